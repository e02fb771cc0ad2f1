/*
** markers.c - see markers.h.
*/
#include "markers.h"

#include "../base/numeral.h"

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

/* --- patterns ---------------------------------------------------------- */

size_t bul_number_size(bulletin_text text) {
  bul_cursor c = bul_cursor_of(text);
  return bul_take_while(&c, bul_is_numeral);
}

static size_t space_size(bulletin_text text) {
  bul_cursor c = bul_cursor_of(text);
  return bul_take_spaces(&c);
}

static bool is_wild(char c) {
  return c == '*' || c == '#' || c == ' ';
}

/* The usual match with one place to come back to: the latest star, which
** takes one byte more each time. */
bool bul_pattern_match(bulletin_text pattern, bulletin_text text) {
  size_t p = 0, t = 0, star = SIZE_MAX, resume = 0;
  if (pattern.size > 0 && !is_wild(pattern.data[pattern.size - 1]) &&
      (text.size == 0 ||
       text.data[text.size - 1] != pattern.data[pattern.size - 1]))
    return false; /* most end otherwise */
  while (true) {
    while (p < pattern.size && !is_wild(pattern.data[p]) && t < text.size &&
           text.data[t] == pattern.data[p])
      t++, p++;
    if (p == pattern.size && t == text.size) return true;
    char wild = p < pattern.size ? pattern.data[p] : '\0';
    if (wild == '*') {
      star = ++p;
      resume = t;
      if (p == pattern.size) return true;
      continue;
    }
    if (wild == ' ') {
      t += space_size(bul_text_from(text, t));
      p++;
      continue;
    }
    size_t number = wild == '#' ? bul_number_size(bul_text_from(text, t)) : 0;
    if (number > 0) {
      t += number;
      p++;
      continue;
    }
    if (star == SIZE_MAX || resume >= text.size) return false;
    p = star;
    t = ++resume;
  }
}

/* --- the caller's and the built-in ------------------------------------- */

/* Adds the last character of `word`. */
static void add_last(bul_chars *set, bulletin_text word) {
  if (word.size == 0) return;
  size_t back = bul_char_back(word.data, word.data + word.size);
  bul_chars_add(set, bul_char_hash(word.data + word.size - back));
}

static void make_index(bul_word_index *index, const bul_table *table) {
  size_t count = table->count < BUL_INDEX_ROWS ? table->count : BUL_INDEX_ROWS;
  index->table = table;
  for (size_t i = count; i-- > 0;) {
    unsigned hash = bul_char_hash(table->words[i].word.data);
    uint8_t *head = &index->heads[hash % BUL_INDEX_BUCKETS];
    bul_chars_add(&index->starts, hash);
    index->next[i + 1] = *head;
    *head = (uint8_t)(i + 1);
  }
}

/* The first row that `text`, not empty, starts with; NULL if none. */
static const bul_word *find_start(const bul_word_index *index,
                                  bulletin_text text) {
  if (!bul_chars_have(&index->starts, text.data)) return NULL;
  uint8_t at = index->heads[bul_char_hash(text.data) % BUL_INDEX_BUCKETS];
  for (; at != 0; at = index->next[at]) {
    const bul_word *row = &index->table->words[at - 1];
    if (bul_text_starts(text, row->word)) return row;
  }
  return NULL;
}

void bul_needles_add(bul_needles *needles, unsigned first, unsigned second) {
  size_t i = needles->count++;
  uint8_t *head = &needles->heads[first % BUL_PATTERN_BUCKETS];
  bul_chars_add(&needles->firsts, first);
  needles->first[i] = (uint16_t)first;
  needles->second[i] = (uint16_t)second;
  needles->next[i + 1] = *head;
  *head = (uint8_t)(i + 1);
}

size_t bul_needles_find(const bul_needles *needles, const bul_chars *here,
                        uint8_t found[BUL_MOST_NEEDLES]) {
  size_t count = 0;
  for (unsigned word = 0; word < BUL_COUNT(here->bits); word++) {
    uint64_t bits = here->bits[word] & needles->firsts.bits[word];
    for (; bits != 0; bits &= bits - 1) {
      unsigned hash = word << 6 | (unsigned)__builtin_ctzll(bits);
      uint8_t at = needles->heads[hash % BUL_PATTERN_BUCKETS];
      for (; at != 0; at = needles->next[at]) {
        if (needles->first[at - 1] == hash &&
            bul_chars_hold(here, needles->second[at - 1]))
          found[count++] = (uint8_t)(at - 1);
      }
    }
  }
  return count;
}

/* Notes the two characters after a pattern's star; the first again where a
** second literal one does not follow. */
static void add_starred(bul_markers *markers, size_t row) {
  bulletin_text word = bul_line_patterns.words[row].word;
  size_t first = 1, size;
  if (markers->starred.count == BUL_MOST_NEEDLES) return;
  while (first < word.size && is_wild(word.data[first]))
    first++;
  if (first == word.size) return;
  bul_char_at(word.data + first, &size);
  size_t second = first + size;
  if (second >= word.size || is_wild(word.data[second])) second = first;
  markers->starred_rows[markers->starred.count] = (uint16_t)row;
  bul_needles_add(&markers->starred, bul_char_hash(word.data + first),
                  bul_char_hash(word.data + second));
}

/* Patterns are chained from the last to the first, so that a chain keeps the
** order of the table. */
static void chain_patterns(bul_markers *markers) {
  size_t count = bul_line_patterns.count;
  if (count > BUL_MOST_PATTERNS) count = BUL_MOST_PATTERNS;
  for (size_t i = count; i-- > 0;) {
    const char *word = bul_line_patterns.words[i].word.data;
    if (*word == '*') continue;
    uint16_t *head = &markers->heads[bul_char_hash(word) % BUL_PATTERN_BUCKETS];
    markers->next[i + 1] = *head;
    *head = (uint16_t)(i + 1);
  }
  for (size_t i = 0; i < count; i++) {
    if (bul_line_patterns.words[i].word.data[0] == '*') add_starred(markers, i);
  }
}

void bul_markers_init(bul_markers *markers, const bulletin_marker *own,
                      size_t count) {
  *markers = (bul_markers){.own = own, .own_count = count};
  make_index(&markers->roles, &bul_roles);
  make_index(&markers->tail_roles, &bul_tail_roles);
  make_index(&markers->agencies, &bul_agencies);
  for (size_t i = 0; i < bul_tail_roles.count; i++)
    add_last(&markers->tail_ends, bul_tail_roles.words[i].word);
  markers->role_starts = markers->roles.starts;
  for (size_t i = 0; i < count; i++) {
    if (own[i].group != BULLETIN_MARK_ROLE || own[i].pattern.size == 0)
      continue;
    bul_chars_add(&markers->role_starts, bul_char_hash(own[i].pattern.data));
    add_last(&markers->tail_ends, own[i].pattern);
  }
  bul_dateline_sets(&markers->house_lasts, &markers->wire_starts);
  bul_byline_doing_starts(&markers->doing_starts, &markers->tail_ends);
  bul_site_sets(markers);
  chain_patterns(markers);
}

bulletin_text bul_find_agency(const bul_markers *markers, bulletin_text text) {
  if (text.size == 0) return bul_text(NULL, 0);
  for (size_t i = 0; i < markers->own_count; i++) {
    const bulletin_marker *m = &markers->own[i];
    if (m->group == BULLETIN_MARK_AGENCY && bul_text_starts(text, m->pattern))
      return m->pattern;
  }
  const bul_word *found = find_start(&markers->agencies, text);
  return found != NULL ? found->word : bul_text(NULL, 0);
}

static bulletin_text find_role(const bul_markers *markers,
                               const bul_word_index *index, bulletin_text text,
                               bulletin_text *role) {
  if (text.size == 0) return bul_text(NULL, 0);
  for (size_t i = 0; i < markers->own_count; i++) {
    const bulletin_marker *m = &markers->own[i];
    if (m->group == BULLETIN_MARK_ROLE && bul_text_starts(text, m->pattern)) {
      *role = m->value;
      return m->pattern;
    }
  }
  const bul_word *found = find_start(index, text);
  if (found == NULL) return bul_text(NULL, 0);
  *role = found->value;
  return found->word;
}

bulletin_text bul_find_role(const bul_markers *markers, bulletin_text text,
                            bulletin_text *role) {
  return find_role(markers, &markers->roles, text, role);
}

bulletin_text bul_find_tail_role(const bul_markers *markers, bulletin_text text,
                                 bulletin_text *role) {
  return find_role(markers, &markers->tail_roles, text, role);
}

/* The first starred pattern that matches; most are ruled out by characters
** that they need and the line has not. */
static bulletin_text starred_match(const bul_markers *markers,
                                   bulletin_text line, bul_chars *here) {
  *here = (bul_chars){{0}};
  for (size_t at = 0; at < line.size; at += bul_char_size(line.data + at))
    bul_chars_add(here, bul_char_hash(line.data + at));
  uint8_t found[BUL_MOST_NEEDLES];
  size_t count = bul_needles_find(&markers->starred, here, found);
  size_t best = SIZE_MAX; /* the first row of the table */
  for (size_t i = 0; i < count; i++) {
    size_t row = markers->starred_rows[found[i]];
    if (row < best &&
        bul_pattern_match(bul_line_patterns.words[row].word, line))
      best = row;
  }
  if (best < SIZE_MAX) return bul_line_patterns.words[best].value;
  return bul_text(NULL, 0);
}

/* False where the second characters are Han or marks and differ: most lines
** begin as a pattern does by their first alone. */
static bool may_match(bulletin_text pattern, bulletin_text line) {
  enum { SECOND = 3, LAST = 5 }; /* bytes of the second character */
  return pattern.size <= LAST || line.size <= LAST ||
         (unsigned char)pattern.data[0] < 0xE0 ||
         (unsigned char)pattern.data[SECOND] < 0xE0 ||
         memcmp(pattern.data + SECOND, line.data + SECOND, 3) == 0;
}

static bulletin_text chained_match(const bul_markers *markers,
                                   bulletin_text line) {
  unsigned hash = bul_char_hash(line.data);
  uint16_t at = markers->heads[hash % BUL_PATTERN_BUCKETS];
  for (; at != 0; at = markers->next[at]) {
    const bul_word *row = &bul_line_patterns.words[at - 1];
    if (bul_char_hash(row->word.data) == hash && may_match(row->word, line) &&
        bul_pattern_match(row->word, line))
      return row->value;
  }
  return bul_text(NULL, 0);
}

bulletin_text bul_find_line_kind(const bul_markers *markers, bulletin_text line,
                                 bool told, bul_chars *here) {
  for (size_t i = 0; i < markers->own_count; i++) {
    const bulletin_marker *m = &markers->own[i];
    if (m->group == BULLETIN_MARK_FURNITURE &&
        bul_pattern_match(m->pattern, line))
      return m->value;
  }
  bulletin_text value = chained_match(markers, line);
  return value.size > 0 || told ? value : starred_match(markers, line, here);
}

bool bul_is_column(const bul_markers *markers, bulletin_text word) {
  for (size_t i = 0; i < markers->own_count; i++) {
    const bulletin_marker *m = &markers->own[i];
    if (m->group == BULLETIN_MARK_COLUMN && bul_text_equal(m->pattern, word))
      return true;
  }
  return false;
}
