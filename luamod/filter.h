/*
** filter.h - a filter's table as the core's struct.
*/
#ifndef BUL_LUA_FILTER_H
#define BUL_LUA_FILTER_H

#include "util.h"

/* Reads the filter at `index`, which its copy replaces (nil lets all through).
** Pushes one value, which holds its conditions. *snippet is false for
** `snippet=false`; NULL where the caller has no snippets. */
void bul_lua_read_filter(lua_State *L, int index, const char *function,
                         bulletin_filter *out, bool *snippet);

#endif
