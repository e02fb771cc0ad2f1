/*
** mets.c - see mets.h.
*/
#include "mets.h"

#include "../../base/error.h"
#include "mets_words.h"

enum { LONGEST_TYPE = 24, MOST_FILES = 4096 };

/* Where the scan stands. */
typedef struct reader {
  bul_mets *mets;
  bul_xml xml;
  size_t part[BUL_XML_DEEPEST + 1]; /* the division around each open element */
  size_t logical; /* depth of the map that is read; 0: none is */
  size_t group;   /* depth of a group of files of text; 0: none */
  bool dated;     /* inside the day of issue */
  bool failed;
} reader;

/* --- what is called how ------------------------------------------------ */

static int role_of(bulletin_text type) {
  char large[LONGEST_TYPE];
  if (type.size > sizeof large) return METS_NOTHING;
  for (size_t i = 0; i < type.size; i++) {
    char c = type.data[i];
    large[i] = c >= 'a' && c <= 'z' ? (char)(c - 0x20) : c;
  }
  for (size_t i = 0; i < BUL_COUNT(mets_types); i++)
    if (bul_text_equal(bul_text(large, type.size), mets_types[i].type))
      return mets_types[i].role;
  return METS_NOTHING;
}

/* Whether a group's USE says that its files are recognized text. */
static bool is_text(bulletin_text use) {
  static const bulletin_text words[] = {
      BUL_ROW("Text"), BUL_ROW("TEXT"), BUL_ROW("text"), BUL_ROW("ALTO"),
      BUL_ROW("alto"), BUL_ROW("OCR"),  BUL_ROW("ocr")};
  for (size_t i = 0; i < BUL_COUNT(words); i++)
    if (bul_text_find(use, words[i]) != NULL) return true;
  return false;
}

/* --- adding ------------------------------------------------------------ */

static void add_file(reader *r, bulletin_text attributes) {
  bul_mets *m = r->mets;
  if (m->file_count == MOST_FILES) return;
  bul_mets_file *files = bul_grow(m->allocator, m->files, &m->file_room,
                                  m->file_count + 1, sizeof *files);
  if (files == NULL) {
    r->failed = true;
    return;
  }
  m->files = files;
  files[m->file_count++] = (bul_mets_file){
      .id = bul_xml_attribute_of(attributes, "ID"),
      .size = bul_xml_number(bul_xml_attribute_of(attributes, "SIZE")),
      .text = r->group > 0};
}

static void add_part(reader *r, bulletin_text attributes) {
  bul_mets *m = r->mets;
  bul_mets_part *parts = bul_grow(m->allocator, m->parts, &m->part_room,
                                  m->part_count + 1, sizeof *parts);
  if (parts == NULL) {
    r->failed = true;
    return;
  }
  m->parts = parts;
  size_t around = r->part[r->xml.depth - 1];
  parts[m->part_count] = (bul_mets_part){
      .parent = m->part_count == 0 ? 0 : around,
      .label = bul_xml_attribute_of(attributes, "LABEL"),
      .role = role_of(bul_xml_attribute_of(attributes, "TYPE"))};
  r->part[r->xml.depth] = m->part_count++;
}

static void add_area(reader *r, bulletin_text attributes) {
  bul_mets *m = r->mets;
  bulletin_text block = bul_xml_attribute_of(attributes, "BEGIN");
  if (block.size == 0 || m->part_count == 0) return;
  bul_mets_area *areas = bul_grow(m->allocator, m->areas, &m->area_room,
                                  m->area_count + 1, sizeof *areas);
  if (areas == NULL) {
    r->failed = true;
    return;
  }
  m->areas = areas;
  areas[m->area_count++] =
      (bul_mets_area){.part = r->part[r->xml.depth],
                      .file = bul_xml_attribute_of(attributes, "FILEID"),
                      .block = block};
}

/* --- elements ---------------------------------------------------------- */

static void open_element(reader *r, const bul_xml_token *token) {
  bul_mets *m = r->mets;
  size_t depth = r->xml.depth;
  r->part[depth] = r->part[depth - 1];
  r->dated = bul_xml_is(token, "dateIssued") && m->date.data == NULL;
  if (bul_xml_is(token, "fileGrp")) {
    bulletin_text use = bul_xml_attribute_of(token->attributes, "USE");
    if (r->group == 0 && is_text(use)) r->group = depth;
  } else if (bul_xml_is(token, "file")) {
    add_file(r, token->attributes);
  } else if (bul_xml_is(token, "FLocat") && m->file_count > 0) {
    m->files[m->file_count - 1].link =
        bul_xml_attribute_of(token->attributes, "href");
  } else if (bul_xml_is(token, "structMap")) {
    bulletin_text type = bul_xml_attribute_of(token->attributes, "TYPE");
    bool logical = bul_text_equal(type, BUL_TEXT("LOGICAL")) ||
                   bul_text_equal(type, BUL_TEXT("logical"));
    if (logical && m->part_count == 0) r->logical = depth;
  } else if (r->logical > 0 && bul_xml_is(token, "div")) {
    add_part(r, token->attributes);
  } else if (r->logical > 0 && bul_xml_is(token, "area")) {
    add_area(r, token->attributes);
  }
}

static void close_element(reader *r) {
  r->dated = false;
  if (r->group > r->xml.depth) r->group = 0;
  if (r->logical > r->xml.depth) r->logical = 0;
}

/* --- the whole --------------------------------------------------------- */

const bul_mets_file *bul_mets_find(const bul_mets *mets, bulletin_text id) {
  for (size_t i = 0; i < mets->file_count; i++)
    if (bul_text_equal(mets->files[i].id, id)) return &mets->files[i];
  return NULL;
}

/* Marks the files whose blocks are named, and the parts in which pieces lie. */
static void settle(bul_mets *m) {
  bulletin_text last = {NULL, 0};
  for (size_t i = 0; i < m->area_count; i++) {
    if (bul_text_equal(m->areas[i].file, last)) continue;
    last = m->areas[i].file;
    for (size_t k = 0; k < m->file_count; k++)
      if (bul_text_equal(m->files[k].id, last)) m->files[k].text = true;
  }
  size_t count = 0;
  for (size_t i = 0; i < m->file_count; i++)
    if (m->files[i].text && m->files[i].link.size > 0)
      m->files[i].part = count++;
    else
      m->files[i].text = false;
  for (size_t i = m->part_count; i-- > 1;) {
    bul_mets_part *part = &m->parts[i], *around = &m->parts[part->parent];
    bool piece = part->role == METS_PIECE ||
                 (part->role == METS_SECTION && !part->filled);
    if (piece || part->filled) around->filled = true;
    if (piece) part->role = METS_PIECE;
    if (part->role == METS_SECTION) part->role = METS_NOTHING;
  }
}

int bul_mets_scan(bul_mets *mets, bulletin_text source,
                  const bulletin_allocator *allocator, bulletin_error *error) {
  *mets = (bul_mets){.allocator = allocator};
  reader *r = bul_resize(allocator, NULL, 0, sizeof *r);
  if (r == NULL) return bul_nomem(error);
  *r = (reader){.mets = mets};
  bul_xml_begin(&r->xml, source, error);
  r->xml.root = "mets";
  bul_xml_token token;
  int kind = BUL_XML_OPEN;
  while (!r->failed && kind != BUL_XML_END && kind != BUL_XML_FAILED) {
    kind = bul_xml_next(&r->xml, &token);
    if (kind == BUL_XML_OPEN) open_element(r, &token);
    if (kind == BUL_XML_CLOSE) close_element(r);
    if (kind == BUL_XML_TEXT && r->dated) mets->date = token.text;
  }
  int status = r->failed ? bul_nomem(error) : r->xml.status;
  bul_free(allocator, r, sizeof *r);
  settle(mets);
  return status;
}

void bul_mets_free(bul_mets *m) {
  if (m->allocator == NULL) return;
  bul_free(m->allocator, m->files, m->file_room * sizeof *m->files);
  bul_free(m->allocator, m->parts, m->part_room * sizeof *m->parts);
  bul_free(m->allocator, m->areas, m->area_room * sizeof *m->areas);
  *m = (bul_mets){.allocator = NULL};
}
