/*
** caption.c - see caption.h.
*/
#include "caption.h"

#include "caption_words.h"
#include "stamp.h"

enum {
  LONGEST_CAPTION = 600, /* bytes; a paragraph that ends so is text */
  LONGEST_DATED = 240,
  LONGEST_CREDIT = 120,
  LONGEST_POINTED = 180, /* behind an arrow */
  SHORTEST_CAPTION = 18
};

static bool any_end(const bulletin_text *words, size_t count,
                    bulletin_text text) {
  for (size_t i = 0; i < count; i++) {
    if (bul_text_ends(text, words[i])) return true;
  }
  return false;
}

static bool any_start(const bulletin_text *words, size_t count,
                      bulletin_text text) {
  for (size_t i = 0; i < count; i++) {
    if (bul_text_starts(text, words[i])) return true;
  }
  return false;
}

/* The bracket that closes `line`: the text inside it; size 0 if none. *before
** is the text before it. */
static bulletin_text closing_bracket(bulletin_text line,
                                     bulletin_text *before) {
  static const bulletin_text opens[] = {BUL_ROW("（"), BUL_ROW("("),
                                        BUL_ROW("〔")};
  static const bulletin_text shuts[] = {BUL_ROW("）"), BUL_ROW(")"),
                                        BUL_ROW("〕")};
  bulletin_text none = {NULL, 0};
  size_t shut = 0;
  for (size_t i = 0; i < BUL_COUNT(shuts); i++) {
    if (bul_text_ends(line, shuts[i])) shut = shuts[i].size;
  }
  if (shut == 0) return none;
  size_t end = line.size - shut, at = end;
  while (at > 0 && end - at < LONGEST_CREDIT) {
    at -= bul_char_back(line.data, line.data + at);
    bulletin_text here = bul_text(line.data + at, end - at);
    for (size_t i = 0; i < BUL_COUNT(opens); i++) {
      if (!bul_text_starts(here, opens[i])) continue;
      *before = bul_text_trim(bul_text(line.data, at));
      return bul_text_trim(bul_text_from(here, opens[i].size));
    }
  }
  return none;
}

static bool ends_full_stop(bulletin_text text) {
  static const bulletin_text stops[] = {BUL_ROW("。"),   BUL_ROW("！"),
                                        BUL_ROW("？"),   BUL_ROW("。”"),
                                        BUL_ROW("。」"), BUL_ROW("，")};
  return any_end(stops, BUL_COUNT(stops), text);
}

/* False if `line` certainly ends with none of the credits' tails: cheap. */
static bool ends_credit(bulletin_text line) {
  switch (bul_char_last(line)) {
  case U'片':
  case U'图':
  case U'圖':
  case U'照':
  case U'攝':
  case U'影':
  case U'供':
  case U'发':
    return true;
  default:
    return false;
  }
}

bool bul_is_pointed(bulletin_text line) {
  return line.size <= LONGEST_POINTED && line.size >= SHORTEST_CAPTION &&
         any_start(arrows, BUL_COUNT(arrows), line);
}

bool bul_is_caption(bulletin_text line) {
  if (line.size > LONGEST_CAPTION || line.size < SHORTEST_CAPTION) return false;
  bulletin_text before;
  bulletin_text credit = closing_bracket(line, &before);
  if (credit.size > 0 && before.size > 0)
    return any_start(credit_starts, BUL_COUNT(credit_starts), credit) ||
           any_end(credit_ends, BUL_COUNT(credit_ends), credit);
  if (!ends_credit(line) ||
      !any_end(credit_tails, BUL_COUNT(credit_tails), line))
    return false;
  if (any_start(pointers, BUL_COUNT(pointers), line)) return true;
  const char *stop = bul_text_find(line, BUL_TEXT("。"));
  return stop != NULL && line.data + line.size - stop < LONGEST_CREDIT;
}

bool bul_caption_signed(bulletin_text line) {
  static const bulletin_text taken[] = {BUL_ROW("攝"), BUL_ROW("摄"),
                                        BUL_ROW("摄影"), BUL_ROW("攝影")};
  static const bulletin_text copied[] = {BUL_ROW("翻攝"), BUL_ROW("翻摄")};
  if (!bul_is_caption(line)) return true;
  bulletin_text before;
  bulletin_text credit = closing_bracket(line, &before);
  if (credit.size == 0) return bul_is_pointed(line);
  return any_end(taken, BUL_COUNT(taken), credit) &&
         !any_end(copied, BUL_COUNT(copied), credit);
}

bool bul_is_dated_caption(bulletin_text line) {
  if (line.size > LONGEST_DATED) return false;
  bulletin_text before;
  bulletin_text inner = closing_bracket(line, &before);
  if (inner.size == 0 || before.size < SHORTEST_CAPTION) return false;
  if (ends_full_stop(before)) return false;
  bulletin_text last =
      bul_text_from(inner, inner.size - (inner.size < 3 ? inner.size : 3));
  bool dated = bul_text_equal(last, BUL_TEXT("月")) ||
               bul_text_equal(last, BUL_TEXT("日")) ||
               bul_text_equal(last, BUL_TEXT("年"));
  return (dated && bul_is_digit((unsigned char)inner.data[0])) ||
         bul_text_ends(inner, BUL_TEXT("馆藏")) ||
         bul_text_equal(last, BUL_TEXT("摄"));
}
