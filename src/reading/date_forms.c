/*
** date_forms.c - see date_forms.h.
**
** A grammar by recursive descent. Each read_… takes the glyph to begin at and
** returns the glyph after what it read, or 0. A date is a year, what a year
** can be followed by (month, quarter, season, holiday), what a month can be
** followed by (day, third), and what a day can (part of the day, time).
*/
#include "date_forms.h"

#include "date_words.h"
#include "numeral.h"

#include <string.h>

typedef bul_date_context scene;
typedef bul_moment moment;

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* --- spans ---------------------------------------------------------------- */

static void set_span(moment *m, int32_t from, int32_t to, int grain) {
  m->from = from;
  m->to = to;
  m->from_known = m->to_known = true;
  m->grain = grain;
}

/* From the first of `month` on, `months` of them; the year may be unknown. */
static void set_months(moment *m, int year, int month, int months, int grain) {
  m->year = year;
  m->month = grain >= BULLETIN_YEAR ? 0 : month;
  m->grain = grain;
  m->from_known = m->to_known = false;
  if (year <= 0 || year > 9990) return;
  int32_t from = bul_day(year, month, 1);
  set_span(m, from, bul_day_add_months(from, months) - 1, grain);
}

static void set_day(moment *m, int year, int month, int day, int last) {
  m->year = year;
  m->month = month;
  m->day = day;
  m->grain = BULLETIN_DAY;
  m->from_known = m->to_known = false;
  if (year > 0 && bul_day_valid(year, month, day) &&
      bul_day_valid(year, month, last))
    set_span(m, bul_day(year, month, day), bul_day(year, month, last),
             BULLETIN_DAY);
}

static void set_year(moment *m, int year) {
  set_months(m, year, 1, 12, BULLETIN_YEAR);
}

static void set_season(moment *m, int year, int season) {
  set_months(m, year, season * 3, 3, BULLETIN_SEASON);
}

/* 上旬, 月底: days 1–10, 11–20, the rest; of a year its first and last month,
** with June and July for its middle. */
static void set_third(moment *m, int third) {
  if (m->grain == BULLETIN_YEAR) {
    int month = third == 1 ? 1 : third == 2 ? 6 : 12;
    set_months(m, m->year, month, third == 2 ? 2 : 1, BULLETIN_MONTH);
    return;
  }
  m->grain = BULLETIN_TEN_DAYS;
  if (!m->from_known) return;
  int32_t first = m->from;
  m->from = first + (third - 1) * 10;
  if (third < 3) m->to = m->from + 9;
}

/* --- what was not said ----------------------------------------------------- */

/* 将于, 定于 or 拟 shortly before: the date lies ahead. */
static bool ahead(const scene *x, size_t i) {
  for (size_t k = i - 1; k + 8 > i && x->glyphs->c[k] != 0; k--)
    if (bul_in(x->glyphs->c[k], U"将拟定")) return true;
  return false;
}

/* The year of a month (and day, or 0) printed without one at glyph i: that
** of its sentence, that of the story the paragraph tells, else the text's
** own, unless that would lie far ahead: in January, 11月 is last year's. */
static int guess_year(const scene *x, size_t i, int month, int day,
                      const moment *base) {
  if (base != NULL && base->year > 0) {
    int before = base->month * 32 + base->day;
    return base->year + (base->month > 0 && month * 32 + (day ? day : 31) < before);
  }
  if (x->sentence_year > 0) return x->sentence_year;
  if (x->has_story && month * 32 + day >= x->story.month * 32 + x->story.day)
    return x->story.year;
  if (!x->anchored) return 0;
  int year = x->civil.year;
  int32_t distance = bul_day(year, month, day > 0 && day < 29 ? day : 1) - x->today;
  if (distance > 240 && !ahead(x, i)) return year - 1;
  if (distance < -300 && ahead(x, i)) return year + 1;
  return year;
}

/* --- numbers ---------------------------------------------------------------- */

static size_t read_join(const scene *x, size_t i) {
  uint32_t c = x->glyphs->c[i];
  if (c == BUL_DASH) return i + 1 + (x->glyphs->c[i + 1] == BUL_DASH);
  return bul_in(c, U"至到") ? i + 1 : 0;
}

/* A number, or two of a range (1至6); then *b is the second, else *b == *a. */
static size_t read_pair(const scene *x, size_t i, int max, int *a, int *b) {
  size_t end = bul_small_number(a, x->glyphs, i, max);
  if (end == 0) return 0;
  *b = *a;
  size_t second = read_join(x, end);
  if (second == 0 && bul_in(x->glyphs->c[end], U"、和及")) {
    /* 18、19日: neighbours are one span. */
    int next;
    size_t stop = bul_small_number(&next, x->glyphs, end + 1, max);
    if (stop != 0 && next == *a + 1) {
      *b = next;
      return stop;
    }
    return end;
  }
  int other;
  size_t stop = second ? bul_small_number(&other, x->glyphs, second, max) : 0;
  if (stop == 0 || other <= *a) return end;
  *b = other;
  return stop;
}

/* Whether a number at i would be cut out of something longer. */
static bool inside_number(const scene *x, size_t i) {
  const uint32_t *c = x->glyphs->c + i;
  if (!bul_is_digit(c[0])) return false;
  if (c[-1] == ',') /* 12,335, but not 7月18日,7月20日 */
    return bul_is_digit(c[-2]) && bul_is_digit(c[1]) && bul_is_digit(c[2]) &&
           !bul_is_digit(c[3]);
  if (bul_in(c[-1], U".:/")) return bul_is_digit(c[-2]);
  return bul_is_digit(c[-1]) || bul_is_latin(c[-1]) || c[-1] == U'第';
}

/* --- days and their parts --------------------------------------------------- */

static size_t read_clock(const scene *x, size_t i, int part, int *minute) {
  const bul_glyphs *g = x->glyphs;
  int hour, minutes = 0;
  size_t at = bul_small_number(&hour, g, i, 24);
  if (at == 0) return 0;
  bool exact = false;
  if (g->c[at] == ':' && bul_is_digit(g->c[at + 1])) {
    size_t end = bul_small_number(&minutes, g, at + 1, 59);
    if (end != at + 3) return 0;
    at = end;
    exact = true;
  } else if ((g->c[at] == U'时' && !bul_in(g->c[at + 1], U"候代期段速间常而评尚刻")) ||
             (g->c[at] == U'点' && !bul_in(g->c[at + 1], U"评赞名击"))) {
    at++;
    if (g->c[at] == U'半') {
      minutes = 30;
      at++;
      exact = true;
    } else if (bul_in(g->c[at], U"整钟")) {
      at++;
    } else {
      size_t end = bul_small_number(&minutes, g, at, 59);
      if (end != 0 && g->c[end] == U'分') {
        at = end + 1;
        exact = true;
      } else {
        minutes = 0;
      }
    }
  } else {
    return 0;
  }
  if (part >= PART_AFTERNOON && hour < 12) hour += 12;
  if (part == PART_NOON && hour < 3) hour += 12;
  if (hour == 24) hour = 0;
  *minute = exact ? hour * 60 + minutes : -(hour * 60) - 2;
  return at;
}

/* 上午, 晚8时30分, 9时至11时: what may follow a day. */
static size_t read_part(moment *m, const scene *x, size_t i, int part) {
  const bul_glyphs *g = x->glyphs;
  size_t at = i;
  for (size_t k = 0; part == PART_NONE && k < COUNT(part_words); k++) {
    size_t size = bul_glyphs_word(g, i, part_words[k].word);
    if (size == 0) continue;
    uint32_t next = g->c[i + size];
    if (size == 1 && bul_in(next, U"报会宴餐年市景校在已就期日高曦光跑练")) break;
    part = part_words[k].part;
    at = i + size;
  }
  if (part != PART_NONE) m->grain = BULLETIN_HALF_DAY;
  int minute;
  size_t end = read_clock(x, at, part, &minute);
  if (end == 0) return at;
  m->grain = minute >= 0 ? BULLETIN_MINUTE : BULLETIN_HOUR;
  m->minute = minute >= 0 ? minute : -(minute + 2);
  size_t second = read_join(x, end);
  size_t stop = second ? read_clock(x, second, part, &minute) : 0;
  return stop ? stop : end;
}

/* （星期六） behind a day. */
static size_t skip_weekday(const scene *x, size_t i) {
  const bul_glyphs *g = x->glyphs;
  if (g->c[i] != '(') return i;
  size_t at = i + 1;
  size_t size = bul_glyphs_word(g, at, U"星期");
  if (size == 0) size = bul_glyphs_word(g, at, U"周");
  if (size == 0 || !bul_in(g->c[at + size], U"一二三四五六日天")) return i;
  return g->c[at + size + 1] == ')' ? at + size + 2 : i;
}

static size_t finish_day(moment *m, const scene *x, size_t i) {
  return read_part(m, x, skip_weekday(x, i), PART_NONE);
}

/* 底, 上旬 behind a month or a year; nothing where another word begins. */
static size_t read_third(moment *m, const scene *x, size_t i) {
  for (size_t k = 0; k < COUNT(end_words); k++) {
    const end_word *w = &end_words[k];
    size_t size = bul_glyphs_word(x->glyphs, i, w->word);
    if (size == 0) continue;
    if (w->not_before != NULL && bul_in(x->glyphs->c[i + size], w->not_before))
      return i;
    if (size == 2 && m->grain == BULLETIN_YEAR) return i;
    set_third(m, w->third);
    return i + size;
  }
  return i;
}

/* --- the Chinese calendar ----------------------------------------------------- */

/* 初二, 十五, 廿三, 三十. */
static size_t read_lunar_day(const scene *x, size_t i, int *day) {
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
static size_t read_lunar_month(const scene *x, size_t i, int *month,
                               bool *leap, bool *named) {
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

/* The day of a lunar date. `year` is a lunar year when `exact`; else that in
** which the day falls, or 0: then the nearest day to today counts. */
static bool resolve_lunar(int32_t *out, const scene *x, int year, bool exact,
                          int month, bool leap, int day) {
  if (exact) return bul_lunar_day(out, year, month, leap, day);
  if (year > 0) {
    for (int y = year; y >= year - 1; y--)
      if (bul_lunar_day(out, y, month, leap, day) &&
          bul_day_civil(*out).year == year)
        return true;
    return bul_lunar_day(out, year, month, leap, day);
  }
  if (!x->anchored) return false;
  int32_t best = 0, candidate;
  bool found = false;
  int reach = leap ? 20 : 1; /* a leap month returns after years */
  for (int y = x->civil.year - reach; y <= x->civil.year + reach; y++) {
    if (!bul_lunar_day(&candidate, y, month, leap, day)) continue;
    int32_t a = candidate - x->today, b = best - x->today;
    if (!found || (a < 0 ? -a : a) < (b < 0 ? -b : b)) best = candidate;
    found = true;
  }
  *out = best;
  return found;
}

static void set_lunar(moment *m, const scene *x, int year, bool exact,
                      int month, bool leap, int day) {
  int32_t first;
  m->grain = day > 0 ? BULLETIN_DAY : BULLETIN_MONTH;
  m->lunar_day = day;
  if (!resolve_lunar(&first, x, year, exact, month, leap, day ? day : 1))
    return;
  int32_t last = first;
  if (day == 0) {
    /* The lunar year began 0–384 days before; find it to know the length. */
    int y = bul_day_civil(first).year;
    int32_t check;
    if (!bul_lunar_day(&check, y, month, leap, 1) || check != first) y--;
    last = first + bul_lunar_month_days(y, month, leap) - 1;
  }
  set_span(m, first, last, m->grain);
  bul_civil c = bul_day_civil(first);
  m->year = c.year;
  m->month = c.month;
  m->day = day > 0 ? c.day : 0;
}

/* 庚子年, 乙巳蛇年: the year of the cycle nearest to today's. */
static size_t read_cycle_year(const scene *x, size_t i, int *year) {
  const bul_glyphs *g = x->glyphs;
  int stem = -1, branch = -1;
  for (int k = 0; k < 10; k++)
    if (heavenly_stems[k] == g->c[i]) stem = k;
  if (stem < 0) return 0;
  for (int k = 0; k < 12; k++)
    if (earthly_branches[k] == g->c[i + 1]) branch = k;
  if (branch < 0 || (stem - branch) % 2 != 0) return 0;
  size_t at = i + 2 + bul_in(g->c[i + 2], zodiac);
  if (g->c[at] != U'年') return 0;
  *year = 0;
  for (int y = x->civil.year - 30; x->anchored && y < x->civil.year + 30; y++)
    if (((y - 4) % 10 + 10) % 10 == stem && ((y - 4) % 12 + 12) % 12 == branch)
      *year = y;
  return at + 1;
}

/* 农历八月十五, 大年初二, 正月十五, 闰四月, 庚子年腊月廿三. */
static size_t read_lunar(moment *m, const scene *x, size_t i, int year) {
  const bul_glyphs *g = x->glyphs;
  static const char32_t *const names[] = {U"农历", U"阴历", U"旧历", U"夏历"};
  size_t at = i;
  bool named = false, exact = false;
  for (size_t k = 0; k < COUNT(names) && !named; k++) {
    size_t size = bul_glyphs_word(g, i, names[k]);
    named = size > 0;
    at += size;
  }
  int cycle;
  size_t end = read_cycle_year(x, at, &cycle);
  if (end != 0) {
    year = cycle;
    exact = cycle > 0;
    named = true;
    at = end;
  }
  int month, day = 0;
  bool leap, sure;
  size_t big = bul_glyphs_word(g, at, U"大年");
  if (big != 0) {
    if (bul_glyphs_word(g, at + big, U"三十")) {
      month = 12;
      day = 30;
      end = at + big + 2;
    } else {
      month = 1;
      end = read_lunar_day(x, at + big, &day);
    }
    if (end == 0) return 0;
    set_lunar(m, x, year, exact, month, false, day);
    return finish_day(m, x, end);
  }
  end = read_lunar_month(x, at, &month, &leap, &sure);
  if (end == 0) return 0;
  size_t stop = read_lunar_day(x, end, &day);
  if (stop == 0 && named && bul_han_digit(g->c[end]) > 0) {
    day = bul_han_digit(g->c[end]);
    stop = end + 1;
  }
  if (stop == 0) {
    bool plain = sure && g->c[i] != U'冬' && g->c[i] != U'闰';
    if (!named && !plain && !leap) return 0;
    set_lunar(m, x, year, exact, month, leap, 0);
    return end + (g->c[end] == U'份');
  }
  if (bul_in(g->c[stop], U"日号")) {
    if (!named && !sure) return 0;
    stop++;
  } else if (!named && !sure && bul_in(g->c[stop], U"个多余年月")) {
    return 0;
  }
  set_lunar(m, x, year, exact, month, leap, day);
  return finish_day(m, x, stop);
}

/* --- holidays ------------------------------------------------------------------ */

static int32_t holiday_day(const holiday *h, int year) {
  int32_t day;
  if (h->day == 0 && bul_qingming(&day, year)) return day;
  return bul_day(year, h->month, h->day ? h->day : 5);
}

static size_t read_holiday(moment *m, const scene *x, size_t i, int year) {
  const bul_glyphs *g = x->glyphs;
  for (size_t k = 0; k < COUNT(holidays); k++) {
    const holiday *h = &holidays[k];
    size_t size = bul_glyphs_word(g, i, h->word);
    if (size == 0) continue;
    size_t at = i + size;
    if (g->c[at] == U'节') at++;
    if (g->c[at] == U'日' && g->c[at - 1] == U'节') at++;
    bool marked = h->alone || year != 0;
    for (size_t n = 0; n < COUNT(holiday_marks); n++) {
      size = bul_glyphs_word(g, at, holiday_marks[n]);
      if (size == 0) continue;
      marked = true;
      at += size;
      break;
    }
    if (!marked) return 0;
    if (h->lunar) {
      set_lunar(m, x, year > 0 ? year : 0, false, h->month, false, h->day);
      m->lunar_day = 0;
      return finish_day(m, x, at);
    }
    m->grain = BULLETIN_DAY;
    m->month = h->month;
    m->day = h->day;
    if (year <= 0 && !x->anchored) return at;
    int32_t best = holiday_day(h, year > 0 ? year : x->civil.year);
    for (int y = x->civil.year - 1; year <= 0 && y <= x->civil.year + 1; y += 2) {
      int32_t other = holiday_day(h, y);
      int32_t a = other - x->today, b = best - x->today;
      if ((a < 0 ? -a : a) < (b < 0 ? -b : b)) best = other;
    }
    bul_civil c = bul_day_civil(best);
    set_day(m, c.year, c.month, c.day, c.day);
    return finish_day(m, x, at);
  }
  return 0;
}

/* --- months, quarters, halves ---------------------------------------------------- */

/* The days behind a month: 18日, 18至20日, 18日上午; the month alone, or its
** thirds. `han` months stand alone only where nothing else can be meant. */
static size_t read_in_month(moment *m, const scene *x, size_t i, int year,
                            int month, const moment *base) {
  const bul_glyphs *g = x->glyphs;
  int day, last;
  size_t end = read_pair(x, i, 31, &day, &last);
  if (end != 0 && day > 0 && bul_in(g->c[end], U"日号")) {
    if (year == 0) year = guess_year(x, i, month, day, base);
    int limit = year > 0 ? bul_month_days(year, month) : bul_month_days(2000, month);
    if (last > limit) return 0;
    set_day(m, year, month, day, last);
    return finish_day(m, x, end + 1);
  }
  if (year == 0) year = guess_year(x, i, month, 0, base);
  set_months(m, year, month, 1, BULLETIN_MONTH);
  size_t at = i + (g->c[i] == U'份');
  if (bul_glyphs_word(g, at, U"上半月") || bul_glyphs_word(g, at, U"下半月")) {
    bool second = g->c[at] == U'下';
    if (m->from_known) {
      if (second) m->from += 15;
      else m->to = m->from + 14;
    }
    m->grain = BULLETIN_TEN_DAYS;
    return at + 3;
  }
  return read_third(m, x, at);
}

static size_t read_month(moment *m, const scene *x, size_t i, int year,
                         const moment *base) {
  const bul_glyphs *g = x->glyphs;
  int a, b;
  size_t end = read_pair(x, i, 12, &a, &b);
  if (end == 0 || a < 1) return 0;
  if (g->c[end] != U'月') {
    /* 18至20日 may have taken what is a month alone: 6、7月 is one. */
    return 0;
  }
  size_t at = end + 1;
  if (bul_in(g->c[at], U"龄薪租刊饼球光票活息供嫂")) return 0;
  if (bul_in(g->c[i - 1], U"第满个")) return 0;
  if (b > a) {
    int first = year != 0 ? year : guess_year(x, i, a, 0, base);
    set_months(m, first, a, b - a + 1, BULLETIN_MONTH);
    return at + (g->c[at] == U'份');
  }
  size_t stop = read_in_month(m, x, at, year, a, base);
  if (stop == at && !bul_is_digit(g->c[i]) && year == 0 && base == NULL) {
    /* 三月: a month, or three of them, or part of a word. */
    bool range = read_join(x, at) != 0 &&
                 bul_han_digit(g->c[at + 1]) > 0;
    if (!range && !bul_glyphs_word(g, at, U"以来")) return 0;
  }
  return stop;
}

static size_t read_quarter(moment *m, const scene *x, size_t i, int year) {
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
    end = read_pair(x, at, 4, &a, &b);
  }
  if (end == 0 || a < 1 || g->c[end] != U'季' || g->c[end + 1] != U'度') {
    if (end == 0 || g->c[i] != U'首' || g->c[end] != U'季') return 0;
  }
  if (year == 0) year = guess_year(x, i, a * 3 - 2, 0, NULL);
  set_months(m, year, a * 3 - 2, (b - a + 1) * 3, BULLETIN_QUARTER);
  return end + 1 + (g->c[end + 1] == U'度');
}

/* 前5个月, 头三个月, 前5月 */
static size_t read_first_months(moment *m, const scene *x, size_t i,
                                int year) {
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
  set_months(m, year, 1, count, BULLETIN_MONTH);
  return end + size;
}

static size_t read_season(moment *m, const scene *x, size_t i, int year) {
  static const char32_t seasons[] = U"春夏秋冬";
  const bul_glyphs *g = x->glyphs;
  for (int k = 0; k < 4; k++) {
    if (g->c[i] != seasons[k]) continue;
    uint32_t next = g->c[i + 1];
    if (bul_in(next, U"节运晚耕播茶雷风游训光暖招收种粮令奥秋冬夏春")) return 0;
    set_season(m, year, k + 1);
    return i + 1 + bul_in(next, U"季天");
  }
  return 0;
}

/* 去年同期: the span named before it, in the year that was said. */
static void set_same_period(moment *m, const scene *x, int year) {
  const moment *last = &x->last;
  if (x->has_last && last->from_known && last->to_known) {
    int years = bul_day_civil(last->from).year - year;
    if (years >= 1 && years < 100) {
      set_span(m, bul_day_add_months(last->from, -12 * years),
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
  set_span(m, day, day, BULLETIN_DAY);
}

/* What may follow a year that was said. Returns i when nothing does. */
static size_t read_in_year(moment *m, const scene *x, size_t i, int year) {
  const bul_glyphs *g = x->glyphs;
  size_t at = i + (g->c[i] == U'的' && bul_is_digit(g->c[i + 1]));
  size_t end;
  if ((end = read_month(m, x, at, year, NULL)) != 0) return end;
  if ((end = read_quarter(m, x, at, year)) != 0) return end;
  if ((end = read_holiday(m, x, at, year)) != 0) return end;
  if ((end = read_lunar(m, x, at, year)) != 0) return end;
  if ((end = read_season(m, x, at, year)) != 0) return end;
  if (bul_in(g->c[at], U"前头") &&
      (end = read_first_months(m, x, at, year)) != 0)
    return end;
  if (bul_glyphs_word(g, at, U"上半年") || bul_glyphs_word(g, at, U"下半年")) {
    set_months(m, year, g->c[at] == U'上' ? 1 : 7, 6, BULLETIN_HALF_YEAR);
    return at + 3;
  }
  if (bul_glyphs_word(g, at, U"同期")) {
    set_same_period(m, x, year);
    return at + 2;
  }
  set_year(m, year);
  if (bul_glyphs_word(g, at, U"年中") ||
      (g->c[at] == U'年' && bul_in(g->c[at + 1], U"初底末")))
    at++;
  if (g->c[at - 1] == U'年' && at > i && g->c[at] == U'中') {
    set_third(m, 2);
    return at + 1;
  }
  end = read_third(m, x, at);
  if (end != at) return end;
  if (g->c[i] == U'度') return i + 1;
  return i;
}

/* --- years -------------------------------------------------------------------------- */

/* 2000年前, 近2000年: a length, not a year. */
static bool length_of_years(const scene *x, size_t i, size_t end, int year) {
  const bul_glyphs *g = x->glyphs;
  if (year % 100 != 0) return false;
  return bul_in(g->c[i - 1], U"约近超过逾达长用共今有") ||
         bul_in(g->c[end], U"前历间") || bul_glyphs_word(g, end, U"的历史") ||
         bul_glyphs_word(g, end, U"之久") || bul_glyphs_word(g, end, U"以前");
}

/* 2016年, 二〇二五年, 民国三十七年, 公元618年, and 113年5月20日 (民国, where the
** year is written without it). */
static size_t read_year(moment *m, const scene *x, size_t i, int *year) {
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
  if (inside_number(x, at)) return 0;
  bul_numeral n;
  uint32_t c = g->c[at];
  if (!bul_is_digit(c) && bul_han_digit(c) < 0 && !(republic && c == U'十'))
    return 0;
  if (!bul_numeral_read(&n, g, at)) return 0;
  if (n.decimal || n.approx != 0 || n.scaled != (republic && n.value >= 100 && !n.arabic && !n.string))
    return 0;
  int value = (int)n.value;
  if (g->c[n.end] != U'年' || n.value < 1 || n.value > 9999) return 0;
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
static size_t read_years(moment *m, const scene *x, size_t i) {
  static const char32_t *const units[] = {U"年", U"学年", U"年度", U"财年",
                                          U"赛季", U"雪季"};
  const bul_glyphs *g = x->glyphs;
  bul_numeral a, b;
  if (inside_number(x, i) || !bul_numeral_read(&a, g, i)) return 0;
  if (a.digits != 4 || a.value < 1000 || a.value > 2200) return 0;
  size_t second = read_join(x, a.end);
  if (second == 0 || !bul_numeral_read(&b, g, second)) return 0;
  if (b.digits != 4 || b.value <= a.value || b.value > 2200 || a.decimal ||
      b.decimal)
    return 0;
  for (size_t k = 0; k < COUNT(units); k++) {
    size_t size = bul_glyphs_word(g, b.end, units[k]);
    if (size == 0) continue;
    /* 2019—2020年3月 is read as two dates. */
    if (size == 1 && bul_is_digit(g->c[b.end + 1])) return 0;
    set_span(m, bul_day((int)a.value, 1, 1), bul_day((int)b.value, 12, 31),
             BULLETIN_YEAR);
    m->said_year = true;
    return b.end + size + (size == 1 && g->c[b.end + 1] == U'度');
  }
  return 0;
}

/* 2020-07-18, 2020/7/18, 2020.7.18 */
static size_t read_numeric(moment *m, const scene *x, size_t i) {
  const bul_glyphs *g = x->glyphs;
  int part[3];
  size_t at = i;
  if (inside_number(x, i)) return 0;
  uint32_t mark = g->c[i + 4];
  if (!bul_in(mark, U"—/.") ) return 0;
  for (int k = 0; k < 3; k++) {
    size_t end = bul_small_number(&part[k], g, at, 9999);
    if (end == 0 || (k < 2 && g->c[end] != mark)) return 0;
    at = end + (k < 2);
  }
  if (part[0] < 1000 || !bul_day_valid(part[0], part[1], part[2])) return 0;
  if (g->c[at] == mark || bul_is_digit(g->c[at]) || bul_is_latin(g->c[at]))
    return 0;
  set_day(m, part[0], part[1], part[2], part[2]);
  m->said_year = m->absolute = true;
  return finish_day(m, x, at);
}

/* --- decades, centuries, plans --------------------------------------------------------- */

static size_t read_century(moment *m, const scene *x, size_t i) {
  const bul_glyphs *g = x->glyphs;
  int century = 0, decade;
  size_t at = i;
  int now = x->anchored ? (x->civil.year - 1) / 100 + 1 : 21;
  if (bul_glyphs_word(g, i, U"上世纪")) century = now - 1, at = i + 3;
  else if (bul_glyphs_word(g, i, U"上个世纪")) century = now - 1, at = i + 4;
  else if (bul_glyphs_word(g, i, U"本世纪")) century = now, at = i + 3;
  else {
    size_t end = inside_number(x, i) ? 0 : bul_small_number(&century, g, i, 30);
    if (end != 0 && century > 0 && bul_glyphs_word(g, end, U"世纪") &&
        g->c[i - 1] != U'个' && g->c[i - 1] != U'半')
      at = end + 2;
    else
      century = 0;
  }
  size_t end = bul_small_number(&decade, g, at, 90);
  if (end != 0 && decade % 10 == 0 && bul_glyphs_word(g, end, U"年代") &&
      !(at == i && inside_number(x, i))) {
    if (century == 0 && decade < 30) return 0;
    int first = (century ? century - 1 : 19) * 100 + decade;
    set_months(m, first, 1, 120, BULLETIN_DECADE);
    at = end + 2;
    uint32_t c = g->c[at];
    if (c == U'初' || c == U'末') return at + 1 + (g->c[at + 1] == U'期');
    if (bul_in(c, U"中后前") && g->c[at + 1] == U'期') return at + 2;
    return at;
  }
  if (century == 0 || (at == i + 3 && century > 21)) return 0;
  if (at == i) return 0;
  set_months(m, (century - 1) * 100 + 1, 1, 1200, BULLETIN_CENTURY);
  at += bul_in(g->c[at], U"初末");
  return at;
}

/* “十四五”时期: the first plan began in 1953, and from the sixth (1981) on
** they follow each other without a gap. */
static size_t read_plan(moment *m, const scene *x, size_t i) {
  static const char32_t *const marks[] = {U"时期", U"期间", U"末", U"以来",
                                          U"规划期间", U"规划时期"};
  const bul_glyphs *g = x->glyphs;
  size_t at = i + (g->c[i] == U'“');
  int n;
  size_t end = g->c[at] == U'十' && bul_han_digit(g->c[at + 1]) > 0 ? at + 2 : at + 1;
  n = end == at + 2 ? 10 + bul_han_digit(g->c[at + 1])
                    : g->c[at] == U'十' ? 10 : bul_han_digit(g->c[at]);
  if (n < 6 || g->c[end] != U'五') return 0;
  end++;
  if (g->c[end] == U'”') end++;
  for (size_t k = 0; k < COUNT(marks); k++) {
    size_t size = bul_glyphs_word(g, end, marks[k]);
    if (size == 0) continue;
    set_months(m, 1981 + 5 * (n - 6), 1, 60, BULLETIN_FIVE_YEARS);
    if (k == 3) return end; /* 以来 is read behind any date */
    return end + size;
  }
  return 0;
}

/* --- relative -------------------------------------------------------------------------- */

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
    if (k < 6 && bul_in(g->c[i + 1], U"名位个场次项批种家支条部起年岁天周围届月期小十百千万"))
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
  set_span(m, monday + weekday - 1, monday + weekday - 1 + weekend,
           BULLETIN_DAY);
  bul_civil c = bul_day_civil(m->from);
  m->year = c.year;
  m->month = c.month;
  m->day = c.day;
  return weekend ? end : read_part(m, x, end, PART_NONE);
}

/* 周五, 星期日: the nearest to today; of a range, the next after its base. */
static size_t read_bare_weekday(moment *m, const scene *x, size_t i,
                                const moment *base) {
  const bul_glyphs *g = x->glyphs;
  size_t size = bul_glyphs_word(g, i, U"星期");
  if (size == 0) size = bul_glyphs_word(g, i, U"礼拜");
  if (size == 0 && g->c[i] == U'周') {
    size = 1;
    if (base == NULL &&
        bul_in(g->c[i - 1], U"一两二三四五六七八九十每几半多整全外圆环不众庄上下"))
      return 0;
  }
  int weekday;
  size_t end = size ? read_weekday(x, i + size, &weekday) : 0;
  if (end == 0 || g->c[i + size] == U'末') return 0;
  if (base != NULL && base->every != NULL) {
    m->grain = BULLETIN_DAY;
    m->every = base->every;
    return read_part(m, x, end, PART_NONE);
  }
  if (!x->anchored) {
    m->grain = BULLETIN_DAY;
    return read_part(m, x, end, PART_NONE);
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
static size_t read_every(moment *m, const scene *x, size_t i) {
  const bul_glyphs *g = x->glyphs;
  size_t at = i + 1;
  if (bul_in(g->c[at], U"逢个")) at++;
  m->grain = BULLETIN_DAY;
  size_t size = bul_glyphs_word(g, at, U"星期");
  if (size == 0) size = bul_glyphs_word(g, at, U"礼拜");
  if (size == 0 && g->c[at] == U'周') size = 1;
  if (size != 0) {
    int weekday;
    size_t end = read_weekday(x, at + size, &weekday);
    if (end == 0) return 0;
    m->every = "week";
    return read_part(m, x, end, PART_NONE);
  }
  if (g->c[at] == U'月') {
    int day, last;
    m->every = "month";
    size_t end = read_pair(x, at + 1, 31, &day, &last);
    if (end != 0 && day > 0 && bul_in(g->c[end], U"日号"))
      return read_part(m, x, end + 1, PART_NONE);
    m->grain = BULLETIN_MONTH;
    end = read_third(m, x, at + 1);
    return end > at + 1 ? end : 0;
  }
  if (g->c[at] == U'年') {
    moment of = *m;
    size_t end = read_in_year(&of, x, at + 1, 2000);
    if (end == at + 1) return 0;
    m->grain = of.grain;
    m->minute = of.minute;
    m->every = "year";
    return end;
  }
  if (bul_in(g->c[at], U"天日晚")) {
    m->every = "day";
    size_t end = read_part(m, x, at + 1, g->c[at] == U'晚' ? PART_EVENING : PART_NONE);
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
  case WORD_DAY: return day + count;
  case WORD_WEEK: return day + 7 * count;
  case WORD_MONTH: return bul_day_add_months(day, count);
  default: return bul_day_add_months(day, 12 * count);
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
static size_t read_recent(moment *m, const scene *x, size_t i) {
  static const struct {
    const char32_t *word;
    int sign;
  } heads[] = {{U"最近", -1},   {U"近", -1},  {U"过去的", -1}, {U"过去", -1},
               {U"未来", 1}, {U"今后", 1}, {U"接下来", 1}};
  const bul_glyphs *g = x->glyphs;
  size_t at = i;
  int sign = 0;
  for (size_t k = 0; k < COUNT(heads) && sign == 0; k++) {
    size_t size = bul_glyphs_word(g, i, heads[k].word);
    if (size == 0) continue;
    if (k == 1 && bul_in(g->c[i - 1], U"将附接靠临远相")) return 0;
    sign = heads[k].sign;
    at += size;
  }
  int count, unit;
  if (sign == 0 && inside_number(x, i)) return 0;
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
    if (sign < 0) set_span(m, far, x->today, m->grain);
    else set_span(m, x->today, far, m->grain);
  }
  return stop + bul_in(g->c[stop], U"来里间内");
}

/* 3天前, 两年后. */
static size_t read_ago(moment *m, const scene *x, size_t i) {
  const bul_glyphs *g = x->glyphs;
  int count, unit;
  if (inside_number(x, i)) return 0;
  size_t end = bul_small_number(&count, g, i, 500);
  size_t at = end && count > 0 ? read_count_unit(x, end, &unit) : 0;
  if (at == 0 || bul_in(g->c[i - 1], U"第满近约超逾")) return 0;
  if (bul_in(g->c[at], U"以之") && bul_in(g->c[at + 1], U"前后")) at++;
  if (!bul_in(g->c[at], U"前后")) return 0;
  int sign = g->c[at] == U'前' ? -1 : 1;
  if (bul_in(g->c[at + 1], U"期台沿排端景来续勤果世半列夕往辈代卫者进后前一二两三十") ||
      bul_is_digit(g->c[at + 1]))
    return 0;
  m->grain = grain_of_unit(unit);
  if (!x->anchored || (unit == WORD_YEAR && count >= x->civil.year)) return at + 1;
  int32_t day = shift(x->today, unit, sign * count);
  bul_civil c = bul_day_civil(day);
  if (unit == WORD_YEAR) set_year(m, c.year);
  else if (unit == WORD_MONTH) set_months(m, c.year, c.month, 1, BULLETIN_MONTH);
  else if (unit == WORD_WEEK)
    set_span(m, day - (bul_weekday(day) - 1), day - (bul_weekday(day) - 1) + 6, BULLETIN_WEEK);
  else set_day(m, c.year, c.month, c.day, c.day);
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
    return read_in_year(m, x, at, year);
  }
  if (!known) return 0;
  if (w->unit == WORD_SAID_MONTH) {
    bul_civil c = bul_day_civil(bul_day_add_months(last->from, w->offset));
    return read_in_month(m, x, at, c.year, c.month, NULL);
  }
  if (last->grain > BULLETIN_DAY) return 0;
  bul_civil c = bul_day_civil(last->from + w->offset);
  set_day(m, c.year, c.month, c.day, c.day);
  return read_part(m, x, at, w->part);
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
  set_span(m, monday, monday + 6, BULLETIN_WEEK);
  return at;
}

/* A word of date_words and what follows it. */
static size_t read_word(moment *m, const scene *x, size_t i) {
  const bul_glyphs *g = x->glyphs;
  for (size_t k = 0; k < COUNT(date_words); k++) {
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
        set_day(m, c.year, c.month, c.day, c.day);
      }
      return read_part(m, x, at, w->part);
    case WORD_WEEK: return read_week(m, x, at, w);
    case WORD_MONTH:
      if (!x->anchored) {
        set_months(m, 0, 1, 1, BULLETIN_MONTH);
        return read_third(m, x, at);
      }
      c = bul_day_civil(bul_day_add_months(x->today, w->offset));
      return read_in_month(m, x, at, c.year, c.month, NULL);
    case WORD_YEAR:
      m->said_year = true;
      return read_in_year(m, x, at, x->anchored ? x->civil.year + w->offset : -1);
    case WORD_SEASON:
      set_season(m, x->anchored ? x->civil.year + w->offset : 0, w->part);
      return at;
    case WORD_QUARTER: {
      int quarter = x->civil.year * 4 + (x->civil.month - 1) / 3 + w->offset;
      set_months(m, x->anchored ? quarter / 4 : 0, quarter % 4 * 3 + 1, 3, BULLETIN_QUARTER);
      return at;
    }
    case WORD_PAST:
    case WORD_FUTURE:
      m->grain = BULLETIN_OPEN;
      m->open = true;
      if (w->unit == WORD_PAST) m->to = x->today, m->to_known = x->anchored;
      else m->from = x->today, m->from_known = x->anchored;
      return at;
    default: return read_said(m, x, at, w);
    }
  }
  return 0;
}

/* --- a day alone, and all together -------------------------------------------------------- */

/* 18日, 十八日: of the month named before, else the nearest to today. */
static size_t read_day(moment *m, const scene *x, size_t i,
                       const moment *base) {
  const bul_glyphs *g = x->glyphs;
  int day, last;
  if (inside_number(x, i)) return 0;
  size_t end = read_pair(x, i, 31, &day, &last);
  if (end == 0 || day < 1) return 0;
  bool part = false;
  for (size_t k = 0; k < COUNT(part_words); k++)
    part = part || bul_glyphs_word(g, end + 1, part_words[k].word);
  part = part || bul_in(g->c[end + 1], U"电");
  uint32_t mark = g->c[end];
  if (base == NULL) {
    if (mark != U'日' && !(mark == U'号' && part)) return 0;
    if (bul_in(g->c[i - 1], U"第期续近每共时满逾约超了过个“")) return 0;
    if (bul_in(g->c[end + 1], U"内游之间龄均元语式常活子照志记文用程") && last == day) return 0;
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
      set_day(m, c.year, c.month, day, day);
    } else {
      m->month = base->month;
    }
  } else if (x->has_story && x->story.grain <= BULLETIN_DAY) {
    set_day(m, x->story.year, x->story.month, day, last);
  } else if (x->anchored) {
    int32_t best = 0;
    bool found = false;
    for (int k = -1; k <= 1; k++) {
      bul_civil c = bul_day_civil(bul_day_add_months(x->today - x->civil.day + 1, k));
      if (!bul_day_valid(c.year, c.month, last)) continue;
      int32_t a = bul_day(c.year, c.month, day) - x->today, b = best - x->today;
      if (!found || (a < 0 ? -a : a) < (b < 0 ? -b : b)) best = a + x->today;
      found = true;
    }
    bul_civil c = bul_day_civil(best);
    if (found) set_day(m, c.year, c.month, day, last);
  }
  return finish_day(m, x, end + 1);
}

/* 年底, 月初 without saying of which. */
static size_t read_bare_end(moment *m, const scene *x, size_t i) {
  const bul_glyphs *g = x->glyphs;
  uint32_t before = g->c[i - 1];
  if (!bul_in(g->c[i + 1], U"初底末") || bul_is_digit(before) ||
      bul_han_digit(before) >= 0 || bul_in(before, U"个每半多几周全学整明当往历岁期本上下这"))
    return 0;
  if (g->c[i] == U'年') {
    int year = x->sentence_year > 0 ? x->sentence_year : x->anchored ? x->civil.year : 0;
    set_months(m, year, 1, 12, BULLETIN_YEAR);
  } else {
    set_months(m, x->anchored ? x->civil.year : 0, x->civil.month > 0 ? x->civil.month : 1, 1, BULLETIN_MONTH);
  }
  size_t end = read_third(m, x, i + 1);
  return end > i + 1 ? end : 0;
}

static size_t read_number(moment *m, const scene *x, size_t i,
                          const moment *base) {
  size_t end;
  int year;
  if ((end = read_numeric(m, x, i)) != 0) return end;
  if ((end = read_years(m, x, i)) != 0) return end;
  if ((end = read_century(m, x, i)) != 0) return end;
  if ((end = read_year(m, x, i, &year)) != 0) {
    if (m->grain == BUL_NO_DATE) return end;
    m->said_year = m->absolute = true;
    return read_in_year(m, x, end, year);
  }
  if (inside_number(x, i)) return 0;
  if ((end = read_month(m, x, i, 0, base)) != 0) return end;
  if ((end = read_quarter(m, x, i, 0)) != 0) return end;
  if ((end = read_plan(m, x, i)) != 0) return end;
  if ((end = read_lunar(m, x, i, 0)) != 0) return end;
  if ((end = read_holiday(m, x, i, 0)) != 0) return end;
  if ((end = read_recent(m, x, i)) != 0) return end;
  if ((end = read_ago(m, x, i)) != 0) return end;
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
    end = read_lunar_day(x, i, &day);
    if (end == 0 || day < base->lunar_day) return 0;
    m->grain = BULLETIN_DAY;
    if (base->from_known)
      set_span(m, base->from + day - base->lunar_day,
               base->from + day - base->lunar_day, BULLETIN_DAY);
    return end;
  }
  if ((end = read_word(m, x, i)) != 0) return end;
  switch (c) {
  case U'每': return read_every(m, x, i);
  case U'周': case U'星': case U'礼': return read_bare_weekday(m, x, i, base);
  case U'民': case U'公':
    break;
  case U'中': if (g->c[i + 1] == U'华') break; return read_holiday(m, x, i, 0);
  case U'第': case U'首': return read_quarter(m, x, i, 0);
  case U'前': case U'头':
    if ((end = read_quarter(m, x, i, 0)) != 0) return end;
    return read_first_months(m, x, i, 0);
  case U'年': case U'月': return read_bare_end(m, x, i);
  case U'“':
    if ((end = read_plan(m, x, i)) != 0) return end;
    return read_holiday(m, x, i, 0);
  case U'上': case U'本':
    if ((end = read_century(m, x, i)) != 0) return end;
  /* fall through */
  case U'下':
    if (!bul_glyphs_word(g, i + 1, U"半年")) return 0;
    if (bul_in(g->c[i - 1], U"个")) return 0;
    year = guess_year(x, i, c == U'上' ? 1 : 7, 0, NULL);
    set_months(m, year, c == U'上' ? 1 : 7, 6, BULLETIN_HALF_YEAR);
    return i + 3;
  case U'近': case U'最': case U'过': case U'未': case U'今': case U'接':
    return read_recent(m, x, i);
  default:
    if ((end = read_lunar(m, x, i, 0)) != 0) return end;
    return read_holiday(m, x, i, 0);
  }
  end = read_year(m, x, i, &year);
  if (end == 0 || m->grain == BUL_NO_DATE) return end;
  m->said_year = m->absolute = true;
  return read_in_year(m, x, end, year);
}

size_t bul_date_read(bul_moment *out, const bul_date_context *context,
                     size_t i, const bul_moment *base) {
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
  for (size_t i = 0; others[i] != 0; i++) mark(starts, others[i]);
  for (size_t i = 0; i < COUNT(date_words); i++)
    mark(starts, date_words[i].word[0]);
  for (size_t i = 0; i < COUNT(holidays); i++) mark(starts, holidays[i].word[0]);
}
