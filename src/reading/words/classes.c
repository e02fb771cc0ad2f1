/*
** classes.c - see classes.h.
*/
#include "classes.h"

uint32_t bul_classes_of(bulletin_text word) {
  size_t low = 0, high = bul_class_row_count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    const bul_class_row *row = &bul_class_rows[middle];
    int order = row->size < word.size   ? -1
                : row->size > word.size ? 1
                                        : memcmp(row->word, word.data, word.size);
    if (order == 0) return row->classes;
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return 0;
}
