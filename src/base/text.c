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
  if (text.size == 0) return text;
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
    length += !bul_goes_on(text.data[i]);
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

/* Non-zero if a byte of `here` is no lead of UTF-8, or one of the four leads
** behind `one` that bound their second byte more narrowly has a wrong one. */
BUL_INLINE uint64_t has_wrong_lead(const bul_bytes *bytes,
                                   const bul_bytes *before) {
  bul_bytes here = *bytes, one = *before;
  bul_bytes never = bul_is(one & bul_each(0xFE), 0xC0) | bul_least(one, 0xF5);
  bul_bytes narrow = (bul_is(one, 0xE0) & ~bul_least(here, 0xA0)) |
                     (bul_is(one, 0xED) & bul_least(here, 0xA0)) |
                     (bul_is(one, 0xF0) & ~bul_least(here, 0x90)) |
                     (bul_is(one, 0xF4) & bul_least(here, 0x90));
  bul_bytes wrong = never | narrow;
  return bul_any(&wrong);
}

/* True if the bytes before those of the vector at p go on well-formed text,
** and the vector's own do as far as they continue; reads three before them. A
** continuation must stand where a lead wants one and nowhere else. */
BUL_INLINE bool goes_on(const unsigned char *p) {
  bul_bytes here = bul_load(p), one = bul_load(p - 1);
  bul_bytes two = bul_load(p - 2), three = bul_load(p - 3);
  bul_bytes wanted =
      bul_least(one, 0xC2) | bul_least(two, 0xE0) | bul_least(three, 0xF0);
  bul_bytes wrong = bul_below(here, -64) ^ wanted;
  /* Leads of Han text are none of those that must be looked at. */
  bul_bytes rare = (bul_above(one, -65) & bul_below(one, -31)) |
                   bul_is(one, 0xED) | bul_least(one, 0xF0);
  bul_bytes either = wrong | rare;
  return bul_any(&either) == 0 ||
         (bul_any(&wrong) == 0 && has_wrong_lead(&here, &one) == 0);
}

/* How many bytes from p on, in whole vectors, go on well-formed text; of the
** last character only its continuations were looked at. */
BUL_CLONES static size_t well_formed(const unsigned char *p, size_t size) {
  size_t done = 0;
  while (size - done >= BUL_VECTOR && goes_on(p + done))
    done += BUL_VECTOR;
  return done;
}

size_t bul_utf8_invalid(bulletin_text text) {
  const unsigned char *start = (const unsigned char *)text.data;
  const unsigned char *p = start, *end = p + text.size;
  /* The first three characters one by one, so that three bytes stand before
  ** the rest. */
  for (int i = 0; i < 3 && p < end; i++) {
    size_t size = sequence(p, (size_t)(end - p));
    if (size == 0) return (size_t)(p - start);
    p += size;
  }
  p += well_formed(p, (size_t)(end - p));
  /* Back to where the character before p begins: it may be cut short. */
  if (p > start) p--;
  for (int i = 0; i < 3 && p > start && (*p & 0xC0) == 0x80; i++)
    p--;
  while (p < end) {
    size_t size = sequence(p, (size_t)(end - p));
    if (size == 0) return (size_t)(p - start);
    p += size;
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

bulletin_text bul_text_head(bulletin_text text, size_t most) {
  if (text.size > most) text.size = most;
  text.size = bul_utf8_invalid(text);
  const char *nul = text.size > 0 ? memchr(text.data, '\0', text.size) : NULL;
  if (nul != NULL) text.size = (size_t)(nul - text.data);
  return text;
}
