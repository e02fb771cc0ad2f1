/*
** names.c - see names.h.
*/
#include "names.h"

#include "../../base/error.h"
#include "../../base/text.h"
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
  status = bul_sql_run(store->sql, error, "UPDATE state SET names = names + 1",
                       "");
  if (status == BULLETIN_OK)
    status = bul_sql_number(out, store->sql, error, "SELECT names FROM state",
                            "");
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

static int add_entities(bulletin_store *store, int64_t id, bulletin_text text,
                        bulletin_error *error) {
  static const bul_kind kinds[] = {
      [BULLETIN_PERSON] = BUL_KIND_PERSON,
      [BULLETIN_PLACE] = BUL_KIND_PLACE,
      [BULLETIN_ORGANIZATION] = BUL_KIND_ORGANIZATION};
  bulletin_entities entities;
  int status =
      bulletin_entities_read(&entities, text, NULL, &store->allocator, error);
  if (status != BULLETIN_OK) return status;
  for (size_t i = 0; i < entities.count && status == BULLETIN_OK; i++) {
    const bulletin_entity *e = &entities.items[i];
    if (e->kind <= BULLETIN_ORGANIZATION)
      status = bul_names_add(store, id, kinds[e->kind], e->name, error);
  }
  bulletin_entities_free(&entities);
  return status;
}

int bul_names_read(bulletin_store *store, int64_t id, const bulletin_article *a,
                   bulletin_error *error) {
  bulletin_string running;
  int status =
      bulletin_running_text(&running, NULL, a, &store->allocator, error);
  if (status == BULLETIN_OK && running.text.size > 0)
    status = add_entities(store, id, running.text, error);
  bulletin_string_free(&running);
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
