/*
** merge.h - several segments become one.
**
** A search looks into every segment, so their number must grow with the
** logarithm of the archive only; a document is written anew each time its
** segment is merged, so that must not be often. The newest segments, eight or
** more, become one that is at least four times as large as the largest of them:
** so a document is written anew three to five times, and some ten to thirty
** segments stand beside each other. The largest are as large as a quarter of a
** million documents, or 32,000 where merges are done at once.
**
** In a file a large merge goes on a piece at a time, with each transaction that
** writes, in proportion to what that one writes. The segment that it makes does
** not show until it is done: those that it is made of do. Then their rows are
** removed, a piece at a time too. What was written is a row of `merging` each
** (see engine.h), so that a merge goes on after whatever ended its writer. What
** comes meanwhile is merged beside it, and goes before it. Documents that die
** meanwhile are taken along, and dead in the new segment too.
*/
#ifndef BUL_MERGE_H
#define BUL_MERGE_H

#include "engine.h"

/* Goes on with a merge; merges the newest segments as long as there are many
** small ones. Documents that are dead go. `written` is how many rows of postings
** the transaction has added. */
int bul_segments_merge(const bul_engine *engine, size_t written,
                       const bulletin_allocator *allocator,
                       bulletin_error *error);

#endif
