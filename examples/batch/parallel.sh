#!/bin/sh
# The same on one machine with GNU parallel: blocks of names to as many
# processes as there are processors, whole lines on one output.
#
#   examples/batch/parallel.sh papers >pages.jsonl
set -eu
find "$1" -name '*.txt' | sort |
  parallel --pipe --block 64k --halt never bulletin -q parse --json --from-file -
