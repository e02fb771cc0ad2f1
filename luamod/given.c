/*
** given.c - see given.h.
*/
#include "given.h"

#include "options.h"

/* Fields are read raw: an article's metatable has methods, some of them with
** names that fields could have. */
typedef struct reader {
  lua_State *L;
  const char *function;
  int anchor; /* a table that holds what was read */
  int held;
} reader;

/* The value on the stack's top, popped, lasts as long as the anchor. */
static void hold(reader *r) {
  lua_rawseti(r->L, r->anchor, ++r->held);
}

static void *allocate(reader *r, size_t count, size_t size) {
  void *block = lua_newuserdata(r->L, count * size + 1);
  hold(r);
  return block;
}

/* Pushes table[name]; its type. */
static int get(reader *r, int table, const char *name) {
  return bul_lua_option(r->L, table, name);
}

/* The string or nil on the stack's top, popped; `name` says what it is. */
static bulletin_text take_text(reader *r, const char *name) {
  bulletin_text text = {NULL, 0};
  int type = lua_type(r->L, -1);
  if (type == LUA_TSTRING) {
    text = bul_lua_text(r->L, -1);
    hold(r);
    return text;
  }
  if (type != LUA_TNIL)
    bul_lua_error(r->L, "%s: field '%s' must be a string, got %s", r->function,
                  name, luaL_typename(r->L, -1));
  lua_pop(r->L, 1);
  return text;
}

static bulletin_text get_text(reader *r, int table, const char *name) {
  get(r, table, name);
  return take_text(r, name);
}

/* Pushes the table at table[name]: false, and nothing pushed, for nil. */
static bool get_table(reader *r, int table, const char *name) {
  int type = get(r, table, name);
  if (type == LUA_TTABLE) return true;
  if (type != LUA_TNIL)
    bul_lua_error(r->L, "%s: field '%s' must be a table, got %s", r->function,
                  name, luaL_typename(r->L, -1));
  lua_pop(r->L, 1);
  return false;
}

/* Pushes a copy of the list at table[name], of *count items; false, and
** nothing pushed, for nil. */
static bool get_list(reader *r, int table, const char *name, size_t *count) {
  *count = 0;
  if (!get_table(r, table, name)) return false;
  *count = bul_lua_copy_list(r->L, -1, r->function, name);
  return true;
}

/* Pushes item `i` of the list on the stack's top, a table; its index. */
static int get_item(reader *r, size_t i, const char *what) {
  lua_rawgeti(r->L, -1, (int)i);
  if (lua_type(r->L, -1) != LUA_TTABLE)
    bul_lua_error(r->L, "%s: %s %d must be a table, got %s", r->function, what,
                  (int)i, luaL_typename(r->L, -1));
  return lua_gettop(r->L);
}

/* --- places ------------------------------------------------------------ */

/* The pair {first, last} at `pair`: whole numbers, in their order. An empty
** place ends where it begins. */
static bulletin_span read_pair(reader *r, int pair, const char *name) {
  static const int64_t most = INT64_C(1) << 53;
  int64_t first = 0, last = 0;
  lua_rawgeti(r->L, pair, 1);
  lua_rawgeti(r->L, pair, 2);
  if (!bul_lua_whole(r->L, -2, &first) || !bul_lua_whole(r->L, -1, &last) ||
      first < 0 || last < 0 || first > most || last > most || first > last + 1)
    bul_lua_error(r->L, "%s: '%s' must hold positions {first, last}",
                  r->function, name);
  lua_pop(r->L, 2);
  return (bulletin_span){(size_t)first, (size_t)last};
}

static bulletin_span read_span(reader *r, int pair, const char *name) {
  bulletin_span span = read_pair(r, pair, name);
  if (span.start > 0) span.start--;
  return span;
}

/* The spans at table[name]; NULL where there are none at all. */
static const bulletin_span *get_spans(reader *r, int table, const char *name,
                                      size_t *count) {
  if (!get_list(r, table, name, count)) return NULL;
  bulletin_span *spans = allocate(r, *count, sizeof *spans);
  for (size_t i = 0; i < *count; i++, lua_pop(r->L, 1))
    spans[i] = read_span(r, get_item(r, i + 1, name), name);
  lua_pop(r->L, 1);
  return spans;
}

static void get_field_spans(reader *r, int table, const char *name,
                            bulletin_field *out) {
  out->spans = get_spans(r, table, name, &out->span_count);
}

static void read_places(reader *r, int article, bulletin_article *out) {
  lua_State *L = r->L;
  if (get_table(r, article, "spans")) {
    int t = lua_gettop(L);
#define SPANS(title) get_field_spans(r, t, #title, &out->title);
    BULLETIN_EACH_TITLE(SPANS)
#undef SPANS
    get_field_spans(r, t, "dateline", &out->dateline.field);
    out->byline_spans = get_spans(r, t, "byline", &out->byline_span_count);
    if (out->byline_spans == NULL) /* a table of spans, if an empty one */
      out->byline_spans = allocate(r, 0, sizeof *out->byline_spans);
    lua_pop(L, 1);
  }
  if (get_table(r, article, "span")) {
    out->span = read_span(r, lua_gettop(L), "span");
    lua_pop(L, 1);
  }
  if (get_table(r, article, "lines")) {
    bulletin_span lines = read_pair(r, lua_gettop(L), "lines");
    out->first_line = lines.start;
    out->last_line = lines.end;
    lua_pop(L, 1);
  }
}

/* The finite number on the stack's top, popped; 0 for nil. */
static double take_number(reader *r, const char *name) {
  int type = lua_type(r->L, -1);
  double number = lua_tonumber(r->L, -1);
  bool finite = number - number == 0;
  if (type != LUA_TNIL && (type != LUA_TNUMBER || !finite))
    bul_lua_error(r->L, "%s: field '%s' must be a number, got %s", r->function,
                  name,
                  finite ? luaL_typename(r->L, -1) : lua_tostring(r->L, -1));
  lua_pop(r->L, 1);
  return number;
}

static double get_number(reader *r, int table, const char *name) {
  get(r, table, name);
  return take_number(r, name);
}

/* The boxes at table.boxes. */
static const bulletin_box *get_boxes(reader *r, int table, size_t *count) {
  if (!get_list(r, table, "boxes", count)) return NULL;
  bulletin_box *boxes = allocate(r, *count, sizeof *boxes);
  for (size_t i = 0; i < *count; i++, lua_pop(r->L, 1)) {
    int item = get_item(r, i + 1, "box");
    double page = get_number(r, item, "page");
    if (!(page >= 0 && page <= UINT32_MAX) || page != (double)(uint32_t)page)
      bul_lua_error(r->L, "%s: a box's page must be a page's number",
                    r->function);
    boxes[i] = (bulletin_box){.x = get_number(r, item, "x"),
                              .y = get_number(r, item, "y"),
                              .width = get_number(r, item, "width"),
                              .height = get_number(r, item, "height"),
                              .page = (uint32_t)page};
  }
  lua_pop(r->L, 1);
  return boxes;
}

static void read_found(reader *r, int item, bulletin_found *out) {
  out->boxes = get_boxes(r, item, &out->box_count);
  out->source = get_spans(r, item, "source", &out->source_count);
  out->recognized = get(r, item, "confidence") != LUA_TNIL;
  out->confidence = take_number(r, "confidence");
}

static void read_size(reader *r, int table, bulletin_page *out) {
  if (!get_table(r, table, "size")) return;
  int size = lua_gettop(r->L);
  out->width = get_number(r, size, "width");
  out->height = get_number(r, size, "height");
  out->unit = get_text(r, size, "unit");
  lua_pop(r->L, 1);
}

/* --- articles ---------------------------------------------------------- */

static void read_bylines(reader *r, int article, bulletin_article *out) {
  size_t count;
  if (!get_list(r, article, "bylines", &count)) return;
  bulletin_byline *bylines = allocate(r, count, sizeof *bylines);
  for (size_t i = 0; i < count; i++, lua_pop(r->L, 1)) {
    int item = get_item(r, i + 1, "byline");
    bylines[i] =
        (bulletin_byline){.role = get_text(r, item, "role"),
                          .name = get_text(r, item, "name"),
                          .affiliation = get_text(r, item, "affiliation")};
  }
  lua_pop(r->L, 1);
  out->bylines = bylines;
  out->byline_count = count;
}

/* The kind of a body's element at `item`. */
static int get_kind(reader *r, int item) {
  if (get(r, item, "kind") == LUA_TSTRING) {
    bulletin_text kind = bul_lua_text(r->L, -1);
    for (int i = 0; i < BULLETIN_BODY_KINDS; i++) {
      if (!bul_lua_is(kind, bulletin_body_kind_name(i))) continue;
      lua_pop(r->L, 1);
      return i;
    }
  } else if (lua_isnil(r->L, -1)) {
    lua_pop(r->L, 1);
    return BULLETIN_PARAGRAPH;
  }
  const char *got = lua_type(r->L, -1) == LUA_TSTRING ? lua_tostring(r->L, -1)
                                                      : luaL_typename(r->L, -1);
  return bul_lua_error(r->L,
                       "%s: kind '%s' of a body's element (expected paragraph, "
                       "subhead, caption, note)",
                       r->function, got);
}

static void read_body(reader *r, int article, bulletin_article *out) {
  size_t count;
  if (!get_list(r, article, "body", &count)) return;
  bulletin_element *body = allocate(r, count, sizeof *body);
  for (size_t i = 0; i < count; i++, lua_pop(r->L, 1)) {
    int item = get_item(r, i + 1, "body element");
    body[i] = (bulletin_element){.kind = get_kind(r, item)};
    body[i].field.text = get_text(r, item, "text");
    get_field_spans(r, item, "spans", &body[i].field);
    read_found(r, item, &body[i].found);
  }
  lua_pop(r->L, 1);
  out->body = body;
  out->body_count = count;
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

static void read_tags(reader *r, int article, bul_lua_tags *out) {
  *out = (bul_lua_tags){0};
  if (!get_list(r, article, "tags", &out->count)) return;
  bulletin_text *texts = allocate(r, out->count, sizeof *texts);
  for (size_t i = 0; i < out->count; i++) {
    lua_rawgeti(r->L, -1, (int)i + 1);
    if (lua_type(r->L, -1) != LUA_TSTRING)
      bul_lua_error(r->L, "%s: tags must be strings, got %s", r->function,
                    luaL_typename(r->L, -1));
    texts[i] = bul_lua_text(r->L, -1);
    hold(r);
  }
  lua_pop(r->L, 1);
  out->texts = texts;
}

static void read_article(reader *r, int table, bulletin_article *out,
                         bul_lua_tags *tags) {
  *out = (bulletin_article){0};
#define TEXT(title) out->title.text = get_text(r, table, #title);
  BULLETIN_EACH_TITLE(TEXT)
#undef TEXT
  out->column = get_text(r, table, "column");
  out->date = get_text(r, table, "date");
  read_dateline(r, table, &out->dateline);
  read_bylines(r, table, out);
  read_body(r, table, out);
  read_places(r, table, out);
  out->boxes = get_boxes(r, table, &out->box_count);
  read_tags(r, table, tags);
}

/* --- pages ------------------------------------------------------------- */

/* The day of the issue in which an article stands. Not said, it is the
** article's own day; `false` says that it has a day and stands in no issue. */
static bulletin_text read_issue(reader *r, int table,
                                const bulletin_article *article) {
  int type = get(r, table, "issue");
  if (type != LUA_TNIL && (type != LUA_TBOOLEAN || lua_toboolean(r->L, -1)))
    return take_text(r, "issue");
  lua_pop(r->L, 1);
  return type == LUA_TNIL ? article->date : (bulletin_text){NULL, 0};
}

/* The articles of the list on the stack's top; or, when there is one, the
** article at `alone`. */
static void read_articles(reader *r, size_t count, int alone,
                          bul_lua_given *out) {
  bulletin_article *articles = allocate(r, count, sizeof *articles);
  bul_lua_tags *tags = allocate(r, count, sizeof *tags);
  if (alone != 0) {
    read_article(r, alone, articles, tags);
  } else {
    for (size_t i = 0; i < count; i++, lua_pop(r->L, 1))
      read_article(r, get_item(r, i + 1, "article"), &articles[i], &tags[i]);
  }
  for (size_t i = 0; i < count; i++)
    out->tagged |= tags[i].count > 0;
  out->page.articles = articles;
  out->page.article_count = count;
  out->tags = tags;
}

void bul_lua_read_page(lua_State *L, int index, const char *function,
                       bul_lua_given *out) {
  *out = (bul_lua_given){0};
  index = lua_absindex(L, index);
  if (lua_type(L, index) != LUA_TTABLE)
    bul_lua_error(L, "%s: page or article expected, got %s", function,
                  luaL_typename(L, index));
  luaL_checkstack(L, 2 * LUA_MINSTACK, NULL);
  lua_newtable(L);
  reader r = {.L = L, .function = function, .anchor = lua_gettop(L)};
  bulletin_page *page = &out->page;
  size_t count;
  page->source = get_text(&r, index, "source");
  read_size(&r, index, page);
  out->is_page = get_list(&r, index, "articles", &count);
  if (out->is_page) {
    read_articles(&r, count, 0, out);
    page->date = get_text(&r, index, "date");
    page->name = get_text(&r, index, "name");
    page->encoding = get_text(&r, index, "encoding");
  } else {
    read_articles(&r, 1, index, out);
    page->date = read_issue(&r, index, page->articles);
    page->name = get_text(&r, index, "page_name");
  }
  lua_settop(L, r.anchor);
}
