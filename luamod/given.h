/*
** given.h - what a caller gives, tables, read as the core's structs.
*/
#ifndef BUL_LUA_GIVEN_H
#define BUL_LUA_GIVEN_H

#include "util.h"

typedef struct bul_lua_tags {
  const bulletin_text *texts;
  size_t count;
} bul_lua_tags;

/* A page, or an article as a page of its own. */
typedef struct bul_lua_given {
  bulletin_page page;
  const bul_lua_tags *tags; /* of each article */
  bool tagged;              /* some article has tags */
  bool is_page;
} bul_lua_given;

/* Reads the page or article at `index`, raw, each field once; raises, naming
** `function`, where one has the wrong type. Missing fields are absent. Pushes
** one value, which holds all that *out points to: the tables may change. */
void bul_lua_read_page(lua_State *L, int index, const char *function,
                       bul_lua_given *out);

#endif
