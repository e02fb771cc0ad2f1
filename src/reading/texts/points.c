/*
** points.c - bulletin_points_read.
**
** Every mark of an enumeration, with its number, joins the innermost open
** series of its kind that waits for that number; 一 opens a new one inside
** what is open. Series of one item are dropped in the end. A kind has at most
** one open series, so the work for a mark is bounded.
*/
#include "../../base/error.h"
#include "../../base/marks.h"
#include "../../base/numeral.h"
#include "point_words.h"

typedef enum mark_kind {
  MARK_IS,     /* 一是 */
  MARK_SHOULD, /* 一要 */
  MARK_NTH,    /* 第一， 第一是 */
  MARK_ONE_OF, /* 其一 */
  MARK_ORDER,  /* 首先, 其次, 再次, 最后 */
  MARK_SIDE,   /* 一方面, 另一方面 */
  MARK_DASH,   /* —— at a line's beginning */
  MARK_HAN,    /* （一） */
  MARK_ARABIC, /* （1） */
  MARK_CIRCLE, /* ① */
  MARK_LINE,   /* 一、 at a line's beginning */
  MARK_NUMBER, /* 1. or 1、 at a line's beginning */
  MARK_KINDS
} mark_kind;

/* The number of a mark that says only that it is the next. */
enum { NEXT = 0 };

typedef struct point_mark {
  int kind;
  int number;
  size_t start, end; /* bytes of the mark */
  size_t line_end;   /* where its paragraph ends */
  size_t line;       /* which paragraph it is in */
  bool opens_line, opens_clause;
  size_t series; /* of the list below */
} point_mark;

typedef struct series {
  size_t first; /* its first mark */
  size_t count;
  size_t parent; /* the mark inside which it opened, or NONE */
} series;

#define NONE SIZE_MAX
typedef struct finder {
  const bulletin_allocator *allocator;
  bulletin_text text;
  bul_glyphs glyphs;
  point_mark *marks;
  size_t count, capacity;
  series *list;
  size_t list_count, list_capacity;
  size_t line;            /* the paragraph that is read */
  size_t stop, stop_line; /* the 。 that last_end found, and in which line */
} finder;

/* --- marks --------------------------------------------------------------- */

/* Whether a clause begins at glyph i. */
static bool opens_clause(const bul_glyphs *g, size_t i) {
  uint32_t c = g->c[i - 1];
  return c == 0 || bul_is_space(c) || bul_in(c, U"。;,:!?、“‘”’)…》—·");
}

static size_t read_number(int *number, const bul_glyphs *g, size_t i) {
  if (bul_is_digit(g->c[i])) return 0;
  size_t end = bul_small_number(number, g, i, 99);
  return end != 0 && *number > 0 && g->c[i] != U'两' ? end : 0;
}

/* ①. Readers of marks set kind and number, and return the glyph after the
** mark, or 0. */
static size_t read_circle(point_mark *m, const bul_glyphs *g, size_t i) {
  m->kind = MARK_CIRCLE;
  m->number = (int)(g->c[i] - U'①') + 1;
  return i + 1;
}

/* （一）, （1） */
static size_t read_bracketed(point_mark *m, const bul_glyphs *g, size_t i) {
  m->kind = MARK_HAN;
  size_t end = read_number(&m->number, g, i + 1);
  if (end == 0) {
    m->kind = MARK_ARABIC;
    end = bul_small_number(&m->number, g, i + 1, 99);
  }
  if (end == 0 || g->c[end] != ')') return 0;
  /* 按（一）、（二）项; （一）班和（二）班 */
  bool named = g->c[end + 1] == U'、' && g->c[end + 2] == '(';
  return named || bul_in(g->c[i - 1], U"和与及或至第") ? 0 : end + 1;
}

/* 1. or 1、 */
static size_t read_line_number(point_mark *m, const bul_glyphs *g, size_t i) {
  m->kind = MARK_NUMBER;
  size_t end = bul_small_number(&m->number, g, i, 99);
  if (end == 0 || !bul_in(g->c[end], U".、") || bul_is_digit(g->c[end + 1]))
    return 0;
  return end + 1;
}

/* 积分榜上，第一是…: whether what is counted at glyph i is a ranking. */
static bool ranks(const bul_glyphs *g, size_t i) {
  enum { LOOK = 16 };
  for (size_t k = i; k + LOOK > i && g->c[k - 1] != U'。'; k--)
    for (size_t n = 0; n < BUL_COUNT(rank_words); n++)
      if (bul_glyphs_before(g, k, rank_words[n])) return true;
  return false;
}

/* 第一， 第一是 */
static size_t read_nth(point_mark *m, const bul_glyphs *g, size_t i) {
  m->kind = MARK_NTH;
  size_t end = read_number(&m->number, g, i + 1);
  if (end == 0 || (m->number == 1 && g->c[end] == U'是' && ranks(g, i)))
    return 0;
  if (bul_in(g->c[end], U",:、是")) return end + 1;
  return bul_is_space(g->c[end]) ? end : 0;
}

/* 其一 */
static size_t read_one_of(point_mark *m, const bul_glyphs *g, size_t i) {
  m->kind = MARK_ONE_OF;
  size_t end = read_number(&m->number, g, i + 1);
  return end == i + 2 && bul_in(g->c[end], U",:是") ? end + 1 : 0;
}

/* 首先, 其次, with a comma or 是 behind it; 一方面 */
static size_t read_order(point_mark *m, const bul_glyphs *g, size_t i) {
  for (size_t k = 0; k < BUL_COUNT(order_words); k++) {
    const order_word *w = &order_words[k];
    size_t size = bul_glyphs_word(g, i, w->word);
    if (size == 0) continue;
    m->kind = w->side ? MARK_SIDE : MARK_ORDER;
    m->number = w->number;
    i += size;
    if (w->side) return bul_in(g->c[i], U"军的") ? 0 : i + (g->c[i] == ',');
    return bul_in(g->c[i], U",是要") ? i + (g->c[i] != U'要') : 0;
  }
  return 0;
}

/* —— before a paragraph that says something; not that of a signature. */
static size_t read_dash(point_mark *m, const bul_glyphs *g, size_t i) {
  /* A signature is no longer, or ends in brackets (教授), and in no mark. */
  enum { SHORT = 12 };
  if (g->c[i + 1] != BUL_DASH || g->c[i + 2] == BUL_DASH) return 0;
  for (size_t k = 0; k < BUL_COUNT(dash_signatures); k++)
    if (bul_glyphs_word(g, i + 2, dash_signatures[k])) return 0;
  size_t last = g->end - 1;
  while (last > i && bul_is_space(g->c[last]))
    last--;
  if (!bul_ends_sentence(g->c[last]) && !bul_in(g->c[last], U";:”") &&
      (last < i + SHORT || g->c[last] == ')'))
    return 0;
  m->kind = MARK_DASH;
  m->number = NEXT;
  return i + 2;
}

/* 一是, 一要; 一、 where it opens the line */
static size_t read_han(point_mark *m, const bul_glyphs *g, size_t i,
                       bool line) {
  size_t end = read_number(&m->number, g, i);
  if (end == 0) return 0;
  if (line && g->c[end] == U'、')
    m->kind = MARK_LINE;
  else if (g->c[end] == U'是' && g->c[end + 1] != U'一')
    m->kind = MARK_IS;
  else if (g->c[end] == U'要')
    m->kind = MARK_SHOULD;
  else
    return 0;
  return end + 1;
}

static bool is_circle(uint32_t c) {
  return c >= U'①' && c <= U'⑳';
}

/* The mark at glyph i, which begins a clause or a line. */
static size_t read_mark(point_mark *m, const bul_glyphs *g, size_t i,
                        bool line) {
  uint32_t c = g->c[i];
  size_t end = 0;
  if (is_circle(c)) return read_circle(m, g, i);
  if (c == '(') return read_bracketed(m, g, i);
  if (line && bul_is_digit(c)) return read_line_number(m, g, i);
  if (line && c == BUL_DASH) return read_dash(m, g, i);
  if (c == U'第') return read_nth(m, g, i);
  if (c == U'其') end = read_one_of(m, g, i);
  if (end == 0) end = read_order(m, g, i);
  return end != 0 ? end : read_han(m, g, i, line);
}

/* Whether a mark may begin with c; `line` says that it opens its line. */
static bool may_begin(uint32_t c, bool line) {
  return bul_in(c, U"一二三四五六七八九十第其首再最另(") || is_circle(c) ||
         (line && (bul_is_digit(c) || c == BUL_DASH));
}

static bool read_line(finder *f) {
  const bul_glyphs *g = &f->glyphs;
  size_t first = BUL_GLYPH_PAD;
  while (first < g->end && bul_is_space(g->c[first]))
    first++;
  f->line++;
  for (size_t i = first; i < g->end; i++) {
    uint32_t c = g->c[i];
    bool line = i == first;
    if (!may_begin(c, line)) continue;
    if (!line && c != '(' && !is_circle(c) && !opens_clause(g, i)) continue;
    point_mark m = {.start = g->at[i],
                    .line_end = g->at[g->end],
                    .line = f->line,
                    .opens_line = line,
                    .opens_clause = line || opens_clause(g, i),
                    .series = NONE};
    size_t end = read_mark(&m, g, i, line);
    if (end == 0) continue;
    m.end = g->at[end];
    point_mark *marks = bul_grow(f->allocator, f->marks, &f->capacity,
                                 f->count + 1, sizeof *marks);
    if (marks == NULL) return false;
    f->marks = marks;
    marks[f->count++] = m;
    i = end - 1;
  }
  return true;
}

/* --- series -------------------------------------------------------------- */

/* Whether a mark goes on the series whose last is `last`: dashes and 另一方面
** stand near what they follow; 一方面 may stand for 另一方面. */
static bool goes_on(const point_mark *last, const point_mark *m) {
  enum { MOST_LINES = 3 }; /* paragraphs between two items without numbers */
  if (m->kind == MARK_SIDE && m->number == last->number)
    return m->line == last->line && m->number == 1;
  if (m->number != NEXT && m->number != last->number + 1) return false;
  if (m->kind == MARK_DASH) return m->line <= last->line + MOST_LINES;
  if (m->kind != MARK_SIDE || m->line == last->line) return true;
  return m->opens_line && last->opens_line &&
         m->line <= last->line + MOST_LINES;
}

/* Gives every mark its series. `open` holds those that wait for more, the
** outermost first, and the mark that each reached last. */
static bool join_marks(finder *f) {
  struct {
    size_t series, last;
  } open[MARK_KINDS];
  size_t depth = 0;
  for (size_t i = 0; i < f->count; i++) {
    point_mark *m = &f->marks[i];
    size_t at = depth;
    while (at > 0 && f->marks[open[at - 1].last].kind != m->kind)
      at--;
    if (at > 0) {
      const point_mark *last = &f->marks[open[at - 1].last];
      if (goes_on(last, m)) {
        depth = at;
        m->number = last->number + 1;
        m->series = open[at - 1].series;
        f->list[m->series].count++;
        open[at - 1].last = i;
        continue;
      }
      if (m->number != 1 && m->kind != MARK_DASH) continue;
      depth = at - 1; /* a new beginning ends the old series */
    }
    if (m->kind == MARK_DASH) m->number = 1;
    if (m->number != 1 || !m->opens_clause) continue; /* 文件第（1）条 */
    /* A series inside a paragraph does not hold those of later ones. */
    while (depth > 0 && !f->marks[open[depth - 1].last].opens_line &&
           f->marks[open[depth - 1].last].line_end != m->line_end)
      depth--;
    series *list = bul_grow(f->allocator, f->list, &f->list_capacity,
                            f->list_count + 1, sizeof *list);
    if (list == NULL) return false;
    f->list = list;
    m->series = f->list_count;
    list[f->list_count++] = (series){
        .first = i, .count = 1, .parent = depth ? open[depth - 1].last : NONE};
    open[depth].series = m->series;
    open[depth++].last = i;
  }
  return true;
}

static bool kept(const finder *f, size_t mark) {
  size_t s = f->marks[mark].series;
  return s != NONE && f->list[s].count > 1;
}

/* The item that mark i lies in: the nearest above it whose series is kept. */
static size_t parent_of(const finder *f, size_t i) {
  size_t parent = f->list[f->marks[i].series].parent;
  while (parent != NONE && !kept(f, parent))
    parent = f->list[f->marks[parent].series].parent;
  return parent;
}

/* Whether a mark is all of its paragraph: （二） over a section. */
static bool stands_alone(const finder *f, const point_mark *m) {
  bulletin_text rest = bul_text(f->text.data + m->end, m->line_end - m->end);
  return m->opens_line && bul_text_trim(rest).size == 0;
}

/* Where the paragraph ends that begins behind `end`. */
static size_t next_line_end(bulletin_text text, size_t end) {
  if (end >= text.size) return end;
  const char *next = text.data + end + 1;
  const char *stop = memchr(next, '\n', text.size - end - 1);
  return stop == NULL ? text.size : (size_t)(stop - text.data);
}

/* Where the last item of a series ends: with its paragraph; where the others
** were parts of one sentence, with that sentence. Asked of one mark after the
** other: text is searched once. */
static size_t last_end(finder *f, size_t i, bool one_sentence) {
  const point_mark *m = &f->marks[i];
  if (stands_alone(f, m)) return next_line_end(f->text, m->line_end);
  if (!one_sentence) return m->line_end;
  if (f->stop_line == m->line_end && m->end < f->stop) return f->stop;
  bulletin_text rest = bul_text(f->text.data + m->end, m->line_end - m->end);
  bulletin_text next = bul_text_behind(rest, BUL_TEXT("。"));
  f->stop_line = m->line_end;
  f->stop = next.data == NULL ? m->line_end : m->line_end - next.size;
  return f->stop;
}

static bulletin_text trim_point(bulletin_text text) {
  static const char *const tails[] = {"；", "，", "、", ";", ","};
  bul_cursor c = bul_cursor_of(bul_text_trim(text));
  bul_take_in(&c, U"，,"); /* 一是，… */
  text = bul_text_trim(bul_rest(&c));
  for (size_t k = 0; k < sizeof tails / sizeof *tails; k++) {
    bulletin_text tail = bulletin_text_of(tails[k]);
    if (!bul_text_ends(text, tail)) continue;
    text.size -= tail.size;
    break;
  }
  return bul_text_trim(text);
}

/* What emit works with. */
typedef struct layout {
  bulletin_point *items;
  size_t count;
  size_t *place; /* of each mark: its item, or NONE */
  size_t *next;  /* of each series: where its next item begins */
  bool *broken;  /* whether its items but the last hold sentences */
} layout;

static bool make_layout(layout *l, const finder *f) {
  l->place = bul_resize(f->allocator, NULL, 0, f->count * sizeof *l->place);
  l->next = bul_resize(f->allocator, NULL, 0, f->list_count * sizeof *l->next);
  l->broken =
      bul_resize(f->allocator, NULL, 0, f->list_count * sizeof *l->broken);
  if (l->place == NULL || l->next == NULL || l->broken == NULL) return false;
  for (size_t s = 0; s < f->list_count; s++) {
    l->next[s] = NONE;
    l->broken[s] = false;
  }
  size_t at = 0;
  for (size_t i = 0; i < f->count; i++)
    l->place[i] = kept(f, i) ? at++ : NONE;
  return true;
}

static void free_layout(layout *l, const finder *f) {
  bul_free(f->allocator, l->place, f->count * sizeof *l->place);
  bul_free(f->allocator, l->next, f->list_count * sizeof *l->next);
  bul_free(f->allocator, l->broken, f->list_count * sizeof *l->broken);
}

/* Each item ends at the next mark of its series, the last with its line. */
static void end_items(layout *l, const finder *f) {
  for (size_t i = f->count; i-- > 0;) {
    if (l->place[i] == NONE) continue;
    const point_mark *m = &f->marks[i];
    bulletin_point *p = &l->items[l->place[i]];
    size_t end = l->next[m->series];
    if (end == NONE) end = m->line_end;
    l->next[m->series] = m->start;
    p->span = (bulletin_span){m->end, end};
    p->mark = bul_text(f->text.data + m->start, m->end - m->start);
  }
}

/* Whether an item holds more than a part of a sentence. */
static bool holds_sentences(const finder *f, const bulletin_point *p) {
  bulletin_text inside =
      bul_text(f->text.data + p->span.start, p->span.end - p->span.start);
  return bul_text_find(inside, BUL_TEXT("\n")) != NULL ||
         bul_text_find(inside, BUL_TEXT("。")) != NULL;
}

static bool is_last(const finder *f, size_t i) {
  return f->marks[i].number == (int)f->list[f->marks[i].series].count;
}

/* The item that mark i lies in: what begins behind the one it would lie in
** lies beside it. */
static size_t outer_mark(const layout *l, const finder *f, size_t i) {
  size_t parent = parent_of(f, i);
  while (parent != NONE &&
         f->marks[i].start >= l->items[l->place[parent]].span.end)
    parent = parent_of(f, parent);
  return parent;
}

/* Puts items into items, and ends the last of each series. */
static void nest_items(layout *l, finder *f) {
  for (size_t i = 0; i < f->count; i++) {
    if (l->place[i] == NONE) continue;
    bulletin_point *p = &l->items[l->place[i]];
    bool *broken = &l->broken[f->marks[i].series];
    size_t parent = outer_mark(l, f, i);
    p->parent = parent == NONE ? NONE : l->place[parent];
    if (is_last(f, i))
      p->span.end = last_end(f, i, !*broken);
    else
      *broken = *broken || holds_sentences(f, p);
    if (parent == NONE) continue;
    bulletin_point *outer = &l->items[p->parent];
    if (p->span.end <= outer->span.end) continue;
    if (is_last(f, i) && is_last(f, parent))
      outer->span.end = p->span.end;
    else
      p->span.end = outer->span.end;
  }
}

static void trim_items(layout *l, const finder *f) {
  for (size_t i = 0; i < l->count; i++) {
    bulletin_point *p = &l->items[i];
    /* The item around it may have lost a mark at its end: 一是：①，. */
    if (p->parent != NONE && p->span.end > l->items[p->parent].span.end)
      p->span.end = l->items[p->parent].span.end;
    if (p->span.start > p->span.end) p->span.start = p->span.end;
    p->text = trim_point(
        bul_text(f->text.data + p->span.start, p->span.end - p->span.start));
    p->span.start = (size_t)(p->text.data - f->text.data);
    p->span.end = p->span.start + p->text.size;
  }
}

/* False when memory ran out. */
static bool emit(finder *f, bulletin_points *out) {
  layout l = {0};
  for (size_t i = 0; i < f->count; i++)
    l.count += kept(f, i);
  if (l.count == 0) return true;
  l.items = bul_list_grow(&out->owner, f->allocator, l.count, sizeof *l.items);
  if (l.items == NULL) return false;
  out->items = l.items;
  bool ok = make_layout(&l, f);
  if (ok) {
    out->count = l.count;
    end_items(&l, f);
    nest_items(&l, f);
    trim_items(&l, f);
  }
  free_layout(&l, f);
  return ok;
}

int bulletin_points_read(bulletin_points *out, bulletin_text text,
                         const bulletin_allocator *allocator,
                         bulletin_error *error) {
  *out = (bulletin_points){0};
  bulletin_allocator memory = bul_allocator(allocator);
  int status = bul_check_text(text, error);
  if (status != BULLETIN_OK) return status;
  finder f = {.allocator = &memory, .text = text};
  bul_glyphs_init(&f.glyphs, f.allocator);
  bool ok = true;
  for (size_t at = 0; ok && at < text.size;)
    ok = bul_glyphs_line(&f.glyphs, text, at, &at) && read_line(&f);
  ok = ok && join_marks(&f);
  ok = ok && emit(&f, out);
  bul_glyphs_free(&f.glyphs);
  bul_free(f.allocator, f.marks, f.capacity * sizeof *f.marks);
  bul_free(f.allocator, f.list, f.list_capacity * sizeof *f.list);
  if (ok) return BULLETIN_OK;
  bulletin_points_free(out);
  return bul_nomem(error);
}

void bulletin_points_free(bulletin_points *points) {
  bul_list_free(points->owner);
  *points = (bulletin_points){0};
}
