/*
** spans.h - places in a text as blobs of numbers.
**
** An article's blob holds, for each of its lists (kicker, headline, deck,
** dateline, bylines), its length + 1, or 0 for none at all, and its spans; then
** the article's own span and lines. An element's blob holds its spans; no blob
** means that it came without.
*/
#ifndef BUL_SPANS_H
#define BUL_SPANS_H

#include "../../base/buffer.h"

/* Where the fields of an article that have places stand in its struct. */
static const size_t bul_placed_fields[] = {
#define BUL_PLACED(title) offsetof(bulletin_article, title),
    BULLETIN_EACH_TITLE(BUL_PLACED) offsetof(bulletin_article, dateline.field)
#undef BUL_PLACED
};

enum {
  BUL_PLACED_FIELDS = sizeof bul_placed_fields / sizeof *bul_placed_fields
};

static inline const bulletin_field *bul_placed_field(const bulletin_article *a,
                                                     size_t i) {
  return (const bulletin_field *)((const char *)a + bul_placed_fields[i]);
}

/* A blob being read. */
typedef struct bul_blob {
  const uint8_t *at;
  const uint8_t *end;
  bul_arena *arena; /* of what is read */
  bulletin_error *error;
  int status; /* once it is a failure, all that is read is 0 */
} bul_blob;

void bul_blob_open(bul_blob *blob, bulletin_text bytes, bul_arena *arena,
                   bulletin_error *error);

/* Sets and gives the status: CORRUPT. */
int bul_blob_fail(bul_blob *blob);

uint64_t bul_blob_number(bul_blob *blob);

/* `count` spans; NULL when it failed. */
const bulletin_span *bul_blob_spans(bul_blob *blob, size_t count);

void bul_spans_put(bul_buffer *out, const bulletin_span *spans, size_t count);

/* False when there is nothing to keep. */
bool bul_article_spans_put(bul_buffer *out, const bulletin_article *article);

/* Read what was put, into `arena`; an absent blob leaves *out as it is.
** CORRUPT. */
int bul_spans_take(bulletin_field *out, bulletin_text blob, bul_arena *arena,
                   bulletin_error *error);
int bul_article_spans_take(bulletin_article *out, bulletin_text blob,
                           bul_arena *arena, bulletin_error *error);

#endif
