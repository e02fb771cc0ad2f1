/*
** bytes.h - bytes looked at sixteen at a time, with the vectors that gcc and
** clang know on every machine.
*/
#ifndef BUL_BYTES_H
#define BUL_BYTES_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { BUL_VECTOR = 16 };

/* For what must stay in registers inside its caller's loop. */
#define BUL_INLINE static inline __attribute__((always_inline))

/* Comparisons give 0xFF where they hold and 0 elsewhere. */
typedef unsigned char bul_bytes __attribute__((vector_size(16)));

BUL_INLINE bul_bytes bul_load(const void *p) {
  bul_bytes bytes;
  memcpy(&bytes, p, sizeof bytes);
  return bytes;
}

/* Sixteen times the same byte. */
BUL_INLINE bul_bytes bul_each(unsigned char byte) {
  return (bul_bytes){byte, byte, byte, byte, byte, byte, byte, byte,
                     byte, byte, byte, byte, byte, byte, byte, byte};
}

BUL_INLINE bul_bytes bul_is(bul_bytes bytes, unsigned char byte) {
  return (bul_bytes)(bytes == bul_each(byte));
}

BUL_INLINE bul_bytes bul_least(bul_bytes bytes, unsigned char byte) {
  return (bul_bytes)(bytes >= bul_each(byte));
}

typedef signed char bul_signed __attribute__((vector_size(16)));

/* Where bytes, as signed numbers, are above `byte`: one comparison on most
** machines, and ASCII lies above all others. */
BUL_INLINE bul_bytes bul_above(bul_bytes bytes, signed char byte) {
  bul_signed limit = {byte, byte, byte, byte, byte, byte, byte, byte,
                      byte, byte, byte, byte, byte, byte, byte, byte};
  return (bul_bytes)((bul_signed)bytes > limit);
}

/* Non-zero if any bit is set. */
BUL_INLINE uint64_t bul_any(bul_bytes bytes) {
  uint64_t halves[2];
  memcpy(halves, &bytes, sizeof halves);
  return halves[0] | halves[1];
}

BUL_INLINE size_t bul_sum(bul_bytes bytes) {
  uint64_t halves[2];
  memcpy(halves, &bytes, sizeof halves);
  size_t sum = 0;
  for (int i = 0; i < 2; i++) {
    uint64_t pairs = (halves[i] & 0x00FF00FF00FF00FFu) +
                     (halves[i] >> 8 & 0x00FF00FF00FF00FFu);
    sum += (size_t)(pairs * 0x0001000100010001u >> 48);
  }
  return sum;
}

#endif
