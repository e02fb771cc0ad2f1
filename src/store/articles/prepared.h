/*
** prepared.h - what the archive finds out of an article's text by itself, found
** out before: on any thread, and without a store.
*/
#ifndef BUL_PREPARED_H
#define BUL_PREPARED_H

#include "../../index/batch.h"
#include "names.h"

/* Of one article. */
typedef struct bul_prepared {
  const bul_name *names;
  size_t name_count;
  const bul_batch *batch; /* the article is its document number `document` */
  size_t document;
} bul_prepared;

/* Of a page's articles, in their order. */
typedef struct bul_prepared_page {
  bul_arena arena;
  bul_batch batch;
  bul_prepared *articles;
} bul_prepared_page;

/* The page is one that bul_content_check lets through. Free with
** bul_prepared_free, also after a failure; a zeroed one is fine. */
int bul_prepare(bul_prepared_page *out, const bulletin_page *page,
                const bulletin_allocator *allocator, bulletin_error *error);
void bul_prepared_free(bul_prepared_page *page);

#endif
