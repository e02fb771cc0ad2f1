/*
** layout.h - what a file's layout adds to its page.
*/
#ifndef BUL_LUA_LAYOUT_H
#define BUL_LUA_LAYOUT_H

#include "util.h"

/* Sets format, text and notes of the page on the stack's top. */
void bul_lua_set_layout(lua_State *L, const bulletin_layout *layout);

/* Pops a message and adds it, at the first line, to the warnings of the page
** below it. */
void bul_lua_warn(lua_State *L, const char *code);

#endif
