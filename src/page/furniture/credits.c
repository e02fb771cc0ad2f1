/*
** credits.c - see credits.h.
*/
#include "credits.h"

#include "../../base/cursor.h"
#include "credits_words.h"

/* Takes `word`, whose characters may be set apart: 编 审. */
static bool take_apart(bul_cursor *c, bulletin_text word) {
  bul_cursor at = *c, letters = bul_cursor_of(word);
  while (!bul_at_end(&letters)) {
    if (bul_next(&at) != bul_next(&letters)) return false;
    if (!bul_at_end(&letters)) bul_take_spaces(&at);
  }
  *c = at;
  return true;
}

static bool take_word(bul_cursor *c) {
  for (size_t i = 0; i < BUL_COUNT(credit_words); i++) {
    if (take_apart(c, credit_words[i])) return true;
  }
  return false;
}

bool bul_is_credits(bulletin_text line) {
  bul_cursor c = bul_cursor_of(line);
  if (!bul_in(bul_peek(&c), credit_starts)) return false; /* most lines */
  bul_take_in(&c, U"□");
  bul_take_spaces(&c);
  size_t most = 2; /* 值班总编辑 */
  while (most-- > 0 &&
         bul_take_first(&c, credit_kinds, BUL_COUNT(credit_kinds)) <
             BUL_COUNT(credit_kinds))
    ;
  size_t words = 0;
  while (take_word(&c)) /* 一审一校： */
    words++;
  bul_take_spaces(&c);
  return words > 0 && bul_take_in(&c, U"：:|｜丨│/／") != 0;
}
