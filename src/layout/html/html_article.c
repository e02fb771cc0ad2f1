/*
** html_article.c - the piece on an article's page: its titles, who wrote it
** and its text, apart from the site around it.
**
** Where the text is, html_text.c finds. The headline is the line before it that
** most speaks for: the document's title, its heading, its class, its size. Kicker
** and deck stand beside it; what else stands between it and the text are names
** and facts.
*/
#include "html_facts.h"
#include "html_piece.h"

enum {
  LEAST_TITLE = 2,      /* of a headline */
  LONGEST_TITLE = 90,   /* of a title line */
  LONGEST_SUBHEAD = 34, /* of a bold line that is one */
  LONGEST_CAPTION = 140,
  LEAST_OPEN = 26, /* of a line that is text though no sentence ends it */
  SIZE_TITLE = 16, /* pixels */
  SIZE_HEADLINE = 20,
  FARTHEST = 60, /* lines from a headline to its text */
  MOST_KICKERS = 2,
  MOST_DECKS = 3,
  LONGEST_NAMES = 16,
  NEAR = 4, /* elements up to one that two lines of a title block share */
  SURE = 3  /* score of a headline */
};

/* What lines have that are no titles. */
enum { FACTS = BUL_ROLE_BYLINE | BUL_ROLE_FACT | BUL_ROLE_SOURCE };

/* --- the headline ------------------------------------------------------ */

/* Whether a fact, as an attribute or comment wrote it, is the line's text. */
static bool is_same(const bul_piece *p, size_t line, bulletin_text fact) {
  if (fact.data == NULL) return false;
  bul_buffer a, b, plain;
  bul_buffer_init(&a, p->allocator);
  bul_buffer_init(&b, p->allocator);
  bul_buffer_init(&plain, p->allocator);
  bul_html_strip(&plain, fact);
  bul_piece_pack(&a, bul_text(plain.data, plain.size));
  bul_piece_pack(&b, bul_piece_text(p, line));
  bool same = a.size > 0 && bul_text_equal(bul_text(a.data, a.size),
                                           bul_text(b.data, b.size));
  *p->failed |= a.failed || b.failed || plain.failed;
  bul_buffer_free(&a);
  bul_buffer_free(&b);
  bul_buffer_free(&plain);
  return same;
}

static int score_headline(const bul_piece *p, size_t i) {
  const bul_html_line *line = &p->d->lines[i];
  bulletin_text text = bul_piece_text(p, i);
  int score = 0;
  if (line->chars < LEAST_TITLE || line->chars > LONGEST_TITLE) return 0;
  if (line->heading > 0 && line->heading < 4) score += 4 - line->heading;
  if (bul_piece_has(p, i, BUL_ROLE_HEADLINE)) score += 2;
  if (bul_piece_has(p, i, BUL_ROLE_BODY)) score += 1;
  if (line->size >= SIZE_HEADLINE)
    score += 2;
  else if (line->size >= SIZE_TITLE)
    score += 1;
  score += line->bold + line->centred;
  if (line->chars >= 4 && bul_piece_in_title(p, i))
    score += 4 + (line->chars >= 8 ? 2 : 0);
  if (is_same(p, i, p->d->facts.headline)) score += 10;
  if (bul_piece_is_link(line)) score -= 5;
  if (bul_piece_drops(p, i)) score -= 6;
  if (bul_piece_has(p, i, BUL_ROLE_PARTS & ~BUL_ROLE_HEADLINE)) score -= 4;
  if (bul_text_ends(text, BUL_TEXT("。"))) score -= 3;
  return score;
}

static void find_headline(bul_piece *p) {
  int best = SURE - 1;
  size_t from = p->lead > FARTHEST ? p->lead - FARTHEST : 0;
  for (size_t i = from; i <= p->lead && i < p->d->line_count; i++) {
    int score = score_headline(p, i) - (i == p->lead ? 2 : 0);
    if (score > best) {
      best = score;
      p->headline = i;
      p->titled = true;
    }
  }
  if (p->titled && p->headline == p->lead) p->lead++;
}

/* --- what stands beside it --------------------------------------------- */

/* Two lines lie in one small element. */
static bool is_near(const bul_piece *p, size_t a, size_t b) {
  uint32_t one = p->d->lines[a].node;
  for (int i = 0; i <= NEAR; i++) {
    const bul_html_node *node = &p->d->nodes[one];
    if (b >= node->first && b < node->end && one != 0) return true;
    one = node->parent;
  }
  return false;
}

/* A line that is set as a title is. */
static bool is_set_as_title(const bul_piece *p, size_t i) {
  const bul_html_line *line = &p->d->lines[i];
  return line->chars <= LONGEST_TITLE && !bul_piece_is_link(line) &&
         !bul_piece_drops(p, i) &&
         !bul_piece_has(p, i, FACTS | BUL_ROLE_CAPTION) &&
         (line->heading > 0 || line->size >= SIZE_TITLE) &&
         is_near(p, p->headline, i);
}

static size_t count_kickers(const bul_piece *p) {
  size_t count = 0;
  while (count < MOST_KICKERS && count < p->headline) {
    size_t i = p->headline - count - 1;
    if (bul_piece_drops(p, i) || bul_piece_is_link(&p->d->lines[i])) break;
    if (!(bul_piece_has(p, i, BUL_ROLE_KICKER) ||
          is_same(p, i, p->d->facts.kicker) || is_set_as_title(p, i)))
      break;
    count++;
  }
  return count;
}

static bool is_deck(const bul_piece *p, size_t i) {
  if (p->d->lines[i].chars > LONGEST_TITLE * 2) return false;
  if (bul_piece_has(p, i, BUL_ROLE_DECK) || is_same(p, i, p->d->facts.deck))
    return true;
  return is_set_as_title(p, i) ||
         (bul_text_starts(bul_piece_text(p, i), BUL_TEXT("——")) &&
          p->d->lines[i].chars <= LONGEST_TITLE);
}

/* --- lines of the layout ----------------------------------------------- */

static bool add(const bul_piece *p, size_t i, const char *kind, bool first) {
  return bul_draft_add(
      p->draft, &(bul_draft_line){.text = bul_piece_text(p, i),
                                  .evidence = {.kind = bulletin_text_of(kind),
                                               .whole = true,
                                               .piece = first},
                                  .source = p->d->lines[i].source,
                                  .confidence = -1});
}

static bool ends_sentence(bulletin_text text) {
  static const bulletin_text ends[] = {
      BUL_ROW("。"), BUL_ROW("！"), BUL_ROW("？"), BUL_ROW("”"), BUL_ROW("）"),
      BUL_ROW("…"),  BUL_ROW("」"), BUL_ROW("；"), BUL_ROW(")"), BUL_ROW(".")};
  for (size_t i = 0; i < BUL_COUNT(ends); i++)
    if (bul_text_ends(text, ends[i])) return true;
  return false;
}

/* What a line of the text is, as far as its make-up says; NULL: the words
** decide. */
static const char *body_kind(const bul_piece *p, size_t i) {
  const bul_html_line *line = &p->d->lines[i];
  bulletin_text text = bul_piece_text(p, i);
  bool sentence = ends_sentence(text);
  if (bul_piece_has(p, i, BUL_ROLE_CAPTION)) return "caption";
  if (line->picture && line->centred && line->chars <= LONGEST_CAPTION)
    return "caption";
  if (line->row && i > p->lead) return "paragraph";
  if (line->chars <= LONGEST_SUBHEAD && !sentence &&
      (line->heading > 0 || line->bold) && i > p->lead)
    return "subhead";
  if (line->chars >= LEAST_OPEN && !sentence && i > p->lead && !line->centred)
    return "paragraph";
  return NULL;
}

static bool add_titles(const bul_piece *p) {
  size_t kickers = count_kickers(p), first = p->headline - kickers;
  for (size_t i = first; i < p->headline; i++)
    if (!add(p, i, "kicker", i == first)) return false;
  return add(p, p->headline, "headline", kickers == 0);
}

/* Whether the line is names and no more, in an element of theirs. */
static bool is_names(const bul_piece *p, size_t i) {
  bulletin_text text = bul_piece_text(p, i);
  if (!bul_piece_has(p, i, BUL_ROLE_BYLINE) ||
      bul_piece_has(p, i, BUL_ROLE_FACT | BUL_ROLE_SOURCE) ||
      p->d->lines[i].chars > LONGEST_NAMES)
    return false;
  for (size_t at = 0; at < text.size;) {
    size_t size;
    uint32_t c = bul_char_at(text.data + at, &size);
    if (!bul_is_han(c) && !bul_is_space(c) && c != U'、' && c != U'·')
      return false;
    at += size;
  }
  return true;
}

/* Lines [from, lead): decks, names and facts. */
static bool add_head(const bul_piece *p, size_t from, bool *begun) {
  size_t decks = 0;
  bool titles = true;
  for (size_t i = from; i < p->lead; i++) {
    const bul_html_line *line = &p->d->lines[i];
    bool fact = bul_piece_has(p, i, FACTS);
    if (bul_piece_drops(p, i) || (bul_piece_is_link(line) && !fact)) continue;
    if (p->titled && titles && decks < MOST_DECKS && is_deck(p, i)) {
      decks++;
      if (!add(p, i, "deck", false)) return false;
      continue;
    }
    titles = false;
    if (!fact && (bul_piece_has(p, i, BUL_ROLE_CAPTION) ||
                  (i >= p->first &&
                   (bul_piece_has(p, i, BUL_ROLE_MARKED) || line->picture)))) {
      if (!add(p, i, body_kind(p, i), !*begun)) return false;
      *begun = true;
      continue;
    }
    bul_draft_line one = {.text = bul_piece_text(p, i),
                          .evidence = {.whole = true, .piece = !*begun},
                          .source = line->source,
                          .confidence = -1};
    if (bul_piece_has(p, i, BUL_ROLE_SOURCE) &&
        !bul_piece_has(p, i, BUL_ROLE_FACT | BUL_ROLE_BYLINE))
      one.evidence.kind = BUL_TEXT("other");
    if (is_names(p, i)) one.evidence.kind = BUL_TEXT("byline");
    if (!bul_facts_add(p->draft, &one)) return false;
    *begun = true;
  }
  return true;
}

/* A line that leads elsewhere and is no sentence of the text. */
static bool leads_away(const bul_piece *p, size_t i) {
  const bul_html_line *line = &p->d->lines[i];
  return line->linked * 10 >= line->chars * 9 &&
         !ends_sentence(bul_piece_text(p, i)) &&
         !bul_piece_has(p, i, BUL_ROLE_MARKED);
}

/* Where the text ends: a heading under which only links stand heads a list of
** other pieces. */
static size_t end_of_text(const bul_piece *p) {
  size_t at = p->end;
  for (bool links = false; at > p->lead + 1; at--) {
    bool away = leads_away(p, at - 1);
    if (!away && !bul_piece_drops(p, at - 1) &&
        !(links && p->d->lines[at - 1].heading > 0))
      break;
    links = away || (links && bul_piece_drops(p, at - 1));
  }
  return at;
}

static bool add_body(const bul_piece *p, bool *begun) {
  size_t adverts = bul_piece_adverts(p), end = end_of_text(p);
  for (size_t i = p->lead; i < end; i++) {
    if (bul_piece_drops(p, i) || leads_away(p, i)) continue;
    if (!add(p, i, i < adverts ? body_kind(p, i) : "advert", !*begun))
      return false;
    *begun = true;
  }
  return true;
}

static bool write(bul_piece *p) {
  bool begun = p->titled;
  size_t from = p->first < p->lead ? p->first : p->lead;
  if (p->titled) {
    if (!add_titles(p)) return false;
    from = p->headline + 1;
  }
  return add_head(p, from, &begun) && add_body(p, &begun);
}

/* The document and the piece in it; false when memory ran out. Closed by
** close_piece either way. */
static bool open_piece(bul_piece *p, bul_html_document *document,
                       bulletin_text source) {
  bul_buffer_init(&p->title, p->allocator);
  p->d = document;
  if (bul_html_document_read(document, source, p->allocator) != BULLETIN_OK)
    return false;
  p->scores = bul_resize(p->allocator, NULL, 0,
                         document->node_count * sizeof *p->scores);
  if (p->scores == NULL) return false;
  if (document->line_count > 0) bul_piece_find_text(p);
  return true;
}

static void close_piece(bul_piece *p, bul_html_document *document) {
  size_t size = document->node_count * sizeof *p->scores;
  bul_free(p->allocator, p->scores, p->scores == NULL ? 0 : size);
  bul_buffer_free(&p->title);
  bul_html_document_free(document);
}

static bool read_piece(bul_piece *p) {
  if (p->d->line_count == 0) return true;
  if (bul_html_is_node(p)) return bul_html_write_node(p);
  find_headline(p);
  return write(p);
}

int bul_html_read(bul_draft *draft, bulletin_text source) {
  bul_html_document document = {0};
  bul_piece p = {
      .draft = draft, .allocator = &draft->allocator, .failed = &draft->failed};
  bool good = open_piece(&p, &document, source) && read_piece(&p);
  if (good && draft->layout.date.data == NULL &&
      document.facts.date.data != NULL) {
    size_t size;
    draft->layout.date = bul_draft_day(draft, document.facts.date, &size);
  }
  draft->layout.pieces_told = true;
  close_piece(&p, &document);
  return good ? BULLETIN_OK : bul_nomem(draft->error);
}

/* Whether there may be an element <area>: most pages have none, and need not be
** read for it. */
static bool has_area(bulletin_text source) {
  return bul_text_find(source, BUL_TEXT("<area")) != NULL ||
         bul_text_find(source, BUL_TEXT("<Area")) != NULL ||
         bul_text_find(source, BUL_TEXT("<AREA")) != NULL;
}

int bul_html_parts(bulletin_parts *parts, bulletin_text source,
                   const bulletin_allocator *allocator, bulletin_error *error) {
  bul_html_document document = {0};
  bool failed = false;
  bul_piece p = {.allocator = allocator, .failed = &failed};
  if (!has_area(source)) return BULLETIN_OK;
  bool good = open_piece(&p, &document, source) &&
              (document.line_count == 0 || !bul_html_is_node(&p) ||
               bul_html_add_parts(parts, &p));
  close_piece(&p, &document);
  return good && !failed ? BULLETIN_OK : bul_nomem(error);
}
