/*
** lexicon.h - the caller's lexicon, for every reading that takes one.
*/
#ifndef BUL_LUA_LEXICON_H
#define BUL_LUA_LEXICON_H

#include "util.h"

/* The lexicon that a reading is to use: the option `words` (an array) or
** `lexicon` of the copied options at `options`, else the one that
** bulletin.lexicon set, else NULL. Pushes one value that keeps it alive.
** Returns 0, or 3 with nil, message and code pushed when the words are
** invalid. */
int bul_lua_lexicon(lua_State *L, int options, const char *function,
                    const bulletin_lexicon **out);

/* Whether the lexicon that bul_lua_lexicon pushed at `index` is still there:
** its finalizer may be called by anyone. */
bool bul_lua_lexicon_lasts(lua_State *L, int index);

#endif
