/*
** core.c - luaopen_bulletin_core: the C half of the module. The Lua half,
** bulletin/init.lua, takes what is here and adds the rest.
*/
#include "nearest.h"
#include "util.h"

BULLETIN_API int luaopen_bulletin_core(lua_State *L);

int luaopen_bulletin_core(lua_State *L) {
  lua_newtable(L);
  lua_pushliteral(L, BULLETIN_VERSION);
  lua_setfield(L, -2, "_VERSION");
  bul_lua_open_allocator(L);
  bul_lua_open_home(L);
  bul_lua_open_article(L);
  bul_lua_open_page(L);
  bul_lua_open_running(L);
  bul_lua_open_lexicon(L);
  bul_lua_open_words(L);
  bul_lua_open_entities(L);
  bul_lua_open_keywords(L);
  bul_lua_open_store(L);
  bul_lua_open_dates(L);
  bul_lua_open_figures(L);
  bul_lua_open_points(L);
  bul_lua_open_summary(L);
  bul_lua_open_file(L);
  bul_lua_open_nearest(L);
  bul_lua_open_sandbox(L);
  return 1;
}
