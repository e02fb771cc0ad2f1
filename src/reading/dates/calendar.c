/*
** calendar.c - see calendar.h.
*/
#include "calendar.h"

#include "../../base/text.h"

#include "calendar_table.h"

static int leap_month(uint32_t packed) {
  return (int)(packed >> 13 & 15);
}

/* The place of a month in its year, counted from 0; -1 for none. */
static int month_index(uint32_t packed, int month, bool leap) {
  int extra = leap_month(packed);
  if (month < 1 || month > 12 || (leap && extra != month)) return -1;
  return month - 1 + (leap || (extra != 0 && month > extra));
}

static int length_at(uint32_t packed, int index) {
  return packed >> index & 1 ? 30 : 29;
}

int bul_lunar_month_days(int year, int month, bool leap) {
  if (year < FIRST_LUNAR_YEAR || year > LAST_LUNAR_YEAR) return 0;
  uint32_t packed = lunar_years[year - FIRST_LUNAR_YEAR];
  int index = month_index(packed, month, leap);
  return index < 0 ? 0 : length_at(packed, index);
}

bool bul_lunar_day(int32_t *out, int year, int month, bool leap, int day) {
  int length = bul_lunar_month_days(year, month, leap);
  if (length == 0 || day < 1 || day > 30) return false;
  uint32_t packed = lunar_years[year - FIRST_LUNAR_YEAR];
  int32_t result = bul_day(year, 1, 1) + (int32_t)(packed >> 17 & 63);
  int index = month_index(packed, month, leap);
  for (int i = 0; i < index; i++)
    result += length_at(packed, i);
  *out = result + (day < length ? day : length) - 1;
  return true;
}

bool bul_qingming(int32_t *out, int year) {
  if (year < FIRST_LUNAR_YEAR || year > LAST_LUNAR_YEAR) return false;
  *out =
      bul_day(year, 4, 4 + (int)(lunar_years[year - FIRST_LUNAR_YEAR] >> 23));
  return true;
}
