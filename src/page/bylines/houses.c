/*
** houses.c - see byline_reading.h: houses and the roles that they stand before.
*/
#include "byline_reading.h"

#include "../../base/cursor.h"

enum {
  LONGEST_HOUSE = 60, /* bytes */
  BEFORE_ROLE = 18    /* characters at most that a house before a role has */
};

/* A number that is no part of a name: 5月6日, 第3版, 08:30. 21世纪 is one. */
static bool has_day(bulletin_text text) {
  bul_cursor c = bul_cursor_of(text);
  while (!bul_at_end(&c)) {
    if (!bul_is_digit(bul_next(&c))) continue;
    bul_take_while(&c, bul_is_digit);
    if (bul_at_end(&c) || bul_in(bul_peek(&c), U"年月日版时:：-/."))
      return true;
  }
  return false;
}

/* 望河时报驻日本: a house by its last word, and where it has sent its reporter. */
static bool is_posted_house(bulletin_text text) {
  static const bulletin_text posted[] = {BUL_ROW("驻"), BUL_ROW("駐")};
  for (size_t i = 0; i < BUL_COUNT(posted); i++) {
    const char *at = bul_text_find(text, posted[i]);
    if (at != NULL &&
        bul_table_end(&bul_houses,
                      bul_text(text.data, (size_t)(at - text.data))) != NULL)
      return true;
  }
  return false;
}

/* A house that may stand before a role: 本报, 新华社, 本报驻美国, 《环球人物》;
** no day is in it. */
bool bul_is_house(const bul_markers *markers, bulletin_text text) {
  if (text.size == 0 || text.size > LONGEST_HOUSE || has_day(text))
    return false;
  if (text.data[text.size - 1] == '+') return true; /* 望河+ */
  if (bul_find_agency(markers, text).size > 0) return true;
  if (is_posted_house(text)) return true;
  if (bul_text_starts(text, BUL_TEXT("“")) &&
      bul_text_ends(text, BUL_TEXT("”")))
    return true; /* “望河视点” */
  return bul_table_end(&bul_houses, text) != NULL;
}

/* The first role word in `text`: its offset and size, or false. */
bool bul_role_in(const bul_markers *markers, bulletin_text text, size_t *offset,
                 bulletin_text *word, bulletin_text *role) {
  size_t at = 0;
  for (int i = 0; at < text.size && i < BEFORE_ROLE; i++) {
    if (bul_chars_have(&markers->role_starts, text.data + at)) {
      *word = bul_find_role(markers, bul_text_from(text, at), role);
      *offset = at;
      if (word->size > 0) return true;
    }
    at += bul_char_size(text.data + at);
  }
  return false;
}
