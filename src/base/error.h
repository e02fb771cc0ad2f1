/*
** error.h - filling in a bulletin_error without allocating.
*/
#ifndef BUL_ERROR_H
#define BUL_ERROR_H

#include "../bulletin.h"

/* Fills `error` (which may be NULL) and returns `status`, so that a
** function can say `return bul_fail(error, BULLETIN_IO, "…")`. A message
** too long for its room is cut between two characters. */
int bul_fail(bulletin_error *error, int status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same with the place: `line` and `byte` count from 1. */
int bul_fail_at(bulletin_error *error, int status, size_t line, size_t byte,
                const char *format, ...) __attribute__((format(printf, 5, 6)));

/* BULLETIN_NOMEM with its message. */
int bul_nomem(bulletin_error *error);

/* OK, or ENCODING with the line and byte of what is not UTF-8. */
int bul_check_text(bulletin_text text, bulletin_error *error);

/* The same of a name or a word, in which there is no NUL either. `what` it is
** begins the message. */
int bul_name_check(bulletin_text name, const char *what, bulletin_error *error);

#endif
