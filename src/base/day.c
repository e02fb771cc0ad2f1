/*
** day.c - see day.h.
*/
#include "day.h"

#include "error.h"
#include "text.h"

static bool leap_year(int year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int bul_month_days(int year, int month) {
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && leap_year(year) ? 29 : days[month - 1];
}

bool bul_day_valid(int year, int month, int day) {
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 &&
         day <= bul_month_days(year, month);
}

/* Years are counted from March, so that the leap day ends one: the months
** before it then have fixed lengths. 719468 days lie between 0000-03-01 and
** 1970-01-01; 146097 make 400 years. */
int32_t bul_day(int year, int month, int day) {
  int y = month <= 2 ? year - 1 : year;
  int m = month <= 2 ? month + 9 : month - 3;
  int era = (y >= 0 ? y : y - 399) / 400;
  int of_era = y - era * 400;
  int of_year = (153 * m + 2) / 5 + day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year -
         719468;
}

bul_civil bul_day_civil(int32_t day) {
  int32_t z = day + 719468;
  int era = (z >= 0 ? z : z - 146096) / 146097;
  int of_era = z - era * 146097;
  int year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  int of_year = of_era - (365 * year + year / 4 - year / 100);
  int m = (5 * of_year + 2) / 153;
  bul_civil civil;
  civil.day = of_year - (153 * m + 2) / 5 + 1;
  civil.month = m < 10 ? m + 3 : m - 9;
  civil.year = year + era * 400 + (civil.month <= 2);
  return civil;
}

int bul_weekday(int32_t day) {
  return (int)(((day + 3) % 7 + 7) % 7) + 1;
}

int bul_day_week(int *year, int32_t day) {
  int32_t thursday = day + 4 - bul_weekday(day);
  *year = bul_day_civil(thursday).year;
  return (int)(thursday - bul_day(*year, 1, 1)) / 7 + 1;
}

int32_t bul_day_add_months(int32_t day, int months) {
  bul_civil c = bul_day_civil(day);
  int count = c.year * 12 + c.month - 1 + months;
  int year = count / 12 - (count % 12 < 0);
  int month = count - year * 12 + 1;
  int last = bul_month_days(year, month);
  return bul_day(year, month, c.day < last ? c.day : last);
}

bool bul_civil_parse(bul_civil *out, bulletin_text text) {
  if (text.size != 10 || text.data[4] != '-' || text.data[7] != '-')
    return false;
  int part[3] = {0, 0, 0};
  size_t which = 0;
  for (size_t i = 0; i < text.size; i++) {
    if (i == 4 || i == 7) {
      which++;
    } else {
      if (!bul_is_digit((unsigned char)text.data[i])) return false;
      part[which] = part[which] * 10 + (text.data[i] - '0');
    }
  }
  *out = (bul_civil){part[0], part[1], part[2]};
  return bul_day_valid(part[0], part[1], part[2]);
}

bool bul_day_parse(int32_t *out, bulletin_text text) {
  bul_civil c;
  if (!bul_civil_parse(&c, text)) return false;
  *out = bul_day(c.year, c.month, c.day);
  return true;
}

int bul_date_check(bulletin_text date, const char *what,
                   bulletin_error *error) {
  bul_civil ignored;
  if (date.data == NULL || bul_civil_parse(&ignored, date)) return BULLETIN_OK;
  date = bul_text_head(date, 40);
  return bul_fail(error, BULLETIN_QUERY,
                  "%s: '%.*s' is an invalid date; write it as 2020-07-18", what,
                  (int)date.size, date.data);
}

bool bul_days_parse(int32_t *first, int32_t *last, bulletin_text text) {
  static const char whole[] = "0000-01-01";
  char day[10];
  bul_civil c;
  if (text.size != 4 && text.size != 7 && text.size != 10) return false;
  memcpy(day, text.data, text.size);
  memcpy(day + text.size, whole + text.size, sizeof day - text.size);
  if (!bul_civil_parse(&c, bul_text(day, sizeof day))) return false;
  *first = bul_day(c.year, c.month, c.day);
  if (text.size == 4) c.month = 12;
  if (text.size < 10) c.day = bul_month_days(c.year, c.month);
  *last = bul_day(c.year, c.month, c.day);
  return true;
}

static void print(char out[11], bul_civil c) {
  out[0] = '\0';
  if (c.year < 1 || c.year > 9999) return;
  const int part[] = {c.year / 100, c.year % 100, c.month, c.day};
  static const int at[] = {0, 2, 5, 8};
  for (size_t i = 0; i < 4; i++) {
    out[at[i]] = (char)('0' + part[i] / 10);
    out[at[i] + 1] = (char)('0' + part[i] % 10);
  }
  out[4] = out[7] = '-';
  out[10] = '\0';
}

void bul_day_print(char out[11], int32_t day) {
  print(out, bul_day_civil(day));
}

/* The year before 1 is 1 BC: astronomers' year 0. */
int32_t bul_day_before_christ(int year) {
  return bul_day(1 - year, 1, 1);
}

void bul_day_print_any(char out[12], int32_t day) {
  bul_civil c = bul_day_civil(day);
  bool before = c.year < 1;
  if (before) {
    *out++ = '-';
    c.year = 1 - c.year;
  }
  print(out, c);
  if (before && out[0] == '\0') out[-1] = '\0';
}

bulletin_text bul_civil_text(bul_arena *arena, bul_civil civil) {
  char day[11];
  print(day, civil);
  if (day[0] == '\0') return bul_text(NULL, 0);
  char *out = bul_arena_copy(arena, day, sizeof day, 1);
  return bul_text(out, out != NULL ? 10 : 0);
}
