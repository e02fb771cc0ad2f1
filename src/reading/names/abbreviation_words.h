/*
** abbreviation_words.h - the places that newspapers call by one character.
** The first name is the one meant where the text prints none of a line's; a
** line that begins with "" says that one is meant only where it is printed.
** An editor may add lines and names.
*/
#ifndef BUL_ABBREVIATION_WORDS_H
#define BUL_ABBREVIATION_WORDS_H

#include "../../base/text.h"

enum { BUL_ABBREVIATED = 7 };

typedef struct bul_abbreviation {
  bulletin_text shorter;
  bulletin_text names[BUL_ABBREVIATED];
} bul_abbreviation;

#define ROW(shorter, ...) {BUL_ROW(shorter), {__VA_ARGS__}}
#define IS BUL_ROW
#define UNSURE BUL_ROW("")

static const bul_abbreviation place_abbreviations[] = {
    /* countries and regions of the world */
    ROW("中", IS("中国")), ROW("华", IS("中国")), ROW("中华", IS("中国")),
    ROW("美", IS("美国")),
    ROW("日", IS("日本")), ROW("俄", IS("俄罗斯")), ROW("法", IS("法国")),
    ROW("德", IS("德国")), ROW("英", IS("英国")), ROW("韩", IS("韩国")),
    ROW("朝", IS("朝鲜")), ROW("缅", IS("缅甸")), ROW("泰", IS("泰国")),
    ROW("柬", IS("柬埔寨")), ROW("葡", IS("葡萄牙")), ROW("墨", IS("墨西哥")),
    ROW("叙", IS("叙利亚")), ROW("匈", IS("匈牙利")), ROW("捷", IS("捷克")),
    ROW("欧", IS("欧洲")), ROW("亚", IS("亚洲")), ROW("非", IS("非洲")),
    ROW("以", IS("以色列")), ROW("挪", IS("挪威")), ROW("芬", IS("芬兰")),
    ROW("菲", IS("菲律宾")), ROW("越", IS("越南")), ROW("老", IS("老挝")),
    ROW("荷", IS("荷兰")), ROW("希", IS("希腊")), ROW("秘", IS("秘鲁")),
    ROW("印", IS("印度"), IS("印度尼西亚"), IS("印尼")),
    ROW("意", IS("意大利")), ROW("加", IS("加拿大"), IS("加纳"), IS("加蓬")),
    ROW("澳", IS("澳大利亚"), IS("澳门"), IS("澳洲")),
    ROW("巴", UNSURE, IS("巴基斯坦"), IS("巴西"), IS("巴勒斯坦"),
        IS("巴拿马"), IS("巴拉圭")),
    ROW("阿", UNSURE, IS("阿根廷"), IS("阿富汗"), IS("阿塞拜疆"),
        IS("阿联酋"), IS("阿尔及利亚"), IS("阿拉伯")),
    ROW("埃", UNSURE, IS("埃及"), IS("埃塞俄比亚")),
    ROW("塞", UNSURE, IS("塞尔维亚"), IS("塞内加尔"), IS("塞拉利昂"),
        IS("塞浦路斯")),
    ROW("伊", UNSURE, IS("伊朗"), IS("伊拉克")),
    ROW("沙", UNSURE, IS("沙特阿拉伯"), IS("沙特")),
    ROW("土", UNSURE, IS("土耳其"), IS("土库曼斯坦")),
    ROW("塔", UNSURE, IS("塔吉克斯坦")),
    ROW("哈", UNSURE, IS("哈萨克斯坦"), IS("哈尔滨")),
    ROW("乌", UNSURE, IS("乌兹别克斯坦"), IS("乌克兰"), IS("乌干达"),
        IS("乌拉圭"), IS("乌鲁木齐")),
    ROW("吉", UNSURE, IS("吉尔吉斯斯坦"), IS("吉林"), IS("吉布提")),
    ROW("蒙", UNSURE, IS("蒙古国"), IS("蒙古"), IS("内蒙古")),
    ROW("瑞", UNSURE, IS("瑞典"), IS("瑞士")),
    ROW("西", UNSURE, IS("西班牙"), IS("西藏")),
    ROW("比", UNSURE, IS("比利时")), ROW("波", UNSURE, IS("波兰"), IS("波黑")),
    ROW("新", UNSURE, IS("新加坡"), IS("新西兰"), IS("新疆")),
    ROW("马", UNSURE, IS("马来西亚"), IS("马尔代夫"), IS("马里")),
    ROW("尼", UNSURE, IS("尼泊尔"), IS("尼日利亚"), IS("尼加拉瓜"), IS("尼日尔")),
    ROW("智", UNSURE, IS("智利")), ROW("委", UNSURE, IS("委内瑞拉")),
    ROW("约", UNSURE, IS("约旦")), ROW("黎", UNSURE, IS("黎巴嫩")),
    ROW("苏", UNSURE, IS("苏联"), IS("江苏"), IS("苏丹"), IS("苏州")),
    ROW("罗", UNSURE, IS("罗马尼亚")), ROW("保", UNSURE, IS("保加利亚")),
    ROW("摩", UNSURE, IS("摩洛哥"), IS("摩尔多瓦")),
    ROW("肯", UNSURE, IS("肯尼亚")), ROW("赞", UNSURE, IS("赞比亚")),
    ROW("南", UNSURE, IS("南非"), IS("南斯拉夫"), IS("南苏丹")),
    ROW("奥", UNSURE, IS("奥地利")), ROW("爱", UNSURE, IS("爱尔兰")),
    ROW("哥", UNSURE, IS("哥伦比亚"), IS("哥斯达黎加")),
    ROW("利", UNSURE, IS("利比亚")), ROW("突", UNSURE, IS("突尼斯")),
    ROW("科", UNSURE, IS("科威特"), IS("科特迪瓦")),
    ROW("刚", UNSURE, IS("刚果")), ROW("安", UNSURE, IS("安哥拉")),
    ROW("拉", UNSURE, IS("拉丁美洲"), IS("拉美")),
    /* provinces and cities */
    ROW("京", IS("北京")), ROW("津", IS("天津")), ROW("沪", IS("上海")),
    ROW("渝", IS("重庆")), ROW("冀", IS("河北")), ROW("晋", IS("山西")),
    ROW("辽", IS("辽宁")), ROW("黑", IS("黑龙江")), ROW("浙", IS("浙江")),
    ROW("皖", IS("安徽")), ROW("闽", IS("福建")), ROW("赣", IS("江西")),
    ROW("鲁", IS("山东")), ROW("豫", IS("河南")), ROW("鄂", IS("湖北")),
    ROW("湘", IS("湖南")), ROW("粤", IS("广东")), ROW("桂", IS("广西")),
    ROW("琼", IS("海南")), ROW("川", IS("四川")), ROW("蜀", IS("四川")),
    ROW("黔", IS("贵州")), ROW("贵", IS("贵州")), ROW("滇", IS("云南")),
    ROW("云", IS("云南")), ROW("藏", IS("西藏")), ROW("陕", IS("陕西")),
    ROW("甘", IS("甘肃")), ROW("陇", IS("甘肃")), ROW("青", IS("青海")),
    ROW("宁", IS("宁夏")), ROW("疆", IS("新疆")), ROW("港", IS("香港")),
    ROW("台", IS("台湾")), ROW("穗", IS("广州")), ROW("蓉", IS("成都")),
    ROW("杭", IS("杭州")), ROW("甬", IS("宁波")), ROW("深", IS("深圳")),
};

#undef ROW
#undef IS
#undef UNSURE

/* Countries with whose character 京 is their capital: 英京, 捷京. */
#define COUNTRIES_WITH_CAPITALS "英法美俄德日韩捷波奥意比荷西葡土埃泰越缅暹苏"

/* What may stand behind a place's name without making it another's. */
static const bulletin_text place_levels[] = {
    BUL_ROW("省"), BUL_ROW("市"), BUL_ROW("自治区"), BUL_ROW("壮族自治区"),
    BUL_ROW("回族自治区"), BUL_ROW("维吾尔自治区"), BUL_ROW("特别行政区"),
};

#endif
