/*
** files.c - the files that a path means.
*/
#include "../base/buffer.h"
#include "../base/error.h"
#include "../base/text.h"

#include <dirent.h>
#include <errno.h>
#include <glob.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { DEEPEST = 64 };

typedef struct files_owner {
  bulletin_allocator allocator;
  bul_arena arena;
  bulletin_text *paths;
  size_t count;
  size_t capacity;
} files_owner;

static int add_path(files_owner *f, const char *path, size_t size,
                    bulletin_error *error) {
  bulletin_text *grown = bul_grow(&f->allocator, f->paths, &f->capacity,
                                  f->count + 1, sizeof *grown);
  if (grown == NULL) return bul_nomem(error);
  f->paths = grown;
  char *copy = bul_arena_alloc(&f->arena, size + 1);
  if (copy == NULL) return bul_nomem(error);
  memcpy(copy, path, size);
  copy[size] = '\0';
  f->paths[f->count++] = bul_text(copy, size);
  return BULLETIN_OK;
}

static int add_any(files_owner *f, bul_buffer *path, int depth,
                   bulletin_error *error);

/* `path` is NUL-terminated; the NUL does not count. */
static int add_folder(files_owner *f, bul_buffer *path, int depth,
                      bulletin_error *error) {
  if (depth > DEEPEST) return BULLETIN_OK; /* links in a ring */
  DIR *folder = opendir(path->data);
  if (folder == NULL)
    return bul_fail(error, BULLETIN_IO, "%s: cannot read the folder: %s",
                    path->data, strerror(errno));
  size_t size = path->size;
  int status = BULLETIN_OK;
  for (const struct dirent *entry;
       status == BULLETIN_OK && (entry = readdir(folder)) != NULL;) {
    if (entry->d_name[0] == '.') continue;
    path->size = size;
    if (size > 0 && path->data[size - 1] != '/') bul_buffer_add(path, "/", 1);
    bul_buffer_add(path, entry->d_name, strlen(entry->d_name) + 1);
    if (path->failed) {
      status = bul_nomem(error);
      break;
    }
    path->size--;
    status = add_any(f, path, depth + 1, error);
  }
  closedir(folder);
  path->size = size;
  if (!path->failed) path->data[size] = '\0';
  return status;
}

static int add_any(files_owner *f, bul_buffer *path, int depth,
                   bulletin_error *error) {
  struct stat about;
  if (stat(path->data, &about) != 0)
    return depth == 0
               ? bul_fail(error,
                          errno == ENOENT ? BULLETIN_NOTFOUND : BULLETIN_IO,
                          "%s: %s", path->data, strerror(errno))
               : BULLETIN_OK; /* gone since the folder was read */
  if (S_ISDIR(about.st_mode)) return add_folder(f, path, depth, error);
  if (!S_ISREG(about.st_mode) && depth > 0) return BULLETIN_OK;
  return add_path(f, path->data, path->size, error);
}

static int add_name(files_owner *f, const char *name, bulletin_error *error) {
  bul_buffer path;
  bul_buffer_init(&path, &f->allocator);
  bul_buffer_add(&path, name, strlen(name) + 1);
  int status = path.failed ? bul_nomem(error) : BULLETIN_OK;
  if (status == BULLETIN_OK) {
    path.size--;
    status = add_any(f, &path, 0, error);
  }
  bul_buffer_free(&path);
  return status;
}

static int add_pattern(files_owner *f, const char *pattern,
                       bulletin_error *error) {
  glob_t found = {0};
  int code = glob(pattern, 0, NULL, &found);
  int status = BULLETIN_OK;
  if (code == GLOB_NOMATCH)
    status = bul_fail(error, BULLETIN_NOTFOUND, "%s: no file matches", pattern);
  else if (code == GLOB_NOSPACE)
    status = bul_nomem(error);
  else if (code != 0)
    status = bul_fail(error, BULLETIN_IO, "%s: cannot read the folder", pattern);
  for (size_t i = 0; i < found.gl_pathc && status == BULLETIN_OK; i++)
    status = add_name(f, found.gl_pathv[i], error);
  globfree(&found);
  return status;
}

static int by_path(const void *left, const void *right) {
  const bulletin_text *a = left, *b = right;
  size_t size = a->size < b->size ? a->size : b->size;
  int order = memcmp(a->data, b->data, size);
  if (order != 0) return order;
  return (a->size > b->size) - (a->size < b->size);
}

int bulletin_files_of(bulletin_files *out, bulletin_text path,
                      const bulletin_allocator *allocator,
                      bulletin_error *error) {
  *out = (bulletin_files){0};
  if (path.size == 0 || memchr(path.data, '\0', path.size) != NULL)
    return bul_fail(error, BULLETIN_NOTFOUND, "a file without a name");
  bulletin_allocator memory = bul_allocator(allocator);
  files_owner *f = bul_resize(&memory, NULL, 0, sizeof *f);
  if (f == NULL) return bul_nomem(error);
  *f = (files_owner){.allocator = memory};
  bul_arena_init(&f->arena, &memory);
  out->owner = f;
  char *name = bul_arena_alloc(&f->arena, path.size + 1);
  int status = BULLETIN_OK;
  if (name == NULL) {
    status = bul_nomem(error);
  } else {
    memcpy(name, path.data, path.size);
    name[path.size] = '\0';
    struct stat about; /* a file may be called so */
    bool pattern = strpbrk(name, "*?[") != NULL && stat(name, &about) != 0;
    status = pattern ? add_pattern(f, name, error) : add_name(f, name, error);
  }
  if (status != BULLETIN_OK) {
    bulletin_files_free(out);
    return status;
  }
  if (f->count > 1) qsort(f->paths, f->count, sizeof *f->paths, by_path);
  out->paths = f->paths;
  out->count = f->count;
  return BULLETIN_OK;
}

void bulletin_files_free(bulletin_files *files) {
  files_owner *f = files->owner;
  if (f != NULL) {
    bul_arena_free(&f->arena);
    bulletin_allocator memory = f->allocator;
    bul_free(&memory, f->paths, f->capacity * sizeof *f->paths);
    bul_free(&memory, f, sizeof *f);
  }
  *files = (bulletin_files){0};
}
