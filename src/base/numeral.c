/*
** numeral.c - see numeral.h.
*/
#include "numeral.h"

#include <math.h>

int bul_han_digit(uint32_t c) {
  switch (c) {
  case U'〇':
    return 0;
  case U'一':
    return 1;
  case U'二':
  case U'两':
    return 2;
  case U'三':
    return 3;
  case U'四':
    return 4;
  case U'五':
    return 5;
  case U'六':
    return 6;
  case U'七':
    return 7;
  case U'八':
    return 8;
  case U'九':
    return 9;
  }
  return -1;
}

static double scale_of(uint32_t c) {
  switch (c) {
  case U'十':
    return 1e1;
  case U'百':
    return 1e2;
  case U'千':
    return 1e3;
  case U'万':
    return 1e4;
  case U'亿':
    return 1e8;
  case U'兆':
    return 1e12;
  }
  return 0;
}

/* 千 of 千米, 千瓦 and 兆 of 兆瓦 belong to the unit, 百 of 百分 to what
** follows. */
static bool scale_is_unit(const bul_glyphs *g, size_t i) {
  uint32_t next = g->c[i + 1];
  switch (g->c[i]) {
  case U'千':
    return bul_in(next, U"米克瓦卡帕伏赫焦字升安");
  case U'兆':
    return bul_in(next, U"瓦赫帕字比焦");
  case U'百':
    return bul_in(next, U"分帕");
  }
  return false;
}

/* The scale at i as a factor: 万, 百万, 万亿 …; 0 when there is none.
** *more is set by a 多 or 余 before it: 3000多万. */
static size_t read_scale(const bul_glyphs *g, size_t i, double *factor,
                         int *approx) {
  size_t at = i;
  double whole = 1;
  bool any = false;
  for (;;) {
    size_t k = at;
    if (bul_in(g->c[k], U"多余") && scale_of(g->c[k + 1]) >= 1e4) k++;
    double scale = scale_of(g->c[k]);
    if (scale < 1e2 || scale_is_unit(g, k)) break;
    if (k > at) *approx = BULLETIN_OVER;
    whole *= scale;
    any = true;
    at = k + 1;
    if (whole >= 1e16) break;
  }
  *factor = whole;
  return any ? at : 0;
}

static size_t read_digits(const bul_glyphs *g, size_t i, bul_numeral *out) {
  static const double power[] = {1,   1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  double value = 0;
  size_t at = i;
  out->digits = 0;
  while (bul_is_digit(g->c[at])) {
    value = value * 10 + (g->c[at++] - '0');
    out->digits++;
    /* 12,335: groups of three, none of two or four. */
    if (g->c[at] == ',' && out->digits <= 15 && at - i <= 15 &&
        bul_is_digit(g->c[at + 1]) && bul_is_digit(g->c[at + 2]) &&
        bul_is_digit(g->c[at + 3]) && !bul_is_digit(g->c[at + 4]) &&
        g->c[i] != '0' &&
        (out->digits <= 3 || (at >= i + 4 && g->c[at - 4] == ',')))
      at++;
  }
  if (g->c[at] == '.' && bul_is_digit(g->c[at + 1])) {
    size_t places = 0;
    size_t from = at++;
    double fraction = value;
    while (bul_is_digit(g->c[at])) {
      if (places < 15) {
        fraction = fraction * 10 + (g->c[at] - '0');
        places++;
      }
      at++;
    }
    if (g->c[at] == '.' && bul_is_digit(g->c[at + 1])) {
      at = from; /* 2020.7.18 is no decimal */
    } else {
      value = fraction / power[places];
      out->decimal = true;
    }
  }
  out->value = value;
  return at;
}

/* 3万5千, 12亿3456万: what follows a scale, each part under the one before. */
static bool read_arabic(bul_numeral *out, const bul_glyphs *g, size_t i) {
  out->arabic = true;
  size_t at = read_digits(g, i, out);
  double total = 0, part = out->value, last = INFINITY;
  for (;;) {
    double factor;
    size_t next = read_scale(g, at, &factor, &out->approx);
    if (next == 0 || factor >= last) break;
    total += part * factor;
    part = 0;
    last = out->factor = factor;
    out->scaled = true;
    at = next;
    if (!bul_is_digit(g->c[at])) break;
    bul_numeral more = {0};
    size_t end = read_digits(g, at, &more);
    if (more.decimal || more.value >= last) break;
    part = more.value;
    out->factor = 1;
    at = end;
  }
  out->value = total + part;
  out->end = at;
  return true;
}

/* Two digits side by side, the second one more (三四, or 三五): a range. */
static bool neighbours(int a, int b) {
  return a > 0 && (b == a + 1 || (a == 3 && b == 5));
}

static bool is_han_numeral(uint32_t c) {
  return bul_han_digit(c) >= 0 || scale_of(c) > 0 || c == U'廿' || c == U'卅';
}

/* No number has more Han digits; a run of them is read in pieces. */
enum { LONGEST_STRING = 32 };

/* 二〇二五, 一九四九: digits alone, at least two, that are no range. */
static bool read_string(bul_numeral *out, const bul_glyphs *g, size_t i) {
  size_t at = i;
  double value = 0;
  while (bul_han_digit(g->c[at]) >= 0 && g->c[at] != U'两' &&
         at - i < LONGEST_STRING)
    value = value * 10 + bul_han_digit(g->c[at++]);
  size_t digits = at - i;
  if (digits < 2 || scale_of(g->c[at]) > 0) return false;
  if (digits == 2 &&
      neighbours(bul_han_digit(g->c[i]), bul_han_digit(g->c[i + 1])))
    return false;
  out->value = value;
  out->digits = digits;
  out->string = true;
  out->end = at;
  return true;
}

/* 一百二十, 三万五, 十几, 数百, 三四十, 二点五. */
static bool read_han(bul_numeral *out, const bul_glyphs *g, size_t i) {
  double total = 0, section = 0; /* above 万, and below it */
  double digit = -1, upper = -1; /* the digit read last, and of a range */
  double largest = INFINITY;     /* the section's last scale */
  double spread = 0;             /* max - value */
  size_t at = i;
  bool any = false;
  out->bare = scale_of(g->c[i]) >= 100;
  for (;; at++) {
    uint32_t c = g->c[at];
    int d = bul_han_digit(c);
    if (d >= 0) {
      if (digit > 0) {
        if (upper >= 0 || !neighbours((int)digit, d)) break;
        upper = d;
      } else {
        digit = d;
      }
      any = true;
      continue;
    }
    if (c == U'几' || c == U'数') {
      /* 几十, 数百 and 十几: at the head or the end. */
      if (!any && scale_of(g->c[at + 1]) >= 10) {
        digit = 1;
        out->approx = BULLETIN_OVER;
        any = true;
        continue;
      }
      if (c == U'几' && any && digit < 0 && scale_of(g->c[at - 1]) >= 10) {
        out->approx = BULLETIN_OVER;
        at++;
      }
      break;
    }
    if (c == U'廿' || c == U'卅') {
      if (digit >= 0) break;
      section += c == U'廿' ? 20 : 30;
      largest = 10;
      any = true;
      continue;
    }
    if (bul_in(c, U"多余") && any && scale_of(g->c[at + 1]) >= 1e4) {
      out->approx = BULLETIN_OVER;
      continue;
    }
    double scale = scale_of(c);
    if (scale == 0 || scale_is_unit(g, at)) break;
    any = true;
    if (scale >= 1e4) {
      if (digit >= 0) section += digit;
      if (section == 0 && total == 0) section = 1;
      if (upper >= 0) spread = upper - digit;
      if (total > 0 && section == 0)
        total *= scale;
      else
        total = total > 0 && scale > 1e4 ? (total + section) * scale
                                         : total + section * scale;
      spread *= scale;
      section = 0;
      largest = INFINITY;
      out->scaled = true;
    } else {
      if (scale >= largest) break;
      if (digit < 0) digit = 1;
      section += digit * scale;
      if (upper >= 0) spread = (upper - digit) * scale;
      largest = scale;
      if (scale >= 100) out->scaled = true;
    }
    digit = upper = -1;
    if (total >= 1e16) {
      at++;
      break;
    }
  }
  if (!any) return false;
  if (digit >= 0) {
    /* 三万五 and 一百二 leave out their last scale; 一百〇二 does not. */
    double step = 1;
    uint32_t before = g->c[at - 2];
    if (upper < 0 && digit > 0 && scale_of(before) >= 100)
      step = scale_of(before) / 10;
    section += digit * step;
    if (upper >= 0) spread = upper - digit;
  }
  out->value = total + section;
  if (digit < 0 && section == 0 && scale_of(g->c[at - 1]) >= 1e4)
    out->factor = scale_of(g->c[at - 1]);
  if (spread > 0) out->max = out->value + spread;
  out->end = at;
  /* 二点五, but not 两点半 and 三点建议 */
  if (g->c[at] == U'点' && bul_han_digit(g->c[at + 1]) >= 0 && spread == 0 &&
      !out->bare && out->approx == BULLETIN_EXACT) {
    double place = 0.1;
    size_t k = at + 1;
    for (; bul_han_digit(g->c[k]) >= 0 && place > 1e-9; k++) {
      out->value += bul_han_digit(g->c[k]) * place;
      place /= 10;
    }
    out->decimal = true;
    out->end = k;
    double factor;
    size_t next = read_scale(g, k, &factor, &out->approx);
    if (next != 0) {
      out->value *= factor;
      out->scaled = true;
      out->end = next;
    }
    out->value = round(out->value * 1e6) / 1e6;
  }
  return true;
}

bool bul_numeral_read(bul_numeral *out, const bul_glyphs *glyphs, size_t i) {
  *out = (bul_numeral){.max = NAN, .factor = 1};
  uint32_t c = glyphs->c[i];
  if (bul_is_digit(c)) return read_arabic(out, glyphs, i);
  if (!is_han_numeral(c) && c != U'几' && c != U'数') return false;
  if (read_string(out, glyphs, i)) return true;
  return read_han(out, glyphs, i);
}

size_t bul_small_number(int *value, const bul_glyphs *glyphs, size_t i,
                        int max) {
  uint32_t c = glyphs->c[i];
  if (bul_is_digit(c)) {
    int n = 0;
    size_t at = i;
    while (bul_is_digit(glyphs->c[at]) && n <= max)
      n = n * 10 + (int)(glyphs->c[at++] - '0');
    if (n > max || bul_is_digit(glyphs->c[at])) return 0;
    *value = n;
    return at;
  }
  if (bul_han_digit(c) < 0 && c != U'十' && c != U'廿' && c != U'卅') return 0;
  bul_numeral n;
  if (!bul_numeral_read(&n, glyphs, i)) return 0;
  if (n.decimal || n.approx != BULLETIN_EXACT || !isnan(n.max) || n.value > max)
    return 0;
  *value = (int)n.value;
  return n.end;
}
