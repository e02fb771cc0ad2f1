/* The documents of a segment: what is written is read, from the form of older
** archives too, and a blob that is not whole is damaged or has fewer. */
#include "check.h"
#include "random.h"

#include "index/documents.h"

#include <stdlib.h>
#include <string.h>

enum { MOST = 400 };

/* Some that follow each other, some of other days, some far apart. */
static size_t make(bul_document *out) {
  size_t count = 1 + random_below(MOST);
  bul_document next = {.revision = 1 + random_below(100000),
                       .article = 1 + random_below(100000),
                       .day = 19000};
  for (size_t i = 0; i < count; i++) {
    next.revision += random_below(9) == 0 ? 1 + random_below(5000) : 1;
    next.article += random_below(9) == 0 ? (int)random_below(9000) - 4500 : 1;
    if (random_below(20) == 0) next.day = random_below(30000);
    next.units = random_below(3000);
    out[i] = next;
    if (random_below(20) == 0) out[i].day = BUL_NO_DAY;
  }
  return count;
}

static void write_old(bul_buffer *blob, const bul_document *documents,
                      size_t count) {
  bul_document last = {0};
  for (size_t i = 0; i < count; i++) {
    const bul_document *d = &documents[i];
    char norm = (char)bul_norm(d->units);
    bul_buffer_add_varint(blob, (uint64_t)(d->revision - last.revision));
    bul_buffer_add_varint(blob, bul_zigzag(d->article - last.article));
    bul_buffer_add(blob, &norm, 1);
    bul_buffer_add_varint(blob, bul_zigzag((int64_t)d->day - last.day));
    last = *d;
  }
}

/* How many documents are read before the end, or -1 before the damage: the
** same as those that were written. */
static void check_read(const bul_buffer *blob, size_t size,
                       const bul_document *want, size_t count) {
  bul_document_reader reader;
  char *copy = malloc(size + 1); /* so that a sanitizer sees its end */
  if (copy == NULL) abort();
  memcpy(copy, blob->data, size);
  bul_document_start(&reader, (bulletin_text){copy, size});
  size_t at = 0;
  int more;
  while ((more = bul_document_next(&reader)) == 1) {
    CHECK(at < count);
    if (at == count) break;
    const bul_document *d = &reader.document, *w = &want[at++];
    CHECK(d->revision == w->revision && d->article == w->article &&
          d->day == w->day && reader.norm == bul_norm(w->units) &&
          d->units == bul_norm_units(reader.norm));
  }
  CHECK(size == blob->size ? more == 0 && at == count : at < count);
  free(copy);
}

/* Runs have the same documents, from the second of the blob on too. */
static void check_runs(const bul_buffer *blob, const bul_document *want,
                       size_t count) {
  bul_document_reader reader;
  bul_document_run run;
  bul_document_start(&reader, (bulletin_text){blob->data, blob->size});
  CHECK(bul_document_next(&reader) == 1);
  size_t at = 1;
  int more;
  while ((more = bul_document_next_run(&reader, &run)) == 1)
    for (uint64_t k = 0; k < run.count && at < count; k++, at++)
      CHECK((int64_t)(run.revision + k * run.revision_step) ==
                want[at].revision &&
            (int64_t)(run.article + k * run.article_step) == want[at].article &&
            run.day == want[at].day &&
            run.norms[k] == bul_norm(want[at].units));
  CHECK(more == 0 && at == count);
}

static void test_round(void (*write)(bul_buffer *, const bul_document *,
                                     size_t)) {
  static bul_document documents[MOST];
  const bulletin_allocator memory = bul_allocator(NULL);
  size_t count = make(documents);
  bul_buffer blob;
  bul_buffer_init(&blob, &memory);
  write(&blob, documents, count);
  CHECK(!blob.failed);
  for (size_t size = 0; size <= blob.size; size++)
    check_read(&blob, size, documents, count);
  check_runs(&blob, documents, count);
  bul_buffer_free(&blob);
}

/* What an import leaves takes little more than a byte a document. */
static void test_size(void) {
  static bul_document documents[MOST];
  const bulletin_allocator memory = bul_allocator(NULL);
  for (size_t i = 0; i < MOST; i++)
    documents[i] = (bul_document){.revision = 1000000 + (int64_t)i,
                                  .article = 900000 + (int64_t)i,
                                  .units = 700,
                                  .day = 19000 + (int32_t)i / 40};
  bul_buffer blob;
  bul_buffer_init(&blob, &memory);
  bul_documents_write(&blob, documents, MOST);
  CHECK(blob.size < MOST + MOST / 8 + 16);
  bul_buffer_free(&blob);
}

int main(void) {
  for (int round = 0; round < 50; round++) {
    test_round(bul_documents_write);
    test_round(write_old);
  }
  test_size();
  return check_done();
}
