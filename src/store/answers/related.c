/*
** related.c - articles about the same.
**
** What an article is about are the people, places and organizations that it
** names, and its keywords. Each weighs the more, the fewer articles have it:
** log((N + 1) / n), after Spärck Jones, "A statistical interpretation of term
** specificity and its application in retrieval" (1972). The score of another
** article is the part of this weight that it has too; less for one that names
** much more, such as a list of the honoured, which shares by chance.
*/
#include "../../base/error.h"
#include "../../base/text.h"
#include "../../index/collect.h"
#include "../articles/content.h"
#include "hits.h"
#include "../articles/names.h"

#include <math.h>
#include <stdlib.h>

enum {
  KEYWORDS = 12,    /* of an article: the best say what it is about */
  NAMES = 200,      /* of an article are read; only lists have more */
  USUAL_NAMES = 20, /* of an article: fewer are no reason to doubt others */
  COMMON = 100,     /* what more articles have, and more than */
  COMMON_PART = 4   /* this part of all, tells nothing and takes long to read */
};

/* Less in common than this is chance: one place, or a common word. */
static const double LEAST = 0.1;

/* An article that has something too. */
typedef struct share {
  int64_t article;
  double weight;
} share;

typedef struct relation {
  bulletin_store *store;
  bulletin_error *error;
  int64_t id; /* whose relatives are looked for */
  uint64_t articles;
  double total; /* weight of all that others have too */
  share *shares;
  size_t count, capacity;
  int64_t names[NAMES];
  size_t name_count;
} relation;

/* What `count` articles have; 0 for what is not worth reading. */
static double weight_of(const relation *r, uint64_t count) {
  if (count < 2 || (count > COMMON && count > r->articles / COMMON_PART))
    return 0;
  return log((double)(r->articles + 1) / (double)count);
}

static int add_share(relation *r, int64_t article, double weight) {
  if (article == r->id) return BULLETIN_OK;
  share *grown = bul_grow(&r->store->allocator, r->shares, &r->capacity,
                          r->count + 1, sizeof *grown);
  if (grown == NULL) return bul_nomem(r->error);
  r->shares = grown;
  r->shares[r->count++] = (share){article, weight};
  return BULLETIN_OK;
}

/* --- names ------------------------------------------------------------- */

static int read_names(relation *r) {
  bul_rows rows;
  bul_rows_open(&rows, r->store->sql,
                "SELECT name FROM mention WHERE article = ?1 "
                "/*+ AND shard = (SELECT shard FROM article WHERE id = ?1) */ "
                "ORDER BY name",
                "i", r->id);
  while (r->name_count < NAMES && bul_rows_next(&rows))
    r->names[r->name_count++] = bul_rows_int(&rows, 0);
  return bul_rows_close(&rows, r->error);
}

static int share_name(relation *r, int64_t name) {
  int64_t count = 0;
  int status =
      bul_sql_number(&count, r->store->sql, r->error,
                     "SELECT count(*) FROM mention WHERE name = ?", "i", name);
  double weight = weight_of(r, (uint64_t)count);
  if (status != BULLETIN_OK || weight == 0) return status;
  r->total += weight;
  bul_rows rows;
  bul_rows_open(&rows, r->store->sql,
                "SELECT article FROM mention WHERE name = ?", "i", name);
  while (status == BULLETIN_OK && bul_rows_next(&rows))
    status = add_share(r, bul_rows_int(&rows, 0), weight);
  return bul_rows_end(&rows, status, r->error);
}

/* Is the term one of the names, and counts already? */
static int is_name(bool *out, const relation *r, bulletin_text term) {
  *out = false;
  int status = BULLETIN_OK;
  for (int64_t kind = BUL_KIND_PERSON;
       bul_kind_is_name(kind) && !*out && status == BULLETIN_OK; kind++) {
    int64_t name = 0;
    status = bul_sql_number(&name, r->store->sql, r->error,
                            "SELECT id FROM name WHERE kind = ?1 AND text = ?2 "
                            "/*+ AND shard = 0 */",
                            "it", kind, term);
    for (size_t i = 0; i < r->name_count; i++)
      *out |= r->names[i] == name;
  }
  return status;
}

/* --- terms ------------------------------------------------------------- */

/* The articles that have the phrase `query`. */
static int share_phrase(relation *r, const bul_query *query) {
  bul_request request = {.query = query,
                         .order = BULLETIN_BY_ID,
                         .limit = SIZE_MAX,
                         .from = BUL_NO_DAY,
                         .to = INT32_MAX};
  bul_answers answers;
  bul_answers_init(&answers, &r->store->allocator);
  int status = bul_collect(&answers, &r->store->index, &request, r->error);
  double weight = weight_of(r, answers.count);
  if (status == BULLETIN_OK && weight > 0) r->total += weight;
  for (size_t i = 0; i < answers.count && status == BULLETIN_OK && weight > 0;
       i++)
    status = add_share(r, answers.items[i].hit.id, weight);
  bul_answers_free(&answers);
  return status;
}

static int share_term(relation *r, bulletin_text term) {
  bool known;
  int status = is_name(&known, r, term);
  if (status != BULLETIN_OK || known) return status;
  bul_buffer quoted;
  bul_arena arena;
  bul_query query;
  bul_buffer_init(&quoted, &r->store->allocator);
  bul_arena_init(&arena, &r->store->allocator);
  bul_buffer_add(&quoted, "\"", 1);
  bul_buffer_add_text(&quoted, term);
  bul_buffer_add(&quoted, "\"", 1);
  if (quoted.failed)
    status = bul_nomem(r->error);
  else
    status = bul_query_read(&query, bul_text(quoted.data, quoted.size), &arena,
                            r->error);
  if (status == BULLETIN_OK)
    status = share_phrase(r, &query);
  else if (status == BULLETIN_QUERY)
    status = BULLETIN_OK; /* marks alone: nothing to look for */
  bul_arena_free(&arena);
  bul_buffer_free(&quoted);
  return status;
}

static int share_keywords(relation *r, const bulletin_article *article) {
  const bulletin_allocator *allocator = &r->store->allocator;
  bulletin_keyword_options options = {.limit = KEYWORDS};
  bulletin_keywords keywords = {0};
  bulletin_string running;
  int status = bulletin_running_text(&running, &options.title_size, article,
                                     allocator, r->error);
  if (status == BULLETIN_OK && running.text.size > 0)
    status = bulletin_keywords_read(&keywords, running.text, &options,
                                    allocator, r->error);
  for (size_t i = 0; i < keywords.count && status == BULLETIN_OK; i++)
    status = share_term(r, keywords.items[i].term);
  bulletin_keywords_free(&keywords);
  bulletin_string_free(&running);
  return status;
}

/* --- related ----------------------------------------------------------- */

/* Weights of an article have an order, too: equal ones make equal sums. */
static int by_article(const void *left, const void *right) {
  const share *a = left, *b = right;
  if (a->article != b->article) return a->article < b->article ? -1 : 1;
  return (a->weight > b->weight) - (a->weight < b->weight);
}

/* An article that names k times as many has its score divided by the root of
** k. */
static int weigh_names(const relation *r, bulletin_hit *hit) {
  int64_t count = 0;
  int status =
      bul_sql_number(&count, r->store->sql, r->error,
                     "SELECT count(*) FROM mention WHERE article = ?1 /*+ AND "
                     "shard = (SELECT shard FROM article WHERE id = ?1) */",
                     "i", hit->id);
  size_t own = r->name_count > USUAL_NAMES ? r->name_count : USUAL_NAMES;
  if ((size_t)count > own) hit->score *= sqrt((double)own / (double)count);
  return status;
}

/* Sums what each article shares, and keeps those that share enough. */
static int keep_hits(relation *r, bulletin_hits *hits) {
  int status = BULLETIN_OK;
  if (r->count > 0) qsort(r->shares, r->count, sizeof *r->shares, by_article);
  for (size_t i = 0; i < r->count && status == BULLETIN_OK;) {
    bulletin_hit hit = {.id = r->shares[i].article};
    for (; i < r->count && r->shares[i].article == hit.id; i++)
      hit.score += r->shares[i].weight / r->total;
    if (hit.score < LEAST) continue;
    status = weigh_names(r, &hit);
    if (status == BULLETIN_OK && hit.score >= LEAST &&
        !bul_hits_add(hits, &hit))
      status = bul_nomem(r->error);
  }
  return status;
}

static int find_related(bulletin_hits *hits, bulletin_store *store, int64_t id,
                        bulletin_error *error) {
  relation r = {.store = store, .error = error, .id = id};
  bul_entry entry;
  bulletin_article article;
  bul_arena arena;
  bul_arena_init(&arena, &store->allocator);
  int status = bul_store_refresh(store, error);
  r.articles = store->index.live;
  if (status == BULLETIN_OK)
    status = bul_entry_present(&entry, store, id, error);
  if (status == BULLETIN_OK)
    status = bul_revision_read(&article, store, entry.revision, &arena, error);
  if (status == BULLETIN_OK) status = read_names(&r);
  for (size_t i = 0; i < r.name_count && status == BULLETIN_OK; i++)
    status = share_name(&r, r.names[i]);
  if (status == BULLETIN_OK) status = share_keywords(&r, &article);
  if (status == BULLETIN_OK) status = keep_hits(&r, hits);
  bul_free(&store->allocator, r.shares, r.capacity * sizeof *r.shares);
  bul_arena_free(&arena);
  return status;
}

int bulletin_related(bulletin_hits **out, bulletin_store *store, int64_t id,
                     int64_t limit, bulletin_error *error) {
  return bul_hits_find(out, store, id, limit, find_related, error);
}
