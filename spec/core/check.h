/*
** check.h - the whole of a test harness: CHECK counts, check_done reports.
** Each spec/core/test_*.c is one program; its last line is what it counted.
*/
#ifndef CHECK_H
#define CHECK_H

#include <stdio.h>

static int check_passed, check_failed;

#define CHECK(condition)                                                       \
  ((condition)                                                                 \
       ? (void)check_passed++                                                  \
       : (check_failed++, (void)fprintf(stderr, "%s:%d: not so: %s\n",         \
                                        __FILE__, __LINE__, #condition)))

/* For main's last line: `return check_done();`. */
static int check_done(void) {
  printf("%d passed, %d failed\n", check_passed, check_failed);
  return check_failed != 0;
}

#endif
