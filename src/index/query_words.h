/*
** query_words.h - the fields that a query may name before a colon.
**
** All but headline and date are fields by which the archive files its pieces;
** the archive says which articles have a value of theirs. What each is called in
** Chinese stands in field_words.h.
*/
#ifndef BUL_QUERY_WORDS_H
#define BUL_QUERY_WORDS_H

#include "../bulletin.h"

#include <stddef.h>

#define FIELD(name) #name,
static const char *const query_fields[] = {
    "headline", "date", BULLETIN_EACH_FACET(FIELD) NULL};
#undef FIELD

/* For the message about an unknown field. */
#define QUERY_FIELDS                                                           \
  "headline, date, reporter or another role, person, place, organization, "    \
  "tag, column, page, source, or their Chinese names"

#endif
