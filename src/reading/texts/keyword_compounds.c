/*
** keyword_compounds.c - neighbours that are one term, and which terms stand
** within others; see keyword_reader.h.
*/
#include "keyword_reader.h"

enum { LONGEST = 8 }; /* characters of a compound */

static bool is_in_name(const bul_keyword_token *t, size_t at) {
  return t->from < at || t->to > at + 1;
}

/* A person is a term alone: 王大明, not 王大明同志. */
static bool is_person(const bul_keyword_reader *r, size_t at) {
  const bul_keyword_token *t = &r->tokens[at];
  if (t->pos == BUL_POS_NR || t->pos == BUL_POS_NRT) return true;
  const bul_keyword_token *first = &r->tokens[t->from];
  uint32_t name =
      t->to - t->from <= BUL_MOST_PARTS ? first->terms[t->to - t->from - 1] : 0;
  return name != 0 && r->out->items[name - 1].kind == BUL_KEYWORD_PERSON;
}

static bool is_general(const bul_keyword_reader *r, size_t at) {
  uint32_t term = r->tokens[at].terms[0];
  return term != 0 && r->out->items[term - 1].reporting;
}

/* A character that belongs to the one before it: 美志愿者 of 最美志愿者, 仓
** of 开仓. */
static bool is_bound(const bul_keyword_reader *r, size_t at) {
  if (at == 0) return false;
  const bul_keyword_token *before = &r->tokens[at - 1];
  return r->tokens[at].joined &&
         (before->role == BUL_ROLE_NUMBER || before->role == BUL_ROLE_ACT ||
          before->pos == BUL_POS_D);
}

static bool after_number(const bul_keyword_reader *r, size_t at) {
  return at > 0 && r->tokens[at].joined &&
         r->tokens[at - 1].role == BUL_ROLE_NUMBER;
}

/* A compound does not begin behind a number: 工程 of 三项工程 is cut out. A
** number begins one only in Han characters: 三项工程, not 25项工程. */
static bool is_first(const bul_keyword_reader *r, size_t at) {
  const bul_keyword_token *t = &r->tokens[at];
  if (t->role == BUL_ROLE_MEASURE) return false;
  if (t->role != BUL_ROLE_NUMBER) return t->length > 1 || !is_bound(r, at);
  return t->length < 4 &&
         (unsigned char)r->out->folded.data[t->span.start] >= 0x80;
}

/* A measure of one character ends one where it measures nothing: 试验段. */
static bool is_last(const bul_keyword_reader *r, size_t at) {
  const bul_keyword_token *t = &r->tokens[at];
  if (t->role == BUL_ROLE_MEASURE)
    return t->length == 1 && !after_number(r, at);
  return t->role != BUL_ROLE_NUMBER;
}

/* Whether a token may be a part of a compound: it is repeated or stands in the
** title, and is none that is done in any piece. */
static bool is_fit(const bul_keyword_reader *r, size_t at) {
  const bul_keyword_token *t = &r->tokens[at];
  if (t->role == BUL_ROLE_NONE || is_general(r, at) || is_person(r, at))
    return false;
  if (t->terms[0] == 0) return is_in_name(t, at);
  const bul_keyword_term *word = &r->out->items[t->terms[0] - 1];
  return word->count > 1 || word->in_title;
}

/* Whether a compound that begins at `from` may have the token `at` behind its
** first. 发行纪念币 is no term: a verb and its object. */
static bool is_part(const bul_keyword_reader *r, size_t from, size_t at) {
  const bul_keyword_token *t = &r->tokens[at];
  return t->fit && t->joined && t->from >= from && t->role != BUL_ROLE_NUMBER &&
         !(at == from + 1 && r->tokens[from].role == BUL_ROLE_VERB &&
           t->role == BUL_ROLE_NAME);
}

/* Whether a verb of one character stands alone there, between longer words or
** at an end of the tokens [from, to). */
static bool is_alone(const bul_keyword_reader *r, size_t from, size_t to,
                     size_t at) {
  return r->tokens[at].role == BUL_ROLE_ACT &&
         (at == from || r->tokens[at - 1].length > 1) &&
         (at + 1 == to || r->tokens[at + 1].length > 1);
}

/* Whether a compound that begins at `from` may go on behind the token `at`. */
static bool may_go_on(const bul_keyword_reader *r, size_t from, size_t at) {
  if (is_alone(r, from, at + 2, at)) return false;
  return r->tokens[at].role != BUL_ROLE_MEASURE ||
         (at == from + 1 && after_number(r, at));
}

/* Whether a compound of the tokens [from, to) is whole: no name is cut. */
static bool is_whole(const bul_keyword_reader *r, size_t from, size_t to) {
  return r->tokens[to - 1].to <= to && is_last(r, to - 1) &&
         !is_alone(r, from, to, to - 1);
}

static void add_compound(bul_keyword_reader *r, size_t from, size_t to) {
  bul_keyword_token *first = &r->tokens[from], *last = &r->tokens[to - 1];
  if (first->terms[to - from - 1] != 0) return; /* a name */
  bulletin_span span = {first->span.start, last->span.end};
  bool is_new;
  uint32_t term = bul_keyword_find(r, span, &is_new);
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
    t->common = t->common || (last->terms[0] != 0 &&
                              r->out->items[last->terms[0] - 1].office);
    t->first_role = first->role;
    t->last_role = last->role;
    t->head = first->terms[0] != 0 ? first->terms[0] - 1 : term;
    t->tail = last->terms[0] != 0 ? last->terms[0] - 1 : term;
    t->key = last->terms[0] != 0 ? r->out->items[t->tail].key : 0;
    t->rest_key = key / (float)(to - from - 1);
  }
  first->terms[to - from - 1] = term + 1;
  if (t->kind < BUL_KEYWORD_PAIR) return; /* counted as something else */
  bul_keyword_count(r, term, span.start, first->paragraph);
}

/* The term of `parts` tokens from `at`, if the text repeats it. */
static bul_keyword_term *repeated(const bul_keyword_reader *r, size_t at,
                                  size_t parts) {
  const bul_keyword_token *t = &r->tokens[at];
  if ((t->repeats >> (parts - 1) & 1) == 0) return NULL;
  return &r->out->items[t->terms[parts - 1] - 1];
}

static void find_repeats(bul_keyword_reader *r) {
  for (size_t i = 0; i < r->words->count; i++) {
    bul_keyword_token *t = &r->tokens[i];
    for (size_t k = 0; k < BUL_MOST_PARTS; k++)
      if (t->terms[k] != 0 && r->out->items[t->terms[k] - 1].count > 1)
        t->repeats |= (uint8_t)(1U << k);
  }
}

/* Whether a term that is commoner (or as common, and earlier) has the end or
** the beginning of the place [from, to) within it: 国际电影节金 is no term where the
** text has 金爵奖. */
static bool is_crossed(const bul_keyword_reader *r, size_t from, size_t to,
                       const bul_keyword_term *t) {
  size_t least = from >= BUL_MOST_PARTS ? from - BUL_MOST_PARTS + 1 : 0;
  for (size_t i = least; i < to; i++)
    for (size_t parts = 2; r->tokens[i].repeats >> (parts - 1) != 0; parts++) {
      size_t end = i + parts;
      bool before = i < from && end > from && end < to;
      bool behind = i > from && end > to;
      if (!before && !behind) continue;
      const bul_keyword_term *other = repeated(r, i, parts);
      if (other != NULL &&
          (other->count > t->count || (other->count == t->count && before)))
        return true;
    }
  return false;
}

/* Whether the place [from, to) of a term lies in a longer one; *most is set to
** how often the commonest of them stands. */
static bool is_inside(const bul_keyword_reader *r, size_t from, size_t to,
                      uint32_t *most) {
  const bul_keyword_token *t = &r->tokens[from];
  bool inside = t->from < from || t->to > to;
  *most = 0;
  size_t least = to > BUL_MOST_PARTS ? to - BUL_MOST_PARTS : 0;
  for (size_t i = least; i <= from; i++)
    for (size_t parts = to - i; r->tokens[i].repeats >> (parts - 1) != 0;
         parts++) {
      if (i == from && parts == to - from) continue;
      const bul_keyword_term *other = repeated(r, i, parts);
      if (other == NULL || other->crossed * 2 > other->count) continue;
      inside = true;
      if (other->count > *most) *most = other->count;
    }
  return inside;
}

static void count_crossed(bul_keyword_reader *r) {
  for (size_t i = 0; i < r->words->count; i++)
    for (size_t parts = 2; parts <= BUL_MOST_PARTS; parts++) {
      uint32_t term = r->tokens[i].terms[parts - 1];
      if (term == 0) continue;
      bul_keyword_term *t = &r->out->items[term - 1];
      if (is_crossed(r, i, i + parts, t)) t->crossed++;
    }
}

/* Counts the places of the tokens [from, to), of the title or of the body. */
static void count_inside(bul_keyword_reader *r, size_t from, size_t to,
                         bool title) {
  for (size_t i = from; i < to; i++) {
    for (size_t parts = 1; parts <= BUL_MOST_PARTS; parts++) {
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

void bul_keyword_add_compounds(bul_keyword_reader *r) {
  size_t count = r->words->count;
  for (size_t i = 0; i < count; i++)
    r->tokens[i].fit = is_fit(r, i);
  for (size_t i = 0; i < count && !r->failed; i++) {
    if (!r->tokens[i].fit || r->tokens[i].from < i || !is_first(r, i)) continue;
    size_t length = r->tokens[i].length;
    for (size_t to = i + 2; to <= i + BUL_MOST_PARTS && to <= count; to++) {
      length += r->tokens[to - 1].length;
      if (length > LONGEST || !may_go_on(r, i, to - 2) ||
          !is_part(r, i, to - 1))
        break;
      if (length > 2 && is_whole(r, i, to)) add_compound(r, i, to);
      if (r->failed) break;
    }
  }
}

void bul_keyword_compare(bul_keyword_reader *r) {
  for (size_t i = 0; i < r->out->count; i++)
    if (r->out->items[i].kind > BUL_KEYWORD_WORK)
      r->out->items[i].in_title = false;
  find_repeats(r);
  count_crossed(r);
  size_t count = r->words->count, title = 0;
  while (title < count && r->tokens[title].span.start < r->out->title_size)
    title++;
  count_inside(r, title, count, false);
  count_inside(r, 0, title, true);
}
