/*
** stamp.c - see stamp.h.
*/
#include "stamp.h"

#include "markers.h"
#include "stamp_words.h"

static int digit_value(uint32_t c) {
  static const uint32_t han[] = {0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB,
                                 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D};
  if (bul_is_digit(c)) return (int)(c - '0');
  if (c - 0xFF10 < 10) return (int)(c - 0xFF10);
  if (c == 0x25CB || c == 0x96F6) return 0;
  for (int i = 0; i < 10; i++) {
    if (han[i] == c) return i;
  }
  return -1;
}

int bul_number_value(bulletin_text text) {
  int value = 0, last = 0;
  bool tens = false;
  size_t at = 0, size;
  if (text.size == 0) return -1;
  for (; at < text.size; at += size) {
    uint32_t c = bul_char_at(text.data + at, &size);
    int digit = digit_value(c);
    if (digit >= 0) {
      if (!tens) value = value * 10 + digit;
      last = digit;
      if (tens) {
        value += digit;
        tens = false;
      }
      if (value > 9999) return -1;
      continue;
    }
    int ten = c == 0x5341 ? 1 : c == 0x5EFF ? 2 : c == 0x5345 ? 3 : 0;
    if (ten == 0) return -1;
    value = ten == 1 && last > 0 ? value - last + last * 10 : ten * 10;
    tens = true;
  }
  return value;
}

size_t bul_stamp_date(bulletin_text text, bul_civil *day) {
  static const bulletin_text eras[] = {BUL_ROW("中華民國"), BUL_ROW("中华民国"),
                                       BUL_ROW("民國"), BUL_ROW("民国")};
  size_t at = 0;
  int first = 0; /* the year before the era's first */
  for (size_t i = 0; i < sizeof eras / sizeof *eras && at == 0; i++) {
    if (bul_text_starts(text, eras[i])) {
      at = eras[i].size;
      first = 1911;
    }
  }
  size_t number = bul_number_size(bul_text_from(text, at));
  if (number == 0) return 0;
  int year = first + bul_number_value(bul_text(text.data + at, number));
  at += number;
  bool written = bul_text_starts(bul_text_from(text, at), BUL_TEXT("年"));
  bool mark = !written && at < text.size && strchr("-./", text.data[at]);
  if ((!written && !mark) || year < 1800 || year > 2999) return 0;
  at += written ? 3 : 1;
  number = bul_number_size(bul_text_from(text, at));
  int month = bul_number_value(bul_text(text.data + at, number));
  at += number;
  bool joined = written
                    ? bul_text_starts(bul_text_from(text, at), BUL_TEXT("月"))
                    : at < text.size && strchr("-./", text.data[at]);
  if (number == 0 || !joined || month < 1 || month > 12) return 0;
  at += written ? 3 : 1;
  number = bul_number_size(bul_text_from(text, at));
  int date = bul_number_value(bul_text(text.data + at, number));
  at += number;
  if (number == 0 || date < 1 || date > 31) return 0;
  if (written) {
    if (!bul_text_starts(bul_text_from(text, at), BUL_TEXT("日"))) return 0;
    at += 3;
  }
  *day = (bul_civil){0};
  if (bul_day_valid(year, month, date)) *day = (bul_civil){year, month, date};
  return at;
}

static size_t skip_spaces(bulletin_text text, size_t at) {
  size_t size;
  while (at < text.size && bul_is_space(bul_char_at(text.data + at, &size)))
    at += size;
  return at;
}

/* The size of the first of `words` that `text` begins with. */
static size_t any_start(bulletin_text text, const bulletin_text *words,
                        size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (bul_text_starts(text, words[i])) return words[i].size;
  }
  return 0;
}

/* Two digits or fewer at `at`. */
static size_t short_number(bulletin_text text, size_t at) {
  size_t size = 0;
  while (size < 2 && at + size < text.size &&
         bul_is_digit((unsigned char)text.data[at + size]))
    size++;
  return size;
}

size_t bul_stamp_hour(bulletin_text text) {
  static const bulletin_text colons[] = {
      BUL_ROW(":"), BUL_ROW("："), BUL_ROW("时"), BUL_ROW("時"), BUL_ROW("点")};
  static const bulletin_text after[] = {BUL_ROW("分"), BUL_ROW("秒")};
  size_t at = short_number(text, 0);
  if (at == 0) return 0;
  for (int i = 0; i < 2; i++) { /* minutes, seconds */
    size_t colon =
        any_start(bul_text_from(text, at), colons, BUL_COUNT(colons));
    size_t number = short_number(text, at + colon);
    if (colon == 0 || number == 0) {
      if (i == 0) return 0;
      break;
    }
    at += colon + number;
    at += any_start(bul_text_from(text, at), after, BUL_COUNT(after));
  }
  return at;
}

/* 星期一, 周日, （星期五）: its size. */
static size_t weekday_size(bulletin_text text) {
  static const bulletin_text opens[] = {BUL_ROW("（"), BUL_ROW("(")};
  static const bulletin_text weeks[] = {BUL_ROW("星期"), BUL_ROW("周"),
                                        BUL_ROW("週")};
  static const bulletin_text days[] = {
      BUL_ROW("一"), BUL_ROW("二"), BUL_ROW("三"), BUL_ROW("四"),
      BUL_ROW("五"), BUL_ROW("六"), BUL_ROW("日"), BUL_ROW("天")};
  static const bulletin_text shuts[] = {BUL_ROW("）"), BUL_ROW(")")};
  size_t at = any_start(text, opens, BUL_COUNT(opens));
  size_t week = any_start(bul_text_from(text, at), weeks, BUL_COUNT(weeks));
  if (week == 0) return 0;
  size_t day = any_start(bul_text_from(text, at + week), days, BUL_COUNT(days));
  if (day == 0) return 0;
  size_t end = at + week + day;
  if (at == 0) return end;
  size_t shut = any_start(bul_text_from(text, end), shuts, BUL_COUNT(shuts));
  return shut == 0 ? 0 : end + shut;
}

/* False if `text` certainly begins with no day: a cheap look. */
static bool may_be_stamp(bulletin_text text) {
  static const bulletin_text starts = BUL_ROW("中民一二（【");
  if (text.size == 0) return false;
  unsigned char first = (unsigned char)text.data[0];
  if (first < 0x80) return bul_is_digit(first) || first == '(' || first == '[';
  size_t size = bul_char_size(text.data);
  return first >= 0xE3 &&
         bul_text_find(starts, bul_text(text.data, size)) != NULL;
}

size_t bul_stamp_size(bulletin_text text) {
  static const bulletin_text opens[] = {BUL_ROW("（"), BUL_ROW("("),
                                        BUL_ROW("["), BUL_ROW("【")};
  static const bulletin_text shuts[] = {BUL_ROW("）"), BUL_ROW(")"),
                                        BUL_ROW("]"), BUL_ROW("】")};
  bul_civil day;
  if (!may_be_stamp(text)) return 0;
  size_t open = any_start(text, opens, BUL_COUNT(opens));
  size_t at = open > 0 ? skip_spaces(text, open) : 0;
  size_t size = bul_stamp_date(bul_text_from(text, at), &day);
  if (size == 0) return 0;
  at = skip_spaces(text, at + size);
  at = skip_spaces(text, at + weekday_size(bul_text_from(text, at)));
  at = skip_spaces(text, at + bul_stamp_hour(bul_text_from(text, at)));
  if (open > 0) {
    size_t shut = any_start(bul_text_from(text, at), shuts, BUL_COUNT(shuts));
    if (shut == 0) return 0;
    at = skip_spaces(text, at + shut);
  }
  return at;
}

const char *bul_find_colon(bulletin_text word, size_t *size) {
  const char *wide = bul_text_find(word, BUL_TEXT("："));
  const char *narrow = bul_text_find(word, BUL_TEXT(":"));
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
