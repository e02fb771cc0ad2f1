/*
** field.c - see field.h.
*/
#include "field.h"

#include "../../base/text.h"

/* A space belongs between two pieces of Latin text, and only there. */
static bool wants_space(uint32_t before, uint32_t after) {
  bool word = bul_is_latin(before) || (before == ',' || before == '.');
  return word && bul_is_latin(after);
}

/* Copies `text` to `out` with its white space made even; the bytes written,
** never more than text.size. */
static size_t copy_tidy(char *out, bulletin_text text) {
  size_t at = 0, size, written = 0;
  bool space = false;
  while (at < text.size) {
    uint32_t c = bul_char_at(text.data + at, &size);
    if (bul_is_space(c)) {
      space = space || !bul_is_widthless(c);
    } else {
      if (space) out[written++] = ' ';
      space = false;
      memcpy(out + written, text.data + at, size);
      written += size;
    }
    at += size;
  }
  return written;
}

/* The lines of an element, as runs that furniture divides. */
typedef struct runs {
  size_t lines;
  size_t spans;
  size_t bytes;
  bool tidy;
} runs;

static runs measure(const bul_lines *lines, size_t first, size_t last) {
  runs r = {.tidy = true};
  bool apart = true;
  for (size_t i = first; i <= last; i++) {
    const bul_line *line = &lines->items[i];
    if (line->kind == BUL_LINE_FURNITURE) {
      apart = true;
      continue;
    }
    r.lines++;
    r.spans += apart;
    r.bytes += line->end - line->start + 1;
    r.tidy = r.tidy && !line->untidy;
    apart = false;
  }
  return r;
}

static void write_spans(bulletin_span *spans, const bul_lines *lines,
                        size_t first, size_t last) {
  bool apart = true;
  for (size_t i = first; i <= last; i++) {
    const bul_line *line = &lines->items[i];
    if (line->kind == BUL_LINE_FURNITURE) {
      apart = true;
      continue;
    }
    if (apart) (spans++)->start = line->start;
    spans[-1].end = line->end;
    apart = false;
  }
}

static bool borrow_line(bulletin_field *out, bul_arena *arena,
                        bulletin_text text, const bul_line *line) {
  bulletin_span *span = bul_arena_alloc(arena, sizeof *span);
  if (span == NULL) return false;
  *span = (bulletin_span){line->start, line->end};
  out->spans = span;
  out->span_count = 1;
  out->text = bul_text(text.data + line->start, line->end - line->start);
  return true;
}

bool bul_field_weave(bulletin_field *out, bul_arena *arena, bulletin_text text,
                     const bul_lines *lines, size_t first, size_t last) {
  *out = (bulletin_field){0};
  const bul_line *line = &lines->items[first];
  if (first == last && line->kind != BUL_LINE_FURNITURE && !line->untidy)
    return borrow_line(out, arena, text, line);
  runs r = measure(lines, first, last);
  if (r.lines == 0) return true;
  bulletin_span *spans = bul_arena_alloc(arena, r.spans * sizeof *spans);
  if (spans == NULL) return false;
  write_spans(spans, lines, first, last);
  out->spans = spans;
  out->span_count = r.spans;
  if (r.lines == 1 && r.tidy) {
    out->text =
        bul_text(text.data + spans[0].start, spans[0].end - spans[0].start);
    return true;
  }
  char *woven = bul_arena_alloc(arena, r.bytes);
  if (woven == NULL) return false;
  size_t size = 0, bytes;
  for (size_t i = first; i <= last; i++) {
    line = &lines->items[i];
    if (line->kind == BUL_LINE_FURNITURE) continue;
    bulletin_text piece =
        bul_text(text.data + line->start, line->end - line->start);
    if (size > 0) {
      uint32_t before = (unsigned char)woven[size - 1];
      if (wants_space(before, bul_char_at(piece.data, &bytes)))
        woven[size++] = ' ';
    }
    if (!line->untidy) {
      memcpy(woven + size, piece.data, piece.size);
      size += piece.size;
    } else {
      size += copy_tidy(woven + size, piece);
    }
  }
  bul_arena_trim(arena, woven, r.bytes, size);
  out->text = bul_text(woven, size);
  return true;
}

/* The characters in `text` that are not white space. */
static size_t count_solid(bulletin_text text) {
  size_t count = 0, size;
  for (size_t at = 0; at < text.size; at += size)
    count += !bul_is_space(bul_char_at(text.data + at, &size));
  return count;
}

/* Where in the page's text the character number `solid` (of those in the
** field that are not white space) begins: span and byte. */
static void find_solid(const bulletin_field *field, bulletin_text text,
                       size_t solid, size_t *span, size_t *byte) {
  size_t size;
  for (*span = 0; *span < field->span_count; (*span)++) {
    const bulletin_span *s = &field->spans[*span];
    for (*byte = s->start; *byte < s->end; *byte += size) {
      uint32_t c = bul_char_at(text.data + *byte, &size);
      if (bul_is_space(c)) continue;
      if (solid-- == 0) return;
    }
  }
}

/* The spans of `field` between two places, ends trimmed of white space. */
static bool cut_spans(bulletin_field *out, bul_arena *arena, bulletin_text text,
                      const bulletin_field *field, size_t from_span,
                      size_t from, size_t to_span, size_t to) {
  size_t most = to_span - from_span + 1, count = 0;
  bulletin_span *spans = bul_arena_alloc(arena, most * sizeof *spans);
  if (spans == NULL) return false;
  for (size_t i = from_span; i <= to_span && i < field->span_count; i++) {
    size_t start = i == from_span ? from : field->spans[i].start;
    size_t end = i == to_span ? to : field->spans[i].end;
    if (start >= end) continue;
    bulletin_text piece =
        bul_text_trim(bul_text(text.data + start, end - start));
    if (piece.size == 0) continue;
    start = (size_t)(piece.data - text.data);
    spans[count++] = (bulletin_span){start, start + piece.size};
  }
  out->spans = spans;
  out->span_count = count;
  return true;
}

bool bul_field_split(bulletin_field *head, bulletin_field *tail,
                     bul_arena *arena, bulletin_text text,
                     const bulletin_field *field, size_t at) {
  bulletin_text before = bul_text(field->text.data, at);
  bulletin_text rest = bul_text(field->text.data + at, field->text.size - at);
  const bulletin_field whole = *field;
  size_t span = 0, byte = 0;
  if (whole.span_count > 0) byte = whole.spans[0].start;
  find_solid(&whole, text, count_solid(before), &span, &byte);
  if (head != NULL) {
    size_t last = span < whole.span_count ? span : whole.span_count - 1;
    size_t end = span < whole.span_count ? byte : whole.spans[last].end;
    *head = (bulletin_field){.text = bul_text_trim(before)};
    if (!cut_spans(head, arena, text, &whole, 0,
                   whole.span_count > 0 ? whole.spans[0].start : 0, last, end))
      return false;
  }
  if (tail != NULL) {
    *tail = (bulletin_field){.text = bul_text_trim(rest)};
    if (span < whole.span_count) {
      size_t last = whole.span_count - 1;
      if (!cut_spans(tail, arena, text, &whole, span, byte, last,
                     whole.spans[last].end))
        return false;
    }
  }
  return true;
}

bool bul_spans_add(bul_spans *spans, bul_arena *arena,
                   const bulletin_field *field) {
  size_t need = spans->count + field->span_count;
  if (need > spans->capacity) {
    size_t capacity = need < 4 ? 4 : 2 * need;
    bulletin_span *more = bul_arena_alloc(arena, capacity * sizeof *more);
    if (more == NULL) return false;
    if (spans->count > 0)
      memcpy(more, spans->items, spans->count * sizeof *more);
    spans->items = more;
    spans->capacity = capacity;
  }
  if (field->span_count > 0)
    memcpy(spans->items + spans->count, field->spans,
           field->span_count * sizeof *spans->items);
  spans->count = need;
  return true;
}
