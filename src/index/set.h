/*
** set.h - sets of articles: a bit for each id.
*/
#ifndef BUL_SET_H
#define BUL_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct bul_set {
  uint64_t *bits;
  size_t words;
} bul_set;

static inline bool bul_set_has(const bul_set *set, int64_t id) {
  size_t word = (size_t)id >> 6;
  return word < set->words && (set->bits[word] >> (id & 63) & 1) != 0;
}

#endif
