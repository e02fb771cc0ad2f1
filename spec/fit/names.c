/*
** names.c - fits the weights of the tagger of names (src/reading/names).
**
** usage: names fit OUT.c MAIN.bio... [-- OTHER.bio... [-- TODAY.bio...]]
**                                   writes the weights
**        names agree TEXT MAIN.bio... [-- OTHER.bio...]
**                                   prints labelled sentences of TEXT
** MAIN.bio   a character and its label (O, B-PER, I-PER, B-LOC, …) a line, an
**            empty line after a sentence; a file may be named twice
** OTHER.bio  the same, labelled by another convention
** TODAY.bio  what `agree` printed
** TEXT       a sentence a line
**
** An averaged perceptron over passages (M. Collins, "Discriminative training
** methods for hidden Markov models", 2002). `agree` fits one that knows
** nothing of the rules and prints the sentences of TEXT in which it finds
** just what the rules find: how names look today is learned from them.
**
** The weights at hand are fitted to 2,318 sentences of People's Daily of
** January 1998 (twice), CLUENER2020's training set by cluener.py as OTHER, and
** 22,000 sentences of the same daily of 2026 that `agree` printed. The 4,636
** other sentences of 1998 were kept out, and so were the articles that are
** labelled by hand.
*/
#include "reading/names/tagger.h"

#include <stdio.h>
#include <stdlib.h>
#include <uchar.h>

enum {
  EPOCHS = 10,
  DROP = 40,
  EMPTY = 4,         /* of so many passages without names one is learned from */
  LEAST_SEEN = 2,    /* sentences, of a feature that is kept */
  MOST_ROWS = 90000, /* features that are written */
  RULE_FEATURE = 18, /* the first feature that knows the rules */
  RULE_END = 22
};

typedef struct sample {
  bul_passage *passage; /* without what only features need */
  uint8_t *gold;
  size_t chars;
  int domain;
  uint32_t *features; /* ids, BUL_TAG_FEATURES for each that is not cold */
} sample;

/* Data that label by another convention share the weights and have some of
** their own as well (H. Daumé, "Frustratingly easy domain adaptation", 2007):
** what is written is shared and the main data's. */
enum { SHARED, MAIN, OTHER, DOMAINS };

typedef struct model {
  uint64_t *keys; /* of features, by slot */
  uint32_t *ids;
  size_t slots;
  uint32_t count;
  uint32_t *seen;
  int32_t *weight[DOMAINS]; /* BUL_TAG_ROW for each feature */
  int64_t *sum[DOMAINS];
  uint32_t *stamp[DOMAINS];
  int32_t move[BUL_TAG_COUNT * BUL_TAG_COUNT];
  int64_t move_sum[BUL_TAG_COUNT * BUL_TAG_COUNT];
  uint32_t now;
  bool plain; /* without the rules */
  int drop;   /* of a hundred features, when fitting */
} model;

static void *need(void *block) {
  if (block == NULL) {
    fputs("names: out of memory\n", stderr);
    exit(1);
  }
  return block;
}

/* --- features ---------------------------------------------------------- */

static void model_start(model *m) {
  memset(m, 0, sizeof *m);
  m->slots = (size_t)1 << 24;
  m->keys = need(calloc(m->slots, sizeof *m->keys));
  m->ids = need(calloc(m->slots, sizeof *m->ids));
}

/* The id of a feature, counted from 1; 0 when it is unknown and not made. */
static uint32_t feature_id(model *m, uint64_t feature, bool make) {
  if (feature == 0) feature = 1;
  size_t slot = (size_t)(feature >> 20) & (m->slots - 1);
  while (m->keys[slot] != 0 && m->keys[slot] != feature)
    slot = (slot + 1) & (m->slots - 1);
  if (m->keys[slot] == 0) {
    if (!make) return 0;
    if (m->count + 1 > m->slots / 4 * 3) return 0;
    m->keys[slot] = feature;
    m->ids[slot] = ++m->count;
  }
  return m->ids[slot];
}

static void model_ready(model *m) {
  size_t rows = (size_t)m->count + 1;
  for (int d = 0; d < DOMAINS; d++) {
    m->weight[d] = need(calloc(rows * BUL_TAG_ROW, sizeof *m->weight[d]));
    m->sum[d] = need(calloc(rows * BUL_TAG_ROW, sizeof *m->sum[d]));
    m->stamp[d] = need(calloc(rows, sizeof *m->stamp[d]));
  }
}

/* --- data -------------------------------------------------------------- */

typedef struct corpus {
  sample *samples;
  size_t count, room;
} corpus;

static int label_of(const char *label, bool begins, bool ends) {
  const char *kind = strchr(label, '-');
  if (label[0] == 'O' || kind == NULL) return BUL_TAG_OUT;
  int base = strcmp(kind + 1, "PER") == 0   ? 0
             : strcmp(kind + 1, "LOC") == 0 ? 1
                                            : 2;
  int step = begins && ends ? 3 : begins ? 0 : ends ? 2 : 1;
  return 1 + 4 * base + step;
}

/* A sentence: its text, and each byte's label where a character begins. */
typedef struct sentence {
  char text[1 << 16];
  char label[1 << 16][8];
  uint8_t gold[1 << 16];
  size_t size;
} sentence;

static bool read_sentence(sentence *s, FILE *in) {
  char line[256];
  s->size = 0;
  while (fgets(line, sizeof line, in) != NULL) {
    line[strcspn(line, "\r\n")] = 0;
    if (line[0] == 0) {
      if (s->size > 0) break;
      continue;
    }
    char *gap = strrchr(line, ' ');
    if (gap == NULL || gap == line) continue;
    size_t size = (size_t)(gap - line);
    if (size > 4 || s->size + size + 8 > sizeof s->text) continue;
    memcpy(s->text + s->size, line, size);
    for (size_t i = 0; i < size; i++)
      s->label[s->size + i][0] = 0;
    snprintf(s->label[s->size], sizeof s->label[0], "%s", gap + 1);
    s->size += size;
  }
  return s->size > 0;
}

static void set_gold(sentence *s) {
  for (size_t i = 0; i < s->size;) {
    size_t next = i + 1;
    while (next < s->size && s->label[next][0] == 0)
      next++;
    bool begins = s->label[i][0] == 'B';
    bool ends = next >= s->size || s->label[next][0] != 'I';
    s->gold[i] = (uint8_t)label_of(s->label[i], begins, ends);
    i = next;
  }
}

/* The samples of a text whose gold labels stand at their bytes. */
static void add_samples(corpus *c, model *m, bulletin_text text,
                        const uint8_t *gold, int domain, bool make) {
  bul_findings f;
  bulletin_error error;
  if (bul_findings_open(&f, text, NULL, NULL, &error) != BULLETIN_OK) return;
  if (!bul_find_by_rules(&f)) need(NULL);
  size_t mention = 0;
  static bul_passage p;
  for (size_t token = 0; token < f.count;) {
    token = bul_passage_read(&p, &f, token, f.mention_count, &mention);
    if (p.chars == 0) continue;
    if (c->count == c->room) {
      c->room = c->room == 0 ? 1024 : 2 * c->room;
      c->samples = need(realloc(c->samples, c->room * sizeof *c->samples));
    }
    sample *s = &c->samples[c->count++];
    s->chars = p.chars;
    s->domain = domain;
    s->passage = need(malloc(sizeof p));
    *s->passage = p;
    s->gold = need(calloc(p.chars, 1));
    s->features = need(calloc(p.chars * BUL_TAG_FEATURES, sizeof *s->features));
    for (size_t i = 0; i < p.chars; i++) {
      uint64_t features[BUL_TAG_FEATURES];
      if (gold != NULL && !p.cold[BUL_TAG_PAD + i])
        s->gold[i] = gold[p.at[BUL_TAG_PAD + i]];
      if (p.cold[BUL_TAG_PAD + i]) continue;
      bul_passage_features(&p, BUL_TAG_PAD + i, features);
      for (int k = 0; k < BUL_TAG_FEATURES; k++) {
        if (m->plain && k >= RULE_FEATURE && k < RULE_END) continue;
        s->features[i * BUL_TAG_FEATURES + (size_t)k] =
            feature_id(m, features[k], make);
      }
    }
  }
  bul_findings_free(&f);
}

/* Nothing is learned from names that a cold word cuts. */
static void mend(sample *s) {
  for (size_t i = 0; i < s->chars; i++) {
    int before = i == 0 ? 0 : s->gold[i - 1];
    if (!bul_tag_follows(before, s->gold[i])) s->gold[i] = BUL_TAG_OUT;
    if (!bul_tag_follows(before, s->gold[i]))
      for (size_t k = i; k-- > 0 && s->gold[k] != BUL_TAG_OUT;) {
        int step = (s->gold[k] - 1) % 4;
        s->gold[k] = BUL_TAG_OUT;
        if (step == 0 || step == 3) break;
      }
  }
}

static void read_corpus(corpus *c, model *m, const char *path, int domain) {
  FILE *in = fopen(path, "r");
  if (in == NULL) {
    perror(path);
    exit(1);
  }
  sentence *s = need(malloc(sizeof *s));
  while (read_sentence(s, in)) {
    set_gold(s);
    add_samples(c, m, bul_text(s->text, s->size), s->gold, domain, true);
  }
  free(s);
  fclose(in);
}

/* --- fitting ----------------------------------------------------------- */

/* Whether a feature is passed over this time. Rare ones explain the data so
** well that the general ones would not be learned if all were always there
** (C. Sutton et al., "Reducing weight undertraining", 2006). */
static inline bool passed(const model *m, uint32_t id, size_t at) {
  if (m->drop == 0) return false;
  uint32_t h = (id * 2654435761u) ^ (m->now * 40503u + (uint32_t)at * 97u);
  h = (h ^ h >> 15) * 2246822519u;
  return (h >> 16) % 100 < (uint32_t)m->drop;
}

/* The most that two transitions differ by. */
static int32_t transition_range(const model *m) {
  int32_t least = m->move[0], most = m->move[0];
  for (int k = 1; k < BUL_TAG_COUNT * BUL_TAG_COUNT; k++) {
    if (m->move[k] < least) least = m->move[k];
    if (m->move[k] > most) most = m->move[k];
  }
  return most - least;
}

static void score(const model *m, const sample *s, int32_t *scores,
                  int16_t *moves) {
  memset(scores, 0, s->chars * BUL_TAG_ROW * sizeof *scores);
  for (size_t i = 0; i < s->chars; i++) {
    int32_t *to = scores + i * BUL_TAG_ROW;
    for (size_t k = 0; k < BUL_TAG_FEATURES; k++) {
      uint32_t id = s->features[i * BUL_TAG_FEATURES + k];
      if (id == 0 || passed(m, id, i)) continue;
      const int32_t *w = m->weight[SHARED] + (size_t)id * BUL_TAG_ROW;
      const int32_t *own = m->weight[s->domain] + (size_t)id * BUL_TAG_ROW;
      for (int t = 0; t < BUL_TAG_ROW; t++)
        to[t] += w[t] + own[t];
    }
  }
  for (int k = 0; k < BUL_TAG_COUNT * BUL_TAG_COUNT; k++)
    moves[k] = (int16_t)m->move[k];
}

static void move_weight(model *m, int domain, uint32_t id, int label, int by) {
  size_t row = (size_t)id * BUL_TAG_ROW;
  int32_t *weight = m->weight[domain] + row;
  uint32_t passed = m->now - m->stamp[domain][id];
  for (int t = 0; passed > 0 && t < BUL_TAG_COUNT; t++)
    m->sum[domain][row + (size_t)t] += (int64_t)passed * weight[t];
  m->stamp[domain][id] = m->now;
  weight[label] += by;
}

static void learn(model *m, const sample *s, const uint8_t *got) {
  int gold_before = 0, got_before = 0;
  for (size_t i = 0; i < s->chars; i++) {
    int gold = s->gold[i], guess = got[i];
    if (gold != guess) {
      for (size_t k = 0; k < BUL_TAG_FEATURES; k++) {
        uint32_t id = s->features[i * BUL_TAG_FEATURES + k];
        if (id == 0 || passed(m, id, i)) continue;
        move_weight(m, SHARED, id, gold, 1);
        move_weight(m, SHARED, id, guess, -1);
        move_weight(m, s->domain, id, gold, 1);
        move_weight(m, s->domain, id, guess, -1);
      }
    }
    if (gold != guess || gold_before != got_before) {
      m->move[gold_before * BUL_TAG_COUNT + gold]++;
      m->move[got_before * BUL_TAG_COUNT + guess]--;
    }
    gold_before = gold;
    got_before = guess;
  }
}

static void count_seen(model *m, const corpus *c) {
  m->seen = need(calloc((size_t)m->count + 1, sizeof *m->seen));
  for (size_t n = 0; n < c->count; n++)
    for (size_t i = 0; i < c->samples[n].chars * BUL_TAG_FEATURES; i++)
      m->seen[c->samples[n].features[i]]++;
  for (size_t n = 0; n < c->count; n++)
    for (size_t i = 0; i < c->samples[n].chars * BUL_TAG_FEATURES; i++) {
      uint32_t *id = &c->samples[n].features[i];
      if (m->seen[*id] < LEAST_SEEN) *id = 0;
    }
}

static uint32_t draw(uint64_t *state, uint32_t below) {
  *state = *state * 6364136223846793005u + 1442695040888963407u;
  return (uint32_t)((*state >> 33) % below);
}

static void fit(model *m, corpus *c) {
  static int32_t scores[BUL_TAG_CHARS * BUL_TAG_ROW];
  int16_t moves[BUL_TAG_COUNT * BUL_TAG_COUNT];
  uint8_t got[BUL_TAG_CHARS];
  uint64_t state = 1;
  count_seen(m, c);
  model_ready(m);
  m->drop = DROP;
  for (size_t n = 0; n < c->count; n++)
    mend(&c->samples[n]);
  for (int epoch = 0; epoch < EPOCHS; epoch++) {
    size_t wrong = 0;
    for (size_t n = c->count; n > 1; n--) {
      size_t k = draw(&state, (uint32_t)n);
      sample swap = c->samples[n - 1];
      c->samples[n - 1] = c->samples[k];
      c->samples[k] = swap;
    }
    for (size_t n = 0; n < c->count; n++) {
      const sample *s = &c->samples[n];
      score(m, s, scores, moves);
      bul_passage_decode(s->passage, scores, moves, transition_range(m), got);
      if (memcmp(got, s->gold, s->chars) != 0) {
        wrong++;
        learn(m, s, got);
      }
      m->now++;
      for (int k = 0; k < BUL_TAG_COUNT * BUL_TAG_COUNT; k++)
        m->move_sum[k] += m->move[k];
    }
    fprintf(stderr, "epoch %d: %zu of %zu passages wrong\n", epoch + 1, wrong,
            c->count);
  }
}

/* Puts the averages, times 1,000, of the shared and the main weights in the
** place of the shared ones. */
static void average(model *m) {
  m->drop = 0;
  for (int d = 0; d < DOMAINS; d++)
    for (uint32_t id = 1; id <= m->count; id++)
      move_weight(m, d, id, 0, 0);
  for (size_t i = 0; i < ((size_t)m->count + 1) * BUL_TAG_ROW; i++) {
    int64_t sum = m->sum[SHARED][i] + m->sum[MAIN][i];
    m->weight[SHARED][i] = (int32_t)(sum * 1000 / m->now);
    m->weight[MAIN][i] = 0;
  }
  for (int k = 0; k < BUL_TAG_COUNT * BUL_TAG_COUNT; k++)
    m->move[k] = (int32_t)(m->move_sum[k] * 1000 / m->now);
}

/* --- writing ----------------------------------------------------------- */

typedef struct ranked {
  uint64_t feature;
  uint32_t id;
  int32_t most; /* its largest weight */
} ranked;

static int by_weight(const void *left, const void *right) {
  const ranked *a = left, *b = right;
  if (a->most != b->most) return a->most > b->most ? -1 : 1;
  return a->feature < b->feature ? -1 : a->feature > b->feature;
}

/* What one step of a written weight is worth: the largest are cut. */
static int32_t step_of(const ranked *list, size_t count) {
  return list[count / 500].most / 127 + 1;
}

static int8_t narrow(int32_t weight, int32_t step) {
  int32_t w = (weight >= 0 ? weight + step / 2 : weight - step / 2) / step;
  return (int8_t)(w > 127 ? 127 : w < -127 ? -127 : w);
}

static void write_rows(FILE *out, const bul_tag_row *rows, uint32_t count) {
  fprintf(out, "const uint32_t bul_tag_row_count = %u;\n\n", count);
  fputs("const bul_tag_row bul_tag_rows[] = {\n", out);
  for (uint32_t i = 0; i < count; i++) {
    const bul_tag_row *r = &rows[i];
    if (r->high == 0 && r->low == 0) {
      fputs("{{0},0,0},\n", out);
      continue;
    }
    fputs("{{", out);
    int last = BUL_TAG_COUNT;
    while (last > 1 && r->weight[last - 1] == 0)
      last--;
    for (int t = 0; t < last; t++)
      fprintf(out, t == 0 ? "%d" : ",%d", r->weight[t]);
    fprintf(out, "},%u,%u},\n", r->high, r->low);
  }
  fputs("};\n", out);
}

static void place(bul_tag_row *rows, uint32_t count, uint64_t feature,
                  const int8_t *weight) {
  uint32_t slot = bul_tag_slot(feature, count), key = bul_tag_key(feature);
  while (rows[slot].high != 0 || rows[slot].low != 0)
    slot = slot + 1 == count ? 0 : slot + 1;
  memcpy(rows[slot].weight, weight, BUL_TAG_COUNT);
  rows[slot].high = (uint8_t)(key >> 16);
  rows[slot].low = (uint16_t)key;
}

static void write_model(const model *m, const char *path) {
  ranked *list = need(calloc((size_t)m->count + 1, sizeof *list));
  size_t count = 0;
  for (size_t slot = 0; slot < m->slots; slot++) {
    uint32_t id = m->ids[slot];
    if (id == 0) continue;
    int32_t most = 0;
    for (int t = 0; t < BUL_TAG_COUNT; t++) {
      int32_t w = m->weight[SHARED][(size_t)id * BUL_TAG_ROW + (size_t)t];
      if (abs(w) > most) most = abs(w);
    }
    if (most > 0) list[count++] = (ranked){m->keys[slot], id, most};
  }
  qsort(list, count, sizeof *list, by_weight);
  if (count == 0) exit(1);
  int32_t step = step_of(list, count);
  uint32_t rows_count = 2 * MOST_ROWS; /* few in a row, so that what is not
                                          there is soon known */
  bul_tag_row *rows = need(calloc(rows_count, sizeof *rows));
  size_t written = 0;
  for (size_t i = 0; i < count && written < MOST_ROWS; i++) {
    int8_t weight[BUL_TAG_COUNT];
    bool any = false;
    for (int t = 0; t < BUL_TAG_COUNT; t++) {
      weight[t] = narrow(
          m->weight[SHARED][(size_t)list[i].id * BUL_TAG_ROW + (size_t)t],
          step);
      any = any || weight[t] != 0;
    }
    if (!any) continue;
    place(rows, rows_count, list[i].feature, weight);
    written++;
  }
  FILE *out = fopen(path, "w");
  if (out == NULL) {
    perror(path);
    exit(1);
  }
  fputs("/* Written by spec/fit/names.c; do not edit. */\n"
        "#include \"tagger.h\"\n\n",
        out);
  fputs("const int16_t bul_tag_transitions[] = {\n", out);
  for (int k = 0; k < BUL_TAG_COUNT * BUL_TAG_COUNT; k++)
    fprintf(out, "%d,%s", m->move[k] / step,
            k % BUL_TAG_COUNT == BUL_TAG_COUNT - 1 ? "\n" : "");
  fputs("};\n\n", out);
  fprintf(out, "const int32_t bul_tag_transition_range = %d;\n\n",
          transition_range(m) / step + 1);
  write_rows(out, rows, rows_count);
  fclose(out);
  fprintf(stderr, "%zu of %zu features, a step is %d\n", written, count, step);
}

/* --- agreement --------------------------------------------------------- */

static const char *const kinds[] = {"PER", "LOC", "ORG"};

static void print_sample(const sample *s, const char *text) {
  for (size_t i = 0; i < s->chars; i++) {
    const char *at = text + s->passage->at[BUL_TAG_PAD + i];
    int label = s->passage->rule[BUL_TAG_PAD + i];
    int step = (label - 1) % 4;
    printf("%.*s %s%s\n", (int)bul_char_size(at), at,
           label == 0               ? "O"
           : step == 0 || step == 3 ? "B-"
                                    : "I-",
           label == 0 ? "" : kinds[(label - 1) / 4]);
  }
  putchar('\n');
}

static void agree(model *m, const char *path) {
  static char line[1 << 20];
  static int32_t scores[BUL_TAG_CHARS * BUL_TAG_ROW];
  int16_t moves[BUL_TAG_COUNT * BUL_TAG_COUNT];
  uint8_t got[BUL_TAG_CHARS];
  FILE *in = fopen(path, "r");
  if (in == NULL) {
    perror(path);
    exit(1);
  }
  while (fgets(line, sizeof line, in) != NULL) {
    line[strcspn(line, "\n")] = 0;
    corpus c = {NULL, 0, 0};
    add_samples(&c, m, bulletin_text_of(line), NULL, MAIN, false);
    for (size_t n = 0; n < c.count; n++) {
      sample *s = &c.samples[n];
      score(m, s, scores, moves);
      bul_passage_decode(s->passage, scores, moves, transition_range(m), got);
      bool names = n % EMPTY == 0;
      for (size_t i = 0; i < s->chars; i++)
        names = names || got[i] != 0;
      if (names && memcmp(got, s->passage->rule + BUL_TAG_PAD, s->chars) == 0)
        print_sample(s, line);
      free(s->passage);
      free(s->gold);
      free(s->features);
    }
    free(c.samples);
  }
  fclose(in);
}

int main(int argc, char **argv) {
  bool fits = argc > 3 && strcmp(argv[1], "fit") == 0;
  bool agrees = argc > 3 && strcmp(argv[1], "agree") == 0;
  if (!fits && !agrees) {
    fputs("usage: names fit OUT.c DATA.bio...\n"
          "       names agree TEXT DATA.bio...\n",
          stderr);
    return 2;
  }
  model m;
  corpus c = {NULL, 0, 0};
  model_start(&m);
  m.plain = agrees;
  int domain = MAIN;
  for (int i = 3; i < argc; i++) {
    if (strcmp(argv[i], "--") == 0)
      domain = domain == MAIN ? OTHER : MAIN;
    else
      read_corpus(&c, &m, argv[i], domain);
  }
  fit(&m, &c);
  average(&m);
  if (fits)
    write_model(&m, argv[2]);
  else
    agree(&m, argv[2]);
  return 0;
}
