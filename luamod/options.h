/*
** options.h - tables that a caller gives, copied before they are looked at.
**
** A caller's table may answer otherwise each time (by its metatable), and
** may change while it is read: whatever allocates in Lua may run a
** finalizer, whatever is called may be the caller's own function. So it is
** copied first, raw, at one stroke in which nothing of the caller's runs.
** The copy is the call's alone. It is checked and read as often as need be,
** and the strings in it last as long as the call keeps it on its stack.
*/
#ifndef BUL_LUA_OPTIONS_H
#define BUL_LUA_OPTIONS_H

#include "util.h"

/* Replaces the table at `index` by its copy. */
void bul_lua_copy(lua_State *L, int index);

/* Replaces the list at `index` by its copy. Returns its length; raises,
** naming `function` and `what`, when it has holes or is too long. */
size_t bul_lua_copy_list(lua_State *L, int index, const char *function,
                         const char *what);

/* Replaces the options at `index`, which are on the stack, by their copy: an
** empty one for nil. Raises for any other type, and for a key that is not in
** `known` (NULL-terminated), naming `function`. Known keys that are missing
** may be inherited through a metatable: this is the one place where a look at
** a caller's table may run the caller's code, once a key. */
void bul_lua_options(lua_State *L, int index, const char *function,
                     const char *const *known);

/* What follows reads such copies. */

/* Pushes the field, raw; its type. What JSON readers give for null, a NULL
** pointer, is nil. */
int bul_lua_option(lua_State *L, int options, const char *name);

/* Replaces the option, a table, by its copy, which is pushed; false, and
** nothing pushed, for nil. Raises for another type: `expected` says what. */
bool bul_lua_option_table(lua_State *L, int options, const char *function,
                          const char *name, const char *expected);

/* The string option `name`; absent when nil; raises for another type. */
bulletin_text bul_lua_option_text(lua_State *L, int options,
                                  const char *function, const char *name);

/* The boolean option `name`; `otherwise` when nil; raises for another type. */
bool bul_lua_option_flag(lua_State *L, int options, const char *function,
                         const char *name, bool otherwise);

/* Which of `choices` (NULL-terminated) the string option `name` is; -1 when
** nil; raises for any other value. */
int bul_lua_option_choice(lua_State *L, int options, const char *function,
                          const char *name, const char *const *choices);

/* The whole number option `name`, not above a thousand million: `otherwise`
** when nil; raises for anything else and for a number below `least`. */
size_t bul_lua_option_count(lua_State *L, int options, const char *function,
                            const char *name, size_t least, size_t otherwise);

#endif
