/* Several processes at one file at once: while it is made, brought up to date,
** switched to its log, copied, checked, opened and closed. ROUNDS in the
** environment says how often each is tried. */
#include "check.h"
#include "older.h"
#include "remove.h"

#include "bulletin.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { TIMEOUT = 20000 };

/* In the folder of the build. */
static char path[1024], copy_path[1024];

/* A failure of a child, named by what it was at. */
static int failed(const char *what, const bulletin_error *error) {
  fprintf(stderr, "%s: %s: %s\n", what, bulletin_status_name(error->status),
          error->message);
  return 1;
}

static bulletin_store *open_store(const char *name, int mode,
                                  bulletin_error *error) {
  bulletin_store *store;
  bulletin_open(&store, bulletin_text_of(name), mode, TIMEOUT, NULL, error);
  return store;
}

static int add(bulletin_store *store, const char *source, int number,
               bulletin_error *error) {
  static const char text[] = "社区里的事情，一件一件地办。";
  char name[32];
  bulletin_element body = {.kind = BULLETIN_PARAGRAPH,
                           .field.text = bulletin_text_of(text)};
  snprintf(name, sizeof name, "%d", number);
  bulletin_article article = {
      .headline.text = bulletin_text_of("题"), .body = &body, .body_count = 1};
  bulletin_page page = {.name = bulletin_text_of(name),
                        .source = bulletin_text_of(source),
                        .articles = &article,
                        .article_count = 1};
  bulletin_stored stored;
  return bulletin_add(&stored, store, &page, error);
}

/* `count` processes call `child` with their numbers, at the same moment as
** near as can be: each waits for a pipe to be closed. */
static void race(int (*child)(int number), int count) {
  int gate[2];
  CHECK(pipe(gate) == 0);
  for (int i = 0; i < count; i++) {
    pid_t process = fork();
    CHECK(process >= 0);
    if (process != 0) continue;
    char byte;
    close(gate[1]);
    if (read(gate[0], &byte, 1) != 0) _exit(2);
    _exit(child(i));
  }
  close(gate[0]);
  close(gate[1]);
  for (int i = 0; i < count; i++) {
    int status = -1;
    wait(&status);
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  }
}

static void check_count(const char *name, int64_t wanted) {
  bulletin_error error = {0};
  bulletin_store *store = open_store(name, BULLETIN_READ_WRITE, &error);
  CHECK(store != NULL);
  if (store == NULL) {
    failed(name, &error);
    return;
  }
  size_t problems = 1;
  int64_t count = -1;
  const bulletin_filter all = {.limit = -1};
  CHECK(bulletin_check(&problems, store, &error) == BULLETIN_OK);
  CHECK(problems == 0);
  CHECK(bulletin_count(&count, store, &all, &error) == BULLETIN_OK);
  CHECK(count == wanted);
  bulletin_close(store);
}

static void script(const char *sql) {
  sqlite3 *db;
  CHECK(sqlite3_open(path, &db) == SQLITE_OK);
  CHECK(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK);
  sqlite3_close(db);
}

/* --- opening ----------------------------------------------------------- */

/* Opens, adds one article, closes. */
static int writes_one(int number) {
  bulletin_error error = {0};
  bulletin_store *store = open_store(path, BULLETIN_READ_WRITE, &error);
  if (store == NULL) return failed("opening", &error);
  int status = add(store, "日报", number, &error);
  bulletin_close(store);
  return status == BULLETIN_OK ? 0 : failed("adding", &error);
}

/* Opens for reading until that works; before the store is made it may be
** missing, before it is brought up to date, of an older schema. */
static int reads(const char *what, int allowed) {
  const bulletin_filter all = {.limit = -1};
  for (int i = 0; i < 20000; i++) {
    bulletin_error error = {0};
    bulletin_store *store = open_store(path, BULLETIN_READ_ONLY, &error);
    int64_t count;
    if (store != NULL) {
      int status = bulletin_count(&count, store, &all, &error);
      bulletin_close(store);
      return status == BULLETIN_OK ? 0 : failed("counting", &error);
    }
    if ((int)error.status != allowed) return failed(what, &error);
    nanosleep(&(struct timespec){.tv_nsec = 200000}, NULL);
  }
  fprintf(stderr, "%s: never\n", what);
  return 1;
}

static int born(int number) {
  return number % 2 == 0 ? writes_one(number)
                         : reads("reading what is made", BULLETIN_NOTFOUND);
}

static int migrated(int number) {
  return number % 2 == 0 ? writes_one(number)
                         : reads("reading what is older", BULLETIN_SCHEMA);
}

/* Opens and closes over and over: the last to close takes the log away. */
static int comes_and_goes(int number) {
  for (int i = 0; i < 15; i++) {
    bulletin_error error = {0};
    int mode = number % 2 == 0 ? BULLETIN_READ_WRITE : BULLETIN_READ_ONLY;
    bulletin_store *store = open_store(path, mode, &error);
    if (store == NULL) return failed("opening again", &error);
    int status = BULLETIN_OK;
    int64_t count;
    const bulletin_filter all = {.limit = -1};
    if (mode == BULLETIN_READ_WRITE)
      status = add(store, number == 0 ? "甲" : "乙", number * 100 + i, &error);
    if (status == BULLETIN_OK)
      status = bulletin_count(&count, store, &all, &error);
    bulletin_close(store);
    if (status != BULLETIN_OK) return failed("working", &error);
  }
  return 0;
}

static void make(int articles) {
  bulletin_error error;
  remove_store(path);
  bulletin_store *store = open_store(path, BULLETIN_READ_WRITE, &error);
  CHECK(store != NULL);
  if (store == NULL) return;
  CHECK(bulletin_begin(store, &error) == BULLETIN_OK);
  for (int i = 0; i < articles; i++)
    CHECK(add(store, "晚报", i, &error) == BULLETIN_OK);
  CHECK(bulletin_commit(store, &error) == BULLETIN_OK);
  bulletin_close(store);
}

static void test_opening(void) {
  remove_store(path);
  race(born, 8);
  check_count(path, 4);
  make(3);
  script(to_schema_8);
  script(to_schema_7);
  script(to_schema_6);
  script(to_schema_5);
  script(to_schema_4);
  script(to_schema_3);
  script(to_schema_2);
  script(to_schema_1);
  race(migrated, 8);
  check_count(path, 7);
  make(3);
  script("PRAGMA journal_mode = DELETE");
  race(born, 8);
  check_count(path, 7);
  make(3);
  race(comes_and_goes, 4);
  check_count(path, 33);
}

/* --- while others write ------------------------------------------------ */

enum { PAIRS = 150 };

/* Two writers put in articles in pairs; the third copies, the fourth checks. */
static int writes_pairs(int number) {
  bulletin_error error = {0};
  bulletin_store *store = open_store(path, BULLETIN_READ_WRITE, &error);
  if (store == NULL) return failed("opening", &error);
  int status = BULLETIN_OK;
  for (int i = 0; i < PAIRS && status == BULLETIN_OK; i++) {
    status = bulletin_begin(store, &error);
    if (status != BULLETIN_OK) break;
    for (int k = 0; k < 2 && status == BULLETIN_OK; k++)
      status = add(store, number == 0 ? "甲" : "乙", i * 2 + k, &error);
    if (status == BULLETIN_OK) status = bulletin_commit(store, &error);
  }
  bulletin_close(store);
  return status == BULLETIN_OK ? 0 : failed("writing", &error);
}

static int copies(void) {
  bulletin_error error = {0};
  bulletin_store *store = open_store(path, BULLETIN_READ_WRITE, &error);
  if (store == NULL) return failed("opening", &error);
  int result = 0;
  for (int i = 0; i < 8 && result == 0; i++) {
    if (bulletin_backup(store, bulletin_text_of(copy_path), &error)) {
      result = failed("copying", &error);
      break;
    }
    bulletin_store *copy = open_store(copy_path, BULLETIN_READ_ONLY, &error);
    if (copy == NULL) return failed("opening the copy", &error);
    size_t problems = 1;
    int64_t count = -1;
    const bulletin_filter all = {.limit = -1};
    if (bulletin_check(&problems, copy, &error) || problems > 0 ||
        bulletin_count(&count, copy, &all, &error))
      result = failed("checking the copy", &error);
    if (count % 2 != 0) {
      fprintf(stderr, "the copy has half a pair: %d\n", (int)count);
      result = 1;
    }
    bulletin_close(copy);
  }
  bulletin_close(store);
  return result;
}

static int checks(void) {
  bulletin_error error = {0};
  bulletin_store *store = open_store(path, BULLETIN_READ_ONLY, &error);
  if (store == NULL) return failed("opening", &error);
  int result = 0;
  for (int i = 0; i < 15 && result == 0; i++) {
    size_t problems = 1;
    if (bulletin_check(&problems, store, &error) || problems > 0)
      result = failed("checking", &error);
  }
  bulletin_close(store);
  return result;
}

static int busy(int number) {
  if (number < 2) return writes_pairs(number);
  return number == 2 ? copies() : checks();
}

static void test_writing(void) {
  make(200);
  remove_store(copy_path);
  race(busy, 4);
  check_count(path, 200 + 2 * 2 * PAIRS);
  remove_store(copy_path);
}

int main(void) {
  const char *build = getenv("BUILD"), *rounds = getenv("ROUNDS");
  if (build == NULL) build = "build";
  snprintf(path, sizeof path, "%s/spec/races.db", build);
  snprintf(copy_path, sizeof copy_path, "%s/spec/races-copy.db", build);
  for (int i = rounds != NULL ? atoi(rounds) : 1; i > 0; i--) {
    test_opening();
    test_writing();
    if (check_failed > 0) break;
  }
  remove_store(path);
  return check_done();
}
