/*
** store.c - bulletin.open and the store's methods. Those that are written in
** Lua are in bulletin/store.lua.
*/
#include "table.h"

#include <string.h>

static const char store_name[] = "bulletin.store";
static const char record_name[] = "bulletin.record";
static const char hits_name[] = "bulletin.hits";
static const char list_name[] = "bulletin.list";

/* Each of these is a userdata, born empty, and emptied by __gc, __close or
** the call that made it. Whatever allocates in Lua may run a finalizer, and
** that may close or use the store: it is taken from its handle anew before
** each call of the core, and what the core lends is copied before it is
** pushed. */
typedef struct handle {
  bulletin_store *store;
} handle;

typedef struct hits {
  bulletin_hits *hits;
  size_t at;
  bool snippet;
  bulletin_allocator allocator;
  char *texts; /* of the hit that is being pushed */
  size_t room;
} hits;

/* What a call holds for as long as it runs. */
typedef struct list {
  bulletin_revisions revisions;
  bulletin_tally tally;
  bulletin_rows *rows;
  bulletin_files files;
} list;

static void *new_object(lua_State *L, size_t size, const char *name) {
  void *object = lua_newuserdata(L, size);
  memset(object, 0, size);
  luaL_getmetatable(L, name);
  lua_setmetatable(L, -2);
  return object;
}

static bulletin_store *check_store(lua_State *L, int index,
                                   const char *function) {
  handle *h = luaL_testudata(L, index, store_name);
  if (h != NULL && h->store != NULL) return h->store;
  if (h != NULL)
    luaL_error(L, "%s: the store is closed", function);
  else
    luaL_error(L, "%s: store expected, got %s (is it called with ':'?)",
               function, luaL_typename(L, index));
  return NULL; /* luaL_error does not return */
}

static int64_t check_id(lua_State *L, int index, const char *function) {
  int64_t id = 0;
  if (!bul_lua_whole(L, index, &id))
    luaL_error(L, "%s: an article's id (a whole number) expected, got %s",
               function, luaL_typename(L, index));
  return id;
}

static bulletin_text check_text(lua_State *L, int index, const char *function,
                                const char *what) {
  bulletin_text text = {NULL, 0};
  if (lua_type(L, index) != LUA_TSTRING)
    luaL_error(L, "%s: %s (a string) expected, got %s", function, what,
               luaL_typename(L, index));
  text.data = lua_tolstring(L, index, &text.size);
  return text;
}

/* true, or nil, message, code. */
static int done(lua_State *L, int status, const bulletin_error *error) {
  if (status != BULLETIN_OK) return bul_lua_fail(L, error);
  lua_pushboolean(L, 1);
  return 1;
}

/* --- opening ----------------------------------------------------------- */

/* bulletin.open(path [, {mode=, timeout=}]) -> store | nil, message, code */
static int store_open(lua_State *L) {
  static const char *const known[] = {"mode", "timeout", NULL};
  static const char *const modes[] = {"rw", "ro", "memory", NULL};
  bulletin_text path = check_text(L, 1, "open", "a path");
  bul_lua_check_options(L, 2, "open", known);
  bulletin_text mode = bul_lua_option_text(L, 2, "open", "mode");
  int which = 0;
  while (mode.data != NULL && modes[which] != NULL &&
         strcmp(modes[which], mode.data) != 0)
    which++;
  if (modes[which] == NULL)
    return luaL_error(L, "open: mode '%s' (expected rw, ro or memory)",
                      mode.data);
  lua_Number seconds = 5;
  if (!lua_isnoneornil(L, 2)) {
    lua_getfield(L, 2, "timeout");
    if (!lua_isnil(L, -1)) seconds = lua_tonumber(L, -1);
    if (!lua_isnil(L, -1) && (lua_type(L, -1) != LUA_TNUMBER ||
                              !(seconds >= 0 && seconds <= 86400)))
      return luaL_error(L, "open: timeout must be seconds, 0 to 86400");
  }
  bulletin_error error;
  bulletin_allocator allocator = bul_lua_allocator(L);
  handle *h = new_object(L, sizeof *h, store_name);
  if (bulletin_open(&h->store, path, which, (int)(seconds * 1000), &allocator,
                    &error))
    return bul_lua_fail(L, &error);
  return 1;
}

/* store:close(), __gc and __close */
static int store_close(lua_State *L) {
  handle *h = luaL_checkudata(L, 1, store_name);
  bulletin_store *store = h->store;
  h->store = NULL;
  bulletin_close(store);
  return 0;
}

static int store_tostring(lua_State *L) {
  handle *h = luaL_checkudata(L, 1, store_name);
  if (h->store == NULL)
    lua_pushliteral(L, "store (closed)");
  else
    lua_pushfstring(L, "store (%p)", (void *)h->store);
  return 1;
}

/* --- adding ------------------------------------------------------------ */

static bool same_text(bulletin_text a, bulletin_text b) {
  return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

/* An article that came out of this store goes back to where it stands: its
** table does not tell the day of its page. What holds the day stays on the
** stack. */
static int find_page_date(lua_State *L, const char *function,
                          bulletin_page *page, int index,
                          bulletin_error *error) {
  int64_t id;
  lua_pushliteral(L, "id");
  lua_rawget(L, index);
  if (!bul_lua_whole(L, -1, &id)) return BULLETIN_OK;
  bulletin_record *record = new_object(L, sizeof *record, record_name);
  int status =
      bulletin_get(record, check_store(L, 1, function), id, 0, error);
  if (status == BULLETIN_NOTFOUND) return BULLETIN_OK;
  const bulletin_page *known = &record->page;
  if (status == BULLETIN_OK && same_text(known->source, page->source) &&
      same_text(known->name, page->name))
    page->date = known->date;
  return status;
}

static bulletin_store *still_open(lua_State *L, const handle *h) {
  if (h->store == NULL) luaL_error(L, "add: the store is closed");
  return h->store;
}

/* Adds the tags in the table article.tags, if there is one. */
static int add_tags(lua_State *L, const handle *h, int article, int64_t id,
                    bulletin_error *error) {
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
static int add_all_tags(lua_State *L, const handle *h, int x,
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
  const handle *store;
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
  check_store(L, 1, "add");
  adding a = {.store = lua_touserdata(L, 1)};
  lua_settop(L, 3);
  bul_lua_check_options(L, 3, "add", known);
  bulletin_page page = *bul_lua_read_page(L, 2, "add", &a.is_page);
  if (!a.is_page && find_page_date(L, "add", &page, 2, &a.error))
    return bul_lua_fail(L, &a.error);
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
        bulletin_add(a.stored, check_store(L, 1, "add"), &page, &a.error);
  if (a.status != BULLETIN_OK) return bul_lua_fail(L, &a.error);
  lua_createtable(L, 0, 3);
  push_outcome(L, a.stored, page.article_count, BULLETIN_ADDED, "added");
  push_outcome(L, a.stored, page.article_count, BULLETIN_UPDATED, "updated");
  push_outcome(L, a.stored, page.article_count, BULLETIN_UNCHANGED,
               "unchanged");
  return 1;
}

/* --- articles ---------------------------------------------------------- */

static int record_free(lua_State *L) {
  bulletin_record_free(luaL_checkudata(L, 1, record_name));
  return 0;
}

/* Pushes the article, or nil, message, code; how many values. */
static int push_article(lua_State *L, const char *function, int64_t id,
                        int64_t revision) {
  bulletin_error error;
  bulletin_record *record = new_object(L, sizeof *record, record_name);
  if (bulletin_get(record, check_store(L, 1, function), id, revision, &error))
    return bul_lua_fail(L, &error);
  bul_lua_push_record(L, record);
  bulletin_record_free(record);
  return 1;
}

/* store:get(id [, revision]) -> article | nil, message, code */
static int store_get(lua_State *L) {
  check_store(L, 1, "get");
  int64_t id = check_id(L, 2, "get");
  int64_t revision = lua_isnoneornil(L, 3) ? 0 : check_id(L, 3, "get");
  return push_article(L, "get", id, revision);
}

/* store[id] or store.method */
static int store_index(lua_State *L) {
  if (lua_type(L, 2) == LUA_TNUMBER) {
    check_store(L, 1, "store[id]");
    push_article(L, "store[id]", check_id(L, 2, "store[id]"), 0);
    if (lua_istable(L, -1)) return 1;
    lua_pushnil(L);
    return 1;
  }
  lua_pushvalue(L, 2);
  lua_rawget(L, lua_upvalueindex(1));
  return 1;
}

/* #store */
static int store_length(lua_State *L) {
  bulletin_error error;
  bulletin_filter filter = {.limit = -1};
  int64_t count;
  if (bulletin_count(&count, check_store(L, 1, "#store"), &filter, &error))
    return luaL_error(L, "#store: %s", error.message);
  lua_pushinteger(L, (lua_Integer)count);
  return 1;
}

/* store:replace(id, article, page_date): update's second half; the first, in
** Lua, has put the changes into the article. */
static int store_replace(lua_State *L) {
  check_store(L, 1, "update");
  int64_t id = check_id(L, 2, "update");
  bool is_page;
  bulletin_error error;
  bulletin_page page = *bul_lua_read_page(L, 3, "update", &is_page);
  if (is_page) return luaL_error(L, "update: an article's fields expected");
  if (find_page_date(L, "update", &page, 3, &error))
    return bul_lua_fail(L, &error);
  bulletin_store *store = check_store(L, 1, "update");
  return done(L, bulletin_update(store, id, &page, &error), &error);
}

static int store_remove(lua_State *L) {
  bulletin_store *store = check_store(L, 1, "remove");
  bulletin_error error;
  return done(L, bulletin_remove(store, check_id(L, 2, "remove"), &error),
              &error);
}

/* store:restore(id [, revision]) */
static int store_restore(lua_State *L) {
  bulletin_store *store = check_store(L, 1, "restore");
  int64_t id = check_id(L, 2, "restore");
  int64_t revision = lua_isnoneornil(L, 3) ? 0 : check_id(L, 3, "restore");
  bulletin_error error;
  return done(L, bulletin_restore(store, id, revision, &error), &error);
}

static int list_free(lua_State *L) {
  list *l = luaL_checkudata(L, 1, list_name);
  bulletin_revisions_free(&l->revisions);
  bulletin_tally_free(&l->tally);
  bulletin_rows_free(l->rows);
  l->rows = NULL;
  bulletin_files_free(&l->files);
  return 0;
}

/* store:revisions(id) -> array of {revision, time, change, headline} */
static int store_revisions(lua_State *L) {
  check_store(L, 1, "revisions");
  int64_t id = check_id(L, 2, "revisions");
  bulletin_error error;
  list *l = new_object(L, sizeof *l, list_name);
  bulletin_store *store = check_store(L, 1, "revisions");
  if (bulletin_revisions_of(&l->revisions, store, id, &error))
    return bul_lua_fail(L, &error);
  lua_createtable(L, (int)l->revisions.count, 0);
  for (size_t i = 0; i < l->revisions.count; i++) {
    const bulletin_revision *r = &l->revisions.items[i];
    lua_createtable(L, 0, 4);
    lua_pushinteger(L, (lua_Integer)r->number);
    lua_setfield(L, -2, "revision");
    bul_lua_set_text(L, "time", r->time);
    bul_lua_set_text(L, "change", r->change);
    bul_lua_set_text(L, "headline", r->headline);
    lua_rawseti(L, -2, (int)i + 1);
  }
  return 1;
}

static int change_tags(lua_State *L, const char *function,
                       int (*change)(bulletin_store *, int64_t, bulletin_text,
                                     bulletin_error *)) {
  bulletin_store *store = check_store(L, 1, function);
  int64_t id = check_id(L, 2, function);
  int last = lua_gettop(L);
  for (int i = 3; i <= last; i++) check_text(L, i, function, "a tag");
  bulletin_error error;
  int status = bulletin_begin(store, &error);
  if (status != BULLETIN_OK) return bul_lua_fail(L, &error);
  for (int i = 3; i <= last && status == BULLETIN_OK; i++)
    status = change(store, id, bul_lua_text(L, i), &error);
  if (status == BULLETIN_OK)
    status = bulletin_commit(store, &error);
  else
    bulletin_rollback(store);
  return done(L, status, &error);
}

static int store_tag(lua_State *L) {
  return change_tags(L, "tag", bulletin_tag);
}

static int store_untag(lua_State *L) {
  return change_tags(L, "untag", bulletin_untag);
}

/* --- searching --------------------------------------------------------- */

static int hits_free(lua_State *L) {
  hits *h = luaL_checkudata(L, 1, hits_name);
  bulletin_hits_free(h->hits);
  h->hits = NULL;
  if (h->texts != NULL)
    h->allocator.resize(h->allocator.context, h->texts, h->room, 0);
  h->texts = NULL;
  h->room = 0;
  return 0;
}

/* Copies texts that are the store's, so that pushing one does not lose the
** next. Valid until the next hit is pushed. */
static void keep_texts(lua_State *L, hits *h, bulletin_text *texts, int count) {
  size_t size = 1;
  for (int i = 0; i < count; i++) size += texts[i].size;
  if (size > h->room) {
    h->allocator = bul_lua_allocator(L);
    size_t room = size < 1024 ? 1024 : size * 2;
    char *grown =
        h->allocator.resize(h->allocator.context, h->texts, h->room, room);
    if (grown == NULL) luaL_error(L, "out of memory");
    h->texts = grown;
    h->room = room;
  }
  char *at = h->texts;
  for (int i = 0; i < count; i++) {
    if (texts[i].data == NULL) continue;
    if (texts[i].size > 0) memcpy(at, texts[i].data, texts[i].size);
    texts[i].data = at;
    at += texts[i].size;
  }
}

enum { CARD_TEXTS = 4, HIT_TEXTS };

static void take_card(bulletin_text texts[HIT_TEXTS],
                      const bulletin_card *card) {
  texts[0] = card->headline;
  texts[1] = card->date;
  texts[2] = card->source;
  texts[3] = card->page_name;
  texts[4] = (bulletin_text){NULL, 0};
}

/* Pushes what was kept of a hit as a table. */
static void push_texts(lua_State *L, const bulletin_hit *hit,
                       const bulletin_text texts[HIT_TEXTS]) {
  static const char *const names[HIT_TEXTS] = {"headline", "date", "source",
                                               "page_name", "snippet"};
  lua_createtable(L, 0, texts[4].data != NULL ? 7 : 6);
  lua_pushinteger(L, (lua_Integer)hit->id);
  lua_setfield(L, -2, "id");
  lua_pushnumber(L, (lua_Number)hit->score);
  lua_setfield(L, -2, "score");
  for (int i = 0; i < HIT_TEXTS; i++) bul_lua_set_text(L, names[i], texts[i]);
}

/* Pushes hit number `i` as a table; false when its article is gone. */
static bool push_hit(lua_State *L, bulletin_store *store, hits *h, size_t i) {
  bulletin_hit hit = bulletin_hits_at(h->hits, i);
  bulletin_text texts[HIT_TEXTS];
  bulletin_card card;
  bulletin_error error;
  int status = bulletin_hit_card(&card, store, &hit, &error);
  if (status == BULLETIN_NOTFOUND) return false;
  take_card(texts, &card);
  if (status == BULLETIN_OK && h->snippet)
    status = bulletin_hit_snippet(&texts[4], store, h->hits, i, &error);
  if (status != BULLETIN_OK) luaL_error(L, "search: %s", error.message);
  keep_texts(L, h, texts, HIT_TEXTS);
  push_texts(L, &hit, texts);
  return true;
}

/* The iterator of search: its upvalues are the hits and the store. */
static int next_hit(lua_State *L) {
  hits *h = lua_touserdata(L, lua_upvalueindex(1));
  while (h->hits != NULL && h->at < bulletin_hits_count(h->hits)) {
    bulletin_store *store = check_store(L, lua_upvalueindex(2), "search");
    if (push_hit(L, store, h, h->at++)) return 1;
  }
  lua_pushnil(L);
  return 1;
}

/* The iterator of each. */
static int next_article(lua_State *L) {
  hits *h = lua_touserdata(L, lua_upvalueindex(1));
  while (h->hits != NULL && h->at < bulletin_hits_count(h->hits)) {
    bulletin_error error;
    bulletin_record *record = new_object(L, sizeof *record, record_name);
    bulletin_store *store = check_store(L, lua_upvalueindex(2), "each");
    if (h->hits == NULL) break; /* closed by a finalizer */
    bulletin_hit hit = bulletin_hits_at(h->hits, h->at++);
    int status = bulletin_get(record, store, hit.id, 0, &error);
    if (status == BULLETIN_OK) {
      bul_lua_push_record(L, record);
      bulletin_record_free(record);
      return 1;
    }
    if (status != BULLETIN_NOTFOUND) luaL_error(L, "each: %s", error.message);
    lua_pop(L, 1);
  }
  lua_pushnil(L);
  return 1;
}

/* Four values for a loop; the last is closed when the loop ends early. */
static int push_iterator(lua_State *L, lua_CFunction next, int object) {
  lua_pushvalue(L, object);
  lua_pushvalue(L, 1);
  lua_pushcclosure(L, next, 2);
  lua_pushnil(L);
  lua_pushnil(L);
  lua_pushvalue(L, object);
  return 4;
}

/* store:search(query [, filter]) -> iterator | nil, message, code */
static int store_search(lua_State *L) {
  check_store(L, 1, "search");
  bulletin_text query = check_text(L, 2, "search", "a query");
  bulletin_filter filter;
  bulletin_error error;
  bool snippet;
  lua_settop(L, 3);
  bul_lua_read_filter(L, 3, "search", &filter, &snippet);
  hits *h = new_object(L, sizeof *h, hits_name);
  h->snippet = snippet;
  bulletin_store *store = check_store(L, 1, "search");
  if (bulletin_search(&h->hits, store, query, &filter, &error))
    return bul_lua_fail(L, &error);
  return push_iterator(L, next_hit, lua_gettop(L));
}

/* store:each([filter]) -> iterator | nil, message, code */
static int store_each(lua_State *L) {
  check_store(L, 1, "each");
  bulletin_filter filter;
  bulletin_error error;
  lua_settop(L, 2);
  bul_lua_read_filter(L, 2, "each", &filter, NULL);
  hits *h = new_object(L, sizeof *h, hits_name);
  bulletin_store *store = check_store(L, 1, "each");
  if (bulletin_search(&h->hits, store, bulletin_text_of(NULL), &filter, &error))
    return bul_lua_fail(L, &error);
  return push_iterator(L, next_article, lua_gettop(L));
}

static int store_count(lua_State *L) {
  check_store(L, 1, "count");
  bulletin_filter filter;
  bulletin_error error;
  int64_t count;
  lua_settop(L, 2);
  bul_lua_read_filter(L, 2, "count", &filter, NULL);
  bulletin_store *store = check_store(L, 1, "count");
  if (bulletin_count(&count, store, &filter, &error))
    return bul_lua_fail(L, &error);
  lua_pushinteger(L, (lua_Integer)count);
  return 1;
}

static int push_tally(lua_State *L, bulletin_text field,
                      const bulletin_filter *filter) {
  bulletin_error error;
  list *l = new_object(L, sizeof *l, list_name);
  bulletin_store *store = check_store(L, 1, "tally");
  if (bulletin_tally_of(&l->tally, store, field, filter, &error))
    return bul_lua_fail(L, &error);
  lua_createtable(L, (int)l->tally.count, 0);
  for (size_t i = 0; i < l->tally.count; i++) {
    const bulletin_tally_row *row = &l->tally.rows[i];
    lua_createtable(L, 0, 3);
    bul_lua_set_text(L, "value", row->value);
    lua_pushinteger(L, (lua_Integer)row->count);
    lua_setfield(L, -2, "count");
    lua_pushinteger(L, (lua_Integer)row->chars);
    lua_setfield(L, -2, "chars");
    lua_rawseti(L, -2, (int)i + 1);
  }
  return 1;
}

/* store:tally(field [, filter]) -> array of {value, count, chars} */
static int store_tally(lua_State *L) {
  static const char *const fields[] = {
      "reporter", "intern",      "correspondent", "special", "commentator",
      "author",   "photographer", "editor",       "proofreader", "translator",
      "compiler", "tag",         "source",        "page",    "column",
      "year",     "month",       "day",           "person",  "place",
      "organization", NULL};
  check_store(L, 1, "tally");
  bulletin_text field = check_text(L, 2, "tally", "a field");
  bulletin_filter filter;
  lua_settop(L, 3);
  size_t i = 0;
  while (fields[i] != NULL && strcmp(fields[i], field.data) != 0) i++;
  if (fields[i] == NULL)
    return luaL_error(L,
                      "tally: unknown field '%s' (expected a role as reporter, "
                      "tag, source, page, column, year, month, day, person, "
                      "place or organization)",
                      field.data);
  bul_lua_read_filter(L, 3, "tally", &filter, NULL);
  return push_tally(L, field, &filter);
}

/* store:tags() -> array of tags, table of their counts */
static int store_tags(lua_State *L) {
  check_store(L, 1, "tags");
  bulletin_error error;
  bulletin_filter filter = {.limit = -1};
  list *l = new_object(L, sizeof *l, list_name);
  bulletin_store *store = check_store(L, 1, "tags");
  if (bulletin_tally_of(&l->tally, store, bulletin_text_of("tag"), &filter,
                        &error))
    return bul_lua_fail(L, &error);
  lua_createtable(L, (int)l->tally.count, 0);
  lua_newtable(L);
  for (size_t i = 0; i < l->tally.count; i++) {
    bul_lua_push_text(L, l->tally.rows[i].value);
    lua_pushvalue(L, -1);
    lua_rawseti(L, -4, (int)i + 1);
    lua_pushinteger(L, (lua_Integer)l->tally.rows[i].count);
    lua_rawset(L, -3);
  }
  return 2;
}

/* Pushes a hit of the store at index 1 as a table, without a snippet. */
static void push_card(lua_State *L, hits *h, const bulletin_hit *hit,
                      const char *function) {
  bulletin_text texts[HIT_TEXTS];
  bulletin_card card;
  bulletin_error error;
  if (bulletin_hit_card(&card, check_store(L, 1, function), hit, &error))
    luaL_error(L, "%s: %s", function, error.message);
  take_card(texts, &card);
  keep_texts(L, h, texts, CARD_TEXTS);
  push_texts(L, hit, texts);
}

/* store:similar(id [, {limit=}]) -> array of {id, score, headline, …} */
static int store_similar(lua_State *L) {
  static const char *const known[] = {"limit", NULL};
  check_store(L, 1, "similar");
  int64_t id = check_id(L, 2, "similar"), limit = 10;
  bulletin_error error;
  lua_settop(L, 3);
  bul_lua_check_options(L, 3, "similar", known);
  if (!lua_isnil(L, 3)) {
    lua_getfield(L, 3, "limit");
    if (!lua_isnil(L, -1)) limit = check_id(L, -1, "similar: limit");
  }
  hits *h = new_object(L, sizeof *h, hits_name);
  bulletin_store *store = check_store(L, 1, "similar");
  if (bulletin_similar(&h->hits, store, id, limit, &error))
    return bul_lua_fail(L, &error);
  size_t count = bulletin_hits_count(h->hits);
  lua_createtable(L, (int)count, 0);
  for (size_t i = 0; i < count; i++) {
    bulletin_hit hit = bulletin_hits_at(h->hits, i);
    push_card(L, h, &hit, "similar");
    lua_rawseti(L, -2, (int)i + 1);
  }
  return 1;
}

/* store:duplicates() -> array of {score, older, newer} */
static int store_duplicates(lua_State *L) {
  check_store(L, 1, "duplicates");
  bulletin_error error;
  hits *h = new_object(L, sizeof *h, hits_name);
  bulletin_store *store = check_store(L, 1, "duplicates");
  if (bulletin_duplicates(&h->hits, store, &error))
    return bul_lua_fail(L, &error);
  size_t count = bulletin_hits_count(h->hits) / 2;
  lua_createtable(L, (int)count, 0);
  for (size_t i = 0; i < count; i++) {
    lua_createtable(L, 0, 3);
    bulletin_hit hit = bulletin_hits_at(h->hits, 2 * i);
    push_card(L, h, &hit, "duplicates");
    lua_setfield(L, -2, "older");
    hit = bulletin_hits_at(h->hits, 2 * i + 1);
    push_card(L, h, &hit, "duplicates");
    lua_setfield(L, -2, "newer");
    lua_pushnumber(L, (lua_Number)hit.score);
    lua_setfield(L, -2, "score");
    lua_rawseti(L, -2, (int)i + 1);
  }
  return 1;
}

/* --- care -------------------------------------------------------------- */

/* store:transaction(fn): all of what fn(store) does is kept, or nothing when
** it raises or returns nil, message, code. Returns what fn returns, true for
** nothing. Nothing here may raise while the transaction is open: what is
** called is protected, and has its place on the stack before. */
static int store_transaction(lua_State *L) {
  handle *h = luaL_testudata(L, 1, store_name);
  bulletin_store *store = check_store(L, 1, "transaction");
  bulletin_error error;
  if (lua_type(L, 2) != LUA_TFUNCTION)
    return luaL_error(L, "transaction: a function expected, got %s",
                      luaL_typename(L, 2));
  lua_settop(L, 2);
  lua_pushvalue(L, 2);
  lua_pushvalue(L, 1);
  if (bulletin_begin(store, &error)) return bul_lua_fail(L, &error);
  bool raised = lua_pcall(L, 1, LUA_MULTRET, 0) != LUA_OK;
  int count = lua_gettop(L) - 2;
  bool passed_on = count >= 3 && lua_isnil(L, 3) && !lua_isnil(L, 5);
  if (h->store != store) { /* closed meanwhile, and so undone */
    if (raised) return lua_error(L);
    return luaL_error(L, "transaction: the store was closed in it");
  }
  int status = BULLETIN_OK;
  if (raised || passed_on)
    bulletin_rollback(store);
  else
    status = bulletin_commit(store, &error);
  if (raised) return lua_error(L);
  if (status != BULLETIN_OK) return bul_lua_fail(L, &error);
  if (count == 0) lua_pushboolean(L, 1);
  return count == 0 ? 1 : count;
}

static int store_backup(lua_State *L) {
  bulletin_error error;
  bulletin_store *store = check_store(L, 1, "backup");
  bulletin_text path = check_text(L, 2, "backup", "a path");
  return done(L, bulletin_backup(store, path, &error), &error);
}

/* store:check() -> true | nil, message, code */
static int store_check(lua_State *L) {
  bulletin_error error;
  size_t problems;
  bulletin_store *store = check_store(L, 1, "check");
  int status = bulletin_check(&problems, store, &error);
  if (status == BULLETIN_OK && problems > 0) status = BULLETIN_CORRUPT;
  return done(L, status, &error);
}

static void read_value(lua_State *L, int index, bulletin_value *out) {
  *out = (bulletin_value){.kind = 'n'};
  switch (lua_type(L, index)) {
    case LUA_TNIL: return;
    case LUA_TBOOLEAN:
      out->kind = 'i';
      out->integer = lua_toboolean(L, index);
      return;
    case LUA_TNUMBER:
      out->real = (double)lua_tonumber(L, index);
      out->integer = (int64_t)lua_tointeger(L, index);
      out->kind = (double)out->integer == out->real ? 'i' : 'r';
      return;
    case LUA_TSTRING:
      out->kind = 't';
      out->text.data = lua_tolstring(L, index, &out->text.size);
      return;
    default:
      luaL_error(L, "sql: value %d must be a string, number, boolean or nil, "
                 "got %s",
                 index - 2, luaL_typename(L, index));
  }
}

static void push_value(lua_State *L, bulletin_value value) {
  switch (value.kind) {
    case 'i': lua_pushinteger(L, (lua_Integer)value.integer); break;
    case 'r': lua_pushnumber(L, (lua_Number)value.real); break;
    case 't': lua_pushlstring(L, value.text.data, value.text.size); break;
    default: lua_pushnil(L); break;
  }
}

/* store:sql(statement, ...) -> array of rows | nil, message, code */
static int store_sql(lua_State *L) {
  check_store(L, 1, "sql");
  bulletin_text sql = check_text(L, 2, "sql", "a statement");
  int last = lua_gettop(L);
  size_t count = last > 2 ? (size_t)(last - 2) : 0;
  bulletin_value *values = lua_newuserdata(L, (count + 1) * sizeof *values);
  for (size_t i = 0; i < count; i++) read_value(L, (int)i + 3, &values[i]);
  bulletin_error error;
  list *l = new_object(L, sizeof *l, list_name);
  bulletin_store *store = check_store(L, 1, "sql");
  if (bulletin_sql(&l->rows, store, sql, values, count, &error))
    return bul_lua_fail(L, &error);
  lua_newtable(L);
  size_t columns = bulletin_rows_columns(l->rows);
  for (int n = 1;; n++) {
    int more;
    check_store(L, 1, "sql");
    if (bulletin_rows_next(&more, l->rows, &error))
      return bul_lua_fail(L, &error);
    if (!more) break;
    lua_createtable(L, 0, (int)columns);
    for (size_t i = 0; i < columns; i++) {
      push_value(L, bulletin_rows_value(l->rows, i));
      lua_setfield(L, -2, bulletin_rows_name(l->rows, i));
    }
    lua_rawseti(L, -2, n);
  }
  bulletin_rows_free(l->rows);
  l->rows = NULL;
  return 1;
}

/* core.files(path) -> array of paths | nil, message, code */
static int store_files(lua_State *L) {
  bulletin_text path = check_text(L, 1, "import", "a path");
  bulletin_error error;
  bulletin_allocator allocator = bul_lua_allocator(L);
  list *l = new_object(L, sizeof *l, list_name);
  if (bulletin_files_of(&l->files, path, &allocator, &error))
    return bul_lua_fail(L, &error);
  lua_createtable(L, (int)l->files.count, 0);
  for (size_t i = 0; i < l->files.count; i++) {
    bul_lua_push_text(L, l->files.paths[i]);
    lua_rawseti(L, -2, (int)i + 1);
  }
  bulletin_files_free(&l->files);
  return 1;
}

/* core.owns(store, path) -> boolean */
static int store_owns(lua_State *L) {
  bulletin_text path = check_text(L, 2, "import", "a path");
  lua_pushboolean(L, bulletin_store_owns(check_store(L, 1, "import"), path));
  return 1;
}

/* --- the module -------------------------------------------------------- */

static void new_type(lua_State *L, const char *name, lua_CFunction release) {
  luaL_newmetatable(L, name);
  lua_pushcfunction(L, release);
  lua_setfield(L, -2, "__gc");
  lua_pushcfunction(L, release);
  lua_setfield(L, -2, "__close");
}

void bul_lua_open_store(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"open", store_open},
      {NULL, NULL},
  };
  static const luaL_Reg methods[] = {
      {"add", store_add},
      {"get", store_get},
      {"remove", store_remove},
      {"restore", store_restore},
      {"revisions", store_revisions},
      {"tag", store_tag},
      {"untag", store_untag},
      {"tags", store_tags},
      {"each", store_each},
      {"search", store_search},
      {"count", store_count},
      {"tally", store_tally},
      {"similar", store_similar},
      {"duplicates", store_duplicates},
      {"backup", store_backup},
      {"check", store_check},
      {"sql", store_sql},
      {"transaction", store_transaction},
      {"close", store_close},
      {NULL, NULL},
  };
  /* For bulletin/store.lua, which adds to the methods and then hides these. */
  static const luaL_Reg parts[] = {
      {"replace", store_replace},
      {"files", store_files},
      {"owns", store_owns},
      {NULL, NULL},
  };
  luaL_setfuncs(L, functions, 0);
  new_type(L, record_name, record_free);
  new_type(L, hits_name, hits_free);
  new_type(L, list_name, list_free);
  lua_pop(L, 3);
  lua_newtable(L);
  luaL_setfuncs(L, parts, 0);
  lua_newtable(L);
  luaL_setfuncs(L, methods, 0);
  new_type(L, store_name, store_close);
  lua_pushvalue(L, -2);
  lua_pushcclosure(L, store_index, 1);
  lua_setfield(L, -2, "__index");
  lua_pushcfunction(L, store_length);
  lua_setfield(L, -2, "__len");
  lua_pushcfunction(L, store_tostring);
  lua_setfield(L, -2, "__tostring");
  lua_pop(L, 1);
  lua_setfield(L, -2, "methods");
  lua_setfield(L, -2, "store");
}
