/* Every allocation of reading a file fails in turn, alone and with all that
** follow: HTML, a page with its pieces, ALTO, PAGE, hOCR, an issue with its
** pages, a manuscript. NOMEM each time, nothing handed out, nothing leaked. */
#include "check.h"
#include "failing.h"
#include "manuscript.h"
#include "sound.h"

#include <stdlib.h>

enum { MOST_FILES = 6, LARGEST = 64 * 1024 };

/* A file and those that it names; of a manuscript, its members. */
static const struct sample {
  int format;
  const char *files[MOST_FILES];
} samples[] = {
    {BULLETIN_FORMAT_HTML, {"files/marked-body.html"}},
    {BULLETIN_FORMAT_HTML, {"files/table-of-fonts.html"}},
    {BULLETIN_FORMAT_HTML, {"files/site-around.html"}},
    {BULLETIN_FORMAT_HTML,
     {"edition/2026-06/16/node_3.htm", "edition/2026-06/16/content_1.htm",
      "edition/2026-06/16/content_2.htm"}},
    {BULLETIN_FORMAT_ALTO, {"ocr/alto-columns.xml"}},
    {BULLETIN_FORMAT_ALTO, {"ocr/alto-hyphens.xml"}},
    {BULLETIN_FORMAT_ALTO, {"ocr/alto-vertical.xml"}},
    {BULLETIN_FORMAT_PAGE, {"ocr/page-order.xml"}},
    {BULLETIN_FORMAT_HOCR, {"ocr/hocr-page.html"}},
    {BULLETIN_FORMAT_METS,
     {"issue/mets.xml", "issue/text/0001.xml", "issue/text/0002.xml"}},
    {BULLETIN_FORMAT_DOCX, {"word/word-text-box.xml"}},
    {BULLETIN_FORMAT_DOCX, {"word/wps-table-and-signature.xml"}},
    {BULLETIN_FORMAT_DOCX, {"word/numbered-lists.xml", "word/numbering.xml"}},
    {BULLETIN_FORMAT_DOCX, {"word/changes-and-comments.xml"}},
};

typedef struct file {
  char bytes[LARGEST];
  bulletin_text text;
} file;

static file files[MOST_FILES];
static bulletin_text texts[MOST_FILES];
static size_t count;
static manuscript packed;

static bool read_file(file *out, const char *name) {
  char path[128];
  snprintf(path, sizeof path, "spec/cases/%s", name);
  FILE *in = fopen(path, "rb");
  if (in == NULL) return false;
  size_t size = fread(out->bytes, 1, sizeof out->bytes, in);
  fclose(in);
  out->text = (bulletin_text){out->bytes, size};
  return size > 0 && size < sizeof out->bytes;
}

static void read_sample(const struct sample *s) {
  for (count = 0; count < MOST_FILES && s->files[count] != NULL; count++) {
    CHECK(read_file(&files[count], s->files[count]));
    texts[count] = files[count].text;
  }
  if (s->format != BULLETIN_FORMAT_DOCX) return;
  CHECK(manuscript_pack(&packed, texts, count));
  texts[0] = (bulletin_text){packed.bytes, packed.size};
}

static void check_error(int status, const bulletin_error *error, void *made) {
  CHECK(status == BULLETIN_NOMEM && error->status == status);
  CHECK(error->message[0] != '\0' && made == NULL);
}

/* Whether an allocation failed. */
static bool read_once(int format, failing *f,
                      const bulletin_allocator *allocator) {
  const bulletin_layout_options options = {.parts = texts + 1,
                                           .part_count = count - 1};
  bulletin_layout *layout = NULL;
  bulletin_page *page = NULL;
  bulletin_parts parts = {0};
  bulletin_error error = {0};
  int status =
      bulletin_parts_read(&parts, texts[0], format, NULL, allocator, &error);
  CHECK(status == (f->failed ? BULLETIN_NOMEM : BULLETIN_OK));
  bulletin_parts_free(&parts);
  if (f->failed) return true;
  status =
      bulletin_lay_out(&layout, texts[0], format, &options, allocator, &error);
  if (f->failed) {
    check_error(status, &error, layout);
    return true;
  }
  CHECK(status == BULLETIN_OK && layout->line_count > 0);
  if (status != BULLETIN_OK) return false;
  const bulletin_page_options reading = {.layout = layout};
  status = bulletin_parse(&page, layout->text, &reading, allocator, &error);
  if (f->failed) {
    check_error(status, &error, page);
  } else {
    CHECK(status == BULLETIN_OK && page->article_count > 0);
    CHECK(page_unsound(page, layout->text) == NULL);
  }
  bulletin_page_free(page);
  bulletin_layout_free(layout);
  return f->failed;
}

int main(void) {
  for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
    if (!bulletin_format_built(samples[i].format)) continue;
    read_sample(&samples[i]);
    for (int forever = 0; forever < 2; forever++) {
      bool failed = true;
      for (size_t n = 0; failed && check_failed == 0; n++) {
        failing f = {.left = n, .forever = forever != 0};
        const bulletin_allocator allocator = {.resize = failing_resize,
                                              .context = &f};
        failed = read_once(samples[i].format, &f, &allocator);
        CHECK(f.blocks == 0 && f.bytes == 0);
        CHECK(!f.lied);
      }
    }
    if (check_failed == 0) continue;
    fprintf(stderr, "in %s\n", samples[i].files[0]);
    break;
  }
  return check_done();
}
