/*
** index.c - see index.h.
*/
#include "index.h"

#include "../base/error.h"
#include "../base/text.h"

static int damaged(bulletin_error *error) {
  return bul_fail(error, BULLETIN_CORRUPT,
                  "the search index is damaged; restore a backup");
}

static size_t dead_words(uint32_t size) { return (size_t)size / 64 + 1; }

static void free_segment(const bulletin_allocator *a, bul_segment *s) {
  size_t n = s->size;
  bul_free(a, s->revisions, n * sizeof *s->revisions);
  bul_free(a, s->articles, n * sizeof *s->articles);
  bul_free(a, s->days, n * sizeof *s->days);
  bul_free(a, s->norms, n);
  bul_free(a, s->dead, dead_words(s->size) * sizeof *s->dead);
}

void bul_index_init(bul_index *index, const bulletin_allocator *allocator) {
  *index = (bul_index){.allocator = bul_allocator(allocator), .generation = -1};
}

void bul_index_clear(bul_index *index) {
  for (size_t i = 0; i < index->count; i++)
    free_segment(&index->allocator, &index->segments[i]);
  bul_free(&index->allocator, index->segments,
           index->capacity * sizeof *index->segments);
  bulletin_allocator memory = index->allocator;
  bul_index_init(index, &memory);
}

static int read_documents(bul_index *index, bul_segment *s, bulletin_text blob,
                          bulletin_error *error) {
  const bulletin_allocator *a = &index->allocator;
  size_t n = s->size;
  s->revisions = bul_resize(a, NULL, 0, n * sizeof *s->revisions);
  s->articles = bul_resize(a, NULL, 0, n * sizeof *s->articles);
  s->days = bul_resize(a, NULL, 0, n * sizeof *s->days);
  s->norms = bul_resize(a, NULL, 0, n);
  s->dead = bul_resize(a, NULL, 0, dead_words(s->size) * sizeof *s->dead);
  if (s->revisions == NULL || s->articles == NULL || s->days == NULL ||
      s->norms == NULL || s->dead == NULL)
    return bul_nomem(error);
  bul_document_reader reader;
  bul_document_start(&reader, blob);
  for (size_t i = 0; i < n; i++) {
    if (bul_document_next(&reader) != 1) return damaged(error);
    s->revisions[i] = reader.document.revision;
    s->articles[i] = reader.document.article;
    s->days[i] = reader.document.day;
    s->norms[i] = bul_norm(reader.document.units);
  }
  return bul_document_next(&reader) == 0 ? BULLETIN_OK : damaged(error);
}

/* Finds a kept segment by its number. */
static bul_segment *kept(bul_index *index, int64_t id) {
  for (size_t i = 0; i < index->count; i++)
    if (index->segments[i].id == id) return &index->segments[i];
  return NULL;
}

static int read_segment(bul_index *index, bul_segment *s, bul_sql *sql,
                        bulletin_error *error) {
  bul_rows rows;
  bul_rows_open(&rows, sql, "SELECT data FROM segment WHERE id = ?", "i", s->id);
  int status = BULLETIN_OK;
  if (bul_rows_next(&rows)) {
    bulletin_text blob = bul_rows_blob(&rows, 0);
    status = s->size == 0 || s->size > blob.size
                 ? damaged(error)
                 : read_documents(index, s, blob, error);
  } else if (rows.code == 0) { /* listed, and not to be found */
    status = damaged(error);
  }
  int end = bul_rows_close(&rows, error);
  return status == BULLETIN_OK ? end : status;
}

/* The list of segments as it is now, with the documents of those that were
** known before moved over. */
static int read_segments(bul_index *fresh, bul_index *old, bul_sql *sql,
                         bulletin_error *error) {
  bul_rows rows;
  bul_rows_open(&rows, sql,
                "SELECT id, first, last, documents, units FROM segment "
                "ORDER BY id",
                "");
  int status = BULLETIN_OK;
  while (status == BULLETIN_OK && bul_rows_next(&rows)) {
    bul_segment *grown = bul_grow(&fresh->allocator, fresh->segments,
                                  &fresh->capacity, fresh->count + 1,
                                  sizeof *grown);
    if (grown == NULL) {
      status = bul_nomem(error);
      break;
    }
    fresh->segments = grown;
    bul_segment *s = &fresh->segments[fresh->count];
    bul_segment *known = kept(old, bul_rows_int(&rows, 0));
    if (known != NULL) {
      *s = *known;
      *known = (bul_segment){0};
    } else {
      *s = (bul_segment){.id = bul_rows_int(&rows, 0),
                         .first = bul_rows_int(&rows, 1),
                         .last = bul_rows_int(&rows, 2),
                         .size = (uint32_t)bul_rows_int(&rows, 3),
                         .units = bul_rows_int(&rows, 4)};
    }
    fresh->count++;
    if (known == NULL) status = read_segment(fresh, s, sql, error);
    if (status == BULLETIN_OK) {
      memset(s->dead, 0, dead_words(s->size) * sizeof *s->dead);
      s->dead_count = 0;
      fresh->live += s->size;
      fresh->units += (uint64_t)s->units;
    }
  }
  int end = bul_rows_close(&rows, error);
  return status == BULLETIN_OK ? end : status;
}

/* Marks one revision dead. */
static void mark_dead(bul_index *index, int64_t revision) {
  size_t low = 0, high = index->count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (index->segments[middle].last < revision)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == index->count) return;
  bul_segment *s = &index->segments[low];
  size_t from = 0, to = s->size;
  while (from < to) {
    size_t middle = (from + to) / 2;
    if (s->revisions[middle] < revision)
      from = middle + 1;
    else
      to = middle;
  }
  if (from == s->size || s->revisions[from] != revision) return;
  s->dead[from >> 6] |= (uint64_t)1 << (from & 63);
  s->dead_count++;
  index->live--;
}

int bul_index_refresh(bul_index *index, bul_sql *sql, bulletin_error *error) {
  int64_t generation = 0;
  int status = bul_sql_number(&generation, sql, error,
                              "SELECT generation FROM state", "");
  if (status != BULLETIN_OK || generation == index->generation) return status;
  bul_index fresh;
  bul_index_init(&fresh, &index->allocator);
  status = read_segments(&fresh, index, sql, error);
  bul_index_clear(index);
  *index = fresh;
  if (status == BULLETIN_OK) {
    bul_rows rows;
    bul_rows_open(&rows, sql, "SELECT revision FROM dead ORDER BY revision", "");
    while (bul_rows_next(&rows)) mark_dead(index, bul_rows_int(&rows, 0));
    status = bul_rows_close(&rows, error);
  }
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
  while ((more = bul_shared_next(&shared)) == 1 && shared.term < term) continue;
  if (more < 0) return damaged(error);
  if (more == 1 && shared.term == term) {
    out->postings = shared.postings;
    add_chunk(out, shared.blocks, shared.blocks_end);
  }
  return BULLETIN_OK;
}

int bul_list_read(bul_list *out, bul_sql *sql, const bul_segment *segment,
                  uint64_t term, bulletin_error *error) {
  if (!out->is_long) return BULLETIN_OK;
  out->is_long = false;
  out->bytes.size = 0;
  bul_rows rows;
  bul_rows_open(&rows, sql,
                "SELECT data FROM posting WHERE segment = ? AND term = ? "
                "ORDER BY document",
                "ii", segment->id, (int64_t)term);
  int status = BULLETIN_OK;
  while (status == BULLETIN_OK && bul_rows_next(&rows)) {
    const uint8_t *blocks, *end;
    if (bul_long_start(bul_rows_blob(&rows, 0), &out->postings, &blocks, &end))
      add_chunk(out, blocks, end);
    else
      status = damaged(error);
  }
  int end = bul_rows_close(&rows, error);
  if (status == BULLETIN_OK && out->bytes.failed) status = bul_nomem(error);
  return status == BULLETIN_OK ? end : status;
}

int bul_list_find(bul_list *out, bul_sql *sql, const bul_segment *segment,
                  uint64_t term, bulletin_error *error) {
  out->postings = 0;
  out->bytes.size = 0;
  out->is_long = false;
  bul_rows rows;
  bul_rows_open(&rows, sql,
                "SELECT term, data FROM posting WHERE segment = ? AND term <= ? "
                "ORDER BY term DESC LIMIT 1",
                "ii", segment->id, (int64_t)term);
  int status = BULLETIN_OK;
  if (bul_rows_next(&rows)) {
    uint64_t row_term = (uint64_t)bul_rows_int(&rows, 0);
    bulletin_text data = bul_rows_blob(&rows, 1);
    const uint8_t *blocks, *blocks_end;
    bool is_long = data.size > 0 && data.data[0] == BUL_ROW_LONG;
    out->is_long = is_long && row_term == term;
    if (data.size == 0 ||
        (is_long && !bul_long_start(data, &out->postings, &blocks, &blocks_end)))
      status = damaged(error);
    else if (!is_long)
      status = find_in_shared(out, data, row_term, term, error);
    if (!out->is_long && is_long) out->postings = 0;
  }
  int end = bul_rows_close(&rows, error);
  if (status == BULLETIN_OK) status = end;
  if (status == BULLETIN_OK && out->bytes.failed) status = bul_nomem(error);
  return status;
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
    if (!bul_block_seek(&reader->at, reader->chunk_end, &reader->last, document))
      return -1;
    if (reader->at < reader->chunk_end) break;
  }
  return bul_block_read(block, &reader->at, reader->chunk_end, &reader->last)
             ? 1
             : -1;
}
