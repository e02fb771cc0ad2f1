/*
** box.c - see box.h.
*/
#include "box.h"

#include <stdalign.h>
#include <string.h>

/* As Lua aligns a userdata's block: for any number or pointer, not for wider
** types. */
typedef union alignment {
  double number;
  void *pointer;
  long long integer;
} alignment;

/* The first word of every box points here; that of any other userdata points
** elsewhere. */
static const char mark;

typedef struct box {
  const char *mark;
  const bul_lua_type *type;
  alignas(alignment) char content[];
} box;

/* The box at `index`, of whatever type; NULL for any other value. */
static box *find(lua_State *L, int index) {
  box *b = lua_touserdata(L, index); /* a light one has no length */
  bool fits = b != NULL && lua_rawlen(L, index) >= sizeof *b;
  return fits && b->mark == &mark ? b : NULL;
}

static void empty(box *b) {
  b->type->release(b->content);
  memset(b->content, 0, b->type->size);
}

/* __gc and __close, which a caller may hand anything. */
static int box_release(lua_State *L) {
  box *b = find(L, 1);
  if (b != NULL) empty(b);
  return 0;
}

/* Registered when it is whole: a box whose __gc is missing would leak. */
void bul_lua_metatable(lua_State *L, const bul_lua_type *type) {
  luaL_getmetatable(L, type->name);
  if (lua_istable(L, -1)) return;
  lua_pop(L, 1);
  lua_createtable(L, 0, 8);
  lua_pushcfunction(L, box_release);
  lua_setfield(L, -2, "__gc");
  lua_pushcfunction(L, box_release);
  lua_setfield(L, -2, "__close");
  bul_lua_hide_metatable(L, type->name);
  lua_pushvalue(L, -1);
  lua_setfield(L, LUA_REGISTRYINDEX, type->name);
}

void *bul_lua_box(lua_State *L, const bul_lua_type *type) {
  luaL_checkstack(L, 6, NULL);
  box *b = lua_newuserdata(L, sizeof *b + type->size);
  b->mark = &mark;
  b->type = type;
  memset(b->content, 0, type->size);
  bul_lua_metatable(L, type);
  lua_setmetatable(L, -2);
  return b->content;
}

void *bul_lua_unwrap(lua_State *L, int index, const bul_lua_type *type) {
  box *b = find(L, index);
  return b != NULL && b->type == type ? b->content : NULL;
}

void bul_lua_unbox(lua_State *L, int index) {
  box *b = find(L, index);
  if (b != NULL) empty(b);
}
