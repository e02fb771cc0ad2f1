/*
** assemble.c - see assemble.h.
*/
#include "assemble.h"

#include "lines/breaks.h"
#include "caption.h"
#include "lines/field.h"
#include "datelines/signature.h"
#include "titles/titles.h"

enum {
  DOUBTFUL = 60,       /* hundredths of a logit */
  WIDEST_CAPTION = 60, /* cells of one, the photographer's name with it */
  LEAD = 400           /* bytes of the body that titles are held against */
};

typedef struct assembly {
  const bul_setting *s;
  bulletin_article *article;
  bul_warnings *warnings;
  bul_bylines bylines;
  bul_spans byline_spans;
  bulletin_element *body;
  size_t body_count;
  bulletin_field note; /* that the paragraph at hand ended with */
  size_t usual_cells;  /* of a paragraph */
} assembly;

bool bul_parts_init(bul_parts *parts, bul_arena *arena, size_t blocks) {
  *parts = (bul_parts){0};
  parts->items = bul_arena_alloc(arena, (blocks + 1) * sizeof *parts->items);
  return parts->items != NULL;
}

void bul_parts_reset(bul_parts *parts) {
  parts->count = 0;
}

void bul_parts_add(bul_parts *parts, bul_part_kind kind,
                   const bul_block *block) {
  parts->items[parts->count++] = (bul_part){(uint8_t)kind, block};
}

static bool weave(const assembly *a, bulletin_field *out, size_t first,
                  size_t last) {
  return bul_field_weave(out, a->s->arena, a->s->text, a->s->lines, first,
                         last);
}

static bool split(const assembly *a, bulletin_field *head, bulletin_field *tail,
                  const bulletin_field *field, size_t at) {
  return bul_field_split(head, tail, a->s->arena, a->s->text, field, at);
}

/* What has been printed nowhere has an empty list of places, not none. */
static const bulletin_span nowhere;

/* --- titles ------------------------------------------------------------ */

/* The forced title kinds, if a rule gave any, else what the lines say. */
static size_t find_headline(const assembly *a, const bul_part *parts,
                            const bul_title_lines *titles, int *margin) {
  for (size_t i = 0; i < titles->count; i++) {
    *margin = DOUBTFUL;
    if (parts[i].block->forced == BUL_LINE_HEADLINE) return i;
    if (parts[i].block->forced == BUL_LINE_DECK && i > 0) return i - 1;
    if (parts[i].block->forced == BUL_LINE_KICKER && i + 1 < titles->count &&
        parts[i + 1].block->forced != BUL_LINE_KICKER)
      return i + 1;
  }
  return bul_titles_headline(titles, a->s->markers, margin);
}

static bool read_titles(assembly *a, const bul_part *parts, size_t count,
                        const bul_parts *all) {
  if (count == 0) return true;
  bul_title_lines titles = {.count = count};
  for (size_t i = 0; i < count; i++) {
    bulletin_field line;
    if (!weave(a, &line, parts[i].block->first, parts[i].block->last))
      return false;
    titles.lines[i] = line.text;
  }
  for (size_t i = count; i < all->count; i++) {
    const bul_part *part = &all->items[i];
    titles.byline =
        titles.byline || (i == count && (part->kind == BUL_PART_BYLINE ||
                                         part->kind == BUL_PART_NAMES));
    if (part->kind == BUL_PART_PARAGRAPH) {
      const bul_line *line = &a->s->lines->items[part->block->first];
      size_t size = line->end - line->start;
      titles.lead =
          bul_text(a->s->text.data + line->start, size > LEAD ? LEAD : size);
      break;
    }
  }
  int margin;
  size_t headline = find_headline(a, parts, &titles, &margin);
  size_t last = headline; /* of the headline's lines */
  bulletin_article *article = a->article;
  if (bul_titles_stacked(&titles)) {
    headline = 0;
    last = 1;
    margin = DOUBTFUL;
  }
  if (headline > 0 && !weave(a, &article->kicker, parts[0].block->first,
                             parts[headline - 1].block->last))
    return false;
  if (!weave(a, &article->headline, parts[headline].block->first,
             parts[last].block->last))
    return false;
  if (last + 1 < count &&
      !weave(a, &article->deck, parts[last + 1].block->first,
             parts[count - 1].block->last))
    return false;
  article->column = bul_titles_column(a->s->markers, article->headline.text);
  if (article->column.data == NULL && headline > 0)
    article->column = bul_titles_column(a->s->markers, article->kicker.text);
  if (margin >= DOUBTFUL) return true;
  const bul_line *line = &a->s->lines->items[parts[headline].block->first];
  return bul_warn(a->warnings, a->s->arena, "title-order",
                  BUL_TEXT("引题、主题还是副题两可，请核对"), line->number);
}

/* --- body -------------------------------------------------------------- */

static bool add_element(assembly *a, int kind, const bulletin_field *field) {
  if (field->text.size == 0) return true;
  a->body[a->body_count++] = (bulletin_element){.kind = kind, .field = *field};
  return true;
}

static bool add_byline_span(assembly *a, const bulletin_field *field) {
  return bul_spans_add(&a->byline_spans, a->s->arena, field);
}

/* Whether the article has its dateline; of a mark alone there is no text. */
static bool is_dated(const assembly *a) {
  return a->article->dateline.field.span_count > 0;
}

/* The page's dateline becomes the article's. */
static bool set_dateline(assembly *a, const bul_dateline *dateline,
                         const bulletin_field *field) {
  bulletin_dateline *out = &a->article->dateline;
  out->field = *field;
  out->field.text = dateline->text;
  out->agency = dateline->agency;
  out->place = dateline->place;
  bul_civil day = bul_dateline_day(dateline, a->s->issue);
  out->date = bul_civil_text(a->s->arena, day);
  return day.year == 0 || out->date.data != NULL;
}

/* （新华社） in a line of its own: all of `field`. */
static bool take_source(assembly *a, bulletin_field *field) {
  bul_dateline dateline;
  if (!bul_dateline_read_closing(&dateline, &a->bylines, a->s->markers,
                                 field->text))
    return true;
  bulletin_field whole = *field;
  field->text.size = 0;
  return set_dateline(a, &dateline, &whole);
}

/* Takes the dateline and its byline off the start of `field`. */
static bool take_dateline(assembly *a, bulletin_field *field) {
  bul_dateline dateline;
  size_t size;
  size_t used = bul_dateline_read(&dateline, &size, &a->bylines, a->s->markers,
                                  field->text);
  if (used == 0) return take_source(a, field);
  bulletin_field head, rest = *field, byline;
  if (size > 0 && (!split(a, &head, &rest, field, size) ||
                   !set_dateline(a, &dateline, &head)))
    return false;
  /* `rest` begins at the next character that is no white space. */
  size_t skipped = (size_t)(rest.text.data - field->text.data);
  if (used > skipped) {
    if (!split(a, &byline, &rest, &rest, used - skipped)) return false;
    if (!add_byline_span(a, &byline)) return false;
  }
  *field = rest;
  return true;
}

/* A later dateline of a round-up stays in the text; who sent it is one of
** the article's reporters all the same. */
static void add_reporters(assembly *a, const bulletin_field *field) {
  bul_dateline dateline;
  size_t size;
  bul_dateline_read(&dateline, &size, &a->bylines, a->s->markers, field->text);
}

/* Takes off what the last sentence is signed with. */
static bool take_signature(assembly *a, bulletin_field *field) {
  bul_signature signature = bul_signature_find(a->s->markers, field->text);
  if (signature.kind == BUL_SIGNATURE_NONE) return true;
  bul_dateline dateline;
  bool wire = signature.kind == BUL_SIGNATURE_WIRE;
  if (wire && is_dated(a)) return true;
  bulletin_field signed_with;
  if (!split(a, field, &signed_with, field, signature.at)) return false;
  switch (signature.kind) {
  case BUL_SIGNATURE_WIRE:
    bul_dateline_read_closing(&dateline, &a->bylines, a->s->markers,
                              signed_with.text);
    return set_dateline(a, &dateline, &signed_with);
  case BUL_SIGNATURE_BYLINE:
    bul_byline_read(&a->bylines, a->s->markers, signature.text);
    break;
  case BUL_SIGNATURE_NAMES:
    bul_byline_read_names(&a->bylines, signature.text);
    break;
  case BUL_SIGNATURE_NOTE:
    a->note = signed_with;
    return true;
  default:
    break;
  }
  return add_byline_span(a, &signed_with);
}

static bool ends_bracket(bulletin_text text) {
  static const bulletin_text shuts[] = {BUL_ROW("）"), BUL_ROW(")"),
                                        BUL_ROW("〕"), BUL_ROW("】")};
  for (size_t i = 0; i < BUL_COUNT(shuts); i++) {
    if (bul_text_ends(text, shuts[i])) return true;
  }
  return false;
}

/* A sentence signed by a photographer and nobody else tells what a picture
** shows: 老船厂内景。 秦飞摄 */
static bool is_picture(const assembly *a, const bul_block *block,
                       bulletin_text text, size_t names) {
  if (a->bylines.count == names || block->dateline ||
      block->width > WIDEST_CAPTION ||
      bul_text_behind(text, BUL_TEXT("。")).size > 0)
    return false;
  for (size_t i = names; i < a->bylines.count; i++) {
    if (!bul_text_equal(a->bylines.items[i].role, BUL_TEXT("photographer")))
      return false;
  }
  return true;
}

/* An element, and behind it the note that its signature left. */
static bool add_signed(assembly *a, int kind, const bulletin_field *field) {
  bulletin_field note = a->note;
  a->note.text.size = 0;
  return add_element(a, kind, field) && add_element(a, BULLETIN_NOTE, &note);
}

/* Lines [first, last] of a block as one paragraph. */
static bool add_lines(assembly *a, const bul_block *block, size_t first,
                      size_t last) {
  bulletin_field field;
  if (!weave(a, &field, first, last)) return false;
  bool undated = !is_dated(a);
  if (block->dateline && first == block->first) {
    if (undated && !take_dateline(a, &field)) return false;
    if (!undated) add_reporters(a, &field);
  }
  bool open = block->ending == BUL_END_OPEN ||
              block->ending == BUL_END_BYLINE ||
              a->s->lines->items[last].bracketed;
  size_t names = a->bylines.count;
  if (open && last == block->last && !take_signature(a, &field)) return false;
  int kind = is_picture(a, block, field.text, names) ? BULLETIN_CAPTION
                                                     : BULLETIN_PARAGRAPH;
  return add_signed(a, kind, &field);
}

/* A block may hold several paragraphs that end at the edge of the column. */
static bool add_paragraph(assembly *a, const bul_part *part) {
  const bul_block *block = part->block;
  size_t possible = bul_breaks_possible(a->s->lines, block->first, block->last);
  if (possible == 0) return add_lines(a, block, block->first, block->last);
  bool ok;
  size_t *starts = bul_arena_alloc(a->s->arena, possible * sizeof *starts);
  if (starts == NULL) return false;
  size_t count =
      bul_breaks_find(starts, &ok, a->s->arena, a->s->text, a->s->lines,
                      block->first, block->last, a->usual_cells);
  size_t first = block->first;
  for (size_t i = 0; i < count && ok; i++) {
    ok = add_lines(a, block, first, starts[i] - 1);
    first = starts[i];
  }
  return ok && add_lines(a, block, first, block->last);
}

/* Counts the article's paragraphs, and how long they usually are: of the
** places where one may have ended, somewhat under half are ends. */
static size_t count_paragraphs(assembly *a, const bul_parts *parts) {
  size_t cells = 0, blocks = 0, possible = 0;
  for (size_t i = 0; i < parts->count; i++) {
    if (parts->items[i].kind != BUL_PART_PARAGRAPH) continue;
    const bul_block *block = parts->items[i].block;
    blocks++;
    cells += block->width;
    possible += bul_breaks_possible(a->s->lines, block->first, block->last);
  }
  a->usual_cells = 20 * cells / (20 * blocks + 9 * possible + 1);
  return parts->count + possible;
}

/* A byline block; in closing brackets it may be a dateline too. */
static bool add_byline(assembly *a, const bul_part *part) {
  bulletin_field field;
  if (!weave(a, &field, part->block->first, part->block->last)) return false;
  if (part->kind == BUL_PART_NAMES)
    bul_byline_read_names(&a->bylines, field.text);
  else if (!bul_byline_read(&a->bylines, a->s->markers, field.text) &&
           bul_byline_read_names(&a->bylines, field.text) == BUL_NAMES_NONE)
    return add_element(a, BULLETIN_PARAGRAPH, &field);
  return add_byline_span(a, &field);
}

static bool add_part(assembly *a, const bul_part *part) {
  bulletin_field field;
  switch (part->kind) {
  case BUL_PART_BYLINE:
  case BUL_PART_NAMES:
    return add_byline(a, part);
  case BUL_PART_PARAGRAPH:
    return add_paragraph(a, part);
  default:
    break;
  }
  static const int kinds[] = {[BUL_PART_SUBHEAD] = BULLETIN_SUBHEAD,
                              [BUL_PART_CAPTION] = BULLETIN_CAPTION,
                              [BUL_PART_NOTE] = BULLETIN_NOTE};
  if (!weave(a, &field, part->block->first, part->block->last)) return false;
  if (part->kind == BUL_PART_CAPTION && bul_caption_signed(field.text) &&
      !take_signature(a, &field))
    return false;
  return add_signed(a, kinds[part->kind], &field);
}

/* （新华社北京4月30日电  记者齐中熙） as the last paragraph. */
static bool take_closing(assembly *a) {
  if (a->body_count == 0 || is_dated(a)) return true;
  bulletin_field *last = &a->body[a->body_count - 1].field;
  bul_dateline dateline;
  if (!ends_bracket(last->text) ||
      !bul_dateline_read_closing(&dateline, &a->bylines, a->s->markers,
                                 last->text))
    return true;
  bulletin_field field = *last;
  a->body_count--;
  return set_dateline(a, &dateline, &field);
}

bool bul_assemble(bulletin_article *out, bul_warnings *warnings,
                  const bul_setting *setting, const bul_parts *parts) {
  *out = (bulletin_article){0};
  assembly a = {.s = setting,
                .article = out,
                .warnings = warnings,
                .bylines = {.arena = setting->arena}};
  size_t titles = 0;
  while (titles < parts->count && parts->items[titles].kind == BUL_PART_TITLE)
    titles++;
  size_t room = 2 * count_paragraphs(&a, parts) + 1; /* each may have a note */
  a.body = bul_arena_alloc(setting->arena, room * sizeof *a.body);
  if (a.body == NULL || !read_titles(&a, parts->items, titles, parts))
    return false;
  for (size_t i = titles; i < parts->count; i++) {
    if (!add_part(&a, &parts->items[i])) return false;
  }
  if (!take_closing(&a) || a.bylines.failed) return false;
  out->bylines = a.bylines.items;
  out->byline_count = a.bylines.count;
  out->byline_spans =
      a.byline_spans.count > 0 ? a.byline_spans.items : &nowhere;
  out->byline_span_count = a.byline_spans.count;
  out->body = a.body;
  out->body_count = a.body_count;
  out->date = out->dateline.date.data != NULL ? out->dateline.date
                                              : setting->issue_text;
  const bul_line *first = &setting->lines->items[parts->items[0].block->first];
  const bul_line *last =
      &setting->lines->items[parts->items[parts->count - 1].block->last];
  out->span = (bulletin_span){first->start, last->end};
  out->first_line = first->number;
  out->last_line = last->number;
  return true;
}

bool bul_assemble_editor(bulletin_article *article, const bul_setting *setting,
                         const bulletin_furniture *line) {
  bul_bylines bylines = {.arena = setting->arena};
  if (!bul_byline_read(&bylines, setting->markers, line->text))
    return !bylines.failed;
  if (bylines.count == 0) return true; /* it names nobody */
  size_t count = article->byline_count + bylines.count;
  bulletin_byline *all = bul_arena_alloc(setting->arena, count * sizeof *all);
  if (all == NULL) return false;
  if (article->byline_count > 0)
    memcpy(all, article->bylines, article->byline_count * sizeof *all);
  memcpy(all + article->byline_count, bylines.items,
         bylines.count * sizeof *all);
  article->bylines = all;
  article->byline_count = count;
  return true;
}
