/*
** date_parts.h - what the files of the date grammar share.
**
** Functions that read take the glyph to begin at and return the glyph after
** what they read, or 0; those marked "or i" return i itself when there is
** nothing. `year` is 0 where none was said, and then guessed; a negative one
** was said but cannot be known.
*/
#ifndef BUL_DATE_PARTS_H
#define BUL_DATE_PARTS_H

#include "date_forms.h"
#include "date_words.h"
#include "../../base/marks.h"
#include "../../base/numeral.h"

#include <string.h>

typedef bul_moment moment;
typedef bul_date_context scene;

/* Years that a date may lie in. */
enum { LAST_YEAR = 9990 };

/* date_parts.c: spans. A year that is not above 0 leaves them unknown. */
void bul_date_set_span(moment *m, int32_t from, int32_t to, int grain);
void bul_date_set_day(moment *m, int year, int month, int day, int last);
void bul_date_set_months(moment *m, int year, int month, int months, int grain);
void bul_date_set_season(moment *m, int year, int season);
void bul_date_set_year(moment *m, int year);
void bul_date_set_thirds(moment *m, int first, int last);

/* date_parts.c: whether `day` is nearer to today than `other`. */
bool bul_date_nearer(const scene *x, int32_t day, int32_t other);

/* date_parts.c: the glyphs of 星期, 礼拜 or 周 at i; 0 for none. */
size_t bul_date_week_word(const scene *x, size_t i);

/* date_parts.c: whether a clause begins at glyph i. */
bool bul_date_opens_clause(const scene *x, size_t i);

/* date_parts.c: the length of the first of `words` that stands at i; 0. */
size_t bul_date_one_of(const scene *x, size_t i, const char32_t *const *words,
                       size_t count);

/* date_parts.c: numbers. */
int bul_date_guess_year(const scene *x, size_t i, int month, int day,
                        const moment *base);
bool bul_date_inside_number(const scene *x, size_t i);
size_t bul_date_pair(const scene *x, size_t i, int max, int *a, int *b);

/* date_parts.c: what follows a day, or a month or year; all of them or i. */
size_t bul_date_part(moment *m, const scene *x, size_t i, int part);
size_t bul_date_finish_day(moment *m, const scene *x, size_t i);
size_t bul_date_third(moment *m, const scene *x, size_t i);

/* date_lunar.c */
size_t bul_date_lunar(moment *m, const scene *x, size_t i, int year);
size_t bul_date_lunar_day(const scene *x, size_t i, int *day);

/* A date of the Chinese calendar. `year` is one of that calendar when `is_exact`;
** else that in which the day falls, or 0: then the nearest day to today counts.
** Day 0: the whole month. */
typedef struct bul_lunar_date {
  int year;
  bool is_exact;
  int month;
  bool is_leap; /* the leap month of that number */
  int day;
} bul_lunar_date;

void bul_date_set_lunar(moment *m, const scene *x, const bul_lunar_date *lunar);
size_t bul_date_lunar_month(const scene *x, size_t i, int *month, bool *leap,
                            bool *named);
int bul_date_cycle(const scene *x, size_t i, size_t *end);

/* date_holidays.c */
size_t bul_date_holiday(moment *m, const scene *x, size_t i, int year);
void bul_date_holiday_starts(void (*mark)(uint8_t *, uint32_t),
                             uint8_t *starts);

/* date_eras.c: reigns, and events that time is counted from. */
size_t bul_date_era(moment *m, const scene *x, size_t i);
size_t bul_date_event(moment *m, const scene *x, size_t i);
size_t bul_date_before_christ(moment *m, const scene *x, size_t i);
void bul_date_era_starts(void (*mark)(uint8_t *, uint32_t), uint8_t *starts);

/* date_years.c; bul_date_in_month and _in_year or i. */
size_t bul_date_month(moment *m, const scene *x, size_t i, int year,
                      const moment *base);
size_t bul_date_in_month(moment *m, const scene *x, size_t i, int year,
                         int month, const moment *base);
size_t bul_date_in_year(moment *m, const scene *x, size_t i, int year);
size_t bul_date_quarter(moment *m, const scene *x, size_t i, int year);
size_t bul_date_first_months(moment *m, const scene *x, size_t i, int year);

/* date_numbers.c: years, and days in digits alone. */
size_t bul_date_year(moment *m, const scene *x, size_t i, int *year);
size_t bul_date_years(moment *m, const scene *x, size_t i);
size_t bul_date_numeric(moment *m, const scene *x, size_t i);

/* date_ages.c: decades, centuries, plans. */
size_t bul_date_century(moment *m, const scene *x, size_t i);
size_t bul_date_plan(moment *m, const scene *x, size_t i);

/* date_open.c */
size_t bul_date_until(moment *m, const scene *x, size_t i);

/* date_relative.c */
size_t bul_date_word(moment *m, const scene *x, size_t i);
size_t bul_date_short_day(moment *m, const scene *x, size_t i);
size_t bul_date_recent(moment *m, const scene *x, size_t i);
size_t bul_date_ago(moment *m, const scene *x, size_t i);

/* date_weeks.c: weekdays, weeks, and what recurs. */
size_t bul_date_week(moment *m, const scene *x, size_t i, int weeks);
size_t bul_date_nth_week(moment *m, const scene *x, size_t i, int year,
                         int month);
size_t bul_date_bare_weekday(moment *m, const scene *x, size_t i,
                             const moment *base);
size_t bul_date_every(moment *m, const scene *x, size_t i);

#endif
