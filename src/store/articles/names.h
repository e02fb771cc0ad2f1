/*
** names.h - who and what articles name, so that they can be counted and
** filtered by: people, places, organizations.
*/
#ifndef BUL_NAMES_H
#define BUL_NAMES_H

#include "../store.h"

/* A field whose values stand in the tables `name` and `mention`. */
static inline bool bul_kind_is_name(int64_t kind) {
  return kind >= BUL_KIND_PERSON && kind <= BUL_KIND_ORGANIZATION;
}

/* Keeps what the text of an article names, in place of what was kept. */
int bul_names_read(bulletin_store *store, int64_t id,
                   const bulletin_article *article, bulletin_error *error);
int bul_names_drop(bulletin_store *store, int64_t id, bulletin_error *error);
int bul_names_add(bulletin_store *store, int64_t id, bul_kind kind,
                  bulletin_text name, bulletin_error *error);

#endif
