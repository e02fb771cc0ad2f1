/*
** sound.h - what holds for every page that was parsed, whatever the input.
*/
#ifndef SOUND_H
#define SOUND_H

#include "base/text.h"

#include <stdbool.h>
#include <stdlib.h>

/* What is being looked at: the text, and which of its bytes some span of the
** page covers. */
typedef struct sound {
  bulletin_text text;
  char *covered;
} sound;

static bool sound_border(bulletin_text text, size_t at) {
  return at >= text.size || ((unsigned char)text.data[at] & 0xC0) != 0x80;
}

static bool sound_span(sound *s, bulletin_span span) {
  if (span.start >= span.end || span.end > s->text.size) return false;
  if (!sound_border(s->text, span.start) || !sound_border(s->text, span.end))
    return false;
  memset(s->covered + span.start, 1, span.end - span.start);
  return true;
}

static bool sound_spans(sound *s, const bulletin_span *spans, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (!sound_span(s, spans[i])) return false;
  }
  return true;
}

enum { SOUND_END = 0x110000 }; /* no character */

/* The first byte that is not well-formed UTF-8, or the size: RFC 3629 once
** more, written plainly, so that the parser's own check is checked too. */
static size_t sound_utf8(bulletin_text text) {
  const unsigned char *p = (const unsigned char *)text.data;
  size_t at = 0;
  while (at < text.size) {
    uint32_t c = p[at], least = 0;
    size_t more = 0;
    if (c >= 0xF0 && c < 0xF8)
      c &= 7, more = 3, least = 0x10000;
    else if (c >= 0xE0 && c < 0xF0)
      c &= 15, more = 2, least = 0x800;
    else if (c >= 0xC0 && c < 0xE0)
      c &= 31, more = 1, least = 0x80;
    else if (c >= 0x80)
      return at;
    if (more >= text.size - at) return at;
    for (size_t i = 1; i <= more; i++) {
      if ((p[at + i] & 0xC0) != 0x80) return at;
      c = c << 6 | (p[at + i] & 0x3F);
    }
    if (c < least || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) return at;
    at += more + 1;
  }
  return at;
}

/* The next character of *at that is not white space, or SOUND_END. */
static uint32_t sound_next(const char **at, const char *end) {
  while (*at < end) {
    size_t size;
    uint32_t c = bul_char_at(*at, &size);
    *at += size;
    if (!bul_is_space(c)) return c;
  }
  return SOUND_END;
}

/* The field's text, white space aside, is what its spans hold. */
static bool sound_field(sound *s, const bulletin_field *field) {
  if (field->text.data == NULL) return field->span_count == 0;
  if (!sound_spans(s, field->spans, field->span_count)) return false;
  if (bul_utf8_invalid(field->text) != field->text.size) return false;
  const char *got = field->text.data, *got_end = got + field->text.size;
  for (size_t i = 0; i < field->span_count; i++) {
    const char *at = s->text.data + field->spans[i].start;
    const char *end = s->text.data + field->spans[i].end;
    for (uint32_t c; (c = sound_next(&at, end)) != SOUND_END;) {
      if (sound_next(&got, got_end) != c) return false;
    }
  }
  return sound_next(&got, got_end) == SOUND_END;
}

static const char *sound_article(sound *s, const bulletin_article *a) {
  if (!sound_field(s, &a->kicker)) return "a kicker";
  if (!sound_field(s, &a->headline)) return "a headline";
  if (!sound_field(s, &a->deck)) return "a deck";
  if (!sound_spans(s, a->dateline.field.spans, a->dateline.field.span_count))
    return "a dateline";
  if (!sound_spans(s, a->byline_spans, a->byline_span_count))
    return "a byline's span";
  for (size_t i = 0; i < a->byline_count; i++) {
    if (a->bylines[i].role.size == 0 || a->bylines[i].name.size == 0 ||
        bul_utf8_invalid(a->bylines[i].name) != a->bylines[i].name.size)
      return "a byline";
  }
  for (size_t i = 0; i < a->body_count; i++) {
    if (a->body[i].kind < 0 || a->body[i].kind >= BULLETIN_BODY_KINDS ||
        a->body[i].field.text.data == NULL ||
        !sound_field(s, &a->body[i].field))
      return "a body element";
  }
  if (a->span.start > a->span.end || a->span.end > s->text.size ||
      a->first_line < 1 || a->first_line > a->last_line)
    return "an article's place";
  return NULL;
}

/* NULL for a sound page of `text`, else what is unsound about it. */
static const char *page_unsound(const bulletin_page *page, bulletin_text text) {
  sound s = {.text = text, .covered = calloc(text.size + 1, 1)};
  const char *bad = s.covered == NULL ? "no memory" : NULL;
  if (bad == NULL && sound_utf8(text) != text.size) bad = "what is not UTF-8";
  for (size_t i = 0; bad == NULL && i < page->article_count; i++)
    bad = sound_article(&s, &page->articles[i]);
  for (size_t i = 0; bad == NULL && i < page->furniture_count; i++) {
    if (page->furniture[i].kind < 0 ||
        page->furniture[i].kind >= BULLETIN_FURNITURE_KINDS ||
        !sound_span(&s, page->furniture[i].span))
      bad = "furniture";
  }
  for (size_t i = 0; bad == NULL && i < page->warning_count; i++) {
    if (page->warnings[i].line < 1 || page->warnings[i].code.size == 0 ||
        page->warnings[i].message.size == 0)
      bad = "a warning";
  }
  for (size_t at = 0, size; bad == NULL && at < text.size; at += size) {
    uint32_t c = bul_char_at(text.data + at, &size);
    for (size_t i = 0; i < size; i++) {
      if (!s.covered[at + i] && !bul_is_space(c)) bad = "text in no span";
    }
  }
  free(s.covered);
  return bad;
}

#endif
