/*
** gather.c - mentions of one name become one entity, with its titles, its
** short forms and its places in the text.
*/
#include "entities.h"
#include "title_words.h"

#include "../../base/error.h"
#include "../../base/hash.h"

/* A name that takes shape. `first_title` and `last_title` are places in the
** list of titles, plus one. */
typedef struct group {
  bulletin_entity entity;
  bulletin_text written; /* the name as the caller has it */
  size_t first_title;
  size_t last_title;
  size_t titles;  /* room for them */
  size_t aliases; /* the same */
} group;

typedef struct gathering {
  bul_findings *f;
  bul_arena *arena;
  group *groups;
  size_t count;
  bul_hash_table table;  /* of groups, by kind and name */
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

/* A text of the folded text as the text itself has it; what is in a table
** stays. */
static bulletin_text written(const bul_findings *f, bulletin_text folded) {
  uintptr_t at = (uintptr_t)folded.data, start = (uintptr_t)f->text.data;
  if (at < start || at - start >= f->text.size) return folded;
  return bul_text(f->written.data + (at - start), folded.size);
}

/* Whether a name is padded to a width: 罗　田. */
static bool is_padded(bulletin_text name) {
  size_t size;
  for (size_t at = 0; at < name.size; at += size) {
    uint32_t c = bul_char_at(name.data + at, &size);
    if (!bul_is_space(c)) continue;
    size_t back = at == 0 ? 0 : bul_char_back(name.data, name.data + at), han;
    if (back != 0 && bul_is_han(bul_char_at(name.data + at - back, &han)))
      return true;
  }
  return false;
}

/* A padded name without its white space; no text when memory ran out. */
static bulletin_text without_padding(gathering *g, bulletin_text name) {
  char *out = bul_arena_alloc(g->arena, name.size);
  size_t length = 0, size;
  for (size_t at = 0; out != NULL && at < name.size; at += size) {
    if (bul_is_space(bul_char_at(name.data + at, &size))) continue;
    memcpy(out + length, name.data + at, size);
    length += size;
  }
  return bul_text(out, length);
}

static bulletin_text title_text(const bul_findings *f, size_t title) {
  bulletin_span span = f->titles[title].span;
  return bul_text(f->text.data + span.start, span.end - span.start);
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

/* --- surnames alone ---------------------------------------------------- */

/* Whether who bears the group's titles may be called by `word`, which stands
** behind a surname: 张主任 is no 教授. Forms of address suit everyone, and so
** does any title whom the text has given none. */
static bool suits(const gathering *g, const group *owner, bulletin_text word) {
  if (owner->first_title == 0 || bul_is_address(word)) return true;
  for (size_t i = owner->first_title; i != 0; i = g->f->titles[i - 1].next) {
    bulletin_text title = title_text(g->f, i - 1);
    if (bul_text_ends(title, word) || bul_text_ends(word, title)) return true;
  }
  return false;
}

/* A surname alone stands for the last full name before it that begins with
** it. NULL when there is none whom the word behind it suits. */
static group *owner_of_surname(gathering *g, const bul_mention *m) {
  bulletin_text surname = bul_mention_text(g->f, m);
  uint32_t last = g->latest[surname_slot(surname)];
  if (last == 0) return NULL;
  group *owner = &g->groups[last - 1];
  if (!bul_text_starts(owner->entity.name, surname)) return NULL;
  const bul_token *next = &g->f->tokens[m->to];
  if (next->joined && next->classes & BUL_CLASS_TITLE &&
      !suits(g, owner, bul_token_text(g->f, m->to)))
    return NULL;
  return owner;
}

bool bul_is_surname_only(bulletin_text name) {
  size_t size;
  uint32_t first = bul_char_at(name.data, &size);
  bulletin_text rest = bul_text_from(name, size);
  return bul_classes_of(rest) & (BUL_CLASS_TITLE | BUL_CLASS_AFTER_SURNAME) ||
         ((first == U'老' || first == U'小') && bul_text_length(rest) == 1);
}

/* What someone is called whose given name the text does not tell: 张女士,
** 王大娘, 老薛. */
static bulletin_text address_of(const bul_findings *f, const bul_mention *m) {
  bulletin_span span = m->span;
  if (f->tokens[m->to].joined &&
      bul_token_is(f, m->to, BUL_CLASS_AFTER_SURNAME | BUL_CLASS_TITLE))
    span.end = f->tokens[m->to].span.end;
  else if (m->from > 0 && f->tokens[m->from].joined &&
           f->tokens[m->from - 1].length == 1)
    span.start = f->tokens[m->from - 1].span.start;
  return bul_text(f->text.data + span.start, span.end - span.start);
}

/* --- mentions into groups ---------------------------------------------- */

/* Puts the titles of mention `at` on the group's list. */
static void take_titles(gathering *g, group *to, size_t at, size_t *title) {
  bul_findings *f = g->f;
  for (; *title < f->title_count && f->titles[*title].mention == at; ++*title) {
    if (to->last_title != 0)
      f->titles[to->last_title - 1].next = *title + 1;
    else
      to->first_title = *title + 1;
    to->last_title = *title + 1;
    to->titles++;
  }
}

static group *group_of(gathering *g, const bul_mention *m) {
  bulletin_text name = mention_name(g->f, m);
  size_t size;
  bul_char_at(name.data, &size);
  if (m->kind == BULLETIN_PERSON && size == name.size) {
    group *owner = owner_of_surname(g, m);
    return owner != NULL ? owner : find_group(g, m->kind, address_of(g->f, m));
  }
  bulletin_text shown = written(g->f, name);
  if (m->kind != BULLETIN_WORK && is_padded(name)) {
    name = without_padding(g, name);
    shown = without_padding(g, shown);
    if (name.data == NULL || shown.data == NULL) return NULL;
  }
  group *to = find_group(g, m->kind, name);
  if (to != NULL && to->written.data == NULL) to->written = shown;
  if (to != NULL && m->kind == BULLETIN_PERSON)
    g->latest[surname_slot(name)] = (uint32_t)(to - g->groups) + 1;
  return to;
}

/* Says whose every mention is; `owners` has the group's place. */
static bool share_out(gathering *g, size_t *owners) {
  const bul_findings *f = g->f;
  size_t title = 0;
  for (size_t i = 0; i < f->mention_count; i++) {
    const bul_mention *m = &f->mentions[i];
    group *to = group_of(g, m);
    if (to == NULL) return false;
    owners[i] = (size_t)(to - g->groups);
    to->entity.span_count++;
    if (m->name.data != NULL && to->aliases < MOST_ALIASES) to->aliases++;
    take_titles(g, to, i, &title);
  }
  return true;
}

static bool make_room(gathering *g, group *to) {
  bulletin_entity *e = &to->entity;
  e->spans = bul_arena_alloc(g->arena, e->span_count * sizeof *e->spans);
  e->titles = bul_arena_alloc(g->arena, to->titles * sizeof *e->titles);
  e->changes = bul_arena_alloc(g->arena, to->titles * sizeof *e->changes);
  e->aliases = bul_arena_alloc(g->arena, to->aliases * sizeof *e->aliases);
  e->span_count = 0;
  return e->spans != NULL && e->titles != NULL && e->changes != NULL &&
         e->aliases != NULL;
}

/* The titles, each once; a change that is told of one stays with it. */
static void fill_titles(const gathering *g, group *to) {
  bulletin_text *titles = (bulletin_text *)to->entity.titles;
  uint8_t *changes = (uint8_t *)to->entity.changes;
  for (size_t i = to->first_title; i != 0; i = g->f->titles[i - 1].next) {
    bulletin_text title = title_text(g->f, i - 1);
    size_t at = 0, count = to->entity.title_count;
    while (at < count && !bul_text_equal(titles[at], title))
      at++;
    if (at == count) {
      titles[to->entity.title_count++] = title;
      changes[at] = BULLETIN_TITLE_HELD;
    }
    if (g->f->titles[i - 1].change != BULLETIN_TITLE_HELD)
      changes[at] = g->f->titles[i - 1].change;
  }
}

static bool gather(gathering *g, size_t *owners) {
  const bul_findings *f = g->f;
  if (!share_out(g, owners)) return false;
  for (size_t i = 0; i < g->count; i++) {
    if (!make_room(g, &g->groups[i])) return false;
    fill_titles(g, &g->groups[i]);
  }
  for (size_t i = 0; i < f->mention_count; i++) {
    const bul_mention *m = &f->mentions[i];
    group *to = &g->groups[owners[i]];
    ((bulletin_span *)to->entity.spans)[to->entity.span_count++] = m->span;
    if (m->name.data != NULL) add_alias(to, bul_mention_text(f, m));
  }
  return true;
}

/* --- the result -------------------------------------------------------- */

static void write_all(const bul_findings *f, const bulletin_text *texts,
                      size_t count) {
  for (size_t i = 0; i < count; i++)
    ((bulletin_text *)texts)[i] = written(f, texts[i]);
}

static void write_entity(const bul_findings *f, bulletin_entity *entity,
                         bulletin_text name) {
  entity->name = name.data != NULL ? name : written(f, entity->name);
  write_all(f, entity->titles, entity->title_count);
  write_all(f, entity->aliases, entity->alias_count);
}

static bool gather_into(bulletin_entities *out, bul_arena *arena,
                        bul_findings *f) {
  gathering g = {.f = f, .arena = arena, .table = {.allocator = f->allocator}};
  size_t room = f->mention_count + 1, bytes;
  if (!bul_mul(&bytes, room, sizeof *g.groups)) return false;
  g.groups = bul_resize(&f->allocator, NULL, 0, bytes);
  size_t *owners = bul_resize(&f->allocator, NULL, 0, room * sizeof *owners);
  bool good = g.groups != NULL && owners != NULL && gather(&g, owners);
  bulletin_entity *items =
      good ? bul_arena_alloc(arena, g.count * sizeof *items) : NULL;
  if (items != NULL) {
    out->items = items;
    for (int kind = 0; kind < BULLETIN_ENTITY_KINDS; kind++) {
      for (size_t i = 0; i < g.count; i++) {
        if (g.groups[i].entity.kind != kind) continue;
        bulletin_entity *item = &items[out->count++];
        *item = g.groups[i].entity;
        write_entity(f, item, g.groups[i].written);
      }
    }
  }
  bul_free(&f->allocator, owners, room * sizeof *owners);
  bul_hash_free(&g.table);
  bul_free(&f->allocator, g.groups, room * sizeof *g.groups);
  return items != NULL;
}

bool bul_gather(bulletin_entities *out, bul_findings *f) {
  bul_arena *arena = bul_arena_new(&f->allocator);
  if (arena == NULL) return false;
  out->owner = arena;
  if (gather_into(out, arena, f)) return true;
  bulletin_entities_free(out);
  return false;
}

void bulletin_entities_free(bulletin_entities *entities) {
  bul_arena_delete(entities->owner);
  *entities = (bulletin_entities){0};
}
