/*
** keyword_kinds.c - see keyword_kinds.h.
*/
#include "keyword_kinds.h"

#include "../../base/cursor.h"
#include "general_words.h"

/* Where each list ends, one behind the other. */
enum {
  REPORTING = BUL_COUNT(reporting_words),
  COMMON = REPORTING + BUL_COUNT(common_words),
  OFFICES = COMMON + BUL_COUNT(office_words)
};

static bulletin_text general_word(size_t at) {
  return bulletin_text_of(at < REPORTING ? reporting_words[at]
                          : at < COMMON  ? common_words[at - REPORTING]
                                         : office_words[at - COMMON]);
}

_Static_assert(OFFICES < BUL_GENERAL_SLOTS / 2,
               "the table of general words needs more slots");

static size_t next_slot(size_t at) {
  return (at + 1) % BUL_GENERAL_SLOTS;
}

void bul_general_words_open(bul_general_words *table) {
  memset(table, 0, sizeof *table);
  for (size_t i = 0; i < OFFICES; i++) {
    size_t at = bul_hash(general_word(i)) % BUL_GENERAL_SLOTS;
    while (table->slots[at] != 0)
      at = next_slot(at);
    table->slots[at] = (uint16_t)(i + 1);
  }
}

static int find_general(const bul_general_words *table, bulletin_text word) {
  size_t at = bul_hash(word) % BUL_GENERAL_SLOTS;
  for (; table->slots[at] != 0; at = next_slot(at)) {
    size_t number = table->slots[at] - 1u;
    if (bul_text_equal(general_word(number), word))
      return number < REPORTING ? BUL_GENERAL_REPORTING
             : number < COMMON  ? BUL_GENERAL_COMMON
                                : BUL_GENERAL_OFFICE;
  }
  return BUL_GENERAL_NOT;
}

int bul_general_words_of(const bul_general_words *table, bulletin_text word) {
  enum { OFFICE = 6 }; /* bytes: most have two characters */
  int general = find_general(table, word);
  if (general != BUL_GENERAL_NOT || word.size <= OFFICE) return general;
  bulletin_text end = bul_text(word.data + word.size - OFFICE, OFFICE);
  return find_general(table, end) == BUL_GENERAL_OFFICE ? BUL_GENERAL_OFFICE
                                                        : BUL_GENERAL_NOT;
}

int bul_keyword_kind_of(const bulletin_word *w, size_t length) {
  if (length < 2) return BUL_KEYWORD_KINDS;
  switch (w->pos) {
  case BUL_POS_NR:
  case BUL_POS_NRT:
    return BUL_KEYWORD_PERSON_WORD;
  case BUL_POS_NS:
    return BUL_KEYWORD_PLACE_WORD;
  case BUL_POS_NT:
    return BUL_KEYWORD_BODY_WORD;
  case BUL_POS_NZ:
    return BUL_KEYWORD_PROPER;
  case BUL_POS_NX:
    return BUL_KEYWORD_LATIN;
  case BUL_POS_N:
    return length == 2   ? BUL_KEYWORD_NOUN
           : length == 3 ? BUL_KEYWORD_NOUN3
                         : BUL_KEYWORD_NOUN4;
  case BUL_POS_J:
    return BUL_KEYWORD_SHORT;
  case BUL_POS_I:
  case BUL_POS_L:
    return BUL_KEYWORD_PHRASE;
  case BUL_POS_V:
    return length == 2 ? BUL_KEYWORD_VERB : BUL_KEYWORD_VERB3;
  case BUL_POS_VN:
    return BUL_KEYWORD_VERBAL;
  case BUL_POS_A:
  case BUL_POS_AN:
  case BUL_POS_B:
  case BUL_POS_Z:
    return BUL_KEYWORD_MODIFIER;
  }
  return w->form == BULLETIN_WORD_UNKNOWN ? BUL_KEYWORD_UNKNOWN
                                          : BUL_KEYWORD_KINDS;
}

/* What a verb of one character may be. */
static int single_verb(uint32_t verb) {
  if (bul_in(verb, ending_words)) return BUL_ROLE_SINGLE;
  return bul_in(verb, light_verbs) ? BUL_ROLE_NONE : BUL_ROLE_ACT;
}

int bul_keyword_role_of(const bulletin_word *w, uint32_t first, size_t length) {
  if (w->form == BULLETIN_WORD_NUMBER) return BUL_ROLE_NUMBER;
  if (w->form == BULLETIN_WORD_MARK || w->form == BULLETIN_WORD_TIME)
    return BUL_ROLE_NONE;
  switch (w->pos) {
  case BUL_POS_M:
    return BUL_ROLE_NUMBER;
  case BUL_POS_Q:
    return BUL_ROLE_MEASURE;
  case BUL_POS_NR:
  case BUL_POS_NRT:
  case BUL_POS_NS:
  case BUL_POS_NT:
  case BUL_POS_NZ:
  case BUL_POS_NX:
    return BUL_ROLE_NAME;
  case BUL_POS_N:
  case BUL_POS_NG:
  case BUL_POS_J:
  case BUL_POS_L:
  case BUL_POS_S:
    return length == 1 ? BUL_ROLE_SINGLE : BUL_ROLE_NOUN;
  case BUL_POS_V:
  case BUL_POS_VN:
    return length == 1 ? single_verb(first) : BUL_ROLE_VERB;
  case BUL_POS_A:
  case BUL_POS_AN:
  case BUL_POS_B:
  case BUL_POS_Z:
    return length == 1 ? BUL_ROLE_SINGLE : BUL_ROLE_MODIFIER;
  }
  return w->form == BULLETIN_WORD_UNKNOWN ? BUL_ROLE_SINGLE : BUL_ROLE_NONE;
}

float bul_keyword_word_prior(const bulletin_word *w, size_t length) {
  int rare = w->rarity;
  if (length < 2) return 0;
  switch (w->pos) {
  case BUL_POS_NR:
  case BUL_POS_NRT:
    return 0.7F;
  case BUL_POS_NS:
    return length > 2 ? 0.7F : rare < 16 ? 0.03F : rare < 32 ? 0.25F : 0.45F;
  case BUL_POS_NT:
    return 0.4F;
  case BUL_POS_NZ:
    return length > 2 ? 0.48F : rare < 80 ? 0.05F : rare < 128 ? 0.15F : 0.4F;
  case BUL_POS_NX:
    return length > 2 ? 0.4F : 0.15F;
  case BUL_POS_N:
    if (length == 3) return rare < 160 ? 0.38F : 0.5F;
    if (length > 3) return 0.3F;
    return rare < 32    ? 0.005F
           : rare < 64  ? 0.05F
           : rare < 80  ? 0.09F
           : rare < 160 ? 0.15F
                        : 0.2F;
  case BUL_POS_J:
    return rare < 64 ? 0.04F : 0.2F;
  case BUL_POS_I:
  case BUL_POS_L:
    return length == 3 ? 0.4F : 0.06F;
  case BUL_POS_V:
  case BUL_POS_VN:
    return rare < 64 ? 0.003F : length == 3 ? 0.1F : 0.03F;
  }
  return 0;
}

static bool is_noun(const bulletin_word *w) {
  return w->pos == BUL_POS_N && w->form == BULLETIN_WORD_KNOWN;
}

/* How likely two neighbours are a keyword together. */
float bul_keyword_pair_prior(const bulletin_word *a, size_t length_a,
                             const bulletin_word *b, size_t length_b) {
  if (!is_noun(b)) return 0;
  if (a->pos == BUL_POS_NS && length_a > 1)
    return length_b == 1 ? 0.33F : 0.19F;
  if (is_noun(a)) {
    if (length_a == 2 && length_b == 1) return 0.24F;
    if (length_a == 1 && length_b == 1) return 0.18F;
    if (length_a == 2 && length_b == 3) return 0.19F;
    return length_a + length_b < 6 ? 0.12F : 0.05F;
  }
  if ((a->pos == BUL_POS_B || a->pos == BUL_POS_A || a->pos == BUL_POS_J ||
       a->pos == BUL_POS_NZ) &&
      length_a + length_b > 2)
    return 0.12F;
  return 0;
}
