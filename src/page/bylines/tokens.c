/*
** tokens.c - see tokens.h.
*/
#include "tokens.h"

#include "byline_words.h"

enum {
  LONGEST_COUNTRY = 3, /* characters of [意大利] */
  LONGEST_SOUND = 16,  /* of 罗伯特·劳伦斯·库恩 and longer names */
  LONGEST_LATIN = 30   /* letters of a name */
};

/* --- tokens ------------------------------------------------------------ */

/* | and what is printed for it: 丨 is a Han character. */
static bool is_bar(uint32_t c) {
  return c == '|' || c == U'｜' || c == U'丨' || c == U'│' || c == '_';
}

bool bul_is_separator(uint32_t c) {
  if (bul_is_han(c)) return is_bar(c); /* most are */
  switch (c) {
  case U'、':
  case U'／':
  case U'∕':
  case U'╱':
  case '/':
  case U'，':
  case ',':
  case U'；':
  case ';':
    return true;
  default:
    return is_bar(c) || bul_is_space(c);
  }
}

static bool starts_joint(uint32_t c) {
  switch (c) {
  case U'文':
  case U'图':
  case U'圖':
  case U'摄':
  case U'攝':
  case U'采':
  case U'採':
    return true;
  default:
    return false;
  }
}

/* The size of 文/图 or the like at the start of `text`, if nothing but a
** separator or the end follows; 0 if none. */
static size_t joint_size(bulletin_text text) {
  size_t size;
  if (text.size < 6 || !starts_joint(bul_char_at(text.data, &size))) return 0;
  for (size_t i = 0; i < BUL_COUNT(joint_works); i++) {
    if (!bul_text_starts(text, joint_works[i])) continue;
    bulletin_text rest = bul_text_from(text, joint_works[i].size);
    if (rest.size == 0) return text.size;
    uint32_t c = bul_char_at(rest.data, &size);
    if (bul_is_separator(c) || c == ':' || c == U'：')
      return joint_works[i].size;
  }
  return 0;
}

static bool has_slash(bulletin_text text) {
  return memchr(text.data, '/', text.size) != NULL ||
         bul_text_find(text, BUL_TEXT("／")) != NULL ||
         bul_text_find(text, BUL_TEXT("∕")) != NULL;
}

/* The end of the token that begins at `at`. */
static size_t token_end(bulletin_text text, size_t at, bool slashed) {
  size_t size, start = at;
  while (at < text.size &&
         !bul_is_separator(bul_char_at(text.data + at, &size))) {
    if (slashed && at > start && joint_size(bul_text_from(text, at)) > 0) break;
    at += size;
  }
  return at;
}

static size_t colon_size(bulletin_text text) {
  if (bul_text_starts(text, BUL_TEXT("："))) return 3;
  return bul_text_starts(text, BUL_TEXT(":")) ? 1 : 0;
}

/* A name with a dot stands at the start of `text`. */
static bool is_foreign_start(bulletin_text text) {
  size_t size;
  for (size_t at = 0; at < text.size; at += size) {
    uint32_t c = bul_char_at(text.data + at, &size);
    if (bul_is_name_dot(c)) return at > 0;
    if (!bul_is_han(c)) return false;
  }
  return false;
}

/* [美], （意）: the country before a foreign name; its size, 0 if none. */
static size_t country_size(bulletin_text text) {
  static const struct {
    bulletin_text open, shut;
  } marks[] = {{BUL_ROW("["), BUL_ROW("]")},
               {BUL_ROW("〔"), BUL_ROW("〕")},
               {BUL_ROW("（"), BUL_ROW("）")},
               {BUL_ROW("［"), BUL_ROW("］")}};
  size_t size;
  if (text.size == 0 || bul_is_han(bul_char_at(text.data, &size))) return 0;
  for (size_t i = 0; i < BUL_COUNT(marks); i++) {
    if (!bul_text_starts(text, marks[i].open)) continue;
    size_t at = marks[i].open.size;
    for (int k = 0; k < LONGEST_COUNTRY && at < text.size; k++) {
      if (!bul_is_han(bul_char_at(text.data + at, &size))) return 0;
      at += size;
      if (!bul_text_starts(bul_text_from(text, at), marks[i].shut)) continue;
      at += marks[i].shut.size;
      return is_foreign_start(bul_text_from(text, at)) ? at : 0;
    }
  }
  return 0;
}

/* The tokens of `text`, or MOST_TOKENS + 1 when there are too many. */
size_t bul_tokens_split(bul_token *tokens, bulletin_text text) {
  size_t count = 0, at = 0, size;
  bool spaced = true, barred = false, slashed = has_slash(text);
  while (at < text.size) {
    uint32_t c = bul_char_at(text.data + at, &size);
    if (bul_is_separator(c)) {
      spaced = spaced && (bul_is_space(c) || is_bar(c));
      barred = barred || is_bar(c);
      at += size;
      continue;
    }
    at += country_size(bul_text_from(text, at));
    if (at == text.size) break;
    size_t joint = joint_size(bul_text_from(text, at));
    size_t end = joint > 0 ? at + joint : token_end(text, at, slashed);
    if (count == BUL_MOST_TOKENS) return BUL_MOST_TOKENS + 1;
    tokens[count++] = (bul_token){bul_text(text.data + at, end - at), spaced,
                                  joint > 0, barred};
    at = end;
    if (joint > 0) at += colon_size(bul_text_from(text, at)); /* 文/图：王红 */
    spaced = true;
    barred = false;
  }
  return count;
}

/* --- what a token may be ----------------------------------------------- */

bool bul_is_name_dot(uint32_t c) {
  return c == U'·' || c == U'•' || c == U'・' || c == U'‧';
}

bul_letters bul_letters_count(bulletin_text text) {
  bul_letters n = {0};
  size_t size;
  for (size_t at = 0; at < text.size; at += size) {
    uint32_t c = bul_char_at(text.data + at, &size);
    if (bul_is_han(c))
      n.han++;
    else if (bul_is_name_dot(c))
      n.dots++;
    else if (bul_is_latin(c) || c == '.' || c == '-')
      n.latin++;
    else
      n.alien = true;
  }
  return n;
}

/* 罗伯特·劳伦斯·库恩, or Latin letters. */
static bool is_foreign(const bul_letters *n) {
  if (n->alien || n->han > LONGEST_SOUND || n->latin > LONGEST_LATIN)
    return false;
  if (n->han == 0) return n->latin >= 3 && n->dots == 0;
  return n->latin == 0 && n->dots > 0 && n->han >= 3;
}

/* A name as printed without padding: two to six Han characters, or a foreign
** name. */
bool bul_is_name(bulletin_text text) {
  bul_letters n = bul_letters_count(text);
  if (is_foreign(&n)) return true;
  return !n.alien && n.dots + n.latin == 0 && n.han >= 2 && n.han <= 6;
}

bool bul_is_single(bulletin_text text) {
  size_t size;
  return text.size > 0 && bul_is_han(bul_char_at(text.data, &size)) &&
         size == text.size;
}
