/*
** ocr_write.c - the lines of recognized blocks as paragraphs, in the order for
** reading.
**
** A paragraph begins with an indent, behind a line that ends short of its
** column, or where the type changes. What runs down is looked at as if it lay
** on its side: its lines begin at the top and follow from right to left.
*/
#include "ocr.h"

#include "../../base/marks.h"

#include <stdlib.h>

/* Shares of a line's height. */
static const double INDENT = .8, DEEPEST_INDENT = 6, SHORT = 3;
/* Type that is so much larger than the page's is a title's; so much, another
** kind. */
static const double TITLE = 1.5, OTHER = 1.2;

enum {
  LONGEST_TITLE = 80, /* characters */
  LEAST_LINES = 3,    /* of what is a paragraph whatever it ends with */
  LEAST_TALL = 2      /* heights of a line that runs down, over its width */
};

/* --- the way that lines run -------------------------------------------- */

/* Where a line begins, ends, and how high its type is, along the way that it
** runs. */
typedef struct run {
  double start, end, height;
} run;

static run run_of(const bul_ocr_block *block, const bul_ocr_line *line) {
  const bulletin_box *box = &line->box;
  return block->vertical ? (run){box->y, box->y + box->height, box->width}
                         : (run){box->x, box->x + box->width, box->height};
}

static bool has_box(const bul_ocr_line *line) {
  return line->box.width > 0 && line->box.height > 0;
}

static size_t count_chars(const bul_ocr *ocr, const bul_ocr_line *line) {
  return bul_text_length(bul_text(ocr->text.data + line->text.start,
                                  line->text.end - line->text.start));
}

/* Most of its characters stand in lines that are higher than wide. */
static bool runs_down(const bul_ocr *ocr, const bul_ocr_block *block) {
  size_t tall = 0, wide = 0;
  for (size_t i = block->first; i < block->end; i++) {
    const bul_ocr_line *line = &ocr->lines[i];
    size_t chars = count_chars(ocr, line);
    if (chars < 2 || !has_box(line)) continue;
    if (line->box.height >= LEAST_TALL * line->box.width)
      tall += chars;
    else
      wide += chars;
  }
  return tall > wide;
}

static int by_right_edge(const void *a, const void *b) {
  const bul_ocr_line *one = a, *other = b;
  double left = one->box.x + one->box.width;
  double right = other->box.x + other->box.width;
  if (left != right) return left > right ? -1 : 1;
  return one->text.start < other->text.start ? -1 : 1;
}

/* --- paragraphs -------------------------------------------------------- */

typedef struct column {
  double start, end; /* of the lines that reach farthest */
  double height;     /* of its type: the usual line's */
} column;

static int by_number(const void *a, const void *b) {
  double one = *(const double *)a, other = *(const double *)b;
  return one < other ? -1 : one > other;
}

/* The height of the lines in the middle; 0 where no place is known. */
static double middle_height(const bul_ocr *ocr, const bul_ocr_block *block,
                            double *numbers) {
  size_t count = 0;
  for (size_t i = block->first; i < block->end; i++)
    if (has_box(&ocr->lines[i]))
      numbers[count++] = run_of(block, &ocr->lines[i]).height;
  if (count == 0) return 0;
  qsort(numbers, count, sizeof *numbers, by_number);
  return numbers[count / 2];
}

static column column_of(const bul_ocr *ocr, const bul_ocr_block *block,
                        double *numbers) {
  column c = {.height = middle_height(ocr, block, numbers)};
  bool any = false;
  for (size_t i = block->first; i < block->end; i++) {
    run r = run_of(block, &ocr->lines[i]);
    if (!has_box(&ocr->lines[i])) continue;
    if (!any || r.start < c.start) c.start = r.start;
    if (!any || r.end > c.end) c.end = r.end;
    any = true;
  }
  return c;
}

static uint32_t last_inside(const bul_ocr *ocr, const bul_ocr_line *line) {
  return bul_last_inside(bul_text(ocr->text.data + line->text.start,
                                  line->text.end - line->text.start));
}

static bool ends_sentence(const bul_ocr *ocr, const bul_ocr_line *line) {
  uint32_t c = last_inside(ocr, line);
  return c == '.' || (bul_mark(c) & BUL_ENDS_SENTENCE) != 0;
}

static bool ends_clause(const bul_ocr *ocr, const bul_ocr_line *line) {
  uint32_t c = last_inside(ocr, line);
  return (bul_mark(c) & (BUL_PARTS_CLAUSES | BUL_PARTS_ITEMS)) != 0;
}

static bool is_other_type(const bul_ocr_line *a, const bul_ocr_line *b) {
  return a->size > 0 && b->size > 0 &&
         (a->size > b->size * OTHER || b->size > a->size * OTHER);
}

/* Whether a paragraph begins with line `i`, which is not the block's first. */
static bool begins(const bul_ocr *ocr, const bul_ocr_block *block,
                   const column *c, size_t i) {
  const bul_ocr_line *last = &ocr->lines[i - 1], *line = &ocr->lines[i];
  if (last->cut) return false;
  if (is_other_type(last, line)) return true;
  if (block->role == BUL_OCR_HEADING || !has_box(last) || !has_box(line))
    return false;
  run before = run_of(block, last), here = run_of(block, line);
  double indent = here.start - c->start;
  if (indent > INDENT * c->height && indent < DEEPEST_INDENT * c->height &&
      here.start - before.start > INDENT / 2 * c->height)
    return true;
  return c->end - before.end > SHORT * c->height && ends_sentence(ocr, last);
}

/* --- joining ----------------------------------------------------------- */

static bool is_lower(uint32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0xFF) || c == 0x17F;
}

/* Kalk- und Ziegelsteine: the mark is the word's own. */
static bool is_listed(bulletin_text next) {
  static const bulletin_text words[] = {BUL_ROW("und "), BUL_ROW("oder "),
                                        BUL_ROW("and "), BUL_ROW("or ")};
  for (size_t i = 0; i < BUL_COUNT(words); i++)
    if (bul_text_starts(next, words[i])) return true;
  return false;
}

/* The bytes of a mark at the text's end that says that its last word goes on:
** soft hyphens and those that transcribers use, and a plain one before a small
** letter. */
static size_t hyphen_size(bulletin_text text, bulletin_text next) {
  static const bulletin_text marks[] = {BUL_ROW("\xC2\xAD"), BUL_ROW("¬"),
                                        BUL_ROW("⸗"), BUL_ROW("-")};
  size_t size;
  for (size_t i = 0; i < BUL_COUNT(marks); i++) {
    if (!bul_text_ends(text, marks[i]) || text.size == marks[i].size) continue;
    if (i + 2 < BUL_COUNT(marks)) return marks[i].size;
    return is_lower(bul_char_at(next.data, &size)) && !is_listed(next)
               ? marks[i].size
               : 0;
  }
  return 0;
}

/* Adds the next line of a paragraph. */
static void join(bul_buffer *out, bulletin_text next, bool cut) {
  bulletin_text text = bul_text(out->data, out->size);
  if (text.size > 0 && !cut) {
    size_t hyphen = hyphen_size(text, next);
    uint32_t last = bul_char_last(text);
    out->size -= hyphen;
    if (hyphen == 0 && !bul_is_wide(last) && (last != '-' || is_listed(next)) &&
        !bul_is_wide(bul_char_first(next)))
      bul_buffer_add(out, " ", 1);
  }
  bul_buffer_add_text(out, next);
}

/* --- writing ----------------------------------------------------------- */

bulletin_text bul_ocr_kind(int role) {
  static const char *const kinds[] = {
      [BUL_OCR_HEADING] = "headline",  [BUL_OCR_CAPTION] = "caption",
      [BUL_OCR_NOTE] = "note",         [BUL_OCR_FOLIO] = "folio",
      [BUL_OCR_OTHER] = "other",       [BUL_OCR_ADVERT] = "advert",
      [BUL_OCR_MASTHEAD] = "masthead", [BUL_OCR_KICKER] = "kicker",
      [BUL_OCR_DECK] = "deck",         [BUL_OCR_SUBHEAD] = "subhead",
      [BUL_OCR_BYLINE] = "byline",     [BUL_OCR_PARAGRAPH] = "paragraph"};
  return role == BUL_OCR_TEXT ? bul_text(NULL, 0)
                              : bulletin_text_of(kinds[role]);
}

/* Adds the text of lines [first, end), and what they say together. */
static void gather(bul_ocr_writer *w, bul_draft_line *out, double *size,
                   size_t first, size_t end) {
  const bul_ocr *ocr = w->ocr;
  for (size_t i = first; i < end; i++) {
    const bul_ocr_line *line = &ocr->lines[i];
    bulletin_text text = bul_text(ocr->text.data + line->text.start,
                                  line->text.end - line->text.start);
    join(&w->paragraph, text, i > first && line[-1].cut);
    if (line->source.start < out->source.start)
      out->source.start = line->source.start;
    if (line->source.end > out->source.end) out->source.end = line->source.end;
    bul_ocr_widen(&out->box, &line->box);
    if (line->confidence >= 0 &&
        (out->confidence < 0 || line->confidence < out->confidence))
      out->confidence = line->confidence;
    if (line->size > *size) *size = line->size;
  }
  out->text = bul_text(w->paragraph.data, w->paragraph.size);
}

/* What a paragraph is by its type and its length; absent: the words decide. */
static bulletin_text kind_by_type(const bul_ocr_writer *w, bulletin_text text,
                                  double size, size_t lines, bool sentence) {
  bool known = w->body > 0 && size > 0;
  if (known && size >= w->body * TITLE &&
      bul_text_length(text) <= LONGEST_TITLE)
    return BUL_TEXT("headline");
  bool latin = text.size > 0 && (unsigned char)text.data[text.size - 1] < 0x80;
  if (lines >= LEAST_LINES && (latin || !sentence) &&
      !(known && size >= w->body * OTHER))
    return BUL_TEXT("paragraph");
  return bul_text(NULL, 0);
}

/* Lines [first, end) as one paragraph. */
static bool write_paragraph(bul_ocr_writer *w, const bul_ocr_block *block,
                            const column *c, size_t first, size_t end,
                            const bul_ocr_piece *piece) {
  const bul_ocr_line *last = &w->ocr->lines[end - 1];
  bul_draft_line out = {.source = w->ocr->lines[first].source,
                        .box = w->ocr->lines[first].box,
                        .confidence = -1,
                        .evidence = {.kind = piece->kind,
                                     .whole = !piece->joined,
                                     .joined = piece->joined,
                                     .piece = piece->begins}};
  double size = 0;
  bool sentence = ends_sentence(w->ocr, last);
  w->paragraph.size = 0;
  gather(w, &out, &size, first, end);
  out.box.page = block->box.page;
  if (w->foreign) out.source = (bulletin_span){0, 0};
  if (w->paragraph.failed) return false;
  if (out.evidence.kind.data == NULL)
    out.evidence.kind = kind_by_type(w, out.text, size, end - first, sentence);
  w->clause = ends_clause(w->ocr, last);
  w->open = block->role == BUL_OCR_TEXT && !sentence && has_box(last) &&
            (w->clause || end - first >= LEAST_LINES) &&
            c->end - run_of(block, last).end < SHORT * c->height;
  return bul_draft_add(w->draft, &out);
}

static bool is_set_in(const bul_ocr_writer *w, const bul_ocr_block *block,
                      const column *c) {
  const bul_ocr_line *first = &w->ocr->lines[block->first];
  return has_box(first) &&
         run_of(block, first).start - c->start > INDENT * c->height;
}

/* Whether the block goes on with the paragraph that the last one left open. */
static bool goes_on(const bul_ocr_writer *w, const bul_ocr_block *block,
                    const column *c) {
  const bul_ocr_line *first = &w->ocr->lines[block->first];
  size_t size;
  bool small =
      is_lower(bul_char_at(w->ocr->text.data + first->text.start, &size));
  return w->open && block->role == BUL_OCR_TEXT && has_box(first) &&
         (w->clause || small || block->end - block->first >= LEAST_LINES) &&
         !(first->size > w->body * OTHER) && !is_set_in(w, block, c);
}

/* Writes a block that is composed of no others. */
static bool write_leaf(bul_ocr_writer *w, bul_ocr_block *block,
                       const bul_ocr_piece *how) {
  bul_ocr *ocr = w->ocr;
  bul_ocr_piece piece = *how;
  if (!block->vertical) block->vertical = runs_down(ocr, block);
  if (block->vertical)
    qsort(ocr->lines + block->first, block->end - block->first,
          sizeof *ocr->lines, by_right_edge);
  column c = column_of(ocr, block, w->numbers);
  if (piece.kind.data == NULL) piece.kind = bul_ocr_kind(block->role);
  if (!how->begins && piece.kind.data == NULL && goes_on(w, block, &c))
    piece.joined = true;
  if (piece.joined && !how->whole && is_set_in(w, block, &c))
    piece.joined = false;
  for (size_t i = block->first; i < block->end;) {
    size_t end = i + 1;
    while (end < block->end && (how->whole || !begins(ocr, block, &c, end)))
      end++;
    if (!write_paragraph(w, block, &c, i, end, &piece)) return false;
    piece.begins = piece.joined = false;
    i = end;
  }
  return true;
}

bool bul_ocr_write_block(bul_ocr_writer *w, size_t number,
                         const bul_ocr_piece *how) {
  bul_ocr_block *blocks = w->ocr->blocks;
  bul_ocr_piece piece = *how;
  if (number >= w->ocr->block_count || blocks[number].written) return true;
  size_t end = blocks[number].composed ? blocks[number].last : number + 1;
  for (size_t i = number; i < end; i++) {
    if (blocks[i].written) continue;
    blocks[i].written = true;
    if (blocks[i].composed || blocks[i].first == blocks[i].end) continue;
    if (!write_leaf(w, &blocks[i], &piece)) return false;
    piece.begins = false;
    piece.joined = how->whole;
  }
  return true;
}

/* The size of type in which most characters are set. */
static double body_size(const bul_ocr *ocr) {
  enum { MOST_SIZES = 64 };
  struct {
    double size;
    size_t chars;
  } sizes[MOST_SIZES];
  size_t count = 0, best = 0;
  for (size_t i = 0; i < ocr->line_count; i++) {
    const bul_ocr_line *line = &ocr->lines[i];
    size_t k = 0;
    while (k < count && sizes[k].size != line->size)
      k++;
    if (k == MOST_SIZES) continue;
    if (k == count) {
      sizes[count].size = line->size;
      sizes[count++].chars = 0;
    }
    sizes[k].chars += count_chars(ocr, line);
    if (sizes[k].chars > sizes[best].chars) best = k;
  }
  return count == 0 ? 0 : sizes[best].size;
}

bool bul_ocr_writer_begin(bul_ocr_writer *w, bul_draft *draft, bul_ocr *ocr) {
  *w = (bul_ocr_writer){.draft = draft, .ocr = ocr, .body = body_size(ocr)};
  bul_buffer_init(&w->paragraph, ocr->allocator);
  w->numbers = bul_resize(ocr->allocator, NULL, 0,
                          (ocr->line_count + 1) * sizeof *w->numbers);
  return w->numbers != NULL;
}

void bul_ocr_writer_end(bul_ocr_writer *w) {
  bul_free(w->ocr->allocator, w->numbers,
           (w->ocr->line_count + 1) * sizeof *w->numbers);
  bul_buffer_free(&w->paragraph);
}

bool bul_ocr_write_rest(bul_ocr_writer *w, const bul_ocr_piece *piece) {
  bul_ocr *ocr = w->ocr;
  bool good = true;
  for (size_t i = 0; good && i < ocr->order_count; i++)
    good = bul_ocr_write_block(w, ocr->order[i], piece);
  for (size_t i = 0; good && i < ocr->block_count; i++)
    good = bul_ocr_write_block(w, i, piece);
  if (w->draft->layout.width > 0) return good;
  w->draft->layout.width = ocr->width;
  w->draft->layout.height = ocr->height;
  w->draft->layout.unit = ocr->unit;
  return good;
}

int bul_ocr_read(bul_draft *draft, bulletin_text source, bul_ocr_scan *scan) {
  static const bul_ocr_piece plain = {{NULL, 0}, false, false, false};
  bul_ocr ocr;
  bul_ocr_writer writer;
  bul_ocr_begin(&ocr, &draft->allocator);
  int status = scan(&ocr, source, draft->error);
  if (status == BULLETIN_OK) {
    bool good = bul_ocr_writer_begin(&writer, draft, &ocr) &&
                bul_ocr_write_rest(&writer, &plain);
    bul_ocr_writer_end(&writer);
    if (!good) status = bul_nomem(draft->error);
  }
  bul_ocr_free(&ocr);
  return status;
}
