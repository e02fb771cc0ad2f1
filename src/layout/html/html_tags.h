/*
** html_tags.h - what HTML's elements do to the text in them.
*/
#ifndef BUL_HTML_TAGS_H
#define BUL_HTML_TAGS_H

#include "html_lines.h"

/* How an element takes part in the flow of text. */
enum {
  BUL_TAG_BLOCK = 1,     /* a line ends before and after it */
  BUL_TAG_PARAGRAPH = 2, /* and it holds no others of its kind */
  BUL_TAG_VOID = 4,      /* it has no end */
  BUL_TAG_SILENT = 8,    /* its text is not shown */
  BUL_TAG_BOLD = 16,
  BUL_TAG_LINK = 32,
  BUL_TAG_CENTRED = 64,
  BUL_TAG_PICTURE = 128,
  BUL_TAG_BOUNDARY = 256, /* closing tags of what lies around do not reach in */
  BUL_TAG_BREAK = 512
};

typedef struct bul_html_tag {
  const char *name;
  uint16_t flags;
  uint16_t role;
  uint8_t heading; /* 1 to 6; 0: none */
} bul_html_tag;

/* The element of that name, in any case; NULL if it is not known. */
const bul_html_tag *bul_html_tag_of(bulletin_text name);

/* Whether the element, which may be unknown, has one of those flags. */
static inline bool bul_html_tag_has(const bul_html_tag *tag, unsigned flags) {
  return tag != NULL && (tag->flags & flags) != 0;
}

#endif
