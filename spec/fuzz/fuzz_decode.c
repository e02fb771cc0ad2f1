/* Any bytes as any charset: text that is UTF-8, and a sound page, or an error
** with its place. The first byte of an input says which charset is asked for and where the
** input is split. */
#include "../core/sound.h"
#include "require.h"

static const char *const charsets[] = {NULL,       "UTF-8",    "GB18030",
                                       "GBK",      "Big5",     "UTF-16LE",
                                       "UTF-16BE", "SHIFT_JIS"};

static int decode(bulletin_decoded *out, bulletin_text bytes,
                  const char *charset) {
  bulletin_error error = {0};
  int status = bulletin_decode(out, bytes, charset, NULL, &error);
  if (status == BULLETIN_OK) {
    REQUIRE(bul_utf8_invalid(out->text) == out->text.size);
    REQUIRE(out->encoding != NULL && out->encoding[0] != '\0');
  } else {
    REQUIRE(status == BULLETIN_ENCODING || status == BULLETIN_MISSING);
    REQUIRE(error.status == status && error.message[0] != '\0');
    REQUIRE(error.byte <= bytes.size + 1);
    REQUIRE(out->owned == NULL);
  }
  return status;
}

static bool has_mark(bulletin_text text) {
  return bul_text_find(text, BUL_TEXT("\xEF\xBB\xBF")) != NULL;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size == 0) return 0;
  const char *charset = charsets[data[0] & 7];
  size_t part = data[0] >> 3;
  bulletin_text bytes = {(const char *)data + 1, size - 1};
  bulletin_decoded whole, head, tail;
  if (decode(&whole, bytes, charset) == BULLETIN_OK) {
    bulletin_page *page = NULL;
    REQUIRE(bulletin_parse(&page, whole.text, NULL, NULL, NULL) == BULLETIN_OK);
    REQUIRE(page_unsound(page, whole.text) == NULL);
    bulletin_page_free(page);
    /* Named, a charset reads two halves as it reads the whole, wherever the
    ** first half ends between two characters. */
    size_t cut = bytes.size * part / 32;
    bulletin_text a = {bytes.data, cut};
    bulletin_text b = {bytes.data + cut, bytes.size - cut};
    /* Big5 is three tables, of which one must explain the whole. */
    bool whole_only = charset == NULL || strcmp(charset, "Big5") == 0;
    if (!whole_only && !has_mark(whole.text) &&
        decode(&head, a, charset) == BULLETIN_OK) {
      REQUIRE(decode(&tail, b, charset) == BULLETIN_OK);
      REQUIRE(head.text.size + tail.text.size == whole.text.size);
      REQUIRE(bul_text_starts(whole.text, head.text));
      REQUIRE(bul_text_ends(whole.text, tail.text));
      bulletin_decoded_free(&tail);
      bulletin_decoded_free(&head);
    }
    bulletin_decoded_free(&whole);
  }
  bulletin_decoded_free(&whole);
  return 0;
}
