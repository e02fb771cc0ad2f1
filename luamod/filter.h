/*
** filter.h - a filter's table as the core's struct.
*/
#ifndef BUL_LUA_FILTER_H
#define BUL_LUA_FILTER_H

#include "util.h"

/* What an answer can have: a bit for each, in the order of bul_lua_hit_fields
** (NULL-terminated). */
enum {
  BUL_LUA_HIT_ID = 1,
  BUL_LUA_HIT_SCORE = 2,
  BUL_LUA_HIT_HEADLINE = 4,
  BUL_LUA_HIT_DATE = 8,
  BUL_LUA_HIT_SOURCE = 16,
  BUL_LUA_HIT_PAGE_NAME = 32,
  BUL_LUA_HIT_SNIPPET = 64,
  BUL_LUA_HIT_ALL = 127
};
extern const char *const bul_lua_hit_fields[];

/* Reads the filter at `index`, which its copy replaces (nil lets all through).
** Pushes one value, which holds its conditions. *fields are those that
** `fields` and `snippet` leave; NULL where the caller has no answers. */
void bul_lua_read_filter(lua_State *L, int index, const char *function,
                         bulletin_filter *out, unsigned *fields);

#endif
