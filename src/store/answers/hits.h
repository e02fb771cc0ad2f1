/*
** hits.h - lists of answers.
*/
#ifndef BUL_HITS_H
#define BUL_HITS_H

#include "../../index/collect.h"
#include "../store.h"

typedef struct bul_card_place {
  size_t at, size; /* size 0: nothing */
} bul_card_place;

/* What was read at one go for some answers that follow each other. */
typedef struct bul_window {
  size_t first, count;    /* answers */
  bul_card_place *places; /* in `bytes`, one an answer */
  size_t capacity;
  bul_buffer bytes;
} bul_window;

struct bulletin_hits {
  bulletin_allocator allocator;
  bul_arena arena; /* of the query */
  bul_query query; /* no phrases: there was none */
  bul_answer *items;
  size_t count;
  size_t capacity;
  bool stopped; /* there may be more */
  bul_window cards;
  bul_buffer card; /* the newest one that is not from the window */
  bul_window snippets;
};

/* An empty list; `query` is read, if there is one. */
int bul_hits_new(bulletin_hits **out, bulletin_store *store,
                 bulletin_text query, bulletin_error *error);

/* Adds answers about the article `id`, of the state that is being read. */
typedef int bul_hits_finder(bulletin_hits *hits, bulletin_store *store,
                            int64_t id, bulletin_error *error);

/* What `find` adds to a new list in one state of the file: the best `limit`, or
** all when it is negative. */
int bul_hits_find(bulletin_hits **out, bulletin_store *store, int64_t id,
                  int64_t limit, bul_hits_finder *find, bulletin_error *error);

/* Adds an answer whose card is nowhere. */
bool bul_hits_add(bulletin_hits *hits, const bulletin_hit *hit);

/* Sorts answers by score, equal ones by number; `limit` of them stay, or all
** when it is negative. */
void bul_hits_rank(bulletin_hits *hits, int64_t limit);

static inline bool bul_window_has(const bul_window *window, size_t i) {
  return i >= window->first && i - window->first < window->count;
}

/* Empties a window and lays it over the answers from `first` on, at most
** `most` of them. */
int bul_window_move(bul_window *window, const bulletin_hits *hits, size_t first,
                    size_t most, bulletin_error *error);

#endif
