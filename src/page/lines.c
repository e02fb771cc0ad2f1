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

/* What is counted in a line's bytes. */
typedef struct byte_counts {
  size_t continuations;
  size_t wide;    /* leads of three and four bytes */
  size_t latin;   /* ASCII letters */
  size_t dots;    /* · */
  size_t opens;   /* “ */
  size_t closes;  /* ” */
  size_t titles;  /* 《 */
  size_t shuts;   /* 》 */
  uint64_t untidy;
  uint64_t blank;
} byte_counts;

/* White space that output would not write as it stands: two blanks, any blank
** but a plain one, a control character, or a character without width. */
static inline bul_bytes untidy_bytes(bul_bytes here, bul_bytes next,
                                     bul_bytes third) {
  bul_bytes general = bul_is(here, 0xE2) & bul_is(next, 0x80) &
                      (bul_is(third & bul_each(0xF0), 0x80) |
                       bul_is(third & bul_each(0xF8), 0xA8));
  bul_bytes wide = bul_is(here, 0xE3) & bul_is(next, 0x80) & bul_is(third, 0x80);
  bul_bytes mark = bul_is(here, 0xEF) & bul_is(next, 0xBB) & bul_is(third, 0xBF);
  bul_bytes hard = bul_is(here, 0xC2) & bul_is(next, 0xA0);
  bul_bytes twice = bul_is(here, ' ') & bul_is(next, ' ');
  return general | wide | mark | hard | twice | ~bul_least(here, ' ');
}

/* The same, sixteen counts of bytes each. */
typedef struct vector_counts {
  bul_bytes continuations, wide, latin, dots;
  bul_bytes opens, closes, titles, shuts;
  bul_bytes untidy, blank;
} vector_counts;

/* Counts the sixteen bytes from p on; reads two more. */
static inline void count_vector(vector_counts *n, const unsigned char *p) {
  bul_bytes here = bul_load(p), next = bul_load(p + 1);
  bul_bytes third = bul_load(p + 2);
  bul_bytes quote = bul_is(here, 0xE2) & bul_is(next, 0x80);
  bul_bytes angle = bul_is(here, 0xE3) & bul_is(next, 0x80);
  n->continuations -= bul_is(here & bul_each(0xC0), 0x80);
  n->wide -= bul_least(here, 0xE0);
  n->latin -= ~bul_least((here | bul_each(0x20)) - bul_each('a'), 26);
  n->dots -= bul_is(here, 0xC2) & bul_is(next, 0xB7);
  n->opens -= quote & bul_is(third, 0x9C);
  n->closes -= quote & bul_is(third, 0x9D);
  n->titles -= angle & bul_is(third, 0x8A);
  n->shuts -= angle & bul_is(third, 0x8B);
  n->untidy |= untidy_bytes(here, next, third);
  n->blank |= bul_is(here, ' ');
}

/* Adds the sums to `out` and starts anew. */
static void sum_vectors(byte_counts *out, vector_counts *n) {
  out->continuations += bul_sum(n->continuations);
  out->wide += bul_sum(n->wide);
  if (bul_any(n->latin | n->dots) != 0) {
    out->latin += bul_sum(n->latin);
    out->dots += bul_sum(n->dots);
  }
  if (bul_any(n->opens | n->closes) != 0) {
    out->opens += bul_sum(n->opens);
    out->closes += bul_sum(n->closes);
  }
  if (bul_any(n->titles | n->shuts) != 0) {
    out->titles += bul_sum(n->titles);
    out->shuts += bul_sum(n->shuts);
  }
  out->untidy |= bul_any(n->untidy);
  out->blank |= bul_any(n->blank);
  *n = (vector_counts){0};
}

static int16_t narrow(size_t more, size_t less) {
  ptrdiff_t difference = (ptrdiff_t)more - (ptrdiff_t)less;
  return difference > INT16_MAX   ? INT16_MAX
         : difference < INT16_MIN ? INT16_MIN
                                  : (int16_t)difference;
}

/* Cells and tidiness from bytes alone: every character has one byte that is
** no continuation; those of one or two bytes are one cell wide, others
** two. */
static void measure_line(bul_line *line, const char *data) {
  const unsigned char *p = (const unsigned char *)data + line->start;
  size_t size = line->end - line->start, done = 0;
  byte_counts n = {0};
  vector_counts vectors = {0};
  for (int k = 1; size - done >= BUL_VECTOR + 2; done += BUL_VECTOR, k++) {
    count_vector(&vectors, p + done);
    if (k % 128 == 0) sum_vectors(&n, &vectors);
  }
  /* What is left, with bytes behind it that count for nothing. */
  unsigned char rest[2 * BUL_VECTOR + 2];
  memset(rest, '0', sizeof rest);
  memcpy(rest, p + done, size - done);
  count_vector(&vectors, rest);
  if (size - done > BUL_VECTOR) count_vector(&vectors, rest + BUL_VECTOR);
  sum_vectors(&n, &vectors);
  size_t may_differ = n.latin / 4 + n.dots;
  size_t width = size - n.continuations + n.wide;
  line->doubtful = may_differ > UINT8_MAX ? UINT8_MAX : (uint8_t)may_differ;
  line->width = width > UINT32_MAX ? UINT32_MAX : (uint32_t)width;
  line->untidy = n.untidy != 0;
  line->broken = (n.untidy | n.blank) != 0;
  line->latin = n.latin > 0;
  line->quotes = narrow(n.opens, n.closes);
  line->titles = narrow(n.titles, n.shuts);
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
  measure_line(line, text.data);
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
  size_t capacity = text.size / 48 + 16, gap = 0, start = 0;
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
