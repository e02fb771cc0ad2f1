/*
** dateline_parts.h - what dateline.c and dateline_bracket.c share.
*/
#ifndef BUL_DATELINE_PARTS_H
#define BUL_DATELINE_PARTS_H

#include "dateline.h"

/* The size of the first of `words` that `text` begins with; 0 if none. */
static inline size_t any_start(bulletin_text text, const bulletin_text *words,
                               size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (bul_text_starts(text, words[i])) return words[i].size;
  }
  return 0;
}

/* The same for the end of `text`. */
static inline size_t any_end(bulletin_text text, const bulletin_text *words,
                             size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (bul_text_ends(text, words[i])) return words[i].size;
  }
  return 0;
}

/* `at` moved behind white space. */
static inline size_t skip_spaces(bulletin_text text, size_t at) {
  size_t size;
  while (at < text.size && bul_is_space(bul_char_at(text.data + at, &size)))
    at += size;
  return at;
}

/* A day (4月26日, 26日, 四月廿六日) at `at`: its size, 0 if none. */
size_t bul_dateline_day_size(bulletin_text text, size_t at, int *month,
                             int *day);

/* The size of 电 or the like at the start of `text`; 0 if none. */
size_t bul_dateline_wire(bulletin_text text);

/* A place that holds a byline: 记者张三. */
bool bul_dateline_has_role(bulletin_text place);

/* Datelines that only brackets make sure of, all of `inner`: 記者X／Y報導,
** 巴黎十七日電, and, where text follows, 濠島專訊 and 綜合報道. */
bool bul_dateline_read_inner(bul_dateline *out, bul_bylines *bylines,
                             const bul_markers *markers, bulletin_text inner,
                             bool text_follows);

/* 記者X／Y報導 alone, with or without its brackets. */
bool bul_dateline_read_desk(bul_dateline *out, bul_bylines *bylines,
                            const bul_markers *markers, bulletin_text inner);

/* Where a piece is from, as its end says: 据新华社, 中央社, 二十日電. */
bool bul_dateline_read_source(bul_dateline *out, const bul_markers *markers,
                              bulletin_text inner);

#endif
