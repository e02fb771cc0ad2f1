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
#include "keyword_reader.h"
#include "keyword_words.h"

/* --- terms --------------------------------------------------------------- */

float bul_keyword_key_of(void *context, bulletin_text word) {
  enum { STEPS = 16 }; /* of a key, in the table */
  (void)context;
  if (word.size >= sizeof keyword_words->word) return 0;
  size_t at = bul_hash(word) % KEYWORD_SLOTS;
  for (; keyword_slots[at] != 0; at = (at + 1) % KEYWORD_SLOTS) {
    const keyword_word *row = &keyword_words[keyword_slots[at] - 1];
    if (memcmp(row->word, word.data, word.size) == 0 &&
        row->word[word.size] == '\0')
      return row->key / (float)STEPS;
  }
  return 0;
}

/* The number of the term at `span`, a new one when there is none of that
** text; `r->failed` when memory ran out. */
uint32_t bul_keyword_find(bul_keyword_reader *r, bulletin_span span,
                          bool *is_new) {
  bul_keyword_terms *t = r->out;
  bulletin_text text = bul_keyword_text(r, span);
  uint32_t hash = bul_hash(text);
  *is_new = false;
  bul_keyword_term *grown =
      bul_hash_room(&t->table) ? bul_grow(&t->allocator, t->items, &t->capacity,
                                          t->count + 1, sizeof *grown)
                               : NULL;
  if (grown == NULL) {
    r->failed = true;
    return 0;
  }
  t->items = grown;
  bul_hash_slot *slot = bul_hash_first(&t->table, hash);
  for (; slot->item != 0; slot = bul_hash_next(&t->table, slot))
    if (bul_text_equal(bul_keyword_text(r, t->items[slot->item - 1].span),
                       text))
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
void bul_keyword_count(bul_keyword_reader *r, uint32_t term, size_t start,
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

/* --- words ---------------------------------------------------------------- */

static void add_word(bul_keyword_reader *r, size_t i) {
  const bulletin_word *w = &r->words->items[i];
  bul_keyword_token *t = &r->tokens[i];
  if (t->terms[0] != 0 || w->form == BULLETIN_WORD_MARK) return;
  int kind = bul_keyword_kind_of(w, t->length);
  float prior = bul_keyword_word_prior(w, t->length);
  if (t->role == BUL_ROLE_NONE && kind == BUL_KEYWORD_KINDS && prior <= 0)
    return;
  bool is_new;
  uint32_t term = bul_keyword_find(r, w->span, &is_new);
  if (r->failed) return;
  bul_keyword_term *found = &r->out->items[term];
  if (is_new) {
    found->kind = (uint8_t)kind;
    found->parts = 1;
    found->rarity = t->rarity;
    bulletin_text text = bul_keyword_text(r, w->span);
    found->key = r->key(r->context, text);
    int general = bul_general_words_of(&r->general, text);
    found->reporting = general == BUL_GENERAL_REPORTING;
    found->office = general == BUL_GENERAL_OFFICE;
    found->common = general != BUL_GENERAL_NOT;
  }
  if (prior > found->prior) found->prior = prior;
  t->terms[0] = term + 1;
  bul_keyword_count(r, term, w->span.start, t->paragraph);
}

/* --- the entry point ------------------------------------------------------- */

static bool read_tokens(bul_keyword_reader *r) {
  size_t bytes;
  const bulletin_words *words = r->words;
  if (!bul_mul(&bytes, words->count + 1, sizeof *r->tokens) ||
      words->count >= UINT32_MAX)
    return false;
  r->tokens = bul_resize(&r->out->allocator, NULL, 0, bytes);
  if (r->tokens == NULL) return false;
  uint32_t paragraph = 0;
  size_t end = 0;
  for (size_t i = 0; i < words->count; i++) {
    const bulletin_word *w = &words->items[i];
    if (memchr(r->out->text.data + end, '\n', w->span.start - end) != NULL)
      paragraph++;
    const bul_token *known = &r->found->tokens[i];
    size_t length = known->length;
    r->tokens[i] = (bul_keyword_token){
        .span = w->span,
        .from = (uint32_t)i,
        .to = (uint32_t)i + 1,
        .paragraph = paragraph,
        .rarity =
            w->form == BULLETIN_WORD_KNOWN ? w->rarity : BUL_UNKNOWN_RARITY,
        .role = (uint8_t)bul_keyword_role_of(w, known->first, length),
        .length = length < UINT8_MAX ? (uint8_t)length : UINT8_MAX,
        .pos = w->pos,
        .joined = known->joined};
    end = w->span.end;
  }
  return true;
}

/* Two neighbours of a headline, by their kinds alone. */
static void add_pair(bul_keyword_reader *r, size_t i) {
  const bulletin_word *b = &r->words->items[i], *a = b - 1;
  float prior = bul_keyword_pair_prior(a, r->tokens[i - 1].length, b,
                                       r->tokens[i].length);
  if (prior <= 0 || !r->tokens[i].joined) return;
  bool is_new;
  bulletin_span span = {a->span.start, b->span.end};
  uint32_t term = bul_keyword_find(r, span, &is_new);
  if (r->failed) return;
  enum { MOST_RARITY = 192 };
  int rarity = a->rarity + b->rarity;
  bul_keyword_term *t = &r->out->items[term];
  if (is_new) {
    t->kind = BUL_KEYWORD_PAIR;
    t->rarity = (uint16_t)(rarity < MOST_RARITY ? rarity : MOST_RARITY);
  }
  if (prior > t->prior) t->prior = prior;
  bul_keyword_count(r, term, span.start, r->tokens[i].paragraph);
}

static void read_brief(bul_keyword_reader *r) {
  for (size_t i = 0; i < r->words->count && !r->failed; i++) {
    if (r->words->items[i].form == BULLETIN_WORD_MARK)
      bul_keyword_add_quoted(r, i);
    else
      add_word(r, i);
    if (i > 0 && !r->failed) add_pair(r, i);
  }
}

static void read_long(bul_keyword_reader *r) {
  size_t count = r->words->count;
  bul_keyword_add_names(r);
  for (size_t i = 0; i < count && !r->failed; i++)
    if (r->words->items[i].form == BULLETIN_WORD_MARK)
      bul_keyword_add_quoted(r, i);
  for (size_t i = 0; i < count && !r->failed; i++)
    add_word(r, i);
  if (!r->failed) bul_keyword_add_compounds(r);
  if (!r->failed) bul_keyword_compare(r);
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
  bul_findings found;
  int status = bul_findings_open(&found, text, lexicon, allocator, error);
  if (status != BULLETIN_OK) return status;
  out->folded = found.text;
  bul_keyword_reader r = {.out = out,
                          .found = &found,
                          .words = &found.words,
                          .key = key != NULL ? key : bul_keyword_key_of,
                          .context = context};
  bul_general_words_open(&r.general);
  r.failed = !read_tokens(&r);
  if (!r.failed && brief) read_brief(&r);
  if (!r.failed && !brief) read_long(&r);
  bul_free(&out->allocator, r.tokens, (found.count + 1) * sizeof *r.tokens);
  bul_findings_free(&found);
  out->folded = text;
  if (!r.failed) return BULLETIN_OK;
  bul_keyword_terms_free(out);
  return bul_nomem(error);
}

void bul_keyword_terms_free(bul_keyword_terms *terms) {
  bul_free(&terms->allocator, terms->items,
           terms->capacity * sizeof *terms->items);
  bul_hash_free(&terms->table);
  terms->items = NULL;
  terms->count = terms->capacity = 0;
}
