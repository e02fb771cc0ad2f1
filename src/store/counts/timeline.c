/*
** timeline.c - what the archive tells of a person, in the order of days.
*/
#include "../../base/error.h"
#include "../../base/text.h"
#include "../../reading/texts/sentences.h"
#include "filter.h"

/* The result, in an arena that it owns. */
typedef struct result {
  bul_arena *arena;
  bulletin_event *events;
  size_t count, capacity;
} result;

/* An article that names the person, and its text. */
typedef struct piece {
  result *to;
  bulletin_text person;
  bulletin_event event; /* what all its events have in common */
  const bulletin_page *page;
  bulletin_text text;
  size_t title_size; /* of the text, for its title lines */
} piece;

static int add_event(piece *p, bulletin_text sentence, bulletin_error *error) {
  result *r = p->to;
  bulletin_event *grown = bul_arena_grow(r->arena, r->events, &r->capacity,
                                         r->count + 1, sizeof *grown);
  if (grown == NULL) return bul_nomem(error);
  r->events = grown;
  bulletin_event event = p->event;
  if (!bul_arena_text(&event.sentence, r->arena, sentence))
    return bul_nomem(error);
  r->events[r->count++] = event;
  return BULLETIN_OK;
}

/* The titles that the person held, or came to hold, by this piece. */
static int keep_titles(piece *p, const bulletin_entity *e,
                       bulletin_error *error) {
  if (e == NULL || e->title_count == 0) return BULLETIN_OK;
  bulletin_text *titles =
      bul_arena_alloc(p->to->arena, e->title_count * sizeof *titles);
  if (titles == NULL) return bul_nomem(error);
  size_t count = 0;
  for (size_t i = 0; i < e->title_count; i++) {
    if (e->changes[i] == BULLETIN_TITLE_REMOVED) continue;
    if (!bul_arena_text(&titles[count++], p->to->arena, e->titles[i]))
      return bul_nomem(error);
  }
  p->event.titles = titles;
  p->event.title_count = count;
  return BULLETIN_OK;
}

/* Does the sentence name the person? `at` is the first of the places that do
** not lie before it; without an entity the name itself is looked for. */
static bool names_person(const piece *p, const bulletin_entity *e, size_t *at,
                         bulletin_span sentence) {
  if (e == NULL) {
    bulletin_text text =
        bul_text(p->text.data + sentence.start, sentence.end - sentence.start);
    return bul_text_find(text, p->person) != NULL;
  }
  while (*at < e->span_count && e->spans[*at].start < sentence.start)
    ++*at;
  return *at < e->span_count && e->spans[*at].start < sentence.end;
}

/* Adds the sentences that name the person: those of the body, or, when it has
** none, the first of the titles; or an event without a sentence, where only an
** editor has named the person. */
static int add_sentences(piece *p, const bulletin_entity *e,
                         bulletin_error *error) {
  size_t at = 0, paragraph = 0, place = 0, before = p->to->count;
  bul_sentence s;
  bulletin_text title = {NULL, 0};
  int status = BULLETIN_OK;
  while (status == BULLETIN_OK &&
         bul_sentence_next(&s, p->text, &at, &paragraph)) {
    if (!names_person(p, e, &place, s.span)) continue;
    bulletin_text sentence =
        bul_text(p->text.data + s.span.start, s.span.end - s.span.start);
    if (s.span.start >= p->title_size)
      status = add_event(p, sentence, error);
    else if (title.data == NULL)
      title = sentence;
  }
  if (status == BULLETIN_OK && p->to->count == before)
    status = add_event(p, title, error);
  return status;
}

static const bulletin_entity *find_person(const bulletin_entities *entities,
                                          bulletin_text person) {
  for (size_t i = 0; i < entities->count; i++)
    if (entities->items[i].kind == BULLETIN_PERSON &&
        bul_text_equal(entities->items[i].name, person))
      return &entities->items[i];
  return NULL;
}

static int read_text(piece *p, const bulletin_allocator *allocator,
                     bulletin_error *error) {
  bulletin_entities entities = {0};
  int status = BULLETIN_OK;
  if (p->text.size > 0)
    status = bulletin_entities_read(&entities, p->text, NULL, allocator, error);
  const bulletin_entity *e = find_person(&entities, p->person);
  if (status == BULLETIN_OK) status = keep_titles(p, e, error);
  if (status == BULLETIN_OK) status = add_sentences(p, e, error);
  bulletin_entities_free(&entities);
  return status;
}

static int add_piece(result *r, bulletin_store *store, int64_t id,
                     bulletin_text person, bulletin_error *error) {
  bulletin_record record;
  int status = bulletin_get(&record, store, id, 0, error);
  if (status != BULLETIN_OK) return status;
  const bulletin_page *page = &record.page;
  const bulletin_article *a = &page->articles[0];
  piece p = {.to = r, .person = person, .event.id = id};
  bulletin_event *e = &p.event;
  bulletin_text date = a->date.data != NULL ? a->date : page->date;
  if (!bul_arena_text(&e->date, r->arena, date) ||
      !bul_arena_text(&e->headline, r->arena, a->headline.text) ||
      !bul_arena_text(&e->source, r->arena, page->source) ||
      !bul_arena_text(&e->page_name, r->arena, page->name))
    status = bul_nomem(error);
  bulletin_string running = {0};
  if (status == BULLETIN_OK)
    status = bulletin_running_text(&running, &p.title_size, a,
                                   &store->allocator, error);
  p.text = running.text;
  if (status == BULLETIN_OK) status = read_text(&p, &store->allocator, error);
  bulletin_string_free(&running);
  bulletin_record_free(&record);
  return status;
}

/* The articles come in the order of their days, those without one first. */
static int add_pieces(result *r, bulletin_store *store, bulletin_text person,
                      bulletin_error *error) {
  const bulletin_condition named = {bulletin_text_of("person"), person};
  bulletin_filter filter = {.conditions = &named,
                            .condition_count = 1,
                            .limit = -1,
                            .order = BULLETIN_BY_DATE};
  bulletin_hits *hits;
  int status =
      bulletin_search(&hits, store, (bulletin_text){NULL, 0}, &filter, error);
  if (status != BULLETIN_OK) return status;
  for (size_t i = 0; i < bulletin_hits_count(hits); i++) {
    status = add_piece(r, store, bulletin_hits_at(hits, i).id, person, error);
    if (status == BULLETIN_NOTFOUND) status = BULLETIN_OK; /* removed since */
    if (status != BULLETIN_OK) break;
  }
  bulletin_hits_free(hits);
  return status;
}

int bulletin_timeline_read(bulletin_timeline *out, bulletin_store *store,
                           bulletin_text person, bulletin_error *error) {
  *out = (bulletin_timeline){0};
  result r = {.arena = bul_arena_new(&store->allocator)};
  if (r.arena == NULL) return bul_nomem(error);
  out->owner = r.arena;
  int status = add_pieces(&r, store, person, error);
  if (status != BULLETIN_OK) {
    bulletin_timeline_free(out);
    return status;
  }
  out->items = r.events;
  out->count = r.count;
  return BULLETIN_OK;
}

void bulletin_timeline_free(bulletin_timeline *timeline) {
  bul_arena_delete(timeline->owner);
  *timeline = (bulletin_timeline){0};
}
