/*
** filter.c - see filter.h.
*/
#include "filter.h"

#include "options.h"

#define NAME(name) #name,
#define ONE(name) +1
static const char *const filter_keys[] = {BULLETIN_EACH_FACET(NAME) "from",
                                          "to",
                                          "limit",
                                          "offset",
                                          "order",
                                          "snippet",
                                          "fields",
                                          NULL};
enum { CONDITIONS = BULLETIN_EACH_FACET(ONE) }; /* the first so many of them */

static int64_t filter_number(lua_State *L, int filter, const char *function,
                             const char *name, int64_t otherwise) {
  int64_t value = otherwise;
  if (bul_lua_option(L, filter, name) != LUA_TNIL &&
      (!bul_lua_whole(L, -1, &value) || value < 0))
    bul_lua_error(L, "%s: '%s' must be a whole number from 0 on", function,
                  name);
  lua_pop(L, 1);
  return value;
}

const char *const bul_lua_hit_fields[] = {
    "id", "score", "headline", "date", "source", "page_name", "snippet", NULL};

/* The bit of the field at the stack's top. */
static unsigned field_bit(lua_State *L, const char *function) {
  if (lua_type(L, -1) == LUA_TSTRING) {
    bulletin_text name = bul_lua_text(L, -1);
    for (unsigned i = 0; bul_lua_hit_fields[i] != NULL; i++)
      if (bul_lua_is(name, bul_lua_hit_fields[i])) return 1u << i;
  }
  bul_lua_error(L,
                "%s: 'fields' may name id, score, headline, date, source, "
                "page_name and snippet",
                function);
  return 0;
}

static unsigned filter_fields(lua_State *L, int filter, const char *function) {
  bool snippet = bul_lua_option_flag(L, filter, function, "snippet", true);
  unsigned bits = BUL_LUA_HIT_ALL;
  if (bul_lua_option_table(L, filter, function, "fields", "a list of names")) {
    size_t count = bul_lua_copy_list(L, -1, function, "fields");
    bits = 0;
    for (size_t i = 1; i <= count; i++, lua_pop(L, 1)) {
      lua_rawgeti(L, -1, (int)i);
      bits |= field_bit(L, function);
    }
    lua_pop(L, 1);
  }
  return snippet ? bits : bits & ~(unsigned)BUL_LUA_HIT_SNIPPET;
}

static int filter_order(lua_State *L, int filter, const char *function) {
  static const char *const orders[] = {"rank", "id", "date", "-date", NULL};
  int order = bul_lua_option_choice(L, filter, function, "order", orders);
  return order < 0 ? BULLETIN_BY_RANK : order;
}

/* Makes a list of the strings that the condition of one key is, one or some,
** and checks it; how many. */
static size_t take_conditions(lua_State *L, int filter, const char *function,
                              const char *key) {
  size_t count = 1;
  int type = bul_lua_option(L, filter, key);
  if (type == LUA_TNIL) {
    lua_pop(L, 1);
    return 0;
  }
  if (type == LUA_TTABLE) {
    count = bul_lua_copy_list(L, -1, function, key);
  } else {
    lua_createtable(L, 1, 0);
    lua_insert(L, -2);
    lua_rawseti(L, -2, 1);
  }
  for (size_t i = 1; i <= count; i++, lua_pop(L, 1)) {
    lua_rawgeti(L, -1, (int)i);
    if (lua_type(L, -1) != LUA_TSTRING)
      bul_lua_error(L, "%s: '%s' must be a string, got %s", function, key,
                    luaL_typename(L, -1));
  }
  lua_pushstring(L, key);
  lua_insert(L, -2);
  lua_rawset(L, filter);
  return count;
}

/* Writes what take_conditions made of the key to `out`; how many. */
static size_t fill_conditions(lua_State *L, int filter, const char *key,
                              bulletin_condition *out) {
  size_t count = 0;
  if (bul_lua_option(L, filter, key) == LUA_TTABLE) {
    for (size_t n = lua_rawlen(L, -1); count < n; lua_pop(L, 1)) {
      lua_rawgeti(L, -1, (int)count + 1);
      out[count++] = (bulletin_condition){.field = bulletin_text_of(key),
                                          .value = bul_lua_text(L, -1)};
    }
  }
  lua_pop(L, 1);
  return count;
}

void bul_lua_read_filter(lua_State *L, int index, const char *function,
                         bulletin_filter *out, unsigned *fields) {
  bul_lua_options(L, index, function, filter_keys);
  *out = (bulletin_filter){
      .from = bul_lua_option_text(L, index, function, "from"),
      .to = bul_lua_option_text(L, index, function, "to"),
      .limit = filter_number(L, index, function, "limit", -1),
      .offset = filter_number(L, index, function, "offset", 0),
      .order = filter_order(L, index, function),
  };
  unsigned bits = filter_fields(L, index, function);
  if (fields != NULL) *fields = bits;
  size_t count = 0;
  for (int i = 0; i < CONDITIONS; i++)
    count += take_conditions(L, index, function, filter_keys[i]);
  bulletin_condition *conditions =
      lua_newuserdata(L, (count + 1) * sizeof *conditions);
  for (int i = 0; i < CONDITIONS; i++)
    out->condition_count += fill_conditions(L, index, filter_keys[i],
                                            conditions + out->condition_count);
  out->conditions = conditions;
}
