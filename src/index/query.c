/*
** query.c - see query.h.
*/
#include "query.h"

#include "../base/error.h"
#include "../base/hanzi.h"

enum { MOST_UNITS = 256 };

typedef struct reader {
  bulletin_text text;
  const char *at;
  const char *end;
  bul_arena *arena;
  bulletin_error *error;
  bul_query *query;
} reader;

static int wrong(const reader *r, const char *at, const char *what) {
  size_t byte = (size_t)(at - r->text.data) + 1;
  return bul_fail_at(r->error, BULLETIN_QUERY, 0, byte,
                     "query: %s at byte %zu", what, byte);
}

/* The next character in half width, or 0 at the end. */
static uint32_t peek(const reader *r, size_t *size) {
  if (r->at == r->end) return *size = 0;
  return bul_halfwidth(bul_char_at(r->at, size));
}

static bool is_quote(uint32_t c) {
  return c == '"' || c == 0x201C || c == 0x201D || c == 0x201E;
}

static void skip_space(reader *r) {
  size_t size;
  while (r->at < r->end && bul_is_space(bul_char_at(r->at, &size)))
    r->at += size;
}

/* Passes over `word` when it stands here, followed by white space or the
** end if it must stand alone. */
static bool take(reader *r, const char *word, bool alone) {
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
  if (alone && size > 0 && !bul_is_space(c)) {
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
    while (r->at < r->end && !is_quote(peek(r, &size))) r->at += size;
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

/* A name and a colon before a word, when it is not one of ours: a slip. */
static bool names_field(const reader *r) {
  const char *at = r->at;
  while (at < r->end && *at >= 'a' && *at <= 'z') at++;
  return at > r->at && at + 1 < r->end && *at == ':' && at[1] != '/' &&
         !bul_is_digit((unsigned char)at[1]);
}

static int read_phrase(reader *r) {
  const char *start = r->at;
  bul_query *query = r->query;
  if (query->phrase_count == BUL_MOST_PHRASES)
    return wrong(r, start, "more than 64 words");
  bul_phrase *phrase = &query->phrases[query->phrase_count];
  *phrase = (bul_phrase){.headline_only = take(r, "headline:", false)};
  if (!phrase->headline_only && names_field(r))
    return wrong(r, start, "an unknown field (only headline: is one)");
  bulletin_text text;
  int status = read_text(r, &text);
  if (status != BULLETIN_OK) return status;
  bul_units units;
  bul_unit unit;
  size_t count = 0;
  bul_units_start(&units, text);
  while (bul_units_next(&units, &unit)) count++;
  if (count == 0) return wrong(r, start, "nothing to look for");
  if (count > MOST_UNITS) return wrong(r, start, "a phrase that is too long");
  phrase->units = bul_arena_alloc(r->arena, count * sizeof *phrase->units);
  if (phrase->units == NULL) return bul_nomem(r->error);
  bul_units_start(&units, text);
  while (bul_units_next(&units, &phrase->units[phrase->size])) {
    if (++phrase->size == count) break;
  }
  query->phrase_count++;
  return BULLETIN_OK;
}

static int read_clause(reader *r) {
  size_t size;
  const char *start = r->at;
  bul_clause *clause = &r->query->clauses[r->query->clause_count++];
  *clause = (bul_clause){.first = r->query->phrase_count};
  if (take(r, "OR", true)) return wrong(r, start, "OR without a word before it");
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
    if (!take(r, "OR", true)) break;
    if (clause->negative)
      return wrong(r, here, "OR after a word with '-'");
    skip_space(r);
    if (r->at == r->end) return wrong(r, here, "OR without a word after it");
    if (peek(r, &size) == '-' || take(r, "OR", true))
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
  out->phrases = bul_arena_alloc(arena, BUL_MOST_PHRASES * sizeof *out->phrases);
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
