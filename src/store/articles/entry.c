/*
** entry.c - see entry.h.
*/
#include "entry.h"

#include "../../base/error.h"
#include "../../base/hash.h"
#include "../../base/text.h"
#include "found.h"

static int find_source(int64_t *out, bulletin_store *store, bulletin_text name,
                       bulletin_error *error) {
  *out = 0;
  return bul_sql_number(out, store->sql, error,
                        "SELECT id FROM source WHERE name = ?1 "
                        "/*+ AND shard = ?2 */",
                        "ts", name, bul_source_shard(name));
}

/* Where several write, another may make it at the same time: then nothing is
** inserted, and it is there. */
static int source_of(int64_t *out, bulletin_store *store, bulletin_text name,
                     bulletin_error *error) {
  *out = 0;
  if (name.data == NULL) return BULLETIN_OK;
  int status = find_source(out, store, name, error);
  if (status != BULLETIN_OK || *out != 0) return status;
  status = bul_sql_run(store->sql, error,
                       "INSERT INTO source(/*+ id, shard, */name) "
                       "VALUES(/*+ nextval('number') << 6 | ?2, ?2, */?1) "
                       "/*+ ON CONFLICT DO NOTHING */",
                       "ts", name, bul_source_shard(name));
  *out = bul_sql_inserted(store->sql);
  if (status == BULLETIN_OK && *out == 0)
    status = find_source(out, store, name, error);
  return status;
}

/* The page's size as it is told last. */
static int keep_size(bulletin_store *store, int64_t id,
                     const bulletin_page *page, bulletin_error *error) {
  bul_buffer size;
  bul_buffer_init(&size, &store->allocator);
  bul_size_put(&size, page);
  int status = size.failed
                   ? bul_nomem(error)
                   : bul_sql_run(store->sql, error,
                                 "UPDATE page SET size = ?2 WHERE id = ?1 "
                                 "/*+ AND shard = ?1 & 63 "
                                 "AND size IS DISTINCT FROM ?2 */",
                                 "ib", id, bul_text(size.data, size.size));
  bul_buffer_free(&size);
  return status;
}

static int find_page(int64_t *out, bulletin_store *store, int64_t source,
                     const bulletin_page *page, bulletin_error *error) {
  bulletin_text date = page->date, name = page->name;
  if (date.data == NULL) date = bul_text("", 0);
  if (name.data == NULL) name = bul_text("", 0);
  *out = 0;
  return bul_sql_number(out, store->sql, error,
                        "SELECT id FROM page WHERE ifnull(source, 0) = ?1 "
                        "AND ifnull(date, '') = ?2 AND ifnull(name, '') = ?3 "
                        "/*+ AND shard = ?1 & 63 */",
                        "itt", source, date, name);
}

int bul_page_of(int64_t *out, bulletin_store *store, const bulletin_page *page,
                bulletin_error *error) {
  int64_t source;
  int status = source_of(&source, store, page->source, error);
  if (status != BULLETIN_OK) return status;
  status = find_page(out, store, source, page, error);
  if (status != BULLETIN_OK) return status;
  if (*out == 0) {
    status =
        bul_sql_run(store->sql, error,
                    "INSERT INTO page(/*+ id, shard, */source, date, name, "
                    "encoding) VALUES(/*+ nextval('number') << 6 | (?1 & 63), "
                    "?1 & 63, */nullif(?1, 0), ?2, ?3, ?4) "
                    "/*+ ON CONFLICT DO NOTHING */",
                    "ittt", source, page->date, page->name, page->encoding);
    *out = bul_sql_inserted(store->sql);
  }
  if (status == BULLETIN_OK && *out == 0)
    status = find_page(out, store, source, page, error);
  return status == BULLETIN_OK && page->width > 0 && page->height > 0
             ? keep_size(store, *out, page, error)
             : status;
}

int bul_page_read(bulletin_page *out, bulletin_store *store, int64_t id,
                  bul_arena *arena, bulletin_error *error) {
  bul_rows rows;
  bul_rows_open(&rows, store->sql,
                "SELECT p.name, p.date, p.encoding, s.name, p.size "
                "FROM page p LEFT JOIN source s ON s.id = p.source "
                "/*+ AND s.shard = p.shard */ "
                "WHERE p.id = ?1 /*+ AND p.shard = ?1 & 63 */",
                "i", id);
  int status = BULLETIN_OK;
  if (bul_rows_next(&rows)) {
    bool copied =
        bul_arena_text(&out->name, arena, bul_rows_text(&rows, 0)) &&
        bul_arena_text(&out->date, arena, bul_rows_text(&rows, 1)) &&
        bul_arena_text(&out->encoding, arena, bul_rows_text(&rows, 2)) &&
        bul_arena_text(&out->source, arena, bul_rows_text(&rows, 3));
    status = copied ? bul_size_take(out, bul_rows_blob(&rows, 4), arena, error)
                    : bul_nomem(error);
  }
  return bul_rows_end(&rows, status, error);
}

int64_t bul_key_of(const bulletin_article *a) {
  bulletin_text text = a->headline.text;
  enum { BEGINNING = 120 }; /* bytes that tell a piece without a headline */
  uint64_t h = bul_hash64_start;
  if (text.size == 0 && a->body_count > 0) {
    text = a->body[0].field.text;
    if (text.size > BEGINNING) text.size = BEGINNING;
    h++;
  }
  for (size_t i = 0; i < text.size; i++)
    h = bul_hash64_more(h, (unsigned char)text.data[i]);
  h ^= h >> 29;
  return (int64_t)(h & INT64_MAX);
}

#define SELECT_ENTRY                                                           \
  "SELECT id, page, key, nth, revision, removed, (SELECT "                     \
  "max(number) FROM revision r WHERE r.article = article.id "                  \
  "/*+ AND r.shard = article.shard */) FROM article "

static int read_entry(bul_entry *out, bul_rows *rows, bulletin_error *error) {
  *out = (bul_entry){0};
  if (bul_rows_next(rows)) {
    out->id = bul_rows_int(rows, 0);
    out->place.page = bul_rows_int(rows, 1);
    out->place.key = bul_rows_int(rows, 2);
    out->place.nth = bul_rows_int(rows, 3);
    out->revision = bul_rows_int(rows, 4);
    out->removed = bul_rows_int(rows, 5) != 0;
    out->number = bul_rows_int(rows, 6);
  }
  int status = bul_rows_close(rows, error);
  if (status == BULLETIN_OK && (out->number < 0 || out->number == INT64_MAX))
    status = bul_fail(error, BULLETIN_CORRUPT,
                      "article %lld has no number for its newest revision; "
                      "restore a backup",
                      (long long)out->id);
  return status;
}

int bul_entry_at(bul_entry *out, bulletin_store *store, const bul_place *p,
                 bulletin_error *error) {
  bul_rows rows;
  bul_rows_open(&rows, store->sql,
                SELECT_ENTRY "WHERE page = ?1 AND key = ?2 AND nth = ?3 "
                             "/*+ AND shard = ?1 & 63 */",
                "iii", p->page, p->key, p->nth);
  return read_entry(out, &rows, error);
}

static int read_by_id(bul_entry *out, bulletin_store *store, int64_t id,
                      bulletin_error *error) {
  bul_rows rows;
  bul_rows_open(&rows, store->sql, SELECT_ENTRY "WHERE id = ?", "i", id);
  return read_entry(out, &rows, error);
}

/* Who writes beside others holds a piece from when it is looked at, and then
** looks again. A row is held in its shard; the piece may have left it. */
static int hold(bul_entry *e, bulletin_store *store, bulletin_error *error) {
  int64_t id = e->id, held = 0;
  int status = BULLETIN_OK;
  while (status == BULLETIN_OK && held == 0 && e->id != 0) {
    status = bul_sql_number(&held, store->sql, error,
                            "SELECT id FROM article WHERE id = ? "
                            "/*+ AND shard = ? FOR UPDATE */",
                            "is", id, bul_piece_of(e).shard);
    if (status == BULLETIN_OK) status = read_by_id(e, store, id, error);
  }
  return status;
}

int bul_entry_find(bul_entry *out, bulletin_store *store, int64_t id,
                   bulletin_error *error) {
  int status = read_by_id(out, store, id, error);
  if (status == BULLETIN_OK && store->depth > 0 && bul_sql_is_far(store->sql))
    status = hold(out, store, error);
  if (status == BULLETIN_OK && out->id == 0)
    status = bul_fail(error, BULLETIN_NOTFOUND, "there is no article %lld",
                      (long long)id);
  return status;
}

int bul_entry_present(bul_entry *out, bulletin_store *store, int64_t id,
                      bulletin_error *error) {
  int status = bul_entry_find(out, store, id, error);
  if (status == BULLETIN_OK && out->removed)
    status = bul_fail(error, BULLETIN_NOTFOUND,
                      "article %lld was removed; restore(%lld) brings it back",
                      (long long)id, (long long)id);
  return status;
}

/* The number that the piece had at page and key before: the table's. */
static int place_before(int64_t *out, bulletin_store *store, const bul_place *p,
                        int64_t id, bulletin_error *error) {
  *out = -1;
  return bul_sql_number(out, store->sql, error,
                        "SELECT r.nth FROM revision r WHERE r.article = ?3 "
                        "AND r.page = ?1 /*+ AND r.shard = ?1 & 63 */ "
                        "AND r.key = ?2 AND NOT EXISTS "
                        "(SELECT 1 FROM article a WHERE a.page = ?1 "
                        "/*+ AND a.shard = ?1 & 63 */ "
                        "AND a.key = ?2 AND a.nth = r.nth AND a.id <> ?3) "
                        "ORDER BY r.number DESC LIMIT 1",
                        "iii", p->page, p->key, id);
}

int bul_place_free(bul_place *out, bulletin_store *store, const bul_entry *e,
                   bulletin_error *error) {
  if (out->page == e->place.page && out->key == e->place.key) {
    out->nth = e->place.nth;
    return BULLETIN_OK;
  }
  int status = place_before(&out->nth, store, out, e->id, error);
  if (status != BULLETIN_OK || out->nth >= 0) return status;
  out->nth = 0;
  return bul_sql_number(
      &out->nth, store->sql, error,
      "SELECT min(n) FROM (SELECT 0 AS n UNION ALL "
      "SELECT nth + 1 FROM article "
      "WHERE page = ?1 AND key = ?2 /*+ AND shard = ?1 & 63 */) AS numbers "
      "WHERE NOT EXISTS (SELECT 1 FROM article "
      "WHERE page = ?1 AND key = ?2 AND nth = n /*+ AND shard = ?1 & 63 */)",
      "ii", out->page, out->key);
}

int bul_page_of_revision(int64_t *out, bulletin_store *store, int64_t revision,
                         bulletin_error *error) {
  *out = 0;
  return bul_sql_number(out, store->sql, error,
                        "SELECT page FROM revision WHERE id = ?1 "
                        "/*+ AND shard = ?1 & 63 */",
                        "i", revision);
}
