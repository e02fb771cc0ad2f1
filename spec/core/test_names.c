/* The rows of surnames, which are looked up by halves. */
#include "check.h"

#include "page/bylines/names.h"
#include "page/bylines/names_words.h"

/* Characters of three bytes, each behind the one before it, so that none
** stands twice. */
static void is_in_order(bulletin_text row) {
  uint32_t before = 0;
  size_t size;
  for (size_t at = 0; at < row.size; at += size) {
    uint32_t here = bul_char_at(row.data + at, &size);
    if (size != 3 || here <= before)
      printf("# %.*s\n", (int)size, row.data + at);
    CHECK(size == 3 && here > before);
    before = here;
  }
}

/* Every character of `row` begins a name of that rank. */
static void has_rank(bulletin_text row, bul_surname_rank rank) {
  for (size_t at = 0; at < row.size; at += 3) {
    size_t size;
    CHECK(bul_surname(bul_text(row.data + at, 3), &size) == rank && size == 3);
  }
}

static void rows(void) {
  is_in_order(common_surnames);
  is_in_order(rare_surnames);
  is_in_order(compound_starts);
  has_rank(common_surnames, BUL_SURNAME_COMMON);
  has_rank(rare_surnames, BUL_SURNAME_RARE);
}

/* Every compound surname is found, so its first character has its row. */
static void compounds(void) {
  for (size_t i = 0; i < BUL_COUNT(compound_surnames); i++) {
    size_t size;
    CHECK(bul_surname(compound_surnames[i], &size) == BUL_SURNAME_COMMON);
    CHECK(size == compound_surnames[i].size);
  }
}

/* What stands in a list of words is found. */
static void lasts(void) {
  for (size_t i = 0; i < BUL_COUNT(no_names); i++)
    CHECK(bul_is_no_name(no_names[i]));
  for (size_t i = 0; i < BUL_COUNT(no_name_ends); i++)
    CHECK(bul_is_no_name(no_name_ends[i]));
  for (size_t i = 0; i < BUL_COUNT(body_ends); i++) {
    char word[60] = "棠州市";
    size_t size = strlen(word);
    memcpy(word + size, body_ends[i].data, body_ends[i].size);
    CHECK(bul_is_body(bul_text(word, size + body_ends[i].size)));
  }
  CHECK(!bul_is_no_name(BUL_TEXT("周岚")) && !bul_is_no_name(BUL_TEXT("")));
  CHECK(!bul_is_body(BUL_TEXT("周岚")) && !bul_is_body(BUL_TEXT("")));
}

static void ranks(void) {
  size_t size;
  CHECK(bul_surname(BUL_TEXT("欧阳修"), &size) == BUL_SURNAME_COMMON);
  CHECK(size == 6);
  CHECK(bul_surname(BUL_TEXT("的确"), &size) == BUL_SURNAME_NONE);
  CHECK(bul_surname(BUL_TEXT("𠮷野"), &size) == BUL_SURNAME_NONE);
  CHECK(bul_surname(BUL_TEXT("Wang"), &size) == BUL_SURNAME_NONE);
  CHECK(bul_surname(BUL_TEXT(""), &size) == BUL_SURNAME_NONE);
}

int main(void) {
  rows();
  compounds();
  lasts();
  ranks();
  return check_done();
}
