/*
** figures.c - bulletin_find_figures.
**
** A figure is a number, what makes it a figure (a unit, a share, a ratio),
** and the words around that say how it is meant. Dates are found first and
** passed over; so are short quotations and titles of works, whose numbers
** are parts of names. The words of a line say whether a Han numeral stands
** alone (五台山 is a word) and what is counted.
*/
#include "../../base/error.h"
#include "../dates/dates.h"
#include "figure_what.h"
#include "../../base/numeral.h"

#include <math.h>

const char *bulletin_approx_name(int approx) {
  static const char *const names[] = {NULL, "over", "under", "about"};
  return approx > 0 && approx < 4 ? names[approx] : NULL;
}

typedef struct finder {
  bulletin_text text;
  int flags;
  bul_glyphs glyphs;
  bul_date_finder date_finder;
  bulletin_dates dates; /* of the line */
  size_t next_date;
  bulletin_figures *out;
  bul_line_words line; /* read when the first number needs them */
  size_t floor; /* the byte before which another figure has taken the words */
} finder;

/* A figure while it is read; glyph positions. */
typedef struct reading {
  size_t first, end;
  bul_numeral number;
  bul_decimal most; /* the upper end of a range */
  bool range;
  int approx;
  const figure_unit *unit; /* NULL for none */
  size_t unit_first, unit_end;
  const char *unit_name; /* where it is not what is printed */
  bool ordinal;
  bool quotient;
} reading;

/* --- parts of a figure --------------------------------------------------- */

static const figure_unit *read_unit(const bul_glyphs *g, size_t i,
                                    size_t *end) {
  const figure_unit *best = NULL;
  *end = i;
  for (size_t k = 0; k < BUL_COUNT(figure_units); k++) {
    const figure_unit *u = &figure_units[k];
    if (u->word[0] != g->c[i]) continue;
    size_t size = bul_glyphs_word(g, i, u->word);
    if (i + size <= *end) continue;
    /* km is no unit in kmart */
    if (bul_is_latin(u->word[0]) && bul_is_latin(g->c[i + size])) continue;
    best = u;
    *end = i + size;
  }
  return best;
}

/* A number that may carry a figure: not cut out of 4K, G20 or 2.0版, and
** not 百 or 千 alone unless a word before it makes it one (近百, 上千). */
static bool read_number(bul_numeral *n, const bul_glyphs *g, size_t i) {
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

/* 余, 多, 来 between number and unit: 240余名, 三十来岁, 十多个. */
static size_t read_more(const bul_glyphs *g, size_t i, const bul_numeral *n,
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

/* 百分之三十, 千分之五, 万分之一 and ranges of them. */
static size_t read_per_hundred(reading *r, const bul_glyphs *g, size_t i) {
  static const struct {
    const char32_t *word;
    const char *name;
  } heads[] = {{U"百分之", "%"}, {U"千分之", "‰"}, {U"万分之", "‱"}};
  for (size_t k = 0; k < BUL_COUNT(heads); k++) {
    size_t size = bul_glyphs_word(g, i, heads[k].word);
    if (size == 0 || !bul_numeral_read(&r->number, g, i + size)) continue;
    r->first = i;
    r->end = r->number.end;
    r->unit_name = heads[k].name;
    r->range = r->number.range;
    r->most = r->number.most;
    size_t second = bul_glyphs_join(g, r->end);
    size_t again = second ? bul_glyphs_word(g, second, heads[k].word) : 0;
    bul_numeral other;
    if (second != 0 && bul_numeral_read(&other, g, second + again) &&
        other.value > r->number.value && (again != 0 || !other.scaled)) {
      r->range = true;
      r->most = other.exact;
      r->end = other.end;
    }
    r->end = read_more(g, r->end, &r->number, &r->approx);
    return r->end;
  }
  return 0;
}

/* 三分之二, 1/5, 3∶2, 三比一. */
static size_t read_quotient(finder *f, reading *r, const bul_glyphs *g,
                            size_t i) {
  bul_numeral *a = &r->number, b;
  size_t at = a->end;
  bool fraction = bul_glyphs_word(g, at, U"分之") != 0;
  size_t second;
  if (fraction) {
    second = at + 2;
  } else if (g->c[at] == ':' && a->arabic) {
    /* 10:30 is a time; the sign of ratio itself is none. */
    size_t size;
    bool ratio = bul_char_at(f->text.data + g->at[at], &size) == U'∶';
    second = at + 1;
    bool clock = bul_is_digit(g->c[second]) && bul_is_digit(g->c[second + 1]) &&
                 a->value < 25;
    if (clock && !ratio) return 0;
  } else if (g->c[at] == U'比' && !a->scaled && a->value < 100) {
    second = at + 1;
  } else if (g->c[at] == '/' && a->arabic && a->value < 100) {
    second = at + 1;
  } else {
    return 0;
  }
  if (!bul_numeral_read(&b, g, second) || b.string || b.bare || b.value == 0)
    return 0;
  uint32_t next = g->c[b.end];
  if (a->arabic != b.arabic ||
      (b.arabic && (bul_is_latin(next) || bul_in(next, U":/—.分")))) {
    if (!fraction) return 0;
  }
  /* 二比较 and 三比五个 are no ratios. */
  size_t unused;
  if (g->c[at] == U'比' && read_unit(g, b.end, &unused) != NULL) return 0;
  if (g->c[at] == '/' && (a->value >= b.value || a->decimal || b.decimal))
    return 0;
  r->first = i;
  r->end = b.end;
  r->quotient = true;
  if (fraction ? a->value == 0 : b.value == 0) return 0;
  double value = fraction ? b.value / a->value : a->value / b.value;
  bul_numeral_set(a, fraction ? bul_decimal_ratio(b.exact, a->exact)
                              : bul_decimal_ratio(a->exact, b.exact));
  a->value = value;
  r->unit_name = NULL;
  return r->end;
}

/* --- one figure ---------------------------------------------------------- */

/* Whether a Han numeral from glyph `first`, with its unit up to `end`, stands
** for itself: not inside a word (统一, 万一) and not the beginning of a longer
** one (五台山, 三门峡). */
static bool stands_alone(finder *f, size_t first, size_t end) {
  if (!bul_line_words_read(&f->line)) return false;
  size_t from = f->glyphs.at[first] - f->line.start;
  size_t to = f->glyphs.at[end] - f->line.start;
  size_t i = bul_line_word_at(&f->line, from);
  if (i >= f->line.count) return false;
  const bulletin_word *w = &f->line.words[i];
  if (w->span.start < from) /* 上千, 近百 are words of their own */
    return w->form == BULLETIN_WORD_NUMBER ||
           (bul_in(f->glyphs.c[first - 1], U"近上约数") &&
            w->span.start + 3 == from);
  if (w->span.end <= to) return true;
  return w->form == BULLETIN_WORD_NUMBER || w->pos == BUL_POS_M ||
         w->pos == BUL_POS_Q;
}

/* A unit that means its number is none: 41号楼, 二届四中全会; or that the
** numeral before it is part of a name. */
static bool refused(finder *f, const reading *r) {
  const bul_glyphs *g = &f->glyphs;
  const figure_unit *u = r->unit;
  const bul_numeral *n = &r->number;
  uint32_t next = g->c[r->unit_end];
  if (u->kind == UNIT_ADDRESS || u->kind == UNIT_NAME) return true;
  /* 3栋2单元, 5层501室 */
  if (bul_in(u->word[0], U"栋幢层") && (bul_is_digit(next) || next == U'单'))
    return true;
  /* 前六位, 2022级 */
  if (g->c[r->first - 1] == U'前' && bul_in(u->word[0], U"名位强")) return true;
  if (u->word[0] == U'级' && n->value >= 1900 && n->value < 2100) return true;
  /* 9点 is a time, 3000点 an index, 五点要求 a count. */
  if (u->word[0] == U'点' && u->word[1] == 0 && n->value < 25 && !n->decimal &&
      !(bul_in(next, U"要建意希启体") && bul_is_han(g->c[r->unit_end + 1])))
    return true;
  if (n->arabic) return false;
  bool small = !n->scaled && n->approx == BULLETIN_EXACT && !n->range;
  /* 二次创业: of two things it would be 两次. */
  if (small && g->c[r->first] == U'二' && n->end == r->first + 1 &&
      (u->kind == UNIT_COUNT || u->kind == UNIT_PEOPLE))
    return true;
  /* 十四届全国人大, 中铁十四局: which one, not how many */
  if (bul_in(u->word[0], U"届局")) return true;
  /* …人大四次会议 */
  if (small && u->word[0] == U'次' &&
      bul_glyphs_word(g, r->unit_end, U"会议") &&
      bul_in(g->c[r->first - 1], U"大协届会"))
    return true;
  if (n->value == 0 || (n->value == 1 && small && u->kind != UNIT_SHARE &&
                        u->kind != UNIT_MONEY))
    return true;
  if (u->arabic_only && small) {
    /* 五点要求, 三道门槛: a noun behind it makes it a count. */
    if (u->kind != UNIT_COUNT || n->value > 20 ||
        !bul_line_words_read(&f->line))
      return true;
    size_t at = g->at[r->unit_end];
    size_t i = bul_line_word_at(&f->line, at - f->line.start);
    if (i >= f->line.count || f->line.words[i].span.start + f->line.start != at)
      return true;
    if (u->word[0] == U'点') return false;
    return f->line.words[i].pos != BUL_POS_N ||
           f->line.words[i].span.end - f->line.words[i].span.start < 6;
  }
  /* 三个二七, “四个一百”: names made of numbers */
  if (small && u->kind == UNIT_COUNT &&
      (bul_is_digit(next) || bul_han_digit(next) >= 0))
    return true;
  /* 三元桥 */
  if (small && u->kind == UNIT_MONEY && g->c[r->unit_first] == U'元' &&
      bul_is_han(next) && !bul_in(next, U"钱的一左以到至多人起，"))
    return true;
  if (u->kind == UNIT_SHARE && g->c[r->unit_first] == U'成' &&
      bul_is_han(next) && !bul_in(next, U"以的左多至到是来用在"))
    return true;
  return !stands_alone(f, r->first, r->unit_end);
}

static void add_half(bul_numeral *n) {
  static const bul_decimal half = {5, 1};
  bul_numeral_set(n, bul_decimal_add(n->exact, half));
}

/* What follows the unit: 5年半, 4年多, 3000人以上, 两个多月. */
static void read_behind(reading *r, const bul_glyphs *g) {
  size_t at = r->end;
  int kind = r->unit != NULL ? r->unit->kind : UNIT_SHARE;
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

/* 个多月, 个半小时: 个 parted from its noun. */
static size_t read_parted_unit(reading *r, const bul_glyphs *g, size_t i) {
  if (g->c[i] != U'个' || !bul_in(g->c[i + 1], U"多半")) return 0;
  size_t end;
  const figure_unit *u = read_unit(g, i + 2, &end);
  size_t size = bul_glyphs_word(g, i + 2, U"月");
  static const figure_unit month = {U"个月", UNIT_TIME, false};
  if (size != 0) {
    u = &month;
    end = i + 3;
    r->unit_name = "个月";
  }
  if (u == NULL || u->kind != UNIT_TIME) return 0;
  if (g->c[i + 1] == U'半')
    add_half(&r->number);
  else
    r->approx = BULLETIN_OVER;
  r->unit = u;
  r->unit_first = i + 2;
  r->unit_end = r->end = end;
  return end;
}

/* The end of a range behind the number (3至5年) or behind its unit
** (1万元至2万元). */
static void read_range(reading *r, const bul_glyphs *g) {
  size_t join = bul_glyphs_join(g, r->end);
  bul_numeral b;
  if (join == 0 || !bul_numeral_read(&b, g, join) || b.string || b.bare) return;
  int approx = BULLETIN_EXACT;
  size_t at = read_more(g, b.end, &b, &approx);
  size_t end;
  const figure_unit *u = read_unit(g, at, &end);
  bul_decimal low = r->number.exact;
  if (r->unit == NULL) {
    if (u == NULL && b.power == 0) return;
    bul_decimal scaled = bul_decimal_scale(low, b.power);
    if (r->number.power == 0 && b.power > 0 &&
        bulletin_decimal_value(scaled) <= b.value)
      low = scaled;
    else if (r->number.arabic != b.arabic)
      return;
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

/* 近, 超过 … before the figure become part of it. */
static void read_approx_before(reading *r, const bul_glyphs *g) {
  size_t best = 0;
  for (size_t k = 0; k < BUL_COUNT(approx_before); k++) {
    const approx_word *w = &approx_before[k];
    size_t size = 0;
    while (w->word[size] != 0)
      size++;
    if (size <= best || !bul_glyphs_before(g, r->first, w->word)) continue;
    uint32_t before = g->c[r->first - size - 1];
    if (w->word[0] == U'上' &&
        (!r->number.bare || bul_in(before, U"以加早晚之")))
      continue;
    if (w->word[0] == U'近' && size == 1 && bul_in(before, U"附最将接靠临"))
      continue;
    best = size;
    r->approx = w->approx;
  }
  r->first -= best;
}

static void negate(bul_numeral *n) {
  bul_numeral_set(n, bul_decimal_minus(n->exact));
}

/* 零下5℃, -5℃ */
static void read_sign(reading *r, const bul_glyphs *g) {
  if (bul_glyphs_before(g, r->first, U"零下")) {
    negate(&r->number);
    r->first -= 2;
  } else if (bul_glyphs_before(g, r->first, U"〇下")) {
    negate(&r->number);
    r->first -= 2;
  } else if (g->c[r->first - 1] == BUL_DASH && r->unit != NULL &&
             bul_in(r->unit->word[0], U"℃°%") &&
             !bul_is_digit(g->c[r->first - 2]) &&
             !bul_is_han(g->c[r->first - 2]) &&
             g->c[r->first - 2] != BUL_DASH) {
    negate(&r->number);
    r->first -= 1;
  }
}

/* The rise or fall said before glyph i: 增长, 降幅为, 同比下降了约. */
static int read_change(const bul_glyphs *g, size_t i) {
  for (int links = 0; links < 3; links++) {
    for (size_t k = 0; k < BUL_COUNT(change_words); k++) {
      size_t size = 0;
      while (change_words[k].word[size] != 0)
        size++;
      if (!bul_glyphs_before(g, i, change_words[k].word)) continue;
      /* 负增长; and a lone 增 or 降 needs a clause or 同比 before it */
      uint32_t before = g->c[i - size - 1];
      if (before == U'负') return -1;
      if (size == 1 && bul_is_han(before) &&
          !bul_in(before, U"比年月季期大微各量速增价额额均已上下再又"))
        continue;
      return change_words[k].sign;
    }
    bool moved = false;
    for (size_t k = 0; k < BUL_COUNT(figure_links) && !moved; k++) {
      size_t size = 0;
      while (figure_links[k][size] != 0)
        size++;
      if (!bul_glyphs_before(g, i, figure_links[k])) continue;
      if (bul_glyphs_word(g, i - size, U"达到")) return 0;
      i -= size;
      moved = true;
    }
    if (!moved) return 0;
  }
  return 0;
}

/* Whether the clause before glyph i compares with another time. */
static bool compares(const bul_glyphs *g, size_t i) {
  for (size_t k = i - 1; k + 16 > i && g->c[k] != 0; k--) {
    if (bul_in(g->c[k], U",。;!?")) return false;
    for (size_t n = 0; n < BUL_COUNT(comparisons); n++)
      if (bul_glyphs_word(g, k, comparisons[n])) return true;
  }
  return false;
}

/* --- the walk ------------------------------------------------------------ */

static void emit(finder *f, reading *r) {
  const bul_glyphs *g = &f->glyphs;
  bulletin_figures *out = f->out;
  bulletin_figure *items =
      bul_grow(&out->allocator, (void *)out->items, &out->capacity,
               out->count + 1, sizeof *items);
  if (items == NULL) {
    f->line.failed = true;
    return;
  }
  out->items = items;
  size_t number_first = r->first;
  if (!r->ordinal) {
    read_approx_before(r, g);
    read_sign(r, g);
  }
  bulletin_figure *figure = &items[out->count++];
  *figure = (bulletin_figure){.value = r->number.value,
                              .max = NAN,
                              .exact = r->number.exact,
                              .approx = r->approx,
                              .ordinal = r->ordinal};
  if (r->range) {
    figure->exact_max = r->most;
    figure->max = bulletin_decimal_value(r->most);
  }
  figure->span.start = g->at[r->first];
  figure->span.end = bul_glyph_stop(g, f->text, r->end - 1);
  figure->text = bul_text(f->text.data + figure->span.start,
                          figure->span.end - figure->span.start);
  int kind = UNIT_SHARE;
  if (r->unit_name != NULL) {
    figure->unit = bulletin_text_of(r->unit_name);
    if (r->unit != NULL) kind = r->unit->kind;
  } else if (r->unit != NULL) {
    kind = r->unit->kind;
    size_t first = r->unit_first;
    if (g->c[first] == U'%') {
      figure->unit = BUL_TEXT("%");
    } else {
      if (kind == UNIT_SHARE && g->c[first] == U'个') first++;
      size_t start = g->at[first];
      figure->unit =
          bul_text(f->text.data + start,
                   bul_glyph_stop(g, f->text, r->unit_end - 1) - start);
    }
  }
  if (!r->ordinal) {
    figure->change = read_change(g, r->first);
    bool sign = figure->change < 0 && !r->quotient &&
                (kind == UNIT_SHARE || compares(g, number_first));
    if (sign) {
      figure->value = -figure->value;
      figure->exact = bul_decimal_minus(figure->exact);
      if (r->range) figure->max = -figure->max;
      figure->exact_max = bul_decimal_minus(figure->exact_max);
    }
  }
  if (!bul_line_words_read(&f->line)) return;
  bulletin_text none = {NULL, 0};
  figure->what = none;
  /* 次 and 遍 count what is done. */
  bool times = r->unit != NULL && bul_in(r->unit->word[0], U"次遍回趟") &&
               r->unit->word[1] == 0;
  bool bare = r->unit == NULL && r->unit_name == NULL && !r->quotient;
  if ((kind == UNIT_COUNT && !times) || r->ordinal || bare)
    figure->what = bul_phrase_behind(&f->line, figure->span.end);
  if (figure->what.data == NULL && !r->ordinal)
    figure->what =
        bul_phrase_before(&f->line, f->floor, figure->span.start, kind);
  f->floor = figure->span.end;
  if (figure->what.data != NULL && figure->what.data > figure->text.data)
    f->floor = (size_t)(figure->what.data + figure->what.size - f->text.data);
}

/* 第3名, 第二批: passed over, or emitted where ordinals are wanted. */
static size_t read_ordinal(finder *f, size_t i) {
  const bul_glyphs *g = &f->glyphs;
  reading r = {.first = i, .ordinal = true};
  if (!bul_numeral_read(&r.number, g, i + 1)) return i + 1;
  r.unit = read_unit(g, r.number.end, &r.unit_end);
  r.unit_first = r.number.end;
  r.end = r.unit != NULL ? r.unit_end : r.number.end;
  if ((f->flags & BULLETIN_ORDINALS) &&
      !(r.unit != NULL && r.unit->kind == UNIT_ADDRESS))
    emit(f, &r);
  return r.end;
}

/* The figure at glyph i, emitted; the glyph after what was read, which is
** past the whole number where it is none. */
static size_t read_figure(finder *f, size_t i) {
  const bul_glyphs *g = &f->glyphs;
  reading r = {.first = i};
  size_t end = read_per_hundred(&r, g, i);
  if (end != 0) {
    read_behind(&r, g);
    emit(f, &r);
    return r.end;
  }
  if (!read_number(&r.number, g, i))
    return r.number.end > i ? r.number.end : i + 1;
  r.range = r.number.range;
  r.most = r.number.most;
  r.approx = r.number.approx;
  if (read_quotient(f, &r, g, i)) {
    if (!r.number.arabic && !stands_alone(f, i, r.number.end)) return r.end;
    read_behind(&r, g);
    emit(f, &r);
    return r.end;
  }
  end = r.number.end;
  /* 4K, 5G, 3D, C919: with the letters they are names */
  size_t unused;
  if (r.number.arabic && bul_is_latin(g->c[end]) &&
      read_unit(g, end, &unused) == NULL) {
    while (bul_is_latin(g->c[end]) || bul_is_digit(g->c[end]))
      end++;
    return end;
  }
  r.end = read_more(g, end, &r.number, &r.approx);
  read_range(&r, g);
  if (!read_parted_unit(&r, g, r.end)) {
    r.unit = read_unit(g, r.end, &r.unit_end);
    r.unit_first = r.end;
  }
  if (r.unit == NULL) {
    /* a great number says enough: 用户超1亿 */
    if (!r.number.arabic || !r.number.scaled || r.number.value < 1e4)
      return end;
    emit(f, &r);
    return r.end;
  }
  if (refused(f, &r)) return r.unit->kind == UNIT_ADDRESS ? r.unit_end : end;
  r.end = r.unit_end;
  if (!r.range) read_range(&r, g);
  read_behind(&r, g);
  emit(f, &r);
  return r.end;
}

/* A quotation that is a name rather than speech: short, and without a mark
** that parts sentences. Returns the glyph after it, or 0. */
static size_t skip_name(const bul_glyphs *g, size_t i) {
  size_t limit = g->c[i] == U'《' ? 60 : 14;
  uint32_t close = g->c[i] == U'《' ? U'》' : g->c[i] == U'‘' ? U'’' : U'”';
  for (size_t k = i + 1; k < g->end && k - i <= limit; k++) {
    if (g->c[k] == close) return k + 1;
    if (close != U'》' && bul_in(g->c[k], U"。!?;:")) return 0;
  }
  return 0;
}

/* 八项规定: a name, though it looks like a count. */
static size_t skip_set_phrase(const bul_glyphs *g, size_t i) {
  for (size_t k = 0; k < BUL_COUNT(set_phrases); k++) {
    if (set_phrases[k][0] != g->c[i]) continue;
    size_t size = bul_glyphs_word(g, i, set_phrases[k]);
    if (size != 0) return i + size;
  }
  return 0;
}

static bool find_in_line(finder *f) {
  const bul_glyphs *g = &f->glyphs;
  f->line.read = false;
  f->floor = f->line.start;
  for (size_t i = BUL_GLYPH_PAD; i < g->end && !f->line.failed;) {
    uint32_t c = g->c[i];
    while (f->next_date < f->dates.count &&
           f->dates.items[f->next_date].span.end <= g->at[i])
      f->next_date++;
    if (f->next_date < f->dates.count &&
        f->dates.items[f->next_date].span.start <= g->at[i]) {
      size_t end = f->dates.items[f->next_date].span.end;
      while (i < g->end && g->at[i] < end)
        i++;
      continue;
    }
    size_t end = 0;
    bool numeral = bul_han_digit(c) >= 0 || bul_in(c, U"十百千万亿廿卅几数");
    if (numeral && (end = skip_set_phrase(g, i)) != 0) {
      i = end;
      continue;
    }
    if (bul_is_digit(c) || numeral)
      end = read_figure(f, i);
    else if (c == U'第')
      end = read_ordinal(f, i);
    else if (bul_in(c, U"“‘《"))
      end = skip_name(g, i);
    i = end > i ? end : i + 1;
  }
  return !f->line.failed;
}

int bulletin_find_figures(bulletin_figures *out, bulletin_text text, int flags,
                          const bulletin_allocator *allocator,
                          bulletin_error *error) {
  *out = (bulletin_figures){.allocator = bul_allocator(allocator)};
  int status = bul_check_text(text, error);
  if (status != BULLETIN_OK) return status;
  finder *f = bul_resize(&out->allocator, NULL, 0, sizeof *f);
  if (f == NULL) return bul_nomem(error);
  *f = (finder){.text = text,
                .flags = flags,
                .out = out,
                .dates = {.allocator = out->allocator}};
  bul_date_finder_init(&f->date_finder, text, &f->dates);
  f->line.text = text;
  f->line.allocator = &out->allocator;
  bul_glyphs_init(&f->glyphs, &out->allocator);
  bool ok = true;
  for (size_t at = 0; ok && at < text.size;) {
    f->line.start = at;
    ok = bul_glyphs_line(&f->glyphs, text, at, &at);
    f->line.end = ok ? f->glyphs.at[f->glyphs.end] : at;
    f->dates.count = f->next_date = 0;
    ok = ok && bul_dates_in_line(&f->date_finder, &f->glyphs) &&
         find_in_line(f);
  }
  bulletin_dates_free(&f->dates);
  bul_glyphs_free(&f->glyphs);
  bul_line_words_free(&f->line);
  bul_free(&out->allocator, f, sizeof *f);
  if (ok) return BULLETIN_OK;
  bulletin_figures_free(out);
  return bul_nomem(error);
}

void bulletin_figures_free(bulletin_figures *figures) {
  if (figures->items != NULL)
    bul_free(&figures->allocator, (void *)figures->items,
             figures->capacity * sizeof *figures->items);
  figures->items = NULL;
  figures->count = figures->capacity = 0;
}
