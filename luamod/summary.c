/*
** summary.c - bulletin.summarize, similarity and normalize, and core.script.
*/
#include "article.h"
#include "box.h"
#include "options.h"
#include "running.h"

/* --- summarize ------------------------------------------------------------ */

static void release_summary(void *summary) {
  bulletin_summary_free(summary);
}

static const bul_lua_type summary_type = {
    "bulletin.summary", sizeof(bulletin_summary), release_summary};

/* summarize(article or string [, options]) -> array */
static int summarize(lua_State *L) {
  static const char *const known[] = {"sentences", "chars", NULL};
  lua_settop(L, 2);
  bul_lua_options(L, 2, "summarize", known);
  bulletin_summary_options options = {0};
  options.sentences =
      bul_lua_option_count(L, 2, "summarize", "sentences", 1, 0);
  options.chars = bul_lua_option_count(L, 2, "summarize", "chars", 1, 0);
  bulletin_text text =
      bul_lua_running_text(L, 1, "summarize", &options.title_size);
  bulletin_allocator allocator = bul_lua_allocator(L);
  bulletin_summary *found = bul_lua_box(L, &summary_type);
  bulletin_error error;
  if (bulletin_summary_read(found, text, &options, &allocator, &error))
    return bul_lua_fail(L, &error);
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
  return 1;
}

/* --- similarity ---------------------------------------------------------- */

/* bulletin.similarity(a, b) -> 0..1 */
static int similarity(lua_State *L) {
  lua_settop(L, 2);
  bulletin_text a = bul_lua_running_text(L, 1, "similarity", NULL);
  bulletin_text b = bul_lua_running_text(L, 2, "similarity", NULL);
  bulletin_allocator allocator = bul_lua_allocator(L);
  bulletin_error error;
  double result;
  if (bulletin_similarity(&result, a, b, &allocator, &error))
    return bul_lua_fail(L, &error);
  lua_pushnumber(L, result);
  return 1;
}

/* likeness(array of articles) -> array of numbers: how like each is to the
** rest */
static int likeness(lua_State *L) {
  if (!lua_istable(L, 1)) bul_lua_bad_argument(L, 1, "likeness", "table");
  lua_settop(L, 1);
  size_t count = bul_lua_copy_list(L, 1, "likeness", "articles");
  lua_newtable(L); /* keeps the texts alive */
  bulletin_text *texts = lua_newuserdata(L, (count + 1) * sizeof *texts);
  double *out = lua_newuserdata(L, (count + 1) * sizeof *out);
  for (size_t i = 0; i < count; i++) {
    lua_rawgeti(L, 1, (int)i + 1);
    texts[i] = bul_lua_running_text(L, 5, "likeness", NULL);
    lua_rawseti(L, 2, (int)i + 1);
  }
  bulletin_allocator allocator = bul_lua_allocator(L);
  bulletin_error error;
  if (bulletin_likeness(out, texts, count, &allocator, &error))
    return bul_lua_fail(L, &error);
  lua_createtable(L, bul_lua_count(count), 0);
  for (size_t i = 0; i < count; i++) {
    lua_pushnumber(L, out[i]);
    lua_rawseti(L, -2, (int)i + 1);
  }
  return 1;
}

/* --- normalize ----------------------------------------------------------- */

static void release_string(void *string) {
  bulletin_string_free(string);
}

static const bul_lua_type string_type = {
    "bulletin.string", sizeof(bulletin_string), release_string};

/* The flag that the string option `name` chooses of two; 0 for none. */
static int choice(lua_State *L, const char *name, const char *first,
                  int first_flag, const char *second, int second_flag) {
  const char *const choices[] = {first, second, NULL};
  switch (bul_lua_option_choice(L, 2, "normalize", name, choices)) {
  case 0:
    return first_flag;
  case 1:
    return second_flag;
  default:
    return 0;
  }
}

/* bulletin.normalize(text [, options]) -> string */
static int normalize(lua_State *L) {
  static const char *const known[] = {"punctuation", "digits", "script",
                                      "spacing", NULL};
  bulletin_text text = bul_lua_text_given(L, 1, "normalize");
  lua_settop(L, 2);
  bul_lua_options(L, 2, "normalize", known);
  int flags = choice(L, "punctuation", "full", BULLETIN_FULL_PUNCTUATION,
                     "half", BULLETIN_HALF_PUNCTUATION) |
              choice(L, "digits", "half", BULLETIN_HALF_DIGITS, "full",
                     BULLETIN_FULL_DIGITS) |
              choice(L, "script", "simplified", BULLETIN_SIMPLIFIED,
                     "traditional", BULLETIN_TRADITIONAL);
  if (bul_lua_option_flag(L, 2, "normalize", "spacing", false))
    flags |= BULLETIN_SPACING;
  bulletin_allocator allocator = bul_lua_allocator(L);
  bulletin_string *out = bul_lua_box(L, &string_type);
  bulletin_error error;
  if (bulletin_normalize(out, text, flags, &allocator, &error))
    return bul_lua_fail(L, &error);
  lua_pushlstring(L, out->text.data, out->text.size);
  bul_lua_unbox(L, 3);
  return 1;
}

/* core.script(text) -> "simplified" | "traditional" */
static int script(lua_State *L) {
  bool traditional =
      bulletin_script(bul_lua_text(L, 1)) == BULLETIN_TRADITIONAL;
  lua_pushstring(L, traditional ? "traditional" : "simplified");
  return 1;
}

void bul_lua_open_summary(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"summarize", summarize}, {"similarity", similarity},
      {"likeness", likeness},   {"normalize", normalize},
      {"script", script},       {NULL, NULL},
  };
  luaL_setfuncs(L, functions, 0);
}
