/*
** sheet.h - a printed page in the making: runs of text with their places and
** their type, as lines, blocks and pieces.
**
** What a reader of printed files writes is text, a record a line, so that it
** may be another program, under another licence or in another process:
**
**   page NUMBER WIDTH HEIGHT
**   run X Y WIDTH HEIGHT SIZE WEIGHT FACE TEXT
**   rule X Y WIDTH HEIGHT
**   box X Y WIDTH HEIGHT
**
** Places are in points from the upper left corner, SIZE is that of the type,
** WEIGHT 400 for regular and 700 for bold type, FACE any number that tells
** faces apart. A run has no white space in it that is wider than its letters
** need. Runs may come in any order.
*/
#ifndef BUL_SHEET_H
#define BUL_SHEET_H

#include "../../base/decimal.h"
#include "../layout.h"

#define BUL_NONE SIZE_MAX

typedef struct bul_run {
  bulletin_text text; /* of what was read */
  bulletin_box box;
  double size;
  unsigned weight, face;
  size_t next;        /* of its line, or BUL_NONE */
  double left, right; /* where its ink is, about: half of a mark is white */
  bool across;        /* a whole line that runs across the page's others */
} bul_run;

/* Runs beside each other. Its type is that of most of its characters. */
typedef struct bul_line {
  bulletin_box box;
  double left, right;
  double ink;          /* the right edge of its last run's ink */
  double middle, size; /* where it runs; it is `size` high around that */
  size_t chars;
  size_t run, last_run; /* the first and the last one */
  size_t other;         /* in its row of the grid, or BUL_NONE */
  size_t next;          /* of its block, or BUL_NONE */
  size_t majority;      /* of the characters that speak for its type */
  unsigned weight, face;
  bool plain; /* all of it is of one weight */
  bool gone;  /* into another line */
  bool across;
} bul_line;

/* What a block is on the page. */
typedef enum bul_block_kind {
  BUL_BLOCK_FLOW, /* running text */
  BUL_BLOCK_TITLE,
  BUL_BLOCK_ALONE /* furniture and what else goes on with nothing */
} bul_block_kind;

/* Lines below each other in one column, of one type. */
typedef struct bul_block {
  bulletin_box box;
  double left, right;
  double top, bottom; /* of the type of its first and last line */
  double size;
  size_t first, last; /* lines */
  size_t lines, chars;
  size_t majority; /* of the characters that speak for its face */
  size_t head;     /* of a title: the number of its titles */
  size_t follow;   /* the block that goes on with it, or BUL_NONE */
  size_t other;    /* in its row of the grid, or BUL_NONE */
  unsigned weight, face;
  int kind;     /* bul_block_kind */
  size_t frame; /* the innermost box with text that it stands in, or BUL_NONE */
  bool across;  /* its lines stand beside each other */
  bool lone;    /* one line in the text's type, with no text right above */
  bool column;  /* its shape or its row show that it is running text */
  bool followed; /* it goes on with another, or with titles */
  bool folio;    /* a part of the line across the page's head */
  bool written;
} bul_block;

/* The titles of one piece: blocks that stand below each other. */
typedef struct bul_head {
  double left, right, top, bottom;
  double size;   /* the largest */
  size_t follow; /* the block of text under it, or BUL_NONE */
  size_t frame;  /* the box it stands in, or BUL_NONE */
  bool across;
} bul_head;

/* The ways that a border runs. */
enum { BUL_LEVEL, BUL_UPRIGHT };

/* A rule that parts what stands on its sides, or a box's edge. */
typedef struct bul_border {
  double at;       /* from the page's top, or its left edge */
  double from, to; /* its ends */
  size_t frame;    /* whose edge it is, or BUL_NONE */
} bul_border;

/* A box. */
typedef struct bul_frame {
  double left, top, right, bottom;
  bool holds; /* running text */
  bool gone;  /* text runs over its edges: it is none */
} bul_frame;

typedef struct bul_page_sheet {
  uint32_t number;
  double width, height;
  double body;        /* the size in which most characters are set */
  unsigned body_face; /* and their face */
  bool turned;        /* its lines run downwards: across.c */
  bul_run *runs;
  size_t run_count, run_room;
  bulletin_box *drawn; /* rules and boxes */
  size_t drawn_count, drawn_room;
  bul_border *borders[2]; /* level ones, upright ones */
  size_t border_count[2];
  bul_frame *frames;
  size_t frame_count;
  bul_line *lines;
  size_t line_count;
  bul_block *blocks;
  size_t block_count;
  bul_head *heads;
  size_t head_count;
  bul_arena arena; /* of lines, blocks and heads */
} bul_sheet;

/* Reads one page's records; *rest is what follows them. Errors: CORRUPT,
** LIMIT, NOMEM. */
int bul_sheet_read(bul_sheet *sheet, bulletin_text text, bulletin_text *rest,
                   bulletin_error *error);

/* Runs to lines, lines to blocks, blocks to titles and what follows them, and
** the whole to lines of the layout. Each false when memory ran out. */
bool bul_sheet_make_lines(bul_sheet *sheet);
bool bul_sheet_make_blocks(bul_sheet *sheet);
bool bul_sheet_make_heads(bul_sheet *sheet);
bool bul_sheet_follow(bul_sheet *sheet);
bool bul_sheet_write(bul_sheet *sheet, bul_draft *draft);

/* Finds what runs across the other lines, and turns a page whose lines run
** downwards; false when memory ran out. The other one says where a box of the
** page as it is now stands in the file. */
bool bul_sheet_find_across(bul_sheet *sheet);
bulletin_box bul_sheet_box(const bul_sheet *sheet, const bulletin_box *box);

/* Finds what of that which is drawn parts text; false when memory ran out. Then
** blocks are told in which boxes they stand. */
bool bul_sheet_find_borders(bul_sheet *sheet);
void bul_sheet_enter_frames(bul_sheet *sheet);

/* The first border of that way between `near` and `far`, along at least half of
** what lies between `from` and `to`; NULL: nothing parts them. */
const bul_border *bul_sheet_border(const bul_sheet *sheet, int way, double near,
                                   double far, double from, double to);

/* The same between two blocks, one below the other. */
const bul_border *bul_sheet_rule_between(const bul_sheet *sheet,
                                         const bul_block *above,
                                         const bul_block *below);

/* Finds the line across the page's head among blocks from above. */
void bul_sheet_set_folio_apart(bul_sheet *sheet);

/* The text of a line, appended. */
void bul_sheet_add_line(const bul_sheet *sheet, const bul_line *line,
                        bul_buffer *out);

/* The last character of a line that is no closing mark; a full stop where all
** are: nothing is left open. */
uint32_t bul_sheet_last_char(const bul_sheet *sheet, const bul_line *line);

/* A block of one line. */
bul_block bul_sheet_block_of(const bul_sheet *sheet, size_t number);

/* Whether two that run across stand beside each other. */
bool bul_sheet_is_beside(const bul_block *one, const bul_block *other);

/* Whether it ends a sentence, but for closing marks. */
bool bul_sheet_ends_sentence(const bul_sheet *sheet, const bul_line *line);

/* --- subheads ------------------------------------------------------------ */

/* Of a column's usual pitch: white, and what is one. */
#define BUL_APART 1.12
#define BUL_EVEN 1.08

/* How far below each other most of a block's lines stand; 0 where few tell. */
double bul_sheet_pitch(const bul_sheet *sheet, const bul_block *block);

/* A line of its own between paragraphs: bold, or in the middle of its column,
** and no sentence. */
bool bul_sheet_is_subhead(const bul_sheet *sheet, const bul_block *block,
                          const bul_line *line);

/* How many lines from this one on, above which there is white, are a subhead
** with white under it; 0: it is none. */
size_t bul_sheet_count_apart(const bul_sheet *sheet, size_t first,
                             double pitch);

/* --- a grid of rows, to find what stands near ---------------------------- */

typedef struct bul_grid {
  size_t *rows; /* of each row the first item, or BUL_NONE */
  size_t count;
  double step;
} bul_grid;

/* For a page of that height with type of that size. */
bool bul_grid_init(bul_grid *grid, bul_arena *arena, double height,
                   double size);

/* The row of a place. */
static inline size_t bul_grid_row(const bul_grid *grid, double y) {
  if (!(y > 0)) return 0;
  double row = y / grid->step;
  return row < (double)grid->count ? (size_t)row : grid->count - 1;
}

/* --- the assignment problem ---------------------------------------------- */

/* Gives each of `count` rows one of `columns` >= count columns, another one
** each, so that the sum of cost[row * columns + column] is least. False when
** memory ran out. */
bool bul_assign(size_t *column_of_row, const double *cost, size_t count,
                size_t columns, bul_arena *arena);

#endif
