/*
** layout.c - see layout.h.
*/
#include "layout.h"

#include "article.h"

/* What a text's lines have in common, seen line by line. */
typedef struct extent {
  bulletin_box box; /* page 0: none yet */
  bulletin_span source;
  double confidence; /* below 0: none yet */
  int boxes;         /* pushed so far */
  int sources;
} extent;

static void set_number(lua_State *L, const char *name, double number) {
  lua_pushnumber(L, number);
  lua_setfield(L, -2, name);
}

static void push_box(lua_State *L, const bulletin_box *box) {
  lua_createtable(L, 0, 5);
  set_number(L, "x", box->x);
  set_number(L, "y", box->y);
  set_number(L, "width", box->width);
  set_number(L, "height", box->height);
  lua_pushinteger(L, (lua_Integer)box->page);
  lua_setfield(L, -2, "page");
}

/* Makes `box` hold `other`, too. */
static void join_box(bulletin_box *box, const bulletin_box *other) {
  double right = box->x + box->width, bottom = box->y + box->height;
  double other_right = other->x + other->width;
  double other_bottom = other->y + other->height;
  if (other->x < box->x) box->x = other->x;
  if (other->y < box->y) box->y = other->y;
  box->width = (other_right > right ? other_right : right) - box->x;
  box->height = (other_bottom > bottom ? other_bottom : bottom) - box->y;
}

/* Lines that stand below each other in one column share a box. */
static bool in_column(const bulletin_box *box, const bulletin_box *line) {
  return box->page == line->page && line->x < box->x + box->width &&
         box->x < line->x + line->width && line->y + line->height >= box->y;
}

/* Appends the box at hand to the list at `boxes`. */
static void flush_box(lua_State *L, extent *e, int boxes) {
  if (e->box.page == 0) return;
  push_box(L, &e->box);
  lua_rawseti(L, boxes, ++e->boxes);
  e->box.page = 0;
}

static void flush_source(lua_State *L, extent *e, int sources) {
  if (e->source.end == 0) return;
  bul_lua_push_span(L, e->source);
  lua_rawseti(L, sources, ++e->sources);
  e->source.end = 0;
}

static void see_place(lua_State *L, extent *e, const bulletin_place *place,
                      int lists) {
  if (place->confidence >= 0 &&
      (e->confidence < 0 || place->confidence < e->confidence))
    e->confidence = place->confidence;
  if (place->box.page != 0) {
    if (e->box.page != 0 && in_column(&e->box, &place->box)) {
      join_box(&e->box, &place->box);
    } else {
      flush_box(L, e, lists);
      e->box = place->box;
    }
  }
  if (place->source.end <= place->source.start) return;
  if (e->source.end != 0 && place->source.start == e->source.start &&
      place->source.end == e->source.end)
    return;
  flush_source(L, e, lists + 1);
  e->source = place->source;
}

/* The first line of the layout that ends behind byte `at`. */
static size_t first_place(const bulletin_layout *layout, size_t at) {
  size_t low = 0, high = layout->line_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (layout->places[middle].text.end > at)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

/* Sees the lines that the span touches. */
static void see_span(lua_State *L, extent *e, const bulletin_layout *layout,
                     bulletin_span span, int lists) {
  for (size_t i = first_place(layout, span.start);
       i < layout->line_count && layout->places[i].text.start < span.end; i++)
    see_place(L, e, &layout->places[i], lists);
}

/* Sets the boxes, and the places if `source`, of the table at `table`. */
static void finish(lua_State *L, extent *e, int table, bool source) {
  int lists = lua_gettop(L) - 1;
  flush_box(L, e, lists);
  flush_source(L, e, lists + 1);
  if (source && e->sources > 0)
    lua_setfield(L, table, "source");
  else
    lua_pop(L, 1);
  if (e->boxes > 0)
    lua_setfield(L, table, "boxes");
  else
    lua_pop(L, 1);
  if (source && e->confidence >= 0) {
    lua_pushnumber(L, e->confidence);
    lua_setfield(L, table, "confidence");
  }
}

static int open_lists(lua_State *L) {
  lua_newtable(L);
  lua_newtable(L);
  return lua_gettop(L) - 1;
}

/* Sets what is known of the article at index `table`. */
static void set_article(lua_State *L, int table,
                        const bulletin_article *article,
                        const bulletin_layout *layout) {
  lua_getfield(L, table, "body");
  int body = lua_gettop(L);
  for (size_t i = 0; i < article->body_count; i++) {
    const bulletin_field *field = &article->body[i].field;
    extent e = {.confidence = -1};
    lua_rawgeti(L, body, (int)i + 1);
    int element = lua_gettop(L), lists = open_lists(L);
    for (size_t k = 0; k < field->span_count; k++)
      see_span(L, &e, layout, field->spans[k], lists);
    finish(L, &e, element, true);
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
  extent all = {.confidence = -1};
  int lists = open_lists(L);
  see_span(L, &all, layout, article->span, lists);
  finish(L, &all, table, false);
}

static void push_notes(lua_State *L, int table, const bulletin_layout *layout) {
  lua_createtable(L, bul_lua_count(layout->note_count), 0);
  for (size_t i = 0; i < layout->note_count; i++) {
    lua_createtable(L, 0, 2);
    bul_lua_set_text(L, "kind", layout->notes[i].kind);
    bul_lua_set_text(L, "text", layout->notes[i].text);
    lua_rawseti(L, -2, (int)i + 1);
  }
  lua_setfield(L, table, "notes");
}

void bul_lua_set_layout(lua_State *L, const bulletin_page *page,
                        const bulletin_layout *layout) {
  luaL_checkstack(L, 16, NULL);
  int table = lua_gettop(L);
  lua_pushstring(L, bulletin_format_name(layout->format));
  lua_setfield(L, table, "format");
  bul_lua_set_text(L, "text", layout->text);
  if (layout->width > 0 && layout->height > 0) {
    lua_createtable(L, 0, 3);
    set_number(L, "width", layout->width);
    set_number(L, "height", layout->height);
    bul_lua_set_text(L, "unit", layout->unit);
    lua_setfield(L, table, "size");
  }
  if (layout->note_count > 0) push_notes(L, table, layout);
  lua_getfield(L, table, "articles");
  int articles = lua_gettop(L);
  for (size_t i = 0; i < page->article_count; i++) {
    lua_rawgeti(L, articles, (int)i + 1);
    set_article(L, articles + 1, &page->articles[i], layout);
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
}
