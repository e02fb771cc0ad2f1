/*
** figure_words.h - units, and the words that say how a figure is meant; an
** editor may add a line. Written simplified and half width, as glyphs.h
** folds text. The longest unit at a place is taken, whatever the order.
*/
#ifndef BUL_FIGURE_WORDS_H
#define BUL_FIGURE_WORDS_H

#include <stdbool.h>
#include <uchar.h>

typedef enum unit_kind {
  UNIT_COUNT,   /* 名, 个: counts the noun behind it, or before it */
  UNIT_PEOPLE,  /* 人, 户: says itself what is counted */
  UNIT_TIME,    /* 年, 小时: a length of time */
  UNIT_MEASURE, /* 公里, 吨 */
  UNIT_MONEY,   /* 元 */
  UNIT_SHARE,   /* %, 百分点, 倍: may say a change */
  UNIT_ADDRESS, /* 号楼, 室: no figure at all */
  UNIT_NAME     /* 国道, 中全会: the same */
} unit_kind;

typedef struct figure_unit {
  const char32_t *word;
  int kind;
  /* Where the number is a Han numeral without 百, 千 and the like, more often
  ** part of a name or an idiom (五台山, 三门峡, 四面): not read then. */
  bool arabic_only;
} figure_unit;

static const figure_unit figure_units[] = {
    /* counted things */
    {U"名", UNIT_COUNT, false}, {U"个", UNIT_COUNT, false},
    {U"位", UNIT_COUNT, false}, {U"家", UNIT_COUNT, false},
    {U"支", UNIT_COUNT, false}, {U"项", UNIT_COUNT, false},
    {U"件", UNIT_COUNT, false}, {U"条", UNIT_COUNT, false},
    {U"座", UNIT_COUNT, false}, {U"栋", UNIT_COUNT, false},
    {U"幢", UNIT_COUNT, false}, {U"所", UNIT_COUNT, false},
    {U"处", UNIT_COUNT, false}, {U"场", UNIT_COUNT, false},
    {U"场次", UNIT_COUNT, false}, {U"次", UNIT_COUNT, false},
    {U"遍", UNIT_COUNT, false}, {U"批", UNIT_COUNT, false},
    {U"批次", UNIT_COUNT, false}, {U"种", UNIT_COUNT, false},
    {U"类", UNIT_COUNT, false}, {U"款", UNIT_COUNT, false},
    {U"辆", UNIT_COUNT, false}, {U"辆次", UNIT_COUNT, false},
    {U"台", UNIT_COUNT, true}, {U"台套", UNIT_COUNT, false},
    {U"架", UNIT_COUNT, true}, {U"架次", UNIT_COUNT, false},
    {U"艘", UNIT_COUNT, false}, {U"艘次", UNIT_COUNT, false},
    {U"列", UNIT_COUNT, true}, {U"列车", UNIT_NAME, false},
    {U"只", UNIT_COUNT, false}, {U"头", UNIT_COUNT, true},
    {U"匹", UNIT_COUNT, false}, {U"羽", UNIT_COUNT, true},
    {U"尾", UNIT_COUNT, true}, {U"棵", UNIT_COUNT, false},
    {U"株", UNIT_COUNT, false}, {U"本", UNIT_COUNT, true},
    {U"册", UNIT_COUNT, false}, {U"部", UNIT_COUNT, false},
    {U"部门", UNIT_PEOPLE, true}, {U"篇", UNIT_COUNT, false},
    {U"份", UNIT_COUNT, false}, {U"封", UNIT_COUNT, false},
    {U"张", UNIT_COUNT, true}, {U"幅", UNIT_COUNT, false},
    {U"枚", UNIT_COUNT, false}, {U"面", UNIT_COUNT, true},
    {U"套", UNIT_COUNT, false}, {U"间", UNIT_COUNT, true},
    {U"层", UNIT_COUNT, true}, {U"道", UNIT_COUNT, true},
    {U"门", UNIT_COUNT, true}, {U"节", UNIT_COUNT, true},
    {U"堂", UNIT_COUNT, true}, {U"课时", UNIT_COUNT, false},
    {U"期", UNIT_COUNT, true}, {U"届", UNIT_COUNT, true},
    {U"轮", UNIT_COUNT, false}, {U"局", UNIT_COUNT, true},
    {U"盘", UNIT_COUNT, true}, {U"组", UNIT_COUNT, false},
    {U"队", UNIT_COUNT, true}, {U"对", UNIT_COUNT, true},
    {U"双", UNIT_COUNT, true}, {U"起", UNIT_COUNT, true},
    {U"宗", UNIT_COUNT, true}, {U"例", UNIT_COUNT, false},
    {U"笔", UNIT_COUNT, false}, {U"单", UNIT_COUNT, true},
    {U"颗", UNIT_COUNT, false}, {U"粒", UNIT_COUNT, false},
    {U"块", UNIT_COUNT, false}, {U"片", UNIT_COUNT, true},
    {U"根", UNIT_COUNT, true}, {U"口", UNIT_COUNT, true},
    {U"把", UNIT_COUNT, true}, {U"顶", UNIT_COUNT, true},
    {U"瓶", UNIT_COUNT, false}, {U"箱", UNIT_COUNT, false},
    {U"袋", UNIT_COUNT, false}, {U"盒", UNIT_COUNT, false},
    {U"包", UNIT_COUNT, true}, {U"桶", UNIT_COUNT, false},
    {U"车", UNIT_COUNT, true}, {U"趟", UNIT_COUNT, false},
    {U"班", UNIT_COUNT, true}, {U"班次", UNIT_COUNT, false},
    {U"航班", UNIT_PEOPLE, true}, {U"标箱", UNIT_MEASURE, false},
    {U"标准箱", UNIT_MEASURE, false}, {U"步", UNIT_COUNT, true},
    {U"圈", UNIT_COUNT, true}, {U"回", UNIT_COUNT, true},
    {U"章", UNIT_COUNT, true}, {U"首", UNIT_COUNT, true},
    {U"句", UNIT_COUNT, true}, {U"字", UNIT_COUNT, true},
    {U"版", UNIT_NAME, false}, {U"页", UNIT_COUNT, true},
    {U"集", UNIT_COUNT, true}, {U"大类", UNIT_COUNT, false},
    {U"方面", UNIT_PEOPLE, false}, {U"点", UNIT_COUNT, true},
    {U"级", UNIT_COUNT, true}, {U"代", UNIT_COUNT, true},
    {U"胎", UNIT_COUNT, true}, {U"朵", UNIT_COUNT, false},
    {U"杯", UNIT_COUNT, false}, {U"碗", UNIT_COUNT, true},
    {U"床", UNIT_COUNT, true},
    {U"连冠", UNIT_NAME, false}, {U"票", UNIT_COUNT, true},
    {U"球", UNIT_COUNT, true}, {U"尊", UNIT_COUNT, false},
    {U"桌", UNIT_COUNT, false}, {U"餐", UNIT_COUNT, true},
    {U"具", UNIT_COUNT, true}, {U"副", UNIT_COUNT, true},
    {U"段", UNIT_COUNT, true},

    /* people and households */
    {U"人", UNIT_PEOPLE, false}, {U"人次", UNIT_PEOPLE, false},
    {U"户", UNIT_PEOPLE, false}, {U"人份", UNIT_PEOPLE, false},
    {U"人家", UNIT_NAME, false}, {U"人大", UNIT_NAME, false},
    {U"人民", UNIT_NAME, false}, {U"人口", UNIT_PEOPLE, true},

    /* time */
    {U"年", UNIT_TIME, false}, {U"个月", UNIT_TIME, false},
    {U"月", UNIT_NAME, false}, {U"周", UNIT_TIME, true},
    {U"天", UNIT_TIME, false}, {U"日", UNIT_TIME, true},
    {U"个小时", UNIT_TIME, false}, {U"小时", UNIT_TIME, false},
    {U"时", UNIT_NAME, false}, {U"分钟", UNIT_TIME, false},
    {U"秒", UNIT_TIME, true}, {U"秒钟", UNIT_TIME, false},
    {U"毫秒", UNIT_TIME, false}, {U"微秒", UNIT_TIME, false},
    {U"刻钟", UNIT_TIME, false}, {U"昼夜", UNIT_TIME, false},
    {U"个工作日", UNIT_TIME, false}, {U"工作日", UNIT_TIME, false},
    {U"个星期", UNIT_TIME, false}, {U"个季度", UNIT_TIME, false},
    {U"个世纪", UNIT_TIME, false}, {U"周年", UNIT_TIME, false},
    {U"周岁", UNIT_TIME, false}, {U"岁", UNIT_TIME, false},
    {U"个年头", UNIT_TIME, false}, {U"载", UNIT_TIME, true},
    {U"年级", UNIT_NAME, false}, {U"年代", UNIT_NAME, false},
    {U"月龄", UNIT_NAME, false}, {U"学年", UNIT_TIME, false},
    {U"学时", UNIT_TIME, false}, {U"光年", UNIT_MEASURE, false},

    /* length, area, volume, weight */
    {U"米", UNIT_MEASURE, false}, {U"公里", UNIT_MEASURE, false},
    {U"千米", UNIT_MEASURE, false}, {U"厘米", UNIT_MEASURE, false},
    {U"毫米", UNIT_MEASURE, false}, {U"微米", UNIT_MEASURE, false},
    {U"纳米", UNIT_MEASURE, false}, {U"分米", UNIT_MEASURE, false},
    {U"海里", UNIT_MEASURE, false}, {U"英里", UNIT_MEASURE, false},
    {U"华里", UNIT_MEASURE, false}, {U"里路", UNIT_MEASURE, false},
    {U"里", UNIT_MEASURE, true}, {U"尺", UNIT_MEASURE, true},
    {U"英尺", UNIT_MEASURE, false}, {U"寸", UNIT_MEASURE, true},
    {U"英寸", UNIT_MEASURE, false}, {U"丈", UNIT_MEASURE, true},
    {U"平方米", UNIT_MEASURE, false}, {U"平方公里", UNIT_MEASURE, false},
    {U"平方千米", UNIT_MEASURE, false}, {U"平方厘米", UNIT_MEASURE, false},
    {U"平米", UNIT_MEASURE, false}, {U"平方", UNIT_MEASURE, true},
    {U"亩", UNIT_MEASURE, false}, {U"公顷", UNIT_MEASURE, false},
    {U"顷", UNIT_MEASURE, true}, {U"立方米", UNIT_MEASURE, false},
    {U"立方厘米", UNIT_MEASURE, false}, {U"立方公里", UNIT_MEASURE, false},
    {U"立方", UNIT_MEASURE, true}, {U"升", UNIT_MEASURE, true},
    {U"毫升", UNIT_MEASURE, false}, {U"方", UNIT_MEASURE, true},
    {U"吨", UNIT_MEASURE, false}, {U"吨公里", UNIT_MEASURE, false},
    {U"公斤", UNIT_MEASURE, false}, {U"千克", UNIT_MEASURE, false},
    {U"克", UNIT_MEASURE, true}, {U"毫克", UNIT_MEASURE, false},
    {U"微克", UNIT_MEASURE, false}, {U"斤", UNIT_MEASURE, false},
    {U"两", UNIT_MEASURE, true}, {U"磅", UNIT_MEASURE, false},
    {U"盎司", UNIT_MEASURE, false}, {U"公里/小时", UNIT_MEASURE, false},
    {U"公里每小时", UNIT_MEASURE, false}, {U"米/秒", UNIT_MEASURE, false},

    /* other measures */
    {U"度", UNIT_MEASURE, true}, {U"摄氏度", UNIT_MEASURE, false},
    {U"℃", UNIT_MEASURE, false}, {U"°", UNIT_MEASURE, false},
    {U"°C", UNIT_MEASURE, false}, {U"瓦", UNIT_MEASURE, true},
    {U"千瓦", UNIT_MEASURE, false}, {U"兆瓦", UNIT_MEASURE, false},
    {U"吉瓦", UNIT_MEASURE, false}, {U"千瓦时", UNIT_MEASURE, false},
    {U"兆瓦时", UNIT_MEASURE, false}, {U"度电", UNIT_MEASURE, false},
    {U"伏", UNIT_MEASURE, true}, {U"千伏", UNIT_MEASURE, false},
    {U"安培", UNIT_MEASURE, false}, {U"赫兹", UNIT_MEASURE, false},
    {U"兆赫", UNIT_MEASURE, false}, {U"千卡", UNIT_MEASURE, false},
    {U"大卡", UNIT_MEASURE, false}, {U"焦耳", UNIT_MEASURE, false},
    {U"马力", UNIT_MEASURE, false}, {U"转", UNIT_MEASURE, true},
    {U"分贝", UNIT_MEASURE, false}, {U"帕", UNIT_MEASURE, true},
    {U"千帕", UNIT_MEASURE, false}, {U"兆帕", UNIT_MEASURE, false},
    {U"百帕", UNIT_MEASURE, false}, {U"流明", UNIT_MEASURE, false},
    {U"比特", UNIT_MEASURE, false}, {U"字节", UNIT_MEASURE, false},
    {U"量子比特", UNIT_MEASURE, false}, {U"像素", UNIT_MEASURE, false},
    {U"分", UNIT_MEASURE, true}, {U"环", UNIT_MEASURE, true},
    {U"km", UNIT_MEASURE, false}, {U"m", UNIT_MEASURE, false},
    {U"cm", UNIT_MEASURE, false}, {U"mm", UNIT_MEASURE, false},
    {U"nm", UNIT_MEASURE, false}, {U"kg", UNIT_MEASURE, false},
    {U"g", UNIT_MEASURE, false}, {U"mg", UNIT_MEASURE, false},
    {U"t", UNIT_MEASURE, false}, {U"ml", UNIT_MEASURE, false},
    {U"mL", UNIT_MEASURE, false}, {U"L", UNIT_MEASURE, false},
    {U"km/h", UNIT_MEASURE, false}, {U"m/s", UNIT_MEASURE, false},
    {U"kW", UNIT_MEASURE, false}, {U"MW", UNIT_MEASURE, false},
    {U"GW", UNIT_MEASURE, false}, {U"kWh", UNIT_MEASURE, false},
    {U"kV", UNIT_MEASURE, false}, {U"Hz", UNIT_MEASURE, false},
    {U"MHz", UNIT_MEASURE, false}, {U"GHz", UNIT_MEASURE, false},
    {U"KB", UNIT_MEASURE, false}, {U"MB", UNIT_MEASURE, false},
    {U"GB", UNIT_MEASURE, false}, {U"TB", UNIT_MEASURE, false},
    {U"m2", UNIT_MEASURE, false}, {U"m3", UNIT_MEASURE, false},
    {U"㎡", UNIT_MEASURE, false}, {U"m²", UNIT_MEASURE, false},
    {U"m³", UNIT_MEASURE, false}, {U"km²", UNIT_MEASURE, false},

    /* money */
    {U"元", UNIT_MONEY, false}, {U"块钱", UNIT_MONEY, false},
    {U"角", UNIT_MONEY, true}, {U"美元", UNIT_MONEY, false},
    {U"美金", UNIT_MONEY, false}, {U"欧元", UNIT_MONEY, false},
    {U"日元", UNIT_MONEY, false}, {U"港元", UNIT_MONEY, false},
    {U"港币", UNIT_MONEY, false}, {U"澳元", UNIT_MONEY, false},
    {U"澳门元", UNIT_MONEY, false}, {U"英镑", UNIT_MONEY, false},
    {U"卢布", UNIT_MONEY, false}, {U"韩元", UNIT_MONEY, false},
    {U"新台币", UNIT_MONEY, false}, {U"台币", UNIT_MONEY, false},
    {U"法郎", UNIT_MONEY, false}, {U"卢比", UNIT_MONEY, false},
    {U"泰铢", UNIT_MONEY, false}, {U"加元", UNIT_MONEY, false},
    {U"新加坡元", UNIT_MONEY, false}, {U"雷亚尔", UNIT_MONEY, false},
    {U"比索", UNIT_MONEY, false}, {U"越南盾", UNIT_MONEY, false},
    {U"瑞士法郎", UNIT_MONEY, false}, {U"林吉特", UNIT_MONEY, false},
    {U"兰特", UNIT_MONEY, false}, {U"坚戈", UNIT_MONEY, false},
    {U"里亚尔", UNIT_MONEY, false},

    /* shares */
    {U"%", UNIT_SHARE, false}, {U"‰", UNIT_SHARE, false},
    {U"个百分点", UNIT_SHARE, false}, {U"百分点", UNIT_SHARE, false},
    {U"个基点", UNIT_SHARE, false}, {U"倍", UNIT_SHARE, false},
    {U"成", UNIT_SHARE, false}, {U"折", UNIT_SHARE, true},

    /* none of it is a figure */
    {U"号", UNIT_ADDRESS, false}, {U"号楼", UNIT_ADDRESS, false},
    {U"号院", UNIT_ADDRESS, false}, {U"号线", UNIT_ADDRESS, false},
    {U"单元", UNIT_ADDRESS, false}, {U"室", UNIT_ADDRESS, false},
    {U"楼", UNIT_ADDRESS, false}, {U"路", UNIT_ADDRESS, false},
    {U"国道", UNIT_ADDRESS, false}, {U"省道", UNIT_ADDRESS, false},
    {U"弄", UNIT_ADDRESS, false}, {U"组团", UNIT_ADDRESS, false},
    {U"中全会", UNIT_NAME, false}, {U"热线", UNIT_NAME, false},
    {U"平台", UNIT_NAME, false}, {U"项目", UNIT_NAME, true},
    {U"条例", UNIT_NAME, false}, {U"处长", UNIT_NAME, false},
    {U"名为", UNIT_NAME, false}, {U"类似", UNIT_NAME, false},
    {U"个体", UNIT_NAME, false}, {U"成为", UNIT_NAME, false},
    {U"成功", UNIT_NAME, false}, {U"成立", UNIT_NAME, false},
    {U"成果", UNIT_NAME, false}, {U"方式", UNIT_NAME, false},
    {U"方案", UNIT_NAME, false}, {U"面对", UNIT_NAME, false},
    {U"分别", UNIT_NAME, false}, {U"分之", UNIT_NAME, false},
    {U"家庭", UNIT_NAME, true}, {U"头条", UNIT_NAME, false},
    {U"级公路", UNIT_NAME, false}, {U"等奖", UNIT_NAME, false},
    {U"等功", UNIT_NAME, false}, {U"处理", UNIT_NAME, false},
    {U"例如", UNIT_NAME, false}, {U"场景", UNIT_NAME, false},
    {U"起初", UNIT_NAME, false}, {U"只有", UNIT_NAME, false},
    {U"只要", UNIT_NAME, false}, {U"支持", UNIT_NAME, false},
    {U"部署", UNIT_NAME, false},
};

/* Names made of a number and a unit: their numbers count nothing. */
static const char32_t *const set_phrases[] = {
    U"八项规定", U"三个代表", U"四个意识", U"四个自信", U"两个维护",
    U"两个确立", U"四个全面", U"两个一百年", U"三个务必", U"三会一课",
    U"三大攻坚战", U"五位一体", U"六个必须", U"三大纪律", U"八项注意",
    U"五四运动", U"七七事变", U"九一八", U"一国两制", U"一带一路",
    U"两岸", U"两会", U"三农", U"十八大", U"十九大", U"二十大",
    U"四大名著", U"四大发明", U"五星红旗", U"五湖四海", U"四面八方",
    U"千家万户", U"百家争鸣", U"千方百计", U"千千万万", U"三三两两",
    U"百年大计", U"百年未有", U"千里马", U"万里长城", U"二十四节气",
    U"十二生肖", U"四六级", U"三中全会", U"四中全会", U"五中全会",
    U"六中全会", U"七中全会", U"二中全会", U"一中全会", U"三军", U"五官",
    U"三角", U"四季度", U"万隆", U"百里挑一", U"三天两头", U"三言两语",
    U"一年四季", U"一日三餐", U"七嘴八舌", U"五光十色", U"五颜六色",
};

/* How exact a figure is, by the word before it. */
typedef struct approx_word {
  const char32_t *word;
  int approx; /* bulletin_approx */
} approx_word;

static const approx_word approx_before[] = {
    {U"超过", BULLETIN_OVER},   {U"超出", BULLETIN_OVER},   {U"突破", BULLETIN_OVER},
    {U"不少于", BULLETIN_OVER}, {U"不低于", BULLETIN_OVER}, {U"不小于", BULLETIN_OVER},
    {U"不止", BULLETIN_OVER},   {U"至少", BULLETIN_OVER},   {U"高于", BULLETIN_OVER},
    {U"大于", BULLETIN_OVER},   {U"多于", BULLETIN_OVER},   {U"逾", BULLETIN_OVER},
    {U"超", BULLETIN_OVER},     {U"上", BULLETIN_OVER},     {U"不超过", BULLETIN_UNDER},
    {U"不高于", BULLETIN_UNDER}, {U"不足", BULLETIN_UNDER}, {U"不到", BULLETIN_UNDER},
    {U"未满", BULLETIN_UNDER},  {U"不满", BULLETIN_UNDER},  {U"将近", BULLETIN_UNDER},
    {U"接近", BULLETIN_UNDER},  {U"低于", BULLETIN_UNDER},  {U"少于", BULLETIN_UNDER},
    {U"小于", BULLETIN_UNDER},  {U"至多", BULLETIN_UNDER},  {U"最多", BULLETIN_UNDER},
    {U"近", BULLETIN_UNDER},    {U"大约", BULLETIN_ABOUT},  {U"大概", BULLETIN_ABOUT},
    {U"约为", BULLETIN_ABOUT},  {U"约", BULLETIN_ABOUT},
};

/* … and by the word behind it. */
static const approx_word approx_behind[] = {
    {U"以上", BULLETIN_OVER},  {U"以下", BULLETIN_UNDER}, {U"以内", BULLETIN_UNDER},
    {U"左右", BULLETIN_ABOUT}, {U"上下", BULLETIN_ABOUT}, {U"开外", BULLETIN_OVER},
    {U"之多", BULLETIN_EXACT},
};

/* A change, by the word before the figure. */
typedef struct change_word {
  const char32_t *word;
  int sign;
} change_word;

static const change_word change_words[] = {
    {U"增长", 1},  {U"增加", 1},  {U"上升", 1},  {U"上涨", 1},  {U"提高", 1},
    {U"提升", 1},  {U"扩大", 1},  {U"攀升", 1},  {U"回升", 1},  {U"反弹", 1},
    {U"激增", 1},  {U"新增", 1},  {U"增幅", 1},  {U"涨幅", 1},  {U"升幅", 1},
    {U"加快", 1},  {U"递增", 1},  {U"净增", 1},  {U"大涨", 1},  {U"跃升", 1},
    {U"下降", -1}, {U"减少", -1}, {U"降低", -1}, {U"回落", -1}, {U"下滑", -1},
    {U"下跌", -1}, {U"缩减", -1}, {U"缩短", -1}, {U"降幅", -1}, {U"跌幅", -1},
    {U"萎缩", -1}, {U"收窄", -1}, {U"负增长", -1}, {U"锐减", -1}, {U"减幅", -1},
    {U"放缓", -1}, {U"暴跌", -1}, {U"大跌", -1}, {U"递减", -1}, {U"下调", -1},
    {U"上调", 1},  {U"压减", -1}, {U"增", 1},    {U"涨", 1},    {U"降", -1},
    {U"跌", -1},   {U"减", -1},   {U"升", 1},
};

/* What may stand between such a word, or the thing measured, and the figure. */
static const char32_t *const figure_links[] = {
    U"达到", U"达", U"为", U"了", U"约", U"近", U"超", U"逾", U"是", U"共",
    U"约为", U"高达", U"幅度", U"超过", U"大约", U"仅", U"只", U"又", U"最高",
    U"平均", U"累计", U"合计", U"总计", U"共计", U"均",   U"同比", U"环比",
    U"年均", U"月均", U"日均", U"人均", U"分别", U"已", U"已达", U"有",
};

/* A comparison in the clause makes a changed amount a signed one. */
static const char32_t *const comparisons[] = {
    U"同比", U"环比", U"比上", U"比去", U"相比", U"较上", U"较去", U"比19",
    U"比20", U"较19", U"较20", U"按年",
};

#endif
