/*
** subheads.c - lines between the paragraphs of a column.
*/
#include "sheet.h"

#include "../../base/marks.h"

#include <math.h>

/* Shares of the type's size. */
static const double SHORT = 1.5, INDENT = 2.6, CENTRED = .8;

enum {
  BOLD = 600,
  LONGEST = 40, /* characters */
  LEAST_LINES = 3,
  MOST_LINES = 3 /* of a subhead */
};

bool bul_sheet_ends_sentence(const bul_sheet *sheet, const bul_line *line) {
  uint32_t c = bul_sheet_last_char(sheet, line);
  return c == '.' || (bul_mark(c) & BUL_ENDS_SENTENCE) != 0;
}

bool bul_sheet_is_subhead(const bul_sheet *sheet, const bul_block *block,
                          const bul_line *line) {
  double left = line->left - block->left, right = block->right - line->right;
  if (line->chars > LONGEST || bul_sheet_ends_sentence(sheet, line))
    return false;
  if (line->plain && line->weight >= BOLD && block->weight < BOLD &&
      right > SHORT * line->size)
    return true;
  return left > INDENT * line->size &&
         fabs(left - right) < CENTRED * line->size;
}

double bul_sheet_pitch(const bul_sheet *sheet, const bul_block *block) {
  double most = 0;
  size_t lead = 0;
  if (block->lines <= LEAST_LINES) return 0;
  for (size_t i = block->first; sheet->lines[i].next != BUL_NONE;
       i = sheet->lines[i].next) {
    double here =
        sheet->lines[sheet->lines[i].next].middle - sheet->lines[i].middle;
    if (here < most * BUL_EVEN && here * BUL_EVEN > most) {
      lead++;
    } else if (lead > 0) {
      lead--;
    } else {
      most = here;
      lead = 1;
    }
  }
  return most;
}

size_t bul_sheet_count_apart(const bul_sheet *sheet, size_t first,
                             double pitch) {
  size_t count = 0;
  if (pitch == 0) return 0;
  for (size_t i = first; i != BUL_NONE; i = sheet->lines[i].next) {
    size_t next = sheet->lines[i].next;
    if (++count > MOST_LINES ||
        bul_sheet_ends_sentence(sheet, &sheet->lines[i]))
      return 0;
    if (next != BUL_NONE &&
        sheet->lines[next].middle - sheet->lines[i].middle > BUL_APART * pitch)
      return count;
  }
  return 0;
}
