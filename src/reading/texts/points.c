/*
** points.c - bulletin_find_points.
**
** Every mark of an enumeration, with its number, joins the innermost open
** series of its kind that waits for that number; 一 opens a new one inside
** what is open. Series of one item are dropped in the end. A kind has at most
** one open series, so the work for a mark is bounded.
*/
#include "../../base/error.h"
#include "../../base/numeral.h"

typedef enum mark_kind {
  MARK_IS,     /* 一是 */
  MARK_SHOULD, /* 一要 */
  MARK_NTH,    /* 第一， 第一是 */
  MARK_ONE_OF, /* 其一 */
  MARK_ORDER,  /* 首先, 其次, 再次, 最后 */
  MARK_HAN,    /* （一） */
  MARK_ARABIC, /* （1） */
  MARK_CIRCLE, /* ① */
  MARK_LINE,   /* 一、 at a line's beginning */
  MARK_NUMBER, /* 1. or 1、 at a line's beginning */
  MARK_KINDS
} mark_kind;

typedef struct point_mark {
  int kind;
  int number;
  size_t start, end; /* bytes of the mark */
  size_t line_end;   /* where its paragraph ends */
  bool opens_line;
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
  size_t stop, stop_line; /* the 。 that last_end found, and in which line */
} finder;

/* --- marks --------------------------------------------------------------- */

/* Whether a clause begins at glyph i. */
static bool opens_clause(const bul_glyphs *g, size_t i) {
  uint32_t c = g->c[i - 1];
  return c == 0 || bul_is_space(c) || bul_in(c, U"。;,:!?、”’)…》—·");
}

static size_t read_number(int *number, const bul_glyphs *g, size_t i) {
  if (bul_is_digit(g->c[i])) return 0;
  size_t end = bul_small_number(number, g, i, 99);
  return end != 0 && *number > 0 && g->c[i] != U'两' ? end : 0;
}

/* The mark at glyph i, which begins a clause or a line. */
static size_t read_mark(const bul_glyphs *g, size_t i, bool line, int *kind,
                        int *number) {
  uint32_t c = g->c[i];
  size_t end;
  if (c >= U'①' && c <= U'⑳') {
    *kind = MARK_CIRCLE;
    *number = (int)(c - U'①') + 1;
    return i + 1;
  }
  if (c == '(') {
    if ((end = read_number(number, g, i + 1)) != 0)
      *kind = MARK_HAN;
    else if ((end = bul_small_number(number, g, i + 1, 99)) != 0)
      *kind = MARK_ARABIC;
    else
      return 0;
    return g->c[end] == ')' ? end + 1 : 0;
  }
  if (line && bul_is_digit(c)) {
    end = bul_small_number(number, g, i, 99);
    if (end == 0 || !bul_in(g->c[end], U".、") || bul_is_digit(g->c[end + 1]))
      return 0;
    *kind = MARK_NUMBER;
    return end + 1;
  }
  if (c == U'第' && (end = read_number(number, g, i + 1)) != 0) {
    *kind = MARK_NTH;
    if (bul_in(g->c[end], U",:、是")) return end + 1;
    return bul_is_space(g->c[end]) ? end : 0;
  }
  if (c == U'其' && (end = read_number(number, g, i + 1)) != 0 &&
      end == i + 2) {
    *kind = MARK_ONE_OF;
    return bul_in(g->c[end], U",:是") ? end + 1 : 0;
  }
  static const struct {
    const char32_t *word;
    int number;
  } order[] = {{U"首先", 1}, {U"其次", 2}, {U"再次", 3}, {U"最后", 0}};
  for (size_t k = 0; k < sizeof order / sizeof *order; k++) {
    size_t size = bul_glyphs_word(g, i, order[k].word);
    if (size == 0) continue;
    *kind = MARK_ORDER;
    *number = order[k].number;
    i += size;
    return bul_in(g->c[i], U",是要") ? i + (g->c[i] != U'要') : 0;
  }
  if ((end = read_number(number, g, i)) == 0) return 0;
  if (line && g->c[end] == U'、') {
    *kind = MARK_LINE;
    return end + 1;
  }
  if (g->c[end] == U'是' && !bul_in(g->c[end + 1], U"一")) {
    *kind = MARK_IS;
    return end + 1;
  }
  if (g->c[end] == U'要') {
    *kind = MARK_SHOULD;
    return end + 1;
  }
  return 0;
}

static bool read_line(finder *f) {
  const bul_glyphs *g = &f->glyphs;
  size_t first = BUL_GLYPH_PAD;
  while (first < g->end && bul_is_space(g->c[first]))
    first++;
  for (size_t i = first; i < g->end; i++) {
    uint32_t c = g->c[i];
    bool may = bul_in(c, U"一二三四五六七八九十第其首再最(") ||
               (c >= U'①' && c <= U'⑳') || (i == first && bul_is_digit(c));
    bool free = c == '(' || (c >= U'①' && c <= U'⑳');
    if (!may || (!free && i != first && !opens_clause(g, i))) continue;
    int kind, number;
    size_t end = read_mark(g, i, i == first, &kind, &number);
    if (end == 0) continue;
    point_mark *marks = bul_grow(f->allocator, f->marks, &f->capacity,
                                 f->count + 1, sizeof *marks);
    if (marks == NULL) return false;
    f->marks = marks;
    marks[f->count++] = (point_mark){.kind = kind,
                                     .number = number,
                                     .start = g->at[i],
                                     .end = g->at[end],
                                     .line_end = g->at[g->end],
                                     .opens_line = i == first,
                                     .series = NONE};
    i = end - 1;
  }
  return true;
}

/* --- series -------------------------------------------------------------- */

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
      int last = f->marks[open[at - 1].last].number;
      if (m->number == 0) m->number = last + 1;
      if (m->number == last + 1) {
        depth = at;
        m->series = open[at - 1].series;
        f->list[m->series].count++;
        open[at - 1].last = i;
        continue;
      }
      if (m->number != 1) continue;
      depth = at - 1; /* a new beginning ends the old series */
    }
    if (m->number != 1) continue;
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

/* Where the last item of a series ends: with its paragraph; where the others
** were parts of one sentence, with that sentence. Asked of one mark after the
** other: text is searched once. */
static size_t last_end(finder *f, size_t i, bool one_sentence) {
  const point_mark *m = &f->marks[i];
  if (!one_sentence) return m->line_end;
  if (f->stop_line == m->line_end && m->end < f->stop) return f->stop;
  bulletin_text rest = bul_text(f->text.data + m->end, m->line_end - m->end);
  const char *stop = bul_text_find(rest, BUL_TEXT("。"));
  f->stop_line = m->line_end;
  f->stop = stop == NULL ? m->line_end : (size_t)(stop - f->text.data) + 3;
  return f->stop;
}

static bulletin_text trim_point(bulletin_text text) {
  static const char *const tails[] = {"；", "，", "、", ";", ","};
  text = bul_text_trim(text);
  for (size_t k = 0; k < sizeof tails / sizeof *tails; k++) {
    bulletin_text tail = bulletin_text_of(tails[k]);
    if (!bul_text_ends(text, tail)) continue;
    text.size -= tail.size;
    break;
  }
  return bul_text_trim(text);
}

/* Sets the ends of all items: the next mark of the same or an outer series,
** else that of last_end. Items are visited from the last to the first. */
static int emit(finder *f, bulletin_points *out) {
  size_t kept_count = 0;
  for (size_t i = 0; i < f->count; i++)
    kept_count += kept(f, i);
  if (kept_count == 0) return BULLETIN_OK;
  bulletin_point *items = bul_grow(&out->allocator, NULL, &out->capacity,
                                   kept_count, sizeof *items);
  if (items == NULL) return BULLETIN_NOMEM;
  out->items = items;
  size_t *place = bul_resize(f->allocator, NULL, 0, f->count * sizeof *place);
  /* For each series: where its next item begins, and whether its items so
  ** far were parts of one sentence. */
  size_t *next =
      bul_resize(f->allocator, NULL, 0, f->list_count * sizeof *next);
  bool *broken =
      bul_resize(f->allocator, NULL, 0, f->list_count * sizeof *broken);
  int status = BULLETIN_NOMEM;
  if (place == NULL || next == NULL || broken == NULL) goto done;
  for (size_t s = 0; s < f->list_count; s++) {
    next[s] = NONE;
    broken[s] = false;
  }
  for (size_t i = 0; i < f->count; i++)
    place[i] = NONE;
  size_t at = 0;
  for (size_t i = 0; i < f->count; i++)
    if (kept(f, i)) place[i] = at++;
  out->count = kept_count;
  for (size_t i = f->count; i-- > 0;) {
    if (!kept(f, i)) continue;
    const point_mark *m = &f->marks[i];
    size_t end = next[m->series];
    if (end == NONE) end = m->line_end; /* set for last items below */
    next[m->series] = m->start;
    items[place[i]].span = (bulletin_span){m->end, end};
    items[place[i]].mark = bul_text(f->text.data + m->start, m->end - m->start);
  }
  /* Whether a series runs through sentences, from its items but the last. */
  for (size_t i = 0; i < f->count; i++) {
    if (!kept(f, i)) continue;
    const point_mark *m = &f->marks[i];
    const series *s = &f->list[m->series];
    size_t parent = parent_of(f, i);
    bulletin_point *p = &items[place[i]];
    /* What begins behind the item it would lie in lies beside it. */
    while (parent != NONE && m->start >= items[place[parent]].span.end)
      parent = parent_of(f, parent);
    p->parent = parent == NONE ? NONE : place[parent];
    bool last = m->number == (int)s->count;
    if (last) {
      p->span.end = last_end(f, i, !broken[m->series]);
    } else {
      bulletin_text inside =
          bul_text(f->text.data + p->span.start, p->span.end - p->span.start);
      broken[m->series] = broken[m->series] ||
                          bul_text_find(inside, BUL_TEXT("\n")) != NULL ||
                          bul_text_find(inside, BUL_TEXT("。")) != NULL;
    }
    if (parent != NONE && p->span.end > items[p->parent].span.end) {
      if (last && f->marks[parent].number ==
                      (int)f->list[f->marks[parent].series].count)
        items[p->parent].span.end = p->span.end;
      else
        p->span.end = items[p->parent].span.end;
    }
  }
  for (size_t i = 0; i < kept_count; i++) {
    bulletin_point *p = &items[i];
    if (p->span.end < p->span.start) p->span.end = p->span.start;
    p->text = trim_point(
        bul_text(f->text.data + p->span.start, p->span.end - p->span.start));
    p->span.start = (size_t)(p->text.data - f->text.data);
    p->span.end = p->span.start + p->text.size;
  }
  status = BULLETIN_OK;
done:
  bul_free(f->allocator, place, f->count * sizeof *place);
  bul_free(f->allocator, next, f->list_count * sizeof *next);
  bul_free(f->allocator, broken, f->list_count * sizeof *broken);
  return status;
}

int bulletin_find_points(bulletin_points *out, bulletin_text text,
                         const bulletin_allocator *allocator,
                         bulletin_error *error) {
  *out = (bulletin_points){.allocator = bul_allocator(allocator)};
  int status = bul_check_text(text, error);
  if (status != BULLETIN_OK) return status;
  finder f = {.allocator = &out->allocator, .text = text};
  bul_glyphs_init(&f.glyphs, f.allocator);
  bool ok = true;
  for (size_t at = 0; ok && at < text.size;)
    ok = bul_glyphs_line(&f.glyphs, text, at, &at) && read_line(&f);
  ok = ok && join_marks(&f);
  if (ok) ok = emit(&f, out) == BULLETIN_OK;
  bul_glyphs_free(&f.glyphs);
  bul_free(f.allocator, f.marks, f.capacity * sizeof *f.marks);
  bul_free(f.allocator, f.list, f.list_capacity * sizeof *f.list);
  if (ok) return BULLETIN_OK;
  bulletin_points_free(out);
  return bul_nomem(error);
}

void bulletin_points_free(bulletin_points *points) {
  if (points->items != NULL)
    bul_free(&points->allocator, (void *)points->items,
             points->capacity * sizeof *points->items);
  points->items = NULL;
  points->count = points->capacity = 0;
}
