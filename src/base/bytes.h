/*
** bytes.h - bytes looked at many at a time, with the vectors that gcc and
** clang know on every machine.
*/
#ifndef BUL_BYTES_H
#define BUL_BYTES_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { BUL_VECTOR = 32 };

/* For what must stay in registers inside its caller's loop. */
#define BUL_INLINE static inline __attribute__((always_inline))

/* A function made twice, where the program's loader can choose between the
** machine's vectors and half as wide ones. ThreadSanitizer cannot be called
** where the loader chooses. */
#if defined __x86_64__ && defined __GLIBC__ && !defined __SANITIZE_THREAD__
#define BUL_CLONES __attribute__((target_clones("avx2", "default")))
#else
#define BUL_CLONES
#endif

/* Vectors of two widths cannot be passed by value between the two: what
** follows takes them by address or is an expression. */
typedef unsigned char bul_bytes __attribute__((vector_size(BUL_VECTOR)));
typedef signed char bul_signed __attribute__((vector_size(BUL_VECTOR)));
typedef unsigned char bul_loaded
    __attribute__((vector_size(BUL_VECTOR), aligned(1), may_alias));

/* The vector that stands at p. */
#define bul_load(p) ((bul_bytes) * (const bul_loaded *)(p))

/* The same byte in every place. */
#define bul_each(byte) ((bul_bytes){0} + (unsigned char)(byte))

/* Comparisons give 0xFF where they hold and 0 elsewhere. */
#define bul_is(bytes, byte) ((bul_bytes)((bytes) == bul_each(byte)))
#define bul_least(bytes, byte) ((bul_bytes)((bytes) >= bul_each(byte)))

/* As signed numbers: one comparison on most machines, and ASCII lies above
** all others. */
#define bul_above(bytes, byte)                                                 \
  ((bul_bytes)((bul_signed)(bytes) > (signed char)(byte)))
#define bul_below(bytes, byte)                                                 \
  ((bul_bytes)((bul_signed)(bytes) < (signed char)(byte)))

/* Non-zero if any bit is set. */
BUL_INLINE uint64_t bul_any(const bul_bytes *bytes) {
  uint64_t parts[BUL_VECTOR / 8];
  memcpy(parts, bytes, sizeof parts);
  return parts[0] | parts[1] | parts[2] | parts[3];
}

BUL_INLINE size_t bul_sum(const bul_bytes *bytes) {
  uint64_t parts[BUL_VECTOR / 8], pairs = 0;
  memcpy(parts, bytes, sizeof parts);
  for (int i = 0; i < BUL_VECTOR / 8; i++)
    pairs += (parts[i] & 0x00FF00FF00FF00FFu) +
             (parts[i] >> 8 & 0x00FF00FF00FF00FFu);
  return (size_t)(pairs * 0x0001000100010001u >> 48);
}

#endif
