/*
** cells.c - see cells.h: a vector of bytes at a time.
*/
#include "cells.h"

#include "../../base/bytes.h"

#include <string.h>

/* Sums over the bytes of a line, a vector at a time; each stays in a byte for
** LONGEST_SUM vectors. */
typedef struct vector_counts {
  bul_bytes cells;   /* of its bytes, less one for each */
  bul_bytes letters; /* ASCII from @ on: nearly all of them letters */
  bul_bytes dots;    /* · */
  bul_bytes quotes;  /* “ less ” */
  bul_bytes titles;  /* 《 less 》 */
  bul_bytes untidy;  /* any white space but single blanks */
  bul_bytes blank;   /* ASCII white space and controls */
} vector_counts;

enum { LONGEST_SUM = 120 };

/* Field by field: the compilers clear the whole with slow string stores. */
BUL_INLINE void clear_counts(vector_counts *n) {
  const bul_bytes none = bul_each(0);
  n->cells = n->letters = n->dots = n->quotes = n->titles = none;
  n->untidy = n->blank = none;
}

/* Counts what few vectors hold: white space, ·, quotes and titles. */
BUL_INLINE void count_rare(vector_counts *n, const bul_bytes *bytes,
                           const unsigned char *p) {
  bul_bytes here = *bytes, next = bul_load(p + 1), third = bul_load(p + 2);
  bul_bytes blank = bul_above(here, -1) & ~bul_above(here, ' ');
  bul_bytes eighty = bul_is(next, 0x80), latin_1 = bul_is(here, 0xC2);
  bul_bytes quote = bul_is(here, 0xE2) & eighty;
  bul_bytes angle = bul_is(here, 0xE3) & eighty;
  n->dots -= latin_1 & bul_is(next, 0xB7);
  n->quotes += (quote & bul_is(third, 0x9D)) - (quote & bul_is(third, 0x9C));
  n->titles += (angle & bul_is(third, 0x8B)) - (angle & bul_is(third, 0x8A));
  n->untidy |=
      quote & (bul_below(third, -112) | bul_is(third & bul_each(0xF8), 0xA8));
  n->untidy |= angle & bul_is(third, 0x80);
  n->untidy |= bul_is(here, 0xEF) & bul_is(next, 0xBB);
  n->untidy |= latin_1 & bul_is(next, 0xA0);
  n->untidy |= blank & (bul_is(next, ' ') | bul_below(here, ' '));
  n->blank |= blank;
}

/* Counts the bytes *bytes, which stand at p; reads two more. Characters of
** one or two bytes are one cell wide, others two. */
BUL_INLINE void count_vector(vector_counts *n, const bul_bytes *bytes,
                             const unsigned char *p) {
  bul_bytes here = *bytes, ascii = bul_above(here, -1);
  n->cells += bul_below(here, -64);         /* continuations */
  n->cells -= bul_above(here, -33) ^ ascii; /* leads from 0xE0 on */
  n->letters -= bul_above(here, '?');
  /* 、 and 。 are E3 80 81 and E3 80 82; they alone are not rare. */
  bul_bytes stop = (bul_load(p + 2) - bul_each(0x81)) & bul_each(0xFE);
  bul_bytes rare = (ascii & ~bul_above(here, ' ')) | bul_is(here, 0xE2) |
                   bul_is(here, 0xC2) |
                   (bul_is(here, 0xE3) & ~bul_is(stop, 0)) |
                   (bul_is(here, 0xEF) & bul_is(bul_load(p + 1), 0xBB));
  if (bul_any(&rare) != 0) count_rare(n, bytes, p);
}

/* The sum of counts that may be below zero. */
BUL_INLINE int signed_sum(const bul_bytes *counts) {
  bul_bytes raised = *counts ^ bul_each(0x80);
  return (int)bul_sum(&raised) - BUL_VECTOR * 128;
}

static int16_t clamped(int count) {
  return count > INT16_MAX   ? INT16_MAX
         : count < INT16_MIN ? INT16_MIN
                             : (int16_t)count;
}

/* Adds the sums to the line's fields; *may_differ are cells whose width
** depends on the font, four times over. */
BUL_INLINE void add_counts(bul_line *line, const vector_counts *n,
                           size_t *width, size_t *may_differ) {
  bul_bytes differing = n->letters | n->dots, paired = n->quotes | n->titles;
  *width += (size_t)signed_sum(&n->cells);
  if (bul_any(&differing) != 0) {
    size_t letters = bul_sum(&n->letters);
    line->latin = line->latin || letters > 0;
    *may_differ += letters + 4 * bul_sum(&n->dots);
  }
  if (bul_any(&paired) != 0) {
    line->quotes = clamped(line->quotes + signed_sum(&n->quotes));
    line->titles = clamped(line->titles + signed_sum(&n->titles));
  }
  line->untidy = line->untidy || bul_any(&n->untidy) != 0;
  line->broken = line->broken || line->untidy || bul_any(&n->blank) != 0;
}

/* FF for the first `count` bytes of a vector, 0 for the others. */
static const unsigned char keep[2 * BUL_VECTOR] = {
    0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
    0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
    0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};

enum { READ_BEYOND = BUL_VECTOR + 2 };

/* Measures the line whose bytes stand at p, with READ_BEYOND more that may be
** read behind them. */
BUL_INLINE void measure_line(bul_line *line, const unsigned char *p) {
  size_t left = line->end - line->start, width = left, may_differ = 0;
  vector_counts n;
  clear_counts(&n);
  while (left >= BUL_VECTOR) {
    size_t vectors = left / BUL_VECTOR;
    if (vectors > LONGEST_SUM) vectors = LONGEST_SUM;
    left -= vectors * BUL_VECTOR;
    for (; vectors > 0; vectors--, p += BUL_VECTOR) {
      bul_bytes here = bul_load(p);
      count_vector(&n, &here, p);
    }
    if (left < BUL_VECTOR) break;
    add_counts(line, &n, &width, &may_differ);
    clear_counts(&n);
  }
  if (left > 0) { /* continuations behind it, which take no cell */
    bul_bytes kept = bul_load(keep + BUL_VECTOR - left);
    bul_bytes here = (bul_load(p) & kept) | (bul_each(0xBE) & ~kept);
    count_vector(&n, &here, p);
    width += BUL_VECTOR - left;
  }
  add_counts(line, &n, &width, &may_differ);
  may_differ /= 4;
  line->doubtful = may_differ > UINT8_MAX ? UINT8_MAX : (uint8_t)may_differ;
  line->width = width > UINT32_MAX ? UINT32_MAX : (uint32_t)width;
}

/* Lines near the end of the text are read in a copy, which has room behind
** it. */
BUL_CLONES static bool measure_lines(bul_lines *lines, bulletin_text text,
                                     bul_arena *arena) {
  const unsigned char *page = (const unsigned char *)text.data;
  size_t first = 0; /* the byte of the text that `page` begins with */
  bool copied = false;
  for (size_t i = 0; i < lines->count; i++) {
    bul_line *line = &lines->items[i];
    if (!copied && text.size - line->end < READ_BEYOND) {
      size_t rest = text.size - line->start;
      unsigned char *copy = bul_arena_alloc(arena, rest + READ_BEYOND);
      if (copy == NULL) return false;
      memcpy(copy, page + line->start, rest);
      memset(copy + rest, 0, READ_BEYOND);
      page = copy;
      first = line->start;
      copied = true;
    }
    measure_line(line, page + (line->start - first));
  }
  return true;
}

bool bul_lines_count(bul_lines *lines, bulletin_text text, bul_arena *arena) {
  return measure_lines(lines, text, arena);
}
