/*
** folio.c - see folio.h.
*/
#include "folio.h"

#include "../markers.h"
#include "../stamp.h"

enum {
  MOST_PARTS = 14,
  LONGEST_FOLIO = 240, /* bytes */
  LONGEST_NAME = 8,    /* characters of a page's name */
  LONGEST_PAPER = 12   /* and of a paper's */
};

/* What the parts of a line have come to. */
typedef struct parts {
  bul_folio folio;
  bool page; /* 第02版, A03, 02版 */
  bool bare; /* 02 */
  bool date;
  bool paper;
  int names;
} parts;

/* 第02版, 02版, A03版, A03, 第A3版: its size; *bare for a number alone. */
static size_t read_page(bulletin_text text, bulletin_text *number, bool *bare) {
  size_t at = 0;
  bool ordinal = bul_text_starts(text, BUL_TEXT("第"));
  if (ordinal) at = 3;
  size_t start = at;
  bool letter = at < text.size && text.data[at] >= 'A' && text.data[at] <= 'Z';
  if (letter) at++;
  size_t digits = bul_number_size(bul_text_from(text, at));
  if (digits == 0 || digits > 9) return 0;
  if (!ordinal && digits > 3 && bul_is_digit((unsigned char)text.data[at]))
    return 0;
  at += digits;
  *number = bul_text(text.data + start, at - start);
  bool named = bul_text_starts(bul_text_from(text, at), BUL_TEXT("版"));
  *bare = !named;
  if (ordinal && !named) return 0;
  return at + (named ? 3 : 0);
}

/* 星期二, 周二, 农历六月初一, 庚子年…, 第12345期, 总第…期, 责编：…: said
** beside a date. */
static bool is_beside(bulletin_text part) {
  static const bulletin_text starts =
      BUL_ROW("星周农農夏第总總今初廿月(（中民E电值|｜0123456789〇一二");
  size_t size;
  bul_char_at(part.data, &size);
  if (bul_text_find(starts, bul_text(part.data, size)) == NULL &&
      memchr(part.data, '@', part.size) == NULL)
    return false;
  static const bulletin_text patterns[] = {
      BUL_ROW("星期*"),     BUL_ROW("周一"),    BUL_ROW("周二"),
      BUL_ROW("周三"),      BUL_ROW("周四"),    BUL_ROW("周五"),
      BUL_ROW("周六"),      BUL_ROW("周日"),    BUL_ROW("农历*"),
      BUL_ROW("農曆*"),     BUL_ROW("夏历*"),   BUL_ROW("*年*月*"),
      BUL_ROW("第#期"),     BUL_ROW("第#號"),   BUL_ROW("第#号"),
      BUL_ROW("总第#期"),   BUL_ROW("總第#期"), BUL_ROW("今日#版"),
      BUL_ROW("初#"),       BUL_ROW("廿#"),     BUL_ROW("月#"),
      BUL_ROW("*时令*"),    BUL_ROW("(星期*)"), BUL_ROW("（星期*）"),
      BUL_ROW("中華民國*"), BUL_ROW("民国*"),   BUL_ROW("E-mail*"),
      BUL_ROW("*@*"),       BUL_ROW("电话*"),   BUL_ROW("电话：*"),
      BUL_ROW("值班*"),     BUL_ROW("|"),       BUL_ROW("｜"),
  };
  for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
    if (bul_pattern_match(patterns[i], part)) return true;
  }
  return false;
}

bool bul_is_paper_name(bulletin_text part) {
  size_t length = bul_text_length(part);
  return length >= 2 && length <= LONGEST_PAPER &&
         (bul_text_ends(part, BUL_TEXT("报")) ||
          bul_text_ends(part, BUL_TEXT("報")) ||
          bul_text_ends(part, BUL_TEXT("周刊")) ||
          bul_text_ends(part, BUL_TEXT("日报社"))) &&
         bul_text_find(part, BUL_TEXT("記者")) == NULL && /* X/Y報導榕灣日報 */
         bul_text_find(part, BUL_TEXT("记者")) == NULL;
}

static bool is_short_name(bulletin_text part) {
  size_t size, length = 0;
  for (size_t at = 0; at < part.size; at += size, length++) {
    uint32_t c = bul_char_at(part.data + at, &size);
    if (!bul_is_han(c) && c != U'·' && c != '/' && !bul_is_latin(c))
      return false;
  }
  return length >= 1 && length <= LONGEST_NAME;
}

static bool read_part(parts *p, bulletin_text part) {
  bul_civil day;
  bool bare;
  bulletin_text number;
  size_t size = bul_stamp_date(part, &day);
  if (size > 0) {
    p->date = true;
    p->folio.day = day;
    return size == part.size || read_part(p, bul_text_from(part, size));
  }
  size = read_page(part, &number, &bare);
  if (size > 0) {
    bulletin_text rest = bul_text_from(part, size);
    if (bul_text_starts(rest, BUL_TEXT("："))) rest = bul_text_from(rest, 3);
    if (rest.size > 0 && (bare || !is_short_name(rest))) return false;
    if (p->page || p->bare) return false;
    p->page = !bare;
    p->bare = bare;
    p->folio.number = number;
    if (rest.size > 0) {
      p->names++;
      p->folio.section = rest;
    }
    return true;
  }
  if (is_beside(part)) return true;
  if (bul_is_paper_name(part)) {
    p->paper = true;
    return true;
  }
  if (!is_short_name(part)) return false;
  if (p->names++ == 0) p->folio.section = part;
  return true;
}

bool bul_folio_read(bul_folio *out, bulletin_text line, bul_folio_place place) {
  if (line.size > LONGEST_FOLIO) return false;
  parts p = {0};
  size_t at = 0, size;
  int count = 0;
  while (at < line.size) {
    uint32_t c = bul_char_at(line.data + at, &size);
    if (bul_is_space(c) || c == '|' || c == U'｜') {
      at += size;
      continue;
    }
    size_t start = at;
    while (at < line.size) {
      c = bul_char_at(line.data + at, &size);
      if (bul_is_space(c) || c == '|' || c == U'｜') break;
      at += size;
    }
    if (++count > MOST_PARTS) return false;
    if (!read_part(&p, bul_text(line.data + start, at - start))) return false;
  }
  bool edge = place == BUL_FOLIO_EDGE;
  bool numbered = p.page || (p.bare && (edge || p.date || p.paper));
  bool told = numbered || (p.date && (edge || p.paper));
  if (!told || p.names > 2) return false;
  *out = p.folio;
  return true;
}
