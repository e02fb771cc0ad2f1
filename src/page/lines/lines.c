/*
** lines.c - see lines.h.
**
** The measure is the width that most lines share, give or take a character:
** a line of mixed text may be one cell short, and a closing mark that may
** not begin a line hangs beyond the edge.
*/
#include "lines.h"

#include "../../base/text.h"
#include "cells.h"

enum {
  FEWEST_FULL = 3,    /* lines that share a width, to make it the measure */
  WIDEST_HANGING = 8, /* cells that marks may hang beyond it */
  FEWEST_MARGIN = 2,  /* lines that a page-wide indent is told by */
  RARE_GAP = 10,      /* lines for a blank one, where those are rare */
  INDENT_CELLS = 3,   /* from here on, white space is a paragraph's indent */
  WIDEST_INDENT = 8,
  CENTRED = 2,            /* cells that a line in the middle is set deeper, */
  WIDEST_CENTRED = 92,    /* its own at most, */
  MOST_CENTRED = 5,       /* and lines on end: more are verse */
  NARROWEST_MEASURE = 16, /* cells: a column of eight characters */
  WIDEST_MEASURE = 160,
  LONGEST_BRACKET = 60, /* characters of a signature in brackets */
  MOST_HANGING = 3      /* closing marks that may hang beyond the edge */
};

/* How the text of a line ends, closing quotes looked through. */
static bul_line_end ending_of(const char *start, const char *end) {
  bool closed = false;
  while (end > start) {
    size_t back = bul_char_back(start, end), size;
    uint32_t c = bul_char_at(end - back, &size);
    switch (c) {
    case U'”':
    case U'’':
    case U'」':
    case U'』':
    case '"':
    case U'）':
    case ')':
      closed = true;
      end -= back;
      continue;
    case U'。':
    case U'．':
    case U'｡':
      return BUL_END_SENTENCE;
    case U'；':
    case ';':
    case U'…':
      return closed ? BUL_END_OPEN : BUL_END_SENTENCE;
    case U'！':
    case '!':
    case U'？':
    case '?':
      return BUL_END_ASK;
    case U'：':
    case ':':
      return closed ? BUL_END_OPEN : BUL_END_COLON;
    case U'，':
    case ',':
    case U'、':
    case U'“':
    case U'‘':
    case U'《':
    case U'（':
    case '(':
      return closed ? BUL_END_OPEN : BUL_END_CLAUSE;
    case U'—':
    case U'―':
      return closed ? BUL_END_OPEN : BUL_END_DASH;
    default:
      return BUL_END_OPEN;
    }
  }
  return BUL_END_OPEN;
}

/* True when a bracket closes `text` and what stands before the bracket ends a
** sentence: …。（记者 王红）, or in papers of old …云、（中央社）. */
static bool ends_bracketed(const char *start, const char *end) {
  bulletin_text near = bul_text(start, (size_t)(end - start));
  if (!bul_text_ends(near, BUL_TEXT("）")) &&
      !bul_text_ends(near, BUL_TEXT(")")))
    return false;
  for (int i = 0; i < LONGEST_BRACKET && end > start; i++) {
    size_t back = bul_char_back(start, end), size;
    uint32_t c = bul_char_at(end - back, &size);
    end -= back;
    if (c != U'（' && c != '(') continue;
    if (end == start) return false;
    back = bul_char_back(start, end);
    c = bul_char_at(end - back, &size);
    if (c == U'。') return true;
    bulletin_text inner = bul_text(end, (size_t)(near.data + near.size - end));
    bool wide = bul_text_ends(inner, BUL_TEXT("）"));
    inner.size -= wide ? 3 : 1;
    return (c == U'、' || c == U'，') && /* 、 ， */
           bul_text_ends(inner, BUL_TEXT("社"));
  }
  return false;
}

/* Marks that may not begin a line, and so hang beyond the edge. */
static bool may_hang(uint32_t c) {
  switch (c) {
  case U'、':
  case U'。':
  case U'，':
  case U'；':
  case U'：':
  case U'？':
  case U'！':
  case U'”':
  case U'’':
  case U'）':
  case U'》':
  case U'」':
  case U'』':
  case U'】':
  case U'％':
    return true;
  default:
    return c == ',' || c == '.' || c == ';' || c == ')' || c == '%' ||
           c == '?' || c == '!' || c == ':';
  }
}

static uint8_t hanging_cells(const char *start, const char *end) {
  uint8_t cells = 0;
  for (int i = 0; i < MOST_HANGING && end > start; i++) {
    size_t back = bul_char_back(start, end), size;
    if (!may_hang(bul_char_at(end - back, &size))) break;
    cells += back == 1 ? 1 : 2;
    end -= back;
  }
  return cells;
}

/* Fills `line` from the bytes [start, end) of one line; false if blank.
** What only its bytes tell is left to bul_lines_count. */
static bool read_line(bul_line *line, bulletin_text text, size_t start,
                      size_t end) {
  const char *at = text.data + start, *stop = text.data + end;
  size_t indent = 0, size;
  while (at < stop && !bul_is_common_han(at)) {
    uint32_t c = bul_char_at(at, &size);
    if (!bul_is_space(c)) break;
    indent += c == '\t'                    ? 4
              : c == 0x3000 || c == 0x2003 ? 2
              : bul_is_widthless(c)        ? 0
                                           : 1;
    at += size;
  }
  if (at == stop) return false;
  bool open =
      stop - at >= BUL_HAN_SIZE && bul_is_common_han(stop - BUL_HAN_SIZE);
  while (!open) {
    size_t back = bul_char_back(at, stop);
    if (!bul_is_space(bul_char_at(stop - back, &size))) break;
    stop -= back;
  }
  *line =
      (bul_line){.start = (size_t)(at - text.data),
                 .end = (size_t)(stop - text.data),
                 .ending = BUL_END_OPEN,
                 .indent = indent > UINT16_MAX ? UINT16_MAX : (uint16_t)indent};
  if (open) return true;
  line->ending = (uint8_t)ending_of(at, stop);
  line->hanging = hanging_cells(at, stop);
  if (line->ending == BUL_END_OPEN && ends_bracketed(at, stop)) {
    line->bracketed = true;
    line->ending = BUL_END_SENTENCE;
  }
  return true;
}

static inline size_t whole_width(const bul_line *line) {
  return (size_t)line->width + line->indent;
}

/* True when half of the lines of that width end in mid-sentence, as lines that
** a column cuts do; paragraphs may be as wide as one another by chance. */
static bool is_cut(const bul_lines *lines, uint32_t width) {
  size_t full = 0, open = 0;
  for (size_t i = 0; i < lines->count; i++) {
    const bul_line *line = &lines->items[i];
    size_t here = whole_width(line);
    if (here + 1 < width || here > width + 2) continue;
    full++;
    open += line->ending == BUL_END_OPEN || line->ending == BUL_END_CLAUSE;
  }
  return open * 2 >= full;
}

/* The width that most lines share, or 0 when no width is shared. */
static uint32_t find_measure(const bul_lines *lines) {
  size_t count[WIDEST_MEASURE + WIDEST_HANGING] = {0};
  for (size_t i = 0; i < lines->count; i++) {
    size_t width = whole_width(&lines->items[i]);
    if (width < sizeof count / sizeof *count) count[width]++;
  }
  uint32_t best = 0;
  size_t most = 0;
  for (uint32_t w = NARROWEST_MEASURE; w <= WIDEST_MEASURE; w++) {
    size_t here = 2 * count[w] + count[w - 1];
    if (here > most) {
      most = here;
      best = w;
    }
  }
  if (best == 0) return 0;
  size_t full = count[best - 1], narrower = 0;
  for (uint32_t w = best; w <= best + 2; w++)
    full += count[w];
  size_t shorter = 0;
  for (uint32_t w = 0; w < best + WIDEST_HANGING; w++) {
    narrower += count[w];
    if (w <= best / 2) shorter += count[w];
  }
  size_t wider = lines->count - narrower;
  if (full < FEWEST_FULL || wider * 2 >= full || !is_cut(lines, best)) return 0;
  if (full * 3 >= lines->count) return best;
  /* On a short page a website's lines may outnumber those of the text; but
  ** where any are wider, it is not wrapped. */
  return wider == 0 && full * 2 >= narrower - shorter ? best : 0;
}

/* Takes away an indent that all lines of a page have: a page-wide one says
** nothing of paragraphs. True if there is one. */
static bool drop_margin(bul_lines *lines) {
  uint16_t least = UINT16_MAX;
  if (lines->count < FEWEST_MARGIN) return false;
  for (size_t i = 0; i < lines->count && least >= INDENT_CELLS; i++) {
    if (lines->items[i].indent < least) least = lines->items[i].indent;
  }
  for (size_t i = 0; i < lines->count && least >= INDENT_CELLS; i++)
    lines->items[i].indent -= least;
  return least >= INDENT_CELLS;
}

/* True when most lines without an indent end sentences, as whole paragraphs do
** and the lines of a column do not. */
static bool are_whole(const bul_lines *lines) {
  size_t flush = 0, over = 0;
  for (size_t i = 0; i < lines->count; i++) {
    if (lines->items[i].indent != 0) continue;
    flush++;
    over += lines->items[i].ending == BUL_END_SENTENCE;
  }
  return over * 2 > flush;
}

/* The indent that most indented lines have; 0 if none is. */
static uint16_t usual_indent(const bul_lines *lines) {
  size_t count[WIDEST_INDENT + 1] = {0};
  uint16_t best = 0;
  for (size_t i = 0; i < lines->count; i++) {
    uint16_t indent = lines->items[i].indent;
    if (indent < INDENT_CELLS || indent > WIDEST_INDENT) continue;
    if (++count[indent] > count[best]) best = indent;
  }
  return best;
}

/* Set deeper than paragraphs are, and no sentence. */
static bool is_centred(const bul_line *line, uint16_t usual) {
  return line->indent >= usual + CENTRED && line->width <= WIDEST_CENTRED &&
         line->ending != BUL_END_SENTENCE && line->ending != BUL_END_CLAUSE;
}

/* Takes away the indent of titles and bylines that were set in the middle:
** few lines, where paragraphs have another, or no more than all of the page. */
static void drop_centring(bul_lines *lines, bool margin) {
  bool flush = margin && are_whole(lines);
  uint16_t usual = flush ? 0 : usual_indent(lines);
  if (usual == 0 && !flush) return;
  for (size_t i = 0; i < lines->count;) {
    size_t end = i;
    while (end < lines->count && is_centred(&lines->items[end], usual))
      end++;
    for (size_t k = i; end - i <= MOST_CENTRED && k < end; k++)
      lines->items[k].indent = 0;
    i = end + 1;
  }
}

static void find_layout(bul_lines *lines) {
  size_t indented = 0, spaced = 0;
  drop_centring(lines, drop_margin(lines));
  for (size_t i = 0; i < lines->count; i++) {
    uint16_t indent = lines->items[i].indent;
    indented += indent >= INDENT_CELLS && indent <= WIDEST_INDENT;
    spaced += i > 0 && lines->items[i].gap > 0;
  }
  lines->layout = (bul_layout){
      .indented = indented >= 2 && indented * 25 >= lines->count,
      .spaced = spaced * 5 >= lines->count * 3,
      .parted = spaced * RARE_GAP <= lines->count,
      .measure = find_measure(lines),
  };
}

/* The end of the line that begins at `start`: the byte of its CR, LF or FF,
** or the text's end. `plain` text has LF only. */
static size_t line_end(bulletin_text text, size_t start, bool plain) {
  if (plain) {
    const char *end = memchr(text.data + start, '\n', text.size - start);
    return end == NULL ? text.size : (size_t)(end - text.data);
  }
  size_t at = start;
  while (at < text.size && text.data[at] != '\n' && text.data[at] != '\r' &&
         text.data[at] != '\f')
    at++;
  return at;
}

int bul_lines_split(bul_lines *lines, bulletin_text text, bul_arena *arena) {
  *lines = (bul_lines){0};
  bool plain = text.size == 0 || (memchr(text.data, '\r', text.size) == NULL &&
                                  memchr(text.data, '\f', text.size) == NULL);
  size_t capacity = text.size / 96 + 16, gap = 0, start = 0;
  size_t room;
  if (!bul_mul(&room, capacity, sizeof(bul_line))) return BULLETIN_NOMEM;
  bul_line *items = bul_arena_alloc(arena, room);
  if (items == NULL) return BULLETIN_NOMEM;
  for (uint32_t number = 1; start < text.size; number++) {
    size_t end = line_end(text, start, plain);
    bul_line *grown = bul_arena_grow(arena, items, &capacity, lines->count + 1,
                                     sizeof *grown);
    if (grown == NULL) return BULLETIN_NOMEM;
    items = grown;
    if (read_line(&items[lines->count], text, start, end)) {
      items[lines->count].number = number;
      items[lines->count].gap = gap > 255 ? 255 : (uint8_t)gap;
      lines->count++;
      gap = 0;
    } else {
      gap++;
    }
    bool crlf = end + 1 < text.size && text.data[end] == '\r' &&
                text.data[end + 1] == '\n';
    start = end + (crlf ? 2 : 1);
  }
  lines->items = items;
  if (!bul_lines_count(lines, text, arena)) return BULLETIN_NOMEM;
  find_layout(lines);
  return BULLETIN_OK;
}

bool bul_line_full(const bul_lines *lines, const bul_line *line) {
  size_t measure = lines->layout.measure, width = whole_width(line);
  return measure > 0 && width + line->doubtful + 1 >= measure &&
         width <= measure + 1 + line->hanging + line->doubtful;
}
