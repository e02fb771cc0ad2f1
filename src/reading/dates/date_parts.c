/*
** date_parts.c - see date_parts.h.
*/
#include "date_parts.h"

/* --- spans ---------------------------------------------------------------- */

void bul_date_set_span(moment *m, int32_t from, int32_t to, int grain) {
  m->from = from;
  m->to = to;
  m->from_known = m->to_known = true;
  m->grain = grain;
}

/* From the first of `month` on, `months` of them; the year may be unknown. */
void bul_date_set_months(moment *m, int year, int month, int months,
                         int grain) {
  m->year = year;
  m->month = grain >= BULLETIN_YEAR ? 0 : month;
  m->grain = grain;
  m->from_known = m->to_known = false;
  if (year <= 0 || year > LAST_YEAR) return;
  int32_t from = bul_day(year, month, 1);
  bul_date_set_span(m, from, bul_day_add_months(from, months) - 1, grain);
}

void bul_date_set_day(moment *m, int year, int month, int day, int last) {
  m->year = year;
  m->month = month;
  m->day = day;
  m->grain = BULLETIN_DAY;
  m->from_known = m->to_known = false;
  if (year > 0 && bul_day_valid(year, month, day) &&
      bul_day_valid(year, month, last))
    bul_date_set_span(m, bul_day(year, month, day), bul_day(year, month, last),
                      BULLETIN_DAY);
}

void bul_date_set_year(moment *m, int year) {
  bul_date_set_months(m, year, 1, 12, BULLETIN_YEAR);
}

void bul_date_set_season(moment *m, int year, int season) {
  bul_date_set_months(m, year, season * 3, 3, BULLETIN_SEASON);
}

/* Days 1–10, 11–20 and the rest of a month; of a longer time its first and
** last month, with June and July for a year's middle. */
void bul_date_set_thirds(moment *m, int first, int last) {
  m->ends = true;
  if (m->grain > BULLETIN_MONTH) {
    bool middle = m->grain == BULLETIN_YEAR && first == 2;
    m->grain = BULLETIN_MONTH;
    if (!m->from_known) return;
    bul_civil c = bul_day_civil(first == 3 ? m->to : m->from);
    bul_date_set_months(m, c.year, middle ? 6 : c.month, middle ? 2 : 1,
                        BULLETIN_MONTH);
    return;
  }
  m->grain = BULLETIN_TEN_DAYS;
  if (!m->from_known) return;
  int32_t begin = m->from;
  m->from = begin + (first - 1) * 10;
  if (last < 3) m->to = begin + last * 10 - 1;
}

/* --- what was not said --------------------------------------------------- */

/* 将于, 定于 or 拟 shortly before: the date lies ahead. */
static bool ahead(const scene *x, size_t i) {
  for (size_t k = i - 1; k + 8 > i && x->glyphs->c[k] != 0; k--)
    if (bul_in(x->glyphs->c[k], U"将拟定")) return true;
  return false;
}

/* The year of a month (and day, or 0) printed without one at glyph i: that
** of its sentence, that of the story the paragraph tells, else the text's
** own, unless that would lie far ahead: in January, 11月 is last year's. */
int bul_date_guess_year(const scene *x, size_t i, int month, int day,
                        const moment *base) {
  if (base != NULL && base->year > 0) {
    int before = base->month * 32 + base->day;
    return base->year +
           (base->month > 0 && month * 32 + (day ? day : 31) < before);
  }
  if (x->sentence_year > 0) return x->sentence_year;
  if (x->has_story && month * 32 + day >= x->story.month * 32 + x->story.day)
    return x->story.year;
  /* Days from which on a month without a year is told of another one. */
  enum { FAR_AHEAD = 240, FAR_BACK = 300 };
  if (!x->anchored) return 0;
  int year = x->civil.year;
  int32_t distance =
      bul_day(year, month, day > 0 && day < 29 ? day : 1) - x->today;
  if (distance > FAR_AHEAD && !ahead(x, i)) return year - 1;
  if (distance < -FAR_BACK && ahead(x, i)) return year + 1;
  return year;
}

bool bul_date_nearer(const scene *x, int32_t day, int32_t other) {
  int32_t a = day - x->today, b = other - x->today;
  return (a < 0 ? -a : a) < (b < 0 ? -b : b);
}

size_t bul_date_week_word(const scene *x, size_t i) {
  static const char32_t *const words[] = {U"星期", U"礼拜", U"周"};
  return bul_date_one_of(x, i, words, BUL_COUNT(words));
}

bool bul_date_opens_clause(const scene *x, size_t i) {
  uint32_t before = x->glyphs->c[i - 1];
  return before == 0 || bul_is_space(before) || bul_mark(before) != 0;
}

size_t bul_date_one_of(const scene *x, size_t i, const char32_t *const *words,
                       size_t count) {
  for (size_t k = 0; k < count; k++) {
    size_t size = bul_glyphs_word(x->glyphs, i, words[k]);
    if (size != 0) return size;
  }
  return 0;
}

/* --- numbers ------------------------------------------------------------- */

/* A number, or two of a range (1至6); then *b is the second, else *b == *a. */
size_t bul_date_pair(const scene *x, size_t i, int max, int *a, int *b) {
  size_t end = bul_small_number(a, x->glyphs, i, max);
  if (end == 0) return 0;
  *b = *a;
  size_t second = bul_glyphs_join(x->glyphs, end);
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
bool bul_date_inside_number(const scene *x, size_t i) {
  const uint32_t *c = x->glyphs->c + i;
  if (!bul_is_digit(c[0])) return false;
  if (c[-1] == ',') /* 12,335, but not 7月18日,7月20日 */
    return bul_is_digit(c[-2]) && bul_is_digit(c[1]) && bul_is_digit(c[2]) &&
           !bul_is_digit(c[3]);
  if (bul_in(c[-1], U".:/")) return bul_is_digit(c[-2]);
  return bul_is_digit(c[-1]) || bul_is_latin(c[-1]) || c[-1] == U'第';
}

/* --- days and their parts ------------------------------------------------ */

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
  } else if ((g->c[at] == U'时' &&
              !bul_in(g->c[at + 1], U"候代期段速间常而评尚刻")) ||
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
size_t bul_date_part(moment *m, const scene *x, size_t i, int part) {
  const bul_glyphs *g = x->glyphs;
  size_t at = i;
  for (size_t k = 0; part == PART_NONE && k < BUL_COUNT(part_words); k++) {
    size_t size = bul_glyphs_word(g, i, part_words[k].word);
    if (size == 0) continue;
    uint32_t next = g->c[i + size];
    if (part_words[k].not_before != NULL &&
        bul_in(next, part_words[k].not_before))
      break;
    part = part_words[k].part;
    at = i + size;
  }
  if (part != PART_NONE) m->grain = BULLETIN_HALF_DAY;
  int minute;
  size_t end = read_clock(x, at, part, &minute);
  if (end == 0) return at;
  m->grain = minute >= 0 ? BULLETIN_MINUTE : BULLETIN_HOUR;
  m->minute = minute >= 0 ? minute : -(minute + 2);
  size_t second = bul_glyphs_join(x->glyphs, end);
  size_t stop = second ? read_clock(x, second, part, &minute) : 0;
  return stop ? stop : end;
}

/* （星期六） behind a day. */
static size_t skip_weekday(const scene *x, size_t i) {
  const bul_glyphs *g = x->glyphs;
  if (g->c[i] != '(') return i;
  size_t at = i + 1;
  size_t size = bul_date_week_word(x, at);
  if (size == 0 || !bul_in(g->c[at + size], U"一二三四五六日天")) return i;
  return g->c[at + size + 1] == ')' ? at + size + 2 : i;
}

size_t bul_date_finish_day(moment *m, const scene *x, size_t i) {
  return bul_date_part(m, x, skip_weekday(x, i), PART_NONE);
}

/* 底, 上旬 behind a month or a year; nothing where another word begins. */
size_t bul_date_third(moment *m, const scene *x, size_t i) {
  for (size_t k = 0; k < BUL_COUNT(end_words); k++) {
    const end_word *w = &end_words[k];
    size_t size = bul_glyphs_word(x->glyphs, i, w->word);
    if (size == 0) continue;
    if (w->not_before != NULL && bul_in(x->glyphs->c[i + size], w->not_before))
      return i;
    if (size >= 2 && m->grain > BULLETIN_MONTH) return i;
    bul_date_set_thirds(m, w->first, w->last);
    return i + size;
  }
  return i;
}
