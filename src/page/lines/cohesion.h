/*
** cohesion.h - whether text that a line breaks off goes on in the next.
*/
#ifndef BUL_COHESION_H
#define BUL_COHESION_H

#include "lines.h"

#include "../../base/text.h"

typedef struct bul_followers {
  const char *first;
  const char *followers;
} bul_followers;

extern const bul_followers bul_cohesion[];
extern const size_t bul_cohesion_count;

/* True when the pair of Han characters stands inside a common word. */
bool bul_inside_word(bulletin_text first, bulletin_text second);

/* True when `text` begins with a mark that opens: “ （ 《 and the like. */
bool bul_opens(bulletin_text text);

/* True when `text` begins as no paragraph or title does: with a mark that
** closes or divides, or a particle. */
bool bul_never_starts(bulletin_text text);

/* True when `text`, which does not end a sentence and is no longer than a
** title, must go on: a quotation or bracket is open, a word is cut, it ends
** or what follows begins as no title or sentence does, or it reads like the
** start of a sentence. */
bool bul_coheres(bulletin_text page, const bul_line *last,
                 const bul_line *next);

#endif
