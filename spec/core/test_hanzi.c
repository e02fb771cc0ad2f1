/* Simplified and traditional characters, half and full width. */
#include "check.h"

#include "base/hanzi.h"
#include "base/text.h"

#include <stdbool.h>

typedef uint32_t (*form)(uint32_t);

/* Every character of `from` has the form that stands at its place in `to`. */
static bool maps(form f, const char *from, const char *to) {
  bulletin_text a = bulletin_text_of(from), b = bulletin_text_of(to);
  size_t i = 0, j = 0, size;
  while (i < a.size && j < b.size) {
    uint32_t c = bul_char_at(a.data + i, &size);
    i += size;
    uint32_t d = bul_char_at(b.data + j, &size);
    j += size;
    if (f(c) != d) return false;
  }
  return i == a.size && j == b.size;
}

static void scripts(void) {
  CHECK(maps(bul_hanzi_simplified, "臺灣區長說爲為國體發髮後后",
             "台湾区长说为为国体发发后后"));
  CHECK(maps(bul_hanzi_traditional, "台湾区长说为国体发后里",
             "臺灣區長說為國體發後裡"));
  CHECK(maps(bul_hanzi_simplified, "二七区abc，Ａ\n", "二七区abc，Ａ\n"));
  CHECK(maps(bul_hanzi_traditional, "山水人abc，Ａ\n", "山水人abc，Ａ\n"));
  CHECK(bul_hanzi_simplified(0x2B8B8) != 0 &&
        bul_hanzi_simplified(UINT32_MAX) == UINT32_MAX);
  /* What is simplified stays so. */
  size_t changed = 0, again = 0;
  for (uint32_t c = 0; c < 0x33000; c++) {
    uint32_t s = bul_hanzi_simplified(c);
    changed += s != c;
    again += bul_hanzi_simplified(s) != s;
  }
  CHECK(changed > 4000 && changed < 5000);
  CHECK(again < 20);
}

/* Every character is found again among the sources of its simplified form. */
static void sources(void) {
  uint32_t found[8];
  for (uint32_t c = 0x3400; c < 0x33000; c++) {
    size_t count = bul_hanzi_sources(bul_hanzi_simplified(c), found, 8), i = 0;
    while (i < count && i < 8 && found[i] != c)
      i++;
    if (count > 8 || i == count) CHECK(!"a character is among its sources");
    if (c == 0x9FFF) c = 0x1FFFF;
  }
  CHECK(bul_hanzi_sources(0x9EB5, found, 8) == 0); /* 麵, which is 面 */
}

static void widths(void) {
  CHECK(maps(bul_halfwidth, "ＡＢｚ０９％（）￥　。、《》中",
             "ABz09%()¥ 。、《》中"));
  CHECK(maps(bul_fullwidth, "ABz09%()¥ ｡､｢｣ｱﾝ中",
             "ＡＢｚ０９％（）￥　。、「」アン中"));
  for (uint32_t c = '!'; c <= '~'; c++)
    if (bul_halfwidth(bul_fullwidth(c)) != c)
      CHECK(!"ASCII goes there and back");
}

int main(void) {
  scripts();
  sources();
  widths();
  return check_done();
}
