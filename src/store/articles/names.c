/*
** names.c - see names.h.
*/
#include "names.h"

#include "../../base/error.h"
#include "../../base/text.h"
#include "../../reading/names/entities.h"
#include "content.h"

int bul_names_drop(bulletin_store *store, bul_piece piece,
                   bulletin_error *error) {
  return bul_sql_run(store->sql, error,
                     "DELETE FROM mention WHERE article = ?1 "
                     "/*+ AND shard = ?2 */",
                     "is", piece.id, piece.shard);
}

/* Names are numbered from 1 in the order in which they first came. */
static int number_of(int64_t *out, bulletin_store *store, bul_kind kind,
                     bulletin_text name, bulletin_error *error) {
  *out = 0;
  int status = bul_sql_number(out, store->sql, error,
                              "SELECT id FROM name WHERE kind = ? AND text = ?",
                              "it", (int64_t)kind, name);
  if (status != BULLETIN_OK || *out != 0) return status;
  status =
      bul_sql_run(store->sql, error, "UPDATE state SET names = names + 1", "");
  if (status == BULLETIN_OK)
    status =
        bul_sql_number(out, store->sql, error, "SELECT names FROM state", "");
  if (status == BULLETIN_OK)
    status = bul_sql_run(store->sql, error,
                         "INSERT INTO name(kind, text, id) VALUES(?, ?, ?)",
                         "iti", (int64_t)kind, name, *out);
  return status;
}

static int add_near(bulletin_store *store, int64_t id, bul_kind kind,
                    bulletin_text name, bulletin_error *error) {
  int64_t number;
  int status = number_of(&number, store, kind, name, error);
  if (status == BULLETIN_OK)
    status = bul_sql_run(store->sql, error,
                         "INSERT OR IGNORE INTO mention(name, article) "
                         "VALUES(?, ?)",
                         "ii", number, id);
  return status;
}

/* --- names far away ---------------------------------------------------- */

/* Notes a name that is to be written before the transaction ends. */
static bool note(bul_noted_names *noted, const bulletin_allocator *allocator,
                 bul_noted_name item, bulletin_text text) {
  bul_noted_name *grown = bul_grow(allocator, noted->items, &noted->capacity,
                                   noted->count + 1, sizeof *grown);
  if (grown == NULL) return false;
  noted->items = grown;
  item.at = noted->texts.size;
  item.size = text.size;
  bul_buffer_add_text(&noted->texts, text);
  if (noted->texts.failed) return false;
  noted->items[noted->count++] = item;
  return true;
}

static int add_far(bulletin_store *store, bul_piece piece,
                   const bul_name *names, size_t count, bulletin_error *error) {
  if (count == 0) return BULLETIN_OK;
  int64_t *numbers =
      bul_resize(&store->allocator, NULL, 0, count * sizeof *numbers);
  bool noted = numbers != NULL;
  for (size_t i = 0; i < count && noted; i++) {
    numbers[i] = bul_name_number(names[i].kind, names[i].text);
    noted =
        note(&store->noted, &store->allocator,
             (bul_noted_name){numbers[i], names[i].kind, 0, 0}, names[i].text);
  }
  int status =
      !noted ? bul_nomem(error)
             : bul_sql_run(store->sql, error,
                           "INSERT INTO mention(shard, name, article) "
                           "SELECT ?3, name, ?2 FROM unnest(?1) AS n(name) "
                           "ON CONFLICT DO NOTHING",
                           "Iis", numbers, count, piece.id, piece.shard);
  bul_free(&store->allocator, numbers, count * sizeof *numbers);
  return status;
}

/* All in one order, so that of two who write the same names one waits for the
** other and never each for the other. */
int bul_names_flush(bulletin_store *store, bulletin_error *error) {
  bul_noted_names *noted = &store->noted;
  size_t count = noted->count;
  if (count == 0) return BULLETIN_OK;
  size_t size = count * (2 * sizeof(int64_t) + sizeof(bulletin_text));
  int64_t *numbers = bul_resize(&store->allocator, NULL, 0, size);
  if (numbers == NULL) return bul_nomem(error);
  int64_t *kinds = numbers + count;
  bulletin_text *texts = (bulletin_text *)(kinds + count);
  for (size_t i = 0; i < count; i++) {
    numbers[i] = noted->items[i].number;
    kinds[i] = noted->items[i].kind;
    texts[i] =
        bul_text(noted->texts.data + noted->items[i].at, noted->items[i].size);
  }
  int status =
      bul_sql_run(store->sql, error,
                  "INSERT INTO name(shard, id, kind, text) "
                  "SELECT DISTINCT 0, id, kind, text COLLATE \"C\" AS text "
                  "FROM unnest(?1, ?2, ?3) AS n(id, kind, text) "
                  "ORDER BY kind, text ON CONFLICT DO NOTHING",
                  "IIT", numbers, count, kinds, count, texts, count);
  bul_free(&store->allocator, numbers, size);
  if (status == BULLETIN_OK) bul_names_forget(store);
  return status;
}

void bul_names_forget(bulletin_store *store) {
  store->noted.count = store->noted.texts.size = 0;
  store->noted.texts.failed = false;
}

void bul_names_free(bulletin_store *store) {
  bul_free(&store->allocator, store->noted.items,
           store->noted.capacity * sizeof *store->noted.items);
  bul_buffer_free(&store->noted.texts);
}

/* --- keeping ----------------------------------------------------------- */

int bul_names_keep(bulletin_store *store, bul_piece piece,
                   const bul_name *names, size_t count, bulletin_error *error) {
  if (bul_sql_is_far(store->sql))
    return add_far(store, piece, names, count, error);
  int status = BULLETIN_OK;
  for (size_t i = 0; i < count && status == BULLETIN_OK; i++)
    status = add_near(store, piece.id, names[i].kind, names[i].text, error);
  return status;
}

/* Entities lie in their text: what of them is kept is copied. */
static int copy_names(const bul_name **out, size_t *count,
                      const bulletin_entities *entities, bul_arena *arena,
                      bulletin_error *error) {
  static const bul_kind kinds[] = {[BULLETIN_PERSON] = BUL_KIND_PERSON,
                                   [BULLETIN_PLACE] = BUL_KIND_PLACE,
                                   [BULLETIN_ORGANIZATION] =
                                       BUL_KIND_ORGANIZATION};
  bul_name *names = bul_arena_alloc(arena, entities->count * sizeof *names);
  if (names == NULL) return bul_nomem(error);
  size_t n = 0;
  for (size_t i = 0; i < entities->count; i++) {
    const bulletin_entity *e = &entities->items[i];
    if (e->kind > BULLETIN_ORGANIZATION) continue;
    if (e->kind == BULLETIN_PERSON && bul_is_surname_only(e->name))
      continue; /* another one in every piece */
    names[n] = (bul_name){.kind = kinds[e->kind]};
    if (!bul_arena_text(&names[n++].text, arena, e->name))
      return bul_nomem(error);
  }
  *out = names;
  *count = n;
  return BULLETIN_OK;
}

int bul_names_find(const bul_name **out, size_t *count,
                   const bulletin_article *a, bul_arena *arena,
                   bulletin_error *error) {
  bulletin_string running;
  bulletin_entities entities = {.count = 0};
  *out = NULL;
  *count = 0;
  int status =
      bulletin_running_text(&running, NULL, a, &arena->allocator, error);
  if (status == BULLETIN_OK && running.text.size > 0)
    status = bulletin_entities_read(&entities, running.text, NULL,
                                    &arena->allocator, error);
  if (status == BULLETIN_OK && entities.count > 0)
    status = copy_names(out, count, &entities, arena, error);
  bulletin_entities_free(&entities);
  bulletin_string_free(&running);
  return status;
}

static int set_names(bulletin_store *store, int64_t id, bulletin_text field,
                     const bulletin_text *names, size_t count,
                     bulletin_error *error) {
  static const char *const fields[] = {"person", "place", "organization"};
  int64_t kind = 0;
  for (int i = 0; i < 3; i++)
    if (bul_text_equal(field, bulletin_text_of(fields[i])))
      kind = BUL_KIND_PERSON + i;
  if (kind == 0)
    return bul_fail(error, BULLETIN_QUERY,
                    "names are of the fields person, place and organization");
  int status = BULLETIN_OK;
  for (size_t i = 0; i < count && status == BULLETIN_OK; i++)
    status = bul_name_check(names[i], "a name", error);
  if (status == BULLETIN_OK) status = bul_names_flush(store, error);
  if (status == BULLETIN_OK) status = bul_store_begin(store, 0, error);
  if (status != BULLETIN_OK) return status;
  bul_entry e;
  status = bul_entry_present(&e, store, id, error);
  if (status == BULLETIN_OK)
    status = bul_sql_run(store->sql, error,
                         "DELETE FROM mention WHERE article = ?1 AND name IN "
                         "(SELECT id FROM name WHERE kind = ?2) "
                         "/*+ AND shard = ?3 */",
                         "iis", id, kind, bul_piece_of(&e).shard);
  for (size_t i = 0; i < count && status == BULLETIN_OK; i++) {
    bul_name name = {.kind = (bul_kind)kind, .text = names[i]};
    if (name.text.size > 0)
      status = bul_names_keep(store, bul_piece_of(&e), &name, 1, error);
  }
  return bul_store_end(store, status, error);
}

int bulletin_set_names(bulletin_store *store, int64_t id, bulletin_text field,
                       const bulletin_text *names, size_t count,
                       bulletin_error *error) {
  int status, tries = 0;
  do
    status = set_names(store, id, field, names, count, error);
  while (bulletin_again(store, status, &tries));
  return status;
}
