/*
** postgres_words.h - words of SQLite's SQL and what PostgreSQL says instead; a
** table in which an INSERT makes the row's number.
*/
#ifndef BUL_POSTGRES_WORDS_H
#define BUL_POSTGRES_WORDS_H

static const struct word {
  const char *ours;
  const char *theirs;
} words[] = {
    {"INSERT OR IGNORE INTO", "INSERT INTO"},
    {"CROSS JOIN", "JOIN"},
    {"ifnull(", "coalesce("},
};

/* What stands between is for PostgreSQL, and a comment to SQLite. */
static const char ours_begin[] = "/*+";
static const char ours_end[] = "*/";

static const char ignoring[] = "INSERT OR IGNORE INTO";

static const char *const numbered[] = {
    "INSERT INTO source(", "INSERT INTO page(",    "INSERT INTO article(",
    "INSERT INTO kind(",   "INSERT INTO segment(", "INSERT INTO revision(",
};

/* What begins so may be somebody else's, and only reads. */
static const char *const reading[] = {"select", "with",    "values",
                                      "table",  "explain", "show"};

#endif
