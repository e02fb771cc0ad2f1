/*
** archive.h - what the archive does when a store is opened.
*/
#ifndef BUL_ARCHIVE_H
#define BUL_ARCHIVE_H

#include "../store.h"

/* Writes articles whose texts have another form by now into the search index
** again, as new revisions: half-width kana. Once in a store's life. */
int bul_archive_reform(bulletin_store *store, bulletin_error *error);

#endif
