/*
** tagger.h - names by learned weights: a label for every character, by
** a linear model over characters, words, their classes and what the rules
** found, decoded by Viterbi's algorithm.
**
** The weights (tagger_data.c) are fitted by spec/fit/names.c, which uses the
** features declared here.
*/
#ifndef BUL_TAGGER_H
#define BUL_TAGGER_H

#include "entities.h"

/* Labels: outside, and for each kind the begin, inside and end of a name, or
** a name of one character. */
enum {
  BUL_TAG_OUT,
  BUL_TAG_BEGIN = 1, /* + 4 * kind */
  BUL_TAG_INSIDE,
  BUL_TAG_END,
  BUL_TAG_SINGLE,
  BUL_TAG_COUNT = 13,
  BUL_TAG_ROW = 16,      /* weights of a feature, and what tells it */
  BUL_TAG_FEATURES = 22, /* of one character */
  BUL_TAG_PAD = 2,       /* empty places around a passage */
  BUL_TAG_CHARS = 240    /* in one passage */
};

/* A token as the tagger sees it. */
typedef struct bul_tag_word {
  uint32_t word;  /* hash */
  uint32_t kind;  /* part of speech, form and classes */
  uint16_t chars; /* where its characters begin */
} bul_tag_word;

/* A passage of a text: up to a sentence. Arrays of characters and of words
** have BUL_TAG_PAD empty places before and after. */
typedef struct bul_passage {
  size_t first; /* token */
  size_t words;
  size_t chars;
  uint16_t code[BUL_TAG_CHARS + 2 * BUL_TAG_PAD];
  uint16_t word_of[BUL_TAG_CHARS + 2 * BUL_TAG_PAD];
  uint8_t place[BUL_TAG_CHARS + 2 * BUL_TAG_PAD]; /* in the word */
  uint8_t rule[BUL_TAG_CHARS + 2 * BUL_TAG_PAD];  /* label by the rules */
  uint8_t sure[BUL_TAG_CHARS + 2 * BUL_TAG_PAD];  /* and its strength */
  uint8_t cold[BUL_TAG_CHARS + 2 * BUL_TAG_PAD];  /* in no name for certain */
  size_t at[BUL_TAG_CHARS + 2 * BUL_TAG_PAD];     /* byte */
  bul_tag_word word[BUL_TAG_CHARS + 2 * BUL_TAG_PAD];
} bul_passage;

/* Reads the passage that begins with the token `first`; returns the token
** after it. The first `rules` mentions are what the rules found, in the
** text's order; *mention goes through them, from 0 for the first passage. */
size_t bul_passage_read(bul_passage *p, const bul_findings *f, size_t first,
                        size_t rules, size_t *mention);

/* The features of character `at` (counted from BUL_TAG_PAD). */
void bul_passage_features(const bul_passage *p, size_t at,
                          uint64_t features[BUL_TAG_FEATURES]);

/* The best labels by scores of BUL_TAG_ROW for each character, and weights
** of transitions, two of which differ by `range` at most. Characters that are
** cold are outside. */
void bul_passage_decode(const bul_passage *p, const int32_t *scores,
                        const int16_t *transitions, int32_t range,
                        uint8_t *labels);

/* Whether one label may follow another. */
bool bul_tag_follows(int before, int after);

/* Labels a passage by the weights that were fitted. */
void bul_passage_label(const bul_passage *p, uint8_t *labels);

/* tagger_data.c: rows of BUL_TAG_COUNT weights and what tells the feature; a
** row whose key is 0 is free. */
typedef struct bul_tag_row {
  int8_t weight[BUL_TAG_COUNT];
  uint8_t high; /* of the key */
  uint16_t low;
} bul_tag_row;

extern const bul_tag_row bul_tag_rows[];
extern const uint32_t bul_tag_row_count;
extern const int16_t bul_tag_transitions[BUL_TAG_COUNT * BUL_TAG_COUNT];

/* The most that two transitions differ by. */
extern const int32_t bul_tag_transition_range;

/* Where the search for a feature's row begins, and the key that tells it. */
static inline uint32_t bul_tag_slot(uint64_t feature, uint32_t rows) {
  return (uint32_t)((feature >> 32) * rows >> 32);
}
static inline uint32_t bul_tag_key(uint64_t feature) {
  uint32_t key = (uint32_t)feature & 0xFFFFFF;
  return key == 0 ? 1 : key;
}

#endif
