/*
** snippet.c - the place of an article that answers a query.
*/
#include "../../base/cursor.h"
#include "../../base/error.h"
#include "hits.h"
#include "../../index/match.h"

#include <stdlib.h>

enum {
  BEFORE = 20, /* characters, at most, before what was looked for */
  AFTER = 40,  /* and after it, when a sentence ends there */
  NEAR = 60,   /* or a clause, a little later */
  MOST_MARKS = 64,
  FAR_WINDOW = 32 /* snippets made at once where each trip costs */
};

/* Ends of sentences and clauses: a snippet may begin after one, and end with
** one. */
static bool is_border(uint32_t c) {
  return bul_in(c, U"。，；！？：…;!?\n—　");
}

/* What may stand after a border and belongs to it. */
static bool is_closing(uint32_t c) {
  return bul_in(c, U"”’」』）》】") || is_border(c);
}

typedef struct mark {
  const char *start;
  const char *end;
} mark;

/* Where in a text the phrases stand. */
typedef struct marks {
  mark items[MOST_MARKS];
  size_t count;
} marks;

/* The first border among the BEFORE characters before `at`, or the start of
** the text; *cut when there is none and the text goes on. */
static const char *find_start(bulletin_text text, const char *at, bool *cut) {
  const char *p = at, *best = NULL;
  size_t read;
  for (int i = 0; i < BEFORE && p > text.data; i++) {
    const char *before = p - bul_char_back(text.data, p);
    if (is_border(bul_char_at(before, &read))) best = p;
    p = before;
  }
  *cut = false;
  if (p == text.data) return p;
  *cut = best == NULL;
  if (best == NULL) return p;
  while (best < at) { /* not into the marks that close what came before */
    if (!is_closing(bul_char_at(best, &read))) break;
    best += read;
  }
  return best;
}

/* The last border between `at` and AFTER characters on, or else the first up
** to NEAR. */
static const char *find_end(bulletin_text text, const char *at, bool *cut) {
  const char *end = text.data + text.size, *p = at, *best = NULL;
  int i = 0;
  *cut = false;
  for (; p < end && i < NEAR; i++) {
    size_t size;
    bool border = is_border(bul_char_at(p, &size));
    p += size;
    while (border && p < end && is_closing(bul_char_at(p, &size)))
      p += size;
    if (!border) continue;
    if (i > AFTER && best != NULL) return best;
    best = p;
    if (i > AFTER) return best;
  }
  if (p == end && i <= AFTER) return end;
  if (best != NULL) return best;
  *cut = p < end;
  return p;
}

static void find_marks(marks *out, const bul_query *query,
                       const bul_unit_list *units, bool is_headline) {
  out->count = 0;
  for (size_t c = 0; c < query->clause_count; c++) {
    const bul_clause *clause = &query->clauses[c];
    if (clause->negative) continue;
    for (size_t p = clause->first; p < clause->first + clause->size; p++) {
      const bul_phrase *phrase = &query->phrases[p];
      if (phrase->kind != BUL_PHRASE_WORDS) continue;
      if (phrase->headline_only && !is_headline) continue;
      size_t at = 0;
      while (out->count < MOST_MARKS &&
             (at = bul_match_phrase(phrase, units, at)) < units->count) {
        size_t last = at + phrase->size - 1;
        out->items[out->count++] =
            (mark){units->items[at].start, units->items[last].end};
        at = last + 1;
      }
    }
  }
  /* In order, and joined where they overlap. */
  for (size_t i = 1; i < out->count; i++) {
    mark m = out->items[i];
    size_t j = i;
    for (; j > 0 && out->items[j - 1].start > m.start; j--)
      out->items[j] = out->items[j - 1];
    out->items[j] = m;
  }
  size_t kept = 0;
  for (size_t i = 0; i < out->count; i++) {
    if (kept > 0 && out->items[i].start < out->items[kept - 1].end) {
      if (out->items[i].end > out->items[kept - 1].end)
        out->items[kept - 1].end = out->items[i].end;
    } else {
      out->items[kept++] = out->items[i];
    }
  }
  out->count = kept;
}

static void write_snippet(bul_buffer *out, bulletin_text text,
                          const marks *found) {
  bool cut_start, cut_end;
  mark first = {text.data, text.data};
  if (found->count > 0) first = found->items[0];
  const char *start = find_start(text, first.start, &cut_start);
  const char *end = find_end(text, first.end, &cut_end);
  out->size = 0;
  if (cut_start) bul_buffer_add_text(out, BUL_TEXT("…"));
  const char *at = start;
  for (size_t i = 0; i < found->count && found->items[i].end <= end; i++) {
    const mark *m = &found->items[i];
    bul_buffer_add(out, at, (size_t)(m->start - at));
    bul_buffer_add_text(out, BUL_TEXT("«"));
    bul_buffer_add(out, m->start, (size_t)(m->end - m->start));
    bul_buffer_add_text(out, BUL_TEXT("»"));
    at = m->end;
  }
  bul_buffer_add(out, at, (size_t)(end - at));
  if (cut_end) bul_buffer_add_text(out, BUL_TEXT("…"));
}

/* The part of an article where most of the phrases stand: one of the body or a
** name, else a title line. Parts come one by one, the body's first. */
typedef struct maker {
  const bul_query *query;
  bul_unit_list units;
  size_t wanted; /* phrases of words that are not to be left out */
  bul_window *window;
  const size_t *answers;     /* of the window, by number of their revision */
  size_t now;                /* the revision whose parts come */
  size_t in_body, in_titles; /* phrases in its best part so far */
  bul_buffer body, title;    /* the snippets from these */
} maker;

static bool is_wanted(const bul_query *query, const bul_clause *clause,
                      size_t phrase) {
  return !clause->negative && query->phrases[phrase].kind == BUL_PHRASE_WORDS;
}

static size_t count_wanted(const bul_query *query) {
  size_t count = 0;
  for (size_t c = 0; c < query->clause_count; c++) {
    const bul_clause *clause = &query->clauses[c];
    for (size_t p = clause->first; p < clause->first + clause->size; p++)
      count += is_wanted(query, clause, p);
  }
  return count;
}

/* How many of the wanted phrases stand in the part that was read. */
static size_t count_found(const maker *m, bool is_headline) {
  size_t count = 0;
  for (size_t c = 0; c < m->query->clause_count; c++) {
    const bul_clause *clause = &m->query->clauses[c];
    for (size_t p = clause->first; p < clause->first + clause->size; p++) {
      const bul_phrase *phrase = &m->query->phrases[p];
      if (!is_wanted(m->query, clause, p)) continue;
      if (phrase->headline_only && !is_headline) continue;
      count += bul_match_phrase(phrase, &m->units, 0) < m->units.count;
    }
  }
  return count;
}

/* The snippet of the revision whose parts have come is what was found. */
static void end_revision(maker *m) {
  const bul_buffer *from = &m->body;
  if (m->in_body == 0 && m->in_titles > 0) from = &m->title;
  bul_window *w = m->window;
  w->places[m->answers[m->now]] =
      (bul_card_place){.at = w->bytes.size, .size = from->size};
  bul_buffer_add(&w->bytes, from->data, from->size);
  m->body.size = m->title.size = m->in_body = m->in_titles = 0;
}

static int take_part(void *to, const bul_part_row *row, bool *enough,
                     bulletin_error *error) {
  maker *m = to;
  bool is_headline = row->part == BUL_PART_HEADLINE;
  bool in_titles = is_headline || row->part == BUL_PART_TITLE;
  marks found = {.count = 0};
  if (row->asked != m->now) {
    end_revision(m);
    m->now = row->asked;
  }
  if (row->text.size == 0) return BULLETIN_OK;
  if (m->wanted == 0) { /* no words: how the piece begins */
    if (m->body.size == 0) write_snippet(&m->body, row->text, &found);
    *enough = true;
    return BULLETIN_OK;
  }
  if (in_titles && m->in_body > 0) return BULLETIN_OK;
  if (!bul_unit_list_read(&m->units, row->text)) return bul_nomem(error);
  size_t *best = in_titles ? &m->in_titles : &m->in_body;
  size_t count = count_found(m, is_headline);
  if (count <= *best) return BULLETIN_OK;
  *best = count;
  find_marks(&found, m->query, &m->units, is_headline);
  write_snippet(in_titles ? &m->title : &m->body, row->text, &found);
  *enough = !in_titles && count == m->wanted;
  return BULLETIN_OK;
}

/* --- of answers -------------------------------------------------------- */

/* An answer of the window and the revision to be read for it. */
typedef struct text_wanted {
  int64_t revision;
  size_t answer;
} text_wanted;

static int by_revision(const void *left, const void *right) {
  const text_wanted *a = left, *b = right;
  return (a->revision > b->revision) - (a->revision < b->revision);
}

static int read_texts(maker *m, bulletin_hits *hits, bulletin_store *store,
                      bulletin_error *error) {
  text_wanted list[FAR_WINDOW] = {{0}};
  int64_t revisions[FAR_WINDOW];
  size_t answers[FAR_WINDOW], count = m->window->count;
  for (size_t i = 0; i < count; i++)
    list[i] =
        (text_wanted){hits->items[m->window->first + i].hit.revision_key, i};
  qsort(list, count, sizeof *list, by_revision);
  for (size_t i = 0; i < count; i++) {
    revisions[i] = list[i].revision;
    answers[i] = list[i].answer;
  }
  m->answers = answers;
  int status = bul_read_begin(store, error);
  if (status != BULLETIN_OK) return status;
  status = store->engine.texts(store->engine.context, revisions, count,
                               take_part, m, error);
  end_revision(m);
  if (m->body.failed || m->title.failed || m->window->bytes.failed)
    status = bul_nomem(error);
  return bul_read_end(store, status, error);
}

/* Makes the snippets of the answers from number `first` on: of one, for they
** are many, or of as many as a trip is worth. */
static int load_once(bulletin_hits *hits, bulletin_store *store, size_t first,
                     bulletin_error *error) {
  size_t most = store->engine.is_far ? FAR_WINDOW : 1;
  int status = bul_window_move(&hits->snippets, hits, first, most, error);
  if (status != BULLETIN_OK) return status;
  maker m = {.query = &hits->query,
             .wanted = count_wanted(&hits->query),
             .window = &hits->snippets};
  bul_unit_list_init(&m.units, &store->allocator);
  bul_buffer_init(&m.body, &store->allocator);
  bul_buffer_init(&m.title, &store->allocator);
  status = read_texts(&m, hits, store, error);
  bul_unit_list_free(&m.units);
  bul_buffer_free(&m.body);
  bul_buffer_free(&m.title);
  if (status != BULLETIN_OK) hits->snippets.count = 0;
  return status;
}

static int load(bulletin_hits *hits, bulletin_store *store, size_t first,
                bulletin_error *error) {
  int status, tries = 0;
  do
    status = load_once(hits, store, first, error);
  while (bulletin_again(store, status, &tries));
  return status;
}

int bulletin_hit_snippet(bulletin_text *out, bulletin_store *store,
                         bulletin_hits *hits, size_t i, bulletin_error *error) {
  *out = bul_text("", 0);
  if (hits->query.phrase_count == 0) return BULLETIN_OK;
  bul_window *w = &hits->snippets;
  if (!bul_window_has(w, i)) {
    int status = load(hits, store, i, error);
    if (status != BULLETIN_OK) return status;
  }
  bul_card_place place = w->places[i - w->first];
  if (place.size > 0) *out = bul_text(w->bytes.data + place.at, place.size);
  return BULLETIN_OK;
}
