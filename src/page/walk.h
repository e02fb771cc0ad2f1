/*
** walk.h - the way over a page's blocks, shared by the files that make
** articles of them: headings.c, begins.c, furniture.c and articles.c.
*/
#ifndef BUL_WALK_H
#define BUL_WALK_H

#include "articles.h"
#include "assemble.h"

typedef struct bul_walk {
  const bul_setting *s;
  bul_articles *out;
  const bul_block **flow; /* the blocks that are not furniture */
  size_t count;
  size_t capacity; /* of the articles */
  bul_parts parts; /* of the article at hand */
  bool begun;
  bool closed;              /* a byline or note after the body ended it */
  bool body;                /* it has text */
  bool is_signed;           /* it has a dateline or byline */
  bool named;               /* it has names */
  size_t dashes;            /* subheads that end with a dash */
  bool dated_page;          /* the page's articles begin with datelines */
  bool flush_subheads;      /* paragraphs are indented and subheads are not */
  size_t titles;            /* of the page, as far as their form tells, */
  size_t anchored;          /* and those with a byline or dateline */
  uint8_t usual_gap;        /* blank lines between most blocks */
  bool gaps;                /* blank lines stand between some */
  size_t paragraphs;        /* of the article at hand */
  const bul_block *subhead; /* its latest, or NULL */
  const bul_block *text;    /* its latest text, or NULL */
} bul_walk;

/* The first line of a block. */
static inline bulletin_text bul_block_text(const bul_walk *w,
                                           const bul_block *block) {
  const bul_line *line = &w->s->lines->items[block->first];
  return bul_text(w->s->text.data + line->start, line->end - line->start);
}

/* --- headings.c: what a block may be --- */

/* A title, if a byline or dateline follows. */
bool bul_may_be_title(const bul_walk *w, const bul_block *block);

/* A subhead, when it stands in the body. */
bool bul_may_be_subhead(const bul_walk *w, const bul_block *block);

/* A label such as 编者按 or 延伸阅读. */
bool bul_is_label(const bul_walk *w, const bul_block *block);

/* A caption, when it stands between a title and its text. */
bool bul_is_dated_block(const bul_walk *w, const bul_block *block);

/* （王哲 夏杰）, ■徐坚波: names that no title is printed like. */
bool bul_is_signature(const bul_walk *w, const bul_block *block);

/* Bare names that count as a byline under the title lines [first, names). */
bool bul_names_follow(const bul_walk *w, size_t first, size_t names);

/* The end of the title lines that begin at `first`; names may be among them
** as short titles. */
size_t bul_title_run(const bul_walk *w, size_t first);

/* True when the page indents its paragraphs and sets subheads flush. */
bool bul_has_flush_subheads(const bul_walk *w);

/* --- begins.c: where a piece begins --- */

/* A byline, a dateline or names stand under the title lines [first, end). */
bool bul_has_anchor(const bul_walk *w, size_t first, size_t end);

/* A piece begins with the title lines [first, end) though neither byline nor
** dateline says so. *doubtful: it might as well not. */
bool bul_begins_anyway(const bul_walk *w, size_t first, size_t end,
                       bool *doubtful);

/* A piece without a title begins with the block at `index`. */
bool bul_begins_untitled(const bul_walk *w, size_t index);

/* Counts what begins.c must know of the whole page. */
void bul_begins_survey(bul_walk *w);

/* --- furniture.c --- */

/* Gives the page its furniture and `w` the other blocks. False when memory ran
** out. */
bool bul_furniture_sort(bul_walk *w);

/* Gives the only piece of a page the editor whom the furniture names. */
bool bul_furniture_editor(bul_walk *w);

#endif
