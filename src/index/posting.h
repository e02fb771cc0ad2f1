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
** All numbers are little-endian base 128. A reader believes nothing: what
** does not fit is a failure, never a read out of bounds.
*/
#ifndef BUL_POSTING_H
#define BUL_POSTING_H

#include "../base/buffer.h"

enum {
  BUL_BLOCK = 128,
  BUL_ROW_SHARED = 0,
  BUL_ROW_LONG = 1,
  BUL_POSITION_LAST = (1 << 20) - 1 /* this and later ones: not known */
};

/* Reads a number; false past `end`. */
static inline bool bul_varint(const uint8_t **at, const uint8_t *end,
                              uint64_t *out) {
  const uint8_t *p = *at;
  if (p >= end) return false;
  if (*p < 0x80) {
    *out = *p;
    *at = p + 1;
    return true;
  }
  uint64_t value = 0;
  for (unsigned shift = 0; shift < 64 && p < end; shift += 7) {
    uint8_t byte = *p++;
    value |= (uint64_t)(byte & 0x7F) << shift;
    if (byte < 0x80) {
      *out = value;
      *at = p;
      return true;
    }
  }
  return false;
}

/* Writes a number into 10 bytes of room; its end. */
static inline uint8_t *bul_varint_put(uint8_t *at, uint64_t value) {
  while (value >= 0x80) {
    *at++ = (uint8_t)(value | 0x80);
    value >>= 7;
  }
  *at++ = (uint8_t)value;
  return at;
}

void bul_buffer_add_varint(bul_buffer *buffer, uint64_t value);

static inline uint64_t bul_zigzag(int64_t value) {
  return (uint64_t)value << 1 ^ (value < 0 ? UINT64_MAX : 0);
}
static inline int64_t bul_unzigzag(uint64_t value) {
  return (int64_t)(value >> 1) ^ -(int64_t)(value & 1);
}

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

/* The blocks of a row of a long list. False when it is none. */
bool bul_long_start(bulletin_text row, uint64_t *postings,
                    const uint8_t **blocks, const uint8_t **end);

#endif
