/*
** facets.c - see facets.h.
*/
#include "facets.h"

#include "../base/error.h"
#include "../base/text.h"
#include "content.h"
#include "entry.h"
#include "filter.h"
#include "names.h"

static int add_facet(bulletin_store *store, int64_t kind, bulletin_text value,
                     bulletin_text date, int64_t article, int64_t chars,
                     bulletin_error *error) {
  if (value.size == 0 && kind != BUL_KIND_DAY) return BULLETIN_OK;
  return bul_sql_run(store->sql, error,
                     "INSERT OR IGNORE INTO facet(kind, value, date, article, "
                     "chars) VALUES(?, ?, ?, ?, ?)",
                     "ittii", kind, value, date, article, chars);
}

/* The number of a role, which is made when it is new; 0 when its name means
** another field. */
static int role_of(int64_t *out, bulletin_store *store, bulletin_text role,
                   bulletin_error *error) {
  int status = bul_kind_of(out, store, role, error);
  if (status == BULLETIN_OK && *out == 0 && role.size > 0) {
    status = bul_sql_run(store->sql, error, "INSERT INTO kind(name) VALUES(?)",
                         "t", role);
    *out = bul_sql_inserted(store->sql);
  }
  if (*out < BUL_KIND_ROLES) *out = 0;
  return status;
}

int bul_facets_add(bulletin_store *store, int64_t article,
                   const bulletin_page *page, const bulletin_article *a,
                   bulletin_text date, bulletin_error *error) {
  int64_t chars = bul_content_chars(a);
  int status =
      add_facet(store, BUL_KIND_DAY, date, date, article, chars, error);
  if (status == BULLETIN_OK)
    status = add_facet(store, BUL_KIND_SOURCE, page->source, date, article,
                       chars, error);
  if (status == BULLETIN_OK)
    status = add_facet(store, BUL_KIND_PAGE, page->name, date, article, chars,
                       error);
  if (status == BULLETIN_OK)
    status = add_facet(store, BUL_KIND_COLUMN, a->column, date, article, chars,
                       error);
  for (size_t i = 0; i < a->byline_count && status == BULLETIN_OK; i++) {
    int64_t kind = 0;
    status = role_of(&kind, store, a->bylines[i].role, error);
    if (status == BULLETIN_OK && kind != 0)
      status = add_facet(store, kind, a->bylines[i].name, date, article, chars,
                         error);
  }
  return status;
}

static int drop_facets(bulletin_store *store, int64_t article,
                       bulletin_error *error) {
  return bul_sql_run(store->sql, error,
                     "DELETE FROM facet WHERE article = ? AND "
                     "(kind BETWEEN ? AND ? OR kind >= ?)",
                     "iiii", article, (int64_t)BUL_KIND_DAY,
                     (int64_t)BUL_KIND_COLUMN, (int64_t)BUL_KIND_ROLES);
}

int bul_facets_hide(bulletin_store *store, int64_t article,
                    bulletin_error *error) {
  int status = drop_facets(store, article, error);
  if (status == BULLETIN_OK)
    status = bul_sql_run(store->sql, error,
                         "UPDATE facet SET kind = -kind "
                         "WHERE article = ? AND kind = ?",
                         "ii", article, (int64_t)BUL_KIND_TAG);
  if (status == BULLETIN_OK) status = bul_names_drop(store, article, error);
  return status;
}

int bul_facets_renew(bulletin_store *store, int64_t article, bulletin_text date,
                     int64_t chars, bulletin_error *error) {
  int status = drop_facets(store, article, error);
  if (status == BULLETIN_OK)
    status = bul_sql_run(store->sql, error,
                         "UPDATE facet SET kind = abs(kind), date = ?2, "
                         "chars = ?3 WHERE article = ?1",
                         "iti", article, date, chars);
  if (status == BULLETIN_OK) status = bul_names_drop(store, article, error);
  return status;
}

int bul_tags_read(bulletin_record *out, bulletin_store *store, bul_arena *arena,
                  bulletin_error *error) {
  int64_t count = 0;
  int status = bul_sql_number(&count, store->sql, error,
                              "SELECT count(*) FROM facet "
                              "WHERE article = ? AND kind = ?",
                              "ii", out->id, (int64_t)BUL_KIND_TAG);
  if (status != BULLETIN_OK || count == 0) return status;
  bulletin_text *tags = bul_arena_alloc(arena, (size_t)count * sizeof *tags);
  if (tags == NULL) return bul_nomem(error);
  bul_rows rows;
  bul_rows_open(&rows, store->sql,
                "SELECT value FROM facet WHERE article = ? AND kind = ? "
                "ORDER BY value",
                "ii", out->id, (int64_t)BUL_KIND_TAG);
  size_t n = 0;
  while (n < (size_t)count && bul_rows_next(&rows)) {
    if (!bul_arena_text(&tags[n], arena, bul_rows_text(&rows, 0)))
      status = bul_nomem(error);
    else
      n++;
    if (status != BULLETIN_OK) break;
  }
  int end = bul_rows_close(&rows, error);
  out->tags = tags;
  out->tag_count = n;
  return status == BULLETIN_OK ? end : status;
}

/* --- tags and names ---------------------------------------------------- */

static int add_tag(bulletin_store *store, int64_t article, bulletin_text tag,
                   bulletin_error *error) {
  if (tag.size == 0) return BULLETIN_OK;
  return bul_sql_run(store->sql, error,
                     "INSERT OR IGNORE INTO facet(kind, value, date, article, "
                     "chars) SELECT ?1, ?2, date, article, chars FROM facet "
                     "WHERE article = ?3 AND kind = ?4",
                     "itii", (int64_t)BUL_KIND_TAG, tag, article,
                     (int64_t)BUL_KIND_DAY);
}

static int drop_tag(bulletin_store *store, int64_t article, bulletin_text tag,
                    bulletin_error *error) {
  return bul_sql_run(store->sql, error,
                     "DELETE FROM facet WHERE article = ? AND kind = ? "
                     "AND value = ?",
                     "iit", article, (int64_t)BUL_KIND_TAG, tag);
}

static int change_tag(int (*change)(bulletin_store *, int64_t, bulletin_text,
                                    bulletin_error *),
                      bulletin_store *store, int64_t id, bulletin_text tag,
                      bulletin_error *error) {
  int status = bul_name_check(tag, "a tag", error);
  if (status == BULLETIN_OK) status = bul_store_begin(store, 0, error);
  if (status != BULLETIN_OK) return status;
  bul_entry e;
  status = bul_entry_present(&e, store, id, error);
  if (status == BULLETIN_OK) status = change(store, id, tag, error);
  return bul_store_end(store, status, error);
}

int bulletin_tag(bulletin_store *store, int64_t id, bulletin_text tag,
                 bulletin_error *error) {
  return change_tag(add_tag, store, id, tag, error);
}

int bulletin_untag(bulletin_store *store, int64_t id, bulletin_text tag,
                   bulletin_error *error) {
  return change_tag(drop_tag, store, id, tag, error);
}

int bulletin_set_names(bulletin_store *store, int64_t id, bulletin_text field,
                       const bulletin_text *names, size_t count,
                       bulletin_error *error) {
  static const char *const fields[] = {"person", "place", "organization"};
  int64_t kind = 0;
  for (int i = 0; i < 3; i++)
    if (bul_text_equal(field, bulletin_text_of(fields[i])))
      kind = BUL_KIND_PERSON + i;
  if (kind == 0)
    return bul_fail(error, BULLETIN_QUERY,
                    "names are of the fields person, place and organization");
  int status = BULLETIN_OK;
  for (size_t i = 0; i < count && status == BULLETIN_OK; i++)
    status = bul_name_check(names[i], "a name", error);
  if (status == BULLETIN_OK) status = bul_store_begin(store, 0, error);
  if (status != BULLETIN_OK) return status;
  bul_entry e;
  status = bul_entry_present(&e, store, id, error);
  if (status == BULLETIN_OK)
    status = bul_sql_run(store->sql, error,
                         "DELETE FROM mention WHERE article = ? AND name IN "
                         "(SELECT id FROM name WHERE kind = ?)",
                         "ii", id, kind);
  for (size_t i = 0; i < count && status == BULLETIN_OK; i++)
    if (names[i].size > 0)
      status = bul_names_add(store, id, (bul_kind)kind, names[i], error);
  return bul_store_end(store, status, error);
}
