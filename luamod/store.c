/*
** store.c - bulletin.open, and what a store needs that is no question: see
** store_articles.c, store_search.c and store_count.c for its other methods.
** Those that are written in Lua are in bulletin/store.lua.
*/
#include "store.h"

#include "article.h"
#include "options.h"

#include <stdlib.h>
#include <string.h>

enum { SIGNATURE = 255 }; /* bytes of a name, as in bulletin.h */

typedef struct handle {
  bulletin_store *store; /* NULL: closed */
  char by[SIGNATURE];    /* who makes changes where a call does not say */
  size_t by_size;
} handle;

static void release_store(void *content) {
  handle *h = content;
  bulletin_close(h->store);
}

static const bul_lua_type store_type = {"bulletin.store", sizeof(handle),
                                        release_store};

/* --- arguments and results --------------------------------------------- */

/* The store at `index`, open or closed. */
static handle *check_handle(lua_State *L, int index, const char *function) {
  handle *h = bul_lua_unwrap(L, index, &store_type);
  if (h == NULL)
    bul_lua_error(L, "%s: store expected, got %s (is it called with ':'?)",
                  function, luaL_typename(L, index));
  return h;
}

bulletin_store *bul_lua_store(lua_State *L, int index, const char *function) {
  handle *h = check_handle(L, index, function);
  if (h->store == NULL) bul_lua_error(L, "%s: the store is closed", function);
  return h->store;
}

int bul_lua_sign(lua_State *L, int options, const char *function,
                 bulletin_error *error) {
  bulletin_text by = {NULL, 0};
  if (options != 0) by = bul_lua_option_text(L, options, function, "by");
  bulletin_store *store = bul_lua_store(L, 1, function);
  const handle *h = check_handle(L, 1, function);
  if (by.data == NULL) by = (bulletin_text){h->by, h->by_size};
  return bulletin_sign(store, by, error);
}

int64_t bul_lua_article_id(lua_State *L, int index, const char *function) {
  int64_t id = 0;
  if (!bul_lua_whole(L, index, &id))
    bul_lua_error(L, "%s: an article's id (a whole number) expected, got %s",
                  function, luaL_typename(L, index));
  return id;
}

bulletin_text bul_lua_argument(lua_State *L, int index, const char *function,
                               const char *what) {
  bulletin_text text = {NULL, 0};
  if (lua_type(L, index) != LUA_TSTRING)
    bul_lua_error(L, "%s: %s (a string) expected, got %s", function, what,
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

static lua_Number open_timeout(lua_State *L, int options) {
  lua_Number seconds = 5;
  int type = bul_lua_option(L, options, "timeout");
  if (type != LUA_TNIL) seconds = lua_tonumber(L, -1);
  if ((type != LUA_TNIL && type != LUA_TNUMBER) ||
      !(seconds >= 0 && seconds <= 86400))
    bul_lua_error(L, "open: timeout must be seconds, 0 to 86400");
  lua_pop(L, 1);
  return seconds;
}

/* Who makes changes: the option, else the environment's word. */
static int open_signed(lua_State *L, int options, handle *h,
                       bulletin_error *error) {
  bulletin_text by = bul_lua_option_text(L, options, "open", "by");
  if (by.data == NULL) {
    by.data = getenv("BULLETIN_USER");
    if (by.data != NULL) by.size = strlen(by.data);
  }
  int status = bulletin_sign(h->store, by, error);
  if (status != BULLETIN_OK || by.size == 0) return status;
  memcpy(h->by, by.data, by.size);
  h->by_size = by.size;
  return status;
}

/* bulletin.open(path [, {mode=, timeout=, by=}]) -> store | nil, message,
** code */
static int store_open(lua_State *L) {
  static const char *const known[] = {"mode", "timeout", "by", NULL};
  static const char *const modes[] = {"rw", "ro", "memory", NULL};
  bulletin_text path = bul_lua_argument(L, 1, "open", "a path");
  lua_settop(L, 2);
  bul_lua_options(L, 2, "open", known);
  int mode = bul_lua_option_choice(L, 2, "open", "mode", modes);
  int timeout = (int)(open_timeout(L, 2) * 1000);
  bulletin_error error;
  bulletin_allocator allocator = bul_lua_allocator(L);
  handle *h = bul_lua_box(L, &store_type);
  if (bulletin_open(&h->store, path, mode < 0 ? BULLETIN_READ_WRITE : mode,
                    timeout, &allocator, &error))
    return bul_lua_fail(L, &error);
  if (mode != BULLETIN_READ_ONLY && open_signed(L, 2, h, &error))
    return bul_lua_fail(L, &error);
  return 1;
}

/* store:close() */
static int store_close(lua_State *L) {
  check_handle(L, 1, "close");
  bul_lua_unbox(L, 1);
  return 0;
}

static int store_tostring(lua_State *L) {
  handle *h = check_handle(L, 1, "tostring");
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
    bul_lua_push_stored(L, "store[id]", bul_lua_article_id(L, 2, "store[id]"),
                        0);
    if (lua_istable(L, -1)) return 1;
    lua_pushnil(L);
    return 1;
  }
  luaL_checktype(L, lua_upvalueindex(1), LUA_TTABLE);
  lua_settop(L, 2);
  lua_rawget(L, lua_upvalueindex(1));
  return 1;
}

/* #store */
static int store_length(lua_State *L) {
  bulletin_error error;
  bulletin_filter filter = {.limit = -1};
  int64_t count;
  if (bulletin_count(&count, bul_lua_store(L, 1, "#store"), &filter, &error))
    return bul_lua_error(L, "#store: %s", error.message);
  lua_pushinteger(L, (lua_Integer)count);
  return 1;
}

/* --- care -------------------------------------------------------------- */

/* store:transaction(fn): all of what fn(store) does is kept, or nothing when
** it raises or returns nil, message, code. Returns what fn returns, true for
** nothing. Nothing here may raise while the transaction is open: what is
** called is protected, and has its place on the stack before. */
static int store_transaction(lua_State *L) {
  const handle *h = check_handle(L, 1, "transaction");
  bulletin_store *store = bul_lua_store(L, 1, "transaction");
  bulletin_error error;
  if (lua_type(L, 2) != LUA_TFUNCTION)
    return bul_lua_error(L, "transaction: a function expected, got %s",
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
    return bul_lua_error(L, "transaction: the store was closed in it");
  }
  int status = BULLETIN_OK;
  if (raised || passed_on)
    bulletin_rollback(store);
  else
    status = bulletin_commit(store, &error);
  if (raised) return lua_error(L);
  if (status != BULLETIN_OK) {
    lua_settop(L, 2);
    return bul_lua_fail(L, &error);
  }
  if (count == 0) lua_pushboolean(L, 1);
  return count == 0 ? 1 : count;
}

/* again(store, tries): whether a transaction that failed is to be made again; and
** how often it was by then. See bulletin_again. */
static int store_again(lua_State *L) {
  bulletin_store *store = bul_lua_store(L, 1, "transaction");
  int tries = (int)luaL_checkinteger(L, 2);
  lua_pushboolean(L, bulletin_again(store, BULLETIN_BUSY, &tries));
  lua_pushinteger(L, tries);
  return 2;
}

static int store_backup(lua_State *L) {
  bulletin_error error;
  bulletin_store *store = bul_lua_store(L, 1, "backup");
  bulletin_text path = bul_lua_argument(L, 2, "backup", "a path");
  return bul_lua_done(L, bulletin_backup(store, path, &error), &error);
}

/* store:copy(path) -> how many pieces | nil, message, code */
static int store_copy(lua_State *L) {
  bulletin_error error;
  int64_t count;
  bulletin_store *store = bul_lua_store(L, 1, "copy");
  bulletin_text path = bul_lua_argument(L, 2, "copy", "a path");
  if (bulletin_copy(&count, store, path, &error))
    return bul_lua_fail(L, &error);
  lua_pushinteger(L, (lua_Integer)count);
  return 1;
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

static void release_files(void *files) {
  bulletin_files_free(files);
}

static const bul_lua_type files_type = {"bulletin.files",
                                        sizeof(bulletin_files), release_files};

static void push_failures(lua_State *L, const bulletin_files *files) {
  lua_createtable(L, bul_lua_count(files->failure_count), 0);
  for (size_t i = 0; i < files->failure_count; i++) {
    lua_createtable(L, 0, 3);
    bul_lua_set_text(L, "file", files->failures[i].path);
    bul_lua_set_text(L, "message", files->failures[i].message);
    lua_pushstring(L, bulletin_status_name(files->failures[i].status));
    lua_setfield(L, -2, "code");
    lua_rawseti(L, -2, (int)i + 1);
  }
}

/* core.files(path) -> array of paths, array of failures | nil, message, code */
static int store_files(lua_State *L) {
  bulletin_text path = bul_lua_argument(L, 1, "import", "a path");
  lua_settop(L, 1);
  bulletin_error error;
  bulletin_allocator allocator = bul_lua_allocator(L);
  bulletin_files *files = bul_lua_box(L, &files_type);
  if (bulletin_files_read(files, path, &allocator, &error))
    return bul_lua_fail(L, &error);
  bul_lua_push_texts(L, files->items, files->count);
  push_failures(L, files);
  bul_lua_unbox(L, 2);
  return 2;
}

/* core.owns(store, path) -> boolean */
static int store_owns(lua_State *L) {
  bulletin_text path = bul_lua_argument(L, 2, "import", "a path");
  lua_pushboolean(L, bulletin_store_owns(bul_lua_store(L, 1, "import"), path));
  return 1;
}

/* --- the module -------------------------------------------------------- */

/* core.engines() -> what this build keeps archives in */
static int store_engines(lua_State *L) {
  lua_newtable(L);
  lua_pushliteral(L, "sqlite");
  lua_rawseti(L, -2, 1);
  if (bulletin_postgres_built()) {
    lua_pushliteral(L, "postgresql");
    lua_rawseti(L, -2, 2);
  }
  return 1;
}

void bul_lua_open_store(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"open", store_open},
      {"engines", store_engines},
      {NULL, NULL},
  };
  static const luaL_Reg methods[] = {
      {"backup", store_backup}, {"copy", store_copy},
      {"check", store_check},   {"transaction", store_transaction},
      {"close", store_close},   {NULL, NULL},
  };
  /* For bulletin/store.lua, which adds to the methods and then hides these. */
  static const luaL_Reg parts[] = {
      {"replace", bul_lua_store_replace},
      {"again", store_again},
      {"files", store_files},
      {"owns", store_owns},
      {NULL, NULL},
  };
  luaL_setfuncs(L, functions, 0);
  lua_newtable(L);
  luaL_setfuncs(L, parts, 0);
  lua_newtable(L);
  luaL_setfuncs(L, bul_lua_intake_functions, 0);
  lua_setfield(L, -2, "intake");
  lua_pushlightuserdata(L, NULL); /* JSON's null */
  lua_setfield(L, -2, "null");
  lua_newtable(L);
  luaL_setfuncs(L, methods, 0);
  luaL_setfuncs(L, bul_lua_article_methods, 0);
  luaL_setfuncs(L, bul_lua_search_methods, 0);
  luaL_setfuncs(L, bul_lua_count_methods, 0);
  bul_lua_metatable(L, &store_type);
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
