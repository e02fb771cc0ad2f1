#!/usr/bin/env python3
"""Write articles a line, headline and body between tabs, for keywords.c and
summary.c.

usage: pieces.py ARTICLES.jsonl... > PIECES

A line of ARTICLES has headline (or title) and body, paragraphs between line
ends.  A dateline at the body's beginning is left out, as the parser does.  A
piece that comes again is written once.
"""
import argparse
import json
import re

dateline = re.compile(r'^(?:本报|新华社)[^，。　\s]{1,24}(?:电|讯)\s*(?:（[^）]{0,60}）)?\s*')

parser = argparse.ArgumentParser(description=__doc__, usage=argparse.SUPPRESS,
                                 formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument('articles', metavar='ARTICLES.jsonl', nargs='+')

seen = set()
for path in parser.parse_args().articles:
    for line in open(path, encoding='utf8'):
        a = json.loads(line)
        headline = (a.get('headline') or a['title']).replace('\t', ' ').replace('\n', ' ')
        body = a['body'].replace('\t', ' ').replace('\\', '').strip()
        body = dateline.sub('', body)
        if headline and body and body not in seen:
            seen.add(body)
            print(headline + '\t' + body.replace('\n', '\\n'))
