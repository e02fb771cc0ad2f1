/*
** util.c - see util.h.
*/
#include "util.h"

#include <math.h>
#include <stdarg.h>
#include <string.h>

static void *lua_resize(void *context, void *block, size_t old_size,
                        size_t new_size) {
  void *state_context;
  lua_Alloc allocate = lua_getallocf(context, &state_context);
  return allocate(state_context, block, block == NULL ? 0 : old_size, new_size);
}

/* The allocator's context must outlive every coroutine. */
#if LUA_VERSION_NUM >= 502
void bul_lua_open_allocator(lua_State *L) {
  (void)L;
}

static void push_lasting(lua_State *L) {
  lua_rawgeti(L, LUA_REGISTRYINDEX, LUA_RIDX_MAINTHREAD);
}
#else
/* These do not tell the main thread: a thread of our own stays in the
** registry. */
static const char lasting = 0;

void bul_lua_open_allocator(lua_State *L) {
  lua_pushlightuserdata(L, (void *)&lasting);
  lua_newthread(L);
  lua_rawset(L, LUA_REGISTRYINDEX);
}

static void push_lasting(lua_State *L) {
  lua_pushlightuserdata(L, (void *)&lasting);
  lua_rawget(L, LUA_REGISTRYINDEX);
}
#endif

bulletin_allocator bul_lua_allocator(lua_State *L) {
  luaL_checkstack(L, 2, NULL);
  push_lasting(L);
  lua_State *thread = lua_tothread(L, -1);
  lua_pop(L, 1);
  return (bulletin_allocator){.resize = lua_resize,
                              .context = thread != NULL ? thread : L};
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

/* Its address is the registry's key of where the module's Lua files lie. */
static const char home = 0;

/* core.home(prefix): what the names of their chunks begin with */
static int set_home(lua_State *L) {
  bul_lua_text(L, 1);
  lua_pushlightuserdata(L, (void *)&home);
  lua_pushvalue(L, 1);
  lua_rawset(L, LUA_REGISTRYINDEX);
  return 0;
}

void bul_lua_open_home(lua_State *L) {
  lua_pushcfunction(L, set_home);
  lua_setfield(L, -2, "home");
}

/* Pushes "file:line: " of the first function on the stack that is not ours. */
static void push_place(lua_State *L) {
  lua_Debug ar;
  luaL_checkstack(L, LUA_MINSTACK, NULL);
  lua_pushlightuserdata(L, (void *)&home);
  lua_rawget(L, LUA_REGISTRYINDEX);
  const char *prefix = lua_tostring(L, -1);
  size_t size = prefix != NULL ? strlen(prefix) : 0;
  int level = 1;
  bool ours = true;
  while (ours && lua_getstack(L, level++, &ar)) {
    lua_getinfo(L, "Sl", &ar);
    ours = size > 0 && strncmp(ar.source, prefix, size) == 0;
  }
  if (!ours && ar.currentline > 0)
    lua_pushfstring(L, "%s:%d: ", ar.short_src, ar.currentline);
  else
    lua_pushliteral(L, "");
  lua_remove(L, -2);
}

int bul_lua_error(lua_State *L, const char *format, ...) {
  va_list list;
  push_place(L);
  va_start(list, format);
  lua_pushvfstring(L, format, list);
  va_end(list);
  lua_concat(L, 2);
  return lua_error(L);
}

int bul_lua_bad_argument(lua_State *L, int index, const char *function,
                         const char *expected) {
  return bul_lua_error(
      L, "bad argument #%d to '%s' (%s expected, got %s)", index, function,
      expected, lua_isnone(L, index) ? "no value" : luaL_typename(L, index));
}

bulletin_text bul_lua_text_given(lua_State *L, int index,
                                 const char *function) {
  if (lua_type(L, index) != LUA_TSTRING)
    bul_lua_bad_argument(L, index, function, "string");
  return bul_lua_text(L, index);
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

int bul_lua_count(size_t count) {
  return count < 1 << 24 ? (int)count : 1 << 24;
}

bool bul_lua_is(bulletin_text text, const char *word) {
  return text.data != NULL && strlen(word) == text.size &&
         memcmp(text.data, word, text.size) == 0;
}

void bul_lua_hide_metatable(lua_State *L, const char *name) {
  lua_pushstring(L, name);
  lua_setfield(L, -2, "__metatable");
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

#if LUA_VERSION_NUM < 502 && !defined(luaL_newlibtable)
void bul_lua_setfuncs(lua_State *L, const luaL_Reg *functions, int upvalues) {
  luaL_checkstack(L, upvalues + 2, NULL);
  for (; functions->name != NULL; functions++) {
    for (int i = 0; i < upvalues; i++)
      lua_pushvalue(L, -upvalues);
    lua_pushcclosure(L, functions->func, upvalues);
    lua_setfield(L, -(upvalues + 2), functions->name);
  }
  lua_pop(L, upvalues);
}
#endif
