/*
** words.h - segmentation, for the other readings.
**
** The public face is in bulletin.h (5a): bulletin_segmenter gives the words
** of a text a few hundred at a time, bulletin_words_read all at once. Here
** are the shapes that only this folder needs.
*/
#ifndef BUL_WORDS_H
#define BUL_WORDS_H

#include "lexicon.h"

/* The text of a word. */
static inline bulletin_text bul_word_text(bulletin_text text,
                                          const bulletin_word *word) {
  return bul_text(text.data + word->span.start,
                  word->span.end - word->span.start);
}

/* A run of Han characters that ends where another kind of character begins,
** or is cut here; the longest word looks this far. */
enum { BUL_RUN_LIMIT = 256, BUL_WORD_LIMIT = 24 };

/* Beside the public flags: the run follows a number, so no name begins it. */
enum { BUL_AFTER_NUMBER = 1 << 8 };

/* path.c: the best path through a run of `count` characters, whose codes
** are given with their bytes' offsets (count + 1 of them). Appends its words
** to `out`, which has room for `count`; those that end after `keep`
** characters are left for a later run. `before` is the cell of the word
** before the run, when that may be a title of what follows. Returns how many
** words; *taken is the characters they cover. */
size_t bul_best_path(bulletin_word *out, size_t *taken, const uint16_t *codes,
                     const size_t *offsets, size_t count, size_t keep,
                     bul_cell before, int flags);

/* userwords.c: the first place at or after `from` where an entry of the
** caller's lexicon stands, its end and its part of speech; `from` past the
** text when there is none. */
size_t bul_lexicon_match(const bulletin_lexicon *lexicon, bulletin_text text,
                         size_t from, size_t *end, int *pos);

#endif
