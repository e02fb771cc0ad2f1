/*
** speaker.c - see speaker.h.
*/
#include "speaker.h"

#include "../../base/numeral.h"
#include "../bylines/byline_reading.h"
#include "dateline_parts.h"
#include "dateline_words.h"

enum { LONGEST_HOUSE = 14 /* characters of a house that no table knows */ };

size_t bul_dateline_news(bulletin_text text) {
  if (text.size == 0) return 0;
  return any_start(text, news_words, BUL_COUNT(news_words));
}

bool bul_dateline_may_follow(const bul_markers *markers, bulletin_text text) {
  size_t size;
  if (text.size == 0) return true;
  uint32_t c = bul_char_at(text.data, &size);
  if (bul_is_space(c)) return true;
  switch (c) {
  case U'（':
  case '(':
  case U'〔':
  case U'：':
  case ':':
  case U'〕':
  case U'】':
    return true;
  default: {
    bulletin_text role;
    return bul_find_role(markers, text, &role).size > 0;
  }
  }
}

/* True for a character that houses' names end with, or that 讯 or the like
** begins with: cheap. */
static bool may_end_house(const bul_markers *markers, const char *at) {
  return bul_chars_have(&markers->house_lasts, at);
}

/* A reporter begins `text`, with or without a house before the role. */
static bool begins_reporter(const bul_markers *markers, bulletin_text text) {
  size_t offset;
  bulletin_text word, role;
  return text.size > 0 && bul_role_in(markers, text, &offset, &word, &role) &&
         (offset == 0 || bul_is_house(markers, bul_text(text.data, offset)));
}

bool bul_dateline_names_follow(const bul_markers *markers, bulletin_text text) {
  static const bulletin_text opens[] = {BUL_ROW("（"), BUL_ROW("(")};
  static const bulletin_text told = BUL_ROW("消息");
  size_t word = bul_dateline_news(text);
  if (word == 0 && bul_text_starts(text, told)) word = told.size;
  if (word == 0) return false;
  size_t at = skip_spaces(text, word);
  size_t open = any_start(bul_text_from(text, at), opens, BUL_COUNT(opens));
  return (at > word || open > 0) &&
         begins_reporter(markers, bul_text_from(text, at + open));
}

/* 望河日报消息 and white space: a paper's news. */
static bool tells(const bul_markers *markers, bulletin_text house,
                  bulletin_text text) {
  bulletin_text told = BUL_TEXT("消息");
  return bul_text_starts(text, told) &&
         any_end(house, paper_kinds, BUL_COUNT(paper_kinds)) > 0 &&
         bul_dateline_may_follow(markers, bul_text_from(text, told.size));
}

size_t bul_dateline_begins_day(bulletin_text text, int *month, int *day) {
  if (text.size == 0 || !bul_is_numeral(bul_char_at(text.data, &(size_t){0})))
    return 0;
  return bul_dateline_day_size(text, 0, month, day);
}

/* A character of a house's name; *size is its bytes. */
static bool in_house(const char *at, size_t *size) {
  *size = 3;
  if (bul_is_common_han(at)) return true;
  uint32_t c = bul_char_at(at, size);
  return bul_is_han(c) || c == U'·' || c == U'“' || c == U'”' || c == '-';
}

bulletin_text bul_house_unknown(const bul_markers *markers,
                                bulletin_text text) {
  size_t at = 0, size;
  int month, day;
  bulletin_text first = {NULL, 0};
  for (int i = 1; i <= LONGEST_HOUSE && at < text.size; i++) {
    if (!in_house(text.data + at, &size)) {
      /* 红岸时刻5月6日讯（记者 */
      size_t dated = i < 3 || !bul_is_digit((unsigned char)text.data[at])
                         ? 0
                         : bul_dateline_day_size(text, at, &month, &day);
      if (dated > 0 &&
          bul_dateline_names_follow(markers, bul_text_from(text, at + dated)))
        return bul_text(text.data, at);
      break;
    }
    bool may_end = i >= 2 && may_end_house(markers, text.data + at);
    if (may_end && i >= 3 &&
        bul_dateline_names_follow(markers, bul_text_from(text, at)))
      return bul_text(text.data, at);
    at += size;
    if (!may_end) continue;
    bulletin_text house = bul_text(text.data, at);
    if (any_end(house, house_ends, BUL_COUNT(house_ends)) == 0) continue;
    if (bul_dateline_news(bul_text_from(text, at)) > 0 ||
        bul_dateline_begins_day(bul_text_from(text, at), &month, &day) > 0 ||
        tells(markers, house, bul_text_from(text, at)))
      return house;
    if (first.data == NULL && i >= 3) first = house;
  }
  return first;
}

/* 讯 or the like may stand behind a house that `text` begins with: cheap. */
static bool may_be_news(const bul_markers *markers, bulletin_text text) {
  size_t at = 0;
  for (int i = 0; i <= LONGEST_HOUSE && at < text.size; i++) {
    if (bul_chars_have(&markers->wire_starts, text.data + at)) return true;
    at += bul_char_size(text.data + at);
  }
  return false;
}

bul_speaker bul_speaker_read(const bul_markers *markers, bulletin_text text) {
  bul_speaker s = {bul_find_agency(markers, text), true, false};
  bulletin_text other = {NULL, 0};
  if (s.house.size == 0 || may_be_news(markers, text))
    other = bul_house_unknown(markers, text);
  /* 新华网 is known, 新华网客户端讯 has a house of its own. */
  if (s.house.size == 0 ||
      (other.size > s.house.size &&
       bul_dateline_news(bul_text_from(text, other.size)) > 0)) {
    s.house = other;
    s.known = false;
  }
  s.paper = any_end(s.house, paper_kinds, BUL_COUNT(paper_kinds)) > 0;
  return s;
}

void bul_dateline_sets(bul_chars *house_lasts, bul_chars *wire_starts) {
  static const char *const news[] = {"讯", "訊", "消"};
  for (size_t i = 0; i < BUL_COUNT(news); i++)
    bul_chars_add(house_lasts, bul_char_hash(news[i]));
  for (size_t i = 0; i < BUL_COUNT(wire_words); i++)
    bul_chars_add(wire_starts, bul_char_hash(wire_words[i].data));
  for (size_t i = 0; i < BUL_COUNT(house_ends); i++) {
    const char *end = house_ends[i].data + house_ends[i].size;
    size_t back = bul_char_back(house_ends[i].data, end);
    bul_chars_add(house_lasts, bul_char_hash(end - back));
  }
}
