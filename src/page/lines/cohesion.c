/*
** cohesion.c - see cohesion.h.
*/
#include "cohesion.h"

#include "../../base/marks.h"
#include "../markers.h"
#include "cohesion_words.h"

enum {
  MOST_NESTED = 16, /* marks that are open at once */
  LONGEST_DAY = 36, /* bytes of 二〇二六年六月十五日 and a little more */
  NEAR_BEGIN = 30 /* bytes in which a verb of speech would stand */
};

bool bul_inside_word(bulletin_text first, bulletin_text second) {
  size_t low = 0, high = bul_cohesion_count;
  if (first.size != BUL_HAN_SIZE || second.size != BUL_HAN_SIZE) return false;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = memcmp(bul_cohesion[middle].first, first.data, BUL_HAN_SIZE);
    if (order == 0) {
      const char *at = bul_cohesion[middle].followers;
      for (; *at != '\0'; at += BUL_HAN_SIZE) {
        if (memcmp(at, second.data, BUL_HAN_SIZE) == 0) return true;
      }
      return false;
    }
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return false;
}

static bool is_among(const char *set, bulletin_text character) {
  bulletin_text all = bulletin_text_of(set);
  const char *at = bul_text_find(all, character);
  if (at == NULL) return false;
  /* Both are valid UTF-8, so a match begins at a character. */
  return true;
}

bool bul_opens(bulletin_text text) {
  size_t size;
  return text.size > 0 && bul_closing(bul_char_at(text.data, &size)) != 0;
}

/* What a look over the whole of a line finds. */
typedef struct sight {
  bool unclosed;
  int commas;
  bool dated; /* it begins with a day or year and a comma: 5月9日， */
} sight;

static sight look(bulletin_text text) {
  uint32_t open[MOST_NESTED];
  size_t depth = 0, size;
  sight s = {0};
  bool day = false;
  for (size_t at = 0; at < text.size; at += size) {
    uint32_t c = bul_char_at(text.data + at, &size);
    uint32_t close = bul_closing(c);
    if (close != 0 && depth < MOST_NESTED)
      open[depth++] = close;
    else if (depth > 0 && c == open[depth - 1])
      depth--;
    day = day || c == U'日' || c == U'年';
    if (c == U'，' || c == ',') {
      if (s.commas++ == 0)
        s.dated = day && at <= LONGEST_DAY && bul_number_size(text) > 0;
    }
  }
  s.unclosed = depth > 0;
  return s;
}

bool bul_never_starts(bulletin_text text) {
  size_t size;
  if (text.size == 0) return false;
  bul_char_at(text.data, &size);
  return is_among(never_starts, bul_text(text.data, size));
}

/* True when `text` ends with a character that wants more: 的 of 自己的, but
** not that of 目的. */
static bool ends_wanting(bulletin_text text, bulletin_text final) {
  for (size_t i = 0; i < sizeof reaching / sizeof *reaching; i++) {
    if (bul_text_ends(text, reaching[i])) return true;
  }
  if (!is_among(open_ends, final) || text.size <= final.size) return false;
  const char *end = text.data + text.size - final.size;
  size_t back = bul_char_back(text.data, end);
  if (bul_text_equal(final, BUL_TEXT("了")) &&
      is_among(turned, bul_text(end - back, back)))
    return false;
  return !bul_inside_word(bul_text(end - back, back), final);
}

/* 在致辞中表示…: begins with a verb of speech whose subject stands before. */
static bool wants_subject(bulletin_text next) {
  if (!bul_text_starts(next, BUL_TEXT("在"))) return false;
  bulletin_text near =
      bul_text(next.data, next.size < NEAR_BEGIN ? next.size : NEAR_BEGIN);
  const char *comma = bul_text_find(near, BUL_TEXT("，"));
  if (comma == NULL) comma = bul_text_find(near, BUL_TEXT(","));
  if (comma != NULL) near.size = (size_t)(comma - near.data);
  for (size_t i = 0; i < sizeof spoke / sizeof *spoke; i++) {
    if (bul_text_ends(near, spoke[i])) return true;
  }
  return false;
}

/* 六十 of 六十开外: a Han number of two characters or more at the end. */
static bool ends_number(bulletin_text text) {
  size_t count = 0;
  const char *end = text.data + text.size;
  while (end > text.data) {
    size_t back = bul_char_back(text.data, end);
    if (bul_number_size(bul_text(end - back, back)) == 0) break;
    count++;
    end -= back;
  }
  return count >= 2;
}

/* 8527.8万千瓦, 93.3%: an amount, with which no paragraph begins. */
static bool begins_amount(bulletin_text text) {
  size_t number = 0;
  while (number < text.size && bul_is_digit((unsigned char)text.data[number]))
    number++;
  bulletin_text behind = bul_text_from(text, number);
  if (number == 0 || behind.size < 2) return false;
  return (behind.data[0] == '.' &&
          bul_is_digit((unsigned char)behind.data[1])) ||
         behind.data[0] == '%' || bul_text_starts(behind, BUL_TEXT("％")) ||
         bul_text_starts(behind, BUL_TEXT("万")) ||
         bul_text_starts(behind, BUL_TEXT("亿"));
}

bool bul_coheres(bulletin_text page, const bul_line *last,
                 const bul_line *next) {
  bulletin_text text =
      bul_text(page.data + last->start, last->end - last->start);
  const char *end = text.data + text.size;
  size_t back = bul_char_back(text.data, end), size;
  bulletin_text final = bul_text(end - back, back);
  uint32_t c = bul_char_at(page.data + next->start, &size);
  bulletin_text initial = bul_text(page.data + next->start, size);
  uint32_t f = bul_char_at(final.data, &back);

  sight s = look(text);
  if (s.unclosed || s.commas >= 2 || s.dated) return true;
  if (is_among(seldom_starts, initial)) return true;
  bool quoted = bul_text_starts(text, BUL_TEXT("“")) &&
                bul_text_ends(text, BUL_TEXT("”"));
  if (quoted) return false;
  for (size_t i = 0; i < sizeof carried_on / sizeof *carried_on; i++) {
    if (bul_text_find(text, carried_on[i]) != NULL) return true;
  }
  for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
    if (bul_text_find(text, told[i]) != NULL) return true;
  }
  if (ends_wanting(text, final) || ends_number(text)) return true;
  if (wants_subject(bul_text(page.data + next->start, next->end - next->start)))
    return true;
  if (begins_amount(bul_text(page.data + next->start, next->end - next->start)))
    return true;
  if (bul_is_digit(f) &&
      (bul_is_digit(c) || is_among("年月日时个名人万亿元%", initial)))
    return true;
  return bul_inside_word(final, initial);
}
