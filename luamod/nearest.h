/*
** nearest.h - the known name that an unknown one was meant for: by likeness, and
** of fields by their Chinese names.
*/
#ifndef BUL_LUA_NEAREST_H
#define BUL_LUA_NEAREST_H

#include "util.h"

/* The one of `known` (NULL-terminated) that is most like `given`; NULL when
** none is like it. */
const char *bul_lua_nearest(bulletin_text given, const char *const *known);

/* Pushes what a message says of names: " (expected a, b)", and behind it
** which of them was meant. */
void bul_lua_push_known(lua_State *L, bulletin_text given,
                        const char *const *known);

void bul_lua_open_nearest(lua_State *L);

#endif
