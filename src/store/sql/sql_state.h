/*
** sql_state.h - a connection as sql.c, rows.c and the drivers see it.
*/
#ifndef BUL_SQL_STATE_H
#define BUL_SQL_STATE_H

#include "driver.h"

enum { KEPT = 256 };

struct bul_sql {
  const bul_driver *driver;
  void *state; /* the driver's own */
  bulletin_allocator allocator;
  char *path; /* as opened, NUL-terminated */
  size_t path_size;
  bul_access access;
  bool is_spread; /* see bul_sql_is_spread */
  int timeout;
  bulletin_bounds bounds;
  struct {
    const char *literal;
    void *statement;
  } kept[KEPT]; /* open addressing by the literal's address */
};

#endif
