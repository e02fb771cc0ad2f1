/*
** search.c - articles that answer a query, or that a filter lets through.
*/
#include "../../base/day.h"
#include "../../base/error.h"
#include "../../index/collect.h"
#include "../counts/filter.h"
#include "hits.h"

/* What the filter asks of the index. */
static bul_request request_of(const bulletin_hits *hits, const bul_ready *ready,
                              const bul_set *set) {
  const bulletin_filter *filter = ready->filter;
  bul_request request = {.query = &hits->query,
                         .order = filter->order,
                         .limit = SIZE_MAX,
                         .from = BUL_NO_DAY,
                         .to = INT32_MAX};
  if (filter->limit >= 0) request.limit = (size_t)filter->limit;
  if (filter->offset > 0) request.offset = (size_t)filter->offset;
  bool has_from = bul_day_parse(&request.from, bulletin_text_of(ready->from));
  bool has_to = bul_day_parse(&request.to, bulletin_text_of(ready->to));
  if (has_to && !has_from) request.from = BUL_NO_DAY + 1; /* dated ones only */
  if (filter->condition_count > 0) request.set = set;
  return request;
}

static int search_text(bulletin_hits *hits, bulletin_store *store,
                       const bul_ready *ready, bulletin_error *error) {
  if (ready->impossible) return BULLETIN_OK;
  bul_set set = {0};
  bul_answers answers;
  bul_answers_init(&answers, &store->allocator);
  bul_request request = request_of(hits, ready, &set);
  int status = bul_store_refresh(store, error);
  if (status == BULLETIN_OK && request.set != NULL)
    status = bul_filter_set(&set, store, ready, error);
  if (status == BULLETIN_OK)
    status = bul_collect(&answers, &store->index, &request, error);
  hits->items = answers.items;
  hits->count = answers.count;
  hits->capacity = answers.capacity;
  bul_set_free(&set, store);
  return status;
}

/* Without a query there is nothing to rank: the table of days answers. */
static int list_all(bulletin_hits *hits, bulletin_store *store,
                    const bul_ready *ready, bulletin_error *error) {
  static const char *const tails[] = {
      [BULLETIN_BY_RANK] = "ORDER BY f.article",
      [BULLETIN_BY_ID] = "ORDER BY f.article",
      [BULLETIN_BY_DATE] = "ORDER BY f.value, f.article",
      [BULLETIN_BY_DATE_DOWN] = "ORDER BY f.value DESC, f.article"};
  int64_t offset = ready->filter->offset, limit = ready->filter->limit;
  bul_rows rows;
  int status = BULLETIN_OK;
  bul_filter_open(&rows, store, ready, "SELECT f.article", BUL_KIND_DAY,
                  tails[ready->filter->order]);
  while (bul_rows_next(&rows)) {
    if (limit >= 0 && hits->count >= (size_t)limit) break;
    if (offset-- > 0) continue;
    bulletin_hit hit = {.id = bul_rows_int(&rows, 0)};
    if (!bul_hits_add(hits, &hit)) {
      status = bul_nomem(error);
      break;
    }
  }
  int end = bul_rows_close(&rows, error);
  return status == BULLETIN_OK ? end : status;
}

static int search_once(bulletin_hits **out, bulletin_store *store,
                       bulletin_text query, const bulletin_filter *filter,
                       bulletin_error *error) {
  int status = bul_hits_new(out, store, query, error);
  if (status != BULLETIN_OK) return status;
  bul_ready ready = {0};
  status = bul_read_begin(store, error);
  if (status == BULLETIN_OK) {
    status = bul_filter_ready(&ready, store, filter, error);
    if (status == BULLETIN_OK)
      status = query.data == NULL ? list_all(*out, store, &ready, error)
                                  : search_text(*out, store, &ready, error);
    bul_filter_free(&ready, store);
    status = bul_read_end(store, status, error);
  }
  if (status != BULLETIN_OK) {
    bulletin_hits_free(*out);
    *out = NULL;
  }
  return status;
}

int bulletin_search(bulletin_hits **out, bulletin_store *store,
                    bulletin_text query, const bulletin_filter *filter,
                    bulletin_error *error) {
  int status, tries = 0;
  do
    status = search_once(out, store, query, filter, error);
  while (bulletin_again(store, status, &tries));
  return status;
}
