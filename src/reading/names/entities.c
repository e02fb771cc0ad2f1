/*
** entities.c - who and what a text names: the mentions that people.c,
** places.c and organizations.c find, one for each place; gather.c makes
** entities of them.
*/
#include "entities.h"

#include "../../base/error.h"
#include "../../base/hash.h"

#include <stdlib.h>

/* --- mentions ---------------------------------------------------------- */

void bul_mention_add(bul_findings *f, int kind, size_t from, size_t to,
                     int strength) {
  bul_mention *grown =
      bul_grow(&f->allocator, f->mentions, &f->mention_capacity,
               f->mention_count + 1, sizeof *grown);
  if (grown == NULL) {
    f->failed = true;
    return;
  }
  f->mentions = grown;
  grown[f->mention_count++] = (bul_mention){
      .from = from,
      .to = to,
      .kind = kind,
      .strength = strength,
      .span = {f->tokens[from].span.start, f->tokens[to - 1].span.end},
  };
}

/* The longer first, then the stronger. */
static int by_claim(const void *left, const void *right) {
  const bul_mention *a = left, *b = right;
  size_t long_a = a->span.end - a->span.start;
  size_t long_b = b->span.end - b->span.start;
  if (long_a != long_b) return long_a > long_b ? -1 : 1;
  if (a->strength != b->strength) return a->strength > b->strength ? -1 : 1;
  if (a->span.start != b->span.start)
    return a->span.start < b->span.start ? -1 : 1;
  return a->kind - b->kind;
}

static int by_place(const void *left, const void *right) {
  const bul_mention *a = left, *b = right;
  if (a->span.start != b->span.start)
    return a->span.start < b->span.start ? -1 : 1;
  return a->span.end < b->span.end ? -1 : a->span.end > b->span.end;
}

/* Keeps of overlapping mentions the longest. `taken` has a byte for each
** token and one more; two mentions inside one token are told by their
** bytes. */
static void settle(bul_findings *f, uint8_t *taken) {
  qsort(f->mentions, f->mention_count, sizeof *f->mentions, by_claim);
  memset(taken, 0, f->count + 1);
  size_t kept = 0;
  for (size_t i = 0; i < f->mention_count; i++) {
    const bul_mention m = f->mentions[i];
    const bul_token *t = &f->tokens[m.from];
    bool inside = m.to == m.from + 1 &&
                  (m.span.start > t->span.start || m.span.end < t->span.end);
    uint8_t bit = !inside ? 3 : m.span.start == t->span.start ? 1 : 2;
    bool free = true;
    for (size_t at = m.from; at < m.to && free; at++)
      free = (taken[at] & bit) == 0;
    if (!free) continue;
    for (size_t at = m.from; at < m.to; at++)
      taken[at] |= bit;
    f->mentions[kept++] = m;
  }
  f->mention_count = kept;
  qsort(f->mentions, kept, sizeof *f->mentions, by_place);
}

/* --- tokens ------------------------------------------------------------ */

/* Whether the two characters at a byte begin any listed name. */
static bool may_be_listed(const bul_findings *f, size_t start) {
  if (start + 6 > f->text.size) return false; /* no two Han characters */
  uint32_t bit = bul_hash(bul_text(f->text.data + start, 6)) % BUL_CLASS_STARTS;
  return bul_class_starts[bit / 64] >> bit % 64 & 1;
}

static bool read_tokens(bul_findings *f, const bulletin_words *words) {
  size_t bytes;
  if (!bul_mul(&bytes, words->count + 4, sizeof *f->tokens)) return false;
  bul_token *tokens = bul_resize(&f->allocator, NULL, 0, bytes);
  if (tokens == NULL) return false;
  f->tokens = tokens;
  f->count = words->count;
  for (size_t i = 0; i < words->count; i++) {
    const bulletin_word *w = &words->items[i];
    bulletin_text text = bul_word_text(f->text, w);
    size_t size;
    size_t length = bul_text_length(text);
    tokens[i] = (bul_token){
        .span = w->span,
        .classes = bul_classes_of(text),
        .first = bul_char_at(text.data, &size),
        .length = (uint16_t)(length > UINT16_MAX ? UINT16_MAX : length),
        .rarity = w->rarity,
        .form = w->form,
        .pos = w->pos,
        .listed =
            w->form != BULLETIN_WORD_MARK && may_be_listed(f, w->span.start),
        .joined = i > 0 && words->items[i - 1].span.end == w->span.start,
    };
  }
  /* The tokens after the last are empty, of a form that nothing takes. */
  for (size_t i = words->count; i < words->count + 4; i++)
    tokens[i] = (bul_token){.form = BULLETIN_WORD_MARK};
  return true;
}

static size_t find_token(const bul_findings *f, size_t byte, bool end) {
  size_t low = 0, high = f->count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    const bulletin_span *span = &f->tokens[middle].span;
    size_t there = end ? span->end : span->start;
    if (there == byte) return middle;
    if (there < byte)
      low = middle + 1;
    else
      high = middle;
  }
  return f->count;
}

size_t bul_token_from(const bul_findings *f, size_t byte) {
  return find_token(f, byte, false);
}

size_t bul_token_until(const bul_findings *f, size_t byte) {
  return find_token(f, byte, true);
}

/* --- works ------------------------------------------------------------- */

/* Whether a line ends between a token and the one before it. */
static bool opens_line(const bul_findings *f, size_t at) {
  size_t from = f->tokens[at - 1].span.end, to = f->tokens[at].span.start;
  return memchr(f->text.data + from, '\n', to - from) != NULL;
}

/* 《…》: marks may nest as 《…〈…〉…》; a work's name has no line end. */
static void find_works(bul_findings *f) {
  enum { LONGEST = 60 };
  for (size_t i = 0; i < f->count; i++) {
    if (f->tokens[i].first != U'《') continue;
    for (size_t end = i + 1; end < f->count && end - i < LONGEST; end++) {
      if (f->tokens[end].first == U'《' || opens_line(f, end)) break;
      if (f->tokens[end].first != U'》') continue;
      if (end > i + 1) bul_mention_add(f, BULLETIN_WORK, i, end + 1, 0);
      i = end;
      break;
    }
  }
}

/* --- the entry point --------------------------------------------------- */

bool bul_find_by_rules(bul_findings *f) {
  uint8_t *taken = bul_resize(&f->allocator, NULL, 0, f->count + 1);
  if (taken == NULL) return false;
  bul_find_people(f);
  bul_follow_people(f);
  bul_find_places(f);
  bul_find_organizations(f);
  if (f->mention_count > 0) settle(f, taken);
  bul_free(&f->allocator, taken, f->count + 1);
  return !f->failed;
}

int bul_findings_open(bul_findings *f, bulletin_text text,
                      const bulletin_lexicon *lexicon,
                      const bulletin_allocator *allocator,
                      bulletin_error *error) {
  *f = (bul_findings){.written = text, .allocator = bul_allocator(allocator)};
  int status = bulletin_words_read(&f->words, text, lexicon,
                                   BULLETIN_WHOLE_NAMES, allocator, error);
  if (status != BULLETIN_OK) return status;
  bool good = bul_fold(&f->folded, text, &f->allocator);
  f->text = f->folded.text;
  if (good && read_tokens(f, &f->words)) return BULLETIN_OK;
  bul_findings_free(f);
  return bul_nomem(error);
}

void bul_findings_free(bul_findings *f) {
  bul_free(&f->allocator, f->titles, f->title_capacity * sizeof *f->titles);
  bul_free(&f->allocator, f->mentions,
           f->mention_capacity * sizeof *f->mentions);
  if (f->tokens != NULL)
    bul_free(&f->allocator, f->tokens, (f->count + 4) * sizeof *f->tokens);
  bul_fold_free(&f->folded, &f->allocator);
  bulletin_words_free(&f->words);
}

/* Adds short forms to the names that are found. False when memory ran out. */
static bool add_short_names(bul_findings *f) {
  if (f->mention_count == 0) return true;
  uint8_t *taken = bul_resize(&f->allocator, NULL, 0, f->count + 1);
  if (taken == NULL) return false;
  bul_find_short_names(f);
  settle(f, taken);
  bul_free(&f->allocator, taken, f->count + 1);
  return !f->failed;
}

bool bul_find_clear_names(bul_findings *f) {
  if (!bul_find_by_rules(f)) return false;
  size_t kept = 0;
  for (size_t i = 0; i < f->mention_count; i++) {
    const bul_mention m = f->mentions[i];
    if (!bul_is_doubtful(f, &m, m.strength)) f->mentions[kept++] = m;
  }
  f->mention_count = kept;
  if (!add_short_names(f)) return false;
  bul_name_abbreviations(f);
  return true;
}

bool bul_find_names(bul_findings *f) {
  if (!bul_find_by_rules(f)) return false;
  bul_find_learned(f);
  bul_follow_places(f);
  if (!add_short_names(f)) return false;
  find_works(f);
  if (f->mention_count > 0)
    qsort(f->mentions, f->mention_count, sizeof *f->mentions, by_place);
  bul_name_abbreviations(f);
  bul_find_titles(f);
  return !f->failed;
}

int bulletin_entities_read(bulletin_entities *out, bulletin_text text,
                           const bulletin_lexicon *lexicon,
                           const bulletin_allocator *allocator,
                           bulletin_error *error) {
  *out = (bulletin_entities){0};
  bul_findings f;
  int status = bul_findings_open(&f, text, lexicon, allocator, error);
  if (status != BULLETIN_OK) return status;
  bool good = bul_find_names(&f) && bul_gather(out, &f);
  bul_findings_free(&f);
  return good ? BULLETIN_OK : bul_nomem(error);
}
