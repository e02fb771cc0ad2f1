/*
** phrase.h - one phrase of a query held against one segment.
*/
#ifndef BUL_PHRASE_H
#define BUL_PHRASE_H

#include "lookup.h"

/* Finds the documents of phrase number `p`, whose first term has number
** `term`. */
int bul_phrase_find(bul_lookup *lookup, bul_found_list *out, size_t p,
                    size_t term, size_t segment, bulletin_error *error);

/* Makes room for `more` documents; false when memory ran out. */
bool bul_found_reserve(const bul_lookup *lookup, bul_found_list *list,
                       size_t more);

#endif
