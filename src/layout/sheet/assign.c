/*
** assign.c - the assignment problem by shortest augmenting paths (Kuhn's
** method with potentials): the cube of the number of rows at most.
*/
#include "sheet.h"

#include <float.h>

typedef struct problem {
  const double *cost;
  size_t count, columns;
  double *row_price, *column_price; /* the potentials */
  double *least;                    /* of each column on the path's search */
  size_t *row_of;                   /* of each column; row 0: none */
  size_t *before;                   /* the column that leads to this one */
  bool *seen;
} problem;

static bool make_room(problem *p, bul_arena *arena) {
  size_t m = p->columns + 1;
  p->row_price = bul_arena_alloc(arena, (p->count + 1) * sizeof(double));
  p->column_price = bul_arena_alloc(arena, m * sizeof(double));
  p->least = bul_arena_alloc(arena, m * sizeof(double));
  p->row_of = bul_arena_alloc(arena, m * sizeof(size_t));
  p->before = bul_arena_alloc(arena, m * sizeof(size_t));
  p->seen = bul_arena_alloc(arena, m * sizeof(bool));
  if (p->row_price == NULL || p->column_price == NULL || p->least == NULL ||
      p->row_of == NULL || p->before == NULL || p->seen == NULL)
    return false;
  for (size_t i = 0; i <= p->count; i++)
    p->row_price[i] = 0;
  for (size_t j = 0; j < m; j++) {
    p->column_price[j] = 0;
    p->row_of[j] = 0;
  }
  return true;
}

/* Lets the search reach from column `from`; the nearest column not seen. */
static size_t step(problem *p, size_t from) {
  size_t row = p->row_of[from], nearest = 0;
  double best = DBL_MAX;
  p->seen[from] = true;
  for (size_t j = 1; j <= p->columns; j++) {
    if (p->seen[j]) continue;
    double here = p->cost[(row - 1) * p->columns + j - 1] - p->row_price[row] -
                  p->column_price[j];
    if (here < p->least[j]) {
      p->least[j] = here;
      p->before[j] = from;
    }
    if (p->least[j] < best) {
      best = p->least[j];
      nearest = j;
    }
  }
  for (size_t j = 0; j <= p->columns; j++) {
    if (p->seen[j]) {
      p->row_price[p->row_of[j]] += best;
      p->column_price[j] -= best;
    } else {
      p->least[j] -= best;
    }
  }
  return nearest;
}

bool bul_assign(size_t *column_of_row, const double *cost, size_t count,
                size_t columns, bul_arena *arena) {
  problem p = {.cost = cost, .count = count, .columns = columns};
  if (!make_room(&p, arena)) return false;
  for (size_t row = 1; row <= count; row++) {
    size_t at = 0;
    p.row_of[0] = row;
    for (size_t j = 0; j <= columns; j++) {
      p.least[j] = DBL_MAX;
      p.seen[j] = false;
    }
    do {
      at = step(&p, at);
    } while (p.row_of[at] != 0);
    for (; at != 0; at = p.before[at])
      p.row_of[at] = p.row_of[p.before[at]];
  }
  for (size_t j = 1; j <= columns; j++)
    if (p.row_of[j] != 0) column_of_row[p.row_of[j] - 1] = j - 1;
  return true;
}
