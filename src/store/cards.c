/*
** cards.c - what a list of answers shows of each.
*/
#include "../base/error.h"
#include "store.h"

/* Packs the four texts of a card into one block. */
static int keep_card(bulletin_store *store, bul_card *slot, const bul_rows *rows,
                     bulletin_error *error) {
  bulletin_text texts[4];
  size_t size = 1;
  for (int i = 0; i < 4; i++) {
    texts[i] = bul_rows_text(rows, i);
    size += texts[i].size;
  }
  bul_free(&store->allocator, slot->texts, slot->size);
  *slot = (bul_card){0};
  slot->texts = bul_resize(&store->allocator, NULL, 0, size);
  if (slot->texts == NULL) return bul_nomem(error);
  slot->size = size;
  char *at = slot->texts;
  for (int i = 0; i < 4; i++) {
    if (texts[i].data == NULL) continue;
    memcpy(at, texts[i].data, texts[i].size);
    texts[i].data = at;
    at += texts[i].size;
  }
  slot->card = (bulletin_card){texts[0], texts[1], texts[2], texts[3]};
  return BULLETIN_OK;
}

static int read_card(bulletin_store *store, bul_card *slot, int64_t revision,
                     bulletin_error *error) {
  bul_rows rows;
  bul_rows_open(&rows, store->sql,
                "SELECT r.headline, ifnull(r.date, p.date), s.name, p.name "
                "FROM revision r JOIN article a ON a.id = r.article "
                "JOIN page p ON p.id = a.page "
                "LEFT JOIN source s ON s.id = p.source WHERE r.id = ?",
                "i", revision);
  int status = BULLETIN_OK;
  bool there = bul_rows_next(&rows);
  if (there) status = keep_card(store, slot, &rows, error);
  int end = bul_rows_close(&rows, error);
  if (status == BULLETIN_OK) status = end;
  if (status == BULLETIN_OK && !there)
    status = bul_fail(error, BULLETIN_NOTFOUND, "the article is gone");
  if (status == BULLETIN_OK) slot->revision = revision;
  return status;
}

int bulletin_hit_card(bulletin_card *out, bulletin_store *store,
                      const bulletin_hit *hit, bulletin_error *error) {
  *out = (bulletin_card){0};
  int64_t revision = hit->revision_key;
  if (revision == 0) {
    int status = bul_sql_number(&revision, store->sql, error,
                                "SELECT revision FROM article WHERE id = ?",
                                "i", hit->id);
    if (status != BULLETIN_OK) return status;
  }
  if (store->cards == NULL) {
    size_t size = BUL_CARDS * sizeof *store->cards;
    store->cards = bul_resize(&store->allocator, NULL, 0, size);
    if (store->cards == NULL) return bul_nomem(error);
    memset(store->cards, 0, size);
  }
  bul_card *slot = &store->cards[revision & (BUL_CARDS - 1)];
  if (slot->revision != revision) {
    int status = read_card(store, slot, revision, error);
    if (status != BULLETIN_OK) return status;
  }
  *out = slot->card;
  return BULLETIN_OK;
}
