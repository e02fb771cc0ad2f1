/*
** write.c - the pieces of a printed page as lines of its layout, in the order for
** reading.
*/
#include "sheet.h"

#include "../../base/box.h"

#include <math.h>
#include <stdlib.h>

/* Shares of the type's size. */
static const double INDENT = .8, SHORT = 1.5;
static const double HEAD_OF_PAGE = .06; /* shares of its height: furniture's */
static const double TITLE = 1.15, LARGER = 1.05; /* than the text */

enum {
  LONGEST_NAMES = 12, /* characters */
  LONGEST_NAME = 4,
  LEAST_LINES = 3
};

typedef struct writer {
  bul_sheet *sheet;
  bul_draft *draft;
  bul_buffer text;
  bul_draft_line line; /* in the making */
  size_t lines;
  bool piece; /* the next one begins a piece */
  bool good;
} writer;

/* What stands together: titles and what follows them, or a block alone. */
typedef struct piece {
  size_t head;  /* or BUL_NONE */
  size_t block; /* the first of its text, or BUL_NONE */
  double left, right, top, bottom;
} piece;

/* --- lines ------------------------------------------------------------- */

static void flush(writer *w, const char *kind) {
  if (w->lines > 0 && w->good) {
    w->line.text = bul_text(w->text.data, w->text.size);
    w->line.box = bul_sheet_box(w->sheet, &w->line.box);
    w->line.evidence.kind = bulletin_text_of(kind);
    w->line.evidence.whole = true;
    w->line.evidence.piece = w->piece;
    w->good = !w->text.failed && bul_draft_add(w->draft, &w->line);
    w->piece = false;
  }
  w->text.size = 0;
  w->lines = 0;
}

static void add_line(writer *w, const bul_line *line) {
  size_t before = w->text.size;
  if (w->lines == 0)
    w->line = (bul_draft_line){.box = line->box, .confidence = -1};
  else
    bul_box_widen(&w->line.box, &line->box);
  if (before > 0 && !w->text.failed) {
    bulletin_text next = w->sheet->runs[line->run].text;
    if (!bul_is_wide(bul_char_last(bul_text(w->text.data, before))) &&
        !bul_is_wide(bul_char_first(next)))
      bul_buffer_add(&w->text, " ", 1);
  }
  bul_sheet_add_line(w->sheet, line, &w->text);
  w->lines++;
}

/* --- titles ------------------------------------------------------------ */

static void write_block(writer *w, bul_block *block, const char *kind) {
  for (size_t i = block->first; i != BUL_NONE; i = w->sheet->lines[i].next)
    add_line(w, &w->sheet->lines[i]);
  block->written = true;
  flush(w, kind);
}

/* Whether a line of small type under the headline is a deck: longer than names
** are, or larger than the text and without white, as several names are not; and
** without a word for who wrote it. */
static bool is_small_deck(writer *w, const bul_block *block) {
  static const bulletin_text roles[] = {
      BUL_ROW("记者"), BUL_ROW("記者"), BUL_ROW("通讯员"), BUL_ROW("通訊員"),
      BUL_ROW("作者"), BUL_ROW("摄"),   BUL_ROW("文/"),    BUL_ROW("图/")};
  bool larger = block->size > LARGER * w->sheet->body;
  if (block->chars <= (larger ? LONGEST_NAME : LONGEST_NAMES)) return false;
  size_t before = w->text.size;
  for (size_t i = block->first; i != BUL_NONE; i = w->sheet->lines[i].next)
    bul_sheet_add_line(w->sheet, &w->sheet->lines[i], &w->text);
  bool names = false;
  bulletin_text text = bul_text(w->text.data + before, w->text.size - before);
  for (size_t k = 0; !w->text.failed && k < BUL_COUNT(roles); k++)
    names = names || bul_text_find(text, roles[k]) != NULL;
  if (block->chars <= LONGEST_NAMES)
    names = names || bul_text_find(text, BUL_TEXT(" ")) != NULL ||
            bul_text_find(text, BUL_TEXT("　")) != NULL;
  w->text.size = before;
  return !names;
}

/* Whether one block of titles is read before another: from above, and what runs
** across from its side. */
static bool is_before(const bul_sheet *sheet, const bul_block *one,
                      const bul_block *other) {
  if (!one->across || !other->across) return one < other;
  return sheet->turned ? one->left < other->left : one->right > other->right;
}

static bul_block *next_of_head(bul_sheet *sheet, size_t number) {
  bul_block *next = NULL;
  for (size_t i = 0; i < sheet->block_count; i++) {
    bul_block *block = &sheet->blocks[i];
    if (block->head == number && !block->written &&
        (next == NULL || is_before(sheet, block, next)))
      next = block;
  }
  return next;
}

/* Kicker, headline, deck, by their type; what is set no larger than the text the
** words tell. */
static void write_head(writer *w, size_t number) {
  bul_sheet *sheet = w->sheet;
  const bul_block *largest = NULL;
  for (size_t i = 0; i < sheet->block_count; i++)
    if (sheet->blocks[i].head == number &&
        (largest == NULL || sheet->blocks[i].size > largest->size))
      largest = &sheet->blocks[i];
  for (bul_block *block; (block = next_of_head(sheet, number)) != NULL;) {
    bool large = block->size > TITLE * sheet->body || is_small_deck(w, block);
    const char *kind = block == largest                   ? "headline"
                       : is_before(sheet, block, largest) ? "kicker"
                       : large                            ? "deck"
                                                          : NULL;
    write_block(w, block, kind);
  }
}

/* --- text -------------------------------------------------------------- */

/* Whether the line, set to the right, closes a bracket that the one before it,
** which is full, leaves open: names at a text's end. */
static bool closes_bracket(const writer *w, const bul_line *line,
                           const bul_line *last, double right) {
  bulletin_text end = w->sheet->runs[line->last_run].text;
  const char *text = w->text.data;
  size_t at = w->text.size;
  if (right - line->right > line->size || right - last->right > line->size ||
      w->text.failed || !bul_text_ends(end, BUL_TEXT("）")))
    return false;
  while (at >= 3) {
    at -= bul_char_back(text, text + at);
    bulletin_text here = bul_text(text + at, w->text.size - at);
    if (bul_text_starts(here, BUL_TEXT("）"))) return false;
    if (bul_text_starts(here, BUL_TEXT("（"))) return true;
  }
  return false;
}

/* Where a column of which few lines show begins and ends. */
typedef struct column {
  double left, right;
} column;

static column column_of(const bul_block *block, const bul_block *before) {
  column c = {block->left, block->right};
  if (before == NULL || before->lines < LEAST_LINES) return c;
  double width = before->right - before->left;
  if (block->right - block->left > width - block->size) return c;
  if (block->lines >= LEAST_LINES) return c;
  c.right = fmax(c.right, c.left + width);
  return c;
}

static void write_text(writer *w, size_t first) {
  bul_sheet *sheet = w->sheet;
  const bul_line *last = NULL;
  const bul_block *before = NULL;
  double last_right = 0;
  const char *kind = NULL;
  bool subhead = false, opening = true;
  for (size_t b = first; b != BUL_NONE && !sheet->blocks[b].written;
       b = sheet->blocks[b].follow) {
    bul_block *block = &sheet->blocks[b];
    column c = column_of(block, before);
    block->written = true;
    double pitch = bul_sheet_pitch(sheet, block);
    double above = 0; /* the white over the subhead at hand */
    size_t apart = 0;
    for (size_t i = block->first; i != BUL_NONE; i = sheet->lines[i].next) {
      const bul_line *line = &sheet->lines[i];
      double white = i == block->first ? HUGE_VAL : line->middle - last->middle;
      if (apart == 0)
        apart = white > BUL_APART * pitch
                    ? bul_sheet_count_apart(sheet, i, pitch)
                    : 0;
      bool sub = apart > 0 || bul_sheet_is_subhead(sheet, block, line);
      if (apart > 0) apart--;
      /* Subheads below each other have one white around them, their own lines
      ** less between them. */
      bool again = sub && subhead && white > BUL_APART * pitch &&
                   white * BUL_EVEN > above && i != block->first;
      if (sub != subhead || again) above = white;
      bool begins = last == NULL || sub != subhead || again ||
                    (!sub && line->left - c.left > INDENT * line->size &&
                     !closes_bracket(w, line, last, c.right)) ||
                    (!sub && last_right - last->right > SHORT * line->size &&
                     bul_sheet_ends_sentence(sheet, last));
      if (begins) {
        if (w->lines > 0 && !subhead) opening = false;
        flush(w, kind);
        kind = NULL;
      }
      add_line(w, line);
      subhead = sub;
      /* The first one may begin with a dateline, which the words tell. */
      kind = subhead                               ? "subhead"
             : !opening && w->lines >= LEAST_LINES ? "paragraph"
                                                   : NULL;
      last = line;
      last_right = c.right;
    }
    before = block;
  }
  flush(w, kind);
}

/* --- the order for reading --------------------------------------------- */

static void add_area(piece *p, const bul_block *block) {
  p->left = fmin(p->left, block->left);
  p->right = fmax(p->right, block->right);
  p->top = fmin(p->top, block->top);
  p->bottom = fmax(p->bottom, block->bottom);
}

static void add_flow(bul_sheet *sheet, piece *p) {
  size_t steps = 0;
  for (size_t b = p->block; b != BUL_NONE && steps <= sheet->block_count;
       b = sheet->blocks[b].follow, steps++)
    add_area(p, &sheet->blocks[b]);
}

static size_t find_pieces(bul_sheet *sheet, piece *pieces) {
  size_t count = 0;
  for (size_t i = 0; i < sheet->head_count; i++) {
    const bul_head *head = &sheet->heads[i];
    piece *p = &pieces[count++];
    *p = (piece){i,           head->follow, head->left,
                 head->right, head->top,    head->bottom};
    add_flow(sheet, p);
  }
  for (size_t i = 0; i < sheet->block_count; i++) {
    const bul_block *block = &sheet->blocks[i];
    if (block->kind == BUL_BLOCK_TITLE || block->followed) continue;
    piece *p = &pieces[count++];
    *p = (piece){BUL_NONE,     i,          block->left,
                 block->right, block->top, block->bottom};
    add_flow(sheet, p);
  }
  return count;
}

static int by_top(const void *a, const void *b) {
  const piece *one = a, *other = b;
  if (one->top != other->top) return one->top < other->top ? -1 : 1;
  return one->left < other->left ? -1 : one->left > other->left;
}

static int by_left(const void *a, const void *b) {
  const piece *one = a, *other = b;
  if (one->left != other->left) return one->left < other->left ? -1 : 1;
  return one->top < other->top ? -1 : one->top > other->top;
}

/* Orders pieces by cuts through the white between them, across the page or down
** it, then the other way, and so on. */
static void cut(piece *pieces, size_t count, bool down, unsigned idle) {
  enum { DEEPEST = 40 };
  if (count < 2 || idle > DEEPEST) return;
  qsort(pieces, count, sizeof *pieces, down ? by_left : by_top);
  size_t start = 0, parts = 0;
  double end = down ? pieces[0].right : pieces[0].bottom;
  for (size_t i = 1; i <= count; i++) {
    bool white =
        i < count && (down ? pieces[i].left : pieces[i].top) >= end - 1;
    if (i == count || white) {
      parts++;
      if (start > 0 || i < count)
        cut(pieces + start, i - start, !down, idle + 1);
      start = i;
    }
    if (i < count) end = fmax(end, down ? pieces[i].right : pieces[i].bottom);
  }
  if (parts > 1) return;
  if (idle == 0)
    cut(pieces, count, !down, 1);
  else
    qsort(pieces, count, sizeof *pieces, by_top);
}

/* A short block that nothing goes on with, over or under all pieces. */
static bool is_furniture(const bul_sheet *sheet, const piece *p) {
  if (p->block != BUL_NONE && sheet->blocks[p->block].folio) return true;
  if (p->head != BUL_NONE || sheet->blocks[p->block].follow != BUL_NONE)
    return false;
  return sheet->blocks[p->block].lines < LEAST_LINES &&
         p->bottom < sheet->height * HEAD_OF_PAGE;
}

static void write_piece(writer *w, const piece *p) {
  const bul_sheet *sheet = w->sheet;
  bool lone = p->head == BUL_NONE &&
              sheet->blocks[p->block].follow == BUL_NONE &&
              sheet->blocks[p->block].lines < LEAST_LINES;
  w->piece = !lone;
  if (p->head != BUL_NONE) write_head(w, p->head);
  if (p->block != BUL_NONE) write_text(w, p->block);
  w->piece = false;
}

/* The parts of a line across the page's head are one line. */
static void write_folio(writer *w, piece *pieces, size_t count) {
  qsort(pieces, count, sizeof *pieces, by_left);
  for (size_t i = 0; i < count; i++) {
    if (pieces[i].block == BUL_NONE) continue;
    bul_block *block = &w->sheet->blocks[pieces[i].block];
    if (!block->folio) continue;
    if (w->lines > 0) bul_buffer_add_text(&w->text, BUL_TEXT("　"));
    add_line(w, &w->sheet->lines[block->first]);
    block->written = true;
  }
  flush(w, "folio");
}

static void write_furniture(writer *w, piece *pieces, size_t count) {
  const bul_line *last = NULL;
  write_folio(w, pieces, count);
  qsort(pieces, count, sizeof *pieces, by_top);
  for (size_t i = 0; i < count; i++) {
    if (!is_furniture(w->sheet, &pieces[i])) continue;
    bul_block *block = &w->sheet->blocks[pieces[i].block];
    if (block->written) continue;
    for (size_t k = block->first; k != BUL_NONE; k = w->sheet->lines[k].next) {
      const bul_line *line = &w->sheet->lines[k];
      if (last != NULL && fabs(line->middle - last->middle) > line->size / 2)
        flush(w, NULL);
      else if (last != NULL)
        bul_buffer_add_text(&w->text, BUL_TEXT("　"));
      add_line(w, line);
      last = line;
    }
    block->written = true;
  }
  flush(w, NULL);
}

bool bul_sheet_write(bul_sheet *sheet, bul_draft *draft) {
  writer w = {.sheet = sheet, .draft = draft, .good = true};
  size_t room = (sheet->block_count + sheet->head_count + 1) * sizeof(piece);
  piece *pieces = bul_arena_alloc(&sheet->arena, room);
  if (pieces == NULL) return false;
  bul_buffer_init(&w.text, &draft->allocator);
  size_t count = find_pieces(sheet, pieces);
  write_furniture(&w, pieces, count);
  /* A sheet wider than high is two pages side by side. */
  cut(pieces, count, sheet->width > sheet->height, 0);
  for (size_t i = 0; w.good && i < count; i++)
    if (pieces[i].block == BUL_NONE || !sheet->blocks[pieces[i].block].written)
      write_piece(&w, &pieces[i]);
  /* What a ring of blocks would keep from being reached. */
  for (size_t i = 0; w.good && i < sheet->block_count; i++)
    if (!sheet->blocks[i].written) write_block(&w, &sheet->blocks[i], NULL);
  bul_buffer_free(&w.text);
  return w.good;
}
