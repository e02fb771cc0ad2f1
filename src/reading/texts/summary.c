/*
** summary.c - bulletin_summary_read.
**
** A sentence is worth what it shows (summary_candidates.h), each trait weighed
** as it tells which sentence shares most with the headline of its article. The
** best are taken one after another, each for what it adds to those before.
*/
#include "../../base/error.h"
#include "summary_candidates.h"
#include "summary_weights.h"

#include <math.h>
#include <stdlib.h>

/* The most sentences that a summary is chosen from. */
enum { POOL = 400 };

/* How much of what it shares with those chosen a sentence loses. */
static const double redundancy = 6;

/* What an editor would not do, whatever the weights say (they are fitted to
** the one best sentence, and to bodies without their titles): quote a
** sentence that leans on one left out, an item without its list's head, or
** what says hardly anything; leave out the figure that the title is about. An
** item's loss and a figure's gain outweigh any other trait. */
static const double leans = 8, headless = 30, says_little = 3, scenic = 8,
                    unattributed = 8, has_figure = 12, one_more_figure = 6,
                    spoken = 3, goes_on = 1.5, /* from one that is chosen */
    counts = 1, hosted = 2;

/* A sentence that shares more of its terms with those chosen says the same. */
static const double same_again = 0.6;

/* The candidates, and which are chosen, by number. */
typedef struct chooser {
  bul_candidates all;
  bool *taken;
} chooser;

static double score(const bul_candidates *all, const bul_candidate *s) {
  double values[BUL_TRAITS], sum = 0;
  bul_candidate_traits(values, all, s);
  for (int i = 0; i < BUL_TRAITS; i++)
    sum += values[i] * summary_weights[i];
  return sum;
}

/* Of the characters of a sentence's terms, the share that is chosen already. */
static double overlap(const bul_candidates *all, const bul_candidate *s) {
  double chars = 1, covered = 0;
  for (size_t i = 0; i < s->term_count; i++) {
    const bul_summary_term *t = bul_candidate_term(all, s, i);
    chars += t->chars;
    if (t->covered) covered += t->chars;
  }
  return covered / chars;
}

static int by_score(const void *a, const void *b) {
  const bul_candidate *x = a, *y = b;
  if (x->score != y->score) return x->score > y->score ? -1 : 1;
  return x->number < y->number ? -1 : 1;
}

static int by_place(const void *a, const void *b) {
  const bul_candidate *x = a, *y = b;
  return x->number < y->number ? -1 : x->number > y->number;
}

/* What a sentence loses or gains by those that are chosen. */
static double in_company(const chooser *c, const bul_candidate *s, bool any,
                         uint8_t figures) {
  double value = s->scenery ? -scenic : s->thin ? -says_little : 0;
  bool led = s->follows && c->taken[s->number - 1];
  if (led && !s->opens_paragraph) value += goes_on;
  if (s->refers && !led) value -= leans;
  if (s->item && !led && !c->all.items_only) value -= headless;
  if (s->breaks_off) value -= leans;
  if (s->unattributed) value -= unattributed;
  if (s->spoken && !led) value -= spoken;
  if (s->figures & ~figures && !s->breaks_off)
    value += figures == 0 ? has_figure : one_more_figure;
  if (!any) return value;
  if (s->numbered) value += counts;
  if (s->host) value += hosted;
  double share = overlap(&c->all, s);
  return value - redundancy * share - (share > same_again ? headless : 0);
}

static void take(chooser *c, bul_candidate *s) {
  s->chosen = true;
  c->taken[s->number] = true;
  for (size_t i = 0; i < s->term_count; i++)
    bul_candidate_term(&c->all, s, i)->covered = true;
}

/* Marks the best sentences of the list, which is in the order of scores. */
static size_t choose(chooser *c, size_t sentences, size_t chars) {
  size_t pool = c->all.count < POOL ? c->all.count : POOL;
  size_t chosen = 0, used = 0;
  uint8_t figures = 0;
  if (sentences == 0 || sentences > pool) sentences = pool;
  while (chosen < sentences) {
    bul_candidate *best = NULL;
    double most = -INFINITY;
    for (size_t i = 0; i < pool; i++) {
      bul_candidate *s = &c->all.items[i];
      if (s->chosen) continue;
      if (chars > 0 && chosen > 0 && used + s->length > chars) continue;
      double value = s->score + in_company(c, s, chosen > 0, figures);
      /* of a limit in characters, the first should fit in if any does */
      if (chars > 0 && chosen == 0 && s->length > chars) value -= 1e3;
      if (value <= most) continue;
      most = value;
      best = s;
    }
    if (best == NULL) break;
    take(c, best);
    figures |= best->figures;
    chosen++;
    used += best->length;
  }
  return chosen;
}

/* What is chosen, in the text's order; false when memory ran out. */
static bool write_chosen(bulletin_summary *out, chooser *c, size_t chosen) {
  bul_candidates *all = &c->all;
  qsort(all->items, all->count, sizeof *all->items, by_place);
  bulletin_sentence *items =
      bul_list_grow(&out->owner, &all->allocator, chosen, sizeof *items);
  if (items == NULL) return false;
  out->items = items;
  for (size_t i = 0; i < all->count; i++) {
    const bul_candidate *s = &all->items[i];
    if (s->chosen)
      items[out->count++] =
          (bulletin_sentence){bul_candidate_text(all, s), s->span, s->score};
  }
  return true;
}

static bool summarize(bulletin_summary *out, chooser *c,
                      const bulletin_summary_options *options) {
  bul_candidates *all = &c->all;
  if (all->count == 0) return true;
  c->taken = bul_resize(&all->allocator, NULL, 0, all->count);
  if (c->taken == NULL) return false;
  memset(c->taken, 0, all->count);
  for (size_t i = 0; i < all->count; i++)
    all->items[i].score = score(all, &all->items[i]);
  qsort(all->items, all->count, sizeof *all->items, by_score);
  size_t chosen = choose(c, options->sentences, options->chars);
  bool good = write_chosen(out, c, chosen);
  bul_free(&all->allocator, c->taken, all->count);
  return good;
}

int bulletin_summary_read(bulletin_summary *out, bulletin_text text,
                          const bulletin_summary_options *options,
                          const bulletin_allocator *allocator,
                          bulletin_error *error) {
  *out = (bulletin_summary){0};
  bulletin_allocator memory = bul_allocator(allocator);
  int status = bul_check_text(text, error);
  if (status != BULLETIN_OK) return status;
  chooser c = {.taken = NULL};
  bool good = bul_candidates_read(&c.all, text, options->title_size, &memory) &&
              summarize(out, &c, options);
  bul_candidates_free(&c.all);
  if (good) return BULLETIN_OK;
  bulletin_summary_free(out);
  return bul_nomem(error);
}

void bulletin_summary_free(bulletin_summary *summary) {
  bul_list_free(summary->owner);
  *summary = (bulletin_summary){0};
}
