/*
** flow.h - lines on their way into blocks: shared by classify.c, which says
** what a line is by itself, and blocks.c.
*/
#ifndef BUL_FLOW_H
#define BUL_FLOW_H

#include "blocks.h"

typedef struct bul_flow {
  bul_lines *lines;
  bulletin_text text;
  const bul_markers *markers;
  const bulletin_page_options *options;
  bulletin_error *error;
  bul_blocks *out;
  bul_block *open;   /* the block that may go on, or NULL */
  size_t classified; /* lines classified so far */
} bul_flow;

static inline bulletin_text bul_flow_text(const bul_flow *f,
                                          const bul_line *line) {
  return bul_text(f->text.data + line->start, line->end - line->start);
}

/* Asks the caller's rule for lines what the line is. BULLETIN_OK, or what the
** rule failed with. */
int bul_line_ask(bul_flow *f, bul_line *line);

/* Gives the line its kind. */
void bul_line_classify(bul_flow *f, bul_line *line);

#endif
