/*
** reading_keywords.c - bulletin.keywords.
*/
#include "reading_words.h"

#define KEYWORDS "bulletin.keywords"

static int keywords_close(lua_State *L) {
  bulletin_keywords **box = luaL_checkudata(L, 1, KEYWORDS);
  bulletin_keywords_free(*box);
  *box = NULL;
  return 0;
}

/* The bytes of an article's title lines in its running text; a page's or a
** string's first line is taken for one. */
static size_t title_size(lua_State *L, int index) {
  static const char *const lines[] = {"kicker", "headline", "deck"};
  size_t size = 0;
  if (lua_type(L, index) != LUA_TTABLE) return 0;
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
    lua_getfield(L, index, lines[i]);
    if (lua_type(L, -1) == LUA_TSTRING) size += lua_rawlen(L, -1) + 1;
    lua_pop(L, 1);
  }
  return size;
}

/* keywords(x [, {limit=, words=, lexicon=}]) -> array of {term, score, count,
** rarity} */
static int reading_keywords(lua_State *L) {
  static const char *const known[] = {"limit", "words", "lexicon", NULL};
  luaL_checkany(L, 1);
  lua_settop(L, 2);
  bul_lua_check_options(L, 2, "keywords", known);
  lua_Integer limit = 10;
  if (!lua_isnil(L, 2)) {
    lua_getfield(L, 2, "limit");
    if (!lua_isnil(L, -1)) {
      if (lua_type(L, -1) != LUA_TNUMBER || lua_tointeger(L, -1) < 0)
        return luaL_error(L, "keywords: option 'limit' must be a count, got %s",
                          luaL_typename(L, -1));
      limit = lua_tointeger(L, -1);
    }
    lua_settop(L, 2);
  }
  size_t title = title_size(L, 1);
  bulletin_text text = bul_lua_running_text(L, 1);
  const bulletin_lexicon *lexicon;
  if (bul_lua_lexicon(L, 2, "keywords", &lexicon) != 0) return 3;
  bulletin_keywords **box = lua_newuserdata(L, sizeof *box);
  *box = NULL;
  luaL_setmetatable(L, KEYWORDS);
  bulletin_allocator allocator = bul_lua_allocator(L);
  bulletin_error error;
  if (bulletin_keywords_read(box, text, title, (size_t)limit, lexicon,
                             &allocator, &error) != 0)
    return bul_lua_fail(L, &error);
  luaL_checkstack(L, 8, NULL);
  lua_createtable(L, (int)(*box)->count, 0);
  for (size_t i = 0; i < (*box)->count; i++) {
    const bulletin_keyword *k = &(*box)->items[i];
    lua_createtable(L, 0, 4);
    bul_lua_set_text(L, "term", k->term);
    lua_pushnumber(L, k->score);
    lua_setfield(L, -2, "score");
    lua_pushinteger(L, (lua_Integer)k->count);
    lua_setfield(L, -2, "count");
    lua_pushinteger(L, k->rarity);
    lua_setfield(L, -2, "rarity");
    lua_rawseti(L, -2, (int)i + 1);
  }
  bulletin_keywords_free(*box);
  *box = NULL;
  return 1;
}

void bul_lua_open_keywords(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"keywords", reading_keywords},
      {NULL, NULL},
  };
  luaL_newmetatable(L, KEYWORDS);
  lua_pushcfunction(L, keywords_close);
  lua_setfield(L, -2, "__gc");
  lua_pop(L, 1);
  luaL_setfuncs(L, functions, 0);
}
