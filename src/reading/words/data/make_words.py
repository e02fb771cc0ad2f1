#!/usr/bin/env python3
"""Makes words.tsv from the dictionary of jieba and counts of newspaper text.

usage: make_words.py DICT IDF OTHER [COUNTS] > words.tsv
  DICT    dict.txt of Debian's python3-jieba: word, frequency, part of speech
  IDF     analyse/idf.txt of the same
  OTHER   lex-main.lex of Debian's friso-dict: only asked which words it has
  COUNTS  "word count articles" a line, as spec/bench/counts prints them of a
          segmented newspaper; its first line has the totals

Words are kept that are words by the standard of Peking University's
newspaper corpus, which parts what its parts explain: a phrase of several
words, a numeral and its measure word, a surname and a given name.  What
"explains" means is measured: by how much likelier a word is than its parts
side by side (pointwise mutual information, in nats).
places.txt and divisions.txt list places; additions.tsv adds words; partings.tsv lists what is to be parted, or kept,
whatever its figures say.
"""
import math
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
SCALE = 128            # BUL_COST_SCALE
NUMERALS = '一二三四五六七八九十百千万亿零〇○两几'
PERSON_FREQUENCY = 30
PLACE_FREQUENCY = 80   # of a place that the dictionary has not
RARE_PLACE = 10        # of one with two characters
NEWS_WEIGHT = 8        # one count in newspapers is worth so many elsewhere

# How much likelier than its parts a word must be: by the lengths of its
# parts, and for a few kinds of words that the standard parts more readily.
DEGREES = '最更很较也都就'       # adverbs that stand apart from their word
RESULTS = '上到在出进入起着成好得下'  # what follows a verb as its result
ADJECTIVES = '新大小高老深好旧'
PLACE_ENDS = '省市县区镇乡村旗盟州山河江湖海岛洲湾港关门路街峡寺沟屯庄堡岭峰'
SURE_SURNAMES = ('王李张刘陈杨赵吴周徐孙朱胡郭何林罗郑梁谢宋唐许韩邓冯曹彭曾肖董袁潘'
                 '蒋蔡余杜叶苏魏吕丁任沈姚卢姜崔谭陆汪范廖贾夏韦邹孟秦邱江尹薛闫段侯'
                 '陶黎贺顾郝龚邵严覃莫戴阎聂毛邢')
THING_ENDS = ('花证砂卜族杯殿阁乐区化朝监林的期兰恩湖岭湾站楼宫庙镇村坝桥渡街郡州洲家冲浦台坪嘴'
              '塘荡拐条墩岗性率馆者师员木树肉饭子儿体器机书法塔日米豆鱼草药酒')
NAMED = ('大学', '日报', '晚报', '银行', '时报')  # 北京大学 is a name
WHOLE = ('主义', '思想', '理论')    # doctrines are one word


POS = {'nr': 'nr', 'uj': 'u', 'ul': 'u', 'uv': 'u', 'uz': 'u', 'ud': 'u', 'ug': 'u',
       'nrfg': 'nr', 'zg': 'z', 'df': 'd', 'dg': 'd', 'rz': 'r', 'rr': 'r',
       'rg': 'r', 'vq': 'v', 'vi': 'v', 'mg': 'm', 'mq': 'm', 'eng': 'nx'}


def table(name):
    with open(os.path.join(HERE, name), encoding='utf8') as f:
        for line in f:
            line = line.rstrip('\n')
            if line and not line.startswith('#'):
                yield line.split('\t')


def read_dictionary(path):
    words = {}
    for line in open(path, encoding='utf8'):
        word, frequency, pos = line.split()[-3:] if line.count(' ') == 2 else (None,) * 3
        if word and not re.search(r'[0-9 ]', word):
            words[word] = [int(frequency), POS.get(pos, pos)]
    return words


def surnames():
    return {row[0] for row in table('characters.tsv') if row[2] != '-'}


def is_person(word, pos, family, other):
    """A surname and a given name are two words. The dictionary calls many a
    thing a person's name, too (文明, 黄鹤楼): what begins with a character
    that is hardly more than a surname is a name, unless another dictionary
    has it and it ends like a thing; and what another has not."""
    if pos != 'nr' or len(word) not in (2, 3) or word[0] not in family:
        return False
    if len(word) == 3 and word[2] in THING_ENDS:
        return word not in other
    return word[0] in SURE_SURNAMES or len(word) == 3 and word not in other


def is_quantity(word, pos, words):
    """一年, 第三个, 近百名, 这位: a numeral and what it counts are two words."""
    if word == '一个' or pos in ('d', 'c', 'i', 'v', 'a'):
        return False
    number = '[%s]' % NUMERALS
    if re.fullmatch('第?%s{2,}|第%s|[近上约]?%s+[多余]' % (number, number, number), word):
        return word != '第一'
    if re.match('第%s+.|[近多余]%s+.' % (number, number), word):
        return True
    match = re.fullmatch('(%s+[多余]?|[半数多余首这那])(.)' % number, word)
    return bool(match) and (
        words.get(match.group(2), (0, ''))[1] == 'q' or
        match.group(2) in '年天次个名位条项种批块件场届份元岁里')


def parts_of(word, logp):
    """The likeliest way to write a word as several, and its probability."""
    n = len(word)
    best = [0.0] + [-1e9] * n
    come = [0] * (n + 1)
    for i in range(n):
        for j in range(i + 1, n + 1):
            p = logp.get(word[i:j], -20.0 if j == i + 1 else None)
            if j - i < n and p is not None and best[i] + p > best[j]:
                best[j], come[j] = best[i] + p, i
    parts, j = [], n
    while j > 0:
        parts.insert(0, word[come[j]:j])
        j = come[j]
    return parts, best[n]


def least_gain(word, pos, parts):
    """By how many nats a word must beat its parts to be one."""
    sizes = [len(p) for p in parts]
    if word.endswith(WHOLE) and len(word) > 3 or pos in ('nr', 'nrt'):
        return 0
    if len(word) == 2:
        return (5.5 if word[0] in DEGREES else 2.0 if word[1] in RESULTS and pos == 'v'
                else 1.0 if word[0] == '不' else 0)
    if len(word) == 3:
        if word[2] in '们着于的地' or word[0] == '副':
            return 99
        if sizes == [1, 2]:
            return 4.5 if word[0] in ADJECTIVES else 3.5
        return 2.2
    if min(sizes) < 2:
        return 5
    return 6 if pos == 'i' else 4.5 if pos in ('nt', 'nz') and word[2:] in NAMED else 7.0 if sizes == [2, 2] else 99


def listed(name):
    with open(os.path.join(HERE, name), encoding='utf8') as f:
        return {w for line in f if not line.startswith('#') for w in line.split()}


def abroad():
    """The people of people.txt whose names have no surname in front."""
    out, seen = set(), False
    with open(os.path.join(HERE, 'people.txt'), encoding='utf8') as f:
        for line in f:
            seen = seen or line.startswith('# from abroad')
            out.update(line.split() if seen else ())
    return out


def written_by_sound(word, sounds):
    return len(word) >= 3 and all(c in sounds for c in word)


def noun_kind(word, pos, person, places, sounds):
    """The dictionary calls many a common word a name of a person or a place;
    what is one is told by lists, by its last character or by its sound."""
    if person:
        return 'nr'
    if word in places:
        return 'ns'
    if pos == 'nr' or pos == 'nrt':
        return 'nrt' if written_by_sound(word, sounds) else 'n'
    if pos == 'ns' and not (len(word) >= 3 and (
            word[-1] in PLACE_ENDS or written_by_sound(word, sounds))):
        return 'n'
    return pos


NAME_COST = 640  # of path.c
RARE = 180       # of generate.py
UNLIKELY = 200   # by how much a name may cost more than its parts


def name_costs():
    """What path.c asks for a surname and a given name of two characters."""
    rows = {row[0]: row for row in table('characters.tsv')}

    def share(char, column):
        value = rows[char][column] if char in rows else '-'
        return RARE if value == '-' else int(value)
    return lambda word: NAME_COST + SCALE // 16 * (
        int(rows[word[0]][2]) + share(word[1], 4) + share(word[2], 5))


def mend_people(words, family, sounds, addresses, people):
    """The dictionary calls things people (段时间, 幸福感). What the characters
    say is no name, by far, is a noun; a surname and what someone is called
    by are two words (王先生)."""
    name_cost = name_costs()
    common = {w: -c / SCALE for w, (c, pos) in words.items()
              if len(w) == 1 or pos not in ('nr', 'nrt')}
    for word in [w for w, (_, pos) in words.items()
                 if pos == 'nr' and len(w) == 3 and w not in people]:
        if word[0] in family:
            if word[1:] in addresses:
                del words[word]
                continue
            apart = -SCALE * parts_of(word, common)[1]
            if name_cost(word) - apart <= UNLIKELY:
                continue
        words[word][1] = 'nrt' if written_by_sound(word, sounds) else 'n'


def main():
    words = read_dictionary(sys.argv[1])
    family = surnames()
    other = {line.split('/')[0] for line in open(sys.argv[3], encoding='utf8')}
    part = {row[0] for row in table('partings.tsv') if row[1] == 'part'}
    keep = {row[0] for row in table('partings.tsv') if row[1] == 'keep'}
    places = listed('places.txt') | listed('divisions.txt')
    sounds = {row[0] for row in table('characters.tsv')
              if row[6] != '-'}
    people = {}
    for word in [w for w, (f, p) in words.items()
                 if w in part or w not in keep and w not in places and
                 (is_person(w, p, family, other) or is_quantity(w, p, words))]:
        frequency, pos = words.pop(word)
        if pos == 'nr' and word not in part and len(word) == 3 and (
                frequency > 20 and word[2] not in THING_ENDS):
            people[word] = frequency
    total = sum(f for f, _ in words.values())
    logp = {w: math.log(max(f, 1) / total) for w, (f, _) in words.items()}
    kept = {}
    for word, (frequency, pos) in words.items():
        pos = noun_kind(word, pos, False, places, sounds)
        if len(word) > 1 and word not in keep and word not in places:
            parts, apart = parts_of(word, logp)
            if logp[word] - apart < least_gain(word, pos, parts):
                continue
        kept[word] = [frequency, pos]
    for word, frequency in people.items():
        kept[word] = [frequency, 'nr']
    foreigners = abroad()
    for word in listed('people.txt'):
        kept[word] = [max(PERSON_FREQUENCY, kept.get(word, [0])[0]),
                      'nr' if word[0] in family and len(word) < 4 and
                      not written_by_sound(word, sounds) and
                      word not in foreigners else 'nrt']
    for word in places:
        least = PLACE_FREQUENCY if len(word) > 2 else RARE_PLACE
        kept[word] = [max(least, kept.get(word, [0])[0]), 'ns']
    for row in table('additions.tsv'):
        word, pos, frequency = row[0], row[1], int(row[2])
        kept[word] = [max(frequency, kept.get(word, [0])[0]), pos]
    idf = {}
    for line in open(sys.argv[2], encoding='utf8'):
        word, value = line.split(' ')
        idf[word] = float(value)
    rarest = max(idf.values())
    articles = {}
    documents = 0
    if len(sys.argv) > 4:
        lines = open(sys.argv[4], encoding='utf8')
        tokens, documents = map(int, next(lines).split())
        for line in lines:
            word, count, holds = line.rsplit(' ', 2)
            articles[word] = int(holds)
            if word in kept:
                kept[word][0] += NEWS_WEIGHT * int(count)
    total = sum(f for f, _ in kept.values())
    costed = {word: [round(SCALE * (math.log(total) - math.log(max(f, 1)))), pos]
              for word, (f, pos) in kept.items()}
    mend_people(costed, family, sounds, listed('titles.txt'), listed('people.txt'))
    for word in sorted(costed):
        cost, pos = costed[word]
        rarity = idf.get(word, rarest)
        if documents and articles.get(word, 0) >= 3:
            rarity = math.log(documents / articles[word])
        print(word, cost, pos, round(16 * rarity), sep='\t')


main()
