/*
** date_numbers.c - years (2016年, 08年, 民国三十七年), ranges of years, and days
** in digits alone.
*/
#include "date_parts.h"

enum {
  BEFORE_REPUBLIC = 1911, /* the year before 民国元年 */
  /* Four digits before these or after them are numbers more often than years,
  ** and so are the Republic's, of two or three digits. */
  EARLIEST = 1000,
  LATEST = 2200,
  EARLIEST_REPUBLIC = 100,
  LATEST_REPUBLIC = 150,
  SHORT_REPUBLIC = 20, /* in traditional text */
  SURE_REPUBLIC = 80,  /* a month alone makes it a year */
  /* Two digits from here on are more often a year than a length of time. */
  FIRST_SHORT_YEAR = 70
};

/* 2000年前, 近2000年: a length, not a year. */
static bool length_of_years(const scene *x, size_t i, size_t end, int year) {
  const bul_glyphs *g = x->glyphs;
  if (year % 100 != 0) return false;
  return bul_in(g->c[i - 1], U"约近超过逾达长用共今有") ||
         bul_in(g->c[end], U"前历间") || bul_glyphs_word(g, end, U"的历史") ||
         bul_glyphs_word(g, end, U"之久") || bul_glyphs_word(g, end, U"以前");
}

/* 民国三十七年, 中华民国113年, 民国元年 */
static size_t read_republic(const scene *x, size_t i, int *year) {
  const bul_glyphs *g = x->glyphs;
  size_t size = bul_glyphs_word(g, i, U"中华民国");
  if (size == 0) size = bul_glyphs_word(g, i, U"民国");
  if (size == 0) return 0;
  int n = 1;
  size_t end = g->c[i + size] == U'元' ? i + size + 1
                                       : bul_small_number(&n, g, i + size, 200);
  if (end == 0 || n < 1 || g->c[end] != U'年') return 0;
  if (bul_in(g->c[end + 1], U"级代期间")) return 0;
  *year = BEFORE_REPUBLIC + n;
  return end + 1;
}

/* The year of the common count that two digits stand for: up to ten years
** ahead, else in the last century. */
static int whole_year(const scene *x, int two) {
  int now = x->anchored ? x->civil.year : 2030;
  int year = now - now % 100 + two;
  return year > now + 10 ? year - 100 : year;
}

/* Whether two digits with 年 alone, from glyph i to `end`, are a year (98年抗
** 洪, 08年) and no length of time (建党98年, 20年来). */
static bool short_year_alone(const scene *x, size_t i, size_t end, int value,
                             bool zero) {
  const bul_glyphs *g = x->glyphs;
  bool sure =
      bul_glyphs_word(g, end, U"以后") != 0 || bul_in(g->c[end], U"底初末");
  if (bul_in(g->c[i - 1], U"第满近约超逾达共历长整")) return false;
  if (zero) return !bul_in(g->c[end], U"级代");
  if (bul_in(g->c[end], U"来前间历风的里如多余半期后之级代产龄老"))
    return sure && value >= FIRST_SHORT_YEAR;
  if (value < FIRST_SHORT_YEAR) return false;
  bool led = bul_in(g->c[i - 1], U"从自于在到至");
  if (value % 10 == 0) return led || sure;
  return led || sure || bul_date_opens_clause(x, i) ||
         bul_in(g->c[i - 1], U"他她我你们");
}

/* 08年, 98年; 18年10月1日; 113年5月20日 and 卅八年四月廿三日 of 民国 or of the
** era named before. */
static size_t read_short_year(const scene *x, size_t i, const bul_numeral *n,
                              int *year) {
  const bul_glyphs *g = x->glyphs;
  int value = (int)n->value, month, day;
  size_t after = n->end + 1;
  size_t end = bul_small_number(&month, g, after, 12);
  bool has_month = end != 0 && month > 0 && g->c[end] == U'月';
  size_t stop = has_month ? bul_small_number(&day, g, end + 1, 31) : 0;
  bool has_day = stop != 0 && g->c[stop] == U'日';
  bool digits = n->arabic || n->string;
  if (!digits) { /* 三十八年四月 */
    if (!has_month || value > 99 || bul_in(g->c[i - 1], U"第满近约")) return 0;
    if (x->era == 0 && !g->traditional) return 0;
    *year = (x->era != 0 ? x->era : BEFORE_REPUBLIC) + value;
    return after;
  }
  bool republic = n->digits == 3
                      ? value >= EARLIEST_REPUBLIC && value <= LATEST_REPUBLIC
                      : g->traditional && value >= SHORT_REPUBLIC;
  if (has_month && republic) {
    if (value < SURE_REPUBLIC && !has_day) return 0;
    *year = BEFORE_REPUBLIC + value;
    return after;
  }
  if (n->digits != 2) return 0;
  bool zero = g->c[i] == '0' || g->c[i] == U'〇';
  if (has_month ? !has_day && !zero && value < FIRST_SHORT_YEAR && n->string
                : !short_year_alone(x, i, after, value, zero))
    return 0;
  if (value == 0 && !has_month) return 0;
  *year = whole_year(x, value);
  return after;
}

/* 2016年, 二〇二五年, 民国三十七年, 公元618年, 98年. */
size_t bul_date_year(moment *m, const scene *x, size_t i, int *year) {
  const bul_glyphs *g = x->glyphs;
  size_t end = read_republic(x, i, year);
  if (end != 0) {
    m->era = BEFORE_REPUBLIC;
    return end;
  }
  size_t at = i + bul_glyphs_word(g, i, U"公元");
  if (bul_date_inside_number(x, at)) return 0;
  bul_numeral n;
  uint32_t c = g->c[at];
  if (!bul_is_digit(c) && bul_han_digit(c) < 0 && !bul_in(c, U"十廿卅"))
    return 0;
  if (!bul_numeral_read(&n, g, at) || n.decimal || n.range || n.scaled ||
      n.approx != BULLETIN_EXACT)
    return 0;
  if (g->c[n.end] != U'年' || n.value < 0 || n.value > 9999) return 0;
  int value = (int)n.value;
  if (bul_in(g->c[n.end + 1], U"级代期")) return 0;
  *year = value;
  if (at > i) return value > 0 ? n.end + 1 : 0;
  if (n.digits != 4) return read_short_year(x, at, &n, year);
  if (value < EARLIEST || value > LATEST ||
      length_of_years(x, i, n.end + 1, value))
    return 0;
  return n.end + 1;
}

/* 2016至2019年, 2019—2020学年 */
size_t bul_date_years(moment *m, const scene *x, size_t i) {
  static const char32_t *const units[] = {U"年",   U"学年", U"年度",
                                          U"财年", U"赛季", U"雪季"};
  const bul_glyphs *g = x->glyphs;
  bul_numeral a, b;
  if (bul_date_inside_number(x, i) || !bul_numeral_read(&a, g, i)) return 0;
  if (a.digits != 4 || a.value < EARLIEST || a.value > LATEST) return 0;
  size_t second = bul_glyphs_join(x->glyphs, a.end);
  if (second == 0 && g->c[a.end] == '/') second = a.end + 1;
  bool list = second == 0 && g->c[a.end] == U'、'; /* 2023、2024年 */
  if (list) second = a.end + 1;
  if (second == 0 || !bul_numeral_read(&b, g, second)) return 0;
  bool season = false; /* 2023—24赛季 */
  if (b.digits == 2 && b.arabic && !b.scaled &&
      (int)(a.value + 1) % 100 == (int)b.value) {
    season = true;
    b.value = a.value + 1;
    b.digits = 4;
  }
  if (b.digits != 4 || b.value <= a.value || b.value > LATEST || a.decimal ||
      b.decimal || (list && b.value > a.value + 1))
    return 0;
  for (size_t k = 0; k < BUL_COUNT(units); k++) {
    size_t size = bul_glyphs_word(g, b.end, units[k]);
    if (size == 0) continue;
    if (season && k == 0) return 0;
    /* 2019—2020年3月 is read as two dates. */
    if (size == 1 && bul_is_digit(g->c[b.end + 1])) return 0;
    bul_date_set_span(m, bul_day((int)a.value, 1, 1),
                      bul_day((int)b.value, 12, 31), BULLETIN_YEAR);
    m->said_year = true;
    return b.end + size + (size == 1 && g->c[b.end + 1] == U'度');
  }
  return 0;
}

/* 2020-07-18, 2020/7/18, 2020.7.18 */
size_t bul_date_numeric(moment *m, const scene *x, size_t i) {
  const bul_glyphs *g = x->glyphs;
  int part[3];
  size_t at = i;
  if (bul_date_inside_number(x, i)) return 0;
  uint32_t mark = g->c[i + 4];
  if (!bul_in(mark, U"—/.")) return 0;
  for (int k = 0; k < 3; k++) {
    size_t end = bul_small_number(&part[k], g, at, 9999);
    if (end == 0 || (k < 2 && g->c[end] != mark)) return 0;
    at = end + (k < 2);
  }
  if (part[0] < EARLIEST || !bul_day_valid(part[0], part[1], part[2])) return 0;
  if (g->c[at] == mark || bul_is_digit(g->c[at]) || bul_is_latin(g->c[at]))
    return 0;
  bul_date_set_day(m, part[0], part[1], part[2], part[2]);
  m->said_year = m->absolute = true;
  return bul_date_finish_day(m, x, at);
}
