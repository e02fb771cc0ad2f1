/*
** figure_kind_words.h - words that tell a score from a ratio, and the lengths
** of time; see figure_kinds.c. Written simplified and half width.
*/
#ifndef BUL_FIGURE_KIND_WORDS_H
#define BUL_FIGURE_KIND_WORDS_H

#include <stdbool.h>
#include <stdint.h>
#include <uchar.h>

/* In the clause of a pair of numbers: it is a ratio … */
static const char32_t *const ratio_words[] = {
    U"比例", U"之比", U"配比", U"比率", U"比值", U"性别比", U"按",
    U"兑",   U"稀释", U"男女", U"师生", U"混合", U"配置",   U"配备",
    U"缩微", U"水灰", U"等比", U"缩小", U"放大",
};

/* … or a score. */
static const char32_t *const score_words[] = {
    U"胜", U"败",   U"负",   U"赢",   U"输",   U"比分", U"淘汰",
    U"平", U"横扫", U"逆转", U"不敌", U"领先", U"落后", U"力克",
    U"克", U"晋级", U"夺冠", U"决赛", U"首局", U"次局", U"末局",
    U"局", U"半场", U"全场", U"终场", U"打成", U"踢成", U"击退",
};

/* What stands before a score written with a dash: 以3—1, 比分3—1. */
static const char32_t before_dash_score[] = U"以分为成";

/* Lengths of time that follow one another in a duration. `most`: the part of
** a longer one ends below it. */
typedef struct duration_unit {
  const char32_t *word;
  int64_t size; /* in seconds, or in months */
  int most;
  bool months;
} duration_unit;

static const duration_unit duration_units[] = {
    {U"天", 86400, 0, false},   {U"个小时", 3600, 24, false},
    {U"小时", 3600, 24, false}, {U"分钟", 60, 60, false},
    {U"分", 60, 60, false},     {U"秒钟", 1, 60, false},
    {U"秒", 1, 60, false},      {U"年", 12, 0, true},
    {U"个月", 1, 12, true},
};

/* Behind 分 and 年: no length of time (五分之一, 三年级, 2年期). */
static const char32_t behind_no_length[] = U"之别组配期析级代度";

/* What a price or a yield is for that is no unit of a figure. */
static const char32_t *const per_words[] = {
    U"月", U"季度", U"学期", U"课", U"标方", U"车公里", U"人天",
};

/* Behind 1.25元每斤: the price ends there. */
static const char32_t behind_per[] = U"的以之起计算左上来，、。；";

#endif
