/*
** store.h - the store's own state, shared by the files of this folder.
*/
#ifndef BUL_STORE_H
#define BUL_STORE_H

#include "../index/batch.h"
#include "../index/index.h"
#include "engine.h"
#include "sql/schema.h"

enum { BUL_ELEMENT_BITS = 20 }; /* element ids: revision << bits | number */

enum { BUL_SIGNATURE = 255 }; /* bytes of a name, at most */

#define BUL_NUMBER_MASK ((INT64_C(1) << BUL_ELEMENT_BITS) - 1)

/* A piece, and where engines that have shards keep it. */
typedef struct bul_piece {
  int64_t id;
  int64_t shard;
} bul_piece;

/* Names that are written at one go, where each trip costs: before a savepoint,
** before what reads them, and at the transaction's end. */
typedef struct bul_noted_name {
  int64_t number;
  int64_t kind;
  size_t at, size; /* in the texts */
} bul_noted_name;

typedef struct bul_noted_names {
  bul_noted_name *items;
  size_t count, capacity;
  bul_buffer texts;
} bul_noted_names;

struct bulletin_store {
  bulletin_allocator allocator;
  bul_sql *sql;
  bul_engine engine; /* of the index, over `sql` */
  bool may_write;
  int depth;              /* of transactions */
  int readings;           /* one within the other */
  bool stuck;             /* in one that could not be undone */
  bool touched;           /* this transaction wrote */
  char by[BUL_SIGNATURE]; /* who makes changes, see bulletin_sign */
  size_t by_size;
  size_t mark; /* documents of the batch when the call began */
  bul_batch batch;
  bul_noted_names noted;
  bul_index index;
  int64_t calls;       /* that wrote: an engine may count transactions only */
  bool merges;         /* segments after this transaction */
  size_t rows_written; /* of postings, in this transaction */
  int64_t merged; /* documents of segments that were written in this merge */
};

int bul_names_flush(bulletin_store *store, bulletin_error *error);
void bul_names_forget(bulletin_store *store);
void bul_names_free(bulletin_store *store);

/* Begins what writes on behalf of one call, some `documents` of them; ends
** with bul_store_end(store, status, error), which returns the final status. */
int bul_store_begin(bulletin_store *store, size_t documents,
                    bulletin_error *error);
int bul_store_end(bulletin_store *store, int status, bulletin_error *error);

/* Makes what follows read one state of the store; ends with bul_read_end. They
** nest. */
int bul_read_begin(bulletin_store *store, bulletin_error *error);
int bul_read_end(bulletin_store *store, int status, bulletin_error *error);

/* Brings the search index up to date, the current transaction's own articles
** too. Within bul_read_begin and _end, or a transaction. */
int bul_store_refresh(bulletin_store *store, bulletin_error *error);

/* An article of one revision, read into `arena`. CORRUPT when it is not there:
** who asks knows of it from the archive or the index. */
int bul_revision_read(bulletin_article *out, bulletin_store *store,
                      int64_t revision, bul_arena *arena,
                      bulletin_error *error);

/* The texts of a revision that can be searched, each with whether it is the
** headline; read into `arena`. */
typedef struct bul_text_part {
  bulletin_text text;
  bool is_headline;
} bul_text_part;

int bul_revision_parts(bul_text_part **out, size_t *count,
                       bulletin_store *store, int64_t revision,
                       bul_arena *arena, bulletin_error *error);

/* Who makes changes; absent for nobody. */
bulletin_text bul_store_signature(const bulletin_store *store);

/* A copy in `arena`; absent stays absent. False when memory ran out. */
bool bul_arena_text(bulletin_text *out, bul_arena *arena, bulletin_text text);

#endif
