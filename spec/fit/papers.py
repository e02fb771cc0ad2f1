#!/usr/bin/env python3
"""Compose pages in the makes of many papers, with what must come out of them.

usage: papers.py ARTICLES.jsonl DIR [--pages N] [--seed S] [--makes a,b] [--site]

ARTICLES.jsonl has an article a line: headline, kicker, deck, body (paragraphs
between line ends) and bold_paras (which of them are subheads, counted from
0); names, places and house lines are drawn from the lists below.  Writes
DIR/MAKE/NNNN.txt and DIR/MAKE/NNNN.gold.json, one folder a make, in the shape
that the page parser prints: articles with kicker, headline, deck, dateline,
bylines and body.  Lines of websites are put around them with --site.

The makes are habits of papers in general, not of one: how a page indents,
parts its pieces, signs them and says where they come from.
"""
import argparse
import json
import os
import random
import re

SURNAMES = list('王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭')
GIVEN = list('明华伟芳娜敏静丽强磊军洋勇艳杰娟涛超霞平刚桂英建国文辉玲红'
             '玉宁晨曦佳欣子轩雨桐思远海峰春燕晓东志鹏立新雪梅佩玲')
PLACES = '棠州 榕湾 望河 青溪 芦荡口 柿林 双桥 白鹭湖'.split()
ORGANS = '市林业局 县医院 望河大学文学院 青溪镇中心小学 区检察院 市作家协会'.split()
OFFICES = '院长 副教授 研究员 主任 教师 局长'.split()
WIDE = '　　'


class Maker:
    """One page: its lines and its gold, piece by piece."""

    def __init__(self, rnd):
        self.rnd = rnd
        self.lines = []
        self.gold = []
        self.form = None  # what most pieces of the page are signed with

    def name(self):
        r = self.rnd
        return r.choice(SURNAMES) + ''.join(r.sample(GIVEN, r.choice([1, 2, 2])))

    def names(self, most=3):
        return [self.name() for _ in range(self.rnd.randint(1, most))]

    def put(self, *lines):
        self.lines.extend(lines)


def pad(name):
    return name[0] + '　' + name[1] if len(name) == 2 else name


def byline(role, names, **more):
    return [dict(role=role, name=n, **more) for n in names]


# --- bylines: a line under the title, the gold ---------------------------

def line_plain(m):
    n = m.names()
    return '本报记者  ' + '  '.join(map(pad, n)), byline('reporter', n)


def line_box(m):
    n = m.names(2)
    mark = m.rnd.choice(['□', '■', '◎', '● ', '▲', '□ ', '■ '])
    kind = m.rnd.choice(['记者', '本报记者', '全媒体记者', '融媒体记者',
                         '首席记者', '晚报记者'])
    tail = m.rnd.choice(['', '', ' 文/图', ' 摄影报道'])
    return mark + kind + ' ' + ' '.join(n) + tail, byline('reporter', n)


def line_names(m):
    n = m.names(2)
    return m.rnd.choice(['', '◎', '■', '□ ']) + ' '.join(map(pad, n)), \
        byline('author', n)


def line_both(m):
    a, b = m.names(2), m.names(2)
    return '记者 %s 通讯员 %s' % (' '.join(a), ' '.join(b)), \
        byline('reporter', a) + byline('correspondent', b)


def line_bar(m):
    n = m.names(2)
    return m.rnd.choice(['记 者 | ', '记者｜', '记者：', '记者/']) + ' '.join(n), \
        byline('reporter', n)


def line_office(m):
    n = [m.name()]
    return m.rnd.choice(ORGANS) + m.rnd.choice(OFFICES) + ' ' + n[0], \
        byline('author', n)


def line_desk(m):
    n = m.names(2)
    return '記者%s／%s報導' % ('、'.join(n), m.rnd.choice(['台北', '高雄', '台南'])), \
        byline('reporter', n)


# --- heads: before the first words of the lead -----------------------------

def head_paper(m):
    n = m.names(2)
    house = m.rnd.choice(['本报讯', '晚报讯', '晨报讯', '商报讯', '快报讯',
                          '棠州日报讯', '望河网讯', '本网讯'])
    who = m.rnd.choice(['', '（记者%s）' % ' '.join(n), '(记者 %s)' % ' '.join(n)])
    gap = ' ' if not who else m.rnd.choice(['', ' '])
    return house + who + gap, house, byline('reporter', n) if who else []


def head_short(m):
    """The reporters come later: in the middle of the text or under it."""
    return '本报讯 ', '本报讯', []


def head_wire(m):
    n = m.names(2)
    day = m.rnd.randint(1, 28)
    line = '新华社%s4月%d日电' % (m.rnd.choice(PLACES), day)
    return '%s（记者%s）' % (line, '、'.join(n)), line, byline('reporter', n)


def head_bold(m):
    line = '新华社%s%s日电' % (m.rnd.choice(PLACES),
                            m.rnd.choice(['十四', '廿一', '三']))
    return '【%s】' % line, line, []


def head_post(m):
    line = m.rnd.choice(['本報訊', '望河報專訊', '文匯網訊'])
    return '【%s】' % line, line, []


def head_taiwan(m):
    n = m.names(2)
    line = m.rnd.choice(['台北', '高雄', '綜合']) + '報導'
    return '〔記者%s／%s〕' % ('、'.join(n), line), line, byline('reporter', n)


def head_far(m):
    line = m.rnd.choice(['巴黎', '倫敦', '捷京']) + m.rnd.choice(['十七', '卅一']) + '日電'
    return '（%s）' % line, line, []


# --- tails: behind the last sentence or under it ---------------------------

def tail_bracket(m):
    n = m.names(2)
    return m.rnd.choice(['（%s）', '(%s)']) % ' '.join(n), '', byline('author', n)


def tail_glued(m):
    n = [m.name() for _ in range(2)]
    return '（%s）' % ''.join(n), '', byline('author', n)


def tail_mark(m):
    n = m.names(2)
    return '■' + ' '.join(n), '', byline('author', n)


def tail_reporter(m):
    n = m.names(2)
    return m.rnd.choice(['（本报记者%s）', '本报记者 %s', '■本报记者 %s',
                         '（记者 %s）']) % ' '.join(n), '', byline('reporter', n)


def tail_wire(m):
    line = '新华社%s4月%d日电' % (m.rnd.choice(PLACES), m.rnd.randint(1, 28))
    return line, line, []


def tail_photo(m):
    n = m.names(2)
    return '（%s 摄）' % ' '.join(n), '', byline('photographer', n)


def nothing(_):
    return None


# What a make does: which lines it signs with, how it indents and parts.
MAKES = {
    # name: (byline lines, heads, tails, indent, gap inside, gap between, subhead indent)
    'digest': ([line_plain], [head_wire], [tail_wire], True, 0, 1, False),
    'evening': ([line_box], [head_paper], [], True, 1, 1, True),
    'morning': ([], [head_paper], [tail_glued, tail_reporter], True, 1, 1, True),
    'county': ([line_both, line_bar], [head_paper], [tail_bracket], True, 0, 1, False),
    'metro': ([line_box, line_names], [head_paper], [tail_mark, tail_photo], False, 0, 1, False),
    'trade': ([line_box, line_office], [], [tail_bracket], False, 1, 1, False),
    'theory': ([line_names, line_office], [], [], False, 0, 1, False),
    'old': ([], [head_bold], [], False, 0, 3, False),
    'hongkong': ([], [head_post], [], False, 1, 1, False),
    'taiwan': ([line_desk], [head_taiwan], [], False, 1, 1, False),
    'far': ([], [head_far], [], False, 0, 1, False),
    'bare': ([], [], [], True, 0, 1, False),
    'bulletin': ([], [], [], False, 0, 0, False),
    'middle': ([], [head_short], [], False, 1, 1, False),
    'daily': ([line_plain, line_names], [head_wire], [], True, 0, 0, False),
    'flush': ([line_plain, line_names], [head_paper, head_wire], [], False, 0, 0, False),
    'silent': ([], [], [], False, 1, 1, False),
    'dense': ([], [], [], False, 0, 0, False),
    'indented': ([], [], [], True, 0, 0, False),
    'half': ([line_plain, nothing], [head_paper], [], True, 0, 0, False),
    'close': ([line_plain, line_names], [head_wire, head_paper], [tail_reporter], True, 0, 0, False),
}

# Makes whose pages are never wrapped, and those that always are.
# Makes that are met seldom: a share of the pages that others get.
SELDOM = {'silent': .25, 'dense': .25, 'indented': .25, 'half': .25}
OPEN = ('theory', 'old', 'far', 'taiwan', 'hongkong')
WRAPPED = ('flush',)


def wrap(text, width, first):
    out, line, used = [], first, len(first)
    for c in text:
        cell = .5 if ord(c) < 0x2000 else 1
        if used + cell > width and c not in '，。、；：！？”）》':
            out.append(line)
            line, used = '', 0
        line += c
        used += cell
    return out + [line]


def pieces_of(path):
    """The articles that can be put on a page: (titles, body)."""
    out = []
    for line in open(path, encoding='utf8'):
        a = json.loads(line)
        head = a['headline'].strip()
        if not head or len(head) > 40 or re.search('责编|广告|更正|导读', head):
            continue
        bold, body = set(a.get('bold_paras') or []), []
        for i, p in enumerate(a['body'].split('\n')):
            p = re.sub(r'\s+', ' ', p.replace('\u200b', '')).strip()
            if not p or re.search('摄）?$|责编|图为|^（|参与采写|来源：', p):
                continue
            short = len(p) <= 30 and not re.search('[。！；：]$', p)
            if i in bold and short:
                body.append(('subhead', p))
            elif i in bold or short:
                body = []
                break
            else:
                body.append(('paragraph', p))
        if not body or body[0][0] == 'subhead' or body[-1][0] == 'subhead':
            continue
        first = re.sub(r'^据?(本报|新华社).{0,16}?[电讯]\s*(（[^）]*）)?\s*', '', body[0][1])
        if len(first) < 20 or re.match('本报|新华社', first):
            continue
        body[0] = ('paragraph', first)
        clean = lambda s: re.sub(r'\s+', ' ', (s or '').replace('\u200b', '')).strip() or None
        out.append((clean(a['kicker']), clean(head), clean(a['deck']), body[:14]))
    return out


def compose(maker, piece, make, wide):
    lines, heads, tails, indent, inside, between, sub_indent = MAKES[make]
    r = maker.rnd
    kicker, headline, deck, body = piece
    gap = [''] * inside
    signs, dateline, by = [], None, []
    title = [t for t in (kicker, headline, deck) if t]
    if make == 'bulletin':
        maker.put(r.choice(['☆☆☆%s☆☆☆', '★★%s★★', '===%s===']) %
                  r.choice(['本期头条', '时政要闻', '乡镇新闻', '简讯']))
    for t in title:
        maker.put(t, *gap)
    put_tail = None
    forms = [('line', f) for f in lines] + [('head', f) for f in heads] + \
        [('tail', f) for f in tails]
    how, form = ('none', nothing)
    if forms and r.random() < .93:  # a page signs most of its pieces alike
        maker.form = maker.form or r.choice(forms)
        how, form = maker.form if r.random() < .85 else r.choice(forms)
    texts = [t for _, t in body]
    if form is nothing:
        how = 'none'
    if how == 'line':
        text, by = form(maker)
        maker.put((WIDE if indent and r.random() < .3 else '') + text, *gap)
    elif how == 'head':
        text, dateline, by = form(maker)
        texts[0] = text + texts[0]
    elif how == 'tail':
        text, dateline, by = form(maker)
        if r.random() < .5:
            texts[-1] += (WIDE if form is tail_wire else '') + text
        else:
            put_tail = text
    middle = r.randint(1, len(body)) if make == 'middle' else 0
    for i, (kind, _) in enumerate(body):
        if middle and i == middle:
            text, by = line_both(maker)
            maker.put(text, *gap)
        first = WIDE if indent and (kind == 'paragraph' or sub_indent) else ''
        rows = wrap(texts[i], wide, first) if wide and kind == 'paragraph' \
            else [first + texts[i]]
        maker.put(*rows)
        maker.put(*gap)
    if middle == len(body):
        text, by = line_both(maker)
        maker.put(text, *gap)
    if put_tail:
        maker.put((WIDE if indent else '') + put_tail, *gap)
    maker.put(*[''] * max(0, between - inside))
    maker.gold.append({'kicker': kicker, 'headline': headline, 'deck': deck,
                       'dateline': dateline or None, 'bylines': by,
                       'body': [{'kind': k, 'text': t} for k, t in body]})


TOPS = [['首页 > 新闻 > 正文'], ['标题导航', '3上一篇  下一篇4  放大 缩小 默认'],
        ['第03版：要闻', '上一版  下一版'], []]
UNDER = [['2026-04-27'], ['（ 2026-04-27 ） 稿件来源：棠州日报 要闻'],
         ['2026/04/27 17:44'], ['来源：望河网  发布时间：2026-04-27 08:30'], []]
FEET = [['分享到', '微信', 'QQ空间'], ['责任编辑：'], ['上一篇  下一篇'],
        ['版权所有 未经授权不得转载'], []]


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('articles')
    ap.add_argument('out')
    ap.add_argument('--pages', type=int, default=20, help='of each make')
    ap.add_argument('--seed', type=int, default=1)
    ap.add_argument('--makes')
    ap.add_argument('--site', action='store_true')
    o = ap.parse_args()
    rnd = random.Random(o.seed)
    pieces = pieces_of(o.articles)
    makes = o.makes.split(',') if o.makes else sorted(MAKES)
    for make in makes:
        folder = os.path.join(o.out, make + ('-site' if o.site else ''))
        os.makedirs(folder, exist_ok=True)
        for n in range(round(o.pages * SELDOM.get(make, 1))):
            m = Maker(rnd)
            wrapped = make in WRAPPED or make not in OPEN and rnd.random() > .7
            wide = rnd.randint(16, 26) if wrapped else 0
            top, under = rnd.choice(TOPS), rnd.choice(UNDER)
            if o.site:
                m.put(*top, '')
            for piece in rnd.sample(pieces, rnd.choice([1, 1, 1, 2, 3, 4, 5])):
                before = len(m.lines)
                compose(m, piece, make, wide)
                if o.site and under:  # the same line under every title
                    at = before + len([t for t in piece[:3] if t]) * \
                        (1 + MAKES[make][4])
                    m.lines[at:at] = under
            if o.site:
                m.put(*rnd.choice(FEET))
            stem = os.path.join(folder, '%04d' % n)
            with open(stem + '.txt', 'w', encoding='utf8') as f:
                f.write('\n'.join(m.lines) + '\n')
            with open(stem + '.gold.json', 'w', encoding='utf8') as f:
                json.dump({'style': make, 'articles': m.gold}, f,
                          ensure_ascii=False, indent=1)


main()
