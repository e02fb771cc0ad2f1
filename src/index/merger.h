/*
** merger.h - writes the rows of several segments into one.
**
** A merger is opened over segments, oldest first, and takes their documents:
** either afresh, without those that are dead now, or as a segment has them that
** was begun before. Then it copies postings, term by term, and cards, segment
** by segment; it may stop between two terms or two segments and go on in
** another transaction.
*/
#ifndef BUL_MERGER_H
#define BUL_MERGER_H

#include "documents.h"
#include "engine.h"

enum { BUL_MERGED_MOST = 64 }; /* segments at once */

typedef struct bul_merger_input bul_merger_input;

typedef struct bul_revisions {
  int64_t *items;
  size_t count, capacity;
} bul_revisions;

typedef struct bul_merger {
  const bul_engine *engine;
  const bulletin_allocator *allocator;
  bulletin_error *error;
  int64_t ids[BUL_MERGED_MOST];
  bul_merger_input *inputs;
  size_t input_count;
  int64_t first, last;     /* revisions that the inputs span */
  size_t taken;            /* documents of the merged segment */
  size_t total;            /* documents of the inputs */
  bul_revisions dead;      /* in order; while documents are taken afresh */
  bul_revisions gone;      /* revisions that are not taken along */
  bul_revisions kept;      /* those of the segment that was begun */
  bul_document *documents; /* of the merged segment, when taken afresh */
} bul_merger;

/* `rows` are segments, oldest first, at most BUL_MERGED_MOST. Free with
** bul_merger_free, whatever this returns. */
int bul_merger_open(bul_merger *merger, const bul_engine *engine,
                    const bul_segment_row *rows, size_t count,
                    const bulletin_allocator *allocator, bulletin_error *error);
void bul_merger_free(bul_merger *merger);

/* Takes what is alive, and makes the row of the merged segment: its number; 0
** where nothing is alive. */
int bul_merger_begin(bul_merger *merger, int64_t *segment);

/* Takes what the segment that was begun has. */
int bul_merger_resume(bul_merger *merger, int64_t segment);

/* Copies the postings of terms from *next on, until some *most rows have been
** read, and takes them off. *next is then the term to go on with, or -1 behind
** the last. */
int bul_merger_postings(bul_merger *merger, int64_t segment, int64_t *next,
                        size_t *most);

/* Copies the cards of the inputs from number `from` to before `end`. */
int bul_merger_cards(bul_merger *merger, int64_t segment, size_t from,
                     size_t end);

#endif
