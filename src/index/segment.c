/*
** segment.c - see segment.h. Merging is in merge.c.
*/
#include "segment.h"

#include "../base/error.h"
#include "../base/text.h"

/* Rows are made so that whole numbers of them fill pages of 4096 bytes: what
** an engine does not use of a page is what the index costs beyond its lists. */
enum {
  PAGE_ROOM = 4088, /* of a page, for rows */
  ROW_KEYS = 31,    /* what a row takes beyond its data, at most */
  ROW_SIZE = 4036,  /* the longest that stays on one page */
  ROW_LEAST = 400,  /* a shorter rest of a page is left */
  LIST_SIZE = 1500, /* a longer list gets rows of its own */
};

int bul_index_damaged(bulletin_error *error) {
  return bul_fail(error, BULLETIN_CORRUPT,
                  "the search index is damaged; restore a backup");
}

/* --- the writer -------------------------------------------------------- */

void bul_writer_start(bul_writer *writer, const bul_engine *engine,
                      int64_t segment, const bulletin_allocator *allocator) {
  *writer = (bul_writer){
      .engine = engine, .segment = segment, .last = -1, .page_room = PAGE_ROOM};
  bul_buffer_init(&writer->waiting_data, allocator);
  bul_buffer_init(&writer->row, allocator);
  bul_buffer_init(&writer->list, allocator);
  bul_buffer_init(&writer->documents, allocator);
  bul_buffer_init(&writer->positions, allocator);
}

void bul_writer_free(bul_writer *writer) {
  bul_buffer_free(&writer->waiting_data);
  bul_buffer_free(&writer->row);
  bul_buffer_free(&writer->list);
  bul_buffer_free(&writer->documents);
  bul_buffer_free(&writer->positions);
}

static bulletin_text buffer_text(const bul_buffer *buffer) {
  return bul_text(buffer->data, buffer->size);
}

/* Hands the waiting rows to the engine. */
static int send_rows(bul_writer *writer, bulletin_error *error) {
  if (writer->waiting_data.failed) return bul_nomem(error);
  if (writer->waiting_count == 0) return BULLETIN_OK;
  const char *at = writer->waiting_data.data;
  for (size_t i = 0; i < writer->waiting_count; i++) {
    writer->waiting[i].data.data = at;
    at += writer->waiting[i].data.size;
  }
  int status =
      writer->engine->append(writer->engine->context, writer->segment,
                             writer->waiting, writer->waiting_count, error);
  writer->waiting_count = 0;
  writer->waiting_data.size = 0;
  return status;
}

/* The longest row that stays on the page that is being filled. */
static size_t row_room(const bul_writer *writer) {
  size_t room = writer->page_room - ROW_KEYS;
  return room < ROW_SIZE ? room : ROW_SIZE;
}

/* The engine begins a new page for a row that the page has no room for. */
static void count_room(bul_writer *writer, size_t size) {
  if (size > row_room(writer)) writer->page_room = PAGE_ROOM;
  writer->page_room -= size < ROW_SIZE ? size + ROW_KEYS : PAGE_ROOM;
  if (writer->page_room < ROW_LEAST + ROW_KEYS) writer->page_room = PAGE_ROOM;
}

static int add_row(bul_writer *writer, uint64_t term, uint64_t document,
                   bulletin_text data, bulletin_error *error) {
  count_room(writer, data.size);
  bul_buffer_add_text(&writer->waiting_data, data);
  writer->waiting[writer->waiting_count++] = (bul_posting_row){
      .term = term, .document = document, .data = {NULL, data.size}};
  if (writer->waiting_count < BUL_WAITING) return BULLETIN_OK;
  return send_rows(writer, error);
}

static int end_shared(bul_writer *writer, bulletin_error *error) {
  if (writer->row.failed) return bul_nomem(error);
  if (writer->row.size == 0) return BULLETIN_OK;
  int status =
      add_row(writer, writer->row_term, 0, buffer_text(&writer->row), error);
  writer->row.size = 0;
  return status;
}

/* Writes the long list's blocks so far as a row. */
static int end_long(bul_writer *writer, bulletin_error *error) {
  if (writer->list.failed) return bul_nomem(error);
  if (writer->list.size == 0) return BULLETIN_OK;
  uint8_t head[16];
  head[0] = BUL_ROW_LONG;
  size_t size = (size_t)(bul_varint_put(head + 1, writer->expected) - head);
  /* The head goes before the blocks: room for it was kept there. */
  memmove(writer->list.data + size, writer->list.data + 16,
          writer->list.size - 16);
  memcpy(writer->list.data, head, size);
  bulletin_text row =
      bul_text(writer->list.data, writer->list.size - 16 + size);
  int status = add_row(writer, writer->term, writer->list_first, row, error);
  writer->list.size = 0;
  writer->last = -1;
  return status;
}

/* Moves the block that was filled into the list. */
static int end_block(bul_writer *writer, bulletin_error *error) {
  if (writer->size == 0) return BULLETIN_OK;
  if (writer->documents.failed || writer->positions.failed)
    return bul_nomem(error);
  bul_buffer *list = &writer->list;
  if (list->size == 0) {
    bul_buffer_add(list, "0123456789ABCDEF", 16);
    writer->list_first = writer->first;
    writer->list_blocks = 0;
  }
  bool positions = writer->any_positions;
  bul_buffer_add_varint(list, (uint64_t)writer->size << 1 | positions);
  if (writer->size > 1) {
    bul_buffer_add_varint(list, writer->documents.size);
    if (positions) bul_buffer_add_varint(list, writer->positions.size);
    if (writer->size == BUL_BLOCK)
      bul_buffer_add_varint(list, (uint64_t)(writer->last - writer->before));
  }
  bul_buffer_add_text(list, buffer_text(&writer->documents));
  if (positions) bul_buffer_add_text(list, buffer_text(&writer->positions));
  if (list->failed) return bul_nomem(error);
  writer->list_blocks++;
  writer->size = 0;
  writer->any_positions = false;
  writer->documents.size = writer->positions.size = 0;
  return BULLETIN_OK;
}

/* The list of a term is complete. */
static int end_term(bul_writer *writer, bulletin_error *error) {
  int status = end_block(writer, error);
  if (status != BULLETIN_OK || writer->list.size == 0) return status;
  if (writer->is_long) return end_long(writer, error);
  size_t size = writer->list.size - 16;
  if (writer->row.size > 0 && writer->row.size + size + 20 > row_room(writer))
    status = end_shared(writer, error);
  if (status != BULLETIN_OK) return status;
  bul_buffer *row = &writer->row;
  if (row->size == 0) {
    char kind = BUL_ROW_SHARED;
    bul_buffer_add(row, &kind, 1);
    writer->row_term = writer->last_term = writer->term;
  }
  bul_buffer_add_varint(row, writer->term - writer->last_term);
  if (writer->list_blocks > 1) {
    bul_buffer_add_varint(row, 0);
    bul_buffer_add_varint(row, size);
    bul_buffer_add_varint(row, writer->expected);
  }
  bul_buffer_add(row, writer->list.data + 16, size);
  writer->last_term = writer->term;
  writer->list.size = 0;
  return row->failed ? bul_nomem(error) : BULLETIN_OK;
}

int bul_writer_term(bul_writer *writer, uint64_t term, uint64_t postings,
                    bulletin_error *error) {
  int status = end_term(writer, error);
  writer->term = term;
  writer->expected = postings;
  writer->is_long = false;
  writer->last = -1;
  return status;
}

/* Before a block begins: is there room for it in the row? A list that grows
** beyond what a shared row takes ends that row and becomes a long one. */
static int make_room(bul_writer *writer, bulletin_error *error) {
  if (!writer->is_long && writer->list.size > LIST_SIZE) {
    int status = end_shared(writer, error);
    if (status != BULLETIN_OK) return status;
    writer->is_long = true;
  }
  size_t block =
      writer->list_blocks > 0 ? writer->list.size / writer->list_blocks : 0;
  if (writer->is_long && writer->list.size + block > row_room(writer))
    return end_long(writer, error);
  return BULLETIN_OK;
}

int bul_writer_posting(bul_writer *writer, uint32_t document, uint32_t count,
                       bool in_headline, const uint8_t *positions, size_t size,
                       bulletin_error *error) {
  int status = BULLETIN_OK;
  if (writer->size == BUL_BLOCK) status = end_block(writer, error);
  if (status == BULLETIN_OK && writer->size == 0)
    status = make_room(writer, error);
  if (status != BULLETIN_OK) return status;
  if (writer->size == 0) {
    writer->first = document;
    writer->before = writer->last;
  }
  uint64_t gap = (uint64_t)((int64_t)document - writer->last - 1);
  bul_buffer_add_varint(&writer->documents,
                        gap << 2 | (uint64_t)in_headline << 1 | (count > 1));
  if (count > 1) bul_buffer_add_varint(&writer->documents, count - 2);
  if (positions != NULL && size > 0) {
    writer->any_positions = true;
    bul_buffer_add(&writer->positions, (const char *)positions, size);
  } else {
    bul_buffer_add_varint(&writer->positions, 0);
  }
  writer->last = document;
  writer->size++;
  return BULLETIN_OK;
}

int bul_writer_end(bul_writer *writer, bulletin_error *error) {
  int status = end_term(writer, error);
  if (status == BULLETIN_OK) status = end_shared(writer, error);
  return status == BULLETIN_OK ? send_rows(writer, error) : status;
}

int bul_segment_insert(int64_t *out, const bul_engine *engine,
                       const bul_document *documents, size_t count,
                       const bulletin_allocator *allocator,
                       bulletin_error *error) {
  bul_buffer blob;
  bul_buffer_init(&blob, allocator);
  int64_t units = 0;
  int64_t first = documents[0].revision, last = first;
  for (size_t i = 0; i < count; i++) {
    units += bul_norm_units(bul_norm(documents[i].units));
    if (documents[i].revision < first) first = documents[i].revision;
    if (documents[i].revision > last) last = documents[i].revision;
  }
  bul_documents_write(&blob, documents, count);
  int status = blob.failed ? bul_nomem(error) : BULLETIN_OK;
  bul_segment_row row = {.first = first,
                         .last = last,
                         .documents = (int64_t)count,
                         .units = units,
                         .data = buffer_text(&blob)};
  if (status == BULLETIN_OK)
    status = engine->insert(engine->context, out, &row, error);
  bul_buffer_free(&blob);
  return status;
}
