/*
** day.h - days, months and years of the Gregorian calendar.
**
** A day is a number: days from 1970-01-01 in the Gregorian calendar, which is
** taken to hold for all years 1–9999.
*/
#ifndef BUL_DAY_H
#define BUL_DAY_H

#include "memory.h"

typedef struct bul_civil {
  int year;
  int month; /* 1–12 */
  int day;   /* 1–31 */
} bul_civil;

int32_t bul_day(int year, int month, int day);
bul_civil bul_day_civil(int32_t day);
bool bul_day_valid(int year, int month, int day);
int bul_month_days(int year, int month);

/* 1 for Monday to 7 for Sunday. */
int bul_weekday(int32_t day);

/* The week of ISO 8601, 1 to 53, and in *year the year it belongs to: that of
** its Thursday. */
int bul_day_week(int *year, int32_t day);

/* The same day of the month `months` later (or earlier), the month's last
** where it has no such day. */
int32_t bul_day_add_months(int32_t day, int months);

/* Reads YYYY-MM-DD; false when `text` is anything else or not a day of the
** calendar. */
bool bul_civil_parse(bul_civil *out, bulletin_text text);
bool bul_day_parse(int32_t *out, bulletin_text text);

/* OK for such a date, and for an absent one; else QUERY, saying how dates are
** written. `what` is what the date is of, for the message. */
int bul_date_check(bulletin_text date, const char *what, bulletin_error *error);

/* The first and the last day of a YYYY, YYYY-MM or YYYY-MM-DD. */
bool bul_days_parse(int32_t *first, int32_t *last, bulletin_text text);

/* Writes YYYY-MM-DD and a NUL; nothing ("") for years out of 1–9999. */
void bul_day_print(char out[11], int32_t day);

/* The first day of a year before Christ (1 for 1 BC), and a day of any year
** as text: 221 BC begins on -0221-01-01. */
int32_t bul_day_before_christ(int year);
void bul_day_print_any(char out[12], int32_t day);

/* The same as text in the arena; absent for such years, or if memory ran out. */
bulletin_text bul_civil_text(bul_arena *arena, bul_civil civil);

#endif
