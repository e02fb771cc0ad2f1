/*
** titles_words.h - what title lines show and how much it weighs: for titles.c.
**
** The weights are in hundredths of a logit, fitted by logistic regression to
** title pairs of a national daily: of a line A that would be the kicker of a
** headline B, rather than a headline with the deck B.
*/
#ifndef BUL_TITLES_WORDS_H
#define BUL_TITLES_WORDS_H

#include "../../base/text.h"

enum {
  SETTLED = 1000, /* what leaves no doubt */
  BASE = 78,
  BYLINE = 154,
  LENGTH = 3, /* a character that A is longer than B */
  SHORT_A = 238,
  SPEECH_A = 120,
  PAIRED_B = 150, /* 两句 并列 */
  PAIRED_A = -150,
  QUOTE_B = 79,
  ACTIVITY_A = -30,
  COMMA_A = 103,
  EVENT_A = -60,
  EVENT_B = 44,
  MEASURE_A = -98,
  MEASURE_B = -26,
  DETAIL_B = -109,
  CLOSE_B = -114,
  REGION_A = -31,
  REGION_B = 93,
  NOUN_A = 120,
  FIGURE_A = -51,
  FIGURE_B = -52,
  LEAD = 66, /* the lead has all pairs of B's characters and none of A's */
  SECOND_A = -600, /* a kicker under a kicker */
  MIDDLE = 800,    /* of three lines the second is most often the headline */
  STACKED = 12,    /* characters of a stacked line, */
  UNEVEN = 2,      /* and by how many two of them differ */
  LONG_B = -200,   /* few headlines are as long; decks list agendas */
  SHORT = 9,       /* characters */
  LONG = 36
};

static const bulletin_text event_ends[] = {
    BUL_ROW("发布"), BUL_ROW("印发"), BUL_ROW("出台"), BUL_ROW("公布"),
    BUL_ROW("开幕"), BUL_ROW("闭幕"), BUL_ROW("举行"), BUL_ROW("启动"),
    BUL_ROW("召开"), BUL_ROW("会谈"), BUL_ROW("逝世"), BUL_ROW("开通"),
    BUL_ROW("成功"), BUL_ROW("揭晓"), BUL_ROW("结束"), BUL_ROW("完成"),
    BUL_ROW("落幕"), BUL_ROW("揭幕"), BUL_ROW("发车"), BUL_ROW("亮相"),
    BUL_ROW("收官"), BUL_ROW("成立"), BUL_ROW("生效"), BUL_ROW("施行"),
    BUL_ROW("实施"), BUL_ROW("上线"), BUL_ROW("揭牌"), BUL_ROW("开工"),
    BUL_ROW("投产"), BUL_ROW("通车"), BUL_ROW("开赛"),
};
static const bulletin_text measures[] = {
    BUL_ROW("增长"), BUL_ROW("提升"), BUL_ROW("超"),   BUL_ROW("达"),
    BUL_ROW("下降"), BUL_ROW("突破"), BUL_ROW("稳定"), BUL_ROW("回升"),
    BUL_ROW("增加"), BUL_ROW("加快"), BUL_ROW("提速"), BUL_ROW("扩大"),
    BUL_ROW("新高"), BUL_ROW("改善"), BUL_ROW("优化"), BUL_ROW("持续"),
    BUL_ROW("平稳"), BUL_ROW("增至"), BUL_ROW("降至"), BUL_ROW("减少"),
    BUL_ROW("压缩"), BUL_ROW("翻番"), BUL_ROW("过半"),
};
static const bulletin_text detail_starts[] = {
    BUL_ROW("将"),   BUL_ROW("为"),     BUL_ROW("提出"), BUL_ROW("推动"),
    BUL_ROW("推进"), BUL_ROW("实现"),   BUL_ROW("促进"), BUL_ROW("加强"),
    BUL_ROW("提供"), BUL_ROW("支持"),   BUL_ROW("明确"), BUL_ROW("优化"),
    BUL_ROW("去年"), BUL_ROW("今年"),   BUL_ROW("较"),   BUL_ROW("其中"),
    BUL_ROW("预计"), BUL_ROW("到20"),   BUL_ROW("共"),   BUL_ROW("累计"),
    BUL_ROW("覆盖"), BUL_ROW("禁止"),   BUL_ROW("力争"), BUL_ROW("涉及"),
    BUL_ROW("增加"), BUL_ROW("包括"),   BUL_ROW("同比"), BUL_ROW("规模"),
    BUL_ROW("已"),   BUL_ROW("计划"),   BUL_ROW("提升"), BUL_ROW("聚焦"),
    BUL_ROW("揭示"), BUL_ROW("听取"),   BUL_ROW("表决"), BUL_ROW("过去"),
    BUL_ROW("近"),   BUL_ROW("平均"),   BUL_ROW("新增"), BUL_ROW("审议"),
    BUL_ROW("研究"), BUL_ROW("要求"),   BUL_ROW("做到"), BUL_ROW("确保"),
    BUL_ROW("力求"), BUL_ROW("坚持"),   BUL_ROW("切实"), BUL_ROW("全力"),
    BUL_ROW("着力"), BUL_ROW("进一步"),
};
/* What leaders do, in the headlines of papers that report it. */
static const bulletin_text activities[] = {
    BUL_ROW("调研"), BUL_ROW("会见"), BUL_ROW("出席"), BUL_ROW("主持"),
    BUL_ROW("召开"), BUL_ROW("举办"), BUL_ROW("检查"), BUL_ROW("视察"),
    BUL_ROW("走访"), BUL_ROW("慰问"), BUL_ROW("会谈"), BUL_ROW("考察"),
    BUL_ROW("看望"), BUL_ROW("督导"), BUL_ROW("部署"),
};
static const bulletin_text close_ends[] = {
    BUL_ROW("讲话"),     BUL_ROW("致辞"),     BUL_ROW("主持"),
    BUL_ROW("主持会议"), BUL_ROW("毕业证书"), BUL_ROW("作出批示"),
    BUL_ROW("致贺信"),   BUL_ROW("贺电"),     BUL_ROW("新高"),
    BUL_ROW("最快"),     BUL_ROW("增长"),     BUL_ROW("公开"),
    BUL_ROW("行动"),
};
static const bulletin_text region_starts[] = {
    BUL_ROW("北京"), BUL_ROW("天津"),   BUL_ROW("上海"),   BUL_ROW("重庆"),
    BUL_ROW("河北"), BUL_ROW("河南"),   BUL_ROW("山东"),   BUL_ROW("山西"),
    BUL_ROW("江苏"), BUL_ROW("浙江"),   BUL_ROW("安徽"),   BUL_ROW("江西"),
    BUL_ROW("福建"), BUL_ROW("广东"),   BUL_ROW("广西"),   BUL_ROW("海南"),
    BUL_ROW("湖南"), BUL_ROW("湖北"),   BUL_ROW("四川"),   BUL_ROW("云南"),
    BUL_ROW("贵州"), BUL_ROW("西藏"),   BUL_ROW("陕西"),   BUL_ROW("甘肃"),
    BUL_ROW("青海"), BUL_ROW("宁夏"),   BUL_ROW("新疆"),   BUL_ROW("辽宁"),
    BUL_ROW("吉林"), BUL_ROW("香港"),   BUL_ROW("澳门"),   BUL_ROW("我国"),
    BUL_ROW("中国"), BUL_ROW("内蒙古"), BUL_ROW("黑龙江"),
};
static const bulletin_text noun_ends[] = {
    BUL_ROW("假期"), BUL_ROW("期间"), BUL_ROW("方面"), BUL_ROW("景区"),
    BUL_ROW("公司"), BUL_ROW("大会"), BUL_ROW("项目"), BUL_ROW("工程"),
    BUL_ROW("单位"), BUL_ROW("年来"), BUL_ROW("以来"), BUL_ROW("之际"),
    BUL_ROW("地区"), BUL_ROW("县"),   BUL_ROW("市"),   BUL_ROW("省"),
    BUL_ROW("区"),   BUL_ROW("村"),   BUL_ROW("镇"),   BUL_ROW("赛"),
    BUL_ROW("杯"),   BUL_ROW("月底"), BUL_ROW("年"),   BUL_ROW("节"),
    BUL_ROW("日"),   BUL_ROW("站"),
};

#endif
