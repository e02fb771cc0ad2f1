/*
** short_names.h - what the files on organizations' short forms share: the
** names that a text has in full, and what forms they claim.
*/
#ifndef BUL_SHORT_NAMES_H
#define BUL_SHORT_NAMES_H

#include "entities.h"

#include "../../base/hash.h"

enum { BUL_LONGEST_NAMED = 240 }; /* bytes of a name */

typedef struct bul_full_name {
  bulletin_text text;
  size_t mention;
} bul_full_name;

/* A form and the name it is short for, as far as is known: that may be short
** for a longer one in turn. */
typedef struct bul_claim {
  bulletin_text form;
  bulletin_text owner;
  bool stated;   /* by the text itself */
  bool disputed; /* another name would have it too */
  bool quiet;    /* too common a form to be linked: it only disputes */
} bul_claim;

typedef struct bul_namer {
  bul_findings *f;
  bul_arena arena;
  bul_full_name *names;
  size_t name_count, name_capacity;
  bul_hash_table known; /* of names */
  bul_claim *claims;
  size_t claim_count, claim_capacity;
  bul_hash_table table; /* of claims, by form */
} bul_namer;

/* The longest name that a form or a name is known to be short for; itself
** when there is none. */
bulletin_text bul_owner_of(const bul_namer *n, bulletin_text name);

/* A form that a name claims; a failure is noted in the findings. */
void bul_add_claim(bul_namer *n, bulletin_text form, bulletin_text owner,
                   bool stated, bool quiet);

/* A form that says of anything what kind it is, as 公司 or 中心. */
static inline bool bul_is_common_form(bulletin_text form) {
  return bul_classes_of(form) & BUL_CLASS_ORGANIZATION_WEAK;
}

/* A place where a short form of `name` stands. */
void bul_add_short(bul_namer *n, bulletin_span span, bulletin_text name);

/* short_stated.c: what the text says itself: 以下简称“…”. */
void bul_read_statements(bul_namer *n);

/* short_forms.c: claims the forms that are made of a full name. */
void bul_claim_name(bul_namer *n, const bul_full_name *full);

#endif
