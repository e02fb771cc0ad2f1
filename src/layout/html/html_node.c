/*
** html_node.c - the page of a paper in its digital edition: a picture whose
** areas lead to the pieces, beside a list of their titles.
*/
#include "html_facts.h"
#include "html_piece.h"
#include "html_polygon.h"

enum {
  MOST_AREAS = 400,  /* a page has some ten pieces */
  LEAST_TEXT = 120,  /* characters of text that make it an article's page */
  LEAST_TITLE = 2,   /* characters of a title in the list */
  LONGEST_FOLIO = 60 /* characters of 第01版：要闻 */
};

/* Whether an area before number `index` leads to the same file. */
static bool is_repeated(const bul_html_document *d, size_t index) {
  for (size_t i = 0; i < index; i++)
    if (bul_text_equal(d->areas[i].link, d->areas[index].link)) return true;
  return false;
}

static size_t count_areas(const bul_html_document *d) {
  return d->area_count < MOST_AREAS ? d->area_count : MOST_AREAS;
}

/* The line that is the title of the file that the area leads to, or the count
** of lines. */
static size_t find_title(const bul_html_document *d, bulletin_text link) {
  size_t i = 0;
  while (i < d->line_count && !(d->lines[i].chars >= LEAST_TITLE &&
                                bul_piece_is_link(&d->lines[i]) &&
                                bul_text_equal(d->lines[i].link, link)))
    i++;
  return i;
}

bool bul_html_is_node(const bul_piece *p) {
  const bul_html_document *d = p->d;
  if (d->area_count == 0 || d->facts.headline.data != NULL ||
      (p->first < p->end && bul_piece_has(p, p->first, BUL_ROLE_MARKED)) ||
      bul_piece_weight(p) >= LEAST_TEXT)
    return false;
  for (size_t i = 0; i < count_areas(d); i++)
    if (d->areas[i].title.size > 0 ||
        find_title(d, d->areas[i].link) < d->line_count)
      return true;
  return false;
}

/* --- places ------------------------------------------------------------ */

/* Tells where the piece stands that is written next: the areas that lead to the
** same file are one piece's. */
static bool add_areas(const bul_piece *p, bulletin_text link) {
  enum { MOST_BOXES = 4 * BUL_POLYGON_BOXES };
  const bul_html_document *d = p->d;
  bulletin_box boxes[MOST_BOXES];
  size_t count = 0;
  for (size_t i = 0; i < count_areas(d); i++)
    if (bul_text_equal(d->areas[i].link, link) &&
        count + BUL_POLYGON_BOXES <= MOST_BOXES)
      count += bul_polygon_boxes(boxes + count, d->areas[i].coordinates,
                                 d->width, d->height);
  return bul_draft_area(p->draft, boxes, count);
}

/* --- lines ------------------------------------------------------------- */

/* 第01版：要闻, 02版 综合 */
static bool is_folio(bulletin_text text) {
  size_t at = bul_text_starts(text, BUL_TEXT("第")) ? 3 : 0, start;
  while (at < text.size && text.data[at] == ' ')
    at++;
  for (start = at;
       at < text.size && bul_is_digit((unsigned char)text.data[at]);)
    at++;
  return at > start && bul_text_starts(bul_text_trim(bul_text_from(text, at)),
                                       BUL_TEXT("版"));
}

/* The line that names the page and the first that names the day. */
static bool add_folio(const bul_piece *p) {
  bool named = false;
  for (size_t i = 0; i < p->d->line_count; i++) {
    const bul_html_line *line = &p->d->lines[i];
    bulletin_text text = bul_piece_text(p, i), day = p->draft->layout.date;
    if (line->chars > LONGEST_FOLIO) continue;
    if (day.data == NULL) bul_facts_find_day(p->draft, text);
    bool dated = day.data == NULL && p->draft->layout.date.data != NULL;
    bool folio = !named && !bul_piece_is_link(line) && is_folio(text);
    named |= folio;
    if ((dated || folio) &&
        !bul_draft_add(p->draft,
                       &(bul_draft_line){.text = text,
                                         .evidence = {.kind = BUL_TEXT("folio"),
                                                      .whole = true},
                                         .source = line->source,
                                         .confidence = -1}))
      return false;
  }
  return true;
}

/* A title without the mark of the list it stands in. */
static bulletin_text without_mark(bulletin_text text) {
  static const bulletin_text marks[] = {BUL_ROW("·"), BUL_ROW("•"),
                                        BUL_ROW("■"), BUL_ROW("▪"),
                                        BUL_ROW("●"), BUL_ROW("◆")};
  for (size_t i = 0; i < BUL_COUNT(marks); i++)
    if (bul_text_starts(text, marks[i]))
      return bul_text_trim(bul_text_from(text, marks[i].size));
  return text;
}

static bool add_title(const bul_piece *p, const bul_html_area *area) {
  bul_draft_line line = {
      .evidence = {.kind = BUL_TEXT("headline"), .whole = true, .piece = true},
      .confidence = -1};
  size_t i = find_title(p->d, area->link);
  bul_buffer plain;
  bul_buffer_init(&plain, p->allocator);
  if (i < p->d->line_count) {
    line.text = without_mark(bul_piece_text(p, i));
    line.source = p->d->lines[i].source;
  } else {
    bul_html_strip(&plain, area->title);
    line.text = bul_text(plain.data, plain.size);
  }
  bool added = !plain.failed &&
               (line.text.size == 0 ||
                (add_areas(p, area->link) && bul_draft_add(p->draft, &line)));
  bul_buffer_free(&plain);
  return added;
}

/* Writes the piece as its own file has it; *written: whether there is anything
** in it. */
static bool add_piece(const bul_piece *p, const bul_html_area *area,
                      size_t number, bool *written) {
  bul_draft *draft = p->draft;
  const bulletin_layout_options *options = draft->options;
  *written = false;
  if (number >= options->part_count || options->parts[number].data == NULL)
    return true;
  bulletin_layout *piece = NULL;
  bulletin_text bytes = options->parts[number];
  int format = bulletin_format_find(bytes);
  int status = format != BULLETIN_FORMAT_HTML
                   ? BULLETIN_CORRUPT
                   : bulletin_lay_out(&piece, bytes, format, NULL,
                                      &draft->allocator, NULL);
  if (status != BULLETIN_OK) return status != BULLETIN_NOMEM;
  bool good = piece->line_count == 0 || add_areas(p, area->link);
  for (size_t i = 0; good && i < piece->line_count; i++) {
    bulletin_span span = piece->places[i].text;
    bul_draft_line line = {
        .text = bul_text(piece->text.data + span.start, span.end - span.start),
        .evidence = piece->evidence[i],
        .confidence = -1};
    line.evidence.piece = i == 0;
    good = bul_draft_add(draft, &line);
  }
  *written = piece->line_count > 0;
  bulletin_layout_free(piece);
  return good;
}

bool bul_html_add_parts(bulletin_parts *parts, const bul_piece *p) {
  bul_buffer link;
  bool good = true;
  bul_buffer_init(&link, p->allocator);
  for (size_t i = 0; good && i < count_areas(p->d); i++) {
    if (is_repeated(p->d, i)) continue;
    link.size = 0;
    bul_entities_decode(&link, p->d->areas[i].link, bul_html_entity);
    good = !link.failed && bul_links_add(parts, p->allocator,
                                         bul_text(link.data, link.size), 0);
  }
  bul_buffer_free(&link);
  return good;
}

bool bul_html_write_node(const bul_piece *p) {
  const bul_html_document *d = p->d;
  size_t number = 0;
  if (!add_folio(p)) return false;
  for (size_t i = 0; i < count_areas(d); i++) {
    bool written;
    if (is_repeated(d, i)) continue;
    if (!add_piece(p, &d->areas[i], number++, &written)) return false;
    if (!written && !add_title(p, &d->areas[i])) return false;
  }
  if (d->width > 0 && d->height > 0) {
    p->draft->layout.width = d->width;
    p->draft->layout.height = d->height;
    p->draft->layout.unit = BUL_TEXT("px");
  }
  return true;
}
