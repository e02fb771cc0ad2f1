#!/usr/bin/env python3
"""Fit the weights with which wrapped lines are divided into paragraphs
(src/page/lines/breaks_weights.h).

usage: breaks.py ARTICLES.jsonl > src/page/lines/breaks_weights.h

ARTICLES.jsonl has an article a line; of each its body is read, paragraphs
between line ends, and bold_paras, which of them are subheads.  Wherever a
sentence ends a paragraph may have ended.  How much the division as printed is
better than the same one without this break (or with one here) is fitted by
logistic regression, by Newton's method: what the sentences around it show, and
how usual the paragraphs' lengths are with it and without it.  A tenth of the
articles is left out and scored.
"""
import argparse
import json
import math
import re
import sys

sys.dont_write_bytecode = True
from begins import solve  # noqa: E402

MOST = 200000     # sentence ends that are read
ROUNDS = 12
PENALTY = 1.0
ENOUGH = 1e-4
LEAST_USUAL = 60  # cells, as in breaks.c
CELLS = 2         # of a character

LENGTHS = [15, 25, 35, 50, 65, 80, 100, 125, 150, 180, 220, 270, 350, None]
AFTER = [10, 20, 32, 48, 70, 100, None]
BEFORE = [12, 25, 40, 60, 90, None]
# How paragraphs begin, and how they do not: the longer before the shorter.
STARTS = ('（作者 （ 答： 答 问： 问 第十 第一 第二 第 会 走进 从“ 这份 这些 这种 这 '
          '发 没 做 全 越 截至 其中 其 同时 同 每 例如 各 一是 二是 三是 后 相 该 我 希 '
          '最终 公 可 为此 现 当地 因 比如 积极 而 只 通过 但 他说 他们 它 她 他 获 要 '
          '—— 曾 围绕 聚焦 连续 双方 目前').split()
SAID = ('说。', '表示。', '介绍。', '认为。', '道。', '指出。')
MARKS = ['OPEN_QUOTE', 'QUOTE_AFTER_NONE', 'NONE_AFTER_QUOTE',
         'QUOTE_AFTER_QUOTE', 'SAME_START', 'SAID', 'BREAK']
NAMES = [('length', i) for i in range(len(LENGTHS))] + \
    [('after', i) for i in range(len(AFTER))] + \
    [('before', i) for i in range(len(BEFORE))] + \
    [('start', s) for s in STARTS] + [('mark', m) for m in MARKS]
INDEX = {name: i for i, name in enumerate(NAMES)}


def row(bounds, number):
    for i, bound in enumerate(bounds):
        if bound is None or number < bound:
            return i


def sentences(paragraph):
    return [s for s in re.findall('[^。！？]*[。！？]*[”）」]*', paragraph) if s]


def paragraphs_of(article):
    bold = set(article.get('bold_paras') or [])
    out = []
    for i, p in enumerate(article['body'].split('\n')):
        p = re.sub(r'\s+', '', p)
        if p and i not in bold:
            out.append(p)
    return out


def places(paragraphs):
    """(features, is a break) of each end of a sentence but the last."""
    usual = max(LEAST_USUAL, CELLS * sum(map(len, paragraphs)) // len(paragraphs))
    length = lambda n: INDEX['length', row(LENGTHS, 100 * CELLS * n // usual)]
    parts = [sentences(p) for p in paragraphs]
    flat = [(s, i, k) for i, part in enumerate(parts) for k, s in enumerate(part)]
    for at in range(len(flat) - 1):
        before, i, k = flat[at]
        after, j, _ = flat[at + 1]
        broken = i != j
        if broken:
            a, b = len(paragraphs[i]), len(paragraphs[j])
            head, seen = paragraphs[i], paragraphs[i]
        else:
            a = sum(map(len, parts[i][:k + 1]))
            b = len(paragraphs[i]) - a
            head, seen = paragraphs[i], paragraphs[i][:a]
        x = {}

        def add(name, by=1):
            x[name] = x.get(name, 0) + by
        add(length(a))
        add(length(b))
        add(length(a + b), -1)
        add(INDEX['after', row(AFTER, len(after))])
        add(INDEX['before', row(BEFORE, len(before))])
        closed, opens = before.endswith('”'), after.startswith('“')
        marks = ['BREAK']
        marks += ['OPEN_QUOTE'] * (seen.count('“') > seen.count('”'))
        marks += ['QUOTE_AFTER_QUOTE'] * (closed and opens)
        marks += ['NONE_AFTER_QUOTE'] * (closed and not opens)
        marks += ['QUOTE_AFTER_NONE'] * (opens and not closed)
        marks += ['SAME_START'] * (after[:2] == head[:2])
        marks += ['SAID'] * before.endswith(SAID)
        for mark in marks:
            add(INDEX['mark', mark])
        for start in STARTS:
            if after.startswith(start):
                add(INDEX['start', start])
                break
        yield x, broken


def score(weights, x):
    return sum(weights[i] * v for i, v in x.items())


def fit(rows):
    count = len(NAMES)
    weights = [0.0] * count
    for _ in range(ROUNDS):
        slope = [-PENALTY * w for w in weights]
        curve = [[PENALTY if i == k else 0.0 for k in range(count)] for i in range(count)]
        for x, broken in rows:
            p = 1 / (1 + math.exp(-max(-30, min(30, score(weights, x)))))
            for i, v in x.items():
                slope[i] += v * (broken - p)
                for k, u in x.items():
                    curve[i][k] += v * u * p * (1 - p)
        step = solve(curve, slope)
        weights = [w + s for w, s in zip(weights, step)]
        if max(map(abs, step)) < ENOUGH:
            break
    return weights


def right(rows, weights):
    return sum((score(weights, x) > 0) == broken for x, broken in rows) / len(rows)


def table(kind, bounds, numbers):
    cells = ['{%s, %d}' % ('SIZE_MAX' if b is None else b, numbers[INDEX[kind, i]])
             for i, b in enumerate(bounds)]
    return filled(cells)


def filled(cells):
    text, line = '', '   '
    for cell in cells:
        if len(line) + len(cell) + 2 + sum(ord(c) > 0x2000 for c in line + cell) > 79:
            text, line = text + line + '\n', '   '
        line += ' ' + cell + ','
    return text + line


def main():
    parser = argparse.ArgumentParser(description=__doc__, usage=argparse.SUPPRESS,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('articles', metavar='ARTICLES.jsonl')
    given = parser.parse_args()
    kept, rows = [], []
    for number, line in enumerate(open(given.articles, encoding='utf8')):
        paragraphs = paragraphs_of(json.loads(line))
        if len(paragraphs) < 3:
            continue
        (kept if number % 10 == 0 else rows).extend(places(paragraphs))
        if len(rows) >= MOST:
            break
    weights = fit(rows)
    sys.stderr.write('%d ends of sentences, %d of paragraphs; right for %.4f of those left out\n' % (
        len(rows), sum(b for _, b in rows), right(kept, weights)))
    numbers = [round(100 * w) for w in weights]
    print('''/*
** breaks_weights.h - made by spec/fit/breaks.py; do not edit.
**
** Hundredths of a logit, fitted to %d ends of sentences.
*/
#ifndef BUL_BREAKS_WEIGHTS_H
#define BUL_BREAKS_WEIGHTS_H

#include <stddef.h>
#include <stdint.h>

/* A weight for numbers below a bound; the last row's has no bound. */
typedef struct bul_weight {
  size_t below;
  int weight;
} bul_weight;

enum {
%s
};

/* The weight of a paragraph by its length over the usual one, in percent. */
static const bul_weight lengths[] = {
%s
};

/* The weight of the sentence after a break, and of the one before, by their
** lengths in characters. */
static const bul_weight sentences_after[] = {
%s
};
static const bul_weight sentences_before[] = {
%s
};

/* How the first sentence of a paragraph begins, and how it does not. */
static const struct {
  const char *start;
  int weight;
} starts_with[] = {
%s
};

#endif''' % (len(rows),
             '\n'.join('  %s = %d,' % (m, numbers[INDEX['mark', m]]) for m in MARKS),
             table('length', LENGTHS, numbers), table('after', AFTER, numbers),
             table('before', BEFORE, numbers),
             filled(['{"%s", %d}' % (s, numbers[INDEX['start', s]]) for s in STARTS])))


if __name__ == '__main__':
    main()
