/*
** table.c - see table.h.
*/
#include "table.h"

#include <string.h>

/* Fields are read raw: an article's metatable has methods, some of them with
** names that fields could have. */
typedef struct reader {
  lua_State *L;
  const char *function;
  int anchor; /* a table that holds what is allocated */
  int held;
} reader;

static void *allocate(reader *r, size_t count, size_t size) {
  if (count > (size_t)1 << 40)
    luaL_error(r->L, "%s: a table that is too large", r->function);
  void *block = lua_newuserdata(r->L, count * size + 1);
  lua_rawseti(r->L, r->anchor, ++r->held);
  return block;
}

/* Pushes table[name]; its type. What JSON readers give for null, a NULL
** pointer, is nil. */
static int get(reader *r, int table, const char *name) {
  lua_pushstring(r->L, name);
  lua_rawget(r->L, table);
  if (lua_islightuserdata(r->L, -1) && lua_touserdata(r->L, -1) == NULL)
    return LUA_TNIL;
  return lua_type(r->L, -1);
}

static bulletin_text get_text(reader *r, int table, const char *name) {
  bulletin_text text = {NULL, 0};
  int type = get(r, table, name);
  if (type == LUA_TSTRING)
    text.data = lua_tolstring(r->L, -1, &text.size);
  else if (type != LUA_TNIL)
    luaL_error(r->L, "%s: field '%s' must be a string, got %s", r->function,
               name, luaL_typename(r->L, -1));
  lua_pop(r->L, 1);
  return text;
}

/* Pushes the table at table[name]: false, and nothing pushed, for nil. */
static bool get_table(reader *r, int table, const char *name) {
  int type = get(r, table, name);
  if (type == LUA_TTABLE) return true;
  if (type != LUA_TNIL)
    luaL_error(r->L, "%s: field '%s' must be a table, got %s", r->function,
               name, luaL_typename(r->L, -1));
  lua_pop(r->L, 1);
  return false;
}

/* Element `i` of the list at `list`, which must be a table: pushed. */
static void get_item(reader *r, int list, size_t i, const char *what) {
  lua_rawgeti(r->L, list, (int)i);
  if (lua_type(r->L, -1) != LUA_TTABLE)
    luaL_error(r->L, "%s: %s %d must be a table, got %s", r->function, what,
               (int)i, luaL_typename(r->L, -1));
}

static size_t pair_part(reader *r, int pair, int at, const char *name) {
  lua_rawgeti(r->L, pair, at);
  lua_Number n = lua_tonumber(r->L, -1);
  if (lua_type(r->L, -1) != LUA_TNUMBER || n < 0 || n > 9007199254740992.0)
    luaL_error(r->L, "%s: '%s' must hold pairs of positions", r->function,
               name);
  lua_pop(r->L, 1);
  return (size_t)n;
}

static bulletin_span read_span(reader *r, int pair, const char *name) {
  size_t first = pair_part(r, pair, 1, name);
  size_t last = pair_part(r, pair, 2, name);
  return (bulletin_span){first > 0 ? first - 1 : 0, last};
}

/* The spans at table[name]; NULL where there are none at all. */
static const bulletin_span *get_spans(reader *r, int table, const char *name,
                                      size_t *count) {
  *count = 0;
  if (!get_table(r, table, name)) return NULL;
  int list = lua_gettop(r->L);
  size_t n = lua_rawlen(r->L, list);
  bulletin_span *spans = allocate(r, n, sizeof *spans);
  for (size_t i = 0; i < n; i++) {
    get_item(r, list, i + 1, name);
    spans[i] = read_span(r, list + 1, name);
    lua_pop(r->L, 1);
  }
  lua_pop(r->L, 1);
  *count = n;
  return spans;
}

static void read_bylines(reader *r, int article, bulletin_article *out) {
  if (!get_table(r, article, "bylines")) return;
  int list = lua_gettop(r->L);
  size_t n = lua_rawlen(r->L, list);
  bulletin_byline *bylines = allocate(r, n, sizeof *bylines);
  for (size_t i = 0; i < n; i++) {
    get_item(r, list, i + 1, "byline");
    bylines[i] = (bulletin_byline){
        .role = get_text(r, list + 1, "role"),
        .name = get_text(r, list + 1, "name"),
        .affiliation = get_text(r, list + 1, "affiliation")};
    lua_pop(r->L, 1);
  }
  lua_pop(r->L, 1);
  out->bylines = bylines;
  out->byline_count = n;
}

static int kind_of(reader *r, bulletin_text kind) {
  if (kind.data == NULL) return BULLETIN_PARAGRAPH;
  for (int i = 0; i < BULLETIN_BODY_KINDS; i++)
    if (strcmp(kind.data, bulletin_body_kind_name(i)) == 0) return i;
  return luaL_error(r->L,
                    "%s: kind '%s' of a body's element (expected paragraph, "
                    "subhead, caption, note)",
                    r->function, kind.data);
}

static void read_body(reader *r, int article, bulletin_article *out) {
  if (!get_table(r, article, "body")) return;
  int list = lua_gettop(r->L);
  size_t n = lua_rawlen(r->L, list);
  bulletin_element *body = allocate(r, n, sizeof *body);
  for (size_t i = 0; i < n; i++) {
    get_item(r, list, i + 1, "body element");
    bulletin_element *e = &body[i];
    e->kind = kind_of(r, get_text(r, list + 1, "kind"));
    e->field.text = get_text(r, list + 1, "text");
    e->field.spans = get_spans(r, list + 1, "spans", &e->field.span_count);
    lua_pop(r->L, 1);
  }
  lua_pop(r->L, 1);
  out->body = body;
  out->body_count = n;
}

static void read_dateline(reader *r, int article, bulletin_dateline *out) {
  if (!get_table(r, article, "dateline")) return;
  int table = lua_gettop(r->L);
  out->field.text = get_text(r, table, "text");
  out->agency = get_text(r, table, "agency");
  out->place = get_text(r, table, "place");
  out->date = get_text(r, table, "date");
  lua_pop(r->L, 1);
}

static void read_places(reader *r, int article, bulletin_article *out) {
  if (get_table(r, article, "spans")) {
    int t = lua_gettop(r->L);
    out->kicker.spans = get_spans(r, t, "kicker", &out->kicker.span_count);
    out->headline.spans =
        get_spans(r, t, "headline", &out->headline.span_count);
    out->deck.spans = get_spans(r, t, "deck", &out->deck.span_count);
    out->dateline.field.spans =
        get_spans(r, t, "dateline", &out->dateline.field.span_count);
    out->byline_spans = get_spans(r, t, "byline", &out->byline_span_count);
    if (out->byline_spans == NULL) /* a table of spans, if an empty one */
      out->byline_spans = allocate(r, 0, sizeof *out->byline_spans);
    lua_pop(r->L, 1);
  }
  if (get_table(r, article, "span")) {
    out->span = read_span(r, lua_gettop(r->L), "span");
    lua_pop(r->L, 1);
  }
  if (get_table(r, article, "lines")) {
    out->first_line = pair_part(r, lua_gettop(r->L), 1, "lines");
    out->last_line = pair_part(r, lua_gettop(r->L), 2, "lines");
    lua_pop(r->L, 1);
  }
}

static void read_article(reader *r, int table, bulletin_article *out) {
  *out = (bulletin_article){0};
  out->kicker.text = get_text(r, table, "kicker");
  out->headline.text = get_text(r, table, "headline");
  out->deck.text = get_text(r, table, "deck");
  out->column = get_text(r, table, "column");
  out->date = get_text(r, table, "date");
  read_dateline(r, table, &out->dateline);
  read_bylines(r, table, out);
  read_body(r, table, out);
  read_places(r, table, out);
}

/* The day of the issue in which an article stands. Not said, it is the
** article's own day; `false` says that it has a day and stands in no issue. */
static bulletin_text read_issue(reader *r, int table) {
  int type = get(r, table, "issue");
  bool none = type == LUA_TBOOLEAN && !lua_toboolean(r->L, -1);
  lua_pop(r->L, 1);
  if (none) return (bulletin_text){NULL, 0};
  return get_text(r, table, type == LUA_TNIL ? "date" : "issue");
}

const bulletin_page *bul_lua_read_page(lua_State *L, int index,
                                       const char *function, bool *is_page) {
  index = lua_absindex(L, index);
  if (lua_type(L, index) != LUA_TTABLE)
    luaL_error(L, "%s: page or article expected, got %s", function,
               luaL_typename(L, index));
  luaL_checkstack(L, 20, NULL);
  lua_newtable(L);
  reader r = {.L = L, .function = function, .anchor = lua_gettop(L)};
  bulletin_page *page = allocate(&r, 1, sizeof *page);
  *page = (bulletin_page){0};
  page->source = get_text(&r, index, "source");
  *is_page = get_table(&r, index, "articles");
  page->date = *is_page ? get_text(&r, index, "date") : read_issue(&r, index);
  if (!*is_page) {
    bulletin_article *article = allocate(&r, 1, sizeof *article);
    read_article(&r, index, article);
    page->name = get_text(&r, index, "page_name");
    page->articles = article;
    page->article_count = 1;
    return page;
  }
  int list = lua_gettop(L);
  size_t n = lua_rawlen(L, list);
  bulletin_article *articles = allocate(&r, n, sizeof *articles);
  for (size_t i = 0; i < n; i++) {
    get_item(&r, list, i + 1, "article");
    read_article(&r, list + 1, &articles[i]);
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
  page->name = get_text(&r, index, "name");
  page->encoding = get_text(&r, index, "encoding");
  page->articles = articles;
  page->article_count = n;
  return page;
}

/* --- records ----------------------------------------------------------- */

static void clear_field(lua_State *L, int table, const char *name) {
  lua_pushnil(L);
  lua_setfield(L, table, name);
}

/* Takes out the places of an article that came without them. */
static void clear_places(lua_State *L, int table, const bulletin_article *a) {
  bool placed = false;
  if (a->span.end == 0) clear_field(L, table, "span");
  if (a->last_line == 0) clear_field(L, table, "lines");
  lua_getfield(L, table, "spans");
  int spans = lua_gettop(L);
  const struct {
    const char *name;
    const bulletin_span *spans;
  } lists[] = {{"kicker", a->kicker.spans},
               {"headline", a->headline.spans},
               {"deck", a->deck.spans},
               {"dateline", a->dateline.field.spans},
               {"byline", a->byline_spans}};
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
    if (lists[i].spans == NULL) clear_field(L, spans, lists[i].name);
    placed |= lists[i].spans != NULL;
  }
  lua_settop(L, spans - 1);
  if (!placed) clear_field(L, table, "spans");
  lua_getfield(L, table, "body");
  int body = lua_gettop(L);
  for (size_t i = 0; i < a->body_count; i++) {
    if (a->body[i].field.spans != NULL) continue;
    lua_rawgeti(L, body, (int)i + 1);
    clear_field(L, body + 1, "spans");
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
}

void bul_lua_push_record(lua_State *L, const bulletin_record *record) {
  const bulletin_article *article = record->page.articles;
  bul_lua_push_article(L, article, record->page.date);
  int table = lua_gettop(L);
  luaL_checkstack(L, 10, NULL);
  clear_places(L, table, article);
  if (article->date.data != NULL && record->page.date.data == NULL) {
    lua_pushboolean(L, 0); /* see read_issue */
    lua_setfield(L, table, "issue");
  }
  lua_pushinteger(L, (lua_Integer)record->id);
  lua_setfield(L, table, "id");
  bul_lua_set_text(L, "page_name", record->page.name);
  bul_lua_set_text(L, "source", record->page.source);
  lua_createtable(L, (int)record->tag_count, 0);
  for (size_t i = 0; i < record->tag_count; i++) {
    bul_lua_push_text(L, record->tags[i]);
    lua_rawseti(L, -2, (int)i + 1);
  }
  lua_setfield(L, table, "tags");
}

/* --- filters ----------------------------------------------------------- */

static const char *const filter_keys[] = {
    "source",       "page",     "tag",           "column",
    "person",       "place",    "organization",  "reporter",
    "intern",       "special",  "correspondent", "commentator",
    "author",       "editor",   "photographer",  "proofreader",
    "translator",   "compiler", "from",          "to",
    "limit",        "offset",   "order",         "snippet",
    NULL};
enum { CONDITIONS = 18 }; /* the first so many of them */

static int64_t filter_number(lua_State *L, int index, const char *function,
                             const char *name, int64_t otherwise) {
  lua_getfield(L, index, name);
  int64_t value = otherwise;
  if (!lua_isnil(L, -1)) {
    if (!bul_lua_whole(L, -1, &value) || value < 0)
      luaL_error(L, "%s: '%s' must be a whole number from 0 on", function,
                 name);
  }
  lua_pop(L, 1);
  return value;
}

static int filter_order(lua_State *L, int index, const char *function) {
  static const char *const orders[] = {"rank", "id", "date", "-date", NULL};
  bulletin_text order = bul_lua_option_text(L, index, function, "order");
  if (order.data == NULL) return BULLETIN_BY_RANK;
  for (int i = 0; orders[i] != NULL; i++)
    if (strcmp(order.data, orders[i]) == 0) return i;
  return luaL_error(L, "%s: order '%s' (expected rank, id, date or -date)",
                    function, order.data);
}

/* The conditions of one key: a string, or a list of them. Writes them to
** `out`, or only counts them when it is NULL. */
static size_t read_conditions(lua_State *L, int index, const char *function,
                              const char *key, bulletin_condition *out) {
  lua_getfield(L, index, key);
  size_t count = 0;
  int type = lua_type(L, -1);
  size_t items = type == LUA_TTABLE ? lua_rawlen(L, -1) : type != LUA_TNIL;
  for (size_t i = 0; i < items; i++) {
    if (type == LUA_TTABLE)
      lua_rawgeti(L, -1, (int)i + 1);
    else
      lua_pushvalue(L, -1);
    if (lua_type(L, -1) != LUA_TSTRING)
      luaL_error(L, "%s: '%s' must be a string, got %s", function, key,
                 luaL_typename(L, -1));
    if (out != NULL) {
      out[count].field = bulletin_text_of(key);
      out[count].value.data = lua_tolstring(L, -1, &out[count].value.size);
    }
    count++;
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
  return count;
}

void bul_lua_read_filter(lua_State *L, int index, const char *function,
                         bulletin_filter *out, bool *snippet) {
  *out = (bulletin_filter){.limit = -1};
  if (snippet != NULL) *snippet = true;
  if (lua_isnoneornil(L, index)) {
    lua_pushnil(L);
    return;
  }
  bul_lua_check_options(L, index, function, filter_keys);
  out->from = bul_lua_option_text(L, index, function, "from");
  out->to = bul_lua_option_text(L, index, function, "to");
  out->limit = filter_number(L, index, function, "limit", -1);
  out->offset = filter_number(L, index, function, "offset", 0);
  out->order = filter_order(L, index, function);
  if (snippet != NULL) {
    lua_getfield(L, index, "snippet");
    *snippet = lua_isnil(L, -1) || lua_toboolean(L, -1);
    lua_pop(L, 1);
  }
  size_t count = 0;
  for (int i = 0; i < CONDITIONS; i++)
    count += read_conditions(L, index, function, filter_keys[i], NULL);
  bulletin_condition *conditions =
      lua_newuserdata(L, (count + 1) * sizeof *conditions);
  for (int i = 0; i < CONDITIONS; i++)
    out->condition_count +=
        read_conditions(L, index, function, filter_keys[i],
                        conditions + out->condition_count);
  out->conditions = conditions;
}
