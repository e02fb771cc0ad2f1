/*
** zip.h - the members of a ZIP file, in memory and within bounds.
*/
#ifndef BUL_DOCX_ZIP_H
#define BUL_DOCX_ZIP_H

#include "../../base/buffer.h"
#include "../../base/text.h"

/* A file whose directory has been looked at. */
typedef struct bul_zip {
  bulletin_text bytes;
  size_t directory; /* where its entries begin */
  size_t count;
  bulletin_error *error;
} bul_zip;

/* Looks at the directory: it ends the file, its names are plain paths below the
** archive, and there are not too many. OK, CORRUPT or LIMIT. */
int bul_zip_open(bul_zip *zip, bulletin_text bytes, bulletin_error *error);

/* Adds what the member of that name holds; *found: whether there is one. Its size
** and its ratio are bounded. OK, CORRUPT, LIMIT or NOMEM. */
int bul_zip_read(const bul_zip *zip, const char *name, bul_buffer *out,
                 bool *found);

#endif
