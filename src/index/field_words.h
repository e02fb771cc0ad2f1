/*
** field_words.h - what fields are called in Chinese: in queries, in what is
** typed as a field's name, and beside the English name in lists of them.
**
** The first of a field's names is the usual one. A name may stand for several
** fields; which of them is meant the caller's own list tells.
*/
#ifndef BUL_FIELD_WORDS_H
#define BUL_FIELD_WORDS_H

static const struct field_word {
  const char *field;
  const char *name; /* in simplified characters */
} field_words[] = {
    /* what stands over a piece */
    {"kicker", "引题"},
    {"kicker", "肩题"},
    {"headline", "标题"},
    {"headline", "主题"},
    {"headline", "题目"},
    {"deck", "副题"},
    {"column", "栏目"},
    {"dateline", "电头"},
    {"bylines", "署名"},
    {"body", "正文"},
    /* where it stood */
    {"source", "来源"},
    {"source", "报纸"},
    {"page", "版面"},
    {"page", "版"},
    {"page_name", "版面"},
    {"page_name", "版名"},
    {"issue", "出版日期"},
    {"date", "日期"},
    {"day", "日期"},
    {"day", "日"},
    {"week", "周"},
    {"week", "星期"},
    {"month", "月份"},
    {"month", "月"},
    {"quarter", "季度"},
    {"year", "年份"},
    {"year", "年"},
    /* who did it */
    {"reporter", "记者"},
    {"intern", "见习记者"},
    {"intern", "实习记者"},
    {"intern", "实习生"},
    {"correspondent", "通讯员"},
    {"special", "特约记者"},
    {"commentator", "评论员"},
    {"author", "作者"},
    {"photographer", "摄影"},
    {"editor", "责编"},
    {"editor", "编辑"},
    {"editor", "责任编辑"},
    {"proofreader", "校对"},
    {"translator", "翻译"},
    {"compiler", "整理"},
    /* what it is about */
    {"person", "人物"},
    {"person", "人名"},
    {"place", "地点"},
    {"place", "地名"},
    {"organization", "机构"},
    {"organization", "单位"},
    {"tag", "标签"},
    {"tags", "标签"},
    /* what tables have besides */
    {"id", "编号"},
    {"others", "其他署名"},
    {"chars", "字数"},
    {"text", "正文"},
};

#endif
