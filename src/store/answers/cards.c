/*
** cards.c - the cards of answers, read a window at a time.
*/
#include "../../base/error.h"
#include "../../base/text.h"
#include "../../index/card.h"
#include "../articles/card.h"
#include "hits.h"

#include <stdlib.h>

enum {
  NEAR_WINDOW = 256, /* cards read ahead */
  FAR_WINDOW = 1024  /* where each trip costs */
};

/* An answer whose card is wanted, and where the index has it. */
typedef struct wanted {
  bul_card_key key;
  size_t hit; /* within the window */
} wanted;

static int by_key(const void *left, const void *right) {
  const wanted *a = left, *b = right;
  if (a->key.segment != b->key.segment)
    return a->key.segment < b->key.segment ? -1 : 1;
  return (a->key.document > b->key.document) -
         (a->key.document < b->key.document);
}

typedef struct loading {
  bulletin_hits *hits;
  const wanted *wanted;
} loading;

static int keep_card(void *to, size_t asked, bulletin_text card,
                     bulletin_error *error) {
  loading *l = to;
  bul_window *w = &l->hits->cards;
  bul_card_place *place = &w->places[l->wanted[asked].hit];
  *place = (bul_card_place){.at = w->bytes.size, .size = card.size};
  bul_buffer_add_text(&w->bytes, card);
  return w->bytes.failed ? bul_nomem(error) : BULLETIN_OK;
}

/* Where the answers of the window have their cards, in that order. */
static size_t list_wanted(wanted *out, const bulletin_hits *hits) {
  const bul_window *w = &hits->cards;
  size_t count = 0;
  bool rising = true;
  for (size_t i = 0; i < w->count; i++) {
    bul_card_key key = hits->items[w->first + i].card;
    if (key.segment == 0) continue;
    out[count] = (wanted){.key = key, .hit = i};
    rising &= count == 0 || by_key(&out[count - 1], &out[count]) <= 0;
    count++;
  }
  if (!rising) qsort(out, count, sizeof *out, by_key);
  return count;
}

static int read_window(bulletin_hits *hits, bulletin_store *store,
                       bulletin_error *error) {
  wanted list[FAR_WINDOW];
  bul_card_key keys[FAR_WINDOW];
  size_t count = list_wanted(list, hits);
  if (count == 0) return BULLETIN_OK;
  for (size_t i = 0; i < count; i++)
    keys[i] = list[i].key;
  loading l = {.hits = hits, .wanted = list};
  int status = bul_read_begin(store, error);
  if (status != BULLETIN_OK) return status;
  status = bul_cards_read(&store->engine, keys, count, keep_card, &l,
                          &store->allocator, error);
  return bul_read_end(store, status, error);
}

static int damaged(const bulletin_hits *hits, size_t i, bulletin_error *error) {
  return bul_fail(error, BULLETIN_CORRUPT,
                  "what is shown of article %lld is damaged; restore a backup",
                  (long long)hits->items[i].hit.id);
}

/* All of the window at once. A card begins with ASCII, so none completes what
** the one before has cut short. */
static int check_window(const bulletin_hits *hits, bulletin_error *error) {
  const bul_window *w = &hits->cards;
  bulletin_text all = bul_text(w->bytes.data, w->bytes.size);
  size_t invalid = all.size == 0 ? 0 : bul_utf8_invalid(all);
  if (invalid == all.size) return BULLETIN_OK;
  size_t i = 0;
  while (i + 1 < w->count && invalid - w->places[i].at >= w->places[i].size)
    i++;
  return damaged(hits, w->first + i, error);
}

/* Reads the cards of the answers from number `first` on, at one go. */
static int load_once(bulletin_hits *hits, bulletin_store *store, size_t first,
                     bulletin_error *error) {
  size_t most = store->engine.is_far ? FAR_WINDOW : NEAR_WINDOW;
  int status = bul_window_move(&hits->cards, hits, first, most, error);
  if (status == BULLETIN_OK) status = read_window(hits, store, error);
  if (status == BULLETIN_OK) status = check_window(hits, error);
  if (status != BULLETIN_OK) hits->cards.count = 0;
  return status;
}

static int load(bulletin_hits *hits, bulletin_store *store, size_t first,
                bulletin_error *error) {
  int status, tries = 0;
  do
    status = load_once(hits, store, first, error);
  while (bulletin_again(store, status, &tries));
  return status;
}

/* The card of an answer that the index has none of: of a list without a query,
** of a segment that was merged meanwhile, or of an old one. */
static int read_card(bulletin_hits *hits, bulletin_store *store, size_t i,
                     bulletin_error *error) {
  int64_t revision = hits->items[i].hit.revision_key;
  int status = BULLETIN_OK;
  if (revision == 0)
    status = bul_sql_number(&revision, store->sql, error,
                            "SELECT revision FROM article WHERE id = ?", "i",
                            hits->items[i].hit.id);
  hits->card.size = 0;
  hits->card.failed = false;
  if (status != BULLETIN_OK) return status;
  return bul_card_read(&hits->card, store, revision, error);
}

int bulletin_hit_card(bulletin_card *out, bulletin_store *store,
                      bulletin_hits *hits, size_t i, bulletin_error *error) {
  *out = (bulletin_card){0};
  bul_window *w = &hits->cards;
  int status = BULLETIN_OK;
  if (!bul_window_has(w, i)) status = load(hits, store, i, error);
  if (status != BULLETIN_OK) return status;
  bul_card_place place = w->places[i - w->first];
  bulletin_text bytes = bul_text(w->bytes.data + place.at, place.size);
  if (place.size == 0) {
    status = read_card(hits, store, i, error);
    bytes = bul_text(hits->card.data, hits->card.size);
  }
  if (status == BULLETIN_OK && !bul_card_take(out, bytes))
    status = damaged(hits, i, error);
  return status;
}
