/*
** calendar.h - days of the Chinese calendar, 1900–2100.
*/
#ifndef BUL_CALENDAR_H
#define BUL_CALENDAR_H

#include "../../base/day.h"

/* The day of a date in the Chinese calendar (农历). `leap` asks for the leap
** month of that number. Day 30 of a month of 29 days is its last. False when
** the year is out of 1900–2100 or has no such month. */
bool bul_lunar_day(int32_t *out, int year, int month, bool leap, int day);

/* 29 or 30; 0 when there is no such month. */
int bul_lunar_month_days(int year, int month, bool leap);

/* 清明 of a year; false out of 1900–2100. */
bool bul_qingming(int32_t *out, int year);

#endif
