/*
** rights.c - see rights.h.
*/
#include "rights.h"

#include "../../base/error.h"
#include "../../base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LONGEST = 4096 };

static bool name_beside(char out[LONGEST], const char *path,
                        const char *ending) {
  int size = snprintf(out, LONGEST, "%s%s", path, ending);
  return size > 0 && size < LONGEST;
}

static bool folder_of(char out[LONGEST], const char *path) {
  if (!name_beside(out, path, "")) return false;
  char *slash = strrchr(out, '/');
  if (slash == NULL)
    memcpy(out, ".", 2);
  else
    slash[slash == out ? 1 : 0] = '\0';
  return true;
}

/* The file that `path` means, links followed to the last, also one that is not
** there yet; false when that cannot be told. */
static bool follow(char out[LONGEST], const char *path) {
  enum { MOST_LINKS = 40 };
  char target[LONGEST], folder[LONGEST];
  if (!name_beside(out, path, "")) return false;
  for (int i = 0; i < MOST_LINKS; i++) {
    ssize_t size = readlink(out, target, sizeof target - 1);
    if (size < 0) return true;
    target[size] = '\0';
    bool whole = target[0] == '/';
    if (!folder_of(folder, out) || (size_t)size >= sizeof target - 1)
      return false;
    int used = snprintf(out, LONGEST, "%s%s%s", whole ? "" : folder,
                        whole ? "" : "/", target);
    if (used < 0 || used >= LONGEST) return false;
  }
  return false;
}

bool bul_rights_beside(const char *path) {
  char folder[LONGEST], file[LONGEST];
  return !follow(file, path) || !folder_of(folder, file) ||
         access(folder, W_OK | X_OK) == 0;
}

/* A path that is not there, or not yet. */
static int missing(const char *path, bul_access way, bulletin_error *error) {
  char folder[LONGEST], file[LONGEST];
  if (way == BUL_READ_ONLY)
    return bul_fail(error, BULLETIN_NOTFOUND,
                    "%s: no such file; check the name", path);
  if (!follow(file, path) || !folder_of(folder, file)) return BULLETIN_OK;
  if (access(folder, F_OK) != 0)
    return bul_fail(error, BULLETIN_IO,
                    "%s: its folder does not exist; make it first", path);
  if (!bul_rights_beside(path))
    return bul_fail(error, BULLETIN_READONLY,
                    "%s: its folder may not be written; choose another or "
                    "change its rights",
                    path);
  return BULLETIN_OK;
}

/* What SQLite keeps beside a store, the store first; the last only while it
** writes without a log. */
static const char *const endings[] = {"", "-wal", "-shm", "-journal"};
enum { KEPT_BESIDE = 3, ENDINGS = 4 };

/* The ending by which `path` is a name of SQLite's own; NULL for none. */
static const char *own_ending(bulletin_text path) {
  for (int i = 1; i < ENDINGS; i++) {
    bulletin_text ending = bulletin_text_of(endings[i]);
    if (path.size > ending.size && bul_text_ends(path, ending))
      return endings[i];
  }
  return NULL;
}

static int too_long(bulletin_text path, bulletin_error *error) {
  return bul_fail(
      error, BULLETIN_LIMIT,
      "a store's name of %zu bytes, beside which SQLite's own files "
      "could not be named; choose a shorter one",
      path.size);
}

/* Whether the names of all files beside the store are short enough. */
static bool fits_beside(const char *file) {
  char name[LONGEST];
  struct stat found;
  return name_beside(name, file, "-journal") &&
         (lstat(name, &found) == 0 || errno != ENAMETOOLONG);
}

int bul_rights_name(bulletin_text path, bul_access access,
                    bulletin_error *error) {
  char name[LONGEST], file[LONGEST];
  if (path.size == 0)
    return bul_fail(error, BULLETIN_IO, "a store's file needs a name");
  if (memchr(path.data, '\0', path.size) != NULL)
    return bul_fail(error, BULLETIN_IO, "a store's name holds a NUL character");
  if (path.size >= sizeof name) return too_long(path, error);
  if (access == BUL_READ_ONLY) return BULLETIN_OK;
  memcpy(name, path.data, path.size);
  name[path.size] = '\0';
  if (!follow(file, name))
    return bul_fail(error, BULLETIN_IO,
                    "%s: its links lead nowhere; name the file itself", name);
  if (!fits_beside(file)) return too_long(path, error);
  const char *ending = own_ending(path);
  if (ending == NULL) ending = own_ending(bulletin_text_of(file));
  if (ending == NULL) return BULLETIN_OK;
  return bul_fail(error, BULLETIN_IO,
                  "%s: SQLite names files of its own so; choose a name that "
                  "does not end in %s, nor leads to one",
                  name, ending);
}

bool bul_rights_make(const char *path) {
  char name[LONGEST];
  if (!follow(name, path)) return false;
  int file = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  if (file < 0) return false;
  close(file);
  return true;
}

void bul_rights_unmake(const char *path) {
  char file[LONGEST], name[LONGEST];
  if (!follow(file, path)) return;
  for (int i = 0; i < ENDINGS; i++)
    if (name_beside(name, file, endings[i])) unlink(name);
}

/* A store that is there and cannot be written. */
static int locked(const char *path, bulletin_error *error) {
  char name[LONGEST], file[LONGEST];
  if (!follow(file, path)) return BULLETIN_OK;
  for (int i = 0; i < KEPT_BESIDE; i++)
    if (name_beside(name, file, endings[i]) && access(name, F_OK) == 0 &&
        access(name, W_OK) != 0)
      return bul_fail(error, BULLETIN_READONLY,
                      "%s may not be written; change its owner or rights, or "
                      "open the store with mode=\"ro\" to read it",
                      name);
  if (!bul_rights_beside(path))
    return bul_fail(error, BULLETIN_READONLY,
                    "%s: its folder may not be written, where the store keeps "
                    "its log; change its rights, or open the store with "
                    "mode=\"ro\" to read it",
                    path);
  return BULLETIN_OK;
}

int bul_rights_fail(const char *path, bul_access way, bulletin_error *error) {
  struct stat about;
  if (way == BUL_MEMORY) return BULLETIN_OK;
  if (stat(path, &about) != 0) {
    if (errno == EACCES)
      return bul_fail(
          error, BULLETIN_IO,
          "%s: a folder above it may not be read; change its rights", path);
    return missing(path, way, error);
  }
  if (S_ISDIR(about.st_mode))
    return bul_fail(error, BULLETIN_IO, "%s: a folder; name a file in it",
                    path);
  if (access(path, R_OK) != 0)
    return bul_fail(error, BULLETIN_IO,
                    "%s: may not be read; change its owner or rights", path);
  if (way == BUL_READ_WRITE) return locked(path, error);
  if (bul_rights_has_log(path) && !bul_rights_beside(path))
    return bul_fail(error, BULLETIN_READONLY,
                    "%s: its log cannot be read where its folder may not be "
                    "written; open it once with the right to write",
                    path);
  return BULLETIN_OK;
}

bool bul_rights_has_log(const char *path) {
  char name[LONGEST], file[LONGEST];
  struct stat about;
  if (!follow(file, path) || !name_beside(name, file, "-wal")) return true;
  if (stat(name, &about) != 0) return errno != ENOENT;
  return about.st_size > 0;
}

/* Do two names mean one file? */
static bool same(const char *a, const char *b) {
  struct stat one, other;
  return stat(a, &one) == 0 && stat(b, &other) == 0 &&
         one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

bool bul_rights_own(const char *path, bulletin_text name) {
  char other[LONGEST], own[LONGEST];
  if (name.size >= sizeof other) return false;
  if (name.size > 0) memcpy(other, name.data, name.size);
  other[name.size] = '\0';
  for (int i = 0; i < ENDINGS; i++)
    if (name_beside(own, path, endings[i]) && same(own, other)) return true;
  return false;
}

bul_stamp bul_rights_stamp(const char *path) {
  struct stat about;
  if (stat(path, &about) != 0) return (bul_stamp){0};
  return (bul_stamp){.file = (int64_t)about.st_ino,
                     .size = (int64_t)about.st_size,
                     .seconds = (int64_t)about.st_mtim.tv_sec,
                     .nanoseconds = about.st_mtim.tv_nsec};
}
