/*
** figures.c - bulletin_figures_read.
**
** A figure is a number, what makes it a figure (a unit, a share, a ratio),
** and the words around that say how it is meant. Dates are found first and
** passed over; so are short quotations and titles of works, whose numbers
** are parts of names. The words of a line say whether a Han numeral stands
** alone (五台山 is a word) and what is counted. The parts are read by the
** files beside this one (figure_read.h).
*/
#include "../../base/error.h"
#include "figure_read.h"
#include "figure_words.h"

#include <math.h>

const char *bulletin_approx_name(int approx) {
  static const char *const names[] = {NULL, "over", "under", "about"};
  return approx > 0 && approx < (int)BUL_COUNT(names) ? names[approx] : NULL;
}

const char *bulletin_figure_kind_name(int kind) {
  static const char *const names[] = {NULL, "score", "duration"};
  return kind > 0 && kind < (int)BUL_COUNT(names) ? names[kind] : NULL;
}

/* --- a figure that has been read ------------------------------------------ */

static bulletin_text printed(const bul_figure_finder *f, size_t first,
                             size_t end) {
  size_t start = f->glyphs.at[first];
  size_t stop = bul_glyph_stop(&f->glyphs, f->text, end - 1);
  return bul_text(f->text.data + start, stop - start);
}

static bulletin_text unit_of(const bul_figure_finder *f,
                             const bul_figure_reading *r) {
  if (r->unit_name != NULL) return bulletin_text_of(r->unit_name);
  if (r->unit == NULL) return bul_text(NULL, 0);
  size_t first = r->unit_first;
  if (f->glyphs.c[first] == U'%') return BUL_TEXT("%");
  /* 个百分点 */
  if (r->unit->kind == UNIT_SHARE && f->glyphs.c[first] == U'个') first++;
  return printed(f, first, r->unit_end);
}

/* 次 and 遍 count what is done. */
static bool counts_times(const bul_figure_reading *r) {
  return r->unit != NULL && bul_in(r->unit->word[0], U"次遍回趟") &&
         r->unit->word[1] == 0;
}

/* What the figure counts or measures; the words that it takes are no other
** figure's. */
static bulletin_text what_of(bul_figure_finder *f, const bul_figure_reading *r,
                             const bulletin_figure *figure) {
  bulletin_text what = {NULL, 0};
  if (r->kind == BULLETIN_SCORE) return what;
  int kind = bul_figure_unit_kind(r);
  bool bare = r->unit == NULL && r->unit_name == NULL && !r->quotient;
  if ((kind == UNIT_COUNT && !counts_times(r)) || r->ordinal || bare)
    what = bul_phrase_behind(&f->line, figure->span.end);
  /* 苹果每斤5元: the apples. */
  size_t start = figure->span.start;
  if (r->per_end == r->first) start = f->glyphs.at[r->per_first - 1];
  if (what.data == NULL && !r->ordinal)
    what = bul_phrase_before(&f->line, f->floor, start, kind);
  /* 流转1000亩土地, 三分之一住院病例 */
  bool of = kind == UNIT_MEASURE || kind == UNIT_MONEY || r->fraction;
  if (what.data == NULL && of)
    what = bul_noun_behind(&f->line, figure->span.end);
  f->floor = figure->span.end;
  if (what.data != NULL && what.data > figure->text.data)
    f->floor = (size_t)(what.data + what.size - f->text.data);
  return what;
}

static void make_negative(bulletin_figure *figure, bool range) {
  figure->value = -figure->value;
  figure->exact = bul_decimal_minus(figure->exact);
  if (range) figure->max = -figure->max;
  figure->exact_max = bul_decimal_minus(figure->exact_max);
}

/* What the words before the number say of it; they may become part of it. */
static void read_before(bul_figure_finder *f, bul_figure_reading *r) {
  if (r->ordinal || r->kind == BULLETIN_SCORE) return;
  bul_figure_approx_before(r, &f->glyphs);
  bul_figure_sign(r, f);
  bul_figure_per(r, &f->glyphs);
  if (r->change == 0) r->change = bul_figure_change(&f->glyphs, r->first);
}

static void emit(bul_figure_finder *f, bul_figure_reading *r) {
  bulletin_figures *out = f->out;
  bulletin_figure *items = bul_list_grow(&out->owner, f->glyphs.allocator,
                                         out->count + 1, sizeof *items);
  if (items == NULL) {
    f->line.failed = true;
    return;
  }
  out->items = items;
  read_before(f, r);
  bulletin_figure *figure = &items[out->count++];
  *figure = (bulletin_figure){.text = printed(f, r->first, r->end),
                              .value = r->number.value,
                              .max = NAN,
                              .exact = r->number.exact,
                              .against = r->against,
                              .unit = unit_of(f, r),
                              .kind = r->kind,
                              .approx = r->approx,
                              .change = r->change,
                              .ordinal = r->ordinal};
  figure->span.start = f->glyphs.at[r->first];
  figure->span.end = figure->span.start + figure->text.size;
  if (r->range) {
    figure->exact_max = r->most;
    figure->max = bulletin_decimal_value(r->most);
  }
  if (r->per_end > 0) figure->per = printed(f, r->per_first, r->per_end);
  if (r->change < 0) make_negative(figure, r->range);
  if (bul_line_words_read(&f->line)) figure->what = what_of(f, r, figure);
}

/* --- the walk ------------------------------------------------------------ */

/* 第3名, 第二批: passed over, or emitted where ordinals are wanted. */
static size_t read_ordinal(bul_figure_finder *f, size_t i) {
  const bul_glyphs *g = &f->glyphs;
  bul_figure_reading r = {.first = i, .ordinal = true};
  if (!bul_numeral_read(&r.number, g, i + 1)) return i + 1;
  r.unit = bul_figure_unit(g, r.number.end, &r.unit_end);
  r.unit_first = r.number.end;
  r.end = r.unit != NULL ? r.unit_end : r.number.end;
  if ((f->flags & BULLETIN_ORDINALS) &&
      !(r.unit != NULL && r.unit->kind == UNIT_ADDRESS))
    emit(f, &r);
  return r.end;
}

/* 翻番 */
static size_t read_doubling(bul_figure_finder *f, size_t i) {
  bul_figure_reading r = {0};
  if (!bul_figure_doubling(&r, &f->glyphs, i)) return i + 1;
  emit(f, &r);
  return r.end;
}

/* 4K, 5G, 3D, C919: with the letters they are names. Where such a name ends,
** or 0. */
static size_t skip_letters(const bul_glyphs *g, const bul_numeral *n) {
  size_t unused, end = n->end;
  if (!n->arabic || !bul_is_latin(g->c[end]) ||
      bul_figure_unit(g, end, &unused) != NULL)
    return 0;
  while (bul_is_latin(g->c[end]) || bul_is_digit(g->c[end]))
    end++;
  return end;
}

/* The number's unit, and a range before or behind it. */
static void read_units(const bul_glyphs *g, bul_figure_reading *r) {
  r->end = bul_figure_more(g, r->number.end, &r->number, &r->approx);
  bul_figure_range(r, g);
  if (bul_figure_parted_unit(r, g, r->end)) return;
  r->unit = bul_figure_unit(g, r->end, &r->unit_end);
  r->unit_first = r->end;
}

/* A number that stands for itself, with its unit. Where the search goes on. */
static size_t read_amount(bul_figure_finder *f, bul_figure_reading *r) {
  const bul_glyphs *g = &f->glyphs;
  size_t end = r->number.end;
  read_units(g, r);
  if (r->unit == NULL) {
    /* a great number says enough: 用户超1亿 */
    enum { GREAT = 10000 };
    if (!r->number.arabic || !r->number.scaled || r->number.value < GREAT)
      return end;
    emit(f, r);
    return r->end;
  }
  if (bul_figure_refused(f, r))
    return r->unit->kind == UNIT_ADDRESS ? r->unit_end : end;
  r->end = r->unit_end;
  if (!r->range) bul_figure_range(r, g);
  bul_figure_behind(r, g);
  emit(f, r);
  return r->end;
}

/* The figure at glyph i, emitted; the glyph after what was read, which is
** past the whole number where it is none. */
static size_t read_figure(bul_figure_finder *f, size_t i) {
  const bul_glyphs *g = &f->glyphs;
  bul_figure_reading r = {.first = i};
  bool whole = bul_figure_per_hundred(&r, g, i);
  if (!whole) {
    if (!bul_figure_number(&r.number, g, i))
      return r.number.end > i ? r.number.end : i + 1;
    r.range = r.number.range;
    r.most = r.number.most;
    r.approx = r.number.approx;
    size_t end = r.number.end;
    whole = bul_figure_duration(&r, g) || bul_figure_pair(f, &r);
    if (whole && !r.number.arabic && r.kind != BULLETIN_DURATION &&
        !bul_figure_stands_alone(f, i, end))
      return r.end;
  }
  if (whole) {
    bul_figure_behind(&r, g);
    emit(f, &r);
    return r.end;
  }
  size_t end = skip_letters(g, &r.number);
  return end != 0 ? end : read_amount(f, &r);
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

/* The glyph after the date that glyph i belongs to; i where there is none. */
static size_t skip_date(bul_figure_finder *f, size_t i) {
  const bul_glyphs *g = &f->glyphs;
  while (f->next_date < f->dates.count &&
         f->dates.items[f->next_date].span.end <= g->at[i])
    f->next_date++;
  if (f->next_date == f->dates.count ||
      f->dates.items[f->next_date].span.start > g->at[i])
    return i;
  size_t end = f->dates.items[f->next_date].span.end;
  while (i < g->end && g->at[i] < end)
    i++;
  return i;
}

static bool find_in_line(bul_figure_finder *f) {
  const bul_glyphs *g = &f->glyphs;
  f->line.read = false;
  f->floor = f->line.start;
  for (size_t i = BUL_GLYPH_PAD; i < g->end && !f->line.failed;) {
    uint32_t c = g->c[i];
    size_t end = skip_date(f, i);
    if (end > i) {
      i = end;
      continue;
    }
    bool numeral = bul_han_digit(c) >= 0 || bul_in(c, U"十百千万亿廿卅几数");
    if (numeral && (end = skip_set_phrase(g, i)) != 0) {
      i = end;
      continue;
    }
    if (bul_is_digit(c) || numeral)
      end = read_figure(f, i);
    else if (c == U'第')
      end = read_ordinal(f, i);
    else if (c == U'翻')
      end = read_doubling(f, i);
    else if (bul_in(c, U"“‘《"))
      end = skip_name(g, i);
    i = end > i ? end : i + 1;
  }
  return !f->line.failed;
}

int bulletin_figures_read(bulletin_figures *out, bulletin_text text, int flags,
                          const bulletin_allocator *allocator,
                          bulletin_error *error) {
  *out = (bulletin_figures){0};
  bulletin_allocator memory = bul_allocator(allocator);
  int status = bul_check_text(text, error);
  if (status != BULLETIN_OK) return status;
  bul_figure_finder *f = bul_resize(&memory, NULL, 0, sizeof *f);
  if (f == NULL) return bul_nomem(error);
  *f = (bul_figure_finder){.text = text, .flags = flags, .out = out};
  bul_date_finder_init(&f->date_finder, text, &f->dates);
  f->line.text = text;
  f->line.allocator = &memory;
  bul_glyphs_init(&f->glyphs, &memory);
  bool ok = true;
  for (size_t at = 0; ok && at < text.size;) {
    f->line.start = at;
    ok = bul_glyphs_line(&f->glyphs, text, at, &at);
    f->line.end = ok ? f->glyphs.at[f->glyphs.end] : at;
    f->dates.count = f->next_date = 0;
    ok =
        ok && bul_dates_in_line(&f->date_finder, &f->glyphs) && find_in_line(f);
  }
  bulletin_dates_free(&f->dates);
  bul_glyphs_free(&f->glyphs);
  bul_line_words_free(&f->line);
  bul_free(&memory, f, sizeof *f);
  if (ok) return BULLETIN_OK;
  bulletin_figures_free(out);
  return bul_nomem(error);
}

void bulletin_figures_free(bulletin_figures *figures) {
  bul_list_free(figures->owner);
  *figures = (bulletin_figures){0};
}
