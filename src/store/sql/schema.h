/*
** schema.h - the tables of a store and how older ones become new ones.
*/
#ifndef BUL_SCHEMA_H
#define BUL_SCHEMA_H

#include "../../base/hash.h"
#include "sql.h"

/* "Bltn", so that other programs know the file. */
#define BUL_APPLICATION INT64_C(0x426C746E)

/* What this version writes as user_version. */
enum { BUL_SCHEMA_VERSION = 9 };

/* The form in which this version reads texts for the search index: from 2 on,
** half-width kana are those that they stand for. */
enum { BUL_FORM = 2 };

/* Engines with shards keep what is of one source in one of so many, by the lowest
** bits of its number. */
enum { BUL_SHARDS = 64 };

/* The shard of what has this number: a source, page, revision or segment. */
static inline int64_t bul_shard_of(int64_t number) {
  return number & (BUL_SHARDS - 1);
}

/* The shard of a source; that of none is 0. */
static inline int64_t bul_source_shard(bulletin_text name) {
  return name.data == NULL ? 0 : (int64_t)(bul_hash_text(name) % BUL_SHARDS);
}

/* The number of a name, where it is made of the name itself, so that nobody asks
** for it and nobody waits until another has made it. It has 63 bits: that two of
** ten million names share one is a chance of 1 in 180,000. */
int64_t bul_name_number(int64_t kind, bulletin_text name);

/* Fields that the table `facet` knows by fixed numbers; roles of bylines
** follow, see the table `kind`. */
typedef enum bul_kind {
  BUL_KIND_DAY = 1,
  BUL_KIND_SOURCE,
  BUL_KIND_PAGE,
  BUL_KIND_COLUMN,
  BUL_KIND_TAG,
  BUL_KIND_PERSON,
  BUL_KIND_PLACE,
  BUL_KIND_ORGANIZATION,
  BUL_KIND_ROLES = 16 /* the first of a role */
} bul_kind;

/* A field whose values stand in the tables `name` and `mention`. */
static inline bool bul_kind_is_name(int64_t kind) {
  return kind >= BUL_KIND_PERSON && kind <= BUL_KIND_ORGANIZATION;
}

/* Is the file a store, or empty? CORRUPT, SCHEMA. */
int bul_schema_check(bul_sql *sql, bulletin_error *error);

/* Checks that the file is a store of ours, makes the tables of a new one and
** brings those of an older one up to date, in one transaction. */
int bul_schema_prepare(bul_sql *sql, bool may_write, bulletin_error *error);

#endif
