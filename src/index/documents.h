/*
** documents.h - the documents of a segment, as the blob of its row has them.
**
**     0, varint n, n bytes   lengths of their texts, see bul_norm
**     runs, each
**         varint  documents - 1
**         varint  zigzag of revision - the revision before (the first: 0)
**         varint  zigzag of article - the article before
**         varint  zigzag of the first one's day - the day before; the others
**                 have the same day
** What is imported in one go has numbers that follow each other, so that it
** takes a byte a document and its segments are read in a few pages. Before 0.2
** there was no 0 at the start, and each document was a run without a length,
** its revision without zigzag, its norm before its day.
*/
#ifndef BUL_DOCUMENTS_H
#define BUL_DOCUMENTS_H

#include "../base/varint.h"

#define BUL_NO_DAY INT32_MIN

typedef struct bul_document {
  int64_t revision;
  int64_t article;
  uint32_t units; /* length of its text */
  int32_t day;    /* days since 1970-01-01, or BUL_NO_DAY */
} bul_document;

/* A length in one byte, steps of about a tenth; and back. */
uint8_t bul_norm(uint32_t units);
uint32_t bul_norm_units(uint8_t norm);

/* Adds `count` documents to a blob. */
void bul_documents_write(bul_buffer *blob, const bul_document *documents,
                         size_t count);

/* Reads a blob's documents one by one. */
typedef struct bul_document_reader {
  const uint8_t *at;
  const uint8_t *end;
  const uint8_t *norms; /* up to norms_end; NULL in an older blob */
  const uint8_t *norms_end;
  uint64_t left; /* documents of the run */
  uint64_t revision_step, article_step;
  bool is_damaged;
  uint8_t norm;
  bul_document document; /* its units are what the norm says */
} bul_document_reader;

void bul_document_start(bul_document_reader *reader, bulletin_text blob);
/* 1 when there is one, 0 at the end, -1 when damaged. */
int bul_document_next(bul_document_reader *reader);

/* Documents that follow each other: from one to the next the steps are added to
** its numbers, which wrap round. */
typedef struct bul_document_run {
  uint64_t count;
  uint64_t revision, article; /* of the first */
  uint64_t revision_step, article_step;
  int32_t day;
  const uint8_t *norms; /* one a document */
} bul_document_run;

/* The same, but all documents of a run at once, or what is left of it. */
int bul_document_next_run(bul_document_reader *reader, bul_document_run *out);

#endif
