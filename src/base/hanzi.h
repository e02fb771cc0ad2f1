/*
** hanzi.h - characters and their other forms: simplified and traditional,
** half and full width. Read-only tables, constant time, any code point.
*/
#ifndef BUL_HANZI_H
#define BUL_HANZI_H

#include "../bulletin.h"

/* The simplified form of a traditional character (體 → 体), the traditional
** form of a simplified one (体 → 體); any other character is its own. Where
** a character has several counterparts (发: 發, 髮) this is the usual one:
** what depends on the word is for bulletin_normalize. */
uint32_t bul_hanzi_simplified(uint32_t c);
uint32_t bul_hanzi_traditional(uint32_t c);

/* The characters whose simplified form is `c`, itself among them where it is
** one: how many there are, the first `room` of them in `out`. Not in constant
** time: it looks through the whole table. */
size_t bul_hanzi_sources(uint32_t c, uint32_t *out, size_t room);

/* The half-width form of a full-width character: Ａ → A, ％ → %, ￥ → ¥ and
** U+3000 → a space. Chinese marks that have no such form in ASCII (。、《》)
** stay. */
uint32_t bul_halfwidth(uint32_t c);

/* The character at `at`, which lies before `end`, and in *size its bytes; of
** half-width kana the one that is meant, whose voice mark stands behind it:
** ｶ → カ, ｶﾞ → ガ, ｡ → 。 */
uint32_t bul_kana_at(const char *at, const char *end, size_t *size);

/* Whether it may be what half-width kana stand for. */
bool bul_has_half_width(uint32_t c);

/* The full-width form of an ASCII character, a space too, and of the
** half-width marks and kana of U+FF61–FF9F (｡ → 。). */
uint32_t bul_fullwidth(uint32_t c);

#endif
