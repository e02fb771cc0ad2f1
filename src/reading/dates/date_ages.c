/*
** date_ages.c - what years make: decades, centuries, plans.
*/
#include "date_parts.h"

/* 上世纪, 20世纪, 二十世纪: the century; 0 when there is none. */
static int read_century(const scene *x, size_t i, size_t *end) {
  const bul_glyphs *g = x->glyphs;
  int now = x->anchored ? (x->civil.year - 1) / 100 + 1 : 21;
  *end = i;
  if (bul_glyphs_word(g, i, U"上世纪")) return *end = i + 3, now - 1;
  if (bul_glyphs_word(g, i, U"上个世纪")) return *end = i + 4, now - 1;
  if (bul_glyphs_word(g, i, U"本世纪")) return *end = i + 3, now;
  int century;
  i += bul_glyphs_word(g, i, U"公元");
  size_t stop =
      bul_date_inside_number(x, i) ? 0 : bul_small_number(&century, g, i, 30);
  if (stop == 0 || century < 1 || !bul_glyphs_word(g, stop, U"世纪") ||
      bul_in(g->c[i - 1], U"个半"))
    return 0;
  *end = stop + 2;
  return century;
}

/* 80年代, 七八十年代, 1990年代: the decades at i, their first and last year
** within the century. */
static size_t read_decades(const scene *x, size_t i, int century, int *first,
                           int *last) {
  const bul_glyphs *g = x->glyphs;
  bul_numeral n;
  if (bul_date_inside_number(x, i) || !bul_numeral_read(&n, g, i)) return 0;
  enum {
    FIRST_DECADE = 1000,
    LAST_DECADE = 2200,
    FIRST_SHORT = 30 /* of this century and the last: 20年代 may be either */
  };
  if (n.decimal || n.approx != BULLETIN_EXACT || n.scaled ||
      n.value > LAST_DECADE || (n.range && n.max > LAST_DECADE))
    return 0;
  size_t end = n.end;
  int a = (int)n.value, b = n.range ? (int)n.max : a;
  if (g->c[end] == U'、') { /* 七、八十年代 */
    int second;
    size_t stop = bul_small_number(&second, g, end + 1, 90);
    if (stop == 0 || second % 10 != 0) return 0;
    if (a < 10) a *= 10;
    b = second;
    end = stop;
  }
  if (!bul_glyphs_word(g, end, U"年代") || a % 10 != 0 || b % 10 != 0 || b < a)
    return 0;
  if (a >= FIRST_DECADE && a <= LAST_DECADE && century == 0) {
    *first = a;
    *last = b + 9;
    return end + 2;
  }
  if (b > 90 || (century == 0 && a < FIRST_SHORT)) return 0;
  *first = (century > 0 ? century - 1 : 19) * 100 + a;
  *last = *first + (b - a) + 9;
  return end + 2;
}

size_t bul_date_century(moment *m, const scene *x, size_t i) {
  static const char32_t *const ends[] = {
      U"初期", U"中期",   U"后期",   U"前期",   U"末期",   U"中叶", U"末叶",
      U"初叶", U"上半叶", U"下半叶", U"前半叶", U"后半叶", U"初",   U"末"};
  size_t at;
  int century = read_century(x, i, &at);
  int first, last;
  size_t end = read_decades(x, at, century, &first, &last);
  if (end != 0) {
    bul_date_set_span(m, bul_day(first, 1, 1), bul_day(last, 12, 31),
                      BULLETIN_DECADE);
    return end + bul_date_one_of(x, end, ends, BUL_COUNT(ends));
  }
  if (century == 0) return 0;
  bul_date_set_months(m, (century - 1) * 100 + 1, 1, 1200, BULLETIN_CENTURY);
  return at + bul_date_one_of(x, at, ends, BUL_COUNT(ends));
}

/* What a word behind a plan means of its five years. */
enum { PLAN_ALL, PLAN_FIRST, PLAN_LAST, PLAN_SINCE };

/* “十四五”时期, “十三五”末: the first plan began in 1953, and from the sixth (1981) on
** they follow each other without a gap. */
size_t bul_date_plan(moment *m, const scene *x, size_t i) {
  static const struct {
    const char32_t *word;
    int means;
  } marks[] = {{U"时期", PLAN_ALL},     {U"期间", PLAN_ALL},
               {U"规划期间", PLAN_ALL}, {U"规划时期", PLAN_ALL},
               {U"初期", PLAN_FIRST},   {U"初", PLAN_FIRST},
               {U"期末", PLAN_LAST},    {U"末期", PLAN_LAST},
               {U"末", PLAN_LAST},      {U"以来", PLAN_SINCE}};
  const bul_glyphs *g = x->glyphs;
  size_t at = i + (g->c[i] == U'“');
  int n;
  size_t end =
      g->c[at] == U'十' && bul_han_digit(g->c[at + 1]) > 0 ? at + 2 : at + 1;
  n = end == at + 2       ? 10 + bul_han_digit(g->c[at + 1])
      : g->c[at] == U'十' ? 10
                          : bul_han_digit(g->c[at]);
  if (n < 6 || g->c[end] != U'五') return 0;
  end++;
  if (g->c[end] == U'”') end++;
  for (size_t k = 0; k < BUL_COUNT(marks); k++) {
    size_t size = bul_glyphs_word(g, end, marks[k].word);
    if (size == 0) continue;
    int year = 1981 + 5 * (n - 6), means = marks[k].means;
    if (means == PLAN_FIRST || means == PLAN_LAST)
      bul_date_set_months(m, means == PLAN_LAST ? year + 4 : year, 1, 12,
                          BULLETIN_YEAR);
    else
      bul_date_set_months(m, year, 1, 60, BULLETIN_FIVE_YEARS);
    /* 以来 is read behind any date */
    return means == PLAN_SINCE ? end : end + size;
  }
  return 0;
}
