/*
** mets_write.c - the issue that a METS file groups: its pieces as its map has
** them, with the text of the pages that are at hand.
*/
#include "../formats.h"
#include "mets.h"
#include "mets_words.h"

/* A page of the issue. */
typedef struct page {
  bul_ocr ocr;
  bul_ocr_writer writer;
  bulletin_decoded decoded;
  bool looked;  /* whether it is at hand */
  bool begun;   /* ocr is there */
  bool written; /* writer is */
} page;

typedef struct issue {
  bul_draft *draft;
  bul_mets mets;
  page *pages;
  size_t page_count;
} issue;

/* --- pages ------------------------------------------------------------- */

static bul_ocr_scan *scan_of(int format) {
  switch (format) {
  case BULLETIN_FORMAT_ALTO:
    return bul_alto_scan;
  case BULLETIN_FORMAT_PAGE:
    return bul_pagexml_scan;
  case BULLETIN_FORMAT_HOCR:
    return bul_hocr_scan;
  }
  return NULL;
}

/* Reads a page of the issue, once, if it is at hand. */
static int read_page(issue *s, size_t number) {
  page *p = &s->pages[number];
  if (p->looked) return BULLETIN_OK;
  p->looked = true;
  int status = bul_draft_part(s->draft, number, &p->decoded);
  if (status != BULLETIN_OK || p->decoded.text.size == 0) return status;
  bul_ocr_scan *scan = scan_of(bulletin_format_find(p->decoded.text));
  if (scan == NULL)
    return bul_fail(s->draft->error, BULLETIN_CORRUPT,
                    "page %zu of the issue is no ALTO, PAGE or hOCR",
                    number + 1);
  bul_ocr_begin(&p->ocr, &s->draft->allocator);
  p->begun = true;
  status = scan(&p->ocr, p->decoded.text, s->draft->error);
  if (status != BULLETIN_OK) return status;
  for (size_t i = 0; i < p->ocr.block_count; i++)
    p->ocr.blocks[i].box.page = (uint32_t)(number + 1);
  p->written = true;
  bool good = bul_ocr_writer_begin(&p->writer, s->draft, &p->ocr);
  p->writer.foreign = true;
  return good ? BULLETIN_OK : bul_nomem(s->draft->error);
}

static int make_pages(issue *s) {
  s->page_count = 0;
  for (size_t i = 0; i < s->mets.file_count; i++)
    s->page_count += s->mets.files[i].text;
  if (s->page_count == 0) return BULLETIN_OK;
  s->pages = bul_resize(&s->draft->allocator, NULL, 0,
                        s->page_count * sizeof *s->pages);
  if (s->pages == NULL) return bul_nomem(s->draft->error);
  memset(s->pages, 0, s->page_count * sizeof *s->pages);
  return BULLETIN_OK;
}

static void free_issue(issue *s) {
  for (size_t i = 0; s->pages != NULL && i < s->page_count; i++) {
    if (s->pages[i].written) bul_ocr_writer_end(&s->pages[i].writer);
    if (s->pages[i].begun) bul_ocr_free(&s->pages[i].ocr);
    bulletin_decoded_free(&s->pages[i].decoded);
  }
  bul_free(&s->draft->allocator, s->pages,
           s->pages == NULL ? 0 : s->page_count * sizeof *s->pages);
  bul_mets_free(&s->mets);
}

/* --- what an area is --------------------------------------------------- */

/* The part that is a piece in which the part lies, or SIZE_MAX. */
static size_t piece_of(const bul_mets *m, size_t part) {
  while (m->parts[part].role != METS_PIECE) {
    if (part == m->parts[part].parent) return SIZE_MAX;
    part = m->parts[part].parent;
  }
  return part;
}

/* The nearest role that is told; what is furniture as a whole is so in all of
** it. */
static int role_of_part(const bul_mets *m, size_t part) {
  int role = METS_NOTHING;
  for (;;) {
    int here = m->parts[part].role;
    if (here == METS_PIECE) return role;
    if (here == BUL_OCR_ADVERT || here == BUL_OCR_MASTHEAD ||
        here == BUL_OCR_FOLIO || here == BUL_OCR_OTHER || role == METS_NOTHING)
      role = here;
    if (part == m->parts[part].parent) return role;
    part = m->parts[part].parent;
  }
}

static bool is_furniture(int role) {
  return role == BUL_OCR_ADVERT || role == BUL_OCR_MASTHEAD ||
         role == BUL_OCR_FOLIO || role == BUL_OCR_OTHER;
}

/* --- writing ----------------------------------------------------------- */

/* The title of a piece whose head lies on a page that is not at hand. */
static int write_label(issue *s, bul_mets_part *piece) {
  bul_buffer label;
  bul_buffer_init(&label, &s->draft->allocator);
  bul_entities_decode(&label, piece->label, bul_xml_entity);
  bul_draft_line line = {
      .text = bul_text(label.data, label.size),
      .evidence = {.kind = BUL_TEXT("headline"), .whole = true, .piece = true},
      .confidence = -1};
  bool good =
      !label.failed && (label.size == 0 || bul_draft_add(s->draft, &line));
  if (label.size > 0) piece->begun = true;
  bul_buffer_free(&label);
  return good ? BULLETIN_OK : bul_nomem(s->draft->error);
}

/* Whether a piece that begins in part `number` is asked for. */
static bool is_asked(const issue *s, size_t number) {
  size_t wanted = s->draft->options->page;
  return wanted == 0 || wanted == number + 1;
}

/* Where the writing of the map's areas is. */
typedef struct spot {
  size_t piece; /* that the last area lies in, or SIZE_MAX */
  bool asked;   /* it is to be written */
  bool told;    /* some of its text has been */
} spot;

/* A block of a page, which is at hand. */
static int write_block(issue *s, spot *at, size_t index, page *p) {
  const bul_mets_area *area = &s->mets.areas[index];
  bul_mets_part *whole =
      at->piece == SIZE_MAX ? NULL : &s->mets.parts[at->piece];
  int role = role_of_part(&s->mets, area->part);
  if (whole == NULL && !is_furniture(role)) role = BUL_OCR_OTHER;
  if (role == BUL_OCR_HEADING && at->told) role = BUL_OCR_SUBHEAD;
  if (role < 0) at->told = true;
  bool told = role >= 0 && !is_furniture(role);
  bool follows = index > 0 && area[-1].part == area->part;
  bul_ocr_piece how = {.kind = bul_ocr_kind(role >= 0 ? role : BUL_OCR_TEXT),
                       .begins = whole != NULL && !whole->begun &&
                                 !is_furniture(role),
                       .whole = told};
  how.joined = (told || role == METS_PARAGRAPH) && follows && !how.begins;
  size_t before = s->draft->count;
  if (!bul_ocr_write_block(&p->writer, bul_ocr_find(&p->ocr, area->block),
                           &how))
    return bul_nomem(s->draft->error);
  if (how.begins && s->draft->count > before) whole->begun = true;
  return BULLETIN_OK;
}

static int write_area(issue *s, spot *at, size_t index) {
  bul_mets *m = &s->mets;
  const bul_mets_area *area = &m->areas[index];
  const bul_mets_file *file = bul_mets_find(m, area->file);
  if (file == NULL || !file->text) return BULLETIN_OK;
  size_t piece = piece_of(m, area->part);
  if (piece == SIZE_MAX || piece != at->piece)
    *at = (spot){.piece = piece, .asked = is_asked(s, file->part)};
  if (!at->asked) return BULLETIN_OK;
  int status = read_page(s, file->part);
  if (status != BULLETIN_OK) return status;
  if (s->pages[file->part].begun)
    return write_block(s, at, index, &s->pages[file->part]);
  bul_mets_part *whole = piece == SIZE_MAX ? NULL : &m->parts[piece];
  bool head = role_of_part(m, area->part) == BUL_OCR_HEADING;
  return whole != NULL && !whole->begun && head ? write_label(s, whole)
                                                : BULLETIN_OK;
}

/* What no area names. */
static int write_rest(issue *s, size_t number) {
  static const bul_ocr_piece plain = {{NULL, 0}, false, false, false};
  static const bul_ocr_piece other = {BUL_ROW("other"), false, false, false};
  page *p = &s->pages[number];
  int status = read_page(s, number);
  if (status != BULLETIN_OK || !p->begun) return status;
  return bul_ocr_write_rest(&p->writer,
                            s->mets.area_count > 0 ? &other : &plain)
             ? BULLETIN_OK
             : bul_nomem(s->draft->error);
}

static int write_issue(issue *s) {
  spot at = {.piece = SIZE_MAX};
  int status = BULLETIN_OK;
  for (size_t i = 0; status == BULLETIN_OK && i < s->mets.area_count; i++)
    status = write_area(s, &at, i);
  for (size_t i = 0; status == BULLETIN_OK && i < s->page_count; i++)
    if (is_asked(s, i)) status = write_rest(s, i);
  s->draft->layout.pieces_told = s->mets.area_count > 0;
  return status;
}

int bul_mets_read(bul_draft *draft, bulletin_text source) {
  issue s = {.draft = draft};
  int status = bul_mets_scan(&s.mets, source, &draft->allocator, draft->error);
  if (status == BULLETIN_OK) status = make_pages(&s);
  if (status == BULLETIN_OK) status = write_issue(&s);
  if (status == BULLETIN_OK && s.mets.date.data != NULL) {
    size_t size;
    draft->layout.date = bul_draft_day(draft, s.mets.date, &size);
  }
  free_issue(&s);
  return status;
}

int bul_mets_parts(bulletin_parts *parts, bulletin_text source,
                   const bulletin_allocator *allocator, bulletin_error *error) {
  bul_mets mets;
  int status = bul_mets_scan(&mets, source, allocator, error);
  bul_buffer link;
  bul_buffer_init(&link, allocator);
  for (size_t i = 0; status == BULLETIN_OK && i < mets.file_count; i++) {
    if (!mets.files[i].text) continue;
    link.size = 0;
    bul_entities_decode(&link, mets.files[i].link, bul_xml_entity);
    if (link.failed ||
        !bul_links_add(parts, allocator, bul_text(link.data, link.size),
                       mets.files[i].size))
      status = bul_nomem(error);
  }
  bul_buffer_free(&link);
  bul_mets_free(&mets);
  return status;
}
