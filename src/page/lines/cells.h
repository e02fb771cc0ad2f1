/*
** cells.h - what the bytes of lines tell: how wide they are, and which marks
** and white space are in them.
*/
#ifndef BUL_CELLS_H
#define BUL_CELLS_H

#include "lines.h"

/* Fills in of each line, whose place is known: width, doubtful, untidy, broken,
** latin, quotes and titles. False when memory ran out. */
bool bul_lines_count(bul_lines *lines, bulletin_text text, bul_arena *arena);

#endif
