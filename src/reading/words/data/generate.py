#!/usr/bin/env python3
"""Writes ../lexicon_data.c from the readable tables of this folder.

usage: generate.py [classes]  (in any folder; needs Python 3.8, nothing else)

  words.tsv      word, cost, part of speech, rarity among articles: made by
                 make_words.py, see there; sorted
  classes.txt    what words are in names, written to ../classes_data.c
  bodies.txt     organizations as newspapers write them, the same
  sites.txt      places of several words, the same
  divisions.txt  divisions of China, for the same
  codes.txt      characters in the order of their codes
  titles.txt     titles and offices that stand beside names
  characters.tsv character, and how it serves in numbers and names, made by
                 make_characters.py: costs are 16 times -log of its share among surnames, given names
                 of one character, first and last of two, and among the
                 characters of transliterated names
The words go into a double-array trie.  Each cell is 64 bits:
  base 22 | code 14 | cost 12 | part of speech 6 | rarity 8 | ends a word 1
  | is a title 1
from the highest bit down; lexicon.h reads them.
"""
import collections
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def read(name):
    with open(os.path.join(HERE, name), encoding='utf8') as f:
        for line in f:
            line = line.rstrip('\n')
            if line and not line.startswith('#'):
                yield line.split('\t')


OWN = '乾徵瞭藉覆彷崑吒'  # as in ../../../base/fold.c


def folding():
    """Traditional characters and their simplified forms, as base/fold.c has
    them: words are listed in simplified characters only."""
    path = os.path.join(HERE, '..', '..', '..', 'base', 'hanzi', 'simplified.txt')
    out = {}
    for line in open(path, encoding='utf8'):
        if line.strip() and not line.startswith('#'):
            char, forms = line.rstrip('\n').split('\t')
            form = forms.split()[0]
            if len(char.encode()) == len(form.encode()) and char not in OWN:
                out[ord(char)] = form
    return out


def titles():
    out = set()
    for fields in read('titles.txt'):
        out.update(fields[0].split())
    return out


def tags():
    """The parts of speech in the order of enum bul_pos of lexicon.h."""
    out = []
    for line in open(os.path.join(HERE, '..', 'lexicon.h'), encoding='utf8'):
        line = line.strip()
        if line.startswith('BUL_POS_') and '/* ' in line:
            out.append(line.split('/* ')[1].split()[0])
    return {t: i for i, t in enumerate(out)}


def codes(words):
    """Codes of characters: those of codes.txt stay as they are, since the
    tagger's weights are fitted to them; others follow, the commonest inside
    words first.  Small codes keep the array dense."""
    order = {c: None for (line,) in read('codes.txt') for c in line}
    count = collections.Counter()
    for w in words:
        count.update(set(w[:1]))
        count.update(w)
    for c, _ in sorted(count.items(), key=lambda x: (-x[1], x[0])):
        order.setdefault(c)
    return {c: i + 1 for i, c in enumerate(order)}


class Trie:
    """First fit, over bit sets: the node with most children first, so that
    the small ones settle in the holes of the large.  What frequent words go
    through comes before all, so that it lies close together in memory."""

    FREQUENT = 1500  # costs up to here

    SIZE = 1 << 19

    def __init__(self, words, code):
        root = {}
        for w, value in words:
            node = root
            for c in w:
                node = node.setdefault(code[c], {})
            node[0] = value
        nodes = []
        stack = [root]
        while stack:
            node = stack.pop()
            kids = sorted(k for k in node if k)
            if kids and node is not root:
                nodes.append((node, kids))
            stack.extend(node[k] for k in reversed(kids))
        def frequent(node):
            return any(k[0] is not None and k[0][0] <= self.FREQUENT
                       for k in ((node[c].get(0),) for c in node if c))
        nodes.sort(key=lambda x: (not frequent(x[0]), -len(x[1])))
        self.code = [0] * self.SIZE
        self.value = [None] * self.SIZE
        self.base = [0] * self.SIZE
        for k in range(1, len(code) + 1):  # the root's lie at their codes
            self.code[k] = k
            self.value[k] = root[k].get(0) if k in root else None
        free = (1 << self.SIZE) - 1 >> len(code) + 1 << len(code) + 1
        free_base = (1 << self.SIZE) - 2
        bases = {}
        for node, kids in nodes:
            # A base at which every child finds a free cell, used by no other
            # node: so a cell's code alone says whose child it is.
            fits = free_base
            for k in kids:
                fits &= free >> k
            if not fits:
                sys.exit('too many cells')
            base = (fits & -fits).bit_length() - 1
            free_base ^= 1 << base
            bases[id(node)] = base
            for k in kids:
                free ^= 1 << base + k
                self.code[base + k] = k
                self.value[base + k] = node[k].get(0)
        for k in root:
            self.base[k] = bases.get(id(root[k]), 0)
        for node, kids in nodes:
            for k in kids:
                self.base[bases[id(node)] + k] = bases.get(id(node[k]), 0)
        size = max(i for i in range(self.SIZE) if self.code[i]) + 1
        del self.code[size:], self.value[size:], self.base[size:]


NEVER = '副姓氏老的了是在和与及等说为被把从对将就也都还又或者们个这那其它她你我不没很更最上里间亿几两位第某县镇村街路局部'  # in no given name
RARE = 180  # what a character costs in a given name that no list has there


def fact_rows(code, facts):
    rows = [(0, 255, 255, 255, 255, 255)] * (len(code) + 1)
    for c, k in code.items():
        row = facts.get(c, '-' * 6)
        if not '\u4e00' <= c <= '\u9fff' and c not in facts:
            continue
        numeral = ' dua'.index(row[0]) if row[0] != '-' else 0
        never = (255,) * 5 if c in NEVER else (255, RARE, RARE, RARE, 255)
        rows[k] = (numeral, *(no if x == '-' else min(int(x), 254)
                              for x, no in zip(row[1:], never)))
        if c in NEVER:
            rows[k] = rows[k][:2] + (255, 255, 255) + rows[k][5:]
    return rows


def emit(f, ctype, name, values, form, per):
    f.write(f'const {ctype} {name}[{len(values)}] = {{\n')
    for i in range(0, len(values), per):
        f.write(','.join(form % v for v in values[i:i + per]) + ',\n')
    f.write('};\n\n')


def divisions():
    """Words for other things that are divisions' names as well, when these
    are written without 县 or 区: 同心, 兴隆."""
    part = {w: t for w, _, t, _ in read('words.tsv')}
    for (line,) in read('divisions.txt'):
        for name in line.split():
            if len(name) > 2 and name[-1] in '县区市旗乡镇':
                if part.get(name[:-1], 'ns') != 'ns':
                    yield name[:-1]


def classes():
    """Words of classes.txt with the bits that classes.h gives their classes."""
    bits = {}
    for line in open(os.path.join(HERE, '..', 'classes.h'), encoding='utf8'):
        match = re.match(r'  BUL_CLASS_\w+ = 1 << (\d+),? */\* (\S+) \*/', line)
        if match:
            bits[match.group(2)] = 1 << int(match.group(1))
    words = {t: bits['title'] for t in titles()}
    current = 0
    for (line,) in read('classes.txt'):
        if line.endswith(':'):
            current = bits[line[:-1]]
            continue
        for word in line.split():
            words[word] = words.get(word, 0) | current
    for name, bit in (('bodies.txt', 'organization'), ('sites.txt', 'place'),
                      ('people.txt', 'person')):
        for (line,) in read(name):
            for word in line.split():
                words[word] = words.get(word, 0) | bits[bit]
    for word in divisions():
        words[word] = words.get(word, 0) | bits['division']
    rows = sorted((len(w.encode()), w.encode(), w, c) for w, c in words.items())
    with open(os.path.join(HERE, '..', 'classes_data.c'), 'w', encoding='utf8') as f:
        f.write('/* Written by data/generate.py; do not edit. */\n'
                '#include "classes.h"\n\n')
        f.write('const bul_class_row bul_class_rows[] = {\n')
        for size, _, word, bits_of in rows:
            f.write('    {"%s", %d, %#x},\n' % (word, size, bits_of))
        f.write('};\n\n')
        emit(f, 'uint16_t', 'bul_class_slots', slots([r[1] for r in rows]), '%d', 16)
        listed = bits['organization'] | bits['place']
        starts = [0] * (STARTS // 64)
        for _, _, word, bits_of in rows:
            if bits_of & listed and len(word) > 1:
                at = fnv(word[:2].encode()) % STARTS
                starts[at // 64] |= 1 << at % 64
        emit(f, 'uint64_t', 'bul_class_starts', starts, '%#x', 8)


SLOTS = 16384   # BUL_CLASS_SLOTS of classes.h
STARTS = 65536  # BUL_CLASS_STARTS


def fnv(data):
    """bul_hash of base/hash.h."""
    out = 2166136261
    for byte in data:
        out = (out ^ byte) * 16777619 & 0xffffffff
    return out


def slots(words):
    """A hash table of the numbers of words, from 1, by bul_hash of base/hash.h."""
    assert len(words) < SLOTS / 2
    table = [0] * SLOTS
    for number, word in enumerate(words, 1):
        at = fnv(word) % SLOTS
        while table[at]:
            at = (at + 1) % SLOTS
        table[at] = number
    return table


def main():
    classes()
    if sys.argv[1:] == ['classes']:
        return
    tag = tags()
    title = titles()
    fold = folding()
    words = {}
    for w, cost, t, rarity in read('words.tsv'):
        value = (min(int(cost), 4095), tag[t], min(int(rarity), 255), w in title)
        one = w.translate(fold)
        if one == w or one not in words or value[0] < words[one][0]:
            words[one] = value
    words = sorted(words.items())
    facts = {r[0]: r[1:] for r in read('characters.tsv') if ord(r[0]) not in fold}
    code = codes([w for w, _ in words] + list(facts))
    if len(code) >= 1 << 14:
        sys.exit('too many characters')
    trie = Trie(words, code)
    size = len(trie.base)
    if size + len(code) >= 1 << 22:
        sys.exit('too many cells')
    cells = []
    for base, c, value in zip(trie.base, trie.code, trie.value):
        cell = base << 42 | c << 28
        if value:
            cell |= value[0] << 16 | value[1] << 10 | value[2] << 2 | 2 | value[3]
        cells.append(cell)
    cells += [0] * (len(code) + 1)  # so that base + code needs no check
    han = [0] * 0x5200
    other = []
    for c, k in code.items():
        u = ord(c)
        if 0x4E00 <= u < 0xA000:
            han[u - 0x4E00] = k
        else:
            other.append((u, k))
    for u, form in fold.items():
        if form in code and chr(u) not in code:
            if 0x4E00 <= u < 0xA000:
                han[u - 0x4E00] = code[form]
            else:
                other.append((u, code[form]))
    other.sort()
    with open(os.path.join(HERE, '..', 'lexicon_data.c'), 'w', encoding='utf8') as f:
        f.write('/* Written by data/generate.py; do not edit. */\n'
                '#include "lexicon.h"\n\n')
        emit(f, 'uint16_t', 'bul_lexicon_han', han, '%d', 16)
        emit(f, 'bul_other_code', 'bul_lexicon_other', other, '{%d,%d}', 8)
        f.write(f'const size_t bul_lexicon_other_count = {len(other)};\n\n')
        emit(f, 'bul_char_facts', 'bul_lexicon_facts', fact_rows(code, facts),
             '{%d,%d,%d,%d,%d,%d}', 8)
        emit(f, 'uint64_t', 'bul_lexicon_cells', cells, '%#x', 8)
    print(f'{len(words)} words, {len(code)} characters, {len(cells)} cells, '
          f'{sum(1 for c in cells if c)} full', file=sys.stderr)


main()
