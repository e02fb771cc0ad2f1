/*
** tally.c - counting articles by what the table `facet` knows of them.
*/
#include "../base/error.h"
#include "../base/text.h"
#include "filter.h"
#include "names.h"

int bulletin_count(int64_t *out, bulletin_store *store,
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

typedef struct tally_owner {
  bulletin_allocator allocator;
  bul_arena arena;
  bulletin_tally_row *rows;
  size_t capacity;
} tally_owner;

/* What a field is counted by. Parts of dates are counted from the days. */
typedef struct field_plan {
  const char *field;
  const char *head;
  const char *tail;
} field_plan;

static const field_plan parts_of_dates[] = {
    {"year", "SELECT substr(f.value, 1, 4), count(*), sum(f.chars)",
     "GROUP BY 1 ORDER BY 1"},
    {"month", "SELECT substr(f.value, 1, 7), count(*), sum(f.chars)",
     "GROUP BY 1 ORDER BY 1"},
    {"day", "SELECT f.value, count(*), sum(f.chars)",
     "GROUP BY f.value ORDER BY f.value"},
};

static int read_rows(bulletin_tally *out, bul_rows *rows, int64_t offset,
                     int64_t limit, bulletin_error *error) {
  tally_owner *owner = out->owner;
  int status = BULLETIN_OK;
  while (status == BULLETIN_OK && bul_rows_next(rows)) {
    bulletin_text value = bul_rows_text(rows, 0);
    if (value.size == 0) continue; /* articles without a date */
    if (offset-- > 0) continue;
    if (limit >= 0 && out->count >= (size_t)limit) break;
    bulletin_tally_row *grown =
        bul_grow(&owner->allocator, owner->rows, &owner->capacity,
                 out->count + 1, sizeof *grown);
    if (grown == NULL) {
      status = bul_nomem(error);
      break;
    }
    out->rows = owner->rows = grown;
    bulletin_tally_row *row = &grown[out->count];
    if (!bul_arena_text(&row->value, &owner->arena, value)) {
      status = bul_nomem(error);
      break;
    }
    row->count = bul_rows_int(rows, 1);
    row->chars = bul_rows_int(rows, 2);
    out->count++;
  }
  int end = bul_rows_close(rows, error);
  return status == BULLETIN_OK ? end : status;
}

static int tally(bulletin_tally *out, bulletin_store *store,
                 bulletin_text field, const bulletin_filter *filter,
                 bulletin_error *error) {
  const char *head = "SELECT f.value, count(*) AS n, sum(f.chars)";
  const char *tail = "GROUP BY f.value ORDER BY n DESC, f.value";
  int64_t kind = 0;
  int status = BULLETIN_OK;
  for (size_t i = 0; i < 3; i++) {
    if (!bul_text_equal(field, bulletin_text_of(parts_of_dates[i].field)))
      continue;
    kind = BUL_KIND_DAY;
    head = parts_of_dates[i].head;
    tail = parts_of_dates[i].tail;
  }
  if (kind == 0) status = bul_kind_of(&kind, store, field, error);
  if (status != BULLETIN_OK || kind == 0) return status;
  if (bul_kind_is_name(kind)) {
    head = "SELECT n.text, count(*) AS c, sum(f.chars)";
    tail = "GROUP BY n.id ORDER BY c DESC, n.text";
  }
  bul_ready ready;
  status = bul_filter_ready(&ready, store, filter, error);
  if (status == BULLETIN_OK) {
    bul_rows rows;
    bul_filter_open(&rows, store, &ready, head, kind, tail);
    status = read_rows(out, &rows, filter->offset, filter->limit, error);
  }
  bul_filter_free(&ready, store);
  return status;
}

int bulletin_tally_of(bulletin_tally *out, bulletin_store *store,
                      bulletin_text field, const bulletin_filter *filter,
                      bulletin_error *error) {
  *out = (bulletin_tally){0};
  tally_owner *owner = bul_resize(&store->allocator, NULL, 0, sizeof *owner);
  if (owner == NULL) return bul_nomem(error);
  *owner = (tally_owner){.allocator = store->allocator};
  bul_arena_init(&owner->arena, &store->allocator);
  out->owner = owner;
  int status = bul_read_begin(store, error);
  if (status == BULLETIN_OK) {
    status = tally(out, store, field, filter, error);
    status = bul_read_end(store, status, error);
  }
  if (status != BULLETIN_OK) bulletin_tally_free(out);
  return status;
}

void bulletin_tally_free(bulletin_tally *tally) {
  tally_owner *owner = tally->owner;
  if (owner != NULL) {
    bul_arena_free(&owner->arena);
    bulletin_allocator memory = owner->allocator;
    bul_free(&memory, owner->rows, owner->capacity * sizeof *owner->rows);
    bul_free(&memory, owner, sizeof *owner);
  }
  *tally = (bulletin_tally){0};
}
