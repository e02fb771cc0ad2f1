/* The one home of characters and numbers: cursor, folds, marks, decimals and
** numerals. */
#include "check.h"

#include "base/cursor.h"
#include "base/fold.h"
#include "base/marks.h"
#include "base/numeral.h"

#include <math.h>

static void cursors(void) {
  bul_cursor c = bul_cursor_of(BUL_TEXT("　5月（六）x"));
  int month = 0;
  CHECK(bul_take_spaces(&c) == 3 && !bul_take(&c, "月"));
  CHECK(bul_take_number(&c, 12, &month) && month == 5);
  CHECK(!bul_take(&c, "月份") && bul_take(&c, "月"));
  CHECK(bul_take_in(&c, U"[（") == U'（' && bul_take_in(&c, U"）") == 0);
  static const bulletin_text words[] = {BUL_ROW("五"), BUL_ROW("六）")};
  CHECK(bul_take_first(&c, words, 2) == 1 && bul_peek(&c) == 'x');
  CHECK(bul_next(&c) == 'x' && bul_next(&c) == 0 && bul_peek(&c) == 0);
  CHECK(bul_at_end(&c) && !bul_take_in(&c, U"x") && !bul_take(&c, "x"));
  c = bul_cursor_of((bulletin_text){NULL, 0});
  CHECK(bul_at_end(&c) && bul_next(&c) == 0 && bul_rest(&c).size == 0);
}

static int number(const char *text, int max) {
  bul_cursor c = bul_cursor_of(bulletin_text_of(text));
  int value;
  return bul_take_number(&c, max, &value) ? value : -1;
}

static void printed_numbers(void) {
  CHECK(number("2026年", 9999) == 2026 && number("２０２６", 9999) == 2026);
  CHECK(number("二○二六年", 9999) == 2026 && number("二零二六", 9999) == 2026);
  CHECK(number("十二月", 12) == 12 && number("廿六", 31) == 26);
  CHECK(number("卅一日", 31) == 31 && number("三十", 31) == 30);
  CHECK(number("13", 12) == -1 && number("十三", 12) == -1);
  CHECK(number("", 9) == -1 && number("月", 9) == -1);
  CHECK(number("1234567890123", 9999) == -1);
}

static void folds(void) {
  CHECK(bul_fold_search(U'體') == U'体' && bul_fold_search(U'Ａ') == 'a');
  CHECK(bul_fold_search(U'É') == U'é' && bul_fold_search(U'×') == U'×');
  CHECK(bul_fold_char(U'「') == U'“' && bul_fold_char(U'Ａ') == U'Ａ');
  CHECK(bul_fold_read(U'○') == U'〇' && bul_fold_read(U'～') == BUL_DASH);
  CHECK(bul_fold_read(U'Ａ') == 'A' && bul_fold_read(U'」') == U'”');
}

static void marks(void) {
  CHECK(bul_ends_sentence(U'。') && !bul_ends_sentence(U'，'));
  CHECK(bul_mark(U'《') == (BUL_OPENS | BUL_TITLES) && bul_mark(U'体') == 0);
  /* What opens is closed by a mark of its own kind. */
  bool paired = true;
  size_t pairs = 0;
  for (uint32_t c = 1; c < 0x10000; c++) {
    uint32_t closing = bul_closing(c);
    bool opens = (bul_mark(c) & BUL_OPENS) != 0;
    pairs += opens;
    paired = paired && opens == (closing != 0);
    if (opens)
      paired = paired &&
               (bul_mark(closing) ^ BUL_CLOSES) == (bul_mark(c) ^ BUL_OPENS);
  }
  CHECK(paired && pairs == 16);
}

static void decimals(void) {
  bul_decimal d = bul_decimal_scale((bul_decimal){92, 1}, 8);
  CHECK(d.digits == 920000000 && d.places == 0);
  d = bul_decimal_add((bul_decimal){125, 2}, (bul_decimal){5, 1});
  CHECK(d.digits == 175 && d.places == 2);
  d = bul_decimal_add((bul_decimal){15, 1}, (bul_decimal){-5, 1});
  CHECK(d.digits == 1 && d.places == 0);
  d = bul_decimal_ratio(bul_decimal_of(1), bul_decimal_of(4));
  CHECK(d.digits == 25 && d.places == 2);
  d = bul_decimal_ratio(bul_decimal_of(2), bul_decimal_of(3));
  CHECK(d.digits == 666666666666666666 && d.places == 18);
  /* What has no room is cut at the end, not at the head. */
  d = bul_decimal_scale(bul_decimal_of(123456789012345678), 20);
  CHECK(bulletin_decimal_value(d) == 123456789012345678e20);
  d = bul_decimal_add(d, bul_decimal_of(1));
  CHECK(bulletin_decimal_value(d) == 123456789012345678e20);
  CHECK(bulletin_decimal_value((bulletin_decimal){1, 40}) > 0);
  CHECK(bulletin_decimal_value((bulletin_decimal){381, 2}) == 3.81);
}

/* The number that `text` begins with, or NAN. */
static double value_of(const char *text, size_t *glyphs, bul_numeral *n) {
  bulletin_allocator allocator = bul_allocator(NULL);
  bul_glyphs g;
  size_t next;
  bul_glyphs_init(&g, &allocator);
  bool found = bul_glyphs_line(&g, bulletin_text_of(text), 0, &next) &&
               bul_numeral_read(n, &g, BUL_GLYPH_PAD);
  bul_glyphs_free(&g);
  *glyphs = found ? n->end - BUL_GLYPH_PAD : 0;
  return found ? n->value : NAN;
}

static void numerals(void) {
  static const struct {
    const char *text;
    double value, max; /* max 0: no range */
    size_t end;
  } cases[] = {
      {"1,381,919人", 1381919, 0, 9},
      {"12,34", 12, 0, 2},
      {"2.5万", 25000, 0, 4},
      {"9.2亿", 920000000, 0, 4},
      {"3万5千", 35000, 0, 4},
      {"12亿3456万", 1234560000, 0, 8},
      {"2020.7.18", 2020, 0, 4},
      {"一百二十", 120, 0, 4},
      {"一百二", 120, 0, 3},
      {"一百〇二", 102, 0, 4},
      {"三万五", 35000, 0, 3},
      {"二〇二五年", 2025, 0, 4},
      {"三四十", 30, 40, 3},
      {"二三百", 200, 300, 3},
      {"十几个", 10, 0, 2},
      {"数百人", 100, 0, 2},
      {"3000多万", 30000000, 0, 6},
      {"二点五万", 25000, 0, 4},
      {"廿三", 23, 0, 2},
      {"卅一", 31, 0, 2},
      {"三千米", 3, 0, 1},
      {"兩萬", 20000, 0, 2},
      {"一亿二千万", 120000000, 0, 5},
      {"万亿", 1e12, 0, 2},
      {"10月", 10, 0, 2},
  };
  bul_numeral n;
  size_t end;
  for (size_t i = 0; i < BUL_COUNT(cases); i++) {
    bool right = value_of(cases[i].text, &end, &n) == cases[i].value &&
                 end == cases[i].end && n.range == (cases[i].max > 0) &&
                 (!n.range || n.max == cases[i].max);
    if (!right) fprintf(stderr, "%s is %g\n", cases[i].text, n.value);
    CHECK(right);
  }
  CHECK(isnan(value_of("年", &end, &n)) && isnan(value_of("", &end, &n)));
  CHECK(value_of("123456789012345678901234567890", &end, &n) > 1.2e29);
  CHECK(end == 30);
}

int main(void) {
  cursors();
  printed_numbers();
  folds();
  marks();
  decimals();
  numerals();
  return check_done();
}
