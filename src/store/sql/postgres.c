/*
** postgres.c - the driver of PostgreSQL, by libpq.
**
** The store's statements are prepared by the server when they first run, and
** their rows are all fetched then: others may run while they are gone through.
** Many write at a time, each READ COMMITTED, and wait for each other only where
** they change the same piece; what reads is one REPEATABLE READ transaction and
** waits for nobody. Segments are merged by one at a time, in a transaction of
** its own, which is undone alone.
*/
#include "driver.h"

#ifndef BUL_WITH_POSTGRES
const bul_driver *const bul_postgres = NULL;
#else

#include "../../base/error.h"
#include "../../base/text.h"
#include "postgres.h"
#include "postgres_failures.h"
#include "schema.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static bul_postgres_state *of(const bul_sql *sql) {
  return sql->state;
}

/* --- failures ---------------------------------------------------------- */

/* The connection was lost: by the network, or by who ends the server. What was
** being kept then may be kept. */
static int note_loss(bul_postgres_state *c, const char *why, int size) {
  c->again = !c->keeps;
  snprintf(c->message, sizeof c->message,
           c->keeps ? "the connection was lost while changes were being kept; "
                      "look whether they were (%.*s)"
                    : "the connection to the server failed; try again (%.*s)",
           size, why);
  return BUL_POSTGRES_STATUS + BULLETIN_IO;
}

/* Notes what a connection that was never there says of itself. */
static int note_refusal(bul_postgres_state *c) {
  const char *why = PQerrorMessage(c->pg);
  int size = (int)strcspn(why, "\n");
  for (size_t i = 0; i < BUL_COUNT(refusals); i++) {
    if (strstr(why, refusals[i].state) == NULL) continue;
    c->again = false;
    snprintf(c->message, sizeof c->message, "%s (%.*s)", refusals[i].what, size,
             why);
    return BUL_POSTGRES_STATUS + refusals[i].status;
  }
  return note_loss(c, why, size);
}

/* Notes why and gives the code. */
int bul_postgres_note(bul_postgres_state *c, const PGresult *result) {
  const char *state =
      result != NULL ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : NULL;
  const char *why = result != NULL
                        ? PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY)
                        : NULL;
  if (why == NULL)
    why = c->pg != NULL ? PQerrorMessage(c->pg) : "out of memory";
  int size = (int)strcspn(why, "\n");
  c->again = false;
  if (state == NULL || strncmp(state, "57P", 3) == 0 ||
      strncmp(state, "08", 2) == 0)
    return note_loss(c, why, size);
  for (size_t i = 0; i < sizeof failures / sizeof *failures; i++) {
    const failure *f = &failures[i];
    if (strncmp(state, f->state, strlen(f->state)) != 0) continue;
    snprintf(c->message, sizeof c->message, "%s (%.*s)", f->what, size, why);
    c->again = f->what == same;
    return BUL_POSTGRES_STATUS + f->status;
  }
  snprintf(c->message, sizeof c->message, "%.*s", size, why);
  return BUL_POSTGRES_STATUS + BULLETIN_IO;
}

/* The address without what may be a password in it. */
static const char *shown(const bul_sql *sql) {
  const char *at = strchr(sql->path, '@');
  return at != NULL ? at + 1 : "PostgreSQL";
}

int bul_postgres_fail(bul_sql *sql, int code, bulletin_error *error) {
  if (code == BUL_NO_MEMORY || sql->state == NULL) return bul_nomem(error);
  if (code == BUL_DAMAGED)
    return bul_fail(error, BULLETIN_CORRUPT,
                    "%s: a text is damaged; restore a backup", shown(sql));
  return bul_fail(error, code - BUL_POSTGRES_STATUS, "%s: %s", shown(sql),
                  of(sql)->message);
}

/* --- the connection ---------------------------------------------------- */

/* Runs statements without parameters; *out is the number that the last of them
** gives, 0 when it gives no row. */
static int execute_number(int64_t *out, bul_postgres_state *c,
                          const char *text) {
  int sent = bul_postgres_settle(c);
  if (sent != 0 && strncmp(text, "ROLLBACK", 8) != 0) return sent;
  c->trips++;
  PGresult *result = PQexec(c->pg, text);
  ExecStatusType status = PQresultStatus(result);
  int code = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK
                 ? 0
                 : bul_postgres_note(c, result);
  *out = 0;
  if (code == 0 && PQntuples(result) > 0 && PQnfields(result) > 0)
    *out = strtoll(PQgetvalue(result, 0, 0), NULL, 10);
  PQclear(result);
  return code;
}

/* Runs statements without parameters; a code. */
int bul_postgres_execute(bul_postgres_state *c, const char *text) {
  int64_t ignored;
  return execute_number(&ignored, c, text);
}

static int postgres_script(bul_sql *sql, const char *text,
                           bulletin_error *error) {
  int code = bul_postgres_execute(of(sql), text);
  return code == 0 ? BULLETIN_OK : bul_postgres_fail(sql, code, error);
}

/* Settings of a session, after it has begun. */
static int set_up(bul_sql *sql) {
  bul_postgres_state *c = of(sql);
  char text[400];
  snprintf(text, sizeof text,
           "SET client_encoding = 'UTF8'; SET standard_conforming_strings = on;"
           "SET client_min_messages = 'warning'; SET search_path = \"%s\";"
           "SET lock_timeout = %d",
           c->schema, sql->timeout > 0 ? sql->timeout : 1);
  c->epoch++;
  return bul_postgres_execute(c, text);
}

/* Takes `schema=name` out of the address, where it stands: libpq does not know
** it. */
static int take_schema(bul_sql *sql, char *address, bulletin_error *error) {
  static const char word[] = "schema=";
  bul_postgres_state *c = of(sql);
  strcpy(c->schema, "bulletin");
  char *at = strchr(address, '?');
  while (at != NULL && strncmp(at + 1, word, sizeof word - 1) != 0)
    at = strchr(at + 1, '&');
  if (at == NULL) return BULLETIN_OK;
  char *name = at + sizeof word;
  size_t size = strcspn(name, "&");
  bool good = size > 0 && size < sizeof c->schema;
  for (size_t i = 0; i < size && good; i++)
    good = bul_is_latin((unsigned char)name[i]) ||
           bul_is_digit((unsigned char)name[i]) || name[i] == '_';
  if (!good)
    return bul_fail(error, BULLETIN_QUERY,
                    "a schema's name has letters, digits and _ only, 63 at the "
                    "most");
  memcpy(c->schema, name, size);
  c->schema[size] = '\0';
  /* The next one takes its place: ?a&schema=x&b is ?a&b, ?schema=x&b is ?b. */
  char *rest = name + size;
  if (*rest == '&')
    memmove(at + 1, rest + 1, strlen(rest + 1) + 1);
  else
    *at = '\0';
  return BULLETIN_OK;
}

/* What is no failure is not told: libpq would print it. */
static void keep_quiet(void *context, const char *message) {
  (void)context, (void)message;
}

static int postgres_open(bul_sql *sql, bulletin_error *error) {
  sql->state = bul_resize(&sql->allocator, NULL, 0, sizeof(bul_postgres_state));
  char *address = bul_resize(&sql->allocator, NULL, 0, sql->path_size);
  bul_postgres_state *c = sql->state;
  int status = BULLETIN_OK;
  if (c != NULL) *c = (bul_postgres_state){.pg = NULL};
  if (c == NULL || address == NULL) status = bul_nomem(error);
  if (status == BULLETIN_OK) {
    memcpy(address, sql->path, sql->path_size);
    status = take_schema(sql, address, error);
  }
  if (status == BULLETIN_OK) {
    c->pg = PQconnectdb(address);
    PQsetNoticeProcessor(c->pg, keep_quiet, NULL);
    int code = PQstatus(c->pg) == CONNECTION_OK ? set_up(sql) : note_refusal(c);
    if (code != 0) status = bul_postgres_fail(sql, code, error);
  }
  bul_free(&sql->allocator, address, sql->path_size);
  return status;
}

static void postgres_close(bul_sql *sql) {
  if (sql->state == NULL) return;
  PQfinish(of(sql)->pg);
  bul_free(&sql->allocator, sql->state, sizeof(bul_postgres_state));
}

#define GENERATION "SELECT sum(generation)::bigint FROM writer"

/* A server that is started again takes a while: it is waited for as others'
** locks are. */
static int connect_again(bul_sql *sql) {
  enum { PAUSE = 100 }; /* milliseconds */
  bul_postgres_state *c = of(sql);
  c->sent = 0;
  c->keeps = false;
  PQreset(c->pg);
  for (int waited = 0;
       PQstatus(c->pg) != CONNECTION_OK && waited < sql->timeout;
       waited += PAUSE) {
    nanosleep(&(struct timespec){.tv_nsec = PAUSE * 1000000L}, NULL);
    PQreset(c->pg);
  }
  return PQstatus(c->pg) == CONNECTION_OK ? set_up(sql) : note_refusal(c);
}

/* Begins by the statements of `text`; *out is the number that the last of them
** gives, 0 when there is none. A lost connection is made anew once: nothing has
** begun yet. */
static int begin(int64_t *out, bul_sql *sql, const char *text,
                 bulletin_error *error) {
  bul_postgres_state *c = of(sql);
  c->keeps = false;
  int code = PQstatus(c->pg) == CONNECTION_OK ? 0 : connect_again(sql);
  if (code == 0) code = execute_number(out, c, text);
  if (code != 0 && PQstatus(c->pg) != CONNECTION_OK) {
    code = connect_again(sql);
    if (code == 0) code = execute_number(out, c, text);
  }
  if (code == 0) return BULLETIN_OK;
  int status = bul_postgres_fail(sql, code, error);
  if (PQtransactionStatus(c->pg) != PQTRANS_IDLE)
    bul_postgres_execute(c, "ROLLBACK");
  return status;
}

static int postgres_begin(bul_sql *sql, bool write, bulletin_error *error) {
  bul_postgres_state *c = of(sql);
  c->reads = !write;
  return begin(
      &c->generation, sql,
      write ? "BEGIN"
            : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;" GENERATION,
      error);
}

static uint64_t postgres_trips(const bul_sql *sql) {
  return of(sql)->trips;
}

static bool postgres_may_again(const bul_sql *sql) {
  return of(sql)->again;
}

static int postgres_touch(bul_sql *sql, bulletin_error *error) {
  return bul_sql_run(sql, error,
                     "INSERT INTO writer VALUES(0, pg_backend_pid(), 1) "
                     "ON CONFLICT (shard, id) DO UPDATE "
                     "SET generation = writer.generation + 1",
                     "");
}

static int postgres_generation(int64_t *out, bul_sql *sql,
                               bulletin_error *error) {
  *out = of(sql)->generation;
  if (of(sql)->reads) return BULLETIN_OK;
  return bul_sql_number(out, sql, error, GENERATION, "");
}

/* Rows of sessions that are not writing now go into one, once there are many. */
static const char fold[] =
    "WITH gone AS (DELETE FROM writer WHERE shard = 0 AND id IN "
    "(SELECT id FROM writer WHERE shard = 0 AND id <> 0 "
    "AND (SELECT count(*) FROM writer WHERE shard = 0) > 100 FOR UPDATE SKIP "
    "LOCKED) "
    "RETURNING generation) UPDATE writer SET generation = generation + "
    "(SELECT sum(generation) FROM gone) "
    "WHERE shard = 0 AND id = 0 AND EXISTS (SELECT 1 FROM gone)";

/* Whoever merged while this one began has changed the row: then PostgreSQL
** refuses it. */
static int postgres_begin_merging(bool *alone, bul_sql *sql,
                                  bulletin_error *error) {
  int64_t version = 0;
  of(sql)->reads = false;
  *alone = false;
  int status = bul_sql_script(sql, fold, error);
  if (status == BULLETIN_OK)
    status = begin(&version, sql,
                   "BEGIN ISOLATION LEVEL REPEATABLE READ;"
                   "SELECT version FROM state WHERE shard = 0 "
                   "FOR UPDATE SKIP LOCKED",
                   error);
  if (status != BULLETIN_OK) return status;
  if (version != 0)
    status = bul_sql_script(
        sql, "UPDATE state SET merges = merges + 1 WHERE shard = 0", error);
  *alone = version != 0 && status == BULLETIN_OK;
  if (!*alone) bul_postgres_execute(of(sql), "ROLLBACK");
  return status;
}

static int postgres_keep_segments(bul_sql *sql, bulletin_error *error) {
  return bul_sql_run(sql, error,
                     "SELECT version FROM state WHERE shard = 0 FOR SHARE", "");
}

/* Whoever does not own the tables leaves it to the server's own time, as do
** partitions on other servers. */
static void postgres_tidy(bul_sql *sql) {
  if (!sql->is_spread)
    bul_postgres_execute(of(sql), "VACUUM (SKIP_LOCKED, TRUNCATE false) "
                                  "posting, card, segment");
}

bool bul_postgres_in_transaction(bul_sql *sql) {
  PGTransactionStatusType status = PQtransactionStatus(of(sql)->pg);
  return status == PQTRANS_INTRANS || status == PQTRANS_INERROR ||
         status == PQTRANS_ACTIVE;
}

static int64_t postgres_inserted(bul_sql *sql) {
  return of(sql)->inserted;
}

static int postgres_fresh(const bul_sql *sql, bulletin_error *error) {
  (void)sql;
  (void)error;
  return BULLETIN_OK;
}

/* The server bounds what it does; nobody who is not trusted gets here. */
static void postgres_bound(bul_sql *sql) {
  (void)sql;
}

static const char *postgres_file(const bul_sql *sql) {
  (void)sql;
  return "";
}

/* --- tables ------------------------------------------------------------ */

/* The version of the store's tables; 0 where there are none. */
static int find_version(int64_t *out, bul_sql *sql, bulletin_error *error) {
  *out = 0;
  int64_t found = 0;
  int status = bul_sql_number(&found, sql, error,
                              "SELECT count(*) FROM pg_tables "
                              "WHERE schemaname = ? AND tablename = 'state'",
                              "t", bulletin_text_of(of(sql)->schema));
  if (status != BULLETIN_OK || found == 0) return status;
  return bul_sql_number(out, sql, error, "SELECT version FROM state", "");
}

/* Where Citus is there, it may have distributed the tables; others may be
** partitioned among servers. */
static int find_spread(bul_sql *sql, bulletin_error *error) {
  int64_t found = 0;
  int status = bul_sql_number(
      &found, sql, error,
      "SELECT (SELECT count(*) FROM pg_extension WHERE extname = 'citus') + "
      "(SELECT count(*) FROM pg_partitioned_table "
      "WHERE partrelid = to_regclass('posting'))",
      "");
  sql->is_spread = found > 0;
  return status;
}

/* Makes the tables, or brings those of an older version up to date. */
static int make_tables(bul_sql *sql, bulletin_error *error) {
  char text[400];
  int64_t version = 0;
  snprintf(text, sizeof text,
           "SELECT pg_advisory_xact_lock(%lld);"
           "CREATE SCHEMA IF NOT EXISTS \"%s\"",
           (long long)BUL_APPLICATION, of(sql)->schema);
  int status = bul_sql_script(sql, text, error);
  if (status == BULLETIN_OK) status = find_version(&version, sql, error);
  if (status != BULLETIN_OK || version == BUL_POSTGRES_VERSION) return status;
  return version == 0 ? bul_postgres_make(sql, error)
                      : bul_postgres_renew(sql, version, error);
}

static int postgres_tables(bul_sql *sql, bool may_write,
                           bulletin_error *error) {
  int64_t version = 0;
  int status = find_version(&version, sql, error);
  if (status != BULLETIN_OK) return status;
  if (version == BUL_POSTGRES_VERSION) return find_spread(sql, error);
  bool older = version >= 6 && version < BUL_POSTGRES_VERSION;
  if (older && !may_write)
    return bul_fail(error, BULLETIN_SCHEMA,
                    "%s: the store was written by an older bulletin (schema "
                    "%lld); open it once for writing to bring it up to date",
                    shown(sql), (long long)version);
  if (version != 0 && !older)
    return bul_fail(error, BULLETIN_SCHEMA,
                    "%s: the store was written by another bulletin (schema "
                    "%lld, this one knows %d)",
                    shown(sql), (long long)version, (int)BUL_POSTGRES_VERSION);
  if (!may_write)
    return bul_fail(error, BULLETIN_NOTFOUND,
                    "%s: no store has been made in the schema %s yet; open it "
                    "for writing to make one",
                    shown(sql), of(sql)->schema);
  status = bul_sql_script(sql, "BEGIN", error);
  if (status == BULLETIN_OK) status = make_tables(sql, error);
  if (status == BULLETIN_OK) return bul_sql_script(sql, "COMMIT", error);
  bul_sql_script(sql, "ROLLBACK", NULL);
  return status;
}

/* What keys of other tables would promise elsewhere. */
static const char references[] =
    "SELECT 1 FROM page p LEFT JOIN source s ON s.id = p.source "
    "AND s.shard = p.shard WHERE p.source IS NOT NULL AND s.id IS NULL "
    "UNION ALL SELECT 1 FROM article a LEFT JOIN page p ON p.id = a.page "
    "AND p.shard = a.shard WHERE p.id IS NULL "
    "UNION ALL SELECT 1 FROM revision r LEFT JOIN page p ON p.id = r.page "
    "AND p.shard = r.shard WHERE r.page IS NOT NULL AND p.id IS NULL "
    "UNION ALL SELECT 1 FROM facet f LEFT JOIN article a ON a.id = f.article "
    "AND a.shard = f.shard WHERE a.id IS NULL "
    "UNION ALL SELECT 1 FROM "
    "(SELECT article FROM revision EXCEPT SELECT id FROM article) AS lost "
    "UNION ALL SELECT 1 FROM article GROUP BY id HAVING count(*) > 1 LIMIT 1";

static const bul_driver driver = {
    .is_far = true,
    .open = postgres_open,
    .close = postgres_close,
    .tables = postgres_tables,
    .fail = bul_postgres_fail,
    .begin = postgres_begin,
    .touch = postgres_touch,
    .generation = postgres_generation,
    .begin_merging = postgres_begin_merging,
    .keep_segments = postgres_keep_segments,
    .tidy = postgres_tidy,
    .trips = postgres_trips,
    .may_again = postgres_may_again,
    .in_transaction = bul_postgres_in_transaction,
    .inserted = postgres_inserted,
    .script = postgres_script,
    .fresh = postgres_fresh,
    .bound = postgres_bound,
    .file = postgres_file,
    .prepare = bul_postgres_prepare,
    .prepare_reading = bul_postgres_prepare_reading,
    .parameters = bul_postgres_parameters,
    .fail_reading = bul_postgres_fail_reading,
    .finish = bul_postgres_finish,
    .bind_int = bul_postgres_bind_int,
    .bind_real = bul_postgres_bind_real,
    .bind_text = bul_postgres_bind_text,
    .bind_blob = bul_postgres_bind_blob,
    .bind_ints = bul_postgres_bind_ints,
    .bind_texts = bul_postgres_bind_texts,
    .send = bul_postgres_send,
    .step = bul_postgres_step,
    .reset = bul_postgres_reset,
    .columns = bul_postgres_columns,
    .name = bul_postgres_name,
    .type = bul_postgres_type,
    .integer = bul_postgres_integer,
    .real = bul_postgres_real,
    .bytes = bul_postgres_bytes,
    .references = references,
};
const bul_driver *const bul_postgres = &driver;

#endif
