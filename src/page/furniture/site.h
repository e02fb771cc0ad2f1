/*
** site.h - the lines that a website puts around a piece: menus, buttons,
** where one is, when and from where a piece came, who counts its readers.
*/
#ifndef BUL_SITE_H
#define BUL_SITE_H

#include "../markers.h"

/* True when all of `line` is a website's. `told`: it ends as a sentence
** does. `here` is the set of its characters. */
bool bul_is_site_line(const bul_markers *markers, bulletin_text line, bool told,
                      const bul_chars *here);

/* 相关新闻: what stands below are titles of other pieces. */
bool bul_site_heads_list(bulletin_text line);

/* A word that is a website's where its other lines stand by: 微信. */
bool bul_is_site_word(bulletin_text line);

#endif
