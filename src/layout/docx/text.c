/*
** text.c - the paragraphs of a manuscript's part.
**
** What is deleted, hidden or a comment is no text; it becomes a note of the
** layout. Fields show their result and not their instruction; nothing is
** followed and nothing run. A text box stands behind the paragraph in which it
** is anchored.
*/
#include "docx.h"

/* Where the scan stands. */
typedef struct place {
  bool bold, hidden, deleted, centred;
  double size;
  int style;
} place;

/* The paragraph around a text box, while that is read. */
typedef struct anchor {
  bul_docx_paragraph at;
  bul_buffer text; /* what has been read of it */
  bool plain;
  size_t cells;
  size_t depth; /* of the box; 0: none is open */
  size_t first; /* paragraph of the boxes that it has, or SIZE_MAX */
} anchor;

typedef struct reader {
  bul_docx *d;
  bul_xml xml;
  place places[BUL_XML_DEEPEST + 1];
  bul_docx_paragraph at; /* being read */
  anchor anchor;
  bulletin_text number; /* of the paragraph's list; NULL: none is said */
  size_t level;
  bul_buffer label; /* its number, to be written before its text */
  bul_buffer word;
  bul_buffer aside; /* what becomes a note */
  const char *aside_kind;
  size_t cells; /* depth of open tables */
  bool shown;   /* the element's text shows: t, delText */
  bool plain;   /* of the paragraph, some is not bold */
  bool notes, comments;
  bool skipped; /* a paragraph has begun in this note */
} reader;

/* --- notes ------------------------------------------------------------- */

static void end_aside(reader *r) {
  if (r->aside.failed) r->d->failed = true;
  bulletin_text text = bul_text_trim(
      bul_text(r->aside.size > 0 ? r->aside.data : "", r->aside.size));
  if (text.size > 0 && !r->d->failed &&
      !bul_draft_note(r->d->draft, r->aside_kind, text))
    r->d->failed = true;
  r->aside.size = 0;
}

static void add_aside(reader *r, const char *kind, bulletin_text text) {
  if (r->aside.size > 0 && r->aside_kind != kind) end_aside(r);
  r->aside_kind = kind;
  bul_buffer_add_text(&r->aside, text);
}

/* --- text -------------------------------------------------------------- */

/* Puts the last paragraph before the boxes that are anchored in it. */
static void pass_boxes(reader *r) {
  bul_docx *d = r->d;
  if (r->anchor.depth > 0 || r->anchor.first >= d->count) return;
  bul_docx_paragraph *first = &d->items[r->anchor.first], last;
  last = d->items[d->count - 1];
  memmove(first + 1, first,
          (d->count - 1 - r->anchor.first) * sizeof *d->items);
  *first = last;
  r->anchor.first = SIZE_MAX;
}

static void end_paragraph(reader *r, size_t end) {
  bul_docx *d = r->d;
  r->at.text.end = d->text.size;
  r->at.source.end = end;
  r->at.bold = r->at.chars > 0 && !r->plain;
  r->at.note = r->notes;
  if (d->text.failed) d->failed = true;
  if (r->at.chars > 0 && !d->failed) {
    bul_docx_paragraph *items = bul_grow(&d->draft->allocator, d->items,
                                         &d->room, d->count + 1, sizeof *items);
    if (items == NULL) {
      d->failed = true;
      return;
    }
    d->items = items;
    items[d->count++] = r->at;
    pass_boxes(r);
  }
  const place *here = &r->places[r->xml.depth];
  r->at = (bul_docx_paragraph){.text = {d->text.size, d->text.size},
                               .source = {end, end},
                               .style = here->style,
                               .centred = here->centred,
                               .table = r->cells > 0};
  r->plain = false;
}

static void add_text(reader *r, bulletin_text text) {
  const place *here = &r->places[r->xml.depth];
  if (r->comments || here->deleted || here->hidden) {
    add_aside(r,
              r->comments     ? "comment"
              : here->deleted ? "deletion"
                              : "hidden",
              text);
    return;
  }
  if (r->label.size > 0) {
    bul_buffer_add(&r->d->text, r->label.data, r->label.size);
    r->at.chars +=
        (uint32_t)bul_text_length(bul_text(r->label.data, r->label.size));
    r->label.size = 0;
  }
  for (size_t at = 0; at < text.size;) {
    size_t size;
    uint32_t c = bul_char_at(text.data + at, &size);
    bool space = bul_is_space(c);
    if (c == '\n' || c == '\r' || c == '\t')
      bul_buffer_add(&r->d->text, " ", 1);
    else
      bul_buffer_add(&r->d->text, text.data + at, size);
    r->at.chars += !space;
    if (!space && !here->bold) r->plain = true;
    if (!space && here->size > r->at.size) r->at.size = here->size;
    at += size;
  }
}

static void take_text(reader *r, const bul_xml_token *token) {
  r->word.size = 0;
  if (token->literal)
    bul_buffer_add_text(&r->word, token->text);
  else
    bul_entities_decode(&r->word, token->text, bul_xml_entity);
  if (r->word.failed) r->d->failed = true;
  if (r->word.size > 0) add_text(r, bul_text(r->word.data, r->word.size));
}

/* --- elements ---------------------------------------------------------- */

static bool is_on(bulletin_text value) {
  return !bul_text_equal(value, BUL_TEXT("0")) &&
         !bul_text_equal(value, BUL_TEXT("false")) &&
         !bul_text_equal(value, BUL_TEXT("off"));
}

/* A property holds in the run or paragraph: two elements out, behind rPr. */
static void read_property(reader *r, const bul_xml_token *token) {
  size_t depth = r->xml.depth;
  if (depth < 3) return;
  place *run = &r->places[depth - 2];
  bulletin_text value = bul_xml_attribute_of(token->attributes, "val");
  if (bul_xml_is(token, "b"))
    run->bold = is_on(value);
  else if (bul_xml_is(token, "vanish"))
    run->hidden = is_on(value);
  else if (bul_xml_is(token, "sz"))
    run->size = bul_xml_number(value);
  else if (bul_xml_is(token, "jc"))
    r->at.centred = run->centred = bul_text_equal(value, BUL_TEXT("center"));
  else if (bul_xml_is(token, "outlineLvl") && bul_xml_number(value) < 9)
    r->at.style = run->style =
        bul_xml_number(value) == 0 ? BUL_DOCX_TITLE : BUL_DOCX_HEADING;
  else if (bul_xml_is(token, "numId"))
    r->number = value;
  else if (bul_xml_is(token, "ilvl"))
    r->level = bul_docx_level_of(value);
  else if (bul_xml_is(token, "pStyle") || bul_xml_is(token, "rStyle")) {
    const bul_docx_type *type = bul_docx_find(r->d, value);
    if (type == NULL) return;
    if (type->size > 0) run->size = type->size;
    run->bold |= type->bold;
    if (bul_xml_is(token, "rStyle")) return;
    r->number = type->number;
    r->level = type->level;
    r->at.style = run->style = type->style;
    r->at.centred = run->centred = type->centred;
  }
}

/* What shows nothing, or what shows elsewhere a second time. */
static bool is_unshown(const bul_xml_token *token) {
  static const char *const names[] = {"instrText", "Fallback",  "rt",
                                      "pPrChange", "rPrChange", "tblPr",
                                      "sectPr"};
  for (size_t i = 0; i < BUL_COUNT(names); i++)
    if (bul_xml_is(token, names[i])) return true;
  return false;
}

static void open_box(reader *r) {
  bul_docx *d = r->d;
  anchor *a = &r->anchor;
  if (a->depth > 0) return;
  size_t start = r->at.text.start;
  if (d->text.size > start)
    bul_buffer_add(&a->text, d->text.data + start, d->text.size - start);
  d->text.size = start;
  a->at = r->at;
  a->plain = r->plain;
  a->cells = r->cells;
  a->depth = r->xml.depth;
  if (a->first == SIZE_MAX) a->first = d->count;
  r->at = (bul_docx_paragraph){.text = {start, start}};
  r->plain = false;
  r->cells = 0;
}

static void close_box(reader *r, size_t end) {
  bul_docx *d = r->d;
  anchor *a = &r->anchor;
  if (r->xml.depth + 1 != a->depth) return;
  end_paragraph(r, end);
  r->at = a->at;
  r->at.text.start = d->text.size;
  if (a->text.failed) d->failed = true;
  bul_buffer_add_text(&d->text, bul_text(a->text.data, a->text.size));
  r->plain = a->plain;
  r->cells = a->cells;
  a->text.size = 0;
  a->depth = 0;
}

static void open_paragraph(reader *r, size_t start) {
  place *here = &r->places[r->xml.depth];
  if (r->at.chars > 0 && r->cells == 0) end_paragraph(r, start);
  here->bold = here->hidden = here->centred = false;
  here->style = BUL_DOCX_PLAIN;
  here->size = r->d->size;
  r->number = bul_text(NULL, 0);
  r->level = r->label.size = 0;
  if (r->cells > 0 && r->at.chars > 0) return;
  r->at.source.start = start;
  r->at.style = BUL_DOCX_PLAIN;
  r->at.centred = r->at.broken = false;
  r->at.table = r->cells > 0;
}

/* What follows is a paragraph of its own, though the same one in the file: with
** the blank between both are one text, if a title's. */
static void break_line(reader *r, size_t start) {
  bool any = r->at.chars > 0;
  end_paragraph(r, start);
  r->at.broken = any;
  bul_buffer_add(&r->d->text, " ", 1);
}

static bool open_element(reader *r, const bul_xml_token *token) {
  place *here = &r->places[r->xml.depth];
  *here = here[-1];
  r->shown = bul_xml_is(token, "t") || bul_xml_is(token, "delText");
  if (r->shown) return true;
  if (is_unshown(token)) return bul_xml_skip(&r->xml);
  if (bul_xml_is(token, "p")) {
    open_paragraph(r, token->start);
  } else if (bul_xml_is(token, "tbl")) {
    r->cells++;
  } else if (bul_xml_is(token, "txbxContent")) {
    open_box(r);
  } else if (bul_xml_is(token, "del") || bul_xml_is(token, "moveFrom")) {
    here->deleted = true;
  } else if (bul_xml_is(token, "tab")) {
    if (r->at.chars > 0) add_text(r, BUL_TEXT("  "));
  } else if (bul_xml_is(token, "noBreakHyphen")) {
    add_text(r, BUL_TEXT("-"));
  } else if (bul_xml_is(token, "br") || bul_xml_is(token, "cr")) {
    if (r->comments)
      add_aside(r, "comment", BUL_TEXT(" "));
    else if (r->cells == 0)
      break_line(r, token->start);
  } else {
    read_property(r, token);
  }
  return true;
}

static void close_element(reader *r, const bul_xml_token *token) {
  r->shown = false;
  if (bul_xml_is(token, "tbl")) {
    if (r->cells > 0) r->cells--;
  } else if (bul_xml_is(token, "tr")) {
    end_paragraph(r, token->end);
  } else if (bul_xml_is(token, "tc")) {
    if (r->at.chars > 0) bul_buffer_add(&r->d->text, "  ", 2);
  } else if (bul_xml_is(token, "p")) {
    if (r->cells == 0)
      end_paragraph(r, token->end);
    else if (r->at.chars > 0)
      bul_buffer_add(&r->d->text, " ", 1);
    if (!r->comments) end_aside(r);
  } else if (bul_xml_is(token, "pPr")) {
    if (!r->comments) bul_docx_label(r->d, &r->label, r->number, r->level);
  } else if (bul_xml_is(token, "txbxContent")) {
    close_box(r, token->end);
  } else if (bul_xml_is(token, "comment")) {
    end_aside(r);
  }
}

static bool scan(reader *r) {
  bul_xml_token token;
  while (!r->d->failed) {
    int kind = bul_xml_next(&r->xml, &token);
    if (kind == BUL_XML_END) return true;
    if (kind == BUL_XML_FAILED) return false;
    if (kind == BUL_XML_OPEN && !open_element(r, &token)) return false;
    if (kind == BUL_XML_CLOSE) close_element(r, &token);
    if (kind == BUL_XML_TEXT && r->shown) take_text(r, &token);
  }
  return false;
}

int bul_docx_read_text(bul_docx *d, bulletin_text source, bul_docx_part part) {
  const bulletin_allocator *allocator = &d->draft->allocator;
  reader *r = bul_resize(allocator, NULL, 0, sizeof *r);
  if (r == NULL) return bul_nomem(d->draft->error);
  *r = (reader){.d = d,
                .notes = part != BUL_DOCX_BODY,
                .comments = part == BUL_DOCX_COMMENTS};
  r->at.text.start = d->text.size;
  bul_buffer_init(&r->word, allocator);
  bul_buffer_init(&r->label, allocator);
  bul_buffer_init(&r->aside, allocator);
  bul_buffer_init(&r->anchor.text, allocator);
  r->anchor.first = SIZE_MAX;
  bul_xml_begin(&r->xml, source, d->draft->error);
  bool good = scan(r);
  if (good) {
    end_paragraph(r, source.size);
    end_aside(r);
  }
  int status = d->failed ? bul_nomem(d->draft->error) : r->xml.status;
  bul_buffer_free(&r->word);
  bul_buffer_free(&r->label);
  bul_buffer_free(&r->aside);
  bul_buffer_free(&r->anchor.text);
  bul_free(allocator, r, sizeof *r);
  return status;
}
