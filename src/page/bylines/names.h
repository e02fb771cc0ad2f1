/*
** names.h - what a person's name in print can be.
*/
#ifndef BUL_NAMES_H
#define BUL_NAMES_H

#include "../../base/text.h"

/* How common the surname at the start of a text is. */
typedef enum bul_surname_rank {
  BUL_SURNAME_NONE,
  BUL_SURNAME_RARE,  /* a word more often than a surname */
  BUL_SURNAME_COMMON /* one of those that nine in ten people have */
} bul_surname_rank;

/* The rank of the surname that `text` begins with; *size is its bytes. */
bul_surname_rank bul_surname(bulletin_text text, size_t *size);

/* True when `text` begins with a surname of one or two characters. */
bool bul_is_surname_start(bulletin_text text);

/* True when all of `text` may be one Chinese name: a surname and one or two
** characters that together are no word that papers print. */
bool bul_is_person(bulletin_text text);

/* True for a word that is no name though it stands where names do: 报道,
** 即時, 翻攝, 招待会. */
bool bul_is_no_name(bulletin_text text);

/* A body, or what is said of its pictures: 县公安局, 受访者提供. */
bool bul_is_body(bulletin_text text);

/* The bytes of the name that a place is glued to (丁一禾棠州 of 记者丁一禾棠州报道);
** 0 where `text` is none of the kind, or several names. */
size_t bul_name_before_place(bulletin_text text);

enum { BUL_MOST_GLUED = 12 };

/* Names printed without anything between them (戴忠祥邱新玲), divided so
** that each begins with a surname, common ones if there is a choice. Writes
** at most BUL_MOST_GLUED and returns how many; 0 if `text` is no two names or
** more. Linear in the text. */
size_t bul_names_unglue(bulletin_text *names, bulletin_text text);

#endif
