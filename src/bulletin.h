/*
** bulletin.h - newspaper pages into articles: the public header and manual.
**
** The ownership law: what a function hands out through an out-parameter
** belongs to the caller, who frees it with the one function named beside it;
** everything reached from it belongs to it and lives as long as it does.
** What is passed in stays the caller's; where a result keeps pointers into
** it, the function says so.
**
** Contents
**   1. Text, spans, status and errors
**   2. Memory
**   3. Charsets
**   4. Pages
**
** Conventions, true of every function here:
**   - The result is an int status: BULLETIN_OK (0) or one of bulletin_status.
**   - Out-parameters come first. On failure they are set to NULL or empty.
**   - `error` may be NULL. Reporting an error never allocates.
**   - `allocator` may be NULL, which means the C library's allocator.
**   - Text is UTF-8, given by pointer and size, never NUL-terminated.
**   - No function keeps global state; two threads may call any of them at
**     once on different objects.
*/
#ifndef BULLETIN_H
#define BULLETIN_H

#include <stddef.h>
#include <stdint.h>

#if defined(_WIN32)
#define BULLETIN_API __declspec(dllexport)
#elif defined(__GNUC__)
#define BULLETIN_API __attribute__((visibility("default")))
#else
#define BULLETIN_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

#define BULLETIN_VERSION "0.1.0"

/* ====================================================================
** 1. Text, spans, status and errors
** ==================================================================== */

/* Borrowed text. `data == NULL` means that there is none (Lua's nil);
** an empty text has `size == 0` and some pointer. */
typedef struct bulletin_text {
  const char *data;
  size_t size;
} bulletin_text;

/* A half-open range of bytes [start, end), counted from 0, in the UTF-8
** text that was parsed. (The Lua module shows it as {start + 1, end}.) */
typedef struct bulletin_span {
  size_t start;
  size_t end;
} bulletin_span;

/* The text that the caller wrote as a NUL-terminated string; NULL gives
** an absent text. */
BULLETIN_API bulletin_text bulletin_text_of(const char *string);

typedef enum bulletin_status {
  BULLETIN_OK = 0,
  BULLETIN_ENCODING, /* bytes that no known charset explains */
  BULLETIN_IO,       /* the operating system failed a read or write */
  BULLETIN_BUSY,     /* another process holds the lock */
  BULLETIN_CORRUPT,  /* the file is damaged or not what it claims */
  BULLETIN_FULL,     /* no space left */
  BULLETIN_READONLY, /* writing is not allowed */
  BULLETIN_NOTFOUND, /* no such file or article */
  BULLETIN_SCHEMA,   /* written by another version */
  BULLETIN_LIMIT,    /* larger than a fixed limit */
  BULLETIN_NOMEM,    /* memory ran out */
  BULLETIN_QUERY,    /* a malformed query */
  BULLETIN_MISSING,  /* an optional part is not there */
  BULLETIN_CALLBACK  /* a function of the caller's failed */
} bulletin_status;

/* The short stable word for a status: "encoding", "io", …; "ok" for 0. */
BULLETIN_API const char *bulletin_status_name(int status);

/* What went wrong and where. `line` and `byte` count from 1 and are 0
** where they mean nothing. The message is NUL-terminated UTF-8 and says
** what to do. Needs no freeing. */
typedef struct bulletin_error {
  int status;
  size_t line;
  size_t byte;
  char message[256];
} bulletin_error;

/* ====================================================================
** 2. Memory
** ==================================================================== */

/* The one allocator. `resize` frees when `new_size` is 0 (and returns
** NULL), allocates when `block` is NULL, and otherwise moves; it returns
** NULL when memory runs out and then leaves `block` as it was. `old_size`
** is the size that was asked for. Must be as thread-safe as its users. */
typedef struct bulletin_allocator {
  void *(*resize)(void *context, void *block, size_t old_size,
                  size_t new_size);
  void *context;
} bulletin_allocator;

/* ====================================================================
** 3. Charsets
** ==================================================================== */

/* Owned UTF-8 text with the name of the charset it came from, one of
** "UTF-8", "GB18030", "Big5", "UTF-16LE", "UTF-16BE" or the name the caller
** gave. A byte order mark is not part of the text. */
typedef struct bulletin_decoded {
  bulletin_text text;
  const char *encoding;
  bulletin_allocator allocator;
  char *owned; /* NULL when `text` lies in the caller's bytes */
  size_t owned_size;
  char name[24]; /* room for a name that the caller gave */
} bulletin_decoded;

/* Decodes `bytes` into `out`.
** `encoding` NULL: finds the charset from the whole input, by byte order
** mark, then strict UTF-8, then the NUL pattern of UTF-16, then which of
** GB18030 and Big5 decodes and reads like Chinese. Otherwise a charset name
** (any that iconv knows; GBK and GB2312 are read as GB18030, which holds
** them both). When the input already is UTF-8, `out->text` points into
** `bytes`, which must then outlive it.
** Errors: ENCODING (with line and byte of the first bad sequence), NOMEM,
** MISSING (no such charset). Free with bulletin_decoded_free. */
BULLETIN_API int bulletin_decode(bulletin_decoded *out, bulletin_text bytes,
                                 const char *encoding,
                                 const bulletin_allocator *allocator,
                                 bulletin_error *error);

/* Frees what bulletin_decode made; a zeroed struct is fine, twice too. */
BULLETIN_API void bulletin_decoded_free(bulletin_decoded *decoded);

/* ====================================================================
** 4. Pages
** ==================================================================== */

/* A title field, or any text with the places it was read from. */
typedef struct bulletin_field {
  bulletin_text text;
  const bulletin_span *spans;
  size_t span_count;
} bulletin_field;

/* 电头. `text` as printed (本报北京4月26日电); `agency`, `place` and `date`
** (YYYY-MM-DD, with the year of the page's date) are absent where unsaid. */
typedef struct bulletin_dateline {
  bulletin_field field;
  bulletin_text agency;
  bulletin_text place;
  bulletin_text date;
} bulletin_dateline;

/* 署名: one person with one role. `affiliation` is the house, if printed. */
typedef struct bulletin_byline {
  bulletin_text role;
  bulletin_text name;
  bulletin_text affiliation;
} bulletin_byline;

typedef enum bulletin_body_kind {
  BULLETIN_PARAGRAPH,
  BULLETIN_SUBHEAD,
  BULLETIN_CAPTION,
  BULLETIN_NOTE,
  BULLETIN_BODY_KINDS
} bulletin_body_kind;

/* "paragraph", "subhead", "caption" or "note". */
BULLETIN_API const char *bulletin_body_kind_name(int kind);

typedef struct bulletin_element {
  int kind; /* bulletin_body_kind */
  bulletin_field field;
} bulletin_element;

/* 稿件. Absent fields have `text.data == NULL`. `column` lies inside the
** headline's text as well. `lines` and `span` bound everything of the
** article; lines count from 1, both ends included. */
typedef struct bulletin_article {
  bulletin_field kicker;
  bulletin_field headline;
  bulletin_field deck;
  bulletin_text column;
  bulletin_dateline dateline;
  const bulletin_byline *bylines;
  size_t byline_count;
  const bulletin_span *byline_spans; /* where bylines were printed */
  size_t byline_span_count;
  const bulletin_element *body;
  size_t body_count;
  bulletin_text date; /* YYYY-MM-DD: the dateline's, else the page's */
  bulletin_span span;
  size_t first_line;
  size_t last_line;
} bulletin_article;

typedef enum bulletin_furniture_kind {
  BULLETIN_MASTHEAD,
  BULLETIN_FOLIO,
  BULLETIN_CREDITS,
  BULLETIN_JUMP,
  BULLETIN_ADVERT,
  BULLETIN_OTHER,
  BULLETIN_FURNITURE_KINDS
} bulletin_furniture_kind;

/* "masthead", "folio", "credits", "jump", "advert" or "other". */
BULLETIN_API const char *bulletin_furniture_kind_name(int kind);

typedef struct bulletin_furniture {
  int kind; /* bulletin_furniture_kind */
  bulletin_text text;
  bulletin_span span;
} bulletin_furniture;

/* Something an editor should look at. `code` is a short stable word. */
typedef struct bulletin_warning {
  bulletin_text code;
  bulletin_text message;
  size_t line;
} bulletin_warning;

/* 版. `encoding` is absent unless the caller gave it. */
typedef struct bulletin_page {
  bulletin_text name;
  bulletin_text date;
  bulletin_text source;
  bulletin_text encoding;
  const bulletin_article *articles;
  size_t article_count;
  const bulletin_furniture *furniture;
  size_t furniture_count;
  const bulletin_warning *warnings;
  size_t warning_count;
} bulletin_page;

/* The knowledge that a caller adds to the built-in tables, or sets against
** them: a caller's marker is tried before any built-in one. */
typedef enum bulletin_marker_group {
  /* An agency or paper as datelines print it: 本台, 羊城晚报. */
  BULLETIN_MARK_AGENCY,
  /* A word before or after names; `value` is the role: 拍客 -> photographer. */
  BULLETIN_MARK_ROLE,
  /* A whole line of furniture; `value` is the kind, or "text" for a line
  ** that is none. In the pattern, * is any run of characters, # a number
  ** (0-9, ０-９, 〇-十) and a blank any white space or none. */
  BULLETIN_MARK_FURNITURE,
  /* A standing label: 百姓故事. */
  BULLETIN_MARK_COLUMN
} bulletin_marker_group;

typedef struct bulletin_marker {
  int group; /* bulletin_marker_group */
  bulletin_text pattern;
  bulletin_text value;
} bulletin_marker;

/* All absent or 0: the defaults. The texts must outlive the page. */
typedef struct bulletin_page_options {
  bulletin_text name;     /* the page's; else read from the folio line */
  bulletin_text date;     /* YYYY-MM-DD; else read from the folio line */
  bulletin_text source;
  bulletin_text encoding; /* only handed on to the page */
  const bulletin_marker *markers;
  size_t marker_count;
  /* Called once for every line that is not blank, in order. May set *kind to
  ** "kicker", "headline", "deck", "byline", "paragraph", "subhead",
  ** "caption", "note" or a furniture kind; leaves it to let the parser
  ** decide. Any result but BULLETIN_OK ends the parse with that status; a
  ** message may be left in `error`. */
  int (*line)(void *context, bulletin_text line, size_t number,
              bulletin_text *kind, bulletin_error *error);
  void *line_context;
} bulletin_page_options;

/* Reads `text`, UTF-8, into a page. The page keeps pointers into `text` and
** the options' texts, which must outlive it. `options` may be NULL.
** Linear in the text's size. Every character that is not white space lies in
** the spans of some field, element or furniture.
** Errors: ENCODING (line and byte of what is not UTF-8), LIMIT (a date that
** is none, an unknown kind), NOMEM, or the status of `line`.
** Free with bulletin_page_free. */
BULLETIN_API int bulletin_parse(bulletin_page **out, bulletin_text text,
                                const bulletin_page_options *options,
                                const bulletin_allocator *allocator,
                                bulletin_error *error);

/* Frees a page of bulletin_parse; NULL is fine. */
BULLETIN_API void bulletin_page_free(bulletin_page *page);

#ifdef __cplusplus
}
#endif

#endif
