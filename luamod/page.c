/*
** page.c - bulletin.parse, read, decode and text.
*/
#include "util.h"

#include <stdbool.h>

/* --- running text ------------------------------------------------------ */

/* Adds table[name], a string, as a line of its own. The table's index is
** absolute: a luaL_Buffer may keep values of its own on the stack. */
static void add_line(lua_State *L, luaL_Buffer *out, int table,
                     const char *name, bool *first) {
  lua_getfield(L, table, name);
  if (lua_type(L, -1) != LUA_TSTRING) {
    lua_pop(L, 1);
    return;
  }
  if (!*first) {
    lua_pushliteral(L, "\n");
    lua_insert(L, -2);
    lua_concat(L, 2);
  }
  *first = false;
  luaL_addvalue(out);
}

static void add_article(lua_State *L, luaL_Buffer *out, int article,
                        int scratch, bool *first) {
  static const char *const titles[] = {"kicker", "headline", "deck"};
  for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
    add_line(L, out, article, titles[i], first);
  lua_getfield(L, article, "body");
  lua_replace(L, scratch);
  if (lua_type(L, scratch) != LUA_TTABLE) return;
  size_t count = lua_rawlen(L, scratch);
  for (size_t i = 1; i <= count; i++) {
    lua_rawgeti(L, scratch, (int)i);
    lua_replace(L, scratch + 1);
    if (lua_type(L, scratch + 1) == LUA_TTABLE)
      add_line(L, out, scratch + 1, "text", first);
  }
}

bulletin_text bul_lua_running_text(lua_State *L, int index) {
  index = lua_absindex(L, index);
  if (lua_type(L, index) == LUA_TSTRING) return bul_lua_text(L, index);
  if (lua_type(L, index) != LUA_TTABLE) {
    luaL_argerror(L, index,
                  lua_pushfstring(L, "article, page or string expected, got %s",
                                  luaL_typename(L, index)));
  }
  luaL_checkstack(L, 16, NULL);
  int top = lua_gettop(L);
  lua_settop(L, top + 4); /* articles, article, body, element */
  lua_getfield(L, index, "articles");
  lua_replace(L, top + 1);
  luaL_Buffer out;
  luaL_buffinit(L, &out);
  bool first = true;
  if (lua_type(L, top + 1) == LUA_TTABLE) {
    size_t count = lua_rawlen(L, top + 1);
    for (size_t i = 1; i <= count; i++) {
      lua_rawgeti(L, top + 1, (int)i);
      lua_replace(L, top + 2);
      if (lua_type(L, top + 2) != LUA_TTABLE) continue;
      if (!first) luaL_addchar(&out, '\n');
      add_article(L, &out, top + 2, top + 3, &first);
    }
  } else {
    add_article(L, &out, index, top + 3, &first);
  }
  luaL_pushresult(&out);
  lua_replace(L, index);
  lua_settop(L, top);
  return bul_lua_text(L, index);
}

/* bulletin.text(x) -> string */
static int page_text(lua_State *L) {
  luaL_checkany(L, 1);
  bul_lua_running_text(L, 1);
  lua_settop(L, 1);
  return 1;
}

void bul_lua_open_page(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"text", page_text},
      {NULL, NULL},
  };
  luaL_setfuncs(L, functions, 0);
  lua_newtable(L);
  lua_setfield(L, -2, "methods");
}
