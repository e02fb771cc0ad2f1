/*
** units.h - text as the search sees it: Han characters one by one, Latin
** words and numbers whole, in one form whatever their width, case or script.
**
** A *unit* is one Han character (or kana, bopomofo, hangul) or one word. Each
** has a position. Two units that stand side by side have positions one apart;
** punctuation between them, or white space between two Han characters, makes
** it two, so that a phrase is a run of positions and 高地　世界 does not
** contain 地世. Characters without width are not there at all.
**
** A *term* is what the index knows: a number below 2^63 whose top bits say
** its kind. Terms of one kind sort together.
*/
#ifndef BUL_UNITS_H
#define BUL_UNITS_H

#include "../base/text.h"

typedef enum bul_term_kind {
  BUL_TERM_CHAR,   /* the character */
  BUL_TERM_PAIR,   /* two characters side by side */
  BUL_TERM_SHORT,  /* a word of up to 7 bytes, itself */
  BUL_TERM_LONG,   /* a longer word, by a hash of 60 bits */
  BUL_TERM_SKETCH, /* a part of an article's sketch, see sketch.h */
  BUL_TERM_KINDS
} bul_term_kind;

#define BUL_TERM_BITS 60

static inline uint64_t bul_term(bul_term_kind kind, uint64_t value) {
  return (uint64_t)kind << BUL_TERM_BITS | value;
}

static inline uint64_t bul_term_pair(uint32_t a, uint32_t b) {
  return bul_term(BUL_TERM_PAIR, (uint64_t)a << 21 | b);
}

typedef struct bul_unit {
  bool is_word;
  uint32_t character; /* a Han character in its one form; 0 for a word */
  uint64_t term;      /* of the character or the word */
  uint32_t position;
  const char *start; /* its bytes, as printed */
  const char *end;
} bul_unit;

typedef struct bul_units {
  const char *at;
  const char *end;
  uint32_t position; /* of the unit before, +1; 0 at the start */
  bool after_word;
} bul_units;

/* Starts on `text`, valid UTF-8, at position 0. */
void bul_units_start(bul_units *units, bulletin_text text);

/* False at the end. */
bool bul_units_next(bul_units *units, bul_unit *out);

/* A folded character (bul_fold_search) that is not there for the search. */
bool bul_unit_is_nothing(uint32_t c);

#endif
