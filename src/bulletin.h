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
**   5. Reading
**      5a. Words, entities, keywords
**      5b. Dates, figures, points, summaries, text forms
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
  BULLETIN_WORD_NUMBER,  /* 12335, 55.6亿, 三十五, 第十七, 百分之五 */
  BULLETIN_WORD_TIME,    /* 2001年, 12月, 三十一日 */
  BULLETIN_WORD_LATIN,   /* letters, with the digits among them */
  BULLETIN_WORD_MARK,    /* punctuation and symbols */
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
  size_t capacity;
  bulletin_allocator allocator;
} bulletin_words;

/* As bulletin_segmenter_start and _next.
** Errors: ENCODING, NOMEM. Free with bulletin_words_free. */
BULLETIN_API int bulletin_words_read(bulletin_words *out, bulletin_text text,
                                     const bulletin_lexicon *lexicon,
                                     int flags,
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

/* Someone or something that a text names: as it is first written in full,
** with every place where it is written, in the text's order. A person's
** `titles` are those that stand beside the name, each once; a work's name is
** what stands between 《 and 》, its spans hold the marks too. */
typedef struct bulletin_entity {
  int kind; /* bulletin_entity_kind */
  bulletin_text name;
  const bulletin_text *titles;
  size_t title_count;
  const bulletin_span *spans;
  size_t span_count;
} bulletin_entity;

/* By kind, then by first place in the text. */
typedef struct bulletin_entities {
  const bulletin_entity *items;
  size_t count;
} bulletin_entities;

/* The people, places, organizations and works of a text. Names and titles
** point into `text`, which must outlive the result. Words of `lexicon`
** (NULL for none) that are "nr", "ns" or "nt" are taken as such.
** Errors: ENCODING, NOMEM. Free with bulletin_entities_free. */
BULLETIN_API int bulletin_entities_read(bulletin_entities **out,
                                        bulletin_text text,
                                        const bulletin_lexicon *lexicon,
                                        const bulletin_allocator *allocator,
                                        bulletin_error *error);

/* NULL is fine. */
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
} bulletin_keywords;

/* The keywords of a text, `limit` at most; fewer where fewer are good ones.
** `title_size` bytes at the text's start are its title lines, whose terms
** count for more. Names, terms in 《》 or “” and repeated compounds are among
** them; of terms that hold each other the better stays. Terms point into
** `text`, which must outlive the result.
** Errors: ENCODING, NOMEM. Free with bulletin_keywords_free. */
BULLETIN_API int bulletin_keywords_read(bulletin_keywords **out,
                                        bulletin_text text, size_t title_size,
                                        size_t limit,
                                        const bulletin_lexicon *lexicon,
                                        const bulletin_allocator *allocator,
                                        bulletin_error *error);

/* NULL is fine. */
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
** "" where it is not known: 近日 has no beginning, 每周四 is no one day, and
** 昨日 means nothing without the text's own date. */
typedef struct bulletin_date {
  bulletin_text text;
  bulletin_span span;
  int grain;         /* bulletin_grain */
  bool open;         /* 近日, 2016年以来: one end is left open or is today */
  char from[11];     /* YYYY-MM-DD */
  char to[11];
  char time[6];      /* HH:MM, of grain minute or hour; else "" */
  const char *every; /* "day", "week", "month" or "year" for what recurs
                        (每周四上午); else NULL */
} bulletin_date;

typedef struct bulletin_dates {
  const bulletin_date *items;
  size_t count;
  size_t capacity;
  bulletin_allocator allocator;
} bulletin_dates;

/* Finds the dates in `text`: absolute, relative (昨日, 上周五, 去年同期), parts
** of years and days, ranges (1月至6月), the Chinese calendar (大年初二, 闰六月;
** 1900–2100), 民国 years, open (近日) and recurring ones (每周四上午).
** `today` is the text's own date, YYYY-MM-DD, which relative dates and those
** without a year count from; absent, they are found but not resolved.
** Errors: ENCODING, NOMEM, QUERY (`today` is no date). Free with
** bulletin_dates_free. */
BULLETIN_API int bulletin_find_dates(bulletin_dates *out, bulletin_text text,
                                     bulletin_text today,
                                     const bulletin_allocator *allocator,
                                     bulletin_error *error);

/* Frees what bulletin_find_dates made; a zeroed struct is fine, twice too. */
BULLETIN_API void bulletin_dates_free(bulletin_dates *dates);

/* How a figure is meant: 3000多 is OVER, 近800 UNDER, 约800 ABOUT. */
typedef enum bulletin_approx {
  BULLETIN_EXACT,
  BULLETIN_OVER,
  BULLETIN_UNDER,
  BULLETIN_ABOUT
} bulletin_approx;

/* NULL for BULLETIN_EXACT, else "over", "under" or "about". */
BULLETIN_API const char *bulletin_approx_name(int approx);

/* A figure as printed and as a number. 2万余元 has the value 20000 and the
** unit 元; 百分之三十 and 30％ the unit %. A share that changes bears its
** sign (下降3.2% is -3.2), and so does an amount that is compared (同比减少20万吨);
** `change` is -1 or 1 wherever a rise or fall is said. Fractions and ratios
** (三分之二, 3∶2) are quotients. */
typedef struct bulletin_figure {
  bulletin_text text;
  bulletin_span span;
  double value;
  double max;         /* of a range (3至5年), else not a number */
  bulletin_text unit; /* absent where none is printed */
  bulletin_text what; /* the thing counted or measured; absent if unsaid */
  int approx;         /* bulletin_approx */
  int change;
  bool ordinal;       /* 第3名 */
} bulletin_figure;

typedef struct bulletin_figures {
  const bulletin_figure *items;
  size_t count;
  size_t capacity;
  bulletin_allocator allocator;
} bulletin_figures;

enum {
  BULLETIN_ORDINALS = 1 /* 第二批 and the like too */
};

/* Finds the figures in `text`: numbers with a unit or a counted noun,
** amounts, shares, ratios. Not dates, addresses (41号楼), names with numbers
** in them (“333”工作法, 二七区, 五台山) or a lone 一 (一个, 一种). `flags` is 0 or
** BULLETIN_ORDINALS.
** Errors: ENCODING, NOMEM. Free with bulletin_figures_free. */
BULLETIN_API int bulletin_find_figures(bulletin_figures *out,
                                       bulletin_text text, int flags,
                                       const bulletin_allocator *allocator,
                                       bulletin_error *error);

/* Frees what bulletin_find_figures made; a zeroed struct is fine. */
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
  size_t capacity;
  bulletin_allocator allocator;
} bulletin_points;

/* Finds enumerations of two items and more, in a paragraph or across
** paragraphs: 一是…二是…, 一要…, 第一…, 其一…, 首先…其次…, （一）…, (1)…, ①…,
** and at a line's beginning 一、… and 1.…
** Errors: ENCODING, NOMEM. Free with bulletin_points_free. */
BULLETIN_API int bulletin_find_points(bulletin_points *out, bulletin_text text,
                                      const bulletin_allocator *allocator,
                                      bulletin_error *error);

/* Frees what bulletin_find_points made; a zeroed struct is fine. */
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
  size_t capacity;
  bulletin_allocator allocator;
} bulletin_summary;

/* The sentences that say most of what `text` says. `title` (absent, or the
** first bytes of the text, title lines that end before byte `body`) weighs in
** and is never quoted. At most `sentences` of them (0: no limit) and at most
** `chars` characters in all (0: no limit; one sentence is given even if it
** is longer). Sentences are whole; bylines and questions are not among them.
** Sentences are weighed by the words they share with the text, for what they
** are worth to it by frequency and rarity (G. Salton and C. Buckley, 1988),
** with their length, their place, and the title; those that repeat what is
** chosen already lose (J. Carbonell and J. Goldstein, "The use of MMR", 1998).
** Errors: ENCODING, NOMEM. Free with bulletin_summary_free. */
BULLETIN_API int bulletin_summarize(bulletin_summary *out, bulletin_text text,
                                    size_t body, size_t sentences,
                                    size_t chars,
                                    const bulletin_allocator *allocator,
                                    bulletin_error *error);

/* Frees what bulletin_summarize made; a zeroed struct is fine. */
BULLETIN_API void bulletin_summary_free(bulletin_summary *summary);

/* How alike two texts are, 0 to 1: the cosine of their words, weighed by
** rarity. Scripts and widths count as one.
** Errors: ENCODING, NOMEM. */
BULLETIN_API int bulletin_similarity(double *out, bulletin_text a,
                                     bulletin_text b,
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

/* An owned text. */
typedef struct bulletin_string {
  bulletin_text text;
  size_t capacity;
  bulletin_allocator allocator;
} bulletin_string;

/* `text` in the forms that `flags` ask for; of two that exclude each other
** the first holds. Half-width punctuation beside Han characters becomes full
** and else stays (2.5, 10:30, http://), straight quotes become pairs.
** Errors: ENCODING, NOMEM. Free with bulletin_string_free. */
BULLETIN_API int bulletin_normalize(bulletin_string *out, bulletin_text text,
                                    int flags,
                                    const bulletin_allocator *allocator,
                                    bulletin_error *error);

BULLETIN_API void bulletin_string_free(bulletin_string *string);

#ifdef __cplusplus
}
#endif

#endif
