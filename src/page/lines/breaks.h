/*
** breaks.h - paragraphs that end just at the edge of their column.
**
** Where paragraphs have no indent, one whose last line is full cannot be told
** from one that goes on by its shape. How long the article's paragraphs are,
** and how the next sentence begins, tell most of them.
*/
#ifndef BUL_BREAKS_H
#define BUL_BREAKS_H

#include "lines.h"

/* How often a paragraph may have ended inside lines [first, last]. */
size_t bul_breaks_possible(const bul_lines *lines, size_t first, size_t last);

/* Writes to `starts` the lines, after `first`, with which new paragraphs
** most likely begin, and returns how many; at most bul_breaks_possible.
** `usual` is the article's usual length of a paragraph, in cells. False in
** *ok when memory ran out. Linear in the lines. */
size_t bul_breaks_find(size_t *starts, bool *ok, bul_arena *arena,
                       bulletin_text text, const bul_lines *lines, size_t first,
                       size_t last, size_t usual);

#endif
