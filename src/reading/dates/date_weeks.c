/*
** date_weeks.c - weekdays and weeks (周五, 上周五, 第一周), and what recurs
** (每周四上午).
*/
#include "date_parts.h"

static size_t read_weekday(const scene *x, size_t i, int *weekday) {
  static const char32_t days[] = U"一二三四五六日";
  const bul_glyphs *g = x->glyphs;
  uint32_t c = g->c[i] == U'天' ? U'日' : g->c[i];
  if (c == U'末') {
    *weekday = 6;
    return i + 1;
  }
  for (int k = 0; k < 7; k++) {
    if (days[k] != c) continue;
    if (k < 6 &&
        bul_in(g->c[i + 1],
               U"名位个场次项批种家支条部起年岁天周围届月期小十百千万"))
      return 0;
    *weekday = k + 1;
    return i + 1;
  }
  return 0;
}

/* The weekday of the week that begins `monday`; 周末 is both its days. */
static size_t set_weekday(moment *m, const scene *x, size_t i, size_t end,
                          int32_t monday, int weekday) {
  bool weekend = x->glyphs->c[i] == U'末';
  bul_date_set_span(m, monday + weekday - 1, monday + weekday - 1 + weekend,
                    BULLETIN_DAY);
  bul_civil c = bul_day_civil(m->from);
  m->year = c.year;
  m->month = c.month;
  m->day = c.day;
  return weekend ? end : bul_date_part(m, x, end, PART_NONE);
}

/* 上周, 上周五, 下下周日: `weeks` from today's. */
size_t bul_date_week(moment *m, const scene *x, size_t i, int weeks) {
  int weekday;
  size_t end = read_weekday(x, i, &weekday);
  if (!x->anchored) {
    m->grain = end ? BULLETIN_DAY : BULLETIN_WEEK;
    return end ? end : i;
  }
  int32_t monday = x->today - (bul_weekday(x->today) - 1) + 7 * weeks;
  if (end != 0) return set_weekday(m, x, i, end, monday, weekday);
  bul_date_set_span(m, monday, monday + 6, BULLETIN_WEEK);
  return i;
}

/* The first Monday of a year's or a month's own weeks: a week belongs to
** where its Thursday lies. */
static int32_t first_monday(int year, int month) {
  int32_t first = bul_day(year, month, 1);
  int weekday = bul_weekday(first);
  return weekday <= 4 ? first - (weekday - 1) : first + 8 - weekday;
}

/* 第一周, 第3周 of a year (month 0) or month; 第二个星期六 and 最后一个周日 of
** a month. */
size_t bul_date_nth_week(moment *m, const scene *x, size_t i, int year,
                         int month) {
  const bul_glyphs *g = x->glyphs;
  size_t at = i + (g->c[i] == U'的');
  int n = 0, weekday;
  size_t last = bul_glyphs_word(g, at, U"最后一个");
  size_t end = last                ? at + last
               : g->c[at] == U'第' ? bul_small_number(&n, g, at + 1, 53)
                                   : 0;
  if (end == 0 || (last == 0 && n < 1)) return 0;
  end += last == 0 && g->c[end] == U'个';
  size_t size = bul_date_week_word(x, end);
  if (size == 0) return 0;
  size_t stop = month > 0 ? read_weekday(x, end + size, &weekday) : 0;
  if (stop == 0) {
    if (last != 0 || bul_in(g->c[end + size], U"年边围期")) return 0;
    m->grain = BULLETIN_WEEK;
    if (year <= 0) return end + size;
    int32_t monday = first_monday(year, month > 0 ? month : 1) + 7 * (n - 1);
    bul_date_set_span(m, monday, monday + 6, BULLETIN_WEEK);
    return end + size;
  }
  m->grain = BULLETIN_DAY;
  if (year <= 0) return stop;
  int32_t first = bul_day(year, month, 1);
  int32_t day = first + (weekday - bul_weekday(first) + 7) % 7;
  int days = bul_month_days(year, month);
  if (last != 0)
    while (day + 7 < first + days)
      day += 7;
  else
    day += 7 * (n - 1);
  if (day >= first + days) return 0;
  bul_civil c = bul_day_civil(day);
  bul_date_set_day(m, c.year, c.month, c.day, c.day);
  return stop;
}

/* 周五, 星期日: the nearest to today; of a range, the next after its base. */
size_t bul_date_bare_weekday(moment *m, const scene *x, size_t i,
                             const moment *base) {
  const bul_glyphs *g = x->glyphs;
  if (g->c[i] == U'周' && base == NULL &&
      bul_in(g->c[i - 1],
             U"一两二三四五六七八九十每几半多整全外圆环不众庄上下"))
    return 0;
  size_t size = bul_date_week_word(x, i);
  int weekday;
  size_t end = size ? read_weekday(x, i + size, &weekday) : 0;
  if (end == 0 || g->c[i + size] == U'末') return 0;
  if (base != NULL && base->every != NULL) {
    m->grain = BULLETIN_DAY;
    m->every = base->every;
    return bul_date_part(m, x, end, PART_NONE);
  }
  if (!x->anchored) {
    m->grain = BULLETIN_DAY;
    return bul_date_part(m, x, end, PART_NONE);
  }
  int32_t monday = x->today - (bul_weekday(x->today) - 1);
  if (base != NULL && base->from_known) {
    monday = base->from - (bul_weekday(base->from) - 1);
    if (monday + weekday - 1 < base->from) monday += 7;
  } else {
    int32_t distance = monday + weekday - 1 - x->today;
    if (distance > 3) monday -= 7;
    if (distance < -3) monday += 7;
  }
  return set_weekday(m, x, i + size, end, monday, weekday);
}

/* 每周四上午, 每月15日, 每年7月, 每天8时: recurs, so it has no one day. */
size_t bul_date_every(moment *m, const scene *x, size_t i) {
  const bul_glyphs *g = x->glyphs;
  size_t at = i + 1;
  if (bul_in(g->c[at], U"逢个")) at++;
  m->grain = BULLETIN_DAY;
  size_t size = bul_date_week_word(x, at);
  if (size != 0) {
    int weekday;
    size_t end = read_weekday(x, at + size, &weekday);
    if (end == 0) return 0;
    m->every = "week";
    return bul_date_part(m, x, end, PART_NONE);
  }
  if (g->c[at] == U'月') {
    int day, last;
    m->every = "month";
    size_t end = bul_date_pair(x, at + 1, 31, &day, &last);
    if (end != 0 && day > 0 && bul_in(g->c[end], U"日号"))
      return bul_date_part(m, x, end + 1, PART_NONE);
    m->grain = BULLETIN_MONTH;
    end = bul_date_third(m, x, at + 1);
    return end > at + 1 ? end : 0;
  }
  if (g->c[at] == U'年') {
    moment of = *m;
    size_t end = bul_date_in_year(&of, x, at + 1, 2000);
    if (end == at + 1) return 0;
    m->grain = of.grain;
    m->minute = of.minute;
    m->every = "year";
    return end;
  }
  if (bul_in(g->c[at], U"天日晚")) {
    m->every = "day";
    size_t end = bul_date_part(m, x, at + 1,
                               g->c[at] == U'晚' ? PART_EVENING : PART_NONE);
    return end > at + 1 && m->minute >= 0 ? end : 0;
  }
  return 0;
}
