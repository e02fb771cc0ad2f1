/*
** figures.c - bulletin.figures.
*/
#include "article.h"
#include "box.h"
#include "options.h"
#include "running.h"

#include <math.h>

static void release(void *figures) {
  bulletin_figures_free(figures);
}

static const bul_lua_type figures_type = {"bulletin.figures",
                                          sizeof(bulletin_figures), release};

/* A whole number as an integer, so that it prints as one. */
static void push_number(lua_State *L, bulletin_decimal exact, double value) {
  if (exact.places == 0 && (lua_Integer)exact.digits == exact.digits)
    lua_pushinteger(L, (lua_Integer)exact.digits);
  else
    lua_pushnumber(L, value);
}

/* 元, or 元/斤 of what is paid for each. */
static void set_unit(lua_State *L, const bulletin_figure *figure) {
  if (figure->per.data == NULL) {
    bul_lua_set_text(L, "unit", figure->unit);
    return;
  }
  lua_pushlstring(L, figure->unit.data, figure->unit.size);
  lua_pushliteral(L, "/");
  lua_pushlstring(L, figure->per.data, figure->per.size);
  lua_concat(L, 3);
  lua_setfield(L, -2, "unit");
}

static void set_name(lua_State *L, const char *key, const char *name) {
  if (name == NULL) return;
  lua_pushstring(L, name);
  lua_setfield(L, -2, key);
}

static void push_figure(lua_State *L, const bulletin_figure *figure) {
  lua_createtable(L, 0, 8);
  bul_lua_set_text(L, "text", figure->text);
  push_number(L, figure->exact, figure->value);
  lua_setfield(L, -2, "value");
  if (!isnan(figure->max)) {
    push_number(L, figure->exact_max, figure->max);
    lua_setfield(L, -2, "max");
  }
  set_unit(L, figure);
  bul_lua_set_text(L, "what", figure->what);
  set_name(L, "kind", bulletin_figure_kind_name(figure->kind));
  if (figure->kind == BULLETIN_SCORE) {
    push_number(L, figure->against, bulletin_decimal_value(figure->against));
    lua_setfield(L, -2, "against");
  }
  set_name(L, "approx", bulletin_approx_name(figure->approx));
  if (figure->change != 0)
    set_name(L, "change", figure->change > 0 ? "up" : "down");
  if (figure->ordinal) {
    lua_pushboolean(L, 1);
    lua_setfield(L, -2, "ordinal");
  }
  bul_lua_push_span(L, figure->span);
  lua_setfield(L, -2, "span");
}

/* bulletin.figures(x [, options]) -> array */
static int figures(lua_State *L) {
  static const char *const known[] = {"ordinals", NULL};
  lua_settop(L, 2);
  bul_lua_options(L, 2, "figures", known);
  bool ordinals = bul_lua_option_flag(L, 2, "figures", "ordinals", false);
  bulletin_text text = bul_lua_running_text(L, 1, "figures", NULL);
  bulletin_allocator allocator = bul_lua_allocator(L);
  bulletin_figures *found = bul_lua_box(L, &figures_type);
  bulletin_error error;
  if (bulletin_figures_read(found, text, ordinals ? BULLETIN_ORDINALS : 0,
                            &allocator, &error))
    return bul_lua_fail(L, &error);
  lua_createtable(L, bul_lua_count(found->count), 0);
  for (size_t i = 0; i < found->count; i++) {
    push_figure(L, &found->items[i]);
    lua_rawseti(L, -2, (int)i + 1);
  }
  bul_lua_unbox(L, -2);
  return 1;
}

void bul_lua_open_figures(lua_State *L) {
  lua_pushcfunction(L, figures);
  lua_setfield(L, -2, "figures");
}
