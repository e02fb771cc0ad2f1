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
**      4a. Files that are no plain text
**   5. Reading
**      5a. Words, entities, keywords
**      5b. Dates, figures, points, summaries, text forms
**   6. Store
**
** Conventions, true of every function here:
**   - The result is an int status: BULLETIN_OK (0) or one of bulletin_status.
**   - Out-parameters come first. On failure they are set to NULL or empty.
**   - What reads a list is called bulletin_<list>_read and fills a struct with
**     `items`, how many they are in `count`, and `owner`, which is private.
**     bulletin_<list>_free gives it back and leaves it zeroed; a zeroed one may
**     be given back too. Answers of a store, which may be many, are asked for
**     one by one (bulletin_hits).
**   - Numbers that could be taken for each other stand in a struct of options,
**     where they have names.
**   - `error` may be NULL. Reporting an error never allocates.
**   - `allocator` may be NULL, which means the C library's allocator.
**   - Text is UTF-8, given by pointer and size, never NUL-terminated.
**   - No function keeps global state; two threads may call any of them at
**     once on different objects.
*/
#ifndef BULLETIN_H
#define BULLETIN_H

#include <stdbool.h>
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

/* The version that a program is compiled for. */
#define BULLETIN_VERSION "0.2.0"

/* The version of the library that a program runs with, as BULLETIN_VERSION;
** it lasts for ever. A program and a library whose first numbers differ do not go
** together, nor, as long as the first is 0, those whose second numbers differ. */
BULLETIN_API const char *bulletin_version(void);

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

/* Room for the operating system's words for an error. */
typedef struct bulletin_reason {
  char words[128];
} bulletin_reason;

/* Puts the words for the error `number` (errno) into *out and returns them, a
** NUL-terminated string. Threads do not meet in it, as they may in what
** strerror returns. */
BULLETIN_API const char *bulletin_reason_of(bulletin_reason *out, int number);

/* ====================================================================
** 2. Memory
** ==================================================================== */

/* The one allocator. `resize` frees when `new_size` is 0 (and returns
** NULL), allocates when `block` is NULL, and otherwise moves; it returns
** NULL when memory runs out and then leaves `block` as it was. `old_size`
** is the size that was asked for. Blocks are aligned for any number or
** pointer; more is not relied on. Must be as thread-safe as its users. */
typedef struct bulletin_allocator {
  void *(*resize)(void *context, void *block, size_t old_size, size_t new_size);
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

/* The roles of bylines, as EACH(name): what this library's own tables know. A
** caller's rules may add others. */
/* clang-format off */
#define BULLETIN_EACH_ROLE(EACH)                                               \
  EACH(reporter) EACH(intern) EACH(correspondent) EACH(special)                \
  EACH(commentator) EACH(author) EACH(photographer) EACH(editor)               \
  EACH(proofreader) EACH(translator) EACH(compiler)
/* clang-format on */

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

/* A place on a printed or scanned page, counted from 1; page 0: unknown. The
** origin is the upper left corner. */
typedef struct bulletin_box {
  double x;
  double y;
  double width;
  double height;
  uint32_t page;
} bulletin_box;

/* Where and how a text was found in the file that it is from; nothing of it is
** known of plain text. `source` are bytes of the file; there are none of a
** manuscript, whose file is packed. */
typedef struct bulletin_found {
  const bulletin_box *boxes;
  size_t box_count;
  const bulletin_span *source;
  size_t source_count;
  double confidence; /* the lowest of its words, 0 to 1, when recognized */
  bool recognized;
} bulletin_found;

typedef struct bulletin_element {
  int kind; /* bulletin_body_kind */
  bulletin_field field;
  bulletin_found found;
} bulletin_element;

/* The title fields of an article in printed order, as EACH(member). */
/* clang-format off */
#define BULLETIN_EACH_TITLE(EACH) EACH(kicker) EACH(headline) EACH(deck)
/* clang-format on */

/* 稿件. Absent fields have `text.data == NULL`. `column` lies inside the
** headline's text as well. `lines` and `span` bound everything of the
** article; lines count from 1, both ends included. `boxes` are all of it on the
** page, where that is known. */
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
  const bulletin_box *boxes;
  size_t box_count;
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

/* 版. `date` is the issue's day, absent when it is not known; an article's own
** day may differ. `encoding` is absent unless the caller gave it. `width` and
** `height` are 0, and `unit` absent, where no boxes are known. */
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
  double width;
  double height;
  bulletin_text unit; /* of boxes and sizes: "px", "pt", "mm10", "inch1200" */
} bulletin_page;

/* The knowledge that a caller adds to the built-in tables, or sets against
** them: a caller's marker is tried before any built-in one. */
typedef enum bulletin_marker_group {
  /* An agency or paper as datelines print it: 本台, 羊城晚报. */
  BULLETIN_MARK_AGENCY,
  /* A word before or after names; `value` is the role: 拍客 -> photographer. */
  BULLETIN_MARK_ROLE,
  /* A whole line of furniture; `value` is the kind, or "text" for a line that
  ** is not furniture. In the pattern, * is any run of characters, # a number
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

/* What the make-up of a file says of one line of its text. */
typedef struct bulletin_evidence {
  bulletin_text kind; /* as bulletin_page_options.line sets it; absent: the
                      ** parser decides */
  bool whole;         /* the line goes on with none before it */
  bool piece;         /* a piece begins with it */
  bool joined;        /* the line goes on with the one before it */
} bulletin_evidence;

/* All absent or 0: the defaults. The texts must outlive the page. */
typedef struct bulletin_page_options {
  bulletin_text name; /* the page's; else read from the folio line */
  bulletin_text date; /* YYYY-MM-DD; else read from the folio line */
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
  /* What the text was laid out as, NULL for plain text: the evidence of its
  ** lines, though a rule for lines is asked first; their places; the page's
  ** size; and the issue's day, if `date` is absent. */
  const struct bulletin_layout *layout;
} bulletin_page_options;

/* Reads `text`, UTF-8, into a page. The page keeps pointers into `text` and
** the options' texts, which must outlive it. `options` may be NULL.
** Linear in the text's size. Every character that is not white space lies in
** the spans of some field, element or furniture.
** Errors: ENCODING (line and byte of what is not UTF-8), LIMIT (an
** unknown kind), NOMEM, QUERY (an invalid date), or the status of `line`.
** Free with bulletin_page_free. */
BULLETIN_API int bulletin_parse(bulletin_page **out, bulletin_text text,
                                const bulletin_page_options *options,
                                const bulletin_allocator *allocator,
                                bulletin_error *error);

/* Frees a page of bulletin_parse; NULL is fine. */
BULLETIN_API void bulletin_page_free(bulletin_page *page);

/* An owned text. */
typedef struct bulletin_string {
  bulletin_text text;
  size_t capacity;
  bulletin_allocator allocator;
} bulletin_string;

/* Frees what a function filled; a zeroed string is fine, twice too. */
BULLETIN_API void bulletin_string_free(bulletin_string *string);

/* The running text of an article: kicker, headline and deck, then its body, a
** line each, as the readers below take it. *title_size, which may be NULL, is
** how many bytes at its start are title lines with their line ends.
** Errors: NOMEM. Free with bulletin_string_free. */
BULLETIN_API int bulletin_running_text(bulletin_string *out, size_t *title_size,
                                       const bulletin_article *article,
                                       const bulletin_allocator *allocator,
                                       bulletin_error *error);

/* The bytes of the plain file `path`. What is a folder, a pipe, a socket or a
** device is IO, and is neither opened nor waited for. Other errors: NOTFOUND,
** IO, NOMEM. The message does not name the path. Free with
** bulletin_string_free. */
BULLETIN_API int bulletin_read_file(bulletin_string *out, bulletin_text path,
                                    const bulletin_allocator *allocator,
                                    bulletin_error *error);

/* --------------------------------------------------------------------
** 4a. Files that are no plain text
** -------------------------------------------------------------------- */

typedef enum bulletin_format {
  BULLETIN_FORMAT_TEXT,
  BULLETIN_FORMAT_HTML,
  BULLETIN_FORMAT_DOCX,
  BULLETIN_FORMAT_ALTO,
  BULLETIN_FORMAT_METS,
  BULLETIN_FORMAT_PAGE, /* PAGE XML */
  BULLETIN_FORMAT_HOCR,
  BULLETIN_FORMAT_PDF,
  BULLETIN_FORMATS
} bulletin_format;

/* "text", "html", "docx", "alto", "mets", "page", "hocr" or "pdf". */
BULLETIN_API const char *bulletin_format_name(int format);

/* Whether this build reads the format. */
BULLETIN_API bool bulletin_format_built(int format);

/* The format that the beginning of a file shows. Any ZIP is taken for DOCX;
** what shows no other format is text. */
BULLETIN_API int bulletin_format_find(bulletin_text bytes);

/* Where a line of a layout's text was found. */
typedef struct bulletin_place {
  bulletin_span text;   /* in the layout's text, without the line end */
  bulletin_span source; /* in the file; empty where that is not known */
  bulletin_box box;
  double confidence; /* the lowest of its words, 0 to 1; below 0: unknown */
} bulletin_place;

/* The area of a piece, where the file tells it: that of the piece which begins
** with the layout's line `line`, counted from 0. */
typedef struct bulletin_area {
  size_t line;
  const bulletin_box *boxes;
  size_t box_count;
} bulletin_area;

/* What a manuscript has that is no text of it: "comment", "deletion" or
** "hidden". */
typedef struct bulletin_layout_note {
  bulletin_text kind;
  bulletin_text text;
} bulletin_layout_note;

/* A file as lines of text, each with its evidence and its place. `text` is
** what bulletin_parse is to be given, the layout its option. `date` is absent
** where the file does not say it. */
typedef struct bulletin_layout {
  int format; /* bulletin_format */
  bulletin_text text;
  const bulletin_evidence *evidence;
  const bulletin_place *places;
  size_t line_count;
  const bulletin_area *areas; /* in the order of their lines */
  size_t area_count;
  bool pieces_told; /* pieces begin where `evidence` says, and nowhere else */
  bulletin_text date;
  bulletin_text encoding;
  double width;
  double height;
  bulletin_text unit; /* of boxes: "px", …; absent without boxes */
  const bulletin_layout_note *notes;
  size_t note_count;
} bulletin_layout;

/* A file that another one names: a page that METS lists, a piece to which the
** page of a digital edition leads. */
typedef struct bulletin_part {
  bulletin_text link; /* as it stands there, entities resolved */
  size_t size;        /* in bytes, as it stands there; 0 if unsaid */
} bulletin_part;

typedef struct bulletin_parts {
  const bulletin_part *items;
  size_t count;
  void *owner;
} bulletin_parts;

/* The files that a file names, each once, in its order; none for most formats.
** Errors: ENCODING, NOMEM, LIMIT, CORRUPT, MISSING.
** Free with bulletin_parts_free. */
BULLETIN_API int bulletin_parts_read(bulletin_parts *out, bulletin_text bytes,
                                     int format, const char *encoding,
                                     const bulletin_allocator *allocator,
                                     bulletin_error *error);

/* Frees what bulletin_parts_read made; a zeroed struct is fine, twice too. */
BULLETIN_API void bulletin_parts_free(bulletin_parts *parts);

/* All absent or 0: the defaults. */
typedef struct bulletin_layout_options {
  const char *encoding; /* else the file's own word, else found */
  /* The bytes of the files that it names, in the order of bulletin_parts; those
  ** that are not at hand have no data. Boxes tell of part n as page n. */
  const bulletin_text *parts;
  size_t part_count;
  size_t page; /* only pieces that begin in this part, counted from 1 */
} bulletin_layout_options;

/* Reads a file's bytes by the reader of `format`. For PDF these are the runs of
** text that the module bulletin.pdf made of it (src/layout/sheet/sheet.h says
** how they are written); a PDF itself is MISSING. `options` may be NULL. The
** layout keeps no pointers into `bytes` and the parts.
** Linear in the file's size.
** Errors: ENCODING, NOMEM, LIMIT, CORRUPT (not the format that it claims),
** MISSING (this build has no such reader; the message names the package).
** Free with bulletin_layout_free. */
BULLETIN_API int bulletin_lay_out(bulletin_layout **out, bulletin_text bytes,
                                  int format,
                                  const bulletin_layout_options *options,
                                  const bulletin_allocator *allocator,
                                  bulletin_error *error);

/* Frees a layout; NULL is fine. */
BULLETIN_API void bulletin_layout_free(bulletin_layout *layout);

/* ====================================================================
** 5. Reading
** ==================================================================== */

/* --------------------------------------------------------------------
** 5a. Words, entities, keywords
** -------------------------------------------------------------------- */

/* What a word's shape is. */
typedef enum bulletin_word_form {
  BULLETIN_WORD_KNOWN,   /* in the lexicon or in the caller's */
  BULLETIN_WORD_UNKNOWN, /* a character, or some, that it has not */
  BULLETIN_WORD_NUMBER, /* 12335, 55.6亿, 三十五, 第十七, 百分之五 */
  BULLETIN_WORD_TIME,   /* 2001年, 12月, 三十一日 */
  BULLETIN_WORD_LATIN,  /* letters, with the digits among them */
  BULLETIN_WORD_MARK,   /* punctuation and symbols */
  BULLETIN_WORD_SURNAME, /* 江 of 江泽民 */
  BULLETIN_WORD_GIVEN,   /* 泽民 */
  BULLETIN_WORD_NAME     /* a whole personal name, or one transliterated */
} bulletin_word_form;

/* One word: the bytes of the text it takes, its shape and its part of
** speech (bulletin_pos_name). `rarity` is sixteen times the natural
** logarithm of how many newspaper articles there are to one that has the
** word: 0 for 的, 80 and more for what hardly any has. */
typedef struct bulletin_word {
  bulletin_span span;
  uint8_t form; /* bulletin_word_form */
  uint8_t pos;
  uint16_t rarity;
} bulletin_word;

/* The letters of a part of speech: "n", "v", "nr" (a person's name), "ns"
** (a place), "nt" (an organization), "m", "t", "w" …, those of Peking
** University's standard. */
BULLETIN_API const char *bulletin_pos_name(int pos);

/* Words of the caller's own, which win over those compiled in. */
typedef struct bulletin_lexicon bulletin_lexicon;

/* An empty one; free it with bulletin_lexicon_free.
** Errors: NOMEM. */
BULLETIN_API int bulletin_lexicon_new(bulletin_lexicon **out,
                                      const bulletin_allocator *allocator,
                                      bulletin_error *error);

/* Adds one word with the letters of its part of speech (an absent `pos` is
** "nz"); a word that is there already gets the new one. White space around
** the word is dropped; an empty word is ignored. The text is copied.
** Errors: ENCODING (the word is not UTF-8), QUERY (no such part of
** speech), LIMIT (longer than 255 bytes), NOMEM. */
BULLETIN_API int bulletin_lexicon_add(bulletin_lexicon *lexicon,
                                      bulletin_text word, bulletin_text pos,
                                      bulletin_error *error);

/* NULL is fine. */
BULLETIN_API void bulletin_lexicon_free(bulletin_lexicon *lexicon);

/* Reads a text word by word, in constant memory and linear time. Words are
** those of the segmentation standard of Peking University's newspaper
** corpus; white space separates words and is in none. All fields are
** private. */
typedef struct bulletin_segmenter {
  bulletin_text text;
  const bulletin_lexicon *lexicon;
  size_t at;
  size_t user_at;
  size_t user_end;
  int user_pos;
  int flags;
  bulletin_word words[512];
} bulletin_segmenter;

enum {
  BULLETIN_WHOLE_NAMES = 1 /* 江泽民 is one word, not 江 and 泽民 */
};

/* Starts at the beginning of `text`, which must stay, and so must `lexicon`
** (NULL for none). `flags` is 0 or BULLETIN_WHOLE_NAMES.
** Errors: ENCODING (with line and byte of the first bad sequence). */
BULLETIN_API int bulletin_segmenter_start(bulletin_segmenter *segmenter,
                                          bulletin_text text,
                                          const bulletin_lexicon *lexicon,
                                          int flags, bulletin_error *error);

/* The next words, in the order of the text: how many lie in
** segmenter->words; 0 at the text's end. */
BULLETIN_API size_t bulletin_segmenter_next(bulletin_segmenter *segmenter);

/* All words of a text at once. */
typedef struct bulletin_words {
  const bulletin_word *items;
  size_t count;
  void *owner;
} bulletin_words;

/* As bulletin_segmenter_start and _next.
** Errors: ENCODING, NOMEM. Free with bulletin_words_free. */
BULLETIN_API int bulletin_words_read(bulletin_words *out, bulletin_text text,
                                     const bulletin_lexicon *lexicon, int flags,
                                     const bulletin_allocator *allocator,
                                     bulletin_error *error);

/* Frees what bulletin_words_read made; a zeroed struct is fine, twice too. */
BULLETIN_API void bulletin_words_free(bulletin_words *words);

typedef enum bulletin_entity_kind {
  BULLETIN_PERSON,
  BULLETIN_PLACE,
  BULLETIN_ORGANIZATION,
  BULLETIN_WORK,
  BULLETIN_ENTITY_KINDS
} bulletin_entity_kind;

/* What a text says of a title: that it is borne, or that someone is appointed
** to it or removed from it. */
typedef enum bulletin_title_change {
  BULLETIN_TITLE_HELD,
  BULLETIN_TITLE_APPOINTED,
  BULLETIN_TITLE_REMOVED
} bulletin_title_change;

/* Someone or something that a text names: as it is first written in full,
** with every place where it is written, in the text's order. A person's
** `titles` are those that the text gives, each once, with what belongs to
** them (副, 原, 时任, the body's name) and what is told of each in `changes`
** (bulletin_title_change); an organization's or a place's `aliases` are the
** short forms that the text has of it, each once and sixteen at most: 市公安局
** of 郑州市公安局, 中 of 中国, which needs not be printed in full. Its spans are
** those of both. A work's name
** is what stands between 《 and 》, its spans hold the marks too. */
typedef struct bulletin_entity {
  int kind; /* bulletin_entity_kind */
  bulletin_text name;
  const bulletin_text *titles;
  const uint8_t *changes;
  size_t title_count;
  const bulletin_text *aliases;
  size_t alias_count;
  const bulletin_span *spans;
  size_t span_count;
} bulletin_entity;

/* By kind, then by first place in the text. */
typedef struct bulletin_entities {
  const bulletin_entity *items;
  size_t count;
  void *owner;
} bulletin_entities;

/* The people, places, organizations and works of a text. Names and titles
** point into `text`, which must outlive the result. Words of `lexicon`
** (NULL for none) that are "nr", "ns" or "nt" are taken as such.
** Errors: ENCODING, NOMEM. Free with bulletin_entities_free. */
BULLETIN_API int bulletin_entities_read(bulletin_entities *out,
                                        bulletin_text text,
                                        const bulletin_lexicon *lexicon,
                                        const bulletin_allocator *allocator,
                                        bulletin_error *error);

/* Frees what bulletin_entities_read made; a zeroed struct is fine, twice too. */
BULLETIN_API void bulletin_entities_free(bulletin_entities *entities);

/* A word or a run of words that says what a text is about. `score` has no
** unit; `count` is how often the text has the term; `rarity` is a
** bulletin_word's. */
typedef struct bulletin_keyword {
  bulletin_text term;
  double score;
  size_t count;
  int rarity;
} bulletin_keyword;

/* Best first. */
typedef struct bulletin_keywords {
  const bulletin_keyword *items;
  size_t count;
  void *owner;
} bulletin_keywords;

/* How the keywords of a text are read. A zeroed one has no limit set: none
** are read. */
typedef struct bulletin_keyword_options {
  size_t title_size; /* bytes at the text's start that are its title lines */
  size_t limit;      /* how many keywords at the most */
  const bulletin_lexicon *lexicon; /* NULL for none */
} bulletin_keyword_options;

/* The keywords of a text; fewer than the limit where fewer are good ones.
** Terms of the title lines count for more. Names, terms in 《》 or “” and
** repeated compounds are among them, none that stands within one longer term
** only; of terms that hold each other the better stays. A score is a
** probability, but in a text no longer than a headline. Terms point into
** `text`, which must outlive the result.
** Errors: ENCODING, NOMEM. Free with bulletin_keywords_free. */
BULLETIN_API int bulletin_keywords_read(bulletin_keywords *out,
                                        bulletin_text text,
                                        const bulletin_keyword_options *options,
                                        const bulletin_allocator *allocator,
                                        bulletin_error *error);

/* Frees what bulletin_keywords_read made; a zeroed struct is fine, twice too. */
BULLETIN_API void bulletin_keywords_free(bulletin_keywords *keywords);

/* --------------------------------------------------------------------
** 5b. Dates, figures, points, summaries, text forms
**
** Each function takes UTF-8 text and fails with ENCODING, line and byte set,
** when it is none. What it finds is in the order of the text; `text` fields
** point into the text, which must outlive the result. Time is linear in the
** size of the text.
** -------------------------------------------------------------------- */

/* How wide a date is. */
typedef enum bulletin_grain {
  BULLETIN_MINUTE,
  BULLETIN_HOUR,
  BULLETIN_HALF_DAY, /* 上午, 晚 */
  BULLETIN_DAY,
  BULLETIN_WEEK,
  BULLETIN_TEN_DAYS, /* 上旬, 月底: a third of a month */
  BULLETIN_MONTH,
  BULLETIN_QUARTER,
  BULLETIN_SEASON, /* 春 March–May … 冬 December–February */
  BULLETIN_HALF_YEAR,
  BULLETIN_YEAR,
  BULLETIN_FIVE_YEARS, /* “十四五”时期 */
  BULLETIN_DECADE,
  BULLETIN_CENTURY,
  BULLETIN_OPEN, /* 近日, 近年来: no length said */
  BULLETIN_GRAINS
} bulletin_grain;

/* "minute", "hour", "half-day", "day", "week", "ten-days", "month",
** "quarter", "season", "half-year", "year", "five-years", "decade",
** "century" or "open". */
BULLETIN_API const char *bulletin_grain_name(int grain);

/* A date as printed and the days it means, both included. `from` or `to` is
** "" where it is not known or left open: 7月1日起 has no `to`, 年底前 and 截至
** 5月 no `from`, 每周四 is no one day, and 昨日 means nothing without the text's
** own date. 前 and 以前 after a day or the end of a month or year include it,
** after a longer time they end on its eve; 以来 ends on the text's own day.
** 三年后 counts from the date before it in its paragraph. A day that its year
** has not (2019年2月29日) is found whole and not resolved. */
typedef struct bulletin_date {
  bulletin_text text;
  bulletin_span span;
  int grain;     /* bulletin_grain */
  bool open;     /* 近日, 2016年以来: one end is left open or is today */
  char from[12]; /* YYYY-MM-DD; before Christ -YYYY-MM-DD */
  char to[12];
  char time[6];      /* HH:MM, of grain minute or hour; else "" */
  const char *every; /* "day", "week", "month" or "year" for what recurs
                        (每周四上午); else NULL */
} bulletin_date;

typedef struct bulletin_dates {
  const bulletin_date *items;
  size_t count;
  void *owner;
} bulletin_dates;

/* Finds the dates in `text`: absolute, relative (昨日, 上周五, 去年同期), parts
** of years and days, ranges (1月至6月), lists (2月7日、11日), the Chinese calendar
** (大年初二, 闰六月; 1900–2100), 民国 years, reigns (康熙二十年, 昭和十二年), years
** before Christ, holidays with their days off (those that the State Council
** set, 2008–2026), events (党的十八大以来), open (近日) and recurring ones (每周四
** 上午). Nothing inside 《》 is a date.
** `today` is the text's own date, YYYY-MM-DD, which relative dates and those
** without a year count from; absent, they are found but not resolved.
** Errors: ENCODING, NOMEM, QUERY (an invalid `today`). Free with
** bulletin_dates_free. */
BULLETIN_API int bulletin_dates_read(bulletin_dates *out, bulletin_text text,
                                     bulletin_text today,
                                     const bulletin_allocator *allocator,
                                     bulletin_error *error);

/* Frees what bulletin_dates_read made; a zeroed struct is fine, twice too. */
BULLETIN_API void bulletin_dates_free(bulletin_dates *dates);

/* A number as it is written: digits / 10^places, with no zero at the end of
** its places; 9.2亿 is 920000000 with 0 places, 1.25 is 125 with 2. Exact up
** to 18 digits; `places` is below 0 only beyond them. */
typedef struct bulletin_decimal {
  int64_t digits;
  int places;
} bulletin_decimal;

/* The double nearest to it. */
BULLETIN_API double bulletin_decimal_value(bulletin_decimal decimal);

/* How a figure is meant: 3000多 is OVER, 近800 UNDER, 约800 ABOUT. */
typedef enum bulletin_approx {
  BULLETIN_EXACT,
  BULLETIN_OVER,
  BULLETIN_UNDER,
  BULLETIN_ABOUT
} bulletin_approx;

/* NULL for BULLETIN_EXACT, else "over", "under" or "about". */
BULLETIN_API const char *bulletin_approx_name(int approx);

/* What a figure is beside an amount. */
typedef enum bulletin_figure_kind {
  BULLETIN_AMOUNT,
  BULLETIN_SCORE, /* 21∶18, 三比一: `against` is the other side's */
  BULLETIN_DURATION /* 1小时23分45秒, 10秒12: in 秒; 两年零三个月: in 个月 */
} bulletin_figure_kind;

/* NULL for BULLETIN_AMOUNT, else "score" or "duration". */
BULLETIN_API const char *bulletin_figure_kind_name(int kind);

/* A figure as printed and as a number. 2万余元 has the value 20000 and the
** unit 元; 百分之三十 and 30％ the unit %. What falls is negative wherever the
** word of the fall stands before the figure (下降3.2% is -3.2, 减少20吨 is -20);
** what it falls to is not (降至5%). `change` is -1 or 1 where a fall or a rise
** is said. Fractions and ratios (三分之二, 3∶2) are quotients; 翻番 is 2 of the
** unit 倍, 翻两番 4. */
typedef struct bulletin_figure {
  bulletin_text text;
  bulletin_span span;
  double value;
  double max;                 /* of a range (3至5年), else not a number */
  bulletin_decimal exact;     /* the value as it is written; a quotient's to 18
                                 digits */
  bulletin_decimal exact_max; /* 0 where there is no range */
  bulletin_decimal against;   /* of a score */
  bulletin_text unit;         /* absent where none is printed */
  bulletin_text per;          /* 斤 of 每斤1.25元; else absent */
  bulletin_text what; /* the thing counted or measured; absent if unsaid */
  int kind;           /* bulletin_figure_kind */
  int approx;         /* bulletin_approx */
  int change;
  bool ordinal; /* 第3名 */
} bulletin_figure;

typedef struct bulletin_figures {
  const bulletin_figure *items;
  size_t count;
  void *owner;
} bulletin_figures;

enum {
  BULLETIN_ORDINALS = 1 /* 第二批 and the like too */
};

/* Finds the figures in `text`: numbers with a unit or a counted noun,
** amounts, shares, ratios. Not dates, addresses (41号楼), names with numbers
** in them (“333”工作法, 二七区, 五台山) or a lone 一 (一个, 一种). `flags` is 0 or
** BULLETIN_ORDINALS.
** Errors: ENCODING, NOMEM. Free with bulletin_figures_free. */
BULLETIN_API int bulletin_figures_read(bulletin_figures *out,
                                       bulletin_text text, int flags,
                                       const bulletin_allocator *allocator,
                                       bulletin_error *error);

/* Frees what bulletin_figures_read made; a zeroed struct is fine. */
BULLETIN_API void bulletin_figures_free(bulletin_figures *figures);

/* One item of an enumeration. `text` is what stands behind its mark, up to
** the next item's, without the ；that parts them; `span` is that of `text`.
** `parent` is the item it lies in, by its place in the array, or SIZE_MAX. */
typedef struct bulletin_point {
  bulletin_text mark; /* 一是, （二）, ③ */
  bulletin_text text;
  bulletin_span span;
  size_t parent;
} bulletin_point;

typedef struct bulletin_points {
  const bulletin_point *items;
  size_t count;
  void *owner;
} bulletin_points;

/* Finds enumerations of two items and more, in a paragraph or across
** paragraphs: 一是…二是…, 一要…, 第一…, 其一…, 首先…其次…, 一方面…另一方面…,
** （一）…, (1)…, ①…, and at a line's beginning 一、… and 1.… and ——…
** Errors: ENCODING, NOMEM. Free with bulletin_points_free. */
BULLETIN_API int bulletin_points_read(bulletin_points *out, bulletin_text text,
                                      const bulletin_allocator *allocator,
                                      bulletin_error *error);

/* Frees what bulletin_points_read made; a zeroed struct is fine. */
BULLETIN_API void bulletin_points_free(bulletin_points *points);

/* A sentence of a summary. */
typedef struct bulletin_sentence {
  bulletin_text text;
  bulletin_span span;
  double score;
} bulletin_sentence;

typedef struct bulletin_summary {
  const bulletin_sentence *items; /* in the order of the text */
  size_t count;
  void *owner;
} bulletin_summary;

/* How long a summary is. */
typedef struct bulletin_summary_options {
  size_t title_size; /* bytes at the text's start that are its title lines */
  size_t sentences;  /* at the most; 0: no limit */
  size_t chars;      /* in all, at the most; 0: no limit. One sentence is
                        given even if it is longer */
} bulletin_summary_options;

/* The sentences that say most of what `text` says. Title lines weigh in and
** are never quoted. Sentences are whole; bylines and questions are not among them.
** Sentences are weighed by the words they share with the text, for what they
** are worth to it by frequency and rarity (G. Salton and C. Buckley, 1988),
** with their length, their place, and the title; those that repeat what is
** chosen already lose (J. Carbonell and J. Goldstein, "The use of MMR", 1998).
** Errors: ENCODING, NOMEM. Free with bulletin_summary_free. */
BULLETIN_API int bulletin_summary_read(bulletin_summary *out,
                                       bulletin_text text,
                                       const bulletin_summary_options *options,
                                       const bulletin_allocator *allocator,
                                       bulletin_error *error);

/* Frees what bulletin_summary_read made; a zeroed struct is fine. */
BULLETIN_API void bulletin_summary_free(bulletin_summary *summary);

/* How alike two texts are, 0 to 1: the cosine of their words, weighed by
** rarity. Scripts and widths count as one.
** Errors: ENCODING, NOMEM. */
BULLETIN_API int bulletin_similarity(double *out, bulletin_text a,
                                     bulletin_text b,
                                     const bulletin_allocator *allocator,
                                     bulletin_error *error);

/* How like each of `count` texts is to the rest, 0 to 1: the mean of its
** similarity to them, or to sixty of them, taken evenly. `out` has room for
** `count` numbers. Errors: ENCODING, NOMEM. */
BULLETIN_API int bulletin_likeness(double *out, const bulletin_text *texts,
                                   size_t count,
                                   const bulletin_allocator *allocator,
                                   bulletin_error *error);

enum {
  BULLETIN_FULL_PUNCTUATION = 1, /* marks beside Han text: , → ， */
  BULLETIN_HALF_PUNCTUATION = 2,
  BULLETIN_HALF_DIGITS = 4, /* digits and Latin letters */
  BULLETIN_FULL_DIGITS = 8,
  BULLETIN_SIMPLIFIED = 16,
  BULLETIN_TRADITIONAL = 32,
  BULLETIN_SPACING = 64 /* a space between Han and Latin or digits */
};

/* BULLETIN_TRADITIONAL when more characters of the text have another form in
** simplified script than the other way round, else BULLETIN_SIMPLIFIED. The
** text is looked at up to the first byte that is not UTF-8. */
BULLETIN_API int bulletin_script(bulletin_text text);

/* `text` in the forms that `flags` ask for; of two that exclude each other
** the first holds. Half-width punctuation beside Han characters becomes full
** and else stays (2.5, 10:30, http://), straight quotes become pairs.
** Errors: ENCODING, NOMEM. Free with bulletin_string_free. */
BULLETIN_API int bulletin_normalize(bulletin_string *out, bulletin_text text,
                                    int flags,
                                    const bulletin_allocator *allocator,
                                    bulletin_error *error);

/* ====================================================================
** 6. Store
**
** An archive of articles in one SQLite file, or in PostgreSQL. A store is used
** by one thread at a time; several processes, or several stores on one file, may
** work at once.
** Whatever writes is one transaction: all of it is kept, or nothing.
** Any function may fail with BUSY, CORRUPT, FULL, IO, NOMEM or READONLY.
** ==================================================================== */

typedef struct bulletin_store bulletin_store;

/* What articles are filed under, and so filtered, counted and asked for by, as
** EACH(name). */
/* clang-format off */
#define BULLETIN_EACH_FACET(EACH)                                              \
  EACH(source) EACH(page) EACH(column) EACH(tag) EACH(person) EACH(place)      \
  EACH(organization) BULLETIN_EACH_ROLE(EACH)
/* clang-format on */

/* Which of the fields `known`, a list with NULL behind its last, is called `name`
** in English or Chinese: reporter for 记者, 記者 or Reporter. NULL where none is. */
BULLETIN_API const char *bulletin_field_called(bulletin_text name,
                                               const char *const *known);

/* What a field is usually called in Chinese: 记者 for reporter. NULL for what is
** no field. Lasts as the program does. */
BULLETIN_API const char *bulletin_field_in_chinese(const char *field);

typedef enum bulletin_open_mode {
  BULLETIN_READ_WRITE, /* the file is made when it is not there */
  BULLETIN_READ_ONLY,
  BULLETIN_IN_MEMORY /* no file: gone when it is closed */
} bulletin_open_mode;

/* Opens a store. `mode` is one of bulletin_open_mode (else QUERY). Waits up to
** `timeout` milliseconds whenever another process holds the lock. A file of an
** earlier version is brought up to date; one of a later version is left alone
** (SCHEMA). Other errors: NOTFOUND (read-only, and no such file, or none in
** which a store was made), CORRUPT (not a store). A store that is opened for
** reading where no file can be made beside it is read as it stands, and is BUSY
** once another process has written it: open it again.
**     A path that begins with postgresql:// or postgres:// is an address of
** PostgreSQL (13 or newer), as libpq reads it, and may say `schema=name`, letters,
** digits and _; else the schema is `bulletin`. It is made when it is not there.
** MISSING: the library was built without libpq. A connection that is lost is IO,
** what it had begun is undone, and the next call connects again. Texts there have
** no NUL (ENCODING); bulletin_bound and bulletin_store_owns are for files.
** Close with bulletin_close. */
BULLETIN_API int bulletin_open(bulletin_store **out, bulletin_text path,
                               int mode, int timeout,
                               const bulletin_allocator *allocator,
                               bulletin_error *error);

/* Whether this build opens archives in PostgreSQL. */
BULLETIN_API bool bulletin_postgres_built(void);

/* Closes; what was not committed is undone. NULL is fine. */
BULLETIN_API void bulletin_close(bulletin_store *store);

/* What bounds a store that somebody who is not trusted asks. `spend` is called
** again and again while SQLite works (with the steps that its machine has
** made) and while it waits for a lock (with the microseconds); when it answers
** 0, what runs is undone and ends with LIMIT, and what waits with BUSY. It must
** not use the store. */
typedef struct bulletin_bounds {
  int (*spend)(void *context, int64_t steps, int64_t microseconds);
  void *context;
  size_t largest; /* bytes of one value in SQL; 0: as SQLite has it */
  int timeout;    /* milliseconds, instead of bulletin_open's */
} bulletin_bounds;

/* From now on, until the store is closed; the struct is copied. */
BULLETIN_API void bulletin_bound(bulletin_store *store,
                                 const bulletin_bounds *bounds);

/* Bounds what SQLite takes for all stores of this process together: more than
** `bytes` is NOMEM. 0 takes the bound away, a negative number changes nothing.
** Returns the bound before, 0 for none. The one setting that is the process's
** and not a store's. */
BULLETIN_API int64_t bulletin_bound_memory(int64_t bytes);

/* The bytes that SQLite has taken in this process. */
BULLETIN_API int64_t bulletin_memory_used(void);

/* Begins a transaction. They nest: the inner ones can be undone alone. Each
** begin needs one commit or one rollback. */
BULLETIN_API int bulletin_begin(bulletin_store *store, bulletin_error *error);

/* Keeps what the innermost transaction wrote; in the file once the outermost
** one is committed. A commit that fails has undone everything. */
BULLETIN_API int bulletin_commit(bulletin_store *store, bulletin_error *error);

/* Undoes what the innermost transaction wrote. It cannot fail. */
BULLETIN_API void bulletin_rollback(bulletin_store *store);

/* Whether a transaction that failed with `status`, and was undone, is to be made
** again from its beginning: another was in its way, or the connection to the
** server was lost before it was kept. Waits a moment; is true three times at the
** most. *tries begins as 0. Calls outside of a transaction see to it
** themselves. */
BULLETIN_API bool bulletin_again(bulletin_store *store, int status, int *tries);

/* --- articles ---------------------------------------------------------- */

typedef enum bulletin_outcome {
  BULLETIN_ADDED,
  BULLETIN_UPDATED,  /* a new revision of an article that was there */
  BULLETIN_UNCHANGED /* equal to what is there */
} bulletin_outcome;

typedef struct bulletin_stored {
  int64_t id; /* of the article, from 1; never used again */
  int outcome;
} bulletin_stored;

/* Keeps a page's articles; out[i] tells of page->articles[i]. Articles are
** the same piece when source, date and name of the page and the headline (for
** one that has none, the start of its body) are equal; the second piece of a
** page with the same headline is another one. A removed article that comes
** again is back. ENCODING when a text is not UTF-8, QUERY when a date is not a
** day of the calendar, YYYY-MM-DD. */
BULLETIN_API int bulletin_add(bulletin_stored *out, bulletin_store *store,
                              const bulletin_page *page, bulletin_error *error);

/* What an editor learns of an article besides its text; all is borrowed. */
typedef struct bulletin_record {
  int64_t id;
  int64_t revision;          /* from 1 */
  bulletin_page page;        /* name, date, source; its one article */
  const bulletin_text *tags; /* in order */
  size_t tag_count;
  void *owner;
} bulletin_record;

/* Reads an article as it is, or as revision `revision` (0: the newest) had it,
** on the page where it stood then. NOTFOUND: no such article or revision, or it
** is removed and `revision` is 0. Free with bulletin_record_free. */
BULLETIN_API int bulletin_get(bulletin_record *out, bulletin_store *store,
                              int64_t id, int64_t revision,
                              bulletin_error *error);

/* Frees what bulletin_get filled; a zeroed record is fine, twice too. */
BULLETIN_API void bulletin_record_free(bulletin_record *record);

/* Makes page->articles[0] the newest revision of article `id`, standing on
** that page. NOTFOUND when there is none. */
BULLETIN_API int bulletin_update(bulletin_store *store, int64_t id,
                                 const bulletin_page *page,
                                 bulletin_error *error);

/* Takes an article out of the archive; its revisions stay. */
BULLETIN_API int bulletin_remove(bulletin_store *store, int64_t id,
                                 bulletin_error *error);

/* Makes a revision the newest again, as a new one, on its page; 0 means the
** content before the last change, or the last one of an article that was
** removed. NOTFOUND when there is no such article or revision. */
BULLETIN_API int bulletin_restore(bulletin_store *store, int64_t id,
                                  int64_t revision, bulletin_error *error);

/* Who makes the changes that follow, until another name is given or the store is
** closed; every revision keeps the name. It is copied; an empty one is nobody.
** ENCODING when it is not UTF-8, LIMIT beyond 255 bytes. */
BULLETIN_API int bulletin_sign(bulletin_store *store, bulletin_text by,
                               bulletin_error *error);

/* One change of an article, and where it stood after it. `change` is "added",
** "updated", "removed" or "restored"; `time` is UTC, as 2026-05-27T08:30:00Z;
** `by` is who made it, see bulletin_sign; `issue` is the issue's day. */
typedef struct bulletin_revision {
  int64_t number;
  bulletin_text time;
  bulletin_text change;
  bulletin_text by;
  bulletin_text headline;
  bulletin_text source;
  bulletin_text issue;
  bulletin_text page_name;
} bulletin_revision;

typedef struct bulletin_revisions {
  const bulletin_revision *items; /* oldest first */
  size_t count;
  void *owner;
} bulletin_revisions;

/* All revisions of an article, a removed one too. NOTFOUND when it never was.
** Free with bulletin_revisions_free. */
BULLETIN_API int bulletin_revisions_read(bulletin_revisions *out,
                                         bulletin_store *store, int64_t id,
                                         bulletin_error *error);

/* A zeroed list is fine, twice too. */
BULLETIN_API void bulletin_revisions_free(bulletin_revisions *revisions);

/* Gives an article a tag; doing so twice is fine, and an empty tag changes
** nothing. NOTFOUND; ENCODING when the tag is not UTF-8. */
BULLETIN_API int bulletin_tag(bulletin_store *store, int64_t id,
                              bulletin_text tag, bulletin_error *error);

/* Takes a tag away, if it is there. NOTFOUND when the article is not. */
BULLETIN_API int bulletin_untag(bulletin_store *store, int64_t id,
                                bulletin_text tag, bulletin_error *error);

/* Says who and what an article names, in place of what bulletin_entities_read
** finds in it, until its text changes. `field` is "person", "place" or
** "organization". */
BULLETIN_API int bulletin_set_names(bulletin_store *store, int64_t id,
                                    bulletin_text field,
                                    const bulletin_text *names, size_t count,
                                    bulletin_error *error);

/* --- asking ------------------------------------------------------------ */

/* A field of an article and the value it must have: "source", "page", "tag",
** "column", "person", "place", "organization", or a role of bylines. */
typedef struct bulletin_condition {
  bulletin_text field;
  bulletin_text value;
} bulletin_condition;

typedef enum bulletin_order {
  BULLETIN_BY_RANK, /* the best first; without a query, as BY_ID */
  BULLETIN_BY_ID,
  BULLETIN_BY_DATE,
  BULLETIN_BY_DATE_DOWN
} bulletin_order;

/* Which articles. An unknown order or an invalid date is QUERY, more than 500
** conditions LIMIT, a NUL or what is not UTF-8 ENCODING. `from` and `to`, both
** included, are YYYY, YYYY-MM or YYYY-MM-DD, or absent. A zeroed filter with
** limit -1 lets all through. */
typedef struct bulletin_filter {
  bulletin_text from;
  bulletin_text to;
  const bulletin_condition *conditions; /* all must hold */
  size_t condition_count;
  int64_t limit; /* -1: all */
  int64_t offset;
  int order; /* bulletin_order */
} bulletin_filter;

/* Answers in the order asked for. They stay as they are whatever happens to
** the store later. */
typedef struct bulletin_hit {
  int64_t id;
  int64_t revision_key; /* the store's own */
  double score;         /* bm25, the headline weighted; 0 without a query */
} bulletin_hit;

typedef struct bulletin_hits bulletin_hits;

/* Finds articles for `query`; an absent query gives all that the filter lets
** through.
**
**     query   ::= clause { clause }               all of them
**     clause  ::= '-' term | term { 'OR' term }   none; one of them
**     term    ::= [ 'headline:' ] value | field ':' value | 'date:' days
**     value   ::= word | '"' anything '"'
**     days    ::= day | [ day ] '..' [ day ]      YYYY, YYYY-MM, YYYY-MM-DD
**
** A field is one of bulletin_condition's, or its Chinese name (记者:景静); its
** value is the whole of it. Words end at white space; quotes may be “ ” too, and
** marks full-width. Han text is found wherever its characters stand side by side,
** one character too; Latin words whole; width, case and script make no difference.
** QUERY with the byte of a mistake; its message counts characters. Scores are
** those of Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25
** and Beyond" (2009), k1 1.2, b 0.75, an occurrence in the headline counted as
** three more; fields and days weigh nothing. Free with
** bulletin_hits_free. */
BULLETIN_API int bulletin_search(bulletin_hits **out, bulletin_store *store,
                                 bulletin_text query,
                                 const bulletin_filter *filter,
                                 bulletin_error *error);

/* NULL is fine. */
BULLETIN_API void bulletin_hits_free(bulletin_hits *hits);

/* How many answers there are. */
BULLETIN_API size_t bulletin_hits_count(const bulletin_hits *hits);

/* Answer number `i`, which must be less than there are. */
BULLETIN_API bulletin_hit bulletin_hits_at(const bulletin_hits *hits, size_t i);

/* False when the list may lack some: see bulletin_duplicates. */
BULLETIN_API bool bulletin_hits_complete(const bulletin_hits *hits);

/* What a list of answers shows of an article. */
typedef struct bulletin_card {
  bulletin_text headline;
  bulletin_text date;
  bulletin_text source;
  bulletin_text page_name;
} bulletin_card;

/* The card of answer number `i`; its texts stay valid until the next call with
** these answers. Cards are read some hundred at a time: going through the
** answers in order is cheap. NOTFOUND when the article is gone by now. */
BULLETIN_API int bulletin_hit_card(bulletin_card *out, bulletin_store *store,
                                   bulletin_hits *hits, size_t i,
                                   bulletin_error *error);

/* Some 60 characters around the best place of an answer, cut where a sentence
** or clause ends, with what was looked for between « and »; the first ones of
** the body where no words were. Lasts as bulletin_hit_card's texts do. Empty
** where there is no query. */
BULLETIN_API int bulletin_hit_snippet(bulletin_text *out, bulletin_store *store,
                                      bulletin_hits *hits, size_t i,
                                      bulletin_error *error);

/* How many articles the filter lets through; its limit and order do not
** matter. */
BULLETIN_API int bulletin_count(int64_t *out, bulletin_store *store,
                                const bulletin_filter *filter,
                                bulletin_error *error);

/* 稿件统计: how many articles, and characters of body text, for each value of
** a field: those of bulletin_condition, and "year" (2026), "quarter" (2026-Q1),
** "month" (2026-01), "week" (of ISO 8601: 2026-W01), "day". With two fields, for
** each pair of their values. The most first; dates in their order; articles
** without a value last, with the value "". An article with several values counts
** under each, and its share is divided among them: shares sum to the number of
** articles. */
typedef struct bulletin_tally_row {
  bulletin_text value;
  bulletin_text second; /* of the second field; absent without one */
  int64_t count;
  double share;
  int64_t chars;
} bulletin_tally_row;

typedef struct bulletin_tally {
  const bulletin_tally_row *items;
  size_t count;
  void *owner;
} bulletin_tally;

/* Of one field or two (QUERY for another number). Free with
** bulletin_tally_free. */
BULLETIN_API int bulletin_tally_read(bulletin_tally *out, bulletin_store *store,
                                     const bulletin_text *fields,
                                     size_t field_count,
                                     const bulletin_filter *filter,
                                     bulletin_error *error);

/* A zeroed tally is fine, twice too. */
BULLETIN_API void bulletin_tally_free(bulletin_tally *tally);

/* Articles that tell nearly the same in the same words as article `id`: the
** score is the part of five-character runs that both have (0..1), from .3 on,
** the nearest first. Found by sketches (Broder, "On the resemblance and
** containment of documents", 1997), without comparing all with all. `limit` -1
** for all. NOTFOUND. */
BULLETIN_API int bulletin_similar(bulletin_hits **out, bulletin_store *store,
                                  int64_t id, int64_t limit,
                                  bulletin_error *error);

/* All pairs of such articles with a score of at least .5: hits 2n and 2n + 1
** are a pair, the older article first. Where more than 128 articles share a
** part of their texts, each is compared with eight of them only, and
** bulletin_hits_complete says that there may be more. */
BULLETIN_API int bulletin_duplicates(bulletin_hits **out, bulletin_store *store,
                                     bulletin_error *error);

/* Articles about the same as article `id`: the score is the part (0..1, from .1
** on) of what it is about that they share, the best first. What it is about
** are the people, places and organizations that it names, and its keywords;
** each weighs the more, the fewer articles have it, and one that names much more
** than this one counts less. `limit` -1 for all. NOTFOUND. */
BULLETIN_API int bulletin_related(bulletin_hits **out, bulletin_store *store,
                                  int64_t id, int64_t limit,
                                  bulletin_error *error);

/* A sentence that names a person, the article that has it, and the titles that
** the article gives the person, without those that it says were laid down. The
** sentence is absent where only an editor has named the person. */
typedef struct bulletin_event {
  int64_t id;         /* of the article */
  bulletin_text date; /* of the article, else of its issue */
  bulletin_text sentence;
  const bulletin_text *titles;
  size_t title_count;
  bulletin_text headline;
  bulletin_text source;
  bulletin_text page_name;
} bulletin_event;

typedef struct bulletin_timeline {
  const bulletin_event *items;
  size_t count;
  void *owner;
} bulletin_timeline;

/* What the archive tells of a person, day by day, articles without a day
** first: each sentence of a body that names the person, or one of the titles
** where no body does. `person` is the whole name, as for the condition
** "person". Free with bulletin_timeline_free. */
BULLETIN_API int bulletin_timeline_read(bulletin_timeline *out,
                                        bulletin_store *store,
                                        bulletin_text person,
                                        bulletin_error *error);

/* Frees what bulletin_timeline_read filled; a zeroed timeline is fine, twice
** too. */
BULLETIN_API void bulletin_timeline_free(bulletin_timeline *timeline);

/* --- care -------------------------------------------------------------- */

/* Copies the store as it is at one moment into the file `path`, in place of
** the store there, while others go on. Another program's file is left alone
** (CORRUPT). Of a store in PostgreSQL, whose pieces bulletin_copy takes to a new
** file first. MISSING of a store in memory, and for an address. */
BULLETIN_API int bulletin_backup(bulletin_store *store, bulletin_text path,
                                 bulletin_error *error);

/* Copies all pieces, as they are at one moment, into the store `path`, a file or
** an address, which is made when it is not there: with their numbers, revisions,
** tags and names. Where an earlier copying was broken off, it goes on. In the end
** all revisions are compared, and *count is how many pieces the two have: CORRUPT
** when they differ, as they do where others write to the copy. Other errors: those
** of bulletin_open, BUSY (a transaction is open), IO (the store itself). */
BULLETIN_API int bulletin_copy(int64_t *count, bulletin_store *store,
                               bulletin_text path, bulletin_error *error);

/* Non-zero when `path` means the store's file or one of those that SQLite
** keeps beside it. Another opening of such a file in this process, once it is
** closed, takes SQLite's locks away: leave it alone while the store is open. */
BULLETIN_API int bulletin_store_owns(const bulletin_store *store,
                                     bulletin_text path);

/* Looks whether the file is whole: SQLite's own check, then what the tables
** promise each other, then the search index against the articles. OK, with
** the number of problems in *count and the first of them in `error`. */
BULLETIN_API int bulletin_check(size_t *count, bulletin_store *store,
                                bulletin_error *error);

/* Rows of a reading SQL statement, in the SQL of the store's engine. Values are borrowed
** until the next step. */
typedef struct bulletin_rows bulletin_rows;

typedef struct bulletin_value {
  int kind; /* 'n' nothing, 'i' integer, 'r' real, 't' text or blob */
  int64_t integer;
  double real;
  bulletin_text text;
} bulletin_value;

/* Prepares a statement with `count` values, one for each ? of it. QUERY for what
** is not SQL, and where there are more or fewer values; READONLY for what would
** write. Free with bulletin_rows_free. */
BULLETIN_API int bulletin_sql(bulletin_rows **out, bulletin_store *store,
                              bulletin_text sql, const bulletin_value *values,
                              size_t count, bulletin_error *error);

/* Steps to the next row: *more is 0 at the end. */
BULLETIN_API int bulletin_rows_next(int *more, bulletin_rows *rows,
                                    bulletin_error *error);

/* How many columns a row has. They count from 0. */
BULLETIN_API size_t bulletin_rows_columns(const bulletin_rows *rows);

/* The name that the statement gives a column; it lasts as the rows do. */
BULLETIN_API const char *bulletin_rows_name(const bulletin_rows *rows,
                                            size_t column);

/* What the row that was stepped to has in a column. */
BULLETIN_API bulletin_value bulletin_rows_value(const bulletin_rows *rows,
                                                size_t column);

/* NULL is fine. */
BULLETIN_API void bulletin_rows_free(bulletin_rows *rows);

/* A file or folder that could not be read. */
typedef struct bulletin_file_failure {
  bulletin_text path;
  int status;
  bulletin_text message; /* with the path in it */
} bulletin_file_failure;

typedef struct bulletin_files {
  const bulletin_text *items; /* their paths */
  size_t count;
  const bulletin_file_failure *failures;
  size_t failure_count;
  void *owner;
} bulletin_files;

/* The files that a path means: itself; for a folder all files in it and below
** it; for a pattern with * ? or [ those it matches. In order, each once, by
** its own name rather than a link's, hidden ones left out. A folder below that
** cannot be read is a failure, and the rest is found. NOTFOUND, IO. Free with
** bulletin_files_free. */
BULLETIN_API int bulletin_files_read(bulletin_files *out, bulletin_text path,
                                     const bulletin_allocator *allocator,
                                     bulletin_error *error);

/* A zeroed list is fine, twice too. */
BULLETIN_API void bulletin_files_free(bulletin_files *files);

/* Files of pages on their way into a store. Threads read them, parse them and
** find out of their articles what the store keeps besides; the caller takes
** them in the order in which it has put them. An intake, like a store, is used
** by one thread at a time. */
typedef struct bulletin_intake bulletin_intake;

/* Opens an intake of `jobs` threads, 0 to 256; where there are none, a file is
** read when it is taken. `options` are copied; they may be NULL and may have no
** rule for lines (QUERY). A file's format and, where no option says it, its
** charset are found. The threads take signals from nobody, and their memory
** from the C library: 16 MB each at the most. Errors: QUERY, NOMEM. Close with
** bulletin_intake_close. */
BULLETIN_API int bulletin_intake_open(bulletin_intake **out, int jobs,
                                      const bulletin_page_options *options,
                                      const bulletin_allocator *allocator,
                                      bulletin_error *error);

/* Waits for the files that are being read, and forgets all. NULL is fine. */
BULLETIN_API void bulletin_intake_close(bulletin_intake *intake);

/* How many files may be put now, before one is taken. */
BULLETIN_API size_t bulletin_intake_room(const bulletin_intake *intake);

/* Puts a file behind the others. `day`, YYYY-MM-DD or absent, is the page's
** date where neither the options nor the page say one. Both are copied.
** Errors: LIMIT (no room), QUERY, NOMEM. */
BULLETIN_API int bulletin_intake_put(bulletin_intake *intake,
                                     bulletin_text path, bulletin_text day,
                                     bulletin_error *error);

/* Takes the next file, and waits for it: its page, which lasts until another
** is taken, or what was the matter with it; then the next take goes on behind
** it. Errors: NOTFOUND (also: none was put), those of bulletin_read_file,
** bulletin_decode, bulletin_lay_out and bulletin_parse; LIMIT also when its
** reading takes more than 8 MB: the file is to be read by itself. */
BULLETIN_API int bulletin_intake_take(const bulletin_page **out,
                                      bulletin_intake *intake,
                                      bulletin_error *error);

/* Keeps the page that was taken last, as bulletin_add does. `name` is its name
** where it has none. NOTFOUND when none was taken. */
BULLETIN_API int bulletin_intake_add(bulletin_stored *out,
                                     bulletin_store *store,
                                     bulletin_intake *intake,
                                     bulletin_text name, bulletin_error *error);

#ifdef __cplusplus
}
#endif

#endif
