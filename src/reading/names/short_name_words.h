/*
** short_name_words.h - how newspapers shorten organizations' names. An editor
** may add lines.
*/
#ifndef BUL_SHORT_NAME_WORDS_H
#define BUL_SHORT_NAME_WORDS_H

#include "../../base/text.h"

/* A part of a name and what it becomes; several lines may shorten one part. */
typedef struct bul_short_part {
  bulletin_text full, shorter;
  bool fuses; /* with a place's first character: 郑州大学, 郑大 */
} bul_short_part;

#define SHORT(full, shorter) {BUL_ROW(full), BUL_ROW(shorter), false}
#define FUSES(full, shorter) {BUL_ROW(full), BUL_ROW(shorter), true}

static const bul_short_part short_parts[] = {
    /* congresses, parties, commissions */
    SHORT("人民代表大会", "人大"),
    SHORT("常务委员会", "常委会"),
    SHORT("纪律检查委员会", "纪委"),
    SHORT("监察委员会", "监委"),
    SHORT("政法委员会", "政法委"),
    SHORT("发展和改革委员会", "发展改革委"),
    SHORT("发展和改革委员会", "发改委"),
    SHORT("发展改革委员会", "发改委"),
    SHORT("发展改革委", "发改委"),
    SHORT("发展和改革局", "发改局"),
    SHORT("发展改革局", "发改局"),
    SHORT("卫生健康委员会", "卫生健康委"),
    SHORT("卫生健康委员会", "卫健委"),
    SHORT("卫生健康委", "卫健委"),
    SHORT("卫生和计划生育委员会", "卫计委"),
    SHORT("国有资产监督管理委员会", "国资委"),
    SHORT("证券监督管理委员会", "证监会"),
    SHORT("银行业监督管理委员会", "银监会"),
    SHORT("银行保险监督管理委员会", "银保监会"),
    SHORT("保险监督管理委员会", "保监会"),
    SHORT("民族事务委员会", "民委"),
    SHORT("教育委员会", "教委"),
    SHORT("城乡建设委员会", "建委"),
    SHORT("管理委员会", "管委会"),
    SHORT("居民委员会", "居委会"),
    SHORT("村民委员会", "村委会"),
    SHORT("组织委员会", "组委会"),
    SHORT("筹备委员会", "筹委会"),
    SHORT("奥林匹克委员会", "奥委会"),
    SHORT("消费者权益保护委员会", "消保委"),
    /* government */
    SHORT("人民政府", "政府"),
    SHORT("住房和城乡建设", "住建"),
    SHORT("住房城乡建设", "住建"),
    SHORT("人力资源和社会保障", "人社"),
    SHORT("人力资源社会保障", "人社"),
    SHORT("工业和信息化", "工信"),
    SHORT("文化和旅游", "文旅"),
    SHORT("文化广电和旅游", "文广旅"),
    SHORT("自然资源和规划", "自然资源规划"),
    SHORT("自然资源和规划", "资规"),
    SHORT("自然资源和规划", "自规"),
    SHORT("市场监督管理", "市场监管"),
    SHORT("市场监督管理", "市监"),
    SHORT("城市管理", "城管"),
    SHORT("应急管理", "应急"),
    SHORT("交通运输", "交通"),
    SHORT("退役军人事务", "退役军人"),
    SHORT("医疗保障", "医保"),
    SHORT("交通警察", "交警"),
    SHORT("交通管理", "交管"),
    SHORT("消防救援", "消防"),
    SHORT("疾病预防控制", "疾控"),
    /* courts */
    SHORT("高级人民法院", "高院"),
    SHORT("中级人民法院", "中院"),
    SHORT("人民法院", "法院"),
    SHORT("人民检察院", "检察院"),
    /* federations and associations */
    SHORT("妇女联合会", "妇联"),
    SHORT("文学艺术界联合会", "文联"),
    SHORT("社会科学界联合会", "社科联"),
    SHORT("残疾人联合会", "残联"),
    SHORT("工商业联合会", "工商联"),
    SHORT("归国华侨联合会", "侨联"),
    SHORT("青年联合会", "青联"),
    SHORT("科学技术协会", "科协"),
    SHORT("新闻工作者协会", "记协"),
    SHORT("作家协会", "作协"),
    SHORT("音乐家协会", "音协"),
    SHORT("美术家协会", "美协"),
    SHORT("书法家协会", "书协"),
    SHORT("舞蹈家协会", "舞协"),
    SHORT("摄影家协会", "摄协"),
    SHORT("戏剧家协会", "剧协"),
    SHORT("律师协会", "律协"),
    SHORT("消费者协会", "消协"),
    SHORT("足球协会", "足协"),
    SHORT("篮球协会", "篮协"),
    SHORT("排球协会", "排协"),
    SHORT("乒乓球协会", "乒协"),
    SHORT("羽毛球协会", "羽协"),
    SHORT("田径协会", "田协"),
    SHORT("游泳协会", "泳协"),
    SHORT("红十字会", "红会"),
    /* schools, hospitals, academies */
    FUSES("大学", "大"),
    FUSES("师范大学", "师大"),
    FUSES("工业大学", "工大"),
    FUSES("农业大学", "农大"),
    FUSES("林业大学", "林大"),
    FUSES("海洋大学", "海大"),
    FUSES("理工大学", "理工"),
    FUSES("科技大学", "科大"),
    FUSES("医科大学", "医大"),
    FUSES("财经大学", "财大"),
    FUSES("交通大学", "交大"),
    FUSES("民族大学", "民大"),
    FUSES("师范学院", "师院"),
    FUSES("科学院", "科院"),
    SHORT("社会科学院", "社科院"),
    SHORT("农业科学院", "农科院"),
    SHORT("林业科学院", "林科院"),
    SHORT("第一附属医院", "一附院"),
    SHORT("第二附属医院", "二附院"),
    SHORT("第三附属医院", "三附院"),
    SHORT("附属医院", "附院"),
    SHORT("附属中学", "附中"),
    SHORT("附属小学", "附小"),
    SHORT("实验小学", "实小"),
    SHORT("第一中学", "一中"),
    SHORT("第二中学", "二中"),
    SHORT("第三中学", "三中"),
    SHORT("第四中学", "四中"),
    SHORT("第五中学", "五中"),
    SHORT("第六中学", "六中"),
    SHORT("第七中学", "七中"),
    SHORT("第八中学", "八中"),
    SHORT("第九中学", "九中"),
    SHORT("第十中学", "十中"),
    SHORT("第一人民医院", "一院"),
    SHORT("第二人民医院", "二院"),
    SHORT("第三人民医院", "三院"),
    /* companies */
    SHORT("股份有限公司", ""),
    SHORT("股份有限公司", "公司"),
    SHORT("有限责任公司", ""),
    SHORT("有限责任公司", "公司"),
    SHORT("有限公司", ""),
    SHORT("有限公司", "公司"),
    SHORT("集团公司", "集团"),
};

#undef SHORT
#undef FUSES

/* A head before the place, and what a name of that head and tail becomes:
** 中国共产党云州市委员会 is 云州市委. */
static const struct {
  bulletin_text head, tail, becomes;
} short_heads[] = {
    {BUL_ROW("中国共产党"), BUL_ROW("委员会"), BUL_ROW("委")},
    {BUL_ROW("中共"), BUL_ROW("委员会"), BUL_ROW("委")},
    {BUL_ROW("中国人民政治协商会议"), BUL_ROW("委员会"), BUL_ROW("政协")},
    {BUL_ROW("政协"), BUL_ROW("委员会"), BUL_ROW("政协")},
};

/* What stands for the whole country before a name, and may be left out. */
static const bulletin_text short_national[] = {
    BUL_ROW("中华人民共和国"),
    BUL_ROW("中国"),
    BUL_ROW("全国"),
    BUL_ROW("国家"),
    BUL_ROW("国务院"),
};

/* Names whose short forms no rule gives. */
static const struct {
  bulletin_text full, shorter;
} short_wholes[] = {
    {BUL_ROW("中国共产党中央委员会"), BUL_ROW("中共中央")},
    {BUL_ROW("中国共产党中央委员会"), BUL_ROW("党中央")},
    {BUL_ROW("中共中央"), BUL_ROW("党中央")},
    {BUL_ROW("中共中央组织部"), BUL_ROW("中组部")},
    {BUL_ROW("中共中央宣传部"), BUL_ROW("中宣部")},
    {BUL_ROW("中共中央统战部"), BUL_ROW("中央统战部")},
    {BUL_ROW("中央组织部"), BUL_ROW("中组部")},
    {BUL_ROW("中央宣传部"), BUL_ROW("中宣部")},
    {BUL_ROW("中央纪律检查委员会"), BUL_ROW("中纪委")},
    {BUL_ROW("中央纪委"), BUL_ROW("中纪委")},
    {BUL_ROW("最高人民法院"), BUL_ROW("最高法")},
    {BUL_ROW("最高人民检察院"), BUL_ROW("最高检")},
    {BUL_ROW("中国人民银行"), BUL_ROW("央行")},
    {BUL_ROW("中国工商银行"), BUL_ROW("工行")},
    {BUL_ROW("中国农业银行"), BUL_ROW("农行")},
    {BUL_ROW("中国建设银行"), BUL_ROW("建行")},
    {BUL_ROW("中国人民银行"), BUL_ROW("人民银行")},
    {BUL_ROW("中国工商银行"), BUL_ROW("工商银行")},
    {BUL_ROW("中国农业银行"), BUL_ROW("农业银行")},
    {BUL_ROW("中国建设银行"), BUL_ROW("建设银行")},
    {BUL_ROW("中国银行"), BUL_ROW("中行")},
    {BUL_ROW("交通银行"), BUL_ROW("交行")},
    {BUL_ROW("中国石油化工集团公司"), BUL_ROW("中石化")},
    {BUL_ROW("中国石油天然气集团公司"), BUL_ROW("中石油")},
    {BUL_ROW("中国海洋石油总公司"), BUL_ROW("中海油")},
    {BUL_ROW("中央电视台"), BUL_ROW("央视")},
    {BUL_ROW("中央广播电视总台"), BUL_ROW("央视")},
    {BUL_ROW("新华通讯社"), BUL_ROW("新华社")},
    {BUL_ROW("中国新闻社"), BUL_ROW("中新社")},
    {BUL_ROW("中国人民解放军"), BUL_ROW("解放军")},
    {BUL_ROW("中国社会科学院"), BUL_ROW("社科院")},
    {BUL_ROW("北京航空航天大学"), BUL_ROW("北航")},
    {BUL_ROW("哈尔滨工业大学"), BUL_ROW("哈工大")},
    {BUL_ROW("西北工业大学"), BUL_ROW("西工大")},
    {BUL_ROW("世界贸易组织"), BUL_ROW("世贸组织")},
    {BUL_ROW("世界卫生组织"), BUL_ROW("世卫组织")},
    {BUL_ROW("国际奥林匹克委员会"), BUL_ROW("国际奥委会")},
    {BUL_ROW("国际足球联合会"), BUL_ROW("国际足联")},
    {BUL_ROW("北大西洋公约组织"), BUL_ROW("北约")},
    {BUL_ROW("欧洲联盟"), BUL_ROW("欧盟")},
    {BUL_ROW("东南亚国家联盟"), BUL_ROW("东盟")},
    {BUL_ROW("联合国安全理事会"), BUL_ROW("安理会")},
    {BUL_ROW("联合国安理会"), BUL_ROW("安理会")},
};

/* Plain words that rules would make of some name: 天津大学, 长江大学; and
** what is more than one body. */
static const bulletin_text short_refused[] = {
    BUL_ROW("天大"), BUL_ROW("长大"), BUL_ROW("重大"), BUL_ROW("广大"),
    BUL_ROW("高大"), BUL_ROW("远大"), BUL_ROW("正大"), BUL_ROW("大大"),
    BUL_ROW("老大"), BUL_ROW("宏大"), BUL_ROW("太大"), BUL_ROW("最大"),
    BUL_ROW("人民代表大会"),
};

/* What says of what kind something is, and no more with a level before it:
** 市中心. */
static const bulletin_text short_kinds[] = {
    BUL_ROW("中心"), BUL_ROW("队"),   BUL_ROW("组织"),
    BUL_ROW("机构"), BUL_ROW("基地"), BUL_ROW("企业"),
};

/* What says that a short form follows. What is loose says more than that, so
** that the form must be made of characters of the full name, in its order. */
static const struct {
  bulletin_text word;
  bool loose;
} short_openers[] = {
    {BUL_ROW("以下简称"), false}, {BUL_ROW("以下称"), false},
    {BUL_ROW("下文简称"), false}, {BUL_ROW("下简称"), false},
    {BUL_ROW("下称"), false},     {BUL_ROW("后称"), false},
    {BUL_ROW("简称"), false},     {BUL_ROW("又称"), true},
    {BUL_ROW("亦称"), true},      {BUL_ROW("即"), true},
};

#endif
