/*
** figure_units.h - the unit behind a number.
*/
#ifndef BUL_FIGURE_UNITS_H
#define BUL_FIGURE_UNITS_H

#include "../../base/glyphs.h"

typedef enum unit_kind {
  UNIT_COUNT,   /* 名, 个: counts the noun behind it, or before it */
  UNIT_PEOPLE,  /* 人, 户: says itself what is counted */
  UNIT_TIME,    /* 年, 小时: a length of time */
  UNIT_MEASURE, /* 公里, 吨 */
  UNIT_MONEY,   /* 元 */
  UNIT_SHARE,   /* %, 百分点, 倍: may say a change */
  UNIT_ADDRESS, /* 号楼, 室: no figure at all */
  UNIT_NAME     /* 国道, 中全会: the same */
} unit_kind;

typedef struct figure_unit {
  const char32_t *word;
  int kind;
  /* Where the number is a Han numeral without 百, 千 and the like, more often
  ** part of a name or an idiom (五台山, 三门峡, 四面): not read then. */
  bool arabic_only;
} figure_unit;

/* The longest unit at glyph i, and in *end the glyph after it; NULL when there
** is none. */
const figure_unit *bul_figure_unit(const bul_glyphs *g, size_t i, size_t *end);

#endif
