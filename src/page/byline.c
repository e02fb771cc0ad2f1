/*
** byline.c - see byline.h.
**
** A byline is read as tokens between white space and enumeration marks. A
** token may be a role with or without its house (本报记者), a name, or both
** glued (记者李志文通讯员戴鸣); characters that stand alone are names padded
** to width (张  三) and join in pairs.
*/
#include "byline.h"

enum { MOST_TOKENS = 96, MOST_NAMES = 64, LONGEST_BYLINE = 1024 };

typedef struct token {
  bulletin_text text;
  bool spaced; /* white space stands before it, not an enumeration mark */
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
    return true;
  default:
    return bul_is_space(c);
  }
}

/* The tokens of `text`, or MOST_TOKENS + 1 when there are too many. */
static size_t split(token *tokens, bulletin_text text) {
  size_t count = 0, at = 0, size;
  bool spaced = true;
  while (at < text.size) {
    uint32_t c = bul_char_at(text.data + at, &size);
    if (is_separator(c)) {
      spaced = spaced && bul_is_space(c);
      at += size;
      continue;
    }
    size_t start = at;
    while (at < text.size &&
           !is_separator(bul_char_at(text.data + at, &size)))
      at += size;
    if (count == MOST_TOKENS) return MOST_TOKENS + 1;
    tokens[count++] = (token){bul_text(text.data + start, at - start), spaced};
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
  if (text.size == 0 || text.size > 60) return false;
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

/* A token that begins with, or holds, a role before names. */
static bool read_role_token(reading *r, bulletin_text text, bool loose);

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
  return is_name(text) && add_name(r, text);
}

static bool read_role_token(reading *r, bulletin_text text, bool loose) {
  while (text.size > 0) {
    size_t offset;
    bulletin_text word, role;
    if (!find_role(r->markers, text, &offset, &word, &role))
      return read_name_token(r, text);
    bulletin_text before = bul_text(text.data, offset);
    bulletin_text house = {NULL, 0};
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
    if (r->strict && house.data == NULL && text.size > 0 &&
        bul_is_han(bul_char_at(text.data, &(size_t){0})) &&
        !bul_is_surname_start(text))
      return false;
    size_t size;
    while (text.size > 0) {
      uint32_t c = bul_char_at(text.data, &size);
      if (c != ':' && c != 0xFF1A && c != '|' && !is_dot(c)) break;
      text = bul_text_from(text, size);
    }
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

/* Reads tokens until one does not fit; how many did. `loose`: a house may be
** any word. */
static size_t read_tokens(reading *r, const token *tokens, size_t count,
                          bool loose) {
  size_t i = 0;
  while (i < count) {
    size_t run = i;
    bulletin_text role;
    while (run < count && is_single(tokens[run].text) &&
           (run == i || tokens[run].spaced))
      run++;
    /* 秦 飞 摄: a role stands behind whole pairs, 付 文 is a name. */
    if (run - i > 1 && (run - i) % 2 != 0 &&
        bul_find_role(r->markers, tokens[run - 1].text, true, &role).size > 0)
      run--;
    if (run > i + 1) {
      if (!read_singles(r, tokens + i, run - i)) return i;
      i = run;
      continue;
    }
    /* 秦 飞摄: the last character of a padded name has a role behind it. */
    if (run == i + 1 && run < count && tokens[run].spaced) {
      bulletin_text next = tokens[run].text;
      size_t first;
      bul_char_at(next.data, &first);
      bulletin_text tail = bul_text_from(next, first);
      bulletin_text word = bul_find_role(r->markers, tail, true, &role);
      if (tail.size > 0 && word.size == tail.size) {
        const char *start = tokens[i].text.data;
        if (!add_name(r, bul_text(start, (size_t)(next.data + first - start))))
          return i;
        close_run(r, role);
        i += 2;
        continue;
      }
    }
    /* 新华社 记者 张三: the house stands by itself */
    if (i + 1 < count && r->run == r->count &&
        is_house(r->markers, tokens[i].text) &&
        bul_find_role(r->markers, tokens[i + 1].text, false, &role).size > 0) {
      bulletin_text word =
          bul_find_role(r->markers, tokens[i + 1].text, false, &role);
      start_group(r, role, tokens[i].text);
      bulletin_text rest = bul_text_from(tokens[i + 1].text, word.size);
      if (rest.size > 0 && !read_name_token(r, rest)) return i;
      i += 2;
      continue;
    }
    if (!read_role_token(r, tokens[i].text, loose && i == 0)) return i;
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

/* Reads the whole of `text`; see `strict` of a reading. */
static bool read_whole(bul_bylines *out, const bul_markers *markers,
                       bulletin_text text, bool strict) {
  if (text.size > LONGEST_BYLINE) return false;
  token tokens[MOST_TOKENS];
  size_t count = split(tokens, without_source(unbracket(text)));
  if (count == 0 || count > MOST_TOKENS) return false;
  reading r;
  begin_reading(&r, markers, strict);
  if (read_tokens(&r, tokens, count, true) != count || !r.roles) return false;
  if (out != NULL) commit(out, &r);
  return true;
}

bool bul_byline_possible(const bul_markers *markers, bulletin_text text) {
  size_t offset;
  bulletin_text word, role;
  if (find_role(markers, text, &offset, &word, &role)) return true;
  bulletin_text last = without_source(unbracket(text));
  size_t back = bul_char_back(last.data, last.data + last.size);
  return bul_chars_have(&markers->tail_ends, last.data + last.size - back);
}

bool bul_byline_read(bul_bylines *out, const bul_markers *markers,
                     bulletin_text text) {
  return read_whole(out, markers, text, true);
}

bul_name_trust bul_byline_read_names(bul_bylines *out, bulletin_text text) {
  if (text.size > 120 || bul_text_find(text, BUL_TEXT("，")) != NULL ||
      bul_text_find(text, BUL_TEXT(",")) != NULL)
    return BUL_NAMES_NONE;
  token tokens[MOST_TOKENS];
  size_t count = split(tokens, text);
  if (count == 0 || count > 12) return BUL_NAMES_NONE;
  reading r;
  begin_reading(&r, NULL, false);
  bul_name_trust trust = BUL_NAMES_CERTAIN;
  size_t i = 0;
  while (i < count) {
    size_t run = i;
    while (run < count && is_single(tokens[run].text) &&
           (run == i || tokens[run].spaced))
      run++;
    if (run > i) {
      if (run - i > 3 && (run - i) % 2 != 0) return BUL_NAMES_NONE;
      if (!read_singles(&r, tokens + i, run - i)) return BUL_NAMES_NONE;
      i = run;
      continue;
    }
    letters n = count_letters(tokens[i].text);
    if (!is_name(tokens[i].text) || n.latin > 0) return BUL_NAMES_NONE;
    if (n.dots == 0) {
      bool surname = bul_is_surname_start(tokens[i].text);
      if (n.han > 4 || (n.han == 4 && count > 1 && !surname))
        return BUL_NAMES_NONE;
      bul_name_trust here =
          surname && n.han <= 3 ? BUL_NAMES_LIKELY : BUL_NAMES_SHORT;
      if (here < trust) trust = here;
    }
    if (!add_name(&r, tokens[i].text)) return BUL_NAMES_NONE;
    i++;
  }
  if (out != NULL) commit(out, &r);
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

/* True for a mark after which a byline may run on. */
static bool ends_sentence(uint32_t c) {
  switch (c) {
  case 0x3002: /* 。 */
  case 0xFF01: /* ！ */
  case '!':
  case 0xFF1F: /* ？ */
  case '?':
  case 0x201D: /* ” */
  case 0x300D: /* 」 */
  case 0x2026: /* … */
    return true;
  default:
    return false;
  }
}

size_t bul_byline_find_tail(const bul_markers *markers, bulletin_text text) {
  const char *start = text.data, *end = text.data + text.size;
  const char *at = end;
  size_t size;
  if (text.size > 400) start = end - 400;
  while (start < end && ((unsigned char)*start & 0xC0) == 0x80) start++;
  while (at > start) {
    size_t back = bul_char_back(start, at);
    if (ends_sentence(bul_char_at(at - back, &size))) break;
    at -= back;
  }
  if (at == start || at == end) return text.size;
  bulletin_text rest = bul_text_trim(bul_text(at, (size_t)(end - at)));
  bulletin_text role;
  size_t offset;
  bulletin_text word, inner = unbracket(rest);
  if (!find_role(markers, inner, &offset, &word, &role)) return text.size;
  if (offset > 0 && !is_house(markers, bul_text(inner.data, offset)))
    return text.size;
  if (!bul_byline_read(NULL, markers, rest)) return text.size;
  return (size_t)(rest.data - text.data);
}
