/*
** sandbox_path.c - the one folder of a sandboxed script, without the kernel's
** help: a path is made plain by its letters alone, then walked from the folder
** down, one name at a time, and no name may be a link.
*/
#define _GNU_SOURCE /* O_PATH */
#include "box.h"
#include "sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#if LUA_VERSION_NUM >= 502

#include <dirent.h>

#ifndef PATH_MAX
#define PATH_MAX 4096
#endif
#ifndef O_PATH
#define O_PATH O_RDONLY
#endif

/* What SQLite takes for the state of a store: of one that lies beside such a
** file it believes every word. */
static const char *const refused_endings[] = {"-journal", "-wal", "-shm", NULL};

typedef struct place {
  char full[PATH_MAX]; /* plain: no //, ., .. */
  size_t root_size;    /* of the folder's own name in it */
  int parent;          /* the folder that the last name is in; -1: not there */
  const char *name;    /* the last name; "." for the folder itself */
  mode_t mode;         /* 0: nothing is there */
} place;

/* Adds the names of `path` to `out`, which has `size` bytes of a plain path;
** its size then, 1 for the empty one, or 0 when it does not fit. */
static size_t add_names(char *out, size_t size, const char *path) {
  while (*path != '\0') {
    size_t length = strcspn(path, "/");
    if (length == 2 && path[0] == '.' && path[1] == '.') {
      while (size > 0 && out[--size] != '/')
        continue;
    } else if (length > 0 && !(length == 1 && path[0] == '.')) {
      if (length >= PATH_MAX - 1 - size) return 0;
      out[size++] = '/';
      memcpy(out + size, path, length);
      size += length;
    }
    path += length;
    while (*path == '/')
      path++;
  }
  out[size] = '\0';
  return size == 0 ? 1 : size;
}

static bool has_ending(const char *name, const char *ending) {
  size_t size = strlen(name), wanted = strlen(ending);
  if (size < wanted) return false;
  for (size_t i = 0; i < wanted; i++) {
    char c = name[size - wanted + i];
    if (c >= 'A' && c <= 'Z') c = (char)(c - 'A' + 'a');
    if (c != ending[i]) return false;
  }
  return true;
}

/* NULL, or what is wrong with it. */
static const char *plain(place *p, const char *root, const char *path) {
  p->full[0] = '\0';
  p->root_size = add_names(p->full, 0, root);
  if (p->root_size == 0) return "the path is too long";
  if (p->full[0] == '\0') p->root_size = 0; /* the folder is / */
  char inside[PATH_MAX];
  memcpy(inside, p->full, p->root_size + 1);
  size_t size = path[0] == '/' ? add_names(p->full, 0, path)
                               : add_names(p->full, p->root_size, path);
  if (size == 0) return "the path is too long";
  if (strncmp(p->full, inside, p->root_size) != 0 ||
      (p->full[p->root_size] != '/' && p->full[p->root_size] != '\0'))
    return "outside of the sandbox's folder";
  const char *slash = strrchr(p->full + p->root_size, '/');
  p->name = slash != NULL && slash[1] != '\0' ? slash + 1 : ".";
  for (size_t i = 0; refused_endings[i] != NULL; i++)
    if (has_ending(p->name, refused_endings[i]))
      return "a name that SQLite uses beside a store; choose another";
  return NULL;
}

static int open_folder(int parent, const char *name) {
  return openat(parent, name, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

static const char *judge(const struct stat *found) {
  if (S_ISLNK(found->st_mode)) return "a link; a sandboxed script follows none";
  if (!S_ISREG(found->st_mode) && !S_ISDIR(found->st_mode))
    return "neither a file nor a folder";
  return NULL;
}

/* Walks down to the last name; leaves p->parent open. */
static const char *walk(place *p, const char *root) {
  p->parent = open(root, O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (p->parent < 0) return "the sandbox's folder cannot be opened";
  char part[PATH_MAX];
  const char *at = p->full + p->root_size;
  struct stat found;
  while (*at == '/')
    at++;
  for (;;) {
    size_t length = strcspn(at, "/");
    bool last = at[length] == '\0';
    if (length == 0)
      memcpy(part, ".", 2);
    else {
      memcpy(part, at, length);
      part[length] = '\0';
    }
    if (fstatat(p->parent, part, &found, AT_SYMLINK_NOFOLLOW) != 0) {
      bool missing = errno == ENOENT;
      if (!last || !missing) { /* folders that are still to be made */
        close(p->parent);
        p->parent = -1;
      }
      return missing ? NULL : "cannot be looked up";
    }
    const char *why = judge(&found);
    if (why == NULL && !last && !S_ISDIR(found.st_mode))
      why = "not in a folder";
    if (why != NULL || last) {
      p->mode = found.st_mode;
      return why;
    }
    int below = open_folder(p->parent, part);
    close(p->parent);
    p->parent = below;
    if (below < 0) return "a folder above it cannot be opened";
    at += length + 1;
  }
}

static void leave(place *p) {
  if (p->parent >= 0) close(p->parent);
  p->parent = -1;
}

/* Arguments (root, path): NULL with p->parent open or -1, or what is wrong. */
static const char *find(lua_State *L, place *p) {
  *p = (place){.parent = -1};
  bulletin_text root = bul_lua_text(L, 1), path = bul_lua_text(L, 2);
  if (path.size == 0 || memchr(path.data, '\0', path.size) != NULL)
    return "not a path";
  if (root.size >= PATH_MAX) return "the path is too long";
  const char *why = plain(p, root.data, path.data);
  if (why == NULL) why = walk(p, root.data);
  if (why != NULL) leave(p);
  return why;
}

static int refuse(lua_State *L, const char *why) {
  lua_pushnil(L);
  lua_pushfstring(L, "%s: %s", lua_tostring(L, 2), why);
  return 2;
}

static int fail(lua_State *L, int number) {
  bulletin_reason reason;
  lua_pushnil(L);
  lua_pushfstring(L, "%s: %s", lua_tostring(L, 2),
                  bulletin_reason_of(&reason, number));
  lua_pushinteger(L, number);
  return 3;
}

/* sandbox.place(root, path) -> the full name, "file", "folder" or "nothing";
** or nil and what is wrong. */
static int sandbox_place(lua_State *L) {
  place p;
  const char *why = find(L, &p);
  leave(&p);
  if (why != NULL) return refuse(L, why);
  lua_pushstring(L, p.full[0] != '\0' ? p.full : "/");
  if (p.mode == 0)
    lua_pushliteral(L, "nothing");
  else
    lua_pushstring(L, S_ISDIR(p.mode) ? "folder" : "file");
  return 2;
}

/* --- files ------------------------------------------------------------- */

static int close_file(lua_State *L) {
  luaL_Stream *stream = luaL_checkudata(L, 1, LUA_FILEHANDLE);
  return luaL_fileresult(L, fclose(stream->f) == 0, NULL);
}

/* The flags of fopen's mode; -1 for none. */
static int flags_of(const char *mode) {
  int flags;
  switch (mode[0]) {
  case 'r':
    flags = O_RDONLY;
    break;
  case 'w':
    flags = O_WRONLY | O_CREAT | O_TRUNC;
    break;
  case 'a':
    flags = O_WRONLY | O_CREAT | O_APPEND;
    break;
  default:
    return -1;
  }
  if (mode[1] == '+') {
    flags = (flags & ~(O_RDONLY | O_WRONLY)) | O_RDWR;
    mode++;
  }
  if (mode[1] == 'b') mode++;
  return mode[1] == '\0' ? flags : -1;
}

/* Opens what was found; an errno, with *out otherwise. What another process
** has put there since is judged again. */
static int open_found(int *out, const place *p, int flags) {
  if (p->parent < 0) return ENOENT;
  *out = openat(p->parent, p->name,
                flags | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0666);
  if (*out < 0) return errno;
  struct stat found;
  int number = fstat(*out, &found) != 0  ? errno
               : !S_ISREG(found.st_mode) ? EISDIR
                                         : 0;
  if (number == 0 && fcntl(*out, F_SETFL, flags & O_APPEND) != 0)
    number = errno;
  if (number != 0) close(*out);
  return number;
}

/* sandbox.open(root, path [, mode]) -> a file of Lua's; or nil, message. */
static int sandbox_open(lua_State *L) {
  const char *mode = luaL_optstring(L, 3, "r");
  int flags = flags_of(mode), file = -1;
  luaL_argcheck(L, flags >= 0, 3, "invalid mode");
  luaL_Stream *stream = lua_newuserdata(L, sizeof *stream);
  stream->closef = NULL;
  luaL_setmetatable(L, LUA_FILEHANDLE);
  place p;
  const char *why = find(L, &p);
  if (why != NULL) return refuse(L, why);
  int number = open_found(&file, &p, flags);
  leave(&p);
  if (number != 0) return fail(L, number);
  stream->f = fdopen(file, mode);
  if (stream->f == NULL) {
    number = errno;
    close(file);
    return fail(L, number);
  }
  stream->closef = close_file;
  return 1;
}

/* --- folders ----------------------------------------------------------- */

static void close_folder(void *content) {
  DIR **folder = content;
  if (*folder != NULL) closedir(*folder);
}

static const bul_lua_type folder_type = {"bulletin.folder", sizeof(DIR *),
                                         close_folder};

static const char *kind_of(DIR *folder, const char *name) {
  struct stat found;
  if (fstatat(dirfd(folder), name, &found, AT_SYMLINK_NOFOLLOW) != 0)
    return "other";
  return S_ISREG(found.st_mode)   ? "file"
         : S_ISDIR(found.st_mode) ? "folder"
                                  : "other";
}

/* sandbox.list(root, path) -> {name = "file", "folder" or "other"} without .
** and ..; or nil, message. */
static int sandbox_list(lua_State *L) {
  lua_settop(L, 2);
  DIR **folder = bul_lua_box(L, &folder_type);
  place p;
  const char *why = find(L, &p);
  if (why != NULL) return refuse(L, why);
  int file = p.parent < 0
                 ? -1
                 : openat(p.parent, p.name,
                          O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  int number = file < 0 ? errno : 0;
  leave(&p);
  if (file >= 0) {
    *folder = fdopendir(file);
    if (*folder == NULL) {
      number = errno;
      close(file);
    }
  }
  if (*folder == NULL) return fail(L, number != 0 ? number : ENOENT);
  lua_newtable(L);
  for (const struct dirent *e; (e = readdir(*folder)) != NULL;) {
    if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0) continue;
    lua_pushstring(L, kind_of(*folder, e->d_name));
    lua_setfield(L, -2, e->d_name);
  }
  bul_lua_unbox(L, 3);
  return 1;
}

void bul_lua_open_paths(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"place", sandbox_place},
      {"open", sandbox_open},
      {"list", sandbox_list},
      {NULL, NULL},
  };
  luaL_setfuncs(L, functions, 0);
}

#else

void bul_lua_open_paths(lua_State *L) {
  (void)L;
}

#endif
