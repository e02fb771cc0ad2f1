/*
** store.c - opening, closing, transactions.
*/
#include "articles/archive.h"

#include "../base/error.h"
#include "../base/text.h"
#include "../index/merge.h"

#include <string.h>
#include <time.h>

enum {
  MOST_TRIES = 3,    /* of a call, see bulletin_again */
  LARGE_MERGE = 1000 /* documents: less room may wait for the server's time */
};

static int name_failure(bulletin_text path, int mode, bulletin_error *error) {
  if (mode < BULLETIN_READ_WRITE || mode > BULLETIN_IN_MEMORY)
    return bul_fail(error, BULLETIN_QUERY,
                    "a store's mode is one of bulletin_open_mode, not %d",
                    mode);
  if (mode == BULLETIN_IN_MEMORY) return BULLETIN_OK;
  if (path.size == 0)
    return bul_fail(error, BULLETIN_IO, "the store's file has no name");
  if (memchr(path.data, '\0', path.size) != NULL)
    return bul_fail(error, BULLETIN_IO, "a NUL byte in the store's file name");
  return BULLETIN_OK;
}

static int open_once(bulletin_store **out, bulletin_text path,
                     bulletin_open_mode mode, int timeout,
                     const bulletin_allocator *allocator,
                     bulletin_error *error) {
  static const bul_access access[] = {[BULLETIN_READ_WRITE] = BUL_READ_WRITE,
                                      [BULLETIN_READ_ONLY] = BUL_READ_ONLY,
                                      [BULLETIN_IN_MEMORY] = BUL_MEMORY};
  bulletin_allocator memory = bul_allocator(allocator);
  bulletin_store *store = bul_resize(&memory, NULL, 0, sizeof *store);
  if (store == NULL) return bul_nomem(error);
  *store = (bulletin_store){.allocator = memory,
                            .may_write = mode != BULLETIN_READ_ONLY};
  store->engine = bul_engine_of(store);
  bul_batch_init(&store->batch, &memory);
  bul_buffer_init(&store->noted.texts, &store->allocator);
  bul_index_init(&store->index, &store->engine, &memory);
  int status =
      bul_sql_open(&store->sql, path, access[mode], timeout, &memory, error);
  if (status == BULLETIN_OK)
    status = bul_sql_tables(store->sql, store->may_write, error);
  if (status == BULLETIN_OK && bul_sql_is_far(store->sql))
    bul_engine_far(&store->engine);
  if (status == BULLETIN_OK) status = bul_archive_reform(store, error);
  if (status != BULLETIN_OK) {
    bulletin_close(store);
    return status;
  }
  *out = store;
  return BULLETIN_OK;
}

static int64_t milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Not all that another process does to a file is waited for by SQLite: while
** it makes one or leaves one, there are moments at which it is only BUSY. */
int bulletin_open(bulletin_store **out, bulletin_text path, int mode,
                  int timeout, const bulletin_allocator *allocator,
                  bulletin_error *error) {
  *out = NULL;
  int status = name_failure(path, mode, error);
  if (status != BULLETIN_OK) return status;
  int64_t begun = milliseconds();
  for (;;) {
    status = open_once(out, path, mode, timeout, allocator, error);
    if (status != BULLETIN_BUSY || milliseconds() - begun >= timeout)
      return status;
    nanosleep(&(struct timespec){.tv_nsec = 5000000}, NULL);
  }
}

void bulletin_bound(bulletin_store *store, const bulletin_bounds *bounds) {
  bul_sql_bound(store->sql, bounds);
}

int bulletin_sign(bulletin_store *store, bulletin_text by,
                  bulletin_error *error) {
  int status = bul_name_check(by, "who makes the changes", error);
  if (status != BULLETIN_OK) return status;
  if (by.size > BUL_SIGNATURE)
    return bul_fail(error, BULLETIN_LIMIT,
                    "who makes the changes: a name of more than %d bytes",
                    (int)BUL_SIGNATURE);
  if (by.size > 0) memcpy(store->by, by.data, by.size);
  store->by_size = by.size;
  return BULLETIN_OK;
}

bulletin_text bul_store_signature(const bulletin_store *store) {
  bulletin_text nobody = {NULL, 0};
  return store->by_size > 0 ? bul_text(store->by, store->by_size) : nobody;
}

void bulletin_close(bulletin_store *store) {
  if (store == NULL) return;
  if (store->depth > 0) bul_sql_run(store->sql, NULL, "ROLLBACK", "");
  bul_batch_free(&store->batch);
  bul_names_free(store);
  bul_index_clear(&store->index);
  bul_sql_close(store->sql);
  bulletin_allocator memory = store->allocator;
  bul_free(&memory, store, sizeof *store);
}

/* --- transactions ------------------------------------------------------ */

/* An unknown state of the file: what was kept in memory may be of a world
** that never was. */
static void forget(bulletin_store *store) {
  bul_batch_cut(&store->batch, 0);
  bul_names_forget(store);
  bul_index_clear(&store->index);
}

/* Undoes SQLite's transaction. Even that can fail where memory has run out:
** it is then tried again before the next call. */
static int leave(bulletin_store *store, bulletin_error *error) {
  int status = BULLETIN_OK;
  if (bul_sql_in_transaction(store->sql))
    status = bul_sql_run(store->sql, error, "ROLLBACK", "");
  store->stuck = status != BULLETIN_OK && bul_sql_in_transaction(store->sql);
  return store->stuck ? status : BULLETIN_OK;
}

/* Undoes a savepoint by two statements; where one fails, all of the
** transaction: nothing half done may stay in it. */
static void undo(bulletin_store *store, const char *back, const char *end) {
  if (bul_sql_run(store->sql, NULL, back, "") != BULLETIN_OK ||
      bul_sql_run(store->sql, NULL, end, "") != BULLETIN_OK)
    leave(store, NULL);
}

/* A full disk, for one, makes SQLite undo the whole transaction. What comes
** after must not be kept without what came before. */
static int check_whole(bulletin_store *store, bulletin_error *error) {
  if (store->stuck) {
    int status = leave(store, error);
    if (status != BULLETIN_OK) return status;
  }
  if (store->depth == 0 || bul_sql_in_transaction(store->sql))
    return BULLETIN_OK;
  return bul_fail(error, BULLETIN_IO,
                  "an earlier failure has undone this transaction; end it");
}

/* Writes the batch within a transaction, all of it or nothing: the caller
** may go on after a failure. */
static int flush(bulletin_store *store, bulletin_error *error) {
  int status = bul_names_flush(store, error);
  if (status != BULLETIN_OK || store->batch.document_count == 0) return status;
  status = bul_sql_run(store->sql, error, "SAVEPOINT batch", "");
  if (status != BULLETIN_OK) return status;
  status = bul_batch_copy(&store->batch, &store->engine, error);
  if (status == BULLETIN_OK)
    status = bul_sql_run(store->sql, error, "RELEASE batch", "");
  if (status == BULLETIN_OK)
    bul_batch_cut(&store->batch, 0);
  else
    undo(store, "ROLLBACK TO batch", "RELEASE batch");
  return status;
}

int bulletin_begin(bulletin_store *store, bulletin_error *error) {
  if (!store->may_write)
    return bul_fail(error, BULLETIN_READONLY,
                    "the store was opened for reading; open it without "
                    "mode=\"ro\" to write");
  int status = check_whole(store, error);
  if (status != BULLETIN_OK) return status;
  if (store->depth == 0) {
    status = bul_sql_begin_writing(store->sql, error);
  } else {
    /* What is undone must not have been written with what stays. */
    status = flush(store, error);
    if (status == BULLETIN_OK)
      status = bul_sql_run(store->sql, error, "SAVEPOINT nested", "");
  }
  if (status == BULLETIN_OK && store->depth == 0) store->rows_written = 0;
  if (status == BULLETIN_OK) store->depth++;
  return status;
}

/* Names last: who writes the same ones waits from here to the end only. */
static int commit_outer(bulletin_store *store, bulletin_error *error) {
  int status = check_whole(store, error);
  if (status == BULLETIN_OK)
    status = bul_batch_write(&store->batch, &store->engine, error);
  if (status == BULLETIN_OK && store->touched && !store->engine.is_far) {
    status = bul_segments_merge(&store->engine, store->rows_written,
                                &store->allocator, error);
    store->index.generation = -1; /* it may know segments that are merged */
  }
  if (status == BULLETIN_OK) status = bul_names_flush(store, error);
  if (status == BULLETIN_OK)
    status = bul_sql_run(store->sql, error, "COMMIT", "");
  return status;
}

/* Merges where many write: behind the transaction, which is kept whatever comes
** of it, and by one writer at a time. Who cannot leaves it to the next. */
static void merge_apart(bulletin_store *store) {
  bool alone;
  if (bul_sql_begin_merging(&alone, store->sql, NULL) != BULLETIN_OK || !alone)
    return;
  store->merged = 0;
  int status = bul_segments_merge(&store->engine, 0, &store->allocator, NULL);
  if (status == BULLETIN_OK) status = bul_sql_touch(store->sql, NULL);
  if (status == BULLETIN_OK)
    status = bul_sql_run(store->sql, NULL, "COMMIT", "");
  if (status != BULLETIN_OK)
    leave(store, NULL);
  else if (store->merged >= LARGE_MERGE)
    bul_sql_tidy(store->sql);
}

int bulletin_commit(bulletin_store *store, bulletin_error *error) {
  if (store->depth == 0)
    return bul_fail(error, BULLETIN_QUERY, "no transaction is open");
  int status = store->depth == 1
                   ? commit_outer(store, error)
                   : bul_sql_run(store->sql, error, "RELEASE nested", "");
  if (status != BULLETIN_OK) {
    bulletin_rollback(store);
    return status;
  }
  if (--store->depth > 0) return BULLETIN_OK;
  store->touched = false;
  if (store->merges) merge_apart(store);
  store->merges = false;
  return BULLETIN_OK;
}

void bulletin_rollback(bulletin_store *store) {
  if (store->depth == 0) return;
  if (store->depth == 1) {
    leave(store, NULL);
  } else {
    undo(store, "ROLLBACK TO nested", "RELEASE nested");
  }
  store->depth--;
  if (store->depth == 0) store->touched = false;
  forget(store);
}

/* Inside a transaction of the caller's, a call that fails is undone alone:
** by a savepoint, and the batch cut to what it held. What the batch holds is
** therefore written either before the call begins or not before it ends. */
int bul_store_begin(bulletin_store *store, size_t documents,
                    bulletin_error *error) {
  store->mark = 0;
  if (store->depth == 0) return bulletin_begin(store, error);
  int status = check_whole(store, error);
  if (status == BULLETIN_OK && !bul_batch_has_room(&store->batch, documents))
    status = flush(store, error);
  if (status == BULLETIN_OK)
    status = bul_sql_run(store->sql, error, "SAVEPOINT call", "");
  if (status != BULLETIN_OK) return status;
  store->mark = store->batch.document_count;
  store->depth++;
  return BULLETIN_OK;
}

int bul_store_end(bulletin_store *store, int status, bulletin_error *error) {
  if (status == BULLETIN_OK) {
    /* Where many write, once a transaction is enough for the others. */
    bool told = store->touched && store->engine.is_far;
    store->touched = true;
    store->calls++;
    if (!told) status = bul_sql_touch(store->sql, error);
  }
  if (store->depth == 1) {
    if (status == BULLETIN_OK) return bulletin_commit(store, error);
    bulletin_rollback(store);
    return status;
  }
  if (status == BULLETIN_OK)
    status = bul_sql_run(store->sql, error, "RELEASE call", "");
  if (status != BULLETIN_OK) {
    undo(store, "ROLLBACK TO call", "RELEASE call");
    bul_batch_cut(&store->batch, store->mark);
    bul_index_clear(&store->index);
  }
  store->depth--;
  return status;
}

int bul_read_begin(bulletin_store *store, bulletin_error *error) {
  int status = check_whole(store, error);
  if (status == BULLETIN_OK && store->depth > 0)
    status = bul_names_flush(store, error);
  if (status != BULLETIN_OK || store->depth > 0) return status;
  if (store->readings == 0) {
    status = bul_sql_fresh(store->sql, error);
    if (status == BULLETIN_OK)
      status = bul_sql_begin_reading(store->sql, error);
  }
  if (status == BULLETIN_OK) store->readings++;
  return status;
}

int bul_read_end(bulletin_store *store, int status, bulletin_error *error) {
  if (store->depth > 0 || --store->readings > 0) return status;
  int end = bul_sql_run(store->sql, status == BULLETIN_OK ? error : NULL,
                        "COMMIT", "");
  if (end != BULLETIN_OK) leave(store, NULL);
  return status == BULLETIN_OK ? end : status;
}

/* Of a transaction of the caller's, what the connection lost is lost; of who
** waited for each other the server has undone one call alone. */
bool bulletin_again(bulletin_store *store, int status, int *tries) {
  if (status == BULLETIN_OK || ++*tries > MOST_TRIES ||
      !bul_sql_may_again(store->sql) || store->readings > 0)
    return false;
  if (store->depth > 0 && !bul_sql_in_transaction(store->sql)) return false;
  nanosleep(&(struct timespec){.tv_nsec = 10000000L * *tries}, NULL);
  return true;
}

int bul_store_refresh(bulletin_store *store, bulletin_error *error) {
  int status = flush(store, error);
  if (status == BULLETIN_OK && store->depth > 0)
    status = bul_sql_keep_segments(store->sql, error);
  if (status == BULLETIN_OK) status = bul_index_refresh(&store->index, error);
  return status;
}
