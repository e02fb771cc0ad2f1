/*
** html_tags.c - see html_tags.h: an element is found by halves.
*/
#include "html_tag_words.h"

const bul_html_tag *bul_html_tag_of(bulletin_text name) {
  size_t low = 0, high = BUL_COUNT(html_tags);
  char word[20]; /* longer than every name in the table */
  if (name.size >= sizeof word) return NULL;
  for (size_t i = 0; i < name.size; i++) {
    char c = name.data[i];
    word[i] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
  }
  word[name.size] = '\0';
  while (low < high) {
    size_t middle = (low + high) / 2;
    int order = strcmp(word, html_tags[middle].name);
    if (order == 0) return &html_tags[middle];
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return NULL;
}
