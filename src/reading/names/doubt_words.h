/*
** doubt_words.h - what doubts.c knows beside the classes of words
** (../words/data/classes.txt). An editor may add lines.
*/
#ifndef BUL_DOUBT_WORDS_H
#define BUL_DOUBT_WORDS_H

#include "../../base/text.h"

/* Kinds of bodies, which name none where nothing says whose they are. */
static const bulletin_text kinds_alone[] = {
    BUL_ROW("全国委员会"),       BUL_ROW("全国代表大会"), BUL_ROW("普通高中"),
    BUL_ROW("和平与发展委员会"), BUL_ROW("文博机构"),     BUL_ROW("科创中心"),
    BUL_ROW("科创基金"),         BUL_ROW("赛队"),         BUL_ROW("人大代表"),
};

/* With them behind it 科技 is a field of work, not a firm. */
static const bulletin_text science_words[] = {
    BUL_ROW("工作者"), BUL_ROW("报国"), BUL_ROW("人才"), BUL_ROW("创新"),
    BUL_ROW("力量"),   BUL_ROW("强国"), BUL_ROW("工业"), BUL_ROW("人员"),
};

/* With them behind it 科 is a family of living things. */
static const bulletin_text living_words[] = {
    BUL_ROW("植物"), BUL_ROW("动物"), BUL_ROW("昆虫"),
    BUL_ROW("鸟类"), BUL_ROW("鱼类"), BUL_ROW("树种"),
};

#endif
