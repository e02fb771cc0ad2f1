/*
** util.h - what every binding file of the Lua module uses.
**
** A function of the core that fails becomes `nil, message, code`
** (bul_lua_fail); an argument of the wrong type raises.
*/
#ifndef BUL_LUA_UTIL_H
#define BUL_LUA_UTIL_H

#include "bulletin.h"

#include <lauxlib.h>
#include <lua.h>
#include <stdbool.h>

/* An allocator that takes its memory from the Lua state's, so that a host's
** limits hold for the core too. Valid as long as the state. Runs no finalizer,
** and neither does this call. */
bulletin_allocator bul_lua_allocator(lua_State *L);

void bul_lua_open_home(lua_State *L);

/* Pushes nil, the message and the code word; returns 3. */
int bul_lua_fail(lua_State *L, const bulletin_error *error);

/* The string argument `index`; raises for any other type, numbers too. Valid
** while the value stays on the stack. */
bulletin_text bul_lua_text(lua_State *L, int index);

/* As luaL_error; the place that the message begins with is the caller's own,
** never in a Lua file of the module. */
int bul_lua_error(lua_State *L, const char *format, ...);

/* Raises for argument `index` of `function`, of which `expected` was to come.
** Lua itself does not know in every version which function was called. */
int bul_lua_bad_argument(lua_State *L, int index, const char *function,
                         const char *expected);

/* The same as bul_lua_text for argument `index` of `function`. */
bulletin_text bul_lua_text_given(lua_State *L, int index, const char *function);

/* Pushes the text as a string, or nil where there is none. */
void bul_lua_push_text(lua_State *L, bulletin_text text);

/* Sets table[name] (the table on the stack's top) unless the text is
** absent. */
void bul_lua_set_text(lua_State *L, const char *name, bulletin_text text);

/* `count` as a size hint for lua_createtable. */
int bul_lua_count(size_t count);

/* The number at `index` as a whole number; false for any other value. */
bool bul_lua_whole(lua_State *L, int index, int64_t *out);

/* Whether the text is the word, to its last byte. */
bool bul_lua_is(bulletin_text text, const char *word);

/* Sets __metatable of the metatable on the stack's top: getmetatable shows
** the name, and setmetatable refuses. */
void bul_lua_hide_metatable(lua_State *L, const char *name);

/* One function a binding file, each adding its own to the module table on
** the top of the stack. */
void bul_lua_open_allocator(lua_State *L);
void bul_lua_open_article(lua_State *L);
void bul_lua_open_page(lua_State *L);
void bul_lua_open_running(lua_State *L);
void bul_lua_open_lexicon(lua_State *L);
void bul_lua_open_words(lua_State *L);
void bul_lua_open_entities(lua_State *L);
void bul_lua_open_keywords(lua_State *L);
void bul_lua_open_store(lua_State *L);
void bul_lua_open_dates(lua_State *L);
void bul_lua_open_figures(lua_State *L);
void bul_lua_open_points(lua_State *L);
void bul_lua_open_summary(lua_State *L);
void bul_lua_open_file(lua_State *L);
void bul_lua_open_sandbox(lua_State *L);

/* What Lua 5.1 has not; LuaJIT has some of it. */
#ifndef LUA_OK
#define LUA_OK 0
#endif
#if LUA_VERSION_NUM < 502 && !defined(luaL_newlibtable)
void bul_lua_setfuncs(lua_State *L, const luaL_Reg *functions, int upvalues);
#define luaL_setfuncs bul_lua_setfuncs
#endif
#if LUA_VERSION_NUM < 502
int bul_lua_absindex(lua_State *L, int index);
#define lua_absindex bul_lua_absindex
#define lua_rawlen lua_objlen
#endif

#endif
