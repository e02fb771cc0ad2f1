/*
** engine.h - an engine for the index that keeps its rows in memory and counts
** its calls: each of them would be a trip to a database far away. It looks
** through all of its rows each time, so that it is right at a glance.
*/
#ifndef ENGINE_H
#define ENGINE_H

#include "base/text.h"
#include "index/engine.h"

#include <stdlib.h>
#include <string.h>

typedef struct engine_posting {
  int64_t segment;
  uint64_t term, document;
  char *data;
  size_t size;
} engine_posting;

typedef struct engine_segment {
  bul_segment_row row;
  char *data;
} engine_segment;

typedef struct engine_cards {
  bul_card_row row;
  char *data;
} engine_cards;

/* A revision's texts: the headline and the body. */
typedef struct engine_text {
  int64_t revision;
  const char *headline, *body;
} engine_text;

typedef struct memory_engine {
  engine_segment *segments;
  size_t segment_count;
  engine_posting *postings; /* of a segment: in order */
  size_t posting_count;
  engine_text *texts; /* in order of their revisions */
  size_t text_count;
  int64_t *dead;
  size_t dead_count;
  engine_cards *cards; /* in order of their segments */
  size_t card_count;
  bul_merging_row merging[200]; /* in order of their segments */
  size_t merging_count;
  struct {
    const char *field, *value;
    int64_t article;
  } * members;
  size_t member_count;
  int64_t generation, last;
  /* Calls of each kind. */
  int generations, listings, documents, deads, lists, scans, readings, writings,
      filings, showings;
} memory_engine;

/* --- keeping ----------------------------------------------------------- */

static void *engine_more(void *items, size_t count, size_t size) {
  void *grown = realloc(items, (count + 1) * size);
  if (grown == NULL) abort();
  return grown;
}

static char *engine_copy(bulletin_text text) {
  char *copy = malloc(text.size + 1);
  if (copy == NULL) abort();
  if (text.size > 0) memcpy(copy, text.data, text.size);
  return copy;
}

/* In the order of their numbers, which must come so. */
static inline void engine_add_text(memory_engine *e, int64_t revision,
                                   const char *headline, const char *body) {
  e->texts = engine_more(e->texts, e->text_count, sizeof *e->texts);
  e->texts[e->text_count++] = (engine_text){revision, headline, body};
}

static inline void engine_file(memory_engine *e, const char *field,
                               const char *value, int64_t article) {
  e->members = engine_more(e->members, e->member_count, sizeof *e->members);
  e->members[e->member_count].field = field;
  e->members[e->member_count].value = value;
  e->members[e->member_count++].article = article;
}

static inline void engine_kill(memory_engine *e, int64_t revision) {
  e->dead = engine_more(e->dead, e->dead_count, sizeof *e->dead);
  size_t at = e->dead_count++;
  for (; at > 0 && e->dead[at - 1] > revision; at--)
    e->dead[at] = e->dead[at - 1];
  e->dead[at] = revision;
  e->generation++;
}

static inline void engine_forget_calls(memory_engine *e) {
  e->generations = e->listings = e->documents = e->deads = e->lists = 0;
  e->scans = e->readings = e->writings = e->filings = e->showings = 0;
}

static inline int engine_calls(const memory_engine *e) {
  return e->generations + e->listings + e->documents + e->deads + e->lists +
         e->scans + e->readings + e->writings + e->filings + e->showings;
}

static void engine_free(memory_engine *e) {
  for (size_t i = 0; i < e->segment_count; i++)
    free(e->segments[i].data);
  for (size_t i = 0; i < e->posting_count; i++)
    free(e->postings[i].data);
  for (size_t i = 0; i < e->card_count; i++)
    free(e->cards[i].data);
  free(e->cards);
  free(e->segments);
  free(e->postings);
  free(e->texts);
  free(e->dead);
  free(e->members);
}

/* --- calls ------------------------------------------------------------- */

static int engine_generation(void *context, int64_t *out,
                             bulletin_error *error) {
  (void)error;
  memory_engine *e = context;
  e->generations++;
  *out = e->generation;
  return BULLETIN_OK;
}

static bul_merging_row *engine_merging_of(memory_engine *e, int64_t segment) {
  for (size_t i = 0; i < e->merging_count; i++)
    if (e->merging[i].segment == segment) return &e->merging[i];
  return NULL;
}

static int engine_segments(void *context, bul_segment_sink *sink, void *to,
                           bulletin_error *error) {
  memory_engine *e = context;
  int status = BULLETIN_OK;
  e->listings++;
  for (size_t i = 0; i < e->segment_count && status == BULLETIN_OK; i++) {
    bul_segment_row row = e->segments[i].row;
    row.data = (bulletin_text){NULL, 0};
    const bul_merging_row *merging = engine_merging_of(e, row.id);
    if (merging != NULL && (merging->target == 0 || merging->target == row.id))
      continue;
    status = sink(to, &row, error);
  }
  return status;
}

static int engine_documents(void *context, const int64_t *ids, size_t count,
                            bul_segment_sink *sink, void *to,
                            bulletin_error *error) {
  memory_engine *e = context;
  int status = BULLETIN_OK;
  e->documents++;
  for (size_t i = 0; i < count; i++)
    for (size_t s = 0; s < e->segment_count && status == BULLETIN_OK; s++) {
      bul_segment_row row = {.id = ids[i], .data = e->segments[s].row.data};
      if (e->segments[s].row.id == ids[i]) status = sink(to, &row, error);
    }
  return status;
}

static int engine_dead(void *context, int64_t first, int64_t last,
                       bul_number_sink *sink, void *to, bulletin_error *error) {
  memory_engine *e = context;
  int status = BULLETIN_OK;
  e->deads++;
  for (size_t i = 0; i < e->dead_count && status == BULLETIN_OK; i++)
    if (e->dead[i] >= first && e->dead[i] <= last)
      status = sink(to, e->dead[i], error);
  return status;
}

static int engine_give(const engine_posting *p, size_t asked,
                       bul_posting_sink *sink, void *to,
                       bulletin_error *error) {
  bul_posting_row row = {.asked = asked,
                         .term = p->term,
                         .document = p->document,
                         .data = {p->data, p->size}};
  return sink(to, &row, error);
}

/* The last row of a segment that does not come after `term`; NULL for none. */
static const engine_posting *engine_holder(const memory_engine *e,
                                           int64_t segment, uint64_t term) {
  const engine_posting *best = NULL;
  for (size_t i = 0; i < e->posting_count; i++) {
    const engine_posting *p = &e->postings[i];
    if (p->segment == segment && p->term <= term &&
        (best == NULL || p->term > best->term))
      best = p;
  }
  return best;
}

static int engine_lists(void *context, const bul_list_key *keys, size_t count,
                        bool whole, bul_posting_sink *sink, void *to,
                        bulletin_error *error) {
  memory_engine *e = context;
  int status = BULLETIN_OK;
  e->lists++;
  for (size_t k = 0; k < count && status == BULLETIN_OK; k++) {
    const engine_posting *p = engine_holder(e, keys[k].segment, keys[k].term);
    if (p != NULL) status = engine_give(p, k, sink, to, error);
    while (p != NULL && whole && status == BULLETIN_OK &&
           ++p < e->postings + e->posting_count &&
           p->segment == keys[k].segment && p->term == p[-1].term)
      status = engine_give(p, k, sink, to, error);
  }
  return status;
}

static int engine_scan(void *context, const bul_scan_key *keys, size_t count,
                       size_t most, bul_posting_sink *sink, void *to,
                       bulletin_error *error) {
  memory_engine *e = context;
  int status = BULLETIN_OK;
  e->scans++;
  for (size_t k = 0; k < count; k++) {
    const bul_scan_key *key = &keys[k];
    const engine_posting *start = engine_holder(e, key->segment, key->term);
    size_t given = 0;
    for (size_t i = 0; i < e->posting_count && status == BULLETIN_OK; i++) {
      const engine_posting *p = &e->postings[i];
      bool after = p->term > key->term ||
                   (p->term == key->term && p->document > key->document);
      if (!key->begun) after = start == NULL || p >= start;
      if (p->segment != key->segment || !after || given == most) continue;
      status = engine_give(p, k, sink, to, error);
      given++;
    }
  }
  return status;
}

static int engine_cards_at(void *context, const bul_card_key *keys,
                           size_t count, bul_card_row_sink *sink, void *to,
                           bulletin_error *error) {
  memory_engine *e = context;
  int status = BULLETIN_OK;
  e->showings++;
  for (size_t i = 0; i < e->card_count && status == BULLETIN_OK; i++)
    for (size_t k = 0; k < count; k++) {
      const bul_card_row *row = &e->cards[i].row;
      if (row->segment != keys[k].segment || row->first > keys[k].document ||
          row->last < keys[k].document)
        continue;
      status = sink(to, row, error);
      break;
    }
  return status;
}

static int engine_cards_of(void *context, int64_t segment,
                           bul_card_row_sink *sink, void *to,
                           bulletin_error *error) {
  memory_engine *e = context;
  int status = BULLETIN_OK;
  e->showings++;
  for (size_t i = 0; i < e->card_count && status == BULLETIN_OK; i++)
    if (e->cards[i].row.segment == segment)
      status = sink(to, &e->cards[i].row, error);
  return status;
}

static int engine_append_cards(void *context, const bul_card_row *row,
                               bulletin_error *error) {
  (void)error;
  memory_engine *e = context;
  e->writings++;
  e->cards = engine_more(e->cards, e->card_count, sizeof *e->cards);
  size_t at = e->card_count++;
  for (; at > 0 && e->cards[at - 1].row.segment > row->segment; at--)
    e->cards[at] = e->cards[at - 1];
  engine_cards *cards = &e->cards[at];
  *cards = (engine_cards){.row = *row, .data = engine_copy(row->data)};
  cards->row.data.data = cards->data;
  return BULLETIN_OK;
}

static int engine_members(void *context, const bul_member_key *keys,
                          size_t count, bul_member_sink *sink, void *to,
                          bulletin_error *error) {
  memory_engine *e = context;
  int status = BULLETIN_OK;
  e->filings++;
  for (size_t k = 0; k < count; k++)
    for (size_t i = 0; i < e->member_count && status == BULLETIN_OK; i++) {
      bulletin_text field = bulletin_text_of(e->members[i].field);
      bulletin_text value = bulletin_text_of(e->members[i].value);
      if (bul_text_equal(field, keys[k].field) &&
          bul_text_equal(value, keys[k].value))
        status = sink(to, k, e->members[i].article, error);
    }
  return status;
}

static int engine_texts(void *context, const int64_t *revisions, size_t count,
                        bul_part_sink *sink, void *to, bulletin_error *error) {
  memory_engine *e = context;
  int status = BULLETIN_OK;
  e->readings++;
  for (size_t k = 0; k < count; k++)
    for (size_t i = 0; i < e->text_count && status == BULLETIN_OK; i++) {
      const engine_text *t = &e->texts[i];
      if (t->revision != revisions[k]) continue;
      bool enough = false;
      bul_part_row body = {k, BUL_PART_BODY, bulletin_text_of(t->body)};
      bul_part_row head = {k, BUL_PART_HEADLINE, bulletin_text_of(t->headline)};
      status = sink(to, &body, &enough, error);
      if (status == BULLETIN_OK && !enough)
        status = sink(to, &head, &enough, error);
    }
  return status;
}

static int engine_insert(void *context, int64_t *out,
                         const bul_segment_row *row, bulletin_error *error) {
  (void)error;
  memory_engine *e = context;
  e->segments = engine_more(e->segments, e->segment_count, sizeof *e->segments);
  engine_segment *s = &e->segments[e->segment_count++];
  *s = (engine_segment){.row = *row, .data = engine_copy(row->data)};
  s->row.data.data = s->data;
  s->row.id = *out = ++e->last;
  e->writings++;
  e->generation++;
  return BULLETIN_OK;
}

static int engine_append(void *context, int64_t segment,
                         const bul_posting_row *rows, size_t count,
                         bulletin_error *error) {
  (void)error;
  memory_engine *e = context;
  e->writings++;
  for (size_t i = 0; i < count; i++) {
    e->postings =
        engine_more(e->postings, e->posting_count, sizeof *e->postings);
    e->postings[e->posting_count++] =
        (engine_posting){segment, rows[i].term, rows[i].document,
                         engine_copy(rows[i].data), rows[i].data.size};
  }
  return BULLETIN_OK;
}

static void engine_drop_one(memory_engine *e, int64_t id) {
  size_t kept = 0;
  for (size_t i = 0; i < e->posting_count; i++) {
    if (e->postings[i].segment == id)
      free(e->postings[i].data);
    else
      e->postings[kept++] = e->postings[i];
  }
  e->posting_count = kept;
  kept = 0;
  for (size_t i = 0; i < e->card_count; i++) {
    if (e->cards[i].row.segment == id)
      free(e->cards[i].data);
    else
      e->cards[kept++] = e->cards[i];
  }
  e->card_count = kept;
  kept = 0;
  for (size_t i = 0; i < e->segment_count; i++) {
    engine_segment s = e->segments[i];
    if (s.row.id != id) {
      e->segments[kept++] = s;
      continue;
    }
    free(s.data);
  }
  e->segment_count = kept;
}

static void engine_bury(memory_engine *e, int64_t revision) {
  size_t left = 0;
  for (size_t d = 0; d < e->dead_count; d++)
    if (e->dead[d] != revision) e->dead[left++] = e->dead[d];
  e->dead_count = left;
}

static int engine_drop(void *context, const int64_t *ids, size_t count,
                       const int64_t *gone, size_t gone_count,
                       bulletin_error *error) {
  (void)error;
  memory_engine *e = context;
  e->writings++;
  e->generation++;
  for (size_t i = 0; i < count; i++)
    engine_drop_one(e, ids[i]);
  for (size_t i = 0; i < gone_count; i++)
    engine_bury(e, gone[i]);
  return BULLETIN_OK;
}

static int engine_merging(void *context, bul_merging_sink *sink, void *to,
                          bulletin_error *error) {
  memory_engine *e = context;
  int status = BULLETIN_OK;
  for (size_t i = 0; i < e->merging_count && status == BULLETIN_OK; i++)
    status = sink(to, &e->merging[i], error);
  return status;
}

static int engine_note(void *context, const bul_merging_row *rows, size_t count,
                       bulletin_error *error) {
  (void)error;
  memory_engine *e = context;
  for (size_t i = 0; i < count; i++) {
    bul_merging_row *known = engine_merging_of(e, rows[i].segment);
    if (known != NULL) {
      *known = rows[i];
      continue;
    }
    if (e->merging_count == 200) abort();
    size_t at = e->merging_count++;
    for (; at > 0 && e->merging[at - 1].segment > rows[i].segment; at--)
      e->merging[at] = e->merging[at - 1];
    e->merging[at] = rows[i];
  }
  return BULLETIN_OK;
}

static void engine_forget(memory_engine *e, int64_t segment) {
  bul_merging_row *known = engine_merging_of(e, segment);
  if (known == NULL) abort();
  e->merging_count--;
  memmove(known, known + 1,
          (size_t)(e->merging + e->merging_count - known) * sizeof *known);
}

static int engine_replace(void *context, int64_t target, const int64_t *ids,
                          size_t count, const int64_t *gone, size_t gone_count,
                          bulletin_error *error) {
  memory_engine *e = context;
  for (size_t i = 0; i < count; i++)
    engine_note(e, &(bul_merging_row){.segment = ids[i]}, 1, error);
  for (size_t i = 0; i < gone_count; i++)
    engine_bury(e, gone[i]);
  engine_forget(e, target);
  e->generation++;
  return BULLETIN_OK;
}

static int engine_sweep(void *context, int64_t segment, size_t *most,
                        bulletin_error *error) {
  (void)error;
  memory_engine *e = context;
  size_t before = e->posting_count;
  engine_drop_one(e, segment);
  before -= e->posting_count;
  *most -= before < *most ? before : *most;
  engine_forget(e, segment);
  return BULLETIN_OK;
}

static bul_engine engine_of(memory_engine *e, bool is_far) {
  return (bul_engine){.context = e,
                      .is_far = is_far,
                      .generation = engine_generation,
                      .segments = engine_segments,
                      .documents = engine_documents,
                      .dead = engine_dead,
                      .lists = engine_lists,
                      .scan = engine_scan,
                      .cards = engine_cards_at,
                      .cards_of = engine_cards_of,
                      .members = engine_members,
                      .texts = engine_texts,
                      .insert = engine_insert,
                      .append = engine_append,
                      .append_cards = engine_append_cards,
                      .drop = engine_drop,
                      .merging = engine_merging,
                      .note = engine_note,
                      .replace = engine_replace,
                      .sweep = engine_sweep};
}

#endif
