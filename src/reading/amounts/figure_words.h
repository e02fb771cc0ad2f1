/*
** figure_words.h - the words that say how a figure is meant; an editor may
** add a line. Written simplified and half width, as glyphs.h folds text.
*/
#ifndef BUL_FIGURE_WORDS_H
#define BUL_FIGURE_WORDS_H

#include "../../bulletin.h"

#include <stdbool.h>
#include <uchar.h>

/* Names made of a number and a unit: their numbers count nothing. */
static const char32_t *const set_phrases[] = {
    U"八项规定",   U"三个代表", U"四个意识",   U"四个自信", U"两个维护",
    U"两个确立",   U"四个全面", U"两个一百年", U"三个务必", U"三会一课",
    U"三大攻坚战", U"五位一体", U"六个必须",   U"三大纪律", U"八项注意",
    U"五四运动",   U"七七事变", U"九一八",     U"一国两制", U"一带一路",
    U"两岸",       U"两会",     U"三农",       U"十八大",   U"十九大",
    U"二十大",     U"四大名著", U"四大发明",   U"五星红旗", U"五湖四海",
    U"四面八方",   U"千家万户", U"百家争鸣",   U"千方百计", U"千千万万",
    U"三三两两",   U"百年大计", U"百年未有",   U"千里马",   U"万里长城",
    U"二十四节气", U"十二生肖", U"四六级",     U"三中全会", U"四中全会",
    U"五中全会",   U"六中全会", U"七中全会",   U"二中全会", U"一中全会",
    U"三军",       U"五官",     U"三角",       U"四季度",   U"万隆",
    U"百里挑一",   U"三天两头", U"三言两语",   U"一年四季", U"一日三餐",
    U"七嘴八舌",   U"五光十色", U"五颜六色",
};

/* How exact a figure is, by the word before it. */
typedef struct approx_word {
  const char32_t *word;
  int approx; /* bulletin_approx */
} approx_word;

static const approx_word approx_before[] = {
    {U"超过", BULLETIN_OVER},    {U"超出", BULLETIN_OVER},
    {U"突破", BULLETIN_OVER},    {U"不少于", BULLETIN_OVER},
    {U"不低于", BULLETIN_OVER},  {U"不小于", BULLETIN_OVER},
    {U"不止", BULLETIN_OVER},    {U"至少", BULLETIN_OVER},
    {U"高于", BULLETIN_OVER},    {U"大于", BULLETIN_OVER},
    {U"多于", BULLETIN_OVER},    {U"逾", BULLETIN_OVER},
    {U"超", BULLETIN_OVER},      {U"上", BULLETIN_OVER},
    {U"不超过", BULLETIN_UNDER}, {U"不高于", BULLETIN_UNDER},
    {U"不足", BULLETIN_UNDER},   {U"不到", BULLETIN_UNDER},
    {U"未满", BULLETIN_UNDER},   {U"不满", BULLETIN_UNDER},
    {U"将近", BULLETIN_UNDER},   {U"接近", BULLETIN_UNDER},
    {U"低于", BULLETIN_UNDER},   {U"少于", BULLETIN_UNDER},
    {U"小于", BULLETIN_UNDER},   {U"至多", BULLETIN_UNDER},
    {U"最多", BULLETIN_UNDER},   {U"近", BULLETIN_UNDER},
    {U"大约", BULLETIN_ABOUT},   {U"大概", BULLETIN_ABOUT},
    {U"约为", BULLETIN_ABOUT},   {U"约", BULLETIN_ABOUT},
};

/* What makes a number one below zero. */
static const char32_t *const below_zero[] = {U"〇下", U"负"};

/* 正负5%, 担负3个: no minus. */
static const char32_t before_no_minus[] = U"正担肩背抱辜自胜欠";

/* The minus as it is printed where a Han character stands before it, which
** is one of these: 增速为-3.2%. Between others it is a dash. */
static const char32_t minus_signs[] = U"-−－﹣";
static const char32_t before_minus[] = U"为是达至到比速率幅额润温";

/* A change, by the word before the figure. */
typedef struct change_word {
  const char32_t *word;
  int sign;
} change_word;

static const change_word change_words[] = {
    {U"增长", 1},  {U"增加", 1},  {U"上升", 1},    {U"上涨", 1},  {U"提高", 1},
    {U"提升", 1},  {U"扩大", 1},  {U"攀升", 1},    {U"回升", 1},  {U"反弹", 1},
    {U"激增", 1},  {U"新增", 1},  {U"增幅", 1},    {U"涨幅", 1},  {U"升幅", 1},
    {U"加快", 1},  {U"递增", 1},  {U"净增", 1},    {U"大涨", 1},  {U"跃升", 1},
    {U"下降", -1}, {U"减少", -1}, {U"降低", -1},   {U"回落", -1}, {U"下滑", -1},
    {U"下跌", -1}, {U"缩减", -1}, {U"缩短", -1},   {U"降幅", -1}, {U"跌幅", -1},
    {U"萎缩", -1}, {U"收窄", -1}, {U"负增长", -1}, {U"锐减", -1}, {U"减幅", -1},
    {U"放缓", -1}, {U"暴跌", -1}, {U"大跌", -1},   {U"递减", -1}, {U"下调", -1},
    {U"上调", 1},  {U"压减", -1}, {U"削减", -1},   {U"裁减", -1}, {U"骤降", -1},
    {U"续跌", -1}, {U"收跌", -1}, {U"收涨", 1},    {U"翻", 1},    {U"增", 1},
    {U"涨", 1},    {U"降", -1},   {U"跌", -1},     {U"减", -1},   {U"升", 1},
};

/* The same, with what changes inside: no noun before them is counted. */
static const change_word whole_change_words[] = {
    {U"增产", 1},  {U"增收", 1},  {U"增资", 1},  {U"减排", -1},
    {U"减产", -1}, {U"减税", -1}, {U"降费", -1}, {U"减亏", -1},
    {U"减员", -1}, {U"减支", -1}, {U"降价", -1}, {U"减持", -1},
};

/* What may stand before one of a single character. */
static const char32_t before_change[] =
    U"比年月季期大微各量速增价额额均已上下再又了";

/* What may stand between such a word, or the thing measured, and the figure. */
static const char32_t *const figure_links[] = {
    U"达到", U"达",   U"为",   U"了",   U"约",   U"近",   U"超",
    U"逾",   U"是",   U"共",   U"约为", U"高达", U"幅度", U"超过",
    U"大约", U"仅",   U"只",   U"又",   U"最高", U"平均", U"累计",
    U"合计", U"总计", U"共计", U"均",   U"同比", U"环比", U"年均",
    U"月均", U"日均", U"人均", U"分别", U"已",   U"已达", U"有",
};

/* More that may stand between the thing measured and its figure. */
static const char32_t *const figure_passed[] = {
    U"在",   U"可",   U"可达", U"将",   U"预计", U"较",   U"比",
    U"好",   U"共有", U"仍",   U"首次", U"控制", U"降至", U"之间",
    U"保持", U"稳定", U"突破", U"维持", U"不足", U"接近", U"不到",
    U"户均", U"亩均", U"村均", U"单均", U"负",
};

/* Characters that make a noun of the word before them. */
static const char32_t noun_endings[] = U"率比量额值费数度价积型口";

/* How the names of measures end. */
static const char *const measured[] = {
    "率",   "量",   "额",   "值",   "费",   "数",   "度",
    "价",   "速",   "幅",   "龄",   "温",   "薪",   "面积",
    "规模", "收入", "支出", "成本", "能力", "体积", "损失",
};

/* What is measured, though it is a verb elsewhere … */
static const char32_t *const figure_things[] = {
    U"收入", U"支出", U"收成", U"身高", U"体重", U"出口", U"进口", U"消费",
    U"库存", U"亏损", U"负债", U"存款", U"贷款", U"产出", U"工期",
};

/* … and what is not, though it is a noun elsewhere. */
static const char32_t *const figure_no_things[] = {
    U"惠及", U"覆盖", U"投运", U"新增", U"约合",
};

/* Verbs that have such a noun as their object, and are not inside it. */
static const char32_t *const figure_verbs[] = {
    U"实现", U"完成", U"达到", U"超过", U"创造", U"带动", U"形成",
    U"拥有", U"占据", U"累计", U"吸纳", U"提供", U"减少", U"增加",
    U"采用", U"进入", U"参加", U"获得", U"用于", U"来自", U"位于",
};

/* What may follow a measure and is not measured: 2000亿美元大关, 50米口径. */
static const char32_t *const figure_bounds[] = {
    U"大关", U"关口", U"高空", U"口径", U"水深", U"线",     U"全部",
    U"深海", U"处",   U"海域", U"深处", U"开外", U"人民币",
};

/* Nouns that are counted themselves, whatever they are of: 三个方面难点工作. */
static const char32_t *const figure_aspects[] = {U"方面", U"层面"};

/* Words that stand before the counted noun, though they are no attributes by
** themselves. */
static const char32_t *const figure_attributes[] = {
    U"最",     U"中外", U"国内外", U"海内外", U"城乡",
    U"上下游", U"县区", U"省直",   U"市直",   U"县乡",
};

#endif
