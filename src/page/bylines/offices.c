/*
** offices.c - see offices.h.
*/
#include "offices.h"

#include "names.h"
#include "office_words.h"

enum { SHORTEST_OFFICE = 3 /* characters */ };

bool bul_ends_office(bulletin_text text) {
  for (size_t i = 0; i < BUL_COUNT(office_ends); i++) {
    if (bul_text_ends(text, office_ends[i])) return true;
  }
  return false;
}

bool bul_is_office(bulletin_text text) {
  return bul_text_length(text) >= SHORTEST_OFFICE && bul_ends_office(text) &&
         !bul_is_person(text);
}

size_t bul_office_size(const bul_token *tokens, size_t count) {
  size_t names = count;
  while (names > 1 && bul_is_person(tokens[names - 1].text) &&
         !bul_ends_office(tokens[names - 1].text))
    names--;
  if (names == count) { /* padded */
    if (count < 3 || !bul_is_single(tokens[count - 1].text) ||
        !bul_is_single(tokens[count - 2].text) ||
        !bul_is_surname_start(tokens[count - 2].text))
      return 0;
    names = count - 2;
  }
  if (names == count || !tokens[names].spaced ||
      bul_text_length(tokens[0].text) < SHORTEST_OFFICE)
    return 0;
  return bul_ends_office(tokens[names - 1].text) ? names : 0;
}
