/*
** sorting.c - see batch.h: a batch becomes the postings of a segment.
**
** Characters and pairs are numbers of eight bytes, *items*: a key, the document
** and the position in it. A radix sort by the key alone brings the postings of
** each term together, documents and positions in order, for they were so
** before. Words are few and sorted as they are.
*/
#include "batch.h"

#include "../base/error.h"
#include "card.h"

#include <stdlib.h>

enum {
  CODE_POINTS = 0x110000,
  /* How the eight bytes of an item are shared out. */
  POSITION_BITS = 20,
  KEY_SHIFT = POSITION_BITS + BUL_BATCH_BITS,
  DIGIT_BITS = 11, /* of the key, sorted at one go */
  /* A rarer pair is found by reading the few texts it occurs in: positions
  ** would cost more than they save. */
  POSITIONS_FROM = 5,
};

/* --- items ------------------------------------------------------------- */

/* The distinct characters of a batch, numbered in their order, so that items
** sort as terms do. */
typedef struct alphabet {
  uint64_t bits[CODE_POINTS / 64];
  uint32_t before[CODE_POINTS / 64]; /* characters in earlier words */
  uint32_t *characters;
  uint32_t size;
} alphabet;

static uint32_t rank(const alphabet *a, uint32_t c) {
  uint64_t below = a->bits[c >> 6] & (((uint64_t)1 << (c & 63)) - 1);
  return a->before[c >> 6] + (uint32_t)__builtin_popcountll(below);
}

typedef struct sorter {
  bul_batch *batch;
  alphabet *alphabet;
  uint64_t *items;
  uint64_t *spare; /* of the same size */
  size_t count;
  size_t capacity;
} sorter;

static int count_alphabet(sorter *s, bulletin_error *error) {
  const bul_batch *batch = s->batch;
  const bulletin_allocator *memory = &batch->allocator;
  alphabet *a = bul_resize(memory, NULL, 0, sizeof *a);
  if (a == NULL) return bul_nomem(error);
  s->alphabet = a;
  memset(a, 0, sizeof *a);
  for (size_t i = 0; i < batch->unit_count; i++) {
    uint32_t c = batch->units[i];
    if (c < CODE_POINTS) a->bits[c >> 6] |= (uint64_t)1 << (c & 63);
  }
  for (size_t i = 0; i < CODE_POINTS / 64; i++) {
    a->before[i] = a->size;
    a->size += (uint32_t)__builtin_popcountll(a->bits[i]);
  }
  a->characters =
      bul_resize(memory, NULL, 0, (a->size + 1) * sizeof *a->characters);
  if (a->characters == NULL) return bul_nomem(error);
  uint32_t n = 0;
  for (uint32_t i = 0; i < CODE_POINTS / 64; i++)
    for (uint64_t left = a->bits[i]; left != 0; left &= left - 1)
      a->characters[n++] = i * 64 + (uint32_t)__builtin_ctzll(left);
  return BULLETIN_OK;
}

/* Sorts the items by the bits from `shift` on, of which `bits` count; items
** with equal keys stay in order. */
static void sort_items(sorter *s, unsigned shift, unsigned bits) {
  static const size_t buckets = (size_t)1 << DIGIT_BITS;
  for (unsigned done = 0; done < bits;
       done += DIGIT_BITS, shift += DIGIT_BITS) {
    size_t starts[1 << DIGIT_BITS] = {0};
    for (size_t i = 0; i < s->count; i++)
      starts[s->items[i] >> shift & (buckets - 1)]++;
    size_t sum = 0;
    for (size_t i = 0; i < buckets; i++) {
      size_t n = starts[i];
      starts[i] = sum;
      sum += n;
    }
    for (size_t i = 0; i < s->count; i++)
      s->spare[starts[s->items[i] >> shift & (buckets - 1)]++] = s->items[i];
    uint64_t *swap = s->items;
    s->items = s->spare;
    s->spare = swap;
  }
}

static unsigned bits_of(uint64_t value) {
  return value == 0 ? 1 : 64 - (unsigned)__builtin_clzll(value);
}

static size_t units_end(const bul_batch *batch, size_t document) {
  return document + 1 < batch->document_count
             ? batch->documents[document + 1].first_unit
             : batch->unit_count;
}

/* The position, in its document, after which units are not the headline's. */
static uint32_t headline_positions(const bul_batch *batch, size_t document) {
  const bul_batched *d = &batch->documents[document];
  return (uint32_t)(d->headline_end - d->first_unit);
}

/* Where postings go: into a segment, or to a function. */
typedef struct output {
  bul_writer *writer; /* NULL: the function */
  void (*sink)(void *context, uint64_t term, int64_t revision, uint32_t count,
               bool in_headline);
  void *context;
  const bul_batch *batch;
  uint64_t term;
} output;

static int emit_term(output *out, uint64_t term, uint64_t postings,
                     bulletin_error *error) {
  out->term = term;
  if (out->writer == NULL) return BULLETIN_OK;
  return bul_writer_term(out->writer, term, postings, error);
}

static int emit_posting(const output *out, uint32_t document, uint32_t count,
                        bool in_headline, const uint8_t *positions, size_t size,
                        bulletin_error *error) {
  if (out->writer != NULL)
    return bul_writer_posting(out->writer, document, count, in_headline,
                              positions, size, error);
  out->sink(out->context, out->term,
            out->batch->documents[document].document.revision, count,
            in_headline);
  return BULLETIN_OK;
}

/* --- writing: characters ----------------------------------------------- */

static void gather_characters(sorter *s) {
  const bul_batch *batch = s->batch;
  s->count = 0;
  for (size_t d = 0; d < batch->document_count; d++) {
    const bul_batched *document = &batch->documents[d];
    size_t end = units_end(batch, d);
    for (size_t i = document->first_unit; i < end; i++) {
      uint32_t c = batch->units[i];
      if (c >= CODE_POINTS) continue;
      uint64_t elsewhere = i >= document->headline_end;
      s->items[s->count++] = (uint64_t)rank(s->alphabet, c) << KEY_SHIFT |
                             (uint64_t)d << POSITION_BITS | elsewhere;
    }
  }
}

/* Where the items of the key that begins at `from` end; the documents that
** they are of. */
static size_t key_end(const sorter *s, size_t from, uint64_t *postings) {
  uint64_t key = s->items[from] >> KEY_SHIFT, document = UINT64_MAX;
  size_t end = from;
  *postings = 0;
  for (; end < s->count && s->items[end] >> KEY_SHIFT == key; end++) {
    if (s->items[end] >> POSITION_BITS != document) ++*postings;
    document = s->items[end] >> POSITION_BITS;
  }
  return end;
}

static int write_characters(sorter *s, output *out, bulletin_error *error) {
  gather_characters(s);
  sort_items(s, KEY_SHIFT, bits_of(s->alphabet->size));
  int status = BULLETIN_OK;
  for (size_t i = 0; i < s->count && status == BULLETIN_OK;) {
    uint64_t key = s->items[i] >> KEY_SHIFT;
    uint64_t postings;
    size_t end = key_end(s, i, &postings);
    uint64_t term =
        bul_term(BUL_TERM_CHAR, s->alphabet->characters[(size_t)key]);
    status = emit_term(out, term, postings, error);
    while (i < end && status == BULLETIN_OK) {
      size_t from = i;
      uint64_t document = s->items[i] >> POSITION_BITS;
      while (i < end && s->items[i] >> POSITION_BITS == document)
        i++;
      status = emit_posting(out, (uint32_t)(document & (BUL_BATCH_MOST - 1)),
                            (uint32_t)(i - from), (s->items[from] & 1) == 0,
                            NULL, 0, error);
    }
  }
  return status;
}

/* --- writing: pairs ---------------------------------------------------- */

static void gather_pairs(sorter *s) {
  const bul_batch *batch = s->batch;
  s->count = 0;
  for (size_t d = 0; d < batch->document_count; d++) {
    size_t end = units_end(batch, d);
    uint64_t before = UINT64_MAX; /* rank of the character before, if near */
    uint64_t position = 0;
    for (size_t i = batch->documents[d].first_unit; i < end; i++, position++) {
      uint32_t c = batch->units[i];
      if (c >= CODE_POINTS) {
        before = UINT64_MAX;
        continue;
      }
      uint64_t now = rank(s->alphabet, c);
      if (before != UINT64_MAX) {
        uint64_t at =
            position - 1 < BUL_POSITION_LAST ? position - 1 : BUL_POSITION_LAST;
        s->items[s->count++] = (before * s->alphabet->size + now) << KEY_SHIFT |
                               (uint64_t)d << POSITION_BITS | at;
      }
      before = now;
    }
  }
}

/* The positions of items [from, to), all of one document, as in posting.h. */
static int put_positions(bul_buffer *out, const sorter *s, size_t from,
                         size_t to, bulletin_error *error) {
  const uint64_t mask = BUL_POSITION_LAST;
  out->size = 0;
  if ((s->items[to - 1] & mask) == BUL_POSITION_LAST) {
    bul_buffer_add_varint(out, 0);
  } else {
    uint64_t before = 0;
    for (size_t i = from; i < to; i++) {
      uint64_t at = (s->items[i] & mask) + 1;
      bul_buffer_add_varint(out, at - before);
      before = at;
    }
  }
  return out->failed ? bul_nomem(error) : BULLETIN_OK;
}

static int write_pairs(sorter *s, output *out, const uint32_t *headlines,
                       bulletin_error *error) {
  gather_pairs(s);
  uint64_t most = (uint64_t)s->alphabet->size * s->alphabet->size;
  sort_items(s, KEY_SHIFT, bits_of(most));
  bul_buffer positions;
  bul_buffer_init(&positions, &s->batch->allocator);
  int status = BULLETIN_OK;
  for (size_t i = 0; i < s->count && status == BULLETIN_OK;) {
    uint64_t key = s->items[i] >> KEY_SHIFT;
    uint64_t postings;
    size_t end = key_end(s, i, &postings);
    uint32_t a = s->alphabet->characters[key / s->alphabet->size];
    uint32_t b = s->alphabet->characters[key % s->alphabet->size];
    status = emit_term(out, bul_term_pair(a, b), postings, error);
    while (i < end && status == BULLETIN_OK) {
      size_t from = i;
      uint64_t document = s->items[i] >> POSITION_BITS;
      while (i < end && s->items[i] >> POSITION_BITS == document)
        i++;
      bool known = postings >= POSITIONS_FROM;
      if (known) status = put_positions(&positions, s, from, i, error);
      if (status != BULLETIN_OK) break;
      uint32_t number = (uint32_t)(document & (BUL_BATCH_MOST - 1));
      bool in_headline =
          (s->items[from] & BUL_POSITION_LAST) < headlines[number];
      status = emit_posting(out, number, (uint32_t)(i - from), in_headline,
                            known ? (const uint8_t *)positions.data : NULL,
                            positions.size, error);
    }
  }
  bul_buffer_free(&positions);
  return status;
}

/* --- writing: words ---------------------------------------------------- */

static int by_term(const void *left, const void *right) {
  const bul_batch_word *a = left, *b = right;
  if (a->term != b->term) return a->term < b->term ? -1 : 1;
  if (a->document != b->document) return a->document < b->document ? -1 : 1;
  return (int)b->in_headline - (int)a->in_headline;
}

static int write_words(bul_batch *batch, output *out, bulletin_error *error) {
  bul_batch_word *w = batch->words;
  size_t count = batch->word_count;
  if (count == 0) return BULLETIN_OK;
  qsort(w, count, sizeof *w, by_term);
  int status = BULLETIN_OK;
  for (size_t i = 0; i < count && status == BULLETIN_OK;) {
    size_t end = i;
    uint64_t postings = 0;
    for (; end < count && w[end].term == w[i].term; end++)
      postings += end == i || w[end].document != w[end - 1].document;
    status = emit_term(out, w[i].term, postings, error);
    while (i < end && status == BULLETIN_OK) {
      size_t from = i;
      while (i < end && w[i].document == w[from].document)
        i++;
      status = emit_posting(out, w[from].document, (uint32_t)(i - from),
                            w[from].in_headline, NULL, 0, error);
    }
  }
  return status;
}

/* --- writing ----------------------------------------------------------- */

static int emit_all(sorter *s, output *out, const uint32_t *headlines,
                    bulletin_error *error) {
  int status = write_characters(s, out, error);
  if (status == BULLETIN_OK) status = write_pairs(s, out, headlines, error);
  if (status == BULLETIN_OK) status = write_words(s->batch, out, error);
  return status;
}

static int write_cards(const bul_batch *batch, const bul_engine *engine,
                       int64_t segment, bulletin_error *error) {
  bul_card_writer writer;
  bul_card_writer_start(&writer, engine, segment, &batch->allocator);
  int status = BULLETIN_OK;
  size_t from = 0;
  for (size_t d = 0; d < batch->document_count && status == BULLETIN_OK; d++) {
    size_t end = batch->documents[d].card_end;
    bulletin_text card = bul_text(batch->cards.data + from, end - from);
    if (end > from)
      status = bul_card_writer_add(&writer, (uint32_t)d, card, error);
    from = end;
  }
  if (status == BULLETIN_OK) status = bul_card_writer_end(&writer, error);
  bul_card_writer_free(&writer);
  return status;
}

static int write_segment(sorter *s, const bul_engine *engine,
                         const uint32_t *headlines, bulletin_error *error) {
  bul_batch *batch = s->batch;
  const bulletin_allocator *memory = &batch->allocator;
  size_t size = (batch->document_count + 1) * sizeof(bul_document);
  bul_document *documents = bul_resize(memory, NULL, 0, size);
  if (documents == NULL) return bul_nomem(error);
  for (size_t i = 0; i < batch->document_count; i++)
    documents[i] = batch->documents[i].document;
  int64_t segment = 0;
  int status = bul_segment_insert(&segment, engine, documents,
                                  batch->document_count, memory, error);
  bul_free(memory, documents, size);
  if (status != BULLETIN_OK) return status;
  bul_writer writer;
  bul_writer_start(&writer, engine, segment, memory);
  output out = {.writer = &writer, .batch = batch};
  status = emit_all(s, &out, headlines, error);
  if (status == BULLETIN_OK) status = bul_writer_end(&writer, error);
  bul_writer_free(&writer);
  if (status == BULLETIN_OK)
    status = write_cards(batch, engine, segment, error);
  return status;
}

/* Sorts the batch and gives its postings to `out`, or writes a segment when
** there is an `engine`. */
static int sort_batch(bul_batch *batch, const bul_engine *engine, output *out,
                      bulletin_error *error) {
  const bulletin_allocator *memory = &batch->allocator;
  sorter s = {.batch = batch, .capacity = batch->unit_count + 1};
  size_t size = s.capacity * sizeof *s.items;
  size_t headline_size = batch->document_count * sizeof(uint32_t);
  uint32_t *headlines = bul_resize(memory, NULL, 0, headline_size);
  s.items = bul_resize(memory, NULL, 0, size);
  s.spare = bul_resize(memory, NULL, 0, size);
  int status = BULLETIN_OK;
  if (headlines == NULL || s.items == NULL || s.spare == NULL) {
    status = bul_nomem(error);
  } else {
    for (size_t i = 0; i < batch->document_count; i++)
      headlines[i] = headline_positions(batch, i);
    status = count_alphabet(&s, error);
  }
  if (status == BULLETIN_OK)
    status = engine != NULL ? write_segment(&s, engine, headlines, error)
                            : emit_all(&s, out, headlines, error);
  if (s.alphabet != NULL) {
    bul_free(memory, s.alphabet->characters,
             (s.alphabet->size + 1) * sizeof *s.alphabet->characters);
    bul_free(memory, s.alphabet, sizeof *s.alphabet);
  }
  bul_free(memory, s.items, size);
  bul_free(memory, s.spare, size);
  bul_free(memory, headlines, headline_size);
  return status;
}

int bul_batch_postings(bul_batch *batch,
                       void (*sink)(void *context, uint64_t term,
                                    int64_t revision, uint32_t count,
                                    bool in_headline),
                       void *context, bulletin_error *error) {
  if (batch->document_count == 0) return BULLETIN_OK;
  output out = {.sink = sink, .context = context, .batch = batch};
  return sort_batch(batch, NULL, &out, error);
}

int bul_batch_write(bul_batch *batch, const bul_engine *engine,
                    bulletin_error *error) {
  if (batch->document_count == 0) return BULLETIN_OK;
  int status = sort_batch(batch, engine, NULL, error);
  if (status == BULLETIN_OK)
    batch->unit_count = batch->word_count = batch->document_count =
        batch->cards.size = 0;
  return status;
}
