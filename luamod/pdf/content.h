/*
** content.h - the content of a PDF's page, operator by operator.
*/
#ifndef PDF_CONTENT_H
#define PDF_CONTENT_H

#include <glib.h>

enum { MOST_NUMBERS = 8, LONGEST_WORD = 64 };

/* An operator with what stands before it: the last numbers and the last name,
** "" if there is none. */
typedef struct operation {
  char word[LONGEST_WORD], name[LONGEST_WORD];
  double numbers[MOST_NUMBERS];
  int count;
} operation;

/* The next operator; `*at` is moved behind it. FALSE at the end. */
gboolean pdf_next_operation(operation *o, const guchar **at, const guchar *end);

#endif
