/*
** bounds.c - see bounds.h.
*/
#define _XOPEN_SOURCE 700 /* realpath */
#include "bounds.h"

#include "bounds_words.h"

#include <limits.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef PATH_MAX
#define PATH_MAX 4096
#endif

enum {
  STRIDE = 1000, /* steps of SQLite's machine between two questions */
  NAP_MS = 2     /* between two tries for a lock */
};

/* Non-zero ends what runs. */
static int on_progress(void *context) {
  const bulletin_bounds *bounds = context;
  return !bounds->spend(bounds->context, STRIDE, 0);
}

static int on_busy(void *context, int tries) {
  const bulletin_bounds *bounds = context;
  if (tries >= bounds->timeout / NAP_MS) return 0;
  if (!bounds->spend(bounds->context, 0, NAP_MS * 1000)) return 0;
  sqlite3_sleep(NAP_MS);
  return 1;
}

void bul_bounds_set(sqlite3 *db, const bulletin_bounds *bounds) {
  void *context = (void *)(uintptr_t)bounds;
  sqlite3_progress_handler(db, STRIDE, on_progress, context);
  sqlite3_busy_handler(db, on_busy, context);
  if (bounds->largest > 0 && bounds->largest < INT_MAX)
    sqlite3_limit(db, SQLITE_LIMIT_LENGTH, (int)bounds->largest);
}

int64_t bulletin_bound_memory(int64_t bytes) {
  return sqlite3_hard_heap_limit64(bytes);
}

int64_t bulletin_memory_used(void) {
  return sqlite3_memory_used();
}

/* --- statements of somebody else's ------------------------------------- */

static int by_name(const void *key, const void *element) {
  return sqlite3_stricmp(key, *(const char *const *)element);
}

/* PRAGMA and ATTACH among others could change the file or the connection; a
** table that SQLite makes up by itself tells of the process. */
static int allow(void *context, int action, const char *a, const char *b,
                 const char *c, const char *d) {
  (void)context;
  (void)c;
  (void)d;
  switch (action) {
  case SQLITE_SELECT:
  case SQLITE_RECURSIVE:
    return SQLITE_OK;
  case SQLITE_READ:
    return a != NULL && (sqlite3_strnicmp(a, "pragma_", 7) == 0 ||
                         sqlite3_stricmp(a, "sqlite_dbpage") == 0)
               ? SQLITE_DENY
               : SQLITE_OK;
  case SQLITE_FUNCTION:
    return b != NULL && bsearch(b, readable_functions,
                                sizeof readable_functions /
                                    sizeof *readable_functions,
                                sizeof *readable_functions, by_name) != NULL
               ? SQLITE_OK
               : SQLITE_DENY;
  default:
    return SQLITE_DENY;
  }
}

bool bul_bounds_declare(sqlite3 *db) {
  sqlite3_stmt *statement = NULL;
  int code =
      sqlite3_prepare_v2(db, "SELECT 1 FROM json_each('[]'), json_tree('[]')",
                         -1, &statement, NULL);
  sqlite3_finalize(statement);
  /* An SQLite without JSON has nothing to declare. */
  return code != SQLITE_NOMEM;
}

void bul_bounds_only_reading(sqlite3 *db, bool on) {
  sqlite3_set_authorizer(db, on ? allow : NULL, NULL);
}

/* --- journals ---------------------------------------------------------- */

/* A journal that names another file ends with the name's size, its sum and
** these bytes. */
static const unsigned char journal_mark[8] = {0xd9, 0xd5, 0x05, 0xf9,
                                              0x20, 0xa1, 0x63, 0xd7};

bool bul_bounds_bad_journal(const char *path) {
  static const char ending[] = "-journal";
  char name[PATH_MAX + sizeof ending];
  if (realpath(path, name) == NULL) {
    if (strlen(path) >= PATH_MAX) return false;
    strcpy(name, path);
  }
  strcat(name, ending);
  FILE *file = fopen(name, "rb");
  if (file == NULL) return false;
  unsigned char tail[sizeof journal_mark];
  bool named = fseek(file, -(long)sizeof tail, SEEK_END) == 0 &&
               fread(tail, 1, sizeof tail, file) == sizeof tail &&
               memcmp(tail, journal_mark, sizeof tail) == 0;
  fclose(file);
  return named;
}
