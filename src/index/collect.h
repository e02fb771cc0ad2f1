/*
** collect.h - the answers to a query, in order: by rank, number or date.
*/
#ifndef BUL_COLLECT_H
#define BUL_COLLECT_H

#include "index.h"
#include "query.h"
#include "set.h"

/* An article, its revision and score; and where the index has its card,
** segment 0 for nowhere. */
typedef struct bul_answer {
  bulletin_hit hit; /* first, so that lists can be sorted by it */
  bul_card_key card;
  int32_t day;
  bool maybe; /* within collect.c: the text must be read to be sure */
} bul_answer;

typedef struct bul_answers {
  bulletin_allocator allocator;
  bul_answer *items;
  size_t count;
  size_t capacity;
} bul_answers;

/* What is asked for: answers of days `from` to `to` (BUL_NO_DAY lies before
** all others) and of articles in `set`, if there is one. */
typedef struct bul_request {
  const bul_query *query;
  int order; /* bulletin_order */
  size_t offset;
  size_t limit; /* SIZE_MAX: all */
  int32_t from, to;
  const bul_set *set;
} bul_request;

void bul_answers_init(bul_answers *answers,
                      const bulletin_allocator *allocator);
void bul_answers_free(bul_answers *answers);

/* Finds the answers to `request`, all of them certain; `out` was initialised. */
int bul_collect(bul_answers *out, const bul_index *index,
                const bul_request *request, bulletin_error *error);

#endif
