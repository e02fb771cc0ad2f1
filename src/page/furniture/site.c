/*
** site.c - see site.h.
**
** A line is taken for a website's when all its words are known as such, when
** it begins with a day that no sentence follows, when it is a path of short
** steps (首页 > 新闻 > 正文), a menu of many short words, or when it says what
** only websites say.
*/
#include "site.h"

#include "../../base/cursor.h"
#include "../stamp.h"
#include "folio.h"
#include "site_words.h"

enum {
  LONGEST_LINE = 360,   /* bytes of a line of words */
  LONGEST_PROMPT = 240, /* bytes of a line that asks for something */
  LONGEST_TOLD = 120,   /* bytes of one that is a sentence */
  LONGEST_STEP = 60,    /* bytes of a step on a path */
  MOST_STRANGE = 3,     /* words behind a day that no table knows */
  LONGEST_STRANGE = 36, /* bytes of such a word */
  LONGEST_WORD = 24,    /* bytes of a word that a table knows */
  FEWEST_WEAK = 3,
  FEWEST_KNOWN = 4,     /* words of a line that has others */
  FEWEST_MENU = 9,      /* words of a menu */
  FEWEST_ROOTED = 3,    /* of one that begins with 首页 */
  LONGEST_BUTTONS = 8,  /* bytes of A+ A- and the like */
  FEWEST_ORNAMENTS = 2, /* on each side of a divider */
  LONGEST_ENTRY = 12    /* bytes of a menu's word */
};

static bool is_listed(const bulletin_text *words, size_t count,
                      bulletin_text text) {
  for (size_t i = 0; i < count; i++) {
    if (bul_text_equal(text, words[i])) return true;
  }
  return false;
}

static bool has_any(const bulletin_text *words, size_t count,
                    bulletin_text text) {
  for (size_t i = 0; i < count; i++) {
    if (bul_text_find(text, words[i]) != NULL) return true;
  }
  return false;
}

static bool ends_thought(uint32_t c) {
  return c == U'。' || c == U'，' || c == ',' || c == U'！' || c == U'？' ||
         c == U'；'; /* 。，！？； */
}

/* --- words ------------------------------------------------------------- */

/* True for what stands between the words of such a line. */
static bool is_between(uint32_t c) {
  switch (c) {
  case '|':
  case U'｜':
  case U'【':
  case U'】':
  case '[':
  case ']':
  case U'·':
  case '<':
  case '>':
  case U'＞':
  case U'«':
  case U'»':
  case U'›':
  case '-':
  case '/':
  case U'○':
  case '(':
  case ')':
  case U'（':
  case U'）':
    return true;
  default:
    return bul_is_space(c);
  }
}

/* What the words of a line have come to. */
typedef struct tally {
  size_t site;   /* of sites only */
  size_t weak;   /* of sites if others are */
  size_t pages;  /* 第03版：要闻 */
  size_t labels; /* 来源：… */
  size_t stamps;
  size_t numbers; /* 1.2万, 3051 */
  size_t strange; /* any others */
} tally;

/* `word` without digits and arrows at its ends: 4下一版, 上一版3. */
static bulletin_text without_digits(bulletin_text word) {
  while (word.size > 0 && (bul_is_digit((unsigned char)word.data[0]) ||
                           word.data[0] == '+' || word.data[0] == '-'))
    word = bul_text_from(word, 1);
  while (word.size > 0) {
    unsigned char last = (unsigned char)word.data[word.size - 1];
    if (!bul_is_digit(last) && last != '+' && last != '-') break;
    word.size--;
  }
  /* .2万 of 1.2万 */
  bool tens = bul_text_starts(word, BUL_TEXT(".")) && word.size <= 6 &&
              (bul_text_ends(word, BUL_TEXT("万")) ||
               bul_text_ends(word, BUL_TEXT("萬")));
  return tens || bul_text_equal(word, BUL_TEXT(".")) ? bul_text(word.data, 0)
                                                     : word;
}

/* Of the number of a page: A02. */
static bool is_page_sign(uint32_t c) {
  return bul_is_digit(c) || bul_is_latin(c);
}

/* 04版, 第03版, 第A1版, 第00014版, 第1版. */
static bool is_page(bulletin_text word) {
  size_t at = bul_text_starts(word, BUL_TEXT("第")) ? 3 : 0;
  if (at < word.size && word.data[at] >= 'A' && word.data[at] <= 'Z') at++;
  size_t digits = 0;
  while (at + digits < word.size &&
         bul_is_digit((unsigned char)word.data[at + digits]))
    digits++;
  if (digits == 0 || digits > 5) return false;
  bulletin_text rest = bul_text_from(word, at + digits);
  return bul_text_equal(rest, BUL_TEXT("版")) ||
         (rest.size == 0 && bul_text_starts(word, BUL_TEXT("第")));
}

static void count_word(tally *t, bulletin_text word) {
  if (bul_text_starts(word, BUL_TEXT("▲"))) word = bul_text_from(word, 3);
  bulletin_text bare = without_digits(word);
  size_t colon;
  if (bare.size == 0) {
    t->numbers++;
    return;
  }
  bool known = bare.size <= LONGEST_WORD;
  if (known && is_listed(weak_words, BUL_COUNT(weak_words), bare)) {
    t->weak++;
    return;
  }
  if (known && is_listed(site_words, BUL_COUNT(site_words), bare)) {
    t->site++;
    return;
  }
  if (is_page(word)) {
    t->pages++;
    return;
  }
  const char *at = bul_find_colon(word, &colon);
  if (at != NULL && (size_t)(at - word.data) <= LONGEST_WORD) {
    bulletin_text label = bul_text(word.data, (size_t)(at - word.data));
    if (is_listed(site_labels, BUL_COUNT(site_labels), label)) {
      t->labels++;
      return;
    }
    if (is_page(label)) {
      t->pages++;
      return;
    }
  }
  if (word.size > LONGEST_STRANGE) t->strange += MOST_STRANGE;
  t->strange++;
}

static bool may_be_stamp(uint32_t c) {
  return bul_is_digit(c) || c == '(' || c == '[' || c == U'（' || c == U'【' ||
         c == U'中' || c == U'民' || c == U'二' ||
         c == U'一'; /* （【中民二一 */
}

static tally count_words(bulletin_text line) {
  tally t = {0};
  size_t at = 0, size;
  while (at < line.size) {
    uint32_t c = bul_char_at(line.data + at, &size);
    size_t stamp = 0;
    if (may_be_stamp(c)) stamp = bul_stamp_size(bul_text_from(line, at));
    if (stamp == 0 && bul_is_digit(c))
      stamp = bul_stamp_hour(bul_text_from(line, at));
    if (stamp > 0) {
      t.stamps++;
      at += stamp;
      continue;
    }
    if (is_between(c)) {
      at += size;
      continue;
    }
    size_t start = at;
    while (at < line.size) {
      c = bul_char_at(line.data + at, &size);
      if (is_between(c)) break;
      at += size;
    }
    count_word(&t, bul_text(line.data + start, at - start));
    /* A line that begins with anything else is none of a site's words. */
    if (t.strange > 0 && t.site + t.weak + t.pages + t.labels + t.stamps == 0) {
      t.strange = MOST_STRANGE + 1;
      break;
    }
  }
  return t;
}

/* --- whole lines ------------------------------------------------------- */

/* What stands between the steps of a path. */
static bool is_step(uint32_t c) {
  return c == '>' || c == U'＞' || c == U'»' || c == U'›' || c == U'→';
}

/* 首页 > 新闻中心 > 正文: short steps with marks between them. */
static bool is_path(bulletin_text line) {
  static const bulletin_text roots[] = {
      BUL_ROW("首页"), BUL_ROW("首頁"), BUL_ROW("主页"), BUL_ROW("正文"),
      BUL_ROW("内容"), BUL_ROW("位置"), BUL_ROW("新闻"), BUL_ROW("新聞")};
  size_t steps = 0, length = 0, size;
  for (size_t at = 0; at < line.size; at += size) {
    uint32_t c = bul_char_at(line.data + at, &size);
    bool mark = is_step(c);
    length = mark ? 0 : length + size;
    if (length > LONGEST_STEP) return false;
    steps += mark;
  }
  return steps >= 2 || (steps == 1 && has_any(roots, BUL_COUNT(roots), line));
}

/* Many words of two or three characters and nothing else; behind 首页 a few
** are enough. */
static bool is_menu(bulletin_text line) {
  size_t words = 0, at = 0, size;
  bool rooted = false;
  while (at < line.size) {
    size_t start = at;
    while (at < line.size) {
      uint32_t c = bul_char_at(line.data + at, &size);
      if (bul_is_space(c) || c == '|' || c == U'｜' || c == '/' || c == '-')
        break;
      if (!bul_is_han(c) && !bul_is_latin(c) && !bul_is_digit(c)) return false;
      at += size;
    }
    if (at - start > LONGEST_ENTRY) return false;
    words += at > start;
    if (words == 1 && at > start)
      rooted = is_listed(menu_roots, BUL_COUNT(menu_roots),
                         bul_text(line.data + start, at - start));
    if (at < line.size) {
      bul_char_at(line.data + at, &size);
      at += size;
    }
  }
  return words >= (rooted ? FEWEST_ROOTED : FEWEST_MENU);
}

/* A+ A-, T|T, +1, 3 4: the letters and arrows of a few buttons. */
static bool is_buttons(bulletin_text line) {
  size_t parts = 0, run = 0;
  if (line.size > LONGEST_BUTTONS) return false;
  for (size_t i = 0; i < line.size; i++) {
    char c = line.data[i];
    bool digit = bul_is_digit((unsigned char)c);
    if (!digit && strchr("AaTt+-<>| ", c) == NULL) return false;
    run = digit || strchr("AaTt", c) != NULL ? run + 1 : 0;
    if (run > 1) return false;
    parts += run == 1 || c == '+' || c == '-';
  }
  return parts >= 2;
}

/* #水库 #演练: the words by which a site finds a piece again. */
static bool is_tags(bulletin_text line) {
  size_t size, tags = 0;
  bool start = true;
  for (size_t at = 0; at < line.size; at += size) {
    uint32_t c = bul_char_at(line.data + at, &size);
    bool tag = c == '#' || c == U'＃';
    if (start && !tag && !bul_is_space(c)) return false;
    tags += start && tag;
    start = bul_is_space(c);
  }
  return tags > 0;
}

bool bul_is_site_word(bulletin_text line) {
  return line.size <= LONGEST_WORD &&
         is_listed(weak_words, BUL_COUNT(weak_words), line);
}

bool bul_site_heads_list(bulletin_text line) {
  return is_listed(list_heads, BUL_COUNT(list_heads), line);
}

/* ☆☆☆本期头条☆☆☆, ————: ornaments around a few words or none. */
static bool is_divider(bulletin_text line) {
  size_t first, size, at = 0, back = 0, count = 0;
  uint32_t c = bul_char_at(line.data, &first);
  if (bul_is_han(c) ||
      bul_text_find(ornaments, bul_text(line.data, first)) == NULL)
    return false;
  while (at < line.size && bul_char_at(line.data + at, &size) == c) {
    at += size;
    count++;
  }
  while (back < line.size &&
         bul_text_ends(bul_text(line.data, line.size - back),
                       bul_text(line.data, first)))
    back += first;
  return count >= FEWEST_ORNAMENTS &&
         (at == line.size || back >= FEWEST_ORNAMENTS * first);
}

/* （2026年1月29日）: all of the line in brackets, as a deck has it. */
static bool is_deck(bulletin_text line) {
  return (bul_text_starts(line, BUL_TEXT("（")) ||
          bul_text_starts(line, BUL_TEXT("("))) &&
         bul_stamp_size(line) == line.size &&
         bul_text_find(line, BUL_TEXT("年")) != NULL;
}

/* True when a line with the characters `here` holds one of the phrases; most
** are ruled out by characters that they need and the line has not. */
static bool has_phrase(const bul_markers *markers, bulletin_text line,
                       const bul_chars *here) {
  uint8_t found[BUL_MOST_NEEDLES];
  size_t count = bul_needles_find(&markers->site_phrases, here, found);
  for (size_t i = 0; i < count; i++) {
    if (bul_text_find(line, site_phrases[found[i]]) != NULL) return true;
  }
  return false;
}

/* 来源 | 望河发布: a label, a bar, a few words. */
static bool is_barred_label(bulletin_text line) {
  enum { LONGEST_BARRED = 75 };
  if (line.size > LONGEST_BARRED) return false;
  bul_cursor c = bul_cursor_of(line);
  bul_take_in(&c, U"（(");
  if (bul_take_first(&c, site_labels, BUL_COUNT(site_labels)) ==
      BUL_COUNT(site_labels))
    return false;
  bul_take_spaces(&c);
  return bul_take_in(&c, U"|｜丨│") != 0;
}

/* 《 望河晚报 》( 2026年5月6日 第 02 版 ): which page a piece is from. */
static bool is_page_note(bulletin_text line) {
  bul_cursor c = bul_cursor_of(line);
  if (!bul_take(&c, "《")) return false;
  const char *shut = bul_text_find(bul_rest(&c), BUL_TEXT("》"));
  if (shut == NULL) return false;
  c.at = shut + strlen("》");
  bul_take_spaces(&c);
  bul_take_in(&c, U"（(");
  bul_take_spaces(&c);
  size_t stamp = bul_stamp_size(bul_rest(&c));
  c.at += stamp;
  bul_take(&c, "第");
  bul_take_spaces(&c);
  bul_take_while(&c, is_page_sign);
  bul_take_spaces(&c);
  bul_take(&c, "版");
  bul_take_spaces(&c);
  bul_take_in(&c, U"）)");
  return stamp > 0 && bul_at_end(&c);
}

/* A line of nothing but a site's words, labels and stamps. */
static bool is_all_site(bulletin_text line) {
  tally t = count_words(line);
  if (t.labels > 0 && t.strange <= MOST_STRANGE) return true;
  if (t.stamps > 0 && bul_stamp_size(line) > 0 && t.strange <= MOST_STRANGE &&
      t.strange <= t.stamps + t.site + t.weak)
    return true;
  /* Buttons that no table knows, among many that one does. */
  if (t.strange > 0)
    return (t.site >= FEWEST_KNOWN && t.strange * 2 <= t.site) || is_menu(line);
  if (t.stamps > 0 && t.numbers > 0) return true; /* 05-06 10:22 */
  return t.site > 0 || t.pages > 0 || t.weak >= FEWEST_WEAK ||
         (t.weak > 0 && t.numbers > 0);
}

/* True when `line`, of the characters `here`, has a mark that ends a clause. */
static bool has_thought(bulletin_text line, const bul_chars *here) {
  bool any = bul_chars_hold(here, ',') || bul_chars_have(here, "。") ||
             bul_chars_have(here, "，") || bul_chars_have(here, "！") ||
             bul_chars_have(here, "？") || bul_chars_have(here, "；");
  bul_cursor c = bul_cursor_of(line);
  while (any && !bul_at_end(&c)) {
    if (ends_thought(bul_next(&c))) return true;
  }
  return false;
}

/* True when `line` begins as none of a website's lines of words does, so that
** only a path may be in it. */
static bool begins_otherwise(const bul_markers *markers, bulletin_text line) {
  return !bul_chars_have(&markers->site_starts, line.data);
}

bool bul_is_site_line(const bul_markers *markers, bulletin_text line, bool told,
                      const bul_chars *here) {
  static const bulletin_text roles[] = {BUL_ROW("记者"), BUL_ROW("記者"),
                                        BUL_ROW("通讯员"), BUL_ROW("通訊員")};
  if (line.size > (told ? LONGEST_TOLD : LONGEST_LINE)) return false;
  if (line.size <= LONGEST_PROMPT && has_phrase(markers, line, here))
    return true;
  if (told) return false;
  if (bul_chars_hold(here, '.') &&
      has_any(addresses, BUL_COUNT(addresses), line))
    return true;
  bool path = bul_chars_hold(here, '>') || bul_chars_have(here, "＞") ||
              bul_chars_have(here, "»") || bul_chars_have(here, "›") ||
              bul_chars_have(here, "→");
  if (!path && begins_otherwise(markers, line))
    return bul_chars_hold(here, ' ') && is_menu(line);
  if (is_divider(line) || is_buttons(line) || is_tags(line)) return true;
  if (has_thought(line, here) || is_deck(line) ||
      has_any(roles, BUL_COUNT(roles), line))
    return false;
  bool barred = bul_chars_hold(here, '|') || bul_chars_have(here, "｜") ||
                bul_chars_have(here, "丨") || bul_chars_have(here, "│");
  return (path && is_path(line)) || is_page_note(line) ||
         (barred && is_barred_label(line)) || is_all_site(line);
}

static void add_all(bul_chars *set, bulletin_text characters) {
  for (size_t at = 0; at < characters.size;
       at += bul_char_size(characters.data + at))
    bul_chars_add(set, bul_char_hash(characters.data + at));
}

_Static_assert(BUL_COUNT(site_phrases) <= BUL_MOST_NEEDLES,
               "more phrases than markers have room for");

void bul_site_sets(bul_markers *markers) {
  add_all(&markers->site_starts, word_starts);
  add_all(&markers->site_starts, ornaments);
  add_all(&markers->site_starts,
          BUL_TEXT("#＃▲+第0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ（([【|｜<«-/"));
  for (size_t i = 0; i < BUL_COUNT(site_phrases); i++) {
    const char *first = site_phrases[i].data;
    const char *end = first + site_phrases[i].size;
    size_t back = bul_char_back(first, end);
    bul_needles_add(&markers->site_phrases, bul_char_hash(first),
                    bul_char_hash(end - back));
  }
}
