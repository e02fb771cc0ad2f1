/*
** lines.h - a page's lines and the layout that they show.
*/
#ifndef BUL_LINES_H
#define BUL_LINES_H

#include "../../base/memory.h"

/* What a line is, as far as the line itself tells. */
typedef enum bul_line_kind {
  BUL_LINE_TEXT, /* anything: a title, a paragraph or a piece of one */
  BUL_LINE_BYLINE,
  BUL_LINE_NAMES,    /* bare names: a byline if it stands where one may */
  BUL_LINE_DATELINE, /* text that begins with a dateline */
  BUL_LINE_FURNITURE,
  BUL_LINE_CREDIT, /* a photo's or drawing's credit */
  BUL_LINE_CAPTION,
  BUL_LINE_NOTE,
  BUL_LINE_ITEM, /* text that begins a list item, question or answer */
  /* what a caller's rule may also say */
  BUL_LINE_KICKER,
  BUL_LINE_HEADLINE,
  BUL_LINE_DECK,
  BUL_LINE_SUBHEAD,
  BUL_LINE_PARAGRAPH
} bul_line_kind;

/* How a line ends. */
typedef enum bul_line_end {
  BUL_END_OPEN,     /* in mid-sentence, as far as can be told */
  BUL_END_CLAUSE,   /* ， 、 and the like: certainly in mid-sentence */
  BUL_END_ASK,      /* ！ ？: a sentence, or a title */
  BUL_END_SENTENCE, /* 。 ； … and these before a closing quote */
  BUL_END_COLON,
  BUL_END_DASH,  /* —— */
  BUL_END_BYLINE /* a sentence, with a byline run on to it */
} bul_line_end;

/* One line that is not blank, white space at its ends left out. */
typedef struct bul_line {
  size_t start; /* bytes of the page's text */
  size_t end;
  uint32_t number;   /* counted from 1 */
  uint32_t width;    /* cells: Han characters take two, ASCII and Latin one */
  uint8_t doubtful;  /* cells that it may have more or less, as the font sets
                    ** Latin letters and · */
  uint16_t indent;   /* cells of white space before it, beyond the page's own */
  uint8_t gap;       /* blank lines before it, 255 at most */
  uint8_t hanging;   /* cells of closing marks at its end, which may hang */
  bool untidy;       /* white space inside that output would not keep */
  bool broken;       /* white space is in it */
  bool bracketed;    /* it ends with a bracket behind a sentence */
  bool latin;        /* a Latin letter is in it */
  int16_t quotes;    /* “ less ” */
  int16_t titles;    /* 《 less 》 */
  uint8_t ending;    /* bul_line_end */
  uint8_t kind;      /* bul_line_kind */
  uint8_t furniture; /* bulletin_furniture_kind, where kind says so */
  bool forced;       /* a caller's rule or a layout gave the kind */
  bool whole;        /* by its layout it goes on with no line before it, */
  bool joined;       /* it surely goes on with it, */
  bool piece;        /* and a piece begins with it */
} bul_line;

/* How the page is set. */
typedef struct bul_layout {
  bool indented;    /* paragraphs begin with an indent */
  bool spaced;      /* blank lines stand between most lines */
  bool parted;      /* blank lines are rare, and so part pieces */
  uint32_t measure; /* cells at which lines are wrapped; 0: they are not */
} bul_layout;

typedef struct bul_lines {
  bul_line *items;
  size_t count;
  bul_layout layout;
} bul_lines;

/* The lines of `text`, valid UTF-8, in the arena. Lines end at CR, LF, CRLF
** or FF. Linear in the text. BULLETIN_OK or BULLETIN_NOMEM. */
int bul_lines_split(bul_lines *lines, bulletin_text text, bul_arena *arena);

/* True when the line is as wide as the measure, so that the text may go on
** in the next. */
bool bul_line_full(const bul_lines *lines, const bul_line *line);

#endif
