/*
** box.h - memory of the core's that Lua owns.
**
** A result of the core is born empty inside a box and then filled, so that
** an error raised at any point leaves nothing behind.
*/
#ifndef BUL_LUA_BOX_H
#define BUL_LUA_BOX_H

#include "util.h"

/* Pushes a userdata of `size` zeroed bytes and returns them. `release` is
** called on them when the userdata is collected or bul_lua_unbox is; it must
** accept zeroed bytes. */
void *bul_lua_box(lua_State *L, size_t size, void (*release)(void *));

/* Releases the box at `index` now. */
void bul_lua_unbox(lua_State *L, int index);

#endif
