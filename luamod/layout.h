/*
** layout.h - what a file's layout adds to its page.
*/
#ifndef BUL_LUA_LAYOUT_H
#define BUL_LUA_LAYOUT_H

#include "util.h"

/* Sets format, text and size of the page on the stack's top, made of `page`,
** and the boxes and places in the file of its pieces and their elements. */
void bul_lua_set_layout(lua_State *L, const bulletin_page *page,
                        const bulletin_layout *layout);

#endif
