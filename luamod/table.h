/*
** table.h - tables of Lua read as the core's structs.
*/
#ifndef BUL_LUA_TABLE_H
#define BUL_LUA_TABLE_H

#include "util.h"

#include <stdbool.h>

/* Reads the page, or the article as a page of its own, at `index`; raises,
** naming `function`, where a field has the wrong type. Missing fields are
** absent. Pushes one value, which holds the structs; their texts are those of
** the tables, which must stay as they are meanwhile. *is_page tells which it
** was. */
const bulletin_page *bul_lua_read_page(lua_State *L, int index,
                                       const char *function, bool *is_page);

/* Pushes the article of a record, as bul_lua_push_article does, without what
** it came without, and with its id, tags, page_name and source; with
** `issue = false` when it has a day of its own but its issue's is not known. */
void bul_lua_push_record(lua_State *L, const bulletin_record *record);

/* Reads the filter at `index` (nil and none let all through). Pushes one value,
** which holds its conditions. *snippet is false for `snippet=false`; NULL
** where the caller has no snippets. */
void bul_lua_read_filter(lua_State *L, int index, const char *function,
                         bulletin_filter *out, bool *snippet);

#endif
