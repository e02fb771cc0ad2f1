/*
** figure_units.c - see figure_units.h.
*/
#include "figure_unit_words.h"

const figure_unit *bul_figure_unit(const bul_glyphs *g, size_t i, size_t *end) {
  const figure_unit *best = NULL;
  *end = i;
  for (size_t k = 0; k < BUL_COUNT(figure_units); k++) {
    const figure_unit *u = &figure_units[k];
    if (u->word[0] != g->c[i]) continue;
    size_t size = bul_glyphs_word(g, i, u->word);
    if (i + size <= *end) continue;
    /* km is no unit in kmart */
    if (bul_is_latin(u->word[0]) && bul_is_latin(g->c[i + size])) continue;
    best = u;
    *end = i + size;
  }
  return best;
}
