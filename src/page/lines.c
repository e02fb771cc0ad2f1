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

/* True where output would write other white space than stands there: two
** blanks, any blank but a plain one, a control character, or a character
** without width. Looks at the three bytes from p on. */
static inline bool untidy_at(const unsigned char *p) {
  switch (p[0]) {
  case 0xE3:
    return p[1] == 0x80 && p[2] == 0x80;
  case 0xE2:
    return p[1] == 0x80 && (p[2] <= 0x8F || p[2] - 0xA8u < 8);
  case 0xEF:
    return p[1] == 0xBB && p[2] == 0xBF;
  case 0xC2:
    return p[1] == 0xA0;
  case ' ':
    return p[1] == ' ';
  default:
    return p[0] < ' ';
  }
}

/* Non-zero if untidy_at may be true for one of the eight bytes from p on,
** `word`; reads ten. `high` has the high bits of those that are not ASCII. */
static inline uint64_t may_be_untidy(const unsigned char *p, uint64_t word,
                                     uint64_t high) {
  uint64_t next = bul_load(p + 1), found = 0;
  uint64_t second = bul_equals(next, 0x80);
  if (second != 0) {
    uint64_t third = bul_load(p + 2);
    found |= bul_equals(word, 0xE3) & second & bul_equals(third, 0x80);
    found |= bul_equals(word, 0xE2) & second &
             (bul_equals(third & BUL_EACH(0xF0), 0x80) |
              bul_equals(third & BUL_EACH(0xF8), 0xA8));
  }
  found |= bul_equals(word, 0xEF) & bul_equals(next, 0xBB);
  if (high != BUL_EACH(0x80)) {
    found |= bul_equals(word, ' ') & bul_equals(next, ' ');
    found |= bul_equals(word & BUL_EACH(0xE0), 0x00);
  }
  return found | (bul_equals(word, 0xC2) & bul_equals(next, 0xA0));
}

/* What is counted in a line's bytes. */
typedef struct byte_counts {
  size_t continuations;
  size_t wide;  /* leads of three and four bytes */
  size_t latin; /* ASCII letters */
  size_t dots;  /* · */
} byte_counts;

static void count_byte(byte_counts *n, const unsigned char *p, size_t left) {
  n->continuations += (*p & 0xC0) == 0x80;
  n->wide += *p >= 0xE0;
  n->latin += bul_is_latin(*p);
  n->dots += *p == 0xC2 && left > 1 && p[1] == 0xB7;
}

/* Cells and tidiness from bytes alone: every character has one byte that is
** no continuation; those of one or two bytes are one cell wide, others
** two. */
static void measure_line(bul_line *line, const char *data) {
  const unsigned char *p = (const unsigned char *)data + line->start;
  size_t size = line->end - line->start, i = 0;
  byte_counts n = {0};
  bool untidy = false;
  while (i + 10 <= size) {
    uint64_t continuations = 0, wide = 0;
    /* Sums of bytes that stay below 16. */
    for (int block = 0; block < 15 && i + 10 <= size; block++, i += 8) {
      uint64_t word = bul_load(p + i), high = word & BUL_EACH(0x80);
      uint64_t lead = high & (word << 1);
      continuations += (high ^ lead) >> 7;
      wide += (lead & (word << 2)) >> 7;
      if (high != BUL_EACH(0x80)) {
        for (size_t k = 0; k < 8; k++) n.latin += bul_is_latin(p[i + k]);
      }
      if (bul_equals(word, 0xC2) != 0) {
        for (size_t k = 0; k < 8; k++)
          n.dots += p[i + k] == 0xC2 && p[i + k + 1] == 0xB7;
      }
      if (may_be_untidy(p + i, word, high) != 0) {
        for (size_t k = 0; k < 8; k++) untidy = untidy || untidy_at(p + i + k);
      }
    }
    n.continuations += bul_sum_bytes(continuations);
    n.wide += bul_sum_bytes(wide);
  }
  for (; i < size; i++) {
    count_byte(&n, p + i, size - i);
    untidy = untidy || (i + 2 < size && untidy_at(p + i)) || p[i] < ' ';
  }
  size_t may_differ = n.latin / 4 + n.dots;
  line->doubtful = may_differ > UINT8_MAX ? UINT8_MAX : (uint8_t)may_differ;
  size_t width = size - n.continuations + n.wide;
  line->width = width > UINT32_MAX ? UINT32_MAX : (uint32_t)width;
  line->untidy = untidy;
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
