/*
** match.c - see match.h.
*/
#include "match.h"

#include "../base/error.h"

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
  for (size_t i = from; i + phrase->size <= list->count; i++)
    if (list->items[i].term == phrase->units[0].term &&
        stands_at(phrase, list->items + i))
      return i;
  return list->count;
}

/* Sets found[p] for each phrase that stands in the part. */
static int match_part(bool *found, const bul_query *query,
                      const bul_part *part, bul_unit_list *list,
                      bulletin_error *error) {
  if (!bul_unit_list_read(list, part->text)) return bul_nomem(error);
  for (size_t p = 0; p < query->phrase_count; p++) {
    const bul_phrase *phrase = &query->phrases[p];
    if (found[p] || (phrase->headline_only && !part->is_headline)) continue;
    found[p] = bul_match_phrase(phrase, list, 0) < list->count;
  }
  return BULLETIN_OK;
}

static bool holds(const bul_query *query, const bool *found) {
  for (size_t c = 0; c < query->clause_count; c++) {
    const bul_clause *clause = &query->clauses[c];
    bool any = false;
    for (size_t i = 0; i < clause->size; i++) any |= found[clause->first + i];
    if (any == clause->negative) return false;
  }
  return true;
}

int bul_match_revision(bool *out, bulletin_store *store, const bul_query *query,
                       int64_t revision, bulletin_error *error) {
  bool found[64] = {false}; /* a query has no more phrases */
  bul_part *parts;
  size_t count;
  bul_arena arena;
  bul_unit_list list;
  bul_arena_init(&arena, &store->allocator);
  bul_unit_list_init(&list, &store->allocator);
  int status =
      bul_revision_parts(&parts, &count, store, revision, &arena, error);
  for (size_t i = 0; i < count && status == BULLETIN_OK; i++)
    status = match_part(found, query, &parts[i], &list, error);
  *out = status == BULLETIN_OK && holds(query, found);
  bul_unit_list_free(&list);
  bul_arena_free(&arena);
  return status;
}
