/*
** hash.c - see hash.h. Open addressing: a key's slot is the first from its
** hash on that has it before an empty one.
*/
#include "hash.h"

#include <string.h>

static bul_hash_slot *slot_from(const bul_hash_table *table, size_t at,
                                uint32_t hash) {
  size_t mask = table->size - 1;
  for (;; at++) {
    bul_hash_slot *slot = &table->slots[at & mask];
    if (slot->item == 0 || slot->hash == hash) return slot;
  }
}

bul_hash_slot *bul_hash_first(const bul_hash_table *table, uint32_t hash) {
  return slot_from(table, hash, hash);
}

bul_hash_slot *bul_hash_next(const bul_hash_table *table,
                             const bul_hash_slot *slot) {
  return slot_from(table, (size_t)(slot - table->slots) + 1, slot->hash);
}

void bul_hash_put(bul_hash_table *table, bul_hash_slot *slot, uint32_t hash,
                  size_t item) {
  *slot = (bul_hash_slot){hash, (uint32_t)item + 1};
  table->count++;
}

bool bul_hash_room(bul_hash_table *table) {
  if (table->count * 2 < table->size) return true;
  bul_hash_table grown = {.allocator = table->allocator, .count = table->count};
  size_t bytes;
  if (table->count >= UINT32_MAX / 2 || !bul_mul(&grown.size, table->size, 2))
    return false;
  if (grown.size == 0) grown.size = 64;
  if (!bul_mul(&bytes, grown.size, sizeof *grown.slots)) return false;
  grown.slots = bul_resize(&table->allocator, NULL, 0, bytes);
  if (grown.slots == NULL) return false;
  memset(grown.slots, 0, bytes);
  for (size_t i = 0; i < table->size; i++) {
    const bul_hash_slot old = table->slots[i];
    if (old.item == 0) continue;
    bul_hash_slot *slot = bul_hash_first(&grown, old.hash);
    while (slot->item != 0)
      slot = bul_hash_next(&grown, slot);
    *slot = old;
  }
  bul_hash_free(table);
  *table = grown;
  return true;
}

void bul_hash_free(bul_hash_table *table) {
  bul_free(&table->allocator, table->slots, table->size * sizeof *table->slots);
  table->slots = NULL;
  table->size = table->count = 0;
}
