/*
** bounds.h - what bounds the work that SQLite does for somebody who is not
** trusted, and what a statement of theirs may name.
*/
#ifndef BUL_BOUNDS_H
#define BUL_BOUNDS_H

#include "bulletin.h"

struct sqlite3;

/* From now on the connection asks bounds->spend while it works and waits;
** `bounds` lives as long as it. */
void bul_bounds_set(struct sqlite3 *db, const bulletin_bounds *bounds);

/* Makes SQLite's tables of JSON known, which declare themselves when they are
** first named: the guard below would refuse that. False without the memory. */
bool bul_bounds_declare(struct sqlite3 *db);

/* While a statement of somebody else's is prepared, and while it runs, since
** SQLite prepares it again when the tables have changed: it may read, and call
** the functions of bounds_words.h. */
void bul_bounds_only_reading(struct sqlite3 *db, bool on);

/* Whether the file beside a store from which SQLite would undo a transaction
** names another file, which SQLite would then delete: none of our stores makes
** such a file. */
bool bul_bounds_bad_journal(const char *path);

#endif
