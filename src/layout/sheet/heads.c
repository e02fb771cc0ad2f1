/*
** heads.c - which blocks are a piece's titles.
*/
#include "sheet.h"

#include "../../base/box.h"
#include "../../base/marks.h"

#include <math.h>
#include <stdlib.h>

/* Shares of the type's size. */
static const double LEADING = 2.05; /* the farthest that a line stands below */
static const double TITLE = 1.2;    /* larger than the text's: a title's */
static const double SAME = 1.03;
static const double STACKED = .8;      /* the farthest between titles */
static const double TEXT_STACKED = .3; /* where one is set as the text is */
static const double PARTED = 1.2;      /* pitches, from names to the text */
static const double IN_ROW = .3;       /* tops so near stand in a row */
static const double WIDEST_GUTTER = 6; /* between columns of one piece */
static const double UNDER_RULE = 3;    /* a title hardly larger than the text */
static const double SET_OFF = 1.08;    /* is larger by so much */
static const double FULL = .3; /* white at the end of a line that is full */
static const double INDENT = 1.5, WIDEST_INDENT = 2.6, RAGGED = .5;

enum {
  MOST_BLOCKS = 2000,
  LONGEST_TITLE = 120,   /* characters */
  LONGEST_BESIDE = 160,  /* of what stands with a title: names, a deck */
  MOST_BESIDE_LINES = 3, /* more have a type and a place of a deck's */
  LONGEST_RULED = 50,    /* of a title hardly larger than the text */
  BOLD = 600,
  LEAST_PARTED = 4
};

static bool is_like(double a, double b, double most) {
  return a <= b * most && b <= a * most;
}

static bool is_title(const bul_sheet *sheet, const bul_block *block) {
  return block->size > TITLE * sheet->body && block->chars <= LONGEST_TITLE;
}

static bool is_text_type(const bul_sheet *sheet, const bul_block *block) {
  return !block->across && is_like(block->size, sheet->body, SAME) &&
         block->face == sheet->body_face;
}

/* Whether it begins as a paragraph does, its second line wider to the left. */
static bool is_indented(const bul_sheet *sheet, const bul_block *block) {
  const bul_line *first = &sheet->lines[block->first];
  if (block->lines < 2) return false;
  const bul_line *next = &sheet->lines[first->next];
  double indent = (first->left - next->left) / block->size;
  return indent > INDENT && indent < WIDEST_INDENT &&
         first->right > next->right - RAGGED * block->size;
}

/* Whether a title stands above the block, with no more than a deck between. */
static bool has_title_above(const bul_sheet *sheet, const bul_block *block) {
  for (size_t i = 0; i < sheet->block_count; i++) {
    const bul_block *other = &sheet->blocks[i];
    double gap = block->top - other->bottom;
    if (is_title(sheet, other) && other->left < block->right &&
        block->left < other->right && gap > -block->size / 2 &&
        gap < STACKED * other->size + LEADING * block->size)
      return true;
  }
  return false;
}

/* Whether text stands right below the block, or above it. */
static bool has_text(const bul_sheet *sheet, const bul_block *block,
                     bool above) {
  for (size_t i = 0; i < sheet->block_count; i++) {
    const bul_block *other = &sheet->blocks[i];
    double gap =
        above ? block->top - other->bottom : other->top - block->bottom;
    if (other != block && other->left < block->right &&
        block->left < other->right && is_text_type(sheet, other) &&
        gap > -block->size / 2 && gap < LEADING * block->size &&
        bul_sheet_rule_between(sheet, above ? other : block,
                               above ? block : other) == NULL)
      return true;
  }
  return false;
}

/* Whether the block is beside a column that begins in its row. */
static bool is_in_row(const bul_sheet *sheet, const bul_block *block) {
  for (size_t i = 0; i < sheet->block_count; i++) {
    const bul_block *other = &sheet->blocks[i];
    double gap = fmax(other->left - block->right, block->left - other->right);
    if (other->lines > 1 && is_text_type(sheet, other) &&
        fabs(other->top - block->top) < IN_ROW * block->size && gap > 0 &&
        gap < WIDEST_GUTTER * block->size)
      return true;
  }
  return false;
}

/* Takes the first lines, down to `last`, from a block. */
static void part(bul_sheet *sheet, bul_block *block, size_t last) {
  bul_block taken = bul_sheet_block_of(sheet, block->first);
  size_t rest = sheet->lines[last].next, count = 1;
  for (size_t k = block->first; k != last; count++) {
    k = sheet->lines[k].next;
    const bul_line *line = &sheet->lines[k];
    taken.left = fmin(taken.left, line->left);
    taken.right = fmax(taken.right, line->right);
    taken.bottom = line->middle + line->size / 2;
    taken.chars += line->chars;
    bul_box_widen(&taken.box, &line->box);
  }
  taken.lines = count;
  taken.last = last;
  taken.frame = block->frame;
  sheet->lines[last].next = BUL_NONE;
  block->first = rest;
  block->lines -= count;
  block->chars -= taken.chars;
  block->top = sheet->lines[rest].middle - sheet->lines[rest].size / 2;
  block->left = HUGE_VAL;
  block->right = 0;
  block->box = sheet->lines[rest].box;
  for (size_t k = rest; k != BUL_NONE; k = sheet->lines[k].next) {
    block->left = fmin(block->left, sheet->lines[k].left);
    block->right = fmax(block->right, sheet->lines[k].right);
    bul_box_widen(&block->box, &sheet->lines[k].box);
  }
  sheet->blocks[sheet->block_count++] = taken;
}

/* Parts the first line from a column where more white stands under it than under
** the next ones, a title above it and no column beside it: it is names in the text's
** type. */
static void part_names(bul_sheet *sheet) {
  size_t count = sheet->block_count;
  for (size_t i = 0; i < count; i++) {
    bul_block *block = &sheet->blocks[i];
    if (block->lines < LEAST_PARTED || !is_text_type(sheet, block)) continue;
    const bul_line *first = &sheet->lines[block->first];
    const bul_line *next = &sheet->lines[first->next];
    double pitch = sheet->lines[next->next].middle - next->middle;
    if (next->middle - first->middle < PARTED * pitch ||
        !has_title_above(sheet, block) || is_in_row(sheet, block))
      continue;
    part(sheet, block, block->first);
  }
}

/* Whether a rule as wide as the block stands over it, with nothing between. */
static bool is_under_rule(const bul_sheet *sheet, const bul_block *block) {
  const bul_border *rule =
      bul_sheet_border(sheet, BUL_LEVEL, block->top - UNDER_RULE * block->size,
                       block->top + block->size / 2, block->left, block->right);
  if (rule == NULL ||
      (rule->frame != BUL_NONE && rule->frame != block->frame) ||
      rule->to - rule->from < block->right - block->left - block->size)
    return false;
  for (size_t i = 0; i < sheet->block_count; i++) {
    const bul_block *other = &sheet->blocks[i];
    if (other != block && other->bottom > rule->at &&
        other->bottom < block->top + block->size / 2 &&
        other->left < block->right && block->left < other->right)
      return false;
  }
  return true;
}

/* Whether the line is in another type than the text. */
static bool is_set_off(const bul_sheet *sheet, const bul_line *line) {
  return line->size > SET_OFF * sheet->body ||
         (line->plain &&
          (line->weight >= BOLD || line->face != sheet->body_face));
}

/* Titles no larger than the text, which is under them, as another type and a rule
** over them show. */
static void part_titles(bul_sheet *sheet) {
  size_t count = sheet->block_count;
  for (size_t i = 0; i < count; i++) {
    bul_block *block = &sheet->blocks[i];
    size_t last = BUL_NONE, lines = 0, chars = 0;
    if (!is_like(block->size, sheet->body, TITLE) ||
        !is_under_rule(sheet, block))
      continue;
    for (size_t k = block->first;
         k != BUL_NONE && is_set_off(sheet, &sheet->lines[k]);
         k = sheet->lines[k].next) {
      last = k;
      lines++;
      chars += sheet->lines[k].chars;
    }
    if (lines == 0 || lines > MOST_BESIDE_LINES || chars > LONGEST_RULED ||
        bul_sheet_ends_sentence(sheet, &sheet->lines[last]))
      continue;
    if (lines == block->lines && has_text(sheet, block, false)) {
      block->kind = BUL_BLOCK_TITLE;
    } else if (lines + 1 < block->lines &&
               block->right - sheet->lines[last].right > FULL * block->size) {
      part(sheet, block, last);
      sheet->blocks[sheet->block_count - 1].kind = BUL_BLOCK_TITLE;
    }
  }
}

/* Finds columns of few lines, which else could be names or decks: paragraphs,
** and blocks of the text's type that stand in a row with others. */
static void find_columns(bul_sheet *sheet) {
  for (size_t i = 0; i < sheet->block_count; i++) {
    bul_block *one = &sheet->blocks[i];
    if (one->kind == BUL_BLOCK_ALONE || !is_text_type(sheet, one)) continue;
    if (is_indented(sheet, one)) one->column = true;
    one->lone = one->lines == 1 && !has_text(sheet, one, true);
    for (size_t k = i + 1; k < sheet->block_count; k++) {
      bul_block *other = &sheet->blocks[k];
      if (other->top > one->top + IN_ROW * one->size) break;
      double gap = one->left < other->left ? other->left - one->right
                                           : one->left - other->right;
      if (other->kind == BUL_BLOCK_ALONE || !is_text_type(sheet, other) ||
          gap <= 0 || gap > WIDEST_GUTTER * one->size ||
          (one->lines < 2 && other->lines < 2))
        continue;
      one->column |= one->lines > 1 || !has_text(sheet, one, false);
      other->column |= other->lines > 1 || !has_text(sheet, other, false);
    }
  }
}

/* Names, a kicker in small type, a deck: what may stand with a title. */
static bool may_stand_by(const bul_sheet *sheet, const bul_block *block) {
  if (block->kind == BUL_BLOCK_ALONE || block->column ||
      block->chars > LONGEST_BESIDE)
    return false;
  if (block->lines < MOST_BESIDE_LINES) return true;
  if (is_text_type(sheet, block)) return false;
  if (block->lines == MOST_BESIDE_LINES) return true;
  uint32_t last = bul_sheet_last_char(sheet, &sheet->lines[block->last]);
  return !is_like(block->size, sheet->body, SAME) &&
         (bul_mark(last) & BUL_ENDS_SENTENCE) == 0 &&
         has_text(sheet, block, false);
}

/* Whether `below` stands under `above` as titles do. */
static bool is_stacked(const bul_sheet *sheet, const bul_block *above,
                       const bul_block *below) {
  double gap = below->top - above->bottom;
  double size = fmax(fmax(above->size, below->size), sheet->body);
  if (above->across || below->across) return bul_sheet_is_beside(above, below);
  const bul_border *rule = bul_sheet_rule_between(sheet, above, below);
  if (above->frame != below->frame ||
      (rule != NULL && rule->from < fmin(above->left, below->left) + size &&
       rule->to > fmax(above->right, below->right) - size))
    return false;
  bool text = (is_text_type(sheet, above) && !above->lone) ||
              (is_text_type(sheet, below) && !below->lone);
  return gap > -above->size && gap < (text ? TEXT_STACKED : STACKED) * size &&
         below->top > above->top && below->left < above->right &&
         above->left < below->right;
}

static int by_top(const void *a, const void *b) {
  const bul_block *one = a, *other = b;
  if (one->top != other->top) return one->top < other->top ? -1 : 1;
  if (one->left != other->left) return one->left < other->left ? -1 : 1;
  return one->first < other->first ? -1 : 1;
}

static void join_heads(bul_sheet *sheet, size_t kept, size_t gone) {
  for (size_t i = 0; i < sheet->block_count; i++)
    if (sheet->blocks[i].head == gone) sheet->blocks[i].head = kept;
}

/* Gives blocks that stand with a title its number, from title to title. */
static void spread(bul_sheet *sheet) {
  for (size_t i = 0; i < sheet->block_count; i++) {
    bul_block *above = &sheet->blocks[i];
    if (above->kind != BUL_BLOCK_TITLE && !may_stand_by(sheet, above)) continue;
    for (size_t k = i + 1; k < sheet->block_count; k++) {
      bul_block *below = &sheet->blocks[k];
      if (below->top > above->bottom + 4 * above->size + sheet->body * 4) break;
      if (below->kind != BUL_BLOCK_TITLE && !may_stand_by(sheet, below))
        continue;
      if (above->kind != BUL_BLOCK_TITLE && below->kind != BUL_BLOCK_TITLE)
        continue;
      if (!is_stacked(sheet, above, below)) continue;
      if (above->head == BUL_NONE)
        above->head = below->head;
      else if (below->head == BUL_NONE)
        below->head = above->head;
      else if (above->head != below->head)
        join_heads(sheet, above->head, below->head);
      above->kind = below->kind = BUL_BLOCK_TITLE;
    }
  }
}

static void widen_head(bul_head *head, const bul_block *block) {
  if (head->size == 0) {
    *head = (bul_head){block->left, block->right, block->top,   block->bottom,
                       block->size, BUL_NONE,     block->frame, block->across};
    return;
  }
  head->left = fmin(head->left, block->left);
  head->right = fmax(head->right, block->right);
  head->top = fmin(head->top, block->top);
  head->bottom = fmax(head->bottom, block->bottom);
  head->size = fmax(head->size, block->size);
}

bool bul_sheet_make_heads(bul_sheet *sheet) {
  bool many = sheet->block_count > MOST_BLOCKS;
  if (!many) part_names(sheet);
  if (!many && sheet->drawn_count > 0) part_titles(sheet);
  size_t count = sheet->block_count;
  if (count > 0) qsort(sheet->blocks, count, sizeof *sheet->blocks, by_top);
  /* So many stand in a table of figures, and have no titles. */
  if (many) return true;
  bul_sheet_set_folio_apart(sheet);
  find_columns(sheet);
  for (size_t i = 0; i < count; i++) {
    bul_block *block = &sheet->blocks[i];
    if (block->kind == BUL_BLOCK_FLOW && is_title(sheet, block))
      block->kind = BUL_BLOCK_TITLE;
    if (block->kind == BUL_BLOCK_TITLE) block->head = i;
  }
  spread(sheet);
  for (size_t i = 0; i < count; i++)
    if (sheet->blocks[i].across && sheet->blocks[i].head == BUL_NONE)
      sheet->blocks[i].kind = BUL_BLOCK_ALONE;
  sheet->heads =
      bul_arena_alloc(&sheet->arena, (count + 1) * sizeof *sheet->heads);
  size_t *numbers =
      bul_arena_alloc(&sheet->arena, (count + 1) * sizeof *numbers);
  if (sheet->heads == NULL || numbers == NULL) return false;
  for (size_t i = 0; i < count; i++)
    numbers[i] = BUL_NONE;
  for (size_t i = 0; i < count; i++) {
    bul_block *block = &sheet->blocks[i];
    if (block->head == BUL_NONE) continue;
    if (numbers[block->head] == BUL_NONE) {
      numbers[block->head] = sheet->head_count++;
      sheet->heads[numbers[block->head]].size = 0;
    }
    block->head = numbers[block->head];
    widen_head(&sheet->heads[block->head], block);
  }
  return true;
}
