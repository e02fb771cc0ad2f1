/*
** page.c - bulletin_parse: the stages one after another.
*/
#include "articles.h"

#include "../base/error.h"
#include "places.h"

enum { SMALL_PAGE = 4096 }; /* bytes that even an empty page takes */

/* A page with the arena that holds it. */
typedef struct owned_page {
  bulletin_page page;
  bul_arena arena;
} owned_page;

static const char *const body_kinds[BULLETIN_BODY_KINDS] = {
    [BULLETIN_PARAGRAPH] = "paragraph",
    [BULLETIN_SUBHEAD] = "subhead",
    [BULLETIN_CAPTION] = "caption",
    [BULLETIN_NOTE] = "note",
};

static const char *const furniture_kinds[BULLETIN_FURNITURE_KINDS] = {
    [BULLETIN_MASTHEAD] = "masthead", [BULLETIN_FOLIO] = "folio",
    [BULLETIN_CREDITS] = "credits",   [BULLETIN_JUMP] = "jump",
    [BULLETIN_ADVERT] = "advert",     [BULLETIN_OTHER] = "other",
};

const char *bulletin_body_kind_name(int kind) {
  return kind >= 0 && kind < BULLETIN_BODY_KINDS ? body_kinds[kind] : NULL;
}

const char *bulletin_furniture_kind_name(int kind) {
  return kind >= 0 && kind < BULLETIN_FURNITURE_KINDS ? furniture_kinds[kind]
                                                      : NULL;
}

/* 要闻 of page 02 is "02 要闻". Absent when memory ran out. */
static bulletin_text folio_name(bul_arena *arena, const bul_folio *folio) {
  if (folio->number.data == NULL || folio->section.data == NULL)
    return folio->number.data != NULL ? folio->number : folio->section;
  size_t size = folio->number.size + 1 + folio->section.size;
  char *name = bul_arena_alloc(arena, size);
  if (name == NULL) return bul_text(NULL, 0);
  memcpy(name, folio->number.data, folio->number.size);
  name[folio->number.size] = ' ';
  memcpy(name + folio->number.size + 1, folio->section.data,
         folio->section.size);
  return bul_text(name, size);
}

/* The issue's day as it is told, if it is one of the calendar. */
static bulletin_text told_day(const bulletin_page_options *options,
                              bul_civil *issue) {
  bulletin_text day = options->date;
  if (day.data == NULL && options->layout != NULL) day = options->layout->date;
  *issue = (bul_civil){0};
  return bul_civil_parse(issue, day) ? day : bul_text(NULL, 0);
}

/* What a layout adds to the pieces. */
static bool set_layout(bulletin_page *page, const bul_articles *articles,
                       const bulletin_layout *layout, bul_arena *arena) {
  page->width = layout->width;
  page->height = layout->height;
  page->unit = layout->unit;
  return bul_places_set(articles, layout, arena);
}

static int parse(owned_page *owned, bulletin_text text,
                 const bulletin_page_options *options, bulletin_error *error) {
  bul_arena *arena = &owned->arena;
  bul_lines lines;
  bul_blocks blocks;
  bul_articles articles;
  bul_markers markers;
  bul_markers_init(&markers, options->markers, options->marker_count);
  int status = bul_lines_split(&lines, text, arena);
  if (status != BULLETIN_OK) return bul_nomem(error);
  status =
      bul_blocks_flow(&blocks, &lines, text, &markers, options, arena, error);
  if (status != BULLETIN_OK) return status;

  bul_civil issue;
  bulletin_text day = told_day(options, &issue);
  bulletin_page *page = &owned->page;
  page->source = options->source;
  page->encoding = options->encoding;
  page->name = options->name;
  page->date = day;
  if (blocks.has_folio && page->name.data == NULL) {
    page->name = folio_name(arena, &blocks.folio);
    if (page->name.data == NULL && blocks.folio.number.data != NULL)
      return bul_nomem(error);
  }
  if (issue.year == 0) issue = blocks.folio.day;
  if (page->date.data == NULL && issue.year != 0) {
    page->date = bul_civil_text(arena, issue);
    if (page->date.data == NULL) return bul_nomem(error);
  }

  bul_setting setting = {.arena = arena,
                         .text = text,
                         .lines = &lines,
                         .blocks = &blocks,
                         .markers = &markers,
                         .issue = issue,
                         .pieces_told = options->layout != NULL &&
                                        options->layout->pieces_told,
                         .issue_text = page->date};
  if (bul_articles_read(&articles, &setting) != BULLETIN_OK)
    return bul_nomem(error);
  if (options->layout != NULL &&
      !set_layout(page, &articles, options->layout, arena))
    return bul_nomem(error);
  page->articles = articles.items;
  page->article_count = articles.count;
  page->furniture = articles.furniture;
  page->furniture_count = articles.furniture_count;
  page->warnings = articles.warnings.items;
  page->warning_count = articles.warnings.count;
  return BULLETIN_OK;
}

int bulletin_parse(bulletin_page **out, bulletin_text text,
                   const bulletin_page_options *options,
                   const bulletin_allocator *allocator, bulletin_error *error) {
  static const bulletin_page_options defaults;
  *out = NULL;
  if (options == NULL) options = &defaults;
  if (text.data == NULL) text = BUL_TEXT("");
  int dated = bul_date_check(options->date, "the issue's day", error);
  if (dated != BULLETIN_OK) return dated;
  if (text.size >= UINT32_MAX)
    return bul_fail(error, BULLETIN_LIMIT,
                    "a page of 4 GB or more; is this one page?");
  size_t bad = bul_utf8_invalid(text);
  if (bad < text.size) {
    size_t line = bul_line_of(text, bad);
    return bul_fail_at(error, BULLETIN_ENCODING, line, bad + 1,
                       "line %zu, byte %zu: not UTF-8; decode the text first "
                       "or name its encoding",
                       line, bad + 1);
  }
  bul_arena arena;
  bul_arena_init(&arena, allocator);
  /* Lines and blocks take about as much as the text that is woven anew. */
  bul_arena_expect(&arena, 2 * text.size + SMALL_PAGE);
  owned_page *owned = bul_arena_alloc(&arena, sizeof *owned);
  if (owned == NULL) return bul_nomem(error);
  *owned = (owned_page){.arena = arena};
  int status = parse(owned, text, options, error);
  if (status != BULLETIN_OK) {
    bulletin_page_free(&owned->page);
    return status;
  }
  *out = &owned->page;
  return BULLETIN_OK;
}

void bulletin_page_free(bulletin_page *page) {
  if (page == NULL) return;
  /* The page lies in the arena that is freed. */
  bul_arena arena = ((owned_page *)page)->arena;
  bul_arena_free(&arena);
}
