/*
** keywords.c - bulletin.keywords.
*/
#include "box.h"
#include "lexicon.h"
#include "options.h"
#include "running.h"

static void release(void *keywords) {
  bulletin_keywords_free(keywords);
}

static const bul_lua_type keywords_type = {"bulletin.keywords",
                                           sizeof(bulletin_keywords), release};

/* keywords(x [, {limit=, words=, lexicon=}]) -> array of {term, score, count,
** rarity} */
static int keywords(lua_State *L) {
  static const char *const known[] = {"limit", "words", "lexicon", NULL};
  lua_settop(L, 2);
  bul_lua_options(L, 2, "keywords", known);
  size_t limit = bul_lua_option_count(L, 2, "keywords", "limit", 0, 10);
  size_t title;
  bulletin_text text = bul_lua_running_text(L, 1, "keywords", &title);
  bulletin_allocator allocator = bul_lua_allocator(L);
  bulletin_keywords *found = bul_lua_box(L, &keywords_type);
  int owner = lua_gettop(L);
  bulletin_keyword_options options = {.title_size = title, .limit = limit};
  if (bul_lua_lexicon(L, 2, "keywords", &options.lexicon) != 0) return 3;
  bulletin_error error;
  if (bulletin_keywords_read(found, text, &options, &allocator, &error))
    return bul_lua_fail(L, &error);
  luaL_checkstack(L, 8, NULL);
  lua_createtable(L, bul_lua_count(found->count), 0);
  for (size_t i = 0; i < found->count; i++) {
    const bulletin_keyword *k = &found->items[i];
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
  lua_pushcfunction(L, keywords);
  lua_setfield(L, -2, "keywords");
}
