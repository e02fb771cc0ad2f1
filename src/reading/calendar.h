/*
** calendar.h - days, months and years: Gregorian, and Chinese 1900–2100.
**
** A day is a number: days from 1970-01-01 in the Gregorian calendar, which is
** taken to hold for all years 1–9999.
*/
#ifndef BUL_CALENDAR_H
#define BUL_CALENDAR_H

#include "../bulletin.h"

#include <stdbool.h>

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

/* The same day of the month `months` later (or earlier), the month's last
** where it has no such day. */
int32_t bul_day_add_months(int32_t day, int months);

/* Reads YYYY-MM-DD; false when `text` is anything else. */
bool bul_day_parse(int32_t *out, bulletin_text text);

/* Writes YYYY-MM-DD and a NUL; nothing ("") for years out of 1–9999. */
void bul_day_print(char out[11], int32_t day);

/* The day of a date in the Chinese calendar (农历). `leap` asks for the leap
** month of that number. Day 30 of a month of 29 days is its last. False when
** the year is out of 1900–2100 or has no such month. */
bool bul_lunar_day(int32_t *out, int year, int month, bool leap, int day);

/* 29 or 30; 0 when there is no such month. */
int bul_lunar_month_days(int year, int month, bool leap);

/* 清明 of a year; false out of 1900–2100. */
bool bul_qingming(int32_t *out, int year);

#endif
