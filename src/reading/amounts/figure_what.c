/*
** figure_what.c - see figure_what.h.
*/
#include "figure_what.h"

#include "figure_words.h"

#include "../../base/cursor.h"
#include "../../base/memory.h"

/* --- the words of the line ----------------------------------------------- */

bool bul_line_words_read(bul_line_words *l) {
  if (l->read) return true;
  l->read = true;
  l->count = 0;
  bul_fold_free(&l->folded, l->allocator);
  bulletin_text line = bul_text(l->text.data + l->start, l->end - l->start);
  if (!bul_fold(&l->folded, line, l->allocator)) {
    l->failed = true;
    return false;
  }
  l->plain = l->folded.text;
  bulletin_segmenter *s = &l->segmenter;
  if (bulletin_segmenter_start(s, l->plain, NULL, BULLETIN_WHOLE_NAMES, NULL))
    return false;
  size_t count;
  while ((count = bulletin_segmenter_next(s)) > 0) {
    bulletin_word *words = bul_grow(l->allocator, l->words, &l->capacity,
                                    l->count + count, sizeof *words);
    if (words == NULL) {
      l->failed = true;
      return false;
    }
    l->words = words;
    memcpy(words + l->count, s->words, count * sizeof *words);
    l->count += count;
  }
  return true;
}

void bul_line_words_free(bul_line_words *l) {
  bul_free(l->allocator, l->words, l->capacity * sizeof *l->words);
  bul_fold_free(&l->folded, l->allocator);
}

/* The first word that ends after byte `at` of the line. */
size_t bul_line_word_at(const bul_line_words *l, size_t at) {
  size_t low = 0, high = l->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (l->words[middle].span.end > at)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

/* --- what is counted ----------------------------------------------------- */

static bool noun_like(int pos) {
  return bul_pos_in(pos, BUL_POS(N) | BUL_POS(NG) | BUL_POS(NR) | BUL_POS(NRT) |
                             BUL_POS(NS) | BUL_POS(NT) | BUL_POS(NX) |
                             BUL_POS(NZ) | BUL_POS(VN) | BUL_POS(J) |
                             BUL_POS(NONE));
}

static bool attribute_like(int pos) {
  return bul_pos_in(pos, BUL_POS(A) | BUL_POS(AG) | BUL_POS(AN) | BUL_POS(B) |
                             BUL_POS(G) | BUL_POS(H) | BUL_POS(I) | BUL_POS(K) |
                             BUL_POS(L) | BUL_POS(Z));
}

static bool word_is(bulletin_text word, const char32_t *as) {
  size_t at = 0, n = 0;
  while (at < word.size && as[n] != 0) {
    size_t size;
    if (bul_char_at(word.data + at, &size) != as[n]) break;
    at += size;
    n++;
  }
  return at == word.size && as[n] == 0;
}

static bool word_in(bulletin_text word, const char32_t *const *words,
                    size_t count) {
  for (size_t k = 0; k < count; k++)
    if (word_is(word, words[k])) return true;
  return false;
}

/* Whether what follows a word says that it is a verb: an object, or 了. */
static bool takes_object(const bul_line_words *l, const bulletin_word *next) {
  if (bul_pos_in(next->pos, BUL_POS(A) | BUL_POS(AN) | BUL_POS(B) | BUL_POS(M) |
                                BUL_POS(P) | BUL_POS(R) | BUL_POS(V) |
                                BUL_POS(VN)))
    return true;
  bulletin_text word = bul_word_text(l->plain, next);
  return bul_text_equal(word, BUL_TEXT("了")) ||
         bul_text_equal(word, BUL_TEXT("着")) ||
         bul_text_equal(word, BUL_TEXT("过"));
}

/* A word of one character that makes a noun of the word before it, whatever
** it is by itself: 抚养|比, 保持|率, 老年人|口. */
static bool ends_noun(const bul_line_words *l, size_t i) {
  const bulletin_word *w = &l->words[i];
  if (i == 0 || l->words[i - 1].span.end != w->span.start) return false;
  size_t size;
  uint32_t c = bul_char_at(l->plain.data + w->span.start, &size);
  if (w->span.end - w->span.start != size || !bul_in(c, noun_endings))
    return false;
  int before = l->words[i - 1].pos;
  return noun_like(before) || before == BUL_POS_V || before == BUL_POS_K;
}

/* 中外, 城乡: they stand before a noun and are not nouns. */
static bool is_attribute(bulletin_text word) {
  return word_in(word, figure_attributes, BUL_COUNT(figure_attributes));
}

static bool proper_name(int pos) {
  return pos == BUL_POS_NR || pos == BUL_POS_NRT || pos == BUL_POS_NS ||
         pos == BUL_POS_NT;
}

enum {
  PHRASE = 7,      /* the longest noun phrase, in words */
  MOST_BETWEEN = 7 /* words between the thing and its figure */
};

/* The word that closes the quotation opened by word i, or i when word i opens
** no quotation or a long one. */
static size_t quotation(const bul_line_words *l, size_t i) {
  if (!bul_text_equal(bul_word_text(l->plain, &l->words[i]), BUL_TEXT("“")))
    return i;
  for (size_t k = i + 1; k < l->count && k < i + 10; k++)
    if (bul_text_equal(bul_word_text(l->plain, &l->words[k]), BUL_TEXT("”")))
      return k;
  return i;
}

/* The word that closes the bracket opened by word i, where a noun goes on
** behind it (乡镇（街道）中心); else i. */
static size_t bracket(const bul_line_words *l, size_t i) {
  enum { LONGEST_BRACKET = 6 };
  if (!bul_text_equal(bul_word_text(l->plain, &l->words[i]), BUL_TEXT("（")))
    return i;
  for (size_t k = i + 1; k + 1 < l->count && k < i + LONGEST_BRACKET; k++)
    if (bul_text_equal(bul_word_text(l->plain, &l->words[k]), BUL_TEXT("）")))
      return noun_like(l->words[k + 1].pos) ? k : i;
  return i;
}

/* How a word goes on a phrase. */
typedef enum phrase_step {
  STEP_END,  /* not at all */
  STEP_PASS, /* it may stand before the noun */
  STEP_TAKE  /* the phrase may end with it */
} phrase_step;

/* A verb at the phrase's head: it opens it (分包楼院干部, 组合驾驶辅助系统) or,
** where nothing follows, is it (五点要求). */
static phrase_step open_with_verb(const bul_line_words *l, size_t i) {
  const bulletin_word *w = &l->words[i];
  const bulletin_word *next = i + 1 < l->count ? w + 1 : NULL;
  bool joined =
      next != NULL && next->span.start == w->span.end && next->pos != BUL_POS_W;
  if (!joined) return w->span.end - w->span.start >= 6 ? STEP_TAKE : STEP_END;
  if (word_in(bul_word_text(l->plain, w), figure_verbs,
              BUL_COUNT(figure_verbs)))
    return STEP_END; /* 3轮|采用|赛会制 */
  if (noun_like(next->pos)) return STEP_PASS;
  bool verbs = next->pos == BUL_POS_V && i + 2 < l->count &&
               next->span.end - next->span.start >= 6 &&
               l->words[i + 2].span.start == next->span.end &&
               noun_like(l->words[i + 2].pos);
  return verbs ? STEP_PASS : STEP_END;
}

/* What word i does; *last is set to the word that a quotation or a bracket
** ends with. `head` is the phrase's first word, `taken` whether it has a
** noun. */
static phrase_step step_behind(const bul_line_words *l, size_t i, size_t head,
                               bool taken, size_t *last) {
  const bulletin_word *w = &l->words[i];
  size_t size = w->span.end - w->span.start;
  bulletin_text word = bul_word_text(l->plain, w);
  *last = i;
  if (taken && word_in(word, figure_verbs, BUL_COUNT(figure_verbs)))
    return STEP_END;
  if (noun_like(w->pos) || (w->pos == BUL_POS_Z && size == BUL_HAN_SIZE))
    return STEP_TAKE;
  if ((*last = quotation(l, i)) > i) return STEP_TAKE;
  if (taken && (*last = bracket(l, i)) > i) return STEP_TAKE;
  *last = i;
  if (!taken && (attribute_like(w->pos) || is_attribute(word)))
    return STEP_PASS;
  const bulletin_word *next = i + 1 < l->count ? w + 1 : NULL;
  /* 3星级商圈 */
  if (!taken && w->pos == BUL_POS_M && i == head && next != NULL &&
      next->span.start == w->span.end &&
      bul_text_ends(bul_word_text(l->plain, next), BUL_TEXT("级")))
    return STEP_PASS;
  if (w->pos != BUL_POS_V) return STEP_END;
  /* 志愿服务站: a noun made with a verb */
  if (i > head && size == BUL_HAN_SIZE)
    return next == NULL || next->pos == BUL_POS_W ? STEP_TAKE : STEP_END;
  if (!taken && size >= BUL_HAN_SIZE && i <= head + 1)
    return open_with_verb(l, i);
  return STEP_END;
}

/* The noun phrase that begins at byte `at`, the figure's end. */
bulletin_text bul_phrase_behind(const bul_line_words *l, size_t at) {
  bulletin_text none = {NULL, 0};
  size_t from = bul_line_word_at(l, at - l->start);
  if (from >= l->count || l->words[from].span.start + l->start > at)
    return none;
  size_t end = at;
  /* Where the figure's end cuts a word (680余名|分包) its rest goes along. */
  size_t head = from + (l->words[from].span.start + l->start < at);
  size_t last = head; /* the phrase's last word */
  size_t i = head;
  for (size_t n = 0; i < l->count && n < PHRASE; i++, n++) {
    const bulletin_word *w = &l->words[i];
    if (i > from && w->span.start != l->words[i - 1].span.end) break;
    size_t close;
    phrase_step step = step_behind(l, i, head, end > at, &close);
    if (step == STEP_END) break;
    if (step == STEP_PASS) continue;
    end = l->words[close].span.end + l->start;
    last = i = close;
    if (w->pos == BUL_POS_V && i == head) break;
    if (word_in(bul_word_text(l->plain, w), figure_aspects,
                BUL_COUNT(figure_aspects)))
      break;
  }
  /* What still has an object is a verb: 7个省份|启动新…. */
  while (last > head && l->words[last].pos == BUL_POS_VN && i == last + 1 &&
         i < l->count && l->words[i].span.start == l->words[last].span.end &&
         takes_object(l, &l->words[i])) {
    i = last--;
    end = l->words[last].span.end + l->start;
  }
  if (end == at && head > from && noun_like(l->words[from].pos))
    end = l->words[from].span.end + l->start;
  if (end == at) return none;
  return bul_text(l->text.data + at, end - at);
}

bulletin_text bul_noun_behind(const bul_line_words *l, size_t at) {
  bulletin_text none = {NULL, 0};
  size_t i = bul_line_word_at(l, at - l->start);
  if (i >= l->count || l->words[i].span.start + l->start != at) return none;
  bulletin_text first = bul_word_text(l->plain, &l->words[i]);
  if (l->words[i].pos == BUL_POS_V ||
      word_in(first, figure_bounds, BUL_COUNT(figure_bounds)))
    return none;
  bulletin_text noun = bul_phrase_behind(l, at);
  return bul_text_length(noun) < 2 ? none : noun;
}

static bool is_link(bulletin_text word) {
  return word_in(word, figure_links, BUL_COUNT(figure_links)) ||
         word_in(word, figure_passed, BUL_COUNT(figure_passed));
}

/* 增长 and the like. */
static bool is_change(bulletin_text word) {
  for (size_t k = 0; k < BUL_COUNT(change_words); k++)
    if (word_is(word, change_words[k].word)) return true;
  return false;
}

static uint32_t first_of(bulletin_text word) {
  size_t size;
  return bul_char_at(word.data, &size);
}

/* Whether word i says how much there is of something: 面积, 人数, 增速. */
static bool is_measured(const bul_line_words *l, size_t i) {
  if (ends_noun(l, i)) return true;
  bulletin_text word = bul_word_text(l->plain, &l->words[i]);
  if (bul_text_length(word) < 2) return false;
  for (size_t k = 0; k < BUL_COUNT(measured); k++)
    if (bul_text_ends(word, bulletin_text_of(measured[k]))) return true;
  return false;
}

/* Whether word i - 1 lies between the thing and its figure: links (达, 约为),
** words of change (同比增长), of time (较2024年), 增至. */
static bool lies_between(const bul_line_words *l, size_t i) {
  const bulletin_word *w = &l->words[i - 1];
  bulletin_text word = bul_word_text(l->plain, w);
  if (is_link(word) || is_change(word) || w->pos == BUL_POS_D ||
      w->pos == BUL_POS_T)
    return true;
  /* 增至, and 降至 in two words */
  return (w->pos == BUL_POS_V || w->pos == BUL_POS_P) &&
         (bul_text_ends(word, BUL_TEXT("至")) ||
          bul_text_ends(word, BUL_TEXT("到")));
}

/* Whether a thing measured can end with word i - 1. */
static bool ends_thing(const bul_line_words *l, size_t i) {
  const bulletin_word *w = &l->words[i - 1];
  bulletin_text word = bul_word_text(l->plain, w);
  if (word_in(word, figure_no_things, BUL_COUNT(figure_no_things)))
    return false;
  if (noun_like(w->pos) || w->pos == BUL_POS_L || ends_noun(l, i - 1) ||
      word_in(word, figure_things, BUL_COUNT(figure_things)))
    return true;
  if (w->pos == BUL_POS_V || w->pos == BUL_POS_B) return is_measured(l, i - 1);
  /* 时长, 全长, 总重 */
  return w->pos == BUL_POS_A && i > 1 &&
         bul_in(first_of(word), U"长宽高深厚重") &&
         (noun_like(l->words[i - 2].pos) || l->words[i - 2].pos == BUL_POS_B);
}

/* Whether word i - 1 is a verb inside a noun whose last word is word i:
** 抚养|比, 水土|流失|面积. */
static bool verb_inside(const bul_line_words *l, size_t floor, size_t i) {
  const bulletin_word *w = &l->words[i - 1];
  if (w->pos != BUL_POS_V) return false;
  if (ends_noun(l, i)) return true;
  bulletin_text word = bul_word_text(l->plain, w);
  if (i < 2 || !is_measured(l, i) || bul_text_length(word) < 2 ||
      bul_text_ends(word, BUL_TEXT("来")) ||
      word_in(word, figure_verbs, BUL_COUNT(figure_verbs)))
    return false;
  const bulletin_word *before = w - 1;
  return noun_like(before->pos) && before->span.end == w->span.start &&
         before->span.start + l->start >= floor;
}

/* 可支配收入: 可 belongs to the verb that a phrase begins with. */
static size_t with_able(const bul_line_words *l, size_t floor, size_t i,
                        size_t end) {
  if (i == 0 || i + 1 >= end || l->words[i - 1].span.start + l->start < floor ||
      l->words[i - 1].span.end != l->words[i].span.start)
    return i;
  bool verb = l->words[i].pos == BUL_POS_V || l->words[i].pos == BUL_POS_VN;
  bulletin_text before = bul_word_text(l->plain, &l->words[i - 1]);
  return verb && bul_text_equal(before, BUL_TEXT("可")) ? i - 1 : i;
}

/* The first word of the phrase whose last is word end - 1. */
static size_t phrase_start(const bul_line_words *l, size_t floor, size_t end) {
  size_t i = end;
  while (i > 0 && end - i < PHRASE) {
    const bulletin_word *w = &l->words[i - 1];
    if (w->span.start + l->start < floor) break;
    if (i < end && w->span.end != l->words[i].span.start) break;
    bulletin_text word = bul_word_text(l->plain, w);
    bool noun = noun_like(w->pos) || attribute_like(w->pos) ||
                ends_noun(l, i - 1) || is_attribute(word) ||
                (i == end && ends_thing(l, i));
    if (!noun && !(i + 1 == end && verb_inside(l, floor, i))) break;
    i--;
  }
  /* Whose it is, is not what is counted: 井长安|志愿服务近800小时. */
  while (i < end && proper_name(l->words[i].pos))
    i++;
  return with_able(l, floor, i, end);
}

bulletin_text bul_phrase_before(const bul_line_words *l, size_t floor,
                                size_t at, int kind) {
  bulletin_text none = {NULL, 0};
  size_t i = bul_line_word_at(l, at - l->start);
  bool done = false; /* 节约了: what stands before 了 is a verb */
  for (size_t skipped = 0; i > 0 && skipped < MOST_BETWEEN; i--, skipped++) {
    const bulletin_word *w = &l->words[i - 1];
    if (w->span.start + l->start < floor) return none;
    if (ends_noun(l, i - 1)) break;
    if (lies_between(l, i)) {
      bulletin_text word = bul_word_text(l->plain, w);
      if (is_change(word)) done = false; /* 价格下降了 */
      if (bul_text_equal(word, BUL_TEXT("了"))) done = true;
      continue;
    }
    if (ends_thing(l, i)) break;
    return none;
  }
  if (done) return none;
  size_t end = i;
  if (end > 0 && kind == UNIT_PEOPLE && !ends_noun(l, end - 1)) {
    int pos = l->words[end - 1].pos;
    if (pos != BUL_POS_N && pos != BUL_POS_NZ) return none;
  }
  i = phrase_start(l, floor, end);
  if (i == end) return none;
  if (kind == UNIT_TIME && i + 1 == end && l->words[i].pos != BUL_POS_N &&
      !word_in(bul_word_text(l->plain, &l->words[i]), figure_things,
               BUL_COUNT(figure_things)))
    return none;
  size_t start = l->words[i].span.start + l->start;
  size_t size = l->words[end - 1].span.end + l->start - start;
  if (size < 6) return none;
  return bul_text(l->text.data + start, size);
}
