/*
** painter.c - what the content of a PDF's page draws: rules and boxes.
**
** Of the operators it knows those that make paths, paint them and say where and
** in what colour, and those that say where text begins and in what font. Pictures
** and shadings are passed over. A rule is a thin
** filled rectangle or a straight stroke, level or upright; a box is a larger
** rectangle, its corners may be round.
*/
#include "rulings.h"

#include "content.h"

#include <math.h>
#include <string.h>

enum {
  MOST_AREAS = 4000, /* of a page; more are a drawing */
  MOST_MARKS = 100000,
  MOST_OPERATORS = 4000000,
  MOST_SAVED = 64,  /* states */
  MOST_FORMS = 8,   /* in each other */
  MOST_POINTS = 96, /* of a path */
  FORM_COST = 200   /* operators: opening one takes time, too */
};

/* In points. */
static const double SHORTEST = 9;
static const double SKEW = .6;
/* Shares of a shape's outline that is straight: its corners may be round. */
static const double STRAIGHT = .7;
static const double HAIRLINE = .1;
static const double FARTHEST = 1e6;

typedef struct state {
  double matrix[6];
  double width; /* of strokes */
  int font;
  area clip;
  gboolean white_fill, white_stroke;
} state;

typedef struct point {
  double x, y;
  gboolean moved, curved; /* how it was reached */
} point;

typedef struct painter {
  const source *from;
  const view *seen;
  drawing *out;
  state saved[MOST_SAVED];
  int depth, forms;
  long operators;
  gboolean full;
  state now;
  int resources;
  point points[MOST_POINTS];
  int point_count;
  gboolean complex; /* the path has more points, or is no outline */
  gboolean clips;   /* it will bound what is painted */
  double line[6];   /* where a line of text begins */
  double leading;
} painter;

/* --- places ------------------------------------------------------------ */

/* Both one after the other: m is done first. */
static void multiply(double out[6], const double m[6], const double n[6]) {
  double made[6] = {
      m[0] * n[0] + m[1] * n[2],        m[0] * n[1] + m[1] * n[3],
      m[2] * n[0] + m[3] * n[2],        m[2] * n[1] + m[3] * n[3],
      m[4] * n[0] + m[5] * n[2] + n[4], m[4] * n[1] + m[5] * n[3] + n[5]};
  memcpy(out, made, sizeof made);
}

static double bounded(double value) {
  if (!(value > -FARTHEST)) return -FARTHEST;
  return value < FARTHEST ? value : FARTHEST;
}

/* On the page as it is shown. */
static point place(const painter *p, double x, double y) {
  const double *m = p->now.matrix;
  double u = bounded(m[0] * x + m[2] * y + m[4]);
  double v = bounded(m[1] * x + m[3] * y + m[5]);
  const view *seen = p->seen;
  switch (seen->quarters) {
  case 1:
    return (point){v - seen->bottom, u - seen->left, FALSE, FALSE};
  case 2:
    return (point){seen->right - u, v - seen->bottom, FALSE, FALSE};
  case 3:
    return (point){seen->top - v, seen->right - u, FALSE, FALSE};
  default:
    return (point){u - seen->left, seen->top - v, FALSE, FALSE};
  }
}

/* How thick a stroke is on the page. */
static double thickness(const painter *p) {
  const double *m = p->now.matrix;
  double scale = sqrt(fabs(m[0] * m[3] - m[1] * m[2]));
  return fmax(bounded(p->now.width * scale), HAIRLINE);
}

static area meet(area one, area other) {
  return (area){fmax(one.left, other.left), fmax(one.top, other.top),
                fmin(one.right, other.right), fmin(one.bottom, other.bottom)};
}

/* --- paths ------------------------------------------------------------- */

static void add_point(painter *p, double x, double y, gboolean moved,
                      gboolean curved) {
  if (p->point_count == MOST_POINTS) {
    p->complex = TRUE;
    return;
  }
  point *at = &p->points[p->point_count++];
  *at = place(p, x, y);
  at->moved = moved;
  at->curved = curved;
}

static void add_rectangle(painter *p, const double *n) {
  add_point(p, n[0], n[1], TRUE, FALSE);
  add_point(p, n[0] + n[2], n[1], FALSE, FALSE);
  add_point(p, n[0] + n[2], n[1] + n[3], FALSE, FALSE);
  add_point(p, n[0], n[1] + n[3], FALSE, FALSE);
  add_point(p, n[0], n[1], FALSE, FALSE);
}

/* Back to where the part of the path began. */
static void close_path(painter *p) {
  int first = p->point_count - 1;
  if (p->point_count == 0 || p->point_count == MOST_POINTS) return;
  while (first > 0 && !p->points[first].moved)
    first--;
  point *at = &p->points[p->point_count++];
  *at = p->points[first];
  at->moved = at->curved = FALSE;
}

static area around(const point *points, int count) {
  area a = {FARTHEST, FARTHEST, -FARTHEST, -FARTHEST};
  for (int i = 0; i < count; i++) {
    a.left = fmin(a.left, points[i].x);
    a.right = fmax(a.right, points[i].x);
    a.top = fmin(a.top, points[i].y);
    a.bottom = fmax(a.bottom, points[i].y);
  }
  return a;
}

static void add_area(painter *p, area a) {
  a = meet(a, p->now.clip);
  double width = a.right - a.left, height = a.bottom - a.top;
  if (!(width >= 0 && height >= 0) || fmax(width, height) < SHORTEST) return;
  double thin = fmin(width, height);
  if (thin > PDF_THICKEST && thin < SHORTEST) return;
  if (p->out->areas->len == MOST_AREAS)
    p->full = TRUE;
  else
    g_array_append_val(p->out->areas, a);
}

/* Whether the outline is a rectangle's, but for its corners. */
static gboolean is_rectangle(const point *points, int count, area a) {
  double straight = 0, width = a.right - a.left, height = a.bottom - a.top;
  for (int i = 1; i <= count; i++) {
    const point *last = &points[i - 1], *here = &points[i % count];
    double x = fabs(here->x - last->x), y = fabs(here->y - last->y);
    if (here->curved && i < count) continue;
    if (fmin(x, y) > SKEW && fmax(x, y) > PDF_THICKEST) return FALSE;
    gboolean level =
        y <= SKEW && fmin(fabs(here->y - a.top), fabs(here->y - a.bottom)) <=
                         fmax(SKEW, PDF_THICKEST * (height < PDF_THICKEST));
    gboolean upright =
        x <= SKEW && fmin(fabs(here->x - a.left), fabs(here->x - a.right)) <=
                         fmax(SKEW, PDF_THICKEST * (width < PDF_THICKEST));
    straight += level ? x : upright ? y : 0;
  }
  return straight >= STRAIGHT * 2 * (width + height);
}

static void stroke_part(painter *p, const point *points, int count) {
  double half = thickness(p) / 2;
  area a = around(points, count);
  if (count > 3 && fmin(a.right - a.left, a.bottom - a.top) > PDF_THICKEST &&
      is_rectangle(points, count, a)) {
    add_area(p, a);
    return;
  }
  if (half * 2 > PDF_THICKEST) return;
  for (int i = 1; i < count; i++) {
    area one = around(points + i - 1, 2);
    double x = one.right - one.left, y = one.bottom - one.top;
    if (points[i].curved || fmin(x, y) > SKEW) continue;
    if (x >= y)
      one.top -= half, one.bottom += half;
    else
      one.left -= half, one.right += half;
    add_area(p, one);
  }
}

static void paint(painter *p, gboolean fill, gboolean stroke) {
  fill = fill && !p->now.white_fill;
  stroke = stroke && !p->now.white_stroke;
  for (int i = 0; i < p->point_count && !p->complex && (fill || stroke);) {
    int count = 1;
    const point *points = p->points + i;
    while (i + count < p->point_count && !points[count].moved)
      count++;
    area a = around(points, count);
    if (stroke) stroke_part(p, points, count);
    if (fill && count > 2 && is_rectangle(points, count, a)) add_area(p, a);
    i += count;
  }
  if (p->clips && p->point_count > 0 && !p->complex)
    p->now.clip = meet(p->now.clip, around(p->points, p->point_count));
  p->point_count = 0;
  p->complex = p->clips = FALSE;
}

/* --- states ------------------------------------------------------------ */

static void save(painter *p) {
  if (p->depth < MOST_SAVED) p->saved[p->depth] = p->now;
  p->depth++;
}

static void restore(painter *p) {
  if (p->depth == 0) return;
  p->depth--;
  if (p->depth < MOST_SAVED) p->now = p->saved[p->depth];
}

/* White, where the numbers alone tell: a colour of one part may be of any ink. */
static gboolean is_white(const double *n, int count) {
  double wanted = count == 4 ? 0 : 1;
  if (count != 3 && count != 4) return FALSE;
  for (int i = 0; i < count; i++)
    if (fabs(n[i] - wanted) > 1.0 / 512) return FALSE;
  return TRUE;
}

static void run(painter *p, const GByteArray *content);

static void draw_form(painter *p, const char *name) {
  form found;
  p->operators += FORM_COST;
  if (p->forms == MOST_FORMS || name[0] == '\0' ||
      !p->from->open_form(p->from->context, p->resources, name, &found))
    return;
  int resources = p->resources, depth = p->depth;
  state before = p->now;
  const double *b = found.box;
  multiply(p->now.matrix, found.matrix, p->now.matrix);
  p->point_count = 0;
  add_rectangle(p, (double[4]){b[0], b[1], b[2] - b[0], b[3] - b[1]});
  p->clips = TRUE;
  paint(p, FALSE, FALSE);
  p->resources = found.resources;
  p->forms++;
  run(p, found.bytes);
  p->forms--;
  p->resources = resources;
  p->depth = depth;
  p->now = before;
  p->point_count = 0;
  p->from->close_form(p->from->context, &found);
}

/* --- operators --------------------------------------------------------- */

/* An operator's letters as a number. */
#define OP(a, b) ((unsigned)(a) | (unsigned)(b) << 8)

static void make_path(painter *p, unsigned op, const operation *o) {
  const double *n = o->numbers;
  switch (op) {
  case OP('m', 0):
    if (o->count >= 2) add_point(p, n[0], n[1], TRUE, FALSE);
    break;
  case OP('l', 0):
    if (o->count >= 2) add_point(p, n[0], n[1], FALSE, FALSE);
    break;
  case OP('c', 0):
    if (o->count >= 6) add_point(p, n[4], n[5], FALSE, TRUE);
    break;
  case OP('v', 0):
  case OP('y', 0):
    if (o->count >= 4) add_point(p, n[2], n[3], FALSE, TRUE);
    break;
  case OP('h', 0):
    close_path(p);
    break;
  case OP('r', 'e'):
    if (o->count >= 4) add_rectangle(p, n);
    break;
  case OP('W', 0):
  case OP('W', '*'):
    p->clips = TRUE;
    break;
  }
}

static void paint_path(painter *p, unsigned op) {
  switch (op) {
  case OP('s', 0):
  case OP('b', 0):
  case OP('b', '*'):
    close_path(p);
    paint(p, op != OP('s', 0), TRUE);
    break;
  case OP('S', 0):
    paint(p, FALSE, TRUE);
    break;
  case OP('f', 0):
  case OP('F', 0):
  case OP('f', '*'):
    paint(p, TRUE, FALSE);
    break;
  case OP('B', 0):
  case OP('B', '*'):
    paint(p, TRUE, TRUE);
    break;
  case OP('n', 0):
    paint(p, FALSE, FALSE);
    break;
  }
}

static void set_state(painter *p, unsigned op, const operation *o) {
  const double *n = o->numbers;
  switch (op) {
  case OP('q', 0):
    save(p);
    break;
  case OP('Q', 0):
    restore(p);
    break;
  case OP('c', 'm'):
    if (o->count >= 6) multiply(p->now.matrix, n, p->now.matrix);
    break;
  case OP('w', 0):
    if (o->count >= 1) p->now.width = fabs(bounded(n[0]));
    break;
  case OP('g', 0):
    p->now.white_fill = o->count >= 1 && n[0] > 1 - 1.0 / 512;
    break;
  case OP('G', 0):
    p->now.white_stroke = o->count >= 1 && n[0] > 1 - 1.0 / 512;
    break;
  case OP('r', 'g'):
  case OP('k', 0):
  case OP('s', 'c'):
    p->now.white_fill = is_white(n, o->count);
    break;
  case OP('R', 'G'):
  case OP('K', 0):
  case OP('S', 'C'):
    p->now.white_stroke = is_white(n, o->count);
    break;
  case OP('c', 's'):
    p->now.white_fill = FALSE;
    break;
  case OP('C', 'S'):
    p->now.white_stroke = FALSE;
    break;
  case OP('D', 'o'):
    draw_form(p, o->name);
    break;
  }
}

/* --- text -------------------------------------------------------------- */

/* Marks where the text that is shown begins, if it runs level. */
static void mark_text(painter *p) {
  const double *m = p->line;
  if (p->now.font == 0 || p->out->marks->len == MOST_MARKS) return;
  point begin = place(p, m[4], m[5]);
  point next = place(p, m[4] + m[0], m[5] + m[1]);
  if (!(next.x - begin.x > 10 * fabs(next.y - begin.y))) return;
  mark made = {begin.x, begin.y, p->now.font};
  g_array_append_val(p->out->marks, made);
}

static void move_line(painter *p, double x, double y) {
  const double moved[6] = {1, 0, 0, 1, bounded(x), bounded(y)};
  multiply(p->line, moved, p->line);
}

static void set_text(painter *p, unsigned op, const operation *o) {
  static const double same[6] = {1, 0, 0, 1, 0, 0};
  const double *n = o->numbers;
  switch (op) {
  case OP('B', 'T'):
    memcpy(p->line, same, sizeof same);
    break;
  case OP('T', 'f'):
    p->now.font = p->from->find_font(p->from->context, p->resources, o->name);
    break;
  case OP('T', 'L'):
    if (o->count >= 1) p->leading = n[0];
    break;
  case OP('T', 'D'):
  case OP('T', 'd'):
    if (o->count < 2) break;
    if (op == OP('T', 'D')) p->leading = -n[1];
    move_line(p, n[0], n[1]);
    break;
  case OP('T', 'm'):
    if (o->count >= 6) memcpy(p->line, n, sizeof p->line);
    break;
  case OP('T', '*'):
    move_line(p, 0, -p->leading);
    break;
  case OP('\'', 0):
  case OP('"', 0):
    move_line(p, 0, -p->leading);
    mark_text(p);
    break;
  case OP('T', 'j'):
  case OP('T', 'J'):
    mark_text(p);
    break;
  }
}

static void operate(painter *p, const operation *o) {
  const char *word = o->word;
  p->operators++;
  if (strcmp(word, "scn") == 0) word = "sc";
  if (strcmp(word, "SCN") == 0) word = "SC";
  if (strlen(word) > 2) return;
  unsigned op = OP((guchar)word[0], (guchar)word[1]);
  make_path(p, op, o);
  paint_path(p, op);
  set_state(p, op, o);
  set_text(p, op, o);
}

static void run(painter *p, const GByteArray *content) {
  const guchar *at = content->data, *end = at + content->len;
  operation o;
  while (!p->full && p->operators < MOST_OPERATORS &&
         pdf_next_operation(&o, &at, end))
    operate(p, &o);
}

gboolean pdf_paint(drawing *out, const GByteArray *content, int resources,
                   const source *from, const view *seen) {
  gboolean turned = seen->quarters % 2 == 1;
  double width = seen->right - seen->left, height = seen->top - seen->bottom;
  painter p = {.from = from,
               .seen = seen,
               .out = out,
               .resources = resources,
               .now = {.matrix = {1, 0, 0, 1, 0, 0},
                       .width = 1,
                       .clip = {0, 0, turned ? height : width,
                                turned ? width : height}}};
  run(&p, content);
  return !p.full && p.operators < MOST_OPERATORS;
}
