/*
** places.c - names of places: those of the lexicon, those that their last
** word tells (王立岩社区), and the one-character names of countries and
** provinces (中美, 访华, 京沪).
*/
#include "entities.h"

static bool is_plain(const bul_token *t) {
  return t->form == BULLETIN_WORD_KNOWN || t->form == BULLETIN_WORD_UNKNOWN ||
         t->form == BULLETIN_WORD_NAME;
}

/* Whether a token may stand in a place's name that the lexicon has not. */
static bool may_name_place(const bul_findings *f, size_t at) {
  const bul_token *t = &f->tokens[at];
  if (!is_plain(t)) return false;
  if (t->classes & (BUL_CLASS_NAME_STOP | BUL_CLASS_AFTER_NAME |
                    BUL_CLASS_PLACE_NOT | BUL_CLASS_TITLE))
    return false;
  switch (t->pos) {
    case BUL_POS_U: case BUL_POS_P: case BUL_POS_C: case BUL_POS_D:
    case BUL_POS_R: case BUL_POS_M: case BUL_POS_Q: case BUL_POS_Y:
    case BUL_POS_T: case BUL_POS_F:
      return false;
    case BUL_POS_V: case BUL_POS_VN: case BUL_POS_A: case BUL_POS_AD:
    case BUL_POS_AN: case BUL_POS_B: case BUL_POS_Z: case BUL_POS_I:
    case BUL_POS_L: case BUL_POS_NT:
      return t->length == 1;
    case BUL_POS_N:
      return t->length <= 2;
  }
  return true;
}

/* Where a place's name begins whose last word is the token `suffix` and
** whose first words the lexicon does not know as a place: up to three
** characters; `suffix` when there is none. */
static size_t unknown_start(const bul_findings *f, size_t suffix) {
  size_t at = suffix, length = 0;
  while (at > 0 && f->tokens[at].joined && may_name_place(f, at - 1)) {
    const bul_token *t = &f->tokens[at - 1];
    if (length + t->length > 3) break;
    if (length > 0 && t->length > 1) break;
    if (t->classes & BUL_CLASS_PLACE_SUFFIX && t->length > 1) break;
    length += t->length;
    at--;
    if (t->length > 1) break;
  }
  if (length == 1 && f->tokens[suffix].length == 1) return suffix;
  return at;
}

static bool is_place_word(const bul_token *t) {
  return t->pos == BUL_POS_NS && t->form == BULLETIN_WORD_KNOWN &&
         t->length > 1 && !(t->classes & BUL_CLASS_PLACE_NOT);
}

/* 街道, 社区: unlike 森林 or 公园, what names nothing but one place. */
static bool is_settlement(const bul_token *t) {
  return t->first == 0x8857 || t->first == 0x793E; /* 街, 社 */
}

/* Where a street's or a community's name begins, up to six characters of
** nouns: 康桥华城社区, 大学路街道. */
static size_t settlement_start(const bul_findings *f, size_t suffix) {
  size_t at = suffix, length = 0;
  while (at > 0 && f->tokens[at].joined) {
    const bul_token *t = &f->tokens[at - 1];
    bool noun = t->pos == BUL_POS_N || t->pos == BUL_POS_M ||
                t->pos == BUL_POS_NG || t->length == 1;
    if (!may_name_place(f, at - 1) && !(noun && is_plain(t))) break;
    if (t->classes & (BUL_CLASS_NAME_STOP | BUL_CLASS_PLACE_NOT |
                      BUL_CLASS_TITLE | BUL_CLASS_AFTER_NAME))
      break;
    if (is_place_word(t) || (t->classes & BUL_CLASS_PLACE_SUFFIX && t->length > 1))
      break;
    if (t->classes & BUL_CLASS_ORGANIZATION_SUFFIX && length > 1) break;
    if (length + t->length > 6) break;
    length += t->length;
    at--;
    if (t->form == BULLETIN_WORD_NAME) break;
  }
  return length > 1 ? at : suffix;
}

size_t bul_place_start(const bul_findings *f, size_t suffix) {
  const bul_token *t = &f->tokens[suffix];
  if (!t->joined || suffix == 0) return suffix;
  const bul_token *before = &f->tokens[suffix - 1];
  if (is_place_word(before) || before->classes & BUL_CLASS_PLACE_PAIR)
    return suffix - 1;
  if (t->classes & BUL_CLASS_WEAK_SUFFIX) return suffix;
  if (t->length == 1) return unknown_start(f, suffix);
  bool named = before->form == BULLETIN_WORD_NAME ||
               before->form == BULLETIN_WORD_UNKNOWN ||
               before->pos == BUL_POS_NZ || before->pos == BUL_POS_NRT;
  return named || is_settlement(t) ? settlement_start(f, suffix) : suffix;
}

static void suffixed(bul_findings *f, size_t at) {
  size_t start = bul_place_start(f, at);
  if (start == at) return;
  int strength = is_place_word(&f->tokens[start]) ? 2 : 1;
  bul_mention_add(f, BULLETIN_PLACE, start, at + 1, strength);
}

/* --- abbreviations ----------------------------------------------------- */

static bool is_abbreviation(const bul_findings *f, size_t at) {
  const bul_token *t = &f->tokens[at];
  return t->length == 1 && t->classes & BUL_CLASS_ABBREVIATION;
}

/* 中、美、日 or 中美日: the tokens of a list of abbreviations. */
static size_t abbreviation_list(const bul_findings *f, size_t at,
                                size_t *members) {
  size_t end = at;
  *members = 0;
  for (;;) {
    if (!is_abbreviation(f, end)) break;
    ++*members;
    end++;
    if (!f->tokens[end].joined) break;
    if (f->tokens[end].first == 0x3001 && f->tokens[end + 1].joined &&
        is_abbreviation(f, end + 1))
      end++;
  }
  return end;
}

static size_t abbreviations(bul_findings *f, size_t at) {
  size_t members;
  size_t end = abbreviation_list(f, at, &members);
  bool weak = bul_token_is(f, at, BUL_CLASS_WEAK_ABBREVIATION);
  bool before = at > 0 && f->tokens[at].joined &&
                bul_token_is(f, at - 1, BUL_CLASS_BEFORE_ABBREVIATION);
  bool after = f->tokens[end].joined &&
               bul_token_is(f, end, BUL_CLASS_AFTER_ABBREVIATION);
  if (members == 2 && end == at + 2) /* 西美: two abreast, one of them weak */
    weak = weak || bul_token_is(f, at + 1, BUL_CLASS_WEAK_ABBREVIATION);
  bool good = members > 2 || (members == 2 && (!weak || before || after)) || (weak ? before && after : before || after) ||
              bul_token_is(f, at, BUL_CLASS_SURE_ABBREVIATION);
  for (size_t i = at; i < end && good; i++) {
    if (is_abbreviation(f, i)) bul_mention_add(f, BULLETIN_PLACE, i, i + 1, 0);
  }
  return end;
}

/* The places inside one word: 中美 holds two, 访华 and 华人 one. */
static void inside_word(bul_findings *f, size_t at) {
  const bul_token *t = &f->tokens[at];
  if (t->classes & BUL_CLASS_PLACE_NOT) return;
  size_t size;
  bul_char_at(f->text.data + t->span.start, &size);
  bulletin_span first = {t->span.start, t->span.start + size};
  size_t back = bul_char_back(f->text.data + t->span.start,
                              f->text.data + t->span.end);
  bulletin_span last = {t->span.end - back, t->span.end};
  if (t->classes & (BUL_CLASS_PLACE_FIRST | BUL_CLASS_PLACE_PAIR)) {
    bul_mention_add(f, BULLETIN_PLACE, at, at + 1, 0);
    if (!f->failed) f->mentions[f->mention_count - 1].span = first;
  }
  if (t->classes & (BUL_CLASS_PLACE_LAST | BUL_CLASS_PLACE_PAIR)) {
    bul_mention_add(f, BULLETIN_PLACE, at, at + 1, 0);
    if (!f->failed) f->mentions[f->mention_count - 1].span = last;
  }
}

void bul_find_places(bul_findings *f) {
  for (size_t i = 0; i < f->count; i++) {
    const bul_token *t = &f->tokens[i];
    if (t->classes & (BUL_CLASS_PLACE_FIRST | BUL_CLASS_PLACE_PAIR |
                      BUL_CLASS_PLACE_LAST)) {
      inside_word(f, i);
      continue;
    }
    if (is_place_word(t)) bul_mention_add(f, BULLETIN_PLACE, i, i + 1, 1);
    if (t->classes & BUL_CLASS_PLACE_SUFFIX) suffixed(f, i);
    if (is_abbreviation(f, i)) {
      size_t end = abbreviations(f, i);
      if (end > i + 1) i = end - 1;
    }
  }
}
