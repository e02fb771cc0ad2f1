/*
** stamp.c - see stamp.h.
*/
#include "stamp.h"

#include "../base/numeral.h"
#include "markers.h"
#include "stamp_words.h"

enum {
  FIRST_YEAR = 1800,
  LAST_YEAR = 2999,
  BEFORE_ERA = 1911, /* the year before the first of 中華民國 */
  HOUR_DIGITS = 2
};

/* Takes what stands between a year, a month and a day: 年 and 月 if they are
** `written`, else one of -./. */
static bool take_joint(bul_cursor *c, bool written, bulletin_text word) {
  return written ? bul_take_text(c, word) : bul_take_in(c, U"-./") != 0;
}

size_t bul_stamp_date(bulletin_text text, bul_civil *day) {
  bul_cursor c = bul_cursor_of(text);
  int year, month, date;
  bool era = bul_take_first(&c, eras, BUL_COUNT(eras)) < BUL_COUNT(eras);
  if (!bul_take_number(&c, LAST_YEAR, &year)) return 0;
  if (era) year += BEFORE_ERA;
  bool written = bul_text_starts(bul_rest(&c), BUL_TEXT("年"));
  if (year < FIRST_YEAR || year > LAST_YEAR ||
      !take_joint(&c, written, BUL_TEXT("年")) ||
      !bul_take_number(&c, 12, &month) || month < 1 ||
      !take_joint(&c, written, BUL_TEXT("月")) ||
      !bul_take_number(&c, 31, &date) || date < 1 ||
      (written && !bul_take(&c, "日")))
    return 0;
  *day = (bul_civil){0};
  if (bul_day_valid(year, month, date)) *day = (bul_civil){year, month, date};
  return (size_t)(c.at - text.data);
}

/* Takes one digit or two. */
static bool take_short_number(bul_cursor *c) {
  int count = 0;
  while (count < HOUR_DIGITS && bul_is_digit(bul_peek(c))) {
    bul_next(c);
    count++;
  }
  return count > 0;
}

size_t bul_stamp_hour(bulletin_text text) {
  bul_cursor c = bul_cursor_of(text);
  if (!take_short_number(&c)) return 0;
  for (int i = 0; i < 2; i++) { /* minutes, seconds */
    bul_cursor next = c;
    if (!bul_take_in(&next, U":：时時点") || !take_short_number(&next)) {
      if (i == 0) return 0;
      break;
    }
    c = next;
    bul_take_in(&c, U"分秒");
  }
  return (size_t)(c.at - text.data);
}

/* Takes 星期一, 周日, （星期五） and white space behind. */
static void take_weekday(bul_cursor *c) {
  bul_cursor next = *c;
  bool open = bul_take_in(&next, U"（(") != 0;
  if (bul_take_first(&next, weeks, BUL_COUNT(weeks)) < BUL_COUNT(weeks) &&
      bul_take_in(&next, U"一二三四五六日天") &&
      (!open || bul_take_in(&next, U"）)")))
    *c = next;
  bul_take_spaces(c);
}

size_t bul_stamp_size(bulletin_text text) {
  bul_civil day;
  bul_cursor c = bul_cursor_of(text);
  uint32_t first = bul_peek(&c);
  if (!bul_is_digit(first) && !bul_in(first, stamp_starts)) return 0;
  bool open = bul_take_in(&c, U"（([【") != 0;
  if (open) bul_take_spaces(&c);
  size_t size = bul_stamp_date(bul_rest(&c), &day);
  if (size == 0) return 0;
  c.at += size;
  bul_take_spaces(&c);
  take_weekday(&c);
  c.at += bul_stamp_hour(bul_rest(&c));
  bul_take_spaces(&c);
  if (open && !bul_take_in(&c, U"）)]】")) return 0;
  if (open) bul_take_spaces(&c);
  return (size_t)(c.at - text.data);
}

const char *bul_find_colon(bulletin_text word, size_t *size) {
  const char *wide = bul_text_find(word, BUL_TEXT("："));
  const char *narrow = bul_text_find(word, BUL_TEXT(":"));
  const char *small = bul_text_find(word, BUL_TEXT("﹕"));
  if (wide == NULL || (small != NULL && small < wide)) wide = small;
  *size = wide != NULL && (narrow == NULL || wide < narrow) ? 3 : 1;
  return *size == 3 ? wide : narrow;
}

size_t bul_stamp_source(bulletin_text word, bool *wants_value) {
  size_t colon;
  const char *at = bul_find_colon(word, &colon);
  if (at == NULL) return 0;
  bulletin_text label = bul_text(word.data, (size_t)(at - word.data));
  for (size_t i = 0; i < BUL_COUNT(source_labels); i++) {
    if (!bul_text_equal(label, source_labels[i])) continue;
    *wants_value = label.size + colon == word.size;
    return word.size;
  }
  return 0;
}
