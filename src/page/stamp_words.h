/*
** stamp_words.h - the words around days and sources: for stamp.c.
*/
#ifndef BUL_STAMP_WORDS_H
#define BUL_STAMP_WORDS_H

#include "../base/cursor.h"

/* What years are counted from. */
static const bulletin_text eras[] = {
    BUL_ROW("中華民國"), BUL_ROW("中华民国"), BUL_ROW("民國"), BUL_ROW("民国"),
};

/* Weekdays, without their number. */
static const bulletin_text weeks[] = {BUL_ROW("星期"), BUL_ROW("周"),
                                      BUL_ROW("週")};

/* What a day begins with, beside digits. */
static const char32_t stamp_starts[] = U"([（【中民一二";

/* Labels whose value may stand behind a byline in one line: 作者：王红 来源：
** 望河日报 2026-05-06. */
static const bulletin_text source_labels[] = {
    BUL_ROW("来源"), BUL_ROW("來源"), BUL_ROW("稿件来源"),
    BUL_ROW("文章来源"), BUL_ROW("信息来源"), BUL_ROW("新闻来源"),
    BUL_ROW("发布时间"), BUL_ROW("发布日期"), BUL_ROW("发表时间"),
    BUL_ROW("时间"), BUL_ROW("日期"), BUL_ROW("发稿时间"),
    BUL_ROW("發佈時間"), BUL_ROW("發布時間"), BUL_ROW("更新时间"),
    BUL_ROW("浏览次数"), BUL_ROW("浏览量"), BUL_ROW("阅读量"),
    BUL_ROW("阅读次数"), BUL_ROW("点击数"), BUL_ROW("点击量"),
    BUL_ROW("点击次数"), BUL_ROW("浏览"), BUL_ROW("点击"),
};

#endif
