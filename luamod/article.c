/*
** article.c - see article.h.
*/
#include "article.h"

static const char article_type[] = "bulletin.article";
static const char page_type[] = "bulletin.page";

/* Gives the table on the stack's top its metatable. */
static void dress(lua_State *L, const char *type) {
  luaL_getmetatable(L, type);
  if (lua_istable(L, -1))
    lua_setmetatable(L, -2);
  else
    lua_pop(L, 1);
}

/* --- spans and texts --------------------------------------------------- */

void bul_lua_push_span(lua_State *L, bulletin_span span) {
  lua_createtable(L, 2, 0);
  lua_pushinteger(L, (lua_Integer)span.start + 1);
  lua_rawseti(L, -2, 1);
  lua_pushinteger(L, (lua_Integer)span.end);
  lua_rawseti(L, -2, 2);
}

void bul_lua_push_spans(lua_State *L, const bulletin_span *spans,
                        size_t count) {
  lua_createtable(L, bul_lua_count(count), 0);
  for (size_t i = 0; i < count; i++) {
    bul_lua_push_span(L, spans[i]);
    lua_rawseti(L, -2, (int)i + 1);
  }
}

void bul_lua_push_texts(lua_State *L, const bulletin_text *texts,
                        size_t count) {
  lua_createtable(L, bul_lua_count(count), 0);
  for (size_t i = 0; i < count; i++) {
    bul_lua_push_text(L, texts[i]);
    lua_rawseti(L, -2, (int)i + 1);
  }
}

/* --- articles ---------------------------------------------------------- */

/* Sets article[name] and, in the table of spans at `spans`, spans[name]. */
static void set_field(lua_State *L, int spans, const char *name,
                      const bulletin_field *field) {
  if (field->text.data == NULL && field->spans == NULL) return;
  bul_lua_set_text(L, name, field->text);
  bul_lua_push_spans(L, field->spans, field->span_count);
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
  bul_lua_push_spans(L, dateline->field.spans, dateline->field.span_count);
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

static void set_number(lua_State *L, const char *name, double number) {
  lua_pushnumber(L, number);
  lua_setfield(L, -2, name);
}

/* Sets the boxes of the table on the stack's top, if there are any. */
static void set_boxes(lua_State *L, const bulletin_box *boxes, size_t count) {
  if (count == 0) return;
  lua_createtable(L, bul_lua_count(count), 0);
  for (size_t i = 0; i < count; i++) {
    lua_createtable(L, 0, 5);
    set_number(L, "x", boxes[i].x);
    set_number(L, "y", boxes[i].y);
    set_number(L, "width", boxes[i].width);
    set_number(L, "height", boxes[i].height);
    lua_pushinteger(L, (lua_Integer)boxes[i].page);
    lua_setfield(L, -2, "page");
    lua_rawseti(L, -2, (int)i + 1);
  }
  lua_setfield(L, -2, "boxes");
}

/* The same of what was found of an element. */
static void set_found(lua_State *L, const bulletin_found *found) {
  set_boxes(L, found->boxes, found->box_count);
  if (found->source_count > 0) {
    bul_lua_push_spans(L, found->source, found->source_count);
    lua_setfield(L, -2, "source");
  }
  if (found->recognized) set_number(L, "confidence", found->confidence);
}

/* And the size of its page. */
static void set_size(lua_State *L, const bulletin_page *page) {
  if (page->width <= 0 || page->height <= 0) return;
  lua_createtable(L, 0, 3);
  set_number(L, "width", page->width);
  set_number(L, "height", page->height);
  bul_lua_set_text(L, "unit", page->unit);
  lua_setfield(L, -2, "size");
}

static void set_body(lua_State *L, const bulletin_article *article) {
  lua_createtable(L, (int)article->body_count, 0);
  for (size_t i = 0; i < article->body_count; i++) {
    const bulletin_element *element = &article->body[i];
    lua_createtable(L, 0, 3);
    lua_pushstring(L, bulletin_body_kind_name(element->kind));
    lua_setfield(L, -2, "kind");
    bul_lua_set_text(L, "text", element->field.text);
    bul_lua_push_spans(L, element->field.spans, element->field.span_count);
    lua_setfield(L, -2, "spans");
    set_found(L, &element->found);
    lua_rawseti(L, -2, (int)i + 1);
  }
  lua_setfield(L, -2, "body");
}

/* Pushes it without its metatable, whose __newindex could be anyone's. */
static void push_fields(lua_State *L, const bulletin_article *article,
                        bulletin_text issue) {
  luaL_checkstack(L, 10, NULL);
  lua_newtable(L);
  int spans = lua_gettop(L);
  lua_createtable(L, 0, 13);
#define SET(title) set_field(L, spans, #title, &article->title);
  BULLETIN_EACH_TITLE(SET)
#undef SET
  bul_lua_set_text(L, "column", article->column);
  set_dateline(L, spans, &article->dateline);
  set_bylines(L, article);
  if (article->byline_span_count > 0) {
    bul_lua_push_spans(L, article->byline_spans, article->byline_span_count);
    lua_setfield(L, spans, "byline");
  }
  set_body(L, article);
  set_boxes(L, article->boxes, article->box_count);
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
}

void bul_lua_push_article(lua_State *L, const bulletin_article *article,
                          bulletin_text issue) {
  push_fields(L, article, issue);
  dress(L, article_type);
}

/* --- pages ------------------------------------------------------------- */

static void set_furniture(lua_State *L, const bulletin_page *page) {
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
}

static void set_warnings(lua_State *L, const bulletin_page *page) {
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
}

void bul_lua_push_page(lua_State *L, const bulletin_page *page) {
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
  set_furniture(L, page);
  set_warnings(L, page);
  set_size(L, page);
  dress(L, page_type);
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
#define LIST(title) {#title, a->title.spans},
  } lists[] = {BULLETIN_EACH_TITLE(LIST){"dateline", a->dateline.field.spans},
               {"byline", a->byline_spans}};
#undef LIST
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
  push_fields(L, article, record->page.date);
  int table = lua_gettop(L);
  luaL_checkstack(L, 10, NULL);
  clear_places(L, table, article);
  if (article->date.data != NULL && record->page.date.data == NULL) {
    lua_pushboolean(L, 0); /* a day, and no issue: see given.c */
    lua_setfield(L, table, "issue");
  }
  lua_pushinteger(L, (lua_Integer)record->id);
  lua_setfield(L, table, "id");
  bul_lua_set_text(L, "page_name", record->page.name);
  bul_lua_set_text(L, "source", record->page.source);
  set_size(L, &record->page);
  bul_lua_push_texts(L, record->tags, record->tag_count);
  lua_setfield(L, table, "tags");
  dress(L, article_type);
}

/* --- their metatables -------------------------------------------------- */

/* A metatable whose __index is the table of methods on the stack's top. */
static void new_class(lua_State *L, const char *name) {
  lua_createtable(L, 0, 2);
  lua_pushvalue(L, -2);
  lua_setfield(L, -2, "__index");
  bul_lua_hide_metatable(L, name);
  lua_setfield(L, LUA_REGISTRYINDEX, name);
}

/* core.dress(table) -> the table, with the metatable of a page when it has
** articles, else of an article: for those that are made in Lua. */
static int dress_table(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  lua_pushliteral(L, "articles");
  lua_rawget(L, 1);
  const char *type = lua_istable(L, -1) ? page_type : article_type;
  lua_settop(L, 1);
  dress(L, type);
  return 1;
}

void bul_lua_open_article(lua_State *L) {
  lua_pushcfunction(L, dress_table);
  lua_setfield(L, -2, "dress");
  lua_newtable(L);
  new_class(L, article_type);
  new_class(L, page_type);
  lua_setfield(L, -2, "methods");
}
