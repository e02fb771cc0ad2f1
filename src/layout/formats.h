/*
** formats.h - the formats of files, and which of them this build reads.
*/
#ifndef BUL_FORMATS_H
#define BUL_FORMATS_H

#include "layout.h"

/* How a compound file of Microsoft's begins, and RTF. */
#define BUL_OLE_MARK "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
#define BUL_RTF_MARK "{\\rtf1"

typedef struct bul_format {
  const char *name;
  const char *part;    /* of WITH: html, ocr, docx, pdf */
  bool binary;         /* its bytes are no text */
  const char *package; /* whose library it needs; NULL: none */
  int (*read)(bul_draft *draft, bulletin_text source); /* NULL: not built */
  /* NULL: it names no other files */
  int (*parts)(bulletin_parts *parts, bulletin_text source,
               const bulletin_allocator *allocator, bulletin_error *error);
} bul_format;

/* NULL for what is no format, or is plain text. */
const bul_format *bul_format_of(int format);

/* The charset that an HTML or XML file names near its beginning, in `out`.
** False if it names none, or a byte order mark says it better. */
bool bul_charset_named(bulletin_text bytes, char *out, size_t room);

#endif
