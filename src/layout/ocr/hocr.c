/*
** hocr.c - hOCR: recognized pages as HTML, in which classes say what an element
** is and titles say where it stands.
**
** hOCR is read as HTML is, well-formed or not: most of its files name a document
** type and some leave elements open.
*/
#include "../html_scan.h"
#include "ocr.h"

enum {
  DEEPEST = 256 /* elements within each other; deeper ones are passed over */
};

typedef struct place {
  bulletin_text name; /* of the element */
  int role;
  double rank;  /* the outermost element's that has one */
  size_t block; /* that ends with the element, or SIZE_MAX */
  bool line;    /* a line ends with it */
  bool word;    /* a word does */
  bool area;    /* it is a page, an area or a paragraph */
  bool bold;
} place;

typedef struct reader {
  bul_ocr *ocr;
  place places[DEEPEST + 1];
  size_t depth;
  bul_buffer text; /* of the word at hand, or of the line outside words */
  bul_ocr_word word;
  double size; /* of the line's type */
  bool in_block;
  bool in_line;
  size_t stray;     /* place of the area whose text stands in no line; 0 */
  bool stray_block; /* a block of its own was begun for it */
} reader;

/* --- titles ------------------------------------------------------------ */

/* What follows `name` in "bbox 10 20 30 40; x_wconf 91". */
static bulletin_text property(bulletin_text title, const char *name) {
  bulletin_text wanted = bulletin_text_of(name);
  while (title.size > 0) {
    const char *semicolon = memchr(title.data, ';', title.size);
    size_t size =
        semicolon == NULL ? title.size : (size_t)(semicolon - title.data);
    bulletin_text one = bul_text_trim(bul_text(title.data, size));
    if (bul_text_starts(one, wanted) && one.size > wanted.size &&
        one.data[wanted.size] == ' ')
      return bul_text_trim(bul_text_from(one, wanted.size));
    title = bul_text_from(title, semicolon == NULL ? size : size + 1);
  }
  return bul_text(NULL, 0);
}

static bulletin_box box_of(const reader *r, bulletin_text title) {
  return bul_ocr_box_of(property(title, "bbox"), r->ocr->pages);
}

/* --- text -------------------------------------------------------------- */

/* What stands in the line outside its words, or the word that ends. */
static void end_text(reader *r) {
  if (r->text.failed) r->ocr->failed = true;
  r->word.text = bul_text(r->text.data, r->text.size);
  bul_ocr_add_word(r->ocr, &r->word);
  r->text.size = 0;
  r->word = (bul_ocr_word){.confidence = -1, .size = r->size};
}

static void open_block(reader *r, place *here, bulletin_text title,
                       bulletin_text id) {
  bul_ocr_block block = {.name = id,
                         .box = box_of(r, title),
                         .role = here->role,
                         .rank = here->rank};
  block.box.page = r->ocr->pages;
  here->block = bul_ocr_open_block(r->ocr, &block);
}

/* Text begins that stands in no line: in one of its own, of the area around it.
** False outside all areas. */
static bool open_stray(reader *r, size_t start) {
  size_t at = r->depth;
  while (at > 0 && !r->places[at].area)
    at--;
  if (at == 0) return false;
  r->stray = at;
  r->stray_block = !r->in_block;
  if (r->stray_block)
    open_block(r, &r->places[at], bul_text(NULL, 0), bul_text(NULL, 0));
  r->in_block = r->in_line = true;
  bul_ocr_open_line(r->ocr, (bulletin_box){.page = r->ocr->pages}, start);
  r->size = 0;
  r->word = (bul_ocr_word){.confidence = -1};
  r->text.size = 0;
  return true;
}

static void close_stray(reader *r, size_t end) {
  if (r->stray == 0) return;
  end_text(r);
  bul_ocr_close_line(r->ocr, end);
  r->in_line = false;
  if (r->stray_block) {
    bul_ocr_close_block(r->ocr, r->places[r->stray].block);
    r->places[r->stray].block = SIZE_MAX;
    r->in_block = false;
  }
  r->stray = 0;
}

static void add_text(reader *r, bulletin_text text, size_t start) {
  if (!r->in_line && (bul_text_trim(text).size == 0 || !open_stray(r, start)))
    return;
  size_t size;
  bul_entities_decode(&r->text, text, bul_html_entity);
  if (text.size > 0 && bul_is_space(bul_char_at(text.data, &size)) &&
      bul_text_trim(text).size == 0)
    bul_ocr_add_space(r->ocr, 0);
}

/* --- elements ---------------------------------------------------------- */

static bool is_line(bulletin_text name) {
  static const bulletin_text lines[] = {
      BUL_ROW("ocr_line"),    BUL_ROW("ocrx_line"),  BUL_ROW("ocr_header"),
      BUL_ROW("ocr_caption"), BUL_ROW("ocr_footer"), BUL_ROW("ocr_textfloat")};
  for (size_t i = 0; i < BUL_COUNT(lines); i++)
    if (bul_text_equal(name, lines[i])) return true;
  return false;
}

static void open_class(reader *r, place *here, bulletin_text name,
                       bulletin_text title, size_t start, bulletin_text id) {
  size_t mark = bul_text_starts(name, BUL_TEXT("ocrx_")) ? 5 : 4;
  bool word = bul_text_equal(name, BUL_TEXT("ocrx_word"));
  here->area = mark == 4 && !is_line(name);
  if (here->area || is_line(name)) close_stray(r, start);
  int role = bul_ocr_role_of(bul_text_from(name, mark));
  if (role != BUL_OCR_TEXT) here->role = role;
  if (here->rank == 0 && !is_line(name) &&
      !bul_text_equal(name, BUL_TEXT("ocr_page")))
    here->rank = bul_xml_number(property(title, "order"));
  if (bul_text_equal(name, BUL_TEXT("ocr_page"))) {
    bulletin_box box = bul_ocr_box_of(property(title, "bbox"), 1);
    bul_ocr_page(r->ocr, box.width, box.height);
  } else if (bul_text_equal(name, BUL_TEXT("ocr_par")) && !r->in_block) {
    open_block(r, here, title, id);
    r->in_block = true;
  } else if (is_line(name) && !r->in_line) {
    bulletin_text size = property(title, "x_fsize");
    if (!r->in_block) open_block(r, here, title, id);
    bul_ocr_open_line(r->ocr, box_of(r, title), start);
    r->size = size.data == NULL ? 0 : bul_xml_number(size);
    r->word = (bul_ocr_word){.confidence = -1, .size = r->size};
    r->text.size = 0;
    r->in_line = here->line = true;
  } else if (word && (r->in_line || open_stray(r, start))) {
    bulletin_text confidence = property(title, "x_wconf");
    bulletin_text size = property(title, "x_fsize");
    end_text(r);
    r->word.box = box_of(r, title);
    if (confidence.data != NULL)
      r->word.confidence = bul_xml_number(confidence) / 100;
    if (size.data != NULL) r->word.size = bul_xml_number(size);
    here->word = true;
  }
}

static void open_element(reader *r, const bul_html_token *token) {
  static const char *const voids[] = {"br",   "hr",   "img",
                                      "meta", "link", "input"};
  for (size_t i = 0; i < BUL_COUNT(voids); i++)
    if (bul_html_is(token->name, voids[i])) {
      if (voids[i][0] == 'b') close_stray(r, token->start);
      return;
    }
  if (r->depth == DEEPEST) return;
  place *here = &r->places[r->depth + 1];
  *here = r->places[r->depth++];
  here->name = token->name;
  here->block = SIZE_MAX;
  here->line = here->word = here->area = false;
  if (bul_html_is(token->name, "strong") || bul_html_is(token->name, "b"))
    r->word.bold = true;
  bulletin_text class = bul_html_attribute_of(token->attributes, "class");
  if (!bul_text_starts(class, BUL_TEXT("ocr"))) return;
  const char *blank = memchr(class.data, ' ', class.size);
  if (blank != NULL) class.size = (size_t)(blank - class.data);
  if (class.size < 5) return;
  open_class(r, here, class, bul_html_attribute_of(token->attributes, "title"),
             token->start, bul_html_attribute_of(token->attributes, "id"));
}

static void close_place(reader *r, size_t end) {
  if (r->stray == r->depth) close_stray(r, end);
  place *gone = &r->places[r->depth--];
  if (gone->word) end_text(r);
  if (gone->line) {
    end_text(r);
    bul_ocr_close_line(r->ocr, end);
    r->in_line = false;
  }
  if (gone->block == SIZE_MAX) return;
  bul_ocr_close_block(r->ocr, gone->block);
  if (!gone->line) r->in_block = false;
}

static void close_element(reader *r, const bul_html_token *token) {
  size_t at = r->depth;
  while (at > 0 && !bul_text_equal(r->places[at].name, token->name))
    at--;
  if (at == 0) return;
  while (r->depth >= at)
    close_place(r, token->end);
}

int bul_hocr_scan(bul_ocr *ocr, bulletin_text source, bulletin_error *error) {
  reader *r = bul_resize(ocr->allocator, NULL, 0, sizeof *r);
  if (r == NULL) return bul_nomem(error);
  *r = (reader){.ocr = ocr};
  r->places[0].block = SIZE_MAX;
  bul_buffer_init(&r->text, ocr->allocator);
  bul_html_scan scan = {.source = source};
  bul_html_token token;
  bool raw = false;
  while (!ocr->failed && bul_html_next(&scan, &token) != BUL_HTML_END) {
    bool hidden = raw;
    raw = scan.raw.size > 0;
    if (token.kind == BUL_HTML_TEXT && !hidden)
      add_text(r, token.text, token.start);
    if (token.kind == BUL_HTML_OPEN && !raw) open_element(r, &token);
    if (token.kind == BUL_HTML_CLOSE) close_element(r, &token);
  }
  while (r->depth > 0)
    close_place(r, source.size);
  if (r->text.failed) ocr->failed = true;
  bul_buffer_free(&r->text);
  bul_free(ocr->allocator, r, sizeof *r);
  if (!ocr->failed && ocr->pages == 0 && ocr->line_count == 0)
    return bul_fail(error, BULLETIN_CORRUPT,
                    "no hOCR: no element has the class ocr_page");
  ocr->unit = BUL_TEXT("px");
  if (!ocr->failed) bul_ocr_settle(ocr);
  return ocr->failed ? bul_nomem(error) : BULLETIN_OK;
}

int bul_hocr_read(bul_draft *draft, bulletin_text source) {
  return bul_ocr_read(draft, source, bul_hocr_scan);
}
