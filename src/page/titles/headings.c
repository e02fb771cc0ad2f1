/*
** headings.c - see walk.h: what a block may be, as far as its form tells.
*/
#include "../walk.h"

#include "../../base/cursor.h"
#include "../caption.h"
#include "../lines/cohesion.h"
#include "titles.h"

enum {
  WIDEST_TITLE = 240,  /* cells: decks list a whole agenda */
  WIDEST_LABEL = 8,    /* of 核心提示 and the like */
  WIDEST_SPEAKER = 24, /* 外交部发言人： over what was said */
  MOST_TITLE_LINES = 3,
  WIDEST_SPLIT = 60, /* of a headline that its make-up broke in a word */
  WIDEST_SUBHEAD = 72,
  WIDEST_OPENING = 40,   /* of a subhead that opens the body, or has a dash */
  LONGEST_RUN = 64,      /* blocks that are looked at as titles at once */
  LONGEST_SHORT_NAME = 9 /* bytes */
};

/* --- what a block may be ----------------------------------------------- */

/* One line, or a few of which all but the last end with ， or 、: a deck that
** lists an agenda. */
static bool is_one_title(const bul_walk *w, const bul_block *block) {
  if (block->first == block->last) return true;
  if (block->last - block->first >= MOST_TITLE_LINES ||
      bul_text_starts(bul_block_text(w, block), BUL_TEXT("（")))
    return false;
  for (uint32_t i = block->first; i < block->last; i++) {
    const bul_line *next = &w->s->lines->items[i + 1];
    bulletin_text text =
        bul_text(w->s->text.data + next->start, next->end - next->start);
    if (w->s->lines->items[i].ending != BUL_END_CLAUSE &&
        !(block->width <= WIDEST_SPLIT && bul_never_starts(text)))
      return false;
  }
  return true;
}

/* 某某谨上: the end of a letter. */
static bool ends_letter(bulletin_text text) {
  static const bulletin_text ends[] = {
      BUL_ROW("谨上"), BUL_ROW("謹上"), BUL_ROW("敬上"), BUL_ROW("谨启"),
      BUL_ROW("謹啟"), BUL_ROW("敬启"), BUL_ROW("此致"), BUL_ROW("敬礼"),
      BUL_ROW("敬禮"), BUL_ROW("启"),   BUL_ROW("顿首")};
  if (!bul_in(bul_char_last(text), U"上启啟致礼禮首"))
    return false; /* nearly all lines */
  for (size_t i = 0; i < BUL_COUNT(ends); i++) {
    if (bul_text_ends(text, ends[i])) return true;
  }
  return false;
}

/* A line that may be a title if a byline or dateline follows. */
bool bul_may_be_title(const bul_walk *w, const bul_block *block) {
  if (block->kind != BUL_BLOCK_TEXT || block->dateline) return false;
  if (block->forced != 0)
    return block->forced >= BUL_LINE_KICKER && block->forced <= BUL_LINE_DECK;
  if (w->s->lines->layout.indented && block->indented) return false;
  if (!is_one_title(w, block) || block->width > WIDEST_TITLE ||
      block->sentences || (w->body && ends_letter(bul_block_text(w, block))))
    return false;
  return block->ending == BUL_END_OPEN || block->ending == BUL_END_ASK ||
         block->ending == BUL_END_DASH ||
         (block->ending == BUL_END_COLON && block->width <= WIDEST_SPEAKER) ||
         (block->ending == BUL_END_SENTENCE && !block->sentences &&
          bul_text_ends(bul_block_text(w, block), BUL_TEXT("…")));
}

/* A label such as 编者按 or 延伸阅读. */
bool bul_is_label(const bul_walk *w, const bul_block *block) {
  return bul_table_whole(&bul_labels, bul_block_text(w, block)) != NULL;
}

/* A line that is a subhead when it stands in the body. */
bool bul_may_be_subhead(const bul_walk *w, const bul_block *block) {
  if (block->kind == BUL_BLOCK_NAMES) return true;
  if (block->kind != BUL_BLOCK_TEXT || block->dateline) return false;
  if (block->forced != 0) return block->forced == BUL_LINE_SUBHEAD;
  if (block->first != block->last || block->sentences) return false;
  bulletin_text text = bul_block_text(w, block);
  if (block->width > WIDEST_SUBHEAD) return false;
  if (block->width > WIDEST_OPENING &&
      (!w->body || block->ending == BUL_END_DASH))
    return false;
  if (bul_text_starts(text, BUL_TEXT("——"))) return false;
  if (block->indented && (ends_letter(text) ||
                          (w->flush_subheads && block->ending == BUL_END_DASH)))
    return false;
  return block->ending == BUL_END_OPEN || block->ending == BUL_END_DASH;
}

bool bul_is_dated_block(const bul_walk *w, const bul_block *block) {
  return block->kind == BUL_BLOCK_TEXT && block->first == block->last &&
         !block->dateline && bul_is_dated_caption(bul_block_text(w, block));
}

/* Bare names count as a byline under the title lines [first, names). */
bool bul_names_follow(const bul_walk *w, size_t first, size_t names) {
  const bul_block *block = w->flow[names];
  if (block->kind != BUL_BLOCK_NAMES || bul_is_label(w, block)) return false;
  if (names + 1 < w->count) {
    const bul_block *next = w->flow[names + 1];
    bool text = next->kind == BUL_BLOCK_TEXT && !next->dateline;
    if (!text && next->kind != BUL_BLOCK_CAPTION) return false;
  }
  if (block->trust >= BUL_NAMES_LIKELY) return true;
  if (bul_block_text(w, block).size <= LONGEST_SHORT_NAME) return true;
  for (size_t i = first; i < names; i++) {
    if (bul_titles_column(w->s->markers, bul_block_text(w, w->flow[i])).data)
      return true;
  }
  return first == 0;
}

/* （王哲 夏杰）, ■徐坚波: names that no title is printed like. */
bool bul_is_signature(const bul_walk *w, const bul_block *block) {
  return block->kind == BUL_BLOCK_NAMES && block->trust >= BUL_NAMES_LIKELY &&
         !bul_is_han(bul_char_at(bul_block_text(w, block).data, &(size_t){0}));
}

/* 核心提示 under a title: over the first text of the piece. */
static bool is_lead_label(bulletin_text text) {
  const bul_word *label = bul_table_whole(&bul_labels, text);
  return label != NULL && bul_text_equal(label->value, BUL_TEXT("lead"));
}

/* The end of the title lines that begin at `first`; names may be among
** them as short titles. */
size_t bul_title_run(const bul_walk *w, size_t first) {
  size_t i = first;
  if (w->body && (bul_is_signature(w, w->flow[first]) ||
                  ends_letter(bul_block_text(w, w->flow[first]))))
    return first;
  while (i < w->count && i < first + LONGEST_RUN) {
    const bul_block *block = w->flow[i];
    bool headed = i > first && block->kind == BUL_BLOCK_NAMES;
    if (headed && bul_names_follow(w, first, i)) break;
    if (i > first && block->width <= WIDEST_LABEL &&
        is_lead_label(bul_block_text(w, block)))
      break;
    if (!bul_may_be_title(w, block) && block->kind != BUL_BLOCK_NAMES) break;
    i++;
  }
  return i;
}

/* True when the page indents its paragraphs and sets subheads flush: lines of
** their form stand in the text without an indent, and with one only where a
** dash ends them. */
bool bul_has_flush_subheads(const bul_walk *w) {
  size_t flush = 0, indented = 0;
  if (!w->s->lines->layout.indented) return false;
  for (size_t i = 1; i + 1 < w->count; i++) {
    const bul_block *block = w->flow[i], *next = w->flow[i + 1];
    if (block->kind != BUL_BLOCK_TEXT || block->first != block->last ||
        block->width > WIDEST_SUBHEAD || block->dateline ||
        (block->ending != BUL_END_OPEN && block->ending != BUL_END_DASH))
      continue;
    bool between = w->flow[i - 1]->kind == BUL_BLOCK_TEXT &&
                   w->flow[i - 1]->indented && next->indented;
    if (!between) continue;
    flush += !block->indented;
    indented += block->indented && block->ending != BUL_END_DASH;
  }
  return flush > 0 && indented == 0;
}
