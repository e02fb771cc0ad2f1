/*
** dates.h - the dates of a text a line at a time, for whoever reads its lines
** already.
*/
#ifndef BUL_DATES_H
#define BUL_DATES_H

#include "date_forms.h"

typedef struct bul_date_finder {
  bulletin_text text;
  bul_date_context context;
  bulletin_dates *out;
  uint8_t starts[8192]; /* bul_date_starts */
} bul_date_finder;

/* Begins a text, whose dates go to `out`. Its own day, if it is known, is set
** in the context then. */
void bul_date_finder_init(bul_date_finder *f, bulletin_text text,
                          bulletin_dates *out);

/* Adds the dates of a line, the one after those read before. False when
** memory ran out. */
bool bul_dates_in_line(bul_date_finder *f, const bul_glyphs *line);

#endif
