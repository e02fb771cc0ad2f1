/*
** site.h - the lines that a website puts around a piece: menus, buttons,
** where one is, when and from where a piece came, who counts its readers.
*/
#ifndef BUL_SITE_H
#define BUL_SITE_H

#include "../base/text.h"

/* True when all of `line` is a website's. `told`: it ends as a sentence
** does, or fills its column. */
bool bul_is_site_line(bulletin_text line, bool told);

#endif
