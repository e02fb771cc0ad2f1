/*
** begins_words.h - how news begins: for begins.c.
*/
#ifndef BUL_BEGINS_WORDS_H
#define BUL_BEGINS_WORDS_H

#include "../../base/cursor.h"

static const bulletin_text news_starts[] = {
    BUL_ROW("近日"), BUL_ROW("日前"), BUL_ROW("昨日"), BUL_ROW("昨天"),
    BUL_ROW("今天"), BUL_ROW("今日"), BUL_ROW("前天"), BUL_ROW("本周"),
    BUL_ROW("上周"), BUL_ROW("近期"), BUL_ROW("近年来"), BUL_ROW("今年以来"),
    BUL_ROW("记者从"), BUL_ROW("记者近日"),
    BUL_ROW("昨晚"), BUL_ROW("昨午"), BUL_ROW("記者"),
    BUL_ROW("最近"), BUL_ROW("前不久"),
};

/* Characters that tell nothing of what a text is about. */
static const char32_t particles[] =
    U"的了在是和与與有为為将將对對等一不个個这這也就都而及于於以上下中";

/* How a line ends that says which agency a piece is from, or who took a
** picture. */
static const bulletin_text wire_ends[] = {
    BUL_ROW("电"), BUL_ROW("電"), BUL_ROW("电）"), BUL_ROW("電）"),
    BUL_ROW("讯"), BUL_ROW("摄"), BUL_ROW("攝"), BUL_ROW("摄）"),
    BUL_ROW("攝）"), BUL_ROW("社）"), BUL_ROW("整理"), BUL_ROW("整理）"),
};

#endif
