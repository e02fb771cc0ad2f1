/*
** sandbox.c - a Lua state of its own for a script that is not trusted, with
** limits on memory, steps and time. What the script may see is decided in
** bulletin/sandbox/; this file makes the state, raises the walls around it
** where it has a process of its own, runs the script and carries the outcome
** out.
**
** A script that catches the error of a spent limit gets it again with its
** next step, so that no pcall outlives it.
*/
#include "sandbox.h"

#include "box.h"
#include "store.h"

#include <lualib.h>
#include <string.h>
#include <time.h>

enum {
  STRIDE = 1000, /* steps between two looks at the count */
  /* What is no step of Lua's is counted by its time: fewer than Lua makes in
  ** a second, so that nobody gains by it. */
  STEPS_A_SECOND = 10000000
};

/* Lives in a box of the host's state, born without an inner state. */
typedef struct sandbox {
  lua_State *inner;
  bulletin_allocator allocator;
  size_t used, most;
  bool refused; /* an allocation, since it would have been more than that */
  lua_Number steps, most_steps;
  double end; /* by the clock */
  bool bounded;
  int64_t heap; /* where it is bounded: SQLite's bound before, to be put back */
} sandbox;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void *limited(void *context, void *block, size_t old_size,
                     size_t new_size) {
  sandbox *s = context;
  if (block == NULL) old_size = 0; /* Lua says a type instead */
  if (new_size > old_size && new_size - old_size > s->most - s->used) {
    s->refused = true;
    return NULL;
  }
  void *moved =
      s->allocator.resize(s->allocator.context, block, old_size, new_size);
  if (moved == NULL && new_size > 0) return NULL;
  s->used = s->used - old_size + new_size;
  return moved;
}

/* --- steps ------------------------------------------------------------- */

/* The sandbox that `L` is in, or NULL. */
static sandbox *around(lua_State *L) {
  void *context;
  return lua_getallocf(L, &context) == limited ? context : NULL;
}

static bool is_spent(const sandbox *s) {
  return s->steps >= s->most_steps || now() >= s->end;
}

static void count(lua_State *L, lua_Debug *place);

/* From now on every step is an error. */
static int raise_spent(lua_State *L, sandbox *s) {
  lua_sethook(L, count, LUA_MASKCOUNT, 1);
  return bul_lua_error(L, s->steps >= s->most_steps
                              ? "the script has used up its steps"
                              : "the script has used up its time");
}

static void count(lua_State *L, lua_Debug *place) {
  (void)place;
  sandbox *s = around(L);
  s->steps += lua_gethookcount(L);
  if (is_spent(s)) raise_spent(L, s);
}

/* sandbox.check(...) -> ...; raises when the steps are used up. Coroutines
** pass through here when they are resumed and when they come back: each counts
** for itself, and many of them could otherwise take turns for ever. */
static int sandbox_check(lua_State *L) {
  sandbox *s = around(L);
  if (s != NULL && is_spent(s)) return raise_spent(L, s);
  return lua_gettop(L);
}

/* sandbox.spend(steps): counts work that is about to be done outside of Lua. */
static int sandbox_spend(lua_State *L) {
  sandbox *s = around(L);
  lua_Number steps = luaL_checknumber(L, 1);
  if (s == NULL || !(steps > 0)) return 0;
  s->steps += steps;
  return is_spent(s) ? raise_spent(L, s) : 0;
}

/* sandbox.left() -> seconds that may still be waited. */
static int sandbox_left(lua_State *L) {
  const sandbox *s = around(L);
  lua_Number seconds = 86400;
  if (s != NULL) {
    seconds = (s->most_steps - s->steps) / STEPS_A_SECOND;
    if (s->end - now() < seconds) seconds = s->end - now();
  }
  lua_pushnumber(L, seconds > 0 ? seconds : 0);
  return 1;
}

/* sandbox.waited() -> seconds in which this process did nothing, since some
** moment; spent by sandbox.spend(difference * sandbox.STEPS_A_SECOND). */
static int sandbox_waited(lua_State *L) {
  struct timespec used;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  lua_pushnumber(
      L, now() - ((lua_Number)used.tv_sec + (lua_Number)used.tv_nsec / 1e9));
  return 1;
}

/* What a store of the script's does is counted too: its steps, and what it
** waits for. */
static int spend_in_store(void *context, int64_t steps, int64_t microseconds) {
  sandbox *s = context;
  s->steps +=
      (lua_Number)steps + (lua_Number)microseconds / 1e6 * STEPS_A_SECOND;
  return !is_spent(s);
}

/* sandbox.bound(store, seconds): bounds what it takes, and how long it waits
** for locks. */
static int sandbox_bound(lua_State *L) {
  sandbox *s = around(L);
  if (s == NULL) return 0;
  bulletin_bounds bounds = {.spend = spend_in_store,
                            .context = s,
                            .largest = s->most,
                            .timeout = (int)(luaL_checknumber(L, 2) * 1000)};
  bulletin_bound(bul_lua_store(L, 1, "open"), &bounds);
  return 0;
}

/* --- the state --------------------------------------------------------- */

static void end_sandbox(void *content) {
  sandbox *s = content;
  lua_State *inner = s->inner;
  s->inner = NULL;
  if (inner != NULL) lua_close(inner);
  if (s->bounded) bulletin_bound_memory(s->heap);
  s->bounded = false;
}

static const bul_lua_type sandbox_type = {"bulletin.sandbox", sizeof(sandbox),
                                          end_sandbox};

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

/* What sandbox.run was given. */
enum {
  SETTINGS = 1,
  MODULE,
  PATH,
  CPATH,
  GIVEN /* the first for the script */
};

/* The same for `prepare`, which runs in the other state. */
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
  bring(L, g, PATH);
  lua_setfield(L, -2, "path");
  bring(L, g, CPATH);
  lua_setfield(L, -2, "cpath");
  lua_getglobal(L, "require");
  bring(L, g, MODULE);
  lua_call(L, 1, 1);
  lua_pushcfunction(L, traced);
  lua_replace(L, 1);
  lua_getfield(L, -1, "prepare");
  for (int i = GIVEN; i <= g->last; i++)
    bring(L, g, i);
  lua_call(L, g->last - GIVEN + 1, 3);
  if (lua_isnil(L, -3)) return 3;
  lua_settop(L, lua_gettop(L) - 2);
  lua_pushvalue(L, 1);
  lua_insert(L, -2);
  lua_pushnil(L);
  lua_replace(L, 1);
  return 2;
}

/* Copies a string of the inner state's top; another value is described. */
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

/* Lua 5.3 says in words of its own that a buffer of its library's is refused
** memory. */
static bool ran_out(const sandbox *s, int status) {
  if (status == LUA_ERRMEM) return true;
  return s->refused && lua_type(s->inner, -1) == LUA_TSTRING &&
         strstr(lua_tostring(s->inner, -1),
                "not enough memory for buffer allocation") != NULL;
}

static int outcome(lua_State *L, sandbox *s, int status, const char *code) {
  lua_State *inner = s->inner;
  lua_pushnil(L);
  if (ran_out(s, status)) {
    lua_pushfstring(L, "the script has used up its memory (%d MB)",
                    (int)(s->most >> 20));
    code = "limit";
  } else {
    carry(L, inner, -1);
  }
  if (is_spent(s)) code = "limit";
  lua_pushstring(L, code);
  return 3;
}

static lua_Number setting(lua_State *L, const char *name) {
  lua_getfield(L, SETTINGS, name);
  lua_Number value = lua_tonumber(L, -1);
  lua_pop(L, 1);
  luaL_argcheck(L, value > 0, SETTINGS, name);
  return value;
}

static size_t bytes(lua_Number value) {
  const size_t most = (size_t)-1 >> 3;
  if (value < 1) return 1;
  return value < (lua_Number)most ? (size_t)value : most;
}

/* 0, or the results that say which wall does not stand. */
static int raise_walls(lua_State *L, const sandbox *s) {
  bul_walls walls = {.memory = s->most};
  walls.file_size = bytes(setting(L, "file_size"));
  walls.seconds = setting(L, "processor");
  lua_getfield(L, SETTINGS, "readable");
  walls.readable = lua_tostring(L, -1);
  lua_getfield(L, SETTINGS, "folder");
  walls.folder = luaL_checkstring(L, -1);
  lua_getfield(L, SETTINGS, "soft");
  walls.soft = lua_toboolean(L, -1);
  const char *what;
  bulletin_reason reason;
  int number = bul_walls_raise(&walls, &what);
  if (number == 0) return 0;
  lua_pushnil(L);
  lua_pushfstring(L, "the sandbox cannot be closed: %s: %s", what,
                  bulletin_reason_of(&reason, number));
  lua_pushliteral(L, "missing");
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
  lua_getfield(L, SETTINGS, "walls");
  if (lua_toboolean(L, -1)) {
    int results = raise_walls(L, s);
    if (results > 0) return results;
  }
  lua_sethook(inner, count, LUA_MASKCOUNT, STRIDE);
  status = lua_pcall(inner, 0, 0, 1);
  lua_sethook(inner, NULL, 0, 0);
  if (status != 0) return outcome(L, s, status, "callback");
  lua_pushboolean(L, 1);
  return 1;
}

/* SQLite has memory of its own: as much again as Lua, beyond what the process
** has taken for it so far. A bound that is lower stays. */
static void bound_heap(sandbox *s) {
  int64_t most = bulletin_memory_used() + (int64_t)s->most;
  int64_t before = bulletin_bound_memory(-1);
  if (before > 0 && before < most) return;
  s->heap = bulletin_bound_memory(most);
  s->bounded = true;
}

/* sandbox.run({memory=bytes, steps=, seconds=, walls=boolean, and with walls
** folder=, readable=, file_size=, processor=seconds, soft=boolean},
** module, path, cpath, argument...): module.prepare(argument...) gives the
** function to run. -> true, or nil, message, code. */
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
  luaL_checktype(L, SETTINGS, LUA_TTABLE);
  for (int i = MODULE; i <= last; i++)
    luaL_checktype(L, i, LUA_TSTRING);
  luaL_checkstack(L, LUA_MINSTACK, NULL);
  sandbox *s = bul_lua_box(L, &sandbox_type);
  s->allocator = bul_lua_allocator(L);
  s->most = bytes(setting(L, "memory"));
  s->most_steps = setting(L, "steps");
  s->end = now() + setting(L, "seconds");
  s->inner = lua_newstate(limited, s);
  if (s->inner == NULL) {
    lua_pushnil(L);
    lua_pushliteral(L, "the sandbox cannot be made; give it more memory");
    lua_pushliteral(L, "nomem");
    return 3;
  }
  bound_heap(s);
  /* Neither push allocates, so nothing can fail outside of a protected call. */
  given g = {L, last};
  lua_pushcfunction(s->inner, prepare);
  lua_pushlightuserdata(s->inner, &g);
  int results = work(L, s);
  end_sandbox(s);
  return results;
}

void bul_lua_open_sandbox(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"run", sandbox_run},
      {"check", sandbox_check},
      {"spend", sandbox_spend},
      {"left", sandbox_left},
      {"waited", sandbox_waited},
      {"bound", sandbox_bound},
      {NULL, NULL},
  };
  lua_newtable(L);
  luaL_setfuncs(L, functions, 0);
  lua_pushinteger(L, STEPS_A_SECOND);
  lua_setfield(L, -2, "STEPS_A_SECOND");
  bul_lua_open_walls(L);
  bul_lua_open_spawn(L);
  bul_lua_open_paths(L);
  lua_setfield(L, -2, "sandbox");
}
