/*
** found.h - where pieces were found in a file, as blobs of numbers.
**
** A number is 2 n for n hundredths, folded as varint.h does, or 1 and the eight
** bytes of a double that is no such number. An article's blob holds the boxes of the article; then
** of each element of which something is known: its number + 1, its boxes, its
** places in the file as spans, 1 and its confidence or 0; at the end 0. A list
** begins with its length. A page's blob holds width, height, and its unit.
*/
#ifndef BUL_FOUND_H
#define BUL_FOUND_H

#include "../../base/buffer.h"

/* False when there is nothing to keep. */
bool bul_found_put(bul_buffer *out, const bulletin_article *article);

/* Sets it in an article whose body is there already, in `arena`; an absent blob
** leaves all as it is. CORRUPT. */
int bul_found_take(bulletin_article *out, bulletin_text blob, bul_arena *arena,
                   bulletin_error *error);

bool bul_found_equal(const bulletin_article *a, const bulletin_article *b);

/* The size of a page; CORRUPT. */
void bul_size_put(bul_buffer *out, const bulletin_page *page);
int bul_size_take(bulletin_page *out, bulletin_text blob, bul_arena *arena,
                  bulletin_error *error);

#endif
