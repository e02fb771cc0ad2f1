/*
** docx.h - a manuscript in the making: paragraphs with their type.
*/
#ifndef BUL_DOCX_H
#define BUL_DOCX_H

#include "../layout.h"
#include "../xml.h"

/* What a paragraph's style says. */
typedef enum bul_docx_style {
  BUL_DOCX_PLAIN,
  BUL_DOCX_TITLE, /* Title, or a heading of the first level */
  BUL_DOCX_SUBTITLE,
  BUL_DOCX_HEADING, /* of another level */
  BUL_DOCX_CAPTION
} bul_docx_style;

typedef struct bul_docx_paragraph {
  bulletin_span text;   /* of the document's */
  bulletin_span source; /* of word/document.xml */
  int style;            /* bul_docx_style */
  double size;          /* of its type, in half points; 0: unknown */
  uint32_t chars;
  bool bold; /* all of it */
  bool centred;
  bool table;
  bool note;   /* a footnote or an endnote */
  bool broken; /* a line's end and not a paragraph's stands before it */
} bul_docx_paragraph;

/* A style, as word/styles.xml has it. */
typedef struct bul_docx_type {
  bulletin_text id, based;
  double size;
  int style;
  bool bold;
  bool centred;
} bul_docx_type;

typedef struct bul_docx {
  bul_draft *draft;
  bul_buffer text;
  bul_docx_paragraph *items;
  size_t count, room;
  bul_docx_type *types;
  size_t type_count, type_room;
  double size; /* where none is said */
  bool failed; /* memory ran out */
} bul_docx;

/* Reads word/styles.xml. */
int bul_docx_read_styles(bul_docx *docx, bulletin_text source);

/* The parts of a document that have paragraphs. Those of comments become notes
** of the layout, no lines. */
typedef enum bul_docx_part {
  BUL_DOCX_BODY,
  BUL_DOCX_NOTES,
  BUL_DOCX_COMMENTS
} bul_docx_part;

int bul_docx_read_text(bul_docx *docx, bulletin_text source,
                       bul_docx_part part);

/* The style of that ID; NULL if there is none. */
const bul_docx_type *bul_docx_find(const bul_docx *docx, bulletin_text id);

/* Writes the paragraphs as lines of the layout. False when memory ran out. */
bool bul_docx_write(bul_docx *docx);

#endif
