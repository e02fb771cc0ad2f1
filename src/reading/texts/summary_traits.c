/*
** summary_traits.c - see summary_traits.h.
*/
#include "summary_traits.h"

#include "../../base/cursor.h"
#include "../../base/glyphs.h"
#include "summary_words.h"

enum {
  SHORTEST = 4, /* characters of a sentence */
  SPEAKER = 40  /* of one that only says who speaks, at most */
};

static bool begins_with(bulletin_text text, const char *const *words,
                        size_t count) {
  for (size_t k = 0; k < count; k++)
    if (text.size > 0 && words[k][0] == text.data[0] &&
        (text.size < 2 || words[k][1] == '\0' || words[k][1] == text.data[1]) &&
        bul_text_starts(text, bulletin_text_of(words[k])))
      return true;
  return false;
}

static bool ends_with(bulletin_text text, const char *const *words,
                      size_t count) {
  for (size_t k = 0; k < count; k++)
    if (bul_text_ends(text, bulletin_text_of(words[k]))) return true;
  return false;
}

static bool contains(bulletin_text text, const char *const *words,
                     size_t count) {
  for (size_t k = 0; k < count; k++)
    if (bul_text_find(text, bulletin_text_of(words[k])) != NULL) return true;
  return false;
}

size_t bul_summary_chars(bulletin_text text) {
  size_t count = 0;
  for (size_t i = 0; i < text.size;) {
    size_t size;
    uint32_t c = bul_char_at(text.data + i, &size);
    count += bul_is_han(c) || bul_is_digit(c) || bul_is_latin(c) ||
             (c >= 0x80 && c < 0x2000) || bul_is_hangul(c) || bul_is_kana(c);
    i += size;
  }
  return count;
}

/* Whether every quotation that opens in a text closes there, and the other way
** round. */
static bool is_balanced(bulletin_text text) {
  int depth = 0;
  for (size_t i = 0, size; i < text.size && depth >= 0; i += size) {
    uint32_t c = bul_char_at(text.data + i, &size);
    depth += bul_in(c, U"“「『");
    depth -= bul_in(c, U"”」』");
  }
  return depth == 0;
}

bool bul_summary_is_fit(bulletin_text text, size_t chars) {
  static const char *const stops[] = {"。", "！", "…",  "!",
                                      ".",  "”",  "」", "』"};
  if (chars < SHORTEST) return false;
  if (begins_with(text, credit_words, BUL_COUNT(credit_words))) return false;
  if (bul_text_starts(text, BUL_TEXT("（")) &&
      bul_text_ends(text, BUL_TEXT("）")))
    return false;
  if (chars < SPEAKER && bul_text_find(text, BUL_TEXT("“")) == NULL &&
      (ends_with(text, speaking_words, BUL_COUNT(speaking_words)) ||
       ends_with(text, attending_words, BUL_COUNT(attending_words))))
    return false;
  if (!is_balanced(text)) return false;
  return ends_with(text, stops, BUL_COUNT(stops)) &&
         bul_text_find(text, BUL_TEXT("？”")) == NULL;
}

/* The bytes of a Han number of one or two characters, or of digits, at `at`. */
static size_t number_size(bulletin_text text, size_t at) {
  bul_cursor c = bul_cursor_of(bul_text_from(text, at));
  const char *from = c.at;
  size_t digits = bul_take_while(&c, bul_is_digit);
  if (digits > 0) return digits <= 2 ? digits : 0;
  for (int i = 0; i < 2; i++)
    bul_take_in(&c, U"一二三四五六七八九十");
  return bul_taken(&c, from).size;
}

static bool has_at(bulletin_text text, size_t at, const char *const *words,
                   size_t count) {
  return at < text.size &&
         begins_with(bul_text(text.data + at, text.size - at), words, count);
}

bool bul_summary_is_item(bulletin_text text) {
  static const char *const behind[] = {"是", "要", "、", "．", ". ", "为"};
  static const char *const ordinal_behind[] = {"，", "、", "是", "："};
  static const char *const closed[] = {"）", ")"};
  if (begins_with(text, item_words, BUL_COUNT(item_words))) return true;
  size_t size = number_size(text, 0);
  if (size > 0) return has_at(text, size, behind, BUL_COUNT(behind));
  if (bul_text_starts(text, BUL_TEXT("第")) ||
      bul_text_starts(text, BUL_TEXT("其"))) {
    size = number_size(text, 3);
    return size > 0 &&
           has_at(text, 3 + size, ordinal_behind, BUL_COUNT(ordinal_behind));
  }
  if (bul_text_starts(text, BUL_TEXT("（"))) {
    size = number_size(text, 3);
    return size > 0 && has_at(text, 3 + size, closed, BUL_COUNT(closed));
  }
  size_t first;
  uint32_t c = text.size > 0 ? bul_char_at(text.data, &first) : 0;
  return c >= U'①' && c <= U'⑳';
}

bool bul_summary_breaks_off(bulletin_text text) {
  return contains(text, first_items, BUL_COUNT(first_items)) &&
         !contains(text, second_items, BUL_COUNT(second_items));
}

/* The first `chars` characters of a sentence, up to a comma. */
static bulletin_text opening(bulletin_text text, size_t chars) {
  size_t end = 0, size;
  for (; chars > 0 && end < text.size; chars--, end += size)
    if (bul_in(bul_char_at(text.data + end, &size), U"，：,:")) break;
  return bul_text(text.data, end);
}

/* 为解决这一难题，…: a short beginning that points back. */
static bool opening_points(bulletin_text text) {
  enum { SHORT = 11 };
  static const char *const points[] = {"这", "此", "這"};
  bulletin_text first = opening(text, SHORT);
  return first.size < text.size &&
         bul_text_starts(bul_text_from(text, first.size), BUL_TEXT("，")) &&
         bul_text_find(first, BUL_TEXT("彼此")) == NULL &&
         contains(first, points, BUL_COUNT(points));
}

/* 以棠州市为例，… */
static bool is_example(bulletin_text text) {
  enum { EXAMPLE = 20 };
  return bul_text_starts(text, BUL_TEXT("以")) &&
         bul_text_ends(opening(text, EXAMPLE), BUL_TEXT("为例"));
}

bool bul_summary_refers(bulletin_text text) {
  enum { SUBJECT = 12 };
  return begins_with(text, referring_words, BUL_COUNT(referring_words)) ||
         contains(text, pointing_words, BUL_COUNT(pointing_words)) ||
         opening_points(text) || is_example(text) ||
         contains(opening(text, SUBJECT), adding_words,
                  BUL_COUNT(adding_words));
}

/* Quotations aside: their ends are seen. */
bool bul_summary_speaks(bulletin_text text) {
  for (size_t k = 0; k < BUL_COUNT(stating_words); k++) {
    bulletin_text said =
        bul_text_behind(text, bulletin_text_of(stating_words[k]));
    if (said.data != NULL && !bul_text_starts(said, BUL_TEXT("“")) &&
        !bul_text_starts(said, BUL_TEXT("「")))
      return true;
  }
  return false;
}

bool bul_summary_is_aside(bulletin_text text) {
  return begins_with(text, aside_words, BUL_COUNT(aside_words));
}

bool bul_summary_is_quotation(bulletin_text text) {
  size_t size;
  if (text.size == 0 || !bul_in(bul_char_at(text.data, &size), U"“「『"))
    return false;
  int depth = 0;
  for (size_t i = 0; i < text.size; i += size) {
    uint32_t c = bul_char_at(text.data + i, &size);
    depth += bul_in(c, U"“「『");
    depth -= bul_in(c, U"”」』");
    if (depth == 0) return i + size == text.size;
  }
  return false;
}

bool bul_summary_answers(bulletin_text text, size_t chars) {
  return chars < SPEAKER && bul_text_ends(text, BUL_TEXT("”")) &&
         contains(text, answering_words, BUL_COUNT(answering_words));
}

/* 上午11点，…: news begin with the day. */
static bool begins_with_hour(bulletin_text text) {
  for (size_t k = 0; k < BUL_COUNT(day_parts); k++) {
    bulletin_text part = bulletin_text_of(day_parts[k]);
    size_t size =
        bul_text_starts(text, part) ? number_size(text, part.size) : 0;
    if (size == 0 || part.size + size >= text.size) continue;
    size_t next;
    return bul_in(bul_char_at(text.data + part.size + size, &next),
                  U"点點时時");
  }
  return false;
}

bool bul_summary_is_scene(bulletin_text text) {
  return begins_with_hour(text) ||
         begins_with(text, scene_words, BUL_COUNT(scene_words)) ||
         contains(text, walking_words, BUL_COUNT(walking_words)) ||
         contains(text, gesture_words, BUL_COUNT(gesture_words));
}

bool bul_summary_opens(bulletin_text text) {
  return contains(text, opener_words, BUL_COUNT(opener_words));
}

bool bul_summary_resolves(bulletin_text text) {
  return contains(text, resolving_words, BUL_COUNT(resolving_words));
}

static bool is_numeral(uint32_t c) {
  switch (c) {
  case U'一':
  case U'二':
  case U'三':
  case U'四':
  case U'五':
  case U'六':
  case U'七':
  case U'八':
  case U'九':
  case U'十':
  case U'百':
  case U'千':
  case U'万':
  case U'萬':
  case U'亿':
  case U'億':
    return true;
  }
  return false;
}

/* Digits, or two characters of a Han number: one alone is often none. */
bool bul_summary_has_number(bulletin_text text) {
  bool before = false;
  for (size_t i = 0, size; i < text.size; i += size) {
    uint32_t c = bul_char_at(text.data + i, &size);
    if (bul_is_digit(c)) return true;
    bool numeral = is_numeral(c);
    if (numeral && before) return true;
    before = numeral;
  }
  return false;
}

/* The bytes behind the number at `at` in a title, or `at`; *tells is set where
** it tells without what is counted. */
static size_t number_end(bulletin_text title, size_t at, bool *tells) {
  enum { LONGEST = 16 };
  size_t end = at, size;
  while (end < title.size && end - at < LONGEST &&
         (bul_is_digit((unsigned char)title.data[end]) ||
          (end > at && title.data[end] == '.')))
    end++;
  *tells = end > at + 1;
  if (end > at) return end;
  while (end < title.size && end - at < LONGEST &&
         is_numeral(bul_char_at(title.data + end, &size)))
    end += size;
  return end;
}

/* Behind a measure word and one more character from `at`, or 0: 项措 of
 * 十项措施.
 */
static size_t counted_end(bulletin_text title, size_t at) {
  size_t size, next;
  if (at >= title.size ||
      !bul_in(bul_char_at(title.data + at, &size), counting_words))
    return 0;
  at += size;
  if (at >= title.size || !bul_is_han(bul_char_at(title.data + at, &next)))
    return 0;
  return at + next;
}

/* 2026年, 5月, 第十五届, 十五五; but 走失34年 tells. */
static bool is_calendar(bulletin_text title, size_t from, size_t end) {
  enum { DIGITS = 4 };
  size_t size;
  uint32_t c = bul_char_at(title.data + end, &size);
  if (c == U'年' && bul_is_digit((unsigned char)title.data[from]))
    return end - from >= DIGITS;
  return bul_in(c, U"年月日届五");
}

/* Behind the day that goes on at `at` with its month's 月, or 0: 7月1日. */
static size_t day_end(bulletin_text title, size_t at) {
  if (!bul_text_starts(bul_text_from(title, at), BUL_TEXT("月"))) return 0;
  size_t from = at + sizeof "月" - 1, end = from;
  while (end < title.size && bul_is_digit((unsigned char)title.data[end]))
    end++;
  if (end == from ||
      !bul_text_starts(bul_text_from(title, end), BUL_TEXT("日")))
    return 0;
  return end + sizeof "日" - 1;
}

size_t bul_summary_figures(bulletin_text *figures, size_t room,
                           bulletin_text title) {
  size_t count = 0;
  for (size_t at = 0; at < title.size && count < room;) {
    bool tells;
    size_t from = at, end = number_end(title, at, &tells);
    at = end > from ? end : from + bul_char_size(title.data + from);
    if (end == from) continue;
    size_t day = day_end(title, end);
    if (day > 0)
      tells = true, at = end = day;
    else if (end < title.size && is_calendar(title, from, end))
      continue;
    if (!tells) end = counted_end(title, end);
    if (end > from) figures[count++] = bul_text(title.data + from, end - from);
  }
  return count;
}

bool bul_summary_has_figure(bulletin_text text, bulletin_text figure) {
  for (size_t at = 0; at < text.size;) {
    bulletin_text rest = bul_text_from(text, at);
    const char *found = bul_text_find(rest, figure);
    if (found == NULL) return false;
    size_t from = (size_t)(found - text.data), end = from + figure.size;
    bool whole =
        !bul_is_digit((unsigned char)figure.data[0]) ||
        ((from == 0 || (!bul_is_digit((unsigned char)text.data[from - 1]) &&
                        text.data[from - 1] != '.')) &&
         (end == text.size || !bul_is_digit((unsigned char)text.data[end])));
    if (whole) return true;
    at = end;
  }
  return false;
}
