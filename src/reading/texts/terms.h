/*
** terms.h - a word as a term: the same for all its spellings.
*/
#ifndef BUL_TERMS_H
#define BUL_TERMS_H

#include "../../base/fold.h"
#include "../../base/hash.h"
#include "../../base/text.h"

/* The FNV-1a hash of a word's characters, simplified, in half width and
** small letters; never 0. */
static inline uint64_t bul_term_hash(bulletin_text word) {
  uint64_t hash = bul_hash64_start;
  for (size_t i = 0; i < word.size;) {
    size_t size;
    hash = bul_hash64_more(
        hash, bul_fold_search_at(word.data + i, word.data + word.size, &size));
    i += size;
  }
  return hash == 0 ? 1 : hash;
}

#endif
