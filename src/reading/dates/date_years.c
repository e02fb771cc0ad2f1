/*
** date_years.c - what years are made of: months, quarters, halves, seasons.
*/
#include "date_parts.h"

/* --- months, quarters, halves -------------------------------------------- */

/* The days behind a month: 18日, 18至20日, 18日上午; the month alone, or its
** thirds. `han` months stand alone only where nothing else can be meant. */
/* The leap year nearest to today's in which a bare 2月29日 lies. */
static int leap_year(const scene *x, int year) {
  int best = year;
  for (int y = year - 8; x->anchored && y <= year + 8; y++) {
    if (!bul_day_valid(y, 2, 29)) continue;
    int32_t day = bul_day(y, 2, 29);
    if (!bul_day_valid(best, 2, 29) ||
        bul_date_nearer(x, day, bul_day(best, 2, 29)))
      best = y;
  }
  return best;
}

size_t bul_date_in_month(moment *m, const scene *x, size_t i, int year,
                         int month, const moment *base) {
  const bul_glyphs *g = x->glyphs;
  int day, last;
  m->said_month = true;
  size_t end = bul_date_pair(x, i, 31, &day, &last);
  if (end != 0 && day > 0 && bul_in(g->c[end], U"日号")) {
    bool said = year != 0;
    if (!said) year = bul_date_guess_year(x, i, month, day, base);
    /* A day that the year has not (2月29日, 31日) stays whole, unresolved. */
    if (!said && month == 2 && day == 29 && year > 0) year = leap_year(x, year);
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
  moment week = *m;
  if ((end = bul_date_nth_week(&week, x, at, year, month)) != 0) {
    *m = week;
    return end;
  }
  return bul_date_third(m, x, at);
}

/* 三四 of 三四月间, 七八月份. */
static size_t read_neighbours(const scene *x, size_t i, int *a, int *b) {
  const bul_glyphs *g = x->glyphs;
  *a = bul_han_digit(g->c[i]);
  *b = bul_han_digit(g->c[i + 1]);
  bool months = *a > 0 && *b == *a + 1 && g->c[i + 2] == U'月' &&
                bul_in(g->c[i + 3], U"间份里");
  return months && bul_han_digit(g->c[i - 1]) < 0 && g->c[i - 1] != U'十'
             ? i + 2
             : 0;
}

size_t bul_date_month(moment *m, const scene *x, size_t i, int year,
                      const moment *base) {
  const bul_glyphs *g = x->glyphs;
  int a, b;
  size_t end = read_neighbours(x, i, &a, &b);
  if (end == 0) end = bul_date_pair(x, i, 12, &a, &b);
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
    return at + bul_in(g->c[at], U"份间");
  }
  size_t stop = bul_date_in_month(m, x, at, year, a, base);
  if (stop == at && !bul_is_digit(g->c[i]) && year == 0 && base == NULL) {
    /* 三月: a month, or three of them, or part of a word. */
    bool range =
        bul_glyphs_join(x->glyphs, at) != 0 && bul_han_digit(g->c[at + 1]) > 0;
    if (!range && !bul_glyphs_word(g, at, U"以来")) return 0;
  }
  return stop;
}

/* Whether 季 at i, without 度, means a quarter: where a year was said before
** it, or as Taiwan prints it; not that of a series or a league. */
static bool is_quarter(const scene *x, size_t i, size_t first, int year) {
  const bul_glyphs *g = x->glyphs;
  if (g->c[i + 1] == U'度') return true;
  if (bul_in(g->c[i + 1], U"节赛后军花")) return false;
  if (year != 0) return true;
  return g->traditional && bul_in(g->c[first], U"第首前") &&
         !bul_in(g->c[first - 1], U"目剧播综艺赛画集漫");
}

/* Q1, Q3 */
static size_t read_latin_quarter(moment *m, const scene *x, size_t i,
                                 int year) {
  const bul_glyphs *g = x->glyphs;
  uint32_t n = g->c[i + 1], next = g->c[i + 2];
  if (g->c[i] != 'Q' || n < '1' || n > '4') return 0;
  if (bul_is_latin(next) || bul_is_digit(next) || bul_is_latin(g->c[i - 1]))
    return 0;
  int quarter = (int)(n - '1');
  if (year == 0) year = bul_date_guess_year(x, i, quarter * 3 + 1, 0, NULL);
  bul_date_set_months(m, year, quarter * 3 + 1, 3, BULLETIN_QUARTER);
  return i + 2;
}

/* 一季度, 前三季度, 首季, 第4季, Q1, 二季度末 */
size_t bul_date_quarter(moment *m, const scene *x, size_t i, int year) {
  const bul_glyphs *g = x->glyphs;
  size_t at = i + (g->c[i] == U'第');
  int a = 0, b = 0;
  size_t end = read_latin_quarter(m, x, i, year);
  if (end != 0) return end;
  if (g->c[i] == U'首') {
    a = b = 1;
    end = i + 1;
  } else if (g->c[i] == U'前') {
    end = bul_small_number(&b, g, i + 1, 4);
    a = 1;
    if (end != 0 && g->c[end] == U'个') end++;
  } else {
    end = bul_date_pair(x, at, 4, &a, &b);
  }
  if (end == 0 || a < 1 || g->c[end] != U'季' || !is_quarter(x, end, i, year))
    return 0;
  if (year == 0) year = bul_date_guess_year(x, i, a * 3 - 2, 0, NULL);
  bul_date_set_months(m, year, a * 3 - 2, (b - a + 1) * 3, BULLETIN_QUARTER);
  end += 1 + (g->c[end + 1] == U'度');
  return a == b ? bul_date_third(m, x, end) : end;
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
    /* 夏至 and 春分 are no seasons; 去年冬至今年春 is two. */
    if (next == U'分' || (next == U'至' && !bul_in(g->c[i + 2], U"今明次翌")))
      return 0;
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

/* 上半年, 后半年 of a year that was said. */
static size_t read_half_year(moment *m, const scene *x, size_t i, int year) {
  const bul_glyphs *g = x->glyphs;
  if (!bul_in(g->c[i], U"上下前后") || !bul_glyphs_word(g, i + 1, U"半年"))
    return 0;
  int first = bul_in(g->c[i], U"上前") ? 1 : 7;
  bul_date_set_months(m, year, first, 6, BULLETIN_HALF_YEAR);
  return i + 3;
}

/* 底, 年中, 度 behind a year. */
static size_t finish_year(moment *m, const scene *x, size_t i, int year) {
  const bul_glyphs *g = x->glyphs;
  size_t at = i;
  bul_date_set_year(m, year);
  if (bul_glyphs_word(g, at, U"年中") ||
      (g->c[at] == U'年' && bul_in(g->c[at + 1], U"初底末")))
    at++;
  if (at > i && g->c[at - 1] == U'年' && g->c[at] == U'中') {
    bul_date_set_thirds(m, 2, 2);
    return at + 1;
  }
  size_t end = bul_date_third(m, x, at);
  if (end != at) return end;
  if (bul_glyphs_word(g, i, U"全年")) return i + 2;
  return i + (g->c[i] == U'度');
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
  if ((end = bul_date_nth_week(m, x, i, year, 0)) != 0) return end;
  if (bul_in(g->c[at], U"前头") &&
      (end = bul_date_first_months(m, x, at, year)) != 0)
    return end;
  if ((end = read_half_year(m, x, at, year)) != 0) return end;
  if (bul_glyphs_word(g, at, U"同期")) {
    set_same_period(m, x, year);
    return at + 2;
  }
  return finish_year(m, x, i, year);
}
