/* laid_out.h - what must hold of any layout, and of the page that is parsed from
** it. */
#ifndef LAID_OUT_H
#define LAID_OUT_H

#include "../core/sound.h"
#include "require.h"

/* Every line lies in the text behind the one before it, and in the file or one
** that it names. Areas are in order. */
static void check_places(const bulletin_layout *layout, size_t size,
                         size_t parts) {
  size_t at = 0;
  for (size_t i = 0; i < layout->line_count; i++) {
    const bulletin_place *place = &layout->places[i];
    REQUIRE(place->text.start == at && place->text.start < place->text.end);
    REQUIRE(place->text.end < layout->text.size);
    REQUIRE(layout->text.data[place->text.end] == '\n');
    REQUIRE(place->source.start <= place->source.end);
    REQUIRE(place->source.end <= size || parts > 1);
    at = place->text.end + 1;
  }
  REQUIRE(at == layout->text.size);
  for (size_t i = 0; i < layout->area_count; i++) {
    REQUIRE(layout->areas[i].box_count > 0);
    REQUIRE(i == 0 || layout->areas[i - 1].line <= layout->areas[i].line);
  }
}

static void check_page(const bulletin_layout *layout) {
  bulletin_page *page = NULL;
  bulletin_error error = {0};
  bulletin_page_options options = {.layout = layout};
  REQUIRE(bulletin_parse(&page, layout->text, &options, NULL, &error) ==
          BULLETIN_OK);
  const char *unsound = page_unsound(page, layout->text);
  if (unsound != NULL) fprintf(stderr, "%s\n", unsound);
  REQUIRE(unsound == NULL);
  bulletin_page_free(page);
}

static void check_layout(const bulletin_layout *layout, size_t size,
                         size_t parts) {
  REQUIRE(bul_utf8_invalid(layout->text) == layout->text.size);
  check_places(layout, size, parts);
  check_page(layout);
}

#endif
