/*
** sentences.h - where sentences begin and end.
*/
#ifndef BUL_SENTENCES_H
#define BUL_SENTENCES_H

#include "../../base/text.h"

typedef struct bul_sentence {
  bulletin_span span;   /* without the white space around it */
  size_t paragraph;     /* its line, counted from 0, empty ones left out */
  bool opens_paragraph; /* the first of its line */
} bul_sentence;

/* Sets *out to the sentence at or after byte *at of `text`, valid UTF-8, and
** *at to where the next is to be looked for; false at the text's end.
** `paragraph` is counted on; begin with *at == 0 and *paragraph == 0. A
** sentence ends with its line, or behind 。！？ and the quotation marks that
** close there, and with … that a quotation ends with; not inside a quotation
** or brackets that close in their line within a thousand characters. A full
** stop of Latin text ends one before a space. */
bool bul_sentence_next(bul_sentence *out, bulletin_text text, size_t *at,
                       size_t *paragraph);

#endif
