/*
** segment.h - segments of the search index: written once, merged, dropped.
**
** A segment is one row of the table `segment`, which describes its documents,
** and the rows of `posting` that carry its number. Segments follow each other
** in time: each holds documents newer than all those of the one before. A
** segment never changes; what is merged is written anew.
*/
#ifndef BUL_SEGMENT_H
#define BUL_SEGMENT_H

#include "documents.h"
#include "engine.h"
#include "posting.h"

/* Fills `error` for rows that are not what a writer wrote: CORRUPT. */
int bul_index_damaged(bulletin_error *error);

/* --- writing ----------------------------------------------------------- */

enum { BUL_WAITING = 64 }; /* rows that go to the engine at once */

typedef struct bul_writer {
  const bul_engine *engine;
  int64_t segment;
  bul_posting_row waiting[BUL_WAITING];
  size_t waiting_count;
  size_t page_room;        /* of the page that the newest row lies on */
  bul_buffer waiting_data; /* of these rows, one behind the other */
  uint64_t term;
  uint64_t expected; /* postings of the term */
  bool is_long;
  bul_buffer row; /* the shared row that is being filled */
  uint64_t row_term;
  uint64_t last_term;
  bul_buffer list;     /* blocks of the term so far */
  uint64_t list_first; /* first document of `list`, when long */
  size_t list_blocks;
  bul_buffer documents; /* of the block being filled */
  bul_buffer positions;
  uint32_t size;
  uint32_t first;
  bool any_positions;
  int64_t last;   /* document before, -1 at a row's start */
  int64_t before; /* the one before the block */
} bul_writer;

void bul_writer_start(bul_writer *writer, const bul_engine *engine,
                      int64_t segment, const bulletin_allocator *allocator);

/* Terms come in rising order, each with the number of its postings. */
int bul_writer_term(bul_writer *writer, uint64_t term, uint64_t postings,
                    bulletin_error *error);

/* Documents come in rising order. `positions` as in posting.h; NULL when
** they are not known. */
int bul_writer_posting(bul_writer *writer, uint32_t document, uint32_t count,
                       bool in_headline, const uint8_t *positions, size_t size,
                       bulletin_error *error);
int bul_writer_end(bul_writer *writer, bulletin_error *error);
void bul_writer_free(bul_writer *writer);

/* Makes the row of a new segment and gives its number. */
int bul_segment_insert(int64_t *out, const bul_engine *engine,
                       const bul_document *documents, size_t count,
                       const bulletin_allocator *allocator,
                       bulletin_error *error);

#endif
