/*
** similar.c - articles that tell the same in the same words.
*/
#include "../../base/error.h"
#include "../../base/text.h"
#include "../articles/content.h"
#include "hits.h"
#include "../../index/sketch.h"

#include <stdlib.h>

/* In a group that shares one part of their sketches all articles are compared
** with all; in a larger one, which is boiler plate rather than copies, each with
** the next few only, so that the time stays linear, and that is said. */
enum { LARGEST_GROUP = 128, NEIGHBOURS = 8 };

static const double SIMILAR = 0.3, DUPLICATE = 0.5;

static int damaged(bulletin_error *error) {
  return bul_fail(error, BULLETIN_CORRUPT,
                  "the search index is damaged; restore a backup");
}

/* A live document by its place in the index. */
typedef struct spot {
  uint32_t segment;
  uint32_t document;
} spot;

/* --- reading runs ------------------------------------------------------ */

/* The units of a revision's body as numbers. */
typedef struct reading {
  bulletin_allocator allocator;
  uint32_t *units;
  size_t count, capacity;
} reading;

static bool read_unit(reading *r, uint32_t unit) {
  uint32_t *grown = bul_grow(&r->allocator, r->units, &r->capacity,
                             r->count + 1, sizeof *grown);
  if (grown == NULL) return false;
  r->units = grown;
  r->units[r->count++] = unit;
  return true;
}

/* The runs of a revision, for comparing. */
static int read_runs(bul_runs *out, bulletin_store *store, int64_t revision,
                     bulletin_error *error) {
  *out = (bul_runs){0};
  bul_arena arena;
  bul_arena_init(&arena, &store->allocator);
  reading r = {.allocator = store->allocator};
  bul_text_part *parts;
  size_t count;
  int status =
      bul_revision_parts(&parts, &count, store, revision, &arena, error);
  for (size_t i = 0; i < count && status == BULLETIN_OK; i++) {
    if (parts[i].is_headline || parts[i].text.size == 0) continue;
    bul_units units;
    bul_unit unit;
    bul_units_start(&units, parts[i].text);
    while (status == BULLETIN_OK && bul_units_next(&units, &unit))
      if (!read_unit(&r, (uint32_t)(unit.term ^ unit.term >> 32)))
        status = bul_nomem(error);
  }
  if (status == BULLETIN_OK && r.count >= BUL_SKETCH_RUN) {
    out->hashes =
        bul_resize(&store->allocator, NULL, 0, r.count * sizeof *out->hashes);
    if (out->hashes == NULL) {
      status = bul_nomem(error);
    } else {
      out->capacity = r.count;
      out->count = bul_runs_add(out->hashes, r.units, r.count);
      bul_runs_finish(out);
    }
  }
  bul_free(&r.allocator, r.units, r.capacity * sizeof *r.units);
  bul_arena_free(&arena);
  return status;
}

static void free_runs(bul_runs *runs, bulletin_store *store) {
  bul_free(&store->allocator, runs->hashes,
           runs->capacity * sizeof *runs->hashes);
  *runs = (bul_runs){0};
}

/* --- similar ----------------------------------------------------------- */

/* A growing list of spots, without order. */
typedef struct spots {
  spot *items;
  size_t count, capacity;
} spots;

static bool add_spot(bulletin_store *store, spots *list, spot s) {
  spot *grown = bul_grow(&store->allocator, list->items, &list->capacity,
                         list->count + 1, sizeof *grown);
  if (grown == NULL) return false;
  list->items = grown;
  list->items[list->count++] = s;
  return true;
}

static int by_spot(const void *left, const void *right) {
  const spot *a = left, *b = right;
  if (a->segment != b->segment) return a->segment < b->segment ? -1 : 1;
  return (a->document > b->document) - (a->document < b->document);
}

/* Adds the live documents that have `term`. */
static int add_spots(bulletin_store *store, spots *out, uint64_t term,
                     bul_posting_block *block, bulletin_error *error) {
  bul_list list;
  bul_list_init(&list, &store->allocator);
  int status = BULLETIN_OK;
  for (size_t s = 0; s < store->index.count && status == BULLETIN_OK; s++) {
    const bul_segment *segment = &store->index.segments[s];
    bul_list_key key = {.segment = segment->id, .term = term};
    status = bul_lists_read(&list, &store->index, &key, 1, error);
    if (status != BULLETIN_OK) break;
    bul_list_reader reader;
    int more;
    bul_list_start(&reader, &list);
    while ((more = bul_list_next(&reader, block, 0)) == 1 &&
           status == BULLETIN_OK) {
      for (uint32_t i = 0; i < block->size; i++) {
        uint32_t document = block->documents[i];
        if (document >= segment->size) {
          status = damaged(error);
          break;
        }
        if (bul_segment_is_dead(segment, document)) continue;
        if (!add_spot(store, out, (spot){(uint32_t)s, document})) {
          status = bul_nomem(error);
          break;
        }
      }
    }
    if (more < 0) status = damaged(error);
  }
  bul_buffer_free(&list.bytes);
  return status;
}

/* The terms of a revision's sketch, made anew from its text. */
static int sketch_terms(uint64_t *terms, size_t *count, bulletin_store *store,
                        int64_t revision, bulletin_error *error) {
  bul_arena arena;
  bul_batch batch;
  bulletin_article article;
  bul_arena_init(&arena, &store->allocator);
  bul_batch_init(&batch, &store->allocator);
  int status = bul_revision_read(&article, store, revision, &arena, error);
  if (status == BULLETIN_OK)
    status = bul_content_add(&batch, revision, 0, BUL_NO_DAY, &article, error);
  if (status == BULLETIN_OK) *count = bul_batch_sketch(&batch, terms);
  bul_batch_free(&batch);
  bul_arena_free(&arena);
  return status;
}

static int compare_spots(bulletin_hits *hits, bulletin_store *store, int64_t id,
                         int64_t revision, spots *found,
                         bulletin_error *error) {
  bul_runs mine;
  int status = read_runs(&mine, store, revision, error);
  if (found->count > 0)
    qsort(found->items, found->count, sizeof *found->items, by_spot);
  for (size_t i = 0; i < found->count && status == BULLETIN_OK; i++) {
    if (i > 0 && by_spot(&found->items[i - 1], &found->items[i]) == 0) continue;
    const bul_segment *s = &store->index.segments[found->items[i].segment];
    uint32_t document = found->items[i].document;
    if (bul_segment_article(s, document) == id) continue;
    bul_runs other;
    status = read_runs(&other, store, bul_segment_revision(s, document), error);
    double score = bul_runs_resemblance(&mine, &other);
    free_runs(&other, store);
    bulletin_hit hit = {.id = bul_segment_article(s, document),
                        .revision_key = bul_segment_revision(s, document),
                        .score = score};
    if (status == BULLETIN_OK && score >= SIMILAR && !bul_hits_add(hits, &hit))
      status = bul_nomem(error);
  }
  free_runs(&mine, store);
  return status;
}

static int find_similar(bulletin_hits *hits, bulletin_store *store, int64_t id,
                        bulletin_error *error) {
  int64_t revision = 0;
  int status = bul_store_refresh(store, error);
  if (status == BULLETIN_OK)
    status = bul_sql_number(&revision, store->sql, error,
                            "SELECT revision FROM article WHERE id = ? "
                            "AND removed = 0",
                            "i", id);
  if (status == BULLETIN_OK && revision == 0)
    status = bul_fail(error, BULLETIN_NOTFOUND, "there is no article %lld",
                      (long long)id);
  uint64_t terms[BUL_SKETCH_TERMS];
  size_t count = 0;
  if (status == BULLETIN_OK)
    status = sketch_terms(terms, &count, store, revision, error);
  spots found = {0};
  bul_posting_block block;
  for (size_t i = 0; i < count && status == BULLETIN_OK; i++)
    status = add_spots(store, &found, terms[i], &block, error);
  if (status == BULLETIN_OK)
    status = compare_spots(hits, store, id, revision, &found, error);
  bul_free(&store->allocator, found.items,
           found.capacity * sizeof *found.items);
  return status;
}

int bulletin_similar(bulletin_hits **out, bulletin_store *store, int64_t id,
                     int64_t limit, bulletin_error *error) {
  return bul_hits_find(out, store, id, limit, find_similar, error);
}

/* --- duplicates -------------------------------------------------------- */

/* A part of a sketch and a document that has it. */
typedef struct trait {
  uint64_t term;
  spot where;
} trait;

/* Two documents that share a trait. */
typedef struct pair {
  spot older;
  spot newer;
} pair;

typedef struct finder {
  bulletin_store *store;
  bulletin_error *error;
  trait *traits;
  size_t trait_count, trait_capacity;
  pair *pairs;
  size_t pair_count, pair_capacity;
  bool stopped; /* a group was too large to compare all of it */
  bul_posting_block block;
} finder;

static int add_traits(finder *f, size_t s, uint64_t term, const uint8_t *at,
                      const uint8_t *end) {
  const bul_segment *segment = &f->store->index.segments[s];
  int64_t last = -1;
  while (at < end) {
    if (!bul_block_read(&f->block, &at, end, &last)) return damaged(f->error);
    trait *grown = bul_grow(&f->store->allocator, f->traits, &f->trait_capacity,
                            f->trait_count + f->block.size, sizeof *grown);
    if (grown == NULL) return bul_nomem(f->error);
    f->traits = grown;
    for (uint32_t i = 0; i < f->block.size; i++) {
      uint32_t document = f->block.documents[i];
      if (document >= segment->size) return damaged(f->error);
      if (bul_segment_is_dead(segment, document)) continue;
      f->traits[f->trait_count++] = (trait){term, {(uint32_t)s, document}};
    }
  }
  return BULLETIN_OK;
}

static int read_row(finder *f, size_t s, uint64_t row_term,
                    bulletin_text data) {
  const uint64_t first = bul_term(BUL_TERM_SKETCH, 0);
  if (data.size < 2) return damaged(f->error);
  if (data.data[0] == BUL_ROW_LONG) {
    uint64_t postings;
    const uint8_t *blocks, *end;
    if (!bul_long_start(data, &postings, &blocks, &end))
      return damaged(f->error);
    return row_term < first ? BULLETIN_OK
                            : add_traits(f, s, row_term, blocks, end);
  }
  bul_shared shared;
  int more, status = BULLETIN_OK;
  bul_shared_start(&shared, data, row_term);
  while (status == BULLETIN_OK && (more = bul_shared_next(&shared)) != 0) {
    if (more < 0) return damaged(f->error);
    if (shared.term >= first)
      status = add_traits(f, s, shared.term, shared.blocks, shared.blocks_end);
  }
  return status;
}

/* All parts of sketches of one segment: they are its last terms. */
static int read_segment(finder *f, size_t s) {
  int64_t first = (int64_t)bul_term(BUL_TERM_SKETCH, 0);
  int64_t segment = f->store->index.segments[s].id, from = first;
  int status = bul_sql_number(&from, f->store->sql, f->error,
                              "SELECT term FROM posting WHERE segment = ?1 "
                              "AND term <= ?2 /*+ AND shard = ?1 & 63 */ "
                              "ORDER BY term DESC LIMIT 1",
                              "ii", segment, first);
  if (status != BULLETIN_OK) return status;
  bul_rows rows;
  bul_rows_open(
      &rows, f->store->sql,
      "SELECT term, data FROM posting WHERE segment = ?1 AND term >= ?2 "
      "/*+ AND shard = ?1 & 63 */ ORDER BY term, document",
      "ii", segment, from);
  while (status == BULLETIN_OK && bul_rows_next(&rows))
    status = read_row(f, s, (uint64_t)bul_rows_int(&rows, 0),
                      bul_rows_blob(&rows, 1));
  int end = bul_rows_close(&rows, f->error);
  return status == BULLETIN_OK ? end : status;
}

static int by_trait(const void *left, const void *right) {
  const trait *a = left, *b = right;
  if (a->term != b->term) return a->term < b->term ? -1 : 1;
  return by_spot(&a->where, &b->where);
}

static int by_pair(const void *left, const void *right) {
  const pair *a = left, *b = right;
  int order = by_spot(&a->older, &b->older);
  return order != 0 ? order : by_spot(&a->newer, &b->newer);
}

/* The pairs of one group. */
static int pair_group(finder *f, size_t from, size_t to) {
  bool large = to - from > LARGEST_GROUP;
  f->stopped |= large;
  for (size_t i = from; i < to; i++) {
    size_t last = large && to - i > NEIGHBOURS ? i + NEIGHBOURS + 1 : to;
    for (size_t j = i + 1; j < last; j++) {
      pair *grown = bul_grow(&f->store->allocator, f->pairs, &f->pair_capacity,
                             f->pair_count + 1, sizeof *grown);
      if (grown == NULL) return bul_nomem(f->error);
      f->pairs = grown;
      f->pairs[f->pair_count++] =
          (pair){f->traits[i].where, f->traits[j].where};
    }
  }
  return BULLETIN_OK;
}

static int find_pairs(finder *f) {
  int status = BULLETIN_OK;
  if (f->trait_count > 0)
    qsort(f->traits, f->trait_count, sizeof *f->traits, by_trait);
  for (size_t i = 0; i < f->trait_count && status == BULLETIN_OK;) {
    size_t end = i + 1;
    while (end < f->trait_count && f->traits[end].term == f->traits[i].term)
      end++;
    if (end - i > 1) status = pair_group(f, i, end);
    i = end;
  }
  if (f->pair_count > 0)
    qsort(f->pairs, f->pair_count, sizeof *f->pairs, by_pair);
  return status;
}

static bulletin_hit hit_of(const finder *f, spot s, double score) {
  const bul_segment *segment = &f->store->index.segments[s.segment];
  return (bulletin_hit){.id = bul_segment_article(segment, s.document),
                        .revision_key =
                            bul_segment_revision(segment, s.document),
                        .score = score};
}

/* Compares the pairs; those with one older document come together. */
static int compare_pairs(finder *f, bulletin_hits *hits) {
  bul_runs older = {0}, newer = {0};
  int status = BULLETIN_OK;
  for (size_t i = 0; i < f->pair_count && status == BULLETIN_OK; i++) {
    const pair *p = &f->pairs[i];
    if (i > 0 && by_pair(p - 1, p) == 0) continue;
    if (i == 0 || by_spot(&p[-1].older, &p->older) != 0) {
      free_runs(&older, f->store);
      status = read_runs(&older, f->store, hit_of(f, p->older, 0).revision_key,
                         f->error);
    }
    if (status == BULLETIN_OK)
      status = read_runs(&newer, f->store, hit_of(f, p->newer, 0).revision_key,
                         f->error);
    double score = bul_runs_resemblance(&older, &newer);
    free_runs(&newer, f->store);
    if (status != BULLETIN_OK || score < DUPLICATE) continue;
    bulletin_hit a = hit_of(f, p->older, score), b = hit_of(f, p->newer, score);
    if (a.id > b.id) {
      bulletin_hit c = a;
      a = b;
      b = c;
    }
    if (!bul_hits_add(hits, &a) || !bul_hits_add(hits, &b))
      status = bul_nomem(f->error);
  }
  free_runs(&older, f->store);
  return status;
}

static int find_duplicates(bulletin_hits **out, bulletin_store *store,
                           bulletin_error *error) {
  int status = bul_hits_new(out, store, (bulletin_text){NULL, 0}, error);
  if (status != BULLETIN_OK) return status;
  finder f = {.store = store, .error = error};
  status = bul_read_begin(store, error);
  if (status == BULLETIN_OK) {
    status = bul_store_refresh(store, error);
    for (size_t s = 0; s < store->index.count && status == BULLETIN_OK; s++)
      status = read_segment(&f, s);
    if (status == BULLETIN_OK) status = find_pairs(&f);
    if (status == BULLETIN_OK) status = compare_pairs(&f, *out);
    (*out)->stopped = f.stopped;
    status = bul_read_end(store, status, error);
  }
  bul_free(&store->allocator, f.traits, f.trait_capacity * sizeof *f.traits);
  bul_free(&store->allocator, f.pairs, f.pair_capacity * sizeof *f.pairs);
  if (status != BULLETIN_OK) {
    bulletin_hits_free(*out);
    *out = NULL;
  }
  return status;
}

int bulletin_duplicates(bulletin_hits **out, bulletin_store *store,
                        bulletin_error *error) {
  int status, tries = 0;
  do
    status = find_duplicates(out, store, error);
  while (bulletin_again(store, status, &tries));
  return status;
}
