/*
** path_costs.h - made by spec/fit/words.c; do not edit.
**
** Costs of what no dictionary lists, in BUL_COST_SCALE-ths.
*/
#ifndef BUL_PATH_COSTS_H
#define BUL_PATH_COSTS_H

enum {
  UNKNOWN_COST = 2000, /* a character that is no word */
  NUMBER_COST = 1000,
  ORDINAL_COST = 600,
  TIME_COST = 900,
  NAME_COST = 640,    /* on top of what the characters cost */
  FOREIGN_COST = 500, /* the same of a name written by sound */
  SPEAKS_BONUS = 400, /* what a name is cheaper before what a person does */
  TITLE_BONUS = 900,  /* … and after a title */
};

#endif
