/*
** numeral.h - reading a number as it is written: 1,381,919, 2.5万, 一百二十,
** 二〇二五, 3000多万, 数百, 三四十.
*/
#ifndef BUL_NUMERAL_H
#define BUL_NUMERAL_H

#include "cursor.h"
#include "decimal.h"
#include "glyphs.h"

typedef struct bul_numeral {
  size_t end;        /* the glyph after it */
  bul_decimal exact; /* the number itself */
  bul_decimal most;  /* the upper end of 三四十 and the like; see `range` */
  double value, max; /* the same as doubles; max is NAN without a range */
  bool range;
  int approx;    /* bulletin_approx, from what stands inside: 多, 余, 几 */
  bool arabic;   /* written with digits */
  bool decimal;  /* has a fraction */
  bool string;   /* Han digits one after another: 二〇二五 */
  bool bare;     /* begins with 百, 千, 万 or 亿: 百姓, 千米 */
  int power;     /* of ten, of the scale it ends in: 4 for 3万; else 0 */
  bool scaled;   /* has 百, 千, 万, 亿 or 兆 */
  size_t digits; /* written, of an Arabic or `string` number */
} bul_numeral;

/* Reads the number at glyph i, the longest there; false when there is none.
** `out->end` is then where the search goes on. */
bool bul_numeral_read(bul_numeral *out, const bul_glyphs *glyphs, size_t i);

/* Gives a number another value. */
void bul_numeral_set(bul_numeral *n, bul_decimal exact);

/* The value of a folded Han digit 〇–九, 两; -1 for any other character. */
int bul_han_digit(uint32_t c);

/* The power of ten that 十, 百, 千, 万, 亿 or 兆 stands for; else 0. */
int bul_han_power(uint32_t c);

/* A whole number up to `max` in Arabic digits or Han numerals, read from
** glyph i on: its end, or 0. */
size_t bul_small_number(int *value, const bul_glyphs *glyphs, size_t i,
                        int max);

/* --- in a text as it is printed ------------------------------------------ */

/* Whether c can be part of a number's digits as they are printed: 0 ０ 〇 ○
** 零 一 … 九 十 廿 卅. */
bool bul_is_numeral(uint32_t c);

/* Takes such characters and reads them as a whole number up to `max`:
** 2026, 二○二六, 十二, 廿六, 卅一. They are taken all or not at all. */
bool bul_take_number(bul_cursor *cursor, int max, int *value);

#endif
