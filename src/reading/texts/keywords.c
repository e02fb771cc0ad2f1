/*
** keywords.c - the terms that say what a text is about.
**
** In a text that is no longer than a headline, a term's score is how likely
** terms of its kind are keywords, times how often the text has it (dampened),
** times how rare it is among articles (the usual TF-IDF). In an article it is
** a probability: the sum of what the term shows (keyword_terms.h), each
** weighed as it tells which terms of articles come again in their headlines.
*/
#include "keyword_terms.h"
#include "keyword_weights.h"

#include "../../base/error.h"

#include <math.h>
#include <stdlib.h>

/* Bytes of a text that is read as a headline is: nothing in it tells by how
** often it stands there. */
enum { HEADLINE = 400 };

/* What the weights cannot tell, since they are fitted to bodies whose
** headlines are hidden: in logits, chosen on labelled articles.
** A title's term says what the piece is about; less so when the body has it
** not, since titles also have figures of speech. National dailies seldom name
** in their headlines whom a local paper's piece is about. */
static const float in_title = 2.0F, title_only = -1.2F, person_again = 0.7F;

/* A word that one article in fifty has tells little of this one; what it
** loses for each unit of rarity (a sixteenth of a logit) below that. */
enum { COMMON_RARITY = 64 };
static const float commonness = 0.3F / 16;

/* The least score of a keyword: terms of headlines are measured otherwise. */
static const double least_brief = 0.15, least_long = 0.055;

typedef struct ranked {
  double score;
  const bul_keyword_term *term;
} ranked;

static double score_brief(const bul_keyword_term *t) {
  double often = 1 + log((double)t->count);
  double rare = 0.4 + (double)t->rarity / 160;
  return (double)t->prior * often * rare * (t->in_title ? 1.5 : 1);
}

/* Whether a term may be a keyword of an article at all. A compound is one
** that is repeated, or two nouns of the title; one with a verb at an end
** must be repeated in the body: leads often have the title's clause again. */
static bool is_fit(const bul_keyword_term *t) {
  if (t->kind == BUL_KEYWORD_KINDS || t->length < 2 || t->common ||
      bul_keyword_is_cut(t))
    return false;
  bool acts = t->kind >= BUL_KEYWORD_PAIR &&
              (t->first_role == BUL_ROLE_VERB || t->last_role == BUL_ROLE_VERB);
  if (acts) return t->body > 1;
  if (t->count > 1) return true;
  if (t->kind == BUL_KEYWORD_LATIN) return t->in_title;
  if (t->kind < BUL_KEYWORD_PAIR) return true;
  return t->in_title &&
         (t->first_role == BUL_ROLE_NOUN || t->first_role == BUL_ROLE_NAME) &&
         t->last_role == BUL_ROLE_NOUN;
}

static double score_long(const bul_keyword_terms *terms,
                         const bul_keyword_term *t) {
  if (!is_fit(t)) return 0;
  bul_keyword_shown shown;
  float sum = 0;
  bul_keyword_features(&shown, terms, t);
  for (size_t i = 0; i < shown.count; i++)
    sum += shown.items[i].value * keyword_weights[shown.items[i].feature];
  if (t->in_title) sum += t->body > 0 ? in_title : in_title + title_only;
  if (t->kind == BUL_KEYWORD_PERSON && t->count > 1) sum += person_again;
  if (t->parts == 1 && t->rarity < COMMON_RARITY)
    sum -= commonness * (float)(COMMON_RARITY - t->rarity);
  return 1 / (1 + exp(-(double)sum));
}

static int by_score(const void *left, const void *right) {
  const ranked *a = left, *b = right;
  if (a->score != b->score) return a->score > b->score ? -1 : 1;
  return a->term->span.start < b->term->span.start
             ? -1
             : a->term->span.start > b->term->span.start;
}

/* Whether the end of `a` is the beginning of `b`: two characters and more, as
** many as compounds have. */
static bool runs_on(bulletin_text a, bulletin_text b) {
  enum { LEAST = 6, MOST = 36 };
  if (a.size > MOST || b.size > MOST) return false;
  size_t most = a.size < b.size ? a.size : b.size;
  for (size_t size = LEAST; size < most; size++)
    if (memcmp(a.data + a.size - size, b.data, size) == 0) return true;
  return false;
}

/* Whether a term says what one that is chosen says already: one holds the
** other, and hardly stands without it. */
static bool is_repeat(bulletin_text term, size_t term_count,
                      const bulletin_keyword *chosen, size_t count) {
  enum { COMPARED = 100 }; /* of a long list, only with its best */
  if (count > COMPARED) count = COMPARED;
  for (size_t i = 0; i < count; i++) {
    bulletin_text other = chosen[i].term;
    bool holds = term.size > other.size ? bul_text_find(term, other) != NULL
                                        : bul_text_find(other, term) != NULL;
    if (!holds && (runs_on(term, other) || runs_on(other, term))) return true;
    if (!holds) continue;
    size_t fewer = chosen[i].count < term_count ? chosen[i].count : term_count;
    size_t more = chosen[i].count + term_count - fewer;
    if (more > 1 && fewer * 2 > more) return true;
  }
  return false;
}

static void take(bulletin_keyword *items, size_t *taken, const ranked *list,
                 size_t count, size_t room, bulletin_text text) {
  for (size_t i = 0; i < count && *taken < room; i++) {
    const bul_keyword_term *t = list[i].term;
    bulletin_text term =
        bul_text(text.data + t->span.start, t->span.end - t->span.start);
    if (is_repeat(term, t->count, items, *taken)) continue;
    items[(*taken)++] = (bulletin_keyword){.term = term,
                                           .score = list[i].score,
                                           .count = t->count,
                                           .rarity = t->rarity};
  }
}

static int choose(bulletin_keywords *out, const bul_keyword_terms *terms,
                  bool brief, size_t limit, bulletin_error *error) {
  size_t room = limit < terms->count ? limit : terms->count;
  size_t list_bytes = (terms->count + 1) * sizeof(ranked);
  bulletin_keyword *items =
      bul_list_grow(&out->owner, &terms->allocator, room, sizeof *items);
  ranked *list = bul_resize(&terms->allocator, NULL, 0, list_bytes);
  if (items == NULL || list == NULL) {
    bul_free(&terms->allocator, list, list_bytes);
    return bul_nomem(error);
  }
  size_t count = 0;
  double least = brief ? least_brief : least_long;
  for (size_t i = 0; i < terms->count; i++) {
    const bul_keyword_term *t = &terms->items[i];
    double score = brief ? score_brief(t) : score_long(terms, t);
    if (score >= least) list[count++] = (ranked){score, t};
  }
  qsort(list, count, sizeof *list, by_score);
  out->items = items;
  take(items, &out->count, list, count, room, terms->text);
  bul_free(&terms->allocator, list, list_bytes);
  return BULLETIN_OK;
}

int bulletin_keywords_read(bulletin_keywords *out, bulletin_text text,
                           const bulletin_keyword_options *options,
                           const bulletin_allocator *allocator,
                           bulletin_error *error) {
  *out = (bulletin_keywords){0};
  size_t titles = options->title_size;
  if (titles > text.size) titles = text.size;
  bool brief = text.size <= HEADLINE;
  bul_keyword_terms terms;
  int status =
      bul_keyword_terms_read(&terms, text, titles, brief, options->lexicon,
                             NULL, NULL, allocator, error);
  if (status != BULLETIN_OK) return status;
  status = choose(out, &terms, brief, options->limit, error);
  bul_keyword_terms_free(&terms);
  if (status != BULLETIN_OK) bulletin_keywords_free(out);
  return status;
}

void bulletin_keywords_free(bulletin_keywords *keywords) {
  bul_list_free(keywords->owner);
  *keywords = (bulletin_keywords){0};
}
