/*
** blocks.c - lines to blocks.
*/
#include "sheet.h"

#include <math.h>
#include <stdlib.h>

/* Shares of the type's size. */
static const double LEADING = 2.05; /* the farthest that a line stands below */
static const double TIGHTEST = .5;  /* and the nearest */
static const double BESIDE = .6;    /* a short line may end where one begins */
static const double SAME =
    1.05; /* letters may be set a little larger than Han */
static const double STACKED = .8;     /* the farthest between titles */
static const double LEAST_SHARED = 2; /* with a column under a deck */
static const double IN_ROW = .3;      /* lines so near stand in a row */

enum {
  LOOKED_AT = 512,
  LOOKED_BESIDE = 32, /* lines of a row */
  MOST_DECK_LINES = 3
};

static int from_above(const void *a, const void *b) {
  const bul_line *one = *(bul_line *const *)a, *other = *(bul_line *const *)b;
  if (one->middle != other->middle) return one->middle < other->middle ? -1 : 1;
  if (one->left != other->left) return one->left < other->left ? -1 : 1;
  return one < other ? -1 : one > other;
}

static int from_the_left(const void *a, const void *b) {
  const bul_line *one = *(bul_line *const *)a, *other = *(bul_line *const *)b;
  if (one->left != other->left) return one->left < other->left ? -1 : 1;
  return one < other ? -1 : one > other;
}

static int from_the_right(const void *a, const void *b) {
  return from_the_left(b, a);
}

static bool is_like(double a, double b, double most) {
  return a <= b * most && b <= a * most;
}

/* Whether a rule stands between the block and the line. */
static bool is_ruled_off(const bul_sheet *sheet, const bul_block *block,
                         const bul_line *line) {
  const bul_line *last = &sheet->lines[block->last];
  double left = fmax(block->left, line->left);
  double right = fmin(block->right, line->right);
  if (sheet->drawn_count == 0) return false;
  if (left < right)
    return bul_sheet_border(sheet, BUL_LEVEL, last->middle, line->middle, left,
                            right) != NULL;
  return bul_sheet_border(sheet, BUL_UPRIGHT, right, left, last->middle,
                          line->middle) != NULL;
}

/* By how much of its width the line lies in the block's column, below it. Below
** 0: it is none of the block's. */
static double fit(const bul_sheet *sheet, const bul_block *block,
                  const bul_line *line) {
  const bul_line *last = &sheet->lines[block->last];
  double pitch = line->middle - last->middle;
  double size = fmax(block->size, line->size);
  double overlap =
      fmin(block->right, line->right) - fmax(block->left, line->left);
  if (block->across || pitch < TIGHTEST * size || pitch > LEADING * size ||
      !is_like(block->size, line->size, SAME) || overlap < -BESIDE * size ||
      is_ruled_off(sheet, block, line))
    return -1;
  return fmax(overlap, 0);
}

static size_t find_block(const bul_sheet *sheet, const bul_grid *grid,
                         const bul_line *line) {
  size_t best = BUL_NONE;
  double most = -1;
  size_t from = bul_grid_row(grid, line->middle - LEADING * line->size * SAME);
  size_t to = bul_grid_row(grid, line->middle);
  size_t looked = 0;
  for (size_t row = from; row <= to; row++) {
    for (size_t i = grid->rows[row]; i != BUL_NONE && looked < LOOKED_AT;
         i = sheet->blocks[i].other, looked++) {
      double here = fit(sheet, &sheet->blocks[i], line);
      if (here <= most) continue;
      most = here;
      best = i;
    }
  }
  return best;
}

static void add_line(bul_sheet *sheet, bul_block *block, size_t number) {
  bul_line *line = &sheet->lines[number];
  double right =
      fmax(block->box.x + block->box.width, line->box.x + line->box.width);
  double bottom =
      fmax(block->box.y + block->box.height, line->box.y + line->box.height);
  sheet->lines[block->last].next = number;
  block->last = number;
  block->lines++;
  block->chars += line->chars;
  if (line->face == block->face && line->weight == block->weight) {
    block->majority += line->chars;
  } else if (block->majority > line->chars) {
    block->majority -= line->chars;
  } else {
    block->majority = line->chars - block->majority;
    block->face = line->face;
    block->weight = line->weight;
  }
  block->left = fmin(block->left, line->left);
  block->right = fmax(block->right, line->right);
  block->bottom = line->middle + line->size / 2;
  if (block->across) {
    block->top = fmin(block->top, line->box.y);
    block->bottom = bottom;
  }
  block->box.x = fmin(block->box.x, line->box.x);
  block->box.y = fmin(block->box.y, line->box.y);
  block->box.width = right - block->box.x;
  block->box.height = bottom - block->box.y;
}

/* Takes the block out of its row of the grid. */
static void leave_row(bul_sheet *sheet, bul_grid *grid, size_t block) {
  const bul_line *last = &sheet->lines[sheet->blocks[block].last];
  size_t *at = &grid->rows[bul_grid_row(grid, last->middle)];
  while (*at != BUL_NONE && *at != block)
    at = &sheet->blocks[*at].other;
  if (*at == block) *at = sheet->blocks[block].other;
}

static void enter_row(bul_sheet *sheet, bul_grid *grid, size_t block) {
  const bul_line *last = &sheet->lines[sheet->blocks[block].last];
  size_t row = bul_grid_row(grid, last->middle);
  sheet->blocks[block].other = grid->rows[row];
  grid->rows[row] = block;
}

bul_block bul_sheet_block_of(const bul_sheet *sheet, size_t number) {
  const bul_line *line = &sheet->lines[number];
  const bulletin_box *box = &line->box;
  double half = line->size / 2;
  return (bul_block){.box = line->box,
                     .left = line->left,
                     .right = line->right,
                     .top = line->across ? box->y : line->middle - half,
                     .bottom = line->across ? box->y + box->height
                                            : line->middle + half,
                     .size = line->size,
                     .first = number,
                     .last = number,
                     .lines = 1,
                     .chars = line->chars,
                     .majority = line->chars,
                     .weight = line->weight,
                     .face = line->face,
                     .across = line->across,
                     .head = BUL_NONE,
                     .frame = BUL_NONE,
                     .follow = BUL_NONE};
}

bool bul_sheet_is_beside(const bul_block *one, const bul_block *other) {
  double gap = fmax(other->left - one->right, one->left - other->right);
  double shared = fmin(one->bottom, other->bottom) - fmax(one->top, other->top);
  return one->across && other->across &&
         gap < STACKED * fmax(one->size, other->size) &&
         shared * 2 > fmin(one->bottom - one->top, other->bottom - other->top);
}

/* Lines that run across, the first one first: from the right, where the page's
** own lines are level, from the left where they were turned. */
static bool make_across(bul_sheet *sheet) {
  bul_line **order =
      bul_arena_alloc(&sheet->arena, (sheet->line_count + 1) * sizeof *order);
  size_t count = 0;
  if (order == NULL) return false;
  for (size_t i = 0; i < sheet->line_count; i++)
    if (sheet->lines[i].across) order[count++] = &sheet->lines[i];
  if (count > 0)
    qsort(order, count, sizeof *order,
          sheet->turned ? from_the_left : from_the_right);
  for (size_t i = 0; i < count; i++) {
    size_t number = (size_t)(order[i] - sheet->lines), k = 0;
    bul_block block = bul_sheet_block_of(sheet, number);
    while (k < sheet->block_count && k < LOOKED_AT &&
           !(is_like(sheet->blocks[k].size, block.size, SAME) &&
             bul_sheet_is_beside(&sheet->blocks[k], &block)))
      k++;
    if (k < sheet->block_count && k < LOOKED_AT)
      add_line(sheet, &sheet->blocks[k], number);
    else
      sheet->blocks[sheet->block_count++] = block;
  }
  return true;
}

/* Whether the block reaches over another line in the row of line `at`, too: it is
** a deck in the text's type over two columns. */
static bool is_over_both(const bul_block *block, bul_line *const *order,
                         size_t at, size_t count) {
  const bul_line *line = order[at];
  if (block->lines > MOST_DECK_LINES) return false;
  size_t i = at > LOOKED_BESIDE ? at - LOOKED_BESIDE : 0;
  for (; i < count && i < at + LOOKED_BESIDE; i++) {
    const bul_line *other = order[i];
    double shared =
        fmin(other->right, block->right) - fmax(other->left, block->left);
    if (fabs(other->middle - line->middle) < IN_ROW * line->size &&
        (other->left >= line->right || other->right <= line->left) &&
        is_like(other->size, line->size, SAME) &&
        shared > LEAST_SHARED * line->size)
      return true;
  }
  return false;
}

bool bul_sheet_make_blocks(bul_sheet *sheet) {
  bul_grid grid;
  size_t count = sheet->line_count, kept = 0;
  bul_line **order =
      bul_arena_alloc(&sheet->arena, (count + 1) * sizeof *order);
  sheet->blocks =
      bul_arena_alloc(&sheet->arena, (count + 1) * sizeof *sheet->blocks);
  if (order == NULL || sheet->blocks == NULL ||
      !bul_grid_init(&grid, &sheet->arena, sheet->height, sheet->body) ||
      !make_across(sheet))
    return false;
  for (size_t i = 0; i < count; i++)
    if (!sheet->lines[i].gone && !sheet->lines[i].across)
      order[kept++] = &sheet->lines[i];
  if (kept > 0) qsort(order, kept, sizeof *order, from_above);
  for (size_t i = 0; i < kept; i++) {
    const bul_line *line = order[i];
    size_t number = (size_t)(line - sheet->lines);
    size_t found = find_block(sheet, &grid, line);
    if (found != BUL_NONE &&
        is_over_both(&sheet->blocks[found], order, i, kept))
      found = BUL_NONE;
    if (found != BUL_NONE) {
      leave_row(sheet, &grid, found);
      add_line(sheet, &sheet->blocks[found], number);
    } else {
      found = sheet->block_count++;
      sheet->blocks[found] = bul_sheet_block_of(sheet, number);
    }
    enter_row(sheet, &grid, found);
  }
  bul_sheet_enter_frames(sheet);
  return true;
}
