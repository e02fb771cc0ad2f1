/* Every allocation of a decode and a parse fails in turn: NOMEM each time,
** nothing handed out, nothing leaked; and sizes are told truly. */
#include "check.h"
#include "failing.h"

#include "bulletin.h"

#include <string.h>

/* Decodes and parses with the allocation after `left` others failing.
** Returns whether one did. */
static bool run(bulletin_text bytes, const char *encoding, size_t left,
                bool forever) {
  failing f = {.left = left, .forever = forever};
  bulletin_allocator allocator = {.resize = failing_resize, .context = &f};
  bulletin_error error = {0};
  bulletin_decoded decoded = {0};
  bulletin_page *page = NULL;
  int status = bulletin_decode(&decoded, bytes, encoding, &allocator, &error);
  if (status == BULLETIN_OK) {
    const bulletin_marker marker = {.group = BULLETIN_MARK_AGENCY,
                                    .pattern = bulletin_text_of("棠州台")};
    bulletin_page_options options = {.date = bulletin_text_of("2026-06-15"),
                                     .markers = &marker,
                                     .marker_count = 1};
    status = bulletin_parse(&page, decoded.text, &options, &allocator, &error);
    CHECK((status == BULLETIN_OK) == (page != NULL));
  } else {
    CHECK(decoded.text.size == 0 && decoded.owned == NULL);
  }
  CHECK(status == (f.failed ? BULLETIN_NOMEM : BULLETIN_OK));
  CHECK(!f.failed || (error.status == BULLETIN_NOMEM && error.message[0] != 0));
  bulletin_page_free(page);
  bulletin_decoded_free(&decoded);
  CHECK(f.blocks == 0 && f.bytes == 0);
  CHECK(!f.lied);
  return f.failed;
}

static void fail_each(const char *path, const char *encoding) {
  static char bytes[1 << 16];
  FILE *file = fopen(path, "rb");
  size_t size = file == NULL ? 0 : fread(bytes, 1, sizeof bytes, file);
  CHECK(size > 0);
  if (file != NULL) fclose(file);
  bulletin_text text = {bytes, size};
  for (int forever = 0; forever < 2; forever++) {
    size_t n = 0;
    while (run(text, encoding, n, forever) && check_failed == 0)
      n++;
    CHECK(n > 0);
  }
}

int main(void) {
  fail_each("examples/pages/tangzhou-daily/2026-06-15-01.txt", NULL);
  fail_each("examples/pages/tangzhou-daily/2026-06-16-01.txt", NULL);
  fail_each("examples/pages/tangzhou-daily/2026-06-16-01.txt", "GBK");
  fail_each("examples/pages/rongwan-evening/2026-06-16-A01.txt", NULL);
  fail_each("examples/pages/wanghe-times/2026-06-18-02.txt", NULL);
  return check_done();
}
