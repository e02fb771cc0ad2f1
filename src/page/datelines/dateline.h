/*
** dateline.h - 电头: where, when and from whom a piece comes.
*/
#ifndef BUL_DATELINE_H
#define BUL_DATELINE_H

#include "../../base/day.h"
#include "../bylines/byline.h"

/* A dateline as it stands at the start of a text. */
typedef struct bul_dateline {
  bulletin_text text; /* as printed; size 0 if there is none */
  bulletin_text agency;
  bulletin_text place;
  int month; /* 0: unsaid */
  int day;
} bul_dateline;

/* Reads a dateline at the start of `text`, and the byline that goes with it,
** into `out` and `bylines` (which may be NULL). Returns the bytes up to the
** text proper, 0 if there is none; *dateline_size is the dateline's share, 0
** where only a byline stands there: 【記者周嵐報道】. */
size_t bul_dateline_read(bul_dateline *out, size_t *dateline_size,
                         bul_bylines *bylines, const bul_markers *markers,
                         bulletin_text text);

/* False if `text`, not empty, certainly begins with no dateline: a cheap look.
** `known`: houses that no table knows are not asked for. */
bool bul_dateline_possible(const bul_markers *markers, bulletin_text text,
                           bool known);

/* The same for the whole of a paragraph that closes a piece:
** （新华社北京4月30日电  记者齐中熙、樊曦）; the reporters are the agency's. */
bool bul_dateline_read_closing(bul_dateline *out, bul_bylines *bylines,
                               const bul_markers *markers, bulletin_text text);

/* The day of a dateline on a page of day `issue`: its year, or the year
** before when the dateline's month lies far ahead. year 0 if unknown, or if
** there is no such day. */
bul_civil bul_dateline_day(const bul_dateline *dateline, bul_civil issue);

#endif
