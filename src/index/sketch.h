/*
** sketch.h - short sketches of texts that are alike where the texts are.
**
** Every run of five units is hashed; the hashes fall into bins and each bin
** keeps its least (one permutation hashing: Li, Owen, Zhang, "One Permutation
** Hashing", 2012). Two texts agree in a bin about as often as they share
** runs. Pairs of bins are terms of the search index, so that a look into it
** finds the texts that agree in at least one.
*/
#ifndef BUL_SKETCH_H
#define BUL_SKETCH_H

#include "units.h"

enum { BUL_SKETCH_RUN = 5, BUL_SKETCH_TERMS = 16 };

/* Writes the terms for `units`, numbers that stand for a text's units, and
** returns how many: 0 for a text too short to compare. */
size_t bul_sketch(uint64_t terms[BUL_SKETCH_TERMS], const uint32_t *units,
                  size_t count);

/* The hashes of a text's runs, sorted, each once: for comparing exactly. */
typedef struct bul_runs {
  uint64_t *hashes;
  size_t count;
  size_t capacity;
} bul_runs;

/* Adds the runs of one text to room for `count` hashes; how many. */
size_t bul_runs_add(uint64_t *hashes, const uint32_t *units, size_t count);

/* Sorts and removes what is there twice. */
void bul_runs_finish(bul_runs *runs);

/* The part of all runs that both have, 0..1. */
double bul_runs_resemblance(const bul_runs *a, const bul_runs *b);

#endif
