#!/usr/bin/env python3
"""Makes characters.tsv: what characters serve as in numbers and names.

usage: make_characters.py DICT NAMES > characters.tsv
  DICT    dict.txt of Debian's python3-jieba, for names in general
  NAMES   names of people as newspapers sign them, one a line, as often as
          they are found: only how often a character stands where is kept

A cost is 16 times -log of a share: of a surname among surnames (half from
the names, half from the shares of the population that the Ministry of Public
Security publishes); of a character among given names of one character, among
the first and the last of two; among names that are written by sound.
"""
import collections
import math
import re
import sys

# Surnames with their shares of the population, in thousandths.
POPULATION = """
王79 李74 张71 刘54 陈45 杨31 黄22 赵21 吴20 周20 徐15 孙15 马13 朱13 胡12 郭12 何11 高10 林10
罗9.5 郑9 梁8.5 谢7.5 宋7.3 唐7 许6.9 韩6.6 邓6.4 冯6.1 曹6 彭5.9 曾5.8 肖5.6 田5.4 董5.1 袁5
潘4.9 蒋4.8 蔡4.7 余4.6 杜4.5 叶4.4 程4.2 苏4.1 魏4 吕3.9 丁3.8 任3.7 沈3.6 姚3.5 卢3.4
姜3.3 崔3.2 钟3.1 谭3 陆2.9 汪2.8 范2.7 石2.5 廖2.4 贾2.3 夏2.2 韦2.1 付2 方2 白1.95
邹1.9 孟1.85 熊1.8 秦1.8 邱1.75 江1.7 尹1.7 薛1.65 闫1.6 段1.55 雷1.5 侯1.5 龙1.45 史1.4
陶1.4 黎1.35 贺1.3 顾1.3 毛1.25 郝1.2 龚1.2 邵1.15 万1.1 钱1.1 严1.05 覃1 武1 戴.95 莫.95
孔.9 向.9 汤.85 阎.6 柴.45 古.4
"""

SURNAMES = set("""
丁万丘丛东严丰么乌乐乔习于云亓五井亢仁仇仉今从付仝代仲任伊伍伏伦位住佐何佘余
佟侯保俞信修候倪傅储僧元先党全公兰关冀冉农冯况冷冼凌凡刁刘刚初利励劳勾包化匡
区华卓单南卜卞占卢卫印危卿历厉厚原双台史叶司吉吕吴周呼咸唐商喻国圣基夏奕奚妙
姚姜姬娄孔字孙孟季宁宇安宋宗官宣宫容宿寇富寿封尉尚尤尹居屈展屠山岑岳崇崔嵇巢
左巨巩巫巴布帅师席常干平幸庄应庚庞康廉廖开弓张强录彭徐忻恽惠慕戈戎成战戚戴户
房扆扈才折招揭支敖敬文方於施时旷昌明易昝晁晋晏普景智暨暴曲曹曾木未朱权李杜束
来杨杭林柏查柯柳栗栾桂桑梁梅植楚楼樊檀欧武段殷毋母毕毛汝江池汤汪沈沙油泮洛洪
浦海涂淡渠温游湛滕满漆潘濮火焦熊燕牛牟狄王班琚甄甘田由申畅白皮盖盘盛相瞿矫石
祁祖祝禹种秦程税穆窦章童竺符简管米粟粱糜索綦纪练缠缪罗罡羊美翁翟耿聂肖胡胥腾
臧舒艾芦芮花苏苑苗苟苻范茅茆茹荀荆荣药莫菅萧葛董蒋蒙蒲蓝蔚蔡蔺薄薛藏虎虞衣补
袁裘裴褚覃解詹计许诸谈谌谢谭谯谷豆贝贡贵费贺贾赖赫赵路车辛辜边达过连迟逄造逯
邓邝邢那邦邬邰邱邴邵邸邹郁郎郑郗郜郝郭都鄢酆钟钮钱银锺门闫问闵闻阙阚阮阳阴陆
陈降陶隋随雍雒雷霍靖靳鞠韦韩项顾颉颜饶马骆高魏鱼鲁鲍鲜鹿麦麻黄黎齐龙龚
古向柴金阎
""")

# Characters by which foreign names are written.
FOREIGN = set("""
阿埃艾爱安昂奥巴班邦保鲍贝本比彼毕宾波伯博布查达戴丹当道得德登邓迪蒂丁东杜顿
多俄厄恩尔法凡范方菲费芬丰冯夫弗福富盖甘冈戈哥格葛贡古瓜圭哈汉豪赫黑亨洪胡华
怀惠霍基吉加贾简杰金京卡凯坎康考科柯克肯孔库夸奎昆拉莱赖兰朗劳勒雷黎里力利丽
莉连琳隆卢鲁路伦罗洛吕马玛迈麦曼芒毛梅蒙门米密敏缪摩莫默墨姆木穆纳娜内尼涅宁
纽农努诺欧帕潘庞佩彭皮平珀蒲浦普奇齐契切琴青屈让热仁荣茹儒瑞若撒萨塞赛桑瑟森
沙莎珊尚绍舍申圣施什史斯丝松苏索塔泰坦汤唐陶特腾提田廷通图托陀瓦万旺威韦维魏
温文翁沃乌伍武西希锡夏香肖谢辛欣兴休修许雅亚延扬耶伊因英尤约宰赞泽扎詹章珍芝
兹祖佐茨娅妮蕾蒂琪妲姬露阮帖楚杰喀捷涅济捷伽迦罕拜汗耐柔蓬拓舒纽诃耿霓翰逊曾
缅
""")

# Of the dictionary's names, those with these endings are places and things.
THINGS = '县爷哥儿公王镇乡村山河江区寺店庙桥湾坡沟'


def cost(share):
    return min(254, max(1, round(-math.log(share) * 16)))


class Names:
    def __init__(self):
        self.family = collections.Counter()
        self.single = collections.Counter()
        self.first = collections.Counter()
        self.last = collections.Counter()

    def add(self, name, weight):
        if not re.fullmatch('[\u4e00-\u9fff]{2,3}', name) or name[0] not in SURNAMES:
            return
        self.family[name[0]] += weight
        if len(name) == 2:
            self.single[name[1]] += weight
        else:
            self.first[name[1]] += weight
            self.last[name[2]] += weight


def share(c, counts, every=4000, little=0.05):
    return (counts[c] + little) / (sum(counts.values()) + every * little)


def main():
    population = {x[0]: float(x[1:]) / 1000 for x in POPULATION.split()}
    names, foreign, characters = Names(), collections.Counter(), set()
    for name in {line.strip() for line in open(sys.argv[2], encoding='utf8')}:
        names.add(name, 2)
    for line in open(sys.argv[1], encoding='utf8'):
        word, _, pos = line.split(' ')
        pos = pos.strip()
        characters.update(c for c in word if '\u4e00' <= c <= '\u9fff')
        if pos in ('nr', 'nrfg') and len(word) == 3 and word[0] in population and not (
                word[2] in THINGS or word[1] in '家大小老师'):
            names.add(word, 0.5)
        if pos == 'nrt' and len(word) >= 3:
            foreign.update(word)
    numerals = dict.fromkeys('一二三四五六七八九〇○零', 'd')
    numerals.update(dict.fromkeys('十百千万亿', 'u'))
    numerals.update(dict.fromkeys('两几', 'a'))
    given = names.single + names.last
    families = sum(names.family.values())
    print('# character\tnumeral\tsurname\tsingle\tfirst\tlast\tforeign')
    for c in sorted(characters | set(numerals)):
        row = [numerals.get(c, '-'), '-', '-', '-', '-', '-']
        if c in SURNAMES:
            row[1] = cost(0.5 * population.get(c, 0.0003) +
                          0.5 * (names.family[c] + 0.2) / (families + 100))
        if names.single[c] + names.first[c] + names.last[c] > 0:
            row[2] = cost(0.5 * share(c, names.single) + 0.5 * share(c, given))
            row[3] = cost(0.85 * share(c, names.first) + 0.15 * share(c, given))
            row[4] = cost(0.85 * share(c, names.last) + 0.15 * share(c, names.first))
        if c in FOREIGN:
            row[5] = cost((foreign[c] + 12) / (sum(foreign.values()) + 6000))
        if any(x != '-' for x in row):
            print(c, *row, sep='\t')


main()
