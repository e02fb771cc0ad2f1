/*
** keyword_terms.h - the terms of a text that may say what it is about, and
** what the text shows of each.
**
** A term is a word, a name, what stands in quotation marks, or some words
** that the text has side by side more than once. keywords.c weighs them;
** spec/fit/keywords.c fits the weights.
*/
#ifndef BUL_KEYWORD_TERMS_H
#define BUL_KEYWORD_TERMS_H

#include "../words/words.h"

#include "../../base/hash.h"

/* What a term is. */
typedef enum bul_keyword_kind {
  BUL_KEYWORD_PERSON,
  BUL_KEYWORD_PLACE,
  BUL_KEYWORD_ORGANIZATION,
  BUL_KEYWORD_QUOTED, /* “路院同治” */
  BUL_KEYWORD_WORK,   /* 《…》 */
  BUL_KEYWORD_NOUN,   /* of two characters */
  BUL_KEYWORD_NOUN3,
  BUL_KEYWORD_NOUN4, /* of four and more */
  BUL_KEYWORD_VERB,
  BUL_KEYWORD_VERB3,
  BUL_KEYWORD_VERBAL, /* a verb that stands as a noun */
  BUL_KEYWORD_MODIFIER,
  BUL_KEYWORD_PLACE_WORD, /* names of the lexicon that no reading found */
  BUL_KEYWORD_BODY_WORD,
  BUL_KEYWORD_PERSON_WORD,
  BUL_KEYWORD_PROPER,
  BUL_KEYWORD_LATIN,
  BUL_KEYWORD_SHORT, /* an abbreviation */
  BUL_KEYWORD_PHRASE,
  BUL_KEYWORD_UNKNOWN,
  BUL_KEYWORD_PAIR, /* two words */
  BUL_KEYWORD_LONG, /* three and more */
  BUL_KEYWORD_KINDS
} bul_keyword_kind;

/* What a word may be in a compound. */
typedef enum bul_keyword_role {
  BUL_ROLE_NONE, /* no part of any */
  BUL_ROLE_NOUN,
  BUL_ROLE_VERB,
  BUL_ROLE_MODIFIER,
  BUL_ROLE_NAME,
  BUL_ROLE_SINGLE,  /* a character */
  BUL_ROLE_NUMBER,  /* 三 of 三项工程: the first only */
  BUL_ROLE_MEASURE, /* behind a number */
  BUL_ROLE_ACT,     /* a verb of one character: 改 of 双改, behind another */
  BUL_ROLES
} bul_keyword_role;

typedef struct bul_keyword_term {
  bulletin_span span; /* where it first stands */
  uint32_t count;     /* how often it stands */
  uint32_t body;      /* … behind the title */
  uint32_t inside; /* … there within a name or a longer term that is repeated */
  uint32_t crossed;    /* places that a commoner term begins or ends within */
  uint32_t paragraphs; /* that have it */
  uint32_t last_paragraph;
  uint32_t
      first; /* bytes of the body before it; 0 when only the title has it */
  uint32_t head, tail; /* its first and last word among the terms */
  float prior; /* how likely a headline's term of this kind is a keyword */
  float key,
      rest_key; /* of its last word, the mean of the others (keyword_words.h) */
  uint16_t rarity;
  uint8_t kind, parts, length; /* length in characters */
  uint8_t first_role, last_role;
  bool in_title;  /* and not only within a longer one */
  bool reporting; /* what is done in any piece */
  bool piece;     /* stands nowhere but in one longer term */
  bool common;    /* says nothing by itself (general_words.h) */
  bool office;    /* 部长, which says nothing with another word either */
} bul_keyword_term;

/* What a word tells by itself: above 0 when articles that have it have it in
** their headlines more often than they do other words. */
typedef float (*bul_keyword_key)(void *context, bulletin_text word);

typedef struct bul_keyword_terms {
  bulletin_text text;   /* as the caller has it */
  bulletin_text folded; /* the same in one script */
  size_t title_size;
  bul_keyword_term *items;
  size_t count, capacity;
  uint32_t most; /* the count of the one that is repeated most */
  bul_hash_table table;
  bulletin_allocator allocator;
} bul_keyword_terms;

/* The terms of a text whose first title_size bytes are its title. `brief`
** takes words and neighbours only, no names. `key` is NULL for the table.
** Errors: ENCODING, NOMEM. Free with bul_keyword_terms_free. */
int bul_keyword_terms_read(bul_keyword_terms *out, bulletin_text text,
                           size_t title_size, bool brief,
                           const bulletin_lexicon *lexicon, bul_keyword_key key,
                           void *context, const bulletin_allocator *allocator,
                           bulletin_error *error);
void bul_keyword_terms_free(bul_keyword_terms *terms);

/* Whether a term is cut out of others: most of its places are crossed, or it
** is a piece; whether fewer than half of
** them in the body lie in longer terms. */
static inline bool bul_keyword_is_cut(const bul_keyword_term *t) {
  return t->piece || t->crossed * 2 > t->count;
}
static inline bool bul_keyword_is_free(const bul_keyword_term *t) {
  return t->inside * 2 < t->body;
}

/* The key of a word by the table of keyword_words.h. */
float bul_keyword_key_of(void *context, bulletin_text word);

/* keyword_features.c: what a term shows, by number; keyword_weights.h has a
** weight for each. */
enum {
  BUL_FEATURE_BIAS,
  BUL_FEATURE_KIND,
  BUL_FEATURE_SHAPE = BUL_FEATURE_KIND + BUL_KEYWORD_KINDS,
  BUL_FEATURE_LONG = BUL_FEATURE_SHAPE + BUL_ROLES * BUL_ROLES,
  BUL_FEATURE_NUMBERS = BUL_FEATURE_LONG + BUL_ROLES,
  BUL_FEATURE_COUNT = BUL_FEATURE_NUMBERS, /* log of its count: of a word */
  BUL_FEATURE_COUNT_NAME,
  BUL_FEATURE_COUNT_LONGER,
  BUL_FEATURE_ONCE, /* stands once: a word, a name */
  BUL_FEATURE_ONCE_NAME,
  BUL_FEATURE_FREE,   /* log of the places outside longer terms */
  BUL_FEATURE_INSIDE, /* share of the others */
  BUL_FEATURE_RARITY,
  BUL_FEATURE_RARITY_LONGER,
  BUL_FEATURE_KEY,
  BUL_FEATURE_KEY_LAST, /* of a compound */
  BUL_FEATURE_KEY_REST,
  BUL_FEATURE_LENGTH, /* of a compound, in characters */
  BUL_FEATURE_LENGTH_NAME,
  BUL_FEATURE_EARLY,      /* among the body's first characters */
  BUL_FEATURE_PARAGRAPH,  /* in the first part of the body */
  BUL_FEATURE_LATE,       /* log of how far in it first stands */
  BUL_FEATURE_SPREAD,     /* log of paragraphs that have it */
  BUL_FEATURE_RELATIVE,   /* its count to the highest */
  BUL_FEATURE_BOUND,      /* share of its rarer word's places */
  BUL_FEATURE_BOUND_BOTH, /* … of its commoner word's */
  BUL_FEATURE_SIZE,       /* log of the text's size */
  BUL_FEATURES
};

/* What one term shows: few features are not 0. */
enum { BUL_SHOWN = 20 };
typedef struct bul_keyword_shown {
  size_t count;
  struct {
    uint32_t feature;
    float value;
  } items[BUL_SHOWN];
} bul_keyword_shown;

void bul_keyword_features(bul_keyword_shown *out,
                          const bul_keyword_terms *terms,
                          const bul_keyword_term *term);

#endif
