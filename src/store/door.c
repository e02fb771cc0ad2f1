/*
** door.c - SQL of the caller's own, which may only read.
*/
#include "../base/error.h"
#include "store.h"

struct bulletin_rows {
  bulletin_allocator allocator;
  bul_rows rows;
};

/* Each ? has a value, and each value a ?. */
static int check_values(const bul_rows *rows, size_t count,
                        bulletin_error *error) {
  int places = bul_rows_parameters(rows);
  if ((size_t)places == count) return BULLETIN_OK;
  return bul_fail(error, BULLETIN_QUERY,
                  "sql: the statement has %d ?, but %zu values are given",
                  places, count);
}

int bulletin_sql(bulletin_rows **out, bulletin_store *store, bulletin_text sql,
                 const bulletin_value *values, size_t count,
                 bulletin_error *error) {
  *out = NULL;
  bulletin_rows *rows = bul_resize(&store->allocator, NULL, 0, sizeof *rows);
  if (rows == NULL) return bul_nomem(error);
  rows->allocator = store->allocator;
  bul_rows *r = &rows->rows;
  int status = bul_rows_open_reading(r, store->sql, sql, error);
  if (status == BULLETIN_OK) status = check_values(r, count, error);
  if (status != BULLETIN_OK) {
    bulletin_rows_free(rows);
    return status;
  }
  for (size_t i = 0; i < count; i++) {
    int at = (int)i + 1;
    switch (values[i].kind) {
    case 'i':
      bul_rows_bind_int(r, at, values[i].integer);
      break;
    case 'r':
      bul_rows_bind_real(r, at, values[i].real);
      break;
    case 't':
      bul_rows_bind_text(r, at, values[i].text);
      break;
    default:
      break;
    }
  }
  *out = rows;
  return BULLETIN_OK;
}

int bulletin_rows_next(int *more, bulletin_rows *rows, bulletin_error *error) {
  *more = bul_rows_next(&rows->rows);
  if (*more || rows->rows.code == 0) return BULLETIN_OK;
  return bul_rows_fail_reading(&rows->rows, error);
}

size_t bulletin_rows_columns(const bulletin_rows *rows) {
  return (size_t)bul_rows_columns(&rows->rows);
}

const char *bulletin_rows_name(const bulletin_rows *rows, size_t column) {
  return bul_rows_name(&rows->rows, (int)column);
}

bulletin_value bulletin_rows_value(const bulletin_rows *rows, size_t column) {
  int at = (int)column;
  bulletin_value value = {.kind = 'n'};
  switch (bul_rows_type(&rows->rows, at)) {
  case BUL_INT:
    value.kind = 'i';
    value.integer = bul_rows_int(&rows->rows, at);
    break;
  case BUL_REAL:
    value.kind = 'r';
    value.real = bul_rows_real(&rows->rows, at);
    break;
  case BUL_STRING:
    value.kind = 't';
    value.text = bul_rows_blob(&rows->rows, at);
    break;
  case BUL_NULL:
    break;
  }
  return value;
}

void bulletin_rows_free(bulletin_rows *rows) {
  if (rows == NULL) return;
  rows->rows.code = 0; /* said already; the store may be closed */
  bul_rows_close(&rows->rows, NULL);
  bulletin_allocator memory = rows->allocator;
  bul_free(&memory, rows, sizeof *rows);
}
