# For a test script that is a list of checks: `check WHAT COMMAND...`, then
# `check_done` as the last line.
passed=0
failed=0

check() {
  what=$1
  shift
  if "$@" >"$work/log" 2>&1; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "$0: not so: $what" >&2
    tail -n 12 "$work/log" >&2
  fi
}

check_done() {
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ]
}
