/* Hash tables: every key is found again, whatever its hash. */
#include "check.h"

#include "base/hash.h"

#include <stdlib.h>

enum { KEYS = 5000 };

static uint32_t spread(uint32_t key) {
  return key * 2654435761u;
}
static uint32_t crowded(uint32_t key) {
  return key % 50 + UINT32_MAX - 20;
}

/* The slot of a key, which is also the number of its item. */
static bul_hash_slot *find(const bul_hash_table *table, uint32_t hash,
                           uint32_t key) {
  bul_hash_slot *slot = bul_hash_first(table, hash);
  while (slot->item != 0 && slot->item - 1 != key)
    slot = bul_hash_next(table, slot);
  return slot;
}

static void keeps(uint32_t (*hash)(uint32_t key)) {
  bul_hash_table table = {.allocator = bul_allocator(NULL)};
  bool fresh = true, found = true;
  for (uint32_t key = 0; key < KEYS; key++) {
    if (!bul_hash_room(&table)) abort();
    bul_hash_slot *slot = find(&table, hash(key), key);
    fresh = fresh && slot->item == 0;
    bul_hash_put(&table, slot, hash(key), key);
  }
  for (uint32_t key = 0; key < KEYS; key++)
    found = found && find(&table, hash(key), key)->item == key + 1;
  CHECK(fresh && found && table.count == KEYS && table.size >= 2 * KEYS);
  CHECK(find(&table, hash(KEYS), KEYS)->item == 0);
  bul_hash_free(&table);
  bul_hash_free(&table);
}

int main(void) {
  keeps(spread);
  keeps(crowded);
  CHECK(bul_hash(bulletin_text_of("")) == 2166136261u);
  CHECK(bul_hash(bulletin_text_of("a")) == 0xE40C292Cu);
  return check_done();
}
