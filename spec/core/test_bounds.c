/* A store that somebody who is not trusted asks: what it takes is bounded, and
** what a statement of theirs may name. */
#include "check.h"

#include "bulletin.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef struct purse {
  int64_t steps, microseconds;
  int64_t most; /* of both together */
} purse;

static int spend(void *context, int64_t steps, int64_t microseconds) {
  purse *p = context;
  p->steps += steps;
  p->microseconds += microseconds;
  return p->steps + p->microseconds < p->most;
}

static bulletin_store *store_in_memory(void) {
  bulletin_store *store = NULL;
  CHECK(bulletin_open(&store, bulletin_text_of("x"), BULLETIN_IN_MEMORY, 0,
                      NULL, NULL) == BULLETIN_OK);
  return store;
}

/* The status of a statement that is stepped to its end. */
static int ask(bulletin_store *store, const char *sql) {
  bulletin_rows *rows = NULL;
  int more = 1;
  int status = bulletin_sql(&rows, store, bulletin_text_of(sql), NULL, 0, NULL);
  while (status == BULLETIN_OK && more)
    status = bulletin_rows_next(&more, rows, NULL);
  bulletin_rows_free(rows);
  return status;
}

static const char endless[] =
    "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) "
    "SELECT count(*) FROM c";

static void steps_end(void) {
  bulletin_store *store = store_in_memory();
  purse p = {.most = 1000000};
  bulletin_bounds bounds = {.spend = spend, .context = &p};
  bulletin_bound(store, &bounds);
  CHECK(ask(store, endless) == BULLETIN_LIMIT);
  CHECK(p.steps >= p.most && p.steps < 2 * p.most);
  p = (purse){.most = INT64_MAX};
  CHECK(ask(store, "SELECT count(*) FROM piece") == BULLETIN_OK);
  bulletin_close(store);
}

static void waiting_ends(const char *path) {
  bulletin_store *one = NULL, *other = NULL;
  bulletin_text name = bulletin_text_of(path);
  CHECK(bulletin_open(&one, name, 0, 0, NULL, NULL) == BULLETIN_OK);
  CHECK(bulletin_open(&other, name, 0, 86400000, NULL, NULL) == BULLETIN_OK);
  purse p = {.most = 50000};
  bulletin_bounds bounds = {.spend = spend, .context = &p, .timeout = 86400000};
  bulletin_bound(other, &bounds);
  CHECK(bulletin_begin(one, NULL) == BULLETIN_OK);
  CHECK(bulletin_begin(other, NULL) == BULLETIN_BUSY);
  CHECK(p.microseconds >= 40000);
  bounds.timeout = 20;
  p = (purse){.most = INT64_MAX};
  bulletin_bound(other, &bounds);
  CHECK(bulletin_begin(other, NULL) == BULLETIN_BUSY);
  CHECK(p.microseconds > 0 && p.microseconds <= 20000);
  bulletin_rollback(one);
  CHECK(bulletin_begin(other, NULL) == BULLETIN_OK);
  bulletin_close(other);
  bulletin_close(one);
}

static void memory_ends(void) {
  bulletin_store *store = store_in_memory();
  int64_t before = bulletin_bound_memory(-1);
  bulletin_bound_memory(bulletin_memory_used() + (4 << 20));
  CHECK(ask(store, "SELECT length(printf('%99999999d', 1))") == BULLETIN_NOMEM);
  CHECK(ask(store, "SELECT 1") == BULLETIN_OK);
  bulletin_bound_memory(before);
  CHECK(ask(store, "SELECT length(printf('%9999999d', 1))") == BULLETIN_OK);
  purse p = {.most = INT64_MAX};
  bulletin_bounds bounds = {.spend = spend, .context = &p, .largest = 1000};
  bulletin_bound(store, &bounds);
  CHECK(ask(store, "SELECT hex(printf('%600d', 1))") == BULLETIN_LIMIT);
  bulletin_close(store);
}

static void names_are_refused(void) {
  static const char *const refused[] = {
      "SELECT fts3_tokenizer('simple')",
      "SELECT load_extension('x')",
      "SELECT randomblob(9)",
      "SELECT zeroblob(9)",
      "SELECT * FROM pragma_table_info('piece')",
      "SELECT * FROM sqlite_dbpage",
  };
  static const char *const allowed[] = {
      "SELECT abs(-1), upper('x'), substr('abc', 2), json_extract('[1]', "
      "'$[0]')",
      "SELECT count(*), max(date), group_concat(headline) FROM piece",
      "SELECT row_number() OVER (ORDER BY id) FROM piece",
      "SELECT '{\"a\":1}' -> 'a', strftime('%Y', 'now'), x LIKE 'y' FROM "
      "(SELECT 'x' AS x)",
      "SELECT value FROM json_each('[1,2]') UNION SELECT atom FROM "
      "json_tree('3')",
  };
  bulletin_store *store = store_in_memory();
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
    CHECK(ask(store, refused[i]) != BULLETIN_OK);
  for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
    CHECK(ask(store, allowed[i]) == BULLETIN_OK);
  bulletin_close(store);
}

/* While one of their statements is open, the store's own are not judged by
** what theirs may do. */
static void ours_go_on(void) {
  bulletin_store *store = store_in_memory();
  bulletin_rows *rows = NULL;
  int more = 0;
  CHECK(bulletin_sql(&rows, store, bulletin_text_of("SELECT 1 UNION SELECT 2"),
                     NULL, 0, NULL) == BULLETIN_OK);
  bulletin_article article = {0};
  article.headline.text = bulletin_text_of("题");
  bulletin_page page = {.articles = &article, .article_count = 1};
  bulletin_stored stored;
  CHECK(bulletin_add(&stored, store, &page, NULL) == BULLETIN_OK);
  CHECK(bulletin_rows_next(&more, rows, NULL) == BULLETIN_OK && more);
  CHECK(bulletin_update(store, stored.id, &page, NULL) == BULLETIN_OK);
  CHECK(bulletin_rows_next(&more, rows, NULL) == BULLETIN_OK && more);
  bulletin_rows_free(rows);
  bulletin_close(store);
}

/* Rows are the caller's, and may be given back after the store. */
static void rows_outlive_the_store(void) {
  static const char *const statements[] = {"SELECT 1", "SELECT abs(x'')"};
  for (int i = 0; i < 2; i++) {
    bulletin_store *store = store_in_memory();
    bulletin_rows *rows = NULL;
    int more = 0;
    CHECK(bulletin_sql(&rows, store, bulletin_text_of(statements[i]), NULL, 0,
                       NULL) == BULLETIN_OK);
    bulletin_rows_next(&more, rows, NULL);
    bulletin_close(store);
    bulletin_rows_free(rows);
  }
}

int main(void) {
  const char *build = getenv("BUILD");
  char path[1024];
  snprintf(path, sizeof path, "%s/test_bounds.db", build ? build : "build");
  remove(path);
  steps_end();
  rows_outlive_the_store();
  waiting_ends(path);
  memory_ends();
  names_are_refused();
  ours_go_on();
  remove(path);
  return check_done();
}
