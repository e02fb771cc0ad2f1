/* Merges that go on from one transaction to the next, in a file: whoever writes,
** whenever it is killed, what has been merged by pieces is what the articles
** say, and finds what a store finds that merges at once. ROUNDS in the
** environment says how many writers are killed. */
#include "check.h"
#include "random.h"
#include "remove.h"

#include "store/store.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { PIECES = 9, WORDS = 40 };

/* In the folder of the build. */
static char path[1024], other_path[1024];

static bulletin_store *open_store(const char *name, int64_t at_once) {
  bulletin_store *store;
  bulletin_error error;
  CHECK(!bulletin_open(&store, bulletin_text_of(name), BULLETIN_READ_WRITE,
                       20000, NULL, &error));
  store->engine.at_once = at_once;
  store->engine.piece = 2;
  return store;
}

/* A page of pieces whose texts its number tells; 0 where they were added. */
static int add_page(bulletin_store *store, int number, bulletin_error *error) {
  static const char *const words[] = {"春耕", "夏收", "秋种", "渡口",
                                      "集市", "水渠", "，",   "桥"};
  static char texts[PIECES][WORDS * 6 + 1], headlines[PIECES][40];
  bulletin_element bodies[PIECES];
  bulletin_article articles[PIECES];
  bulletin_stored stored[PIECES];
  char name[16];
  uint32_t seed = (uint32_t)number * 2654435761u;
  size_t count = 1 + seed % PIECES;
  for (size_t i = 0; i < count; i++) {
    texts[i][0] = '\0';
    for (int w = 0; w < WORDS; w++) {
      seed = seed * 1664525 + 1013904223;
      strcat(texts[i], words[seed >> 29]);
    }
    snprintf(headlines[i], sizeof headlines[i], "第%d版第%zu篇", number, i);
    bodies[i] = (bulletin_element){.kind = BULLETIN_PARAGRAPH,
                                   .field.text = bulletin_text_of(texts[i])};
    articles[i] =
        (bulletin_article){.headline.text = bulletin_text_of(headlines[i]),
                           .body = &bodies[i],
                           .body_count = 1};
  }
  snprintf(name, sizeof name, "%d", number);
  bulletin_page page = {.name = bulletin_text_of(name),
                        .source = bulletin_text_of("清江日报"),
                        .articles = articles,
                        .article_count = count};
  return bulletin_add(stored, store, &page, error);
}

static int64_t number_of(bulletin_store *store, const char *sql) {
  int64_t number = -1;
  bulletin_error error;
  CHECK(!bul_sql_number(&number, store->sql, &error, sql, ""));
  return number;
}

static void check_whole(bulletin_store *store) {
  size_t problems = 0;
  bulletin_error error = {0};
  CHECK(!bulletin_check(&problems, store, &error));
  CHECK(problems == 0);
  if (problems > 0) fprintf(stderr, "%s\n", error.message);
}

static size_t find(bulletin_store *store, const char *query, double *ids) {
  const bulletin_filter all = {.limit = -1, .order = BULLETIN_BY_ID};
  bulletin_hits *hits;
  bulletin_error error;
  CHECK(!bulletin_search(&hits, store, bulletin_text_of(query), &all, &error));
  size_t count = bulletin_hits_count(hits);
  *ids = 0;
  for (size_t i = 0; i < count; i++)
    *ids += (double)bulletin_hits_at(hits, i).id;
  bulletin_hits_free(hits);
  return count;
}

static void compare(bulletin_store *one, bulletin_store *other) {
  static const char *const queries[] = {"春",   "春耕",     "渡口集市",
                                        "桥春", "水渠夏收", "篇 -秋种"};
  for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
    double here, there;
    CHECK(find(one, queries[i], &here) == find(other, queries[i], &there));
    CHECK(here == there);
  }
}

/* --- beside a store that merges at once -------------------------------- */

static void live(void) {
  bulletin_error error;
  remove_store(path);
  remove_store(other_path);
  bulletin_store *one = open_store(path, 16),
                 *other = open_store(other_path, 0);
  int64_t going = 0, seen = 0;
  for (int n = 0; n < 300; n++) {
    CHECK(!add_page(one, n, &error) && !add_page(other, n, &error));
    if (n % 5 == 0) { /* dies while its segment is being merged, or before */
      int64_t id = 1 + random_below((uint32_t)n + 1);
      CHECK(bulletin_remove(one, id, &error) ==
            bulletin_remove(other, id, &error));
    }
    going += number_of(one, "SELECT count(*) FROM merging") > 0;
    int64_t now = number_of(one, "SELECT max(target) FROM merging");
    if (now > 0 && now != seen) { /* one has begun */
      seen = now;
      compare(one, other);
      check_whole(one);
    }
    if (n % 40 == 0) {
      compare(one, other);
      bulletin_close(one);
      one = open_store(path, 16);
    }
  }
  CHECK(going > 40);
  CHECK(number_of(one, "SELECT count(*) FROM segment WHERE documents > 0") <
        60);
  compare(one, other);
  check_whole(one);
  check_whole(other);
  bulletin_close(one);
  bulletin_close(other);
  remove_store(other_path);
}

/* --- killed ------------------------------------------------------------ */

static int write_pages(int from) {
  bulletin_error error;
  bulletin_store *store = open_store(path, 16);
  for (int n = from; n < from + 10000; n++)
    if (add_page(store, n, &error) != BULLETIN_OK) return 1;
  return 0;
}

static void killed(int rounds) {
  remove_store(path);
  bulletin_close(open_store(path, 16));
  for (int round = 0; round < rounds; round++) {
    pid_t writer = fork();
    CHECK(writer >= 0);
    if (writer == 0) _exit(write_pages(round * 10000));
    struct timespec time = {.tv_nsec = 20000000 + random_below(60000000)};
    nanosleep(&time, NULL);
    kill(writer, SIGKILL);
    waitpid(writer, NULL, 0);
    bulletin_store *store = open_store(path, 16);
    check_whole(store);
    bulletin_close(store);
  }
  bulletin_store *store = open_store(path, 16);
  double ids;
  CHECK((int64_t)find(store, "篇", &ids) ==
        number_of(store, "SELECT count(*) FROM article"));
  CHECK(number_of(store, "SELECT count(*) FROM segment") < 120);
  bulletin_close(store);
}

int main(void) {
  const char *build = getenv("BUILD"), *rounds = getenv("ROUNDS");
  if (build == NULL) build = "build";
  snprintf(path, sizeof path, "%s/spec/pieces.db", build);
  snprintf(other_path, sizeof other_path, "%s/spec/pieces-other.db", build);
  live();
  killed(rounds != NULL ? atoi(rounds) : 10);
  remove_store(path);
  return check_done();
}
