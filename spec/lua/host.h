/* host.h - a host program that counts what its Lua state takes and lets every
** allocation fail in turn. Included once by each of host*.c. */
#ifndef HOST_H
#define HOST_H

#include "../core/check.h"

#include <dirent.h>
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int luaopen_bulletin_core(lua_State *L);

/* LuaJIT does not allocate as often each time, and after a failure may free a
** table's array by another size than it had: there blocks are counted only. Its
** compiler is off: what it has made does not survive every failure. */
#ifdef LUA_JITLIBNAME
enum { VARIES = true };
#else
enum { VARIES = false };
#endif

/* `left` allocations succeed; then one fails, or all that follow. */
typedef struct counter {
  size_t left;
  size_t bytes, blocks;
  bool armed, forever, failed;
} counter;

/* Of the state that is tried; for what counts with it. */
static counter *armed_counter;

/* Whether the allocation that comes is to fail. */
static bool count_down(counter *c) {
  if (c->left > 0) {
    c->left--;
    return false;
  }
  c->failed = true;
  if (!c->forever) c->armed = false;
  return true;
}

static void *allocate(void *context, void *block, size_t old_size,
                      size_t new_size) {
  counter *c = context;
  if (block == NULL) old_size = 0; /* Lua gives a type there */
  if (new_size == 0) {
    free(block);
    c->bytes -= old_size;
    c->blocks -= block != NULL;
    return NULL;
  }
  if (c->armed && new_size > old_size && count_down(c)) return NULL;
  void *moved = realloc(block, new_size);
  if (moved == NULL) return NULL;
  c->bytes += new_size - old_size;
  c->blocks += block == NULL;
  return moved;
}

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

/* How many files this process has open; 0 where that cannot be told. */
static size_t open_files(void) {
  size_t count = 0;
  DIR *folder = opendir("/proc/self/fd");
  if (folder == NULL) return 0;
  while (readdir(folder) != NULL)
    count++;
  closedir(folder);
  return count;
}

/* What is tried. `begin` leaves the module and then the arguments of the
** script on the stack, before anything fails; their count is its result.
** `end`, if any, looks at what is left before the state is closed. */
typedef struct trial {
  const char *script;
  int (*begin)(lua_State *L);
  void (*end)(lua_State *L);
} trial;

/* Runs it with the allocation after `left` others failing. Returns whether
** one did fail; *count gets how many there were. */
static bool run(const trial *t, size_t left, bool forever, size_t *count) {
  counter c = {.left = left, .forever = forever};
  *count = 0;
  armed_counter = &c;
  lua_State *L = lua_newstate(allocate, &c);
  if (L == NULL) {
    CHECK(!"no state");
    return false;
  }
  luaL_openlibs(L);
  int quiet = luaL_dostring(L, "if jit then jit.off() end");
  CHECK(quiet == 0);
  int loaded = luaL_loadstring(L, t->script);
  CHECK(loaded == 0);
  int arguments = t->begin(L);
  c.armed = true;
  int status = lua_pcall(L, arguments, 3, 0);
  c.armed = false;
  *count = left - c.left;
  CHECK(answered(L, status, c.failed));
  if (!answered(L, status, c.failed))
    fprintf(stderr, "after %zu allocations: %s\n%s\n", left,
            lua_tostring(L, status == 0 ? -2 : -1), t->script);
  /* The state still works. */
  lua_settop(L, 0);
  int again = luaL_dostring(L, "return ('x'):rep(10)");
  CHECK(again == 0);
  if (t->end != NULL) t->end(L);
  lua_close(L);
  armed_counter = NULL;
  bool clean = c.blocks == 0 && (VARIES || c.bytes == 0);
  CHECK(clean);
  if (!clean)
    fprintf(stderr, "after %zu allocations, %s: %zu bytes are left of\n%s\n",
            left, forever ? "all failing" : "one failing", c.bytes, t->script);
  return c.failed;
}

/* Allocations fail, alone and with all that follow: every one of them, or
** some `tries` of them, up to the first run that has no more. How many a script
** makes is not the same each time: Lua's tables are in another order. */
static void fail_each(const trial *t, size_t tries) {
  size_t before = open_files(), count, ignored;
  int failed = check_failed;
  CHECK(!run(t, SIZE_MAX, false, &count));
  size_t step = tries == 0 || count <= tries ? 1 : count / tries;
  for (int forever = 0; forever < 2; forever++) {
    size_t n = 0;
    while (run(t, n, forever != 0, &ignored) && check_failed == failed)
      n += step;
    CHECK(n >= count / 2);
  }
  CHECK(open_files() == before); /* no file is left open */
}

#endif
