/*
** query.h - the query language, read into a tree.
**
**     query   ::= clause { clause }               all of them
**     clause  ::= '-' term | term { 'OR' term }   none; one of them
**     term    ::= [ 'headline:' ] value | field ':' value | 'date:' days
**     value   ::= word | '"' anything '"'
**     days    ::= day | [ day ] '..' [ day ]      YYYY, YYYY-MM, YYYY-MM-DD
**
** Words end at white space. Quotes may be “ ” too, and every mark may be
** full-width. A word in which characters and marks alternate is a phrase. The
** fields stand in query_words.h, and their Chinese names in field_words.h; a Han
** word before a colon that names no field is a word. A field's value is the whole
** of it: 记者 has no 王小明 in reporter:王小.
*/
#ifndef BUL_QUERY_H
#define BUL_QUERY_H

#include "../base/memory.h"
#include "units.h"

enum { BUL_MOST_PHRASES = 64 }; /* of a query */

typedef enum bul_phrase_kind {
  BUL_PHRASE_WORDS, /* in the text: units at fixed distances */
  BUL_PHRASE_FIELD, /* a value that the archive files the article under */
  BUL_PHRASE_DAYS   /* the article's day */
} bul_phrase_kind;

/* Something to look for. */
typedef struct bul_phrase {
  bul_phrase_kind kind;
  bool headline_only;
  bul_unit *units; /* positions count from 0 */
  size_t size;
  bulletin_text field;
  bulletin_text value;
  int32_t from, to; /* days, both included */
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
