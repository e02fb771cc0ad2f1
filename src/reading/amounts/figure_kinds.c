/*
** figure_kinds.c - figures of two numbers or more: fractions, ratios, scores,
** durations, doublings, prices. See figure_read.h.
*/
#include "figure_kind_words.h"
#include "figure_read.h"

enum {
  /* Characters on each side in which a word tells a score from a ratio. */
  NEAR = 24,
  /* No side scores more; 1∶1000 is a ratio. */
  HIGHEST_SCORE = 200,
  /* Nobody writes a ratio with two numbers of two digits: 21∶18 is a score. */
  SURE_SCORE = 10,
  /* Parts of 3/4 and 3比1 are small; 2026/27 is not a fraction. */
  LARGEST_PART = 100,
  /* 24:00 is a time of day, 25:20 is not. */
  HOURS = 24,
  /* 1999年3个月 has a year in it, not a length. */
  MOST_YEARS = 200,
  /* 翻N番 multiplies by 2^N. */
  MOST_DOUBLINGS = 30
};

/* --- scores, ratios, fractions ------------------------------------------- */

static bool word_near(const bul_glyphs *g, size_t first, size_t end,
                      const char32_t *const *words, size_t count) {
  size_t from = first, to = end;
  while (first - from < NEAR && g->c[from - 1] != 0 &&
         !bul_in(g->c[from - 1], U",。;!?"))
    from--;
  while (to - end < NEAR && g->c[to] != 0 && !bul_in(g->c[to], U",。;!?"))
    to++;
  for (size_t i = from; i < to; i++)
    for (size_t k = 0; k < count; k++) {
      size_t size = bul_glyphs_word(g, i, words[k]);
      if (size != 0 && i + size <= to) return true;
    }
  return false;
}

static bool is_score_context(const bul_glyphs *g, size_t first, size_t end) {
  return !word_near(g, first, end, ratio_words, BUL_COUNT(ratio_words)) &&
         word_near(g, first, end, score_words, BUL_COUNT(score_words));
}

/* What stands between two numbers. */
typedef enum pair_sign {
  PAIR_NONE,
  PAIR_FRACTION, /* 三分之二 */
  PAIR_RATIO,    /* ∶ */
  PAIR_COLON,    /* : or ：, which a time of day has too */
  PAIR_THAN,     /* 比 */
  PAIR_SLASH,
  PAIR_DASH
} pair_sign;

static pair_sign pair_sign_at(const bul_figure_finder *f, size_t i,
                              const bul_numeral *a) {
  const bul_glyphs *g = &f->glyphs;
  size_t size;
  if (bul_glyphs_word(g, i, U"分之") != 0) return PAIR_FRACTION;
  if (g->c[i] == U'比' && !a->scaled) return PAIR_THAN;
  if (!a->arabic) return PAIR_NONE;
  if (g->c[i] == ':')
    return bul_char_at(f->text.data + g->at[i], &size) == U'∶' ? PAIR_RATIO
                                                               : PAIR_COLON;
  if (g->c[i] == '/') return a->value < LARGEST_PART ? PAIR_SLASH : PAIR_NONE;
  return g->c[i] == BUL_DASH ? PAIR_DASH : PAIR_NONE;
}

static bool could_be_score(const bul_numeral *a, const bul_numeral *b) {
  return !a->decimal && !b->decimal && !a->scaled && !b->scaled &&
         a->value < HIGHEST_SCORE && b->value < HIGHEST_SCORE;
}

/* Whether the two numbers are the sides of a score. */
static bool is_score(const bul_glyphs *g, const bul_figure_reading *r,
                     const bul_numeral *b, pair_sign sign) {
  const bul_numeral *a = &r->number;
  if (sign == PAIR_FRACTION || sign == PAIR_SLASH || !could_be_score(a, b))
    return false;
  if (sign == PAIR_DASH && !bul_in(g->c[r->first - 1], before_dash_score))
    return false;
  if (sign == PAIR_RATIO && a->value >= SURE_SCORE && b->value >= SURE_SCORE)
    return !word_near(g, r->first, b->end, ratio_words, BUL_COUNT(ratio_words));
  return is_score_context(g, r->first, b->end);
}

/* Whether two numbers joined by `sign` are a fraction or a ratio. */
static bool is_quotient(const bul_glyphs *g, const bul_numeral *a,
                        const bul_numeral *b, pair_sign sign) {
  switch (sign) {
  case PAIR_FRACTION:
    return a->value != 0;
  case PAIR_RATIO:
    return b->value != 0;
  case PAIR_COLON: {
    bool clock =
        a->value <= HOURS && b->digits >= 2 && bul_is_digit(g->c[a->end + 1]);
    return b->value != 0 && !clock;
  }
  case PAIR_THAN:
    return b->value != 0 && a->value < LARGEST_PART;
  case PAIR_SLASH:
    return a->value < b->value && !a->decimal && !b->decimal;
  default:
    return false;
  }
}

bool bul_figure_pair(const bul_figure_finder *f, bul_figure_reading *r) {
  const bul_glyphs *g = &f->glyphs;
  bul_numeral *a = &r->number, b;
  pair_sign sign = pair_sign_at(f, a->end, a);
  if (sign == PAIR_NONE) return false;
  size_t second = a->end + (sign == PAIR_FRACTION ? 2 : 1);
  if (!bul_numeral_read(&b, g, second) || b.string || b.bare) return false;
  uint32_t next = g->c[b.end];
  bool cut = a->arabic != b.arabic ||
             (b.arabic && (bul_is_latin(next) || bul_in(next, U":/—.分")));
  if (cut && sign != PAIR_FRACTION) return false;
  /* 二比较 and 三比五个 are no ratios. */
  size_t unused;
  bool unit = bul_figure_unit(g, b.end, &unused) != NULL;
  if (unit && (sign == PAIR_THAN || sign == PAIR_DASH)) return false;
  if (is_score(g, r, &b, sign)) {
    r->kind = BULLETIN_SCORE;
    r->against = b.exact;
  } else if (is_quotient(g, a, &b, sign)) {
    bool fraction = sign == PAIR_FRACTION;
    double value = fraction ? b.value / a->value : a->value / b.value;
    bul_numeral_set(a, fraction ? bul_decimal_ratio(b.exact, a->exact)
                                : bul_decimal_ratio(a->exact, b.exact));
    a->value = value;
    r->quotient = true;
    r->fraction = fraction;
  } else {
    return false;
  }
  r->end = b.end;
  return true;
}

/* --- durations ------------------------------------------------------------ */

static const duration_unit *duration_unit_at(const bul_glyphs *g, size_t i,
                                             size_t *end) {
  for (size_t k = 0; k < BUL_COUNT(duration_units); k++) {
    size_t size = bul_glyphs_word(g, i, duration_units[k].word);
    if (size == 0) continue;
    if (bul_in(g->c[i + size], behind_no_length)) return NULL;
    *end = i + size;
    return &duration_units[k];
  }
  return NULL;
}

/* 12 of 10秒12: the hundredths behind the seconds at glyph i. */
static size_t read_hundredths(bul_decimal *total, const bul_glyphs *g,
                              size_t i) {
  enum { MOST = 3 };
  bul_numeral n;
  size_t unused;
  if (!bul_is_digit(g->c[i]) || !bul_numeral_read(&n, g, i)) return 0;
  if (n.decimal || n.scaled || n.digits > MOST || bul_is_latin(g->c[n.end]) ||
      bul_in(g->c[n.end], U"%:/—年月余多") ||
      bul_figure_unit(g, n.end, &unused) != NULL)
    return 0;
  *total = bul_decimal_add(*total, bul_decimal_scale(n.exact, -(int)n.digits));
  return n.end;
}

/* Parts are small, and only seconds have decimals. */
static bul_decimal times(const bul_numeral *n, int64_t size) {
  return (bul_decimal){n->exact.digits * size, n->exact.places};
}

/* The next part at glyph i, under the one before it, whose unit is `last`;
** the glyph after it, or 0. */
static size_t read_part(bul_decimal *total, const bul_glyphs *g, size_t i,
                        const duration_unit **last) {
  size_t end;
  bul_numeral n;
  i += bul_in(g->c[i], U"〇又");
  if (!bul_numeral_read(&n, g, i) || n.range || n.scaled || n.string) return 0;
  const duration_unit *u = duration_unit_at(g, n.end, &end);
  if (u == NULL || u->months != (*last)->months || u->size >= (*last)->size ||
      n.value >= u->most || (n.decimal && u->size > 1))
    return 0;
  *total = bul_decimal_add(*total, times(&n, u->size));
  *last = u;
  return end;
}

bool bul_figure_duration(bul_figure_reading *r, const bul_glyphs *g) {
  const bul_numeral *n = &r->number;
  size_t end;
  const duration_unit *last = duration_unit_at(g, n->end, &end);
  if (last == NULL || n->range || n->approx != BULLETIN_EXACT || n->decimal ||
      n->value > 1e6 || (last->months && n->value >= MOST_YEARS))
    return false;
  bul_decimal total = times(n, last->size);
  size_t at = end, next;
  while ((next = read_part(&total, g, at, &last)) != 0)
    at = next;
  bool seconds = last->size == 1 && !last->months;
  if (seconds && (next = read_hundredths(&total, g, at)) != 0) at = next;
  if (at == end) return false;
  static const figure_unit unit = {U"秒", UNIT_TIME, false};
  r->kind = BULLETIN_DURATION;
  r->unit = &unit;
  r->unit_name = last->months ? "个月" : "秒";
  bul_numeral_set(&r->number, total);
  r->end = at;
  return true;
}

/* --- doublings ------------------------------------------------------------ */

/* N of 翻了近N番 at glyph i, the glyph after 番 in *end. */
static bool read_doublings(bul_figure_reading *r, const bul_glyphs *g, size_t i,
                           size_t *end) {
  if (g->c[i] == U'近') r->approx = BULLETIN_UNDER;
  if (g->c[i] == U'约') r->approx = BULLETIN_ABOUT;
  i += r->approx != BULLETIN_EXACT;
  bul_numeral *n = &r->number;
  if (!bul_numeral_read(n, g, i) || n->range || n->decimal ||
      g->c[n->end] != U'番' || n->value < 1 || n->value > MOST_DOUBLINGS)
    return false;
  *end = n->end + 1;
  return true;
}

bool bul_figure_doubling(bul_figure_reading *r, const bul_glyphs *g, size_t i) {
  size_t at = i + 1 + (g->c[i + 1] == U'了');
  bool once = g->c[at] == U'倍' || (g->c[at] == U'番' && g->c[at + 1] != U'茄');
  r->number = (bul_numeral){.value = 1};
  r->end = at + 1;
  if (!once && !read_doublings(r, g, at, &r->end)) return false;
  int64_t value = (int64_t)1 << (int)r->number.value;
  bul_numeral_set(&r->number, bul_decimal_of(value));
  r->first = i;
  r->unit_name = "倍";
  r->change = 1;
  return true;
}

/* --- prices and yields ---------------------------------------------------- */

/* What something is counted by, at glyph i: 斤, 平方米, 月. */
static size_t read_per(const bul_glyphs *g, size_t i) {
  size_t end;
  const figure_unit *u = bul_figure_unit(g, i, &end);
  if (u != NULL && u->kind != UNIT_NAME && u->kind != UNIT_ADDRESS &&
      u->kind != UNIT_SHARE && u->kind != UNIT_MONEY)
    return end;
  for (size_t k = 0; k < BUL_COUNT(per_words); k++) {
    size_t size = bul_glyphs_word(g, i, per_words[k]);
    if (size != 0) return i + size;
  }
  return 0;
}

/* 每斤 just before glyph i: where 斤 begins, or 0. */
static size_t find_per_before(const bul_glyphs *g, size_t i) {
  enum { LONGEST = 5 };
  for (size_t k = i - 1; i - k <= LONGEST && g->c[k] != 0; k--)
    if (g->c[k] == U'每') return read_per(g, k + 1) == i ? k + 1 : 0;
  return 0;
}

void bul_figure_per(bul_figure_reading *r, const bul_glyphs *g) {
  int kind = bul_figure_unit_kind(r);
  if (r->unit == NULL || (kind != UNIT_MONEY && kind != UNIT_MEASURE)) return;
  size_t at = r->end, end;
  if (g->c[at] == '/' && (end = read_per(g, at + 1)) != 0) {
    r->per_first = at + 1;
    r->per_end = r->end = end;
  } else if (g->c[at] == U'每' && (end = read_per(g, at + 1)) != 0 &&
             (!bul_is_han(g->c[end]) || bul_in(g->c[end], behind_per))) {
    r->per_first = at + 1;
    r->per_end = r->end = end;
  } else if ((at = find_per_before(g, r->first)) != 0) {
    r->per_first = at;
    r->per_end = r->first;
  }
}
