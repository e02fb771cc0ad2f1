/*
** byline_reading.c - see byline_reading.h.
*/
#include "byline_reading.h"

#include "../../base/cursor.h"
#include "../stamp.h"
#include "byline.h"
#include "byline_words.h"
#include "names.h"
#include "offices.h"

enum {
  SHORTEST_SOURCE = 7, /* bytes of 来源: */
  LEAST_SENT = 18,     /* bytes of 丁一发自棠州 */
  FEWEST_GLUED = 4,    /* characters that may be two names glued, */
  LEAST_GLUED = BUL_HAN_SIZE * FEWEST_GLUED /* and their bytes */
};

/* --- reading ----------------------------------------------------------- */

/* Leaves the names as they are: most readings find none. */
void bul_reading_begin(bul_reading *r, const bul_markers *markers) {
  r->markers = markers;
  r->count = r->run = 0;
  r->role = r->house = bul_text(NULL, 0);
  r->roles = false;
  r->strict = false;
}

bool bul_reading_add(bul_reading *r, bulletin_text name) {
  if (r->count == BUL_MOST_NAMES) return false;
  r->names[r->count++] = (bul_found_name){name, r->role, r->house};
  return true;
}

void bul_reading_group(bul_reading *r, bulletin_text role,
                       bulletin_text house) {
  r->role = role;
  r->house = house;
  r->roles = true;
  r->run = r->count;
}

/* Gives the names since the last role the role of a word after them. */
static void close_run(bul_reading *r, bulletin_text role) {
  bool translated = bul_text_equal(role, BUL_TEXT("translator"));
  for (size_t i = r->run; i < r->count && role.data != NULL; i++) {
    /* 马可·贝利 周岚 译 */
    if (translated && bul_letters_count(r->names[i].name).dots > 0) continue;
    r->names[i].role = role;
  }
  r->run = r->count;
  r->roles = true;
}

/* 见习记者张三报道: what the name was called before stays. */
static bool keeps_role(const bul_reading *r, bulletin_text word) {
  return r->role.data != NULL && bul_ends_report(word);
}

/* `text` without the colon or dot that stands between a role and a name. */
bulletin_text bul_after_role(bulletin_text text) {
  size_t size;
  while (text.size > 0) {
    uint32_t c = bul_char_at(text.data, &size);
    if (c != ':' && c != U'：' && c != '-' && !bul_is_name_dot(c)) break;
    text = bul_text_from(text, size);
  }
  return text;
}

/* A token that begins with, or holds, a role before names. */
static bool read_role_token(bul_reading *r, bulletin_text text, bool loose);

/* Names glued to one another; false if they cannot be told apart. */
bool bul_reading_glued(bul_reading *r, bulletin_text text) {
  bulletin_text names[BUL_MOST_GLUED];
  if (text.size < LEAST_GLUED) return false;
  size_t length = bul_text_length(text);
  if (length < FEWEST_GLUED) return false;
  size_t count = bul_names_unglue(names, text);
  for (size_t i = 0; i < count; i++) {
    /* Four characters may be one name of another people. */
    size_t size;
    if (length == FEWEST_GLUED &&
        bul_surname(names[i], &size) != BUL_SURNAME_COMMON)
      return false;
  }
  for (size_t i = 0; i < count; i++) {
    if (!bul_reading_add(r, names[i])) return false;
  }
  return count > 0;
}

size_t bul_bracketed_doing(bulletin_text text, bulletin_text *role) {
  static const bulletin_text pairs[][2] = {{BUL_ROW("（"), BUL_ROW("）")},
                                           {BUL_ROW("("), BUL_ROW(")")}};
  for (size_t i = 0; i < BUL_COUNT(pairs); i++) {
    bulletin_text shut = pairs[i][1], open = pairs[i][0];
    if (!bul_text_ends(text, shut)) continue;
    for (size_t k = 0; k < bul_tail_roles.count; k++) {
      const bul_word *row = &bul_tail_roles.words[k];
      bulletin_text rest = bul_text(text.data, text.size - shut.size);
      if (!bul_text_ends(rest, row->word)) continue;
      rest.size -= row->word.size;
      if (!bul_text_ends(rest, open)) continue;
      *role = row->value;
      return open.size + row->word.size + shut.size;
    }
  }
  return 0;
}

/* 丁一禾 of 丁一禾发自棠州. */
static bulletin_text without_origin(bulletin_text text) {
  static const bulletin_text sent[] = {BUL_ROW("发自"), BUL_ROW("發自")};
  for (size_t i = 0; i < BUL_COUNT(sent) && text.size >= LEAST_SENT; i++) {
    const char *at = bul_text_find(text, sent[i]);
    if (at != NULL && at > text.data)
      return bul_text(text.data, (size_t)(at - text.data));
  }
  return text;
}

/* The role word that `text`, not empty, ends with; NULL if none. */
static const bul_word *find_tail(const bul_reading *r, bulletin_text text) {
  size_t back = bul_char_back(text.data, text.data + text.size);
  if (!bul_chars_have(&r->markers->tail_ends, text.data + text.size - back))
    return NULL; /* most names */
  return bul_table_end(&bul_tail_roles, text);
}

/* A name, perhaps with a role glued on behind. */
static bool read_name_token(bul_reading *r, bulletin_text text) {
  bulletin_text role;
  text = without_origin(text);
  size_t bracket = bul_bracketed_doing(text, &role);
  if (bracket > 0) {
    bulletin_text name = bul_text(text.data, text.size - bracket);
    if (!bul_is_person(name) || !bul_reading_add(r, name)) return false;
    close_run(r, role);
    return true;
  }
  bulletin_text whole = bul_find_tail_role(r->markers, text, &role);
  if (whole.size == text.size) {
    close_run(r, role);
    return r->count > 0;
  }
  /* Behind a name of two or three characters: 秦飞摄, 姚雪青文. */
  const bul_word *tail = find_tail(r, text);
  if (tail != NULL) {
    bulletin_text name = bul_text(text.data, text.size - tail->word.size);
    size_t length = bul_text_length(name);
    bool sure = (tail->word.size > 3 && !bul_ends_report(tail->word)) ||
                bul_is_surname_start(name);
    if (length >= 2 && length <= 4 && sure && bul_is_name(name) &&
        (length >= 3 || tail->value.data != NULL)) {
      size_t placed =
          bul_ends_report(tail->word) ? bul_name_before_place(name) : 0;
      if (placed > 0) name.size = placed; /* 丁一禾棠州报道 */
      if (!bul_reading_add(r, name)) return false;
      close_run(r, keeps_role(r, tail->word) ? bul_text(NULL, 0) : tail->value);
      return true;
    }
  }
  if (tail != NULL && bul_ends_report(tail->word)) { /* 丁一禾棠州报道 */
    text.size -= tail->word.size;
    size_t name = bul_name_before_place(text);
    if (name > 0) return bul_reading_add(r, bul_text(text.data, name));
    text.size += tail->word.size;
  }
  if (bul_is_no_name(text)) return false;
  if (r->roles && bul_is_body(text)) return true; /* 图/受访者提供 */
  return bul_reading_glued(r, text) ||
         (bul_is_name(text) && bul_reading_add(r, text));
}

static bool is_reporter(bulletin_text role) {
  return bul_text_equal(role, BUL_TEXT("reporter"));
}

static bool read_role_token(bul_reading *r, bulletin_text text, bool loose) {
  text = bul_without_marks(text); /* ⊙记者 周岚 ○编辑 何田 */
  while (text.size > 0) {
    size_t offset;
    bulletin_text word, role;
    if (!bul_role_in(r->markers, text, &offset, &word, &role))
      return read_name_token(r, text);
    bulletin_text before = bul_text(text.data, offset);
    bulletin_text house = {NULL, 0};
    bool known = false;
    /* 邱超奕整理: the role stands behind the name. */
    bulletin_text tail_role;
    bulletin_text tail =
        bul_find_tail_role(r->markers, bul_text_from(text, offset), &tail_role);
    if (offset > 0 && tail.size == text.size - offset && bul_is_name(before) &&
        !bul_is_house(r->markers, before)) {
      if (!bul_reading_add(r, before)) return false;
      close_run(r, tail_role);
      return true;
    }
    if (offset > 0) {
      bool same = before.size > 0 && bul_text_equal(before, r->house);
      if (same || bul_is_house(r->markers, before)) {
        house = before;
        known = true;
      } else if (r->roles && r->run == r->count && is_reporter(role) &&
                 (offset + word.size == text.size || !bul_is_person(before))) {
        house = before; /* 文/望河派记者 周岚 */
      } else if (r->roles && bul_is_name(before) &&
                 bul_text_length(before) <= 4) {
        if (!bul_reading_add(r, before)) return false;
      } else if (loose && bul_is_name(before)) {
        house = before;
      } else {
        return false;
      }
    }
    bul_reading_group(r, role, house);
    text = bul_text_from(text, offset + word.size);
    if (r->strict && !known && text.size > 0 &&
        bul_is_han(bul_char_at(text.data, &(size_t){0})) &&
        !bul_is_surname_start(text))
      return false;
    text = bul_after_role(text);
  }
  return true;
}

/* Characters that stand alone, tokens [first, first + count): pairs, with
** three at the end of an odd run. */
bool bul_reading_singles(bul_reading *r, const bul_token *tokens,
                         size_t count) {
  if (count == 1) return false;
  for (size_t i = 0; i < count;) {
    size_t take = count - i == 3 ? 3 : 2;
    const char *start = tokens[i].text.data;
    const bul_token *last = &tokens[i + take - 1];
    const char *end = last->text.data + last->text.size;
    if (!bul_reading_add(r, bul_text(start, (size_t)(end - start))))
      return false;
    i += take;
  }
  return true;
}

bool bul_ends_report(bulletin_text text) {
  for (size_t i = 0; i < BUL_COUNT(report_ends); i++) {
    if (bul_text_ends(text, report_ends[i])) return true;
  }
  return false;
}

/* Ends with 報導 or the like, with or without a house behind: where and how a
** piece was made, behind the names. */
static bool is_report(const bul_reading *r, bulletin_text text) {
  if (bul_ends_report(text)) return true;
  for (size_t i = 0; i < BUL_COUNT(report_ends); i++) {
    const char *at = bul_text_find(text, report_ends[i]);
    if (at == NULL || report_ends[i].size < 6) continue;
    size_t end = (size_t)(at - text.data) + report_ends[i].size;
    if (bul_is_house(r->markers, bul_text_from(text, end))) return true;
  }
  return false;
}

/* The last token says how the piece was made. Behind a slash that is enough
** to tell a person before it: 张三／台北報導. */
static bool read_report(bul_reading *r, const bul_token *tokens, size_t count,
                        size_t i) {
  /* 周嵐 報導 / 台北市 */
  bool placed = i + 2 == count && !tokens[i + 1].spaced;
  if (r->count == 0 || (i + 1 < count && !placed) ||
      !is_report(r, tokens[i].text))
    return false;
  if (placed && bul_is_person(tokens[i + 1].text)) return false;
  const bul_word *tail = bul_table_end(&bul_tail_roles, tokens[i].text);
  if (tail != NULL && bul_text_equal(tail->value, BUL_TEXT("photographer")) &&
      tail->word.size < tokens[i].text.size)
    return false; /* 秦飞摄影报道 */
  if ((placed || !tokens[i].spaced) &&
      bul_is_person(r->names[r->count - 1].name))
    r->roles = true;
  return true;
}

/* 文/图, with or without a colon, behind names or before them. */
static bool read_joint(bul_reading *r, size_t after) {
  if (after > 0) bul_reading_group(r, bul_text(NULL, 0), r->house);
  r->roles = true;
  r->run = r->count;
  return r->count > 0 || after > 0;
}

/* 文/王红, 图：李明: what a name did, before it. */
static bool read_doing(bul_reading *r, const bul_token *tokens, size_t count,
                       size_t i) {
  bulletin_text text = tokens[i].text;
  if (!bul_chars_have(&r->markers->doing_starts, text.data)) return false;
  for (size_t k = 0; k < BUL_COUNT(doings); k++) {
    if (!bul_text_starts(text, doings[k].word)) continue;
    bulletin_text rest = bul_text_from(text, doings[k].word.size);
    bool colon = bul_text_starts(rest, BUL_TEXT("：")) ||
                 bul_text_starts(rest, BUL_TEXT(":"));
    if (colon) rest = bul_text_from(rest, rest.data[0] == ':' ? 1 : 3);
    if (!colon && (rest.size > 0 || i + 1 == count)) continue;
    bool apart = !colon && tokens[i + 1].spaced && !tokens[i + 1].barred;
    /* 报道 张三, 文字 张三 摄影 李四; in 张三 文字 李四 摄影 it stands behind
     */
    if (apart && ((i > 0 && (!r->roles || bul_is_single(text))) ||
                  !bul_is_person(tokens[i + 1].text)))
      continue;
    bul_reading_group(r, doings[k].role, bul_text(NULL, 0));
    return rest.size == 0 ? i + 1 < count : read_role_token(r, rest, false);
  }
  return false;
}

/* A word behind names that is all of a token: 摄, 摄影报道. What the names
** were called before them stays where the word only says how they worked. */
static bool read_tail_word(bul_reading *r, const bul_token *tokens,
                           size_t count, size_t i) {
  bulletin_text role, next;
  bulletin_text word = bul_find_tail_role(r->markers, tokens[i].text, &role);
  if (word.size == 0 || word.size != tokens[i].text.size || r->count == 0)
    return false;
  bool head = bul_find_role(r->markers, tokens[i].text, &next).size > 0;
  if (head && i + 1 < count &&
      bul_find_role(r->markers, tokens[i + 1].text, &next).size == 0 &&
      !bul_is_house(r->markers, tokens[i + 1].text))
    return false; /* 摄影 李明 */
  close_run(r, keeps_role(r, word) ? bul_text(NULL, 0) : role);
  return true;
}

/* Tokens from `i` on that are characters by themselves: names padded to
** width. How many were read; 0 if none, SIZE_MAX if they are no names. */
static size_t read_padded(bul_reading *r, const bul_token *tokens, size_t count,
                          size_t i) {
  bulletin_text role;
  size_t run = i;
  while (run < count && bul_is_single(tokens[run].text) &&
         (run == i || tokens[run].spaced))
    run++;
  /* 秦 飞 摄: a role stands behind whole pairs, 付 文 is a name. */
  if (run - i > 1 && (run - i) % 2 != 0 &&
      bul_find_tail_role(r->markers, tokens[run - 1].text, &role).size > 0)
    run--;
  if (run > i + 1)
    return bul_reading_singles(r, tokens + i, run - i) ? run - i : SIZE_MAX;
  if (run != i + 1 || run == count || !tokens[run].spaced) return 0;
  /* 秦 飞摄: the last character of a padded name has a role behind it. */
  bulletin_text next = tokens[run].text;
  size_t first;
  bul_char_at(next.data, &first);
  bulletin_text tail = bul_text_from(next, first);
  bulletin_text word = bul_find_tail_role(r->markers, tail, &role);
  if (tail.size == 0 || word.size != tail.size) return 0;
  const char *start = tokens[i].text.data;
  if (!bul_reading_add(r, bul_text(start, (size_t)(next.data + first - start))))
    return SIZE_MAX;
  close_run(r, role);
  return 2;
}

/* 新华社 记者 张三: a house that stands by itself before its role. */
static bool read_house(bul_reading *r, const bul_token *tokens, size_t count,
                       size_t i) {
  bulletin_text role, word;
  size_t offset;
  if (i + 1 >= count || r->run != r->count ||
      !bul_is_house(r->markers, tokens[i].text) ||
      bul_role_in(r->markers, tokens[i].text, &offset, &word, &role))
    return false; /* 本报记者张三 通讯员李四 has its role already */
  word = bul_find_role(r->markers, tokens[i + 1].text, &role);
  if (word.size == 0) return false;
  bul_reading_group(r, role, tokens[i].text);
  return true;
}

/* 来源：望河日报 2026-05-06 in the line of a byline: how many tokens. */
static size_t source_size(const bul_token *tokens, size_t count, size_t i) {
  bool wants_value = false;
  bulletin_text text = tokens[i].text;
  if (text.size >= SHORTEST_SOURCE && bul_stamp_source(text, &wants_value) > 0)
    return wants_value && i + 1 < count ? 2 : 1;
  if (text.size == 0 || !bul_is_digit((unsigned char)text.data[0])) return 0;
  return bul_stamp_size(text) == text.size || bul_stamp_hour(text) == text.size;
}

/* 张三 北京特派员: where the names report from, behind them. */
static bool read_posting(bul_reading *r, const bul_token *tokens, size_t count,
                         size_t i) {
  static const bulletin_text ends[] = {BUL_ROW("特派员"), BUL_ROW("特派員")};
  if (r->count == 0 || i + 1 != count) return false;
  for (size_t k = 0; k < BUL_COUNT(ends); k++) {
    if (!bul_text_ends(tokens[i].text, ends[k])) continue;
    close_run(r, BUL_TEXT("reporter"));
    return true;
  }
  return false;
}

/* 文/文学院 周岚: who the next name is, behind a role. */
static bool is_office_before(const bul_reading *r, const bul_token *tokens,
                             size_t count, size_t i) {
  return r->roles && r->run == r->count && i + 1 < count &&
         tokens[i + 1].spaced && bul_is_office(tokens[i].text) &&
         bul_is_person(tokens[i + 1].text);
}

/* 望河日报 望河+客户端记者 周岚: a house before the one that the role names. */
static bool is_house_before(const bul_reading *r, const bul_token *tokens,
                            size_t count, size_t i) {
  size_t offset;
  bulletin_text word, role;
  return i + 1 < count && r->run == r->count &&
         bul_is_house(r->markers, tokens[i].text) &&
         !bul_role_in(r->markers, tokens[i].text, &offset, &word, &role) &&
         bul_role_in(r->markers, tokens[i + 1].text, &offset, &word, &role) &&
         offset > 0 &&
         bul_is_house(r->markers, bul_text(tokens[i + 1].text.data, offset));
}

/* 發自香港、榕灣: nothing but places comes behind. */
static bool is_origin(const bul_reading *r, bulletin_text text) {
  return r->count > 0 && (bul_text_starts(text, BUL_TEXT("发自")) ||
                          bul_text_starts(text, BUL_TEXT("發自")));
}

/* Reads tokens until one does not fit; how many did. `loose`: a house may be
** any word. */
size_t bul_reading_tokens(bul_reading *r, const bul_token *tokens, size_t count,
                          bool loose) {
  size_t i = 0;
  while (i < count) {
    size_t padded = read_padded(r, tokens, count, i);
    if (padded == SIZE_MAX) return i;
    if (padded > 0) {
      i += padded;
      continue;
    }
    size_t source =
        r->count > 0 || i == 0 || !r->roles ? source_size(tokens, count, i) : 0;
    if (source > 0) {
      i += source;
      continue;
    }
    if (is_origin(r, tokens[i].text)) return count;
    if (tokens[i].joint) {
      if (!read_joint(r, count - i - 1)) return i;
    } else if (read_doing(r, tokens, count, i) ||
               read_tail_word(r, tokens, count, i) ||
               read_posting(r, tokens, count, i) ||
               read_report(r, tokens, count, i)) {
      ; /* read */
    } else if (is_office_before(r, tokens, count, i) ||
               is_house_before(r, tokens, count, i)) {
      ; /* passed over */
    } else if (read_house(r, tokens, count, i)) {
      bulletin_text role;
      i++;
      bulletin_text text = tokens[i].text;
      bulletin_text word = bul_find_role(r->markers, text, &role);
      bulletin_text rest = bul_after_role(bul_text_from(text, word.size));
      if (rest.size > 0 && !read_name_token(r, rest)) return i;
    } else if (!read_role_token(r, tokens[i].text, loose && i == 0)) {
      return i;
    }
    i++;
  }
  return i;
}
