/*
** articles.c - see articles.h.
**
** An article begins where title lines stand and a byline or a dateline comes
** next. Title lines that have neither are subheads, unless something else
** shows that a piece begins: the top of the page, a column label, the end
** that a closing byline or a note on the author makes.
*/
#include "articles.h"

#include "titles/titles.h"
#include "walk.h"

enum {
  LONGEST_HEAD = 90 /* bytes of a dateline and the role after it */
};

/* Room for one article more. */
static bool make_room(bul_walk *w) {
  bulletin_article *grown =
      bul_arena_grow(w->s->arena, w->out->items, &w->capacity,
                     w->out->count + 1, sizeof *grown);
  if (grown == NULL) return false;
  w->out->items = grown;
  return true;
}

static bool finish(bul_walk *w) {
  if (!w->begun) return true;
  if (!make_room(w)) return false;
  bulletin_article *article = &w->out->items[w->out->count];
  if (!bul_assemble(article, &w->out->warnings, w->s, &w->parts)) return false;
  w->out->count++;
  w->begun = false;
  return bul_article_check(&w->out->warnings, w->s, article);
}

static bool begin(bul_walk *w, size_t first, size_t end) {
  if (!finish(w)) return false;
  bul_parts_reset(&w->parts);
  w->begun = true;
  w->closed = w->body = w->is_signed = w->named = false;
  w->dashes = w->paragraphs = 0;
  w->subhead = w->text = NULL;
  for (size_t i = first; i < end; i++)
    bul_parts_add(&w->parts, BUL_PART_TITLE, w->flow[i]);
  return true;
}

/* True when the dateline that the block begins with has a name with it, as far
** as a cheap look tells. */
static bool names_reporter(const bul_walk *w, const bul_block *block) {
  static const bulletin_text roles[] = {BUL_ROW("记者"), BUL_ROW("記者"),
                                        BUL_ROW("通讯员"), BUL_ROW("通訊員")};
  bulletin_text near = bul_block_text(w, block);
  if (near.size > LONGEST_HEAD) near.size = LONGEST_HEAD;
  for (size_t i = 0; i < BUL_COUNT(roles); i++) {
    if (bul_text_find(near, roles[i]) != NULL) return true;
  }
  return false;
}

/* What the block at `index` is to the body at hand. */
static bul_part_kind body_kind(const bul_walk *w, size_t index) {
  const bul_block *block = w->flow[index];
  bool last = index + 1 == w->count;
  const bul_block *next = last ? NULL : w->flow[index + 1];
  switch (block->kind) {
  case BUL_BLOCK_BYLINE:
    return BUL_PART_BYLINE;
  case BUL_BLOCK_NAMES:
    return w->body && block->trust >= BUL_NAMES_LIKELY &&
                   !bul_is_label(w, block) &&
                   (last || bul_may_be_title(w, next) ||
                    bul_is_signature(w, block))
               ? BUL_PART_NAMES
               : BUL_PART_SUBHEAD;
  case BUL_BLOCK_CAPTION:
    return BUL_PART_CAPTION;
  case BUL_BLOCK_NOTE:
    return BUL_PART_NOTE;
  default:
    break;
  }
  if (block->forced != 0 || last)
    return block->forced == BUL_LINE_SUBHEAD ? BUL_PART_SUBHEAD
                                             : BUL_PART_PARAGRAPH;
  if (!w->body && bul_is_dated_block(w, block)) return BUL_PART_CAPTION;
  bool over_text =
      next->kind == BUL_BLOCK_TEXT || next->kind == BUL_BLOCK_NAMES;
  return over_text && bul_may_be_subhead(w, block) ? BUL_PART_SUBHEAD
                                                   : BUL_PART_PARAGRAPH;
}

/* Whether the piece at hand is over with a block of that kind. */
static bool is_closed_by(const bul_walk *w, const bul_block *block,
                         bul_part_kind kind) {
  switch (kind) {
  case BUL_PART_NAMES:
    return true;
  case BUL_PART_BYLINE:
    return w->closed || w->body;
  case BUL_PART_NOTE:
    return w->closed ||
           bul_text_find(bul_block_text(w, block), BUL_TEXT("作者")) != NULL;
  default:
    break;
  }
  if (block->kind != BUL_BLOCK_TEXT || kind == BUL_PART_CAPTION)
    return w->closed;
  /* A dateline alone opens a piece over its text, and closes one under it. */
  bool opens = block->dateline && !w->body;
  return block->ending == BUL_END_BYLINE && !opens;
}

/* Adds a block of the body, whatever it is. */
static bool add_body(bul_walk *w, size_t index) {
  const bul_block *block = w->flow[index];
  if (!w->begun && !begin(w, index, index)) return false;
  bul_part_kind kind = body_kind(w, index);
  w->closed = is_closed_by(w, block, kind);
  w->dashes += kind == BUL_PART_SUBHEAD && block->ending == BUL_END_DASH;
  if (kind != BUL_PART_CAPTION &&
      (block->kind == BUL_BLOCK_TEXT || block->kind == BUL_BLOCK_NOTE))
    w->body = true;
  w->is_signed = w->is_signed || block->dateline || kind == BUL_PART_BYLINE;
  w->named = w->named || kind == BUL_PART_BYLINE || kind == BUL_PART_NAMES ||
             block->ending == BUL_END_BYLINE ||
             (block->dateline && names_reporter(w, block));
  if (kind == BUL_PART_SUBHEAD) w->subhead = block;
  if (kind == BUL_PART_PARAGRAPH) {
    w->text = block;
    w->paragraphs++;
  }
  bul_parts_add(&w->parts, kind, block);
  return true;
}

static bool warn_of_doubt(bul_walk *w, size_t index) {
  const bul_line *line = &w->s->lines->items[w->flow[index]->first];
  return bul_warn(&w->out->warnings, w->s->arena, "piece-or-subhead",
                  BUL_TEXT("此处是新的一篇还是小标题两可，请核对"),
                  line->number);
}

/* The layout says that a piece begins with the block, or with furniture right
** before it. */
static bool is_told(const bul_walk *w, size_t index) {
  const bul_line *lines = w->s->lines->items;
  uint32_t from = index == 0 ? 0 : w->flow[index - 1]->last + 1;
  for (uint32_t i = from; i <= w->flow[index]->first; i++)
    if (lines[i].piece) return true;
  return false;
}

/* The same walk where the layout says where pieces begin. */
static bool walk_told(bul_walk *w) {
  for (size_t i = 0; i < w->count;) {
    if (!is_told(w, i)) {
      if (!add_body(w, i++)) return false;
      continue;
    }
    size_t first = i, end = i + 1, run = bul_title_run(w, first);
    if (run > first + BUL_MOST_TITLES) run = first + BUL_MOST_TITLES;
    bool forced = w->flow[first]->forced != 0;
    while (end < run && !is_told(w, end) &&
           !(forced && w->flow[end]->forced == 0))
      end++;
    if (run == first) end = first;
    if (!begin(w, first, end)) return false;
    i = end;
    if (end == first && !add_body(w, i++)) return false;
    if (end == first) continue;
    bool anchored = bul_has_anchor(w, first, end) && !is_told(w, end);
    w->is_signed = anchored;
    w->named = anchored && !w->flow[i]->dateline;
    while (i < w->count && w->flow[i]->kind == BUL_BLOCK_BYLINE &&
           !is_told(w, i))
      bul_parts_add(&w->parts, BUL_PART_BYLINE, w->flow[i++]);
    if (anchored && i == end && w->flow[i]->kind == BUL_BLOCK_NAMES)
      bul_parts_add(&w->parts, BUL_PART_NAMES, w->flow[i++]);
  }
  return finish(w);
}

static bool walk_flow(bul_walk *w) {
  for (size_t i = 0; i < w->count;) {
    size_t end = bul_title_run(w, i);
    bool anchored = bul_has_anchor(w, i, end);
    size_t first = i;
    if (anchored && end - i > BUL_MOST_TITLES) first = end - BUL_MOST_TITLES;
    bool doubtful = false;
    bool begins =
        end > i && (anchored || bul_begins_anyway(w, i, end, &doubtful));
    if (doubtful && !warn_of_doubt(w, i)) return false;
    if (begins) {
      for (; i < first; i++) {
        if (!add_body(w, i)) return false;
      }
      if (end - first > BUL_MOST_TITLES) end = first + BUL_MOST_TITLES;
      if (!begin(w, first, end)) return false;
      i = end;
      w->is_signed = anchored;
      w->named = anchored && !(i < w->count && w->flow[i]->dateline);
      while (i < w->count && w->flow[i]->kind == BUL_BLOCK_BYLINE)
        bul_parts_add(&w->parts, BUL_PART_BYLINE, w->flow[i++]);
      if (anchored && i == end && w->flow[i]->kind == BUL_BLOCK_NAMES)
        bul_parts_add(&w->parts, BUL_PART_NAMES, w->flow[i++]);
      continue;
    }
    if (bul_begins_untitled(w, i) && !begin(w, i, i)) return false;
    size_t stop = end > i ? end : i + 1;
    for (; i < stop; i++) {
      if (!add_body(w, i)) return false;
    }
  }
  return finish(w);
}

int bul_articles_read(bul_articles *out, const bul_setting *setting) {
  *out = (bul_articles){0};
  bul_walk w = {.s = setting, .out = out};
  if (!bul_furniture_sort(&w)) return BULLETIN_NOMEM;
  if (!bul_parts_init(&w.parts, setting->arena, w.count)) return BULLETIN_NOMEM;
  bul_begins_survey(&w);
  w.flush_subheads = bul_has_flush_subheads(&w);
  bool walked = setting->pieces_told ? walk_told(&w) : walk_flow(&w);
  return walked && bul_furniture_editor(&w) ? BULLETIN_OK : BULLETIN_NOMEM;
}
