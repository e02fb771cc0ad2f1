/* host_module.h - the whole module, with what is written in Lua, in a state of
** host.h. */
#ifndef HOST_MODULE_H
#define HOST_MODULE_H

#include "host.h"

/* The module as built, with the core that this program is linked with. */
static void push_module(lua_State *L) {
  const char *build = getenv("BUILD");
  if (build == NULL) build = "build";
  lua_getglobal(L, "package");
  lua_pushfstring(L, "%s/lua/?.lua;%s/lua/?/init.lua", build, build);
  lua_setfield(L, -2, "path");
  lua_getfield(L, -1, "preload");
  lua_pushcfunction(L, luaopen_bulletin_core);
  lua_setfield(L, -2, "bulletin.core");
  lua_pop(L, 2);
  lua_getglobal(L, "require");
  lua_pushliteral(L, "bulletin");
  lua_call(L, 1, 1);
}

/* Runs Lua that must not fail; its results stay on the stack. */
static void must(lua_State *L, const char *script, int arguments, int results) {
  int status = luaL_loadstring(L, script);
  CHECK(status == 0);
  lua_insert(L, -1 - arguments);
  status = lua_pcall(L, arguments, results, 0);
  CHECK(status == 0);
  if (status != 0) {
    fprintf(stderr, "%s\n", lua_tostring(L, -1));
    exit(check_done());
  }
}

#endif
