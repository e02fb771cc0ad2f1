/*
** html_roles.h - what classes and styles say.
*/
#ifndef BUL_HTML_ROLES_H
#define BUL_HTML_ROLES_H

#include "html_lines.h"

/* The classes met last: pages use few, over and over. */
enum { BUL_ROLES_CACHED = 64 };

typedef struct bul_role_cache {
  struct {
    bulletin_text name;
    uint16_t roles;
  } items[BUL_ROLES_CACHED];
} bul_role_cache;

/* The roles that the words of a class or id name. The cache, zeroed at first,
** keeps the text. */
uint16_t bul_roles_of(bul_role_cache *cache, bulletin_text name);

/* What a style attribute says of type. */
typedef struct bul_html_style {
  uint16_t size; /* pixels; 0 if unsaid */
  bool bold;
  bool centred;
  bool aligned; /* it says how */
  bool hidden;
} bul_html_style;

bul_html_style bul_style_of(bulletin_text style);

/* The pixels of <font size="4">; 0 for what is no size. */
uint16_t bul_font_size(bulletin_text value);

/* The number above 0 that `value` begins with; 0 if there is none. */
double bul_number_of(bulletin_text value);

#endif
