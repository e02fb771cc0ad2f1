/* Any bytes as a file of any format: a layout whose lines are its text and
** whose page is sound, or an error that says why. The first byte of an input
** says which format and which charset are asked for. */
#include "../core/sound.h"
#include "require.h"

static const char *const charsets[] = {NULL, "UTF-8", "GB18030", "UTF-16LE"};

/* Every line lies in the text behind the one before it, and in the file. */
static void check_places(const bulletin_layout *layout, size_t size) {
  size_t at = 0;
  for (size_t i = 0; i < layout->line_count; i++) {
    const bulletin_place *place = &layout->places[i];
    REQUIRE(place->text.start == at && place->text.start < place->text.end);
    REQUIRE(place->text.end < layout->text.size);
    REQUIRE(layout->text.data[place->text.end] == '\n');
    REQUIRE(place->source.start <= place->source.end);
    REQUIRE(place->source.end <= size);
    at = place->text.end + 1;
  }
  REQUIRE(at == layout->text.size);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size == 0) return 0;
  bulletin_text bytes = {(const char *)data + 1, size - 1};
  int format = data[0] % BULLETIN_FORMATS;
  const char *charset = charsets[data[0] / BULLETIN_FORMATS % 4];
  bulletin_layout *layout = NULL;
  bulletin_error error = {0};
  if (bulletin_format_find(bytes) < 0) abort();
  bulletin_layout_options layout_options = {.encoding = charset};
  int status =
      bulletin_lay_out(&layout, bytes, format, &layout_options, NULL, &error);
  if (status != BULLETIN_OK) {
    REQUIRE(layout == NULL && error.status == status && error.message[0]);
    return 0;
  }
  REQUIRE(bul_utf8_invalid(layout->text) == layout->text.size);
  check_places(layout, bytes.size);
  bulletin_page *page = NULL;
  bulletin_page_options options = {.layout = layout};
  REQUIRE(bulletin_parse(&page, layout->text, &options, NULL, &error) ==
          BULLETIN_OK);
  const char *unsound = page_unsound(page, layout->text);
  if (unsound != NULL) fprintf(stderr, "%s\n", unsound);
  REQUIRE(unsound == NULL);
  bulletin_page_free(page);
  bulletin_layout_free(layout);
  return 0;
}
