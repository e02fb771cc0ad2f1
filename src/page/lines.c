/*
** lines.c - see lines.h.
**
** The measure is the width that most lines share, give or take a character:
** a line of mixed text may be one cell short, and a closing mark that may
** not begin a line hangs beyond the edge.
*/
#include "lines.h"

#include "../base/bytes.h"
#include "../base/text.h"

enum {
  INDENT_CELLS = 3,      /* from here on, white space is a paragraph's indent */
  NARROWEST_MEASURE = 16, /* cells: a column of eight characters */
  WIDEST_MEASURE = 160,
  MOST_HANGING = 3 /* closing marks that may hang beyond the edge */
};

/* --- the bytes of a line ------------------------------------------------ */

/* Sums over the bytes of a line, sixteen at a time; each stays in a byte for
** LONGEST_SUM vectors. */
typedef struct vector_counts {
  bul_bytes continuations;
  bul_bytes ascii;
  bul_bytes not_two;  /* ASCII and leads of three and four bytes */
  bul_bytes letters;  /* ASCII from @ on: nearly all of them letters */
  bul_bytes quotes;   /* “ less ” */
  bul_bytes titles;   /* 《 less 》 */
  bul_bytes untidy;   /* white space or a mark without width, not ASCII */
  bul_bytes blank;    /* ASCII white space and controls */
  bul_bytes latin_1;  /* leads of U+0080 to U+00BF: · and U+00A0 among them */
} vector_counts;

enum { LONGEST_SUM = 120 };

/* Field by field: the compilers clear the whole with slow string stores. */
BUL_INLINE void clear_counts(vector_counts *n) {
  const bul_bytes none = bul_each(0);
  n->continuations = n->ascii = n->not_two = n->letters = none;
  n->quotes = n->titles = n->untidy = n->blank = n->latin_1 = none;
}

/* Counts the sixteen bytes `here`, which stand at p; reads two more. */
BUL_INLINE void count_vector(vector_counts *n, bul_bytes here,
                             const unsigned char *p) {
  bul_bytes next = bul_load(p + 1), third = bul_load(p + 2);
  bul_bytes ascii = bul_above(here, -1), eighty = bul_is(next, 0x80);
  bul_bytes quote = bul_is(here, 0xE2) & eighty;
  bul_bytes angle = bul_is(here, 0xE3) & eighty;
  n->continuations -= ~bul_above(here, -65); /* below 0xC0 */
  n->ascii -= ascii;
  n->not_two -= bul_above(here, -33); /* from 0xE0 on */
  n->letters -= bul_above(here, '?');
  n->quotes += (quote & bul_is(third, 0x9D)) - (quote & bul_is(third, 0x9C));
  n->titles += (angle & bul_is(third, 0x8B)) - (angle & bul_is(third, 0x8A));
  n->untidy |= quote & (~bul_above(third, -113) | /* below 0x90 */
                        bul_is(third & bul_each(0xF8), 0xA8));
  n->untidy |= angle & bul_is(third, 0x80);
  n->untidy |= bul_is(here, 0xEF) & bul_is(next, 0xBB);
  n->blank |= ascii & ~bul_above(here, ' ');
  n->latin_1 |= bul_is(here, 0xC2);
}

/* The sum of counts that may be below zero. */
BUL_INLINE int signed_sum(bul_bytes counts) {
  return (int)bul_sum(counts ^ bul_each(0x80)) - BUL_VECTOR * 128;
}

static int16_t clamped(int count) {
  return count > INT16_MAX   ? INT16_MAX
         : count < INT16_MIN ? INT16_MIN
                             : (int16_t)count;
}

/* Adds the sums to the line's fields. */
static void add_counts(bul_line *line, const vector_counts *n,
                       size_t *width, size_t *letters) {
  size_t ascii = 0;
  /* Every character has one byte that is no continuation. */
  *width += bul_sum(n->not_two);
  *width -= bul_sum(n->continuations);
  if (bul_any(n->ascii) != 0) {
    ascii = bul_sum(n->ascii);
    *letters += bul_sum(n->letters);
  }
  *width -= ascii;
  if (bul_any(n->quotes | n->titles) != 0) {
    line->quotes = clamped(line->quotes + signed_sum(n->quotes));
    line->titles = clamped(line->titles + signed_sum(n->titles));
  }
  line->untidy = line->untidy || bul_any(n->untidy) != 0;
  line->broken = line->broken || bul_any(n->blank) != 0;
  line->latin = line->latin || bul_any(n->latin_1) != 0;
}

/* What the vectors only suspect: blanks that are two or no plain ones, and
** how many · there are. */
static size_t look_closely(bul_line *line, const unsigned char *p,
                           size_t size) {
  size_t dots = 0;
  for (size_t i = 0; i + 1 < size; i++) {
    dots += p[i] == 0xC2 && p[i + 1] == 0xB7;
    line->untidy = line->untidy || p[i] < ' ' ||
                   (p[i] == ' ' && p[i + 1] == ' ') ||
                   (p[i] == 0xC2 && p[i + 1] == 0xA0);
  }
  return dots;
}

/* FF for the first `count` bytes of a vector, 0 for the others. */
static const unsigned char keep[2 * BUL_VECTOR] = {
    0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
    0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};

/* Cells and the rest from bytes alone: characters of one or two bytes are one
** cell wide, others two. `left`: the bytes from the line's start to the end
** of the page. */
static void measure_line(bul_line *line, const char *data, size_t left) {
  const unsigned char *p = (const unsigned char *)data + line->start;
  size_t size = line->end - line->start, done = 0, letters = 0;
  size_t width = size;
  vector_counts n;
  clear_counts(&n);
  while (size - done >= BUL_VECTOR && left - done >= BUL_VECTOR + 2) {
    size_t vectors = size - done;
    if (vectors > left - done - 2) vectors = left - done - 2;
    vectors /= BUL_VECTOR;
    if (vectors > LONGEST_SUM) vectors = LONGEST_SUM;
    for (size_t k = 0; k < vectors; k++, done += BUL_VECTOR)
      count_vector(&n, bul_load(p + done), p + done);
    if (vectors == LONGEST_SUM) {
      add_counts(line, &n, &width, &letters);
      clear_counts(&n);
    }
  }
  /* What is left counts with continuations behind it, taken off again. */
  while (done < size) {
    unsigned char rest[BUL_VECTOR + 2];
    const unsigned char *at = p + done;
    size_t count = size - done < BUL_VECTOR ? size - done : BUL_VECTOR;
    if (left - done < sizeof rest) {
      memset(rest, 0xBE, sizeof rest);
      memcpy(rest, at, left - done);
      at = rest;
    }
    bul_bytes kept = bul_load(keep + BUL_VECTOR - count);
    bul_bytes here = (bul_load(at) & kept) | (bul_each(0xBE) & ~kept);
    count_vector(&n, here, at);
    width += BUL_VECTOR - count;
    done += count;
  }
  add_counts(line, &n, &width, &letters);
  size_t may_differ = letters / 4;
  if (line->broken || line->latin) may_differ += look_closely(line, p, size);
  line->broken = line->broken || line->untidy;
  line->latin = letters > 0;
  line->doubtful = may_differ > UINT8_MAX ? UINT8_MAX : (uint8_t)may_differ;
  line->width = width > UINT32_MAX ? UINT32_MAX : (uint32_t)width;
}

/* --- lines ------------------------------------------------------------- */

/* How the text of a line ends, closing quotes looked through. */
static bul_line_end ending_of(const char *start, const char *end) {
  bool closed = false;
  while (end > start) {
    size_t back = bul_char_back(start, end), size;
    uint32_t c = bul_char_at(end - back, &size);
    switch (c) {
    case 0x201D: /* ” */
    case 0x2019: /* ’ */
    case 0x300D: /* 」 */
    case 0x300F: /* 』 */
    case '"':
    case 0xFF09: /* ） */
    case ')':
      closed = true;
      end -= back;
      continue;
    case 0x3002: /* 。 */
    case 0xFF0E: /* ． */
    case 0xFF61: /* ｡ */
      return BUL_END_SENTENCE;
    case 0xFF1B: /* ； */
    case ';':
    case 0x2026: /* … */
      return closed ? BUL_END_OPEN : BUL_END_SENTENCE;
    case 0xFF01: /* ！ */
    case '!':
    case 0xFF1F: /* ？ */
    case '?':
      return BUL_END_ASK;
    case 0xFF1A: /* ： */
    case ':':
      return closed ? BUL_END_OPEN : BUL_END_COLON;
    case 0xFF0C: /* ， */
    case ',':
    case 0x3001: /* 、 */
    case 0x201C: /* “ */
    case 0x2018: /* ‘ */
    case 0x300A: /* 《 */
    case 0xFF08: /* （ */
    case '(':
      return closed ? BUL_END_OPEN : BUL_END_CLAUSE;
    case 0x2014: /* — */
    case 0x2015: /* ― */
      return closed ? BUL_END_OPEN : BUL_END_DASH;
    default:
      return BUL_END_OPEN;
    }
  }
  return BUL_END_OPEN;
}

/* Marks that may not begin a line, and so hang beyond the edge. */
static bool may_hang(uint32_t c) {
  switch (c) {
  case 0x3001: /* 、 */
  case 0x3002: /* 。 */
  case 0xFF0C: /* ， */
  case 0xFF1B: /* ； */
  case 0xFF1A: /* ： */
  case 0xFF1F: /* ？ */
  case 0xFF01: /* ！ */
  case 0x201D: /* ” */
  case 0x2019: /* ’ */
  case 0xFF09: /* ） */
  case 0x300B: /* 》 */
  case 0x300D: /* 」 */
  case 0x300F: /* 』 */
  case 0x3011: /* 】 */
  case 0xFF05: /* ％ */
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

/* Fills `line` from the bytes [start, end) of one line; false if blank. */
static bool read_line(bul_line *line, bulletin_text text, size_t start,
                      size_t end) {
  const char *at = text.data + start, *stop = text.data + end;
  size_t indent = 0, size;
  while (at < stop) {
    uint32_t c = bul_char_at(at, &size);
    if (!bul_is_space(c)) break;
    indent += c == '\t' ? 4 : c == 0x3000 || c == 0x2003 ? 2
              : c == 0x200B || c == 0xFEFF                ? 0
                                                          : 1;
    at += size;
  }
  if (at == stop) return false;
  while (true) {
    size_t back = bul_char_back(at, stop);
    if (!bul_is_space(bul_char_at(stop - back, &size))) break;
    stop -= back;
  }
  *line = (bul_line){.start = (size_t)(at - text.data),
                     .end = (size_t)(stop - text.data),
                     .indent = indent > UINT16_MAX ? UINT16_MAX
                                                   : (uint16_t)indent};
  measure_line(line, text.data, text.size - line->start);
  line->ending = (uint8_t)ending_of(at, stop);
  line->hanging = hanging_cells(at, stop);
  return true;
}

static inline size_t whole_width(const bul_line *line) {
  return (size_t)line->width + line->indent;
}

/* The width that most lines share, or 0 when no width is shared. */
static uint32_t find_measure(const bul_lines *lines) {
  size_t count[WIDEST_MEASURE + 4] = {0};
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
  size_t full = count[best - 1];
  for (uint32_t w = best; w <= best + 2; w++) full += count[w];
  return full >= 3 && full * 3 >= lines->count ? best : 0;
}

static void find_layout(bul_lines *lines) {
  size_t indented = 0, spaced = 0;
  for (size_t i = 0; i < lines->count; i++) {
    uint16_t indent = lines->items[i].indent;
    indented += indent >= INDENT_CELLS && indent <= 8;
    spaced += i > 0 && lines->items[i].gap > 0;
  }
  lines->layout = (bul_layout){
      .indented = indented >= 2 && indented * 25 >= lines->count,
      .spaced = spaced * 5 >= lines->count * 3,
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
    if (lines->count == capacity) {
      bul_line *more = bul_arena_alloc(arena, 2 * capacity * sizeof(bul_line));
      if (more == NULL) return BULLETIN_NOMEM;
      memcpy(more, items, capacity * sizeof(bul_line));
      items = more;
      capacity *= 2;
    }
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
  find_layout(lines);
  return BULLETIN_OK;
}

bool bul_line_full(const bul_lines *lines, const bul_line *line) {
  size_t measure = lines->layout.measure, width = whole_width(line);
  return measure > 0 && width + line->doubtful + 1 >= measure &&
         width <= measure + 1 + line->hanging + line->doubtful;
}
