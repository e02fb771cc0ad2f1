/*
** lexicon.h - the words that are compiled in: how to find one, what it
** costs, what part of speech it is, how rare it is among articles.
**
** The words lie in a double-array trie (J. Aoe, "An efficient digital search
** algorithm by using a double-array structure", 1989): the child of a cell
** for a character's code is cells[base + code], if that cell bears the code.
** Bases are unique, so the code alone tells whose child a cell is. The whole
** is constant data: nothing is loaded, and processes share it.
*/
#ifndef BUL_LEXICON_H
#define BUL_LEXICON_H

#include "../../base/text.h"

/* Parts of speech, with the letters by which dictionaries call them (those
** of Peking University's standard). data/generate.py reads this list. */
typedef enum bul_pos {
  BUL_POS_NONE, /* x unknown */
  BUL_POS_A,    /* a adjective */
  BUL_POS_AD,   /* ad adjective as an adverb */
  BUL_POS_AG,   /* ag adjective's morpheme */
  BUL_POS_AN,   /* an adjective as a noun */
  BUL_POS_B,    /* b distinguishing word */
  BUL_POS_C,    /* c conjunction */
  BUL_POS_D,    /* d adverb */
  BUL_POS_E,    /* e interjection */
  BUL_POS_F,    /* f direction word */
  BUL_POS_G,    /* g morpheme */
  BUL_POS_H,    /* h prefix */
  BUL_POS_I,    /* i idiom */
  BUL_POS_J,    /* j abbreviation */
  BUL_POS_K,    /* k suffix */
  BUL_POS_L,    /* l set phrase */
  BUL_POS_M,    /* m numeral */
  BUL_POS_N,    /* n noun */
  BUL_POS_NG,   /* ng noun's morpheme */
  BUL_POS_NR,   /* nr person's name */
  BUL_POS_NRT,  /* nrt person's name, transliterated */
  BUL_POS_NS,   /* ns place */
  BUL_POS_NT,   /* nt organization */
  BUL_POS_NX,   /* nx Latin letters */
  BUL_POS_NZ,   /* nz other proper noun */
  BUL_POS_O,    /* o sound */
  BUL_POS_P,    /* p preposition */
  BUL_POS_Q,    /* q measure word */
  BUL_POS_R,    /* r pronoun */
  BUL_POS_S,    /* s place word */
  BUL_POS_T,    /* t time word */
  BUL_POS_TG,   /* tg time word's morpheme */
  BUL_POS_U,    /* u particle */
  BUL_POS_V,    /* v verb */
  BUL_POS_VD,   /* vd verb as an adverb */
  BUL_POS_VG,   /* vg verb's morpheme */
  BUL_POS_VN,   /* vn verb as a noun */
  BUL_POS_W,    /* w punctuation */
  BUL_POS_Y,    /* y modal particle */
  BUL_POS_Z,    /* z state word */
  BUL_POS_COUNT
} bul_pos;

/* A set of parts of speech: BUL_POS(N) | BUL_POS(NG). */
typedef uint64_t bul_pos_set;
#define BUL_POS(name) ((bul_pos_set)1 << BUL_POS_##name)
_Static_assert(BUL_POS_COUNT <= 64, "a set has a bit for each part of speech");

static inline bool bul_pos_in(int pos, bul_pos_set set) {
  return set >> pos & 1;
}

/* Words that say nothing by themselves: no name begins with one. */
#define BUL_FUNCTION_WORDS                                                     \
  (BUL_POS(C) | BUL_POS(D) | BUL_POS(F) | BUL_POS(P) | BUL_POS(Q) |            \
   BUL_POS(R) | BUL_POS(T) | BUL_POS(U) | BUL_POS(Y))

/* Words that name one thing, organizations aside. */
#define BUL_PROPER_NAMES                                                       \
  (BUL_POS(NR) | BUL_POS(NRT) | BUL_POS(NS) | BUL_POS(NX) | BUL_POS(NZ))

/* The part of speech with these letters, or -1. */
int bul_pos_of(bulletin_text letters);

/* A word's cost is -log of its probability, times BUL_COST_SCALE. */
enum { BUL_COST_SCALE = 128 };

/* What a character may serve as: a digit, a unit or a round word of Chinese
** numbers; and costs (in 16ths, 255 for never) as a surname, a given name of
** one character, the first or last of two, and in transliterated names. */
typedef struct bul_char_facts {
  uint8_t numeral;
  uint8_t surname;
  uint8_t single;
  uint8_t first;
  uint8_t last;
  uint8_t foreign;
} bul_char_facts;

enum { BUL_NOT_NUMERAL, BUL_DIGIT, BUL_UNIT, BUL_ABOUT };

typedef struct bul_other_code {
  uint32_t character;
  uint32_t code;
} bul_other_code;

/* lexicon_data.c, written by data/generate.py. */
extern const uint64_t bul_lexicon_cells[];
extern const uint16_t bul_lexicon_han[0x5200];
extern const bul_other_code bul_lexicon_other[];
extern const size_t bul_lexicon_other_count;
extern const bul_char_facts bul_lexicon_facts[]; /* by code */

/* The code of a character that is not between U+4E00 and U+9FFF. */
uint32_t bul_other_code_of(uint32_t character);

/* The code of a character; 0 when no word has it. */
static inline uint32_t bul_code_of(uint32_t character) {
  uint32_t at = character - 0x4E00;
  return at < 0x5200 ? bul_lexicon_han[at] : bul_other_code_of(character);
}

/* A cell of the trie, by value, and what it says. */
typedef uint64_t bul_cell;

/* The cell of a word's first character; a cell of 0 is none. */
static inline bul_cell bul_cell_first(uint32_t code) {
  return code == 0 ? 0 : bul_lexicon_cells[code];
}
/* The cell after one more character, or 0. */
static inline bul_cell bul_cell_next(bul_cell cell, uint32_t code) {
  uint64_t base = cell >> 42;
  bul_cell next = bul_lexicon_cells[base + code];
  return (next >> 28 & 0x3FFF) == code && base != 0 && code != 0 ? next : 0;
}
/* Has the memory of bul_cell_next(cell, code) brought near. */
static inline void bul_cell_prefetch(bul_cell cell, uint32_t code) {
#if defined(__GNUC__)
  __builtin_prefetch(&bul_lexicon_cells[(cell >> 42) + code]);
#else
  (void)cell, (void)code;
#endif
}

static inline bool bul_cell_is_word(bul_cell cell) {
  return cell & 2;
}
/* A title or an office, which stands beside a person's name. */
static inline bool bul_cell_is_title(bul_cell cell) {
  return cell & 1;
}
static inline bool bul_cell_is_leaf(bul_cell cell) {
  return cell >> 42 == 0;
}
static inline int bul_cell_cost(bul_cell cell) {
  return cell >> 16 & 0xFFF;
}
static inline int bul_cell_pos(bul_cell cell) {
  return cell >> 10 & 0x3F;
}
/* Sixteen times -log of the share of articles that have the word. */
static inline int bul_cell_rarity(bul_cell cell) {
  return cell >> 2 & 0xFF;
}

/* The cell of a whole word, or 0 when it is none. */
bul_cell bul_lexicon_find(bulletin_text word);

#endif
