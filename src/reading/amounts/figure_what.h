/*
** figure_what.h - what a figure counts: the words of its line, and the noun
** phrase beside it.
*/
#ifndef BUL_FIGURE_WHAT_H
#define BUL_FIGURE_WHAT_H

#include "../../base/fold.h"
#include "../words/words.h"
#include "figure_units.h"

/* The words of the line of `text` from byte `start` to `end`; their spans
** count from `start`. `plain` is the line in simplified characters, each as
** long as the one in its place, which the lexicon knows. */
typedef struct bul_line_words {
  const bulletin_allocator *allocator;
  bulletin_text text;
  size_t start, end;
  bulletin_text plain;
  bul_folded folded; /* what plain is borrowed from */
  bulletin_segmenter segmenter;
  bulletin_word *words;
  size_t count, capacity;
  bool read;
  bool failed; /* memory ran out */
} bul_line_words;

/* Reads them unless `read` says that they are. */
bool bul_line_words_read(bul_line_words *l);

void bul_line_words_free(bul_line_words *l);

/* The first word that ends after byte `at` of the line. */
size_t bul_line_word_at(const bul_line_words *l, size_t at);

/* The noun phrase that begins at byte `at` of the text, where a figure ends;
** an absent text when there is none. */
bulletin_text bul_phrase_behind(const bul_line_words *l, size_t at);

/* The same, of what is measured (1000亩土地): no verb and no measure (高空)
** begins it. */
bulletin_text bul_noun_behind(const bul_line_words *l, size_t at);

/* The one that ends before byte `at`, where a figure of a unit of `kind`
** begins; not before byte `floor`. */
bulletin_text bul_phrase_before(const bul_line_words *l, size_t floor,
                                size_t at, int kind);

#endif
