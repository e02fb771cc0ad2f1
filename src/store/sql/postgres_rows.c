/*
** postgres_rows.c - statements and their rows, of PostgreSQL's driver.
*/
#include "postgres.h"

#ifdef BUL_WITH_POSTGRES

#include "../../base/error.h"
#include "../../base/text.h"

#include <stdio.h>
#include <stdlib.h>

enum {
  OID_BYTES = 17, /* types, as PostgreSQL numbers them */
  OID_INT8 = 20,
  OID_INT2 = 21,
  OID_INT4 = 23,
  OID_TEXT = 25,
  OID_FLOAT4 = 700,
  OID_FLOAT8 = 701,
  OID_BLOBS = 1001,
  OID_TEXTS = 1009,
  OID_INTS = 1016,
  OID_NUMERIC = 1700,
  MOST_PARAMETERS = 1024
};

typedef struct parameter {
  const char *value;
  int size;
  Oid type;
  char number[8];
  bul_buffer list; /* its bytes */
} parameter;

typedef struct statement {
  bul_postgres_state *c;
  bulletin_allocator allocator;
  bul_buffer text; /* translated, with a NUL */
  parameter *parameters;
  int count;
  bool kept, gives, foreign, quiet; /* quiet: it gives no rows */
  bool ran, told; /* of a foreign one: what came of it is in `code` */
  int code;
  unsigned long name, epoch; /* epoch 0: not prepared yet */
  PGresult *result;
  int row;
} statement;

static bul_postgres_state *of(const bul_sql *sql) {
  return sql->state;
}

/* --- statements -------------------------------------------------------- */

void bul_postgres_finish(void *given) {
  statement *s = given;
  if (s == NULL) return;
  PQclear(s->result);
  bul_buffer_free(&s->text);
  for (int i = 0; i < s->count && s->parameters != NULL; i++)
    bul_buffer_free(&s->parameters[i].list);
  bul_free(&s->allocator, s->parameters,
           (size_t)s->count * sizeof *s->parameters);
  bulletin_allocator memory = s->allocator;
  bul_free(&memory, s, sizeof *s);
}

int bul_postgres_prepare(void **out, bul_sql *sql, bulletin_text text,
                         bool kept) {
  statement *s = bul_resize(&sql->allocator, NULL, 0, sizeof *s);
  *out = NULL;
  if (s == NULL) return BUL_NO_MEMORY;
  *s = (statement){.c = of(sql), .allocator = sql->allocator, .kept = kept};
  int count = 0;
  bul_buffer_init(&s->text, &s->allocator);
  bul_postgres_translate(&s->text, text, &count, &s->gives);
  s->quiet = bul_text_starts(text, BUL_TEXT("INSERT ")) ||
             bul_text_starts(text, BUL_TEXT("UPDATE ")) ||
             bul_text_starts(text, BUL_TEXT("DELETE ")) ||
             bul_text_starts(text, BUL_TEXT("SAVEPOINT "));
  size_t size = (size_t)count * sizeof *s->parameters;
  if (count > 0 && count <= MOST_PARAMETERS)
    s->parameters = bul_resize(&s->allocator, NULL, 0, size);
  if (s->text.failed || (count > 0 && s->parameters == NULL)) {
    bul_postgres_finish(s);
    return BUL_NO_MEMORY;
  }
  s->count = count;
  if (count > 0) memset(s->parameters, 0, size);
  for (int i = 0; i < count; i++)
    bul_buffer_init(&s->parameters[i].list, &s->allocator);
  *out = s;
  return 0;
}

static int bind(statement *s, int at, Oid type, const char *value,
                size_t size) {
  if (s == NULL || at > s->count || size > INT32_MAX)
    return BUL_POSTGRES_STATUS + BULLETIN_LIMIT;
  parameter *p = &s->parameters[at - 1];
  p->value = value;
  p->size = (int)size;
  p->type = type;
  return 0;
}

/* In the order of the network. */
static void put_number(char *out, uint64_t number) {
  for (int i = 7; i >= 0; i--, number >>= 8)
    out[i] = (char)(number & 0xFF);
}

int bul_postgres_bind_int(void *given, int at, int64_t value) {
  statement *s = given;
  int code = bind(s, at, OID_INT8, NULL, 8);
  if (code != 0) return code;
  put_number(s->parameters[at - 1].number, (uint64_t)value);
  s->parameters[at - 1].value = s->parameters[at - 1].number;
  return 0;
}

int bul_postgres_bind_real(void *given, int at, double value) {
  uint64_t bits;
  memcpy(&bits, &value, sizeof bits);
  int code = bul_postgres_bind_int(given, at, (int64_t)bits);
  if (code == 0) ((statement *)given)->parameters[at - 1].type = OID_FLOAT8;
  return code;
}

int bul_postgres_bind_text(void *given, int at, bulletin_text value) {
  return bind(given, at, OID_TEXT, value.data, value.size);
}

int bul_postgres_bind_blob(void *given, int at, bulletin_text value) {
  return bind(given, at, OID_BYTES, value.data, value.size);
}

/* --- lists ------------------------------------------------------------- */

static void add_number(bul_buffer *out, uint64_t number, size_t size) {
  char bytes[8];
  put_number(bytes, number);
  bul_buffer_add(out, bytes + sizeof bytes - size, size);
}

/* An array of one dimension, numbered from 1, begins so: how many dimensions,
** whether there are NULLs, the type; the size and first number of each. */
static bul_buffer *start_list(statement *s, int at, Oid type, size_t count,
                              bool any_null) {
  if (s == NULL || at > s->count || count > INT32_MAX) return NULL;
  bul_buffer *out = &s->parameters[at - 1].list;
  out->size = 0;
  out->failed = false;
  add_number(out, count > 0, 4);
  add_number(out, any_null, 4);
  add_number(out, type, 4);
  if (count == 0) return out;
  add_number(out, count, 4);
  add_number(out, 1, 4);
  return out;
}

static int end_list(statement *s, int at, Oid type, const bul_buffer *list) {
  if (list->failed) return BUL_NO_MEMORY;
  return bind(s, at, type, list->data, list->size);
}

int bul_postgres_bind_ints(void *given, int at, const int64_t *values,
                           size_t count) {
  bul_buffer *out = start_list(given, at, OID_INT8, count, false);
  if (out == NULL) return BUL_POSTGRES_STATUS + BULLETIN_LIMIT;
  for (size_t i = 0; i < count; i++) {
    add_number(out, 8, 4);
    add_number(out, (uint64_t)values[i], 8);
  }
  return end_list(given, at, OID_INTS, out);
}

int bul_postgres_bind_texts(void *given, int at, const bulletin_text *values,
                            size_t count, bool are_blobs) {
  bool any_null = false;
  for (size_t i = 0; i < count; i++)
    any_null |= values[i].data == NULL;
  bul_buffer *out =
      start_list(given, at, are_blobs ? OID_BYTES : OID_TEXT, count, any_null);
  if (out == NULL) return BUL_POSTGRES_STATUS + BULLETIN_LIMIT;
  for (size_t i = 0; i < count; i++) {
    add_number(out, values[i].data == NULL ? UINT32_MAX : values[i].size, 4);
    bul_buffer_add_text(out, values[i]);
  }
  return end_list(given, at, are_blobs ? OID_BLOBS : OID_TEXTS, out);
}

/* --- running ----------------------------------------------------------- */

/* A statement's name and parameters as libpq takes them. */
typedef struct arguments {
  char name[32];
  Oid types[MOST_PARAMETERS];
  const char *values[MOST_PARAMETERS];
  int sizes[MOST_PARAMETERS], formats[MOST_PARAMETERS];
} arguments;

static void take_arguments(arguments *a, statement *s) {
  for (int i = 0; i < s->count; i++) {
    a->types[i] = s->parameters[i].type;
    if (a->types[i] == 0 && !s->foreign)
      a->types[i] = OID_TEXT; /* not in use */
    a->values[i] = s->parameters[i].value;
    a->sizes[i] = s->parameters[i].size;
    a->formats[i] = 1;
  }
  if (s->kept && s->epoch != s->c->epoch) s->name = ++s->c->names;
  snprintf(a->name, sizeof a->name, "bulletin_%lu", s->name);
}

/* Runs the statement: as a prepared one when it is kept. */
static PGresult *run(statement *s) {
  arguments a;
  take_arguments(&a, s);
  s->c->trips++;
  if (!s->kept)
    return PQexecParams(s->c->pg, s->text.data, s->count, a.types, a.values,
                        a.sizes, a.formats, !s->foreign);
  if (s->epoch != s->c->epoch) {
    PGresult *made =
        PQprepare(s->c->pg, a.name, s->text.data, s->count, a.types);
    if (PQresultStatus(made) != PGRES_COMMAND_OK) return made;
    PQclear(made);
    s->epoch = s->c->epoch;
  }
  return PQexecPrepared(s->c->pg, a.name, s->count, a.values, a.sizes,
                        a.formats, 1);
}

/* --- sending ----------------------------------------------------------- */

#ifdef LIBPQ_HAS_PIPELINING

/* What comes of them waits in buffers of the system, which are to hold it. */
enum { MOST_SENT = 256 };

/* Waits for all that was sent; *last is what came of the last, to be freed. */
static int settle(PGresult **last, bul_postgres_state *c) {
  *last = NULL;
  if (c->sent == 0) return 0;
  int code = 0;
  bool ended = !PQpipelineSync(c->pg);
  if (ended) code = bul_postgres_note(c, NULL);
  c->sent = 0;
  c->trips++;
  while (!ended) {
    PGresult *result = PQgetResult(c->pg);
    ExecStatusType status = PQresultStatus(result);
    if (result == NULL) { /* the end of one of them, or of the connection */
      ended = PQstatus(c->pg) != CONNECTION_OK;
      if (ended && code == 0) code = bul_postgres_note(c, NULL);
      continue;
    }
    ended = status == PGRES_PIPELINE_SYNC;
    if (status == PGRES_FATAL_ERROR && code == 0)
      code = bul_postgres_note(c, result);
    PQclear(ended ? result : *last);
    if (!ended) *last = result;
  }
  PQexitPipelineMode(c->pg);
  if (code != 0 && c->preparing) c->epoch++; /* who knows which it has */
  c->preparing = false;
  return code;
}

int bul_postgres_settle(bul_postgres_state *c) {
  PGresult *last;
  int code = settle(&last, c);
  PQclear(last);
  return code;
}

/* Sends it behind the others. */
static int send_one(statement *s) {
  bul_postgres_state *c = s->c;
  arguments a;
  take_arguments(&a, s);
  bool good = true;
  if (s->kept && s->epoch != c->epoch) {
    good = PQsendPrepare(c->pg, a.name, s->text.data, s->count, a.types) == 1;
    s->epoch = c->epoch;
    c->preparing = true;
  }
  if (good && s->kept)
    good = PQsendQueryPrepared(c->pg, a.name, s->count, a.values, a.sizes,
                               a.formats, 1) == 1;
  else if (good)
    good = PQsendQueryParams(c->pg, s->text.data, s->count, a.types, a.values,
                             a.sizes, a.formats, 1) == 1;
  c->sent += 2;
  return good ? 0 : bul_postgres_note(c, NULL);
}

/* One that fails ends what comes behind it, so that it is heard of in time:
** nothing is kept before a COMMIT, which waits. */
int bul_postgres_send(bool *sent, bul_rows *rows) {
  statement *s = rows->statement;
  bul_postgres_state *c = s->c;
  if (!s->quiet || s->gives ||
      (c->sent == 0 && PQtransactionStatus(c->pg) != PQTRANS_INTRANS))
    return 0;
  if (c->sent >= MOST_SENT) {
    int code = bul_postgres_settle(c);
    if (code != 0) return code;
  }
  if (c->sent == 0 && !PQenterPipelineMode(c->pg)) return 0;
  *sent = true;
  return send_one(s);
}

/* Runs it behind what was sent, and waits once for all; what undoes is run
** whatever came of them. */
static int run_behind(statement *s) {
  if (s->foreign || strncmp(s->text.data, "ROLLBACK", 8) == 0) {
    int code = bul_postgres_settle(s->c);
    s->result = s->foreign && code != 0 ? NULL : run(s);
    return s->foreign ? code : 0;
  }
  int code = send_one(s), end = settle(&s->result, s->c);
  return code != 0 ? code : end;
}
#else
int bul_postgres_settle(bul_postgres_state *c) {
  (void)c;
  return 0;
}
int bul_postgres_send(bool *sent, bul_rows *rows) {
  (void)sent, (void)rows;
  return 0;
}
static int run_behind(statement *s) {
  s->result = run(s);
  return 0;
}
#endif

/* Runs it, a COMMIT behind what is settled; BUL_ROW, BUL_DONE or a failure's. */
static int first_step(statement *s) {
  bool keeps = !s->c->reads && strncmp(s->text.data, "COMMIT", 6) == 0;
  int code = keeps ? bul_postgres_settle(s->c) : 0;
  if (code != 0) return code;
  s->c->keeps = keeps;
  if (s->c->sent > 0)
    code = run_behind(s);
  else
    s->result = run(s);
  if (code != 0) return code;
  s->row = 0;
  ExecStatusType status = PQresultStatus(s->result);
  if (status == PGRES_COMMAND_OK) return BUL_DONE;
  if (status != PGRES_TUPLES_OK) return bul_postgres_note(s->c, s->result);
  bool any = PQntuples(s->result) > 0;
  if (s->gives) s->c->inserted = any ? bul_postgres_integer(s, 0) : 0;
  return any && !s->gives ? BUL_ROW : BUL_DONE;
}

void bul_postgres_reset(void *given) {
  statement *s = given;
  PQclear(s->result);
  s->result = NULL;
}

/* --- statements of somebody else's ------------------------------------- */

int bul_postgres_prepare_reading(void **out, bul_sql *sql, bulletin_text text,
                                 bulletin_error *error) {
  *out = NULL;
  if (memchr(text.data, '\0', text.size) != NULL)
    return bul_fail(error, BULLETIN_QUERY, "sql: a NUL in the statement");
  if (!bul_postgres_reads(text))
    return bul_fail(error, BULLETIN_READONLY, "sql: only reading is allowed");
  int code = bul_postgres_prepare(out, sql, text, false);
  if (code != 0) return bul_postgres_fail(sql, code, error);
  ((statement *)*out)->foreign = true;
  ((statement *)*out)->gives = false;
  return BULLETIN_OK;
}

int bul_postgres_parameters(const void *given) {
  return ((const statement *)given)->count;
}

int bul_postgres_fail_reading(const bul_rows *rows, bulletin_error *error) {
  const statement *s = rows->statement;
  const char *state = s != NULL && s->result != NULL
                          ? PQresultErrorField(s->result, PG_DIAG_SQLSTATE)
                          : NULL;
  if (state != NULL && (state[0] == '4' || state[0] == '2') &&
      strcmp(state, "25006") != 0)
    return bul_fail(error, BULLETIN_QUERY, "sql: %s", s->c->message);
  return bul_postgres_fail(rows->sql, rows->code, error);
}

/* A savepoint keeps what the caller's own transaction has written, and takes
** the ban on writing away with it. Settings go with either; locks of the session
** are taken back. */
#define UNLOCK "SELECT pg_advisory_unlock_all()"

static int first_reading(statement *s) {
  bool inside = PQtransactionStatus(s->c->pg) != PQTRANS_IDLE;
  int code = bul_postgres_execute(
      s->c, inside ? "SAVEPOINT reading; SET TRANSACTION READ ONLY"
                   : "BEGIN READ ONLY");
  if (code != 0) return code;
  code = first_step(s);
  int end = bul_postgres_execute(
      s->c, inside ? "ROLLBACK TO reading; RELEASE reading;" UNLOCK
                   : "ROLLBACK;" UNLOCK);
  return end != 0 && (code == BUL_ROW || code == BUL_DONE) ? end : code;
}

int bul_postgres_step(bul_rows *rows) {
  statement *s = rows->statement;
  if (s->foreign && !s->ran) s->code = first_reading(s);
  if (s->foreign && !s->told) {
    s->ran = s->told = true;
    return s->code;
  }
  if (s->result == NULL) return first_step(s);
  return ++s->row < PQntuples(s->result) ? BUL_ROW : BUL_DONE;
}

/* --- rows -------------------------------------------------------------- */

/* A statement of somebody else's has columns once it has run. */
int bul_postgres_columns(const void *given) {
  statement *s = (statement *)given;
  if (s->foreign && !s->ran) {
    s->code = first_reading(s);
    s->ran = true;
  }
  return s->result != NULL ? PQnfields(s->result) : 0;
}

const char *bul_postgres_name(const void *given, int column) {
  const char *name = PQfname(((const statement *)given)->result, column);
  return name != NULL ? name : "";
}

bul_value bul_postgres_type(const void *given, int column) {
  const statement *s = given;
  if (PQgetisnull(s->result, s->row, column)) return BUL_NULL;
  switch (PQftype(s->result, column)) {
  case OID_INT2:
  case OID_INT4:
  case OID_INT8:
    return BUL_INT;
  case OID_FLOAT4:
  case OID_FLOAT8:
  case OID_NUMERIC:
    return BUL_REAL;
  default:
    return BUL_STRING;
  }
}

int64_t bul_postgres_integer(const void *given, int column) {
  const statement *s = given;
  const unsigned char *at =
      (const unsigned char *)PQgetvalue(s->result, s->row, column);
  int size = PQgetlength(s->result, s->row, column);
  if (PQfformat(s->result, column) == 0)
    return strtoll((const char *)at, NULL, 10);
  if (size < 1 || size > 8) return 0;
  uint64_t number = at[0] & 0x80 ? UINT64_MAX : 0;
  for (int i = 0; i < size; i++)
    number = number << 8 | at[i];
  return (int64_t)number;
}

double bul_postgres_real(const void *given, int column) {
  const statement *s = given;
  if (PQfformat(s->result, column) == 0)
    return strtod(PQgetvalue(s->result, s->row, column), NULL);
  int64_t bits = bul_postgres_integer(given, column);
  double value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

bool bul_postgres_bytes(bulletin_text *out, const bul_rows *rows, int column,
                        bool is_blob) {
  const statement *s = rows->statement;
  (void)is_blob;
  *out = bul_text(PQgetvalue(s->result, s->row, column),
                  (size_t)PQgetlength(s->result, s->row, column));
  return true;
}

#endif
