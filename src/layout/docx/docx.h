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
  bulletin_text number; /* of the list that its paragraphs are items of */
  size_t level;
  double size;
  int style;
  bool bold;
  bool centred;
} bul_docx_type;

enum { BUL_DOCX_LEVELS = 9 };

/* How a level of a list numbers its items, and how far it has counted. */
typedef struct bul_docx_level {
  bulletin_text format;
  bulletin_text text; /* in which %1 stands for the first level's number */
  int start;
  int count;  /* below 0: none has been */
  bool close; /* nothing stands between number and text */
} bul_docx_level;

typedef struct bul_docx_list {
  bulletin_text id;
  bul_docx_level levels[BUL_DOCX_LEVELS];
} bul_docx_list;

/* What paragraphs name: a list, and where it begins to count anew. */
typedef struct bul_docx_number {
  bulletin_text id;
  size_t list;
  int starts[BUL_DOCX_LEVELS]; /* below 0: it goes on */
} bul_docx_number;

typedef struct bul_docx {
  bul_draft *draft;
  bul_buffer text;
  bul_docx_paragraph *items;
  size_t count, room;
  bul_docx_type *types;
  size_t type_count, type_room;
  bul_docx_list *lists;
  size_t list_count, list_room;
  bul_docx_number *numbers;
  size_t number_count, number_room;
  double size; /* where none is said */
  bool failed; /* memory ran out */
} bul_docx;

/* Reads word/styles.xml. */
int bul_docx_read_styles(bul_docx *docx, bulletin_text source);

/* Reads word/numbering.xml. */
int bul_docx_read_numbering(bul_docx *docx, bulletin_text source);

/* A level by its number; BUL_DOCX_LEVELS if there is none. */
size_t bul_docx_level_of(bulletin_text value);

/* Counts an item of the list of that number and adds what stands before it. */
void bul_docx_label(bul_docx *docx, bul_buffer *out, bulletin_text number,
                    size_t level);

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
