/*
** places.c - names of places: those of the lexicon, those that their last
** word tells (王立岩社区), and the one-character names of countries and
** provinces (中美, 访华, 京沪).
*/
#include "entities.h"
#include "place_words.h"

static bool is_plain(const bul_token *t) {
  return t->form == BULLETIN_WORD_KNOWN || t->form == BULLETIN_WORD_UNKNOWN ||
         t->form == BULLETIN_WORD_NAME;
}

static bool is_among(bulletin_text word, const bulletin_text *list,
                     size_t count) {
  for (size_t i = 0; i < count; i++)
    if (bul_text_equal(word, list[i])) return true;
  return false;
}

/* What dynasties are called is in names, too. */
static bool is_dynasty(const bul_token *t) {
  static const uint32_t dynasties[] = {U'清', U'明', U'元', U'宋', U'唐',
                                       U'秦', U'汉', U'隋', U'晋', U'周'};
  for (size_t i = 0; i < BUL_COUNT(dynasties); i++)
    if (t->first == dynasties[i]) return t->length == 1;
  return false;
}

/* Whether a token may stand in a place's name that the lexicon has not. */
static bool may_name_place(const bul_findings *f, size_t at) {
  const bul_token *t = &f->tokens[at];
  if (!is_plain(t)) return false;
  if (t->classes & (BUL_CLASS_NAME_STOP | BUL_CLASS_AFTER_NAME |
                    BUL_CLASS_PLACE_NOT | BUL_CLASS_TITLE))
    return false;
  if (t->pos == BUL_POS_T) return is_dynasty(t); /* 清|渡|镇 */
  if (bul_pos_in(t->pos, BUL_FUNCTION_WORDS | BUL_POS(M))) return false;
  if (bul_pos_in(t->pos, BUL_POS(V) | BUL_POS(VN) | BUL_POS(A) | BUL_POS(AD) |
                             BUL_POS(AN) | BUL_POS(B) | BUL_POS(Z) |
                             BUL_POS(I) | BUL_POS(L) | BUL_POS(NT)))
    return t->length == 1;
  return t->pos != BUL_POS_N || t->length <= 2;
}

/* 新, 老, 大 and the like begin many names (新义村), though they stand
** before names as well. */
static bool is_epithet(const bul_token *t) {
  return t->length == 1 && (t->first == U'新' || t->first == U'老' ||
                            t->first == U'大' || t->first == U'小');
}

/* Whether a word is too common a noun to be a place's name. */
static bool is_common(const bul_token *t) {
  enum { RARE = 120 };
  return t->length > 1 && t->pos == BUL_POS_N && t->rarity < RARE &&
         t->form == BULLETIN_WORD_KNOWN &&
         !(t->classes & (BUL_CLASS_DIVISION | BUL_CLASS_BRAND));
}

/* What goes to, or lies at, the place behind it. */
static bool is_approach(const bul_findings *f, size_t at) {
  return f->tokens[at].length == 1 &&
         is_among(bul_token_text(f, at), place_approaches,
                  BUL_COUNT(place_approaches));
}

size_t bul_unknown_place(const bul_findings *f, size_t suffix) {
  size_t at = suffix, length = 0;
  while (at > 0 && f->tokens[at].joined &&
         (may_name_place(f, at - 1) ||
          (length > 0 && is_epithet(&f->tokens[at - 1])))) {
    const bul_token *t = &f->tokens[at - 1];
    if (length + t->length > 3) break;
    if (length > 0 && t->length > 1) break;
    if (t->classes & BUL_CLASS_PLACE_SUFFIX && t->length > 1) break;
    if (t->length == 1 && bul_is_level(t->first)) break; /* 镇|新义村 */
    if (is_common(t)) break;                             /* 农业|县 */
    if (length > 0 && is_approach(f, at - 1))            /* 去|榆川县 */
      return length > 1 ? at : suffix;                   /* 雨|看|江 */
    length += t->length;
    at--;
    if (t->length > 1 || t->pos == BUL_POS_T) break;
  }
  if (length == 1 && f->tokens[suffix].length == 1) return suffix;
  return at;
}

static bool is_place_word(const bul_token *t) {
  return t->pos == BUL_POS_NS && t->form == BULLETIN_WORD_KNOWN &&
         t->length > 1 && !(t->classes & BUL_CLASS_PLACE_NOT);
}

static bool is_settlement(const bul_findings *f, size_t at) {
  return is_among(bul_token_text(f, at), place_settlements,
                  BUL_COUNT(place_settlements));
}

/* Whether a word may name a community, or is too common for it: 服务社区. */
static bool may_name_settlement(const bul_token *t) {
  enum { RARE = 150 };
  return t->rarity >= RARE || t->length == 1 ||
         t->form != BULLETIN_WORD_KNOWN || is_place_word(t) ||
         t->classes &
             (BUL_CLASS_PLACE_SUFFIX | BUL_CLASS_DIVISION | BUL_CLASS_PLACE);
}

/* Whether a name, or a part of a list, begins with the token `at`. */
static bool opens(const bul_findings *f, size_t at) {
  if (at == 0 || !f->tokens[at].joined) return true;
  const bul_token *before = &f->tokens[at - 1];
  if (before->form == BULLETIN_WORD_MARK) return true;
  return before->length == 1 &&
         (before->pos == BUL_POS_C || before->pos == BUL_POS_P);
}

/* Whether the token `at` stands in a list, by 、 before or behind it. */
static bool is_listed(const bul_findings *f, size_t from, size_t to) {
  return (from > 0 && f->tokens[from - 1].first == U'、' &&
          f->tokens[from].joined) ||
         (f->tokens[to].first == U'、' && f->tokens[to].joined);
}

/* 晴光 of 、晴光商圈、: all the words from a mark, or another such edge, to
** the suffix, where these are few and no grammar, in a list or in quotes. */
static size_t whole_item(const bul_findings *f, size_t suffix) {
  enum { LONGEST = 6, SHORTEST = 2 }; /* characters */
  size_t at = suffix, length = 0;
  bool names = bul_token_is(f, suffix, BUL_CLASS_WEAK_SUFFIX);
  while (!opens(f, at)) {
    const bul_token *t = &f->tokens[at - 1];
    length += t->length;
    if (length > LONGEST || is_approach(f, at - 1) ||
        t->form == BULLETIN_WORD_NUMBER || t->form == BULLETIN_WORD_TIME ||
        t->classes &
            (BUL_CLASS_NAME_STOP | BUL_CLASS_PLACE_NOT | BUL_CLASS_TITLE))
      return suffix;
    switch (t->pos) {
    case BUL_POS_U:
    case BUL_POS_R:
    case BUL_POS_M:
    case BUL_POS_Q:
    case BUL_POS_Y:
    case BUL_POS_B:
      return suffix; /* 星级|商圈 */
    case BUL_POS_D:
      if (t->length == 1) return suffix; /* 最|美志愿服务社区 */
    }
    names = names || may_name_settlement(t);
    at--;
  }
  if (length < SHORTEST || !names) return suffix;
  bool quoted =
      at > 0 && f->tokens[at].joined &&
      (f->tokens[at - 1].first == U'“' || f->tokens[at - 1].first == U'「');
  bool listed = quoted || is_listed(f, at, suffix + 1);
  if (listed && f->tokens[at].pos == BUL_POS_V && f->tokens[at].length > 1 &&
      !quoted)
    at++; /* 走过|梧桐路 */
  return listed ? at : suffix;
}

/* Where a street's or a community's name begins, up to six characters of
** nouns: 康桥华城社区, 大学路街道. */
static size_t settlement_start(const bul_findings *f, size_t suffix) {
  size_t at = suffix, length = 0;
  bool names = false;
  while (at > 0 && f->tokens[at].joined) {
    const bul_token *t = &f->tokens[at - 1];
    bool noun = t->pos == BUL_POS_N || t->pos == BUL_POS_M ||
                t->pos == BUL_POS_NG || t->length == 1;
    if (!may_name_place(f, at - 1) && !(noun && is_plain(t))) break;
    if (t->pos == BUL_POS_Q || t->pos == BUL_POS_B) break; /* 余个|商圈 */
    if (t->classes & (BUL_CLASS_NAME_STOP | BUL_CLASS_PLACE_NOT |
                      BUL_CLASS_TITLE | BUL_CLASS_AFTER_NAME))
      break;
    if (t->classes & BUL_CLASS_PLACE_SUFFIX && t->length > 1) break;
    if (t->classes & BUL_CLASS_ORGANIZATION_SUFFIX && length > 1) break;
    if (length + t->length > 6 || (is_place_word(t) && length != 1)) break;
    length += t->length;
    names = names || may_name_settlement(t);
    at--;
    if (t->form == BULLETIN_WORD_NAME || is_place_word(t)) break;
  }
  return length > 1 && names ? at : suffix;
}

/* Where the place begins that a site's kind follows with what kind it is
** between: 大兴国际机场, 樱桃沟足球小镇. */
static size_t site_start(const bul_findings *f, size_t suffix) {
  enum { MOST = 2 };
  if (!is_among(bul_token_text(f, suffix), place_sites, BUL_COUNT(place_sites)))
    return suffix;
  size_t at = suffix;
  for (int i = 0; i < MOST && at > 0 && f->tokens[at].joined; i++) {
    const bul_token *t = &f->tokens[at - 1];
    if (t->form != BULLETIN_WORD_KNOWN ||
        (t->pos != BUL_POS_N && t->pos != BUL_POS_VN && t->pos != BUL_POS_NZ &&
         t->pos != BUL_POS_AN) ||
        t->classes & (BUL_CLASS_NAME_STOP | BUL_CLASS_TITLE |
                      BUL_CLASS_PLACE_NOT | BUL_CLASS_ORGANIZATION_SUFFIX))
      break;
    at--;
    if (at == 0 || !f->tokens[at].joined) break;
    if (is_place_word(&f->tokens[at - 1]) ||
        f->tokens[at - 1].classes & BUL_CLASS_DIVISION)
      return at - 1;
  }
  return suffix;
}

/* Streets and villages, which common words are made of too, where what
** stands before makes them sure: 屈子祠镇新义村, 、南下街、. */
static size_t weak_start(const bul_findings *f, size_t suffix) {
  if (!is_among(bul_token_text(f, suffix), place_villages,
                BUL_COUNT(place_villages)))
    return suffix;
  size_t start = bul_unknown_place(f, suffix);
  if (start < suffix && start > 0 && f->tokens[start].joined &&
      (is_place_word(&f->tokens[start - 1]) ||
       (bul_token_is(f, start - 1, BUL_CLASS_PLACE_SUFFIX) &&
        f->tokens[start - 1].length == 1)))
    return start;
  return whole_item(f, suffix);
}

/* 棠|州, 登|嘉|楼|州: one character is enough for it. */
static size_t prefecture_start(const bul_findings *f, size_t suffix) {
  const bul_token *before = &f->tokens[suffix - 1];
  if (before->length > 2 &&
      (before->pos == BUL_POS_NRT || before->form == BULLETIN_WORD_NAME))
    return suffix - 1; /* 库尔斯克|州 */
  size_t start = bul_unknown_place(f, suffix);
  if (start < suffix && f->tokens[start].pos != BUL_POS_V) return start;
  return may_name_place(f, suffix - 1) && before->pos != BUL_POS_V &&
                 before->length == 1 && !bul_is_level(before->first)
             ? suffix - 1
             : suffix;
}

size_t bul_place_start(const bul_findings *f, size_t suffix) {
  const bul_token *t = &f->tokens[suffix];
  if (!t->joined || suffix == 0) return suffix;
  const bul_token *before = &f->tokens[suffix - 1];
  if (is_place_word(before) || before->classes & BUL_CLASS_PLACE_PAIR)
    return suffix - 1;
  if (t->first == U'州' && t->length == 1) return prefecture_start(f, suffix);
  if (t->classes & BUL_CLASS_WEAK_SUFFIX) return weak_start(f, suffix);
  if (t->length == 1) return bul_unknown_place(f, suffix);
  bool named = before->form == BULLETIN_WORD_NAME ||
               before->form == BULLETIN_WORD_UNKNOWN ||
               before->pos == BUL_POS_NZ || before->pos == BUL_POS_NRT;
  bool settlement = is_settlement(f, suffix);
  size_t start = settlement ? whole_item(f, suffix) : suffix;
  if (start == suffix) start = site_start(f, suffix);
  if (start == suffix && (named || settlement))
    start = settlement_start(f, suffix);
  if (start == suffix && before->classes & BUL_CLASS_DIVISION) start--;
  return start;
}

/* 平凉至|庆阳|铁路: whose other end is a place, and no name together. */
static bool is_line_between(const bul_findings *f, size_t start,
                            size_t suffix) {
  if (start < 2 || !f->tokens[start].joined ||
      !is_among(bul_token_text(f, suffix), place_lines, BUL_COUNT(place_lines)))
    return false;
  uint32_t before = f->tokens[start - 1].first;
  return f->tokens[start - 1].length == 1 &&
         (before == U'至' || before == U'到' || before == U'—') &&
         is_place_word(&f->tokens[start]);
}

static void suffixed(bul_findings *f, size_t at) {
  size_t start = bul_place_start(f, at);
  if (start == at || is_line_between(f, start, at)) return;
  bool sure = is_settlement(f, at) || is_place_word(&f->tokens[start]);
  int strength = sure ? 2 : 1;
  bul_mention_add(f, BULLETIN_PLACE, start, at + 1, strength);
}

/* 绿杨乡: a rare noun that ends as places do. */
static bool is_rare_place(const bul_findings *f, size_t at) {
  enum { RARE = 200 };
  const bul_token *t = &f->tokens[at];
  if (t->length < 3 || t->length > 5 || t->pos != BUL_POS_N ||
      t->rarity < RARE || t->form != BULLETIN_WORD_KNOWN)
    return false;
  bulletin_text text = bul_token_text(f, at);
  return bul_text_ends(text, BUL_TEXT("乡")) ||
         bul_text_ends(text, BUL_TEXT("镇")) ||
         bul_text_ends(text, BUL_TEXT("县"));
}

/* --- divisions that common words are called like ------------------------ */

static bool is_place_at(const bul_findings *f, size_t at) {
  const bul_token *t = &f->tokens[at];
  return is_place_word(t) ||
         t->classes & (BUL_CLASS_DIVISION | BUL_CLASS_PLACE);
}

/* How sure it is that a word names a division, -1 when it does not: 同心 of
** 石嘴山、同心、灵武 stands between others of its kind or behind the place that
** it lies in. */
static int division_strength(const bul_findings *f, size_t at) {
  enum { RARE = 120 }; /* one article in 1,800 */
  const bul_token *t = &f->tokens[at];
  if (!(t->classes & BUL_CLASS_DIVISION)) return -1;
  bool before = at > 1 && t->joined && t[-1].joined && t[-1].first == U'、' &&
                is_place_at(f, at - 2);
  bool after = t[1].joined && t[1].first == U'、' && t[2].joined &&
               at + 2 < f->count && is_place_at(f, at + 2);
  bool sure = (before && is_place_word(&t[-2])) ||
              (after && is_place_word(&t[2])) || t->rarity >= RARE;
  if ((before || after) && sure) return before && after ? 2 : 1;
  bool inside = (t->rarity >= RARE || t->pos == BUL_POS_NS) && at > 0 &&
                t->joined && is_place_word(&t[-1]) && t[-1].length < 4 &&
                !(t[1].joined && t[1].form == BULLETIN_WORD_KNOWN &&
                  t[1].pos == BUL_POS_N);
  return inside ? 1 : -1;
}

/* --- lists that are counted -------------------------------------------- */

/* Whether `at` ends what counts places: 4|个|区, 三|个|乡镇. */
static bool counts_places(const bul_findings *f, size_t at) {
  const bul_token *t = &f->tokens[at];
  if (at < 2 || !t->joined || !t[-1].joined) return false;
  bulletin_text text = bul_token_text(f, at);
  size_t size;
  if (t->length > 2 || !bul_is_level(bul_char_at(text.data, &size)))
    return false;
  return t[-1].first == U'个' && t[-1].length == 1 &&
         (t[-2].form == BULLETIN_WORD_NUMBER || t[-2].pos == BUL_POS_M);
}

/* The item of a list that ends before the token `end`: up to four characters
** behind 、 or, with `first`, behind another mark. */
static size_t counted_item(const bul_findings *f, size_t end) {
  enum { LONGEST = 4 };
  size_t at = end, length = 0;
  while (at > 0 && length <= LONGEST &&
         f->tokens[at - 1].form != BULLETIN_WORD_MARK &&
         (at == end || f->tokens[at].joined)) {
    int pos = f->tokens[at - 1].pos;
    if (length > 1 && (pos == BUL_POS_P || pos == BUL_POS_C)) break; /* 在 */
    at--;
    length += f->tokens[at].length;
  }
  return length > 1 && length <= LONGEST ? at : end;
}

/* 新浦、海州、云台、连云4个区: each of them. */
static void counted(bul_findings *f, size_t at) {
  if (!counts_places(f, at)) return;
  size_t end = at - 2, items = 0;
  while (end > 0) {
    size_t start = counted_item(f, end);
    if (start == end ||
        (items == 0 && (start == 0 || f->tokens[start - 1].first != U'、')))
      return;
    bul_mention_add(f, BULLETIN_PLACE, start, end, 3);
    items++;
    if (start == 0 || f->tokens[start - 1].first != U'、' || items > 30) return;
    end = start - 1;
  }
}

/* The listed place of several words that begins at `at`. */
static void listed(bul_findings *f, size_t at) {
  size_t end = bul_listed_end(f, at, BUL_CLASS_PLACE);
  if (end > at) bul_mention_add(f, BULLETIN_PLACE, at, end, 2);
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
    if (f->tokens[end].first == U'、' && f->tokens[end + 1].joined &&
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
  bool good = members > 2 || (members == 2 && (!weak || before || after)) ||
              (weak ? before && after : before || after) ||
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
  size_t back =
      bul_char_back(f->text.data + t->span.start, f->text.data + t->span.end);
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

/* 巴中|关系: two countries, not the city that is called like them. */
static bool is_pair(const bul_findings *f, size_t at) {
  const bul_token *t = &f->tokens[at];
  return t[1].joined &&
         is_among(bul_token_text(f, at), place_pairs, BUL_COUNT(place_pairs)) &&
         (t[1].classes & BUL_CLASS_AFTER_ABBREVIATION ||
          is_among(bul_token_text(f, at + 1), place_relations,
                   BUL_COUNT(place_relations)));
}

static void add_pair(bul_findings *f, size_t at) {
  size_t size;
  bulletin_span span = f->tokens[at].span;
  bul_char_at(f->text.data + span.start, &size);
  for (int i = 0; i < 2 && !f->failed; i++) {
    bul_mention_add(f, BULLETIN_PLACE, at, at + 1, 2);
    if (f->failed) return;
    bul_mention *m = &f->mentions[f->mention_count - 1];
    if (i == 0)
      m->span.end = m->span.start + size;
    else
      m->span.start += size;
  }
}

void bul_find_places(bul_findings *f) {
  for (size_t i = 0; i < f->count; i++) {
    const bul_token *t = &f->tokens[i];
    if (t->classes &
        (BUL_CLASS_PLACE_FIRST | BUL_CLASS_PLACE_PAIR | BUL_CLASS_PLACE_LAST)) {
      inside_word(f, i);
      continue;
    }
    if (is_pair(f, i)) {
      add_pair(f, i);
      continue;
    }
    if (t->form != BULLETIN_WORD_MARK) listed(f, i);
    int strength = division_strength(f, i);
    if (strength < 1 && (is_place_word(t) || t->classes & BUL_CLASS_PLACE ||
                         is_rare_place(f, i)))
      strength = 1;
    if (strength > 0) bul_mention_add(f, BULLETIN_PLACE, i, i + 1, strength);
    if (t->classes & BUL_CLASS_PLACE_SUFFIX) suffixed(f, i);
    if (bul_is_level(t->first)) counted(f, i);
    if (is_abbreviation(f, i)) {
      size_t end = abbreviations(f, i);
      if (end > i + 1) i = end - 1;
    }
  }
}
