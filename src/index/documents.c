/*
** documents.c - see documents.h.
*/
#include "documents.h"

/* --- lengths ----------------------------------------------------------- */

/* Eight steps for each doubling. */
uint8_t bul_norm(uint32_t units) {
  if (units < 8) return (uint8_t)units;
  unsigned bits = 31 - (unsigned)__builtin_clz(units); /* >= 3 */
  return (uint8_t)((bits - 2) * 8 + (units >> (bits - 3) & 7));
}

uint32_t bul_norm_units(uint8_t norm) {
  if (norm < 8) return norm;
  unsigned bits = norm / 8 + 2;
  if (bits > 31) return UINT32_MAX;
  return (uint32_t)(8 + norm % 8) << (bits - 3);
}

/* --- writing ----------------------------------------------------------- */

/* From one document to the next. Numbers wrap round. */
typedef struct step {
  uint64_t revision, article;
  int64_t day;
} step;

static step step_between(const bul_document *from, const bul_document *to) {
  return (step){.revision = (uint64_t)to->revision - (uint64_t)from->revision,
                .article = (uint64_t)to->article - (uint64_t)from->article,
                .day = (int64_t)to->day - from->day};
}

/* How many of `count` documents make a run with the first, which is `first`
** from the one before. */
static size_t run_of(const bul_document *documents, size_t count, step first) {
  size_t run = 1;
  for (; run < count; run++) {
    step s = step_between(&documents[run - 1], &documents[run]);
    if (s.revision != first.revision || s.article != first.article ||
        s.day != 0)
      break;
  }
  return run;
}

void bul_documents_write(bul_buffer *blob, const bul_document *documents,
                         size_t count) {
  const bul_document none = {0}, *before = &none;
  bul_buffer_add(blob, "", 1);
  bul_buffer_add_varint(blob, count);
  for (size_t i = 0; i < count; i++) {
    char norm = (char)bul_norm(documents[i].units);
    bul_buffer_add(blob, &norm, 1);
  }
  for (size_t i = 0; i < count;) {
    step first = step_between(before, &documents[i]);
    size_t run = run_of(documents + i, count - i, first);
    bul_buffer_add_varint(blob, run - 1);
    bul_buffer_add_varint(blob, bul_zigzag((int64_t)first.revision));
    bul_buffer_add_varint(blob, bul_zigzag((int64_t)first.article));
    bul_buffer_add_varint(blob, bul_zigzag(first.day));
    i += run;
    before = &documents[i - 1];
  }
}

/* --- reading ----------------------------------------------------------- */

void bul_document_start(bul_document_reader *reader, bulletin_text blob) {
  const uint8_t *data = (const uint8_t *)blob.data;
  *reader = (bul_document_reader){.at = data, .end = data + blob.size};
  if (blob.size == 0 || *data != 0) return;
  uint64_t count;
  reader->at++;
  if (!bul_varint(&reader->at, reader->end, &count) ||
      count > (size_t)(reader->end - reader->at)) {
    reader->is_damaged = true;
    return;
  }
  reader->norms = reader->at;
  reader->at += count;
  reader->norms_end = reader->at;
}

/* The head of the next run; in an older blob it has no length, and the norm. */
static bool read_run(bul_document_reader *r) {
  bool is_old = r->norms_end == NULL;
  uint64_t rest = 0, revision, article, day;
  if (!is_old && !bul_varint(&r->at, r->end, &rest)) return false;
  if (!bul_varint(&r->at, r->end, &revision) ||
      !bul_varint(&r->at, r->end, &article))
    return false;
  if (is_old) {
    if (r->at >= r->end) return false;
    r->norms = r->at++;
  } else if (rest >= (size_t)(r->norms_end - r->norms)) {
    return false;
  }
  if (!bul_varint(&r->at, r->end, &day)) return false;
  r->revision_step = is_old ? revision : (uint64_t)bul_unzigzag(revision);
  r->article_step = (uint64_t)bul_unzigzag(article);
  r->document.day =
      (int32_t)((uint32_t)r->document.day + (uint32_t)bul_unzigzag(day));
  r->left = rest + 1;
  return true;
}

/* Makes a run begin where the one before has ended: 1, 0 or -1. */
static int next_run(bul_document_reader *r) {
  if (r->is_damaged) return -1;
  if (r->left > 0) return 1;
  if (r->at == r->end)
    return r->norms == r->norms_end || r->norms_end == NULL ? 0 : -1;
  return read_run(r) ? 1 : -1;
}

int bul_document_next(bul_document_reader *r) {
  int more = next_run(r);
  if (more != 1) return more;
  r->left--;
  bul_document *d = &r->document;
  d->revision = (int64_t)((uint64_t)d->revision + r->revision_step);
  d->article = (int64_t)((uint64_t)d->article + r->article_step);
  r->norm = *r->norms++;
  d->units = bul_norm_units(r->norm);
  return 1;
}

int bul_document_next_run(bul_document_reader *r, bul_document_run *out) {
  int more = next_run(r);
  if (more != 1) return more;
  bul_document *d = &r->document;
  *out =
      (bul_document_run){.count = r->left,
                         .revision = (uint64_t)d->revision + r->revision_step,
                         .article = (uint64_t)d->article + r->article_step,
                         .revision_step = r->revision_step,
                         .article_step = r->article_step,
                         .day = d->day,
                         .norms = r->norms};
  d->revision = (int64_t)((uint64_t)d->revision + r->left * r->revision_step);
  d->article = (int64_t)((uint64_t)d->article + r->left * r->article_step);
  r->norms += r->left;
  r->left = 0;
  return 1;
}
