/*
** figure_number_words.h - words around a number; see figure_words.h.
*/
#ifndef BUL_FIGURE_NUMBER_WORDS_H
#define BUL_FIGURE_NUMBER_WORDS_H

#include "../../bulletin.h"

#include <uchar.h>

/* Shares that stand before their number, and the unit that they are. */
static const struct {
  const char32_t *word;
  const char *name;
} share_heads[] = {
    {U"百分之", "%"},
    {U"千分之", "‰"},
    {U"万分之", "‱"},
};

/* How exact a figure is, by the word behind it. */
static const struct {
  const char32_t *word;
  int approx; /* bulletin_approx */
} approx_behind[] = {
    {U"以上", BULLETIN_OVER},  {U"以下", BULLETIN_UNDER},
    {U"以内", BULLETIN_UNDER}, {U"左右", BULLETIN_ABOUT},
    {U"上下", BULLETIN_ABOUT}, {U"开外", BULLETIN_OVER},
    {U"之多", BULLETIN_EXACT},
};

#endif
