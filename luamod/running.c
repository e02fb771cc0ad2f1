/*
** running.c - bulletin.text; see running.h.
*/
#include "running.h"

/* Where the parts being read lie on the stack, absolute: a luaL_Buffer may
** keep values of its own above. */
typedef struct runner {
  lua_State *L;
  luaL_Buffer out;
  int article; /* then its body, then an element of that */
  bool begun;
  bool apart; /* the next line begins another article: an empty one before it */
  size_t title_size;
} runner;

/* Pushes table[name], raw. */
static int get(lua_State *L, int table, const char *name) {
  lua_pushstring(L, name);
  lua_rawget(L, table);
  return lua_type(L, -1);
}

/* Adds table[name], a string that is not empty, as a line of its own; its size
** with the line's end, or 0. */
static size_t add_line(runner *r, int table, const char *name) {
  if (get(r->L, table, name) != LUA_TSTRING || lua_rawlen(r->L, -1) == 0) {
    lua_pop(r->L, 1);
    return 0;
  }
  size_t size = lua_rawlen(r->L, -1) + 1;
  if (r->begun) {
    lua_pushstring(r->L, r->apart ? "\n\n" : "\n");
    lua_insert(r->L, -2);
    lua_concat(r->L, 2);
  }
  r->begun = true;
  r->apart = false;
  luaL_addvalue(&r->out);
  return size;
}

/* Item `i` of the list comes to the place `slot`; whether it is a table. */
static bool take_item(lua_State *L, int list, size_t i, int slot) {
  lua_rawgeti(L, list, (int)i);
  lua_replace(L, slot);
  if (lua_isnil(L, slot)) bul_lua_error(L, "a list with a hole at %d", (int)i);
  return lua_istable(L, slot);
}

static void add_article(runner *r) {
#define NAME(title) #title,
  static const char *const titles[] = {BULLETIN_EACH_TITLE(NAME)};
#undef NAME
  lua_State *L = r->L;
  int body = r->article + 1, element = body + 1;
  for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
    r->title_size += add_line(r, r->article, titles[i]);
  get(L, r->article, "body");
  lua_replace(L, body);
  if (!lua_istable(L, body)) return;
  size_t count = lua_rawlen(L, body);
  for (size_t i = 1; i <= count; i++)
    if (take_item(L, body, i, element)) add_line(r, element, "text");
}

static void add_articles(runner *r, int list) {
  lua_State *L = r->L;
  size_t count = lua_rawlen(L, list);
  for (size_t i = 1; i <= count; i++) {
    if (!take_item(L, list, i, r->article)) continue;
    r->apart = r->begun;
    add_article(r);
  }
  r->title_size = 0;
}

bulletin_text bul_lua_running_text(lua_State *L, int index,
                                   const char *function, size_t *title_size) {
  runner r = {.L = L};
  index = lua_absindex(L, index);
  if (title_size != NULL) *title_size = 0;
  if (lua_type(L, index) == LUA_TSTRING) return bul_lua_text(L, index);
  if (!lua_istable(L, index))
    bul_lua_bad_argument(L, index, function, "article, page or string");
  luaL_checkstack(L, 2 * LUA_MINSTACK, NULL);
  int articles = lua_gettop(L) + 1;
  r.article = articles + 1;
  lua_settop(L, r.article + 2);
  get(L, index, "articles");
  lua_replace(L, articles);
  luaL_buffinit(L, &r.out);
  if (lua_istable(L, articles)) {
    add_articles(&r, articles);
  } else {
    lua_pushvalue(L, index);
    lua_replace(L, r.article);
    add_article(&r);
  }
  luaL_pushresult(&r.out);
  lua_replace(L, index);
  lua_settop(L, articles - 1);
  if (title_size != NULL) *title_size = r.title_size;
  return bul_lua_text(L, index);
}

/* bulletin.text(x) -> string */
static int running_text(lua_State *L) {
  lua_settop(L, 1);
  bul_lua_running_text(L, 1, "text", NULL);
  return 1;
}

void bul_lua_open_running(lua_State *L) {
  lua_pushcfunction(L, running_text);
  lua_setfield(L, -2, "text");
}
