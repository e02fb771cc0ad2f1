/*
** query.c - see query.h.
*/
#include "query.h"

#include "../base/day.h"
#include "../base/error.h"
#include "../base/hanzi.h"
#include "query_words.h"

enum {
  MOST_UNITS = 256,
  MOST_LETTERS = 16, /* of a field's name, or Han characters */
  MOST_DAYS = 24     /* characters of 2026-05-01..2026-05-31, and some */
};

typedef struct reader {
  bulletin_text text;
  const char *at;
  const char *end;
  bul_arena *arena;
  bulletin_error *error;
  bul_query *query;
} reader;

/* The error has the byte; its message the character, which a person counts. */
static int wrong(const reader *r, const char *at, const char *what) {
  size_t byte = (size_t)(at - r->text.data) + 1;
  size_t character = bul_text_length(bul_text(r->text.data, byte - 1)) + 1;
  return bul_fail_at(r->error, BULLETIN_QUERY, 0, byte,
                     "query: %s at character %zu", what, character);
}

/* The next character in half width, or 0 at the end. */
static uint32_t peek(const reader *r, size_t *size) {
  if (r->at == r->end) return *size = 0;
  return bul_halfwidth(bul_char_at(r->at, size));
}

static bool is_quote(uint32_t c) {
  return c == '"' || c == U'“' || c == U'”' || c == U'„';
}

static void skip_space(reader *r) {
  size_t size;
  while (r->at < r->end && bul_is_space(bul_char_at(r->at, &size)))
    r->at += size;
}

/* Passes over `word` when it stands here, followed by white space or the
** end. */
static bool take_word(reader *r, const char *word) {
  const char *start = r->at;
  size_t size;
  for (; *word != '\0'; word++) {
    if (peek(r, &size) != (unsigned char)*word) {
      r->at = start;
      return false;
    }
    r->at += size;
  }
  uint32_t c = peek(r, &size);
  if (size > 0 && !bul_is_space(c)) {
    r->at = start;
    return false;
  }
  return true;
}

/* Reads the text between quotes, or up to white space. */
static int read_text(reader *r, bulletin_text *out) {
  size_t size;
  const char *start = r->at;
  if (is_quote(peek(r, &size))) {
    r->at += size;
    const char *first = r->at;
    while (r->at < r->end && !is_quote(peek(r, &size)))
      r->at += size;
    if (r->at == r->end) return wrong(r, start, "a quote that is not closed");
    *out = bul_text(first, (size_t)(r->at - first));
    r->at += size;
    return BULLETIN_OK;
  }
  while (r->at < r->end) {
    uint32_t c = peek(r, &size);
    if (bul_is_space(c) || is_quote(c)) break;
    r->at += size;
  }
  *out = bul_text(start, (size_t)(r->at - start));
  return BULLETIN_OK;
}

/* Reads letters or Han characters and a colon; the name is the text before it.
** False, and nothing read, when no name stands here. */
static bool read_name(reader *r, bulletin_text *out, bool *is_latin) {
  const char *start = r->at;
  size_t size;
  *is_latin = true;
  for (size_t count = 0; count <= MOST_LETTERS; count++) {
    uint32_t c = peek(r, &size);
    if (c == ':' && count > 0) {
      *out = bul_text(start, (size_t)(r->at - start));
      r->at += size;
      return true;
    }
    bool is_letter = c - 'A' < 26 || c - 'a' < 26;
    if (!is_letter && !bul_is_han(c)) break;
    *is_latin &= is_letter;
    r->at += size;
  }
  r->at = start;
  return false;
}

/* What stands behind the colon is a time or an address, and the name a word. */
static bool names_nothing(const reader *r) {
  size_t size;
  uint32_t c = peek(r, &size);
  return size == 0 || c == '/' || bul_is_digit(c);
}

static int read_words(reader *r, bul_phrase *phrase) {
  const char *start = r->at;
  bulletin_text text;
  int status = read_text(r, &text);
  if (status != BULLETIN_OK) return status;
  bul_units units;
  bul_unit unit;
  size_t count = 0;
  bul_units_start(&units, text);
  while (bul_units_next(&units, &unit))
    count++;
  if (count == 0) return wrong(r, start, "nothing to look for");
  if (count > MOST_UNITS) return wrong(r, start, "a phrase that is too long");
  phrase->units = bul_arena_alloc(r->arena, count * sizeof *phrase->units);
  if (phrase->units == NULL) return bul_nomem(r->error);
  bul_units_start(&units, text);
  while (bul_units_next(&units, &phrase->units[phrase->size])) {
    if (++phrase->size == count) break;
  }
  return BULLETIN_OK;
}

static int read_value(reader *r, bul_phrase *phrase, bulletin_text field) {
  const char *start = r->at;
  phrase->kind = BUL_PHRASE_FIELD;
  phrase->field = field;
  int status = read_text(r, &phrase->value);
  if (status != BULLETIN_OK) return status;
  phrase->value = bul_text_trim(phrase->value);
  if (phrase->value.size == 0) return wrong(r, start, "nothing to look for");
  return BULLETIN_OK;
}

/* A day, month or year, or two of them with .. between. */
static int read_days(reader *r, bul_phrase *phrase) {
  const char *start = r->at;
  bulletin_text text;
  int status = read_text(r, &text);
  if (status != BULLETIN_OK) return status;
  char days[MOST_DAYS * 4];
  size_t size = 0, range = SIZE_MAX, used;
  for (size_t at = 0; at < text.size && size < MOST_DAYS; at += used) {
    uint32_t c = bul_halfwidth(bul_char_at(text.data + at, &used));
    if (c == '.' && size > 0 && days[size - 1] == '.' && range == SIZE_MAX)
      range = size - 1;
    size += bul_char_put(days + size, c);
  }
  bulletin_text first = bul_text(days, range == SIZE_MAX ? size : range);
  bulletin_text last = range == SIZE_MAX
                           ? first
                           : bul_text_from(bul_text(days, size), range + 2);
  int32_t ignored;
  phrase->kind = BUL_PHRASE_DAYS;
  phrase->from = INT32_MIN + 1; /* not those without a day */
  phrase->to = INT32_MAX;
  bool good = first.size > 0 || last.size > 0;
  if (first.size > 0) good &= bul_days_parse(&phrase->from, &ignored, first);
  if (last.size > 0) good &= bul_days_parse(&ignored, &phrase->to, last);
  if (!good)
    return wrong(r, start,
                 "no date (YYYY, YYYY-MM or YYYY-MM-DD, or two with .. "
                 "between)");
  if (phrase->from > phrase->to)
    return wrong(r, start, "a range of days that ends before it begins");
  return BULLETIN_OK;
}

static int read_phrase(reader *r) {
  const char *start = r->at;
  bul_query *query = r->query;
  if (query->phrase_count == BUL_MOST_PHRASES)
    return wrong(r, start, "more than 64 words");
  bul_phrase *phrase = &query->phrases[query->phrase_count++];
  *phrase = (bul_phrase){.kind = BUL_PHRASE_WORDS};
  bulletin_text name;
  bool is_latin;
  if (!read_name(r, &name, &is_latin)) return read_words(r, phrase);
  const char *known = bulletin_field_called(name, query_fields);
  bulletin_text field = bulletin_text_of(known);
  phrase->headline_only = bul_text_equal(field, BUL_TEXT("headline"));
  if (phrase->headline_only) return read_words(r, phrase);
  if (bul_text_equal(field, BUL_TEXT("date"))) return read_days(r, phrase);
  if (known != NULL) return read_value(r, phrase, field);
  if (is_latin && !names_nothing(r))
    return wrong(r, start, "an unknown field (known: " QUERY_FIELDS ")");
  r->at = start;
  return read_words(r, phrase);
}

static int read_clause(reader *r) {
  size_t size;
  const char *start = r->at;
  bul_clause *clause = &r->query->clauses[r->query->clause_count++];
  *clause = (bul_clause){.first = r->query->phrase_count};
  if (take_word(r, "OR")) return wrong(r, start, "OR without a word before it");
  if (peek(r, &size) == '-') {
    clause->negative = true;
    r->at += size;
    uint32_t c = peek(r, &size);
    if (size == 0 || bul_is_space(c))
      return wrong(r, start, "'-' without a word after it");
  }
  int status = read_phrase(r);
  clause->size = 1;
  while (status == BULLETIN_OK) {
    skip_space(r);
    const char *here = r->at;
    if (!take_word(r, "OR")) break;
    if (clause->negative) return wrong(r, here, "OR after a word with '-'");
    skip_space(r);
    if (r->at == r->end) return wrong(r, here, "OR without a word after it");
    if (peek(r, &size) == '-' || take_word(r, "OR"))
      return wrong(r, here, "OR without a word after it");
    status = read_phrase(r);
    clause->size++;
  }
  return status;
}

int bul_query_read(bul_query *out, bulletin_text text, bul_arena *arena,
                   bulletin_error *error) {
  *out = (bul_query){0};
  reader r = {.text = text,
              .at = text.data,
              .end = text.data + text.size,
              .arena = arena,
              .error = error,
              .query = out};
  size_t bad = bul_utf8_invalid(text);
  if (bad < text.size)
    return wrong(&r, text.data + bad, "bytes that are not UTF-8");
  out->phrases =
      bul_arena_alloc(arena, BUL_MOST_PHRASES * sizeof *out->phrases);
  out->clauses =
      bul_arena_alloc(arena, (BUL_MOST_PHRASES + 1) * sizeof *out->clauses);
  if (out->phrases == NULL || out->clauses == NULL) return bul_nomem(error);
  bool positive = false;
  for (;;) {
    skip_space(&r);
    if (r.at == r.end) break;
    int status = read_clause(&r);
    if (status != BULLETIN_OK) return status;
    positive |= !out->clauses[out->clause_count - 1].negative;
  }
  if (!positive)
    return wrong(&r, text.data,
                 out->clause_count == 0 ? "nothing to look for"
                                        : "only words with '-'");
  return BULLETIN_OK;
}
