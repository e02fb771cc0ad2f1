/*
** folio.c - the line across a page's head: its name, day, number and section.
*/
#include "sheet.h"

#include <math.h>

/* Shares of the page's height, of its width and of the text's size. */
static const double HEAD_OF_PAGE = .06, WIDE = .7;
static const double SMALL = 1.2, LARGEST = 3.5;
static const double UNDER = 2;   /* a rule, from the line down */
static const double IN_ROW = .3; /* by how much parts overlap, of their size */

static bool says(const bul_sheet *sheet, const bul_block *block,
                 bulletin_text word) {
  const bul_line *line = &sheet->lines[block->first];
  for (size_t i = line->run; i != BUL_NONE; i = sheet->runs[i].next)
    if (bul_text_find(sheet->runs[i].text, word) != NULL) return true;
  return false;
}

/* Whether it tells a day or which page it is. */
static bool is_told(const bul_sheet *sheet, const bul_block *block) {
  return says(sheet, block, BUL_TEXT("星期")) ||
         says(sheet, block, BUL_TEXT("版")) ||
         (says(sheet, block, BUL_TEXT("年")) &&
          says(sheet, block, BUL_TEXT("月")));
}

static bool has_rule(const bul_sheet *sheet, double bottom) {
  const bul_border *rule =
      bul_sheet_border(sheet, BUL_LEVEL, bottom - sheet->body / 2,
                       bottom + UNDER * sheet->body, 0, sheet->width);
  return rule != NULL && rule->to - rule->from > WIDE * sheet->width;
}

/* How many blocks, from the first one on, are one row with nothing higher beside
** it; 0: there is none. */
static size_t count_row(const bul_sheet *sheet, double *bottom) {
  size_t count = 0;
  *bottom = sheet->blocks[0].bottom;
  for (; count < sheet->block_count; count++) {
    const bul_block *here = &sheet->blocks[count];
    double size = fmin(here->size, sheet->blocks[0].size);
    if (here->top > *bottom - IN_ROW * size) break;
    if (here->lines > 1 || here->across || here->size > LARGEST * sheet->body)
      return 0;
    *bottom = fmax(*bottom, here->bottom);
  }
  return *bottom > sheet->height * HEAD_OF_PAGE ? 0 : count;
}

/* Parts of one row over everything with white between them, in small type; the
** paper's name and the page's number may be larger where a day or a rule is there,
** too. */
void bul_sheet_set_folio_apart(bul_sheet *sheet) {
  double bottom = 0;
  size_t count = sheet->block_count == 0 ? 0 : count_row(sheet, &bottom);
  size_t small = 0;
  bool told = false;
  for (size_t i = 0; i < count; i++) {
    const bul_block *block = &sheet->blocks[i];
    if (block->size > SMALL * sheet->body) continue;
    small++;
    told = told || is_told(sheet, block);
  }
  told = told || (small > 0 && count > 0 && has_rule(sheet, bottom));
  if (count < 2 || (small < count && !told)) return;
  for (size_t i = 0; i < count; i++) {
    sheet->blocks[i].kind = BUL_BLOCK_ALONE;
    sheet->blocks[i].folio = true;
  }
}
