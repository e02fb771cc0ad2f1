/*
** words.c - bulletin.words.
*/
#include "article.h"
#include "lexicon.h"
#include "options.h"
#include "running.h"

static void push_word(lua_State *L, bulletin_text text,
                      const bulletin_word *word) {
  lua_pushlstring(L, text.data + word->span.start,
                  word->span.end - word->span.start);
}

static void push_tagged(lua_State *L, bulletin_text text,
                        const bulletin_word *word) {
  lua_createtable(L, 0, 3);
  push_word(L, text, word);
  lua_setfield(L, -2, "text");
  lua_pushstring(L, bulletin_pos_name(word->pos));
  lua_setfield(L, -2, "pos");
  bul_lua_push_span(L, word->span);
  lua_setfield(L, -2, "span");
}

/* bulletin.words(x [, {tags=, names=, words=, lexicon=}]) -> array */
static int words(lua_State *L) {
  static const char *const known[] = {"tags", "names", "words", "lexicon",
                                      NULL};
  lua_settop(L, 2);
  bul_lua_options(L, 2, "words", known);
  bool tags = bul_lua_option_flag(L, 2, "words", "tags", false);
  bool names = bul_lua_option_flag(L, 2, "words", "names", false);
  bulletin_text text = bul_lua_running_text(L, 1, "words", NULL);
  const bulletin_lexicon *lexicon;
  if (bul_lua_lexicon(L, 2, "words", &lexicon) != 0) return 3;
  int owner = lua_gettop(L);
  bulletin_segmenter segmenter;
  bulletin_error error;
  if (bulletin_segmenter_start(&segmenter, text, lexicon,
                               names ? BULLETIN_WHOLE_NAMES : 0, &error) != 0)
    return bul_lua_fail(L, &error);
  lua_createtable(L, bul_lua_count(text.size / 5 + 1), 0);
  size_t n = 0;
  for (;;) {
    if (!bul_lua_lexicon_lasts(L, owner))
      return bul_lua_error(L, "words: the lexicon was closed meanwhile");
    size_t count = bulletin_segmenter_next(&segmenter);
    if (count == 0) return 1;
    for (size_t i = 0; i < count; i++) {
      if (tags)
        push_tagged(L, text, &segmenter.words[i]);
      else
        push_word(L, text, &segmenter.words[i]);
      lua_rawseti(L, -2, (int)++n);
    }
  }
}

void bul_lua_open_words(lua_State *L) {
  lua_pushcfunction(L, words);
  lua_setfield(L, -2, "words");
}
