/*
** merge.h - several segments become one.
**
** A search looks into every segment, so their number must grow with the
** logarithm of the archive only; a document is written anew each time its
** segment is merged, so that must not be often. Sixteen segments of about one
** size become one, up to eight thousand documents.
*/
#ifndef BUL_MERGE_H
#define BUL_MERGE_H

#include "engine.h"

/* Merges the newest segments as long as there are many small ones. Documents
** that are dead go. */
int bul_segments_merge(const bul_engine *engine,
                       const bulletin_allocator *allocator,
                       bulletin_error *error);

#endif
