/*
** query.h - the query language, read into a tree.
**
**     query   ::= clause { clause }               all of them
**     clause  ::= '-' term | term { 'OR' term }   none; one of them
**     term    ::= [ 'headline:' ] ( word | '"' anything '"' )
**
** Words end at white space. Quotes may be “ ” too, and every mark may be
** full-width. A word in which characters and marks alternate is a phrase.
*/
#ifndef BUL_QUERY_H
#define BUL_QUERY_H

#include "../base/memory.h"
#include "units.h"

enum { BUL_MOST_PHRASES = 64 }; /* of a query */

/* Something to look for: units at fixed distances. */
typedef struct bul_phrase {
  bool headline_only;
  bul_unit *units; /* positions count from 0 */
  size_t size;
} bul_phrase;

typedef struct bul_clause {
  bool negative;
  size_t first; /* phrases, one of which must be there, or must not */
  size_t size;
} bul_clause;

typedef struct bul_query {
  bul_phrase *phrases;
  size_t phrase_count;
  bul_clause *clauses;
  size_t clause_count;
} bul_query;

/* Reads `text` into `arena`; units point into `text`. QUERY with the byte
** where it goes wrong. */
int bul_query_read(bul_query *out, bulletin_text text, bul_arena *arena,
                   bulletin_error *error);

#endif
