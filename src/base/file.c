/*
** file.c - bulletin_read_file: the bytes of a plain file.
*/
#define _XOPEN_SOURCE 700 /* sockets' mode, strerror_r */
#include "error.h"
#include "memory.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LONGEST_PATH = 4096, FIRST_READ = 4096 };

static int fail(bulletin_error *error, const char *verb, int number) {
  char reason[128];
  if (strerror_r(number, reason, sizeof reason) != 0) reason[0] = '\0';
  return bul_fail(error, number == ENOENT ? BULLETIN_NOTFOUND : BULLETIN_IO,
                  "cannot %s: %s", verb, reason);
}

static int fail_for_kind(bulletin_error *error, mode_t mode) {
  if (S_ISDIR(mode)) return fail(error, "read", EISDIR);
  const char *kind = S_ISFIFO(mode)   ? "a pipe"
                     : S_ISSOCK(mode) ? "a socket"
                                      : "a device";
  return bul_fail(error, BULLETIN_IO,
                  "cannot read: %s, not a plain file; send what it holds to "
                  "standard input",
                  kind);
}

/* Looked at before it is opened, since opening alone can do something to a
** device, and again afterwards, since it may have become another. */
static int open_plain(int *out, size_t *size, const char *path,
                      bulletin_error *error) {
  struct stat about;
  if (stat(path, &about) == 0 && !S_ISREG(about.st_mode))
    return fail_for_kind(error, about.st_mode);
  *out = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (*out < 0) return fail(error, "open", errno);
  int status = BULLETIN_OK;
  if (fstat(*out, &about) != 0)
    status = fail(error, "read", errno);
  else if (!S_ISREG(about.st_mode))
    status = fail_for_kind(error, about.st_mode);
  *size =
      status == BULLETIN_OK && about.st_size > 0 ? (size_t)about.st_size : 0;
  if (status != BULLETIN_OK) close(*out);
  return status;
}

/* Makes room for `size` bytes. */
static bool reserve(bulletin_string *out, char **data, size_t size) {
  char *grown = bul_grow(&out->allocator, *data, &out->capacity, size, 1);
  if (grown == NULL) return false;
  out->text.data = *data = grown;
  return true;
}

/* A file of /proc says that it is empty, and one that is written to may have
** more than it says. */
static int read_all(bulletin_string *out, int file, size_t expected,
                    bulletin_error *error) {
  char *data = NULL;
  if (expected < FIRST_READ) expected = FIRST_READ;
  if (!bul_add(&expected, expected, 1) || !reserve(out, &data, expected))
    return bul_nomem(error);
  for (;;) {
    size_t *size = &out->text.size;
    ssize_t got = read(file, data + *size, out->capacity - *size);
    if (got == 0) return BULLETIN_OK;
    if (got < 0 && errno != EINTR) return fail(error, "read", errno);
    if (got > 0) *size += (size_t)got;
    if (*size == out->capacity && !reserve(out, &data, *size + 1))
      return bul_nomem(error);
  }
}

int bulletin_read_file(bulletin_string *out, bulletin_text path,
                       const bulletin_allocator *allocator,
                       bulletin_error *error) {
  char name[LONGEST_PATH];
  int file = -1;
  size_t size = 0;
  *out = (bulletin_string){.allocator = bul_allocator(allocator)};
  if (path.size == 0 || memchr(path.data, '\0', path.size) != NULL)
    return bul_fail(error, BULLETIN_NOTFOUND, "cannot open: no name of a file");
  if (path.size >= sizeof name) return fail(error, "open", ENAMETOOLONG);
  memcpy(name, path.data, path.size);
  name[path.size] = '\0';
  int status = open_plain(&file, &size, name, error);
  if (status != BULLETIN_OK) return status;
  status = read_all(out, file, size, error);
  close(file);
  if (status != BULLETIN_OK) bulletin_string_free(out);
  return status;
}
