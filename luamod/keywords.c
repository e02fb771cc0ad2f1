/*
** keywords.c - bulletin.keywords.
*/
#include "box.h"
#include "words.h"

static void release_keywords(void *box) {
  bulletin_keywords_free(*(bulletin_keywords **)box);
}

/* keywords(x [, {limit=, words=, lexicon=}]) -> array of {term, score, count,
** rarity} */
static int reading_keywords(lua_State *L) {
  static const char *const known[] = {"limit", "words", "lexicon", NULL};
  luaL_checkany(L, 1);
  lua_settop(L, 2);
  bul_lua_check_options(L, 2, "keywords", known);
  size_t limit = bul_lua_option_count(L, 2, "keywords", "limit", 0, 10);
  size_t title = bul_lua_title_size(L, 1);
  bulletin_text text = bul_lua_running_text(L, 1);
  const bulletin_lexicon *lexicon;
  if (bul_lua_lexicon(L, 2, "keywords", &lexicon) != 0) return 3;
  bulletin_allocator allocator = bul_lua_allocator(L);
  bulletin_keywords **box = bul_lua_box(L, sizeof *box, release_keywords);
  int owner = lua_gettop(L);
  bulletin_error error;
  if (bulletin_keywords_read(box, text, title, limit, lexicon,
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
  bul_lua_unbox(L, owner);
  return 1;
}

void bul_lua_open_keywords(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"keywords", reading_keywords},
      {NULL, NULL},
  };
  luaL_setfuncs(L, functions, 0);
}
