/*
** keyword_features.c - what a term shows of being a keyword; see
** keyword_terms.h.
*/
#include "keyword_terms.h"

#include <math.h>

static bool is_name(const bul_keyword_term *t) {
  return t->kind <= BUL_KEYWORD_WORK;
}

static bool is_compound(const bul_keyword_term *t) {
  return t->kind == BUL_KEYWORD_PAIR || t->kind == BUL_KEYWORD_LONG;
}

/* The share of a term's places among those of one of its words. */
static float share_of(const bul_keyword_terms *terms, const bul_keyword_term *t,
                      uint32_t word) {
  uint32_t all = terms->items[word].count;
  return all > t->count ? (float)t->count / (float)all : 1;
}

static void show(bul_keyword_shown *out, int feature, float value) {
  if (value == 0) return;
  out->items[out->count].feature = (uint32_t)feature;
  out->items[out->count++].value = value;
}

static void show_compound(bul_keyword_shown *out,
                          const bul_keyword_terms *terms,
                          const bul_keyword_term *t) {
  float first = share_of(terms, t, t->head);
  float last = share_of(terms, t, t->tail);
  show(out,
       t->kind == BUL_KEYWORD_PAIR
           ? BUL_FEATURE_SHAPE + t->first_role * BUL_ROLES + t->last_role
           : BUL_FEATURE_LONG + t->last_role,
       1);
  show(out, BUL_FEATURE_RARITY_LONGER, t->rarity / 64.0F);
  show(out, BUL_FEATURE_KEY_LAST, t->key);
  show(out, BUL_FEATURE_KEY_REST, t->rest_key);
  show(out, BUL_FEATURE_LENGTH, t->length / 4.0F);
  show(out, BUL_FEATURE_BOUND, first > last ? first : last);
  show(out, BUL_FEATURE_BOUND_BOTH, first < last ? first : last);
}

/* Where it stands, and how often: of the body. What only the title has is
** taken as standing once, at the body's beginning. */
static void show_places(bul_keyword_shown *out, const bul_keyword_terms *terms,
                        const bul_keyword_term *t) {
  enum { EARLY = 180, PARAGRAPH = 600 }; /* bytes: a lead, a paragraph */
  float count = t->body > 0 ? (float)t->body : 1;
  float inside = (float)t->inside < count ? (float)t->inside : count;
  float first = t->body > 0 ? (float)t->first : 0;
  float size = (float)(terms->text.size - terms->title_size);
  show(out,
       is_name(t)       ? BUL_FEATURE_COUNT_NAME
       : is_compound(t) ? BUL_FEATURE_COUNT_LONGER
                        : BUL_FEATURE_COUNT,
       logf(count));
  if (count == 1)
    show(out, is_name(t) ? BUL_FEATURE_ONCE_NAME : BUL_FEATURE_ONCE, 1);
  show(out, BUL_FEATURE_FREE, logf(1 + count - inside));
  show(out, BUL_FEATURE_INSIDE, inside / count);
  show(out, BUL_FEATURE_EARLY, first < EARLY);
  show(out, BUL_FEATURE_PARAGRAPH, first < PARAGRAPH);
  show(out, BUL_FEATURE_LATE, logf(1 + first / 300));
  show(out, BUL_FEATURE_SPREAD,
       logf(t->paragraphs > 0 ? (float)t->paragraphs : 1));
  show(out, BUL_FEATURE_RELATIVE,
       count / (float)(terms->most > 0 ? terms->most : 1));
  show(out, BUL_FEATURE_SIZE, logf(1 + size / 1500));
}

void bul_keyword_features(bul_keyword_shown *out,
                          const bul_keyword_terms *terms,
                          const bul_keyword_term *t) {
  out->count = 0;
  show(out, BUL_FEATURE_BIAS, 1);
  show(out, BUL_FEATURE_KIND + t->kind, 1);
  if (is_compound(t)) {
    show_compound(out, terms, t);
  } else if (is_name(t)) {
    show(out, BUL_FEATURE_LENGTH_NAME, t->length / 4.0F);
  } else {
    show(out, BUL_FEATURE_RARITY, t->rarity / 64.0F);
    show(out, BUL_FEATURE_KEY, t->key);
  }
  show_places(out, terms, t);
}
