/*
** layout.h - a layout in the making: what each reader fills line by line.
*/
#ifndef BUL_LAYOUT_H
#define BUL_LAYOUT_H

#include "../base/buffer.h"
#include "../base/error.h"
#include "../base/text.h"

typedef struct bul_draft {
  bulletin_layout layout; /* what is handed out */
  bulletin_allocator allocator;
  bul_buffer text;
  bulletin_evidence *evidence;
  bulletin_place *places;
  size_t evidence_room;
  size_t place_room;
  size_t count;
  bulletin_layout_note *notes;
  size_t note_room;
  bulletin_area *areas;
  size_t area_room;
  bul_arena arena; /* of its other texts */
  bool failed;     /* memory ran out where no one could say so */
  const bulletin_layout_options *options;
  bulletin_error *error;
} bul_draft;

/* One line of a layout: its text, what it is and where it was found. */
typedef struct bul_draft_line {
  bulletin_text text; /* no line end in it, white space at its ends left out */
  bulletin_evidence evidence;
  bulletin_span source;
  bulletin_box box;
  double confidence;
} bul_draft_line;

/* Adds a line, unless it is blank. False when memory ran out. */
bool bul_draft_add(bul_draft *draft, const bul_draft_line *line);

/* The last character of a line before its closing marks; 0 if it has none. */
uint32_t bul_last_inside(bulletin_text line);

/* A copy of `text` that lives as long as the layout; absent when memory ran
** out. */
bulletin_text bul_draft_keep(bul_draft *draft, bulletin_text text);

/* Adds a note: `kind` is a literal. False when memory ran out. */
bool bul_draft_note(bul_draft *draft, const char *kind, bulletin_text text);

/* Adds the area of the piece whose first line is added next. The boxes are
** copied. False when memory ran out. */
bool bul_draft_area(bul_draft *draft, const bulletin_box *boxes, size_t count);

/* Decodes part number `index` of those that the caller gave, as UTF-8; empty if
** it is not at hand. Free with bulletin_decoded_free. */
int bul_draft_part(const bul_draft *draft, size_t index, bulletin_decoded *out);

/* Adds a part to those of a file; false when memory ran out. */
bool bul_links_add(bulletin_parts *parts, const bulletin_allocator *allocator,
                   bulletin_text link, double size);

/* YYYY-MM-DD, of the day that `text` begins with after white space and opening
** brackets: 2026-05-27, 2026/5/27, 2026年5月27日. *size: the bytes up to its
** end. Absent if none does. */
bulletin_text bul_draft_day(bul_draft *draft, bulletin_text text, size_t *size);

/* The readers. Each gets the file's text as UTF-8. */
int bul_html_read(bul_draft *draft, bulletin_text source);
int bul_docx_read(bul_draft *draft, bulletin_text source);
int bul_mets_read(bul_draft *draft, bulletin_text source);
int bul_alto_read(bul_draft *draft, bulletin_text source);
int bul_pagexml_read(bul_draft *draft, bulletin_text source);
int bul_hocr_read(bul_draft *draft, bulletin_text source);
int bul_sheet_lay_out(bul_draft *draft, bulletin_text source);

/* What other files a file names. */
int bul_html_parts(bulletin_parts *parts, bulletin_text source,
                   const bulletin_allocator *allocator, bulletin_error *error);
int bul_mets_parts(bulletin_parts *parts, bulletin_text source,
                   const bulletin_allocator *allocator, bulletin_error *error);

#endif
