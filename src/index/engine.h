/*
** engine.h - what the index asks of the database that keeps its rows.
**
** The index knows no SQL. It writes three kinds of rows, segments, postings and
** cards (see segment.h, posting.h and card.h); somebody else writes down which
** revisions are dead; and where postings leave a doubt it asks for the texts of
** articles. Whoever wants an index implements these calls over a database;
** `src/store` does.
**
** The database may be a network away. Each call is one trip there and back,
** however many keys it names; so the index gathers what it needs and asks
** once. All calls belong to the transaction that the caller has open, and a
** call that fails leaves undoing to the caller.
**
** Rows come through a sink, one after the other. What a row points to lasts
** until the sink returns. A sink that returns anything but BULLETIN_OK ends
** the call, which returns the same; it makes no call to the engine itself.
*/
#ifndef BUL_ENGINE_H
#define BUL_ENGINE_H

#include "../base/memory.h"

/* A segment: its number, the revisions it spans, its documents and the sum of
** their lengths. `data` describes the documents. */
typedef struct bul_segment_row {
  int64_t id;
  int64_t first;
  int64_t last;
  int64_t documents;
  int64_t units;
  bulletin_text data;
} bul_segment_row;

/* A segment that takes part in a merge which goes on from one transaction to the
** next. `target` is the segment that it becomes part of; of that one itself,
** which shows when it is done, the same number, and `next` says how far it is; 0
** of one that shows no more and whose rows are being removed. */
typedef struct bul_merging_row {
  int64_t segment;
  int64_t target;
  int64_t next;
} bul_merging_row;

/* A row of postings, known by segment, term and document. `asked` is the
** number of the key that it answers. */
typedef struct bul_posting_row {
  size_t asked;
  uint64_t term;
  uint64_t document;
  bulletin_text data;
} bul_posting_row;

/* The list of one term in one segment. */
typedef struct bul_list_key {
  int64_t segment;
  uint64_t term;
} bul_list_key;

/* Where the rows of a segment are to be read on: behind the row of `term` and
** `document`, or, when nothing was read yet, from the row that holds `term`
** or would hold it. */
typedef struct bul_scan_key {
  int64_t segment;
  uint64_t term;
  uint64_t document;
  bool begun;
} bul_scan_key;

/* The card of a document, see card.h, and a row of cards of documents that
** follow each other. */
typedef struct bul_card_key {
  int64_t segment;
  uint32_t document;
} bul_card_key;

typedef struct bul_card_row {
  int64_t segment;
  uint32_t first, last; /* documents */
  bulletin_text data;
} bul_card_row;

/* The articles that are filed under a value of a field. */
typedef struct bul_member_key {
  bulletin_text field;
  bulletin_text value;
} bul_member_key;

/* What a text of an article is. */
typedef enum bul_part {
  BUL_PART_HEADLINE,
  BUL_PART_TITLE, /* kicker and deck */
  BUL_PART_BODY,
  BUL_PART_NAME /* of a byline */
} bul_part;

/* A text of the revision that was asked for as number `asked`. */
typedef struct bul_part_row {
  size_t asked;
  bul_part part;
  bulletin_text text;
} bul_part_row;

typedef int bul_segment_sink(void *to, const bul_segment_row *row,
                             bulletin_error *error);
typedef int bul_merging_sink(void *to, const bul_merging_row *row,
                             bulletin_error *error);
typedef int bul_posting_sink(void *to, const bul_posting_row *row,
                             bulletin_error *error);
typedef int bul_card_row_sink(void *to, const bul_card_row *row,
                              bulletin_error *error);
typedef int bul_number_sink(void *to, int64_t number, bulletin_error *error);
typedef int bul_member_sink(void *to, size_t asked, int64_t article,
                            bulletin_error *error);
/* May set *enough: what is left of this revision is not needed. */
typedef int bul_part_sink(void *to, const bul_part_row *row, bool *enough,
                          bulletin_error *error);

typedef struct bul_engine {
  void *context; /* given to every call */
  bool is_far;   /* a trip costs more than rows that turn out not needed */

  /* How many documents a transaction may merge at once; 0: any number, since
  ** none waits for another. A larger merge goes on for many transactions, each
  ** of which reads so many rows of it at least. */
  int64_t at_once;
  size_t piece;

  /* --- reading --- */

  /* A number that grows with every transaction that writes. */
  int (*generation)(void *context, int64_t *out, bulletin_error *error);

  /* All segments that show, oldest first, without their data. */
  int (*segments)(void *context, bul_segment_sink *sink, void *to,
                  bulletin_error *error);

  /* The data of `count` segments, in the order of their numbers, which rise;
  ** of those that are there. Only id and data are set. */
  int (*documents)(void *context, const int64_t *segments, size_t count,
                   bul_segment_sink *sink, void *to, bulletin_error *error);

  /* The dead revisions from `first` to `last`, in order. */
  int (*dead)(void *context, int64_t first, int64_t last, bul_number_sink *sink,
              void *to, bulletin_error *error);

  /* For each key, the shared row that holds the term or would hold it, or the
  ** rows of its long list, in order; without `whole` only the first of those.
  ** Rows of one key come together. */
  int (*lists)(void *context, const bul_list_key *keys, size_t count,
               bool whole, bul_posting_sink *sink, void *to,
               bulletin_error *error);

  /* For each key, at most `most` rows of its segment, in order of term and
  ** document. */
  int (*scan)(void *context, const bul_scan_key *keys, size_t count,
              size_t most, bul_posting_sink *sink, void *to,
              bulletin_error *error);

  /* The rows with the cards of keys, which rise, each row once, in order. */
  int (*cards)(void *context, const bul_card_key *keys, size_t count,
               bul_card_row_sink *sink, void *to, bulletin_error *error);

  /* All rows of cards of a segment, in order. */
  int (*cards_of)(void *context, int64_t segment, bul_card_row_sink *sink,
                  void *to, bulletin_error *error);

  /* The articles of each key, in any order; of a field that no article has,
  ** none. */
  int (*members)(void *context, const bul_member_key *keys, size_t count,
                 bul_member_sink *sink, void *to, bulletin_error *error);

  /* The texts of revisions, which come in rising order, the order of their
  ** place. Of one revision the body comes first, in order, then headline,
  ** titles and names. */
  int (*texts)(void *context, const int64_t *revisions, size_t count,
               bul_part_sink *sink, void *to, bulletin_error *error);

  /* --- writing --- */

  /* Makes a segment's row and gives its number, larger than all before. */
  int (*insert)(void *context, int64_t *out, const bul_segment_row *row,
                bulletin_error *error);

  /* Adds rows of postings to a segment. */
  int (*append)(void *context, int64_t segment, const bul_posting_row *rows,
                size_t count, bulletin_error *error);

  /* Adds a row of cards. */
  int (*append_cards)(void *context, const bul_card_row *row,
                      bulletin_error *error);

  /* Removes segments whose place another one has taken: their rows, their
  ** postings, their cards; and of the dead those that went with them. */
  int (*drop)(void *context, const int64_t *segments, size_t count,
              const int64_t *gone, size_t gone_count, bulletin_error *error);

  /* --- merges that go on, where `at_once` is not 0 --- */

  /* The segments that take part, in the order of their numbers. */
  int (*merging)(void *context, bul_merging_sink *sink, void *to,
                 bulletin_error *error);

  /* Writes down that segments take part, or, of one that did before, how. */
  int (*note)(void *context, const bul_merging_row *rows, size_t count,
              bulletin_error *error);

  /* Makes a segment show in place of others, and removes of the dead those that
  ** are not in it. The rows of the others stay, to be swept. */
  int (*replace)(void *context, int64_t target, const int64_t *segments,
                 size_t count, const int64_t *gone, size_t gone_count,
                 bulletin_error *error);

  /* Removes some *most rows of a segment that shows no more, or a term's more,
  ** and takes them off; when none are left, the segment. */
  int (*sweep)(void *context, int64_t segment, size_t *most,
               bulletin_error *error);
} bul_engine;

#endif
