/*
** keyword_names.c - names and quotations as terms; see keyword_reader.h.
*/
#include "keyword_reader.h"

enum { LONGEST = 12 }; /* characters of a quotation */

/* Marks the tokens [from, to) as one name, unless they are part of one. */
static void mark(bul_keyword_reader *r, size_t from, size_t to, uint32_t term) {
  for (size_t i = from; i < to; i++)
    if (r->tokens[i].to > i + 1 || r->tokens[i].from < i) return;
  for (size_t i = from; i < to; i++) {
    r->tokens[i].from = (uint32_t)from;
    r->tokens[i].to = (uint32_t)to;
  }
  if (to - from <= BUL_MOST_PARTS)
    r->tokens[from].terms[to - from - 1] = term + 1;
}

/* Where a name stands; its first place, when it is not printed in full (中 of
** 中国). */
static bulletin_span name_span(const bul_keyword_reader *r,
                               const bulletin_entity *e) {
  for (size_t i = 0; i < e->span_count; i++) {
    bulletin_span span = e->spans[i];
    bulletin_text text =
        bul_text(r->out->text.data + span.start, span.end - span.start);
    if (bul_text_equal(text, e->name)) return span;
  }
  return e->spans[0];
}

static void add_entity(bul_keyword_reader *r, const bulletin_entity *e) {
  static const uint8_t kinds[] = {[BULLETIN_PERSON] = BUL_KEYWORD_PERSON,
                                  [BULLETIN_PLACE] = BUL_KEYWORD_PLACE,
                                  [BULLETIN_ORGANIZATION] =
                                      BUL_KEYWORD_ORGANIZATION};
  if (e->kind == BULLETIN_WORK) return; /* read with the quotations */
  bool is_new;
  uint32_t term = bul_keyword_find(r, name_span(r, e), &is_new);
  if (r->failed || !is_new) return;
  r->out->items[term].kind = kinds[e->kind];
  r->out->items[term].rarity = BUL_UNKNOWN_RARITY;
  r->out->items[term].parts = 1;
  r->out->items[term].common =
      bul_general_words_of(&r->general,
                           bul_keyword_text(r, r->out->items[term].span)) !=
      BUL_GENERAL_NOT;
  for (size_t i = 0; i < e->span_count; i++) {
    size_t from = bul_token_from(r->found, e->spans[i].start);
    size_t last = bul_token_until(r->found, e->spans[i].end);
    bool whole = from <= last && last < r->words->count;
    bul_keyword_count(r, term, e->spans[i].start,
                      whole ? r->tokens[from].paragraph : UINT32_MAX);
    if (whole) mark(r, from, last + 1, term);
  }
}

void bul_keyword_add_names(bul_keyword_reader *r) {
  bulletin_entities entities = {0};
  r->failed =
      !bul_find_clear_names(r->found) || !bul_gather(&entities, r->found);
  for (size_t i = 0; i < entities.count && !r->failed; i++)
    add_entity(r, &entities.items[i]);
  bulletin_entities_free(&entities);
}

/* 、 of “三项工程、一项管理”. */
static bool is_pause(const bul_keyword_reader *r, size_t at) {
  return bul_text_equal(bul_word_text(r->out->text, &r->words->items[at]),
                        BUL_TEXT("、"));
}

/* Takes what stands between the mark at `open` and its closing one, 2 to 12
** characters without punctuation. */
void bul_keyword_add_quoted(bul_keyword_reader *r, size_t open) {
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
  size_t length = bul_text_length(bul_keyword_text(r, span));
  if (length < 2 || length > LONGEST) return;
  bool is_new;
  uint32_t term = bul_keyword_find(r, span, &is_new);
  if (r->failed) return;
  bul_keyword_term *t = &r->out->items[term];
  float prior = length > SENTENCE ? marks[m].prior / 2 : marks[m].prior;
  if (is_new) {
    t->kind = marks[m].kind;
    t->rarity = BUL_UNKNOWN_RARITY;
    t->parts = 1;
  }
  if (prior > t->prior) t->prior = prior;
  if (t->kind != marks[m].kind) return; /* a name, which is counted */
  bul_keyword_count(r, term, span.start, r->tokens[open].paragraph);
  mark(r, open + 1, end, term);
}
