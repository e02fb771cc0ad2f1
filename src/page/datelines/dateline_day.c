/*
** dateline_day.c - see dateline.h and dateline_parts.h: the day in a dateline.
*/
#include "../../base/numeral.h"
#include "dateline_parts.h"

bul_civil bul_dateline_day(const bul_dateline *dateline, bul_civil issue) {
  static const bul_civil none = {0, 0, 0};
  if (issue.year == 0 || dateline->day == 0) return none;
  bul_civil day = {issue.year, dateline->month, dateline->day};
  if (day.month == 0) {
    /* 26日 alone: of the issue's month, or of the one before. */
    day.month = issue.month;
    if (day.day > issue.day + 1 && --day.month == 0) {
      day.month = 12;
      day.year--;
    }
  } else if (day.month > issue.month + 1) {
    day.year--;
  } else if (issue.month == 12 && day.month == 1) {
    day.year++;
  }
  return bul_day_valid(day.year, day.month, day.day) ? day : none;
}

size_t bul_dateline_day_size(bulletin_text text, size_t at, int *month,
                             int *day) {
  enum { LAST_YEAR = 2999 };
  bul_cursor c = bul_cursor_of(bul_text_from(text, at));
  const char *start = c.at;
  int value;
  *month = *day = 0;
  if (!bul_take_number(&c, LAST_YEAR, &value)) return 0;
  if (bul_take(&c, "年") && !bul_take_number(&c, 12, &value)) return 0;
  if (bul_take(&c, "月")) {
    *month = value;
    if (!bul_take_number(&c, 31, &value)) return 0;
  }
  *day = value;
  if (!bul_take(&c, "日") || *month > 12 || *day < 1 || *day > 31) return 0;
  return (size_t)(c.at - start);
}
