/*
** lookup.c - see lookup.h.
*/
#include "lookup.h"

#include "../base/error.h"

#include <math.h>

static const float K1 = 1.2f, B = 0.75f;
enum { HEADLINE = 3 }; /* occurrences that one in the headline is worth */

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
    plan->terms[plan->size++] =
        (bul_sought){.term = bul_term_pair(units[i].character,
                                           units[i + 1].character),
                     .offset = units[i].position};
}

static int plan_phrase(bul_plan *plan, bul_lookup *lookup,
                       const bul_phrase *phrase, bulletin_error *error) {
  *plan = (bul_plan){0};
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

static bul_list *list_of(const bul_lookup *lookup, size_t term,
                         size_t segment) {
  return &lookup->lists[term * lookup->index->count + segment];
}

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
  if (!bul_mul(&count, lookup->term_count, index->count)) return bul_nomem(error);
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
  return bul_lists_read(lookup->lists, index, keys, count, index->engine->is_far,
                        error);
}

/* Counts the postings of a phrase's terms, whose first one has number `term`,
** and weighs it by the rarest. */
static int weigh_phrase(bul_lookup *lookup, bul_plan *plan, size_t term,
                        bulletin_error *error) {
  const bul_index *index = lookup->index;
  uint64_t least = UINT64_MAX;
  for (size_t t = 0; t < plan->size; t++) {
    uint64_t postings = 0;
    for (size_t s = 0; s < index->count; s++)
      postings += list_of(lookup, term + t, s)->postings;
    if (postings < least) least = postings;
    plan->terms[t].postings = postings;
  }
  double n = (double)index->live, df = (double)least;
  if (df > n) df = n;
  plan->weight = (float)log(1 + (n - df + 0.5) / (df + 0.5));
  return plan->positions ? choose_pairs(lookup, plan, error) : BULLETIN_OK;
}

int bul_lookup_start(bul_lookup *lookup, const bul_index *index,
                     const bul_query *query, bulletin_error *error) {
  *lookup = (bul_lookup){.index = index, .query = query};
  lookup->use_floor = query->phrase_count == 1;
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
    lookup->length_part[i] = K1 * (1 - B + B * length / mean);
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

/* --- phrases ----------------------------------------------------------- */

/* A document that has all terms so far, while a phrase is looked up. */
typedef struct candidate {
  uint32_t document;
  uint32_t count; /* count << 1 | in_headline, least of the terms' */
  uint32_t first; /* its positions in lookup->starts */
  uint32_t size;
  bool unknown;
} candidate;

typedef struct candidates {
  candidate *items;
  size_t count;
  size_t capacity;
} candidates;

static uint32_t both_counts(uint32_t a, uint32_t b) {
  uint32_t least = a >> 1 < b >> 1 ? a >> 1 : b >> 1;
  return least << 1 | (a & b & 1);
}

/* How often a term counts: in the headline it counts more. */
static inline uint32_t weighed(uint32_t count) {
  return (count >> 1) + (count & 1) * HEADLINE;
}

/* False for what cannot reach the floor. */
static inline bool may_reach(const bul_lookup *lookup, const bul_segment *s,
                             uint32_t document, uint32_t count) {
  return document >= s->size ||
         weighed(count) >= lookup->least[s->norms[document]];
}

/* Solves weigh() >= floor for the count, so that no division is needed for
** each posting. A little less is let through than would be exact. */
static void set_least(bul_lookup *lookup, const bul_plan *plan) {
  float floor = lookup->use_floor ? lookup->floor * 0.9999f : 0;
  float above = plan->weight * (K1 + 1) - floor;
  for (size_t i = 0; i < 256; i++) {
    float least = floor * lookup->length_part[i] / above;
    if (floor <= 0 || least < 0)
      lookup->least[i] = 0;
    else
      lookup->least[i] = above <= 0 || least > 1e9f ? UINT32_MAX
                                                    : (uint32_t)ceilf(least);
  }
}

/* The documents of the first term. */
static int first_term(bul_lookup *lookup, const bul_segment *s,
                      candidates *out, const bul_list *list,
                      bulletin_error *error) {
  bul_list_reader reader;
  int more;
  bul_list_start(&reader, list);
  while ((more = bul_list_next(&reader, &lookup->block, 0)) == 1) {
    const bul_posting_block *b = &lookup->block;
    candidate *grown =
        bul_grow(&lookup->index->allocator, out->items, &out->capacity,
                 out->count + b->size, sizeof *grown);
    if (grown == NULL) return bul_nomem(error);
    out->items = grown;
    for (uint32_t i = 0; i < b->size; i++)
      if (may_reach(lookup, s, b->documents[i], b->counts[i]))
        out->items[out->count++] =
            (candidate){.document = b->documents[i], .count = b->counts[i]};
  }
  return more < 0 ? bul_index_damaged(error) : BULLETIN_OK;
}

/* Leaves the documents that have this term too. */
static int next_term(bul_lookup *lookup, const bul_segment *s,
                     candidates *all, const bul_list *list,
                     bulletin_error *error) {
  bul_list_reader reader;
  int more = 1;
  size_t at = 0, kept = 0;
  bul_list_start(&reader, list);
  while (at < all->count &&
         (more = bul_list_next(&reader, &lookup->block,
                               all->items[at].document)) == 1) {
    const bul_posting_block *b = &lookup->block;
    uint32_t last = b->documents[b->size - 1];
    uint32_t i = 0;
    while (at < all->count && all->items[at].document <= last) {
      candidate *c = &all->items[at++];
      while (b->documents[i] < c->document) i++;
      if (b->documents[i] != c->document) continue;
      c->count = both_counts(c->count, b->counts[i]);
      if (may_reach(lookup, s, c->document, c->count)) all->items[kept++] = *c;
    }
  }
  all->count = kept;
  return more < 0 ? bul_index_damaged(error) : BULLETIN_OK;
}

/* Reads the positions of one posting, each less `offset`, behind the starts
** gathered so far. *known is false where the index does not have them. */
static bool read_positions(bul_lookup *lookup, const uint8_t **at,
                           const uint8_t *end, uint32_t count, uint32_t offset,
                           bool *known, size_t *size) {
  uint64_t position = 0;
  *size = 0;
  *known = true;
  uint32_t *out = lookup->starts + lookup->start_count;
  for (uint32_t i = 0; i < count; i++) {
    uint64_t gap;
    if (!bul_varint(at, end, &gap)) return false;
    if (gap == 0) {
      *known = false;
      return i == 0;
    }
    position += gap;
    if (position > BUL_POSITION_LAST + UINT64_C(1)) return false;
    if (position - 1 >= offset) out[(*size)++] = (uint32_t)position - 1 - offset;
  }
  return true;
}

/* Leaves of c's starts those that are among the `size` at `with`. */
static void meet_starts(bul_lookup *lookup, candidate *c, const uint32_t *with,
                        size_t size) {
  uint32_t *mine = lookup->starts + c->first;
  size_t kept = 0, j = 0;
  for (size_t i = 0; i < c->size; i++) {
    while (j < size && with[j] < mine[i]) j++;
    if (j < size && with[j] == mine[i]) mine[kept++] = mine[i];
  }
  c->size = (uint32_t)kept;
}

/* Takes one term's positions into account. */
static int term_positions(bul_lookup *lookup, candidates *all,
                          const bul_list *list, uint32_t offset, bool first,
                          bulletin_error *error) {
  bul_list_reader reader;
  size_t at = 0;
  bul_list_start(&reader, list);
  while (at < all->count) {
    const bul_posting_block *b = &lookup->block;
    if (bul_list_next(&reader, &lookup->block, all->items[at].document) != 1)
      return bul_index_damaged(error);
    if (b->documents[b->size - 1] < all->items[at].document) continue;
    const uint8_t *p = b->positions;
    for (uint32_t i = 0; i < b->size && at < all->count; i++) {
      candidate *c = &all->items[at];
      uint32_t count = b->counts[i] >> 1;
      if (b->documents[i] != c->document) {
        if (b->has_positions && !bul_positions_skip(&p, b->end, count))
          return bul_index_damaged(error);
        continue;
      }
      at++;
      if (!b->has_positions) {
        c->unknown = true;
        continue;
      }
      bool unknown = p < b->end && *p == 0;
      if (!unknown && count > (size_t)(b->end - p)) return bul_index_damaged(error);
      uint32_t *grown = bul_grow(&lookup->index->allocator, lookup->starts,
                                 &lookup->start_capacity,
                                 lookup->start_count + count, sizeof *grown);
      if (grown == NULL) return bul_nomem(error);
      lookup->starts = grown;
      bool known;
      size_t size;
      if (!read_positions(lookup, &p, b->end, count, offset, &known, &size))
        return bul_index_damaged(error);
      c->unknown |= !known;
      if (first) {
        c->first = (uint32_t)lookup->start_count;
        c->size = (uint32_t)size;
        lookup->start_count += size;
      } else if (!c->unknown) {
        meet_starts(lookup, c, lookup->starts + lookup->start_count, size);
      }
    }
  }
  return BULLETIN_OK;
}

static int phrase_positions(bul_lookup *lookup, candidates *all,
                            const bul_plan *plan, size_t term, size_t segment,
                            bulletin_error *error) {
  lookup->start_count = 0;
  int status = BULLETIN_OK;
  for (size_t t = 0; t < plan->size && status == BULLETIN_OK; t++)
    if (!plan->terms[t].left_out)
      status = term_positions(lookup, all, list_of(lookup, term + t, segment),
                              plan->terms[t].offset, t == 0, error);
  size_t kept = 0;
  for (size_t i = 0; i < all->count; i++) {
    candidate *c = &all->items[i];
    if (!c->unknown && c->size == 0) continue;
    if (!c->unknown) c->count = c->size << 1 | (c->count & 1);
    all->items[kept++] = *c;
  }
  all->count = kept;
  return status;
}

static float weigh(const bul_lookup *lookup, const bul_segment *s,
                   const bul_plan *plan, uint32_t document, uint32_t count) {
  float n = (float)weighed(count);
  return plan->weight * n * (K1 + 1) /
         (n + lookup->length_part[s->norms[document]]);
}

static bool reserve(bul_lookup *lookup, bul_found_list *list, size_t more) {
  if (more == 0) return true;
  bul_found *grown = bul_grow(&lookup->index->allocator, list->items,
                              &list->capacity, list->count + more,
                              sizeof *grown);
  if (grown != NULL) list->items = grown;
  return grown != NULL;
}

/* Reads a long list that is needed now. */
static int read_list(bul_lookup *lookup, const bul_plan *plan, size_t t,
                     size_t term, size_t segment, bulletin_error *error) {
  bul_list *list = list_of(lookup, term + t, segment);
  if (!list->is_long) return BULLETIN_OK;
  bul_list_key key = {.segment = lookup->index->segments[segment].id,
                      .term = plan->terms[t].term};
  return bul_lists_read(list, lookup->index, &key, 1, true, error);
}

/* A phrase that is one term: straight from its postings. */
static int find_term(bul_lookup *lookup, bul_found_list *out,
                     const bul_plan *plan, bool headline_only,
                     const bul_list *list, const bul_segment *s,
                     bulletin_error *error) {
  bul_list_reader reader;
  int more;
  bul_list_start(&reader, list);
  while ((more = bul_list_next(&reader, &lookup->block, 0)) == 1) {
    const bul_posting_block *b = &lookup->block;
    if (!reserve(lookup, out, b->size)) return bul_nomem(error);
    if (b->documents[b->size - 1] >= s->size) return bul_index_damaged(error);
    bul_found *to = out->items + out->count;
    for (uint32_t i = 0; i < b->size; i++) {
      uint32_t count = b->counts[i];
      if (headline_only && (count & 1) == 0) continue;
      if (!may_reach(lookup, s, b->documents[i], count)) continue;
      *to++ = (bul_found){b->documents[i],
                          weigh(lookup, s, plan, b->documents[i], count),
                          plan->verify};
    }
    out->count = (size_t)(to - out->items);
  }
  return more < 0 ? bul_index_damaged(error) : BULLETIN_OK;
}

/* The term that is next in order of rarity after the list `done`, which has
** `postings`; plan->size after the last. */
static size_t rarest_after(const bul_lookup *lookup, const bul_plan *plan,
                           size_t term, size_t segment, uint64_t postings,
                           const bul_list *done) {
  size_t best = plan->size;
  for (size_t t = 0; t < plan->size; t++) {
    const bul_list *list = list_of(lookup, term + t, segment);
    if (plan->terms[t].left_out || list->postings < postings) continue;
    /* Among equals, by place: terms lie one `index.count` of lists apart. */
    if (done != NULL && list->postings == postings && list <= done) continue;
    if (best == plan->size ||
        list->postings < list_of(lookup, term + best, segment)->postings)
      best = t;
  }
  return best;
}

static int find_terms(bul_lookup *lookup, bul_found_list *out,
                      const bul_plan *plan, bool headline_only, size_t term,
                      size_t segment, candidates *all, bulletin_error *error) {
  const bul_segment *s = &lookup->index->segments[segment];
  size_t rarest = rarest_after(lookup, plan, term, segment, 0, NULL);
  int status = read_list(lookup, plan, rarest, term, segment, error);
  if (status == BULLETIN_OK)
    status = first_term(lookup, s, all,
                        list_of(lookup, term + rarest, segment), error);
  for (;;) {
    const bul_list *done = list_of(lookup, term + rarest, segment);
    rarest = rarest_after(lookup, plan, term, segment, done->postings, done);
    if (status != BULLETIN_OK || rarest == plan->size || all->count == 0) break;
    status = read_list(lookup, plan, rarest, term, segment, error);
    if (status == BULLETIN_OK)
      status = next_term(lookup, s, all,
                       list_of(lookup, term + rarest, segment), error);
  }
  if (status == BULLETIN_OK && plan->positions && all->count > 0)
    status = phrase_positions(lookup, all, plan, term, segment, error);
  if (status != BULLETIN_OK) return status;
  if (!reserve(lookup, out, all->count)) return bul_nomem(error);
  for (size_t i = 0; i < all->count; i++) {
    const candidate *c = &all->items[i];
    if (c->document >= s->size) return bul_index_damaged(error);
    if (headline_only && (c->count & 1) == 0) continue;
    out->items[out->count++] =
        (bul_found){c->document,
                    weigh(lookup, s, plan, c->document, c->count),
                    plan->verify || c->unknown};
  }
  return BULLETIN_OK;
}

/* Finds phrase number `p`, whose first term has number `term`. */
static int find_phrase(bul_lookup *lookup, bul_found_list *out, size_t p,
                       size_t term, size_t segment, bulletin_error *error) {
  const bul_plan *plan = &lookup->plans[p];
  bool headline_only = lookup->query->phrases[p].headline_only;
  out->count = 0;
  for (size_t t = 0; t < plan->size; t++)
    if (list_of(lookup, term + t, segment)->postings == 0) return BULLETIN_OK;
  set_least(lookup, plan);
  if (plan->size == 1) {
    int read = read_list(lookup, plan, 0, term, segment, error);
    if (read != BULLETIN_OK) return read;
    return find_term(lookup, out, plan, headline_only,
                     list_of(lookup, term, segment),
                     &lookup->index->segments[segment], error);
  }
  candidates all = {0};
  int status = find_terms(lookup, out, plan, headline_only, term, segment, &all,
                          error);
  bul_free(&lookup->index->allocator, all.items,
           all.capacity * sizeof *all.items);
  return status;
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
  if (!reserve(lookup, out, a->count + b->count)) return bul_nomem(error);
  size_t i = 0, j = 0;
  while (i < a->count || j < b->count) {
    bool left = j == b->count || (i < a->count && a->items[i].document <=
                                                      b->items[j].document);
    bool right = i == a->count || (j < b->count && b->items[j].document <=
                                                       a->items[i].document);
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

/* lookup->result keeps what is in lookup->clause too. */
static void intersect(bul_lookup *lookup) {
  bul_found_list *a = &lookup->result;
  const bul_found_list *b = &lookup->clause;
  size_t kept = 0, j = 0;
  for (size_t i = 0; i < a->count; i++) {
    bul_found f = a->items[i];
    while (j < b->count && b->items[j].document < f.document) j++;
    if (j == b->count) break;
    if (b->items[j].document != f.document) continue;
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
    while (j < b->count && b->items[j].document < f.document) j++;
    bool there = j < b->count && b->items[j].document == f.document;
    if (there && !b->items[j].maybe) continue;
    f.maybe |= there;
    a->items[kept++] = f;
  }
  a->count = kept;
}

static int find_clause(bul_lookup *lookup, size_t c, const size_t *first_terms,
                       size_t segment, bulletin_error *error) {
  const bul_clause *clause = &lookup->query->clauses[c];
  lookup->clause.count = 0;
  for (size_t i = 0; i < clause->size; i++) {
    size_t p = clause->first + i;
    bul_found_list *out = i == 0 ? &lookup->clause : &lookup->phrase;
    int status = find_phrase(lookup, out, p, first_terms[p], segment, error);
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
