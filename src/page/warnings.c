/*
** warnings.c - what an editor should look at: see articles.h.
*/
#include "articles.h"

#include "../base/cursor.h"

bool bul_warn(bul_warnings *warnings, bul_arena *arena, const char *code,
              bulletin_text message, size_t line) {
  bulletin_warning *grown =
      bul_arena_grow(arena, warnings->items, &warnings->capacity,
                     warnings->count + 1, sizeof *grown);
  if (grown == NULL) return false;
  warnings->items = grown;
  warnings->items[warnings->count++] =
      (bulletin_warning){bulletin_text_of(code), message, line};
  return true;
}

/* A Latin word that a Chinese paper prints only by mistake: 文件精神 and
** 具体要求. */
static bool is_stray(bulletin_text word) {
  static const bulletin_text words[] = {
      BUL_ROW("and"), BUL_ROW("or"),   BUL_ROW("the"), BUL_ROW("of"),
      BUL_ROW("in"),  BUL_ROW("is"),   BUL_ROW("to"),  BUL_ROW("a"),
      BUL_ROW("for"), BUL_ROW("with"),
  };
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (bul_text_equal(words[i], word)) return true;
  }
  return false;
}

/* The first stray Latin word between Han text; size 0 if none. */
static bulletin_text find_stray(bulletin_text text) {
  const unsigned char *p = (const unsigned char *)text.data;
  bool latin_before = false;
  for (size_t at = 0; at < text.size;) {
    if (p[at] >= 0x80 || !bul_is_latin(p[at])) {
      latin_before = latin_before && p[at] == ' ';
      at++;
      continue;
    }
    size_t start = at;
    while (at < text.size && bul_is_latin(p[at]))
      at++;
    bulletin_text word = bul_text(text.data + start, at - start);
    bool latin_after = at + 1 < text.size && p[at] == ' ' && p[at + 1] < 0x80;
    if (!latin_before && !latin_after && is_stray(word)) return word;
    latin_before = true;
  }
  return bul_text(text.data, 0);
}

/* The index of the line that holds `byte`. */
static size_t line_at(const bul_lines *lines, size_t byte) {
  size_t low = 0, high = lines->count;
  while (low + 1 < high) {
    size_t middle = low + (high - low) / 2;
    if (lines->items[middle].start <= byte)
      low = middle;
    else
      high = middle;
  }
  return low;
}

/* What the lines of an element have come to. */
typedef struct findings {
  int quotes;
  int titles;
  bool latin;
  size_t line; /* the first one's number */
} findings;

/* `near` is a line at or before the element's first, and is moved there. */
static findings look(const bul_lines *lines, const bulletin_field *field,
                     size_t *near) {
  findings f = {0};
  if (field->span_count == 0) return f;
  size_t index = *near;
  while (index + 1 < lines->count &&
         lines->items[index + 1].start <= field->spans[0].start)
    index++;
  *near = index;
  f.line = lines->items[index].number;
  for (size_t i = 0; i < field->span_count; i++) {
    while (index + 1 < lines->count &&
           lines->items[index + 1].start <= field->spans[i].start)
      index++;
    for (; index < lines->count &&
           lines->items[index].start < field->spans[i].end;
         index++) {
      f.quotes += lines->items[index].quotes;
      f.titles += lines->items[index].titles;
      f.latin = f.latin || lines->items[index].latin;
    }
  }
  return f;
}

static bool warn_of_word(bul_warnings *warnings, bul_arena *arena,
                         bulletin_text word, size_t line) {
  static const bulletin_text before = BUL_ROW("汉字之间有一个外文单词：");
  char *message = bul_arena_alloc(arena, before.size + word.size);
  if (message == NULL) return false;
  memcpy(message, before.data, before.size);
  memcpy(message + before.size, word.data, word.size);
  return bul_warn(warnings, arena, "latin-word",
                  bul_text(message, before.size + word.size), line);
}

static bool check_element(bul_warnings *warnings, const bul_setting *setting,
                          const bulletin_field *field, size_t *near) {
  findings f = look(setting->lines, field, near);
  bul_arena *arena = setting->arena;
  if (f.quotes != 0 &&
      !bul_warn(warnings, arena,
                f.quotes > 0 ? "unclosed-quote" : "unopened-quote",
                f.quotes > 0 ? BUL_TEXT("本段的“没有对应的”")
                             : BUL_TEXT("本段的”没有对应的“"),
                f.line))
    return false;
  if (f.titles != 0 && !bul_warn(warnings, arena, "unclosed-title",
                                 BUL_TEXT("本段的《》不成对"), f.line))
    return false;
  if (!f.latin) return true;
  bulletin_text word = find_stray(field->text);
  return word.size == 0 || warn_of_word(warnings, arena, word, f.line);
}

/* Whether `text` begins by saying that it is an agency's: 据新华社报道, 来源：
** 央视. Such words may be missing where `alone` says that the text is nothing
** but that: （新华社）. */
static bool is_credit(const bul_markers *markers, bulletin_text text,
                      bool alone) {
  static const bulletin_text leads[] = {
      BUL_ROW("综合"), BUL_ROW("綜合"), BUL_ROW("据"),       BUL_ROW("據"),
      BUL_ROW("转自"), BUL_ROW("轉自"), BUL_ROW("摘自"),     BUL_ROW("来源"),
      BUL_ROW("來源"), BUL_ROW("原载"), BUL_ROW("稿件来源"),
  };
  enum { LEADS = sizeof leads / sizeof *leads };
  bul_cursor c = bul_cursor_of(text);
  bul_take_spaces(&c);
  bul_take_in(&c, U"（(【〔[");
  bool led = bul_take_first(&c, leads, LEADS) < LEADS;
  bul_take_in(&c, U"：:");
  bul_take_spaces(&c);
  bulletin_text agency = bul_find_agency(markers, bul_rest(&c));
  return agency.size > 0 && (led || alone) &&
         !bul_text_starts(agency, BUL_TEXT("本"));
}

/* What the last bracket of `text` holds, if it stands at the end. */
static bulletin_text last_bracket(bulletin_text text) {
  enum { LONGEST = 90 }; /* thirty characters: several agencies */
  text = bul_text_trim(text);
  if (bul_text_ends(text, BUL_TEXT("。"))) text.size -= strlen("。");
  bool closed =
      bul_text_ends(text, BUL_TEXT("）")) || bul_text_ends(text, BUL_TEXT(")"));
  size_t start = closed && text.size > LONGEST ? text.size - LONGEST : 0;
  bulletin_text inner = bul_text_from(text, text.size);
  for (size_t at = start; closed && at < text.size; at++) {
    bulletin_text rest = bul_text_from(text, at);
    if (bul_text_starts(rest, BUL_TEXT("（")) ||
        bul_text_starts(rest, BUL_TEXT("(")))
      inner = rest;
  }
  return inner;
}

/* Whether a piece without byline and dateline says whose it is. */
static bool is_credited(const bul_markers *markers,
                        const bulletin_article *article) {
  enum { CREDIT_LINE = 60 }; /* bytes of a line that is nothing else */
  const bulletin_element *body = article->body;
  bulletin_text last = body[article->body_count - 1].field.text;
  return is_credit(markers, body[0].field.text, false) ||
         is_credit(markers, last_bracket(last), true) ||
         (last.size <= CREDIT_LINE && is_credit(markers, last, false));
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
      !bul_warn(warnings, arena, "no-body", BUL_TEXT("标题之下没有正文"),
                article->first_line))
    return false;
  /* An agency's piece needs no names. */
  bool dated = article->dateline.field.text.data != NULL;
  if (article->byline_count == 0 && article->body_count > 0 && !dated &&
      !is_credited(setting->markers, article) &&
      !bul_warn(warnings, arena, "no-byline", BUL_TEXT("这一篇没有署名"),
                article->first_line))
    return false;
  size_t near = line_at(setting->lines, article->span.start);
  for (size_t i = 0; i < article->body_count; i++) {
    if (!check_element(warnings, setting, &article->body[i].field, &near))
      return false;
  }
  return true;
}
