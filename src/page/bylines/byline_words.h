/*
** byline_words.h - the forms around names in a byline: for byline.c and
** signature.c.
*/
#ifndef BUL_BYLINE_WORDS_H
#define BUL_BYLINE_WORDS_H

#include "../../base/cursor.h"

/* Marks that papers set before a byline or a signature, beside the squares and
** circles of their own part of Unicode. */
static const char32_t byline_marks[] = U"※＊*·•◉⊙⊕";

/* One pair of hands for text and pictures; the names before it keep their
** role. */
static const bulletin_text joint_works[] = {
    BUL_ROW("文 图"), BUL_ROW("文/图"), BUL_ROW("文／图"), BUL_ROW("文∕图"), BUL_ROW("文 / 图"),
    BUL_ROW("图/文"), BUL_ROW("图／文"), BUL_ROW("文/摄"), BUL_ROW("文／摄"),
    BUL_ROW("摄/文"), BUL_ROW("文/圖"), BUL_ROW("文／圖"), BUL_ROW("圖/文"),
    BUL_ROW("圖／文"), BUL_ROW("文/攝"), BUL_ROW("文／攝"),
    BUL_ROW("文字/摄影"), BUL_ROW("文/摄影"), BUL_ROW("文/片"), BUL_ROW("文／片"), BUL_ROW("文/视频"),
    BUL_ROW("文、图"), BUL_ROW("文、圖"), BUL_ROW("文・圖"), BUL_ROW("文·圖"),
    BUL_ROW("文·图"), BUL_ROW("文、摄"),
    BUL_ROW("採訪、整理"), BUL_ROW("采访、整理"), BUL_ROW("采写、摄影"),
};

/* Words between a name and a colon or slash that say what it did:
** 文/王红, 图：李明. The value is the role. */
static const struct {
  bulletin_text word;
  bulletin_text role;
} doings[] = {
    {BUL_ROW("文"), BUL_ROW("author")},
    {BUL_ROW("文 图"), BUL_ROW("author")},
    {BUL_ROW("文字"), BUL_ROW("author")},
    {BUL_ROW("撰文"), BUL_ROW("author")},
    {BUL_ROW("撰稿"), BUL_ROW("author")},
    {BUL_ROW("文图"), BUL_ROW("author")},
    {BUL_ROW("图文"), BUL_ROW("author")},
    {BUL_ROW("文圖"), BUL_ROW("author")},
    {BUL_ROW("圖文"), BUL_ROW("author")},
    {BUL_ROW("文/图"), BUL_ROW("author")},
    {BUL_ROW("文/圖"), BUL_ROW("author")},
    {BUL_ROW("文／圖"), BUL_ROW("author")},
    {BUL_ROW("文、图"), BUL_ROW("author")},
    {BUL_ROW("文、圖"), BUL_ROW("author")},
    {BUL_ROW("文・圖"), BUL_ROW("author")},
    {BUL_ROW("文·圖"), BUL_ROW("author")},
    {BUL_ROW("文·图"), BUL_ROW("author")},
    {BUL_ROW("供稿"), BUL_ROW("author")},
    {BUL_ROW("来稿"), BUL_ROW("author")},
    {BUL_ROW("採訪、整理"), BUL_ROW("author")},
    {BUL_ROW("采访、整理"), BUL_ROW("author")},
    {BUL_ROW("报道"), BUL_ROW("reporter")},
    {BUL_ROW("報道"), BUL_ROW("reporter")},
    {BUL_ROW("報導"), BUL_ROW("reporter")},
    {BUL_ROW("独家报道"), BUL_ROW("reporter")},
    {BUL_ROW("獨家報道"), BUL_ROW("reporter")},
    {BUL_ROW("專題報導"), BUL_ROW("author")},
    {BUL_ROW("记录"), BUL_ROW("compiler")},
    {BUL_ROW("記錄"), BUL_ROW("compiler")},
    {BUL_ROW("采访"), BUL_ROW("reporter")},
    {BUL_ROW("採訪"), BUL_ROW("reporter")},
    {BUL_ROW("特约撰稿"), BUL_ROW("special")},
    {BUL_ROW("特約撰稿"), BUL_ROW("special")},
    {BUL_ROW("主持人"), BUL_ROW("author")},
    {BUL_ROW("主持"), BUL_ROW("author")},
    {BUL_ROW("主笔"), BUL_ROW("author")},
    {BUL_ROW("本期主笔"), BUL_ROW("author")},
    {BUL_ROW("策划"), BUL_ROW("editor")},
    {BUL_ROW("统筹"), BUL_ROW("editor")},
    {BUL_ROW("执行"), BUL_ROW("reporter")},
    {BUL_ROW("剪辑"), BUL_ROW("editor")},
    {BUL_ROW("剪輯"), BUL_ROW("editor")},
    {BUL_ROW("摄像"), BUL_ROW("photographer")},
    {BUL_ROW("攝像"), BUL_ROW("photographer")},
    {BUL_ROW("图"), BUL_ROW("photographer")},
    {BUL_ROW("圖"), BUL_ROW("photographer")},
    {BUL_ROW("摄"), BUL_ROW("photographer")},
    {BUL_ROW("攝"), BUL_ROW("photographer")},
    {BUL_ROW("片"), BUL_ROW("photographer")},
    {BUL_ROW("图片"), BUL_ROW("photographer")},
    {BUL_ROW("圖片"), BUL_ROW("photographer")},
    {BUL_ROW("摄影"), BUL_ROW("photographer")},
    {BUL_ROW("攝影"), BUL_ROW("photographer")},
    {BUL_ROW("视频"), BUL_ROW("photographer")},
    {BUL_ROW("译"), BUL_ROW("translator")},
    {BUL_ROW("譯"), BUL_ROW("translator")},
    {BUL_ROW("编译"), BUL_ROW("translator")},
    {BUL_ROW("編譯"), BUL_ROW("translator")},
    {BUL_ROW("整理"), BUL_ROW("compiler")},
    {BUL_ROW("综合"), BUL_ROW("compiler")},
};

/* How a word ends that says where and how a piece was made; no name. */
static const bulletin_text report_ends[] = {
    BUL_ROW("報導"), BUL_ROW("报道"), BUL_ROW("報道"), BUL_ROW("专访"),
    BUL_ROW("專訪"), BUL_ROW("特稿"), BUL_ROW("专电"), BUL_ROW("專電"),
    BUL_ROW("电"), BUL_ROW("電"),
};

/* How a desk's name ends that stands where a reporter might. */
static const bulletin_text desks[] = {
    BUL_ROW("中心"), BUL_ROW("新聞"), BUL_ROW("頻道"), BUL_ROW("編輯部"),
    BUL_ROW("新闻"), BUL_ROW("频道"), BUL_ROW("编辑部"), BUL_ROW("新聞網"),
};

/* Bylines of a word that says how a piece was made. */
static const bulletin_text made_ways[] = {
    BUL_ROW("綜合報導"), BUL_ROW("綜合報道"), BUL_ROW("综合报道"),
    BUL_ROW("即時報導"), BUL_ROW("連線報導"), BUL_ROW("專題報導"),
};

#endif
