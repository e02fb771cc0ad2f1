/*
** follow.c - which block of text goes on with which, and which stands under
** which titles.
**
** Each block of text is given what it follows: titles, another block or nothing.
** What a pair costs is told by the make-up (columns beside each other, of one
** width, with tops in a row) and by the text: a sentence that is not finished
** wants a column that begins without an indent, and titles one that begins with
** one. The cheapest assignment is taken as a whole, so that titles that must
** have a text under them decide for their neighbours, too. After Gao et al.,
** Newspaper article reconstruction using ant colony optimization and bipartite
** graph, 2013.
*/
#include "sheet.h"

#include "../../base/marks.h"

#include <math.h>

/* What is said by signs that hardly ever deceive, and by weaker ones. */
static const double CERTAIN = 6, LIKELY = 1.5, HINT = .5;
/* What a rule says that is drawn between the two. */
static const double BORDER = 12;
/* Shares of the type's size. */
static const double FULL = 1.1;   /* white at the end of a line that is full */
static const double INDENT = .8;  /* at the beginning of a paragraph */
static const double IN_ROW = .7;  /* tops so near stand in a row */
static const double EDGE = .6;    /* edges so near are one */
static const double FARTHEST = 6; /* from one column to the next */
static const double HANGING = 1; /* by which marks of both reach over another */
static const double BELOW = 14;  /* from titles down to their text */
static const double MOST_COLUMNS = 3; /* before titles that stand behind them */
static const double UNDER_BOX = 4;
static const double COLUMN_RULE = 5; /* from titles down to its upper end */
/* Shares of a column's width. */
static const double SAME_WIDTH = .015, LIKE_WIDTH = .1;
static const double WIDER_GAP = 1.12; /* than between columns of one piece */

enum { MOST_BLOCKS = 320, LEAST_MEASURED = 3 };

/* How a block of text begins and ends. */
typedef struct ends {
  const bul_block *block;
  double width;  /* of its column; 0: too few lines tell it */
  double top;    /* of its column, too: that of a box right over it */
  bool indented; /* it begins with a paragraph or a subhead */
  bool full;     /* its last line reaches the column's end */
  bool finished; /* its last character may end a paragraph */
  size_t number; /* of the block */
} ends;

typedef struct links {
  bul_sheet *sheet;
  ends *items;
  size_t count;
  double gutter; /* the usual one */
} links;

/* Where its column begins, if a box stands right over it. */
static double top_of(const bul_sheet *sheet, const bul_block *block) {
  double top = block->top;
  for (size_t i = 0; i < sheet->frame_count; i++) {
    const bul_frame *f = &sheet->frames[i];
    double gap = block->top - f->bottom;
    if (f->holds && !f->gone && i != block->frame && gap > -block->size &&
        gap < UNDER_BOX * block->size && f->left < block->right &&
        f->right > block->left)
      top = fmin(top, f->top);
  }
  return top;
}

static ends look_at(const bul_sheet *sheet, size_t number) {
  const bul_block *block = &sheet->blocks[number];
  const bul_line *first = &sheet->lines[block->first];
  const bul_line *last = &sheet->lines[block->last];
  uint32_t c = bul_sheet_last_char(sheet, last);
  ends e = {.block = block, .number = number, .top = top_of(sheet, block)};
  if (block->lines >= LEAST_MEASURED) e.width = block->right - block->left;
  double pitch = bul_sheet_pitch(sheet, block);
  e.indented = first->left - block->left > INDENT * block->size ||
               bul_sheet_is_subhead(sheet, block, first) ||
               bul_sheet_count_apart(sheet, block->first, pitch) > 0;
  e.full = block->right - last->right < FULL * block->size;
  e.finished = c == '.' || (bul_mark(c) & BUL_ENDS_SENTENCE) != 0;
  return e;
}

/* --- costs ------------------------------------------------------------- */

/* The cost of ending a piece with this block, and of beginning one without
** titles. */
static double cost_of_end(const ends *e) {
  return e->full && !e->finished ? CERTAIN : 0;
}

static double cost_of_start(const ends *e) {
  return e->indented || e->width == 0 ? CERTAIN : CERTAIN + LIKELY;
}

static double cost_of_text(const ends *a, const ends *b) {
  bool told = b->width > 0;
  if (!told) return a->full && !a->finished ? -CERTAIN / 2 : 0;
  if (a->full && !a->finished) return b->indented ? CERTAIN : -CERTAIN;
  if (a->full) return b->indented ? 0 : -LIKELY;
  return b->indented ? 0 : CERTAIN;
}

static double cost_of_width(const ends *a, const ends *b) {
  double width = a->width > 0 ? a->width : b->width;
  if (a->width == 0 || b->width == 0) {
    double mine = a->block->right - a->block->left;
    double other = b->block->right - b->block->left;
    return fmax(mine, other) > width * (1 + LIKE_WIDTH) && width > 0 ? LIKELY
                                                                     : 0;
  }
  double unlike = fabs(a->width - b->width) / width;
  if (unlike <= SAME_WIDTH) return 0;
  return unlike <= LIKE_WIDTH ? LIKELY : 2 * LIKELY;
}

/* Whether something stands between two blocks: beside each other, or one below
** the other. */
static bool is_parted(const links *l, const bul_block *a, const bul_block *b,
                      bool below) {
  double from = below ? a->bottom : a->right, to = below ? b->top : b->left;
  double low = below ? fmax(a->left, b->left) : fmax(a->top, b->top);
  double high = below ? fmin(a->right, b->right) : fmin(a->bottom, b->bottom);
  for (size_t i = 0; i < l->sheet->block_count; i++) {
    const bul_block *other = &l->sheet->blocks[i];
    if (other == a || other == b || other->frame != a->frame) continue;
    double middle = below ? (other->top + other->bottom) / 2
                          : (other->left + other->right) / 2;
    double near = below ? other->left : other->top;
    double far = below ? other->right : other->bottom;
    if (middle > from && middle < to && near < high - a->size &&
        far > low + a->size)
      return true;
  }
  return false;
}

/* Whether the rule stands between columns of one piece: it begins under its
** titles, or where both columns do. */
static bool is_column_rule(const links *l, const bul_border *rule,
                           const bul_block *a, const bul_block *b) {
  double size = a->size, top = fmin(a->top, b->top);
  if (fabs(a->top - b->top) < IN_ROW * size && rule->from > top - 2 * size)
    return true;
  for (size_t i = 0; i < l->sheet->head_count; i++) {
    const bul_head *head = &l->sheet->heads[i];
    double below = rule->from - head->bottom;
    if (!head->across && head->left < rule->at - size &&
        head->right > rule->at + size && below > -size &&
        below < COLUMN_RULE * size)
      return true;
  }
  return false;
}

/* What it costs that the text would go over a rule, into a box or out of it. */
static double cost_of_border(const links *l, const bul_block *a,
                             const bul_block *b, bool below) {
  const bul_sheet *sheet = l->sheet;
  int way = below ? BUL_LEVEL : BUL_UPRIGHT;
  double half = a->size / 2;
  double near = (below ? a->bottom : a->right) - half;
  double far = (below ? b->top : b->left) + half;
  double from = below ? fmax(a->left, b->left) : fmax(a->top, b->top);
  double to = below ? fmin(a->right, b->right) : fmin(a->bottom, b->bottom);
  if (a->frame != b->frame) return BORDER;
  if (from > to) from = to = (from + to) / 2;
  for (size_t i = 0; i < sheet->border_count[way]; i++) {
    const bul_border *rule = &sheet->borders[way][i];
    if (rule->frame == BUL_NONE && rule->at >= near && rule->at <= far &&
        fmin(rule->to, to) - fmax(rule->from, from) >= (to - from) / 2 &&
        (below || !is_column_rule(l, rule, a, b)))
      return BORDER;
  }
  return 0;
}

/* How much of the white between two blocks boxes take. */
static double boxed(const links *l, const bul_block *a, const bul_block *b,
                    bool below) {
  double from = below ? a->bottom : a->right, to = below ? b->top : b->left;
  double sum = 0, size = a->size;
  for (size_t i = 0; i < l->sheet->frame_count; i++) {
    const bul_frame *f = &l->sheet->frames[i];
    double near = below ? f->top : f->left, far = below ? f->bottom : f->right;
    bool beside = below ? f->left < a->right && f->right > a->left
                        : f->top < a->bottom && f->bottom > a->top;
    if (!f->gone && i != a->frame && near > from - size && far < to + size &&
        beside)
      sum += far - near;
  }
  return fmin(sum, fmax(to - from, 0));
}

/* Block after block; below 0 where it is worth more than two pieces. */
static double cost_of_pair(const links *l, const ends *a, const ends *b) {
  const bul_block *one = a->block, *other = b->block;
  double size = fmax(one->size, other->size), cost = cost_of_text(a, b);
  double gap = other->left - one->right - boxed(l, one, other, false);
  if (fabs(one->size - other->size) > size / 8) return HUGE_VAL;
  cost += cost_of_width(a, b);
  if (gap > -HANGING * size && gap < FARTHEST * size &&
      other->left > one->left + size && b->top < one->bottom &&
      a->top < other->bottom + size) {
    if (is_parted(l, one, other, false)) return HUGE_VAL;
    cost += cost_of_border(l, one, other, false);
    double rise = fabs(a->top - b->top) / size;
    if (rise > IN_ROW) cost += LIKELY + fmin(rise / 10, LIKELY);
    if (l->gutter > 0 && gap > WIDER_GAP * l->gutter) cost += LIKELY;
    return cost;
  }
  bool over = other->top >= one->bottom - size &&
              fabs(one->left - other->left) < 3 * size;
  double down = other->top - one->bottom;
  if (over) down -= boxed(l, one, other, true);
  if (!over || down > BELOW * size || is_parted(l, one, other, true))
    return HUGE_VAL;
  return cost + HINT + down / (4 * size) + cost_of_border(l, one, other, true);
}

/* How far the titles stand from over the middle of columns that begin with this
** block and have their tops in a row; 0 where they stand over it or over its
** left edge. */
static double cost_of_edges(const links *l, const bul_head *head,
                            const ends *e) {
  const bul_block *block = e->block;
  double width = e->width > 0 ? e->width : block->right - block->left;
  double middle = (head->left + head->right) / 2, right = block->right;
  if (fabs(head->left - block->left) < EDGE * block->size) return 0;
  double wide = head->right - head->left - 2 * EDGE * block->size;
  for (size_t pass = 0; pass < l->count; pass++) {
    if (fabs((block->left + right) / 2 - middle) < EDGE * 2 * block->size &&
        right - block->left > wide)
      return 0;
    double next = HUGE_VAL;
    for (size_t i = 0; i < l->count; i++) {
      const bul_block *other = l->items[i].block;
      if (other->left > right && other->left - right < FARTHEST * block->size &&
          fabs(other->top - block->top) < IN_ROW * block->size)
        next = fmin(next, other->right);
    }
    if (next == HUGE_VAL || next > head->right + 4 * width) break;
    right = next;
  }
  return LIKELY + HINT * fabs(head->left - block->left) / fmax(width, 1);
}

/* Whether something stands over the block, up to the titles' top. */
static bool is_covered(const links *l, const bul_head *head,
                       const bul_block *block) {
  double limit = fmin(head->bottom, block->top) - block->size;
  for (size_t i = 0; i < l->sheet->block_count; i++) {
    const bul_block *other = &l->sheet->blocks[i];
    if (other == block ||
        (other->frame != block->frame && head->frame == block->frame) ||
        other->right <= block->left + block->size ||
        other->left >= block->right - block->size)
      continue;
    bool own = other->head != BUL_NONE && &l->sheet->heads[other->head] == head;
    if (!own && other->bottom > fmin(head->top + block->size, limit) &&
        other->bottom <= block->top + block->size / 2)
      return true;
  }
  return false;
}

/* Titles that run across stand beside their text: best before its first column,
** else behind it. */
static double cost_of_across(const bul_head *head, const ends *e) {
  const bul_block *block = e->block;
  double size = block->size, before = block->left - head->right;
  double text = e->width > 0 && !e->indented ? CERTAIN : 0;
  double rise = fabs(block->top - head->top) / (4 * size);
  if (block->top > head->bottom || block->bottom < head->top) return HUGE_VAL;
  if (before > -size && before < FARTHEST * size) return text + rise;
  double behind = head->left - block->right;
  double width = e->width > 0 ? e->width : size;
  if (behind < -size || behind > MOST_COLUMNS * width) return HUGE_VAL;
  return text + rise + LIKELY - HINT * behind / width;
}

static double cost_of_head(const links *l, const bul_head *head,
                           const ends *e) {
  const bul_block *block = e->block;
  if (head->across) return cost_of_across(head, e);
  double size = block->size, gap = block->top - head->bottom;
  if (gap < -size || gap > BELOW * size) return HUGE_VAL;
  if (block->left > head->right || is_covered(l, head, block)) return HUGE_VAL;
  double text = e->width > 0 && !e->indented ? CERTAIN : 0;
  if (head->frame != block->frame) text += CERTAIN;
  return text + fmax(gap, 0) / (4 * size) + cost_of_edges(l, head, e);
}

/* --- the whole --------------------------------------------------------- */

static void find_gutter(links *l) {
  for (size_t i = 0; i < l->count; i++) {
    const bul_block *one = l->items[i].block;
    for (size_t k = 0; k < l->count; k++) {
      const bul_block *other = l->items[k].block;
      double gap = other->left - one->right;
      if (gap <= one->size / 2 || gap > FARTHEST * one->size ||
          l->items[i].width == 0 || l->items[k].width == 0 ||
          fabs(one->top - other->top) > IN_ROW * one->size ||
          fabs(l->items[i].width - l->items[k].width) >
              SAME_WIDTH * l->items[i].width)
        continue;
      if (l->gutter == 0 || gap < l->gutter) l->gutter = gap;
    }
  }
}

static void take(links *l, const size_t *column_of_row, const double *cost,
                 size_t columns) {
  bul_sheet *sheet = l->sheet;
  for (size_t row = 0; row < l->count; row++) {
    size_t column = column_of_row[row];
    if (cost[row * columns + column] >= 0) continue;
    bul_block *block = &sheet->blocks[l->items[row].number];
    block->followed = true;
    if (column < sheet->head_count)
      sheet->heads[column].follow = l->items[row].number;
    else
      sheet->blocks[l->items[column - sheet->head_count].number].follow =
          l->items[row].number;
  }
}

static bool assign(links *l) {
  bul_sheet *sheet = l->sheet;
  size_t rows = l->count, columns = sheet->head_count + rows;
  double *cost = bul_arena_alloc(&sheet->arena, rows * columns * sizeof *cost);
  size_t *column_of_row =
      bul_arena_alloc(&sheet->arena, rows * sizeof *column_of_row);
  if (cost == NULL || column_of_row == NULL) return false;
  for (size_t row = 0; row < rows; row++) {
    const ends *e = &l->items[row];
    double *here = cost + row * columns;
    for (size_t i = 0; i < sheet->head_count; i++)
      here[i] =
          cost_of_head(l, &sheet->heads[i], e) - cost_of_start(e) - 2 * CERTAIN;
    for (size_t i = 0; i < rows; i++)
      here[sheet->head_count + i] =
          i == row ? 0
                   : cost_of_pair(l, &l->items[i], e) - cost_of_start(e) -
                         cost_of_end(&l->items[i]);
    for (size_t i = 0; i < columns; i++)
      here[i] = fmin(here[i], 0);
  }
  if (!bul_assign(column_of_row, cost, rows, columns, &sheet->arena))
    return false;
  take(l, column_of_row, cost, columns);
  return true;
}

bool bul_sheet_follow(bul_sheet *sheet) {
  links l = {.sheet = sheet};
  l.items = bul_arena_alloc(&sheet->arena,
                            (sheet->block_count + 1) * sizeof *l.items);
  if (l.items == NULL) return false;
  for (size_t i = 0; i < sheet->block_count; i++)
    if (sheet->blocks[i].kind == BUL_BLOCK_FLOW)
      l.items[l.count++] = look_at(sheet, i);
  /* Tables of figures, say: they are read block by block. */
  if (l.count == 0 || sheet->block_count > MOST_BLOCKS) return true;
  find_gutter(&l);
  return assign(&l);
}
