/*
** people_words.h - what people.c knows beside the classes of words
** (../words/data/classes.txt) and the people of ../words/data/people.txt. An
** editor may add lines.
*/
#ifndef BUL_PEOPLE_WORDS_H
#define BUL_PEOPLE_WORDS_H

#include "../../base/text.h"

/* What only a person does: who is before it is one. */
static const bulletin_text person_acts[] = {
    BUL_ROW("说"),   BUL_ROW("表示"), BUL_ROW("指出"), BUL_ROW("强调"),
    BUL_ROW("认为"), BUL_ROW("介绍"), BUL_ROW("告诉"), BUL_ROW("介绍说"),
    BUL_ROW("坦言"), BUL_ROW("回忆"), BUL_ROW("回忆说"), BUL_ROW("感慨"),
    BUL_ROW("致辞"), BUL_ROW("致词"), BUL_ROW("撰文"), BUL_ROW("率团"),
    BUL_ROW("会见"), BUL_ROW("饰演"), BUL_ROW("笑着"), BUL_ROW("出生"),
    BUL_ROW("去世"), BUL_ROW("逝世"), BUL_ROW("病逝"), BUL_ROW("生于"),
    BUL_ROW("笑道"), BUL_ROW("说道"), BUL_ROW("透露"), BUL_ROW("当选"),
    BUL_ROW("出任"), BUL_ROW("就任"), BUL_ROW("退休"), BUL_ROW("写道"),
    BUL_ROW("直言"), BUL_ROW("解释"), BUL_ROW("认真地"), BUL_ROW("摄"),
    BUL_ROW("通电话"), BUL_ROW("会谈"),
};

/* Verbs of one character with whom a person is the one who does it. */
static const uint32_t person_verbs[] = {
    U'获', U'任', U'率', U'摄', U'赴', U'抵', U'著', U'译', U'饰', U'称',
};

/* Words of one character that go on after a name: 王毅|同, 刘奇|作. A name
** of three that ends in one is taken for the name of two where that one is
** known. */
static const uint32_t person_ends[] = {
    U'同', U'与', U'和', U'对', U'向', U'在', U'等', U'为', U'因', U'曾',
    U'总', U'已', U'也', U'还', U'将', U'外', U'带', U'作', U'便', U'见',
    U'笑', U'听', U'教', U'说', U'会', U'率', U'应', U'到', U'赴', U'访',
    U'之', U'辞', U'托', U'所', U'称', U'致', U'就', U'从', U'以', U'用', U'讲', U'转', U'一', U'及', U'并',
};

#endif
