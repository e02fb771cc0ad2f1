/*
** html_lines.c - see html_lines.h: elements, and the text in them as lines.
*/
#include "html_meta.h"
#include "html_roles.h"
#include "html_tags.h"

enum {
  DEEPEST = 256,    /* elements within each other; others are not looked at */
  WIDEST_CELL = 180 /* bytes up to which a row's cells share a line */
};

/* White space that has yet to be written. */
enum { NO_SPACE, BETWEEN_DIGITS, ANY_SPACE, WITH_LINE_END };

/* An element that is open, with what holds inside it. */
typedef struct element {
  const bul_html_tag *tag; /* NULL: none that is known */
  bulletin_text name;
  uint32_t node;
  uint16_t own; /* roles that it has itself */
  uint16_t roles;
  uint16_t size;
  uint8_t heading;
  bool bold;
  bool centred;
  bool silent;
  bool apart; /* a line ends before and after it */
  bulletin_text link;
} element;

typedef struct reader {
  bul_html_document *d;
  const bulletin_allocator *allocator;
  bulletin_text source;
  element stack[DEEPEST];
  size_t depth;
  size_t deeper; /* elements open beyond those */
  bul_role_cache roles;
  bul_html_line line; /* at hand; it has text when chars > 0 */
  bool open;
  bool plain;   /* of the line's text, some is not bold */
  int space;    /* that waits to be written */
  bool picture; /* one stood since the last line */
  bool marked;  /* between the vendor's marks */
  bool failed;
} reader;

static element *top(reader *r) {
  return &r->stack[r->depth - 1];
}

/* --- lines ------------------------------------------------------------- */

static void end_line(reader *r) {
  bul_html_document *d = r->d;
  r->space = NO_SPACE;
  if (!r->open) return;
  r->open = false;
  if (d->text.failed) return;
  if (r->line.chars == 0) {
    d->text.size = r->line.start;
    return;
  }
  while (d->text.size > r->line.start && d->text.data[d->text.size - 1] == ' ')
    d->text.size--;
  bulletin_text text = bul_text_trim(
      bul_text(d->text.data + r->line.start, d->text.size - r->line.start));
  r->line.end = (size_t)(text.data - d->text.data) + text.size;
  d->text.size = r->line.end;
  if (r->failed) return;
  bul_html_line *lines = bul_grow(r->allocator, d->lines, &d->line_capacity,
                                  d->line_count + 1, sizeof *lines);
  if (lines == NULL) {
    r->failed = true;
    return;
  }
  d->lines = lines;
  r->line.bold = !r->plain;
  lines[d->line_count++] = r->line;
  r->picture = false;
}

/* Writes the white space that waits, before a character of which `next` is the
** first byte. A line end between two Han characters is no white space. */
static void write_space(reader *r, char next) {
  bul_buffer *text = &r->d->text;
  char last = text->size > 0 ? text->data[text->size - 1] : '\0';
  if (r->space == BETWEEN_DIGITS &&
      !(bul_is_digit((unsigned char)last) && bul_is_digit((unsigned char)next)))
    r->space = NO_SPACE;
  if (r->space == WITH_LINE_END && text->size > 0 &&
      (unsigned char)last >= 0x80 && (unsigned char)next >= 0x80)
    r->space = NO_SPACE;
  if (r->space != NO_SPACE) bul_buffer_add(text, " ", 1);
  r->space = NO_SPACE;
}

/* Adds characters, none of them ASCII white space, from the source's bytes
** [start, end). */
static void add(reader *r, bulletin_text piece, size_t start, size_t end) {
  const element *e = top(r);
  bul_html_document *d = r->d;
  uint32_t chars = 0;
  if (!r->open) {
    r->line = (bul_html_line){.start = d->text.size,
                              .source = {start, end},
                              .node = e->node,
                              .roles = e->roles,
                              .size = e->size,
                              .heading = e->heading,
                              .centred = e->centred,
                              .picture = r->picture};
    if (r->marked) r->line.roles |= BUL_ROLE_MARKED;
    r->open = true;
    r->plain = false;
    r->space = NO_SPACE;
  }
  while (r->line.chars == 0 && piece.size > 0) { /* an indent is no text */
    size_t size;
    if (!bul_is_space(bul_char_at(piece.data, &size))) break;
    piece = bul_text_from(piece, size);
    if (end - start > piece.size) start = end - piece.size;
  }
  if (piece.size == 0) return;
  for (size_t at = 0; at < piece.size;) {
    size_t size;
    chars += !bul_is_space(bul_char_at(piece.data + at, &size));
    at += size;
  }
  if (chars > 0) {
    if (r->line.chars == 0) {
      r->line.source.start = start;
      r->line.start = d->text.size;
    }
    r->line.source.end = end;
    if (e->size > r->line.size) r->line.size = e->size;
  }
  if (r->line.chars > 0) write_space(r, piece.data[0]);
  r->space = NO_SPACE;
  bul_buffer_add_text(&d->text, piece);
  r->line.chars += chars;
  if (e->link.data != NULL) {
    r->line.linked += chars;
    if (r->line.link.size == 0 && chars > 0) r->line.link = e->link;
  }
  if (chars > 0 && !e->bold) r->plain = true;
}

static bool is_blank(unsigned char c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == '\0';
}

static void add_entity(reader *r, uint32_t c, size_t start, size_t end) {
  char bytes[4];
  if (c < 0x80 && is_blank((unsigned char)c)) {
    if (r->space == NO_SPACE) r->space = ANY_SPACE;
    return;
  }
  if (c == 0xAD || c == 0x200B || c == 0x200C || c == 0x200D) return;
  if (c == 0xA0) c = ' ';
  add(r, bul_text(bytes, bul_char_put(bytes, c)), start, end);
}

static void add_text(reader *r, bulletin_text text, size_t start) {
  size_t at = 0;
  while (at < text.size) {
    unsigned char c = (unsigned char)text.data[at];
    if (is_blank(c)) {
      int space = c == '\n' || c == '\r' ? WITH_LINE_END : ANY_SPACE;
      if (space > r->space) r->space = space;
      at++;
      continue;
    }
    if (c == '&') {
      size_t size = 1;
      uint32_t found = bul_html_entity(bul_text_from(text, at), &size);
      if (found == 0) size = 1;
      add_entity(r, found == 0 ? '&' : found, start + at, start + at + size);
      at += size;
      continue;
    }
    size_t end = at;
    while (end < text.size && text.data[end] != '&' &&
           !is_blank((unsigned char)text.data[end]))
      end++;
    add(r, bul_text(text.data + at, end - at), start + at, start + end);
    at = end;
  }
}

/* --- elements ---------------------------------------------------------- */

/* Closes the elements from number `depth` on. */
static void pop(reader *r, size_t depth) {
  while (r->depth > depth) {
    const element *e = top(r);
    if (e->apart) end_line(r);
    if (bul_html_tag_has(e->tag, BUL_TAG_BLOCK))
      r->d->nodes[e->node].end = (uint32_t)r->d->line_count;
    r->depth--;
  }
}

static bool is_named(const element *e, const bul_html_tag *tag,
                     bulletin_text name) {
  if (tag != NULL) return e->tag == tag;
  return e->tag == NULL && bul_text_equal(e->name, name);
}

static bool is_tag(const element *e, const char *name) {
  return e->tag != NULL && strcmp(e->tag->name, name) == 0;
}

/* Closes what the opening tag ends without saying so. */
static void close_implied(reader *r, const bul_html_tag *tag) {
  bool row = strcmp(tag->name, "tr") == 0;
  bool cell = strcmp(tag->name, "td") == 0 || strcmp(tag->name, "th") == 0;
  bool item = strcmp(tag->name, "li") == 0;
  bool term = strcmp(tag->name, "dt") == 0 || strcmp(tag->name, "dd") == 0;
  for (size_t i = r->depth; i > 1; i--) {
    const element *e = &r->stack[i - 1];
    bool same = (row && is_tag(e, "tr")) ||
                (cell && (is_tag(e, "td") || is_tag(e, "th"))) ||
                (item && is_tag(e, "li")) ||
                (term && (is_tag(e, "dt") || is_tag(e, "dd")));
    if (same || (is_tag(e, "p") && !row && !cell && !item && !term)) {
      pop(r, i - 1);
      return;
    }
    if (row || cell
            ? is_tag(e, "table") || (cell && is_tag(e, "tr"))
            : bul_html_tag_has(e->tag, BUL_TAG_BOUNDARY) ||
                  (!item && !term && bul_html_tag_has(e->tag, BUL_TAG_BLOCK)))
      return;
  }
}

static uint32_t add_node(reader *r, const element *e, uint32_t parent) {
  bul_html_document *d = r->d;
  bul_html_node *nodes = bul_grow(r->allocator, d->nodes, &d->node_capacity,
                                  d->node_count + 1, sizeof *nodes);
  if (nodes == NULL) {
    r->failed = true;
    return parent;
  }
  d->nodes = nodes;
  uint32_t first = (uint32_t)d->line_count;
  nodes[d->node_count] =
      (bul_html_node){.parent = parent,
                      .first = first,
                      .end = first,
                      .roles = e->roles,
                      .paragraph = bul_html_tag_has(e->tag, BUL_TAG_PARAGRAPH),
                      .link = e->link};
  return (uint32_t)d->node_count++;
}

/* Sets what the element's attributes say. */
static void read_attributes(reader *r, element *e, bulletin_text attributes) {
  bulletin_text name, value;
  while (bul_html_attribute(&attributes, &name, &value)) {
    if (bul_html_is(name, "class") || bul_html_is(name, "id")) {
      e->own |= bul_roles_of(&r->roles, value);
    } else if (bul_html_is(name, "style")) {
      bul_html_style style = bul_style_of(value);
      if (style.size > 0) e->size = style.size;
      if (style.bold) e->bold = true;
      if (style.centred || style.aligned) e->centred = style.centred;
      if (style.hidden) e->own |= BUL_ROLE_HIDDEN;
    } else if (bul_html_is(name, "align")) {
      e->centred = bul_html_is(value, "center");
    } else if (bul_html_is(name, "size") && e->tag == NULL) {
      e->size = bul_font_size(value);
    } else if (bul_html_is(name, "hidden")) {
      e->own |= BUL_ROLE_HIDDEN;
    } else if (bul_html_is(name, "itemprop")) {
      if (bul_html_is(value, "articlebody"))
        e->own |= BUL_ROLE_MARKED;
      else if (bul_html_is(value, "headline"))
        e->own |= BUL_ROLE_HEADLINE;
    } else if (bul_html_is(name, "href") &&
               bul_html_tag_has(e->tag, BUL_TAG_LINK)) {
      e->link = value;
    }
  }
}

static void merge_roles(element *e) {
  bool page = is_tag(e, "body") || is_tag(e, "html");
  if (page || (e->own & BUL_ROLE_BODY) != 0)
    e->own &= (uint16_t)~BUL_ROLE_ASIDE;
  if (page) e->own &= (uint16_t) ~(BUL_ROLE_PARTS | BUL_ROLE_BODY);
  if ((e->own & (BUL_ROLE_KICKER | BUL_ROLE_DECK)) != 0)
    e->own &= (uint16_t)~BUL_ROLE_HEADLINE;
  if (e->tag != NULL) e->own |= e->tag->role;
  if ((e->own & (BUL_ROLE_PARTS | BUL_ROLE_BODY)) != 0)
    e->roles &= (uint16_t)~BUL_ROLE_PARTS;
  e->roles |= e->own;
}

static void add_area(reader *r, bulletin_text attributes) {
  bul_html_document *d = r->d;
  bulletin_text link = bul_html_attribute_of(attributes, "href");
  bulletin_text coordinates = bul_html_attribute_of(attributes, "coords");
  if (link.size == 0 || coordinates.size == 0) return;
  bul_html_area *areas = bul_grow(r->allocator, d->areas, &d->area_capacity,
                                  d->area_count + 1, sizeof *areas);
  if (areas == NULL) {
    r->failed = true;
    return;
  }
  d->areas = areas;
  areas[d->area_count++] = (bul_html_area){
      coordinates, link, bul_html_attribute_of(attributes, "title")};
}

static void open_void(reader *r, const bul_html_tag *tag,
                      bulletin_text attributes) {
  if (bul_html_tag_has(tag, BUL_TAG_BREAK)) {
    bool title = top(r)->heading > 0 ||
                 (top(r)->own &
                  (BUL_ROLE_HEADLINE | BUL_ROLE_KICKER | BUL_ROLE_DECK)) != 0;
    if (title && tag->name[0] == 'b')
      r->space = ANY_SPACE;
    else
      end_line(r);
  }
  if (bul_html_tag_has(tag, BUL_TAG_PICTURE)) {
    r->picture = true;
    bul_html_meta_picture(r->d, attributes);
  }
  if (strcmp(tag->name, "area") == 0) add_area(r, attributes);
  if (strcmp(tag->name, "meta") == 0)
    bul_html_meta_element(&r->d->facts, attributes);
}

/* A row's cells stand side by side where they are short. */
static void part_cells(reader *r, const bul_html_tag *tag) {
  bool cell = strcmp(tag->name, "td") == 0 || strcmp(tag->name, "th") == 0;
  size_t size = r->open ? r->d->text.size - r->line.start : 0;
  if (!cell || size > WIDEST_CELL) {
    end_line(r);
  } else if (r->open && r->line.chars > 0) {
    bul_buffer_add(&r->d->text, "  ", 2);
    r->line.row = true;
  }
}

static void open_element(reader *r, const bul_html_token *token) {
  const bul_html_tag *tag = bul_html_tag_of(token->name);
  if (bul_html_tag_has(tag, BUL_TAG_VOID)) {
    open_void(r, tag, token->attributes);
    return;
  }
  if (bul_html_tag_has(tag, BUL_TAG_BLOCK)) {
    close_implied(r, tag);
    part_cells(r, tag);
  }
  if (bul_html_tag_has(tag, BUL_TAG_PICTURE)) r->picture = true;
  if (r->depth == DEEPEST) {
    r->deeper++;
    return;
  }
  const element *around = top(r);
  element e = *around;
  e.tag = tag;
  e.name = token->name;
  e.own = 0;
  if (tag != NULL && tag->heading > 0) e.heading = tag->heading;
  if (bul_html_tag_has(tag, BUL_TAG_BOLD)) e.bold = true;
  if (bul_html_tag_has(tag, BUL_TAG_CENTRED)) e.centred = true;
  if (bul_html_tag_has(tag, BUL_TAG_SILENT)) e.silent = true;
  read_attributes(r, &e, token->attributes);
  /* Within a line, what is not shown is no text, as a copy's is that a site
  ** would not have. */
  if ((e.own & BUL_ROLE_HIDDEN) != 0 && !bul_html_tag_has(tag, BUL_TAG_BLOCK))
    e.silent = true;
  if (bul_html_tag_has(tag, BUL_TAG_LINK) && e.link.data == NULL)
    e.link = bul_text("", 0);
  merge_roles(&e);
  bool within = around->apart && !bul_html_tag_has(around->tag, BUL_TAG_BLOCK);
  bool fact =
      (e.own & (BUL_ROLE_FACT | BUL_ROLE_BYLINE | BUL_ROLE_SOURCE)) != 0;
  e.apart = bul_html_tag_has(tag, BUL_TAG_BLOCK) || (!within && fact);
  if (within && fact && r->space == NO_SPACE) r->space = BETWEEN_DIGITS;
  bool cell = is_tag(&e, "td") || is_tag(&e, "th");
  if (cell) e.apart = false;
  if (e.apart) end_line(r);
  if (bul_html_tag_has(tag, BUL_TAG_BLOCK))
    e.node = add_node(r, &e, around->node);
  r->stack[r->depth++] = e;
}

static void close_element(reader *r, const bul_html_token *token) {
  const bul_html_tag *tag = bul_html_tag_of(token->name);
  if (bul_html_tag_has(tag, BUL_TAG_VOID)) {
    if (bul_html_tag_has(tag, BUL_TAG_BREAK)) end_line(r);
    return;
  }
  if (r->deeper > 0) {
    r->deeper--;
    return;
  }
  for (size_t i = r->depth; i > 1; i--) {
    const element *e = &r->stack[i - 1];
    if (is_named(e, tag, token->name)) {
      pop(r, i - 1);
      return;
    }
    if (bul_html_tag_has(e->tag, BUL_TAG_BOUNDARY) &&
        !bul_html_tag_has(tag, BUL_TAG_BOUNDARY))
      return;
    if (!bul_html_tag_has(tag, BUL_TAG_BLOCK) &&
        bul_html_tag_has(e->tag, BUL_TAG_BLOCK))
      return;
  }
}

/* --- comments ---------------------------------------------------------- */

static void read_comment(reader *r, bulletin_text text) {
  text = bul_text_trim(text);
  if (bul_text_equal(text, BUL_TEXT("enpcontent"))) r->marked = true;
  if (bul_text_equal(text, BUL_TEXT("/enpcontent"))) {
    end_line(r);
    r->marked = false;
  }
  bul_html_meta_comment(&r->d->facts, text);
}

/* --- the document ------------------------------------------------------ */

static void read_token(reader *r, const bul_html_token *token, bool title) {
  switch (token->kind) {
  case BUL_HTML_TEXT:
    if (title) {
      if (r->d->facts.title.data == NULL) r->d->facts.title = token->text;
    } else if (!top(r)->silent) {
      add_text(r, token->text, token->start);
    }
    break;
  case BUL_HTML_OPEN:
    open_element(r, token);
    break;
  case BUL_HTML_CLOSE:
    close_element(r, token);
    break;
  case BUL_HTML_COMMENT:
    read_comment(r, token->text);
    break;
  }
}

/* The name of an element whose content is text that is not shown. */
static bool is_unshown(bulletin_text raw) {
  return raw.size > 0;
}

int bul_html_document_read(bul_html_document *document, bulletin_text source,
                           const bulletin_allocator *allocator) {
  bul_buffer_init(&document->text, allocator);
  reader *r = bul_resize(allocator, NULL, 0, sizeof *r);
  if (r == NULL) return BULLETIN_NOMEM;
  *r = (reader){.d = document, .allocator = allocator, .source = source};
  r->stack[0] = (element){.name = {"", 0}};
  r->depth = 1;
  add_node(r, &r->stack[0], 0);
  bul_html_scan scan = {.source = source};
  bul_html_token token;
  bulletin_text raw = {NULL, 0};
  while (!r->failed && bul_html_next(&scan, &token) != BUL_HTML_END) {
    bool title = bul_html_is(raw, "title");
    bool shown = !is_unshown(raw) || title;
    raw = scan.raw;
    if (token.kind == BUL_HTML_TEXT && !shown) continue;
    if (is_unshown(raw) && token.kind == BUL_HTML_OPEN) continue;
    read_token(r, &token, title);
  }
  if (!r->failed) {
    pop(r, 1);
    end_line(r);
    document->nodes[0].end = (uint32_t)document->line_count;
  }
  bool failed = r->failed || document->text.failed;
  bul_free(allocator, r, sizeof *r);
  return failed ? BULLETIN_NOMEM : BULLETIN_OK;
}

void bul_html_document_free(bul_html_document *d) {
  const bulletin_allocator *allocator = d->text.allocator;
  if (allocator == NULL) return;
  bul_free(allocator, d->lines, d->line_capacity * sizeof *d->lines);
  bul_free(allocator, d->nodes, d->node_capacity * sizeof *d->nodes);
  bul_free(allocator, d->areas, d->area_capacity * sizeof *d->areas);
  bul_buffer_free(&d->text);
  *d = (bul_html_document){0};
}
