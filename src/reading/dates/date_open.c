/*
** date_open.c - dates with an open end: 7月1日起, 2016年以来, 年底前, 截至5月.
*/
#include "date_parts.h"

/* Whether 前 or 以前 means up to the end of the date itself: of a day, or of
** the end of something (月底前); before a longer time it means its eve. */
static bool includes_itself(const moment *m) {
  return m->grain <= BULLETIN_DAY || m->grain == BULLETIN_TEN_DAYS || m->ends;
}

static void open_end(moment *m, const scene *x, int kind) {
  m->open = true;
  bool known = m->from_known && m->to_known;
  switch (kind) {
  case OPEN_SINCE:
    m->to = x->today;
    m->to_known = m->from_known && x->anchored && m->from <= x->today;
    return;
  case OPEN_FROM:
    m->to_known = false;
    return;
  case OPEN_AFTER:
    if (known) m->from = m->to + 1;
    m->from_known = known;
    m->to_known = false;
    return;
  case OPEN_BEFORE:
    if (known && !includes_itself(m)) m->to = m->from - 1;
    m->to_known = known;
    m->from_known = false;
    return;
  default:
    m->from_known = false;
  }
}

size_t bul_date_open(bul_moment *m, const bul_date_context *x, size_t i) {
  const bul_glyphs *g = x->glyphs;
  if (m->every != NULL || m->open || m->grain == BULLETIN_OPEN) return i;
  for (size_t k = 0; k < BUL_COUNT(open_words); k++) {
    const open_word *w = &open_words[k];
    size_t size = bul_glyphs_word(g, i, w->word);
    if (size == 0) continue;
    if (w->not_before != NULL && g->c[i + size] != 0 &&
        bul_in(g->c[i + size], w->not_before))
      return i;
    open_end(m, x, w->kind);
    return i + size;
  }
  return i;
}

/* 截至7月15日: all up to the end of what follows. */
size_t bul_date_until(moment *m, const scene *x, size_t i) {
  size_t size = bul_date_one_of(x, i, until_words, BUL_COUNT(until_words));
  if (size == 0 || x->glyphs->c[i + size] == until_words[0][0]) return 0;
  size_t end = bul_date_read(m, x, i + size, NULL);
  if (end == 0 || m->grain == BUL_NO_DATE || m->open || m->every != NULL)
    return 0;
  open_end(m, x, OPEN_UNTIL);
  return end;
}
