/*
** decimal.c - see decimal.h.
*/
#include "decimal.h"

static const int64_t limit = 1000000000000000000; /* 10^18 */

/* Places up to 22 are powers of ten that a double holds exactly. */
static const double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
enum { MOST_PLACES = 22 };

/* Without zeros behind the point, and without a point too far to the right. */
static bul_decimal normal(bul_decimal d) {
  if (d.digits == 0) return (bul_decimal){0, 0};
  while (d.places > 0 && d.digits % 10 == 0) {
    d.digits /= 10;
    d.places--;
  }
  while (d.places < 0 && d.digits < limit / 10 && d.digits > -limit / 10) {
    d.digits *= 10;
    d.places++;
  }
  return d;
}

bul_decimal bul_decimal_scale(bul_decimal d, int power) {
  d.places -= power;
  return normal(d);
}

bul_decimal bul_decimal_add(bul_decimal a, bul_decimal b) {
  /* One point for both; the finer is cut where the other has no room. */
  while (a.places < b.places && a.digits < limit / 10 &&
         a.digits > -limit / 10) {
    a.digits *= 10;
    a.places++;
  }
  while (b.places < a.places && b.digits < limit / 10 &&
         b.digits > -limit / 10) {
    b.digits *= 10;
    b.places++;
  }
  while (a.places < b.places) {
    b.digits /= 10;
    b.places--;
  }
  while (b.places < a.places) {
    a.digits /= 10;
    a.places--;
  }
  a.digits += b.digits; /* both below 10^19 / 2 */
  if (a.digits >= limit || a.digits <= -limit) {
    a.digits /= 10;
    a.places--;
  }
  return normal(a);
}

bul_decimal bul_decimal_ratio(bul_decimal a, bul_decimal b) {
  int64_t over = a.digits, under = b.digits;
  if (under == 0) return bul_decimal_of(0);
  bul_decimal out = {over / under, a.places - b.places};
  int64_t left = over % under;
  while (left != 0 && out.digits < limit / 10 && out.digits > -limit / 10 &&
         left < INT64_MAX / 10 && left > INT64_MIN / 10) {
    left *= 10;
    out.digits = out.digits * 10 + left / under;
    left %= under;
    out.places++;
  }
  return normal(out);
}

double bulletin_decimal_value(bulletin_decimal d) {
  double digits = (double)d.digits;
  int places = d.places;
  for (; places > MOST_PLACES; places -= MOST_PLACES)
    digits /= powers[MOST_PLACES];
  for (; places < -MOST_PLACES; places += MOST_PLACES)
    digits *= powers[MOST_PLACES];
  return places >= 0 ? digits / powers[places] : digits * powers[-places];
}

bool bul_take_decimal(bul_cursor *cursor, double *value) {
  enum { LONGEST = 18 };
  bul_cursor c = *cursor;
  bool minus = bul_peek(&c) == '-', fraction = false;
  double number = 0, place = 1;
  size_t digits = 0;
  bul_take_in(&c, U"+-");
  for (const char *from = c.at; c.at < c.end && c.at < from + LONGEST; c.at++) {
    if (*c.at == '.' && !fraction) {
      fraction = true;
      continue;
    }
    if (!bul_is_digit((unsigned char)*c.at)) break;
    number = number * 10 + (*c.at - '0');
    if (fraction) place *= 10;
    digits++;
  }
  if (digits == 0) return false;
  *value = (minus ? -number : number) / place;
  *cursor = c;
  return true;
}
