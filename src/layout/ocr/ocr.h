/*
** ocr.h - a recognized page in the making: blocks of lines of words, with
** their places, as ALTO, PAGE and hOCR tell them.
**
** A reader adds blocks, lines and words in the file's order. What writes them
** makes paragraphs of the lines of each block, in the order that the file gives
** for reading.
*/
#ifndef BUL_OCR_H
#define BUL_OCR_H

#include "../layout.h"
#include "../xml.h"

/* What the file says a block is. */
typedef enum bul_ocr_role {
  BUL_OCR_TEXT,
  BUL_OCR_HEADING,
  BUL_OCR_CAPTION,
  BUL_OCR_NOTE,
  BUL_OCR_FOLIO, /* of the head of the page: its name, day and number */
  BUL_OCR_OTHER, /* other furniture */
  BUL_OCR_ADVERT,
  /* what only METS tells */
  BUL_OCR_MASTHEAD,
  BUL_OCR_KICKER,
  BUL_OCR_DECK,
  BUL_OCR_SUBHEAD,
  BUL_OCR_BYLINE,
  BUL_OCR_PARAGRAPH
} bul_ocr_role;

typedef struct bul_ocr_line {
  bulletin_span text; /* of the document's */
  bulletin_span source;
  bulletin_box box;
  double confidence; /* the lowest of its words; below 0: unknown */
  double size;       /* of its type, as the file says; 0 if unsaid */
  bool bold;         /* all of it */
  bool cut;          /* its last word goes on in the next line */
} bul_ocr_line;

typedef struct bul_ocr_block {
  bulletin_text name; /* its ID */
  bulletin_text next; /* the ID of the block that goes on with it */
  bulletin_box box;
  size_t first, end; /* lines */
  int role;          /* bul_ocr_role */
  size_t last;       /* of a composed one: its blocks end before this one */
  double rank;       /* the file's number for reading, from 1; 0: unsaid */
  bool composed;
  bool vertical; /* its lines run down, one to the left of the other */
  bool named;    /* another names it as next */
  bool ordered;  /* it has its place in the order */
  bool written;
} bul_ocr_block;

/* An entry of the file's order for reading: a block's name, or a group. */
typedef struct bul_ocr_ref {
  bulletin_text name; /* absent: a group without one */
  size_t parent;      /* number of its group, which comes before it */
  double index;       /* among its group's entries */
  const struct bul_ocr_ref *above; /* `parent`, when all are known; NULL */
  uint32_t depth;
} bul_ocr_ref;

/* A block's name and its number. */
typedef struct bul_ocr_name {
  bulletin_text name;
  size_t block;
} bul_ocr_name;

typedef struct bul_ocr {
  bul_buffer text; /* lines as they were recognized, one after the other */
  bul_ocr_line *lines;
  size_t line_count, line_room;
  bul_ocr_block *blocks;
  size_t block_count, block_room;
  bul_ocr_ref *refs;
  size_t ref_count, ref_room;
  size_t *order; /* of blocks, for reading; those left out come last */
  size_t order_count, order_room;
  bul_ocr_name *names; /* in their order, once all blocks are known */
  size_t name_count;
  uint32_t pages;
  double width, height; /* of the first page */
  bulletin_text unit;
  const bulletin_allocator *allocator;
  bool spaced;  /* white space stands before the next word */
  bool in_line; /* lines[line_count] is being read */
  bool failed;  /* memory ran out */
} bul_ocr;

void bul_ocr_begin(bul_ocr *ocr, const bulletin_allocator *allocator);
void bul_ocr_free(bul_ocr *ocr);

/* A page begins. */
void bul_ocr_page(bul_ocr *ocr, double width, double height);

/* A block begins; lines that follow are its. Its number. */
size_t bul_ocr_open_block(bul_ocr *ocr, const bul_ocr_block *block);

/* The block ends with the last line. */
void bul_ocr_close_block(bul_ocr *ocr, size_t number);

void bul_ocr_open_line(bul_ocr *ocr, bulletin_box box, size_t start);
void bul_ocr_close_line(bul_ocr *ocr, size_t end);

typedef struct bul_ocr_word {
  bulletin_text text; /* with its entities resolved */
  bulletin_box box;   /* width 0: unknown */
  double confidence;  /* below 0: unknown */
  double size;
  bool bold;
} bul_ocr_word;

void bul_ocr_add_word(bul_ocr *ocr, const bul_ocr_word *word);

/* The last word goes on in the next line. */
void bul_ocr_cut(bul_ocr *ocr);

/* White space of that width, 0 if it is unknown, before the next word. */
void bul_ocr_add_space(bul_ocr *ocr, double width);

/* Reads the file's order for reading, whose OPEN `token` is: groups of
** references, each with an index or in their own order. False when the scan
** failed. */
bool bul_ocr_read_order(bul_ocr *ocr, bul_xml *xml);

/* When all blocks are there: their names and the order of blocks. */
void bul_ocr_settle(bul_ocr *ocr);

/* After bul_ocr_settle: the number of the block of that name, or
** block_count. */
size_t bul_ocr_find(const bul_ocr *ocr, bulletin_text name);

/* The role that a word of the file names: heading, page-number; TEXT for what
** is not known. */
int bul_ocr_role_of(bulletin_text word);

/* The box around the points "x,y x,y" or "x y x y". */
bulletin_box bul_ocr_box_of(bulletin_text points, uint32_t page);

/* Adds a word behind another: white space stands between them unless both are
** of Han characters. */
void bul_ocr_join(bul_buffer *out, bulletin_text word);

/* Makes `box` hold `other`, too; one without size holds nothing. */
void bul_ocr_widen(bulletin_box *box, const bulletin_box *other);

/* The kind of evidence that a role is; absent for TEXT. */
bulletin_text bul_ocr_kind(int role);

/* --- writing ----------------------------------------------------------- */

typedef struct bul_ocr_writer {
  bul_draft *draft;
  bul_ocr *ocr;
  bul_buffer paragraph;
  double *numbers; /* room for one a line */
  double body;     /* the size of the page's type; 0: unknown */
  bool open;       /* the last paragraph seems to go on in another block; */
  bool clause;     /* in mid-sentence, as its last mark says */
  bool foreign;    /* the lines stand in another file than the layout's */
} bul_ocr_writer;

/* How a block is written. */
typedef struct bul_ocr_piece {
  bulletin_text kind; /* of its paragraphs; absent: by its role and its type */
  bool begins;        /* a piece begins with it */
  bool joined;        /* it goes on with the paragraph before it */
  bool whole;         /* it is one paragraph */
} bul_ocr_piece;

/* False when memory ran out. Ended either way. */
bool bul_ocr_writer_begin(bul_ocr_writer *writer, bul_draft *draft,
                          bul_ocr *ocr);
void bul_ocr_writer_end(bul_ocr_writer *writer);

/* Writes a block, once; false when memory ran out. */
bool bul_ocr_write_block(bul_ocr_writer *writer, size_t number,
                         const bul_ocr_piece *piece);

/* Writes every block that is not written yet, each as `piece` says, in the order
** for reading, and the page's size. */
bool bul_ocr_write_rest(bul_ocr_writer *writer, const bul_ocr_piece *piece);

/* What reads a file's text into a page that has begun. */
typedef int bul_ocr_scan(bul_ocr *ocr, bulletin_text source,
                         bulletin_error *error);

bul_ocr_scan bul_alto_scan, bul_pagexml_scan, bul_hocr_scan;

/* A file of one page, or of several that follow each other. */
int bul_ocr_read(bul_draft *draft, bulletin_text source, bul_ocr_scan *scan);

#endif
