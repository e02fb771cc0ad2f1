/*
** path.c - the best path through a run of Han characters.
**
** Every word of the lexicon that lies in the run is an edge with its cost;
** so are a number, a date and a personal name that the lexicon does not
** hold. The path of least cost (Viterbi's algorithm over a unigram model)
** is the segmentation.
*/
#include "path_costs.h"
#include "words.h"

typedef enum edge_kind {
  EDGE_WORD,
  EDGE_NUMBER,
  EDGE_TIME,
  EDGE_NAME,
  EDGE_FOREIGN
} edge_kind;

typedef struct node {
  int cost;
  uint16_t length;
  uint16_t kind;
  bul_cell cell; /* of a word */
} node;

typedef struct lattice {
  const uint16_t *codes;
  size_t count;
  bul_cell first[BUL_RUN_LIMIT];  /* of the character at each place */
  bul_cell second[BUL_RUN_LIMIT]; /* after one more */
  node nodes[BUL_RUN_LIMIT + 1];
} lattice;

static inline void relax(lattice *l, size_t from, size_t to, int cost, int kind,
                         bul_cell cell) {
  node *n = &l->nodes[to];
  if (cost >= n->cost) return;
  n->cost = cost;
  n->length = (uint16_t)(to - from);
  n->kind = (uint16_t)kind;
  n->cell = cell;
}

static inline int numeral(const lattice *l, size_t at) {
  return at < l->count ? bul_lexicon_facts[l->codes[at]].numeral
                       : BUL_NOT_NUMERAL;
}

static inline bool is(const lattice *l, size_t at, uint32_t character) {
  return at < l->count && l->codes[at] == bul_code_of(character);
}

/* The value of a numeral up to 九十九 between two places, or -1. */
static int small_value(const lattice *l, size_t from, size_t to) {
  static const uint32_t digits[] = {U'一', U'二', U'三', U'四', U'五',
                                    U'六', U'七', U'八', U'九'};
  int value = 0;
  for (size_t i = from; i < to; i++) {
    if (is(l, i, U'十')) {
      value = value == 0 ? 10 : value * 10;
      continue;
    }
    int digit = 0;
    for (int d = 0; d < 9; d++) {
      if (is(l, i, digits[d])) digit = d + 1;
    }
    if (digit == 0) return -1;
    value += digit;
  }
  return value;
}

/* Edges of the numerals that begin at `at`: 三十五, 第十七, 百分之五,
** 二十六点八, and dates. */
static void numbers(lattice *l, size_t at, int cost) {
  size_t start = at;
  bool ordinal = is(l, at, U'第');
  if (ordinal)
    start = at + 1;
  else if (at > 0 && numeral(l, at - 1) != BUL_NOT_NUMERAL)
    return;
  bool share = numeral(l, start) == BUL_UNIT && is(l, start + 1, U'分') &&
               is(l, start + 2, U'之'); /* 百分之 */
  if (share) start += 3;
  size_t end = start;
  size_t digits = 0;
  while (numeral(l, end) != BUL_NOT_NUMERAL) {
    digits += numeral(l, end) == BUL_DIGIT;
    end++;
    if (end > start && is(l, end, U'点') && numeral(l, end - 1) != BUL_ABOUT &&
        numeral(l, end + 1) == BUL_DIGIT)
      end++;
  }
  size_t length = end - start;
  if (length == 0) return;
  if (length > 1 || ordinal || share)
    relax(l, at, end, cost + (ordinal ? ORDINAL_COST : NUMBER_COST),
          EDGE_NUMBER, 0);
  if (ordinal || share) return;
  if (is(l, end, U'年') && digits == length && length >= 4)
    relax(l, at, end + 1, cost + TIME_COST, EDGE_TIME, 0);
  int value = length <= 3 ? small_value(l, start, end) : -1;
  if (value > 0 && value <= 12 && is(l, end, U'月'))
    relax(l, at, end + 1, cost + TIME_COST, EDGE_TIME, 0);
  if (value > 0 && value <= 31 && length > 1 && is(l, end, U'日'))
    relax(l, at, end + 1, cost + TIME_COST, EDGE_TIME, 0);
}

static inline int least(int a, int b) {
  return a < b ? a : b;
}

/* Whether what a person does who is named follows: 说, 表示, 指出, 认为. */
static bool speaks(const lattice *l, size_t at) {
  if (is(l, at, U'说')) return true;
  return (is(l, at, U'表') && is(l, at + 1, U'示')) ||
         (is(l, at, U'指') && is(l, at + 1, U'出')) ||
         (is(l, at, U'认') && is(l, at + 1, U'为')) ||
         (is(l, at, U'强') && is(l, at + 1, U'调')) ||
         (is(l, at, U'介') && is(l, at + 1, U'绍')) ||
         (is(l, at, U'告') && is(l, at + 1, U'诉'));
}

/* 从棠州, 由桐川, 向市民: surnames too, but nearly always what stands before
** something. */
static bool is_preposition(const lattice *l, size_t at) {
  return is(l, at, U'从') || is(l, at, U'由') || is(l, at, U'向');
}

/* Whether a name of such a surname may end before `at`: behind a title it does
** where nothing follows (记者从云飞）), or 摄. */
static bool closes(const lattice *l, size_t at, bool after_title) {
  return after_title && (at == l->count || is(l, at, U'摄'));
}

/* 任命孟繁华为: whoever comes to an office is named, from `at` to `end`. */
static bool is_appointed(const lattice *l, size_t at, size_t end) {
  if (at < 2 || !(is(l, end, U'为') || is(l, end, U'的'))) return false;
  return (is(l, at - 2, U'任') && is(l, at - 1, U'命')) ||
         (is(l, at - 2, U'免') && is(l, at - 1, U'去')) ||
         (is(l, at - 2, U'选') && is(l, at - 1, U'举'));
}

/* Edges of a surname with a given name of one or two characters. */
static void names(lattice *l, size_t at, int cost) {
  enum { SCALE = BUL_COST_SCALE / 16 };
  const node *before = &l->nodes[at];
  if (before->kind == EDGE_NUMBER || /* 二十余家, 一张桌 */
      (before->cell != 0 && bul_cell_pos(before->cell) == BUL_POS_M))
    return;
  const bul_char_facts *facts = bul_lexicon_facts;
  int surname = facts[l->codes[at]].surname;
  if (at + 1 >= l->count) return;
  if (bul_cell_is_title(l->second[at + 1])) return; /* 吕先生 */
  /* After a title a name is likely, with whatever characters. */
  bool after_title = bul_cell_is_title(l->nodes[at].cell) ||
                     is_appointed(l, at, at + 2) || is_appointed(l, at, at + 3);
  if (is_preposition(l, at) && !closes(l, at + 2, after_title) &&
      !closes(l, at + 3, after_title))
    return;
  int most = after_title ? 130 : 254;
  cost += NAME_COST + surname * SCALE;
  if (after_title) cost -= TITLE_BONUS;
  const bul_char_facts *next = &facts[l->codes[at + 1]];
  /* Two characters that hardly any name has are none. */
  int unlikely = after_title ? 510 : 330;
  if (next->single < unlikely / 2)
    relax(l, at, at + 2,
          cost + 128 + least(next->single, most) * SCALE -
              (speaks(l, at + 2) ? SPEAKS_BONUS : 0),
          EDGE_NAME, 0);
  if (next->first == 255 || at + 2 >= l->count) return;
  const bul_char_facts *last = &facts[l->codes[at + 2]];
  if (last->last == 255 || next->first + last->last > unlikely) return;
  relax(l, at, at + 3,
        cost + (least(next->first, most) + least(last->last, most)) * SCALE -
            (speaks(l, at + 3) ? SPEAKS_BONUS : 0),
        EDGE_NAME, 0);
}

/* Edges of names written by sound, three to eight characters long. */
static void foreign_names(lattice *l, size_t at, int cost) {
  enum { SCALE = BUL_COST_SCALE / 16, LONGEST = 8 };
  cost += FOREIGN_COST;
  for (size_t end = at; end < l->count && end - at < LONGEST; end++) {
    int foreign = bul_lexicon_facts[l->codes[end]].foreign;
    if (foreign == 255) break;
    cost += foreign * SCALE;
    if (end - at >= 2) relax(l, at, end + 1, cost, EDGE_FOREIGN, 0);
  }
}

static void words(lattice *l, size_t at, int cost) {
  bul_cell cell = l->first[at];
  int first = bul_cell_is_word(cell) ? bul_cell_cost(cell) : UNKNOWN_COST;
  relax(l, at, at + 1, cost + first, EDGE_WORD, cell);
  cell = l->second[at];
  for (size_t end = at + 1; cell != 0; end++) {
    if (bul_cell_is_word(cell)) /* a person of note is two words, too */
      relax(l, at, end + 1, cost + bul_cell_cost(cell),
            bul_cell_pos(cell) == BUL_POS_NR ? EDGE_NAME : EDGE_WORD, cell);
    if (end + 1 == l->count || bul_cell_is_leaf(cell)) break;
    cell = bul_cell_next(cell, l->codes[end + 1]);
  }
}

/* Writes one edge of the path as a word, or a name as its two. */
static size_t put(bulletin_word *out, const node *n, const size_t *offsets,
                  size_t from, size_t to, int flags) {
  bulletin_word word = {.span = {offsets[from], offsets[to]}, .rarity = 160};
  switch (n->kind) {
  case EDGE_NUMBER:
    word.form = BULLETIN_WORD_NUMBER;
    word.pos = BUL_POS_M;
    break;
  case EDGE_TIME:
    word.form = BULLETIN_WORD_TIME;
    word.pos = BUL_POS_T;
    break;
  case EDGE_NAME:
    word.pos = BUL_POS_NR;
    word.form = BULLETIN_WORD_NAME;
    if (flags & BULLETIN_WHOLE_NAMES) break;
    word.form = BULLETIN_WORD_SURNAME;
    word.span.end = offsets[from + 1];
    out[0] = word;
    word.form = BULLETIN_WORD_GIVEN;
    word.span = (bulletin_span){offsets[from + 1], offsets[to]};
    out[1] = word;
    return 2;
  case EDGE_FOREIGN:
    word.form = BULLETIN_WORD_NAME;
    word.pos = BUL_POS_NRT;
    break;
  default:
    if (bul_cell_is_word(n->cell)) {
      word.form = BULLETIN_WORD_KNOWN;
      word.pos = (uint8_t)bul_cell_pos(n->cell);
      word.rarity = (uint16_t)bul_cell_rarity(n->cell);
    } else {
      word.form = BULLETIN_WORD_UNKNOWN;
    }
  }
  out[0] = word;
  return 1;
}

/* Looks up the first two characters of all words at once: the cells lie far
** apart in memory, and fetching them side by side hides most of the wait. */
static void fetch(lattice *l) {
  const uint16_t *codes = l->codes;
  size_t count = l->count;
  for (size_t i = 0; i < count; i++)
    l->first[i] = bul_cell_first(codes[i]);
  for (size_t i = 0; i + 1 < count; i++)
    bul_cell_prefetch(l->first[i], codes[i + 1]);
  for (size_t i = 0; i + 1 < count; i++) {
    l->second[i] = bul_cell_next(l->first[i], codes[i + 1]);
    if (i + 2 < count && l->second[i] != 0)
      bul_cell_prefetch(l->second[i], codes[i + 2]);
  }
  l->second[count - 1] = 0;
}

size_t bul_best_path(bulletin_word *out, size_t *taken, const uint16_t *codes,
                     const size_t *offsets, size_t count, size_t keep,
                     bul_cell before, int flags) {
  lattice l;
  l.codes = codes;
  l.count = count;
  for (size_t i = 0; i <= count; i++)
    l.nodes[i].cost = INT32_MAX;
  if (count == 0) {
    *taken = 0;
    return 0;
  }
  fetch(&l);
  l.nodes[0].cost = 0;
  l.nodes[0].cell = before;
  l.nodes[0].kind = flags & BUL_AFTER_NUMBER ? EDGE_NUMBER : EDGE_WORD;
  const uint16_t ordinal = (uint16_t)bul_code_of(U'第');
  for (size_t i = 0; i < count; i++) {
    int cost = l.nodes[i].cost;
    const bul_char_facts *facts = &bul_lexicon_facts[codes[i]];
    words(&l, i, cost);
    if (facts->numeral != BUL_NOT_NUMERAL || codes[i] == ordinal)
      numbers(&l, i, cost);
    if (facts->surname != 255) names(&l, i, cost);
    if (facts->foreign != 255) foreign_names(&l, i, cost);
  }
  /* The path lies backwards in the lattice: mark its ends, then go forth. */
  uint16_t ends[BUL_RUN_LIMIT];
  size_t steps = 0;
  for (size_t i = count; i > 0; i -= l.nodes[i].length)
    ends[steps++] = (uint16_t)i;
  size_t words_out = 0, from = 0;
  while (steps > 0) {
    size_t to = ends[--steps];
    if (to > keep && from > 0) break;
    words_out += put(out + words_out, &l.nodes[to], offsets, from, to, flags);
    from = to;
  }
  *taken = from;
  return words_out;
}
