/*
** html_scan.h - HTML's bytes as tokens: tags, text and comments, in order.
**
** Every token is a place in the source; nothing is copied. Linear in the
** source, whatever it is.
*/
#ifndef BUL_HTML_SCAN_H
#define BUL_HTML_SCAN_H

#include "entities.h"

typedef enum bul_html_token_kind {
  BUL_HTML_END, /* of the source */
  BUL_HTML_TEXT,
  BUL_HTML_OPEN,   /* <p class="a"> */
  BUL_HTML_CLOSE,  /* </p> */
  BUL_HTML_COMMENT /* what stands between <!-- and --> */
} bul_html_token_kind;

typedef struct bul_html_token {
  int kind;           /* bul_html_token_kind */
  bulletin_text text; /* of text or a comment */
  bulletin_text name; /* of a tag, as written */
  bulletin_text attributes;
  size_t start; /* bytes of the source */
  size_t end;
} bul_html_token;

typedef struct bul_html_scan {
  bulletin_text source;
  size_t at;
  bulletin_text raw; /* the element whose text is no markup: script */
} bul_html_scan;

/* The next token; its kind. */
int bul_html_next(bul_html_scan *scan, bul_html_token *token);

/* Takes the next attribute off `*attributes`; false when there is none.
** A value's entities are as they were written. */
bool bul_html_attribute(bulletin_text *attributes, bulletin_text *name,
                        bulletin_text *value);

/* The value of the attribute of that name, in lower case; absent if none. */
bulletin_text bul_html_attribute_of(bulletin_text attributes, const char *name);

/* Whether `word` is `name`, a word in lower case. */
bool bul_html_is(bulletin_text word, const char *name);

#endif
