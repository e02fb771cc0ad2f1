/*
** html_meta.c - see html_meta.h.
*/
#include "html_meta.h"

#include "html_roles.h"

/* What stands between <name> and </name>; absent if nothing does. */
static bulletin_text property(bulletin_text text, const char *open,
                              const char *close) {
  const char *at = bul_text_find(text, bulletin_text_of(open));
  if (at == NULL) return bul_text(NULL, 0);
  bulletin_text rest = bul_text_from(text, (size_t)(at - text.data) +
                                               bulletin_text_of(open).size);
  const char *end = bul_text_find(rest, bulletin_text_of(close));
  if (end == NULL) return bul_text(NULL, 0);
  rest = bul_text_trim(bul_text(rest.data, (size_t)(end - rest.data)));
  return rest.size == 0 ? bul_text(NULL, 0) : rest;
}

void bul_html_meta_comment(bul_html_facts *facts, bulletin_text comment) {
  if (!bul_text_starts(comment, BUL_TEXT("enpproperty")) ||
      facts->headline.data != NULL)
    return;
  facts->headline = property(comment, "<title>", "</title>");
  facts->kicker = property(comment, "<introtitle>", "</introtitle>");
  facts->deck = property(comment, "<subtitle>", "</subtitle>");
  facts->date = property(comment, "<date>", "</date>");
}

void bul_html_meta_element(bul_html_facts *facts, bulletin_text attributes) {
  bulletin_text name = bul_html_attribute_of(attributes, "property");
  if (bul_html_is(name, "og:title"))
    facts->title = bul_html_attribute_of(attributes, "content");
}

void bul_html_meta_picture(bul_html_document *d, bulletin_text attributes) {
  double width = bul_number_of(bul_html_attribute_of(attributes, "width"));
  double height = bul_number_of(bul_html_attribute_of(attributes, "height"));
  if (bul_html_attribute_of(attributes, "usemap").data == NULL) return;
  if (width * height <= d->width * d->height) return;
  d->width = width;
  d->height = height;
}
