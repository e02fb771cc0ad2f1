/*
** sql.c - see sql.h.
*/
#include "sql.h"

#include "../../base/error.h"
#include "../../base/text.h"
#include "sql_state.h"

enum { RETRY_MS = 5 };

/* --- failures ---------------------------------------------------------- */

typedef struct failure {
  int code;
  int status;
  const char *what;
} failure;

/* What an editor can do about it; extended codes first. */
static const failure failures[] = {
    {SQLITE_IOERR_SHMSIZE, BULLETIN_FULL,
     "the disk is full; free some space and try again"},
    {SQLITE_IOERR_NOMEM, BULLETIN_NOMEM, "out of memory"},
    {SQLITE_BUSY, BULLETIN_BUSY,
     "another process is writing; try again, or open with a longer timeout"},
    {SQLITE_LOCKED, BULLETIN_BUSY,
     "the store is in use by an operation that has not ended"},
    {SQLITE_NOTADB, BULLETIN_CORRUPT,
     "not a bulletin store; name another file"},
    {SQLITE_CORRUPT, BULLETIN_CORRUPT,
     "the file is damaged; restore a backup"},
    {SQLITE_FULL, BULLETIN_FULL,
     "the disk is full; free some space and try again"},
    {SQLITE_READONLY, BULLETIN_READONLY,
     "the store may not be written; check its permissions and its mode"},
    {SQLITE_PERM, BULLETIN_READONLY,
     "no permission; check the file's owner and rights"},
    {SQLITE_AUTH, BULLETIN_READONLY, "only reading is allowed here"},
    {SQLITE_NOMEM, BULLETIN_NOMEM, "out of memory"},
    {SQLITE_CANTOPEN, BULLETIN_IO,
     "cannot open the file; check that its folder exists and is writable"},
    {SQLITE_IOERR, BULLETIN_IO,
     "the disk failed a read or write; check it and restore a backup"},
    {SQLITE_TOOBIG, BULLETIN_LIMIT, "a text is too large for the store"},
    {SQLITE_CONSTRAINT, BULLETIN_CORRUPT,
     "the file contradicts itself; run check and restore a backup"},
    {SQLITE_INTERRUPT, BULLETIN_LIMIT,
     "stopped: what it may take is used up; ask for less"},
    {SQLITE_ERROR, BULLETIN_CORRUPT,
     "the file's tables are not a store's; restore a backup"},
};

/* SQLite only says that it could not; of a folder, that reading it failed. The
** last process to leave takes the log away: who comes at that moment cannot
** open it, and then can. */
static int fail_for_rights(const bul_sql *sql, int code,
                           bulletin_error *error) {
  int kind = code & 0xFF;
  if (sql == NULL || sql->path == NULL || sql->access == BUL_MEMORY)
    return BULLETIN_OK;
  if (code == SQLITE_IOERR || code == SQLITE_IOERR_READ)
    return bul_rights_fail(sql->path, BUL_READ_ONLY, error);
  if (kind != SQLITE_CANTOPEN && kind != SQLITE_READONLY && kind != SQLITE_PERM)
    return BULLETIN_OK;
  int status = bul_rights_fail(sql->path, sql->access, error);
  if (status != BULLETIN_OK || kind != SQLITE_CANTOPEN) return status;
  return bul_fail(error, BULLETIN_BUSY,
                  "%s: it or its log cannot be opened at this moment; try "
                  "again, with fewer files open",
                  sql->path);
}

int bul_sql_fail(bul_sql *sql, int code, bulletin_error *error) {
  int status = fail_for_rights(sql, code, error);
  if (status != BULLETIN_OK) return status;
  const char *path = sql != NULL && sql->path != NULL ? sql->path : "store";
  bool known = sql != NULL && sql->db != NULL &&
               sqlite3_errcode(sql->db) != SQLITE_OK;
  const char *detail = known ? sqlite3_errmsg(sql->db) : sqlite3_errstr(code);
  for (size_t i = 0; i < sizeof failures / sizeof *failures; i++) {
    const failure *f = &failures[i];
    if (f->code != code && f->code != (code & 0xFF)) continue;
    return bul_fail(error, f->status, "%s: %s (%s)", path, f->what, detail);
  }
  return bul_fail(error, BULLETIN_IO, "%s: %s", path, detail);
}

_Static_assert(BUL_NO_MEMORY == SQLITE_NOMEM, "sql.h names it too");

/* --- the connection ---------------------------------------------------- */

/* Every path is the plain name of a file: to SQLite "file:…" is an address and
** ":memory:" no file at all, unless they begin otherwise. */
static int open_plain(bul_sql *sql, int flags) {
  if (strncmp(sql->path, "file:", 5) != 0 && sql->path[0] != ':')
    return sqlite3_open_v2(sql->path, &sql->db, flags, NULL);
  size_t size = sql->path_size + 2;
  char *name = bul_resize(&sql->allocator, NULL, 0, size);
  if (name == NULL) return SQLITE_NOMEM;
  memcpy(name, "./", 2);
  memcpy(name + 2, sql->path, sql->path_size);
  int code = sqlite3_open_v2(name, &sql->db, flags, NULL);
  bul_free(&sql->allocator, name, size);
  return code;
}

static int open_file(bul_sql *sql, bul_access access) {
  int flags = SQLITE_OPEN_NOMUTEX;
  if (access == BUL_READ_ONLY)
    flags |= SQLITE_OPEN_READONLY;
  else
    flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  if (access != BUL_MEMORY) return open_plain(sql, flags);
  return sqlite3_open_v2(sql->path, &sql->db, flags | SQLITE_OPEN_MEMORY, NULL);
}

/* A store in a folder that may not be written has no place for the files that
** readers share; without a log beside it nobody is writing it now, and it may
** be read as it stands: see bul_sql_fresh. */
static int open_immutable(bul_sql *sql) {
  static const char hex[] = "0123456789ABCDEF";
  static const char head[] = "file:", tail[] = "?immutable=1";
  size_t size;
  if (!bul_mul(&size, sql->path_size, 3) || !bul_add(&size, size, 32))
    return SQLITE_NOMEM;
  char *uri = bul_resize(&sql->allocator, NULL, 0, size);
  if (uri == NULL) return SQLITE_NOMEM;
  char *at = uri;
  memcpy(at, head, sizeof head - 1);
  at += sizeof head - 1;
  for (const char *p = sql->path; *p != '\0'; p++) {
    unsigned char c = (unsigned char)*p;
    if (bul_is_latin(c) || bul_is_digit(c) || c == '/' || c == '.') {
      *at++ = (char)c;
    } else {
      *at++ = '%';
      *at++ = hex[c >> 4];
      *at++ = hex[c & 15];
    }
  }
  memcpy(at, tail, sizeof tail);
  sqlite3_close(sql->db);
  sql->db = NULL;
  int code = sqlite3_open_v2(uri, &sql->db,
                             SQLITE_OPEN_READONLY | SQLITE_OPEN_URI |
                                 SQLITE_OPEN_NOMUTEX,
                             NULL);
  bul_free(&sql->allocator, uri, size);
  sql->stamp = bul_rights_stamp(sql->path);
  sql->is_still = true;
  return code;
}

/* Reads something, so that what is wrong with the file shows now. */
static int touch(bul_sql *sql) {
  return sqlite3_exec(sql->db, "SELECT count(*) FROM sqlite_master", NULL, NULL,
                      NULL);
}

/* The switch to a log asks for the whole file for a moment, which the busy
** timeout does not cover. */
static int use_log(bul_sql *sql) {
  for (int waited = 0;; waited += RETRY_MS) {
    int code = sqlite3_exec(sql->db, "PRAGMA journal_mode=WAL", NULL, NULL, NULL);
    if ((code & 0xFF) != SQLITE_BUSY || waited >= sql->timeout) return code;
    sqlite3_sleep(RETRY_MS);
  }
}

static int set_up(bul_sql *sql, bul_access access) {
  sqlite3_extended_result_codes(sql->db, 1);
  int code = sqlite3_busy_timeout(sql->db, sql->timeout);
  if (code == SQLITE_OK) code = touch(sql);
  if (access == BUL_READ_ONLY &&
      ((code & 0xFF) == SQLITE_CANTOPEN || (code & 0xFF) == SQLITE_READONLY) &&
      !bul_rights_beside(sql->path) && !bul_rights_has_log(sql->path)) {
    code = open_immutable(sql);
    if (code == SQLITE_OK) sqlite3_extended_result_codes(sql->db, 1);
    if (code == SQLITE_OK) code = touch(sql);
  }
  if (code == SQLITE_OK && access != BUL_READ_ONLY &&
      sqlite3_db_readonly(sql->db, "main") == 1)
    code = SQLITE_READONLY;
  if (code == SQLITE_OK && access == BUL_READ_WRITE) code = use_log(sql);
  if (code == SQLITE_OK)
    code = sqlite3_exec(sql->db,
                        "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
                        "PRAGMA cache_size=-16384; PRAGMA secure_delete=OFF;"
                        "PRAGMA temp_store=MEMORY; PRAGMA trusted_schema=OFF",
                        NULL, NULL, NULL);
  return code;
}

int bul_sql_open(bul_sql **out, bulletin_text path, bul_access access,
                 int timeout, const bulletin_allocator *allocator,
                 bulletin_error *error) {
  *out = NULL;
  int status = access == BUL_MEMORY ? BULLETIN_OK
                                    : bul_rights_name(path, access, error);
  if (status != BULLETIN_OK) return status;
  bulletin_allocator memory = bul_allocator(allocator);
  bul_sql *sql = bul_resize(&memory, NULL, 0, sizeof *sql);
  if (sql == NULL) return bul_nomem(error);
  *sql = (bul_sql){.allocator = memory, .access = access, .timeout = timeout};
  if (access == BUL_MEMORY) path = BUL_TEXT(":memory:");
  sql->path_size = path.size + 1;
  sql->path = bul_resize(&memory, NULL, 0, sql->path_size);
  if (sql->path == NULL) {
    status = bul_nomem(error);
  } else {
    if (path.size > 0) memcpy(sql->path, path.data, path.size);
    sql->path[path.size] = '\0';
    int code = access != BUL_MEMORY && bul_bounds_bad_journal(sql->path)
                   ? SQLITE_CORRUPT
                   : open_file(sql, access);
    if (code == SQLITE_OK) code = set_up(sql, access);
    if (code != SQLITE_OK) status = bul_sql_fail(sql, code, error);
  }
  if (status != BULLETIN_OK) {
    bul_sql_close(sql);
    return status;
  }
  *out = sql;
  return BULLETIN_OK;
}

void bul_sql_close(bul_sql *sql) {
  if (sql == NULL) return;
  for (size_t i = 0; i < KEPT; i++) sqlite3_finalize(sql->kept[i].statement);
  sqlite3_close_v2(sql->db);
  bul_free(&sql->allocator, sql->path, sql->path_size);
  bulletin_allocator memory = sql->allocator;
  bul_free(&memory, sql, sizeof *sql);
}

const char *bul_sql_path(const bul_sql *sql) { return sql->path; }

const char *bul_sql_file(const bul_sql *sql) {
  const char *file = sqlite3_db_filename(sql->db, "main");
  return file != NULL ? file : "";
}

bool bul_sql_in_memory(const bul_sql *sql) { return sql->access == BUL_MEMORY; }

int bul_sql_fresh(const bul_sql *sql, bulletin_error *error) {
  if (!sql->is_still) return BULLETIN_OK;
  bul_stamp now = bul_rights_stamp(sql->path);
  if (now.file == sql->stamp.file && now.size == sql->stamp.size &&
      now.seconds == sql->stamp.seconds &&
      now.nanoseconds == sql->stamp.nanoseconds &&
      !bul_rights_has_log(sql->path))
    return BULLETIN_OK;
  return bul_fail(error, BULLETIN_BUSY,
                  "%s: another process has begun to write it; open it again",
                  sql->path);
}

int bul_sql_timeout(const bul_sql *sql) { return sql->timeout; }

void bul_sql_bound(bul_sql *sql, const bulletin_bounds *bounds) {
  sql->bounds = *bounds;
  sql->timeout = bounds->timeout;
  bul_bounds_set(sql->db, &sql->bounds);
}

int64_t bul_sql_inserted(bul_sql *sql) {
  return sqlite3_last_insert_rowid(sql->db);
}

bool bul_sql_in_transaction(bul_sql *sql) {
  return sqlite3_get_autocommit(sql->db) == 0;
}

/* --- backup ------------------------------------------------------------ */

/* All pages in one step: the source is read as it was at one moment. Between
** steps another process may write, and then SQLite begins anew. */
int bul_sql_copy(bul_sql *to, bul_sql *from, bulletin_error *error) {
  sqlite3_backup *backup = sqlite3_backup_init(to->db, "main", from->db, "main");
  if (backup == NULL)
    return bul_sql_fail(to, sqlite3_errcode(to->db), error);
  int code;
  for (int waited = 0;; waited += RETRY_MS) {
    code = sqlite3_backup_step(backup, -1);
    bool busy = code == SQLITE_BUSY || code == SQLITE_LOCKED;
    if (!busy || waited >= to->timeout) break;
    sqlite3_sleep(RETRY_MS);
  }
  int end = sqlite3_backup_finish(backup);
  if (code == SQLITE_DONE) code = end;
  return code == SQLITE_OK ? BULLETIN_OK : bul_sql_fail(to, code, error);
}
