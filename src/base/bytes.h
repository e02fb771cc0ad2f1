/*
** bytes.h - bytes looked at eight at a time.
*/
#ifndef BUL_BYTES_H
#define BUL_BYTES_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A word of eight such bytes. */
#define BUL_EACH(byte) ((uint64_t)(byte)*0x0101010101010101u)

static inline uint64_t bul_load(const void *p) {
  uint64_t word;
  memcpy(&word, p, sizeof word);
  return word;
}

/* Non-zero if a byte of `word` is `byte`: the high bits of such bytes, and
** perhaps of those right above one, so that callers must look again. */
static inline uint64_t bul_equals(uint64_t word, unsigned byte) {
  uint64_t zero = word ^ BUL_EACH(byte);
  return (zero - BUL_EACH(0x01)) & ~zero & BUL_EACH(0x80);
}

/* The sum of eight bytes, none above 31. */
static inline size_t bul_sum_bytes(uint64_t word) {
  return (size_t)(word * BUL_EACH(0x01) >> 56);
}

#endif
