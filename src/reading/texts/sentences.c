/*
** sentences.c - see sentences.h.
*/
#include "sentences.h"

/* Bytes after which an open quotation no longer holds a sentence together. */
enum { LONGEST_QUOTATION = 900 };

static bool ends_sentence(uint32_t c) {
  return c == U'。' || c == U'！' || c == U'？' || c == '!' ||
         c == '?';
}

/* … cuts a list short, and the sentence goes on: 看展、听戏……周末的县城. It
** ends one with its line, or in a quotation that closes. */
static bool is_dots(uint32_t c) { return c == U'…'; }

static bool opens(uint32_t c) {
  return c == U'“' || c == U'「' || c == U'『' || c == U'（';
}

static bool closes(uint32_t c) {
  return c == U'”' || c == U'」' || c == U'』' || c == U'）' ||
         c == U'’';
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

/* The byte behind the sentence that begins at `at`, in its line. */
static size_t sentence_end(bulletin_text text, size_t at) {
  size_t depth = 0, opened = at;
  while (at < text.size) {
    size_t size, next;
    uint32_t c = bul_char_at(text.data + at, &size);
    if (c == '\n') return at;
    if (opens(c)) {
      if (depth++ == 0) opened = at;
    } else if (closes(c)) {
      if (depth > 0) depth--;
    }
    at += size;
    bool latin = c == '.' && at >= 2 &&
                 (char_or_0(text, at, &next) == ' ' || at == text.size) &&
                 bul_is_latin((unsigned char)text.data[at - 2]);
    bool dots = false;
    if (is_dots(c)) {
      uint32_t then = char_or_0(text, at, &next);
      dots = then == 0 || then == '\n' || closes(then);
    }
    if (!ends_sentence(c) && !latin && !dots) continue;
    /* the marks that belong to this end: ……  ？！  。” */
    bool closed = false;
    for (;;) {
      c = char_or_0(text, at, &next);
      if (closes(c))
        closed = true;
      else if (!ends_sentence(c) && !is_dots(c))
        break;
      if (closes(c) && depth > 0) depth--;
      at += next;
    }
    if (depth > 0 && at - opened < LONGEST_QUOTATION) continue;
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
