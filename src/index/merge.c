/*
** merge.c - see merge.h.
*/
#include "merge.h"

#include "../base/error.h"
#include "../base/text.h"
#include "card.h"
#include "segment.h"

enum {
  FAN_IN = 8,                  /* so many segments of one size become one */
  LARGEST = 32 * 1024,         /* documents; larger segments stay as they are */
  LOOKED_AT = FAN_IN * FAN_IN, /* the newest segments; more are never due */
  /* Rows read at once of each segment: few, for they are all in memory; more
  ** where each trip costs. */
  NEAR_ROWS = 16,
  FAR_ROWS = 64,
  DEAD = -1
};

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
typedef struct input {
  int64_t segment;
  int64_t *map; /* document here -> in the merged segment, or DEAD */
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

typedef struct numbers {
  int64_t *items;
  size_t count, capacity;
} numbers;

typedef struct merger {
  const bul_engine *engine;
  const bulletin_allocator *allocator;
  bulletin_error *error;
  input *inputs;
  size_t input_count;
  input *filled[LOOKED_AT]; /* the inputs that a scan is for */
  bul_scan_key keys[LOOKED_AT];
  numbers dead; /* revisions, in order */
  numbers gone; /* those of them that are not taken along */
  bul_document *documents;
  size_t document_count;
  size_t document_capacity;
  bul_posting_block block;
} merger;

/* --- rows -------------------------------------------------------------- */

static int keep_row(void *to, const bul_posting_row *row,
                    bulletin_error *error) {
  merger *m = to;
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
static int fill(merger *m, size_t count) {
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
static int next_row(merger *m, input *in) {
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
static int next_term(merger *m, input *in) {
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
static int next_block(merger *m, input *in, bool *more) {
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

static int copy_block(merger *m, input *in, bul_writer *writer) {
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
    int64_t document = in->map[b->documents[i]];
    if (document == DEAD) continue;
    int status =
        bul_writer_posting(writer, (uint32_t)document, count,
                           (b->counts[i] & 1) != 0, positions, size, m->error);
    if (status != BULLETIN_OK) return status;
  }
  return BULLETIN_OK;
}

static int copy_term(merger *m, uint64_t term, bul_writer *writer) {
  uint64_t postings = 0;
  for (size_t i = 0; i < m->input_count; i++)
    if (!m->inputs[i].done && m->inputs[i].term == term)
      postings += m->inputs[i].postings;
  int status = bul_writer_term(writer, term, postings, m->error);
  for (size_t i = 0; i < m->input_count && status == BULLETIN_OK; i++) {
    input *in = &m->inputs[i];
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

static int copy_postings(merger *m, int64_t segment) {
  bul_writer writer;
  bul_writer_start(&writer, m->engine, segment, m->allocator);
  for (size_t i = 0; i < m->input_count; i++)
    m->filled[i] = &m->inputs[i];
  int status = fill(m, m->input_count);
  for (size_t i = 0; i < m->input_count && status == BULLETIN_OK; i++) {
    status = next_row(m, &m->inputs[i]);
    if (status == BULLETIN_OK) status = next_term(m, &m->inputs[i]);
  }
  while (status == BULLETIN_OK) {
    bool any = false;
    uint64_t least = 0;
    for (size_t i = 0; i < m->input_count; i++) {
      const input *in = &m->inputs[i];
      if (in->done || (any && in->term >= least)) continue;
      least = in->term;
      any = true;
    }
    if (!any) break;
    status = copy_term(m, least, &writer);
  }
  if (status == BULLETIN_OK) status = bul_writer_end(&writer, m->error);
  bul_writer_free(&writer);
  return status;
}

/* --- documents --------------------------------------------------------- */

static int keep(merger *m, numbers *list, int64_t revision) {
  void *grown = bul_grow(m->allocator, list->items, &list->capacity,
                         list->count + 1, sizeof revision);
  if (grown == NULL) return bul_nomem(m->error);
  list->items = grown;
  list->items[list->count++] = revision;
  return BULLETIN_OK;
}

static int keep_dead(void *to, int64_t revision, bulletin_error *error) {
  return (void)error, keep(to, &((merger *)to)->dead, revision);
}

static bool is_dead(const merger *m, int64_t revision) {
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

static int keep_document(merger *m, input *in, size_t at,
                         const bul_document *document) {
  if (is_dead(m, document->revision)) {
    in->map[at] = DEAD;
    return keep(m, &m->gone, document->revision);
  }
  bul_document *grown =
      bul_grow(m->allocator, m->documents, &m->document_capacity,
               m->document_count + 1, sizeof *grown);
  if (grown == NULL) return bul_nomem(m->error);
  m->documents = grown;
  in->map[at] = (int64_t)m->document_count;
  m->documents[m->document_count++] = *document;
  return BULLETIN_OK;
}

/* Adds the documents of one segment to the merged ones. */
static int keep_documents(void *to, const bul_segment_row *row,
                          bulletin_error *error) {
  merger *m = to;
  input *in = m->inputs;
  while (in < m->inputs + m->input_count && in->segment != row->id)
    in++;
  if (in == m->inputs + m->input_count || in->count > row->data.size)
    return bul_index_damaged(error);
  in->map =
      bul_resize(m->allocator, NULL, 0, (in->count + 1) * sizeof *in->map);
  if (in->map == NULL) return bul_nomem(error);
  bul_document_reader reader;
  bul_document_start(&reader, row->data);
  for (size_t at = 0; at < in->count; at++) {
    if (bul_document_next(&reader) != 1) return bul_index_damaged(error);
    int status = keep_document(m, in, at, &reader.document);
    if (status != BULLETIN_OK) return status;
  }
  return bul_document_next(&reader) == 0 ? BULLETIN_OK
                                         : bul_index_damaged(error);
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
static int copy_cards(const merger *m, const input *in, bul_card_reader *reader,
                      bul_card_writer *writer) {
  int more;
  while ((more = bul_card_next(reader)) == 1) {
    uint64_t document = reader->document - 1;
    if (document >= in->count) return bul_index_damaged(m->error);
    if (in->map[document] == DEAD) continue;
    bulletin_text card = bul_text(reader->card.data, reader->card.size);
    int status = bul_card_writer_add(writer, (uint32_t)in->map[document], card,
                                     m->error);
    if (status != BULLETIN_OK) return status;
  }
  if (more == -2) return bul_nomem(m->error);
  return more == 0 ? BULLETIN_OK : bul_index_damaged(m->error);
}

/* Copies all cards, a segment at a time. */
static int merge_cards(const merger *m, int64_t segment) {
  card_rows rows = {.allocator = m->allocator};
  bul_card_reader reader;
  bul_card_writer writer;
  bul_buffer_init(&rows.data, m->allocator);
  bul_card_reader_init(&reader, m->allocator);
  bul_card_writer_start(&writer, m->engine, segment, m->allocator);
  int status = BULLETIN_OK;
  for (size_t i = 0; i < m->input_count && status == BULLETIN_OK; i++) {
    rows.count = rows.data.size = 0;
    status = m->engine->cards_of(m->engine->context, m->inputs[i].segment,
                                 keep_cards, &rows, m->error);
    const char *at = rows.data.data;
    for (size_t r = 0; r < rows.count && status == BULLETIN_OK; r++) {
      rows.items[r].data.data = at;
      at += rows.items[r].data.size;
      bul_card_start(&reader, &rows.items[r]);
      status = copy_cards(m, &m->inputs[i], &reader, &writer);
    }
  }
  if (status == BULLETIN_OK) status = bul_card_writer_end(&writer, m->error);
  bul_card_writer_free(&writer);
  bul_card_reader_free(&reader);
  bul_buffer_free(&rows.data);
  bul_free(m->allocator, rows.items, rows.capacity * sizeof *rows.items);
  return status;
}

/* --- merging ----------------------------------------------------------- */

/* The newest segments, and how many documents each has. */
typedef struct newest {
  struct {
    int64_t id, first, last, documents;
  } items[LOOKED_AT];
  size_t count; /* of all there are: the newest is number count - 1 */
} newest;

static int keep_newest(void *to, const bul_segment_row *row,
                       bulletin_error *error) {
  newest *n = to;
  if (row->documents < 0) return bul_index_damaged(error);
  size_t at = n->count++ % LOOKED_AT;
  n->items[at].id = row->id;
  n->items[at].first = row->first;
  n->items[at].last = row->last;
  n->items[at].documents = row->documents;
  return BULLETIN_OK;
}

static int merge(merger *m, int64_t first, int64_t last) {
  const bul_engine *engine = m->engine;
  int64_t ids[LOOKED_AT], segment = 0;
  for (size_t i = 0; i < m->input_count; i++)
    ids[i] = m->inputs[i].segment;
  int status =
      engine->dead(engine->context, first, last, keep_dead, m, m->error);
  if (status == BULLETIN_OK)
    status = engine->documents(engine->context, ids, m->input_count,
                               keep_documents, m, m->error);
  for (size_t i = 0; i < m->input_count && status == BULLETIN_OK; i++)
    if (m->inputs[i].map == NULL) status = bul_index_damaged(m->error);
  if (status == BULLETIN_OK && m->document_count > 0) {
    status = bul_segment_insert(&segment, engine, m->documents,
                                m->document_count, m->allocator, m->error);
    if (status == BULLETIN_OK) status = copy_postings(m, segment);
    if (status == BULLETIN_OK) status = merge_cards(m, segment);
  }
  if (status == BULLETIN_OK)
    status = engine->drop(engine->context, ids, m->input_count, m->gone.items,
                          m->gone.count, m->error);
  return status;
}

/* Merges the `run` newest segments. */
static int merge_newest(const newest *n, size_t run, const bul_engine *engine,
                        const bulletin_allocator *allocator,
                        bulletin_error *error) {
  merger m = {.engine = engine,
              .allocator = allocator,
              .error = error,
              .input_count = run};
  size_t size = run * sizeof *m.inputs;
  m.inputs = bul_resize(allocator, NULL, 0, size);
  if (m.inputs == NULL) return bul_nomem(error);
  int64_t first = INT64_MAX, last = 0;
  for (size_t i = 0; i < run; i++) { /* oldest first */
    size_t at = (n->count - run + i) % LOOKED_AT;
    m.inputs[i] = (input){.segment = n->items[at].id,
                          .key.segment = n->items[at].id,
                          .count = (size_t)n->items[at].documents};
    bul_buffer_init(&m.inputs[i].page.data, allocator);
    if (n->items[at].first < first) first = n->items[at].first;
    if (n->items[at].last > last) last = n->items[at].last;
  }
  int status = merge(&m, first, last);
  for (size_t i = 0; i < run; i++) {
    input *in = &m.inputs[i];
    bul_buffer_free(&in->page.data);
    if (in->map != NULL)
      bul_free(allocator, in->map, (in->count + 1) * sizeof *in->map);
  }
  bul_free(allocator, m.inputs, size);
  bul_free(allocator, m.dead.items, m.dead.capacity * sizeof(int64_t));
  bul_free(allocator, m.gone.items, m.gone.capacity * sizeof(int64_t));
  bul_free(allocator, m.documents, m.document_capacity * sizeof *m.documents);
  return status;
}

/* The size class of a segment: 0 for fewer than FAN_IN documents, and so on. */
static unsigned size_class(int64_t documents) {
  unsigned class = 0;
  for (; documents >= FAN_IN; documents /= FAN_IN)
    class ++;
  return class;
}

/* Documents of the segment that is `i` older than the newest. */
static int64_t size_of(const newest *n, size_t i) {
  return n->items[(n->count - 1 - i) % LOOKED_AT].documents;
}

/* How many of the newest segments belong together now; 0 for none. */
static size_t due(const newest *n) {
  size_t count = n->count < LOOKED_AT ? n->count : LOOKED_AT;
  for (unsigned class = 0; class < 10; class ++) {
    size_t run = 0;
    while (run < count && size_of(n, run) < LARGEST &&
           size_class(size_of(n, run)) <= class)
      run++;
    if (run >= FAN_IN) return run;
  }
  return 0;
}

int bul_segments_merge(const bul_engine *engine,
                       const bulletin_allocator *allocator,
                       bulletin_error *error) {
  for (;;) {
    newest n = {.count = 0};
    int status = engine->segments(engine->context, keep_newest, &n, error);
    if (status != BULLETIN_OK) return status;
    size_t run = due(&n);
    if (run == 0) return BULLETIN_OK;
    status = merge_newest(&n, run, engine, allocator, error);
    if (status != BULLETIN_OK) return status;
  }
}
