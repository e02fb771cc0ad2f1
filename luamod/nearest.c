/*
** nearest.c - see nearest.h.
*/
#include "nearest.h"

#include <string.h>

enum { LONGEST = 40 }; /* names are short; nothing longer is one */

static size_t least(size_t a, size_t b) {
  return a < b ? a : b;
}

/* How many letters to put in, take out, change or swap with their neighbour
** until `a` is `b` (optimal string alignment). */
static size_t distance(bulletin_text a, bulletin_text b) {
  size_t rows[3][LONGEST + 1];
  size_t *before = rows[0], *last = rows[1], *now = rows[2];
  for (size_t j = 0; j <= b.size; j++)
    last[j] = j;
  for (size_t i = 1; i <= a.size; i++) {
    now[0] = i;
    for (size_t j = 1; j <= b.size; j++) {
      size_t change = last[j - 1] + (a.data[i - 1] != b.data[j - 1]);
      now[j] = least(least(now[j - 1], last[j]) + 1, change);
      if (i > 1 && j > 1 && a.data[i - 1] == b.data[j - 2] &&
          a.data[i - 2] == b.data[j - 1])
        now[j] = least(now[j], before[j - 2] + 1);
    }
    size_t *row = before;
    before = last;
    last = now;
    now = row;
  }
  return last[b.size];
}

/* A third of a name may be wrong: as little as one letter, as often is typed,
** and no other short word. */
static size_t tolerance(size_t size) {
  return size < 3 ? 0 : size < 6 ? 1 : size / 3;
}

/* The longer of the two begins with the whole of the other. */
static bool begins(bulletin_text a, bulletin_text b) {
  size_t size = least(a.size, b.size);
  return size >= 4 && memcmp(a.data, b.data, size) == 0;
}

const char *bul_lua_nearest(bulletin_text given, const char *const *known) {
  const char *best = NULL;
  size_t smallest = LONGEST;
  if (given.data == NULL || given.size > LONGEST) return NULL;
  for (; *known != NULL; known++) {
    bulletin_text name = bulletin_text_of(*known);
    if (name.size > LONGEST) continue;
    size_t steps = distance(given, name);
    size_t limit = tolerance(given.size > name.size ? given.size : name.size);
    if (begins(given, name)) limit = LONGEST - 1;
    if (steps <= limit && steps < smallest) {
      smallest = steps;
      best = *known;
    }
  }
  return best;
}

void bul_lua_push_known(lua_State *L, bulletin_text given,
                        const char *const *known) {
  luaL_Buffer text;
  const char *meant = bul_lua_nearest(given, known);
  luaL_checkstack(L, LUA_MINSTACK, NULL);
  luaL_buffinit(L, &text);
  for (size_t i = 0; known[i] != NULL; i++) {
    luaL_addstring(&text, i == 0 ? " (expected " : ", ");
    luaL_addstring(&text, known[i]);
  }
  luaL_addstring(&text, ")");
  if (meant != NULL) {
    luaL_addstring(&text, "; did you mean '");
    luaL_addstring(&text, meant);
    luaL_addstring(&text, "'?");
  }
  luaL_pushresult(&text);
}

/* The names of a call (name, list of names), with NULL behind them, on the stack. */
static const char **take_names(lua_State *L) {
  luaL_checktype(L, 2, LUA_TTABLE);
  size_t count = lua_rawlen(L, 2);
  const char **known = lua_newuserdata(L, (count + 1) * sizeof *known);
  size_t taken = 0;
  for (size_t i = 1; i <= count; i++) {
    /* The list holds the string. */
    lua_rawgeti(L, 2, (int)i);
    if (lua_type(L, -1) == LUA_TSTRING) known[taken++] = lua_tostring(L, -1);
    lua_pop(L, 1);
  }
  known[taken] = NULL;
  return known;
}

/* (name, list of names) -> what a message says of them */
static int told(lua_State *L) {
  bulletin_text given = bul_lua_text(L, 1);
  bul_lua_push_known(L, given, take_names(L));
  return 1;
}

/* (name, list of fields) -> the field that is called so in English or Chinese,
** or nil */
static int field(lua_State *L) {
  bulletin_text given = bul_lua_text(L, 1);
  lua_pushstring(L, bulletin_field_called(given, take_names(L)));
  return 1;
}

/* (field) -> what it is usually called in Chinese, or nil */
static int in_chinese(lua_State *L) {
  bulletin_text name = bul_lua_text(L, 1);
  lua_pushstring(L, bulletin_field_in_chinese(name.data));
  return 1;
}

void bul_lua_open_nearest(lua_State *L) {
  lua_pushcfunction(L, told);
  lua_setfield(L, -2, "expected");
  lua_pushcfunction(L, field);
  lua_setfield(L, -2, "field");
  lua_pushcfunction(L, in_chinese);
  lua_setfield(L, -2, "in_chinese");
}
