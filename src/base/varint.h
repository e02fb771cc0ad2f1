/*
** varint.h - numbers of few bytes: little-endian base 128, seven bits a byte,
** the top bit set on all but the last. Small numbers are short; what may be
** negative is folded first, so that it is short near 0 on both sides.
*/
#ifndef BUL_VARINT_H
#define BUL_VARINT_H

#include "buffer.h"

enum { BUL_VARINT_BYTES = 10 }; /* of the largest number */

/* Reads a number and moves *at behind it; false, and nothing moved, when it
** is not whole before `end` or has more than 64 bits. */
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
    if (shift == 63 && byte > 1) return false;
    value |= (uint64_t)(byte & 0x7F) << shift;
    if (byte < 0x80) {
      *out = value;
      *at = p;
      return true;
    }
  }
  return false;
}

/* Writes a number into BUL_VARINT_BYTES of room; its end. */
static inline uint8_t *bul_varint_put(uint8_t *at, uint64_t value) {
  while (value >= 0x80) {
    *at++ = (uint8_t)(value | 0x80);
    value >>= 7;
  }
  *at++ = (uint8_t)value;
  return at;
}

static inline void bul_buffer_add_varint(bul_buffer *buffer, uint64_t value) {
  char *room = bul_buffer_reserve(buffer, BUL_VARINT_BYTES);
  if (room == NULL) return;
  buffer->size +=
      (size_t)(bul_varint_put((uint8_t *)room, value) - (uint8_t *)room);
}

/* 0, -1, 1, -2 … as 0, 1, 2, 3 …, and back. */
static inline uint64_t bul_zigzag(int64_t value) {
  return (uint64_t)value << 1 ^ (value < 0 ? UINT64_MAX : 0);
}
static inline int64_t bul_unzigzag(uint64_t value) {
  return (int64_t)(value >> 1) ^ -(int64_t)(value & 1);
}

#endif
