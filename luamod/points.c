/*
** points.c - bulletin.points.
*/
#include "article.h"
#include "box.h"
#include "running.h"

static void release(void *points) {
  bulletin_points_free(points);
}

static const bul_lua_type points_type = {"bulletin.points",
                                         sizeof(bulletin_points), release};

/* Appends the table on the top of the stack to the array at `list`. */
static void append(lua_State *L, int list) {
  lua_rawseti(L, list, (int)lua_rawlen(L, list) + 1);
}

/* bulletin.points(x) -> array; an item's own points are its field `points` */
static int points(lua_State *L) {
  lua_settop(L, 1);
  bulletin_text text = bul_lua_running_text(L, 1, "points", NULL);
  bulletin_allocator allocator = bul_lua_allocator(L);
  bulletin_points *found = bul_lua_box(L, &points_type);
  bulletin_error error;
  if (bulletin_points_read(found, text, &allocator, &error))
    return bul_lua_fail(L, &error);
  lua_createtable(L, bul_lua_count(found->count), 0); /* 3: all, by place */
  lua_newtable(L);                                    /* 4: the outermost */
  for (size_t i = 0; i < found->count; i++) {
    const bulletin_point *point = &found->items[i];
    lua_createtable(L, 0, 4);
    bul_lua_set_text(L, "mark", point->mark);
    bul_lua_set_text(L, "text", point->text);
    bul_lua_push_span(L, point->span);
    lua_setfield(L, -2, "span");
    lua_pushvalue(L, -1);
    lua_rawseti(L, 3, (int)i + 1);
    if (point->parent == SIZE_MAX) {
      append(L, 4);
      continue;
    }
    lua_rawgeti(L, 3, (int)point->parent + 1);
    lua_getfield(L, -1, "points");
    if (lua_isnil(L, -1)) {
      lua_pop(L, 1);
      lua_newtable(L);
      lua_pushvalue(L, -1);
      lua_setfield(L, -3, "points");
    }
    lua_pushvalue(L, -3);
    append(L, lua_gettop(L) - 1);
    lua_pop(L, 3);
  }
  bul_lua_unbox(L, 2);
  return 1;
}

void bul_lua_open_points(lua_State *L) {
  lua_pushcfunction(L, points);
  lua_setfield(L, -2, "points");
}
