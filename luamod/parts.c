/*
** parts.c - see parts.h.
*/
#define _XOPEN_SOURCE 700 /* realpath */
#include "parts.h"

#include "file.h"
#include "layout.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#ifndef PATH_MAX
#define PATH_MAX 4096
#endif

/* --- bytes ------------------------------------------------------------- */

void bul_lua_bytes_free(bul_lua_bytes *b) {
  if (b->data != NULL)
    b->allocator.resize(b->allocator.context, b->data, b->room, 0);
  b->data = NULL;
  b->size = b->room = 0;
}

static int no_memory(bulletin_error *error) {
  error->status = BULLETIN_NOMEM;
  error->line = error->byte = 0;
  snprintf(error->message, sizeof error->message,
           "out of memory while reading");
  return BULLETIN_NOMEM;
}

static int read_all(bul_lua_bytes *b, FILE *file, bulletin_error *error) {
  for (;;) {
    if (b->size == b->room) {
      size_t more = b->room == 0 ? 64 * 1024 : 2 * b->room;
      char *moved =
          b->allocator.resize(b->allocator.context, b->data, b->room, more);
      if (moved == NULL) return no_memory(error);
      b->data = moved;
      b->room = more;
    }
    size_t got = fread(b->data + b->size, 1, b->room - b->size, file);
    b->size += got;
    if (got == 0) break;
  }
  if (!ferror(file)) return BULLETIN_OK;
  bulletin_reason reason;
  bulletin_reason_of(&reason, errno);
  error->status = BULLETIN_IO;
  snprintf(error->message, sizeof error->message, "cannot read: %s",
           reason.words);
  return BULLETIN_IO;
}

int bul_lua_bytes_read(bul_lua_bytes *out, const char *path,
                       bulletin_error *error) {
  FILE *file = bul_lua_open_plain(path, error);
  if (file == NULL) return error->status;
  int status = read_all(out, file, error);
  fclose(file);
  return status;
}

/* --- links ------------------------------------------------------------- */

static int hexadecimal(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f') return (c | 0x20) - 'a' + 10;
  return -1;
}

/* The path that a link is, relative to the file that has it; false for what leads
** elsewhere: another scheme, an absolute path. */
static bool clean_link(char *out, size_t room, bulletin_text link) {
  static const char scheme[] = "file://";
  size_t at = 0, size = 0;
  if (link.size > 7 && memcmp(link.data, scheme, 7) == 0) at = 7;
  if (at == link.size || link.data[at] == '/') return false;
  for (; at < link.size; at++) {
    char c = link.data[at];
    if (c == '#' || c == '?') break;
    if (c == ':' || c == '\0' || size + 1 >= room) return false;
    if (c == '%' && at + 2 < link.size && hexadecimal(link.data[at + 1]) >= 0 &&
        hexadecimal(link.data[at + 2]) >= 0) {
      c = (char)(hexadecimal(link.data[at + 1]) * 16 +
                 hexadecimal(link.data[at + 2]));
      at += 2;
      if (c == '\0') return false;
    }
    out[size++] = c;
  }
  out[size] = '\0';
  return size > 0;
}

/* The folder of a path, with its last slash; "" for none. */
static bool folder_of(char *out, size_t room, const char *path) {
  const char *slash = strrchr(path, '/');
  size_t size = slash == NULL ? 0 : (size_t)(slash + 1 - path);
  if (size >= room) return false;
  memcpy(out, path, size);
  out[size] = '\0';
  return true;
}

/* Where the files may lie. */
typedef struct place {
  char folder[PATH_MAX]; /* of the file that names them */
  char root[PATH_MAX];   /* resolved */
} place;

/* The resolved path of folder + name, if it is a plain file below the root. */
static bool find_below(const place *p, const char *name, char *real) {
  char path[PATH_MAX];
  struct stat about;
  size_t root = strlen(p->root);
  if ((size_t)snprintf(path, sizeof path, "%s%s", p->folder, name) >=
      sizeof path)
    return false;
  if (realpath(path, real) == NULL || stat(real, &about) != 0) return false;
  if (root == 1) return S_ISREG(about.st_mode);
  return S_ISREG(about.st_mode) && strncmp(real, p->root, root) == 0 &&
         real[root] == '/';
}

/* The one XML file beside the one that names it that has this size. */
static bool find_by_size(const place *p, size_t size, char *real) {
  DIR *folder = size == 0 ? NULL : opendir(p->folder[0] ? p->folder : ".");
  size_t found = 0;
  if (folder == NULL) return false;
  for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
    char path[PATH_MAX];
    struct stat about;
    size_t length = strlen(entry->d_name);
    if (length < 5 || strcmp(entry->d_name + length - 4, ".xml") != 0) continue;
    if (!find_below(p, entry->d_name, path) || stat(path, &about) != 0 ||
        (size_t)about.st_size != size)
      continue;
    memcpy(real, path, strlen(path) + 1);
    found++;
  }
  closedir(folder);
  return found == 1;
}

/* --- parts ------------------------------------------------------------- */

void bul_lua_parts_free(bul_lua_parts *p) {
  const bulletin_allocator *a = &p->allocator;
  for (size_t i = 0; i < p->count; i++) {
    if (p->files != NULL) bul_lua_bytes_free(&p->files[i]);
    if (p->paths != NULL && p->paths[i] != NULL)
      a->resize(a->context, p->paths[i], strlen(p->paths[i]) + 1, 0);
  }
  if (p->files != NULL)
    a->resize(a->context, p->files, p->count * sizeof *p->files, 0);
  if (p->bytes != NULL)
    a->resize(a->context, p->bytes, p->count * sizeof *p->bytes, 0);
  if (p->paths != NULL)
    a->resize(a->context, p->paths, p->count * sizeof *p->paths, 0);
  bulletin_parts_free(&p->list);
  p->files = NULL;
  p->bytes = NULL;
  p->paths = NULL;
  p->count = p->missing = 0;
}

static bool make_room(bul_lua_parts *p) {
  const bulletin_allocator *a = &p->allocator;
  size_t count = p->count = p->list.count;
  p->files = a->resize(a->context, NULL, 0, count * sizeof *p->files);
  p->bytes = a->resize(a->context, NULL, 0, count * sizeof *p->bytes);
  p->paths = a->resize(a->context, NULL, 0, count * sizeof *p->paths);
  for (size_t i = 0; i < count; i++) {
    if (p->files != NULL) p->files[i] = (bul_lua_bytes){.allocator = *a};
    if (p->bytes != NULL) p->bytes[i] = (bulletin_text){NULL, 0};
    if (p->paths != NULL) p->paths[i] = NULL;
  }
  return p->files != NULL && p->bytes != NULL && p->paths != NULL;
}

static int read_part(bul_lua_parts *p, size_t index, const place *where,
                     bulletin_error *error) {
  const bulletin_allocator *a = &p->allocator;
  const bulletin_part *part = &p->list.items[index];
  char link[PATH_MAX], real[PATH_MAX];
  p->missing++;
  if (!(clean_link(link, sizeof link, part->link) &&
        find_below(where, link, real)) &&
      !find_by_size(where, part->size, real))
    return BULLETIN_OK;
  size_t size = strlen(real) + 1;
  p->paths[index] = a->resize(a->context, NULL, 0, size);
  if (p->paths[index] == NULL) return no_memory(error);
  memcpy(p->paths[index], real, size);
  int status = bul_lua_bytes_read(&p->files[index], real, error);
  if (status != BULLETIN_OK) return status;
  p->bytes[index] = (bulletin_text){p->files[index].data, p->files[index].size};
  p->missing--;
  return BULLETIN_OK;
}

int bul_lua_parts_read(bul_lua_parts *out, bulletin_text bytes, int format,
                       const char *encoding, const char *path, const char *root,
                       bulletin_error *error) {
  place *where = NULL;
  int status = bulletin_parts_read(&out->list, bytes, format, encoding,
                                   &out->allocator, error);
  if (status != BULLETIN_OK || out->list.count == 0) return status;
  if (!make_room(out)) return no_memory(error);
  where = out->allocator.resize(out->allocator.context, NULL, 0, sizeof *where);
  if (where == NULL) return no_memory(error);
  bool known = folder_of(where->folder, sizeof where->folder, path);
  const char *top = root != NULL ? root : where->folder;
  known = known && realpath(top[0] ? top : ".", where->root) != NULL;
  if (!known) out->missing = out->count;
  for (size_t i = 0; known && status == BULLETIN_OK && i < out->count; i++)
    status = read_part(out, i, where, error);
  out->allocator.resize(out->allocator.context, where, sizeof *where, 0);
  return status;
}

/* --- pushing ----------------------------------------------------------- */

void bul_lua_push_parts(lua_State *L, const bul_lua_parts *parts) {
  int count = 0;
  lua_newtable(L);
  for (size_t i = 0; i < parts->count; i++) {
    if (parts->paths[i] == NULL) continue;
    lua_pushstring(L, parts->paths[i]);
    lua_rawseti(L, -2, ++count);
  }
}

void bul_lua_warn_of_parts(lua_State *L, const bul_lua_parts *parts) {
  if (parts->missing == 0) return;
  size_t first = 0;
  while (first + 1 < parts->count && parts->paths[first] != NULL)
    first++;
  luaL_checkstack(L, 8, NULL);
  bul_lua_push_text(L, parts->list.items[first].link);
  lua_pushfstring(L, "所列文件有 %d 个不在手边（%s）", (int)parts->missing,
                  lua_tostring(L, -1));
  lua_remove(L, -2);
  bul_lua_warn(L, "part-missing");
}
