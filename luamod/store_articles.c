/*
** store_articles.c - the store's methods that put articles in, take them out
** and change them.
*/
#include "store.h"

#include <string.h>

/* --- adding ------------------------------------------------------------ */

static bulletin_store *still_open(lua_State *L, const bul_lua_handle *h) {
  if (h->store == NULL) luaL_error(L, "add: the store is closed");
  return h->store;
}

/* Adds the tags in the table article.tags, if there is one. */
static int add_tags(lua_State *L, const bul_lua_handle *h, int article,
                    int64_t id, bulletin_error *error) {
  int status = BULLETIN_OK;
  lua_pushliteral(L, "tags");
  lua_rawget(L, article);
  size_t count = lua_type(L, -1) == LUA_TTABLE ? lua_rawlen(L, -1) : 0;
  for (size_t i = 1; i <= count && status == BULLETIN_OK; i++) {
    lua_rawgeti(L, -1, (int)i);
    if (lua_type(L, -1) == LUA_TSTRING)
      status = bulletin_tag(still_open(L, h), id, bul_lua_text(L, -1), error);
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
  return status;
}

static bool has_tags(lua_State *L, int article) {
  lua_pushliteral(L, "tags");
  lua_rawget(L, article);
  bool has = lua_type(L, -1) == LUA_TTABLE && lua_rawlen(L, -1) > 0;
  lua_pop(L, 1);
  return has;
}

/* The tags of all articles of `x`. */
static int add_all_tags(lua_State *L, const bul_lua_handle *h, int x,
                        bool is_page, const bulletin_stored *stored,
                        bulletin_error *error) {
  if (!is_page)
    return has_tags(L, x) ? add_tags(L, h, x, stored[0].id, error)
                          : BULLETIN_OK;
  int status = BULLETIN_OK;
  lua_pushliteral(L, "articles");
  lua_rawget(L, x);
  size_t count = lua_rawlen(L, -1);
  for (size_t i = 1; i <= count && status == BULLETIN_OK; i++) {
    lua_rawgeti(L, -1, (int)i);
    int article = lua_gettop(L);
    if (has_tags(L, article))
      status = add_tags(L, h, article, stored[i - 1].id, error);
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
  return status;
}

static bool any_tags(lua_State *L, int x, bool is_page) {
  if (!is_page) return has_tags(L, x);
  lua_pushliteral(L, "articles");
  lua_rawget(L, x);
  size_t count = lua_rawlen(L, -1);
  bool any = false;
  for (size_t i = 1; i <= count && !any; i++) {
    lua_rawgeti(L, -1, (int)i);
    any = has_tags(L, lua_gettop(L));
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
  return any;
}

/* The protected part of add with tags: store, x, is_page, page, stored. */
typedef struct adding {
  const bul_lua_handle *store;
  const bulletin_page *page;
  bulletin_stored *stored;
  bool is_page;
  bulletin_error error;
  int status;
} adding;

static int add_protected(lua_State *L) {
  adding *a = lua_touserdata(L, 1);
  a->status = bulletin_add(a->stored, still_open(L, a->store), a->page,
                           &a->error);
  if (a->status == BULLETIN_OK)
    a->status =
        add_all_tags(L, a->store, 2, a->is_page, a->stored, &a->error);
  return 0;
}

/* One transaction around the articles and their tags; what Lua raises in it
** undoes it first. Nothing here may raise while it is open. */
static void add_with_tags(lua_State *L, adding *a) {
  lua_pushcfunction(L, add_protected);
  lua_pushlightuserdata(L, a);
  lua_pushvalue(L, 2);
  a->status = bulletin_begin(still_open(L, a->store), &a->error);
  if (a->status != BULLETIN_OK) return;
  int raised = lua_pcall(L, 2, 0, 0);
  bulletin_store *store = a->store->store; /* NULL: closed, and so undone */
  if (raised == LUA_OK && a->status == BULLETIN_OK) {
    a->status = bulletin_commit(still_open(L, a->store), &a->error);
    return;
  }
  if (store != NULL) bulletin_rollback(store);
  if (raised != LUA_OK) lua_error(L);
}

static void push_outcome(lua_State *L, const bulletin_stored *stored,
                         size_t count, int outcome, const char *name) {
  int n = 0;
  lua_newtable(L);
  for (size_t i = 0; i < count; i++) {
    if (stored[i].outcome != outcome) continue;
    lua_pushinteger(L, (lua_Integer)stored[i].id);
    lua_rawseti(L, -2, ++n);
  }
  lua_setfield(L, -2, name);
}

/* store:add(page_or_article [, {source=, date=, name=}]) -> outcome */
static int store_add(lua_State *L) {
  static const char *const known[] = {"source", "date", "name", NULL};
  bul_lua_store(L, 1, "add");
  adding a = {.store = lua_touserdata(L, 1)};
  lua_settop(L, 3);
  bul_lua_check_options(L, 3, "add", known);
  bulletin_page page = *bul_lua_read_page(L, 2, "add", &a.is_page);
  bulletin_text source = bul_lua_option_text(L, 3, "add", "source");
  bulletin_text date = bul_lua_option_text(L, 3, "add", "date");
  bulletin_text name = bul_lua_option_text(L, 3, "add", "name");
  if (source.data != NULL) page.source = source;
  if (date.data != NULL) page.date = date;
  if (name.data != NULL) page.name = name;
  a.page = &page;
  a.stored =
      lua_newuserdata(L, (page.article_count + 1) * sizeof *a.stored);
  if (any_tags(L, 2, a.is_page))
    add_with_tags(L, &a);
  else
    a.status =
        bulletin_add(a.stored, bul_lua_store(L, 1, "add"), &page, &a.error);
  if (a.status != BULLETIN_OK) return bul_lua_fail(L, &a.error);
  lua_createtable(L, 0, 3);
  push_outcome(L, a.stored, page.article_count, BULLETIN_ADDED, "added");
  push_outcome(L, a.stored, page.article_count, BULLETIN_UPDATED, "updated");
  push_outcome(L, a.stored, page.article_count, BULLETIN_UNCHANGED,
               "unchanged");
  return 1;
}
/* --- articles ---------------------------------------------------------- */

int bul_lua_record_free(lua_State *L) {
  bulletin_record_free(luaL_checkudata(L, 1, bul_lua_record_type));
  return 0;
}

int bul_lua_push_stored(lua_State *L, const char *function, int64_t id,
                        int64_t revision) {
  bulletin_error error;
  bulletin_record *record =
      bul_lua_object(L, sizeof *record, bul_lua_record_type);
  if (bulletin_get(record, bul_lua_store(L, 1, function), id, revision, &error))
    return bul_lua_fail(L, &error);
  bul_lua_push_record(L, record);
  bulletin_record_free(record);
  return 1;
}

/* store:get(id [, revision]) -> article | nil, message, code */
static int store_get(lua_State *L) {
  bul_lua_store(L, 1, "get");
  int64_t id = bul_lua_article_id(L, 2, "get");
  int64_t revision = lua_isnoneornil(L, 3) ? 0 : bul_lua_article_id(L, 3, "get");
  return bul_lua_push_stored(L, "get", id, revision);
}
/* store:replace(id, article): update's second half; the first, in
** Lua, has put the changes into the article. */
int bul_lua_store_replace(lua_State *L) {
  bul_lua_store(L, 1, "update");
  int64_t id = bul_lua_article_id(L, 2, "update");
  bool is_page;
  bulletin_error error;
  const bulletin_page *page = bul_lua_read_page(L, 3, "update", &is_page);
  if (is_page) return luaL_error(L, "update: an article's fields expected");
  bulletin_store *store = bul_lua_store(L, 1, "update");
  return bul_lua_done(L, bulletin_update(store, id, page, &error), &error);
}

static int store_remove(lua_State *L) {
  bulletin_store *store = bul_lua_store(L, 1, "remove");
  int64_t id = bul_lua_article_id(L, 2, "remove");
  bulletin_error error;
  return bul_lua_done(L, bulletin_remove(store, id, &error), &error);
}

/* store:restore(id [, revision]) */
static int store_restore(lua_State *L) {
  bulletin_store *store = bul_lua_store(L, 1, "restore");
  int64_t id = bul_lua_article_id(L, 2, "restore");
  int64_t revision = 0;
  if (!lua_isnoneornil(L, 3)) revision = bul_lua_article_id(L, 3, "restore");
  bulletin_error error;
  return bul_lua_done(L, bulletin_restore(store, id, revision, &error), &error);
}
/* store:revisions(id) -> array of {revision, time, change, headline, source,
** issue, page_name} */
static int store_revisions(lua_State *L) {
  bul_lua_store(L, 1, "revisions");
  int64_t id = bul_lua_article_id(L, 2, "revisions");
  bulletin_error error;
  bul_lua_list *l = bul_lua_object(L, sizeof *l, bul_lua_list_type);
  bulletin_store *store = bul_lua_store(L, 1, "revisions");
  if (bulletin_revisions_of(&l->revisions, store, id, &error))
    return bul_lua_fail(L, &error);
  lua_createtable(L, (int)l->revisions.count, 0);
  for (size_t i = 0; i < l->revisions.count; i++) {
    const bulletin_revision *r = &l->revisions.items[i];
    lua_createtable(L, 0, 7);
    lua_pushinteger(L, (lua_Integer)r->number);
    lua_setfield(L, -2, "revision");
    bul_lua_set_text(L, "time", r->time);
    bul_lua_set_text(L, "change", r->change);
    bul_lua_set_text(L, "headline", r->headline);
    bul_lua_set_text(L, "source", r->source);
    bul_lua_set_text(L, "issue", r->issue);
    bul_lua_set_text(L, "page_name", r->page_name);
    lua_rawseti(L, -2, (int)i + 1);
  }
  return 1;
}
static int change_tags(lua_State *L, const char *function,
                       int (*change)(bulletin_store *, int64_t, bulletin_text,
                                     bulletin_error *)) {
  bulletin_store *store = bul_lua_store(L, 1, function);
  int64_t id = bul_lua_article_id(L, 2, function);
  int last = lua_gettop(L);
  for (int i = 3; i <= last; i++) bul_lua_argument(L, i, function, "a tag");
  bulletin_error error;
  int status = bulletin_begin(store, &error);
  if (status != BULLETIN_OK) return bul_lua_fail(L, &error);
  for (int i = 3; i <= last && status == BULLETIN_OK; i++)
    status = change(store, id, bul_lua_text(L, i), &error);
  if (status == BULLETIN_OK)
    status = bulletin_commit(store, &error);
  else
    bulletin_rollback(store);
  return bul_lua_done(L, status, &error);
}

static int store_tag(lua_State *L) {
  return change_tags(L, "tag", bulletin_tag);
}

static int store_untag(lua_State *L) {
  return change_tags(L, "untag", bulletin_untag);
}

const luaL_Reg bul_lua_article_methods[] = {
    {"add", store_add},
    {"get", store_get},
    {"remove", store_remove},
    {"restore", store_restore},
    {"revisions", store_revisions},
    {"tag", store_tag},
    {"untag", store_untag},
    {NULL, NULL},
};
