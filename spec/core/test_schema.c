/* Stores of earlier schemas: what the code of their time left is brought up to
** date, with its places and days, and goes on.
**
** stores/schema-2.sql has a page (清江日报, 2026-05-27, 02 要闻) with two pieces
** 短讯 (1, tagged, by two reporters, of the day before; 2) and one 旧题 (3) that
** became 新题 and moved to page 03, which lost its issue's day; 4 was removed;
** 5 is dated 昨天, 6 is undated, 7 is dated 2026-02-31; 8 has half-width kana. */
#include "check.h"
#include "older.h"
#include "remove.h"

#include "bulletin.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

/* In the folder of the build. */
static char path[1024];

static char *read_whole(const char *name) {
  FILE *file = fopen(name, "rb");
  if (file == NULL) return NULL;
  fseek(file, 0, SEEK_END);
  long size = ftell(file);
  rewind(file);
  char *text = malloc((size_t)size + 1);
  if (text != NULL) text[fread(text, 1, (size_t)size, file)] = '\0';
  fclose(file);
  return text;
}

static void script(const char *sql) {
  sqlite3 *db;
  CHECK(sqlite3_open(path, &db) == SQLITE_OK);
  CHECK(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK);
  sqlite3_close(db);
}

static bulletin_store *open_as(int mode, int expected) {
  bulletin_store *store;
  bulletin_error error;
  CHECK(bulletin_open(&store, bulletin_text_of(path), mode, 0, NULL, &error) ==
        expected);
  return store;
}

static bool is(bulletin_text text, const char *expected) {
  if (expected == NULL || text.data == NULL)
    return (expected == NULL) == (text.data == NULL);
  return text.size == strlen(expected) &&
         memcmp(text.data, expected, text.size) == 0;
}

static void check_place(bulletin_store *store, int64_t id, int64_t revision,
                        const char *source, const char *issue, const char *name,
                        const char *headline) {
  bulletin_record record;
  bulletin_error error;
  CHECK(bulletin_get(&record, store, id, revision, &error) == BULLETIN_OK);
  CHECK(is(record.page.source, source));
  CHECK(is(record.page.date, issue));
  CHECK(is(record.page.name, name));
  CHECK(record.page.article_count == 1 &&
        is(record.page.articles[0].headline.text, headline));
  bulletin_record_free(&record);
}

static int64_t count(bulletin_store *store, const char *from, const char *to) {
  bulletin_filter filter = {
      .from = bulletin_text_of(from), .to = bulletin_text_of(to), .limit = -1};
  bulletin_error error;
  int64_t articles = -1, listed = -1;
  CHECK(bulletin_count(&articles, store, &filter, &error) == BULLETIN_OK);
  for (int with_query = 0; with_query < 2; with_query++) {
    bulletin_hits *hits;
    const char *query =
        with_query ? "的" : NULL; /* 新题 and 没有日子 have none */
    if (with_query && from == NULL && to == NULL) break;
    CHECK(bulletin_search(&hits, store, bulletin_text_of(query), &filter,
                          &error) == BULLETIN_OK);
    listed = (int64_t)bulletin_hits_count(hits);
    CHECK(listed == articles);
    bulletin_hits_free(hits);
  }
  return articles;
}

static bool finds(bulletin_store *store, const char *query, int64_t id) {
  const bulletin_filter all = {.limit = -1};
  bulletin_hits *hits;
  bulletin_error error;
  CHECK(bulletin_search(&hits, store, bulletin_text_of(query), &all, &error) ==
        BULLETIN_OK);
  bool found = false;
  for (size_t i = 0; i < bulletin_hits_count(hits); i++)
    found |= bulletin_hits_at(hits, i).id == id;
  bulletin_hits_free(hits);
  return found;
}

static bulletin_article piece(const char *headline, const char *date,
                              bulletin_element *body, const char *text) {
  *body = (bulletin_element){.kind = BULLETIN_PARAGRAPH,
                             .field.text = bulletin_text_of(text)};
  return (bulletin_article){.headline.text = bulletin_text_of(headline),
                            .date = bulletin_text_of(date),
                            .body = body,
                            .body_count = 1};
}

/* The page comes again: what stayed is known, what moved is new. */
static void check_again(bulletin_store *store) {
  static const bulletin_byline by[] = {
      {.role = {"reporter", 8}, .name = {"江小满", 9}},
      {.role = {"reporter", 8}, .name = {"陶知秋", 9}}};
  bulletin_element body[3];
  bulletin_article articles[] = {
      piece("短讯", "2026-05-26", &body[0], "清江县的春耕开始了。"),
      piece("短讯", NULL, &body[1], "清江县的渡口修好了。"),
      piece("旧题", NULL, &body[2], "集市今天开张。")};
  articles[0].bylines = by;
  articles[0].byline_count = 2;
  bulletin_page page = {.source = bulletin_text_of("清江日报"),
                        .date = bulletin_text_of("2026-05-27"),
                        .name = bulletin_text_of("02 要闻"),
                        .articles = articles,
                        .article_count = 3};
  bulletin_stored stored[3];
  bulletin_error error;
  CHECK(bulletin_add(stored, store, &page, &error) == BULLETIN_OK);
  CHECK(stored[0].id == 1 && stored[0].outcome == BULLETIN_UNCHANGED);
  CHECK(stored[1].id == 2 && stored[1].outcome == BULLETIN_UNCHANGED);
  CHECK(stored[2].id == 9 && stored[2].outcome == BULLETIN_ADDED);
}

/* What a list of answers shows, though the index has none of it. */
static void check_cards(bulletin_store *store) {
  const bulletin_filter all = {.limit = -1, .order = BULLETIN_BY_ID};
  bulletin_hits *hits;
  bulletin_error error;
  CHECK(bulletin_search(&hits, store, bulletin_text_of("清江县 OR 集市"), &all,
                        &error) == BULLETIN_OK);
  CHECK(bulletin_hits_count(hits) == 3);
  bulletin_card card;
  CHECK(bulletin_hit_card(&card, store, hits, 0, &error) == BULLETIN_OK);
  CHECK(is(card.headline, "短讯") && is(card.date, "2026-05-26"));
  CHECK(is(card.source, "清江日报") && is(card.page_name, "02 要闻"));
  CHECK(bulletin_hit_card(&card, store, hits, 2, &error) == BULLETIN_OK);
  CHECK(is(card.headline, "新题") && is(card.page_name, "03"));
  CHECK(is(card.date, NULL));
  bulletin_hits_free(hits);
}

static void check_store(void) {
  open_as(BULLETIN_READ_ONLY, BULLETIN_SCHEMA);
  bulletin_store *store = open_as(BULLETIN_READ_WRITE, BULLETIN_OK);
  bulletin_error error;
  size_t problems = 0;
  CHECK(bulletin_check(&problems, store, &error) == BULLETIN_OK);
  CHECK(problems == 0);
  check_place(store, 1, 0, "清江日报", "2026-05-27", "02 要闻", "短讯");
  check_cards(store);
  check_place(store, 3, 1, "清江日报", NULL, "03", "旧题"); /* all it knew */
  check_place(store, 4, 1, NULL, "2026-05-20", NULL, "撤下");
  check_place(store, 5, 0, NULL, "昨天", NULL, "不是日子");
  CHECK(count(store, NULL, NULL) == 7);
  CHECK(count(store, NULL, "9999") == 3);
  CHECK(count(store, "0001", NULL) == 3);
  CHECK(finds(store, "ガラス", 8) && finds(store, "ｶﾞﾗ", 8));
  CHECK(!finds(store, "カラス", 8));
  check_again(store);
  CHECK(bulletin_restore(store, 3, 1, &error) == BULLETIN_OK);
  check_place(store, 3, 0, "清江日报", NULL, "03", "旧题");
  CHECK(bulletin_restore(store, 4, 0, &error) == BULLETIN_OK);
  CHECK(count(store, "2026-05-20", "2026-05-20") == 1);
  bulletin_element body;
  bulletin_article article = piece("不是日子", "昨天", &body, "昨天的事。");
  bulletin_page page = {.articles = &article, .article_count = 1};
  CHECK(bulletin_update(store, 5, &page, &error) == BULLETIN_QUERY);
  article.date = bulletin_text_of("2026-05-28");
  CHECK(bulletin_update(store, 5, &page, &error) == BULLETIN_OK);
  CHECK(count(store, "2026-05-28", NULL) == 1);
  CHECK(bulletin_restore(store, 5, 1, &error) == BULLETIN_OK);
  CHECK(count(store, "2026-05-28", NULL) == 0); /* as undated as it was */
  CHECK(bulletin_check(&problems, store, &error) == BULLETIN_OK);
  CHECK(problems == 0);
  bulletin_close(store);
  bulletin_close(open_as(BULLETIN_READ_ONLY, BULLETIN_OK));
}

int main(void) {
  const char *build = getenv("BUILD");
  snprintf(path, sizeof path, "%s/spec/schema.db",
           build != NULL ? build : "build");
  char *sql = read_whole("spec/core/stores/schema-2.sql");
  CHECK(sql != NULL);
  if (sql == NULL) return check_done();
  remove_store(path);
  script(sql);
  check_store();
  remove_store(path);
  script(sql);
  script(to_schema_1);
  check_store();
  script("PRAGMA user_version = 99");
  open_as(BULLETIN_READ_WRITE, BULLETIN_SCHEMA);
  open_as(BULLETIN_READ_ONLY, BULLETIN_SCHEMA);
  remove_store(path);
  free(sql);
  return check_done();
}
