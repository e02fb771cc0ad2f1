#!/usr/bin/env python3
"""Writes cohesion_table.c: which Han character follows which inside words.

usage: cohesion.py DICT > cohesion_table.c

DICT is jieba's word list (dict.txt of Debian's python3-jieba, MIT licence,
Copyright (c) 2013 Sun Junyi): a word, its frequency and its part of speech a
line. A pair is kept when the words of two to four characters that hold it
are met LEAST times or more. The build does not run this.
"""
import collections
import sys

LEAST = 100
LONGER = 5

pairs = collections.Counter()
for line in open(sys.argv[1], encoding='utf8'):
    word, frequency = line.split()[:2]
    if 2 <= len(word) <= 4 and all('\u4e00' <= c <= '\u9fff' for c in word):
        for pair in zip(word, word[1:]):
            pairs[pair] += int(frequency) // (1 if len(word) == 2 else LONGER)

followers = collections.defaultdict(list)
for (first, second), count in pairs.items():
    if count >= LEAST:
        followers[first].append(second)

print('''/*
** cohesion_table.c - made by cohesion.py; do not edit.
**
** From the word list of jieba, https://github.com/fxsjy/jieba (MIT licence,
** Copyright (c) 2013 Sun Junyi).
*/
#include "cohesion.h"

/* Rows in the order of their first characters: which characters follow it
** inside words. */
const bul_followers bul_cohesion[] = {''')
for first in sorted(followers):
    row = sorted(followers[first])
    lines = [''.join(row[i:i + 30]) for i in range(0, len(row), 30)]
    print('    {"%s",\n     %s},' % (first, '\n     '.join('"%s"' % l for l in lines)))
print('''};

const size_t bul_cohesion_count = sizeof bul_cohesion / sizeof *bul_cohesion;''')
