/*
** summary_candidates.c - see summary_candidates.h.
**
** The text is read once: sentences, and the terms of each.
*/
#include "summary_candidates.h"

#include "sentences.h"
#include "summary_traits.h"
#include "terms.h"

#include <math.h>

enum {
  SOFTEN = 20, /* characters, of a share */
  RAREST = 90, /* of a word's rarity, in sixteenths; above it, noise */
  TOLD = 3,    /* of the title's terms: a scene that has them is the news */
  SLOGAN = 13, /* characters of a beginning that may set the tone only */
  THIN = 20    /* characters below which a sentence needs a name or number */
};

/* --- terms --------------------------------------------------------------- */

static bool is_term(const bulletin_word *w) {
  return bul_pos_in(w->pos,
                    BUL_POS(N) | BUL_POS(NG) | BUL_POS(NR) | BUL_POS(NRT) |
                        BUL_POS(NS) | BUL_POS(NT) | BUL_POS(NX) | BUL_POS(NZ) |
                        BUL_POS(V) | BUL_POS(VN) | BUL_POS(VD) | BUL_POS(VG) |
                        BUL_POS(A) | BUL_POS(AD) | BUL_POS(AN) | BUL_POS(AG) |
                        BUL_POS(J) | BUL_POS(I) | BUL_POS(L) | BUL_POS(S) |
                        BUL_POS(B) | BUL_POS(Z));
}

static bool is_name(int pos) {
  return bul_pos_in(pos, BUL_POS(NR) | BUL_POS(NS) | BUL_POS(NT) | BUL_POS(NZ));
}

/* The term's entry, a new one where there is none; NULL without memory. */
static bul_summary_term *find_term(bul_candidates *all, uint64_t hash) {
  if (!bul_hash_room(&all->table)) return NULL;
  bul_hash_slot *slot = bul_hash_first(&all->table, (uint32_t)hash);
  for (; slot->item != 0; slot = bul_hash_next(&all->table, slot))
    if (all->known[slot->item - 1].hash == hash)
      return &all->known[slot->item - 1];
  bul_summary_term *known =
      bul_grow(&all->allocator, all->known, &all->known_capacity,
               all->known_count + 1, sizeof *known);
  if (known == NULL) return NULL;
  all->known = known;
  bul_hash_put(&all->table, slot, (uint32_t)hash, all->known_count);
  known[all->known_count] = (bul_summary_term){.hash = hash};
  return &known[all->known_count++];
}

/* --- reading ------------------------------------------------------------- */

/* The entry of a word that is a term; NULL without memory. */
static bul_summary_term *add_term(bul_candidates *all, const bulletin_word *w,
                                  bulletin_text word) {
  bul_summary_term *t = find_term(all, bul_term_hash(word));
  if (t == NULL) return NULL;
  t->rarity = w->rarity < RAREST ? w->rarity : RAREST;
  t->pos = w->pos;
  size_t chars = bul_text_length(word);
  t->chars = chars < UINT8_MAX ? (uint8_t)chars : UINT8_MAX;
  return t;
}

/* Puts a term into the list of a sentence, once. */
static bool count_term(bul_candidates *all, bul_summary_term *t,
                       size_t sentence) {
  t->count++;
  if (t->last == sentence + 1) return true;
  uint32_t *terms = bul_grow(&all->allocator, all->terms, &all->term_capacity,
                             all->term_count + 1, sizeof *terms);
  if (terms == NULL) return false;
  all->terms = terms;
  t->last = (uint32_t)sentence + 1;
  t->sentences++;
  all->items[sentence].term_count++;
  terms[all->term_count++] = (uint32_t)(t - all->known);
  return true;
}

/* Two characters tell somebody from the others of a piece, and a title often
** goes on where a longer name might: 何川同…. */
static bulletin_text first_two(bulletin_text name) {
  size_t size = bul_char_size(name.data);
  if (size < name.size) size += bul_char_size(name.data + size);
  return bul_text(name.data, size);
}

/* The terms of the title, which ends where `part` does. */
static bool add_title(bul_candidates *all, const bulletin_words *words,
                      bulletin_text part) {
  for (size_t i = 0; i < words->count; i++) {
    const bulletin_word *w = &words->items[i];
    if (!is_term(w)) continue;
    bulletin_text word = bul_word_text(part, w);
    bul_summary_term *t = add_term(all, w, word);
    if (t == NULL) return false;
    t->in_title = true;
    bool first = w->span.start == 0 || part.data[w->span.start - 1] == '\n';
    if (first && w->pos == BUL_POS_NR && t->chars > 1 &&
        all->host_count < BUL_HOSTS)
      all->hosts[all->host_count++] = first_two(word);
  }
  return true;
}

/* The terms of the sentences, which lie in `part`. */
static bool add_body(bul_candidates *all, const bulletin_words *words,
                     bulletin_text part) {
  size_t sentence = 0;
  for (size_t i = 0; i < words->count; i++) {
    const bulletin_word *w = &words->items[i];
    if (!is_term(w)) continue;
    size_t at = all->body + w->span.start;
    while (all->items[sentence].span.end <= at) {
      if (++sentence == all->count) return true;
      all->items[sentence].first_term = all->term_count;
    }
    if (at < all->items[sentence].span.start) continue;
    bul_summary_term *t = add_term(all, w, bul_word_text(part, w));
    if (t == NULL || !count_term(all, t, sentence)) return false;
  }
  return true;
}

typedef bool words_taker(bul_candidates *all, const bulletin_words *words,
                         bulletin_text part);

static bool read_words(bul_candidates *all, bulletin_text part,
                       words_taker *take) {
  bulletin_words words;
  if (bulletin_words_read(&words, part, NULL, BULLETIN_WHOLE_NAMES,
                          &all->allocator, NULL) != BULLETIN_OK)
    return false;
  bool good = take(all, &words, part);
  bulletin_words_free(&words);
  return good;
}

/* The figures of a title that are looked for in sentences. */
typedef struct figures {
  bulletin_text items[8];
  size_t count;
} figures;

/* A bit for each figure that a sentence has. */
static uint8_t figures_in(const figures *f, bulletin_text text) {
  uint8_t found = 0;
  for (size_t i = 0; i < f->count; i++)
    if (bul_summary_has_figure(text, f->items[i])) found |= (uint8_t)(1u << i);
  return found;
}

static bool add_sentence(bul_candidates *all, const bul_sentence *s,
                         size_t chars, bool follows, const figures *f) {
  bul_candidate *items = bul_grow(&all->allocator, all->items, &all->capacity,
                                  all->count + 1, sizeof *items);
  if (items == NULL) return false;
  all->items = items;
  bulletin_text text =
      bul_text(all->text.data + s->span.start, s->span.end - s->span.start);
  items[all->count] = (bul_candidate){
      .span = s->span,
      .number = all->count,
      .chars = chars,
      .length = bul_text_length(text),
      .first_paragraph = s->paragraph == 0,
      .opens_paragraph = s->opens_paragraph,
      .follows = follows,
      .refers = bul_summary_refers(text) || bul_summary_answers(text, chars),
      .unattributed = bul_summary_is_quotation(text),
      .breaks_off = bul_summary_breaks_off(text),
      .item = bul_summary_is_item(text),
      .figures = figures_in(f, text)};
  all->count++;
  return true;
}

/* Whatever has characters is fit where nothing else is. */
static bool is_anything(bulletin_text sentence, size_t chars) {
  (void)sentence;
  return chars > 0;
}

/* The sentences of the text's body that are fit to be quoted. */
static bool read_sentences(bul_candidates *all,
                           bool (*is_fit)(bulletin_text, size_t)) {
  size_t at = all->body, paragraph = 0;
  bool follows = false, speech = false;
  figures f;
  f.count = bul_summary_figures(f.items, BUL_COUNT(f.items),
                                bul_text(all->text.data, all->body));
  bul_sentence s;
  while (bul_sentence_next(&s, all->text, &at, &paragraph)) {
    bulletin_text text =
        bul_text(all->text.data + s.span.start, s.span.end - s.span.start);
    size_t chars = bul_summary_chars(text);
    bool fit = is_fit(text, chars);
    if (fit && !add_sentence(all, &s, chars, follows, &f)) return false;
    bool speaks = bul_summary_speaks(text);
    if (fit)
      all->items[all->count - 1].spoken =
          speech && !speaks && !s.opens_paragraph;
    speech = speaks || (speech && !s.opens_paragraph);
    follows = fit;
  }
  return true;
}

/* --- what a sentence shows ----------------------------------------------- */

/* Names and terms of the title that a sentence has. */
static void count_marks(const bul_candidates *all, const bul_candidate *s,
                        size_t *names, size_t *titles) {
  *names = *titles = 0;
  for (size_t i = 0; i < s->term_count; i++) {
    const bul_summary_term *t = bul_candidate_term(all, s, i);
    *names += is_name(t->pos);
    *titles += t->in_title;
  }
}

/* Scenery is a beginning that has nothing to do with the title and names
** nobody and nothing, or somebody's words, or a few words that set the tone
** (海风送爽，金沙映日。), and a scene wherever it stands; a
** thin sentence does the former elsewhere, or neither names nor counts. */
static void look(bul_candidates *all, bul_candidate *s, bool begins) {
  size_t names, titles;
  bulletin_text text = bul_candidate_text(all, s);
  count_marks(all, s, &names, &titles);
  s->numbered = bul_summary_has_number(text);
  for (size_t i = 0; i < all->host_count; i++)
    s->host = s->host || bul_text_starts(text, all->hosts[i]);
  bool empty = names == 0 && !s->numbered;
  bool quoted = bul_text_starts(text, BUL_TEXT("“"));
  bool apart =
      all->titled && s->figures == 0 && titles == 0 && (empty || quoted);
  bool scene = all->titled && s->figures == 0 && titles < TOLD &&
               bul_summary_is_scene(text);
  bool slogan = all->titled && !s->numbered && titles < 2 && s->chars < SLOGAN;
  s->scenery = scene || (begins && (apart || slogan));
  s->thin = apart || (empty && s->chars < THIN) || bul_summary_is_aside(text);
}

/* The share of names among a sentence's terms, and how it enumerates. */
static void show_words(double *values, const bul_candidate *s,
                       bulletin_text text, size_t names) {
  size_t pauses = 0;
  const bulletin_text pause = BUL_TEXT("、");
  while ((text = bul_text_behind(text, pause)).data != NULL)
    pauses++;
  values[BUL_TRAIT_NAMES] = (double)names / ((double)s->term_count + 3);
  values[BUL_TRAIT_PAUSES] = 10 * (double)pauses / ((double)s->chars + 1);
}

static void show_terms(double *values, const bul_candidates *all,
                       const bul_candidate *s, bulletin_text text) {
  double room = (double)s->chars + SOFTEN;
  double repeated = 0, rare = 0, salient = 0, lead = 0, title = 0;
  size_t names = 0;
  for (size_t i = 0; i < s->term_count; i++) {
    const bul_summary_term *t = bul_candidate_term(all, s, i);
    double rarity = t->rarity / (double)RAREST;
    if (t->sentences > 1) {
      repeated += t->chars;
      rare += rarity * t->chars;
    }
    salient += rarity * log(1.0 + t->count) * t->chars;
    if (t->in_lead && s->number > 0) lead += t->chars;
    if (t->in_title) title += t->chars;
    names += is_name(t->pos);
  }
  values[BUL_TRAIT_REPEATED] = repeated / room;
  values[BUL_TRAIT_RARE] = rare / room;
  values[BUL_TRAIT_SALIENT] = salient / room;
  values[BUL_TRAIT_WITH_LEAD] = lead / room;
  values[BUL_TRAIT_WITH_TITLE] = title / room;
  show_words(values, s, text, names);
}

void bul_candidate_traits(double *values, const bul_candidates *all,
                          const bul_candidate *s) {
  bulletin_text text = bul_candidate_text(all, s);
  double size = (double)s->chars;
  for (int i = 0; i < BUL_TRAITS; i++)
    values[i] = 0;
  show_terms(values, all, s, text);
  values[BUL_TRAIT_LATER] = log(1.0 + (double)s->number);
  values[BUL_TRAIT_PARAGRAPH] = s->first_paragraph && !all->items[0].scenery;
  values[BUL_TRAIT_OPENS] = s->opens_paragraph;
  values[BUL_TRAIT_BRIEF] = size < 20 ? (20 - size) / 20 : 0;
  values[BUL_TRAIT_TEDIOUS] = size > 70 ? (size - 70) / 50 : 0;
  values[BUL_TRAIT_QUOTES] = bul_text_starts(text, BUL_TEXT("“"));
  values[BUL_TRAIT_QUOTED] = bul_text_find(text, BUL_TEXT("“")) != NULL;
  values[BUL_TRAIT_REFERS] = s->refers;
  values[BUL_TRAIT_RESOLVES] = bul_summary_resolves(text);
  values[BUL_TRAIT_JOINED] = bul_text_find(text, BUL_TEXT("；")) != NULL;
  if (s->number > 0 || s->scenery) return;
  values[BUL_TRAIT_LEAD] = 1;
  values[BUL_TRAIT_LEAD_REPEATED] = values[BUL_TRAIT_REPEATED];
  values[BUL_TRAIT_LEAD_TEDIOUS] = values[BUL_TRAIT_TEDIOUS];
  values[BUL_TRAIT_OPENER] = bul_summary_opens(text);
}

/* --- the entry point ------------------------------------------------------ */

static bool read_text(bul_candidates *all) {
  if (!read_sentences(all, bul_summary_is_fit)) return false;
  if (all->count == 0 && !read_sentences(all, is_anything)) return false;
  if (all->count == 0) return true;
  bulletin_text title = bul_text(all->text.data, all->body);
  return read_words(all, title, add_title) &&
         read_words(all, bul_text_from(all->text, all->body), add_body);
}

bool bul_candidates_read(bul_candidates *out, bulletin_text text,
                         size_t title_size,
                         const bulletin_allocator *allocator) {
  *out =
      (bul_candidates){.allocator = *allocator,
                       .text = text,
                       .body = title_size < text.size ? title_size : text.size,
                       .table = {.allocator = *allocator}};
  while (out->body < text.size && bul_goes_on(text.data[out->body]))
    out->body++; /* a title ends with a character */
  out->titled = bul_text_trim(bul_text(text.data, out->body)).size > 0;
  if (!read_text(out)) return false;
  for (size_t i = 0; i < out->count; i++)
    look(out, &out->items[i], i == 0 || out->items[i - 1].scenery);
  out->items_only = out->count > 0 && out->items[0].item;
  size_t first = 0;
  while (first + 1 < out->count && out->items[first].scenery)
    first++;
  for (size_t i = 0; out->count > 0 && i < out->items[first].term_count; i++)
    bul_candidate_term(out, &out->items[first], i)->in_lead = true;
  return true;
}

void bul_candidates_free(bul_candidates *all) {
  bul_free(&all->allocator, all->known,
           all->known_capacity * sizeof *all->known);
  bul_hash_free(&all->table);
  bul_free(&all->allocator, all->terms,
           all->term_capacity * sizeof *all->terms);
  bul_free(&all->allocator, all->items, all->capacity * sizeof *all->items);
}
