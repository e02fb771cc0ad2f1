/*
** filter.h - which articles: conditions as SQL over the table `facet`, and as
** sets that a search looks into.
*/
#ifndef BUL_FILTER_H
#define BUL_FILTER_H

#include "../../index/set.h"
#include "../store.h"

/* A filter made ready: numbers for fields, whole days for dates. */
typedef struct bul_ready {
  const bulletin_filter *filter;
  int64_t *kinds;  /* one for each condition */
  bool impossible; /* a field that no article has */
  char from[11];   /* YYYY-MM-DD; "" for no bound */
  char to[11];
} bul_ready;

/* Free with bul_filter_free, whatever the result. QUERY when a date or another
** part cannot be read, LIMIT when there are too many conditions. */
int bul_filter_ready(bul_ready *out, bulletin_store *store,
                     const bulletin_filter *filter, bulletin_error *error);
void bul_filter_free(bul_ready *ready, bulletin_store *store);

/* Opens a statement over `FROM facet f`: `head` before it (its ?1 is `kind`),
** rows of that kind which the filter lets through, then `tail`. */
void bul_filter_open(bul_rows *rows, bulletin_store *store,
                     const bul_ready *ready, const char *head, int64_t kind,
                     const char *tail);

/* Rows of the articles that have a value of the field of number `kind`. */
void bul_members_open(bul_rows *rows, bulletin_store *store, int64_t kind,
                      bulletin_text value);

/* The articles that meet the filter's conditions, its dates aside. */
int bul_filter_set(bul_set *out, bulletin_store *store, const bul_ready *ready,
                   bulletin_error *error);
void bul_set_free(bul_set *set, bulletin_store *store);

#endif
