/*
** xml.h - XML's text as tokens: tags and text, in order.
**
** Well-formed XML of one root element, and no more than files of data need: a
** document type is refused, and with it every entity but XML's own five, so
** that what is read is never more than what was written. Nothing is copied and
** nothing allocated; linear in the source, whatever it is.
*/
#ifndef BUL_XML_H
#define BUL_XML_H

#include "entities.h"

enum { BUL_XML_DEEPEST = 256 }; /* elements within each other */

typedef enum bul_xml_kind {
  BUL_XML_END, /* of the document */
  BUL_XML_OPEN,
  BUL_XML_CLOSE, /* of <a/>, too, right after its OPEN */
  BUL_XML_TEXT,
  BUL_XML_FAILED /* the scan's status and its error say why */
} bul_xml_kind;

typedef struct bul_xml_token {
  int kind;           /* bul_xml_kind */
  bulletin_text name; /* of a tag, without its prefix */
  bulletin_text attributes;
  bulletin_text text; /* entities as written, unless `literal` */
  bool literal;       /* CDATA */
  size_t start;       /* bytes of the source */
  size_t end;
} bul_xml_token;

typedef struct bul_xml {
  bulletin_text source;
  bulletin_error *error;
  int status;
  size_t at;
  size_t depth; /* of open elements; that of an OPEN's own is in it */
  bulletin_text open[BUL_XML_DEEPEST]; /* their names, with their prefixes */
  bool empty;                          /* the last OPEN was of <a/> */
  bool rooted;                         /* the root element has begun */
  const char *root; /* what it must be, without its prefix; NULL: anything */
} bul_xml;

/* Begins to scan `source`, valid UTF-8. */
void bul_xml_begin(bul_xml *xml, bulletin_text source, bulletin_error *error);

/* The next token; its kind. */
int bul_xml_next(bul_xml *xml, bul_xml_token *token);

/* After an OPEN: goes on behind its CLOSE. False when the scan failed. */
bool bul_xml_skip(bul_xml *xml);

/* Whether the token's name is `name`, in XML's own case. */
static inline bool bul_xml_is(const bul_xml_token *token, const char *name) {
  return bul_text_equal(token->name, bulletin_text_of(name));
}

/* Takes the next attribute off those of a token: its name without the prefix,
** its value with its entities as written. False when there is none. */
bool bul_xml_attribute(bulletin_text *attributes, bulletin_text *name,
                       bulletin_text *value);

/* The value of the attribute of that name; absent if none. */
bulletin_text bul_xml_attribute_of(bulletin_text attributes, const char *name);

/* The number that `value` is, with its sign; 0 if it is none. */
double bul_xml_number(bulletin_text value);

#endif
