/*
** titles.h - 引题, 主题, 副题 told apart without the size of their type.
*/
#ifndef BUL_TITLES_H
#define BUL_TITLES_H

#include "../markers.h"

enum { BUL_MOST_TITLES = 6 };

/* What is known of an article when its title lines are read. */
typedef struct bul_title_lines {
  bulletin_text lines[BUL_MOST_TITLES]; /* trimmed */
  size_t count;
  bulletin_text lead; /* the beginning of the body */
  bool byline;        /* a byline stands under the title */
} bul_title_lines;

/* Which of the lines is the headline: those before it are the kicker, those
** after it the deck. *margin is how sure that is, in hundredths of a logit
** (large: sure). */
size_t bul_titles_headline(const bul_title_lines *titles,
                           const bul_markers *markers, int *margin);

/* Adds the pairs of neighbouring characters of `text` to a set, and the share
** of the pairs of `text` that a set has, in hundredths. */
void bul_titles_add_pairs(bul_chars *set, bulletin_text text);
int bul_titles_share(const bul_chars *set, bulletin_text text);

/* True when the two lines are one headline, stacked as papers of old set
** theirs: both short and of one length, over a dateline in brackets. */
bool bul_titles_stacked(const bul_title_lines *titles);

/* The column label that a headline ends or begins with: 法治聚焦 of
** …（法治聚焦） or 【法治聚焦】…; absent if none. */
bulletin_text bul_titles_column(const bul_markers *markers,
                                bulletin_text title);

#endif
