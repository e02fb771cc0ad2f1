/*
** fold.h - a text in the one form in which readings look words up.
**
** Traditional characters become simplified ones and 「」 become “”; every
** character keeps its number of bytes, so that a span of the folded text is
** the same span of the text itself. Widths stay: what reads numbers and
** letters knows both.
*/
#ifndef BUL_FOLD_H
#define BUL_FOLD_H

#include "memory.h"
#include "text.h"

/* A character in the one form. The few that simplified text has for
** themselves (乾 of 乾隆, 徵 of 文徵明) stay. */
uint32_t bul_fold_char(uint32_t c);

/* A folded text; `owned` is NULL where the text is borrowed as it is. */
typedef struct bul_folded {
  bulletin_text text;
  char *owned;
} bul_folded;

/* Folds `text`, which is valid UTF-8 and must outlive the result; no memory
** is taken where nothing changes. False when memory ran out. */
bool bul_fold(bul_folded *out, bulletin_text text,
              const bulletin_allocator *allocator);
void bul_fold_free(bul_folded *folded, const bulletin_allocator *allocator);

#endif
