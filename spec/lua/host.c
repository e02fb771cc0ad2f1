/* A host program that counts what its Lua state takes and lets every
** allocation fail in turn: whatever the module was doing, it says so, and
** once the state is closed no byte and no file of it is left. */
#include "../core/check.h"

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int luaopen_bulletin_core(lua_State *L);

/* `left` allocations succeed; then one fails, or all that follow. */
typedef struct counter {
  size_t left;
  size_t bytes;
  bool armed, forever, failed;
} counter;

static void *allocate(void *context, void *block, size_t old_size,
                      size_t new_size) {
  counter *c = context;
  if (block == NULL) old_size = 0; /* Lua gives a type there */
  if (new_size == 0) {
    free(block);
    c->bytes -= old_size;
    return NULL;
  }
  if (c->armed && new_size > old_size) {
    if (c->left == 0) {
      c->failed = true;
      if (!c->forever) c->armed = false;
      return NULL;
    }
    c->left--;
  }
  void *moved = realloc(block, new_size);
  if (moved != NULL) c->bytes += new_size - old_size;
  return moved;
}

/* What is tried: each is called with the path of a page and its bytes. */
static const char *const scripts[] = {
    "local core, path, bytes = ... return core.text(bytes)",
    "local core, path, bytes = ... return core.decode(bytes)",
    "local core, path, bytes = ... return core.read(path)",
    "local core, path, bytes = ...\n"
    "local page, message, code = core.read(path, {date = '2026-06-15',\n"
    "  rules = {line = function(text) return nil end}})\n"
    "if not page then return nil, message, code end\n"
    "return core.text(page)",
};

/* The answer is a value, an error, or nil, message, "nomem". */
static bool answered(lua_State *L, int status, bool failed) {
  if (status == 0) {
    if (!lua_isnil(L, -3)) return true;
    return failed && lua_isstring(L, -2) && lua_isstring(L, -1) &&
           strcmp(lua_tostring(L, -1), "nomem") == 0;
  }
  return failed && lua_isstring(L, -1) &&
         strstr(lua_tostring(L, -1), "memory") != NULL;
}

/* Runs `script` with the allocation after `left` others failing. Returns
** whether one did fail. */
static bool run(const char *script, const char *path, const char *bytes,
                size_t size, size_t left, bool forever) {
  counter c = {.left = left, .forever = forever};
  lua_State *L = lua_newstate(allocate, &c);
  if (L == NULL) {
    CHECK(!"no state");
    return false;
  }
  luaL_openlibs(L);
  lua_pushcfunction(L, luaopen_bulletin_core);
  lua_call(L, 0, 1);
  int core = lua_gettop(L);
  int loaded = luaL_loadstring(L, script);
  CHECK(loaded == 0);
  lua_pushvalue(L, core);
  lua_pushstring(L, path);
  lua_pushlstring(L, bytes, size);
  c.armed = true;
  int status = lua_pcall(L, 3, 3, 0);
  c.armed = false;
  CHECK(answered(L, status, c.failed));
  if (!answered(L, status, c.failed))
    fprintf(stderr, "after %zu allocations: %s\n", left,
            lua_tostring(L, status == 0 ? -2 : -1));
  /* The state still works. */
  lua_settop(L, core);
  int again = luaL_dostring(L, "return ('x'):rep(10)");
  CHECK(again == 0);
  lua_close(L);
  CHECK(c.bytes == 0);
  if (c.bytes != 0)
    fprintf(stderr, "after %zu allocations, %s: %zu bytes are left of\n%s\n",
            left, forever ? "all failing" : "one failing", c.bytes, script);
  return c.failed;
}

static void fail_each(const char *script, const char *path, const char *bytes,
                      size_t size, bool forever) {
  int before = dup(0);
  close(before);
  size_t n = 0;
  while (run(script, path, bytes, size, n, forever) && check_failed == 0) n++;
  CHECK(n > 0);
  int after = dup(0);
  close(after);
  CHECK(before == after); /* no file is left open */
}

int main(int argc, char **argv) {
  static char bytes[1 << 16];
  const char *path = argc > 1 ? argv[1]
                              : "examples/pages/tangzhou-daily/2026-06-16-01.txt";
  FILE *file = fopen(path, "rb");
  size_t size = file == NULL ? 0 : fread(bytes, 1, sizeof bytes, file);
  CHECK(size > 0);
  if (file != NULL) fclose(file);
  for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
    fail_each(scripts[i], path, bytes, size, false);
    fail_each(scripts[i], path, bytes, size, true);
  }
  return check_done();
}
