/*
** merge.c - see segment.h: several segments become one.
*/
#include "../base/error.h"
#include "../base/text.h"
#include "segment.h"

enum {
  FAN_IN = 16,        /* so many segments of one size become one */
  LARGEST = 8 * 1024, /* documents; larger segments stay as they are */
  DEAD = -1
};

/* One segment that is being merged. */
typedef struct input {
  int64_t segment;
  int64_t *map; /* document here -> in the merged segment, or DEAD */
  size_t count;
  bul_rows rows;
  bool open;
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

typedef struct merger {
  bul_sql *sql;
  const bulletin_allocator *allocator;
  bulletin_error *error;
  input *inputs;
  size_t input_count;
  bul_document *documents;
  size_t document_count;
  size_t document_capacity;
  bul_posting_block block;
} merger;

static int damaged(bulletin_error *error) {
  return bul_fail(error, BULLETIN_CORRUPT,
                  "the search index is damaged; restore a backup");
}

/* Reads the next row of `in`, if there is one. */
static int next_row(merger *m, input *in) {
  if (!bul_rows_next(&in->rows)) {
    in->done = true;
    in->open = false;
    return bul_rows_close(&in->rows, m->error);
  }
  bulletin_text data = bul_rows_blob(&in->rows, 1);
  in->row_term = (uint64_t)bul_rows_int(&in->rows, 0);
  if (data.size < 2) return damaged(m->error);
  in->is_long = data.data[0] == BUL_ROW_LONG;
  if (!in->is_long) {
    bul_shared_start(&in->shared, data, in->row_term);
    return BULLETIN_OK;
  }
  uint64_t postings;
  if (!bul_long_start(data, &postings, &in->at, &in->end))
    return damaged(m->error);
  in->postings = postings;
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
    if (more < 0) return damaged(m->error);
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
    return damaged(m->error);
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
      if (!bul_positions_skip(&at, b->end, count)) return damaged(m->error);
      size = (size_t)(at - positions);
      if (*positions == 0) positions = NULL;
    }
    if (b->documents[i] >= in->count) return damaged(m->error);
    int64_t document = in->map[b->documents[i]];
    if (document == DEAD) continue;
    int status = bul_writer_posting(writer, (uint32_t)document, count,
                                    (b->counts[i] & 1) != 0, positions, size,
                                    m->error);
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
  bul_writer_start(&writer, m->sql, segment, m->allocator);
  int status = BULLETIN_OK;
  for (size_t i = 0; i < m->input_count && status == BULLETIN_OK; i++) {
    input *in = &m->inputs[i];
    bul_rows_open_text(&in->rows, m->sql,
                       BUL_TEXT("SELECT term, data FROM posting "
                                "WHERE segment = ?1 ORDER BY term, document"));
    in->open = true;
    bul_rows_bind_int(&in->rows, 1, in->segment);
    status = next_row(m, in);
    if (status == BULLETIN_OK) status = next_term(m, in);
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

/* Adds the documents of one segment to the merged ones. */
static int read_documents(merger *m, input *in, bulletin_text blob,
                          size_t count) {
  bul_document_reader reader;
  bul_document_start(&reader, blob);
  in->map = bul_resize(m->allocator, NULL, 0, (count + 1) * sizeof *in->map);
  if (in->map == NULL) return bul_nomem(m->error);
  in->count = count;
  bul_rows dead;
  bul_rows_open(&dead, m->sql,
                "SELECT revision FROM dead WHERE revision BETWEEN "
                "(SELECT first FROM segment WHERE id = ?1) AND "
                "(SELECT last FROM segment WHERE id = ?1) ORDER BY revision",
                "i", in->segment);
  bool is_dead = bul_rows_next(&dead);
  int status = BULLETIN_OK;
  size_t at = 0;
  for (; status == BULLETIN_OK; at++) {
    int more = bul_document_next(&reader);
    if (more == 0) break;
    if (more < 0 || at >= count) {
      status = damaged(m->error);
      break;
    }
    while (is_dead && bul_rows_int(&dead, 0) < reader.document.revision)
      is_dead = bul_rows_next(&dead);
    if (is_dead && bul_rows_int(&dead, 0) == reader.document.revision) {
      in->map[at] = DEAD;
      continue;
    }
    bul_document *grown =
        bul_grow(m->allocator, m->documents, &m->document_capacity,
                 m->document_count + 1, sizeof *grown);
    if (grown == NULL) {
      status = bul_nomem(m->error);
      break;
    }
    m->documents = grown;
    in->map[at] = (int64_t)m->document_count;
    m->documents[m->document_count++] = reader.document;
  }
  if (status == BULLETIN_OK && at != count) status = damaged(m->error);
  int end = bul_rows_close(&dead, m->error);
  return status == BULLETIN_OK ? end : status;
}

static int read_inputs(merger *m) {
  int status = BULLETIN_OK;
  for (size_t i = 0; i < m->input_count && status == BULLETIN_OK; i++) {
    bul_rows rows;
    bul_rows_open(&rows, m->sql,
                  "SELECT documents, data FROM segment WHERE id = ?", "i",
                  m->inputs[i].segment);
    if (bul_rows_next(&rows)) {
      bulletin_text blob = bul_rows_blob(&rows, 1);
      int64_t count = bul_rows_int(&rows, 0);
      if (count < 0 || (uint64_t)count > blob.size)
        status = damaged(m->error);
      else
        status = read_documents(m, &m->inputs[i], blob, (size_t)count);
    }
    int end = bul_rows_close(&rows, m->error);
    if (status == BULLETIN_OK) status = end;
  }
  return status;
}

static int drop_inputs(merger *m) {
  int status = BULLETIN_OK;
  for (size_t i = 0; i < m->input_count && status == BULLETIN_OK; i++) {
    int64_t id = m->inputs[i].segment;
    status = bul_sql_run(m->sql, m->error,
                         "DELETE FROM dead WHERE revision BETWEEN "
                         "(SELECT first FROM segment WHERE id = ?1) AND "
                         "(SELECT last FROM segment WHERE id = ?1)",
                         "i", id);
    if (status == BULLETIN_OK)
      status = bul_sql_run(m->sql, m->error,
                           "DELETE FROM posting WHERE segment = ?", "i", id);
    if (status == BULLETIN_OK)
      status = bul_sql_run(m->sql, m->error,
                           "DELETE FROM segment WHERE id = ?", "i", id);
  }
  return status;
}

static int merge(merger *m) {
  int status = read_inputs(m);
  int64_t segment = 0;
  if (status == BULLETIN_OK && m->document_count > 0) {
    status = bul_segment_insert(&segment, m->sql, m->documents,
                                m->document_count, m->allocator, m->error);
    if (status == BULLETIN_OK) status = copy_postings(m, segment);
  }
  if (status == BULLETIN_OK) status = drop_inputs(m);
  for (size_t i = 0; i < m->input_count; i++) {
    input *in = &m->inputs[i];
    if (in->open) bul_rows_close(&in->rows, NULL);
    bul_free(m->allocator, in->map, (in->count + 1) * sizeof *in->map);
  }
  bul_free(m->allocator, m->documents,
           m->document_capacity * sizeof *m->documents);
  return status;
}

/* The size class of a segment: 0 for fewer than FAN_IN documents, and so on. */
static unsigned size_class(int64_t documents) {
  unsigned class = 0;
  for (; documents >= FAN_IN; documents /= FAN_IN) class++;
  return class;
}

/* How many of the newest segments belong together now; 0 for none. `sizes`
** has the newest first. */
static size_t due(const int64_t *sizes, size_t count) {
  for (unsigned class = 0; class < 10; class++) {
    size_t run = 0;
    while (run < count && sizes[run] < LARGEST && size_class(sizes[run]) <= class)
      run++;
    if (run >= FAN_IN) return run;
  }
  return 0;
}

int bul_segments_merge(bul_sql *sql, const bulletin_allocator *allocator,
                       bulletin_error *error) {
  for (;;) {
    enum { LOOKED_AT = FAN_IN * 16 };
    input inputs[LOOKED_AT] = {0};
    int64_t sizes[LOOKED_AT];
    size_t count = 0;
    bul_rows rows;
    bul_rows_open(&rows, sql,
                  "SELECT id, documents FROM segment ORDER BY id DESC", "");
    while (count < LOOKED_AT && bul_rows_next(&rows)) {
      inputs[count].segment = bul_rows_int(&rows, 0);
      sizes[count++] = bul_rows_int(&rows, 1);
    }
    int status = bul_rows_close(&rows, error);
    if (status != BULLETIN_OK) return status;
    size_t run = due(sizes, count);
    if (run == 0) return BULLETIN_OK;
    for (size_t i = 0; i < run / 2; i++) { /* oldest first */
      int64_t id = inputs[i].segment;
      inputs[i].segment = inputs[run - 1 - i].segment;
      inputs[run - 1 - i].segment = id;
    }
    merger m = {.sql = sql,
                .allocator = allocator,
                .error = error,
                .inputs = inputs,
                .input_count = run};
    status = merge(&m);
    if (status != BULLETIN_OK) return status;
  }
}
