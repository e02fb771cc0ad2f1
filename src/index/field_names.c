/*
** field_names.c - which field is meant by a name, in English or Chinese.
*/
#include "../base/fold.h"
#include "../base/memory.h"
#include "field_words.h"

enum { LONGEST = 48 }; /* bytes of a field's name */

/* The name in the form of search, as a string; false for one that is none. */
static bool fold_name(char out[LONGEST + 1], bulletin_text name) {
  size_t size = 0, used;
  for (size_t at = 0; at < name.size; at += used) {
    uint32_t c = bul_fold_search(bul_char_at(name.data + at, &used));
    if (size + 4 > LONGEST) return false;
    size += bul_char_put(out + size, c);
  }
  out[size] = '\0';
  return size > 0 && strlen(out) == size;
}

static const char *listed(const char *field, const char *const *known) {
  for (; *known != NULL; known++)
    if (strcmp(*known, field) == 0) return *known;
  return NULL;
}

const char *bulletin_field_called(bulletin_text name,
                                  const char *const *known) {
  char folded[LONGEST + 1];
  if (bul_utf8_invalid(name) < name.size || !fold_name(folded, name))
    return NULL;
  const char *field = listed(folded, known);
  for (size_t i = 0; field == NULL && i < BUL_COUNT(field_words); i++)
    if (strcmp(field_words[i].name, folded) == 0)
      field = listed(field_words[i].field, known);
  return field;
}

const char *bulletin_field_in_chinese(const char *field) {
  for (size_t i = 0; i < BUL_COUNT(field_words); i++)
    if (strcmp(field_words[i].field, field) == 0) return field_words[i].name;
  return NULL;
}
