/* A segment: what the writer was given is what its rows hold, whatever the
** lists' lengths; no row is longer than a page of the database, and pages that
** take rows as they come are full. */
#include "check.h"
#include "engine.h"
#include "random.h"

#include "index/index.h"

enum { DOCUMENTS = 5000, TERMS = 120, PAGE = 4096 };

typedef struct posting {
  uint32_t document, count;
  bool in_headline;
  uint8_t positions[4]; /* as in posting.h, of three one-byte numbers at most */
  size_t size;
} posting;

typedef struct list {
  uint64_t term;
  posting *postings;
  size_t count;
} list;

static void make_list(list *out, uint64_t term) {
  static const uint32_t lengths[] = {1, 2, 127, 128, 129, 1000, 4000};
  size_t most =
      random_below(2) == 0 ? 1 + random_below(9) : lengths[random_below(7)];
  bool positions = random_below(3) != 0;
  out->term = term;
  out->count = 0;
  out->postings = malloc(most * sizeof *out->postings);
  if (out->postings == NULL) abort();
  uint32_t step = DOCUMENTS / (uint32_t)most;
  uint32_t document = random_below(step);
  while (out->count < most && document < DOCUMENTS) {
    posting *p = &out->postings[out->count++];
    *p = (posting){.document = document,
                   .count = 1 + random_below(3),
                   .in_headline = random_below(6) == 0};
    if (positions && random_below(10) != 0)
      for (; p->size < p->count; p->size++)
        p->positions[p->size] = (uint8_t)(1 + random_below(100));
    document += 1 + random_below(step);
  }
}

static void write_lists(const list *lists, const bul_engine *engine,
                        const bulletin_allocator *memory) {
  bul_document *documents = malloc(DOCUMENTS * sizeof *documents);
  if (documents == NULL) abort();
  for (uint32_t i = 0; i < DOCUMENTS; i++)
    documents[i] =
        (bul_document){.revision = 10 + 2 * (int64_t)i,
                       .article = 900000 - 7 * (int64_t)i,
                       .units = i * 3,
                       .day = i % 11 == 0 ? BUL_NO_DAY : 20000 - (int32_t)i};
  bulletin_error error;
  bul_writer writer;
  int64_t segment;
  CHECK(bul_segment_insert(&segment, engine, documents, DOCUMENTS, memory,
                           &error) == BULLETIN_OK);
  free(documents);
  bul_writer_start(&writer, engine, segment, memory);
  for (size_t t = 0; t < TERMS; t++) {
    bul_writer_term(&writer, lists[t].term, lists[t].count, &error);
    for (size_t i = 0; i < lists[t].count; i++) {
      const posting *p = &lists[t].postings[i];
      bul_writer_posting(&writer, p->document, p->count, p->in_headline,
                         p->size > 0 ? p->positions : NULL, p->size, &error);
    }
  }
  CHECK(bul_writer_end(&writer, &error) == BULLETIN_OK);
  bul_writer_free(&writer);
}

static void check_documents(const bul_segment *s) {
  CHECK(s->size == DOCUMENTS && s->first == 10 &&
        s->last == 10 + 2 * (DOCUMENTS - 1));
  for (uint32_t i = 0; i < s->size; i++)
    CHECK(bul_segment_revision(s, i) == 10 + 2 * (int64_t)i &&
          bul_segment_article(s, i) == 900000 - 7 * (int64_t)i &&
          bul_segment_day(s, i) ==
              (i % 11 == 0 ? BUL_NO_DAY : 20000 - (int32_t)i) &&
          s->norms[i] == bul_norm(i * 3));
}

static bool same_positions(const posting *p, const uint8_t **at) {
  size_t size = p->size > 0 ? p->size : 1;
  static const uint8_t unknown[1];
  const uint8_t *want = p->size > 0 ? p->positions : unknown;
  bool same = memcmp(*at, want, size) == 0;
  *at += size;
  return same;
}

static void check_list(const list *want, const bul_list *got) {
  static bul_posting_block block;
  bul_list_reader reader;
  size_t at = 0;
  int more;
  CHECK(got->postings == want->count);
  bul_list_start(&reader, got);
  while ((more = bul_list_next(&reader, &block, 0)) == 1) {
    const uint8_t *positions = block.positions;
    for (uint32_t i = 0; i < block.size; i++, at++) {
      CHECK(at < want->count);
      if (at >= want->count) return;
      const posting *p = &want->postings[at];
      CHECK(block.documents[i] == p->document &&
            block.counts[i] == p->count * 2 + p->in_headline);
      CHECK(block.has_positions ? same_positions(p, &positions) : p->size == 0);
    }
  }
  CHECK(more == 0 && at == want->count);
}

/* Found first, read then; or read at once. Terms that are not there, too. */
static void check_lists(const list *lists, const bul_index *index) {
  bul_list_key keys[2 * TERMS];
  bul_list found[2 * TERMS], whole[2 * TERMS];
  bulletin_error error;
  int64_t segment = index->segments[0].id;
  for (size_t t = 0; t < 2 * TERMS; t++) {
    keys[t] = (bul_list_key){segment, lists[t / 2].term + t % 2};
    bul_list_init(&found[t], &index->allocator);
    bul_list_init(&whole[t], &index->allocator);
  }
  CHECK(!bul_lists_find(found, index, keys, 2 * TERMS, &error));
  CHECK(!bul_lists_read(whole, index, keys, 2 * TERMS, &error));
  size_t long_ones = 0;
  for (size_t t = 0; t < 2 * TERMS; t++) {
    CHECK(found[t].postings == (t % 2 == 0 ? lists[t / 2].count : 0));
    CHECK(!whole[t].is_long && whole[t].postings == found[t].postings);
    long_ones += found[t].is_long;
    if (found[t].is_long)
      CHECK(!bul_lists_read(&found[t], index, &keys[t], 1, &error));
    if (t % 2 == 0) check_list(&lists[t / 2], &whole[t]);
    if (t % 2 == 0) check_list(&lists[t / 2], &found[t]);
    bul_buffer_free(&found[t].bytes);
    bul_buffer_free(&whole[t].bytes);
  }
  CHECK(long_ones > 0 && long_ones < TERMS);
}

/* A page takes rows while it has room: 8 bytes are its own, a row has some 26
** beyond its data. */
static size_t count_pages(const memory_engine *rows) {
  size_t pages = 0, room = 0;
  for (size_t i = 0; i < rows->posting_count; i++) {
    size_t size = rows->postings[i].size + 26;
    if (size > room) {
      pages++;
      room = PAGE - 8;
    }
    room -= size;
  }
  return pages;
}

static void check_pages(const memory_engine *rows) {
  size_t bytes = 0;
  for (size_t i = 0; i < rows->posting_count; i++) {
    CHECK(rows->postings[i].size < PAGE);
    bytes += rows->postings[i].size;
  }
  /* Rows that do not mind what the page has left fill some 82 of a hundred. */
  CHECK(bytes * 100 > count_pages(rows) * PAGE * 86);
}

static void test_norms(void) {
  for (uint32_t n = 0; n < 100000; n++) {
    uint32_t back = bul_norm_units(bul_norm(n));
    CHECK(back <= n && n - back <= n / 8);
    CHECK(n == 0 || bul_norm(n) >= bul_norm(n - 1));
  }
  CHECK(bul_norm(UINT32_MAX) > bul_norm(UINT32_MAX / 2));
}

int main(void) {
  const bulletin_allocator memory = bul_allocator(NULL);
  test_norms();
  for (int round = 0; round < 4; round++) {
    memory_engine rows = {0};
    const bul_engine engine = engine_of(&rows, false);
    list lists[TERMS];
    uint64_t term = random_below(100);
    for (size_t t = 0; t < TERMS; t++) {
      make_list(&lists[t], term);
      term += 2 + (random_bits() >> 40); /* never side by side */
    }
    write_lists(lists, &engine, &memory);
    check_pages(&rows);
    bul_index index;
    bulletin_error error;
    bul_index_init(&index, &engine, &memory);
    CHECK(bul_index_refresh(&index, &error) == BULLETIN_OK);
    CHECK(index.count == 1 && index.live == DOCUMENTS);
    if (index.count == 1) check_documents(&index.segments[0]);
    if (index.count == 1) check_lists(lists, &index);
    bul_index_clear(&index);
    for (size_t t = 0; t < TERMS; t++)
      free(lists[t].postings);
    engine_free(&rows);
  }
  return check_done();
}
