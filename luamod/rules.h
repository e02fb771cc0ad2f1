/*
** rules.h - the options of parse and read.
*/
#ifndef BUL_LUA_RULES_H
#define BUL_LUA_RULES_H

#include "util.h"

/* rules.line, called so that an error in it, or on the way to it, never
** unwinds the parser. What it returned or raised stays at `slot`. */
typedef struct bul_lua_line_rule {
  lua_State *L;
  int protector; /* the C function that calls it under lua_pcall */
  int function;
  int self; /* this, as a light userdata */
  int slot;
  bulletin_text line;
  size_t number;
} bul_lua_line_rule;

/* Reads the options at `index`, which their copy replaces. Pushes what the
** result needs: the stack must stay until the page is done with. The format
** that they name, or -1. Their flag "isolate" is checked, too, and left to who
** reads a file. */
int bul_lua_page_options(lua_State *L, int index, const char *function,
                         bulletin_page_options *options,
                         bul_lua_line_rule *rule);

#endif
