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
** limits hold for the core too. Valid as long as the state. */
bulletin_allocator bul_lua_allocator(lua_State *L);

/* Pushes nil, the message and the code word; returns 3. */
int bul_lua_fail(lua_State *L, const bulletin_error *error);

/* The string argument `index`; raises when it is none (numbers are not
** taken for strings). Valid while the value stays on the stack. */
bulletin_text bul_lua_text(lua_State *L, int index);

/* Pushes the text as a string, or nil where there is none. */
void bul_lua_push_text(lua_State *L, bulletin_text text);

/* Sets table[name] (the table on the stack's top) unless the text is
** absent. */
void bul_lua_set_text(lua_State *L, const char *name, bulletin_text text);

/* `count` as a size hint for lua_createtable. */
int bul_lua_count(size_t count);

/* The options table `index`, or none: raises for any other type, and for a
** key that is not in `known` (NULL-terminated), naming `function`. */
void bul_lua_check_options(lua_State *L, int index, const char *function,
                           const char *const *known);

/* The string option `name` of the table `index`; absent when nil; raises
** for another type. The text stays valid as long as the table holds it. */
bulletin_text bul_lua_option_text(lua_State *L, int index,
                                  const char *function, const char *name);

/* The number at `index` as a whole number; false when it is none, or no
** number at all. */
bool bul_lua_whole(lua_State *L, int index, int64_t *out);

/* The whole number option `name` of the table or nil at `index`: `otherwise`
** when it is not given; raises for what is no number or below `least`. */
size_t bul_lua_option_count(lua_State *L, int index, const char *function,
                            const char *name, size_t least, size_t otherwise);

/* The running text of argument `index`: a string is its own; an article's is
** its title lines, then its body, a line each; a page's is its articles',
** with an empty line between two. Replaces the argument with that string,
** which the result points into; raises for any other type. What the reading
** functions say of places counts bytes of this text. */
bulletin_text bul_lua_running_text(lua_State *L, int index);

/* How many bytes of that text are an article's title lines; 0 for others. */
size_t bul_lua_title_size(lua_State *L, int index);

/* The metatables of articles and pages; their __index is the module table's
** `methods`, which bulletin/init.lua fills. */
#define BUL_LUA_ARTICLE "bulletin.article"
#define BUL_LUA_PAGE "bulletin.page"

/* Pushes the article of an issue of that day (absent: not known) as a plain
** table with its metatable. */
void bul_lua_push_article(lua_State *L, const bulletin_article *article,
                          bulletin_text issue);

/* Pushes a span as {first, last}, 1-based and inclusive. */
void bul_lua_push_span(lua_State *L, bulletin_span span);

/* One function a binding file, each adding its own to the module table on
** the top of the stack. */
void bul_lua_open_page(lua_State *L);
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
void *bul_lua_testudata(lua_State *L, int index, const char *type);
#define luaL_setfuncs bul_lua_setfuncs
#define luaL_testudata bul_lua_testudata
#define luaL_setmetatable(L, type) \
  (luaL_getmetatable(L, type), lua_setmetatable(L, -2))
#endif
#if LUA_VERSION_NUM < 502
int bul_lua_absindex(lua_State *L, int index);
#define lua_absindex bul_lua_absindex
#define lua_rawlen lua_objlen
#endif

#endif
