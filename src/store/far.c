/*
** far.c - the rows of the search index where each trip to the database costs:
** what the index asks at one go is one statement. See engine.h.
**
** A list of keys is a table that the statement goes through; what it looks up
** for each stands in a part with an order of its own, which the planner does
** not turn around.
**
** Where shards lie on several servers, the shard stands in the statement itself,
** so that it goes as a whole to the one that has it: each shard is asked in its
** turn. Elsewhere there is one turn for all.
*/
#include "engine.h"

#include "../base/error.h"
#include "store.h"

static bulletin_store *store_of(void *context) {
  return context;
}

static size_t turns(void *context) {
  return bul_sql_is_spread(store_of(context)->sql) ? BUL_SHARDS : 1;
}

static bool is_turn_of(void *context, size_t turn, int64_t number) {
  return turns(context) == 1 || (size_t)bul_shard_of(number) == turn;
}

/* Three numbers of each key that a turn is for, apart, and which key it is. */
typedef struct columns {
  int64_t *first, *second, *third, *asked;
  size_t size, count;
} columns;

static int make_columns(columns *out, void *context, size_t count,
                        bulletin_error *error) {
  *out = (columns){.size = count * 4 * sizeof(int64_t)};
  out->first =
      bul_resize(&store_of(context)->allocator, NULL, 0, out->size + 1);
  if (out->first == NULL) return bul_nomem(error);
  out->second = out->first + count;
  out->third = out->second + count;
  out->asked = out->third + count;
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

static void put_key(columns *c, size_t key, int64_t first, int64_t second,
                    int64_t third) {
  c->first[c->count] = first;
  c->second[c->count] = second;
  c->third[c->count] = third;
  c->asked[c->count++] = (int64_t)key;
}

/* Rows of number, term, document and data. */
static int give_rows(bul_rows *rows, const columns *c, bul_posting_sink *sink,
                     void *to, bulletin_error *error) {
  int status = BULLETIN_OK;
  while (status == BULLETIN_OK && bul_rows_next(rows)) {
    size_t n = (size_t)bul_rows_int(rows, 0) - 1;
    bul_posting_row row = {.asked = (size_t)c->asked[n],
                           .term = (uint64_t)bul_rows_int(rows, 1),
                           .document = (uint64_t)bul_rows_int(rows, 2),
                           .data = bul_rows_blob(rows, 3)};
    status = sink(to, &row, error);
  }
  return bul_rows_end(rows, status, error);
}

/* Of another term's list no more is sent than its first row, which may be the
** shared one. */
#define LISTS(SHARD)                                                           \
  "SELECT k.n, p.term, p.document, p.data "                                    \
  "FROM unnest(?1, ?2) WITH ORDINALITY AS k(segment, term, n), LATERAL "       \
  "(SELECT term FROM posting WHERE shard = " SHARD                             \
  " AND segment = k.segment AND term <= k.term "                               \
  "ORDER BY term DESC LIMIT 1) AS m, LATERAL "                                 \
  "(SELECT term, document, data FROM posting WHERE shard = " SHARD             \
  " AND segment = k.segment AND term = m.term "                                \
  "AND (term = k.term OR document = 0) ORDER BY document) AS p "               \
  "ORDER BY k.n, p.document"

static int lists(void *context, const bul_list_key *keys, size_t count,
                 bool whole, bul_posting_sink *sink, void *to,
                 bulletin_error *error) {
  (void)whole;
  columns c;
  int status = make_columns(&c, context, count, error);
  size_t end = turns(context);
  for (size_t turn = 0; turn < end && status == BULLETIN_OK; turn++) {
    c.count = 0;
    for (size_t i = 0; i < count; i++)
      if (is_turn_of(context, turn, keys[i].segment))
        put_key(&c, i, keys[i].segment, (int64_t)keys[i].term, 0);
    if (c.count == 0) continue;
    bul_rows rows;
    bul_rows_open(&rows, store_of(context)->sql,
                  end > 1 ? LISTS("?3") : LISTS("k.segment & 63"),
                  end > 1 ? "IIi" : "II", c.first, c.count, c.second, c.count,
                  (int64_t)turn);
    status = give_rows(&rows, &c, sink, to, error);
  }
  free_columns(&c, context);
  return status;
}

#define SCAN(SHARD)                                                            \
  "SELECT k.n, p.term, p.document, p.data FROM unnest(?1, ?2, ?3) "            \
  "WITH ORDINALITY AS k(segment, term, document, n), LATERAL "                 \
  "(SELECT CASE WHEN k.document >= 0 THEN k.term ELSE coalesce((SELECT term "  \
  "FROM posting WHERE shard = " SHARD " AND segment = k.segment "              \
  "AND term <= k.term ORDER BY term DESC LIMIT 1), k.term) END AS term "       \
  "ORDER BY 1) AS f, LATERAL "                                                 \
  "(SELECT term, document, data FROM posting WHERE shard = " SHARD             \
  " AND segment = k.segment AND (term, document) > (f.term, k.document) "      \
  "ORDER BY term, document LIMIT ?4) AS p "                                    \
  "ORDER BY k.n, p.term, p.document"

static int scan(void *context, const bul_scan_key *keys, size_t count,
                size_t most, bul_posting_sink *sink, void *to,
                bulletin_error *error) {
  columns c;
  int status = make_columns(&c, context, count, error);
  size_t end = turns(context);
  for (size_t turn = 0; turn < end && status == BULLETIN_OK; turn++) {
    c.count = 0;
    for (size_t i = 0; i < count; i++)
      if (is_turn_of(context, turn, keys[i].segment))
        put_key(&c, i, keys[i].segment, (int64_t)keys[i].term,
                keys[i].begun ? (int64_t)keys[i].document : -1);
    if (c.count == 0) continue;
    bul_rows rows;
    bul_rows_open(&rows, store_of(context)->sql,
                  end > 1 ? SCAN("?5") : SCAN("k.segment & 63"),
                  end > 1 ? "IIIii" : "IIIi", c.first, c.count, c.second,
                  c.count, c.third, c.count, (int64_t)most, (int64_t)turn);
    status = give_rows(&rows, &c, sink, to, error);
  }
  free_columns(&c, context);
  return status;
}

/* --- cards ------------------------------------------------------------- */

#define CARDS(OF_KEY, OF_ROW)                                                  \
  "SELECT c.id, c.first, c.data FROM (SELECT DISTINCT (SELECT id FROM card "   \
  "WHERE shard = " OF_KEY " AND id >= k.id AND id <= k.id | 4294967295 "       \
  "ORDER BY id LIMIT 1) AS id FROM unnest(?1) AS k(id)) AS f, LATERAL "        \
  "(SELECT id, first, data FROM card WHERE shard = " OF_ROW                    \
  " AND id = f.id ORDER BY id) AS c ORDER BY c.id"

static int give_cards(bul_rows *rows, bul_card_row_sink *sink, void *to,
                      bulletin_error *error) {
  int status = BULLETIN_OK;
  while (status == BULLETIN_OK && bul_rows_next(rows)) {
    int64_t id = bul_rows_int(rows, 0);
    bul_card_row row = {.segment = id >> 32,
                        .first = (uint32_t)bul_rows_int(rows, 1),
                        .last = (uint32_t)(id & UINT32_MAX),
                        .data = bul_rows_blob(rows, 2)};
    status = sink(to, &row, error);
  }
  return bul_rows_end(rows, status, error);
}

/* They come in the order of the keys: a turn is as many as follow each other in
** one shard. */
static int cards(void *context, const bul_card_key *keys, size_t count,
                 bul_card_row_sink *sink, void *to, bulletin_error *error) {
  columns c;
  int status = make_columns(&c, context, count, error);
  bool spread = turns(context) > 1;
  for (size_t i = 0; i < count && status == BULLETIN_OK;) {
    int64_t shard = bul_shard_of(keys[i].segment);
    c.count = 0;
    for (; i < count; i++) {
      if (spread && bul_shard_of(keys[i].segment) != shard) break;
      put_key(&c, i,
              (int64_t)((uint64_t)keys[i].segment << 32 | keys[i].document), 0,
              0);
    }
    bul_rows rows;
    bul_rows_open(&rows, store_of(context)->sql,
                  spread ? CARDS("?2", "?2")
                         : CARDS("k.id >> 32 & 63", "f.id >> 32 & 63"),
                  spread ? "Ii" : "I", c.first, c.count, shard);
    status = give_cards(&rows, sink, to, error);
  }
  free_columns(&c, context);
  return status;
}

/* --- texts ------------------------------------------------------------- */

#define TEXTS(SHARD)                                                           \
  "SELECT k.n, t.text, t.part "                                                \
  "FROM unnest(?1) WITH ORDINALITY AS k(id, n), LATERAL "                      \
  "(SELECT text, 2 AS part, 0 AS turn, id FROM element "                       \
  "WHERE shard = " SHARD                                                       \
  " AND id BETWEEN k.id << 20 AND (k.id << 20) + 1048575 "                     \
  "UNION ALL SELECT v.text, v.part, v.turn, 0 FROM revision r, "               \
  "LATERAL (VALUES(r.headline, 0, 1), (r.kicker, 1, 2), (r.deck, 1, 3)) "      \
  "AS v(text, part, turn) WHERE r.shard = " SHARD " AND r.id = k.id "          \
  "UNION ALL SELECT name, 3, 4, id FROM byline WHERE shard = " SHARD           \
  " AND id BETWEEN k.id << 20 AND (k.id << 20) + 1048575 "                     \
  "ORDER BY turn, id) AS t ORDER BY k.n, t.turn, t.id"

static int give_texts(bul_rows *rows, const columns *c, bul_part_sink *sink,
                      void *to, bulletin_error *error) {
  _Static_assert(BUL_PART_HEADLINE == 0 && BUL_PART_TITLE == 1 &&
                     BUL_PART_BODY == 2 && BUL_PART_NAME == 3,
                 "the statement numbers them");
  int status = BULLETIN_OK;
  size_t enough_of = SIZE_MAX;
  while (status == BULLETIN_OK && bul_rows_next(rows)) {
    size_t n = (size_t)bul_rows_int(rows, 0) - 1;
    bul_part_row row = {.asked = (size_t)c->asked[n],
                        .text = bul_rows_text(rows, 1),
                        .part = (bul_part)bul_rows_int(rows, 2)};
    if (row.asked == enough_of || rows->code != 0) continue;
    bool enough = false;
    status = sink(to, &row, &enough, error);
    if (enough) enough_of = row.asked;
  }
  return bul_rows_end(rows, status, error);
}

static int texts(void *context, const int64_t *revisions, size_t count,
                 bul_part_sink *sink, void *to, bulletin_error *error) {
  columns c;
  int status = make_columns(&c, context, count, error);
  size_t end = turns(context);
  for (size_t turn = 0; turn < end && status == BULLETIN_OK; turn++) {
    c.count = 0;
    for (size_t i = 0; i < count; i++)
      if (is_turn_of(context, turn, revisions[i]))
        put_key(&c, i, revisions[i], 0, 0);
    if (c.count == 0) continue;
    bul_rows rows;
    bul_rows_open(&rows, store_of(context)->sql,
                  end > 1 ? TEXTS("?2") : TEXTS("k.id & 63"),
                  end > 1 ? "Ii" : "I", c.first, c.count, (int64_t)turn);
    status = give_texts(&rows, &c, sink, to, error);
  }
  free_columns(&c, context);
  return status;
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
  if (turns(engine->context) == 1) engine->documents = documents;
  engine->lists = lists;
  engine->scan = scan;
  engine->cards = cards;
  engine->texts = texts;
  engine->append = append;
  engine->at_once = 0; /* merging is done apart from writing */
}
