/*
** blocks.c - see blocks.h.
**
** Whether a line goes on with the block before it depends on how the page is
** set. Where lines are wrapped at a measure, a full line goes on; where
** paragraphs are indented, an indent begins one; where blank lines stand
** between all lines, a sentence that is not over goes on.
*/
#include "blocks.h"

#include "../../base/error.h"
#include "cohesion.h"
#include "flow.h"

enum {
  WIDEST_SHORT = 48, /* of a title that is surely one */
  WIDEST_TITLE = 92, /* cells of a title that is one line of its own */
  PUSHED_CELLS = 3,  /* that an opening mark leaves when it is pushed on */
  NEARLY = 5,        /* cells that a line may lack for what would not break */
  WIDE = 60,         /* cells of a paragraph that is certainly one */
  INDENT = 3
};

/* --- whether a line goes on -------------------------------------------- */

static bool ends_open(const bul_line *line) {
  return line->ending == BUL_END_OPEN || line->ending == BUL_END_CLAUSE;
}

/* True when `next` would not have fitted behind `last`: the measure is full,
** or what must not break or end a line stands next. */
static bool is_full(const bul_flow *f, const bul_line *last,
                    const bul_line *next) {
  if (bul_line_full(f->lines, last)) return true;
  size_t measure = f->lines->layout.measure, word = 0;
  if (measure == 0 || last->width > measure) return false;
  bulletin_text text = bul_flow_text(f, next);
  /* An opening mark must not end a line, and takes its neighbour along. */
  if (last->ending != BUL_END_SENTENCE && bul_opens(text) &&
      (size_t)last->width + last->indent + PUSHED_CELLS >= measure)
    return true;
  while (word < text.size && (unsigned char)text.data[word] > ' ' &&
         (unsigned char)text.data[word] < 0x80)
    word++;
  return word > 1 && (size_t)last->width + last->indent + word + 1 > measure;
}

/* No blank line that would say something stands before it. */
static bool is_close(const bul_flow *f, const bul_line *line) {
  return line->gap == 0 || f->lines->layout.spaced;
}

/* A line that may be a title by itself: short, no sentence, not full. */
static bool looks_title(const bul_flow *f, const bul_line *line) {
  return (line->kind == BUL_LINE_TEXT || line->kind == BUL_LINE_NAMES) &&
         line->ending == BUL_END_OPEN && line->width <= WIDEST_TITLE &&
         !(f->lines->layout.indented && line->indent >= INDENT);
}

/* The line after `index` that is not furniture, classified; NULL at the end. */
static bul_line *look_ahead(bul_flow *f, size_t index) {
  for (size_t i = index; i < f->lines->count; i++) {
    bul_line *line = &f->lines->items[i];
    if (i >= f->classified) {
      if (!line->forced) bul_line_classify(f, line);
      f->classified = i + 1;
    }
    if (line->kind != BUL_LINE_FURNITURE) return line;
  }
  return NULL;
}

static bool is_anchor(const bul_line *line) {
  return line->kind == BUL_LINE_BYLINE || line->kind == BUL_LINE_NAMES ||
         line->kind == BUL_LINE_DATELINE;
}

/* True when `line` is a title or begins two of which a byline or dateline
** follows, so that what stands before it is over. */
static bool heads_article(bul_flow *f, const bul_line *line) {
  size_t index = (size_t)(line - f->lines->items);
  for (int i = 0; i < 3; i++) {
    if (line->kind != BUL_LINE_TEXT || !looks_title(f, line) ||
        bul_line_full(f->lines, line))
      return false;
    const bul_line *next = look_ahead(f, index + 1);
    if (next == NULL) return false;
    if (is_anchor(next)) return true;
    line = next;
    index = (size_t)(next - f->lines->items);
  }
  return false;
}

/* “…” and nothing else. */
static bool is_quotation(bulletin_text text) {
  return bul_text_enclosed(text, BUL_TEXT("“"), BUL_TEXT("”"));
}

/* After a sentence that ends at the edge of a wrapped column: a short line
** that is no sentence, or a whole quotation, is a title; were it the last
** line of the paragraph, it would end one. So is any over a byline. */
static bool is_new_title(bul_flow *f, const bul_line *last,
                         const bul_line *line) {
  if (ends_open(last) || !looks_title(f, line)) return false;
  if (!bul_line_full(f->lines, line) || is_quotation(bul_flow_text(f, line)))
    return true;
  const bul_line *next = look_ahead(f, (size_t)(line - f->lines->items) + 1);
  return next != NULL &&
         (next->kind == BUL_LINE_BYLINE || next->kind == BUL_LINE_DATELINE);
}

/* Wrapped at a measure, no indent: a full line goes on; breaks.c divides what
** should not have. A first line that is full and open may be a title as wide
** as the column. */
static bool joins_flush(bul_flow *f, const bul_line *last,
                        const bul_line *line) {
  bool one_line = f->open->first == f->open->last;
  if (!is_full(f, last, line)) {
    size_t measure = f->lines->layout.measure;
    return last->width < measure && last->width + NEARLY >= measure &&
           ends_open(last) && line->gap == 0 &&
           bul_coheres(f->text, last, line);
  }
  if (ends_open(last)) return !(one_line && heads_article(f, line));
  if (line->gap > 0 && last->ending == BUL_END_SENTENCE) return false;
  return !is_new_title(f, last, line);
}

/* Paragraphs are indented: what is not goes on with one that is full. */
static bool joins_indented(bul_flow *f, const bul_line *last,
                           const bul_line *line) {
  if (line->indent >= INDENT) return false;
  bool paragraph = f->open->indented || f->open->dateline;
  if (!paragraph && is_close(f, line) &&
      (last->ending == BUL_END_CLAUSE ||
       bul_never_starts(bul_flow_text(f, line))))
    return true; /* a deck of several lines, a headline cut in a word */
  if (f->lines->layout.measure > 0) {
    if (!is_full(f, last, line) || is_new_title(f, last, line)) return false;
    if (paragraph) return true;
    return f->open->first != f->open->last && ends_open(last);
  }
  return paragraph && ends_open(last) && line->ending == BUL_END_SENTENCE &&
         f->open->width >= WIDE;
}

/* Neither wrapped nor indented: a sentence that is not over goes on. */
static bool joins_open(bul_flow *f, const bul_line *last,
                       const bul_line *line) {
  if (last->ending == BUL_END_CLAUSE ||
      bul_never_starts(
          bul_text(f->text.data + line->start, line->end - line->start)))
    return true;
  if (last->ending != BUL_END_OPEN) return false;
  bool several =
      f->open->first != f->open->last && f->open->width > WIDEST_SHORT;
  if (several || f->open->dateline || f->open->sentences ||
      f->open->width > WIDEST_TITLE)
    return !heads_article(f, line);
  if (is_anchor(line) || heads_article(f, line)) return false;
  /* A website's line behind it: a title. */
  if ((size_t)(line - f->lines->items) > f->open->last + 1) return false;
  /* Where few lines stand apart, a blank one says something. */
  if (line->gap > 0 && !f->lines->layout.spaced) return false;
  /* Where lines are whole paragraphs, a short one over a long one is a title,
  ** whatever it ends with. */
  if (!f->lines->layout.spaced && last->width <= WIDEST_SHORT &&
      line->ending == BUL_END_SENTENCE && line->width > WIDEST_TITLE)
    return false;
  return bul_coheres(f->text, last, line);
}

/* A block that begins with a bracket is not over before it closes. */
static bool is_bracket_open(const bul_flow *f) {
  const bul_block *block = f->open;
  if (block->last - block->first >= 4) return false;
  const bul_line *first = &f->lines->items[block->first];
  const bul_line *last = &f->lines->items[block->last];
  bulletin_text text =
      bul_text(f->text.data + first->start, last->end - first->start);
  if (bul_text_starts(text, BUL_TEXT("（")))
    return bul_text_find(text, BUL_TEXT("）")) == NULL;
  return bul_text_starts(text, BUL_TEXT("(")) &&
         memchr(text.data, ')', text.size) == NULL;
}

static bool joins(bul_flow *f, const bul_line *line) {
  /* A short first line of a headline that is cut in a word seemed a name. */
  if (f->open != NULL && f->open->kind == BUL_BLOCK_NAMES &&
      f->open->trust < BUL_NAMES_LIKELY && line->kind == BUL_LINE_TEXT &&
      is_close(f, line) && bul_never_starts(bul_flow_text(f, line)))
    f->open->kind = BUL_BLOCK_TEXT;
  if (f->open == NULL || f->open->kind != BUL_BLOCK_TEXT) return false;
  if (line->joined && line->kind != BUL_LINE_FURNITURE) return true;
  if (f->open->forced != 0 || line->forced || line->whole ||
      line->kind == BUL_LINE_FURNITURE)
    return false;
  if (is_bracket_open(f)) return line->indent < INDENT;
  bool one_line = f->open->first == f->open->last && !f->open->dateline;
  if (line->kind != BUL_LINE_TEXT && (line->kind != BUL_LINE_NAMES || one_line))
    return false;
  const bul_line *last = &f->lines->items[f->open->last];
  if (f->lines->layout.indented) return joins_indented(f, last, line);
  if (f->lines->layout.measure > 0) return joins_flush(f, last, line);
  return joins_open(f, last, line);
}

/* --- blocks ------------------------------------------------------------ */

static bool has_sentence(bulletin_text text) {
  return bul_text_behind(text, BUL_TEXT("。")).size > 0;
}

static void start_block(bul_flow *f, const bul_line *line) {
  static const uint8_t kinds[] = {
      [BUL_LINE_TEXT] = BUL_BLOCK_TEXT,
      [BUL_LINE_BYLINE] = BUL_BLOCK_BYLINE,
      [BUL_LINE_NAMES] = BUL_BLOCK_NAMES,
      [BUL_LINE_DATELINE] = BUL_BLOCK_TEXT,
      [BUL_LINE_FURNITURE] = BUL_BLOCK_FURNITURE,
      [BUL_LINE_CREDIT] = BUL_BLOCK_CAPTION,
      [BUL_LINE_CAPTION] = BUL_BLOCK_CAPTION,
      [BUL_LINE_NOTE] = BUL_BLOCK_NOTE,
      [BUL_LINE_ITEM] = BUL_BLOCK_TEXT,
      [BUL_LINE_KICKER] = BUL_BLOCK_TEXT,
      [BUL_LINE_HEADLINE] = BUL_BLOCK_TEXT,
      [BUL_LINE_DECK] = BUL_BLOCK_TEXT,
      [BUL_LINE_SUBHEAD] = BUL_BLOCK_TEXT,
      [BUL_LINE_PARAGRAPH] = BUL_BLOCK_TEXT,
  };
  uint32_t index = (uint32_t)(line - f->lines->items);
  bul_block *block = &f->out->items[f->out->count++];
  *block = (bul_block){
      .first = index,
      .last = index,
      .kind = kinds[line->kind],
      .furniture = line->furniture,
      .ending = line->ending,
      .forced = line->forced ? line->kind : 0,
      .dateline = line->kind == BUL_LINE_DATELINE,
      .indented = line->indent >= INDENT,
      .width = line->width,
  };
  if (block->kind == BUL_BLOCK_TEXT)
    block->sentences = has_sentence(bul_flow_text(f, line));
  if (block->kind == BUL_BLOCK_NAMES)
    block->trust = (uint8_t)bul_byline_read_names(NULL, bul_flow_text(f, line));
  if (block->kind != BUL_BLOCK_FURNITURE) f->open = block;
}

static void extend_block(bul_flow *f, const bul_line *line) {
  f->open->last = (uint32_t)(line - f->lines->items);
  f->open->ending = line->ending;
  if (f->open->width < UINT32_MAX - line->width) f->open->width += line->width;
  if (!f->open->sentences)
    f->open->sentences =
        has_sentence(bul_flow_text(f, line)) ||
        f->lines->items[f->open->last - 1].ending == BUL_END_SENTENCE;
}

/* In the middle of a wrapped paragraph a full line that is open goes on
** whatever the next one looks like; nearly all lines of wrapped pages are
** settled here. */
static bool surely_joins(const bul_flow *f, const bul_line *line) {
  if (f->open == NULL || f->open->kind != BUL_BLOCK_TEXT || f->open->forced)
    return false;
  if (f->out->items[f->out->count - 1].kind == BUL_BLOCK_FURNITURE ||
      line->kind == BUL_LINE_FURNITURE || line->forced || line->whole ||
      line->gap > 0 || line->bracketed)
    return false; /* what a bracket holds must be looked at */
  if (f->lines->layout.measure == 0) return false;
  const bul_line *last = &f->lines->items[f->open->last];
  if (!bul_line_full(f->lines, last)) return false;
  if (!ends_open(last)) return false;
  if (f->lines->layout.indented)
    return line->indent < INDENT && (f->open->indented || f->open->dateline);
  return f->open->first != f->open->last || f->open->dateline;
}

int bul_blocks_flow(bul_blocks *out, bul_lines *lines, bulletin_text text,
                    const bul_markers *markers,
                    const bulletin_page_options *options, bul_arena *arena,
                    bulletin_error *error) {
  *out = (bul_blocks){0};
  size_t size;
  if (!bul_mul(&size, lines->count, sizeof(bul_block))) return bul_nomem(error);
  out->items = bul_arena_alloc(arena, size);
  if (out->items == NULL) return bul_nomem(error);
  bul_flow f = {.lines = lines,
                .text = text,
                .markers = markers,
                .options = options,
                .error = error,
                .out = out};
  for (size_t i = 0; i < lines->count; i++) {
    int status = bul_line_ask(&f, &lines->items[i]);
    if (status != BULLETIN_OK) return status;
  }
  for (size_t i = 0; i < lines->count; i++) {
    bul_line *line = &lines->items[i];
    if (surely_joins(&f, line)) {
      if (f.classified < i + 1) f.classified = i + 1;
      extend_block(&f, line);
      continue;
    }
    if (i >= f.classified) {
      if (!line->forced) bul_line_classify(&f, line);
      f.classified = i + 1;
    }
    if (joins(&f, line))
      extend_block(&f, line);
    else
      start_block(&f, line);
  }
  return BULLETIN_OK;
}
