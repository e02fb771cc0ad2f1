/*
** sandbox.h - what the files of the sandbox share.
**
** A script that is not trusted runs in a process of its own (sandbox_spawn.c),
** which walls itself in before it runs the first line of it (sandbox_walls.c),
** in a Lua state with limits (sandbox.c) that sees one folder
** (sandbox_path.c).
*/
#ifndef BUL_LUA_SANDBOX_H
#define BUL_LUA_SANDBOX_H

#include "util.h"

/* What the kernel can bound here. */
typedef struct bul_offer {
  int landlock; /* the version of its interface; 0: not there */
  bool seccomp; /* with a filter, for this processor */
} bul_offer;

bul_offer bul_walls_offer(void);

/* What is left to this process once the walls stand. */
typedef struct bul_walls {
  const char *folder;   /* may be read and written, and all below it; or NULL */
  const char *readable; /* may be read, and all below it; or NULL */
  size_t memory;        /* bytes beyond what is mapped now */
  size_t file_size;     /* bytes of a file that is written */
  double seconds;       /* of the processor; SIGPROF ends what takes more */
  int landlock;         /* use no later version of it; 0: the kernel's */
  bool soft;            /* go on without what the kernel does not offer */
} bul_walls;

/* Raises them around this process, for good. Returns 0, or an errno with the
** wall that does not stand in *what. */
int bul_walls_raise(const bul_walls *walls, const char **what);

/* The functions of one file each, for the table on the stack's top. */
void bul_lua_open_walls(lua_State *L);
void bul_lua_open_spawn(lua_State *L);
void bul_lua_open_paths(lua_State *L);

#endif
