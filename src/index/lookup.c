/*
** lookup.c - see lookup.h.
*/
#include "lookup.h"

#include "../base/error.h"
#include "phrase.h"

#include <math.h>

/* --- planning ---------------------------------------------------------- */

/* The end of the run of Han characters, side by side, that starts at `i`. */
static size_t run_end(const bul_phrase *phrase, size_t i) {
  size_t end = i + 1;
  while (end < phrase->size && !phrase->units[i].is_word &&
         !phrase->units[end].is_word &&
         phrase->units[end].position == phrase->units[end - 1].position + 1)
    end++;
  return end;
}

/* All pairs of the run; choose_pairs leaves out those that are not needed. */
static void plan_run(bul_plan *plan, const bul_phrase *phrase, size_t from,
                     size_t to) {
  const bul_unit *units = phrase->units;
  if (to - from == 1)
    plan->terms[plan->size++] =
        (bul_sought){.term = units[from].term, .offset = units[from].position};
  for (size_t i = from; i + 1 < to; i++)
    plan->terms[plan->size++] = (bul_sought){
        .term = bul_term_pair(units[i].character, units[i + 1].character),
        .offset = units[i].position};
}

static int plan_phrase(bul_plan *plan, bul_lookup *lookup,
                       const bul_phrase *phrase, bulletin_error *error) {
  *plan = (bul_plan){0};
  if (phrase->kind != BUL_PHRASE_WORDS) return BULLETIN_OK;
  plan->terms =
      bul_arena_alloc(&lookup->arena, phrase->size * sizeof *plan->terms);
  if (plan->terms == NULL) return bul_nomem(error);
  for (size_t i = 0; i < phrase->size;) {
    size_t end = run_end(phrase, i);
    plan_run(plan, phrase, i, end);
    i = end;
  }
  bool one_run = run_end(phrase, 0) == phrase->size;
  plan->positions = one_run && plan->size > 1;
  plan->verify = !one_run || (phrase->headline_only && plan->size > 1);
  lookup->term_count += plan->size;
  return BULLETIN_OK;
}

/* --- finding postings -------------------------------------------------- */

/* Leaves out pairs of a run, the frequent ones, so that each character still
** lies in one that stays: never two neighbours, the first or the last. What
** is kept of costs up to a pair: with it in, and with it left out. */
static int choose_pairs(bul_lookup *lookup, bul_plan *plan,
                        bulletin_error *error) {
  typedef struct cost {
    uint64_t in, out;
  } cost;
  size_t n = plan->size;
  cost *costs = bul_arena_alloc(&lookup->arena, n * sizeof *costs);
  if (costs == NULL) return bul_nomem(error);
  costs[0] = (cost){plan->terms[0].postings, UINT64_MAX};
  for (size_t t = 1; t < n; t++) {
    cost before = costs[t - 1];
    uint64_t least = before.in < before.out ? before.in : before.out;
    costs[t] = (cost){least + plan->terms[t].postings, before.in};
  }
  for (size_t t = n - 1; t > 0; t--) {
    if (costs[t - 1].out >= costs[t - 1].in) continue;
    plan->terms[--t].left_out = true;
  }
  /* The rarest pair always stays: it spares the others much of their work. */
  size_t rarest = 0;
  for (size_t t = 1; t < n; t++)
    if (plan->terms[t].postings < plan->terms[rarest].postings) rarest = t;
  plan->terms[rarest].left_out = false;
  return BULLETIN_OK;
}

/* Reads the lists of all terms in all segments; where trips are cheap, the
** long ones when a segment turns out to need them. */
static int read_lists(bul_lookup *lookup, bulletin_error *error) {
  const bul_index *index = lookup->index;
  size_t count;
  if (!bul_mul(&count, lookup->term_count, index->count))
    return bul_nomem(error);
  lookup->lists =
      bul_arena_alloc(&lookup->arena, (count + 1) * sizeof *lookup->lists);
  bul_list_key *keys =
      bul_arena_alloc(&lookup->arena, (count + 1) * sizeof *keys);
  if (lookup->lists == NULL || keys == NULL) return bul_nomem(error);
  for (size_t i = 0; i < count; i++)
    bul_list_init(&lookup->lists[i], &index->allocator);
  lookup->list_count = count;
  bul_list_key *key = keys;
  for (size_t p = 0; p < lookup->query->phrase_count; p++)
    for (size_t t = 0; t < lookup->plans[p].size; t++)
      for (size_t s = 0; s < index->count; s++)
        *key++ = (bul_list_key){.segment = index->segments[s].id,
                                .term = lookup->plans[p].terms[t].term};
  return index->engine->is_far
             ? bul_lists_read(lookup->lists, index, keys, count, error)
             : bul_lists_find(lookup->lists, index, keys, count, error);
}

/* Counts the postings of a phrase's terms, whose first one has number `term`,
** and weighs it by the rarest. */
static int weigh_phrase(bul_lookup *lookup, bul_plan *plan, size_t term,
                        bulletin_error *error) {
  const bul_index *index = lookup->index;
  uint64_t least = UINT64_MAX;
  if (plan->size == 0) return BULLETIN_OK; /* no words */
  for (size_t t = 0; t < plan->size; t++) {
    uint64_t postings = 0;
    for (size_t s = 0; s < index->count; s++)
      postings += bul_lookup_list(lookup, term + t, s)->postings;
    if (postings < least) least = postings;
    plan->terms[t].postings = postings;
  }
  double n = (double)index->live, df = (double)least;
  if (df > n) df = n;
  plan->weight = (float)log(1 + (n - df + 0.5) / (df + 0.5));
  return plan->positions ? choose_pairs(lookup, plan, error) : BULLETIN_OK;
}

/* A single phrase of words, which is looked for and not left out: its weight
** is the answer's, for the others have none. */
static bool one_weighs(const bul_query *query) {
  size_t words = 0;
  for (size_t c = 0; c < query->clause_count; c++) {
    const bul_clause *clause = &query->clauses[c];
    for (size_t i = 0; i < clause->size; i++) {
      bool is_words =
          query->phrases[clause->first + i].kind == BUL_PHRASE_WORDS;
      if (is_words && clause->negative) return false;
      words += is_words;
    }
  }
  return words == 1;
}

int bul_lookup_start(bul_lookup *lookup, const bul_index *index,
                     const bul_fields *fields, bulletin_error *error) {
  const bul_query *query = fields->query;
  *lookup = (bul_lookup){.index = index, .query = query, .fields = fields};
  lookup->use_floor = one_weighs(query);
  bul_arena_init(&lookup->arena, &index->allocator);
  lookup->plans = bul_arena_alloc(&lookup->arena, (query->phrase_count + 1) *
                                                      sizeof *lookup->plans);
  if (lookup->plans == NULL) return bul_nomem(error);
  for (size_t p = 0; p < query->phrase_count; p++) {
    int status =
        plan_phrase(&lookup->plans[p], lookup, &query->phrases[p], error);
    if (status != BULLETIN_OK) return status;
  }
  float mean = index->live == 0 || index->units == 0
                   ? 1
                   : (float)index->units / (float)index->live;
  for (int i = 0; i < 256; i++) {
    float length = (float)bul_norm_units((uint8_t)i);
    lookup->length_part[i] = BUL_K1 * (1 - BUL_B + BUL_B * length / mean);
  }
  int status = read_lists(lookup, error);
  size_t term = 0;
  for (size_t p = 0; p < query->phrase_count && status == BULLETIN_OK; p++) {
    status = weigh_phrase(lookup, &lookup->plans[p], term, error);
    term += lookup->plans[p].size;
  }
  return status;
}

static void free_found(bul_lookup *lookup, bul_found_list *list) {
  bul_free(&lookup->index->allocator, list->items,
           list->capacity * sizeof *list->items);
}

void bul_lookup_end(bul_lookup *lookup) {
  for (size_t i = 0; i < lookup->list_count; i++)
    bul_buffer_free(&lookup->lists[i].bytes);
  free_found(lookup, &lookup->phrase);
  free_found(lookup, &lookup->clause);
  free_found(lookup, &lookup->result);
  free_found(lookup, &lookup->spare);
  bul_free(&lookup->index->allocator, lookup->starts,
           lookup->start_capacity * sizeof *lookup->starts);
  bul_arena_free(&lookup->arena);
}

/* --- clauses ----------------------------------------------------------- */

static void swap(bul_found_list *a, bul_found_list *b) {
  bul_found_list c = *a;
  *a = *b;
  *b = c;
}

/* lookup->clause gets what is in it or in lookup->phrase. */
static int unite(bul_lookup *lookup, bulletin_error *error) {
  const bul_found_list *a = &lookup->clause, *b = &lookup->phrase;
  bul_found_list *out = &lookup->spare;
  out->count = 0;
  if (!bul_found_reserve(lookup, out, a->count + b->count))
    return bul_nomem(error);
  size_t i = 0, j = 0;
  while (i < a->count || j < b->count) {
    bool left = j == b->count ||
                (i < a->count && a->items[i].document <= b->items[j].document);
    bool right = i == a->count ||
                 (j < b->count && b->items[j].document <= a->items[i].document);
    bul_found f = left ? a->items[i] : b->items[j];
    if (left && right) { /* sure if one of them is */
      f.weight += b->items[j].weight;
      f.maybe &= b->items[j].maybe;
    }
    i += left;
    j += right;
    out->items[out->count++] = f;
  }
  swap(&lookup->clause, &lookup->spare);
  return BULLETIN_OK;
}

/* Goes on from item *j to the document's; false where the list has none. */
static bool go_to(const bul_found_list *list, size_t *j, uint32_t document) {
  while (*j < list->count && list->items[*j].document < document)
    ++*j;
  return *j < list->count && list->items[*j].document == document;
}

/* lookup->result keeps what is in lookup->clause too. */
static void intersect(bul_lookup *lookup) {
  bul_found_list *a = &lookup->result;
  const bul_found_list *b = &lookup->clause;
  size_t kept = 0, j = 0;
  for (size_t i = 0; i < a->count && j < b->count; i++) {
    bul_found f = a->items[i];
    if (!go_to(b, &j, f.document)) continue;
    f.weight += b->items[j].weight;
    f.maybe |= b->items[j].maybe;
    a->items[kept++] = f;
  }
  a->count = kept;
}

/* lookup->result loses what is in lookup->clause for sure. */
static void subtract(bul_lookup *lookup) {
  bul_found_list *a = &lookup->result;
  const bul_found_list *b = &lookup->clause;
  size_t kept = 0, j = 0;
  for (size_t i = 0; i < a->count; i++) {
    bul_found f = a->items[i];
    bool there = go_to(b, &j, f.document);
    if (there && !b->items[j].maybe) continue;
    f.maybe |= there;
    a->items[kept++] = f;
  }
  a->count = kept;
}

/* The documents of a phrase that no text decides: they weigh nothing. */
static int find_filed(bul_lookup *lookup, bul_found_list *out, size_t p,
                      size_t segment, bulletin_error *error) {
  const bul_segment *s = &lookup->index->segments[segment];
  out->count = 0;
  if (!bul_found_reserve(lookup, out, s->size)) return bul_nomem(error);
  for (uint32_t d = 0; d < s->size; d++)
    if (bul_fields_hold(lookup->fields, p, bul_segment_article(s, d),
                        bul_segment_day(s, d)))
      out->items[out->count++] = (bul_found){.document = d};
  return BULLETIN_OK;
}

static int find_any(bul_lookup *lookup, bul_found_list *out, size_t p,
                    size_t term, size_t segment, bulletin_error *error) {
  if (lookup->query->phrases[p].kind != BUL_PHRASE_WORDS)
    return find_filed(lookup, out, p, segment, error);
  return bul_phrase_find(lookup, out, p, term, segment, error);
}

static int find_clause(bul_lookup *lookup, size_t c, const size_t *first_terms,
                       size_t segment, bulletin_error *error) {
  const bul_clause *clause = &lookup->query->clauses[c];
  lookup->clause.count = 0;
  for (size_t i = 0; i < clause->size; i++) {
    size_t p = clause->first + i;
    bul_found_list *out = i == 0 ? &lookup->clause : &lookup->phrase;
    int status = find_any(lookup, out, p, first_terms[p], segment, error);
    if (status == BULLETIN_OK && i > 0) status = unite(lookup, error);
    if (status != BULLETIN_OK) return status;
  }
  return BULLETIN_OK;
}

int bul_lookup_segment(bul_lookup *lookup, size_t segment,
                       bulletin_error *error) {
  const bul_query *query = lookup->query;
  size_t first_terms[BUL_MOST_PHRASES];
  size_t term = 0;
  for (size_t p = 0; p < query->phrase_count; p++) {
    first_terms[p] = term;
    term += lookup->plans[p].size;
  }
  lookup->result.count = 0;
  bool begun = false;
  for (int negative = 0; negative < 2; negative++) {
    for (size_t c = 0; c < query->clause_count; c++) {
      if (query->clauses[c].negative != (negative == 1)) continue;
      if (begun && lookup->result.count == 0) return BULLETIN_OK;
      int status = find_clause(lookup, c, first_terms, segment, error);
      if (status != BULLETIN_OK) return status;
      if (negative == 1)
        subtract(lookup);
      else if (begun)
        intersect(lookup);
      else
        swap(&lookup->result, &lookup->clause);
      begun = true;
    }
  }
  return BULLETIN_OK;
}
