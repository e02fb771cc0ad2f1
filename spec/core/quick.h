/* quick.h - a disk that is not waited for: tests that make thousands of stores
** need not outlive a power cut. */
#ifndef QUICK_H
#define QUICK_H

#include <sqlite3.h>
#include <stddef.h>

static sqlite3_vfs quick_vfs, *quick_real;
static sqlite3_io_methods quick_methods;
static const sqlite3_io_methods *quick_real_methods;

static int quick_sync(sqlite3_file *file, int flags) {
  (void)file;
  (void)flags;
  return SQLITE_OK;
}

static int quick_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file,
                      int flags, int *out) {
  (void)vfs;
  int code = quick_real->xOpen(quick_real, name, file, flags, out);
  if (file->pMethods == NULL) return code;
  if (quick_real_methods == NULL) {
    quick_real_methods = file->pMethods;
    quick_methods = *quick_real_methods;
    quick_methods.xSync = quick_sync;
  }
  if (file->pMethods == quick_real_methods) file->pMethods = &quick_methods;
  return code;
}

/* All files that SQLite opens from here on are so. */
static int quick_disk(void) {
  quick_real = sqlite3_vfs_find(NULL);
  quick_vfs = *quick_real;
  quick_vfs.zName = "quick";
  quick_vfs.xOpen = quick_open;
  return sqlite3_vfs_register(&quick_vfs, 1);
}

#endif
