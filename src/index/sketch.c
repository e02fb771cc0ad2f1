/*
** sketch.c - see sketch.h.
*/
#include "sketch.h"

#include <stdlib.h>

/* Fewer bits make a smaller index; chance meetings are compared away. */
enum { BINS = 32, BIN_SHIFT = 59, SKETCH_BITS = 40 };

static uint64_t mix(uint64_t h) {
  h ^= h >> 31;
  h *= UINT64_C(0x7FB5D329728EA185);
  h ^= h >> 27;
  h *= UINT64_C(0x81DADEF4BC2DD44D);
  return h ^ h >> 33;
}

/* Characters have at most 22 bits here; the polynomial is mixed after. */
static uint64_t run_hash(const uint32_t *units) {
  uint64_t h = 0;
  for (int i = 0; i < BUL_SKETCH_RUN; i++)
    h = h * UINT64_C(0x9E3779B97F4A7C15) + units[i] + 1;
  return mix(h);
}

size_t bul_sketch(uint64_t terms[BUL_SKETCH_TERMS], const uint32_t *units,
                  size_t count) {
  uint64_t least[BINS];
  if (count < BUL_SKETCH_RUN * 2) return 0;
  for (size_t i = 0; i < BINS; i++)
    least[i] = UINT64_MAX;
  for (size_t i = 0; i + BUL_SKETCH_RUN <= count; i++) {
    uint64_t h = run_hash(units + i);
    if (h < least[h >> BIN_SHIFT]) least[h >> BIN_SHIFT] = h;
  }
  /* An empty bin takes what the next full one has (Shrivastava, Li,
  ** "Densifying One Permutation Hashing", 2014). */
  uint64_t full[BINS];
  for (size_t i = 0; i < BINS; i++) {
    size_t from = i;
    while (least[from] == UINT64_MAX)
      from = (from + 1) % BINS;
    full[i] = least[from] + (from - i) % BINS;
  }
  for (size_t i = 0; i < BUL_SKETCH_TERMS; i++) {
    uint64_t h = mix(full[2 * i] * 31 + mix(full[2 * i + 1] + i));
    terms[i] = bul_term(BUL_TERM_SKETCH, h >> (64 - SKETCH_BITS));
  }
  return BUL_SKETCH_TERMS;
}

size_t bul_runs_add(uint64_t *hashes, const uint32_t *units, size_t count) {
  size_t n = 0;
  for (size_t i = 0; i + BUL_SKETCH_RUN <= count; i++)
    hashes[n++] = run_hash(units + i);
  return n;
}

static int by_value(const void *left, const void *right) {
  uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
  return (a > b) - (a < b);
}

void bul_runs_finish(bul_runs *runs) {
  if (runs->count == 0) return;
  qsort(runs->hashes, runs->count, sizeof *runs->hashes, by_value);
  size_t n = 1;
  for (size_t i = 1; i < runs->count; i++)
    if (runs->hashes[i] != runs->hashes[n - 1])
      runs->hashes[n++] = runs->hashes[i];
  runs->count = n;
}

double bul_runs_resemblance(const bul_runs *a, const bul_runs *b) {
  size_t i = 0, j = 0, both = 0;
  while (i < a->count && j < b->count) {
    if (a->hashes[i] == b->hashes[j]) {
      both++;
      i++;
      j++;
    } else if (a->hashes[i] < b->hashes[j]) {
      i++;
    } else {
      j++;
    }
  }
  size_t all = a->count + b->count - both;
  return all == 0 ? 0 : (double)both / (double)all;
}
