/*
** field.c - see field.h.
*/
#include "field.h"

#include "../../base/day.h"
#include "../../base/error.h"
#include "../../base/text.h"
#include "../articles/facets.h"

#include <stdio.h>
#include <stdlib.h>

/* --- pieces ------------------------------------------------------------ */

static int add_piece(bul_pieces *p, bulletin_store *store, int64_t id,
                     int64_t chars, bulletin_error *error) {
  if (id <= 0 || id >= UINT32_MAX)
    return bul_fail(error, BULLETIN_CORRUPT,
                    "there is no article %lld; restore a backup",
                    (long long)id);
  int64_t *ids = bul_grow(&store->allocator, p->ids, &p->id_capacity,
                          p->count + 1, sizeof *ids);
  if (ids != NULL) p->ids = ids;
  int64_t *lengths = bul_grow(&store->allocator, p->chars, &p->char_capacity,
                              p->count + 1, sizeof *lengths);
  if (lengths != NULL) p->chars = lengths;
  if (ids == NULL || lengths == NULL) return bul_nomem(error);
  p->ids[p->count] = id;
  p->chars[p->count++] = chars;
  if ((size_t)id >= p->size) p->size = (size_t)id + 1;
  return BULLETIN_OK;
}

int bul_pieces_read(bul_pieces *out, bulletin_store *store,
                    const bul_ready *ready, bulletin_error *error) {
  *out = (bul_pieces){0};
  bul_rows rows;
  int status = BULLETIN_OK;
  bul_filter_open(&rows, store, ready, "SELECT f.article, f.chars",
                  BUL_KIND_DAY, "");
  while (status == BULLETIN_OK && bul_rows_next(&rows))
    status = add_piece(out, store, bul_rows_int(&rows, 0),
                       bul_rows_int(&rows, 1), error);
  int end = bul_rows_close(&rows, error);
  if (status == BULLETIN_OK) status = end;
  if (status != BULLETIN_OK) out->size = 0;
  if (status != BULLETIN_OK || out->count == 0) return status;
  size_t bytes = out->size * sizeof *out->numbers;
  out->numbers = bul_resize(&store->allocator, NULL, 0, bytes);
  if (out->numbers == NULL) return bul_nomem(error);
  memset(out->numbers, 0, bytes);
  for (size_t i = 0; i < out->count; i++)
    out->numbers[out->ids[i]] = (uint32_t)i + 1;
  return BULLETIN_OK;
}

void bul_pieces_free(bul_pieces *p, bulletin_store *store) {
  const bulletin_allocator *memory = &store->allocator;
  bul_free(memory, p->ids, p->id_capacity * sizeof *p->ids);
  bul_free(memory, p->chars, p->char_capacity * sizeof *p->chars);
  bul_free(memory, p->numbers, p->size * sizeof *p->numbers);
  *p = (bul_pieces){0};
}

/* --- periods ----------------------------------------------------------- */

enum { PERIOD_ROOM = 32 };

/* A part of days: what those of a day of the calendar are called. */
typedef struct bul_period {
  const char *name;
  void (*print)(char out[PERIOD_ROOM], bul_civil day);
} bul_period;

static void print_year(char out[PERIOD_ROOM], bul_civil c) {
  snprintf(out, PERIOD_ROOM, "%04d", c.year);
}

static void print_quarter(char out[PERIOD_ROOM], bul_civil c) {
  snprintf(out, PERIOD_ROOM, "%04d-Q%d", c.year, (c.month + 2) / 3);
}

static void print_month(char out[PERIOD_ROOM], bul_civil c) {
  snprintf(out, PERIOD_ROOM, "%04d-%02d", c.year, c.month);
}

static void print_week(char out[PERIOD_ROOM], bul_civil c) {
  int year, week = bul_day_week(&year, bul_day(c.year, c.month, c.day));
  snprintf(out, PERIOD_ROOM, "%04d-W%02d", year, week);
}

static void print_day(char out[PERIOD_ROOM], bul_civil c) {
  bul_day_print(out, bul_day(c.year, c.month, c.day));
}

static const bul_period periods[] = {{"year", print_year},
                                     {"quarter", print_quarter},
                                     {"month", print_month},
                                     {"week", print_week},
                                     {"day", print_day}};

/* --- walking ----------------------------------------------------------- */

void bul_field_walk_start(bul_field_walk *w, bul_field *field,
                          bulletin_store *store, const bul_pieces *pieces) {
  *w = (bul_field_walk){.field = field, .pieces = pieces};
  if (bul_kind_is_name(field->kind))
    bul_rows_open(&w->rows, store->sql,
                  "SELECT n.text, m.article FROM name n CROSS JOIN mention m "
                  "ON m.name = n.id WHERE n.kind = ? /*+ AND n.shard = 0 */ "
                  "ORDER BY n.text",
                  "i", field->kind);
  else
    bul_rows_open(&w->rows, store->sql,
                  "SELECT value, article FROM facet WHERE kind = ? "
                  "ORDER BY value",
                  "i", field->kind);
}

static bool add_value(bul_field *f, bulletin_text text) {
  const bulletin_allocator *memory = &f->arena.allocator;
  bulletin_text *texts = bul_grow(memory, f->texts, &f->text_capacity,
                                  f->count + 1, sizeof *texts);
  if (texts != NULL) f->texts = texts;
  int64_t *pieces = bul_grow(memory, f->pieces, &f->piece_capacity,
                             f->count + 1, sizeof *pieces);
  if (pieces != NULL) f->pieces = pieces;
  if (texts == NULL || pieces == NULL || f->count + 1 >= UINT32_MAX ||
      !bul_arena_text(&f->texts[f->count], &f->arena, text))
    return false;
  f->pieces[f->count++] = 0;
  return true;
}

/* The value of a row; "" for none. */
static bulletin_text row_value(const bul_field_walk *w,
                               char period[PERIOD_ROOM]) {
  bulletin_text text = bul_rows_text(&w->rows, 0);
  if (w->field->period == NULL) return text;
  bul_civil day;
  if (!bul_civil_parse(&day, text)) return bul_text("", 0);
  w->field->period->print(period, day);
  return bulletin_text_of(period);
}

bool bul_field_walk_next(bul_field_walk *w) {
  const bul_pieces *p = w->pieces;
  bul_field *f = w->field;
  while (!w->failed && bul_rows_next(&w->rows)) {
    int64_t id = bul_rows_int(&w->rows, 1);
    if (id <= 0 || (uint64_t)id >= p->size || p->numbers[id] == 0) continue;
    char period[PERIOD_ROOM];
    bulletin_text text = row_value(w, period);
    if (text.size == 0) continue;
    w->piece = p->numbers[id] - 1;
    if (w->begun && bul_text_equal(text, f->texts[w->value])) return true;
    w->value = w->begun ? w->value + 1 : 0;
    w->begun = true;
    if (w->value < f->count || add_value(f, text)) return true;
    w->failed = true;
  }
  return false;
}

int bul_field_walk_end(bul_field_walk *w, bulletin_error *error) {
  int status = bul_rows_close(&w->rows, error);
  return w->failed ? bul_nomem(error) : status;
}

/* --- reading ----------------------------------------------------------- */

static int count_values(bul_field *f, bulletin_store *store,
                        const bul_pieces *pieces, bulletin_error *error) {
  bul_field_walk walk;
  bul_field_walk_start(&walk, f, store, pieces);
  while (bul_field_walk_next(&walk)) {
    f->pieces[walk.value]++;
    f->widths[walk.piece]++;
  }
  return bul_field_walk_end(&walk, error);
}

static uint32_t *new_numbers(bulletin_store *store, size_t count) {
  size_t bytes;
  if (!bul_mul(&bytes, count, sizeof(uint32_t))) return NULL;
  uint32_t *numbers = bul_resize(&store->allocator, NULL, 0, bytes);
  if (numbers != NULL) memset(numbers, 0, bytes);
  return numbers;
}

/* Each piece's values, in a list of all. */
static int keep_values(bul_field *f, bulletin_store *store,
                       const bul_pieces *pieces, bulletin_error *error) {
  f->starts = new_numbers(store, f->piece_count + 1);
  if (f->starts == NULL) return bul_nomem(error);
  uint64_t count = 0;
  for (size_t i = 0; i < f->piece_count; i++) {
    f->starts[i] = (uint32_t)count;
    count += bul_field_width(f, i);
    if (count > UINT32_MAX)
      return bul_fail(error, BULLETIN_LIMIT,
                      "more than four thousand million values; count fewer "
                      "pieces at a time");
  }
  f->value_count = (size_t)count + 1;
  f->values = new_numbers(store, f->value_count);
  if (f->values == NULL) return bul_nomem(error);
  bul_field_walk walk;
  bul_field_walk_start(&walk, f, store, pieces);
  while (bul_field_walk_next(&walk) && f->starts[walk.piece] < count)
    f->values[f->starts[walk.piece]++] = walk.value;
  for (size_t i = 0; i < f->piece_count; i++) {
    if (f->widths[i] == 0) f->values[f->starts[i]++] = bul_field_none(f);
    f->starts[i] -= bul_field_width(f, i);
  }
  return bul_field_walk_end(&walk, error);
}

int bul_field_read(bul_field *out, bulletin_store *store, bulletin_text name,
                   const bul_pieces *pieces, bool keep, bulletin_error *error) {
  *out = (bul_field){.piece_count = pieces->count};
  bul_arena_init(&out->arena, &store->allocator);
  for (size_t i = 0; i < sizeof periods / sizeof *periods; i++)
    if (bul_text_equal(name, bulletin_text_of(periods[i].name)))
      out->period = &periods[i];
  int status = BULLETIN_OK;
  if (out->period != NULL)
    out->kind = BUL_KIND_DAY;
  else
    status = bul_kind_of(&out->kind, store, name, error);
  if (status != BULLETIN_OK) return status;
  out->widths = new_numbers(store, out->piece_count + 1);
  if (out->widths == NULL) return bul_nomem(error);
  status = count_values(out, store, pieces, error);
  if (status == BULLETIN_OK && keep)
    status = keep_values(out, store, pieces, error);
  return status;
}

void bul_field_free(bul_field *f, bulletin_store *store) {
  const bulletin_allocator *memory = &store->allocator;
  bul_arena_free(&f->arena);
  bul_free(memory, f->texts, f->text_capacity * sizeof *f->texts);
  bul_free(memory, f->pieces, f->piece_capacity * sizeof *f->pieces);
  bul_free(memory, f->widths, (f->piece_count + 1) * sizeof *f->widths);
  bul_free(memory, f->starts, (f->piece_count + 1) * sizeof *f->starts);
  bul_free(memory, f->values, f->value_count * sizeof *f->values);
  bul_free(memory, f->ranks, (f->count + 1) * sizeof *f->ranks);
  bul_free(memory, f->ranked, (f->count + 1) * sizeof *f->ranked);
  *f = (bul_field){0};
}

/* --- ranks ------------------------------------------------------------- */

typedef struct ranked {
  int64_t pieces;
  uint32_t number;
} ranked;

static int by_pieces(const void *left, const void *right) {
  const ranked *a = left, *b = right;
  if (a->pieces != b->pieces) return a->pieces > b->pieces ? -1 : 1;
  return (a->number > b->number) - (a->number < b->number);
}

int bul_field_rank(bul_field *f, bulletin_store *store, bulletin_error *error) {
  f->ranks = new_numbers(store, f->count + 1);
  f->ranked = new_numbers(store, f->count + 1);
  size_t bytes = (f->count + 1) * sizeof(ranked);
  ranked *order = bul_resize(&store->allocator, NULL, 0, bytes);
  if (f->ranks == NULL || f->ranked == NULL || order == NULL) {
    bul_free(&store->allocator, order, bytes);
    return bul_nomem(error);
  }
  for (size_t i = 0; i < f->count; i++)
    order[i] = (ranked){f->pieces[i], (uint32_t)i};
  if (f->period == NULL && f->count > 1)
    qsort(order, f->count, sizeof *order, by_pieces);
  order[f->count].number = bul_field_none(f);
  for (size_t i = 0; i <= f->count; i++) {
    f->ranked[i] = order[i].number;
    f->ranks[order[i].number] = (uint32_t)i;
  }
  bul_free(&store->allocator, order, bytes);
  return BULLETIN_OK;
}

bulletin_text bul_field_ranked(const bul_field *f, uint32_t rank) {
  uint32_t number = f->ranked[rank];
  return number == bul_field_none(f) ? bul_text("", 0) : f->texts[number];
}
