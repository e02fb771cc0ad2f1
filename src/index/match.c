/*
** match.c - see match.h.
*/
#include "match.h"

#include "../base/error.h"
#include "../base/hanzi.h"

void bul_unit_list_init(bul_unit_list *list,
                        const bulletin_allocator *allocator) {
  *list = (bul_unit_list){.allocator = bul_allocator(allocator)};
}

void bul_unit_list_free(bul_unit_list *list) {
  bul_free(&list->allocator, list->items, list->capacity * sizeof *list->items);
  list->items = NULL;
  list->count = list->capacity = 0;
}

bool bul_unit_list_read(bul_unit_list *list, bulletin_text text) {
  bul_units units;
  bul_unit unit;
  list->count = 0;
  if (text.size == 0) return true;
  bul_units_start(&units, text);
  while (bul_units_next(&units, &unit)) {
    bul_unit *grown = bul_grow(&list->allocator, list->items, &list->capacity,
                               list->count + 1, sizeof *grown);
    if (grown == NULL) return false;
    list->items = grown;
    list->items[list->count++] = unit;
  }
  return true;
}

static bool stands_at(const bul_phrase *phrase, const bul_unit *units) {
  uint32_t base = units[0].position;
  for (size_t i = 0; i < phrase->size; i++) {
    const bul_unit *want = &phrase->units[i];
    if (units[i].term != want->term ||
        units[i].position - base != want->position)
      return false;
  }
  return true;
}

size_t bul_match_phrase(const bul_phrase *phrase, const bul_unit_list *list,
                        size_t from) {
  if (phrase->size == 0) return list->count; /* not one of words */
  for (size_t i = from; i + phrase->size <= list->count; i++)
    if (list->items[i].term == phrase->units[0].term &&
        stands_at(phrase, list->items + i))
      return i;
  return list->count;
}

/* --- whole revisions ---------------------------------------------------- */

static void spell(bul_beginning *b, const bul_phrase *phrase) {
  *b = (bul_beginning){.ready = true};
  if (phrase->units[0].is_word) return;
  if (bul_has_half_width(phrase->units[0].character)) return;
  uint32_t forms[BUL_MOST_FORMS];
  size_t count =
      bul_hanzi_sources(phrase->units[0].character, forms, BUL_MOST_FORMS);
  if (count > BUL_MOST_FORMS) return;
  for (size_t i = 0; i < count; i++)
    b->sizes[i] = (uint8_t)bul_char_put(b->forms[i], forms[i]);
  b->count = (uint8_t)count;
}

/* True when the phrase stands where a unit of the text begins. */
static bool begins_with(bulletin_text text, const bul_phrase *phrase) {
  bul_units units;
  bul_unit unit;
  bul_units_start(&units, text);
  for (size_t i = 0; i < phrase->size; i++) {
    const bul_unit *want = &phrase->units[i];
    if (!bul_units_next(&units, &unit) || unit.term != want->term ||
        unit.position != want->position)
      return false;
  }
  return true;
}

static bool contains_words(bulletin_text text, const bul_phrase *phrase) {
  bul_units units;
  bul_unit unit;
  bul_units_start(&units, text);
  while (bul_units_next(&units, &unit)) {
    size_t at = (size_t)(unit.start - text.data);
    if (unit.term == phrase->units[0].term &&
        begins_with(bul_text_from(text, at), phrase))
      return true;
  }
  return false;
}

static bool contains(bulletin_text text, const bul_phrase *phrase,
                     bul_beginning *beginning) {
  if (!beginning->ready) spell(beginning, phrase);
  if (beginning->count == 0) return contains_words(text, phrase);
  for (size_t f = 0; f < beginning->count; f++) {
    bulletin_text form = bul_text(beginning->forms[f], beginning->sizes[f]);
    bulletin_text rest = text;
    const char *at;
    while ((at = bul_text_find(rest, form)) != NULL) {
      rest = bul_text_from(rest, (size_t)(at - rest.data));
      if (begins_with(rest, phrase)) return true;
      rest = bul_text_from(rest, form.size);
    }
  }
  return false;
}

static bool holds(const bul_query *query, const bool *found) {
  for (size_t c = 0; c < query->clause_count; c++) {
    const bul_clause *clause = &query->clauses[c];
    bool any = false;
    for (size_t i = 0; i < clause->size; i++)
      any |= found[clause->first + i];
    if (any == clause->negative) return false;
  }
  return true;
}

/* The revision whose texts come now, and what of the query it has. */
typedef struct matching {
  bul_matcher *matcher;
  bul_doubt *doubts;
  size_t now;
  size_t left; /* phrases of words not found yet */
  bool found[BUL_MOST_PHRASES];
} matching;

static void begin(matching *m, size_t now) {
  const bul_query *query = m->matcher->query;
  m->now = now;
  m->left = 0;
  for (size_t p = 0; p < query->phrase_count; p++) {
    m->found[p] = (m->doubts[now].held >> p & 1) != 0;
    m->left += query->phrases[p].kind == BUL_PHRASE_WORDS;
  }
}

static int match_part(void *to, const bul_part_row *row, bool *enough,
                      bulletin_error *error) {
  (void)error;
  matching *m = to;
  const bul_query *query = m->matcher->query;
  if (row->asked != m->now) {
    m->doubts[m->now].holds = holds(query, m->found);
    begin(m, row->asked);
  }
  if (row->text.size == 0) return BULLETIN_OK;
  for (size_t p = 0; p < query->phrase_count; p++) {
    const bul_phrase *phrase = &query->phrases[p];
    if (phrase->kind != BUL_PHRASE_WORDS || m->found[p]) continue;
    if (phrase->headline_only && row->part != BUL_PART_HEADLINE) continue;
    m->found[p] = contains(row->text, phrase, &m->matcher->beginnings[p]);
    m->left -= m->found[p];
  }
  *enough = m->left == 0;
  return BULLETIN_OK;
}

int bul_match_revisions(bul_doubt *doubts, size_t count, bul_matcher *matcher,
                        const bul_engine *engine, bulletin_error *error) {
  if (count == 0) return BULLETIN_OK;
  int64_t revisions[BUL_MOST_DOUBTS];
  for (size_t i = 0; i < count; i++) {
    revisions[i] = doubts[i].revision;
    doubts[i].holds = false;
  }
  matching m = {.matcher = matcher, .doubts = doubts};
  begin(&m, 0);
  int status =
      engine->texts(engine->context, revisions, count, match_part, &m, error);
  doubts[m.now].holds = holds(matcher->query, m.found);
  return status;
}
