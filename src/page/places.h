/*
** places.h - where pieces and their elements were found, by a layout.
*/
#ifndef BUL_PLACES_H
#define BUL_PLACES_H

#include "articles.h"

/* Sets the boxes of the articles and what was found of each element of their
** bodies. False when memory ran out. */
bool bul_places_set(const bul_articles *articles, const bulletin_layout *layout,
                    bul_arena *arena);

#endif
