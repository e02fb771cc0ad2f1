/*
** speaker.h - the agency or paper that a dateline begins with: from a table, from
** the caller's rules, or known by its form.
*/
#ifndef BUL_SPEAKER_H
#define BUL_SPEAKER_H

#include "dateline.h"

typedef struct bul_speaker {
  bulletin_text house;
  bool known; /* a table or the caller knows it */
  bool paper; /* it is called as papers are: 晨报 */
} bul_speaker;

bul_speaker bul_speaker_read(const bul_markers *markers, bulletin_text text);

/* A house that a dateline may begin with when no table knows it: its name
** ends as houses' names do, and 讯 or a day comes next. Failing that, the
** first that a place may follow: 大众报济南6月17日电. */
bulletin_text bul_house_unknown(const bul_markers *markers, bulletin_text text);

/* The size of 讯 or the like at the start of `text`; 0 if none. */
size_t bul_dateline_news(bulletin_text text);

/* True when what follows 电 shows that the dateline ends there. */
bool bul_dateline_may_follow(const bul_markers *markers, bulletin_text text);

/* 讯 or 消息 and then a reporter, with white space or a bracket between: any
** word before is a house. */
bool bul_dateline_names_follow(const bul_markers *markers, bulletin_text text);

/* The size of the day that `text` begins with; most begin with none. */
size_t bul_dateline_begins_day(bulletin_text text, int *month, int *day);

#endif
