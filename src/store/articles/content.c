/*
** content.c - see content.h.
*/
#include "content.h"

#include "../../base/day.h"
#include "../../base/error.h"
#include "../../base/text.h"
#include "found.h"
#include "spans.h"

#include <stdio.h>

/* The texts of an article: each with its column of the table `revision`, what a
** message calls it, and its member. */
#define EACH_TEXT(TEXT)                                                        \
  TEXT("kicker", "kicker", kicker.text)                                        \
  TEXT("headline", "headline", headline.text)                                  \
  TEXT("deck", "deck", deck.text)                                              \
  TEXT("\"column\"", "column", column)                                         \
  TEXT("dateline", "dateline", dateline.field.text)                            \
  TEXT("agency", "dateline's agency", dateline.agency)                         \
  TEXT("place", "dateline's place", dateline.place)                            \
  TEXT("dateline_date", "dateline's date", dateline.date)                      \
  TEXT("date", "date", date)

#define COLUMN(column, what, member) column ", "
#define TEXT_COLUMNS EACH_TEXT(COLUMN)

static const struct {
  const char *what;
  size_t at; /* in the struct */
} texts[] = {
#define TEXT(column, what, member) {what, offsetof(bulletin_article, member)},
    EACH_TEXT(TEXT)
#undef TEXT
};

static bulletin_text text_of(const bulletin_article *a, size_t i) {
  return *(const bulletin_text *)((const char *)a + texts[i].at);
}

bool bul_arena_text(bulletin_text *out, bul_arena *arena, bulletin_text text) {
  *out = text;
  if (text.data == NULL) return true;
  out->data = bul_arena_copy(arena, text.data, text.size, 1);
  return out->data != NULL;
}

/* --- checking ---------------------------------------------------------- */

static int check_text(bulletin_text text, const char *what, size_t article,
                      bulletin_error *error) {
  if (text.data == NULL) return BULLETIN_OK;
  size_t bad = bul_utf8_invalid(text);
  if (bad == text.size) return BULLETIN_OK;
  return bul_fail_at(error, BULLETIN_ENCODING, 0, bad + 1,
                     "article %zu: the %s is not UTF-8 at byte %zu; decode it "
                     "first",
                     article, what, bad + 1);
}

static int check_dates(const bulletin_article *a, size_t number,
                       bulletin_error *error) {
  char what[48];
  snprintf(what, sizeof what, "article %zu", number);
  int status = bul_date_check(a->date, what, error);
  if (status != BULLETIN_OK) return status;
  snprintf(what, sizeof what, "article %zu's dateline", number);
  return bul_date_check(a->dateline.date, what, error);
}

static int check_article(const bulletin_article *a, size_t number,
                         bulletin_error *error) {
  int status = BULLETIN_OK;
  for (size_t i = 0; i < BUL_COUNT(texts); i++) {
    status = check_text(text_of(a, i), texts[i].what, number, error);
    if (status != BULLETIN_OK) return status;
  }
  status = check_dates(a, number, error);
  for (size_t i = 0; i < a->byline_count && status == BULLETIN_OK; i++) {
    status = check_text(a->bylines[i].role, "byline's role", number, error);
    if (status == BULLETIN_OK)
      status = check_text(a->bylines[i].name, "byline's name", number, error);
    if (status == BULLETIN_OK)
      status = check_text(a->bylines[i].affiliation, "byline's affiliation",
                          number, error);
  }
  for (size_t i = 0; i < a->body_count && status == BULLETIN_OK; i++)
    status = check_text(a->body[i].field.text, "body", number, error);
  size_t most = (size_t)BUL_NUMBER_MASK;
  if (status == BULLETIN_OK && (a->body_count > most || a->byline_count > most))
    status =
        bul_fail(error, BULLETIN_LIMIT,
                 "article %zu: more than %zu elements; split it", number, most);
  return status;
}

int bul_content_check(const bulletin_page *page, bulletin_error *error) {
  int status = bul_name_check(page->name, "the page's name", error);
  if (status == BULLETIN_OK)
    status = bul_name_check(page->source, "the source", error);
  if (status == BULLETIN_OK)
    status = bul_name_check(page->encoding, "the encoding", error);
  if (status == BULLETIN_OK)
    status = bul_name_check(page->unit, "the unit of sizes", error);
  if (status == BULLETIN_OK)
    status = bul_date_check(page->date, "the issue's day", error);
  for (size_t i = 0; i < page->article_count && status == BULLETIN_OK; i++)
    status = check_article(&page->articles[i], i + 1, error);
  return status;
}

/* Revisions have numbers that leave room for those of their elements. */
static bool is_revision(int64_t revision) {
  return revision > 0 && revision <= INT64_MAX >> BUL_ELEMENT_BITS;
}

static int lost(int64_t revision, bulletin_error *error) {
  return bul_fail(error, BULLETIN_CORRUPT,
                  "revision %lld of the archive is damaged; restore a backup",
                  (long long)revision);
}

/* --- writing ----------------------------------------------------------- */

int64_t bul_content_chars(const bulletin_article *article) {
  size_t chars = 0;
  for (size_t i = 0; i < article->body_count; i++) {
    bulletin_text text = article->body[i].field.text;
    chars += bul_text_length(text);
    for (size_t at = 0; at < text.size; at++) {
      /* Nothing between these two begins a space. */
      unsigned char c = (unsigned char)text.data[at];
      if (c > ' ' && c < 0xC2) continue;
      if (c > 0xC2 && c != 0xE1 && c != 0xE2 && c != 0xE3 && c != 0xEF)
        continue;
      size_t size;
      chars -= bul_is_space(bul_char_at(text.data + at, &size));
      at += size - 1;
    }
  }
  return (int64_t)chars;
}

/* An element's place in its file, and whether it has one. */
static bulletin_text put_spans(bul_buffer *out, const bulletin_element *e) {
  size_t start = out->size;
  if (e->field.spans == NULL) return bul_text(NULL, 0);
  bul_spans_put(out, e->field.spans, e->field.span_count);
  return bul_text(out->size > start ? out->data + start : "",
                  out->size - start);
}

static bulletin_text whole(bulletin_text text) {
  return text.data != NULL ? text : bul_text("", 0);
}

static int write_elements(bulletin_store *store, int64_t revision,
                          const bulletin_article *a, bulletin_error *error) {
  int status = BULLETIN_OK;
  bul_buffer spans;
  bul_buffer_init(&spans, &store->allocator);
  for (size_t i = 0; i < a->body_count && status == BULLETIN_OK; i++) {
    spans.size = 0;
    bulletin_text blob = put_spans(&spans, &a->body[i]);
    status =
        spans.failed
            ? bul_nomem(error)
            : bul_sql_run(store->sql, error,
                          "INSERT INTO element(id, kind, text, spans) "
                          "VALUES(?1, ?2, ?3, ?4)",
                          "iitb", revision << BUL_ELEMENT_BITS | (int64_t)i,
                          (int64_t)a->body[i].kind,
                          whole(a->body[i].field.text), blob);
  }
  bul_buffer_free(&spans);
  return status;
}

/* Where each statement costs: some elements by each. */
static int write_elements_far(bulletin_store *store, int64_t revision,
                              const bulletin_article *a,
                              bulletin_error *error) {
  enum { TOGETHER = 64 };
  int64_t ids[TOGETHER], kinds[TOGETHER];
  bulletin_text contents[TOGETHER], blobs[TOGETHER];
  int status = BULLETIN_OK;
  bul_buffer spans;
  bul_buffer_init(&spans, &store->allocator);
  for (size_t i = 0; i < a->body_count && status == BULLETIN_OK;) {
    size_t n = 0, at = 0;
    spans.size = 0;
    for (; n < TOGETHER && i < a->body_count; n++, i++) {
      ids[n] = revision << BUL_ELEMENT_BITS | (int64_t)i;
      kinds[n] = (int64_t)a->body[i].kind;
      contents[n] = whole(a->body[i].field.text);
      blobs[n] = put_spans(&spans, &a->body[i]);
    }
    for (size_t k = 0; k < n; at += blobs[k++].size) /* the buffer has grown */
      if (blobs[k].size > 0) blobs[k].data = spans.data + at;
    status = spans.failed
                 ? bul_nomem(error)
                 : bul_sql_run(store->sql, error,
                               "INSERT INTO element(shard, id, kind, text, "
                               "spans) SELECT id >> 20 & 63, id, kind, text, "
                               "spans FROM unnest(?1, ?2, ?3, ?4) "
                               "AS e(id, kind, text, spans)",
                               "IITB", ids, n, kinds, n, contents, n, blobs, n);
  }
  bul_buffer_free(&spans);
  return status;
}

static int write_bylines(bulletin_store *store, int64_t revision,
                         const bulletin_article *a, bulletin_error *error) {
  int status = BULLETIN_OK;
  for (size_t i = 0; i < a->byline_count && status == BULLETIN_OK; i++) {
    const bulletin_byline *b = &a->bylines[i];
    status = bul_sql_run(store->sql, error,
                         "INSERT INTO byline(/*+ shard, */id, role, name, "
                         "affiliation) "
                         "VALUES(/*+ ?1 >> 20 & 63, */?1, ?2, ?3, ?4)",
                         "ittt", revision << BUL_ELEMENT_BITS | (int64_t)i,
                         b->role, b->name, b->affiliation);
  }
  return status;
}

int bul_content_write(int64_t *out, bulletin_store *store,
                      const bul_entry *entry, const bul_place *where,
                      const bul_change *change, const bulletin_article *a,
                      bulletin_error *error) {
  bul_buffer spans, found;
  bul_buffer_init(&spans, &store->allocator);
  bul_buffer_init(&found, &store->allocator);
  bulletin_text blob = {NULL, 0}, places = {NULL, 0};
  if (bul_article_spans_put(&spans, a)) blob = bul_text(spans.data, spans.size);
  if (bul_found_put(&found, a)) places = bul_text(found.data, found.size);
  int status = spans.failed || found.failed ? bul_nomem(error) : BULLETIN_OK;
#define PLACE(column, what, member) "?, "
#define LETTER(column, what, member) "t"
#define VALUE(column, what, member) a->member,
  if (status == BULLETIN_OK)
    status = bul_sql_run(
        store->sql, error,
        "INSERT INTO revision(/*+ id, shard, */page, article, number, change, "
        "time, \"by\", key, nth, " TEXT_COLUMNS "chars, spans, found) "
        "VALUES(/*+ nextval('number') << 6 | (?1 & 63), ?1 & 63, */?1, ?, ?, "
        "?, ?, ?, ?, ?, " EACH_TEXT(PLACE) "?, ?, ?)",
        "iiititii" EACH_TEXT(LETTER) "ibb", where->page, entry->id,
        entry->number + 1, change->what, change->time, change->by, where->key,
        where->nth, EACH_TEXT(VALUE) bul_content_chars(a), blob, places);
#undef PLACE
#undef LETTER
#undef VALUE
  bul_buffer_free(&spans);
  bul_buffer_free(&found);
  *out = bul_sql_inserted(store->sql);
  if (status == BULLETIN_OK && !is_revision(*out)) status = lost(*out, error);
  if (status == BULLETIN_OK)
    status = bul_sql_is_far(store->sql)
                 ? write_elements_far(store, *out, a, error)
                 : write_elements(store, *out, a, error);
  return status == BULLETIN_OK ? write_bylines(store, *out, a, error) : status;
}

int bul_content_add(bul_batch *batch, int64_t revision, int64_t article,
                    int32_t day, const bulletin_article *a,
                    bulletin_error *error) {
  int status = bul_batch_begin(batch, revision, article, day, error);
  if (status == BULLETIN_OK)
    status = bul_batch_headline(batch, a->headline.text, error);
  if (status == BULLETIN_OK)
    status = bul_batch_text(batch, a->kicker.text, error);
  if (status == BULLETIN_OK)
    status = bul_batch_text(batch, a->deck.text, error);
  for (size_t i = 0; i < a->byline_count && status == BULLETIN_OK; i++)
    status = bul_batch_text(batch, a->bylines[i].name, error);
  for (size_t i = 0; i < a->body_count && status == BULLETIN_OK; i++)
    status = bul_batch_text(batch, a->body[i].field.text, error);
  if (status == BULLETIN_OK) status = bul_batch_end(batch, error);
  return status;
}

/* --- reading ----------------------------------------------------------- */

static int read_body(bulletin_article *out, bulletin_store *store,
                     int64_t revision, bul_arena *arena,
                     bulletin_error *error) {
  int64_t first = revision << BUL_ELEMENT_BITS;
  int64_t count = 0;
  int status = bul_sql_number(&count, store->sql, error,
                              "SELECT max(id) - ?1 + 1 FROM element "
                              "WHERE id BETWEEN ?1 AND ?2 "
                              "/*+ AND shard = ?1 >> 20 & 63 */",
                              "ii", first, first | BUL_NUMBER_MASK);
  if (status != BULLETIN_OK || count == 0) return status;
  if (count < 0 || count > BUL_NUMBER_MASK + 1) return lost(revision, error);
  bulletin_element *body = bul_arena_alloc(arena, (size_t)count * sizeof *body);
  if (body == NULL) return bul_nomem(error);
  bul_rows rows;
  bul_rows_open(&rows, store->sql,
                "SELECT kind, text, spans FROM element "
                "WHERE id BETWEEN ?1 AND ?2 "
                "/*+ AND shard = ?1 >> 20 & 63 */ ORDER BY id",
                "ii", first, first | BUL_NUMBER_MASK);
  size_t n = 0;
  while (status == BULLETIN_OK && n < (size_t)count && bul_rows_next(&rows)) {
    bulletin_element *e = &body[n++];
    *e = (bulletin_element){.kind = (int)bul_rows_int(&rows, 0)};
    if (e->kind < 0 || e->kind >= BULLETIN_BODY_KINDS)
      e->kind = BULLETIN_PARAGRAPH;
    if (!bul_arena_text(&e->field.text, arena, bul_rows_text(&rows, 1)))
      status = bul_nomem(error);
    if (status == BULLETIN_OK)
      status = bul_spans_take(&e->field, bul_rows_blob(&rows, 2), arena, error);
  }
  int end = bul_rows_close(&rows, error);
  out->body = body;
  out->body_count = n;
  return status == BULLETIN_OK ? end : status;
}

static int read_bylines(bulletin_article *out, bulletin_store *store,
                        int64_t revision, bul_arena *arena,
                        bulletin_error *error) {
  int64_t first = revision << BUL_ELEMENT_BITS;
  bul_rows rows;
  bul_rows_open(&rows, store->sql,
                "SELECT role, name, affiliation FROM byline "
                "WHERE id BETWEEN ?1 AND ?2 "
                "/*+ AND shard = ?1 >> 20 & 63 */ ORDER BY id",
                "ii", first, first | BUL_NUMBER_MASK);
  bulletin_byline *items = NULL;
  size_t capacity = 0, count = 0;
  int status = BULLETIN_OK;
  while (status == BULLETIN_OK && bul_rows_next(&rows)) {
    bulletin_byline *grown =
        bul_arena_grow(arena, items, &capacity, count + 1, sizeof *grown);
    if (grown == NULL) {
      status = bul_nomem(error);
      break;
    }
    items = grown;
    bulletin_byline *b = &items[count++];
    if (!bul_arena_text(&b->role, arena, bul_rows_text(&rows, 0)) ||
        !bul_arena_text(&b->name, arena, bul_rows_text(&rows, 1)) ||
        !bul_arena_text(&b->affiliation, arena, bul_rows_text(&rows, 2)))
      status = bul_nomem(error);
  }
  int end = bul_rows_close(&rows, error);
  out->bylines = items;
  out->byline_count = count;
  return status == BULLETIN_OK ? end : status;
}

int bul_revision_read(bulletin_article *out, bulletin_store *store,
                      int64_t revision, bul_arena *arena,
                      bulletin_error *error) {
  *out = (bulletin_article){0};
  if (!is_revision(revision)) return lost(revision, error);
  bul_rows rows;
  bul_rows_open(&rows, store->sql,
                "SELECT " TEXT_COLUMNS "spans, found FROM revision "
                "WHERE id = ?1 /*+ AND shard = ?1 & 63 */",
                "i", revision);
  bulletin_text found = {NULL, 0};
  int status = BULLETIN_OK;
  if (bul_rows_next(&rows)) {
    const int count = (int)BUL_COUNT(texts);
    for (int i = 0; i < count; i++) {
      bulletin_text *text = (bulletin_text *)((char *)out + texts[i].at);
      if (!bul_arena_text(text, arena, bul_rows_text(&rows, i)))
        status = bul_nomem(error);
    }
    if (status == BULLETIN_OK)
      status = bul_article_spans_take(out, bul_rows_blob(&rows, count), arena,
                                      error);
    if (status == BULLETIN_OK &&
        !bul_arena_text(&found, arena, bul_rows_blob(&rows, count + 1)))
      status = bul_nomem(error);
  } else if (rows.code == 0) {
    status = lost(revision, error);
  }
  int end = bul_rows_close(&rows, error);
  if (status == BULLETIN_OK) status = end;
  if (status == BULLETIN_OK)
    status = read_body(out, store, revision, arena, error);
  if (status == BULLETIN_OK) status = bul_found_take(out, found, arena, error);
  if (status == BULLETIN_OK)
    status = read_bylines(out, store, revision, arena, error);
  return status;
}

int bul_revision_parts(bul_text_part **out, size_t *count,
                       bulletin_store *store, int64_t revision,
                       bul_arena *arena, bulletin_error *error) {
  bulletin_article a;
  int status = bul_revision_read(&a, store, revision, arena, error);
  *count = 0;
  if (status != BULLETIN_OK) return status;
  size_t most = 3 + a.byline_count + a.body_count;
  bul_text_part *parts = bul_arena_alloc(arena, most * sizeof *parts);
  if (parts == NULL) return bul_nomem(error);
  size_t n = 0;
  parts[n++] = (bul_text_part){a.headline.text, true};
  parts[n++] = (bul_text_part){a.kicker.text, false};
  parts[n++] = (bul_text_part){a.deck.text, false};
  for (size_t i = 0; i < a.body_count; i++)
    parts[n++] = (bul_text_part){a.body[i].field.text, false};
  for (size_t i = 0; i < a.byline_count; i++)
    parts[n++] = (bul_text_part){a.bylines[i].name, false};
  *out = parts;
  *count = n;
  return BULLETIN_OK;
}

/* --- comparing --------------------------------------------------------- */

static bool same_text(bulletin_text a, bulletin_text b) {
  return (a.data == NULL) == (b.data == NULL) && bul_text_equal(a, b);
}

static bool same_pairs(const bulletin_span *a, size_t n, const bulletin_span *b,
                       size_t m) {
  if (n != m) return false;
  for (size_t i = 0; i < n; i++)
    if (a[i].start != b[i].start || a[i].end != b[i].end) return false;
  return true;
}

static bool same_spans(const bulletin_span *a, size_t n, const bulletin_span *b,
                       size_t m) {
  return (a == NULL) == (b == NULL) && same_pairs(a, n, b, m);
}

static bool same_field(const bulletin_field *a, const bulletin_field *b) {
  return same_text(a->text, b->text) &&
         same_spans(a->spans, a->span_count, b->spans, b->span_count);
}

bool bul_content_equal(const bulletin_article *a, const bulletin_article *b) {
  for (size_t i = 0; i < BUL_COUNT(texts); i++)
    if (!same_text(text_of(a, i), text_of(b, i))) return false;
  for (size_t i = 0; i < BUL_PLACED_FIELDS; i++)
    if (!same_field(bul_placed_field(a, i), bul_placed_field(b, i)))
      return false;
  if (a->byline_count != b->byline_count || a->body_count != b->body_count ||
      a->span.start != b->span.start || a->span.end != b->span.end ||
      a->first_line != b->first_line || a->last_line != b->last_line ||
      !same_pairs(a->byline_spans, a->byline_span_count, b->byline_spans,
                  b->byline_span_count))
    return false;
  for (size_t i = 0; i < a->byline_count; i++)
    if (!same_text(a->bylines[i].role, b->bylines[i].role) ||
        !same_text(a->bylines[i].name, b->bylines[i].name) ||
        !same_text(a->bylines[i].affiliation, b->bylines[i].affiliation))
      return false;
  for (size_t i = 0; i < a->body_count; i++)
    if (a->body[i].kind != b->body[i].kind ||
        !same_field(&a->body[i].field, &b->body[i].field))
      return false;
  return bul_found_equal(a, b);
}
