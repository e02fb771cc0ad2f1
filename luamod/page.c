/*
** page.c - bulletin.parse, read, decode and text.
*/
#include "util.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* --- running text ------------------------------------------------------ */

/* Adds table[name], a string, as a line of its own. The table's index is
** absolute: a luaL_Buffer may keep values of its own on the stack. */
static void add_line(lua_State *L, luaL_Buffer *out, int table,
                     const char *name, bool *first) {
  lua_getfield(L, table, name);
  if (lua_type(L, -1) != LUA_TSTRING) {
    lua_pop(L, 1);
    return;
  }
  if (!*first) {
    lua_pushliteral(L, "\n");
    lua_insert(L, -2);
    lua_concat(L, 2);
  }
  *first = false;
  luaL_addvalue(out);
}

static const char *const titles[] = {"kicker", "headline", "deck"};

static void add_article(lua_State *L, luaL_Buffer *out, int article,
                        int scratch, bool *first) {
  for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
    add_line(L, out, article, titles[i], first);
  lua_getfield(L, article, "body");
  lua_replace(L, scratch);
  if (lua_type(L, scratch) != LUA_TTABLE) return;
  size_t count = lua_rawlen(L, scratch);
  for (size_t i = 1; i <= count; i++) {
    lua_rawgeti(L, scratch, (int)i);
    lua_replace(L, scratch + 1);
    if (lua_type(L, scratch + 1) == LUA_TTABLE)
      add_line(L, out, scratch + 1, "text", first);
  }
}

bulletin_text bul_lua_running_text(lua_State *L, int index) {
  index = lua_absindex(L, index);
  if (lua_type(L, index) == LUA_TSTRING) return bul_lua_text(L, index);
  if (lua_type(L, index) != LUA_TTABLE) {
    luaL_argerror(L, index,
                  lua_pushfstring(L, "article, page or string expected, got %s",
                                  luaL_typename(L, index)));
  }
  luaL_checkstack(L, 16, NULL);
  int top = lua_gettop(L);
  lua_settop(L, top + 4); /* articles, article, body, element */
  lua_getfield(L, index, "articles");
  lua_replace(L, top + 1);
  luaL_Buffer out;
  luaL_buffinit(L, &out);
  bool first = true;
  if (lua_type(L, top + 1) == LUA_TTABLE) {
    size_t count = lua_rawlen(L, top + 1);
    for (size_t i = 1; i <= count; i++) {
      lua_rawgeti(L, top + 1, (int)i);
      lua_replace(L, top + 2);
      if (lua_type(L, top + 2) != LUA_TTABLE) continue;
      if (!first) luaL_addchar(&out, '\n');
      add_article(L, &out, top + 2, top + 3, &first);
    }
  } else {
    add_article(L, &out, index, top + 3, &first);
  }
  luaL_pushresult(&out);
  lua_replace(L, index);
  lua_settop(L, top);
  return bul_lua_text(L, index);
}

size_t bul_lua_title_size(lua_State *L, int index) {
  size_t size = 0;
  if (lua_type(L, index) != LUA_TTABLE) return 0;
  for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
    lua_getfield(L, index, titles[i]);
    if (lua_type(L, -1) == LUA_TSTRING) size += lua_rawlen(L, -1) + 1;
    lua_pop(L, 1);
  }
  return size;
}

/* bulletin.text(x) -> string */
static int page_text(lua_State *L) {
  luaL_checkany(L, 1);
  bul_lua_running_text(L, 1);
  lua_settop(L, 1);
  return 1;
}

/* --- pages as tables --------------------------------------------------- */

static void push_spans(lua_State *L, const bulletin_span *spans,
                       size_t count) {
  lua_createtable(L, (int)count, 0);
  for (size_t i = 0; i < count; i++) {
    bul_lua_push_span(L, spans[i]);
    lua_rawseti(L, -2, (int)i + 1);
  }
}

/* Sets article[name] and, in the table of spans at `spans`, spans[name]. */
static void set_field(lua_State *L, int spans, const char *name,
                      const bulletin_field *field) {
  if (field->text.data == NULL && field->spans == NULL) return;
  bul_lua_set_text(L, name, field->text);
  push_spans(L, field->spans, field->span_count);
  lua_setfield(L, spans, name);
}

static void set_dateline(lua_State *L, int spans,
                         const bulletin_dateline *dateline) {
  if (dateline->field.text.data == NULL && dateline->field.spans == NULL &&
      dateline->agency.data == NULL && dateline->place.data == NULL &&
      dateline->date.data == NULL)
    return;
  lua_createtable(L, 0, 4);
  bul_lua_set_text(L, "text", dateline->field.text);
  bul_lua_set_text(L, "agency", dateline->agency);
  bul_lua_set_text(L, "place", dateline->place);
  bul_lua_set_text(L, "date", dateline->date);
  lua_setfield(L, -2, "dateline");
  push_spans(L, dateline->field.spans, dateline->field.span_count);
  lua_setfield(L, spans, "dateline");
}

static void set_bylines(lua_State *L, const bulletin_article *article) {
  lua_createtable(L, (int)article->byline_count, 0);
  for (size_t i = 0; i < article->byline_count; i++) {
    lua_createtable(L, 0, 3);
    bul_lua_set_text(L, "role", article->bylines[i].role);
    bul_lua_set_text(L, "name", article->bylines[i].name);
    bul_lua_set_text(L, "affiliation", article->bylines[i].affiliation);
    lua_rawseti(L, -2, (int)i + 1);
  }
  lua_setfield(L, -2, "bylines");
}

static void set_body(lua_State *L, const bulletin_article *article) {
  lua_createtable(L, (int)article->body_count, 0);
  for (size_t i = 0; i < article->body_count; i++) {
    const bulletin_element *element = &article->body[i];
    lua_createtable(L, 0, 3);
    lua_pushstring(L, bulletin_body_kind_name(element->kind));
    lua_setfield(L, -2, "kind");
    bul_lua_set_text(L, "text", element->field.text);
    push_spans(L, element->field.spans, element->field.span_count);
    lua_setfield(L, -2, "spans");
    lua_rawseti(L, -2, (int)i + 1);
  }
  lua_setfield(L, -2, "body");
}

void bul_lua_push_article(lua_State *L, const bulletin_article *article,
                          bulletin_text issue) {
  luaL_checkstack(L, 10, NULL);
  lua_newtable(L);
  int spans = lua_gettop(L);
  lua_createtable(L, 0, 13);
  set_field(L, spans, "kicker", &article->kicker);
  set_field(L, spans, "headline", &article->headline);
  set_field(L, spans, "deck", &article->deck);
  bul_lua_set_text(L, "column", article->column);
  set_dateline(L, spans, &article->dateline);
  set_bylines(L, article);
  if (article->byline_span_count > 0) {
    push_spans(L, article->byline_spans, article->byline_span_count);
    lua_setfield(L, spans, "byline");
  }
  set_body(L, article);
  bul_lua_set_text(L, "date", article->date);
  bul_lua_set_text(L, "issue", issue);
  bul_lua_push_span(L, article->span);
  lua_setfield(L, -2, "span");
  lua_createtable(L, 2, 0);
  lua_pushinteger(L, (lua_Integer)article->first_line);
  lua_rawseti(L, -2, 1);
  lua_pushinteger(L, (lua_Integer)article->last_line);
  lua_rawseti(L, -2, 2);
  lua_setfield(L, -2, "lines");
  lua_pushvalue(L, spans);
  lua_setfield(L, -2, "spans");
  lua_remove(L, spans);
  luaL_getmetatable(L, BUL_LUA_ARTICLE);
  lua_setmetatable(L, -2);
}

static void push_page(lua_State *L, const bulletin_page *page) {
  luaL_checkstack(L, 10, NULL);
  lua_createtable(L, 0, 8);
  bul_lua_set_text(L, "name", page->name);
  bul_lua_set_text(L, "date", page->date);
  bul_lua_set_text(L, "source", page->source);
  bul_lua_set_text(L, "encoding", page->encoding);
  lua_createtable(L, (int)page->article_count, 0);
  for (size_t i = 0; i < page->article_count; i++) {
    bul_lua_push_article(L, &page->articles[i], page->date);
    lua_rawseti(L, -2, (int)i + 1);
  }
  lua_setfield(L, -2, "articles");
  lua_createtable(L, (int)page->furniture_count, 0);
  for (size_t i = 0; i < page->furniture_count; i++) {
    lua_createtable(L, 0, 3);
    lua_pushstring(L, bulletin_furniture_kind_name(page->furniture[i].kind));
    lua_setfield(L, -2, "kind");
    bul_lua_set_text(L, "text", page->furniture[i].text);
    bul_lua_push_span(L, page->furniture[i].span);
    lua_setfield(L, -2, "span");
    lua_rawseti(L, -2, (int)i + 1);
  }
  lua_setfield(L, -2, "furniture");
  lua_createtable(L, (int)page->warning_count, 0);
  for (size_t i = 0; i < page->warning_count; i++) {
    lua_createtable(L, 0, 3);
    bul_lua_set_text(L, "code", page->warnings[i].code);
    bul_lua_set_text(L, "message", page->warnings[i].message);
    lua_pushinteger(L, (lua_Integer)page->warnings[i].line);
    lua_setfield(L, -2, "line");
    lua_rawseti(L, -2, (int)i + 1);
  }
  lua_setfield(L, -2, "warnings");
  luaL_getmetatable(L, BUL_LUA_PAGE);
  lua_setmetatable(L, -2);
}

/* --- options ----------------------------------------------------------- */

/* A rule's function, called so that an error in it, or on the way to it, never
** unwinds the parser. What it returned or raised stays at `slot`. */
typedef struct line_rule {
  lua_State *L;
  int protector; /* the C function that calls it under lua_pcall */
  int function;
  int slot;
  bulletin_text line;
  size_t number;
} line_rule;

/* (function, light line_rule) -> what the function returns */
static int protected_rule(lua_State *L) {
  const line_rule *rule = lua_touserdata(L, 2);
  lua_pushvalue(L, 1);
  lua_pushlstring(L, rule->line.data, rule->line.size);
  lua_pushinteger(L, (lua_Integer)rule->number);
  lua_call(L, 2, 1);
  if (!lua_isnil(L, -1) && lua_type(L, -1) != LUA_TSTRING)
    return luaL_error(L, "rules.line must return a string or nil, got %s",
                      luaL_typename(L, -1));
  return 1;
}

/* Nothing here allocates in the Lua state but what runs under lua_pcall. */
static int call_line_rule(void *context, bulletin_text line, size_t number,
                          bulletin_text *kind, bulletin_error *error) {
  line_rule *rule = context;
  lua_State *L = rule->L;
  (void)error;
  rule->line = line;
  rule->number = number;
  lua_pushvalue(L, rule->protector);
  lua_pushvalue(L, rule->function);
  lua_pushlightuserdata(L, rule);
  int failed = lua_pcall(L, 2, 1, 0);
  lua_replace(L, rule->slot);
  if (failed) return BULLETIN_CALLBACK;
  if (!lua_isnil(L, rule->slot))
    kind->data = lua_tolstring(L, rule->slot, &kind->size);
  return BULLETIN_OK;
}

static const struct {
  const char *name;
  int group;
  const char *expected;
} rule_lists[] = {
    {"datelines", BULLETIN_MARK_AGENCY, "a list of agencies"},
    {"roles", BULLETIN_MARK_ROLE, "a table of words and their roles"},
    {"furniture", BULLETIN_MARK_FURNITURE, "a table of patterns and kinds"},
    {"columns", BULLETIN_MARK_COLUMN, "a list of labels"},
};

/* Writes the markers of the list on the stack's top to `out`, or only counts
** them when it is NULL. */
static size_t read_rule_list(lua_State *L, const char *function, size_t which,
                             bulletin_marker *out) {
  size_t count = 0;
  bool valued = rule_lists[which].group == BULLETIN_MARK_ROLE ||
                rule_lists[which].group == BULLETIN_MARK_FURNITURE;
  if (lua_isnil(L, -1)) return 0;
  if (lua_type(L, -1) != LUA_TTABLE)
    luaL_error(L, "%s: rules.%s must be %s, got %s", function,
               rule_lists[which].name, rule_lists[which].expected,
               luaL_typename(L, -1));
  lua_pushnil(L);
  while (lua_next(L, -2) != 0) {
    int key = lua_type(L, -2), value = lua_type(L, -1);
    if (value != LUA_TSTRING || (valued && key != LUA_TSTRING))
      luaL_error(L, "%s: rules.%s must be %s", function,
                 rule_lists[which].name, rule_lists[which].expected);
    if (out != NULL) {
      bulletin_marker *marker = &out[count];
      marker->group = rule_lists[which].group;
      int pattern = valued ? -2 : -1;
      marker->pattern.data =
          lua_tolstring(L, pattern, &marker->pattern.size);
      marker->value = bulletin_text_of(NULL);
      if (valued)
        marker->value.data = lua_tolstring(L, -1, &marker->value.size);
    }
    count++;
    lua_pop(L, 1);
  }
  return count;
}

/* Reads the options table at `index` into `options`; leaves what it anchors
** on the stack. */
static void read_options(lua_State *L, int index, const char *function,
                         bulletin_page_options *options, line_rule *rule) {
  static const char *const known[] = {"date",     "source", "name",
                                      "encoding", "rules",  NULL};
  static const char *const known_rules[] = {"datelines", "roles", "furniture",
                                            "columns",   "line",  NULL};
  *options = (bulletin_page_options){0};
  bul_lua_check_options(L, index, function, known);
  options->date = bul_lua_option_text(L, index, function, "date");
  options->source = bul_lua_option_text(L, index, function, "source");
  options->name = bul_lua_option_text(L, index, function, "name");
  options->encoding = bul_lua_option_text(L, index, function, "encoding");
  if (lua_isnoneornil(L, index)) return;
  lua_getfield(L, index, "rules");
  if (lua_isnil(L, -1)) return;
  int rules = lua_gettop(L);
  if (lua_type(L, rules) != LUA_TTABLE)
    luaL_error(L, "%s: option 'rules' must be a table, got %s", function,
               luaL_typename(L, rules));
  bul_lua_check_options(L, rules, function, known_rules);
  size_t count = 0, lists = sizeof rule_lists / sizeof *rule_lists;
  for (size_t i = 0; i < lists; i++) {
    lua_getfield(L, rules, rule_lists[i].name);
    count += read_rule_list(L, function, i, NULL);
    lua_pop(L, 1);
  }
  bulletin_marker *markers =
      lua_newuserdata(L, (count + 1) * sizeof *markers);
  options->markers = markers;
  for (size_t i = 0; i < lists; i++) {
    lua_getfield(L, rules, rule_lists[i].name);
    options->marker_count += read_rule_list(L, function, i,
                                            markers + options->marker_count);
    lua_pop(L, 1);
  }
  lua_getfield(L, rules, "line");
  if (lua_isnil(L, -1)) return;
  if (lua_type(L, -1) != LUA_TFUNCTION)
    luaL_error(L, "%s: rules.line must be a function, got %s", function,
               luaL_typename(L, -1));
  rule->L = L;
  rule->function = lua_gettop(L);
  luaL_checkstack(L, 8, NULL);
  lua_pushcfunction(L, protected_rule);
  rule->protector = lua_gettop(L);
  lua_pushnil(L);
  rule->slot = lua_gettop(L);
  options->line = call_line_rule;
  options->line_context = rule;
}

/* --- parse, read, decode ----------------------------------------------- */

/* What a call holds; a userdata, born empty, so that an error anywhere
** frees it. */
typedef struct work {
  bulletin_allocator allocator;
  bulletin_decoded decoded;
  bulletin_page *page;
  char *bytes; /* of a file: `read` of the `size` that are allocated */
  size_t size;
  size_t read;
} work;

static const char work_name[] = "bulletin.work";

static int work_free(lua_State *L) {
  work *w = luaL_checkudata(L, 1, work_name);
  bulletin_page_free(w->page);
  w->page = NULL;
  bulletin_decoded_free(&w->decoded);
  if (w->bytes != NULL)
    w->allocator.resize(w->allocator.context, w->bytes, w->size, 0);
  w->bytes = NULL;
  return 0;
}

static work *new_work(lua_State *L) {
  work *w = lua_newuserdata(L, sizeof *w);
  *w = (work){0};
  w->allocator = bul_lua_allocator(L);
  luaL_getmetatable(L, work_name);
  lua_setmetatable(L, -2);
  return w;
}

/* nil, message, code; the message begins with the path, if there is one. */
static int fail(lua_State *L, const char *path, const bulletin_error *error) {
  lua_pushnil(L);
  if (path != NULL)
    lua_pushfstring(L, "%s: %s", path, error->message);
  else
    lua_pushstring(L, error->message);
  lua_pushstring(L, bulletin_status_name(error->status));
  return 3;
}

/* Decodes `bytes` if need be and parses; pushes the page or the failure. */
static int parse_bytes(lua_State *L, work *w, bulletin_text bytes,
                       bulletin_page_options *options, line_rule *rule,
                       const char *path) {
  bulletin_error error;
  const char *encoding = options->encoding.data;
  if (path != NULL || encoding != NULL) {
    if (bulletin_decode(&w->decoded, bytes, encoding, &w->allocator, &error))
      return fail(L, path, &error);
    bytes = w->decoded.text;
    options->encoding = bulletin_text_of(w->decoded.encoding);
  }
  int status = bulletin_parse(&w->page, bytes, options, &w->allocator, &error);
  if (status == BULLETIN_CALLBACK) {
    lua_pushvalue(L, rule->slot);
    return lua_error(L);
  }
  if (status != BULLETIN_OK) return fail(L, path, &error);
  push_page(L, w->page);
  return 1;
}

/* bulletin.parse(text [, options]) -> page | nil, message, code */
static int page_parse(lua_State *L) {
  bulletin_page_options options;
  line_rule rule = {0};
  bulletin_text text = bul_lua_text(L, 1);
  lua_settop(L, 2);
  work *w = new_work(L);
  read_options(L, 2, "parse", &options, &rule);
  return parse_bytes(L, w, text, &options, &rule, NULL);
}

/* Reads the file into w->bytes; BULLETIN_OK or what failed. */
static int read_file(work *w, const char *path, bulletin_error *error) {
  FILE *file = fopen(path, "rb");
  size_t capacity = 0;
  int status = BULLETIN_OK, cause = errno;
  if (file == NULL) {
    error->status = cause == ENOENT ? BULLETIN_NOTFOUND : BULLETIN_IO;
    snprintf(error->message, sizeof error->message, "cannot open: %s",
             strerror(cause));
    return error->status;
  }
  while (status == BULLETIN_OK) {
    if (w->size == capacity) {
      size_t more = capacity == 0 ? 64 * 1024 : 2 * capacity;
      char *moved =
          w->allocator.resize(w->allocator.context, w->bytes, capacity, more);
      if (moved == NULL) {
        status = error->status = BULLETIN_NOMEM;
        snprintf(error->message, sizeof error->message,
                 "out of memory while reading");
        break;
      }
      w->bytes = moved;
      capacity = more;
    }
    size_t got = fread(w->bytes + w->size, 1, capacity - w->size, file);
    w->size += got;
    if (got == 0) break;
  }
  if (status == BULLETIN_OK && ferror(file)) {
    cause = errno;
    status = error->status = BULLETIN_IO;
    snprintf(error->message, sizeof error->message, "cannot read: %s",
             strerror(cause));
  }
  fclose(file);
  w->read = w->size;
  w->size = capacity;
  return status;
}

/* bulletin.read(path [, options]) -> page | nil, message, code */
static int page_read(lua_State *L) {
  bulletin_page_options options;
  bulletin_error error;
  line_rule rule = {0};
  bul_lua_text(L, 1);
  const char *path = lua_tostring(L, 1);
  lua_settop(L, 2);
  work *w = new_work(L);
  read_options(L, 2, "read", &options, &rule);
  if (read_file(w, path, &error) != BULLETIN_OK) return fail(L, path, &error);
  bulletin_text bytes = {w->bytes != NULL ? w->bytes : "", w->read};
  return parse_bytes(L, w, bytes, &options, &rule, path);
}

/* bulletin.decode(bytes [, encoding]) -> utf8, encoding | nil, message, code */
static int page_decode(lua_State *L) {
  bulletin_error error;
  bulletin_text bytes = bul_lua_text(L, 1);
  if (!lua_isnoneornil(L, 2)) bul_lua_text(L, 2);
  const char *encoding = lua_isnoneornil(L, 2) ? NULL : lua_tostring(L, 2);
  lua_settop(L, 2);
  work *w = new_work(L);
  if (bulletin_decode(&w->decoded, bytes, encoding, &w->allocator, &error))
    return fail(L, NULL, &error);
  bul_lua_push_text(L, w->decoded.text);
  lua_pushstring(L, w->decoded.encoding);
  return 2;
}

/* A metatable whose __index is the table of methods on the stack's top. */
static void new_class(lua_State *L, const char *name) {
  luaL_newmetatable(L, name);
  lua_pushvalue(L, -2);
  lua_setfield(L, -2, "__index");
  lua_pop(L, 1);
}

void bul_lua_open_page(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"parse", page_parse},
      {"read", page_read},
      {"decode", page_decode},
      {"text", page_text},
      {NULL, NULL},
  };
  luaL_setfuncs(L, functions, 0);
  luaL_newmetatable(L, work_name);
  lua_pushcfunction(L, work_free);
  lua_setfield(L, -2, "__gc");
  lua_pop(L, 1);
  lua_newtable(L);
  new_class(L, BUL_LUA_ARTICLE);
  new_class(L, BUL_LUA_PAGE);
  lua_setfield(L, -2, "methods");
}
