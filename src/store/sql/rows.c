/*
** rows.c - statements and their rows; see sql.h.
*/
#include "sql.h"

#include "../../base/text.h"
#include "sql_state.h"

#include <stdarg.h>

/* The values of a call, so that they can be handed on. */
typedef struct values {
  va_list list;
} values;

static void *keep(bul_sql *sql, const char *literal, int *code, bool *kept) {
  size_t slot = ((uintptr_t)literal >> 3) * 0x9E3779B1u % KEPT;
  size_t tried = 0;
  while (sql->kept[slot].literal != NULL && tried < KEPT / 2) {
    if (sql->kept[slot].literal == literal) {
      *code = 0;
      *kept = true;
      return sql->kept[slot].statement;
    }
    slot = (slot + 1) % KEPT;
    tried++;
  }
  void *statement = NULL;
  *kept = sql->kept[slot].literal == NULL;
  *code =
      sql->driver->prepare(&statement, sql, bulletin_text_of(literal), *kept);
  if (*code == 0 && *kept) {
    sql->kept[slot].literal = literal;
    sql->kept[slot].statement = statement;
  }
  return statement;
}

void bul_rows_bind_int(bul_rows *rows, int at, int64_t value) {
  if (rows->code == 0)
    rows->code = rows->sql->driver->bind_int(rows->statement, at, value);
}

void bul_rows_bind_real(bul_rows *rows, int at, double value) {
  if (rows->code == 0)
    rows->code = rows->sql->driver->bind_real(rows->statement, at, value);
}

void bul_rows_bind_text(bul_rows *rows, int at, bulletin_text value) {
  if (rows->code == 0)
    rows->code = rows->sql->driver->bind_text(rows->statement, at, value);
}

static void bind_blob(bul_rows *rows, int at, bulletin_text value) {
  if (rows->code == 0)
    rows->code = rows->sql->driver->bind_blob(rows->statement, at, value);
}

static void bind_list(bul_rows *rows, int at, char letter, const void *items,
                      size_t count) {
  const bul_driver *driver = rows->driver;
  if (rows->code != 0) return;
  rows->code = letter == 'I'
                   ? driver->bind_ints(rows->statement, at, items, count)
                   : driver->bind_texts(rows->statement, at, items, count,
                                        letter == 'B');
}

/* Binds one value by its letter. */
static void bind_one(bul_rows *rows, int at, char letter, values *v) {
  switch (letter) {
  case 'i':
    bul_rows_bind_int(rows, at, va_arg(v->list, int64_t));
    break;
  case 's': {
    int64_t shard = va_arg(v->list, int64_t);
    if (rows->driver->is_far) bul_rows_bind_int(rows, at, shard);
    break;
  }
  case 'I': {
    const int64_t *numbers = va_arg(v->list, const int64_t *);
    bind_list(rows, at, letter, numbers, va_arg(v->list, size_t));
    break;
  }
  case 'B':
  case 'T': {
    const bulletin_text *texts = va_arg(v->list, const bulletin_text *);
    bind_list(rows, at, letter, texts, va_arg(v->list, size_t));
    break;
  }
  case 'b':
    bind_blob(rows, at, va_arg(v->list, bulletin_text));
    break;
  default:
    bul_rows_bind_text(rows, at, va_arg(v->list, bulletin_text));
  }
}

static void bind_all(bul_rows *rows, const char *format, values *v) {
  for (int at = 1; *format != '\0'; format++, at++)
    bind_one(rows, at, *format, v);
}

/* The statement of a literal with its values bound. */
static bul_rows ask(bul_sql *sql, const char *literal, const char *format,
                    values *v) {
  bul_rows rows = {.sql = sql, .driver = sql->driver};
  rows.statement = keep(sql, literal, &rows.code, &rows.kept);
  bind_all(&rows, format, v);
  return rows;
}

void bul_rows_open(bul_rows *rows, bul_sql *sql, const char *literal,
                   const char *format, ...) {
  values v;
  va_start(v.list, format);
  *rows = ask(sql, literal, format, &v);
  va_end(v.list);
}

void bul_rows_open_text(bul_rows *rows, bul_sql *sql, bulletin_text text) {
  *rows = (bul_rows){.sql = sql, .driver = sql->driver};
  rows->code = sql->driver->prepare(&rows->statement, sql, text, false);
}

int bul_rows_open_reading(bul_rows *rows, bul_sql *sql, bulletin_text text,
                          bulletin_error *error) {
  *rows = (bul_rows){.sql = sql, .driver = sql->driver, .is_foreign = true};
  return sql->driver->prepare_reading(&rows->statement, sql, text, error);
}

int bul_rows_parameters(const bul_rows *rows) {
  return rows->sql->driver->parameters(rows->statement);
}

int bul_rows_fail_reading(const bul_rows *rows, bulletin_error *error) {
  return rows->sql->driver->fail_reading(rows, error);
}

bool bul_rows_next(bul_rows *rows) {
  if (rows->code != 0 || rows->statement == NULL) return false;
  int code = rows->sql->driver->step(rows);
  if (code == BUL_ROW) return true;
  if (code == BUL_DONE)
    rows->sql->driver->reset(rows->statement);
  else
    rows->code = code;
  return false;
}

/* Somebody else's rows may outlive the connection: it is not looked at unless
** something is wrong. */
int bul_rows_close(bul_rows *rows, bulletin_error *error) {
  int status = BULLETIN_OK;
  if (rows->code != 0) status = bul_sql_fail(rows->sql, rows->code, error);
  if (rows->statement != NULL && rows->kept)
    rows->driver->reset(rows->statement);
  else if (rows->statement != NULL)
    rows->driver->finish(rows->statement);
  rows->statement = NULL;
  return status;
}

int bul_rows_end(bul_rows *rows, int status, bulletin_error *error) {
  int end = bul_rows_close(rows, status == BULLETIN_OK ? error : NULL);
  return status == BULLETIN_OK ? end : status;
}

int64_t bul_rows_int(const bul_rows *rows, int column) {
  return rows->sql->driver->integer(rows->statement, column);
}

double bul_rows_real(const bul_rows *rows, int column) {
  return rows->sql->driver->real(rows->statement, column);
}

static bulletin_text bytes_of(const bul_rows *rows, int column, bool is_blob) {
  const bul_driver *driver = rows->sql->driver;
  bulletin_text bytes;
  if (driver->type(rows->statement, column) == BUL_NULL)
    return bul_text(NULL, 0);
  if (!driver->bytes(&bytes, rows, column, is_blob))
    ((bul_rows *)rows)->code = BUL_NO_MEMORY;
  return bytes;
}

bulletin_text bul_rows_text(const bul_rows *rows, int column) {
  bulletin_text text = bytes_of(rows, column, false);
  if (bul_utf8_invalid(text) == text.size) return text;
  ((bul_rows *)rows)->code = BUL_DAMAGED;
  return bul_text("", 0);
}

bulletin_text bul_rows_blob(const bul_rows *rows, int column) {
  return bytes_of(rows, column, true);
}

int bul_rows_columns(const bul_rows *rows) {
  return rows->sql->driver->columns(rows->statement);
}

const char *bul_rows_name(const bul_rows *rows, int column) {
  return rows->sql->driver->name(rows->statement, column);
}

bul_value bul_rows_type(const bul_rows *rows, int column) {
  return rows->sql->driver->type(rows->statement, column);
}

int bul_sql_run(bul_sql *sql, bulletin_error *error, const char *literal,
                const char *format, ...) {
  values v;
  va_start(v.list, format);
  bul_rows rows = ask(sql, literal, format, &v);
  va_end(v.list);
  bool sent = false;
  if (rows.code == 0 && rows.kept && sql->driver->send != NULL)
    rows.code = sql->driver->send(&sent, &rows);
  while (!sent && bul_rows_next(&rows))
    continue;
  return bul_rows_close(&rows, error);
}

int bul_sql_number(int64_t *out, bul_sql *sql, bulletin_error *error,
                   const char *literal, const char *format, ...) {
  values v;
  va_start(v.list, format);
  bul_rows rows = ask(sql, literal, format, &v);
  va_end(v.list);
  if (bul_rows_next(&rows)) *out = bul_rows_int(&rows, 0);
  return bul_rows_close(&rows, error);
}
