/*
** file.c - what Lua's io cannot do for a file that must never be half
** written: write beside it, sync, rename.
**
** A writer is a box, born closed; opening fills it, and whatever happens next
** (commit, discard, __close, __gc) goes through one function that may be
** called any number of times.
*/
#define _XOPEN_SOURCE 700 /* realpath */
#include "box.h"
#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef PATH_MAX
#define PATH_MAX 4096
#endif
/* The name of a file that is being written is its own, whatever it will be
** called: a name may be as long as the file system lets it. */
enum { NAME_ROOM = 48, BUFFER_SIZE = 1 << 16, TRIES = 1000 };

typedef struct writer {
  bool open;
  int file;
  bool beside; /* writes to `part`, which replaces `path` in the end */
  mode_t mode; /* that `path` will have */
  size_t used;
  char path[PATH_MAX];
  char part[PATH_MAX + NAME_ROOM];
  char buffer[BUFFER_SIZE];
} writer;

static int done(lua_State *L) {
  lua_pushboolean(L, 1);
  return 1;
}

/* --- writers ----------------------------------------------------------- */

/* As if it had never been opened. */
static void forget(void *content) {
  writer *w = content;
  if (!w->open) return;
  w->open = false;
  close(w->file);
  if (w->beside) unlink(w->part);
}

static const bul_lua_type writer_type = {"bulletin.writer", sizeof(writer),
                                         forget};

static writer *check_writer(lua_State *L) {
  writer *w = bul_lua_unwrap(L, 1, &writer_type);
  luaL_argcheck(L, w != NULL, 1, "writer expected");
  return w;
}

static int write_all(int file, const char *data, size_t size) {
  while (size > 0) {
    ssize_t count = write(file, data, size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    data += count;
    size -= (size_t)count;
  }
  return 0;
}

static int flush(writer *w) {
  int number = write_all(w->file, w->buffer, w->used);
  w->used = 0;
  return number;
}

/* Makes the file `part`, which is not there yet, in the folder of `path`. */
static int make_part(writer *w, mode_t mode) {
  const char *slash = strrchr(w->path, '/');
  int folder = slash == NULL ? 0 : (int)(slash - w->path) + 1;
  for (int i = 0; i < TRIES; i++) {
    snprintf(w->part, sizeof w->part, "%.*s.bulletin-%ld-%d.part", folder,
             w->path, (long)getpid(), i);
    w->file = open(w->part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    w->open = w->file >= 0;
    if (w->open || errno != EEXIST) break;
  }
  return w->open ? 0 : errno;
}

/* The rights that a new file gets in that folder: an empty one tells. The
** process's mask cannot be read without being changed for every thread. */
static int ask_mode(writer *w) {
  struct stat empty;
  int number = make_part(w, 0666);
  if (number != 0) return number;
  if (fstat(w->file, &empty) != 0)
    number = errno;
  else
    w->mode = empty.st_mode & 0777;
  forget(w);
  return number;
}

/* Opens a file beside `path` that is its owner's alone until it replaces it,
** with the rights that `path` has or a new file gets. */
static int open_beside(writer *w, const struct stat *old) {
  int number = 0;
  w->beside = true;
  if (old != NULL)
    w->mode = old->st_mode & 07777;
  else
    number = ask_mode(w);
  return number != 0 ? number : make_part(w, 0600);
}

/* file.create(path) -> writer. A link is followed, so that what it points to
** is replaced and the link stays; a device or pipe is written to directly. */
static int file_create(lua_State *L) {
  const char *path = bul_lua_path(L, 1);
  writer *w = bul_lua_box(L, &writer_type);
  struct stat old;
  bool exists = stat(path, &old) == 0;
  int number = !exists && errno == ENAMETOOLONG ? errno : 0;
  if (!exists || realpath(path, w->path) == NULL)
    snprintf(w->path, sizeof w->path, "%s", path);
  if (number != 0) {
    /* said now, not when all is written */
  } else if (exists && S_ISDIR(old.st_mode)) {
    number = EISDIR;
  } else if (exists && !S_ISREG(old.st_mode)) {
    w->file = open(path, O_WRONLY | O_CLOEXEC);
    w->open = w->file >= 0;
    if (!w->open) number = errno;
  } else if (exists && access(w->path, W_OK) != 0) {
    number = errno;
  } else {
    number = open_beside(w, exists ? &old : NULL);
  }
  return number == 0 ? 1 : bul_lua_path_fail(L, "write", path, number);
}

/* writer:write(string) -> true */
static int writer_write(lua_State *L) {
  writer *w = check_writer(L);
  bulletin_text text = bul_lua_text(L, 2);
  luaL_argcheck(L, w->open, 1, "writer is closed");
  int number = 0;
  if (text.size > sizeof w->buffer - w->used) number = flush(w);
  if (number == 0 && text.size > sizeof w->buffer) {
    number = write_all(w->file, text.data, text.size);
  } else if (number == 0) {
    memcpy(w->buffer + w->used, text.data, text.size);
    w->used += text.size;
  }
  if (number == 0) return done(L);
  forget(w);
  return bul_lua_path_fail(L, "write", w->path, number);
}

/* So that the new name itself outlives a power cut. What cannot be synced
** (a folder on some network file systems) is as safe as it gets. */
static void sync_folder(const char *path) {
  char folder[PATH_MAX];
  snprintf(folder, sizeof folder, "%s", path);
  char *slash = strrchr(folder, '/');
  if (slash == NULL)
    strcpy(folder, ".");
  else
    slash[slash == folder ? 1 : 0] = '\0';
  int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) return;
  (void)fsync(file);
  close(file);
}

/* writer:commit([sync]) -> true: everything is under its name, and on the
** disk unless `sync` is false (for one of many files that can be made again). */
static int writer_commit(lua_State *L) {
  writer *w = check_writer(L);
  bool sync = lua_isnoneornil(L, 2) || lua_toboolean(L, 2);
  luaL_argcheck(L, w->open, 1, "writer is closed");
  int number = flush(w);
  if (number == 0 && w->beside && fchmod(w->file, w->mode) != 0) number = errno;
  if (number == 0 && sync && w->beside && fsync(w->file) != 0) number = errno;
  if (number == 0) {
    w->open = false;
    if (close(w->file) != 0) number = errno;
    if (number == 0 && w->beside && rename(w->part, w->path) != 0)
      number = errno;
    if (number != 0 && w->beside) unlink(w->part);
  }
  if (number == 0) {
    if (sync && w->beside) sync_folder(w->path);
    return done(L);
  }
  forget(w);
  return bul_lua_path_fail(L, "write", w->path, number);
}

/* writer:discard(): as if it had never been. Closed already: nothing. */
static int writer_discard(lua_State *L) {
  writer *w = bul_lua_unwrap(L, 1, &writer_type);
  if (w != NULL) forget(w);
  return 0;
}

void bul_lua_open_file(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"create", file_create},
      {NULL, NULL},
  };
  static const luaL_Reg methods[] = {
      {"write", writer_write},
      {"commit", writer_commit},
      {"discard", writer_discard},
      {NULL, NULL},
  };
  bul_lua_metatable(L, &writer_type);
  lua_newtable(L);
  luaL_setfuncs(L, methods, 0);
  lua_setfield(L, -2, "__index");
  lua_pop(L, 1);
  lua_newtable(L);
  luaL_setfuncs(L, functions, 0);
  bul_lua_add_paths(L);
  lua_setfield(L, -2, "file");
}
