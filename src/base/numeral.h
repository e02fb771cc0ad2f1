/*
** numeral.h - reading a number as it is written: 1,381,919, 2.5万, 一百二十,
** 二〇二五, 3000多万, 数百, 三四十.
*/
#ifndef BUL_NUMERAL_H
#define BUL_NUMERAL_H

#include "glyphs.h"

typedef struct bul_numeral {
  size_t end; /* the glyph after it */
  double value;
  double max;    /* of 三四十 and the like; else NAN */
  int approx;    /* bulletin_approx, from what stands inside: 多, 余, 几 */
  bool arabic;   /* written with digits */
  bool decimal;  /* has a fraction */
  bool string;   /* Han digits one after another: 二〇二五 */
  bool bare;     /* begins with 百, 千, 万 or 亿: 百姓, 千米 */
  double factor; /* that of the scale it ends in: 1e4 for 3万; else 1 */
  bool scaled;   /* has 百, 千, 万, 亿 or 兆 */
  size_t digits; /* written, of an Arabic or `string` number */
} bul_numeral;

/* Reads the number at glyph i, the longest there; false when there is none.
** `out->end` is then where the search goes on. */
bool bul_numeral_read(bul_numeral *out, const bul_glyphs *glyphs, size_t i);

/* The value of a Han digit 〇–九, 两; -1 for any other character. */
int bul_han_digit(uint32_t c);

/* A whole number up to `max` in Arabic digits or Han numerals, read from
** glyph i on: its end, or 0. */
size_t bul_small_number(int *value, const bul_glyphs *glyphs, size_t i,
                        int max);

#endif
