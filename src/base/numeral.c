/*
** numeral.c - see numeral.h.
**
** Readers look at folded characters that end in zeros, as glyphs do, and
** count places from the number's first character.
*/
#include "numeral.h"

#include <math.h>

enum {
  WAN = 4, /* the power of 万 */
  YI = 8,
  /* Readers go no further than 10^16, so that sums stay exact. */
  LARGEST_POWER = 16,
  LARGEST_DIGITS = 17,
  /* No number has more Han digits; a run of them is read in pieces. */
  LONGEST_STRING = 32,
  /* Digits behind 点 that are kept. */
  MOST_HAN_PLACES = 9
};

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

int bul_han_power(uint32_t c) {
  switch (c) {
  case U'十':
    return 1;
  case U'百':
    return 2;
  case U'千':
    return 3;
  case U'万':
    return WAN;
  case U'亿':
    return YI;
  case U'兆':
    return 12;
  }
  return 0;
}

/* 廿 and 卅 as tens; else 0. */
static int joined_tens(uint32_t c) {
  return c == U'廿' ? 2 : c == U'卅' ? 3 : 0;
}

/* 千 of 千米, 千瓦 and 兆 of 兆瓦 belong to the unit, 百 of 百分 to what
** follows. */
static bool scale_is_unit(const uint32_t *c) {
  switch (c[0]) {
  case U'千':
    return bul_in(c[1], U"米克瓦卡帕伏赫焦字升安");
  case U'兆':
    return bul_in(c[1], U"瓦赫帕字比焦");
  case U'百':
    return bul_in(c[1], U"分帕");
  }
  return false;
}

static bul_decimal power_of_ten(int power) {
  return bul_decimal_scale(bul_decimal_of(1), power);
}

/* The scale at i as a power of ten: 万, 百万, 万亿 …; 0 when there is none.
** *approx is set by a 多 or 余 before it: 3000多万. */
static size_t read_scale(const uint32_t *c, size_t i, int *power, int *approx) {
  size_t at = i;
  int whole = 0;
  while (whole < LARGEST_POWER) {
    size_t k = at + (bul_in(c[at], U"多余") && bul_han_power(c[at + 1]) >= WAN);
    int scale = bul_han_power(c[k]);
    if (scale < 2 || scale_is_unit(c + k)) break;
    if (k > at) *approx = BULLETIN_OVER;
    whole += scale;
    at = k + 1;
  }
  *power = whole;
  return whole > 0 ? at : 0;
}

/* --- Arabic digits -------------------------------------------------------- */

/* Blanks that may part groups of three: 12 335. */
static bool is_group_blank(uint32_t c) {
  return c == ' ' || c == 0xA0 || c == 0x2009 || c == 0x202F;
}

/* Whether a comma or a blank at i parts groups of three, as in 12,335;
** `digits` of the number are before it. None of two or four is parted. */
static bool parts_groups(const uint32_t *c, size_t i, size_t digits) {
  if (c[i] != ',' && !is_group_blank(c[i])) return false;
  return c[0] != '0' && bul_is_digit(c[i + 1]) && bul_is_digit(c[i + 2]) &&
         bul_is_digit(c[i + 3]) && !bul_is_digit(c[i + 4]) && digits <= 15 &&
         i <= 15 && (digits <= 3 || (i >= 4 && c[i - 4] == c[i]));
}

static size_t read_digits(const uint32_t *c, size_t i, bul_numeral *out) {
  const uint32_t *from = c + i;
  bul_decimal value = {0, 0};
  size_t at = 0, kept = 0;
  out->digits = 0;
  while (bul_is_digit(from[at])) {
    if (value.digits != 0 || from[at] != '0') kept++;
    if (kept <= LARGEST_DIGITS)
      value.digits = value.digits * 10 + (from[at] - '0');
    else
      value.places--;
    at++;
    out->digits++;
    if (parts_groups(from, at, out->digits)) at++;
  }
  if (from[at] == '.' && bul_is_digit(from[at + 1])) {
    bul_decimal fraction = value;
    size_t end = at + 1;
    for (; bul_is_digit(from[end]); end++) {
      if (kept++ >= LARGEST_DIGITS || fraction.places < 0) continue;
      fraction.digits = fraction.digits * 10 + (from[end] - '0');
      fraction.places++;
    }
    /* 2020.7.18 is no decimal */
    if (from[end] != '.' || !bul_is_digit(from[end + 1])) {
      value = fraction;
      out->decimal = true;
      at = end;
    }
  }
  out->exact = bul_decimal_scale(value, 0);
  return i + at;
}

/* 3万5千, 12亿3456万: what follows a scale, each part under the one before. */
static bool read_arabic(bul_numeral *out, const uint32_t *c) {
  out->arabic = true;
  size_t at = read_digits(c, 0, out);
  bul_decimal total = {0, 0}, part = out->exact;
  int last = INT32_MAX;
  for (;;) {
    int power;
    size_t next = read_scale(c, at, &power, &out->approx);
    if (next == 0 || power >= last) break;
    total = bul_decimal_add(total, bul_decimal_scale(part, power));
    part = bul_decimal_of(0);
    last = out->power = power;
    out->scaled = true;
    at = next;
    if (!bul_is_digit(c[at])) break;
    bul_numeral more = {0};
    size_t end = read_digits(c, at, &more);
    if (more.decimal || bulletin_decimal_value(more.exact) >=
                            bulletin_decimal_value(power_of_ten(last)))
      break;
    part = more.exact;
    out->power = 0;
    at = end;
  }
  out->exact = bul_decimal_add(total, part);
  out->end = at;
  return true;
}

/* --- Han numerals --------------------------------------------------------- */

/* Two digits side by side, the second one more (三四, or 三五): a range. */
static bool neighbours(int a, int b) {
  return a > 0 && (b == a + 1 || (a == 3 && b == 5));
}

static bool is_han_numeral(uint32_t c) {
  return bul_han_digit(c) >= 0 || bul_han_power(c) > 0 || joined_tens(c) > 0;
}

static bool read_han(bul_numeral *out, const uint32_t *c);

/* 三三五六万六千: digits alone before 万 or 亿 at `at`, and what follows. */
static bool read_scaled_string(bul_numeral *out, const uint32_t *c, size_t at) {
  int power = bul_han_power(c[at++]);
  bul_numeral rest = {0};
  out->exact = bul_decimal_scale(out->exact, power);
  out->scaled = true;
  out->power = power;
  out->digits = 0;
  out->end = at;
  if (bul_han_digit(c[at]) < 0 || !read_han(&rest, c + at) || rest.range ||
      rest.decimal ||
      bulletin_decimal_value(rest.exact) >=
          bulletin_decimal_value(power_of_ten(power)))
    return true;
  out->exact = bul_decimal_add(out->exact, rest.exact);
  out->power = 0;
  out->end = at + rest.end;
  return true;
}

/* 二〇二五, 一九四九: digits alone, at least two, that are no range. */
static bool read_string(bul_numeral *out, const uint32_t *c) {
  size_t at = 0;
  bul_decimal value = {0, 0};
  for (; bul_han_digit(c[at]) >= 0 && c[at] != U'两' && at < LONGEST_STRING;
       at++) {
    if (at < LARGEST_DIGITS)
      value.digits = value.digits * 10 + bul_han_digit(c[at]);
    else
      value.places--;
  }
  if (at > 2 && bul_han_power(c[at]) >= WAN) {
    out->exact = bul_decimal_scale(value, 0);
    out->digits = at;
    return read_scaled_string(out, c, at);
  }
  if (at < 2 || bul_han_power(c[at]) > 0) return false;
  if (at == 2 && neighbours(bul_han_digit(c[0]), bul_han_digit(c[1])))
    return false;
  out->exact = bul_decimal_scale(value, 0);
  out->digits = at;
  out->string = true;
  out->end = at;
  return true;
}

/* A Han numeral while it is read. */
typedef struct han_reading {
  const uint32_t *c;
  size_t at;
  bul_decimal total;  /* of 万 and above */
  int64_t section;    /* below 万 */
  int digit, upper;   /* the digit read last, and that of a range; -1: none */
  int largest;        /* the section's last power; none as large follows */
  bul_decimal spread; /* the upper end less the lower */
  bool any;
} han_reading;

static int64_t ten_to(int power) {
  int64_t value = 1;
  while (power-- > 0)
    value *= 10;
  return value;
}

/* A digit behind a digit is a range's, or ends the number. */
static bool add_digit(han_reading *r, int digit) {
  if (r->digit > 0) {
    if (r->upper >= 0 || !neighbours(r->digit, digit)) return false;
    r->upper = digit;
  } else {
    r->digit = digit;
  }
  r->any = true;
  return true;
}

/* 几十, 数百 and 十几: at the head or the end. True where the number goes
** on. */
static bool add_some(han_reading *r, bul_numeral *out) {
  const uint32_t *c = r->c + r->at;
  if (!r->any && bul_han_power(c[1]) >= 1) {
    r->digit = 1;
    out->approx = BULLETIN_OVER;
    r->any = true;
    return true;
  }
  if (c[0] == U'几' && r->any && r->digit < 0 && bul_han_power(c[-1]) >= 1) {
    out->approx = BULLETIN_OVER;
    r->at++;
  }
  return false;
}

/* 万, 亿, 兆 multiply what stands before them. */
static void add_great_scale(han_reading *r, int power) {
  bool before = r->total.digits > 0;
  if (r->digit >= 0) r->section += r->digit;
  if (r->section == 0 && !before) r->section = 1;
  if (r->upper >= 0) r->spread = bul_decimal_of(r->upper - r->digit);
  bul_decimal section = bul_decimal_of(r->section);
  if (before && r->section == 0)
    r->total = bul_decimal_scale(r->total, power);
  else if (before && power > WAN)
    r->total = bul_decimal_scale(bul_decimal_add(r->total, section), power);
  else
    r->total = bul_decimal_add(r->total, bul_decimal_scale(section, power));
  r->spread = bul_decimal_scale(r->spread, power);
  r->section = 0;
  r->largest = INT32_MAX;
}

/* 十, 百, 千; false where a smaller one stood before. */
static bool add_small_scale(han_reading *r, int power) {
  if (power >= r->largest) return false;
  if (r->digit < 0) r->digit = 1;
  r->section += r->digit * ten_to(power);
  if (r->upper >= 0)
    r->spread = bul_decimal_of((r->upper - r->digit) * ten_to(power));
  r->largest = power;
  return true;
}

/* One character; false where the number ends before it. */
static bool add_character(han_reading *r, bul_numeral *out) {
  uint32_t c = r->c[r->at];
  int digit = bul_han_digit(c);
  if (digit >= 0) return add_digit(r, digit);
  if (c == U'几' || c == U'数') return add_some(r, out);
  int tens = joined_tens(c);
  if (tens > 0) {
    if (r->digit >= 0) return false;
    r->section += tens * 10;
    r->largest = 1;
    r->any = true;
    return true;
  }
  if (bul_in(c, U"多余") && r->any && bul_han_power(r->c[r->at + 1]) >= WAN) {
    out->approx = BULLETIN_OVER;
    return true;
  }
  int power = bul_han_power(c);
  if (power == 0 || scale_is_unit(r->c + r->at)) return false;
  r->any = true;
  if (power >= WAN)
    add_great_scale(r, power);
  else if (!add_small_scale(r, power))
    return false;
  if (power >= 2) out->scaled = true;
  r->digit = r->upper = -1;
  return true;
}

/* 二点五, but not 两点半 and 三点建议 */
static void read_han_fraction(bul_numeral *out, const uint32_t *c) {
  if (c[out->end] != U'点' || bul_han_digit(c[out->end + 1]) < 0 ||
      out->range || out->bare || out->approx != BULLETIN_EXACT)
    return;
  size_t k = out->end + 1;
  for (int places = 1; bul_han_digit(c[k]) >= 0 && places <= MOST_HAN_PLACES;
       places++, k++) {
    bul_decimal digit = bul_decimal_of(bul_han_digit(c[k]));
    out->exact = bul_decimal_add(out->exact, bul_decimal_scale(digit, -places));
  }
  out->decimal = true;
  out->end = k;
  int power;
  size_t next = read_scale(c, k, &power, &out->approx);
  if (next == 0) return;
  out->exact = bul_decimal_scale(out->exact, power);
  out->scaled = true;
  out->end = next;
}

/* 一百二十, 三万五, 十几, 数百, 三四十, 二点五. */
static bool read_han(bul_numeral *out, const uint32_t *c) {
  han_reading r = {.c = c, .digit = -1, .upper = -1, .largest = INT32_MAX};
  out->bare = bul_han_power(c[0]) >= 2;
  const double largest = bulletin_decimal_value(power_of_ten(LARGEST_POWER));
  while (add_character(&r, out)) {
    r.at++;
    if (bulletin_decimal_value(r.total) >= largest) break;
  }
  if (!r.any) return false;
  if (r.digit >= 0) {
    /* 三万五 and 一百二 leave out their last scale; 一百〇二 does not. */
    int64_t step = 1;
    int before = r.at >= 2 ? bul_han_power(c[r.at - 2]) : 0;
    if (r.upper < 0 && r.digit > 0 && before >= 2) step = ten_to(before - 1);
    r.section += r.digit * step;
    if (r.upper >= 0) r.spread = bul_decimal_of(r.upper - r.digit);
  }
  out->exact = bul_decimal_add(r.total, bul_decimal_of(r.section));
  int last = bul_han_power(c[r.at - 1]);
  if (r.digit < 0 && r.section == 0 && last >= WAN) out->power = last;
  if (r.spread.digits > 0) {
    out->range = true;
    out->most = bul_decimal_add(out->exact, r.spread);
  }
  out->end = r.at;
  read_han_fraction(out, c);
  return true;
}

/* --- both ----------------------------------------------------------------- */

static bool read_any(bul_numeral *out, const uint32_t *c) {
  *out = (bul_numeral){0};
  bool found;
  if (bul_is_digit(c[0]))
    found = read_arabic(out, c);
  else if (!is_han_numeral(c[0]) && c[0] != U'几' && c[0] != U'数')
    found = false;
  else
    found = read_string(out, c) || read_han(out, c);
  out->value = bulletin_decimal_value(out->exact);
  out->max = out->range ? bulletin_decimal_value(out->most) : NAN;
  return found;
}

bool bul_numeral_read(bul_numeral *out, const bul_glyphs *glyphs, size_t i) {
  bool found = read_any(out, glyphs->c + i);
  if (out->end > 0) out->end += i;
  return found;
}

void bul_numeral_set(bul_numeral *n, bul_decimal exact) {
  n->exact = exact;
  n->value = bulletin_decimal_value(exact);
}

/* The number at c[0], up to `max`: its length, or 0. */
static size_t read_small(int *value, const uint32_t *c, int max) {
  if (bul_is_digit(c[0])) {
    int n = 0;
    size_t at = 0;
    while (bul_is_digit(c[at]) && n <= max)
      n = n * 10 + (int)(c[at++] - '0');
    if (n > max || bul_is_digit(c[at])) return 0;
    *value = n;
    return at;
  }
  if (bul_han_digit(c[0]) < 0 && c[0] != U'十' && joined_tens(c[0]) == 0)
    return 0;
  bul_numeral n;
  if (!read_any(&n, c) || n.decimal || n.approx != BULLETIN_EXACT || n.range ||
      n.value > max)
    return 0;
  *value = (int)n.value;
  return n.end;
}

size_t bul_small_number(int *value, const bul_glyphs *glyphs, size_t i,
                        int max) {
  size_t size = read_small(value, glyphs->c + i, max);
  return size > 0 ? i + size : 0;
}

/* --- in a text as it is printed ------------------------------------------- */

bool bul_is_numeral(uint32_t c) {
  if (bul_is_digit(c)) return true;
  c = bul_fold_read(c);
  return bul_is_digit(c) || (bul_han_digit(c) >= 0 && c != U'两') ||
         c == U'十' || joined_tens(c) > 0;
}

bool bul_take_number(bul_cursor *cursor, int max, int *value) {
  enum { LONGEST = 12, AROUND = 8 };
  uint32_t window[LONGEST + AROUND] = {0};
  bul_cursor c = *cursor;
  size_t count = 0;
  while (bul_is_numeral(bul_peek(&c))) {
    if (count == LONGEST) return false;
    window[count++] = bul_fold_read(bul_next(&c));
  }
  if (count == 0 || read_small(value, window, max) != count) return false;
  *cursor = c;
  return true;
}
