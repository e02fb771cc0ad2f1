/*
** byline.h - 署名: who did it, in what role, from which house.
*/
#ifndef BUL_BYLINE_H
#define BUL_BYLINE_H

#include "../markers.h"
#include "../../base/memory.h"

/* Bylines as they are collected for one article. */
typedef struct bul_bylines {
  bul_arena *arena;
  bulletin_byline *items;
  size_t count;
  size_t capacity;
  bool failed; /* memory ran out */
} bul_bylines;

/* How much a line of bare names looks like one. */
typedef enum bul_name_trust {
  BUL_NAMES_NONE,
  BUL_NAMES_SHORT,  /* two to four characters: a name, or a short title */
  BUL_NAMES_LIKELY, /* they begin with surnames */
  BUL_NAMES_CERTAIN /* padded to width, or foreign with dots */
} bul_name_trust;

/* False if `text`, not empty, certainly is no byline with a role: a cheap
** look. */
bool bul_byline_possible(const bul_markers *markers, bulletin_text text);

/* Reads the whole of `text` as bylines with their roles (本报记者 张三 通讯员
** 李四; in brackets or not) and adds them to `out`, which may be NULL to only
** ask. False, and nothing added, if it is none. */
bool bul_byline_read(bul_bylines *out, const bul_markers *markers,
                     bulletin_text text);

/* The same for bare names, whose role is author. */
bul_name_trust bul_byline_read_names(bul_bylines *out, bulletin_text text);

/* How a text begins that may be a byline. */
typedef enum bul_byline_start {
  BUL_BYLINE_NOT,
  BUL_BYLINE_ROLE, /* with a role or a house before one */
  BUL_BYLINE_NAME  /* with something else, but a role stands at its end */
} bul_byline_start;

bul_byline_start bul_byline_begins(const bul_markers *markers,
                                   bulletin_text text);

/* Reads a byline at the start of `text`, after a dateline: in brackets, or
** as names that end at white space or 报道：. `bare`: names in brackets need no
** role; without it, only those whose office stands with them do not (（文学院
** 周岚）). The bytes it takes, 0 if none. */
size_t bul_byline_read_head(bul_bylines *out, const bul_markers *markers,
                            bulletin_text text, bool bare);

/* The same for names that 报道： ends, with nothing before their role but a
** house: 本报记者周岚报道：. */
size_t bul_byline_read_reported(bul_bylines *out, const bul_markers *markers,
                                bulletin_text text);

/* 望河日报记者: a house and a role begin `text`. */
bool bul_byline_begins_house(const bul_markers *markers, bulletin_text text);

/* （文学院 周岚）: an office stands before the names. */
bool bul_byline_has_office(bulletin_text text);

/* `text` without the marks (□, ■) and white space that it begins with, as
** stand before bylines and datelines. */
bulletin_text bul_without_marks(bulletin_text text);

/* A copy of `text` without white space; borrowed where it has none. */
bulletin_text bul_without_spaces(bul_arena *arena, bulletin_text text);

#endif
