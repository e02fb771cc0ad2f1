/*
** rows.c - statements and their rows; see sql.h.
*/
#include "sql.h"

#include "../../base/error.h"
#include "../../base/text.h"
#include "sql_state.h"

#include <stdarg.h>

static sqlite3_stmt *keep(bul_sql *sql, const char *literal, int *code,
                          bool *kept) {
  size_t slot = ((uintptr_t)literal >> 3) * 0x9E3779B1u % KEPT;
  size_t tried = 0;
  while (sql->kept[slot].literal != NULL && tried < KEPT / 2) {
    if (sql->kept[slot].literal == literal) {
      *code = SQLITE_OK;
      *kept = true;
      return sql->kept[slot].statement;
    }
    slot = (slot + 1) % KEPT;
    tried++;
  }
  sqlite3_stmt *statement = NULL;
  *kept = sql->kept[slot].literal == NULL;
  *code = sqlite3_prepare_v3(sql->db, literal, -1,
                             *kept ? SQLITE_PREPARE_PERSISTENT : 0, &statement,
                             NULL);
  if (*code == SQLITE_OK && *kept) {
    sql->kept[slot].literal = literal;
    sql->kept[slot].statement = statement;
  }
  return statement;
}

static void note(bul_rows *rows, int code) {
  if (rows->code == SQLITE_OK && code != SQLITE_OK) rows->code = code;
}

void bul_rows_bind_int(bul_rows *rows, int at, int64_t value) {
  if (rows->code == SQLITE_OK)
    note(rows, sqlite3_bind_int64(rows->statement, at, value));
}

void bul_rows_bind_real(bul_rows *rows, int at, double value) {
  if (rows->code == SQLITE_OK)
    note(rows, sqlite3_bind_double(rows->statement, at, value));
}

/* The caller's text outlives the statement's run: SQLite makes no copy. */
void bul_rows_bind_text(bul_rows *rows, int at, bulletin_text value) {
  if (rows->code != SQLITE_OK) return;
  if (value.data == NULL)
    note(rows, sqlite3_bind_null(rows->statement, at));
  else
    note(rows, sqlite3_bind_text64(rows->statement, at, value.data, value.size,
                                   SQLITE_STATIC, SQLITE_UTF8));
}

static void bind_blob(bul_rows *rows, int at, bulletin_text value) {
  if (rows->code != SQLITE_OK) return;
  if (value.data == NULL)
    note(rows, sqlite3_bind_null(rows->statement, at));
  else
    note(rows, sqlite3_bind_blob64(rows->statement, at, value.data, value.size,
                                   SQLITE_STATIC));
}

static void bind_all(bul_rows *rows, const char *format, va_list values) {
  for (int at = 1; *format != '\0'; format++, at++) {
    if (*format == 'i')
      bul_rows_bind_int(rows, at, va_arg(values, int64_t));
    else if (*format == 'b')
      bind_blob(rows, at, va_arg(values, bulletin_text));
    else
      bul_rows_bind_text(rows, at, va_arg(values, bulletin_text));
  }
}

void bul_rows_open(bul_rows *rows, bul_sql *sql, const char *literal,
                   const char *format, ...) {
  *rows = (bul_rows){.sql = sql};
  rows->statement = keep(sql, literal, &rows->code, &rows->kept);
  va_list values;
  va_start(values, format);
  bind_all(rows, format, values);
  va_end(values);
}

void bul_rows_open_text(bul_rows *rows, bul_sql *sql, bulletin_text text) {
  *rows = (bul_rows){.sql = sql};
  if (text.size > INT32_MAX) {
    rows->code = SQLITE_TOOBIG;
    return;
  }
  rows->code = sqlite3_prepare_v2(sql->db, text.data, (int)text.size,
                                  &rows->statement, NULL);
}

int bul_rows_open_reading(bul_rows *rows, bul_sql *sql, bulletin_text text,
                          bulletin_error *error) {
  *rows = (bul_rows){.sql = sql};
  const char *rest = NULL;
  if (text.size > INT32_MAX)
    return bul_fail(error, BULLETIN_LIMIT, "sql: the statement is too long");
  rows->is_foreign = true;
  if (!sql->is_declared) sql->is_declared = bul_bounds_declare(sql->db);
  bul_bounds_only_reading(sql->db, true);
  int code = sqlite3_prepare_v2(sql->db, text.data, (int)text.size,
                                &rows->statement, &rest);
  bul_bounds_only_reading(sql->db, false);
  if ((code & 0xFF) == SQLITE_ERROR)
    return bul_fail(error, BULLETIN_QUERY, "sql: %s", sqlite3_errmsg(sql->db));
  if (code != SQLITE_OK) return bul_sql_fail(sql, code, error);
  bulletin_text tail = bul_text(rest, (size_t)(text.data + text.size - rest));
  if (rows->statement == NULL || bul_text_trim(tail).size > 0)
    return bul_fail(error, BULLETIN_QUERY, "sql: one statement, please");
  if (!sqlite3_stmt_readonly(rows->statement))
    return bul_fail(error, BULLETIN_READONLY, "sql: only reading is allowed");
  return BULLETIN_OK;
}

int bul_rows_fail_reading(const bul_rows *rows, bulletin_error *error) {
  switch (rows->code & 0xFF) {
    case SQLITE_ERROR:
    case SQLITE_RANGE:
    case SQLITE_MISMATCH:
      return bul_fail(error, BULLETIN_QUERY, "sql: %s",
                      sqlite3_errmsg(rows->sql->db));
    default: return bul_sql_fail(rows->sql, rows->code, error);
  }
}

bool bul_rows_next(bul_rows *rows) {
  if (rows->code != SQLITE_OK || rows->statement == NULL) return false;
  /* With its first step it may be prepared again, by other tables. */
  bool guarded = rows->is_foreign;
  rows->is_foreign = false;
  if (guarded) bul_bounds_only_reading(rows->sql->db, true);
  int code = sqlite3_step(rows->statement);
  if (guarded) bul_bounds_only_reading(rows->sql->db, false);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) {
    sqlite3_reset(rows->statement);
    return false;
  }
  /* What was written once is not too large to be read. */
  if (code == SQLITE_TOOBIG && rows->kept &&
      sqlite3_stmt_readonly(rows->statement))
    code = SQLITE_CORRUPT;
  rows->code = code;
  return false;
}

int bul_rows_close(bul_rows *rows, bulletin_error *error) {
  int status = BULLETIN_OK;
  if (rows->code != SQLITE_OK)
    status = bul_sql_fail(rows->sql, rows->code, error);
  if (!rows->kept) {
    sqlite3_finalize(rows->statement);
  } else if (rows->statement != NULL) {
    sqlite3_reset(rows->statement);
    sqlite3_clear_bindings(rows->statement);
  }
  rows->statement = NULL;
  return status;
}

int bul_rows_end(bul_rows *rows, int status, bulletin_error *error) {
  int end = bul_rows_close(rows, status == BULLETIN_OK ? error : NULL);
  return status == BULLETIN_OK ? end : status;
}

int64_t bul_rows_int(const bul_rows *rows, int column) {
  return sqlite3_column_int64(rows->statement, column);
}

double bul_rows_real(const bul_rows *rows, int column) {
  return sqlite3_column_double(rows->statement, column);
}

bulletin_text bul_rows_text(const bul_rows *rows, int column) {
  if (sqlite3_column_type(rows->statement, column) == SQLITE_NULL)
    return (bulletin_text){NULL, 0};
  const char *data = (const char *)sqlite3_column_text(rows->statement, column);
  if (data == NULL) { /* no memory for the text */
    ((bul_rows *)rows)->code = SQLITE_NOMEM;
    return bul_text("", 0);
  }
  bulletin_text text =
      bul_text(data, (size_t)sqlite3_column_bytes(rows->statement, column));
  if (bul_utf8_invalid(text) == text.size) return text;
  ((bul_rows *)rows)->code = SQLITE_CORRUPT;
  return bul_text("", 0);
}

bulletin_text bul_rows_blob(const bul_rows *rows, int column) {
  if (sqlite3_column_type(rows->statement, column) == SQLITE_NULL)
    return (bulletin_text){NULL, 0};
  const char *data = sqlite3_column_blob(rows->statement, column);
  if (data == NULL) { /* an empty blob, or no memory */
    if (sqlite3_errcode(rows->sql->db) == SQLITE_NOMEM)
      ((bul_rows *)rows)->code = SQLITE_NOMEM;
    return bul_text("", 0);
  }
  return bul_text(data, (size_t)sqlite3_column_bytes(rows->statement, column));
}

int bul_rows_columns(const bul_rows *rows) {
  return sqlite3_column_count(rows->statement);
}

const char *bul_rows_name(const bul_rows *rows, int column) {
  const char *name = sqlite3_column_name(rows->statement, column);
  return name != NULL ? name : "";
}

bul_value bul_rows_type(const bul_rows *rows, int column) {
  switch (sqlite3_column_type(rows->statement, column)) {
    case SQLITE_NULL: return BUL_NULL;
    case SQLITE_INTEGER: return BUL_INT;
    case SQLITE_FLOAT: return BUL_REAL;
    default: return BUL_STRING;
  }
}

int bul_sql_run(bul_sql *sql, bulletin_error *error, const char *literal,
                const char *format, ...) {
  bul_rows rows = {.sql = sql};
  rows.statement = keep(sql, literal, &rows.code, &rows.kept);
  va_list values;
  va_start(values, format);
  bind_all(&rows, format, values);
  va_end(values);
  while (bul_rows_next(&rows)) continue;
  return bul_rows_close(&rows, error);
}

int bul_sql_script(bul_sql *sql, const char *text, bulletin_error *error) {
  int code = sqlite3_exec(sql->db, text, NULL, NULL, NULL);
  return code == SQLITE_OK ? BULLETIN_OK : bul_sql_fail(sql, code, error);
}

int bul_sql_number(int64_t *out, bul_sql *sql, bulletin_error *error,
                   const char *literal, const char *format, ...) {
  bul_rows rows = {.sql = sql};
  rows.statement = keep(sql, literal, &rows.code, &rows.kept);
  va_list values;
  va_start(values, format);
  bind_all(&rows, format, values);
  va_end(values);
  if (bul_rows_next(&rows)) *out = bul_rows_int(&rows, 0);
  return bul_rows_close(&rows, error);
}
