/* Batches and merging, beside a list of all postings that is made by going
** through the texts: after any number of batches, merges and deaths the
** segments hold the postings of what is alive, and few segments they are. So it
** is where merges are done at once, and where they go on piece by piece. */
#include "check.h"
#include "engine.h"
#include "random.h"

#include "index/batch.h"
#include "index/card.h"
#include "index/index.h"
#include "index/merge.h"

enum { ARTICLES = 1200, LONGEST = 60, POSTINGS = ARTICLES * 200, CARD = 700 };

typedef struct posting {
  uint64_t term;
  int64_t revision;
  uint32_t count;
  bool in_headline;
} posting;

typedef struct postings {
  posting items[POSTINGS];
  size_t count;
} postings;

static postings want, got;
static char headlines[ARTICLES][LONGEST * 3 + 1],
    bodies[ARTICLES][LONGEST * 3 + 1];
static bool killed[ARTICLES];

static void make_text(char *out, size_t most) {
  static const char *const pieces[] = {"春", "耕", "夏", "收", "秋", "种", "水",
                                       "田", "，", "　", "AI", "国", "國"};
  *out = '\0';
  for (size_t i = random_below((uint32_t)most); i > 0; i--)
    strcat(out, pieces[random_below(13)]);
}

/* --- what should be there ---------------------------------------------- */

static void want_term(uint64_t term, int64_t revision, bool in_headline) {
  for (size_t i = want.count; i > 0 && want.items[i - 1].revision == revision;
       i--)
    if (want.items[i - 1].term == term) {
      want.items[i - 1].count++;
      return;
    }
  want.items[want.count++] = (posting){term, revision, 1, in_headline};
}

static void want_text(const char *text, int64_t revision, bool in_headline) {
  bul_units units;
  bul_unit unit, before = {.is_word = true};
  bul_units_start(&units, bulletin_text_of(text));
  while (bul_units_next(&units, &unit)) {
    want_term(unit.term, revision, in_headline);
    if (!unit.is_word && !before.is_word &&
        unit.position == before.position + 1)
      want_term(bul_term_pair(before.character, unit.character), revision,
                in_headline);
    before = unit;
  }
}

static int by_place(const void *left, const void *right) {
  const posting *a = left, *b = right;
  if (a->term != b->term) return a->term < b->term ? -1 : 1;
  return (a->revision > b->revision) - (a->revision < b->revision);
}

/* --- what is there ----------------------------------------------------- */

static void take_blocks(const bul_segment *s, uint64_t term, const uint8_t *at,
                        const uint8_t *end) {
  static bul_posting_block block;
  int64_t last = -1;
  while (at < end) {
    CHECK(bul_block_read(&block, &at, end, &last));
    for (uint32_t i = 0; i < block.size; i++) {
      uint32_t document = block.documents[i];
      CHECK(document < s->size);
      if (bul_segment_is_dead(s, document)) continue;
      got.items[got.count++] =
          (posting){term, bul_segment_revision(s, document),
                    block.counts[i] >> 1, (block.counts[i] & 1) != 0};
    }
  }
}

static void take_row(const bul_segment *s, const engine_posting *p) {
  bulletin_text row = {p->data, p->size};
  const uint8_t *at, *end;
  uint64_t count;
  if (row.data[0] == BUL_ROW_LONG) {
    CHECK(bul_long_start(row, &count, &at, &end));
    take_blocks(s, p->term, at, end);
    return;
  }
  bul_shared shared;
  bul_shared_start(&shared, row, p->term);
  while (bul_shared_next(&shared) == 1)
    if (shared.term >> BUL_TERM_BITS != BUL_TERM_SKETCH)
      take_blocks(s, shared.term, shared.blocks, shared.blocks_end);
}

static void compare(const memory_engine *rows, const bul_engine *engine,
                    size_t articles) {
  bul_index index;
  bulletin_error error;
  size_t alive = 0;
  bul_index_init(&index, engine, NULL);
  CHECK(bul_index_refresh(&index, &error) == BULLETIN_OK);
  want.count = got.count = 0;
  for (size_t a = 0; a < articles; a++) {
    if (killed[a]) continue;
    alive++;
    want_text(headlines[a], (int64_t)a + 1, true);
    want_text(bodies[a], (int64_t)a + 1, false);
  }
  for (size_t i = 0; i < rows->posting_count; i++)
    for (size_t s = 0; s < index.count; s++)
      if (index.segments[s].id == rows->postings[i].segment)
        take_row(&index.segments[s], &rows->postings[i]);
  CHECK(index.live == alive);
  qsort(want.items, want.count, sizeof *want.items, by_place);
  qsort(got.items, got.count, sizeof *got.items, by_place);
  CHECK(want.count == got.count);
  size_t differing = 0;
  for (size_t i = 0; i < want.count && i < got.count; i++)
    differing += by_place(&want.items[i], &got.items[i]) != 0 ||
                 want.items[i].count != got.items[i].count ||
                 want.items[i].in_headline != got.items[i].in_headline;
  CHECK(differing == 0);
  bul_index_clear(&index);
}

/* --- cards ------------------------------------------------------------- */

/* Some long, most with a beginning in common, every seventh without one. */
static void make_card(char out[CARD], int64_t revision) {
  out[0] = '\0';
  if (revision % 7 == 0) return;
  snprintf(out, CARD, "%lld. page: %lld", (long long)(revision / 9),
           (long long)revision);
  if (revision % 50 == 0) memset(out, '-', CARD - 1);
  if (revision % 50 == 0) out[CARD - 1] = '\0';
}

typedef struct shown {
  const bul_card_key *keys;
  const bul_index *index;
  size_t count;
} shown;

static int see_card(void *to, size_t asked, bulletin_text card,
                    bulletin_error *error) {
  (void)error;
  shown *s = to;
  char expected[CARD];
  for (size_t i = 0; i < s->index->count; i++) {
    const bul_segment *segment = &s->index->segments[i];
    if (segment->id != s->keys[asked].segment) continue;
    make_card(expected, bul_segment_revision(segment, s->keys[asked].document));
    CHECK(bul_text_equal(card, bulletin_text_of(expected)));
  }
  s->count++;
  return BULLETIN_OK;
}

/* The cards of a part of all documents. */
static void compare_cards(memory_engine *rows, const bul_engine *engine) {
  static bul_card_key keys[ARTICLES];
  bul_index index;
  bulletin_error error;
  size_t count = 0, with = 0;
  bul_index_init(&index, engine, NULL);
  CHECK(bul_index_refresh(&index, &error) == BULLETIN_OK);
  for (size_t i = 0; i < index.count; i++)
    for (uint32_t d = 0; d < index.segments[i].size; d++) {
      if (random_below(3) == 0) continue;
      keys[count++] = (bul_card_key){index.segments[i].id, d};
      with += bul_segment_revision(&index.segments[i], d) % 7 != 0;
    }
  shown s = {.keys = keys, .index = &index};
  engine_forget_calls(rows);
  CHECK(bul_cards_read(engine, keys, count, see_card, &s, &index.allocator,
                       &error) == BULLETIN_OK);
  CHECK(engine_calls(rows) == 1);
  CHECK(s.count == with);
  for (size_t i = 0; i < rows->card_count; i++)
    CHECK(rows->cards[i].row.data.size < 4096);
  bul_index_clear(&index);
}

/* --- a life ------------------------------------------------------------ */

static void add_article(bul_batch *batch, size_t a) {
  bulletin_error error;
  make_text(headlines[a], 8);
  make_text(bodies[a], LONGEST);
  killed[a] = false;
  CHECK(!bul_batch_begin(batch, (int64_t)a + 1, (int64_t)a + 1, 0, &error));
  CHECK(!bul_batch_headline(batch, bulletin_text_of(headlines[a]), &error));
  CHECK(!bul_batch_text(batch, bulletin_text_of(bodies[a]), &error));
  CHECK(!bul_batch_end(batch, &error));
  char card[CARD];
  make_card(card, (int64_t)a + 1);
  CHECK(!bul_batch_card(batch, bulletin_text_of(card), &error));
}

static void live(bool is_far, int64_t at_once) {
  const bulletin_allocator memory = bul_allocator(NULL);
  memory_engine rows = {0};
  bul_engine engine = engine_of(&rows, is_far);
  engine.at_once = at_once;
  engine.piece = 1;
  bulletin_error error;
  bul_batch batch;
  size_t articles = 0, rounds = 0, pieces = 0;
  bul_batch_init(&batch, &memory);
  while (articles + 6 < ARTICLES) {
    for (uint32_t i = 1 + random_below(5); i > 0; i--)
      add_article(&batch, articles++);
    size_t before = rows.posting_count;
    CHECK(bul_batch_write(&batch, &engine, &error) == BULLETIN_OK);
    CHECK(batch.document_count == 0);
    size_t written = rows.posting_count - before;
    size_t victim = random_below((uint32_t)articles);
    if (random_below(3) == 0 && !killed[victim]) {
      killed[victim] = true;
      engine_kill(&rows, (int64_t)victim + 1);
    }
    CHECK(bul_segments_merge(&engine, written, &memory, &error) == BULLETIN_OK);
    pieces += rows.merging_count > 0;
    /* Fifteen of each of the three sizes below ARTICLES. */
    CHECK(rows.segment_count - rows.merging_count <= 45);
    if (++rounds % 97 == 0) compare(&rows, &engine, articles);
    if (rounds % 31 == 0) compare_cards(&rows, &engine);
  }
  compare_cards(&rows, &engine);
  compare(&rows, &engine, articles);
  CHECK(rows.dead_count < articles / 20); /* the merged ones are gone */
  CHECK((pieces > 0) == (at_once > 0));
  bul_batch_free(&batch);
  engine_free(&rows);
}

int main(void) {
  live(false, 0);
  live(true, 0);
  live(false, 20);
  live(false, 100);
  return check_done();
}
