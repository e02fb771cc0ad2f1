/*
** tags.h - the tags of articles: rows of the table `facet` that stay with a
** piece whatever its text says.
*/
#ifndef BUL_TAGS_H
#define BUL_TAGS_H

#include "../store.h"

/* The tags of out->id, which lies in `shard`, in order, in `arena`. */
int bul_tags_read(bulletin_record *out, bulletin_store *store, int64_t shard,
                  bul_arena *arena, bulletin_error *error);

#endif
