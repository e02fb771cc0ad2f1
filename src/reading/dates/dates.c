/*
** dates.c - bulletin_dates_read: walks the text, joins ranges, and keeps
** what later dates refer to.
*/
#include "dates.h"

#include "../../base/error.h"
#include "../../base/marks.h"

static const char *const grain_names[] = {
    [BULLETIN_MINUTE] = "minute",     [BULLETIN_HOUR] = "hour",
    [BULLETIN_HALF_DAY] = "half-day", [BULLETIN_DAY] = "day",
    [BULLETIN_WEEK] = "week",         [BULLETIN_TEN_DAYS] = "ten-days",
    [BULLETIN_MONTH] = "month",       [BULLETIN_QUARTER] = "quarter",
    [BULLETIN_SEASON] = "season",     [BULLETIN_HALF_YEAR] = "half-year",
    [BULLETIN_YEAR] = "year",         [BULLETIN_FIVE_YEARS] = "five-years",
    [BULLETIN_DECADE] = "decade",     [BULLETIN_CENTURY] = "century",
    [BULLETIN_OPEN] = "open",
};

const char *bulletin_grain_name(int grain) {
  return grain >= 0 && grain < BULLETIN_GRAINS ? grain_names[grain] : "unknown";
}

typedef bul_date_finder finder;

static bool may_start(const finder *f, uint32_t c) {
  return c < 65536 && (f->starts[c >> 3] >> (c & 7) & 1) != 0;
}

/* 2016年至今 */
static size_t read_until_now(const finder *f, size_t i, bul_moment *m) {
  const bul_glyphs *g = f->context.glyphs;
  if (!m->from_known || !bul_in(g->c[i], U"至迄") || g->c[i + 1] != U'今' ||
      bul_in(g->c[i + 2], U"年天日晚早晨夜春夏秋冬"))
    return 0;
  m->open = true;
  m->to = f->context.today;
  m->to_known = f->context.anchored && m->from <= m->to;
  return i + 2;
}

/* What joins the two ends of a range at i: 至, —, 起至; 和 where 之间 must
** follow. The glyph after it, or 0. */
static size_t read_join(const bul_glyphs *g, size_t i, bool *between) {
  size_t at = i;
  *between = bul_in(g->c[at], U"和与");
  if (*between) return at + 1;
  if (bul_in(g->c[at], U"起开") && bul_in(g->c[at + 1], U"至到")) at++;
  return bul_glyphs_join(g, at);
}

/* The end of a range behind `m`, which ends at glyph i: 至9月, —20日, 到明年.
** Returns the glyph after it, or 0. */
static size_t read_range(const finder *f, size_t i, bul_moment *m) {
  const bul_glyphs *g = f->context.glyphs;
  bool between;
  size_t at = read_join(g, i, &between);
  bool from_now = /* 即日起 */
      m->grain == BULLETIN_OPEN && m->from_known && !m->to_known;
  if (at == 0 || (m->open && !from_now)) return 0;
  bul_moment end;
  size_t stop = bul_date_read(&end, &f->context, at, from_now ? NULL : m);
  if (stop == 0 || end.grain == BUL_NO_DATE || end.open) return 0;
  /* 每年3月至5月 recurs; 每年3月至2026年5月 does not. */
  if (end.every != NULL ? m->every == NULL : m->every != NULL && end.said_year)
    return 0;
  size_t behind = bul_glyphs_word(g, stop, U"之间");
  if (between && behind == 0) return 0;
  if (from_now) {
    m->open = false;
    m->grain = end.grain;
  }
  if (m->from_known && end.to_known) {
    if (end.to < m->from) return 0;
    m->to = end.to;
    m->to_known = true;
  } else {
    m->to_known = false;
  }
  if (end.grain < m->grain && end.grain >= BULLETIN_DAY) m->grain = end.grain;
  return stop + (between ? behind : 0);
}

static bool emit(finder *f, size_t first, size_t end, const bul_moment *m) {
  bulletin_dates *out = f->out;
  bulletin_date *items = bul_list_grow(
      &out->owner, f->context.glyphs->allocator, out->count + 1, sizeof *items);
  if (items == NULL) return false;
  out->items = items;
  bulletin_date *date = &items[out->count++];
  *date =
      (bulletin_date){.grain = m->grain, .open = m->open, .every = m->every};
  date->span.start = f->context.glyphs->at[first];
  date->span.end = bul_glyph_stop(f->context.glyphs, f->text, end - 1);
  date->text = bul_text(f->text.data + date->span.start,
                        date->span.end - date->span.start);
  if (m->from_known) bul_day_print_any(date->from, m->from);
  if (m->to_known) bul_day_print_any(date->to, m->to);
  if (m->minute >= 0) {
    int hour = m->minute / 60, minute = m->minute % 60;
    date->time[0] = (char)('0' + hour / 10);
    date->time[1] = (char)('0' + hour % 10);
    date->time[2] = ':';
    date->time[3] = (char)('0' + minute / 10);
    date->time[4] = (char)('0' + minute % 10);
  }
  return true;
}

/* What dates behind this one may leave out. */
static void remember(bul_date_context *x, const bul_moment *m) {
  if (m->grain == BULLETIN_OPEN || m->every != NULL || !m->from_known) return;
  if (m->grain >= BULLETIN_FIVE_YEARS) return;
  if (m->era != 0) x->era = m->era;
  x->last = *m;
  x->has_last = x->last_in_line = true;
  if (m->grain <= BULLETIN_DAY) {
    x->day = *m;
    x->has_day = x->day_in_line = x->day_in_sentence = true;
  }
  if (m->open || !m->said_year) return;
  if (m->year > 0 && (!x->anchored || m->year <= x->civil.year))
    x->sentence_year = m->year;
  if (m->absolute && m->month > 0 && x->anchored && m->year < x->civil.year) {
    x->story = *m;
    x->has_story = true;
  }
}

/* Past what no date begins in: a whole number, so that none is cut. */
static size_t pass(const bul_glyphs *g, size_t i) {
  if (bul_is_digit(g->c[i])) {
    while (bul_is_digit(g->c[i]))
      i++;
    return i;
  }
  static const char32_t numerals[] = U"〇一二两三四五六七八九十百千万亿廿卅";
  if (!bul_in(g->c[i], numerals)) return i + 1;
  while (bul_in(g->c[i], numerals))
    i++;
  return i;
}

void bul_date_finder_init(bul_date_finder *f, bulletin_text text,
                          bulletin_dates *out) {
  *f = (finder){.text = text, .out = out};
  bul_date_starts(f->starts);
}

/* The glyph after the title of a work that opens at i, which names no day
** (《明日之后》); 0 when it is left open. */
static size_t pass_title(const bul_glyphs *g, size_t i) {
  enum { LONGEST_TITLE = 60 };
  for (size_t k = i + 1; k < g->end && k - i <= LONGEST_TITLE; k++)
    if (g->c[k] == bul_closing(g->c[i])) return k + 1;
  return 0;
}

/* The date at glyph i, with its range or its open end, emitted; *next is the
** glyph to go on at. False when memory ran out. */
static bool read_here(finder *f, size_t i, size_t *next) {
  bul_date_context *x = &f->context;
  bul_moment m;
  size_t end = bul_date_read(&m, x, i, NULL);
  if (end == 0 || m.grain == BUL_NO_DATE) {
    *next = end ? end : pass(x->glyphs, i);
    return true;
  }
  size_t stop = read_until_now(f, end, &m);
  if (stop == 0) stop = read_range(f, end, &m);
  if (stop != 0) end = stop;
  const bul_moment closed = m;
  end = bul_date_open(&m, x, end);
  *next = end;
  if (!emit(f, i, end, &m)) return false;
  remember(x, &closed);
  return true;
}

bool bul_dates_in_line(bul_date_finder *f, const bul_glyphs *g) {
  bul_date_context *x = &f->context;
  x->glyphs = g;
  x->sentence_year = x->era = 0;
  x->has_story = x->last_in_line = false;
  x->day_in_line = x->day_in_sentence = false;
  for (size_t i = BUL_GLYPH_PAD; i < g->end;) {
    uint32_t c = g->c[i];
    if (may_start(f, c)) {
      if (!read_here(f, i, &i)) return false;
      continue;
    }
    size_t end = c == U'《' ? pass_title(g, i) : 0;
    if (bul_ends_sentence(c)) {
      x->sentence_year = 0;
      x->day_in_sentence = false;
    }
    i = end != 0 ? end : i + 1;
  }
  return true;
}

int bulletin_dates_read(bulletin_dates *out, bulletin_text text,
                        bulletin_text today,
                        const bulletin_allocator *allocator,
                        bulletin_error *error) {
  *out = (bulletin_dates){0};
  bulletin_allocator memory = bul_allocator(allocator);
  finder f;
  bul_date_finder_init(&f, text, out);
  bul_date_context *x = &f.context;
  if (today.data != NULL) {
    int dated = bul_date_check(today, "the day of the text", error);
    if (dated != BULLETIN_OK) return dated;
    bul_day_parse(&x->today, today);
    x->anchored = true;
    x->civil = bul_day_civil(x->today);
  }
  int status = bul_check_text(text, error);
  if (status != BULLETIN_OK) return status;
  bul_glyphs glyphs;
  bul_glyphs_init(&glyphs, &memory);
  bool ok = true;
  for (size_t at = 0; ok && at < text.size;)
    ok = bul_glyphs_line(&glyphs, text, at, &at) &&
         bul_dates_in_line(&f, &glyphs);
  bul_glyphs_free(&glyphs);
  if (ok) return BULLETIN_OK;
  bulletin_dates_free(out);
  return bul_nomem(error);
}

void bulletin_dates_free(bulletin_dates *dates) {
  bul_list_free(dates->owner);
  *dates = (bulletin_dates){0};
}
