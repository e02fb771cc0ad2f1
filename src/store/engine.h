/*
** engine.h - the rows of the search index in a database, for ../index/engine.h.
*/
#ifndef BUL_STORE_ENGINE_H
#define BUL_STORE_ENGINE_H

#include "../index/engine.h"

/* The calls of the index over the store's database, which must outlive it. */
bul_engine bul_engine_of(bulletin_store *store);

/* Makes them those for a database that is far, see far.c. */
void bul_engine_far(bul_engine *engine);

#endif
