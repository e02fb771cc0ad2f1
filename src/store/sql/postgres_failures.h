/*
** postgres_failures.h - what PostgreSQL's codes of failures mean to a caller; a
** table. The first that fits counts.
*/
#ifndef BUL_POSTGRES_FAILURES_H
#define BUL_POSTGRES_FAILURES_H

#include "../../bulletin.h"

typedef struct failure {
  const char *state; /* how SQLSTATE begins */
  int status;
  const char *what;
} failure;

/* It may go well the next time. */
static const char same[] = "another was writing the same; try again";

static const failure failures[] = {
    {"55P03", BULLETIN_BUSY,
     "another is writing; try again, or open with a "
     "longer timeout"},
    {"40", BULLETIN_BUSY, same},
    {"23505", BULLETIN_BUSY, same},
    {"53100", BULLETIN_FULL, "the server's disk is full"},
    {"53200", BULLETIN_NOMEM, "the server is out of memory"},
    {"53", BULLETIN_BUSY, "the server has no room for more; try again"},
    {"25006", BULLETIN_READONLY, "only reading is allowed here"},
    {"42501", BULLETIN_READONLY, "no permission; ask for the rights to it"},
    {"28", BULLETIN_READONLY,
     "the server refused the user; check user and "
     "password"},
    {"3D000", BULLETIN_NOTFOUND, "no such database; create it first"},
    {"22021", BULLETIN_ENCODING,
     "a text has a NUL, which PostgreSQL does not "
     "keep"},
    {"54", BULLETIN_LIMIT, "too large for the server"},
    {"57014", BULLETIN_LIMIT, "stopped: it took too long"},
    {"23", BULLETIN_CORRUPT,
     "the store contradicts itself; run check and "
     "restore a backup"},
    {"42", BULLETIN_CORRUPT,
     "the tables are not a store's; name another "
     "schema"},
};

/* A connection that was refused has no code: words of what libpq says, or of what
** the server says where it speaks English. */
static const failure refusals[] = {
    {"password authentication failed", BULLETIN_READONLY,
     "the server refused the user; check user and password"},
    {"no password supplied", BULLETIN_READONLY,
     "the server wants a password; put it into ~/.pgpass"},
    {"FATAL:  role ", BULLETIN_READONLY,
     "the server refused the user; check user and password"},
    {"pg_hba.conf", BULLETIN_READONLY,
     "the server admits nobody from here; its pg_hba.conf says whom"},
    {"FATAL:  database ", BULLETIN_NOTFOUND,
     "no such database; create it first"},
    {"definition of service ", BULLETIN_NOTFOUND,
     "no such service; name it in ~/.pg_service.conf"},
    {"service file ", BULLETIN_NOTFOUND,
     "no such service; name it in ~/.pg_service.conf"},
    {"too many ", BULLETIN_BUSY, "the server has no room for more; try again"},
    {"certificate", BULLETIN_IO,
     "the server's certificate does not hold; see sslmode and sslrootcert"},
    {"SSL", BULLETIN_IO,
     "no TLS with this server as the address wants it; see sslmode"},
    {"URI", BULLETIN_QUERY, "no address that libpq knows"},
    {"invalid ", BULLETIN_QUERY, "no address that libpq knows"},
};

#endif
