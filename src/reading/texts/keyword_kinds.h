/*
** keyword_kinds.h - what a word is among terms, and how likely a headline's
** word, pair or quotation is a keyword by that alone.
*/
#ifndef BUL_KEYWORD_KINDS_H
#define BUL_KEYWORD_KINDS_H

#include "keyword_terms.h"

/* What a word of `length` characters is: a bul_keyword_kind, or
** BUL_KEYWORD_KINDS when it is no term; and what it may be in a compound, with
** its first character, folded. */
int bul_keyword_kind_of(const bulletin_word *w, size_t length);
int bul_keyword_role_of(const bulletin_word *w, uint32_t first, size_t length);

/* Whether a word is one of general_words.h: what is done in any piece, what
** goes with any matter, or an office. A table of their numbers, from 1, by hash; it has more
** slots than there are words. */
enum {
  BUL_GENERAL_NOT,
  BUL_GENERAL_REPORTING,
  BUL_GENERAL_COMMON,
  BUL_GENERAL_OFFICE,
  BUL_GENERAL_SLOTS = 1024
};
typedef struct bul_general_words {
  uint16_t slots[BUL_GENERAL_SLOTS];
} bul_general_words;
void bul_general_words_open(bul_general_words *table);
int bul_general_words_of(const bul_general_words *table, bulletin_text word);

/* How likely a word or two neighbours of a headline are a keyword; measured
** on headlines. */
float bul_keyword_word_prior(const bulletin_word *w, size_t length);
float bul_keyword_pair_prior(const bulletin_word *a, size_t length_a,
                             const bulletin_word *b, size_t length_b);

#endif
