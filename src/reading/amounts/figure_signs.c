/*
** figure_signs.c - what the words before a number say of it: see
** figure_read.h.
*/
#include "figure_read.h"
#include "figure_words.h"

void bul_figure_approx_before(bul_figure_reading *r, const bul_glyphs *g) {
  size_t best = 0;
  for (size_t k = 0; k < BUL_COUNT(approx_before); k++) {
    const approx_word *w = &approx_before[k];
    size_t size = bul_glyphs_behind(g, r->first, w->word);
    if (size <= best) continue;
    uint32_t before = g->c[r->first - size - 1];
    if (w->word[0] == U'上' &&
        (!r->number.bare || bul_in(before, U"以加早晚之")))
      continue;
    if (w->word[0] == U'近' && size == 1 && bul_in(before, U"附最将接靠临"))
      continue;
    best = size;
    r->approx = w->approx;
  }
  r->first -= best;
}

/* Whether the dash before the number is a minus: what comes before it ends no
** range, and the unit is one that can be below zero. */
static bool is_minus(const bul_figure_reading *r, const bul_figure_finder *f) {
  const bul_glyphs *g = &f->glyphs;
  size_t i = r->first - 1;
  int kind = bul_figure_unit_kind(r);
  if (g->c[i] != BUL_DASH || r->unit == NULL) return false;
  if (kind != UNIT_SHARE && kind != UNIT_MONEY &&
      !bul_in(r->unit->word[0], U"℃°"))
    return false;
  uint32_t before = g->c[i - 1];
  if (bul_is_digit(before) || before == BUL_DASH) return false;
  if (!bul_is_han(before)) return true;
  size_t size;
  uint32_t printed = bul_char_at(f->text.data + g->at[i], &size);
  return bul_in(printed, minus_signs) && bul_in(before, before_minus);
}

void bul_figure_sign(bul_figure_reading *r, const bul_figure_finder *f) {
  const bul_glyphs *g = &f->glyphs;
  size_t size = 0;
  for (size_t k = 0; k < BUL_COUNT(below_zero) && size == 0; k++)
    size = bul_glyphs_behind(g, r->first, below_zero[k]);
  if (size == 1 && (bul_in(g->c[r->first - 2], before_no_minus) ||
                    r->unit == NULL || bul_figure_unit_kind(r) == UNIT_COUNT))
    size = 0;
  if (size == 0 && is_minus(r, f)) size = 1;
  if (size == 0) return;
  bul_numeral_set(&r->number, bul_decimal_minus(r->number.exact));
  if (r->range) r->most = bul_decimal_minus(r->most);
  r->first -= size;
}

/* The one of `words` that ends before glyph i, its length in *size; NULL for
** none. */
static const change_word *change_of(const bul_glyphs *g, size_t i, size_t *size,
                                    const change_word *words, size_t count) {
  for (size_t k = 0; k < count; k++) {
    *size = bul_glyphs_behind(g, i, words[k].word);
    if (*size == 0) continue;
    uint32_t before = g->c[i - *size - 1];
    /* A lone 增 or 降 needs a clause or 同比 before it. */
    if (*size == 1 && bul_is_han(before) && !bul_in(before, before_change))
      continue;
    return &words[k];
  }
  return NULL;
}

int bul_figure_change(const bul_glyphs *g, size_t i) {
  enum { MOST_LINKS = 3 };
  bool becomes = false; /* 下降为3%: what it fell to, not by how much */
  for (int links = 0; links <= MOST_LINKS; links++) {
    size_t size;
    const change_word *word = change_of(g, i, &size, whole_change_words,
                                        BUL_COUNT(whole_change_words));
    if (word == NULL)
      word = change_of(g, i, &size, change_words, BUL_COUNT(change_words));
    if (word != NULL) {
      /* 降幅为3% */
      if (becomes && g->c[i - 1] != U'幅') return 0;
      /* 负增长 */
      return g->c[i - size - 1] == U'负' ? -1 : word->sign;
    }
    size = 0;
    for (size_t k = 0; k < BUL_COUNT(figure_links) && size == 0; k++)
      size = bul_glyphs_behind(g, i, figure_links[k]);
    if (size == 0 || bul_glyphs_word(g, i - size, U"达到")) return 0;
    becomes = bul_glyphs_word(g, i - size, U"为") != 0;
    i -= size;
  }
  return 0;
}
