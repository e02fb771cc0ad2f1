/*
** followed.c - what a text names clearly once is the same wherever it stands:
** 井长安 is not 长安 in the next sentence.
*/
#include "entities.h"

/* --- people ------------------------------------------------------------ */

static const bulletin_text of_person = BUL_ROW("nr");

/* Adds a name, with a part of speech, to a list that is made when it is
** needed. */
static bool list_name(const bul_findings *f, bulletin_lexicon **names,
                      bulletin_text name, bulletin_text pos) {
  if (*names == NULL &&
      bulletin_lexicon_new(names, &f->allocator, NULL) != BULLETIN_OK)
    return false;
  return bulletin_lexicon_add(*names, name, pos, NULL) != BULLETIN_NOMEM;
}

/* 孙科 of 孙科之 and 孙科辞: what goes on in two ways is a name of two
** characters. False when memory ran out. */
static bool parted_names(const bul_findings *f, bulletin_lexicon **names) {
  enum { MOST = 32 }; /* in one text */
  bulletin_text seen[MOST];
  size_t count = 0;
  for (size_t i = 0; i < f->mention_count; i++) {
    const bul_mention *m = &f->mentions[i];
    if (m->kind != BULLETIN_PERSON || m->to != m->from + 1) continue;
    size_t end = bul_shorter_end(f, m->from), k = 0;
    if (end == 0) continue;
    bulletin_text whole = bul_token_text(f, m->from);
    bulletin_text name =
        bul_text(whole.data, end - f->tokens[m->from].span.start);
    while (k < count && !bul_text_starts(seen[k], name))
      k++;
    if (k == count && count < MOST)
      seen[count++] = whole;
    else if (k < count && !bul_text_equal(seen[k], whole) &&
             !list_name(f, names, name, of_person))
      return false;
  }
  return true;
}

/* 米海林 of 米洛·米海林: what stands behind the last point of a name; no text
** where that is one word, or too short. */
static bulletin_text last_part(const bul_findings *f, const bul_mention *m) {
  enum { SHORTEST = 3 };
  size_t at = m->to;
  while (at > m->from && f->tokens[at - 1].form != BULLETIN_WORD_MARK)
    at--;
  bulletin_text none = {NULL, 0};
  if (m->kind != BULLETIN_PERSON || at == m->from || at + 1 >= m->to)
    return none;
  bulletin_text part = bul_text(f->text.data + f->tokens[at].span.start,
                                m->span.end - f->tokens[at].span.start);
  return bul_text_length(part) >= SHORTEST ? part : none;
}

/* 村山|富|市: a name that is sure, though no word of it is one. */
static bool is_of_words(const bul_findings *f, const bul_mention *m) {
  enum { SHORTEST = 3, SURE = 3 };
  if (m->kind != BULLETIN_PERSON || m->strength < SURE || m->to < m->from + 2 ||
      bul_text_length(bul_mention_text(f, m)) < SHORTEST)
    return false;
  for (size_t at = m->from; at < m->to; at++)
    if (f->tokens[at].form == BULLETIN_WORD_MARK ||
        (at > m->from && !f->tokens[at].joined))
      return false;
  return true;
}

/* The names of those who are told. False when memory ran out. */
static bool told_names(const bul_findings *f, bulletin_lexicon **names) {
  for (size_t i = 0; i < f->mention_count; i++) {
    const bul_mention *m = &f->mentions[i];
    bulletin_text part = last_part(f, m);
    if (part.data == NULL && is_of_words(f, m)) part = bul_mention_text(f, m);
    if (part.data != NULL && !list_name(f, names, part, of_person))
      return false;
    if (m->kind != BULLETIN_PERSON || m->to != m->from + 1 ||
        f->tokens[m->from].length < 2 ||
        f->tokens[m->from].form != BULLETIN_WORD_NAME ||
        !bul_is_told(f, m->from, m->to))
      continue;
    if (!list_name(f, names, bul_mention_text(f, m), of_person)) return false;
  }
  return parted_names(f, names);
}

/* Gives the name of the token `at` the end of one that is told: 刘奇|作. The
** first `found` mentions are in the text's order; *next goes through them. */
static void cut_told(bul_findings *f, size_t at, size_t end, size_t found,
                     size_t *next) {
  if (bul_shorter_end(f, at) != end) return;
  while (*next < found && f->mentions[*next].from < at)
    ++*next;
  for (size_t i = *next; i < found && f->mentions[i].from == at; i++) {
    bul_mention *m = &f->mentions[i];
    if (m->kind != BULLETIN_PERSON || m->to != at + 1) continue;
    m->span.end = end;
    m->strength = 2;
  }
}

/* Whoever is told once is the same wherever the name stands: 井长安 is not
** 长安 in the next sentence. */
void bul_follow_people(bul_findings *f) {
  bulletin_lexicon *names = NULL;
  size_t found = f->mention_count, next = 0, end;
  int pos;
  if (!told_names(f, &names)) f->failed = true;
  for (size_t at = 0; names != NULL && !f->failed; at = end) {
    at = bul_lexicon_match(names, f->text, at, &end, &pos);
    if (at >= f->text.size) break;
    size_t from = bul_token_from(f, at);
    size_t last = bul_token_until(f, end);
    if (from == f->count) continue;
    if (last == f->count)
      cut_told(f, from, end, found, &next);
    else if (from <= last)
      bul_mention_add(f, BULLETIN_PERSON, from, last + 1, from < last ? 4 : 2);
  }
  bulletin_lexicon_free(names);
}

/* --- places and organizations ------------------------------------------ */

/* Whether what was found is so long, and ends so, that the same characters
** are the same name elsewhere: 清渡镇, 棠州市博物馆. */
static bool is_followed(const bul_findings *f, const bul_mention *m) {
  enum { SHORTEST = 3, PERSISTENT = 5 };
  bulletin_text name = bul_mention_text(f, m);
  size_t length = bul_text_length(name);
  if (length < SHORTEST || m->span.start != f->tokens[m->from].span.start ||
      m->span.end != f->tokens[m->to - 1].span.end)
    return false;
  const bul_token *last = &f->tokens[m->to - 1];
  if (m->to == m->from + 1) return false;
  if (m->kind == BULLETIN_ORGANIZATION)
    return last->classes & BUL_CLASS_ORGANIZATION_SUFFIX &&
           length >= PERSISTENT && last->first != U'组';
  return last->classes & BUL_CLASS_PLACE_SUFFIX &&
         !bul_text_starts(name, BUL_TEXT("中国"));
}

void bul_follow_places(bul_findings *f) {
  bulletin_lexicon *names = NULL;
  size_t found = f->mention_count, end;
  int pos;
  for (size_t i = 0; i < found && !f->failed; i++) {
    const bul_mention *m = &f->mentions[i];
    if (m->kind != BULLETIN_PLACE && m->kind != BULLETIN_ORGANIZATION) continue;
    bulletin_text kind =
        m->kind == BULLETIN_PLACE ? BUL_TEXT("ns") : BUL_TEXT("nt");
    if (is_followed(f, m) &&
        !list_name(f, &names, bul_mention_text(f, m), kind))
      f->failed = true;
  }
  for (size_t at = 0; names != NULL && !f->failed; at = end) {
    at = bul_lexicon_match(names, f->text, at, &end, &pos);
    if (at >= f->text.size) break;
    size_t from = bul_token_from(f, at), last = bul_token_until(f, end);
    if (from < f->count && last < f->count && from <= last)
      bul_mention_add(
          f, pos == BUL_POS_NS ? BULLETIN_PLACE : BULLETIN_ORGANIZATION, from,
          last + 1, 1);
  }
  bulletin_lexicon_free(names);
}
