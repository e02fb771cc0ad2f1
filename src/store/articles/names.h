/*
** names.h - who and what articles name, so that they can be counted and
** filtered by: people, places, organizations.
*/
#ifndef BUL_NAMES_H
#define BUL_NAMES_H

#include "../store.h"

typedef struct bul_name {
  bul_kind kind;
  bulletin_text text;
} bul_name;

/* What the text of an article names, in `arena`. */
int bul_names_find(const bul_name **out, size_t *count,
                   const bulletin_article *article, bul_arena *arena,
                   bulletin_error *error);
/* Keeps names of an article, beside those that it has. */
int bul_names_keep(bulletin_store *store, bul_piece piece,
                   const bul_name *names, size_t count, bulletin_error *error);
int bul_names_drop(bulletin_store *store, bul_piece piece,
                   bulletin_error *error);

#endif
