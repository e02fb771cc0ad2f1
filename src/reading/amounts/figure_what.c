/*
** figure_what.c - see figure_what.h.
*/
#include "figure_what.h"

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
  switch (pos) {
  case BUL_POS_N:
  case BUL_POS_NG:
  case BUL_POS_NR:
  case BUL_POS_NRT:
  case BUL_POS_NS:
  case BUL_POS_NT:
  case BUL_POS_NX:
  case BUL_POS_NZ:
  case BUL_POS_VN:
  case BUL_POS_J:
  case BUL_POS_NONE:
    return true;
  }
  return false;
}

static bool attribute_like(int pos) {
  return pos == BUL_POS_A || pos == BUL_POS_B || pos == BUL_POS_AG ||
         pos == BUL_POS_Z || pos == BUL_POS_H || pos == BUL_POS_K ||
         pos == BUL_POS_I || pos == BUL_POS_G || pos == BUL_POS_L ||
         pos == BUL_POS_AN;
}

/* Whether what follows a word says that it is a verb: an object, or 了. */
static bool takes_object(const bul_line_words *l, const bulletin_word *next) {
  switch (next->pos) {
  case BUL_POS_A:
  case BUL_POS_M:
  case BUL_POS_R:
  case BUL_POS_B:
  case BUL_POS_V:
  case BUL_POS_P:
  case BUL_POS_AN:
  case BUL_POS_VN:
    return true;
  }
  bulletin_text word = bul_word_text(l->plain, next);
  return bul_text_equal(word, BUL_TEXT("了")) ||
         bul_text_equal(word, BUL_TEXT("着")) ||
         bul_text_equal(word, BUL_TEXT("过"));
}

static bool proper_name(int pos) {
  return pos == BUL_POS_NR || pos == BUL_POS_NRT || pos == BUL_POS_NS ||
         pos == BUL_POS_NT;
}

/* Longest noun phrase, in words. */
enum { PHRASE = 6 };

/* The word that closes the quotation opened by word i, or i when it is none
** or a long one. */
static size_t quotation(const bul_line_words *l, size_t i) {
  if (!bul_text_equal(bul_word_text(l->plain, &l->words[i]), BUL_TEXT("“")))
    return i;
  for (size_t k = i + 1; k < l->count && k < i + 10; k++)
    if (bul_text_equal(bul_word_text(l->plain, &l->words[k]), BUL_TEXT("”")))
      return k;
  return i;
}

/* The noun phrase that begins at byte `at`, the figure's end. A verb may
** open it (分包楼院干部) or, where nothing follows, be it (五点要求). */
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
    size_t size = w->span.end - w->span.start;
    size_t close = quotation(l, i);
    if (noun_like(w->pos) || (w->pos == BUL_POS_Z && size == 3)) {
      end = w->span.end + l->start;
      last = i;
    } else if (close > i) {
      end = l->words[close].span.end + l->start;
      last = i = close;
    } else if (attribute_like(w->pos) && end == at) {
      continue;
    } else if (w->pos == BUL_POS_V && i > head && size == 3 &&
               (i + 1 == l->count || l->words[i + 1].pos == BUL_POS_W)) {
      /* 志愿服务站: a noun made with a verb */
      end = w->span.end + l->start;
      last = i;
    } else if (w->pos == BUL_POS_V && i == head && size >= 3) {
      const bulletin_word *next = i + 1 < l->count ? w + 1 : NULL;
      if (next != NULL && next->span.start == w->span.end &&
          next->pos != BUL_POS_W) {
        if (!noun_like(next->pos)) break;
      } else if (size >= 6) {
        end = w->span.end + l->start;
        break;
      }
    } else {
      break;
    }
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

static bool is_link(bulletin_text word) {
  for (size_t k = 0; k < BUL_COUNT(figure_links); k++)
    if (word_is(word, figure_links[k])) return true;
  return false;
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

/* The noun phrase that ends before byte `at`, where the figure begins, with
** links (达, 约为) and words of change (同比增长) between them. */
bulletin_text bul_phrase_before(const bul_line_words *l, size_t floor,
                                size_t at, int kind) {
  bulletin_text none = {NULL, 0};
  size_t i = bul_line_word_at(l, at - l->start);
  bool done = false; /* 节约了: what stands before 了 is a verb */
  for (size_t skipped = 0; i > 0 && skipped < 6; i--, skipped++) {
    const bulletin_word *w = &l->words[i - 1];
    if (w->span.start + l->start < floor) return none;
    bulletin_text word = bul_word_text(l->plain, w);
    if (is_link(word) || is_change(word) || w->pos == BUL_POS_D) {
      done = done || bul_text_equal(word, BUL_TEXT("了"));
      continue;
    }
    if (noun_like(w->pos) || w->pos == BUL_POS_L) break;
    /* 时长, 全长, 身高 */
    if (w->pos == BUL_POS_A && bul_in(first_of(word), U"长宽高深厚重") &&
        i > 1 && noun_like(l->words[i - 2].pos))
      break;
    /* 增至, 提高到 */
    if (w->pos != BUL_POS_V || !(bul_text_ends(word, BUL_TEXT("至")) ||
                                 bul_text_ends(word, BUL_TEXT("到"))))
      return none;
  }
  if (done) return none;
  size_t end = i;
  if (end > 0 && kind == UNIT_PEOPLE && l->words[end - 1].pos != BUL_POS_N)
    return none;
  while (i > 0 && end - i < PHRASE) {
    const bulletin_word *w = &l->words[i - 1];
    if (w->span.start + l->start < floor) break;
    if (i < end && w->span.end != l->words[i].span.start) break;
    if (!noun_like(w->pos) && !attribute_like(w->pos)) break;
    i--;
  }
  /* Whose it is, is not what is counted: 井长安|志愿服务近800小时. */
  while (i < end && proper_name(l->words[i].pos))
    i++;
  if (i == end) return none;
  if (kind == UNIT_TIME && i + 1 == end && l->words[i].pos != BUL_POS_N)
    return none;
  size_t start = l->words[i].span.start + l->start;
  size_t size = l->words[end - 1].span.end + l->start - start;
  if (size < 6) return none;
  return bul_text(l->text.data + start, size);
}
