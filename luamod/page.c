/*
** page.c - bulletin.parse, read and decode.
*/
#include "article.h"
#include "box.h"
#include "file.h"
#include "layout.h"
#include "rules.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* What a call holds. */
typedef struct work {
  bulletin_allocator allocator;
  bulletin_decoded decoded;
  bulletin_layout *layout;
  bulletin_page *page;
  char *bytes; /* of a file: `read` of the `size` that are allocated */
  size_t size;
  size_t read;
} work;

static void release(void *content) {
  work *w = content;
  bulletin_page_free(w->page);
  bulletin_layout_free(w->layout);
  bulletin_decoded_free(&w->decoded);
  if (w->bytes != NULL)
    w->allocator.resize(w->allocator.context, w->bytes, w->size, 0);
}

static const bul_lua_type work_type = {"bulletin.work", sizeof(work), release};

static work *new_work(lua_State *L) {
  work *w = bul_lua_box(L, &work_type);
  w->allocator = bul_lua_allocator(L);
  return w;
}

/* nil, message, code; the message begins with the path, if there is one. */
static int fail(lua_State *L, const char *path, const bulletin_error *error) {
  lua_pushnil(L);
  if (path != NULL)
    lua_pushfstring(L, "%s: %s", path, error->message);
  else
    lua_pushstring(L, error->message);
  lua_pushstring(L, bulletin_status_name(error->status));
  return 3;
}

/* Sets *text to that of `bytes`, by the reader of their format or by decoding
** them, and the options to what was found out. BULLETIN_OK or what failed. */
static int make_text(work *w, bulletin_text *text, bulletin_text bytes,
                     int format, bulletin_page_options *options, bool decode,
                     bulletin_error *error) {
  const char *encoding = options->encoding.data;
  *text = bytes;
  if (format == BULLETIN_FORMAT_TEXT) {
    if (!decode && encoding == NULL) return BULLETIN_OK;
    int status =
        bulletin_decode(&w->decoded, bytes, encoding, &w->allocator, error);
    *text = w->decoded.text;
    options->encoding = bulletin_text_of(w->decoded.encoding);
    return status;
  }
  int status = bulletin_lay_out(&w->layout, bytes, format, encoding,
                                    &w->allocator, error);
  if (status != BULLETIN_OK) return status;
  *text = w->layout->text;
  options->encoding = w->layout->encoding;
  options->evidence = w->layout->evidence;
  options->evidence_count = w->layout->line_count;
  options->pieces_told = w->layout->pieces_told;
  if (options->date.data == NULL) options->date = w->layout->date;
  return BULLETIN_OK;
}

/* Parses `bytes`, with the work at index `at`, which is done then. `format` -1
** is found where there is a path, else text. Pushes the page or the
** failure. */
static int parse_bytes(lua_State *L, int at, bulletin_text bytes, int format,
                       bulletin_page_options *options, bul_lua_line_rule *rule,
                       const char *path) {
  work *w = bul_lua_unwrap(L, at, &work_type);
  bulletin_error error;
  if (format < 0)
    format = path != NULL ? bulletin_format_find(bytes) : BULLETIN_FORMAT_TEXT;
  if (make_text(w, &bytes, bytes, format, options, path != NULL, &error))
    return fail(L, path, &error);
  int status = bulletin_parse(&w->page, bytes, options, &w->allocator, &error);
  if (status == BULLETIN_CALLBACK) {
    lua_pushvalue(L, rule->slot);
    return lua_error(L);
  }
  if (status != BULLETIN_OK) return fail(L, path, &error);
  bul_lua_push_page(L, w->page);
  if (w->layout != NULL) bul_lua_set_layout(L, w->page, w->layout);
  bul_lua_unbox(L, at);
  return 1;
}

/* bulletin.parse(text [, options]) -> page | nil, message, code */
static int page_parse(lua_State *L) {
  bulletin_page_options options;
  bul_lua_line_rule rule = {0};
  bulletin_text text = bul_lua_text_given(L, 1, "parse");
  lua_settop(L, 2);
  new_work(L);
  int format = bul_lua_page_options(L, 2, "parse", &options, &rule);
  return parse_bytes(L, 3, text, format, &options, &rule, NULL);
}

/* Reads the file into w->bytes; BULLETIN_OK or what failed. */
static int read_file(work *w, const char *path, bulletin_error *error) {
  FILE *file = bul_lua_open_plain(path, error);
  size_t capacity = 0;
  int status = BULLETIN_OK;
  if (file == NULL) return error->status;
  while (status == BULLETIN_OK) {
    if (w->size == capacity) {
      size_t more = capacity == 0 ? 64 * 1024 : 2 * capacity;
      char *moved =
          w->allocator.resize(w->allocator.context, w->bytes, capacity, more);
      if (moved == NULL) {
        status = error->status = BULLETIN_NOMEM;
        snprintf(error->message, sizeof error->message,
                 "out of memory while reading");
        break;
      }
      w->bytes = moved;
      capacity = more;
    }
    size_t got = fread(w->bytes + w->size, 1, capacity - w->size, file);
    w->size += got;
    if (got == 0) break;
  }
  if (status == BULLETIN_OK && ferror(file)) {
    bulletin_reason reason;
    bulletin_reason_of(&reason, errno);
    status = error->status = BULLETIN_IO;
    snprintf(error->message, sizeof error->message, "cannot read: %s",
             reason.words);
  }
  fclose(file);
  w->read = w->size;
  w->size = capacity;
  return status;
}

/* bulletin.read(path [, options]) -> page | nil, message, code */
static int page_read(lua_State *L) {
  bulletin_page_options options;
  bulletin_error error;
  bul_lua_line_rule rule = {0};
  const char *path = bul_lua_path(L, 1);
  lua_settop(L, 2);
  work *w = new_work(L);
  int format = bul_lua_page_options(L, 2, "read", &options, &rule);
  if (read_file(w, path, &error) != BULLETIN_OK) return fail(L, path, &error);
  bulletin_text bytes = {w->bytes != NULL ? w->bytes : "", w->read};
  return parse_bytes(L, 3, bytes, format, &options, &rule, path);
}

/* core.read_bytes(bytes, name [, options]): as read, of bytes that are here
** already; `name` stands in messages for the file's. */
static int page_read_bytes(lua_State *L) {
  bulletin_page_options options;
  bul_lua_line_rule rule = {0};
  bulletin_text bytes = bul_lua_text(L, 1);
  bul_lua_text(L, 2);
  const char *name = lua_tostring(L, 2);
  lua_settop(L, 3);
  new_work(L);
  int format = bul_lua_page_options(L, 3, "read", &options, &rule);
  return parse_bytes(L, 4, bytes, format, &options, &rule, name);
}

/* bulletin.decode(bytes [, encoding]) -> utf8, encoding | nil, message, code */
static int page_decode(lua_State *L) {
  bulletin_error error;
  bulletin_text bytes = bul_lua_text_given(L, 1, "decode");
  if (!lua_isnoneornil(L, 2)) bul_lua_text_given(L, 2, "decode");
  const char *encoding = lua_isnoneornil(L, 2) ? NULL : lua_tostring(L, 2);
  lua_settop(L, 2);
  work *w = new_work(L);
  if (bulletin_decode(&w->decoded, bytes, encoding, &w->allocator, &error))
    return fail(L, NULL, &error);
  bul_lua_push_text(L, w->decoded.text);
  lua_pushstring(L, w->decoded.encoding);
  bul_lua_unbox(L, 3);
  return 2;
}

/* core.readers() -> the formats besides text that this build reads */
static int page_readers(lua_State *L) {
  int count = 0;
  lua_newtable(L);
  for (int i = BULLETIN_FORMAT_TEXT + 1; i < BULLETIN_FORMATS; i++) {
    if (!bulletin_format_built(i)) continue;
    lua_pushstring(L, bulletin_format_name(i));
    lua_rawseti(L, -2, ++count);
  }
  return 1;
}

/* core.format(bytes) -> what format a file that begins so has */
static int page_format(lua_State *L) {
  lua_pushstring(L, bulletin_format_name(bulletin_format_find(bul_lua_text(L, 1))));
  return 1;
}

void bul_lua_open_page(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"parse", page_parse},
      {"read", page_read},
      {"read_bytes", page_read_bytes},
      {"decode", page_decode},
      {"readers", page_readers},
      {"format", page_format},
      {NULL, NULL},
  };
  luaL_setfuncs(L, functions, 0);
}
