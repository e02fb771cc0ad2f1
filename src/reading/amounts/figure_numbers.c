/*
** figure_numbers.c - the number of a figure, and what belongs to it: see
** figure_read.h.
*/
#include "figure_number_words.h"
#include "figure_read.h"

#include <math.h>

bool bul_figure_number(bul_numeral *n, const bul_glyphs *g, size_t i) {
  if (!bul_numeral_read(n, g, i)) return false;
  if (n->string) return false;
  if (n->bare && n->approx == BULLETIN_EXACT &&
      !bul_in(g->c[n->end], U"余多") &&
      !bul_in(g->c[i - 1], U"近上约超逾过达破足"))
    return false;
  if (!n->arabic) return true;
  if (bul_is_latin(g->c[i - 1])) return false;
  return !(bul_in(g->c[i - 1], U".:/—") && bul_is_digit(g->c[i - 2]));
}

size_t bul_figure_more(const bul_glyphs *g, size_t i, const bul_numeral *n,
                       int *approx) {
  uint32_t c = g->c[i];
  if (c == U'余' || c == U'多') {
    *approx = BULLETIN_OVER;
    return i + 1;
  }
  if (c == U'来' && !n->arabic && fmod(n->value, 10) == 0) {
    *approx = BULLETIN_ABOUT;
    return i + 1;
  }
  return i;
}

/* 百分之三到百分之五, 百分之三到五 */
static void read_second_share(bul_figure_reading *r, const bul_glyphs *g,
                              const char32_t *head) {
  size_t second = bul_glyphs_join(g, r->end);
  if (second == 0) return;
  size_t again = bul_glyphs_word(g, second, head);
  bul_numeral other;
  if (!bul_numeral_read(&other, g, second + again) ||
      other.value <= r->number.value || (again == 0 && other.scaled))
    return;
  r->range = true;
  r->most = other.exact;
  r->end = other.end;
}

bool bul_figure_per_hundred(bul_figure_reading *r, const bul_glyphs *g,
                            size_t i) {
  for (size_t k = 0; k < BUL_COUNT(share_heads); k++) {
    size_t size = bul_glyphs_word(g, i, share_heads[k].word);
    if (size == 0 || !bul_numeral_read(&r->number, g, i + size)) continue;
    r->first = i;
    r->end = r->number.end;
    r->unit_name = share_heads[k].name;
    r->range = r->number.range;
    r->most = r->number.most;
    read_second_share(r, g, share_heads[k].word);
    r->end = bul_figure_more(g, r->end, &r->number, &r->approx);
    return true;
  }
  return false;
}

/* The lower end of a range whose upper end `b` has the unit: 3至5万 is 30000
** to 50000. False where the two are no range. */
static bool scale_lower(bul_decimal *low, const bul_numeral *a,
                        const bul_numeral *b) {
  bul_decimal scaled = bul_decimal_scale(*low, b->power);
  if (a->power == 0 && b->power > 0 &&
      bulletin_decimal_value(scaled) <= b->value)
    *low = scaled;
  else if (a->arabic != b->arabic)
    return false;
  return true;
}

void bul_figure_range(bul_figure_reading *r, const bul_glyphs *g) {
  size_t join = bul_glyphs_join(g, r->end);
  bul_numeral b;
  if (join == 0 || !bul_numeral_read(&b, g, join) || b.string || b.bare) return;
  int approx = BULLETIN_EXACT;
  size_t at = bul_figure_more(g, b.end, &b, &approx);
  size_t end;
  const figure_unit *u = bul_figure_unit(g, at, &end);
  bul_decimal low = r->number.exact;
  if (r->unit == NULL) {
    if (u == NULL && b.power == 0) return;
    if (!scale_lower(&low, &r->number, &b)) return;
  } else if (u != r->unit) {
    return;
  }
  if (b.value <= bulletin_decimal_value(low)) return;
  bul_numeral_set(&r->number, low);
  r->number.scaled = r->number.scaled || b.scaled;
  r->range = true;
  r->most = b.exact;
  r->end = at;
  if (approx != BULLETIN_EXACT) r->approx = approx;
  if (r->unit != NULL) r->end = end;
}

static void add_part(bul_numeral *n, bul_decimal part) {
  bul_numeral_set(n, bul_decimal_add(n->exact, part));
}

static void add_half(bul_numeral *n) {
  static const bul_decimal half = {5, 1};
  add_part(n, half);
}

/* 六成五 is 6.5成: a digit behind 成 that counts nothing itself. */
static size_t read_tenth(bul_figure_reading *r, const bul_glyphs *g, size_t i) {
  if (r->unit == NULL || r->unit->word[0] != U'成' || r->range ||
      r->number.decimal)
    return i;
  uint32_t c = g->c[i];
  int digit = bul_is_digit(c) ? (int)(c - '0') : bul_han_digit(c);
  uint32_t next = g->c[i + 1];
  size_t unused;
  if (digit <= 0 || c == U'两' || bul_is_digit(next) ||
      bul_han_digit(next) >= 0 || bul_han_power(next) > 0 ||
      bul_figure_unit(g, i + 1, &unused) != NULL)
    return i;
  add_part(&r->number, (bul_decimal){digit, 1});
  return i + 1;
}

void bul_figure_behind(bul_figure_reading *r, const bul_glyphs *g) {
  size_t at = read_tenth(r, g, r->end);
  int kind = bul_figure_unit_kind(r);
  if (r->unit != NULL && g->c[at] == U'半' &&
      (kind == UNIT_TIME || kind == UNIT_MEASURE) && g->c[at + 1] != U'以') {
    add_half(&r->number);
    at++;
  } else if (r->unit != NULL && kind != UNIT_COUNT && kind != UNIT_PEOPLE &&
             bul_in(g->c[at], U"多余") &&
             !bul_in(g->c[at + 1], U"种样个次元少于人地云")) {
    r->approx = BULLETIN_OVER;
    at++;
  }
  for (size_t k = 0; k < BUL_COUNT(approx_behind); k++) {
    size_t size = bul_glyphs_word(g, at, approx_behind[k].word);
    if (size == 0) continue;
    if (approx_behind[k].approx != BULLETIN_EXACT)
      r->approx = approx_behind[k].approx;
    at += size;
    break;
  }
  r->end = at;
}

bool bul_figure_parted_unit(bul_figure_reading *r, const bul_glyphs *g,
                            size_t i) {
  static const figure_unit month = {U"个月", UNIT_TIME, false};
  if (g->c[i] != U'个' || !bul_in(g->c[i + 1], U"多半")) return false;
  size_t end;
  const figure_unit *u = bul_figure_unit(g, i + 2, &end);
  bool months = g->c[i + 2] == U'月';
  if (months) {
    u = &month;
    end = i + 3;
  }
  if (u == NULL || u->kind != UNIT_TIME) return false;
  if (months) r->unit_name = "个月";
  if (g->c[i + 1] == U'半')
    add_half(&r->number);
  else
    r->approx = BULLETIN_OVER;
  r->unit = u;
  r->unit_first = i + 2;
  r->unit_end = r->end = end;
  return true;
}
