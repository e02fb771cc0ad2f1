/*
** html_words.h - what papers and sites call the parts of their pages: words of
** classes, ids and elements, and the labels of a piece's facts.
*/
#ifndef BUL_HTML_WORDS_H
#define BUL_HTML_WORDS_H

#include "html_lines.h"

/* A word of a class or id, in lower case. Words are parted by what is no
** letter, and where a capital begins one; `inside` words may also be part of
** a longer one: imgdesc. */
static const struct {
  const char *word;
  uint16_t role;
  bool inside;
} class_words[] = {
    {"introtitle", BUL_ROLE_KICKER, true},
    {"pretitle", BUL_ROLE_KICKER, true},
    {"kicker", BUL_ROLE_KICKER, true},
    {"yinti", BUL_ROLE_KICKER, true},
    {"yt", BUL_ROLE_KICKER, false},
    {"uptitle", BUL_ROLE_KICKER, true},
    {"shoulder", BUL_ROLE_KICKER, false},
    {"eyebrow", BUL_ROLE_KICKER, false},
    {"subtitle", BUL_ROLE_DECK, true},
    {"subheadline", BUL_ROLE_DECK, true},
    {"subhead", BUL_ROLE_DECK, true},
    {"futi", BUL_ROLE_DECK, true},
    {"fubiaoti", BUL_ROLE_DECK, true},
    {"vicetitle", BUL_ROLE_DECK, true},
    {"downtitle", BUL_ROLE_DECK, true},
    {"deck", BUL_ROLE_DECK, false},
    {"standfirst", BUL_ROLE_DECK, true},
    {"headline", BUL_ROLE_HEADLINE, true},
    {"title", BUL_ROLE_HEADLINE, true},
    {"biaoti", BUL_ROLE_HEADLINE, true},
    {"zhuti", BUL_ROLE_HEADLINE, true},
    {"bt", BUL_ROLE_HEADLINE, false},
    {"author", BUL_ROLE_BYLINE, true},
    {"byline", BUL_ROLE_BYLINE, true},
    {"zuozhe", BUL_ROLE_BYLINE, true},
    {"reporter", BUL_ROLE_BYLINE, true},
    {"writer", BUL_ROLE_BYLINE, false},
    {"date", BUL_ROLE_FACT, true},
    {"time", BUL_ROLE_FACT, false},
    {"pubtime", BUL_ROLE_FACT, true},
    {"publishtime", BUL_ROLE_FACT, true},
    {"newstime", BUL_ROLE_FACT, true},
    {"source", BUL_ROLE_SOURCE, true},
    {"laiyuan", BUL_ROLE_SOURCE, true},
    {"origin", BUL_ROLE_SOURCE, false},
    {"imgdesc", BUL_ROLE_CAPTION, true},
    {"caption", BUL_ROLE_CAPTION, true},
    {"picinfo", BUL_ROLE_CAPTION, true},
    {"pictext", BUL_ROLE_CAPTION, true},
    {"imgtext", BUL_ROLE_CAPTION, true},
    {"picdesc", BUL_ROLE_CAPTION, true},
    {"photodesc", BUL_ROLE_CAPTION, true},
    {"tushuo", BUL_ROLE_CAPTION, true},
    {"nav", BUL_ROLE_ASIDE, false},
    {"navbar", BUL_ROLE_ASIDE, false},
    {"menu", BUL_ROLE_ASIDE, true},
    {"breadcrumb", BUL_ROLE_ASIDE, true},
    {"crumb", BUL_ROLE_ASIDE, true},
    {"crumbs", BUL_ROLE_ASIDE, false},
    {"share", BUL_ROLE_ASIDE, true},
    {"social", BUL_ROLE_ASIDE, true},
    {"footer", BUL_ROLE_ASIDE, true},
    {"foot", BUL_ROLE_ASIDE, false},
    {"copyright", BUL_ROLE_ASIDE, true},
    {"sidebar", BUL_ROLE_ASIDE, true},
    {"aside", BUL_ROLE_ASIDE, true},
    {"related", BUL_ROLE_ASIDE, true},
    {"relation", BUL_ROLE_ASIDE, false},
    {"recommend", BUL_ROLE_ASIDE, true},
    {"comment", BUL_ROLE_ASIDE, true},
    {"comments", BUL_ROLE_ASIDE, false},
    {"hotnews", BUL_ROLE_ASIDE, true},
    {"newslist", BUL_ROLE_ASIDE, true},
    {"ad", BUL_ROLE_ASIDE, false},
    {"ads", BUL_ROLE_ASIDE, false},
    {"advert", BUL_ROLE_ASIDE, true},
    {"banner", BUL_ROLE_ASIDE, true},
    {"toolbar", BUL_ROLE_ASIDE, true},
    {"pager", BUL_ROLE_ASIDE, false},
    {"pagination", BUL_ROLE_ASIDE, true},
    {"keywords", BUL_ROLE_ASIDE, false},
    {"tags", BUL_ROLE_ASIDE, false},
    {"tag", BUL_ROLE_ASIDE, false},
    {"hashtag", BUL_ROLE_ASIDE, true},
    {"login", BUL_ROLE_ASIDE, true},
    {"popup", BUL_ROLE_ASIDE, true},
    {"modal", BUL_ROLE_ASIDE, true},
    {"subscribe", BUL_ROLE_ASIDE, true},
    {"download", BUL_ROLE_ASIDE, true},
    {"qrcode", BUL_ROLE_ASIDE, true},
    {"privacy", BUL_ROLE_ASIDE, false},
    {"cookie", BUL_ROLE_ASIDE, true},
    {"language", BUL_ROLE_ASIDE, false},
    {"articlebody", BUL_ROLE_BODY, true},
    {"articlecontent", BUL_ROLE_BODY, true},
    {"contenttext", BUL_ROLE_BODY, true},
    {"ozoom", BUL_ROLE_BODY, true},
    {"zoom", BUL_ROLE_BODY, false},
    {"article", BUL_ROLE_BODY, false},
    {"content", BUL_ROLE_BODY, false},
    {"contents", BUL_ROLE_BODY, false},
    {"story", BUL_ROLE_BODY, false},
    {"zhengwen", BUL_ROLE_BODY, true},
    {"neirong", BUL_ROLE_BODY, true},
};

/* The labels of facts that stand between a piece's titles and its text: each
** begins a line of its own. `byline`: names stand behind it. */
static const struct {
  bulletin_text label;
  bool byline;
} fact_labels[] = {
    {BUL_ROW("字数"), false},     {BUL_ROW("字數"), false},
    {BUL_ROW("稿件来源"), false}, {BUL_ROW("稿件來源"), false},
    {BUL_ROW("文章来源"), false}, {BUL_ROW("信息来源"), false},
    {BUL_ROW("来源"), false},     {BUL_ROW("來源"), false},
    {BUL_ROW("发布时间"), false}, {BUL_ROW("發布時間"), false},
    {BUL_ROW("建立時間"), false}, {BUL_ROW("出版時間"), false},
    {BUL_ROW("发表时间"), false}, {BUL_ROW("發表時間"), false},
    {BUL_ROW("发布日期"), false}, {BUL_ROW("出版日期"), false},
    {BUL_ROW("最新更新"), false}, {BUL_ROW("更新时间"), false},
    {BUL_ROW("更新時間"), false}, {BUL_ROW("时间"), false},
    {BUL_ROW("日期"), false},     {BUL_ROW("版次"), false},
    {BUL_ROW("版面"), false},     {BUL_ROW("阅读"), false},
    {BUL_ROW("阅读量"), false},   {BUL_ROW("浏览"), false},
    {BUL_ROW("浏览量"), false},   {BUL_ROW("浏览次数"), false},
    {BUL_ROW("点击"), false},     {BUL_ROW("点击数"), false},
    {BUL_ROW("点击次数"), false}, {BUL_ROW("字号"), false},
    {BUL_ROW("字級設定"), false}, {BUL_ROW("字级设定"), false},
    {BUL_ROW("字体"), false},     {BUL_ROW("人氣"), false},
    {BUL_ROW("作者"), true},      {BUL_ROW("编辑"), true},
    {BUL_ROW("責任編輯"), true},  {BUL_ROW("责任编辑"), true},
    {BUL_ROW("责编"), true},      {BUL_ROW("編輯"), true},
};

/* What a site asks its readers for below a piece: all words of a row stand in
** the line, which begins with the first or has a word of asking_words. */
static const bulletin_text advert_words[][2] = {
    {BUL_ROW("下載"), BUL_ROW("APP")},       {BUL_ROW("下载"), BUL_ROW("APP")},
    {BUL_ROW("下載"), BUL_ROW("App")},       {BUL_ROW("下载"), BUL_ROW("App")},
    {BUL_ROW("下载"), BUL_ROW("客户端")},    {BUL_ROW("打开"), BUL_ROW("客户端")},
    {BUL_ROW("加入"), BUL_ROW("會員")},      {BUL_ROW("加入"), BUL_ROW("会员")},
    {BUL_ROW("加入"), BUL_ROW("粉絲團")},    {BUL_ROW("加入"), BUL_ROW("好友")},
    {BUL_ROW("订阅"), BUL_ROW("电子报")},    {BUL_ROW("訂閱"), BUL_ROW("電子報")},
    {BUL_ROW("扫描"), BUL_ROW("二维码")},    {BUL_ROW("掃描"), BUL_ROW("QR")},
    {BUL_ROW("长按"), BUL_ROW("二维码")},    {BUL_ROW("扫码"), BUL_ROW("关注")},
    {BUL_ROW("关注"), BUL_ROW("公众号")},
};
static const bulletin_text asking_words[] = {
    BUL_ROW("您"),   BUL_ROW("你"),   BUL_ROW("歡迎"), BUL_ROW("欢迎"),
    BUL_ROW("請"),   BUL_ROW("请"),   BUL_ROW("立即"), BUL_ROW("馬上"),
    BUL_ROW("马上"),
};

/* And what it forbids them. */
static const bulletin_text forbidding_words[] = {
    BUL_ROW("違者必究"), BUL_ROW("违者必究"), BUL_ROW("版權所有"),
    BUL_ROW("版权所有"), BUL_ROW("請勿轉載"), BUL_ROW("请勿转载"),
};

/* Words of a notice that a site prints under what it shows. */
static const bulletin_text notice_words[] = {
    BUL_ROW("书面授权"),   BUL_ROW("書面授權"),   BUL_ROW("未经授权"),
    BUL_ROW("未經授權"),   BUL_ROW("版权所有"),   BUL_ROW("版權所有"),
    BUL_ROW("不得转载"),   BUL_ROW("不得轉載"),   BUL_ROW("著作權"),
    BUL_ROW("許可證"),     BUL_ROW("许可证"),     BUL_ROW("Copyright"),
    BUL_ROW("All Rights"),
};

#endif
