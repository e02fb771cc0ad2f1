/*
** tokenizer.h - the store's idea of a word, as a tokenizer of FTS5's named
** `bulletin`: CREATE VIRTUAL TABLE t USING fts5(x, tokenize='bulletin').
*/
#ifndef BUL_TOKENIZER_H
#define BUL_TOKENIZER_H

struct sqlite3;

/* Registers the tokenizer on a connection; SQLite's status. SQLITE_OK too
** when this SQLite was built without FTS5, which the store does not need. */
int bul_tokenizer_register(struct sqlite3 *db);

#endif
