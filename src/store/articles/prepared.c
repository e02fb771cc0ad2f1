/*
** prepared.c - see prepared.h.
*/
#include "prepared.h"

#include "../../base/error.h"
#include "content.h"

static int make_article(bul_prepared *out, bul_prepared_page *page,
                        const bulletin_article *a, bulletin_error *error) {
  int status =
      bul_names_find(&out->names, &out->name_count, a, &page->arena, error);
  out->batch = &page->batch;
  out->document = page->batch.document_count;
  if (status == BULLETIN_OK)
    status = bul_content_add(&page->batch, 0, 0, 0, a, error);
  return status;
}

int bul_prepare(bul_prepared_page *out, const bulletin_page *page,
                const bulletin_allocator *allocator, bulletin_error *error) {
  size_t size, count = page->article_count;
  bul_arena_init(&out->arena, allocator);
  bul_batch_init(&out->batch, allocator);
  out->articles = NULL;
  if (count == 0) return BULLETIN_OK;
  if (!bul_mul(&size, count, sizeof *out->articles)) return bul_nomem(error);
  out->articles = bul_arena_alloc(&out->arena, size);
  if (out->articles == NULL) return bul_nomem(error);
  int status = BULLETIN_OK;
  for (size_t i = 0; i < count && status == BULLETIN_OK; i++)
    status = make_article(&out->articles[i], out, &page->articles[i], error);
  return status;
}

void bul_prepared_free(bul_prepared_page *page) {
  if (page->batch.allocator.resize == NULL) return;
  bul_batch_free(&page->batch);
  bul_arena_free(&page->arena);
  *page = (bul_prepared_page){.articles = NULL};
}
