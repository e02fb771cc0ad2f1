/*
** fold.c - see fold.h.
*/
#include "fold.h"

#include "hanzi.h"
#include "marks.h"

/* Characters that have a simplified form and stand for themselves, too. */
static const char32_t own[] = U"乾徵瞭藉覆彷崑吒";

uint32_t bul_fold_char(uint32_t c) {
  if (c < 0x3000) return c;
  if (c == U'「' || c == U'『') return U'“';
  if (c == U'」' || c == U'』') return U'”';
  uint32_t simple = bul_hanzi_simplified(c);
  if (simple == c || simple < 0x800 || (simple > 0xFFFF) != (c > 0xFFFF))
    return c;
  for (const char32_t *k = own; *k != 0; k++)
    if (*k == c) return c;
  return simple;
}

/* Lower case of the Latin, Greek and Cyrillic letters whose two cases lie at
** a fixed distance. */
static uint32_t lower(uint32_t c) {
  if (c - 'A' < 26) return c + 32;
  if (c < U'À') return c;
  if (c <= U'Þ') return c == U'×' ? c : c + 32;
  if (c >= U'Ā' && c <= U'ķ') return c | 1;
  if (c >= U'Ĺ' && c <= U'ň') return (c & 1) != 0 ? c + 1 : c;
  if (c >= U'Ŋ' && c <= U'ŷ') return c | 1;
  if (c >= U'Α' && c <= U'Ω') return c + 32;
  if (c >= U'А' && c <= U'Я') return c + 32;
  if (c >= U'Ѐ' && c <= U'Џ') return c + 80;
  return c;
}

/* Behind these lie only letters without case. */
enum { LAST_CASE = 0x58F };

uint32_t bul_fold_search(uint32_t c) {
  if (c < 0x80) return c - 'A' < 26 ? c + 32 : c;
  if (c >= BUL_HAN_FIRST && c <= BUL_HAN_LAST) return bul_hanzi_simplified(c);
  c = bul_halfwidth(c);
  return c <= LAST_CASE ? lower(c) : bul_hanzi_simplified(c);
}

uint32_t bul_fold_search_at(const char *at, const char *end, size_t *size) {
  if ((unsigned char)*at == 0xEF) /* so half-width kana begin */
    return bul_fold_search(bul_kana_at(at, end, size));
  return bul_fold_search(bul_char_at(at, size));
}

uint32_t bul_fold_read(uint32_t c) {
  if (c < 0x80) return c == '-' || c == '~' ? BUL_DASH : c;
  switch (c) {
  case U'○':
  case U'Ｏ':
  case U'◯':
  case U'零':
    return U'〇';
  BUL_CASE_DASHES:
    return BUL_DASH;
  case U'∶':
  case U'︰':
    return ':';
  case U'﹪':
    return '%';
  case U'壹':
    return U'一';
  case U'兩':
  case U'両':
    return U'两';
  case U'廾':
    return U'廿';
  }
  return bul_fold_char(bul_halfwidth(c));
}

bool bul_fold(bul_folded *out, bulletin_text text,
              const bulletin_allocator *allocator) {
  *out = (bul_folded){.text = text};
  for (size_t at = 0, size; at < text.size; at += size) {
    uint32_t c = bul_char_at(text.data + at, &size);
    uint32_t folded = bul_fold_char(c);
    if (folded == c) continue;
    if (out->owned == NULL) {
      out->owned = bul_resize(allocator, NULL, 0, text.size);
      if (out->owned == NULL) return false;
      memcpy(out->owned, text.data, text.size);
      out->text.data = out->owned;
    }
    bul_char_put(out->owned + at, folded);
  }
  return true;
}

void bul_fold_free(bul_folded *folded, const bulletin_allocator *allocator) {
  bul_free(allocator, folded->owned, folded->text.size);
  *folded = (bul_folded){.owned = NULL};
}
