/*
** store_intake.c - for bulletin/import.lua: files read ahead on threads.
*/
#include "store.h"

#include "options.h"
#include "rules.h"

/* NULL: closed. */
typedef struct handle {
  bulletin_intake *intake;
  size_t articles; /* of the page that was taken last */
} handle;

static void release_intake(void *content) {
  handle *h = content;
  bulletin_intake_close(h->intake);
}

static const bul_lua_type intake_type = {"bulletin.intake", sizeof(handle),
                                         release_intake};

static handle *check_intake(lua_State *L, int index) {
  handle *h = bul_lua_unwrap(L, index, &intake_type);
  if (h == NULL || h->intake == NULL)
    bul_lua_error(L, "import: an open intake expected");
  return h;
}

/* intake.open(jobs, options) -> an intake | nil, message, code */
static int intake_open(lua_State *L) {
  bulletin_page_options options;
  bul_lua_line_rule rule = {0};
  bulletin_error error;
  int jobs = (int)luaL_checkinteger(L, 1);
  lua_settop(L, 2);
  bulletin_allocator allocator = bul_lua_allocator(L);
  handle *h = bul_lua_box(L, &intake_type);
  bul_lua_page_options(L, 2, "import", &options, &rule);
  if (bulletin_intake_open(&h->intake, jobs, &options, &allocator, &error))
    return bul_lua_fail(L, &error);
  lua_pushvalue(L, 3);
  return 1;
}

/* intake.put(intake, path, day): false when there is no room */
static int intake_put(lua_State *L) {
  bulletin_intake *intake = check_intake(L, 1)->intake;
  bulletin_text path = bul_lua_text(L, 2), day = {NULL, 0};
  bulletin_error error;
  if (!lua_isnoneornil(L, 3)) day = bul_lua_text(L, 3);
  bool room = bulletin_intake_room(intake) > 0;
  if (room && bulletin_intake_put(intake, path, day, &error))
    return bul_lua_error(L, "import: %s", error.message);
  lua_pushboolean(L, room);
  return 1;
}

/* intake.take(intake) -> true | nil, message, code */
static int intake_take(lua_State *L) {
  const bulletin_page *page;
  bulletin_error error;
  handle *h = check_intake(L, 1);
  int status = bulletin_intake_take(&page, h->intake, &error);
  h->articles = page != NULL ? page->article_count : 0;
  return bul_lua_done(L, status, &error);
}

/* intake.add(intake, store, name) -> {added=, updated=, unchanged=}, how many
** of each | nil, message, code. `name` is the page's that has none. */
static int intake_add(lua_State *L) {
  static const char *const names[] = {[BULLETIN_ADDED] = "added",
                                      [BULLETIN_UPDATED] = "updated",
                                      [BULLETIN_UNCHANGED] = "unchanged"};
  bulletin_error error;
  lua_Integer counts[] = {0, 0, 0};
  bulletin_text name = bul_lua_text(L, 3);
  size_t count = check_intake(L, 1)->articles;
  bulletin_stored *stored = lua_newuserdata(L, (count + 1) * sizeof *stored);
  bulletin_store *store = bul_lua_store(L, 2, "import");
  const handle *h = check_intake(L, 1);
  if (h->articles != count) return bul_lua_error(L, "import: used in itself");
  if (bulletin_intake_add(stored, store, h->intake, name, &error))
    return bul_lua_fail(L, &error);
  for (size_t i = 0; i < count; i++)
    counts[stored[i].outcome]++;
  lua_createtable(L, 0, 3);
  for (int i = 0; i < 3; i++) {
    lua_pushinteger(L, counts[i]);
    lua_setfield(L, -2, names[i]);
  }
  return 1;
}

/* intake.close(intake) */
static int intake_close(lua_State *L) {
  bul_lua_unbox(L, 1);
  return 0;
}

const luaL_Reg bul_lua_intake_functions[] = {
    {"open", intake_open}, {"put", intake_put},     {"take", intake_take},
    {"add", intake_add},   {"close", intake_close}, {NULL, NULL},
};
