#!/usr/bin/env python3
"""Fit the weights with which titles begin pieces (src/page/titles/begins_weights.h).

usage: begins.py TRACE DIR... > src/page/titles/begins_weights.h

TRACE is the program of begins_trace.c (make fit builds it).  Each DIR holds
pages, NAME.txt with NAME.gold.json beside it, as papers.py writes them.  What
title lines show is asked of the parser itself, with the decisions of the gold
made before each; the weights, in hundredths of a logit, are fitted by logistic
regression with a small penalty.  A tenth of the pages is left out and scored.
"""
import glob
import json
import math
import random
import re
import subprocess
import sys

ROUNDS = 60
RATE = 0.05
PENALTY = 1e-4
MOST = 900  # of a weight
DATED, ANCHORED = 21, 22  # the features that choose the table, in begins.h
TABLES = 3


def packed(text):
    return re.sub(r'\s+', '', text or '')


def beginnings(stem):
    """The numbers of the lines with which the pieces of a page begin."""
    gold = json.load(open(stem + '.gold.json', encoding='utf8'))
    lines = open(stem + '.txt', encoding='utf8').read().split('\n')
    out, at = [], 0
    for a in gold['articles']:
        first = packed(a['kicker'] or a['headline'])
        body = packed(a['body'][0]['text'])[:12] if a['body'] else ''
        for i in range(at, len(lines)):
            here = packed(lines[i])
            if here and first.startswith(here) and any(
                    body in packed(x) or body[:8] in packed(x)
                    for x in lines[i + 1:i + 12]):
                out.append(i + 1)
                at = i + 1
                break
    return out


def rows_of(trace, folders):
    listing = []
    for folder in folders:
        for gold in sorted(glob.glob(folder + '/**/*.gold.json', recursive=True)):
            stem = gold[:-len('.gold.json')]
            listing.append(' '.join([stem + '.txt'] + [str(n) for n in beginnings(stem)]))
    out = subprocess.run([trace], input='\n'.join(listing) + '\n', text=True,
                         stdout=subprocess.PIPE, check=True).stdout
    for line in out.splitlines():
        label, bits = line.split(' ')
        table = len(bits) * (2 if bits[DATED] == '1' else int(bits[ANCHORED]))
        yield int(label), [table + i for i, b in enumerate(bits) if b == '1'], len(bits)


def fit(rows, count):
    weights = [0.0] * (TABLES * count)
    rnd = random.Random(1)
    for n in range(ROUNDS):
        rnd.shuffle(rows)
        rate = RATE / (1 + n / 10)
        for label, on in rows:
            z = sum(weights[i] for i in on)
            slope = label - 1 / (1 + math.exp(-max(-30, min(30, z))))
            for i in on:
                weights[i] += rate * (slope - PENALTY * weights[i])
    return weights


def right(rows, weights):
    good = sum((sum(weights[i] for i in on) > 0) == (label == 1) for label, on in rows)
    return good / len(rows) if rows else 1


def main():
    rows, count = [], 0
    for label, on, width in rows_of(sys.argv[1], sys.argv[2:]):
        rows.append((label, on))
        count = width
    kept = rows[::10]
    weights = fit([r for i, r in enumerate(rows) if i % 10], count)
    sys.stderr.write('%d titles, %d beginnings; right for %.4f of a tenth left out, %.4f of all\n' % (
        len(rows), sum(label for label, _ in rows), right(kept, weights), right(rows, weights)))
    numbers = [max(-MOST, min(MOST, round(100 * w))) for w in weights]
    tables = ''
    for first in range(0, TABLES * count, count):
        table = numbers[first:first + count]
        text, line = '', '    {'
        for n in table:
            if len(line) + len('%d, ' % n) > 78:
                text, line = text + line.rstrip() + '\n', '     '
            line += '%d, ' % n
        tables += text + line.rstrip(', ') + '},\n'
    print('''/*
** begins_weights.h - made by spec/fit/begins.py; do not edit.
**
** Hundredths of a logit, in the order of begins.h, fitted to %d titles.
*/
#ifndef BUL_BEGINS_WEIGHTS_H
#define BUL_BEGINS_WEIGHTS_H

#include "begins.h"

static const int begin_weights[%d][BUL_BEGIN_FEATURES] = {
%s};

#endif''' % (len(rows), TABLES, tables))


main()
