/*
** schema.c - see schema.h.
**
** source   a newspaper or agency
** page     a page of it: the day of the issue, the page's name, and its size
**          where boxes are known, as found.h writes it
** article  a piece, on its page, with its newest revision. `key` is a hash of
**          the headline, `nth` tells pieces of one page with equal headlines
** revision what a piece was at some time, and where it stood then: its `page`,
**          `key` and `nth`, and where it was `found` in a file, as found.h
**          writes it. Its `id` is also what the search index knows it by
** element  the body of a revision, in order: id = revision << 20 | number
** byline   likewise
** facet    what pieces are counted and filtered by; a row for each value. Its
**          `date` is a day of the calendar, or '' for none
** kind     the fields of `facet`
** name, mention   people, places and organizations, and which pieces name them
** segment, posting, card, dead   the search index, see segment.h, posting.h and
**          card.h
** merging  segments that are being made of others, and those others, see merge.h
** state    a number that grows with every transaction that writes; `form` is
**          that of the texts in the search index, see archive.h
*/
#include "schema.h"

#include "../../base/error.h"
#include "../../base/text.h"

#include <stdio.h>

static const char version_1[] =
    "CREATE TABLE state(generation INTEGER NOT NULL) STRICT;"
    "INSERT INTO state VALUES(1);"
    "CREATE TABLE source(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)"
    " STRICT;"
    "CREATE TABLE page("
    " id INTEGER PRIMARY KEY,"
    " source INTEGER REFERENCES source(id),"
    " date TEXT,"
    " name TEXT,"
    " encoding TEXT) STRICT;"
    "CREATE UNIQUE INDEX page_identity"
    " ON page(ifnull(source, 0), ifnull(date, ''), ifnull(name, ''));"
    "CREATE TABLE article("
    " id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " page INTEGER NOT NULL REFERENCES page(id),"
    " key INTEGER NOT NULL,"
    " nth INTEGER NOT NULL,"
    " revision INTEGER NOT NULL," /* 0 while it is being made */
    " removed INTEGER NOT NULL DEFAULT 0) STRICT;"
    "CREATE UNIQUE INDEX article_identity ON article(page, key, nth);"
    "CREATE TABLE revision("
    " id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " article INTEGER NOT NULL REFERENCES article(id),"
    " number INTEGER NOT NULL,"
    " change TEXT NOT NULL,"
    " time INTEGER NOT NULL,"
    " kicker TEXT, headline TEXT, deck TEXT, \"column\" TEXT,"
    " dateline TEXT, agency TEXT, place TEXT, dateline_date TEXT,"
    " date TEXT,"
    " chars INTEGER NOT NULL,"
    " spans BLOB) STRICT;"
    "CREATE UNIQUE INDEX revision_identity ON revision(article, number);"
    "CREATE TABLE element("
    " id INTEGER PRIMARY KEY,"
    " kind INTEGER NOT NULL,"
    " text TEXT NOT NULL,"
    " spans BLOB) STRICT;"
    "CREATE TABLE byline("
    " id INTEGER PRIMARY KEY,"
    " role TEXT, name TEXT, affiliation TEXT) STRICT;"
    "CREATE TABLE kind(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)"
    " STRICT;"
    "INSERT INTO kind VALUES(1, 'day'), (2, 'source'), (3, 'page'),"
    " (4, 'column'), (5, 'tag'), (6, 'person'), (7, 'place'),"
    " (8, 'organization'),"
    " (16, 'reporter'), (17, 'intern'), (18, 'correspondent'),"
    " (19, 'special'), (20, 'commentator'), (21, 'author'),"
    " (22, 'photographer'), (23, 'editor'), (24, 'proofreader'),"
    " (25, 'translator'), (26, 'compiler');"
    "CREATE TABLE facet("
    " kind INTEGER NOT NULL," /* of `kind`; negative while removed */
    " value TEXT NOT NULL,"
    " date TEXT NOT NULL," /* of the article; '' for none */
    " article INTEGER NOT NULL REFERENCES article(id),"
    " chars INTEGER NOT NULL,"
    " PRIMARY KEY(kind, value, date, article)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX facet_article ON facet(article, kind);"
    "CREATE TABLE segment("
    " id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " first INTEGER NOT NULL, last INTEGER NOT NULL,"
    " documents INTEGER NOT NULL, units INTEGER NOT NULL,"
    " data BLOB NOT NULL) STRICT;"
    "CREATE TABLE posting("
    " id INTEGER PRIMARY KEY,"
    " segment INTEGER NOT NULL, term INTEGER NOT NULL,"
    " document INTEGER NOT NULL, data BLOB NOT NULL) STRICT;"
    "CREATE UNIQUE INDEX posting_term ON posting(segment, term, document);"
    "CREATE TABLE dead(revision INTEGER PRIMARY KEY) STRICT;";

/* From here on, a step for each version; steps are never changed. */
static const char version_2[] =
    "CREATE VIEW piece AS"
    " SELECT a.id, s.name AS source, p.date AS issue, p.name AS page,"
    "  r.number AS revision, r.kicker, r.headline, r.deck, r.\"column\","
    "  r.dateline, r.date, r.chars"
    " FROM article a JOIN revision r ON r.id = a.revision"
    " JOIN page p ON p.id = a.page LEFT JOIN source s ON s.id = p.source"
    " WHERE NOT a.removed;"
    "ALTER TABLE state ADD COLUMN names INTEGER NOT NULL DEFAULT 0;"
    "CREATE TABLE name("
    " kind INTEGER NOT NULL, text TEXT NOT NULL, id INTEGER NOT NULL,"
    " PRIMARY KEY(kind, text)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE mention("
    " name INTEGER NOT NULL,"
    " article INTEGER NOT NULL REFERENCES article(id),"
    " PRIMARY KEY(name, article)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX mention_article ON mention(article);";

/* Revisions know where they stood. Of older ones only the newest place is
** known; where a headline has changed since, `key` and `nth` are not. Until
** here any text was taken for a date; an invalid one now counts as no date. */
static const char version_3[] =
    "ALTER TABLE revision ADD COLUMN page INTEGER REFERENCES page(id);"
    "ALTER TABLE revision ADD COLUMN key INTEGER;"
    "ALTER TABLE revision ADD COLUMN nth INTEGER;"
    "UPDATE revision SET page = a.page, key = iif(a.revision = revision.id, "
    " a.key, NULL), nth = iif(a.revision = revision.id, a.nth, NULL)"
    " FROM article a WHERE a.id = article AND change <> 'removed';"
    "UPDATE facet SET date = '', value = iif(kind = 1, '', value)"
    " WHERE date <> '' AND (date(date, '+0 days') IS NOT date OR date < "
    "'0001');";

/* In which form of the texts the search index was written. */
static const char version_4[] =
    "ALTER TABLE state ADD COLUMN form INTEGER NOT NULL DEFAULT 1;";

/* The index keeps what lists of answers show; older segments have it when they
** are merged. */
static const char version_5[] =
    "CREATE TABLE card("
    " id INTEGER PRIMARY KEY," /* segment << 32 | first document */
    " last INTEGER NOT NULL,"  /* document */
    " data BLOB NOT NULL) STRICT;";

/* Who made a revision. */
static const char version_6[] = "ALTER TABLE revision ADD COLUMN \"by\" TEXT;";

/* Where pieces were found. */
static const char version_7[] = "ALTER TABLE page ADD COLUMN size BLOB;"
                                "ALTER TABLE revision ADD COLUMN found BLOB;";

/* A row of cards is found by its last document, id = segment << 32 | last: to
** find it by the first, the row behind must be read too. */
static const char version_8[] =
    "UPDATE card SET id = (id >> 32 << 32) | last, last = id & 4294967295;"
    "ALTER TABLE card RENAME COLUMN last TO first;";

/* Merges go on from one transaction to the next. */
static const char version_9[] = "CREATE TABLE merging("
                                " segment INTEGER PRIMARY KEY,"
                                " target INTEGER NOT NULL,"
                                " next INTEGER NOT NULL) STRICT;";

static const char *const steps[BUL_SCHEMA_VERSION] = {
    version_1, version_2, version_3, version_4, version_5,
    version_6, version_7, version_8, version_9};

typedef struct identity {
  int64_t application;
  int64_t version;
  int64_t tables;
} identity;

/* All of it from one moment, for another process may be making the store. */
static int read_identity(identity *out, bul_sql *sql, bulletin_error *error) {
  *out = (identity){0};
  int status = bul_sql_run(sql, error, "SAVEPOINT identity", "");
  if (status != BULLETIN_OK) return status;
  status = bul_sql_number(&out->application, sql, error,
                          "PRAGMA application_id", "");
  if (status == BULLETIN_OK)
    status =
        bul_sql_number(&out->version, sql, error, "PRAGMA user_version", "");
  if (status == BULLETIN_OK)
    status = bul_sql_number(&out->tables, sql, error,
                            "SELECT count(*) FROM sqlite_master", "");
  int end = bul_sql_run(sql, status == BULLETIN_OK ? error : NULL,
                        "RELEASE identity", "");
  return status == BULLETIN_OK ? end : status;
}

static int identify(identity *out, bul_sql *sql, bulletin_error *error) {
  int status = read_identity(out, sql, error);
  if (status != BULLETIN_OK) return status;
  if (out->tables == 0) return BULLETIN_OK;
  if (out->application != BUL_APPLICATION)
    return bul_fail(error, BULLETIN_CORRUPT,
                    "%s: an SQLite file of another program, not a bulletin "
                    "store; name another file",
                    bul_sql_path(sql));
  if (out->version > BUL_SCHEMA_VERSION)
    return bul_fail(error, BULLETIN_SCHEMA,
                    "%s: the store was written by a newer bulletin (schema "
                    "%lld, this one knows %d); update bulletin",
                    bul_sql_path(sql), (long long)out->version,
                    (int)BUL_SCHEMA_VERSION);
  return BULLETIN_OK;
}

int64_t bul_name_number(int64_t kind, bulletin_text name) {
  uint64_t h = bul_hash_text(name) ^ (uint64_t)kind;
  h = (h ^ h >> 32) * UINT64_C(0xD6E8FEB86659FD93);
  h = (h ^ h >> 32) * UINT64_C(0xD6E8FEB86659FD93);
  return (int64_t)((h ^ h >> 32) & INT64_MAX);
}

int bul_schema_check(bul_sql *sql, bulletin_error *error) {
  identity ignored;
  return identify(&ignored, sql, error);
}

static int migrate(bul_sql *sql, bulletin_error *error) {
  identity now; /* another process may have been here first */
  int status = identify(&now, sql, error);
  int64_t from = now.tables == 0 ? 0 : now.version;
  if (from < 0) from = 0;
  for (int64_t i = from; status == BULLETIN_OK && i < BUL_SCHEMA_VERSION; i++)
    status = bul_sql_script(sql, steps[i], error);
  char mark[128];
  snprintf(mark, sizeof mark,
           "PRAGMA application_id = %d; PRAGMA user_version = %d;"
           "UPDATE state SET form = %d WHERE %d;",
           (int)BUL_APPLICATION, (int)BUL_SCHEMA_VERSION, (int)BUL_FORM,
           from == 0);
  if (status == BULLETIN_OK) status = bul_sql_script(sql, mark, error);
  return status;
}

int bul_schema_prepare(bul_sql *sql, bool may_write, bulletin_error *error) {
  identity found;
  int status = identify(&found, sql, error);
  if (status != BULLETIN_OK) return status;
  if (found.tables > 0 && found.version == BUL_SCHEMA_VERSION)
    return BULLETIN_OK;
  if (!may_write) {
    if (found.tables == 0) /* perhaps another process is about to make one */
      return bul_fail(error, BULLETIN_NOTFOUND,
                      "%s: no store has been made in this file yet; open it "
                      "for writing to make one",
                      bul_sql_path(sql));
    return bul_fail(error, BULLETIN_SCHEMA,
                    "%s: the store was written by an older bulletin (schema "
                    "%lld); open it once for writing to bring it up to date",
                    bul_sql_path(sql), (long long)found.version);
  }
  status = bul_sql_run(sql, error, "BEGIN IMMEDIATE", "");
  if (status != BULLETIN_OK) return status;
  status = migrate(sql, error);
  if (status == BULLETIN_OK) status = bul_sql_run(sql, error, "COMMIT", "");
  if (status != BULLETIN_OK) bul_sql_run(sql, NULL, "ROLLBACK", "");
  return status;
}
