/*
** date_forms.c - see date_forms.h.
**
** A grammar by recursive descent, in the files date_*.c. Each reader takes
** the glyph to begin at and returns the glyph after what it read, or 0. A
** date is a year, what a year can be followed by (month, quarter, season,
** holiday), what a month can be followed by (day, third), and what a day can
** (part of the day, time). Here stand a day alone, and which readers are
** tried at which character.
*/
#include "date_parts.h"

/* --- a day alone ---------------------------------------------------------- */

static bool part_follows(const scene *x, size_t i) {
  for (size_t k = 0; k < BUL_COUNT(part_words); k++)
    if (bul_glyphs_word(x->glyphs, i, part_words[k].word)) return true;
  return x->glyphs->c[i] == U'电';
}

/* Whether 18日 at i, whose 日 stands at `end`, can be a day by itself. */
static bool may_be_day(const scene *x, size_t i, size_t end, bool single) {
  const bul_glyphs *g = x->glyphs;
  uint32_t next = g->c[end + 1];
  bool part = part_follows(x, end + 1);
  if (g->c[end] != U'日' && !(g->c[end] == U'号' && part)) return false;
  if (bul_in(g->c[i - 1], U"第期续近每共时满逾约超了过个月“")) return false;
  bool bounded = next == U'之' && bul_in(g->c[end + 2], U"前后");
  if (single && !bounded &&
      bul_in(next, U"内游之间龄均元语式常活子照志记文用程"))
    return false;
  if (bul_is_digit(g->c[i]) || end >= i + 2 || part) return true;
  /* 五日 is five days, too, where no old or Taiwan's paper prints it. */
  return g->traditional && (bul_date_opens_clause(x, i) ||
                            bul_in(g->c[i - 1], U"于在至到自从定"));
}

/* The day of the month before, this or the next one that is nearest. */
static void set_nearest_day(moment *m, const scene *x, int day, int last) {
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

/* Whether `day` is of the month that was printed with the day before it:
** 2月7日、11日; across sentences where both are past. */
static bool follows_day(const scene *x, int day) {
  const moment *before = &x->day;
  if (!x->day_in_line || !before->said_month || before->month < 1) return false;
  if (day < before->day || !bul_day_valid(before->year, before->month, day))
    return false;
  return x->day_in_sentence || !x->anchored ||
         bul_day(before->year, before->month, day) <= x->today;
}

/* 18日 as the end of a range. */
static void set_range_day(moment *m, const moment *base, int day) {
  m->day = day;
  if (!base->from_known || base->month == 0) {
    m->month = base->month;
    return;
  }
  bul_civil c = {base->year, base->month, base->day};
  if (day < c.day)
    c = bul_day_civil(bul_day_add_months(bul_day(c.year, c.month, 1), 1));
  bul_date_set_day(m, c.year, c.month, day, day);
}

/* 18日, 十八日: of the month named before, else the nearest to today. */
static size_t read_day(moment *m, const scene *x, size_t i,
                       const moment *base) {
  int day, last;
  if (bul_date_inside_number(x, i)) return 0;
  size_t end = bul_date_pair(x, i, 31, &day, &last);
  if (end == 0 || day < 1) return 0;
  m->day = day;
  m->grain = BULLETIN_DAY;
  if (base != NULL) {
    if (!bul_in(x->glyphs->c[end], U"日号") || base->grain > BULLETIN_DAY)
      return 0;
    set_range_day(m, base, day);
  } else if (!may_be_day(x, i, end, last == day)) {
    return 0;
  } else if (x->has_story && x->story.grain <= BULLETIN_DAY) {
    bul_date_set_day(m, x->story.year, x->story.month, day, last);
  } else if (follows_day(x, day)) {
    bul_date_set_day(m, x->day.year, x->day.month, day, last);
    m->said_month = true;
  } else if (x->anchored) {
    set_nearest_day(m, x, day, last);
  }
  return bul_date_finish_day(m, x, end + 1);
}

/* --- other single forms ----------------------------------------------------
 */

/* 年底, 月初, 年中, 年内 without saying of which. */
static size_t read_bare_end(moment *m, const scene *x, size_t i,
                            const moment *base) {
  const bul_glyphs *g = x->glyphs;
  (void)base;
  uint32_t before = g->c[i - 1];
  if (bul_is_digit(before) || bul_han_digit(before) >= 0 ||
      bul_in(before, U"个每半多几周全学整明当往历岁期本上下这十百千数近同中青幼"
                     U"少老今去一成丰童"))
    return 0;
  bool year = g->c[i] == U'年';
  if (year)
    bul_date_set_months(m,
                        x->sentence_year > 0 ? x->sentence_year
                        : x->anchored        ? x->civil.year
                                             : 0,
                        1, 12, BULLETIN_YEAR);
  else
    bul_date_set_months(m, x->anchored ? x->civil.year : 0,
                        x->civil.month > 0 ? x->civil.month : 1, 1,
                        BULLETIN_MONTH);
  if (g->c[i + 1] == U'内') return i + 2;
  if (year && g->c[i + 1] == U'中' && !bul_in(g->c[i + 2], U"国央心间华央")) {
    bul_date_set_thirds(m, 2, 2);
    return i + 2;
  }
  if (!bul_in(g->c[i + 1], U"初底末")) return 0;
  size_t end = bul_date_third(m, x, i + 1);
  return end > i + 1 ? end : 0;
}

/* 上午9时 of the day named before in the paragraph; in Taiwan's papers 上午
** alone is today's, too. */
static size_t read_bare_part(moment *m, const scene *x, size_t i,
                             const moment *base) {
  const bul_glyphs *g = x->glyphs;
  (void)base;
  if (bul_in(g->c[i - 1], part_not_after)) return 0;
  size_t end = bul_date_part(m, x, i, PART_NONE);
  if (end < i + 2 || m->grain > BULLETIN_HALF_DAY) return 0;
  bool clock = m->minute >= 0;
  bool named = x->day_in_line && bul_date_opens_clause(x, i);
  if (!(clock && named) && !g->traditional) return 0;
  int grain = m->grain;
  int32_t day = named ? x->day.from : x->today;
  if (named || x->anchored) {
    bul_civil c = bul_day_civil(day);
    bul_date_set_day(m, c.year, c.month, c.day, c.day);
    m->grain = grain;
  }
  return end;
}

/* 上半年 */
static size_t read_half(moment *m, const scene *x, size_t i,
                        const moment *base) {
  const bul_glyphs *g = x->glyphs;
  (void)base;
  if (!bul_glyphs_word(g, i + 1, U"半年") || g->c[i - 1] == U'个') return 0;
  int first = g->c[i] == U'上' ? 1 : 7;
  int year = bul_date_guess_year(x, i, first, 0, NULL);
  bul_date_set_months(m, year, first, 6, BULLETIN_HALF_YEAR);
  return i + 3;
}

/* 初五 as the end of a range in the Chinese calendar. */
static size_t read_lunar_end(moment *m, const scene *x, size_t i,
                             const moment *base) {
  if (base == NULL || base->lunar_day == 0) return 0;
  int day;
  size_t end = bul_date_lunar_day(x, i, &day);
  if (end == 0 || day < base->lunar_day) return 0;
  m->grain = BULLETIN_DAY;
  int32_t last = base->from + day - base->lunar_day;
  if (base->from_known) bul_date_set_span(m, last, last, BULLETIN_DAY);
  return end;
}

/* A year and all that may follow it. */
static size_t read_year(moment *m, const scene *x, size_t i,
                        const moment *base) {
  int year;
  (void)base;
  size_t end = bul_date_year(m, x, i, &year);
  if (end == 0 || m->grain == BUL_NO_DATE) return end;
  m->said_year = m->absolute = true;
  return bul_date_in_year(m, x, end, year);
}

/* --- all together ----------------------------------------------------------
 */

typedef size_t reader(moment *, const scene *, size_t, const moment *);

/* Readers that need less than all of it. */
#define READER(name, call)                                                     \
  static size_t name(moment *m, const scene *x, size_t i,                      \
                     const moment *base) {                                     \
    (void)base;                                                                \
    return call;                                                               \
  }

READER(read_numeric, bul_date_numeric(m, x, i))
READER(read_years, bul_date_years(m, x, i))
READER(read_century, bul_date_century(m, x, i))
READER(read_quarter, bul_date_quarter(m, x, i, 0))
READER(read_first_months, bul_date_first_months(m, x, i, 0))
READER(read_plan, bul_date_plan(m, x, i))
READER(read_lunar, bul_date_lunar(m, x, i, 0))
READER(read_holiday, bul_date_holiday(m, x, i, 0))
READER(read_recent, bul_date_recent(m, x, i))
READER(read_ago, bul_date_ago(m, x, i))
READER(read_event, bul_date_event(m, x, i))
READER(read_era, bul_date_era(m, x, i))
READER(read_before_christ, bul_date_before_christ(m, x, i))
READER(read_word, bul_date_word(m, x, i))
READER(read_short_day, bul_date_short_day(m, x, i))
READER(read_every, bul_date_every(m, x, i))
READER(read_until, bul_date_until(m, x, i))

static size_t read_month(moment *m, const scene *x, size_t i,
                         const moment *base) {
  return bul_date_inside_number(x, i) ? 0 : bul_date_month(m, x, i, 0, base);
}

static size_t read_weekday(moment *m, const scene *x, size_t i,
                           const moment *base) {
  return bul_date_bare_weekday(m, x, i, base);
}

#define NUMERALS U"0123456789〇一二两三四五六七八九十廿卅"

/* Tried in this order where the character is one of `starts`; without
** `starts`, at all that bul_date_starts marks for its words. */
static const struct {
  const char32_t *starts;
  reader *read;
} forms[] = {
    {NULL, read_event},
    {U"0123456789", read_numeric},
    {NUMERALS, read_years},
    {NUMERALS U"上本公", read_century},
    {NUMERALS U"民公中", read_year},
    {NUMERALS, read_month},
    {NUMERALS U"第首前Q", read_quarter},
    {NUMERALS U"“", read_plan},
    {NUMERALS U"农阴旧夏大正腊闰冬甲乙丙丁戊己庚辛壬癸", read_lunar},
    {NUMERALS U"近最过未今接", read_recent},
    {NUMERALS U"半", read_ago},
    {NUMERALS, read_day},
    {U"公前", read_before_christ},
    {U"初", read_lunar_end},
    {NULL, read_word},
    {U"昨今明前", read_short_day},
    {U"每", read_every},
    {U"周星礼", read_weekday},
    {U"前头", read_first_months},
    {U"年月", read_bare_end},
    {U"上下", read_half},
    {U"截", read_until},
    {U"半", read_recent},
    {NULL, read_era},
    {NULL, read_holiday},
    {U"凌清早上中正午下傍晚夜深入", read_bare_part},
};

static bool starts_number(uint32_t c) {
  return bul_is_digit(c) || bul_han_digit(c) >= 0 || bul_in(c, U"十廿卅");
}

static size_t read_any(moment *m, const scene *x, size_t i,
                       const moment *base) {
  uint32_t c = x->glyphs->c[i];
  bool number = starts_number(c);
  for (size_t k = 0; k < BUL_COUNT(forms); k++) {
    if (forms[k].starts != NULL && !bul_in(c, forms[k].starts)) continue;
    *m = (moment){.minute = -1};
    size_t end = forms[k].read(m, x, i, base);
    if (end != 0) return end;
    if (number && forms[k].read == read_day) break;
  }
  *m = (moment){.minute = -1};
  return number && base == NULL ? bul_date_holiday(m, x, i, 0) : 0;
}

size_t bul_date_read(bul_moment *out, const bul_date_context *context, size_t i,
                     const bul_moment *base) {
  return read_any(out, context, i, base);
}

static void mark(uint8_t *starts, uint32_t c) {
  if (c < 65536) starts[c >> 3] |= (uint8_t)(1 << (c & 7));
}

void bul_date_starts(uint8_t starts[8192]) {
  memset(starts, 0, 8192);
  for (size_t k = 0; k < BUL_COUNT(forms); k++)
    for (size_t i = 0; forms[k].starts != NULL && forms[k].starts[i] != 0; i++)
      mark(starts, forms[k].starts[i]);
  for (size_t i = 0; i < BUL_COUNT(date_words); i++)
    mark(starts, date_words[i].word[0]);
  bul_date_holiday_starts(mark, starts);
  bul_date_era_starts(mark, starts);
}
