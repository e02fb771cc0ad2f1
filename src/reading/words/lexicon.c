/*
** lexicon.c - see lexicon.h.
*/
#include "lexicon.h"

static const char *const pos_names[BUL_POS_COUNT] = {
    [BUL_POS_NONE] = "x", [BUL_POS_A] = "a",   [BUL_POS_AD] = "ad",
    [BUL_POS_AG] = "ag",  [BUL_POS_AN] = "an", [BUL_POS_B] = "b",
    [BUL_POS_C] = "c",    [BUL_POS_D] = "d",   [BUL_POS_E] = "e",
    [BUL_POS_F] = "f",    [BUL_POS_G] = "g",   [BUL_POS_H] = "h",
    [BUL_POS_I] = "i",    [BUL_POS_J] = "j",   [BUL_POS_K] = "k",
    [BUL_POS_L] = "l",    [BUL_POS_M] = "m",   [BUL_POS_N] = "n",
    [BUL_POS_NG] = "ng",  [BUL_POS_NR] = "nr", [BUL_POS_NRT] = "nrt",
    [BUL_POS_NS] = "ns",  [BUL_POS_NT] = "nt", [BUL_POS_NX] = "nx",
    [BUL_POS_NZ] = "nz",  [BUL_POS_O] = "o",   [BUL_POS_P] = "p",
    [BUL_POS_Q] = "q",    [BUL_POS_R] = "r",   [BUL_POS_S] = "s",
    [BUL_POS_T] = "t",    [BUL_POS_TG] = "tg", [BUL_POS_U] = "u",
    [BUL_POS_V] = "v",    [BUL_POS_VD] = "vd", [BUL_POS_VG] = "vg",
    [BUL_POS_VN] = "vn",  [BUL_POS_W] = "w",   [BUL_POS_Y] = "y",
    [BUL_POS_Z] = "z",
};

const char *bulletin_pos_name(int pos) {
  return pos >= 0 && pos < BUL_POS_COUNT ? pos_names[pos] : "x";
}

int bul_pos_of(bulletin_text letters) {
  for (int pos = 0; pos < BUL_POS_COUNT; pos++) {
    if (bul_text_equal(letters, bulletin_text_of(pos_names[pos]))) return pos;
  }
  return -1;
}

uint32_t bul_other_code_of(uint32_t character) {
  size_t low = 0, high = bul_lexicon_other_count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (bul_lexicon_other[middle].character < character)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == bul_lexicon_other_count ||
      bul_lexicon_other[low].character != character)
    return 0;
  return bul_lexicon_other[low].code;
}

bul_cell bul_lexicon_find(bulletin_text word) {
  const char *at = word.data;
  const char *end = at + word.size;
  bul_cell cell = 0;
  while (at < end) {
    size_t size;
    uint32_t code = bul_code_of(bul_char_at(at, &size));
    cell = at == word.data ? bul_cell_first(code) : bul_cell_next(cell, code);
    if (cell == 0) return 0;
    at += size;
  }
  return bul_cell_is_word(cell) ? cell : 0;
}
