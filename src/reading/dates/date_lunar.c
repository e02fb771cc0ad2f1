/*
** date_lunar.c - dates of the Chinese calendar.
*/
#include "date_parts.h"

/* 初二, 十五, 廿三, 三十. */
size_t bul_date_lunar_day(const scene *x, size_t i, int *day) {
  const bul_glyphs *g = x->glyphs;
  if (g->c[i] == U'初') {
    int d = bul_han_digit(g->c[i + 1]);
    if (g->c[i + 1] == U'十') d = 10;
    if (d < 1) return 0;
    *day = d;
    return i + 2;
  }
  if (bul_is_digit(g->c[i])) return 0;
  size_t end = bul_small_number(day, g, i, 30);
  return end != 0 && *day > 0 && end > i + 1 ? end : 0;
}

/* The month at i: 正月, 闰四月, 八月; `named` when it can be no other. */
size_t bul_date_lunar_month(const scene *x, size_t i, int *month, bool *leap,
                            bool *named) {
  const bul_glyphs *g = x->glyphs;
  *leap = false;
  *named = true;
  if (bul_glyphs_word(g, i, U"正月")) return *month = 1, i + 2;
  if (bul_glyphs_word(g, i, U"冬月")) return *month = 11, i + 2;
  if (bul_glyphs_word(g, i, U"腊月")) return *month = 12, i + 2;
  *leap = g->c[i] == U'闰';
  *named = *leap;
  size_t at = i + *leap;
  if (bul_is_digit(g->c[at]) && !*leap) return 0;
  size_t end = bul_small_number(month, g, at, 12);
  return end != 0 && *month > 0 && g->c[end] == U'月' ? end + 1 : 0;
}

/* The first day of the date in the year `year` of the Chinese calendar. */
static bool day_in_year(int32_t *out, const bul_lunar_date *l, int year) {
  return bul_lunar_day(out, year, l->month, l->is_leap,
                       l->day > 0 ? l->day : 1);
}

/* The first day of a lunar date. */
static bool resolve_lunar(int32_t *out, const scene *x,
                          const bul_lunar_date *l) {
  if (l->is_exact) return day_in_year(out, l, l->year);
  if (l->year > 0) {
    for (int y = l->year; y >= l->year - 1; y--)
      if (day_in_year(out, l, y) && bul_day_civil(*out).year == l->year)
        return true;
    return day_in_year(out, l, l->year);
  }
  if (!x->anchored) return false;
  int32_t best = 0, candidate;
  bool found = false;
  int reach = l->is_leap ? 20 : 1; /* a leap month returns after years */
  for (int y = x->civil.year - reach; y <= x->civil.year + reach; y++) {
    if (!day_in_year(&candidate, l, y)) continue;
    if (!found || bul_date_nearer(x, candidate, best)) best = candidate;
    found = true;
  }
  *out = best;
  return found;
}

void bul_date_set_lunar(moment *m, const scene *x, const bul_lunar_date *l) {
  int32_t first;
  m->grain = l->day > 0 ? BULLETIN_DAY : BULLETIN_MONTH;
  m->lunar_day = l->day;
  if (!resolve_lunar(&first, x, l)) return;
  int32_t last = first;
  if (l->day == 0) {
    /* The lunar year began 0–384 days before; find it to know the length. */
    int y = bul_day_civil(first).year;
    int32_t check;
    if (!day_in_year(&check, l, y) || check != first) y--;
    last = first + bul_lunar_month_days(y, l->month, l->is_leap) - 1;
  }
  bul_date_set_span(m, first, last, m->grain);
  bul_civil c = bul_day_civil(first);
  m->year = c.year;
  m->month = c.month;
  m->day = l->day > 0 ? c.day : 0;
}

/* The place in the cycle of sixty of the year named at glyph i (庚子, 乙巳蛇),
** counted from 0, and the glyph after it; -1 when there is none. */
int bul_date_cycle(const scene *x, size_t i, size_t *end) {
  const bul_glyphs *g = x->glyphs;
  int stem = -1, branch = -1;
  for (int k = 0; k < 10; k++)
    if (heavenly_stems[k] == g->c[i]) stem = k;
  if (stem < 0) return -1;
  for (int k = 0; k < 12; k++)
    if (earthly_branches[k] == g->c[i + 1]) branch = k;
  if (branch < 0 || (stem - branch) % 2 != 0) return -1;
  *end = i + 2 + bul_in(g->c[i + 2], zodiac);
  for (int place = stem; place < 60; place += 10)
    if (place % 12 == branch) return place;
  return -1;
}

/* 庚子年, 乙巳蛇年: the year of the cycle nearest to today's. */
static size_t read_cycle_year(const scene *x, size_t i, int *year) {
  size_t end;
  int place = bul_date_cycle(x, i, &end);
  if (place < 0 || x->glyphs->c[end] != U'年') return 0;
  *year = 0;
  for (int y = x->civil.year - 30; x->anchored && y < x->civil.year + 30; y++)
    if (((y - 4) % 60 + 60) % 60 == place) *year = y;
  return end + 1;
}

/* 2015年 and 二〇一五年 behind 农历. */
static size_t read_plain_year(const scene *x, size_t i, int *year) {
  bul_numeral n;
  if (!bul_numeral_read(&n, x->glyphs, i) || n.digits != 4 || n.decimal ||
      n.scaled)
    return 0;
  *year = (int)n.value;
  return x->glyphs->c[n.end] == U'年' ? n.end + 1 : 0;
}

/* 大年三十 and 大年初二 behind 大年, at glyph i: the glyph after it, or 0. */
static size_t read_new_year(bul_lunar_date *l, const scene *x, size_t i) {
  l->month = 1;
  if (!bul_glyphs_word(x->glyphs, i, U"三十"))
    return bul_date_lunar_day(x, i, &l->day);
  l->month = 12;
  l->day = 30;
  return i + 2;
}

/* 农历八月十五, 大年初二, 正月十五, 闰四月, 庚子年腊月廿三. */
size_t bul_date_lunar(moment *m, const scene *x, size_t i, int year) {
  const bul_glyphs *g = x->glyphs;
  static const char32_t *const names[] = {U"农历", U"阴历", U"旧历", U"夏历"};
  size_t at = i;
  bool named = false, sure;
  bul_lunar_date l = {.year = year};
  for (size_t k = 0; k < BUL_COUNT(names) && !named; k++) {
    size_t size = bul_glyphs_word(g, i, names[k]);
    named = size > 0;
    at += size;
  }
  int cycle;
  size_t end = read_cycle_year(x, at, &cycle);
  if (end == 0 && named) end = read_plain_year(x, at, &cycle);
  if (end != 0) {
    l.year = cycle;
    l.is_exact = cycle > 0;
    named = true;
    at = end;
  }
  size_t big = bul_glyphs_word(g, at, U"大年");
  if (big != 0) {
    end = read_new_year(&l, x, at + big);
    if (end == 0) return 0;
    bul_date_set_lunar(m, x, &l);
    return bul_date_finish_day(m, x, end);
  }
  end = bul_date_lunar_month(x, at, &l.month, &l.is_leap, &sure);
  if (end == 0) return 0;
  size_t stop = bul_date_lunar_day(x, end, &l.day);
  if (stop == 0 && named && bul_han_digit(g->c[end]) > 0) {
    l.day = bul_han_digit(g->c[end]);
    stop = end + 1;
  }
  if (stop == 0) {
    bool plain = sure && g->c[i] != U'冬' && g->c[i] != U'闰';
    if (!named && !plain && !l.is_leap) return 0;
    l.day = 0;
    bul_date_set_lunar(m, x, &l);
    return end + (g->c[end] == U'份');
  }
  if (bul_in(g->c[stop], U"日号")) {
    if (!named && !sure) return 0;
    stop++;
  } else if (!named && !sure && bul_in(g->c[stop], U"个多余年月")) {
    return 0;
  }
  bul_date_set_lunar(m, x, &l);
  return bul_date_finish_day(m, x, stop);
}
