/*
** facets.h - what pieces are counted and filtered by: rows of the table
** `facet`. Tags are among them, and stay with a piece whatever its text says;
** while it is removed they stand under the negative of their number.
*/
#ifndef BUL_FACETS_H
#define BUL_FACETS_H

#include "../store.h"

/* The number of a field in the table `facet`: 0 when no article has it yet. */
int bul_kind_of(int64_t *out, bulletin_store *store, bulletin_text field,
                bulletin_error *error);

/* Adds what the piece and its page say: day, source, page, column, roles. */
int bul_facets_add(bulletin_store *store, bul_piece piece,
                   const bulletin_page *page, const bulletin_article *a,
                   bulletin_text date, bulletin_error *error);

/* Takes away what bul_facets_add added, and the names; tags stay, and stand
** under the piece's new date and length, in its new shard. */
int bul_facets_renew(bulletin_store *store, bul_piece piece, int64_t shard,
                     bulletin_text date, int64_t chars, bulletin_error *error);

/* The same for a piece that was removed. */
int bul_facets_hide(bulletin_store *store, bul_piece piece,
                    bulletin_error *error);

#endif
