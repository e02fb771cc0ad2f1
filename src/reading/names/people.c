/*
** people.c - names of people.
*/
#include "entities.h"

static const bul_char_facts *facts_of(uint32_t character) {
  return &bul_lexicon_facts[bul_code_of(character)];
}

static bool is_point(const bul_findings *f, size_t at) {
  uint32_t c = f->tokens[at].first;
  return f->tokens[at].form == BULLETIN_WORD_MARK &&
         (c == 0xB7 || c == 0x2022 || c == 0x30FB || c == 0x2027);
}

/* Whether a token may be a part of a name written by sound. */
static bool is_foreign_part(const bul_findings *f, size_t at) {
  const bul_token *t = &f->tokens[at];
  if (t->form == BULLETIN_WORD_MARK || t->form == BULLETIN_WORD_NUMBER ||
      t->form == BULLETIN_WORD_TIME || t->length == 0)
    return false;
  if (t->pos == BUL_POS_NRT || t->form == BULLETIN_WORD_LATIN) return true;
  const char *at_byte = f->text.data + t->span.start;
  const char *end = f->text.data + t->span.end;
  while (at_byte < end) {
    size_t size;
    if (facts_of(bul_char_at(at_byte, &size))->foreign == 255) return false;
    at_byte += size;
  }
  return true;
}

/* 卡洛斯·热尔马诺: parts with points between. Returns the token after it, or
** `at` when none begins here. */
static size_t pointed_name(const bul_findings *f, size_t at) {
  enum { MOST_POINTS = 8 };
  if (at > 0 && is_point(f, at - 1) && f->tokens[at].joined) return at;
  size_t end = at, points = 0;
  for (;;) {
    size_t part = end;
    while (end < f->count && end - part < 4 && is_foreign_part(f, end) &&
           (end == part || f->tokens[end].joined))
      end++;
    if (end == part) return points > 1 ? end - 1 : at;
    if (points == MOST_POINTS || !is_point(f, end) || !f->tokens[end].joined ||
        !f->tokens[end + 1].joined)
      break;
    points++;
    end++;
  }
  return points > 0 ? end : at;
}

/* 石川一成: a Japanese surname and one to three characters that are no
** words. Returns the token after it, or `at`. */
static size_t japanese_name(const bul_findings *f, size_t at) {
  size_t end = at + 1, length = 0;
  while (end < f->count && f->tokens[end].joined && length < 3) {
    const bul_token *t = &f->tokens[end];
    if (t->classes & (BUL_CLASS_AFTER_NAME | BUL_CLASS_TITLE |
                      BUL_CLASS_PLACE_SUFFIX | BUL_CLASS_NAME_STOP |
                      BUL_CLASS_ORGANIZATION_SUFFIX))
      break;
    if (t->form != BULLETIN_WORD_KNOWN && t->form != BULLETIN_WORD_UNKNOWN &&
        t->form != BULLETIN_WORD_NAME)
      break;
    if (t->length + length > 3 ||
        (t->length > 1 && t->pos != BUL_POS_NR && t->form != BULLETIN_WORD_NAME))
      break;
    if (t->pos == BUL_POS_U || t->pos == BUL_POS_P || t->pos == BUL_POS_C ||
        t->pos == BUL_POS_W || t->pos == BUL_POS_R || t->pos == BUL_POS_D)
      break;
    length += t->length;
    end++;
  }
  return length > 0 ? end : at;
}

/* 欧阳洁 */
static size_t compound_name(const bul_findings *f, size_t at) {
  size_t end = at + 1;
  while (end < f->count && end - at < 3 && f->tokens[end].joined &&
         f->tokens[end].length == 1 &&
         facts_of(f->tokens[end].first)->last < 200 &&
         !bul_token_is(f, end, BUL_CLASS_AFTER_NAME | BUL_CLASS_AFTER_SURNAME))
    end++;
  return end > at + 1 ? end : at;
}

/* 王大娘, 老薛: a surname alone. */
static bool surname_alone(const bul_findings *f, size_t at) {
  const bul_token *t = &f->tokens[at];
  if (t->length != 1 || t->form == BULLETIN_WORD_MARK) return false;
  int surname = facts_of(t->first)->surname;
  if (surname == 255) return false;
  bool known = t->pos == BUL_POS_NR;
  const bul_token *next = &f->tokens[at + 1];
  if (at > 0 && t->joined) {
    const bul_token *before = &f->tokens[at - 1];
    if (before->classes & BUL_CLASS_PLACE_SUFFIX) return false;
    if (before->first == 0x8001 && before->length == 1 && known) /* 老 */
      return !(next->joined && (next->classes & BUL_CLASS_TITLE));
    if (before->first == 0x5C0F && before->length == 1 && known) /* 小 */
      return true;
  }
  if (!next->joined || !(next->classes & BUL_CLASS_AFTER_SURNAME)) return false;
  return known || surname < 110;
}

/* 邓小平理论: the person within. */
static void doctrine(bul_findings *f, size_t at) {
  size_t end = f->tokens[at].span.end;
  for (int i = 0; i < 2; i++)
    end -= bul_char_back(f->text.data + f->tokens[at].span.start,
                         f->text.data + end);
  bul_mention_add(f, BULLETIN_PERSON, at, at + 1, 2);
  if (!f->failed) f->mentions[f->mention_count - 1].span.end = end;
}

void bul_find_people(bul_findings *f) {
  for (size_t i = 0; i < f->count; i++) {
    const bul_token *t = &f->tokens[i];
    if (t->classes & BUL_CLASS_PLACE) continue;
    if (t->classes & BUL_CLASS_DOCTRINE) {
      doctrine(f, i);
      continue;
    }
    size_t end = pointed_name(f, i);
    if (end > i) {
      bul_mention_add(f, BULLETIN_PERSON, i, end, 3);
      i = end - 1;
      continue;
    }
    if (t->classes & BUL_CLASS_JAPANESE_SURNAME) {
      end = japanese_name(f, i);
      if (end > i) bul_mention_add(f, BULLETIN_PERSON, i, end, 2);
    }
    if (t->classes & BUL_CLASS_COMPOUND_SURNAME) {
      end = compound_name(f, i);
      if (end > i) bul_mention_add(f, BULLETIN_PERSON, i, end, 2);
    }
    if (t->form == BULLETIN_WORD_NAME || t->classes & BUL_CLASS_KNOWN_PERSON)
      bul_mention_add(f, BULLETIN_PERSON, i, i + 1, 2);
    else if ((t->pos == BUL_POS_NR && t->length > 1) ||
             (t->pos == BUL_POS_NRT && t->length > 1))
      bul_mention_add(f, BULLETIN_PERSON, i, i + 1, 1);
    else if (surname_alone(f, i))
      bul_mention_add(f, BULLETIN_PERSON, i, i + 1, 0);
  }
}
