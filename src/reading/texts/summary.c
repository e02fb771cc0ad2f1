/*
** summary.c - bulletin_summarize.
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
#include "summary_words.h"
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
  SHORTEST = 4 /* characters of a sentence */
};

/* How much of what it shares with those chosen a sentence loses. */
static const double redundancy = 6;

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

static bool begins_with(bulletin_text text, const char *const *words,
                        size_t count) {
  for (size_t k = 0; k < count; k++)
    if (bul_text_starts(text, bulletin_text_of(words[k]))) return true;
  return false;
}

static bool contains(bulletin_text text, const char *const *words,
                     size_t count) {
  for (size_t k = 0; k < count; k++)
    if (bul_text_find(text, bulletin_text_of(words[k])) != NULL) return true;
  return false;
}

/* Letters, digits and Han characters; marks do not count. */
static size_t count_chars(bulletin_text text) {
  size_t count = 0;
  for (size_t i = 0; i < text.size;) {
    size_t size;
    uint32_t c = bul_char_at(text.data + i, &size);
    count += bul_is_han(c) || bul_is_digit(c) || bul_is_latin(c) ||
             (c >= 0x80 && c < 0x2000) || (c >= 0xAC00 && c < 0xD7A4) ||
             (c >= 0x3041 && c < 0x3100);
    i += size;
  }
  return count;
}

/* A whole sentence that states something: not a heading or a byline, which
** have no stop, a note in brackets, a question. */
static bool fit(bulletin_text text, size_t chars) {
  if (chars < SHORTEST) return false;
  if (begins_with(text, credit_words, BUL_COUNT(credit_words))) return false;
  if (bul_text_starts(text, BUL_TEXT("（")) &&
      bul_text_ends(text, BUL_TEXT("）")))
    return false;
  static const char *const stops[] = {"。", "！", "…",  "!",
                                      ".",  "”",  "」", "』"};
  bool stopped = false;
  for (size_t k = 0; k < BUL_COUNT(stops); k++)
    stopped = stopped || bul_text_ends(text, bulletin_text_of(stops[k]));
  return stopped && bul_text_find(text, BUL_TEXT("？”")) == NULL;
}

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
  if (order == 0) {
    result += weight.lead + weight.lead_repeated * repeated / room +
              weight.lead_tedious * tedious;
    if (contains(text, opener_words, BUL_COUNT(opener_words)))
      result += weight.opener;
  }
  if (s->first_paragraph) result += weight.paragraph;
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
  if (begins_with(text, referring_words, BUL_COUNT(referring_words)))
    result += weight.refers;
  if (contains(text, resolving_words, BUL_COUNT(resolving_words)))
    result += weight.resolves;
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

/* Marks the best sentences of the list, which is in the order of scores. */
static size_t choose(reader *r, size_t sentences, size_t chars) {
  size_t pool = r->count < POOL ? r->count : POOL;
  size_t chosen = 0, used = 0;
  if (sentences == 0 || sentences > pool) sentences = pool;
  while (chosen < sentences) {
    candidate *best = NULL;
    double most = -INFINITY;
    for (size_t i = 0; i < pool; i++) {
      candidate *s = &r->list[i];
      if (s->chosen) continue;
      if (chars > 0 && chosen > 0 && used + s->length > chars) continue;
      double value = s->score - (chosen > 0 ? redundancy * overlap(r, s) : 0);
      /* of a limit in characters, the first should fit in if any does */
      if (chars > 0 && chosen == 0 && s->length > chars) value -= 1e3;
      if (value <= most) continue;
      most = value;
      best = s;
    }
    if (best == NULL) break;
    best->chosen = true;
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
  bul_sentence s;
  while (bul_sentence_next(&s, r->text, &at, &paragraph)) {
    bulletin_text text =
        bul_text(r->text.data + s.span.start, s.span.end - s.span.start);
    size_t chars = count_chars(text);
    if (chars == 0 || (!any && !fit(text, chars))) continue;
    candidate *list = bul_grow(r->allocator, r->list, &r->capacity,
                               r->count + 1, sizeof *list);
    if (list == NULL) return false;
    r->list = list;
    list[r->count] = (candidate){.span = s.span,
                                 .number = r->count,
                                 .chars = chars,
                                 .length = bul_text_length(text),
                                 .first_paragraph = s.paragraph == 0,
                                 .opens_paragraph = s.opens_paragraph};
    r->count++;
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

static void weigh(reader *r) {
  const candidate *lead = &r->list[0];
  for (size_t i = 0; i < lead->term_count; i++)
    r->known[r->terms[lead->first_term + i]].in_lead = true;
  for (size_t i = 0; i < r->count; i++)
    r->list[i].score = score(r, &r->list[i], i);
}

int bulletin_summarize(bulletin_summary *out, bulletin_text text, size_t body,
                       size_t sentences, size_t chars,
                       const bulletin_allocator *allocator,
                       bulletin_error *error) {
  *out = (bulletin_summary){.allocator = bul_allocator(allocator)};
  int status = bul_check_text(text, error);
  if (status != BULLETIN_OK) return status;
  reader *r = bul_resize(&out->allocator, NULL, 0, sizeof *r);
  if (r == NULL) return bul_nomem(error);
  *r = (reader){.allocator = &out->allocator,
                .table = {.allocator = out->allocator},
                .text = text,
                .body = body < text.size ? body : text.size};
  while (r->body < text.size && (text.data[r->body] & 0xC0) == 0x80)
    r->body++; /* a title ends with a character */
  bool ok = read_text(r);
  size_t chosen = 0;
  if (ok && r->count > 0) {
    weigh(r);
    qsort(r->list, r->count, sizeof *r->list, by_score);
    chosen = choose(r, sentences, chars);
    qsort(r->list, r->count, sizeof *r->list, by_place);
    bulletin_sentence *items =
        bul_grow(&out->allocator, NULL, &out->capacity, chosen, sizeof *items);
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
  bul_free(r->allocator, r->known, r->known_capacity * sizeof *r->known);
  bul_hash_free(&r->table);
  bul_free(r->allocator, r->terms, r->terms_capacity * sizeof *r->terms);
  bul_free(r->allocator, r->list, r->capacity * sizeof *r->list);
  bul_free(&out->allocator, r, sizeof *r);
  if (ok) return BULLETIN_OK;
  bulletin_summary_free(out);
  return bul_nomem(error);
}

void bulletin_summary_free(bulletin_summary *summary) {
  if (summary->items != NULL)
    bul_free(&summary->allocator, (void *)summary->items,
             summary->capacity * sizeof *summary->items);
  summary->items = NULL;
  summary->count = summary->capacity = 0;
}
