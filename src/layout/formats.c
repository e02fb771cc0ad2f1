/*
** formats.c - see formats.h: formats by name and by content.
*/
#include "formats.h"

#include "html_scan.h"

enum {
  LOOKED_AT = 4096, /* bytes in which a file shows what it is */
  LONGEST_NAME = 20
};

#ifdef BUL_WITH_HTML
#define HTML_READER bul_html_read
#define HTML_PARTS bul_html_parts
#else
#define HTML_READER NULL
#define HTML_PARTS NULL
#endif

#ifdef BUL_WITH_OCR
#define ALTO_READER bul_alto_read
#define METS_READER bul_mets_read
#define METS_PARTS bul_mets_parts
#define PAGE_READER bul_pagexml_read
#define HOCR_READER bul_hocr_read
#else
#define ALTO_READER NULL
#define METS_READER NULL
#define METS_PARTS NULL
#define PAGE_READER NULL
#define HOCR_READER NULL
#endif

#ifdef BUL_WITH_DOCX
#define DOCX_READER bul_docx_read
#else
#define DOCX_READER NULL
#endif

static const bul_format formats[BULLETIN_FORMATS] = {
    [BULLETIN_FORMAT_TEXT] = {"text", "", false, "", NULL, NULL},
    [BULLETIN_FORMAT_HTML] = {"html", "html", false, NULL, HTML_READER,
                              HTML_PARTS},
    [BULLETIN_FORMAT_DOCX] = {"docx", "docx", true, "zlib1g-dev", DOCX_READER,
                              NULL},
    [BULLETIN_FORMAT_ALTO] = {"alto", "ocr", false, NULL, ALTO_READER, NULL},
    [BULLETIN_FORMAT_METS] = {"mets", "ocr", false, NULL, METS_READER,
                              METS_PARTS},
    [BULLETIN_FORMAT_PAGE] = {"page", "ocr", false, NULL, PAGE_READER, NULL},
    [BULLETIN_FORMAT_HOCR] = {"hocr", "ocr", false, NULL, HOCR_READER, NULL},
    [BULLETIN_FORMAT_PDF] = {"pdf", "pdf", true, NULL, bul_sheet_lay_out, NULL},
};

const bul_format *bul_format_of(int format) {
  return format > BULLETIN_FORMAT_TEXT && format < BULLETIN_FORMATS
             ? &formats[format]
             : NULL;
}

const char *bulletin_format_name(int format) {
  return format >= 0 && format < BULLETIN_FORMATS ? formats[format].name : NULL;
}

bool bulletin_format_built(int format) {
  const bul_format *found = bul_format_of(format);
  return format == BULLETIN_FORMAT_TEXT ||
         (found != NULL && found->read != NULL);
}

/* --- by content -------------------------------------------------------- */

/* Elements that a saved page or a part of one begins with; a text may begin
** with other words in angle brackets. */
static bool is_page_element(bulletin_text name) {
  static const char *const elements[] = {
      "html",    "head",    "body", "div",  "p",      "table",
      "meta",    "title",   "h1",   "h2",   "h3",     "span",
      "article", "section", "main", "link", "script", "style",
      "center",  "font",    "ul",   "br"};
  for (size_t i = 0; i < BUL_COUNT(elements); i++)
    if (bul_html_is(name, elements[i])) return true;
  return false;
}

/* ASCII white space only, as bytes that are not decoded yet; or the end of a
** document type's own declarations, ]>. */
static bool is_blank(bulletin_text bytes) {
  for (size_t i = 0; i < bytes.size; i++)
    if (strchr(" \t\n\v\f\r]>", bytes.data[i]) == NULL || bytes.data[i] == '\0')
      return false;
  return true;
}

/* The format of an XML or HTML file, by its first element. */
static int find_markup(bulletin_text head) {
  bul_html_scan scan = {.source = head};
  bul_html_token token;
  for (;;) {
    int kind = bul_html_next(&scan, &token);
    if (kind == BUL_HTML_COMMENT) continue;
    if (kind == BUL_HTML_TEXT && is_blank(token.text)) continue;
    if (kind != BUL_HTML_OPEN) return BULLETIN_FORMAT_TEXT;
    break;
  }
  const char *colon = memchr(token.name.data, ':', token.name.size);
  bulletin_text name = token.name;
  if (colon != NULL)
    name = bul_text_from(name, (size_t)(colon + 1 - name.data));
  if (bul_html_is(name, "alto")) return BULLETIN_FORMAT_ALTO;
  if (bul_html_is(name, "mets")) return BULLETIN_FORMAT_METS;
  if (bul_html_is(name, "pcgts")) return BULLETIN_FORMAT_PAGE;
  if (!is_page_element(token.name)) return BULLETIN_FORMAT_TEXT;
  return bul_text_find(head, BUL_TEXT("ocr_page")) != NULL
             ? BULLETIN_FORMAT_HOCR
             : BULLETIN_FORMAT_HTML;
}

/* Whether the bytes are UTF-16, by their mark or by an angle bracket. */
static bool is_wide(bulletin_text bytes) {
  static const bulletin_text begins[] = {
      {"\xFF\xFE", 2}, {"\xFE\xFF", 2}, {"<\0", 2}, {"\0<", 2}};
  for (size_t i = 0; i < BUL_COUNT(begins); i++)
    if (bul_text_starts(bytes, begins[i])) return true;
  return false;
}

/* The ASCII characters at the beginning of UTF-16; others are left out. */
static bulletin_text narrow(bulletin_text bytes, char *out) {
  bulletin_text head = {out, 0};
  for (size_t i = 0; i + 1 < bytes.size && head.size < LOOKED_AT; i += 2) {
    char a = bytes.data[i], b = bytes.data[i + 1];
    if (a == '\0' || b == '\0') out[head.size++] = a == '\0' ? b : a;
  }
  return head;
}

int bulletin_format_find(bulletin_text bytes) {
  char narrowed[LOOKED_AT];
  if (bytes.size < 4) return BULLETIN_FORMAT_TEXT;
  if (bul_text_starts(bytes, BUL_TEXT("%PDF-"))) return BULLETIN_FORMAT_PDF;
  /* An older Word document and RTF are the manuscripts' reader's to refuse. */
  if (bul_text_starts(bytes, BUL_TEXT("PK\x03\x04")) ||
      bul_text_starts(bytes, BUL_TEXT(BUL_OLE_MARK)) ||
      bul_text_starts(bytes, BUL_TEXT(BUL_RTF_MARK)))
    return BULLETIN_FORMAT_DOCX;
  bulletin_text head = bytes;
  if (is_wide(head)) head = narrow(head, narrowed);
  if (bul_text_starts(head, BUL_TEXT("\xEF\xBB\xBF")))
    head = bul_text_from(head, 3);
  size_t at = 0;
  while (at < head.size && (head.data[at] == ' ' || head.data[at] == '\n' ||
                            head.data[at] == '\r' || head.data[at] == '\t'))
    at++;
  head = bul_text_from(head, at);
  if (head.size == 0 || head.data[0] != '<') return BULLETIN_FORMAT_TEXT;
  if (head.size > LOOKED_AT) head.size = LOOKED_AT;
  return find_markup(head);
}

/* --- charsets ---------------------------------------------------------- */

bool bul_charset_named(bulletin_text bytes, char *out, size_t room) {
  if (bul_text_starts(bytes, BUL_TEXT("\xEF\xBB\xBF")) ||
      bul_text_starts(bytes, BUL_TEXT("\xFF\xFE")) ||
      bul_text_starts(bytes, BUL_TEXT("\xFE\xFF")))
    return false;
  bulletin_text head = bytes;
  if (head.size > LOOKED_AT) head.size = LOOKED_AT;
  bulletin_text word = bul_text_starts(head, BUL_TEXT("<?xml"))
                           ? BUL_TEXT("encoding=")
                           : BUL_TEXT("charset=");
  const char *at = bul_text_find(head, word);
  if (at == NULL) return false;
  at += word.size;
  const char *end = head.data + head.size;
  if (at < end && (*at == '"' || *at == '\'')) at++;
  size_t size = 0;
  while (at < end && size < LONGEST_NAME && size + 1 < room &&
         (bul_is_latin((unsigned char)*at) ||
          bul_is_digit((unsigned char)*at) || *at == '-' || *at == '_'))
    out[size++] = *at++;
  out[size] = '\0';
  return size > 0;
}
