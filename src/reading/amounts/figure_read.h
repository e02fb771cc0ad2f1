/*
** figure_read.h - a figure while it is read, and the readers of its parts.
**
** Positions are glyphs. A reader that finds nothing answers 0 or false and
** leaves the reading as it is.
*/
#ifndef BUL_FIGURE_READ_H
#define BUL_FIGURE_READ_H

#include "../../base/numeral.h"
#include "../dates/dates.h"
#include "figure_what.h"

typedef struct bul_figure_finder {
  bulletin_text text;
  int flags;
  bul_glyphs glyphs;
  bul_date_finder date_finder;
  bulletin_dates dates; /* of the line */
  size_t next_date;
  bulletin_figures *out;
  bul_line_words line; /* read when the first number needs them */
  size_t floor; /* the byte before which another figure has taken the words */
} bul_figure_finder;

typedef struct bul_figure_reading {
  size_t first, end;
  bul_numeral number;
  bul_decimal most; /* the upper end of a range */
  bool range;
  int approx;
  int kind;                /* bulletin_figure_kind */
  bul_decimal against;     /* of a score */
  int change;              /* where the figure says it itself: 翻番 */
  const figure_unit *unit; /* NULL for none */
  size_t unit_first, unit_end;
  const char *unit_name; /* where it is not what is printed */
  size_t per_first, per_end;
  bool ordinal;
  bool quotient; /* a fraction or a ratio */
  bool fraction; /* 三分之二 */
} bul_figure_reading;

static inline int bul_figure_unit_kind(const bul_figure_reading *r) {
  return r->unit != NULL ? r->unit->kind : UNIT_SHARE;
}

/* --- figure_numbers.c: the number ----------------------------------------- */

/* A number that may carry a figure: not cut out of 4K, G20 or 2.0版, and not
** 百 or 千 alone unless a word before it makes it one (近百, 上千). */
bool bul_figure_number(bul_numeral *n, const bul_glyphs *g, size_t i);

/* 余, 多, 来 between number and unit: the glyph after it, or i. */
size_t bul_figure_more(const bul_glyphs *g, size_t i, const bul_numeral *n,
                       int *approx);

/* 百分之三十, 千分之五 and ranges of them, at glyph i. */
bool bul_figure_per_hundred(bul_figure_reading *r, const bul_glyphs *g,
                            size_t i);

/* The end of a range behind the number (3至5年) or behind its unit (1万元至
** 2万元). */
void bul_figure_range(bul_figure_reading *r, const bul_glyphs *g);

/* What follows the unit: 5年半, 六成五, 3000人以上. */
void bul_figure_behind(bul_figure_reading *r, const bul_glyphs *g);

/* 个多月, 个半小时 at glyph i: 个 parted from its noun. */
bool bul_figure_parted_unit(bul_figure_reading *r, const bul_glyphs *g,
                            size_t i);

/* --- figure_kinds.c: two numbers that make one figure ----------------------
 */

/* 三分之二, 1/5, 3∶2 and scores such as 21∶18, behind the number that begins
** at r->first. */
bool bul_figure_pair(const bul_figure_finder *f, bul_figure_reading *r);

/* 1小时23分45秒, 10秒12, 3年零2个月: the same. */
bool bul_figure_duration(bul_figure_reading *r, const bul_glyphs *g);

/* 翻番, 翻了两番, 翻倍 at glyph i. */
bool bul_figure_doubling(bul_figure_reading *r, const bul_glyphs *g, size_t i);

/* What a price or a yield is for: 每斤1.25元, 1.25元/斤, 1.25元每斤. Asked where
** the unit ends the figure. */
void bul_figure_per(bul_figure_reading *r, const bul_glyphs *g);

/* --- figure_signs.c: words before the number -------------------------------
 */

/* 近, 超过 … become part of the figure. */
void bul_figure_approx_before(bul_figure_reading *r, const bul_glyphs *g);

/* 零下5℃, -5℃, 负5℃ */
void bul_figure_sign(bul_figure_reading *r, const bul_figure_finder *f);

/* The rise (1) or fall (-1) said before glyph i: 增长, 降幅为, 同比下降了约. */
int bul_figure_change(const bul_glyphs *g, size_t i);

/* --- figure_refusals.c: what looks like a figure ---------------------------
 */

/* Whether a Han numeral from glyph `first`, with its unit up to `end`, stands
** for itself: not inside a word (统一, 万一) and not the beginning of a longer
** one (五台山, 三门峡). */
bool bul_figure_stands_alone(bul_figure_finder *f, size_t first, size_t end);

/* Whether the number is not a figure: its unit says so (41号楼, 二届四中全会), or the
** numeral before it is part of a name. */
bool bul_figure_refused(bul_figure_finder *f, const bul_figure_reading *r);

#endif
