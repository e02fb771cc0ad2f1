/*
** sorting.c - see batch.h: a batch becomes the postings of a segment.
**
** Characters and pairs are numbers of eight bytes, *items*: a key, the document
** and the position in it. A radix sort by the key alone brings the postings of
** each term together, documents and positions in order, for they were so
** before. It goes in passes, each over the terms that begin with some of the
** characters, so that a large batch needs little room beside its own and keys
** fit however many characters there are. Words are few and sorted as they are.
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
  KEY_BITS = 64 - KEY_SHIFT,
  DIGIT_BITS = 11,      /* of the key, sorted at one go */
  PASS_ITEMS = 1 << 19, /* in a pass, unless one character has more */
  /* A pair in fewer of a thousand documents is found by reading the few texts
  ** it occurs in: positions would cost more than they save. */
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
  bul_batch *batch; /* its characters are numbers of the alphabet now */
  alphabet *alphabet;
  uint32_t *counts;   /* how often each character occurs */
  uint32_t low, high; /* characters that terms of this pass begin with */
  uint64_t *items;
  uint64_t *spare; /* of the same size */
  size_t count;
  size_t capacity;
  uint32_t *headlines; /* positions of each document's headline */
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
  size_t room = (size_t)a->size + 1;
  a->characters = bul_resize(memory, NULL, 0, room * sizeof *a->characters);
  s->counts = bul_resize(memory, NULL, 0, room * sizeof *s->counts);
  if (a->characters == NULL || s->counts == NULL) return bul_nomem(error);
  memset(s->counts, 0, room * sizeof *s->counts);
  uint32_t n = 0;
  for (uint32_t i = 0; i < CODE_POINTS / 64; i++)
    for (uint64_t left = a->bits[i]; left != 0; left &= left - 1)
      a->characters[n++] = i * 64 + (uint32_t)__builtin_ctzll(left);
  return BULLETIN_OK;
}

/* Puts numbers of the alphabet in the place of the batch's characters. */
static void number_units(sorter *s) {
  for (size_t i = 0; i < s->batch->unit_count; i++) {
    uint32_t *unit = &s->batch->units[i];
    if (*unit >= CODE_POINTS) continue;
    *unit = rank(s->alphabet, *unit);
    s->counts[*unit]++;
  }
}

/* And the characters back. */
static void restore_units(sorter *s) {
  for (size_t i = 0; i < s->batch->unit_count; i++) {
    uint32_t *unit = &s->batch->units[i];
    if (*unit < CODE_POINTS) *unit = s->alphabet->characters[*unit];
  }
}

/* Sets the characters of the pass after the one that ended at `low`, at least
** one; how many items it has at most. */
static size_t choose_pass(sorter *s, uint32_t low) {
  uint64_t size = s->alphabet->size;
  size_t items = 0;
  s->low = s->high = low;
  do {
    items += s->counts[s->high++];
  } while (s->high < size && items + s->counts[s->high] <= PASS_ITEMS &&
           (s->high + 1 - low) * size < UINT64_C(1) << KEY_BITS);
  return items;
}

/* Makes room for the items of every pass. */
static int make_room(sorter *s, bulletin_error *error) {
  const bulletin_allocator *memory = &s->batch->allocator;
  s->capacity = 1;
  for (uint32_t low = 0; low < s->alphabet->size; low = s->high) {
    size_t items = choose_pass(s, low);
    if (items > s->capacity) s->capacity = items;
  }
  size_t size = s->capacity * sizeof *s->items;
  s->items = bul_resize(memory, NULL, 0, size);
  s->spare = bul_resize(memory, NULL, 0, size);
  return s->items != NULL && s->spare != NULL ? BULLETIN_OK : bul_nomem(error);
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
  uint32_t low = s->low, range = s->high - s->low;
  s->count = 0;
  for (size_t d = 0; d < batch->document_count; d++) {
    const bul_batched *document = &batch->documents[d];
    size_t end = units_end(batch, d);
    for (size_t i = document->first_unit; i < end; i++) {
      uint32_t c = batch->units[i] - low;
      if (c >= range) continue;
      uint64_t elsewhere = i >= document->headline_end;
      s->items[s->count++] =
          (uint64_t)c << KEY_SHIFT | (uint64_t)d << POSITION_BITS | elsewhere;
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

/* Those of one pass. */
static int write_characters(sorter *s, output *out, bulletin_error *error) {
  gather_characters(s);
  sort_items(s, KEY_SHIFT, bits_of(s->high - s->low));
  int status = BULLETIN_OK;
  for (size_t i = 0; i < s->count && status == BULLETIN_OK;) {
    uint64_t key = s->items[i] >> KEY_SHIFT;
    uint64_t postings;
    size_t end = key_end(s, i, &postings);
    uint64_t term =
        bul_term(BUL_TERM_CHAR, s->alphabet->characters[s->low + key]);
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
  uint32_t low = s->low, range = s->high - s->low;
  uint64_t size = s->alphabet->size;
  s->count = 0;
  for (size_t d = 0; d < batch->document_count; d++) {
    const uint32_t *units = batch->units + batch->documents[d].first_unit;
    size_t count = units_end(batch, d) - batch->documents[d].first_unit;
    for (size_t i = 0; i + 1 < count; i++) {
      uint32_t first = units[i] - low, second = units[i + 1];
      if (first >= range || second >= CODE_POINTS) continue;
      uint64_t at = i < BUL_POSITION_LAST ? i : BUL_POSITION_LAST;
      s->items[s->count++] = (first * size + second) << KEY_SHIFT |
                             (uint64_t)d << POSITION_BITS | at;
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

/* So many postings and more keep their positions. */
static uint64_t positions_from(const bul_batch *batch) {
  uint64_t from = POSITIONS_FROM * batch->document_count / 1000;
  return from < POSITIONS_FROM ? POSITIONS_FROM : from;
}

/* Those of one pass. */
static int write_pairs(sorter *s, output *out, bulletin_error *error) {
  gather_pairs(s);
  uint64_t size = s->alphabet->size;
  uint64_t least = positions_from(s->batch);
  sort_items(s, KEY_SHIFT, bits_of((s->high - s->low) * size));
  bul_buffer positions;
  bul_buffer_init(&positions, &s->batch->allocator);
  int status = BULLETIN_OK;
  for (size_t i = 0; i < s->count && status == BULLETIN_OK;) {
    uint64_t key = s->items[i] >> KEY_SHIFT;
    uint64_t postings;
    size_t end = key_end(s, i, &postings);
    uint32_t a = s->alphabet->characters[s->low + key / size];
    uint32_t b = s->alphabet->characters[key % size];
    status = emit_term(out, bul_term_pair(a, b), postings, error);
    while (i < end && status == BULLETIN_OK) {
      size_t from = i;
      uint64_t document = s->items[i] >> POSITION_BITS;
      while (i < end && s->items[i] >> POSITION_BITS == document)
        i++;
      bool known = postings >= least;
      if (known) status = put_positions(&positions, s, from, i, error);
      if (status != BULLETIN_OK) break;
      uint32_t number = (uint32_t)(document & (BUL_BATCH_MOST - 1));
      bool in_headline =
          (s->items[from] & BUL_POSITION_LAST) < s->headlines[number];
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

/* Calls `write` for every pass. */
static int in_passes(sorter *s, output *out,
                     int (*write)(sorter *s, output *out,
                                  bulletin_error *error),
                     bulletin_error *error) {
  int status = BULLETIN_OK;
  for (uint32_t low = 0; low < s->alphabet->size && status == BULLETIN_OK;
       low = s->high) {
    choose_pass(s, low);
    status = write(s, out, error);
  }
  return status;
}

static int emit_all(sorter *s, output *out, bulletin_error *error) {
  int status = in_passes(s, out, write_characters, error);
  if (status == BULLETIN_OK) status = in_passes(s, out, write_pairs, error);
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
                         bulletin_error *error) {
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
  status = emit_all(s, &out, error);
  if (status == BULLETIN_OK) status = bul_writer_end(&writer, error);
  bul_writer_free(&writer);
  if (status == BULLETIN_OK)
    status = write_cards(batch, engine, segment, error);
  return status;
}

/* Makes ready what the passes need. */
static int start(sorter *s, bul_batch *batch, bulletin_error *error) {
  *s = (sorter){.batch = batch};
  s->headlines = bul_resize(&batch->allocator, NULL, 0,
                            batch->document_count * sizeof *s->headlines);
  if (s->headlines == NULL) return bul_nomem(error);
  for (size_t i = 0; i < batch->document_count; i++)
    s->headlines[i] = headline_positions(batch, i);
  return count_alphabet(s, error);
}

static void end(sorter *s) {
  const bulletin_allocator *memory = &s->batch->allocator;
  size_t size = s->capacity * sizeof *s->items;
  bul_free(memory, s->items, size);
  bul_free(memory, s->spare, size);
  bul_free(memory, s->headlines,
           s->batch->document_count * sizeof *s->headlines);
  if (s->alphabet == NULL) return;
  size_t room = (size_t)s->alphabet->size + 1;
  bul_free(memory, s->counts, room * sizeof *s->counts);
  bul_free(memory, s->alphabet->characters,
           room * sizeof *s->alphabet->characters);
  bul_free(memory, s->alphabet, sizeof *s->alphabet);
}

/* Sorts the batch and gives its postings to `out`, or writes a segment when
** there is an `engine`. */
static int sort_batch(bul_batch *batch, const bul_engine *engine, output *out,
                      bulletin_error *error) {
  sorter s;
  int status = start(&s, batch, error);
  if (status == BULLETIN_OK) {
    number_units(&s);
    status = make_room(&s, error);
    if (status == BULLETIN_OK)
      status = engine != NULL ? write_segment(&s, engine, error)
                              : emit_all(&s, out, error);
    restore_units(&s);
  }
  end(&s);
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

int bul_batch_copy(bul_batch *batch, const bul_engine *engine,
                   bulletin_error *error) {
  if (batch->document_count == 0) return BULLETIN_OK;
  return sort_batch(batch, engine, NULL, error);
}

int bul_batch_write(bul_batch *batch, const bul_engine *engine,
                    bulletin_error *error) {
  int status = bul_batch_copy(batch, engine, error);
  if (status == BULLETIN_OK) bul_batch_cut(batch, 0);
  return status;
}
