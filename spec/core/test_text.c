/* Borrowed text, UTF-8 and arenas. */
#include "check.h"

#include "base/buffer.h"
#include "base/error.h"
#include "base/text.h"

static size_t invalid(const char *text) {
  return bul_utf8_invalid(bulletin_text_of(text));
}

static void utf8(void) {
  CHECK(invalid("") == 0);
  CHECK(invalid("本报讯 abc\xF0\x9F\x98\x80") == 17);
  CHECK(invalid("本\xE6\x8A") == 3);       /* cut short */
  CHECK(invalid("ab\xC0\xAF") == 2);       /* overlong */
  CHECK(invalid("\xE0\x80\x80") == 0);     /* overlong */
  CHECK(invalid("ab\xED\xA0\x80") == 2);   /* a surrogate */
  CHECK(invalid("\xF4\x90\x80\x80") == 0); /* above U+10FFFF */
  CHECK(invalid("abc\x80") == 3);
  for (uint32_t c = 1; c < 0x110000; c++) {
    if (c >= 0xD800 && c < 0xE000) continue;
    char out[4];
    size_t size = bul_char_put(out, c), read;
    if (bul_utf8_invalid(bul_text(out, size)) != size ||
        bul_char_at(out, &read) != c || read != size ||
        bul_char_back(out, out + size) != size) {
      CHECK(!"every character goes in and out");
      break;
    }
  }
}

/* One bad byte anywhere in any text is found where it makes the text bad: the
** same place whether the text before it is long or short. */
static void one_bad_byte(void) {
  static const char text[] =
      "本报讯 abc 7月18日，“四个100”（\xF0\x9F\x98\x80）é·二七区①……ＡＢ。end";
  size_t size = sizeof text - 1;
  for (size_t at = 0; at < size; at++) {
    for (int byte = 0; byte < 256; byte++) {
      char bad[sizeof text];
      memcpy(bad, text, size);
      bad[at] = (char)byte;
      size_t whole = bul_utf8_invalid(bul_text(bad, size));
      /* In pieces too short for anything but one character after another. */
      size_t place = 0;
      while (place < size) {
        size_t step = 1;
        while (step <= 4 && place + step <= size &&
               bul_utf8_invalid(bul_text(bad + place, step)) != step)
          step++;
        if (step > 4 || place + step > size) break;
        place += step;
      }
      if (whole != place) {
        CHECK(!"the first bad byte is found");
        return;
      }
    }
  }
  CHECK(size > 64);
}

static void trimming(void) {
  bulletin_text t =
      bul_text_trim(BUL_TEXT("\xE3\x80\x80 \xC2\xA0二七 区\xE2\x80\x8B\n"));
  CHECK(bul_text_equal(t, BUL_TEXT("二七 区")));
  CHECK(bul_text_trim(BUL_TEXT(" \t\n")).size == 0);
  CHECK(bul_text_trim(bul_text(NULL, 0)).data == NULL);
  CHECK(bul_text_length(BUL_TEXT("二七 区a")) == 5);
  CHECK(bul_line_of(BUL_TEXT("a\r\nb\rc\nd"), 7) == 4);
}

static void arena(void) {
  bul_arena a;
  bul_arena_init(&a, NULL);
  char *first = bul_arena_alloc(&a, 100);
  bul_arena_trim(&a, first, 100, 10);
  char *second = bul_arena_alloc(&a, 10);
  CHECK(second - first == 16);
  CHECK(bul_arena_alloc(&a, SIZE_MAX) == NULL);
  CHECK(bul_arena_alloc(&a, 5 * 1024 * 1024) != NULL);
  bul_arena_free(&a);
  bul_arena_free(&a);
}

static void errors(void) {
  bulletin_error e;
  char path[600];
  for (size_t i = 0; i < sizeof path; i++)
    path[i] = "\xE7\x89\x88"[i % 3];
  path[sizeof path - 1] = '\0';
  CHECK(bul_fail_at(&e, BULLETIN_IO, 3, 5, "x%s", path) == BULLETIN_IO);
  CHECK(e.line == 3 && e.byte == 5);
  CHECK(bul_utf8_invalid(bulletin_text_of(e.message)) == strlen(e.message));
  CHECK(bul_fail(NULL, BULLETIN_FULL, "full") == BULLETIN_FULL);
  CHECK(strcmp(bulletin_status_name(BULLETIN_FULL), "full") == 0);
  CHECK(strcmp(bulletin_status_name(-1), "unknown") == 0);
}

int main(void) {
  utf8();
  one_bad_byte();
  trimming();
  arena();
  errors();
  return check_done();
}
