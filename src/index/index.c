/*
** index.c - see index.h.
*/
#include "index.h"

#include "../base/error.h"
#include "../base/text.h"

#include <stdlib.h>

static size_t dead_words(uint32_t size) {
  return (size_t)size / 64 + 1;
}

static size_t near_size(uint32_t size) {
  return (size_t)size / BUL_NEAR + 1;
}

static void free_segment(const bulletin_allocator *a, bul_segment *s) {
  size_t n = s->size;
  bul_free(a, s->stretches, s->stretch_capacity * sizeof *s->stretches);
  bul_free(a, s->near, near_size(s->size) * sizeof *s->near);
  bul_free(a, s->norms, n);
  bul_free(a, s->dead, dead_words(s->size) * sizeof *s->dead);
  bul_free(a, s->order, n * sizeof *s->order);
}

void bul_index_init(bul_index *index, const bul_engine *engine,
                    const bulletin_allocator *allocator) {
  *index = (bul_index){.engine = engine,
                       .allocator = bul_allocator(allocator),
                       .generation = -1};
}

void bul_index_clear(bul_index *index) {
  for (size_t i = 0; i < index->count; i++)
    free_segment(&index->allocator, &index->segments[i]);
  bul_free(&index->allocator, index->segments,
           index->capacity * sizeof *index->segments);
  bulletin_allocator memory = index->allocator;
  bul_index_init(index, index->engine, &memory);
}

/* A document and its revision. */
typedef struct numbered {
  int64_t revision;
  uint32_t document;
} numbered;

static int by_revision(const void *left, const void *right) {
  const numbered *a = left, *b = right;
  return (a->revision > b->revision) - (a->revision < b->revision);
}

static bool rise(const bul_segment *s) {
  for (size_t i = 0; i < s->stretch_count; i++) {
    const bul_stretch *t = &s->stretches[i];
    uint32_t last = t[1].first - 1;
    if (last > t->first && (int64_t)t->revision_step <= 0) return false;
    if (i + 1 < s->stretch_count &&
        bul_segment_revision(s, last) >= (int64_t)t[1].revision)
      return false;
  }
  return true;
}

/* Where several write, what one segment was merged from may lie between each
** other. */
static int order_documents(bul_segment *s, const bulletin_allocator *a,
                           bulletin_error *error) {
  if (rise(s)) return BULLETIN_OK;
  size_t n = s->size;
  numbered *list = bul_resize(a, NULL, 0, n * sizeof *list);
  s->order = bul_resize(a, NULL, 0, n * sizeof *s->order);
  bool good = list != NULL && s->order != NULL;
  for (uint32_t i = 0; i < n && good; i++)
    list[i] = (numbered){bul_segment_revision(s, i), i};
  if (good) qsort(list, n, sizeof *list, by_revision);
  for (size_t i = 0; i < n && good; i++)
    s->order[i] = list[i].document;
  bul_free(a, list, n * sizeof *list);
  return good ? BULLETIN_OK : bul_nomem(error);
}

static bool add_stretch(bul_segment *s, const bul_stretch *stretch,
                        const bulletin_allocator *a) {
  bul_stretch *grown = bul_grow(a, s->stretches, &s->stretch_capacity,
                                s->stretch_count + 1, sizeof *grown);
  if (grown == NULL) return false;
  s->stretches = grown;
  s->stretches[s->stretch_count++] = *stretch;
  return true;
}

/* Reads the stretches, up to and with the one behind the last. */
static int read_stretches(bul_segment *s, bulletin_text blob,
                          const bulletin_allocator *a, bulletin_error *error) {
  bul_document_reader reader;
  bul_document_run run;
  uint32_t at = 0;
  int more;
  bul_document_start(&reader, blob);
  while ((more = bul_document_next_run(&reader, &run)) == 1) {
    if (run.count > s->size - at) return bul_index_damaged(error);
    bul_stretch stretch = {.first = at,
                           .day = run.day,
                           .revision = run.revision,
                           .article = run.article,
                           .revision_step = run.revision_step,
                           .article_step = run.article_step};
    if (!add_stretch(s, &stretch, a)) return bul_nomem(error);
    memcpy(s->norms + at, run.norms, run.count);
    at += (uint32_t)run.count;
  }
  if (more < 0 || at != s->size) return bul_index_damaged(error);
  bul_stretch end = {.first = s->size};
  if (!add_stretch(s, &end, a)) return bul_nomem(error);
  s->stretch_count--;
  return BULLETIN_OK;
}

static int read_documents(bul_index *index, bul_segment *s, bulletin_text blob,
                          bulletin_error *error) {
  const bulletin_allocator *a = &index->allocator;
  size_t near = near_size(s->size);
  s->near = bul_resize(a, NULL, 0, near * sizeof *s->near);
  s->norms = bul_resize(a, NULL, 0, s->size);
  s->dead = bul_resize(a, NULL, 0, dead_words(s->size) * sizeof *s->dead);
  if (s->near == NULL || s->norms == NULL || s->dead == NULL)
    return bul_nomem(error);
  memset(s->dead, 0, dead_words(s->size) * sizeof *s->dead);
  int status = read_stretches(s, blob, a, error);
  if (status != BULLETIN_OK) return status;
  uint32_t at = 0;
  for (size_t i = 0; i < near; i++) {
    while (at + 1 < s->stretch_count &&
           s->stretches[at + 1].first <= i * BUL_NEAR)
      at++;
    s->near[i] = at;
  }
  return order_documents(s, a, error);
}

/* --- refreshing -------------------------------------------------------- */

/* The segments as they are now, with the documents of those that were known
** before moved over. */
typedef struct refresher {
  bul_index fresh;
  bul_index *old;
  int64_t *missing; /* segments whose documents are to be read; they rise */
  size_t missing_count, missing_capacity;
} refresher;

/* Finds a segment by its number. */
static bul_segment *segment_of(const bul_index *index, int64_t id) {
  for (size_t i = 0; i < index->count; i++)
    if (index->segments[i].id == id) return &index->segments[i];
  return NULL;
}

static bool is_missing(refresher *r, int64_t id) {
  int64_t *grown =
      bul_grow(&r->fresh.allocator, r->missing, &r->missing_capacity,
               r->missing_count + 1, sizeof *grown);
  if (grown == NULL) return false;
  r->missing = grown;
  r->missing[r->missing_count++] = id;
  return true;
}

static int keep_segment(void *to, const bul_segment_row *row,
                        bulletin_error *error) {
  refresher *r = to;
  bul_index *fresh = &r->fresh;
  if (row->documents <= 0 || row->documents > UINT32_MAX)
    return bul_index_damaged(error);
  bul_segment *grown =
      bul_grow(&fresh->allocator, fresh->segments, &fresh->capacity,
               fresh->count + 1, sizeof *grown);
  if (grown == NULL) return bul_nomem(error);
  fresh->segments = grown;
  bul_segment *s = &fresh->segments[fresh->count++];
  bul_segment *known = segment_of(r->old, row->id);
  if (known != NULL) {
    *s = *known;
    *known = (bul_segment){0};
    memset(s->dead, 0, dead_words(s->size) * sizeof *s->dead);
    s->dead_count = 0;
  } else {
    *s = (bul_segment){.id = row->id,
                       .first = row->first,
                       .last = row->last,
                       .size = (uint32_t)row->documents,
                       .units = row->units};
    if (!is_missing(r, row->id)) return bul_nomem(error);
  }
  fresh->live += s->size;
  fresh->units += (uint64_t)s->units;
  return BULLETIN_OK;
}

static int keep_documents(void *to, const bul_segment_row *row,
                          bulletin_error *error) {
  refresher *r = to;
  bul_segment *s = segment_of(&r->fresh, row->id);
  if (s == NULL || s->stretches != NULL || s->size > row->data.size)
    return bul_index_damaged(error);
  return read_documents(&r->fresh, s, row->data, error);
}

static int read_segments(refresher *r, bulletin_error *error) {
  const bul_engine *engine = r->fresh.engine;
  int status = engine->segments(engine->context, keep_segment, r, error);
  if (status == BULLETIN_OK && r->missing_count > 0)
    status = engine->documents(engine->context, r->missing, r->missing_count,
                               keep_documents, r, error);
  for (size_t i = 0; i < r->fresh.count && status == BULLETIN_OK; i++)
    if (r->fresh.segments[i].dead == NULL) /* listed, and not to be found */
      status = bul_index_damaged(error);
  return status;
}

/* The document of the `i`th revision. */
static uint32_t place_of(const bul_segment *s, uint32_t i) {
  return s->order != NULL ? s->order[i] : i;
}

/* Marks one revision dead. */
static void mark_dead(bul_index *index, bul_segment *s, int64_t revision) {
  uint32_t from = 0, to = s->size;
  while (from < to) {
    uint32_t middle = from + (to - from) / 2;
    if (bul_segment_revision(s, place_of(s, middle)) < revision)
      from = middle + 1;
    else
      to = middle;
  }
  if (from == s->size) return;
  from = place_of(s, from);
  if (bul_segment_revision(s, from) != revision) return;
  s->dead[from >> 6] |= (uint64_t)1 << (from & 63);
  s->dead_count++;
  index->live--;
  index->units -= bul_norm_units(s->norms[from]);
}

/* Where several write, segments may span the same revisions. */
static int keep_dead(void *to, int64_t revision, bulletin_error *error) {
  bul_index *index = to;
  (void)error;
  for (size_t i = 0; i < index->count; i++) {
    bul_segment *s = &index->segments[i];
    if (s->first <= revision && revision <= s->last)
      mark_dead(index, s, revision);
  }
  return BULLETIN_OK;
}

int bul_index_refresh(bul_index *index, bulletin_error *error) {
  const bul_engine *engine = index->engine;
  int64_t generation = 0;
  int status = engine->generation(engine->context, &generation, error);
  if (status != BULLETIN_OK || generation == index->generation) return status;
  refresher r = {.old = index};
  bul_index_init(&r.fresh, engine, &index->allocator);
  status = read_segments(&r, error);
  bul_free(&index->allocator, r.missing,
           r.missing_capacity * sizeof *r.missing);
  bul_index_clear(index);
  *index = r.fresh;
  if (status == BULLETIN_OK)
    status = engine->dead(engine->context, INT64_MIN, INT64_MAX, keep_dead,
                          index, error);
  if (status != BULLETIN_OK) {
    bul_index_clear(index);
    return status;
  }
  index->generation = generation;
  return BULLETIN_OK;
}

/* --- lists ------------------------------------------------------------- */

static void add_chunk(bul_list *list, const uint8_t *blocks,
                      const uint8_t *end) {
  uint32_t size = (uint32_t)(end - blocks);
  bul_buffer_add(&list->bytes, (const char *)&size, sizeof size);
  bul_buffer_add(&list->bytes, (const char *)blocks, size);
}

static int find_in_shared(bul_list *out, bulletin_text data, uint64_t row_term,
                          uint64_t term, bulletin_error *error) {
  bul_shared shared;
  bul_shared_start(&shared, data, row_term);
  int more;
  while ((more = bul_shared_next(&shared)) == 1 && shared.term < term)
    continue;
  if (more < 0) return bul_index_damaged(error);
  if (more == 1 && shared.term == term) {
    out->postings = shared.postings;
    add_chunk(out, shared.blocks, shared.blocks_end);
  }
  return BULLETIN_OK;
}

typedef struct list_reading {
  bul_list *lists;
  const bul_list_key *keys;
  bool whole;
} list_reading;

static int keep_row(void *to, const bul_posting_row *row,
                    bulletin_error *error) {
  list_reading *r = to;
  bul_list *out = &r->lists[row->asked];
  uint64_t term = r->keys[row->asked].term;
  if (row->data.size == 0) return bul_index_damaged(error);
  if (row->data.data[0] != BUL_ROW_LONG)
    return find_in_shared(out, row->data, row->term, term, error);
  const uint8_t *blocks, *end;
  uint64_t postings;
  if (!bul_long_start(row->data, &postings, &blocks, &end))
    return bul_index_damaged(error);
  if (row->term != term) return BULLETIN_OK; /* the term is nowhere */
  out->postings = postings;
  out->is_long = !r->whole;
  if (r->whole) add_chunk(out, blocks, end);
  return BULLETIN_OK;
}

void bul_list_init(bul_list *list, const bulletin_allocator *allocator) {
  *list = (bul_list){.postings = 0};
  bul_buffer_init(&list->bytes, allocator);
}

static int read_lists(bul_list *lists, const bul_index *index,
                      const bul_list_key *keys, size_t count, bool whole,
                      bulletin_error *error) {
  for (size_t i = 0; i < count; i++) {
    lists[i].postings = 0;
    lists[i].is_long = false;
    lists[i].bytes.size = 0;
  }
  if (count == 0) return BULLETIN_OK;
  list_reading r = {.lists = lists, .keys = keys, .whole = whole};
  const bul_engine *engine = index->engine;
  int status =
      engine->lists(engine->context, keys, count, whole, keep_row, &r, error);
  for (size_t i = 0; i < count && status == BULLETIN_OK; i++)
    if (lists[i].bytes.failed) status = bul_nomem(error);
  return status;
}

int bul_lists_read(bul_list *lists, const bul_index *index,
                   const bul_list_key *keys, size_t count,
                   bulletin_error *error) {
  return read_lists(lists, index, keys, count, true, error);
}

int bul_lists_find(bul_list *lists, const bul_index *index,
                   const bul_list_key *keys, size_t count,
                   bulletin_error *error) {
  return read_lists(lists, index, keys, count, false, error);
}

void bul_list_start(bul_list_reader *reader, const bul_list *list) {
  const uint8_t *data = (const uint8_t *)list->bytes.data;
  *reader = (bul_list_reader){.at = data, .chunk_end = data};
  reader->end = list->bytes.size == 0 ? data : data + list->bytes.size;
}

int bul_list_next(bul_list_reader *reader, bul_posting_block *block,
                  uint32_t document) {
  for (;;) {
    if (reader->at == reader->chunk_end) {
      if (reader->at == reader->end) return 0;
      uint32_t size;
      memcpy(&size, reader->at, sizeof size);
      reader->at += sizeof size;
      reader->chunk_end = reader->at + size;
      reader->last = -1;
    }
    if (!bul_block_seek(&reader->at, reader->chunk_end, &reader->last,
                        document))
      return -1;
    if (reader->at < reader->chunk_end) break;
  }
  return bul_block_read(block, &reader->at, reader->chunk_end, &reader->last)
             ? 1
             : -1;
}
