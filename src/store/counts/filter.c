/*
** filter.c - see filter.h.
*/
#include "filter.h"

#include "../../base/day.h"
#include "../../base/error.h"
#include "../../base/text.h"
#include "../articles/facets.h"

#include <stdio.h>

/* Each is one level of an SQL expression, of which SQLite knows a thousand. */
enum { MOST_CONDITIONS = 500 };

/* --- dates ------------------------------------------------------------- */

/* The first day of a YYYY, YYYY-MM or YYYY-MM-DD, or the last. */
static int whole_day(char out[11], bulletin_text date, bool last,
                     const char *name, bulletin_error *error) {
  static const char rest[] = "0000-01-01";
  out[0] = '\0';
  if (date.data == NULL) return BULLETIN_OK;
  bool good = date.size == 4 || date.size == 7 || date.size == 10;
  bul_civil day;
  if (good) {
    memcpy(out, date.data, date.size);
    memcpy(out + date.size, rest + date.size, 11 - date.size);
    good = bul_civil_parse(&day, bul_text(out, 10));
  }
  if (!good) {
    date = bul_text_head(date, 40);
    return bul_fail(error, BULLETIN_QUERY,
                    "%s: a date is YYYY, YYYY-MM or YYYY-MM-DD, not '%.*s'",
                    name, (int)date.size, date.data);
  }
  if (last && date.size == 4) day.month = 12;
  if (last && date.size < 10) day.day = bul_month_days(day.year, day.month);
  bul_day_print(out, bul_day(day.year, day.month, day.day));
  return BULLETIN_OK;
}

/* What does not depend on the store. */
static int check_filter(const bulletin_filter *filter, bulletin_error *error) {
  if (filter->order < BULLETIN_BY_RANK || filter->order > BULLETIN_BY_DATE_DOWN)
    return bul_fail(error, BULLETIN_QUERY,
                    "a filter's order is one of bulletin_order, not %d",
                    filter->order);
  if (filter->condition_count > MOST_CONDITIONS)
    return bul_fail(error, BULLETIN_LIMIT,
                    "a filter of %zu conditions, more than %d; ask in steps",
                    filter->condition_count, (int)MOST_CONDITIONS);
  int status = BULLETIN_OK;
  for (size_t i = 0; i < filter->condition_count && status == BULLETIN_OK; i++)
    status =
        bul_name_check(filter->conditions[i].value, "a filter's value", error);
  return status;
}

int bul_filter_ready(bul_ready *out, bulletin_store *store,
                     const bulletin_filter *filter, bulletin_error *error) {
  *out = (bul_ready){.filter = filter};
  int status = check_filter(filter, error);
  if (status == BULLETIN_OK)
    status = whole_day(out->from, filter->from, false, "from", error);
  if (status == BULLETIN_OK)
    status = whole_day(out->to, filter->to, true, "to", error);
  if (status != BULLETIN_OK || filter->condition_count == 0) return status;
  size_t size = filter->condition_count * sizeof *out->kinds;
  out->kinds = bul_resize(&store->allocator, NULL, 0, size);
  if (out->kinds == NULL) return bul_nomem(error);
  for (size_t i = 0; i < filter->condition_count && status == BULLETIN_OK;
       i++) {
    status =
        bul_kind_of(&out->kinds[i], store, filter->conditions[i].field, error);
    out->impossible |= out->kinds[i] == 0;
  }
  return status;
}

void bul_filter_free(bul_ready *ready, bulletin_store *store) {
  if (ready->kinds != NULL)
    bul_free(&store->allocator, ready->kinds,
             ready->filter->condition_count * sizeof *ready->kinds);
  ready->kinds = NULL;
}

/* --- SQL --------------------------------------------------------------- */

void bul_filter_open(bul_rows *rows, bulletin_store *store,
                     const bul_ready *ready, const char *head, int64_t kind,
                     const char *tail) {
  bul_buffer text;
  bul_buffer_init(&text, &store->allocator);
  bul_buffer_add_text(&text, bulletin_text_of(head));
  if (bul_kind_is_name(kind))
    bul_buffer_add_text(
        &text,
        BUL_TEXT(" FROM name n CROSS JOIN mention m ON m.name = n.id "
                 "CROSS JOIN facet f ON f.article = m.article "
                 "/*+ AND f.shard = m.shard */ "
                 "AND f.kind = 1 WHERE n.kind = ?1 /*+ AND n.shard = 0 */"));
  else
    bul_buffer_add_text(&text, BUL_TEXT(" FROM facet f WHERE f.kind = ?1"));
  if (ready->impossible) bul_buffer_add_text(&text, BUL_TEXT(" AND 1 = 0"));
  if (ready->from[0] != '\0')
    bul_buffer_add_text(&text, BUL_TEXT(" AND f.date >= ?2"));
  if (ready->to[0] != '\0') /* '' is no day, and before all of them */
    bul_buffer_add_text(&text, BUL_TEXT(" AND f.date > '' AND f.date <= ?3"));
  /* The index holds values before dates: for days they are the same. */
  if (kind == BUL_KIND_DAY && ready->from[0] != '\0')
    bul_buffer_add_text(&text, BUL_TEXT(" AND f.value >= ?2"));
  if (kind == BUL_KIND_DAY && ready->to[0] != '\0')
    bul_buffer_add_text(&text, BUL_TEXT(" AND f.value > '' AND f.value <= ?3"));
  size_t count = ready->filter->condition_count;
  for (size_t i = 0; i < count; i++) {
    char part[192];
    bool names = bul_kind_is_name(ready->kinds[i]);
    int size = snprintf(
        part, sizeof part, " AND f.article IN (%s%zu%s%zu)",
        names ? "SELECT article FROM name JOIN mention ON mention.name "
                "= name.id WHERE /*+ name.shard = 0 AND */kind = ?"
              : "SELECT article FROM facet WHERE kind = ?",
        4 + 2 * i, names ? " AND text = ?" : " AND value = ?", 5 + 2 * i);
    bul_buffer_add(&text, part, (size_t)size);
  }
  bul_buffer_add_text(&text, BUL_TEXT(" "));
  bul_buffer_add_text(&text, bulletin_text_of(tail));
  if (text.failed) {
    *rows = (bul_rows){.sql = store->sql, .code = BUL_NO_MEMORY};
    bul_buffer_free(&text);
    return;
  }
  bul_rows_open_text(rows, store->sql, bul_text(text.data, text.size));
  bul_buffer_free(&text);
  bul_rows_bind_int(rows, 1, kind);
  if (ready->from[0] != '\0')
    bul_rows_bind_text(rows, 2, bul_text(ready->from, 10));
  if (ready->to[0] != '\0')
    bul_rows_bind_text(rows, 3, bul_text(ready->to, 10));
  for (size_t i = 0; i < count; i++) {
    bul_rows_bind_int(rows, (int)(4 + 2 * i), ready->kinds[i]);
    bul_rows_bind_text(rows, (int)(5 + 2 * i),
                       ready->filter->conditions[i].value);
  }
}

/* --- sets -------------------------------------------------------------- */

void bul_members_open(bul_rows *rows, bulletin_store *store, int64_t kind,
                      bulletin_text value) {
  if (bul_kind_is_name(kind))
    bul_rows_open(rows, store->sql,
                  "SELECT article FROM name JOIN mention "
                  "ON mention.name = name.id WHERE kind = ?1 AND text = ?2 "
                  "/*+ AND name.shard = 0 */",
                  "it", kind, value);
  else
    bul_rows_open(rows, store->sql,
                  "SELECT article FROM facet WHERE kind = ? AND value = ?",
                  "it", kind, value);
}

/* Leaves in `out` what the rows of condition `at` have too. */
static int meet(bul_set *out, bulletin_store *store, const bul_ready *ready,
                size_t at, uint64_t *mine, bulletin_error *error) {
  memset(mine, 0, out->words * sizeof *mine);
  bul_rows rows;
  bul_members_open(&rows, store, ready->kinds[at],
                   ready->filter->conditions[at].value);
  while (bul_rows_next(&rows)) {
    int64_t id = bul_rows_int(&rows, 0);
    if (id > 0 && (size_t)id >> 6 < out->words)
      mine[id >> 6] |= (uint64_t)1 << (id & 63);
  }
  int status = bul_rows_close(&rows, error);
  for (size_t i = 0; i < out->words; i++)
    out->bits[i] = at == 0 ? mine[i] : out->bits[i] & mine[i];
  return status;
}

int bul_filter_set(bul_set *out, bulletin_store *store, const bul_ready *ready,
                   bulletin_error *error) {
  *out = (bul_set){0};
  int64_t last = 0;
  int status = bul_sql_number(&last, store->sql, error,
                              "SELECT max(id) FROM article", "");
  if (status != BULLETIN_OK) return status;
  if (last < 0 || last > UINT32_MAX)
    return bul_fail(error, BULLETIN_CORRUPT,
                    "there are no %lld articles; restore a backup",
                    (long long)last);
  size_t words = (size_t)last / 64 + 1, size = words * sizeof(uint64_t);
  uint64_t *mine = bul_resize(&store->allocator, NULL, 0, size);
  out->bits = bul_resize(&store->allocator, NULL, 0, size);
  if (out->bits != NULL) {
    out->words = words;
    memset(out->bits, 0, size);
  }
  if (out->bits == NULL || mine == NULL) status = bul_nomem(error);
  size_t count = ready->impossible ? 0 : ready->filter->condition_count;
  for (size_t i = 0; i < count && status == BULLETIN_OK; i++)
    status = meet(out, store, ready, i, mine, error);
  bul_free(&store->allocator, mine, size);
  return status;
}

void bul_set_free(bul_set *set, bulletin_store *store) {
  bul_free(&store->allocator, set->bits, set->words * sizeof *set->bits);
  *set = (bul_set){0};
}
