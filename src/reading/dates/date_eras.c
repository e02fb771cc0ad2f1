/*
** date_eras.c - years counted by reigns (康熙二十年, 昭和十二年), before Christ,
** and from events (党的十八大以来).
*/
#include "date_parts.h"
#include "era_words.h"
#include "event_words.h"

/* --- reigns --------------------------------------------------------------- */

/* The year N of an era as one of the common count; 0 is 1 BC. */
static int year_of_era(const era_word *e, int n) {
  return (e->first < 0 ? e->first + 1 : e->first) + n - 1;
}

/* Sets a year, before Christ where it is not above 0. */
static void set_any_year(moment *m, int year) {
  if (year > 0) {
    bul_date_set_year(m, year);
    m->said_year = m->absolute = true;
    return;
  }
  bul_date_set_span(m, bul_day(year, 1, 1), bul_day(year, 12, 31),
                    BULLETIN_YEAR);
}

/* The month and day behind an era's year, which are those of the Chinese
** calendar: with their days from 1900 on, before that in the year's. Returns
** i when there are none. */
static size_t read_old_month(moment *m, const scene *x, size_t i, int year) {
  bul_lunar_date date = {.year = year, .is_exact = true};
  bool named;
  size_t end = bul_date_lunar_month(x, i, &date.month, &date.is_leap, &named);
  if (end == 0) return i;
  size_t stop = bul_date_lunar_day(x, end, &date.day);
  if (stop == 0 && bul_han_digit(x->glyphs->c[end]) > 0 &&
      x->glyphs->c[end + 1] == U'日') {
    date.day = bul_han_digit(x->glyphs->c[end]);
    stop = end + 1;
  }
  if (stop == 0) stop = end;
  if (x->glyphs->c[stop] == U'日') stop++;
  moment lunar = *m;
  bul_date_set_lunar(&lunar, x, &date);
  if (lunar.from_known && year > 0) *m = lunar;
  m->lunar_day = 0;
  return stop;
}

/* The year at glyph i, counted from the first of era e, and what follows. */
static size_t read_era_year(moment *m, const scene *x, size_t i,
                            const era_word *e) {
  const bul_glyphs *g = x->glyphs;
  int n;
  size_t end;
  int cycle = -1;
  if (g->c[i] == U'元') {
    n = 1;
    end = i + 1;
  } else if ((cycle = bul_date_cycle(x, i, &end)) >= 0) {
    int first = year_of_era(e, 1);
    n = 1 + ((cycle - (first - 4)) % 60 + 60) % 60;
    if (g->c[end] == U'岁') end--, n = 0;
  } else if ((end = bul_small_number(&n, g, i, 99)) == 0) {
    return 0;
  }
  int most = e->last - e->first + 1;
  if (n < 1 || n > most || g->c[end] != U'年') return 0;
  if (bul_in(g->c[end + 1], U"级代期来间")) return 0;
  int year = year_of_era(e, n);
  m->era = year - n;
  end++;
  if (e->first >= FIRST_GREGORIAN_ERA && year > 0) {
    m->said_year = m->absolute = true;
    return bul_date_in_year(m, x, end, year);
  }
  set_any_year(m, year);
  return read_old_month(m, x, end, year);
}

static bool may_count_years(uint32_t c) {
  return c == U'元' || bul_is_digit(c) || bul_han_digit(c) > 0 ||
         bul_in(c, U"十廿卅") || bul_in(c, heavenly_stems);
}

size_t bul_date_era(moment *m, const scene *x, size_t i) {
  const bul_glyphs *g = x->glyphs;
  size_t at =
      i + bul_date_one_of(x, i, dynasty_words, BUL_COUNT(dynasty_words));
  if (at > i && g->c[at] == U'朝') at++;
  for (; at >= i; at = i) {
    bool near = may_count_years(g->c[at + 2]) || may_count_years(g->c[at + 4]);
    for (size_t k = 0; near && k < BUL_COUNT(era_words); k++) {
      if (era_words[k].word[0] != g->c[at]) continue;
      size_t size = bul_glyphs_word(g, at, era_words[k].word);
      if (size == 0) continue;
      moment read = *m;
      size_t end = read_era_year(&read, x, at + size, &era_words[k]);
      if (end == 0) continue;
      *m = read;
      return end;
    }
    if (at == i) break;
  }
  return 0;
}

/* --- before Christ -------------------------------------------------------- */

/* 公元前221年, 公元前3世纪; 前221年, but not 前三年 and not 前200年 of a span.
 */
size_t bul_date_before_christ(moment *m, const scene *x, size_t i) {
  enum { FIRST_SHORT = 101 };
  const bul_glyphs *g = x->glyphs;
  size_t size = bul_glyphs_word(g, i, U"公元前");
  bool full = size != 0;
  if (!full) size = bul_date_opens_clause(x, i) && bul_is_digit(g->c[i + 1]);
  int n;
  size_t end = size ? bul_small_number(&n, g, i + size, 9999) : 0;
  if (end == 0 || n == 0) return 0;
  if (!full && (n < FIRST_SHORT || n % 100 == 0 || g->c[end] != U'年'))
    return 0;
  if (g->c[end] == U'年') {
    if (bul_in(g->c[end + 1], U"代")) return 0;
    set_any_year(m, 1 - n);
    return end + 1;
  }
  if (n > 99 || bul_glyphs_word(g, end, U"世纪") == 0) return 0;
  bul_date_set_span(m, bul_day_before_christ(n * 100),
                    bul_day_before_christ((n - 1) * 100) - 1, BULLETIN_CENTURY);
  return end + 2;
}

/* --- events --------------------------------------------------------------- */

size_t bul_date_event(moment *m, const scene *x, size_t i) {
  const bul_glyphs *g = x->glyphs;
  size_t at = i + bul_date_one_of(x, i, event_heads, BUL_COUNT(event_heads));
  const event_word *e = NULL;
  size_t size = 0;
  for (size_t k = 0; k < BUL_COUNT(event_words) && size == 0; k++) {
    if (event_words[k].word[0] != g->c[at]) continue;
    e = &event_words[k];
    size = bul_glyphs_word(g, at, e->word);
  }
  if (size == 0) return 0;
  at += size;
  bool whole = e->last_year > 0;
  int32_t first = bul_day(e->year, e->month, e->day);
  int32_t last =
      whole ? bul_day(e->last_year, e->last_month, e->last_day) : first;
  bul_date_set_span(m, first, last, BULLETIN_DAY);
  size_t times = bul_date_one_of(x, at, event_times, BUL_COUNT(event_times));
  if (times != 0) return whole ? at + times : 0;
  size_t link = bul_date_one_of(x, at, event_links, BUL_COUNT(event_links));
  moment opened = *m;
  size_t end = bul_date_open(&opened, x, at + link);
  if (end == at + link) return 0;
  *m = opened;
  return end;
}

void bul_date_era_starts(void (*mark)(uint8_t *, uint32_t), uint8_t *starts) {
  for (size_t i = 0; i < BUL_COUNT(era_words); i++)
    mark(starts, era_words[i].word[0]);
  for (size_t i = 0; i < BUL_COUNT(dynasty_words); i++)
    mark(starts, dynasty_words[i][0]);
  for (size_t i = 0; i < BUL_COUNT(event_words); i++)
    mark(starts, event_words[i].word[0]);
  for (size_t i = 0; i < BUL_COUNT(event_heads); i++)
    mark(starts, event_heads[i][0]);
}
