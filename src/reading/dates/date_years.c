/*
** date_years.c - years and what they are made of: months, quarters, halves,
** seasons; and what is made of them: decades, centuries, plans.
*/
#include "date_parts.h"

/* --- months, quarters, halves -------------------------------------------- */

/* The days behind a month: 18日, 18至20日, 18日上午; the month alone, or its
** thirds. `han` months stand alone only where nothing else can be meant. */
size_t bul_date_in_month(moment *m, const scene *x, size_t i, int year,
                         int month, const moment *base) {
  const bul_glyphs *g = x->glyphs;
  int day, last;
  size_t end = bul_date_pair(x, i, 31, &day, &last);
  if (end != 0 && day > 0 && bul_in(g->c[end], U"日号")) {
    if (year == 0) year = bul_date_guess_year(x, i, month, day, base);
    int limit =
        year > 0 ? bul_month_days(year, month) : bul_month_days(2000, month);
    if (last > limit) return 0;
    bul_date_set_day(m, year, month, day, last);
    return bul_date_finish_day(m, x, end + 1);
  }
  if (year == 0) year = bul_date_guess_year(x, i, month, 0, base);
  bul_date_set_months(m, year, month, 1, BULLETIN_MONTH);
  size_t at = i + (g->c[i] == U'份');
  if (bul_glyphs_word(g, at, U"上半月") || bul_glyphs_word(g, at, U"下半月")) {
    bool second = g->c[at] == U'下';
    if (m->from_known) {
      if (second)
        m->from += 15;
      else
        m->to = m->from + 14;
    }
    m->grain = BULLETIN_TEN_DAYS;
    return at + 3;
  }
  return bul_date_third(m, x, at);
}

size_t bul_date_month(moment *m, const scene *x, size_t i, int year,
                      const moment *base) {
  const bul_glyphs *g = x->glyphs;
  int a, b;
  size_t end = bul_date_pair(x, i, 12, &a, &b);
  if (end == 0 || a < 1) return 0;
  if (g->c[end] != U'月') {
    /* 18至20日 may have taken what is a month alone: 6、7月 is one. */
    return 0;
  }
  size_t at = end + 1;
  if (bul_in(g->c[at], U"龄薪租刊饼球光票活息供嫂")) return 0;
  if (bul_in(g->c[i - 1], U"第满个")) return 0;
  if (b > a) {
    int first = year != 0 ? year : bul_date_guess_year(x, i, a, 0, base);
    bul_date_set_months(m, first, a, b - a + 1, BULLETIN_MONTH);
    return at + (g->c[at] == U'份');
  }
  size_t stop = bul_date_in_month(m, x, at, year, a, base);
  if (stop == at && !bul_is_digit(g->c[i]) && year == 0 && base == NULL) {
    /* 三月: a month, or three of them, or part of a word. */
    bool range = bul_glyphs_join(x->glyphs, at) != 0 && bul_han_digit(g->c[at + 1]) > 0;
    if (!range && !bul_glyphs_word(g, at, U"以来")) return 0;
  }
  return stop;
}

size_t bul_date_quarter(moment *m, const scene *x, size_t i, int year) {
  const bul_glyphs *g = x->glyphs;
  size_t at = i + (g->c[i] == U'第');
  int a = 0, b = 0;
  size_t end = 0;
  if (g->c[i] == U'首' && g->c[i + 1] == U'季') {
    a = b = 1;
    end = i + 1;
    if (year == 0 && g->c[i + 2] != U'度') return 0;
  } else if (g->c[i] == U'前') {
    end = bul_small_number(&b, g, i + 1, 4);
    a = 1;
    if (end != 0 && g->c[end] == U'个') end++;
  } else {
    end = bul_date_pair(x, at, 4, &a, &b);
  }
  if (end == 0 || a < 1 || g->c[end] != U'季' || g->c[end + 1] != U'度') {
    if (end == 0 || g->c[i] != U'首' || g->c[end] != U'季') return 0;
  }
  if (year == 0) year = bul_date_guess_year(x, i, a * 3 - 2, 0, NULL);
  bul_date_set_months(m, year, a * 3 - 2, (b - a + 1) * 3, BULLETIN_QUARTER);
  return end + 1 + (g->c[end + 1] == U'度');
}

/* 前5个月, 头三个月, 前5月 */
size_t bul_date_first_months(moment *m, const scene *x, size_t i, int year) {
  const bul_glyphs *g = x->glyphs;
  int count;
  size_t end = bul_small_number(&count, g, i + 1, 11);
  if (end == 0 || count < 2) return 0;
  size_t size = bul_glyphs_word(g, end, U"个月");
  if (size == 0 && g->c[i] == U'前' && bul_is_digit(g->c[i + 1]) &&
      g->c[end] == U'月' && bul_han_digit(g->c[end + 1]) < 0 &&
      !bul_is_digit(g->c[end + 1]))
    size = 1;
  if (size == 0) return 0;
  if (year == 0 && x->sentence_year > 0) year = x->sentence_year;
  if (year == 0 && x->anchored) {
    year = x->civil.year;
    if (x->civil.month < count) year--;
  }
  bul_date_set_months(m, year, 1, count, BULLETIN_MONTH);
  return end + size;
}

static size_t read_season(moment *m, const scene *x, size_t i, int year) {
  static const char32_t seasons[] = U"春夏秋冬";
  const bul_glyphs *g = x->glyphs;
  for (int k = 0; k < 4; k++) {
    if (g->c[i] != seasons[k]) continue;
    uint32_t next = g->c[i + 1];
    if (bul_in(next, U"节运晚耕播茶雷风游训光暖招收种粮令奥秋冬夏春")) return 0;
    bul_date_set_season(m, year, k + 1);
    return i + 1 + bul_in(next, U"季天");
  }
  return 0;
}

/* 去年同期: the span named before it, in the year that was said. */
static void set_same_period(moment *m, const scene *x, int year) {
  m->grain = BULLETIN_DAY;
  if (year <= 0) return; /* before the calendar's first, or not known */
  const moment *last = &x->last;
  if (x->has_last && last->from_known && last->to_known) {
    int years = bul_day_civil(last->from).year - year;
    if (years >= 1 && years < 100) {
      bul_date_set_span(m, bul_day_add_months(last->from, -12 * years),
                        bul_day_add_months(last->to, -12 * years), last->grain);
      bul_civil end = bul_day_civil(last->to);
      if (end.day == bul_month_days(end.year, end.month)) {
        bul_civil shifted = bul_day_civil(m->to);
        m->to += bul_month_days(shifted.year, shifted.month) - shifted.day;
      }
      return;
    }
  }
  if (!x->anchored) return;
  int32_t day = bul_day_add_months(x->today, 12 * (year - x->civil.year));
  bul_date_set_span(m, day, day, BULLETIN_DAY);
}

/* What may follow a year that was said. Returns i when nothing does. */
size_t bul_date_in_year(moment *m, const scene *x, size_t i, int year) {
  const bul_glyphs *g = x->glyphs;
  size_t at = i + (g->c[i] == U'的' && bul_is_digit(g->c[i + 1]));
  size_t end;
  if ((end = bul_date_month(m, x, at, year, NULL)) != 0) return end;
  if ((end = bul_date_quarter(m, x, at, year)) != 0) return end;
  if ((end = bul_date_holiday(m, x, at, year)) != 0) return end;
  if ((end = bul_date_lunar(m, x, at, year)) != 0) return end;
  if ((end = read_season(m, x, at, year)) != 0) return end;
  if (bul_in(g->c[at], U"前头") &&
      (end = bul_date_first_months(m, x, at, year)) != 0)
    return end;
  if (bul_glyphs_word(g, at, U"上半年") || bul_glyphs_word(g, at, U"下半年")) {
    bul_date_set_months(m, year, g->c[at] == U'上' ? 1 : 7, 6,
                        BULLETIN_HALF_YEAR);
    return at + 3;
  }
  if (bul_glyphs_word(g, at, U"同期")) {
    set_same_period(m, x, year);
    return at + 2;
  }
  bul_date_set_year(m, year);
  if (bul_glyphs_word(g, at, U"年中") ||
      (g->c[at] == U'年' && bul_in(g->c[at + 1], U"初底末")))
    at++;
  if (g->c[at - 1] == U'年' && at > i && g->c[at] == U'中') {
    bul_date_set_third(m, 2);
    return at + 1;
  }
  end = bul_date_third(m, x, at);
  if (end != at) return end;
  if (g->c[i] == U'度') return i + 1;
  return i;
}

/* --- years --------------------------------------------------------------- */

/* 2000年前, 近2000年: a length, not a year. */
static bool length_of_years(const scene *x, size_t i, size_t end, int year) {
  const bul_glyphs *g = x->glyphs;
  if (year % 100 != 0) return false;
  return bul_in(g->c[i - 1], U"约近超过逾达长用共今有") ||
         bul_in(g->c[end], U"前历间") || bul_glyphs_word(g, end, U"的历史") ||
         bul_glyphs_word(g, end, U"之久") || bul_glyphs_word(g, end, U"以前");
}

/* 2016年, 二〇二五年, 民国三十七年, 公元618年, and 113年5月20日 (民国, where
*the
** year is written without it). */
size_t bul_date_year(moment *m, const scene *x, size_t i, int *year) {
  const bul_glyphs *g = x->glyphs;
  size_t at = i;
  bool republic = false, era = false;
  size_t size = bul_glyphs_word(g, at, U"中华民国");
  if (size == 0) size = bul_glyphs_word(g, at, U"民国");
  if (size != 0) {
    republic = true;
    at += size;
    if (bul_glyphs_word(g, at, U"元年")) {
      *year = 1912;
      return at + 2;
    }
  } else if ((size = bul_glyphs_word(g, at, U"公元")) != 0) {
    era = true;
    at += size;
    if (g->c[at] == U'前') {
      int unused;
      size_t end = bul_small_number(&unused, g, at + 1, 9999);
      if (end == 0 || g->c[end] != U'年') return 0;
      m->grain = BUL_NO_DATE;
      return end + 1;
    }
  }
  if (bul_date_inside_number(x, at)) return 0;
  bul_numeral n;
  uint32_t c = g->c[at];
  if (!bul_is_digit(c) && bul_han_digit(c) < 0 && !(republic && c == U'十'))
    return 0;
  if (!bul_numeral_read(&n, g, at)) return 0;
  if (n.decimal || n.approx != 0 ||
      n.scaled != (republic && n.value >= 100 && !n.arabic && !n.string))
    return 0;
  if (g->c[n.end] != U'年' || n.value < 1 || n.value > 9999) return 0;
  int value = (int)n.value;
  if (bul_in(g->c[n.end + 1], U"级代期")) return 0;
  *year = value;
  if (republic) {
    *year = value + 1911;
    return value <= 200 ? n.end + 1 : 0;
  }
  if (era) return n.end + 1;
  if (!n.arabic && !n.string) return 0;
  if (n.digits == 4) {
    if (value < 1000 || value > 2200 || length_of_years(x, i, n.end + 1, value))
      return 0;
    return n.end + 1;
  }
  /* 113年5月20日 */
  if (n.digits < 2 || n.digits > 3 || value < 20 || value > 150) return 0;
  int month, day;
  size_t end = bul_small_number(&month, g, n.end + 1, 12);
  if (end == 0 || g->c[end] != U'月') return 0;
  size_t stop = bul_small_number(&day, g, end + 1, 31);
  if (value < 80 && (stop == 0 || g->c[stop] != U'日')) return 0;
  *year = value + 1911;
  return n.end + 1;
}

/* 2016至2019年, 2019—2020学年 */
size_t bul_date_years(moment *m, const scene *x, size_t i) {
  static const char32_t *const units[] = {U"年",   U"学年", U"年度",
                                          U"财年", U"赛季", U"雪季"};
  const bul_glyphs *g = x->glyphs;
  bul_numeral a, b;
  if (bul_date_inside_number(x, i) || !bul_numeral_read(&a, g, i)) return 0;
  if (a.digits != 4 || a.value < 1000 || a.value > 2200) return 0;
  size_t second = bul_glyphs_join(x->glyphs, a.end);
  if (second == 0 || !bul_numeral_read(&b, g, second)) return 0;
  if (b.digits != 4 || b.value <= a.value || b.value > 2200 || a.decimal ||
      b.decimal)
    return 0;
  for (size_t k = 0; k < BUL_COUNT(units); k++) {
    size_t size = bul_glyphs_word(g, b.end, units[k]);
    if (size == 0) continue;
    /* 2019—2020年3月 is read as two dates. */
    if (size == 1 && bul_is_digit(g->c[b.end + 1])) return 0;
    bul_date_set_span(m, bul_day((int)a.value, 1, 1),
                      bul_day((int)b.value, 12, 31), BULLETIN_YEAR);
    m->said_year = true;
    return b.end + size + (size == 1 && g->c[b.end + 1] == U'度');
  }
  return 0;
}

/* 2020-07-18, 2020/7/18, 2020.7.18 */
size_t bul_date_numeric(moment *m, const scene *x, size_t i) {
  const bul_glyphs *g = x->glyphs;
  int part[3];
  size_t at = i;
  if (bul_date_inside_number(x, i)) return 0;
  uint32_t mark = g->c[i + 4];
  if (!bul_in(mark, U"—/.")) return 0;
  for (int k = 0; k < 3; k++) {
    size_t end = bul_small_number(&part[k], g, at, 9999);
    if (end == 0 || (k < 2 && g->c[end] != mark)) return 0;
    at = end + (k < 2);
  }
  if (part[0] < 1000 || !bul_day_valid(part[0], part[1], part[2])) return 0;
  if (g->c[at] == mark || bul_is_digit(g->c[at]) || bul_is_latin(g->c[at]))
    return 0;
  bul_date_set_day(m, part[0], part[1], part[2], part[2]);
  m->said_year = m->absolute = true;
  return bul_date_finish_day(m, x, at);
}

/* --- decades, centuries, plans ------------------------------------------- */

size_t bul_date_century(moment *m, const scene *x, size_t i) {
  const bul_glyphs *g = x->glyphs;
  int century = 0, decade;
  size_t at = i;
  int now = x->anchored ? (x->civil.year - 1) / 100 + 1 : 21;
  if (bul_glyphs_word(g, i, U"上世纪"))
    century = now - 1, at = i + 3;
  else if (bul_glyphs_word(g, i, U"上个世纪"))
    century = now - 1, at = i + 4;
  else if (bul_glyphs_word(g, i, U"本世纪"))
    century = now, at = i + 3;
  else {
    size_t end =
        bul_date_inside_number(x, i) ? 0 : bul_small_number(&century, g, i, 30);
    if (end != 0 && century > 0 && bul_glyphs_word(g, end, U"世纪") &&
        g->c[i - 1] != U'个' && g->c[i - 1] != U'半')
      at = end + 2;
    else
      century = 0;
  }
  size_t end = bul_small_number(&decade, g, at, 90);
  if (end != 0 && decade % 10 == 0 && bul_glyphs_word(g, end, U"年代") &&
      !(at == i && bul_date_inside_number(x, i))) {
    if (century == 0 && decade < 30) return 0;
    int first = (century ? century - 1 : 19) * 100 + decade;
    bul_date_set_months(m, first, 1, 120, BULLETIN_DECADE);
    at = end + 2;
    uint32_t c = g->c[at];
    if (c == U'初' || c == U'末') return at + 1 + (g->c[at + 1] == U'期');
    if (bul_in(c, U"中后前") && g->c[at + 1] == U'期') return at + 2;
    return at;
  }
  if (century == 0 || (at == i + 3 && century > 21)) return 0;
  if (at == i) return 0;
  bul_date_set_months(m, (century - 1) * 100 + 1, 1, 1200, BULLETIN_CENTURY);
  at += bul_in(g->c[at], U"初末");
  return at;
}

/* “十四五”时期: the first plan began in 1953, and from the sixth (1981) on
** they follow each other without a gap. */
size_t bul_date_plan(moment *m, const scene *x, size_t i) {
  static const char32_t *const marks[] = {U"时期", U"期间",     U"末",
                                          U"以来", U"规划期间", U"规划时期"};
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
    size_t size = bul_glyphs_word(g, end, marks[k]);
    if (size == 0) continue;
    bul_date_set_months(m, 1981 + 5 * (n - 6), 1, 60, BULLETIN_FIVE_YEARS);
    if (k == 3) return end; /* 以来 is read behind any date */
    return end + size;
  }
  return 0;
}
