/*
** blocks.h - lines re-flowed into blocks: titles, paragraphs, bylines.
*/
#ifndef BUL_BLOCKS_H
#define BUL_BLOCKS_H

#include "../bylines/byline.h"
#include "../furniture/folio.h"
#include "lines.h"

typedef enum bul_block_kind {
  BUL_BLOCK_TEXT,   /* a title or a paragraph: articles.c decides */
  BUL_BLOCK_BYLINE, /* with roles */
  BUL_BLOCK_NAMES,  /* bare names */
  BUL_BLOCK_CAPTION,
  BUL_BLOCK_NOTE,
  BUL_BLOCK_FURNITURE
} bul_block_kind;

/* Lines [first, last] of the page, those of furniture among them left out. */
typedef struct bul_block {
  uint32_t first;
  uint32_t last;
  uint8_t kind;      /* bul_block_kind */
  uint8_t furniture; /* bulletin_furniture_kind */
  uint8_t ending;    /* of its last line: bul_line_end */
  uint8_t forced;    /* bul_line_kind that a caller's rule gave, or 0 */
  uint8_t trust;     /* bul_name_trust, of bare names */
  bool dateline;     /* it begins with a dateline */
  bool parted;       /* a website's line stands before it: articles.c */
  bool indented;     /* its first line is */
  bool sentences;    /* a sentence ends inside it */
  uint32_t width;    /* cells in all */
} bul_block;

typedef struct bul_blocks {
  bul_block *items;
  size_t count;
  bul_folio folio; /* of the first folio line that says most */
  bool has_folio;
} bul_blocks;

/* The blocks of a page's lines, in order. `options` may hold a rule for
** lines. BULLETIN_OK, NOMEM, or what the rule failed with. */
int bul_blocks_flow(bul_blocks *out, bul_lines *lines, bulletin_text text,
                    const bul_markers *markers,
                    const bulletin_page_options *options, bul_arena *arena,
                    bulletin_error *error);

#endif
