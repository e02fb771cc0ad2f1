/*
** articles.h - blocks into articles.
*/
#ifndef BUL_ARTICLES_H
#define BUL_ARTICLES_H

#include "titles/begins.h"
#include "lines/blocks.h"

/* All that the last stage works on. */
typedef struct bul_setting {
  bul_arena *arena;
  bulletin_text text;
  const bul_lines *lines;   /* whose kinds may still change */
  const bul_blocks *blocks; /* as well */
  const bul_markers *markers;
  bul_civil issue;
  bulletin_text issue_text;     /* the same day as text; absent if unknown */
  bool pieces_told;             /* by the lines' evidence */
  const bul_begin_trace *trace; /* or NULL, as for all but a trainer */
} bul_setting;

typedef struct bul_warnings {
  bulletin_warning *items;
  size_t count;
  size_t capacity;
} bul_warnings;

/* Adds a warning; false when memory ran out. The texts are not copied. */
bool bul_warn(bul_warnings *warnings, bul_arena *arena, const char *code,
              bulletin_text message, size_t line);

typedef struct bul_articles {
  bulletin_article *items;
  size_t count;
  bulletin_furniture *furniture;
  size_t furniture_count;
  bul_warnings warnings;
} bul_articles;

/* The articles and furniture of a page. BULLETIN_OK or BULLETIN_NOMEM. */
int bul_articles_read(bul_articles *out, const bul_setting *setting);

/* Warns of what an editor should look at in a finished article. */
bool bul_article_check(bul_warnings *warnings, const bul_setting *setting,
                       const bulletin_article *article);

#endif
