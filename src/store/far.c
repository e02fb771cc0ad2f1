/*
** far.c - the rows of the search index where each trip to the database costs:
** what the index asks at one go is one statement. See engine.h.
**
** A list of keys is a table that the statement goes through; what it looks up
** for each stands in a part with an order of its own, which the planner does
** not turn around.
*/
#include "engine.h"

#include "../base/error.h"
#include "store.h"

static bulletin_store *store_of(void *context) {
  return context;
}

/* Three numbers of each key, apart. */
typedef struct columns {
  int64_t *first, *second, *third;
  size_t size;
} columns;

static int make_columns(columns *out, void *context, size_t count,
                        bulletin_error *error) {
  *out = (columns){.size = count * 3 * sizeof(int64_t)};
  out->first =
      bul_resize(&store_of(context)->allocator, NULL, 0, out->size + 1);
  if (out->first == NULL) return bul_nomem(error);
  out->second = out->first + count;
  out->third = out->second + count;
  return BULLETIN_OK;
}

static void free_columns(columns *c, void *context) {
  bul_free(&store_of(context)->allocator, c->first, c->size + 1);
}

static int documents(void *context, const int64_t *ids, size_t count,
                     bul_segment_sink *sink, void *to, bulletin_error *error) {
  bul_rows rows;
  bul_rows_open(&rows, store_of(context)->sql,
                "SELECT s.id, s.data FROM unnest(?1) AS k(id), LATERAL "
                "(SELECT id, data FROM segment WHERE shard = k.id & 63 "
                "AND id = k.id ORDER BY id) AS s ORDER BY s.id",
                "I", ids, count);
  int status = BULLETIN_OK;
  while (status == BULLETIN_OK && bul_rows_next(&rows)) {
    bul_segment_row row = {.id = bul_rows_int(&rows, 0),
                           .data = bul_rows_blob(&rows, 1)};
    status = sink(to, &row, error);
  }
  return bul_rows_end(&rows, status, error);
}

/* Rows of number, term, document and data. */
static int give_rows(bul_rows *rows, bul_posting_sink *sink, void *to,
                     bulletin_error *error) {
  int status = BULLETIN_OK;
  while (status == BULLETIN_OK && bul_rows_next(rows)) {
    bul_posting_row row = {.asked = (size_t)bul_rows_int(rows, 0) - 1,
                           .term = (uint64_t)bul_rows_int(rows, 1),
                           .document = (uint64_t)bul_rows_int(rows, 2),
                           .data = bul_rows_blob(rows, 3)};
    status = sink(to, &row, error);
  }
  return bul_rows_end(rows, status, error);
}

/* Of another term's list no more is sent than its first row, which may be the
** shared one. */
static int lists(void *context, const bul_list_key *keys, size_t count,
                 bool whole, bul_posting_sink *sink, void *to,
                 bulletin_error *error) {
  (void)whole;
  columns c;
  int status = make_columns(&c, context, count, error);
  if (status != BULLETIN_OK) return status;
  for (size_t i = 0; i < count; i++) {
    c.first[i] = keys[i].segment;
    c.second[i] = (int64_t)keys[i].term;
  }
  bul_rows rows;
  bul_rows_open(
      &rows, store_of(context)->sql,
      "SELECT k.n, p.term, p.document, p.data "
      "FROM unnest(?1, ?2) WITH ORDINALITY AS k(segment, term, n), LATERAL "
      "(SELECT term FROM posting WHERE shard = k.segment & 63 "
      "AND segment = k.segment AND term <= k.term "
      "ORDER BY term DESC LIMIT 1) AS m, LATERAL "
      "(SELECT term, document, data FROM posting WHERE shard = k.segment & 63 "
      "AND segment = k.segment AND term = m.term "
      "AND (term = k.term OR document = 0) ORDER BY document) AS p "
      "ORDER BY k.n, p.document",
      "II", c.first, count, c.second, count);
  status = give_rows(&rows, sink, to, error);
  free_columns(&c, context);
  return status;
}

static int scan(void *context, const bul_scan_key *keys, size_t count,
                size_t most, bul_posting_sink *sink, void *to,
                bulletin_error *error) {
  columns c;
  int status = make_columns(&c, context, count, error);
  if (status != BULLETIN_OK) return status;
  for (size_t i = 0; i < count; i++) {
    c.first[i] = keys[i].segment;
    c.second[i] = (int64_t)keys[i].term;
    c.third[i] = keys[i].begun ? (int64_t)keys[i].document : -1;
  }
  bul_rows rows;
  bul_rows_open(
      &rows, store_of(context)->sql,
      "SELECT k.n, p.term, p.document, p.data FROM unnest(?1, ?2, ?3) "
      "WITH ORDINALITY AS k(segment, term, document, n), LATERAL "
      "(SELECT CASE WHEN k.document >= 0 THEN k.term ELSE coalesce((SELECT "
      "term "
      "FROM posting WHERE shard = k.segment & 63 AND segment = k.segment "
      "AND term <= k.term ORDER BY term DESC LIMIT 1), k.term) END AS term "
      "ORDER BY 1) AS f, LATERAL "
      "(SELECT term, document, data FROM posting WHERE shard = k.segment & 63 "
      "AND segment = k.segment AND (term, document) > (f.term, k.document) "
      "ORDER BY term, document LIMIT ?4) AS p "
      "ORDER BY k.n, p.term, p.document",
      "IIIi", c.first, count, c.second, count, c.third, count, (int64_t)most);
  status = give_rows(&rows, sink, to, error);
  free_columns(&c, context);
  return status;
}

/* --- cards ------------------------------------------------------------- */

static int cards(void *context, const bul_card_key *keys, size_t count,
                 bul_card_row_sink *sink, void *to, bulletin_error *error) {
  columns c;
  int status = make_columns(&c, context, count, error);
  if (status != BULLETIN_OK) return status;
  for (size_t i = 0; i < count; i++)
    c.first[i] = (int64_t)((uint64_t)keys[i].segment << 32 | keys[i].document);
  bul_rows rows;
  bul_rows_open(
      &rows, store_of(context)->sql,
      "SELECT c.id, c.first, c.data FROM (SELECT DISTINCT (SELECT id FROM card "
      "WHERE shard = k.id >> 32 & 63 AND id >= k.id AND id <= k.id | "
      "4294967295 "
      "ORDER BY id LIMIT 1) AS id FROM unnest(?1) AS k(id)) AS f, LATERAL "
      "(SELECT id, first, data FROM card WHERE shard = f.id >> 32 & 63 "
      "AND id = f.id ORDER BY id) AS c ORDER BY c.id",
      "I", c.first, count);
  while (status == BULLETIN_OK && bul_rows_next(&rows)) {
    int64_t id = bul_rows_int(&rows, 0);
    bul_card_row row = {.segment = id >> 32,
                        .first = (uint32_t)bul_rows_int(&rows, 1),
                        .last = (uint32_t)(id & UINT32_MAX),
                        .data = bul_rows_blob(&rows, 2)};
    status = sink(to, &row, error);
  }
  status = bul_rows_end(&rows, status, error);
  free_columns(&c, context);
  return status;
}

/* --- texts ------------------------------------------------------------- */

static int texts(void *context, const int64_t *revisions, size_t count,
                 bul_part_sink *sink, void *to, bulletin_error *error) {
  bul_rows rows;
  bul_rows_open(
      &rows, store_of(context)->sql,
      "SELECT k.n, t.text, t.part "
      "FROM unnest(?1) WITH ORDINALITY AS k(id, n), LATERAL "
      "(SELECT text, 2 AS part, 0 AS turn, id FROM element "
      "WHERE shard = k.id & 63 "
      "AND id BETWEEN k.id << 20 AND (k.id << 20) + 1048575 "
      "UNION ALL SELECT v.text, v.part, v.turn, 0 FROM revision r, "
      "LATERAL (VALUES(r.headline, 0, 1), (r.kicker, 1, 2), (r.deck, 1, 3)) "
      "AS v(text, part, turn) WHERE r.shard = k.id & 63 AND r.id = k.id "
      "UNION ALL SELECT name, 3, 4, id FROM byline WHERE shard = k.id & 63 "
      "AND id BETWEEN k.id << 20 AND (k.id << 20) + 1048575 "
      "ORDER BY turn, id) AS t ORDER BY k.n, t.turn, t.id",
      "I", revisions, count);
  _Static_assert(BUL_PART_HEADLINE == 0 && BUL_PART_TITLE == 1 &&
                     BUL_PART_BODY == 2 && BUL_PART_NAME == 3,
                 "the statement numbers them");
  int status = BULLETIN_OK;
  size_t enough_of = SIZE_MAX;
  while (status == BULLETIN_OK && bul_rows_next(&rows)) {
    bul_part_row row = {.asked = (size_t)bul_rows_int(&rows, 0) - 1,
                        .text = bul_rows_text(&rows, 1),
                        .part = (bul_part)bul_rows_int(&rows, 2)};
    if (row.asked == enough_of || rows.code != 0) continue;
    bool enough = false;
    status = sink(to, &row, &enough, error);
    if (enough) enough_of = row.asked;
  }
  return bul_rows_end(&rows, status, error);
}

/* --- writing ----------------------------------------------------------- */

static int append(void *context, int64_t segment, const bul_posting_row *rows,
                  size_t count, bulletin_error *error) {
  int64_t terms[BUL_WAITING], firsts[BUL_WAITING];
  bulletin_text data[BUL_WAITING];
  int status = BULLETIN_OK;
  for (size_t from = 0; from < count && status == BULLETIN_OK;) {
    size_t n = count - from < BUL_WAITING ? count - from : BUL_WAITING;
    for (size_t i = 0; i < n; i++) {
      terms[i] = (int64_t)rows[from + i].term;
      firsts[i] = (int64_t)rows[from + i].document;
      data[i] = rows[from + i].data;
    }
    status =
        bul_sql_run(store_of(context)->sql, error,
                    "INSERT INTO posting(shard, segment, term, document, data) "
                    "SELECT ?1 & 63, ?1, term, document, data "
                    "FROM unnest(?2, ?3, ?4) AS p(term, document, data)",
                    "iIIB", segment, terms, n, firsts, n, data, n);
    from += n;
  }
  return status;
}

void bul_engine_far(bul_engine *engine) {
  engine->is_far = true;
  engine->documents = documents;
  engine->lists = lists;
  engine->scan = scan;
  engine->cards = cards;
  engine->texts = texts;
  engine->append = append;
}
