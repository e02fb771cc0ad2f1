/*
** hits.h - lists of answers.
*/
#ifndef BUL_HITS_H
#define BUL_HITS_H

#include "../index/query.h"
#include "store.h"

struct bulletin_hits {
  bulletin_allocator allocator;
  bul_arena arena; /* of the query */
  bul_query query; /* no phrases: there was none */
  bulletin_hit *items;
  size_t count;
  size_t capacity;
  bool stopped; /* there may be more */
};

/* An empty list; `query` is read, if there is one. */
int bul_hits_new(bulletin_hits **out, bulletin_store *store,
                 bulletin_text query, bulletin_error *error);
bool bul_hits_add(bulletin_hits *hits, const bulletin_hit *hit);

#endif
