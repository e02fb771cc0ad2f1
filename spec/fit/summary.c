/*
** summary.c - fits the weights of summaries (src/reading/texts/
** summary_weights.h).
**
** usage: summary WEIGHTS_HEADER PIECES...
**
** A line of PIECES is a headline, a tab and the body, its line ends written as
** \n; spec/fit/pieces.py makes them. Files are houses, which count the same
** however many pieces they have. What a sentence is worth is how much it shares
** with the headline, which is not shown: a weak label, but there are thousands.
** Each weight is moved, from what it is now, as long as the best sentences
** become worth more. What is shared with a title, which cannot be seen here,
** weighs as much as what is shared with the lead. A tenth of the pieces is left
** out and scored.
*/
#include "../../src/base/memory.h"
#include "../../src/reading/texts/summary_weights.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum {
  ROUNDS = 20,
  HOUSES = 8,
  LEFT_OUT = 10, /* of so many pieces, one */
  LEAST = 3,     /* sentences of a piece */
  MOST = 60,     /* of them looked at: what comes later is no summary */
  LINE = 1 << 22
};

static const double least_gain = 1e-3; /* of a move: less is chance */
static const double least_worth = 0.3; /* of a piece's best sentence */

typedef struct row {
  double values[BUL_TRAITS];
  double worth;
} row;

typedef struct piece {
  size_t first, count; /* its rows */
  size_t house;
} piece;

static piece *pieces;
static size_t piece_count, piece_room;
static row *rows;
static size_t row_count, row_room;
static bulletin_allocator allocator;
static double weights[BUL_TRAITS];
static size_t houses;

/* What is an editor's choice, whatever headlines tell: the lead stays, news
** come first, in an article and in a paragraph, and no slogan is news that
** somebody says (headlines like them). */
static const struct {
  int trait;
  double weight;
} held[] = {{BUL_TRAIT_LEAD, 3.1},    {BUL_TRAIT_PARAGRAPH, 3.4},
            {BUL_TRAIT_LATER, -0.86}, {BUL_TRAIT_OPENS, 0.1},
            {BUL_TRAIT_QUOTES, -3},   {BUL_TRAIT_QUOTED, 0.5},
            {BUL_TRAIT_REFERS, -0.3}};

static void *more(void *items, size_t *room, size_t need, size_t item) {
  void *grown = bul_grow(&allocator, items, room, need, item);
  if (grown == NULL) exit(1);
  return grown;
}

/* --- reading ------------------------------------------------------------- */

/* The characters of a text without its marks and spaces; how many. */
static size_t letters(uint32_t *out, size_t room, bulletin_text text) {
  size_t count = 0, size;
  for (size_t at = 0; at < text.size && count < room; at += size) {
    uint32_t c = bul_char_at(text.data + at, &size);
    if (bul_is_han(c) || bul_is_digit(c) || bul_is_latin(c)) out[count++] = c;
  }
  return count;
}

/* How many runs of n characters two texts share, each counted as often as both
** have it: the F1 of ROUGE-n. */
static double shared(const uint32_t *a, size_t a_count, const uint32_t *b,
                     size_t b_count, size_t n) {
  static bool used[512];
  if (a_count < n || b_count < n) return 0;
  size_t both = 0;
  memset(used, 0, sizeof used);
  for (size_t i = 0; i + n <= a_count; i++)
    for (size_t k = 0; k + n <= b_count; k++) {
      if (used[k] || memcmp(a + i, b + k, n * sizeof *a) != 0) continue;
      used[k] = true;
      both++;
      break;
    }
  return 2 * (double)both / (double)(a_count + b_count - 2 * (n - 1));
}

static double worth(bulletin_text sentence, bulletin_text headline) {
  enum { LONGEST = 512 };
  static uint32_t a[LONGEST], b[LONGEST];
  size_t a_count = letters(a, LONGEST, sentence);
  size_t b_count = letters(b, LONGEST, headline);
  return (shared(a, a_count, b, b_count, 1) +
          shared(a, a_count, b, b_count, 2)) /
         2;
}

/* A headline that no sentence shares much with tells nothing of them. */
static bool is_telling(const piece *p) {
  for (size_t i = 0; i < p->count; i++)
    if (rows[p->first + i].worth >= least_worth) return true;
  return false;
}

static void add_piece(bulletin_text headline, bulletin_text body) {
  bul_candidates all;
  if (!bul_candidates_read(&all, body, 0, &allocator)) exit(1);
  piece p = {row_count, 0, houses};
  for (size_t i = 0; i < all.count && i < MOST && all.count >= LEAST; i++) {
    rows = more(rows, &row_room, row_count + 1, sizeof *rows);
    row *r = &rows[row_count++];
    bul_candidate_traits(r->values, &all, &all.items[i]);
    r->worth = worth(bul_candidate_text(&all, &all.items[i]), headline);
    p.count++;
  }
  bul_candidates_free(&all);
  if (!is_telling(&p)) {
    row_count = p.first;
    return;
  }
  pieces = more(pieces, &piece_room, piece_count + 1, sizeof *pieces);
  pieces[piece_count++] = p;
}

/* The body of a line, its line ends written out, in place. */
static bulletin_text unfold(char *line) {
  size_t out = 0;
  for (size_t i = 0; line[i] != '\0' && line[i] != '\n'; i++) {
    bool end = line[i] == '\\' && line[i + 1] == 'n';
    line[out++] = end ? '\n' : line[i];
    i += end;
  }
  return bul_text(line, out);
}

static void read_pieces(const char *path) {
  FILE *file = fopen(path, "r");
  char *line = malloc(LINE);
  if (line == NULL || file == NULL || houses == HOUSES) exit(1);
  while (fgets(line, LINE, file) != NULL) {
    char *tab = strchr(line, '\t');
    if (tab != NULL)
      add_piece(bul_text(line, (size_t)(tab - line)), unfold(tab + 1));
  }
  houses++;
  fclose(file);
  free(line);
}

/* --- fitting ------------------------------------------------------------- */

static double score(const row *r, const double *by) {
  double sum = 0;
  for (int k = 0; k < BUL_TRAITS; k++)
    sum += by[k] * r->values[k];
  return sum;
}

static bool is_held(int trait) {
  for (size_t i = 0; i < BUL_COUNT(held); i++)
    if (held[i].trait == trait) return true;
  return false;
}

static void hold(void) {
  for (size_t i = 0; i < BUL_COUNT(held); i++)
    weights[held[i].trait] = held[i].weight;
}

static size_t best_of(const piece *p, const double *by) {
  size_t best = 0;
  for (size_t i = 1; i < p->count; i++)
    if (score(&rows[p->first + i], by) > score(&rows[p->first + best], by))
      best = i;
  return best;
}

/* What the best sentences by `by` are worth in each house, and the mean of
** them; only of the pieces left out, or of the others. A NULL takes the first
** sentences. */
static double mean_worth(double *worths, const double *by, bool left_out) {
  double counts[HOUSES] = {0}, mean = 0;
  for (size_t h = 0; h < houses; h++)
    worths[h] = 0;
  for (size_t n = 0; n < piece_count; n++) {
    const piece *p = &pieces[n];
    if ((n % LEFT_OUT == 0) != left_out) continue;
    size_t best = by == NULL ? 0 : best_of(p, by);
    worths[p->house] += rows[p->first + best].worth;
    counts[p->house]++;
  }
  for (size_t h = 0; h < houses; h++) {
    worths[h] /= counts[h];
    mean += worths[h] / (double)houses;
  }
  return mean;
}

/* Moves a weight when that makes the best sentences worth more, and in no house
** worth less than by the weights at hand. */
static bool move(int trait, double step, const double *least, double *best) {
  double worths[HOUSES];
  weights[trait] += step;
  double now = mean_worth(worths, weights, false);
  bool good = now > *best + least_gain;
  for (size_t h = 0; h < houses; h++)
    good = good && worths[h] >= least[h];
  if (good)
    *best = now;
  else
    weights[trait] -= step;
  return good;
}

static void search(void) {
  static const double steps[] = {2, -2, 0.7, -0.7, 0.2, -0.2};
  double least[HOUSES], worths[HOUSES];
  mean_worth(least, summary_weights, false);
  double best = mean_worth(worths, weights, false);
  bool moved = true;
  for (int round = 0; round < ROUNDS && moved; round++) {
    moved = false;
    for (int k = 0; k < BUL_TRAITS; k++)
      for (size_t s = 0; s < BUL_COUNT(steps) && !is_held(k); s++)
        if (move(k, steps[s], least, &best)) moved = true;
  }
}

static void report(bool left_out) {
  double first[HOUSES], before[HOUSES], now[HOUSES];
  mean_worth(first, NULL, left_out);
  mean_worth(before, summary_weights, left_out);
  mean_worth(now, weights, left_out);
  for (size_t h = 0; h < houses; h++)
    fprintf(stderr, "%s, house %zu: first %.4f, before %.4f, now %.4f\n",
            left_out ? "left out" : "fitted", h + 1, first[h], before[h],
            now[h]);
}

static void write_weights(const char *path) {
  FILE *file = fopen(path, "w");
  if (file == NULL) exit(1);
  fprintf(
      file,
      "/*\n** summary_weights.h - made by spec/fit/summary.c; do not edit.\n"
      "**\n** In the order of summary_candidates.h, fitted to %zu sentences of"
      " %zu articles.\n*/\n#ifndef BUL_SUMMARY_WEIGHTS_H\n#define "
      "BUL_SUMMARY_WEIGHTS_H\n\n#include \"summary_candidates.h\"\n\nstatic "
      "const double summary_weights[BUL_TRAITS] = {",
      row_count, piece_count);
  for (int k = 0; k < BUL_TRAITS; k++)
    fprintf(file, "%s%.2f,", k % 8 == 0 ? "\n    " : " ", weights[k]);
  fprintf(file, "\n};\n\n#endif\n");
  fclose(file);
}

int main(int argc, char **argv) {
  if (argc < 3) return 2;
  allocator = bul_allocator(NULL);
  for (int i = 2; i < argc; i++)
    read_pieces(argv[i]);
  if (piece_count == 0) return 1;
  memcpy(weights, summary_weights, sizeof weights);
  hold();
  search();
  weights[BUL_TRAIT_WITH_TITLE] = weights[BUL_TRAIT_WITH_LEAD];
  report(false);
  report(true);
  write_weights(argv[1]);
  return 0;
}
