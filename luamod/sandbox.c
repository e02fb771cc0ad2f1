/*
** sandbox.c - a Lua state of its own for a script that is not trusted, with
** limits on memory and on steps. What the script may see is decided in
** bulletin/sandbox.lua; this file makes the state, runs the script in it and
** carries the outcome out.
**
** A script that catches the error of a spent limit gets it again with its
** next step, so that no pcall outlives it.
*/
#define _XOPEN_SOURCE 700 /* RLIMIT_CPU, SIGXCPU */
#include "util.h"

#include <lualib.h>

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static const char sandbox_type[] = "bulletin.sandbox";

enum { STRIDE = 1000 }; /* steps between two looks at the count */

/* Lives in a userdata of the host's state, born without an inner state. */
typedef struct sandbox {
  lua_State *inner;
  bulletin_allocator allocator;
  size_t used, most;
  lua_Number steps, most_steps;
} sandbox;

static void *limited(void *context, void *block, size_t old_size,
                     size_t new_size) {
  sandbox *s = context;
  if (block == NULL) old_size = 0; /* Lua says a type instead */
  if (new_size > old_size && new_size - old_size > s->most - s->used)
    return NULL;
  void *moved =
      s->allocator.resize(s->allocator.context, block, old_size, new_size);
  if (moved == NULL && new_size > 0) return NULL;
  s->used = s->used - old_size + new_size;
  return moved;
}

static void count(lua_State *L, lua_Debug *place) {
  (void)place;
  void *context;
  lua_getallocf(L, &context);
  sandbox *s = context;
  s->steps += lua_gethookcount(L);
  if (s->steps < s->most_steps) return;
  lua_sethook(L, count, LUA_MASKCOUNT, 1);
  luaL_error(L, "the script has used up its steps");
}

/* sandbox.check(...) -> ...; raises when the steps are used up. Coroutines
** pass through here when they are resumed and when they come back: each counts
** for itself, and many of them could otherwise take turns for ever. */
static int sandbox_check(lua_State *L) {
  void *context;
  if (lua_getallocf(L, &context) == limited) {
    sandbox *s = context;
    if (s->steps >= s->most_steps) {
      lua_sethook(L, count, LUA_MASKCOUNT, 1);
      return luaL_error(L, "the script has used up its steps");
    }
  }
  return lua_gettop(L);
}

static int sandbox_close(lua_State *L) {
  sandbox *s = luaL_checkudata(L, 1, sandbox_type);
  lua_State *inner = s->inner;
  s->inner = NULL;
  if (inner != NULL) lua_close(inner);
  return 0;
}

/* The handler of the script's errors: where it happened, for a person. */
static int traced(lua_State *L) {
#if LUA_VERSION_NUM >= 502
  if (lua_type(L, 1) == LUA_TSTRING)
    luaL_traceback(L, L, lua_tostring(L, 1), 1);
#else
  (void)L;
#endif
  return 1;
}

/* What sandbox_run was given, for `prepare`, which runs in the other state. */
typedef struct given {
  lua_State *host;
  int last;
} given;

/* The host's argument `index`, a string, on the inner state's stack. */
static void bring(lua_State *L, const given *g, int index) {
  size_t size;
  const char *text = lua_tolstring(g->host, index, &size);
  lua_pushlstring(L, text, size);
}

/* In the inner state, protected: (given) -> handler, chunk; or nil, message,
** code. */
static int prepare(lua_State *L) {
  const given *g = lua_touserdata(L, 1);
  luaL_checkstack(L, g->last + LUA_MINSTACK, NULL);
  luaL_openlibs(L);
  lua_getglobal(L, "package");
  bring(L, g, 2);
  lua_setfield(L, -2, "path");
  bring(L, g, 3);
  lua_setfield(L, -2, "cpath");
  lua_getglobal(L, "require");
  bring(L, g, 1);
  lua_call(L, 1, 1);
  lua_pushcfunction(L, traced);
  lua_replace(L, 1);
  lua_getfield(L, -1, "prepare");
  for (int i = 6; i <= g->last; i++) bring(L, g, i);
  lua_call(L, g->last - 5, 3);
  if (lua_isnil(L, -3)) return 3;
  lua_settop(L, lua_gettop(L) - 2);
  lua_pushvalue(L, 1);
  lua_insert(L, -2);
  lua_pushnil(L);
  lua_replace(L, 1);
  return 2;
}

/* Copies a string of the inner state's top; what is none is described. */
static void carry(lua_State *L, lua_State *inner, int index) {
  size_t size;
  const char *text = NULL;
  if (lua_type(inner, index) == LUA_TSTRING)
    text = lua_tolstring(inner, index, &size);
  if (text != NULL)
    lua_pushlstring(L, text, size);
  else
    lua_pushfstring(L, "the script raised a %s", luaL_typename(inner, index));
}

static int outcome(lua_State *L, sandbox *s, int status, const char *code) {
  lua_State *inner = s->inner;
  lua_pushnil(L);
  if (status == LUA_ERRMEM) {
    lua_pushfstring(L, "the script has used up its memory (%d MB)",
                    (int)(s->most >> 20));
    code = "limit";
  } else {
    carry(L, inner, -1);
  }
  if (s->steps >= s->most_steps) code = "limit";
  lua_pushstring(L, code);
  return 3;
}

/* With `prepare` and its argument on the inner stack. */
static int work(lua_State *L, sandbox *s) {
  lua_State *inner = s->inner;
  int status = lua_pcall(inner, 1, LUA_MULTRET, 0);
  if (status != 0) return outcome(L, s, status, "io");
  if (lua_gettop(inner) == 3) {
    lua_pushnil(L);
    carry(L, inner, -2);
    carry(L, inner, -1);
    return 3;
  }
  lua_sethook(inner, count, LUA_MASKCOUNT, STRIDE);
  status = lua_pcall(inner, 0, 0, 1);
  lua_sethook(inner, NULL, 0, 0);
  if (status != 0) return outcome(L, s, status, "callback");
  lua_pushboolean(L, 1);
  return 1;
}

/* sandbox.run(module, path, cpath, memory, steps, script, folder, argument...)
** -> true, or nil, message, code. */
static int sandbox_run(lua_State *L) {
  int last = lua_gettop(L);
#if LUA_VERSION_NUM < 502
  /* These load binary chunks whatever they are told, and could not be entered
  ** without an allocation outside of a protected call. */
  lua_pushnil(L);
  lua_pushliteral(L, "the sandbox needs Lua 5.2 or newer");
  lua_pushliteral(L, "missing");
  return 3;
#endif
  lua_Number memory = luaL_checknumber(L, 4), steps = luaL_checknumber(L, 5);
  luaL_argcheck(L, memory >= 1, 4, "bytes expected");
  luaL_argcheck(L, steps >= 1, 5, "a number of steps expected");
  for (int i = 1; i <= last; i++)
    if (i != 4 && i != 5) luaL_checktype(L, i, LUA_TSTRING);
  sandbox *s = lua_newuserdata(L, sizeof *s);
  memset(s, 0, sizeof *s);
  luaL_getmetatable(L, sandbox_type);
  lua_setmetatable(L, -2);
  s->allocator = bul_lua_allocator(L);
  s->most = memory < (lua_Number)((size_t)-1 >> 1) ? (size_t)memory
                                                   : (size_t)-1 >> 1;
  s->most_steps = steps;
  s->inner = lua_newstate(limited, s);
  if (s->inner == NULL) {
    lua_pushnil(L);
    lua_pushliteral(L, "the sandbox cannot be made; give it more memory");
    lua_pushliteral(L, "nomem");
    return 3;
  }
  /* Neither push allocates, so nothing can fail outside of a protected call. */
  given g = {L, last};
  lua_pushcfunction(s->inner, prepare);
  lua_pushlightuserdata(s->inner, &g);
  int results = work(L, s);
  lua_State *inner = s->inner;
  s->inner = NULL;
  lua_close(inner);
  return results;
}

/* --- processor time ---------------------------------------------------- */

static void spent(int number) {
  static const char message[] =
      "bulletin: the script has used up its processor time\n";
  (void)number;
  ssize_t written = write(STDERR_FILENO, message, sizeof message - 1);
  (void)written;
  _exit(1);
}

/* sandbox.seconds(seconds): ends this whole process, with status 1, when it
** has computed that long. For the command, whose process is the script's:
** steps are not counted inside a single call of string.find. */
static int sandbox_seconds(lua_State *L) {
  lua_Number seconds = luaL_checknumber(L, 1);
  luaL_argcheck(L, seconds >= 1 && seconds <= 1e9, 1, "seconds expected");
  struct rlimit limit;
  if (getrlimit(RLIMIT_CPU, &limit) != 0) return 0;
  rlim_t wanted = (rlim_t)seconds;
  if (limit.rlim_max != RLIM_INFINITY && wanted > limit.rlim_max)
    wanted = limit.rlim_max;
  limit.rlim_cur = wanted;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = spent;
  sigemptyset(&action.sa_mask);
  if (sigaction(SIGXCPU, &action, NULL) == 0)
    (void)setrlimit(RLIMIT_CPU, &limit);
  return 0;
}

void bul_lua_open_sandbox(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"run", sandbox_run},
      {"check", sandbox_check},
      {"seconds", sandbox_seconds},
      {NULL, NULL},
  };
  luaL_newmetatable(L, sandbox_type);
  lua_pushcfunction(L, sandbox_close);
  lua_setfield(L, -2, "__gc");
  lua_pop(L, 1);
  lua_newtable(L);
  luaL_setfuncs(L, functions, 0);
  lua_setfield(L, -2, "sandbox");
}
