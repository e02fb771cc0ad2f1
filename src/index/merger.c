/*
** merger.c - see merger.h.
*/
#include "merger.h"

#include "../base/error.h"
#include "../base/text.h"
#include "card.h"
#include "segment.h"

/* Rows read at once of each segment: few, for they are all in memory; more where
** each trip costs. */
enum { NEAR_ROWS = 16, FAR_ROWS = 64 };

#define DEAD UINT32_MAX

/* Some rows of a segment, copied. */
typedef struct page {
  bul_buffer data; /* of the rows, one behind the other */
  struct {
    uint64_t term;
    size_t end; /* in `data` */
  } rows[FAR_ROWS];
  size_t count;
  size_t at; /* the next one to be looked at */
} page;

/* One segment that is being merged. */
typedef struct bul_merger_input {
  int64_t segment;
  uint32_t *map; /* document here -> in the merged segment, or DEAD */
  size_t count;
  bul_scan_key key; /* where rows are read on */
  page page;
  bool ended; /* no rows behind the page */
  bool is_long;
  bool done;
  uint64_t term;
  uint64_t postings;
  bul_shared shared;
  const uint8_t *at; /* blocks of the current term in this row */
  const uint8_t *end;
  int64_t last;
  uint64_t row_term;
} input;

/* Postings on their way. */
typedef struct copier {
  bul_merger *merger;
  const bul_engine *engine;
  bulletin_error *error;
  input *filled[BUL_MERGED_MOST]; /* the inputs that a scan is for */
  bul_scan_key keys[BUL_MERGED_MOST];
  size_t rows_read;
  bul_posting_block block;
} copier;

/* --- rows -------------------------------------------------------------- */

static int keep_row(void *to, const bul_posting_row *row,
                    bulletin_error *error) {
  copier *m = to;
  input *in = m->filled[row->asked];
  page *p = &in->page;
  if (p->count == FAR_ROWS) return bul_index_damaged(error);
  bul_buffer_add_text(&p->data, row->data);
  if (p->data.failed) return bul_nomem(error);
  p->rows[p->count].term = row->term;
  p->rows[p->count++].end = p->data.size;
  in->key.term = row->term;
  in->key.document = row->document;
  in->key.begun = true;
  return BULLETIN_OK;
}

/* Reads the next rows of the `count` inputs that are to be filled. */
static int fill(copier *m, size_t count) {
  size_t most = m->engine->is_far ? FAR_ROWS : NEAR_ROWS;
  for (size_t i = 0; i < count; i++) {
    input *in = m->filled[i];
    m->keys[i] = in->key;
    in->page.data.size = in->page.count = in->page.at = 0;
  }
  int status = m->engine->scan(m->engine->context, m->keys, count, most,
                               keep_row, m, m->error);
  for (size_t i = 0; i < count; i++)
    m->filled[i]->ended = m->filled[i]->page.count < most;
  return status;
}

/* Moves to the next row of `in`, if there is one. */
static int next_row(copier *m, input *in) {
  page *p = &in->page;
  if (p->at == p->count && !in->ended) {
    m->filled[0] = in;
    int status = fill(m, 1);
    if (status != BULLETIN_OK) return status;
  }
  if (p->at == p->count) {
    in->done = true;
    return BULLETIN_OK;
  }
  size_t start = p->at == 0 ? 0 : p->rows[p->at - 1].end;
  bulletin_text data =
      bul_text(p->data.data + start, p->rows[p->at].end - start);
  in->row_term = p->rows[p->at++].term;
  m->rows_read++;
  if (data.size < 2) return bul_index_damaged(m->error);
  in->is_long = data.data[0] == BUL_ROW_LONG;
  if (!in->is_long) {
    bul_shared_start(&in->shared, data, in->row_term);
    return BULLETIN_OK;
  }
  if (!bul_long_start(data, &in->postings, &in->at, &in->end))
    return bul_index_damaged(m->error);
  in->last = -1;
  return BULLETIN_OK;
}

/* Moves `in`, at the end of a term, to its next one. */
static int next_term(copier *m, input *in) {
  for (;;) {
    if (in->done) return BULLETIN_OK;
    if (in->is_long) { /* the row of the next term, already read */
      in->term = in->row_term;
      return BULLETIN_OK;
    }
    int more = bul_shared_next(&in->shared);
    if (more < 0) return bul_index_damaged(m->error);
    if (more > 0) {
      in->term = in->shared.term;
      in->postings = in->shared.postings;
      in->at = in->shared.blocks;
      in->end = in->shared.blocks_end;
      in->last = -1;
      return BULLETIN_OK;
    }
    int status = next_row(m, in);
    if (status != BULLETIN_OK) return status;
  }
}

/* Reads the next block of the current term; *more false after the last, when
** `in` stands before its next term. */
static int next_block(copier *m, input *in, bool *more) {
  while (in->at >= in->end) {
    *more = false;
    if (!in->is_long) return BULLETIN_OK;
    int status = next_row(m, in);
    if (status != BULLETIN_OK || in->done) return status;
    if (!in->is_long || in->row_term != in->term) return BULLETIN_OK;
  }
  *more = true;
  if (!bul_block_read(&m->block, &in->at, in->end, &in->last))
    return bul_index_damaged(m->error);
  return BULLETIN_OK;
}

static int copy_block(copier *m, input *in, bul_writer *writer) {
  const bul_posting_block *b = &m->block;
  const uint8_t *at = b->positions;
  for (uint32_t i = 0; i < b->size; i++) {
    uint32_t count = b->counts[i] >> 1;
    const uint8_t *positions = NULL;
    size_t size = 0;
    if (b->has_positions) {
      positions = at;
      if (!bul_positions_skip(&at, b->end, count))
        return bul_index_damaged(m->error);
      size = (size_t)(at - positions);
      if (*positions == 0) positions = NULL;
    }
    if (b->documents[i] >= in->count) return bul_index_damaged(m->error);
    uint32_t document = in->map[b->documents[i]];
    if (document == DEAD) continue;
    int status =
        bul_writer_posting(writer, document, count, (b->counts[i] & 1) != 0,
                           positions, size, m->error);
    if (status != BULLETIN_OK) return status;
  }
  return BULLETIN_OK;
}

static int copy_term(copier *m, uint64_t term, bul_writer *writer) {
  uint64_t postings = 0;
  for (size_t i = 0; i < m->merger->input_count; i++)
    if (!m->merger->inputs[i].done && m->merger->inputs[i].term == term)
      postings += m->merger->inputs[i].postings;
  int status = bul_writer_term(writer, term, postings, m->error);
  for (size_t i = 0; i < m->merger->input_count && status == BULLETIN_OK; i++) {
    input *in = &m->merger->inputs[i];
    if (in->done || in->term != term) continue;
    for (;;) {
      bool more;
      status = next_block(m, in, &more);
      if (status != BULLETIN_OK || !more) break;
      status = copy_block(m, in, writer);
      if (status != BULLETIN_OK) break;
    }
    if (status == BULLETIN_OK) status = next_term(m, in);
  }
  return status;
}

/* Moves `in` to its first term from `term` on. The rows begin with the one that
** holds `term` or would: where that is of the long list of a term before, what
** follows of this list is passed over. */
static int first_term(copier *m, input *in, uint64_t term) {
  int status = next_row(m, in);
  if (status != BULLETIN_OK || in->done) return status;
  if (in->is_long && in->row_term < term) {
    in->key = (bul_scan_key){.segment = in->segment,
                             .term = in->row_term,
                             .document = INT64_MAX,
                             .begun = true};
    m->filled[0] = in;
    status = fill(m, 1);
    if (status == BULLETIN_OK) status = next_row(m, in);
  }
  if (status == BULLETIN_OK) status = next_term(m, in);
  while (status == BULLETIN_OK && !in->done && in->term < term)
    status = next_term(m, in);
  return status;
}

/* The least term that an input stands at; false where all are done. */
static bool least_term(uint64_t *out, const bul_merger *merger) {
  bool any = false;
  for (size_t i = 0; i < merger->input_count; i++) {
    const input *in = &merger->inputs[i];
    if (in->done || (any && in->term >= *out)) continue;
    *out = in->term;
    any = true;
  }
  return any;
}

static int copy_terms(copier *m, bul_writer *writer, int64_t *next,
                      size_t *most) {
  bul_merger *merger = m->merger;
  for (size_t i = 0; i < merger->input_count; i++) {
    input *in = &merger->inputs[i];
    in->key = (bul_scan_key){.segment = in->segment, .term = (uint64_t)*next};
    in->done = false;
    m->filled[i] = in;
  }
  int status = fill(m, merger->input_count);
  for (size_t i = 0; i < merger->input_count && status == BULLETIN_OK; i++)
    status = first_term(m, &merger->inputs[i], (uint64_t)*next);
  m->rows_read = 0;
  while (status == BULLETIN_OK) {
    uint64_t term = 0;
    bool any = least_term(&term, merger);
    *next = any ? (int64_t)term : -1;
    if (!any || m->rows_read >= *most) break;
    status = copy_term(m, term, writer);
  }
  *most -= m->rows_read < *most ? m->rows_read : *most;
  return status == BULLETIN_OK ? bul_writer_end(writer, m->error) : status;
}

int bul_merger_postings(bul_merger *merger, int64_t segment, int64_t *next,
                        size_t *most) {
  copier m = {
      .merger = merger, .engine = merger->engine, .error = merger->error};
  bul_writer writer;
  bul_writer_start(&writer, merger->engine, segment, merger->allocator);
  int status = copy_terms(&m, &writer, next, most);
  bul_writer_free(&writer);
  return status;
}

/* --- documents --------------------------------------------------------- */

static int keep(bul_merger *m, bul_revisions *list, int64_t revision) {
  void *grown = bul_grow(m->allocator, list->items, &list->capacity,
                         list->count + 1, sizeof revision);
  if (grown == NULL) return bul_nomem(m->error);
  list->items = grown;
  list->items[list->count++] = revision;
  return BULLETIN_OK;
}

static int keep_dead(void *to, int64_t revision, bulletin_error *error) {
  return (void)error, keep(to, &((bul_merger *)to)->dead, revision);
}

static bool is_dead(const bul_merger *m, int64_t revision) {
  size_t low = 0, high = m->dead.count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (m->dead.items[middle] < revision)
      low = middle + 1;
    else
      high = middle;
  }
  return low < m->dead.count && m->dead.items[low] == revision;
}

/* Of a segment that was begun, documents come in its own order. */
static bool is_taken(const bul_merger *m, int64_t revision) {
  if (m->documents != NULL) return !is_dead(m, revision);
  return m->taken < m->kept.count && m->kept.items[m->taken] == revision;
}

static int take_document(bul_merger *m, input *in, size_t at,
                         const bul_document *document) {
  if (!is_taken(m, document->revision)) {
    in->map[at] = DEAD;
    return keep(m, &m->gone, document->revision);
  }
  if (m->documents != NULL) m->documents[m->taken] = *document;
  in->map[at] = (uint32_t)m->taken++;
  return BULLETIN_OK;
}

/* Adds the documents of one segment to the merged ones. */
static int take_documents(void *to, const bul_segment_row *row,
                          bulletin_error *error) {
  bul_merger *m = to;
  input *in = m->inputs;
  while (in < m->inputs + m->input_count && in->segment != row->id)
    in++;
  if (in == m->inputs + m->input_count || in->map != NULL ||
      in->count > row->data.size)
    return bul_index_damaged(error);
  in->map =
      bul_resize(m->allocator, NULL, 0, (in->count + 1) * sizeof *in->map);
  if (in->map == NULL) return bul_nomem(error);
  bul_document_reader reader;
  bul_document_start(&reader, row->data);
  for (size_t at = 0; at < in->count; at++) {
    if (bul_document_next(&reader) != 1) return bul_index_damaged(error);
    int status = take_document(m, in, at, &reader.document);
    if (status != BULLETIN_OK) return status;
  }
  return bul_document_next(&reader) == 0 ? BULLETIN_OK
                                         : bul_index_damaged(error);
}

static int take_all(bul_merger *m) {
  const bul_engine *engine = m->engine;
  int status = engine->documents(engine->context, m->ids, m->input_count,
                                 take_documents, m, m->error);
  for (size_t i = 0; i < m->input_count && status == BULLETIN_OK; i++)
    if (m->inputs[i].map == NULL) status = bul_index_damaged(m->error);
  return status;
}

int bul_merger_begin(bul_merger *m, int64_t *segment) {
  const bul_engine *engine = m->engine;
  *segment = 0;
  m->documents =
      bul_resize(m->allocator, NULL, 0, (m->total + 1) * sizeof *m->documents);
  if (m->documents == NULL) return bul_nomem(m->error);
  int status =
      engine->dead(engine->context, m->first, m->last, keep_dead, m, m->error);
  if (status == BULLETIN_OK) status = take_all(m);
  if (status != BULLETIN_OK || m->taken == 0) return status;
  return bul_segment_insert(segment, engine, m->documents, m->taken,
                            m->allocator, m->error);
}

static int keep_kept(void *to, const bul_segment_row *row,
                     bulletin_error *error) {
  bul_merger *m = to;
  bul_document_reader reader;
  bul_document_start(&reader, row->data);
  int more, status = BULLETIN_OK;
  while (status == BULLETIN_OK && (more = bul_document_next(&reader)) != 0) {
    if (more < 0) return bul_index_damaged(error);
    status = keep(m, &m->kept, reader.document.revision);
  }
  return status;
}

int bul_merger_resume(bul_merger *m, int64_t segment) {
  const bul_engine *engine = m->engine;
  int status =
      engine->documents(engine->context, &segment, 1, keep_kept, m, m->error);
  if (status == BULLETIN_OK) status = take_all(m);
  if (status == BULLETIN_OK && m->taken != m->kept.count)
    status = bul_index_damaged(m->error);
  return status;
}

int bul_merger_open(bul_merger *m, const bul_engine *engine,
                    const bul_segment_row *rows, size_t count,
                    const bulletin_allocator *allocator,
                    bulletin_error *error) {
  *m = (bul_merger){.engine = engine,
                    .allocator = allocator,
                    .error = error,
                    .first = INT64_MAX};
  m->inputs = bul_resize(allocator, NULL, 0, count * sizeof *m->inputs);
  if (m->inputs == NULL) return bul_nomem(error);
  m->input_count = count;
  for (size_t i = 0; i < count; i++) {
    m->inputs[i] =
        (input){.segment = rows[i].id, .count = (size_t)rows[i].documents};
    bul_buffer_init(&m->inputs[i].page.data, allocator);
    m->ids[i] = rows[i].id;
    m->total += (size_t)rows[i].documents;
    if (rows[i].first < m->first) m->first = rows[i].first;
    if (rows[i].last > m->last) m->last = rows[i].last;
  }
  return BULLETIN_OK;
}

void bul_merger_free(bul_merger *m) {
  const bulletin_allocator *a = m->allocator;
  for (size_t i = 0; i < m->input_count; i++) {
    input *in = &m->inputs[i];
    bul_buffer_free(&in->page.data);
    if (in->map != NULL)
      bul_free(a, in->map, (in->count + 1) * sizeof *in->map);
  }
  bul_free(a, m->inputs, m->input_count * sizeof *m->inputs);
  bul_free(a, m->dead.items, m->dead.capacity * sizeof(int64_t));
  bul_free(a, m->gone.items, m->gone.capacity * sizeof(int64_t));
  bul_free(a, m->kept.items, m->kept.capacity * sizeof(int64_t));
  if (m->documents != NULL)
    bul_free(a, m->documents, (m->total + 1) * sizeof *m->documents);
}

/* --- cards ------------------------------------------------------------- */

/* The rows of cards of one segment, copied. */
typedef struct card_rows {
  const bulletin_allocator *allocator;
  bul_card_row *items; /* data.data is not set */
  size_t count, capacity;
  bul_buffer data; /* of the rows, one behind the other */
} card_rows;

static int keep_cards(void *to, const bul_card_row *row,
                      bulletin_error *error) {
  card_rows *rows = to;
  bul_card_row *grown = bul_grow(rows->allocator, rows->items, &rows->capacity,
                                 rows->count + 1, sizeof *grown);
  if (grown == NULL) return bul_nomem(error);
  rows->items = grown;
  rows->items[rows->count] = *row;
  rows->items[rows->count++].data.data = NULL;
  bul_buffer_add_text(&rows->data, row->data);
  return rows->data.failed ? bul_nomem(error) : BULLETIN_OK;
}

/* Writes the cards of a row under their new numbers, but those of the dead. */
static int copy_cards(const bul_merger *m, const input *in,
                      bul_card_reader *reader, bul_card_writer *writer) {
  int more;
  while ((more = bul_card_next(reader)) == 1) {
    uint64_t document = reader->document - 1;
    if (document >= in->count) return bul_index_damaged(m->error);
    if (in->map[document] == DEAD) continue;
    bulletin_text card = bul_text(reader->card.data, reader->card.size);
    int status = bul_card_writer_add(writer, in->map[document], card, m->error);
    if (status != BULLETIN_OK) return status;
  }
  if (more == -2) return bul_nomem(m->error);
  return more == 0 ? BULLETIN_OK : bul_index_damaged(m->error);
}

static int copy_rows(bul_merger *m, const input *in, card_rows *rows,
                     bul_card_writer *writer) {
  bul_card_reader reader;
  bul_card_reader_init(&reader, m->allocator);
  int status = BULLETIN_OK;
  const char *at = rows->data.data;
  for (size_t r = 0; r < rows->count && status == BULLETIN_OK; r++) {
    rows->items[r].data.data = at;
    at += rows->items[r].data.size;
    bul_card_start(&reader, &rows->items[r]);
    status = copy_cards(m, in, &reader, writer);
  }
  bul_card_reader_free(&reader);
  return status;
}

int bul_merger_cards(bul_merger *m, int64_t segment, size_t from, size_t end) {
  card_rows rows = {.allocator = m->allocator};
  bul_card_writer writer;
  bul_buffer_init(&rows.data, m->allocator);
  bul_card_writer_start(&writer, m->engine, segment, m->allocator);
  int status = BULLETIN_OK;
  for (size_t i = from; i < end && status == BULLETIN_OK; i++) {
    rows.count = rows.data.size = 0;
    status = m->engine->cards_of(m->engine->context, m->ids[i], keep_cards,
                                 &rows, m->error);
    if (status == BULLETIN_OK)
      status = copy_rows(m, &m->inputs[i], &rows, &writer);
  }
  if (status == BULLETIN_OK) status = bul_card_writer_end(&writer, m->error);
  bul_card_writer_free(&writer);
  bul_buffer_free(&rows.data);
  bul_free(m->allocator, rows.items, rows.capacity * sizeof *rows.items);
  return status;
}
