/*
** sql_state.h - a connection as sql.c and rows.c see it.
*/
#ifndef BUL_SQL_STATE_H
#define BUL_SQL_STATE_H

#include "bounds.h"
#include "rights.h"

#include <sqlite3.h>

enum { KEPT = 256 };

struct bul_sql {
  sqlite3 *db;
  bulletin_allocator allocator;
  char *path; /* as opened, NUL-terminated */
  size_t path_size;
  bul_access access;
  bool is_declared; /* see bul_bounds_declare */
  bool is_still; /* read as if nobody could write it */
  bul_stamp stamp;
  int timeout;
  bulletin_bounds bounds;
  struct {
    const char *literal;
    sqlite3_stmt *statement;
  } kept[KEPT]; /* open addressing by the literal's address */
};

#endif
