/*
** query_words.h - the fields that a query may name before a colon.
**
** All but headline and date are fields by which the archive files its pieces;
** the archive says which articles have a value of theirs.
*/
#ifndef BUL_QUERY_WORDS_H
#define BUL_QUERY_WORDS_H

#include "../base/text.h"

static const bulletin_text query_fields[] = {
    BUL_ROW("source"),        BUL_ROW("page"),         BUL_ROW("column"),
    BUL_ROW("tag"),           BUL_ROW("person"),       BUL_ROW("place"),
    BUL_ROW("organization"),  BUL_ROW("reporter"),     BUL_ROW("intern"),
    BUL_ROW("correspondent"), BUL_ROW("special"),      BUL_ROW("commentator"),
    BUL_ROW("author"),        BUL_ROW("photographer"), BUL_ROW("editor"),
    BUL_ROW("proofreader"),   BUL_ROW("translator"),   BUL_ROW("compiler"),
};

/* For the message about a field that is none. */
#define QUERY_FIELDS                                                           \
  "headline, date, reporter or another role, person, place, organization, "    \
  "tag, column, page, source"

#endif
