/*
** tokenizer.c - the index's idea of a word, as a tokenizer of FTS5's named
** `bulletin`, in an extension for any SQLite program; no part of the library:
**     sqlite> .load build/bulletin_fts
**     sqlite> CREATE VIRTUAL TABLE t USING fts5(x, tokenize='bulletin');
**
** A character is a token, and so is each pair of neighbours, at the place of
** its first. A query of one character asks for the character; a longer run
** for its pairs, which stand side by side only where the run does.
*/
#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT1

#include "../../base/fold.h"
#include "../../index/units.h"

typedef int (*token_sink)(void *context, int flags, const char *token, int size,
                          int start, int end);

/* FTS5 asks for an object; there is nothing to keep in one. */
static int create(void *context, const char **arguments, int count,
                  Fts5Tokenizer **out) {
  static char nothing;
  (void)context;
  (void)arguments;
  *out = (Fts5Tokenizer *)&nothing;
  return count == 0 ? SQLITE_OK : SQLITE_ERROR;
}

static void destroy(Fts5Tokenizer *tokenizer) {
  (void)tokenizer;
}

/* The word in its one form, without what has no width. Words longer than
** the room are cut, here as in a query. */
static int put_word(char *out, size_t room, const bul_unit *unit) {
  size_t used = 0;
  for (const char *at = unit->start; at < unit->end && used + 4 <= room;) {
    size_t size;
    uint32_t c = bul_fold_search_at(at, unit->end, &size);
    at += size;
    if (bul_unit_is_nothing(c)) continue;
    used += bul_char_put(out + used, c);
  }
  return (int)used;
}

/* FTS5 numbers tokens one by one, so a gap is a token that no query has. */
static int put_gap(token_sink sink, void *context, int at) {
  return sink(context, 0, "\n", 1, at, at);
}

static int tokenize(Fts5Tokenizer *tokenizer, void *context, int flags,
                    const char *data, int size, token_sink sink) {
  (void)tokenizer;
  if (size <= 0) return SQLITE_OK;
  bulletin_text text = bul_text(data, (size_t)size);
  text.size = bul_utf8_invalid(text); /* what follows a bad byte is not read */
  bool query = (flags & FTS5_TOKENIZE_QUERY) != 0;
  bul_units units;
  bul_unit unit, next;
  bul_units_start(&units, text);
  bool more = bul_units_next(&units, &unit);
  bool paired = false; /* the unit before made a pair with this one */
  while (more) {
    more = bul_units_next(&units, &next);
    bool pair = more && !unit.is_word && !next.is_word &&
                next.position == unit.position + 1;
    int start = (int)(unit.start - data), end = (int)(unit.end - data);
    char token[256];
    int code = SQLITE_OK;
    if (unit.is_word) {
      int used = put_word(token, sizeof token, &unit);
      code = sink(context, 0, token, used, start, end);
    } else {
      int used = (int)bul_char_put(token, unit.character);
      bool alone = !query || (!pair && !paired);
      if (alone) code = sink(context, 0, token, used, start, end);
      if (pair && code == SQLITE_OK) {
        used += (int)bul_char_put(token + used, next.character);
        code = sink(context, alone ? FTS5_TOKEN_COLOCATED : 0, token, used,
                    start, (int)(next.end - data));
      }
    }
    if (code != SQLITE_OK) return code;
    /* The last character of a run needs no token in a query, unless to keep
    ** its place: 中国GDP asks for 中国, then GDP two further on. */
    if (query && paired && !pair && more && !unit.is_word) {
      code = sink(context, 0, token, (int)bul_char_put(token, unit.character),
                  start, end);
      if (code != SQLITE_OK) return code;
    }
    if (more && next.position != unit.position + 1) {
      code = put_gap(sink, context, end);
      if (code != SQLITE_OK) return code;
    }
    paired = pair;
    unit = next;
  }
  return SQLITE_OK;
}

static fts5_api *find_api(sqlite3 *db, int *code) {
  fts5_api *api = NULL;
  sqlite3_stmt *statement = NULL;
  *code = sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &statement, NULL);
  if (*code == SQLITE_ERROR) { /* no such function: built without FTS5 */
    *code = SQLITE_OK;
    return NULL;
  }
  if (*code != SQLITE_OK) return NULL;
  *code =
      sqlite3_bind_pointer(statement, 1, (void *)&api, "fts5_api_ptr", NULL);
  if (*code == SQLITE_OK) sqlite3_step(statement);
  int end = sqlite3_finalize(statement);
  if (*code == SQLITE_OK) *code = end;
  return api;
}

/* SQLITE_OK too when this SQLite was built without FTS5. */
static int add_tokenizer(sqlite3 *db) {
  int code;
  fts5_api *api = find_api(db, &code);
  if (api == NULL) return code;
  fts5_tokenizer methods = {create, destroy, tokenize};
  return api->xCreateTokenizer(api, "bulletin", NULL, &methods, NULL);
}

BULLETIN_API int sqlite3_bulletinfts_init(sqlite3 *db, char **message,
                                          const sqlite3_api_routines *api);

/* SQLite finds this by the file's name: bulletin_fts. */
int sqlite3_bulletinfts_init(sqlite3 *db, char **message,
                             const sqlite3_api_routines *api) {
  (void)message;
  SQLITE_EXTENSION_INIT2(api);
  return add_tokenizer(db);
}
