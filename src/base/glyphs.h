/*
** glyphs.h - a line of text as characters folded to one form.
**
** What is printed 7月１８日, 週五 or 二○二五 is read as 7月18日, 周五 and
** 二〇二五: simplified, half width, one zero, one dash, and no blank between a
** digit and a Han character. Each glyph knows the bytes it came from.
*/
#ifndef BUL_GLYPHS_H
#define BUL_GLYPHS_H

#include "cursor.h"
#include "fold.h"
#include "memory.h"

/* Zeros stand before c[0]'s text and after its last glyph, so that a reader
** may look this far around without asking where the line ends. */
enum { BUL_GLYPH_PAD = 16 };

/* Glyphs are counted from BUL_GLYPH_PAD: `first` up to `end`, so that 0 can
** mean none. at[i] is the byte in the text where glyph i begins, and
** at[end] where the line ends. */
typedef struct bul_glyphs {
  const bulletin_allocator *allocator;
  uint32_t *c;
  size_t *at;
  size_t end;
  bool traditional; /* the line has a traditional character */
  size_t c_room;
  size_t at_room;
} bul_glyphs;

/* `allocator` must outlive the glyphs. */
void bul_glyphs_init(bul_glyphs *glyphs, const bulletin_allocator *allocator);
void bul_glyphs_free(bul_glyphs *glyphs);

/* Reads the line of `text`, which is valid UTF-8, that begins at byte
** `start`, and sets *next to where the one after it does. False when memory
** ran out. */
bool bul_glyphs_line(bul_glyphs *glyphs, bulletin_text text, size_t start,
                     size_t *next);

/* The byte after glyph i. */
static inline size_t bul_glyph_stop(const bul_glyphs *glyphs,
                                    bulletin_text text, size_t i) {
  size_t size;
  bul_char_at(text.data + glyphs->at[i], &size);
  return glyphs->at[i] + size;
}

/* The length of `word` if it stands at glyph i, else 0. */
static inline size_t bul_glyphs_word(const bul_glyphs *glyphs, size_t i,
                                     const char32_t *word) {
  size_t n = 0;
  while (word[n] != 0 && glyphs->c[i + n] == word[n])
    n++;
  return word[n] == 0 ? n : 0;
}

/* The length of `word` if it ends just before glyph i, else 0. */
static inline size_t bul_glyphs_behind(const bul_glyphs *glyphs, size_t i,
                                       const char32_t *word) {
  size_t n = 0;
  while (word[n] != 0)
    n++;
  return i >= n ? bul_glyphs_word(glyphs, i - n, word) : 0;
}

/* Whether `word` ends just before glyph i. */
static inline bool bul_glyphs_before(const bul_glyphs *glyphs, size_t i,
                                     const char32_t *word) {
  return bul_glyphs_behind(glyphs, i, word) != 0;
}

/* The glyph after what joins two ends of a range (— 至 到) at i; 0 if none. */
size_t bul_glyphs_join(const bul_glyphs *glyphs, size_t i);

#endif
