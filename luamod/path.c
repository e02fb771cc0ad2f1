/*
** path.c - what stands at a path, and what a command owes the system: plain
** files only, nothing removed but what is meant, output that has arrived.
*/
#define _XOPEN_SOURCE 700 /* realpath, openat */
#include "box.h"
#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef PATH_MAX
#define PATH_MAX 4096
#endif

/* --- failures ---------------------------------------------------------- */

static int status_of(int number) {
  switch (number) {
  case ENOENT:
  case ENOTDIR:
    return BULLETIN_NOTFOUND;
  case EACCES:
  case EPERM:
  case EROFS:
    return BULLETIN_READONLY;
  case ENOSPC:
  case EDQUOT:
  case EFBIG:
    return BULLETIN_FULL;
  case ENAMETOOLONG:
  case EMFILE:
  case ENFILE:
    return BULLETIN_LIMIT;
  case ENOMEM:
    return BULLETIN_NOMEM;
  default:
    return BULLETIN_IO;
  }
}

static const char *advice(int status) {
  switch (status) {
  case BULLETIN_NOTFOUND:
    return "; make its folder first";
  case BULLETIN_READONLY:
    return "; choose a folder that you may write to";
  case BULLETIN_FULL:
    return "; make room and write it again";
  default:
    return "";
  }
}

int bul_lua_path_fail(lua_State *L, const char *verb, const char *path,
                      int number) {
  bulletin_reason reason;
  int status = status_of(number);
  lua_pushnil(L);
  lua_pushfstring(L, "cannot %s %s: %s%s", verb, path,
                  bulletin_reason_of(&reason, number), advice(status));
  lua_pushstring(L, bulletin_status_name(status));
  return 3;
}

const char *bul_lua_path(lua_State *L, int index) {
  bulletin_text path = bul_lua_text(L, index);
  luaL_argcheck(L, path.size > 0, index, "path expected, got an empty string");
  luaL_argcheck(L, memchr(path.data, '\0', path.size) == NULL, index,
                "path holds a NUL character");
  luaL_argcheck(L, path.size < PATH_MAX, index, "path is too long");
  return path.data;
}

/* --- reading ----------------------------------------------------------- */

static FILE *refuse(bulletin_error *error, int status, const char *verb,
                    const char *reason) {
  error->status = status;
  error->line = error->byte = 0;
  snprintf(error->message, sizeof error->message, "cannot %s: %s", verb,
           reason);
  return NULL;
}

static FILE *refuse_number(bulletin_error *error, const char *verb,
                           int number) {
  bulletin_reason reason;
  return refuse(error, number == ENOENT ? BULLETIN_NOTFOUND : BULLETIN_IO, verb,
                bulletin_reason_of(&reason, number));
}

static FILE *refuse_kind(bulletin_error *error, mode_t mode) {
  if (S_ISDIR(mode)) return refuse_number(error, "read", EISDIR);
  const char *kind = S_ISFIFO(mode)   ? "a pipe"
                     : S_ISSOCK(mode) ? "a socket"
                                      : "a device";
  char reason[96];
  snprintf(reason, sizeof reason,
           "%s, not a plain file; send what it holds to standard input", kind);
  return refuse(error, BULLETIN_IO, "read", reason);
}

/* Looked at before it is opened, since opening alone can do something to a
** device, and again afterwards, since it may have become another. */
FILE *bul_lua_open_plain(const char *path, bulletin_error *error) {
  struct stat about;
  if (stat(path, &about) == 0 && !S_ISREG(about.st_mode))
    return refuse_kind(error, about.st_mode);
  int number = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (number < 0) return refuse_number(error, "open", errno);
  FILE *file = NULL;
  if (fstat(number, &about) != 0)
    refuse_number(error, "read", errno);
  else if (!S_ISREG(about.st_mode))
    refuse_kind(error, about.st_mode);
  else if ((file = fdopen(number, "rb")) == NULL)
    refuse_number(error, "open", errno);
  if (file == NULL) close(number);
  return file;
}

typedef struct reader {
  FILE *file;
} reader;

static void release_reader(void *content) {
  reader *r = content;
  if (r->file != NULL) fclose(r->file);
}

static const bul_lua_type reader_type = {"bulletin.reader", sizeof(reader),
                                         release_reader};

/* file.read(path) -> the bytes of a plain file | nil, message, code */
static int file_read(lua_State *L) {
  const char *path = bul_lua_path(L, 1);
  bulletin_error error;
  reader *r = bul_lua_box(L, &reader_type);
  int box = lua_gettop(L);
  r->file = bul_lua_open_plain(path, &error);
  if (r->file == NULL) {
    lua_pushnil(L);
    lua_pushfstring(L, "%s: %s", path, error.message);
    lua_pushstring(L, bulletin_status_name(error.status));
    return 3;
  }
  luaL_Buffer bytes;
  luaL_buffinit(L, &bytes);
  for (;;) {
    size_t got = fread(luaL_prepbuffer(&bytes), 1, LUAL_BUFFERSIZE, r->file);
    if (got == 0) break;
    luaL_addsize(&bytes, got);
  }
  int number = ferror(r->file) ? errno : 0;
  bul_lua_unbox(L, box);
  if (number != 0) return bul_lua_path_fail(L, "read", path, number);
  luaL_pushresult(&bytes);
  return 1;
}

/* --- folders and names ------------------------------------------------- */

/* file.mkdir(path) -> true: the folder and those above it, if missing. */
static int file_mkdir(lua_State *L) {
  char part[PATH_MAX];
  snprintf(part, sizeof part, "%s", bul_lua_path(L, 1));
  for (char *p = part + 1;; p++) {
    if (*p != '/' && *p != '\0') continue;
    char kept = *p;
    *p = '\0';
    struct stat found;
    if (mkdir(part, 0777) != 0 && errno != EEXIST)
      return bul_lua_path_fail(L, "make the folder", part, errno);
    if (stat(part, &found) != 0 || !S_ISDIR(found.st_mode))
      return bul_lua_path_fail(L, "make the folder", part, ENOTDIR);
    if (kept == '\0') break;
    *p = kept;
  }
  lua_pushboolean(L, 1);
  return 1;
}

/* file.real(path) -> the absolute name without links; the file exists. */
static int file_real(lua_State *L) {
  char real[PATH_MAX];
  const char *path = bul_lua_path(L, 1);
  if (realpath(path, real) == NULL)
    return bul_lua_path_fail(L, "find", path, errno);
  lua_pushstring(L, real);
  return 1;
}

/* file.kind(path) -> "file", "folder" or "other"; nil where nothing is. */
static int file_kind(lua_State *L) {
  struct stat found;
  if (stat(bul_lua_path(L, 1), &found) != 0)
    lua_pushnil(L);
  else if (S_ISREG(found.st_mode))
    lua_pushliteral(L, "file");
  else
    lua_pushstring(L, S_ISDIR(found.st_mode) ? "folder" : "other");
  return 1;
}

/* file.identity(path) -> a string that two names of one file share; nil where
** nothing is. */
static int file_identity(lua_State *L) {
  struct stat found;
  char name[64];
  if (stat(bul_lua_path(L, 1), &found) != 0) {
    lua_pushnil(L);
    return 1;
  }
  snprintf(name, sizeof name, "%jx:%jx", (uintmax_t)found.st_dev,
           (uintmax_t)found.st_ino);
  lua_pushstring(L, name);
  return 1;
}

/* Removes `name` below the folder `at`, which it closes; no link is followed,
** and nothing but a plain file goes. A folder that is empty then goes too.
** Returns whether the file went. */
static bool remove_below(int at, char *name) {
  struct stat found;
  bool removed = false;
  char *slash = strchr(name, '/');
  if (slash == NULL) {
    removed = fstatat(at, name, &found, AT_SYMLINK_NOFOLLOW) == 0 &&
              S_ISREG(found.st_mode) && unlinkat(at, name, 0) == 0;
  } else {
    *slash = '\0';
    int below =
        openat(at, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (below >= 0) removed = remove_below(below, slash + 1);
    if (removed) (void)unlinkat(at, name, AT_REMOVEDIR);
  }
  close(at);
  return removed;
}

static bool steps_up(const char *name) {
  for (const char *p = name;; p++) {
    size_t size = strcspn(p, "/");
    if (size == 0 || (size == 1 && p[0] == '.') ||
        (size == 2 && p[0] == '.' && p[1] == '.'))
      return true;
    p += size;
    if (*p == '\0') return false;
  }
}

/* file.remove(folder, name) -> whether the plain file `name`, folders with /
** between, stood below `folder` and is gone. Nothing outside of it can be
** meant. */
static int file_remove(lua_State *L) {
  char name[PATH_MAX];
  const char *folder = bul_lua_path(L, 1);
  snprintf(name, sizeof name, "%s", bul_lua_path(L, 2));
  bool removed = false;
  if (!steps_up(name)) {
    int at = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (at >= 0) removed = remove_below(at, name);
  }
  lua_pushboolean(L, removed);
  return 1;
}

/* --- standard files ---------------------------------------------------- */

/* file.terminal(number) -> whether that descriptor is a terminal. */
static int file_terminal(lua_State *L) {
  lua_pushboolean(L, isatty((int)luaL_checkinteger(L, 1)));
  return 1;
}

/* file.hold(): descriptors 0 to 2 that are closed are taken, so that no file
** is opened under their number and written to by mistake. */
static int file_hold(lua_State *L) {
  (void)L;
  for (int number = 0; number <= 2; number++) {
    if (fcntl(number, F_GETFD) != -1 || errno != EBADF) continue;
    int way = number == 0 ? O_WRONLY : O_RDONLY; /* using it still fails */
    if (open("/dev/null", way) != number) break;
  }
  return 0;
}

/* file.finish() -> true when all that was written to standard output has been
** taken, also by a file system that says so only at the end; else nil, message,
** code. */
static int file_finish(lua_State *L) {
  int number = 0;
  bool failed = ferror(stdout) != 0;
  if (fflush(stdout) != 0) number = errno;
  int copy = dup(STDOUT_FILENO);
  if (copy >= 0 && close(copy) != 0 && number == 0) number = errno;
  clearerr(stdout);
  if (number != 0)
    return bul_lua_path_fail(L, "write", "standard output", number);
  if (failed) { /* told to whoever wrote it */
    lua_pushnil(L);
    lua_pushliteral(L,
                    "cannot write standard output: some of it was not taken");
    lua_pushstring(L, bulletin_status_name(BULLETIN_IO));
    return 3;
  }
  lua_pushboolean(L, 1);
  return 1;
}

/* file.record(text) -> true: the text, a whole record, goes to standard output
** at once, and not among those of other processes that write there too. */
static int file_record(lua_State *L) {
  bulletin_text text = bul_lua_text(L, 1);
  struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
  int number = fflush(stdout) == 0 ? 0 : errno;
  bool locked = fcntl(STDOUT_FILENO, F_SETLKW, &lock) == 0;
  const char *data = text.data;
  for (size_t left = text.size; left > 0 && number == 0;) {
    ssize_t count = write(STDOUT_FILENO, data, left);
    if (count < 0 && errno != EINTR) number = errno;
    if (count <= 0) continue;
    data += count;
    left -= (size_t)count;
  }
  lock.l_type = F_UNLCK;
  if (locked) (void)fcntl(STDOUT_FILENO, F_SETLK, &lock);
  if (number != 0)
    return bul_lua_path_fail(L, "write", "standard output", number);
  lua_pushboolean(L, 1);
  return 1;
}

void bul_lua_add_paths(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"read", file_read},         {"mkdir", file_mkdir},
      {"real", file_real},         {"kind", file_kind},
      {"remove", file_remove},     {"identity", file_identity},
      {"terminal", file_terminal}, {"hold", file_hold},
      {"finish", file_finish},     {"record", file_record},
      {"sha256", bul_lua_sha256},  {NULL, NULL},
  };
  luaL_setfuncs(L, functions, 0);
}
