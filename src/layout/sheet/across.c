/*
** across.c - text that runs across the rest of its page: titles set downwards on
** a page of level lines, and level titles on a page whose lines run downwards.
**
** Glyphs that stand nearer to those above and below them than to those beside
** them run downwards. A page most of which does so is turned: its first column,
** on the right, becomes its first line, so that all that is said of lines holds
** of it. What runs across is one run for each of its lines.
*/
#include "sheet.h"

#include "../../base/box.h"

#include <math.h>
#include <stdlib.h>

/* Shares of the type's size. */
static const double STRAIGHT = .25; /* how far a glyph may stand aside */
static const double TIGHT = .7, LOOSE = 1.6; /* from one to the next */
static const double NEARER = .08;            /* than those beside it */
static const double ROW = .3; /* middles of glyphs beside each other */
static const double LIKE = 1.12;
static const double APART = .25; /* the white beside lone glyphs of a column */
static const double WIDEST = .6; /* the widest gap in what is level */

enum { LOOKED_AT = 256, LEAST_GLYPHS = 3 };

/* A run among its neighbours. */
typedef struct glyph {
  double x, y;   /* its middle */
  double beside; /* the nearest white on either side */
  size_t next;   /* the glyph that goes on with it, or BUL_NONE */
  size_t other;  /* in its row of the grid, or BUL_NONE */
  bool follows, down;
} glyph;

typedef struct field {
  bul_sheet *sheet;
  glyph *glyphs;
  bul_grid grid;
} field;

static bool is_like(double a, double b) {
  return a <= b * LIKE && b <= a * LIKE;
}

/* A single character that lines downwards are made of. */
static bool is_single(const bul_run *run) {
  size_t size;
  return bul_char_at(run->text.data, &size) >= 0x2E80 && size == run->text.size;
}

static bool make_field(field *f) {
  bul_sheet *sheet = f->sheet;
  f->glyphs = bul_arena_alloc(&sheet->arena,
                              (sheet->run_count + 1) * sizeof *f->glyphs);
  if (f->glyphs == NULL ||
      !bul_grid_init(&f->grid, &sheet->arena, sheet->height, sheet->body))
    return false;
  for (size_t i = 0; i < sheet->run_count; i++) {
    const bulletin_box *box = &sheet->runs[i].box;
    double y = box->y + box->height / 2;
    size_t row = bul_grid_row(&f->grid, y);
    f->glyphs[i] = (glyph){.x = box->x + box->width / 2,
                           .y = y,
                           .beside = HUGE_VAL,
                           .next = BUL_NONE,
                           .other = f->grid.rows[row]};
    f->grid.rows[row] = i;
  }
  return true;
}

/* The white between the glyph and the nearest one beside it, and the nearest one
** below it. */
static size_t look_around(field *f, size_t number) {
  const bul_run *run = &f->sheet->runs[number];
  glyph *g = &f->glyphs[number];
  size_t best = BUL_NONE, looked = 0;
  size_t from = bul_grid_row(&f->grid, g->y - ROW * run->size);
  size_t to = bul_grid_row(&f->grid, g->y + LOOSE * run->size);
  for (size_t row = from; row <= to; row++) {
    for (size_t i = f->grid.rows[row]; i != BUL_NONE && looked < LOOKED_AT;
         i = f->glyphs[i].other, looked++) {
      const bul_run *other = &f->sheet->runs[i];
      double down = f->glyphs[i].y - g->y;
      double gap = fmax(other->box.x - run->box.x - run->box.width,
                        run->box.x - other->box.x - other->box.width);
      if (i == number) continue;
      if (fabs(down) < ROW * run->size) {
        g->beside = fmin(g->beside, fmax(gap, 0));
      } else if (down > TIGHT * run->size && down < LOOSE * run->size &&
                 fabs(f->glyphs[i].x - g->x) < STRAIGHT * run->size &&
                 is_like(run->size, other->size) && is_single(other) &&
                 (best == BUL_NONE || f->glyphs[i].y < f->glyphs[best].y)) {
        best = i;
      }
    }
  }
  return best;
}

/* Links glyphs that run downwards. */
static void link_down(field *f) {
  size_t count = f->sheet->run_count;
  for (size_t i = 0; i < count; i++)
    f->glyphs[i].next =
        is_single(&f->sheet->runs[i]) ? look_around(f, i) : BUL_NONE;
  for (size_t i = 0; i < count; i++) {
    glyph *g = &f->glyphs[i];
    if (g->next == BUL_NONE) continue;
    glyph *next = &f->glyphs[g->next];
    double size = f->sheet->runs[i].size;
    double white = next->y - g->y - size + NEARER * size;
    if (next->follows || g->beside < white || next->beside < white)
      g->next = BUL_NONE;
    else
      next->follows = true;
  }
}

/* Marks what runs downwards: chains of that many, and glyphs with so much white
** beside them, shares of their size; the number of those marked. */
static size_t mark_down(field *f, size_t least, double apart) {
  size_t down = 0;
  for (size_t i = 0; i < f->sheet->run_count; i++) {
    const bul_run *run = &f->sheet->runs[i];
    size_t length = 0;
    if (f->glyphs[i].follows) continue;
    for (size_t k = i; k != BUL_NONE; k = f->glyphs[k].next)
      length++;
    bool lone = is_single(run) && f->glyphs[i].beside > apart * run->size;
    for (size_t k = i; k != BUL_NONE && (length >= least || lone);
         k = f->glyphs[k].next) {
      f->glyphs[k].down = true;
      down++;
    }
  }
  return down;
}

/* Links what is level, on a page whose lines run downwards. */
static void link_level(field *f) {
  size_t count = f->sheet->run_count;
  for (size_t i = 0; i < count; i++) {
    glyph *g = &f->glyphs[i];
    const bul_run *run = &f->sheet->runs[i];
    size_t best = BUL_NONE, looked = 0;
    if (g->down) continue;
    g->next = BUL_NONE;
    size_t to = bul_grid_row(&f->grid, g->y + ROW * run->size);
    for (size_t row = bul_grid_row(&f->grid, g->y - ROW * run->size); row <= to;
         row++) {
      for (size_t k = f->grid.rows[row]; k != BUL_NONE && looked < LOOKED_AT;
           k = f->glyphs[k].other, looked++) {
        const bul_run *other = &f->sheet->runs[k];
        double gap = other->box.x - run->box.x - run->box.width;
        if (f->glyphs[k].down || f->glyphs[k].follows ||
            f->glyphs[k].x <= g->x || gap > WIDEST * run->size ||
            fabs(f->glyphs[k].y - g->y) > ROW * run->size ||
            !is_like(run->size, other->size))
          continue;
        if (best == BUL_NONE || f->glyphs[k].x < f->glyphs[best].x) best = k;
      }
    }
    g->next = best;
    if (best != BUL_NONE) f->glyphs[best].follows = true;
  }
}

/* One run of a chain. */
static bool join_chain(field *f, size_t first) {
  bul_sheet *sheet = f->sheet;
  bul_run *run = &sheet->runs[first];
  size_t room = 0, at = 0;
  for (size_t k = first; k != BUL_NONE; k = f->glyphs[k].next)
    room += sheet->runs[k].text.size;
  char *text = bul_arena_alloc(&sheet->arena, room + 1);
  if (text == NULL) return false;
  for (size_t k = first; k != BUL_NONE; k = f->glyphs[k].next) {
    bul_run *part = &sheet->runs[k];
    memcpy(text + at, part->text.data, part->text.size);
    at += part->text.size;
    if (k == first) continue;
    bul_box_widen(&run->box, &part->box);
    part->text.size = 0;
  }
  run->text = bul_text(text, at);
  run->across = true;
  return true;
}

/* Joins the chains of glyphs that run across the page's lines. */
static bool join_chains(field *f, bool down) {
  bul_sheet *sheet = f->sheet;
  size_t kept = 0;
  for (size_t i = 0; i < sheet->run_count; i++)
    if (f->glyphs[i].down == down && !f->glyphs[i].follows && !join_chain(f, i))
      return false;
  for (size_t i = 0; i < sheet->run_count; i++)
    if (sheet->runs[i].text.size > 0) sheet->runs[kept++] = sheet->runs[i];
  sheet->run_count = kept;
  return true;
}

static bulletin_box turned(const bulletin_box *box, double width) {
  return (bulletin_box){.x = box->y,
                        .y = width - box->x - box->width,
                        .width = box->height,
                        .height = box->width,
                        .page = box->page};
}

static void turn(bul_sheet *sheet) {
  double width = sheet->width;
  for (size_t i = 0; i < sheet->run_count; i++)
    sheet->runs[i].box = turned(&sheet->runs[i].box, width);
  for (size_t i = 0; i < sheet->drawn_count; i++)
    sheet->drawn[i] = turned(&sheet->drawn[i], width);
  sheet->width = sheet->height;
  sheet->height = width;
  sheet->turned = true;
}

bulletin_box bul_sheet_box(const bul_sheet *sheet, const bulletin_box *box) {
  if (!sheet->turned) return *box;
  return (bulletin_box){.x = sheet->height - box->y - box->height,
                        .y = box->x,
                        .width = box->height,
                        .height = box->width,
                        .page = box->page};
}

bool bul_sheet_find_across(bul_sheet *sheet) {
  field f = {.sheet = sheet};
  size_t chars = 0;
  for (size_t i = 0; i < sheet->run_count; i++)
    chars += bul_text_length(sheet->runs[i].text);
  if (!make_field(&f)) return false;
  link_down(&f);
  size_t down = mark_down(&f, LEAST_GLYPHS, HUGE_VAL);
  if (down == 0) return true;
  if (down * 2 <= chars) return join_chains(&f, true);
  mark_down(&f, 2, APART);
  for (size_t i = 0; i < sheet->run_count; i++)
    if (!f.glyphs[i].down) f.glyphs[i].follows = false;
  link_level(&f);
  if (!join_chains(&f, false)) return false;
  turn(sheet);
  return true;
}
