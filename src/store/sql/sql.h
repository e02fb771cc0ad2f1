/*
** sql.h - a connection to a database and its statements: SQLite, or another
** engine that has a driver (driver.h).
**
** A read goes
**     bul_rows rows;
**     bul_rows_open(&rows, sql, "SELECT … WHERE id = ?", "i", id);
**     while (bul_rows_next(&rows)) … bul_rows_int(&rows, 0) …
**     status = bul_rows_close(&rows, error);
** where a failure anywhere shows in the status of bul_rows_close, which also
** may be called early. The text of a statement is a literal: statements are
** kept prepared and known by its address, so one literal serves one place
** that is not entered again while it runs. Text made at run time goes
** through bul_rows_open_text.
**
** The values to bind follow a format, a letter each:
**     i int64_t   t bulletin_text (absent: NULL)   b the same, as a blob
** and for engines that are far away only
**     s int64_t, a shard: others leave it out; it comes last
**     I, T, B: a list, const int64_t * or const bulletin_text * (B: blobs;
**        absent: NULL), and a size_t
**
** What stands in a statement between a comment's sign with a plus behind it
** and the comment's end is for engines with shards: SQLite passes over it.
*/
#ifndef BUL_SQL_H
#define BUL_SQL_H

#include "../../base/memory.h"

typedef struct bul_sql bul_sql;

typedef struct bul_rows {
  bul_sql *sql;
  const struct bul_driver *driver;
  void *statement; /* the driver's */
  int code;        /* the driver's, 0 while all is well */
  bool kept;       /* the connection finalises it, not bul_rows_close */
  bool is_foreign; /* somebody else's, and not begun: see bounds.h */
} bul_rows;

typedef enum bul_access {
  BUL_READ_WRITE,
  BUL_READ_ONLY,
  BUL_MEMORY
} bul_access;

/* Whether `path` is an address rather than a file's name. */
bool bul_sql_is_address(bulletin_text path);

/* Opens or creates the file `path`, or connects to the address. Waits up to `timeout` milliseconds for
** locks, here and later. */
int bul_sql_open(bul_sql **out, bulletin_text path, bul_access access,
                 int timeout, const bulletin_allocator *allocator,
                 bulletin_error *error);

/* Finalises what is left and closes; NULL is fine. */
void bul_sql_close(bul_sql *sql);

void bul_rows_open(bul_rows *rows, bul_sql *sql, const char *literal,
                   const char *format, ...);
void bul_rows_open_text(bul_rows *rows, bul_sql *sql, bulletin_text text);
/* A statement of somebody else's, which must not write: READONLY, QUERY. */
int bul_rows_open_reading(bul_rows *rows, bul_sql *sql, bulletin_text text,
                          bulletin_error *error);
/* How many values a statement has places for. */
int bul_rows_parameters(const bul_rows *rows);
/* A trip to the engine costs more than rows that turn out not needed; it has
** shards, takes lists, and others write at the same time. */
bool bul_sql_is_far(const bul_sql *sql);

/* Its shards may lie on several servers; known once it has its tables. */
bool bul_sql_is_spread(const bul_sql *sql);

/* How often this connection has waited for its engine; 0 where it is near. */
uint64_t bul_sql_trips(const bul_sql *sql);

/* Why its rows ended, when code is not 0: QUERY for what the statement does. */
int bul_rows_fail_reading(const bul_rows *rows, bulletin_error *error);
void bul_rows_bind_int(bul_rows *rows, int at, int64_t value);
void bul_rows_bind_real(bul_rows *rows, int at, double value);
void bul_rows_bind_text(bul_rows *rows, int at, bulletin_text value);

/* What `code` is, with every engine, after a failure to allocate, and for what
** the store never wrote. */
enum { BUL_NO_MEMORY = 7, BUL_DAMAGED = 11 };

/* True when there is a row. */
bool bul_rows_next(bul_rows *rows);
int bul_rows_close(bul_rows *rows, bulletin_error *error);
/* Closes them; `status` when that is a failure already, else what closing
** says. */
int bul_rows_end(bul_rows *rows, int status, bulletin_error *error);

int64_t bul_rows_int(const bul_rows *rows, int column);
double bul_rows_real(const bul_rows *rows, int column);
/* Valid until the next step. An absent text is NULL in the table. One that is
** not UTF-8 is empty, and ends the rows: bul_rows_close says CORRUPT. */
bulletin_text bul_rows_text(const bul_rows *rows, int column);
bulletin_text bul_rows_blob(const bul_rows *rows, int column);
int bul_rows_columns(const bul_rows *rows);
const char *bul_rows_name(const bul_rows *rows, int column);
typedef enum bul_value { BUL_NULL, BUL_INT, BUL_REAL, BUL_STRING } bul_value;
bul_value bul_rows_type(const bul_rows *rows, int column);

/* Runs a statement that returns nothing. */
int bul_sql_run(bul_sql *sql, bulletin_error *error, const char *literal,
                const char *format, ...);

/* Runs statements, separated by `;`, without keeping them. */
int bul_sql_script(bul_sql *sql, const char *text, bulletin_error *error);

/* One number: *out stays when there is no row. */
int bul_sql_number(int64_t *out, bul_sql *sql, bulletin_error *error,
                   const char *literal, const char *format, ...);

/* Makes the store's tables in a new database and brings older ones up to date,
** in one transaction. CORRUPT, SCHEMA, NOTFOUND. */
int bul_sql_tables(bul_sql *sql, bool may_write, bulletin_error *error);

/* Begins a transaction, which COMMIT or ROLLBACK ends: one that sees the store
** as it is at this moment, or one that writes. None writes beside that in a
** file; where the engine is far, others do. */
int bul_sql_begin_reading(bul_sql *sql, bulletin_error *error);
int bul_sql_begin_writing(bul_sql *sql, bulletin_error *error);

/* Notes that this transaction writes what searches see. */
int bul_sql_touch(bul_sql *sql, bulletin_error *error);

/* A number that grows with every transaction that was so noted. */
int bul_sql_generation(int64_t *out, bul_sql *sql, bulletin_error *error);

/* Where others write at the same time: begins a transaction that alone may
** merge segments, and sees one state; *alone false when another does so already,
** and nothing was begun. */
int bul_sql_begin_merging(bool *alone, bul_sql *sql, bulletin_error *error);

/* In a transaction that writes: no segments are merged until it ends. */
int bul_sql_keep_segments(bul_sql *sql, bulletin_error *error);

/* Behind a transaction that has removed much of the index: its room is for what
** is written next. What fails is left to the server. */
void bul_sql_tidy(bul_sql *sql);

/* Statements for what only one engine can be asked, NULL where there is none:
** rows that say "ok" or what is damaged; a row for a broken reference. */
const char *bul_sql_damage(const bul_sql *sql);
const char *bul_sql_references(const bul_sql *sql);

const char *bul_sql_path(const bul_sql *sql); /* as it was opened */
const char *bul_sql_file(const bul_sql *sql); /* its links followed */
bool bul_sql_in_file(const bul_sql *sql);

/* A store that is read without locks, since it lies where no file can be made
** beside it, is what it was when it was opened: BUSY when it is not. */
int bul_sql_fresh(const bul_sql *sql, bulletin_error *error);

int bul_sql_timeout(const bul_sql *sql);

/* See bulletin_bound. */
void bul_sql_bound(bul_sql *sql, const bulletin_bounds *bounds);

int64_t bul_sql_inserted(bul_sql *sql); /* id of the last INSERT */

/* A transaction is open: false after the engine has undone it by itself. */
bool bul_sql_in_transaction(bul_sql *sql);

/* What failed last was undone by the engine, for a reason that may be gone the
** next time. */
bool bul_sql_may_again(const bul_sql *sql);

/* Fills `error` for a code of rows; returns the status. */
int bul_sql_fail(bul_sql *sql, int code, bulletin_error *error);

/* Puts a copy of all of `from` in place of what `to` holds, while others go
** on. */
int bul_sql_copy(bul_sql *to, bul_sql *from, bulletin_error *error);

#endif
