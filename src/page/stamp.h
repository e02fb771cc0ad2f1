/*
** stamp.h - what a page or a website prints beside a piece: the day, the hour,
** where it is from.
*/
#ifndef BUL_STAMP_H
#define BUL_STAMP_H

#include "../base/day.h"
#include "../base/text.h"

/* The size of the day that `text` begins with: 2026年5月29日,
** 二〇二六年五月二十九日, 中華民國115年5月29日, 2026-05-29, 2026/5/29,
** 2026.5.29; 0 if none. *day is the day, year 0 if there is no such day. */
size_t bul_stamp_date(bulletin_text text, bul_civil *day);

/* The size of an hour at the start of `text`: 09:15, 9：15:30, 9时15分; 0 if
** none. */
size_t bul_stamp_hour(bulletin_text text);

/* The size of a day, in brackets or not, with its weekday and hour if they
** follow, and the white space after them; 0 if `text` begins with no day. */
size_t bul_stamp_size(bulletin_text text);

/* The colon in `word`, its size in *size; NULL if none. */
const char *bul_find_colon(bulletin_text word, size_t *size);

/* 来源：望河日报 and the like, all of `word`: its size, 0 if it is none.
** *wants_value: the value is the next word. */
size_t bul_stamp_source(bulletin_text word, bool *wants_value);

#endif
