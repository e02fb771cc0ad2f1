/*
** charset.c - bytes into UTF-8: bulletin_decode.
**
** Guessing by bytes alone fails on short Chinese text, so each charset that
** is possible decodes the whole input, and the one whose text is most made of
** common characters is taken.
*/
#include "common_hanzi.h"
#include "buffer.h"
#include "error.h"
#include "text.h"

#include <errno.h>
#include <iconv.h>

typedef struct charset {
  const char *name;          /* as the caller is told */
  const char *converters[3]; /* iconv's names, tried in turn */
} charset;

static const charset gb18030 = {"GB18030", {"GB18030", NULL, NULL}};
static const charset big5 = {"Big5", {"CP950", "BIG5-HKSCS", "BIG5"}};
static const charset utf16le = {"UTF-16LE", {"UTF-16LE", NULL, NULL}};
static const charset utf16be = {"UTF-16BE", {"UTF-16BE", NULL, NULL}};

/* Names that callers use for what we know under another. */
static const struct {
  const char *alias;
  const charset *charset; /* NULL: UTF-8 */
} aliases[] = {
    {"utf-8", NULL},       {"utf8", NULL},         {"gb18030", &gb18030},
    {"gbk", &gb18030},     {"gb2312", &gb18030},   {"cp936", &gb18030},
    {"euc-cn", &gb18030},  {"big5", &big5},        {"big-5", &big5},
    {"cp950", &big5},      {"big5-hkscs", &big5},  {"utf-16le", &utf16le},
    {"utf16le", &utf16le}, {"utf-16be", &utf16be}, {"utf16be", &utf16be},
};

static bool same_name(const char *a, const char *b) {
  for (; *a != '\0' && *b != '\0'; a++, b++) {
    char c = *a >= 'A' && *a <= 'Z' ? (char)(*a + 32) : *a;
    if (c != *b) return false;
  }
  return *a == *b;
}

/* --- one charset ------------------------------------------------------- */

/* Converts all of `bytes`; the bytes that were good, or SIZE_MAX when iconv
** knows no such charset. `out` holds what was converted. */
static size_t convert(bul_buffer *out, bulletin_text bytes, const char *name) {
  iconv_t converter = iconv_open("UTF-8", name);
  if (converter == (iconv_t)-1) return SIZE_MAX;
  char *in = (char *)(uintptr_t)bytes.data;
  size_t left = bytes.size;
  while (left > 0) {
    char *room = bul_buffer_reserve(out, left + left / 2 + 16);
    if (room == NULL) break;
    size_t free_bytes = out->capacity - out->size, before = free_bytes;
    size_t result = iconv(converter, &in, &left, &room, &free_bytes);
    out->size += before - free_bytes;
    if (result == (size_t)-1 && errno != E2BIG) break;
  }
  iconv_close(converter);
  return bytes.size - left;
}

/* The same with each of the charset's converters until one takes it all. */
static size_t convert_any(bul_buffer *out, bulletin_text bytes,
                          const charset *as) {
  size_t best = SIZE_MAX;
  for (size_t i = 0; i < 3 && as->converters[i] != NULL; i++) {
    out->size = 0;
    size_t good = convert(out, bytes, as->converters[i]);
    if (good == bytes.size || out->failed) return good;
    if (best == SIZE_MAX || (good != SIZE_MAX && good > best)) best = good;
  }
  return best;
}

/* --- which one --------------------------------------------------------- */

/* A bit for each common character of the basic plane. */
typedef struct common_set {
  uint64_t bits[0x10000 / 64];
} common_set;

static void fill_common(common_set *set) {
  bulletin_text text = bulletin_text_of(bul_common_hanzi);
  size_t size;
  memset(set, 0, sizeof *set);
  for (size_t at = 0; at < text.size; at += size) {
    uint32_t c = bul_char_at(text.data + at, &size);
    set->bits[c >> 6] |= (uint64_t)1 << (c & 63);
  }
}

/* How much of `text` reads like Chinese, in thousandths: common characters
** of all that are not ASCII; odd characters count against it. */
static int reads_like(const common_set *set, bulletin_text text) {
  size_t common = 0, all = 0, odd = 0, size;
  for (size_t at = 0; at < text.size; at += size) {
    uint32_t c = bul_char_at(text.data + at, &size);
    if (c < 0x80) {
      odd += c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f';
      continue;
    }
    all++;
    if (c < 0x10000) common += set->bits[c >> 6] >> (c & 63) & 1;
    odd += (c >= 0xE000 && c <= 0xF8FF) || c < 0xA0 || c >= 0xF0000;
  }
  if (all == 0) return odd > 0 ? -1 : 0;
  size_t good = common > 4 * odd ? common - 4 * odd : 0;
  return (int)(good * 1000 / all) - (odd > all / 4 ? 500 : 0);
}

/* UTF-8 with some damage, rather than another charset: the share of bytes
** above 0x7F that stand in well-formed sequences. */
static bool is_damaged_utf8(bulletin_text bytes) {
  size_t good = 0, bad = 0, at = 0;
  while (at < bytes.size) {
    bulletin_text rest = bul_text_from(bytes, at);
    size_t fine = bul_utf8_invalid(rest);
    for (size_t i = 0; i < fine; i++)
      good += ((unsigned char)rest.data[i] & 0xC0) == 0xC0;
    at += fine;
    if (at < bytes.size) {
      bad++;
      at++;
    }
  }
  return good >= 3 && good > 8 * bad;
}

/* Whether the bytes of which `high` are zero are the upper ones of UTF-16 that
** is mostly ASCII; `low` of the others are zero. */
static bool are_upper(size_t high, size_t low, size_t size) {
  return high * 8 >= size && low * 20 <= high;
}

/* Which UTF-16 a text is by where its zeros are; NULL if neither. */
static const charset *utf16_by_zeros(bulletin_text bytes) {
  size_t zeros[2] = {0, 0};
  if (bytes.size == 0 || bytes.size % 2 != 0) return NULL;
  for (size_t i = 0; i < bytes.size; i++)
    zeros[i & 1] += bytes.data[i] == '\0';
  if (are_upper(zeros[1], zeros[0], bytes.size)) return &utf16le;
  if (are_upper(zeros[0], zeros[1], bytes.size)) return &utf16be;
  return NULL;
}

static int fail_at(bulletin_error *error, bulletin_text before, size_t byte,
                   const char *name) {
  size_t line = bul_line_of(before, before.size);
  return bul_fail_at(error, BULLETIN_ENCODING, line, byte + 1,
                     "line %zu, byte %zu: not valid %s; name the text's "
                     "encoding, or mend the file",
                     line, byte + 1, name);
}

static void take(bulletin_decoded *out, bul_buffer *buffer) {
  out->owned = buffer->data;
  out->owned_size = buffer->capacity;
  out->text = bul_text(buffer->data != NULL ? buffer->data : "", buffer->size);
  *buffer = (bul_buffer){.allocator = buffer->allocator};
}

static int decode_as(bulletin_decoded *out, bulletin_text bytes,
                     const charset *as, bulletin_error *error) {
  bul_buffer buffer;
  bul_buffer_init(&buffer, &out->allocator);
  size_t good = convert_any(&buffer, bytes, as);
  int status = BULLETIN_OK;
  if (buffer.failed)
    status = bul_nomem(error);
  else if (good == SIZE_MAX)
    status = bul_fail(error, BULLETIN_MISSING,
                      "this system cannot read '%.40s'; name another encoding",
                      as->name);
  else if (good < bytes.size)
    status = fail_at(error, bul_text(buffer.data, buffer.size), good, as->name);
  if (status == BULLETIN_OK) {
    take(out, &buffer);
    out->encoding = as->name;
  }
  bul_buffer_free(&buffer);
  return status;
}

/* Tries each charset that is possible and keeps what reads best. */
static int guess(bulletin_decoded *out, bulletin_text bytes,
                 bulletin_error *error) {
  static const charset *const candidates[] = {&gb18030, &big5, &utf16le,
                                              &utf16be};
  bul_buffer buffer, best;
  bul_buffer_init(&buffer, &out->allocator);
  bul_buffer_init(&best, &out->allocator);
  const charset *found = NULL;
  int most = -1, status = BULLETIN_OK;
  common_set *set = bul_resize(&out->allocator, NULL, 0, sizeof *set);
  if (set == NULL) return bul_nomem(error);
  fill_common(set);
  for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++) {
    bool wide = candidates[i] == &utf16le || candidates[i] == &utf16be;
    if (wide && bytes.size % 2 != 0) continue;
    size_t good = convert_any(&buffer, bytes, candidates[i]);
    if (buffer.failed) break;
    if (good != bytes.size) continue;
    int score = reads_like(set, bul_text(buffer.data, buffer.size));
    if (score <= most) continue;
    most = score;
    found = candidates[i];
    bul_buffer other = best;
    best = buffer;
    buffer = other;
  }
  bul_free(&out->allocator, set, sizeof *set);
  if (buffer.failed) {
    status = bul_nomem(error);
  } else if (found == NULL) {
    size_t bad = bul_utf8_invalid(bytes);
    status = bul_fail_at(
        error, BULLETIN_ENCODING, bul_line_of(bytes, bad), bad + 1,
        "line %zu, byte %zu: neither UTF-8 nor GB18030, Big5 or UTF-16; "
        "name the text's encoding, or mend the file",
        bul_line_of(bytes, bad), bad + 1);
  } else {
    take(out, &best);
    out->encoding = found->name;
  }
  bul_buffer_free(&buffer);
  bul_buffer_free(&best);
  return status;
}

static bool starts(bulletin_text bytes, const char *mark, size_t size) {
  return bytes.size >= size && memcmp(bytes.data, mark, size) == 0;
}

static int decode_utf8(bulletin_decoded *out, bulletin_text bytes,
                       bulletin_error *error) {
  size_t bom = starts(bytes, "\xEF\xBB\xBF", 3) ? 3 : 0;
  bulletin_text text = bul_text_from(bytes, bom);
  size_t bad = bul_utf8_invalid(text);
  if (bad < text.size)
    return fail_at(error, bul_text(text.data, bad), bad + bom, "UTF-8");
  out->text = text;
  out->encoding = "UTF-8";
  return BULLETIN_OK;
}

/* The charset a name means; a name that only iconv may know is kept in
** out->name and made a charset of its own in *other. */
static int decode_named(bulletin_decoded *out, bulletin_text bytes,
                        const char *name, bulletin_error *error) {
  for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++) {
    if (!same_name(name, aliases[i].alias)) continue;
    const charset *known = aliases[i].charset;
    if (known == NULL) return decode_utf8(out, bytes, error);
    bool marked = known == &utf16le   ? starts(bytes, "\xFF\xFE", 2)
                  : known == &utf16be ? starts(bytes, "\xFE\xFF", 2)
                                      : false;
    if (marked) bytes = bul_text_from(bytes, 2);
    return decode_as(out, bytes, known, error);
  }
  size_t length = strlen(name);
  if (length == 0 || length >= sizeof out->name)
    return bul_fail(error, BULLETIN_MISSING,
                    "'%.40s' is no encoding; name one that iconv knows", name);
  memcpy(out->name, name, length + 1);
  charset other = {out->name, {out->name, NULL, NULL}};
  return decode_as(out, bytes, &other, error);
}

static int decode_unnamed(bulletin_decoded *out, bulletin_text bytes,
                          bulletin_error *error) {
  if (starts(bytes, "\xEF\xBB\xBF", 3)) return decode_utf8(out, bytes, error);
  bulletin_text rest =
      bul_text(bytes.data + 2, bytes.size < 2 ? 0 : bytes.size - 2);
  if (starts(bytes, "\xFF\xFE", 2))
    return decode_as(out, rest, &utf16le, error);
  if (starts(bytes, "\xFE\xFF", 2))
    return decode_as(out, rest, &utf16be, error);
  bool zeros = bytes.size > 0 && memchr(bytes.data, 0, bytes.size) != NULL;
  bool valid = bul_utf8_invalid(bytes) == bytes.size;
  const charset *utf16 = zeros ? utf16_by_zeros(bytes) : NULL;
  if (utf16 != NULL) return decode_as(out, bytes, utf16, error);
  if (valid || is_damaged_utf8(bytes)) return decode_utf8(out, bytes, error);
  return guess(out, bytes, error);
}

int bulletin_decode(bulletin_decoded *out, bulletin_text bytes,
                    const char *encoding, const bulletin_allocator *allocator,
                    bulletin_error *error) {
  *out = (bulletin_decoded){.allocator = bul_allocator(allocator)};
  if (bytes.data == NULL) bytes = BUL_TEXT("");
  out->text = bul_text("", 0);
  int status = encoding != NULL ? decode_named(out, bytes, encoding, error)
                                : decode_unnamed(out, bytes, error);
  if (status != BULLETIN_OK) bulletin_decoded_free(out);
  return status;
}

void bulletin_decoded_free(bulletin_decoded *decoded) {
  bul_free(&decoded->allocator, decoded->owned, decoded->owned_size);
  decoded->owned = NULL;
  decoded->owned_size = 0;
  decoded->text = bul_text(NULL, 0);
}
