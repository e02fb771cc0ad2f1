/*
** html_text.c - which lines of an article's page are its text: the element
** that holds most of what reads as sentences outside links.
*/
#include "html_facts.h"
#include "html_piece.h"
#include "html_words.h"

enum {
  LEAST_LEAD = 24,      /* characters of a line that surely is text */
  LONGEST_NOTICE = 900, /* bytes of a site's notice of its rights */
  LONGEST_ADVERT = 120, /* characters of a line that asks the reader */
  LONGEST_LABEL = 12,   /* of what names an address */
  SHORTEST_LINK = 12,   /* bytes */
  LONGEST_NAME = 600,   /* bytes looked at of a document's title */
  LEAST_NAMED = 6,      /* characters of a line that the title repeats */
  MOST_LOOKED_AT = 400, /* lines that may be it */
  NEAR = 4              /* elements up to the one that holds all the text */
};

static bool has_clause(bulletin_text text) {
  return bul_text_find(text, BUL_TEXT("，")) != NULL ||
         bul_text_find(text, BUL_TEXT("。")) != NULL ||
         bul_text_find(text, BUL_TEXT("、")) != NULL ||
         bul_text_find(text, BUL_TEXT(", ")) != NULL ||
         bul_text_ends(text, BUL_TEXT("."));
}

static bool is_notice(bulletin_text text) {
  if (text.size > LONGEST_NOTICE) return false;
  for (size_t i = 0; i < BUL_COUNT(notice_words); i++)
    if (bul_text_find(text, notice_words[i]) != NULL) return true;
  return false;
}

/* How much a line reads as text. A piece's text stands behind its title. */
static double weight_of(const bul_piece *p, size_t i) {
  const bul_html_line *line = &p->d->lines[i];
  if (bul_piece_drops(p, i) || bul_piece_is_link(line)) return 0;
  double chars = line->chars - line->linked;
  if (!has_clause(bul_piece_text(p, i)) || is_notice(bul_piece_text(p, i)))
    chars /= 4;
  return i < p->named ? chars / 4 : chars;
}

static bool find_marked(bul_piece *p) {
  bool found = false;
  for (size_t i = 0; i < p->d->line_count; i++) {
    if (!bul_piece_has(p, i, BUL_ROLE_MARKED)) continue;
    if (!found) p->first = i;
    found = true;
    p->end = i + 1;
  }
  return found;
}

/* A line speaks for the element that holds it, less for the two around. */
static const double shares[] = {1, .75, .5};

static double spread_scores(bul_piece *p) {
  double total = 0;
  for (size_t i = 0; i < p->d->line_count; i++) {
    double weight = weight_of(p, i);
    uint32_t node = p->d->lines[i].node;
    total += weight;
    while (p->d->nodes[node].paragraph)
      node = p->d->nodes[node].parent;
    for (size_t k = 0; k < BUL_COUNT(shares); k++) {
      p->scores[node] += weight * shares[k];
      if (p->d->nodes[node].parent == node) break;
      node = p->d->nodes[node].parent;
    }
  }
  return total;
}

/* How much the lines of a node read as text. */
static double weight_in(const bul_piece *p, uint32_t node) {
  double weight = 0;
  for (size_t i = p->d->nodes[node].first; i < p->d->nodes[node].end; i++)
    weight += weight_of(p, i);
  return weight;
}

/* The element around the best one has as much text again, or is the piece's by
** its own word: the text goes on in it. */
static uint32_t widen(const bul_piece *p, uint32_t best) {
  double inside = weight_in(p, best);
  for (int step = 0; step < NEAR; step++) {
    uint32_t parent = p->d->nodes[best].parent;
    if (parent == best || parent == 0) break;
    double around = weight_in(p, parent);
    bool body = (p->d->nodes[parent].roles & BUL_ROLE_BODY) != 0;
    if (!(around > inside * 1.6 || (body && around > inside))) break;
    best = parent;
    inside = around;
  }
  return best;
}

static bool find_densest(bul_piece *p) {
  uint32_t best = 0;
  double highest = 0;
  memset(p->scores, 0, p->d->node_count * sizeof *p->scores);
  if (spread_scores(p) <= 0) return false;
  for (uint32_t i = 0; i < p->d->node_count; i++) {
    bool body = (p->d->nodes[i].roles & BUL_ROLE_BODY) != 0;
    double score = p->scores[i] * (body ? 1.3 : 1);
    if (score > highest) {
      highest = score;
      best = i;
    }
  }
  best = widen(p, best);
  p->first = p->d->nodes[best].first;
  p->end = p->d->nodes[best].end;
  return true;
}

/* Else the first line that is no heading. */
static void find_lead(bul_piece *p) {
  bool found = false;
  p->lead = p->first;
  for (size_t i = p->first; i < p->end; i++) {
    const bul_html_line *line = &p->d->lines[i];
    double weight = weight_of(p, i);
    if (line->heading > 0 || bul_piece_has(p, i, BUL_ROLE_PARTS) || weight <= 0)
      continue;
    if (!found) p->lead = i;
    found = true;
    if (weight >= LEAST_LEAD) {
      p->lead = i;
      return;
    }
  }
}

/* --- the title --------------------------------------------------------- */

void bul_piece_pack(bul_buffer *out, bulletin_text text) {
  for (size_t at = 0; at < text.size;) {
    size_t size;
    uint32_t c = bul_char_at(text.data + at, &size);
    if (!bul_is_space(c)) bul_buffer_add(out, text.data + at, size);
    at += size;
  }
}

bool bul_piece_in_title(const bul_piece *p, size_t line) {
  bul_buffer packed;
  if (p->title.size == 0) return false;
  bul_buffer_init(&packed, p->allocator);
  bul_piece_pack(&packed, bul_piece_text(p, line));
  bool found = packed.size > 0 &&
               bul_text_find(bul_text(p->title.data, p->title.size),
                             bul_text(packed.data, packed.size)) != NULL;
  *p->failed |= packed.failed;
  bul_buffer_free(&packed);
  return found;
}

/* The line that repeats the document's title and is set as a title is. */
static void find_named(bul_piece *p) {
  size_t seen = 0;
  for (size_t i = 0; i < p->d->line_count && seen < MOST_LOOKED_AT; i++) {
    const bul_html_line *line = &p->d->lines[i];
    if (line->chars < LEAST_NAMED || line->chars > p->title.size ||
        bul_piece_drops(p, i) || bul_piece_is_link(line))
      continue;
    seen++;
    if (!bul_piece_in_title(p, i)) continue;
    p->named = i;
    return;
  }
}

static void set_title(bul_piece *p) {
  bulletin_text title = p->d->facts.title;
  bul_buffer plain;
  while (title.size > LONGEST_NAME)
    title.size -= bul_char_back(title.data, title.data + title.size);
  bul_buffer_init(&plain, p->allocator);
  bul_html_strip(&plain, title);
  bul_piece_pack(&p->title, bul_text(plain.data, plain.size));
  *p->failed |= plain.failed || p->title.failed;
  bul_buffer_free(&plain);
}

/* --- what stands below it ---------------------------------------------- */

/* An address and a few words: Android載點 https://… */
static bool is_address(bulletin_text text) {
  const char *link = bul_text_find(text, BUL_TEXT("http"));
  size_t before = link == NULL ? 0 : (size_t)(link - text.data);
  return link != NULL && text.size - before >= SHORTEST_LINK &&
         bul_text_length(bul_text(text.data, before)) <= LONGEST_LABEL &&
         memchr(link, ' ', text.size - before) == NULL;
}

static bool has_any(bulletin_text text, const bulletin_text *words,
                    size_t count) {
  for (size_t i = 0; i < count; i++)
    if (bul_text_find(text, words[i]) != NULL) return true;
  return false;
}

static bool is_advert(bulletin_text text) {
  bool asks = has_any(text, asking_words, BUL_COUNT(asking_words));
  for (size_t i = 0; i < BUL_COUNT(advert_words); i++) {
    const bulletin_text *row = advert_words[i];
    if (bul_text_find(text, row[0]) != NULL &&
        bul_text_find(text, row[1]) != NULL &&
        (asks || bul_text_starts(text, row[0])))
      return true;
  }
  return has_any(text, forbidding_words, BUL_COUNT(forbidding_words)) ||
         is_address(text);
}

size_t bul_piece_adverts(const bul_piece *p) {
  size_t at = p->end;
  while (at > p->lead + 1 && (bul_piece_drops(p, at - 1) ||
                              (p->d->lines[at - 1].chars <= LONGEST_ADVERT &&
                               is_advert(bul_piece_text(p, at - 1)))))
    at--;
  return at;
}

/* --- the whole --------------------------------------------------------- */

double bul_piece_weight(const bul_piece *p) {
  double weight = 0;
  for (size_t i = p->first; i < p->end; i++)
    weight += weight_of(p, i);
  return weight;
}

void bul_piece_find_text(bul_piece *p) {
  set_title(p);
  find_named(p);
  if (!find_marked(p) && !find_densest(p)) {
    p->aside = true; /* a page all of which seems navigation is shown */
    if (!find_densest(p)) p->end = p->d->line_count;
  }
  find_lead(p);
}
