/*
** util.c - see util.h.
*/
#include "util.h"

#include <math.h>
#include <string.h>

static void *lua_resize(void *context, void *block, size_t old_size,
                        size_t new_size) {
  void *state_context;
  lua_Alloc allocate = lua_getallocf(context, &state_context);
  return allocate(state_context, block, block == NULL ? 0 : old_size, new_size);
}

bulletin_allocator bul_lua_allocator(lua_State *L) {
#if LUA_VERSION_NUM >= 502
  /* The main thread outlives every coroutine. */
  lua_rawgeti(L, LUA_REGISTRYINDEX, LUA_RIDX_MAINTHREAD);
  lua_State *main = lua_tothread(L, -1);
  lua_pop(L, 1);
  if (main != NULL) L = main;
#endif
  return (bulletin_allocator){.resize = lua_resize, .context = L};
}

int bul_lua_fail(lua_State *L, const bulletin_error *error) {
  lua_pushnil(L);
  lua_pushstring(L, error->message);
  lua_pushstring(L, bulletin_status_name(error->status));
  return 3;
}

bulletin_text bul_lua_text(lua_State *L, int index) {
  luaL_checktype(L, index, LUA_TSTRING);
  bulletin_text text;
  text.data = lua_tolstring(L, index, &text.size);
  return text;
}

void bul_lua_push_text(lua_State *L, bulletin_text text) {
  if (text.data == NULL)
    lua_pushnil(L);
  else
    lua_pushlstring(L, text.data, text.size);
}

void bul_lua_set_text(lua_State *L, const char *name, bulletin_text text) {
  if (text.data == NULL) return;
  lua_pushlstring(L, text.data, text.size);
  lua_setfield(L, -2, name);
}

void bul_lua_push_span(lua_State *L, bulletin_span span) {
  lua_createtable(L, 2, 0);
  lua_pushinteger(L, (lua_Integer)span.start + 1);
  lua_rawseti(L, -2, 1);
  lua_pushinteger(L, (lua_Integer)span.end);
  lua_rawseti(L, -2, 2);
}

int bul_lua_count(size_t count) {
  return count < 1 << 24 ? (int)count : 1 << 24;
}

void bul_lua_check_options(lua_State *L, int index, const char *function,
                           const char *const *known) {
  if (lua_isnoneornil(L, index)) return;
  luaL_checktype(L, index, LUA_TTABLE);
  lua_pushnil(L);
  while (lua_next(L, index) != 0) {
    lua_pop(L, 1);
    const char *key = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "";
    size_t i = 0;
    while (known[i] != NULL && strcmp(known[i], key) != 0) i++;
    if (known[i] != NULL) continue;
    luaL_Buffer list;
    luaL_buffinit(L, &list);
    for (i = 0; known[i] != NULL; i++) {
      if (i > 0) luaL_addstring(&list, ", ");
      luaL_addstring(&list, known[i]);
    }
    luaL_pushresult(&list);
    luaL_error(L, "%s: unknown option '%s' (expected %s)", function,
               lua_type(L, -2) == LUA_TSTRING ? key : luaL_typename(L, -2),
               lua_tostring(L, -1));
  }
}

bulletin_text bul_lua_option_text(lua_State *L, int index,
                                  const char *function, const char *name) {
  bulletin_text text = {NULL, 0};
  if (lua_isnoneornil(L, index)) return text;
  lua_getfield(L, index, name);
  if (lua_type(L, -1) == LUA_TSTRING)
    text.data = lua_tolstring(L, -1, &text.size);
  else if (!lua_isnil(L, -1))
    luaL_error(L, "%s: option '%s' must be a string, got %s", function, name,
               luaL_typename(L, -1));
  lua_pop(L, 1);
  return text;
}

#if LUA_VERSION_NUM < 502
int bul_lua_absindex(lua_State *L, int index) {
  return index > 0 || index <= LUA_REGISTRYINDEX ? index
                                                 : lua_gettop(L) + index + 1;
}
#endif

bool bul_lua_whole(lua_State *L, int index, int64_t *out) {
  if (lua_type(L, index) != LUA_TNUMBER) return false;
#if LUA_VERSION_NUM >= 503
  int whole;
  *out = (int64_t)lua_tointegerx(L, index, &whole);
  return whole != 0;
#else
  static const lua_Number most = 9007199254740992.0; /* 2^53 */
  lua_Number n = lua_tonumber(L, index);
  if (!(n >= -most && n <= most) || n != floor(n)) return false;
  *out = (int64_t)n;
  return true;
#endif
}

size_t bul_lua_option_count(lua_State *L, int index, const char *function,
                            const char *name, size_t least, size_t otherwise) {
  enum { MOST = 1000000000 };
  if (lua_isnoneornil(L, index)) return otherwise;
  lua_getfield(L, index, name);
  size_t count = otherwise;
  if (!lua_isnil(L, -1)) {
    lua_Number value = lua_type(L, -1) == LUA_TNUMBER ? lua_tonumber(L, -1) : -1;
    if (!(value >= (lua_Number)least && value == floor(value)))
      luaL_error(L, "%s: option '%s' must be a whole number, %d or more",
                 function, name, (int)least);
    count = value > MOST ? MOST : (size_t)value;
  }
  lua_pop(L, 1);
  return count;
}

#if LUA_VERSION_NUM < 502 && !defined(luaL_newlibtable)
void bul_lua_setfuncs(lua_State *L, const luaL_Reg *functions, int upvalues) {
  luaL_checkstack(L, upvalues + 2, NULL);
  for (; functions->name != NULL; functions++) {
    for (int i = 0; i < upvalues; i++) lua_pushvalue(L, -upvalues);
    lua_pushcclosure(L, functions->func, upvalues);
    lua_setfield(L, -(upvalues + 2), functions->name);
  }
  lua_pop(L, upvalues);
}

void *bul_lua_testudata(lua_State *L, int index, const char *type) {
  void *data = lua_touserdata(L, index);
  if (data == NULL || !lua_getmetatable(L, index)) return NULL;
  luaL_getmetatable(L, type);
  int same = lua_rawequal(L, -1, -2);
  lua_pop(L, 2);
  return same ? data : NULL;
}
#endif
