/* Blocks of postings: what posting.h says they are, written here a number at a
** time, is what is read; and whatever is cut or changed is an error or other
** postings, never a read out of bounds. */
#include "check.h"
#include "random.h"

#include "base/text.h"
#include "index/posting.h"

#include <stdlib.h>
#include <string.h>

enum { MOST = 1000, MOST_POSITIONS = 40 };

typedef struct posting {
  uint32_t document, count;
  bool in_headline;
  bool known; /* positions */
  uint32_t positions[MOST_POSITIONS];
} posting;

static const bulletin_allocator *memory(void) {
  static bulletin_allocator allocator;
  allocator = bul_allocator(NULL);
  return &allocator;
}

static void put(bul_buffer *out, uint64_t value) {
  for (; value > 127; value /= 128) {
    char byte = (char)(value % 128 + 128);
    bul_buffer_add(out, &byte, 1);
  }
  char byte = (char)value;
  bul_buffer_add(out, &byte, 1);
}

/* Postings in rising order; some close together, some far apart. */
static void make_postings(posting *out, size_t count, bool positions) {
  uint32_t document = random_below(3);
  for (size_t i = 0; i < count; i++) {
    posting *p = &out[i];
    uint32_t often = random_below(4) == 0 ? random_below(MOST_POSITIONS) : 0;
    *p = (posting){.document = document,
                   .count = 1 + often,
                   .in_headline = random_below(5) == 0,
                   .known = positions && random_below(8) != 0};
    uint32_t at = random_below(300);
    for (uint32_t k = 0; k < p->count && k < MOST_POSITIONS; k++) {
      p->positions[k] = at;
      at += 1 + random_below(random_below(4) == 0 ? 90000 : 90);
    }
    document += 1 + random_below(random_below(9) == 0 ? 100000 : 20);
  }
}

static void put_block(bul_buffer *out, const posting *p, size_t size,
                      int64_t before, bool positions) {
  bul_buffer documents, places;
  bul_buffer_init(&documents, memory());
  bul_buffer_init(&places, memory());
  int64_t last = before;
  for (size_t i = 0; i < size; i++) {
    uint64_t gap = (uint64_t)(p[i].document - last - 1);
    put(&documents, gap * 4 + (p[i].in_headline ? 2 : 0) + (p[i].count > 1));
    if (p[i].count > 1) put(&documents, p[i].count - 2);
    last = p[i].document;
    int64_t place = -1;
    for (uint32_t k = 0; k < p[i].count && p[i].known; k++) {
      put(&places, (uint64_t)(p[i].positions[k] - place));
      place = p[i].positions[k];
    }
    if (!p[i].known) put(&places, 0);
  }
  put(out, size * 2 + positions);
  if (size > 1) {
    put(out, documents.size);
    if (positions) put(out, places.size);
    if (size == BUL_BLOCK) put(out, (uint64_t)(last - before));
  }
  bul_buffer_add(out, documents.data, documents.size);
  if (positions) bul_buffer_add(out, places.data, places.size);
  bul_buffer_free(&documents);
  bul_buffer_free(&places);
}

static void put_blocks(bul_buffer *out, const posting *p, size_t count,
                       bool positions) {
  int64_t before = -1;
  for (size_t i = 0; i < count; i += BUL_BLOCK) {
    size_t size = count - i < BUL_BLOCK ? count - i : BUL_BLOCK;
    put_block(out, p + i, size, before, positions);
    before = p[i + size - 1].document;
  }
}

static bool same_positions(const posting *p, const uint8_t **at,
                           const uint8_t *end) {
  uint64_t gap;
  const uint8_t *skipped = *at;
  bool whole = bul_positions_skip(&skipped, end, p->count);
  if (!p->known) {
    bool zero = bul_varint(at, end, &gap) && gap == 0;
    return zero && whole && skipped == *at;
  }
  int64_t place = -1;
  for (uint32_t k = 0; k < p->count; k++) {
    if (!bul_varint(at, end, &gap)) return false;
    place += (int64_t)gap;
    if (place != p->positions[k]) return false;
  }
  return whole && skipped == *at;
}

static void check_block(const bul_posting_block *block, const posting *p,
                        bool positions) {
  bool same = block->has_positions == positions;
  const uint8_t *at = block->positions;
  for (uint32_t i = 0; i < block->size && same; i++)
    same = block->documents[i] == p[i].document &&
           block->counts[i] == p[i].count * 2 + p[i].in_headline &&
           (!positions || same_positions(&p[i], &at, block->end));
  CHECK(same);
  CHECK(!positions || at == block->end);
}

static void test_reading(const posting *p, size_t count, const bul_buffer *b,
                         bool positions) {
  const uint8_t *at = (const uint8_t *)b->data, *end = at + b->size;
  static bul_posting_block block;
  int64_t last = -1;
  size_t seen = 0;
  while (at < end) {
    CHECK(bul_block_read(&block, &at, end, &last));
    CHECK(seen + block.size <= count);
    if (seen + block.size > count) return;
    check_block(&block, p + seen, positions);
    seen += block.size;
  }
  CHECK(seen == count && last == p[count - 1].document);
}

/* The first posting from `document` on, found by seeking, then by reading. */
static void test_seeking(const posting *p, size_t count, const bul_buffer *b) {
  static bul_posting_block block;
  uint32_t document = random_below(p[count - 1].document + 1);
  size_t want = 0;
  while (p[want].document < document)
    want++;
  const uint8_t *at = (const uint8_t *)b->data, *end = at + b->size;
  int64_t last = -1;
  for (;;) {
    CHECK(bul_block_seek(&at, end, &last, document));
    CHECK(at < end && bul_block_read(&block, &at, end, &last));
    if (block.documents[block.size - 1] >= document) break;
  }
  uint32_t i = 0;
  while (block.documents[i] < document)
    i++;
  CHECK(block.documents[i] == p[want].document);
}

/* In a block of memory of just its size, for a checker to see the ends. */
static void test_damage(const bul_buffer *b) {
  static bul_posting_block block;
  size_t size = random_below((uint32_t)b->size + 1);
  uint8_t *bytes = malloc(size + 1);
  if (bytes == NULL) abort();
  memcpy(bytes, b->data, size);
  for (int i = 0; i < 3 && size > 0; i++)
    bytes[random_below((uint32_t)size)] ^= (uint8_t)(1 << random_below(8));
  const uint8_t *at = bytes, *end = bytes + size;
  int64_t last = -1;
  while (at < end) {
    const uint8_t *before = at;
    if (!bul_block_read(&block, &at, end, &last)) break;
    CHECK(at > before && at <= end);
    CHECK(block.size > 0 && block.size <= BUL_BLOCK);
    CHECK(block.positions <= block.end && block.end <= end);
    for (uint32_t i = 1; i < block.size; i++)
      CHECK(block.documents[i] > block.documents[i - 1]);
  }
  at = bytes;
  last = -1;
  bul_block_seek(&at, end, &last, random_below(1000000));
  CHECK(at <= end);
  free(bytes);
}

/* Passing over positions eight bytes at a time, and one at a time. */
static void test_skipping(void) {
  uint8_t bytes[64];
  size_t size = random_below(sizeof bytes + 1);
  for (size_t i = 0; i < size; i++)
    bytes[i] =
        (uint8_t)(random_below(3) == 0 ? random_bits() : random_below(100));
  uint32_t count = 1 + random_below(50), left = count;
  const uint8_t *at = bytes, *slow = bytes, *end = bytes + size;
  if (size > 0 && bytes[0] == 0) {
    left = 0;
    slow++;
  }
  for (; left > 0 && slow < end; slow++)
    left -= *slow < 128;
  bool whole = bul_positions_skip(&at, end, count);
  CHECK(whole == (left == 0));
  CHECK(at == slow);
}

/* Shared rows: lists of one block, of several, of one posting. */
static void test_shared(void) {
  static posting lists[20][300];
  size_t counts[20];
  uint64_t terms[20], term = random_below(1000);
  bool positions[20];
  bul_buffer row, blocks;
  bul_buffer_init(&row, memory());
  bul_buffer_init(&blocks, memory());
  put(&row, BUL_ROW_SHARED);
  uint64_t first = term;
  for (size_t i = 0; i < 20; i++) {
    counts[i] = 1 + random_below(random_below(3) == 0 ? 300 : 3);
    positions[i] = random_below(2) == 0;
    make_postings(lists[i], counts[i], positions[i]);
    terms[i] = term;
    put(&row, i == 0 ? 0 : terms[i] - terms[i - 1]);
    blocks.size = 0;
    put_blocks(&blocks, lists[i], counts[i], positions[i]);
    if (counts[i] > BUL_BLOCK) {
      put(&row, 0);
      put(&row, blocks.size);
      put(&row, counts[i]);
    }
    bul_buffer_add(&row, blocks.data, blocks.size);
    term += 1 + (random_bits() >> 20);
  }
  bul_shared shared;
  bul_shared_start(&shared, bul_text(row.data, row.size), first);
  for (size_t i = 0; i < 20; i++) {
    CHECK(bul_shared_next(&shared) == 1);
    CHECK(shared.term == terms[i] && shared.postings == counts[i]);
    bul_buffer list = {.data = (char *)shared.blocks,
                       .size = (size_t)(shared.blocks_end - shared.blocks)};
    test_reading(lists[i], counts[i], &list, positions[i]);
  }
  CHECK(bul_shared_next(&shared) == 0);
  for (size_t cut = 1; cut < row.size; cut += 7) {
    bul_shared_start(&shared, bul_text(row.data, cut), first);
    int more;
    size_t seen = 0;
    while ((more = bul_shared_next(&shared)) == 1)
      seen++;
    CHECK(seen <= 20 && shared.at <= shared.end);
  }
  bul_buffer_free(&row);
  bul_buffer_free(&blocks);
}

static void test_long(void) {
  const uint8_t *blocks, *end;
  uint64_t postings;
  char row[] = {BUL_ROW_LONG, (char)0xAC, 2, 5, 6};
  CHECK(bul_long_start(bul_text(row, 5), &postings, &blocks, &end));
  CHECK(postings == 300 && end - blocks == 2);
  CHECK(!bul_long_start(bul_text(row, 2), &postings, &blocks, &end));
  row[0] = BUL_ROW_SHARED;
  CHECK(!bul_long_start(bul_text(row, 5), &postings, &blocks, &end));
}

int main(void) {
  static posting postings[MOST];
  bul_buffer bytes;
  bul_buffer_init(&bytes, memory());
  for (int round = 0; round < 300; round++) {
    size_t count = 1 + random_below(round % 3 == 0 ? 4 : MOST);
    bool positions = round % 2 == 0;
    make_postings(postings, count, positions);
    bytes.size = 0;
    put_blocks(&bytes, postings, count, positions);
    test_reading(postings, count, &bytes, positions);
    for (int i = 0; i < 10; i++) {
      test_seeking(postings, count, &bytes);
      test_damage(&bytes);
    }
  }
  for (int i = 0; i < 5000; i++)
    test_skipping();
  for (int i = 0; i < 30; i++)
    test_shared();
  test_long();
  bul_buffer_free(&bytes);
  return check_done();
}
