/*
** site_words.h - what a website or a digital edition prints around a piece:
** for site.c.
*/
#ifndef BUL_SITE_WORDS_H
#define BUL_SITE_WORDS_H

#include "../../base/text.h"

/* Words on buttons and in menus; a line of nothing but these is the site's. */
static const bulletin_text site_words[] = {
    BUL_ROW("标题导航"), BUL_ROW("版面导航"), BUL_ROW("版面概览"),
    BUL_ROW("版面目录"), BUL_ROW("内容导航"), BUL_ROW("標題導航"),
    BUL_ROW("版面導航"), BUL_ROW("上一版"), BUL_ROW("下一版"),
    BUL_ROW("上一篇"), BUL_ROW("下一篇"), BUL_ROW("上一期"),
    BUL_ROW("下一期"), BUL_ROW("上一页"), BUL_ROW("下一页"),
    BUL_ROW("上一頁"), BUL_ROW("下一頁"), BUL_ROW("上一条"),
    BUL_ROW("下一条"), BUL_ROW("前一天"), BUL_ROW("后一天"),
    BUL_ROW("前一期"), BUL_ROW("后一期"), BUL_ROW("往期回顾"),
    BUL_ROW("往期浏览"), BUL_ROW("往期"), BUL_ROW("首版"), BUL_ROW("末版"),
    BUL_ROW("首页"), BUL_ROW("首頁"), BUL_ROW("主页"), BUL_ROW("主頁"),
    BUL_ROW("返回"), BUL_ROW("返回首页"), BUL_ROW("返回主页"),
    BUL_ROW("返回目录"), BUL_ROW("返回版面"), BUL_ROW("返回顶部"),
    BUL_ROW("回到顶部"), BUL_ROW("回首頁"), BUL_ROW("TOP"), BUL_ROW("Top"),
    BUL_ROW("放大"), BUL_ROW("缩小"), BUL_ROW("縮小"), BUL_ROW("默认"),
    BUL_ROW("默認"), BUL_ROW("放大+"), BUL_ROW("缩小-"), BUL_ROW("放大＋"),
    BUL_ROW("缩小－"), BUL_ROW("默认○"), BUL_ROW("大"), BUL_ROW("中"),
    BUL_ROW("小"), BUL_ROW("字号"), BUL_ROW("字體"), BUL_ROW("字体"),
    BUL_ROW("字号大小"), BUL_ROW("语音阅读"), BUL_ROW("语音播报"),
    BUL_ROW("朗读"), BUL_ROW("听新闻"), BUL_ROW("聽新聞"), BUL_ROW("收听"),
    BUL_ROW("收藏"), BUL_ROW("收藏此页"), BUL_ROW("打印"), BUL_ROW("打印本页"),
    BUL_ROW("打印本文"), BUL_ROW("列印"), BUL_ROW("推荐"), BUL_ROW("推薦"),
    BUL_ROW("评论"), BUL_ROW("評論"), BUL_ROW("留言"), BUL_ROW("我要评论"),
    BUL_ROW("发表评论"), BUL_ROW("發表評論"), BUL_ROW("查看评论"),
    BUL_ROW("更多"), BUL_ROW("更多功能"), BUL_ROW("更多>>"),
    BUL_ROW("更多新聞"), BUL_ROW("关闭"), BUL_ROW("關閉"),
    BUL_ROW("关闭窗口"), BUL_ROW("分享"), BUL_ROW("分享到"),
    BUL_ROW("分享至"), BUL_ROW("转发"), BUL_ROW("复制链接"), BUL_ROW("点赞"),
    BUL_ROW("微信"), BUL_ROW("微博"), BUL_ROW("朋友圈"), BUL_ROW("微信好友"),
    BUL_ROW("QQ"), BUL_ROW("QQ好友"), BUL_ROW("QQ空间"), BUL_ROW("空间"),
    BUL_ROW("新浪微博"), BUL_ROW("腾讯微博"), BUL_ROW("人人网"),
    BUL_ROW("Facebook"), BUL_ROW("facebook"), BUL_ROW("FB"), BUL_ROW("LINE"),
    BUL_ROW("Line"), BUL_ROW("Twitter"), BUL_ROW("WhatsApp"),
    BUL_ROW("数字报"), BUL_ROW("数字报首页"), BUL_ROW("数字报纸"),
    BUL_ROW("电子报"), BUL_ROW("電子報"), BUL_ROW("网站首页"),
    BUL_ROW("报纸首页"), BUL_ROW("手机版"), BUL_ROW("手机报"),
    BUL_ROW("电脑版"), BUL_ROW("客户端"), BUL_ROW("PDF"), BUL_ROW("PDF版"),
    BUL_ROW("pdf版"), BUL_ROW("版"), BUL_ROW("出版"), BUL_ROW("下载PDF"),
    BUL_ROW("PDF下载"), BUL_ROW("版面图"), BUL_ROW("阅读全文"),
    BUL_ROW("登录"), BUL_ROW("登錄"), BUL_ROW("登入"), BUL_ROW("注册"),
    BUL_ROW("註冊"), BUL_ROW("搜索"), BUL_ROW("搜尋"), BUL_ROW("检索"),
    BUL_ROW("高级检索"), BUL_ROW("日历"), BUL_ROW("设为首页"),
    BUL_ROW("加入收藏"), BUL_ROW("网站地图"), BUL_ROW("正文"),
    BUL_ROW("热门"), BUL_ROW("熱門"), BUL_ROW("热点"), BUL_ROW("排行"),
    BUL_ROW("新闻排行"), BUL_ROW("新聞排行"), BUL_ROW("热门排行"),
    BUL_ROW("点击排行"), BUL_ROW("排行榜"), BUL_ROW("图集"), BUL_ROW("圖集"),
    BUL_ROW("视频"), BUL_ROW("視頻"), BUL_ROW("影音"), BUL_ROW("相关新闻"),
    BUL_ROW("相關新聞"), BUL_ROW("相关阅读"), BUL_ROW("相关文章"),
    BUL_ROW("延伸閱讀"), BUL_ROW("猜你喜欢"), BUL_ROW("推荐阅读"),
    BUL_ROW("推薦閱讀"), BUL_ROW("编辑推荐"), BUL_ROW("今日推荐"),
    BUL_ROW("最新新闻"), BUL_ROW("最新消息"), BUL_ROW("新闻推荐"),
    BUL_ROW("多种方式看新闻"), BUL_ROW("下载点点通"), BUL_ROW("点击查看"),
    BUL_ROW("扫一扫"), BUL_ROW("二维码"), BUL_ROW("友情链接"),
    BUL_ROW("联系我们"), BUL_ROW("聯絡我們"), BUL_ROW("关于我们"),
    BUL_ROW("關於我們"), BUL_ROW("广告服务"), BUL_ROW("版权声明"),
    BUL_ROW("免责声明"), BUL_ROW("隐私政策"), BUL_ROW("打赏"),
    BUL_ROW("纠错"), BUL_ROW("举报"), BUL_ROW("编辑"), BUL_ROW("阅读"),
    BUL_ROW("logo"), BUL_ROW("阴影"), BUL_ROW("关灯"), BUL_ROW("护眼"),
    BUL_ROW("第一版"), BUL_ROW("目录"), BUL_ROW("本版新闻"),
    BUL_ROW("本期目录"), BUL_ROW("本版标题"), BUL_ROW("字级"),
    BUL_ROW("字級"), BUL_ROW("复制"), BUL_ROW("複製"), BUL_ROW("转寄"),
    BUL_ROW("轉寄"), BUL_ROW("轉發"), BUL_ROW("网友评论"),
    BUL_ROW("網友評論"), BUL_ROW("我要纠错"), BUL_ROW("返回列表"),
    BUL_ROW("返回上一页"), BUL_ROW("返回上页"), BUL_ROW("回頂端"),
    BUL_ROW("回頁首"), BUL_ROW("回首页"), BUL_ROW("讚"), BUL_ROW("赞"),
    BUL_ROW("次浏览"), BUL_ROW("次阅读"), BUL_ROW("人阅读"),
    BUL_ROW("人浏览"), BUL_ROW("次瀏覽"), BUL_ROW("次点击"),
    BUL_ROW("人觀看"), BUL_ROW("次觀看"), BUL_ROW("浏览"),
    BUL_ROW("瀏覽"), BUL_ROW("檢舉"), BUL_ROW("追蹤"), BUL_ROW("訂閱"),
    BUL_ROW("订阅"), BUL_ROW("下载"), BUL_ROW("下載"), BUL_ROW("生成海报"),
    BUL_ROW("二维码分享"), BUL_ROW("举报/反馈"), BUL_ROW("分享本文"),
    BUL_ROW("猜你喜歡"), BUL_ROW("相關文章"), BUL_ROW("相關報道"),
    BUL_ROW("熱門新聞"), BUL_ROW("热门新闻"), BUL_ROW("最新文章"),
    BUL_ROW("热门文章"), BUL_ROW("推荐新闻"), BUL_ROW("往期报纸"),
    BUL_ROW("热点新闻"), BUL_ROW("看更多"), BUL_ROW("看更多新聞"),
    BUL_ROW("更多報導"), BUL_ROW("更多报道"), BUL_ROW("更多新闻"),
    BUL_ROW("分享让更多人看到"), BUL_ROW("关闭本页"), BUL_ROW("打印此页"),
    BUL_ROW("报纸目录"), BUL_ROW("版面列表"), BUL_ROW("文章列表"), BUL_ROW("要闻"), BUL_ROW("新闻"),
    BUL_ROW("首次上稿"), BUL_ROW("更新時間"), BUL_ROW("更新时间"),
    BUL_ROW("發布時間"), BUL_ROW("发布时间"), BUL_ROW("發佈時間"),
    BUL_ROW("字数"), BUL_ROW("字數"), BUL_ROW("网摘"), BUL_ROW("商城"),
    BUL_ROW("下一篇新聞"), BUL_ROW("上一篇新聞"), BUL_ROW("即時港聞"),
    BUL_ROW("即時新聞"), BUL_ROW("即時報道"), BUL_ROW("上"),
};

/* Words that say nothing of a site unless one of the others stands by. */
static const bulletin_text weak_words[] = {
    BUL_ROW("大"), BUL_ROW("中"), BUL_ROW("小"), BUL_ROW("版"),
    BUL_ROW("出版"), BUL_ROW("要闻"), BUL_ROW("新闻"), BUL_ROW("编辑"),
    BUL_ROW("视频"), BUL_ROW("視頻"), BUL_ROW("空间"), BUL_ROW("阅读"),
    BUL_ROW("往期"), BUL_ROW("热点"), BUL_ROW("客户端"), BUL_ROW("微信"),
    BUL_ROW("微博"), BUL_ROW("返回"), BUL_ROW("第一版"), BUL_ROW("举报"),
    BUL_ROW("延伸閱讀"), BUL_ROW("评论"), BUL_ROW("評論"), BUL_ROW("影音"),
    BUL_ROW("浏览"), BUL_ROW("瀏覽"), BUL_ROW("讚"), BUL_ROW("赞"),
    BUL_ROW("下载"), BUL_ROW("下載"), BUL_ROW("追蹤"), BUL_ROW("订阅"),
    BUL_ROW("訂閱"), BUL_ROW("复制"), BUL_ROW("複製"), BUL_ROW("上"),
};

/* Words over a website's list of other pieces. */
static const bulletin_text list_heads[] = {
    BUL_ROW("相关新闻"), BUL_ROW("相關新聞"), BUL_ROW("相关阅读"),
    BUL_ROW("相关文章"), BUL_ROW("相關文章"), BUL_ROW("相關報道"),
    BUL_ROW("延伸閱讀"), BUL_ROW("猜你喜欢"), BUL_ROW("猜你喜歡"),
    BUL_ROW("推荐阅读"), BUL_ROW("推薦閱讀"), BUL_ROW("编辑推荐"),
    BUL_ROW("最新新闻"), BUL_ROW("最新消息"), BUL_ROW("最新文章"),
    BUL_ROW("新闻推荐"), BUL_ROW("推荐新闻"), BUL_ROW("热门新闻"),
    BUL_ROW("熱門新聞"), BUL_ROW("热门文章"), BUL_ROW("新闻排行"),
    BUL_ROW("新聞排行"), BUL_ROW("热门排行"), BUL_ROW("点击排行"),
    BUL_ROW("热点新闻"), BUL_ROW("排行榜"), BUL_ROW("本版新闻"), BUL_ROW("本版标题"),
    BUL_ROW("标题导航"), BUL_ROW("標題導航"), BUL_ROW("文章列表"),
};

/* Words that menus begin with. */
static const bulletin_text menu_roots[] = {
    BUL_ROW("首页"), BUL_ROW("首頁"), BUL_ROW("主页"), BUL_ROW("主頁"),
    BUL_ROW("网站首页"), BUL_ROW("網站首頁"), BUL_ROW("回首頁"),
};

/* Words before a colon whose value is a site's too. */
static const bulletin_text site_labels[] = {
    BUL_ROW("来源"), BUL_ROW("來源"), BUL_ROW("稿件来源"),
    BUL_ROW("文章来源"), BUL_ROW("信息来源"), BUL_ROW("新闻来源"),
    BUL_ROW("本文来源"), BUL_ROW("出处"), BUL_ROW("发布时间"),
    BUL_ROW("发布日期"), BUL_ROW("發布時間"), BUL_ROW("发表时间"),
    BUL_ROW("更新时间"), BUL_ROW("更新時間"), BUL_ROW("发布"),
    BUL_ROW("时间"), BUL_ROW("日期"), BUL_ROW("出版日期"), BUL_ROW("字体"),
    BUL_ROW("字號"), BUL_ROW("字号"), BUL_ROW("浏览"), BUL_ROW("浏览量"),
    BUL_ROW("浏览次数"), BUL_ROW("瀏覽次數"), BUL_ROW("瀏覽"),
    BUL_ROW("阅读"), BUL_ROW("阅读量"), BUL_ROW("阅读次数"),
    BUL_ROW("阅读数"), BUL_ROW("点击"), BUL_ROW("点击量"), BUL_ROW("点击数"),
    BUL_ROW("点击次数"), BUL_ROW("點擊"), BUL_ROW("人氣"), BUL_ROW("访问量"),
    BUL_ROW("评论数"), BUL_ROW("分享"), BUL_ROW("分享到"), BUL_ROW("专栏"),
    BUL_ROW("当前位置"), BUL_ROW("您所在的位置"), BUL_ROW("您当前的位置"),
    BUL_ROW("您的位置"), BUL_ROW("所在位置"), BUL_ROW("當前位置"),
    BUL_ROW("版次"), BUL_ROW("当前版"), BUL_ROW("版面"), BUL_ROW("关键词"),
    BUL_ROW("关键字"), BUL_ROW("關鍵字"), BUL_ROW("标签"), BUL_ROW("標籤"),
    BUL_ROW("标签："), BUL_ROW("栏目"), BUL_ROW("上一篇"), BUL_ROW("下一篇"),
    BUL_ROW("责任编辑"), BUL_ROW("責任編輯"), BUL_ROW("编辑"),
    BUL_ROW("審核"), BUL_ROW("审核"), BUL_ROW("原标题"), BUL_ROW("原標題"),
    BUL_ROW("原文链接"), BUL_ROW("链接"), BUL_ROW("发布者"),
    BUL_ROW("发布人"), BUL_ROW("发布单位"), BUL_ROW("发布机构"),
    BUL_ROW("發佈時間"), BUL_ROW("發布日期"), BUL_ROW("發佈日期"),
    BUL_ROW("發佈"), BUL_ROW("更新"), BUL_ROW("更新日期"),
    BUL_ROW("上一条"), BUL_ROW("下一条"), BUL_ROW("上一則"),
    BUL_ROW("下一則"), BUL_ROW("稿源"), BUL_ROW("分享至"),
    BUL_ROW("字体大小"), BUL_ROW("延伸閱讀"), BUL_ROW("您现在的位置"),
    BUL_ROW("最後更新"), BUL_ROW("最后更新"), BUL_ROW("上传时间"),
    BUL_ROW("相關關鍵字"), BUL_ROW("相关关键词"), BUL_ROW("关键词"),
    BUL_ROW("點閱"), BUL_ROW("點閱數"), BUL_ROW("點閱率"),
    BUL_ROW("瀏覽數"), BUL_ROW("觀看次數"), BUL_ROW("文章编号"),
    BUL_ROW("索引号"), BUL_ROW("字数"), BUL_ROW("热门相关"),
    BUL_ROW("相關字詞"),
};

/* What no piece of a paper says in a line of its own. */
static const bulletin_text site_phrases[] = {
    BUL_ROW("版权所有"), BUL_ROW("版權所有"), BUL_ROW("Copyright"),
    BUL_ROW("copyright"), BUL_ROW("All Rights Reserved"), BUL_ROW("©"),
    BUL_ROW("ICP备"), BUL_ROW("ICP证"), BUL_ROW("未经授权"),
    BUL_ROW("未經授權"), BUL_ROW("不得转载"), BUL_ROW("不得轉載"),
    BUL_ROW("隱私權"), BUL_ROW("隐私权政策"), BUL_ROW("粉絲團"),
    BUL_ROW("粉絲專頁"), BUL_ROW("下載APP"), BUL_ROW("下载APP"),
    BUL_ROW("請下載"), BUL_ROW("歡迎下載"), BUL_ROW("用APP看"),
    BUL_ROW("下載點"), BUL_ROW("載點"), BUL_ROW("活動辦法"),
    BUL_ROW("点击下载"), BUL_ROW("下载客户端"),
    BUL_ROW("扫描二维码"), BUL_ROW("长按识别"),
    BUL_ROW("点击进入"), BUL_ROW("點我"), BUL_ROW("加入好友"), BUL_ROW("扫码关注"), BUL_ROW("扫码下载"),
    BUL_ROW("扫码阅读"), BUL_ROW("扫码看"), BUL_ROW("扫码听"), BUL_ROW("掃碼下載"),
    BUL_ROW("訂閱電子報"), BUL_ROW("订阅电子报"), BUL_ROW("意见反馈"),
    BUL_ROW("欢迎批评指正"), BUL_ROW("PDF版面"), BUL_ROW("網站的立場"),
    BUL_ROW("不代表本网"), BUL_ROW("不代表本站"), BUL_ROW("更多精彩"),
    BUL_ROW("更多内容请"), BUL_ROW("爱问("), BUL_ROW("加LINE"),
    BUL_ROW("LINE 好友"), BUL_ROW("LINE好友"), BUL_ROW("請繼續往下"),
    BUL_ROW("打开客户端"), BUL_ROW("浏览器版本"), BUL_ROW("浏览器不支持"),
    BUL_ROW("扫一扫"), BUL_ROW("微信扫"),
};

/* The first characters of the three tables above; test_page checks it. */
static const bulletin_text word_starts = BUL_ROW(
    "标版内標上下前后往首末主返回T放缩縮默大中小字语朗听聽收打列"
    "推评評留我发發查更关關分转复点微朋Q空新腾人FfLW数电電网"
    "报手客Pp出阅登注註搜检高日设加正热熱排图圖视視影相延猜编今"
    "最多扫二友联聯广免隐纠举l阴护第目本複轉網讚赞次浏瀏檢追訂订"
    "生看文要来來稿信时點访专当您所當栏责責審审原链觀索商即《");

/* What dividers are made of. */
static const bulletin_text ornaments =
    BUL_ROW("☆★※＊*◆◇■□●○=＝-─━—_＿~～·•#＃✦✧❖");

/* What marks an address on the net. */
static const bulletin_text addresses[] = {
    BUL_ROW("http://"), BUL_ROW("https://"), BUL_ROW("www."),
    BUL_ROW("WWW."),
};

#endif
