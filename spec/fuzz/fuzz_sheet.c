/* Runs of text in any places and types as printed pages: they are read in some
** order, and no character of theirs is lost. Six bytes of an input are a run on
** the page, or begin another page. */
#include "laid_out.h"

enum {
  RECORD = 6,
  MOST_RECORDS = 400, /* so that an input's time stays short */
  LONGEST = 24,       /* characters of a run */
  NEW_PAGE = 0xFF,    /* a record that begins so */
  ROOM = 1 << 17
};

/* What runs are cut from: sentences, a dateline, a byline, titles, marks. */
static const char story[] =
    "本报讯（记者林小雨）昨天上午，河边的书店开门了。来了五百多位读者！"
    "“春天的课”开讲　棠州日报2026年6月15日星期一第03版　责编：何田　摄影／"
    "周岚他说：“下转第4版）老人们把菜种在村前，新华社北京7月1日电"
    "ABC 12.5%■▲●一、二、……——";
static const double sizes[] = {9, 9, 9, 10.5, 12, 18, 26, 42};

typedef struct sheets {
  char bytes[ROOM];
  size_t size, shown, pages; /* shown: characters that are to be read */
} sheets;

static void add_page(sheets *s) {
  s->pages++;
  s->size += (size_t)snprintf(s->bytes + s->size, sizeof s->bytes - s->size,
                              "page %zu 1040 1560\n", s->pages);
}

static bool is_blank(const char *at, size_t size) {
  return (size == 1 && *at == ' ') || (size == 3 && memcmp(at, "　", 3) == 0);
}

static size_t width_of(const char *at) {
  unsigned char c = (unsigned char)*at;
  return c < 0x80 ? 1 : c < 0xE0 ? 2 : 3;
}

static void add_run(sheets *s, const uint8_t *record) {
  size_t from = (size_t)record[5] * 2 % (sizeof story - 1), to, chars = 0;
  while (((unsigned char)story[from] & 0xC0) == 0x80)
    from++;
  for (to = from; story[to] != '\0' && chars <= record[3] % LONGEST; chars++) {
    size_t size = width_of(story + to);
    if (!is_blank(story + to, size)) s->shown++;
    to += size;
  }
  double size = sizes[record[2] % 8] + record[2] / 8 * .05;
  bool down = record[4] % 16 == 1; /* a title that runs down the page */
  double along = size * (double)chars, x = record[0] * 4, y = record[1] * 6;
  s->size += (size_t)snprintf(
      s->bytes + s->size, sizeof s->bytes - s->size,
      "run %.2f %.2f %.2f %.2f %.2f %d %d %.*s\n", x + record[4] / 16 * .4, y,
      down           ? size
      : along > 1040 ? 1040
                     : along,
      down ? along : size, size, record[4] & 1 ? 700 : 400, record[4] >> 1 & 3,
      (int)(to - from), story + from);
}

/* The characters of the text that are no blanks. */
static size_t count_shown(bulletin_text text) {
  size_t count = 0;
  for (size_t at = 0; at < text.size;) {
    size_t size = width_of(text.data + at);
    if (text.data[at] != '\n' && !is_blank(text.data + at, size)) count++;
    at += size;
  }
  return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static sheets s;
  bulletin_layout *layout = NULL;
  bulletin_error error = {0};
  s.size = s.shown = s.pages = 0;
  add_page(&s);
  for (size_t i = 0; i + RECORD <= size && i < MOST_RECORDS * RECORD;
       i += RECORD) {
    if (data[i] == NEW_PAGE)
      add_page(&s);
    else
      add_run(&s, data + i);
  }
  bulletin_text bytes = {s.bytes, s.size};
  int status =
      bulletin_lay_out(&layout, bytes, BULLETIN_FORMAT_PDF, NULL, NULL, &error);
  REQUIRE(status == (s.shown > 0 ? BULLETIN_OK : BULLETIN_ENCODING));
  if (status != BULLETIN_OK) return 0;
  REQUIRE(count_shown(layout->text) == s.shown);
  check_layout(layout, s.size, 1);
  bulletin_layout_free(layout);
  return 0;
}
