/*
** keywords.c - fits the weights of keywords (src/reading/texts/
** keyword_weights.h) and finds what words tell by themselves
** (keyword_words.h).
**
** usage: keywords WORDS_HEADER WEIGHTS_HEADER < PIECES
**
** A line of PIECES is a headline, a tab and the body, its line ends written
** as \n; spec/fit/pieces.py makes them. A term of the body counts as a
** keyword when the headline has it: a weak label, but there are thousands.
** The title itself is not shown, since it would tell the answer. A word's key
** is how much likelier the headline has it, when the body does, than it has
** other words; while the weights are fitted a piece is left out of the keys
** of its own words. A tenth of the pieces is left out and scored.
*/
#include "../../src/reading/texts/keyword_terms.h"

#include "../../src/base/text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum {
  ROUNDS = 12,
  LEFT_OUT = 10,     /* of so many pieces, one */
  LEAST_BODIES = 15, /* that have a word, for it to have a key */
  STEPS = 16,        /* of a key, in the table: bul_keyword_key_of */
  LEAST_KEY = 6,     /* steps from 0 below which a key tells nothing */
  MOST_KEY = 48,
  LONGEST_WORD = 18, /* bytes */
  SLOTS = 16384,     /* of the table of words: some three for each */
  LINE = 1 << 22
};
static const double rate = 0.02, penalty = 1e-5;
static const double held_back = 12; /* pieces that a key is drawn to 0 by */

typedef struct piece {
  bulletin_text headline, body;
  size_t first, count; /* its rows */
} piece;

typedef struct word {
  bulletin_text text;
  uint32_t bodies, headlines, last;
  float base; /* expected headlines */
} word;

typedef struct row {
  bul_keyword_shown shown;
  bulletin_text term;
  bool label;
} row;

static piece *pieces;
static size_t piece_count, piece_room;
static word *words;
static size_t word_count, word_room;
static bul_hash_table table;
static row *rows;
static size_t row_count, row_room;
static bulletin_allocator allocator;
static float weights[BUL_FEATURES];
static double base_rate[256]; /* by rarity / 8 */

static void *more(void *items, size_t *room, size_t need, size_t item) {
  void *grown = bul_grow(&allocator, items, room, need, item);
  if (grown == NULL) exit(1);
  return grown;
}

static bulletin_text copy(const char *data, size_t size) {
  char *bytes = malloc(size + 1);
  if (bytes == NULL) exit(1);
  size_t out = 0;
  for (size_t i = 0; i < size; i++) {
    bool end = data[i] == '\\' && i + 1 < size && data[i + 1] == 'n';
    bytes[out++] = end ? '\n' : data[i];
    i += end;
  }
  return bul_text(bytes, out);
}

static void read_pieces(void) {
  char *line = malloc(LINE);
  if (line == NULL) exit(1);
  while (fgets(line, LINE, stdin) != NULL) {
    char *tab = strchr(line, '\t');
    if (tab == NULL) continue;
    pieces = more(pieces, &piece_room, piece_count + 1, sizeof *pieces);
    pieces[piece_count++] =
        (piece){.headline = copy(line, (size_t)(tab - line)),
                .body = copy(tab + 1, strcspn(tab + 1, "\n"))};
  }
  free(line);
}

/* --- keys ----------------------------------------------------------------- */

static word *find_word(bulletin_text text, bool add) {
  if (!bul_hash_room(&table)) exit(1);
  uint32_t hash = bul_hash(text);
  bul_hash_slot *slot = bul_hash_first(&table, hash);
  for (; slot->item != 0; slot = bul_hash_next(&table, slot))
    if (bul_text_equal(words[slot->item - 1].text, text))
      return &words[slot->item - 1];
  if (!add) return NULL;
  words = more(words, &word_room, word_count + 1, sizeof *words);
  bul_hash_put(&table, slot, hash, word_count);
  words[word_count] = (word){.text = text};
  return &words[word_count++];
}

static void count_words(void) {
  double seen[256] = {0}, had[256] = {0};
  for (int pass = 0; pass < 2; pass++) {
    for (size_t p = 0; p < piece_count; p++) {
      bulletin_words list;
      if (bulletin_words_read(&list, pieces[p].body, NULL, BULLETIN_WHOLE_NAMES,
                              NULL, NULL) != BULLETIN_OK)
        continue;
      for (size_t i = 0; i < list.count; i++) {
        bulletin_text text = bul_word_text(pieces[p].body, &list.items[i]);
        if (list.items[i].form != BULLETIN_WORD_KNOWN) continue;
        if (text.size < 6 || text.size > LONGEST_WORD) continue;
        word *w = find_word(text, true);
        uint32_t mark = (uint32_t)(2 * p + (size_t)pass + 1);
        if (w->last == mark) continue;
        w->last = mark;
        int bucket = list.items[i].rarity / 8;
        bool there = bul_text_find(pieces[p].headline, text) != NULL;
        if (pass == 0) {
          w->bodies++;
          w->headlines += there;
          seen[bucket]++;
          had[bucket] += there;
        } else {
          w->base = (float)base_rate[bucket];
        }
      }
      bulletin_words_free(&list);
    }
    for (int b = 0; b < 256; b++)
      base_rate[b] = (had[b] + 1) / (seen[b] + 20);
  }
}

/* The key of a word without the piece `context`, or with all when NULL. */
static float key_of(void *context, bulletin_text text) {
  const piece *own = context;
  const word *w = find_word(text, false);
  if (w == NULL || w->bodies < LEAST_BODIES) return 0;
  double bodies = w->bodies, headlines = w->headlines, base = w->base;
  if (own != NULL) {
    bodies--;
    headlines -= bul_text_find(own->headline, text) != NULL;
  }
  double share = (headlines + held_back * base) / (bodies + held_back);
  double key = log(share / (1 - share)) - log(base / (1 - base));
  double steps = round(key * STEPS);
  if (fabs(steps) < LEAST_KEY) return 0;
  if (steps > MOST_KEY) steps = MOST_KEY;
  if (steps < -MOST_KEY) steps = -MOST_KEY;
  return (float)(steps / STEPS);
}

static int by_text(const void *left, const void *right) {
  const word *a = left, *b = right;
  size_t size = a->text.size < b->text.size ? a->text.size : b->text.size;
  int order = memcmp(a->text.data, b->text.data, size);
  return order != 0 ? order : a->text.size < b->text.size ? -1 : 1;
}

/* The rows' numbers, from 1, each at the slot that its word's hash means or at
** the next that is free. */
static void write_slots(FILE *file, const word *list) {
  static unsigned slots[SLOTS];
  unsigned number = 0;
  for (size_t i = 0; i < word_count; i++) {
    if (key_of(NULL, list[i].text) == 0) continue;
    size_t at = bul_hash(list[i].text) % SLOTS;
    while (slots[at] != 0)
      at = (at + 1) % SLOTS;
    slots[at] = ++number;
  }
  fprintf(file,
          "enum { KEYWORD_SLOTS = %d };\n"
          "static const uint16_t keyword_slots[KEYWORD_SLOTS] = {\n",
          SLOTS);
  int column = 0;
  for (size_t i = 0; i < SLOTS; i++) {
    column += fprintf(file, "%u,", slots[i]);
    if (column > 90 || i + 1 == SLOTS) {
      fputc('\n', file);
      column = 0;
    }
  }
  fprintf(file, "};\n\n");
}

static void write_words(const char *path) {
  FILE *file = fopen(path, "w");
  if (file == NULL) exit(1);
  fprintf(file,
          "/*\n** keyword_words.h - made by spec/fit/keywords.c; do not edit.\n"
          "**\n** What words tell by themselves: how much likelier a headline"
          " has them, when\n** its article does, than other words that are as"
          " rare, in sixteenths of a\n** logit. In the order of their bytes;"
          " counted in %zu articles.\n** Behind them their numbers, by hash"
          " (bul_keyword_key_of).\n*/\n#ifndef BUL_KEYWORD_WORDS_H\n"
          "#define BUL_KEYWORD_WORDS_H\n\n#include <stdint.h>\n\n"
          "typedef struct keyword_word {\n  char word[%d];\n  int8_t key;\n"
          "} keyword_word;\n\nstatic const keyword_word keyword_words[] = {\n",
          piece_count, LONGEST_WORD + 1);
  word *list = malloc(word_count * sizeof *list);
  if (list == NULL) exit(1);
  memcpy(list, words, word_count * sizeof *list);
  qsort(list, word_count, sizeof *list, by_text);
  int column = 0;
  for (size_t i = 0; i < word_count; i++) {
    int key = (int)lround(key_of(NULL, list[i].text) * STEPS);
    if (key == 0) continue;
    column += fprintf(file, "{\"%.*s\",%d},", (int)list[i].text.size,
                      list[i].text.data, key);
    if (column > 90) {
      fputc('\n', file);
      column = 0;
    }
  }
  fprintf(file, "\n};\n\n");
  write_slots(file, list);
  fprintf(file, "#endif\n");
  fclose(file);
  free(list);
}

/* --- weights ---------------------------------------------------------------- */

/* Whether the headline has a term, and not only within a longer one of the
** text: of 上海合作组织 neither 上海 nor 组织 is what the piece is about. */
static bool is_told(const piece *at, const bul_keyword_terms *terms,
                    const bul_keyword_term *t, const bool *held) {
  bulletin_text term =
      bul_text(at->body.data + t->span.start, t->span.end - t->span.start);
  const char *found = at->headline.data;
  const char *end = found + at->headline.size;
  while ((found = bul_text_find(bul_text(found, (size_t)(end - found)),
                                term)) != NULL) {
    if (bul_keyword_is_free(t)) return true;
    bool within = false;
    size_t from = (size_t)(found - at->headline.data), to = from + term.size;
    for (size_t i = 0; i < terms->count && !within; i++) {
      const bul_keyword_term *other = &terms->items[i];
      size_t size = other->span.end - other->span.start;
      if (!held[i] || size <= term.size) continue;
      if (other->kind >= BUL_KEYWORD_PAIR && other->first_role == BUL_ROLE_VERB)
        continue; /* 发行纪念币 tells of both its words */
      for (size_t start = to > size ? to - size : 0; start <= from; start++)
        within =
            within || (start + size <= at->headline.size &&
                       memcmp(at->headline.data + start,
                              at->body.data + other->span.start, size) == 0);
    }
    if (!within) return true;
    found += term.size;
  }
  return false;
}

static bool is_row(const bul_keyword_term *t) {
  return t->kind != BUL_KEYWORD_KINDS && t->length > 1 && !t->common &&
         !bul_keyword_is_cut(t) && (t->kind < BUL_KEYWORD_PAIR || t->count > 1);
}

static void read_rows(void) {
  for (size_t p = 0; p < piece_count; p++) {
    piece *at = &pieces[p];
    bul_keyword_terms terms;
    at->first = row_count;
    if (at->body.size < 400 ||
        bul_keyword_terms_read(&terms, at->body, 0, false, NULL, key_of, at,
                               NULL, NULL) != BULLETIN_OK)
      continue;
    bool *held = malloc(terms.count + 1);
    if (held == NULL) exit(1);
    for (size_t i = 0; i < terms.count; i++) {
      bulletin_span span = terms.items[i].span;
      held[i] =
          is_row(&terms.items[i]) &&
          bul_text_find(at->headline, bul_text(at->body.data + span.start,
                                               span.end - span.start)) != NULL;
    }
    for (size_t i = 0; i < terms.count; i++) {
      const bul_keyword_term *t = &terms.items[i];
      if (!is_row(t)) continue;
      rows = more(rows, &row_room, row_count + 1, sizeof *rows);
      row *r = &rows[row_count++];
      r->term =
          bul_text(at->body.data + t->span.start, t->span.end - t->span.start);
      r->label = held[i] && is_told(at, &terms, t, held);
      bul_keyword_features(&r->shown, &terms, t);
    }
    free(held);
    at->count = row_count - at->first;
    bul_keyword_terms_free(&terms);
  }
}

static double chance(const row *r) {
  double sum = 0;
  for (size_t i = 0; i < r->shown.count; i++)
    sum +=
        (double)(weights[r->shown.items[i].feature] * r->shown.items[i].value);
  return 1 / (1 + exp(-sum));
}

static void fit(void) {
  static double squares[BUL_FEATURES];
  for (int round = 0; round < ROUNDS; round++)
    for (size_t n = 0; n < piece_count; n++) {
      size_t p = (n * 7919 + (size_t)round * 104729) % piece_count;
      if (p % LEFT_OUT == 0) continue;
      for (size_t i = pieces[p].first; i < pieces[p].first + pieces[p].count;
           i++) {
        const row *r = &rows[i];
        double slope = (double)r->label - chance(r);
        for (size_t at = 0; at < r->shown.count; at++) {
          uint32_t k = r->shown.items[at].feature;
          double step = slope * (double)r->shown.items[at].value -
                        penalty * (double)weights[k];
          squares[k] += step * step;
          weights[k] += (float)(rate * 5 * step / sqrt(1e-8 + squares[k]));
        }
      }
    }
}

/* How many of the eight terms with the best chance the headline has, of the
** pieces left out (or of the others). */
static void score(bool left_out) {
  double loss = 0, good = 0, all = 0, count = 0;
  for (size_t p = 0; p < piece_count; p++) {
    if ((p % LEFT_OUT == 0) != left_out) continue;
    bool taken[4096] = {false};
    for (size_t i = 0; i < pieces[p].count; i++) {
      const row *r = &rows[pieces[p].first + i];
      double c = chance(r);
      loss -= log((r->label ? c : 1 - c) + 1e-12);
      count++;
    }
    for (int k = 0; k < 8 && pieces[p].count > 8; k++) {
      size_t best = 0;
      double most = -1;
      for (size_t i = 0; i < pieces[p].count && i < 4096; i++) {
        double c = chance(&rows[pieces[p].first + i]);
        if (taken[i] || c <= most) continue;
        most = c;
        best = i;
      }
      taken[best] = true;
      good += rows[pieces[p].first + best].label;
      all++;
    }
  }
  fprintf(stderr,
          "%s: loss %.4f a term, %.4f of the first eight in the headline\n",
          left_out ? "left out" : "fitted", loss / count, good / all);
}

static void write_weights(const char *path) {
  FILE *file = fopen(path, "w");
  if (file == NULL) exit(1);
  fprintf(
      file,
      "/*\n** keyword_weights.h - made by spec/fit/keywords.c; do not edit."
      "\n**\n** Logits, in the order of keyword_terms.h, fitted to %zu terms"
      " of %zu articles.\n*/\n#ifndef BUL_KEYWORD_WEIGHTS_H\n#define "
      "BUL_KEYWORD_WEIGHTS_H\n\n#include \"keyword_terms.h\"\n\nstatic const"
      " float keyword_weights[BUL_FEATURES] = {",
      row_count, piece_count);
  for (int i = 0; i < BUL_FEATURES; i++)
    fprintf(file, "%s%.3fF,", i % 8 == 0 ? "\n    " : " ", (double)weights[i]);
  fprintf(file, "\n};\n\n#endif\n");
  fclose(file);
}

int main(int count, char **arguments) {
  if (count != 3) return 2;
  allocator = bul_allocator(NULL);
  table.allocator = allocator;
  read_pieces();
  count_words();
  read_rows();
  fprintf(stderr, "%zu pieces, %zu terms\n", piece_count, row_count);
  fit();
  score(false);
  score(true);
  write_words(arguments[1]);
  write_weights(arguments[2]);
  return 0;
}
