/* What is read a vector at a time, beside a reading of one byte or character
** after the other that knows nothing of vectors: on any text, at any place. */
#include "check.h"
#include "random.h"

#include "base/memory.h"
#include "base/text.h"
#include "page/lines/lines.h"

enum { TRIALS = 20000, LONGEST = 400, MOST_LINES = LONGEST + 1 };

/* --- well-formed UTF-8 ------------------------------------------------- */

/* The bytes of the sequence at p by the table of RFC 3629, or 0. */
static size_t sequence(const unsigned char *p, size_t left) {
  static const struct {
    unsigned char first, last; /* of the lead */
    unsigned char least, most; /* of the second byte */
    unsigned char size;
  } forms[] = {{0x00, 0x7F, 0, 0, 1},       {0xC2, 0xDF, 0x80, 0xBF, 2},
               {0xE0, 0xE0, 0xA0, 0xBF, 3}, {0xE1, 0xEC, 0x80, 0xBF, 3},
               {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3},
               {0xF0, 0xF0, 0x90, 0xBF, 4}, {0xF1, 0xF3, 0x80, 0xBF, 4},
               {0xF4, 0xF4, 0x80, 0x8F, 4}};
  for (size_t i = 0; i < BUL_COUNT(forms); i++) {
    if (p[0] < forms[i].first || p[0] > forms[i].last) continue;
    if (left < forms[i].size) return 0;
    if (forms[i].size > 1 && (p[1] < forms[i].least || p[1] > forms[i].most))
      return 0;
    for (size_t k = 2; k < forms[i].size; k++)
      if (p[k] < 0x80 || p[k] > 0xBF) return 0;
    return forms[i].size;
  }
  return 0;
}

static size_t invalid_plainly(bulletin_text text) {
  const unsigned char *p = (const unsigned char *)text.data;
  size_t at = 0;
  while (at < text.size) {
    size_t size = sequence(p + at, text.size - at);
    if (size == 0) break;
    at += size;
  }
  return at;
}

/* --- the measures of a line -------------------------------------------- */

/* The line's fields again, character by character. What stands behind its end
** is `after`. */
static bul_line measure_plainly(bulletin_text line, unsigned char after) {
  bul_line out = {0};
  size_t differing = 0; /* quarters of a cell */
  for (size_t at = 0, size; at < line.size; at += size) {
    uint32_t c = bul_char_at(line.data + at, &size);
    unsigned char next = after;
    if (at + size < line.size) next = (unsigned char)line.data[at + size];
    out.width += size < 3 ? 1 : 2;
    if (c >= '@' && c < 0x80) {
      out.latin = true;
      differing++;
    }
    if (c == U'·') differing += 4;
    out.quotes = (int16_t)(out.quotes + (c == U'“') - (c == U'”'));
    out.titles = (int16_t)(out.titles + (c == U'《') - (c == U'》'));
    bool blank = c <= ' ';
    out.broken |= blank;
    out.untidy |= blank && (c < ' ' || next == ' ');
    /* Unicode's blanks, and their neighbours, which are as seldom. */
    out.untidy |= c == 0xA0 || (c >= 0x2000 && c <= 0x200F) ||
                  (c >= 0x2028 && c <= 0x202F) || c == 0x3000 ||
                  (c >= 0xFEC0 && c <= 0xFEFF);
  }
  out.broken |= out.untidy;
  differing /= 4;
  out.doubtful = differing > UINT8_MAX ? UINT8_MAX : (uint8_t)differing;
  return out;
}

static bool same_measures(const bul_line *a, const bul_line *b) {
  return a->width == b->width && a->doubtful == b->doubtful &&
         a->latin == b->latin && a->quotes == b->quotes &&
         a->titles == b->titles && a->untidy == b->untidy &&
         a->broken == b->broken;
}

/* --- texts ------------------------------------------------------------- */

/* Characters of every size, each mark that is counted, blanks, line ends. */
static size_t random_text(char *out, size_t size, bool lines) {
  static const uint32_t chars[] = {
      'a',    'Z',    '@',    '?',    '0',    ' ',    ' ',    '\t',
      0x7F,   0xA0,   0xB7,   0xE9,   0x416,  0x2002, 0x2014, 0x2018,
      0x201C, 0x201D, 0x2028, 0x2030, 0x3000, 0x3001, 0x300A, 0x300B,
      0x4E00, 0x9FA5, 0x62A5, 0x65E5, 0xFEFF, 0xFF0C, 0xFF21, 0x1F600};
  size_t at = 0;
  while (at + 4 < size) {
    bool ends = lines && random_below(40) == 0;
    uint32_t c = ends ? '\n' : chars[random_below(BUL_COUNT(chars))];
    if (random_below(2) == 0) c = ends ? '\n' : 0x4E00 + random_below(0x5000);
    at += bul_char_put(out + at, c);
  }
  return at;
}

static void check_utf8(void) {
  char bytes[LONGEST];
  for (int i = 0; i < TRIALS; i++) {
    size_t from = random_below(40);
    size_t size =
        from + random_text(bytes + from, random_below(LONGEST - 48) + 8, false);
    if (i % 4 > 0 && size > from) /* most have a bad byte or three */
      for (int k = 0; k < i % 4; k++)
        bytes[from + random_below((uint32_t)(size - from))] =
            (char)random_below(256);
    bulletin_text text = bul_text(bytes + from, size - from);
    if (bul_utf8_invalid(text) == invalid_plainly(text)) continue;
    CHECK(!"the same byte is the first bad one");
    return;
  }
  CHECK(true);
}

static void check_lines(void) {
  char bytes[LONGEST];
  size_t seen = 0;
  for (int i = 0; i < TRIALS; i++) {
    size_t from = random_below(40);
    size_t size =
        random_text(bytes + from, random_below(LONGEST - 48) + 8, true);
    bulletin_text text = bul_text(bytes + from, size);
    bul_arena arena;
    bul_lines lines;
    bul_arena_init(&arena, NULL);
    CHECK(bul_lines_split(&lines, text, &arena) == BULLETIN_OK);
    for (size_t n = 0; n < lines.count; n++, seen++) {
      const bul_line *line = &lines.items[n];
      bulletin_text own =
          bul_text(text.data + line->start, line->end - line->start);
      unsigned char after =
          line->end < text.size ? (unsigned char)text.data[line->end] : 0;
      bul_line plain = measure_plainly(own, after);
      if (same_measures(line, &plain)) continue;
      CHECK(!"a line measures the same");
      n = lines.count;
      i = TRIALS;
    }
    bul_arena_free(&arena);
  }
  CHECK(seen > TRIALS);
}

int main(void) {
  check_utf8();
  check_lines();
  return check_done();
}
