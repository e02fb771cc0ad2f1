/* Any bytes as a file of FORMAT, which the Makefile gives each target its own:
** a layout whose lines are its text and whose page is sound, or an error that
** says why. The first byte of an input says which charset is asked for, and
** whether what follows is the file as it is or several, parted by the byte 1F: a
** file and those that it names, or the members of a manuscript. */
#include "../core/manuscript.h"
#include "laid_out.h"

#include <iconv.h>

static const char *const charsets[] = {NULL, "UTF-8", "GB18030", "UTF-16LE"};

/* --- files of several parts -------------------------------------------- */

typedef struct parts {
  bulletin_text items[MOST_PARTS];
  size_t count;
} parts;

/* The bytes between marks that no file has. */
static parts part_bytes(bulletin_text bytes) {
  parts out = {.count = 0};
  for (;;) {
    const char *mark = out.count + 1 < MOST_PARTS
                           ? memchr(bytes.data, '\x1F', bytes.size)
                           : NULL;
    size_t size = mark == NULL ? bytes.size : (size_t)(mark - bytes.data);
    out.items[out.count++] = (bulletin_text){bytes.data, size};
    if (mark == NULL) return out;
    bytes = (bulletin_text){mark + 1, bytes.size - size - 1};
  }
}

/* What another file names, read as its reader finds it. */
static void check_parts(bulletin_text bytes, int format, const char *charset) {
  bulletin_parts list = {0};
  bulletin_error error = {0};
  int status = bulletin_parts_read(&list, bytes, format, charset, NULL, &error);
  if (status != BULLETIN_OK) {
    REQUIRE(list.count == 0 && error.message[0]);
    return;
  }
  for (size_t i = 0; i < list.count; i++)
    REQUIRE(list.items[i].link.data[list.items[i].link.size] == '\0');
  bulletin_parts_free(&list);
}

/* --- the whole --------------------------------------------------------- */

/* The C library's charsets stay loaded: else every input would load them. */
int LLVMFuzzerInitialize(int *argc, char ***argv) {
  static const char *const names[] = {"GB18030", "CP950", "UTF-16LE",
                                      "UTF-16BE"};
  static iconv_t kept[sizeof names / sizeof *names];
  (void)argc, (void)argv;
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    kept[i] = iconv_open("UTF-8", names[i]);
  return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static manuscript packed;
  if (size == 0) return 0;
  bulletin_text bytes = {(const char *)data + 1, size - 1};
  const int format = FORMAT;
  const char *charset = charsets[data[0] % 4];
  bool whole = data[0] / 4 % 2 != 0;
  bulletin_layout *layout = NULL;
  bulletin_error error = {0};
  if (bulletin_format_find(bytes) < 0) abort();
  bulletin_layout_options options = {.encoding = charset};
  parts split = {.count = 0};
  if (!whole) {
    split = part_bytes(bytes);
    bytes = split.items[0];
    options.parts = split.items + 1;
    options.part_count = split.count - 1;
    options.page = data[0] / 8 % 4;
  }
  if (!whole && format == BULLETIN_FORMAT_DOCX) {
    REQUIRE(manuscript_pack(&packed, split.items, split.count));
    bytes = (bulletin_text){packed.bytes, packed.size};
  }
  check_parts(bytes, format, charset);
  int status = bulletin_lay_out(&layout, bytes, format, &options, NULL, &error);
  if (status != BULLETIN_OK) {
    REQUIRE(layout == NULL && error.status == status && error.message[0]);
    return 0;
  }
  check_layout(layout, bytes.size, split.count);
  bulletin_layout_free(layout);
  return 0;
}
