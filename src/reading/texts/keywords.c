/*
** keywords.c - the terms that say what a text is about.
**
** Each word, each pair of neighbouring nouns and each quoted term is a
** candidate. Its score is how likely terms of its kind are keywords, times
** how often the text has it (dampened), times how rare it is among articles
** (the usual TF-IDF), more for what stands in the title or early.
*/
#include "../words/words.h"

#include "../../base/error.h"
#include "../../base/hash.h"

#include <math.h>
#include <stdlib.h>

typedef struct candidate {
  bulletin_text term;
  uint32_t count;
  double weight; /* how likely a term of this kind is a keyword */
  int rarity;
  size_t first; /* where it first stands */
} candidate;

typedef struct search {
  bulletin_text text;
  bulletin_allocator allocator;
  candidate *items;
  size_t count;
  size_t capacity;
  bul_hash_table table; /* items by term */
  bool failed;
} search;

typedef struct result {
  bulletin_keywords keywords; /* first: what the caller holds */
  bulletin_allocator allocator;
  size_t room;
  bulletin_keyword items[];
} result;

/* --- candidates -------------------------------------------------------- */

static void add(search *s, bulletin_span span, double weight, int rarity) {
  if (weight <= 0 || s->failed) return;
  bulletin_text term =
      bul_text(s->text.data + span.start, span.end - span.start);
  candidate *grown =
      bul_hash_room(&s->table)
          ? bul_grow(&s->allocator, s->items, &s->capacity, s->count + 1,
                     sizeof *grown)
          : NULL;
  if (grown == NULL) {
    s->failed = true;
    return;
  }
  s->items = grown;
  uint32_t hash = bul_hash(term);
  bul_hash_slot *slot = bul_hash_first(&s->table, hash);
  for (; slot->item != 0; slot = bul_hash_next(&s->table, slot)) {
    candidate *c = &s->items[slot->item - 1];
    if (bul_text_equal(c->term, term)) {
      c->count++;
      if (weight > c->weight) c->weight = weight;
      return;
    }
  }
  bul_hash_put(&s->table, slot, hash, s->count);
  s->items[s->count++] = (candidate){.term = term,
                                     .count = 1,
                                     .weight = weight,
                                     .rarity = rarity,
                                     .first = span.start};
}

/* How likely a word is a keyword by its kind and length; measured on
** headlines. */
static double word_weight(const bulletin_word *w, size_t length) {
  int rare = w->rarity;
  if (length < 2) return 0;
  switch (w->pos) {
    case BUL_POS_NR:
    case BUL_POS_NRT:
      return 0.7;
    case BUL_POS_NS:
      return length > 2 ? 0.7 : rare < 16 ? 0.03 : rare < 32 ? 0.25 : 0.45;
    case BUL_POS_NT:
      return 0.4;
    case BUL_POS_NZ:
      return length > 2 ? 0.48 : rare < 80 ? 0.05 : rare < 128 ? 0.15 : 0.4;
    case BUL_POS_NX:
      return length > 2 ? 0.4 : 0.15;
    case BUL_POS_N:
      if (length == 3) return rare < 160 ? 0.38 : 0.5;
      if (length > 3) return 0.3;
      return rare < 32   ? 0.005
             : rare < 64 ? 0.05
             : rare < 80 ? 0.09
                         : rare < 160 ? 0.15 : 0.2;
    case BUL_POS_J:
      return rare < 64 ? 0.04 : 0.2;
    case BUL_POS_I:
    case BUL_POS_L:
      return length == 3 ? 0.4 : 0.06;
    case BUL_POS_V:
    case BUL_POS_VN:
      return rare < 64 ? 0.003 : length == 3 ? 0.1 : 0.03;
  }
  return 0;
}

static bool is_noun(const bulletin_word *w) {
  return w->pos == BUL_POS_N && w->form == BULLETIN_WORD_KNOWN;
}

/* How likely two neighbours are a keyword together. */
static double pair_weight(const bulletin_word *a, size_t length_a,
                          const bulletin_word *b, size_t length_b) {
  if (!is_noun(b)) return 0;
  if (a->pos == BUL_POS_NS && length_a > 1)
    return length_b == 1 ? 0.33 : 0.19;
  if (is_noun(a)) {
    if (length_a == 2 && length_b == 1) return 0.24;
    if (length_a == 1 && length_b == 1) return 0.18;
    if (length_a == 2 && length_b == 3) return 0.19;
    return length_a + length_b < 6 ? 0.12 : 0.05;
  }
  if ((a->pos == BUL_POS_B || a->pos == BUL_POS_A || a->pos == BUL_POS_J ||
       a->pos == BUL_POS_NZ) &&
      length_a + length_b > 2)
    return 0.12;
  return 0;
}

/* The term between an opening mark at `open` and its closing one, 2 to 12
** characters without punctuation; an empty span when there is none. */
static bulletin_span quoted(const search *s, const bulletin_words *words,
                            size_t open, double *weight) {
  static const struct {
    const char *open, *close;
    double weight;
  } marks[] = {{"《", "》", 0.5}, {"“", "”", 0.22}, {"「", "」", 0.22},
               {"『", "』", 0.22}};
  bulletin_text mark = bul_word_text(s->text, &words->items[open]);
  for (size_t m = 0; m < sizeof marks / sizeof *marks; m++) {
    if (!bul_text_equal(mark, bulletin_text_of(marks[m].open))) continue;
    size_t end = open + 1;
    while (end < words->count && end < open + 12 &&
           words->items[end].form != BULLETIN_WORD_MARK)
      end++;
    if (end >= words->count || end == open + 1) break;
    if (!bul_text_equal(bul_word_text(s->text, &words->items[end]),
                        bulletin_text_of(marks[m].close)))
      break;
    bulletin_span span = {words->items[open].span.end,
                          words->items[end].span.start};
    size_t length = bul_text_length(
        bul_text(s->text.data + span.start, span.end - span.start));
    if (length < 2 || length > 12) break;
    *weight = length > 8 ? marks[m].weight / 2 : marks[m].weight;
    return span;
  }
  return (bulletin_span){0, 0};
}

static void collect(search *s, const bulletin_words *words) {
  enum { RARE = 176 };
  size_t length_before = 0;
  for (size_t i = 0; i < words->count; i++) {
    const bulletin_word *w = &words->items[i];
    size_t length = bul_text_length(bul_word_text(s->text, w));
    if (w->form == BULLETIN_WORD_MARK) {
      double weight;
      bulletin_span span = quoted(s, words, i, &weight);
      if (span.end > 0) add(s, span, weight, RARE);
    } else {
      bool known = w->form == BULLETIN_WORD_KNOWN;
      add(s, w->span, word_weight(w, length), known ? w->rarity : RARE);
    }
    const bulletin_word *before = i > 0 ? w - 1 : w;
    if (before < w && before->span.end == w->span.start) {
      int rarity = before->rarity + w->rarity;
      add(s, (bulletin_span){before->span.start, w->span.end},
          pair_weight(before, length_before, w, length),
          rarity < 192 ? rarity : 192);
    }
    length_before = length;
  }
}

/* --- choice ------------------------------------------------------------ */

/* In a text that is longer than a headline, what it says once and not in
** its title is hardly what it is about, and a common noun that it keeps
** saying may well be. */
static double score(const candidate *c, size_t title_size, size_t size) {
  enum { SHORT = 400, OFTEN = 7 };
  bool in_title = c->first < title_size;
  double weight = c->weight;
  double often = 1 + log((double)c->count);
  double rare = 0.4 + (double)c->rarity / 160;
  double place = in_title ? 1.5 : 1;
  if (size > SHORT) {
    if (c->count == 1) often = in_title ? 0.6 : 0.3;
    if (c->count > 1 && c->rarity >= 32) {
      double again = (double)(c->count < OFTEN ? c->count - 1 : OFTEN - 1);
      weight += (in_title ? 0.3 : 0.2) * again / (OFTEN - 1);
    }
    if (!in_title && c->first < size / 6) place = 1.15;
  }
  return weight * often * rare * place;
}

typedef struct ranked {
  double score;
  const candidate *candidate;
} ranked;

static int by_score(const void *left, const void *right) {
  const ranked *a = left, *b = right;
  if (a->score != b->score) return a->score > b->score ? -1 : 1;
  return a->candidate->first < b->candidate->first ? -1
         : a->candidate->first > b->candidate->first;
}

/* Whether a term says what one that is chosen says already: one holds the
** other, and hardly stands without it. */
static bool is_repeat(const ranked *r, const bulletin_keyword *chosen,
                      size_t count) {
  enum { COMPARED = 100 }; /* of a long list, only with its best */
  bulletin_text term = r->candidate->term;
  if (count > COMPARED) count = COMPARED;
  for (size_t i = 0; i < count; i++) {
    bulletin_text other = chosen[i].term;
    bool holds = term.size > other.size ? bul_text_find(term, other) != NULL
                                        : bul_text_find(other, term) != NULL;
    if (!holds) continue;
    size_t fewer = chosen[i].count < r->candidate->count ? chosen[i].count
                                                         : r->candidate->count;
    size_t more = chosen[i].count + r->candidate->count - fewer;
    if (more > 1 && fewer * 2 > more) return true;
  }
  return false;
}

static int choose(result **out, search *s, size_t title_size, size_t limit,
                  bulletin_error *error) {
  static const double least = 0.15;
  size_t room = limit < s->count ? limit : s->count;
  size_t bytes = sizeof(result) + room * sizeof(bulletin_keyword);
  result *r = bul_resize(&s->allocator, NULL, 0, bytes);
  ranked *list =
      bul_resize(&s->allocator, NULL, 0, (s->count + 1) * sizeof *list);
  if (r == NULL || list == NULL) {
    bul_free(&s->allocator, r, bytes);
    bul_free(&s->allocator, list, (s->count + 1) * sizeof *list);
    return bul_nomem(error);
  }
  r->allocator = s->allocator;
  r->room = room;
  for (size_t i = 0; i < s->count; i++)
    list[i] = (ranked){score(&s->items[i], title_size, s->text.size),
                       &s->items[i]};
  qsort(list, s->count, sizeof *list, by_score);
  size_t count = 0;
  for (size_t i = 0; i < s->count && count < room; i++) {
    if (list[i].score < least) break;
    if (is_repeat(&list[i], r->items, count)) continue;
    const candidate *c = list[i].candidate;
    r->items[count] = (bulletin_keyword){.term = c->term,
                                         .score = list[i].score,
                                         .count = c->count,
                                         .rarity = c->rarity};
    count++;
  }
  bul_free(&s->allocator, list, (s->count + 1) * sizeof *list);
  r->keywords = (bulletin_keywords){.items = r->items, .count = count};
  *out = r;
  return BULLETIN_OK;
}

int bulletin_keywords_read(bulletin_keywords **out, bulletin_text text,
                           size_t title_size, size_t limit,
                           const bulletin_lexicon *lexicon,
                           const bulletin_allocator *allocator,
                           bulletin_error *error) {
  *out = NULL;
  search s = {.text = text, .allocator = bul_allocator(allocator)};
  s.table.allocator = s.allocator;
  bulletin_words words;
  int status = bulletin_words_read(&words, text, lexicon, BULLETIN_WHOLE_NAMES,
                                   allocator, error);
  if (status != BULLETIN_OK) return status;
  collect(&s, &words);
  bulletin_words_free(&words);
  result *r = NULL;
  status = s.failed ? bul_nomem(error)
                    : choose(&r, &s, title_size, limit, error);
  bul_free(&s.allocator, s.items, s.capacity * sizeof *s.items);
  bul_hash_free(&s.table);
  if (status == BULLETIN_OK) *out = &r->keywords;
  return status;
}

void bulletin_keywords_free(bulletin_keywords *keywords) {
  if (keywords == NULL) return;
  result *r = (result *)keywords;
  bulletin_allocator a = r->allocator;
  bul_free(&a, r, sizeof *r + r->room * sizeof *r->items);
}
