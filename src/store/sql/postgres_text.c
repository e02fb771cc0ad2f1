/*
** postgres_text.c - the store's SQL in PostgreSQL's dialect.
*/
#include "postgres.h"

#include "../../base/text.h"
#include "postgres_words.h"

/* A quoted text or name that begins at `at`: where it ends. */
static const char *quoted_end(const char *at, const char *end) {
  char quote = *at++;
  while (at < end && *at != quote)
    at++;
  return at < end ? at + 1 : end;
}

static bool starts(const char *at, const char *end, const char *word) {
  return bul_text_starts(bul_text(at, (size_t)(end - at)),
                         bulletin_text_of(word));
}

/* ? is the parameter behind the one before, ?2 the second. */
static const char *put_parameter(bul_buffer *out, const char *at,
                                 const char *end, int *last) {
  int number = 0;
  for (at++; at < end && bul_is_digit((unsigned char)*at) && number < 1000;
       at++)
    number = number * 10 + (*at - '0');
  if (number == 0) number = *last + 1;
  if (number > *last) *last = number;
  char digits[8];
  int size = 0;
  for (int n = number; n > 0; n /= 10)
    digits[size++] = (char)('0' + n % 10);
  bul_buffer_add(out, "$", 1);
  while (size > 0)
    bul_buffer_add(out, &digits[--size], 1);
  return at;
}

void bul_postgres_translate(bul_buffer *out, bulletin_text text,
                            int *parameters, bool *gives) {
  const char *at = text.data, *end = text.data + text.size;
  bool ignores = starts(at, end, ignoring);
  *parameters = 0;
  *gives = false;
  for (size_t i = 0; i < sizeof numbered / sizeof *numbered; i++)
    *gives |= starts(at, end, numbered[i]);
  while (at < end) {
    const char *from = at;
    if (*at == '\'' || *at == '"') {
      at = quoted_end(at, end);
      bul_buffer_add(out, from, (size_t)(at - from));
      continue;
    }
    if (starts(at, end, ours_begin) || starts(at, end, ours_end)) {
      at += strlen(*at == '/' ? ours_begin : ours_end);
      continue;
    }
    if (*at == '?') {
      at = put_parameter(out, at, end, parameters);
      continue;
    }
    for (size_t i = 0; i < sizeof words / sizeof *words && at == from; i++) {
      if (!starts(at, end, words[i].ours)) continue;
      bul_buffer_add_text(out, bulletin_text_of(words[i].theirs));
      at += strlen(words[i].ours);
    }
    if (at == from) bul_buffer_add(out, at++, 1);
  }
  if (ignores) bul_buffer_add_text(out, BUL_TEXT(" ON CONFLICT DO NOTHING"));
  if (*gives) bul_buffer_add_text(out, BUL_TEXT(" RETURNING id"));
  bul_buffer_add(out, "", 1);
}

bool bul_postgres_reads(bulletin_text text) {
  text = bul_text_trim(text);
  for (size_t i = 0; i < sizeof reading / sizeof *reading; i++) {
    size_t size = strlen(reading[i]), at = 0;
    while (at < size && at < text.size &&
           (text.data[at] | 32) == reading[i][at])
      at++;
    if (at == size) return true;
  }
  return false;
}
