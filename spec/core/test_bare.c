/* A build without readers (make WITH=): each kind of file is told by its
** content, and the error says what to install and to build. Linked before the
** library is src/layout/formats.c as such a build compiles it. */
#include "check.h"

#include <bulletin.h>

#include <string.h>

static const struct {
  const char *bytes;
  int format;
  const char *message;
} files[] = {
    {"<html><body><p>春天来了</p></body></html>", BULLETIN_FORMAT_HTML,
     "this build cannot read html; build with make WITH=html"},
    {"PK\x03\x04 and so on", BULLETIN_FORMAT_DOCX,
     "this build cannot read docx; install zlib1g-dev and build with make "
     "WITH=docx"},
    {"<alto></alto>", BULLETIN_FORMAT_ALTO,
     "this build cannot read alto; build with make WITH=ocr"},
    {"<mets></mets>", BULLETIN_FORMAT_METS,
     "this build cannot read mets; build with make WITH=ocr"},
    {"<PcGts></PcGts>", BULLETIN_FORMAT_PAGE,
     "this build cannot read page; build with make WITH=ocr"},
    {"<html><div class='ocr_page'></div></html>", BULLETIN_FORMAT_HOCR,
     "this build cannot read hocr; build with make WITH=ocr"},
};

static void what_is_missing(void) {
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
    bulletin_text bytes = bulletin_text_of(files[i].bytes);
    bulletin_layout *layout = NULL;
    bulletin_error error = {0};
    int format = bulletin_format_find(bytes);
    CHECK(format == files[i].format && !bulletin_format_built(format));
    CHECK(bulletin_lay_out(&layout, bytes, format, NULL, NULL, &error) ==
          BULLETIN_MISSING);
    CHECK(layout == NULL);
    CHECK(strcmp(error.message, files[i].message) == 0);
  }
}

static void plain_text_is_read(void) {
  bulletin_page *page = NULL;
  bulletin_error error = {0};
  bulletin_text text =
      bulletin_text_of("春天来了\n　　本报讯 河边的书店开门了。\n");
  CHECK(bulletin_format_built(BULLETIN_FORMAT_TEXT));
  CHECK(bulletin_parse(&page, text, NULL, NULL, &error) == BULLETIN_OK);
  CHECK(page != NULL && page->article_count == 1);
  bulletin_page_free(page);
}

int main(void) {
  what_is_missing();
  plain_text_is_read();
  return check_done();
}
