/*
** dateline_words.h - the words of datelines: for dateline.c.
*/
#ifndef BUL_DATELINE_WORDS_H
#define BUL_DATELINE_WORDS_H

#include "../../base/text.h"

/* What ends a dateline, the longer before what it ends with. */
static const bulletin_text wire_words[] = {
    BUL_ROW("綜合外電報導"), BUL_ROW("綜合外電報道"), BUL_ROW("综合外电报道"),
    BUL_ROW("綜合報導"), BUL_ROW("綜合報道"), BUL_ROW("综合报道"),
    BUL_ROW("綜合外電"), BUL_ROW("综合专电"), BUL_ROW("专电"), BUL_ROW("專電"), BUL_ROW("综合电"),
    BUL_ROW("电讯"), BUL_ROW("電訊"), BUL_ROW("综合消息"), BUL_ROW("消息"),
    BUL_ROW("新媒体专电"), BUL_ROW("体育专电"), BUL_ROW("特约专电"),
    BUL_ROW("综合讯"), BUL_ROW("专讯"), BUL_ROW("專訊"), BUL_ROW("特讯"),
    BUL_ROW("特訊"), BUL_ROW("快讯"), BUL_ROW("快訊"), BUL_ROW("特写"),
    BUL_ROW("专稿"), BUL_ROW("專稿"), BUL_ROW("特稿"), BUL_ROW("特电"),
    BUL_ROW("特電"), BUL_ROW("专题"),
    BUL_ROW("特寫"), BUL_ROW("专访"), BUL_ROW("專訪"), BUL_ROW("急电"),
    BUL_ROW("急電"), BUL_ROW("电"), BUL_ROW("電"), BUL_ROW("讯"),
    BUL_ROW("訊"),
};

/* Those of them that no day or place need go before. */
static const bulletin_text news_words[] = {
    BUL_ROW("专讯"), BUL_ROW("專訊"), BUL_ROW("快讯"), BUL_ROW("快訊"),
    BUL_ROW("特讯"), BUL_ROW("特訊"), BUL_ROW("综合讯"), BUL_ROW("讯"),
    BUL_ROW("訊"),
};

/* How the name of a house ends that no table knows. */
static const bulletin_text house_ends[] = {
    BUL_ROW("报"), BUL_ROW("報"), BUL_ROW("社"), BUL_ROW("网"), BUL_ROW("網"),
    BUL_ROW("台"), BUL_ROW("臺"), BUL_ROW("刊"), BUL_ROW("站"),
    BUL_ROW("在线"), BUL_ROW("在線"), BUL_ROW("客户端"), BUL_ROW("融媒"),
    BUL_ROW("融媒体"), BUL_ROW("全媒体"), BUL_ROW("中心"), BUL_ROW("频道"),
    BUL_ROW("传媒"), BUL_ROW("新闻"), BUL_ROW("新聞"), BUL_ROW("校"),
    BUL_ROW("院"),
    BUL_ROW("财经"), BUL_ROW("體育"), BUL_ROW("体育"), BUL_ROW("財經"),
    BUL_ROW("发布"), BUL_ROW("视频"), BUL_ROW("广播"),
};

/* Kinds of papers: 晨报讯 is a dateline even where text is glued to it. */
static const bulletin_text paper_kinds[] = {
    BUL_ROW("日报"), BUL_ROW("晚报"), BUL_ROW("晨报"), BUL_ROW("早报"),
    BUL_ROW("午报"), BUL_ROW("快报"), BUL_ROW("商报"), BUL_ROW("时报"),
    BUL_ROW("周报"), BUL_ROW("都市报"), BUL_ROW("导报"), BUL_ROW("星报"),
    BUL_ROW("信报"), BUL_ROW("青年报"), BUL_ROW("工人报"), BUL_ROW("农民报"),
    BUL_ROW("法制报"), BUL_ROW("法治报"), BUL_ROW("教育报"),
    BUL_ROW("科技报"), BUL_ROW("经济报"), BUL_ROW("文汇报"),
    BUL_ROW("大公报"), BUL_ROW("广播报"), BUL_ROW("学生报"), BUL_ROW("日報"),
    BUL_ROW("晚報"), BUL_ROW("晨報"), BUL_ROW("早報"), BUL_ROW("快報"),
    BUL_ROW("商報"), BUL_ROW("時報"), BUL_ROW("文匯報"), BUL_ROW("大公報"),
    BUL_ROW("明報"), BUL_ROW("信報"), BUL_ROW("成報"),
};

/* 綜合報導, 人物專訪: how a piece was made, not where. */
static const bulletin_text no_places[] = {
    BUL_ROW("綜合"), BUL_ROW("综合"), BUL_ROW("連線"), BUL_ROW("连线"),
    BUL_ROW("人物"), BUL_ROW("專題"), BUL_ROW("特別"), BUL_ROW("即時"),
};

/* What ends a line of the form 記者X／Y報導. */
static const bulletin_text report_words[] = {
    BUL_ROW("報導"), BUL_ROW("报道"), BUL_ROW("報道"), BUL_ROW("專訪"),
    BUL_ROW("特稿"), BUL_ROW("特寫"), BUL_ROW("專電"), BUL_ROW("电"),
    BUL_ROW("電"),
};

/* How a desk's name ends that stands where a reporter might: 即時新聞. */
static const bulletin_text desk_ends[] = {
    BUL_ROW("新聞"), BUL_ROW("中心"), BUL_ROW("頻道"), BUL_ROW("組"),
    BUL_ROW("網"), BUL_ROW("編輯部"), BUL_ROW("新闻"), BUL_ROW("频道"),
};

/* What goes before a house whose news is printed second-hand. */
static const bulletin_text second_hand[] = {
    BUL_ROW("据"), BUL_ROW("據"), BUL_ROW("综合"), BUL_ROW("綜合"),
};

/* How a label in brackets ends that says where a paragraph comes from:
** 【濠島專訊】, 【青溪讯】. */
static const bulletin_text label_ends[] = {
    BUL_ROW("综合讯"), BUL_ROW("綜合訊"), BUL_ROW("专讯"), BUL_ROW("專訊"),
    BUL_ROW("特讯"), BUL_ROW("特訊"), BUL_ROW("航讯"), BUL_ROW("航訊"),
    BUL_ROW("通讯"), BUL_ROW("通訊"), BUL_ROW("消息"), BUL_ROW("讯"),
    BUL_ROW("訊"),
};

/* The same behind a house's name only: 星島日報報道. */
static const bulletin_text told_ends[] = {
    BUL_ROW("报道"), BUL_ROW("報道"), BUL_ROW("報導"),
};

/* Labels that need no house or place. */
static const bulletin_text whole_labels[] = {
    BUL_ROW("特訊"), BUL_ROW("特讯"), BUL_ROW("專訊"), BUL_ROW("专讯"),
    BUL_ROW("又訊"), BUL_ROW("又讯"), BUL_ROW("綜合報道"),
    BUL_ROW("綜合報導"), BUL_ROW("综合报道"), BUL_ROW("綜合外電報道"),
    BUL_ROW("綜合外電報導"), BUL_ROW("综合外电报道"), BUL_ROW("綜合訊"),
    BUL_ROW("综合讯"), BUL_ROW("獨家報道"), BUL_ROW("独家报道"),
};

/* Kinds of pieces and columns that end alike. */
static const bulletin_text no_labels[] = {
    BUL_ROW("简讯"), BUL_ROW("簡訊"), BUL_ROW("短讯"), BUL_ROW("短訊"),
    BUL_ROW("喜讯"), BUL_ROW("喜訊"), BUL_ROW("资讯"), BUL_ROW("資訊"),
    BUL_ROW("快讯"), BUL_ROW("快訊"), BUL_ROW("电讯"), BUL_ROW("電訊"),
    BUL_ROW("好消息"), BUL_ROW("新消息"),
};

#endif
