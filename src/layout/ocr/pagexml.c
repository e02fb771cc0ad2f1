/*
** pagexml.c - PAGE 2013 to 2019: PRImA's XML of recognized pages.
**
** Of the texts that a region, a line and its words each have, that of the
** smallest element with lines is taken: a line's own text, else its words', else
** the region's.
*/
#include "ocr.h"

/* Where the scan stands: what holds inside each open element. */
typedef struct place {
  int role;
  size_t region; /* the block of the region that the element is or is in, and */
  size_t leaf;   /* of the region's own lines, while they follow each other; */
                 /* SIZE_MAX: none */
  bool opened;   /* the region ends with the element */
  double size;
  bool bold;
} place;

typedef struct reader {
  bul_ocr *ocr;
  bul_xml xml;
  place places[BUL_XML_DEEPEST + 1];
  bul_buffer line;  /* a line's own text */
  bul_buffer words; /* its words' */
  bul_buffer region;
  bulletin_box box;  /* of the line */
  double confidence; /* of the line */
  double lowest;     /* of its words; below 0: unknown */
  double best;       /* index of the text that was taken, of several */
  size_t start;      /* of the line, in the source */
  bool in_line;
} reader;

static double confidence_of(bulletin_text attributes) {
  bulletin_text value = bul_xml_attribute_of(attributes, "conf");
  return value.data == NULL ? -1 : bul_xml_number(value);
}

/* --- texts ------------------------------------------------------------- */

/* Reads a TextEquiv, which is open: its Unicode into `out`. Of several that one
** is taken whose index is the lowest, of equals the first; *best has its index.
** *taken says whether this one is. */
static bool read_text(reader *r, bulletin_text attributes, bul_buffer *out,
                      double *best, bool *taken) {
  size_t depth = r->xml.depth;
  bool unicode = false;
  bulletin_text value = bul_xml_attribute_of(attributes, "index");
  double index = value.data == NULL ? 0 : bul_xml_number(value);
  *taken = out->size == 0 || index < *best;
  if (*taken) {
    *best = index;
    out->size = 0;
  }
  bul_xml_token token;
  while (r->xml.depth >= depth) {
    int kind = bul_xml_next(&r->xml, &token);
    if (kind == BUL_XML_FAILED) return false;
    if (kind == BUL_XML_OPEN) unicode = bul_xml_is(&token, "Unicode");
    if (kind == BUL_XML_CLOSE) unicode = false;
    if (kind != BUL_XML_TEXT || !unicode || !*taken) continue;
    if (token.literal)
      bul_buffer_add_text(out, token.text);
    else
      bul_entities_decode(out, token.text, bul_xml_entity);
  }
  return true;
}

/* Adds `text` as a line of the page. */
static void add_line(reader *r, bulletin_text text, bulletin_box box,
                     double confidence, size_t start, size_t end) {
  const place *here = &r->places[r->xml.depth];
  bul_ocr_open_line(r->ocr, box, start);
  bul_ocr_add_word(r->ocr, &(bul_ocr_word){.text = text,
                                           .confidence = confidence,
                                           .size = here->size,
                                           .bold = here->bold});
  bul_ocr_close_line(r->ocr, end);
}

static void end_line(reader *r, size_t end) {
  const bul_buffer *text = r->line.size > 0 ? &r->line : &r->words;
  double confidence = r->lowest >= 0 ? r->lowest : r->confidence;
  add_line(r, bul_text(text->data, text->size), r->box, confidence, r->start,
           end);
  r->in_line = false;
}

/* The element's own lines end here. */
static void close_leaf(reader *r, place *at) {
  bul_ocr_close_block(r->ocr, at->leaf);
  at->leaf = SIZE_MAX;
}

/* A line begins in the region of `at`. A region is a block of blocks: others may
** lie in it, before its own lines or between them. */
static void open_leaf(reader *r, place *at) {
  if (at->leaf != SIZE_MAX) return;
  bul_ocr_block block = {.box = {.page = r->ocr->pages}, .role = at->role};
  if (at->region < r->ocr->block_count)
    block.vertical = r->ocr->blocks[at->region].vertical;
  at->leaf = bul_ocr_open_block(r->ocr, &block);
}

/* A region of which no line is told: its text's lines. */
static void end_region(reader *r, place *gone, size_t end) {
  bulletin_text text = bul_text(r->region.data, r->region.size);
  if (r->ocr->failed || r->ocr->line_count > r->ocr->blocks[gone->region].first)
    text.size = 0;
  if (text.size > 0) open_leaf(r, gone);
  while (text.size > 0) {
    const char *next = memchr(text.data, '\n', text.size);
    size_t size = next == NULL ? text.size : (size_t)(next - text.data);
    add_line(r, bul_text(text.data, size), (bulletin_box){.page = 0}, -1, end,
             end);
    text = bul_text_from(text, next == NULL ? size : size + 1);
  }
  r->region.size = 0;
}

/* --- elements ---------------------------------------------------------- */

static void open_region(reader *r, const bul_xml_token *token, place *here) {
  bulletin_text type = bul_xml_attribute_of(token->attributes, "type");
  bulletin_text way =
      bul_xml_attribute_of(token->attributes, "readingDirection");
  int role = bul_ocr_role_of(type);
  if (role != BUL_OCR_TEXT) here->role = role;
  if (bul_xml_is(token, "AdvertRegion")) here->role = BUL_OCR_ADVERT;
  bul_ocr_block block = {.name = bul_xml_attribute_of(token->attributes, "id"),
                         .box = {.page = r->ocr->pages},
                         .role = here->role,
                         .composed = true,
                         .vertical =
                             bul_text_equal(way, BUL_TEXT("top-to-bottom"))};
  close_leaf(r, here - 1);
  here->region = bul_ocr_open_block(r->ocr, &block);
  here->opened = true;
  r->region.size = 0;
}

static void open_line(reader *r, const bul_xml_token *token, place *around) {
  open_leaf(r, around);
  r->line.size = r->words.size = 0;
  r->box = (bulletin_box){.page = r->ocr->pages};
  r->confidence = r->lowest = -1;
  r->start = token->start;
  r->in_line = true;
}

/* One word of a line, which is open. */
static bool read_word(reader *r) {
  size_t depth = r->xml.depth;
  bul_buffer word;
  bul_xml_token token;
  bool good = true, taken;
  double best = 0, confidence = -1;
  bul_buffer_init(&word, r->ocr->allocator);
  while (good && r->xml.depth >= depth) {
    int kind = bul_xml_next(&r->xml, &token);
    good = kind != BUL_XML_FAILED;
    if (kind != BUL_XML_OPEN) continue;
    if (bul_xml_is(&token, "Glyph")) {
      good = bul_xml_skip(&r->xml);
    } else if (bul_xml_is(&token, "TextEquiv")) {
      double told = confidence_of(token.attributes);
      good = read_text(r, token.attributes, &word, &best, &taken);
      if (taken) confidence = told;
    }
  }
  if (confidence >= 0 && (r->lowest < 0 || confidence < r->lowest))
    r->lowest = confidence;
  if (word.size > 0) {
    bul_ocr_join(&r->words, bul_text(word.data, word.size));
  }
  if (word.failed) r->ocr->failed = true;
  bul_buffer_free(&word);
  return good;
}

static void read_coordinates(reader *r, const bul_xml_token *token,
                             const place *around) {
  bulletin_box box = bul_ocr_box_of(
      bul_xml_attribute_of(token->attributes, "points"), r->ocr->pages);
  if (box.page == 0) return;
  if (r->in_line)
    r->box = box;
  else if (around->region < r->ocr->block_count)
    r->ocr->blocks[around->region].box = box;
}

static bool is_region(const bul_xml_token *token) {
  return bul_text_ends(token->name, BUL_TEXT("Region"));
}

static bool open_element(reader *r, const bul_xml_token *token) {
  place *here = &r->places[r->xml.depth];
  place *around = here - 1;
  *here = *around;
  here->leaf = SIZE_MAX;
  here->opened = false;
  if (bul_xml_is(token, "ReadingOrder"))
    return bul_ocr_read_order(r->ocr, &r->xml);
  if (bul_xml_is(token, "Metadata")) return bul_xml_skip(&r->xml);
  if (bul_xml_is(token, "Word")) return read_word(r);
  if (bul_xml_is(token, "TextEquiv")) {
    double told = confidence_of(token->attributes);
    bool taken,
        good = read_text(r, token->attributes,
                         r->in_line ? &r->line : &r->region, &r->best, &taken);
    if (r->in_line && taken) r->confidence = told;
    return good;
  }
  if (bul_xml_is(token, "Page")) {
    bul_ocr_page(
        r->ocr,
        bul_xml_number(bul_xml_attribute_of(token->attributes, "imageWidth")),
        bul_xml_number(bul_xml_attribute_of(token->attributes, "imageHeight")));
  } else if (bul_xml_is(token, "TextLine")) {
    open_line(r, token, around);
  } else if (bul_xml_is(token, "Coords")) {
    read_coordinates(r, token, around);
  } else if (bul_xml_is(token, "TextStyle")) {
    around->size =
        bul_xml_number(bul_xml_attribute_of(token->attributes, "fontSize"));
    around->bold = bul_text_equal(
        bul_xml_attribute_of(token->attributes, "bold"), BUL_TEXT("true"));
  } else if (is_region(token)) {
    open_region(r, token, here);
  }
  return true;
}

static void close_element(reader *r, const bul_xml_token *token) {
  place *gone = &r->places[r->xml.depth + 1];
  if (bul_xml_is(token, "TextLine") && r->in_line) end_line(r, token->end);
  if (gone->opened) end_region(r, gone, token->end);
  close_leaf(r, gone);
  if (gone->opened) bul_ocr_close_block(r->ocr, gone->region);
}

static bool scan(reader *r) {
  bul_xml_token token;
  bool good = true;
  while (good && !r->ocr->failed) {
    int kind = bul_xml_next(&r->xml, &token);
    if (kind == BUL_XML_END) return true;
    if (kind == BUL_XML_FAILED) return false;
    if (kind == BUL_XML_OPEN) good = open_element(r, &token);
    if (kind == BUL_XML_CLOSE) close_element(r, &token);
  }
  return good;
}

int bul_pagexml_scan(bul_ocr *ocr, bulletin_text source,
                     bulletin_error *error) {
  reader *r = bul_resize(ocr->allocator, NULL, 0, sizeof *r);
  if (r == NULL) return bul_nomem(error);
  *r = (reader){.ocr = ocr};
  r->places[0].leaf = r->places[0].region = SIZE_MAX;
  bul_buffer_init(&r->line, ocr->allocator);
  bul_buffer_init(&r->words, ocr->allocator);
  bul_buffer_init(&r->region, ocr->allocator);
  bul_xml_begin(&r->xml, source, error);
  r->xml.root = "PcGts";
  bool good = scan(r);
  int status = r->xml.status;
  if (r->line.failed || r->words.failed || r->region.failed) ocr->failed = true;
  bul_buffer_free(&r->line);
  bul_buffer_free(&r->words);
  bul_buffer_free(&r->region);
  bul_free(ocr->allocator, r, sizeof *r);
  if (!good && status != BULLETIN_OK) return status;
  ocr->unit = BUL_TEXT("px");
  bul_ocr_settle(ocr);
  return ocr->failed ? bul_nomem(error) : BULLETIN_OK;
}

int bul_pagexml_read(bul_draft *draft, bulletin_text source) {
  return bul_ocr_read(draft, source, bul_pagexml_scan);
}
