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

/* The last characters of what dictionaries call organizations; the other
** words that they call so are none. */
static const bulletin_text organization_ends[] = {
    BUL_ROW("部"), BUL_ROW("局"), BUL_ROW("院"), BUL_ROW("会"), BUL_ROW("社"),
    BUL_ROW("厂"), BUL_ROW("队"), BUL_ROW("团"), BUL_ROW("台"), BUL_ROW("司"),
    BUL_ROW("行"), BUL_ROW("党"), BUL_ROW("校"), BUL_ROW("所"), BUL_ROW("站"),
    BUL_ROW("馆"), BUL_ROW("委"), BUL_ROW("办"), BUL_ROW("署"), BUL_ROW("厅"),
    BUL_ROW("处"), BUL_ROW("科"), BUL_ROW("网"), BUL_ROW("报"), BUL_ROW("军"),
    BUL_ROW("盟"), BUL_ROW("约"), BUL_ROW("联"), BUL_ROW("协"), BUL_ROW("学"),
    BUL_ROW("庭"), BUL_ROW("组"), BUL_ROW("室"), BUL_ROW("园"), BUL_ROW("店"),
    BUL_ROW("城"), BUL_ROW("中心"), BUL_ROW("机构"), BUL_ROW("集团"),
    BUL_ROW("组织"), BUL_ROW("政协"), BUL_ROW("人大"), BUL_ROW("航"),
};

#endif
