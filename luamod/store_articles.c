/*
** store_articles.c - the store's methods that put articles in, take them out
** and change them.
*/
#include "store.h"

#include "article.h"
#include "given.h"
#include "options.h"

/* --- adding ------------------------------------------------------------ */

/* One transaction around the articles and their tags. */
static int add_with_tags_once(bulletin_store *store, bulletin_stored *stored,
                              const bul_lua_given *given,
                              bulletin_error *error) {
  int status = bulletin_begin(store, error);
  if (status != BULLETIN_OK) return status;
  status = bulletin_add(stored, store, &given->page, error);
  for (size_t i = 0; i < given->page.article_count; i++) {
    const bul_lua_tags *tags = &given->tags[i];
    for (size_t k = 0; k < tags->count && status == BULLETIN_OK; k++)
      status = bulletin_tag(store, stored[i].id, tags->texts[k], error);
  }
  if (status == BULLETIN_OK) return bulletin_commit(store, error);
  bulletin_rollback(store);
  return status;
}

static int add_with_tags(bulletin_store *store, bulletin_stored *stored,
                         const bul_lua_given *given, bulletin_error *error) {
  int status, tries = 0;
  do
    status = add_with_tags_once(store, stored, given, error);
  while (bulletin_again(store, status, &tries));
  return status;
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

/* Sets `out` to the option's text unless that is absent. */
static void override(lua_State *L, const char *name, bulletin_text *out) {
  bulletin_text text = bul_lua_option_text(L, 3, "add", name);
  if (text.data != NULL) *out = text;
}

/* store:add(page_or_article [, {source=, date=, name=, by=}]) -> outcome */
static int store_add(lua_State *L) {
  static const char *const known[] = {"source", "date", "name", "by", NULL};
  bulletin_error error;
  bul_lua_given given;
  bul_lua_store(L, 1, "add");
  lua_settop(L, 3);
  bul_lua_options(L, 3, "add", known);
  bul_lua_read_page(L, 2, "add", &given);
  override(L, "source", &given.page.source);
  override(L, "date", &given.page.date);
  override(L, "name", &given.page.name);
  size_t count = given.page.article_count;
  bulletin_stored *stored = lua_newuserdata(L, (count + 1) * sizeof *stored);
  if (bul_lua_sign(L, 3, "add", &error)) return bul_lua_fail(L, &error);
  bulletin_store *store = bul_lua_store(L, 1, "add");
  int status = given.tagged ? add_with_tags(store, stored, &given, &error)
                            : bulletin_add(stored, store, &given.page, &error);
  if (status != BULLETIN_OK) return bul_lua_fail(L, &error);
  lua_createtable(L, 0, 3);
  push_outcome(L, stored, count, BULLETIN_ADDED, "added");
  push_outcome(L, stored, count, BULLETIN_UPDATED, "updated");
  push_outcome(L, stored, count, BULLETIN_UNCHANGED, "unchanged");
  return 1;
}

/* --- articles ---------------------------------------------------------- */

static void release_record(void *record) {
  bulletin_record_free(record);
}

const bul_lua_type bul_lua_record_type = {
    "bulletin.record", sizeof(bulletin_record), release_record};

int bul_lua_push_stored(lua_State *L, const char *function, int64_t id,
                        int64_t revision) {
  bulletin_error error;
  bulletin_record *record = bul_lua_box(L, &bul_lua_record_type);
  int box = lua_gettop(L);
  if (bulletin_get(record, bul_lua_store(L, 1, function), id, revision, &error))
    return bul_lua_fail(L, &error);
  bul_lua_push_record(L, record);
  bul_lua_unbox(L, box);
  return 1;
}

/* store:get(id [, revision]) -> article | nil, message, code */
static int store_get(lua_State *L) {
  bul_lua_store(L, 1, "get");
  int64_t id = bul_lua_article_id(L, 2, "get");
  int64_t revision =
      lua_isnoneornil(L, 3) ? 0 : bul_lua_article_id(L, 3, "get");
  return bul_lua_push_stored(L, "get", id, revision);
}

/* What a change may be told besides what it changes. */
static const char *const signature[] = {"by", NULL};

/* store:replace(id, article, options): update's second half; the first, in
** Lua, has put the changes into the article. */
int bul_lua_store_replace(lua_State *L) {
  bul_lua_store(L, 1, "update");
  int64_t id = bul_lua_article_id(L, 2, "update");
  bulletin_error error;
  bul_lua_given given;
  lua_settop(L, 4);
  bul_lua_options(L, 4, "update", signature);
  bul_lua_read_page(L, 3, "update", &given);
  if (given.is_page)
    return bul_lua_error(L, "update: an article's fields expected");
  if (bul_lua_sign(L, 4, "update", &error)) return bul_lua_fail(L, &error);
  bulletin_store *store = bul_lua_store(L, 1, "update");
  return bul_lua_done(L, bulletin_update(store, id, &given.page, &error),
                      &error);
}

/* store:remove(id [, {by=}]) */
static int store_remove(lua_State *L) {
  bul_lua_store(L, 1, "remove");
  int64_t id = bul_lua_article_id(L, 2, "remove");
  bulletin_error error;
  lua_settop(L, 3);
  bul_lua_options(L, 3, "remove", signature);
  if (bul_lua_sign(L, 3, "remove", &error)) return bul_lua_fail(L, &error);
  bulletin_store *store = bul_lua_store(L, 1, "remove");
  return bul_lua_done(L, bulletin_remove(store, id, &error), &error);
}

/* store:restore(id [, revision [, {by=}]]) */
static int store_restore(lua_State *L) {
  bul_lua_store(L, 1, "restore");
  int64_t id = bul_lua_article_id(L, 2, "restore");
  int64_t revision = 0;
  if (!lua_isnoneornil(L, 3)) revision = bul_lua_article_id(L, 3, "restore");
  bulletin_error error;
  lua_settop(L, 4);
  bul_lua_options(L, 4, "restore", signature);
  if (bul_lua_sign(L, 4, "restore", &error)) return bul_lua_fail(L, &error);
  bulletin_store *store = bul_lua_store(L, 1, "restore");
  return bul_lua_done(L, bulletin_restore(store, id, revision, &error), &error);
}

static void release_revisions(void *revisions) {
  bulletin_revisions_free(revisions);
}

static const bul_lua_type revisions_type = {
    "bulletin.revisions", sizeof(bulletin_revisions), release_revisions};

/* store:revisions(id) -> array of {revision, time, change, by, headline,
** source, issue, page_name} */
static int store_revisions(lua_State *L) {
  bul_lua_store(L, 1, "revisions");
  int64_t id = bul_lua_article_id(L, 2, "revisions");
  bulletin_error error;
  bulletin_revisions *found = bul_lua_box(L, &revisions_type);
  int box = lua_gettop(L);
  bulletin_store *store = bul_lua_store(L, 1, "revisions");
  if (bulletin_revisions_read(found, store, id, &error))
    return bul_lua_fail(L, &error);
  lua_createtable(L, bul_lua_count(found->count), 0);
  for (size_t i = 0; i < found->count; i++) {
    const bulletin_revision *r = &found->items[i];
    lua_createtable(L, 0, 8);
    lua_pushinteger(L, (lua_Integer)r->number);
    lua_setfield(L, -2, "revision");
    bul_lua_set_text(L, "time", r->time);
    bul_lua_set_text(L, "change", r->change);
    bul_lua_set_text(L, "by", r->by);
    bul_lua_set_text(L, "headline", r->headline);
    bul_lua_set_text(L, "source", r->source);
    bul_lua_set_text(L, "issue", r->issue);
    bul_lua_set_text(L, "page_name", r->page_name);
    lua_rawseti(L, -2, (int)i + 1);
  }
  bul_lua_unbox(L, box);
  return 1;
}

static void release_timeline(void *timeline) {
  bulletin_timeline_free(timeline);
}

static const bul_lua_type timeline_type = {
    "bulletin.timeline", sizeof(bulletin_timeline), release_timeline};

static void push_event(lua_State *L, const bulletin_event *event) {
  lua_createtable(L, 0, 7);
  lua_pushinteger(L, (lua_Integer)event->id);
  lua_setfield(L, -2, "id");
  bul_lua_set_text(L, "date", event->date);
  bul_lua_set_text(L, "sentence", event->sentence);
  lua_createtable(L, bul_lua_count(event->title_count), 0);
  for (size_t i = 0; i < event->title_count; i++) {
    bul_lua_push_text(L, event->titles[i]);
    lua_rawseti(L, -2, (int)i + 1);
  }
  lua_setfield(L, -2, "titles");
  bul_lua_set_text(L, "headline", event->headline);
  bul_lua_set_text(L, "source", event->source);
  bul_lua_set_text(L, "page_name", event->page_name);
}

/* store:timeline(person) -> array of {id, date, sentence, titles, headline,
** source, page_name} */
static int store_timeline(lua_State *L) {
  bul_lua_store(L, 1, "timeline");
  bulletin_text person = bul_lua_argument(L, 2, "timeline", "a person's name");
  bulletin_error error;
  lua_settop(L, 2);
  bulletin_timeline *found = bul_lua_box(L, &timeline_type);
  bulletin_store *store = bul_lua_store(L, 1, "timeline");
  if (bulletin_timeline_read(found, store, person, &error))
    return bul_lua_fail(L, &error);
  lua_createtable(L, bul_lua_count(found->count), 0);
  for (size_t i = 0; i < found->count; i++) {
    push_event(L, &found->items[i]);
    lua_rawseti(L, -2, (int)i + 1);
  }
  bul_lua_unbox(L, 3);
  return 1;
}

/* Adds or takes away the tags that follow the id, all or none of them. */
static int change_tags(lua_State *L, const char *function,
                       int (*change)(bulletin_store *, int64_t, bulletin_text,
                                     bulletin_error *)) {
  bulletin_store *store = bul_lua_store(L, 1, function);
  int64_t id = bul_lua_article_id(L, 2, function);
  int last = lua_gettop(L);
  for (int i = 3; i <= last; i++)
    bul_lua_argument(L, i, function, "a tag");
  bulletin_error error;
  int status, tries = 0;
  do {
    status = bulletin_begin(store, &error);
    if (status != BULLETIN_OK) return bul_lua_fail(L, &error);
    for (int i = 3; i <= last && status == BULLETIN_OK; i++)
      status = change(store, id, bul_lua_text(L, i), &error);
    if (status == BULLETIN_OK)
      status = bulletin_commit(store, &error);
    else
      bulletin_rollback(store);
  } while (bulletin_again(store, status, &tries));
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
    {"timeline", store_timeline},
    {"tag", store_tag},
    {"untag", store_untag},
    {NULL, NULL},
};
