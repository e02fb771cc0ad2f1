/*
** field.h - the text of lines woven into one, with the places it came from.
*/
#ifndef BUL_FIELD_H
#define BUL_FIELD_H

#include "lines.h"

/* Lines [first, last], furniture among them left out, as one text: Han
** characters meet without a space, Latin words with one, white space inside
** becomes one blank, characters without width go. Borrows from `text` where
** nothing changes. Its spans are runs of lines, with the white space between
** them. False when memory ran out. */
bool bul_field_weave(bulletin_field *out, bul_arena *arena, bulletin_text text,
                     const bul_lines *lines, size_t first, size_t last);

/* Splits `field` (of the page's `text`) before the byte `at` of its own
** text: what stands before goes to *head, the rest to *tail, white space at
** the cut to neither. Either may be NULL. False when memory ran out. */
bool bul_field_split(bulletin_field *head, bulletin_field *tail,
                     bul_arena *arena, bulletin_text text,
                     const bulletin_field *field, size_t at);

/* A growing list of spans. */
typedef struct bul_spans {
  bulletin_span *items;
  size_t count;
  size_t capacity;
} bul_spans;

bool bul_spans_add(bul_spans *spans, bul_arena *arena,
                   const bulletin_field *field);

#endif
