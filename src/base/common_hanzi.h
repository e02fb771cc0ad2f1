/*
** common_hanzi.h - the characters that Chinese text is mostly made of.
*/
#ifndef BUL_COMMON_HANZI_H
#define BUL_COMMON_HANZI_H

/* The few hundred commonest characters of news, simplified and traditional,
** and the marks between them; in no order. */
extern const char bul_common_hanzi[];

#endif
