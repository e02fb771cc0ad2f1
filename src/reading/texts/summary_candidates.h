/*
** summary_candidates.h - the sentences of a text that its summary may quote,
** their terms, and what each sentence shows of saying most.
**
** summary.c chooses among them; spec/fit/summary.c fits the weights of what
** they show.
*/
#ifndef BUL_SUMMARY_CANDIDATES_H
#define BUL_SUMMARY_CANDIDATES_H

#include "../../base/hash.h"
#include "../words/words.h"

/* What a sentence shows, by number; summary_weights.h has a weight for each.
** Shares are characters of terms to characters of the sentence (and some more,
** so that short ones do not win by being short). */
typedef enum bul_summary_trait {
  BUL_TRAIT_LEAD,       /* the text's first sentence */
  BUL_TRAIT_LATER,      /* log(1 + its number) */
  BUL_TRAIT_PARAGRAPH,  /* in the first paragraph */
  BUL_TRAIT_OPENS,      /* opens a paragraph */
  BUL_TRAIT_BRIEF,      /* below 20 characters, up to 1 */
  BUL_TRAIT_TEDIOUS,    /* above 70, per 50 */
  BUL_TRAIT_REPEATED,   /* share of terms that other sentences have */
  BUL_TRAIT_RARE,       /* … times their rarity */
  BUL_TRAIT_SALIENT,    /* share of rarity times log(1 + frequency) */
  BUL_TRAIT_WITH_LEAD,  /* share of terms the first sentence has too */
  BUL_TRAIT_WITH_TITLE, /* … the title has */
  BUL_TRAIT_QUOTES,     /* begins with a quotation */
  BUL_TRAIT_QUOTED,     /* has one */
  BUL_TRAIT_REFERS,     /* begins by referring back: 他, 同时 */
  BUL_TRAIT_OPENER,     /* the first, and only says that something was held */
  BUL_TRAIT_RESOLVES,   /* 要求, 宣布 */
  BUL_TRAIT_NAMES,      /* share of names among its terms */
  BUL_TRAIT_PAUSES,     /* enumerates: 、 per ten characters */
  BUL_TRAIT_JOINED,     /* of clauses joined by ； */
  BUL_TRAIT_LEAD_REPEATED, /* of the first sentence: repeated, tedious */
  BUL_TRAIT_LEAD_TEDIOUS,
  BUL_TRAITS
} bul_summary_trait;

enum { BUL_HOSTS = 4 };

typedef struct bul_candidate {
  bulletin_span span;
  size_t number;     /* among the candidates */
  size_t first_term; /* in `terms` */
  size_t term_count;
  size_t chars;
  size_t length; /* with its marks */
  double score;
  bool first_paragraph;
  bool opens_paragraph;
  bool follows; /* the text's sentence before is the candidate before */
  bool refers, item, breaks_off, scenery, thin, unattributed;
  bool spoken; /* goes on with what somebody said in the sentence before */
  bool host;   /* begins with whom the title begins with */
  bool numbered;
  uint8_t figures; /* of the title's, a bit for each that it has */
  bool chosen;
} bul_candidate;

typedef struct bul_summary_term {
  uint64_t hash;
  uint32_t count;
  uint32_t sentences;
  uint32_t last; /* the sentence, + 1, that had it last */
  uint16_t rarity;
  uint8_t chars;
  uint8_t pos;
  bool in_title;
  bool in_lead;
  bool covered; /* by a sentence that is chosen */
} bul_summary_term;

typedef struct bul_candidates {
  bulletin_allocator allocator;
  bulletin_text text;
  size_t body;                    /* where it begins, behind the title */
  bool titled;                    /* the title says something */
  bool items_only;                /* an item begins it: the text is the list */
  bulletin_text hosts[BUL_HOSTS]; /* people whom lines of it begin with */
  size_t host_count;
  bul_candidate *items; /* in the text's order */
  size_t count, capacity;
  bul_summary_term *known; /* every term once */
  size_t known_count, known_capacity;
  bul_hash_table table; /* of what is known, by hash */
  uint32_t *terms;      /* of the sentences, by their places in `known` */
  size_t term_count, term_capacity;
} bul_candidates;

/* The candidates of a text whose first title_size bytes are its title. False
** when memory ran out. Free with bul_candidates_free in either case. */
bool bul_candidates_read(bul_candidates *out, bulletin_text text,
                         size_t title_size,
                         const bulletin_allocator *allocator);
void bul_candidates_free(bul_candidates *all);

/* The text of a candidate. */
static inline bulletin_text bul_candidate_text(const bul_candidates *all,
                                               const bul_candidate *s) {
  return bul_text(all->text.data + s->span.start, s->span.end - s->span.start);
}

/* The terms of a candidate, by number from 0. */
static inline bul_summary_term *bul_candidate_term(const bul_candidates *all,
                                                   const bul_candidate *s,
                                                   size_t number) {
  return &all->known[all->terms[s->first_term + number]];
}

/* Sets `values` (BUL_TRAITS of them) for a candidate of `all`, whose items lie
** in the text's order. */
void bul_candidate_traits(double *values, const bul_candidates *all,
                          const bul_candidate *s);

#endif
