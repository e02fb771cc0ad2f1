/*
** posting.h - where terms occur: how lists of postings lie in the rows of
** the table `posting`.
**
** A *document* is one revision of an article, numbered within its segment
** from 0. A *posting* says that a term occurs in a document, how often, and
** whether in its headline. Postings of one term lie in blocks:
**     varint  n << 1 | has_positions          n postings, 1..128
**     varint  bytes of documents              \ only when n > 1
**     varint  bytes of positions, if any      /
**     varint  last document - the one before  only when n = 128
**     documents: varint (gap - 1) << 2 | in_headline << 1 | (count > 1),
**                then, if count > 1, varint count - 2
**     positions: per posting, varint first + 1, then the gaps; or a single 0
**                where the positions are not known
** The gap of a row's first posting is counted from -1.
**
** A row is one of two kinds, told by its first byte:
**     0  shared: terms with short lists, each
**            varint  term - term before (the first: 0)
**            a block, or 0, varint bytes, varint postings, blocks
**     1  a part of one term's long list:
**            varint  postings in the whole list, then blocks
** All numbers are those of varint.h. A reader believes nothing: what does not
** fit is a failure, never a read out of bounds.
*/
#ifndef BUL_POSTING_H
#define BUL_POSTING_H

#include "../base/varint.h"

enum {
  BUL_BLOCK = 128,
  BUL_ROW_SHARED = 0,
  BUL_ROW_LONG = 1,
  BUL_POSITION_LAST = (1 << 20) - 1 /* this and later ones: not known */
};

/* A block, its documents read. */
typedef struct bul_posting_block {
  uint32_t size;
  bool has_positions;
  uint32_t documents[BUL_BLOCK];
  uint32_t counts[BUL_BLOCK]; /* count << 1 | in_headline */
  const uint8_t *positions;
  const uint8_t *end; /* of the positions */
} bul_posting_block;

/* Reads the block at *at; `last` is the document before, -1 at a row's
** start, and moves on. False when it is damaged. */
bool bul_block_read(bul_posting_block *out, const uint8_t **at,
                    const uint8_t *end, int64_t *last);

/* Passes over the blocks at *at that can be seen to end before `document`. */
bool bul_block_seek(const uint8_t **at, const uint8_t *end, int64_t *last,
                    uint32_t document);

/* Passes over one posting's positions of `count`; false when damaged. */
bool bul_positions_skip(const uint8_t **at, const uint8_t *end, uint32_t count);

/* Reads a shared row term by term. */
typedef struct bul_shared {
  const uint8_t *at;
  const uint8_t *end;
  uint64_t term;
  uint64_t postings;
  const uint8_t *blocks; /* of the current term */
  const uint8_t *blocks_end;
} bul_shared;

void bul_shared_start(bul_shared *shared, bulletin_text row, uint64_t term);

/* 1 when there is a term, 0 at the end, -1 when damaged. */
int bul_shared_next(bul_shared *shared);

/* The blocks of a row of a long list. False when the row is of another kind. */
bool bul_long_start(bulletin_text row, uint64_t *postings,
                    const uint8_t **blocks, const uint8_t **end);

#endif
