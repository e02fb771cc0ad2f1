/*
** credits_words.h - what those did who let a page or a piece pass: for
** credits.c. Names come behind a colon, a bar or a slash.
*/
#ifndef BUL_CREDITS_WORDS_H
#define BUL_CREDITS_WORDS_H

#include "../../base/cursor.h"

/* Words before them that say more. */
static const bulletin_text credit_kinds[] = {
    BUL_ROW("本版"), BUL_ROW("本期"), BUL_ROW("值班"), BUL_ROW("执行"),
    BUL_ROW("见习"), BUL_ROW("实习"), BUL_ROW("责任"), BUL_ROW("責任"),
    BUL_ROW("美术"), BUL_ROW("视觉"), BUL_ROW("新媒体"), BUL_ROW("栏目"),
    BUL_ROW("图文"), BUL_ROW("文字"), BUL_ROW("副"), BUL_ROW("总"),
    BUL_ROW("總"),
};

static const bulletin_text credit_words[] = {
    BUL_ROW("责编"), BUL_ROW("責編"), BUL_ROW("编辑"), BUL_ROW("編輯"),
    BUL_ROW("编审"), BUL_ROW("編審"), BUL_ROW("审核"), BUL_ROW("審核"),
    BUL_ROW("审校"), BUL_ROW("审读"), BUL_ROW("审签"), BUL_ROW("审定"),
    BUL_ROW("审稿"), BUL_ROW("校对"), BUL_ROW("校對"), BUL_ROW("校审"),
    BUL_ROW("监制"), BUL_ROW("監製"), BUL_ROW("总监"), BUL_ROW("主编"),
    BUL_ROW("主編"), BUL_ROW("总编"), BUL_ROW("编委"), BUL_ROW("主任"),
    BUL_ROW("一审"), BUL_ROW("二审"), BUL_ROW("三审"), BUL_ROW("初审"),
    BUL_ROW("复审"), BUL_ROW("终审"), BUL_ROW("签发"), BUL_ROW("签审"),
    BUL_ROW("一校"), BUL_ROW("二校"), BUL_ROW("三校"), BUL_ROW("初校"),
    BUL_ROW("版式"), BUL_ROW("排版"), BUL_ROW("组版"), BUL_ROW("制版"),
    BUL_ROW("美编"), BUL_ROW("美編"), BUL_ROW("设计"), BUL_ROW("出品"),
    BUL_ROW("制作"), BUL_ROW("核稿"),
};

/* The first characters of both tables; test_pages checks it. */
static const char32_t credit_starts[] = U"□本值执见实责責美视新栏图文副总總编編审審校监監主一二三初复终签版排组制设出核";

#endif
