/*
** tally.c - counting pieces by one field or by two.
**
** The pieces that the filter lets through are numbered; then each field's
** values are walked through twice, in order, each with the pieces that have
** it: once to know how many values a piece has, once to give each its part.
** Of two fields, the second is kept as a list of values for each piece.
*/
#include "../../base/error.h"
#include "../../base/hash.h"
#include "../../base/text.h"
#include "field.h"
#include "filter.h"

#include <stdlib.h>

/* A piece counts as so many parts, which its values share. All numbers up to
** 24 divide it, so that such shares are exact; of others the first values have
** a part more. Sums of shares are whole in any case. */
static const uint64_t PARTS = UINT64_C(5354228880);

static int count_once(int64_t *out, bulletin_store *store,
                      const bulletin_filter *filter, bulletin_error *error) {
  *out = 0;
  bul_ready ready;
  int status = bul_read_begin(store, error);
  if (status != BULLETIN_OK) return status;
  status = bul_filter_ready(&ready, store, filter, error);
  if (status == BULLETIN_OK) {
    bul_rows rows;
    bul_filter_open(&rows, store, &ready, "SELECT count(*)", BUL_KIND_DAY, "");
    if (bul_rows_next(&rows)) *out = bul_rows_int(&rows, 0);
    status = bul_rows_close(&rows, error);
  }
  bul_filter_free(&ready, store);
  return bul_read_end(store, status, error);
}

int bulletin_count(int64_t *out, bulletin_store *store,
                   const bulletin_filter *filter, bulletin_error *error) {
  int status, tries = 0;
  do
    status = count_once(out, store, filter, error);
  while (bulletin_again(store, status, &tries));
  return status;
}

/* --- pieces ------------------------------------------------------------ */

/* One row of the tally, while it is counted: values by their numbers. */
typedef struct sum {
  uint32_t values[2];
  int64_t count;
  int64_t chars;
  uint64_t parts;
} sum;

typedef struct counter {
  bulletin_store *store;
  bulletin_error *error;
  bul_pieces pieces;
  bul_field fields[2];
  size_t field_count;
  sum *sums;
  size_t count, capacity;
  bul_hash_table known; /* sums by their values */
} counter;

static void free_counter(counter *c) {
  for (size_t i = 0; i < 2; i++)
    bul_field_free(&c->fields[i], c->store);
  bul_pieces_free(&c->pieces, c->store);
  bul_free(&c->store->allocator, c->sums, c->capacity * sizeof *c->sums);
  bul_hash_free(&c->known);
}

/* --- counting ---------------------------------------------------------- */

/* The sum of a row, which is made when it is new; NULL when memory ran out. */
static sum *sum_of(counter *c, uint32_t first, uint32_t second) {
  uint64_t key = (uint64_t)first << 32 | second;
  uint32_t hash = (uint32_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> 32);
  if (!bul_hash_room(&c->known)) return NULL;
  bul_hash_slot *slot = bul_hash_first(&c->known, hash);
  for (; slot->item != 0; slot = bul_hash_next(&c->known, slot)) {
    sum *s = &c->sums[slot->item - 1];
    if (s->values[0] == first && s->values[1] == second) return s;
  }
  sum *grown = bul_grow(&c->store->allocator, c->sums, &c->capacity,
                        c->count + 1, sizeof *grown);
  if (grown == NULL) return NULL;
  c->sums = grown;
  bul_hash_put(&c->known, slot, hash, c->count);
  c->sums[c->count] = (sum){.values = {first, second}};
  return &c->sums[c->count++];
}

/* Part number `at` of the `count` that a piece is divided into. */
static uint64_t part(uint64_t at, uint64_t count) {
  return PARTS / count + (at < PARTS % count);
}

/* Counts a piece under its value number `at` of the first field, and there
** under each of its values of the second. */
static int count_piece(counter *c, size_t piece, uint32_t value, uint32_t at) {
  uint64_t mine = bul_field_width(&c->fields[0], piece), others = 1;
  const uint32_t *seconds = NULL;
  if (c->field_count == 2) {
    others = bul_field_width(&c->fields[1], piece);
    seconds = bul_field_values(&c->fields[1], piece);
  }
  for (uint64_t i = 0; i < others; i++) {
    sum *s = sum_of(c, value, seconds == NULL ? 0 : seconds[i]);
    if (s == NULL) return bul_nomem(c->error);
    s->count++;
    s->chars += c->pieces.chars[piece];
    s->parts += part(at * others + i, mine * others);
  }
  return BULLETIN_OK;
}

static int count_pieces(counter *c) {
  bul_field *field = &c->fields[0];
  size_t size = c->pieces.count * sizeof(uint32_t);
  uint32_t *seen = bul_resize(&c->store->allocator, NULL, 0, size + 1);
  if (seen == NULL) return bul_nomem(c->error);
  memset(seen, 0, size + 1);
  bul_field_walk walk;
  int status = BULLETIN_OK;
  bul_field_walk_start(&walk, field, c->store, &c->pieces);
  while (status == BULLETIN_OK && bul_field_walk_next(&walk))
    status = count_piece(c, walk.piece, walk.value, seen[walk.piece]++);
  int end = bul_field_walk_end(&walk, c->error);
  if (status == BULLETIN_OK) status = end;
  for (size_t i = 0; i < c->pieces.count && status == BULLETIN_OK; i++)
    if (seen[i] == 0) status = count_piece(c, i, bul_field_none(field), 0);
  bul_free(&c->store->allocator, seen, size + 1);
  return status;
}

/* --- rows -------------------------------------------------------------- */

/* In the order of the values of the first field, then of the second. The
** numbers in `values` are ranks by then. */
static int by_values(const void *left, const void *right) {
  const sum *a = left, *b = right;
  for (int i = 0; i < 2; i++)
    if (a->values[i] != b->values[i])
      return a->values[i] < b->values[i] ? -1 : 1;
  return 0;
}

static int rank_sums(counter *c) {
  for (size_t f = 0; f < c->field_count; f++) {
    int status = bul_field_rank(&c->fields[f], c->store, c->error);
    if (status != BULLETIN_OK) return status;
    for (size_t i = 0; i < c->count; i++)
      c->sums[i].values[f] = c->fields[f].ranks[c->sums[i].values[f]];
  }
  if (c->count > 1) qsort(c->sums, c->count, sizeof *c->sums, by_values);
  return BULLETIN_OK;
}

/* Copies the rows from `offset` on, `limit` of them, into `arena`. */
static int deliver(bulletin_tally *out, counter *c,
                   const bulletin_filter *filter, bul_arena *arena) {
  size_t from = filter->offset <= 0                   ? 0
                : (uint64_t)filter->offset > c->count ? c->count
                                                      : (size_t)filter->offset;
  size_t count = c->count - from;
  if (filter->limit >= 0 && (uint64_t)filter->limit < count)
    count = (size_t)filter->limit;
  bulletin_tally_row *rows = bul_arena_alloc(arena, (count + 1) * sizeof *rows);
  if (rows == NULL) return bul_nomem(c->error);
  for (size_t i = 0; i < count; i++) {
    const sum *s = &c->sums[from + i];
    rows[i] = (bulletin_tally_row){.count = s->count,
                                   .chars = s->chars,
                                   .share = (double)s->parts / (double)PARTS};
    bulletin_text *const values[] = {&rows[i].value, &rows[i].second};
    for (size_t f = 0; f < c->field_count; f++)
      if (!bul_arena_text(values[f], arena,
                          bul_field_ranked(&c->fields[f], s->values[f])))
        return bul_nomem(c->error);
  }
  out->items = rows;
  out->count = count;
  return BULLETIN_OK;
}

static int tally(bulletin_tally *out, counter *c, const bulletin_text *fields,
                 const bulletin_filter *filter, bul_arena *arena) {
  bul_ready ready;
  int status = bul_filter_ready(&ready, c->store, filter, c->error);
  if (status == BULLETIN_OK)
    status = bul_pieces_read(&c->pieces, c->store, &ready, c->error);
  bul_filter_free(&ready, c->store);
  for (size_t i = 0; i < c->field_count && status == BULLETIN_OK; i++)
    status = bul_field_read(&c->fields[i], c->store, fields[i], &c->pieces,
                            i > 0, c->error);
  if (status == BULLETIN_OK) status = count_pieces(c);
  if (status == BULLETIN_OK) status = rank_sums(c);
  if (status == BULLETIN_OK) status = deliver(out, c, filter, arena);
  return status;
}

static int tally_once(bulletin_tally *out, bulletin_store *store,
                      const bulletin_text *fields, size_t field_count,
                      const bulletin_filter *filter, bulletin_error *error) {
  *out = (bulletin_tally){0};
  if (field_count < 1 || field_count > 2)
    return bul_fail(error, BULLETIN_QUERY,
                    "a tally is of one field or of two, not of %zu",
                    field_count);
  out->owner = bul_arena_new(&store->allocator);
  if (out->owner == NULL) return bul_nomem(error);
  counter c = {.store = store,
               .error = error,
               .field_count = field_count,
               .known.allocator = store->allocator};
  int status = bul_read_begin(store, error);
  if (status == BULLETIN_OK) {
    status = tally(out, &c, fields, filter, out->owner);
    free_counter(&c);
    status = bul_read_end(store, status, error);
  }
  if (status != BULLETIN_OK) bulletin_tally_free(out);
  return status;
}

int bulletin_tally_read(bulletin_tally *out, bulletin_store *store,
                        const bulletin_text *fields, size_t field_count,
                        const bulletin_filter *filter, bulletin_error *error) {
  int status, tries = 0;
  do
    status = tally_once(out, store, fields, field_count, filter, error);
  while (bulletin_again(store, status, &tries));
  return status;
}

void bulletin_tally_free(bulletin_tally *tally) {
  bul_arena_delete(tally->owner);
  *tally = (bulletin_tally){0};
}
