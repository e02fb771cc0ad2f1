/*
** query_words.h - the fields that a query may name before a colon.
**
** All but headline and date are fields by which the archive files its pieces;
** the archive says which articles have a value of theirs.
*/
#ifndef BUL_QUERY_WORDS_H
#define BUL_QUERY_WORDS_H

#include "../base/text.h"

#define FIELD(name) BUL_ROW(#name),
static const bulletin_text query_fields[] = {BULLETIN_EACH_FACET(FIELD)};
#undef FIELD

/* For the message about a field that is none. */
#define QUERY_FIELDS                                                           \
  "headline, date, reporter or another role, person, place, organization, "    \
  "tag, column, page, source"

#endif
