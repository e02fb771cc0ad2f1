/* Two Lua states in two threads at once: each opens the module, reads pages,
** keeps and finds articles in a store of its own and in one that both share,
** and closes. Nothing of one state is seen by the other. */
#define _XOPEN_SOURCE 700
#include "../core/check.h"

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int luaopen_bulletin_core(lua_State *L);

enum { THREADS = 2, ROUNDS = 12 };

static const char script[] =
    "local build, path, mine = ...\n"
    "package.path = build .. '/lua/?.lua;' .. build .. '/lua/?/init.lua'\n"
    "local bulletin = require 'bulletin'\n"
    "local name = mine == 1 and '方行舟' or '李大海'\n"
    "local other = mine == 1 and '李大海' or '方行舟'\n"
    "local function article(n)\n"
    "  return {headline = '第' .. n .. '件' .. name, source = name,\n"
    "    date = '2026-05-27', page_name = '01', tags = {name},\n"
    "    body = {{kind = 'paragraph', text = name .. "
    "'说，昨日完成35.6万亩。'}}}\n"
    "end\n"
    "bulletin.lexicon {words = {name .. '沟'}}\n"
    "local seen = 0\n"
    "local page = assert(bulletin.read(\n"
    "  'examples/pages/tangzhou-daily/2026-06-16-01.txt',\n"
    "  {source = name, rules = {line = function() seen = seen + 1 end}}))\n"
    "assert(seen > 10 and page.source == name)\n"
    "for _, word in ipairs(bulletin.words('去' .. name .. '沟')) do\n"
    "  seen = word == name .. '沟' and 'found' or seen\n"
    "end\n"
    "assert(seen == 'found')\n"
    "for _, what in ipairs {'entities', 'keywords', 'dates', 'figures', "
    "'points',\n"
    "    'summarize', 'text'} do\n"
    "  assert(bulletin[what](page.articles[1]), what)\n"
    "end\n"
    "assert(bulletin.normalize(name, {script = 'traditional'}))\n"
    "assert(bulletin.decode('\\206\\210\\195\\199\\189\\241\\204\\236', "
    "'GBK'))\n"
    "local store = assert(bulletin.open('x', {mode = 'memory'}))\n"
    "assert(store:add(page))\n"
    "for n = 1, 5 do assert(store:add(article(n))) end\n"
    "assert(store:count {tag = name} == 5)\n"
    "assert(store:count {tag = other} == 0)\n"
    "assert(store:search(name)() and store:check())\n"
    "assert(#store:sql('SELECT ? AS a', name) == 1)\n"
    "local shared = assert(bulletin.open(path, {timeout = 60}))\n"
    "assert(shared:add(article(1)))\n"
    "assert(shared:count {tag = name} == 1)\n"
    "assert(shared:search(name)())\n"
    "assert(bulletin.export(store:each {}, 'json'):find(name, 1, true))\n"
    "return #store\n";

typedef struct worker {
  pthread_t thread;
  const char *build;
  const char *path;
  int number;
  int rounds; /* that went well */
  char problem[512];
} worker;

static bool work_once(worker *w) {
  lua_State *L = luaL_newstate();
  if (L == NULL) return false;
  luaL_openlibs(L);
  lua_getglobal(L, "package");
  lua_getfield(L, -1, "preload");
  lua_pushcfunction(L, luaopen_bulletin_core);
  lua_setfield(L, -2, "bulletin.core");
  lua_settop(L, 0);
  bool good = luaL_loadstring(L, script) == 0;
  if (good) {
    lua_pushstring(L, w->build);
    lua_pushstring(L, w->path);
    lua_pushinteger(L, w->number);
    good = lua_pcall(L, 3, 1, 0) == 0;
  }
  if (!good) snprintf(w->problem, sizeof w->problem, "%s", lua_tostring(L, -1));
  lua_close(L);
  return good;
}

static void *work(void *argument) {
  worker *w = argument;
  while (w->rounds < ROUNDS && work_once(w))
    w->rounds++;
  return NULL;
}

int main(void) {
  const char *build = getenv("BUILD");
  char path[600];
  if (build == NULL) build = "build";
  snprintf(path, sizeof path, "%s/spec/threads.db", build);
  remove(path);
  worker workers[THREADS] = {0};
  for (int i = 0; i < THREADS; i++) {
    workers[i].build = build;
    workers[i].path = path;
    workers[i].number = i + 1;
    CHECK(pthread_create(&workers[i].thread, NULL, work, &workers[i]) == 0);
  }
  for (int i = 0; i < THREADS; i++) {
    CHECK(pthread_join(workers[i].thread, NULL) == 0);
    CHECK(workers[i].rounds == ROUNDS);
    if (workers[i].rounds != ROUNDS)
      fprintf(stderr, "thread %d: %s\n", i + 1, workers[i].problem);
  }
  remove(path);
  return check_done();
}
