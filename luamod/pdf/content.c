/*
** content.c - the bytes of a PDF's content, as operators with what they are about.
** Strings, arrays, dictionaries and pictures are passed over.
*/
#include "content.h"

#include <string.h>

static gboolean is_blank(guchar c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' ||
         c == '\0';
}

static gboolean is_word(guchar c) {
  return !is_blank(c) && strchr("()<>[]{}/%", c) == NULL;
}

/* Behind a string in brackets, which may stand in each other. */
static const guchar *pass_string(const guchar *at, const guchar *end) {
  long open = 0;
  for (; at < end; at++) {
    if (*at == '\\') {
      at += end - at > 1;
    } else if (*at == '(') {
      open++;
    } else if (*at == ')' && --open == 0) {
      return at + 1;
    }
  }
  return end;
}

/* Behind a picture in the content: its end is a word of its own. */
static const guchar *pass_picture(const guchar *at, const guchar *end) {
  for (; end - at > 3; at++)
    if (is_blank(at[0]) && at[1] == 'E' && at[2] == 'I' && is_blank(at[3]))
      return at + 3;
  return end;
}

static gboolean take_number(operation *o, const char *word) {
  const char *at = word;
  double value = 0, unit = 1;
  gboolean minus = FALSE, any = FALSE;
  for (; *at == '+' || *at == '-'; at++)
    minus = *at == '-';
  for (; g_ascii_isdigit(*at); at++, any = TRUE)
    value = value * 10 + (*at - '0');
  if (*at == '.')
    for (at++; g_ascii_isdigit(*at); at++, any = TRUE)
      value += (*at - '0') * (unit /= 10);
  if (!any || (*at != '\0' && *at != '-')) return FALSE;
  if (o->count == MOST_NUMBERS) {
    memmove(o->numbers, o->numbers + 1, sizeof o->numbers - sizeof(double));
    o->count--;
  }
  o->numbers[o->count++] = minus ? -value : value;
  return TRUE;
}

/* A number, a name or an operator, which it is TRUE for. */
static gboolean take_word(operation *o, const guchar **at, const guchar *end) {
  gboolean name = **at == '/';
  gsize size = 0;
  if (name) (*at)++;
  for (; *at < end && is_word(**at); (*at)++)
    if (size + 1 < sizeof o->word) o->word[size++] = (char)**at;
  o->word[size] = '\0';
  if (name) {
    memcpy(o->name, o->word, size + 1);
    return FALSE;
  }
  if (take_number(o, o->word)) return FALSE;
  if (strcmp(o->word, "ID") == 0) *at = pass_picture(*at, end);
  return TRUE;
}

gboolean pdf_next_operation(operation *o, const guchar **from,
                            const guchar *end) {
  const guchar *at = *from;
  gboolean found = FALSE;
  o->count = 0;
  o->name[0] = '\0';
  while (at < end && !found) {
    if (is_blank(*at)) {
      at++;
    } else if (*at == '%') {
      while (at < end && *at != '\n' && *at != '\r')
        at++;
    } else if (*at == '(') {
      at = pass_string(at, end);
    } else if (*at == '<' && end - at > 1 && at[1] != '<') {
      const guchar *close = memchr(at, '>', (gsize)(end - at));
      at = close == NULL ? end : close + 1;
    } else if (*at == '/' || is_word(*at)) {
      found = take_word(o, &at, end);
    } else {
      at++;
    }
  }
  *from = at;
  return found;
}
