/*
** driver.h - what a database does for the store: a table of functions for each
** engine. sql.c and rows.c call them; nothing else does.
**
** A function that prepares, binds or steps returns a code: 0, BUL_ROW,
** BUL_DONE, BUL_NO_MEMORY, BUL_DAMAGED, or one of the engine's own, of which
** `fail` makes a status and a message. Statements are in SQL that SQLite
** reads, with what is for others in comments; where another engine's differs
** besides, its driver translates.
*/
#ifndef BUL_DRIVER_H
#define BUL_DRIVER_H

#include "sql.h"

enum { BUL_ROW = 100, BUL_DONE = 101 };

typedef struct bul_driver {
  bool is_far; /* see bul_sql_is_far */

  /* --- the connection --- */
  /* Connects to sql->path; status. `close` follows in any case. */
  int (*open)(bul_sql *sql, bulletin_error *error);
  void (*close)(bul_sql *sql);
  /* Makes the tables of a new store, brings older ones up to date. */
  int (*tables)(bul_sql *sql, bool may_write, bulletin_error *error);
  int (*fail)(bul_sql *sql, int code, bulletin_error *error);
  /* Begins a transaction that waits for others to have written, or one that
  ** sees the store as it is at this moment. */
  int (*begin)(bul_sql *sql, bool write, bulletin_error *error);
  int (*touch)(bul_sql *sql, bulletin_error *error);
  int (*generation)(int64_t *out, bul_sql *sql, bulletin_error *error);
  /* Where it is far; NULL elsewhere. */
  int (*begin_merging)(bool *alone, bul_sql *sql, bulletin_error *error);
  int (*keep_segments)(bul_sql *sql, bulletin_error *error);
  void (*tidy)(bul_sql *sql);
  uint64_t (*trips)(const bul_sql *sql);
  bool (*may_again)(const bul_sql *sql);
  bool (*in_transaction)(bul_sql *sql);
  int64_t (*inserted)(bul_sql *sql);
  int (*script)(bul_sql *sql, const char *text, bulletin_error *error);
  int (*fresh)(const bul_sql *sql, bulletin_error *error);
  void (*bound)(bul_sql *sql);
  const char *(*file)(const bul_sql *sql); /* "" for none */
  int (*copy)(bul_sql *to, bul_sql *from, bulletin_error *error);

  /* --- statements --- */
  int (*prepare)(void **out, bul_sql *sql, bulletin_text text, bool kept);
  /* One of somebody else's: see bul_rows_open_reading. */
  int (*prepare_reading)(void **out, bul_sql *sql, bulletin_text text,
                         bulletin_error *error);
  int (*parameters)(const void *statement); /* how many it has */
  int (*fail_reading)(const bul_rows *rows, bulletin_error *error);
  void (*finish)(void *statement); /* NULL is fine */
  int (*bind_int)(void *statement, int at, int64_t value);
  int (*bind_real)(void *statement, int at, double value);
  /* The value outlives the statement's run. */
  int (*bind_text)(void *statement, int at, bulletin_text value);
  int (*bind_blob)(void *statement, int at, bulletin_text value);
  /* Lists, where it is far: they are copied. */
  int (*bind_ints)(void *statement, int at, const int64_t *values,
                   size_t count);
  int (*bind_texts)(void *statement, int at, const bulletin_text *values,
                    size_t count, bool are_blobs);
  /* Sends a statement that gives nothing without waiting for what comes of it,
  ** where that can be; a failure is then that of a later one. NULL: never. */
  int (*send)(bool *sent, bul_rows *rows);
  int (*step)(bul_rows *rows); /* BUL_ROW, BUL_DONE or a failure's */
  void (*reset)(void *statement);

  /* --- the row that was stepped to --- */
  int (*columns)(const void *statement);
  const char *(*name)(const void *statement, int column);
  bul_value (*type)(const void *statement, int column);
  int64_t (*integer)(const void *statement, int column);
  double (*real)(const void *statement, int column);
  /* Of a value that is not NULL; false when memory ran out. */
  bool (*bytes)(bulletin_text *out, const bul_rows *rows, int column,
                bool is_blob);

  /* --- what only one engine can be asked; NULL: nothing --- */
  const char *damage;     /* a statement: rows, each "ok" or a problem */
  const char *references; /* a statement: a row for each that is broken */
} bul_driver;

extern const bul_driver bul_sqlite;

/* Addresses of PostgreSQL; NULL in a build without it. */
extern const bul_driver *const bul_postgres;

#endif
