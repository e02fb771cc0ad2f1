/*
** point_words.h - the words that begin items of an enumeration; an editor may
** add a line.
*/
#ifndef BUL_POINT_WORDS_H
#define BUL_POINT_WORDS_H

#include <stdbool.h>
#include <uchar.h>

typedef struct order_word {
  const char32_t *word;
  int number; /* 0: the next */
  bool side;  /* 一方面: one of two sides */
} order_word;

static const order_word order_words[] = {
    {U"首先", 1, false},    {U"其次", 2, false},      {U"再次", 3, false},
    {U"再者", 3, false},    {U"最后", 0, false},      {U"一方面", 1, true},
    {U"另一方面", 2, true}, {U"另外一方面", 2, true},
};

/* What counts places and no points: 积分榜上，第一是…，第二是…. */
static const char32_t *const rank_words[] = {
    U"积分榜", U"排行榜", U"榜单", U"排名", U"名次", U"位次", U"得票", U"票数",
    U"夺冠",   U"奖牌榜", U"前三",
};

/* What follows —— in a signature or a subtitle. */
static const char32_t *const dash_signatures[] = {
    U"摘", U"选自", U"写在", U"写给", U"记", U"访", U"编者", U"作者", U"据",
};

#endif
