/* The store where the world fails it: every allocation, every write, other
** versions, other programs' files. With TORTURE in the environment every
** single one of them fails in turn, else a part of them. */
#include "check.h"
#include "older.h"
#include "remove.h"

#include "bulletin.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* --- allocations that fail --------------------------------------------- */

/* The allocation after `left` others fails. One counter for the core's and
** one for SQLite's. */
typedef struct failing {
  size_t left;
  size_t blocks;
  bool armed, failed;
} failing;

static failing core_memory, sqlite_memory;

static bool fails(failing *f) {
  if (!f->armed) return false;
  if (f->left > 0) {
    f->left--;
    return false;
  }
  bool first = !f->failed;
  f->failed = true;
  return first;
}

static void *core_resize(void *context, void *block, size_t old_size,
                         size_t new_size) {
  failing *f = context;
  if (new_size == 0) {
    if (block != NULL) f->blocks--;
    free(block);
    return NULL;
  }
  if (new_size > old_size && fails(f)) return NULL;
  void *moved = realloc(block, new_size);
  f->blocks += block == NULL && moved != NULL;
  return moved;
}

static const bulletin_allocator core_allocator = {.resize = core_resize,
                                                  .context = &core_memory};

static sqlite3_mem_methods real_memory;

static void *sqlite_malloc(int size) {
  return fails(&sqlite_memory) ? NULL : real_memory.xMalloc(size);
}

static void *sqlite_realloc(void *block, int size) {
  return fails(&sqlite_memory) ? NULL : real_memory.xRealloc(block, size);
}

/* --- writes that fail -------------------------------------------------- */

/* A full disk: the write after `writes_left` others fails, and all that
** follow, until it is set to -1. */
static int writes_left = -1;
static bool disk_full;
static sqlite3_vfs full_vfs;
static sqlite3_vfs *real_vfs;
static sqlite3_io_methods full_methods;
static const sqlite3_io_methods *real_methods;

static int full_write(sqlite3_file *file, const void *data, int size,
                      sqlite3_int64 at) {
  if (writes_left == 0) disk_full = true;
  if (disk_full) return SQLITE_FULL;
  if (writes_left > 0) writes_left--;
  return real_methods->xWrite(file, data, size, at);
}

static int full_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file,
                     int flags, int *out) {
  (void)vfs;
  int code = real_vfs->xOpen(real_vfs, name, file, flags, out);
  if (file->pMethods == NULL) return code;
  if (real_methods == NULL) {
    real_methods = file->pMethods;
    full_methods = *real_methods;
    full_methods.xWrite = full_write;
  }
  if (file->pMethods == real_methods) file->pMethods = &full_methods;
  return code;
}

/* --- what is done ------------------------------------------------------ */

static bulletin_article make_article(const char *headline, const char *text,
                                     bulletin_element *body,
                                     bulletin_byline *byline) {
  *body = (bulletin_element){.kind = BULLETIN_PARAGRAPH,
                             .field.text = bulletin_text_of(text)};
  *byline = (bulletin_byline){.role = bulletin_text_of("reporter"),
                              .name = bulletin_text_of("王小明")};
  return (bulletin_article){.headline.text = bulletin_text_of(headline),
                            .body = body,
                            .body_count = 1,
                            .bylines = byline,
                            .byline_count = 1};
}

static int add_page(bulletin_store *store, const char *name, const char *text,
                    bulletin_error *error) {
  bulletin_element bodies[3];
  bulletin_byline bylines[3];
  bulletin_article articles[3];
  static const char *const headlines[] = {"春耕", "夏收", "秋种"};
  for (int i = 0; i < 3; i++)
    articles[i] = make_article(headlines[i], text, &bodies[i], &bylines[i]);
  bulletin_page page = {.name = bulletin_text_of(name),
                        .date = bulletin_text_of("2026-05-27"),
                        .source = bulletin_text_of("日报"),
                        .articles = articles,
                        .article_count = 3};
  bulletin_stored stored[3];
  return bulletin_add(stored, store, &page, error);
}

static const char text[] =
    "今年以来，全县的春耕工作进展顺利，农机下田，种子到户，水渠通水。"
    "记者在田头看到，人们正忙着插秧。";

/* The file was damaged on purpose. */
static bool damaging;

/* A life of a store, as far as it gets. */
static int live(bulletin_store *store, bulletin_error *error) {
  const bulletin_filter all = {.limit = -1}, ten = {.limit = 10};
  int status = add_page(store, "01", text, error);
  if (status == BULLETIN_OK) status = add_page(store, "02", "另一版。", error);
  if (status == BULLETIN_OK) status = add_page(store, "02", text, error);
  if (status == BULLETIN_OK)
    status = bulletin_tag(store, 1, bulletin_text_of("农业"), error);
  if (status == BULLETIN_OK)
    status = bulletin_sign(store, bulletin_text_of("景静"), error);
  if (status == BULLETIN_OK) status = bulletin_remove(store, 2, error);
  if (status == BULLETIN_OK) status = bulletin_restore(store, 2, 0, error);
  static const char *const queries[] = {"春耕工作", "的", "春 -夏",
                                        "\"到户，水渠\""};
  for (int i = 0; i < 4 && status == BULLETIN_OK; i++) {
    bulletin_hits *hits;
    status = bulletin_search(&hits, store, bulletin_text_of(queries[i]),
                             i % 2 == 0 ? &ten : &all, error);
    CHECK((status == BULLETIN_OK) == (hits != NULL));
    for (size_t k = 0;
         hits != NULL && status == BULLETIN_OK && k < bulletin_hits_count(hits);
         k++) {
      bulletin_card card;
      bulletin_text snippet;
      status = bulletin_hit_card(&card, store, hits, k, error);
      if (status == BULLETIN_OK)
        status = bulletin_hit_snippet(&snippet, store, hits, k, error);
    }
    bulletin_hits_free(hits);
  }
  bulletin_record record = {0};
  if (status == BULLETIN_OK) status = bulletin_get(&record, store, 1, 0, error);
  bulletin_record_free(&record);
  bulletin_tally tally = {0};
  if (status == BULLETIN_OK)
    status = bulletin_tally_read(
        &tally, store, (const bulletin_text[]){{"reporter", 8}, {"week", 4}}, 2,
        &all, error);
  bulletin_tally_free(&tally);
  bulletin_hits *pairs = NULL;
  if (status == BULLETIN_OK) status = bulletin_duplicates(&pairs, store, error);
  bulletin_hits_free(pairs);
  size_t problems = 0;
  if (status == BULLETIN_OK) status = bulletin_check(&problems, store, error);
  CHECK(status != BULLETIN_OK || problems == 0 || damaging);
  return status;
}

/* In the folder of the build: BUILD/spec/store.db. */
static char path[1024];

static void name_file(void) {
  const char *build = getenv("BUILD");
  snprintf(path, sizeof path, "%s/spec/store.db",
           build != NULL ? build : "build");
}

static int run(int mode) {
  bulletin_store *store;
  bulletin_error error = {0};
  int status = bulletin_open(&store, bulletin_text_of(path), mode, 0,
                             &core_allocator, &error);
  CHECK((status == BULLETIN_OK) == (store != NULL));
  if (status == BULLETIN_OK) status = live(store, &error);
  CHECK(status == BULLETIN_OK ||
        (error.status == status && error.message[0] != '\0'));
  bulletin_close(store);
  return status;
}

/* After a failure, the file holds whole pages only and is sound. */
static void check_file(void) {
  bulletin_store *store;
  bulletin_error error;
  int status = bulletin_open(&store, bulletin_text_of(path),
                             BULLETIN_READ_WRITE, 0, NULL, &error);
  CHECK(status == BULLETIN_OK);
  if (status != BULLETIN_OK) return;
  size_t problems = 1;
  int64_t count = 0;
  const bulletin_filter all = {.limit = -1};
  CHECK(bulletin_check(&problems, store, &error) == BULLETIN_OK);
  CHECK(problems == 0);
  CHECK(bulletin_count(&count, store, &all, &error) == BULLETIN_OK);
  CHECK(count == 0 || count == 3 || count == 5 || count == 6);
  bulletin_close(store);
}

static void fail_allocations(failing *f, size_t step, bool file) {
  size_t n = 0;
  for (;; n += step) {
    if (file) remove_store(path);
    *f = (failing){.left = n, .armed = true, .blocks = f->blocks};
    int status = run(file ? BULLETIN_READ_WRITE : BULLETIN_IN_MEMORY);
    f->armed = false;
    CHECK(status == BULLETIN_OK || (f->failed && status == BULLETIN_NOMEM));
    CHECK(core_memory.blocks == 0);
    if (file) check_file();
    if (!f->failed || check_failed > 20) break;
  }
  CHECK(n > step);
}

/* A caller who goes on in a transaction of which a part failed: what is kept
** is what was said to be, and a transaction that SQLite undid keeps nothing. */
static void fail_within(failing *f, size_t step) {
  const bulletin_filter all = {.limit = -1};
  size_t n = 0, undone = 0;
  for (;; n += step) {
    remove_store(path);
    bulletin_store *store;
    bulletin_error error;
    int status = bulletin_open(&store, bulletin_text_of(path),
                               BULLETIN_READ_WRITE, 0, &core_allocator, &error);
    CHECK(status == BULLETIN_OK);
    if (status != BULLETIN_OK) return;
    CHECK(bulletin_begin(store, &error) == BULLETIN_OK);
    CHECK(add_page(store, "01", text, &error) == BULLETIN_OK);
    *f = (failing){.left = n, .armed = true, .blocks = f->blocks};
    bulletin_hits *hits;
    bulletin_search(&hits, store, bulletin_text_of("春耕"), &all, &error);
    bulletin_hits_free(hits);
    int64_t count = 3;
    if (add_page(store, "02", text, &error) == BULLETIN_OK) count += 3;
    f->armed = false;
    status =
        bulletin_search(&hits, store, bulletin_text_of("春耕"), &all, &error);
    if (status == BULLETIN_OK)
      CHECK(bulletin_hits_count(hits) == (size_t)count);
    bulletin_hits_free(hits);
    if (add_page(store, "03", text, &error) == BULLETIN_OK) count += 3;
    if (bulletin_commit(store, &error) != BULLETIN_OK) count = 0;
    undone += count == 0;
    size_t problems = 1;
    int64_t found = -1;
    CHECK(bulletin_check(&problems, store, &error) == BULLETIN_OK);
    CHECK(problems == 0);
    CHECK(bulletin_count(&found, store, &all, &error) == BULLETIN_OK);
    CHECK(found == count);
    bulletin_close(store);
    CHECK(core_memory.blocks == 0);
    if (!f->failed || check_failed > 20) break;
  }
  CHECK(n > step);
  CHECK(undone > 0 || f == &core_memory);
  remove_store(path);
}

static void fail_writes(int step) {
  for (int n = 0;; n += step) {
    remove_store(path);
    disk_full = false;
    writes_left = n;
    int status = run(BULLETIN_READ_WRITE);
    bool was_full = disk_full;
    writes_left = -1;
    disk_full = false;
    CHECK(status == (was_full ? BULLETIN_FULL : BULLETIN_OK) ||
          (was_full && status == BULLETIN_OK)); /* the log's copy only */
    check_file();
    if (!was_full || check_failed > 20) break;
  }
  remove_store(path);
}

/* --- other versions, other files --------------------------------------- */

static void script(const char *sql) {
  sqlite3 *db;
  CHECK(sqlite3_open(path, &db) == SQLITE_OK);
  CHECK(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK);
  sqlite3_close(db);
}

static int open_status(int mode) {
  bulletin_store *store;
  bulletin_error error;
  int status =
      bulletin_open(&store, bulletin_text_of(path), mode, 0, NULL, &error);
  bulletin_close(store);
  return status;
}

/* Who made a change, and nobody before and after. */
static void test_signatures(void) {
  bulletin_store *store;
  bulletin_error error;
  CHECK(bulletin_open(&store, bulletin_text_of(""), BULLETIN_IN_MEMORY, 0, NULL,
                      &error) == BULLETIN_OK);
  CHECK(add_page(store, "01", text, &error) == BULLETIN_OK);
  char name[257];
  memset(name, 'x', sizeof name);
  CHECK(bulletin_sign(store, (bulletin_text){name, 255}, &error) ==
        BULLETIN_OK);
  CHECK(bulletin_remove(store, 1, &error) == BULLETIN_OK);
  CHECK(bulletin_sign(store, (bulletin_text){name, 256}, &error) ==
        BULLETIN_LIMIT);
  CHECK(bulletin_sign(store, bulletin_text_of("\xFF"), &error) ==
        BULLETIN_ENCODING);
  CHECK(bulletin_sign(store, bulletin_text_of(NULL), &error) == BULLETIN_OK);
  CHECK(bulletin_restore(store, 1, 0, &error) == BULLETIN_OK);
  bulletin_revisions found;
  CHECK(bulletin_revisions_read(&found, store, 1, &error) == BULLETIN_OK);
  CHECK(found.count == 3 && found.items[0].by.data == NULL &&
        found.items[1].by.size == 255 && found.items[2].by.data == NULL);
  bulletin_revisions_free(&found);
  bulletin_close(store);
}

static void test_versions(void) {
  remove_store(path);
  CHECK(run(BULLETIN_READ_WRITE) == BULLETIN_OK);
  script(to_schema_8);
  script(to_schema_7);
  script(to_schema_6);
  script(to_schema_5);
  script(to_schema_4);
  script(to_schema_3);
  script(to_schema_2);
  script(to_schema_1);
  CHECK(open_status(BULLETIN_READ_ONLY) == BULLETIN_SCHEMA);
  CHECK(open_status(BULLETIN_READ_WRITE) == BULLETIN_OK);
  check_file();
  script("SELECT * FROM piece");
  script("PRAGMA user_version = 99");
  CHECK(open_status(BULLETIN_READ_WRITE) == BULLETIN_SCHEMA);
  CHECK(open_status(BULLETIN_READ_ONLY) == BULLETIN_SCHEMA);
  script("PRAGMA user_version = 2; PRAGMA application_id = 5");
  CHECK(open_status(BULLETIN_READ_WRITE) == BULLETIN_CORRUPT);
  remove_store(path);
  script("CREATE TABLE other(x)");
  CHECK(open_status(BULLETIN_READ_WRITE) == BULLETIN_CORRUPT);
  bulletin_store *store;
  bulletin_error error;
  CHECK(bulletin_open(&store, bulletin_text_of(""), BULLETIN_IN_MEMORY, 0, NULL,
                      &error) == BULLETIN_OK);
  CHECK(bulletin_backup(store, bulletin_text_of(path), &error) ==
        BULLETIN_CORRUPT);
  bulletin_close(store);
  script("SELECT * FROM other");
  remove_store(path);
}

/* What no C compiler checks. */
static void test_arguments(void) {
  static const int orders[] = {-1, BULLETIN_BY_DATE_DOWN + 1, 1 << 20};
  const bulletin_text year = bulletin_text_of("year");
  bulletin_store *store;
  bulletin_error error;
  CHECK(open_status(-1) == BULLETIN_QUERY);
  CHECK(open_status(BULLETIN_IN_MEMORY + 1) == BULLETIN_QUERY);
  CHECK(bulletin_open(&store, bulletin_text_of(""), BULLETIN_IN_MEMORY, 0, NULL,
                      &error) == BULLETIN_OK);
  for (int i = 0; i < 3; i++) {
    const bulletin_filter filter = {.limit = -1, .order = orders[i]};
    bulletin_hits *hits;
    bulletin_tally tally;
    int64_t count;
    CHECK(bulletin_search(&hits, store, bulletin_text_of("文"), &filter,
                          &error) == BULLETIN_QUERY);
    CHECK(bulletin_search(&hits, store, bulletin_text_of(NULL), &filter,
                          &error) == BULLETIN_QUERY);
    CHECK(bulletin_count(&count, store, &filter, &error) == BULLETIN_QUERY);
    CHECK(bulletin_tally_read(&tally, store, &year, 1, &filter, &error) ==
          BULLETIN_QUERY);
  }
  const bulletin_filter all = {.limit = -1};
  bulletin_tally tally;
  CHECK(bulletin_tally_read(&tally, store, &year, 0, &all, &error) ==
        BULLETIN_QUERY);
  CHECK(bulletin_tally_read(&tally, store, &year, 3, &all, &error) ==
        BULLETIN_QUERY);
  bulletin_close(store);
}

/* Bytes of the file flipped one by one: an answer or an error, always. */
static void test_damage(int step) {
  remove_store(path);
  CHECK(run(BULLETIN_READ_WRITE) == BULLETIN_OK);
  script("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE");
  static char whole[1 << 20], broken[1 << 20];
  FILE *file = fopen(path, "rb");
  CHECK(file != NULL);
  if (file == NULL) return;
  size_t size = fread(whole, 1, sizeof whole, file);
  fclose(file);
  int noticed = 0;
  damaging = true;
  for (size_t at = 40; at < size; at += (size_t)step) {
    memcpy(broken, whole, size);
    for (size_t i = at; i < size && i < at + 64; i += 9)
      broken[i] ^= 0x55;
    remove_store(path);
    file = fopen(path, "wb");
    CHECK(file != NULL && fwrite(broken, 1, size, file) == size);
    if (file != NULL) fclose(file);
    bulletin_store *store;
    bulletin_error error;
    size_t problems = 1;
    int status = bulletin_open(&store, bulletin_text_of(path),
                               BULLETIN_READ_WRITE, 0, NULL, &error);
    if (status == BULLETIN_OK) {
      bulletin_check(&problems, store, &error);
      live(store, &error);
    }
    noticed += problems > 0;
    bulletin_close(store);
  }
  damaging = false;
  CHECK(noticed > 0);
  remove_store(path);
}

int main(void) {
  bool all = getenv("TORTURE") != NULL;
  name_file();
  sqlite3_config(SQLITE_CONFIG_GETMALLOC, &real_memory);
  sqlite3_mem_methods methods = real_memory;
  methods.xMalloc = sqlite_malloc;
  methods.xRealloc = sqlite_realloc;
  CHECK(sqlite3_config(SQLITE_CONFIG_MALLOC, &methods) == SQLITE_OK);
  real_vfs = sqlite3_vfs_find(NULL);
  full_vfs = *real_vfs;
  full_vfs.zName = "full";
  full_vfs.xOpen = full_open;
  CHECK(sqlite3_vfs_register(&full_vfs, 1) == SQLITE_OK);

  CHECK(run(BULLETIN_IN_MEMORY) == BULLETIN_OK);
  fail_allocations(&core_memory, all ? 1 : 3, false);
  fail_allocations(&sqlite_memory, all ? 1 : 31, false);
  fail_allocations(&core_memory, all ? 1 : 41, true);
  fail_allocations(&sqlite_memory, all ? 1 : 211, true);
  fail_within(&core_memory, all ? 1 : 13);
  fail_within(&sqlite_memory, all ? 1 : 13);
  fail_writes(all ? 1 : 17);
  test_signatures();
  test_versions();
  test_arguments();
  test_damage(all ? 61 : 2501);
  return check_done();
}
