/*
** collect.c - see collect.h.
**
** The best answers by rank are kept in a heap, the worst on top; what weighs
** less than that is not looked at closely. Documents of which only the text
** can tell wait, and are read when all others are in, the best first, as long
** as they would be among the best: so no text is read that need not be, and
** those that must be are asked for together.
*/
#include "collect.h"

#include "../base/error.h"
#include "lookup.h"
#include "match.h"

#include <stdlib.h>

enum { FAR_TEXTS = 64 }; /* read at one go at least, where each trip costs */

void bul_answers_init(bul_answers *answers,
                      const bulletin_allocator *allocator) {
  *answers = (bul_answers){.allocator = bul_allocator(allocator)};
}

void bul_answers_free(bul_answers *answers) {
  bul_free(&answers->allocator, answers->items,
           answers->capacity * sizeof *answers->items);
  bul_answers_init(answers, &answers->allocator);
}

static bool append(bul_answers *list, const bul_answer *item) {
  bul_answer *grown = bul_grow(&list->allocator, list->items, &list->capacity,
                               list->count + 1, sizeof *grown);
  if (grown == NULL) return false;
  list->items = grown;
  list->items[list->count++] = *item;
  return true;
}

typedef struct collector {
  const bul_index *index;
  const bul_request *request;
  bul_fields fields;
  bul_matcher matcher;
  bulletin_error *error;
  bool is_heap; /* by rank, with a limit */
  bool any_day;
  size_t wanted; /* the best so many; SIZE_MAX for all */
  bul_answers *answers;
  bul_answers waiting; /* in doubt, beside a heap */
} collector;

/* --- the heap ---------------------------------------------------------- */

/* True when a comes after b. Equal weights: the older article first. */
static bool worse(const bul_answer *a, const bul_answer *b) {
  if (a->hit.score != b->hit.score) return a->hit.score < b->hit.score;
  return a->hit.id > b->hit.id;
}

static void swap(bul_answer *a, bul_answer *b) {
  bul_answer c = *a;
  *a = *b;
  *b = c;
}

static void sift_down(bul_answer *items, size_t count, size_t at) {
  for (;;) {
    size_t child = 2 * at + 1;
    if (child >= count) return;
    if (child + 1 < count && worse(&items[child + 1], &items[child])) child++;
    if (!worse(&items[child], &items[at])) return;
    swap(&items[at], &items[child]);
    at = child;
  }
}

static void sift_up(bul_answer *items, size_t at) {
  while (at > 0) {
    size_t parent = (at - 1) / 2;
    if (!worse(&items[at], &items[parent])) return;
    swap(&items[at], &items[parent]);
    at = parent;
  }
}

/* The heap is full and has only better ones. */
static bool too_light(const collector *c, const bul_answer *item) {
  return c->is_heap && c->answers->count == c->wanted &&
         (c->wanted == 0 || !worse(&c->answers->items[0], item));
}

static int push(collector *c, const bul_answer *item) {
  bul_answers *heap = c->answers;
  if (heap->count < c->wanted) {
    if (!append(heap, item)) return bul_nomem(c->error);
    sift_up(heap->items, heap->count - 1);
  } else {
    heap->items[0] = *item;
    sift_down(heap->items, heap->count, 0);
  }
  return BULLETIN_OK;
}

/* --- orders ------------------------------------------------------------ */

static int by_rank(const void *left, const void *right) {
  const bul_answer *a = left, *b = right;
  return worse(b, a) ? -1 : worse(a, b);
}

static int by_id(const void *left, const void *right) {
  const bul_answer *a = left, *b = right;
  return (a->hit.id > b->hit.id) - (a->hit.id < b->hit.id);
}

static int by_date(const void *left, const void *right) {
  const bul_answer *a = left, *b = right;
  if (a->day != b->day) return a->day < b->day ? -1 : 1;
  return by_id(left, right);
}

static int by_date_down(const void *left, const void *right) {
  const bul_answer *a = left, *b = right;
  if (a->day != b->day) return a->day > b->day ? -1 : 1;
  return by_id(left, right);
}

static void sort(bul_answers *list, int order) {
  static int (*const orders[])(const void *, const void *) = {
      [BULLETIN_BY_RANK] = by_rank,
      [BULLETIN_BY_ID] = by_id,
      [BULLETIN_BY_DATE] = by_date,
      [BULLETIN_BY_DATE_DOWN] = by_date_down};
  for (size_t i = 1; i < list->count; i++) {
    if (orders[order](&list->items[i - 1], &list->items[i]) <= 0) continue;
    qsort(list->items, list->count, sizeof *list->items, orders[order]);
    return;
  }
}

/* --- doubts ------------------------------------------------------------ */

static int by_place(const void *left, const void *right) {
  const bul_answer *a = *(bul_answer *const *)left;
  const bul_answer *b = *(bul_answer *const *)right;
  return (a->hit.revision_key > b->hit.revision_key) -
         (a->hit.revision_key < b->hit.revision_key);
}

/* A bit for each phrase that holds of an answer whatever its text says. */
static uint64_t held(const collector *c, const bul_answer *item) {
  const bul_query *query = c->request->query;
  uint64_t bits = 0;
  for (size_t p = 0; p < query->phrase_count; p++)
    if (query->phrases[p].kind != BUL_PHRASE_WORDS)
      bits |= (uint64_t)bul_fields_hold(&c->fields, p, item->hit.id, item->day)
              << p;
  return bits;
}

/* Reads the texts of answers in doubt, in the order of their place. Those that
** hold are in doubt no longer. */
static int verify(collector *c, bul_answer *items[], size_t count) {
  bul_doubt doubts[BUL_MOST_DOUBTS];
  if (count == 0) return BULLETIN_OK;
  qsort(items, count, sizeof *items, by_place);
  for (size_t i = 0; i < count; i++)
    doubts[i] = (bul_doubt){.revision = items[i]->hit.revision_key,
                            .held = held(c, items[i])};
  int status = bul_match_revisions(doubts, count, &c->matcher, c->index->engine,
                                   c->error);
  for (size_t i = 0; i < count && status == BULLETIN_OK; i++)
    items[i]->maybe = !doubts[i].holds;
  return status;
}

/* How many texts to read at one go when `missing` more answers are wanted. */
static size_t texts_at_once(const collector *c, size_t missing) {
  size_t least = c->index->engine->is_far ? FAR_TEXTS : 1;
  if (missing < least) return least;
  return missing < BUL_MOST_DOUBTS ? missing : BUL_MOST_DOUBTS;
}

/* Reads the texts that wait beside the heap. */
static int verify_waiting(collector *c) {
  bul_answers *waiting = &c->waiting;
  sort(waiting, BULLETIN_BY_RANK);
  for (size_t at = 0; at < waiting->count;) {
    bul_answer *items[BUL_MOST_DOUBTS];
    size_t most = texts_at_once(c, c->wanted - c->answers->count), count = 0;
    while (count < most && at < waiting->count &&
           !too_light(c, &waiting->items[at]))
      items[count++] = &waiting->items[at++];
    if (count == 0) return BULLETIN_OK;
    int status = verify(c, items, count);
    for (size_t i = 0; i < count && status == BULLETIN_OK; i++)
      if (!items[i]->maybe && !too_light(c, items[i]))
        status = push(c, items[i]);
    if (status != BULLETIN_OK) return status;
  }
  return BULLETIN_OK;
}

/* Reads texts of answers that are in order, until as many as are wanted are
** known to hold, and takes out the others. */
static int verify_in_order(collector *c) {
  bul_answers *list = c->answers;
  size_t kept = 0, ahead = 0; /* answers before `ahead` are verified */
  for (size_t at = 0; at < list->count && kept < c->wanted; at++) {
    if (at == ahead) {
      bul_answer *items[BUL_MOST_DOUBTS];
      size_t most = texts_at_once(c, c->wanted - kept), count = 0;
      for (; ahead < list->count && count < most; ahead++)
        if (list->items[ahead].maybe) items[count++] = &list->items[ahead];
      int status = verify(c, items, count);
      if (status != BULLETIN_OK) return status;
    }
    if (list->items[at].maybe) continue;
    if (kept < at) list->items[kept] = list->items[at];
    kept++;
  }
  list->count = kept;
  return BULLETIN_OK;
}

/* --- collecting -------------------------------------------------------- */

static bool passes(const collector *c, const bul_segment *s,
                   uint32_t document) {
  if (s->dead_count > 0 && bul_segment_is_dead(s, document)) return false;
  if (c->any_day && c->request->set == NULL) return true;
  int32_t day = bul_segment_day(s, document);
  if (day < c->request->from || day > c->request->to) return false;
  return c->request->set == NULL ||
         bul_set_has(c->request->set, bul_segment_article(s, document));
}

static inline bul_answer answer_of(const bul_segment *s, const bul_found *f) {
  const bul_stretch *t = bul_segment_stretch(s, f->document);
  uint64_t steps = f->document - t->first;
  int64_t id = (int64_t)(t->article + t->article_step * steps);
  int64_t revision = (int64_t)(t->revision + t->revision_step * steps);
  return (bul_answer){
      .hit = {.id = id, .revision_key = revision, .score = (double)f->weight},
      .card = {.segment = s->id, .document = f->document},
      .day = t->day,
      .maybe = f->maybe};
}

/* Takes documents in that may be among the best. */
static int take_best(collector *c, const bul_segment *s,
                     const bul_found_list *found) {
  int status = BULLETIN_OK;
  for (size_t i = 0; i < found->count && status == BULLETIN_OK; i++) {
    bul_answer item = answer_of(s, &found->items[i]);
    if (too_light(c, &item) || !passes(c, s, item.card.document)) continue;
    if (!item.maybe)
      status = push(c, &item);
    else if (!append(&c->waiting, &item))
      status = bul_nomem(c->error);
  }
  return status;
}

static int take_all(collector *c, const bul_segment *s,
                    const bul_found_list *found) {
  bul_answers *list = c->answers;
  if (found->count == 0) return BULLETIN_OK;
  bul_answer *grown = bul_grow(&list->allocator, list->items, &list->capacity,
                               list->count + found->count, sizeof *grown);
  if (grown == NULL) return bul_nomem(c->error);
  list->items = grown;
  for (size_t i = 0; i < found->count; i++)
    if (passes(c, s, found->items[i].document))
      grown[list->count++] = answer_of(s, &found->items[i]);
  return BULLETIN_OK;
}

static int look_up(collector *c) {
  bul_lookup lookup;
  const bul_index *index = c->index;
  int status = bul_lookup_start(&lookup, index, &c->fields, c->error);
  for (size_t s = 0; s < index->count && status == BULLETIN_OK; s++) {
    if (c->is_heap && c->wanted > 0 && c->answers->count == c->wanted)
      lookup.floor = (float)c->answers->items[0].hit.score;
    status = bul_lookup_segment(&lookup, s, c->error);
    if (status == BULLETIN_OK)
      status = (c->is_heap ? take_best : take_all)(c, &index->segments[s],
                                                   &lookup.result);
  }
  bul_lookup_end(&lookup);
  return status;
}

int bul_collect(bul_answers *out, const bul_index *index,
                const bul_request *request, bulletin_error *error) {
  collector c = {.index = index,
                 .request = request,
                 .matcher = {.query = request->query},
                 .error = error,
                 .answers = out};
  if (!bul_add(&c.wanted, request->offset, request->limit)) c.wanted = SIZE_MAX;
  c.any_day = request->from == INT32_MIN && request->to == INT32_MAX;
  c.is_heap = request->order == BULLETIN_BY_RANK && c.wanted != SIZE_MAX;
  bul_answers_init(&c.waiting, &index->allocator);
  bul_fields_init(&c.fields, request->query, &index->allocator);
  out->count = 0;
  int status = bul_fields_read(&c.fields, index->engine, error);
  if (status == BULLETIN_OK) status = look_up(&c);
  if (status == BULLETIN_OK && c.is_heap) status = verify_waiting(&c);
  if (status == BULLETIN_OK) {
    sort(out, request->order);
    status = verify_in_order(&c);
  }
  bul_answers_free(&c.waiting);
  bul_fields_free(&c.fields);
  if (status != BULLETIN_OK) return status;
  size_t skipped = request->offset < out->count ? request->offset : out->count;
  out->count -= skipped;
  if (out->count > 0)
    memmove(out->items, out->items + skipped, out->count * sizeof *out->items);
  return BULLETIN_OK;
}
