/*
** box.h - memory of the core's that Lua owns.
**
** A result of the core is born empty inside a box and then filled, so that an
** error raised at any point leaves nothing behind. A box is emptied by
** bul_lua_unbox, by __close, by __gc, in any order and any number of times;
** afterwards it is an empty box and still a valid one.
*/
#ifndef BUL_LUA_BOX_H
#define BUL_LUA_BOX_H

#include "util.h"

/* A kind of boxes. A box is recognised by this pointer inside it and not by
** its metatable: debug.setmetatable may give that to any userdata. */
typedef struct bul_lua_type {
  const char *name; /* of its metatable, and what getmetatable shows */
  size_t size;      /* of what a box holds */
  void (*release)(void *content); /* must accept zeroed bytes */
} bul_lua_type;

/* Pushes a box of zeroed bytes and returns them. */
void *bul_lua_box(lua_State *L, const bul_lua_type *type);

/* What the box at `index` holds; NULL for any other value. */
void *bul_lua_unwrap(lua_State *L, int index, const bul_lua_type *type);

/* Empties the box at `index` now. */
void bul_lua_unbox(lua_State *L, int index);

/* Pushes the type's metatable, to which the caller may add. */
void bul_lua_metatable(lua_State *L, const bul_lua_type *type);

#endif
