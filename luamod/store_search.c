/*
** store_search.c - the store's methods whose answers are articles.
*/
#include "store.h"

#include "article.h"
#include "filter.h"
#include "kept.h"
#include "options.h"

typedef struct hits {
  bulletin_hits *hits;
  size_t at;
  bool snippet;
} hits;

static void release_hits(void *content) {
  hits *h = content;
  bulletin_hits_free(h->hits);
}

static const bul_lua_type hits_type = {"bulletin.hits", sizeof(hits),
                                       release_hits};

/* --- hits -------------------------------------------------------------- */

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
static bool push_hit(lua_State *L, bulletin_store *store, const hits *h,
                     size_t i, bul_lua_kept *kept) {
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
  bul_lua_keep(L, kept, texts, HIT_TEXTS);
  push_texts(L, &hit, texts);
  return true;
}

/* --- iterators --------------------------------------------------------- */

/* The hits that are an iterator's upvalue while some are left. Any of its
** calls may be made in the middle of another, by a finalizer. */
static hits *hits_left(lua_State *L) {
  hits *h = bul_lua_unwrap(L, lua_upvalueindex(1), &hits_type);
  bool left = h != NULL && h->hits != NULL &&
              h->at < bulletin_hits_count(h->hits);
  return left ? h : NULL;
}

/* The iterator of search: its upvalues are the hits and the store. */
static int next_hit(lua_State *L) {
  lua_settop(L, 0);
  bul_lua_kept *kept = bul_lua_new_kept(L);
  for (hits *h; (h = hits_left(L)) != NULL;) {
    bulletin_store *store = bul_lua_store(L, lua_upvalueindex(2), "search");
    if (!push_hit(L, store, h, h->at++, kept)) continue;
    bul_lua_unbox(L, 1);
    return 1;
  }
  lua_pushnil(L);
  return 1;
}

/* The iterator of each. */
static int next_article(lua_State *L) {
  lua_settop(L, 0);
  bulletin_record *record = bul_lua_box(L, &bul_lua_record_type);
  for (hits *h; (h = hits_left(L)) != NULL;) {
    bulletin_error error;
    bulletin_store *store = bul_lua_store(L, lua_upvalueindex(2), "each");
    bulletin_hit hit = bulletin_hits_at(h->hits, h->at++);
    int status = bulletin_get(record, store, hit.id, 0, &error);
    if (status == BULLETIN_NOTFOUND) continue;
    if (status != BULLETIN_OK) luaL_error(L, "each: %s", error.message);
    bul_lua_push_record(L, record);
    bul_lua_unbox(L, 1);
    return 1;
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
  bul_lua_store(L, 1, "search");
  bulletin_text query = bul_lua_argument(L, 2, "search", "a query");
  bulletin_filter filter;
  bulletin_error error;
  bool snippet;
  lua_settop(L, 3);
  bul_lua_read_filter(L, 3, "search", &filter, &snippet);
  hits *h = bul_lua_box(L, &hits_type);
  h->snippet = snippet;
  bulletin_store *store = bul_lua_store(L, 1, "search");
  if (bulletin_search(&h->hits, store, query, &filter, &error))
    return bul_lua_fail(L, &error);
  return push_iterator(L, next_hit, lua_gettop(L));
}

/* store:each([filter]) -> iterator | nil, message, code */
static int store_each(lua_State *L) {
  bul_lua_store(L, 1, "each");
  bulletin_filter filter;
  bulletin_error error;
  lua_settop(L, 2);
  bul_lua_read_filter(L, 2, "each", &filter, NULL);
  hits *h = bul_lua_box(L, &hits_type);
  bulletin_store *store = bul_lua_store(L, 1, "each");
  if (bulletin_search(&h->hits, store, bulletin_text_of(NULL), &filter, &error))
    return bul_lua_fail(L, &error);
  return push_iterator(L, next_article, lua_gettop(L));
}

/* --- likenesses -------------------------------------------------------- */

/* Pushes a hit of the store at index 1 as a table, without a snippet. */
static void push_card(lua_State *L, const bulletin_hit *hit,
                      bul_lua_kept *kept, const char *function) {
  bulletin_text texts[HIT_TEXTS];
  bulletin_card card;
  bulletin_error error;
  if (bulletin_hit_card(&card, bul_lua_store(L, 1, function), hit, &error))
    luaL_error(L, "%s: %s", function, error.message);
  take_card(texts, &card);
  bul_lua_keep(L, kept, texts, CARD_TEXTS);
  push_texts(L, hit, texts);
}

/* store:similar(id [, {limit=}]) -> array of {id, score, headline, …} */
static int store_similar(lua_State *L) {
  static const char *const known[] = {"limit", NULL};
  bul_lua_store(L, 1, "similar");
  int64_t id = bul_lua_article_id(L, 2, "similar");
  bulletin_error error;
  lua_settop(L, 3);
  bul_lua_options(L, 3, "similar", known);
  size_t limit = bul_lua_option_count(L, 3, "similar", "limit", 0, 10);
  bul_lua_kept *kept = bul_lua_new_kept(L);
  hits *h = bul_lua_box(L, &hits_type);
  bulletin_store *store = bul_lua_store(L, 1, "similar");
  if (bulletin_similar(&h->hits, store, id, (int64_t)limit, &error))
    return bul_lua_fail(L, &error);
  size_t count = bulletin_hits_count(h->hits);
  lua_createtable(L, bul_lua_count(count), 0);
  for (size_t i = 0; i < count; i++) {
    bulletin_hit hit = bulletin_hits_at(h->hits, i);
    push_card(L, &hit, kept, "similar");
    lua_rawseti(L, -2, (int)i + 1);
  }
  bul_lua_unbox(L, 4);
  bul_lua_unbox(L, 5);
  return 1;
}

/* store:duplicates() -> array of {score, older, newer}, whether it has all */
static int store_duplicates(lua_State *L) {
  bul_lua_store(L, 1, "duplicates");
  lua_settop(L, 1);
  bulletin_error error;
  bul_lua_kept *kept = bul_lua_new_kept(L);
  hits *h = bul_lua_box(L, &hits_type);
  bulletin_store *store = bul_lua_store(L, 1, "duplicates");
  if (bulletin_duplicates(&h->hits, store, &error))
    return bul_lua_fail(L, &error);
  size_t count = bulletin_hits_count(h->hits) / 2;
  lua_createtable(L, bul_lua_count(count), 0);
  for (size_t i = 0; i < count; i++) {
    lua_createtable(L, 0, 3);
    bulletin_hit hit = bulletin_hits_at(h->hits, 2 * i);
    push_card(L, &hit, kept, "duplicates");
    lua_setfield(L, -2, "older");
    hit = bulletin_hits_at(h->hits, 2 * i + 1);
    push_card(L, &hit, kept, "duplicates");
    lua_setfield(L, -2, "newer");
    lua_pushnumber(L, (lua_Number)hit.score);
    lua_setfield(L, -2, "score");
    lua_rawseti(L, -2, (int)i + 1);
  }
  lua_pushboolean(L, bulletin_hits_complete(h->hits));
  bul_lua_unbox(L, 2);
  bul_lua_unbox(L, 3);
  return 2;
}

const luaL_Reg bul_lua_search_methods[] = {
    {"search", store_search},
    {"each", store_each},
    {"similar", store_similar},
    {"duplicates", store_duplicates},
    {NULL, NULL},
};
