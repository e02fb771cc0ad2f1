/*
** archive.c - articles go in and change, a revision at a time.
*/
#include "archive.h"

#include "../../base/day.h"
#include "../../base/error.h"
#include "../../base/text.h"
#include "card.h"
#include "content.h"
#include "entry.h"
#include "facets.h"
#include "names.h"
#include "prepared.h"
#include "record.h"

#include <time.h>

static int mark_dead(bulletin_store *store, int64_t revision,
                     bulletin_error *error) {
  return bul_sql_run(store->sql, error,
                     "INSERT INTO dead(/*+ shard, */revision) "
                     "VALUES(/*+ ?1 & 63, */?1)",
                     "i", revision);
}

bulletin_text bul_counted_day(int32_t *day, const bulletin_page *page,
                              const bulletin_article *a) {
  bulletin_text date = a->date.data != NULL ? a->date : page->date;
  if (date.data == NULL || !bul_day_parse(day, date)) return bul_text("", 0);
  return date;
}

/* Keeps the article's names and adds it to the batch, by what was prepared
** of it or, for NULL, by reading it. */
static int read_text(bulletin_store *store, bul_piece piece, int64_t revision,
                     int32_t day, const bulletin_article *a,
                     const bul_prepared *prepared, bulletin_error *error) {
  if (prepared != NULL) {
    int status = bul_names_keep(store, piece, prepared->names,
                                prepared->name_count, error);
    if (status != BULLETIN_OK) return status;
    return bul_batch_take(&store->batch, prepared->batch, prepared->document,
                          revision, piece.id, day, error);
  }
  bul_arena arena;
  bul_arena_init(&arena, &store->allocator);
  const bul_name *names;
  size_t count;
  int status = bul_names_find(&names, &count, a, &arena, error);
  if (status == BULLETIN_OK)
    status = bul_names_keep(store, piece, names, count, error);
  bul_arena_free(&arena);
  if (status != BULLETIN_OK) return status;
  return bul_content_add(&store->batch, revision, piece.id, day, a, error);
}

/* Puts a piece where it stands now; in another shard its row is made anew. */
static int place(bulletin_store *store, const bul_entry *e,
                 const bul_place *where, int64_t revision,
                 bulletin_error *error) {
  int64_t shard = bul_piece_of(e).shard;
  if (!bul_sql_is_far(store->sql) || shard == bul_shard_of(where->page))
    return bul_sql_run(store->sql, error,
                       "UPDATE article SET page = ?2, key = ?3, nth = ?4, "
                       "revision = ?5, removed = 0 "
                       "WHERE id = ?1 /*+ AND shard = ?2 & 63 */",
                       "iiiii", e->id, where->page, where->key, where->nth,
                       revision);
  int status =
      bul_sql_run(store->sql, error,
                  "DELETE FROM article WHERE id = ? /*+ AND shard = ? */", "is",
                  e->id, shard);
  if (status == BULLETIN_OK)
    status = bul_sql_run(store->sql, error,
                         "INSERT INTO article(/*+ shard, */id, page, key, nth, "
                         "revision) VALUES(/*+ ?2 & 63, */?1, ?2, ?3, ?4, ?5)",
                         "iiiii", e->id, where->page, where->key, where->nth,
                         revision);
  return status;
}

/* Makes `a` the newest revision of the piece `e`, standing at `where`. */
static int revise(bulletin_store *store, const bul_entry *e,
                  const bul_place *where, const char *change,
                  const bulletin_page *page, const bulletin_article *a,
                  const bul_prepared *prepared, bulletin_error *error) {
  int32_t day = BUL_NO_DAY;
  bulletin_text date = bul_counted_day(&day, page, a);
  bul_piece piece = {e->id, bul_shard_of(where->page)};
  int64_t revision = 0;
  bul_change made = {bulletin_text_of(change), (int64_t)time(NULL),
                     bul_store_signature(store)};
  int status = bul_content_write(&revision, store, e, where, &made, a, error);
  if (status == BULLETIN_OK && e->number > 0 && !e->removed)
    status = mark_dead(store, e->revision, error);
  if (status == BULLETIN_OK) status = place(store, e, where, revision, error);
  if (status == BULLETIN_OK && e->number > 0)
    status = bul_facets_renew(store, bul_piece_of(e), piece.shard, date,
                              bul_content_chars(a), error);
  if (status == BULLETIN_OK)
    status = bul_facets_add(store, piece, page, a, date, error);
  if (status == BULLETIN_OK)
    status = read_text(store, piece, revision, day, a, prepared, error);
  if (status == BULLETIN_OK) status = bul_card_add(store, page, a, error);
  return status;
}

static int insert_article(bul_entry *out, bulletin_store *store,
                          const bul_place *p, bulletin_error *error) {
  int status =
      bul_sql_run(store->sql, error,
                  "INSERT INTO article(/*+ id, shard, */page, key, nth, "
                  "revision) VALUES(/*+ nextval('article_number'), "
                  "?1 & 63, */?1, ?2, ?3, 0) "
                  "/*+ ON CONFLICT DO NOTHING */",
                  "iii", p->page, p->key, p->nth);
  *out = (bul_entry){.id = bul_sql_inserted(store->sql), .place = *p};
  return status;
}

static int same_content(bool *out, bulletin_store *store, int64_t revision,
                        const bulletin_article *a, bulletin_error *error) {
  bul_arena arena;
  bul_arena_init(&arena, &store->allocator);
  bulletin_article old;
  int status = bul_revision_read(&old, store, revision, &arena, error);
  *out = status == BULLETIN_OK && bul_content_equal(&old, a);
  bul_arena_free(&arena);
  return status;
}

/* Compares a piece with what the archive has of it, which is then held: where
** others write, it may have changed before. */
static int compare(bul_entry *e, int *outcome, bool *same,
                   bulletin_store *store, const bulletin_article *a,
                   bulletin_error *error) {
  for (;;) {
    int status = same_content(same, store, e->revision, a, error);
    if (status != BULLETIN_OK) return status;
    *outcome = *same && !e->removed ? BULLETIN_UNCHANGED : BULLETIN_UPDATED;
    if (*outcome == BULLETIN_UNCHANGED || !bul_sql_is_far(store->sql))
      return BULLETIN_OK;
    bul_entry now;
    status = bul_entry_find(&now, store, e->id, error);
    if (status != BULLETIN_OK) return status;
    bool held = now.revision == e->revision && now.removed == e->removed;
    *e = now;
    if (held) return BULLETIN_OK;
  }
}

/* The piece at a place, made when it is new, and what adding it will be. */
static int find_piece(bul_entry *e, int *outcome, bool *same,
                      bulletin_store *store, const bul_place *where,
                      const bulletin_article *a, bulletin_error *error) {
  int status = bul_entry_at(e, store, where, error);
  if (status != BULLETIN_OK) return status;
  if (e->id == 0) {
    *outcome = BULLETIN_ADDED;
    status = insert_article(e, store, where, error);
    if (status != BULLETIN_OK || e->id != 0) return status;
    /* Another has made it meanwhile. */
    status = bul_entry_at(e, store, where, error);
    if (status == BULLETIN_OK && e->id == 0)
      status = bul_fail(error, BULLETIN_BUSY,
                        "another was writing the same; try again");
    if (status != BULLETIN_OK) return status;
  }
  return compare(e, outcome, same, store, a, error);
}

static int add_article(bulletin_stored *out, bulletin_store *store,
                       const bul_place *where, const bulletin_page *page,
                       const bulletin_article *a, const bul_prepared *prepared,
                       bulletin_error *error) {
  bul_entry e = {.id = 0};
  bool same = false;
  int status = find_piece(&e, &out->outcome, &same, store, where, a, error);
  out->id = e.id;
  if (status != BULLETIN_OK || out->outcome == BULLETIN_UNCHANGED)
    return status;
  const char *change = out->outcome == BULLETIN_ADDED ? "added"
                       : same                         ? "restored"
                                                      : "updated";
  return revise(store, &e, where, change, page, a, prepared, error);
}

/* Counts how often each key came up before on the page: a small hash table
** with one slot or more an article. */
typedef struct seen {
  int64_t key;
  int64_t times;
} seen;

static int64_t count_key(seen *table, size_t size, int64_t key) {
  size_t at = (size_t)key % size;
  while (table[at].times > 0 && table[at].key != key)
    at = (at + 1) % size;
  table[at].key = key;
  return table[at].times++;
}

static int add_page(bulletin_stored *out, bulletin_store *store,
                    const bulletin_page *page, const bul_prepared *prepared,
                    bulletin_error *error) {
  bul_place where = {0};
  int status = bul_page_of(&where.page, store, page, error);
  size_t size = page->article_count * 2 + 1, bytes;
  if (!bul_mul(&bytes, size, sizeof(seen))) return bul_nomem(error);
  seen *table = bul_resize(&store->allocator, NULL, 0, bytes);
  if (table == NULL) return bul_nomem(error);
  memset(table, 0, bytes);
  for (size_t i = 0; i < page->article_count && status == BULLETIN_OK; i++) {
    if (store->mark == 0 && !bul_batch_has_room(&store->batch, 1))
      status = bul_batch_write(&store->batch, &store->engine, error);
    if (status != BULLETIN_OK) break;
    where.key = bul_key_of(&page->articles[i]);
    where.nth = count_key(table, size, where.key);
    status = add_article(&out[i], store, &where, page, &page->articles[i],
                         prepared != NULL ? &prepared[i] : NULL, error);
  }
  bul_free(&store->allocator, table, bytes);
  return status;
}

static int add_once(bulletin_stored *out, bulletin_store *store,
                    const bulletin_page *page, const bul_prepared *prepared,
                    bulletin_error *error) {
  int status = bul_content_check(page, error);
  if (status == BULLETIN_OK)
    status = bul_store_begin(store, page->article_count, error);
  if (status != BULLETIN_OK) return status;
  status = add_page(out, store, page, prepared, error);
  return bul_store_end(store, status, error);
}

int bul_archive_add(bulletin_stored *out, bulletin_store *store,
                    const bulletin_page *page, const bul_prepared *prepared,
                    bulletin_error *error) {
  int status, tries = 0;
  do
    status = add_once(out, store, page, prepared, error);
  while (bulletin_again(store, status, &tries));
  return status;
}

int bulletin_add(bulletin_stored *out, bulletin_store *store,
                 const bulletin_page *page, bulletin_error *error) {
  return bul_archive_add(out, store, page, NULL, error);
}

static int update_once(bulletin_store *store, int64_t id,
                       const bulletin_page *page, bulletin_error *error) {
  int status = bul_content_check(page, error);
  if (status == BULLETIN_OK) status = bul_store_begin(store, 1, error);
  if (status != BULLETIN_OK) return status;
  const bulletin_article *a = &page->articles[0];
  bul_entry e;
  bul_place where = {.key = bul_key_of(a)};
  bool same = false;
  status = bul_entry_present(&e, store, id, error);
  if (status == BULLETIN_OK)
    status = bul_page_of(&where.page, store, page, error);
  if (status == BULLETIN_OK) status = bul_place_free(&where, store, &e, error);
  if (status == BULLETIN_OK && where.page == e.place.page)
    status = same_content(&same, store, e.revision, a, error);
  if (status == BULLETIN_OK && !same)
    status = revise(store, &e, &where, "updated", page, a, NULL, error);
  return bul_store_end(store, status, error);
}

int bulletin_update(bulletin_store *store, int64_t id,
                    const bulletin_page *page, bulletin_error *error) {
  int status, tries = 0;
  do
    status = update_once(store, id, page, error);
  while (bulletin_again(store, status, &tries));
  return status;
}

static int remove_once(bulletin_store *store, int64_t id,
                       bulletin_error *error) {
  int status = bul_store_begin(store, 0, error);
  if (status != BULLETIN_OK) return status;
  bul_entry e;
  status = bul_entry_present(&e, store, id, error);
  if (status == BULLETIN_OK)
    status =
        bul_sql_run(store->sql, error,
                    "INSERT INTO revision(/*+ id, shard, */article, number, "
                    "change, time, \"by\", chars) "
                    "VALUES(/*+ nextval('number') << 6 | ?5, ?5, */"
                    "?1, ?2, 'removed', ?3, ?4, 0)",
                    "iiits", id, e.number + 1, (int64_t)time(NULL),
                    bul_store_signature(store), bul_piece_of(&e).shard);
  if (status == BULLETIN_OK)
    status = bul_sql_run(store->sql, error,
                         "UPDATE article SET removed = 1 WHERE id = ? "
                         "/*+ AND shard = ? */",
                         "is", id, bul_piece_of(&e).shard);
  if (status == BULLETIN_OK) status = mark_dead(store, e.revision, error);
  if (status == BULLETIN_OK)
    status = bul_facets_hide(store, bul_piece_of(&e), error);
  return bul_store_end(store, status, error);
}

int bulletin_remove(bulletin_store *store, int64_t id, bulletin_error *error) {
  int status, tries = 0;
  do
    status = remove_once(store, id, error);
  while (bulletin_again(store, status, &tries));
  return status;
}

/* The revision that restore() goes back to when none is named. */
static int before_last(int64_t *out, bulletin_store *store, const bul_entry *e,
                       bulletin_error *error) {
  *out = 0;
  if (e->removed) {
    *out = e->revision;
    return BULLETIN_OK;
  }
  return bul_sql_number(out, store->sql, error,
                        "SELECT id FROM revision WHERE article = ? AND id < ? "
                        "AND change <> 'removed' ORDER BY number DESC LIMIT 1",
                        "ii", e->id, e->revision);
}

static int restore(bulletin_store *store, int64_t id, int64_t number,
                   bul_arena *arena, bulletin_error *error) {
  bul_entry e;
  int64_t revision = 0;
  int status = bul_entry_find(&e, store, id, error);
  if (status == BULLETIN_OK)
    status = number == 0
                 ? before_last(&revision, store, &e, error)
                 : bul_revision_find(&revision, store, id, number, error);
  if (status != BULLETIN_OK || revision == 0) return status;
  if (revision == e.revision && !e.removed) return BULLETIN_OK;
  bulletin_article a;
  bulletin_page page = {.articles = &a, .article_count = 1};
  bul_place where = {0};
  status = bul_revision_read(&a, store, revision, arena, error);
  if (status == BULLETIN_OK)
    status = bul_page_of_revision(&where.page, store, revision, error);
  if (status == BULLETIN_OK)
    status = bul_page_read(&page, store, where.page, arena, error);
  if (status != BULLETIN_OK) return status;
  where.key = bul_key_of(&a);
  status = bul_place_free(&where, store, &e, error);
  if (status == BULLETIN_OK)
    status = revise(store, &e, &where, "restored", &page, &a, NULL, error);
  return status;
}

static int restore_once(bulletin_store *store, int64_t id, int64_t revision,
                        bulletin_error *error) {
  int status = bul_store_begin(store, 1, error);
  if (status != BULLETIN_OK) return status;
  bul_arena arena;
  bul_arena_init(&arena, &store->allocator);
  status = restore(store, id, revision, &arena, error);
  bul_arena_free(&arena);
  return bul_store_end(store, status, error);
}

int bulletin_restore(bulletin_store *store, int64_t id, int64_t revision,
                     bulletin_error *error) {
  int status, tries = 0;
  do
    status = restore_once(store, id, revision, error);
  while (bulletin_again(store, status, &tries));
  return status;
}

/* --- another form ------------------------------------------------------ */

static int same_again(bulletin_store *store, int64_t id,
                      bulletin_error *error) {
  int status = bul_store_begin(store, 1, error);
  if (status != BULLETIN_OK) return status;
  bul_entry e;
  bulletin_article a;
  bulletin_page page = {.articles = &a, .article_count = 1};
  bul_arena arena;
  bul_arena_init(&arena, &store->allocator);
  status = bul_entry_present(&e, store, id, error);
  if (status == BULLETIN_OK)
    status = bul_revision_read(&a, store, e.revision, &arena, error);
  if (status == BULLETIN_OK)
    status = bul_page_read(&page, store, e.place.page, &arena, error);
  if (status == BULLETIN_OK)
    status = revise(store, &e, &e.place, "updated", &page, &a, NULL, error);
  bul_arena_free(&arena);
  return bul_store_end(store, status, error);
}

/* The next article after `id` that has half-width kana; 0 for none. */
static int next_kana(int64_t *id, bulletin_store *store,
                     bulletin_error *error) {
  int64_t after = *id;
  *id = 0;
  return bul_sql_number(
      id, store->sql, error,
      "SELECT a.id FROM article a JOIN revision r ON r.id = a.revision "
      "/*+ AND r.shard = a.shard */ "
      "WHERE a.id > ? AND a.removed = 0 AND "
      "(r.headline GLOB '*[｡-ﾟ]*' OR r.kicker GLOB '*[｡-ﾟ]*' "
      "OR r.deck GLOB '*[｡-ﾟ]*' OR EXISTS (SELECT 1 FROM element "
      "WHERE id BETWEEN r.id << 20 AND r.id << 20 | 1048575 "
      "AND text GLOB '*[｡-ﾟ]*') OR EXISTS (SELECT 1 FROM byline "
      "WHERE id BETWEEN r.id << 20 AND r.id << 20 | 1048575 "
      "AND name GLOB '*[｡-ﾟ]*')) ORDER BY a.id LIMIT 1",
      "i", after);
}

static int form_of(int64_t *out, bulletin_store *store, bulletin_error *error) {
  *out = BUL_FORM;
  return bul_sql_number(out, store->sql, error, "SELECT form FROM state", "");
}

/* The same, and no other process changes it until the transaction ends. */
static int hold_form(int64_t *out, bulletin_store *store,
                     bulletin_error *error) {
  *out = BUL_FORM;
  return bul_sql_number(
      out, store->sql, error,
      "SELECT form FROM state /*+ WHERE shard = 0 FOR UPDATE */", "");
}

static int index_again(bulletin_store *store, int64_t id,
                       bulletin_error *error) {
  bul_entry e;
  bulletin_article a;
  bulletin_page page = {.articles = &a, .article_count = 1};
  bul_arena arena;
  bul_arena_init(&arena, &store->allocator);
  int32_t day = BUL_NO_DAY;
  int status = bul_entry_find(&e, store, id, error);
  if (status == BULLETIN_OK && !bul_batch_has_room(&store->batch, 1))
    status = bul_batch_write(&store->batch, &store->engine, error);
  if (status == BULLETIN_OK)
    status = bul_revision_read(&a, store, e.revision, &arena, error);
  if (status == BULLETIN_OK)
    status = bul_page_read(&page, store, e.place.page, &arena, error);
  if (status == BULLETIN_OK) {
    bul_counted_day(&day, &page, &a);
    status = bul_content_add(&store->batch, e.revision, id, day, &a, error);
  }
  if (status == BULLETIN_OK) status = bul_card_add(store, &page, &a, error);
  bul_arena_free(&arena);
  return status;
}

/* Makes the index of all that the archive has, in the order of the revisions. */
static int index_all(bulletin_store *store, bulletin_error *error) {
  bul_rows rows;
  int status = BULLETIN_OK;
  bul_rows_open(&rows, store->sql,
                "SELECT id FROM article WHERE removed = 0 ORDER BY revision",
                "");
  while (status == BULLETIN_OK && bul_rows_next(&rows))
    status = index_again(store, bul_rows_int(&rows, 0), error);
  return bul_rows_end(&rows, status, error);
}

static int kana_again(bulletin_store *store, bulletin_error *error) {
  int64_t id = 0;
  for (;;) {
    int status = next_kana(&id, store, error);
    if (status != BULLETIN_OK || id == 0) return status;
    status = same_again(store, id, error);
    if (status != BULLETIN_OK) return status;
  }
}

int bul_archive_reform(bulletin_store *store, bulletin_error *error) {
  int64_t form;
  int status = form_of(&form, store, error);
  if (status != BULLETIN_OK || form >= BUL_FORM) return status;
  if (!store->may_write) {
    if (form > 0) return BULLETIN_OK;
    return bul_fail(error, BULLETIN_SCHEMA,
                    "the store is being brought up to date; open it once for "
                    "writing");
  }
  status = bulletin_begin(store, error);
  if (status != BULLETIN_OK) return status;
  status = hold_form(&form, store, error); /* by another meanwhile? */
  if (status == BULLETIN_OK && form < BUL_FORM)
    status = form == 0 ? index_all(store, error) : kana_again(store, error);
  if (status == BULLETIN_OK)
    status = bul_sql_run(store->sql, error, "UPDATE state SET form = ?", "i",
                         (int64_t)BUL_FORM);
  if (status == BULLETIN_OK) status = bul_sql_touch(store->sql, error);
  if (status == BULLETIN_OK) return bulletin_commit(store, error);
  bulletin_rollback(store);
  return status;
}
