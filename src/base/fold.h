/*
** fold.h - the forms that texts are brought to, so that spellings of one
** thing are one.
**
**   form             體  Ａ  「  ○  －     for
**   bul_fold_char    体  Ａ  “   ○  －     the lexicon: one script, one quote
**   bul_fold_search  体  a   ｢   ○  -      search and terms: width, case, too
**   bul_fold_read    体  A   “   〇 —      readings: one zero, one dash, too
**
** Any code point, constant time.
*/
#ifndef BUL_FOLD_H
#define BUL_FOLD_H

#include "memory.h"
#include "text.h"

#include <uchar.h>

/* The dash that all dashes and wave marks between numbers are read as. */
#define BUL_DASH U'—'

/* Traditional characters become simplified ones and 「」 become “”; every
** character keeps its number of bytes. Widths stay. A few that simplified text
** uses as well (乾 of 乾隆, 徵 of 文徵明) stay, too. */
uint32_t bul_fold_char(uint32_t c);

/* Simplified, half width and lower case. */
uint32_t bul_fold_search(uint32_t c);

/* The same of the character at `at`, which lies before `end`; *size are its
** bytes. Half-width kana become full-width ones, together with the voice mark
** behind them: ｶﾞ is ガ. */
uint32_t bul_fold_search_at(const char *at, const char *end, size_t *size);

/* As bul_fold_char and half width, with one zero (〇), one dash, one colon and
** one percent sign; 壹 and 両 as 一 and 两. */
uint32_t bul_fold_read(uint32_t c);

/* A text folded by bul_fold_char: a span of it is the same span of the text
** itself. `owned` is NULL where the text is borrowed as it is. */
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
