/*
** text.c - see text.h.
*/
#include "text.h"

#include "bytes.h"

bulletin_text bulletin_text_of(const char *string) {
  if (string == NULL) return (bulletin_text){NULL, 0};
  return bul_text(string, strlen(string));
}

bulletin_text bul_text_trim(bulletin_text text) {
  const char *start = text.data;
  const char *end = text.data + text.size;
  while (start < end) {
    size_t size;
    if (!bul_is_space(bul_char_at(start, &size))) break;
    start += size;
  }
  while (end > start) {
    size_t back = bul_char_back(start, end);
    size_t size;
    if (!bul_is_space(bul_char_at(end - back, &size))) break;
    end -= back;
  }
  return bul_text(start, (size_t)(end - start));
}

size_t bul_text_length(bulletin_text text) {
  size_t length = 0;
  for (size_t i = 0; i < text.size; i++)
    length += ((unsigned char)text.data[i] & 0xC0) != 0x80;
  return length;
}

/* The bytes of the well-formed sequence at p, or 0. Han text is nearly all
** sequences of three, which callers try first. */
static size_t sequence(const unsigned char *p, size_t left) {
  if (p[0] < 0x80) return 1;
  if (p[0] < 0xC2) return 0;
  if (p[0] < 0xE0) return left >= 2 && (p[1] & 0xC0) == 0x80 ? 2 : 0;
  if (p[0] < 0xF0) {
    if (left < 3 || (p[1] & 0xC0) != 0x80 || (p[2] & 0xC0) != 0x80) return 0;
    if (p[0] == 0xE0 && p[1] < 0xA0) return 0;
    if (p[0] == 0xED && p[1] > 0x9F) return 0;
    return 3;
  }
  if (p[0] > 0xF4 || left < 4 || (p[1] & 0xC0) != 0x80 ||
      (p[2] & 0xC0) != 0x80 || (p[3] & 0xC0) != 0x80)
    return 0;
  if (p[0] == 0xF0 && p[1] < 0x90) return 0;
  if (p[0] == 0xF4 && p[1] > 0x8F) return 0;
  return 4;
}

/* The bits that tell leads of three and continuations from each other, and
** what they must be, in the 24 bytes of eight such characters. */
static const unsigned char three_mask[24] = {
    0xF0, 0xC0, 0xC0, 0xF0, 0xC0, 0xC0, 0xF0, 0xC0, 0xC0, 0xF0, 0xC0, 0xC0,
    0xF0, 0xC0, 0xC0, 0xF0, 0xC0, 0xC0, 0xF0, 0xC0, 0xC0, 0xF0, 0xC0, 0xC0};
static const unsigned char three_bits[24] = {
    0xE0, 0x80, 0x80, 0xE0, 0x80, 0x80, 0xE0, 0x80, 0x80, 0xE0, 0x80, 0x80,
    0xE0, 0x80, 0x80, 0xE0, 0x80, 0x80, 0xE0, 0x80, 0x80, 0xE0, 0x80, 0x80};

/* True if 24 bytes are eight characters of three bytes each, E0 and ED left
** out, whose second bytes are bound more narrowly. */
static inline bool is_eight_threes(const unsigned char *p) {
  uint64_t wrong = 0, narrow = 0;
  for (int i = 0; i < 24; i += 8) {
    uint64_t word = bul_load(p + i);
    wrong |= (word & bul_load(three_mask + i)) ^ bul_load(three_bits + i);
    narrow |= bul_equals(word, 0xE0) | bul_equals(word, 0xED);
  }
  return (wrong | narrow) == 0;
}

size_t bul_utf8_invalid(bulletin_text text) {
  const unsigned char *p = (const unsigned char *)text.data;
  const unsigned char *end = p + text.size;
  while (p < end) {
    while (end - p >= 24 && is_eight_threes(p)) p += 24;
    size_t size = 0;
    for (int i = 0; i < 8 && p < end; i++) {
      size = sequence(p, (size_t)(end - p));
      if (size == 0) return (size_t)((const char *)p - text.data);
      p += size;
    }
  }
  return text.size;
}

size_t bul_line_of(bulletin_text text, size_t byte) {
  size_t line = 1;
  for (size_t i = 0; i < byte && i < text.size; i++) {
    if (text.data[i] == '\n' ||
        (text.data[i] == '\r' &&
         !(i + 1 < text.size && text.data[i + 1] == '\n')))
      line++;
  }
  return line;
}
