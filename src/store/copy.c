/*
** copy.c - one store's pieces into another, which may be another engine's.
**
** A piece goes over with its number, its revisions, tags and names, in the order
** of the numbers, some hundred in a transaction: so one number tells how far an
** earlier copying came, and the next goes on behind it. What readings find is not
** found again; the search index is made anew, as the engine wants it. In the end
** each piece of the one is held against the other's.
*/
#include "../base/error.h"
#include "../base/text.h"
#include "articles/archive.h"
#include "articles/card.h"
#include "articles/content.h"
#include "articles/facets.h"
#include "store.h"

enum { TOGETHER = 256 }; /* pieces in one transaction */

typedef struct copier {
  bulletin_store *from, *to;
  bulletin_error *error;
  int64_t ids[TOGETHER]; /* of the pieces of this transaction */
  size_t count;
  bul_arena arena; /* for this transaction */
  bul_name *names; /* of them, piece by piece */
  int64_t *named;  /* whose each is */
  size_t name_count, name_capacity, named_capacity, next_name;
} copier;

/* A piece as both stores know it: `entry` where it goes, `old` where it is. */
typedef struct piece {
  bul_entry old, entry;
  bulletin_page page;
  bulletin_article article; /* the newest content */
} piece;

/* --- reading ----------------------------------------------------------- */

static int list_pieces(copier *c, int64_t after) {
  bul_rows rows;
  bul_rows_open(&rows, c->from->sql,
                "SELECT id FROM article WHERE id > ? ORDER BY id LIMIT ?", "ii",
                after, (int64_t)TOGETHER);
  c->count = 0;
  while (c->count < TOGETHER && bul_rows_next(&rows))
    c->ids[c->count++] = bul_rows_int(&rows, 0);
  return bul_rows_close(&rows, c->error);
}

static bool keep_name(copier *c, int64_t id, int64_t kind, bulletin_text text) {
  bul_name *names = bul_arena_grow(&c->arena, c->names, &c->name_capacity,
                                   c->name_count + 1, sizeof *names);
  if (names != NULL) c->names = names;
  int64_t *named = bul_arena_grow(&c->arena, c->named, &c->named_capacity,
                                  c->name_count + 1, sizeof *named);
  if (named != NULL) c->named = named;
  bul_name name = {.kind = (bul_kind)kind};
  if (names == NULL || named == NULL ||
      !bul_arena_text(&name.text, &c->arena, text))
    return false;
  c->named[c->name_count] = id;
  c->names[c->name_count++] = name;
  return true;
}

/* The names of all pieces at hand, at one go: names are not known by number. */
static int list_names(copier *c) {
  bul_rows rows;
  int status = BULLETIN_OK;
  c->names = NULL;
  c->named = NULL;
  c->name_count = c->name_capacity = c->named_capacity = c->next_name = 0;
  bul_rows_open(&rows, c->from->sql,
                "SELECT m.article, n.kind, n.text FROM mention m "
                "JOIN name n ON n.id = m.name "
                "WHERE m.article BETWEEN ? AND ? ORDER BY m.article, n.id",
                "ii", c->ids[0], c->ids[c->count - 1]);
  while (status == BULLETIN_OK && bul_rows_next(&rows))
    if (!keep_name(c, bul_rows_int(&rows, 0), bul_rows_int(&rows, 1),
                   bul_rows_text(&rows, 2)))
      status = bul_nomem(c->error);
  return bul_rows_end(&rows, status, c->error);
}

/* --- writing ----------------------------------------------------------- */

/* The place of one of the piece's revisions, or its own, over there. */
static int place_of(bul_place *out, copier *c, bulletin_page *page,
                    const bul_place *old) {
  *out = *old;
  int status = bul_page_read(page, c->from, old->page, &c->arena, c->error);
  if (status == BULLETIN_OK)
    status = bul_page_of(&out->page, c->to, page, c->error);
  return status;
}

static int insert_piece(copier *c, piece *p) {
  int status = place_of(&p->entry.place, c, &p->page, &p->old.place);
  if (status != BULLETIN_OK) return status;
  p->entry.id = p->old.id;
  p->entry.removed = p->old.removed;
  return bul_sql_run(c->to->sql, c->error,
                     "INSERT INTO article(/*+ shard, */id, page, key, nth, "
                     "revision, removed) "
                     "VALUES(/*+ ?2 & 63, */?1, ?2, ?3, ?4, 0, ?5)",
                     "iiiii", p->entry.id, p->entry.place.page,
                     p->entry.place.key, p->entry.place.nth,
                     (int64_t)p->entry.removed);
}

static int copy_removal(copier *c, const piece *p, const bul_change *change) {
  return bul_sql_run(c->to->sql, c->error,
                     "INSERT INTO revision(/*+ id, shard, */article, number, "
                     "change, time, \"by\", chars) "
                     "VALUES(/*+ nextval('number') << 6 | ?6, ?6, */?1, ?2, "
                     "'removed', ?3, ?4, ?5)",
                     "iiitis", p->entry.id, p->entry.number + 1, change->time,
                     change->by, INT64_C(0), bul_piece_of(&p->entry).shard);
}

/* Content that is not the newest is read and forgotten. */
static int copy_content(copier *c, piece *p, int64_t revision,
                        const bul_place *old, const bul_change *change) {
  bul_place where;
  bulletin_page page = {.articles = NULL};
  int64_t made = 0;
  int status = place_of(&where, c, &page, old);
  if (status == BULLETIN_OK)
    status =
        bul_revision_read(&p->article, c->from, revision, &c->arena, c->error);
  if (status == BULLETIN_OK)
    status = bul_content_write(&made, c->to, &p->entry, &where, change,
                               &p->article, c->error);
  if (revision == p->old.revision) p->entry.revision = made;
  return status;
}

static int copy_revisions(copier *c, piece *p) {
  bulletin_article newest = {0};
  bul_rows rows;
  int status = BULLETIN_OK;
  bul_rows_open(&rows, c->from->sql,
                "SELECT id, number, change, time, \"by\", page, key, nth "
                "FROM revision WHERE article = ? ORDER BY number",
                "i", p->old.id);
  while (status == BULLETIN_OK && bul_rows_next(&rows)) {
    int64_t id = bul_rows_int(&rows, 0);
    bul_place old = {bul_rows_int(&rows, 5), bul_rows_int(&rows, 6),
                     bul_rows_int(&rows, 7)};
    bul_change change = {.time = bul_rows_int(&rows, 3)};
    p->entry.number = bul_rows_int(&rows, 1) - 1;
    if (!bul_arena_text(&change.what, &c->arena, bul_rows_text(&rows, 2)) ||
        !bul_arena_text(&change.by, &c->arena, bul_rows_text(&rows, 4)))
      status = bul_nomem(c->error);
    else if (bul_text_equal(change.what, BUL_TEXT("removed")))
      status = copy_removal(c, p, &change);
    else
      status = copy_content(c, p, id, &old, &change);
    if (id == p->old.revision) newest = p->article;
  }
  status = bul_rows_end(&rows, status, c->error);
  p->article = newest;
  if (status != BULLETIN_OK) return status;
  return bul_sql_run(c->to->sql, c->error,
                     "UPDATE article SET revision = ?2 WHERE id = ?1 "
                     "/*+ AND shard = ?3 */",
                     "iis", p->entry.id, p->entry.revision,
                     bul_piece_of(&p->entry).shard);
}

/* While a piece is removed its tags stand under the negative of their kind. */
static int copy_tags(copier *c, const piece *p) {
  bul_rows rows;
  int status = BULLETIN_OK;
  bul_rows_open(&rows, c->from->sql,
                "SELECT kind, value, date, chars FROM facet "
                "WHERE article = ?1 AND abs(kind) = ?2 /*+ AND shard = ?3 */",
                "iis", p->old.id, (int64_t)BUL_KIND_TAG,
                bul_piece_of(&p->old).shard);
  while (status == BULLETIN_OK && bul_rows_next(&rows)) {
    bulletin_text value, date;
    int64_t kind = bul_rows_int(&rows, 0), chars = bul_rows_int(&rows, 3);
    if (!bul_arena_text(&value, &c->arena, bul_rows_text(&rows, 1)) ||
        !bul_arena_text(&date, &c->arena, bul_rows_text(&rows, 2)))
      status = bul_nomem(c->error);
    else
      status = bul_sql_run(c->to->sql, c->error,
                           "INSERT INTO facet(/*+ shard, */kind, value, date, "
                           "article, chars) "
                           "VALUES(/*+ ?6, */?1, ?2, ?3, ?4, ?5)",
                           "ittiis", kind, value, date, p->entry.id, chars,
                           bul_piece_of(&p->entry).shard);
  }
  return bul_rows_end(&rows, status, c->error);
}

/* What counts and searches find a piece by, while it is not removed. */
static int file_piece(copier *c, piece *p) {
  bul_piece over = bul_piece_of(&p->entry);
  bulletin_store *to = c->to;
  int32_t day = BUL_NO_DAY;
  bulletin_text date = bul_counted_day(&day, &p->page, &p->article);
  while (c->next_name < c->name_count && c->named[c->next_name] < over.id)
    c->next_name++;
  size_t first = c->next_name, end = first;
  while (end < c->name_count && c->named[end] == over.id)
    end++;
  int status = bul_facets_add(to, over, &p->page, &p->article, date, c->error);
  if (status == BULLETIN_OK && end > first)
    status = bul_names_keep(to, over, c->names + first, end - first, c->error);
  if (status == BULLETIN_OK && !bul_batch_has_room(&to->batch, 1))
    status = bul_batch_write(&to->batch, &to->engine, c->error);
  if (status == BULLETIN_OK)
    status = bul_content_add(&to->batch, p->entry.revision, over.id, day,
                             &p->article, c->error);
  if (status == BULLETIN_OK)
    status = bul_card_add(to, &p->page, &p->article, c->error);
  return status;
}

static int copy_piece(copier *c, int64_t id) {
  piece p = {.page = {.articles = NULL}};
  int status = bul_entry_find(&p.old, c->from, id, c->error);
  if (status == BULLETIN_OK) status = insert_piece(c, &p);
  if (status == BULLETIN_OK) status = copy_revisions(c, &p);
  if (status == BULLETIN_OK && !p.old.removed) status = file_piece(c, &p);
  if (status == BULLETIN_OK) status = copy_tags(c, &p);
  return status;
}

/* Numbers that the other engine gives from now on lie behind. */
static int keep_counting(copier *c) {
  if (!bul_sql_is_far(c->to->sql)) return BULLETIN_OK;
  int64_t ignored = 0;
  return bul_sql_number(&ignored, c->to->sql, c->error,
                        "SELECT setval('article_number', ?)", "i",
                        c->ids[c->count - 1]);
}

static int copy_some(copier *c) {
  int status = bul_store_begin(c->to, 0, c->error);
  if (status != BULLETIN_OK) return status;
  bul_arena_init(&c->arena, &c->from->allocator);
  status = list_names(c);
  for (size_t i = 0; i < c->count && status == BULLETIN_OK; i++)
    status = copy_piece(c, c->ids[i]);
  if (status == BULLETIN_OK) status = keep_counting(c);
  bul_arena_free(&c->arena);
  return bul_store_end(c->to, status, c->error);
}

/* --- comparing --------------------------------------------------------- */

static bool same_text(bulletin_text a, bulletin_text b) {
  return (a.data == NULL) == (b.data == NULL) && bul_text_equal(a, b);
}

static bool same_record(const bulletin_record *a, const bulletin_record *b) {
  bool same = a->revision == b->revision && a->tag_count == b->tag_count &&
              same_text(a->page.source, b->page.source) &&
              same_text(a->page.date, b->page.date) &&
              same_text(a->page.name, b->page.name) &&
              bul_content_equal(a->page.articles, b->page.articles);
  for (size_t i = 0; i < a->tag_count && same; i++)
    same = bul_text_equal(a->tags[i], b->tags[i]);
  return same;
}

/* Is revision `number` (0: the newest) the same here and there? */
static int compare_revision(bool *same, copier *c, int64_t id, int64_t number) {
  bulletin_record a = {0}, b = {0};
  int status = bulletin_get(&a, c->from, id, number, c->error);
  int other = bulletin_get(&b, c->to, id, number,
                           status == BULLETIN_OK ? c->error : NULL);
  if (status == BULLETIN_NOTFOUND && other == BULLETIN_NOTFOUND) {
    status = BULLETIN_OK; /* removed */
  } else if (status == BULLETIN_OK && other == BULLETIN_NOTFOUND) {
    *same = false;
  } else if (status == BULLETIN_OK) {
    status = other;
    *same &= status == BULLETIN_OK && same_record(&a, &b);
  }
  bulletin_record_free(&a);
  bulletin_record_free(&b);
  return status;
}

static int compare_piece(copier *c, int64_t id) {
  bul_entry a, b;
  bool same = true;
  int status = bul_entry_find(&a, c->from, id, c->error);
  if (status == BULLETIN_OK) status = bul_entry_find(&b, c->to, id, c->error);
  if (status == BULLETIN_NOTFOUND) same = false;
  if (status == BULLETIN_OK)
    same = a.number == b.number && a.removed == b.removed;
  for (int64_t n = 0; status == BULLETIN_OK && same && n < a.number; n++)
    status = compare_revision(&same, c, id, n);
  if (!same)
    return bul_fail(c->error, BULLETIN_CORRUPT,
                    "article %lld is not the same in both stores; copy into an "
                    "empty one",
                    (long long)id);
  return status;
}

static int compare(int64_t *count, copier *c) {
  int status = bul_read_begin(c->to, c->error);
  if (status != BULLETIN_OK) return status;
  int64_t there = 0;
  *count = 0;
  for (int64_t id = 0; status == BULLETIN_OK;) {
    status = list_pieces(c, id);
    for (size_t i = 0; i < c->count && status == BULLETIN_OK; i++)
      status = compare_piece(c, c->ids[i]);
    *count += (int64_t)c->count;
    if (c->count == 0) break;
    id = c->ids[c->count - 1];
  }
  if (status == BULLETIN_OK)
    status = bul_sql_number(&there, c->to->sql, c->error,
                            "SELECT count(*) FROM article", "");
  if (status == BULLETIN_OK && there != *count)
    status = bul_fail(c->error, BULLETIN_CORRUPT,
                      "the other store has articles of its own; copy into an "
                      "empty one");
  return bul_read_end(c->to, status, c->error);
}

/* --- copying ----------------------------------------------------------- */

static int copy_all(int64_t *count, copier *c) {
  int64_t id = 0;
  int status = bul_sql_number(&id, c->to->sql, c->error,
                              "SELECT max(id) FROM article", "");
  while (status == BULLETIN_OK) {
    status = list_pieces(c, id);
    if (status != BULLETIN_OK || c->count == 0) break;
    id = c->ids[c->count - 1];
    status = copy_some(c);
  }
  return status == BULLETIN_OK ? compare(count, c) : status;
}

int bulletin_copy(int64_t *count, bulletin_store *store, bulletin_text path,
                  bulletin_error *error) {
  copier c = {.from = store, .error = error};
  *count = 0;
  if (store->depth > 0)
    return bul_fail(error, BULLETIN_BUSY,
                    "a transaction is open; end it before copying");
  if (bulletin_store_owns(store, path) ||
      bul_text_equal(path, bulletin_text_of(bul_sql_path(store->sql))))
    return bul_fail(error, BULLETIN_IO,
                    "the store itself; name another one to copy into");
  int status =
      bulletin_open(&c.to, path, BULLETIN_READ_WRITE,
                    bul_sql_timeout(store->sql), &store->allocator, error);
  if (status != BULLETIN_OK) return status;
  status = bul_read_begin(store, error);
  if (status == BULLETIN_OK) {
    status = copy_all(count, &c);
    status = bul_read_end(store, status, error);
  }
  bulletin_close(c.to);
  return status;
}
