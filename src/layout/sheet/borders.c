/*
** borders.c - which of the rules and boxes that are drawn on a page part its
** text.
**
** A rule between columns or pieces is a border, and so are the edges of a box.
** What text runs over parts nothing, nor does what underlines a line or stands
** between the rows of a table.
*/
#include "sheet.h"

#include "../../base/box.h"

#include <math.h>
#include <stdlib.h>

/* In points. */
static const double THICKEST = 6; /* of a rule */
static const double TOUCHES = 2, LIKE = 3;
/* Shares of the size of the page's text. */
static const double SHORTEST = 3;     /* a border or a box's side */
static const double ROW = 3.2;        /* of a table, at the most */
static const double TALLEST_ROW = 12; /* one of them, beside low ones */
/* Shares of a run's size. */
static const double INSIDE = .35;
static const double UNDERLINE = .7; /* below a line's middle, at the most */
static const double WHOLE_PAGE = .96;
static const double ALL = .9; /* of what is underlined */

enum {
  MOST_BORDERS = 240, /* of each way; those beyond are the shortest */
  MOST_FRAMES = 80,
  LEAST_LINES = 3, /* of running text */
  LEAST_ROWS = 2
};

static bool is_near(double a, double b, double most) {
  return fabs(a - b) <= most;
}

/* --- what is drawn ----------------------------------------------------- */

static bool is_thin(const bulletin_box *box) {
  return fmin(box->width, box->height) <= THICKEST;
}

static int by_place(const void *a, const void *b) {
  const bul_border *one = a, *other = b;
  double at = floor(one->at * 2), other_at = floor(other->at * 2);
  if (at != other_at) return at < other_at ? -1 : 1;
  if (one->from != other->from) return one->from < other->from ? -1 : 1;
  return one->to < other->to ? -1 : one->to > other->to;
}

static int by_length(const void *a, const void *b) {
  const bul_border *one = a, *other = b;
  double length = one->to - one->from, other_length = other->to - other->from;
  if (length != other_length) return length > other_length ? -1 : 1;
  return by_place(a, b);
}

/* Joins parts of one rule, and keeps the longest. */
static void join_parts(bul_sheet *sheet, int way) {
  bul_border *all = sheet->borders[way];
  size_t count = sheet->border_count[way], kept = 0, i = 0;
  if (count == 0) return;
  qsort(all, count, sizeof *all, by_place);
  while (i < count) {
    bul_border whole = all[i++];
    while (i < count && is_near(all[i].at, whole.at, TOUCHES / 2) &&
           all[i].from <= whole.to + TOUCHES && all[i].from >= whole.from) {
      whole.to = fmax(whole.to, all[i].to);
      i++;
    }
    if (whole.to - whole.from >= SHORTEST * sheet->body) all[kept++] = whole;
  }
  if (kept > 0) qsort(all, kept, sizeof *all, by_length);
  sheet->border_count[way] = kept < MOST_BORDERS ? kept : MOST_BORDERS;
}

static bool collect_rules(bul_sheet *sheet, int way) {
  size_t room = sheet->drawn_count + 2 * MOST_FRAMES + 1, count = 0;
  bul_border *all = bul_arena_alloc(&sheet->arena, room * sizeof *all);
  if (all == NULL) return false;
  for (size_t i = 0; i < sheet->drawn_count; i++) {
    const bulletin_box *box = &sheet->drawn[i];
    bool level = box->width >= box->height;
    if (!is_thin(box) || level != (way == BUL_LEVEL)) continue;
    double at = level ? box->y + box->height / 2 : box->x + box->width / 2;
    double from = level ? box->x : box->y;
    all[count++] = (bul_border){
        at, from, from + (level ? box->width : box->height), BUL_NONE};
  }
  sheet->borders[way] = all;
  sheet->border_count[way] = count;
  join_parts(sheet, way);
  return true;
}

/* --- boxes ------------------------------------------------------------- */

static void add_frame(bul_sheet *sheet, const bul_frame *frame) {
  double least = SHORTEST * sheet->body;
  double width = frame->right - frame->left,
         height = frame->bottom - frame->top;
  bool whole =
      width > WHOLE_PAGE * sheet->width && height > WHOLE_PAGE * sheet->height;
  if (width < least || height < least || whole ||
      sheet->frame_count == MOST_FRAMES)
    return;
  for (size_t i = 0; i < sheet->frame_count; i++) {
    const bul_frame *other = &sheet->frames[i];
    if (is_near(other->left, frame->left, LIKE) &&
        is_near(other->right, frame->right, LIKE) &&
        is_near(other->top, frame->top, LIKE) &&
        is_near(other->bottom, frame->bottom, LIKE))
      return;
  }
  sheet->frames[sheet->frame_count++] = *frame;
}

static void add_edge(bul_sheet *sheet, int way, double at, double from,
                     double to) {
  bul_border edge = {at, from, to, sheet->frame_count - 1};
  sheet->borders[way][sheet->border_count[way]++] = edge;
}

/* Boxes that are drawn as such. */
static void collect_boxes(bul_sheet *sheet) {
  for (size_t i = 0; i < sheet->drawn_count; i++) {
    const bulletin_box *box = &sheet->drawn[i];
    size_t before = sheet->frame_count;
    if (is_thin(box)) continue;
    bul_frame f = {box->x, box->y, box->x + box->width, box->y + box->height,
                   false,  false};
    add_frame(sheet, &f);
    if (sheet->frame_count == before) continue;
    add_edge(sheet, BUL_LEVEL, f.top, f.left, f.right);
    add_edge(sheet, BUL_LEVEL, f.bottom, f.left, f.right);
    add_edge(sheet, BUL_UPRIGHT, f.left, f.top, f.bottom);
    add_edge(sheet, BUL_UPRIGHT, f.right, f.top, f.bottom);
  }
}

/* The upright rule that joins both ends of two level ones, or NULL. */
static bul_border *find_side(bul_sheet *sheet, double at, double top,
                             double bottom) {
  for (size_t i = 0; i < sheet->border_count[BUL_UPRIGHT]; i++) {
    bul_border *side = &sheet->borders[BUL_UPRIGHT][i];
    if (is_near(side->at, at, LIKE) && is_near(side->from, top, LIKE) &&
        is_near(side->to, bottom, LIKE))
      return side;
  }
  return NULL;
}

/* Boxes of four rules. */
static void join_boxes(bul_sheet *sheet) {
  size_t count = sheet->border_count[BUL_LEVEL];
  for (size_t i = 0; i < count; i++) {
    bul_border *top = &sheet->borders[BUL_LEVEL][i];
    for (size_t k = 0; k < count; k++) {
      bul_border *bottom = &sheet->borders[BUL_LEVEL][k];
      if (bottom->at <= top->at + LIKE ||
          !is_near(top->from, bottom->from, LIKE) ||
          !is_near(top->to, bottom->to, LIKE))
        continue;
      bul_border *left = find_side(sheet, top->from, top->at, bottom->at);
      bul_border *right = find_side(sheet, top->to, top->at, bottom->at);
      size_t before = sheet->frame_count;
      if (left == NULL || right == NULL) continue;
      add_frame(sheet, &(bul_frame){left->at, top->at, right->at, bottom->at,
                                    false, false});
      if (sheet->frame_count > before)
        top->frame = bottom->frame = left->frame = right->frame = before;
    }
  }
}

/* --- what is none ------------------------------------------------------ */

/* Whether text runs over the border. */
static bool is_run_over(int way, const bul_border *b, const bul_run *run) {
  double middle = run->box.y + run->box.height / 2, inside = INSIDE * run->size;
  double left = run->box.x + inside, right = left + run->box.width - 2 * inside;
  if (way == BUL_UPRIGHT)
    return b->at > left && b->at < right && b->from < middle - inside &&
           b->to > middle + inside;
  return b->from < right && b->to > left && fabs(b->at - middle) < inside;
}

/* How much of the border's length the run stands right over. */
static double underlined(const bul_border *b, const bul_run *run) {
  double below = b->at - run->box.y - run->box.height / 2;
  if (below <= 0 || below > UNDERLINE * run->size) return 0;
  double from = fmax(b->from, run->box.x - run->size);
  return fmax(fmin(b->to, run->box.x + run->box.width + run->size) - from, 0);
}

static bool is_border(const bul_sheet *sheet, int way, const bul_border *b) {
  double length = 0;
  for (size_t i = 0; i < sheet->run_count; i++) {
    const bul_run *run = &sheet->runs[i];
    if (is_run_over(way, b, run)) return false;
    if (way == BUL_LEVEL && b->frame == BUL_NONE) length += underlined(b, run);
  }
  return length < ALL * (b->to - b->from);
}

static bool is_in_table(const bul_border *b, const bul_border *row) {
  return is_near(b->from, row->from, LIKE) && is_near(b->to, row->to, LIKE);
}

/* How many rows of a table stand between level rules as wide as this one, from
** this one on upwards or downwards; *end is where the last one is. */
static size_t count_rows(const bul_sheet *sheet, const bul_border *b,
                         double sign, double *end) {
  size_t rows = 0, count = sheet->border_count[BUL_LEVEL];
  *end = b->at;
  for (size_t pass = 0; pass < count; pass++) {
    double next = HUGE_VAL;
    for (size_t i = 0; i < count; i++) {
      const bul_border *other = &sheet->borders[BUL_LEVEL][i];
      double away = sign * (other->at - *end);
      if (is_in_table(b, other) && away > LIKE) next = fmin(next, away);
    }
    if (next > ROW * sheet->body) return rows;
    *end += sign * next;
    rows++;
  }
  return rows;
}

/* Marks the rules of tables: of one width, a row apart from each other. */
static void mark_tables(bul_sheet *sheet, bool *gone[2]) {
  size_t count = sheet->border_count[BUL_LEVEL];
  for (size_t i = 0; i < count; i++) {
    const bul_border *b = &sheet->borders[BUL_LEVEL][i];
    double top, bottom;
    if (gone[BUL_LEVEL][i]) continue;
    size_t rows =
        count_rows(sheet, b, -1, &top) + count_rows(sheet, b, 1, &bottom);
    if (rows < LEAST_ROWS) continue;
    top -= TALLEST_ROW * sheet->body;
    bottom += TALLEST_ROW * sheet->body;
    for (size_t k = 0; k < count; k++) {
      const bul_border *other = &sheet->borders[BUL_LEVEL][k];
      if (is_in_table(b, other) && other->at > top && other->at < bottom)
        gone[BUL_LEVEL][k] = true;
    }
    for (size_t k = 0; k < sheet->border_count[BUL_UPRIGHT]; k++) {
      const bul_border *side = &sheet->borders[BUL_UPRIGHT][k];
      if (side->at > b->from - LIKE && side->at < b->to + LIKE &&
          side->from > top && side->to < bottom)
        gone[BUL_UPRIGHT][k] = true;
    }
  }
}

static bool drop_others(bul_sheet *sheet) {
  bool *gone[2];
  for (int way = 0; way < 2; way++) {
    size_t count = sheet->border_count[way];
    gone[way] = bul_arena_alloc(&sheet->arena, count + 1);
    if (gone[way] == NULL) return false;
    for (size_t i = 0; i < count; i++) {
      bul_border *b = &sheet->borders[way][i];
      gone[way][i] = !is_border(sheet, way, b);
      if (gone[way][i] && b->frame != BUL_NONE)
        sheet->frames[b->frame].gone = true;
    }
  }
  mark_tables(sheet, gone);
  for (int way = 0; way < 2; way++) {
    size_t kept = 0;
    for (size_t i = 0; i < sheet->border_count[way]; i++) {
      bul_border b = sheet->borders[way][i];
      bool open = b.frame != BUL_NONE && sheet->frames[b.frame].gone;
      if (!gone[way][i] && !open) sheet->borders[way][kept++] = b;
    }
    sheet->border_count[way] = kept;
  }
  return true;
}

bool bul_sheet_find_borders(bul_sheet *sheet) {
  if (sheet->drawn_count == 0) return true;
  sheet->frames =
      bul_arena_alloc(&sheet->arena, MOST_FRAMES * sizeof *sheet->frames);
  if (sheet->frames == NULL || !collect_rules(sheet, BUL_LEVEL) ||
      !collect_rules(sheet, BUL_UPRIGHT))
    return false;
  join_boxes(sheet);
  collect_boxes(sheet);
  return drop_others(sheet);
}

/* --- questions --------------------------------------------------------- */

const bul_border *bul_sheet_border(const bul_sheet *sheet, int way, double near,
                                   double far, double from, double to) {
  double least = (to - from) / 2;
  for (size_t i = 0; i < sheet->border_count[way]; i++) {
    const bul_border *b = &sheet->borders[way][i];
    if (b->at >= near && b->at <= far && b->from <= to && b->to >= from &&
        fmin(b->to, to) - fmax(b->from, from) >= least)
      return b;
  }
  return NULL;
}

const bul_border *bul_sheet_rule_between(const bul_sheet *sheet,
                                         const bul_block *above,
                                         const bul_block *below) {
  double half = fmin(above->size, below->size) / 2;
  double left = fmax(above->left, below->left);
  double right = fmin(above->right, below->right);
  if (left > right) return NULL;
  return bul_sheet_border(sheet, BUL_LEVEL, above->bottom - half,
                          below->top + half, left, right);
}

static bool is_in_frame(const bul_frame *frame, const bul_block *block) {
  double x = (block->left + block->right) / 2;
  double y = (block->top + block->bottom) / 2;
  return !frame->gone && x > frame->left && x < frame->right &&
         y > frame->top && y < frame->bottom;
}

void bul_sheet_enter_frames(bul_sheet *sheet) {
  for (size_t i = 0; i < sheet->frame_count; i++)
    for (size_t k = 0; k < sheet->block_count; k++) {
      const bul_block *block = &sheet->blocks[k];
      if (block->lines >= LEAST_LINES && is_in_frame(&sheet->frames[i], block))
        sheet->frames[i].holds = true;
    }
  for (size_t k = 0; k < sheet->block_count; k++) {
    bul_block *block = &sheet->blocks[k];
    double least = HUGE_VAL;
    for (size_t i = 0; i < sheet->frame_count; i++) {
      const bul_frame *f = &sheet->frames[i];
      double size = (f->right - f->left) * (f->bottom - f->top);
      if (!f->holds || size >= least || !is_in_frame(f, block)) continue;
      least = size;
      block->frame = i;
    }
  }
}
