/*
** rules.c - see rules.h.
*/
#include "rules.h"

#include "nearest.h"
#include "options.h"

/* --- rules.line -------------------------------------------------------- */

/* (function, light bul_lua_line_rule) -> what the function returns */
static int protected_rule(lua_State *L) {
  const bul_lua_line_rule *rule = lua_touserdata(L, 2);
  lua_pushvalue(L, 1);
  lua_pushlstring(L, rule->line.data, rule->line.size);
  lua_pushinteger(L, (lua_Integer)rule->number);
  lua_call(L, 2, 1);
  if (!lua_isnil(L, -1) && lua_type(L, -1) != LUA_TSTRING)
    return bul_lua_error(L, "rules.line must return a string or nil, got %s",
                         luaL_typename(L, -1));
  return 1;
}

/* Nothing here allocates in the Lua state but what runs under lua_pcall; in
** LuaJIT to push a light userdata does. */
static int call_line_rule(void *context, bulletin_text line, size_t number,
                          bulletin_text *kind, bulletin_error *error) {
  bul_lua_line_rule *rule = context;
  lua_State *L = rule->L;
  (void)error;
  rule->line = line;
  rule->number = number;
  lua_pushvalue(L, rule->protector);
  lua_pushvalue(L, rule->function);
  lua_pushvalue(L, rule->self);
  int failed = lua_pcall(L, 2, 1, 0);
  lua_replace(L, rule->slot);
  if (failed) return BULLETIN_CALLBACK;
  if (lua_type(L, rule->slot) == LUA_TSTRING)
    kind->data = lua_tolstring(L, rule->slot, &kind->size);
  return BULLETIN_OK;
}

static void take_line_rule(lua_State *L, int rules, const char *function,
                           bulletin_page_options *options,
                           bul_lua_line_rule *rule) {
  int type = bul_lua_option(L, rules, "line");
  if (type == LUA_TNIL) return;
  if (type != LUA_TFUNCTION)
    bul_lua_error(L, "%s: rules.line must be a function, got %s", function,
                  luaL_typename(L, -1));
  rule->L = L;
  rule->function = lua_gettop(L);
  luaL_checkstack(L, 8, NULL);
  lua_pushcfunction(L, protected_rule);
  rule->protector = lua_gettop(L);
  lua_pushlightuserdata(L, rule);
  rule->self = lua_gettop(L);
  lua_pushnil(L);
  rule->slot = lua_gettop(L);
  options->line = call_line_rule;
  options->line_context = rule;
}

/* --- markers ----------------------------------------------------------- */

/* Either a list of patterns, or a table of patterns and their values. */
static const struct marker_list {
  const char *name;
  int group;
  bool valued;
  const char *expected;
} marker_lists[] = {
    {"datelines", BULLETIN_MARK_AGENCY, false, "a list of agencies"},
    {"roles", BULLETIN_MARK_ROLE, true, "a table of words and their roles"},
    {"furniture", BULLETIN_MARK_FURNITURE, true,
     "a table of patterns and kinds"},
    {"columns", BULLETIN_MARK_COLUMN, false, "a list of labels"},
};
enum { MARKER_LISTS = sizeof marker_lists / sizeof *marker_lists };

static void refuse_markers(lua_State *L, const char *function,
                           const struct marker_list *list) {
  bul_lua_error(L, "%s: rules.%s must be %s", function, list->name,
                list->expected);
}

/* Raises for the kind of a line on the stack's top, if it is unknown: one of
** furniture, or what a pattern may say that a line is instead. */
static void check_kind(lua_State *L, const char *function) {
  static const char *const others[] = {"caption",   "note",   "subhead",
                                       "paragraph", "kicker", "headline",
                                       "deck",      "byline", "text"};
  enum { OTHERS = sizeof others / sizeof *others };
  const char *known[BULLETIN_FURNITURE_KINDS + OTHERS + 1];
  int count = 0;
  for (int i = 0; i < BULLETIN_FURNITURE_KINDS; i++)
    known[count++] = bulletin_furniture_kind_name(i);
  for (int i = 0; i < OTHERS; i++)
    known[count++] = others[i];
  known[count] = NULL;
  bulletin_text kind = bul_lua_text(L, -1);
  for (int i = 0; i < count; i++)
    if (bul_lua_is(kind, known[i])) return;
  bul_lua_push_known(L, kind, known);
  bul_lua_error(L, "%s: rules.furniture: unknown kind '%s'%s", function,
                kind.data, lua_tostring(L, -1));
}

/* Replaces the list in `rules` by its copy and checks it; its entries. */
static size_t take_markers(lua_State *L, int rules, const char *function,
                           const struct marker_list *list) {
  size_t count = 0;
  int type = bul_lua_option(L, rules, list->name);
  if (type == LUA_TNIL) {
    lua_pop(L, 1);
    return 0;
  }
  if (type != LUA_TTABLE) refuse_markers(L, function, list);
  if (list->valued) {
    bul_lua_copy(L, -1);
    for (lua_pushnil(L); lua_next(L, -2) != 0; lua_pop(L, 1), count++) {
      if (lua_type(L, -2) != LUA_TSTRING || lua_type(L, -1) != LUA_TSTRING)
        refuse_markers(L, function, list);
      if (list->group == BULLETIN_MARK_FURNITURE) check_kind(L, function);
    }
  } else {
    count = bul_lua_copy_list(L, -1, function, list->name);
    for (size_t i = 1; i <= count; i++, lua_pop(L, 1)) {
      lua_rawgeti(L, -1, (int)i);
      if (lua_type(L, -1) != LUA_TSTRING) refuse_markers(L, function, list);
    }
  }
  lua_pushstring(L, list->name);
  lua_insert(L, -2);
  lua_rawset(L, rules);
  return count;
}

/* Writes the markers of the checked copy on the stack's top to `out`. */
static size_t fill_markers(lua_State *L, const struct marker_list *list,
                           bulletin_marker *out) {
  size_t count = 0;
  if (lua_isnil(L, -1)) return 0;
  if (list->valued) {
    for (lua_pushnil(L); lua_next(L, -2) != 0; lua_pop(L, 1))
      out[count++] = (bulletin_marker){.group = list->group,
                                       .pattern = bul_lua_text(L, -2),
                                       .value = bul_lua_text(L, -1)};
    return count;
  }
  for (size_t n = lua_rawlen(L, -1); count < n; lua_pop(L, 1)) {
    lua_rawgeti(L, -1, (int)count + 1);
    out[count++] =
        (bulletin_marker){.group = list->group, .pattern = bul_lua_text(L, -1)};
  }
  return count;
}

/* --- options ----------------------------------------------------------- */

/* The format that the options name, or -1. */
static int take_format(lua_State *L, int index, const char *function) {
  const char *names[BULLETIN_FORMATS + 1];
  for (int i = 0; i < BULLETIN_FORMATS; i++)
    names[i] = bulletin_format_name(i);
  names[BULLETIN_FORMATS] = NULL;
  return bul_lua_option_choice(L, index, function, "format", names);
}

int bul_lua_page_options(lua_State *L, int index, const char *function,
                         bulletin_page_options *options,
                         bul_lua_line_rule *rule) {
  static const char *const known[] = {"date",     "source", "name",    "format",
                                      "encoding", "rules",  "isolate", NULL};
  static const char *const known_rules[] = {"datelines", "roles", "furniture",
                                            "columns",   "line",  NULL};
  *options = (bulletin_page_options){0};
  bul_lua_options(L, index, function, known);
  options->date = bul_lua_option_text(L, index, function, "date");
  options->source = bul_lua_option_text(L, index, function, "source");
  options->name = bul_lua_option_text(L, index, function, "name");
  options->encoding = bul_lua_option_text(L, index, function, "encoding");
  int format = take_format(L, index, function);
  bul_lua_option_flag(L, index, function, "isolate", false);
  int type = bul_lua_option(L, index, "rules");
  if (type == LUA_TNIL) return format;
  if (type != LUA_TTABLE)
    bul_lua_error(L, "%s: option 'rules' must be a table, got %s", function,
                  luaL_typename(L, -1));
  int rules = lua_gettop(L);
  bul_lua_options(L, rules, function, known_rules);
  size_t count = 0;
  for (size_t i = 0; i < MARKER_LISTS; i++)
    count += take_markers(L, rules, function, &marker_lists[i]);
  bulletin_marker *markers = lua_newuserdata(L, (count + 1) * sizeof *markers);
  for (size_t i = 0; i < MARKER_LISTS; i++) {
    bul_lua_option(L, rules, marker_lists[i].name);
    options->marker_count +=
        fill_markers(L, &marker_lists[i], markers + options->marker_count);
    lua_pop(L, 1);
  }
  options->markers = markers;
  take_line_rule(L, rules, function, options, rule);
  return format;
}
