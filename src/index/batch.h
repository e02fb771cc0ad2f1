/*
** batch.h - documents that are not in a segment yet.
**
** A batch keeps the units of its documents, four bytes each, until it is
** written out as a segment: then pairs and characters are numbers of eight
** bytes that hold term, document and position at once, and sorting those is
** all that indexing is. The more documents a batch has, the fewer segments a
** search must look into.
*/
#ifndef BUL_BATCH_H
#define BUL_BATCH_H

#include "segment.h"
#include "units.h"

enum {
  BUL_BATCH_BITS = 12, /* of a document's number */
  BUL_BATCH_MOST = 1 << BUL_BATCH_BITS
};

/* In place of characters, beyond Unicode: the next unit is not a neighbour; a
** word stands here. */
#define BUL_BATCH_GAP UINT32_C(0x200000)
#define BUL_BATCH_WORD UINT32_C(0x200001)

typedef struct bul_batch_word {
  uint64_t term;
  uint32_t document;
  bool in_headline;
} bul_batch_word;

/* A document of the batch: its units are those up to the next one's. */
typedef struct bul_batched {
  bul_document document;
  size_t first_unit;
  size_t first_word;   /* until they are sorted */
  size_t headline_end; /* units before it are of the headline */
  size_t card_end;     /* in the batch's cards */
} bul_batched;

typedef struct bul_batch {
  bulletin_allocator allocator;
  uint32_t *units; /* characters; BUL_BATCH_GAP, BUL_BATCH_WORD */
  size_t unit_count, unit_capacity;
  bul_batch_word *words;
  size_t word_count, word_capacity;
  bul_batched *documents;
  size_t document_count, document_capacity;
  bul_buffer cards; /* of the documents, one behind the other */
} bul_batch;

void bul_batch_init(bul_batch *batch, const bulletin_allocator *allocator);
void bul_batch_free(bul_batch *batch);

/* A document is begun, its texts added, headline first, then ended. Texts do
** not touch: no match runs from one into the next. */
int bul_batch_begin(bul_batch *batch, int64_t revision, int64_t article,
                    int32_t day, bulletin_error *error);
int bul_batch_headline(bul_batch *batch, bulletin_text text,
                       bulletin_error *error);
int bul_batch_text(bul_batch *batch, bulletin_text text, bulletin_error *error);
int bul_batch_end(bul_batch *batch, bulletin_error *error);

/* Adds document `number` of another batch, which was never written, as the
** text of `revision`. */
int bul_batch_take(bul_batch *batch, const bul_batch *from, size_t number,
                   int64_t revision, int64_t article, int32_t day,
                   bulletin_error *error);

/* What lists of answers show of the newest document, see card.h. */
int bul_batch_card(bul_batch *batch, bulletin_text card, bulletin_error *error);

/* The sketch of the newest document, see sketch.h; how many terms. */
size_t bul_batch_sketch(const bul_batch *batch, uint64_t *terms);

/* Forgets the documents from number `count` on. */
void bul_batch_cut(bul_batch *batch, size_t count);

/* False when the batch should be written before so many documents more; no
** batch takes more than BUL_BATCH_MOST. */
bool bul_batch_has_room(const bul_batch *batch, size_t documents);

/* Calls `sink` for every posting of the batch, term by term. */
int bul_batch_postings(bul_batch *batch,
                       void (*sink)(void *context, uint64_t term,
                                    int64_t revision, uint32_t count,
                                    bool in_headline),
                       void *context, bulletin_error *error);

/* Writes the batch as a segment and keeps it, for what may be undone. */
int bul_batch_copy(bul_batch *batch, const bul_engine *engine,
                   bulletin_error *error);

/* Writes the batch as a segment and empties it. */
int bul_batch_write(bul_batch *batch, const bul_engine *engine,
                    bulletin_error *error);

#endif
