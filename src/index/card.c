/*
** card.c - see card.h.
*/
#include "card.h"

#include "../base/error.h"
#include "../base/text.h"
#include "segment.h"

enum {
  ROW_SIZE = 4050 /* with its keys fills a page of 4096 bytes */
};

/* --- writing ----------------------------------------------------------- */

void bul_card_writer_start(bul_card_writer *writer, const bul_engine *engine,
                           int64_t segment,
                           const bulletin_allocator *allocator) {
  *writer = (bul_card_writer){.engine = engine, .segment = segment};
  bul_buffer_init(&writer->row, allocator);
  bul_buffer_init(&writer->before, allocator);
}

void bul_card_writer_free(bul_card_writer *writer) {
  bul_buffer_free(&writer->row);
  bul_buffer_free(&writer->before);
}

int bul_card_writer_end(bul_card_writer *writer, bulletin_error *error) {
  if (writer->row.failed || writer->before.failed) return bul_nomem(error);
  if (writer->row.size == 0) return BULLETIN_OK;
  bul_card_row row = {.segment = writer->segment,
                      .first = writer->first,
                      .last = writer->last,
                      .data = bul_text(writer->row.data, writer->row.size)};
  writer->row.size = writer->before.size = 0;
  return writer->engine->append_cards(writer->engine->context, &row, error);
}

static size_t shared(const bul_buffer *before, bulletin_text card) {
  size_t most = before->size < card.size ? before->size : card.size, n = 0;
  while (n < most && before->data[n] == card.data[n])
    n++;
  return n;
}

int bul_card_writer_add(bul_card_writer *writer, uint32_t document,
                        bulletin_text card, bulletin_error *error) {
  size_t same = shared(&writer->before, card);
  size_t most = card.size - same + 2 * BUL_VARINT_BYTES;
  if (writer->row.size > 0 &&
      (document != writer->last + 1 || writer->row.size + most > ROW_SIZE)) {
    int status = bul_card_writer_end(writer, error);
    if (status != BULLETIN_OK) return status;
    same = 0;
  }
  if (writer->row.size == 0) writer->first = document;
  writer->last = document;
  bul_buffer_add_varint(&writer->row, same);
  bul_buffer_add_varint(&writer->row, card.size - same);
  bul_buffer_add_text(&writer->row, bul_text_from(card, same));
  writer->before.size = same;
  bul_buffer_add_text(&writer->before, bul_text_from(card, same));
  return writer->row.failed || writer->before.failed ? bul_nomem(error)
                                                     : BULLETIN_OK;
}

/* --- reading ----------------------------------------------------------- */

void bul_card_reader_init(bul_card_reader *reader,
                          const bulletin_allocator *allocator) {
  *reader = (bul_card_reader){.at = NULL};
  bul_buffer_init(&reader->card, allocator);
}

void bul_card_reader_free(bul_card_reader *reader) {
  bul_buffer_free(&reader->card);
}

void bul_card_start(bul_card_reader *reader, const bul_card_row *row) {
  reader->at = (const uint8_t *)row->data.data;
  reader->end = reader->at + row->data.size;
  reader->document = row->first;
  reader->last = row->last;
  reader->card.size = 0;
}

int bul_card_next(bul_card_reader *reader) {
  uint64_t same, rest;
  if (reader->document > reader->last)
    return reader->at == reader->end ? 0 : -1;
  if (!bul_varint(&reader->at, reader->end, &same) ||
      !bul_varint(&reader->at, reader->end, &rest) ||
      same > reader->card.size || rest > (size_t)(reader->end - reader->at))
    return -1;
  reader->card.size = (size_t)same;
  bul_buffer_add(&reader->card, (const char *)reader->at, (size_t)rest);
  if (reader->card.failed) return -2;
  reader->at += rest;
  reader->document++;
  return 1;
}

typedef struct picking {
  const bul_card_key *keys;
  size_t count;
  size_t at; /* the next key */
  bul_card_reader reader;
  bul_card_sink *sink;
  void *to;
} picking;

/* Gives those cards of a row that keys ask for. */
static int pick(void *to, const bul_card_row *row, bulletin_error *error) {
  picking *p = to;
  bul_card_start(&p->reader, row);
  while (p->at < p->count && (p->keys[p->at].segment < row->segment ||
                              (p->keys[p->at].segment == row->segment &&
                               p->keys[p->at].document < row->first)))
    p->at++;
  for (; p->at < p->count; p->at++) {
    const bul_card_key *key = &p->keys[p->at];
    if (key->segment != row->segment || key->document > row->last) break;
    int more = 1;
    while (more == 1 && p->reader.document <= key->document)
      more = bul_card_next(&p->reader);
    if (more == -2) return bul_nomem(error);
    if (more != 1) return bul_index_damaged(error);
    bulletin_text card = bul_text(p->reader.card.data, p->reader.card.size);
    int status = p->sink(p->to, p->at, card, error);
    if (status != BULLETIN_OK) return status;
  }
  return BULLETIN_OK;
}

int bul_cards_read(const bul_engine *engine, const bul_card_key *keys,
                   size_t count, bul_card_sink *sink, void *to,
                   const bulletin_allocator *allocator, bulletin_error *error) {
  if (count == 0) return BULLETIN_OK;
  picking p = {.keys = keys, .count = count, .sink = sink, .to = to};
  bul_card_reader_init(&p.reader, allocator);
  int status = engine->cards(engine->context, keys, count, pick, &p, error);
  bul_card_reader_free(&p.reader);
  return status;
}
