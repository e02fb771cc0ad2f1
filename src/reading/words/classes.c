/*
** classes.c - see classes.h.
*/
#include "classes.h"

#include "../../base/hash.h"

uint32_t bul_classes_of(bulletin_text word) {
  return bul_classes_at(word, bul_hash(word));
}

uint32_t bul_classes_at(bulletin_text word, uint32_t hash) {
  size_t at = hash % BUL_CLASS_SLOTS;
  for (; bul_class_slots[at] != 0; at = (at + 1) % BUL_CLASS_SLOTS) {
    const bul_class_row *row = &bul_class_rows[bul_class_slots[at] - 1];
    if (row->size == word.size && memcmp(row->word, word.data, word.size) == 0)
      return row->classes;
  }
  return 0;
}
