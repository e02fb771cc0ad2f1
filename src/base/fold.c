/*
** fold.c - see fold.h.
*/
#include "fold.h"

#include "hanzi.h"

#include <uchar.h>

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
