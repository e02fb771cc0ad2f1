/*
** classes.h - what words are in names of people, places and organizations.
**
** The words stand in data/classes.txt, under the names given here in
** comments, and organizations in data/bodies.txt, too, places in
** data/sites.txt and people in data/people.txt; data/generate.py reads
** them and writes classes_data.c.
*/
#ifndef BUL_CLASSES_H
#define BUL_CLASSES_H

#include "../../base/text.h"

typedef enum bul_class {
  BUL_CLASS_ABBREVIATION = 1 << 0,         /* abbreviation */
  BUL_CLASS_SURE_ABBREVIATION = 1 << 1,    /* sure-abbreviation */
  BUL_CLASS_BEFORE_ABBREVIATION = 1 << 2,  /* before-abbreviation */
  BUL_CLASS_AFTER_ABBREVIATION = 1 << 3,   /* after-abbreviation */
  BUL_CLASS_PLACE_FIRST = 1 << 4,          /* place-first */
  BUL_CLASS_PLACE_PAIR = 1 << 5,           /* place-pair */
  BUL_CLASS_PLACE_LAST = 1 << 6,           /* place-last */
  BUL_CLASS_PLACE_NOT = 1 << 7,            /* place-not */
  BUL_CLASS_PLACE_SUFFIX = 1 << 8,         /* place-suffix */
  BUL_CLASS_WEAK_SUFFIX = 1 << 9,          /* weak-suffix */
  BUL_CLASS_ORGANIZATION_SUFFIX = 1 << 10, /* organization-suffix */
  BUL_CLASS_ORGANIZATION_WEAK = 1 << 11,   /* organization-weak */
  BUL_CLASS_ORGANIZATION = 1 << 12,        /* organization */
  BUL_CLASS_ORGANIZATION_INNER = 1 << 13,  /* organization-inner */
  BUL_CLASS_NAME_STOP = 1 << 14,           /* name-stop */
  BUL_CLASS_AFTER_NAME = 1 << 15,          /* after-name */
  BUL_CLASS_AFTER_SURNAME = 1 << 16,       /* after-surname */
  BUL_CLASS_COMPOUND_SURNAME = 1 << 17,    /* compound-surname */
  BUL_CLASS_JAPANESE_SURNAME = 1 << 18,    /* japanese-surname */
  BUL_CLASS_KNOWN_PERSON = 1 << 19,        /* known-person */
  BUL_CLASS_TITLE = 1 << 20,               /* title */
  BUL_CLASS_TITLE_PART = 1 << 21,          /* title-part */
  BUL_CLASS_WEAK_ABBREVIATION = 1 << 22,   /* weak-abbreviation */
  BUL_CLASS_DOCTRINE = 1 << 23,            /* doctrine */
  BUL_CLASS_FIELD = 1 << 24,               /* field */
  BUL_CLASS_ORGANIZATION_FIRST = 1 << 25,  /* organization-first */
  BUL_CLASS_BRAND = 1 << 26,               /* brand */
  BUL_CLASS_PLACE = 1 << 27,               /* place */
  BUL_CLASS_DIVISION = 1 << 28,            /* division */
  BUL_CLASS_PERSON = 1 << 29               /* person */
} bul_class;

typedef struct bul_class_row {
  const char *word;
  uint16_t size;
  uint32_t classes; /* of bul_class */
} bul_class_row;

/* classes_data.c: the words, and a table of their numbers, from 1, in which each
** stands at the place that its hash means, or at the next that was free. */
enum { BUL_CLASS_SLOTS = 16384 }; /* a power of two, most of them 0 */
extern const bul_class_row bul_class_rows[];
extern const uint16_t bul_class_slots[BUL_CLASS_SLOTS];

/* Bits by the hash of two characters: whether a listed organization or place
** (bodies.txt, sites.txt) may begin with them. */
enum { BUL_CLASS_STARTS = 65536 };
extern const uint64_t bul_class_starts[BUL_CLASS_STARTS / 64];

/* The classes that a word is in; 0 for none. */
uint32_t bul_classes_of(bulletin_text word);

/* The same of a word whose bul_hash is known. */
uint32_t bul_classes_at(bulletin_text word, uint32_t hash);

#endif
