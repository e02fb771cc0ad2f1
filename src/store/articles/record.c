/*
** record.c - see record.h.
*/
#include "record.h"

#include "../../base/error.h"
#include "../../base/text.h"
#include "entry.h"
#include "tags.h"

#include <time.h>

int bul_revision_find(int64_t *out, bulletin_store *store, int64_t id,
                      int64_t number, bulletin_error *error) {
  *out = 0;
  int status = bul_sql_number(out, store->sql, error,
                              "SELECT id FROM revision WHERE article = ? "
                              "AND number = ? AND change <> 'removed'",
                              "ii", id, number);
  if (status == BULLETIN_OK && *out == 0)
    status = bul_fail(error, BULLETIN_NOTFOUND,
                      "article %lld has no content as revision %lld",
                      (long long)id, (long long)number);
  return status;
}

static int read_record(bulletin_record *out, bulletin_store *store, int64_t id,
                       int64_t number, bulletin_error *error) {
  bul_arena *arena = out->owner;
  bulletin_article *article = bul_arena_alloc(arena, sizeof *article);
  if (article == NULL) return bul_nomem(error);
  *article = (bulletin_article){0};
  bul_entry e;
  int status = number == 0 ? bul_entry_present(&e, store, id, error)
                           : bul_entry_find(&e, store, id, error);
  if (status == BULLETIN_OK && number != 0)
    status = bul_revision_find(&e.revision, store, id, number, error);
  out->id = id;
  if (status == BULLETIN_OK)
    status = bul_sql_number(&out->revision, store->sql, error,
                            "SELECT number FROM revision WHERE id = ?1 "
                            "/*+ AND shard = ?1 & 63 */",
                            "i", e.revision);
  if (status == BULLETIN_OK)
    status = bul_revision_read(article, store, e.revision, arena, error);
  int64_t page = 0;
  if (status == BULLETIN_OK)
    status = bul_page_of_revision(&page, store, e.revision, error);
  if (status == BULLETIN_OK)
    status = bul_page_read(&out->page, store, page, arena, error);
  if (status == BULLETIN_OK)
    status = bul_tags_read(out, store, bul_piece_of(&e).shard, arena, error);
  out->page.articles = article;
  out->page.article_count = 1;
  return status;
}

static int get(bulletin_record *out, bulletin_store *store, int64_t id,
               int64_t revision, bulletin_error *error) {
  *out = (bulletin_record){0};
  out->owner = bul_arena_new(&store->allocator);
  if (out->owner == NULL) return bul_nomem(error);
  int status = bul_read_begin(store, error);
  if (status == BULLETIN_OK) {
    status = read_record(out, store, id, revision, error);
    status = bul_read_end(store, status, error);
  }
  if (status != BULLETIN_OK) bulletin_record_free(out);
  return status;
}

int bulletin_get(bulletin_record *out, bulletin_store *store, int64_t id,
                 int64_t revision, bulletin_error *error) {
  int status, tries = 0;
  do
    status = get(out, store, id, revision, error);
  while (bulletin_again(store, status, &tries));
  return status;
}

void bulletin_record_free(bulletin_record *record) {
  bul_arena_delete(record->owner);
  *record = (bulletin_record){0};
}

/* --- revisions --------------------------------------------------------- */

/* Seconds since 1970 as 2026-05-27T08:30:00Z. */
static bool put_time(bulletin_text *out, bul_arena *arena, int64_t seconds) {
  char text[40] = "";
  time_t moment = (time_t)seconds;
  struct tm parts;
  if (gmtime_r(&moment, &parts) != NULL)
    strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return bul_arena_text(out, arena, bulletin_text_of(text));
}

static int read_revisions(bulletin_revisions *out, bulletin_store *store,
                          int64_t id, bulletin_error *error) {
  bul_arena *arena = out->owner;
  bul_entry e;
  int status = bul_entry_find(&e, store, id, error);
  if (status != BULLETIN_OK) return status;
  int64_t most = 0;
  status = bul_sql_number(&most, store->sql, error,
                          "SELECT count(*) FROM revision WHERE article = ?",
                          "i", id);
  if (status != BULLETIN_OK) return status;
  bulletin_revision *items =
      bul_arena_alloc(arena, (size_t)most * sizeof *items);
  if (items == NULL) return bul_nomem(error);
  out->items = items;
  bul_rows rows;
  bul_rows_open(
      &rows, store->sql,
      "SELECT r.number, r.change, r.headline, s.name, p.date, "
      "p.name, r.\"by\", r.time FROM revision r "
      "LEFT JOIN page p ON p.id = r.page /*+ AND p.shard = r.shard */ "
      "LEFT JOIN source s ON s.id = p.source "
      "/*+ AND s.shard = p.shard */ "
      "WHERE r.article = ? ORDER BY r.number",
      "i", id);
  while (out->count < (size_t)most && bul_rows_next(&rows)) {
    bulletin_revision *r = &items[out->count++];
    r->number = bul_rows_int(&rows, 0);
    bulletin_text *const texts[] = {&r->change, &r->headline,  &r->source,
                                    &r->issue,  &r->page_name, &r->by};
    for (int i = 0; i < 6 && status == BULLETIN_OK; i++)
      if (!bul_arena_text(texts[i], arena, bul_rows_text(&rows, i + 1)))
        status = bul_nomem(error);
    if (!put_time(&r->time, arena, bul_rows_int(&rows, 7)))
      status = bul_nomem(error);
    if (status != BULLETIN_OK) break;
  }
  int end = bul_rows_close(&rows, error);
  return status == BULLETIN_OK ? end : status;
}

static int list_revisions(bulletin_revisions *out, bulletin_store *store,
                          int64_t id, bulletin_error *error) {
  *out = (bulletin_revisions){0};
  out->owner = bul_arena_new(&store->allocator);
  if (out->owner == NULL) return bul_nomem(error);
  int status = bul_read_begin(store, error);
  if (status == BULLETIN_OK) {
    status = read_revisions(out, store, id, error);
    status = bul_read_end(store, status, error);
  }
  if (status != BULLETIN_OK) bulletin_revisions_free(out);
  return status;
}

int bulletin_revisions_read(bulletin_revisions *out, bulletin_store *store,
                            int64_t id, bulletin_error *error) {
  int status, tries = 0;
  do
    status = list_revisions(out, store, id, error);
  while (bulletin_again(store, status, &tries));
  return status;
}

void bulletin_revisions_free(bulletin_revisions *revisions) {
  bul_arena_delete(revisions->owner);
  *revisions = (bulletin_revisions){0};
}
