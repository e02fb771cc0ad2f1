/*
** store.h - what the binding files of the store share.
**
** Whatever allocates in Lua may run a finalizer, and that may close or use
** the store: it is taken from its box anew before each call of the core, and
** what the core lends is copied before it is pushed.
*/
#ifndef BUL_LUA_STORE_H
#define BUL_LUA_STORE_H

#include "box.h"

/* A bulletin_record. */
extern const bul_lua_type bul_lua_record_type;

/* The open store at `index`; raises, naming `function`, for anything else. */
bulletin_store *bul_lua_store(lua_State *L, int index, const char *function);

/* Arguments; raise for other types. */
int64_t bul_lua_article_id(lua_State *L, int index, const char *function);
bulletin_text bul_lua_argument(lua_State *L, int index, const char *function,
                               const char *what);

/* Signs what the store at index 1 is about to change with the option `by` of
** the copy at `options` (0: none), else as it was opened. */
int bul_lua_sign(lua_State *L, int options, const char *function,
                 bulletin_error *error);

/* Pushes true, or nil, message, code; how many values. */
int bul_lua_done(lua_State *L, int status, const bulletin_error *error);

/* Pushes an article of the store at index 1, or nil, message, code; how many
** values. Revision 0 is the newest. */
int bul_lua_push_stored(lua_State *L, const char *function, int64_t id,
                        int64_t revision);

/* The methods of each file. */
extern const luaL_Reg bul_lua_article_methods[];
extern const luaL_Reg bul_lua_search_methods[];
extern const luaL_Reg bul_lua_count_methods[];
extern const luaL_Reg bul_lua_intake_functions[]; /* for bulletin/import.lua */
int bul_lua_store_replace(lua_State *L);          /* for bulletin/store.lua */

#endif
