/*
** similarity.c - how alike texts are: the cosine of their words.
**
** A word is known by the hash of its characters, simplified, in half width
** and small letters. Words that carry no matter (of, in, a number) count
** little by their rarity.
*/
#include "../../base/error.h"
#include "../../base/memory.h"
#include "terms.h"
#include "../words/words.h"

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

typedef struct reader {
  bulletin_allocator allocator;
  bulletin_segmenter *segmenter;
} reader;

static int start(reader *r, const bulletin_allocator *given,
                 bulletin_error *error) {
  r->allocator = bul_allocator(given);
  r->segmenter = bul_resize(&r->allocator, NULL, 0, sizeof *r->segmenter);
  return r->segmenter == NULL ? bul_nomem(error) : BULLETIN_OK;
}

static void stop(reader *r) {
  bul_free(&r->allocator, r->segmenter, sizeof *r->segmenter);
}

static void free_terms(reader *r, terms *t) {
  bul_free(&r->allocator, t->items, t->capacity * sizeof *t->items);
  *t = (terms){0};
}

static bool add_words(terms *out, reader *r, bulletin_text text) {
  bulletin_segmenter *s = r->segmenter;
  size_t count;
  while ((count = bulletin_segmenter_next(s)) > 0) {
    term *items = bul_grow(&r->allocator, out->items, &out->capacity,
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
  return true;
}

/* Each once, weighed by how often it came, in the order of the hashes. */
static void join_terms(terms *t) {
  if (t->count == 0) return;
  qsort(t->items, t->count, sizeof *t->items, by_hash);
  size_t kept = 0;
  for (size_t i = 0; i < t->count;) {
    size_t k = i;
    while (k < t->count && t->items[k].hash == t->items[i].hash)
      k++;
    double weight = t->items[i].weight * (1 + log((double)(k - i)));
    t->items[kept++] = (term){t->items[i].hash, weight};
    i = k;
  }
  t->count = kept;
}

/* The distinct words of a text with their weights; in one script and width,
** which the lexicon knows. */
static int read_terms(terms *out, reader *r, bulletin_text text,
                      bulletin_error *error) {
  bulletin_string plain;
  out->count = 0;
  int status = bulletin_normalize(&plain, text,
                                  BULLETIN_SIMPLIFIED | BULLETIN_HALF_DIGITS,
                                  &r->allocator, error);
  if (status != BULLETIN_OK) return status;
  status = bulletin_segmenter_start(r->segmenter, plain.text, NULL, 0, error);
  if (status == BULLETIN_OK && !add_words(out, r, plain.text))
    status = bul_nomem(error);
  join_terms(out);
  bulletin_string_free(&plain);
  return status;
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
                        const bulletin_allocator *allocator,
                        bulletin_error *error) {
  *out = 0;
  reader r;
  int status = start(&r, allocator, error);
  if (status != BULLETIN_OK) return status;
  terms x = {0}, y = {0};
  status = read_terms(&x, &r, a, error);
  if (status == BULLETIN_OK) status = read_terms(&y, &r, b, error);
  if (status == BULLETIN_OK) *out = cosine(&x, &y);
  free_terms(&r, &x);
  free_terms(&r, &y);
  stop(&r);
  return status;
}

int bulletin_likeness(double *out, const bulletin_text *texts, size_t count,
                      const bulletin_allocator *allocator,
                      bulletin_error *error) {
  enum { MOST = 60 };
  terms samples[MOST] = {{0}}, own = {0};
  size_t step = (count + MOST - 1) / MOST, sampled = 0;
  reader r;
  int status = start(&r, allocator, error);
  if (status != BULLETIN_OK) return status;
  for (size_t k = 0; k < count && status == BULLETIN_OK; k += step)
    status = read_terms(&samples[sampled++], &r, texts[k], error);
  for (size_t i = 0; i < count && status == BULLETIN_OK; i++) {
    bool is_sample = i % step == 0;
    if (!is_sample) status = read_terms(&own, &r, texts[i], error);
    double sum = 0;
    for (size_t k = 0; k < sampled && status == BULLETIN_OK; k++) {
      if (k * step != i)
        sum += cosine(is_sample ? &samples[i / step] : &own, &samples[k]);
    }
    size_t others = sampled - is_sample;
    out[i] = others > 0 ? sum / (double)others : 0;
  }
  for (size_t k = 0; k < sampled; k++)
    free_terms(&r, &samples[k]);
  free_terms(&r, &own);
  stop(&r);
  return status;
}
