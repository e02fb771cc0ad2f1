/*
** schema.h - the tables of a store and how older ones become new ones.
*/
#ifndef BUL_SCHEMA_H
#define BUL_SCHEMA_H

#include "sql.h"

/* "Bltn", so that other programs know the file. */
#define BUL_APPLICATION INT64_C(0x426C746E)

/* What this version writes as user_version. */
enum { BUL_SCHEMA_VERSION = 7 };

/* The form in which this version reads texts for the search index: from 2 on,
** half-width kana are those that they stand for. */
enum { BUL_FORM = 2 };

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
