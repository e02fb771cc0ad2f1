/*
** glyphs.c - see glyphs.h.
*/
#include "glyphs.h"

#include "hanzi.h"

void bul_glyphs_init(bul_glyphs *glyphs, const bulletin_allocator *allocator) {
  *glyphs = (bul_glyphs){.allocator = allocator};
}

void bul_glyphs_free(bul_glyphs *glyphs) {
  bul_free(glyphs->allocator, glyphs->c, glyphs->c_room * sizeof *glyphs->c);
  bul_free(glyphs->allocator, glyphs->at, glyphs->at_room * sizeof *glyphs->at);
  bul_glyphs_init(glyphs, glyphs->allocator);
}

/* Room for `count` glyphs and the zeros around them. */
static bool make_room(bul_glyphs *glyphs, size_t count) {
  size_t need;
  if (!bul_add(&need, count, 2 * BUL_GLYPH_PAD + 1)) return false;
  uint32_t *c =
      bul_grow(glyphs->allocator, glyphs->c, &glyphs->c_room, need, sizeof *c);
  if (c == NULL) return false;
  glyphs->c = c;
  size_t *at = bul_grow(glyphs->allocator, glyphs->at, &glyphs->at_room, need,
                        sizeof *at);
  if (at == NULL) return false;
  glyphs->at = at;
  return true;
}

bool bul_glyphs_line(bul_glyphs *glyphs, bulletin_text text, size_t start,
                     size_t *next) {
  const char *from = text.data + start;
  const char *stop = memchr(from, '\n', text.size - start);
  size_t size = stop == NULL ? text.size - start : (size_t)(stop - from);
  *next = start + size + (stop != NULL);
  if (!make_room(glyphs, bul_text_length(bul_text(from, size)))) return false;
  for (size_t i = 0; i < BUL_GLYPH_PAD; i++) {
    glyphs->c[i] = 0;
    glyphs->at[i] = start;
  }
  size_t n = BUL_GLYPH_PAD;
  glyphs->traditional = false;
  for (size_t i = 0; i < size;) {
    size_t bytes;
    uint32_t c = bul_char_at(from + i, &bytes);
    bool drop = false;
    if (bul_is_space(c) && i + bytes < size && n > BUL_GLYPH_PAD) {
      size_t unused;
      uint32_t before = glyphs->c[n - 1];
      uint32_t after = bul_char_at(from + i + bytes, &unused);
      drop = (bul_is_digit(before) && bul_is_han(after)) ||
             (bul_is_han(before) && bul_is_digit(bul_halfwidth(after)));
    }
    if (!drop) {
      uint32_t folded = bul_fold_read(c);
      glyphs->c[n] = folded;
      if (folded != c && bul_is_han(c) && folded != U'〇' && folded != U'一')
        glyphs->traditional = true;
      glyphs->at[n++] = start + i;
    }
    i += bytes;
  }
  glyphs->end = n;
  for (size_t i = 0; i <= BUL_GLYPH_PAD; i++) {
    glyphs->c[n + i] = 0;
    glyphs->at[n + i] = start + size;
  }
  return true;
}

size_t bul_glyphs_join(const bul_glyphs *g, size_t i) {
  /* 1995 - 1997年: blanks go with a dash that has them on both sides. */
  bool spaced = g->c[i] == ' ' && g->c[i + 1] == BUL_DASH;
  if (spaced) return g->c[i + 2] == ' ' ? i + 3 : 0;
  if (g->c[i] == BUL_DASH) return i + 1 + (g->c[i + 1] == BUL_DASH);
  return bul_in(g->c[i], U"至到") ? i + 1 : 0;
}
