/*
** lookup.h - a query held against the index, a segment at a time.
*/
#ifndef BUL_LOOKUP_H
#define BUL_LOOKUP_H

#include "fields.h"
#include "index.h"

/* Robertson's k1 and b, and the occurrences that one in the headline is worth;
** see bulletin_search. */
#define BUL_K1 1.2f
#define BUL_B 0.75f
enum { BUL_HEADLINE = 3 };

/* A document that answers. `maybe`: its text must be read to be sure. */
typedef struct bul_found {
  uint32_t document;
  float weight;
  bool maybe;
} bul_found;

typedef struct bul_found_list {
  bul_found *items;
  size_t count;
  size_t capacity;
} bul_found_list;

/* One of the terms that a phrase is looked up by. */
typedef struct bul_sought {
  uint64_t term;
  uint32_t offset; /* its position in the phrase */
  bool left_out;   /* others do without it */
  uint64_t postings;
} bul_sought;

typedef struct bul_plan {
  bul_sought *terms;
  size_t size;
  bool positions; /* the terms' positions decide */
  bool verify;    /* they do not: the text must */
  float weight;   /* inverse document frequency */
} bul_plan;

typedef struct bul_lookup {
  const bul_index *index;
  const bul_query *query;
  const bul_fields *fields;
  bul_arena arena;
  bul_plan *plans; /* of the phrases */
  bul_list *lists; /* of all terms in all segments */
  size_t list_count;
  size_t term_count;
  float length_part[256]; /* what a norm adds to the count */
  float floor;            /* what weighs less is not wanted */
  bool use_floor;         /* one phrase weighs: its weight is the answer's */
  uint32_t least[256];    /* by norm: what counts less is below the floor */
  bul_found_list phrase, clause, result, spare;
  uint32_t *starts; /* positions where a phrase may begin */
  size_t start_count, start_capacity;
  bul_posting_block block;
} bul_lookup;

/* Reads the postings of all that the query of `fields` names. Free with
 *bul_lookup_end,
 ** after a failure too. */
int bul_lookup_start(bul_lookup *lookup, const bul_index *index,
                     const bul_fields *fields, bulletin_error *error);

/* The list of term number `term` in segment number `segment`. */
static inline bul_list *bul_lookup_list(const bul_lookup *lookup, size_t term,
                                        size_t segment) {
  return &lookup->lists[term * lookup->index->count + segment];
}

/* Finds the documents of segment number `segment`: lookup->result. Those that
** weigh less than lookup->floor may be left out. */
int bul_lookup_segment(bul_lookup *lookup, size_t segment,
                       bulletin_error *error);
void bul_lookup_end(bul_lookup *lookup);

#endif
