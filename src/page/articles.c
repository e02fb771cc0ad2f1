/*
** articles.c - see articles.h.
**
** An article begins where title lines stand and a byline or a dateline comes
** next. Title lines that have neither are subheads, unless something else
** shows that a piece begins: the top of the page, a column label, the end
** that a closing byline or a note on the author makes.
*/
#include "articles.h"

#include "assemble.h"
#include "caption.h"
#include "cohesion.h"
#include "titles.h"

enum {
  WIDEST_TITLE = 240,  /* cells: decks list a whole agenda */
  WIDEST_SPEAKER = 24,   /* 外交部发言人： over what was said */
  MOST_TITLE_LINES = 3,
  WIDEST_SPLIT = 60,     /* of a headline that its make-up broke in a word */
  WIDEST_SUBHEAD = 72,
  WIDEST_OPENING = 40,   /* of a subhead that opens the body, or has a dash */
  LONGEST_PLACE = 27,    /* bytes of a place that heads a short item */
  NEAR = 48,             /* blocks that are looked ahead */
  FEW_ARTICLES = 6,
  LONGEST_RUN = 64,      /* blocks that are looked at as titles at once */
  LONGEST_SHORT_NAME = 9 /* bytes */
};

typedef struct walk {
  const bul_setting *s;
  bul_articles *out;
  const bul_block **flow; /* the blocks that are not furniture */
  size_t count;
  size_t capacity; /* of the articles */
  bul_parts parts; /* of the article at hand */
  bool begun;
  bool closed;     /* a byline or note after the body ended it */
  bool body;       /* it has text */
  bool is_signed;  /* it has a dateline or byline */
  size_t dashes;   /* subheads that end with a dash */
  bool dated_page; /* the page's articles begin with datelines */
  bool flush_subheads; /* paragraphs are indented and subheads are not */
} walk;

static bulletin_text block_text(const walk *w, const bul_block *block) {
  const bul_line *line = &w->s->lines->items[block->first];
  return bul_text(w->s->text.data + line->start, line->end - line->start);
}

/* --- what a block may be ----------------------------------------------- */

/* One line, or a few of which all but the last end with ， or 、: a deck that
** lists an agenda. */
static bool is_one_title(const walk *w, const bul_block *block) {
  if (block->first == block->last) return true;
  if (block->last - block->first >= MOST_TITLE_LINES ||
      bul_text_starts(block_text(w, block), BUL_TEXT("（")))
    return false;
  for (uint32_t i = block->first; i < block->last; i++) {
    const bul_line *next = &w->s->lines->items[i + 1];
    bulletin_text text = bul_text(w->s->text.data + next->start,
                                  next->end - next->start);
    if (w->s->lines->items[i].ending != BUL_END_CLAUSE &&
        !(block->width <= WIDEST_SPLIT && bul_never_starts(text)))
      return false;
  }
  return true;
}

/* A line that may be a title if a byline or dateline follows. */
static bool may_be_title(const walk *w, const bul_block *block) {
  if (block->kind != BUL_BLOCK_TEXT || block->dateline) return false;
  if (block->forced != 0)
    return block->forced >= BUL_LINE_KICKER && block->forced <= BUL_LINE_DECK;
  if (w->s->lines->layout.indented && block->indented) return false;
  if (!is_one_title(w, block) || block->width > WIDEST_TITLE ||
      block->sentences)
    return false;
  return block->ending == BUL_END_OPEN || block->ending == BUL_END_ASK ||
         block->ending == BUL_END_DASH ||
         (block->ending == BUL_END_COLON && block->width <= WIDEST_SPEAKER) ||
         (block->ending == BUL_END_SENTENCE && !block->sentences &&
          bul_text_ends(block_text(w, block), BUL_TEXT("…")));
}

/* A label such as 编者按 or 延伸阅读. */
static bool is_label(const walk *w, const bul_block *block) {
  return bul_table_whole(&bul_labels, block_text(w, block)) != NULL;
}

/* 某某谨上: the end of a letter. */
static bool ends_letter(bulletin_text text) {
  static const bulletin_text ends[] = {
      BUL_ROW("谨上"), BUL_ROW("謹上"), BUL_ROW("敬上"), BUL_ROW("谨启"),
      BUL_ROW("謹啟"), BUL_ROW("敬启"), BUL_ROW("此致"), BUL_ROW("敬礼"),
      BUL_ROW("敬禮"), BUL_ROW("启"), BUL_ROW("顿首")};
  for (size_t i = 0; i < BUL_COUNT(ends); i++) {
    if (bul_text_ends(text, ends[i])) return true;
  }
  return false;
}

/* A line that is a subhead when it stands in the body. */
static bool may_be_subhead(const walk *w, const bul_block *block) {
  if (block->kind == BUL_BLOCK_NAMES) return true;
  if (block->kind != BUL_BLOCK_TEXT || block->dateline) return false;
  if (block->forced != 0) return block->forced == BUL_LINE_SUBHEAD;
  if (block->first != block->last || block->sentences) return false;
  bulletin_text text = block_text(w, block);
  if (block->width > WIDEST_SUBHEAD) return false;
  if (block->width > WIDEST_OPENING &&
      (!w->body || block->ending == BUL_END_DASH))
    return false;
  if (bul_text_starts(text, BUL_TEXT("——"))) return false;
  if (block->indented && (ends_letter(text) || (w->flush_subheads &&
                                                block->ending == BUL_END_DASH)))
    return false;
  return block->ending == BUL_END_OPEN || block->ending == BUL_END_DASH;
}

static bool is_dated_caption(const walk *w, const bul_block *block) {
  return block->kind == BUL_BLOCK_TEXT && block->first == block->last &&
         !block->dateline && bul_is_dated_caption(block_text(w, block));
}

/* Bare names count as a byline under the title lines [first, names). */
static bool names_follow(const walk *w, size_t first, size_t names) {
  const bul_block *block = w->flow[names];
  if (block->kind != BUL_BLOCK_NAMES || is_label(w, block)) return false;
  if (names + 1 < w->count) {
    const bul_block *next = w->flow[names + 1];
    bool text = next->kind == BUL_BLOCK_TEXT && !next->dateline;
    if (!text && next->kind != BUL_BLOCK_CAPTION) return false;
  }
  if (block->trust >= BUL_NAMES_LIKELY) return true;
  if (block_text(w, block).size <= LONGEST_SHORT_NAME) return true;
  for (size_t i = first; i < names; i++) {
    if (bul_titles_column(w->s->markers, block_text(w, w->flow[i])).data)
      return true;
  }
  return first == 0;
}

/* （王哲 夏杰）, ■徐坚波: names that no title is printed like. */
static bool is_signature(const walk *w, const bul_block *block) {
  return block->kind == BUL_BLOCK_NAMES && block->trust >= BUL_NAMES_LIKELY &&
         !bul_is_han(bul_char_at(block_text(w, block).data, &(size_t){0}));
}

/* --- where articles begin ---------------------------------------------- */

/* The end of the title lines that begin at `first`; names may be among
** them as short titles. */
static size_t title_run(const walk *w, size_t first) {
  size_t i = first;
  if (w->body && is_signature(w, w->flow[first])) return first;
  while (i < w->count && i < first + LONGEST_RUN) {
    const bul_block *block = w->flow[i];
    bool headed = i > first && block->kind == BUL_BLOCK_NAMES;
    if (headed && names_follow(w, first, i)) break;
    if (!may_be_title(w, block) && block->kind != BUL_BLOCK_NAMES) break;
    i++;
  }
  return i;
}

static bool has_anchor(const walk *w, size_t first, size_t end) {
  if (end == w->count || end == first) return false;
  const bul_block *next = w->flow[end];
  return next->kind == BUL_BLOCK_BYLINE || next->dateline ||
         names_follow(w, first, end);
}

/* 河南宝丰县 over a title. */
static bool is_place(bulletin_text text) {
  static const bulletin_text ends[] = {
    BUL_ROW("省"), BUL_ROW("市"), BUL_ROW("县"), BUL_ROW("区"), BUL_ROW("州"),
    BUL_ROW("镇"), BUL_ROW("乡"), BUL_ROW("村"), BUL_ROW("旗"),
};
  if (text.size > LONGEST_PLACE) return false;
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    if (bul_text_ends(text, ends[i])) return true;
  }
  return false;
}

/* True for two lines or more of which the first reads as a kicker: it ends
** with a dash and no other subhead near does, or it is a place or a label
** such as 读者来信. */
static bool has_kicker(const walk *w, size_t first, size_t end) {
  if (end - first < 2) return false;
  bulletin_text text = block_text(w, w->flow[first]);
  const bul_word *label = bul_table_whole(&bul_labels, text);
  if (is_place(text) || (label != NULL && label->value.size > 0)) return true;
  if (w->flow[first]->ending != BUL_END_DASH || w->dashes > 0) return false;
  for (size_t i = end; i < w->count && i < end + NEAR; i++) {
    const bul_block *block = w->flow[i];
    if (block->dateline || block->kind == BUL_BLOCK_BYLINE) break;
    if (block->ending == BUL_END_DASH && may_be_title(w, block)) return false;
  }
  return true;
}

/* True when the text after title lines ends with a line that says whose it is
** (（新华社北京4月30日电  记者齐中熙）), though the piece at hand is signed. */
static bool has_closing(const walk *w, size_t end) {
  if (!w->is_signed) return false;
  for (size_t i = end; i < w->count && i < end + NEAR; i++) {
    const bul_block *block = w->flow[i];
    if (may_be_title(w, block)) return false;
    if (block->dateline &&
        bul_text_starts(block_text(w, block), BUL_TEXT("（")))
      return block->ending == BUL_END_OPEN;
  }
  return false;
}

/* True for title lines over text that a blank line parts from what stands
** before, where blank lines are rare, or that a website's line or a divider
** parts from it. */
static bool stands_apart(const walk *w, size_t first, size_t end) {
  const bul_block *block = w->flow[first];
  if (end == w->count || w->flow[end]->kind != BUL_BLOCK_TEXT || !w->body)
    return false;
  if (block->parted) return true;
  return w->s->lines->layout.parted &&
         w->s->lines->items[block->first].gap > 0;
}

/* True when a piece begins with the title lines [first, end) though neither
** byline nor dateline says so. */
static bool begins_anyway(const walk *w, size_t first, size_t end) {
  if (!w->begun) return true;
  for (size_t i = first; i < end; i++) {
    uint8_t forced = w->flow[i]->forced;
    if (forced >= BUL_LINE_KICKER && forced <= BUL_LINE_DECK) return true;
    if (bul_titles_column(w->s->markers, block_text(w, w->flow[i])).data)
      return true;
  }
  return (w->closed && !w->dated_page) || has_kicker(w, first, end) ||
         has_closing(w, end) || stands_apart(w, first, end);
}

/* True when most pieces whose beginning is plain begin with a dateline. */
static bool is_dated_page(const walk *w) {
  size_t dated = 0, plain = 0;
  for (size_t i = 0; i < w->count;) {
    size_t end = title_run(w, i);
    if (end == i) {
      i++;
      continue;
    }
    if (has_anchor(w, i, end)) {
      plain++;
      dated += w->flow[end]->dateline;
    }
    i = end;
  }
  return plain > 0 && dated * 10 >= plain * 7;
}

/* A piece without a title: its dateline stands in brackets, and more blank
** lines before it than between paragraphs. */
static bool begins_untitled(const walk *w, size_t index) {
  const bul_block *block = w->flow[index];
  const bul_line *line = &w->s->lines->items[block->first];
  return block->dateline && w->body &&
         line->gap >= (w->s->lines->layout.spaced ? 3 : 2) &&
         !bul_is_han(bul_char_at(w->s->text.data + line->start, &(size_t){0}));
}

/* True when the page indents its paragraphs and sets subheads flush: lines of
** their form stand in the text without an indent, and with one only where a
** dash ends them. */
static bool has_flush_subheads(const walk *w) {
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

/* --- walking ----------------------------------------------------------- */

/* Room for one article more. */
static bool make_room(walk *w) {
  if (w->out->count < w->capacity) return true;
  size_t capacity = w->capacity == 0 ? FEW_ARTICLES : 2 * w->capacity;
  bulletin_article *more =
      bul_arena_alloc(w->s->arena, capacity * sizeof *more);
  if (more == NULL) return false;
  if (w->out->count > 0)
    memcpy(more, w->out->items, w->out->count * sizeof *more);
  w->out->items = more;
  w->capacity = capacity;
  return true;
}

static bool finish(walk *w) {
  if (!w->begun) return true;
  if (!make_room(w)) return false;
  bulletin_article *article = &w->out->items[w->out->count];
  if (!bul_assemble(article, &w->out->warnings, w->s, &w->parts)) return false;
  w->out->count++;
  w->begun = false;
  return bul_article_check(&w->out->warnings, w->s, article);
}

static bool begin(walk *w, size_t first, size_t end) {
  if (!finish(w)) return false;
  bul_parts_reset(&w->parts);
  w->begun = true;
  w->closed = w->body = w->is_signed = false;
  w->dashes = 0;
  for (size_t i = first; i < end; i++)
    bul_parts_add(&w->parts, BUL_PART_TITLE, w->flow[i]);
  return true;
}

/* Adds a block of the body, whatever it is. */
static bool add_body(walk *w, size_t index) {
  const bul_block *block = w->flow[index];
  if (!w->begun && !begin(w, index, index)) return false;
  bul_part_kind kind = BUL_PART_PARAGRAPH;
  bool last = index + 1 == w->count;
  const bul_block *next = last ? NULL : w->flow[index + 1];
  bool ends_here = last || may_be_title(w, next);
  switch (block->kind) {
  case BUL_BLOCK_BYLINE:
    kind = BUL_PART_BYLINE;
    w->closed = w->closed || w->body;
    break;
  case BUL_BLOCK_NAMES:
    if (w->body && (ends_here || is_signature(w, block)) &&
        block->trust >= BUL_NAMES_LIKELY && !is_label(w, block)) {
      kind = BUL_PART_NAMES;
      w->closed = true;
    } else {
      kind = BUL_PART_SUBHEAD;
    }
    break;
  case BUL_BLOCK_CAPTION:
    kind = BUL_PART_CAPTION;
    break;
  case BUL_BLOCK_NOTE:
    kind = BUL_PART_NOTE;
    w->closed = w->closed ||
                bul_text_find(block_text(w, block), BUL_TEXT("作者")) != NULL;
    break;
  default:
    if (!w->body && block->forced == 0 && !last && is_dated_caption(w, block)) {
      kind = BUL_PART_CAPTION;
      break;
    }
    if (block->forced == BUL_LINE_SUBHEAD ||
        (block->forced == 0 && !last && may_be_subhead(w, block) &&
         (next->kind == BUL_BLOCK_TEXT || next->kind == BUL_BLOCK_NAMES)))
      kind = BUL_PART_SUBHEAD;
    break;
  }
  w->dashes += kind == BUL_PART_SUBHEAD && block->ending == BUL_END_DASH;
  bool text = kind != BUL_PART_CAPTION && (block->kind == BUL_BLOCK_TEXT ||
                                           block->kind == BUL_BLOCK_NOTE);
  if (text) w->body = true;
  if (text && block->kind == BUL_BLOCK_TEXT)
    w->closed = block->ending == BUL_END_BYLINE;
  w->is_signed = w->is_signed || block->dateline || kind == BUL_PART_BYLINE;
  bul_parts_add(&w->parts, kind, block);
  return true;
}

static bool walk_flow(walk *w) {
  for (size_t i = 0; i < w->count;) {
    size_t end = title_run(w, i);
    bool anchored = has_anchor(w, i, end);
    size_t first = i;
    if (anchored && end - i > BUL_MOST_TITLES) first = end - BUL_MOST_TITLES;
    if (end > i && (anchored || begins_anyway(w, i, end))) {
      for (; i < first; i++) {
        if (!add_body(w, i)) return false;
      }
      if (end - first > BUL_MOST_TITLES) end = first + BUL_MOST_TITLES;
      if (!begin(w, first, end)) return false;
      i = end;
      w->is_signed = anchored;
      while (i < w->count && w->flow[i]->kind == BUL_BLOCK_BYLINE)
        bul_parts_add(&w->parts, BUL_PART_BYLINE, w->flow[i++]);
      if (anchored && i == end && w->flow[i]->kind == BUL_BLOCK_NAMES)
        bul_parts_add(&w->parts, BUL_PART_NAMES, w->flow[i++]);
      continue;
    }
    if (begins_untitled(w, i) && !begin(w, i, i)) return false;
    size_t stop = end > i ? end : i + 1;
    for (; i < stop; i++) {
      if (!add_body(w, i)) return false;
    }
  }
  return finish(w);
}

/* --- furniture --------------------------------------------------------- */

/* A title, as far as its form tells, or bare names that may be one. */
static bool may_be_listed(const walk *w, const bul_block *block) {
  return block->forced == 0 &&
         (block->kind == BUL_BLOCK_NAMES || may_be_title(w, block));
}

static void make_furniture(walk *w, bul_block *block) {
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

/* The titles that a website lists become its furniture: lines between a
** site's lines, or over them at the top, with no text of their own before the
** next title. */
static void mark_lists(walk *w, bul_block *blocks, size_t count) {
  for (size_t i = 0; i < count;) {
    size_t end = i;
    while (end < count && may_be_listed(w, &blocks[end])) end++;
    if (end == i) {
      i++;
      continue;
    }
    bool above = i == 0 || is_site(&blocks[i - 1]) ||
                 (blocks[i - 1].kind == BUL_BLOCK_FURNITURE && i == 1);
    size_t next = end;
    bool below = next < count && is_site(&blocks[next]);
    while (next < count && blocks[next].kind == BUL_BLOCK_FURNITURE) next++;
    bool listed = next < count ? may_be_listed(w, &blocks[next]) &&
                                     blocks[next].trust < BUL_NAMES_LIKELY
                               : i > 0;
    if (above && below && listed) {
      for (size_t k = i; k < end; k++) make_furniture(w, &blocks[k]);
    }
    i = next > end ? next : end;
  }
}

static bool sort_out(walk *w) {
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
    const bul_line *line = &w->s->lines->items[block->first];
    w->out->furniture[w->out->furniture_count++] = (bulletin_furniture){
        .kind = block->furniture,
        .text = block_text(w, block),
        .span = {line->start, line->end},
    };
  }
  return true;
}

/* 責任編輯：X under the only piece of a page is the piece's editor as well. */
static bool take_editor(walk *w) {
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

int bul_articles_read(bul_articles *out, const bul_setting *setting) {
  *out = (bul_articles){0};
  walk w = {.s = setting, .out = out};
  if (!sort_out(&w)) return BULLETIN_NOMEM;
  if (!bul_parts_init(&w.parts, setting->arena, w.count)) return BULLETIN_NOMEM;
  w.dated_page = is_dated_page(&w);
  w.flush_subheads = has_flush_subheads(&w);
  return walk_flow(&w) && take_editor(&w) ? BULLETIN_OK : BULLETIN_NOMEM;
}
