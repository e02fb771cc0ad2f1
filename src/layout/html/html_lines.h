/*
** html_lines.h - an HTML file as lines of text with what its markup says of
** them.
*/
#ifndef BUL_HTML_LINES_H
#define BUL_HTML_LINES_H

#include "../html_scan.h"

/* What an element's name, class or id says that stands in it. */
enum {
  BUL_ROLE_KICKER = 1,
  BUL_ROLE_HEADLINE = 2,
  BUL_ROLE_DECK = 4,
  BUL_ROLE_BYLINE = 8,
  BUL_ROLE_FACT = 16, /* a day, a number of characters */
  BUL_ROLE_CAPTION = 32,
  BUL_ROLE_BODY = 64,
  BUL_ROLE_ASIDE = 128,  /* navigation, sharing, other pieces' titles */
  BUL_ROLE_HIDDEN = 256, /* not shown */
  BUL_ROLE_MARKED = 512, /* the vendor's mark of the body: enpcontent */
  BUL_ROLE_SOURCE = 1024 /* the paper or agency that a piece is from */
};

/* Which of them name a part of a piece: an element's own part stands for that
** of what it lies in. */
enum {
  BUL_ROLE_PARTS = BUL_ROLE_KICKER | BUL_ROLE_HEADLINE | BUL_ROLE_DECK |
                   BUL_ROLE_BYLINE | BUL_ROLE_FACT | BUL_ROLE_CAPTION |
                   BUL_ROLE_SOURCE
};

/* An element that holds lines. */
typedef struct bul_html_node {
  uint32_t parent; /* the root is its own */
  uint32_t first;  /* its lines: [first, end) */
  uint32_t end;
  uint16_t roles;
  bool paragraph;     /* p, a heading, an item: a line's, not a piece's */
  bulletin_text link; /* href of a link around it */
} bul_html_node;

typedef struct bul_html_line {
  size_t start; /* bytes of the document's text */
  size_t end;
  bulletin_span source; /* bytes of the source */
  uint32_t node;
  uint16_t roles;
  uint16_t size;   /* of its type, in pixels; 0: the page's own */
  uint8_t heading; /* 1 to 6 for h1 to h6; 0 */
  bool bold;       /* all of it is */
  bool centred;
  bool row;           /* of a table: cells stand side by side in it */
  bool picture;       /* a picture stands between the line before it and it */
  uint32_t chars;     /* that are no white space */
  uint32_t linked;    /* of them, those in links */
  bulletin_text link; /* where the first of these leads */
} bul_html_line;

/* A polygon of a page's picture and the file that it leads to. */
typedef struct bul_html_area {
  bulletin_text coordinates; /* as written: x, y, x, y, … */
  bulletin_text link;
  bulletin_text title; /* as written; absent */
} bul_html_area;

/* What enpproperty comments and meta elements say, as written; absent where
** unsaid. */
typedef struct bul_html_facts {
  bulletin_text title; /* of the document, with the site's name */
  bulletin_text headline;
  bulletin_text kicker;
  bulletin_text deck;
  bulletin_text date;
} bul_html_facts;

typedef struct bul_html_document {
  bul_buffer text; /* a line's text ends where the next begins */
  bul_html_line *lines;
  size_t line_count, line_capacity;
  bul_html_node *nodes;
  size_t node_count, node_capacity;
  bul_html_area *areas;
  size_t area_count, area_capacity;
  bul_html_facts facts;
  double width, height; /* of the picture that the areas lie on; 0 */
} bul_html_document;

/* Reads `source`, valid UTF-8, into a zeroed document, which keeps pointers
** into it. BULLETIN_OK or BULLETIN_NOMEM. Free with bul_html_document_free. */
int bul_html_document_read(bul_html_document *document, bulletin_text source,
                           const bulletin_allocator *allocator);
void bul_html_document_free(bul_html_document *document);

static inline bulletin_text bul_html_line_text(const bul_html_document *d,
                                               const bul_html_line *line) {
  return bul_text(d->text.data + line->start, line->end - line->start);
}

#endif
