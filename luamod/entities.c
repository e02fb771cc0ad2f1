/*
** entities.c - bulletin.entities.
*/
#include "article.h"
#include "box.h"
#include "lexicon.h"
#include "options.h"
#include "running.h"

static void release(void *entities) {
  bulletin_entities_free(entities);
}

static const bul_lua_type entities_type = {"bulletin.entities",
                                           sizeof(bulletin_entities), release};

/* What is told of titles: {{title=, change="appointed"|"removed"}, …}. */
static void set_changes(lua_State *L, const bulletin_entity *entity) {
  static const char *const changes[] = {NULL, "appointed", "removed"};
  int count = 0;
  for (size_t i = 0; i < entity->title_count; i++) {
    const char *change = changes[entity->changes[i]];
    if (change == NULL) continue;
    if (count == 0) lua_newtable(L);
    lua_createtable(L, 0, 2);
    bul_lua_set_text(L, "title", entity->titles[i]);
    lua_pushstring(L, change);
    lua_setfield(L, -2, "change");
    lua_rawseti(L, -2, ++count);
  }
  if (count > 0) lua_setfield(L, -2, "changes");
}

static void push_entity(lua_State *L, const bulletin_entity *entity) {
  lua_createtable(L, 0, 4);
  bul_lua_set_text(L, "name", entity->name);
  if (entity->kind == BULLETIN_PERSON) {
    bul_lua_push_texts(L, entity->titles, entity->title_count);
    lua_setfield(L, -2, "titles");
    set_changes(L, entity);
  }
  if (entity->kind == BULLETIN_ORGANIZATION || entity->alias_count > 0) {
    bul_lua_push_texts(L, entity->aliases, entity->alias_count);
    lua_setfield(L, -2, "aliases");
  }
  lua_pushinteger(L, (lua_Integer)entity->span_count);
  lua_setfield(L, -2, "count");
  bul_lua_push_spans(L, entity->spans, entity->span_count);
  lua_setfield(L, -2, "spans");
}

/* bulletin.entities(x [, {words=, lexicon=}])
**   -> {people=, places=, organizations=, works=} */
static int entities(lua_State *L) {
  static const char *const known[] = {"words", "lexicon", NULL};
  static const char *const names[BULLETIN_ENTITY_KINDS] = {
      "people", "places", "organizations", "works"};
  lua_settop(L, 2);
  bul_lua_options(L, 2, "entities", known);
  bulletin_text text = bul_lua_running_text(L, 1, "entities", NULL);
  bulletin_allocator allocator = bul_lua_allocator(L);
  bulletin_entities *found = bul_lua_box(L, &entities_type);
  int owner = lua_gettop(L);
  const bulletin_lexicon *lexicon;
  if (bul_lua_lexicon(L, 2, "entities", &lexicon) != 0) return 3;
  bulletin_error error;
  if (bulletin_entities_read(found, text, lexicon, &allocator, &error) != 0)
    return bul_lua_fail(L, &error);
  luaL_checkstack(L, 12, NULL);
  lua_createtable(L, 0, BULLETIN_ENTITY_KINDS);
  size_t at = 0;
  for (int kind = 0; kind < BULLETIN_ENTITY_KINDS; kind++) {
    lua_newtable(L);
    for (int n = 1; at < found->count && found->items[at].kind == kind; n++) {
      push_entity(L, &found->items[at++]);
      lua_rawseti(L, -2, n);
    }
    lua_setfield(L, -2, names[kind]);
  }
  bul_lua_unbox(L, owner);
  return 1;
}

void bul_lua_open_entities(lua_State *L) {
  lua_pushcfunction(L, entities);
  lua_setfield(L, -2, "entities");
}
