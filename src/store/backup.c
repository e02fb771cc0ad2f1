/*
** backup.c - a store's copy, and which files are a store's own.
*/
#include "../base/error.h"
#include "../base/text.h"
#include "sql/rights.h"
#include "store.h"

int bulletin_store_owns(const bulletin_store *store, bulletin_text path) {
  return bul_sql_in_file(store->sql) &&
         bul_rights_own(bul_sql_file(store->sql), path);
}

/* Of a store that is in no file: its pieces go into a new file first, which is
** then put in place as any other. */
static int copy_far(bulletin_store *store, bulletin_text path,
                    bulletin_error *error) {
  bul_buffer name;
  bul_buffer_init(&name, &store->allocator);
  bul_buffer_add_text(&name, path);
  bul_buffer_add_text(&name, BUL_TEXT(".part"));
  bul_buffer_add(&name, "", 1);
  if (name.failed) {
    bul_buffer_free(&name);
    return bul_nomem(error);
  }
  bul_rights_unmake(name.data);
  int64_t count;
  bulletin_store *part = NULL;
  bulletin_text part_name = bul_text(name.data, name.size - 1);
  int status = bulletin_copy(&count, store, part_name, error);
  if (status == BULLETIN_OK)
    status =
        bulletin_open(&part, part_name, BULLETIN_READ_WRITE,
                      bul_sql_timeout(store->sql), &store->allocator, error);
  if (status == BULLETIN_OK) status = bulletin_backup(part, path, error);
  bulletin_close(part);
  bul_rights_unmake(name.data);
  bul_buffer_free(&name);
  return status;
}

static int copy_to(bulletin_store *store, bulletin_text path,
                   bulletin_error *error) {
  bul_sql *copy;
  int status =
      bul_sql_open(&copy, path, BUL_READ_WRITE, bul_sql_timeout(store->sql),
                   &store->allocator, error);
  if (status != BULLETIN_OK) return status;
  status = bul_schema_check(copy, error);
  if (status == BULLETIN_OK) status = bul_sql_copy(copy, store->sql, error);
  bul_sql_close(copy);
  return status;
}

/* A file that the backup made goes with it when it fails. */
int bulletin_backup(bulletin_store *store, bulletin_text path,
                    bulletin_error *error) {
  if (store->depth > 0)
    return bul_fail(error, BULLETIN_BUSY,
                    "a transaction is open; end it before the backup");
  if (bul_sql_is_address(path))
    return bul_fail(error, BULLETIN_MISSING, "a backup is a file; name one");
  int status = bul_rights_name(path, BUL_READ_WRITE, error);
  if (status != BULLETIN_OK) return status;
  bul_buffer name;
  bul_buffer_init(&name, &store->allocator);
  bul_buffer_add_text(&name, path);
  bul_buffer_add(&name, "", 1);
  if (name.failed) {
    bul_buffer_free(&name);
    return bul_nomem(error);
  }
  /* Opening a file that SQLite has open, and closing it, would take the store's
  ** locks away. */
  if (bulletin_store_owns(store, path)) {
    status = bul_fail(error, BULLETIN_IO,
                      "%s: the store itself; name another file for the backup",
                      name.data);
    bul_buffer_free(&name);
    return status;
  }
  if (bul_sql_is_far(store->sql)) {
    bul_buffer_free(&name);
    return copy_far(store, path, error);
  }
  bool made = bul_rights_make(name.data);
  status = copy_to(store, path, error);
  if (status != BULLETIN_OK && made) bul_rights_unmake(name.data);
  bul_buffer_free(&name);
  return status;
}
