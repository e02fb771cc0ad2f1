/*
** index.h - the segments as a search sees them.
*/
#ifndef BUL_INDEX_H
#define BUL_INDEX_H

#include "segment.h"

/* Documents that follow each other and are of one day: from one to the next the
** steps are added to its numbers, which wrap round. */
typedef struct bul_stretch {
  uint32_t first; /* document */
  int32_t day;
  uint64_t revision, article; /* of the first */
  uint64_t revision_step, article_step;
} bul_stretch;

enum { BUL_NEAR = 16 }; /* documents */

/* A segment's documents, kept from search to search. What is imported in one go
** is few stretches, so that much of a large archive's is laid out at once. */
typedef struct bul_segment {
  int64_t id;
  int64_t first; /* revisions */
  int64_t last;
  uint32_t size;
  int64_t units;          /* sum of the lengths */
  bul_stretch *stretches; /* behind the last, one that no document is in */
  size_t stretch_count, stretch_capacity;
  uint32_t *near; /* the stretch of every BUL_NEARth document */
  uint8_t *norms;
  uint64_t *dead; /* a bit a document */
  uint32_t dead_count;
  uint32_t *order; /* by revision; NULL when the documents are in that order */
} bul_segment;

typedef struct bul_index {
  const bul_engine *engine;
  bulletin_allocator allocator;
  bul_segment *segments; /* oldest first */
  size_t count;
  size_t capacity;
  int64_t generation; /* of the store when they were read; -1: never */
  uint64_t live;      /* documents that are not dead */
  uint64_t units;     /* length of all documents */
} bul_index;

/* `engine` must outlive the index. */
void bul_index_init(bul_index *index, const bul_engine *engine,
                    const bulletin_allocator *allocator);

/* Forgets everything, as after a rollback. */
void bul_index_clear(bul_index *index);

/* Brings the segments up to date with what the current transaction sees. */
int bul_index_refresh(bul_index *index, bulletin_error *error);

static inline const bul_stretch *bul_segment_stretch(const bul_segment *s,
                                                     uint32_t document) {
  const bul_stretch *t = &s->stretches[s->near[document / BUL_NEAR]];
  while (t[1].first <= document)
    t++;
  return t;
}

static inline int64_t bul_segment_revision(const bul_segment *s,
                                           uint32_t document) {
  const bul_stretch *t = bul_segment_stretch(s, document);
  return (int64_t)(t->revision + t->revision_step * (document - t->first));
}

static inline int64_t bul_segment_article(const bul_segment *s,
                                          uint32_t document) {
  const bul_stretch *t = bul_segment_stretch(s, document);
  return (int64_t)(t->article + t->article_step * (document - t->first));
}

static inline int32_t bul_segment_day(const bul_segment *s, uint32_t document) {
  return bul_segment_stretch(s, document)->day;
}

static inline bool bul_segment_is_dead(const bul_segment *s,
                                       uint32_t document) {
  return (s->dead[document >> 6] >> (document & 63) & 1) != 0;
}

/* The postings of one term in one segment: `bytes` holds chunks, each a
** uint32_t size and so many bytes of blocks. No posting: bytes.size is 0. */
typedef struct bul_list {
  bul_buffer bytes;
  uint64_t postings;
  bool is_long; /* found, and not read yet */
} bul_list;

/* Reads the lists of `count` keys, each into the one of `lists` with its
** number, at one go. The lists were initialised; free each with
** bul_buffer_free(&list->bytes). */
int bul_lists_read(bul_list *lists, const bul_index *index,
                   const bul_list_key *keys, size_t count,
                   bulletin_error *error);

/* The same, but long lists are only found: their postings counted. */
int bul_lists_find(bul_list *lists, const bul_index *index,
                   const bul_list_key *keys, size_t count,
                   bulletin_error *error);

void bul_list_init(bul_list *list, const bulletin_allocator *allocator);

typedef struct bul_list_reader {
  const uint8_t *at;
  const uint8_t *chunk_end;
  const uint8_t *end;
  int64_t last;
} bul_list_reader;

void bul_list_start(bul_list_reader *reader, const bul_list *list);
/* The next block that may reach `document` or beyond: 1 when there is one, 0
** at the end, -1 when damaged. */
int bul_list_next(bul_list_reader *reader, bul_posting_block *block,
                  uint32_t document);

#endif
