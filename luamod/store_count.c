/*
** store_count.c - the store's methods whose answers are counts and rows.
*/
#include "store.h"

#include "filter.h"
#include "kept.h"
#include "nearest.h"
#include "options.h"

/* --- counts ------------------------------------------------------------ */

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

static void release_tally(void *tally) {
  bulletin_tally_free(tally);
}

static const bul_lua_type tally_type = {"bulletin.tally",
                                        sizeof(bulletin_tally), release_tally};

/* Pushes a share: a whole number where it is one. */
static void push_share(lua_State *L, double share) {
  int64_t whole = (int64_t)share;
  if ((double)whole == share)
    lua_pushinteger(L, (lua_Integer)whole);
  else
    lua_pushnumber(L, (lua_Number)share);
}

/* Sets the value of a row; or an array of its two values, and each by the name
** of its field. */
static void set_values(lua_State *L, const bulletin_tally_row *row,
                       const bulletin_text fields[2]) {
  const bulletin_text values[] = {row->value, row->second};
  if (row->second.data == NULL) {
    bul_lua_set_text(L, "value", row->value);
    return;
  }
  int table = lua_gettop(L);
  lua_createtable(L, 2, 0);
  for (int i = 0; i < 2; i++) {
    bul_lua_push_text(L, values[i]);
    lua_rawseti(L, -2, i + 1);
    bul_lua_push_text(L, fields[i]);
    bul_lua_push_text(L, values[i]);
    lua_rawset(L, table);
  }
  lua_setfield(L, table, "value");
}

static void push_tally(lua_State *L, const bulletin_tally *tally,
                       const bulletin_text fields[2]) {
  lua_createtable(L, bul_lua_count(tally->count), 0);
  for (size_t i = 0; i < tally->count; i++) {
    const bulletin_tally_row *row = &tally->items[i];
    lua_createtable(L, 0, 6);
    set_values(L, row, fields);
    lua_pushinteger(L, (lua_Integer)row->count);
    lua_setfield(L, -2, "count");
    push_share(L, row->share);
    lua_setfield(L, -2, "share");
    lua_pushinteger(L, (lua_Integer)row->chars);
    lua_setfield(L, -2, "chars");
    lua_rawseti(L, -2, (int)i + 1);
  }
}

/* The field that can be counted by and is called so, in English or Chinese, what
** stands at `index`; raises for anything else. */
static bulletin_text tally_field(lua_State *L, int index) {
#define NAME(name) #name,
  static const char *const fields[] = {BULLETIN_EACH_FACET(NAME) "year",
                                       "quarter",
                                       "month",
                                       "week",
                                       "day",
                                       NULL};
#undef NAME
  bulletin_text given = bul_lua_argument(L, index, "tally", "a field");
  const char *field = bulletin_field_called(given, fields);
  if (field == NULL) {
    bul_lua_push_known(L, given, fields);
    bul_lua_error(L, "tally: unknown field '%s'%s", given.data,
                  lua_tostring(L, -1));
  }
  return bulletin_text_of(field);
}

/* Reads the field at `index`, or the list of one or two; how many. */
static size_t tally_fields(lua_State *L, int index, bulletin_text fields[2]) {
  size_t count = 1;
  if (lua_istable(L, index)) {
    lua_pushvalue(L, index);
    count = bul_lua_copy_list(L, -1, "tally", "the fields");
    if (count < 1 || count > 2)
      bul_lua_error(L, "tally: one field or two expected, got %d", (int)count);
    int list = lua_gettop(L);
    for (size_t i = 0; i < count; i++) {
      lua_rawgeti(L, list, (int)i + 1);
      fields[i] = tally_field(L, lua_gettop(L));
    }
  } else {
    fields[0] = tally_field(L, index);
  }
  return count;
}

/* store:tally(field [, filter]) or store:tally({field, field} [, filter]) ->
** array of {value, count, share, chars} */
static int store_tally(lua_State *L) {
  bul_lua_store(L, 1, "tally");
  bulletin_text fields[2] = {{NULL, 0}, {NULL, 0}};
  bulletin_filter filter;
  bulletin_error error;
  lua_settop(L, 3);
  size_t count = tally_fields(L, 2, fields);
  bul_lua_read_filter(L, 3, "tally", &filter, NULL);
  bulletin_tally *tally = bul_lua_box(L, &tally_type);
  int box = lua_gettop(L);
  bulletin_store *store = bul_lua_store(L, 1, "tally");
  if (bulletin_tally_read(tally, store, fields, count, &filter, &error))
    return bul_lua_fail(L, &error);
  push_tally(L, tally, fields);
  bul_lua_unbox(L, box);
  return 1;
}

/* store:tags() -> array of tags, table of their counts */
static int store_tags(lua_State *L) {
  bul_lua_store(L, 1, "tags");
  bulletin_error error;
  bulletin_filter filter = {.limit = -1};
  lua_settop(L, 1);
  bulletin_tally *tally = bul_lua_box(L, &tally_type);
  bulletin_store *store = bul_lua_store(L, 1, "tags");
  bulletin_text field = bulletin_text_of("tag");
  if (bulletin_tally_read(tally, store, &field, 1, &filter, &error))
    return bul_lua_fail(L, &error);
  lua_createtable(L, bul_lua_count(tally->count), 0);
  lua_newtable(L);
  for (size_t i = 0; i < tally->count; i++) {
    if (tally->items[i].value.size == 0) continue; /* last: without a tag */
    bul_lua_push_text(L, tally->items[i].value);
    lua_pushvalue(L, -1);
    lua_rawseti(L, -4, (int)i + 1);
    lua_pushinteger(L, (lua_Integer)tally->items[i].count);
    lua_rawset(L, -3);
  }
  bul_lua_unbox(L, 2);
  return 2;
}

/* --- rows -------------------------------------------------------------- */

static void release_rows(void *rows) {
  bulletin_rows_free(*(bulletin_rows **)rows);
}

static const bul_lua_type rows_type = {"bulletin.rows", sizeof(bulletin_rows *),
                                       release_rows};

static void read_value(lua_State *L, int index, bulletin_value *out) {
  *out = (bulletin_value){.kind = 'n'};
  switch (lua_type(L, index)) {
  case LUA_TNIL:
    return;
  case LUA_TBOOLEAN:
    out->kind = 'i';
    out->integer = lua_toboolean(L, index);
    return;
  case LUA_TNUMBER:
    out->real = (double)lua_tonumber(L, index);
    out->kind = bul_lua_whole(L, index, &out->integer) ? 'i' : 'r';
    return;
  case LUA_TSTRING:
    out->kind = 't';
    out->text = bul_lua_text(L, index);
    return;
  default:
    bul_lua_error(L,
                  "sql: value %d must be a string, number, boolean or nil, "
                  "got %s",
                  index - 2, luaL_typename(L, index));
  }
}

static void push_value(lua_State *L, bulletin_value value) {
  switch (value.kind) {
  case 'i':
    lua_pushinteger(L, (lua_Integer)value.integer);
    break;
  case 'r':
    lua_pushnumber(L, (lua_Number)value.real);
    break;
  case 't':
    lua_pushlstring(L, value.text.data, value.text.size);
    break;
  default:
    lua_pushnil(L);
    break;
  }
}

/* What a call of sql holds on the stack. */
typedef struct query {
  bulletin_rows **rows;
  bul_lua_kept *kept;
  size_t columns;
  bulletin_value *values; /* of one row */
  bulletin_text *texts;   /* of these, or the columns' names */
  int names;              /* index of the list of names */
} query;

/* Makes room for a row, with the names of its columns. */
static void take_columns(lua_State *L, query *q) {
  size_t columns = q->columns = bulletin_rows_columns(*q->rows);
  q->values = lua_newuserdata(L, (columns + 1) * sizeof *q->values);
  q->texts = lua_newuserdata(L, (columns + 1) * sizeof *q->texts);
  bul_lua_store(L, 1, "sql");
  for (size_t i = 0; i < columns; i++)
    q->texts[i] = bulletin_text_of(bulletin_rows_name(*q->rows, i));
  bul_lua_keep(L, q->kept, q->texts, columns);
  lua_createtable(L, bul_lua_count(columns), 0);
  q->names = lua_gettop(L);
  for (size_t i = 0; i < columns; i++) {
    if (q->texts[i].data == NULL) bul_lua_error(L, "sql: out of memory");
    bul_lua_push_text(L, q->texts[i]);
    lua_rawseti(L, q->names, (int)i + 1);
  }
}

/* Pushes the row that the statement stands on as a table. */
static void push_row(lua_State *L, const query *q) {
  for (size_t i = 0; i < q->columns; i++) {
    q->values[i] = bulletin_rows_value(*q->rows, i);
    q->texts[i] = q->values[i].text;
  }
  bul_lua_keep(L, q->kept, q->texts, q->columns);
  lua_createtable(L, 0, bul_lua_count(q->columns));
  for (size_t i = 0; i < q->columns; i++) {
    q->values[i].text = q->texts[i];
    lua_rawgeti(L, q->names, (int)i + 1);
    push_value(L, q->values[i]);
    lua_rawset(L, -3);
  }
}

/* store:sql(statement, ...) -> array of rows, array of the columns' names |
** nil, message, code */
static int store_sql(lua_State *L) {
  bul_lua_store(L, 1, "sql");
  bulletin_text sql = bul_lua_argument(L, 2, "sql", "a statement");
  size_t count = (size_t)lua_gettop(L) - 2;
  luaL_checkstack(L, LUA_MINSTACK, NULL);
  bulletin_value *values = lua_newuserdata(L, (count + 1) * sizeof *values);
  for (size_t i = 0; i < count; i++)
    read_value(L, (int)i + 3, &values[i]);
  bulletin_error error;
  query q = {.rows = bul_lua_box(L, &rows_type)};
  int box = lua_gettop(L);
  q.kept = bul_lua_new_kept(L);
  bulletin_store *store = bul_lua_store(L, 1, "sql");
  if (bulletin_sql(q.rows, store, sql, values, count, &error))
    return bul_lua_fail(L, &error);
  take_columns(L, &q);
  lua_newtable(L);
  for (int n = 1;; n++) {
    int more;
    bul_lua_store(L, 1, "sql");
    if (bulletin_rows_next(&more, *q.rows, &error))
      return bul_lua_fail(L, &error);
    if (!more) break;
    push_row(L, &q);
    lua_rawseti(L, -2, n);
  }
  bul_lua_unbox(L, box);
  bul_lua_unbox(L, box + 1);
  lua_pushvalue(L, q.names);
  return 2;
}

const luaL_Reg bul_lua_count_methods[] = {
    {"count", store_count}, {"tally", store_tally}, {"tags", store_tags},
    {"sql", store_sql},     {NULL, NULL},
};
