#!/usr/bin/env python3
"""Write articles a line, headline and body between tabs, for keywords.c.

usage: pieces.py ARTICLES.jsonl... > PIECES

A line of ARTICLES has headline and body, paragraphs between line ends.  A
piece that comes again is written once.
"""
import json
import sys

seen = set()
for path in sys.argv[1:]:
    for line in open(path, encoding='utf8'):
        a = json.loads(line)
        headline = a['headline'].replace('\t', ' ').replace('\n', ' ')
        body = a['body'].replace('\t', ' ').replace('\\', '').strip()
        if headline and body and body not in seen:
            seen.add(body)
            print(headline + '\t' + body.replace('\n', '\\n'))
