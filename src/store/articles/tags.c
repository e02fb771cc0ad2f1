/*
** tags.c - see tags.h.
*/
#include "tags.h"

#include "../../base/error.h"
#include "entry.h"

int bul_tags_read(bulletin_record *out, bulletin_store *store, int64_t shard,
                  bul_arena *arena, bulletin_error *error) {
  int64_t count = 0;
  int status = bul_sql_number(&count, store->sql, error,
                              "SELECT count(*) FROM facet "
                              "WHERE article = ?1 AND kind = ?2 "
                              "/*+ AND shard = ?3 */",
                              "iis", out->id, (int64_t)BUL_KIND_TAG, shard);
  if (status != BULLETIN_OK || count == 0) return status;
  bulletin_text *tags = bul_arena_alloc(arena, (size_t)count * sizeof *tags);
  if (tags == NULL) return bul_nomem(error);
  bul_rows rows;
  bul_rows_open(&rows, store->sql,
                "SELECT value FROM facet WHERE article = ?1 AND kind = ?2 "
                "/*+ AND shard = ?3 */ ORDER BY value",
                "iis", out->id, (int64_t)BUL_KIND_TAG, shard);
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

static int add_tag(bulletin_store *store, bul_piece piece, bulletin_text tag,
                   bulletin_error *error) {
  if (tag.size == 0) return BULLETIN_OK;
  return bul_sql_run(store->sql, error,
                     "INSERT OR IGNORE INTO facet(/*+ shard, */kind, value, "
                     "date, article, chars) SELECT /*+ shard, */?1, ?2, date, "
                     "article, chars FROM facet "
                     "WHERE article = ?3 AND kind = ?4 /*+ AND shard = ?5 */",
                     "itiis", (int64_t)BUL_KIND_TAG, tag, piece.id,
                     (int64_t)BUL_KIND_DAY, piece.shard);
}

static int drop_tag(bulletin_store *store, bul_piece piece, bulletin_text tag,
                    bulletin_error *error) {
  return bul_sql_run(store->sql, error,
                     "DELETE FROM facet WHERE article = ?1 AND kind = ?2 "
                     "AND value = ?3 /*+ AND shard = ?4 */",
                     "iits", piece.id, (int64_t)BUL_KIND_TAG, tag, piece.shard);
}

static int change_once(int (*change)(bulletin_store *, bul_piece, bulletin_text,
                                     bulletin_error *),
                       bulletin_store *store, int64_t id, bulletin_text tag,
                       bulletin_error *error) {
  int status = bul_name_check(tag, "a tag", error);
  if (status == BULLETIN_OK) status = bul_store_begin(store, 0, error);
  if (status != BULLETIN_OK) return status;
  bul_entry e;
  status = bul_entry_present(&e, store, id, error);
  if (status == BULLETIN_OK)
    status = change(store, bul_piece_of(&e), tag, error);
  return bul_store_end(store, status, error);
}

static int change_tag(int (*change)(bulletin_store *, bul_piece, bulletin_text,
                                    bulletin_error *),
                      bulletin_store *store, int64_t id, bulletin_text tag,
                      bulletin_error *error) {
  int status, tries = 0;
  do
    status = change_once(change, store, id, tag, error);
  while (bulletin_again(store, status, &tries));
  return status;
}

int bulletin_tag(bulletin_store *store, int64_t id, bulletin_text tag,
                 bulletin_error *error) {
  return change_tag(add_tag, store, id, tag, error);
}

int bulletin_untag(bulletin_store *store, int64_t id, bulletin_text tag,
                   bulletin_error *error) {
  return change_tag(drop_tag, store, id, tag, error);
}
