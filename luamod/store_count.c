/*
** store_count.c - the store's methods whose answers are counts and rows.
*/
#include "store.h"

#include <string.h>

static int store_count(lua_State *L) {
  bul_lua_store(L, 1, "count");
  bulletin_filter filter;
  bulletin_error error;
  int64_t count;
  lua_settop(L, 2);
  bul_lua_read_filter(L, 2, "count", &filter, NULL);
  bulletin_store *store = bul_lua_store(L, 1, "count");
  if (bulletin_count(&count, store, &filter, &error))
    return bul_lua_fail(L, &error);
  lua_pushinteger(L, (lua_Integer)count);
  return 1;
}

static int push_tally(lua_State *L, bulletin_text field,
                      const bulletin_filter *filter) {
  bulletin_error error;
  bul_lua_list *l = bul_lua_object(L, sizeof *l, bul_lua_list_type);
  bulletin_store *store = bul_lua_store(L, 1, "tally");
  if (bulletin_tally_of(&l->tally, store, field, filter, &error))
    return bul_lua_fail(L, &error);
  lua_createtable(L, (int)l->tally.count, 0);
  for (size_t i = 0; i < l->tally.count; i++) {
    const bulletin_tally_row *row = &l->tally.rows[i];
    lua_createtable(L, 0, 3);
    bul_lua_set_text(L, "value", row->value);
    lua_pushinteger(L, (lua_Integer)row->count);
    lua_setfield(L, -2, "count");
    lua_pushinteger(L, (lua_Integer)row->chars);
    lua_setfield(L, -2, "chars");
    lua_rawseti(L, -2, (int)i + 1);
  }
  return 1;
}

/* store:tally(field [, filter]) -> array of {value, count, chars} */
static int store_tally(lua_State *L) {
  static const char *const fields[] = {
      "reporter", "intern",      "correspondent", "special", "commentator",
      "author",   "photographer", "editor",       "proofreader", "translator",
      "compiler", "tag",         "source",        "page",    "column",
      "year",     "month",       "day",           "person",  "place",
      "organization", NULL};
  bul_lua_store(L, 1, "tally");
  bulletin_text field = bul_lua_argument(L, 2, "tally", "a field");
  bulletin_filter filter;
  lua_settop(L, 3);
  size_t i = 0;
  while (fields[i] != NULL && strcmp(fields[i], field.data) != 0) i++;
  if (fields[i] == NULL)
    return luaL_error(L,
                      "tally: unknown field '%s' (expected a role as reporter, "
                      "tag, source, page, column, year, month, day, person, "
                      "place or organization)",
                      field.data);
  bul_lua_read_filter(L, 3, "tally", &filter, NULL);
  return push_tally(L, field, &filter);
}

/* store:tags() -> array of tags, table of their counts */
static int store_tags(lua_State *L) {
  bul_lua_store(L, 1, "tags");
  bulletin_error error;
  bulletin_filter filter = {.limit = -1};
  bul_lua_list *l = bul_lua_object(L, sizeof *l, bul_lua_list_type);
  bulletin_store *store = bul_lua_store(L, 1, "tags");
  if (bulletin_tally_of(&l->tally, store, bulletin_text_of("tag"), &filter,
                        &error))
    return bul_lua_fail(L, &error);
  lua_createtable(L, (int)l->tally.count, 0);
  lua_newtable(L);
  for (size_t i = 0; i < l->tally.count; i++) {
    bul_lua_push_text(L, l->tally.rows[i].value);
    lua_pushvalue(L, -1);
    lua_rawseti(L, -4, (int)i + 1);
    lua_pushinteger(L, (lua_Integer)l->tally.rows[i].count);
    lua_rawset(L, -3);
  }
  return 2;
}
static void read_value(lua_State *L, int index, bulletin_value *out) {
  *out = (bulletin_value){.kind = 'n'};
  switch (lua_type(L, index)) {
    case LUA_TNIL: return;
    case LUA_TBOOLEAN:
      out->kind = 'i';
      out->integer = lua_toboolean(L, index);
      return;
    case LUA_TNUMBER:
      out->real = (double)lua_tonumber(L, index);
      out->integer = (int64_t)lua_tointeger(L, index);
      out->kind = (double)out->integer == out->real ? 'i' : 'r';
      return;
    case LUA_TSTRING:
      out->kind = 't';
      out->text.data = lua_tolstring(L, index, &out->text.size);
      return;
    default:
      luaL_error(L, "sql: value %d must be a string, number, boolean or nil, "
                 "got %s",
                 index - 2, luaL_typename(L, index));
  }
}

static void push_value(lua_State *L, bulletin_value value) {
  switch (value.kind) {
    case 'i': lua_pushinteger(L, (lua_Integer)value.integer); break;
    case 'r': lua_pushnumber(L, (lua_Number)value.real); break;
    case 't': lua_pushlstring(L, value.text.data, value.text.size); break;
    default: lua_pushnil(L); break;
  }
}

/* store:sql(statement, ...) -> array of rows | nil, message, code */
static int store_sql(lua_State *L) {
  bul_lua_store(L, 1, "sql");
  bulletin_text sql = bul_lua_argument(L, 2, "sql", "a statement");
  int last = lua_gettop(L);
  size_t count = last > 2 ? (size_t)(last - 2) : 0;
  bulletin_value *values = lua_newuserdata(L, (count + 1) * sizeof *values);
  for (size_t i = 0; i < count; i++) read_value(L, (int)i + 3, &values[i]);
  bulletin_error error;
  bul_lua_list *l = bul_lua_object(L, sizeof *l, bul_lua_list_type);
  bulletin_store *store = bul_lua_store(L, 1, "sql");
  if (bulletin_sql(&l->rows, store, sql, values, count, &error))
    return bul_lua_fail(L, &error);
  lua_newtable(L);
  size_t columns = bulletin_rows_columns(l->rows);
  for (int n = 1;; n++) {
    int more;
    bul_lua_store(L, 1, "sql");
    if (bulletin_rows_next(&more, l->rows, &error))
      return bul_lua_fail(L, &error);
    if (!more) break;
    lua_createtable(L, 0, (int)columns);
    for (size_t i = 0; i < columns; i++) {
      push_value(L, bulletin_rows_value(l->rows, i));
      lua_setfield(L, -2, bulletin_rows_name(l->rows, i));
    }
    lua_rawseti(L, -2, n);
  }
  bulletin_rows_free(l->rows);
  l->rows = NULL;
  return 1;
}

const luaL_Reg bul_lua_count_methods[] = {
    {"count", store_count},
    {"tally", store_tally},
    {"tags", store_tags},
    {"sql", store_sql},
    {NULL, NULL},
};
