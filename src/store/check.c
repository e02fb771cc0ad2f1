/*
** check.c - is the file whole?
*/
#include "../base/day.h"
#include "../base/error.h"
#include "../base/text.h"
#include "../index/card.h"
#include "articles/card.h"
#include "articles/content.h"

#include <stdio.h>

typedef struct checker {
  bulletin_store *store;
  bulletin_error *error;
  size_t problems;
  char first[200]; /* of what is wrong first */
} checker;

static void complain(checker *c, bulletin_text what) {
  if (c->problems++ == 0)
    snprintf(c->first, sizeof c->first, "%.*s",
             (int)bul_text_head(what, sizeof c->first - 1).size, what.data);
}

/* A statement that finds what should not be, and what that is called. */
typedef struct promise {
  const char *broken;
  const char *sql;
} promise;

static const promise promises[] = {
    {"an article without its newest revision",
     "SELECT 1 FROM article a LEFT JOIN revision r ON r.id = "
     "a.revision "
     "/*+ AND r.shard = a.shard */ WHERE r.id IS NULL OR r.article <> "
     "a.id OR r.change = 'removed'"},
    {"an article that is present and has no day",
     "SELECT 1 FROM article a WHERE removed = 0 AND NOT EXISTS "
     "(SELECT 1 FROM facet f WHERE f.article = a.id AND f.kind = 1 "
     "/*+ AND f.shard = a.shard */)"},
    {"a removed article that is still counted",
     "SELECT 1 FROM facet f JOIN article a ON a.id = f.article "
     "/*+ AND a.shard = f.shard */ WHERE a.removed <> 0 AND f.kind > "
     "0"},
    {"a count of characters that is not the revision's",
     "SELECT 1 FROM facet f JOIN article a ON a.id = f.article "
     "/*+ AND a.shard = f.shard */ JOIN revision r ON r.id = "
     "a.revision "
     "/*+ AND r.shard = a.shard */ WHERE f.kind > 0 "
     "AND f.chars <> r.chars"},
    {"names of an article that is not there",
     "SELECT 1 FROM mention m LEFT JOIN article a ON a.id = m.article "
     "/*+ AND a.shard = m.shard */ WHERE a.id IS NULL OR a.removed <> "
     "0"},
    {"a revision without the page it stood on",
     "SELECT 1 FROM revision WHERE page IS NULL AND change <> "
     "'removed'"},
    {"an article that stands where its newest revision does not",
     "SELECT 1 FROM article a JOIN revision r ON r.id = a.revision "
     "/*+ AND r.shard = a.shard */ WHERE r.page IS NULL OR r.key IS "
     "NULL OR r.nth IS NULL "
     "OR r.page <> a.page OR r.key <> a.key OR r.nth <> a.nth"},
    {"a part of a body without its revision",
     "SELECT 1 FROM element e LEFT JOIN revision r ON r.id = e.id >> "
     "20 "
     "/*+ AND r.shard = e.shard */ "
     "WHERE r.id IS NULL"},
    {"a byline without its revision",
     "SELECT 1 FROM byline b LEFT JOIN revision r ON r.id = b.id >> 20 "
     "/*+ AND r.shard = b.shard */ "
     "WHERE r.id IS NULL"},
    {"a gap in an article's revisions",
     "SELECT 1 FROM revision GROUP BY article "
     "HAVING count(*) <> max(number) OR min(number) <> 1"},
    {"postings of a segment that is not there",
     "SELECT 1 FROM posting p LEFT JOIN segment s ON s.id = p.segment "
     "/*+ AND s.shard = p.shard */ "
     "WHERE s.id IS NULL"},
    {"cards of a segment that is not there",
     "SELECT 1 FROM card c LEFT JOIN segment s ON s.id = c.id >> 32 "
     "/*+ AND s.shard = c.shard */ "
     "WHERE s.id IS NULL"},
    /* Where others write at the same time, some do. */
    {"segments that overlap",
     "SELECT 1 FROM segment a JOIN segment b ON b.id > a.id "
     "WHERE b.first <= a.last /*+ AND false -- */ AND NOT EXISTS (SELECT 1 "
     "FROM merging m WHERE m.segment IN (a.id, b.id) AND m.target IN (0, "
     "m.segment))"},
};

static int check_promises(checker *c) {
  for (size_t i = 0; i < sizeof promises / sizeof *promises; i++) {
    bul_rows rows;
    bul_rows_open(&rows, c->store->sql, promises[i].sql, "");
    if (bul_rows_next(&rows)) complain(c, bulletin_text_of(promises[i].broken));
    int status = bul_rows_close(&rows, c->error);
    if (status != BULLETIN_OK) return status;
  }
  return BULLETIN_OK;
}

static int check_days(checker *c) {
  bul_rows rows;
  int32_t day;
  bul_rows_open(&rows, c->store->sql,
                "SELECT DISTINCT date FROM facet WHERE date <> ''", "");
  bool good = true;
  while (good && bul_rows_next(&rows))
    good = bul_day_parse(&day, bul_rows_text(&rows, 0));
  if (!good && rows.code == 0)
    complain(c, BUL_TEXT("an article counted on a day that is not in the "
                         "calendar"));
  return bul_rows_close(&rows, c->error);
}

static int check_references(checker *c) {
  const char *statement = bul_sql_references(c->store->sql);
  if (statement == NULL) return BULLETIN_OK;
  bul_rows rows;
  bul_rows_open(&rows, c->store->sql, statement, "");
  if (bul_rows_next(&rows))
    complain(c, BUL_TEXT("a broken reference between tables"));
  return bul_rows_close(&rows, c->error);
}

static int check_damage(checker *c) {
  const char *statement = bul_sql_damage(c->store->sql);
  if (statement == NULL) return BULLETIN_OK;
  bul_rows rows;
  bul_rows_open(&rows, c->store->sql, statement, "");
  while (bul_rows_next(&rows)) {
    bulletin_text line = bul_rows_text(&rows, 0);
    if (!bul_text_equal(line, BUL_TEXT("ok"))) complain(c, line);
  }
  return bul_rows_close(&rows, c->error);
}

/* --- the search index -------------------------------------------------- */

/* Every live article is a live document, and no other is. */
static int check_documents(checker *c) {
  bulletin_store *store = c->store;
  int64_t articles = 0;
  int status =
      bul_sql_number(&articles, store->sql, c->error,
                     "SELECT count(*) FROM article WHERE removed = 0", "");
  if (status == BULLETIN_OK && (uint64_t)articles != store->index.live)
    complain(c, BUL_TEXT("the search index has more or fewer documents than "
                         "there are articles"));
  for (size_t s = 0; s < store->index.count && status == BULLETIN_OK; s++) {
    const bul_segment *segment = &store->index.segments[s];
    for (uint32_t d = 0; d < segment->size && status == BULLETIN_OK; d++) {
      int64_t revision = 0;
      bool dead = bul_segment_is_dead(segment, d);
      status = bul_sql_number(&revision, store->sql, c->error,
                              "SELECT revision FROM article WHERE id = ? "
                              "AND removed = 0",
                              "i", bul_segment_article(segment, d));
      if ((revision == bul_segment_revision(segment, d)) == dead)
        complain(c, BUL_TEXT("the search index has another revision of an "
                             "article than the archive"));
    }
  }
  return status;
}

/* Sums over a segment's postings, in any order: of the index as it is
** written, and of the texts as they are. Equal sums, equal postings. */
static uint64_t posting_sum(uint64_t term, uint64_t document, uint64_t count) {
  uint64_t h = term * UINT64_C(0x9E3779B97F4A7C15);
  h ^= document * UINT64_C(0xC2B2AE3D27D4EB4F);
  h ^= h >> 29;
  h = (h + count) * UINT64_C(0xBF58476D1CE4E5B9);
  return h ^ h >> 32;
}

typedef struct index_sum {
  const bul_segment *segment;
  uint64_t term;
  uint64_t sum;
  bool damaged;
} index_sum;

static void sum_blocks(index_sum *out, const uint8_t *at, const uint8_t *end) {
  bul_posting_block block;
  int64_t last = -1;
  while (at < end && !out->damaged) {
    if (!bul_block_read(&block, &at, end, &last)) {
      out->damaged = true;
      return;
    }
    for (uint32_t i = 0; i < block.size; i++) {
      uint32_t document = block.documents[i];
      if (document >= out->segment->size) {
        out->damaged = true;
      } else if (!bul_segment_is_dead(out->segment, document)) {
        out->sum += posting_sum(
            out->term, (uint64_t)bul_segment_revision(out->segment, document),
            block.counts[i]);
      }
    }
  }
}

static int sum_postings(checker *c, index_sum *out) {
  bul_rows rows;
  bul_rows_open(&rows, c->store->sql,
                "SELECT term, data FROM posting WHERE segment = ?1 "
                "/*+ AND shard = ?1 & 63 */ ORDER BY term, document",
                "i", out->segment->id);
  while (!out->damaged && bul_rows_next(&rows)) {
    bulletin_text data = bul_rows_blob(&rows, 1);
    uint64_t term = (uint64_t)bul_rows_int(&rows, 0), postings;
    const uint8_t *blocks, *end;
    if (data.size < 2) {
      out->damaged = true;
    } else if (data.data[0] == BUL_ROW_LONG) {
      out->term = term;
      out->damaged = !bul_long_start(data, &postings, &blocks, &end);
      if (!out->damaged) sum_blocks(out, blocks, end);
    } else {
      bul_shared shared;
      int more;
      bul_shared_start(&shared, data, term);
      while ((more = bul_shared_next(&shared)) == 1) {
        out->term = shared.term;
        sum_blocks(out, shared.blocks, shared.blocks_end);
      }
      out->damaged |= more < 0;
    }
  }
  return bul_rows_close(&rows, c->error);
}

static void sum_posting(void *context, uint64_t term, int64_t revision,
                        uint32_t count, bool in_headline) {
  *(uint64_t *)context +=
      posting_sum(term, (uint64_t)revision, (uint64_t)count << 1 | in_headline);
}

static int add_document(checker *c, bul_batch *batch,
                        const bul_segment *segment, uint32_t document) {
  bul_arena arena;
  bulletin_article a;
  int64_t revision = bul_segment_revision(segment, document);
  bul_arena_init(&arena, &c->store->allocator);
  int status = bul_revision_read(&a, c->store, revision, &arena, c->error);
  if (status == BULLETIN_OK)
    status =
        bul_content_add(batch, revision, bul_segment_article(segment, document),
                        BUL_NO_DAY, &a, c->error);
  bul_arena_free(&arena);
  return status;
}

/* Sums the postings that the segment's live articles should have. */
static int sum_articles(checker *c, const bul_segment *segment, uint64_t *sum) {
  bul_batch batch;
  int status = BULLETIN_OK;
  bul_batch_init(&batch, &c->store->allocator);
  for (uint32_t d = 0; d < segment->size && status == BULLETIN_OK; d++) {
    if (bul_segment_is_dead(segment, d)) continue;
    if (!bul_batch_has_room(&batch, 1)) {
      status = bul_batch_postings(&batch, sum_posting, sum, c->error);
      bul_batch_cut(&batch, 0);
    }
    if (status == BULLETIN_OK) status = add_document(c, &batch, segment, d);
  }
  if (status == BULLETIN_OK)
    status = bul_batch_postings(&batch, sum_posting, sum, c->error);
  bul_batch_free(&batch);
  return status;
}

/* Every card says what the archive does. */
typedef struct card_check {
  checker *checker;
  const bul_segment *segment;
  bul_card_reader reader;
  bul_buffer card;
  bool differs;
} card_check;

static int check_card(card_check *k, bulletin_error *error) {
  uint64_t document = k->reader.document - 1;
  if (document >= k->segment->size) return bul_index_damaged(error);
  if (bul_segment_is_dead(k->segment, (uint32_t)document)) return BULLETIN_OK;
  k->card.size = 0;
  int status = bul_card_read(&k->card, k->checker->store,
                             bul_segment_revision(k->segment, document), error);
  k->differs |=
      status == BULLETIN_NOTFOUND ||
      !bul_text_equal(bul_text(k->card.data, k->card.size),
                      bul_text(k->reader.card.data, k->reader.card.size));
  return status == BULLETIN_NOTFOUND ? BULLETIN_OK : status;
}

static int check_card_row(void *to, const bul_card_row *row,
                          bulletin_error *error) {
  card_check *k = to;
  int more, status = BULLETIN_OK;
  bul_card_start(&k->reader, row);
  while (status == BULLETIN_OK && (more = bul_card_next(&k->reader)) != 0) {
    if (more == -2) return bul_nomem(error);
    status = more < 0 ? bul_index_damaged(error) : check_card(k, error);
  }
  return status;
}

static int check_cards(checker *c, const bul_segment *segment) {
  bulletin_store *store = c->store;
  card_check k = {.checker = c, .segment = segment};
  bul_buffer_init(&k.card, &store->allocator);
  bul_card_reader_init(&k.reader, &store->allocator);
  int status = store->engine.cards_of(store->engine.context, segment->id,
                                      check_card_row, &k, c->error);
  bul_card_reader_free(&k.reader);
  bul_buffer_free(&k.card);
  if (status == BULLETIN_OK && k.differs)
    complain(c, BUL_TEXT("what lists of answers show is not what the articles "
                         "say"));
  return status;
}

static int check_segment(checker *c, const bul_segment *segment) {
  index_sum written = {.segment = segment};
  uint64_t sum = 0;
  int status = sum_postings(c, &written);
  if (status == BULLETIN_OK) status = sum_articles(c, segment, &sum);
  if (status == BULLETIN_OK && (written.damaged || written.sum != sum))
    complain(c, BUL_TEXT("the search index is not that of the articles"));
  return status == BULLETIN_OK ? check_cards(c, segment) : status;
}

static int check_store(checker *c) {
  int status = check_damage(c);
  if (status == BULLETIN_OK) status = check_promises(c);
  if (status == BULLETIN_OK) status = check_days(c);
  if (status == BULLETIN_OK) status = check_references(c);
  bul_index_clear(&c->store->index); /* what is there counts, not what was */
  if (status == BULLETIN_OK) status = bul_store_refresh(c->store, c->error);
  if (status == BULLETIN_OK) status = check_documents(c);
  for (size_t s = 0; s < c->store->index.count && status == BULLETIN_OK; s++)
    status = check_segment(c, &c->store->index.segments[s]);
  return status;
}

int bulletin_check(size_t *count, bulletin_store *store,
                   bulletin_error *error) {
  checker c = {.store = store, .error = error};
  bulletin_error local;
  if (error == NULL) c.error = &local;
  *count = 0;
  int status = bul_read_begin(store, error);
  if (status != BULLETIN_OK) return status;
  status = check_store(&c);
  if (status == BULLETIN_CORRUPT) { /* a problem too */
    complain(&c, bulletin_text_of(c.error->message));
    status = BULLETIN_OK;
  }
  status = bul_read_end(store, status, error);
  *count = c.problems;
  if (status == BULLETIN_OK && c.problems > 0)
    bul_fail(error, BULLETIN_CORRUPT, "%s; restore a backup", c.first);
  return status;
}
