/*
** phrase.c - see phrase.h. The documents of the rarest term are candidates;
** the other terms leave some of them, and the terms' positions those where the
** phrase stands. What cannot reach the floor is dropped on the way.
*/
#include "phrase.h"

#include "../base/error.h"

#include <math.h>

bool bul_found_reserve(const bul_lookup *lookup, bul_found_list *list,
                       size_t more) {
  if (more == 0) return true;
  bul_found *grown =
      bul_grow(&lookup->index->allocator, list->items, &list->capacity,
               list->count + more, sizeof *grown);
  if (grown != NULL) list->items = grown;
  return grown != NULL;
}

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
  return (count >> 1) + (count & 1) * BUL_HEADLINE;
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
  float above = plan->weight * (BUL_K1 + 1) - floor;
  for (size_t i = 0; i < 256; i++) {
    float least = floor * lookup->length_part[i] / above;
    if (floor <= 0 || least < 0)
      lookup->least[i] = 0;
    else
      lookup->least[i] =
          above <= 0 || least > 1e9f ? UINT32_MAX : (uint32_t)ceilf(least);
  }
}

/* The documents of the first term. */
static int first_term(bul_lookup *lookup, const bul_segment *s, candidates *out,
                      const bul_list *list, bulletin_error *error) {
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
static int next_term(bul_lookup *lookup, const bul_segment *s, candidates *all,
                     const bul_list *list, bulletin_error *error) {
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
      while (b->documents[i] < c->document)
        i++;
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
    if (position - 1 >= offset)
      out[(*size)++] = (uint32_t)position - 1 - offset;
  }
  return true;
}

/* Leaves of c's starts those that are among the `size` at `with`. */
static void meet_starts(bul_lookup *lookup, candidate *c, const uint32_t *with,
                        size_t size) {
  uint32_t *mine = lookup->starts + c->first;
  size_t kept = 0, j = 0;
  for (size_t i = 0; i < c->size; i++) {
    while (j < size && with[j] < mine[i])
      j++;
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
      if (!unknown && count > (size_t)(b->end - p))
        return bul_index_damaged(error);
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
      status = term_positions(lookup, all,
                              bul_lookup_list(lookup, term + t, segment),
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
  return plan->weight * n * (BUL_K1 + 1) /
         (n + lookup->length_part[s->norms[document]]);
}

/* Reads a long list that is needed now. */
static int read_list(bul_lookup *lookup, const bul_plan *plan, size_t t,
                     size_t term, size_t segment, bulletin_error *error) {
  bul_list *list = bul_lookup_list(lookup, term + t, segment);
  if (!list->is_long) return BULLETIN_OK;
  bul_list_key key = {.segment = lookup->index->segments[segment].id,
                      .term = plan->terms[t].term};
  return bul_lists_read(list, lookup->index, &key, 1, error);
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
    if (!bul_found_reserve(lookup, out, b->size)) return bul_nomem(error);
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
    const bul_list *list = bul_lookup_list(lookup, term + t, segment);
    if (plan->terms[t].left_out || list->postings < postings) continue;
    /* Among equals, by place: terms lie one `index.count` of lists apart. */
    if (done != NULL && list->postings == postings && list <= done) continue;
    if (best == plan->size ||
        list->postings <
            bul_lookup_list(lookup, term + best, segment)->postings)
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
                        bul_lookup_list(lookup, term + rarest, segment), error);
  for (;;) {
    const bul_list *done = bul_lookup_list(lookup, term + rarest, segment);
    rarest = rarest_after(lookup, plan, term, segment, done->postings, done);
    if (status != BULLETIN_OK || rarest == plan->size || all->count == 0) break;
    status = read_list(lookup, plan, rarest, term, segment, error);
    if (status == BULLETIN_OK)
      status =
          next_term(lookup, s, all,
                    bul_lookup_list(lookup, term + rarest, segment), error);
  }
  if (status == BULLETIN_OK && plan->positions && all->count > 0)
    status = phrase_positions(lookup, all, plan, term, segment, error);
  if (status != BULLETIN_OK) return status;
  if (!bul_found_reserve(lookup, out, all->count)) return bul_nomem(error);
  for (size_t i = 0; i < all->count; i++) {
    const candidate *c = &all->items[i];
    if (c->document >= s->size) return bul_index_damaged(error);
    if (headline_only && (c->count & 1) == 0) continue;
    out->items[out->count++] =
        (bul_found){c->document, weigh(lookup, s, plan, c->document, c->count),
                    plan->verify || c->unknown};
  }
  return BULLETIN_OK;
}

int bul_phrase_find(bul_lookup *lookup, bul_found_list *out, size_t p,
                    size_t term, size_t segment, bulletin_error *error) {
  const bul_plan *plan = &lookup->plans[p];
  bool headline_only = lookup->query->phrases[p].headline_only;
  out->count = 0;
  for (size_t t = 0; t < plan->size; t++)
    if (bul_lookup_list(lookup, term + t, segment)->postings == 0)
      return BULLETIN_OK;
  set_least(lookup, plan);
  if (plan->size == 1) {
    int read = read_list(lookup, plan, 0, term, segment, error);
    if (read != BULLETIN_OK) return read;
    return find_term(lookup, out, plan, headline_only,
                     bul_lookup_list(lookup, term, segment),
                     &lookup->index->segments[segment], error);
  }
  candidates all = {0};
  int status =
      find_terms(lookup, out, plan, headline_only, term, segment, &all, error);
  bul_free(&lookup->index->allocator, all.items,
           all.capacity * sizeof *all.items);
  return status;
}
