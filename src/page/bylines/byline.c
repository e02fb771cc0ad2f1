/*
** byline.c - see byline.h.
**
** A byline is read as tokens between white space and enumeration marks. A
** token may be a role with or without its house (本报记者), a name, or both
** glued (记者李志文通讯员戴鸣); characters that stand alone are names padded
** to width (张  三) and join in pairs.
*/
#include "byline.h"

#include "../stamp.h"
#include "byline_reading.h"
#include "byline_words.h"
#include "names.h"
#include "offices.h"

enum {
  LONGEST_BYLINE = 1024, /* bytes */
  LONGEST_OFFICE = 160   /* bytes */
};

bulletin_text bul_without_spaces(bul_arena *arena, bulletin_text text) {
  size_t at = 0, size, kept = 0;
  bool any = false;
  while (at < text.size && !any) {
    any = bul_is_space(bul_char_at(text.data + at, &size));
    at += size;
  }
  if (!any) return text;
  char *copy = bul_arena_alloc(arena, text.size);
  if (copy == NULL) return (bulletin_text){NULL, 0};
  for (at = 0; at < text.size; at += size) {
    if (bul_is_space(bul_char_at(text.data + at, &size))) continue;
    memcpy(copy + kept, text.data + at, size);
    kept += size;
  }
  return bul_text(copy, kept);
}

/* The same person in the same role, among the first of the list. */
static bool is_known(const bul_bylines *out, bulletin_text name,
                     bulletin_text role) {
  for (size_t i = 0; i < out->count && i < BUL_MOST_NAMES; i++) {
    if (bul_text_equal(out->items[i].name, name) &&
        bul_text_equal(out->items[i].role, role))
      return true;
  }
  return false;
}

void bul_reading_commit(bul_bylines *out, const bul_reading *r) {
  for (size_t i = 0; i < r->count && !out->failed; i++) {
    bulletin_byline *grown = bul_arena_grow(
        out->arena, out->items, &out->capacity, out->count + 1, sizeof *grown);
    if (grown != NULL) out->items = grown;
    bulletin_text name = bul_without_spaces(out->arena, r->names[i].name);
    if (grown == NULL || name.data == NULL) {
      out->failed = true;
      return;
    }
    bulletin_text role = r->names[i].role;
    if (role.data == NULL) role = BUL_TEXT("author");
    if (is_known(out, name, role)) continue;
    out->items[out->count++] = (bulletin_byline){
        .role = role,
        .name = name,
        .affiliation = r->names[i].house,
    };
  }
}

bulletin_text bul_bracket_shut(bulletin_text text) {
  size_t size;
  if (text.size == 0) return text;
  switch (bul_char_at(text.data, &size)) {
  case U'（':
    return BUL_TEXT("）");
  case '(':
    return BUL_TEXT(")");
  case U'〔':
    return BUL_TEXT("〕");
  case U'【':
    return BUL_TEXT("】");
  case U'［':
    return BUL_TEXT("］");
  case '[':
    return BUL_TEXT("]");
  default:
    return bul_text(text.data, 0);
  }
}

/* Central News Agency's number of the day, behind its closing bracket. */
static bulletin_text without_number(bulletin_text text) {
  size_t end = text.size;
  while (end > 0 && bul_is_digit((unsigned char)text.data[end - 1]))
    end--;
  bulletin_text rest = bul_text(text.data, end);
  bool closed =
      bul_text_ends(rest, BUL_TEXT(")")) || bul_text_ends(rest, BUL_TEXT("）"));
  return closed ? rest : text;
}

/* `text` without one pair of brackets around all of it; half- and full-width
** ones may be mixed. */
static bulletin_text unbracket(bulletin_text text) {
  bulletin_text shut = bul_bracket_shut(text);
  if (shut.size == 0) return text;
  if (!bul_text_ends(text, shut)) {
    if (bul_text_ends(text, BUL_TEXT("）")))
      shut = BUL_TEXT("）");
    else if (bul_text_ends(text, BUL_TEXT(")")))
      shut = BUL_TEXT(")");
    else
      return text;
  }
  size_t open;
  bul_char_at(text.data, &open);
  if (text.size <= open + shut.size) return text;
  return bul_text_trim(
      bul_text(text.data + open, text.size - open - shut.size));
}

/* 杨梅清摄（影像中国）: the text before the source of a photo. */
static bulletin_text without_source(bulletin_text text) {
  bulletin_text shut = BUL_TEXT("）"), open = BUL_TEXT("（"), role;
  if (!bul_text_ends(text, shut)) return text;
  const char *at = bul_text_find(text, open);
  if (at == NULL || at == text.data || bul_bracketed_doing(text, &role) > 0)
    return text;
  return bul_text_trim(bul_text(text.data, (size_t)(at - text.data)));
}

/* White space, and what papers set before names: squares, circles, arrows. */
static bool is_byline_mark(uint32_t c) {
  enum { FIRST_BOX = 0x2500, LAST_DINGBAT = 0x27BF };
  return bul_is_space(c) || (c >= FIRST_BOX && c <= LAST_DINGBAT) ||
         bul_in(c, byline_marks);
}

bulletin_text bul_without_marks(bulletin_text text) {
  if (text.size > 0 && bul_is_common_han(text.data)) return text;
  bul_cursor c = bul_cursor_of(text);
  while (!bul_at_end(&c) && is_byline_mark(bul_peek(&c)))
    bul_next(&c);
  return bul_rest(&c);
}

/* The text that names and roles stand in: brackets, marks and the hour of a
** website left out. */
static bulletin_text inner_text(bulletin_text text) {
  bulletin_text unmarked = without_number(bul_without_marks(text));
  bulletin_text inner = bul_without_marks(unbracket(unmarked));
  bulletin_text dot = BUL_TEXT("·"), dash = BUL_TEXT("-"); /* ·王红· */
  if (bul_text_starts(text, dot) && bul_text_ends(inner, dot))
    inner.size -= dot.size;
  if (inner.size > 2 && bul_text_starts(inner, dash) &&
      bul_text_ends(inner, dash)) /* - 王红 - */
    inner = bul_text_trim(bul_text(inner.data + 1, inner.size - 2));
  size_t stamp = bul_stamp_size(inner);
  if (stamp == 0 || stamp == inner.size) return inner;
  bul_cursor c = bul_cursor_of(bul_text_from(inner, stamp));
  bul_take_in(&c, U"|｜丨│"); /* 2026-05-06|文：王红 */
  bul_take_spaces(&c);
  return bul_rest(&c);
}

/* 记 者, a role whose characters are set apart, at the start of `text`: its
** size, 0 if none. */
static size_t spaced_role(bulletin_text text, bulletin_text *role) {
  size_t first = text.size > 0 ? bul_char_size(text.data) : 0, blank;
  if (first >= text.size ||
      !bul_is_space(bul_char_at(text.data + first, &blank)))
    return 0;
  for (size_t i = 0; i < bul_roles.count; i++) {
    bulletin_text word = bul_roles.words[i].word;
    size_t at = 0, used = 0, size;
    while (used < word.size && at < text.size) {
      uint32_t c = bul_char_at(text.data + at, &size);
      if (bul_is_space(c) && used > 0) {
        at += size;
        continue;
      }
      if (!bul_text_starts(bul_text_from(word, used),
                           bul_text(text.data + at, size)))
        break;
      used += size;
      at += size;
    }
    if (used < word.size || at == used) continue;
    *role = bul_roles.words[i].value;
    return at;
  }
  return 0;
}

/* 周嵐報導 */
static bool names_person(bulletin_text text) {
  const bul_word *tail = bul_table_end(&bul_tail_roles, text);
  return tail != NULL && bul_table_start(&bul_regions, text) == NULL &&
         bul_is_person(bul_text(text.data, text.size - tail->word.size));
}

static bool ends_desk(bulletin_text text) {
  for (size_t i = 0; i < BUL_COUNT(desks); i++) {
    if (bul_text_ends(text, desks[i])) return true;
  }
  return false;
}

/* 本报编辑部: a house's own. */
static bool is_editorial_board(const bul_markers *markers, bulletin_text text) {
  static const bulletin_text boards[] = {BUL_ROW("编辑部"), BUL_ROW("评论部"),
                                         BUL_ROW("理论部"), BUL_ROW("編輯部")};
  for (size_t i = 0; i < BUL_COUNT(boards); i++) {
    if (!bul_text_ends(text, boards[i])) continue;
    bulletin_text house = bul_text(text.data, text.size - boards[i].size);
    return house.size > 0 && bul_find_agency(markers, house).size == house.size;
  }
  return false;
}

/* 地方中心／苗栗報導, 綜合報導: a byline that names nobody. */
static bool is_desk(const bul_markers *markers, const bul_token *tokens,
                    size_t count) {
  bulletin_text role, made = tokens[count - 1].text;
  if (count == 1 && is_editorial_board(markers, made)) return true;
  bool placed = count == 2 && !tokens[1].spaced; /* 綜合報導 / 台北市 */
  for (size_t i = 0; i < BUL_COUNT(made_ways) && count <= 2; i++) {
    if (bul_text_equal(tokens[0].text, made_ways[i]))
      return count == 1 || (placed && !bul_is_person(made));
  }
  if (!bul_ends_report(made)) return false;
  return count == 2 && !tokens[1].spaced && !names_person(made) &&
         bul_find_role(markers, made, &role).size == 0 &&
         ends_desk(tokens[0].text);
}

/* 生活中心／周嵐報導: one behind a desk. */
static bool names_behind_desk(const bul_token *tokens, size_t count) {
  return count == 2 && !tokens[1].spaced && names_person(tokens[1].text) &&
         ends_desk(tokens[0].text);
}

static bool is_doing(bulletin_text text) {
  for (size_t i = 0; i < BUL_COUNT(doings); i++) {
    if (bul_text_equal(text, doings[i].word)) return true;
  }
  return false;
}

/* 望河+／望河日报记者 周岚: two of one house, or a desk of it. */
static bool is_double_house(const bul_markers *markers, const bul_token *tokens,
                            size_t count) {
  size_t offset;
  bulletin_text word, role, second;
  if (count < 2 || tokens[1].spaced || tokens[0].joint) return false;
  second = tokens[1].text;
  return !bul_is_person(tokens[0].text) && !bul_is_single(tokens[0].text) &&
         bul_role_in(markers, second, &offset, &word, &role) &&
         (ends_desk(tokens[0].text) ||
          !bul_role_in(markers, tokens[0].text, &(size_t){0}, &word, &role)) &&
         (offset > 0 ? bul_is_house(markers, bul_text(second.data, offset))
                     : ends_desk(tokens[0].text)) &&
         !is_doing(tokens[0].text);
}

/* 望河新聞 周嵐 報導 / 台北市: a house, names, and where they report from. */
static bool is_house_report(const bul_markers *markers, const bul_token *tokens,
                            size_t count) {
  return count >= 4 && !tokens[count - 1].spaced &&
         bul_ends_report(tokens[count - 2].text) &&
         bul_is_house(markers, tokens[0].text) && bul_is_person(tokens[1].text);
}

/* 青春执笔，绘就童心: with ， between, words are believed to be names only where
** each may be a person's. */
static bool are_people(const bul_reading *r, bulletin_text text) {
  if (bul_text_find(text, BUL_TEXT("，")) == NULL) return true;
  for (size_t i = 0; i < r->count; i++) {
    if (!bul_is_surname_start(r->names[i].name)) return false;
  }
  return true;
}

static bool read_whole(bul_bylines *out, const bul_markers *markers,
                       bulletin_text text, bool strict) {
  if (text.size > LONGEST_BYLINE) return false;
  bul_reading r;
  bul_reading_begin(&r, markers);
  r.strict = strict;
  text = without_source(inner_text(text));
  bulletin_text role;
  size_t spaced = spaced_role(text, &role);
  if (spaced > 0) {
    bul_reading_group(&r, role, bul_text(NULL, 0));
    text = bul_after_role(bul_text_trim(bul_text_from(text, spaced)));
  }
  bul_token tokens[BUL_MOST_TOKENS];
  size_t count = bul_tokens_split(tokens, text);
  if (count == 0 || count > BUL_MOST_TOKENS) return false;
  if (is_desk(markers, tokens, count)) return true;
  bool desk = names_behind_desk(tokens, count) ||
              is_house_report(markers, tokens, count) ||
              is_double_house(markers, tokens, count);
  const bul_token *first = desk ? tokens + 1 : tokens;
  count -= desk;
  if (bul_reading_tokens(&r, first, count, true) != count || !r.roles ||
      !are_people(&r, text))
    return false;
  if (out != NULL) bul_reading_commit(out, &r);
  return true;
}

/* 周岚, and white space or nothing behind. */
static bool begins_person(bulletin_text text) {
  bul_cursor c = bul_cursor_of(text);
  while (!bul_at_end(&c) && !bul_is_space(bul_peek(&c)))
    bul_next(&c);
  return bul_is_person(bul_taken(&c, text.data));
}

/* 文/王红: a doing before a slash or colon begins `text`. */
static bool doing_possible(bulletin_text text) {
  for (size_t i = 0; i < BUL_COUNT(doings); i++) {
    if (!bul_text_starts(text, doings[i].word)) continue;
    bulletin_text rest = bul_text_from(text, doings[i].word.size);
    size_t size;
    if (rest.size == 0) continue;
    uint32_t c = bul_char_at(rest.data, &size);
    bool apart = bul_is_space(c);
    while (bul_is_space(c) && rest.size > size) { /* 文 | 王红 */
      rest = bul_text_from(rest, size);
      c = bul_char_at(rest.data, &size);
    }
    if (apart && (bul_ends_report(doings[i].word) || begins_person(rest)))
      return true;
    if (c == ':' || c == U'：' || (bul_is_separator(c) && !bul_is_space(c)))
      return true;
  }
  return false;
}

bool bul_byline_possible(const bul_markers *markers, bulletin_text text) {
  size_t offset;
  bulletin_text word, role, inner = inner_text(text);
  if (inner.size == 0) return false;
  if (bul_role_in(markers, inner, &offset, &word, &role)) return true;
  if (bul_text_find(inner, BUL_TEXT("作者：")) != NULL) return true;
  if (bul_text_find(inner, BUL_TEXT("報導 /")) != NULL) return true;
  bulletin_text last = without_source(inner);
  size_t back = bul_char_back(last.data, last.data + last.size);
  return bul_chars_have(&markers->tail_ends, last.data + last.size - back) ||
         bul_bracketed_doing(last, &role) > 0 ||
         (bul_chars_have(&markers->doing_starts, last.data) &&
          doing_possible(last)) ||
         spaced_role(last, &role) > 0;
}

bul_byline_start bul_byline_begins(const bul_markers *markers,
                                   bulletin_text text) {
  size_t offset;
  bulletin_text word, role, inner = inner_text(text);
  if (inner.size == 0) return BUL_BYLINE_NOT;
  if (bul_role_in(markers, inner, &offset, &word, &role) &&
      (offset == 0 || bul_is_house(markers, bul_text(inner.data, offset))))
    return BUL_BYLINE_ROLE;
  size_t back = bul_char_back(inner.data, inner.data + inner.size);
  return bul_chars_have(&markers->tail_ends, inner.data + inner.size - back)
             ? BUL_BYLINE_NAME
             : BUL_BYLINE_NOT;
}

bool bul_byline_read(bul_bylines *out, const bul_markers *markers,
                     bulletin_text text) {
  return read_whole(out, markers, text, true);
}

bool bul_byline_read_loosely(bul_bylines *out, const bul_markers *markers,
                             bulletin_text text) {
  return read_whole(out, markers, text, false);
}

/* How far bare names in `tokens` are to be believed, read into `r`. */
static bul_name_trust read_bare(bul_reading *r, const bul_token *tokens,
                                size_t count) {
  bul_name_trust trust = BUL_NAMES_CERTAIN;
  size_t i = 0;
  while (i < count) {
    size_t run = i;
    while (run < count && bul_is_single(tokens[run].text) &&
           (run == i || tokens[run].spaced))
      run++;
    if (run > i) {
      if (run - i > 3 && (run - i) % 2 != 0) return BUL_NAMES_NONE;
      if (!bul_reading_singles(r, tokens + i, run - i)) return BUL_NAMES_NONE;
      i = run;
      continue;
    }
    bul_letters n = bul_letters_count(tokens[i].text);
    if (!bul_is_name(tokens[i].text) || n.latin > 0) return BUL_NAMES_NONE;
    if (n.dots == 0) {
      bool surname = bul_is_surname_start(tokens[i].text) &&
                     !bul_is_no_name(tokens[i].text);
      if (n.han > 4 || (n.han == 4 && count > 1 && !surname))
        return BUL_NAMES_NONE;
      size_t size; /* of 欧阳 */
      bool compound =
          bul_surname(tokens[i].text, &size) == BUL_SURNAME_COMMON &&
          size > bul_char_size(tokens[i].text.data);
      bul_name_trust here = surname && (n.han <= 3 || compound)
                                ? BUL_NAMES_LIKELY
                                : BUL_NAMES_SHORT;
      if (here < trust) trust = here;
    }
    if (!bul_reading_add(r, tokens[i].text)) return BUL_NAMES_NONE;
    i++;
  }
  return trust;
}

bool bul_byline_has_office(bulletin_text text) {
  bul_token tokens[BUL_MOST_TOKENS];
  size_t count = bul_tokens_split(tokens, inner_text(text));
  return count > 1 && count <= BUL_MOST_TOKENS &&
         bul_office_size(tokens, count) > 0;
}

/* 王红（望河大学教授）: the name before who it is; else all of `text`. */
static bulletin_text without_office(bulletin_text text) {
  bulletin_text shut = BUL_TEXT("）"), name = without_source(text);
  if (name.size == text.size || !bul_is_person(name)) return text;
  return bul_ends_office(bul_text(text.data, text.size - shut.size)) ? name
                                                                     : text;
}

bul_name_trust bul_byline_read_names(bul_bylines *out, bulletin_text text) {
  if (text.size > LONGEST_OFFICE) return BUL_NAMES_NONE;
  bulletin_text inner = without_office(inner_text(text));
  bool marked = inner.data != text.data;
  if (bul_text_find(inner, BUL_TEXT("，")) != NULL ||
      bul_text_find(inner, BUL_TEXT(",")) != NULL)
    return BUL_NAMES_NONE;
  bul_token tokens[BUL_MOST_TOKENS];
  size_t count = bul_tokens_split(tokens, inner);
  if (count == 0 || count > 12) return BUL_NAMES_NONE;
  /* （惠晓霜 新华社微特稿）, （周岚 文学院） */
  if (marked && count > 1 &&
      (bul_ends_report(tokens[count - 1].text) ||
       (count == 2 && bul_is_office(tokens[1].text) &&
        bul_is_person(tokens[0].text))))
    count--;
  bul_reading r;
  bul_reading_begin(&r, NULL);
  bul_name_trust trust = BUL_NAMES_NONE;
  size_t office = count > 1 ? bul_office_size(tokens, count) : 0;
  if (office > 0) {
    trust = read_bare(&r, tokens + office, count - office);
    if (trust > BUL_NAMES_LIKELY) trust = BUL_NAMES_LIKELY;
  } else {
    trust = read_bare(&r, tokens, count);
    if (marked && trust < BUL_NAMES_LIKELY) {
      /* In brackets or behind a mark nothing but surnames is believed. */
      trust = BUL_NAMES_NONE;
      bul_reading_begin(&r, NULL);
      if (count == 1 && bul_reading_glued(&r, tokens[0].text))
        trust = BUL_NAMES_LIKELY;
    }
  }
  if (trust != BUL_NAMES_NONE && out != NULL) bul_reading_commit(out, &r);
  return trust;
}

void bul_byline_doing_starts(bul_chars *starts, bul_chars *tail_ends) {
  for (size_t i = 0; i < BUL_COUNT(doings); i++)
    bul_chars_add(starts, bul_char_hash(doings[i].word.data));
  for (size_t i = 0; i < BUL_COUNT(joint_works); i++) {
    const char *end = joint_works[i].data + joint_works[i].size;
    size_t back = bul_char_back(joint_works[i].data, end);
    bul_chars_add(tail_ends, bul_char_hash(end - back));
  }
}
