/*
** begins.h - how likely title lines without a byline or dateline begin a piece.
*/
#ifndef BUL_BEGINS_H
#define BUL_BEGINS_H

#include <stddef.h>
#include <stdint.h>

/* What title lines without byline or dateline show, each 0 or 1. The weights
** of begins_weights.h stand in this order, for pages on which no piece is signed
** at its head, for those on which one is, for others, and for those whose pieces
** begin with datelines. */
typedef enum bul_begin_feature {
  BUL_BEGIN_ALWAYS,
  BUL_BEGIN_CLOSED,   /* what stands before is signed at its end */
  BUL_BEGIN_PARTED,   /* behind a blank line where those are rare */
  BUL_BEGIN_UNPARTED, /* behind none, where those are rare */
  BUL_BEGIN_SITE,     /* behind a website's line or a divider */
  BUL_BEGIN_GAP,      /* more blank lines before it than is usual */
  BUL_BEGIN_FLUSH,    /* flush, where paragraphs are indented */
  BUL_BEGIN_INDENTED,
  BUL_BEGIN_LINES_2, /* two title lines or more */
  BUL_BEGIN_LINES_3,
  BUL_BEGIN_WIDE,         /* the widest line, in cells: over 30 */
  BUL_BEGIN_WIDER,        /* over 44 */
  BUL_BEGIN_NARROW,       /* under 17 */
  BUL_BEGIN_ASKS,         /* ends with ？ or ！ */
  BUL_BEGIN_DASHED,       /* ends with —— */
  BUL_BEGIN_KICKER,       /* its first line reads as a kicker */
  BUL_BEGIN_WIRE_LATER,   /* an agency's line closes the text after it */
  BUL_BEGIN_SIGNED_LATER, /* a signature closes it */
  BUL_BEGIN_OWED,         /* one does, and the piece at hand has a dateline, but
                          ** no names yet */
  BUL_BEGIN_SPACED,       /* white space divides a line into two parts */
  BUL_BEGIN_NAMES,        /* it may be a name */
  BUL_BEGIN_SIGNED,       /* the piece at hand is signed or dated at its head */
  BUL_BEGIN_DATED_PAGE, /* most pieces begin with datelines: a table of its own
                         */
  BUL_BEGIN_ANCHORED,   /* two titles of the page have a byline or dateline:
                        ** a table of weights of its own */
  BUL_BEGIN_NO_ANCHORS, /* none has: another */
  BUL_BEGIN_SUBHEADS,   /* the piece at hand has subheads */
  BUL_BEGIN_LIKE_SUBHEADS, /* set as those are */
  BUL_BEGIN_UNLIKE_SUBHEADS,
  BUL_BEGIN_SAME_START,  /* begins with the character the latest began with */
  BUL_BEGIN_COUNTED,     /* begins with a number: 一、, （二） */
  BUL_BEGIN_SERIES,      /* lines set as these are head the next texts, too */
  BUL_BEGIN_SHORT,       /* the piece at hand has one paragraph only */
  BUL_BEGIN_LONG,        /* it has eight or more */
  BUL_BEGIN_NEWS,        /* the text after it begins as news does: 近日， */
  BUL_BEGIN_QUOTE,       /* the text after it begins with “ */
  BUL_BEGIN_ECHO,        /* its words stand in the text after it */
  BUL_BEGIN_ECHO_BEFORE, /* and in the text before it */
  BUL_BEGIN_APART,       /* the texts before and after it share few words */
  BUL_BEGIN_TOGETHER,    /* and many */
  BUL_BEGIN_UNHEARD,  /* the piece at hand has no words of the text after it, */
  BUL_BEGIN_KNOWN,    /* it has some, */
  BUL_BEGIN_FAMILIAR, /* and many */
  BUL_BEGIN_STRANGE,  /* it has hardly one of the title's own words, */
  BUL_BEGIN_AT_HOME,  /* or some */
  BUL_BEGIN_BRIEF,    /* one paragraph stands under it before the next title */
  BUL_BEGIN_LONE,     /* it is the only title in a piece of eight paragraphs or
                      ** more: subheads seldom come alone */
  BUL_BEGIN_FEATURES
} bul_begin_feature;

/* Sees each decision, and may make another: for the trainer. Returns 1 or 0
** for a beginning or none, -1 for no opinion. */
typedef struct bul_begin_trace {
  int (*see)(void *context, size_t line, const uint8_t *features);
  void *context;
} bul_begin_trace;

#endif
