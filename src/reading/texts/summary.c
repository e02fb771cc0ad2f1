/*
** summary.c - bulletin_summary_read.
**
** The text is read once: sentences, and the terms of each. A sentence is
** worth what its terms are worth to the text, for its length, and what its
** place and form add; the weights below were fitted so that the best
** sentence shares most with the headline, over news of several houses. The
** best are taken one after another, each for what it adds to those before.
*/
#include "../../base/error.h"
#include "../../base/hash.h"
#include "../../base/glyphs.h"
#include "sentences.h"
#include "summary_traits.h"
#include "terms.h"
#include "../words/words.h"

#include <math.h>
#include <stdlib.h>

/* What each trait of a sentence adds. Shares are characters of terms to
** characters of the sentence (and SOFTEN more, so that short ones do not
** win by being short). */
static const struct {
  double lead;       /* the text's first sentence */
  double later;      /* times log(1 + its number) */
  double paragraph;  /* in the first paragraph */
  double opens;      /* opens a paragraph */
  double brief;      /* below 20 characters, up to 1 */
  double tedious;    /* above 70, per 50 */
  double repeated;   /* share of terms that other sentences have */
  double rare;       /* … times their rarity */
  double salient;    /* share of rarity times log(1 + frequency) */
  double with_lead;  /* share of terms the first sentence has too */
  double with_title; /* … the title has */
  double asks;       /* has a question in it */
  double quotes;     /* begins with a quotation */
  double quoted;     /* has one */
  double refers;     /* begins by referring back: 他, 同时 */
  double opener;     /* the first, and only says that something was held */
  double resolves;   /* 要求, 宣布 */
  double names;      /* share of names among its terms */
  double pauses;     /* enumerates: 、 per ten characters */
  double joined;     /* of clauses joined by ； */
  double lead_repeated, lead_tedious; /* the same of the first sentence */
} weight = {
#include "summary_weights.h"
};

enum {
  SOFTEN = 20,
  RAREST = 90, /* of a word's rarity, in sixteenths; above it, noise */
  POOL = 400,  /* the most sentences that a summary is chosen from */
  TOLD = 3,    /* of the title's terms: a scene that has them is the news */
  THIN = 20    /* characters below which a sentence needs a name or number */
};

/* How much of what it shares with those chosen a sentence loses. */
static const double redundancy = 6;

/* What an editor would not do, whatever the weights say (they are fitted to
** the one best sentence, and to bodies without their titles): quote a
** sentence that leans on one left out, an item without its list's head, or
** what says hardly anything; leave out the figure that the title is about. An
** item's loss and a figure's gain outweigh any other trait. */
static const double leans = 4, headless = 30, says_little = 3, has_figure = 12,
                    goes_on = 1.5, /* from a sentence that is chosen */
                    counts = 1;

/* A sentence that shares more of its terms with those chosen says the same. */
static const double same_again = 0.6;

typedef struct candidate {
  bulletin_span span;
  size_t number;     /* among the text's sentences */
  size_t first_term; /* in `terms` */
  size_t term_count;
  size_t chars;
  size_t length; /* with its marks */
  double score;
  bool first_paragraph;
  bool opens_paragraph;
  bool follows; /* the text's sentence before is the candidate before */
  bool refers, item, breaks_off, scenery, thin;
  bool numbered;
  bool figure; /* has one of the title's */
  bool chosen;
} candidate;

typedef struct term {
  uint64_t hash;
  uint32_t count;
  uint32_t sentences;
  uint32_t last; /* the sentence, + 1, that had it last */
  uint16_t rarity;
  uint8_t chars;
  uint8_t pos;
  bool in_title;
  bool in_lead;
  bool covered;
} term;

typedef struct reader {
  const bulletin_allocator *allocator;
  bulletin_text text;
  size_t body;
  term *known; /* every term once */
  size_t known_count, known_capacity;
  bul_hash_table table; /* of what is known, by hash */
  uint32_t *terms; /* of the sentences, by their places in what is known */
  size_t terms_count, terms_capacity;
  candidate *list;
  size_t count, capacity;
  bool *taken; /* which are chosen, by their numbers */
  bulletin_segmenter segmenter;
} reader;

/* --- terms --------------------------------------------------------------- */

static bool is_term(const bulletin_word *w) {
  switch (w->pos) {
  case BUL_POS_N:
  case BUL_POS_NG:
  case BUL_POS_NR:
  case BUL_POS_NRT:
  case BUL_POS_NS:
  case BUL_POS_NT:
  case BUL_POS_NX:
  case BUL_POS_NZ:
  case BUL_POS_V:
  case BUL_POS_VN:
  case BUL_POS_VD:
  case BUL_POS_VG:
  case BUL_POS_A:
  case BUL_POS_AD:
  case BUL_POS_AN:
  case BUL_POS_AG:
  case BUL_POS_J:
  case BUL_POS_I:
  case BUL_POS_L:
  case BUL_POS_S:
  case BUL_POS_B:
  case BUL_POS_Z:
    return true;
  }
  return false;
}

static bool is_name(int pos) {
  return pos == BUL_POS_NR || pos == BUL_POS_NS || pos == BUL_POS_NT ||
         pos == BUL_POS_NZ;
}

/* The term's entry, a new one where there is none; NULL without memory. */
static term *find_term(reader *r, uint64_t hash) {
  if (!bul_hash_room(&r->table)) return NULL;
  bul_hash_slot *slot = bul_hash_first(&r->table, (uint32_t)hash);
  for (; slot->item != 0; slot = bul_hash_next(&r->table, slot))
    if (r->known[slot->item - 1].hash == hash)
      return &r->known[slot->item - 1];
  term *known = bul_grow(r->allocator, r->known, &r->known_capacity,
                         r->known_count + 1, sizeof *known);
  if (known == NULL) return NULL;
  r->known = known;
  bul_hash_put(&r->table, slot, (uint32_t)hash, r->known_count);
  known[r->known_count] = (term){.hash = hash};
  return &known[r->known_count++];
}

/* --- reading ------------------------------------------------------------- */

static bool add_words(reader *r, bulletin_text part, size_t base, bool title,
                      size_t *sentence) {
  size_t count;
  if (bulletin_segmenter_start(&r->segmenter, part, NULL, BULLETIN_WHOLE_NAMES,
                               NULL))
    return false;
  while ((count = bulletin_segmenter_next(&r->segmenter)) > 0) {
    for (size_t i = 0; i < count; i++) {
      const bulletin_word *w = &r->segmenter.words[i];
      if (!is_term(w)) continue;
      size_t at = base + w->span.start;
      if (!title) {
        while (*sentence < r->count && r->list[*sentence].span.end <= at) {
          ++*sentence;
          if (*sentence < r->count)
            r->list[*sentence].first_term = r->terms_count;
        }
        if (*sentence >= r->count) return true;
        if (at < r->list[*sentence].span.start) continue;
      }
      bulletin_text word = bul_word_text(part, w);
      term *t = find_term(r, bul_term_hash(word));
      if (t == NULL) return false;
      t->rarity = w->rarity < RAREST ? w->rarity : RAREST;
      t->pos = w->pos;
      size_t chars = bul_text_length(word);
      t->chars = chars < 255 ? (uint8_t)chars : 255;
      if (title) {
        t->in_title = true;
        continue;
      }
      t->count++;
      if (t->last == *sentence + 1) continue; /* once a sentence */
      t->last = (uint32_t)*sentence + 1;
      t->sentences++;
      r->list[*sentence].term_count++;
      uint32_t *terms = bul_grow(r->allocator, r->terms, &r->terms_capacity,
                                 r->terms_count + 1, sizeof *terms);
      if (terms == NULL) return false;
      r->terms = terms;
      terms[r->terms_count++] = (uint32_t)(t - r->known);
    }
  }
  return true;
}

/* --- weighing ------------------------------------------------------------ */

static double score(const reader *r, const candidate *s, size_t order) {
  bulletin_text text =
      bul_text(r->text.data + s->span.start, s->span.end - s->span.start);
  double size = (double)s->chars, room = size + SOFTEN;
  double repeated = 0, rare = 0, salient = 0, lead = 0, title = 0, names = 0;
  for (size_t i = 0; i < s->term_count; i++) {
    const term *t = &r->known[r->terms[s->first_term + i]];
    double rarity = t->rarity / (double)RAREST;
    if (t->sentences > 1) {
      repeated += t->chars;
      rare += rarity * t->chars;
    }
    salient += rarity * log(1.0 + t->count) * t->chars;
    if (t->in_lead && order > 0) lead += t->chars;
    if (t->in_title) title += t->chars;
    names += is_name(t->pos);
  }
  size_t pauses = 0;
  for (size_t i = 0; i + 3 <= text.size; i++)
    pauses += memcmp(text.data + i, "、", 3) == 0;
  double tedious = size > 70 ? (size - 70) / 50 : 0;
  double result = weight.later * log(1.0 + (double)order);
  if (order == 0 && !s->scenery) {
    result += weight.lead + weight.lead_repeated * repeated / room +
              weight.lead_tedious * tedious;
    if (bul_summary_opens(text))
      result += weight.opener;
  }
  if (s->first_paragraph && !r->list[0].scenery) result += weight.paragraph;
  if (s->opens_paragraph) result += weight.opens;
  if (size < 20) result += weight.brief * (20 - size) / 20;
  result += weight.tedious * tedious;
  result += (weight.repeated * repeated + weight.rare * rare +
             weight.salient * salient + weight.with_lead * lead +
             weight.with_title * title) /
            room;
  if (bul_text_find(text, BUL_TEXT("？")) != NULL) result += weight.asks;
  if (bul_text_starts(text, BUL_TEXT("“"))) result += weight.quotes;
  if (bul_text_find(text, BUL_TEXT("“")) != NULL) result += weight.quoted;
  if (s->refers) result += weight.refers;
  if (bul_summary_resolves(text)) result += weight.resolves;
  result += weight.names * names / ((double)s->term_count + 3);
  result += weight.pauses * 10 * (double)pauses / (size + 1);
  if (bul_text_find(text, BUL_TEXT("；")) != NULL) result += weight.joined;
  return result;
}

/* Of the characters of a sentence's terms, the share that is chosen already. */
static double overlap(const reader *r, const candidate *s) {
  double all = 1, covered = 0;
  for (size_t i = 0; i < s->term_count; i++) {
    const term *t = &r->known[r->terms[s->first_term + i]];
    all += t->chars;
    if (t->covered) covered += t->chars;
  }
  return covered / all;
}

static int by_score(const void *a, const void *b) {
  const candidate *x = a, *y = b;
  if (x->score != y->score) return x->score > y->score ? -1 : 1;
  return x->number < y->number ? -1 : 1;
}

static int by_place(const void *a, const void *b) {
  const candidate *x = a, *y = b;
  return x->number < y->number ? -1 : x->number > y->number;
}

/* What a sentence loses or gains by those that are chosen. */
static double in_company(const reader *r, const candidate *s, bool any,
                         bool figure) {
  double value = s->thin || s->scenery ? -says_little : 0;
  bool led = s->follows && r->taken[s->number - 1];
  if (led && !s->opens_paragraph) value += goes_on;
  if (s->refers && !led) value -= leans;
  if (s->item && !led) value -= headless;
  if (s->breaks_off) value -= leans;
  if (s->figure && !figure) value += has_figure;
  if (!any) return value;
  if (s->numbered) value += counts;
  double share = overlap(r, s);
  return value - redundancy * share - (share > same_again ? headless : 0);
}

/* Marks the best sentences of the list, which is in the order of scores. */
static size_t choose(reader *r, size_t sentences, size_t chars) {
  size_t pool = r->count < POOL ? r->count : POOL;
  size_t chosen = 0, used = 0;
  bool figure = false;
  if (sentences == 0 || sentences > pool) sentences = pool;
  while (chosen < sentences) {
    candidate *best = NULL;
    double most = -INFINITY;
    for (size_t i = 0; i < pool; i++) {
      candidate *s = &r->list[i];
      if (s->chosen) continue;
      if (chars > 0 && chosen > 0 && used + s->length > chars) continue;
      double value = s->score + in_company(r, s, chosen > 0, figure);
      /* of a limit in characters, the first should fit in if any does */
      if (chars > 0 && chosen == 0 && s->length > chars) value -= 1e3;
      if (value <= most) continue;
      most = value;
      best = s;
    }
    if (best == NULL) break;
    best->chosen = true;
    r->taken[best->number] = true;
    figure = figure || best->figure;
    chosen++;
    used += best->length;
    for (size_t i = 0; i < best->term_count; i++)
      r->known[r->terms[best->first_term + i]].covered = true;
  }
  return chosen;
}

/* The sentences of the text's body that are fit to be quoted; where none
** is, all of them. */
static bool read_sentences(reader *r, bool any) {
  size_t at = r->body, paragraph = 0;
  bulletin_text title = bul_text(r->text.data, r->body);
  bool follows = false;
  bul_sentence s;
  while (bul_sentence_next(&s, r->text, &at, &paragraph)) {
    bulletin_text text =
        bul_text(r->text.data + s.span.start, s.span.end - s.span.start);
    size_t chars = bul_summary_chars(text);
    if (chars == 0 || (!any && !bul_summary_is_fit(text, chars))) {
      follows = false;
      continue;
    }
    candidate *list = bul_grow(r->allocator, r->list, &r->capacity,
                               r->count + 1, sizeof *list);
    if (list == NULL) return false;
    r->list = list;
    list[r->count] = (candidate){.span = s.span,
                                 .number = r->count,
                                 .chars = chars,
                                 .length = bul_text_length(text),
                                 .first_paragraph = s.paragraph == 0,
                                 .opens_paragraph = s.opens_paragraph,
                                 .follows = follows,
                                 .refers = bul_summary_refers(text),
                                 .breaks_off = bul_summary_breaks_off(text),
                                 .item = bul_summary_is_item(text),
                                 .figure =
                                     bul_summary_has_figure_of(text, title)};
    r->count++;
    follows = true;
  }
  return true;
}

static bool read_text(reader *r) {
  if (!read_sentences(r, false)) return false;
  if (r->count == 0 && !read_sentences(r, true)) return false;
  if (r->count == 0) return true;
  size_t sentence = 0;
  bulletin_text title = bul_text(r->text.data, r->body);
  bulletin_text body = bul_text(r->text.data + r->body, r->text.size - r->body);
  return add_words(r, title, 0, true, &sentence) &&
         add_words(r, body, r->body, false, &sentence);
}

/* Names and terms of the title that a sentence has. */
static void count_marks(const reader *r, const candidate *s, size_t *names,
                        size_t *titles) {
  *names = *titles = 0;
  for (size_t i = 0; i < s->term_count; i++) {
    const term *t = &r->known[r->terms[s->first_term + i]];
    *names += is_name(t->pos);
    *titles += t->in_title;
  }
}

/* Scenery is a beginning that has nothing to do with the title and names
** nobody and nothing, or somebody's words; a thin sentence neither names nor
** counts. */
static void look(reader *r, candidate *s) {
  size_t names, titles;
  bulletin_text text =
      bul_text(r->text.data + s->span.start, s->span.end - s->span.start);
  count_marks(r, s, &names, &titles);
  s->numbered = bul_summary_has_number(text);
  bool empty = names == 0 && !s->numbered;
  bool titled = bul_text_trim(bul_text(r->text.data, r->body)).size > 0;
  s->thin = empty && s->chars < THIN;
  bool quoted = bul_text_starts(text, BUL_TEXT("“"));
  s->scenery = titled && !s->figure &&
               ((titles == 0 && (empty || quoted)) ||
                (titles < TOLD && bul_summary_is_scene(text)));
}

static void weigh(reader *r) {
  for (size_t i = 0; i < r->count; i++) look(r, &r->list[i]);
  size_t first = 0;
  while (first + 1 < r->count && r->list[first].scenery) first++;
  const candidate *lead = &r->list[first];
  for (size_t i = 0; i < lead->term_count; i++)
    r->known[r->terms[lead->first_term + i]].in_lead = true;
  for (size_t i = 0; i < r->count; i++)
    r->list[i].score = score(r, &r->list[i], i);
}

int bulletin_summary_read(bulletin_summary *out, bulletin_text text,
                          const bulletin_summary_options *options,
                          const bulletin_allocator *allocator,
                          bulletin_error *error) {
  *out = (bulletin_summary){0};
  bulletin_allocator memory = bul_allocator(allocator);
  size_t titles = options->title_size;
  int status = bul_check_text(text, error);
  if (status != BULLETIN_OK) return status;
  reader *r = bul_resize(&memory, NULL, 0, sizeof *r);
  if (r == NULL) return bul_nomem(error);
  *r = (reader){.allocator = &memory,
                .table = {.allocator = memory},
                .text = text,
                .body = titles < text.size ? titles : text.size};
  while (r->body < text.size && (text.data[r->body] & 0xC0) == 0x80)
    r->body++; /* a title ends with a character */
  bool ok = read_text(r);
  size_t chosen = 0;
  if (ok && r->count > 0) {
    r->taken = bul_resize(&memory, NULL, 0, r->count);
    ok = r->taken != NULL;
  }
  if (ok && r->count > 0) {
    memset(r->taken, 0, r->count);
    weigh(r);
    qsort(r->list, r->count, sizeof *r->list, by_score);
    chosen = choose(r, options->sentences, options->chars);
    qsort(r->list, r->count, sizeof *r->list, by_place);
    bulletin_sentence *items =
        bul_list_grow(&out->owner, &memory, chosen, sizeof *items);
    ok = items != NULL;
    out->items = items;
    for (size_t i = 0; ok && i < r->count; i++) {
      const candidate *s = &r->list[i];
      if (!s->chosen) continue;
      items[out->count++] = (bulletin_sentence){
          bul_text(text.data + s->span.start, s->span.end - s->span.start),
          s->span, s->score};
    }
  }
  bul_free(r->allocator, r->taken, r->count);
  bul_free(r->allocator, r->known, r->known_capacity * sizeof *r->known);
  bul_hash_free(&r->table);
  bul_free(r->allocator, r->terms, r->terms_capacity * sizeof *r->terms);
  bul_free(r->allocator, r->list, r->capacity * sizeof *r->list);
  bul_free(&memory, r, sizeof *r);
  if (ok) return BULLETIN_OK;
  bulletin_summary_free(out);
  return bul_nomem(error);
}

void bulletin_summary_free(bulletin_summary *summary) {
  bul_list_free(summary->owner);
  *summary = (bulletin_summary){0};
}
