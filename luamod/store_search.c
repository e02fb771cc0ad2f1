/*
** store_search.c - the store's methods whose answers are articles.
*/
#include "store.h"

#include "article.h"
#include "filter.h"
#include "kept.h"
#include "options.h"

#include <string.h>

typedef struct hits {
  bulletin_hits *hits;
  size_t at;
  unsigned fields; /* of filter.h */
} hits;

static void release_hits(void *content) {
  hits *h = content;
  bulletin_hits_free(h->hits);
}

static const bul_lua_type hits_type = {"bulletin.hits", sizeof(hits),
                                       release_hits};

/* --- hits -------------------------------------------------------------- */

enum {
  CARD_TEXTS = 4,
  HIT_TEXTS,
  TEXTS_FROM = 2, /* of the fields: the first texts are headline and so on */
  HIT_FIELDS = TEXTS_FROM + HIT_TEXTS,
  ROOM = 1024, /* texts of most hits */
  NUMBERS = BUL_LUA_HIT_ID | BUL_LUA_HIT_SCORE,
  CARD_FIELDS = BUL_LUA_HIT_HEADLINE | BUL_LUA_HIT_DATE | BUL_LUA_HIT_SOURCE |
                BUL_LUA_HIT_PAGE_NAME
};

/* Takes the texts of hit number `i` that are wanted; they are the store's. */
static int take_texts(bulletin_text texts[HIT_TEXTS], bulletin_store *store,
                      const hits *h, size_t i, bulletin_error *error) {
  bulletin_card card = {0};
  int status = BULLETIN_OK;
  texts[CARD_TEXTS] = (bulletin_text){NULL, 0};
  if ((h->fields & CARD_FIELDS) != 0)
    status = bulletin_hit_card(&card, store, h->hits, i, error);
  if (status == BULLETIN_OK && (h->fields & BUL_LUA_HIT_SNIPPET) != 0)
    status = bulletin_hit_snippet(&texts[CARD_TEXTS], store, h->hits, i, error);
  texts[0] = card.headline;
  texts[1] = card.date;
  texts[2] = card.source;
  texts[3] = card.page_name;
  for (unsigned k = 0; k < HIT_TEXTS; k++)
    if ((h->fields >> (k + TEXTS_FROM) & 1) == 0)
      texts[k] = (bulletin_text){NULL, 0};
  return status;
}

/* Copies the texts into `room` of ROOM bytes; false when they are too long. */
static bool keep_near(char *room, bulletin_text texts[HIT_TEXTS]) {
  size_t size = 0;
  for (int i = 0; i < HIT_TEXTS; i++) {
    if (texts[i].size > ROOM - size) return false;
    size += texts[i].size;
  }
  for (int i = 0; i < HIT_TEXTS; i++) {
    if (texts[i].data == NULL) continue;
    if (texts[i].size > 0) memcpy(room, texts[i].data, texts[i].size);
    texts[i].data = room;
    room += texts[i].size;
  }
  return true;
}

/* Upvalues of the iterator of search: the hits, the store, and the names of
** fields, for pushing one takes longer when Lua must first find it. */
enum { UP_HITS = 1, UP_STORE, UP_NAMES };

static void push_name(lua_State *L, int names, int field) {
  if (names == 0)
    lua_pushstring(L, bul_lua_hit_fields[field]);
  else
    lua_pushvalue(L, lua_upvalueindex(names + field));
}

/* Pushes a hit as a table of `count` fields, with its numbers. `names` is the
** first upvalue with a field's name, or 0 for none. */
static inline void push_numbers(lua_State *L, const bulletin_hit *hit,
                                unsigned fields, int names, int count) {
  lua_createtable(L, 0, count);
  if ((fields & BUL_LUA_HIT_ID) != 0) {
    push_name(L, names, 0);
    lua_pushinteger(L, (lua_Integer)hit->id);
    lua_rawset(L, -3);
  }
  if ((fields & BUL_LUA_HIT_SCORE) != 0) {
    push_name(L, names, 1);
    lua_pushnumber(L, (lua_Number)hit->score);
    lua_rawset(L, -3);
  }
}

/* Pushes what was kept of a hit as a table. */
static void push_texts(lua_State *L, const bulletin_hit *hit, unsigned fields,
                       int names, const bulletin_text texts[HIT_TEXTS]) {
  int count = 0;
  for (unsigned left = fields; left != 0; left &= left - 1)
    count++;
  push_numbers(L, hit, fields, names, count);
  for (int i = 0; i < HIT_TEXTS; i++) {
    if (texts[i].data == NULL) continue;
    push_name(L, names, i + TEXTS_FROM);
    lua_pushlstring(L, texts[i].data, texts[i].size);
    lua_rawset(L, -3);
  }
}

/* Pushes hit number `i` of `h`, which are the answers at `object`, as a table;
** false when its article is gone. Texts are copied before they are pushed: to
** the stack, or, when they are long, into a box. That is made first, for it may
** close the store and the answers. */
static bool push_hit(lua_State *L, const hits *h, int object, int store,
                     int names, size_t i, const char *function) {
  char room[ROOM];
  bulletin_text texts[HIT_TEXTS];
  bulletin_error error;
  bul_lua_kept *kept = NULL;
  for (;;) {
    bulletin_hit hit = bulletin_hits_at(h->hits, i);
    unsigned fields = h->fields;
    int status =
        take_texts(texts, bul_lua_store(L, store, function), h, i, &error);
    if (status == BULLETIN_NOTFOUND) return false;
    if (status != BULLETIN_OK)
      bul_lua_error(L, "%s: %s", function, error.message);
    bool near = keep_near(room, texts);
    if (!near && kept == NULL) {
      kept = bul_lua_new_kept(L);
      h = bul_lua_unwrap(L, object, &hits_type);
      if (h == NULL || h->hits == NULL) return false;
      continue;
    }
    if (!near) bul_lua_keep(L, kept, texts, HIT_TEXTS);
    push_texts(L, &hit, fields, names, texts);
    if (kept != NULL) {
      bul_lua_unbox(L, -2);
      lua_remove(L, -2);
    }
    return true;
  }
}

/* --- iterators --------------------------------------------------------- */

/* The hits that are an iterator's upvalue while some are left. Any of its
** calls may be made in the middle of another, by a finalizer. */
static hits *hits_left(lua_State *L) {
  hits *h = bul_lua_unwrap(L, lua_upvalueindex(UP_HITS), &hits_type);
  bool left =
      h != NULL && h->hits != NULL && h->at < bulletin_hits_count(h->hits);
  return left ? h : NULL;
}

/* The iterator of search: its upvalues are the hits and the store. */
static int next_hit(lua_State *L) {
  lua_settop(L, 0);
  for (hits *h; (h = hits_left(L)) != NULL;)
    if (push_hit(L, h, lua_upvalueindex(UP_HITS), lua_upvalueindex(UP_STORE),
                 UP_NAMES, h->at++, "search"))
      return 1;
  lua_pushnil(L);
  return 1;
}

/* The same where numbers are all that is wanted: they were found with the
** answers, and no store is asked for them. */
static int next_number(lua_State *L) {
  hits *h = hits_left(L);
  if (h == NULL) {
    lua_pushnil(L);
    return 1;
  }
  bulletin_hit hit = bulletin_hits_at(h->hits, h->at++);
  int count = (h->fields & NUMBERS) == NUMBERS ? 2 : 1;
  push_numbers(L, &hit, h->fields, UP_NAMES, count);
  return 1;
}

/* The iterator of each. */
static int next_article(lua_State *L) {
  lua_settop(L, 0);
  bulletin_record *record = bul_lua_box(L, &bul_lua_record_type);
  for (hits *h; (h = hits_left(L)) != NULL;) {
    bulletin_error error;
    bulletin_store *store =
        bul_lua_store(L, lua_upvalueindex(UP_STORE), "each");
    bulletin_hit hit = bulletin_hits_at(h->hits, h->at++);
    int status = bulletin_get(record, store, hit.id, 0, &error);
    if (status == BULLETIN_NOTFOUND) continue;
    if (status != BULLETIN_OK) bul_lua_error(L, "each: %s", error.message);
    bul_lua_push_record(L, record);
    bul_lua_unbox(L, 1);
    return 1;
  }
  lua_pushnil(L);
  return 1;
}

/* Four values for a loop; the last is closed when the loop ends early. */
static int push_iterator(lua_State *L, lua_CFunction next, int object) {
  int upvalues = UP_STORE;
  luaL_checkstack(L, UP_NAMES + HIT_FIELDS + 3, NULL);
  lua_pushvalue(L, object);
  lua_pushvalue(L, 1);
  for (int i = 0; i < HIT_FIELDS; i++, upvalues++)
    lua_pushstring(L, bul_lua_hit_fields[i]);
  lua_pushcclosure(L, next, upvalues);
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
  unsigned fields;
  lua_settop(L, 3);
  bul_lua_read_filter(L, 3, "search", &filter, &fields);
  hits *h = bul_lua_box(L, &hits_type);
  h->fields = fields;
  bulletin_store *store = bul_lua_store(L, 1, "search");
  if (bulletin_search(&h->hits, store, query, &filter, &error))
    return bul_lua_fail(L, &error);
  bool bare = (fields & ~(unsigned)NUMBERS) == 0;
  return push_iterator(L, bare ? next_number : next_hit, lua_gettop(L));
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

enum { LIKENESS = BUL_LUA_HIT_ALL & ~BUL_LUA_HIT_SNIPPET };

/* Pushes the card of an answer that was found in this call. */
static void push_card(lua_State *L, int object, size_t i,
                      const char *function) {
  const hits *h = bul_lua_unwrap(L, object, &hits_type);
  if (h->hits == NULL || !push_hit(L, h, object, 1, 0, i, function))
    bul_lua_error(L, "%s: the article is gone", function);
}

typedef int find_hits(bulletin_hits **out, bulletin_store *store, int64_t id,
                      int64_t limit, bulletin_error *error);

/* What `find` finds of the article at index 2. */
static int push_found(lua_State *L, const char *function, find_hits *find) {
  static const char *const known[] = {"limit", NULL};
  bul_lua_store(L, 1, function);
  int64_t id = bul_lua_article_id(L, 2, function);
  bulletin_error error;
  lua_settop(L, 3);
  bul_lua_options(L, 3, function, known);
  size_t limit = bul_lua_option_count(L, 3, function, "limit", 0, 10);
  hits *h = bul_lua_box(L, &hits_type);
  h->fields = LIKENESS;
  bulletin_store *store = bul_lua_store(L, 1, function);
  if (find(&h->hits, store, id, (int64_t)limit, &error))
    return bul_lua_fail(L, &error);
  size_t count = bulletin_hits_count(h->hits);
  lua_createtable(L, bul_lua_count(count), 0);
  for (size_t i = 0; i < count; i++) {
    push_card(L, 4, i, function);
    lua_rawseti(L, -2, (int)i + 1);
  }
  bul_lua_unbox(L, 4);
  return 1;
}

/* store:similar(id [, {limit=}]) -> array of {id, score, headline, …} */
static int store_similar(lua_State *L) {
  return push_found(L, "similar", bulletin_similar);
}

/* store:related(id [, {limit=}]) -> the same */
static int store_related(lua_State *L) {
  return push_found(L, "related", bulletin_related);
}

/* store:duplicates() -> array of {score, older, newer}, whether it has all */
static int store_duplicates(lua_State *L) {
  bul_lua_store(L, 1, "duplicates");
  lua_settop(L, 1);
  bulletin_error error;
  hits *h = bul_lua_box(L, &hits_type);
  h->fields = LIKENESS;
  bulletin_store *store = bul_lua_store(L, 1, "duplicates");
  if (bulletin_duplicates(&h->hits, store, &error))
    return bul_lua_fail(L, &error);
  bool complete = bulletin_hits_complete(h->hits);
  size_t count = bulletin_hits_count(h->hits) / 2;
  lua_createtable(L, bul_lua_count(count), 0);
  for (size_t i = 0; i < count; i++) {
    lua_createtable(L, 0, 3);
    double score = bulletin_hits_at(h->hits, 2 * i).score;
    push_card(L, 2, 2 * i, "duplicates");
    lua_setfield(L, -2, "older");
    push_card(L, 2, 2 * i + 1, "duplicates");
    lua_setfield(L, -2, "newer");
    lua_pushnumber(L, (lua_Number)score);
    lua_setfield(L, -2, "score");
    lua_rawseti(L, -2, (int)i + 1);
  }
  lua_pushboolean(L, complete);
  bul_lua_unbox(L, 2);
  return 2;
}

const luaL_Reg bul_lua_search_methods[] = {
    {"search", store_search},         {"each", store_each},
    {"similar", store_similar},       {"related", store_related},
    {"duplicates", store_duplicates}, {NULL, NULL},
};
