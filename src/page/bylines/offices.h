/*
** offices.h - 县医院院长, 机械学院: who an author is or where from, before or
** behind the name.
*/
#ifndef BUL_OFFICES_H
#define BUL_OFFICES_H

#include "tokens.h"

/* Ends as such a word does: 院长. */
bool bul_ends_office(bulletin_text text);

/* 机械学院: all of `text`; no shorter than an office is printed, and no name. */
bool bul_is_office(bulletin_text text);

/* The tokens of 县医院院长 before its names (县医院院长 张三); 0 if `tokens` are
** none of the kind. */
size_t bul_office_size(const bul_token *tokens, size_t count);

#endif
