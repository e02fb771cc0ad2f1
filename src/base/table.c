/*
** table.c - see table.h. Open addressing: a key's slot is the first from its
** hash on that has it before an empty one.
*/
#include "table.h"

#include <string.h>

static bul_slot *slot_from(const bul_table *table, size_t at, uint32_t hash) {
  size_t mask = table->size - 1;
  for (;; at++) {
    bul_slot *slot = &table->slots[at & mask];
    if (slot->item == 0 || slot->hash == hash) return slot;
  }
}

bul_slot *bul_table_first(const bul_table *table, uint32_t hash) {
  return slot_from(table, hash, hash);
}

bul_slot *bul_table_next(const bul_table *table, const bul_slot *slot) {
  return slot_from(table, (size_t)(slot - table->slots) + 1, slot->hash);
}

void bul_table_put(bul_table *table, bul_slot *slot, uint32_t hash,
                   size_t item) {
  *slot = (bul_slot){hash, (uint32_t)item + 1};
  table->count++;
}

bool bul_table_room(bul_table *table) {
  if (table->count * 2 < table->size) return true;
  bul_table grown = {.allocator = table->allocator, .count = table->count};
  size_t bytes;
  if (table->count >= UINT32_MAX / 2 ||
      !bul_mul(&grown.size, table->size, 2))
    return false;
  if (grown.size == 0) grown.size = 64;
  if (!bul_mul(&bytes, grown.size, sizeof *grown.slots)) return false;
  grown.slots = bul_resize(&table->allocator, NULL, 0, bytes);
  if (grown.slots == NULL) return false;
  memset(grown.slots, 0, bytes);
  for (size_t i = 0; i < table->size; i++) {
    const bul_slot old = table->slots[i];
    if (old.item == 0) continue;
    bul_slot *slot = bul_table_first(&grown, old.hash);
    while (slot->item != 0) slot = bul_table_next(&grown, slot);
    *slot = old;
  }
  bul_table_free(table);
  *table = grown;
  return true;
}

void bul_table_free(bul_table *table) {
  bul_free(&table->allocator, table->slots, table->size * sizeof *table->slots);
  table->slots = NULL;
  table->size = table->count = 0;
}
