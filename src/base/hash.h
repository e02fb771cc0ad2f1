/*
** hash.h - hash tables: which of the caller's items has a key.
**
** A table keeps numbers of items, with the hashes of their keys; the items
** are the caller's, and so is telling apart two keys of one hash:
**
**   bul_hash_slot *slot = bul_hash_first(&table, hash);
**   while (slot->item != 0 && items[slot->item - 1] is another)
**     slot = bul_hash_next(&table, slot);
**
** ends at the key's slot, or at the empty one where it belongs.
*/
#ifndef BUL_HASH_H
#define BUL_HASH_H

#include "memory.h"

typedef struct bul_hash_slot {
  uint32_t hash;
  uint32_t item; /* plus one; 0 in an empty slot */
} bul_hash_slot;

/* Zeroed but for its allocator, a table is empty. */
typedef struct bul_hash_table {
  bulletin_allocator allocator;
  bul_hash_slot *slots;
  size_t size; /* a power of two, at most half of it in use */
  size_t count;
} bul_hash_table;

/* The 64 bits of FNV-1a, of bytes or of characters. */
static const uint64_t bul_hash64_start = 14695981039346656037u;

static inline uint64_t bul_hash64_more(uint64_t hash, uint32_t c) {
  return (hash ^ c) * UINT64_C(1099511628211);
}

/* A hash of a text, the same everywhere and for good: archives keep it. */
static inline uint64_t bul_hash_text(bulletin_text text) {
  uint64_t h = bul_hash64_start;
  for (size_t i = 0; i < text.size; i++)
    h = bul_hash64_more(h, (unsigned char)text.data[i]);
  return h ^ h >> 29;
}

/* Makes sure of an empty slot for one more item, without which no search may
** begin; false when memory ran out. Slots move. */
bool bul_hash_room(bul_hash_table *table);

/* The first slot that `hash` may lie in: one that has it, or an empty one. */
bul_hash_slot *bul_hash_first(const bul_hash_table *table, uint32_t hash);

/* The next such slot after one that has the same hash. */
bul_hash_slot *bul_hash_next(const bul_hash_table *table,
                             const bul_hash_slot *slot);

/* Puts item `item` (counted from 0, below UINT32_MAX) into an empty slot that
** a search for `hash` ended at. */
void bul_hash_put(bul_hash_table *table, bul_hash_slot *slot, uint32_t hash,
                  size_t item);

void bul_hash_free(bul_hash_table *table);

/* The 32 bits of FNV-1a, a byte at a time. */
enum { BUL_HASH_PRIME = 16777619 };
static const uint32_t bul_hash_start = 2166136261u;

static inline uint32_t bul_hash_more(uint32_t hash, char byte) {
  return (hash ^ (unsigned char)byte) * BUL_HASH_PRIME;
}

static inline uint32_t bul_hash(bulletin_text text) {
  uint32_t hash = bul_hash_start;
  for (size_t i = 0; i < text.size; i++)
    hash = bul_hash_more(hash, text.data[i]);
  return hash;
}

#endif
