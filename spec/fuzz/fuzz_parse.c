/* Any bytes as a page: a sound page or an error. The first byte of an input
** chooses the options. fuzz_decode parses what it decodes as well. */
#include "../core/sound.h"

#include <stdio.h>

static void require(bool condition, const char *what) {
  if (condition) return;
  fprintf(stderr, "unsound: %s\n", what);
  abort();
}

/* A caller's own idea of some lines. */
static int line_kind(void *context, bulletin_text line, size_t number,
                     bulletin_text *kind, bulletin_error *error) {
  static const char *const kinds[] = {"kicker",  "headline",  "deck",
                                      "byline",  "paragraph", "subhead",
                                      "caption", "note",      "advert"};
  (void)context;
  (void)error;
  size_t choice = (number * 7 + line.size) % 37;
  if (choice < sizeof kinds / sizeof *kinds)
    *kind = bulletin_text_of(kinds[choice]);
  return BULLETIN_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size == 0) return 0;
  unsigned flags = data[0];
  bulletin_text bytes = {(const char *)data + 1, size - 1};
  const bulletin_marker markers[] = {
      {BULLETIN_MARK_AGENCY, bulletin_text_of("棠州台"), {NULL, 0}},
      {BULLETIN_MARK_ROLE, bulletin_text_of("拍客"),
       bulletin_text_of("photographer")},
      {BULLETIN_MARK_FURNITURE, bulletin_text_of("第#期*"),
       bulletin_text_of("folio")},
      {BULLETIN_MARK_COLUMN, bulletin_text_of("百姓故事"), {NULL, 0}},
  };
  bulletin_page_options options = {
      .date = bulletin_text_of((flags & 2) != 0 ? "2026-06-15" : NULL)};
  if ((flags & 4) != 0) {
    options.markers = markers;
    options.marker_count = sizeof markers / sizeof *markers;
  }
  if ((flags & 8) != 0) options.line = line_kind;

  bulletin_error error = {0};
  bulletin_page *page = NULL;
  int status = bulletin_parse(&page, bytes, &options, NULL, &error);
  if (status == BULLETIN_OK) {
    const char *bad = page_unsound(page, bytes);
    require(bad == NULL, bad);
  } else {
    require(status == BULLETIN_ENCODING && page == NULL, error.message);
    require(error.byte >= 1 && error.byte <= bytes.size, "an error's place");
    require(sound_utf8(bytes) == error.byte - 1, "an error's byte");
  }
  bulletin_page_free(page);
  return 0;
}
