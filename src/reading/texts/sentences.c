/*
** sentences.c - see sentences.h.
*/
#include "sentences.h"

/* Bytes of the longest quotation that holds its sentences together. */
enum { LONGEST_QUOTATION = 3000 };

static bool ends_sentence(uint32_t c) {
  return c == U'。' || c == U'！' || c == U'？' || c == '!' || c == '?';
}

/* … cuts a list short, and the sentence goes on: 看展、听戏……周末的县城. It
** ends one with its line, or in a quotation that closes. */
static bool is_dots(uint32_t c) {
  return c == U'…';
}

static bool opens(uint32_t c) {
  return c == U'“' || c == U'「' || c == U'『' || c == U'（';
}

static bool closes(uint32_t c) {
  return c == U'”' || c == U'」' || c == U'』' || c == U'）';
}

/* ’ also stands for an apostrophe: it closes nothing, but goes with what ends
** there. */
static bool trails(uint32_t c) {
  return closes(c) || c == U'’';
}

/* What may follow a closed quotation without beginning a sentence. */
static bool goes_on(uint32_t c) {
  return c == U'，' || c == ',' || c == U'、' || c == U'；' || c == U'的' ||
         c == U'等';
}

static uint32_t char_or_0(bulletin_text text, size_t at, size_t *size) {
  *size = 0;
  return at < text.size ? bul_char_at(text.data + at, size) : 0;
}

/* The byte of the mark that closes the quotation which is open at `at`, or 0
** when its line has none that is near. */
static size_t quotation_end(bulletin_text text, size_t at) {
  size_t size, depth = 1, end = at;
  while (end < text.size && end - at < LONGEST_QUOTATION) {
    uint32_t c = bul_char_at(text.data + end, &size);
    if (c == '\n') return 0;
    depth += opens(c);
    depth -= closes(c);
    if (depth == 0) return end;
    end += size;
  }
  return 0;
}

/* Whether a sentence ends before the mark at `close`: 。” ！’” ……） */
static bool ends_before(bulletin_text text, size_t close) {
  size_t size;
  const char *at = text.data + close;
  do {
    at -= bul_char_back(text.data, at);
  } while (at > text.data && trails(bul_char_at(at, &size)));
  uint32_t c = bul_char_at(at, &size);
  return ends_sentence(c) || is_dots(c);
}

/* Whether the mark at the byte before `at` ends a sentence. */
static bool ends_here(bulletin_text text, size_t at, uint32_t mark) {
  size_t size;
  uint32_t then = char_or_0(text, at, &size);
  if (is_dots(mark)) return then == 0 || then == '\n' || trails(then);
  if (mark != '.') return ends_sentence(mark);
  return at >= 2 && (then == ' ' || then == 0) &&
         bul_is_latin((unsigned char)text.data[at - 2]);
}

/* The byte behind the sentence that begins at `at`, in its line. */
static size_t sentence_end(bulletin_text text, size_t at) {
  bool holds = true; /* quotations close in this line */
  while (at < text.size) {
    size_t size;
    uint32_t c = bul_char_at(text.data + at, &size);
    if (c == '\n') return at;
    at += size;
    bool ended, closed = false;
    if (opens(c) && holds) {
      size_t close = quotation_end(text, at);
      holds = close > 0;
      if (!holds) continue;
      ended = ends_before(text, close);
      closed = true;
      at = close + bul_char_size(text.data + close);
    } else {
      ended = ends_here(text, at, c);
    }
    if (!ended) continue;
    /* the marks that belong to this end: ……  ？！  。” */
    while (c = char_or_0(text, at, &size),
           trails(c) || ends_sentence(c) || is_dots(c)) {
      closed = closed || trails(c);
      at += size;
    }
    if (closed && goes_on(c)) continue;
    return at;
  }
  return at;
}

bool bul_sentence_next(bul_sentence *out, bulletin_text text, size_t *at,
                       size_t *paragraph) {
  while (*at < text.size) {
    size_t start = *at;
    bool opens_line = start == 0 || text.data[start - 1] == '\n';
    size_t end = sentence_end(text, start);
    bool line_ends = end < text.size && text.data[end] == '\n';
    *at = end + line_ends;
    bulletin_text trimmed =
        bul_text_trim(bul_text(text.data + start, end - start));
    out->paragraph = *paragraph;
    out->opens_paragraph = opens_line;
    out->span.start = (size_t)(trimmed.data - text.data);
    out->span.end = out->span.start + trimmed.size;
    /* white space behind the last sentence of a line */
    bool empty_line = opens_line && line_ends && trimmed.size == 0;
    if (line_ends && !empty_line) ++*paragraph;
    if (trimmed.size > 0) return true;
  }
  return false;
}
