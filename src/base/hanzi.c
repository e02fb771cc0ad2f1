/*
** hanzi.c - see hanzi.h.
**
** A map is looked up by blocks of 64 characters: a bit of the block's mask
** says whether the character has another form, and the bits before it say
** where in `targets` that form stands. Block 0 of the masks is the empty one,
** which most blocks share.
*/
#include "hanzi.h"

#include "hanzi_table.h"
#include "text.h"

#include <uchar.h>

typedef struct character_map {
  const uint16_t *blocks;
  size_t block_count;
  const uint64_t *masks;
  const uint16_t *bases;
  const uint32_t *targets;
} character_map;

#define MAP(name)                                                              \
  {                                                                            \
    name##_blocks, sizeof name##_blocks / sizeof *name##_blocks, name##_masks, \
        name##_bases, name##_targets                                           \
  }

static const character_map simplified = MAP(simplified);
static const character_map traditional = MAP(traditional);

static inline uint32_t look_up(const character_map *map, uint32_t c) {
  if (c >> 6 >= map->block_count) return c;
  uint16_t block = map->blocks[c >> 6];
  uint64_t mask = map->masks[block];
  uint64_t bit = (uint64_t)1 << (c & 63);
  if ((mask & bit) == 0) return c;
  int before = __builtin_popcountll(mask & (bit - 1));
  return map->targets[map->bases[block] + before];
}

uint32_t bul_hanzi_simplified(uint32_t c) {
  return look_up(&simplified, c);
}

uint32_t bul_hanzi_traditional(uint32_t c) {
  return look_up(&traditional, c);
}

size_t bul_hanzi_sources(uint32_t c, uint32_t *out, size_t room) {
  const character_map *map = &simplified;
  size_t count = 0;
  if (bul_hanzi_simplified(c) == c) {
    if (room > 0) out[0] = c;
    count++;
  }
  for (size_t block = 0; block < map->block_count; block++) {
    uint64_t mask = map->masks[map->blocks[block]];
    const uint32_t *target = map->targets + map->bases[map->blocks[block]];
    for (; mask != 0; mask &= mask - 1, target++) {
      if (*target != c) continue;
      if (count < room)
        out[count] = (uint32_t)(block << 6) + (uint32_t)__builtin_ctzll(mask);
      count++;
    }
  }
  return count;
}

/* U+FFE0–FFE6: ￠ ￡ ￢ ￣ ￤ ￥ ￦ */
static const uint32_t signs[] = {0xA2, 0xA3, 0xAC, 0xAF, 0xA6, 0xA5, 0x20A9};

/* U+FF61–FF9F: the marks, then the kana in the order of JIS X 0201. */
static const uint16_t wide_kana[] = {
    0x3002, 0x300C, 0x300D, 0x3001, 0x30FB, 0x30F2, 0x30A1, 0x30A3, 0x30A5,
    0x30A7, 0x30A9, 0x30E3, 0x30E5, 0x30E7, 0x30C3, 0x30FC, 0x30A2, 0x30A4,
    0x30A6, 0x30A8, 0x30AA, 0x30AB, 0x30AD, 0x30AF, 0x30B1, 0x30B3, 0x30B5,
    0x30B7, 0x30B9, 0x30BB, 0x30BD, 0x30BF, 0x30C1, 0x30C4, 0x30C6, 0x30C8,
    0x30CA, 0x30CB, 0x30CC, 0x30CD, 0x30CE, 0x30CF, 0x30D2, 0x30D5, 0x30D8,
    0x30DB, 0x30DE, 0x30DF, 0x30E0, 0x30E1, 0x30E2, 0x30E4, 0x30E6, 0x30E8,
    0x30E9, 0x30EA, 0x30EB, 0x30EC, 0x30ED, 0x30EF, 0x30F3, 0x3099, 0x309A};

/* Kana and what a voice mark, or a half-voice mark, makes of them. */
static const char32_t voiced[] =
    U"ウヴカガキギクグケゲコゴサザシジスズセゼソゾタダチヂツヅテデトド"
    U"ハバヒビフブヘベホボワヷヲヺ";
static const char32_t half_voiced[] = U"ハパヒピフプヘペホポ";

enum { VOICE = 0xFF9E, HALF_VOICE };

/* `kana` with the mark; 0 where that is no character. */
static uint32_t with_voice(uint32_t kana, uint32_t mark) {
  const char32_t *pairs = mark == VOICE ? voiced : half_voiced;
  if (mark != VOICE && mark != HALF_VOICE) return 0;
  for (; *pairs != 0; pairs += 2)
    if (pairs[0] == kana) return pairs[1];
  return 0;
}

uint32_t bul_kana_at(const char *at, const char *end, size_t *size) {
  uint32_t c = bul_char_at(at, size);
  if (c - 0xFF61 > 0xFF9F - 0xFF61) return c;
  c = wide_kana[c - 0xFF61];
  if (at + *size >= end) return c;
  size_t more;
  uint32_t both = with_voice(c, bul_char_at(at + *size, &more));
  if (both == 0) return c;
  *size += more;
  return both;
}

bool bul_has_half_width(uint32_t c) {
  return c >= 0x3001 && c <= 0x30FC; /* the ends of wide_kana */
}

uint32_t bul_halfwidth(uint32_t c) {
  if (c < 0x3000) return c;
  if (c - 0xFF01 <= 0xFF5E - 0xFF01) return c - 0xFF01 + '!';
  if (c == 0x3000) return ' ';
  if (c - 0xFFE0 <= 6) return signs[c - 0xFFE0];
  return c;
}

uint32_t bul_fullwidth(uint32_t c) {
  if (c - '!' <= '~' - '!') return c - '!' + 0xFF01;
  if (c == ' ') return 0x3000;
  if (c - 0xFF61 <= 0xFF9F - 0xFF61) return wide_kana[c - 0xFF61];
  for (uint32_t i = 0; i < sizeof signs / sizeof *signs; i++)
    if (c == signs[i]) return 0xFFE0 + i;
  return c;
}
