/*
** error.c - see error.h; and the names of the statuses, of the version and of
** what the operating system fails with.
*/
#include "error.h"

#include "text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const char *const status_names[] = {
    [BULLETIN_OK] = "ok",
    [BULLETIN_ENCODING] = "encoding",
    [BULLETIN_IO] = "io",
    [BULLETIN_BUSY] = "busy",
    [BULLETIN_CORRUPT] = "corrupt",
    [BULLETIN_FULL] = "full",
    [BULLETIN_READONLY] = "readonly",
    [BULLETIN_NOTFOUND] = "notfound",
    [BULLETIN_SCHEMA] = "schema",
    [BULLETIN_LIMIT] = "limit",
    [BULLETIN_NOMEM] = "nomem",
    [BULLETIN_QUERY] = "query",
    [BULLETIN_MISSING] = "missing",
    [BULLETIN_CALLBACK] = "callback",
};

const char *bulletin_status_name(int status) {
  size_t count = sizeof status_names / sizeof *status_names;
  if (status < 0 || (size_t)status >= count) return "unknown";
  return status_names[status];
}

const char *bulletin_version(void) {
  return BULLETIN_VERSION;
}

const char *bulletin_reason_of(bulletin_reason *out, int number) {
  out->words[0] = '\0'; /* some systems leave it alone when it is unknown */
  if (strerror_r(number, out->words, sizeof out->words) != 0 ||
      out->words[0] == '\0')
    snprintf(out->words, sizeof out->words, "error %d", number);
  return out->words;
}

static void fill(bulletin_error *error, int status, size_t line, size_t byte,
                 const char *format, va_list arguments) {
  const size_t room = sizeof error->message;
  error->status = status;
  error->line = line;
  error->byte = byte;
  int size = vsnprintf(error->message, room, format, arguments);
  if (size < 0) error->message[0] = '\0';
  if (size < 0 || (size_t)size < room) return;
  size_t end = room - 1;
  while (end > 0 && bul_goes_on(error->message[end - 1]))
    end--;
  if (end > 0 && (unsigned char)error->message[end - 1] >= 0xC0) end--;
  error->message[end] = '\0';
}

int bul_fail(bulletin_error *error, int status, const char *format, ...) {
  if (error != NULL) {
    va_list arguments;
    va_start(arguments, format);
    fill(error, status, 0, 0, format, arguments);
    va_end(arguments);
  }
  return status;
}

int bul_fail_at(bulletin_error *error, int status, size_t line, size_t byte,
                const char *format, ...) {
  if (error != NULL) {
    va_list arguments;
    va_start(arguments, format);
    fill(error, status, line, byte, format, arguments);
    va_end(arguments);
  }
  return status;
}

int bul_nomem(bulletin_error *error) {
  return bul_fail(error, BULLETIN_NOMEM,
                  "out of memory; work on a smaller input or raise the limit");
}

int bul_check_text(bulletin_text text, bulletin_error *error) {
  size_t bad = bul_utf8_invalid(text);
  if (bad == text.size) return BULLETIN_OK;
  size_t line = bul_line_of(text, bad);
  return bul_fail_at(error, BULLETIN_ENCODING, line, bad + 1,
                     "line %zu, byte %zu: not UTF-8; decode the text first",
                     line, bad + 1);
}

int bul_name_check(bulletin_text name, const char *what,
                   bulletin_error *error) {
  if (name.size == 0) return BULLETIN_OK;
  size_t bad = bul_utf8_invalid(name);
  const char *nul = memchr(name.data, '\0', name.size);
  if (bad == name.size && nul == NULL) return BULLETIN_OK;
  bool cut = nul != NULL && (size_t)(nul - name.data) < bad;
  if (cut) bad = (size_t)(nul - name.data);
  return bul_fail_at(error, BULLETIN_ENCODING, 0, bad + 1, "%s: %s at byte %zu",
                     what, cut ? "a NUL character" : "not UTF-8", bad + 1);
}
