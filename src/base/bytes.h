/*
** bytes.h - bytes looked at many at a time, with the vectors that gcc and
** clang know on every machine.
*/
#ifndef BUL_BYTES_H
#define BUL_BYTES_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* No vector is passed by a real call: all that follows is inlined. */
#pragma GCC diagnostic ignored "-Wpsabi"

enum { BUL_VECTOR = 32 };

/* For what must stay in registers inside its caller's loop. */
#define BUL_INLINE static inline __attribute__((always_inline))

/* A function made twice, where the program's loader can choose between the
** machine's vectors and half as wide ones. */
#if defined __x86_64__ && defined __GLIBC__
#define BUL_CLONES __attribute__((target_clones("avx2", "default")))
#else
#define BUL_CLONES
#endif

/* Comparisons give 0xFF where they hold and 0 elsewhere. */
typedef unsigned char bul_bytes __attribute__((vector_size(BUL_VECTOR)));

BUL_INLINE bul_bytes bul_load(const void *p) {
  bul_bytes bytes;
  memcpy(&bytes, p, sizeof bytes);
  return bytes;
}

/* The same byte in every place. */
BUL_INLINE bul_bytes bul_each(unsigned char byte) {
  return (bul_bytes){0} + byte;
}

BUL_INLINE bul_bytes bul_is(bul_bytes bytes, unsigned char byte) {
  return (bul_bytes)(bytes == bul_each(byte));
}

BUL_INLINE bul_bytes bul_least(bul_bytes bytes, unsigned char byte) {
  return (bul_bytes)(bytes >= bul_each(byte));
}

typedef signed char bul_signed __attribute__((vector_size(BUL_VECTOR)));

/* Where bytes, as signed numbers, are above `byte`: one comparison on most
** machines, and ASCII lies above all others. */
BUL_INLINE bul_bytes bul_above(bul_bytes bytes, signed char byte) {
  return (bul_bytes)((bul_signed)bytes > byte);
}

BUL_INLINE bul_bytes bul_below(bul_bytes bytes, signed char byte) {
  return (bul_bytes)((bul_signed)bytes < byte);
}

/* Non-zero if any bit is set. */
BUL_INLINE uint64_t bul_any(bul_bytes bytes) {
  uint64_t parts[BUL_VECTOR / 8];
  memcpy(parts, &bytes, sizeof parts);
  return parts[0] | parts[1] | parts[2] | parts[3];
}

BUL_INLINE size_t bul_sum(bul_bytes bytes) {
  uint64_t parts[BUL_VECTOR / 8];
  memcpy(parts, &bytes, sizeof parts);
  uint64_t pairs = 0;
  for (int i = 0; i < BUL_VECTOR / 8; i++)
    pairs += (parts[i] & 0x00FF00FF00FF00FFu) +
             (parts[i] >> 8 & 0x00FF00FF00FF00FFu);
  return (size_t)(pairs * 0x0001000100010001u >> 48);
}

#endif
