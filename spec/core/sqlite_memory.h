/* sqlite_memory.h - SQLite's memory, of which an allocation fails when the test
** says so. Included once by a test, before its first store. */
#ifndef SQLITE_MEMORY_H
#define SQLITE_MEMORY_H

#include "check.h"

#include <sqlite3.h>
#include <stdbool.h>

static sqlite3_mem_methods sqlite_memory;
static bool (*sqlite_memory_fails)(void);

static void *sqlite_malloc(int size) {
  return sqlite_memory_fails() ? NULL : sqlite_memory.xMalloc(size);
}

static void *sqlite_realloc(void *block, int size) {
  return sqlite_memory_fails() ? NULL : sqlite_memory.xRealloc(block, size);
}

/* From now on `fails` is asked before each allocation. */
static void watch_sqlite(bool (*fails)(void)) {
  sqlite_memory_fails = fails;
  CHECK(sqlite3_config(SQLITE_CONFIG_GETMALLOC, &sqlite_memory) == SQLITE_OK);
  sqlite3_mem_methods watched = sqlite_memory;
  watched.xMalloc = sqlite_malloc;
  watched.xRealloc = sqlite_realloc;
  CHECK(sqlite3_config(SQLITE_CONFIG_MALLOC, &watched) == SQLITE_OK);
}

#endif
