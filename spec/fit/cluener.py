#!/usr/bin/env python3
"""Prints sentences of CLUENER2020 in the form that names.c reads.

usage: cluener.py FILE.jsonl > DATA.bio

An object a line: text, and label: {kind: {name: [[first, last], ...]}},
counted in characters, both ends inclusive.
"""
import argparse
import json

KINDS = {'name': 'PER', 'address': 'LOC', 'scene': 'LOC', 'organization': 'ORG',
         'government': 'ORG', 'company': 'ORG'}

parser = argparse.ArgumentParser(description=__doc__, usage=argparse.SUPPRESS,
                                 formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument('sentences', metavar='FILE.jsonl')

for line in open(parser.parse_args().sentences, encoding='utf8'):
    item = json.loads(line)
    labels = ['O'] * len(item['text'])
    for kind, names in item['label'].items():
        if kind not in KINDS:
            continue
        for spans in names.values():
            for first, last in spans:
                labels[first] = 'B-' + KINDS[kind]
                labels[first + 1:last + 1] = ['I-' + KINDS[kind]] * (last - first)
    for c, label in zip(item['text'], labels):
        if not c.isspace():
            print(c, label)
    print()
