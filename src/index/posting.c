/*
** posting.c - see posting.h.
*/
#include "posting.h"

#include <string.h>

bool bul_positions_skip(const uint8_t **at, const uint8_t *end,
                        uint32_t count) {
  const uint8_t *p = *at;
  if (p < end && *p == 0) {
    *at = p + 1;
    return true;
  }
  while (count >= 8 && end - p >= 8) { /* eight bytes at a time */
    uint64_t eight;
    memcpy(&eight, p, 8);
    count -=
        (uint32_t)__builtin_popcountll(~eight & UINT64_C(0x8080808080808080));
    p += 8;
  }
  while (count > 0 && p < end)
    count -= *p++ < 0x80;
  *at = p;
  return count == 0;
}

static bool read_documents(bul_posting_block *out, const uint8_t **at,
                           const uint8_t *end, int64_t *last) {
  int64_t document = *last;
  const uint8_t *p = *at;
  for (uint32_t i = 0; i < out->size; i++) {
    uint64_t value, count = 1;
    if (p < end && (*p & 0x81) == 0) { /* near, and once: the usual case */
      document += (*p >> 2) + 1;
      if (document > UINT32_MAX) return false;
      out->documents[i] = (uint32_t)document;
      out->counts[i] = 2 | (*p++ >> 1 & 1);
      continue;
    }
    if (end - p >= 2 && ((p[0] | p[1]) & 0x80) == 0) { /* near, and often */
      document += (p[0] >> 2) + 1;
      if (document > UINT32_MAX) return false;
      out->documents[i] = (uint32_t)document;
      out->counts[i] = ((uint32_t)p[1] + 2) << 1 | (p[0] >> 1 & 1);
      p += 2;
      continue;
    }
    if (!bul_varint(&p, end, &value)) return false;
    if ((value & 1) != 0) {
      if (!bul_varint(&p, end, &count)) return false;
      count += 2;
    }
    uint64_t gap = (value >> 2) + 1;
    if (gap > UINT32_MAX || count > UINT32_MAX >> 1) return false;
    document += (int64_t)gap;
    if (document > UINT32_MAX) return false;
    out->documents[i] = (uint32_t)document;
    out->counts[i] = (uint32_t)count << 1 | (value >> 1 & 1);
  }
  *at = p;
  *last = document;
  return true;
}

bool bul_block_read(bul_posting_block *out, const uint8_t **at,
                    const uint8_t *end, int64_t *last) {
  uint64_t head, documents, positions = 0;
  if (!bul_varint(at, end, &head) || head >> 1 == 0 || head >> 1 > BUL_BLOCK)
    return false;
  out->size = (uint32_t)(head >> 1);
  out->has_positions = (head & 1) != 0;
  if (out->size == 1) {
    if (!read_documents(out, at, end, last)) return false;
    out->positions = *at;
    if (out->has_positions && !bul_positions_skip(at, end, out->counts[0] >> 1))
      return false;
    out->end = *at;
    return true;
  }
  uint64_t span = 0;
  int64_t before = *last;
  if (!bul_varint(at, end, &documents)) return false;
  if (out->has_positions && !bul_varint(at, end, &positions)) return false;
  if (out->size == BUL_BLOCK && !bul_varint(at, end, &span)) return false;
  if (documents > (size_t)(end - *at) ||
      positions > (size_t)(end - *at) - documents)
    return false;
  const uint8_t *stop = *at + documents;
  if (!read_documents(out, at, stop, last) || *at != stop) return false;
  if (out->size == BUL_BLOCK && span != (uint64_t)(*last - before))
    return false;
  out->positions = stop;
  out->end = stop + positions;
  *at = out->end;
  return true;
}

bool bul_block_seek(const uint8_t **at, const uint8_t *end, int64_t *last,
                    uint32_t document) {
  for (;;) {
    const uint8_t *p = *at;
    uint64_t head, documents, positions = 0, span;
    if (p == end) return true;
    if (!bul_varint(&p, end, &head)) return false;
    if (head >> 1 != BUL_BLOCK) return true;
    if (!bul_varint(&p, end, &documents)) return false;
    if ((head & 1) != 0 && !bul_varint(&p, end, &positions)) return false;
    if (!bul_varint(&p, end, &span) || span > UINT32_MAX) return false;
    if (*last + (int64_t)span >= (int64_t)document) return true;
    if (documents > (size_t)(end - p) ||
        positions > (size_t)(end - p) - documents)
      return false;
    *at = p + documents + positions;
    *last += (int64_t)span;
  }
}

/* Passes over a block without reading it; its postings are counted. */
static bool block_skip(const uint8_t **at, const uint8_t *end,
                       uint64_t *postings) {
  uint64_t head, documents, positions = 0;
  if (!bul_varint(at, end, &head) || head >> 1 == 0) return false;
  *postings = head >> 1;
  if (head >> 1 == 1) {
    uint64_t value, count = 1;
    if (!bul_varint(at, end, &value)) return false;
    if ((value & 1) != 0) {
      if (!bul_varint(at, end, &count) || count > UINT32_MAX - 2) return false;
      count += 2;
    }
    return (head & 1) == 0 || bul_positions_skip(at, end, (uint32_t)count);
  }
  if (!bul_varint(at, end, &documents)) return false;
  if ((head & 1) != 0 && !bul_varint(at, end, &positions)) return false;
  uint64_t span;
  if (head >> 1 == BUL_BLOCK && !bul_varint(at, end, &span)) return false;
  if (documents > (size_t)(end - *at) ||
      positions > (size_t)(end - *at) - documents)
    return false;
  *at += documents + positions;
  return true;
}

void bul_shared_start(bul_shared *shared, bulletin_text row, uint64_t term) {
  const uint8_t *data = (const uint8_t *)row.data;
  *shared = (bul_shared){.at = data + 1, .end = data + row.size, .term = term};
}

int bul_shared_next(bul_shared *shared) {
  if (shared->at == shared->end) return 0;
  uint64_t gap, bytes;
  if (!bul_varint(&shared->at, shared->end, &gap)) return -1;
  shared->term += gap;
  if (shared->at == shared->end) return -1;
  if (*shared->at != 0) {
    shared->blocks = shared->at;
    if (!block_skip(&shared->at, shared->end, &shared->postings)) return -1;
    shared->blocks_end = shared->at;
    return 1;
  }
  shared->at++;
  if (!bul_varint(&shared->at, shared->end, &bytes) ||
      !bul_varint(&shared->at, shared->end, &shared->postings) ||
      bytes > (size_t)(shared->end - shared->at))
    return -1;
  shared->blocks = shared->at;
  shared->at += bytes;
  shared->blocks_end = shared->at;
  return 1;
}

bool bul_long_start(bulletin_text row, uint64_t *postings,
                    const uint8_t **blocks, const uint8_t **end) {
  const uint8_t *at = (const uint8_t *)row.data;
  *end = at + row.size;
  if (row.size < 2 || *at++ != BUL_ROW_LONG) return false;
  if (!bul_varint(&at, *end, postings)) return false;
  *blocks = at;
  return true;
}
