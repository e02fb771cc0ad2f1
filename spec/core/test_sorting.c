/* A batch's postings beside a count of the texts, pair by pair: for many
** documents, and for a text with more characters than any language has. */
#include "check.h"
#include "random.h"

#include "base/fold.h"
#include "index/batch.h"

#include <stdlib.h>
#include <string.h>

enum { DOCUMENTS = 3000, LONGEST = 60, KINDS = 12 };

static const char *const hanzi[KINDS] = {"春", "耕", "夏", "收", "秋", "种",
                                         "水", "田", "山", "林", "城", "乡"};

/* What the sink was given, and whether terms and documents came in order. */
typedef struct given {
  uint64_t term;
  int64_t revision;
  size_t terms, postings, occurrences, in_headline;
  bool in_order;
  uint64_t sum;
} given;

static uint64_t mixed(uint64_t term, uint64_t revision, uint64_t count) {
  uint64_t h = (term ^ revision * UINT64_C(0x9E3779B97F4A7C15)) + count;
  h ^= h >> 31;
  return h * UINT64_C(0xBF58476D1CE4E5B9);
}

static void take(void *context, uint64_t term, int64_t revision, uint32_t count,
                 bool in_headline) {
  given *g = context;
  if (term >> BUL_TERM_BITS == BUL_TERM_SKETCH) return;
  bool new_term = g->postings == 0 || term != g->term;
  g->in_order &= g->postings == 0 || term > g->term ||
                 (term == g->term && revision > g->revision);
  g->terms += new_term;
  g->postings++;
  g->occurrences += count;
  g->in_headline += in_headline;
  g->sum += mixed(term, (uint64_t)revision, count * 2 + in_headline);
  g->term = term;
  g->revision = revision;
}

static given postings_of(bul_batch *batch) {
  given g = {.in_order = true};
  bulletin_error error;
  CHECK(bul_batch_postings(batch, take, &g, &error) == BULLETIN_OK);
  return g;
}

/* --- many documents ---------------------------------------------------- */

static size_t make_text(char *out, uint8_t *kinds, size_t size) {
  *out = '\0';
  for (size_t i = 0; i < size; i++) {
    kinds[i] = (uint8_t)random_below(KINDS);
    strcat(out, hanzi[kinds[i]]);
  }
  return size;
}

static uint32_t character(size_t kind) {
  size_t size;
  return bul_char_at(hanzi[kind], &size);
}

/* Adds what a text should give to counts[first][second], [KINDS] for alone. */
static void count_text(uint32_t counts[KINDS][KINDS + 1], const uint8_t *kinds,
                       size_t size) {
  for (size_t i = 0; i < size; i++) {
    counts[kinds[i]][KINDS]++;
    if (i + 1 < size) counts[kinds[i]][kinds[i + 1]]++;
  }
}

static void test_documents(void) {
  bulletin_error error;
  bul_batch batch;
  given want = {.in_order = true};
  bul_batch_init(&batch, NULL);
  for (int64_t d = 1; d <= DOCUMENTS && bul_batch_has_room(&batch, 1); d++) {
    char headline[LONGEST * 3 + 1], body[LONGEST * 3 + 1];
    uint8_t kinds[2][LONGEST];
    uint32_t counts[2][KINDS][KINDS + 1] = {{{0}}};
    size_t sizes[] = {make_text(headline, kinds[0], random_below(8)),
                      make_text(body, kinds[1], random_below(LONGEST))};
    bul_batch_begin(&batch, d, d, 0, &error);
    bul_batch_headline(&batch, bulletin_text_of(headline), &error);
    bul_batch_text(&batch, bulletin_text_of(body), &error);
    CHECK(bul_batch_end(&batch, &error) == BULLETIN_OK);
    for (int t = 0; t < 2; t++)
      count_text(counts[t], kinds[t], sizes[t]);
    for (size_t a = 0; a < KINDS; a++)
      for (size_t b = 0; b <= KINDS; b++) {
        uint32_t in_headline = counts[0][a][b];
        uint32_t count = in_headline + counts[1][a][b];
        uint64_t term = b == KINDS ? bul_term(BUL_TERM_CHAR, character(a))
                                   : bul_term_pair(character(a), character(b));
        if (count == 0) continue;
        want.postings++;
        want.occurrences += count;
        want.in_headline += in_headline > 0;
        want.sum += mixed(term, (uint64_t)d, count * 2 + (in_headline > 0));
      }
  }
  CHECK(batch.document_count > 1000);
  for (int twice = 0; twice < 2; twice++) { /* it leaves the batch whole */
    given got = postings_of(&batch);
    CHECK(got.in_order && got.terms == KINDS * (KINDS + 1));
    CHECK(got.postings == want.postings && got.sum == want.sum);
    CHECK(got.occurrences == want.occurrences &&
          got.in_headline == want.in_headline);
  }
  bul_batch_free(&batch);
}

/* --- many characters --------------------------------------------------- */

enum { MOST = 0x40000 };

/* The characters beyond the first plane that count as Han and have one form. */
static size_t list_all(uint32_t out[MOST]) {
  size_t count = 0;
  for (uint32_t c = 0x20000; c < 0x110000; c++) {
    if (c == 0x40000) c = 0xF0000;
    if (bul_fold_search(c) == c) out[count++] = c;
  }
  return count;
}

static void test_characters(size_t times) {
  static uint32_t all[MOST];
  size_t count = list_all(all), size = 0;
  char *text = malloc(count * 4 * times);
  bulletin_error error;
  bul_batch batch;
  if (text == NULL) abort();
  for (size_t i = 0; i < count * times; i++)
    size += bul_char_put(text + size, all[i % count]);
  bul_batch_init(&batch, NULL);
  bul_batch_begin(&batch, 1, 1, 0, &error);
  CHECK(!bul_batch_text(&batch, bul_text(text, size), &error));
  given got = postings_of(&batch);
  uint64_t sum = 0;
  size_t pairs = 0;
  for (size_t i = 0; i < count; i++) {
    size_t often = i + 1 == count ? times - 1 : times;
    uint64_t pair = bul_term_pair(all[i], all[(i + 1) % count]);
    sum += mixed(bul_term(BUL_TERM_CHAR, all[i]), 1, times * 2);
    if (often > 0) sum += mixed(pair, 1, often * 2);
    pairs += often > 0;
  }
  CHECK(count > 200000 && got.in_order && got.terms == count + pairs);
  CHECK(got.postings == got.terms && got.in_headline == 0);
  CHECK(got.sum == sum);
  bul_batch_free(&batch);
  free(text);
}

int main(void) {
  test_documents();
  test_characters(1);
  test_characters(3);
  return check_done();
}
