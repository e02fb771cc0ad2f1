/*
** html_scan.c - see html_scan.h.
*/
#include "html_scan.h"

#include "html_entities.h"

enum { LONGEST_ENTITY = 12 };

static char lower(char c) {
  return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static bool is_blank(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_letter(char c) {
  return bul_is_latin((unsigned char)c);
}

bool bul_html_is(bulletin_text word, const char *name) {
  size_t i = 0;
  for (; i < word.size && name[i] != '\0'; i++) {
    if (lower(word.data[i]) != name[i]) return false;
  }
  return i == word.size && name[i] == '\0';
}

/* --- tokens ------------------------------------------------------------ */

/* Elements whose content is no markup. */
static bool is_raw(bulletin_text name) {
  static const char *const raw[] = {"script",   "style",    "title",
                                    "textarea", "noembed",  "iframe",
                                    "xmp",      "noframes", "noscript"};
  if (name.size < 3 || name.size > 8) return false;
  for (size_t i = 0; i < BUL_COUNT(raw); i++) {
    if (bul_html_is(name, raw[i])) return true;
  }
  return false;
}

/* Where the tag whose attributes begin at `at` ends: its '>', or the end. */
static size_t tag_end(bulletin_text source, size_t at) {
  char quote = '\0', before = '\0';
  for (; at < source.size; at++) {
    char c = source.data[at];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '>') {
      break;
    } else if ((c == '"' || c == '\'') && before == '=') {
      quote = c;
    }
    if (!is_blank(c)) before = c;
  }
  return at;
}

/* Where the closing tag of the raw element begins, or the end. */
static size_t raw_end(const bul_html_scan *scan) {
  bulletin_text source = scan->source, name = scan->raw;
  for (size_t at = scan->at; at + 2 + name.size <= source.size; at++) {
    const char *next = memchr(source.data + at, '<', source.size - at);
    if (next == NULL) break;
    at = (size_t)(next - source.data);
    if (at + 2 + name.size > source.size) break;
    if (source.data[at + 1] != '/') continue;
    size_t i = 0;
    while (i < name.size &&
           lower(source.data[at + 2 + i]) == lower(name.data[i]))
      i++;
    if (i == name.size) return at;
  }
  return source.size;
}

static void take_comment(bul_html_scan *scan, bul_html_token *token,
                         size_t from, bulletin_text closing) {
  bulletin_text rest = bul_text_from(scan->source, from);
  const char *end = bul_text_find(rest, closing);
  token->kind = BUL_HTML_COMMENT;
  token->text =
      end == NULL ? rest : bul_text(rest.data, (size_t)(end - rest.data));
  scan->at = from + token->text.size + (end == NULL ? 0 : closing.size);
}

/* A tag or a comment that begins at scan->at; false: the < is text. */
static bool take_markup(bul_html_scan *scan, bul_html_token *token) {
  bulletin_text source = scan->source;
  size_t at = scan->at + 1;
  if (at >= source.size) return false;
  if (source.data[at] == '!' || source.data[at] == '?') {
    if (bul_text_starts(bul_text_from(source, at), BUL_TEXT("!--")))
      take_comment(scan, token, at + 3, BUL_TEXT("-->"));
    else
      take_comment(scan, token, at + 1, BUL_TEXT(">"));
    return true;
  }
  bool close = source.data[at] == '/';
  at += close;
  if (at >= source.size || !is_letter(source.data[at])) return false;
  size_t name = at;
  while (at < source.size && !is_blank(source.data[at]) &&
         source.data[at] != '>' && source.data[at] != '/')
    at++;
  token->kind = close ? BUL_HTML_CLOSE : BUL_HTML_OPEN;
  token->name = bul_text(source.data + name, at - name);
  size_t end = tag_end(source, at);
  token->attributes = bul_text(source.data + at, end - at);
  scan->at = end < source.size ? end + 1 : end;
  if (!close && is_raw(token->name)) scan->raw = token->name;
  return true;
}

int bul_html_next(bul_html_scan *scan, bul_html_token *token) {
  bulletin_text source = scan->source;
  *token = (bul_html_token){.kind = BUL_HTML_END, .start = scan->at};
  if (scan->at >= source.size) {
    token->end = scan->at;
    return BUL_HTML_END;
  }
  size_t end;
  if (scan->raw.size > 0) {
    end = raw_end(scan);
    scan->raw.size = 0;
    if (end == scan->at) return bul_html_next(scan, token);
  } else {
    if (source.data[scan->at] == '<' && take_markup(scan, token)) {
      token->end = scan->at;
      return token->kind;
    }
    const char *next =
        memchr(source.data + scan->at + 1, '<', source.size - scan->at - 1);
    end = next == NULL ? source.size : (size_t)(next - source.data);
  }
  token->kind = BUL_HTML_TEXT;
  token->text = bul_text(source.data + scan->at, end - scan->at);
  scan->at = token->end = end;
  return BUL_HTML_TEXT;
}

/* --- attributes -------------------------------------------------------- */

bool bul_html_attribute(bulletin_text *attributes, bulletin_text *name,
                        bulletin_text *value) {
  const char *at = attributes->data, *end = at + attributes->size;
  while (at < end && (is_blank(*at) || *at == '/'))
    at++;
  const char *start = at;
  while (at < end && !is_blank(*at) && *at != '/' &&
         (*at != '=' || at == start))
    at++;
  *name = bul_text(start, (size_t)(at - start));
  *value = bul_text(at, 0);
  while (at < end && is_blank(*at))
    at++;
  if (at < end && *at == '=') {
    at++;
    while (at < end && is_blank(*at))
      at++;
    char quote = at < end && (*at == '"' || *at == '\'') ? *at : '\0';
    start = at += quote != '\0';
    while (at < end && (quote != '\0' ? *at != quote : !is_blank(*at)))
      at++;
    *value = bul_text(start, (size_t)(at - start));
    if (at < end && quote != '\0') at++;
  }
  *attributes = bul_text(at, (size_t)(end - at));
  return name->size > 0;
}

bulletin_text bul_html_attribute_of(bulletin_text attributes,
                                    const char *name) {
  bulletin_text key, value;
  while (bul_html_attribute(&attributes, &key, &value)) {
    if (bul_html_is(key, name)) return value;
  }
  return bul_text(NULL, 0);
}

/* --- entities ---------------------------------------------------------- */

/* What browsers show for a number: those of 0x80 to 0x9F are read as Windows
** has them. */
static uint32_t shown(uint32_t c) {
  if (c >= 0x80 && c < 0xA0) return windows_characters[c - 0x80];
  return c == 0 ? 0xFFFD : c;
}

static uint32_t numeric(bulletin_text text, size_t *size) {
  bool hexadecimal = text.size > 2 && lower(text.data[2]) == 'x';
  bul_cursor c = bul_cursor_of(bul_text_from(text, hexadecimal ? 3 : 2));
  const char *start = c.at;
  uint32_t character = bul_take_code_point(&c, hexadecimal ? 16 : 10);
  if (c.at == start) return 0;
  bul_take(&c, ";");
  *size = bul_taken(&c, text.data).size;
  return shown(character);
}

uint32_t bul_html_entity(bulletin_text text, size_t *size) {
  if (text.size < 3) return 0;
  if (text.data[1] == '#') return numeric(text, size);
  size_t length = 0;
  while (length < LONGEST_ENTITY && length + 1 < text.size &&
         (is_letter(text.data[length + 1]) ||
          bul_is_digit((unsigned char)text.data[length + 1])))
    length++;
  if (length < 2) return 0;
  bulletin_text name = bul_text(text.data + 1, length);
  bool closed = length + 1 < text.size && text.data[length + 1] == ';';
  *size = length + 1 + closed;
  for (size_t i = 0; i < BUL_COUNT(other_entities); i++) {
    if (bul_text_equal(name, bulletin_text_of(other_entities[i].name)) &&
        (closed || i < 4))
      return other_entities[i].character;
  }
  for (size_t i = 0; i < BUL_COUNT(latin_entities); i++) {
    if (bul_text_equal(name, bulletin_text_of(latin_entities[i])))
      return 0xA0 + (uint32_t)i;
  }
  return 0;
}
