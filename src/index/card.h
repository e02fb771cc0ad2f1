/*
** card.h - what lists of answers show of documents, beside their segment.
**
** A card is a few bytes that the archive makes of a document and reads again;
** the index only keeps them. They lie in the order of the documents in rows of
** a page each, so that many are read at once and few pages hold them all; the
** articles themselves lie thousands of bytes apart. A row of the table `card`
** has the cards of documents that follow each other, for each
**     varint  bytes that it shares with the beginning of the card before
**     varint  bytes that follow; and these
** Documents may be without one: those of segments older than this table.
*/
#ifndef BUL_CARD_H
#define BUL_CARD_H

#include "engine.h"
#include "../base/varint.h"

typedef struct bul_card_writer {
  const bul_engine *engine;
  int64_t segment;
  bul_buffer row;
  uint32_t first, last; /* documents of the row */
  bul_buffer before;    /* the card of `last` */
} bul_card_writer;

void bul_card_writer_start(bul_card_writer *writer, const bul_engine *engine,
                           int64_t segment,
                           const bulletin_allocator *allocator);

/* Documents come in rising order. */
int bul_card_writer_add(bul_card_writer *writer, uint32_t document,
                        bulletin_text card, bulletin_error *error);
int bul_card_writer_end(bul_card_writer *writer, bulletin_error *error);
void bul_card_writer_free(bul_card_writer *writer);

/* Reads the cards of a row one by one; free with bul_card_reader_free. */
typedef struct bul_card_reader {
  const uint8_t *at;
  const uint8_t *end;
  uint64_t document; /* of the next card */
  uint64_t last;
  bul_buffer card;
} bul_card_reader;

void bul_card_reader_init(bul_card_reader *reader,
                          const bulletin_allocator *allocator);
void bul_card_reader_free(bul_card_reader *reader);
void bul_card_start(bul_card_reader *reader, const bul_card_row *row);

/* 1 when there is one, of document - 1 then, 0 at the end, -1 when the row is
** damaged; -2 when memory ran out. */
int bul_card_next(bul_card_reader *reader);

/* Gives the cards of `count` keys, which rise, to `sink`, each with the number
** of its key; of those that have one. */
typedef int bul_card_sink(void *to, size_t asked, bulletin_text card,
                          bulletin_error *error);
int bul_cards_read(const bul_engine *engine, const bul_card_key *keys,
                   size_t count, bul_card_sink *sink, void *to,
                   const bulletin_allocator *allocator, bulletin_error *error);

#endif
