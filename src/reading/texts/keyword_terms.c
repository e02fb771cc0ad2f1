/*
** keyword_terms.c - see keyword_terms.h.
**
** Names and quotations are found first, then the words that are not such
** as a whole, then neighbours whose words are all repeated: whatever is
** repeated is made of what is. In the end each place of a term is held
** against the longer terms around it.
*/
#include "keyword_terms.h"

#include "../../base/error.h"
#include "../../base/fold.h"
#include "keyword_kinds.h"
#include "keyword_words.h"

#include <stdlib.h>

enum {
  MOST_PARTS = 4,    /* words of a compound */
  LONGEST = 8,       /* characters of a compound */
  LONGEST_QUOTED = 12,
  UNKNOWN_RARITY = 176 /* of a word that the lexicon has not */
};

typedef struct token {
  bulletin_span span;
  uint32_t terms[MOST_PARTS]; /* of it and those after it, plus one; or 0 */
  uint32_t from, to; /* the name it is in, tokens; itself when in none */
  uint32_t paragraph;
  uint16_t rarity;
  uint8_t role, length, pos;
  bool joined; /* to the one before */
} token;

typedef struct reader {
  bul_keyword_terms *out;
  const bulletin_words *words;
  token *tokens;
  bul_hash_table general; /* of general_words.h */
  bul_keyword_key key;
  void *context;
  bool failed;
} reader;

/* --- terms --------------------------------------------------------------- */

float bul_keyword_key_of(void *context, bulletin_text word) {
  enum { STEPS = 16 }; /* of a key, in the table */
  (void)context;
  size_t low = 0, high = sizeof keyword_words / sizeof *keyword_words;
  while (low < high) {
    size_t middle = (low + high) / 2;
    const keyword_word *row = &keyword_words[middle];
    bulletin_text there = bulletin_text_of(row->word);
    size_t size = there.size < word.size ? there.size : word.size;
    int order = memcmp(there.data, word.data, size);
    if (order == 0 && there.size == word.size) return row->key / (float)STEPS;
    if (order < 0 || (order == 0 && there.size < word.size))
      low = middle + 1;
    else
      high = middle;
  }
  return 0;
}

static bulletin_text text_at(const reader *r, bulletin_span span) {
  return bul_text(r->out->folded.data + span.start, span.end - span.start);
}

/* The number of the term at `span`, a new one when there is none of that
** text; `r->failed` when memory ran out. */
static uint32_t find(reader *r, bulletin_span span, bool *is_new) {
  bul_keyword_terms *t = r->out;
  bulletin_text text = text_at(r, span);
  uint32_t hash = bul_hash(text);
  *is_new = false;
  bul_keyword_term *grown =
      bul_hash_room(&t->table)
          ? bul_grow(&t->allocator, t->items, &t->capacity, t->count + 1,
                     sizeof *grown)
          : NULL;
  if (grown == NULL) {
    r->failed = true;
    return 0;
  }
  t->items = grown;
  bul_hash_slot *slot = bul_hash_first(&t->table, hash);
  for (; slot->item != 0; slot = bul_hash_next(&t->table, slot))
    if (bul_text_equal(text_at(r, t->items[slot->item - 1].span), text))
      return slot->item - 1;
  bul_hash_put(&t->table, slot, hash, t->count);
  size_t length = bul_text_length(text);
  t->items[t->count] = (bul_keyword_term){
      .span = span,
      .first = UINT32_MAX,
      .last_paragraph = UINT32_MAX,
      .length = length < UINT8_MAX ? (uint8_t)length : UINT8_MAX};
  *is_new = true;
  return (uint32_t)t->count++;
}

/* Counts a place of a term. */
static void count_place(reader *r, uint32_t term, size_t start,
                        uint32_t paragraph) {
  bul_keyword_terms *out = r->out;
  bul_keyword_term *t = &out->items[term];
  t->count++;
  if (start < out->title_size) {
    t->in_title = true;
    return;
  }
  size_t at = start - out->title_size;
  if (at < t->first) t->first = at < UINT32_MAX ? (uint32_t)at : UINT32_MAX - 1;
  t->body++;
  if (t->body > out->most) out->most = t->body;
  if (t->last_paragraph != paragraph) t->paragraphs++;
  t->last_paragraph = paragraph;
}

/* --- names and quotations -------------------------------------------------- */

/* The token that begins (or ends) at a byte, or the count of tokens. */
static size_t token_at(const reader *r, size_t byte, bool end) {
  size_t low = 0, high = r->words->count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    const bulletin_span *span = &r->tokens[middle].span;
    size_t there = end ? span->end : span->start;
    if (there == byte) return middle;
    if (there < byte)
      low = middle + 1;
    else
      high = middle;
  }
  return r->words->count;
}

/* Marks the tokens [from, to) as one name, unless they are part of one. */
static void mark(reader *r, size_t from, size_t to, uint32_t term) {
  for (size_t i = from; i < to; i++)
    if (r->tokens[i].to > i + 1 || r->tokens[i].from < i) return;
  for (size_t i = from; i < to; i++) {
    r->tokens[i].from = (uint32_t)from;
    r->tokens[i].to = (uint32_t)to;
  }
  if (to - from <= MOST_PARTS) r->tokens[from].terms[to - from - 1] = term + 1;
}

static void add_entity(reader *r, const bulletin_entity *e) {
  static const uint8_t kinds[] = {
      [BULLETIN_PERSON] = BUL_KEYWORD_PERSON,
      [BULLETIN_PLACE] = BUL_KEYWORD_PLACE,
      [BULLETIN_ORGANIZATION] = BUL_KEYWORD_ORGANIZATION};
  if (e->kind == BULLETIN_WORK) return; /* read with the quotations */
  size_t start = (size_t)(e->name.data - r->out->text.data);
  bool is_new;
  uint32_t term = find(r, (bulletin_span){start, start + e->name.size}, &is_new);
  if (r->failed || !is_new) return;
  r->out->items[term].kind = kinds[e->kind];
  r->out->items[term].rarity = UNKNOWN_RARITY;
  r->out->items[term].parts = 1;
  for (size_t i = 0; i < e->span_count; i++) {
    size_t from = token_at(r, e->spans[i].start, false);
    size_t last = token_at(r, e->spans[i].end, true);
    bool whole = from <= last && last < r->words->count;
    count_place(r, term, e->spans[i].start,
                whole ? r->tokens[from].paragraph : UINT32_MAX);
    if (whole) mark(r, from, last + 1, term);
  }
}

static int add_names(reader *r, const bulletin_lexicon *lexicon,
                     bulletin_error *error) {
  bulletin_entities *entities;
  int status = bulletin_entities_read(&entities, r->out->text, lexicon,
                                      &r->out->allocator, error);
  if (status != BULLETIN_OK) return status;
  for (size_t i = 0; i < entities->count && !r->failed; i++)
    add_entity(r, &entities->items[i]);
  bulletin_entities_free(entities);
  return BULLETIN_OK;
}

/* 、 of “三项工程、一项管理”. */
static bool is_pause(const reader *r, size_t at) {
  return bul_text_equal(bul_word_text(r->out->text, &r->words->items[at]),
                        BUL_TEXT("、"));
}

/* Takes what stands between the mark at `open` and its closing one, 2 to 12
** characters without punctuation. */
static void add_quoted(reader *r, size_t open) {
  static const struct {
    const char *open, *close;
    uint8_t kind;
    float prior;
  } marks[] = {{"《", "》", BUL_KEYWORD_WORK, 0.5F},
               {"“", "”", BUL_KEYWORD_QUOTED, 0.22F},
               {"「", "」", BUL_KEYWORD_QUOTED, 0.22F},
               {"『", "』", BUL_KEYWORD_QUOTED, 0.22F}};
  enum { MOST_WORDS = 12, SENTENCE = 8 };
  const bulletin_word *words = r->words->items;
  bulletin_text at = bul_word_text(r->out->text, &words[open]);
  size_t m = 0;
  while (m < BUL_COUNT(marks) &&
         !bul_text_equal(at, bulletin_text_of(marks[m].open)))
    m++;
  if (m == BUL_COUNT(marks)) return;
  size_t end = open + 1;
  while (end < r->words->count && end < open + MOST_WORDS &&
         (words[end].form != BULLETIN_WORD_MARK || is_pause(r, end)))
    end++;
  if (end >= r->words->count || end == open + 1 ||
      !bul_text_equal(bul_word_text(r->out->text, &words[end]),
                      bulletin_text_of(marks[m].close)))
    return;
  bulletin_span span = {words[open].span.end, words[end].span.start};
  size_t length = bul_text_length(text_at(r, span));
  if (length < 2 || length > LONGEST_QUOTED) return;
  bool is_new;
  uint32_t term = find(r, span, &is_new);
  if (r->failed) return;
  bul_keyword_term *t = &r->out->items[term];
  float prior = length > SENTENCE ? marks[m].prior / 2 : marks[m].prior;
  if (is_new) {
    t->kind = marks[m].kind;
    t->rarity = UNKNOWN_RARITY;
    t->parts = 1;
  }
  if (prior > t->prior) t->prior = prior;
  if (t->kind != marks[m].kind) return; /* a name, which is counted */
  count_place(r, term, span.start, r->tokens[open].paragraph);
  mark(r, open + 1, end, term);
}

/* --- words and compounds --------------------------------------------------- */

static bool is_in_name(const token *t, size_t at) {
  return t->from < at || t->to > at + 1;
}

static void add_word(reader *r, size_t i) {
  const bulletin_word *w = &r->words->items[i];
  token *t = &r->tokens[i];
  if (t->terms[0] != 0 || w->form == BULLETIN_WORD_MARK) return;
  int kind = bul_keyword_kind_of(w, t->length);
  float prior = bul_keyword_word_prior(w, t->length);
  if (t->role == BUL_ROLE_NONE && kind == BUL_KEYWORD_KINDS && prior <= 0)
    return;
  bool is_new;
  uint32_t term = find(r, w->span, &is_new);
  if (r->failed) return;
  bul_keyword_term *found = &r->out->items[term];
  if (is_new) {
    found->kind = (uint8_t)kind;
    found->parts = 1;
    found->rarity = t->rarity;
    bulletin_text text = text_at(r, w->span);
    found->key = r->key(r->context, text);
    int general = bul_general_words_of(&r->general, text);
    found->reporting = general == BUL_GENERAL_REPORTING;
    found->common = general != BUL_GENERAL_NOT;
  }
  if (prior > found->prior) found->prior = prior;
  t->terms[0] = term + 1;
  count_place(r, term, w->span.start, t->paragraph);
}

/* A person is a term alone: 王大明, not 王大明同志. */
static bool is_person(const reader *r, size_t at) {
  const token *t = &r->tokens[at];
  if (t->pos == BUL_POS_NR || t->pos == BUL_POS_NRT) return true;
  const token *first = &r->tokens[t->from];
  uint32_t name = t->to - t->from <= MOST_PARTS
                      ? first->terms[t->to - t->from - 1]
                      : 0;
  return name != 0 && r->out->items[name - 1].kind == BUL_KEYWORD_PERSON;
}

static bool is_general(const reader *r, size_t at) {
  uint32_t term = r->tokens[at].terms[0];
  return term != 0 && r->out->items[term - 1].reporting;
}

/* A character that belongs to the one before it: 美志愿者 of 最美志愿者, 仓
** of 开仓. */
static bool is_bound(const reader *r, size_t at) {
  if (at == 0) return false;
  const token *before = &r->tokens[at - 1];
  return r->tokens[at].joined &&
         (before->role == BUL_ROLE_NUMBER || before->role == BUL_ROLE_ACT ||
          before->pos == BUL_POS_D);
}

static bool after_number(const reader *r, size_t at) {
  return at > 0 && r->tokens[at].joined &&
         r->tokens[at - 1].role == BUL_ROLE_NUMBER;
}

/* A compound does not begin behind a number: 工程 of 三项工程 is cut out. A
** number begins one only in Han characters: 三项工程, not 25项工程. */
static bool is_first(const reader *r, size_t at) {
  const token *t = &r->tokens[at];
  if (t->role == BUL_ROLE_MEASURE) return false;
  if (t->role != BUL_ROLE_NUMBER)
    return t->length > 1 || !is_bound(r, at);
  return t->length < 4 &&
         (unsigned char)r->out->folded.data[t->span.start] >= 0x80;
}

static bool is_last(const reader *r, size_t at) {
  uint8_t role = r->tokens[at].role;
  return role != BUL_ROLE_NUMBER && role != BUL_ROLE_MEASURE;
}

/* Whether the tokens [from, to) may be a compound: all of them are repeated
** or stand in the title, and none is cut out of a name. */
static bool is_compound(const reader *r, size_t from, size_t to) {
  size_t length = 0;
  if (!is_first(r, from) || !is_last(r, to - 1)) return false;
  for (size_t i = from; i < to; i++) {
    const token *t = &r->tokens[i];
    if (t->role == BUL_ROLE_NONE || (i > from && !t->joined)) return false;
    if (i > from && t->role == BUL_ROLE_NUMBER) return false;
    if (t->role == BUL_ROLE_ACT && (i == from || r->tokens[i - 1].length > 1) &&
        (i + 1 == to || r->tokens[i + 1].length > 1))
      return false;
    if (is_general(r, i) || is_person(r, i)) return false;
    /* 发行纪念币 is no term: a verb and its object */
    if (i == from + 1 && r->tokens[from].role == BUL_ROLE_VERB &&
        t->role == BUL_ROLE_NAME)
      return false;
    if (t->role == BUL_ROLE_MEASURE && (i != from + 1 || !after_number(r, i)))
      return false;
    if (is_in_name(t, i) && (t->from < from || t->to > to)) return false;
    if (!is_in_name(t, i) && t->terms[0] == 0) return false;
    const bul_keyword_term *word =
        t->terms[0] == 0 ? NULL : &r->out->items[t->terms[0] - 1];
    if (word != NULL && word->count < 2 && !word->in_title) return false;
    length += t->length;
  }
  return length > 2 && length <= LONGEST;
}

static void add_compound(reader *r, size_t from, size_t to) {
  token *first = &r->tokens[from], *last = &r->tokens[to - 1];
  if (first->terms[to - from - 1] != 0) return; /* a name */
  bulletin_span span = {first->span.start, last->span.end};
  bool is_new;
  uint32_t term = find(r, span, &is_new);
  if (r->failed) return;
  bul_keyword_term *t = &r->out->items[term];
  if (is_new) {
    float key = 0;
    unsigned rarity = 0;
    for (size_t i = from; i < to; i++) {
      rarity += r->tokens[i].rarity;
      if (r->tokens[i].terms[0] != 0 && i + 1 < to)
        key += r->out->items[r->tokens[i].terms[0] - 1].key;
    }
    t->kind = to - from == 2 ? BUL_KEYWORD_PAIR : BUL_KEYWORD_LONG;
    t->parts = (uint8_t)(to - from);
    t->rarity = (uint16_t)(rarity / (to - from));
    t->common = true;
    for (size_t i = from; i < to; i++)
      t->common = t->common && r->tokens[i].terms[0] != 0 &&
                  r->out->items[r->tokens[i].terms[0] - 1].common;
    t->first_role = first->role;
    t->last_role = last->role;
    t->head = first->terms[0] != 0 ? first->terms[0] - 1 : term;
    t->tail = last->terms[0] != 0 ? last->terms[0] - 1 : term;
    t->key = last->terms[0] != 0 ? r->out->items[t->tail].key : 0;
    t->rest_key = key / (float)(to - from - 1);
  }
  first->terms[to - from - 1] = term + 1;
  if (t->kind < BUL_KEYWORD_PAIR) return; /* counted as something else */
  count_place(r, term, span.start, first->paragraph);
}

/* The term of `parts` tokens from `at`, if the text repeats it. */
static bul_keyword_term *repeated(const reader *r, size_t at, size_t parts) {
  uint32_t term = r->tokens[at].terms[parts - 1];
  if (term == 0 || r->out->items[term - 1].count < 2) return NULL;
  return &r->out->items[term - 1];
}

/* Whether a term that is commoner (or as common, and earlier) has the end or
** the beginning of the place [from, to) within it: 国际电影节金 is none where
** the text has 金爵奖. */
static bool is_crossed(const reader *r, size_t from, size_t to,
                       const bul_keyword_term *t) {
  size_t least = from >= MOST_PARTS ? from - MOST_PARTS + 1 : 0;
  for (size_t i = least; i < to; i++)
    for (size_t parts = 2; parts <= MOST_PARTS; parts++) {
      size_t end = i + parts;
      bool before = i < from && end > from && end < to;
      bool behind = i > from && end > to;
      if (!before && !behind) continue;
      const bul_keyword_term *other = repeated(r, i, parts);
      if (other != NULL && (other->count > t->count ||
                            (other->count == t->count && before)))
        return true;
    }
  return false;
}

/* Whether the place [from, to) of a term lies in a longer one; *most is set to
** how often the commonest of them stands. */
static bool is_inside(const reader *r, size_t from, size_t to, uint32_t *most) {
  const token *t = &r->tokens[from];
  bool inside = t->from < from || t->to > to;
  *most = 0;
  size_t least = to > MOST_PARTS ? to - MOST_PARTS : 0;
  for (size_t i = least; i <= from; i++)
    for (size_t parts = to - i; parts <= MOST_PARTS; parts++) {
      if (i == from && parts == to - from) continue;
      const bul_keyword_term *other = repeated(r, i, parts);
      if (other == NULL || other->crossed * 2 > other->count) continue;
      inside = true;
      if (other->count > *most) *most = other->count;
    }
  return inside;
}

static void count_crossed(reader *r) {
  for (size_t i = 0; i < r->words->count; i++)
    for (size_t parts = 2; parts <= MOST_PARTS; parts++) {
      uint32_t term = r->tokens[i].terms[parts - 1];
      if (term == 0) continue;
      bul_keyword_term *t = &r->out->items[term - 1];
      if (is_crossed(r, i, i + parts, t)) t->crossed++;
    }
}

static void count_inside(reader *r, bool title) {
  for (size_t i = 0; i < r->words->count; i++) {
    if ((r->tokens[i].span.start < r->out->title_size) != title) continue;
    for (size_t parts = 1; parts <= MOST_PARTS; parts++) {
      uint32_t term = r->tokens[i].terms[parts - 1];
      if (term == 0) continue;
      bul_keyword_term *t = &r->out->items[term - 1];
      uint32_t most;
      bool inside = is_inside(r, i, i + parts, &most);
      if (most >= t->count) t->piece = true;
      if (!title && inside) t->inside++;
      if (title && (!inside || bul_keyword_is_free(t))) t->in_title = true;
    }
  }
}

/* --- the entry point ------------------------------------------------------- */

static bool read_tokens(reader *r) {
  size_t bytes;
  const bulletin_words *words = r->words;
  if (!bul_mul(&bytes, words->count + 1, sizeof *r->tokens) ||
      words->count >= UINT32_MAX)
    return false;
  r->tokens = bul_resize(&r->out->allocator, NULL, 0, bytes);
  if (r->tokens == NULL) return false;
  memset(r->tokens, 0, bytes);
  uint32_t paragraph = 0;
  size_t end = 0;
  for (size_t i = 0; i < words->count; i++) {
    const bulletin_word *w = &words->items[i];
    if (memchr(r->out->text.data + end, '\n', w->span.start - end) != NULL)
      paragraph++;
    size_t length = bul_text_length(bul_word_text(r->out->text, w));
    r->tokens[i] = (token){
        .span = w->span,
        .from = (uint32_t)i,
        .to = (uint32_t)i + 1,
        .paragraph = paragraph,
        .rarity = w->form == BULLETIN_WORD_KNOWN ? w->rarity : UNKNOWN_RARITY,
        .role = (uint8_t)bul_keyword_role_of(
            w, text_at(r, w->span), length),
        .length = length < UINT8_MAX ? (uint8_t)length : UINT8_MAX,
        .pos = w->pos,
        .joined = i > 0 && end == w->span.start};
    end = w->span.end;
  }
  return true;
}

/* Two neighbours of a headline, by their kinds alone. */
static void add_pair(reader *r, size_t i) {
  const bulletin_word *b = &r->words->items[i], *a = b - 1;
  float prior = bul_keyword_pair_prior(a, r->tokens[i - 1].length, b,
                                       r->tokens[i].length);
  if (prior <= 0 || !r->tokens[i].joined) return;
  bool is_new;
  bulletin_span span = {a->span.start, b->span.end};
  uint32_t term = find(r, span, &is_new);
  if (r->failed) return;
  enum { MOST_RARITY = 192 };
  int rarity = a->rarity + b->rarity;
  bul_keyword_term *t = &r->out->items[term];
  if (is_new) {
    t->kind = BUL_KEYWORD_PAIR;
    t->rarity = (uint16_t)(rarity < MOST_RARITY ? rarity : MOST_RARITY);
  }
  if (prior > t->prior) t->prior = prior;
  count_place(r, term, span.start, r->tokens[i].paragraph);
}

static void read_brief(reader *r) {
  for (size_t i = 0; i < r->words->count && !r->failed; i++) {
    if (r->words->items[i].form == BULLETIN_WORD_MARK)
      add_quoted(r, i);
    else
      add_word(r, i);
    if (i > 0 && !r->failed) add_pair(r, i);
  }
}

static int read_long(reader *r, const bulletin_lexicon *lexicon,
                     bulletin_error *error) {
  size_t count = r->words->count;
  int status = add_names(r, lexicon, error);
  if (status != BULLETIN_OK) return status;
  for (size_t i = 0; i < count && !r->failed; i++)
    if (r->words->items[i].form == BULLETIN_WORD_MARK) add_quoted(r, i);
  for (size_t i = 0; i < count && !r->failed; i++) add_word(r, i);
  for (size_t i = 0; i < count && !r->failed; i++)
    for (size_t to = i + 2; to <= i + MOST_PARTS && to <= count; to++) {
      if (!is_compound(r, i, to)) continue;
      add_compound(r, i, to);
      if (r->failed) break;
    }
  if (r->failed) return BULLETIN_OK;
  for (size_t i = 0; i < r->out->count; i++)
    if (r->out->items[i].kind > BUL_KEYWORD_WORK)
      r->out->items[i].in_title = false;
  count_crossed(r);
  count_inside(r, false);
  count_inside(r, true);
  return BULLETIN_OK;
}

int bul_keyword_terms_read(bul_keyword_terms *out, bulletin_text text,
                           size_t title_size, bool brief,
                           const bulletin_lexicon *lexicon, bul_keyword_key key,
                           void *context, const bulletin_allocator *allocator,
                           bulletin_error *error) {
  *out = (bul_keyword_terms){.text = text,
                             .title_size = title_size,
                             .allocator = bul_allocator(allocator)};
  out->table.allocator = out->allocator;
  bulletin_words words;
  int status = bulletin_words_read(&words, text, lexicon, BULLETIN_WHOLE_NAMES,
                                   allocator, error);
  if (status != BULLETIN_OK) return status;
  reader r = {.out = out,
              .words = &words,
              .general = {.allocator = out->allocator},
              .key = key != NULL ? key : bul_keyword_key_of,
              .context = context};
  bul_folded folded;
  r.failed = !bul_fold(&folded, text, &out->allocator);
  out->folded = folded.text;
  r.failed = r.failed || !bul_general_words_open(&r.general) ||
             !read_tokens(&r);
  if (!r.failed && brief) read_brief(&r);
  if (!r.failed && !brief) status = read_long(&r, lexicon, error);
  if (status == BULLETIN_OK && r.failed) status = bul_nomem(error);
  bul_free(&out->allocator, r.tokens, (words.count + 1) * sizeof *r.tokens);
  bul_hash_free(&r.general);
  bul_fold_free(&folded, &out->allocator);
  out->folded = text;
  bulletin_words_free(&words);
  if (status != BULLETIN_OK) bul_keyword_terms_free(out);
  return status;
}

void bul_keyword_terms_free(bul_keyword_terms *terms) {
  bul_free(&terms->allocator, terms->items,
           terms->capacity * sizeof *terms->items);
  bul_hash_free(&terms->table);
  terms->items = NULL;
  terms->count = terms->capacity = 0;
}
