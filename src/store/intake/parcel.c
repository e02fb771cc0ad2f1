/*
** parcel.c - one file of an intake: read, decoded, parsed, its articles made
** ready to be kept.
*/
#include "intake.h"

#include "../../base/error.h"
#include "../../base/text.h"
#include "../articles/content.h"

#include <stdlib.h>

/* The C library's memory, up to a bound: threads take it, and a caller's
** allocator may be for one thread only. */
static void *take_memory(void *context, void *block, size_t old_size,
                         size_t new_size) {
  bul_parcel *parcel = context;
  if (block == NULL) old_size = 0;
  size_t held = parcel->held - old_size;
  if (new_size == 0) {
    free(block);
    parcel->held = held;
    return NULL;
  }
  if (new_size > old_size && new_size > parcel->most - held) {
    parcel->spent = true;
    return NULL;
  }
  void *moved = realloc(block, new_size);
  if (moved != NULL) parcel->held = held + new_size;
  return moved;
}

/* Sets *text and what the make-up tells of it. */
static int make_text(bul_parcel *parcel, bulletin_text *text,
                     bulletin_page_options *options,
                     const bulletin_allocator *memory) {
  const char *encoding = options->encoding.data;
  bulletin_text bytes = parcel->bytes.text;
  if (bytes.data == NULL) bytes = bul_text("", 0);
  int format = bulletin_format_find(bytes);
  if (format == BULLETIN_FORMAT_TEXT) {
    int status = bulletin_decode(&parcel->decoded, bytes, encoding, memory,
                                 &parcel->error);
    *text = parcel->decoded.text;
    options->encoding = bulletin_text_of(parcel->decoded.encoding);
    return status;
  }
  bulletin_layout_options layout = {.encoding = encoding};
  int status = bulletin_lay_out(&parcel->layout, bytes, format, &layout, memory,
                                &parcel->error);
  if (status != BULLETIN_OK) return status;
  *text = parcel->layout->text;
  options->encoding = parcel->layout->encoding;
  options->layout = parcel->layout;
  return BULLETIN_OK;
}

/* The day in a file's name counts where the page itself says none: then it is
** read again, for its datelines to be counted from that day. */
static int parse(bul_parcel *parcel, bulletin_text text,
                 bulletin_page_options *options,
                 const bulletin_allocator *memory) {
  int status =
      bulletin_parse(&parcel->page, text, options, memory, &parcel->error);
  if (status != BULLETIN_OK || parcel->page->date.data != NULL ||
      parcel->day[0] == '\0')
    return status;
  bulletin_page_free(parcel->page);
  options->date = bulletin_text_of(parcel->day);
  return bulletin_parse(&parcel->page, text, options, memory, &parcel->error);
}

static int read_parcel(bul_parcel *parcel, const bulletin_page_options *given,
                       const bulletin_allocator *memory) {
  bulletin_page_options options = *given;
  bulletin_text path = bul_text(parcel->path, parcel->path_size), text;
  int status = bulletin_read_file(&parcel->bytes, path, memory, &parcel->error);
  if (status == BULLETIN_OK)
    status = make_text(parcel, &text, &options, memory);
  if (status == BULLETIN_OK) status = parse(parcel, text, &options, memory);
  /* What cannot be kept need not be made ready: keeping it says why. */
  if (status != BULLETIN_OK ||
      bul_content_check(parcel->page, NULL) != BULLETIN_OK)
    return status;
  return bul_prepare(&parcel->prepared, parcel->page, memory, &parcel->error);
}

void bul_parcel_read(bul_parcel *parcel, const bulletin_page_options *options) {
  bulletin_allocator memory = {.resize = take_memory, .context = parcel};
  int status = read_parcel(parcel, options, &memory);
  if (status == BULLETIN_NOMEM && parcel->spent)
    status = bul_fail(&parcel->error, BULLETIN_LIMIT,
                      "reading it takes more than the %zu bytes that each "
                      "file of an intake has; read it by itself",
                      parcel->most);
  parcel->status = status;
}

void bul_parcel_empty(bul_parcel *parcel) {
  bul_prepared_free(&parcel->prepared);
  bulletin_page_free(parcel->page);
  bulletin_layout_free(parcel->layout);
  bulletin_decoded_free(&parcel->decoded);
  bulletin_string_free(&parcel->bytes);
  *parcel = (bul_parcel){.status = BULLETIN_OK};
}
