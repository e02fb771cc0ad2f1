/* How often a search asks its database, were that a network away: the store's
** own engine, with its calls counted. With BULLETIN_TEST_STORE, the address of a
** server, also how often it was waited for. */
#include "check.h"

#include "store/store.h"

#include <stdlib.h>
#include <unistd.h>

enum { PAGES = 6, PIECES = 20 };

static bul_engine real;
static int generations, lists, filings, showings, readings, others;

static int count_generation(void *context, int64_t *out,
                            bulletin_error *error) {
  generations++;
  return real.generation(context, out, error);
}

static int count_segments(void *context, bul_segment_sink *sink, void *to,
                          bulletin_error *error) {
  others++;
  return real.segments(context, sink, to, error);
}

static int count_lists(void *context, const bul_list_key *keys, size_t count,
                       bool whole, bul_posting_sink *sink, void *to,
                       bulletin_error *error) {
  lists++;
  return real.lists(context, keys, count, whole, sink, to, error);
}

static int count_cards(void *context, const bul_card_key *keys, size_t count,
                       bul_card_row_sink *sink, void *to,
                       bulletin_error *error) {
  showings++;
  return real.cards(context, keys, count, sink, to, error);
}

static int count_members(void *context, const bul_member_key *keys,
                         size_t count, bul_member_sink *sink, void *to,
                         bulletin_error *error) {
  filings++;
  return real.members(context, keys, count, sink, to, error);
}

static int count_texts(void *context, const int64_t *revisions, size_t count,
                       bul_part_sink *sink, void *to, bulletin_error *error) {
  readings++;
  return real.texts(context, revisions, count, sink, to, error);
}

static void count_calls(bulletin_store *store) {
  real = store->engine;
  store->engine.is_far = true;
  store->engine.generation = count_generation;
  store->engine.segments = count_segments;
  store->engine.lists = count_lists;
  store->engine.cards = count_cards;
  store->engine.members = count_members;
  store->engine.texts = count_texts;
}

/* Its pieces, every second with a tag where `tags`. */
static void add_page(bulletin_store *store, int number, const char *day,
                     bool tags) {
  static char names[PAGES][8], headlines[PAGES][PIECES][32];
  bulletin_element bodies[PIECES];
  bulletin_article articles[PIECES];
  bulletin_stored stored[PIECES];
  bulletin_error error;
  snprintf(names[number], sizeof names[number], "%02d", number);
  for (int i = 0; i < PIECES; i++) {
    snprintf(headlines[number][i], 32, "第%d版第%d篇", number, i);
    bodies[i] = (bulletin_element){
        .kind = BULLETIN_PARAGRAPH,
        .field.text = bulletin_text_of("渠水流进麦田，机声响遍河谷。")};
    articles[i] = (bulletin_article){.headline.text =
                                         bulletin_text_of(headlines[number][i]),
                                     .body = &bodies[i],
                                     .body_count = 1};
  }
  bulletin_page page = {.name = bulletin_text_of(names[number]),
                        .date = bulletin_text_of(day),
                        .articles = articles,
                        .article_count = PIECES};
  CHECK(bulletin_add(stored, store, &page, &error) == BULLETIN_OK);
  for (int i = 0; i < PIECES && tags; i += 2)
    CHECK(!bulletin_tag(store, stored[i].id, bulletin_text_of("水利"), &error));
}

static void show(bulletin_store *store, bulletin_hits *hits, size_t count) {
  bulletin_error error;
  bulletin_card card;
  bulletin_text snippet;
  for (size_t i = 0; i < count; i++) {
    CHECK(bulletin_hit_card(&card, store, hits, i, &error) == BULLETIN_OK);
    CHECK(card.headline.size > 0 && card.source.data == NULL);
    CHECK(!bulletin_hit_snippet(&snippet, store, hits, i, &error));
    CHECK(snippet.size > 0);
  }
}

static void search(bulletin_store *store, const char *query, int64_t limit,
                   size_t expected) {
  bulletin_filter filter = {.limit = limit};
  bulletin_hits *hits;
  bulletin_error error;
  generations = lists = filings = showings = readings = others = 0;
  CHECK(
      !bulletin_search(&hits, store, bulletin_text_of(query), &filter, &error));
  CHECK(bulletin_hits_count(hits) == expected);
  int decided = readings;
  CHECK(generations == 1 && decided <= 1);
  show(store, hits, expected);
  CHECK(showings == 1);
  CHECK(readings - decided == (int)(expected + 31) / 32);
  bulletin_hits_free(hits);
}

/* --- over a network ---------------------------------------------------- */

static uint64_t before;

/* Trips since the last call. */
static int trips(const bulletin_store *store) {
  uint64_t now = bul_sql_trips(store->sql), since = now - before;
  before = now;
  return (int)since;
}

/* A search is a beginning, the lists of all its terms and an end; all headlines
** are another three, and so are the snippets of a window. */
static void count_trips(const char *server) {
  char address[512];
  bulletin_store *store;
  bulletin_error error;
  snprintf(address, sizeof address, "%s&schema=trips_%d", server,
           (int)getpid());
  CHECK(!bulletin_open(&store, bulletin_text_of(address), BULLETIN_READ_WRITE,
                       5000, NULL, &error));
  for (int i = 0; i < PAGES; i++)
    add_page(store, i, "2026-06-10", true);
  bulletin_hits *hits;
  bulletin_filter filter = {.limit = 20};
  bulletin_card card;
  bulletin_text snippet;
  for (int i = 0; i < 2; i++) { /* the segments are read, statements prepared */
    CHECK(!bulletin_search(&hits, store, bulletin_text_of("渠水流进麦田 机声"),
                           &filter, &error));
    CHECK(!bulletin_hit_card(&card, store, hits, 0, &error));
    CHECK(!bulletin_hit_snippet(&snippet, store, hits, 0, &error));
    bulletin_hits_free(hits);
  }
  trips(store);
  CHECK(!bulletin_search(&hits, store, bulletin_text_of("渠水流进麦田 机声"),
                         &filter, &error));
  CHECK(bulletin_hits_count(hits) == 20 && trips(store) == 3);
  for (size_t i = 0; i < 20; i++)
    CHECK(!bulletin_hit_card(&card, store, hits, i, &error));
  CHECK(trips(store) == 3);
  for (size_t i = 0; i < 20; i++)
    CHECK(!bulletin_hit_snippet(&snippet, store, hits, i, &error));
  CHECK(trips(store) == 3);
  bulletin_hits_free(hits);
  /* A piece is three that wait: is it there, its number, its revision's. */
  CHECK(!bulletin_begin(store, &error));
  add_page(store, 0, "2026-06-11", false);
  trips(store);
  add_page(store, 1, "2026-06-11", false);
  CHECK(trips(store) <= 3 * PIECES + 5);
  CHECK(!bulletin_commit(store, &error));
  size_t problems;
  CHECK(!bulletin_check(&problems, store, &error) && problems == 0);
  bulletin_close(store);
}

int main(void) {
  bulletin_store *store;
  bulletin_error error;
  CHECK(!bulletin_open(&store, bulletin_text_of(""), BULLETIN_IN_MEMORY, 0,
                       NULL, &error));
  for (int i = 0; i < PAGES; i++)
    add_page(store, i, "2026-06-10", true);
  count_calls(store);
  search(store, "麦田", -1, PAGES * PIECES); /* the segments are read */
  CHECK(lists == 1 && filings == 0 && others == 1);
  search(store, "渠水流进麦田 机声", 20, 20);
  CHECK(lists == 1 && filings == 0 && others == 0);
  search(store, "麦田 -tag:水利 date:2026 tag:水利 OR 河谷", 20, 20);
  CHECK(lists == 1 && filings == 1 && others == 0);
  search(store, "tag:水利", -1, PAGES * PIECES / 2);
  CHECK(lists == 0 && filings == 1 && others == 0);
  bulletin_close(store);
  const char *server = getenv("BULLETIN_TEST_STORE");
  if (server != NULL && *server != '\0') count_trips(server);
  return check_done();
}
