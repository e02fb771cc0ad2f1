/*
** lexicon.c - bulletin.lexicon; see lexicon.h.
*/
#include "lexicon.h"

#include "box.h"
#include "options.h"

static void release(void *lexicon) {
  bulletin_lexicon_free(*(bulletin_lexicon **)lexicon);
}

static const bul_lua_type lexicon_type = {"bulletin.lexicon",
                                          sizeof(bulletin_lexicon *), release};

/* The registry's key of the lexicon that all readings of a state use. */
static const char current_lexicon = 0;

/* Adds one entry, a string or {word, pos="n"}, that lies on the stack's top.
** Returns false when the core failed. */
static bool add_entry(lua_State *L, bulletin_lexicon *lexicon,
                      bulletin_error *error) {
  bulletin_text word = {NULL, 0}, pos = {NULL, 0};
  int top = lua_gettop(L);
  if (lua_type(L, top) == LUA_TSTRING) {
    word = bul_lua_text(L, top);
  } else if (lua_istable(L, top)) {
    lua_rawgeti(L, top, 1);
    bul_lua_option(L, top, "pos");
    if (lua_type(L, -2) == LUA_TSTRING) word = bul_lua_text(L, -2);
    if (lua_type(L, -1) == LUA_TSTRING) pos = bul_lua_text(L, -1);
  }
  if (word.data == NULL)
    bul_lua_error(L,
                  "lexicon: a word must be a string or {word, pos=…}, got %s",
                  luaL_typename(L, top));
  int status = bulletin_lexicon_add(lexicon, word, pos, error);
  lua_settop(L, top);
  return status == BULLETIN_OK;
}

/* Pushes a new lexicon; of the `count` words of the list at `words`. */
static int push_lexicon(lua_State *L, int words, size_t count,
                        bulletin_error *error) {
  bulletin_allocator allocator = bul_lua_allocator(L);
  bulletin_lexicon **lexicon = bul_lua_box(L, &lexicon_type);
  int status = bulletin_lexicon_new(lexicon, &allocator, error);
  for (size_t i = 1; i <= count && status == BULLETIN_OK; i++) {
    lua_rawgeti(L, words, (int)i);
    if (!add_entry(L, *lexicon, error)) status = error->status;
    lua_pop(L, 1);
  }
  return status;
}

/* The option `words`, copied: pushed. *count is its length; false, and nothing
** pushed, where there is none. */
static bool get_words(lua_State *L, int options, const char *function,
                      size_t *count) {
  int type = bul_lua_option(L, options, "words");
  *count = 0;
  if (type == LUA_TTABLE) {
    *count = bul_lua_copy_list(L, -1, function, "option 'words'");
    return true;
  }
  if (type != LUA_TNIL)
    bul_lua_error(L, "%s: option 'words' must be an array of words, got %s",
                  function, luaL_typename(L, -1));
  lua_pop(L, 1);
  return false;
}

int bul_lua_lexicon(lua_State *L, int options, const char *function,
                    const bulletin_lexicon **out) {
  size_t count;
  *out = NULL;
  luaL_checkstack(L, LUA_MINSTACK, NULL);
  if (get_words(L, options, function, &count)) {
    bulletin_error error;
    if (push_lexicon(L, lua_gettop(L), count, &error) != BULLETIN_OK)
      return bul_lua_fail(L, &error);
    lua_remove(L, -2);
  } else if (bul_lua_option(L, options, "lexicon") == LUA_TNIL) {
    lua_pop(L, 1);
    lua_pushlightuserdata(L, (void *)&current_lexicon);
    lua_rawget(L, LUA_REGISTRYINDEX);
  }
  if (lua_isnil(L, -1)) return 0;
  bulletin_lexicon **lexicon = bul_lua_unwrap(L, -1, &lexicon_type);
  if (lexicon == NULL)
    return bul_lua_error(
        L, "%s: option 'lexicon' must come from bulletin.lexicon, got %s",
        function, luaL_typename(L, -1));
  *out = *lexicon;
  return 0;
}

bool bul_lua_lexicon_lasts(lua_State *L, int index) {
  bulletin_lexicon **lexicon = bul_lua_unwrap(L, index, &lexicon_type);
  return lexicon == NULL || *lexicon != NULL;
}

/* bulletin.lexicon{words={…}} -> lexicon */
static int lexicon(lua_State *L) {
  static const char *const known[] = {"words", NULL};
  if (!lua_istable(L, 1)) bul_lua_bad_argument(L, 1, "lexicon", "table");
  lua_settop(L, 1);
  bul_lua_options(L, 1, "lexicon", known);
  size_t count;
  bulletin_error error;
  bool given = get_words(L, 1, "lexicon", &count);
  if (push_lexicon(L, 2, count, &error) != BULLETIN_OK)
    return bul_lua_fail(L, &error);
  lua_pushlightuserdata(L, (void *)&current_lexicon);
  if (given)
    lua_pushvalue(L, -2);
  else
    lua_pushnil(L);
  lua_rawset(L, LUA_REGISTRYINDEX);
  return 1;
}

void bul_lua_open_lexicon(lua_State *L) {
  lua_pushcfunction(L, lexicon);
  lua_setfield(L, -2, "lexicon");
}
