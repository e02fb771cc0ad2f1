/*
** organization_words.h - what organizations.c knows beside the classes of
** words (../words/data/classes.txt). An editor may add lines.
*/
#ifndef BUL_ORGANIZATION_WORDS_H
#define BUL_ORGANIZATION_WORDS_H

#include "../../base/text.h"

/* What says whose a body is where no place does: 国家文物局, 全国老龄办. */
static const bulletin_text organization_scopes[] = {
    BUL_ROW("国家"), BUL_ROW("全国"), BUL_ROW("国际"), BUL_ROW("世界"),
    BUL_ROW("中央"), BUL_ROW("中华"), BUL_ROW("全球"), BUL_ROW("国务院"),
};

/* Offices whose bearer's bureau is named after them: 总理办公室. */
static const bulletin_text organization_offices[] = {
    BUL_ROW("总统"), BUL_ROW("总理"), BUL_ROW("首相"), BUL_ROW("国王"),
    BUL_ROW("总督"), BUL_ROW("市长"), BUL_ROW("省长"), BUL_ROW("秘书长"),
    BUL_ROW("行政长官"), BUL_ROW("议长"), BUL_ROW("主席"), BUL_ROW("总检察长"),
};

/* What two bodies do together: the second one's name begins after it. */
static const bulletin_text organization_joints[] = {
    BUL_ROW("联合"), BUL_ROW("共同"), BUL_ROW("协调"), BUL_ROW("组织"),
    BUL_ROW("指导"), BUL_ROW("监督"), BUL_ROW("合作"), BUL_ROW("领导"),
    BUL_ROW("代表"),
};

/* What needs more than a place before it, or 国际, to be a name. */
static const bulletin_text organization_generic[] = {
    BUL_ROW("组织"), BUL_ROW("机构"), BUL_ROW("基地"), BUL_ROW("公司"),
    BUL_ROW("部队"), BUL_ROW("工厂"), BUL_ROW("企业"), BUL_ROW("证券"),
    BUL_ROW("科技"), BUL_ROW("实业"), BUL_ROW("传媒"), BUL_ROW("地产"),
    BUL_ROW("置业"), BUL_ROW("物业"), BUL_ROW("航运"), BUL_ROW("农场"),
    BUL_ROW("电视台"), BUL_ROW("日报"), BUL_ROW("基金"), BUL_ROW("保险"),
    BUL_ROW("信托"), BUL_ROW("控股"), BUL_ROW("中心"), BUL_ROW("集团"),
};

/* Organs of a firm: the firm's name ends before them. */
static const bulletin_text organization_organs[] = {
    BUL_ROW("董事会"), BUL_ROW("监事会"), BUL_ROW("理事会"),
    BUL_ROW("党委"),   BUL_ROW("党组"),   BUL_ROW("党支部"),
    BUL_ROW("工会"),
};

/* Houses that are places to those who go there. */
static const bulletin_text organization_houses[] = {
    BUL_ROW("博物馆"), BUL_ROW("美术馆"), BUL_ROW("纪念馆"), BUL_ROW("图书馆"),
    BUL_ROW("科技馆"), BUL_ROW("艺术馆"), BUL_ROW("文化馆"), BUL_ROW("展览馆"),
    BUL_ROW("博物院"), BUL_ROW("书店"),   BUL_ROW("农场"),   BUL_ROW("剧院"),
    BUL_ROW("档案馆"), BUL_ROW("陈列馆"), BUL_ROW("书院"),
};

/* What stands before a place that someone goes to. */
static const bulletin_text organization_visits[] = {
    BUL_ROW("走进"), BUL_ROW("来到"), BUL_ROW("参观"), BUL_ROW("游览"),
    BUL_ROW("走访"), BUL_ROW("前往"), BUL_ROW("抵达"), BUL_ROW("到"),
    BUL_ROW("位于"), BUL_ROW("亮相"),
};

/* What a list of places ends in, after 等. */
static const bulletin_text organization_sights[] = {
    BUL_ROW("地"),   BUL_ROW("处"),   BUL_ROW("景点"), BUL_ROW("景区"),
    BUL_ROW("区域"), BUL_ROW("地方"), BUL_ROW("场所"), BUL_ROW("地点"),
    BUL_ROW("点位"), BUL_ROW("地标"),
};

/* What dictionaries call organizations is one where a place begins it
** (大连海关) or where it is of one of these kinds and more than the kind with
** what is said of it (剑桥大学, but not 商业银行). */
static const bulletin_text organization_kinds[] = {
    BUL_ROW("大学"), BUL_ROW("银行"), BUL_ROW("集团"), BUL_ROW("公司"),
    BUL_ROW("医院"), BUL_ROW("舰队"), BUL_ROW("出版社"), BUL_ROW("通讯社"),
    BUL_ROW("基金会"), BUL_ROW("剧院"), BUL_ROW("书店"), BUL_ROW("研究院"),
};

static const bulletin_text organization_common[] = {
    BUL_ROW("商业"), BUL_ROW("中资"), BUL_ROW("外资"), BUL_ROW("国有"),
    BUL_ROW("理工"), BUL_ROW("政法"), BUL_ROW("师范"), BUL_ROW("林业"),
    BUL_ROW("法科"), BUL_ROW("百家"), BUL_ROW("投资"), BUL_ROW("综合"),
};

/* Such bodies there are many of: with 全国, of which all are meant. */
static const bulletin_text organization_many[] = {
    BUL_ROW("法院"),   BUL_ROW("检察院"), BUL_ROW("博物馆"), BUL_ROW("医院"),
    BUL_ROW("海关"),   BUL_ROW("学校"),   BUL_ROW("大学"),   BUL_ROW("高中"),
    BUL_ROW("小学"),   BUL_ROW("中学"),   BUL_ROW("图书馆"), BUL_ROW("银行"),
    BUL_ROW("派出所"), BUL_ROW("公安局"), BUL_ROW("监狱"),   BUL_ROW("人民法院"),
    BUL_ROW("人民检察院"), BUL_ROW("幼儿园"), BUL_ROW("居委会"),
    BUL_ROW("村委会"), BUL_ROW("实验室"), BUL_ROW("重点实验室"),
};

/* Bodies whose members may stand before them: 戏剧家协会. */
static const bulletin_text organization_societies[] = {
    BUL_ROW("协会"), BUL_ROW("学会"), BUL_ROW("联合会"), BUL_ROW("联谊会"),
};

/* With 和 or 与 before them they are bodies of their own: 市场与大学. */
static const bulletin_text organization_apart[] = {
    BUL_ROW("大学"), BUL_ROW("学院"), BUL_ROW("学校"), BUL_ROW("医院"),
    BUL_ROW("银行"), BUL_ROW("公司"), BUL_ROW("集团"), BUL_ROW("企业"),
};

/* Such houses every county has: 县医院 names none. */
static const bulletin_text organization_everywhere[] = {
    BUL_ROW("医院"), BUL_ROW("学校"), BUL_ROW("小学"),
    BUL_ROW("中学"), BUL_ROW("高中"), BUL_ROW("幼儿园"),
};

/* What makes a longer word of a body's name: 国际博物馆|日. */
static const bulletin_text organization_occasions[] = {
    BUL_ROW("日"), BUL_ROW("节"), BUL_ROW("周"), BUL_ROW("月"), BUL_ROW("杯"),
};

#endif
