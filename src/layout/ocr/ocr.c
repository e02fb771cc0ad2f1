/*
** ocr.c - see ocr.h: a recognized page's words as lines and blocks.
*/
#include "ocr.h"

#include "../../base/box.h"

/* A gap of this share of the line's height is white space between words; one
** between Han characters must be wider. */
static const double WORD_GAP = .15, HAN_GAP = .6;

void bul_ocr_begin(bul_ocr *ocr, const bulletin_allocator *allocator) {
  *ocr = (bul_ocr){.allocator = allocator};
  bul_buffer_init(&ocr->text, allocator);
}

void bul_ocr_free(bul_ocr *ocr) {
  bul_free(ocr->allocator, ocr->lines, ocr->line_room * sizeof *ocr->lines);
  bul_free(ocr->allocator, ocr->blocks, ocr->block_room * sizeof *ocr->blocks);
  bul_free(ocr->allocator, ocr->refs, ocr->ref_room * sizeof *ocr->refs);
  bul_free(ocr->allocator, ocr->names, ocr->name_count * sizeof *ocr->names);
  bul_free(ocr->allocator, ocr->order, ocr->order_room * sizeof *ocr->order);
  bul_buffer_free(&ocr->text);
}

void bul_ocr_page(bul_ocr *ocr, double width, double height) {
  if (ocr->pages++ > 0) return;
  ocr->width = width;
  ocr->height = height;
}

/* --- blocks ------------------------------------------------------------ */

size_t bul_ocr_open_block(bul_ocr *ocr, const bul_ocr_block *block) {
  bul_ocr_block *blocks =
      bul_grow(ocr->allocator, ocr->blocks, &ocr->block_room,
               ocr->block_count + 1, sizeof *blocks);
  if (blocks == NULL) {
    ocr->failed = true;
    return 0;
  }
  ocr->blocks = blocks;
  blocks[ocr->block_count] = *block;
  blocks[ocr->block_count].first = blocks[ocr->block_count].end =
      ocr->line_count;
  return ocr->block_count++;
}

void bul_ocr_close_block(bul_ocr *ocr, size_t number) {
  if (number >= ocr->block_count) return;
  ocr->blocks[number].end = ocr->line_count;
  ocr->blocks[number].last = ocr->block_count;
}

/* --- lines ------------------------------------------------------------- */

void bul_ocr_open_line(bul_ocr *ocr, bulletin_box box, size_t start) {
  bul_ocr_line *lines = bul_grow(ocr->allocator, ocr->lines, &ocr->line_room,
                                 ocr->line_count + 1, sizeof *lines);
  if (lines == NULL) {
    ocr->failed = true;
    return;
  }
  ocr->lines = lines;
  lines[ocr->line_count] =
      (bul_ocr_line){.text = {ocr->text.size, ocr->text.size},
                     .source = {start, start},
                     .box = box,
                     .confidence = -1,
                     .bold = true};
  ocr->in_line = true;
  ocr->spaced = false;
}

void bul_ocr_close_line(bul_ocr *ocr, size_t end) {
  if (!ocr->in_line || ocr->failed) return;
  ocr->in_line = false;
  bul_ocr_line *line = &ocr->lines[ocr->line_count];
  line->text.end = ocr->text.size;
  line->source.end = end;
  if (line->text.end == line->text.start || ocr->text.failed) return;
  ocr->line_count++;
}

/* --- words ------------------------------------------------------------- */

void bul_ocr_join(bul_buffer *out, bulletin_text word) {
  bulletin_text before = bul_text(out->data, out->size);
  if (word.size == 0) return;
  if (before.size > 0 && !(bul_is_wide(bul_char_last(before)) &&
                           bul_is_wide(bul_char_first(word))))
    bul_buffer_add(out, " ", 1);
  bul_buffer_add_text(out, word);
}

/* Whether white space stands between the line's text and the word. */
static bool is_apart(const bul_ocr *ocr, const bul_ocr_line *line,
                     const bul_ocr_word *word) {
  bulletin_text before = bul_text(ocr->text.data + line->text.start,
                                  ocr->text.size - line->text.start);
  bool last = bul_is_wide(bul_char_last(before));
  bool next = bul_is_wide(bul_char_first(word->text));
  if (last && next) return false;
  if (ocr->spaced) return true;
  if (last || next) return false;
  double gap = word->box.x - (line->box.x + line->box.width);
  bool known = word->box.width > 0 && line->box.width > 0;
  return !known || gap > WORD_GAP * word->box.height;
}

void bul_ocr_widen(bulletin_box *box, const bulletin_box *other) {
  if (other->width <= 0 && other->height <= 0) return;
  if (box->width <= 0 && box->height <= 0) {
    *box = *other;
    return;
  }
  bul_box_widen(box, other);
}

void bul_ocr_add_word(bul_ocr *ocr, const bul_ocr_word *word) {
  bulletin_text text = bul_text_trim(word->text);
  if (!ocr->in_line || ocr->failed || text.size == 0) return;
  bul_ocr_line *line = &ocr->lines[ocr->line_count];
  bool first = ocr->text.size == line->text.start;
  if (!first && is_apart(ocr, line, word)) bul_buffer_add(&ocr->text, " ", 1);
  for (size_t at = 0; at < text.size;) { /* a line is one line */
    size_t size;
    bool blank = bul_is_space(bul_char_at(text.data + at, &size));
    bul_buffer_add(&ocr->text, blank ? " " : text.data + at, blank ? 1 : size);
    at += size;
  }
  if (ocr->text.failed) ocr->failed = true;
  ocr->spaced = false;
  line->cut = false;
  if (!word->bold) line->bold = false;
  if (word->size > line->size) line->size = word->size;
  if (word->confidence >= 0 &&
      (line->confidence < 0 || word->confidence < line->confidence))
    line->confidence = word->confidence;
  bul_ocr_widen(&line->box, &word->box);
}

void bul_ocr_cut(bul_ocr *ocr) {
  if (ocr->in_line && !ocr->failed) ocr->lines[ocr->line_count].cut = true;
}

void bul_ocr_add_space(bul_ocr *ocr, double width) {
  if (!ocr->in_line || ocr->failed) return;
  const bul_ocr_line *line = &ocr->lines[ocr->line_count];
  ocr->spaced = true;
  /* 张 三: wide enough to be meant. */
  if (width > HAN_GAP * line->box.height && line->box.height > 0 &&
      ocr->text.size > line->text.start && line->box.width > line->box.height)
    bul_buffer_add(&ocr->text, " ", 1);
}

/* --- what readers share ------------------------------------------------ */

bulletin_box bul_ocr_box_of(bulletin_text points, uint32_t page) {
  double least[2] = {0, 0}, most[2] = {0, 0};
  size_t count = 0;
  for (size_t at = 0; at < points.size;) {
    size_t start = at;
    while (at < points.size && points.data[at] != ',' &&
           points.data[at] != ' ' && points.data[at] != '\n')
      at++;
    if (at > start) {
      size_t axis = count++ % 2;
      double number = bul_xml_number(bul_text(points.data + start, at - start));
      if (count <= 2 || number < least[axis]) least[axis] = number;
      if (count <= 2 || number > most[axis]) most[axis] = number;
    }
    at++;
  }
  return (bulletin_box){least[0], least[1], most[0] - least[0],
                        most[1] - least[1], count >= 4 ? page : 0};
}
