/*
** words.c - a text word by word: runs of Han characters go through the
** lattice of path.c; numbers, dates, Latin words and marks are read here.
*/
#include "words.h"

#include "../../base/error.h"
#include "../../base/memory.h"

/* Words that a segmenter has room for. */
enum { ROOM = sizeof((bulletin_segmenter *)0)->words / sizeof(bulletin_word) };

enum {
  LARGEST = 100000, /* of digits that may be part of a date: it reads no more */
  TITLE_GAP = 12    /* bytes of white space between a title and a name */
};

typedef enum char_kind { HAN, DIGIT, LETTER, SPACE, MARK } char_kind;

static char_kind kind_of(uint32_t c) {
  if (bul_is_han(c) || c == U'○') return HAN; /* ○ of 二○○一年 */
  if (bul_is_digit(c) || (c >= U'０' && c <= U'９')) return DIGIT;
  if (bul_is_latin(c) || (c >= U'Ａ' && c <= U'Ｚ') ||
      (c >= U'ａ' && c <= U'ｚ'))
    return LETTER;
  if (bul_is_space(c)) return SPACE;
  if (c < 0xC0 || c == 0xD7 || c == 0xF7) return MARK;
  if (c < 0x2000) return LETTER; /* Latin, Greek, Cyrillic and the like */
  if ((bul_is_kana(c) && c != U'・') || bul_is_hangul(c)) return LETTER;
  return MARK;
}

/* A place in the text with the character that stands there. */
typedef struct cursor {
  bulletin_text text;
  size_t at;
  size_t next; /* after the character */
  uint32_t c;  /* 0 at the text's end */
  char_kind kind;
} cursor;

static void look(cursor *cur, size_t at) {
  cur->at = cur->next = at;
  cur->c = 0;
  cur->kind = SPACE;
  if (at >= cur->text.size) return;
  size_t size;
  cur->c = bul_char_at(cur->text.data + at, &size);
  cur->next = at + size;
  cur->kind = kind_of(cur->c);
}

static void step(cursor *cur) {
  look(cur, cur->next);
}

static cursor peek(const cursor *cur) {
  cursor after = *cur;
  step(&after);
  return after;
}

static int digit_value(uint32_t c) {
  return (int)(c < 0x80 ? c - '0' : c - U'０');
}

/* --- numbers ----------------------------------------------------------- */

/* Digits with what may stand between them: 1,381,919, 55.6, 3／4. */
static void digits(cursor *cur, size_t *count, int *value) {
  *count = 0;
  *value = 0;
  while (cur->kind == DIGIT) {
    if (*value < LARGEST) *value = *value * 10 + digit_value(cur->c);
    ++*count;
    step(cur);
  }
  while (cur->c == '.' || cur->c == U'．' || cur->c == ',' || cur->c == '/' ||
         cur->c == U'／') {
    cursor after = peek(cur);
    if (after.kind != DIGIT) break;
    *count = 0; /* no date any more */
    *cur = after;
    while (cur->kind == DIGIT)
      step(cur);
  }
}

static bool is_unit(const cursor *cur) {
  switch (cur->c) {
  case U'万':
  case U'亿':
    return true;
  case U'百':
  case U'千': /* not of 千瓦, 千克, 千米 … */
    switch (peek(cur).c) {
    case U'万':
    case U'亿':
    case U'余':
    case U'多':
    case U'元':
      return true;
    }
    return false;
  }
  return false;
}

/* After the digits of a date: takes its 年, 月, 日, 时 or 分. */
static bool take_date_unit(cursor *cur, size_t count, int value,
                           bool after_time) {
  cursor after = peek(cur);
  switch (cur->c) {
  case U'年': /* not of 年代, 年度 */
    if (count != 4 || value < 1000 || value > 2999) return false;
    if (after.c == U'代' || after.c == U'度') return false;
    break;
  case U'月':
    if (count == 0 || count > 2 || value < 1 || value > 12) return false;
    if (after.c == U'份') *cur = after; /* 月份 */
    break;
  case U'日': /* not of 日元 */
    if (count == 0 || count > 2 || value < 1 || value > 31) return false;
    if (after.c == U'元') return false;
    break;
  case U'时':
    if (count == 0 || count > 2 || value > 24) return false;
    break;
  case U'分': /* of an hour */
    if (count == 0 || count > 2 || value > 59 || !after_time) return false;
    break;
  default:
    return false;
  }
  step(cur);
  return true;
}

static void read_number(cursor *cur, bulletin_word *word,
                        const bulletin_word *before) {
  size_t count;
  int value;
  bool after_time = before != NULL && before->span.end == cur->at &&
                    before->form == BULLETIN_WORD_TIME;
  word->form = BULLETIN_WORD_NUMBER;
  word->pos = BUL_POS_M;
  digits(cur, &count, &value);
  if (cur->kind == LETTER) { /* 5G, 4K */
    word->form = BULLETIN_WORD_LATIN;
    word->pos = BUL_POS_NX;
    while (cur->kind == LETTER || cur->kind == DIGIT)
      step(cur);
    return;
  }
  if (cur->c == '%' || cur->c == U'％' || cur->c == U'‰') {
    step(cur);
    return;
  }
  if (take_date_unit(cur, count, value, after_time)) {
    word->form = BULLETIN_WORD_TIME;
    word->pos = BUL_POS_T;
    return;
  }
  while (is_unit(cur))
    step(cur);
}

/* --- Latin and marks --------------------------------------------------- */

/* Letters and digits, with the points, hyphens and signs inside names and
** addresses: WTO, CES-2018, www.people.com.cn. */
static void read_latin(cursor *cur) {
  while (cur->kind == LETTER || cur->kind == DIGIT) {
    step(cur);
    switch (cur->c) {
    case '.':
    case '-':
    case '_':
    case '@':
    case '/':
    case '&':
    case '\'':
    case U'’':
    case U'－':
    case U'．':
    case U'／':
    case U'＠': {
      cursor after = peek(cur);
      if (after.kind == LETTER || after.kind == DIGIT) *cur = after;
    }
    }
  }
}

/* One mark; a line of the same dashes or points is one. */
static void read_mark(cursor *cur) {
  uint32_t c = cur->c;
  step(cur);
  if (c != U'—' && c != U'…' && c != '-' && c != '.' && c != U'─' && c != '=' &&
      c != '*' && c != '_')
    return;
  while (cur->c == c)
    step(cur);
}

/* --- the segmenter ----------------------------------------------------- */

/* The cell of a word before a run that begins at `at`, if a name may follow
** it over a space or after a name and 、 (记者 景静; 记者张三、李四). */
static bul_cell title_before(const bulletin_segmenter *s, size_t count,
                             size_t at) {
  if (count == 0) return 0;
  const bulletin_word *w = &s->words[count - 1];
  if (w->form == BULLETIN_WORD_MARK && count > 1 && w->span.end == at &&
      bul_text_equal(bul_word_text(s->text, w), BUL_TEXT("、")))
    w--;
  else if (w->span.end == at)
    return 0;
  switch (w->form) {
  case BULLETIN_WORD_GIVEN:
  case BULLETIN_WORD_NAME:
    return bul_lexicon_find(BUL_TEXT("记者"));
  case BULLETIN_WORD_KNOWN:
    return at - w->span.end <= TITLE_GAP
               ? bul_lexicon_find(bul_word_text(s->text, w))
               : 0;
  }
  return 0;
}

/* One run of Han characters from `at`; returns where the next begins. */
static size_t read_run(bulletin_segmenter *s, size_t *count, size_t at,
                       size_t end) {
  uint16_t codes[BUL_RUN_LIMIT];
  size_t offsets[BUL_RUN_LIMIT + 1];
  size_t run = 0;
  const char *data = s->text.data;
  bul_cell before = title_before(s, *count, at);
  bool counted = *count > 0 && s->words[*count - 1].span.end == at &&
                 s->words[*count - 1].form == BULLETIN_WORD_NUMBER;
  uint16_t last = 0;
  while (at < end && run < BUL_RUN_LIMIT) {
    size_t size;
    uint32_t c = bul_char_at(data + at, &size);
    if (c == U'０' && bul_lexicon_facts[last].numeral == BUL_DIGIT)
      c = U'〇'; /* 二００一年 */
    if ((c < BUL_HAN_FIRST || c > BUL_HAN_LAST) && kind_of(c) != HAN) break;
    last = (uint16_t)bul_code_of(c);
    codes[run] = last;
    offsets[run++] = at;
    at += size;
  }
  offsets[run] = at;
  size_t keep = run, taken;
  if (run == BUL_RUN_LIMIT && at < end) keep = run - BUL_WORD_LIMIT;
  *count += bul_best_path(s->words + *count, &taken, codes, offsets, run, keep,
                          before, s->flags | (counted ? BUL_AFTER_NUMBER : 0));
  return offsets[taken];
}

/* 第 before digits is one word with them. */
static bool joins_ordinal(bulletin_text text, const bulletin_word *before,
                          size_t at) {
  return before != NULL && before->span.end == at &&
         bul_text_equal(bul_word_text(text, before), BUL_TEXT("第"));
}

/* A minus sign before digits, after neither number nor letter. */
static bool is_minus(const cursor *cur, const bulletin_word *before) {
  if (cur->c != U'－' && cur->c != '-' && cur->c != U'−') return false;
  if (peek(cur).kind != DIGIT) return false;
  return before == NULL || before->span.end < cur->at ||
         (before->form != BULLETIN_WORD_NUMBER &&
          before->form != BULLETIN_WORD_LATIN &&
          before->form != BULLETIN_WORD_TIME);
}

/* Words between s->at and `end`, as far as there is room. */
static size_t read_until(bulletin_segmenter *s, size_t count, size_t end) {
  cursor cur = {.text = bul_text(s->text.data, end)};
  look(&cur, s->at);
  while (cur.at < end && count + BUL_RUN_LIMIT < ROOM) {
    if (cur.kind == HAN) {
      look(&cur, read_run(s, &count, cur.at, end));
      continue;
    }
    if (cur.kind == SPACE) {
      step(&cur);
      continue;
    }
    bulletin_word *before = count > 0 ? &s->words[count - 1] : NULL;
    bulletin_word word = {.span = {cur.at, 0}, .rarity = 160};
    switch (cur.kind) {
    case DIGIT:
      if (joins_ordinal(s->text, before, cur.at)) {
        word.span.start = before->span.start;
        count--;
        before = NULL;
      }
      read_number(&cur, &word, before);
      break;
    case LETTER:
      word.form = BULLETIN_WORD_LATIN;
      word.pos = BUL_POS_NX;
      read_latin(&cur);
      break;
    default:
      if (is_minus(&cur, before)) {
        step(&cur);
        read_number(&cur, &word, NULL);
        break;
      }
      word.form = BULLETIN_WORD_MARK;
      word.pos = BUL_POS_W;
      word.rarity = 0;
      read_mark(&cur);
    }
    word.span.end = cur.at;
    s->words[count++] = word;
  }
  s->at = cur.at;
  return count;
}

int bulletin_segmenter_start(bulletin_segmenter *s, bulletin_text text,
                             const bulletin_lexicon *lexicon, int flags,
                             bulletin_error *error) {
  s->text = text;
  s->lexicon = lexicon;
  s->flags = flags;
  s->at = 0;
  s->user_at = s->user_end = 0;
  int status = bul_check_text(text, error);
  if (status != BULLETIN_OK) s->text.size = 0;
  return status;
}

size_t bulletin_segmenter_next(bulletin_segmenter *s) {
  size_t count = 0;
  if (s->lexicon == NULL) return read_until(s, 0, s->text.size);
  while (s->at < s->text.size && count + BUL_RUN_LIMIT < ROOM) {
    if (s->user_end <= s->at)
      s->user_at = bul_lexicon_match(s->lexicon, s->text, s->at, &s->user_end,
                                     &s->user_pos);
    count = read_until(s, count, s->user_at);
    if (s->at < s->user_at) break;
    if (s->at >= s->text.size) break;
    s->words[count++] = (bulletin_word){.span = {s->user_at, s->user_end},
                                        .form = BULLETIN_WORD_KNOWN,
                                        .pos = (uint8_t)s->user_pos,
                                        .rarity = 160};
    s->at = s->user_end;
  }
  return count;
}

int bulletin_words_read(bulletin_words *out, bulletin_text text,
                        const bulletin_lexicon *lexicon, int flags,
                        const bulletin_allocator *allocator,
                        bulletin_error *error) {
  *out = (bulletin_words){0};
  bulletin_allocator memory = bul_allocator(allocator);
  bulletin_segmenter s;
  int status = bulletin_segmenter_start(&s, text, lexicon, flags, error);
  if (status != BULLETIN_OK) return status;
  size_t count;
  while ((count = bulletin_segmenter_next(&s)) > 0) {
    bulletin_word *grown =
        bul_list_grow(&out->owner, &memory, out->count + count, sizeof *grown);
    if (grown == NULL) {
      bulletin_words_free(out);
      return bul_nomem(error);
    }
    out->items = grown;
    memcpy(grown + out->count, s.words, count * sizeof *grown);
    out->count += count;
  }
  return BULLETIN_OK;
}

void bulletin_words_free(bulletin_words *words) {
  bul_list_free(words->owner);
  *words = (bulletin_words){0};
}
