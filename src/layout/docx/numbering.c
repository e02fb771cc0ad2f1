/*
** numbering.c - the numbers of a manuscript's lists: 一、（一）1. ①, which Word
** counts and does not write into the text.
*/
#include "docx.h"

#include <stdio.h>

enum { MOST_LISTS = 1024, LARGEST = 9999, UNSAID = -1 };

/* --- numbering.xml ----------------------------------------------------- */

/* Where the scan stands. */
typedef struct reader {
  bul_docx *d;
  bul_docx_list *list;     /* that is open; NULL */
  bul_docx_number *number; /* that is open; NULL */
  size_t level;            /* that is open; BUL_DOCX_LEVELS: none */
} reader;

size_t bul_docx_level_of(bulletin_text value) {
  double level = bul_xml_number(value);
  return level >= 0 && level < BUL_DOCX_LEVELS ? (size_t)level
                                               : BUL_DOCX_LEVELS;
}

static void add_list(reader *r, bulletin_text attributes) {
  bul_docx *d = r->d;
  if (d->list_count == MOST_LISTS) return;
  bul_docx_list *lists = bul_grow(&d->draft->allocator, d->lists, &d->list_room,
                                  d->list_count + 1, sizeof *lists);
  if (lists == NULL) {
    d->failed = true;
    return;
  }
  d->lists = lists;
  r->list = &lists[d->list_count++];
  *r->list =
      (bul_docx_list){.id = bul_xml_attribute_of(attributes, "abstractNumId")};
  for (size_t i = 0; i < BUL_DOCX_LEVELS; i++)
    r->list->levels[i] = (bul_docx_level){.start = 1, .count = UNSAID};
}

static void add_number(reader *r, bulletin_text attributes) {
  bul_docx *d = r->d;
  if (d->number_count == MOST_LISTS) return;
  bul_docx_number *numbers =
      bul_grow(&d->draft->allocator, d->numbers, &d->number_room,
               d->number_count + 1, sizeof *numbers);
  if (numbers == NULL) {
    d->failed = true;
    return;
  }
  d->numbers = numbers;
  r->number = &numbers[d->number_count++];
  *r->number = (bul_docx_number){
      .id = bul_xml_attribute_of(attributes, "numId"), .list = SIZE_MAX};
  for (size_t i = 0; i < BUL_DOCX_LEVELS; i++)
    r->number->starts[i] = UNSAID;
}

/* The list of which a number is one. */
static void set_list(reader *r, bulletin_text id) {
  for (size_t i = 0; i < r->d->list_count; i++)
    if (bul_text_equal(r->d->lists[i].id, id)) r->number->list = i;
}

static void open_level(reader *r, const bul_xml_token *token) {
  bulletin_text value = bul_xml_attribute_of(token->attributes, "val");
  bul_docx_level *level = &r->list->levels[r->level];
  if (bul_xml_is(token, "start"))
    level->start = (int)bul_xml_number(value) % (LARGEST + 1);
  else if (bul_xml_is(token, "numFmt"))
    level->format = value;
  else if (bul_xml_is(token, "lvlText"))
    level->text = value;
  else if (bul_xml_is(token, "suff"))
    level->close = bul_text_equal(value, BUL_TEXT("nothing"));
}

static void open_element(reader *r, const bul_xml_token *token) {
  bulletin_text value = bul_xml_attribute_of(token->attributes, "val");
  bool override = bul_xml_is(token, "lvlOverride");
  if (bul_xml_is(token, "abstractNum")) {
    add_list(r, token->attributes);
  } else if (bul_xml_is(token, "num")) {
    add_number(r, token->attributes);
  } else if (bul_xml_is(token, "lvl") || override) {
    r->level =
        bul_docx_level_of(bul_xml_attribute_of(token->attributes, "ilvl"));
  } else if (r->number != NULL && bul_xml_is(token, "abstractNumId")) {
    set_list(r, value);
  } else if (r->level < BUL_DOCX_LEVELS) {
    if (r->number != NULL && bul_xml_is(token, "startOverride"))
      r->number->starts[r->level] = (int)bul_xml_number(value) % (LARGEST + 1);
    else if (r->list != NULL)
      open_level(r, token);
  }
}

static void close_element(reader *r, const bul_xml_token *token) {
  if (bul_xml_is(token, "lvl") || bul_xml_is(token, "lvlOverride"))
    r->level = BUL_DOCX_LEVELS;
  if (bul_xml_is(token, "abstractNum")) r->list = NULL;
  if (bul_xml_is(token, "num")) r->number = NULL;
}

int bul_docx_read_numbering(bul_docx *d, bulletin_text source) {
  bul_xml *xml = bul_resize(&d->draft->allocator, NULL, 0, sizeof *xml);
  if (xml == NULL) return bul_nomem(d->draft->error);
  reader r = {.d = d, .level = BUL_DOCX_LEVELS};
  bul_xml_begin(xml, source, d->draft->error);
  bul_xml_token token;
  int kind = BUL_XML_OPEN;
  while (!d->failed && kind != BUL_XML_END && kind != BUL_XML_FAILED) {
    kind = bul_xml_next(xml, &token);
    if (kind == BUL_XML_OPEN) open_element(&r, &token);
    if (kind == BUL_XML_CLOSE) close_element(&r, &token);
  }
  int status = d->failed ? bul_nomem(d->draft->error) : xml->status;
  bul_free(&d->draft->allocator, xml, sizeof *xml);
  return status;
}

/* --- numbers ----------------------------------------------------------- */

/* 二十一, 一百零三. */
static void add_han(bul_buffer *out, int number) {
  static const char *const digits[] = {"零", "一", "二", "三", "四",
                                       "五", "六", "七", "八", "九"};
  static const struct {
    int unit;
    const char *name;
  } units[] = {{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}};
  bool begun = false, skipped = false;
  if (number == 0) bul_buffer_add_text(out, bulletin_text_of(digits[0]));
  for (size_t i = 0; i < BUL_COUNT(units); i++) {
    int digit = number / units[i].unit % 10;
    if (digit == 0) {
      skipped = begun;
      continue;
    }
    if (skipped) bul_buffer_add_text(out, bulletin_text_of(digits[0]));
    bool ten = !begun && units[i].unit == 10 && digit == 1;
    if (!ten) bul_buffer_add_text(out, bulletin_text_of(digits[digit]));
    bul_buffer_add_text(out, bulletin_text_of(units[i].name));
    begun = true;
    skipped = false;
  }
}

static void add_roman(bul_buffer *out, int number, bool large) {
  static const struct {
    int value;
    const char *small, *large;
  } marks[] = {{1000, "m", "M"},  {900, "cm", "CM"}, {500, "d", "D"},
               {400, "cd", "CD"}, {100, "c", "C"},   {90, "xc", "XC"},
               {50, "l", "L"},    {40, "xl", "XL"},  {10, "x", "X"},
               {9, "ix", "IX"},   {5, "v", "V"},     {4, "iv", "IV"},
               {1, "i", "I"}};
  for (size_t i = 0; i < BUL_COUNT(marks); i++)
    for (; number >= marks[i].value; number -= marks[i].value)
      bul_buffer_add_text(
          out, bulletin_text_of(large ? marks[i].large : marks[i].small));
}

/* What one character each stands for, from `first` on: ①, 甲, a. */
typedef struct row {
  bulletin_text format;
  uint32_t first;
  int most;
} row;

static const row rows[] = {
    {BUL_ROW("decimalEnclosedCircle"), U'①', 20},
    {BUL_ROW("decimalEnclosedCircleChinese"), U'①', 20},
    {BUL_ROW("decimalEnclosedParen"), U'⑴', 20},
    {BUL_ROW("decimalEnclosedFullstop"), U'⒈', 20},
    {BUL_ROW("ideographEnclosedCircle"), U'㊀', 10},
    {BUL_ROW("lowerLetter"), 'a', 26},
    {BUL_ROW("upperLetter"), 'A', 26},
};

static const bulletin_text han_formats[] = {
    BUL_ROW("chineseCounting"),   BUL_ROW("chineseCountingThousand"),
    BUL_ROW("taiwaneseCounting"), BUL_ROW("taiwaneseCountingThousand"),
    BUL_ROW("japaneseCounting"),  BUL_ROW("ideographDigital")};

static void add_character(bul_buffer *out, uint32_t c) {
  char bytes[4];
  bul_buffer_add(out, bytes, bul_char_put(bytes, c));
}

static void add_number_as(bul_buffer *out, bulletin_text format, int number) {
  static const uint32_t stems[] = U"甲乙丙丁戊己庚辛壬癸";
  char decimal[16];
  for (size_t i = 0; i < BUL_COUNT(han_formats); i++)
    if (bul_text_equal(format, han_formats[i])) {
      add_han(out, number);
      return;
    }
  for (size_t i = 0; i < BUL_COUNT(rows); i++)
    if (bul_text_equal(format, rows[i].format) && number >= 1 &&
        number <= rows[i].most) {
      add_character(out, rows[i].first + (uint32_t)number - 1);
      return;
    }
  if (bul_text_equal(format, BUL_TEXT("none"))) return;
  if (bul_text_equal(format, BUL_TEXT("ideographTraditional")) && number >= 1 &&
      number <= 10) {
    add_character(out, stems[number - 1]);
    return;
  }
  if (bul_text_equal(format, BUL_TEXT("lowerRoman")) ||
      bul_text_equal(format, BUL_TEXT("upperRoman"))) {
    add_roman(out, number, format.data[0] == 'u');
    return;
  }
  snprintf(decimal, sizeof decimal, "%d", number);
  for (const char *c = decimal; *c != '\0'; c++)
    add_character(out, bul_text_equal(format, BUL_TEXT("decimalFullWidth"))
                           ? U'０' + (uint32_t)(*c - '0')
                           : (uint32_t)*c);
}

/* --- labels ------------------------------------------------------------ */

/* A bullet is a character of a font of symbols, as a rule. */
static void add_bullet(bul_buffer *out, bulletin_text text) {
  size_t size;
  uint32_t c = text.size == 0 ? 0 : bul_char_at(text.data, &size);
  bool known = c >= 0x2000 && !(c >= 0xE000 && c <= 0xF8FF);
  add_character(out, known ? c : U'•');
}

/* Counts on at that level; those below it begin again. */
static void count_on(bul_docx_list *list, bul_docx_number *number,
                     size_t level) {
  bul_docx_level *here = &list->levels[level];
  int start = number->starts[level];
  if (start != UNSAID) {
    here->count = start;
    number->starts[level] = UNSAID;
  } else if (here->count == UNSAID) {
    here->count = here->start;
  } else if (here->count < LARGEST) {
    here->count++;
  }
  for (size_t i = level + 1; i < BUL_DOCX_LEVELS; i++)
    list->levels[i].count = UNSAID;
}

/* %1.%2 with the numbers of those levels. */
static void add_pattern(bul_buffer *out, const bul_docx_list *list,
                        bulletin_text text) {
  for (size_t at = 0; at < text.size;) {
    char c = text.data[at], next = at + 1 < text.size ? text.data[at + 1] : 0;
    if (c != '%' || next < '1' || next > '9') {
      bul_buffer_add(out, &c, 1);
      at++;
      continue;
    }
    const bul_docx_level *level = &list->levels[next - '1'];
    add_number_as(out, level->format,
                  level->count == UNSAID ? level->start : level->count);
    at += 2;
  }
}

void bul_docx_label(bul_docx *d, bul_buffer *out, bulletin_text id,
                    size_t level) {
  size_t i = 0;
  while (i < d->number_count && !bul_text_equal(d->numbers[i].id, id))
    i++;
  if (i == d->number_count || d->numbers[i].list >= d->list_count ||
      level >= BUL_DOCX_LEVELS)
    return;
  bul_docx_list *list = &d->lists[d->numbers[i].list];
  const bul_docx_level *here = &list->levels[level];
  size_t before = out->size;
  count_on(list, &d->numbers[i], level);
  if (bul_text_equal(here->format, BUL_TEXT("bullet"))) {
    add_bullet(out, here->text);
  } else {
    bul_buffer pattern;
    bul_buffer_init(&pattern, out->allocator);
    bul_entities_decode(&pattern, here->text, bul_xml_entity);
    if (pattern.failed) d->failed = true;
    add_pattern(out, list, bul_text(pattern.data, pattern.size));
    bul_buffer_free(&pattern);
  }
  if (out->failed) d->failed = true;
  bool any = out->size > before;
  if (any && !here->close &&
      !bul_is_wide(bul_char_last(bul_text(out->data, out->size))))
    bul_buffer_add(out, " ", 1);
}
