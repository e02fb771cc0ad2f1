/*
** files.c - the files that a path means, each once.
**
** Folders are read one after the other, never one within another, and each
** once, by its device and inode, so that rings of links end. Links wait until
** all that is there without them is known: a file has its own name rather than
** a link's.
*/
#include "../base/buffer.h"
#include "../base/error.h"
#include "../base/hash.h"
#include "../base/text.h"

#include <dirent.h>
#include <errno.h>
#include <glob.h>
#include <stdlib.h>
#include <sys/stat.h>

typedef struct place {
  bulletin_text path; /* NUL-terminated; the NUL does not count */
  dev_t device;
  ino_t inode;
  bool by_link;
} place;

typedef struct places {
  place *items;
  size_t count;
  size_t capacity;
} places;

typedef struct files_owner {
  bulletin_allocator allocator;
  bul_arena arena;
  places files;
  places folders; /* all that were met; `read` of them are done */
  size_t read;
  places links;         /* that wait */
  bul_hash_table known; /* numbers of folders by device and inode */
  bulletin_text *paths;
  bulletin_file_failure *failures;
  size_t failure_count;
  size_t failure_capacity;
} files_owner;

/* --- places ------------------------------------------------------------ */

static bulletin_text copy_text(files_owner *f, const char *data, size_t size) {
  char *copy = bul_arena_alloc(&f->arena, size + 1);
  if (copy == NULL) return (bulletin_text){NULL, 0};
  memcpy(copy, data, size);
  copy[size] = '\0';
  return bul_text(copy, size);
}

static int add_place(files_owner *f, places *list, const place *what,
                     bulletin_error *error) {
  place *grown = bul_grow(&f->allocator, list->items, &list->capacity,
                          list->count + 1, sizeof *grown);
  if (grown == NULL) return bul_nomem(error);
  list->items = grown;
  place *added = &list->items[list->count];
  *added = *what;
  added->path = copy_text(f, what->path.data, what->path.size);
  if (added->path.data == NULL) return bul_nomem(error);
  list->count++;
  return BULLETIN_OK;
}

static bool is_same(const place *a, const place *b) {
  return a->device == b->device && a->inode == b->inode;
}

static uint32_t hash_of(const place *p) {
  uint64_t key = (uint64_t)p->inode ^ (uint64_t)p->device << 32;
  return bul_hash((bulletin_text){(const char *)&key, sizeof key});
}

/* A folder that was met before is left out. */
static int add_folder(files_owner *f, const place *folder,
                      bulletin_error *error) {
  if (!bul_hash_room(&f->known)) return bul_nomem(error);
  uint32_t hash = hash_of(folder);
  bul_hash_slot *slot = bul_hash_first(&f->known, hash);
  while (slot->item != 0 && !is_same(&f->folders.items[slot->item - 1], folder))
    slot = bul_hash_next(&f->known, slot);
  if (slot->item != 0) return BULLETIN_OK;
  int status = add_place(f, &f->folders, folder, error);
  if (status == BULLETIN_OK)
    bul_hash_put(&f->known, slot, hash, f->folders.count - 1);
  return status;
}

static int add_failure(files_owner *f, bulletin_text path, int status,
                       const char *what, int number, bulletin_error *error) {
  bulletin_file_failure *grown =
      bul_grow(&f->allocator, f->failures, &f->failure_capacity,
               f->failure_count + 1, sizeof *grown);
  if (grown == NULL) return bul_nomem(error);
  f->failures = grown;
  bulletin_error message;
  bulletin_reason reason;
  bul_fail(&message, status, "%s: %s%s", path.data, what,
           bulletin_reason_of(&reason, number));
  bulletin_file_failure *added = &f->failures[f->failure_count];
  added->status = status;
  added->path = copy_text(f, path.data, path.size);
  added->message = copy_text(f, message.message, strlen(message.message));
  if (added->path.data == NULL || added->message.data == NULL)
    return bul_nomem(error);
  f->failure_count++;
  return BULLETIN_OK;
}

/* --- folders ----------------------------------------------------------- */

/* What a folder holds under `path`. What is neither file nor folder, or gone
** meanwhile, is passed over. */
static int add_entry(files_owner *f, bulletin_text path, bool by_link,
                     bulletin_error *error) {
  struct stat about;
  int failed = by_link ? stat(path.data, &about) : lstat(path.data, &about);
  if (failed != 0) return BULLETIN_OK;
  place found = {path, about.st_dev, about.st_ino, by_link};
  if (S_ISLNK(about.st_mode)) return add_place(f, &f->links, &found, error);
  if (S_ISDIR(about.st_mode)) return add_folder(f, &found, error);
  if (S_ISREG(about.st_mode)) return add_place(f, &f->files, &found, error);
  return BULLETIN_OK;
}

static int read_folder(files_owner *f, bulletin_text path, bul_buffer *name,
                       bulletin_error *error) {
  DIR *folder = opendir(path.data);
  if (folder == NULL)
    return add_failure(f, path, BULLETIN_IO, "cannot read the folder: ", errno,
                       error);
  int status = BULLETIN_OK, number = 0;
  while (status == BULLETIN_OK) {
    errno = 0;
    const struct dirent *entry = readdir(folder);
    if (entry == NULL) number = errno;
    if (entry == NULL) break;
    if (entry->d_name[0] == '.') continue;
    name->size = 0;
    bul_buffer_add(name, path.data, path.size);
    if (!bul_text_ends(path, BUL_TEXT("/"))) bul_buffer_add(name, "/", 1);
    bul_buffer_add(name, entry->d_name, strlen(entry->d_name) + 1);
    if (name->failed)
      status = bul_nomem(error);
    else
      status = add_entry(f, bul_text(name->data, name->size - 1), false, error);
  }
  closedir(folder);
  if (status == BULLETIN_OK && number != 0)
    status = add_failure(f, path, BULLETIN_IO,
                         "cannot read the folder: ", number, error);
  return status;
}

static int compare(bulletin_text a, bulletin_text b) {
  int order = memcmp(a.data, b.data, a.size < b.size ? a.size : b.size);
  return order != 0 ? order : (a.size > b.size) - (a.size < b.size);
}

static int by_path(const void *left, const void *right) {
  return compare(((const place *)left)->path, ((const place *)right)->path);
}

/* All folders that are known, then the links in them, and what those bring. */
static int read_all(files_owner *f, bulletin_error *error) {
  bul_buffer name;
  bul_buffer_init(&name, &f->allocator);
  int status = BULLETIN_OK;
  do {
    while (status == BULLETIN_OK && f->read < f->folders.count)
      status = read_folder(f, f->folders.items[f->read++].path, &name, error);
    places links = f->links;
    f->links = (places){0};
    if (links.count > 1)
      qsort(links.items, links.count, sizeof *links.items, by_path);
    for (size_t i = 0; i < links.count && status == BULLETIN_OK; i++)
      status = add_entry(f, links.items[i].path, true, error);
    bul_free(&f->allocator, links.items, links.capacity * sizeof *links.items);
  } while (status == BULLETIN_OK && f->read < f->folders.count);
  bul_buffer_free(&name);
  return status;
}

/* --- what was asked for ------------------------------------------------ */

static int add_name(files_owner *f, const char *name, bulletin_error *error) {
  struct stat about;
  bulletin_reason reason;
  bulletin_text path = bulletin_text_of(name);
  if (stat(name, &about) != 0) {
    int number = errno;
    return bul_fail(error, number == ENOENT ? BULLETIN_NOTFOUND : BULLETIN_IO,
                    "%s: %s", name, bulletin_reason_of(&reason, number));
  }
  place found = {path, about.st_dev, about.st_ino, false};
  if (S_ISDIR(about.st_mode)) return add_folder(f, &found, error);
  return add_place(f, &f->files, &found, error);
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
    status =
        bul_fail(error, BULLETIN_IO, "%s: cannot read the folder", pattern);
  for (size_t i = 0; i < found.gl_pathc && status == BULLETIN_OK; i++)
    status = add_name(f, found.gl_pathv[i], error);
  globfree(&found);
  return status;
}

/* A file's own name before a link's, then the first in order. */
static int by_file(const void *left, const void *right) {
  const place *a = left, *b = right;
  if (a->device != b->device) return a->device < b->device ? -1 : 1;
  if (a->inode != b->inode) return a->inode < b->inode ? -1 : 1;
  if (a->by_link != b->by_link) return a->by_link ? 1 : -1;
  return by_path(a, b);
}

static int each_once(files_owner *f, bulletin_error *error) {
  place *items = f->files.items;
  size_t kept = 0, count = f->files.count;
  if (count > 1) qsort(items, count, sizeof *items, by_file);
  for (size_t i = 0; i < count; i++)
    if (i == 0 || !is_same(&items[i], &items[kept - 1]))
      items[kept++] = items[i];
  f->files.count = kept;
  if (kept > 1) qsort(items, kept, sizeof *items, by_path);
  f->paths = bul_arena_alloc(&f->arena, (kept + 1) * sizeof *f->paths);
  if (f->paths == NULL) return bul_nomem(error);
  for (size_t i = 0; i < kept; i++)
    f->paths[i] = items[i].path;
  return BULLETIN_OK;
}

static int find(files_owner *f, bulletin_text path, bulletin_error *error) {
  bulletin_text name = copy_text(f, path.data, path.size);
  if (name.data == NULL) return bul_nomem(error);
  struct stat about; /* a file may be called so */
  bool pattern =
      strpbrk(name.data, "*?[") != NULL && stat(name.data, &about) != 0;
  int status = pattern ? add_pattern(f, name.data, error)
                       : add_name(f, name.data, error);
  if (status == BULLETIN_OK) status = read_all(f, error);
  return status == BULLETIN_OK ? each_once(f, error) : status;
}

int bulletin_files_read(bulletin_files *out, bulletin_text path,
                        const bulletin_allocator *allocator,
                        bulletin_error *error) {
  *out = (bulletin_files){0};
  if (path.size == 0)
    return bul_fail(error, BULLETIN_NOTFOUND, "a file without a name");
  if (memchr(path.data, '\0', path.size) != NULL)
    return bul_fail(error, BULLETIN_NOTFOUND,
                    "a file's name holds a NUL character");
  bulletin_allocator memory = bul_allocator(allocator);
  files_owner *f = bul_resize(&memory, NULL, 0, sizeof *f);
  if (f == NULL) return bul_nomem(error);
  *f = (files_owner){.allocator = memory, .known = {.allocator = memory}};
  bul_arena_init(&f->arena, &memory);
  out->owner = f;
  int status = find(f, path, error);
  if (status != BULLETIN_OK) {
    bulletin_files_free(out);
    return status;
  }
  out->items = f->paths;
  out->count = f->files.count;
  out->failures = f->failures;
  out->failure_count = f->failure_count;
  return BULLETIN_OK;
}

static void free_places(const files_owner *f, const places *list) {
  bul_free(&f->allocator, list->items, list->capacity * sizeof *list->items);
}

void bulletin_files_free(bulletin_files *files) {
  files_owner *f = files->owner;
  if (f != NULL) {
    free_places(f, &f->files);
    free_places(f, &f->folders);
    free_places(f, &f->links);
    bul_free(&f->allocator, f->failures,
             f->failure_capacity * sizeof *f->failures);
    bul_hash_free(&f->known);
    bul_arena_free(&f->arena);
    bulletin_allocator memory = f->allocator;
    bul_free(&memory, f, sizeof *f);
  }
  *files = (bulletin_files){0};
}
