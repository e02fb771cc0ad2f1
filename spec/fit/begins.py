#!/usr/bin/env python3
"""Fit the weights with which titles begin pieces (src/page/titles/begins_weights.h).

usage: begins.py TRACE DIR... > src/page/titles/begins_weights.h

TRACE is the program of begins_trace.c (make fit builds it).  Each DIR holds
pages, NAME.txt with NAME.gold.json beside it, as papers.py writes them.  What
title lines show is asked of the parser itself, with the decisions of the gold
made before each; the weights, in hundredths of a logit, are fitted by logistic
regression with a penalty, by Newton's method.  A tenth of the pages is left out and scored.
"""
import argparse
import glob
import json
import math
import re
import subprocess
import sys

ROUNDS = 30
PENALTY = 1.0  # of a weight's square, halved
ENOUGH = 1e-6  # of a step
MOST = 900  # of a weight
DATED, ANCHORED, NONE = 22, 23, 24  # that choose the table, in begins.h
TABLES = 4


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
        table = len(bits) * (3 if bits[DATED] == '1' else 2 if bits[ANCHORED] == '1'
                             else 0 if bits[NONE] == '1' else 1)
        yield int(label), [table + i for i, b in enumerate(bits) if b == '1'], len(bits)


def solve(matrix, vector):
    """The solution of a symmetric, positive definite system."""
    n = len(vector)
    rows = [list(matrix[i]) + [vector[i]] for i in range(n)]
    for i in range(n):
        for k in range(i + 1, n):
            by = rows[k][i] / rows[i][i]
            if by:
                rows[k] = [a - by * b for a, b in zip(rows[k], rows[i])]
    out = [0.0] * n
    for i in reversed(range(n)):
        out[i] = (rows[i][n] - sum(rows[i][k] * out[k] for k in range(i + 1, n))) / rows[i][i]
    return out


def fit_table(rows, count):
    """Newton's method: rows are (features that are on) -> [others, beginnings]."""
    weights = [0.0] * count
    for _ in range(ROUNDS):
        slope = [-PENALTY * w for w in weights]
        curve = [[PENALTY if i == k else 0.0 for k in range(count)] for i in range(count)]
        for on, (no, yes) in rows.items():
            z = sum(weights[i] for i in on)
            p = 1 / (1 + math.exp(-max(-30, min(30, z))))
            for i in on:
                slope[i] += yes - (no + yes) * p
                for k in on:
                    curve[i][k] += (no + yes) * p * (1 - p)
        step = solve(curve, slope)
        weights = [w + s for w, s in zip(weights, step)]
        if max(map(abs, step)) < ENOUGH:
            break
    return weights


def fit(rows, count):
    """The weights of all tables; the same rows give the same weights."""
    weights = []
    for table in range(TABLES):
        first, sums = table * count, {}
        for label, on in rows:
            if on[0] // count == table:
                sums.setdefault(tuple(i - first for i in on), [0, 0])[label] += 1
        weights += fit_table(sums, count)
    return weights


def right(rows, weights):
    good = sum((sum(weights[i] for i in on) > 0) == (label == 1) for label, on in rows)
    return good / len(rows) if rows else 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, usage=argparse.SUPPRESS,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('trace', metavar='TRACE')
    parser.add_argument('pages', metavar='DIR', nargs='+')
    given = parser.parse_args()
    rows, count = [], 0
    for label, on, width in rows_of(given.trace, given.pages):
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


if __name__ == '__main__':
    main()
