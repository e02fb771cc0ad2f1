/*
** record.h - articles come out: as they are, and as they were.
*/
#ifndef BUL_RECORD_H
#define BUL_RECORD_H

#include "../store.h"

/* The content of revision `number` of a piece: NOTFOUND. */
int bul_revision_find(int64_t *out, bulletin_store *store, int64_t id,
                      int64_t number, bulletin_error *error);

#endif
