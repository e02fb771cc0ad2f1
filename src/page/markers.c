/*
** markers.c - see markers.h.
*/
#include "markers.h"

const bul_word *bul_table_start(const bul_table *table, bulletin_text text) {
  for (size_t i = 0; i < table->count; i++) {
    if (bul_text_starts(text, table->words[i].word)) return &table->words[i];
  }
  return NULL;
}

const bul_word *bul_table_end(const bul_table *table, bulletin_text text) {
  for (size_t i = 0; i < table->count; i++) {
    if (bul_text_ends(text, table->words[i].word)) return &table->words[i];
  }
  return NULL;
}

const bul_word *bul_table_whole(const bul_table *table, bulletin_text text) {
  for (size_t i = 0; i < table->count; i++) {
    if (bul_text_equal(text, table->words[i].word)) return &table->words[i];
  }
  return NULL;
}

const bul_word *bul_table_match(const bul_table *table, bulletin_text text) {
  for (size_t i = 0; i < table->count; i++) {
    if (bul_pattern_match(table->words[i].word, text)) return &table->words[i];
  }
  return NULL;
}

/* --- patterns ---------------------------------------------------------- */

static bool is_number(uint32_t c) {
  if (bul_is_digit(c) || c - 0xFF10 < 10) return true;
  switch (c) {
  case 0x3007: /* 〇 */
  case 0x25CB: /* ○ */
  case 0x96F6: /* 零 */
  case 0x4E00: /* 一 */
  case 0x4E8C: /* 二 */
  case 0x4E09: /* 三 */
  case 0x56DB: /* 四 */
  case 0x4E94: /* 五 */
  case 0x516D: /* 六 */
  case 0x4E03: /* 七 */
  case 0x516B: /* 八 */
  case 0x4E5D: /* 九 */
  case 0x5341: /* 十 */
  case 0x5EFF: /* 廿 */
  case 0x5345: /* 卅 */
    return true;
  default:
    return false;
  }
}

size_t bul_number_size(bulletin_text text) {
  size_t at = 0, size;
  while (at < text.size && is_number(bul_char_at(text.data + at, &size)))
    at += size;
  return at;
}

static size_t space_size(bulletin_text text) {
  size_t at = 0, size;
  while (at < text.size && bul_is_space(bul_char_at(text.data + at, &size)))
    at += size;
  return at;
}

static bulletin_text from(bulletin_text text, size_t at) {
  return bul_text(text.data + at, text.size - at);
}

/* The usual match with one place to come back to: the latest star, which
** takes one byte more each time. */
bool bul_pattern_match(bulletin_text pattern, bulletin_text text) {
  size_t p = 0, t = 0, star = SIZE_MAX, resume = 0;
  while (true) {
    bool ok;
    if (p == pattern.size) {
      if (t == text.size) return true;
      ok = false;
    } else if (pattern.data[p] == '*') {
      star = ++p;
      resume = t;
      if (p == pattern.size) return true;
      continue;
    } else if (pattern.data[p] == ' ') {
      t += space_size(from(text, t));
      p++;
      continue;
    } else if (pattern.data[p] == '#') {
      size_t size = bul_number_size(from(text, t));
      ok = size > 0;
      t += size;
      p += ok;
    } else {
      ok = t < text.size && text.data[t] == pattern.data[p];
      t += ok;
      p += ok;
    }
    if (ok) continue;
    if (star == SIZE_MAX || resume >= text.size) return false;
    p = star;
    t = ++resume;
  }
}

/* --- the caller's and the built-in ------------------------------------- */

void bul_markers_init(bul_markers *markers, const bulletin_marker *own,
                      size_t count) {
  *markers = (bul_markers){.own = own, .own_count = count};
}

bulletin_text bul_find_agency(const bul_markers *markers, bulletin_text text) {
  for (size_t i = 0; i < markers->own_count; i++) {
    const bulletin_marker *m = &markers->own[i];
    if (m->group == BULLETIN_MARK_AGENCY && bul_text_starts(text, m->pattern))
      return m->pattern;
  }
  const bul_word *found = bul_table_start(&bul_agencies, text);
  return found != NULL ? found->word : bul_text(NULL, 0);
}

bulletin_text bul_find_role(const bul_markers *markers, bulletin_text text,
                            bool tail, bulletin_text *role) {
  for (size_t i = 0; i < markers->own_count; i++) {
    const bulletin_marker *m = &markers->own[i];
    if (m->group == BULLETIN_MARK_ROLE && bul_text_starts(text, m->pattern)) {
      *role = m->value;
      return m->pattern;
    }
  }
  const bul_word *found =
      bul_table_start(tail ? &bul_tail_roles : &bul_roles, text);
  if (found == NULL) return bul_text(NULL, 0);
  *role = found->value;
  return found->word;
}

static int furniture_kind(bulletin_text value) {
  for (int kind = 0; kind < BULLETIN_FURNITURE_KINDS; kind++) {
    if (bul_text_equal(value,
                       bulletin_text_of(bulletin_furniture_kind_name(kind))))
      return kind;
  }
  return -1;
}

int bul_find_furniture(const bul_markers *markers, bulletin_text line) {
  for (size_t i = 0; i < markers->own_count; i++) {
    const bulletin_marker *m = &markers->own[i];
    if (m->group == BULLETIN_MARK_FURNITURE &&
        bul_pattern_match(m->pattern, line))
      return furniture_kind(m->value);
  }
  const bul_word *found = bul_table_match(&bul_furniture, line);
  return found != NULL ? furniture_kind(found->value) : -1;
}

bool bul_is_column(const bul_markers *markers, bulletin_text word) {
  for (size_t i = 0; i < markers->own_count; i++) {
    const bulletin_marker *m = &markers->own[i];
    if (m->group == BULLETIN_MARK_COLUMN && bul_text_equal(m->pattern, word))
      return true;
  }
  return false;
}

bool bul_is_surname_start(bulletin_text text) {
  size_t size;
  if (text.size == 0) return false;
  if (!bul_is_han(bul_char_at(text.data, &size))) return false;
  bulletin_text first = bul_text(text.data, size);
  for (size_t i = 0; i < bul_surnames.count; i++) {
    const char *at = bul_text_find(bul_surnames.words[i].word, first);
    while (at != NULL) {
      size_t offset = (size_t)(at - bul_surnames.words[i].word.data);
      if (offset % 3 == 0) return true;
      bulletin_text rest = from(bul_surnames.words[i].word, offset + 1);
      at = bul_text_find(rest, first);
    }
  }
  return false;
}
