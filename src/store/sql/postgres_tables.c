/*
** postgres_tables.c - the tables of a store in PostgreSQL; schema.c says what
** each is.
**
** Every key begins with `shard`. What is of one source lies in one shard, 0 to
** 63: a hash of the source's name. The number of a source, page, revision or
** segment has its shard in the lowest six bits, so that a row is found by its
** number alone; a piece, whose number callers know, lies in the shard of its
** page. A segment and its rows lie in the shard of its oldest revision. What
** all sources share (`state`, `writer`, `kind`, `name`) lies in shard 0. No
** constraint reaches from one shard into another: what tables promise each
** other, bulletin_check looks after.
**
** writer   for each session that has written, how often: their sum grows with
**          every transaction that writes, and nobody waits for another
** state    its row is locked by who merges segments, and shared by who needs
**          them to stay
**
** Texts are compared by their bytes, as SQLite does: COLLATE "C".
*/
#include "postgres.h"

#ifdef BUL_WITH_POSTGRES

#include "../../base/error.h"
#include "../../base/text.h"
#include "schema.h"

#include <stdio.h>

#define NUMBER "bigint NOT NULL"
#define TEXT "text COLLATE \"C\""
#define SHARD "shard " NUMBER

static const char tables[] =
    "CREATE SEQUENCE number; CREATE SEQUENCE article_number;"
    "CREATE SEQUENCE segment_number; CREATE SEQUENCE kind_number START 27;"
    "CREATE TABLE state(" SHARD " PRIMARY KEY, form " NUMBER ","
    " version " NUMBER ", merges " NUMBER " DEFAULT 0);"
    "CREATE TABLE writer(" SHARD ", id " NUMBER ", generation " NUMBER ","
    " PRIMARY KEY(shard, id)) WITH (fillfactor = 50);"
    "CREATE TABLE source(" SHARD ", id " NUMBER ", name " TEXT " NOT NULL,"
    " PRIMARY KEY(shard, id), UNIQUE(shard, name));"
    "CREATE TABLE page(" SHARD ", id " NUMBER ", source bigint, date " TEXT ","
    " name " TEXT ", encoding " TEXT ", size bytea, PRIMARY KEY(shard, id));"
    "CREATE UNIQUE INDEX page_identity ON page(shard,"
    " coalesce(source, 0), coalesce(date, ''), coalesce(name, ''));"
    "CREATE TABLE article(" SHARD ", id " NUMBER ", page " NUMBER ","
    " key " NUMBER ", nth " NUMBER ", revision " NUMBER ","
    " removed " NUMBER " DEFAULT 0, PRIMARY KEY(shard, id));"
    "CREATE UNIQUE INDEX article_identity ON article(shard, page, key, nth);"
    "CREATE INDEX article_number_index ON article(id);"
    "CREATE TABLE revision(" SHARD ", id " NUMBER ", article " NUMBER ","
    " number " NUMBER ", change text NOT NULL, time " NUMBER ","
    " kicker " TEXT ", headline " TEXT ", deck " TEXT ", \"column\" " TEXT ","
    " dateline " TEXT ", agency " TEXT ", place " TEXT ","
    " dateline_date " TEXT ", date " TEXT ", chars " NUMBER ", spans bytea,"
    " page bigint, key bigint, nth bigint, \"by\" " TEXT ", found bytea,"
    " PRIMARY KEY(shard, id));"
    "CREATE INDEX revision_article ON revision(article, number);"
    "CREATE TABLE element(" SHARD ", id " NUMBER ", kind " NUMBER ","
    " text " TEXT " NOT NULL, spans bytea, PRIMARY KEY(shard, id));"
    "CREATE TABLE byline(" SHARD ", id " NUMBER ","
    " role " TEXT ", name " TEXT ", affiliation " TEXT ","
    " PRIMARY KEY(shard, id));"
    "CREATE TABLE kind(" SHARD " DEFAULT 0,"
    " id " NUMBER " DEFAULT nextval('kind_number'), name " TEXT " NOT NULL,"
    " PRIMARY KEY(shard, id), UNIQUE(shard, name));"
    "CREATE TABLE facet(" SHARD ", kind " NUMBER ", value " TEXT " NOT NULL,"
    " date " TEXT " NOT NULL, article " NUMBER ", chars " NUMBER ","
    " PRIMARY KEY(shard, article, kind, value));"
    "CREATE INDEX facet_value ON facet(kind, value, date, article);"
    "CREATE TABLE name(" SHARD ", kind " NUMBER ", text " TEXT " NOT NULL,"
    " id " NUMBER ", PRIMARY KEY(shard, kind, text));"
    "CREATE TABLE mention(" SHARD ", name " NUMBER ", article " NUMBER ","
    " PRIMARY KEY(shard, article, name));"
    "CREATE INDEX mention_name ON mention(name, article);"
    "CREATE TABLE segment(" SHARD ", id " NUMBER ", first " NUMBER ","
    " last " NUMBER ", documents " NUMBER ", units " NUMBER ","
    " data bytea NOT NULL, PRIMARY KEY(shard, id));"
    "CREATE TABLE posting(" SHARD ", segment " NUMBER ", term " NUMBER ","
    " document " NUMBER ", data bytea NOT NULL,"
    " PRIMARY KEY(shard, segment, term, document));"
    "CREATE TABLE card(" SHARD ", id " NUMBER ", first " NUMBER ","
    " data bytea NOT NULL, PRIMARY KEY(shard, id));"
    "CREATE TABLE dead(" SHARD ", revision " NUMBER ","
    " PRIMARY KEY(shard, revision));"
    "CREATE VIEW piece AS"
    " SELECT a.id, s.name AS source, p.date AS issue, p.name AS page,"
    "  r.number AS revision, r.kicker, r.headline, r.deck, r.\"column\","
    "  r.dateline, r.date, r.chars"
    " FROM article a"
    " JOIN revision r ON r.id = a.revision AND r.shard = a.shard"
    " JOIN page p ON p.id = a.page AND p.shard = a.shard"
    " LEFT JOIN source s ON s.id = p.source AND s.shard = p.shard"
    " WHERE a.removed = 0;";

static const char kinds[] =
    "INSERT INTO kind(id, name) VALUES(1, 'day'), (2, 'source'), (3, 'page'),"
    " (4, 'column'), (5, 'tag'), (6, 'person'), (7, 'place'),"
    " (8, 'organization'),"
    " (16, 'reporter'), (17, 'intern'), (18, 'correspondent'),"
    " (19, 'special'), (20, 'commentator'), (21, 'author'),"
    " (22, 'photographer'), (23, 'editor'), (24, 'proofreader'),"
    " (25, 'translator'), (26, 'compiler');";

/* Rows of postings and cards fill half a page and are packed already: they are
** neither compressed nor put into a table beside. Merges remove many rows, so
** that their room must soon be found again. A cluster that has divided the tables
** may not know how: then all stays as it is. */
static const char storage[] =
    "DO $$ BEGIN"
    " IF (SELECT relkind FROM pg_class WHERE oid = 'posting'::regclass) = 'r'"
    " THEN ALTER TABLE posting ALTER data SET STORAGE EXTERNAL,"
    "  SET (toast_tuple_target = 8160, autovacuum_vacuum_scale_factor = 0.05,"
    "  autovacuum_vacuum_cost_delay = 0);"
    " ALTER TABLE card ALTER data SET STORAGE EXTERNAL,"
    "  SET (toast_tuple_target = 8160, autovacuum_vacuum_scale_factor = 0.05);"
    " ALTER TABLE segment SET (autovacuum_vacuum_threshold = 20,"
    "  autovacuum_vacuum_scale_factor = 0.05,"
    "  toast.autovacuum_vacuum_scale_factor = 0.05);"
    " END IF; EXCEPTION WHEN feature_not_supported THEN NULL; END $$;";

int bul_postgres_make(bul_sql *sql, bulletin_error *error) {
  char text[100];
  int status = bul_sql_script(sql, tables, error);
  if (status == BULLETIN_OK) status = bul_sql_script(sql, storage, error);
  if (status == BULLETIN_OK) status = bul_sql_script(sql, kinds, error);
  snprintf(text, sizeof text,
           "INSERT INTO state VALUES(0, %d, %d); INSERT INTO writer "
           "VALUES(0, 0, 1)",
           (int)BUL_FORM, (int)BUL_POSTGRES_VERSION);
  return status == BULLETIN_OK ? bul_sql_script(sql, text, error) : status;
}

/* --- versions 6 and 7 -------------------------------------------------- */

/* Version 6 did not know where pieces were found. */
static const char found[] = "ALTER TABLE page ADD COLUMN size bytea;"
                            "ALTER TABLE revision ADD COLUMN found bytea;";

/* They had no shards, and keys of small numbers. Its tables are moved aside, and
** read into new ones; the search index is made anew, see bul_archive_reform. */
static const char aside[] =
    "CREATE SCHEMA bulletin_6; DROP VIEW piece;"
    "ALTER TABLE state SET SCHEMA bulletin_6;"
    "ALTER TABLE source SET SCHEMA bulletin_6;"
    "ALTER TABLE page SET SCHEMA bulletin_6;"
    "ALTER TABLE article SET SCHEMA bulletin_6;"
    "ALTER TABLE revision SET SCHEMA bulletin_6;"
    "ALTER TABLE element SET SCHEMA bulletin_6;"
    "ALTER TABLE byline SET SCHEMA bulletin_6;"
    "ALTER TABLE kind SET SCHEMA bulletin_6;"
    "ALTER TABLE facet SET SCHEMA bulletin_6;"
    "ALTER TABLE name SET SCHEMA bulletin_6;"
    "ALTER TABLE mention SET SCHEMA bulletin_6;"
    "DROP TABLE segment, posting, card, dead;"
    "CREATE TABLE bulletin_6.home(source bigint PRIMARY KEY, shard bigint);"
    "INSERT INTO bulletin_6.home VALUES(0, 0);"
    "CREATE TABLE bulletin_6.called(name bigint PRIMARY KEY, id bigint);";

#define OLD "bulletin_6."

static const char across[] =
    "CREATE VIEW " OLD "place AS SELECT p.*, h.shard, p.id << 6 | h.shard AS"
    " number FROM " OLD "page p JOIN " OLD "home h"
    " ON h.source = coalesce(p.source, 0);"
    /* A piece lies where it stands, its revisions where they stood. */
    "CREATE TABLE " OLD "lay AS SELECT r.id, p.shard, r.id << 6 | p.shard AS"
    " number FROM " OLD "revision r JOIN " OLD "article a ON a.id = r.article"
    " JOIN " OLD "place p ON p.id = coalesce(r.page, a.page);"
    "CREATE UNIQUE INDEX ON " OLD "lay(id); ANALYZE " OLD "lay;"
    "INSERT INTO source SELECT h.shard, s.id << 6 | h.shard, s.name"
    " FROM " OLD "source s JOIN " OLD "home h ON h.source = s.id;"
    "INSERT INTO page SELECT p.shard, p.number, p.source << 6 | p.shard,"
    " p.date, p.name, p.encoding, p.size FROM " OLD "place p;"
    "INSERT INTO article SELECT p.shard, a.id, p.number, a.key, a.nth,"
    " l.number, a.removed FROM " OLD "article a"
    " JOIN " OLD "place p ON p.id = a.page"
    " JOIN " OLD "lay l ON l.id = a.revision;"
    "INSERT INTO revision SELECT l.shard, l.number, r.article, r.number,"
    " r.change, r.time, r.kicker, r.headline, r.deck, r.\"column\","
    " r.dateline, r.agency, r.place, r.dateline_date, r.date, r.chars, r.spans,"
    " r.page << 6 | l.shard, r.key, r.nth, r.\"by\", r.found FROM " OLD "revision r"
    " JOIN " OLD "lay l ON l.id = r.id;"
    "INSERT INTO element SELECT l.shard, l.number << 20 | (e.id & 1048575),"
    " e.kind, e.text, e.spans FROM " OLD "element e"
    " JOIN " OLD "lay l ON l.id = e.id >> 20;"
    "INSERT INTO byline SELECT l.shard, l.number << 20 | (b.id & 1048575),"
    " b.role, b.name, b.affiliation FROM " OLD "byline b"
    " JOIN " OLD "lay l ON l.id = b.id >> 20;"
    "INSERT INTO kind(id, name) SELECT id, name FROM " OLD "kind;"
    "INSERT INTO facet SELECT a.shard, f.kind, f.value, f.date, f.article,"
    " f.chars FROM " OLD "facet f JOIN article a ON a.id = f.article"
    " ON CONFLICT DO NOTHING;"
    "INSERT INTO name SELECT 0, n.kind, n.text, c.id FROM " OLD "name n"
    " JOIN " OLD "called c ON c.name = n.id;"
    "INSERT INTO mention SELECT a.shard, c.id, m.article FROM " OLD "mention m"
    " JOIN " OLD "called c ON c.name = m.name"
    " JOIN article a ON a.id = m.article ON CONFLICT DO NOTHING;"
    "SELECT setval('number', 1 + (SELECT max(n) FROM (SELECT max(id) AS n"
    " FROM " OLD "revision UNION ALL SELECT max(id) FROM " OLD "page"
    " UNION ALL SELECT max(id) FROM " OLD "source UNION ALL SELECT 1) AS x)),"
    " setval('article_number', nextval('" OLD "article_id_seq'), false),"
    " setval('kind_number', (SELECT max(id) + 1 FROM kind), false);"
    /* The form says that the index is to be made. */
    "INSERT INTO state VALUES(0, 0, 0);"
    "INSERT INTO writer SELECT 0, 0, generation + 1 FROM " OLD "state;"
    "DROP SCHEMA bulletin_6 CASCADE;";

/* Gives each row of a table a number that is made of its text. */
static int number_rows(bul_sql *sql, const char *select, const char *insert,
                       int64_t (*number)(int64_t kind, bulletin_text text),
                       bulletin_error *error) {
  bul_rows rows;
  int status = BULLETIN_OK;
  bul_rows_open_text(&rows, sql, bulletin_text_of(select));
  while (status == BULLETIN_OK && bul_rows_next(&rows))
    status = bul_sql_run(
        sql, error, insert, "ii", bul_rows_int(&rows, 0),
        number(bul_rows_int(&rows, 1), bul_rows_text(&rows, 2)));
  return bul_rows_end(&rows, status, error);
}

static int64_t shard_of(int64_t kind, bulletin_text name) {
  (void)kind;
  return bul_source_shard(name);
}

/* A row of cards is found by its last document, as in schema.c. */
static const char by_last[] =
    "UPDATE card SET id = (id >> 32 << 32) | last, last = id & 4294967295;"
    "ALTER TABLE card RENAME COLUMN last TO first;";

/* Into tables that are made anew. */
static int divide(bul_sql *sql, int64_t version, bulletin_error *error) {
  int status = version == 6 ? bul_sql_script(sql, found, error) : BULLETIN_OK;
  if (status == BULLETIN_OK) status = bul_sql_script(sql, aside, error);
  if (status == BULLETIN_OK) status = bul_sql_script(sql, tables, error);
  if (status == BULLETIN_OK)
    status = number_rows(sql, "SELECT id, 0, name FROM " OLD "source",
                         "INSERT INTO " OLD "home VALUES(?, ?)", shard_of,
                         error);
  if (status == BULLETIN_OK)
    status = number_rows(sql, "SELECT id, kind, text FROM " OLD "name",
                         "INSERT INTO " OLD "called VALUES(?, ?)",
                         bul_name_number, error);
  return status == BULLETIN_OK ? bul_sql_script(sql, across, error) : status;
}

int bul_postgres_renew(bul_sql *sql, int64_t version, bulletin_error *error) {
  char text[60];
  int status = BULLETIN_OK;
  if (version < 8) status = divide(sql, version, error);
  if (version == 8) status = bul_sql_script(sql, by_last, error);
  if (status == BULLETIN_OK) status = bul_sql_script(sql, storage, error);
  snprintf(text, sizeof text, "UPDATE state SET version = %d",
           (int)BUL_POSTGRES_VERSION);
  return status == BULLETIN_OK ? bul_sql_script(sql, text, error) : status;
}

#endif
