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

/* True when all of `line` is a folio line: a page number, a section's name, a
** day with its weekday and the lunar calendar's, a paper's name, in any
** order. `edge`: the line stands among the first or last of its page, where
** a bare number with a short name (06 要闻) is believed. */
bool bul_folio_read(bul_folio *out, bulletin_text line, bool edge);

/* True when all of `line` is a paper's name: 棠州日报. */
bool bul_is_paper_name(bulletin_text line);

#endif
