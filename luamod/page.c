/*
** page.c - bulletin.parse, read and decode.
*/
#include "article.h"
#include "box.h"
#include "file.h"
#include "layout.h"
#include "options.h"
#include "parts.h"
#include "rules.h"

#include <string.h>

/* What a call holds. */
typedef struct work {
  bulletin_allocator allocator;
  bulletin_decoded decoded;
  bulletin_layout *layout;
  bulletin_page *page;
  bul_lua_bytes file;
  bul_lua_parts parts; /* the files that it names */
} work;

/* Frees what was made of a page. */
static void clear(work *w) {
  bulletin_page_free(w->page);
  bulletin_layout_free(w->layout);
  bulletin_decoded_free(&w->decoded);
  w->page = NULL;
  w->layout = NULL;
}

static void release(void *content) {
  work *w = content;
  clear(w);
  bul_lua_parts_free(&w->parts);
  bul_lua_bytes_free(&w->file);
}

static const bul_lua_type work_type = {"bulletin.work", sizeof(work), release};

static work *new_work(lua_State *L) {
  work *w = bul_lua_box(L, &work_type);
  w->allocator = bul_lua_allocator(L);
  w->file.allocator = w->parts.allocator = w->allocator;
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

/* What is read: bytes and where they are from. */
typedef struct given {
  bulletin_text bytes;
  int format;       /* -1 is found where there is a path, else text */
  const char *path; /* NULL: text that is UTF-8 already */
  size_t page;      /* of several; 0: all */
  bool isolate;     /* in a process of its own, if it is a PDF */
} given;

/* Reads the options at `index`. */
static void take_options(lua_State *L, int index, const char *function,
                         given *g, bulletin_page_options *options,
                         bul_lua_line_rule *rule) {
  g->format = bul_lua_page_options(L, index, function, options, rule);
  g->isolate = bul_lua_option_flag(L, index, function, "isolate", false);
}

/* Sets *text to that of what is given, by the reader of its format or by
** decoding it, and the options to what was found out. BULLETIN_OK or what
** failed. */
static int make_text(work *w, bulletin_text *text, const given *g,
                     bulletin_page_options *options, bulletin_error *error) {
  bulletin_text bytes = g->bytes;
  int format = g->format;
  bool decode = g->path != NULL;
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
  bulletin_layout_options layout = {.encoding = encoding,
                                    .parts = w->parts.bytes,
                                    .part_count = w->parts.count,
                                    .page = g->page};
  int status = bulletin_lay_out(&w->layout, bytes, format, &layout,
                                &w->allocator, error);
  if (status != BULLETIN_OK) return status;
  *text = w->layout->text;
  options->encoding = w->layout->encoding;
  options->layout = w->layout;
  return BULLETIN_OK;
}

/* Whether what is given is a PDF itself, and not yet the text of its pages. */
static bool is_pdf(const given *g) {
  return g->format == BULLETIN_FORMAT_PDF && g->bytes.size >= 5 &&
         memcmp(g->bytes.data, "%PDF-", 5) == 0;
}

/* Changes a PDF into the runs of text that bulletin.pdf, a module of another
** rock, finds on its pages; they are left on the stack. 0, or how many values
** of a failure were pushed. */
static int take_runs(lua_State *L, given *g) {
  bulletin_error error = {.status = BULLETIN_MISSING};
  if (!is_pdf(g)) return 0;
  luaL_checkstack(L, 8, NULL);
  lua_getglobal(L, "require");
  lua_pushstring(L, g->isolate ? "bulletin.isolated" : "bulletin.pdf");
  if (lua_pcall(L, 1, 1, 0) != 0 || !lua_istable(L, -1)) {
    snprintf(error.message, sizeof error.message,
             "a PDF is read with another module; install the rock "
             "bulletin-pdf");
    return fail(L, g->path, &error);
  }
  lua_getfield(L, -1, "runs");
  lua_pushlstring(L, g->bytes.data, g->bytes.size);
  lua_call(L, 1, 3);
  if (lua_type(L, -3) != LUA_TSTRING) {
    if (g->path != NULL) {
      lua_pushfstring(L, "%s: %s", g->path, lua_tostring(L, -2));
      lua_replace(L, -3);
    }
    return 3;
  }
  g->bytes.data = lua_tolstring(L, -3, &g->bytes.size);
  return 0;
}

/* Cuts the first page off runs of text: its bytes. */
static bulletin_text take_page(bulletin_text *runs) {
  static const char next[] = "\npage ";
  bulletin_text page = *runs;
  for (size_t i = 0; i + sizeof next <= runs->size; i++) {
    const char *at = memchr(runs->data + i, '\n', runs->size - i);
    if (at == NULL) break;
    i = (size_t)(at - runs->data);
    if (i + sizeof next > runs->size || memcmp(at, next, sizeof next - 1) != 0)
      continue;
    page.size = i + 1;
    break;
  }
  runs->data += page.size;
  runs->size -= page.size;
  return page;
}

/* Parses what is given. Pushes the page or the failure; how many values. */
static int parse_given(lua_State *L, work *w, const given *g,
                       bulletin_page_options options, bul_lua_line_rule *rule) {
  bulletin_error error;
  bulletin_text text;
  if (make_text(w, &text, g, &options, &error)) return fail(L, g->path, &error);
  int status = bulletin_parse(&w->page, text, &options, &w->allocator, &error);
  if (status == BULLETIN_CALLBACK) {
    lua_pushvalue(L, rule->slot);
    return lua_error(L);
  }
  if (status != BULLETIN_OK) return fail(L, g->path, &error);
  bul_lua_push_page(L, w->page);
  if (w->layout != NULL) bul_lua_set_layout(L, w->layout);
  bul_lua_warn_of_parts(L, &w->parts);
  return 1;
}

/* The same with the work at index `at`, which is done then. */
static int parse_bytes(lua_State *L, int at, given *g,
                       const bulletin_page_options *options,
                       bul_lua_line_rule *rule) {
  if (g->format < 0)
    g->format =
        g->path != NULL ? bulletin_format_find(g->bytes) : BULLETIN_FORMAT_TEXT;
  int failed = take_runs(L, g);
  if (failed != 0) return failed;
  int count =
      parse_given(L, bul_lua_unwrap(L, at, &work_type), g, *options, rule);
  if (count == 1) bul_lua_unbox(L, at);
  return count;
}

/* bulletin.parse(text [, options]) -> page | nil, message, code */
static int page_parse(lua_State *L) {
  bulletin_page_options options;
  bul_lua_line_rule rule = {0};
  bulletin_text text = bul_lua_text_given(L, 1, "parse");
  lua_settop(L, 2);
  new_work(L);
  given g = {.bytes = text};
  take_options(L, 2, "parse", &g, &options, &rule);
  return parse_bytes(L, 3, &g, &options, &rule);
}

/* Reads the files that the one at g->path names, below `root`. */
static int read_parts(work *w, given *g, const char *encoding, const char *root,
                      bulletin_error *error) {
  if (g->format < 0) g->format = bulletin_format_find(g->bytes);
  if (g->format == BULLETIN_FORMAT_TEXT || !bulletin_format_built(g->format))
    return BULLETIN_OK;
  return bul_lua_parts_read(&w->parts, g->bytes, g->format, encoding, g->path,
                            root, error);
}

/* Reads the file at g->path and those that it names. */
static int read_files(work *w, given *g, const char *encoding, const char *root,
                      bulletin_error *error) {
  int status = bul_lua_bytes_read(&w->file, g->path, error);
  if (status != BULLETIN_OK) return status;
  g->bytes =
      (bulletin_text){w->file.data != NULL ? w->file.data : "", w->file.size};
  return read_parts(w, g, encoding, root, error);
}

/* bulletin.read(path [, options]) -> page | nil, message, code */
static int page_read(lua_State *L) {
  bulletin_page_options options;
  bulletin_error error;
  bul_lua_line_rule rule = {0};
  given g = {.path = bul_lua_path(L, 1)};
  lua_settop(L, 2);
  work *w = new_work(L);
  take_options(L, 2, "read", &g, &options, &rule);
  if (read_files(w, &g, options.encoding.data, NULL, &error) != BULLETIN_OK)
    return fail(L, g.path, &error);
  return parse_bytes(L, 3, &g, &options, &rule);
}

/* Whether the failure on the stack's top is that there is no text. */
static bool is_picture(lua_State *L) {
  const char *code = lua_tostring(L, -1);
  return strcmp(code, bulletin_status_name(BULLETIN_ENCODING)) == 0;
}

/* Replaces the failure on the stack by a page without text, as a picture is
** that fills a page among others; how many values. */
static int push_picture(lua_State *L, work *w, const given *g,
                        bulletin_page_options options) {
  bulletin_error error;
  lua_pop(L, 3);
  clear(w);
  int status = bulletin_parse(&w->page, (bulletin_text){"", 0}, &options,
                              &w->allocator, &error);
  if (status != BULLETIN_OK) return fail(L, g->path, &error);
  bul_lua_push_page(L, w->page);
  lua_pushliteral(L, "pdf");
  lua_setfield(L, -2, "format");
  lua_pushliteral(L, "");
  lua_setfield(L, -2, "text");
  lua_pushliteral(L, "本页没有文字，只有图像；要读出文字，须先做 OCR");
  bul_lua_warn(L, "no-text");
  return 1;
}

/* Parses the pages of what is given, each with its number where there are
** several, into a list that is pushed. How many values; all of a printed file
** being pictures is a failure. */
static int parse_pages(lua_State *L, work *w, given *g, bool printed,
                       const bulletin_page_options *options,
                       bul_lua_line_rule *rule) {
  bulletin_text runs = g->bytes;
  size_t count = g->format == BULLETIN_FORMAT_METS ? w->parts.count : 0;
  bool any = !printed;
  lua_newtable(L);
  int pages = lua_gettop(L);
  for (size_t i = 0; i == 0 || i < count || (printed && runs.size > 0); i++) {
    g->page = count == 0 ? 0 : i + 1;
    if (printed) g->bytes = take_page(&runs);
    int values = parse_given(L, w, g, *options, rule);
    bool picture = values != 1 && printed && is_picture(L);
    if (picture && (any || runs.size > 0))
      values = push_picture(L, w, g, *options);
    if (values != 1) return values;
    any = any || !picture;
    if (count > 0 || printed) {
      lua_pushinteger(L, (lua_Integer)i + 1);
      lua_setfield(L, -2, "number");
    }
    lua_rawseti(L, pages, (int)i + 1);
    clear(w);
  }
  return 1;
}

/* core.read_pages(path, options, root [, bytes]) -> the pages of a file, the
** paths of the files below `root` of which they were made | nil, message, code.
** With `bytes`, what the file would hold: it names no others then. */
static int page_read_pages(lua_State *L) {
  bulletin_page_options options;
  bulletin_error error;
  bul_lua_line_rule rule = {0};
  given g = {.path = bul_lua_path(L, 1)};
  const char *root = lua_isnoneornil(L, 3) ? NULL : bul_lua_path(L, 3);
  bool here = !lua_isnoneornil(L, 4);
  if (here) g.bytes = bul_lua_text(L, 4);
  lua_settop(L, 4);
  work *w = new_work(L);
  take_options(L, 2, "pages", &g, &options, &rule);
  if (!here &&
      read_files(w, &g, options.encoding.data, root, &error) != BULLETIN_OK)
    return fail(L, g.path, &error);
  if (g.format < 0) g.format = bulletin_format_find(g.bytes);
  bool printed = is_pdf(&g);
  int values = take_runs(L, &g);
  if (values == 0) values = parse_pages(L, w, &g, printed, &options, &rule);
  if (values != 1) return values;
  bul_lua_push_parts(L, &w->parts);
  bul_lua_unbox(L, 5);
  return 2;
}

/* core.parts(path) -> how many files the file names */
static int page_parts(lua_State *L) {
  bulletin_error error;
  given g = {.path = bul_lua_path(L, 1), .format = -1};
  lua_settop(L, 1);
  work *w = new_work(L);
  bulletin_parts *list = &w->parts.list;
  if (bul_lua_bytes_read(&w->file, g.path, &error) != BULLETIN_OK)
    return fail(L, g.path, &error);
  g.bytes =
      (bulletin_text){w->file.data != NULL ? w->file.data : "", w->file.size};
  int format = bulletin_format_find(g.bytes);
  if (bulletin_format_built(format) && format != BULLETIN_FORMAT_TEXT &&
      bulletin_parts_read(list, g.bytes, format, NULL, &w->allocator, &error))
    return fail(L, g.path, &error);
  lua_pushinteger(L, (lua_Integer)list->count);
  bul_lua_unbox(L, 2);
  return 1;
}

/* core.read_bytes(bytes, name [, options [, named]]): as read, of bytes that are
** here already; `name` stands in messages for the file's, and is its path when
** `named`: then the files that it names are read, too. */
static int page_read_bytes(lua_State *L) {
  bulletin_page_options options;
  bulletin_error error;
  bul_lua_line_rule rule = {0};
  bulletin_text bytes = bul_lua_text(L, 1);
  bul_lua_text(L, 2);
  given g = {.bytes = bytes, .path = lua_tostring(L, 2)};
  bool named = lua_toboolean(L, 4);
  lua_settop(L, 3);
  work *w = new_work(L);
  take_options(L, 3, "read", &g, &options, &rule);
  if (named &&
      read_parts(w, &g, options.encoding.data, NULL, &error) != BULLETIN_OK)
    return fail(L, g.path, &error);
  return parse_bytes(L, 4, &g, &options, &rule);
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

/* core.readers([pdf]) -> the formats besides text that this build reads; PDF if
** its module is said to be here */
static int page_readers(lua_State *L) {
  int count = 0;
  lua_settop(L, 1);
  lua_newtable(L);
  for (int i = BULLETIN_FORMAT_TEXT + 1; i < BULLETIN_FORMATS; i++) {
    if (!bulletin_format_built(i) ||
        (i == BULLETIN_FORMAT_PDF && !lua_toboolean(L, 1)))
      continue;
    lua_pushstring(L, bulletin_format_name(i));
    lua_rawseti(L, -2, ++count);
  }
  return 1;
}

/* core.format(bytes) -> what format a file that begins so has */
static int page_format(lua_State *L) {
  lua_pushstring(
      L, bulletin_format_name(bulletin_format_find(bul_lua_text(L, 1))));
  return 1;
}

void bul_lua_open_page(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"parse", page_parse},
      {"read", page_read},
      {"read_bytes", page_read_bytes},
      {"read_pages", page_read_pages},
      {"parts", page_parts},
      {"decode", page_decode},
      {"readers", page_readers},
      {"format", page_format},
      {NULL, NULL},
  };
  luaL_setfuncs(L, functions, 0);
}
