/*
** cursor.h - a place in a text, and taking what stands there.
**
**   bul_cursor c = bul_cursor_of(text);
**   if (bul_take_number(&c, 12, &month) && bul_take(&c, "月")) …
**
** A function that takes something moves the cursor behind it. Where there is
** nothing to take, it leaves the cursor and returns false (or 0). Text is
** valid UTF-8; nothing is read beyond it.
*/
#ifndef BUL_CURSOR_H
#define BUL_CURSOR_H

#include "text.h"

#include <uchar.h>

typedef struct bul_cursor {
  const char *at;
  const char *end;
} bul_cursor;

/* An empty text may have no data. */
static inline bul_cursor bul_cursor_of(bulletin_text text) {
  if (text.size == 0) return (bul_cursor){text.data, text.data};
  return (bul_cursor){text.data, text.data + text.size};
}

/* What stands from the cursor on. */
static inline bulletin_text bul_rest(const bul_cursor *c) {
  return bul_text(c->at, (size_t)(c->end - c->at));
}

/* What was taken since the cursor stood at `from`. */
static inline bulletin_text bul_taken(const bul_cursor *c, const char *from) {
  return bul_text(from, (size_t)(c->at - from));
}

static inline bool bul_at_end(const bul_cursor *c) {
  return c->at >= c->end;
}

/* The character at the cursor, 0 at the end. */
static inline uint32_t bul_peek(const bul_cursor *c) {
  size_t size;
  return bul_at_end(c) ? 0 : bul_char_at(c->at, &size);
}

/* Takes one character, whichever it is; 0 at the end. */
static inline uint32_t bul_next(bul_cursor *c) {
  if (bul_at_end(c)) return 0;
  size_t size;
  uint32_t character = bul_char_at(c->at, &size);
  c->at += size;
  return character;
}

static inline bool bul_take_text(bul_cursor *c, bulletin_text word) {
  if (!bul_text_starts(bul_rest(c), word)) return false;
  c->at += word.size;
  return true;
}

/* Takes a literal: bul_take(&c, "年"). */
#define bul_take(cursor, literal) bul_take_text((cursor), BUL_TEXT(literal))

/* Whether c is one of the characters of `set`; 0 is in none. */
static inline bool bul_in(uint32_t c, const char32_t *set) {
  for (; *set != 0; set++)
    if (*set == c) return true;
  return false;
}

/* Takes one character of `set` and returns it; 0 when another stands there. */
static inline uint32_t bul_take_in(bul_cursor *c, const char32_t *set) {
  uint32_t character = bul_peek(c);
  return character != 0 && bul_in(character, set) ? bul_next(c) : 0;
}

/* Takes the first of `words` that stands there; its place, or `count`. */
static inline size_t bul_take_first(bul_cursor *c, const bulletin_text *words,
                                    size_t count) {
  size_t i = 0;
  while (i < count && !bul_take_text(c, words[i]))
    i++;
  return i;
}

/* Takes characters as long as `is` holds; how many bytes. */
static inline size_t bul_take_while(bul_cursor *c, bool (*is)(uint32_t)) {
  const char *from = c->at;
  while (!bul_at_end(c)) {
    size_t size;
    if (!is(bul_char_at(c->at, &size))) break;
    c->at += size;
  }
  return (size_t)(c->at - from);
}

static inline size_t bul_take_spaces(bul_cursor *c) {
  return bul_take_while(c, bul_is_space);
}

#endif
