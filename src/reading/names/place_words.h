/*
** place_words.h - what places.c knows beside the classes of words
** (../words/data/classes.txt): kinds of places, by what their names are made
** of. An editor may add lines.
*/
#ifndef BUL_PLACE_WORDS_H
#define BUL_PLACE_WORDS_H

#include "../../base/text.h"

/* Kinds that the nouns before them name, whatever these are: 康桥华城社区. */
static const bulletin_text place_settlements[] = {
    BUL_ROW("街道"), BUL_ROW("社区"), BUL_ROW("小区"),   BUL_ROW("片区"),
    BUL_ROW("商圈"), BUL_ROW("新村"), BUL_ROW("家属院"), BUL_ROW("夜市"),
    BUL_ROW("老街"), BUL_ROW("胡同"), BUL_ROW("工业园"), BUL_ROW("工业园区"),
    BUL_ROW("产业园"), BUL_ROW("科技园"), BUL_ROW("大街"), BUL_ROW("大道"),
};

/* Kinds that are named by a place and by what they are for: 樱桃沟足球小镇. */
static const bulletin_text place_sites[] = {
    BUL_ROW("机场"),   BUL_ROW("火车站"), BUL_ROW("车站"),   BUL_ROW("公园"),
    BUL_ROW("广场"),   BUL_ROW("体育场"), BUL_ROW("体育馆"), BUL_ROW("小镇"),
    BUL_ROW("大桥"),   BUL_ROW("水库"),   BUL_ROW("码头"),   BUL_ROW("植物园"),
    BUL_ROW("动物园"), BUL_ROW("大厦"),   BUL_ROW("景区"),   BUL_ROW("风景区"),
    BUL_ROW("保护区"), BUL_ROW("自然保护区"), BUL_ROW("工业园"),
    BUL_ROW("工业园区"), BUL_ROW("产业园"), BUL_ROW("开发区"), BUL_ROW("电站"),
    BUL_ROW("水电站"), BUL_ROW("体育中心"), BUL_ROW("湿地公园"),
    BUL_ROW("森林公园"), BUL_ROW("国家公园"), BUL_ROW("口岸"),
};

/* Kinds that common words are made of as well: 农村, 网络道路. */
static const bulletin_text place_villages[] = {
    BUL_ROW("村"), BUL_ROW("庄"), BUL_ROW("路"), BUL_ROW("街"), BUL_ROW("屯"),
    BUL_ROW("桥"), BUL_ROW("站"), BUL_ROW("巷"), BUL_ROW("寺"), BUL_ROW("宫"),
};

/* Kinds that lead from one place to another: 平凉至庆阳铁路. */
static const bulletin_text place_lines[] = {
    BUL_ROW("铁路"), BUL_ROW("公路"), BUL_ROW("高速公路"), BUL_ROW("高铁"),
    BUL_ROW("高速"), BUL_ROW("城际铁路"),
};

/* Verbs of one character that stand before a place's name. */
static const bulletin_text place_approaches[] = {
    BUL_ROW("去"), BUL_ROW("赴"), BUL_ROW("抵"), BUL_ROW("访"), BUL_ROW("回"),
    BUL_ROW("离"), BUL_ROW("进"), BUL_ROW("往"), BUL_ROW("经"), BUL_ROW("过"),
    BUL_ROW("至"), BUL_ROW("驻"), BUL_ROW("游"), BUL_ROW("逛"), BUL_ROW("看"),
    BUL_ROW("到"), BUL_ROW("在"), BUL_ROW("达"), BUL_ROW("属"), BUL_ROW("归"),
};

/* Two countries by a character each that are a city's name, too, and what then
** stands behind them. */
static const bulletin_text place_pairs[] = {BUL_ROW("巴中")};

static const bulletin_text place_relations[] = {
    BUL_ROW("两国"),   BUL_ROW("双方"), BUL_ROW("关系"), BUL_ROW("友好"),
    BUL_ROW("友谊"),   BUL_ROW("合作"), BUL_ROW("建交"), BUL_ROW("双边"),
    BUL_ROW("全天候"), BUL_ROW("战略"), BUL_ROW("人民"), BUL_ROW("贸易"),
    BUL_ROW("经贸"),   BUL_ROW("命运"), BUL_ROW("高层"), BUL_ROW("情谊"),
};

#endif
