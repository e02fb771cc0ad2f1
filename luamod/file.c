/*
** file.c - what Lua's io cannot do for a file that must never be half
** written: write beside it, sync, rename. Also folders and terminals.
**
** A writer is born closed; opening fills it, and whatever happens next
** (commit, discard, __close, __gc) goes through one function that may be
** called any number of times.
*/
#define _XOPEN_SOURCE 700 /* realpath */
#include "util.h"

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
/* Lua's path names are bytes; a name may hold `.part-` and two numbers more
** than the one it stands for. */
enum { NAME_ROOM = 32, BUFFER_SIZE = 1 << 16, TRIES = 1000 };

static const char writer_type[] = "bulletin.writer";

typedef struct writer {
  int file;    /* -1 when closed */
  bool beside; /* writes to `part`, which replaces `path` in the end */
  size_t used;
  char path[PATH_MAX];
  char part[PATH_MAX + NAME_ROOM];
  char buffer[BUFFER_SIZE];
} writer;

/* --- failures ---------------------------------------------------------- */

static int status_of(int number) {
  switch (number) {
    case ENOENT:
    case ENOTDIR: return BULLETIN_NOTFOUND;
    case EACCES:
    case EPERM:
    case EROFS: return BULLETIN_READONLY;
    case ENOSPC:
    case EDQUOT:
    case EFBIG: return BULLETIN_FULL;
    case ENAMETOOLONG:
    case EMFILE:
    case ENFILE: return BULLETIN_LIMIT;
    case ENOMEM: return BULLETIN_NOMEM;
    default: return BULLETIN_IO;
  }
}

static const char *advice(int status) {
  switch (status) {
    case BULLETIN_NOTFOUND: return "; make its folder first";
    case BULLETIN_READONLY: return "; choose a folder that you may write to";
    case BULLETIN_FULL: return "; make room and write it again";
    default: return "";
  }
}

/* nil, message, code for the system's error `number`. */
static int fail(lua_State *L, const char *verb, const char *path, int number) {
  char reason[128] = "unknown error";
  int status = status_of(number);
  if (strerror_r(number, reason, sizeof reason) != 0)
    snprintf(reason, sizeof reason, "error %d", number);
  lua_pushnil(L);
  lua_pushfstring(L, "cannot %s %s: %s%s", verb, path, reason, advice(status));
  lua_pushstring(L, bulletin_status_name(status));
  return 3;
}

static int done(lua_State *L) {
  lua_pushboolean(L, 1);
  return 1;
}

/* A path argument: no NUL inside, and short enough to be one. */
static const char *check_path(lua_State *L, int index) {
  bulletin_text path = bul_lua_text(L, index);
  luaL_argcheck(L, path.size > 0, index, "path expected, got an empty string");
  luaL_argcheck(L, memchr(path.data, '\0', path.size) == NULL, index,
                "path holds a NUL character");
  luaL_argcheck(L, path.size < PATH_MAX, index, "path is too long");
  return path.data;
}

/* --- writers ----------------------------------------------------------- */

static writer *check_writer(lua_State *L) {
  return luaL_checkudata(L, 1, writer_type);
}

static void forget(writer *w) {
  if (w->file < 0) return;
  close(w->file);
  w->file = -1;
  if (w->beside) unlink(w->part);
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

/* Opens a new file beside `path`, with the rights that `path` has or a new
** file would get. */
static int open_beside(writer *w, const struct stat *old) {
  w->beside = true;
  for (int i = 0; i < TRIES; i++) {
    snprintf(w->part, sizeof w->part, "%s.part-%ld-%d", w->path, (long)getpid(),
             i);
    w->file = open(w->part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (w->file >= 0 || errno != EEXIST) break;
  }
  if (w->file < 0) return errno;
  if (old != NULL) (void)fchmod(w->file, old->st_mode & 07777);
  return 0;
}

/* file.create(path) -> writer. A link is followed, so that what it points to
** is replaced and the link stays; a device or pipe is written to directly. */
static int file_create(lua_State *L) {
  const char *path = check_path(L, 1);
  writer *w = lua_newuserdata(L, sizeof *w);
  w->file = -1;
  w->used = 0;
  w->beside = false;
  luaL_getmetatable(L, writer_type);
  lua_setmetatable(L, -2);
  struct stat old;
  bool exists = stat(path, &old) == 0;
  if (!exists || realpath(path, w->path) == NULL)
    snprintf(w->path, sizeof w->path, "%s", path);
  int number = 0;
  if (exists && S_ISDIR(old.st_mode)) {
    number = EISDIR;
  } else if (exists && !S_ISREG(old.st_mode)) {
    w->file = open(path, O_WRONLY | O_CLOEXEC);
    if (w->file < 0) number = errno;
  } else if (exists && access(w->path, W_OK) != 0) {
    number = errno;
  } else {
    number = open_beside(w, exists ? &old : NULL);
  }
  return number == 0 ? 1 : fail(L, "write", path, number);
}

/* writer:write(string) -> true */
static int writer_write(lua_State *L) {
  writer *w = check_writer(L);
  bulletin_text text = bul_lua_text(L, 2);
  luaL_argcheck(L, w->file >= 0, 1, "writer is closed");
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
  return fail(L, "write", w->path, number);
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
  luaL_argcheck(L, w->file >= 0, 1, "writer is closed");
  int number = flush(w);
  if (number == 0 && sync && w->beside && fsync(w->file) != 0) number = errno;
  int file = w->file;
  if (number == 0) {
    w->file = -1;
    if (close(file) != 0) number = errno;
    if (number == 0 && w->beside && rename(w->part, w->path) != 0)
      number = errno;
    if (number != 0 && w->beside) unlink(w->part);
  }
  if (number == 0) {
    if (sync && w->beside) sync_folder(w->path);
    return done(L);
  }
  forget(w);
  return fail(L, "write", w->path, number);
}

/* writer:discard(): as if it had never been. Closed already: nothing. */
static int writer_discard(lua_State *L) {
  forget(check_writer(L));
  return 0;
}

/* --- folders, names, terminals ----------------------------------------- */

/* file.mkdir(path) -> true: the folder and those above it, if missing. */
static int file_mkdir(lua_State *L) {
  char part[PATH_MAX];
  snprintf(part, sizeof part, "%s", check_path(L, 1));
  for (char *p = part + 1;; p++) {
    if (*p != '/' && *p != '\0') continue;
    char kept = *p;
    *p = '\0';
    struct stat found;
    if (mkdir(part, 0777) != 0 && errno != EEXIST)
      return fail(L, "make the folder", part, errno);
    if (stat(part, &found) != 0 || !S_ISDIR(found.st_mode))
      return fail(L, "make the folder", part, ENOTDIR);
    if (kept == '\0') return done(L);
    *p = kept;
  }
}

/* file.real(path) -> the absolute name without links; the file exists. */
static int file_real(lua_State *L) {
  char real[PATH_MAX];
  const char *path = check_path(L, 1);
  if (realpath(path, real) == NULL) return fail(L, "find", path, errno);
  lua_pushstring(L, real);
  return 1;
}

/* file.kind(path) -> "file", "folder" or "other"; nil where nothing is. */
static int file_kind(lua_State *L) {
  struct stat found;
  if (stat(check_path(L, 1), &found) != 0)
    lua_pushnil(L);
  else if (S_ISREG(found.st_mode))
    lua_pushliteral(L, "file");
  else
    lua_pushstring(L, S_ISDIR(found.st_mode) ? "folder" : "other");
  return 1;
}

/* file.terminal(number) -> whether that descriptor is a terminal. */
static int file_terminal(lua_State *L) {
  lua_pushboolean(L, isatty((int)luaL_checkinteger(L, 1)));
  return 1;
}

void bul_lua_open_file(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"create", file_create}, {"mkdir", file_mkdir},
      {"real", file_real},     {"kind", file_kind},
      {"terminal", file_terminal}, {NULL, NULL},
  };
  static const luaL_Reg methods[] = {
      {"write", writer_write},     {"commit", writer_commit},
      {"discard", writer_discard}, {"__gc", writer_discard},
      {"__close", writer_discard}, {NULL, NULL},
  };
  luaL_newmetatable(L, writer_type);
  lua_pushvalue(L, -1);
  lua_setfield(L, -2, "__index");
  luaL_setfuncs(L, methods, 0);
  lua_pop(L, 1);
  lua_newtable(L);
  luaL_setfuncs(L, functions, 0);
  lua_setfield(L, -2, "file");
}
