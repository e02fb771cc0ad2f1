/*
** lines.c - runs of text to lines.
**
** Runs that nearly touch are one line. Where a wider gap stands between two,
** what lies below tells whether it is white space in a line or the gutter
** between two columns: text that crosses it, or text that ends on either side.
*/
#include "sheet.h"

#include "../../base/box.h"
#include "../../base/marks.h"

#include <math.h>
#include <stdlib.h>

/* Shares of the type's size. */
static const double TOUCHES = .6; /* the widest gap that needs no look */
static const double SNUG = .12;   /* and between characters as wide as these */
static const double TITLE_TOUCHES = .3;  /* between words of a title */
static const double UNLIKE_TOUCHES = .2; /* between sizes of type */
static const double OVERLAP = .3;    /* how far one may reach into the next */
static const double TUCKED = .6;     /* of a mark that is set half as wide */
static const double RISE = .3;       /* and stand higher */
static const double WIDEST = 1.6;    /* the widest gap in running text */
static const double PARAGRAPH = 2.1; /* how far one may be set in */
static const double WIDEST_TITLE = 2.6;
static const double NEAR = 2.3;     /* rows so far apart speak for each other */
static const double NEAR_TITLE = 5; /* and those of a title */
static const double FAR = 12;       /* how far a column's edge is looked for */
/* What reads as a blank: between letters, after Han, between Han. */
static const double SPACE = .12, WIDE_SPACE = .7, HAN_SPACE = .15;
static const double TITLE = 1.2, SAME = 1.12, MOST_UNLIKE = 1.6;
static const double INTO =
    1; /* points that a rule may stand in what it parts */

enum {
  LOOKED_AT = 512, /* more near a place only stand there to be counted */
  MOST_ROWS = 8192
};

bool bul_grid_init(bul_grid *grid, bul_arena *arena, double height,
                   double size) {
  grid->step = size > 1 ? size : 1;
  double rows = height / grid->step + 2;
  grid->count = rows < MOST_ROWS ? (size_t)rows : MOST_ROWS;
  grid->rows = bul_arena_alloc(arena, grid->count * sizeof *grid->rows);
  if (grid->rows == NULL) return false;
  for (size_t i = 0; i < grid->count; i++)
    grid->rows[i] = BUL_NONE;
  return true;
}

/* --- the page's type --------------------------------------------------- */

typedef struct tally {
  double size;
  unsigned face;
  size_t chars;
} tally;

static int by_size(const void *a, const void *b) {
  const tally *one = a, *other = b;
  if (one->size != other->size) return one->size < other->size ? -1 : 1;
  return one->face < other->face ? -1 : one->face > other->face;
}

/* The size in which most characters are set, and the face. */
static bool find_body(bul_sheet *sheet) {
  tally *all =
      bul_arena_alloc(&sheet->arena, (sheet->run_count + 1) * sizeof *all);
  size_t best = 0, sum = 0;
  if (all == NULL) return false;
  for (size_t i = 0; i < sheet->run_count; i++)
    all[i] = (tally){sheet->runs[i].size, sheet->runs[i].face,
                     bul_text_length(sheet->runs[i].text)};
  qsort(all, sheet->run_count, sizeof *all, by_size);
  for (size_t i = 0; i < sheet->run_count; i++) {
    bool same = i > 0 && all[i].face == all[i - 1].face &&
                all[i].size < all[i - 1].size * 1.01;
    sum = same ? sum + all[i].chars : all[i].chars;
    if (sum <= best) continue;
    best = sum;
    sheet->body = all[i].size;
    sheet->body_face = all[i].face;
  }
  return true;
}

/* --- runs that touch --------------------------------------------------- */

/* Where a run's ink begins and ends: an opening mark as wide as a character is
** white in its first half, a closing one and those between sentences in their
** second, and some writers set them over other white. */
static void find_ink(bul_run *run) {
  size_t size, chars = bul_text_length(run->text);
  const char *end = run->text.data + run->text.size;
  uint32_t first = bul_char_at(run->text.data, &size);
  uint32_t last = bul_char_at(end - bul_char_back(run->text.data, end), &size);
  run->left = run->box.x;
  run->right = run->box.x + run->box.width;
  if (run->box.width < ((double)chars - RISE) * run->size) return;
  if ((bul_mark(first) & BUL_OPENS) != 0) run->left += run->size / 2;
  if ((bul_mark(last) & (BUL_CLOSES | BUL_ENDS_SENTENCE)) != 0 ||
      last == U'，' || last == U'、' || last == U'；' || last == U'：')
    run->right -= run->size / 2;
}

static int by_left(const void *a, const void *b) {
  const bul_run *one = a, *other = b;
  double left = (one->left + one->box.x) / 2;
  double other_left = (other->left + other->box.x) / 2;
  if (left != other_left) return left < other_left ? -1 : 1;
  if (one->box.y != other->box.y) return one->box.y < other->box.y ? -1 : 1;
  return one->text.data < other->text.data ? -1 : 1;
}

static bool is_like(double a, double b, double most) {
  return a <= b * most && b <= a * most;
}

/* The type of most characters, so far. */
static void count_type(bul_line *line, double size, unsigned weight,
                       unsigned face, size_t chars) {
  if (line->face == face && line->weight == weight &&
      is_like(line->size, size, 1.02)) {
    line->majority += chars;
  } else if (line->majority > chars) {
    line->majority -= chars;
  } else {
    line->majority = chars - line->majority;
    line->size = size;
    line->face = face;
    line->weight = weight;
  }
}

/* The widest gap over which the run goes on with the line, whatever lies around
** them. Titles of two pieces beside each other may stand nearer than columns
** do, in proportion. */
static double touching(const bul_sheet *sheet, const bul_line *line,
                       const bul_run *run) {
  double size = fmin(line->size, run->size);
  if (!is_like(line->size, run->size, SAME)) return UNLIKE_TOUCHES * size;
  return (size > TITLE * sheet->body ? TITLE_TOUCHES : TOUCHES) * size;
}

/* Whether it is a mark in the white of the line's last one: 云·“. */
static bool is_inside(const bul_line *line, const bul_run *run) {
  return run->box.width < TUCKED * run->size &&
         run->box.x + run->box.width <= line->right &&
         run->box.x > line->right - line->size;
}

/* Whether a rule stands upright between the two. */
static bool is_ruled_off(const bul_sheet *sheet, double left, double right,
                         double middle) {
  return sheet->border_count[BUL_UPRIGHT] > 0 &&
         bul_sheet_border(sheet, BUL_UPRIGHT, left - INTO, right + INTO, middle,
                          middle) != NULL;
}

/* The line that the run goes on with, or BUL_NONE. */
static size_t find_line(const bul_sheet *sheet, const bul_grid *grid,
                        const bul_run *run, double middle) {
  size_t best = BUL_NONE;
  size_t from = bul_grid_row(grid, middle - RISE * run->size);
  size_t to = bul_grid_row(grid, middle + RISE * run->size);
  size_t looked = 0;
  for (size_t row = from; row <= to; row++) {
    for (size_t i = grid->rows[row]; i != BUL_NONE && looked < LOOKED_AT;
         i = sheet->lines[i].other, looked++) {
      const bul_line *line = &sheet->lines[i];
      double size = fmax(line->size, run->size);
      double gap = run->box.x - line->right, ink = run->left - line->ink;
      double white = size > TITLE * sheet->body ? gap : ink;
      if (line->across || fabs(line->middle - middle) > RISE * size ||
          !is_like(line->size, run->size, MOST_UNLIKE) ||
          (gap > SNUG * size && white > touching(sheet, line, run)) ||
          (ink < -TUCKED * size && !is_inside(line, run)) ||
          is_ruled_off(sheet, line->ink, run->left, middle))
        continue;
      if (best == BUL_NONE || line->right > sheet->lines[best].right) best = i;
    }
  }
  return best;
}

static void add_to_line(bul_sheet *sheet, bul_line *line, size_t number) {
  bul_run *run = &sheet->runs[number];
  size_t chars = bul_text_length(run->text);
  if (run->weight != sheet->runs[line->run].weight) line->plain = false;
  sheet->runs[line->last_run].next = number;
  line->last_run = number;
  line->chars += chars;
  line->right = fmax(line->right, run->box.x + run->box.width);
  line->ink = run->right;
  bul_box_widen(&line->box, &run->box);
  count_type(line, run->size, run->weight, run->face, chars);
}

static bool join_touching(bul_sheet *sheet) {
  bul_grid grid;
  size_t room = (sheet->run_count + 1) * sizeof(bul_line);
  sheet->lines = bul_arena_alloc(&sheet->arena, room);
  if (sheet->lines == NULL ||
      !bul_grid_init(&grid, &sheet->arena, sheet->height, sheet->body))
    return false;
  for (size_t i = 0; i < sheet->run_count; i++)
    find_ink(&sheet->runs[i]);
  if (sheet->run_count > 0)
    qsort(sheet->runs, sheet->run_count, sizeof *sheet->runs, by_left);
  for (size_t i = 0; i < sheet->run_count; i++) {
    const bul_run *run = &sheet->runs[i];
    double middle = run->box.y + run->box.height / 2;
    size_t found =
        run->across ? BUL_NONE : find_line(sheet, &grid, run, middle);
    if (found != BUL_NONE) {
      add_to_line(sheet, &sheet->lines[found], i);
      continue;
    }
    size_t row = bul_grid_row(&grid, middle), chars;
    chars = bul_text_length(run->text);
    sheet->lines[sheet->line_count] =
        (bul_line){.box = run->box,
                   .left = run->box.x,
                   .right = run->box.x + run->box.width,
                   .ink = run->right,
                   .middle = middle,
                   .size = run->size,
                   .chars = chars,
                   .majority = chars,
                   .run = i,
                   .last_run = i,
                   .weight = run->weight,
                   .face = run->face,
                   .plain = true,
                   .across = run->across,
                   .next = BUL_NONE,
                   .other = grid.rows[row]};
    grid.rows[row] = sheet->line_count++;
  }
  return true;
}

/* --- gutters ----------------------------------------------------------- */

/* White space between two lines beside each other. */
typedef struct gap {
  const bul_line *before, *after;
  double left, right; /* its edges */
  double size;
  bool title;
} gap;

typedef enum verdict { NOTHING, TEXT, GUTTER } verdict;

static double left_of(const bul_sheet *sheet, const bul_line *line) {
  return sheet->runs[line->run].left;
}

/* What lines below (sign 1) or above (-1) say of the gap. */
static verdict ask(const bul_sheet *sheet, const bul_grid *grid, const gap *g,
                   int sign, bool same_type) {
  double near =
      (g->title ? NEAR_TITLE * sheet->body + g->size : NEAR * g->size);
  double middle = g->before->middle, edge = OVERLAP * g->size;
  double crossing = near, left = near, right = near;
  size_t row = bul_grid_row(grid, middle);
  size_t end = bul_grid_row(grid, middle + sign * near);
  size_t looked = 0;
  for (;; row = sign > 0 ? row + 1 : row - 1) {
    for (size_t i = grid->rows[row]; i != BUL_NONE && looked < LOOKED_AT;
         i = sheet->lines[i].other, looked++) {
      const bul_line *line = &sheet->lines[i];
      double away = sign * (line->middle - middle);
      if (line->gone || away < RISE * g->size || away >= near) continue;
      if (same_type && !is_like(line->size, g->size, SAME)) continue;
      if (left_of(sheet, line) < g->left - edge && line->ink > g->right + edge)
        crossing = fmin(crossing, away);
      else if (line->ink <= g->right && line->ink > left_of(sheet, g->before) &&
               left_of(sheet, line) < g->left)
        left = fmin(left, away);
      else if (left_of(sheet, line) >= g->left &&
               left_of(sheet, line) < g->after->right + PARAGRAPH * g->size &&
               line->ink > g->right)
        right = fmin(right, away);
    }
    if (row == end) break;
  }
  if (crossing < near && crossing <= fmax(left, right) + edge) return TEXT;
  return left < near && right < near ? GUTTER : NOTHING;
}

/* Whether lines below (sign 1) or above (-1) begin where the second part does,
** up to one that crosses the gap: it is a column's edge. */
static bool is_edge(const bul_sheet *sheet, const bul_grid *grid, const gap *g,
                    int sign) {
  double middle = g->before->middle, edge = OVERLAP * g->size;
  double crossing = FAR * g->size, begins = crossing;
  size_t row = bul_grid_row(grid, middle), looked = 0;
  size_t end = bul_grid_row(grid, middle + sign * crossing);
  for (;; row = sign > 0 ? row + 1 : row - 1) {
    for (size_t i = grid->rows[row]; i != BUL_NONE && looked < LOOKED_AT;
         i = sheet->lines[i].other, looked++) {
      const bul_line *line = &sheet->lines[i];
      double away = sign * (line->middle - middle);
      if (line->gone || away < RISE * g->size) continue;
      if (left_of(sheet, line) < g->left - edge && line->ink > g->right + edge)
        crossing = fmin(crossing, away);
      else if (fabs(left_of(sheet, line) - g->right) < edge)
        begins = fmin(begins, away);
    }
    if (row == end) break;
  }
  return begins < crossing;
}

static bool is_gutter(const bul_sheet *sheet, const bul_grid *grid,
                      const gap *g) {
  verdict below = ask(sheet, grid, g, 1, !g->title);
  if (below == NOTHING) below = ask(sheet, grid, g, -1, true);
  if (below == NOTHING && !g->title)
    return is_edge(sheet, grid, g, 1) || is_edge(sheet, grid, g, -1);
  return below == GUTTER;
}

/* The nearest line to the right in the row, or BUL_NONE. */
static size_t find_right(const bul_sheet *sheet, const bul_grid *grid,
                         const bul_line *line) {
  size_t best = BUL_NONE;
  size_t from = bul_grid_row(grid, line->middle - RISE * line->size);
  size_t to = bul_grid_row(grid, line->middle + RISE * line->size);
  size_t looked = 0;
  for (size_t row = from; row <= to; row++) {
    for (size_t i = grid->rows[row]; i != BUL_NONE && looked < LOOKED_AT;
         i = sheet->lines[i].other, looked++) {
      const bul_line *other = &sheet->lines[i];
      if (other->gone || other->across || other == line ||
          other->left < line->right - TUCKED * line->size ||
          fabs(other->middle - line->middle) > RISE * line->size)
        continue;
      if (best == BUL_NONE || other->left < sheet->lines[best].left) best = i;
    }
  }
  return best;
}

static void join(bul_sheet *sheet, bul_line *line, bul_line *other) {
  other->gone = true;
  sheet->runs[line->last_run].next = other->run;
  line->last_run = other->last_run;
  line->chars += other->chars;
  line->right = fmax(line->right, other->right);
  line->ink = other->ink;
  line->plain = line->plain && other->plain && line->weight == other->weight;
  bul_box_widen(&line->box, &other->box);
  count_type(line, other->size, other->weight, other->face, other->majority);
}

static void join_row(bul_sheet *sheet, const bul_grid *grid, bul_line *line) {
  bool title = line->size > TITLE * sheet->body;
  for (;;) {
    size_t number = find_right(sheet, grid, line);
    if (number == BUL_NONE) return;
    bul_line *other = &sheet->lines[number];
    gap g = {line,
             other,
             line->ink,
             left_of(sheet, other),
             fmax(line->size, other->size),
             title};
    if (!is_like(line->size, other->size, SAME) ||
        other->left - line->right > g.size * (title ? WIDEST_TITLE : WIDEST) ||
        is_ruled_off(sheet, g.left, g.right, line->middle) ||
        is_gutter(sheet, grid, &g))
      return;
    join(sheet, line, other);
  }
}

static int from_below(const void *a, const void *b) {
  const bul_line *one = *(bul_line *const *)a, *other = *(bul_line *const *)b;
  if (one->middle != other->middle) return one->middle > other->middle ? -1 : 1;
  if (one->left != other->left) return one->left < other->left ? -1 : 1;
  return one < other ? -1 : one > other;
}

bool bul_sheet_make_lines(bul_sheet *sheet) {
  bul_grid grid;
  size_t count;
  if (!find_body(sheet) || !bul_sheet_find_across(sheet) ||
      !bul_sheet_find_borders(sheet) || !join_touching(sheet))
    return false;
  count = sheet->line_count;
  bul_line **order =
      bul_arena_alloc(&sheet->arena, (count + 1) * sizeof *order);
  if (order == NULL ||
      !bul_grid_init(&grid, &sheet->arena, sheet->height, sheet->body))
    return false;
  for (size_t i = 0; i < count; i++) {
    size_t row = bul_grid_row(&grid, sheet->lines[i].middle);
    order[i] = &sheet->lines[i];
    sheet->lines[i].other = grid.rows[row];
    grid.rows[row] = i;
  }
  if (count > 0) qsort(order, count, sizeof *order, from_below);
  for (size_t i = 0; i < count; i++)
    if (!order[i]->gone && !order[i]->across) join_row(sheet, &grid, order[i]);
  return true;
}

/* --- text -------------------------------------------------------------- */

/* The white between the runs of a line, all of it. */
static double white_of(const bul_sheet *sheet, const bul_line *line) {
  double white = line->right - line->left;
  for (size_t i = line->run; i != BUL_NONE; i = sheet->runs[i].next)
    white -= sheet->runs[i].box.width;
  return fmax(white, 0);
}

/* What reads as a blank between two runs, given the white elsewhere in the line,
** a character: names of two characters beside each other need one. */
static bulletin_text blank_of(const bul_run *last, const bul_run *run,
                              double elsewhere) {
  double white = run->box.x - last->box.x - last->box.width;
  uint32_t before = bul_char_last(last->text);
  uint32_t after = bul_char_first(run->text);
  if (!bul_is_wide(before) && !bul_is_wide(after))
    return white > SPACE * run->size ? BUL_TEXT(" ") : BUL_TEXT("");
  if (white > WIDE_SPACE * run->size) return BUL_TEXT("　");
  bool han = bul_is_han(before) && bul_is_han(after);
  return han && white - elsewhere > HAN_SPACE * run->size ? BUL_TEXT(" ")
                                                          : BUL_TEXT("");
}

void bul_sheet_add_line(const bul_sheet *sheet, const bul_line *line,
                        bul_buffer *out) {
  const bul_run *last = NULL;
  double white = white_of(sheet, line);
  for (size_t i = line->run; i != BUL_NONE; i = sheet->runs[i].next) {
    const bul_run *run = &sheet->runs[i];
    if (last != NULL) {
      double here = run->box.x - last->box.x - last->box.width;
      double others = line->chars > 2 ? (double)(line->chars - 2) : 1;
      bul_buffer_add_text(out,
                          blank_of(last, run, fmax(white - here, 0) / others));
    }
    bul_buffer_add_text(out, run->text);
    last = run;
  }
}

uint32_t bul_sheet_last_char(const bul_sheet *sheet, const bul_line *line) {
  uint32_t last = U'。';
  for (size_t i = line->run; i != BUL_NONE; i = sheet->runs[i].next) {
    uint32_t c = bul_last_inside(sheet->runs[i].text);
    if (c != 0) last = c;
  }
  return last;
}
