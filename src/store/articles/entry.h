/*
** entry.h - where pieces stand in an archive: sources, pages, and which of a
** page's pieces is which.
*/
#ifndef BUL_ENTRY_H
#define BUL_ENTRY_H

#include "../store.h"

/* `key` is of the headline; `nth` tells pieces with equal ones. */
typedef struct bul_place {
  int64_t page;
  int64_t key;
  int64_t nth;
} bul_place;

/* The piece as the archive has it. */
typedef struct bul_entry {
  int64_t id; /* 0: not there */
  bul_place place;
  int64_t revision; /* the newest content */
  int64_t number;   /* of the newest revision, content or not */
  bool removed;
} bul_entry;

/* The piece by its number and shard. */
static inline bul_piece bul_piece_of(const bul_entry *entry) {
  return (bul_piece){entry->id, bul_shard_of(entry->place.page)};
}

/* The number of the page that `page` is, which is made when it is new. */
int bul_page_of(int64_t *out, bulletin_store *store, const bulletin_page *page,
                bulletin_error *error);

/* The page of that number, without its articles; its texts in `arena`. */
int bul_page_read(bulletin_page *out, bulletin_store *store, int64_t id,
                  bul_arena *arena, bulletin_error *error);

/* What tells pieces of a page apart: the headline, or how the body begins. */
int64_t bul_key_of(const bulletin_article *article);

/* The piece at a place: id 0 when there is none. */
int bul_entry_at(bul_entry *out, bulletin_store *store, const bul_place *place,
                 bulletin_error *error);

/* The piece of that number: NOTFOUND; and where it must not be removed. In a
** transaction that writes, nobody else changes it until the end. */
int bul_entry_find(bul_entry *out, bulletin_store *store, int64_t id,
                   bulletin_error *error);
int bul_entry_present(bul_entry *out, bulletin_store *store, int64_t id,
                      bulletin_error *error);

/* Sets `nth` for a piece that moves to another headline or page: its own when
** it does not move; the one that it had there before, if that is free; else
** the first that is free. */
int bul_place_free(bul_place *out, bulletin_store *store,
                   const bul_entry *entry, bulletin_error *error);

/* The page on which a piece stood as that revision. */
int bul_page_of_revision(int64_t *out, bulletin_store *store, int64_t revision,
                         bulletin_error *error);

#endif
