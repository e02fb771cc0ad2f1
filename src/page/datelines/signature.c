/*
** signature.c - see signature.h.
**
** A signature stands behind the end of a sentence. What stands there may be
** the next sentence's beginning as well, so that bare names are believed only
** in brackets, behind a mark or behind white space, and where each is a
** person's name.
*/
#include "signature.h"

#include "../bylines/names.h"

enum {
  LONGEST_SIGNATURE = 400, /* bytes */
  LEAST_TEXT = 120         /* of what no title is as long as */
};

/* True for a mark behind which a signature may run on. */
static bool ends_sentence(uint32_t c) {
  switch (c) {
  case U'。':
  case U'！':
  case '!':
  case U'？':
  case '?':
  case U'”':
  case U'」':
  case U'…':
    return true;
  default:
    return false;
  }
}

/* Where the text behind the last sentence begins, white space included;
** text.size if nothing shows where. */
static size_t behind_sentence(bulletin_text text) {
  const char *start = text.data, *end = text.data + text.size, *at = end;
  size_t size;
  if (text.size > LONGEST_SIGNATURE) start = end - LONGEST_SIGNATURE;
  while (start < end && bul_goes_on(*start))
    start++;
  while (at > start) {
    if (at - start >= BUL_HAN_SIZE && bul_is_common_han(at - BUL_HAN_SIZE)) {
      at -= BUL_HAN_SIZE;
      continue;
    }
    size_t back = bul_char_back(start, at);
    if (ends_sentence(bul_char_at(at - back, &size)))
      return (size_t)(at - text.data);
    at -= back;
  }
  return text.size;
}

/* （编辑：… 一审：… 二审：…）: those who let it pass, not those who wrote. */
static bool is_chain(bulletin_text text) {
  static const bulletin_text steps[] = {
      BUL_ROW("一审"), BUL_ROW("二审"), BUL_ROW("三审"),   BUL_ROW("初审"),
      BUL_ROW("终审"), BUL_ROW("复审"), BUL_ROW("审核："), BUL_ROW("审核:")};
  for (size_t i = 0; i < BUL_COUNT(steps); i++) {
    if (bul_text_find(text, steps[i]) != NULL) return true;
  }
  return false;
}

/* （作者为望河大学教授）, all of `text`. */
static bool is_author_note(bulletin_text text) {
  static const bulletin_text starts[] = {
      BUL_ROW("（作者为"), BUL_ROW("（作者系"),   BUL_ROW("（作者單位"),
      BUL_ROW("（作者為"), BUL_ROW("（作者单位"), BUL_ROW("（作者是")};
  for (size_t i = 0; i < BUL_COUNT(starts); i++) {
    if (bul_text_starts(text, starts[i]))
      return bul_text_ends(text, BUL_TEXT("）"));
  }
  return false;
}

/* 据《榕湾晚报》, （综合）: where a piece was taken from. */
static bool is_source_note(bulletin_text text) {
  static const bulletin_text wholes[] = {
      BUL_ROW("（综合）"), BUL_ROW("本报综合"), BUL_ROW("（本报综合）"),
      BUL_ROW("(综合)")};
  static const bulletin_text brackets[][2] = {
      {BUL_ROW("（本报驻"), BUL_ROW("记者）")},
      {BUL_ROW("（来源："), BUL_ROW("）")},
      {BUL_ROW("(来源:"), BUL_ROW(")")},
      {BUL_ROW("（來源："), BUL_ROW("）")}};
  for (size_t i = 0; i < BUL_COUNT(brackets); i++) {
    if (bul_text_starts(text, brackets[i][0]) &&
        bul_text_ends(text, brackets[i][1]))
      return true;
  }
  for (size_t i = 0; i < BUL_COUNT(wholes); i++) {
    if (bul_text_equal(text, wholes[i])) return true;
  }
  return (bul_text_starts(text, BUL_TEXT("据《")) &&
          bul_text_ends(text, BUL_TEXT("》"))) ||
         (bul_text_starts(text, BUL_TEXT("（据《")) &&
          bul_text_ends(text, BUL_TEXT("》）"))) ||
         (bul_text_starts(text, BUL_TEXT("（摘自《")) &&
          bul_text_ends(text, BUL_TEXT("）")));
}

/* True when `text` begins with a bracket or with a mark as □. */
static bool is_set_off(bulletin_text text) {
  size_t size;
  uint32_t c = bul_char_at(text.data, &size);
  return !bul_is_han(c) && !bul_is_latin(c) && !bul_is_digit(c) && c != U'“' &&
         c != U'「'; /* “ 「 */
}

/* 。 or 。” at the end; a title may end with other marks. */
static bool ends_full_stop(bulletin_text text) {
  static const bulletin_text ends[] = {BUL_ROW("。"), BUL_ROW("。”"),
                                       BUL_ROW("。」"), BUL_ROW("！”")};
  for (size_t i = 0; i < BUL_COUNT(ends); i++) {
    if (bul_text_ends(text, ends[i])) return true;
  }
  return false;
}

/* No title: what ends with a question may be text as well. */
static bool is_text(bulletin_text text) {
  return text.size >= LEAST_TEXT && (bul_text_ends(text, BUL_TEXT("？")) ||
                                     bul_text_ends(text, BUL_TEXT("！")) ||
                                     bul_text_ends(text, BUL_TEXT("……")));
}

/* True when a role or a house stands at the start of `text`, or all of it is
** a person's name and 摄 or the like. */
static bool begins_byline(const bul_markers *markers, bulletin_text text) {
  bul_byline_start start = bul_byline_begins(markers, text);
  if (start == BUL_BYLINE_ROLE) return true;
  return start == BUL_BYLINE_NAME && bul_is_surname_start(text);
}

bul_signature bul_signature_find(const bul_markers *markers,
                                 bulletin_text text) {
  size_t at = behind_sentence(text);
  bul_signature none = {BUL_SIGNATURE_NONE, text.size, {NULL, 0}};
  if (at == text.size) return none;
  bulletin_text rest = bul_text_trim(bul_text_from(text, at));
  if (rest.size == 0) return none;
  bool spaced = rest.data > text.data + at, set_off = is_set_off(rest);
  bool full_stop = ends_full_stop(bul_text(text.data, at));
  bul_signature found = {BUL_SIGNATURE_NONE, (size_t)(rest.data - text.data),
                         rest};
  bul_dateline dateline;
  if (is_author_note(rest) || is_source_note(rest))
    found.kind = BUL_SIGNATURE_NOTE;
  else if (is_chain(rest) && set_off)
    found.kind = BUL_SIGNATURE_CREDITS;
  else if (bul_dateline_read_closing(&dateline, NULL, markers, rest))
    found.kind = BUL_SIGNATURE_WIRE;
  else if ((set_off || begins_byline(markers, rest) ||
            (spaced && full_stop && bul_text_starts(rest, BUL_TEXT("文")))) &&
           bul_byline_read(NULL, markers, found.text))
    found.kind = BUL_SIGNATURE_BYLINE;
  else if ((set_off || spaced) &&
           (full_stop || (set_off && is_text(bul_text(text.data, at)))) &&
           bul_byline_read_names(NULL, found.text) >= BUL_NAMES_LIKELY)
    found.kind = BUL_SIGNATURE_NAMES;
  return found.kind == BUL_SIGNATURE_NONE ? none : found;
}
