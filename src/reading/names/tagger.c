/*
** tagger.c - see tagger.h.
*/
#include "tagger.h"

#include "../../base/hash.h"

/* --- a passage --------------------------------------------------------- */

/* What a word is to the tagger: part of speech, form and the classes that
** have to do with names. */
static uint32_t kind_of(const bul_token *t) {
  const uint32_t classes =
      BUL_CLASS_ABBREVIATION | BUL_CLASS_PLACE_NOT | BUL_CLASS_PLACE_SUFFIX |
      BUL_CLASS_ORGANIZATION_SUFFIX | BUL_CLASS_ORGANIZATION_WEAK |
      BUL_CLASS_ORGANIZATION | BUL_CLASS_ORGANIZATION_INNER |
      BUL_CLASS_NAME_STOP | BUL_CLASS_AFTER_NAME | BUL_CLASS_TITLE |
      BUL_CLASS_TITLE_PART | BUL_CLASS_KNOWN_PERSON |
      BUL_CLASS_JAPANESE_SURNAME | BUL_CLASS_PLACE_PAIR;
  uint32_t kind = (t->classes & classes) * 2654435761u;
  return kind ^ ((uint32_t)t->pos << 3 | t->form) ^
         (t->length > 1 ? 0x10000u : 0) ^ (t->length > 2 ? 0x20000u : 0);
}

/* What a word has to do with names. */
typedef enum warmth {
  STOPS,  /* no part of one: marks, numbers, grammar */
  PLAIN,  /* a part of one beside what is warm */
  SINGLE, /* the same; two of them abreast are warm */
  WARM
} warmth;

static warmth warmth_of(const bul_token *t) {
  enum { SURNAME = 120 }; /* what a frequent surname costs */
  const uint32_t telling =
      BUL_CLASS_PLACE_FIRST | BUL_CLASS_PLACE_PAIR | BUL_CLASS_PLACE_LAST |
      BUL_CLASS_ORGANIZATION | BUL_CLASS_COMPOUND_SURNAME |
      BUL_CLASS_JAPANESE_SURNAME | BUL_CLASS_KNOWN_PERSON | BUL_CLASS_DOCTRINE |
      BUL_CLASS_ORGANIZATION_FIRST | BUL_CLASS_BRAND | BUL_CLASS_PLACE |
      BUL_CLASS_DIVISION;
  switch (t->form) {
  case BULLETIN_WORD_MARK:
  case BULLETIN_WORD_TIME:
  case BULLETIN_WORD_NUMBER:
    return STOPS;
  case BULLETIN_WORD_KNOWN:
    break;
  case BULLETIN_WORD_LATIN:
    return PLAIN;
  default:
    return WARM;
  }
  if (t->classes & telling) return WARM;
  if (t->length == 1 &&
      ((t->classes & BUL_CLASS_ABBREVIATION &&
        !(t->classes & BUL_CLASS_WEAK_ABBREVIATION)) ||
       bul_lexicon_facts[bul_code_of(t->first)].surname < SURNAME))
    return WARM;
  /* clang-format off */
  switch (t->pos) {
    case BUL_POS_NR: case BUL_POS_NRT: case BUL_POS_NS: case BUL_POS_NT:
    case BUL_POS_NZ: case BUL_POS_J: case BUL_POS_NONE:
      return WARM;
    case BUL_POS_U: case BUL_POS_P: case BUL_POS_C: case BUL_POS_D:
    case BUL_POS_R: case BUL_POS_Y: case BUL_POS_Q: case BUL_POS_M:
    case BUL_POS_F: case BUL_POS_T: case BUL_POS_I: case BUL_POS_L:
      return t->length == 1 && t->pos != BUL_POS_U && t->pos != BUL_POS_C &&
                     t->pos != BUL_POS_R
                 ? PLAIN
                 : STOPS;
    case BUL_POS_V: case BUL_POS_AD: case BUL_POS_VD:
      if (t->length > 1) return STOPS;
  }
  return t->length == 1 ? SINGLE : PLAIN;
  /* clang-format on */
}

static bool ends_sentence(const bul_token *t) {
  switch (t->first) {
  case U'。':
  case U'！':
  case U'？':
  case U'；':
    return t->form == BULLETIN_WORD_MARK;
  }
  return false;
}

/* The label that the rules give the character at a byte, with the strength
** of what they found. */
static uint8_t rule_label(const bul_mention *m, size_t byte, size_t next) {
  uint8_t label = (uint8_t)(BUL_TAG_BEGIN + 4 * m->kind);
  bool first = byte == m->span.start, last = next == m->span.end;
  if (first && last) return label + 3;
  return first ? label : last ? label + 2 : label + 1;
}

static void add_chars(bul_passage *p, const bul_findings *f, size_t token,
                      size_t rules, size_t *mention) {
  const bul_token *t = &f->tokens[token];
  const char *data = f->text.data;
  size_t size;
  for (size_t byte = t->span.start; byte < t->span.end; byte += size) {
    size_t at = BUL_TAG_PAD + p->chars++;
    uint32_t c = bul_char_at(data + byte, &size);
    uint32_t code = bul_code_of(c);
    p->code[at] = (uint16_t)(code != 0 ? code : 0x8000 | (c & 0x7FFF));
    p->word_of[at] = (uint16_t)(BUL_TAG_PAD + p->words);
    bool first = byte == t->span.start, last = byte + size == t->span.end;
    p->place[at] = (uint8_t)(first ? (last ? 3 : 0) : last ? 2 : 1);
    p->at[at] = byte;
    p->rule[at] = p->sure[at] = 0;
    while (*mention < rules && f->mentions[*mention].span.end <= byte)
      ++*mention;
    if (*mention == rules) continue;
    const bul_mention *m = &f->mentions[*mention];
    if (m->span.start > byte) continue;
    p->rule[at] = rule_label(m, byte, byte + size);
    p->sure[at] = (uint8_t)m->strength;
  }
}

static void pad(bul_passage *p, size_t at, size_t word) {
  for (size_t i = 0; i < BUL_TAG_PAD; i++) {
    p->code[at + i] = 0;
    p->word_of[at + i] = (uint16_t)(word + i);
    p->place[at + i] = 4;
    p->rule[at + i] = p->sure[at + i] = 0;
    p->word[word + i] = (bul_tag_word){.word = 1, .kind = 1};
  }
}

/* Where the name ends that the rules found at a character; the next one when
** they found none. */
static size_t rule_end(const bul_passage *p, size_t at) {
  if (p->rule[at] == BUL_TAG_OUT || (p->rule[at] - 1) % 4 > 1) return at + 1;
  while (at < BUL_TAG_PAD + p->chars && (p->rule[at] - 1) % 4 < 2)
    at++;
  return at < BUL_TAG_PAD + p->chars ? at + 1 : at;
}

/* Words are cold that are neither warm nor, without a word that stops names
** between, a few words from one that is. */
static void find_cold(bul_passage *p, const bul_findings *f) {
  enum { REACH = 3 }; /* words */
  uint8_t warm[BUL_TAG_CHARS];
  uint8_t near[BUL_TAG_CHARS] = {0};
  for (size_t w = 0; w < p->words; w++)
    warm[w] = (uint8_t)warmth_of(&f->tokens[p->first + w]);
  for (size_t w = 0; w < p->words; w++) {
    if (warm[w] != WARM &&
        !(warm[w] == SINGLE && w + 1 < p->words && warm[w + 1] == SINGLE &&
          f->tokens[p->first + w + 1].joined) &&
        !(warm[w] == SINGLE && w > 0 && warm[w - 1] == SINGLE &&
          f->tokens[p->first + w].joined))
      continue;
    near[w] = 1;
    for (size_t k = w; k-- > 0 && w - k <= REACH && warm[k] != STOPS;)
      near[k] = 1;
    for (size_t k = w + 1; k < p->words && k - w <= REACH && warm[k] != STOPS;
         k++)
      near[k] = 1;
  }
  for (size_t at = BUL_TAG_PAD, next; at < BUL_TAG_PAD + p->chars; at = next) {
    next = rule_end(p, at);
    bool cold = p->rule[at] == 0;
    for (size_t k = at; k < next && cold; k++)
      cold = !near[p->word_of[k] - BUL_TAG_PAD];
    for (size_t k = at; k < next; k++)
      p->cold[k] = cold;
  }
}

size_t bul_passage_read(bul_passage *p, const bul_findings *f, size_t first,
                        size_t rules, size_t *mention) {
  p->first = first;
  p->words = p->chars = 0;
  pad(p, 0, 0);
  size_t token = first;
  for (; token < f->count; token++) {
    const bul_token *t = &f->tokens[token];
    if (p->chars + t->length > BUL_TAG_CHARS) break;
    if (token > first && !t->joined &&
        memchr(f->text.data + f->tokens[token - 1].span.end, '\n',
               t->span.start - f->tokens[token - 1].span.end) != NULL)
      break;
    bul_tag_word *w = &p->word[BUL_TAG_PAD + p->words];
    w->chars = (uint16_t)(BUL_TAG_PAD + p->chars);
    w->word = bul_hash(bul_token_text(f, token));
    w->kind = kind_of(t) ^ (t->joined || token == first ? 0 : 0x40000u);
    add_chars(p, f, token, rules, mention);
    p->words++;
    if (ends_sentence(t)) {
      token++;
      break;
    }
  }
  if (token == first) token++; /* a word longer than a passage */
  pad(p, BUL_TAG_PAD + p->chars, BUL_TAG_PAD + p->words);
  find_cold(p, f);
  return token;
}

/* --- features ---------------------------------------------------------- */

static inline uint64_t mix(uint64_t form, uint64_t a, uint64_t b, uint64_t c) {
  uint64_t h = form * 0x9E3779B97F4A7C15u;
  h = (h ^ a) * 0xFF51AFD7ED558CCDu;
  h = (h ^ (h >> 32) ^ b) * 0xC4CEB9FE1A85EC53u;
  h = (h ^ (h >> 29) ^ c) * 0x9E3779B97F4A7C15u;
  return h ^ h >> 32;
}

/* How well a character serves in a name, roughly. */
static inline uint64_t fit(uint8_t cost) {
  return cost == 255  ? 7
         : cost < 60  ? 0
         : cost < 90  ? 1
         : cost < 110 ? 2
         : cost < 130 ? 3
         : cost < 160 ? 4
         : cost < 200 ? 5
                      : 6;
}

static inline uint64_t name_fit(const uint16_t *code) {
  static const bul_char_facts none = {0, 255, 255, 255, 255, 255};
  const bul_char_facts *a =
      code[0] & 0x8000 ? &none : &bul_lexicon_facts[code[0]];
  const bul_char_facts *b =
      code[1] & 0x8000 ? &none : &bul_lexicon_facts[code[1]];
  const bul_char_facts *c =
      code[2] & 0x8000 ? &none : &bul_lexicon_facts[code[2]];
  return fit(a->surname) << 9 | fit(b->first) << 6 | fit(c->last) << 3 |
         (a->foreign != 255) << 2 | (b->foreign != 255) << 1 |
         (c->foreign != 255);
}

void bul_passage_features(const bul_passage *p, size_t at,
                          uint64_t features[BUL_TAG_FEATURES]) {
  const uint16_t *c = p->code + at;
  const bul_tag_word *w = p->word + p->word_of[at];
  const uint8_t *r = p->rule + at;
  uint64_t place = p->place[at];
  uint64_t *out = features;
  uint64_t c0 = c[0], before = c[-1], after = c[1];
  *out++ = mix(1, c0, 0, 0);
  *out++ = mix(2, before, 0, 0);
  *out++ = mix(3, after, 0, 0);
  *out++ = mix(4, c[-2], 0, 0);
  *out++ = mix(5, c[2], 0, 0);
  *out++ = mix(6, before, c0, 0);
  *out++ = mix(7, c0, after, 0);
  *out++ = mix(8, before, c0, after);
  *out++ = mix(9, place, w[0].word, 0);
  *out++ = mix(10, place, w[0].kind, 0);
  *out++ = mix(11, place, w[-1].kind, w[0].kind);
  *out++ = mix(12, place, w[0].kind, w[1].kind);
  *out++ = mix(13, place | (uint64_t)w[-1].kind << 8, w[0].kind, w[1].kind);
  *out++ = mix(14, place, w[-1].word, 0);
  *out++ = mix(15, place, w[1].word, 0);
  *out++ = mix(16, name_fit(c), 0, 0);
  *out++ = mix(17, name_fit(c - 1), 0, 0);
  *out++ = mix(18, name_fit(c - 2), 0, 0);
  *out++ = mix(19, r[0], p->sure[at], place);
  *out++ = mix(20, r[-1], r[0], r[1]);
  *out++ = mix(21, r[0], c0, 0);
  *out++ = mix(22, r[0], w[0].kind, place);
}

/* --- decoding ---------------------------------------------------------- */

bool bul_tag_follows(int before, int after) {
  int open = before == 0 ? -1 : (before - 1) / 4;
  int step = before == 0 ? 3 : (before - 1) % 4;
  bool closed = step >= 2;
  int kind = after == 0 ? -1 : (after - 1) / 4;
  int next = after == 0 ? 3 : (after - 1) % 4;
  bool opens = after == 0 || next == 0 || next == 3;
  return closed ? opens : !opens && kind == open;
}

/* Labels that end a name, or are outside: what may stand before a new one. */
static const uint8_t closed[] = {0, 3, 4, 7, 8, 11, 12};

/* Of these the ones that may still be best before some label: no transition
** makes up for more than `range`. */
static size_t contenders(const int32_t *from, int32_t range, uint8_t *list) {
  int32_t most = from[0];
  for (size_t i = 1; i < sizeof closed; i++)
    if (from[closed[i]] > most) most = from[closed[i]];
  size_t count = 0;
  for (size_t i = 0; i < sizeof closed; i++)
    if (from[closed[i]] >= most - range) list[count++] = closed[i];
  return count;
}

/* The best of a list of labels before `label`. */
static inline int32_t best_of(const int32_t *from, const int16_t *moves,
                              const uint8_t *list, size_t count, int label,
                              uint8_t *before) {
  int32_t best = INT32_MIN;
  for (size_t i = 0; i < count; i++) {
    int32_t score = from[list[i]] + moves[list[i] * BUL_TAG_COUNT + label];
    if (score > best) best = score, *before = list[i];
  }
  return best;
}

/* The scores of all labels of one character, from those of the one before. */
static void step_warm(const int32_t *from, int32_t *to, const int32_t *scores,
                      const int16_t *moves, int32_t range, uint8_t *before) {
  uint8_t list[sizeof closed];
  size_t count = contenders(from, range, list);
  to[0] = scores[0] + best_of(from, moves, list, count, 0, &before[0]);
  for (int first = BUL_TAG_BEGIN; first < BUL_TAG_COUNT; first += 4) {
    const uint8_t open[] = {(uint8_t)first, (uint8_t)(first + 1)};
    for (int k = first; k < first + 4; k++) {
      bool opens = k == first || k == first + 3;
      to[k] = scores[k] + best_of(from, moves, opens ? list : open,
                                  opens ? count : 2, k, &before[k]);
    }
  }
}

void bul_passage_decode(const bul_passage *p, const int32_t *scores,
                        const int16_t *transitions, int32_t range,
                        uint8_t *labels) {
  enum { NEVER = -100000000 };
  int32_t best[2][BUL_TAG_COUNT];
  uint8_t come[BUL_TAG_CHARS][BUL_TAG_COUNT];
  for (int k = 0; k < BUL_TAG_COUNT; k++)
    best[1][k] = k == 0 ? 0 : NEVER;
  bool warm = false; /* whether any label but 0 is possible */
  for (size_t i = 0; i < p->chars; i++) {
    const int32_t *from = best[(i + 1) & 1];
    int32_t *to = best[i & 1];
    if (!p->cold[BUL_TAG_PAD + i]) {
      step_warm(from, to, scores + i * BUL_TAG_ROW, transitions, range,
                come[i]);
      warm = true;
      continue;
    }
    to[0] =
        warm ? best_of(from, transitions, closed, sizeof closed, 0, &come[i][0])
             : from[0] + transitions[0];
    if (!warm) come[i][0] = 0;
    for (int k = 1; k < BUL_TAG_COUNT; k++)
      to[k] = NEVER;
    warm = false;
  }
  if (p->chars == 0) return;
  const int32_t *end = best[(p->chars + 1) & 1];
  uint8_t label = 0;
  for (size_t i = 0; i < sizeof closed; i++)
    if (end[closed[i]] > end[label]) label = closed[i];
  for (size_t i = p->chars; i-- > 0;) {
    labels[i] = label;
    label = p->cold[BUL_TAG_PAD + i] ? come[i][0] : come[i][label];
  }
}

/* The row of a feature from its slot on, or NULL. */
static const bul_tag_row *find_row(uint32_t slot, uint32_t key) {
  uint16_t low = (uint16_t)key;
  uint8_t high = (uint8_t)(key >> 16);
  for (;;) {
    const bul_tag_row *row = &bul_tag_rows[slot];
    if (row->low == low && row->high == high) return row;
    if (row->low == 0 && row->high == 0) return NULL;
    if (++slot == bul_tag_row_count) slot = 0;
  }
}

/* The scores of one character's labels, and what the rules say in their
** favour. */
static void score_labels(const bul_passage *p, size_t at, int32_t *scores) {
  /* What is added for what the rules are clear about: so much that only a
  ** plain contradiction outweighs it. They know best where a person's name
  ** ends (王毅|同…); what they guess is among the features. */
  enum { SURE = 350, SURE_PERSON = 500, CERTAIN = 1000, CLEAR = 2 };
  uint64_t features[BUL_TAG_FEATURES];
  uint32_t slots[BUL_TAG_FEATURES];
  int16_t sum[BUL_TAG_ROW] = {0};
  bul_passage_features(p, at, features);
  for (int n = 0; n < BUL_TAG_FEATURES; n++) {
    slots[n] = bul_tag_slot(features[n], bul_tag_row_count);
#if defined(__GNUC__)
    __builtin_prefetch(&bul_tag_rows[slots[n]]);
#endif
  }
  for (int n = 0; n < BUL_TAG_FEATURES; n++) {
    const bul_tag_row *row = find_row(slots[n], bul_tag_key(features[n]));
    if (row == NULL) continue;
    /* All bytes of the row, which is faster; the key's are not looked at. */
    const int8_t *weight = (const int8_t *)row;
    for (int k = 0; k < BUL_TAG_ROW; k++)
      sum[k] = (int16_t)(sum[k] + weight[k]);
  }
  for (int k = 0; k < BUL_TAG_COUNT; k++)
    scores[k] = sum[k];
  if (p->rule[at] != BUL_TAG_OUT && p->sure[at] >= CLEAR)
    scores[p->rule[at]] += p->sure[at] > CLEAR            ? CERTAIN
                           : p->rule[at] > BUL_TAG_SINGLE ? SURE
                                                          : SURE_PERSON;
}

void bul_passage_label(const bul_passage *p, uint8_t *labels) {
  int32_t scores[BUL_TAG_CHARS * BUL_TAG_ROW];
  for (size_t i = 0; i < p->chars; i++)
    if (!p->cold[BUL_TAG_PAD + i])
      score_labels(p, BUL_TAG_PAD + i, scores + i * BUL_TAG_ROW);
  bul_passage_decode(p, scores, bul_tag_transitions, bul_tag_transition_range,
                     labels);
}
