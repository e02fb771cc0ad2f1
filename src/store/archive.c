/*
** archive.c - articles go in, come out, change: identity and revisions.
*/
#include "../base/day.h"
#include "../base/error.h"
#include "../base/text.h"
#include "content.h"
#include "filter.h"
#include "names.h"

#include <stdio.h>
#include <time.h>

/* --- where a piece stands ---------------------------------------------- */

static int source_of(int64_t *out, bulletin_store *store, bulletin_text name,
                     bulletin_error *error) {
  *out = 0;
  if (name.data == NULL) return BULLETIN_OK;
  int status = bul_sql_number(out, store->sql, error,
                              "SELECT id FROM source WHERE name = ?", "t", name);
  if (status != BULLETIN_OK || *out != 0) return status;
  status = bul_sql_run(store->sql, error, "INSERT INTO source(name) VALUES(?)",
                       "t", name);
  *out = bul_sql_inserted(store->sql);
  return status;
}

static int page_of(int64_t *out, bulletin_store *store,
                   const bulletin_page *page, bulletin_error *error) {
  int64_t source;
  int status = source_of(&source, store, page->source, error);
  if (status != BULLETIN_OK) return status;
  bulletin_text date = page->date, name = page->name;
  if (date.data == NULL) date = bul_text("", 0);
  if (name.data == NULL) name = bul_text("", 0);
  *out = 0;
  status = bul_sql_number(out, store->sql, error,
                          "SELECT id FROM page WHERE ifnull(source, 0) = ? "
                          "AND ifnull(date, '') = ? AND ifnull(name, '') = ?",
                          "itt", source, date, name);
  if (status != BULLETIN_OK || *out != 0) return status;
  status = bul_sql_run(store->sql, error,
                       "INSERT INTO page(source, date, name, encoding) "
                       "VALUES(nullif(?, 0), ?, ?, ?)",
                       "ittt", source, page->date, page->name, page->encoding);
  *out = bul_sql_inserted(store->sql);
  return status;
}

/* What tells pieces of a page apart: the headline, or how the body begins. */
static int64_t key_of(const bulletin_article *a) {
  bulletin_text text = a->headline.text;
  uint64_t h = UINT64_C(0xCBF29CE484222325);
  if (text.size == 0 && a->body_count > 0) {
    text = a->body[0].field.text;
    if (text.size > 120) text.size = 120;
    h++;
  }
  for (size_t i = 0; i < text.size; i++)
    h = (h ^ (unsigned char)text.data[i]) * UINT64_C(0x100000001B3);
  h ^= h >> 29;
  return (int64_t)(h & INT64_MAX);
}

typedef struct place {
  int64_t page;
  int64_t key;
  int64_t nth;
} place;

/* The piece as the archive has it. */
typedef struct entry {
  int64_t id; /* 0: not there */
  place place;
  int64_t revision; /* the newest content */
  int64_t number;   /* of the newest revision, content or not */
  bool removed;
} entry;

static int read_entry(entry *out, bul_rows *rows, bulletin_error *error) {
  *out = (entry){0};
  if (bul_rows_next(rows)) {
    out->id = bul_rows_int(rows, 0);
    out->place.page = bul_rows_int(rows, 1);
    out->place.key = bul_rows_int(rows, 2);
    out->place.nth = bul_rows_int(rows, 3);
    out->revision = bul_rows_int(rows, 4);
    out->removed = bul_rows_int(rows, 5) != 0;
    out->number = bul_rows_int(rows, 6);
  }
  return bul_rows_close(rows, error);
}

static int find_place(entry *out, bulletin_store *store, const place *p,
                      bulletin_error *error) {
  bul_rows rows;
  bul_rows_open(&rows, store->sql,
                "SELECT id, page, key, nth, revision, removed, (SELECT "
                "max(number) FROM revision WHERE article = article.id) "
                "FROM article WHERE page = ? AND key = ? AND nth = ?",
                "iii", p->page, p->key, p->nth);
  return read_entry(out, &rows, error);
}

static int find_id(entry *out, bulletin_store *store, int64_t id,
                   bulletin_error *error) {
  bul_rows rows;
  bul_rows_open(&rows, store->sql,
                "SELECT id, page, key, nth, revision, removed, (SELECT "
                "max(number) FROM revision WHERE article = article.id) "
                "FROM article WHERE id = ?",
                "i", id);
  int status = read_entry(out, &rows, error);
  if (status == BULLETIN_OK && out->id == 0)
    status = bul_fail(error, BULLETIN_NOTFOUND, "there is no article %lld",
                      (long long)id);
  return status;
}

static int find_present(entry *out, bulletin_store *store, int64_t id,
                        bulletin_error *error) {
  int status = find_id(out, store, id, error);
  if (status == BULLETIN_OK && out->removed)
    status = bul_fail(error, BULLETIN_NOTFOUND,
                      "article %lld was removed; restore(%lld) brings it back",
                      (long long)id, (long long)id);
  return status;
}

/* --- facets ------------------------------------------------------------ */

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

static int add_facets(bulletin_store *store, int64_t article,
                      const bulletin_page *page, const bulletin_article *a,
                      bulletin_text date, bulletin_error *error) {
  int64_t chars = bul_content_chars(a);
  int status = add_facet(store, BUL_KIND_DAY, date, date, article, chars, error);
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

/* Tags stay with a piece whatever its text says; while it is removed they
** stand under the negative of their number. */
static int drop_facets(bulletin_store *store, int64_t article,
                       bulletin_error *error) {
  return bul_sql_run(store->sql, error,
                     "DELETE FROM facet WHERE article = ? AND "
                     "(kind BETWEEN 1 AND 4 OR kind >= 16)",
                     "i", article);
}

static int hide_facets(bulletin_store *store, int64_t article,
                       bulletin_error *error) {
  int status = drop_facets(store, article, error);
  if (status == BULLETIN_OK)
    status = bul_sql_run(store->sql, error,
                         "UPDATE facet SET kind = -kind "
                         "WHERE article = ? AND kind = 5",
                         "i", article);
  if (status == BULLETIN_OK) status = bul_names_drop(store, article, error);
  return status;
}

static int show_facets(bulletin_store *store, int64_t article,
                       bulletin_text date, int64_t chars,
                       bulletin_error *error) {
  return bul_sql_run(store->sql, error,
                     "UPDATE facet SET kind = abs(kind), date = ?2, "
                     "chars = ?3 WHERE article = ?1",
                     "iti", article, date, chars);
}

/* --- writing ----------------------------------------------------------- */

static int mark_dead(bulletin_store *store, int64_t revision,
                     bulletin_error *error) {
  return bul_sql_run(store->sql, error, "INSERT INTO dead(revision) VALUES(?)",
                     "i", revision);
}

/* Makes `a` the newest revision of the piece `e`, standing at `where`. */
static int revise(bulletin_store *store, const entry *e, const place *where,
                  const char *change, const bulletin_page *page,
                  const bulletin_article *a, bulletin_error *error) {
  bulletin_text date = a->date.data != NULL ? a->date : page->date;
  if (date.data == NULL) date = bul_text("", 0);
  int32_t day = BUL_NO_DAY;
  bul_day_parse(&day, date);
  int64_t revision = 0;
  int status = bul_content_write(&revision, store, e->id, e->number + 1, change,
                                 a, error);
  if (status == BULLETIN_OK && e->number > 0 && !e->removed)
    status = mark_dead(store, e->revision, error);
  if (status == BULLETIN_OK)
    status = bul_sql_run(store->sql, error,
                         "UPDATE article SET page = ?2, key = ?3, nth = ?4, "
                         "revision = ?5, removed = 0 WHERE id = ?1",
                         "iiiii", e->id, where->page, where->key, where->nth,
                         revision);
  if (status == BULLETIN_OK && e->number > 0) {
    status = drop_facets(store, e->id, error);
    if (status == BULLETIN_OK)
      status = show_facets(store, e->id, date, bul_content_chars(a), error);
    if (status == BULLETIN_OK) status = bul_names_drop(store, e->id, error);
  }
  if (status == BULLETIN_OK)
    status = add_facets(store, e->id, page, a, date, error);
  if (status == BULLETIN_OK) status = bul_names_read(store, e->id, a, error);
  if (status == BULLETIN_OK)
    status = bul_content_add(&store->batch, revision, e->id, day, a, error);
  return status;
}

static int insert_article(entry *out, bulletin_store *store, const place *p,
                          bulletin_error *error) {
  int status = bul_sql_run(store->sql, error,
                           "INSERT INTO article(page, key, nth, revision) "
                           "VALUES(?, ?, ?, 0)",
                           "iii", p->page, p->key, p->nth);
  *out = (entry){.id = bul_sql_inserted(store->sql), .place = *p};
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

static int add_article(bulletin_stored *out, bulletin_store *store,
                       const place *where, const bulletin_page *page,
                       const bulletin_article *a, bulletin_error *error) {
  entry e;
  int status = find_place(&e, store, where, error);
  if (status != BULLETIN_OK) return status;
  const char *change = "updated";
  if (e.id == 0) {
    status = insert_article(&e, store, where, error);
    change = "added";
    out->outcome = BULLETIN_ADDED;
  } else {
    bool same = false;
    status = same_content(&same, store, e.revision, a, error);
    out->outcome = BULLETIN_UPDATED;
    if (same && !e.removed) out->outcome = BULLETIN_UNCHANGED;
    if (same && e.removed) change = "restored";
  }
  out->id = e.id;
  if (status != BULLETIN_OK || out->outcome == BULLETIN_UNCHANGED)
    return status;
  return revise(store, &e, where, change, page, a, error);
}

/* Counts how often each key came up before on the page: a small hash table
** with one slot or more an article. */
typedef struct seen {
  int64_t key;
  int64_t times;
} seen;

static int64_t count_key(seen *table, size_t size, int64_t key) {
  size_t at = (size_t)key % size;
  while (table[at].times > 0 && table[at].key != key) at = (at + 1) % size;
  table[at].key = key;
  return table[at].times++;
}

static int add_page(bulletin_stored *out, bulletin_store *store,
                    const bulletin_page *page, bulletin_error *error) {
  place where = {0};
  int status = page_of(&where.page, store, page, error);
  size_t size = page->article_count * 2 + 1, bytes;
  if (!bul_mul(&bytes, size, sizeof(seen))) return bul_nomem(error);
  seen *table = bul_resize(&store->allocator, NULL, 0, bytes);
  if (table == NULL) return bul_nomem(error);
  memset(table, 0, bytes);
  for (size_t i = 0; i < page->article_count && status == BULLETIN_OK; i++) {
    if (store->mark == 0 && !bul_batch_has_room(&store->batch, 1))
      status = bul_batch_write(&store->batch, store->sql, error);
    if (status != BULLETIN_OK) break;
    where.key = key_of(&page->articles[i]);
    where.nth = count_key(table, size, where.key);
    status = add_article(&out[i], store, &where, page, &page->articles[i],
                         error);
  }
  bul_free(&store->allocator, table, bytes);
  return status;
}

int bulletin_add(bulletin_stored *out, bulletin_store *store,
                 const bulletin_page *page, bulletin_error *error) {
  int status = bul_content_check(page, error);
  if (status == BULLETIN_OK)
    status = bul_store_begin(store, page->article_count, error);
  if (status != BULLETIN_OK) return status;
  status = add_page(out, store, page, error);
  return bul_store_end(store, status, error);
}

/* The first free `nth` for a piece that moves to another headline or page. */
static int free_place(place *out, bulletin_store *store, const entry *e,
                      bulletin_error *error) {
  if (out->page == e->place.page && out->key == e->place.key) {
    out->nth = e->place.nth;
    return BULLETIN_OK;
  }
  out->nth = 0;
  return bul_sql_number(&out->nth, store->sql, error,
                        "SELECT ifnull(max(nth) + 1, 0) FROM article "
                        "WHERE page = ? AND key = ?",
                        "ii", out->page, out->key);
}

int bulletin_update(bulletin_store *store, int64_t id,
                    const bulletin_page *page, bulletin_error *error) {
  int status = bul_content_check(page, error);
  if (status == BULLETIN_OK) status = bul_store_begin(store, 1, error);
  if (status != BULLETIN_OK) return status;
  const bulletin_article *a = &page->articles[0];
  entry e;
  place where = {.key = key_of(a)};
  bool same = false;
  status = find_present(&e, store, id, error);
  if (status == BULLETIN_OK) status = page_of(&where.page, store, page, error);
  if (status == BULLETIN_OK) status = free_place(&where, store, &e, error);
  if (status == BULLETIN_OK && where.page == e.place.page)
    status = same_content(&same, store, e.revision, a, error);
  if (status == BULLETIN_OK && !same)
    status = revise(store, &e, &where, "updated", page, a, error);
  return bul_store_end(store, status, error);
}

int bulletin_remove(bulletin_store *store, int64_t id, bulletin_error *error) {
  int status = bul_store_begin(store, 0, error);
  if (status != BULLETIN_OK) return status;
  entry e;
  status = find_present(&e, store, id, error);
  if (status == BULLETIN_OK)
    status = bul_sql_run(store->sql, error,
                         "INSERT INTO revision(article, number, change, time, "
                         "chars) VALUES(?, ?, 'removed', ?, 0)",
                         "iii", id, e.number + 1, (int64_t)time(NULL));
  if (status == BULLETIN_OK)
    status = bul_sql_run(store->sql, error,
                         "UPDATE article SET removed = 1 WHERE id = ?", "i", id);
  if (status == BULLETIN_OK) status = mark_dead(store, e.revision, error);
  if (status == BULLETIN_OK) status = hide_facets(store, id, error);
  return bul_store_end(store, status, error);
}

/* --- reading ----------------------------------------------------------- */

typedef struct record_owner {
  bulletin_allocator allocator;
  bul_arena arena;
  bulletin_article article;
} record_owner;

static int read_tags(bulletin_record *out, bulletin_store *store,
                     bul_arena *arena, bulletin_error *error) {
  int64_t count = 0;
  int status = bul_sql_number(&count, store->sql, error,
                              "SELECT count(*) FROM facet "
                              "WHERE article = ? AND kind = 5",
                              "i", out->id);
  if (status != BULLETIN_OK || count == 0) return status;
  bulletin_text *tags = bul_arena_alloc(arena, (size_t)count * sizeof *tags);
  if (tags == NULL) return bul_nomem(error);
  bul_rows rows;
  bul_rows_open(&rows, store->sql,
                "SELECT value FROM facet WHERE article = ? AND kind = 5 "
                "ORDER BY value",
                "i", out->id);
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

static int read_page(bulletin_page *out, bulletin_store *store, int64_t id,
                     bul_arena *arena, bulletin_error *error) {
  bul_rows rows;
  bul_rows_open(&rows, store->sql,
                "SELECT p.name, p.date, p.encoding, s.name FROM page p "
                "LEFT JOIN source s ON s.id = p.source WHERE p.id = ?",
                "i", id);
  bool copied = true;
  if (bul_rows_next(&rows))
    copied = bul_arena_text(&out->name, arena, bul_rows_text(&rows, 0)) &&
             bul_arena_text(&out->date, arena, bul_rows_text(&rows, 1)) &&
             bul_arena_text(&out->encoding, arena, bul_rows_text(&rows, 2)) &&
             bul_arena_text(&out->source, arena, bul_rows_text(&rows, 3));
  int status = bul_rows_close(&rows, error);
  return copied ? status : bul_nomem(error);
}

/* The content of revision `number` of a piece. */
static int find_revision(int64_t *out, bulletin_store *store, int64_t id,
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
  record_owner *owner = out->owner;
  entry e;
  int status = number == 0 ? find_present(&e, store, id, error)
                           : find_id(&e, store, id, error);
  if (status == BULLETIN_OK && number != 0)
    status = find_revision(&e.revision, store, id, number, error);
  out->id = id;
  if (status == BULLETIN_OK)
    status = bul_sql_number(&out->revision, store->sql, error,
                            "SELECT number FROM revision WHERE id = ?", "i",
                            e.revision);
  if (status == BULLETIN_OK)
    status = bul_revision_read(&owner->article, store, e.revision,
                               &owner->arena, error);
  if (status == BULLETIN_OK)
    status = read_page(&out->page, store, e.place.page, &owner->arena, error);
  if (status == BULLETIN_OK)
    status = read_tags(out, store, &owner->arena, error);
  out->page.articles = &owner->article;
  out->page.article_count = 1;
  return status;
}

int bulletin_get(bulletin_record *out, bulletin_store *store, int64_t id,
                 int64_t revision, bulletin_error *error) {
  *out = (bulletin_record){0};
  record_owner *owner =
      bul_resize(&store->allocator, NULL, 0, sizeof *owner);
  if (owner == NULL) return bul_nomem(error);
  owner->allocator = store->allocator;
  bul_arena_init(&owner->arena, &store->allocator);
  out->owner = owner;
  int status = bul_read_begin(store, error);
  if (status == BULLETIN_OK) {
    status = read_record(out, store, id, revision, error);
    status = bul_read_end(store, status, error);
  }
  if (status != BULLETIN_OK) bulletin_record_free(out);
  return status;
}

void bulletin_record_free(bulletin_record *record) {
  record_owner *owner = record->owner;
  if (owner != NULL) {
    bul_arena_free(&owner->arena);
    bulletin_allocator memory = owner->allocator;
    bul_free(&memory, owner, sizeof *owner);
  }
  *record = (bulletin_record){0};
}

/* The revision that restore() goes back to when none is named. */
static int before_last(int64_t *out, bulletin_store *store, const entry *e,
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
  entry e;
  int64_t revision = 0;
  int status = find_id(&e, store, id, error);
  if (status == BULLETIN_OK)
    status = number == 0 ? before_last(&revision, store, &e, error)
                         : find_revision(&revision, store, id, number, error);
  if (status != BULLETIN_OK || revision == 0) return status;
  if (revision == e.revision && !e.removed) return BULLETIN_OK;
  bulletin_article a;
  bulletin_page page = {.articles = &a, .article_count = 1};
  status = bul_revision_read(&a, store, revision, arena, error);
  if (status == BULLETIN_OK)
    status = read_page(&page, store, e.place.page, arena, error);
  place where = {.page = e.place.page, .key = key_of(&a)};
  if (status == BULLETIN_OK) status = free_place(&where, store, &e, error);
  if (status == BULLETIN_OK)
    status = revise(store, &e, &where, "restored", &page, &a, error);
  return status;
}

int bulletin_restore(bulletin_store *store, int64_t id, int64_t revision,
                     bulletin_error *error) {
  int status = bul_store_begin(store, 1, error);
  if (status != BULLETIN_OK) return status;
  bul_arena arena;
  bul_arena_init(&arena, &store->allocator);
  status = restore(store, id, revision, &arena, error);
  bul_arena_free(&arena);
  return bul_store_end(store, status, error);
}

/* --- revisions --------------------------------------------------------- */

static int read_revisions(bulletin_revisions *out, bulletin_store *store,
                          int64_t id, bulletin_error *error) {
  record_owner *owner = out->owner;
  bul_arena *arena = &owner->arena;
  entry e;
  int status = find_id(&e, store, id, error);
  if (status != BULLETIN_OK) return status;
  bulletin_revision *items =
      bul_arena_alloc(arena, (size_t)e.number * sizeof *items);
  if (items == NULL) return bul_nomem(error);
  out->items = items;
  bul_rows rows;
  bul_rows_open(&rows, store->sql,
                "SELECT number, change, headline, strftime("
                "'%Y-%m-%dT%H:%M:%SZ', time, 'unixepoch') FROM revision "
                "WHERE article = ? ORDER BY number",
                "i", id);
  while (out->count < (size_t)e.number && bul_rows_next(&rows)) {
    bulletin_revision *r = &items[out->count++];
    r->number = bul_rows_int(&rows, 0);
    if (!bul_arena_text(&r->change, arena, bul_rows_text(&rows, 1)) ||
        !bul_arena_text(&r->headline, arena, bul_rows_text(&rows, 2)) ||
        !bul_arena_text(&r->time, arena, bul_rows_text(&rows, 3))) {
      status = bul_nomem(error);
      break;
    }
  }
  int end = bul_rows_close(&rows, error);
  return status == BULLETIN_OK ? end : status;
}

int bulletin_revisions_of(bulletin_revisions *out, bulletin_store *store,
                          int64_t id, bulletin_error *error) {
  *out = (bulletin_revisions){0};
  record_owner *owner = bul_resize(&store->allocator, NULL, 0, sizeof *owner);
  if (owner == NULL) return bul_nomem(error);
  owner->allocator = store->allocator;
  bul_arena_init(&owner->arena, &store->allocator);
  out->owner = owner;
  int status = bul_read_begin(store, error);
  if (status == BULLETIN_OK) {
    status = read_revisions(out, store, id, error);
    status = bul_read_end(store, status, error);
  }
  if (status != BULLETIN_OK) bulletin_revisions_free(out);
  return status;
}

void bulletin_revisions_free(bulletin_revisions *revisions) {
  bulletin_record record = {.owner = revisions->owner};
  bulletin_record_free(&record);
  *revisions = (bulletin_revisions){0};
}

/* --- tags and names ---------------------------------------------------- */

static int check_value(bulletin_text value, const char *what,
                       bulletin_error *error) {
  if (bul_utf8_invalid(value) < value.size)
    return bul_fail(error, BULLETIN_ENCODING, "a %s that is not UTF-8", what);
  return BULLETIN_OK;
}

static int copy_facet(bulletin_store *store, int64_t kind, bulletin_text value,
                      int64_t article, bulletin_error *error) {
  return bul_sql_run(store->sql, error,
                     "INSERT OR IGNORE INTO facet(kind, value, date, article, "
                     "chars) SELECT ?1, ?2, date, article, chars FROM facet "
                     "WHERE article = ?3 AND kind = 1",
                     "iti", kind, value, article);
}

int bulletin_tag(bulletin_store *store, int64_t id, bulletin_text tag,
                 bulletin_error *error) {
  int status = check_value(tag, "tag", error);
  if (status == BULLETIN_OK) status = bul_store_begin(store, 0, error);
  if (status != BULLETIN_OK) return status;
  entry e;
  status = find_present(&e, store, id, error);
  if (status == BULLETIN_OK && tag.size > 0)
    status = copy_facet(store, BUL_KIND_TAG, tag, id, error);
  return bul_store_end(store, status, error);
}

int bulletin_untag(bulletin_store *store, int64_t id, bulletin_text tag,
                   bulletin_error *error) {
  int status = check_value(tag, "tag", error);
  if (status == BULLETIN_OK) status = bul_store_begin(store, 0, error);
  if (status != BULLETIN_OK) return status;
  entry e;
  status = find_present(&e, store, id, error);
  if (status == BULLETIN_OK)
    status = bul_sql_run(store->sql, error,
                         "DELETE FROM facet WHERE article = ? AND kind = 5 "
                         "AND value = ?",
                         "it", id, tag);
  return bul_store_end(store, status, error);
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
    status = check_value(names[i], "name", error);
  if (status == BULLETIN_OK) status = bul_store_begin(store, 0, error);
  if (status != BULLETIN_OK) return status;
  entry e;
  status = find_present(&e, store, id, error);
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
