/*
** keyword_reader.h - what reads the terms of a text: its tokens, and the terms
** found among them. See keyword_terms.h.
*/
#ifndef BUL_KEYWORD_READER_H
#define BUL_KEYWORD_READER_H

#include "../names/entities.h"
#include "keyword_kinds.h"

enum {
  BUL_MOST_PARTS = 5,      /* words of a compound */
  BUL_UNKNOWN_RARITY = 176 /* of a word that the lexicon has not */
};

typedef struct bul_keyword_token {
  bulletin_span span;
  uint32_t terms[BUL_MOST_PARTS]; /* of it and those after, plus one; or 0 */
  uint32_t from, to; /* the name it is in, tokens; itself when in none */
  uint32_t paragraph;
  uint16_t rarity;
  uint8_t role, length, pos;
  uint8_t repeats; /* bits: which of its terms stand more than once */
  bool joined;     /* to the one before */
  bool fit;        /* may be a part of a compound */
} bul_keyword_token;

typedef struct bul_keyword_reader {
  bul_keyword_terms *out;
  bul_findings *found; /* the words, and the names when they are asked for */
  const bulletin_words *words; /* of it */
  bul_keyword_token *tokens;
  bul_general_words general;
  bul_keyword_key key;
  void *context;
  bool failed; /* memory ran out */
} bul_keyword_reader;

/* The folded text of a span. */
static inline bulletin_text bul_keyword_text(const bul_keyword_reader *r,
                                             bulletin_span span) {
  return bul_text(r->out->folded.data + span.start, span.end - span.start);
}

/* keyword_terms.c: the number of the term at `span`, a new one when there is
** none of that text; a failure is noted in `r`. */
uint32_t bul_keyword_find(bul_keyword_reader *r, bulletin_span span,
                          bool *is_new);
/* Counts a place of a term. */
void bul_keyword_count(bul_keyword_reader *r, uint32_t term, size_t start,
                       uint32_t paragraph);

/* keyword_names.c: adds the names of a text, and marks their tokens; adds what
** stands between the mark at the word `open` and its closing one. */
void bul_keyword_add_names(bul_keyword_reader *r);
void bul_keyword_add_quoted(bul_keyword_reader *r, size_t open);

/* keyword_compounds.c: adds the compounds, when all words are counted; holds
** each place of a term against those around it. */
void bul_keyword_add_compounds(bul_keyword_reader *r);
void bul_keyword_compare(bul_keyword_reader *r);

#endif
