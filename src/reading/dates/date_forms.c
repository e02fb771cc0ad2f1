/*
** date_forms.c - see date_forms.h.
**
** A grammar by recursive descent, in the files date_*.c. Each read_… takes
** the glyph to begin at and returns the glyph after what it read, or 0. A
** date is a year, what a year can be followed by (month, quarter, season,
** holiday), what a month can be followed by (day, third), and what a day can
** (part of the day, time).
*/
#include "date_parts.h"

/* --- a day alone, and all together --------------------------------------- */

/* 18日, 十八日: of the month named before, else the nearest to today. */
static size_t read_day(moment *m, const scene *x, size_t i,
                       const moment *base) {
  const bul_glyphs *g = x->glyphs;
  int day, last;
  if (bul_date_inside_number(x, i)) return 0;
  size_t end = bul_date_pair(x, i, 31, &day, &last);
  if (end == 0 || day < 1) return 0;
  bool part = false;
  for (size_t k = 0; k < BUL_COUNT(part_words); k++)
    part = part || bul_glyphs_word(g, end + 1, part_words[k].word);
  part = part || bul_in(g->c[end + 1], U"电");
  uint32_t mark = g->c[end];
  if (base == NULL) {
    if (mark != U'日' && !(mark == U'号' && part)) return 0;
    if (bul_in(g->c[i - 1], U"第期续近每共时满逾约超了过个“")) return 0;
    if (bul_in(g->c[end + 1], U"内游之间龄均元语式常活子照志记文用程") &&
        last == day)
      return 0;
    if (!bul_is_digit(g->c[i]) && end < i + 2 && !part) return 0;
  } else if (!bul_in(mark, U"日号") || base->grain > BULLETIN_DAY) {
    return 0;
  }
  m->day = day;
  m->grain = BULLETIN_DAY;
  if (base != NULL) {
    if (base->from_known && base->month > 0) {
      bul_civil c = {base->year, base->month, base->day};
      if (day < c.day) {
        c = bul_day_civil(bul_day_add_months(bul_day(c.year, c.month, 1), 1));
      }
      bul_date_set_day(m, c.year, c.month, day, day);
    } else {
      m->month = base->month;
    }
  } else if (x->has_story && x->story.grain <= BULLETIN_DAY) {
    bul_date_set_day(m, x->story.year, x->story.month, day, last);
  } else if (x->anchored) {
    int32_t best = 0;
    bool found = false;
    for (int k = -1; k <= 1; k++) {
      bul_civil c =
          bul_day_civil(bul_day_add_months(x->today - x->civil.day + 1, k));
      if (!bul_day_valid(c.year, c.month, last)) continue;
      int32_t candidate = bul_day(c.year, c.month, day);
      if (!found || bul_date_nearer(x, candidate, best)) best = candidate;
      found = true;
    }
    bul_civil c = bul_day_civil(best);
    if (found) bul_date_set_day(m, c.year, c.month, day, last);
  }
  return bul_date_finish_day(m, x, end + 1);
}

/* 年底, 月初 without saying of which. */
static size_t read_bare_end(moment *m, const scene *x, size_t i) {
  const bul_glyphs *g = x->glyphs;
  uint32_t before = g->c[i - 1];
  if (!bul_in(g->c[i + 1], U"初底末") || bul_is_digit(before) ||
      bul_han_digit(before) >= 0 ||
      bul_in(before, U"个每半多几周全学整明当往历岁期本上下这"))
    return 0;
  if (g->c[i] == U'年') {
    int year = x->sentence_year > 0 ? x->sentence_year
               : x->anchored        ? x->civil.year
                                    : 0;
    bul_date_set_months(m, year, 1, 12, BULLETIN_YEAR);
  } else {
    bul_date_set_months(m, x->anchored ? x->civil.year : 0,
                        x->civil.month > 0 ? x->civil.month : 1, 1,
                        BULLETIN_MONTH);
  }
  size_t end = bul_date_third(m, x, i + 1);
  return end > i + 1 ? end : 0;
}

static size_t read_number(moment *m, const scene *x, size_t i,
                          const moment *base) {
  size_t end;
  int year;
  if ((end = bul_date_numeric(m, x, i)) != 0) return end;
  if ((end = bul_date_years(m, x, i)) != 0) return end;
  if ((end = bul_date_century(m, x, i)) != 0) return end;
  if ((end = bul_date_year(m, x, i, &year)) != 0) {
    if (m->grain == BUL_NO_DATE) return end;
    m->said_year = m->absolute = true;
    return bul_date_in_year(m, x, end, year);
  }
  if (bul_date_inside_number(x, i)) return 0;
  if ((end = bul_date_month(m, x, i, 0, base)) != 0) return end;
  if ((end = bul_date_quarter(m, x, i, 0)) != 0) return end;
  if ((end = bul_date_plan(m, x, i)) != 0) return end;
  if ((end = bul_date_lunar(m, x, i, 0)) != 0) return end;
  if ((end = bul_date_holiday(m, x, i, 0)) != 0) return end;
  if ((end = bul_date_recent(m, x, i)) != 0) return end;
  if ((end = bul_date_ago(m, x, i)) != 0) return end;
  return read_day(m, x, i, base);
}

static size_t read_any(moment *m, const scene *x, size_t i,
                       const moment *base) {
  const bul_glyphs *g = x->glyphs;
  uint32_t c = g->c[i];
  size_t end;
  int year;
  if (bul_is_digit(c) || bul_han_digit(c) >= 0 || bul_in(c, U"十廿卅"))
    return read_number(m, x, i, base);
  if (base != NULL && base->lunar_day > 0 && c == U'初') {
    int day;
    end = bul_date_lunar_day(x, i, &day);
    if (end == 0 || day < base->lunar_day) return 0;
    m->grain = BULLETIN_DAY;
    if (base->from_known)
      bul_date_set_span(m, base->from + day - base->lunar_day,
                        base->from + day - base->lunar_day, BULLETIN_DAY);
    return end;
  }
  if ((end = bul_date_word(m, x, i)) != 0) return end;
  switch (c) {
  case U'每':
    return bul_date_every(m, x, i);
  case U'周':
  case U'星':
  case U'礼':
    return bul_date_bare_weekday(m, x, i, base);
  case U'民':
  case U'公':
    break;
  case U'中':
    if (g->c[i + 1] == U'华') break;
    return bul_date_holiday(m, x, i, 0);
  case U'第':
  case U'首':
    return bul_date_quarter(m, x, i, 0);
  case U'前':
  case U'头':
    if ((end = bul_date_quarter(m, x, i, 0)) != 0) return end;
    return bul_date_first_months(m, x, i, 0);
  case U'年':
  case U'月':
    return read_bare_end(m, x, i);
  case U'“':
    if ((end = bul_date_plan(m, x, i)) != 0) return end;
    return bul_date_holiday(m, x, i, 0);
  case U'上':
  case U'本':
    if ((end = bul_date_century(m, x, i)) != 0) return end;
  /* fall through */
  case U'下':
    if (!bul_glyphs_word(g, i + 1, U"半年")) return 0;
    if (bul_in(g->c[i - 1], U"个")) return 0;
    year = bul_date_guess_year(x, i, c == U'上' ? 1 : 7, 0, NULL);
    bul_date_set_months(m, year, c == U'上' ? 1 : 7, 6, BULLETIN_HALF_YEAR);
    return i + 3;
  case U'近':
  case U'最':
  case U'过':
  case U'未':
  case U'今':
  case U'接':
    return bul_date_recent(m, x, i);
  default:
    if ((end = bul_date_lunar(m, x, i, 0)) != 0) return end;
    return bul_date_holiday(m, x, i, 0);
  }
  end = bul_date_year(m, x, i, &year);
  if (end == 0 || m->grain == BUL_NO_DATE) return end;
  m->said_year = m->absolute = true;
  return bul_date_in_year(m, x, end, year);
}

size_t bul_date_read(bul_moment *out, const bul_date_context *context, size_t i,
                     const bul_moment *base) {
  *out = (bul_moment){.minute = -1};
  size_t end = read_any(out, context, i, base);
  if (end == 0 || out->grain == BUL_NO_DATE) return end;
  if (bul_glyphs_word(context->glyphs, end, U"以来") && out->from_known &&
      out->grain >= BULLETIN_DAY) {
    out->open = true;
    out->to = context->today;
    out->to_known = context->anchored && out->from <= context->today;
    end += 2;
  }
  return end;
}

static void mark(uint8_t starts[8192], uint32_t c) {
  if (c < 65536) starts[c >> 3] |= (uint8_t)(1 << (c & 7));
}

void bul_date_starts(uint8_t starts[8192]) {
  static const char32_t others[] =
      U"0123456789〇一二三四五六七八九十廿卅两农阴旧夏大正腊闰冬周星礼每民中公"
      U"近最过未今接上下本第首前头年月“甲乙丙丁戊己庚辛壬癸";
  memset(starts, 0, 8192);
  for (size_t i = 0; others[i] != 0; i++)
    mark(starts, others[i]);
  for (size_t i = 0; i < BUL_COUNT(date_words); i++)
    mark(starts, date_words[i].word[0]);
  for (size_t i = 0; i < BUL_COUNT(holidays); i++)
    mark(starts, holidays[i].word[0]);
}
