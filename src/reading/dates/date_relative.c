/*
** date_relative.c - dates counted from the text's own day, or from the date
** named before: 昨日, 去年, 近三年, 次日.
*/
#include "date_parts.h"

/* Longer lengths of time are no dates: 近200年的树, 600年前. */
enum { MOST_RECENT = 120, MOST_AGO = 500 };

/* 3天, 两年, 5个月, 半年, 半个月: a length of time. */
static size_t read_length(const scene *x, size_t i, int most, int *count,
                          int *unit) {
  static const struct {
    const char32_t *word;
    int unit, count;
  } halves[] = {{U"半年", WORD_MONTH, 6}, {U"半个月", WORD_DAY, 15}};
  static const struct {
    const char32_t *word;
    int unit;
  } units[] = {{U"天", WORD_DAY},     {U"日", WORD_DAY},
               {U"周", WORD_WEEK},    {U"年", WORD_YEAR},
               {U"个月", WORD_MONTH}, {U"个星期", WORD_WEEK},
               {U"星期", WORD_WEEK},  {U"个礼拜", WORD_WEEK}};
  for (size_t k = 0; k < BUL_COUNT(halves); k++) {
    size_t size = bul_glyphs_word(x->glyphs, i, halves[k].word);
    if (size == 0 || bul_in(x->glyphs->c[i - 1], U"上下前后多个大小")) continue;
    *count = halves[k].count;
    *unit = halves[k].unit;
    return i + size;
  }
  size_t end = bul_small_number(count, x->glyphs, i, most);
  if (end == 0 || *count < 1) return 0;
  for (size_t k = 0; k < BUL_COUNT(units); k++) {
    size_t size = bul_glyphs_word(x->glyphs, end, units[k].word);
    if (size == 0) continue;
    *unit = units[k].unit;
    return end + size;
  }
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
  size_t stop = read_length(x, at, MOST_RECENT, &count, &unit);
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

/* Sets the day, week, month or year that `day` lies in. */
static void set_unit(moment *m, int32_t day, int unit) {
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
}

/* 3天前: from the text's own day; 两年后: from the date before it in the paragraph,
** unresolved where there is no such date or it says less. */
size_t bul_date_ago(moment *m, const scene *x, size_t i) {
  const bul_glyphs *g = x->glyphs;
  int count, unit;
  if (bul_date_inside_number(x, i)) return 0;
  size_t end = read_length(x, i, MOST_AGO, &count, &unit);
  if (end == 0 || bul_in(g->c[i - 1], U"第满近约超逾")) return 0;
  /* 10日前 is a day, and what lies before it. */
  if (bul_is_digit(g->c[i]) && g->c[end - 1] == U'日') return 0;
  size_t at = end;
  if (bul_in(g->c[at], U"以之") && bul_in(g->c[at + 1], U"前后")) at++;
  if (!bul_in(g->c[at], U"前后")) return 0;
  bool before = g->c[at] == U'前';
  if (bul_in(g->c[at + 1],
             U"期台沿排端景来续勤果世半列夕往辈代卫者进后前一二两三十") ||
      bul_is_digit(g->c[at + 1]))
    return 0;
  m->grain = grain_of_unit(unit);
  const moment *last = &x->last;
  bool known =
      before ? x->anchored && !(unit == WORD_YEAR && count >= x->civil.year)
             : x->last_in_line && last->from_known && last->grain <= m->grain;
  if (known)
    set_unit(
        m, shift(before ? x->today : last->from, unit, before ? -count : count),
        unit);
  return at + 1;
}

/* 同年, 当年 */
static size_t read_said_year(moment *m, const scene *x, size_t at,
                             const date_word *w) {
  const moment *last = &x->last;
  bool known = x->has_last && last->from_known;
  int year = 0;
  if (known && (w->offset >= 0 || last->absolute))
    year = bul_day_civil(last->from).year + w->offset;
  else if (w->offset < 0 && x->anchored)
    year = x->civil.year + w->offset;
  if (year <= 0) return 0;
  /* 当年 alone may mean: in those days. */
  uint32_t next = x->glyphs->c[at];
  bool follows = x->sentence_year > 0 && last->absolute &&
                 bul_date_opens_clause(x, at - 2) && !bul_in(next, U"的那这");
  if (w->word[0] == U'当' && !bul_is_digit(next) && !bul_in(next, U"年底初") &&
      !follows)
    return 0;
  m->said_year = true;
  return bul_date_in_year(m, x, at, year);
}

/* 当天, 次日, 前一天 */
static size_t read_said_day(moment *m, const scene *x, size_t at,
                            const date_word *w) {
  if (!x->has_day || (w->loose && !x->day_in_line)) return 0;
  bul_civil c = bul_day_civil(x->day.from + w->offset);
  bul_date_set_day(m, c.year, c.month, c.day, c.day);
  return bul_date_part(m, x, at, w->part);
}

/* Counted from the date before it. */
static size_t read_said(moment *m, const scene *x, size_t at,
                        const date_word *w) {
  if (w->unit == WORD_SAID_YEAR) return read_said_year(m, x, at, w);
  if (w->unit == WORD_SAID_DAY) return read_said_day(m, x, at, w);
  if (!x->has_last || !x->last.from_known) return 0;
  bul_civil c = bul_day_civil(bul_day_add_months(x->last.from, w->offset));
  return bul_date_in_month(m, x, at, c.year, c.month, NULL);
}

/* Counted from the text's own day. */
static size_t read_from_today(moment *m, const scene *x, size_t at,
                              const date_word *w) {
  bul_civil c;
  int year = x->anchored ? x->civil.year + w->offset : 0;
  switch (w->unit) {
  case WORD_DAY:
    m->grain = BULLETIN_DAY;
    if (x->anchored) {
      c = bul_day_civil(x->today + w->offset);
      bul_date_set_day(m, c.year, c.month, c.day, c.day);
    }
    return bul_date_part(m, x, at, w->part);
  case WORD_WEEK:
    return bul_date_week(m, x, at, w->offset);
  case WORD_MONTH:
    if (!x->anchored) {
      bul_date_set_months(m, 0, 1, 1, BULLETIN_MONTH);
      return bul_date_third(m, x, at);
    }
    c = bul_day_civil(bul_day_add_months(x->today, w->offset));
    return bul_date_in_month(m, x, at, c.year, c.month, NULL);
  case WORD_YEAR:
    m->said_year = true;
    return bul_date_in_year(m, x, at, x->anchored ? year : -1);
  case WORD_SEASON:
    bul_date_set_season(m, year, w->part);
    return at;
  case WORD_QUARTER: {
    int quarter = x->civil.year * 4 + (x->civil.month - 1) / 3 + w->offset;
    bul_date_set_months(m, x->anchored ? quarter / 4 : 0, quarter % 4 * 3 + 1,
                        3, BULLETIN_QUARTER);
    return bul_date_third(m, x, at);
  }
  default: /* WORD_PAST, WORD_FUTURE */
    m->grain = BULLETIN_OPEN;
    m->open = true;
    if (w->unit == WORD_PAST)
      m->to = x->today, m->to_known = x->anchored;
    else
      m->from = x->today, m->from_known = x->anchored;
    return at;
  }
}

/* The word of date_words at i, where it is a word there. */
static const date_word *find_word(const scene *x, size_t i, size_t *end) {
  const bul_glyphs *g = x->glyphs;
  for (size_t k = 0; k < BUL_COUNT(date_words); k++) {
    const date_word *w = &date_words[k];
    if (w->word[0] != g->c[i]) continue;
    size_t size = bul_glyphs_word(g, i, w->word);
    if (size == 0) continue;
    *end = i + size;
    if (w->not_after != NULL && g->c[i - 1] != 0 &&
        bul_in(g->c[i - 1], w->not_after))
      return NULL;
    /* 今天|下雨, but 今天下午 */
    bool afternoon = g->c[*end] == U'下' && g->c[*end + 1] == U'午';
    if (w->not_before != NULL && g->c[*end] != 0 && !afternoon &&
        bul_in(g->c[*end], w->not_before))
      return NULL;
    return w;
  }
  return NULL;
}

/* A word of date_words and what follows it. */
size_t bul_date_word(moment *m, const scene *x, size_t i) {
  size_t at;
  const date_word *w = find_word(x, i, &at);
  if (w == NULL) return 0;
  if (w->unit >= WORD_SAID_DAY && w->unit <= WORD_SAID_YEAR)
    return read_said(m, x, at, w);
  size_t end = read_from_today(m, x, at, w);
  if (w->unit != WORD_SEASON) return end;
  /* 去冬今春 */
  size_t stop;
  const date_word *next = find_word(x, end, &stop);
  if (next == NULL || next->unit != WORD_SEASON) return end;
  moment second = *m;
  read_from_today(&second, x, stop, next);
  if (m->from_known && second.to > m->from) m->to = second.to;
  return stop;
}

/* 今明两天, 昨今两日: a day and the next. */
static size_t read_both_days(moment *m, const scene *x, size_t i) {
  static const struct {
    const char32_t *word;
    int first;
  } pairs[] = {{U"今明两", 0}, {U"昨今两", -1}, {U"明后两", 1}};
  for (size_t k = 0; k < BUL_COUNT(pairs); k++) {
    size_t size = bul_glyphs_word(x->glyphs, i, pairs[k].word);
    uint32_t unit = x->glyphs->c[i + size];
    if (size == 0 || !bul_in(unit, U"天日年")) continue;
    bool years = unit == U'年';
    m->grain = years ? BULLETIN_YEAR : BULLETIN_DAY;
    int year = x->civil.year + pairs[k].first;
    if (!x->anchored) return i + size + 1;
    if (years)
      bul_date_set_span(m, bul_day(year, 1, 1), bul_day(year + 1, 12, 31),
                        BULLETIN_YEAR);
    else
      bul_date_set_span(m, x->today + pairs[k].first,
                        x->today + pairs[k].first + 1, BULLETIN_DAY);
    return i + size + 1;
  }
  return 0;
}

/* Whether 昨 or 今 alone at i is a day: 昨开幕, 今闭幕; not 如今, 今后. */
static bool day_alone(const scene *x, size_t i, const short_day *d) {
  enum { NEAR = 16 };
  const bul_glyphs *g = x->glyphs;
  uint32_t next = g->c[i + 1];
  /* 明起降温 */
  if (d->offset == 1 && next == U'起')
    return bul_date_opens_clause(x, i) && g->c[i + 2] != U'来';
  if (d->offset != 0 && d->offset != -1) return false;
  if (!bul_is_han(next) || bul_in(next, d->not_before)) return false;
  if (bul_in(g->c[i - 1], U"(如当至迄古现而于往畴从抚")) return false;
  if (d->offset == -1) return true;
  if (bul_in(next, U"开闭举启召揭颁起")) return true;
  if (!bul_date_opens_clause(x, i)) return false;
  if (g->traditional) return true;
  for (size_t k = i; k > BUL_GLYPH_PAD && k + NEAR > i; k--)
    if (g->c[k] == U'昨') return true;
  return false;
}

/* 昨（27）日, 今明两天, and 昨 or 今 alone. */
size_t bul_date_short_day(moment *m, const scene *x, size_t i) {
  const bul_glyphs *g = x->glyphs;
  size_t end = read_both_days(m, x, i);
  if (end != 0) return end;
  for (size_t k = 0; k < BUL_COUNT(short_days); k++) {
    const short_day *d = &short_days[k];
    if (d->character != g->c[i]) continue;
    int day;
    size_t number =
        g->c[i + 1] == '(' ? bul_small_number(&day, g, i + 2, 31) : 0;
    bool numbered = number != 0 && g->c[number] == ')' &&
                    bul_in(g->c[number + 1], U"日天晚早");
    if (!numbered && !day_alone(x, i, d)) return 0;
    m->grain = BULLETIN_DAY;
    if (x->anchored) {
      bul_civil c = bul_day_civil(x->today + d->offset);
      bul_date_set_day(m, c.year, c.month, c.day, c.day);
    }
    if (!numbered) return i + 1;
    bool whole = bul_in(g->c[number + 1], U"日天");
    return bul_date_part(m, x, number + 1 + whole, PART_NONE);
  }
  return 0;
}
