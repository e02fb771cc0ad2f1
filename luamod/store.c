/*
** store.c - bulletin.open, and what a store needs that is no question: see
** store_articles.c, store_search.c and store_count.c for its other methods.
** Those that are written in Lua are in bulletin/store.lua.
*/
#include "store.h"

#include <string.h>

const char bul_lua_store_type[] = "bulletin.store";
const char bul_lua_record_type[] = "bulletin.record";
const char bul_lua_hits_type[] = "bulletin.hits";
const char bul_lua_list_type[] = "bulletin.list";

/* --- arguments and results --------------------------------------------- */

void *bul_lua_object(lua_State *L, size_t size, const char *name) {
  void *object = lua_newuserdata(L, size);
  memset(object, 0, size);
  luaL_getmetatable(L, name);
  lua_setmetatable(L, -2);
  return object;
}

bulletin_store *bul_lua_store(lua_State *L, int index, const char *function) {
  bul_lua_handle *h = luaL_testudata(L, index, bul_lua_store_type);
  if (h != NULL && h->store != NULL) return h->store;
  if (h != NULL)
    luaL_error(L, "%s: the store is closed", function);
  else
    luaL_error(L, "%s: store expected, got %s (is it called with ':'?)",
               function, luaL_typename(L, index));
  return NULL; /* luaL_error does not return */
}

int64_t bul_lua_article_id(lua_State *L, int index, const char *function) {
  int64_t id = 0;
  if (!bul_lua_whole(L, index, &id))
    luaL_error(L, "%s: an article's id (a whole number) expected, got %s",
               function, luaL_typename(L, index));
  return id;
}

bulletin_text bul_lua_argument(lua_State *L, int index, const char *function,
                               const char *what) {
  bulletin_text text = {NULL, 0};
  if (lua_type(L, index) != LUA_TSTRING)
    luaL_error(L, "%s: %s (a string) expected, got %s", function, what,
               luaL_typename(L, index));
  text.data = lua_tolstring(L, index, &text.size);
  return text;
}

int bul_lua_done(lua_State *L, int status, const bulletin_error *error) {
  if (status != BULLETIN_OK) return bul_lua_fail(L, error);
  lua_pushboolean(L, 1);
  return 1;
}

/* --- opening ----------------------------------------------------------- */

/* bulletin.open(path [, {mode=, timeout=}]) -> store | nil, message, code */
static int store_open(lua_State *L) {
  static const char *const known[] = {"mode", "timeout", NULL};
  static const char *const modes[] = {"rw", "ro", "memory", NULL};
  bulletin_text path = bul_lua_argument(L, 1, "open", "a path");
  bul_lua_check_options(L, 2, "open", known);
  bulletin_text mode = bul_lua_option_text(L, 2, "open", "mode");
  int which = 0;
  while (mode.data != NULL && modes[which] != NULL &&
         strcmp(modes[which], mode.data) != 0)
    which++;
  if (modes[which] == NULL)
    return luaL_error(L, "open: mode '%s' (expected rw, ro or memory)",
                      mode.data);
  lua_Number seconds = 5;
  if (!lua_isnoneornil(L, 2)) {
    lua_getfield(L, 2, "timeout");
    if (!lua_isnil(L, -1)) seconds = lua_tonumber(L, -1);
    if (!lua_isnil(L, -1) && (lua_type(L, -1) != LUA_TNUMBER ||
                              !(seconds >= 0 && seconds <= 86400)))
      return luaL_error(L, "open: timeout must be seconds, 0 to 86400");
  }
  bulletin_error error;
  bulletin_allocator allocator = bul_lua_allocator(L);
  bul_lua_handle *h = bul_lua_object(L, sizeof *h, bul_lua_store_type);
  if (bulletin_open(&h->store, path, which, (int)(seconds * 1000), &allocator,
                    &error))
    return bul_lua_fail(L, &error);
  return 1;
}

/* store:close(), __gc and __close */
static int store_close(lua_State *L) {
  bul_lua_handle *h = luaL_checkudata(L, 1, bul_lua_store_type);
  bulletin_store *store = h->store;
  h->store = NULL;
  bulletin_close(store);
  return 0;
}

static int store_tostring(lua_State *L) {
  bul_lua_handle *h = luaL_checkudata(L, 1, bul_lua_store_type);
  if (h->store == NULL)
    lua_pushliteral(L, "store (closed)");
  else
    lua_pushfstring(L, "store (%p)", (void *)h->store);
  return 1;
}
/* store[id] or store.method */
static int store_index(lua_State *L) {
  if (lua_type(L, 2) == LUA_TNUMBER) {
    bul_lua_store(L, 1, "store[id]");
    bul_lua_push_stored(L, "store[id]", bul_lua_article_id(L, 2, "store[id]"), 0);
    if (lua_istable(L, -1)) return 1;
    lua_pushnil(L);
    return 1;
  }
  lua_pushvalue(L, 2);
  lua_rawget(L, lua_upvalueindex(1));
  return 1;
}
/* #store */
static int store_length(lua_State *L) {
  bulletin_error error;
  bulletin_filter filter = {.limit = -1};
  int64_t count;
  if (bulletin_count(&count, bul_lua_store(L, 1, "#store"), &filter, &error))
    return luaL_error(L, "#store: %s", error.message);
  lua_pushinteger(L, (lua_Integer)count);
  return 1;
}
static int list_free(lua_State *L) {
  bul_lua_list *l = luaL_checkudata(L, 1, bul_lua_list_type);
  bulletin_revisions_free(&l->revisions);
  bulletin_tally_free(&l->tally);
  bulletin_rows_free(l->rows);
  l->rows = NULL;
  bulletin_files_free(&l->files);
  return 0;
}
/* --- care -------------------------------------------------------------- */

/* store:transaction(fn): all of what fn(store) does is kept, or nothing when
** it raises or returns nil, message, code. Returns what fn returns, true for
** nothing. Nothing here may raise while the transaction is open: what is
** called is protected, and has its place on the stack before. */
static int store_transaction(lua_State *L) {
  bul_lua_handle *h = luaL_testudata(L, 1, bul_lua_store_type);
  bulletin_store *store = bul_lua_store(L, 1, "transaction");
  bulletin_error error;
  if (lua_type(L, 2) != LUA_TFUNCTION)
    return luaL_error(L, "transaction: a function expected, got %s",
                      luaL_typename(L, 2));
  lua_settop(L, 2);
  lua_pushvalue(L, 2);
  lua_pushvalue(L, 1);
  if (bulletin_begin(store, &error)) return bul_lua_fail(L, &error);
  bool raised = lua_pcall(L, 1, LUA_MULTRET, 0) != LUA_OK;
  int count = lua_gettop(L) - 2;
  bool passed_on = count >= 3 && lua_isnil(L, 3) && !lua_isnil(L, 5);
  if (h->store != store) { /* closed meanwhile, and so undone */
    if (raised) return lua_error(L);
    return luaL_error(L, "transaction: the store was closed in it");
  }
  int status = BULLETIN_OK;
  if (raised || passed_on)
    bulletin_rollback(store);
  else
    status = bulletin_commit(store, &error);
  if (raised) return lua_error(L);
  if (status != BULLETIN_OK) return bul_lua_fail(L, &error);
  if (count == 0) lua_pushboolean(L, 1);
  return count == 0 ? 1 : count;
}

static int store_backup(lua_State *L) {
  bulletin_error error;
  bulletin_store *store = bul_lua_store(L, 1, "backup");
  bulletin_text path = bul_lua_argument(L, 2, "backup", "a path");
  return bul_lua_done(L, bulletin_backup(store, path, &error), &error);
}

/* store:check() -> true | nil, message, code */
static int store_check(lua_State *L) {
  bulletin_error error;
  size_t problems;
  bulletin_store *store = bul_lua_store(L, 1, "check");
  int status = bulletin_check(&problems, store, &error);
  if (status == BULLETIN_OK && problems > 0) status = BULLETIN_CORRUPT;
  return bul_lua_done(L, status, &error);
}
/* core.files(path) -> array of paths | nil, message, code */
static int store_files(lua_State *L) {
  bulletin_text path = bul_lua_argument(L, 1, "import", "a path");
  bulletin_error error;
  bulletin_allocator allocator = bul_lua_allocator(L);
  bul_lua_list *l = bul_lua_object(L, sizeof *l, bul_lua_list_type);
  if (bulletin_files_of(&l->files, path, &allocator, &error))
    return bul_lua_fail(L, &error);
  lua_createtable(L, (int)l->files.count, 0);
  for (size_t i = 0; i < l->files.count; i++) {
    bul_lua_push_text(L, l->files.paths[i]);
    lua_rawseti(L, -2, (int)i + 1);
  }
  bulletin_files_free(&l->files);
  return 1;
}

/* core.owns(store, path) -> boolean */
static int store_owns(lua_State *L) {
  bulletin_text path = bul_lua_argument(L, 2, "import", "a path");
  lua_pushboolean(L, bulletin_store_owns(bul_lua_store(L, 1, "import"), path));
  return 1;
}
/* --- the module -------------------------------------------------------- */

static void new_type(lua_State *L, const char *name, lua_CFunction release) {
  luaL_newmetatable(L, name);
  lua_pushcfunction(L, release);
  lua_setfield(L, -2, "__gc");
  lua_pushcfunction(L, release);
  lua_setfield(L, -2, "__close");
}

void bul_lua_open_store(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"open", store_open},
      {NULL, NULL},
  };
  static const luaL_Reg methods[] = {
      {"backup", store_backup},
      {"check", store_check},
      {"transaction", store_transaction},
      {"close", store_close},
      {NULL, NULL},
  };
  /* For bulletin/store.lua, which adds to the methods and then hides these. */
  static const luaL_Reg parts[] = {
      {"replace", bul_lua_store_replace},
      {"files", store_files},
      {"owns", store_owns},
      {NULL, NULL},
  };
  luaL_setfuncs(L, functions, 0);
  new_type(L, bul_lua_record_type, bul_lua_record_free);
  new_type(L, bul_lua_hits_type, bul_lua_hits_free);
  new_type(L, bul_lua_list_type, list_free);
  lua_pop(L, 3);
  lua_newtable(L);
  luaL_setfuncs(L, parts, 0);
  lua_pushlightuserdata(L, NULL); /* JSON's null */
  lua_setfield(L, -2, "null");
  lua_newtable(L);
  luaL_setfuncs(L, methods, 0);
  luaL_setfuncs(L, bul_lua_article_methods, 0);
  luaL_setfuncs(L, bul_lua_search_methods, 0);
  luaL_setfuncs(L, bul_lua_count_methods, 0);
  new_type(L, bul_lua_store_type, store_close);
  lua_pushvalue(L, -2);
  lua_pushcclosure(L, store_index, 1);
  lua_setfield(L, -2, "__index");
  lua_pushcfunction(L, store_length);
  lua_setfield(L, -2, "__len");
  lua_pushcfunction(L, store_tostring);
  lua_setfield(L, -2, "__tostring");
  lua_pop(L, 1);
  lua_setfield(L, -2, "methods");
  lua_setfield(L, -2, "store");
}
