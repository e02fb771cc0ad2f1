/*
** date_relative.c - dates counted from the text's own day, or from the date
** named before: 昨日, 上周五, 近三年, 次日; and those that recur.
*/
#include "date_parts.h"

/* --- relative ------------------------------------------------------------ */

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

static size_t read_count_unit(const scene *x, size_t i, int *unit) {
  const bul_glyphs *g = x->glyphs;
  if (bul_in(g->c[i], U"天日")) return *unit = WORD_DAY, i + 1;
  if (g->c[i] == U'周') return *unit = WORD_WEEK, i + 1;
  if (g->c[i] == U'年') return *unit = WORD_YEAR, i + 1;
  if (bul_glyphs_word(g, i, U"个月")) return *unit = WORD_MONTH, i + 2;
  if (bul_glyphs_word(g, i, U"个星期")) return *unit = WORD_WEEK, i + 3;
  return 0;
}

static int32_t shift(int32_t day, int unit, int count) {
  switch (unit) {
  case WORD_DAY:
    return day + count;
  case WORD_WEEK:
    return day + 7 * count;
  case WORD_MONTH:
    return bul_day_add_months(day, count);
  default:
    return bul_day_add_months(day, 12 * count);
  }
}

static int grain_of_unit(int unit) {
  static const int grains[] = {
      [WORD_DAY] = BULLETIN_DAY,
      [WORD_WEEK] = BULLETIN_WEEK,
      [WORD_MONTH] = BULLETIN_MONTH,
      [WORD_YEAR] = BULLETIN_YEAR,
  };
  return grains[unit];
}

/* 近三年, 过去5年, 未来两周, 五年来: the time up to today or from it on. */
size_t bul_date_recent(moment *m, const scene *x, size_t i) {
  static const struct {
    const char32_t *word;
    int sign;
  } heads[] = {{U"最近", -1}, {U"近", -1},  {U"过去的", -1}, {U"过去", -1},
               {U"未来", 1},  {U"今后", 1}, {U"接下来", 1}};
  const bul_glyphs *g = x->glyphs;
  size_t at = i;
  int sign = 0;
  for (size_t k = 0; k < BUL_COUNT(heads) && sign == 0; k++) {
    size_t size = bul_glyphs_word(g, i, heads[k].word);
    if (size == 0) continue;
    if (k == 1 && bul_in(g->c[i - 1], U"将附接靠临远相")) return 0;
    sign = heads[k].sign;
    at += size;
  }
  int count, unit;
  if (sign == 0 && bul_date_inside_number(x, i)) return 0;
  size_t end = bul_small_number(&count, g, at, 120);
  size_t stop = end && count > 0 ? read_count_unit(x, end, &unit) : 0;
  if (stop == 0) return 0;
  if (sign == 0) {
    /* 五年来 */
    if (g->c[stop] != U'来' || unit == WORD_WEEK ||
        bul_in(g->c[stop + 1], U"自到临"))
      return 0;
    sign = -1;
  } else if (bul_in(g->c[stop], U"时之的多余以")) {
    return 0;
  }
  m->grain = grain_of_unit(unit);
  if (x->anchored && count < x->civil.year) {
    int32_t far = shift(x->today, unit, sign * count);
    if (sign < 0)
      bul_date_set_span(m, far, x->today, m->grain);
    else
      bul_date_set_span(m, x->today, far, m->grain);
  }
  return stop + bul_in(g->c[stop], U"来里间内");
}

/* 3天前, 两年后. */
size_t bul_date_ago(moment *m, const scene *x, size_t i) {
  const bul_glyphs *g = x->glyphs;
  int count, unit;
  if (bul_date_inside_number(x, i)) return 0;
  size_t end = bul_small_number(&count, g, i, 500);
  size_t at = end && count > 0 ? read_count_unit(x, end, &unit) : 0;
  if (at == 0 || bul_in(g->c[i - 1], U"第满近约超逾")) return 0;
  if (bul_in(g->c[at], U"以之") && bul_in(g->c[at + 1], U"前后")) at++;
  if (!bul_in(g->c[at], U"前后")) return 0;
  int sign = g->c[at] == U'前' ? -1 : 1;
  if (bul_in(g->c[at + 1],
             U"期台沿排端景来续勤果世半列夕往辈代卫者进后前一二两三十") ||
      bul_is_digit(g->c[at + 1]))
    return 0;
  m->grain = grain_of_unit(unit);
  if (!x->anchored || (unit == WORD_YEAR && count >= x->civil.year))
    return at + 1;
  int32_t day = shift(x->today, unit, sign * count);
  bul_civil c = bul_day_civil(day);
  if (unit == WORD_YEAR)
    bul_date_set_year(m, c.year);
  else if (unit == WORD_MONTH)
    bul_date_set_months(m, c.year, c.month, 1, BULLETIN_MONTH);
  else if (unit == WORD_WEEK)
    bul_date_set_span(m, day - (bul_weekday(day) - 1),
                      day - (bul_weekday(day) - 1) + 6, BULLETIN_WEEK);
  else
    bul_date_set_day(m, c.year, c.month, c.day, c.day);
  return at + 1;
}

/* 当天, 同月, 次年: counted from the date before it. */
static size_t read_said(moment *m, const scene *x, size_t at,
                        const date_word *w) {
  const moment *last = &x->last;
  bool known = x->has_last && last->from_known;
  if (w->unit == WORD_SAID_YEAR) {
    int year = 0;
    if (known && (w->offset >= 0 || last->absolute))
      year = bul_day_civil(last->from).year + w->offset;
    else if (w->offset < 0 && x->anchored)
      year = x->civil.year + w->offset;
    if (year <= 0) return 0;
    /* 当年 without a month behind it means: in those days. */
    if (w->word[0] == U'当' && !bul_is_digit(x->glyphs->c[at]) &&
        !bul_in(x->glyphs->c[at], U"年底初"))
      return 0;
    m->said_year = true;
    return bul_date_in_year(m, x, at, year);
  }
  if (!known) return 0;
  if (w->unit == WORD_SAID_MONTH) {
    bul_civil c = bul_day_civil(bul_day_add_months(last->from, w->offset));
    return bul_date_in_month(m, x, at, c.year, c.month, NULL);
  }
  if (last->grain > BULLETIN_DAY) return 0;
  bul_civil c = bul_day_civil(last->from + w->offset);
  bul_date_set_day(m, c.year, c.month, c.day, c.day);
  return bul_date_part(m, x, at, w->part);
}

static size_t read_week(moment *m, const scene *x, size_t at,
                        const date_word *w) {
  int weekday;
  size_t end = read_weekday(x, at, &weekday);
  int32_t monday = x->today - (bul_weekday(x->today) - 1) + 7 * w->offset;
  if (!x->anchored) {
    m->grain = end ? BULLETIN_DAY : BULLETIN_WEEK;
    return end ? end : at;
  }
  if (end != 0) return set_weekday(m, x, at, end, monday, weekday);
  bul_date_set_span(m, monday, monday + 6, BULLETIN_WEEK);
  return at;
}

/* A word of date_words and what follows it. */
size_t bul_date_word(moment *m, const scene *x, size_t i) {
  const bul_glyphs *g = x->glyphs;
  for (size_t k = 0; k < BUL_COUNT(date_words); k++) {
    const date_word *w = &date_words[k];
    if (w->word[0] != g->c[i]) continue;
    size_t size = bul_glyphs_word(g, i, w->word);
    if (size == 0) continue;
    size_t at = i + size;
    if (w->not_after != NULL && g->c[i - 1] != 0 &&
        bul_in(g->c[i - 1], w->not_after))
      return 0;
    if (w->not_before != NULL && g->c[at] != 0 &&
        bul_in(g->c[at], w->not_before))
      return 0;
    bul_civil c;
    switch (w->unit) {
    case WORD_DAY:
      m->grain = BULLETIN_DAY;
      if (x->anchored) {
        c = bul_day_civil(x->today + w->offset);
        bul_date_set_day(m, c.year, c.month, c.day, c.day);
      }
      return bul_date_part(m, x, at, w->part);
    case WORD_WEEK:
      return read_week(m, x, at, w);
    case WORD_MONTH:
      if (!x->anchored) {
        bul_date_set_months(m, 0, 1, 1, BULLETIN_MONTH);
        return bul_date_third(m, x, at);
      }
      c = bul_day_civil(bul_day_add_months(x->today, w->offset));
      return bul_date_in_month(m, x, at, c.year, c.month, NULL);
    case WORD_YEAR:
      m->said_year = true;
      return bul_date_in_year(m, x, at,
                              x->anchored ? x->civil.year + w->offset : -1);
    case WORD_SEASON:
      bul_date_set_season(m, x->anchored ? x->civil.year + w->offset : 0,
                          w->part);
      return at;
    case WORD_QUARTER: {
      int quarter = x->civil.year * 4 + (x->civil.month - 1) / 3 + w->offset;
      bul_date_set_months(m, x->anchored ? quarter / 4 : 0, quarter % 4 * 3 + 1,
                          3, BULLETIN_QUARTER);
      return at;
    }
    case WORD_PAST:
    case WORD_FUTURE:
      m->grain = BULLETIN_OPEN;
      m->open = true;
      if (w->unit == WORD_PAST)
        m->to = x->today, m->to_known = x->anchored;
      else
        m->from = x->today, m->from_known = x->anchored;
      return at;
    default:
      return read_said(m, x, at, w);
    }
  }
  return 0;
}
