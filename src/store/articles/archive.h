/*
** archive.h - articles go in; what the archive does when a store is opened.
*/
#ifndef BUL_ARCHIVE_H
#define BUL_ARCHIVE_H

#include "prepared.h"

/* As bulletin_add. `prepared` has what was found out of each of the page's
** articles already; NULL: it is found out now. */
int bul_archive_add(bulletin_stored *out, bulletin_store *store,
                    const bulletin_page *page, const bul_prepared *prepared,
                    bulletin_error *error);

/* The day that a piece is counted by: its own, else the issue's; "" and *day
** untouched for none. Older stores may have taken anything for a date. */
bulletin_text bul_counted_day(int32_t *day, const bulletin_page *page,
                              const bulletin_article *article);

/* Writes articles whose texts have another form by now into the search index
** again, as new revisions: half-width kana. Once in a store's life. */
int bul_archive_reform(bulletin_store *store, bulletin_error *error);

#endif
