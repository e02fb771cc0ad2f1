/*
** short_names.c - short forms of the organizations that a text names in full.
**
** A text says of some what they are called for short. For the others the
** short forms that newspapers would use are made of the full name: the place
** by its level (市公安局), without it (郑州一中) or by its first character
** (郑大), the parts that short_name_words.h has in their short forms, a
** company by what is proper to it. What two names claim belongs to neither.
** The forms are looked for as whole words. short_stated.c reads what the text
** says, short_forms.c makes forms.
*/
#include "short_names.h"

#include <stdlib.h>

/* --- claims ------------------------------------------------------------ */

static bul_claim *find_claim(const bul_namer *n, bulletin_text form) {
  if (n->claim_count == 0) return NULL;
  bul_hash_slot *slot = bul_hash_first(&n->table, bul_hash(form));
  for (; slot->item != 0; slot = bul_hash_next(&n->table, slot)) {
    bul_claim *c = &n->claims[slot->item - 1];
    if (bul_text_equal(c->form, form)) return c;
  }
  return NULL;
}

/* An owner is longer than its forms, so this ends. */
bulletin_text bul_owner_of(const bul_namer *n, bulletin_text name) {
  for (;;) {
    const bul_claim *c = find_claim(n, name);
    if (c == NULL || c->disputed || c->quiet) return name;
    name = c->owner;
  }
}

void bul_add_claim(bul_namer *n, bulletin_text form, bulletin_text owner,
                   bool stated, bool quiet) {
  if (form.size >= owner.size || form.size > BUL_LONGEST_NAMED || n->f->failed)
    return;
  bul_claim *known = find_claim(n, form);
  if (known != NULL) {
    if (bul_text_equal(bul_owner_of(n, known->owner), bul_owner_of(n, owner)))
      known->quiet = known->quiet && quiet;
    else if (!known->stated || stated)
      known->disputed = true;
    return;
  }
  char *copy = bul_arena_copy(&n->arena, form.data, form.size, 1);
  bul_claim *claims = bul_grow(&n->f->allocator, n->claims, &n->claim_capacity,
                               n->claim_count + 1, sizeof *claims);
  if (claims != NULL) n->claims = claims;
  if (copy == NULL || claims == NULL || !bul_hash_room(&n->table)) {
    n->f->failed = true;
    return;
  }
  form.data = copy;
  uint32_t hash = bul_hash(form);
  bul_hash_slot *slot = bul_hash_first(&n->table, hash);
  while (slot->item != 0)
    slot = bul_hash_next(&n->table, slot);
  bul_hash_put(&n->table, slot, hash, n->claim_count);
  claims[n->claim_count++] = (bul_claim){
      .form = form, .owner = owner, .stated = stated, .quiet = quiet};
}

void bul_add_short(bul_namer *n, bulletin_span span, bulletin_text name) {
  bul_findings *f = n->f;
  size_t from = bul_token_from(f, span.start);
  size_t last = bul_token_until(f, span.end);
  if (from > last || last >= f->count) return;
  bul_mention_add(f, BULLETIN_ORGANIZATION, from, last + 1, 4);
  if (!f->failed) f->mentions[f->mention_count - 1].name = name;
}

/* --- the names, longest first ------------------------------------------ */

static int by_length(const void *left, const void *right) {
  const bul_full_name *a = left, *b = right;
  if (a->text.size != b->text.size) return a->text.size > b->text.size ? -1 : 1;
  return a->mention < b->mention ? -1 : a->mention > b->mention;
}

static void read_names(bul_namer *n) {
  bul_findings *f = n->f;
  for (size_t i = 0; i < f->mention_count && !f->failed; i++) {
    const bul_mention *m = &f->mentions[i];
    bulletin_text text = bul_mention_text(f, m);
    if (m->kind != BULLETIN_ORGANIZATION || text.size > BUL_LONGEST_NAMED)
      continue;
    bul_full_name *names = bul_grow(&f->allocator, n->names, &n->name_capacity,
                                    n->name_count + 1, sizeof *names);
    if (names != NULL) n->names = names;
    if (names == NULL || !bul_hash_room(&n->known)) {
      f->failed = true;
      return;
    }
    uint32_t hash = bul_hash(text);
    bul_hash_slot *slot = bul_hash_first(&n->known, hash);
    while (slot->item != 0 && !bul_text_equal(names[slot->item - 1].text, text))
      slot = bul_hash_next(&n->known, slot);
    if (slot->item != 0) continue;
    bul_hash_put(&n->known, slot, hash, n->name_count);
    names[n->name_count++] = (bul_full_name){text, i};
  }
  if (n->name_count > 0)
    qsort(n->names, n->name_count, sizeof *n->names, by_length);
}

/* --- the forms in the text --------------------------------------------- */

/* Words that say nothing by themselves: no name begins with one, and a name
** may stand beside one. */
static bool is_function(const bul_token *t) {
  return t->form == BULLETIN_WORD_MARK ||
         bul_pos_in(t->pos,
                    BUL_FUNCTION_WORDS | BUL_POS(V) | BUL_POS(VD) | BUL_POS(W));
}

static bool is_description(const bul_token *t) {
  return t->pos == BUL_POS_A || t->pos == BUL_POS_AD || t->pos == BUL_POS_Z ||
         t->pos == BUL_POS_M;
}

/* Whether tokens [from, to) stand for themselves: no words of other kinds,
** and no part of a longer name. */
static bool stands_alone(const bul_findings *f, size_t from, size_t to) {
  const bul_token *t = &f->tokens[from], *last = &f->tokens[to - 1];
  bool named = last->classes & BUL_CLASS_ORGANIZATION_SUFFIX;
  bool level = t->length == 1 && bul_is_level(t->first);
  if (!level && !named &&
      (is_function(t) || is_description(t) || t->form == BULLETIN_WORD_NAME))
    return false;
  if (t->joined && from > 0) {
    const bul_token *before = &f->tokens[from - 1];
    if (before->pos == BUL_POS_NS ||
        before->classes &
            (BUL_CLASS_PLACE_SUFFIX | BUL_CLASS_ORGANIZATION_SUFFIX |
             BUL_CLASS_ORGANIZATION))
      return false;
    if (t->length == 1 && before->length == 1 && !is_function(before))
      return false;
  }
  const bul_token *after = &f->tokens[to];
  if (to < f->count && after->joined) {
    if (after->classes &
        (BUL_CLASS_PLACE_SUFFIX | BUL_CLASS_ORGANIZATION_SUFFIX))
      return false;
    if (last->length == 1 && after->length == 1 && !is_function(after))
      return false;
  }
  return true;
}

static void find_forms(bul_namer *n) {
  bul_findings *f = n->f;
  bulletin_lexicon *forms;
  bulletin_text none = {NULL, 0};
  if (bulletin_lexicon_new(&forms, &f->allocator, NULL) != BULLETIN_OK) {
    f->failed = true;
    return;
  }
  for (size_t i = 0; i < n->claim_count && !f->failed; i++) {
    const bul_claim *c = &n->claims[i];
    if (!c->disputed && !c->quiet &&
        bulletin_lexicon_add(forms, c->form, none, NULL) != BULLETIN_OK)
      f->failed = true;
  }
  size_t end;
  int pos;
  for (size_t at = 0; !f->failed; at = end) {
    at = bul_lexicon_match(forms, f->text, at, &end, &pos);
    if (at >= f->text.size) break;
    size_t from = bul_token_from(f, at);
    size_t last = bul_token_until(f, end);
    if (from > last || last >= f->count || !stands_alone(f, from, last + 1))
      continue;
    bul_add_short(n, (bulletin_span){at, end},
                  bul_owner_of(n, bul_text(f->text.data + at, end - at)));
  }
  bulletin_lexicon_free(forms);
}

void bul_find_short_names(bul_findings *f) {
  bul_namer n = {.f = f,
                 .known = {.allocator = f->allocator},
                 .table = {.allocator = f->allocator}};
  bul_arena_init(&n.arena, &f->allocator);
  size_t settled = f->mention_count;
  read_names(&n);
  if (n.name_count > 0) {
    bul_read_statements(&n);
    for (size_t i = 0; i < n.name_count && !f->failed; i++)
      bul_claim_name(&n, &n.names[i]);
    for (size_t i = 0; i < settled; i++) {
      bul_mention *m = &f->mentions[i];
      if (m->kind == BULLETIN_ORGANIZATION)
        m->name = bul_owner_of(&n, bul_mention_text(f, m));
    }
    if (n.claim_count > 0 && !f->failed) find_forms(&n);
  }
  bul_free(&f->allocator, n.names, n.name_capacity * sizeof *n.names);
  bul_free(&f->allocator, n.claims, n.claim_capacity * sizeof *n.claims);
  bul_hash_free(&n.known);
  bul_hash_free(&n.table);
  bul_arena_free(&n.arena);
}
