/*
** alto.c - ALTO 2 to 4: the Library of Congress's XML of recognized pages.
*/
#include "ocr.h"

enum {
  MOST_STYLES = 512, /* that are known */
  MOST_NAMED = 8     /* that one element names */
};

typedef struct style {
  bulletin_text name;
  double size;
  bool bold;
  int role; /* of a tag */
} style;

/* Where the scan stands: what holds inside each open element. */
typedef struct place {
  double size;
  bool bold;
  int role;
  size_t block; /* that ends with the element, or SIZE_MAX */
  bool line;    /* a line ends with it */
} place;

typedef struct reader {
  bul_ocr *ocr;
  bul_xml xml;
  style *styles;
  size_t style_count, style_room;
  place places[BUL_XML_DEEPEST + 1];
  bul_buffer word;
  bulletin_text cut; /* the whole word of which the first half was read */
  bool in_unit;
} reader;

/* --- styles and tags --------------------------------------------------- */

static void add_style(reader *r, bulletin_text attributes) {
  if (r->style_count == MOST_STYLES) return;
  style *styles = bul_grow(r->ocr->allocator, r->styles, &r->style_room,
                           r->style_count + 1, sizeof *styles);
  if (styles == NULL) {
    r->ocr->failed = true;
    return;
  }
  r->styles = styles;
  bulletin_text style_words = bul_xml_attribute_of(attributes, "FONTSTYLE");
  bulletin_text label = bul_xml_attribute_of(attributes, "LABEL");
  styles[r->style_count++] = (style){
      .name = bul_xml_attribute_of(attributes, "ID"),
      .size = bul_xml_number(bul_xml_attribute_of(attributes, "FONTSIZE")),
      .bold = bul_text_find(style_words, BUL_TEXT("bold")) != NULL,
      .role = bul_ocr_role_of(label)};
}

/* Sets what the styles and tags say whose names stand in `names`. */
static void apply_styles(const reader *r, place *here, bulletin_text names) {
  for (int i = 0; i < MOST_NAMED && names.size > 0; i++) {
    const char *blank = memchr(names.data, ' ', names.size);
    size_t size = blank == NULL ? names.size : (size_t)(blank - names.data);
    bulletin_text name = bul_text(names.data, size);
    names = bul_text_from(names, blank == NULL ? size : size + 1);
    for (size_t k = 0; k < r->style_count; k++) {
      const style *s = &r->styles[k];
      if (!bul_text_equal(s->name, name)) continue;
      if (s->size > 0) {
        here->size = s->size;
        here->bold = s->bold;
      }
      if (s->role != BUL_OCR_TEXT) here->role = s->role;
      break;
    }
  }
}

/* --- attributes -------------------------------------------------------- */

/* What the elements of a page have. */
typedef struct facts {
  bulletin_text id, next, content, part, whole, styles, tags, style, type;
  bulletin_box box;
  double confidence;
} facts;

static facts read_facts(const reader *r, bulletin_text attributes) {
  facts f = {.confidence = -1};
  double *const numbers[] = {&f.box.x, &f.box.y, &f.box.width, &f.box.height,
                             &f.confidence};
  static const bulletin_text number_names[] = {
      BUL_ROW("HPOS"), BUL_ROW("VPOS"), BUL_ROW("WIDTH"), BUL_ROW("HEIGHT"),
      BUL_ROW("WC")};
  bulletin_text *const texts[] = {&f.id,   &f.next,  &f.content,
                                  &f.part, &f.whole, &f.styles,
                                  &f.tags, &f.style, &f.type};
  static const bulletin_text text_names[] = {
      BUL_ROW("ID"),        BUL_ROW("IDNEXT"),       BUL_ROW("CONTENT"),
      BUL_ROW("SUBS_TYPE"), BUL_ROW("SUBS_CONTENT"), BUL_ROW("STYLEREFS"),
      BUL_ROW("TAGREFS"),   BUL_ROW("STYLE"),        BUL_ROW("TYPE")};
  bulletin_text name, value;
  while (bul_xml_attribute(&attributes, &name, &value)) {
    for (size_t i = 0; i < BUL_COUNT(numbers); i++)
      if (bul_text_equal(name, number_names[i]))
        *numbers[i] = bul_xml_number(value);
    for (size_t i = 0; i < BUL_COUNT(texts); i++)
      if (bul_text_equal(name, text_names[i])) *texts[i] = value;
  }
  f.box.page = r->ocr->pages;
  return f;
}

/* --- words ------------------------------------------------------------- */

/* A word that is cut at a line's end is written whole where it begins. */
static void read_word(reader *r, const place *here, const facts *f) {
  bool first = bul_text_equal(f->part, BUL_TEXT("HypPart1"));
  bool second = bul_text_equal(f->part, BUL_TEXT("HypPart2"));
  bool written =
      second && f->whole.size > 0 && bul_text_equal(f->whole, r->cut);
  bulletin_text text = first && f->whole.size > 0 ? f->whole : f->content;
  r->cut = first ? f->whole : bul_text(NULL, 0);
  r->word.size = 0;
  if (!written) bul_entities_decode(&r->word, text, bul_xml_entity);
  if (r->word.failed) r->ocr->failed = true;
  bul_ocr_word word = {.text = bul_text(r->word.data, r->word.size),
                       .box = f->box,
                       .confidence = f->confidence,
                       .size = here->size,
                       .bold = here->bold};
  bul_ocr_add_word(r->ocr, &word);
}

/* --- elements ---------------------------------------------------------- */

static void open_block(reader *r, place *here, const facts *f, bool composed) {
  bul_ocr_block block = {.name = f->id,
                         .next = f->next,
                         .box = f->box,
                         .role = here->role,
                         .composed = composed};
  here->block = bul_ocr_open_block(r->ocr, &block);
}

static bool open_element(reader *r, const bul_xml_token *token) {
  place *here = &r->places[r->xml.depth];
  *here = r->places[r->xml.depth - 1];
  here->block = SIZE_MAX;
  here->line = false;
  if (bul_xml_is(token, "ReadingOrder"))
    return bul_ocr_read_order(r->ocr, &r->xml);
  if (bul_xml_is(token, "Glyph") || bul_xml_is(token, "Shape"))
    return bul_xml_skip(&r->xml);
  if (bul_xml_is(token, "TextStyle") ||
      bul_text_ends(token->name, BUL_TEXT("Tag"))) {
    add_style(r, token->attributes);
    return true;
  }
  r->in_unit = bul_xml_is(token, "MeasurementUnit");
  bool composed = bul_xml_is(token, "ComposedBlock");
  facts f = read_facts(r, token->attributes);
  apply_styles(r, here, f.styles);
  apply_styles(r, here, f.tags);
  if (bul_text_find(f.style, BUL_TEXT("bold")) != NULL) here->bold = true;
  if (bul_xml_is(token, "String")) {
    read_word(r, here, &f);
  } else if (bul_xml_is(token, "SP")) {
    bul_ocr_add_space(r->ocr, f.box.width);
  } else if (bul_xml_is(token, "HYP")) {
    if (r->cut.size == 0) bul_ocr_cut(r->ocr);
  } else if (bul_xml_is(token, "TextLine")) {
    bul_ocr_open_line(r->ocr, f.box, token->start);
    here->line = true;
  } else if (composed || bul_xml_is(token, "TextBlock")) {
    open_block(r, here, &f, composed);
  } else if (bul_xml_is(token, "TopMargin")) {
    here->role = BUL_OCR_FOLIO;
  } else if (bul_text_ends(token->name, BUL_TEXT("Margin"))) {
    here->role = BUL_OCR_OTHER;
  } else if (bul_xml_is(token, "Page")) {
    bul_ocr_page(r->ocr, f.box.width, f.box.height);
  }
  return true;
}

static void close_element(reader *r, const bul_xml_token *token) {
  const place *gone = &r->places[r->xml.depth + 1];
  r->in_unit = false;
  if (gone->line) bul_ocr_close_line(r->ocr, token->end);
  if (gone->block != SIZE_MAX) bul_ocr_close_block(r->ocr, gone->block);
}

static bulletin_text unit_of(bulletin_text word) {
  static const struct {
    bulletin_text word, unit;
  } units[] = {{BUL_ROW("pixel"), BUL_ROW("px")},
               {BUL_ROW("mm10"), BUL_ROW("mm10")},
               {BUL_ROW("inch1200"), BUL_ROW("inch1200")}};
  for (size_t i = 0; i < BUL_COUNT(units); i++)
    if (bul_text_equal(word, units[i].word)) return units[i].unit;
  return bul_text(NULL, 0);
}

int bul_alto_scan(bul_ocr *ocr, bulletin_text source, bulletin_error *error) {
  reader *r = bul_resize(ocr->allocator, NULL, 0, sizeof *r);
  if (r == NULL) return bul_nomem(error);
  *r = (reader){.ocr = ocr};
  r->places[0].block = SIZE_MAX;
  bul_buffer_init(&r->word, ocr->allocator);
  bul_xml_begin(&r->xml, source, error);
  r->xml.root = "alto";
  bul_xml_token token;
  bool good = true;
  while (good && !ocr->failed) {
    int kind = bul_xml_next(&r->xml, &token);
    if (kind == BUL_XML_FAILED || kind == BUL_XML_END) break;
    if (kind == BUL_XML_OPEN) good = open_element(r, &token);
    if (kind == BUL_XML_CLOSE) close_element(r, &token);
    if (kind == BUL_XML_TEXT && r->in_unit)
      ocr->unit = unit_of(bul_text_trim(token.text));
  }
  int status = r->xml.status;
  bul_free(ocr->allocator, r->styles, r->style_room * sizeof *r->styles);
  bul_buffer_free(&r->word);
  bul_free(ocr->allocator, r, sizeof *r);
  if (status != BULLETIN_OK) return status;
  if (ocr->unit.data == NULL) ocr->unit = BUL_TEXT("px");
  bul_ocr_settle(ocr);
  return ocr->failed ? bul_nomem(error) : BULLETIN_OK;
}

int bul_alto_read(bul_draft *draft, bulletin_text source) {
  return bul_ocr_read(draft, source, bul_alto_scan);
}
