/*
** match.h - queries held against text itself: where the index leaves a doubt,
** and for snippets.
*/
#ifndef BUL_MATCH_H
#define BUL_MATCH_H

#include "engine.h"
#include "query.h"

/* The units of one text. */
typedef struct bul_unit_list {
  bulletin_allocator allocator;
  bul_unit *items;
  size_t count;
  size_t capacity;
} bul_unit_list;

void bul_unit_list_init(bul_unit_list *list,
                        const bulletin_allocator *allocator);
void bul_unit_list_free(bul_unit_list *list);

/* Reads `text`; the units point into it. False when memory ran out. */
bool bul_unit_list_read(bul_unit_list *list, bulletin_text text);

/* The first unit, from `from` on, at which the phrase stands; list->count
** when there is none. */
size_t bul_match_phrase(const bul_phrase *phrase, const bul_unit_list *list,
                        size_t from);

enum { BUL_MOST_FORMS = 8 };

/* The characters that a phrase may begin with, spelled out when they are first
** needed. */
typedef struct bul_beginning {
  bool ready;
  uint8_t count; /* 0: a word, or a character of too many forms */
  char forms[BUL_MOST_FORMS][4];
  uint8_t sizes[BUL_MOST_FORMS];
} bul_beginning;

/* A query held against one text after another; zero but for the query. */
typedef struct bul_matcher {
  const bul_query *query;
  bul_beginning beginnings[BUL_MOST_PHRASES];
} bul_matcher;

/* A revision whose text is to be held against a query. `held`: a bit for each
** phrase about a field or a day that it meets. */
typedef struct bul_doubt {
  int64_t revision;
  uint64_t held;
  bool holds; /* the answer */
} bul_doubt;

_Static_assert(BUL_MOST_PHRASES <= 64, "a bit for each");

enum { BUL_MOST_DOUBTS = 1024 }; /* at one go */

/* Does the query hold for `count` revisions, whose numbers rise? Their texts
** are asked for at one go. */
int bul_match_revisions(bul_doubt *doubts, size_t count, bul_matcher *matcher,
                        const bul_engine *engine, bulletin_error *error);

#endif
