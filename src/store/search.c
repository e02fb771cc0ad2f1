/*
** search.c - answers in order: by rank, number or date.
*/
#include "../base/day.h"
#include "../base/error.h"
#include "../base/text.h"
#include "filter.h"
#include "hits.h"
#include "../index/lookup.h"
#include "../index/match.h"

#include <stdlib.h>

/* --- answers ----------------------------------------------------------- */

int bul_hits_new(bulletin_hits **out, bulletin_store *store,
                 bulletin_text query, bulletin_error *error) {
  *out = NULL;
  bulletin_allocator memory = store->allocator;
  bulletin_hits *hits = bul_resize(&memory, NULL, 0, sizeof *hits);
  if (hits == NULL) return bul_nomem(error);
  *hits = (bulletin_hits){.allocator = memory};
  bul_arena_init(&hits->arena, &memory);
  int status = BULLETIN_OK;
  if (query.data != NULL) {
    bulletin_text kept;
    if (!bul_arena_text(&kept, &hits->arena, query))
      status = bul_nomem(error);
    else
      status = bul_query_read(&hits->query, kept, &hits->arena, error);
  }
  if (status != BULLETIN_OK) {
    bulletin_hits_free(hits);
    return status;
  }
  *out = hits;
  return BULLETIN_OK;
}

bool bul_hits_add(bulletin_hits *hits, const bulletin_hit *hit) {
  bulletin_hit *grown = bul_grow(&hits->allocator, hits->items, &hits->capacity,
                                 hits->count + 1, sizeof *grown);
  if (grown == NULL) return false;
  hits->items = grown;
  hits->items[hits->count++] = *hit;
  return true;
}

void bulletin_hits_free(bulletin_hits *hits) {
  if (hits == NULL) return;
  bulletin_allocator memory = hits->allocator;
  bul_free(&memory, hits->items, hits->capacity * sizeof *hits->items);
  bul_arena_free(&hits->arena);
  bul_free(&memory, hits, sizeof *hits);
}

size_t bulletin_hits_count(const bulletin_hits *hits) { return hits->count; }

bulletin_hit bulletin_hits_at(const bulletin_hits *hits, size_t i) {
  return hits->items[i];
}

/* --- collecting -------------------------------------------------------- */

/* An answer before it is one. `key` is what a list by date sorts by. */
typedef struct scored {
  float weight;
  int32_t day;
  int64_t id;
  int64_t revision;
  bool maybe;
} scored;

typedef struct collector {
  bulletin_store *store;
  const bul_ready *ready;
  bul_matcher matcher;
  bulletin_error *error;
  bul_set set;
  bool has_set;
  int32_t from, to;
  int order;
  size_t wanted; /* the best so many; SIZE_MAX for all */
  scored *items; /* by rank with a limit: a heap, the worst on top */
  size_t count;
  size_t capacity;
} collector;

/* True when a comes after b. Equal weights: the older article first. */
static bool worse(const scored *a, const scored *b) {
  if (a->weight != b->weight) return a->weight < b->weight;
  return a->id > b->id;
}

static void sift_down(scored *items, size_t count, size_t at) {
  for (;;) {
    size_t child = 2 * at + 1;
    if (child >= count) return;
    if (child + 1 < count && worse(&items[child + 1], &items[child])) child++;
    if (!worse(&items[child], &items[at])) return;
    scored swap = items[at];
    items[at] = items[child];
    items[child] = swap;
    at = child;
  }
}

static void sift_up(scored *items, size_t at) {
  while (at > 0) {
    size_t parent = (at - 1) / 2;
    if (!worse(&items[at], &items[parent])) return;
    scored swap = items[at];
    items[at] = items[parent];
    items[parent] = swap;
    at = parent;
  }
}

static int append(collector *c, const scored *item) {
  scored *grown = bul_grow(&c->store->allocator, c->items, &c->capacity,
                           c->count + 1, sizeof *grown);
  if (grown == NULL) return bul_nomem(c->error);
  c->items = grown;
  c->items[c->count++] = *item;
  return BULLETIN_OK;
}

/* Clears `maybe`, or says that the answer is none. */
static int verify(collector *c, scored *item, bool *holds) {
  *holds = true;
  if (!item->maybe) return BULLETIN_OK;
  item->maybe = false;
  return bul_match_revision(holds, &c->matcher, c->store, item->revision,
                            c->error);
}

static bool passes(const collector *c, const bul_segment *s, uint32_t document) {
  if (s->dead_count > 0 && bul_segment_is_dead(s, document)) return false;
  int32_t day = s->days[document];
  if (day < c->from || day > c->to) return false;
  return !c->has_set || bul_set_has(&c->set, s->articles[document]);
}

/* Takes a document in, if it is among the wanted. */
static int take(collector *c, const bul_segment *s, const bul_found *f) {
  bool heap = c->order == BULLETIN_BY_RANK && c->wanted != SIZE_MAX;
  scored item = {.weight = f->weight, .id = s->articles[f->document]};
  if (heap && c->count == c->wanted &&
      (c->wanted == 0 || !worse(&c->items[0], &item)))
    return BULLETIN_OK;
  if (!passes(c, s, f->document)) return BULLETIN_OK;
  item.day = s->days[f->document];
  item.revision = s->revisions[f->document];
  item.maybe = f->maybe;
  if (!heap) return append(c, &item);
  bool holds;
  int status = verify(c, &item, &holds);
  if (status != BULLETIN_OK || !holds) return status;
  if (c->count < c->wanted) {
    status = append(c, &item);
    if (status == BULLETIN_OK) sift_up(c->items, c->count - 1);
    return status;
  }
  c->items[0] = item;
  sift_down(c->items, c->count, 0);
  return BULLETIN_OK;
}

static int by_rank(const void *left, const void *right) {
  const scored *a = left, *b = right;
  return worse(b, a) ? -1 : worse(a, b);
}

static int by_id(const void *left, const void *right) {
  const scored *a = left, *b = right;
  return (a->id > b->id) - (a->id < b->id);
}

static int by_date(const void *left, const void *right) {
  const scored *a = left, *b = right;
  if (a->day != b->day) return a->day < b->day ? -1 : 1;
  return by_id(left, right);
}

static int by_date_down(const void *left, const void *right) {
  const scored *a = left, *b = right;
  if (a->day != b->day) return a->day > b->day ? -1 : 1;
  return by_id(left, right);
}

static void sort(collector *c) {
  static int (*const orders[])(const void *, const void *) = {
      [BULLETIN_BY_RANK] = by_rank,
      [BULLETIN_BY_ID] = by_id,
      [BULLETIN_BY_DATE] = by_date,
      [BULLETIN_BY_DATE_DOWN] = by_date_down};
  int (*order)(const void *, const void *) = orders[c->order];
  for (size_t i = 1; i < c->count; i++) {
    if (order(&c->items[i - 1], &c->items[i]) <= 0) continue;
    qsort(c->items, c->count, sizeof *c->items, order);
    return;
  }
}

/* --- searching --------------------------------------------------------- */

static int collect(collector *c, const bul_query *query) {
  bul_lookup lookup;
  int status = bul_lookup_start(&lookup, c->store, query, c->error);
  const bul_index *index = &c->store->index;
  bool heap = c->order == BULLETIN_BY_RANK && c->wanted != SIZE_MAX;
  for (size_t s = 0; s < index->count && status == BULLETIN_OK; s++) {
    if (heap && c->count > 0 && c->count == c->wanted)
      lookup.floor = c->items[0].weight;
    status = bul_lookup_segment(&lookup, s, c->error);
    for (size_t i = 0; i < lookup.result.count && status == BULLETIN_OK; i++)
      status = take(c, &index->segments[s], &lookup.result.items[i]);
  }
  bul_lookup_end(&lookup);
  return status;
}

/* Puts the answers, in order, into `hits`: `limit` from `offset` on. */
static int deliver(collector *c, bulletin_hits *hits) {
  int64_t offset = c->ready->filter->offset, limit = c->ready->filter->limit;
  sort(c);
  for (size_t i = 0; i < c->count; i++) {
    if (limit >= 0 && hits->count >= (size_t)limit) break;
    bool holds;
    int status = verify(c, &c->items[i], &holds);
    if (status != BULLETIN_OK) return status;
    if (!holds || offset-- > 0) continue;
    bulletin_hit hit = {.id = c->items[i].id,
                        .revision_key = c->items[i].revision,
                        .score = (double)c->items[i].weight};
    if (!bul_hits_add(hits, &hit)) return bul_nomem(c->error);
  }
  return BULLETIN_OK;
}

static int search_text(bulletin_hits *hits, bulletin_store *store,
                       const bul_ready *ready, bulletin_error *error) {
  const bulletin_filter *filter = ready->filter;
  collector c = {.store = store,
                 .ready = ready,
                 .matcher = {.query = &hits->query},
                 .error = error,
                 .order = filter->order,
                 .from = BUL_NO_DAY,
                 .to = INT32_MAX,
                 .wanted = SIZE_MAX};
  if (ready->impossible) return BULLETIN_OK;
  if (filter->limit >= 0 && filter->offset <= INT64_MAX - filter->limit)
    c.wanted = (size_t)(filter->limit + (filter->offset > 0 ? filter->offset : 0));
  bool has_from = bul_day_parse(&c.from, bulletin_text_of(ready->from));
  bool has_to = bul_day_parse(&c.to, bulletin_text_of(ready->to));
  if (has_to && !has_from) c.from = BUL_NO_DAY + 1; /* dated ones only */
  c.has_set = filter->condition_count > 0;
  int status = bul_store_refresh(store, error);
  if (status == BULLETIN_OK && c.has_set)
    status = bul_filter_set(&c.set, store, ready, error);
  if (status == BULLETIN_OK) status = collect(&c, &hits->query);
  if (status == BULLETIN_OK) status = deliver(&c, hits);
  bul_set_free(&c.set, store);
  bul_free(&store->allocator, c.items, c.capacity * sizeof *c.items);
  return status;
}

/* Without a query there is nothing to rank: the table of days answers. */
static int list_all(bulletin_hits *hits, bulletin_store *store,
                    const bul_ready *ready, bulletin_error *error) {
  static const char *const tails[] = {
      [BULLETIN_BY_RANK] = "ORDER BY f.article",
      [BULLETIN_BY_ID] = "ORDER BY f.article",
      [BULLETIN_BY_DATE] = "ORDER BY f.value, f.article",
      [BULLETIN_BY_DATE_DOWN] = "ORDER BY f.value DESC, f.article"};
  int64_t offset = ready->filter->offset, limit = ready->filter->limit;
  bul_rows rows;
  int status = BULLETIN_OK;
  bul_filter_open(&rows, store, ready, "SELECT f.article", BUL_KIND_DAY,
                  tails[ready->filter->order]);
  while (bul_rows_next(&rows)) {
    if (limit >= 0 && hits->count >= (size_t)limit) break;
    if (offset-- > 0) continue;
    bulletin_hit hit = {.id = bul_rows_int(&rows, 0)};
    if (!bul_hits_add(hits, &hit)) {
      status = bul_nomem(error);
      break;
    }
  }
  int end = bul_rows_close(&rows, error);
  return status == BULLETIN_OK ? end : status;
}

int bulletin_search(bulletin_hits **out, bulletin_store *store,
                    bulletin_text query, const bulletin_filter *filter,
                    bulletin_error *error) {
  int status = bul_hits_new(out, store, query, error);
  if (status != BULLETIN_OK) return status;
  bul_ready ready = {0};
  status = bul_read_begin(store, error);
  if (status == BULLETIN_OK) {
    status = bul_filter_ready(&ready, store, filter, error);
    if (status == BULLETIN_OK)
      status = query.data == NULL ? list_all(*out, store, &ready, error)
                                  : search_text(*out, store, &ready, error);
    bul_filter_free(&ready, store);
    status = bul_read_end(store, status, error);
  }
  if (status != BULLETIN_OK) {
    bulletin_hits_free(*out);
    *out = NULL;
  }
  return status;
}

/* --- cards ------------------------------------------------------------- */

/* Packs the four texts of a card into one block. */
static int keep_card(bulletin_store *store, bul_card *slot, const bul_rows *rows,
                     bulletin_error *error) {
  bulletin_text texts[4];
  size_t size = 1;
  for (int i = 0; i < 4; i++) {
    texts[i] = bul_rows_text(rows, i);
    size += texts[i].size;
  }
  bul_free(&store->allocator, slot->texts, slot->size);
  *slot = (bul_card){0};
  slot->texts = bul_resize(&store->allocator, NULL, 0, size);
  if (slot->texts == NULL) return bul_nomem(error);
  slot->size = size;
  char *at = slot->texts;
  for (int i = 0; i < 4; i++) {
    if (texts[i].data == NULL) continue;
    memcpy(at, texts[i].data, texts[i].size);
    texts[i].data = at;
    at += texts[i].size;
  }
  slot->card = (bulletin_card){texts[0], texts[1], texts[2], texts[3]};
  return BULLETIN_OK;
}

static int read_card(bulletin_store *store, bul_card *slot, int64_t revision,
                     bulletin_error *error) {
  bul_rows rows;
  bul_rows_open(&rows, store->sql,
                "SELECT r.headline, ifnull(r.date, p.date), s.name, p.name "
                "FROM revision r JOIN article a ON a.id = r.article "
                "JOIN page p ON p.id = a.page "
                "LEFT JOIN source s ON s.id = p.source WHERE r.id = ?",
                "i", revision);
  int status = BULLETIN_OK;
  bool there = bul_rows_next(&rows);
  if (there) status = keep_card(store, slot, &rows, error);
  int end = bul_rows_close(&rows, error);
  if (status == BULLETIN_OK) status = end;
  if (status == BULLETIN_OK && !there)
    status = bul_fail(error, BULLETIN_NOTFOUND, "the article is gone");
  if (status == BULLETIN_OK) slot->revision = revision;
  return status;
}

int bulletin_hit_card(bulletin_card *out, bulletin_store *store,
                      const bulletin_hit *hit, bulletin_error *error) {
  *out = (bulletin_card){0};
  int64_t revision = hit->revision_key;
  if (revision == 0) {
    int status = bul_sql_number(&revision, store->sql, error,
                                "SELECT revision FROM article WHERE id = ?",
                                "i", hit->id);
    if (status != BULLETIN_OK) return status;
  }
  if (store->cards == NULL) {
    size_t size = BUL_CARDS * sizeof *store->cards;
    store->cards = bul_resize(&store->allocator, NULL, 0, size);
    if (store->cards == NULL) return bul_nomem(error);
    memset(store->cards, 0, size);
  }
  bul_card *slot = &store->cards[revision & (BUL_CARDS - 1)];
  if (slot->revision != revision) {
    int status = read_card(store, slot, revision, error);
    if (status != BULLETIN_OK) return status;
  }
  *out = slot->card;
  return BULLETIN_OK;
}
