/*
** facets.c - see facets.h.
*/
#include "facets.h"

#include "../../base/error.h"
#include "../../base/text.h"
#include "content.h"
#include "entry.h"
#include "names.h"

int bul_kind_of(int64_t *out, bulletin_store *store, bulletin_text field,
                bulletin_error *error) {
  /* Those that every archive has from the first, by the same numbers: schema.c.
  ** Roles that come later are asked for. */
  static const char *const fixed[] = {
      [BUL_KIND_DAY] = "day",
      [BUL_KIND_SOURCE] = "source",
      [BUL_KIND_PAGE] = "page",
      [BUL_KIND_COLUMN] = "column",
      [BUL_KIND_TAG] = "tag",
      [BUL_KIND_PERSON] = "person",
      [BUL_KIND_PLACE] = "place",
      [BUL_KIND_ORGANIZATION] = "organization",
      [BUL_KIND_ROLES] = "reporter",
      "intern",
      "correspondent",
      "special",
      "commentator",
      "author",
      "photographer",
      "editor",
      "proofreader",
      "translator",
      "compiler",
  };
  for (size_t i = 1; i < sizeof fixed / sizeof *fixed; i++) {
    if (fixed[i] == NULL) continue;
    if (!bul_text_equal(field, bulletin_text_of(fixed[i]))) continue;
    *out = (int64_t)i;
    return BULLETIN_OK;
  }
  *out = 0;
  return bul_sql_number(out, store->sql, error,
                        "SELECT id FROM kind WHERE name = ? "
                        "/*+ AND shard = 0 */",
                        "t", field);
}

/* What a piece is filed under: some values, which are written at one go where
** each statement costs. */
enum { TOGETHER = 32 };

typedef struct filing {
  bulletin_store *store;
  bul_piece piece;
  bulletin_text date;
  int64_t chars;
  int64_t kinds[TOGETHER];
  bulletin_text values[TOGETHER];
  size_t count;
} filing;

static int file_far(filing *f, bulletin_error *error) {
  size_t count = f->count;
  f->count = 0;
  if (count == 0) return BULLETIN_OK;
  return bul_sql_run(f->store->sql, error,
                     "INSERT INTO facet(shard, kind, value, date, article, "
                     "chars) SELECT ?6, kind, value, ?3, ?4, ?5 "
                     "FROM unnest(?1, ?2) AS f(kind, value) "
                     "ON CONFLICT DO NOTHING",
                     "ITtiis", f->kinds, count, f->values, count, f->date,
                     f->piece.id, f->chars, f->piece.shard);
}

static int add_facet(filing *f, int64_t kind, bulletin_text value,
                     bulletin_error *error) {
  if (value.size == 0 && kind != BUL_KIND_DAY) return BULLETIN_OK;
  if (!bul_sql_is_far(f->store->sql))
    return bul_sql_run(f->store->sql, error,
                       "INSERT OR IGNORE INTO facet(kind, value, date, "
                       "article, chars) VALUES(?1, ?2, ?3, ?4, ?5)",
                       "ittii", kind, value, f->date, f->piece.id, f->chars);
  f->kinds[f->count] = kind;
  f->values[f->count++] = value;
  return f->count < TOGETHER ? BULLETIN_OK : file_far(f, error);
}

/* The number of a role, which is made when it is new; 0 when its name means
** another field. */
static int role_of(int64_t *out, bulletin_store *store, bulletin_text role,
                   bulletin_error *error) {
  int status = bul_kind_of(out, store, role, error);
  if (status == BULLETIN_OK && *out == 0 && role.size > 0) {
    status = bul_sql_run(store->sql, error,
                         "INSERT INTO kind(name) VALUES(?) "
                         "/*+ ON CONFLICT DO NOTHING */",
                         "t", role);
    *out = bul_sql_inserted(store->sql);
    if (status == BULLETIN_OK && *out == 0) /* by another, meanwhile */
      status = bul_kind_of(out, store, role, error);
  }
  if (*out < BUL_KIND_ROLES) *out = 0;
  return status;
}

int bul_facets_add(bulletin_store *store, bul_piece piece,
                   const bulletin_page *page, const bulletin_article *a,
                   bulletin_text date, bulletin_error *error) {
  filing f = {.store = store,
              .piece = piece,
              .date = date,
              .chars = bul_content_chars(a)};
  int status = add_facet(&f, BUL_KIND_DAY, date, error);
  if (status == BULLETIN_OK)
    status = add_facet(&f, BUL_KIND_SOURCE, page->source, error);
  if (status == BULLETIN_OK)
    status = add_facet(&f, BUL_KIND_PAGE, page->name, error);
  if (status == BULLETIN_OK)
    status = add_facet(&f, BUL_KIND_COLUMN, a->column, error);
  for (size_t i = 0; i < a->byline_count && status == BULLETIN_OK; i++) {
    int64_t kind = 0;
    status = role_of(&kind, store, a->bylines[i].role, error);
    if (status == BULLETIN_OK && kind != 0)
      status = add_facet(&f, kind, a->bylines[i].name, error);
  }
  return status == BULLETIN_OK ? file_far(&f, error) : status;
}

static int drop_facets(bulletin_store *store, bul_piece piece,
                       bulletin_error *error) {
  return bul_sql_run(store->sql, error,
                     "DELETE FROM facet WHERE article = ?1 AND "
                     "(kind BETWEEN ?2 AND ?3 OR kind >= ?4) "
                     "/*+ AND shard = ?5 */",
                     "iiiis", piece.id, (int64_t)BUL_KIND_DAY,
                     (int64_t)BUL_KIND_COLUMN, (int64_t)BUL_KIND_ROLES,
                     piece.shard);
}

int bul_facets_hide(bulletin_store *store, bul_piece piece,
                    bulletin_error *error) {
  int status = drop_facets(store, piece, error);
  if (status == BULLETIN_OK)
    status = bul_sql_run(store->sql, error,
                         "UPDATE facet SET kind = -kind "
                         "WHERE article = ?1 AND kind = ?2 "
                         "/*+ AND shard = ?3 */",
                         "iis", piece.id, (int64_t)BUL_KIND_TAG, piece.shard);
  if (status == BULLETIN_OK) status = bul_names_drop(store, piece, error);
  return status;
}

/* No row goes from one shard to another: it is made there anew. */
static int move_facets(bulletin_store *store, bul_piece piece, int64_t shard,
                       bulletin_text date, int64_t chars,
                       bulletin_error *error) {
  int status = bul_sql_run(store->sql, error,
                           "INSERT INTO facet(shard, kind, value, date, "
                           "article, chars) SELECT ?5, abs(kind), value, ?2, "
                           "article, ?3 FROM facet "
                           "WHERE article = ?1 AND shard = ?4",
                           "itiss", piece.id, date, chars, piece.shard, shard);
  if (status == BULLETIN_OK)
    status = bul_sql_run(store->sql, error,
                         "DELETE FROM facet WHERE article = ?1 AND shard = ?2",
                         "is", piece.id, piece.shard);
  return status;
}

int bul_facets_renew(bulletin_store *store, bul_piece piece, int64_t shard,
                     bulletin_text date, int64_t chars, bulletin_error *error) {
  int status = drop_facets(store, piece, error);
  bool moves = bul_sql_is_far(store->sql) && shard != piece.shard;
  if (status == BULLETIN_OK && moves)
    status = move_facets(store, piece, shard, date, chars, error);
  else if (status == BULLETIN_OK)
    status = bul_sql_run(store->sql, error,
                         "UPDATE facet SET kind = abs(kind), date = ?2, "
                         "chars = ?3 WHERE article = ?1 /*+ AND shard = ?4 */",
                         "itis", piece.id, date, chars, piece.shard);
  if (status == BULLETIN_OK) status = bul_names_drop(store, piece, error);
  return status;
}
