/*
** title_words.h - what titles.c knows: words that address, offices that name
** their body, what may stand before a title, verbs of office.
*/
#ifndef BUL_TITLE_WORDS_H
#define BUL_TITLE_WORDS_H

#include "../../base/text.h"

/* Forms of address and of kinship: beside names, but no titles. */
static const bulletin_text title_addresses[] = {
    BUL_ROW("同志"), BUL_ROW("先生"), BUL_ROW("女士"), BUL_ROW("小姐"),
    BUL_ROW("夫人"), BUL_ROW("太太"), BUL_ROW("妻子"), BUL_ROW("丈夫"),
    BUL_ROW("儿子"), BUL_ROW("女儿"), BUL_ROW("父亲"), BUL_ROW("母亲"),
    BUL_ROW("哥哥"), BUL_ROW("弟弟"), BUL_ROW("姐姐"), BUL_ROW("妹妹"),
    BUL_ROW("奶奶"), BUL_ROW("爷爷"), BUL_ROW("阿姨"), BUL_ROW("大爷"),
    BUL_ROW("大妈"), BUL_ROW("大叔"), BUL_ROW("大姐"), BUL_ROW("大哥"),
    BUL_ROW("大嫂"), BUL_ROW("大娘"), BUL_ROW("青年"), BUL_ROW("老人"),
    BUL_ROW("领导"),
};

/* Offices that say little without the body whose they are: 局长 of which
** 局? Such a title takes the name of the body before it. */
static const bulletin_text title_offices[] = {
    BUL_ROW("长"),   BUL_ROW("书记"), BUL_ROW("主任"), BUL_ROW("主席"),
    BUL_ROW("委员"), BUL_ROW("常委"), BUL_ROW("发言人"), BUL_ROW("理事"),
    BUL_ROW("院士"), BUL_ROW("秘书"), BUL_ROW("干事"), BUL_ROW("参事"),
    BUL_ROW("成员"), BUL_ROW("政委"), BUL_ROW("司令员"), BUL_ROW("负责人"),
};

/* Those who are sent somewhere, which 驻 before the title says: 驻美国大使. */
static const bulletin_text title_envoys[] = {
    BUL_ROW("大使"),     BUL_ROW("总领事"), BUL_ROW("公使"), BUL_ROW("领事"),
    BUL_ROW("全权代表"), BUL_ROW("代表"),   BUL_ROW("武官"), BUL_ROW("参赞"),
    BUL_ROW("临时代办"), BUL_ROW("记者"),   BUL_ROW("使节"),
};

/* What a body ends in that is no office's: a company's people are called by
** their titles alone. */
static const bulletin_text title_companies[] = {
    BUL_ROW("公司"), BUL_ROW("集团"), BUL_ROW("厂"), BUL_ROW("店"),
};

/* 外交部长, 县长: 长 after one of these is a title of what they end. */
static const bulletin_text title_heads[] = {
    BUL_ROW("部"), BUL_ROW("局"), BUL_ROW("院"), BUL_ROW("校"), BUL_ROW("馆"),
    BUL_ROW("所"), BUL_ROW("站"), BUL_ROW("台"), BUL_ROW("社"), BUL_ROW("厅"),
    BUL_ROW("司"), BUL_ROW("处"), BUL_ROW("科"), BUL_ROW("署"), BUL_ROW("行"),
    BUL_ROW("省"), BUL_ROW("市"), BUL_ROW("县"), BUL_ROW("区"), BUL_ROW("镇"),
    BUL_ROW("乡"), BUL_ROW("村"), BUL_ROW("队"), BUL_ROW("团"), BUL_ROW("会"),
};

/* What stands before a title, and before the body's name as well. */
static const bulletin_text title_modifiers[] = {
    BUL_ROW("原"),   BUL_ROW("前"),   BUL_ROW("时任"), BUL_ROW("代"),
    BUL_ROW("代理"), BUL_ROW("副"),   BUL_ROW("常务"), BUL_ROW("名誉"),
    BUL_ROW("候任"),
};

/* What may stand before a title and is no part of it. */
static const bulletin_text title_praises[] = {
    BUL_ROW("著名"), BUL_ROW("知名"), BUL_ROW("当代"), BUL_ROW("青年"),
    BUL_ROW("我国"), BUL_ROW("中国"), BUL_ROW("本土"), BUL_ROW("旅美"),
};

/* Units whose names end in 区 and are no level: 香港特区政府. */
static const bulletin_text title_zones[] = {
    BUL_ROW("自治区"), BUL_ROW("自治州"), BUL_ROW("自治县"), BUL_ROW("自治旗"),
    BUL_ROW("特区"),
};

/* What stands before a title that 的 parts from the name. */
static const bulletin_text title_holds[] = {
    BUL_ROW("时任"), BUL_ROW("现任"), BUL_ROW("曾任"), BUL_ROW("担任"),
    BUL_ROW("身为"), BUL_ROW("作为"), BUL_ROW("任"),   BUL_ROW("出任"),
    BUL_ROW("曾"),
};

/* Verbs between a person and an office: what they say of it. */
typedef struct title_verb {
  bulletin_text word;
  uint8_t change; /* bulletin_title_change */
} title_verb;

static const title_verb title_verbs[] = {
    {BUL_ROW("为"), BULLETIN_TITLE_HELD},
    {BUL_ROW("任"), BULLETIN_TITLE_HELD},
    {BUL_ROW("担任"), BULLETIN_TITLE_HELD},
    {BUL_ROW("兼任"), BULLETIN_TITLE_HELD},
    {BUL_ROW("出任"), BULLETIN_TITLE_APPOINTED},
    {BUL_ROW("当选"), BULLETIN_TITLE_APPOINTED},
    {BUL_ROW("当选为"), BULLETIN_TITLE_APPOINTED},
    {BUL_ROW("接任"), BULLETIN_TITLE_APPOINTED},
    {BUL_ROW("就任"), BULLETIN_TITLE_APPOINTED},
    {BUL_ROW("升任"), BULLETIN_TITLE_APPOINTED},
    {BUL_ROW("继任"), BULLETIN_TITLE_APPOINTED},
    {BUL_ROW("辞去"), BULLETIN_TITLE_REMOVED},
    {BUL_ROW("卸任"), BULLETIN_TITLE_REMOVED},
    {BUL_ROW("不再担任"), BULLETIN_TITLE_REMOVED},
};

/* What a clause begins with that appoints, or removes, whom it names. */
static const title_verb title_acts[] = {
    {BUL_ROW("任命"), BULLETIN_TITLE_APPOINTED},
    {BUL_ROW("选举"), BULLETIN_TITLE_APPOINTED},
    {BUL_ROW("推选"), BULLETIN_TITLE_APPOINTED},
    {BUL_ROW("补选"), BULLETIN_TITLE_APPOINTED},
    {BUL_ROW("增选"), BULLETIN_TITLE_APPOINTED},
    {BUL_ROW("聘任"), BULLETIN_TITLE_APPOINTED},
    {BUL_ROW("免去"), BULLETIN_TITLE_REMOVED},
    {BUL_ROW("免除"), BULLETIN_TITLE_REMOVED},
    {BUL_ROW("撤销"), BULLETIN_TITLE_REMOVED},
};

#endif
