/*
** hits.c - see hits.h.
*/
#include "hits.h"

#include "../../base/error.h"

#include <stdlib.h>
#include <string.h>

static int check_query(bulletin_text query, bulletin_error *error) {
  bulletin_error found;
  if (bul_name_check(query, "query", &found) == BULLETIN_OK) return BULLETIN_OK;
  return bul_fail_at(error, BULLETIN_QUERY, 0, found.byte, "%s", found.message);
}

int bul_hits_new(bulletin_hits **out, bulletin_store *store,
                 bulletin_text query, bulletin_error *error) {
  *out = NULL;
  bulletin_allocator memory = store->allocator;
  bulletin_hits *hits = bul_resize(&memory, NULL, 0, sizeof *hits);
  if (hits == NULL) return bul_nomem(error);
  *hits = (bulletin_hits){.allocator = memory};
  bul_arena_init(&hits->arena, &memory);
  bul_buffer_init(&hits->cards.bytes, &hits->allocator);
  bul_buffer_init(&hits->snippets.bytes, &hits->allocator);
  bul_buffer_init(&hits->card, &hits->allocator);
  int status = BULLETIN_OK;
  if (query.data != NULL) {
    bulletin_text kept;
    status = check_query(query, error);
    if (status == BULLETIN_OK && !bul_arena_text(&kept, &hits->arena, query))
      status = bul_nomem(error);
    if (status == BULLETIN_OK)
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
  bul_answer *grown = bul_grow(&hits->allocator, hits->items, &hits->capacity,
                               hits->count + 1, sizeof *grown);
  if (grown == NULL) return false;
  hits->items = grown;
  hits->items[hits->count++] = (bul_answer){.hit = *hit};
  return true;
}

static int by_score(const void *left, const void *right) {
  const bulletin_hit *a = left, *b = right;
  if (a->score != b->score) return a->score > b->score ? -1 : 1;
  return (a->id > b->id) - (a->id < b->id);
}

void bul_hits_rank(bulletin_hits *hits, int64_t limit) {
  if (hits->count > 1)
    qsort(hits->items, hits->count, sizeof *hits->items, by_score);
  if (limit >= 0 && hits->count > (size_t)limit) hits->count = (size_t)limit;
}

static int find_once(bulletin_hits **out, bulletin_store *store, int64_t id,
                     int64_t limit, bul_hits_finder *find,
                     bulletin_error *error) {
  int status = bul_hits_new(out, store, (bulletin_text){NULL, 0}, error);
  if (status != BULLETIN_OK) return status;
  status = bul_read_begin(store, error);
  if (status == BULLETIN_OK) {
    status = find(*out, store, id, error);
    status = bul_read_end(store, status, error);
  }
  if (status != BULLETIN_OK) {
    bulletin_hits_free(*out);
    *out = NULL;
    return status;
  }
  bul_hits_rank(*out, limit);
  return BULLETIN_OK;
}

int bul_hits_find(bulletin_hits **out, bulletin_store *store, int64_t id,
                  int64_t limit, bul_hits_finder *find, bulletin_error *error) {
  int status, tries = 0;
  do
    status = find_once(out, store, id, limit, find, error);
  while (bulletin_again(store, status, &tries));
  return status;
}

int bul_window_move(bul_window *w, const bulletin_hits *hits, size_t first,
                    size_t most, bulletin_error *error) {
  size_t left = hits->count - first, count = left < most ? left : most;
  w->count = 0;
  w->bytes.size = 0;
  w->bytes.failed = false;
  bul_card_place *places = bul_grow(&hits->allocator, w->places, &w->capacity,
                                    count, sizeof *places);
  if (places == NULL) return bul_nomem(error);
  w->places = places;
  w->first = first;
  w->count = count;
  memset(places, 0, count * sizeof *places);
  return BULLETIN_OK;
}

static void free_window(const bulletin_hits *hits, bul_window *w) {
  bul_free(&hits->allocator, w->places, w->capacity * sizeof *w->places);
  bul_buffer_free(&w->bytes);
}

void bulletin_hits_free(bulletin_hits *hits) {
  if (hits == NULL) return;
  bulletin_allocator memory = hits->allocator;
  bul_free(&memory, hits->items, hits->capacity * sizeof *hits->items);
  free_window(hits, &hits->cards);
  free_window(hits, &hits->snippets);
  bul_buffer_free(&hits->card);
  bul_arena_free(&hits->arena);
  bul_free(&memory, hits, sizeof *hits);
}

bool bulletin_hits_complete(const bulletin_hits *hits) {
  return !hits->stopped;
}

size_t bulletin_hits_count(const bulletin_hits *hits) {
  return hits->count;
}

bulletin_hit bulletin_hits_at(const bulletin_hits *hits, size_t i) {
  return hits->items[i].hit;
}
