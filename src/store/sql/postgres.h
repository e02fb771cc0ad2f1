/*
** postgres.h - what the files of PostgreSQL's driver share.
*/
#ifndef BUL_POSTGRES_H
#define BUL_POSTGRES_H

#include "../../base/buffer.h"
#include "sql_state.h"

/* Writes to `out` a statement as PostgreSQL reads it: parameters are $1, $2, …,
** INSERT OR IGNORE has another form, and an INSERT that makes a number gives it
** back: *gives then is true. `parameters` is how many it has. */
void bul_postgres_translate(bul_buffer *out, bulletin_text text,
                            int *parameters, bool *gives);

/* Whether a statement of somebody else's begins as one that reads. It then runs
** in a transaction that may not write. */
bool bul_postgres_reads(bulletin_text text);

#ifdef BUL_WITH_POSTGRES
#include <libpq-fe.h>

enum {
  BUL_POSTGRES_STATUS = 1000
}; /* a failure's code: this plus its status */

typedef struct bul_postgres_state {
  PGconn *pg;
  unsigned long epoch; /* grows when the server's statements may be gone */
  unsigned long names; /* of statements, given so far */
  int64_t inserted;
  int64_t generation; /* what this transaction sees, when it only reads */
  bool reads;
  bool keeps;     /* a COMMIT of what was written is on its way */
  bool again;     /* see bul_sql_may_again */
  bool preparing; /* some of those that were sent */
  unsigned sent;  /* statements whose outcome nobody has waited for */
  uint64_t trips; /* to the server and back that were waited for */
  char schema[64];
  char message[200]; /* of the last failure */
} bul_postgres_state;

/* The version of the tables, see postgres_tables.c. */
enum { BUL_POSTGRES_VERSION = 10 };

/* Makes the tables of a new store; makes those of version 6 to 9 what they are
** now. Within a transaction that nobody else has beside it. */
int bul_postgres_make(bul_sql *sql, bulletin_error *error);
int bul_postgres_renew(bul_sql *sql, int64_t version, bulletin_error *error);

/* Notes why the result is a failure and gives its code. */
int bul_postgres_note(bul_postgres_state *c, const PGresult *result);

/* Waits for the outcome of all that was sent: the code of the first failure. */
int bul_postgres_settle(bul_postgres_state *c);

/* Runs statements without parameters; a code. */
int bul_postgres_execute(bul_postgres_state *c, const char *text);

bool bul_postgres_in_transaction(bul_sql *sql);
int bul_postgres_fail(bul_sql *sql, int code, bulletin_error *error);

/* What a driver does with statements and rows: see driver.h. */
int bul_postgres_prepare(void **out, bul_sql *sql, bulletin_text text,
                         bool kept);
int bul_postgres_prepare_reading(void **out, bul_sql *sql, bulletin_text text,
                                 bulletin_error *error);
int bul_postgres_parameters(const void *statement);
int bul_postgres_fail_reading(const bul_rows *rows, bulletin_error *error);
void bul_postgres_finish(void *statement);
int bul_postgres_bind_int(void *statement, int at, int64_t value);
int bul_postgres_bind_real(void *statement, int at, double value);
int bul_postgres_bind_text(void *statement, int at, bulletin_text value);
int bul_postgres_bind_blob(void *statement, int at, bulletin_text value);
int bul_postgres_bind_ints(void *statement, int at, const int64_t *values,
                           size_t count);
int bul_postgres_bind_texts(void *statement, int at,
                            const bulletin_text *values, size_t count,
                            bool are_blobs);
int bul_postgres_send(bool *sent, bul_rows *rows);
int bul_postgres_step(bul_rows *rows);
void bul_postgres_reset(void *statement);
int bul_postgres_columns(const void *statement);
const char *bul_postgres_name(const void *statement, int column);
bul_value bul_postgres_type(const void *statement, int column);
int64_t bul_postgres_integer(const void *statement, int column);
double bul_postgres_real(const void *statement, int column);
bool bul_postgres_bytes(bulletin_text *out, const bul_rows *rows, int column,
                        bool is_blob);
#endif

#endif
