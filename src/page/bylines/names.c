/*
** names.c - see names.h.
*/
#include "names.h"

#include "names_words.h"

enum {
  LONGEST_GIVEN = 2,  /* characters after the surname */
  LONGEST_PERSON = 9, /* bytes of three characters */
  LONGEST_RUN = BUL_HAN_SIZE * BUL_MOST_GLUED,
  /* What a division into names costs: a rare surname is believed only where
  ** common ones do not fit. */
  COST_NAME = 2,
  COST_RARE = 3,
  COST_COMPOUND = 1,
  SHORTEST_PLACE = 2, /* characters of a place behind a name, */
  LONGEST_PLACED = 9, /* and of both */
  IMPOSSIBLE = 1 << 20
};

enum { WIDTH = 3 /* bytes of a surname's characters */ };

/* The bytes of a character as one number, in the order of Unicode. */
static uint32_t as_number(const char *at) {
  const unsigned char *p = (const unsigned char *)at;
  return (uint32_t)p[0] << 16 | (uint32_t)p[1] << 8 | p[2];
}

/* True when `character` stands in `row`, whose characters are in order. */
static bool is_in_row(bulletin_text row, bulletin_text character) {
  if (character.size != WIDTH) return false;
  uint32_t wanted = as_number(character.data);
  size_t low = 0, high = row.size / WIDTH;
  while (high - low > 1) {
    size_t middle = low + (high - low) / 2;
    if (as_number(row.data + middle * WIDTH) <= wanted)
      low = middle;
    else
      high = middle;
  }
  return as_number(row.data + low * WIDTH) == wanted;
}

/* The size of the compound surname at the start of `text`, which begins with
** `first`; 0 if none. */
static size_t compound_size(bulletin_text text, bulletin_text first) {
  if (!is_in_row(compound_starts, first)) return 0;
  for (size_t i = 0; i < BUL_COUNT(compound_surnames); i++) {
    if (bul_text_starts(text, compound_surnames[i]))
      return compound_surnames[i].size;
  }
  return 0;
}

bul_surname_rank bul_surname(bulletin_text text, size_t *size) {
  *size = 0;
  if (text.size == 0 || !bul_is_han(bul_char_at(text.data, size)))
    return BUL_SURNAME_NONE;
  bulletin_text first = bul_text(text.data, *size);
  size_t compound = compound_size(text, first);
  if (compound > 0) *size = compound;
  if (compound > 0 || is_in_row(common_surnames, first))
    return BUL_SURNAME_COMMON;
  return is_in_row(rare_surnames, first) ? BUL_SURNAME_RARE : BUL_SURNAME_NONE;
}

bool bul_is_surname_start(bulletin_text text) {
  size_t size;
  return bul_surname(text, &size) != BUL_SURNAME_NONE;
}

static bool is_listed(const bulletin_text *words, size_t count,
                      bulletin_text text) {
  for (size_t i = 0; i < count; i++) {
    if (bul_text_equal(text, words[i])) return true;
  }
  return false;
}

/* The last character of `text`; 0 if there is none. */
static uint32_t last_of(bulletin_text text) {
  size_t size;
  if (text.size == 0) return 0;
  return bul_char_at(text.data + text.size -
                         bul_char_back(text.data, text.data + text.size),
                     &size);
}

bool bul_is_no_name(bulletin_text text) {
  if (!bul_in(last_of(text), no_name_lasts)) return false;
  if (is_listed(no_names, BUL_COUNT(no_names), text)) return true;
  for (size_t i = 0; i < BUL_COUNT(no_name_ends); i++) {
    if (bul_text_ends(text, no_name_ends[i])) return true;
  }
  return false;
}

bool bul_is_body(bulletin_text text) {
  if (!bul_in(last_of(text), body_lasts)) return false;
  size_t surname;
  if (text.size <= LONGEST_PERSON &&
      bul_surname(text, &surname) == BUL_SURNAME_COMMON)
    return false;
  for (size_t i = 0; i < BUL_COUNT(body_ends); i++) {
    if (bul_text_ends(text, body_ends[i])) return true;
  }
  return false;
}

/* How many Han characters `text` has; SIZE_MAX if it has others. */
static size_t count_han(bulletin_text text) {
  size_t count = 0, size;
  for (size_t at = 0; at < text.size; at += size, count++) {
    if (!bul_is_han(bul_char_at(text.data + at, &size))) return SIZE_MAX;
  }
  return count;
}

bool bul_is_person(bulletin_text text) {
  size_t surname;
  if (bul_surname(text, &surname) == BUL_SURNAME_NONE) return false;
  size_t given = count_han(bul_text_from(text, surname));
  if (given < 1 || given > LONGEST_GIVEN || bul_is_no_name(text)) return false;
  return !is_listed(seldom_names, BUL_COUNT(seldom_names), text);
}

/* The cost of the characters [first, end) of a run as one name. */
static int name_cost(const char *const *characters, size_t first, size_t end) {
  bulletin_text name = bul_text(characters[first],
                                (size_t)(characters[end] - characters[first]));
  size_t surname, length = end - first;
  bul_surname_rank rank = bul_surname(name, &surname);
  bool compound = rank != BUL_SURNAME_NONE &&
                  surname > (size_t)(characters[first + 1] - characters[first]);
  if (rank == BUL_SURNAME_NONE) return IMPOSSIBLE;
  if (compound && length >= 3) return COST_NAME + COST_COMPOUND;
  if (compound || length > 1 + LONGEST_GIVEN) {
    /* 上官 of 上官 may still be 上 and 官. */
    if (length > 1 + LONGEST_GIVEN) return IMPOSSIBLE;
    rank = BUL_SURNAME_RARE;
  }
  return COST_NAME + (rank == BUL_SURNAME_RARE ? COST_RARE : 0);
}

size_t bul_names_unglue(bulletin_text *names, bulletin_text text) {
  const char *characters[LONGEST_RUN + 1];
  int cost[LONGEST_RUN + 1];
  size_t from[LONGEST_RUN + 1], count = 0, size;
  if (!bul_is_surname_start(text)) return 0;
  for (size_t at = 0; at < text.size; at += size) {
    if (count == LONGEST_RUN || !bul_is_han(bul_char_at(text.data + at, &size)))
      return 0;
    characters[count++] = text.data + at;
  }
  characters[count] = text.data + text.size;
  if (count < 4) return 0;
  cost[0] = 0;
  for (size_t end = 1; end <= count; end++) {
    cost[end] = IMPOSSIBLE;
    for (size_t length = 2; length <= 4 && length <= end; length++) {
      int here = name_cost(characters, end - length, end);
      if (here >= IMPOSSIBLE || cost[end - length] >= IMPOSSIBLE) continue;
      if (cost[end - length] + here >= cost[end]) continue;
      cost[end] = cost[end - length] + here;
      from[end] = end - length;
    }
  }
  if (cost[count] >= IMPOSSIBLE || from[count] == 0) return 0;
  size_t found = 0;
  for (size_t end = count; end > 0; end = from[end])
    found++;
  if (found > BUL_MOST_GLUED) return 0;
  size_t i = found;
  for (size_t end = count; end > 0; end = from[end])
    names[--i] = bul_text(characters[from[end]],
                          (size_t)(characters[end] - characters[from[end]]));
  return found;
}

size_t bul_name_before_place(bulletin_text text) {
  bulletin_text names[BUL_MOST_GLUED];
  size_t surname, count = count_han(text);
  if (bul_surname(text, &surname) == BUL_SURNAME_NONE ||
      count > LONGEST_PLACED || bul_names_unglue(names, text) > 0)
    return 0;
  size_t own = count_han(bul_text(text.data, surname));
  if (count < own + 1 + SHORTEST_PLACE) return 0;
  size_t given = count - own - SHORTEST_PLACE;
  if (given > LONGEST_GIVEN) given = LONGEST_GIVEN;
  size_t at = surname;
  while (given-- > 0)
    at += bul_char_size(text.data + at);
  return at;
}
