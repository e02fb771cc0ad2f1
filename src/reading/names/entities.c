/*
** entities.c - who and what a text names: the mentions that people.c,
** places.c and organizations.c find, one for each place, gathered by name.
*/
#include "entities.h"

#include "../../base/error.h"
#include "../../base/fold.h"
#include "../../base/hash.h"

#include <stdlib.h>

typedef struct result {
  bulletin_entities entities; /* first: what the caller holds */
  bul_arena arena;
  bulletin_allocator allocator;
} result;

/* --- mentions ---------------------------------------------------------- */

void bul_mention_add(bul_findings *f, int kind, size_t from, size_t to,
                     int strength) {
  bul_mention *grown =
      bul_grow(&f->allocator, f->mentions, &f->mention_capacity,
               f->mention_count + 1, sizeof *grown);
  if (grown == NULL) {
    f->failed = true;
    return;
  }
  f->mentions = grown;
  grown[f->mention_count++] = (bul_mention){
      .from = from,
      .to = to,
      .kind = kind,
      .strength = strength,
      .span = {f->tokens[from].span.start, f->tokens[to - 1].span.end},
  };
}

/* The longer first, then the stronger. */
static int by_claim(const void *left, const void *right) {
  const bul_mention *a = left, *b = right;
  size_t long_a = a->span.end - a->span.start;
  size_t long_b = b->span.end - b->span.start;
  if (long_a != long_b) return long_a > long_b ? -1 : 1;
  if (a->strength != b->strength) return a->strength > b->strength ? -1 : 1;
  if (a->span.start != b->span.start)
    return a->span.start < b->span.start ? -1 : 1;
  return a->kind - b->kind;
}

static int by_place(const void *left, const void *right) {
  const bul_mention *a = left, *b = right;
  if (a->span.start != b->span.start)
    return a->span.start < b->span.start ? -1 : 1;
  return a->span.end < b->span.end ? -1 : a->span.end > b->span.end;
}

/* Keeps of overlapping mentions the longest. `taken` has a byte for each
** token and one more; two mentions inside one token are told by their
** bytes. */
static void settle(bul_findings *f, uint8_t *taken) {
  qsort(f->mentions, f->mention_count, sizeof *f->mentions, by_claim);
  memset(taken, 0, f->count + 1);
  size_t kept = 0;
  for (size_t i = 0; i < f->mention_count; i++) {
    const bul_mention m = f->mentions[i];
    const bul_token *t = &f->tokens[m.from];
    bool inside = m.to == m.from + 1 && (m.span.start > t->span.start ||
                                         m.span.end < t->span.end);
    uint8_t bit = !inside ? 3 : m.span.start == t->span.start ? 1 : 2;
    bool free = true;
    for (size_t at = m.from; at < m.to && free; at++)
      free = (taken[at] & bit) == 0;
    if (!free) continue;
    for (size_t at = m.from; at < m.to; at++) taken[at] |= bit;
    f->mentions[kept++] = m;
  }
  f->mention_count = kept;
  qsort(f->mentions, kept, sizeof *f->mentions, by_place);
}

/* --- tokens ------------------------------------------------------------ */

static bool read_tokens(bul_findings *f, const bulletin_words *words) {
  size_t bytes;
  if (!bul_mul(&bytes, words->count + 4, sizeof *f->tokens)) return false;
  bul_token *tokens = bul_resize(&f->allocator, NULL, 0, bytes);
  if (tokens == NULL) return false;
  memset(tokens, 0, bytes);
  f->tokens = tokens;
  f->count = words->count;
  for (size_t i = 0; i < words->count; i++) {
    const bulletin_word *w = &words->items[i];
    bulletin_text text = bul_word_text(f->text, w);
    size_t size;
    size_t length = bul_text_length(text);
    tokens[i] = (bul_token){
        .span = w->span,
        .classes = bul_classes_of(text),
        .first = bul_char_at(text.data, &size),
        .length = (uint16_t)(length > UINT16_MAX ? UINT16_MAX : length),
        .rarity = w->rarity,
        .form = w->form,
        .pos = w->pos,
        .joined = i > 0 && words->items[i - 1].span.end == w->span.start,
    };
  }
  /* The tokens after the last are empty, of a form that nothing takes. */
  for (size_t i = words->count; i < words->count + 4; i++)
    tokens[i].form = BULLETIN_WORD_MARK;
  return true;
}

size_t bul_token_at(const bul_findings *f, size_t byte, bool end) {
  size_t low = 0, high = f->count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    const bulletin_span *span = &f->tokens[middle].span;
    size_t there = end ? span->end : span->start;
    if (there == byte) return middle;
    if (there < byte)
      low = middle + 1;
    else
      high = middle;
  }
  return f->count;
}

/* --- names gathered ---------------------------------------------------- */

typedef struct group {
  bulletin_entity entity;
  size_t titles;  /* room for them */
  size_t aliases; /* the same */
} group;

typedef struct gathering {
  bul_findings *f;
  bul_arena *arena;
  group *groups;
  size_t count;
  bul_hash_table table; /* of groups, by kind and name */
  uint32_t latest[1024]; /* the last full name, plus one, by its surname */
} gathering;

static size_t surname_slot(bulletin_text name) {
  size_t size;
  return bul_char_at(name.data, &size) & 1023;
}

/* The group of a name, made when it is new; NULL when memory ran out. */
static group *find_group(gathering *g, int kind, bulletin_text name) {
  if (!bul_hash_room(&g->table)) return NULL;
  uint32_t hash = bul_hash_more(bul_hash(name), (char)kind);
  bul_hash_slot *slot = bul_hash_first(&g->table, hash);
  for (; slot->item != 0; slot = bul_hash_next(&g->table, slot)) {
    group *found = &g->groups[slot->item - 1];
    if (found->entity.kind == kind && bul_text_equal(found->entity.name, name))
      return found;
  }
  bul_hash_put(&g->table, slot, hash, g->count);
  group *made = &g->groups[g->count++];
  *made = (group){.entity = {.kind = kind, .name = name}};
  return made;
}

static bulletin_text mention_name(const bul_findings *f, const bul_mention *m) {
  bulletin_text name = bul_mention_text(f, m);
  if (m->kind != BULLETIN_WORK) return m->name.data != NULL ? m->name : name;
  const size_t mark = sizeof "《" - 1;
  return bul_text(name.data + mark, name.size - 2 * mark);
}

static void count_title(void *context, bulletin_text title) {
  (void)title;
  ++*(size_t *)context;
}

static void add_title(void *context, bulletin_text title) {
  group *to = context;
  bulletin_text *titles = (bulletin_text *)to->entity.titles;
  for (size_t i = 0; i < to->entity.title_count; i++) {
    if (bul_text_equal(titles[i], title)) return;
  }
  titles[to->entity.title_count++] = title;
}

/* A short form is listed once, and of each name no more than these. */
enum { MOST_ALIASES = 16 };

static void add_alias(group *to, bulletin_text text) {
  bulletin_text *aliases = (bulletin_text *)to->entity.aliases;
  if (to->entity.alias_count == to->aliases ||
      bul_text_equal(text, to->entity.name))
    return;
  for (size_t i = 0; i < to->entity.alias_count; i++) {
    if (bul_text_equal(aliases[i], text)) return;
  }
  aliases[to->entity.alias_count++] = text;
}

/* A surname alone stands for the last full name before it that begins with
** it. */
static group *owner_of_surname(gathering *g, bulletin_text surname) {
  uint32_t last = g->latest[surname_slot(surname)];
  if (last == 0) return NULL;
  group *owner = &g->groups[last - 1];
  return bul_text_starts(owner->entity.name, surname) ? owner : NULL;
}

/* Puts every mention into its group; `owners` says which, plus one. */
static bool gather(gathering *g, size_t *owners) {
  const bul_findings *f = g->f;
  for (size_t i = 0; i < f->mention_count; i++) {
    const bul_mention *m = &f->mentions[i];
    bulletin_text name = mention_name(f, m);
    group *to = NULL;
    size_t size;
    bul_char_at(name.data, &size);
    bool surname = m->kind == BULLETIN_PERSON && size == name.size;
    if (surname) to = owner_of_surname(g, name);
    if (to == NULL) to = find_group(g, m->kind, name);
    if (to == NULL) return false;
    if (m->kind == BULLETIN_PERSON && !surname)
      g->latest[surname_slot(name)] = (uint32_t)(to - g->groups) + 1;
    owners[i] = (size_t)(to - g->groups);
    to->entity.span_count++;
    if (m->name.data != NULL && to->aliases < MOST_ALIASES) to->aliases++;
    if (m->kind == BULLETIN_PERSON)
      bul_each_title(f, m, count_title, &to->titles);
  }
  for (size_t i = 0; i < g->count; i++) {
    group *to = &g->groups[i];
    to->entity.spans =
        bul_arena_alloc(g->arena, to->entity.span_count * sizeof(bulletin_span));
    to->entity.titles =
        bul_arena_alloc(g->arena, to->titles * sizeof(bulletin_text));
    to->entity.aliases =
        bul_arena_alloc(g->arena, to->aliases * sizeof(bulletin_text));
    if (to->entity.spans == NULL || to->entity.titles == NULL ||
        to->entity.aliases == NULL)
      return false;
    to->entity.span_count = 0;
  }
  for (size_t i = 0; i < f->mention_count; i++) {
    const bul_mention *m = &f->mentions[i];
    group *to = &g->groups[owners[i]];
    ((bulletin_span *)to->entity.spans)[to->entity.span_count++] = m->span;
    if (m->kind == BULLETIN_PERSON) bul_each_title(f, m, add_title, to);
    if (m->name.data != NULL) add_alias(to, bul_mention_text(f, m));
  }
  return true;
}

/* A text of the folded text as the text itself has it. */
static bulletin_text written(const bul_findings *f, bulletin_text folded) {
  size_t at = (size_t)(folded.data - f->text.data);
  return bul_text(f->written.data + at, folded.size);
}

static void write_all(const bul_findings *f, const bulletin_text *texts,
                      size_t count) {
  for (size_t i = 0; i < count; i++)
    ((bulletin_text *)texts)[i] = written(f, texts[i]);
}

static void write_entity(const bul_findings *f, bulletin_entity *entity) {
  entity->name = written(f, entity->name);
  write_all(f, entity->titles, entity->title_count);
  write_all(f, entity->aliases, entity->alias_count);
}

static bool gather_into(result *r, bul_findings *f) {
  gathering g = {
      .f = f, .arena = &r->arena, .table = {.allocator = f->allocator}};
  size_t room = f->mention_count + 1, bytes;
  if (!bul_mul(&bytes, room, sizeof *g.groups)) return false;
  g.groups = bul_resize(&f->allocator, NULL, 0, bytes);
  size_t *owners = bul_resize(&f->allocator, NULL, 0, room * sizeof *owners);
  bool good = g.groups != NULL && owners != NULL && gather(&g, owners);
  bulletin_entity *items =
      good ? bul_arena_alloc(&r->arena, g.count * sizeof *items) : NULL;
  if (items != NULL) {
    r->entities.items = items;
    for (int kind = 0; kind < BULLETIN_ENTITY_KINDS; kind++) {
      for (size_t i = 0; i < g.count; i++) {
        if (g.groups[i].entity.kind != kind) continue;
        bulletin_entity *item = &items[r->entities.count++];
        *item = g.groups[i].entity;
        write_entity(f, item);
      }
    }
  }
  bul_free(&f->allocator, owners, room * sizeof *owners);
  bul_hash_free(&g.table);
  bul_free(&f->allocator, g.groups, room * sizeof *g.groups);
  return items != NULL;
}

/* --- works ------------------------------------------------------------- */

/* Whether a line ends between a token and the one before it. */
static bool opens_line(const bul_findings *f, size_t at) {
  size_t from = f->tokens[at - 1].span.end, to = f->tokens[at].span.start;
  return memchr(f->text.data + from, '\n', to - from) != NULL;
}

/* 《…》: marks may nest as 《…〈…〉…》; a work's name has no line end. */
static void find_works(bul_findings *f) {
  enum { LONGEST = 60 };
  for (size_t i = 0; i < f->count; i++) {
    if (f->tokens[i].first != 0x300A) continue;
    for (size_t end = i + 1; end < f->count && end - i < LONGEST; end++) {
      if (f->tokens[end].first == 0x300A || opens_line(f, end)) break;
      if (f->tokens[end].first != 0x300B) continue;
      if (end > i + 1) bul_mention_add(f, BULLETIN_WORK, i, end + 1, 0);
      i = end;
      break;
    }
  }
}

/* --- the entry point --------------------------------------------------- */

/* Who is told by a title once is the same wherever the name stands: 井长安
** is not 长安 in the next sentence. */
static void follow_names(bul_findings *f) {
  bulletin_lexicon *names = NULL;
  size_t found = f->mention_count;
  bulletin_text none = {NULL, 0};
  for (size_t i = 0; i < found; i++) {
    const bul_mention *m = &f->mentions[i];
    if (m->kind != BULLETIN_PERSON || m->to != m->from + 1 || m->from == 0 ||
        f->tokens[m->from].length < 2 ||
        f->tokens[m->from].form != BULLETIN_WORD_NAME ||
        !bul_token_is(f, m->from - 1, BUL_CLASS_TITLE))
      continue;
    if ((names == NULL &&
         bulletin_lexicon_new(&names, &f->allocator, NULL) != BULLETIN_OK) ||
        bulletin_lexicon_add(names, bul_token_text(f, m->from), none, NULL) ==
            BULLETIN_NOMEM) {
      f->failed = true;
      break;
    }
  }
  size_t end;
  int pos;
  for (size_t at = 0; names != NULL && !f->failed; at = end) {
    at = bul_lexicon_match(names, f->text, at, &end, &pos);
    if (at >= f->text.size) break;
    size_t from = bul_token_at(f, at, false);
    size_t last = bul_token_at(f, end, true);
    if (from < last && last < f->count)
      bul_mention_add(f, BULLETIN_PERSON, from, last + 1, 4);
  }
  bulletin_lexicon_free(names);
}

static bool read_mentions(bul_findings *f) {
  uint8_t *taken = bul_resize(&f->allocator, NULL, 0, f->count + 1);
  if (taken == NULL) return false;
  bul_find_people(f);
  follow_names(f);
  bul_find_places(f);
  bul_find_organizations(f);
  if (f->mention_count > 0) {
    settle(f, taken);
    bul_find_short_names(f);
    settle(f, taken);
  }
  bul_free(&f->allocator, taken, f->count + 1);
  find_works(f);
  if (f->mention_count > 0)
    qsort(f->mentions, f->mention_count, sizeof *f->mentions, by_place);
  return !f->failed;
}

int bulletin_entities_read(bulletin_entities **out, bulletin_text text,
                           const bulletin_lexicon *lexicon,
                           const bulletin_allocator *allocator,
                           bulletin_error *error) {
  *out = NULL;
  bul_findings f = {.written = text, .allocator = bul_allocator(allocator)};
  bulletin_words words;
  int status = bulletin_words_read(&words, text, lexicon, BULLETIN_WHOLE_NAMES,
                                   allocator, error);
  if (status != BULLETIN_OK) return status;
  bul_folded folded;
  bool good = bul_fold(&folded, text, &f.allocator);
  f.text = folded.text;
  result *r = good ? bul_resize(&f.allocator, NULL, 0, sizeof *r) : NULL;
  good = r != NULL;
  if (good) {
    *r = (result){.allocator = f.allocator};
    bul_arena_init(&r->arena, &f.allocator);
    good = read_tokens(&f, &words) && read_mentions(&f) && gather_into(r, &f);
  }
  bul_free(&f.allocator, f.mentions,
           f.mention_capacity * sizeof *f.mentions);
  bul_free(&f.allocator, f.tokens, (words.count + 4) * sizeof *f.tokens);
  bul_fold_free(&folded, &f.allocator);
  bulletin_words_free(&words);
  if (!good) {
    if (r != NULL) bulletin_entities_free(&r->entities);
    return bul_nomem(error);
  }
  *out = &r->entities;
  return BULLETIN_OK;
}

void bulletin_entities_free(bulletin_entities *entities) {
  if (entities == NULL) return;
  result *r = (result *)entities;
  bulletin_allocator a = r->allocator;
  bul_arena_free(&r->arena);
  bul_free(&a, r, sizeof *r);
}
