/*
** batch.c - see batch.h: documents come in. How they go out is in sorting.c.
*/
#include "batch.h"

#include "../base/error.h"
#include "sketch.h"

#include <string.h>

enum { MOST_UNITS = 1 << 22 }; /* then the batch is full */

void bul_batch_init(bul_batch *batch, const bulletin_allocator *allocator) {
  *batch = (bul_batch){.allocator = bul_allocator(allocator)};
  bul_buffer_init(&batch->cards, &batch->allocator);
}

void bul_batch_free(bul_batch *batch) {
  const bulletin_allocator *a = &batch->allocator;
  bul_free(a, batch->units, batch->unit_capacity * sizeof *batch->units);
  bul_free(a, batch->words, batch->word_capacity * sizeof *batch->words);
  bul_free(a, batch->documents,
           batch->document_capacity * sizeof *batch->documents);
  bul_buffer_free(&batch->cards);
  bulletin_allocator memory = *a;
  bul_batch_init(batch, &memory);
}

bool bul_batch_has_room(const bul_batch *batch, size_t documents) {
  if (batch->document_count == 0) return documents <= BUL_BATCH_MOST;
  return documents <= BUL_BATCH_MOST &&
         batch->document_count + documents <= BUL_BATCH_MOST &&
         batch->unit_count < MOST_UNITS;
}

int bul_batch_begin(bul_batch *batch, int64_t revision, int64_t article,
                    int32_t day, bulletin_error *error) {
  bul_batched *grown =
      bul_grow(&batch->allocator, batch->documents, &batch->document_capacity,
               batch->document_count + 1, sizeof *grown);
  if (grown == NULL) return bul_nomem(error);
  batch->documents = grown;
  batch->documents[batch->document_count++] = (bul_batched){
      .document = {.revision = revision, .article = article, .day = day},
      .first_unit = batch->unit_count,
      .first_word = batch->word_count,
      .headline_end = batch->unit_count,
      .card_end = batch->cards.size};
  return BULLETIN_OK;
}

static bool grow_units(bul_batch *batch, size_t more) {
  uint32_t *grown =
      bul_grow(&batch->allocator, batch->units, &batch->unit_capacity,
               batch->unit_count + more, sizeof *grown);
  if (grown != NULL) batch->units = grown;
  return grown != NULL;
}

static int add_word(bul_batch *batch, uint64_t term, bool in_headline,
                    bulletin_error *error) {
  bul_batch_word *grown =
      bul_grow(&batch->allocator, batch->words, &batch->word_capacity,
               batch->word_count + 1, sizeof *grown);
  if (grown == NULL) return bul_nomem(error);
  batch->words = grown;
  batch->words[batch->word_count++] =
      (bul_batch_word){.term = term,
                       .document = (uint32_t)(batch->document_count - 1),
                       .in_headline = in_headline};
  return BULLETIN_OK;
}

static int add_text(bul_batch *batch, bulletin_text text, bool is_headline,
                    bulletin_error *error) {
  if (text.size == 0) return BULLETIN_OK;
  bul_batched *document = &batch->documents[batch->document_count - 1];
  if (!grow_units(batch, text.size + 2)) return bul_nomem(error);
  uint32_t *out = batch->units + batch->unit_count;
  if (batch->unit_count > document->first_unit) *out++ = BUL_BATCH_GAP;
  bul_units units;
  bul_unit unit;
  uint32_t expected = 0;
  int status = BULLETIN_OK;
  bul_units_start(&units, text);
  while (status == BULLETIN_OK && bul_units_next(&units, &unit)) {
    /* A unit is at least a byte, and so is what makes a gap. */
    if (unit.position != expected) *out++ = BUL_BATCH_GAP;
    expected = unit.position + 1;
    *out++ = unit.is_word ? BUL_BATCH_WORD : unit.character;
    document->document.units++;
    if (unit.is_word) status = add_word(batch, unit.term, is_headline, error);
  }
  batch->unit_count = (size_t)(out - batch->units);
  if (is_headline) document->headline_end = batch->unit_count;
  return status;
}

int bul_batch_headline(bul_batch *batch, bulletin_text text,
                       bulletin_error *error) {
  return add_text(batch, text, true, error);
}

int bul_batch_text(bul_batch *batch, bulletin_text text,
                   bulletin_error *error) {
  return add_text(batch, text, false, error);
}

size_t bul_batch_sketch(const bul_batch *batch, uint64_t *terms) {
  size_t from = batch->documents[batch->document_count - 1].headline_end;
  if (from == batch->unit_count) return 0;
  return bul_sketch(terms, batch->units + from, batch->unit_count - from);
}

int bul_batch_end(bul_batch *batch, bulletin_error *error) {
  uint64_t terms[BUL_SKETCH_TERMS];
  size_t count = bul_batch_sketch(batch, terms);
  int status = BULLETIN_OK;
  for (size_t i = 0; i < count && status == BULLETIN_OK; i++)
    status = add_word(batch, terms[i], false, error);
  return status;
}

int bul_batch_take(bul_batch *batch, const bul_batch *from, size_t number,
                   int64_t revision, int64_t article, int32_t day,
                   bulletin_error *error) {
  const bul_batched *taken = &from->documents[number];
  bool last = number + 1 == from->document_count;
  size_t units =
      (last ? from->unit_count : taken[1].first_unit) - taken->first_unit;
  size_t end = last ? from->word_count : taken[1].first_word;
  int status = bul_batch_begin(batch, revision, article, day, error);
  if (status != BULLETIN_OK) return status;
  bul_batched *document = &batch->documents[batch->document_count - 1];
  if (units > 0) {
    if (!grow_units(batch, units)) return bul_nomem(error);
    memcpy(batch->units + batch->unit_count, from->units + taken->first_unit,
           units * sizeof *batch->units);
  }
  document->headline_end =
      batch->unit_count + (taken->headline_end - taken->first_unit);
  document->document.units = taken->document.units;
  batch->unit_count += units;
  for (size_t i = taken->first_word; i < end && status == BULLETIN_OK; i++)
    status =
        add_word(batch, from->words[i].term, from->words[i].in_headline, error);
  return status;
}

int bul_batch_card(bul_batch *batch, bulletin_text card,
                   bulletin_error *error) {
  bul_buffer_add_text(&batch->cards, card);
  if (batch->cards.failed) {
    batch->cards.failed = false;
    return bul_nomem(error);
  }
  batch->documents[batch->document_count - 1].card_end = batch->cards.size;
  return BULLETIN_OK;
}

void bul_batch_cut(bul_batch *batch, size_t count) {
  if (count >= batch->document_count) return;
  batch->cards.size = count == 0 ? 0 : batch->documents[count - 1].card_end;
  batch->unit_count = batch->documents[count].first_unit;
  size_t kept = 0; /* words lie in any order once they were sorted */
  for (size_t i = 0; i < batch->word_count; i++)
    if (batch->words[i].document < count)
      batch->words[kept++] = batch->words[i];
  batch->word_count = kept;
  batch->document_count = count;
}
