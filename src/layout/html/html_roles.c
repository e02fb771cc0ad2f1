/*
** html_roles.c - see html_roles.h.
*/
#include "html_roles.h"

#include "../../base/decimal.h"
#include "../../base/hash.h"
#include "html_words.h"

enum {
  LONGEST_WORD = 40,
  POINTS = 3, /* so many are */
  PIXELS = 4,
  LARGEST_TYPE = 1000, /* pixels; what is larger says nothing */
  BOLD = 600           /* of the weights 100 to 900 */
};

static char lower(char c) {
  return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

/* The roles of one word: `whole` when it is all of a run of letters. */
static uint16_t roles_of_word(bulletin_text word, bool whole) {
  char letters[LONGEST_WORD];
  uint16_t roles = 0;
  size_t size = word.size < sizeof letters ? word.size : sizeof letters;
  for (size_t i = 0; i < size; i++)
    letters[i] = lower(word.data[i]);
  bulletin_text text = bul_text(letters, size);
  for (size_t i = 0; i < BUL_COUNT(class_words); i++) {
    bulletin_text known = bulletin_text_of(class_words[i].word);
    if (bul_text_equal(text, known) ||
        (whole && class_words[i].inside && bul_text_find(text, known) != NULL))
      roles |= class_words[i].role;
  }
  return roles;
}

static uint16_t find_roles(bulletin_text name) {
  uint16_t roles = 0;
  for (size_t at = 0; at < name.size;) {
    if (!bul_is_latin((unsigned char)name.data[at])) {
      at++;
      continue;
    }
    size_t start = at, part = at;
    for (at++; at < name.size && bul_is_latin((unsigned char)name.data[at]);
         at++) {
      if (!is_capital(name.data[at]) || is_capital(name.data[at - 1])) continue;
      roles |= roles_of_word(bul_text(name.data + part, at - part), false);
      part = at;
    }
    if (part > start)
      roles |= roles_of_word(bul_text(name.data + part, at - part), false);
    roles |= roles_of_word(bul_text(name.data + start, at - start), true);
  }
  return roles;
}

uint16_t bul_roles_of(bul_role_cache *cache, bulletin_text name) {
  if (name.size == 0) return 0;
  size_t slot = bul_hash(name) % BUL_ROLES_CACHED;
  if (!bul_text_equal(cache->items[slot].name, name)) {
    cache->items[slot].name = name;
    cache->items[slot].roles = find_roles(name);
  }
  return cache->items[slot].roles;
}

double bul_number_of(bulletin_text value) {
  double number = 0;
  bul_cursor c = bul_cursor_of(bul_text_trim(value));
  return bul_take_decimal(&c, &number) && number > 0 ? number : 0;
}

uint16_t bul_font_size(bulletin_text value) {
  static const uint16_t sizes[] = {0, 10, 13, 16, 18, 24, 32, 48};
  bool relative = value.size > 0 && (value.data[0] == '+');
  if (relative) value = bul_text_from(value, 1);
  int step = (int)bul_number_of(value) + (relative ? 3 : 0);
  return step > 0 && step < (int)BUL_COUNT(sizes) ? sizes[step] : 0;
}

/* One declaration's name and value off the style; false at its end. */
static bool take_declaration(bulletin_text *style, bulletin_text *name,
                             bulletin_text *value) {
  if (style->size == 0) return false;
  const char *semicolon = memchr(style->data, ';', style->size);
  size_t size =
      semicolon == NULL ? style->size : (size_t)(semicolon - style->data);
  bulletin_text all = bul_text(style->data, size);
  *style = bul_text_from(*style, semicolon == NULL ? size : size + 1);
  const char *colon = size == 0 ? NULL : memchr(all.data, ':', all.size);
  size_t end = colon == NULL ? size : (size_t)(colon - all.data);
  *name = bul_text_trim(bul_text(all.data, end));
  *value = bul_text_trim(bul_text_from(all, colon == NULL ? size : end + 1));
  return true;
}

bul_html_style bul_style_of(bulletin_text style) {
  bul_html_style out = {0};
  bulletin_text name, value;
  while (take_declaration(&style, &name, &value)) {
    if (bul_html_is(name, "font-size")) {
      double size = bul_number_of(value);
      bool points = value.size > 2 &&
                    bul_html_is(bul_text_from(value, value.size - 2), "pt");
      bool pixels = value.size > 2 &&
                    bul_html_is(bul_text_from(value, value.size - 2), "px");
      if (points) size = size * PIXELS / POINTS;
      if ((points || pixels) && size < LARGEST_TYPE) out.size = (uint16_t)size;
    } else if (bul_html_is(name, "font-weight")) {
      out.bold = bul_html_is(value, "bold") || bul_html_is(value, "bolder") ||
                 bul_number_of(value) >= BOLD;
    } else if (bul_html_is(name, "text-align")) {
      out.aligned = true;
      out.centred = bul_html_is(value, "center");
    } else if (bul_html_is(name, "display")) {
      out.hidden |= bul_html_is(value, "none");
    } else if (bul_html_is(name, "visibility")) {
      out.hidden |= bul_html_is(value, "hidden");
    }
  }
  return out;
}
