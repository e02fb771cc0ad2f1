/*
** layout.c - see layout.h.
*/
#include "layout.h"

static void push_notes(lua_State *L, int table, const bulletin_layout *layout) {
  lua_createtable(L, bul_lua_count(layout->note_count), 0);
  for (size_t i = 0; i < layout->note_count; i++) {
    lua_createtable(L, 0, 2);
    bul_lua_set_text(L, "kind", layout->notes[i].kind);
    bul_lua_set_text(L, "text", layout->notes[i].text);
    lua_rawseti(L, -2, (int)i + 1);
  }
  lua_setfield(L, table, "notes");
}

void bul_lua_set_layout(lua_State *L, const bulletin_layout *layout) {
  luaL_checkstack(L, 8, NULL);
  int table = lua_gettop(L);
  lua_pushstring(L, bulletin_format_name(layout->format));
  lua_setfield(L, table, "format");
  bul_lua_set_text(L, "text", layout->text);
  if (layout->note_count > 0) push_notes(L, table, layout);
}

void bul_lua_warn(lua_State *L, const char *code) {
  luaL_checkstack(L, 8, NULL);
  lua_getfield(L, -2, "warnings");
  lua_createtable(L, 0, 3);
  lua_pushstring(L, code);
  lua_setfield(L, -2, "code");
  lua_pushvalue(L, -3);
  lua_setfield(L, -2, "message");
  lua_pushinteger(L, 1);
  lua_setfield(L, -2, "line");
  lua_rawseti(L, -2, (int)lua_rawlen(L, -2) + 1);
  lua_pop(L, 2);
}
