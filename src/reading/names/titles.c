/*
** titles.c - the titles of people: those before a name (区委副书记、区长), the
** one behind it (王毅外长), those that a list shares, and those that someone
** is appointed to or removed from.
*/
#include "title_words.h"

#include "entities.h"

enum {
  MOST_TITLES = 8,  /* before one name */
  MOST_WORDS = 16,  /* between a verb of office and the title's end */
  ACT_DISTANCE = 12 /* words between 任命 and the name */
};

static bool is_among(bulletin_text word, const bulletin_text *list,
                     size_t count) {
  for (size_t i = 0; i < count; i++)
    if (bul_text_equal(word, list[i])) return true;
  return false;
}

static bool ends_among(bulletin_text word, const bulletin_text *list,
                       size_t count) {
  for (size_t i = 0; i < count; i++)
    if (bul_text_ends(word, list[i])) return true;
  return false;
}

bool bul_is_address(bulletin_text word) {
  return is_among(word, title_addresses, BUL_COUNT(title_addresses));
}

static bool token_says(const bul_findings *f, size_t at, bulletin_text word) {
  return at < f->count && bul_text_equal(bul_token_text(f, at), word);
}

static bool is_modifier(const bul_findings *f, size_t at) {
  return is_among(bul_token_text(f, at), title_modifiers,
                  BUL_COUNT(title_modifiers));
}

/* The mention that holds a token, or NULL. */
static const bul_mention *mention_at(const bul_findings *f, size_t token) {
  size_t low = 0, high = f->mention_count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (f->mentions[middle].from <= token)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == 0) return NULL;
  const bul_mention *m = &f->mentions[low - 1];
  return m->to > token ? m : NULL;
}

/* The first (or the last) character of a token, and where it begins. */
static uint32_t edge(const bul_findings *f, size_t at, bool last,
                     size_t *start) {
  const bul_token *t = &f->tokens[at];
  size_t size;
  *start = t->span.start;
  if (last)
    *start = t->span.end - bul_char_back(f->text.data + t->span.start,
                                         f->text.data + t->span.end);
  return bul_char_at(f->text.data + *start, &size);
}

/* --- one title --------------------------------------------------------- */

/* 国防部长, 国务委员: a word of the lexicon that is an office's. */
static bool is_compound_office(const bul_findings *f, size_t at) {
  const bul_token *t = &f->tokens[at];
  if (t->length < 4 || t->form != BULLETIN_WORD_KNOWN) return false;
  bulletin_text text = bul_token_text(f, at);
  if (bul_text_ends(text, BUL_TEXT("委员"))) return true;
  if (!bul_text_ends(text, BUL_TEXT("长"))) return false;
  text.size -= sizeof "长" - 1;
  return ends_among(text, title_heads, BUL_COUNT(title_heads));
}

/* Whether a title's last word is the token `at`. */
static bool ends_title(const bul_findings *f, size_t at) {
  if (bul_token_is(f, at, BUL_CLASS_TITLE))
    return !bul_is_address(bul_token_text(f, at));
  if (is_compound_office(f, at)) return true;
  return at > 0 && f->tokens[at].joined && token_says(f, at, BUL_TEXT("长")) &&
         ends_among(bul_token_text(f, at - 1), title_heads,
                    BUL_COUNT(title_heads));
}

/* 预算处处长 may be read as 处处|长: the title is the last two characters. */
static bool is_doubled(const bul_findings *f, size_t at) {
  size_t first, last;
  return f->tokens[at].length == 2 &&
         edge(f, at, false, &first) == edge(f, at, true, &last);
}

/* Whether the token `at` of a body's name is a village's or the like. */
static bool ends_settlement(const bul_findings *f, size_t at, size_t end) {
  return at + 1 < end && (token_says(f, at, BUL_TEXT("村")) ||
                          token_says(f, at, BUL_TEXT("社区")) ||
                          token_says(f, at, BUL_TEXT("街道")));
}

/* Where 自治区, 特区 and the like begin, at the end of a token; 0 for none. */
static size_t zone_start(const bul_findings *f, size_t at) {
  bulletin_text text = bul_token_text(f, at);
  for (size_t i = 0; i < BUL_COUNT(title_zones); i++)
    if (bul_text_ends(text, title_zones[i]))
      return f->tokens[at].span.end - title_zones[i].size;
  return 0;
}

/* Where the body's name begins as a title has it: without the place before
** it where the level is left to say which one is meant (区委 of 棠山区委). */
static size_t body_start(const bul_findings *f, size_t from, size_t end) {
  enum { LONGEST_PLACE = 5 }; /* words */
  size_t start = f->tokens[from].span.start;
  for (size_t at = from; at + 1 < end && at < from + LONGEST_PLACE; at++) {
    const bul_token *t = &f->tokens[at];
    size_t first, last, zone = zone_start(f, at);
    if (zone > 0) {
      start = zone;
      continue;
    }
    bool body = t->classes & (BUL_CLASS_TITLE_PART | BUL_CLASS_ORGANIZATION);
    if (at > from && body && bul_is_level(edge(f, at, false, &first)))
      return first; /* 棠山|区委 */
    if (at > from && ends_settlement(f, at, end) && t->length > 1)
      start = t->span.start; /* 金锁|社区 */
    else if (bul_is_level(edge(f, at, true, &last)) &&
             (at > from || t->length > 2) &&
             (t->length == 1 || t->pos == BUL_POS_NS ||
              t->pos == BUL_POS_NONE || t->form == BULLETIN_WORD_NAME))
      start = last; /* 青溪县, 青|溪|县 */
    else if (t->classes & BUL_CLASS_ORGANIZATION_SUFFIX ||
             (t->length > 2 && !ends_settlement(f, at + 1, end)))
      break;
  }
  return start;
}

/* 省纪委, 市人大: a part of titles with the level that it is of. */
static bool is_part_of_level(const bul_findings *f, size_t at) {
  size_t start;
  if (f->tokens[at].length < 3 || !bul_is_level(edge(f, at, false, &start)))
    return false;
  bulletin_text rest =
      bul_text_from(bul_token_text(f, at), bul_char_size(f->text.data + start));
  return bul_classes_of(rest) & BUL_CLASS_TITLE_PART;
}

/* 审判|委员会: what a committee is for, before its token. */
static bool is_committee_of(const bul_findings *f, size_t at) {
  const bul_token *t = &f->tokens[at];
  return t->joined && token_says(f, at, BUL_TEXT("委员会")) &&
         t[-1].length == 2 && t[-1].form == BULLETIN_WORD_KNOWN &&
         (t[-1].pos == BUL_POS_N || t[-1].pos == BUL_POS_VN ||
          t[-1].pos == BUL_POS_V) &&
         mention_at(f, at) == NULL;
}

/* 原 of 原棠州市副市长: where the place begins that a modifier stands before;
** `at` where none does. */
static size_t modified_place(const bul_findings *f, size_t at, size_t least) {
  enum { LONGEST = 4 }; /* words */
  const bul_mention *m =
      at > least && f->tokens[at].joined ? mention_at(f, at - 1) : NULL;
  if (m == NULL || m->kind != BULLETIN_PLACE || m->to != at ||
      m->from <= least || at - m->from > LONGEST || !f->tokens[m->from].joined)
    return at;
  const bul_token *modifier = &f->tokens[m->from - 1];
  bool inside = modifier->joined && modifier[-1].length == 1 &&
                bul_pos_in(modifier[-1].pos,
                           BUL_POS(N) | BUL_POS(NG) | BUL_POS(V) | BUL_POS(VN));
  return is_modifier(f, m->from - 1) && !inside ? m->from : at; /* 会|前 */
}

/* 驻 of 驻美国大使, 驻华大使: where the title of an envoy begins, who is sent
** to what stands before `at`; `at` where nobody is. */
static size_t post_start(const bul_findings *f, size_t at, size_t end,
                         size_t least) {
  if (at <= least || !f->tokens[at].joined ||
      !ends_among(bul_token_text(f, end - 1), title_envoys,
                  BUL_COUNT(title_envoys)))
    return at;
  if (bul_text_starts(bul_token_text(f, at - 1), BUL_TEXT("驻"))) return at - 1;
  const bul_mention *m = mention_at(f, at - 1);
  if (m == NULL || m->kind == BULLETIN_PERSON || m->from <= least ||
      !f->tokens[m->from].joined ||
      !bul_text_ends(bul_token_text(f, m->from - 1), BUL_TEXT("驻")))
    return at;
  return m->from - 1;
}

/* The title that ends before the token `end`; *from is its first token. */
static bool title_before(const bul_findings *f, size_t end, size_t least,
                         bulletin_span *span, size_t *from) {
  if (end <= least || !ends_title(f, end - 1)) return false;
  size_t at = end - 1;
  bool office = ends_among(bul_token_text(f, at), title_offices,
                           BUL_COUNT(title_offices));
  if (!bul_token_is(f, at, BUL_CLASS_TITLE) && !is_compound_office(f, at))
    at--; /* 外交部|长 */
  while (at > least && f->tokens[at].joined &&
         (bul_token_is(f, at - 1, BUL_CLASS_TITLE | BUL_CLASS_TITLE_PART) ||
          is_part_of_level(f, at - 1) || is_modifier(f, at - 1))) {
    const bul_mention *m = mention_at(f, at - 1);
    if (f->tokens[at - 1].length == 1 &&
        bul_is_level(f->tokens[at - 1].first) &&
        ((m != NULL && m->kind == BULLETIN_PLACE) || !office))
      break; /* 王村|村民 */
    at--;
  }
  if (at > least && is_committee_of(f, at)) at--;
  size_t start = f->tokens[at].span.start;
  if (at + 2 == end && is_doubled(f, at)) edge(f, at, true, &start);
  size_t stop = f->tokens[end - 1].span.end;
  const bul_mention *body =
      f->tokens[at].joined && at > least ? mention_at(f, at - 1) : NULL;
  if (body == NULL && mention_at(f, at) != NULL && mention_at(f, at)->from < at)
    body = mention_at(f, at);
  if (body != NULL && body->kind == BULLETIN_ORGANIZATION && body->to >= at &&
      body->from >= least && office &&
      !ends_among(bul_mention_text(f, body), title_companies,
                  BUL_COUNT(title_companies))) {
    at = body->from;
    start = body_start(f, at, end);
    if (at > least && f->tokens[at].joined && f->tokens[at - 1].length == 1 &&
        bul_is_level(f->tokens[at - 1].first))
      start = f->tokens[--at].span.start; /* 县|人武部 */
  }
  size_t place = modified_place(f, at, least);
  if (place < at) start = f->tokens[at = place].span.start;
  size_t post = post_start(f, at, end, least);
  if (post < at) start = f->tokens[at = post].span.start;
  while (at > least && f->tokens[at].joined && is_modifier(f, at - 1)) {
    at--; /* 原北京市政协主席: what stands between is the text's, too */
    start = f->tokens[at].span.start;
  }
  *span = (bulletin_span){start, stop};
  *from = at;
  return true;
}

static void add_title(bul_findings *f, size_t mention, bulletin_span span,
                      int change) {
  bul_title *grown = bul_grow(&f->allocator, f->titles, &f->title_capacity,
                              f->title_count + 1, sizeof *grown);
  if (grown == NULL) {
    f->failed = true;
    return;
  }
  f->titles = grown;
  grown[f->title_count++] =
      (bul_title){.mention = mention, .span = span, .change = (uint8_t)change};
}

/* --- titles before and behind a name ----------------------------------- */

/* Titles, from the last to the first. */
typedef struct title_list {
  bulletin_span spans[MOST_TITLES];
  size_t count;
  size_t from; /* the first one's first token */
} title_list;

static bool is_praise(const bul_findings *f, size_t at) {
  return is_among(bul_token_text(f, at), title_praises,
                  BUL_COUNT(title_praises));
}

/* Adds the titles that end before the token `end`, with 、 or 兼 between. */
static void list_titles(const bul_findings *f, title_list *list, size_t end,
                        size_t least) {
  while (list->count < MOST_TITLES &&
         title_before(f, end, least, &list->spans[list->count], &list->from)) {
    list->count++;
    size_t from = list->from;
    if (from <= least + 1 || !f->tokens[from].joined) break;
    if (is_praise(f, from - 1) && from > least + 2 &&
        f->tokens[from - 1].joined)
      from--; /* 、著名|作家 */
    if ((!token_says(f, from - 1, BUL_TEXT("、")) &&
         !token_says(f, from - 1, BUL_TEXT("兼"))) ||
        !f->tokens[from - 1].joined)
      break;
    end = from - 1;
  }
}

static void add_titles(bul_findings *f, size_t mention, const title_list *list,
                       int change) {
  for (size_t i = list->count; i-- > 0;)
    add_title(f, mention, list->spans[i], change);
}

/* 省委常委、组织部部长，省委党校校长: a comma between titles, where nothing but
** titles stands before it in the sentence. */
static void list_more(const bul_findings *f, title_list *list, size_t least) {
  size_t comma = list->from;
  if (list->count == 0 || comma <= least + 1 ||
      !token_says(f, comma - 1, BUL_TEXT("，")))
    return;
  title_list more = *list;
  list_titles(f, &more, comma - 1, least);
  if (more.count == list->count) return;
  size_t from = more.from;
  if (from == 0 || !f->tokens[from].joined ||
      (f->tokens[from - 1].form == BULLETIN_WORD_MARK &&
       !token_says(f, from - 1, BUL_TEXT("，")) &&
       !token_says(f, from - 1, BUL_TEXT("、"))))
    *list = more;
}

/* 时任棠州市副市长的: where a title ends that 的 parts from the name. */
static size_t parted_title(const bul_findings *f, size_t end, size_t least) {
  bulletin_span span;
  size_t from;
  if (end < least + 2 || !token_says(f, end - 1, BUL_TEXT("的")) ||
      !title_before(f, end - 1, least, &span, &from))
    return end;
  bulletin_text title =
      bul_text(f->text.data + span.start, span.end - span.start);
  const bul_mention *m = from > least ? mention_at(f, from - 1) : NULL;
  if (m != NULL && m->kind == BULLETIN_PLACE && m->from > least) from = m->from;
  bool held = bul_text_starts(title, BUL_TEXT("时任")) ||
              (from > least && is_among(bul_token_text(f, from - 1),
                                        title_holds, BUL_COUNT(title_holds)));
  return held ? end - 1 : end;
}

/* Titles before a name, in the text's order. A space may part the last from
** the name: 记者 景静. */
static bool titles_before(bul_findings *f, size_t mention) {
  title_list list = {.count = 0};
  size_t end = f->mentions[mention].from;
  size_t least = mention > 0 ? f->mentions[mention - 1].kind == BULLETIN_PERSON
                                   ? f->mentions[mention - 1].to
                                   : 0
                             : 0;
  list_titles(f, &list, parted_title(f, end, least), least);
  list_more(f, &list, least);
  add_titles(f, mention, &list, BULLETIN_TITLE_HELD);
  return list.count > 0;
}

static void title_behind(bul_findings *f, size_t mention) {
  size_t at = f->mentions[mention].to, end = at;
  if (f->mentions[mention].span.end < f->tokens[at - 1].span.end)
    return; /* 王毅|同外长会谈 */
  while (end < f->count && f->tokens[end].joined &&
         bul_token_is(f, end, BUL_CLASS_TITLE) &&
         !bul_is_address(bul_token_text(f, end)))
    end++;
  if (end == at) return;
  const bul_mention *next = mention_at(f, end);
  if (next != NULL && next->kind == BULLETIN_PERSON && next->from == end)
    return; /* that one's */
  add_title(
      f, mention,
      (bulletin_span){f->tokens[at].span.start, f->tokens[end - 1].span.end},
      BULLETIN_TITLE_HELD);
}

/* Titles in the list of them. */
typedef struct range {
  size_t from;
  size_t to;
} range;

/* Titles of the one before, where a list shares them: 副委员长甲、乙、丙. */
static void shared_titles(bul_findings *f, size_t mention, range shared) {
  if (mention == 0 || shared.from == shared.to) return;
  const bul_mention *m = &f->mentions[mention];
  const bul_mention *before = m - 1;
  if (before->kind != BULLETIN_PERSON || before->to + 1 != m->from) return;
  if (!token_says(f, before->to, BUL_TEXT("、")) &&
      !token_says(f, before->to, BUL_TEXT("和")) &&
      !token_says(f, before->to, BUL_TEXT("及")))
    return;
  for (size_t i = shared.from; i < shared.to && !f->failed; i++)
    add_title(f, mention, f->titles[i].span, BULLETIN_TITLE_HELD);
}

/* --- offices taken and left -------------------------------------------- */

static bool is_clause_end(const bul_findings *f, size_t at) {
  return at >= f->count || (f->tokens[at].form == BULLETIN_WORD_MARK &&
                            !token_says(f, at, BUL_TEXT("、")));
}

/* The titles that the clause from the token `at` ends with, or that stand
** before 职务 or （. */
static bool clause_titles(const bul_findings *f, size_t at, title_list *list) {
  size_t end = at;
  *list = (title_list){.count = 0};
  while (end - at < MOST_WORDS && !is_clause_end(f, end) &&
         !token_says(f, end, BUL_TEXT("职务")) &&
         !token_says(f, end, BUL_TEXT("一职")))
    end++;
  if (end - at == MOST_WORDS) return false;
  list_titles(f, list, end, at);
  return list->count > 0;
}

/* What the words before a name do with whom it names. */
static int act_before(const bul_findings *f, size_t at) {
  for (size_t i = 0; i < ACT_DISTANCE && at > 0; i++) {
    at--;
    if (f->tokens[at].form == BULLETIN_WORD_MARK &&
        !token_says(f, at, BUL_TEXT("、")) &&
        !token_says(f, at, BUL_TEXT("：")))
      break;
    for (size_t k = 0; k < BUL_COUNT(title_acts); k++)
      if (token_says(f, at, title_acts[k].word)) return title_acts[k].change;
  }
  return BULLETIN_TITLE_HELD;
}

/* A verb of office at a token; how many tokens it has, 0 for none. */
static size_t verb_of_office(const bul_findings *f, size_t at, int *change) {
  for (size_t n = 2; n > 0; n--) {
    if (at + n > f->count) continue;
    bulletin_text words =
        bul_text(f->text.data + f->tokens[at].span.start,
                 f->tokens[at + n - 1].span.end - f->tokens[at].span.start);
    for (size_t k = 0; k < BUL_COUNT(title_verbs); k++) {
      if (!bul_text_equal(words, title_verbs[k].word)) continue;
      *change = title_verbs[k].change;
      return n;
    }
  }
  return 0;
}

/* 任命甲为…, 免去甲的…职务, 甲当选…, 甲（…）. `before` is what the person named
** before came to by 为, which the next one of a list comes to as well: returns
** what this one does. */
static int titles_of_office(bul_findings *f, size_t mention, int before) {
  const bul_mention *m = &f->mentions[mention];
  size_t at = m->to, verb;
  int change = act_before(f, m->from), said;
  title_list list;
  if (change == BULLETIN_TITLE_REMOVED) {
    if (token_says(f, at, BUL_TEXT("的"))) at++;
    if (clause_titles(f, at, &list)) add_titles(f, mention, &list, change);
    return BULLETIN_TITLE_HELD;
  }
  verb = verb_of_office(f, at, &said);
  if (verb > 0) {
    if (change == BULLETIN_TITLE_HELD)
      change = said != BULLETIN_TITLE_HELD ? said : before;
    if (clause_titles(f, at + verb, &list)) {
      add_titles(f, mention, &list, change);
      return said == BULLETIN_TITLE_HELD ? change : BULLETIN_TITLE_HELD;
    }
  } else if (token_says(f, at, BUL_TEXT("（")) &&
             clause_titles(f, at + 1, &list)) {
    add_titles(f, mention, &list, BULLETIN_TITLE_HELD);
  }
  return BULLETIN_TITLE_HELD;
}

void bul_find_titles(bul_findings *f) {
  range shared = {0, 0}; /* the titles before the last name */
  int before = BULLETIN_TITLE_HELD;
  for (size_t i = 0; i < f->mention_count && !f->failed; i++) {
    if (f->mentions[i].kind != BULLETIN_PERSON) continue;
    size_t first = f->title_count;
    if (!titles_before(f, i)) shared_titles(f, i, shared);
    shared = (range){first, f->title_count};
    title_behind(f, i);
    before = titles_of_office(f, i, before);
  }
}
