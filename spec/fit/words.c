/*
** words.c - fits the costs of what no dictionary lists (src/reading/words/
** path_costs.h).
**
** usage: words COSTS_HEADER < SENTENCES
**
** A line of SENTENCES is a sentence whose words are parted by spaces, as in the
** corpora of Peking University: surname and given name are two words. Each cost
** is moved, from what it is now, as long as more words are found (F1). A tenth
** of the sentences is left out and scored.
*/
#include "../../src/reading/words/path_costs.h"

static int costs[] = {UNKNOWN_COST, NUMBER_COST,  ORDINAL_COST, TIME_COST,
                      NAME_COST,    FOREIGN_COST, SPEAKS_BONUS, TITLE_BONUS};

/* In the code, from here on, the names stand for what is fitted. */
#define UNKNOWN_COST costs[0]
#define NUMBER_COST costs[1]
#define ORDINAL_COST costs[2]
#define TIME_COST costs[3]
#define NAME_COST costs[4]
#define FOREIGN_COST costs[5]
#define SPEAKS_BONUS costs[6]
#define TITLE_BONUS costs[7]
#include "../../src/reading/words/path.c"

#include "../../src/base/memory.h"

#include <stdio.h>
#include <stdlib.h>

enum {
  ROUNDS = 20,
  LEFT_OUT = 10, /* of so many sentences, one */
  LINE = 1 << 16
};

static const double least_gain = 2e-4; /* of a move: less is chance */

static const struct {
  const char *name, *comment;
} names_of[] = {
    {"UNKNOWN_COST", "a character that is no word"},
    {"NUMBER_COST", NULL},
    {"ORDINAL_COST", NULL},
    {"TIME_COST", NULL},
    {"NAME_COST", "on top of what the characters cost"},
    {"FOREIGN_COST", "the same of a name written by sound"},
    {"SPEAKS_BONUS", "what a name is cheaper before what a person does"},
    {"TITLE_BONUS", "… and after a title"},
};

typedef struct sentence {
  bulletin_text text; /* without the spaces */
  bool *ends;         /* whether a word ends before each byte */
  size_t words;
} sentence;

static sentence *sentences;
static size_t count, room;

static void *need(void *block) {
  if (block == NULL) exit(1);
  return block;
}

static void add_sentence(const char *line, size_t size) {
  bulletin_allocator allocator = bul_allocator(NULL);
  sentences = need(
      bul_grow(&allocator, sentences, &room, count + 1, sizeof *sentences));
  sentence s = {.ends = need(calloc(size + 1, 1))};
  char *data = need(malloc(size + 1));
  size_t out = 0, step;
  for (size_t at = 0; at < size; at += step) {
    if (bul_is_space(bul_char_at(line + at, &step))) {
      s.words += out > 0 && !s.ends[out];
      s.ends[out] = true;
      continue;
    }
    memcpy(data + out, line + at, step);
    out += step;
  }
  s.words += out > 0 && !s.ends[out];
  s.ends[0] = s.ends[out] = true;
  s.text = bul_text(data, out);
  if (out > 0) sentences[count++] = s;
}

static void read_sentences(void) {
  char *line = need(malloc(LINE));
  while (fgets(line, LINE, stdin) != NULL) {
    bulletin_text text = bulletin_text_of(line);
    if (bul_utf8_invalid(text) == text.size) add_sentence(line, text.size);
  }
  free(line);
}

/* Whether a word of the corpus is what lies between two bytes. */
static bool is_word(const sentence *s, bulletin_span span) {
  if (!s->ends[span.start] || !s->ends[span.end]) return false;
  for (size_t at = span.start + 1; at < span.end; at++)
    if (s->ends[at]) return false;
  return true;
}

/* F1 over the sentences left out, or over the others. */
static double score(bool left_out) {
  static bulletin_segmenter segmenter;
  size_t right = 0, found = 0, wanted = 0, words;
  for (size_t i = 0; i < count; i++) {
    const sentence *s = &sentences[i];
    if ((i % LEFT_OUT == 0) != left_out) continue;
    if (bulletin_segmenter_start(&segmenter, s->text, NULL, 0, NULL) !=
        BULLETIN_OK)
      continue;
    wanted += s->words;
    while ((words = bulletin_segmenter_next(&segmenter)) > 0) {
      found += words;
      for (size_t w = 0; w < words; w++)
        right += is_word(s, segmenter.words[w].span);
    }
  }
  return 2 * (double)right / (double)(found + wanted);
}

static void search(void) {
  static const int steps[] = {160, -160, 40, -40};
  double best = score(false);
  bool moved = true;
  for (int round = 0; round < ROUNDS && moved; round++) {
    moved = false;
    for (size_t k = 0; k < BUL_COUNT(costs); k++)
      for (size_t s = 0; s < BUL_COUNT(steps); s++) {
        costs[k] += steps[s];
        double now = score(false);
        bool good = now > best + least_gain;
        if (good)
          best = now;
        else
          costs[k] -= steps[s];
        moved = moved || good;
      }
  }
}

static void write_costs(const char *path) {
  FILE *file = need(fopen(path, "w"));
  fputs("/*\n** path_costs.h - made by spec/fit/words.c; do not edit.\n**\n"
        "** Costs of what no dictionary lists, in BUL_COST_SCALE-ths.\n*/\n"
        "#ifndef BUL_PATH_COSTS_H\n#define BUL_PATH_COSTS_H\n\nenum {\n",
        file);
  for (size_t k = 0; k < BUL_COUNT(costs); k++) {
    fprintf(file, "  %s = %d,", names_of[k].name, costs[k]);
    if (names_of[k].comment != NULL)
      fprintf(file, " /* %s */", names_of[k].comment);
    fputc('\n', file);
  }
  fputs("};\n\n#endif\n", file);
  fclose(file);
}

int main(int argc, char **argv) {
  if (argc != 2) return 2;
  read_sentences();
  if (count < LEFT_OUT) return 1;
  fprintf(stderr, "before: fitted %.4f, left out %.4f\n", score(false),
          score(true));
  search();
  fprintf(stderr, "now: fitted %.4f, left out %.4f\n", score(false),
          score(true));
  write_costs(argv[1]);
  return 0;
}
