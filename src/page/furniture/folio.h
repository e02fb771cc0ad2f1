/*
** folio.h - 版口: the line with the page's number, name and day.
*/
#ifndef BUL_FOLIO_H
#define BUL_FOLIO_H

#include "../datelines/dateline.h"

typedef struct bul_folio {
  bulletin_text number;  /* 02, A03; absent if unsaid */
  bulletin_text section; /* 要闻; absent if unsaid */
  bul_civil day;         /* year 0 if unsaid, or no day there is */
} bul_folio;

typedef enum bul_folio_place {
  BUL_FOLIO_INSIDE,
  BUL_FOLIO_EDGE /* among the first or last lines of its page */
} bul_folio_place;

/* True when all of `line` is a folio line: a page number, a section's name, a
** day with its weekday and the lunar calendar's, a paper's name, in any
** order. At a page's edge a bare number with a short name (06 要闻) is
** believed. */
bool bul_folio_read(bul_folio *out, bulletin_text line, bul_folio_place place);

/* True when all of `line` is a paper's name: 棠州日报. */
bool bul_is_paper_name(bulletin_text line);

#endif
