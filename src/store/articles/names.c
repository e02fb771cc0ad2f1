/*
** names.c - see names.h.
*/
#include "names.h"

#include "../../base/error.h"
#include "../../base/text.h"
#include "../../reading/names/entities.h"
#include "content.h"

int bul_names_drop(bulletin_store *store, int64_t id, bulletin_error *error) {
  return bul_sql_run(store->sql, error, "DELETE FROM mention WHERE article = ?",
                     "i", id);
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

int bul_names_add(bulletin_store *store, int64_t id, bul_kind kind,
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

int bul_names_keep(bulletin_store *store, int64_t id, const bul_name *names,
                   size_t count, bulletin_error *error) {
  int status = BULLETIN_OK;
  for (size_t i = 0; i < count && status == BULLETIN_OK; i++)
    status = bul_names_add(store, id, names[i].kind, names[i].text, error);
  return status;
}

int bulletin_set_names(bulletin_store *store, int64_t id, bulletin_text field,
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
  if (status == BULLETIN_OK) status = bul_store_begin(store, 0, error);
  if (status != BULLETIN_OK) return status;
  bul_entry e;
  status = bul_entry_present(&e, store, id, error);
  if (status == BULLETIN_OK)
    status = bul_sql_run(store->sql, error,
                         "DELETE FROM mention WHERE article = ? AND name IN "
                         "(SELECT id FROM name WHERE kind = ?)",
                         "ii", id, kind);
  for (size_t i = 0; i < count && status == BULLETIN_OK; i++)
    if (names[i].size > 0)
      status = bul_names_add(store, id, (bul_kind)kind, names[i], error);
  return bul_store_end(store, status, error);
}
