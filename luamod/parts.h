/*
** parts.h - a file's bytes, and those of the files that it names.
*/
#ifndef BUL_LUA_PARTS_H
#define BUL_LUA_PARTS_H

#include "util.h"

/* A file's bytes; zeroed but for the allocator, it holds none. */
typedef struct bul_lua_bytes {
  bulletin_allocator allocator;
  char *data; /* NULL: none */
  size_t size;
  size_t room;
} bul_lua_bytes;

/* Reads a plain file. BULLETIN_OK or what failed. */
int bul_lua_bytes_read(bul_lua_bytes *out, const char *path,
                       bulletin_error *error);
void bul_lua_bytes_free(bul_lua_bytes *bytes);

/* The files that a file names, as far as they are at hand. */
typedef struct bul_lua_parts {
  bulletin_allocator allocator;
  bulletin_parts list;
  bul_lua_bytes *files; /* one for each of the list */
  bulletin_text *bytes; /* the same, as the core takes them */
  char **paths;         /* where each was found; NULL: nowhere */
  size_t count;
  size_t missing;
} bul_lua_parts;

/* Reads the files that the file at `path`, which has these bytes, names. A link
** is followed to a plain file below the folder `root` (NULL: the file's own),
** never by a scheme or an absolute path, and not through a symbolic link that
** leads out of it. A file that was given another name is found beside the one
** that names it by its size, where that says it. BULLETIN_OK or what failed;
** a file that is not there is no failure. */
int bul_lua_parts_read(bul_lua_parts *out, bulletin_text bytes, int format,
                       const char *encoding, const char *path, const char *root,
                       bulletin_error *error);
void bul_lua_parts_free(bul_lua_parts *parts);

/* Pushes a list of the paths at which parts were found. */
void bul_lua_push_parts(lua_State *L, const bul_lua_parts *parts);

/* Adds a warning to the page on the stack's top if parts are missing. */
void bul_lua_warn_of_parts(lua_State *L, const bul_lua_parts *parts);

#endif
