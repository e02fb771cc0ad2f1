/*
** titles.c - see titles.h.
**
** A dash, a bracketed date or a column label settles most titles. For the
** rest, how much line A reads as the kicker of a headline B, rather than as
** a headline with the deck B, is a sum of weights (titles_words.h); in ten
** folds it is right for 86 of 100 pairs that nothing settles, and so for 94
** of 100 in all.
*/
#include "titles.h"

#include "../../base/cursor.h"
#include "titles_words.h"

/* A list with its length, for the three that follow. */
#define LIST(words) (words), sizeof(words) / sizeof *(words)

static bool starts_any(bulletin_text text, const bulletin_text *words,
                       size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (bul_text_starts(text, words[i])) return true;
  }
  return false;
}

static bool ends_any(bulletin_text text, const bulletin_text *words,
                     size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (bul_text_ends(text, words[i])) return true;
  }
  return false;
}

static bool has_any(bulletin_text text, const bulletin_text *words,
                    size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (bul_text_find(text, words[i]) != NULL) return true;
  }
  return false;
}

/* --- what a line shows ------------------------------------------------- */

static bool has_space(bulletin_text text) {
  size_t size;
  for (size_t at = 0; at < text.size; at += size) {
    if (bul_is_space(bul_char_at(text.data + at, &size))) return true;
  }
  return false;
}

static bool has_digit(bulletin_text text) {
  for (size_t i = 0; i < text.size; i++) {
    if (bul_is_digit((unsigned char)text.data[i])) return true;
  }
  return false;
}

static bool ends_dash(bulletin_text text) {
  return bul_text_ends(text, BUL_TEXT("—")) ||
         bul_text_ends(text, BUL_TEXT("――")) ||
         bul_text_ends(text, BUL_TEXT("--"));
}

static bool starts_dash(bulletin_text text) {
  return bul_text_starts(text, BUL_TEXT("—")) ||
         bul_text_starts(text, BUL_TEXT("――")) ||
         bul_text_starts(text, BUL_TEXT("--"));
}

/* （二〇二五年十月二十九日）: all of the line in brackets. */
static bool is_bracketed(bulletin_text text) {
  return (bul_text_starts(text, BUL_TEXT("（")) &&
          bul_text_ends(text, BUL_TEXT("）"))) ||
         (bul_text_starts(text, BUL_TEXT("(")) &&
          bul_text_ends(text, BUL_TEXT(")"))) ||
         (bul_text_starts(text, BUL_TEXT("［")) &&
          bul_text_find(text, BUL_TEXT("］")) != NULL &&
          bul_text_ends(text, BUL_TEXT("号")));
}

/* “助力乡村振兴，人大代表在行动”: a series, quoted whole. */
static bool is_quoted(bulletin_text text) {
  return bul_text_enclosed(text, BUL_TEXT("“"), BUL_TEXT("”"));
}

/* 【民生】 and nothing else. */
static bool is_label(bulletin_text text) {
  return bul_text_enclosed(text, BUL_TEXT("【"), BUL_TEXT("】"));
}

/* Neighbouring characters of two hashes, as a hash of ten bits. */
static unsigned pair_hash(unsigned first, unsigned second) {
  return (first * 31 + second) & 1023;
}

void bul_titles_add_pairs(bul_chars *set, bulletin_text text) {
  if (text.size == 0) return;
  unsigned before = bul_char_hash(text.data);
  size_t at = bul_char_size(text.data);
  for (; at < text.size; at += bul_char_size(text.data + at)) {
    unsigned here = bul_char_hash(text.data + at);
    bul_chars_add(set, pair_hash(before, here));
    before = here;
  }
}

/* The share of the pairs of `title` that the set has too, in hundredths. */
int bul_titles_share(const bul_chars *set, bulletin_text title) {
  if (title.size == 0) return 0;
  unsigned before = bul_char_hash(title.data);
  size_t pairs = 0, met = 0, at = bul_char_size(title.data);
  for (; at < title.size; at += bul_char_size(title.data + at), pairs++) {
    unsigned here = bul_char_hash(title.data + at);
    met += bul_chars_hold(set, pair_hash(before, here));
    before = here;
  }
  return pairs == 0 ? 0 : (int)(met * 100 / pairs);
}

enum { LONGEST_COLUMN = 26 /* characters of a column's name in brackets */ };

bulletin_text bul_titles_column(const bul_markers *markers,
                                bulletin_text title) {
  static const char *const pairs[][2] = {{"（", "）"}, {"(", ")"}};
  bulletin_text none = {NULL, 0};
  bul_cursor label = bul_cursor_of(title);
  if (bul_take(&label, "【")) {
    const char *end = bul_text_find(bul_rest(&label), BUL_TEXT("】"));
    if (end != NULL && end > label.at)
      return bul_text(label.at, (size_t)(end - label.at));
  }
  if (bul_is_column(markers, title)) return title;
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    bulletin_text open = bulletin_text_of(pairs[i][0]);
    bulletin_text shut = bulletin_text_of(pairs[i][1]);
    if (!bul_text_ends(title, shut)) continue;
    size_t end = title.size - shut.size, start = end, size;
    size_t han = 0, length = 0;
    while (start > 0) {
      size_t back = bul_char_back(title.data, title.data + start);
      uint32_t c = bul_char_at(title.data + start - back, &size);
      if (bul_text_starts(bul_text(title.data + start - back, back), open))
        break;
      han += bul_is_han(c) && c != U'上' && c != U'下' && c != U'中';
      length++;
      start -= back;
    }
    bulletin_text inner = bul_text(title.data + start, end - start);
    if (start <= open.size || length < 2 || length > LONGEST_COLUMN || han < 2)
      continue;
    size_t number = bul_number_size(inner);
    if (number == inner.size) continue;
    if (number > 0 && (bul_text_ends(inner, BUL_TEXT("年")) ||
                       bul_text_ends(inner, BUL_TEXT("月")) ||
                       bul_text_ends(inner, BUL_TEXT("日"))))
      continue;
    return inner;
  }
  return none;
}

/* What the form alone tells: SETTLED where A is certainly the kicker of B,
** -SETTLED where it certainly is not, 0 where the form does not tell. */
static int kicker_by_form(const bul_markers *markers, bulletin_text a,
                          bulletin_text b) {
  if (ends_dash(a) || bul_text_ends(a, BUL_TEXT("：")) ||
      bul_text_ends(a, BUL_TEXT(":")))
    return SETTLED;
  if (starts_dash(b) || is_bracketed(b)) return -SETTLED;
  if (is_label(a) != is_label(b)) return is_label(a) ? SETTLED : -SETTLED;
  /* A caller's column that fills a line heads a piece and is not its title. */
  if (bul_is_column(markers, a)) return SETTLED;
  if (bul_is_column(markers, b)) return -SETTLED;
  bool column_a = bul_titles_column(markers, a).data != NULL;
  bool column_b = bul_titles_column(markers, b).data != NULL;
  if (column_a != column_b) return column_b ? SETTLED : -SETTLED;
  return is_quoted(a) && !is_quoted(b) ? SETTLED / 2 : 0;
}

/* What words at a line's beginning, at its end or anywhere weigh, in A and in
** B. */
static const struct word_sign {
  bool (*stands)(bulletin_text text, const bulletin_text *words, size_t count);
  const bulletin_text *words;
  size_t count;
  int in_a, in_b;
} word_signs[] = {
    {ends_any, LIST(event_ends), EVENT_A, EVENT_B},
    {has_any, LIST(measures), MEASURE_A, MEASURE_B},
    {starts_any, LIST(detail_starts), 0, DETAIL_B},
    {ends_any, LIST(close_ends), 0, CLOSE_B},
    {starts_any, LIST(region_starts), REGION_A, REGION_B},
    {ends_any, LIST(noun_ends), NOUN_A, 0},
};

static int weigh_words(bulletin_text a, bulletin_text b) {
  int score = 0;
  for (size_t i = 0; i < BUL_COUNT(word_signs); i++) {
    const struct word_sign *sign = &word_signs[i];
    if (sign->in_a != 0 && sign->stands(a, sign->words, sign->count))
      score += sign->in_a;
    if (sign->in_b != 0 && sign->stands(b, sign->words, sign->count))
      score += sign->in_b;
  }
  if (bul_table_end(&bul_kicker_ends, a) != NULL)
    score += SPEECH_A;
  else if (has_any(a, LIST(activities)))
    score += ACTIVITY_A;
  return score;
}

static int weigh_marks(bulletin_text a, bulletin_text b) {
  static const bulletin_text commas[] = {BUL_ROW("，"), BUL_ROW(","),
                                         BUL_ROW("、")};
  int score = 0;
  if (has_space(a)) score += PAIRED_A;
  if (has_space(b)) score += PAIRED_B;
  if (bul_text_find(b, BUL_TEXT("“")) != NULL &&
      bul_text_find(a, BUL_TEXT("“")) == NULL)
    score += QUOTE_B;
  if (has_any(a, LIST(commas))) score += COMMA_A;
  if (has_digit(a)) score += FIGURE_A;
  if (has_digit(b)) score += FIGURE_B;
  return score;
}

static int weigh_lengths(bulletin_text a, bulletin_text b) {
  int length_a = (int)bul_text_length(a), length_b = (int)bul_text_length(b);
  int score = LENGTH * (length_a - length_b);
  if (length_a <= SHORT) score += SHORT_A;
  if (length_b >= LONG) score += LONG_B;
  return score;
}

/* How much A is the kicker of B, in hundredths of a logit. */
static int kicker_score(const bul_title_lines *titles, const bul_chars *lead,
                        const bul_markers *markers, bulletin_text a,
                        bulletin_text b) {
  int told = kicker_by_form(markers, a, b);
  if (told != 0) return told;
  int share = bul_titles_share(lead, b) - bul_titles_share(lead, a);
  return BASE + (titles->byline ? BYLINE : 0) + weigh_lengths(a, b) +
         weigh_marks(a, b) + weigh_words(a, b) + LEAD * share / 100;
}

size_t bul_titles_headline(const bul_title_lines *titles,
                           const bul_markers *markers, int *margin) {
  int score[BUL_MOST_TITLES] = {0};
  *margin = SETTLED;
  if (titles->count < 2) return 0;
  bul_chars lead = {{0}};
  bul_titles_add_pairs(&lead, titles->lead);
  bool dashed = false; /* a kicker stands above: hardly two of them */
  for (size_t i = 0; i < titles->count; i++) {
    for (size_t j = i + 1; j < titles->count; j++) {
      int kicker = kicker_score(titles, &lead, markers, titles->lines[i],
                                titles->lines[j]);
      if (dashed) kicker += SECOND_A;
      score[j] += kicker;
      score[i] -= kicker;
    }
    dashed = dashed || ends_dash(titles->lines[i]);
  }
  if (titles->count == 3) score[1] += MIDDLE;
  size_t best = 0;
  for (size_t i = 1; i < titles->count; i++) {
    if (score[i] > score[best]) best = i;
  }
  for (size_t i = 0; i < titles->count; i++) {
    int apart = (score[best] - score[i]) / 2;
    if (i != best && apart < *margin) *margin = apart;
  }
  return best;
}

bool bul_titles_stacked(const bul_title_lines *titles) {
  if (titles->count != 2) return false;
  if (!bul_text_starts(titles->lead, BUL_TEXT("〔")) &&
      !bul_text_starts(titles->lead, BUL_TEXT("【")))
    return false;
  size_t first = bul_text_length(titles->lines[0]);
  size_t second = bul_text_length(titles->lines[1]);
  size_t apart = first > second ? first - second : second - first;
  return first <= STACKED && second <= STACKED && apart <= UNEVEN &&
         !starts_dash(titles->lines[1]) && !ends_dash(titles->lines[0]);
}
