/*
** date_holidays.c - holidays, with the days off that go with them.
*/
#include "date_parts.h"
#include "holiday_words.h"

/* The nth weekday of a month. */
static int32_t nth_weekday(int year, int month, int nth, int weekday) {
  int32_t first = bul_day(year, month, 1);
  return first + (weekday - bul_weekday(first) + 7) % 7 + 7 * (nth - 1);
}

/* The day of a holiday of the Gregorian calendar. */
static int32_t holiday_day(const holiday *h, int year) {
  int32_t day;
  if (h->day < 0) return nth_weekday(year, h->month, -h->day, h->weekday);
  if (h->day == 0 && bul_qingming(&day, year)) return day;
  return bul_day(year, h->month, h->day ? h->day : 5);
}

/* The seven days of the golden weeks before the table begins. */
static bool golden_week(moment *m, const holiday *h) {
  enum { FIRST_WEEKS = 1999 }; /* its autumn */
  int year = m->year;
  bool known = h->off == BREAK_NATIONAL ? year >= FIRST_WEEKS
               : h->off == BREAK_LABOUR || h->off == BREAK_SPRING
                   ? year > FIRST_WEEKS
                   : false;
  if (!known || year >= FIRST_DAYS_OFF) return false;
  bul_date_set_span(m, m->from, m->from + 6, BULLETIN_DAY);
  return true;
}

/* Sets all days off of the holiday whose day `m` is, where they are known. */
static void set_break(moment *m, const holiday *h) {
  if (!m->from_known || h->off == BREAK_NONE || golden_week(m, h)) return;
  for (size_t k = 0; k < BUL_COUNT(days_off_table); k++) {
    const days_off *d = &days_off_table[k];
    if (d->year != m->year || d->off != h->off) continue;
    int year =
        d->off == BREAK_NEW_YEAR && d->month == 12 ? d->year - 1 : d->year;
    int32_t first = bul_day(year, d->month, d->day);
    bul_date_set_span(m, first, first + d->count - 1, BULLETIN_DAY);
    return;
  }
}

/* Whether the holiday that ends at glyph i stands in a list of them that
** names days: 清明、“五一”等重点时段. */
static bool in_list(const scene *x, size_t i) {
  enum { LONGEST_LIST = 24 };
  const bul_glyphs *g = x->glyphs;
  if (!bul_in(g->c[i], U"、和及等")) return false;
  for (size_t k = i; k < i + LONGEST_LIST && k < g->end; k++) {
    if (bul_in(g->c[k], U"。,;:!?")) return false;
    if (bul_date_one_of(x, k, holiday_lists, BUL_COUNT(holiday_lists)) != 0)
      return true;
  }
  return false;
}

static void set_holiday(moment *m, const scene *x, const holiday *h, int year) {
  if (h->lunar) {
    const bul_lunar_date lunar = {
        .year = year > 0 ? year : 0, .month = h->month, .day = h->day};
    bul_date_set_lunar(m, x, &lunar);
    m->lunar_day = 0;
    return;
  }
  m->grain = BULLETIN_DAY;
  m->month = h->month;
  m->day = h->day > 0 ? h->day : 0;
  if (year <= 0 && !x->anchored) return;
  int32_t best = holiday_day(h, year > 0 ? year : x->civil.year);
  for (int y = x->civil.year - 1; year <= 0 && y <= x->civil.year + 1; y += 2) {
    int32_t other = holiday_day(h, y);
    if (bul_date_nearer(x, other, best)) best = other;
  }
  bul_civil c = bul_day_civil(best);
  bul_date_set_day(m, c.year, c.month, c.day, c.day);
}

static void apply_mark(moment *m, const holiday *h, int means) {
  if (means == MEANS_BREAK) set_break(m, h);
  int shift = means == MEANS_EVE ? -1 : means == MEANS_NEXT ? 1 : 0;
  if (shift == 0 || !m->from_known) return;
  bul_civil c = bul_day_civil(m->from + shift);
  bul_date_set_day(m, c.year, c.month, c.day, c.day);
}

static const holiday *find_holiday(const scene *x, size_t i, size_t *end) {
  for (size_t k = 0; k < BUL_COUNT(holidays); k++) {
    size_t size = bul_glyphs_word(x->glyphs, i, holidays[k].word);
    if (size == 0) continue;
    *end = i + size;
    return &holidays[k];
  }
  return NULL;
}

/* 国庆假期 behind 中秋, at glyph i: two holidays that are one break, where
** their days off meet. */
static size_t read_joint(moment *m, const scene *x, const holiday *first,
                         size_t i, int year) {
  enum { FAR = 12 }; /* days between the two holidays, at most */
  size_t at;
  const holiday *second = find_holiday(x, i + (x->glyphs->c[i] == U'、'), &at);
  if (second == NULL || first->off == BREAK_NONE || second->off == BREAK_NONE)
    return 0;
  if (x->glyphs->c[at] == U'节') at++;
  for (size_t n = 0; n < BUL_COUNT(holiday_marks); n++) {
    size_t size = bul_glyphs_word(x->glyphs, at, holiday_marks[n].word);
    if (size == 0 || holiday_marks[n].means != MEANS_BREAK) continue;
    moment a = *m, b = *m;
    set_holiday(&a, x, first, year);
    set_break(&a, first);
    set_holiday(&b, x, second, year);
    set_break(&b, second);
    if (!a.from_known || !b.from_known || b.from > a.to + FAR ||
        a.from > b.to + FAR)
      return 0;
    *m = a;
    bul_date_set_span(m, a.from < b.from ? a.from : b.from,
                      a.to > b.to ? a.to : b.to, BULLETIN_DAY);
    return at + size;
  }
  return 0;
}

size_t bul_date_holiday(moment *m, const scene *x, size_t i, int year) {
  const bul_glyphs *g = x->glyphs;
  size_t at, end;
  const holiday *h = find_holiday(x, i, &at);
  if (h == NULL) return 0;
  if (g->c[at] == U'节') at++;
  if (g->c[at] == U'日' && g->c[at - 1] == U'节') at++;
  if ((end = read_joint(m, x, h, at, year)) != 0) return end;
  bool dated = h->alone || year != 0 || in_list(x, at);
  int means = MEANS_DAY;
  bool marked = false;
  for (size_t n = 0; n < BUL_COUNT(holiday_marks) && !marked; n++) {
    size_t size = bul_glyphs_word(g, at, holiday_marks[n].word);
    if (size == 0) continue;
    marked = true;
    means = holiday_marks[n].means;
    at += size;
  }
  if (!dated && !marked) return 0;
  set_holiday(m, x, h, year);
  apply_mark(m, h, means);
  return bul_date_finish_day(m, x, at);
}

void bul_date_holiday_starts(void (*mark)(uint8_t *, uint32_t),
                             uint8_t *starts) {
  for (size_t i = 0; i < BUL_COUNT(holidays); i++)
    mark(starts, holidays[i].word[0]);
}
