/*
** page.c - bulletin.parse, read, decode and text.
*/
#include "util.h"

void bul_lua_open_page(lua_State *L) {
  lua_newtable(L);
  lua_setfield(L, -2, "methods");
}
