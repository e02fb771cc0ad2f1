/*
** running.h - the running text of what a caller gives.
*/
#ifndef BUL_LUA_RUNNING_H
#define BUL_LUA_RUNNING_H

#include "util.h"

/* The running text of argument `index` of `function`: a string is its own; an article's is
** its title lines, then its body, a line each; a page's is its articles',
** with an empty line between two. Tables are read raw, each field once.
** Replaces the argument with that string, which the result points into;
** raises for any other type. What the reading functions say of places counts
** bytes of this text. *title_size, unless NULL, gets how many of them are an
** article's title lines, with the ends of these; 0 for a page or a string. */
bulletin_text bul_lua_running_text(lua_State *L, int index,
                                   const char *function, size_t *title_size);

#endif
