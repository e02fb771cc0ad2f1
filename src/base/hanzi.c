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
static const uint32_t signs[] = {0xA2, 0xA3, 0xAC, 0xAF, 0xA6, 0xA5, U'₩'};

/* U+FF61–FF9F: the marks, then the kana in the order of JIS X 0201. */
static const uint16_t wide_kana[] = {
    U'。', U'「', U'」', U'、', U'・', U'ヲ', U'ァ', U'ィ', U'ゥ',
    U'ェ', U'ォ', U'ャ', U'ュ', U'ョ', U'ッ', U'ー', U'ア', U'イ',
    U'ウ', U'エ', U'オ', U'カ', U'キ', U'ク', U'ケ', U'コ', U'サ',
    U'シ', U'ス', U'セ', U'ソ', U'タ', U'チ', U'ツ', U'テ', U'ト',
    U'ナ', U'ニ', U'ヌ', U'ネ', U'ノ', U'ハ', U'ヒ', U'フ', U'ヘ',
    U'ホ', U'マ', U'ミ', U'ム', U'メ', U'モ', U'ヤ', U'ユ', U'ヨ',
    U'ラ', U'リ', U'ル', U'レ', U'ロ', U'ワ', U'ン', 0x3099, 0x309A};

/* Kana and what a voice mark, or a half-voice mark, makes of them. */
static const char32_t voiced[] =
    U"ウヴカガキギクグケゲコゴサザシジスズセゼソゾタダチヂツヅテデトド"
    U"ハバヒビフブヘベホボワヷヲヺ";
static const char32_t half_voiced[] = U"ハパヒピフプヘペホポ";

enum { VOICE = U'ﾞ', HALF_VOICE };

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
  if (c - '!' <= '~' - '!') return c - '!' + U'！';
  if (c == ' ') return 0x3000;
  if (c - 0xFF61 <= 0xFF9F - 0xFF61) return wide_kana[c - 0xFF61];
  for (uint32_t i = 0; i < sizeof signs / sizeof *signs; i++)
    if (c == signs[i]) return U'￠' + i;
  return c;
}
