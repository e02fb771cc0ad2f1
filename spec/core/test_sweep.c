/* Every allocation of a call fails in turn, alone and with all that follow,
** SQLite's too: the names of an article, the names in a text, and the files of a
** folder. NOMEM each time, nothing handed out, nothing leaked, nothing half
** done. */
#include "check.h"
#include "failing.h"
#include "sqlite_memory.h"

#include "bulletin.h"

#include <string.h>

/* The one that SQLite's allocations fail by; NULL: none does. */
static failing *sqlite_failing;

static bool sqlite_fails(void) {
  failing *f = sqlite_failing;
  if (f == NULL) return false;
  if (f->left > 0) {
    f->left--;
    return false;
  }
  if (f->failed && !f->forever) return false;
  return f->failed = true;
}

/* Whether an allocation of the call was failed; it checks the rest. */
typedef bool trial(failing *f, const bulletin_allocator *allocator);

static void sweep(trial *try) {
  for (int forever = 0; forever < 2; forever++) {
    size_t n = 0;
    for (;; n++) {
      failing f = {.left = n, .forever = forever != 0};
      const bulletin_allocator allocator = {.resize = failing_resize,
                                            .context = &f};
      bool failed = try(&f, &allocator);
      CHECK(f.blocks == 0 && f.bytes == 0);
      CHECK(!f.lied);
      if (!failed || check_failed > 0) break;
    }
    CHECK(n > 0);
  }
}

/* --- names ------------------------------------------------------------- */

static int64_t count_of(bulletin_store *store, const char *person) {
  const bulletin_condition condition = {.field = bulletin_text_of("person"),
                                        .value = bulletin_text_of(person)};
  const bulletin_filter filter = {
      .conditions = &condition, .condition_count = 1, .limit = -1};
  int64_t count = -1;
  CHECK(bulletin_count(&count, store, &filter, NULL) == BULLETIN_OK);
  return count;
}

static int64_t add_article(bulletin_store *store) {
  const bulletin_element body = {
      .field = {.text = bulletin_text_of("记者王小明说，春耕进展顺利。")}};
  const bulletin_article article = {
      .headline = {.text = bulletin_text_of("春耕")},
      .body = &body,
      .body_count = 1};
  const bulletin_page page = {.articles = &article, .article_count = 1};
  bulletin_stored stored = {0};
  CHECK(bulletin_add(&stored, store, &page, NULL) == BULLETIN_OK);
  return stored.id;
}

/* The store is made while nothing fails; then its names are said anew. */
static bool set_names(failing *f, const bulletin_allocator *allocator) {
  const size_t left = f->left;
  const bulletin_text names[] = {bulletin_text_of("方行舟"),
                                 bulletin_text_of("李大海"),
                                 bulletin_text_of("方行舟")};
  bulletin_error error = {0};
  bulletin_store *store;
  f->left = SIZE_MAX;
  int status = bulletin_open(&store, bulletin_text_of("x"), BULLETIN_IN_MEMORY,
                             0, allocator, &error);
  CHECK(status == BULLETIN_OK);
  if (status != BULLETIN_OK) return false;
  int64_t id = add_article(store);
  int64_t before = count_of(store, "王小明");
  f->left = left;
  sqlite_failing = f;
  status = bulletin_set_names(store, id, bulletin_text_of("person"), names, 3,
                              &error);
  bool failed = f->failed;
  sqlite_failing = NULL;
  f->left = SIZE_MAX;
  /* SQLite does without some of what it asks for. */
  CHECK(status == BULLETIN_OK || (failed && status == BULLETIN_NOMEM));
  bool done = status == BULLETIN_OK;
  CHECK(done || (error.status == status && error.message[0] != '\0'));
  CHECK(count_of(store, "方行舟") == (done ? 1 : 0));
  CHECK(count_of(store, "王小明") == (done ? 0 : before));
  bulletin_close(store);
  return failed;
}

/* --- entities ---------------------------------------------------------- */

/* Names that the rules find and names that only the tagger does. */
static const char *const sentences[] = {
    "唐州市水务局局长井长安昨日到青石县柳湾镇调研。",
    "记者王小明从望河区教育局获悉，李大海、方行舟等人获奖。",
    "宏远机械与东升纺织签约，何一川主持。",
    "在榕湾市图书馆，景静和钟灵讲了《海边的灯》。",
    "华东理工大学教授苏文博说，唐州港去年开通新航线。",
    "省住建厅、榕湾海关和青石县人民法院派人参加。",
    "来自乌里扬斯克的伊万·彼得罗夫住在望河新村。",
    "县医院的赵敏和孙立平去了红星社区。",
};
enum { SENTENCES = sizeof sentences / sizeof *sentences };

/* How many of them: the list of names grows while the rules fill it, or the
** tagger, or what comes after. */
static size_t sentence_count;

static bool entities_of(failing *f, const bulletin_allocator *allocator) {
  char text[4096] = "";
  for (size_t i = 0; i < sentence_count; i++)
    strcat(text, sentences[i % SENTENCES]);
  bulletin_error error = {0};
  bulletin_entities found = {0};
  int status = bulletin_entities_read(&found, bulletin_text_of(text), NULL,
                                      allocator, &error);
  CHECK(status == (f->failed ? BULLETIN_NOMEM : BULLETIN_OK));
  CHECK((found.count > 0) == (status == BULLETIN_OK));
  CHECK(!f->failed || (error.status == status && error.message[0] != '\0'));
  bulletin_entities_free(&found);
  return f->failed;
}

static void sweep_entities(void) {
  for (sentence_count = 1; sentence_count <= 2 * SENTENCES; sentence_count++)
    sweep(entities_of);
}

/* --- files ------------------------------------------------------------- */

static bool list_files(failing *f, const bulletin_allocator *allocator,
                       const char *path) {
  bulletin_error error = {0};
  bulletin_files files = {0};
  int status =
      bulletin_files_read(&files, bulletin_text_of(path), allocator, &error);
  CHECK(status == (f->failed ? BULLETIN_NOMEM : BULLETIN_OK));
  CHECK((files.count > 0) == (status == BULLETIN_OK));
  bulletin_files_free(&files);
  return f->failed;
}

static bool of_folder(failing *f, const bulletin_allocator *allocator) {
  return list_files(f, allocator, "examples/pages");
}

static bool of_pattern(failing *f, const bulletin_allocator *allocator) {
  return list_files(f, allocator, "examples/pages/*/2026-06-1[56]*.txt");
}

static bool of_file(failing *f, const bulletin_allocator *allocator) {
  return list_files(f, allocator, "README.md");
}

int main(void) {
  watch_sqlite(sqlite_fails);
  sweep(set_names);
  sweep_entities();
  sweep(of_folder);
  sweep(of_pattern);
  sweep(of_file);
  return check_done();
}
