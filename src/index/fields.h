/*
** fields.h - the parts of a query that are not looked for in texts: values
** that articles are filed under, and days.
*/
#ifndef BUL_FIELDS_H
#define BUL_FIELDS_H

#include "engine.h"
#include "query.h"
#include "set.h"

typedef struct bul_fields {
  bulletin_allocator allocator;
  const bul_query *query;
  bul_set sets[BUL_MOST_PHRASES]; /* by phrase: articles with its value */
} bul_fields;

void bul_fields_init(bul_fields *fields, const bul_query *query,
                     const bulletin_allocator *allocator);
void bul_fields_free(bul_fields *fields);

/* Asks for the articles of all values at one go. */
int bul_fields_read(bul_fields *fields, const bul_engine *engine,
                    bulletin_error *error);

/* Whether an article meets phrase `p`, which names a field or a day. */
static inline bool bul_fields_hold(const bul_fields *fields, size_t p,
                                   int64_t article, int32_t day) {
  const bul_phrase *phrase = &fields->query->phrases[p];
  if (phrase->kind == BUL_PHRASE_DAYS)
    return phrase->from <= day && day <= phrase->to;
  return bul_set_has(&fields->sets[p], article);
}

#endif
