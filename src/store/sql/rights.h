/*
** rights.h - what the file system lets this process do with a store's files.
*/
#ifndef BUL_RIGHTS_H
#define BUL_RIGHTS_H

#include "sql.h"

/* Why the store `path` cannot be opened, as far as that lies in its name, its
** folder and the rights to them: fills `error` and returns the status, or
** BULLETIN_OK when nothing of that kind is in the way. */
int bul_rights_fail(const char *path, bul_access access, bulletin_error *error);

/* Whether `path` can be a store's name: it is not empty and has no NUL. A
** store that is to be written must not be called as SQLite calls its own files
** beside a store, nor lead to one by links. IO with the reason in `error`. */
int bul_rights_name(bulletin_text path, bul_access access,
                    bulletin_error *error);

/* Makes the empty file `path`; false when there is one, or it cannot be.
** bul_rights_unmake removes it again, with what SQLite put beside it. */
bool bul_rights_make(const char *path);
void bul_rights_unmake(const char *path);

/* A log beside the store holds what the store does not. What cannot be looked
** at counts as one. */
bool bul_rights_has_log(const char *path);

/* Files can be made beside the store. */
bool bul_rights_beside(const char *path);

/* What tells that a file was written: all zero when there is none. */
typedef struct bul_stamp {
  int64_t file, size, seconds, nanoseconds;
} bul_stamp;

bul_stamp bul_rights_stamp(const char *path);

/* Does `name` mean the store `path` or a file that SQLite keeps beside it? */
bool bul_rights_own(const char *path, bulletin_text name);

#endif
