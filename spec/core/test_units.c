/* Text as the search sees it, beside a reading that has each character's class
** and form in a table and counts positions one rule at a time. */
#include "check.h"
#include "random.h"

#include "index/units.h"

#include <string.h>

typedef struct piece {
  const char *text;
  char class; /* Han, Word, Mark, Space, Nothing */
  const char *form;
} piece;

static const piece pieces[] = {
    {"春", 'H', "春"},
    {"國", 'H', "国"},
    {"国", 'H', "国"},
    {"〇", 'H', "〇"},
    {"ア", 'H', "ア"},
    {"ｱ", 'H', "ア"},
    {"ｶﾞ", 'H', "ガ"},
    {"ﾊﾟ", 'H', "パ"},
    {"ｰ", 'H', "ー"},
    {"𠀀", 'H', "𠀀"},
    {"a", 'W', "a"},
    {"Ａ", 'W', "a"},
    {"7", 'W', "7"},
    {"７", 'W', "7"},
    {"É", 'W', "é"},
    {"Ж", 'W', "ж"},
    {"，", 'M', ""},
    {",", 'M', ""},
    {"“", 'M', ""},
    {"·", 'M', ""},
    {" ", 'S', ""},
    {"　", 'S', ""},
    {"\n", 'S', ""},
    {"\xE2\x80\x8B", 'N', ""},
    {"\xEF\xBB\xBF", 'N', ""},
};
enum { PIECES = sizeof pieces / sizeof *pieces, LONGEST = 40 };

typedef struct expected {
  bool is_word;
  char form[LONGEST * 6 + 1];
  uint32_t position;
  size_t start, end; /* bytes */
} expected;

/* The rules of units.h, read literally. */
static size_t read_slowly(expected *out, const piece *const *text,
                          size_t count) {
  size_t found = 0, byte = 0;
  bool marked = false, spaced = false, after_word = false, in_word = false;
  for (size_t i = 0; i < count; i++) {
    char class = text[i]->class;
    size_t size = strlen(text[i]->text);
    if (class == 'M') marked = true;
    if (class == 'S') spaced = true;
    if (class == 'M' || class == 'S' || class == 'H') {
      if (class != 'H') in_word = false;
    }
    if (class == 'W' && in_word) {
      strcat(out[found - 1].form, text[i]->form);
      out[found - 1].end = byte + size;
    } else if (class == 'W' || class == 'H') {
      expected *unit = &out[found];
      bool apart = marked || (spaced && class == 'H' && !after_word);
      *unit = (expected){
          .is_word = class == 'W', .start = byte, .end = byte + size};
      strcpy(unit->form, text[i]->form);
      unit->position =
          found == 0 ? 0 : out[found - 1].position + 1 + (apart ? 1 : 0);
      found++;
      marked = spaced = false;
      in_word = after_word = class == 'W';
    }
    byte += size;
  }
  return found;
}

static void try_text(const piece *const *text, size_t count) {
  char bytes[LONGEST * 6 + 1] = "";
  expected want[LONGEST];
  size_t size = read_slowly(want, text, count), found = 0;
  for (size_t i = 0; i < count; i++)
    strcat(bytes, text[i]->text);
  bul_units units;
  bul_unit unit;
  bul_units_start(&units, bulletin_text_of(bytes));
  while (bul_units_next(&units, &unit)) {
    CHECK(found < size);
    if (found >= size) return;
    const expected *w = &want[found++];
    CHECK(unit.is_word == w->is_word && unit.position == w->position);
    CHECK((size_t)(unit.start - bytes) == w->start);
    CHECK((size_t)(unit.end - bytes) == w->end);
    size_t length;
    if (!w->is_word) {
      CHECK(unit.character == bul_char_at(w->form, &length));
      CHECK(unit.term == bul_term(BUL_TERM_CHAR, unit.character));
    } else if (strlen(w->form) <= 7) { /* a short word is its bytes */
      uint64_t exact = 0;
      for (const char *p = w->form; *p != '\0'; p++)
        exact = exact * 256 + (unsigned char)*p;
      CHECK(unit.term == bul_term(BUL_TERM_SHORT, exact));
    } else { /* a long one is that of its form */
      bul_units again;
      bul_unit same;
      bul_units_start(&again, bulletin_text_of(w->form));
      CHECK(bul_units_next(&again, &same) && same.term == unit.term);
      CHECK(unit.term >> BUL_TERM_BITS == BUL_TERM_LONG);
    }
  }
  CHECK(found == size);
}

int main(void) {
  for (int round = 0; round < 4000; round++) {
    const piece *text[LONGEST];
    size_t count = random_below(LONGEST + 1);
    for (size_t i = 0; i < count; i++)
      text[i] = &pieces[random_below(PIECES)];
    try_text(text, count);
  }
  CHECK(bul_term_pair('a', 'b') < bul_term(BUL_TERM_SHORT, 0));
  return check_done();
}
