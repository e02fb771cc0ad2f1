/*
** assemble.h - the parts of one article put together.
*/
#ifndef BUL_ASSEMBLE_H
#define BUL_ASSEMBLE_H

#include "articles.h"

typedef enum bul_part_kind {
  BUL_PART_TITLE,
  BUL_PART_BYLINE,
  BUL_PART_NAMES,
  BUL_PART_PARAGRAPH,
  BUL_PART_SUBHEAD,
  BUL_PART_CAPTION,
  BUL_PART_NOTE
} bul_part_kind;

typedef struct bul_part {
  uint8_t kind; /* bul_part_kind */
  const bul_block *block;
} bul_part;

/* The parts of the article at hand, in the order of the page. */
typedef struct bul_parts {
  bul_part *items;
  size_t count;
} bul_parts;

/* Room for as many parts as a page has blocks; false when memory ran out. */
bool bul_parts_init(bul_parts *parts, bul_arena *arena, size_t blocks);
void bul_parts_reset(bul_parts *parts);
void bul_parts_add(bul_parts *parts, bul_part_kind kind,
                   const bul_block *block);

/* Makes an article of its parts: titles sorted out, dateline and bylines
** taken out of the text. False when memory ran out. */
bool bul_assemble(bulletin_article *out, bul_warnings *warnings,
                  const bul_setting *setting, const bul_parts *parts);

/* Adds the editor whom a line of furniture names to an article's bylines. False
** when memory ran out. */
bool bul_assemble_editor(bulletin_article *article, const bul_setting *setting,
                         const bulletin_furniture *line);

#endif
