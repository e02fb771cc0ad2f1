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
extern const bul_table bul_houses;     /* how a paper's or house's name ends */
extern const bul_table bul_roles;      /* words before names; value: the role */
extern const bul_table bul_tail_roles; /* words after names */
extern const bul_table bul_line_patterns; /* value: a furniture kind,
                                          ** "caption" or "note" */
extern const bul_table bul_labels;        /* labels that head a piece of text */
extern const bul_table bul_kicker_ends;
extern const bul_table bul_regions; /* places that follow Taiwan bylines */

/* A set of characters, by a hash of ten bits: it may say yes where no is
** right, never the other way round. */
typedef struct bul_chars {
  uint64_t bits[16];
} bul_chars;

static inline unsigned bul_char_hash(const char *at) {
  const unsigned char *p = (const unsigned char *)at;
  if (p[0] < 0x80) return p[0];
  if (p[0] < 0xE0) return (unsigned)(p[0] & 15) << 6 | (p[1] & 63);
  return (unsigned)(p[1] & 15) << 6 | (p[2] & 63);
}

static inline void bul_chars_add(bul_chars *set, unsigned hash) {
  set->bits[hash >> 6] |= (uint64_t)1 << (hash & 63);
}

static inline bool bul_chars_hold(const bul_chars *set, unsigned hash) {
  return set->bits[hash >> 6] >> (hash & 63) & 1;
}

static inline bool bul_chars_have(const bul_chars *set, const char *at) {
  return bul_chars_hold(set, bul_char_hash(at));
}

/* The rows of a table by the hash of their first character, in chains of row
** numbers plus one that keep the table's order. */
enum { BUL_INDEX_ROWS = 127, BUL_INDEX_BUCKETS = 64 };

typedef struct bul_word_index {
  const bul_table *table;
  bul_chars starts; /* most characters start no row at all */
  uint8_t heads[BUL_INDEX_BUCKETS];
  uint8_t next[BUL_INDEX_ROWS + 1];
} bul_word_index;

enum {
  BUL_MOST_PATTERNS = 511,
  BUL_PATTERN_BUCKETS = 64,
  BUL_MOST_NEEDLES = 96
};

/* Things that a line may hold, each by two characters that it needs: those
** that most lines have not are passed over by the sets alone. */
typedef struct bul_needles {
  bul_chars firsts;
  uint8_t heads[BUL_PATTERN_BUCKETS]; /* chains of numbers plus one */
  uint8_t next[BUL_MOST_NEEDLES + 1];
  uint16_t first[BUL_MOST_NEEDLES], second[BUL_MOST_NEEDLES];
  size_t count;
} bul_needles;

/* Adds the next one, by the hashes of its characters. */
void bul_needles_add(bul_needles *needles, unsigned first, unsigned second);

/* The numbers of those whose characters are all `here`, in no order; how
** many. */
size_t bul_needles_find(const bul_needles *needles, const bul_chars *here,
                        uint8_t found[BUL_MOST_NEEDLES]);

/* The caller's markers over the built-in ones, made ready for one page. */
typedef struct bul_markers {
  const bulletin_marker *own;
  size_t own_count;
  bul_word_index roles;      /* before names */
  bul_word_index tail_roles; /* after names */
  bul_word_index agencies;
  bul_chars role_starts;    /* first characters of roles before names */
  bul_chars tail_ends;      /* last characters of roles after names */
  bul_chars house_lasts;    /* and of houses that no table knows */
  bul_chars doing_starts;   /* first characters of 文/ and 图： */
  bul_chars site_starts;    /* and of what websites print, */
  bul_needles site_phrases; /* and their phrases */
  bul_chars wire_starts;    /* first characters of 电 and 讯 */
  /* Patterns by the hash of their first character, in chains of row numbers
  ** plus one. */
  uint16_t heads[BUL_PATTERN_BUCKETS];
  uint16_t next[BUL_MOST_PATTERNS + 1];
  /* Patterns that begin with a star, by the two characters after it; their
  ** rows. */
  bul_needles starred;
  uint16_t starred_rows[BUL_MOST_NEEDLES];
} bul_markers;

/* Fill the sets of characters that belong to other files' words. */
void bul_dateline_sets(bul_chars *house_lasts, bul_chars *wire_starts);
void bul_byline_doing_starts(bul_chars *starts, bul_chars *tail_ends);
void bul_site_sets(struct bul_markers *markers);

void bul_markers_init(bul_markers *markers, const bulletin_marker *own,
                      size_t count);

/* The value of the pattern that the whole of `line` matches; size 0 if none.
** `told`: the line ends like a sentence or fills its column, so that only
** patterns that say how it begins are tried; if it does not, and no pattern
** matches, *here becomes the set of its characters. */
bulletin_text bul_find_line_kind(const bul_markers *markers, bulletin_text line,
                                 bool told, bul_chars *here);

/* The agency at the start of `text`; absent if none stands there. */
bulletin_text bul_find_agency(const bul_markers *markers, bulletin_text text);

/* The role word at the start of `text`, one that stands before names or one that
** follows them; size 0 if none does. *role is its role. */
bulletin_text bul_find_role(const bul_markers *markers, bulletin_text text,
                            bulletin_text *role);
bulletin_text bul_find_tail_role(const bul_markers *markers, bulletin_text text,
                                 bulletin_text *role);

/* True when `word` is one of the caller's columns. */
bool bul_is_column(const bul_markers *markers, bulletin_text word);

/* The first row of `table` that the start, the end, or the whole of `text`
** is; NULL if none. */
const bul_word *bul_table_start(const bul_table *table, bulletin_text text);
const bul_word *bul_table_end(const bul_table *table, bulletin_text text);
const bul_word *bul_table_whole(const bul_table *table, bulletin_text text);

/* True when `pattern` (see BULLETIN_MARK_FURNITURE) matches the whole of
** `text`. Time: at most the product of their sizes. */
bool bul_pattern_match(bulletin_text pattern, bulletin_text text);

/* The bytes of the number (0-9, ０-９, 〇-十, 廿, 卅) that `text` starts
** with. */
size_t bul_number_size(bulletin_text text);

#endif
