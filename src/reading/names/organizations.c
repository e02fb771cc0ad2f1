/*
** organizations.c - names of organizations: those of the lexicon, and those
** that their last word tells, with the words before it that name them.
*/
#include "entities.h"

enum { MOST_WORDS = 10 };

bool bul_is_brand(const bul_token *t) {
  enum { RARE = 176 };
  return t->pos == BUL_POS_N && t->length > 1 && t->length < 5 &&
         t->rarity >= RARE && t->form == BULLETIN_WORD_KNOWN;
}

static bool is_proper(const bul_token *t) {
  switch (t->pos) {
    case BUL_POS_NS: case BUL_POS_NZ: case BUL_POS_NT: case BUL_POS_NX:
    case BUL_POS_NR: case BUL_POS_NRT:
      return true;
  }
  return bul_is_brand(t) || t->form == BULLETIN_WORD_NAME ||
         t->form == BULLETIN_WORD_UNKNOWN ||
         t->classes & BUL_CLASS_ORGANIZATION;
}

/* 省, 市, 州 and the like before a word, which stand for the place at hand. */
static bool is_level(const bul_token *t) {
  return t->length == 1 && (bul_is_level(t->first) || t->first == 0x5DDE);
}

/* 组织, 中心, 机构, 基地: words for much else, too. */
static bool needs_proper(const bul_token *t) {
  return t->length == 2 && (t->first == 0x7EC4 || t->first == 0x4E2D ||
                            t->first == 0x673A || t->first == 0x57FA);
}

static bool may_stand_inside(const bul_token *t) {
  if (t->form == BULLETIN_WORD_MARK || t->form == BULLETIN_WORD_TIME)
    return false;
  if (t->classes & BUL_CLASS_ORGANIZATION_INNER) return true;
  if (t->classes &
      (BUL_CLASS_NAME_STOP | BUL_CLASS_AFTER_NAME | BUL_CLASS_TITLE))
    return false;
  switch (t->pos) {
    case BUL_POS_U: case BUL_POS_P: case BUL_POS_C: case BUL_POS_D:
    case BUL_POS_R: case BUL_POS_V: case BUL_POS_Q: case BUL_POS_Y:
    case BUL_POS_T: case BUL_POS_F: case BUL_POS_A: case BUL_POS_I:
      return false;
  }
  return true;
}

/* 和 between two fields of work: 文化和旅游局, not 俄罗斯和日本公司. */
static bool joins_two(const bul_findings *f, size_t at) {
  const bul_token *t = &f->tokens[at];
  if (t->first == 0x9A7B && t->length == 1) /* 中国驻美国大使馆 */
    return at > 0 && t->joined && is_proper(&f->tokens[at - 1]) &&
           is_proper(&f->tokens[at + 1]);
  return t->first == 0x548C && t->length == 1 && at > 0 && t->joined &&
         bul_token_is(f, at - 1, BUL_CLASS_ORGANIZATION_INNER | BUL_CLASS_FIELD) &&
         bul_token_is(f, at + 1, BUL_CLASS_ORGANIZATION_INNER |
                                     BUL_CLASS_ORGANIZATION_SUFFIX |
                                     BUL_CLASS_FIELD);
}

/* Where the organization begins that ends with the token `last`; `last`
** itself when nothing before belongs to it. */
static size_t name_start(const bul_findings *f, size_t last, bool weak) {
  size_t at = last, proper = last, level = last;
  while (at > 0 && last - at < MOST_WORDS && f->tokens[at].joined &&
         (may_stand_inside(&f->tokens[at - 1]) || joins_two(f, at - 1))) {
    at--;
    if (bul_token_is(f, at, BUL_CLASS_PLACE_SUFFIX)) {
      size_t start = bul_place_start(f, at);
      if (start < at) at = proper = start;
    }
    if (is_proper(&f->tokens[at])) proper = at;
    if (is_level(&f->tokens[at])) level = at;
  }
  if (proper < last) return proper;
  if (needs_proper(&f->tokens[last])) return last;
  if (level == last - 1 || (!weak && level < last)) return level;
  return weak ? last : at;
}

static bool is_act(const bul_token *t) {
  return t->pos == BUL_POS_V || t->pos == BUL_POS_VN || t->pos == BUL_POS_U;
}

/* Listed names of several words: the token after the longest that begins at
** `at`, or `at`. */
static size_t listed_end(const bul_findings *f, size_t at) {
  enum { MOST = 5 };
  size_t found = at;
  for (size_t end = at + 2; end <= f->count && end <= at + MOST; end++) {
    const bul_token *last = &f->tokens[end - 1];
    if (!last->joined || last->form == BULLETIN_WORD_MARK) break;
    size_t start = f->tokens[at].span.start;
    if (bul_classes_of(bul_text(f->text.data + start, last->span.end - start)) &
        BUL_CLASS_ORGANIZATION)
      found = end;
  }
  return found;
}

/* 马来西亚队: a word of the lexicon that is a place and 队. */
static bool is_team(const bul_findings *f, size_t at) {
  const bul_token *t = &f->tokens[at];
  if (t->form != BULLETIN_WORD_KNOWN || t->length < 3) return false;
  bulletin_text text = bul_token_text(f, at);
  if (!bul_text_ends(text, BUL_TEXT("队"))) return false;
  text.size -= sizeof "队" - 1;
  bul_cell cell = bul_lexicon_find(text);
  return cell != 0 && bul_cell_pos(cell) == BUL_POS_NS;
}

/* 人大代表: the organization within. */
static void first_two(bul_findings *f, size_t at) {
  bulletin_span span = f->tokens[at].span;
  for (int i = 0; i < 2; i++) {
    size_t size;
    bul_char_at(f->text.data + span.start, &size);
    span.start += size;
  }
  bul_mention_add(f, BULLETIN_ORGANIZATION, at, at + 1, 1);
  if (!f->failed) f->mentions[f->mention_count - 1].span.end = span.start;
}

void bul_find_organizations(bul_findings *f) {
  for (size_t i = 0; i < f->count; i++) {
    const bul_token *t = &f->tokens[i];
    if (t->form != BULLETIN_WORD_MARK) {
      size_t end = listed_end(f, i);
      if (end > i)
        bul_mention_add(f, BULLETIN_ORGANIZATION, name_start(f, i, true), end, 2);
    }
    if (t->classes & BUL_CLASS_ORGANIZATION_FIRST) {
      first_two(f, i);
      continue;
    }
    bool whole = t->classes & BUL_CLASS_ORGANIZATION || is_team(f, i) ||
                 (t->pos == BUL_POS_NT && t->form == BULLETIN_WORD_KNOWN &&
                  !(t->classes & BUL_CLASS_PLACE_SUFFIX));
    bool suffix = t->classes & BUL_CLASS_ORGANIZATION_SUFFIX;
    if (!whole && !suffix) continue;
    if (t->first == 0x7EC4 && t->length == 2 && f->tokens[i + 1].joined &&
        is_act(&f->tokens[i + 1])) /* 二七区组织召开 */
      continue;
    size_t start =
        name_start(f, i, whole || t->classes & BUL_CLASS_ORGANIZATION_WEAK);
    if (whole || start < i)
      bul_mention_add(f, BULLETIN_ORGANIZATION, start, i + 1, 2);
  }
}
