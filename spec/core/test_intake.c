/* Files on their way into a store: read on threads, taken in their order, kept
** as they would be without any thread. */
#include "check.h"

#include "bulletin.h"
#include "failing.h"

#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILES = 40, BAD = 7, LARGE = 9, LONE = 11, ROOM = 65536 };

static char folder[512];

static bulletin_text path_of(int number) {
  static char path[600];
  snprintf(path, sizeof path, "%s/%02d.txt", folder, number);
  return bulletin_text_of(path);
}

/* File BAD is no text, LARGE takes more memory than a file has, LONE is not
** there. */
static void write_files(void) {
  for (int i = 0; i < FILES; i++) {
    if (i == LONE) continue;
    FILE *file = fopen(path_of(i).data, "wb");
    if (file == NULL) return;
    if (i == BAD) {
      fputs("\xFF\xFF\xFE\x01\x80", file);
    } else {
      fprintf(file, "甲市新气象之%d\n本报记者 王小明\n", i);
      int lines = i == LARGE ? 120000 : 30 + i;
      for (int k = 0; k < lines; k++)
        fprintf(file, "　　北京市公安局局长李大海第%d次说，变化很大。\n", k);
    }
    fclose(file);
  }
}

static void remove_files(void) {
  for (int i = 0; i < FILES; i++)
    remove(path_of(i).data);
  rmdir(folder);
}

static bulletin_store *new_store(void) {
  bulletin_store *store = NULL;
  CHECK(bulletin_open(&store, bulletin_text_of("x"), BULLETIN_IN_MEMORY, 0,
                      NULL, NULL) == BULLETIN_OK);
  return store;
}

static bulletin_intake *new_intake(int jobs) {
  bulletin_intake *intake = NULL;
  CHECK(bulletin_intake_open(&intake, jobs, NULL, NULL, NULL) == BULLETIN_OK);
  return intake;
}

/* What of a store's rows a statement sums up. */
static void digest(char *out, size_t room, bulletin_store *store,
                   const char *sql) {
  bulletin_rows *rows = NULL;
  int more = 0;
  out[0] = '\0';
  CHECK(bulletin_sql(&rows, store, bulletin_text_of(sql), NULL, 0, NULL) ==
        BULLETIN_OK);
  CHECK(bulletin_rows_next(&more, rows, NULL) == BULLETIN_OK && more);
  bulletin_text text = bulletin_rows_value(rows, 0).text;
  CHECK(text.size > 0 && text.size < room);
  if (text.size < room) memcpy(out, text.data, text.size);
  if (text.size < room) out[text.size] = '\0';
  bulletin_rows_free(rows);
}

static const char *const sums[] = {
    "SELECT count(*) || group_concat(id || headline || ifnull(date, '-') || "
    "hex(spans)) "
    "FROM revision",
    "SELECT count(*) || '/' || group_concat(id) || sum(length(text)) FROM "
    "element",
    "SELECT group_concat(kind || text || id) FROM name",
    "SELECT group_concat(segment || ' ' || term || ' ' || document || "
    "substr(hex(data), 1, 20)) FROM (SELECT * FROM posting LIMIT 200)",
    "SELECT count(*) || '/' || sum(length(data)) FROM posting",
    "SELECT group_concat(name || ifnull(date, '-')) FROM page",
};
enum { SUMS = sizeof sums / sizeof *sums };

/* Takes all files into a store; its sums in `out`. */
static void run(int jobs, char out[SUMS][ROOM]) {
  bulletin_store *store = new_store();
  bulletin_intake *intake = new_intake(jobs);
  bulletin_stored stored[8];
  bulletin_error error;
  const bulletin_page *page;
  for (int i = 0; i < FILES; i++)
    CHECK(bulletin_intake_put(intake, path_of(i),
                              bulletin_text_of(i % 2 ? "2026-05-27" : NULL),
                              NULL) == BULLETIN_OK);
  CHECK(bulletin_begin(store, NULL) == BULLETIN_OK);
  for (int i = 0; i < FILES; i++) {
    int status = bulletin_intake_take(&page, intake, &error);
    int expected = i == BAD     ? BULLETIN_ENCODING
                   : i == LARGE ? BULLETIN_LIMIT
                   : i == LONE  ? BULLETIN_NOTFOUND
                                : BULLETIN_OK;
    CHECK(status == expected);
    CHECK((page == NULL) == (status != BULLETIN_OK));
    if (status != BULLETIN_OK) {
      CHECK(error.status == status && error.message[0] != '\0');
      CHECK(bulletin_intake_add(stored, store, intake, bulletin_text_of("x"),
                                NULL) == BULLETIN_NOTFOUND);
      continue;
    }
    char name[8];
    snprintf(name, sizeof name, "%02d", i);
    CHECK(page->article_count == 1);
    CHECK(bulletin_intake_add(stored, store, intake, bulletin_text_of(name),
                              NULL) == BULLETIN_OK);
    CHECK(stored[0].outcome == BULLETIN_ADDED);
  }
  CHECK(bulletin_intake_take(&page, intake, NULL) == BULLETIN_NOTFOUND);
  CHECK(bulletin_commit(store, NULL) == BULLETIN_OK);
  size_t problems = 1;
  CHECK(bulletin_check(&problems, store, NULL) == BULLETIN_OK && problems == 0);
  for (int i = 0; i < SUMS; i++)
    digest(out[i], sizeof out[i], store, sums[i]);
  bulletin_intake_close(intake);
  bulletin_close(store);
}

static void threads_change_nothing(void) {
  static char alone[SUMS][ROOM], some[SUMS][ROOM];
  run(0, alone);
  static const int jobs[] = {1, 2, 5};
  for (int k = 0; k < 3; k++) {
    run(jobs[k], some);
    for (int i = 0; i < SUMS; i++)
      CHECK(strcmp(alone[i], some[i]) == 0);
  }
}

/* A closed intake waits for nobody and loses nothing, whatever lies in it. */
static void closes_at_any_time(void) {
  for (int taken = 0; taken < 12; taken++) {
    bulletin_intake *intake = new_intake(taken % 4);
    const bulletin_page *page;
    for (int i = 0; i < 20; i++)
      bulletin_intake_put(intake, path_of(i), bulletin_text_of(NULL), NULL);
    for (int i = 0; i < taken; i++)
      bulletin_intake_take(&page, intake, NULL);
    bulletin_intake_close(intake);
  }
  bulletin_intake_close(NULL);
}

static int some_line(void *context, bulletin_text line, size_t number,
                     bulletin_text *kind, bulletin_error *error) {
  (void)context, (void)line, (void)number, (void)kind, (void)error;
  return BULLETIN_OK;
}

static void limits(void) {
  bulletin_intake *intake = NULL;
  bulletin_error error;
  bulletin_page_options options = {.line = some_line};
  CHECK(bulletin_intake_open(&intake, 2, &options, NULL, &error) ==
        BULLETIN_QUERY);
  CHECK(bulletin_intake_open(&intake, -1, NULL, NULL, NULL) == BULLETIN_QUERY);
  CHECK(bulletin_intake_open(&intake, 257, NULL, NULL, NULL) == BULLETIN_QUERY);
  CHECK(intake == NULL);
  intake = new_intake(2);
  size_t room = bulletin_intake_room(intake);
  CHECK(room >= 64);
  for (size_t i = 0; i < room; i++)
    CHECK(bulletin_intake_put(intake, path_of((int)i % 5),
                              bulletin_text_of(NULL), NULL) == BULLETIN_OK);
  CHECK(bulletin_intake_put(intake, path_of(0), bulletin_text_of(NULL),
                            &error) == BULLETIN_LIMIT);
  const bulletin_page *page;
  CHECK(bulletin_intake_take(&page, intake, NULL) == BULLETIN_OK);
  CHECK(bulletin_intake_room(intake) == 0); /* its page is still lent */
  CHECK(bulletin_intake_take(&page, intake, NULL) == BULLETIN_OK);
  CHECK(bulletin_intake_room(intake) == 1);
  CHECK(bulletin_intake_put(intake, path_of(0),
                            bulletin_text_of("2026-05-27 and more"),
                            NULL) == BULLETIN_QUERY);
  bulletin_intake_close(intake);
}

/* Every allocation of the caller's fails once; the options are its own. */
static void memory_ends(void) {
  char date[] = "2026-05-27", source[] = "甲报", role[] = "拍客";
  bulletin_marker marker = {BULLETIN_MARK_ROLE, bulletin_text_of(role),
                            bulletin_text_of("photographer")};
  bulletin_page_options options = {.date = bulletin_text_of(date),
                                   .source = bulletin_text_of(source),
                                   .encoding = bulletin_text_of("UTF-8"),
                                   .markers = &marker,
                                   .marker_count = 1};
  bool done = false;
  for (size_t left = 0; left < 100 && !done; left++) {
    failing f = {.left = left};
    bulletin_allocator allocator = {failing_resize, &f};
    bulletin_intake *intake = NULL;
    int status = bulletin_intake_open(&intake, 1, &options, &allocator, NULL);
    if (status == BULLETIN_OK)
      status =
          bulletin_intake_put(intake, path_of(0), bulletin_text_of(NULL), NULL);
    CHECK(status == (f.failed ? BULLETIN_NOMEM : BULLETIN_OK));
    done = !f.failed;
    bulletin_intake_close(intake);
    CHECK(f.blocks == 0 && f.bytes == 0 && !f.lied);
  }
  CHECK(done);
  bulletin_intake *intake = NULL;
  CHECK(bulletin_intake_open(&intake, 1, &options, NULL, NULL) == BULLETIN_OK);
  memset(date, 'x', 10);
  memset(source, 'x', 6);
  memset(role, 'x', 6);
  const bulletin_page *page;
  bulletin_intake_put(intake, path_of(0), bulletin_text_of(NULL), NULL);
  CHECK(bulletin_intake_take(&page, intake, NULL) == BULLETIN_OK);
  CHECK(page != NULL && memcmp(page->date.data, "2026-05-27", 10) == 0);
  CHECK(page != NULL && memcmp(page->source.data, "甲报", 6) == 0);
  bulletin_intake_close(intake);
}

static void plain_files_only(void) {
  bulletin_string bytes;
  bulletin_error error;
  CHECK(bulletin_read_file(&bytes, path_of(LONE), NULL, &error) ==
        BULLETIN_NOTFOUND);
  CHECK(bulletin_read_file(&bytes, bulletin_text_of(folder), NULL, &error) ==
        BULLETIN_IO);
  CHECK(bulletin_read_file(&bytes, bulletin_text_of("/dev/null"), NULL,
                           &error) == BULLETIN_IO);
  CHECK(strstr(error.message, "a device") != NULL);
  CHECK(bulletin_read_file(&bytes, bulletin_text_of(""), NULL, NULL) ==
        BULLETIN_NOTFOUND);
  CHECK(bulletin_read_file(&bytes, (bulletin_text){"a\0b", 3}, NULL, NULL) ==
        BULLETIN_NOTFOUND);
  bool done = false;
  for (size_t left = 0; left < 100 && !done; left++) {
    failing f = {.left = left};
    bulletin_allocator allocator = {failing_resize, &f};
    int status = bulletin_read_file(&bytes, path_of(1), &allocator, NULL);
    CHECK(status == (f.failed ? BULLETIN_NOMEM : BULLETIN_OK));
    done = !f.failed;
    CHECK(!done || memcmp(bytes.text.data, "甲市", 6) == 0);
    bulletin_string_free(&bytes);
    CHECK(f.blocks == 0 && !f.lied);
  }
  CHECK(done);
}

int main(void) {
  const char *build = getenv("BUILD");
  snprintf(folder, sizeof folder, "%s/spec/intake", build ? build : "build");
  mkdir(folder, 0777);
  write_files();
  plain_files_only();
  threads_change_nothing();
  closes_at_any_time();
  limits();
  memory_ends();
  remove_files();
  return check_done();
}
