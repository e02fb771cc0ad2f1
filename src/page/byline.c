/*
** byline.c - see byline.h.
**
** A byline is read as tokens between white space and enumeration marks. A
** token may be a role with or without its house (本报记者), a name, or both
** glued (记者李志文通讯员戴鸣); characters that stand alone are names padded
** to width (张  三) and join in pairs.
*/
#include "byline.h"

#include "byline_words.h"
#include "names.h"
#include "stamp.h"

enum {
  MOST_TOKENS = 96,
  MOST_NAMES = 64,
  LONGEST_BYLINE = 1024, /* bytes */
  LONGEST_HOUSE = 60,    /* bytes */
  LONGEST_OFFICE = 160,  /* bytes */
  SHORTEST_OFFICE = 3,   /* characters */
  FEWEST_GLUED = 4       /* characters that may be two names glued */
};

typedef struct token {
  bulletin_text text;
  bool spaced; /* white space stands before it, not an enumeration mark */
  bool joint;  /* 文/图 */
} token;

typedef struct found {
  bulletin_text name; /* as printed, with its padding */
  bulletin_text role;
  bulletin_text house;
} found;

/* What one reading has come to. */
typedef struct reading {
  const bul_markers *markers;
  found names[MOST_NAMES];
  size_t count;
  size_t run; /* the first name that a role after names would still take */
  bulletin_text role;
  bulletin_text house;
  bool roles;  /* a role was met */
  bool strict; /* names glued to a role must begin with a surname */
} reading;

/* --- tokens ------------------------------------------------------------ */

static bool is_separator(uint32_t c) {
  switch (c) {
  case 0x3001: /* 、 */
  case 0xFF0F: /* ／ */
  case 0x2215: /* ∕ */
  case '/':
  case 0xFF0C: /* ， */
  case ',':
  case 0xFF1B: /* ； */
  case ';':
  case '|':
  case 0xFF5C: /* ｜ */
    return true;
  default:
    return bul_is_space(c);
  }
}

/* The size of 文/图 or the like at the start of `text`, if nothing but a
** separator or the end follows; 0 if none. */
static size_t joint_size(bulletin_text text) {
  static const bulletin_text starts = BUL_ROW("文图圖摄攝");
  size_t size;
  if (text.size < 6 || bul_text_find(starts, bul_text(text.data, 3)) == NULL)
    return 0;
  for (size_t i = 0; i < BUL_COUNT(joint_works); i++) {
    if (!bul_text_starts(text, joint_works[i])) continue;
    bulletin_text rest = bul_text_from(text, joint_works[i].size);
    if (rest.size == 0) return text.size;
    uint32_t c = bul_char_at(rest.data, &size);
    if (is_separator(c) || c == ':' || c == 0xFF1A) return joint_works[i].size;
  }
  return 0;
}

static bool has_slash(bulletin_text text) {
  return memchr(text.data, '/', text.size) != NULL ||
         bul_text_find(text, BUL_TEXT("／")) != NULL ||
         bul_text_find(text, BUL_TEXT("∕")) != NULL;
}

/* The end of the token that begins at `at`. */
static size_t token_end(bulletin_text text, size_t at, bool slashed) {
  size_t size, start = at;
  while (at < text.size && !is_separator(bul_char_at(text.data + at, &size))) {
    if (slashed && at > start && joint_size(bul_text_from(text, at)) > 0) break;
    at += size;
  }
  return at;
}

/* The tokens of `text`, or MOST_TOKENS + 1 when there are too many. */
static size_t split(token *tokens, bulletin_text text) {
  size_t count = 0, at = 0, size;
  bool spaced = true, slashed = has_slash(text);
  while (at < text.size) {
    uint32_t c = bul_char_at(text.data + at, &size);
    if (is_separator(c)) {
      spaced = spaced && (bul_is_space(c) || c == '|' || c == 0xFF5C);
      at += size;
      continue;
    }
    size_t joint = slashed ? joint_size(bul_text_from(text, at)) : 0;
    size_t end = joint > 0 ? at + joint : token_end(text, at, slashed);
    if (count == MOST_TOKENS) return MOST_TOKENS + 1;
    tokens[count++] = (token){bul_text(text.data + at, end - at), spaced,
                              joint > 0};
    at = end;
    spaced = true;
  }
  return count;
}

/* --- what a token may be ----------------------------------------------- */

static bool is_dot(uint32_t c) {
  return c == 0xB7 || c == 0x2022 || c == 0x30FB || c == 0x2027;
}

/* What a name may be made of. */
typedef struct letters {
  size_t han;
  size_t dots;
  size_t latin; /* with . and - */
  bool alien;   /* anything else is among them */
} letters;

static letters count_letters(bulletin_text text) {
  letters n = {0};
  size_t size;
  for (size_t at = 0; at < text.size; at += size) {
    uint32_t c = bul_char_at(text.data + at, &size);
    if (bul_is_han(c))
      n.han++;
    else if (is_dot(c))
      n.dots++;
    else if (bul_is_latin(c) || c == '.' || c == '-')
      n.latin++;
    else
      n.alien = true;
  }
  return n;
}

/* 罗伯特·劳伦斯·库恩, or Latin letters. */
static bool is_foreign(const letters *n) {
  if (n->alien || n->han > 16 || n->latin > 30) return false;
  if (n->han == 0) return n->latin >= 3 && n->dots == 0;
  return n->latin == 0 && n->dots > 0 && n->han >= 3;
}

/* A name as printed without padding: two to six Han characters, or a foreign
** name. */
static bool is_name(bulletin_text text) {
  letters n = count_letters(text);
  if (is_foreign(&n)) return true;
  return !n.alien && n.dots + n.latin == 0 && n.han >= 2 && n.han <= 6;
}

static bool is_single(bulletin_text text) {
  size_t size;
  return text.size > 0 && bul_is_han(bul_char_at(text.data, &size)) &&
         size == text.size;
}

/* A house that may stand before a role: 本报, 新华社, 本报驻美国, 《环球人物》;
** no day is in it. */
static bool is_house(const bul_markers *markers, bulletin_text text) {
  if (text.size == 0 || text.size > LONGEST_HOUSE) return false;
  for (size_t i = 0; i < text.size; i++) {
    if (bul_is_digit((unsigned char)text.data[i])) return false;
  }
  if (bul_find_agency(markers, text).size > 0) return true;
  return bul_table_end(&bul_houses, text) != NULL;
}

/* The first role word in `text`: its offset and size, or false. */
static bool find_role(const bul_markers *markers, bulletin_text text,
                      size_t *offset, bulletin_text *word,
                      bulletin_text *role) {
  size_t at = 0;
  for (int i = 0; at < text.size && i < 18; i++) {
    if (bul_chars_have(&markers->role_starts, text.data + at)) {
      *word = bul_find_role(markers, bul_text_from(text, at), false, role);
      *offset = at;
      if (word->size > 0) return true;
    }
    at += bul_char_size(text.data + at);
  }
  return false;
}

/* --- reading ----------------------------------------------------------- */

/* Leaves the names as they are: most readings find none. */
static void begin_reading(reading *r, const bul_markers *markers,
                          bool strict) {
  r->markers = markers;
  r->count = r->run = 0;
  r->role = r->house = bul_text(NULL, 0);
  r->roles = false;
  r->strict = strict;
}

static bool add_name(reading *r, bulletin_text name) {
  if (r->count == MOST_NAMES) return false;
  r->names[r->count++] = (found){name, r->role, r->house};
  return true;
}

static void start_group(reading *r, bulletin_text role, bulletin_text house) {
  r->role = role;
  r->house = house;
  r->roles = true;
  r->run = r->count;
}

/* Gives the names since the last role the role of a word after them. */
static void close_run(reading *r, bulletin_text role) {
  for (size_t i = r->run; i < r->count && role.data != NULL; i++)
    r->names[i].role = role;
  r->run = r->count;
  r->roles = true;
}

/* `text` without the colon or dot that stands between a role and a name. */
static bulletin_text after_role(bulletin_text text) {
  size_t size;
  while (text.size > 0) {
    uint32_t c = bul_char_at(text.data, &size);
    if (c != ':' && c != 0xFF1A && c != '-' && !is_dot(c)) break;
    text = bul_text_from(text, size);
  }
  return text;
}

/* A token that begins with, or holds, a role before names. */
static bool read_role_token(reading *r, bulletin_text text, bool loose);

/* Names glued to one another; false if they cannot be told apart. */
static bool read_glued(reading *r, bulletin_text text) {
  bulletin_text names[BUL_MOST_GLUED];
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
    if (!add_name(r, names[i])) return false;
  }
  return count > 0;
}

/* A name, perhaps with a role glued on behind. */
static bool read_name_token(reading *r, bulletin_text text) {
  bulletin_text role;
  bulletin_text whole = bul_find_role(r->markers, text, true, &role);
  if (whole.size == text.size) {
    close_run(r, role);
    return r->count > 0;
  }
  /* Behind a name of two or three characters: 秦飞摄, 姚雪青文. */
  const bul_word *tail = bul_table_end(&bul_tail_roles, text);
  if (tail != NULL) {
    bulletin_text name = bul_text(text.data, text.size - tail->word.size);
    size_t length = bul_text_length(name);
    bool sure = tail->word.size > 3 || bul_is_surname_start(name);
    if (length >= 2 && length <= 4 && sure && is_name(name) &&
        (length >= 3 || tail->value.data != NULL)) {
      if (!add_name(r, name)) return false;
      close_run(r, tail->value);
      return true;
    }
  }
  if (bul_is_no_name(text)) return false;
  return read_glued(r, text) || (is_name(text) && add_name(r, text));
}

static bool read_role_token(reading *r, bulletin_text text, bool loose) {
  while (text.size > 0) {
    size_t offset;
    bulletin_text word, role;
    if (!find_role(r->markers, text, &offset, &word, &role))
      return read_name_token(r, text);
    bulletin_text before = bul_text(text.data, offset);
    bulletin_text house = {NULL, 0};
    bool known = false;
    /* 邱超奕整理: the role stands behind the name. */
    bulletin_text tail_role;
    bulletin_text tail = bul_find_role(
        r->markers, bul_text_from(text, offset), true, &tail_role);
    if (offset > 0 && tail.size == text.size - offset && is_name(before) &&
        !is_house(r->markers, before)) {
      if (!add_name(r, before)) return false;
      close_run(r, tail_role);
      return true;
    }
    if (offset > 0) {
      if (is_house(r->markers, before)) {
        house = before;
        known = true;
      } else if (r->roles && is_name(before) && bul_text_length(before) <= 4) {
        if (!add_name(r, before)) return false;
      } else if (loose && is_name(before)) {
        house = before;
      } else {
        return false;
      }
    }
    start_group(r, role, house);
    text = bul_text_from(text, offset + word.size);
    if (r->strict && !known && text.size > 0 &&
        bul_is_han(bul_char_at(text.data, &(size_t){0})) &&
        !bul_is_surname_start(text))
      return false;
    text = after_role(text);
  }
  return true;
}

/* Characters that stand alone, tokens [first, first + count): pairs, with
** three at the end of an odd run. */
static bool read_singles(reading *r, const token *tokens, size_t count) {
  if (count == 1) return false;
  for (size_t i = 0; i < count;) {
    size_t take = count - i == 3 ? 3 : 2;
    const char *start = tokens[i].text.data;
    const token *last = &tokens[i + take - 1];
    const char *end = last->text.data + last->text.size;
    if (!add_name(r, bul_text(start, (size_t)(end - start)))) return false;
    i += take;
  }
  return true;
}

static bool ends_report(bulletin_text text) {
  for (size_t i = 0; i < BUL_COUNT(report_ends); i++) {
    if (bul_text_ends(text, report_ends[i])) return true;
  }
  return false;
}

/* Ends with 報導 or the like, with or without a house behind: where and how a
** piece was made, behind the names. */
static bool is_report(const reading *r, bulletin_text text) {
  if (ends_report(text)) return true;
  for (size_t i = 0; i < BUL_COUNT(report_ends); i++) {
    const char *at = bul_text_find(text, report_ends[i]);
    if (at == NULL || report_ends[i].size < 6) continue;
    size_t end = (size_t)(at - text.data) + report_ends[i].size;
    if (is_house(r->markers, bul_text_from(text, end))) return true;
  }
  return false;
}

/* 文/图, with or without a colon, behind names or before them. */
static bool read_joint(reading *r, size_t after) {
  if (after > 0) start_group(r, bul_text(NULL, 0), r->house);
  r->roles = true;
  r->run = r->count;
  return r->count > 0 || after > 0;
}

/* 文/王红, 图：李明: what a name did, before it. */
static bool read_doing(reading *r, const token *tokens, size_t count,
                       size_t i) {
  bulletin_text text = tokens[i].text;
  for (size_t k = 0; k < BUL_COUNT(doings); k++) {
    if (!bul_text_starts(text, doings[k].word)) continue;
    bulletin_text rest = bul_text_from(text, doings[k].word.size);
    bool colon = bul_text_starts(rest, BUL_TEXT("：")) ||
                 bul_text_starts(rest, BUL_TEXT(":"));
    if (colon) rest = bul_text_from(rest, rest.data[0] == ':' ? 1 : 3);
    if (!colon && (rest.size > 0 || i + 1 == count || tokens[i + 1].spaced))
      continue;
    start_group(r, doings[k].role, bul_text(NULL, 0));
    return rest.size == 0 ? i + 1 < count : read_role_token(r, rest, false);
  }
  return false;
}

/* A word behind names that is all of a token: 摄, 摄影报道. What the names
** were called before them stays where the word only says how they worked. */
static bool read_tail_word(reading *r, const token *tokens, size_t count,
                           size_t i) {
  bulletin_text role, next;
  bulletin_text word = bul_find_role(r->markers, tokens[i].text, true, &role);
  if (word.size == 0 || word.size != tokens[i].text.size || r->count == 0)
    return false;
  bool head = bul_find_role(r->markers, tokens[i].text, false, &next).size > 0;
  if (head && i + 1 < count &&
      bul_find_role(r->markers, tokens[i + 1].text, false, &next).size == 0 &&
      !is_house(r->markers, tokens[i + 1].text))
    return false; /* 摄影 李明 */
  bool keeps = r->role.data != NULL &&
               (bul_text_ends(word, BUL_TEXT("报道")) ||
                bul_text_ends(word, BUL_TEXT("報導")));
  close_run(r, keeps ? bul_text(NULL, 0) : role);
  return true;
}

/* Tokens from `i` on that are characters by themselves: names padded to
** width. How many were read; 0 if none, SIZE_MAX if they are no names. */
static size_t read_padded(reading *r, const token *tokens, size_t count,
                          size_t i) {
  bulletin_text role;
  size_t run = i;
  while (run < count && is_single(tokens[run].text) &&
         (run == i || tokens[run].spaced))
    run++;
  /* 秦 飞 摄: a role stands behind whole pairs, 付 文 is a name. */
  if (run - i > 1 && (run - i) % 2 != 0 &&
      bul_find_role(r->markers, tokens[run - 1].text, true, &role).size > 0)
    run--;
  if (run > i + 1)
    return read_singles(r, tokens + i, run - i) ? run - i : SIZE_MAX;
  if (run != i + 1 || run == count || !tokens[run].spaced) return 0;
  /* 秦 飞摄: the last character of a padded name has a role behind it. */
  bulletin_text next = tokens[run].text;
  size_t first;
  bul_char_at(next.data, &first);
  bulletin_text tail = bul_text_from(next, first);
  bulletin_text word = bul_find_role(r->markers, tail, true, &role);
  if (tail.size == 0 || word.size != tail.size) return 0;
  const char *start = tokens[i].text.data;
  if (!add_name(r, bul_text(start, (size_t)(next.data + first - start))))
    return SIZE_MAX;
  close_run(r, role);
  return 2;
}

/* 新华社 记者 张三: a house that stands by itself before its role. */
static bool read_house(reading *r, const token *tokens, size_t count,
                       size_t i) {
  bulletin_text role;
  if (i + 1 >= count || r->run != r->count ||
      !is_house(r->markers, tokens[i].text))
    return false;
  bulletin_text word =
      bul_find_role(r->markers, tokens[i + 1].text, false, &role);
  if (word.size == 0) return false;
  start_group(r, role, tokens[i].text);
  return true;
}

/* Reads tokens until one does not fit; how many did. `loose`: a house may be
** any word. */
static size_t read_tokens(reading *r, const token *tokens, size_t count,
                          bool loose) {
  size_t i = 0;
  while (i < count) {
    size_t padded = read_padded(r, tokens, count, i);
    if (padded == SIZE_MAX) return i;
    if (padded > 0) {
      i += padded;
      continue;
    }
    if (tokens[i].joint) {
      if (!read_joint(r, count - i - 1)) return i;
    } else if (read_doing(r, tokens, count, i) ||
               read_tail_word(r, tokens, count, i) ||
               (r->count > 0 && i + 1 >= count &&
                is_report(r, tokens[i].text))) {
      ; /* read */
    } else if (read_house(r, tokens, count, i)) {
      bulletin_text role;
      i++;
      bulletin_text text = tokens[i].text;
      bulletin_text word = bul_find_role(r->markers, text, false, &role);
      bulletin_text rest = after_role(bul_text_from(text, word.size));
      if (rest.size > 0 && !read_name_token(r, rest)) return i;
    } else if (!read_role_token(r, tokens[i].text, loose && i == 0)) {
      return i;
    }
    i++;
  }
  return i;
}

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
  for (size_t i = 0; i < out->count && i < MOST_NAMES; i++) {
    if (bul_text_equal(out->items[i].name, name) &&
        bul_text_equal(out->items[i].role, role))
      return true;
  }
  return false;
}

static void commit(bul_bylines *out, const reading *r) {
  for (size_t i = 0; i < r->count && !out->failed; i++) {
    if (out->count == out->capacity) {
      size_t capacity = out->capacity == 0 ? 4 : 2 * out->capacity;
      bulletin_byline *more =
          bul_arena_alloc(out->arena, capacity * sizeof *more);
      if (more == NULL) {
        out->failed = true;
        return;
      }
      if (out->count > 0)
        memcpy(more, out->items, out->count * sizeof *more);
      out->items = more;
      out->capacity = capacity;
    }
    bulletin_text name = bul_without_spaces(out->arena, r->names[i].name);
    if (name.data == NULL) {
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

/* The bracket that closes the one `text` begins with; size 0 if it begins with
** none. */
static bulletin_text closing_bracket(bulletin_text text) {
  size_t size;
  if (text.size == 0) return text;
  switch (bul_char_at(text.data, &size)) {
  case 0xFF08:
    return BUL_TEXT("）");
  case '(':
    return BUL_TEXT(")");
  case 0x3014:
    return BUL_TEXT("〕");
  case 0x3010:
    return BUL_TEXT("】");
  case 0xFF3B:
    return BUL_TEXT("］");
  case '[':
    return BUL_TEXT("]");
  default:
    return bul_text(text.data, 0);
  }
}

/* `text` without one pair of brackets around all of it; half- and full-width
** ones may be mixed. */
static bulletin_text unbracket(bulletin_text text) {
  bulletin_text shut = closing_bracket(text);
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
  bulletin_text shut = BUL_TEXT("）"), open = BUL_TEXT("（");
  if (!bul_text_ends(text, shut)) return text;
  const char *at = bul_text_find(text, open);
  if (at == NULL || at == text.data) return text;
  return bul_text_trim(bul_text(text.data, (size_t)(at - text.data)));
}

/* `text` without the marks (□, ■) and white space that it begins with. */
bulletin_text bul_without_marks(bulletin_text text) {
  if (text.size > 0 && (unsigned char)text.data[0] - 0xE4u < 6) return text;
  while (text.size > 0) {
    size_t size;
    uint32_t c = bul_char_at(text.data, &size);
    if (bul_is_han(c) ||
        (!bul_is_space(c) &&
         bul_text_find(byline_marks, bul_text(text.data, size)) == NULL))
      break;
    text = bul_text_from(text, size);
  }
  return text;
}

/* The text that names and roles stand in: brackets, marks and the hour of a
** website left out. */
static bulletin_text inner_text(bulletin_text text) {
  bulletin_text inner = bul_without_marks(unbracket(bul_without_marks(text)));
  size_t stamp = bul_stamp_size(inner);
  return stamp < inner.size ? bul_text_from(inner, stamp) : inner;
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

/* Reads the whole of `text`; see `strict` of a reading. */
static bool read_whole(bul_bylines *out, const bul_markers *markers,
                       bulletin_text text, bool strict) {
  if (text.size > LONGEST_BYLINE) return false;
  reading r;
  begin_reading(&r, markers, strict);
  text = without_source(inner_text(text));
  bulletin_text role;
  size_t spaced = spaced_role(text, &role);
  if (spaced > 0) {
    start_group(&r, role, bul_text(NULL, 0));
    text = after_role(bul_text_trim(bul_text_from(text, spaced)));
  }
  token tokens[MOST_TOKENS];
  size_t count = split(tokens, text);
  if (count == 0 || count > MOST_TOKENS) return false;
  if (read_tokens(&r, tokens, count, true) != count || !r.roles) return false;
  if (out != NULL) commit(out, &r);
  return true;
}

/* 文/王红: a doing before a slash or colon begins `text`. */
static bool doing_possible(bulletin_text text) {
  for (size_t i = 0; i < BUL_COUNT(doings); i++) {
    if (!bul_text_starts(text, doings[i].word)) continue;
    bulletin_text rest = bul_text_from(text, doings[i].word.size);
    size_t size;
    if (rest.size == 0) continue;
    uint32_t c = bul_char_at(rest.data, &size);
    if (c == ':' || c == 0xFF1A || (is_separator(c) && !bul_is_space(c)))
      return true;
  }
  return false;
}

bool bul_byline_possible(const bul_markers *markers, bulletin_text text) {
  size_t offset;
  bulletin_text word, role, inner = inner_text(text);
  if (inner.size == 0) return false;
  if (find_role(markers, inner, &offset, &word, &role)) return true;
  bulletin_text last = without_source(inner);
  size_t back = bul_char_back(last.data, last.data + last.size);
  return bul_chars_have(&markers->tail_ends, last.data + last.size - back) ||
         (bul_chars_have(&markers->doing_starts, last.data) &&
          doing_possible(last)) ||
         spaced_role(last, &role) > 0;
}

bul_byline_start bul_byline_begins(const bul_markers *markers,
                                   bulletin_text text) {
  size_t offset;
  bulletin_text word, role, inner = inner_text(text);
  if (inner.size == 0) return BUL_BYLINE_NOT;
  if (find_role(markers, inner, &offset, &word, &role) &&
      (offset == 0 || is_house(markers, bul_text(inner.data, offset))))
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

/* How far bare names in `tokens` are to be believed, read into `r`. */
static bul_name_trust read_bare(reading *r, const token *tokens,
                                size_t count) {
  bul_name_trust trust = BUL_NAMES_CERTAIN;
  size_t i = 0;
  while (i < count) {
    size_t run = i;
    while (run < count && is_single(tokens[run].text) &&
           (run == i || tokens[run].spaced))
      run++;
    if (run > i) {
      if (run - i > 3 && (run - i) % 2 != 0) return BUL_NAMES_NONE;
      if (!read_singles(r, tokens + i, run - i)) return BUL_NAMES_NONE;
      i = run;
      continue;
    }
    letters n = count_letters(tokens[i].text);
    if (!is_name(tokens[i].text) || n.latin > 0) return BUL_NAMES_NONE;
    if (n.dots == 0) {
      bool surname = bul_is_surname_start(tokens[i].text) &&
                     !bul_is_no_name(tokens[i].text);
      if (n.han > 4 || (n.han == 4 && count > 1 && !surname))
        return BUL_NAMES_NONE;
      bul_name_trust here =
          surname && n.han <= 3 ? BUL_NAMES_LIKELY : BUL_NAMES_SHORT;
      if (here < trust) trust = here;
    }
    if (!add_name(r, tokens[i].text)) return BUL_NAMES_NONE;
    i++;
  }
  return trust;
}

static bool ends_office(bulletin_text text) {
  for (size_t i = 0; i < BUL_COUNT(office_ends); i++) {
    if (bul_text_ends(text, office_ends[i])) return true;
  }
  return false;
}

/* 县医院院长 张三: who the author is, then the name. The tokens before the
** name, 0 if it is none of the kind. */
static size_t office_size(const token *tokens, size_t count) {
  size_t names = count;
  while (names > 1 && bul_is_person(tokens[names - 1].text) &&
         !ends_office(tokens[names - 1].text))
    names--;
  if (names == count) { /* padded */
    if (count < 3 || !is_single(tokens[count - 1].text) ||
        !is_single(tokens[count - 2].text) ||
        !bul_is_surname_start(tokens[count - 2].text))
      return 0;
    names = count - 2;
  }
  if (names == count || !tokens[names].spaced ||
      bul_text_length(tokens[0].text) < SHORTEST_OFFICE)
    return 0;
  return ends_office(tokens[names - 1].text) ? names : 0;
}

bul_name_trust bul_byline_read_names(bul_bylines *out, bulletin_text text) {
  if (text.size > LONGEST_OFFICE) return BUL_NAMES_NONE;
  bulletin_text inner = inner_text(text);
  bool marked = inner.data != text.data;
  if (bul_text_find(inner, BUL_TEXT("，")) != NULL ||
      bul_text_find(inner, BUL_TEXT(",")) != NULL)
    return BUL_NAMES_NONE;
  token tokens[MOST_TOKENS];
  size_t count = split(tokens, inner);
  if (count == 0 || count > 12) return BUL_NAMES_NONE;
  /* （惠晓霜 新华社微特稿） */
  if (marked && count > 1 && ends_report(tokens[count - 1].text)) count--;
  reading r;
  begin_reading(&r, NULL, false);
  bul_name_trust trust = BUL_NAMES_NONE;
  size_t office = count > 1 ? office_size(tokens, count) : 0;
  if (office > 0) {
    trust = read_bare(&r, tokens + office, count - office);
    if (trust > BUL_NAMES_LIKELY) trust = BUL_NAMES_LIKELY;
  } else {
    trust = read_bare(&r, tokens, count);
    if (marked && trust < BUL_NAMES_LIKELY) {
      /* In brackets or behind a mark nothing but surnames is believed. */
      trust = BUL_NAMES_NONE;
      begin_reading(&r, NULL, false);
      if (count == 1 && read_glued(&r, tokens[0].text))
        trust = BUL_NAMES_LIKELY;
    }
  }
  if (trust != BUL_NAMES_NONE && out != NULL) commit(out, &r);
  return trust;
}

/* --- at the ends of text ----------------------------------------------- */

/* The size of a bracketed piece at the start of `text`, brackets included,
** no longer than a byline may be; 0 if none. */
static size_t bracketed(bulletin_text text) {
  bulletin_text shut = closing_bracket(text);
  if (shut.size == 0) return 0;
  bulletin_text near = text;
  if (near.size > LONGEST_BYLINE) near.size = LONGEST_BYLINE;
  const char *end = bul_text_find(near, shut);
  return end == NULL ? 0 : (size_t)(end - text.data) + shut.size;
}

/* …记者张三报道： — the size up to and with the colon, 0 if none. */
static size_t reported(bulletin_text text) {
  static const char *const ends[] = {"报道：", "报道:", "報導：", "報道："};
  bulletin_text near = text;
  if (near.size > 160) near.size = 160;
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    const char *at = bul_text_find(near, bulletin_text_of(ends[i]));
    if (at != NULL) return (size_t)(at - text.data) + strlen(ends[i]);
  }
  return 0;
}

size_t bul_byline_read_head(bul_bylines *out, const bul_markers *markers,
                            bulletin_text text) {
  size_t size = bracketed(text);
  if (size > 0)
    return read_whole(out, markers, bul_text(text.data, size), false) ? size
                                                                      : 0;
  bulletin_text role;
  size_t offset;
  bulletin_text word;
  bulletin_text near = text;
  if (near.size > 48) near.size = 48;
  while (near.size > 0 && near.size < text.size &&
         ((unsigned char)text.data[near.size] & 0xC0) == 0x80)
    near.size--;
  if (!find_role(markers, near, &offset, &word, &role)) return 0;
  if (offset > 0 && !is_house(markers, bul_text(text.data, offset))) return 0;
  size = reported(text);
  if (size > 0) {
    bulletin_text names = bul_text(text.data, size);
    while (names.size > 0 && !bul_text_ends(names, BUL_TEXT("报")) &&
           !bul_text_ends(names, BUL_TEXT("報")))
      names.size--;
    names.size -= 3;
    if (bul_byline_read(out, markers, bul_text_trim(names))) return size;
  }
  /* Names that end at white space, each beginning with a surname. */
  near = text;
  if (near.size > 240) {
    near.size = 240;
    while (near.size > 0 &&
           ((unsigned char)text.data[near.size] & 0xC0) == 0x80)
      near.size--;
  }
  token tokens[MOST_TOKENS];
  size_t count = split(tokens, near);
  if (count > MOST_TOKENS) count = MOST_TOKENS;
  if (count < 2) return 0;
  reading r;
  begin_reading(&r, markers, false);
  size_t fit = read_tokens(&r, tokens, count - 1, false);
  if (fit == 0 || r.count == 0) return 0;
  for (size_t i = 0; i < r.count; i++) {
    if (!bul_is_surname_start(r.names[i].name)) return 0;
  }
  if (out != NULL) commit(out, &r);
  const token *last = &tokens[fit - 1];
  return (size_t)(last->text.data + last->text.size - text.data);
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
