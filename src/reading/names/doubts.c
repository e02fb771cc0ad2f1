/*
** doubts.c - what rules or tagger took for a name, and a reader would not.
*/
#include "doubt_words.h"
#include "entities.h"

/* Whether a word may be what makes a name one: no common word. */
static bool is_naming(const bul_token *t) {
  if (bul_pos_in(t->pos, BUL_PROPER_NAMES)) return true;
  return t->form != BULLETIN_WORD_KNOWN || bul_is_brand(t) ||
         t->classes & (BUL_CLASS_ORGANIZATION | BUL_CLASS_PLACE) ||
         (t->classes & BUL_CLASS_DIVISION &&
          !(t->classes & BUL_CLASS_ORGANIZATION_INNER));
}

/* Whether a name that only the tagger found is one that a reader would look
** for: no 评委会, 纪念馆, 空壳村, and no single character but of a country. */
static bool is_worth(const bul_findings *f, const bul_mention *m) {
  const bul_token *t = &f->tokens[m->from];
  size_t chars = bul_text_length(bul_mention_text(f, m));
  if (chars == 1)
    return m->kind == BULLETIN_PLACE && t->classes & BUL_CLASS_ABBREVIATION &&
           t->length == 1;
  size_t single = 0;
  for (size_t at = m->from; at < m->to; at++) {
    if (f->tokens[at].classes & BUL_CLASS_PLACE_NOT && m->to == m->from + 1)
      return false;
    if (is_naming(&f->tokens[at])) return true;
    single += f->tokens[at].length == 1;
  }
  return single > 2;
}

/* Whether quotes or marks of a work are all around a mention: “苏超”. */
static bool is_quoted(const bul_findings *f, const bul_mention *m) {
  if (m->from == 0 || !f->tokens[m->from].joined || !f->tokens[m->to].joined)
    return false;
  uint32_t before = f->tokens[m->from - 1].first;
  uint32_t after = f->tokens[m->to].first;
  return (before == U'《' && after == U'》') ||
         (before == U'“' && after == U'”') ||
         (before == U'「' && after == U'」') ||
         (before == U'‘' && after == U'’');
}

static bool has_point(const bul_findings *f, const bul_mention *m) {
  for (size_t at = m->from; at < m->to; at++)
    if (f->tokens[at].form == BULLETIN_WORD_MARK) return true;
  return false;
}

static bool is_rare_surname(uint32_t c) {
  enum { FREQUENT = 115 }; /* what a surname costs that many have */
  return bul_lexicon_facts[bul_code_of(c)].surname >= FREQUENT;
}

/* Whether a given name of one character is one that no list has: 唐墓. */
static bool is_odd_name(bulletin_text name) {
  enum { NEVER_SEEN = 180 }; /* as ../words/data/generate.py says it */
  size_t size, first;
  bul_char_at(name.data, &first);
  uint32_t c = bul_char_at(name.data + first, &size);
  return first + size == name.size &&
         bul_lexicon_facts[bul_code_of(c)].single >= NEVER_SEEN;
}

/* Whether a name is a word that nobody is called: an adjective that a rare
** surname begins (总书记|鲜明|指出), or one of three characters (高水平|歌手). */
static bool is_word(bulletin_text name) {
  enum { RARE = 120 }; /* one article in 1,800: 吴承恩 is listed, too */
  bul_cell cell = bul_lexicon_find(name);
  size_t size;
  if (cell == 0 ||
      bul_classes_of(name) & (BUL_CLASS_PERSON | BUL_CLASS_KNOWN_PERSON))
    return false;
  uint32_t surname = bul_char_at(name.data, &size);
  switch (bul_cell_pos(cell)) {
  case BUL_POS_A:
  case BUL_POS_AD:
    return is_rare_surname(surname) || bul_text_length(name) == 3;
  case BUL_POS_B:
    return true; /* 高阶 */
  case BUL_POS_D:
  case BUL_POS_N:
  case BUL_POS_V:
  case BUL_POS_VN:
    return bul_text_length(name) == 3 && bul_cell_rarity(cell) < RARE;
  }
  return false;
}

/* 茅盾|文学奖: an award that is called by who gave it. */
static bool is_award(const bul_findings *f, const bul_mention *m) {
  return f->tokens[m->to].joined && f->tokens[m->to].length > 1 &&
         bul_text_ends(bul_token_text(f, m->to), BUL_TEXT("奖"));
}

/* 钟村, 张姓, 盛宁线, 罗卷戏: a village, or all of a surname, in two characters;
** a road; a kind of play. */
static bool is_village(bulletin_text name) {
  static const bulletin_text villages[] = {BUL_ROW("村"), BUL_ROW("庄"),
                                           BUL_ROW("寨"), BUL_ROW("屯"),
                                           BUL_ROW("镇"), BUL_ROW("姓")};
  if (bul_text_length(name) == 3)
    return bul_text_ends(name, BUL_TEXT("线")) ||
           bul_text_ends(name, BUL_TEXT("戏"));
  if (bul_text_length(name) != 2) return false;
  for (size_t i = 0; i < BUL_COUNT(villages); i++)
    if (bul_text_ends(name, villages[i])) return true;
  return false;
}

/* 赫哲|族, 赫哲族 */
static bool is_people(const bul_findings *f, const bul_mention *m,
                      bulletin_text name) {
  return bul_text_ends(name, BUL_TEXT("族")) ||
         (f->tokens[m->to].joined && f->tokens[m->to].first == U'族');
}

/* A person whom nothing but the look of the name tells. */
static bool is_doubtful_person(const bul_findings *f, const bul_mention *m,
                               int sure) {
  const bul_token *t = &f->tokens[m->from];
  bulletin_text name = bul_mention_text(f, m);
  if (bul_text_find(name, BUL_TEXT("某")) != NULL || is_word(name) ||
      is_people(f, m, name) || is_award(f, m) ||
      (is_village(name) && !bul_is_told(f, m->from, m->to)))
    return true;
  if (bul_text_length(name) < 2)
    return sure < 0 ||
           (f->tokens[m->to].joined && f->tokens[m->to].first == U'某');
  if (sure > 1 || has_point(f, m) || bul_is_told(f, m->from, m->to) ||
      bul_classes_of(name) & (BUL_CLASS_PERSON | BUL_CLASS_KNOWN_PERSON))
    return false;
  if (is_quoted(f, m)) return true;
  bool rare = is_rare_surname(t->first);
  if (m->to > m->from + 1)
    return sure == 0 || (rare && bul_text_length(name) == 2);
  if (t->pos == BUL_POS_NRT ||
      (t->form == BULLETIN_WORD_KNOWN && t->pos != BUL_POS_NR))
    return true;
  return (rare && t->length < 3) || is_odd_name(name); /* 关情 */
}

static bool is_among(bulletin_text text, const bulletin_text *list,
                     size_t count) {
  for (size_t i = 0; i < count; i++)
    if (bul_text_equal(text, list[i])) return true;
  return false;
}

/* 第一|部 of 中国现存第一部, 后腰|处: what is counted, and a common noun with a
** character that bodies end in. */
static bool is_counted_or_common(const bul_findings *f, const bul_mention *m) {
  const bul_token *last = &f->tokens[m->to - 1];
  if (m->to < m->from + 2 || last->length != 1) return false;
  if (last->first == U'部' && last[-1].first == U'第') return true;
  return m->to == m->from + 2 && last->first == U'处' &&
         last[-1].form == BULLETIN_WORD_KNOWN && last[-1].pos == BUL_POS_N;
}

/* 人|学会 of 中国人学会: nobody's society, but what they learned. */
static bool is_learned(const bul_findings *f, const bul_mention *m) {
  return bul_text_ends(bul_mention_text(f, m), BUL_TEXT("人学会"));
}

/* What is a kind of body and no body: 全国委员会 without whose it is, 科技 of
** 青年科技|工作者, a family of plants, 苦苣苔科|植物. */
static bool is_doubtful_body(const bul_findings *f, const bul_mention *m) {
  bulletin_text name = bul_mention_text(f, m);
  if (is_among(name, kinds_alone, BUL_COUNT(kinds_alone)) ||
      (bul_text_ends(name, BUL_TEXT("科")) &&
       bul_text_find(name, BUL_TEXT("目")) != NULL))
    return true; /* 半翅目叶蝉科 */
  if (is_counted_or_common(f, m) || is_learned(f, m)) return true;
  if (!f->tokens[m->to].joined) return false;
  bulletin_text after = bul_token_text(f, m->to);
  return (bul_text_ends(name, BUL_TEXT("科技")) &&
          is_among(after, science_words, BUL_COUNT(science_words))) ||
         (bul_text_ends(name, BUL_TEXT("科")) &&
          is_among(after, living_words, BUL_COUNT(living_words)));
}

/* 改则|改 of 宜改则改: no county, but what is done where it fits. */
static bool is_echoed(const bul_findings *f, const bul_mention *m) {
  const bul_token *t = &f->tokens[m->from];
  return m->to == m->from + 1 && t->length == 2 && t[1].joined &&
         t[1].first == t->first &&
         bul_text_ends(bul_token_text(f, m->from), BUL_TEXT("则"));
}

bool bul_is_doubtful(const bul_findings *f, const bul_mention *m, int sure) {
  if (m->kind == BULLETIN_PERSON) return is_doubtful_person(f, m, sure);
  if (m->kind == BULLETIN_ORGANIZATION && (sure == 0 || is_doubtful_body(f, m)))
    return true;
  if (m->kind == BULLETIN_PLACE && is_echoed(f, m)) return true;
  return sure < 0 && !is_worth(f, m);
}
