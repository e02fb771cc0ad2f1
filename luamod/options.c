/*
** options.c - see options.h.
*/
#include "options.h"

#include "nearest.h"

#include <limits.h>
#include <math.h>

/* --- copies ------------------------------------------------------------ */

/* No step of the collector, and so no finalizer, falls between the first
** entry and the last: the copy is made before, and setting raw makes room
** without one. */
static size_t copy(lua_State *L, int index) {
  size_t entries = 0;
  luaL_checkstack(L, 4, NULL);
  lua_newtable(L);
  lua_pushnil(L);
  while (lua_next(L, index) != 0) {
    lua_pushvalue(L, -2);
    lua_insert(L, -2);
    lua_rawset(L, -4);
    entries++;
  }
  lua_replace(L, index);
  return entries;
}

void bul_lua_copy(lua_State *L, int index) {
  copy(L, lua_absindex(L, index));
}

size_t bul_lua_copy_list(lua_State *L, int index, const char *function,
                         const char *what) {
  index = lua_absindex(L, index);
  size_t entries = copy(L, index), length = lua_rawlen(L, index);
  /* A table's border is any place before a hole, however far. */
  if (length > entries || length > INT_MAX - 1)
    bul_lua_error(L, "%s: %s must be a list without holes", function, what);
  return length;
}

/* --- options ----------------------------------------------------------- */

static bool is_known(bulletin_text key, const char *const *known) {
  for (; *known != NULL; known++)
    if (bul_lua_is(key, *known)) return true;
  return false;
}

/* Raises for the key at `index`. */
static void refuse(lua_State *L, int index, const char *function,
                   const char *const *known) {
  bulletin_text given = {NULL, 0};
  const char *key = luaL_typename(L, index);
  if (lua_type(L, index) == LUA_TSTRING) {
    given = bul_lua_text(L, index);
    key = given.data;
  }
  bul_lua_push_known(L, given, known);
  bul_lua_error(L, "%s: unknown option '%s'%s", function, key,
                lua_tostring(L, -1));
}

/* Adds to the copy at `index` what its original, on the stack's top, inherits:
** an editor's defaults may stand behind __index. Each key is asked for once,
** and what it gives is the copy's at once. */
static void inherit(lua_State *L, int index, const char *const *known) {
  for (; *known != NULL; known++) {
    if (bul_lua_option(L, index, *known) == LUA_TNIL) {
      lua_pushstring(L, *known);
      lua_getfield(L, -3, *known);
      lua_rawset(L, index);
    }
    lua_pop(L, 1);
  }
}

void bul_lua_options(lua_State *L, int index, const char *function,
                     const char *const *known) {
  luaL_checkstack(L, LUA_MINSTACK, NULL);
  if (lua_isnil(L, index)) {
    lua_newtable(L);
    lua_replace(L, index);
    return;
  }
  if (!lua_istable(L, index))
    bul_lua_error(L, "%s: argument %d (options): table expected, got %s",
                  function, index, luaL_typename(L, index));
  lua_pushvalue(L, index);
  copy(L, index);
  for (lua_pushnil(L); lua_next(L, index) != 0; lua_pop(L, 1)) {
    bulletin_text key = {"", 0};
    if (lua_type(L, -2) == LUA_TSTRING) key = bul_lua_text(L, -2);
    if (!is_known(key, known)) refuse(L, -2, function, known);
  }
  if (lua_getmetatable(L, -1)) {
    lua_pop(L, 1);
    inherit(L, index, known);
  }
  lua_pop(L, 1);
}

int bul_lua_option(lua_State *L, int options, const char *name) {
  lua_pushstring(L, name);
  lua_rawget(L, options);
  if (lua_islightuserdata(L, -1) && lua_touserdata(L, -1) == NULL) {
    lua_pop(L, 1);
    lua_pushnil(L);
  }
  return lua_type(L, -1);
}

static void expected(lua_State *L, const char *function, const char *name,
                     const char *what) {
  bul_lua_error(L, "%s: option '%s' must be %s, got %s", function, name, what,
                luaL_typename(L, -1));
}

bool bul_lua_option_table(lua_State *L, int options, const char *function,
                          const char *name, const char *what) {
  int type = bul_lua_option(L, options, name);
  if (type == LUA_TNIL) {
    lua_pop(L, 1);
    return false;
  }
  if (type != LUA_TTABLE) expected(L, function, name, what);
  bul_lua_copy(L, -1);
  lua_pushstring(L, name);
  lua_pushvalue(L, -2);
  lua_rawset(L, options);
  return true;
}

bulletin_text bul_lua_option_text(lua_State *L, int options,
                                  const char *function, const char *name) {
  bulletin_text text = {NULL, 0};
  int type = bul_lua_option(L, options, name);
  if (type == LUA_TSTRING)
    text = bul_lua_text(L, -1);
  else if (type != LUA_TNIL)
    expected(L, function, name, "a string");
  lua_pop(L, 1);
  return text;
}

bool bul_lua_option_flag(lua_State *L, int options, const char *function,
                         const char *name, bool otherwise) {
  int type = bul_lua_option(L, options, name);
  bool flag = type == LUA_TNIL ? otherwise : lua_toboolean(L, -1);
  if (type != LUA_TNIL && type != LUA_TBOOLEAN)
    expected(L, function, name, "true or false");
  lua_pop(L, 1);
  return flag;
}

int bul_lua_option_choice(lua_State *L, int options, const char *function,
                          const char *name, const char *const *choices) {
  bulletin_text text = bul_lua_option_text(L, options, function, name);
  if (text.data == NULL) return -1;
  luaL_Buffer list;
  luaL_checkstack(L, LUA_MINSTACK, NULL);
  for (int i = 0; choices[i] != NULL; i++)
    if (bul_lua_is(text, choices[i])) return i;
  luaL_buffinit(L, &list);
  for (int i = 0; choices[i] != NULL; i++) {
    if (i > 0) luaL_addstring(&list, choices[i + 1] != NULL ? ", " : " or ");
    luaL_addstring(&list, choices[i]);
  }
  luaL_pushresult(&list);
  return bul_lua_error(L, "%s: option '%s' must be %s, got '%s'", function,
                       name, lua_tostring(L, -1), text.data);
}

size_t bul_lua_option_count(lua_State *L, int options, const char *function,
                            const char *name, size_t least, size_t otherwise) {
  enum { MOST = 1000000000 };
  int type = bul_lua_option(L, options, name);
  size_t count = otherwise;
  if (type != LUA_TNIL) {
    lua_Number value = type == LUA_TNUMBER ? lua_tonumber(L, -1) : -1;
    if (!(value >= (lua_Number)least && value == floor(value)))
      bul_lua_error(L, "%s: option '%s' must be a whole number, %d or more",
                    function, name, (int)least);
    count = value > MOST ? MOST : (size_t)value;
  }
  lua_pop(L, 1);
  return count;
}
