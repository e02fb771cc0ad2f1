/*
** japanese.c - names of Japanese people: surnames of two or three characters,
** which are listed, and what follows.
*/
#include "entities.h"

size_t bul_japanese_name(const bul_findings *f, size_t at) {
  size_t end = at + 1, length = 0;
  while (end < f->count && f->tokens[end].joined && length < 3) {
    const bul_token *t = &f->tokens[end];
    if (t->classes &
        (BUL_CLASS_AFTER_NAME | BUL_CLASS_TITLE | BUL_CLASS_PLACE_SUFFIX |
         BUL_CLASS_NAME_STOP | BUL_CLASS_ORGANIZATION_SUFFIX))
      break;
    if (t->form != BULLETIN_WORD_KNOWN && t->form != BULLETIN_WORD_UNKNOWN &&
        t->form != BULLETIN_WORD_NAME)
      break;
    if (t->length + length > 3 || (t->length > 1 && t->pos != BUL_POS_NR &&
                                   t->form != BULLETIN_WORD_NAME))
      break;
    if (t->pos == BUL_POS_U || t->pos == BUL_POS_P || t->pos == BUL_POS_C ||
        t->pos == BUL_POS_W || t->pos == BUL_POS_R || t->pos == BUL_POS_D)
      break;
    length += t->length;
    end++;
  }
  return length > 0 ? end : at;
}

/* --- who is told to be Japanese ----------------------------------------- */

bool bul_is_of_japan(bulletin_text text) {
  return bul_text_find(text, BUL_TEXT("日本")) != NULL;
}

/* How many characters the listed surname has that begins the token `at`,
** wherever its words end; 0 for none. */
static size_t surname_length(const bul_findings *f, size_t at) {
  enum { LONGEST = 3 };
  const char *start = f->text.data + f->tokens[at].span.start;
  const char *end = f->text.data + f->text.size, *to = start;
  size_t length = 0, found = 0, size;
  while (length < LONGEST && to < end && bul_is_han(bul_char_at(to, &size))) {
    to += size;
    length++;
    if (length > 1 && bul_classes_of(bul_text(start, (size_t)(to - start))) &
                          BUL_CLASS_JAPANESE_SURNAME)
      found = length;
  }
  return found;
}

/* Whether a word may be, or end in, a part of a given name: 淳|一|郎. */
static bool may_be_given(const bul_token *t) {
  if (t->classes & (BUL_CLASS_AFTER_NAME | BUL_CLASS_TITLE |
                    BUL_CLASS_NAME_STOP | BUL_CLASS_ORGANIZATION_SUFFIX))
    return false;
  switch (t->pos) {
  case BUL_POS_U:
  case BUL_POS_P:
  case BUL_POS_C:
  case BUL_POS_W:
  case BUL_POS_R:
  case BUL_POS_D:
    return false;
  case BUL_POS_V:
  case BUL_POS_VN:
    return t->length == 1;
  }
  return t->form == BULLETIN_WORD_KNOWN || t->form == BULLETIN_WORD_UNKNOWN ||
         t->form == BULLETIN_WORD_NAME ||
         (t->form == BULLETIN_WORD_NUMBER && t->length == 1 && t->first > 0x80);
}

size_t bul_told_japanese(const bul_findings *f, size_t at, size_t last) {
  enum { LONGEST_GIVEN = 3 };
  size_t surname = surname_length(f, at), length = 0, end = at;
  if (surname == 0) return at;
  while (end < f->count && (end == at || f->tokens[end].joined) &&
         (length < surname || may_be_given(&f->tokens[end]))) {
    if (length >= surname && bul_ends_name(f, end)) break;
    length += f->tokens[end].length;
    if (length > surname + LONGEST_GIVEN) return at;
    end++;
  }
  if (length <= surname) return at;
  bool listed = last > 0 && at == last + 1 && f->tokens[last].first == U'、';
  bool titled = at > 0 && f->tokens[at - 1].length > 1 &&
                bul_token_is(f, at - 1, BUL_CLASS_TITLE);
  if (!listed && !titled) return at;
  bool ends = bul_ends_name(f, end) || bul_token_is(f, end, BUL_CLASS_TITLE) ||
              bul_pos_in(f->tokens[end].pos,
                         BUL_POS(P) | BUL_POS(C) | BUL_POS(U) | BUL_POS(D));
  return ends ? end : at;
}
