/*
** dates.c - bulletin.dates.
*/
#include "article.h"
#include "box.h"
#include "options.h"
#include "running.h"

static void release(void *dates) {
  bulletin_dates_free(dates);
}

static const bul_lua_type dates_type = {"bulletin.dates",
                                        sizeof(bulletin_dates), release};

static void push_date(lua_State *L, const bulletin_date *date) {
  lua_createtable(L, 0, 8);
  bul_lua_set_text(L, "text", date->text);
  if (date->from[0] != '\0') {
    lua_pushstring(L, date->from);
    lua_setfield(L, -2, "from");
  }
  if (date->to[0] != '\0') {
    lua_pushstring(L, date->to);
    lua_setfield(L, -2, "to");
  }
  lua_pushstring(L, bulletin_grain_name(date->grain));
  lua_setfield(L, -2, "grain");
  if (date->open) {
    lua_pushboolean(L, 1);
    lua_setfield(L, -2, "open");
  }
  if (date->every != NULL) {
    lua_pushstring(L, date->every);
    lua_setfield(L, -2, "every");
  }
  if (date->time[0] != '\0') {
    lua_pushstring(L, date->time);
    lua_setfield(L, -2, "time");
  }
  bul_lua_push_span(L, date->span);
  lua_setfield(L, -2, "span");
}

/* The date that relative ones count from: the option, else that of the article
** or page, which stays on the stack. */
static bulletin_text today(lua_State *L) {
  static const char *const known[] = {"date", NULL};
  bul_lua_options(L, 2, "dates", known);
  bulletin_text date = bul_lua_option_text(L, 2, "dates", "date");
  if (date.data == NULL && lua_istable(L, 1) &&
      bul_lua_option(L, 1, "date") == LUA_TSTRING)
    date = bul_lua_text(L, -1);
  return date;
}

/* bulletin.dates(x [, options]) -> array */
static int dates(lua_State *L) {
  lua_settop(L, 2);
  bulletin_text date = today(L);
  bulletin_text text = bul_lua_running_text(L, 1, "dates", NULL);
  bulletin_allocator allocator = bul_lua_allocator(L);
  bulletin_dates *found = bul_lua_box(L, &dates_type);
  bulletin_error error;
  if (bulletin_dates_read(found, text, date, &allocator, &error))
    return bul_lua_fail(L, &error);
  lua_createtable(L, bul_lua_count(found->count), 0);
  for (size_t i = 0; i < found->count; i++) {
    push_date(L, &found->items[i]);
    lua_rawseti(L, -2, (int)i + 1);
  }
  bul_lua_unbox(L, -2);
  return 1;
}

void bul_lua_open_dates(lua_State *L) {
  lua_pushcfunction(L, dates);
  lua_setfield(L, -2, "dates");
}
