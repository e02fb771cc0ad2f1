/*
** units.c - see units.h.
*/
#include "units.h"

#include "../base/fold.h"
#include "../base/hash.h"

typedef enum unit_class { NOTHING, SPACE, MARK, HAN, WORD } unit_class;

typedef struct class_range {
  uint32_t first;
  uint32_t last;
  unsigned char class;
} class_range;

/* From U+00A0 on, in order; what lies between the ranges is part of words. */
static const class_range classes[] = {
    {0xA0, 0xA0, SPACE},         {0xA1, 0xA9, MARK},
    {0xAB, 0xAC, MARK},          {0xAD, 0xAD, NOTHING},
    {0xAE, 0xB1, MARK},          {0xB4, 0xB4, MARK},
    {0xB6, 0xB8, MARK},          {0xBB, 0xBB, MARK},
    {0xBF, 0xBF, MARK},          {0xD7, 0xD7, MARK},
    {0xF7, 0xF7, MARK},          {0x1100, 0x11FF, HAN},
    {0x1680, 0x1680, SPACE},     {0x2000, 0x200A, SPACE},
    {0x200B, 0x200F, NOTHING},   {0x2010, 0x2027, MARK},
    {0x2028, 0x2029, SPACE},     {0x202A, 0x202E, NOTHING},
    {0x202F, 0x202F, SPACE},     {0x2030, 0x205E, MARK},
    {0x205F, 0x205F, SPACE},     {0x2060, 0x2064, NOTHING},
    {0x20A0, 0x20CF, MARK},      {0x2190, 0x2BFF, MARK},
    {0x2E00, 0x2E7F, MARK},      {0x2E80, 0x2FDF, HAN},
    {0x2FF0, 0x2FFF, MARK},      {0x3000, 0x3000, SPACE},
    {0x3001, 0x3004, MARK},      {0x3005, 0x3007, HAN},
    {0x3008, 0x3020, MARK},      {0x3021, 0x3029, HAN},
    {0x302A, 0x3030, MARK},      {0x3031, 0x303C, HAN},
    {0x303D, 0x3040, MARK},      {0x3041, 0x30FA, HAN},
    {0x30FB, 0x30FB, MARK},      {0x30FC, 0x31BF, HAN},
    {0x31C0, 0x31EF, MARK},      {0x31F0, 0x31FF, HAN},
    {0x3200, 0x33FF, MARK},      {0x3400, 0x4DBF, HAN},
    {0x4DC0, 0x4DFF, MARK},      {0x4E00, 0x9FFF, HAN},
    {0xAC00, 0xD7FF, HAN},       {0xE000, 0xFAFF, HAN},
    {0xFE00, 0xFE0F, NOTHING},   {0xFE10, 0xFE6F, MARK},
    {0xFEFF, 0xFEFF, NOTHING},   {0xFF00, 0xFF65, MARK},
    {0xFF66, 0xFFDC, HAN},       {0xFFE0, 0xFFFF, MARK},
    {0x1F000, 0x1FAFF, MARK},    {0x20000, 0x3FFFF, HAN},
    {0xE0000, 0xE0FFF, NOTHING}, {0xF0000, 0x10FFFF, HAN},
};

/* The class of a character in its one form. */
static unit_class class_of(uint32_t c) {
  if (c >= 0x4E00 && c <= 0x9FFF) return HAN;
  if (c < 0x80) {
    if (bul_is_digit(c) || bul_is_latin(c)) return WORD;
    return c == ' ' || c - '\t' < 5 ? SPACE : MARK;
  }
  if (c < 0xA0) return c == 0x85 ? SPACE : NOTHING;
  size_t low = 0, high = sizeof classes / sizeof *classes;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (classes[middle].last < c)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == sizeof classes / sizeof *classes || classes[low].first > c)
    return WORD;
  return (unit_class)classes[low].class;
}

bool bul_unit_is_nothing(uint32_t c) {
  return class_of(c) == NOTHING;
}

void bul_units_start(bul_units *units, bulletin_text text) {
  *units = (bul_units){.at = text.data, .end = text.data + text.size};
}

/* A word's hash, mixed so that all its bits count. */
static uint64_t hash_end(uint64_t hash) {
  hash ^= hash >> 32;
  hash *= UINT64_C(0x9E3779B97F4A7C15);
  hash ^= hash >> 29;
  return hash & ((UINT64_C(1) << BUL_TERM_BITS) - 1);
}

/* The word that starts at units->at. Its first character is `c`, folded, of
** `size` bytes. */
static void read_word(bul_units *units, bul_unit *out, uint32_t c,
                      size_t size) {
  uint64_t hash = bul_hash64_start;
  uint64_t exact = 0;
  size_t bytes = 0;
  out->start = units->at;
  for (;;) {
    char utf8[4];
    size_t n = bul_char_put(utf8, c);
    for (size_t i = 0; i < n; i++)
      exact = exact << 8 | (unsigned char)utf8[i];
    bytes += n;
    hash = bul_hash64_more(hash, c);
    units->at += size;
    out->end = units->at;
    for (;;) { /* over what has no width */
      if (units->at == units->end) goto done;
      c = bul_fold_search_at(units->at, units->end, &size);
      unit_class class = class_of(c);
      if (class == WORD) break;
      if (class != NOTHING) goto done;
      units->at += size;
    }
  }
done:
  out->is_word = true;
  out->character = 0;
  out->term = bytes <= 7 ? bul_term(BUL_TERM_SHORT, exact)
                         : bul_term(BUL_TERM_LONG, hash_end(hash));
}

bool bul_units_next(bul_units *units, bul_unit *out) {
  bool spaced = false, marked = false;
  while (units->at < units->end) {
    size_t size;
    uint32_t c = bul_fold_search_at(units->at, units->end, &size);
    unit_class class = class_of(c);
    if (class < HAN) {
      spaced |= class == SPACE;
      marked |= class == MARK;
      units->at += size;
      continue;
    }
    bool apart = units->position > 0 &&
                 (marked || (spaced && class == HAN && !units->after_word));
    out->position = units->position + apart;
    units->position = out->position + 1;
    units->after_word = class == WORD;
    if (class == WORD) {
      read_word(units, out, c, size);
      return true;
    }
    out->is_word = false;
    out->character = c;
    out->term = bul_term(BUL_TERM_CHAR, c);
    out->start = units->at;
    units->at += size;
    out->end = units->at;
    return true;
  }
  return false;
}
