/*
** sql.c - a connection, by the driver of its engine; see sql.h.
*/
#include "sql.h"

#include "../../base/error.h"
#include "../../base/text.h"
#include "rights.h"
#include "sql_state.h"

bool bul_sql_is_address(bulletin_text path) {
  return bul_text_starts(path, BUL_TEXT("postgresql://")) ||
         bul_text_starts(path, BUL_TEXT("postgres://"));
}

bool bulletin_postgres_built(void) {
  return bul_postgres != NULL;
}

static int find_driver(const bul_driver **out, bulletin_text path,
                       bul_access access, bulletin_error *error) {
  bool is_address = access != BUL_MEMORY && bul_sql_is_address(path);
  *out = is_address ? bul_postgres : &bul_sqlite;
  if (*out == NULL)
    return bul_fail(error, BULLETIN_MISSING,
                    "this build cannot reach PostgreSQL: install libpq-dev and "
                    "build again, or name a file");
  if (is_address || access == BUL_MEMORY) return BULLETIN_OK;
  return bul_rights_name(path, access, error);
}

int bul_sql_open(bul_sql **out, bulletin_text path, bul_access access,
                 int timeout, const bulletin_allocator *allocator,
                 bulletin_error *error) {
  const bul_driver *driver;
  *out = NULL;
  int status = find_driver(&driver, path, access, error);
  if (status != BULLETIN_OK) return status;
  bulletin_allocator memory = bul_allocator(allocator);
  bul_sql *sql = bul_resize(&memory, NULL, 0, sizeof *sql);
  if (sql == NULL) return bul_nomem(error);
  *sql = (bul_sql){.driver = driver,
                   .allocator = memory,
                   .access = access,
                   .timeout = timeout};
  if (access == BUL_MEMORY) path = BUL_TEXT(":memory:");
  sql->path_size = path.size + 1;
  sql->path = bul_resize(&memory, NULL, 0, sql->path_size);
  if (sql->path == NULL) {
    status = bul_nomem(error);
  } else {
    if (path.size > 0) memcpy(sql->path, path.data, path.size);
    sql->path[path.size] = '\0';
    status = driver->open(sql, error);
  }
  if (status != BULLETIN_OK) {
    bul_sql_close(sql);
    return status;
  }
  *out = sql;
  return BULLETIN_OK;
}

void bul_sql_close(bul_sql *sql) {
  if (sql == NULL) return;
  for (size_t i = 0; i < KEPT; i++)
    sql->driver->finish(sql->kept[i].statement);
  sql->driver->close(sql);
  bul_free(&sql->allocator, sql->path, sql->path_size);
  bulletin_allocator memory = sql->allocator;
  bul_free(&memory, sql, sizeof *sql);
}

int bul_sql_tables(bul_sql *sql, bool may_write, bulletin_error *error) {
  return sql->driver->tables(sql, may_write, error);
}

int bul_sql_fail(bul_sql *sql, int code, bulletin_error *error) {
  return sql->driver->fail(sql, code, error);
}

int bul_sql_begin_reading(bul_sql *sql, bulletin_error *error) {
  return sql->driver->begin(sql, false, error);
}

int bul_sql_begin_writing(bul_sql *sql, bulletin_error *error) {
  return sql->driver->begin(sql, true, error);
}

int bul_sql_touch(bul_sql *sql, bulletin_error *error) {
  return sql->driver->touch(sql, error);
}

int bul_sql_generation(int64_t *out, bul_sql *sql, bulletin_error *error) {
  return sql->driver->generation(out, sql, error);
}

int bul_sql_begin_merging(bool *alone, bul_sql *sql, bulletin_error *error) {
  return sql->driver->begin_merging(alone, sql, error);
}

int bul_sql_keep_segments(bul_sql *sql, bulletin_error *error) {
  if (sql->driver->keep_segments == NULL) return BULLETIN_OK;
  return sql->driver->keep_segments(sql, error);
}

void bul_sql_tidy(bul_sql *sql) {
  if (sql->driver->tidy != NULL) sql->driver->tidy(sql);
}

uint64_t bul_sql_trips(const bul_sql *sql) {
  return sql->driver->trips != NULL ? sql->driver->trips(sql) : 0;
}

bool bul_sql_may_again(const bul_sql *sql) {
  return sql->driver->may_again != NULL && sql->driver->may_again(sql);
}

bool bul_sql_is_far(const bul_sql *sql) {
  return sql->driver->is_far;
}

bool bul_sql_is_spread(const bul_sql *sql) {
  return sql->is_spread;
}

bool bul_sql_in_transaction(bul_sql *sql) {
  return sql->driver->in_transaction(sql);
}

int64_t bul_sql_inserted(bul_sql *sql) {
  return sql->driver->inserted(sql);
}

int bul_sql_script(bul_sql *sql, const char *text, bulletin_error *error) {
  return sql->driver->script(sql, text, error);
}

int bul_sql_fresh(const bul_sql *sql, bulletin_error *error) {
  return sql->driver->fresh(sql, error);
}

void bul_sql_bound(bul_sql *sql, const bulletin_bounds *bounds) {
  sql->bounds = *bounds;
  sql->timeout = bounds->timeout;
  sql->driver->bound(sql);
}

int bul_sql_copy(bul_sql *to, bul_sql *from, bulletin_error *error) {
  if (to->driver == from->driver && from->driver->copy != NULL)
    return from->driver->copy(to, from, error);
  return bul_fail(error, BULLETIN_MISSING,
                  "%s: only a store in a file can be copied into a file",
                  from->path);
}

const char *bul_sql_damage(const bul_sql *sql) {
  return sql->driver->damage;
}

const char *bul_sql_references(const bul_sql *sql) {
  return sql->driver->references;
}

const char *bul_sql_path(const bul_sql *sql) {
  return sql->path;
}

const char *bul_sql_file(const bul_sql *sql) {
  return sql->driver->file(sql);
}

bool bul_sql_in_file(const bul_sql *sql) {
  return sql->access != BUL_MEMORY && sql->driver == &bul_sqlite;
}

int bul_sql_timeout(const bul_sql *sql) {
  return sql->timeout;
}
