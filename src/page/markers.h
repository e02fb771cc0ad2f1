/*
** markers.h - looking things up in what newspapers always print: agencies,
** roles, furniture. The words themselves stand in marker_tables.c.
*/
#ifndef BUL_MARKERS_H
#define BUL_MARKERS_H

#include "../base/text.h"

typedef struct bul_word {
  bulletin_text word;
  bulletin_text value;
} bul_word;

typedef struct bul_table {
  const bul_word *words;
  size_t count;
} bul_table;

extern const bul_table bul_agencies;
extern const bul_table bul_houses;    /* how a paper's or house's name ends */
extern const bul_table bul_roles;     /* words before names; value: the role */
extern const bul_table bul_tail_roles; /* words after names */
extern const bul_table bul_furniture; /* patterns; value: the kind */
extern const bul_table bul_surnames;  /* of two characters, and Han ones */
extern const bul_table bul_notes;     /* patterns of notes */
extern const bul_table bul_captions;  /* patterns of captions */
extern const bul_table bul_labels;    /* labels that head a piece of text */
extern const bul_table bul_kicker_ends;
extern const bul_table bul_regions;   /* places that follow Taiwan bylines */

/* The caller's markers over the built-in ones, for one page. */
typedef struct bul_markers {
  const bulletin_marker *own;
  size_t own_count;
} bul_markers;

void bul_markers_init(bul_markers *markers, const bulletin_marker *own,
                      size_t count);

/* The agency at the start of `text`; absent if none stands there. */
bulletin_text bul_find_agency(const bul_markers *markers, bulletin_text text);

/* The role word at the start of `text` (`tail`: one that follows names);
** NULL-sized if none; *role is its role. */
bulletin_text bul_find_role(const bul_markers *markers, bulletin_text text,
                            bool tail, bulletin_text *role);

/* The kind of furniture that the whole of `line` is, or -1. */
int bul_find_furniture(const bul_markers *markers, bulletin_text line);

/* True when `word` is one of the caller's columns. */
bool bul_is_column(const bul_markers *markers, bulletin_text word);

/* The first row of `table` that the start, the end, or the whole of `text`
** is; NULL if none. */
const bul_word *bul_table_start(const bul_table *table, bulletin_text text);
const bul_word *bul_table_end(const bul_table *table, bulletin_text text);
const bul_word *bul_table_whole(const bul_table *table, bulletin_text text);

/* The first row whose pattern the whole of `text` matches. */
const bul_word *bul_table_match(const bul_table *table, bulletin_text text);

/* True when `pattern` (see BULLETIN_MARK_FURNITURE) matches the whole of
** `text`. Time: at most the product of their sizes. */
bool bul_pattern_match(bulletin_text pattern, bulletin_text text);

/* The bytes of the number (0-9, ０-９, 〇-十, 廿, 卅) that `text` starts
** with. */
size_t bul_number_size(bulletin_text text);

/* True when `text` begins with a surname of one or two characters. */
bool bul_is_surname_start(bulletin_text text);

#endif
