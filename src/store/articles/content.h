/*
** content.h - an article's content as rows: a revision, its elements and its
** bylines; written once, never changed.
*/
#ifndef BUL_CONTENT_H
#define BUL_CONTENT_H

#include "entry.h"

/* ENCODING, LIMIT or QUERY (an invalid date) when the page cannot be kept as
** it is. */
int bul_content_check(const bulletin_page *page, bulletin_error *error);

/* What was done to a piece, when, and by whom (absent: nobody). */
typedef struct bul_change {
  bulletin_text what;
  int64_t time;
  bulletin_text by;
} bul_change;

/* Writes the next revision of `entry`, standing at `where`; its id in *out. */
int bul_content_write(int64_t *out, bulletin_store *store,
                      const bul_entry *entry, const bul_place *where,
                      const bul_change *change, const bulletin_article *content,
                      bulletin_error *error);

/* Equal in every field. */
bool bul_content_equal(const bulletin_article *a, const bulletin_article *b);

/* Characters of the body, white space not counted. */
int64_t bul_content_chars(const bulletin_article *article);

/* Adds the article to a batch as the text of `revision`. */
int bul_content_add(bul_batch *batch, int64_t revision, int64_t article,
                    int32_t day, const bulletin_article *content,
                    bulletin_error *error);

#endif
