/*
** warnings.c - what an editor should look at: see articles.h.
*/
#include "articles.h"

#include "../base/bytes.h"

bool bul_warn(bul_warnings *warnings, bul_arena *arena, const char *code,
              bulletin_text message, size_t line) {
  if (warnings->count == warnings->capacity) {
    size_t capacity = warnings->capacity == 0 ? 8 : 2 * warnings->capacity;
    bulletin_warning *more =
        bul_arena_alloc(arena, capacity * sizeof(bulletin_warning));
    if (more == NULL) return false;
    if (warnings->count > 0)
      memcpy(more, warnings->items, warnings->count * sizeof *more);
    warnings->items = more;
    warnings->capacity = capacity;
  }
  warnings->items[warnings->count++] =
      (bulletin_warning){bulletin_text_of(code), message, line};
  return true;
}

/* What one pass over a text finds. */
typedef struct findings {
  int quotes;   /* “ not closed */
  int brackets; /* 《 not closed */
  const char *latin; /* the first stray Latin word */
  size_t latin_size;
} findings;

/* A Latin word of small letters between Han text, which a Chinese paper
** prints only by mistake: 文件精神 and 具体要求. */
static bool is_stray(const char *word, size_t size) {
  static const char *const words[] = {"and", "or",  "the", "of", "in",
                                      "is",  "to",  "a",   "for", "with"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (strlen(words[i]) == size && memcmp(words[i], word, size) == 0)
      return true;
  }
  return false;
}

static void look(findings *f, bulletin_text text) {
  const unsigned char *p = (const unsigned char *)text.data;
  size_t at = 0;
  bool latin_before = false;
  while (at < text.size) {
    /* Neither ASCII nor one of the marks: most of any text. */
    if (at + 9 <= text.size) {
      uint64_t word = bul_load(p + at);
      uint64_t marks = bul_equals(word, 0xE2) |
                       (bul_equals(word, 0xE3) &
                        bul_equals(bul_load(p + at + 1), 0x80));
      if ((word & BUL_EACH(0x80)) == BUL_EACH(0x80) && marks == 0) {
        latin_before = false;
        at += 8;
        continue;
      }
    }
    if (p[at] < 0x80) {
      size_t start = at;
      if (!bul_is_latin(p[at])) {
        latin_before = latin_before && p[at] == ' ';
        at++;
        continue;
      }
      while (at < text.size && bul_is_latin(p[at])) at++;
      bool after = at + 1 < text.size && p[at] == ' ' && p[at + 1] < 0x80;
      if (f->latin == NULL && !latin_before && !after &&
          is_stray(text.data + start, at - start)) {
        f->latin = text.data + start;
        f->latin_size = at - start;
      }
      latin_before = true;
      continue;
    }
    latin_before = false;
    if (p[at] == 0xE2 && p[at + 1] == 0x80) {
      f->quotes += p[at + 2] == 0x9C;
      f->quotes -= p[at + 2] == 0x9D;
    } else if (p[at] == 0xE3 && p[at + 1] == 0x80) {
      f->brackets += p[at + 2] == 0x8A;
      f->brackets -= p[at + 2] == 0x8B;
    }
    at += p[at] < 0xC0 ? 1 : p[at] < 0xE0 ? 2 : p[at] < 0xF0 ? 3 : 4;
  }
}

static size_t line_at(const bul_setting *setting, size_t byte) {
  const bul_lines *lines = setting->lines;
  size_t low = 0, high = lines->count;
  while (low + 1 < high) {
    size_t middle = low + (high - low) / 2;
    if (lines->items[middle].start <= byte)
      low = middle;
    else
      high = middle;
  }
  return lines->count > 0 ? lines->items[low].number : 0;
}

static bool check_element(bul_warnings *warnings, const bul_setting *setting,
                          const bulletin_field *field) {
  findings f = {0};
  look(&f, field->text);
  size_t line =
      field->span_count > 0 ? line_at(setting, field->spans[0].start) : 0;
  bul_arena *arena = setting->arena;
  bool ok = true;
  if (f.quotes > 0)
    ok = ok && bul_warn(warnings, arena, "unclosed-quote",
                        BUL_TEXT("本段的“没有对应的”"), line);
  else if (f.quotes < 0)
    ok = ok && bul_warn(warnings, arena, "unopened-quote",
                        BUL_TEXT("本段的”没有对应的“"), line);
  if (f.brackets != 0)
    ok = ok && bul_warn(warnings, arena, "unclosed-title",
                        BUL_TEXT("本段的《》不成对"), line);
  if (f.latin != NULL) {
    static const char before[] = "汉字之间有一个外文单词：";
    size_t size = sizeof before - 1;
    char *message = bul_arena_alloc(arena, size + f.latin_size);
    if (message == NULL) return false;
    memcpy(message, before, size);
    memcpy(message + size, f.latin, f.latin_size);
    ok = ok && bul_warn(warnings, arena, "latin-word",
                        bul_text(message, size + f.latin_size), line);
  }
  return ok;
}

bool bul_article_check(bul_warnings *warnings, const bul_setting *setting,
                       const bulletin_article *article) {
  bul_arena *arena = setting->arena;
  if (article->headline.text.data == NULL &&
      !bul_warn(warnings, arena, "no-headline",
                BUL_TEXT("这一篇没有标题，或是接上一版的文字"),
                article->first_line))
    return false;
  if (article->headline.text.data != NULL && article->body_count == 0 &&
      !bul_warn(warnings, arena, "no-body",
                BUL_TEXT("标题之下没有正文"), article->first_line))
    return false;
  if (article->byline_count == 0 && article->body_count > 0 &&
      !bul_warn(warnings, arena, "no-byline", BUL_TEXT("这一篇没有署名"),
                article->first_line))
    return false;
  for (size_t i = 0; i < article->body_count; i++) {
    if (!check_element(warnings, setting, &article->body[i].field))
      return false;
  }
  return true;
}
