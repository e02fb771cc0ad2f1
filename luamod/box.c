/*
** box.c - see box.h.
*/
#include "box.h"

#include <stdalign.h>
#include <string.h>

#define BOX "bulletin.box"

/* As Lua aligns a userdata's block: for any number or pointer, not for wider
** types. */
typedef union alignment {
  double number;
  void *pointer;
  long long integer;
} alignment;

typedef struct box {
  void (*release)(void *);
  alignas(alignment) char content[];
} box;

static int box_gc(lua_State *L) {
  box *b = luaL_checkudata(L, 1, BOX);
  void (*release)(void *) = b->release;
  b->release = NULL;
  if (release != NULL) release(b->content);
  return 0;
}

void *bul_lua_box(lua_State *L, size_t size, void (*release)(void *)) {
  box *b = lua_newuserdata(L, sizeof *b + size);
  b->release = NULL;
  memset(b->content, 0, size);
  if (luaL_newmetatable(L, BOX)) {
    lua_pushcfunction(L, box_gc);
    lua_setfield(L, -2, "__gc");
  }
  lua_setmetatable(L, -2);
  b->release = release;
  return b->content;
}

void bul_lua_unbox(lua_State *L, int index) {
  box *b = luaL_checkudata(L, index, BOX);
  void (*release)(void *) = b->release;
  b->release = NULL;
  if (release != NULL) release(b->content);
}
