/*
** field.h - the values that pieces have of a field: what a tally counts by.
*/
#ifndef BUL_STORE_FIELD_H
#define BUL_STORE_FIELD_H

#include "filter.h"

/* The pieces that a filter lets through, numbered from 0. */
typedef struct bul_pieces {
  int64_t *ids; /* `count` of them are in use, as of `chars` */
  int64_t *chars;
  size_t count;
  size_t id_capacity, char_capacity;
  uint32_t *numbers; /* by id: the piece's number + 1, or 0 */
  size_t size;
} bul_pieces;

int bul_pieces_read(bul_pieces *out, bulletin_store *store,
                    const bul_ready *ready, bulletin_error *error);
void bul_pieces_free(bul_pieces *pieces, bulletin_store *store);

/* A field and its values, numbered in the order of their texts; the number
** after the last stands for having none. */
typedef struct bul_field {
  int64_t kind; /* of the table `facet`; 0: no piece has it */
  const struct bul_period *period; /* a part of days, or NULL */
  bul_arena arena;
  bulletin_text *texts;
  int64_t *pieces; /* how many have a value */
  size_t count;
  size_t text_capacity, piece_capacity;
  uint32_t *widths; /* how many values a piece has */
  uint32_t *starts; /* where a piece's values stand in `values`, if kept */
  uint32_t *values;
  size_t piece_count, value_count;
  uint32_t *ranks;  /* by number: the place among the rows */
  uint32_t *ranked; /* and back */
} bul_field;

/* Reads what the pieces have of the field `name`: which values there are and
** how many each piece has; with `keep`, which those are. Free with
** bul_field_free, whatever the result. */
int bul_field_read(bul_field *out, bulletin_store *store, bulletin_text name,
                   const bul_pieces *pieces, bool keep, bulletin_error *error);
void bul_field_free(bul_field *field, bulletin_store *store);

/* The number of the value of a piece without one. */
static inline uint32_t bul_field_none(const bul_field *field) {
  return (uint32_t)field->count;
}

/* How many values a piece has; having none counts as one. */
static inline uint32_t bul_field_width(const bul_field *field, size_t piece) {
  return field->widths[piece] > 0 ? field->widths[piece] : 1;
}

/* So many values, where they are kept. */
static inline const uint32_t *bul_field_values(const bul_field *field,
                                               size_t piece) {
  return field->values + field->starts[piece];
}

/* Fills `ranks` and `ranked`: days in their order, other values the most
** pieces first; having none last. */
int bul_field_rank(bul_field *field, bulletin_store *store,
                   bulletin_error *error);

/* The text of the value of a rank: "" for having none. */
bulletin_text bul_field_ranked(const bul_field *field, uint32_t rank);

/* Goes through the values in order, and through the pieces of each. */
typedef struct bul_field_walk {
  bul_rows rows;
  bul_field *field;
  const bul_pieces *pieces;
  bool begun;
  bool failed; /* memory ran out */
  size_t piece;
  uint32_t value;
} bul_field_walk;

void bul_field_walk_start(bul_field_walk *walk, bul_field *field,
                          bulletin_store *store, const bul_pieces *pieces);
bool bul_field_walk_next(bul_field_walk *walk);
int bul_field_walk_end(bul_field_walk *walk, bulletin_error *error);

#endif
