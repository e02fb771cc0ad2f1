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

static const struct html_tag {
  const char *name;
  uint16_t flags;
  uint16_t role;
  uint8_t heading;
} html_tags[] = {
    {"a", BUL_TAG_LINK, 0, 0},
    {"address", BUL_TAG_BLOCK, 0, 0},
    {"area", BUL_TAG_VOID, 0, 0},
    {"article", BUL_TAG_BLOCK, BUL_ROLE_BODY, 0},
    {"aside", BUL_TAG_BLOCK, BUL_ROLE_ASIDE, 0},
    {"audio", BUL_TAG_SILENT, 0, 0},
    {"b", BUL_TAG_BOLD, 0, 0},
    {"base", BUL_TAG_VOID, 0, 0},
    {"blockquote", BUL_TAG_BLOCK, 0, 0},
    {"body", BUL_TAG_BLOCK, 0, 0},
    {"br", BUL_TAG_VOID | BUL_TAG_BREAK, 0, 0},
    {"button", BUL_TAG_BLOCK | BUL_TAG_BOUNDARY, BUL_ROLE_ASIDE, 0},
    {"canvas", BUL_TAG_SILENT, 0, 0},
    {"caption", BUL_TAG_BLOCK | BUL_TAG_PARAGRAPH, BUL_ROLE_CAPTION, 0},
    {"center", BUL_TAG_BLOCK | BUL_TAG_CENTRED, 0, 0},
    {"col", BUL_TAG_VOID, 0, 0},
    {"dd", BUL_TAG_BLOCK | BUL_TAG_PARAGRAPH, 0, 0},
    {"dir", BUL_TAG_BLOCK, 0, 0},
    {"div", BUL_TAG_BLOCK, 0, 0},
    {"dl", BUL_TAG_BLOCK | BUL_TAG_BOUNDARY, 0, 0},
    {"dt", BUL_TAG_BLOCK | BUL_TAG_PARAGRAPH, 0, 0},
    {"embed", BUL_TAG_VOID, 0, 0},
    {"fieldset", BUL_TAG_BLOCK, 0, 0},
    {"figcaption", BUL_TAG_BLOCK, BUL_ROLE_CAPTION, 0},
    {"figure", BUL_TAG_BLOCK | BUL_TAG_PICTURE, BUL_ROLE_CAPTION, 0},
    {"footer", BUL_TAG_BLOCK, BUL_ROLE_ASIDE, 0},
    {"form", BUL_TAG_BLOCK, 0, 0},
    {"founder-author", BUL_TAG_BLOCK, BUL_ROLE_BYLINE, 0},
    {"founder-content", BUL_TAG_BLOCK, BUL_ROLE_MARKED, 0},
    {"founder-date", BUL_TAG_BLOCK, BUL_ROLE_FACT, 0},
    {"founder-introtitle", BUL_TAG_BLOCK, BUL_ROLE_KICKER, 0},
    {"founder-source", BUL_TAG_BLOCK, BUL_ROLE_SOURCE, 0},
    {"founder-subtitle", BUL_TAG_BLOCK, BUL_ROLE_DECK, 0},
    {"founder-title", BUL_TAG_BLOCK, BUL_ROLE_HEADLINE, 0},
    {"h1", BUL_TAG_BLOCK | BUL_TAG_PARAGRAPH | BUL_TAG_BOLD, 0, 1},
    {"h2", BUL_TAG_BLOCK | BUL_TAG_PARAGRAPH | BUL_TAG_BOLD, 0, 2},
    {"h3", BUL_TAG_BLOCK | BUL_TAG_PARAGRAPH | BUL_TAG_BOLD, 0, 3},
    {"h4", BUL_TAG_BLOCK | BUL_TAG_PARAGRAPH | BUL_TAG_BOLD, 0, 4},
    {"h5", BUL_TAG_BLOCK | BUL_TAG_PARAGRAPH | BUL_TAG_BOLD, 0, 5},
    {"h6", BUL_TAG_BLOCK | BUL_TAG_PARAGRAPH | BUL_TAG_BOLD, 0, 6},
    {"head", BUL_TAG_BLOCK | BUL_TAG_SILENT, 0, 0},
    {"header", BUL_TAG_BLOCK, 0, 0},
    {"hr", BUL_TAG_VOID | BUL_TAG_BREAK, 0, 0},
    {"html", BUL_TAG_BLOCK, 0, 0},
    {"img", BUL_TAG_VOID | BUL_TAG_PICTURE, 0, 0},
    {"input", BUL_TAG_VOID, 0, 0},
    {"li", BUL_TAG_BLOCK | BUL_TAG_PARAGRAPH, 0, 0},
    {"link", BUL_TAG_VOID, 0, 0},
    {"main", BUL_TAG_BLOCK, 0, 0},
    {"map", BUL_TAG_SILENT, 0, 0},
    {"menu", BUL_TAG_BLOCK | BUL_TAG_BOUNDARY, BUL_ROLE_ASIDE, 0},
    {"meta", BUL_TAG_VOID, 0, 0},
    {"nav", BUL_TAG_BLOCK, BUL_ROLE_ASIDE, 0},
    {"object", BUL_TAG_SILENT | BUL_TAG_BOUNDARY, 0, 0},
    {"ol", BUL_TAG_BLOCK | BUL_TAG_BOUNDARY, 0, 0},
    {"option", BUL_TAG_SILENT, 0, 0},
    {"p", BUL_TAG_BLOCK | BUL_TAG_PARAGRAPH, 0, 0},
    {"param", BUL_TAG_VOID, 0, 0},
    {"pre", BUL_TAG_BLOCK | BUL_TAG_PARAGRAPH, 0, 0},
    {"section", BUL_TAG_BLOCK, 0, 0},
    {"select", BUL_TAG_SILENT | BUL_TAG_BOUNDARY, 0, 0},
    {"source", BUL_TAG_VOID, 0, 0},
    {"strong", BUL_TAG_BOLD, 0, 0},
    {"svg", BUL_TAG_SILENT, 0, 0},
    {"table", BUL_TAG_BLOCK | BUL_TAG_BOUNDARY, 0, 0},
    {"tbody", BUL_TAG_BLOCK, 0, 0},
    {"td", BUL_TAG_BLOCK | BUL_TAG_BOUNDARY, 0, 0},
    {"template", BUL_TAG_SILENT | BUL_TAG_BOUNDARY, 0, 0},
    {"tfoot", BUL_TAG_BLOCK, 0, 0},
    {"th", BUL_TAG_BLOCK | BUL_TAG_BOUNDARY, 0, 0},
    {"thead", BUL_TAG_BLOCK, 0, 0},
    {"time", 0, BUL_ROLE_FACT, 0},
    {"tr", BUL_TAG_BLOCK | BUL_TAG_BOUNDARY, 0, 0},
    {"track", BUL_TAG_VOID, 0, 0},
    {"ul", BUL_TAG_BLOCK | BUL_TAG_BOUNDARY, 0, 0},
    {"video", BUL_TAG_SILENT, 0, 0},
    {"wbr", BUL_TAG_VOID, 0, 0},
};

#endif
