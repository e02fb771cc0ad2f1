/*
** entities.h - what people.c, places.c and organizations.c share: the words
** of a text with what is known of them, and the mentions found among them.
*/
#ifndef BUL_ENTITIES_H
#define BUL_ENTITIES_H

#include "../../base/fold.h"
#include "../words/classes.h"
#include "../words/words.h"

/* A word with its classes (classes.h). `first` is its first character,
** `length` how many it has; `joined` says that the word before ends where
** this one begins. */
typedef struct bul_token {
  bulletin_span span;
  uint32_t classes;
  uint32_t first;
  uint16_t length;
  uint16_t rarity; /* a bulletin_word's */
  uint8_t form;
  uint8_t pos;
  bool joined;
  bool listed; /* its first two characters begin some name of a class */
} bul_token;

/* Tokens [from, to) that name something. A stronger one wins over another
** of the same length. `name` is what it is short for; absent where that is
** what is printed. */
typedef struct bul_mention {
  size_t from;
  size_t to;
  int kind; /* bulletin_entity_kind */
  int strength;
  bulletin_span span;
  bulletin_text name;
} bul_mention;

/* A title of the person of a mention. `next` is the next one of the same
** person, plus one (gather.c). */
typedef struct bul_title {
  size_t mention;
  size_t next;
  bulletin_span span;
  uint8_t change; /* bulletin_title_change */
} bul_title;

typedef struct bul_findings {
  bulletin_words words;
  bul_folded folded;
  bulletin_text text;    /* folded (base/fold.h) */
  bulletin_text written; /* as the caller has it */
  bulletin_allocator allocator;
  bul_token *tokens; /* and four that nothing takes after them */
  size_t count;
  bul_mention *mentions;
  size_t mention_count;
  size_t mention_capacity;
  bul_title *titles; /* in the order of their mentions */
  size_t title_count;
  size_t title_capacity;
  bool failed; /* memory ran out */
} bul_findings;

/* The words of a text, with what is known of each; nothing is found yet.
** Readings that need both words and names take them from here: a text is read
** once. */
int bul_findings_open(bul_findings *f, bulletin_text text,
                      const bulletin_lexicon *lexicon,
                      const bulletin_allocator *allocator,
                      bulletin_error *error);
void bul_findings_free(bul_findings *f);

/* Each adds, one mention for each place, in the text's order: what the rules
** find; of it what is no doubt a name, with short forms, in three quarters of
** the time that all takes; all that the text names, with titles. False when
** memory ran out. */
bool bul_find_by_rules(bul_findings *f);
bool bul_find_clear_names(bul_findings *f);
bool bul_find_names(bul_findings *f);

/* Adds a mention; a failure is noted in `f`. */
void bul_mention_add(bul_findings *f, int kind, size_t from, size_t to,
                     int strength);

/* The text of a token. */
static inline bulletin_text bul_token_text(const bul_findings *f, size_t at) {
  const bul_token *t = &f->tokens[at];
  return bul_text(f->text.data + t->span.start, t->span.end - t->span.start);
}

/* The text of a mention. */
static inline bulletin_text bul_mention_text(const bul_findings *f,
                                             const bul_mention *m) {
  return bul_text(f->text.data + m->span.start, m->span.end - m->span.start);
}

/* The token that begins, or ends, at a byte; f->count when none does. */
size_t bul_token_from(const bul_findings *f, size_t byte);
size_t bul_token_until(const bul_findings *f, size_t byte);

/* 省, 市 and the other levels of government, by one character. */
static inline bool bul_is_level(uint32_t c) {
  switch (c) {
  case U'省':
  case U'市':
  case U'县':
  case U'区': /* 省市县区 */
  case U'旗':
  case U'镇':
  case U'乡':
  case U'村': /* 旗镇乡村 */
    return true;
  }
  return false;
}

static inline bool bul_token_is(const bul_findings *f, size_t at,
                                uint32_t classes) {
  return (f->tokens[at].classes & classes) != 0;
}

/* Each adds the mentions of its kind. */
void bul_find_people(bul_findings *f);
void bul_find_places(bul_findings *f);
void bul_find_organizations(bul_findings *f);

/* Whether the token `at` stands behind a name as verbs and marks do. */
bool bul_ends_name(const bul_findings *f, size_t at);

/* pointed.c. 卡洛斯·热尔马诺: returns the token after it, or `at` when none begins
** here. */
size_t bul_pointed_name(const bul_findings *f, size_t at);

/* The first point from the token `at` on, or f->count. A name begins at most
** BUL_FIRST_PART words before its first one. */
enum { BUL_FIRST_PART = 6 };
size_t bul_next_point(const bul_findings *f, size_t at);

/* japanese.c. 石川一成: a Japanese surname, the token `at`, and one to three
** characters that are no words. Returns the token after it, or `at`. The second
** is for texts about Japan, where whoever has a title, or stands in a list
** behind someone whose name ends with the token `last`, needs no words. */
size_t bul_japanese_name(const bul_findings *f, size_t at);
size_t bul_told_japanese(const bul_findings *f, size_t at, size_t last);
bool bul_is_of_japan(bulletin_text text);

/* Whether someone is called by a surname only: 李女士, 王主任, 老薛. */
bool bul_is_surname_only(bulletin_text name);

/* Whether a title, a form of address or what only people do stands beside the
** tokens [from, to). */
bool bul_is_told(const bul_findings *f, size_t from, size_t to);

/* doubts.c: whether what seems a name is none that a reader would look for.
** `sure` is the strength of what the rules found there, or -1. */
bool bul_is_doubtful(const bul_findings *f, const bul_mention *m, int sure);

/* Where the name of two characters ends that begins a token which looks like
** one of three; 0 when it does not go on as sentences do. */
size_t bul_shorter_end(const bul_findings *f, size_t at);

/* followed.c: adds the other mentions of people whom a title or the like
** tells, and of places and organizations that were found by their last word. */
void bul_follow_people(bul_findings *f);
void bul_follow_places(bul_findings *f);

/* A noun so rare that it is likely a name here: 席草公司, 双良集团. */
bool bul_is_brand(const bul_token *t);

/* Names of several words that are in one of the classes: the token after the
** longest that begins at `at`, or `at`. */
size_t bul_listed_end(const bul_findings *f, size_t at, uint32_t classes);

/* Adds the short forms of the organizations that are found so far, and says
** of these which are short for another. */
void bul_find_short_names(bul_findings *f);

/* learned.c: puts what was learned in the place of what the rules found, which
** is settled. */
void bul_find_learned(bul_findings *f);

/* Where the place begins whose name ends with the token `suffix`, a
** BUL_CLASS_PLACE_SUFFIX; `suffix` itself when nothing before names one. */
size_t bul_place_start(const bul_findings *f, size_t suffix);

/* The same of up to three characters that may name a place, whatever `suffix`
** is. */
size_t bul_unknown_place(const bul_findings *f, size_t suffix);

/* Says which places those of one character mean, and drops the others. */
void bul_name_abbreviations(bul_findings *f);

/* titles.c: adds the titles of all people, whose mentions do not overlap any
** more and are in the order of the text. */
void bul_find_titles(bul_findings *f);

/* Whether a word only addresses someone: 同志, 先生. */
bool bul_is_address(bulletin_text word);

/* gather.c: what the caller gets. False when memory ran out. */
bool bul_gather(bulletin_entities *out, bul_findings *f);

#endif
