/*
** words.c - bulletin.words and bulletin.lexicon.
*/
#include "words.h"

#include <string.h>

/* --- lexicon: a userdata, born closed ---------------------------------- */

#define LEXICON "bulletin.lexicon"

/* The registry's key of the lexicon that all readings of a state use. */
static const char current_lexicon = 0;

static int lexicon_close(lua_State *L) {
  bulletin_lexicon **box = luaL_checkudata(L, 1, LEXICON);
  bulletin_lexicon_free(*box);
  *box = NULL;
  return 0;
}

/* Adds one entry, a string or {word, pos="n"}, that lies on the stack's top.
** Returns false when the core failed. */
static bool add_entry(lua_State *L, bulletin_lexicon *lexicon,
                      bulletin_error *error) {
  bulletin_text word = {NULL, 0}, pos = {NULL, 0};
  int top = lua_gettop(L);
  if (lua_type(L, top) == LUA_TSTRING) {
    word = bul_lua_text(L, top);
  } else if (lua_type(L, top) == LUA_TTABLE) {
    lua_rawgeti(L, top, 1);
    lua_getfield(L, top, "pos");
    if (lua_type(L, -2) == LUA_TSTRING) word = bul_lua_text(L, top + 1);
    if (lua_type(L, -1) == LUA_TSTRING) pos = bul_lua_text(L, top + 2);
  }
  if (word.data == NULL)
    luaL_error(L, "lexicon: a word must be a string or {word, pos=…}, got %s",
               luaL_typename(L, top));
  int status = bulletin_lexicon_add(lexicon, word, pos, error);
  lua_settop(L, top);
  return status == BULLETIN_OK;
}

/* Leaves a new lexicon of the array of words at `index` on the stack's top;
** or nil, with `error` filled. */
static bulletin_lexicon *push_lexicon(lua_State *L, int index,
                                      bulletin_error *error) {
  bulletin_allocator allocator = bul_lua_allocator(L);
  luaL_checkstack(L, 8, NULL);
  bulletin_lexicon **box = lua_newuserdata(L, sizeof *box);
  *box = NULL;
  luaL_setmetatable(L, LEXICON);
  if (bulletin_lexicon_new(box, &allocator, error) != BULLETIN_OK) goto failed;
  if (lua_isnoneornil(L, index)) return *box;
  size_t count = lua_rawlen(L, index);
  for (size_t i = 1; i <= count; i++) {
    lua_rawgeti(L, index, (int)i);
    if (!add_entry(L, *box, error)) {
      lua_pop(L, 1);
      goto failed;
    }
    lua_pop(L, 1);
  }
  return *box;
failed:
  lua_pop(L, 1);
  lua_pushnil(L);
  return NULL;
}

/* The array option `words` of the table at `index` comes to the top. */
static void get_words(lua_State *L, int index, const char *function) {
  lua_getfield(L, index, "words");
  if (!lua_isnil(L, -1) && lua_type(L, -1) != LUA_TTABLE)
    luaL_error(L, "%s: option 'words' must be an array of words, got %s",
               function, luaL_typename(L, -1));
}

int bul_lua_lexicon(lua_State *L, int options, const char *function,
                    const bulletin_lexicon **out) {
  *out = NULL;
  int has_options = lua_type(L, options) == LUA_TTABLE;
  if (has_options) {
    get_words(L, options, function);
    if (lua_type(L, -1) == LUA_TTABLE) {
      bulletin_error error;
      *out = push_lexicon(L, lua_gettop(L), &error);
      if (*out == NULL) return bul_lua_fail(L, &error);
      lua_replace(L, -2);
      return 0;
    }
    lua_pop(L, 1);
    lua_getfield(L, options, "lexicon");
  } else {
    lua_pushnil(L);
  }
  if (lua_isnil(L, -1)) {
    lua_pop(L, 1);
    lua_pushlightuserdata(L, (void *)&current_lexicon);
    lua_rawget(L, LUA_REGISTRYINDEX);
  }
  if (lua_isnil(L, -1)) return 0;
  bulletin_lexicon **box = luaL_testudata(L, -1, LEXICON);
  if (box == NULL)
    return luaL_error(
        L, "%s: option 'lexicon' must come from bulletin.lexicon, got %s",
        function, luaL_typename(L, -1));
  *out = *box;
  return 0;
}

/* bulletin.lexicon{words={…}} -> lexicon */
static int reading_lexicon(lua_State *L) {
  static const char *const known[] = {"words", NULL};
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  bul_lua_check_options(L, 1, "lexicon", known);
  get_words(L, 1, "lexicon");
  bulletin_error error;
  if (push_lexicon(L, 2, &error) == NULL) return bul_lua_fail(L, &error);
  lua_pushlightuserdata(L, (void *)&current_lexicon);
  if (lua_isnil(L, 2))
    lua_pushnil(L);
  else
    lua_pushvalue(L, 3);
  lua_rawset(L, LUA_REGISTRYINDEX);
  return 1;
}

/* --- words ------------------------------------------------------------- */

static void push_tagged(lua_State *L, bulletin_text text,
                        const bulletin_word *word) {
  lua_createtable(L, 0, 3);
  lua_pushlstring(L, text.data + word->span.start,
                  word->span.end - word->span.start);
  lua_setfield(L, -2, "text");
  lua_pushstring(L, bulletin_pos_name(word->pos));
  lua_setfield(L, -2, "pos");
  bul_lua_push_span(L, word->span);
  lua_setfield(L, -2, "span");
}

/* bulletin.words(x [, {tags=, names=, words=, lexicon=}]) -> array */
static int reading_words(lua_State *L) {
  static const char *const known[] = {"tags", "names", "words", "lexicon",
                                      NULL};
  luaL_checkany(L, 1);
  lua_settop(L, 2);
  bul_lua_check_options(L, 2, "words", known);
  bulletin_text text = bul_lua_running_text(L, 1);
  int tags = 0, flags = 0;
  if (!lua_isnil(L, 2)) {
    lua_getfield(L, 2, "tags");
    tags = lua_toboolean(L, -1);
    lua_getfield(L, 2, "names");
    if (lua_toboolean(L, -1)) flags = BULLETIN_WHOLE_NAMES;
    lua_settop(L, 2);
  }
  const bulletin_lexicon *lexicon;
  if (bul_lua_lexicon(L, 2, "words", &lexicon) != 0) return 3;
  bulletin_segmenter segmenter;
  bulletin_error error;
  if (bulletin_segmenter_start(&segmenter, text, lexicon, flags, &error) != 0)
    return bul_lua_fail(L, &error);
  size_t guess = text.size / 5 + 1;
  lua_createtable(L, guess < 1 << 20 ? (int)guess : 1 << 20, 0);
  size_t count, n = 0;
  while ((count = bulletin_segmenter_next(&segmenter)) > 0) {
    for (size_t i = 0; i < count; i++) {
      const bulletin_word *word = &segmenter.words[i];
      if (tags)
        push_tagged(L, text, word);
      else
        lua_pushlstring(L, text.data + word->span.start,
                        word->span.end - word->span.start);
      lua_rawseti(L, -2, (int)++n);
    }
  }
  return 1;
}

void bul_lua_open_words(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"lexicon", reading_lexicon},
      {"words", reading_words},
      {NULL, NULL},
  };
  luaL_newmetatable(L, LEXICON);
  lua_pushcfunction(L, lexicon_close);
  lua_setfield(L, -2, "__gc");
  lua_pop(L, 1);
  luaL_setfuncs(L, functions, 0);
}
