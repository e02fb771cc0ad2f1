/*
** byline_reading.h - tokens read as roles, houses and names: for byline.c.
*/
#ifndef BUL_BYLINE_READING_H
#define BUL_BYLINE_READING_H

#include "byline.h"
#include "tokens.h"

enum { BUL_MOST_NAMES = 64 };

typedef struct bul_found_name {
  bulletin_text name; /* as printed, with its padding */
  bulletin_text role;
  bulletin_text house;
} bul_found_name;

/* What one reading has come to. */
typedef struct bul_reading {
  const bul_markers *markers;
  bul_found_name names[BUL_MOST_NAMES];
  size_t count;
  size_t run; /* the first name that a role after names would still take */
  bulletin_text role;
  bulletin_text house;
  bool roles;  /* a role was met */
  bool strict; /* names glued to a role must begin with a surname */
} bul_reading;

/* Leaves the names as they are: most readings find none. */
void bul_reading_begin(bul_reading *r, const bul_markers *markers);

/* Adds a name in the role at hand; false if there are too many. */
bool bul_reading_add(bul_reading *r, bulletin_text name);

/* From here on names have this role and house. */
void bul_reading_group(bul_reading *r, bulletin_text role, bulletin_text house);

/* Names glued to one another; false if they cannot be told apart. */
bool bul_reading_glued(bul_reading *r, bulletin_text text);

/* Characters that stand alone, as padded names. */
bool bul_reading_singles(bul_reading *r, const bul_token *tokens, size_t count);

/* Reads tokens until one does not fit; how many did. `loose`: a house may be
** any word. */
size_t bul_reading_tokens(bul_reading *r, const bul_token *tokens, size_t count,
                          bool loose);

/* The first role word in `text`: its offset and size, or false. */
bool bul_role_in(const bul_markers *markers, bulletin_text text, size_t *offset,
                 bulletin_text *word, bulletin_text *role);

/* A house that may stand before a role. */
bool bul_is_house(const bul_markers *markers, bulletin_text text);

/* 王红（文）: the size of the bracket that says what the name before it did, 0
** if `text` ends with none. */
size_t bul_bracketed_doing(bulletin_text text, bulletin_text *role);

/* `text` without the colon or dot that stands between a role and a name. */
bulletin_text bul_after_role(bulletin_text text);

/* Ends with 報導 or the like: how a piece was made, no name. */
bool bul_ends_report(bulletin_text text);

/* Adds what was read to `out`. */
void bul_reading_commit(bul_bylines *out, const bul_reading *r);

/* As bul_byline_read, but a name glued to a role may begin with anything. */
bool bul_byline_read_loosely(bul_bylines *out, const bul_markers *markers,
                             bulletin_text text);

/* The bracket that closes the one `text` begins with; size 0 if it begins with
** none. */
bulletin_text bul_bracket_shut(bulletin_text text);

#endif
