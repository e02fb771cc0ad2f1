/* What must hold of the example pages and cases as a whole: every one is
** sound, also when cut short after any line; the same page in another
** charset, with other line ends, or with its lines joined again, gives the
** same articles. */
#include "check.h"
#include "sound.h"

#include "page/furniture/credits_words.h"
#include "page/furniture/site_words.h"

#include <dirent.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 1 << 18 };

/* --- a page as text, to compare ---------------------------------------- */

static void put(FILE *out, const char *name, bulletin_text text) {
  if (text.data != NULL)
    fprintf(out, "%s: %.*s\n", name, (int)text.size, text.data);
}

/* All that a page says, places aside. The caller frees it. */
static char *told(const bulletin_page *page) {
  char *data = NULL;
  size_t size;
  FILE *out = open_memstream(&data, &size);
  if (out == NULL) return NULL;
  put(out, "name", page->name);
  put(out, "date", page->date);
  for (size_t i = 0; i < page->article_count; i++) {
    const bulletin_article *a = &page->articles[i];
    put(out, "kicker", a->kicker.text);
    put(out, "headline", a->headline.text);
    put(out, "deck", a->deck.text);
    put(out, "column", a->column);
    put(out, "dateline", a->dateline.field.text);
    put(out, "date", a->date);
    for (size_t k = 0; k < a->byline_count; k++) {
      put(out, "role", a->bylines[k].role);
      put(out, "who", a->bylines[k].name);
    }
    for (size_t k = 0; k < a->body_count; k++)
      put(out, bulletin_body_kind_name(a->body[k].kind), a->body[k].field.text);
  }
  for (size_t i = 0; i < page->furniture_count; i++)
    put(out, bulletin_furniture_kind_name(page->furniture[i].kind),
        page->furniture[i].text);
  fclose(out);
  return data;
}

/* What the bytes tell once they are decoded and parsed; NULL on failure. */
static char *told_of(bulletin_text bytes, const char *path) {
  bulletin_error error = {0};
  bulletin_decoded decoded;
  bulletin_page *page = NULL;
  char *result = NULL;
  if (bulletin_decode(&decoded, bytes, NULL, NULL, &error) == BULLETIN_OK &&
      bulletin_parse(&page, decoded.text, NULL, NULL, &error) == BULLETIN_OK) {
    const char *bad = page_unsound(page, decoded.text);
    if (bad != NULL) fprintf(stderr, "%s: unsound: %s\n", path, bad);
    CHECK(bad == NULL);
    result = told(page);
  } else {
    fprintf(stderr, "%s: %s\n", path, error.message);
  }
  bulletin_page_free(page);
  bulletin_decoded_free(&decoded);
  return result;
}

static void same(const char *expected, bulletin_text bytes, const char *path,
                 const char *as) {
  char *got = told_of(bytes, path);
  bool equal = got != NULL && strcmp(expected, got) == 0;
  CHECK(equal);
  if (!equal) {
    fprintf(stderr, "%s as %s differs", path, as);
    size_t at = 0;
    while (got != NULL && expected[at] != '\0' && expected[at] == got[at])
      at++;
    while (at > 0 && expected[at - 1] != '\n')
      at--;
    fprintf(stderr, ":\n- %.*s\n+ %.*s\n", (int)strcspn(expected + at, "\n"),
            expected + at, got == NULL ? 0 : (int)strcspn(got + at, "\n"),
            got == NULL ? "" : got + at);
  }
  free(got);
}

/* --- the same page in other bytes --------------------------------------- */

static char room[MOST * 4];

static void in_charset(const char *expected, bulletin_text text,
                       const char *charset, const char *mark,
                       const char *path) {
  iconv_t converter = iconv_open(charset, "UTF-8");
  CHECK(converter != (iconv_t)-1);
  if (converter == (iconv_t)-1) return;
  size_t mark_size = strlen(mark);
  memcpy(room, mark, mark_size);
  char *in = (char *)text.data, *out = room + mark_size;
  size_t in_left = text.size, out_left = sizeof room - mark_size;
  size_t done = iconv(converter, &in, &in_left, &out, &out_left);
  iconv_close(converter);
  if (done == (size_t)-1) return; /* Big5 lacks simplified characters */
  same(expected, bul_text(room, (size_t)(out - room)), path, charset);
}

static void with_ends(const char *expected, bulletin_text text, const char *end,
                      const char *path, const char *as) {
  size_t size = 0;
  for (size_t i = 0; i < text.size; i++) {
    if (text.data[i] == '\r') continue;
    if (text.data[i] == '\n') {
      memcpy(room + size, end, strlen(end));
      size += strlen(end);
    } else {
      room[size++] = text.data[i];
    }
  }
  same(expected, bul_text(room, size), path, as);
}

/* The text with the gaps inside its paragraphs taken out, so that what a
** column's width broke stands on one line. */
static void joined(const char *expected, bulletin_text text, const char *path) {
  static char gap[MOST];
  bulletin_page *page = NULL;
  if (bulletin_parse(&page, text, NULL, NULL, NULL) != BULLETIN_OK) return;
  memset(gap, 0, text.size);
  for (size_t i = 0; i < page->article_count; i++) {
    const bulletin_article *a = &page->articles[i];
    for (size_t k = 0; k < a->body_count; k++) {
      const bulletin_field *f = &a->body[k].field;
      if (a->body[k].kind != BULLETIN_PARAGRAPH) continue;
      for (size_t s = 1; s < f->span_count; s++) {
        size_t from = f->spans[s - 1].end, to = f->spans[s].start;
        bulletin_text between = bul_text(text.data + from, to - from);
        if (bul_text_trim(between).size == 0) memset(gap + from, 1, to - from);
      }
    }
  }
  bulletin_page_free(page);
  size_t size = 0;
  for (size_t i = 0; i < text.size; i++) {
    if (!gap[i]) {
      room[size++] = text.data[i];
      continue;
    }
    bool first = i == 0 || !gap[i - 1];
    size_t after = i;
    while (after < text.size && gap[after])
      after++;
    if (first && after < text.size && i > 0 &&
        (unsigned char)text.data[i - 1] < 0x80 &&
        (unsigned char)text.data[after] < 0x80)
      room[size++] = ' ';
  }
  same(expected, bul_text(room, size), path, "one line a paragraph");
}

static void cut_short(bulletin_text text, const char *path) {
  for (size_t i = 0; i < text.size; i++) {
    if (text.data[i] != '\n') continue;
    free(told_of(bul_text(text.data, i), path));
    free(told_of(bul_text(text.data + i, text.size - i), path));
  }
}

static void try_page(const char *path, bool whole) {
  static char bytes[MOST];
  FILE *file = fopen(path, "rb");
  size_t size = file == NULL ? 0 : fread(bytes, 1, sizeof bytes, file);
  if (file != NULL) fclose(file);
  CHECK(size > 0 && size < sizeof bytes);
  bulletin_decoded decoded;
  char *expected = told_of(bul_text(bytes, size), path);
  CHECK(expected != NULL);
  if (expected == NULL) return;
  if (bulletin_decode(&decoded, bul_text(bytes, size), NULL, NULL, NULL) ==
      BULLETIN_OK) {
    bulletin_text text = decoded.text;
    if (whole) {
      in_charset(expected, text, "UTF-8", "\xEF\xBB\xBF", path);
      in_charset(expected, text, "GB18030", "", path);
      in_charset(expected, text, "BIG5", "", path);
      in_charset(expected, text, "UTF-16LE", "\xFF\xFE", path);
      in_charset(expected, text, "UTF-16LE", "", path);
      in_charset(expected, text, "UTF-16BE", "\xFE\xFF", path);
      in_charset(expected, text, "UTF-16BE", "", path);
      with_ends(expected, text, "\r\n", path, "CR LF lines");
      with_ends(expected, text, "\r", path, "CR lines");
      joined(expected, text, path);
    }
    cut_short(text, path);
  }
  bulletin_decoded_free(&decoded);
  free(expected);
}

/* Every .txt of a folder and the folders in it. */
static size_t try_folder(const char *folder, bool whole) {
  size_t count = 0;
  DIR *dir = opendir(folder);
  if (dir == NULL) return 0;
  for (struct dirent *entry; (entry = readdir(dir)) != NULL;) {
    if (entry->d_name[0] == '.') continue;
    char path[512];
    int size = snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
    if (size < 0 || (size_t)size >= sizeof path) continue;
    if (size > 4 && strcmp(path + size - 4, ".txt") == 0) {
      try_page(path, whole);
      count++;
    } else {
      count += try_folder(path, whole);
    }
  }
  closedir(dir);
  return count;
}

/* The first characters of a website's words stand in a table of their own, so
** that most lines need no other. */
static void check_first_characters(const bulletin_text *words, size_t count) {
  for (size_t i = 0; i < count; i++) {
    bulletin_text first = bul_text(words[i].data, bul_char_size(words[i].data));
    CHECK(bul_text_find(word_starts, first) != NULL);
  }
}

static void check_credit_starts(const bulletin_text *words, size_t count) {
  for (size_t i = 0; i < count; i++)
    CHECK(bul_in(bul_char_at(words[i].data, &(size_t){0}), credit_starts));
}

/* A mark before a reporter in brackets is all of a dateline: another one in a
** line below leaves it in its place. Pieces are told, as by a file's layout. */
static void check_mark_before_reporter(void) {
  static const char text[] =
      "▲（本报讯（记者林小雨）昨天上午，河边的书店开门了。　"
      "本报　本报讯（记者林小雨　本　本　本　本者　本\n"
      "小雨）昨天上午，河边的书店开门　本　报讯（记者林\n"
      "本报讯（记\n";
  enum { LINES = 3 };
  bulletin_evidence evidence[LINES];
  bulletin_place places[LINES] = {{.text = {0, 0}}};
  size_t at = 0;
  for (size_t i = 0; i < LINES; i++) {
    size_t size = strcspn(text + at, "\n");
    evidence[i] = (bulletin_evidence){.whole = true};
    places[i].text = (bulletin_span){at, at + size};
    at += size + 1;
  }
  bulletin_layout layout = {.format = BULLETIN_FORMAT_PDF,
                            .text = {text, sizeof text - 1},
                            .evidence = evidence,
                            .places = places,
                            .line_count = LINES,
                            .pieces_told = true};
  bulletin_page_options options = {.layout = &layout};
  bulletin_page *page = NULL;
  bulletin_error error;
  CHECK(bulletin_parse(&page, layout.text, &options, NULL, &error) ==
        BULLETIN_OK);
  CHECK(page_unsound(page, layout.text) == NULL);
  bulletin_page_free(page);
}

int main(void) {
  check_credit_starts(credit_kinds, BUL_COUNT(credit_kinds));
  check_credit_starts(credit_words, BUL_COUNT(credit_words));
  check_first_characters(site_words, BUL_COUNT(site_words));
  check_first_characters(weak_words, BUL_COUNT(weak_words));
  check_first_characters(site_labels, BUL_COUNT(site_labels));
  CHECK(try_folder("examples/pages", true) >= 14);
  CHECK(try_folder("spec/cases/pages", false) >= 40);
  CHECK(try_folder("spec/cases/papers", false) >= 80);
  CHECK(try_folder("spec/cases/regressions", false) >= 8);
  CHECK(try_folder("spec/cases/coverage", false) >= 9);
  check_mark_before_reporter();
  return check_done();
}
