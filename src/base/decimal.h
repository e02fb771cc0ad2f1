/*
** decimal.h - numbers as they are written: digits and a place for the point,
** so that 9.2亿 is 920000000 and not almost so.
**
** A decimal keeps 18 digits; what lies behind them is dropped. It ends in no
** zero behind its point, so that a whole number is one without places.
*/
#ifndef BUL_DECIMAL_H
#define BUL_DECIMAL_H

#include "cursor.h"

typedef bulletin_decimal bul_decimal;

static inline bul_decimal bul_decimal_of(int64_t whole) {
  return (bul_decimal){whole, 0};
}

/* d * 10^power, where power may be below zero. */
bul_decimal bul_decimal_scale(bul_decimal d, int power);

bul_decimal bul_decimal_add(bul_decimal a, bul_decimal b);

/* a / b to 18 digits; 0 where b is. */
bul_decimal bul_decimal_ratio(bul_decimal a, bul_decimal b);

static inline bul_decimal bul_decimal_minus(bul_decimal d) {
  return (bul_decimal){-d.digits, d.places};
}

/* Takes a decimal as files have them: 12, -0.5, +3. Of a longer one than
** 18 bytes the rest is left. */
bool bul_take_decimal(bul_cursor *cursor, double *value);

#endif
