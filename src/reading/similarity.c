/*
** similarity.c - bulletin_similarity: the cosine of two texts' words.
**
** A word is known by the hash of its characters, simplified, in half width
** and small letters. Words that carry no matter (of, in, a number) count
** little by their rarity.
*/
#include "../base/error.h"
#include "../base/memory.h"
#include "terms.h"
#include "words.h"

#include <math.h>
#include <stdlib.h>

/* Above this a word is new to the lexicon rather than telling. */
enum { RAREST = 90 };

typedef struct term {
  uint64_t hash;
  double weight;
} term;

typedef struct terms {
  term *items;
  size_t count, capacity;
} terms;

static int by_hash(const void *a, const void *b) {
  uint64_t x = ((const term *)a)->hash, y = ((const term *)b)->hash;
  return x < y ? -1 : x > y;
}

/* The distinct words of a text with their weights, in the order of their
** hashes. */
static bool read_terms(terms *out, bulletin_text text,
                       const bulletin_allocator *allocator,
                       bulletin_segmenter *s) {
  size_t count;
  if (bulletin_segmenter_start(s, text, NULL, 0, NULL)) return false;
  while ((count = bulletin_segmenter_next(s)) > 0) {
    term *items = bul_grow(allocator, out->items, &out->capacity,
                           out->count + count, sizeof *items);
    if (items == NULL) return false;
    out->items = items;
    for (size_t i = 0; i < count; i++) {
      const bulletin_word *w = &s->words[i];
      if (w->form == BULLETIN_WORD_MARK) continue;
      double rarity = ((w->rarity < RAREST ? w->rarity : RAREST) + 1) / 16.0;
      items[out->count++] =
          (term){bul_term_hash(bul_word_text(text, w)), rarity * rarity};
    }
  }
  if (out->count == 0) return true;
  qsort(out->items, out->count, sizeof *out->items, by_hash);
  size_t kept = 0;
  for (size_t i = 0; i < out->count;) {
    size_t k = i;
    while (k < out->count && out->items[k].hash == out->items[i].hash)
      k++;
    double weight = out->items[i].weight * (1 + log((double)(k - i)));
    out->items[kept++] = (term){out->items[i].hash, weight};
    i = k;
  }
  out->count = kept;
  return true;
}

static double cosine(const terms *a, const terms *b) {
  double dot = 0, aa = 0, bb = 0;
  for (size_t i = 0; i < a->count; i++)
    aa += a->items[i].weight * a->items[i].weight;
  for (size_t i = 0; i < b->count; i++)
    bb += b->items[i].weight * b->items[i].weight;
  for (size_t i = 0, k = 0; i < a->count && k < b->count;) {
    uint64_t x = a->items[i].hash, y = b->items[k].hash;
    if (x == y) dot += a->items[i].weight * b->items[k].weight;
    i += x <= y;
    k += y <= x;
  }
  if (aa == 0 || bb == 0) return aa == bb;
  double result = dot / sqrt(aa * bb);
  return result > 1 - 1e-12 ? 1 : result;
}

int bulletin_similarity(double *out, bulletin_text a, bulletin_text b,
                        const bulletin_allocator *given,
                        bulletin_error *error) {
  *out = 0;
  bulletin_allocator allocator = bul_allocator(given);
  /* One script and width for both, which the lexicon knows. */
  const int forms = BULLETIN_SIMPLIFIED | BULLETIN_HALF_DIGITS;
  bulletin_string left = {0}, right = {0};
  int status = bulletin_normalize(&left, a, forms, given, error);
  if (status == BULLETIN_OK)
    status = bulletin_normalize(&right, b, forms, given, error);
  if (status != BULLETIN_OK) {
    bulletin_string_free(&left);
    return status;
  }
  bulletin_segmenter *s = bul_resize(&allocator, NULL, 0, sizeof *s);
  terms x = {0}, y = {0};
  bool ok = s != NULL && read_terms(&x, left.text, &allocator, s) &&
            read_terms(&y, right.text, &allocator, s);
  if (ok) *out = cosine(&x, &y);
  bul_free(&allocator, x.items, x.capacity * sizeof *x.items);
  bul_free(&allocator, y.items, y.capacity * sizeof *y.items);
  bul_free(&allocator, s, sizeof *s);
  bulletin_string_free(&left);
  bulletin_string_free(&right);
  return ok ? BULLETIN_OK : bul_nomem(error);
}
