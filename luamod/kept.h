/*
** kept.h - texts that the store lends until its next call, in memory that
** stays: pushing one of them may run a finalizer that uses the store.
*/
#ifndef BUL_LUA_KEPT_H
#define BUL_LUA_KEPT_H

#include "util.h"

typedef struct bul_lua_kept {
  bulletin_allocator allocator;
  char *bytes;
  size_t room;
} bul_lua_kept;

/* Pushes an empty box for texts. */
bul_lua_kept *bul_lua_new_kept(lua_State *L);

/* Copies the texts and turns them to the copies, in place of those kept
** before. Runs no finalizer; raises when memory ends. */
void bul_lua_keep(lua_State *L, bul_lua_kept *kept, bulletin_text *texts,
                  size_t count);

#endif
