/*
** organizations.c - names of organizations: those of the lexicon, and those
** that their last word tells, with the words before it that name them.
*/
#include "entities.h"
#include "organization_words.h"

#include "../../base/hash.h"

enum {
  MOST_WORDS = 10,  /* before the last one of a name */
  MOST_LISTED = 10, /* words of a listed name */
  RARE = 150        /* of a noun that is likely a firm's name */
};

static bool is_among(bulletin_text word, const bulletin_text *list,
                     size_t count) {
  for (size_t i = 0; i < count; i++)
    if (bul_text_equal(word, list[i])) return true;
  return false;
}

bool bul_is_brand(const bul_token *t) {
  if (t->classes & BUL_CLASS_BRAND) return true;
  return t->pos == BUL_POS_N && t->length > 1 && t->length < 5 &&
         t->rarity >= RARE && t->form == BULLETIN_WORD_KNOWN;
}

static bool is_proper(const bul_token *t) {
  if (bul_pos_in(t->pos, BUL_PROPER_NAMES | BUL_POS(NT))) return true;
  return bul_is_brand(t) || t->form == BULLETIN_WORD_NAME ||
         t->form == BULLETIN_WORD_UNKNOWN ||
         t->classes & BUL_CLASS_ORGANIZATION;
}

/* 省, 市, 州 and the like before a word, which stand for the place at hand;
** 村 does for any. */
static bool is_level(const bul_token *t) {
  return t->length == 1 && t->first != U'村' &&
         (bul_is_level(t->first) || t->first == U'州');
}

static bool is_scope(const bul_findings *f, size_t at) {
  return is_among(bul_token_text(f, at), organization_scopes,
                  BUL_COUNT(organization_scopes));
}

/* 组织, 中心, 机构, 基地: words for much else, too. */
static bool needs_proper(const bul_token *t) {
  return t->length == 2 && (t->first == U'组' || t->first == U'中' ||
                            t->first == U'机' || t->first == U'基');
}

/* 第七届 of 第七届委员会, 第一 of 第一医院. */
static bool is_ordinal(const bul_token *t) {
  return (t->first == U'第' && t->length < 5 && t->pos == BUL_POS_M) ||
         (t->first == U'届' && t->length == 1);
}

static bool may_stand_inside(const bul_token *t) {
  if (t->form == BULLETIN_WORD_MARK || t->form == BULLETIN_WORD_TIME)
    return false;
  if (t->classes & (BUL_CLASS_ORGANIZATION_INNER | BUL_CLASS_FIELD))
    return true;
  if (t->classes &
      (BUL_CLASS_NAME_STOP | BUL_CLASS_AFTER_NAME | BUL_CLASS_TITLE))
    return false;
  if (is_ordinal(t)) return true;
  if (t->form == BULLETIN_WORD_NUMBER && t->first < 0x80) return false;
  return !bul_pos_in(t->pos,
                     BUL_FUNCTION_WORDS | BUL_POS(V) | BUL_POS(A) | BUL_POS(I));
}

/* 和 between two fields of work: 文化和旅游局, not 俄罗斯和日本公司. */
static bool joins_two(const bul_findings *f, size_t at) {
  const bul_token *t = &f->tokens[at];
  if (at == 0 || !t->joined || t->length != 1) return false;
  const bul_token *before = t - 1, *after = t + 1;
  if (t->first == U'驻') /* 中国驻美国大使馆 */
    return is_proper(before) && is_proper(after);
  const uint32_t field = BUL_CLASS_ORGANIZATION_INNER | BUL_CLASS_FIELD;
  bool more = after->classes & BUL_CLASS_ORGANIZATION_SUFFIX &&
              !is_among(bul_token_text(f, at + 1), organization_apart,
                        BUL_COUNT(organization_apart));
  return (t->first == U'和' || t->first == U'与') && before->classes & field &&
         (more || after->classes & field);
}

/* 总理 of 总理办公室 */
static bool is_office(const bul_findings *f, size_t at, size_t last) {
  return at + 1 == last && f->tokens[last].first == U'办' &&
         is_among(bul_token_text(f, at), organization_offices,
                  BUL_COUNT(organization_offices));
}

/* 戏剧家 of 戏剧家协会: whose society it is. */
static bool are_members(const bul_findings *f, size_t at, size_t last) {
  return at + 1 == last && bul_token_is(f, at, BUL_CLASS_TITLE) &&
         f->tokens[at].length > 1 &&
         (bul_text_ends(bul_token_text(f, at), BUL_TEXT("家")) ||
          bul_text_ends(bul_token_text(f, at), BUL_TEXT("师")) ||
          bul_text_ends(bul_token_text(f, at), BUL_TEXT("者"))) &&
         is_among(bul_token_text(f, last), organization_societies,
                  BUL_COUNT(organization_societies));
}

/* Whether the token `at` ends a name of its own: a body's last word. */
static bool is_head(const bul_token *t) {
  return t->length > 1 &&
         t->classes & (BUL_CLASS_ORGANIZATION_SUFFIX | BUL_CLASS_ORGANIZATION);
}

/* 省政府, 市委: a body that begins with its level. */
static bool is_body_of_level(const bul_findings *f, size_t at) {
  const bul_token *t = &f->tokens[at];
  return t->length > 1 && bul_is_level(t->first) &&
         (t->classes & (BUL_CLASS_ORGANIZATION | BUL_CLASS_TITLE_PART |
                        BUL_CLASS_ORGANIZATION_SUFFIX) ||
          bul_text_ends(bul_token_text(f, at), BUL_TEXT("政府")));
}

/* 新华社|联合国, 办公厅|国务院: an agency before what a dateline names, and an
** office before whose the next one is. */
static bool ends_before_body(const bul_findings *f, size_t at) {
  return f->tokens[at].first == U'办'
             ? bul_token_is(f, at, BUL_CLASS_ORGANIZATION_SUFFIX) &&
                   f->tokens[at].length > 1
             : bul_token_is(f, at, BUL_CLASS_ORGANIZATION) &&
                   bul_text_ends(bul_token_text(f, at), BUL_TEXT("社"));
}

/* Whether one name ends and another begins between `at - 1` and `at`:
** 省委办公厅|省政府办公厅, 水利局|联合|青溪县公安局. */
static bool parts_two(const bul_findings *f, size_t at) {
  if (at == 0) return false;
  if (at > 1 && is_head(&f->tokens[at - 2]) && f->tokens[at - 1].joined &&
      is_among(bul_token_text(f, at - 1), organization_joints,
               BUL_COUNT(organization_joints)) &&
      (is_proper(&f->tokens[at]) || is_level(&f->tokens[at]) ||
       is_scope(f, at)))
    return true;
  if (f->tokens[at].classes & BUL_CLASS_ORGANIZATION &&
      is_among(bul_token_text(f, at - 1), organization_joints,
               BUL_COUNT(organization_joints)))
    return true; /* 张国清代表|党中央 */
  if (bul_token_is(f, at, BUL_CLASS_ORGANIZATION) &&
      ends_before_body(f, at - 1))
    return true;
  return is_head(&f->tokens[at - 1]) && is_body_of_level(f, at);
}

/* What was seen on the way back from a name's last word: the first word of
** each kind, or the last word of the name itself. */
typedef struct walk {
  size_t at;     /* where it ended */
  size_t proper; /* a name of a place, a person, a brand */
  size_t level;
  size_t scope;
} walk;

static walk walk_back(const bul_findings *f, size_t last) {
  walk w = {last, last, last, last};
  while (w.at > 0 && last - w.at < MOST_WORDS && f->tokens[w.at].joined &&
         !parts_two(f, w.at) &&
         (may_stand_inside(&f->tokens[w.at - 1]) || joins_two(f, w.at - 1) ||
          is_office(f, w.at - 1, last) || are_members(f, w.at - 1, last))) {
    w.at--;
    if (bul_token_is(f, w.at, BUL_CLASS_PLACE_SUFFIX)) {
      size_t start = bul_place_start(f, w.at);
      if (start < w.at) w.at = w.proper = start;
    }
    if (is_proper(&f->tokens[w.at])) w.proper = w.at;
    if (is_level(&f->tokens[w.at])) w.level = w.at;
    if (is_scope(f, w.at)) w.scope = w.at;
  }
  while (w.at < last &&
         (is_ordinal(&f->tokens[w.at]) || f->tokens[w.at].first == U'和'))
    w.at++; /* no name begins with 第七届, or 和 */
  return w;
}

/* Whether the words between are all of fields of work. */
static bool are_fields(const bul_findings *f, size_t from, size_t to) {
  for (; from < to; from++)
    if (!bul_token_is(f, from,
                      BUL_CLASS_FIELD | BUL_CLASS_ORGANIZATION_INNER) &&
        !joins_two(f, from))
      return false;
  return true;
}

static bool is_generic(const bul_findings *f, size_t at) {
  return is_among(bul_token_text(f, at), organization_generic,
                  BUL_COUNT(organization_generic));
}

/* 云州 of 云州市政府, 监利 of 监利县委: a place that no dictionary has, before
** a body that begins with its level. */
static size_t place_before(const bul_findings *f, size_t at) {
  const bul_token *t = &f->tokens[at];
  if (t->length < 2 || !bul_is_level(t->first) || at == 0 || !t->joined)
    return at;
  size_t start = bul_unknown_place(f, at);
  for (size_t i = start; i < at; i++) {
    const bul_token *name = &f->tokens[i];
    if (name->form != BULLETIN_WORD_KNOWN || name->length == 1 ||
        name->classes & BUL_CLASS_DIVISION || bul_is_brand(name))
      return start;
  }
  return at;
}

/* Whether more than a place, or 国际, names what is before a generic word:
** not 美国公司, nor 国际金融机构. */
static bool is_named(const bul_findings *f, const walk *w, size_t last) {
  size_t single = 0;
  for (size_t at = w->at; at < last; at++) {
    const bul_token *t = &f->tokens[at];
    if (is_proper(t) && t->pos != BUL_POS_NS &&
        (t->pos != BUL_POS_N || t->classes & BUL_CLASS_BRAND))
      return true;
    single = t->length == 1 && t->pos != BUL_POS_M ? single + 1 : 0;
    if (at + 1 == last && single > 1) return true; /* 晓|玉|公司 */
  }
  return w->scope == last && w->proper + 2 <= last &&
         !bul_text_equal(bul_token_text(f, last), BUL_TEXT("基地"));
}

/* 全国法院: all of them, not one. */
static bool is_all(const bul_findings *f, const walk *w, size_t last) {
  return w->scope == w->at && w->scope < last && w->proper == last &&
         is_among(bul_token_text(f, last), organization_many,
                  BUL_COUNT(organization_many));
}

/* 医院 of 县医院: every county has one. */
static bool is_everywhere(const bul_findings *f, size_t last) {
  return is_among(bul_token_text(f, last), organization_everywhere,
                  BUL_COUNT(organization_everywhere));
}

/* 区 of 功能区管委会: no level, but a zone of a kind. */
static bool is_zone(const bul_findings *f, size_t at) {
  const bul_token *t = &f->tokens[at];
  return t->first == U'区' && at > 0 && t->joined &&
         (t[-1].pos == BUL_POS_N || t[-1].pos == BUL_POS_VN ||
          t[-1].pos == BUL_POS_V);
}

/* Where the organization begins that ends with the token `last`; `last`
** itself when nothing before belongs to it. */
static size_t name_start(const bul_findings *f, size_t last, bool weak) {
  walk w = walk_back(f, last);
  if (is_all(f, &w, last)) return last;
  if (is_generic(f, last) && !is_named(f, &w, last)) return last;
  if (w.scope < w.proper && w.scope < last) return w.scope;
  if (w.proper < last) return w.proper;
  if (is_generic(f, last)) return w.at; /* 晓玉公司 */
  if (needs_proper(&f->tokens[last])) return last;
  const bul_token *t = &f->tokens[last];
  bool short_head = t->length == 1 && t->first != U'局' && t->first != U'委';
  if (w.level == last - 1 &&
      (short_head || is_everywhere(f, last) || is_zone(f, w.level)))
    return last; /* 乡院 and 县医院, but 市局 */
  if (w.level == last - 1 ||
      (w.level < last && (!weak || are_fields(f, w.level + 1, last) ||
                          are_members(f, w.level + 1, last))))
    return w.level;
  return weak ? last : w.at;
}

/* 岳阳市政府, not 中国政府: a government of a place below the country. */
static bool is_local_government(const bul_findings *f, size_t at) {
  if (at == 0 || !f->tokens[at].joined) return false;
  const bul_token *before = &f->tokens[at - 1];
  size_t back = bul_char_back(f->text.data + before->span.start,
                              f->text.data + before->span.end),
         size;
  uint32_t c = bul_char_at(f->text.data + before->span.end - back, &size);
  if (!bul_is_level(c) && c != U'州') return false;
  return before->length > 1 || bul_place_start(f, at - 1) < at - 1;
}

static bool is_act(const bul_token *t) {
  return t->pos == BUL_POS_V || t->pos == BUL_POS_VN || t->pos == BUL_POS_U;
}

size_t bul_listed_end(const bul_findings *f, size_t at, uint32_t classes) {
  size_t found = at;
  if (!f->tokens[at].listed) return at;
  const char *data = f->text.data;
  size_t start = f->tokens[at].span.start, done = start;
  uint32_t hash = bul_hash_start;
  for (size_t end = at; end < f->count && end < at + MOST_LISTED; end++) {
    const bul_token *last = &f->tokens[end];
    if ((end > at && !last->joined) || last->form == BULLETIN_WORD_MARK) break;
    for (; done < last->span.end; done++)
      hash = bul_hash_more(hash, data[done]);
    if (end > at &&
        bul_classes_at(bul_text(data + start, done - start), hash) & classes)
      found = end + 1;
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

/* Whether a word that the lexicon calls an organization is one: a place and
** what is there, or of a kind that is named. */
static bool is_known(const bul_findings *f, size_t at) {
  const bul_token *t = &f->tokens[at];
  if (t->pos != BUL_POS_NT || t->form != BULLETIN_WORD_KNOWN || t->length < 4 ||
      t->classes & (BUL_CLASS_PLACE_SUFFIX | BUL_CLASS_NAME_STOP))
    return false;
  bulletin_text text = bul_token_text(f, at);
  if (bul_text_starts(text, BUL_TEXT("中国"))) return true;
  for (size_t i = 0; i < BUL_COUNT(organization_kinds); i++) {
    if (!bul_text_ends(text, organization_kinds[i])) continue;
    bulletin_text stem =
        bul_text(text.data, text.size - organization_kinds[i].size);
    return !is_among(stem, organization_common, BUL_COUNT(organization_common));
  }
  return false;
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

/* 银瑞达集团|董事会 */
static bool is_organ_of_firm(const bul_findings *f, size_t at) {
  if (at == 0 || !f->tokens[at].joined) return false;
  bulletin_text before = bul_token_text(f, at - 1);
  return (bul_text_ends(before, BUL_TEXT("公司")) ||
          bul_text_ends(before, BUL_TEXT("集团"))) &&
         is_among(bul_token_text(f, at), organization_organs,
                  BUL_COUNT(organization_organs));
}

/* Whether a museum or the like, the tokens [from, to), is where someone goes
** or one of places: 走进青溪博物馆, 、青溪美术馆等景点. */
static bool is_visited(const bul_findings *f, size_t from, size_t to) {
  enum { LIST = 40 }; /* words to the end of a list */
  if (!is_among(bul_token_text(f, to - 1), organization_houses,
                BUL_COUNT(organization_houses)))
    return false;
  if (from > 0 && f->tokens[from].joined &&
      is_among(bul_token_text(f, from - 1), organization_visits,
               BUL_COUNT(organization_visits)))
    return true;
  for (size_t at = to; at + 1 < f->count && at < to + LIST; at++) {
    if (!f->tokens[at].joined) return false;
    if (bul_text_equal(bul_token_text(f, at), BUL_TEXT("等")))
      return is_among(bul_token_text(f, at + 1), organization_sights,
                      BUL_COUNT(organization_sights));
    if (f->tokens[at].form == BULLETIN_WORD_MARK &&
        f->tokens[at].first != U'、')
      return false;
    if (f->tokens[at].pos == BUL_POS_V && f->tokens[at].length > 1)
      return false;
  }
  return false;
}

/* Whether some word of the tokens [from, to) says which body is meant. */
static bool has_name(const bul_findings *f, size_t from, size_t to) {
  for (; from < to; from++) {
    const bul_token *t = &f->tokens[from];
    if (is_proper(t) || is_level(t) || is_scope(f, from) || is_ordinal(t) ||
        t->pos == BUL_POS_NONE || is_body_of_level(f, from) ||
        (t->classes & (BUL_CLASS_DIVISION | BUL_CLASS_PLACE) &&
         !(t->classes & (BUL_CLASS_ORGANIZATION_INNER | BUL_CLASS_FIELD))))
      return true; /* 合作 is a city, too */
    if (t->length == 1 && from + 1 < to && t[1].length == 1) return true;
  }
  return false;
}

/* 魔门塔 of 魔门塔（苏州）科技有限公司: where a firm's name begins that a
** place in brackets parts; `start` when none does. */
static size_t bracket_start(const bul_findings *f, size_t start, size_t last) {
  enum { INSIDE = 3, LONGEST = 4 }; /* words */
  if (!bul_text_ends(bul_token_text(f, last), BUL_TEXT("公司"))) return start;
  size_t at = start;
  if (at < 3 || !f->tokens[at].joined || f->tokens[at - 1].first != U'）')
    return start;
  size_t open = at - 2;
  while (open > 0 && at - open < INSIDE + 2 && f->tokens[open].first != U'（')
    open--;
  if (f->tokens[open].first != U'（' || open + 2 == at || open == 0 ||
      f->tokens[open + 1].pos != BUL_POS_NS || !f->tokens[open].joined)
    return start;
  walk w = walk_back(f, open);
  size_t from = w.proper < open ? w.proper : w.at;
  return from < open && open - from <= LONGEST ? from : start;
}

/* 樱桃美术馆 in a list of places: where the item begins that a house ends,
** however common the nouns in it are; `at` when it is no such. */
static size_t listed_house(const bul_findings *f, size_t at) {
  enum { LONGEST = 4 };
  size_t start = at;
  while (start > 0 && at - start < LONGEST && f->tokens[start].joined &&
         f->tokens[start - 1].first != U'、') {
    const bul_token *t = &f->tokens[start - 1];
    if (t->pos != BUL_POS_N && t->pos != BUL_POS_NS && t->pos != BUL_POS_NZ &&
        t->pos != BUL_POS_NONE && t->pos != BUL_POS_NG)
      return at;
    start--;
  }
  if (start == 0 || f->tokens[start - 1].first != U'、' ||
      !f->tokens[start].joined)
    return at;
  return is_visited(f, start, at + 1) ? start : at;
}

/* The organization whose last word is the token `at`. */
static void headed(bul_findings *f, size_t at) {
  const bul_token *t = &f->tokens[at];
  bool suffix = t->classes & BUL_CLASS_ORGANIZATION_SUFFIX;
  bool whole = t->classes & BUL_CLASS_ORGANIZATION || is_team(f, at) ||
               (!suffix && is_known(f, at));
  if (!whole && !suffix && t->length == 3 && /* 云州|市政府 */
      bul_is_level(t->first) &&
      bul_text_ends(bul_token_text(f, at), BUL_TEXT("政府")))
    suffix = true;
  if ((!whole && !suffix) || is_organ_of_firm(f, at)) return;
  if (t->first == U'组' && t->length == 2 &&
      ((f->tokens[at + 1].joined && is_act(&f->tokens[at + 1])) ||
       (at > 0 && t->joined && /* 二七区组织召开, 杏花里社区|组织|居民 */
        bul_token_is(f, at - 1, BUL_CLASS_PLACE_SUFFIX))))
    return;
  if (t->length == 2 && t->first == U'政' && !whole && /* 政府 */
      !is_local_government(f, at))
    return;
  size_t start = name_start(f, at,
                            whole || t->classes & BUL_CLASS_ORGANIZATION_WEAK ||
                                !(t->classes & BUL_CLASS_ORGANIZATION_SUFFIX));
  if (start == at) start = place_before(f, at);
  if (!whole && !has_name(f, start, at)) start = bracket_start(f, start, at);
  if (start == at) start = listed_house(f, at);
  if (!whole && start == at) return;
  if (f->tokens[at + 1].joined &&
      is_among(bul_token_text(f, at + 1), organization_occasions,
               BUL_COUNT(organization_occasions)))
    return;
  bool place = is_visited(f, start, at + 1);
  bul_mention_add(f, place ? BULLETIN_PLACE : BULLETIN_ORGANIZATION, start,
                  at + 1,
                  place                             ? 3
                  : whole || has_name(f, start, at) ? 2
                                                    : 0);
}

void bul_find_organizations(bul_findings *f) {
  for (size_t i = 0; i < f->count; i++) {
    const bul_token *t = &f->tokens[i];
    if (t->form == BULLETIN_WORD_MARK) continue;
    size_t end = bul_listed_end(f, i, BUL_CLASS_ORGANIZATION);
    if (end > i)
      bul_mention_add(f, BULLETIN_ORGANIZATION, name_start(f, i, true), end, 2);
    if (t->classes & BUL_CLASS_ORGANIZATION_FIRST)
      first_two(f, i);
    else
      headed(f, i);
  }
}
