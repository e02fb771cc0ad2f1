/*
** merge.c - see merge.h. How it is done is in merger.c.
*/
#include "merge.h"

#include "../base/error.h"
#include "merger.h"
#include "segment.h"

enum {
  FAN_IN = 8,                  /* so many segments at least become one */
  GROWTH = 4,                  /* times as large as the largest of them */
  LARGEST = 256 * 1024,        /* documents; larger ones stay as they are */
  LARGEST_AT_ONCE = 32 * 1024, /* the same, where all is done at once */
  LOOKED_AT = BUL_MERGED_MOST, /* the newest segments; more are never due */
  PIECE_FACTOR = 8, /* rows that are read of merges for each that is added: that
                    ** will be in three to five of them */
  SWEPT_FACTOR = 4, /* rows are removed sooner than copied */
  ROW_CARDS = 64    /* cards that take as long as a row */
};

/* The newest segments. */
typedef struct newest {
  bul_segment_row items[LOOKED_AT];
  size_t count; /* of all there are: the newest is number count - 1 */
} newest;

static int keep_newest(void *to, const bul_segment_row *row,
                       bulletin_error *error) {
  newest *n = to;
  if (row->documents < 0) return bul_index_damaged(error);
  n->items[n->count++ % LOOKED_AT] = *row;
  return BULLETIN_OK;
}

/* The segment that is `i` older than the newest. */
static const bul_segment_row *newest_at(const newest *n, size_t i) {
  return &n->items[(n->count - 1 - i) % LOOKED_AT];
}

/* --- a merge at once --------------------------------------------------- */

static int merge_all(bul_merger *m) {
  const bul_engine *engine = m->engine;
  int64_t segment, next = 0;
  size_t most = SIZE_MAX;
  int status = bul_merger_begin(m, &segment);
  if (status == BULLETIN_OK && segment != 0)
    status = bul_merger_postings(m, segment, &next, &most);
  if (status == BULLETIN_OK && segment != 0)
    status = bul_merger_cards(m, segment, 0, m->input_count);
  if (status == BULLETIN_OK)
    status = engine->drop(engine->context, m->ids, m->input_count,
                          m->gone.items, m->gone.count, m->error);
  return status;
}

/* --- a merge that goes on ---------------------------------------------- */

/* What is written down of merges, and the segments that are being merged. */
typedef struct going {
  int64_t target; /* 0: none */
  int64_t next;   /* term to go on with; behind the last, -1 - the number of the
                  ** segment whose cards are to be copied */
  int64_t ids[LOOKED_AT];
  bul_segment_row rows[LOOKED_AT];
  size_t count, found;
  int64_t swept[LOOKED_AT]; /* segments whose rows are being removed */
  size_t swept_count;
} going;

/* The newest merge goes on first: it is the smallest. */
static int keep_newest_target(void *to, const bul_merging_row *row,
                              bulletin_error *error) {
  (void)error;
  going *g = to;
  if (row->target == 0) {
    if (g->swept_count < LOOKED_AT) g->swept[g->swept_count++] = row->segment;
  } else if (row->target == row->segment && row->target > g->target) {
    g->target = row->target;
    g->next = row->next;
  }
  return BULLETIN_OK;
}

static int keep_its_segments(void *to, const bul_merging_row *row,
                             bulletin_error *error) {
  going *g = to;
  if (row->target != g->target || row->segment == g->target) return BULLETIN_OK;
  if (g->count == LOOKED_AT) return bul_index_damaged(error);
  g->ids[g->count++] = row->segment;
  return BULLETIN_OK;
}

static int keep_merged(void *to, const bul_segment_row *row,
                       bulletin_error *error) {
  going *g = to;
  if (row->documents < 0) return bul_index_damaged(error);
  if (g->found < g->count && g->ids[g->found] == row->id)
    g->rows[g->found++] = *row;
  return BULLETIN_OK;
}

static int note(const bul_engine *engine, int64_t segment, int64_t target,
                int64_t next, bulletin_error *error) {
  bul_merging_row row = {segment, target, next};
  return engine->note(engine->context, &row, 1, error);
}

static int begin_going(bul_merger *m) {
  const bul_engine *engine = m->engine;
  int64_t segment;
  int status = bul_merger_begin(m, &segment);
  if (status == BULLETIN_OK && segment == 0)
    return engine->drop(engine->context, m->ids, m->input_count, m->gone.items,
                        m->gone.count, m->error);
  for (size_t i = 0; i < m->input_count && status == BULLETIN_OK; i++)
    status = note(engine, m->ids[i], segment, 0, m->error);
  return status == BULLETIN_OK ? note(engine, segment, segment, 0, m->error)
                               : status;
}

/* Copies the cards of as many segments as make a piece of `most` rows. */
static int copy_cards(bul_merger *m, going *g, size_t most) {
  size_t from = (size_t)(-1 - g->next), end = from;
  if (from >= m->input_count) return bul_index_damaged(m->error);
  for (size_t cards = 0; end < m->input_count && cards <= most * ROW_CARDS;)
    cards += (size_t)g->rows[end++].documents;
  g->next = -1 - (int64_t)end;
  return bul_merger_cards(m, g->target, from, end);
}

static int go_on(bul_merger *m, going *g, size_t most) {
  const bul_engine *engine = m->engine;
  int status = bul_merger_resume(m, g->target);
  if (status != BULLETIN_OK) return status;
  if (g->next >= 0) status = bul_merger_postings(m, g->target, &g->next, &most);
  if (status == BULLETIN_OK && g->next < 0 && most > 0)
    status = copy_cards(m, g, most);
  if (status != BULLETIN_OK) return status;
  if (g->next < -(int64_t)m->input_count)
    return engine->replace(engine->context, g->target, m->ids, m->input_count,
                           m->gone.items, m->gone.count, m->error);
  return note(engine, g->target, g->target, g->next, m->error);
}

/* Removes rows, as long as *most has not been taken off. */
static int sweep(const bul_engine *engine, const going *g, size_t *most,
                 bulletin_error *error) {
  size_t left = *most * SWEPT_FACTOR;
  int status = BULLETIN_OK;
  for (size_t i = 0; i < g->swept_count && left > 0 && status == BULLETIN_OK;
       i++)
    status = engine->sweep(engine->context, g->swept[i], &left, error);
  *most = left / SWEPT_FACTOR;
  return status;
}

/* Does a piece of what goes on. Segments with numbers above *barrier may be
** merged beside it. */
static int do_piece(const bul_engine *engine, size_t most, int64_t *barrier,
                    const bulletin_allocator *allocator,
                    bulletin_error *error) {
  going g = {.target = 0};
  void *context = engine->context;
  int status = engine->merging(context, keep_newest_target, &g, error);
  *barrier = g.target;
  if (status == BULLETIN_OK && g.swept_count > 0)
    status = sweep(engine, &g, &most, error);
  if (status != BULLETIN_OK || g.target == 0 || most == 0) return status;
  status = engine->merging(context, keep_its_segments, &g, error);
  if (status == BULLETIN_OK)
    status = engine->segments(context, keep_merged, &g, error);
  if (status != BULLETIN_OK) return status;
  if (g.found != g.count || g.count == 0) return bul_index_damaged(error);
  bul_merger m;
  status = bul_merger_open(&m, engine, g.rows, g.count, allocator, error);
  if (status == BULLETIN_OK) status = go_on(&m, &g, most);
  bul_merger_free(&m);
  return status;
}

/* --- which, and when --------------------------------------------------- */

/* How many of the newest segments, of those above the barrier, belong together
** now; 0 for none. */
static size_t due(const newest *n, int64_t largest, int64_t barrier) {
  size_t count = n->count < LOOKED_AT ? n->count : LOOKED_AT;
  int64_t together = 0, most = 0;
  for (size_t run = 0; run < count; run++) {
    const bul_segment_row *row = newest_at(n, run);
    if (row->id <= barrier || row->documents >= largest) break;
    together += row->documents;
    if (row->documents > most) most = row->documents;
    if (run + 1 >= FAN_IN && together >= most * GROWTH) return run + 1;
  }
  return 0;
}

/* Merges the `run` newest segments, or begins to. */
static int merge_newest(const newest *n, size_t run, bool at_once,
                        const bul_engine *engine,
                        const bulletin_allocator *allocator,
                        bulletin_error *error) {
  bul_segment_row rows[LOOKED_AT]; /* oldest first */
  for (size_t i = 0; i < run; i++)
    rows[i] = *newest_at(n, run - 1 - i);
  bul_merger m;
  int status = bul_merger_open(&m, engine, rows, run, allocator, error);
  if (status == BULLETIN_OK) status = at_once ? merge_all(&m) : begin_going(&m);
  bul_merger_free(&m);
  return status;
}

int bul_segments_merge(const bul_engine *engine, size_t written,
                       const bulletin_allocator *allocator,
                       bulletin_error *error) {
  bool by_pieces = engine->at_once > 0;
  int64_t barrier = 0;
  size_t most = engine->piece + written * PIECE_FACTOR;
  int status = BULLETIN_OK;
  if (by_pieces) status = do_piece(engine, most, &barrier, allocator, error);
  while (status == BULLETIN_OK) {
    newest n = {.count = 0};
    status = engine->segments(engine->context, keep_newest, &n, error);
    if (status != BULLETIN_OK) break;
    size_t run = due(&n, by_pieces ? LARGEST : LARGEST_AT_ONCE, barrier);
    int64_t documents = 0;
    for (size_t i = 0; i < run; i++)
      documents += newest_at(&n, i)->documents;
    bool at_once = !by_pieces || documents <= engine->at_once;
    if (run == 0) break;
    status = merge_newest(&n, run, at_once, engine, allocator, error);
    if (!at_once) break;
  }
  return status;
}
