/*
** classify.c - see flow.h: what a line is by itself.
*/
#include "flow.h"

#include "../../base/error.h"
#include "../../base/marks.h"
#include "../bylines/names.h"
#include "../caption.h"
#include "../datelines/signature.h"
#include "../bylines/tokens.h"
#include "../furniture/credits.h"
#include "../furniture/site.h"
#include "../stamp.h"
#include "cohesion.h"

enum {
  WIDEST_FURNITURE = 240, /* cells */
  WIDEST_FOLIO = 120,
  WIDEST_PROMPT = 64,  /* of a sentence in which a website asks for something */
  WIDEST_CLOSING = 80, /* of （新华社） and the like under a piece */
  WIDEST_LISTED = 30,  /* of names with 、 between */
  NARROWEST_PAIR = 8,  /* cells that one name without a dot takes at most */
  WIDEST_BYLINE = 200,
  WIDEST_GLUED = 100, /* of a byline without white space */
  WIDEST_NAMES = 60,
  MARK_LEAD = 0xE2,     /* the first byte of arrows, ▲ and their like */
  LONGEST_POINTER = 90, /* bytes of a caption behind ▲ */
  EDGE_CELLS = 10,      /* that a line may lack because a word did not fit */
  EDGE_LINES = 3,
  FOOT_LINES = 8 /* at the foot of a page, what an advertisement says */
};

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

/* What a line that was told to be a folio line says of the page. */
static void read_forced_folio(bul_flow *f, const bul_line *line) {
  bul_folio folio;
  if (line->kind == BUL_LINE_FURNITURE && line->furniture == BULLETIN_FOLIO &&
      bul_folio_read(&folio, bul_flow_text(f, line), BUL_FOLIO_EDGE))
    keep_folio(f->out, &folio);
}

/* Asks the caller's rule for lines, else the layout's evidence. */
int bul_line_ask(bul_flow *f, bul_line *line) {
  const bulletin_page_options *options = f->options;
  bulletin_text kind = {NULL, 0};
  if (options == NULL) return BULLETIN_OK;
  if (options->line != NULL) {
    int status = options->line(options->line_context, bul_flow_text(f, line),
                               line->number, &kind, f->error);
    if (status != BULLETIN_OK) return status;
  }
  const bulletin_layout *layout = options->layout;
  if (layout != NULL && line->number <= layout->line_count) {
    const bulletin_evidence *evidence = &layout->evidence[line->number - 1];
    line->whole = evidence->whole;
    line->piece = evidence->piece;
    line->joined = evidence->joined;
    if (kind.data == NULL) kind = evidence->kind;
  }
  if (kind.data == NULL) return BULLETIN_OK;
  if (set_kind(line, kind)) {
    line->forced = true;
    read_forced_folio(f, line);
    return BULLETIN_OK;
  }
  return bul_fail_at(f->error, BULLETIN_LIMIT, line->number, 0,
                     "line %u: a rule for lines gave the unknown kind '%.*s'; "
                     "give a body or title kind, a furniture kind, or none",
                     line->number, (int)(kind.size > 40 ? 40 : kind.size),
                     kind.data);
}

static bool is_edge(const bul_flow *f, const bul_line *line) {
  size_t index = (size_t)(line - f->lines->items);
  return index < EDGE_LINES || index + EDGE_LINES >= f->lines->count;
}

/* ■ ● ◆ and the like, 问： and 答：, a dash: a list's item or a speaker's. */
static bool begins_item(bulletin_text text) {
  size_t size;
  uint32_t c = bul_char_at(text.data, &size);
  if ((bul_mark(c) & BUL_LEADS) != 0 || c == U'•') return true;
  switch (c) {
  case U'—':
    return bul_text_starts(text, BUL_TEXT("——"));
  case U'问':
  case U'問':
  case U'答':
    return text.size > size &&
           (text.data[size] == ':' || text.data[size] == ' ' ||
            bul_text_starts(bul_text_from(text, size), BUL_TEXT("：")));
  default:
    return false;
  }
}

/* A folio line may stand anywhere if it begins with its number or day; with
** other things, only at the edge of the page. */
static bool may_be_folio(const bul_flow *f, const bul_line *line,
                         bulletin_text text) {
  if (line->ending != BUL_END_OPEN || line->width > WIDEST_FOLIO) return false;
  char first = text.data[0];
  return is_edge(f, line) || bul_is_digit((unsigned char)first) ||
         (first >= 'A' && first <= 'Z') ||
         bul_text_starts(text, BUL_TEXT("第"));
}

/* The lines below 广告 at the foot of a page. */
static bool is_under_advert(const bul_flow *f, const bul_line *line) {
  size_t index = (size_t)(line - f->lines->items);
  if (index == 0 || line->gap > 0 || index + FOOT_LINES < f->lines->count)
    return false;
  return line[-1].kind == BUL_LINE_FURNITURE &&
         line[-1].furniture == BULLETIN_ADVERT && line->indent == 0;
}

/* 圖／周嵐攝: a person who took it, behind a slash. */
static bool takes_picture(bulletin_text text) {
  static const bulletin_text taken[] = {BUL_ROW("攝"), BUL_ROW("摄")};
  const char *slash = bul_text_find(text, BUL_TEXT("／"));
  if (slash == NULL) return false;
  text = bul_text_from(text, (size_t)(slash - text.data) + strlen("／"));
  for (size_t i = 0; i < BUL_COUNT(taken); i++) {
    if (bul_text_ends(text, taken[i]) &&
        bul_is_person(bul_text(text.data, text.size - taken[i].size)))
      return true;
  }
  return false;
}

/* 图：周岚 何田: persons behind a colon. */
static bool names_photographers(bulletin_text text) {
  bul_token tokens[BUL_MOST_TOKENS];
  size_t colon;
  const char *at = bul_find_colon(text, &colon);
  if (text.size > LONGEST_POINTER) return false;
  if (at == NULL) return takes_picture(text);
  size_t count = bul_tokens_split(
      tokens, bul_text_from(text, (size_t)(at - text.data) + colon));
  for (size_t i = 0; i < count && i < BUL_MOST_TOKENS; i++) {
    if (!bul_is_person(tokens[i].text)) return false;
  }
  return count > 0;
}

/* 本报记者 周岚/文 何田/供图: a byline whose role begins it. */
static bool is_signed(const bul_flow *f, bulletin_text text) {
  return (bul_text_ends(text, BUL_TEXT("/供图")) ||
          bul_text_ends(text, BUL_TEXT("／供圖"))) &&
         bul_byline_begins(f->markers, text) == BUL_BYLINE_ROLE &&
         bul_byline_read(NULL, f->markers, text);
}

/* Sets the kind of a line that the caller's markers or the built-in patterns
** know as a whole; false if they do not. */
static bool classify_whole(bul_flow *f, bul_line *line, bulletin_text text,
                           bul_chars *here) {
  bul_folio folio;
  if (may_be_folio(f, line, text)) {
    bool edge = is_edge(f, line);
    if (bul_folio_read(&folio, text,
                       edge ? BUL_FOLIO_EDGE : BUL_FOLIO_INSIDE)) {
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
  /* 值班编辑说，…。 is a sentence, whatever it begins with. */
  bool sentence = line->ending == BUL_END_SENTENCE && !line->bracketed &&
                  bul_text_equal(kind, BUL_TEXT("credits"));
  if (kind.size > 0 && !sentence) {
    set_kind(line, kind);
    if ((line->kind == BUL_LINE_CAPTION && names_photographers(text)) ||
        (line->kind == BUL_LINE_NOTE && is_signed(f, text)))
      line->kind = BUL_LINE_BYLINE;
    return true;
  }
  if (!told && bul_is_credits(text)) return set_kind(line, BUL_TEXT("credits"));
  if (!is_under_advert(f, line)) return false;
  line->kind = BUL_LINE_FURNITURE;
  line->furniture = BULLETIN_ADVERT;
  return true;
}

/* A website's line stands right before it. */
static bool is_under_site(const bul_flow *f, const bul_line *line) {
  return line > f->lines->items &&
         (line->gap == 0 || f->lines->layout.spaced) &&
         line[-1].kind == BUL_LINE_FURNITURE &&
         line[-1].furniture == BULLETIN_OTHER;
}

/* Sets the kind of a line that a website sets around a piece; `here` has its
** characters unless it ends as a sentence does or fills its column. */
static bool classify_site(const bul_flow *f, bul_line *line, bulletin_text text,
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
  if (!bul_is_site_line(f->markers, text, told, here) &&
      !(!told && is_under_site(f, line) && bul_is_site_word(text)))
    return false;
  line->kind = BUL_LINE_FURNITURE;
  line->furniture = BULLETIN_OTHER;
  return true;
}

static bool has_triangle(const bul_flow *f, const bul_line *line) {
  bulletin_text text = bul_flow_text(f, line);
  return bul_text_starts(text, BUL_TEXT("▲")) ||
         bul_text_starts(text, BUL_TEXT("▼"));
}

/* ▲老船厂内景。: short, and no item of a list, which would have others by
** it. */
static bool is_lone_pointer(const bul_flow *f, const bul_line *line,
                            bulletin_text text) {
  const bul_line *items = f->lines->items, *end = items + f->lines->count;
  if (text.size > LONGEST_POINTER || !has_triangle(f, line)) return false;
  return (line == items || !has_triangle(f, line - 1)) &&
         (line + 1 == end || !has_triangle(f, line + 1));
}

/* Sets the kind of a line that is a byline with roles. */
static bool classify_byline(const bul_flow *f, bul_line *line,
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

/* 周岚、何田: persons and nothing else, with `mark` between them. */
static bool is_list_of_people(bulletin_text text, bulletin_text mark) {
  const char *at = bul_text_find(text, mark);
  if (at == NULL) return false;
  while (at != NULL) {
    if (!bul_is_person(bul_text(text.data, (size_t)(at - text.data))))
      return false;
    text = bul_text_from(text, (size_t)(at - text.data) + mark.size);
    at = bul_text_find(text, mark);
  }
  return bul_is_person(text);
}

/* Sets the kind of a line that is bare names. */
static bool classify_names(const bul_flow *f, bul_line *line,
                           bulletin_text text) {
  bool plain = bul_is_han(bul_char_at(text.data, &(size_t){0})) &&
               !bul_text_ends(text, BUL_TEXT("）")) &&
               !(line->width <= WIDEST_LISTED &&
                 is_list_of_people(text, BUL_TEXT("、")));
  if (line->ending != BUL_END_OPEN || line->width > WIDEST_NAMES ||
      (plain && line->width > NARROWEST_PAIR && !line->broken &&
       line->doubtful == 0) ||
      (bul_line_full(f->lines, line) && !line->broken) ||
      bul_never_starts(text) || bul_text_starts(text, BUL_TEXT("据")) ||
      bul_byline_read_names(NULL, text) == BUL_NAMES_NONE)
    return false;
  line->kind = BUL_LINE_NAMES;
  return true;
}

/* 题：小站开门: an agency's title, behind its dateline. */
static bool is_theme(bulletin_text text) {
  return bul_text_starts(text, BUL_TEXT("题：")) ||
         bul_text_starts(text, BUL_TEXT("題："));
}

void bul_line_classify(bul_flow *f, bul_line *line) {
  bulletin_text text = bul_flow_text(f, line);
  bul_chars here;
  if (classify_whole(f, line, text, &here) || classify_byline(f, line, text) ||
      classify_site(f, line, text, &here) || classify_names(f, line, text))
    return;
  if (((line->ending == BUL_END_OPEN || line->bracketed) &&
       bul_is_caption(text)) ||
      ((unsigned char)text.data[0] == MARK_LEAD &&
       (bul_is_pointed(text) || is_lone_pointer(f, line, text)))) {
    line->kind = BUL_LINE_CAPTION;
    return;
  }
  if ((line->bracketed ||
       (line->ending == BUL_END_OPEN && !bul_line_full(f->lines, line))) &&
      bul_signature_find(f->markers, text).kind != BUL_SIGNATURE_NONE)
    line->ending = BUL_END_BYLINE;
  /* Behind a sentence only a round-up's next dateline can stand, and that of
  ** a house that is known. */
  bool known = f->open != NULL && f->open->kind == BUL_BLOCK_TEXT &&
               f->open->ending == BUL_END_SENTENCE;
  bul_dateline dateline;
  size_t size;
  size_t used = 0;
  if (bul_dateline_possible(f->markers, text, known))
    used = bul_dateline_read(&dateline, &size, NULL, f->markers, text);
  if (used > 0) {
    line->kind = BUL_LINE_DATELINE;
    if (is_theme(bul_text_from(text, used))) line->ending = BUL_END_SENTENCE;
    /* In a line of its own: no text goes on from it. Near the edge of a column
    ** what seems a name may be the next word. */
    size_t measure = f->lines->layout.measure;
    if (used == text.size &&
        (measure == 0 || line->width + line->indent + EDGE_CELLS < measure))
      line->ending = BUL_END_BYLINE;
  } else if (known && line->width <= WIDEST_CLOSING &&
             (bul_text_starts(text, BUL_TEXT("据")) ||
              !bul_is_han(bul_char_at(text.data, &size))) &&
             bul_dateline_read_closing(&dateline, NULL, f->markers, text)) {
    line->kind = BUL_LINE_DATELINE;
    line->ending = BUL_END_BYLINE;
  } else
    line->kind = begins_item(text) ? BUL_LINE_ITEM : BUL_LINE_TEXT;
}
