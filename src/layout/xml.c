/*
** xml.c - see xml.h.
*/
#include "xml.h"

#include "../base/error.h"
#include "../base/decimal.h"

enum { LONGEST_ENTITY = 18 }; /* bytes of one up to its ; */

void bul_xml_begin(bul_xml *xml, bulletin_text source, bulletin_error *error) {
  *xml = (bul_xml){.source = source, .error = error};
}

static int fail(bul_xml *xml, bul_xml_token *token, int status,
                const char *what) {
  size_t line = bul_line_of(xml->source, xml->at);
  xml->status = bul_fail_at(xml->error, status, line, xml->at + 1,
                            "line %zu: %s", line, what);
  token->kind = BUL_XML_FAILED;
  return BUL_XML_FAILED;
}

static bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static bool is_name(char c) {
  return bul_is_latin((unsigned char)c) || bul_is_digit((unsigned char)c) ||
         c == '_' || c == '-' || c == '.' || c == ':' ||
         (unsigned char)c >= 0x80;
}

static bulletin_text without_prefix(bulletin_text name) {
  const char *colon = name.size == 0 ? NULL : memchr(name.data, ':', name.size);
  return colon == NULL ? name
                       : bul_text_from(name, (size_t)(colon + 1 - name.data));
}

/* --- entities ---------------------------------------------------------- */

/* The character of &#26412; or &#x672C;, of which `text` is what stands
** between & and ;. 0 if it is none. */
static uint32_t numbered(bulletin_text text) {
  bool hexadecimal = text.size > 1 && text.data[1] == 'x';
  bul_cursor c = bul_cursor_of(bul_text_from(text, hexadecimal ? 2 : 1));
  uint32_t character = bul_take_code_point(&c, hexadecimal ? 16 : 10);
  return bul_at_end(&c) ? character : 0;
}

uint32_t bul_xml_entity(bulletin_text text, size_t *size) {
  static const struct {
    bulletin_text name;
    char character;
  } known[] = {{BUL_ROW("lt"), '<'},
               {BUL_ROW("gt"), '>'},
               {BUL_ROW("amp"), '&'},
               {BUL_ROW("quot"), '"'},
               {BUL_ROW("apos"), '\''}};
  size_t end = 1;
  while (end < text.size && end < LONGEST_ENTITY && text.data[end] != ';')
    end++;
  if (end == text.size || text.data[end] != ';') return 0;
  *size = end + 1;
  bulletin_text name = bul_text(text.data + 1, end - 1);
  if (name.size > 1 && name.data[0] == '#') return numbered(name);
  for (size_t i = 0; i < BUL_COUNT(known); i++)
    if (bul_text_equal(name, known[i].name))
      return (uint32_t)known[i].character;
  return 0;
}

static bool has_known_entities(bulletin_text text) {
  while (text.size > 0) {
    const char *next = memchr(text.data, '&', text.size);
    size_t size;
    if (next == NULL) return true;
    text = bul_text_from(text, (size_t)(next - text.data));
    if (bul_xml_entity(text, &size) == 0) return false;
    text = bul_text_from(text, size);
  }
  return true;
}

double bul_xml_number(bulletin_text value) {
  double number = 0;
  if (value.data == NULL) return 0;
  bul_cursor c = bul_cursor_of(bul_text_trim(value));
  bul_take_decimal(&c, &number);
  return number;
}

/* --- attributes -------------------------------------------------------- */

bool bul_xml_attribute(bulletin_text *attributes, bulletin_text *name,
                       bulletin_text *value) {
  const char *at = attributes->data, *end = at + attributes->size;
  while (at < end && is_blank(*at))
    at++;
  const char *start = at;
  while (at < end && is_name(*at))
    at++;
  *name = without_prefix(bul_text(start, (size_t)(at - start)));
  if (at == start) return false;
  while (at < end && is_blank(*at))
    at++;
  if (at == end || *at != '=') return false;
  at++;
  while (at < end && is_blank(*at))
    at++;
  if (at == end || (*at != '"' && *at != '\'')) return false;
  char quote = *at++;
  const char *shut = memchr(at, quote, (size_t)(end - at));
  if (shut == NULL) return false;
  *value = bul_text(at, (size_t)(shut - at));
  *attributes = bul_text(shut + 1, (size_t)(end - shut - 1));
  return true;
}

bulletin_text bul_xml_attribute_of(bulletin_text attributes, const char *name) {
  bulletin_text key, value, wanted = bulletin_text_of(name);
  while (bul_xml_attribute(&attributes, &key, &value))
    if (bul_text_equal(key, wanted)) return value;
  return bul_text(NULL, 0);
}

/* What is wrong with a tag's attributes; NULL: nothing. */
static const char *attribute_fault(bulletin_text attributes) {
  bulletin_text name, value;
  while (bul_xml_attribute(&attributes, &name, &value)) {
    if (memchr(value.data, '<', value.size) != NULL)
      return "an attribute has < in it";
    if (!has_known_entities(value)) return "an unknown entity";
  }
  return bul_text_trim(attributes).size == 0
             ? NULL
             : "an attribute is not name=\"value\"";
}

/* --- tokens ------------------------------------------------------------ */

/* Goes on behind `closing`; false if it does not come. */
static bool pass(bul_xml *xml, size_t from, bulletin_text closing) {
  const char *end = bul_text_find(bul_text_from(xml->source, from), closing);
  if (end == NULL) return false;
  xml->at = (size_t)(end - xml->source.data) + closing.size;
  return true;
}

/* Where the tag that begins at `at` ends: its '>', or the end. */
static size_t tag_end(bulletin_text source, size_t at) {
  char quote = '\0';
  for (; at < source.size; at++) {
    char c = source.data[at];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      break;
    }
  }
  return at;
}

static int take_open(bul_xml *xml, bul_xml_token *token, bulletin_text tag) {
  size_t name = 0;
  while (name < tag.size && is_name(tag.data[name]))
    name++;
  bulletin_text whole = bul_text(tag.data, name),
                rest = bul_text_from(tag, name);
  xml->empty = rest.size > 0 && rest.data[rest.size - 1] == '/';
  if (xml->empty) rest.size--;
  if (name == 0 || (rest.size > 0 && !is_blank(rest.data[0])))
    return fail(xml, token, BULLETIN_CORRUPT, "a tag has no name");
  const char *fault = attribute_fault(rest);
  if (fault != NULL) return fail(xml, token, BULLETIN_CORRUPT, fault);
  if (xml->depth == 0 && xml->rooted)
    return fail(xml, token, BULLETIN_CORRUPT, "a second root element");
  if (xml->depth == BUL_XML_DEEPEST)
    return fail(xml, token, BULLETIN_LIMIT,
                "more than 256 elements within each other");
  token->name = without_prefix(whole);
  if (!xml->rooted && xml->root != NULL && !bul_xml_is(token, xml->root))
    return fail(xml, token, BULLETIN_CORRUPT,
                "the root element is that of another format");
  xml->rooted = true;
  xml->open[xml->depth++] = whole;
  token->kind = BUL_XML_OPEN;
  token->attributes = rest;
  return BUL_XML_OPEN;
}

static int take_close(bul_xml *xml, bul_xml_token *token, bulletin_text name) {
  while (name.size > 0 && is_blank(name.data[name.size - 1]))
    name.size--;
  if (xml->depth == 0 || !bul_text_equal(name, xml->open[xml->depth - 1]))
    return fail(xml, token, BULLETIN_CORRUPT,
                "a closing tag that closes no open element");
  xml->depth--;
  token->kind = BUL_XML_CLOSE;
  token->name = without_prefix(name);
  return BUL_XML_CLOSE;
}

static int take_tag(bul_xml *xml, bul_xml_token *token) {
  size_t start = xml->at + 1, end = tag_end(xml->source, start);
  if (end == xml->source.size)
    return fail(xml, token, BULLETIN_CORRUPT, "a tag that does not end");
  bulletin_text tag = bul_text(xml->source.data + start, end - start);
  int kind = tag.size > 0 && tag.data[0] == '/'
                 ? take_close(xml, token, bul_text_from(tag, 1))
                 : take_open(xml, token, tag);
  if (kind != BUL_XML_FAILED) xml->at = token->end = end + 1;
  return kind;
}

/* A comment, an instruction or CDATA at xml->at; the kind of its token, or -1
** for what was passed over. */
static int take_other(bul_xml *xml, bul_xml_token *token) {
  bulletin_text rest = bul_text_from(xml->source, xml->at);
  if (bul_text_starts(rest, BUL_TEXT("<!--"))) {
    if (pass(xml, xml->at + 4, BUL_TEXT("-->"))) return -1;
  } else if (bul_text_starts(rest, BUL_TEXT("<?"))) {
    if (pass(xml, xml->at + 2, BUL_TEXT("?>"))) return -1;
  } else if (bul_text_starts(rest, BUL_TEXT("<![CDATA["))) {
    size_t start = xml->at + 9;
    if (pass(xml, start, BUL_TEXT("]]>"))) {
      if (xml->depth == 0)
        return fail(xml, token, BULLETIN_CORRUPT,
                    "text outside the root element");
      token->kind = BUL_XML_TEXT;
      token->literal = true;
      token->text = bul_text(xml->source.data + start, xml->at - 3 - start);
      token->end = xml->at;
      return BUL_XML_TEXT;
    }
  } else if (bul_text_starts(rest, BUL_TEXT("<!DOCTYPE"))) {
    return fail(xml, token, BULLETIN_CORRUPT,
                "a document type (DTD) is not read; save the file without it");
  }
  return fail(xml, token, BULLETIN_CORRUPT, "markup that does not end");
}

static int take_text(bul_xml *xml, bul_xml_token *token) {
  bulletin_text rest = bul_text_from(xml->source, xml->at);
  const char *next = memchr(rest.data, '<', rest.size);
  if (next != NULL) rest.size = (size_t)(next - rest.data);
  token->text = rest;
  if (xml->depth == 0) {
    if (bul_text_trim(rest).size > 0)
      return fail(xml, token, BULLETIN_CORRUPT,
                  "text outside the root element");
    xml->at += rest.size;
    return -1;
  }
  if (!has_known_entities(rest))
    return fail(xml, token, BULLETIN_CORRUPT, "an unknown entity");
  xml->at += rest.size;
  token->kind = BUL_XML_TEXT;
  token->end = xml->at;
  return BUL_XML_TEXT;
}

int bul_xml_next(bul_xml *xml, bul_xml_token *token) {
  *token =
      (bul_xml_token){.kind = BUL_XML_FAILED, .start = xml->at, .end = xml->at};
  if (xml->status != BULLETIN_OK) return BUL_XML_FAILED;
  if (xml->empty) {
    xml->empty = false;
    bulletin_text name = xml->open[--xml->depth];
    token->kind = BUL_XML_CLOSE;
    token->name = without_prefix(name);
    return BUL_XML_CLOSE;
  }
  int kind = -1;
  while (kind == -1) {
    token->start = xml->at;
    if (xml->at == xml->source.size) {
      if (xml->depth > 0 || !xml->rooted)
        return fail(xml, token, BULLETIN_CORRUPT,
                    "the file ends before its root element does");
      token->kind = BUL_XML_END;
      return BUL_XML_END;
    }
    char first = xml->source.data[xml->at];
    char second =
        xml->at + 1 < xml->source.size ? xml->source.data[xml->at + 1] : '\0';
    if (first != '<')
      kind = take_text(xml, token);
    else if (second == '!' || second == '?')
      kind = take_other(xml, token);
    else
      kind = take_tag(xml, token);
  }
  return kind;
}

bool bul_xml_skip(bul_xml *xml) {
  bul_xml_token token;
  size_t depth = xml->depth;
  while (xml->depth >= depth) {
    int kind = bul_xml_next(xml, &token);
    if (kind == BUL_XML_FAILED || kind == BUL_XML_END) return false;
  }
  return true;
}
