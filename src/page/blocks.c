/*
** blocks.c - see blocks.h.
**
** Whether a line goes on with the block before it depends on how the page is
** set. Where lines are wrapped at a measure, a full line goes on; where
** paragraphs are indented, an indent begins one; where blank lines stand
** between all lines, a sentence that is not over goes on.
*/
#include "blocks.h"

#include "caption.h"
#include "cohesion.h"
#include "signature.h"
#include "site.h"

#include "../base/error.h"

enum {
  WIDEST_FURNITURE = 240, /* cells */
  WIDEST_FOLIO = 120,
  WIDEST_PROMPT = 64, /* of a sentence in which a website asks for something */
  NARROWEST_PAIR = 8, /* cells that one name without a dot takes at most */
  WIDEST_BYLINE = 200,
  WIDEST_GLUED = 100, /* of a byline without white space */
  WIDEST_NAMES = 60,
  WIDEST_SHORT = 48, /* of a title that is surely one */
  WIDEST_TITLE = 92, /* cells of a title that is one line of its own */
  EDGE_LINES = 3,
  FOOT_LINES = 8,   /* at the foot of a page, what an advertisement says */
  PUSHED_CELLS = 3, /* that an opening mark leaves when it is pushed on */
  NEARLY = 5, /* cells that a line may lack for what would not break */
  INDENT = 3
};

typedef struct flow {
  bul_lines *lines;
  bulletin_text text;
  const bul_markers *markers;
  const bulletin_page_options *options;
  bulletin_error *error;
  bul_blocks *out;
  bul_block *open; /* the block that may go on, or NULL */
  size_t classified; /* lines classified so far */
} flow;

static bulletin_text line_text(const flow *f, const bul_line *line) {
  return bul_text(f->text.data + line->start, line->end - line->start);
}

/* --- what a line is by itself ------------------------------------------ */

static const struct {
  const char *name;
  uint8_t kind;
} forced_kinds[] = {
    {"kicker", BUL_LINE_KICKER},       {"headline", BUL_LINE_HEADLINE},
    {"deck", BUL_LINE_DECK},           {"byline", BUL_LINE_BYLINE},
    {"paragraph", BUL_LINE_PARAGRAPH}, {"subhead", BUL_LINE_SUBHEAD},
    {"caption", BUL_LINE_CAPTION},     {"note", BUL_LINE_NOTE},
};

/* Gives the line the kind of that name; false if there is none. */
static bool set_kind(bul_line *line, bulletin_text name) {
  for (size_t i = 0; i < sizeof forced_kinds / sizeof *forced_kinds; i++) {
    if (bul_text_equal(name, bulletin_text_of(forced_kinds[i].name))) {
      line->kind = forced_kinds[i].kind;
      return true;
    }
  }
  for (int i = 0; i < BULLETIN_FURNITURE_KINDS; i++) {
    if (bul_text_equal(name,
                       bulletin_text_of(bulletin_furniture_kind_name(i)))) {
      line->kind = BUL_LINE_FURNITURE;
      line->furniture = (uint8_t)i;
      return true;
    }
  }
  return false;
}

/* Asks the caller's rule for lines. */
static int ask_rule(flow *f, bul_line *line) {
  if (f->options == NULL || f->options->line == NULL) return BULLETIN_OK;
  bulletin_text kind = {NULL, 0};
  int status =
      f->options->line(f->options->line_context, line_text(f, line),
                       line->number, &kind, f->error);
  if (status != BULLETIN_OK) return status;
  if (kind.data == NULL) return BULLETIN_OK;
  if (set_kind(line, kind)) {
    line->forced = true;
    return BULLETIN_OK;
  }
  return bul_fail_at(f->error, BULLETIN_LIMIT, line->number, 0,
                     "line %u: a rule for lines gave the unknown kind '%.*s'; "
                     "give a body or title kind, a furniture kind, or none",
                     line->number, (int)(kind.size > 40 ? 40 : kind.size),
                     kind.data);
}

/* Keeps the folio that says most: the first with a number, else a day. */
static void keep_folio(bul_blocks *out, const bul_folio *folio) {
  if (!out->has_folio) {
    out->folio = *folio;
    out->has_folio = true;
    return;
  }
  if (out->folio.day.year == 0) out->folio.day = folio->day;
  if (out->folio.number.data == NULL) {
    out->folio.number = folio->number;
    if (folio->section.data != NULL) out->folio.section = folio->section;
  }
}

static bool is_edge(const flow *f, const bul_line *line) {
  size_t index = (size_t)(line - f->lines->items);
  return index < EDGE_LINES || index + EDGE_LINES >= f->lines->count;
}

/* ■ ● ◆ and the like, 问： and 答：, a dash: a list's item or a speaker's. */
static bool begins_item(bulletin_text text) {
  size_t size;
  switch (bul_char_at(text.data, &size)) {
  case 0x25A0: /* ■ */
  case 0x25A1: /* □ */
  case 0x25CF: /* ● */
  case 0x25CB: /* ○ */
  case 0x25C6: /* ◆ */
  case 0x25C7: /* ◇ */
  case 0x2605: /* ★ */
  case 0x2606: /* ☆ */
  case 0x25B2: /* ▲ */
  case 0x25B3: /* △ */
  case 0x2022: /* • */
  case 0x203B: /* ※ */
    return true;
  case 0x2014: /* — */
    return bul_text_starts(text, BUL_TEXT("——"));
  case 0x95EE: /* 问 */
  case 0x554F: /* 問 */
  case 0x7B54: /* 答 */
    return text.size > size &&
           (text.data[size] == ':' || text.data[size] == ' ' ||
            bul_text_starts(bul_text_from(text, size),
                            BUL_TEXT("：")));
  default:
    return false;
  }
}

/* A folio line may stand anywhere if it begins with its number or day; with
** other things, only at the edge of the page. */
static bool may_be_folio(const flow *f, const bul_line *line,
                         bulletin_text text) {
  if (line->ending != BUL_END_OPEN || line->width > WIDEST_FOLIO) return false;
  char first = text.data[0];
  return is_edge(f, line) || bul_is_digit((unsigned char)first) ||
         (first >= 'A' && first <= 'Z') ||
         bul_text_starts(text, BUL_TEXT("第"));
}

/* The lines below 广告 at the foot of a page. */
static bool is_under_advert(const flow *f, const bul_line *line) {
  size_t index = (size_t)(line - f->lines->items);
  if (index == 0 || line->gap > 0 || index + FOOT_LINES < f->lines->count)
    return false;
  return line[-1].kind == BUL_LINE_FURNITURE &&
         line[-1].furniture == BULLETIN_ADVERT && line->indent == 0;
}

/* Sets the kind of a line that the caller's markers or the built-in patterns
** know as a whole; false if they do not. */
static bool classify_whole(flow *f, bul_line *line, bulletin_text text,
                           bul_chars *here) {
  bul_folio folio;
  if (may_be_folio(f, line, text)) {
    bool edge = is_edge(f, line);
    if (bul_folio_read(&folio, text, edge)) {
      keep_folio(f->out, &folio);
      line->kind = BUL_LINE_FURNITURE;
      line->furniture = BULLETIN_FOLIO;
      return true;
    }
    if (edge && bul_is_paper_name(text)) {
      line->kind = BUL_LINE_FURNITURE;
      line->furniture = BULLETIN_MASTHEAD;
      return true;
    }
  }
  if (line->width > WIDEST_FURNITURE) return false;
  bool told = line->ending == BUL_END_SENTENCE ||
              line->ending == BUL_END_CLAUSE || line->ending == BUL_END_ASK ||
              bul_line_full(f->lines, line);
  bulletin_text kind = bul_find_line_kind(f->markers, text, told, here);
  if (kind.size > 0) return set_kind(line, kind);
  if (!is_under_advert(f, line)) return false;
  line->kind = BUL_LINE_FURNITURE;
  line->furniture = BULLETIN_ADVERT;
  return true;
}

/* Sets the kind of a line that a website sets around a piece; `here` has its
** characters unless it ends as a sentence does or fills its column. */
static bool classify_site(const flow *f, bul_line *line, bulletin_text text,
                          bul_chars *here) {
  bool told = line->ending == BUL_END_SENTENCE ||
              line->ending == BUL_END_CLAUSE || line->ending == BUL_END_ASK;
  bool full = bul_line_full(f->lines, line);
  if (told && (full || line->width > WIDEST_PROMPT)) return false;
  /* In a wrapped column nearly all lines are full; only their beginning is
  ** looked at. */
  if (full && !bul_chars_have(&f->markers->site_starts, text.data))
    return false;
  if (told || full || line->width > WIDEST_FURNITURE) {
    *here = (bul_chars){{0}};
    for (size_t at = 0; at < text.size; at += bul_char_size(text.data + at))
      bul_chars_add(here, bul_char_hash(text.data + at));
  }
  if (!bul_is_site_line(f->markers, text, told, here)) return false;
  line->kind = BUL_LINE_FURNITURE;
  line->furniture = BULLETIN_OTHER;
  return true;
}

/* Sets the kind of a line that is a byline with roles. */
static bool classify_byline(const flow *f, bul_line *line,
                            bulletin_text text) {
  if (line->ending != BUL_END_OPEN && line->ending != BUL_END_COLON)
    return false;
  if (line->width > WIDEST_BYLINE) return false;
  /* A line of text as wide as its column is more likely than names that
  ** fill it. */
  if (bul_line_full(f->lines, line) && !line->broken) return false;
  if ((!line->broken && line->width > WIDEST_GLUED) ||
      !bul_byline_possible(f->markers, text) ||
      !bul_byline_read(NULL, f->markers, text))
    return false;
  line->kind = BUL_LINE_BYLINE;
  return true;
}

/* Sets the kind of a line that is bare names. */
static bool classify_names(const flow *f, bul_line *line,
                           bulletin_text text) {
  bool plain = bul_is_han(bul_char_at(text.data, &(size_t){0}));
  if (line->ending != BUL_END_OPEN || line->width > WIDEST_NAMES ||
      (plain && line->width > NARROWEST_PAIR && !line->broken &&
       line->doubtful == 0) ||
      (bul_line_full(f->lines, line) && !line->broken) ||
      bul_never_starts(text) ||
      bul_byline_read_names(NULL, text) == BUL_NAMES_NONE)
    return false;
  line->kind = BUL_LINE_NAMES;
  return true;
}

static void classify(flow *f, bul_line *line) {
  bulletin_text text = line_text(f, line);
  bul_chars here;
  if (classify_whole(f, line, text, &here) ||
      classify_byline(f, line, text) ||
      classify_site(f, line, text, &here) || classify_names(f, line, text))
    return;
  if ((line->ending == BUL_END_OPEN || line->bracketed) &&
      bul_is_caption(text)) {
    line->kind = BUL_LINE_CAPTION;
    return;
  }
  if ((line->ending == BUL_END_OPEN || line->bracketed) &&
      !bul_line_full(f->lines, line) &&
      bul_signature_find(f->markers, text).kind != BUL_SIGNATURE_NONE)
    line->ending = BUL_END_BYLINE;
  /* Behind a sentence only a round-up's next dateline can stand, and that of
  ** a house that is known. */
  bool known = f->open != NULL && f->open->kind == BUL_BLOCK_TEXT &&
               f->open->ending == BUL_END_SENTENCE;
  bul_dateline dateline;
  size_t size;
  if (bul_dateline_possible(f->markers, text, known) &&
      bul_dateline_read(&dateline, &size, NULL, f->markers, text) > 0)
    line->kind = BUL_LINE_DATELINE;
  else
    line->kind = begins_item(text) ? BUL_LINE_ITEM : BUL_LINE_TEXT;
}

/* --- whether a line goes on -------------------------------------------- */

static bool ends_open(const bul_line *line) {
  return line->ending == BUL_END_OPEN || line->ending == BUL_END_CLAUSE;
}

/* True when `next` would not have fitted behind `last`: the measure is full,
** or what must not break or end a line stands next. */
static bool is_full(const flow *f, const bul_line *last,
                    const bul_line *next) {
  if (bul_line_full(f->lines, last)) return true;
  size_t measure = f->lines->layout.measure, word = 0;
  if (measure == 0 || last->width > measure) return false;
  bulletin_text text = line_text(f, next);
  /* An opening mark must not end a line, and takes its neighbour along. */
  if (last->ending != BUL_END_SENTENCE && bul_opens(text) &&
      (size_t)last->width + last->indent + PUSHED_CELLS >= measure)
    return true;
  while (word < text.size && (unsigned char)text.data[word] > ' ' &&
         (unsigned char)text.data[word] < 0x80)
    word++;
  return word > 1 &&
         (size_t)last->width + last->indent + word + 1 > measure;
}

/* A line that may be a title by itself: short, no sentence, not full. */
static bool looks_title(const flow *f, const bul_line *line) {
  return (line->kind == BUL_LINE_TEXT || line->kind == BUL_LINE_NAMES) &&
         line->ending == BUL_END_OPEN && line->width <= WIDEST_TITLE &&
         !(f->lines->layout.indented && line->indent >= INDENT);
}

/* The line after `index` that is not furniture, classified; NULL at the end. */
static bul_line *look_ahead(flow *f, size_t index) {
  for (size_t i = index; i < f->lines->count; i++) {
    bul_line *line = &f->lines->items[i];
    if (i >= f->classified) {
      if (!line->forced) classify(f, line);
      f->classified = i + 1;
    }
    if (line->kind != BUL_LINE_FURNITURE) return line;
  }
  return NULL;
}

static bool is_anchor(const bul_line *line) {
  return line->kind == BUL_LINE_BYLINE || line->kind == BUL_LINE_NAMES ||
         line->kind == BUL_LINE_DATELINE;
}

/* True when `line` is a title or begins two of which a byline or dateline
** follows, so that what stands before it is over. */
static bool heads_article(flow *f, const bul_line *line) {
  size_t index = (size_t)(line - f->lines->items);
  for (int i = 0; i < 3; i++) {
    if (line->kind != BUL_LINE_TEXT || !looks_title(f, line) ||
        bul_line_full(f->lines, line))
      return false;
    const bul_line *next = look_ahead(f, index + 1);
    if (next == NULL) return false;
    if (is_anchor(next)) return true;
    line = next;
    index = (size_t)(next - f->lines->items);
  }
  return false;
}

/* “…” and nothing else. */
static bool is_quotation(bulletin_text text) {
  const char *shut = bul_text_find(text, BUL_TEXT("”"));
  return bul_text_starts(text, BUL_TEXT("“")) && shut != NULL &&
         shut == text.data + text.size - 3;
}

/* After a sentence that ends at the edge of a wrapped column: a short line
** that is no sentence, or a whole quotation, is a title; were it the last
** line of the paragraph, it would end one. */
static bool is_new_title(const flow *f, const bul_line *last,
                         const bul_line *line) {
  if (ends_open(last) || !looks_title(f, line)) return false;
  return !bul_line_full(f->lines, line) || is_quotation(line_text(f, line));
}

/* Wrapped at a measure, no indent: a full line goes on; breaks.c divides what
** should not have. A first line that is full and open may be a title as wide
** as the column. */
static bool joins_flush(flow *f, const bul_line *last, const bul_line *line) {
  bool one_line = f->open->first == f->open->last;
  if (!is_full(f, last, line)) {
    size_t measure = f->lines->layout.measure;
    return last->width < measure && last->width + NEARLY >= measure &&
           ends_open(last) && line->gap == 0 &&
           bul_coheres(f->text, last, line);
  }
  if (ends_open(last)) return !(one_line && heads_article(f, line));
  if (line->gap > 0 && last->ending == BUL_END_SENTENCE) return false;
  return !is_new_title(f, last, line);
}

/* Paragraphs are indented: what is not goes on with one that is full. */
static bool joins_indented(flow *f, const bul_line *last,
                           const bul_line *line) {
  if (line->indent >= INDENT) return false;
  bool paragraph = f->open->indented || f->open->dateline;
  if (!paragraph && line->gap == 0 &&
      (last->ending == BUL_END_CLAUSE || bul_never_starts(line_text(f, line))))
    return true; /* a deck of several lines, a headline cut in a word */
  if (f->lines->layout.measure > 0) {
    if (!is_full(f, last, line) || is_new_title(f, last, line)) return false;
    if (paragraph) return true;
    return f->open->first != f->open->last && ends_open(last);
  }
  return paragraph && ends_open(last) && line->ending == BUL_END_SENTENCE &&
         f->open->width >= 60;
}

/* Neither wrapped nor indented: a sentence that is not over goes on. */
static bool joins_open(flow *f, const bul_line *last, const bul_line *line) {
  if (last->ending == BUL_END_CLAUSE ||
      bul_never_starts(bul_text(f->text.data + line->start,
                                line->end - line->start)))
    return true;
  if (last->ending != BUL_END_OPEN) return false;
  bool several = f->open->first != f->open->last &&
                 f->open->width > WIDEST_SHORT;
  if (several || f->open->dateline || f->open->sentences ||
      f->open->width > WIDEST_TITLE)
    return !heads_article(f, line);
  if (is_anchor(line) || heads_article(f, line)) return false;
  /* Where few lines stand apart, a blank one says something. */
  if (line->gap > 0 && !f->lines->layout.spaced) return false;
  /* Where lines are whole paragraphs, a short one over a long one is a title,
  ** whatever it ends with. */
  if (!f->lines->layout.spaced && last->width <= WIDEST_SHORT &&
      line->ending == BUL_END_SENTENCE && line->width > WIDEST_TITLE)
    return false;
  return bul_coheres(f->text, last, line);
}

/* A block that begins with a bracket is not over before it closes. */
static bool is_bracket_open(const flow *f) {
  const bul_block *block = f->open;
  if (block->last - block->first >= 4) return false;
  const bul_line *first = &f->lines->items[block->first];
  const bul_line *last = &f->lines->items[block->last];
  bulletin_text text =
      bul_text(f->text.data + first->start, last->end - first->start);
  if (bul_text_starts(text, BUL_TEXT("（")))
    return bul_text_find(text, BUL_TEXT("）")) == NULL;
  return bul_text_starts(text, BUL_TEXT("(")) &&
         memchr(text.data, ')', text.size) == NULL;
}

static bool joins(flow *f, const bul_line *line) {
  /* A short first line of a headline that is cut in a word seemed a name. */
  if (f->open != NULL && f->open->kind == BUL_BLOCK_NAMES &&
      f->open->trust < BUL_NAMES_LIKELY && line->kind == BUL_LINE_TEXT &&
      line->gap == 0 && bul_never_starts(line_text(f, line)))
    f->open->kind = BUL_BLOCK_TEXT;
  if (f->open == NULL || f->open->kind != BUL_BLOCK_TEXT) return false;
  if (f->open->forced != 0 || line->forced ||
      line->kind == BUL_LINE_FURNITURE)
    return false;
  if (is_bracket_open(f)) return line->indent < INDENT;
  bool one_line = f->open->first == f->open->last && !f->open->dateline;
  if (line->kind != BUL_LINE_TEXT &&
      (line->kind != BUL_LINE_NAMES || one_line))
    return false;
  const bul_line *last = &f->lines->items[f->open->last];
  if (f->lines->layout.indented) return joins_indented(f, last, line);
  if (f->lines->layout.measure > 0) return joins_flush(f, last, line);
  return joins_open(f, last, line);
}

/* --- blocks ------------------------------------------------------------ */

static bool has_sentence(bulletin_text text) {
  const char *at = bul_text_find(text, BUL_TEXT("。"));
  return at != NULL && at + 3 < text.data + text.size;
}

static void start_block(flow *f, const bul_line *line) {
  static const uint8_t kinds[] = {
      [BUL_LINE_TEXT] = BUL_BLOCK_TEXT,
      [BUL_LINE_BYLINE] = BUL_BLOCK_BYLINE,
      [BUL_LINE_NAMES] = BUL_BLOCK_NAMES,
      [BUL_LINE_DATELINE] = BUL_BLOCK_TEXT,
      [BUL_LINE_FURNITURE] = BUL_BLOCK_FURNITURE,
      [BUL_LINE_CREDIT] = BUL_BLOCK_CAPTION,
      [BUL_LINE_CAPTION] = BUL_BLOCK_CAPTION,
      [BUL_LINE_NOTE] = BUL_BLOCK_NOTE,
      [BUL_LINE_ITEM] = BUL_BLOCK_TEXT,
      [BUL_LINE_KICKER] = BUL_BLOCK_TEXT,
      [BUL_LINE_HEADLINE] = BUL_BLOCK_TEXT,
      [BUL_LINE_DECK] = BUL_BLOCK_TEXT,
      [BUL_LINE_SUBHEAD] = BUL_BLOCK_TEXT,
      [BUL_LINE_PARAGRAPH] = BUL_BLOCK_TEXT,
  };
  uint32_t index = (uint32_t)(line - f->lines->items);
  bul_block *block = &f->out->items[f->out->count++];
  *block = (bul_block){
      .first = index,
      .last = index,
      .kind = kinds[line->kind],
      .furniture = line->furniture,
      .ending = line->ending,
      .forced = line->forced ? line->kind : 0,
      .dateline = line->kind == BUL_LINE_DATELINE,
      .indented = line->indent >= INDENT,
      .width = line->width,
  };
  if (block->kind == BUL_BLOCK_TEXT)
    block->sentences = has_sentence(line_text(f, line));
  if (block->kind == BUL_BLOCK_NAMES)
    block->trust = (uint8_t)bul_byline_read_names(NULL, line_text(f, line));
  if (block->kind != BUL_BLOCK_FURNITURE) f->open = block;
}

static void extend_block(flow *f, const bul_line *line) {
  f->open->last = (uint32_t)(line - f->lines->items);
  f->open->ending = line->ending;
  if (f->open->width < UINT32_MAX - line->width) f->open->width += line->width;
  if (!f->open->sentences)
    f->open->sentences = has_sentence(line_text(f, line)) ||
                         f->lines->items[f->open->last - 1].ending ==
                             BUL_END_SENTENCE;
}

/* In the middle of a wrapped paragraph a full line that is open goes on
** whatever the next one looks like; nearly all lines of wrapped pages are
** settled here. */
static bool surely_joins(const flow *f, const bul_line *line) {
  if (f->open == NULL || f->open->kind != BUL_BLOCK_TEXT || f->open->forced)
    return false;
  if (f->out->items[f->out->count - 1].kind == BUL_BLOCK_FURNITURE ||
      line->forced || line->gap > 0)
    return false;
  if (f->lines->layout.measure == 0) return false;
  const bul_line *last = &f->lines->items[f->open->last];
  if (!bul_line_full(f->lines, last)) return false;
  if (!ends_open(last)) return false;
  if (f->lines->layout.indented)
    return line->indent < INDENT && (f->open->indented || f->open->dateline);
  return f->open->first != f->open->last || f->open->dateline;
}

int bul_blocks_flow(bul_blocks *out, bul_lines *lines, bulletin_text text,
                    const bul_markers *markers,
                    const bulletin_page_options *options, bul_arena *arena,
                    bulletin_error *error) {
  *out = (bul_blocks){0};
  size_t size;
  if (!bul_mul(&size, lines->count, sizeof(bul_block))) return bul_nomem(error);
  out->items = bul_arena_alloc(arena, size);
  if (out->items == NULL) return bul_nomem(error);
  flow f = {.lines = lines,
            .text = text,
            .markers = markers,
            .options = options,
            .error = error,
            .out = out};
  for (size_t i = 0; i < lines->count; i++) {
    int status = ask_rule(&f, &lines->items[i]);
    if (status != BULLETIN_OK) return status;
  }
  for (size_t i = 0; i < lines->count; i++) {
    bul_line *line = &lines->items[i];
    if (surely_joins(&f, line)) {
      if (f.classified < i + 1) f.classified = i + 1;
      extend_block(&f, line);
      continue;
    }
    if (i >= f.classified) {
      if (!line->forced) classify(&f, line);
      f.classified = i + 1;
    }
    if (joins(&f, line))
      extend_block(&f, line);
    else
      start_block(&f, line);
  }
  return BULLETIN_OK;
}
