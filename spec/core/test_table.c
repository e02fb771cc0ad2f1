/* Hash tables: every key is found again, whatever its hash. */
#include "check.h"

#include "base/table.h"

#include <stdlib.h>

enum { KEYS = 5000 };

static uint32_t spread(uint32_t key) { return key * 2654435761u; }
static uint32_t crowded(uint32_t key) { return key % 50 + UINT32_MAX - 20; }

/* The slot of a key, which is also the number of its item. */
static bul_slot *find(const bul_table *table, uint32_t hash, uint32_t key) {
  bul_slot *slot = bul_table_first(table, hash);
  while (slot->item != 0 && slot->item - 1 != key)
    slot = bul_table_next(table, slot);
  return slot;
}

static void keeps(uint32_t (*hash)(uint32_t key)) {
  bul_table table = {.allocator = bul_allocator(NULL)};
  bool fresh = true, found = true;
  for (uint32_t key = 0; key < KEYS; key++) {
    if (!bul_table_room(&table)) abort();
    bul_slot *slot = find(&table, hash(key), key);
    fresh = fresh && slot->item == 0;
    bul_table_put(&table, slot, hash(key), key);
  }
  for (uint32_t key = 0; key < KEYS; key++)
    found = found && find(&table, hash(key), key)->item == key + 1;
  CHECK(fresh && found && table.count == KEYS && table.size >= 2 * KEYS);
  CHECK(find(&table, hash(KEYS), KEYS)->item == 0);
  bul_table_free(&table);
  bul_table_free(&table);
}

int main(void) {
  keeps(spread);
  keeps(crowded);
  CHECK(bul_hash(bulletin_text_of("")) == 2166136261u);
  CHECK(bul_hash(bulletin_text_of("a")) == 0xE40C292Cu);
  return check_done();
}
