/*
** sqlite.c - the driver of SQLite: a store is a file.
*/
#include "../../base/error.h"
#include "../../base/text.h"
#include "bounds.h"
#include "rights.h"
#include "schema.h"
#include "sql_state.h"

#include <sqlite3.h>

typedef struct connection {
  sqlite3 *db;
  bool is_declared; /* see bul_bounds_declare */
  bool is_still;    /* read as if nobody could write it */
  bul_stamp stamp;
} connection;

static connection *of(const bul_sql *sql) {
  return sql->state;
}

enum { RETRY_MS = 5 };

/* --- failures ---------------------------------------------------------- */

typedef struct failure {
  int code;
  int status;
  const char *what;
} failure;

/* What an editor can do about it; extended codes first. */
static const failure failures[] = {
    {SQLITE_IOERR_SHMSIZE, BULLETIN_FULL,
     "the disk is full; free some space and try again"},
    {SQLITE_IOERR_NOMEM, BULLETIN_NOMEM, "out of memory"},
    {SQLITE_BUSY, BULLETIN_BUSY,
     "another process is writing; try again, or open with a longer timeout"},
    {SQLITE_LOCKED, BULLETIN_BUSY,
     "the store is in use by an operation that has not ended"},
    {SQLITE_NOTADB, BULLETIN_CORRUPT,
     "not a bulletin store; name another file"},
    {SQLITE_CORRUPT, BULLETIN_CORRUPT, "the file is damaged; restore a backup"},
    {SQLITE_FULL, BULLETIN_FULL,
     "the disk is full; free some space and try again"},
    {SQLITE_READONLY, BULLETIN_READONLY,
     "the store may not be written; check its permissions and its mode"},
    {SQLITE_PERM, BULLETIN_READONLY,
     "no permission; check the file's owner and rights"},
    {SQLITE_AUTH, BULLETIN_READONLY, "only reading is allowed here"},
    {SQLITE_NOMEM, BULLETIN_NOMEM, "out of memory"},
    {SQLITE_CANTOPEN, BULLETIN_IO,
     "cannot open the file; check that its folder exists and is writable"},
    {SQLITE_IOERR, BULLETIN_IO,
     "the disk failed a read or write; check it and restore a backup"},
    {SQLITE_TOOBIG, BULLETIN_LIMIT, "a text is too large for the store"},
    {SQLITE_CONSTRAINT, BULLETIN_CORRUPT,
     "the file contradicts itself; run check and restore a backup"},
    {SQLITE_INTERRUPT, BULLETIN_LIMIT,
     "stopped: what it may take is used up; ask for less"},
    {SQLITE_ERROR, BULLETIN_CORRUPT,
     "the file's tables are not a store's; restore a backup"},
};

/* SQLite only says that it could not; of a folder, that reading it failed. The
** last process to leave takes the log away: who comes at that moment cannot
** open it, and then can. */
static int fail_for_rights(const bul_sql *sql, int code,
                           bulletin_error *error) {
  int kind = code & 0xFF;
  if (sql->path == NULL || sql->access == BUL_MEMORY) return BULLETIN_OK;
  if (code == SQLITE_IOERR || code == SQLITE_IOERR_READ)
    return bul_rights_fail(sql->path, BUL_READ_ONLY, error);
  if (kind != SQLITE_CANTOPEN && kind != SQLITE_READONLY && kind != SQLITE_PERM)
    return BULLETIN_OK;
  int status = bul_rights_fail(sql->path, sql->access, error);
  if (status != BULLETIN_OK || kind != SQLITE_CANTOPEN) return status;
  return bul_fail(error, BULLETIN_BUSY,
                  "%s: it or its log cannot be opened at this moment; try "
                  "again, with fewer files open",
                  sql->path);
}

static int sqlite_fail(bul_sql *sql, int code, bulletin_error *error) {
  int status = fail_for_rights(sql, code, error);
  if (status != BULLETIN_OK) return status;
  const char *path = sql->path != NULL ? sql->path : "store";
  bool known = sql->state != NULL && of(sql)->db != NULL &&
               sqlite3_errcode(of(sql)->db) != SQLITE_OK;
  const char *detail =
      known ? sqlite3_errmsg(of(sql)->db) : sqlite3_errstr(code);
  for (size_t i = 0; i < sizeof failures / sizeof *failures; i++) {
    const failure *f = &failures[i];
    if (f->code != code && f->code != (code & 0xFF)) continue;
    return bul_fail(error, f->status, "%s: %s (%s)", path, f->what, detail);
  }
  return bul_fail(error, BULLETIN_IO, "%s: %s", path, detail);
}

_Static_assert(BUL_NO_MEMORY == SQLITE_NOMEM, "sql.h names it too");
_Static_assert(BUL_DAMAGED == SQLITE_CORRUPT, "sql.h names it too");
_Static_assert(BUL_ROW == SQLITE_ROW, "driver.h names it too");
_Static_assert(BUL_DONE == SQLITE_DONE, "driver.h names it too");

/* --- the connection ---------------------------------------------------- */

/* Every path is the plain name of a file: to SQLite "file:…" is an address and
** ":memory:" no file at all, unless they begin otherwise. */
static int open_plain(bul_sql *sql, int flags) {
  if (strncmp(sql->path, "file:", 5) != 0 && sql->path[0] != ':')
    return sqlite3_open_v2(sql->path, &of(sql)->db, flags, NULL);
  size_t size = sql->path_size + 2;
  char *name = bul_resize(&sql->allocator, NULL, 0, size);
  if (name == NULL) return SQLITE_NOMEM;
  memcpy(name, "./", 2);
  memcpy(name + 2, sql->path, sql->path_size);
  int code = sqlite3_open_v2(name, &of(sql)->db, flags, NULL);
  bul_free(&sql->allocator, name, size);
  return code;
}

static int open_file(bul_sql *sql, bul_access access) {
  int flags = SQLITE_OPEN_NOMUTEX;
  if (access == BUL_READ_ONLY)
    flags |= SQLITE_OPEN_READONLY;
  else
    flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  if (access != BUL_MEMORY) return open_plain(sql, flags);
  return sqlite3_open_v2(sql->path, &of(sql)->db, flags | SQLITE_OPEN_MEMORY,
                         NULL);
}

/* A store in a folder that may not be written has no place for the files that
** readers share; without a log beside it nobody is writing it now, and it may
** be read as it stands: see bul_sql_fresh. */
static int open_immutable(bul_sql *sql) {
  static const char hex[] = "0123456789ABCDEF";
  static const char head[] = "file:", tail[] = "?immutable=1";
  size_t size;
  if (!bul_mul(&size, sql->path_size, 3) || !bul_add(&size, size, 32))
    return SQLITE_NOMEM;
  char *uri = bul_resize(&sql->allocator, NULL, 0, size);
  if (uri == NULL) return SQLITE_NOMEM;
  char *at = uri;
  memcpy(at, head, sizeof head - 1);
  at += sizeof head - 1;
  for (const char *p = sql->path; *p != '\0'; p++) {
    unsigned char c = (unsigned char)*p;
    if (bul_is_latin(c) || bul_is_digit(c) || c == '/' || c == '.') {
      *at++ = (char)c;
    } else {
      *at++ = '%';
      *at++ = hex[c >> 4];
      *at++ = hex[c & 15];
    }
  }
  memcpy(at, tail, sizeof tail);
  sqlite3_close(of(sql)->db);
  of(sql)->db = NULL;
  int code = sqlite3_open_v2(
      uri, &of(sql)->db,
      SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);
  bul_free(&sql->allocator, uri, size);
  of(sql)->stamp = bul_rights_stamp(sql->path);
  of(sql)->is_still = true;
  return code;
}

/* Reads something, so that what is wrong with the file shows now. */
static int touch(bul_sql *sql) {
  return sqlite3_exec(of(sql)->db, "SELECT count(*) FROM sqlite_master", NULL,
                      NULL, NULL);
}

/* The switch to a log asks for the whole file for a moment, which the busy
** timeout does not cover. */
static int use_log(bul_sql *sql) {
  for (int waited = 0;; waited += RETRY_MS) {
    int code =
        sqlite3_exec(of(sql)->db, "PRAGMA journal_mode=WAL", NULL, NULL, NULL);
    if ((code & 0xFF) != SQLITE_BUSY || waited >= sql->timeout) return code;
    sqlite3_sleep(RETRY_MS);
  }
}

static int set_up(bul_sql *sql, bul_access access) {
  sqlite3_extended_result_codes(of(sql)->db, 1);
  int code = sqlite3_busy_timeout(of(sql)->db, sql->timeout);
  if (code == SQLITE_OK) code = touch(sql);
  if (access == BUL_READ_ONLY &&
      ((code & 0xFF) == SQLITE_CANTOPEN || (code & 0xFF) == SQLITE_READONLY) &&
      !bul_rights_beside(sql->path) && !bul_rights_has_log(sql->path)) {
    code = open_immutable(sql);
    if (code == SQLITE_OK) sqlite3_extended_result_codes(of(sql)->db, 1);
    if (code == SQLITE_OK) code = touch(sql);
  }
  if (code == SQLITE_OK && access != BUL_READ_ONLY &&
      sqlite3_db_readonly(of(sql)->db, "main") == 1)
    code = SQLITE_READONLY;
  if (code == SQLITE_OK && access == BUL_READ_WRITE) code = use_log(sql);
  if (code == SQLITE_OK)
    code = sqlite3_exec(of(sql)->db,
                        "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
                        "PRAGMA cache_size=-16384; PRAGMA secure_delete=OFF;"
                        "PRAGMA temp_store=MEMORY; PRAGMA trusted_schema=OFF",
                        NULL, NULL, NULL);
  return code;
}

static int sqlite_open(bul_sql *sql, bulletin_error *error) {
  sql->state = bul_resize(&sql->allocator, NULL, 0, sizeof(connection));
  if (sql->state == NULL) return bul_nomem(error);
  *of(sql) = (connection){.db = NULL};
  int code = sql->access != BUL_MEMORY && bul_bounds_bad_journal(sql->path)
                 ? SQLITE_CORRUPT
                 : open_file(sql, sql->access);
  if (code == SQLITE_OK) code = set_up(sql, sql->access);
  return code == SQLITE_OK ? BULLETIN_OK : sqlite_fail(sql, code, error);
}

static void sqlite_leave(bul_sql *sql) {
  if (sql->state == NULL) return;
  sqlite3_close_v2(of(sql)->db);
  bul_free(&sql->allocator, sql->state, sizeof(connection));
}

static const char *sqlite_file(const bul_sql *sql) {
  const char *file = sqlite3_db_filename(of(sql)->db, "main");
  return file != NULL ? file : "";
}

static int sqlite_fresh(const bul_sql *sql, bulletin_error *error) {
  if (!of(sql)->is_still) return BULLETIN_OK;
  bul_stamp now = bul_rights_stamp(sql->path);
  if (now.file == of(sql)->stamp.file && now.size == of(sql)->stamp.size &&
      now.seconds == of(sql)->stamp.seconds &&
      now.nanoseconds == of(sql)->stamp.nanoseconds &&
      !bul_rights_has_log(sql->path))
    return BULLETIN_OK;
  return bul_fail(error, BULLETIN_BUSY,
                  "%s: another process has begun to write it; open it again",
                  sql->path);
}

static void sqlite_bound(bul_sql *sql) {
  bul_bounds_set(of(sql)->db, &sql->bounds);
}

static int64_t sqlite_inserted(bul_sql *sql) {
  return sqlite3_last_insert_rowid(of(sql)->db);
}

static bool sqlite_in_transaction(bul_sql *sql) {
  return sqlite3_get_autocommit(of(sql)->db) == 0;
}

/* --- backup ------------------------------------------------------------ */

/* All pages in one step: the source is read as it was at one moment. Between
** steps another process may write, and then SQLite begins anew. */
static int sqlite_copy(bul_sql *to, bul_sql *from, bulletin_error *error) {
  sqlite3_backup *backup =
      sqlite3_backup_init(of(to)->db, "main", of(from)->db, "main");
  if (backup == NULL)
    return sqlite_fail(to, sqlite3_errcode(of(to)->db), error);
  int code;
  for (int waited = 0;; waited += RETRY_MS) {
    code = sqlite3_backup_step(backup, -1);
    bool busy = code == SQLITE_BUSY || code == SQLITE_LOCKED;
    if (!busy || waited >= to->timeout) break;
    sqlite3_sleep(RETRY_MS);
  }
  int end = sqlite3_backup_finish(backup);
  if (code == SQLITE_DONE) code = end;
  return code == SQLITE_OK ? BULLETIN_OK : sqlite_fail(to, code, error);
}

/* --- statements -------------------------------------------------------- */

static int sqlite_begin(bul_sql *sql, bool write, bulletin_error *error) {
  return write ? bul_sql_run(sql, error, "BEGIN IMMEDIATE", "")
               : bul_sql_run(sql, error, "BEGIN", "");
}

static int sqlite_script(bul_sql *sql, const char *text,
                         bulletin_error *error) {
  int code = sqlite3_exec(of(sql)->db, text, NULL, NULL, NULL);
  return code == SQLITE_OK ? BULLETIN_OK : sqlite_fail(sql, code, error);
}

static int sqlite_prepare(void **out, bul_sql *sql, bulletin_text text,
                          bool kept) {
  sqlite3_stmt *statement = NULL;
  if (text.size > INT32_MAX) return SQLITE_TOOBIG;
  int code = sqlite3_prepare_v3(of(sql)->db, text.data, (int)text.size,
                                kept ? SQLITE_PREPARE_PERSISTENT : 0,
                                &statement, NULL);
  *out = statement;
  return code;
}

static int sqlite_prepare_reading(void **out, bul_sql *sql, bulletin_text text,
                                  bulletin_error *error) {
  connection *c = of(sql);
  sqlite3_stmt *statement = NULL;
  const char *rest = NULL;
  if (text.size > INT32_MAX)
    return bul_fail(error, BULLETIN_LIMIT, "sql: the statement is too long");
  if (!c->is_declared) c->is_declared = bul_bounds_declare(c->db);
  bul_bounds_only_reading(c->db, true);
  int code =
      sqlite3_prepare_v2(c->db, text.data, (int)text.size, &statement, &rest);
  bul_bounds_only_reading(c->db, false);
  *out = statement;
  if ((code & 0xFF) == SQLITE_ERROR)
    return bul_fail(error, BULLETIN_QUERY, "sql: %s", sqlite3_errmsg(c->db));
  if (code != SQLITE_OK) return sqlite_fail(sql, code, error);
  bulletin_text tail = bul_text(rest, (size_t)(text.data + text.size - rest));
  if (statement == NULL || bul_text_trim(tail).size > 0)
    return bul_fail(error, BULLETIN_QUERY, "sql: one statement, please");
  if (!sqlite3_stmt_readonly(statement))
    return bul_fail(error, BULLETIN_READONLY, "sql: only reading is allowed");
  return BULLETIN_OK;
}

static int sqlite_parameters(const void *statement) {
  return sqlite3_bind_parameter_count((sqlite3_stmt *)statement);
}

static int sqlite_fail_reading(const bul_rows *rows, bulletin_error *error) {
  switch (rows->code & 0xFF) {
  case SQLITE_ERROR:
  case SQLITE_RANGE:
  case SQLITE_MISMATCH:
    return bul_fail(error, BULLETIN_QUERY, "sql: %s",
                    sqlite3_errmsg(of(rows->sql)->db));
  default:
    return sqlite_fail(rows->sql, rows->code, error);
  }
}

static void sqlite_finish(void *statement) {
  sqlite3_finalize(statement);
}

static int sqlite_bind_int(void *statement, int at, int64_t value) {
  return sqlite3_bind_int64(statement, at, value);
}

static int sqlite_bind_real(void *statement, int at, double value) {
  return sqlite3_bind_double(statement, at, value);
}

static int sqlite_bind_text(void *statement, int at, bulletin_text value) {
  if (value.data == NULL) return sqlite3_bind_null(statement, at);
  return sqlite3_bind_text64(statement, at, value.data, value.size,
                             SQLITE_STATIC, SQLITE_UTF8);
}

static int sqlite_bind_blob(void *statement, int at, bulletin_text value) {
  if (value.data == NULL) return sqlite3_bind_null(statement, at);
  return sqlite3_bind_blob64(statement, at, value.data, value.size,
                             SQLITE_STATIC);
}

static int sqlite_step(bul_rows *rows) {
  /* With its first step it may be prepared again, by other tables. */
  bool guarded = rows->is_foreign;
  sqlite3 *db = of(rows->sql)->db;
  rows->is_foreign = false;
  if (guarded) bul_bounds_only_reading(db, true);
  int code = sqlite3_step(rows->statement);
  if (guarded) bul_bounds_only_reading(db, false);
  /* What was written once is not too large to be read. */
  if (code == SQLITE_TOOBIG && rows->kept &&
      sqlite3_stmt_readonly(rows->statement))
    code = SQLITE_CORRUPT;
  return code;
}

static void sqlite_reset(void *statement) {
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
}

/* --- rows -------------------------------------------------------------- */

static int sqlite_columns(const void *statement) {
  return sqlite3_column_count((sqlite3_stmt *)statement);
}

static const char *sqlite_name(const void *statement, int column) {
  const char *name = sqlite3_column_name((sqlite3_stmt *)statement, column);
  return name != NULL ? name : "";
}

static bul_value sqlite_type(const void *statement, int column) {
  switch (sqlite3_column_type((sqlite3_stmt *)statement, column)) {
  case SQLITE_NULL:
    return BUL_NULL;
  case SQLITE_INTEGER:
    return BUL_INT;
  case SQLITE_FLOAT:
    return BUL_REAL;
  default:
    return BUL_STRING;
  }
}

static int64_t sqlite_integer(const void *statement, int column) {
  return sqlite3_column_int64((sqlite3_stmt *)statement, column);
}

static double sqlite_real(const void *statement, int column) {
  return sqlite3_column_double((sqlite3_stmt *)statement, column);
}

static bool sqlite_bytes(bulletin_text *out, const bul_rows *rows, int column,
                         bool is_blob) {
  sqlite3_stmt *statement = rows->statement;
  const char *data = is_blob
                         ? sqlite3_column_blob(statement, column)
                         : (const char *)sqlite3_column_text(statement, column);
  *out = bul_text("", 0);
  if (data != NULL)
    *out = bul_text(data, (size_t)sqlite3_column_bytes(statement, column));
  /* An empty blob has no data either. */
  return data != NULL ||
         (is_blob && sqlite3_errcode(of(rows->sql)->db) != SQLITE_NOMEM);
}

static int sqlite_touch(bul_sql *sql, bulletin_error *error) {
  return bul_sql_run(sql, error, "UPDATE state SET generation = generation + 1",
                     "");
}

static int sqlite_generation(int64_t *out, bul_sql *sql,
                             bulletin_error *error) {
  *out = 0;
  return bul_sql_number(out, sql, error, "SELECT generation FROM state", "");
}

const bul_driver bul_sqlite = {
    .open = sqlite_open,
    .close = sqlite_leave,
    .tables = bul_schema_prepare,
    .fail = sqlite_fail,
    .begin = sqlite_begin,
    .in_transaction = sqlite_in_transaction,
    .inserted = sqlite_inserted,
    .script = sqlite_script,
    .fresh = sqlite_fresh,
    .bound = sqlite_bound,
    .file = sqlite_file,
    .copy = sqlite_copy,
    .prepare = sqlite_prepare,
    .prepare_reading = sqlite_prepare_reading,
    .parameters = sqlite_parameters,
    .fail_reading = sqlite_fail_reading,
    .finish = sqlite_finish,
    .bind_int = sqlite_bind_int,
    .bind_real = sqlite_bind_real,
    .bind_text = sqlite_bind_text,
    .bind_blob = sqlite_bind_blob,
    .step = sqlite_step,
    .reset = sqlite_reset,
    .columns = sqlite_columns,
    .name = sqlite_name,
    .type = sqlite_type,
    .integer = sqlite_integer,
    .real = sqlite_real,
    .bytes = sqlite_bytes,
    .touch = sqlite_touch,
    .generation = sqlite_generation,
    .damage = "PRAGMA integrity_check",
    .references = "PRAGMA foreign_key_check",
};
