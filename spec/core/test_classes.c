/* The classes of words, by their table, beside a look at every row. */
#include "check.h"
#include "random.h"

#include "reading/words/classes.h"

#include <string.h>

enum { MOST_ROWS = BUL_CLASS_SLOTS / 2, TRIALS = 20000 };

static size_t count_rows(void) {
  size_t count = 0;
  for (size_t i = 0; i < BUL_CLASS_SLOTS; i++)
    if (bul_class_slots[i] > count) count = bul_class_slots[i];
  return count;
}

static uint32_t look(size_t count, bulletin_text word) {
  for (size_t i = 0; i < count; i++)
    if (bul_text_equal(bul_text(bul_class_rows[i].word, bul_class_rows[i].size),
                       word))
      return bul_class_rows[i].classes;
  return 0;
}

int main(void) {
  size_t count = count_rows();
  CHECK(count > 1000 && count < MOST_ROWS);
  for (size_t i = 0; i < count; i++) {
    bulletin_text word =
        bul_text(bul_class_rows[i].word, bul_class_rows[i].size);
    CHECK(strlen(word.data) == word.size);
    CHECK(bul_class_rows[i].classes != 0);
    CHECK(bul_classes_of(word) == bul_class_rows[i].classes);
  }
  for (int i = 0; i < TRIALS; i++) { /* a word, its beginning, or another */
    const bul_class_row *row = &bul_class_rows[random_below((uint32_t)count)];
    char bytes[UINT8_MAX];
    memcpy(bytes, row->word, row->size);
    size_t size = random_below(row->size + 1u);
    if (size > 0 && random_below(2) == 0)
      bytes[size - 1] = (char)random_below(256);
    bulletin_text word = bul_text(bytes, size);
    CHECK(bul_classes_of(word) == look(count, word));
  }
  return check_done();
}
