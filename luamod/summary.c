/*
** summary.c - bulletin.summarize, similarity and normalize.
*/
#include "box.h"

#include <math.h>
#include <string.h>

/* --- summarize ------------------------------------------------------------ */

static void release_summary(void *summary) {
  bulletin_summary_free(summary);
}

/* How many bytes of an article's running text are its title lines. */
static size_t title_size(lua_State *L, int article) {
  static const char *const titles[] = {"kicker", "headline", "deck"};
  size_t size = 0;
  if (lua_type(L, article) != LUA_TTABLE) return 0;
  for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
    lua_getfield(L, article, titles[i]);
    if (lua_type(L, -1) == LUA_TSTRING) size += lua_rawlen(L, -1) + 1;
    lua_pop(L, 1);
  }
  return size;
}

/* The whole number option `name`, 0 where there is none. */
static size_t count_option(lua_State *L, int index, const char *name) {
  if (lua_isnil(L, index)) return 0;
  lua_getfield(L, index, name);
  lua_Number value = 0;
  if (!lua_isnil(L, -1)) {
    value = lua_type(L, -1) == LUA_TNUMBER ? lua_tonumber(L, -1) : 0;
    if (!(value >= 1 && value == floor(value)))
      luaL_error(L, "summarize: option '%s' must be a whole number above 0",
                 name);
  }
  lua_pop(L, 1);
  return value > 1e9 ? 1000000000 : (size_t)value;
}

/* summarize(article or string [, options]) -> string, array */
static int summarize(lua_State *L) {
  static const char *const known[] = {"sentences", "chars", NULL};
  luaL_checkany(L, 1);
  lua_settop(L, 2);
  bul_lua_check_options(L, 2, "summarize", known);
  size_t sentences = count_option(L, 2, "sentences");
  size_t chars = count_option(L, 2, "chars");
  if (sentences == 0 && chars == 0) sentences = 3;
  size_t titles = title_size(L, 1);
  bulletin_text text = bul_lua_running_text(L, 1);
  bulletin_allocator allocator = bul_lua_allocator(L);
  bulletin_summary *found = bul_lua_box(L, sizeof *found, release_summary);
  bulletin_error error;
  if (bulletin_summarize(found, text, titles, sentences, chars, &allocator,
                         &error))
    return bul_lua_fail(L, &error);
  luaL_Buffer joined;
  luaL_buffinit(L, &joined);
  for (size_t i = 0; i < found->count; i++) {
    bulletin_text sentence = found->items[i].text;
    /* Latin sentences need a space between them. */
    if (i > 0 && ((unsigned char)sentence.data[0]) < 0x80)
      luaL_addchar(&joined, ' ');
    luaL_addlstring(&joined, sentence.data, sentence.size);
  }
  luaL_pushresult(&joined);
  lua_createtable(L, bul_lua_count(found->count), 0);
  for (size_t i = 0; i < found->count; i++) {
    lua_createtable(L, 0, 3);
    bul_lua_set_text(L, "text", found->items[i].text);
    lua_pushnumber(L, found->items[i].score);
    lua_setfield(L, -2, "score");
    bul_lua_push_span(L, found->items[i].span);
    lua_setfield(L, -2, "span");
    lua_rawseti(L, -2, (int)i + 1);
  }
  bul_lua_unbox(L, 3);
  return 2;
}

/* --- similarity -------------------------------------------------------------
 */

/* bulletin.similarity(a, b) -> 0..1 */
static int similarity(lua_State *L) {
  luaL_checkany(L, 2);
  lua_settop(L, 2);
  bulletin_text a = bul_lua_running_text(L, 1);
  bulletin_text b = bul_lua_running_text(L, 2);
  bulletin_allocator allocator = bul_lua_allocator(L);
  bulletin_error error;
  double result;
  if (bulletin_similarity(&result, a, b, &allocator, &error))
    return bul_lua_fail(L, &error);
  lua_pushnumber(L, result);
  return 1;
}

/* --- normalize ---------------------------------------------------------------
 */

static void release_string(void *string) {
  bulletin_string_free(string);
}

/* The flag that the string option `name` chooses of two. */
static int choice(lua_State *L, const char *name, const char *first,
                  int first_flag, const char *second, int second_flag) {
  bulletin_text text = bul_lua_option_text(L, 2, "normalize", name);
  if (text.data == NULL) return 0;
  if (strcmp(text.data, first) == 0) return first_flag;
  if (strcmp(text.data, second) == 0) return second_flag;
  return luaL_error(L, "normalize: option '%s' is \"%s\" or \"%s\", got \"%s\"",
                    name, first, second, text.data);
}

/* bulletin.normalize(text [, options]) -> string */
static int normalize(lua_State *L) {
  static const char *const known[] = {"punctuation", "digits", "script",
                                      "spacing", NULL};
  bulletin_text text = bul_lua_text(L, 1);
  lua_settop(L, 2);
  bul_lua_check_options(L, 2, "normalize", known);
  int flags = choice(L, "punctuation", "full", BULLETIN_FULL_PUNCTUATION,
                     "half", BULLETIN_HALF_PUNCTUATION) |
              choice(L, "digits", "half", BULLETIN_HALF_DIGITS, "full",
                     BULLETIN_FULL_DIGITS) |
              choice(L, "script", "simplified", BULLETIN_SIMPLIFIED,
                     "traditional", BULLETIN_TRADITIONAL);
  if (!lua_isnil(L, 2)) {
    lua_getfield(L, 2, "spacing");
    if (lua_toboolean(L, -1)) flags |= BULLETIN_SPACING;
    lua_pop(L, 1);
  }
  bulletin_allocator allocator = bul_lua_allocator(L);
  bulletin_string *out = bul_lua_box(L, sizeof *out, release_string);
  bulletin_error error;
  if (bulletin_normalize(out, text, flags, &allocator, &error))
    return bul_lua_fail(L, &error);
  lua_pushlstring(L, out->text.data, out->text.size);
  bul_lua_unbox(L, 3);
  return 1;
}

void bul_lua_open_summary(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"summarize", summarize},
      {"similarity", similarity},
      {"normalize", normalize},
      {NULL, NULL},
  };
  luaL_setfuncs(L, functions, 0);
}
