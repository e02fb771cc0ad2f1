/*
** file.h - files as the binding's own files open them.
*/
#ifndef BUL_LUA_FILE_H
#define BUL_LUA_FILE_H

#include "util.h"

#include <stdio.h>

/* The path argument `index`: a string without NUL, neither empty nor too
** long; raises for anything else. */
const char *bul_lua_path(lua_State *L, int index);

/* Pushes nil, "cannot VERB PATH: …" and the code for the system's error
** `number`; returns 3. */
int bul_lua_path_fail(lua_State *L, const char *verb, const char *path,
                      int number);

/* Opens a plain file for reading. A folder, pipe, socket or device is refused
** and never waited for. NULL, with status and message (without the path) in
** `error`, when it cannot be. */
FILE *bul_lua_open_plain(const char *path, bulletin_error *error);

/* file.sha256(bytes), in sha256.c. */
int bul_lua_sha256(lua_State *L);

/* Adds what path.c has to the table of file functions on the stack's top. */
void bul_lua_add_paths(lua_State *L);

#endif
