/*
** pointed.c - names written by sound, parts with points between: 卡洛斯·热尔马诺.
*/
#include "entities.h"

static const bul_char_facts *facts_of(uint32_t character) {
  return &bul_lexicon_facts[bul_code_of(character)];
}

static bool is_point(const bul_findings *f, size_t at) {
  uint32_t c = f->tokens[at].first;
  return f->tokens[at].form == BULLETIN_WORD_MARK &&
         (c == 0xB7 || c == U'•' || c == U'・' || c == U'‧');
}

/* Whether a token may be a part of a name written by sound. */
static bool is_foreign_part(const bul_findings *f, size_t at) {
  const bul_token *t = &f->tokens[at];
  if (t->form == BULLETIN_WORD_MARK || t->form == BULLETIN_WORD_NUMBER ||
      t->form == BULLETIN_WORD_TIME || t->length == 0)
    return false;
  if (t->pos == BUL_POS_NRT || t->form == BULLETIN_WORD_LATIN) return true;
  bool behind = at > 0 && t->joined && is_point(f, at - 1);
  if (behind && t->form == BULLETIN_WORD_NAME) return true; /* ·季托夫 */
  const char *at_byte = f->text.data + t->span.start;
  const char *end = f->text.data + t->span.end;
  size_t others = 0;
  while (at_byte < end) {
    size_t size;
    uint32_t c = bul_char_at(at_byte, &size);
    others += facts_of(c)->foreign == 255 && c != U'娃'; /* 谢尔久科娃 */
    at_byte += size;
  }
  return others == 0 || (behind && others == 1 && t->length > 2); /* ·柯林斯 */
}

/* Whether what begins a name written by sound stands before a part of it,
** though it is none by itself: 雪|克来|提, 古再|丽努尔. */
static bool is_opening_part(const bul_findings *f, size_t at) {
  const bul_token *t = &f->tokens[at];
  if (t->form == BULLETIN_WORD_NAME) return t->length < 5;
  if (t->length != 1 || t->form != BULLETIN_WORD_KNOWN ||
      t->classes & (BUL_CLASS_TITLE | BUL_CLASS_AFTER_NAME))
    return false;
  return t->pos == BUL_POS_N || t->pos == BUL_POS_NG || t->pos == BUL_POS_V ||
         t->pos == BUL_POS_VG || t->pos == BUL_POS_A || t->pos == BUL_POS_G;
}

/* ·买|合|木|提: characters that are no words here, up to where a name ends. */
static size_t spelt_part(const bul_findings *f, size_t at) {
  enum { SHORTEST = 2, LONGEST = 5 };
  size_t end = at;
  while (end < f->count && f->tokens[end].joined && end - at < LONGEST + 1 &&
         f->tokens[end].length == 1 && !bul_ends_name(f, end) &&
         !bul_pos_in(f->tokens[end].pos, BUL_POS(P) | BUL_POS(U) | BUL_POS(C) |
                                             BUL_POS(R) | BUL_POS(D) |
                                             BUL_POS(W)))
    end++;
  size_t length = end - at;
  bool ends = bul_ends_name(f, end) || f->tokens[end].pos == BUL_POS_P ||
              f->tokens[end].pos == BUL_POS_U;
  return length >= SHORTEST && length <= LONGEST && ends ? end : at;
}

/* Whether a word that is none by itself is all of the first part: 尤素福, 雅各布. */
static bool is_whole_part(const bul_findings *f, size_t at) {
  const bul_token *t = &f->tokens[at];
  if (!is_point(f, at + 1) || !t[1].joined ||
      (!is_foreign_part(f, at + 2) && spelt_part(f, at + 2) == at + 2))
    return false;
  if (t->form == BULLETIN_WORD_NAME) return true;
  size_t size, back = bul_char_back(f->text.data + t->span.start,
                                    f->text.data + t->span.end);
  return t->form == BULLETIN_WORD_KNOWN && t->length > 2 &&
         (t->pos == BUL_POS_N || t->pos == BUL_POS_NZ ||
          t->pos == BUL_POS_NR) &&
         !(t->classes & (BUL_CLASS_TITLE | BUL_CLASS_ORGANIZATION_SUFFIX)) &&
         facts_of(bul_char_at(f->text.data + t->span.end - back, &size))
                 ->foreign != 255;
}

/* ·杰格佳|廖夫: what looks like a Chinese name behind a word that is rare, or
** not in the lexicon. */
static bool goes_on_as_name(const bul_findings *f, size_t at) {
  enum { RARE = 200 };
  const bul_token *before = &f->tokens[at - 1];
  return f->tokens[at].form == BULLETIN_WORD_NAME &&
         before->pos != BUL_POS_NRT &&
         (before->form != BULLETIN_WORD_KNOWN || before->rarity >= RARE);
}

/* ·米|海林: what follows a part of one character, which ends no name. */
static bool ends_part(const bul_findings *f, size_t at) {
  const bul_token *t = &f->tokens[at];
  return t[-1].length == 1 && t->length == 2 && t->pos == BUL_POS_NS;
}

/* The part of a name up to a point, from `at`: the token after it. Only the
** first may have in it what elsewhere is no part of such names. */
static size_t pointed_part(const bul_findings *f, size_t at, bool first) {
  enum { LONGEST = 5 };
  size_t end = at;
  while (end < f->count && end - at < LONGEST &&
         (end == at || f->tokens[end].joined)) {
    if (!first && end == at + 1 && goes_on_as_name(f, end)) {
      end++;
      continue;
    }
    if ((first && end == at && is_whole_part(f, end)) ||
        is_foreign_part(f, end) ||
        (!first && end == at + 1 && ends_part(f, end))) {
      end++;
      continue;
    }
    bool more = (first || end == at) && is_opening_part(f, end) &&
                end + 1 < f->count && f->tokens[end + 1].joined &&
                is_foreign_part(f, end + 1);
    if (!more) break;
    end += 2;
  }
  return end;
}

/* Whether a name goes on behind a point, or a line between two of its parts
** (卡洛斯·热尔马诺—阿吉翁). */
static bool goes_on_at(const bul_findings *f, size_t at, size_t points) {
  const bul_token *t = &f->tokens[at];
  if (!t->joined || !t[1].joined) return false;
  return is_point(f, at) ||
         (points > 0 && t->form == BULLETIN_WORD_MARK &&
          t->span.end - t->span.start <= sizeof "—" - 1 &&
          (t->first == U'—' || t->first == '-' || t->first == U'－') &&
          is_foreign_part(f, at + 1));
}

/* 吐尼亚|孜: one character between a name and what ends one, that is no word. */
static bool is_left_over(const bul_findings *f, size_t at) {
  const bul_token *t = &f->tokens[at];
  return t->joined && t->length == 1 &&
         bul_pos_in(t->pos, BUL_POS(Z) | BUL_POS(G) | BUL_POS(NG) |
                                BUL_POS(VG) | BUL_POS(NONE)) &&
         !bul_ends_name(f, at) && at + 1 < f->count && bul_ends_name(f, at + 1);
}

size_t bul_pointed_name(const bul_findings *f, size_t at) {
  enum { MOST_POINTS = 8 };
  if (at > 0 && is_point(f, at - 1) && f->tokens[at].joined) return at;
  size_t end = at, points = 0;
  for (;;) {
    size_t part = end;
    end = pointed_part(f, end, points == 0);
    if (points > 0 && f->tokens[at].form != BULLETIN_WORD_LATIN) {
      size_t spelt = spelt_part(f, part);
      if (spelt > end) end = spelt;
    }
    if (end == part) return points > 1 ? end - 1 : at;
    if (points == MOST_POINTS || !goes_on_at(f, end, points)) break;
    points++;
    end++;
  }
  if (points > 0 && is_left_over(f, end)) end++;
  return points > 0 ? end : at;
}

size_t bul_next_point(const bul_findings *f, size_t at) {
  while (at < f->count && !is_point(f, at))
    at++;
  return at;
}
