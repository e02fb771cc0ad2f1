/*
** abbreviations.c - which place is meant by one character: 中 of 中美 is
** 中国, and 巴 what the text has told, 巴西 or 巴基斯坦.
*/
#include "abbreviation_words.h"
#include "entities.h"

enum { ROWS = BUL_COUNT(place_abbreviations) };

static size_t row_of(const bul_findings *f, const bul_mention *m) {
  bulletin_text text = bul_mention_text(f, m);
  if (m->kind != BULLETIN_PLACE || text.size > sizeof "中华" - 1) return ROWS;
  size_t row = 0;
  while (row < ROWS && !bul_text_equal(place_abbreviations[row].shorter, text))
    row++;
  return row;
}

/* Whether a place that the text prints is the one of this name. */
static bool is_called(bulletin_text printed, bulletin_text name) {
  if (name.size == 0 || !bul_text_starts(printed, name)) return false;
  bulletin_text rest = bul_text_from(printed, name.size);
  if (rest.size == 0) return true;
  for (size_t i = 0; i < BUL_COUNT(place_levels); i++)
    if (bul_text_equal(rest, place_levels[i])) return true;
  return false;
}

/* The first place in the text that a row may mean. */
static void look_up(bulletin_text *meant, size_t row, bulletin_text printed) {
  if (meant->data != NULL) return;
  for (size_t i = 0; i < BUL_ABBREVIATED; i++)
    if (is_called(printed, place_abbreviations[row].names[i])) *meant = printed;
}

/* Whether a place is one character, which alone tells nobody where that is. */
static bool is_character(const bul_findings *f, const bul_mention *m) {
  return m->kind == BULLETIN_PLACE &&
         bul_text_length(bul_mention_text(f, m)) == 1;
}

/* The character before a mention, or none. */
static bulletin_text before(const bul_findings *f, const bul_mention *m) {
  const char *data = f->text.data, *at = data + m->span.start;
  size_t back = m->span.start > 0 ? bul_char_back(data, at) : 0;
  return bul_text(at - back, back);
}

/* 捷京: a country's capital; 京 in traditional text that prints no 北京: for
** twenty years it was 南京. */
static bool is_other_capital(const bul_findings *f, const bul_mention *m,
                             bulletin_text meant) {
  if (!bul_text_equal(bul_mention_text(f, m), BUL_TEXT("京"))) return false;
  bulletin_text country = before(f, m);
  if (country.size > 0 &&
      bul_text_find(BUL_TEXT(COUNTRIES_WITH_CAPITALS), country) != NULL)
    return true;
  return meant.data == NULL && f->folded.owned != NULL;
}

/* 港澳, 珠澳, 澳台: the region, and no country of the Pacific. */
static bool is_macau(const bul_findings *f, const bul_mention *m) {
  if (!bul_text_equal(bul_mention_text(f, m), BUL_TEXT("澳"))) return false;
  bulletin_text last = before(f, m);
  const char *behind = f->text.data + m->span.end;
  size_t size;
  uint32_t c = last.size > 0 ? bul_char_first(last) : 0;
  uint32_t next = m->span.end < f->text.size ? bul_char_at(behind, &size) : 0;
  return c == U'港' || c == U'珠' || c == U'琴' || next == U'台' ||
         next == U'港';
}

void bul_name_abbreviations(bul_findings *f) {
  bulletin_text meant[ROWS] = {{NULL, 0}};
  size_t rows[ROWS], count = 0;
  bool there[ROWS] = {false};
  for (size_t i = 0; i < f->mention_count; i++) {
    size_t row = row_of(f, &f->mentions[i]);
    if (row == ROWS || there[row]) continue;
    there[row] = true;
    rows[count++] = row;
  }
  for (size_t i = 0; i < f->mention_count && count > 0; i++) {
    const bul_mention *m = &f->mentions[i];
    if (m->kind != BULLETIN_PLACE || m->to > m->from + 3) continue;
    for (size_t k = 0; k < count; k++)
      look_up(&meant[rows[k]], rows[k], bul_mention_text(f, m));
  }
  size_t kept = 0;
  for (size_t i = 0; i < f->mention_count; i++) {
    bul_mention m = f->mentions[i];
    size_t row = row_of(f, &m);
    if (row != ROWS) {
      if (is_other_capital(f, &m, meant[row])) continue;
      m.name =
          is_macau(f, &m) ? bul_text("澳门", sizeof "澳门" - 1) : meant[row];
      if (m.name.data == NULL && place_abbreviations[row].names[0].size > 0)
        m.name = place_abbreviations[row].names[0];
    }
    if (m.name.data != NULL || !is_character(f, &m)) f->mentions[kept++] = m;
  }
  f->mention_count = kept;
}
