/* Stores that were damaged: bytes of the file changed at random, its end cut
** off, or what stands in one table replaced by something else. Whatever is
** asked of such a store, there is an answer or an error. RUNS in the
** environment says how many stores are tried, SEED which is the first. */
#include "check.h"
#include "quick.h"
#include "remove.h"

#include "base/text.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static uint64_t state;

static uint64_t random_bits(void) { /* splitmix64 */
  uint64_t z = state += UINT64_C(0x9E3779B97F4A7C15);
  z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
  z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
  return z ^ z >> 31;
}

static size_t below(size_t limit) {
  return (size_t)(random_bits() % limit);
}

/* --- files ------------------------------------------------------------- */

static char path[1024];
static char whole[1 << 20], broken[1 << 20];
static size_t whole_size;

static void write_file(const char *bytes, size_t size) {
  remove_store(path);
  FILE *file = fopen(path, "wb");
  CHECK(file != NULL && fwrite(bytes, 1, size, file) == size);
  if (file != NULL) fclose(file);
}

static int add_article(bulletin_store *store, int n, const char *text,
                       bulletin_error *error) {
  char headline[64], page_name[16];
  snprintf(headline, sizeof headline, "第%d题", n);
  snprintf(page_name, sizeof page_name, "%02d", n % 5);
  bulletin_span spans[2] = {{3, 9}, {10, 400}};
  bulletin_element body[3] = {
      {.field = {bulletin_text_of(text), spans, 2}},
      {.field.text = bulletin_text_of("唐州市的王小明说，秋收也会很好。")},
      {.field = {bulletin_text_of(headline), spans, 1}}};
  bulletin_byline byline = {.role = bulletin_text_of("reporter"),
                            .name = bulletin_text_of("王小明")};
  bulletin_article article = {
      .headline = {bulletin_text_of(headline), spans, 1},
      .body = body,
      .body_count = 3,
      .bylines = &byline,
      .byline_count = 1,
      .span = {3, 400},
      .first_line = 1,
      .last_line = 9};
  bulletin_page page = {.name = bulletin_text_of(page_name),
                        .date = bulletin_text_of("2026-05-27"),
                        .source = bulletin_text_of("日报"),
                        .articles = &article,
                        .article_count = 1};
  bulletin_stored stored;
  return bulletin_add(&stored, store, &page, error);
}

/* A store with segments of several sizes, long lists, revisions and the
** removed, tags and near copies. */
static void make_whole(void) {
  bulletin_store *store;
  bulletin_error error;
  remove_store(path);
  CHECK(bulletin_open(&store, bulletin_text_of(path), BULLETIN_READ_WRITE, 0,
                      NULL, &error) == BULLETIN_OK);
  char text[4096];
  CHECK(bulletin_begin(store, &error) == BULLETIN_OK);
  for (int n = 0; n < 300; n++) {
    if (n % 50 == 49) {
      CHECK(bulletin_commit(store, &error) == BULLETIN_OK);
      CHECK(bulletin_begin(store, &error) == BULLETIN_OK);
    }
    size_t size = 0;
    for (int i = 0; i < 1 + n % 7; i++)
      size += (size_t)snprintf(text + size, sizeof text - size,
                               "今年%d月的春耕工作在G%d乡%c进展顺利。",
                               i + n % 3, n % 11, 'a' + n % 26);
    CHECK(add_article(store, n, text, &error) == BULLETIN_OK);
  }
  CHECK(bulletin_commit(store, &error) == BULLETIN_OK);
  for (int n = 0; n < 6; n++)
    CHECK(add_article(store, n, text, &error) == BULLETIN_OK);
  CHECK(bulletin_tag(store, 1, bulletin_text_of("农业"), &error) ==
        BULLETIN_OK);
  CHECK(bulletin_remove(store, 2, &error) == BULLETIN_OK);
  bulletin_close(store);
  sqlite3 *db;
  CHECK(sqlite3_open(path, &db) == SQLITE_OK);
  CHECK(sqlite3_exec(db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL) ==
        SQLITE_OK);
  sqlite3_close(db);
  FILE *file = fopen(path, "rb");
  CHECK(file != NULL);
  if (file == NULL) return;
  whole_size = fread(whole, 1, sizeof whole, file);
  CHECK(whole_size > 4096 && whole_size < sizeof whole);
  fclose(file);
}

/* --- damage ------------------------------------------------------------ */

static int64_t odd_number(void) {
  static const int64_t odd[] = {0,
                                1,
                                -1,
                                2,
                                127,
                                128,
                                1 << 20,
                                INT32_MAX,
                                INT32_MIN,
                                INT64_MAX,
                                INT64_MIN,
                                INT64_MAX >> 1,
                                INT64_C(1) << 43,
                                INT64_MAX >> 20,
                                UINT32_MAX};
  size_t count = sizeof odd / sizeof *odd;
  return below(2) == 0 ? odd[below(count)]
                       : (int64_t)random_bits() >> below(64);
}

static void change_bytes(char *bytes, size_t size, size_t times) {
  static const unsigned char odd[] = {0, 1, 0x7F, 0x80, 0xFF};
  for (size_t i = 0; size > 0 && i < times; i++)
    bytes[below(size)] =
        (char)(below(2) == 0 ? odd[below(sizeof odd)] : below(256));
}

/* damage(value): another of the same type. */
static void damage_value(sqlite3_context *context, int count,
                         sqlite3_value **values) {
  static char bytes[1 << 16];
  (void)count;
  int type = sqlite3_value_type(values[0]);
  if (type == SQLITE_INTEGER) {
    int64_t value = sqlite3_value_int64(values[0]);
    sqlite3_result_int64(context, below(3) == 0 ? value + (int64_t)below(9) - 4
                                                : odd_number());
    return;
  }
  if (type == SQLITE_NULL) {
    sqlite3_result_null(context);
    return;
  }
  const void *data = sqlite3_value_blob(values[0]);
  size_t size = (size_t)sqlite3_value_bytes(values[0]);
  if (size > sizeof bytes) size = sizeof bytes;
  if (size > 0) memcpy(bytes, data, size);
  change_bytes(bytes, size, 1 + below(4));
  if (below(4) == 0) size = below(size + 1);
  if (type == SQLITE_BLOB)
    sqlite3_result_blob64(context, bytes, size, SQLITE_TRANSIENT);
  else
    sqlite3_result_text64(context, bytes, size, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static void damage_table(void) {
  static const struct {
    const char *table, *columns[12];
  } tables[] = {
      {"segment", {"data", "first", "last", "documents", "units", "id"}},
      {"posting", {"data", "data", "term", "segment", "document"}},
      {"revision",
       {"spans", "number", "article", "id", "time", "chars", "headline",
        "change"}},
      {"element", {"spans", "id", "kind", "text"}},
      {"byline", {"id", "name", "role"}},
      {"article", {"revision", "page", "id", "removed", "key", "nth"}},
      {"page", {"source", "date", "name", "id"}},
      {"facet", {"kind", "value", "date", "article", "chars"}},
      {"state", {"generation", "names"}},
      {"dead", {"revision"}},
      {"name", {"id", "kind", "text"}},
      {"mention", {"name", "article"}},
      {"kind", {"id", "name"}},
      {"sqlite_sequence", {"seq"}},
  };
  sqlite3 *db;
  CHECK(sqlite3_open(path, &db) == SQLITE_OK);
  sqlite3_create_function(db, "damage", 1, SQLITE_UTF8, NULL, damage_value,
                          NULL, NULL);
  for (size_t i = 1 + below(3); i > 0; i--) {
    size_t t = below(sizeof tables / sizeof *tables);
    if (below(2) == 0) t = below(3);
    size_t columns = 0;
    while (columns < 12 && tables[t].columns[columns] != NULL)
      columns++;
    const char *column = tables[t].columns[below(columns)];
    char sql[256];
    snprintf(sql, sizeof sql,
             "UPDATE OR REPLACE %s SET %s = damage(%s) WHERE %s IN (SELECT %s "
             "FROM %s LIMIT %d OFFSET %d)",
             tables[t].table, column, column, column, column, tables[t].table,
             (int)(1 + below(3)), (int)below(below(2) == 0 ? 4 : 200));
    sqlite3_exec(db, sql, NULL, NULL, NULL);
  }
  sqlite3_close(db);
}

static void damage_file(void) {
  size_t size = whole_size;
  if (below(3) != 0) {
    write_file(whole, size);
    damage_table();
    return;
  }
  memcpy(broken, whole, size);
  if (below(4) == 0)
    size = below(size);
  else
    change_bytes(broken, size, 1 + below(20));
  write_file(broken, size);
}

/* --- everything that can be asked -------------------------------------- */

static void check_text(bulletin_text text) {
  if (text.size > 0) CHECK(bul_utf8_invalid(text) == text.size);
}

static void check_article(const bulletin_article *a) {
  check_text(a->headline.text);
  for (size_t i = 0; i < a->body_count; i++)
    check_text(a->body[i].field.text);
  for (size_t i = 0; i < a->byline_count; i++)
    check_text(a->bylines[i].name);
}

/* Whatever is handed out as text is text. */
static void look(bulletin_store *store, bulletin_hits *hits,
                 bulletin_error *error) {
  for (size_t i = 0; i < bulletin_hits_count(hits) && i < 40; i++) {
    bulletin_hit hit = bulletin_hits_at(hits, i);
    bulletin_card card;
    bulletin_text snippet;
    bulletin_record record;
    if (bulletin_hit_card(&card, store, hits, i, error) == BULLETIN_OK)
      check_text(card.headline);
    if (bulletin_hit_snippet(&snippet, store, hits, i, error) == BULLETIN_OK)
      check_text(snippet);
    if (bulletin_get(&record, store, hit.id, 0, error) != BULLETIN_OK) continue;
    check_article(&record.page.articles[0]);
    bulletin_record_free(&record);
  }
}

static void search_all(bulletin_store *store, bulletin_error *error) {
  static const char *const queries[] = {"春耕工作",
                                        "的",
                                        "进展顺利 -夏",
                                        "\"进展，顺利\"",
                                        "G3 OR 春耕",
                                        "headline:第1题",
                                        "今年1月的春耕工作在",
                                        "王小明"};
  const bulletin_condition source = {bulletin_text_of("source"),
                                     bulletin_text_of("日报")};
  const bulletin_filter filters[] = {
      {.limit = -1},
      {.limit = 20},
      {.limit = 20, .conditions = &source, .condition_count = 1},
      {.limit = -1, .order = BULLETIN_BY_DATE}};
  for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
    bulletin_hits *hits;
    int status = bulletin_search(&hits, store, bulletin_text_of(queries[i]),
                                 &filters[i % 4], error);
    if (status == BULLETIN_OK) look(store, hits, error);
    CHECK(status == BULLETIN_OK || status == BULLETIN_CORRUPT);
    if (status != BULLETIN_OK && status != BULLETIN_CORRUPT)
      fprintf(stderr, "%s: %s\n", bulletin_status_name(status), error->message);
    bulletin_hits_free(hits);
  }
}

static void ask(bulletin_store *store) {
  const bulletin_filter all = {.limit = -1};
  bulletin_error error;
  bulletin_hits *hits;
  size_t problems;
  int64_t count;
  search_all(store, &error);
  if (bulletin_search(&hits, store, bulletin_text_of(NULL), &all, &error) ==
      BULLETIN_OK)
    look(store, hits, &error);
  bulletin_hits_free(hits);
  for (int id = 1; id < 8; id++) {
    bulletin_revisions revisions;
    if (bulletin_revisions_read(&revisions, store, id, &error) == BULLETIN_OK)
      bulletin_revisions_free(&revisions);
    if (bulletin_similar(&hits, store, id, 10, &error) == BULLETIN_OK)
      bulletin_hits_free(hits);
    if (bulletin_related(&hits, store, id, 10, &error) == BULLETIN_OK)
      bulletin_hits_free(hits);
  }
  if (bulletin_duplicates(&hits, store, &error) == BULLETIN_OK)
    bulletin_hits_free(hits);
  static const char *const fields[] = {"reporter", "tag", "place", "month"};
  for (int i = 0; i < 4; i++) {
    bulletin_tally tally;
    const bulletin_text two[] = {bulletin_text_of(fields[i]),
                                 bulletin_text_of(fields[(i + 1) % 4])};
    for (size_t n = 1; n <= 2; n++)
      if (bulletin_tally_read(&tally, store, two, n, &all, &error) ==
          BULLETIN_OK)
        bulletin_tally_free(&tally);
  }
  bulletin_count(&count, store, &all, &error);
  bulletin_check(&problems, store, &error);
}

/* So many that segments are merged. */
static void change(bulletin_store *store) {
  bulletin_error error;
  bulletin_remove(store, 3, &error);
  bulletin_restore(store, 2, 0, &error);
  bulletin_restore(store, 1, 1, &error);
  bulletin_tag(store, 4, bulletin_text_of("春耕"), &error);
  for (int n = 0; n < 18; n++)
    add_article(store, n, "今年的春耕工作改了。", &error);
}

static void try_one(void) {
  bulletin_store *store;
  bulletin_error error = {0};
  damage_file();
  int status = bulletin_open(&store, bulletin_text_of(path),
                             BULLETIN_READ_WRITE, 0, NULL, &error);
  CHECK(status == BULLETIN_OK || error.message[0] != '\0');
  if (status == BULLETIN_OK) {
    ask(store);
    change(store);
    ask(store);
  }
  bulletin_close(store);
}

int main(void) {
  const char *build = getenv("BUILD"), *runs = getenv("RUNS");
  const char *seed = getenv("SEED");
  snprintf(path, sizeof path, "%s/spec/damage.db",
           build != NULL ? build : "build");
  CHECK(quick_disk() == SQLITE_OK);
  make_whole();
  uint64_t first = seed != NULL ? strtoull(seed, NULL, 10) : 1;
  uint64_t count = runs != NULL ? strtoull(runs, NULL, 10) : 25;
  for (uint64_t i = first; i < first + count && check_failed < 20; i++) {
    state = i * UINT64_C(0xD1B54A32D192ED03);
    int before = check_failed;
    if (getenv("VERBOSE") != NULL) fprintf(stderr, "# seed %d\n", (int)i);
    try_one();
    if (check_failed > before) fprintf(stderr, "SEED=%d RUNS=1\n", (int)i);
  }
  remove_store(path);
  return check_done();
}
