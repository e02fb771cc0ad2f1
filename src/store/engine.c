/*
** engine.c - see engine.h. SQLite is near: what the index asks at one go is
** read key by key, by statements that are prepared once. For what is far, far.c
** has other calls in place of some.
*/
#include "engine.h"

#include "../base/error.h"
#include "articles/facets.h"
#include "counts/filter.h"
#include "store.h"

static bul_sql *sql_of(void *context) {
  return ((bulletin_store *)context)->sql;
}

/* --- segments ---------------------------------------------------------- */

static int generation(void *context, int64_t *out, bulletin_error *error) {
  int status = bul_sql_generation(out, sql_of(context), error);
  if (((bulletin_store *)context)->engine.is_far)
    *out += ((bulletin_store *)context)->calls;
  return status;
}

static int segments(void *context, bul_segment_sink *sink, void *to,
                    bulletin_error *error) {
  /* What does not show is still being made, or being removed. */
  static const char all[] = "SELECT id, first, last, documents, units "
                            "FROM segment ORDER BY id",
                    shown[] = "SELECT id, first, last, documents, units "
                              "FROM segment WHERE id NOT IN (SELECT segment "
                              "FROM merging WHERE target IN (0, segment)) "
                              "ORDER BY id";
  bul_rows rows;
  bool is_far = ((bulletin_store *)context)->engine.is_far;
  bul_rows_open(&rows, sql_of(context), is_far ? all : shown, "");
  int status = BULLETIN_OK;
  while (status == BULLETIN_OK && bul_rows_next(&rows)) {
    bul_segment_row row = {.id = bul_rows_int(&rows, 0),
                           .first = bul_rows_int(&rows, 1),
                           .last = bul_rows_int(&rows, 2),
                           .documents = bul_rows_int(&rows, 3),
                           .units = bul_rows_int(&rows, 4)};
    status = sink(to, &row, error);
  }
  return bul_rows_end(&rows, status, error);
}

static int documents(void *context, const int64_t *ids, size_t count,
                     bul_segment_sink *sink, void *to, bulletin_error *error) {
  int status = BULLETIN_OK;
  for (size_t i = 0; i < count && status == BULLETIN_OK; i++) {
    bul_rows rows;
    bul_rows_open(&rows, sql_of(context),
                  "SELECT data FROM segment WHERE id = ?1 "
                  "/*+ AND shard = ?1 & 63 */",
                  "i", ids[i]);
    if (bul_rows_next(&rows)) {
      bul_segment_row row = {.id = ids[i], .data = bul_rows_blob(&rows, 0)};
      status = sink(to, &row, error);
    }
    status = bul_rows_end(&rows, status, error);
  }
  return status;
}

static int dead(void *context, int64_t first, int64_t last,
                bul_number_sink *sink, void *to, bulletin_error *error) {
  bul_rows rows;
  bul_rows_open(&rows, sql_of(context),
                "SELECT revision FROM dead WHERE revision BETWEEN ? AND ? "
                "ORDER BY revision",
                "ii", first, last);
  int status = BULLETIN_OK;
  while (status == BULLETIN_OK && bul_rows_next(&rows))
    status = sink(to, bul_rows_int(&rows, 0), error);
  return bul_rows_end(&rows, status, error);
}

/* --- postings ---------------------------------------------------------- */

/* Hands the rows of a statement that selects term, document, data to the
** sink; how many there were is added to *count. */
static int give_rows(bul_rows *rows, size_t asked, size_t *count,
                     bul_posting_sink *sink, void *to, bulletin_error *error) {
  int status = BULLETIN_OK;
  while (status == BULLETIN_OK && bul_rows_next(rows)) {
    bul_posting_row row = {.asked = asked,
                           .term = (uint64_t)bul_rows_int(rows, 0),
                           .document = (uint64_t)bul_rows_int(rows, 1),
                           .data = bul_rows_blob(rows, 2)};
    if (rows->code != 0) break; /* no memory for the data */
    ++*count;
    status = sink(to, &row, error);
  }
  return bul_rows_end(rows, status, error);
}

static int lists(void *context, const bul_list_key *keys, size_t count,
                 bool whole, bul_posting_sink *sink, void *to,
                 bulletin_error *error) {
  int status = BULLETIN_OK;
  for (size_t i = 0; i < count && status == BULLETIN_OK; i++) {
    bul_rows rows;
    size_t found = 0;
    int64_t segment = keys[i].segment, term = (int64_t)keys[i].term;
    if (whole) {
      bul_rows_open(&rows, sql_of(context),
                    "SELECT term, document, data FROM posting "
                    "WHERE segment = ?1 AND term = ?2 "
                    "/*+ AND shard = ?1 & 63 */ ORDER BY document",
                    "ii", segment, term);
      status = give_rows(&rows, i, &found, sink, to, error);
    }
    if (found > 0 || status != BULLETIN_OK) continue;
    bul_rows_open(&rows, sql_of(context),
                  "SELECT term, document, data FROM posting "
                  "WHERE segment = ?1 AND term <= ?2 "
                  "/*+ AND shard = ?1 & 63 */ ORDER BY term DESC LIMIT 1",
                  "ii", segment, term);
    status = give_rows(&rows, i, &found, sink, to, error);
  }
  return status;
}

/* Where a scan that has not begun does: at the last row that does not come
** after the term, or at the first of all. */
static int scan_start(int64_t *term, bul_sql *sql, const bul_scan_key *key,
                      bulletin_error *error) {
  *term = (int64_t)key->term;
  return bul_sql_number(term, sql, error,
                        "SELECT term FROM posting WHERE segment = ?1 "
                        "AND term <= ?2 /*+ AND shard = ?1 & 63 */ "
                        "ORDER BY term DESC LIMIT 1",
                        "ii", key->segment, (int64_t)key->term);
}

static int scan(void *context, const bul_scan_key *keys, size_t count,
                size_t most, bul_posting_sink *sink, void *to,
                bulletin_error *error) {
  int status = BULLETIN_OK;
  for (size_t i = 0; i < count && status == BULLETIN_OK; i++) {
    int64_t term = (int64_t)keys[i].term;
    int64_t document = keys[i].begun ? (int64_t)keys[i].document : -1;
    if (!keys[i].begun)
      status = scan_start(&term, sql_of(context), &keys[i], error);
    if (status != BULLETIN_OK) break;
    bul_rows rows;
    size_t found = 0;
    bul_rows_open(&rows, sql_of(context),
                  "SELECT term, document, data FROM posting "
                  "WHERE segment = ?1 AND (term, document) > (?2, ?3) "
                  "/*+ AND shard = ?1 & 63 */ "
                  "ORDER BY term, document LIMIT ?4",
                  "iiii", keys[i].segment, term, document, (int64_t)most);
    status = give_rows(&rows, i, &found, sink, to, error);
  }
  return status;
}

/* --- cards ------------------------------------------------------------- */

/* Documents of a segment are fewer than 2^32. */
static int64_t card_id(int64_t segment, uint32_t document) {
  return (int64_t)((uint64_t)segment << 32 | document);
}

/* Reads the row of a statement that selects id, first, data. */
static bool next_card(bul_rows *rows, bul_card_row *out) {
  if (!bul_rows_next(rows)) return false;
  int64_t id = bul_rows_int(rows, 0);
  *out = (bul_card_row){.segment = id >> 32,
                        .first = (uint32_t)bul_rows_int(rows, 1),
                        .last = (uint32_t)(id & UINT32_MAX),
                        .data = bul_rows_blob(rows, 2)};
  return rows->code == 0;
}

static int cards(void *context, const bul_card_key *keys, size_t count,
                 bul_card_row_sink *sink, void *to, bulletin_error *error) {
  int status = BULLETIN_OK;
  bul_card_row row = {.segment = 0};
  for (size_t i = 0; i < count && status == BULLETIN_OK; i++) {
    if (keys[i].segment == row.segment && keys[i].document <= row.last)
      continue; /* given already */
    bul_rows rows;
    bul_rows_open(&rows, sql_of(context),
                  "SELECT id, first, data FROM card WHERE id >= ?1 "
                  "/*+ AND shard = ?1 >> 32 & 63 */ ORDER BY id LIMIT 1",
                  "i", card_id(keys[i].segment, keys[i].document));
    if (next_card(&rows, &row) && row.segment == keys[i].segment &&
        row.first <= keys[i].document)
      status = sink(to, &row, error);
    else
      row.segment = 0;
    status = bul_rows_end(&rows, status, error);
  }
  return status;
}

static int cards_of(void *context, int64_t segment, bul_card_row_sink *sink,
                    void *to, bulletin_error *error) {
  bul_rows rows;
  bul_rows_open(&rows, sql_of(context),
                "SELECT id, first, data FROM card WHERE id BETWEEN ?1 AND ?2 "
                "/*+ AND shard = ?1 >> 32 & 63 */ ORDER BY id",
                "ii", card_id(segment, 0), card_id(segment, UINT32_MAX));
  int status = BULLETIN_OK;
  bul_card_row row;
  while (status == BULLETIN_OK && next_card(&rows, &row))
    status = sink(to, &row, error);
  return bul_rows_end(&rows, status, error);
}

static int append_cards(void *context, const bul_card_row *row,
                        bulletin_error *error) {
  return bul_sql_run(sql_of(context), error,
                     "INSERT INTO card(/*+ shard, */id, first, data) "
                     "VALUES(/*+ ?1 >> 32 & 63, */?1, ?2, ?3)",
                     "iib", card_id(row->segment, row->last),
                     (int64_t)row->first, row->data);
}

/* --- fields ------------------------------------------------------------ */

static int members_of(bulletin_store *store, size_t asked,
                      const bul_member_key *key, bul_member_sink *sink,
                      void *to, bulletin_error *error) {
  int64_t kind = 0;
  int status = bul_kind_of(&kind, store, key->field, error);
  if (status != BULLETIN_OK || kind == 0) return status;
  bul_rows rows;
  bul_members_open(&rows, store, kind, key->value);
  while (status == BULLETIN_OK && bul_rows_next(&rows))
    status = sink(to, asked, bul_rows_int(&rows, 0), error);
  return bul_rows_end(&rows, status, error);
}

static int members(void *context, const bul_member_key *keys, size_t count,
                   bul_member_sink *sink, void *to, bulletin_error *error) {
  int status = BULLETIN_OK;
  for (size_t i = 0; i < count && status == BULLETIN_OK; i++)
    status = members_of(context, i, &keys[i], sink, to, error);
  return status;
}

/* --- texts ------------------------------------------------------------- */

static int text_of(bul_sql *sql, size_t asked, int64_t revision,
                   bul_part_sink *sink, void *to, bulletin_error *error) {
  int64_t first = revision << BUL_ELEMENT_BITS;
  bul_rows rows;
  bul_rows_open(&rows, sql,
                "SELECT text, 2 FROM element WHERE id BETWEEN ?2 AND ?3 "
                "/*+ AND shard = ?1 & 63 */ "
                "UNION ALL SELECT headline, 0 FROM revision WHERE id = ?1 "
                "/*+ AND shard = ?1 & 63 */ "
                "UNION ALL SELECT kicker, 1 FROM revision WHERE id = ?1 "
                "/*+ AND shard = ?1 & 63 */ "
                "UNION ALL SELECT deck, 1 FROM revision WHERE id = ?1 "
                "/*+ AND shard = ?1 & 63 */ "
                "UNION ALL SELECT name, 3 FROM byline "
                "WHERE id BETWEEN ?2 AND ?3 /*+ AND shard = ?1 & 63 */",
                "iii", revision, first, first | BUL_NUMBER_MASK);
  _Static_assert(BUL_PART_HEADLINE == 0 && BUL_PART_TITLE == 1 &&
                     BUL_PART_BODY == 2 && BUL_PART_NAME == 3,
                 "the statement numbers them");
  int status = BULLETIN_OK;
  bool enough = false;
  while (status == BULLETIN_OK && !enough && bul_rows_next(&rows)) {
    bul_part_row row = {.asked = asked,
                        .text = bul_rows_text(&rows, 0),
                        .part = (bul_part)bul_rows_int(&rows, 1)};
    if (rows.code == 0) status = sink(to, &row, &enough, error);
  }
  return bul_rows_end(&rows, status, error);
}

static int texts(void *context, const int64_t *revisions, size_t count,
                 bul_part_sink *sink, void *to, bulletin_error *error) {
  int status = BULLETIN_OK;
  for (size_t i = 0; i < count && status == BULLETIN_OK; i++)
    status = text_of(sql_of(context), i, revisions[i], sink, to, error);
  return status;
}

/* --- writing ----------------------------------------------------------- */

/* Where many write, merging is looked after behind every fourth segment. */
static bool is_merging_time(int64_t segment) {
  return segment / BUL_SHARDS % 4 == 0;
}

static int insert(void *context, int64_t *out, const bul_segment_row *row,
                  bulletin_error *error) {
  int status = bul_sql_run(sql_of(context), error,
                           "INSERT INTO segment(/*+ id, shard, */first, last, "
                           "documents, units, data) "
                           "VALUES(/*+ nextval('segment_number') << 6 "
                           "| (?1 & 63), ?1 & 63, */?1, ?2, ?3, ?4, ?5)",
                           "iiiib", row->first, row->last, row->documents,
                           row->units, row->data);
  *out = bul_sql_inserted(sql_of(context));
  bulletin_store *store = context;
  store->merges |= store->engine.is_far && is_merging_time(*out);
  store->merged += row->documents;
  return status;
}

static int append(void *context, int64_t segment, const bul_posting_row *rows,
                  size_t count, bulletin_error *error) {
  int status = BULLETIN_OK;
  ((bulletin_store *)context)->rows_written += count;
  for (size_t i = 0; i < count && status == BULLETIN_OK; i++)
    status = bul_sql_run(sql_of(context), error,
                         "INSERT INTO posting(/*+ shard, */segment, term, "
                         "document, data) "
                         "VALUES(/*+ ?1 & 63, */?1, ?2, ?3, ?4)",
                         "iiib", segment, (int64_t)rows[i].term,
                         (int64_t)rows[i].document, rows[i].data);
  return status;
}

static int drop_segment(bul_sql *sql, int64_t id, bulletin_error *error) {
  int status = bul_sql_run(sql, error,
                           "DELETE FROM posting WHERE segment = ?1 "
                           "/*+ AND shard = ?1 & 63 */",
                           "i", id);
  if (status == BULLETIN_OK)
    status = bul_sql_run(sql, error,
                         "DELETE FROM card WHERE id BETWEEN ?1 AND ?2 "
                         "/*+ AND shard = ?1 >> 32 & 63 */",
                         "ii", card_id(id, 0), card_id(id, UINT32_MAX));
  if (status == BULLETIN_OK)
    status = bul_sql_run(sql, error,
                         "DELETE FROM segment WHERE id = ?1 "
                         "/*+ AND shard = ?1 & 63 */",
                         "i", id);
  return status;
}

static int bury(bul_sql *sql, const int64_t *gone, size_t count,
                bulletin_error *error) {
  int status = BULLETIN_OK;
  for (size_t i = 0; i < count && status == BULLETIN_OK; i++)
    status = bul_sql_run(sql, error,
                         "DELETE FROM dead WHERE revision = ?1 "
                         "/*+ AND shard = ?1 & 63 */",
                         "i", gone[i]);
  return status;
}

static int drop(void *context, const int64_t *ids, size_t count,
                const int64_t *gone, size_t gone_count, bulletin_error *error) {
  int status = bury(sql_of(context), gone, gone_count, error);
  for (size_t i = 0; i < count && status == BULLETIN_OK; i++)
    status = drop_segment(sql_of(context), ids[i], error);
  return status;
}

/* --- merges that go on ------------------------------------------------- */

static int merging(void *context, bul_merging_sink *sink, void *to,
                   bulletin_error *error) {
  bul_rows rows;
  bul_rows_open(&rows, sql_of(context),
                "SELECT segment, target, next FROM merging ORDER BY segment",
                "");
  int status = BULLETIN_OK;
  while (status == BULLETIN_OK && bul_rows_next(&rows)) {
    bul_merging_row row = {.segment = bul_rows_int(&rows, 0),
                           .target = bul_rows_int(&rows, 1),
                           .next = bul_rows_int(&rows, 2)};
    status = sink(to, &row, error);
  }
  return bul_rows_end(&rows, status, error);
}

static int note(void *context, const bul_merging_row *rows, size_t count,
                bulletin_error *error) {
  int status = BULLETIN_OK;
  for (size_t i = 0; i < count && status == BULLETIN_OK; i++)
    status = bul_sql_run(sql_of(context), error,
                         "INSERT OR REPLACE INTO merging(segment, target, "
                         "next) VALUES(?, ?, ?)",
                         "iii", rows[i].segment, rows[i].target, rows[i].next);
  return status;
}

/* Of segments that no longer show, nobody needs what describes them. */
static int replace(void *context, int64_t target, const int64_t *ids,
                   size_t count, const int64_t *gone, size_t gone_count,
                   bulletin_error *error) {
  bul_sql *sql = sql_of(context);
  int status = bury(sql, gone, gone_count, error);
  for (size_t i = 0; i < count && status == BULLETIN_OK; i++) {
    bul_merging_row row = {.segment = ids[i]};
    status = note(context, &row, 1, error);
    if (status == BULLETIN_OK)
      status = bul_sql_run(sql, error,
                           "UPDATE segment SET data = x'', documents = 0 "
                           "WHERE id = ?",
                           "i", ids[i]);
  }
  if (status == BULLETIN_OK)
    status = bul_sql_run(sql, error, "DELETE FROM merging WHERE segment = ?",
                         "i", target);
  return status;
}

static int sweep(void *context, int64_t segment, size_t *most,
                 bulletin_error *error) {
  int64_t term = -1, count = 0;
  bul_sql *sql = sql_of(context);
  int status = bul_sql_number(&term, sql, error,
                              "SELECT term FROM posting WHERE segment = ? "
                              "ORDER BY term, document LIMIT 1 OFFSET ?",
                              "ii", segment, (int64_t)*most);
  if (status == BULLETIN_OK && term >= 0) {
    *most = 0;
    return bul_sql_run(sql, error,
                       "DELETE FROM posting WHERE segment = ? AND term <= ?",
                       "ii", segment, term);
  }
  if (status == BULLETIN_OK)
    status = bul_sql_number(&count, sql, error,
                            "SELECT count(*) FROM posting WHERE segment = ?",
                            "i", segment);
  if (status == BULLETIN_OK) status = drop_segment(sql, segment, error);
  if (status == BULLETIN_OK)
    status = bul_sql_run(sql, error, "DELETE FROM merging WHERE segment = ?",
                         "i", segment);
  *most -= (size_t)count < *most ? (size_t)count : *most;
  return status;
}

bul_engine bul_engine_of(bulletin_store *store) {
  return (bul_engine){.context = store,
                      .at_once = 1024, /* some tenth of a second */
                      .piece = 256,    /* a megabyte */
                      .generation = generation,
                      .segments = segments,
                      .documents = documents,
                      .dead = dead,
                      .lists = lists,
                      .scan = scan,
                      .cards = cards,
                      .cards_of = cards_of,
                      .members = members,
                      .texts = texts,
                      .insert = insert,
                      .append = append,
                      .append_cards = append_cards,
                      .drop = drop,
                      .merging = merging,
                      .note = note,
                      .replace = replace,
                      .sweep = sweep};
}
