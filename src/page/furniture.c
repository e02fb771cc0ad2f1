/*
** furniture.c - see walk.h: the page's furniture taken from its blocks.
*/
#include "walk.h"

#include "assemble.h"
#include "furniture/site.h"

/* A title, as far as its form tells, or bare names that may be one. */
static bool may_be_listed(const bul_walk *w, const bul_block *block) {
  return block->forced == 0 &&
         (block->kind == BUL_BLOCK_NAMES || bul_may_be_title(w, block));
}

static void make_furniture(bul_walk *w, bul_block *block) {
  block->kind = BUL_BLOCK_FURNITURE;
  block->furniture = BULLETIN_OTHER;
  for (uint32_t i = block->first; i <= block->last; i++) {
    w->s->lines->items[i].kind = BUL_LINE_FURNITURE;
    w->s->lines->items[i].furniture = BULLETIN_OTHER;
  }
}

/* Furniture of a website, which knows more lists of titles than pages do. */
static bool is_site(const bul_block *block) {
  return block->kind == BUL_BLOCK_FURNITURE &&
         block->furniture == BULLETIN_OTHER;
}

/* The page's own line, over which nothing but a site's menu stands. */
static bool is_folio(const bul_block *block) {
  return block->kind == BUL_BLOCK_FURNITURE &&
         block->furniture == BULLETIN_FOLIO;
}

/* 相关新闻 */
static bool heads_list(const bul_walk *w, const bul_block *block) {
  return is_site(block) && bul_site_heads_list(bul_block_text(w, block));
}

/* The end of a bulletin's contents: titles [i, end) below 目录 up to where the
** first of them heads its piece; i if there is no such list. */
static size_t contents_end(const bul_walk *w, const bul_block *blocks, size_t i,
                           size_t end) {
  static const bulletin_text heads[] = {BUL_ROW("目录"), BUL_ROW("本期目录"),
                                        BUL_ROW("目錄"), BUL_ROW("本期导读"),
                                        BUL_ROW("导读")};
  bool headed = false;
  for (size_t k = 0; k < BUL_COUNT(heads); k++)
    headed =
        headed || bul_text_equal(bul_block_text(w, &blocks[i - 1]), heads[k]);
  for (size_t k = i + 1; headed && k < end; k++) {
    if (bul_text_equal(bul_block_text(w, &blocks[k]),
                       bul_block_text(w, &blocks[i])))
      return k;
  }
  return i;
}

/* The titles that a website lists become its furniture: lines between a
** site's lines, or over them at the top, with no text of their own before the
** next title. */
static void mark_lists(bul_walk *w, bul_block *blocks, size_t count) {
  size_t site = 0;
  while (site < count && !is_site(&blocks[site]))
    site++;
  bool headed = count > 1 && is_folio(&blocks[1]);
  if (site == count && !headed) return;
  for (size_t i = 1; i < count; i++) { /* 延伸閱讀 over nothing of the piece */
    bool over = i + 1 == count || is_site(&blocks[i + 1]);
    bool text =
        blocks[i].kind == BUL_BLOCK_TEXT || blocks[i].kind == BUL_BLOCK_NAMES;
    if (over && text && !blocks[i].forced &&
        bul_site_heads_list(bul_block_text(w, &blocks[i])))
      make_furniture(w, &blocks[i]);
  }
  for (size_t i = 0; i < count;) {
    size_t end = i;
    while (end < count && may_be_listed(w, &blocks[end]))
      end++;
    if (end == i) {
      i++;
      continue;
    }
    size_t listed_end = i > 0 ? contents_end(w, blocks, i, end) : i;
    for (; i < listed_end; i++)
      make_furniture(w, &blocks[i]);
    bool above = i == 0 || is_site(&blocks[i - 1]) ||
                 (blocks[i - 1].kind == BUL_BLOCK_FURNITURE && i == 1);
    size_t next = end;
    bool below = next < count ? is_site(&blocks[next]) ||
                                    (i == 0 && is_folio(&blocks[next]))
                              : i > 0 && heads_list(w, &blocks[i - 1]);
    while (next < count && blocks[next].kind == BUL_BLOCK_FURNITURE)
      next++;
    bool listed = next < count ? may_be_listed(w, &blocks[next]) &&
                                     blocks[next].trust < BUL_NAMES_LIKELY
                               : i > 0;
    if (above && below && listed) {
      for (size_t k = i; k < end; k++)
        make_furniture(w, &blocks[k]);
    }
    i = next > end ? next : end;
  }
}

bool bul_furniture_sort(bul_walk *w) {
  const bul_blocks *blocks = w->s->blocks;
  bul_arena *arena = w->s->arena;
  size_t flow = 0;
  size_t room = blocks->count + 1;
  w->flow = bul_arena_alloc(arena, room * sizeof *w->flow);
  if (w->flow == NULL) return false;
  mark_lists(w, blocks->items, blocks->count);
  for (size_t i = 0; i < blocks->count; i++) {
    if (blocks->items[i].kind == BUL_BLOCK_FURNITURE) continue;
    blocks->items[i].parted = i > 0 && is_site(&blocks->items[i - 1]);
    w->flow[flow++] = &blocks->items[i];
  }
  w->count = flow;
  w->out->furniture =
      bul_arena_alloc(arena, (room - flow) * sizeof *w->out->furniture);
  if (w->out->furniture == NULL) return false;
  for (size_t i = 0; i < blocks->count; i++) {
    const bul_block *block = &blocks->items[i];
    if (block->kind != BUL_BLOCK_FURNITURE) continue;
    /* A listed title may have several lines. */
    size_t start = w->s->lines->items[block->first].start;
    size_t end = w->s->lines->items[block->last].end;
    w->out->furniture[w->out->furniture_count++] = (bulletin_furniture){
        .kind = block->furniture,
        .text = bul_text(w->s->text.data + start, end - start),
        .span = {start, end},
    };
  }
  return true;
}

/* 責任編輯：X under the only piece of a page is the piece's editor as well. */
bool bul_furniture_editor(bul_walk *w) {
  static const bulletin_text labels[] = {BUL_ROW("责任编辑"),
                                         BUL_ROW("責任編輯")};
  bul_articles *out = w->out;
  if (out->count != 1) return true;
  for (size_t i = 0; i < out->furniture_count; i++) {
    const bulletin_furniture *line = &out->furniture[i];
    if (line->kind != BULLETIN_CREDITS) continue;
    for (size_t k = 0; k < BUL_COUNT(labels); k++) {
      if (bul_text_starts(line->text, labels[k]))
        return bul_assemble_editor(&out->items[0], w->s, line);
    }
  }
  return true;
}
