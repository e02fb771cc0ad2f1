/*
** text.h - borrowed text: looking at UTF-8 without owning it.
*/
#ifndef BUL_TEXT_H
#define BUL_TEXT_H

#include "../bulletin.h"

#include <stdbool.h>
#include <string.h>

/* How many elements an array has. */
#define BUL_COUNT(array) (sizeof(array) / sizeof *(array))

/* A literal as borrowed text. */
#define BUL_TEXT(literal) ((bulletin_text){(literal), sizeof(literal) - 1})

/* The same as an initializer, for tables of text. */
#define BUL_ROW(literal)                                                       \
  { (literal), sizeof(literal) - 1 }

static inline bulletin_text bul_text(const char *data, size_t size) {
  return (bulletin_text){data, size};
}

/* What begins at byte `at`, which is not beyond the text's end. */
static inline bulletin_text bul_text_from(bulletin_text text, size_t at) {
  return bul_text(text.data + at, text.size - at);
}

static inline bool bul_text_equal(bulletin_text a, bulletin_text b) {
  if (a.size != b.size) return false;
  return a.size == 0 || (a.data[a.size - 1] == b.data[a.size - 1] &&
                         memcmp(a.data, b.data, a.size) == 0);
}

/* The last byte is looked at first: the first ones of Han characters seldom
** tell two of them apart. */
static inline bool bul_text_starts(bulletin_text text, bulletin_text prefix) {
  if (text.size < prefix.size) return false;
  if (prefix.size == 0) return true;
  return text.data[prefix.size - 1] == prefix.data[prefix.size - 1] &&
         memcmp(text.data, prefix.data, prefix.size) == 0;
}

static inline bool bul_text_ends(bulletin_text text, bulletin_text suffix) {
  if (text.size < suffix.size) return false;
  if (suffix.size == 0) return true;
  return text.data[text.size - 1] == suffix.data[suffix.size - 1] &&
         memcmp(text.data + text.size - suffix.size, suffix.data,
                suffix.size) == 0;
}

/* The first place of `needle` in `text`, or NULL. Its last byte is looked
** for: the first one stands in too many characters. */
static inline const char *bul_text_find(bulletin_text text,
                                        bulletin_text needle) {
  if (needle.size == 0) return text.data;
  if (text.size < needle.size) return NULL;
  const size_t before = needle.size - 1;
  const char *at = text.data + before;
  const char *end = text.data + text.size;
  while (at < end) {
    at = memchr(at, needle.data[before], (size_t)(end - at));
    if (at == NULL) return NULL;
    if (memcmp(at - before, needle.data, before) == 0) return at - before;
    at++;
  }
  return NULL;
}

/* What stands behind the first place of `needle` in `text`; absent if there is
** no such place. */
static inline bulletin_text bul_text_behind(bulletin_text text,
                                            bulletin_text needle) {
  const char *at = bul_text_find(text, needle);
  if (at == NULL) return bul_text(NULL, 0);
  return bul_text_from(text, (size_t)(at - text.data) + needle.size);
}

/* Whether `text` begins with `open` and ends with the first `shut` in it. */
static inline bool bul_text_enclosed(bulletin_text text, bulletin_text open,
                                     bulletin_text shut) {
  bulletin_text behind = bul_text_behind(text, shut);
  return bul_text_starts(text, open) && behind.data != NULL && behind.size == 0;
}

/* The bytes of the character at `at` in valid UTF-8. */
static inline size_t bul_char_size(const char *at) {
  unsigned char lead = (unsigned char)*at;
  return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* Decodes the character at `at`, which lies before `end` in valid UTF-8,
** and sets *size to its bytes. */
static inline uint32_t bul_char_at(const char *at, size_t *size) {
  const unsigned char *p = (const unsigned char *)at;
  if (p[0] < 0x80) {
    *size = 1;
    return p[0];
  }
  if (p[0] < 0xE0) {
    *size = 2;
    return (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
  }
  if (p[0] < 0xF0) {
    *size = 3;
    return (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 |
           (p[2] & 0x3F);
  }
  *size = 4;
  return (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3F) << 12 |
         (uint32_t)(p[2] & 0x3F) << 6 | (p[3] & 0x3F);
}

/* Whether a byte goes on a character that another byte begins. */
static inline bool bul_goes_on(char byte) {
  return ((unsigned char)byte & 0xC0) == 0x80;
}

/* The bytes of the character that ends before `end`, which lies after
** `start` in valid UTF-8. */
static inline size_t bul_char_back(const char *start, const char *end) {
  const char *at = end - 1;
  while (at > start && bul_goes_on(*at))
    at--;
  return (size_t)(end - at);
}

/* The first and the last character of a text that has one. */
static inline uint32_t bul_char_first(bulletin_text text) {
  size_t size;
  return bul_char_at(text.data, &size);
}
static inline uint32_t bul_char_last(bulletin_text text) {
  const char *end = text.data + text.size;
  size_t size;
  return bul_char_at(end - bul_char_back(text.data, end), &size);
}

/* Writes a character as UTF-8 into `out` (4 bytes of room); its bytes. */
static inline size_t bul_char_put(char *out, uint32_t c) {
  if (c < 0x80) {
    out[0] = (char)c;
    return 1;
  }
  if (c < 0x800) {
    out[0] = (char)(0xC0 | c >> 6);
    out[1] = (char)(0x80 | (c & 0x3F));
    return 2;
  }
  if (c < 0x10000) {
    out[0] = (char)(0xE0 | c >> 12);
    out[1] = (char)(0x80 | (c >> 6 & 0x3F));
    out[2] = (char)(0x80 | (c & 0x3F));
    return 3;
  }
  out[0] = (char)(0xF0 | c >> 18);
  out[1] = (char)(0x80 | (c >> 12 & 0x3F));
  out[2] = (char)(0x80 | (c >> 6 & 0x3F));
  out[3] = (char)(0x80 | (c & 0x3F));
  return 4;
}

/* Predicates of our own: no locale, no sign trouble. */
static inline bool bul_is_digit(uint32_t c) {
  return c - '0' < 10;
}
static inline bool bul_is_latin(uint32_t c) {
  return (c | 0x20) - 'a' < 26;
}

/* The block of Unicode in which nearly all Han characters lie, and the bytes
** that each of them has. */
enum { BUL_HAN_FIRST = 0x4E00, BUL_HAN_LAST = 0x9FFF, BUL_HAN_SIZE = 3 };

static inline bool bul_is_han(uint32_t c) {
  return (c >= BUL_HAN_FIRST && c <= BUL_HAN_LAST) ||
         (c >= 0x3400 && c <= 0x4DBF) || c == U'〇' ||
         (c >= 0x20000 && c <= 0x323AF) || (c >= 0xF900 && c <= 0xFAFF);
}

static inline bool bul_is_kana(uint32_t c) {
  return c >= U'ぁ' && c <= U'ヿ';
}
static inline bool bul_is_hangul(uint32_t c) {
  return c >= U'가' && c <= U'힣';
}

/* Whether a character is set without blanks between words, and as wide as a
** Han character: those from the radicals on, but not Korean. */
static inline bool bul_is_wide(uint32_t c) {
  enum { FIRST_RADICAL = 0x2E80 };
  return c >= FIRST_RADICAL && !bul_is_hangul(c);
}

/* True of most Han characters, by their first byte, and of no mark or white
** space: cheap. */
static inline bool bul_is_common_han(const char *at) {
  return (unsigned char)*at - 0xE4u < 6;
}

/* What marks a place and shows nothing. */
static inline bool bul_is_widthless(uint32_t c) {
  return c == 0x200B || c == 0xFEFF;
}

/* White space of newspapers: ASCII's, U+00A0, U+2000–200A, U+3000, and the
** characters without width (U+200B, U+FEFF). */
static inline bool bul_is_space(uint32_t c) {
  return c == ' ' || c - '\t' < 5 || c == 0xA0 || c == 0x3000 ||
         (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x205F ||
         c == 0x2028 || c == 0x2029 || c == 0x85 || c == 0x1680 || c == 0xFEFF;
}

/* `text` without the white space at its ends. */
bulletin_text bul_text_trim(bulletin_text text);

/* The whole characters that `text` begins with, in at most `most` bytes: for
** a message. Ends before a NUL and before what is not UTF-8. */
bulletin_text bul_text_head(bulletin_text text, size_t most);

/* How many characters `text`, valid UTF-8, has. */
size_t bul_text_length(bulletin_text text);

/* The first byte of `text` that is not well-formed UTF-8 (RFC 3629), or
** text.size when all of it is. */
size_t bul_utf8_invalid(bulletin_text text);

/* The line, counted from 1, in which `byte` of `text` lies. */
size_t bul_line_of(bulletin_text text, size_t byte);

#endif
