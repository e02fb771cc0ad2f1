/*
** html_piece.h - the piece on an article's page, in the making: for
** html_text.c, html_article.c and html_node.c.
*/
#ifndef BUL_HTML_PIECE_H
#define BUL_HTML_PIECE_H

#include "html_lines.h"
#include "../layout.h"

typedef struct bul_piece {
  bul_draft *draft;
  const bul_html_document *d;
  const bulletin_allocator *allocator;
  double *scores; /* of nodes */
  size_t first;   /* lines of the text: [first, end) */
  size_t end;
  size_t lead; /* the first of them that reads as text */
  size_t
      named; /* the first line that the document's title repeats; 0 if none */
  size_t headline;
  bool titled;
  bool aside;       /* the text itself lies in what seems navigation */
  bul_buffer title; /* the document's, without white space */
  bool *failed;     /* set where memory ran out and a text was only looked at */
} bul_piece;

static inline bulletin_text bul_piece_text(const bul_piece *p, size_t line) {
  return bul_html_line_text(p->d, &p->d->lines[line]);
}

static inline bool bul_piece_has(const bul_piece *p, size_t line,
                                 unsigned roles) {
  return (p->d->lines[line].roles & roles) != 0;
}

/* Mostly a link to somewhere else. */
static inline bool bul_piece_is_link(const bul_html_line *line) {
  return line->linked * 2 > line->chars;
}

static inline bool bul_piece_drops(const bul_piece *p, size_t line) {
  unsigned roles = BUL_ROLE_HIDDEN | (p->aside ? 0u : BUL_ROLE_ASIDE);
  return bul_piece_has(p, line, roles);
}

/* Adds `text` without its white space. */
void bul_piece_pack(bul_buffer *out, bulletin_text text);

/* Whether the document's title has the line in it. */
bool bul_piece_in_title(const bul_piece *p, size_t line);

/* Sets title, first, end, lead, named and aside of a piece whose document has
** lines. */
void bul_piece_find_text(bul_piece *p);

/* The first of the lines at the text's end that are the site's, which asks its
** readers to join or to load something; p->end if there are none. */
size_t bul_piece_adverts(const bul_piece *p);

/* How much the lines [first, end) read as text. */
double bul_piece_weight(const bul_piece *p);

/* Whether the file is the page of a paper: a picture with areas that lead to
** its pieces, whose titles it lists. */
bool bul_html_is_node(const bul_piece *p);

/* Writes a page's pieces, each with its place on the picture: what the files say
** that are at hand, else their titles. False when memory ran out. */
bool bul_html_write_node(const bul_piece *p);

/* Adds the files that the areas lead to. False when memory ran out. */
bool bul_html_add_parts(bulletin_parts *parts, const bul_piece *p);

#endif
