/*
** words.h - the caller's lexicon, for every reading that takes one.
*/
#ifndef BUL_LUA_WORDS_H
#define BUL_LUA_WORDS_H

#include "util.h"

#include <stdbool.h>

/* The lexicon that a reading is to use: the option `words` (an array) or
** `lexicon` of the table at `options`, else the one that bulletin.lexicon
** set, else NULL. Pushes one value that keeps it alive. Returns 0, or 3 with
** nil, message and code pushed when the words were no good. */
int bul_lua_lexicon(lua_State *L, int options, const char *function,
                    const bulletin_lexicon **out);

#endif
