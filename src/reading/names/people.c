/*
** people.c - names of people.
*/
#include "entities.h"
#include "people_words.h"

static const bul_char_facts *facts_of(uint32_t character) {
  return &bul_lexicon_facts[bul_code_of(character)];
}

bool bul_ends_name(const bul_findings *f, size_t at) {
  const bul_token *t = &f->tokens[at];
  if (!t->joined || t->form == BULLETIN_WORD_MARK ||
      t->classes & BUL_CLASS_AFTER_NAME || t->pos == BUL_POS_F ||
      t->pos == BUL_POS_T)
    return true;
  if (t->pos != BUL_POS_V && t->pos != BUL_POS_VN) return false;
  if (t->length > 1) return true;
  for (size_t i = 0; i < BUL_COUNT(person_verbs); i++)
    if (person_verbs[i] == t->first) return true;
  return false;
}

/* 何国庆和田洪: no 和田 but 和 behind a name. */
static bool is_joint(const bul_findings *f, size_t at) {
  return f->tokens[at].first == U'和' && at > 0 && f->tokens[at].joined &&
         f->tokens[at - 1].form == BULLETIN_WORD_NAME;
}

/* 娜娜 */
static bool is_twice(const bul_findings *f, size_t at) {
  const bul_token *t = &f->tokens[at];
  size_t size = bul_char_size(f->text.data + t->span.start), next;
  return t->length == 2 &&
         bul_char_at(f->text.data + t->span.start + size, &next) == t->first;
}

/* 欧阳洁 */
static size_t compound_name(const bul_findings *f, size_t at) {
  size_t end = at + 1;
  if (end < f->count && f->tokens[end].joined && is_twice(f, end))
    return end + 1;
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
    if (before->classes & BUL_CLASS_PLACE_SUFFIX ||
        before->form == BULLETIN_WORD_NUMBER || before->pos == BUL_POS_M)
      return false; /* 第九|任|主席 */
    if (t->first == U'方' && before->length == 1 &&
        before->classes & BUL_CLASS_ABBREVIATION)
      return false; /* 印|方|代表 */
    if (before->first == U'老' && before->length == 1 && known) /* 老 */
      return !(next->joined && (next->classes & BUL_CLASS_TITLE));
    if (before->first == U'小' && before->length == 1 && known) /* 小 */
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

/* --- who is told to be a person ---------------------------------------- */

static bool acts(const bul_findings *f, size_t at) {
  bulletin_text word = bul_token_text(f, at);
  for (size_t i = 0; i < BUL_COUNT(person_acts); i++)
    if (bul_text_equal(word, person_acts[i])) return true;
  return false;
}

/* What a surname costs that many people have. */
enum { FREQUENT = 115, RARE_SURNAME = 130 };

/* Whether a word looks so much like a name that who stands with it in a list
** has one, too. */
static bool is_plainly_named(const bul_findings *f, size_t at) {
  const bul_token *t = &f->tokens[at];
  if (t->form != BULLETIN_WORD_NAME) return false;
  return t->classes & BUL_CLASS_PERSON ||
         (at > 0 && bul_token_is(f, at - 1, BUL_CLASS_TITLE)) ||
         (t->pos == BUL_POS_NR && facts_of(t->first)->surname < FREQUENT);
}

static bool is_listed(const bul_findings *f, size_t from, size_t to) {
  const bul_token *first = &f->tokens[from], *after = &f->tokens[to];
  if (from > 0 && !first->joined && is_plainly_named(f, from - 1) &&
      memchr(f->text.data + first[-1].span.end, '\n',
             first->span.start - first[-1].span.end) == NULL)
    return true; /* 景静 左学彬 */
  return (from > 1 && first->joined && first[-1].joined &&
          first[-1].first == U'、' && is_plainly_named(f, from - 2)) ||
         (after->joined && after->first == U'、' && after[1].joined &&
          is_plainly_named(f, to + 1));
}

bool bul_is_told(const bul_findings *f, size_t from, size_t to) {
  if (is_listed(f, from, to)) return true;
  if (from > 0 && bul_token_is(f, from - 1, BUL_CLASS_TITLE) &&
      f->tokens[from - 1].length > 1)
    return true;
  const bul_token *after = &f->tokens[to];
  return after->joined &&
         (after->classes & (BUL_CLASS_TITLE | BUL_CLASS_AFTER_SURNAME) ||
          acts(f, to));
}

/* 康熙三十一年, 光绪年间: a reign, not who reigned. */
static bool is_reign(const bul_findings *f, size_t at) {
  const bul_token *t = &f->tokens[at], *after = t + 1;
  if (!(t->classes & BUL_CLASS_KNOWN_PERSON) || !after->joined) return false;
  return after->form == BULLETIN_WORD_NUMBER ||
         after->form == BULLETIN_WORD_TIME || after->first == U'年' ||
         after->first == U'元' || after->first == U'初' ||
         after->first == U'末' || after->pos == BUL_POS_M;
}

/* How sure it is that a word is a person's name by itself. What the
** dictionary calls one, or is written by sound, may be anything (马拉松). */
static int strength_of(const bul_findings *f, size_t at) {
  const bul_token *t = &f->tokens[at];
  if (t->classes & (BUL_CLASS_KNOWN_PERSON | BUL_CLASS_PERSON) &&
      !(t->classes & BUL_CLASS_ORGANIZATION)) /* 福克斯 */
    return t->pos == BUL_POS_NRT ? 1 : 2;
  if (bul_is_told(f, at, at + 1)) return 2;
  if (t->pos == BUL_POS_NRT) return 0;
  return facts_of(t->first)->surname < FREQUENT;
}

static bool goes_on(uint32_t c) {
  for (size_t i = 0; i < BUL_COUNT(person_ends); i++)
    if (person_ends[i] == c) return true;
  return false;
}

size_t bul_shorter_end(const bul_findings *f, size_t at) {
  const bul_token *t = &f->tokens[at];
  if (t->length != 3 || t->form != BULLETIN_WORD_NAME) return 0;
  const char *start = f->text.data + t->span.start;
  const char *end = f->text.data + t->span.end;
  size_t back = bul_char_back(start, end), size;
  return goes_on(bul_char_at(end - back, &size)) ? t->span.end - back : 0;
}

/* 巴罗通|电话: what the last character of a seeming name begins with the word
** behind it is what the person of a shorter name does. */
static bool begins_act(const bul_findings *f, size_t at) {
  const bul_token *t = &f->tokens[at];
  if (t->length != 3 || t->form != BULLETIN_WORD_NAME || !t[1].joined)
    return false;
  size_t last = t->span.end - bul_char_back(f->text.data + t->span.start,
                                            f->text.data + t->span.end);
  bulletin_text act = bul_text(f->text.data + last, t[1].span.end - last);
  for (size_t i = 0; i < BUL_COUNT(person_acts); i++)
    if (bul_text_equal(act, person_acts[i])) return true;
  return false;
}

/* 因|病 of 张三因|病逝世, 里瓦斯因|病 */
static bool is_illness(const bul_findings *f, size_t at) {
  return f->tokens[at].length > 2 &&
         bul_text_ends(bul_token_text(f, at), BUL_TEXT("因")) &&
         f->tokens[at + 1].joined && f->tokens[at + 1].first == U'病';
}

/* Takes the last character from the name that was found last. */
static void shorten(bul_findings *f, size_t at) {
  const bul_token *t = &f->tokens[at];
  bul_mention *m = &f->mentions[f->mention_count - 1];
  m->span.end -=
      bul_char_back(f->text.data + t->span.start, f->text.data + t->span.end);
  m->strength = 2;
}

/* 王毅|同: who is listed needs no telling. */
static void cut_listed(bul_findings *f, size_t at) {
  size_t start = f->tokens[at].span.start, end = bul_shorter_end(f, at);
  if (!f->failed && (begins_act(f, at) || is_illness(f, at))) {
    shorten(f, at);
    return;
  }
  if (end == 0 || f->failed || bul_token_is(f, at, BUL_CLASS_PERSON) ||
      !(bul_classes_of(bul_text(f->text.data + start, end - start)) &
        BUL_CLASS_PERSON))
    return;
  f->mentions[f->mention_count - 1].span.end = end;
  f->mentions[f->mention_count - 1].strength = 2;
}

/* Whether a title, or a name in a list, stands right before a token. */
static bool is_introduced(const bul_findings *f, size_t at) {
  if (at < 2 || !f->tokens[at].joined) return false;
  const bul_token *before = &f->tokens[at - 1];
  if (before->length > 1 && before->classes & BUL_CLASS_TITLE) return true;
  return before->first == U'、' && before->joined &&
         (before[-1].form == BULLETIN_WORD_NAME ||
          (at > 2 && before[-1].length == 1 &&
           before[-2].form == BULLETIN_WORD_NAME));
}

/* 梁|刘柔芬议员: a married woman's two surnames and given names, the husband's
** apart. */
static bool is_married(const bul_findings *f, size_t at) {
  const bul_token *t = &f->tokens[at], *name = t + 1;
  return at + 1 < f->count && t->length == 1 && name->joined &&
         name->length == 3 && name->form == BULLETIN_WORD_NAME &&
         (t->pos == BUL_POS_N || t->pos == BUL_POS_NR) &&
         facts_of(t->first)->surname < FREQUENT &&
         facts_of(name->first)->surname < FREQUENT &&
         ((name[1].joined && name[1].classes & BUL_CLASS_TITLE) ||
          (is_introduced(f, at) && bul_ends_name(f, at + 2)));
}

/* 金杉宪|治, 欧阳思|远: a surname of two characters. */
static bool is_long_surname(const bul_findings *f, size_t at) {
  const bul_token *t = &f->tokens[at];
  size_t first = bul_char_size(f->text.data + t->span.start);
  size_t second = bul_char_size(f->text.data + t->span.start + first);
  bulletin_text surname =
      bul_text(f->text.data + t->span.start, first + second);
  return bul_classes_of(surname) &
         (BUL_CLASS_JAPANESE_SURNAME | BUL_CLASS_COMPOUND_SURNAME);
}

/* 陈方安|生, 黄何咏|诗: the same where the last character stands apart behind a
** title. */
static bool is_parted(const bul_findings *f, size_t at) {
  const bul_token *t = &f->tokens[at], *last = t + 1;
  if (at == 0 || at + 1 >= f->count || t->form != BULLETIN_WORD_NAME ||
      t->length != 3 || !t->joined || !last->joined || last->length != 1 ||
      !(t[-1].classes & BUL_CLASS_TITLE) || t[-1].length < 2 ||
      !bul_ends_name(f, at + 2) || goes_on(last->first) ||
      last->form == BULLETIN_WORD_MARK ||
      last->classes & (BUL_CLASS_AFTER_NAME | BUL_CLASS_TITLE))
    return false;
  if (is_long_surname(f, at)) return true;
  if (bul_pos_in(last->pos, BUL_FUNCTION_WORDS | BUL_POS(V)) ||
      facts_of(last->first)->last > 180)
    return false;
  size_t first = bul_char_size(f->text.data + t->span.start), size;
  uint32_t second = bul_char_at(f->text.data + t->span.start + first, &size);
  return facts_of(t->first)->surname < FREQUENT &&
         facts_of(second)->surname < FREQUENT;
}

/* 队长邹|路遥: a name that goes before the one which is listed, by a surname
** behind a title. */
static bool is_surname_of(const bul_findings *f, size_t at) {
  const bul_token *t = &f->tokens[at], *name = t + 1;
  return at > 0 && at + 1 < f->count && t->length == 1 && t->joined &&
         t->pos != BUL_POS_P && name->joined && name->length == 2 &&
         (name->classes & (BUL_CLASS_KNOWN_PERSON | BUL_CLASS_PERSON) ||
          (name->form == BULLETIN_WORD_NAME &&
           facts_of(name->first)->surname > RARE_SURNAME)) &&
         facts_of(t->first)->surname != 255 && t[-1].length > 1 &&
         t[-1].classes & BUL_CLASS_TITLE;
}

/* 叶尔梅|克巴耶夫: what goes on by sound behind a seeming Chinese name;
** 查尔斯|三世: the number of a king. The token after the name. */
static size_t sounded_end(const bul_findings *f, size_t at) {
  const bul_token *t = &f->tokens[at], *next = t + 1;
  if (!next->joined) return at + 1;
  if (t->form == BULLETIN_WORD_NAME && t->length == 3 &&
      next->pos == BUL_POS_NRT && next->length > 2 &&
      !(next[1].joined && next[1].classes & BUL_CLASS_PLACE_SUFFIX))
    return at + 2;
  bulletin_text text = bul_token_text(f, at + 1);
  return next->length == 2 && bul_text_ends(text, BUL_TEXT("世")) &&
                 bul_lexicon_facts[bul_code_of(next->first)].numeral ==
                     BUL_DIGIT
             ? at + 2
             : at + 1;
}

static void add_name(bul_findings *f, size_t at) {
  size_t end = sounded_end(f, at);
  if (end > at + 1) {
    bul_mention_add(f, BULLETIN_PERSON, at, end, 3);
    return;
  }
  bul_mention_add(f, BULLETIN_PERSON, at, at + 1, strength_of(f, at));
  cut_listed(f, at);
}

/* Whether a name of two characters that is padded to the width of three begins
** with the token `at`, and someone is told there: 记者林　涛. */
static bool is_padded(const bul_findings *f, size_t at) {
  const bul_token *t = &f->tokens[at], *given = t + 1;
  if (at + 1 >= f->count || t->length != 1 || given->length != 1 ||
      given->joined || facts_of(t->first)->surname >= FREQUENT ||
      facts_of(given->first)->single == 255)
    return false;
  size_t width = 0, size;
  for (size_t byte = t->span.end; byte < given->span.start; byte += size) {
    uint32_t c = bul_char_at(f->text.data + byte, &size);
    if (!bul_is_space(c) || c == '\n' || c == '\r') return false;
    width += c == 0x3000 ? 2 : 1;
  }
  return width > 1 && width < 5 && bul_is_told(f, at, at + 2);
}

/* 东方 is a surname hardly ever. */
static void add_compound(bul_findings *f, size_t at) {
  const bul_token *t = &f->tokens[at];
  size_t end = compound_name(f, at);
  bool common = t->pos != BUL_POS_NR && t->form == BULLETIN_WORD_KNOWN;
  if (end == at) return;
  bul_mention_add(
      f, BULLETIN_PERSON, at, end,
      !common || is_twice(f, at + 1) || bul_is_told(f, at, end) ? 2 : 0);
}

void bul_find_people(bul_findings *f) {
  bool japan = bul_is_of_japan(f->text);
  size_t japanese = 0; /* where the last one's name ends */
  size_t point = bul_next_point(f, 0);
  for (size_t i = 0; i < f->count; i++) {
    const bul_token *t = &f->tokens[i];
    size_t told = japan ? bul_told_japanese(f, i, japanese) : i;
    if (told > i) {
      bul_mention_add(f, BULLETIN_PERSON, i, told, 3);
      japanese = told;
      i = told - 1;
      continue;
    }
    if (is_padded(f, i)) {
      bul_mention_add(f, BULLETIN_PERSON, i, i + 2, 3);
      i++;
      continue;
    }
    if (is_surname_of(f, i) || is_married(f, i) || is_parted(f, i)) {
      bul_mention_add(f, BULLETIN_PERSON, i, i + 2, 3);
      i++;
      continue;
    }
    if (t->classes & BUL_CLASS_PLACE) continue;
    if (t->classes & BUL_CLASS_DOCTRINE) {
      doctrine(f, i);
      continue;
    }
    if (point < i) point = bul_next_point(f, i);
    size_t end = point < f->count && point - i <= BUL_FIRST_PART
                     ? bul_pointed_name(f, i)
                     : i;
    if (end > i) {
      bul_mention_add(f, BULLETIN_PERSON, i, end, 3);
      i = end - 1;
      continue;
    }
    if (t->classes & BUL_CLASS_JAPANESE_SURNAME) {
      end = bul_japanese_name(f, i);
      if (end > i) /* 森 and 关 are mostly something else */
        bul_mention_add(f, BULLETIN_PERSON, i, end,
                        t->length > 1 || bul_is_told(f, i, end) ? 2 : 0);
      if (end > i && is_joint(f, i) && !f->failed)
        f->mentions[f->mention_count - 1].span.start += sizeof "和" - 1;
    }
    if (t->classes & BUL_CLASS_COMPOUND_SURNAME) add_compound(f, i);
    if (is_reign(f, i)) continue;
    if (t->form == BULLETIN_WORD_NAME ||
        t->classes & (BUL_CLASS_KNOWN_PERSON | BUL_CLASS_PERSON) ||
        (t->length > 1 && (t->pos == BUL_POS_NR || t->pos == BUL_POS_NRT)))
      add_name(f, i);
    else if (surname_alone(f, i))
      bul_mention_add(f, BULLETIN_PERSON, i, i + 1, 0);
  }
}
